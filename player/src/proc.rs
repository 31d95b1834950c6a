//! Facts about a process, read from Linux's `/proc`.

use std::fs;
use std::net::SocketAddr;

/// Returns the number of file descriptors that the process has open.
pub(crate) fn open_files(pid: u32) -> Option<usize> {
    fs::read_dir(format!("/proc/{pid}/fd")).ok().map(Iterator::count)
}

/// Returns the limit on file descriptors that lets the process open `free` more. The limit applies to descriptor
/// numbers, not to their count, and inherited descriptors may have high numbers.
pub(crate) fn limit_that_leaves(pid: u32, free: usize) -> Option<u64> {
    let entries = fs::read_dir(format!("/proc/{pid}/fd")).ok()?;
    let used: Vec<u64> = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    let last_free = (0..).filter(|number| !used.contains(number)).nth(free.checked_sub(1)?)?;
    Some(last_free + 1)
}

/// Returns the number of threads of the process.
pub(crate) fn threads(pid: u32) -> Option<usize> {
    fs::read_dir(format!("/proc/{pid}/task")).ok().map(Iterator::count)
}

/// Returns the resident memory of the process, in bytes.
pub(crate) fn resident(pid: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

/// Returns the time at which the process began, in clock ticks since the system started. It distinguishes the process
/// from a later one with the same id.
pub(crate) fn began(pid: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, behind) = stat.rsplit_once(')')?;
    let mut fields = behind.split_whitespace();
    // A process that has ended but has not been waited for holds no resources any more.
    (fields.next()? != "Z").then_some(())?;
    fields.nth(18)?.parse().ok()
}

/// Returns the processor time that the process has used, in milliseconds.
pub(crate) fn processor_time(pid: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, behind) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = behind.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(ticks * 1000 / rustix::param::clock_ticks_per_second().max(1))
}

/// Returns the processes of a group that are still running, except the leader.
pub(crate) fn left_in_group(leader: u32) -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|&pid| pid != leader)
        .filter(|pid| {
            let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            let fields: Vec<&str> =
                stat.rsplit_once(')').map_or(Vec::new(), |(_, rest)| rest.split_whitespace().collect());
            fields.first() != Some(&"Z") && fields.get(2).and_then(|group| group.parse().ok()) == Some(leader)
        })
        .collect()
}

/// Returns whether keepalive (`SO_KEEPALIVE`) is on at the service's end of a connection; `None` if the kernel does not
/// tell.
pub(crate) fn keepalive(service: SocketAddr, client: SocketAddr) -> Option<bool> {
    let (file, port, peer) = match service {
        SocketAddr::V4(_) => ("/proc/net/tcp", service.port(), client.port()),
        SocketAddr::V6(_) => ("/proc/net/tcp6", service.port(), client.port()),
    };
    let table = fs::read_to_string(file).ok()?;
    let (local, remote) = (format!(":{port:04X}"), format!(":{peer:04X}"));
    let line = table.lines().find(|line| {
        let mut fields = line.split_whitespace().skip(1);
        fields.next().is_some_and(|field| field.ends_with(&local))
            && fields.next().is_some_and(|field| field.ends_with(&remote))
    })?;
    // The kind of timer that is running: 2 is the keepalive timer.
    let timer = line.split_whitespace().nth(5)?.split(':').next()?;
    Some(timer == "02")
}
