//! What the operating system knows of this process and its machine, for `INFO`.

/// Figures from `/proc`; zeros, or nothing, where a system has no such files.
///
/// Read before a shard is locked, or after: opening files takes longer than anybody should wait for a key.
#[derive(Debug, Default)]
pub(super) struct Process {
    pub(super) executable: String,
    /// Bytes of memory in use, and the most that ever were.
    pub(super) resident: Option<u64>,
    pub(super) peak: Option<u64>,
    /// Bytes of memory of the machine.
    pub(super) total_memory: u64,
    /// Seconds of processor time in the program and in the kernel.
    pub(super) user_seconds: f64,
    pub(super) system_seconds: f64,
}

impl Process {
    /// Reads all figures.
    pub(super) fn read() -> Self {
        let read = |path| std::fs::read_to_string(path).unwrap_or_default();
        let status = read("/proc/self/status");
        let (user_seconds, system_seconds) = processor_seconds(&read("/proc/self/stat")).unwrap_or_default();
        Self {
            executable: std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default(),
            resident: kilobytes(&status, "VmRSS:"),
            peak: kilobytes(&status, "VmHWM:"),
            total_memory: kilobytes(&read("/proc/meminfo"), "MemTotal:").unwrap_or(0),
            user_seconds,
            system_seconds,
        }
    }
}

/// A field in kilobytes, as bytes.
fn kilobytes(text: &str, field: &str) -> Option<u64> {
    let line = text.lines().find(|line| line.starts_with(field))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1_024)
}

/// User and system time, from the kernel's account in ticks of 10 ms.
fn processor_seconds(stat: &str) -> Option<(f64, f64)> {
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut seconds = || Some(fields.next()?.parse::<f64>().ok()? / 100.0);
    Some((seconds()?, seconds()?))
}
