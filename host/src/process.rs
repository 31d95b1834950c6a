//! Figures that `INFO` shows of this process and its machine, read from the operating system.

use engine::Process;

/// Reads the figures from `/proc`; they are zero, or left out, where a system has no such files.
///
/// ```
/// let process = host::process::read();
/// assert_eq!(process.id, std::process::id());
/// ```
#[must_use]
pub fn read() -> Process {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let status = read("/proc/self/status");
    let mut process = Process::default();
    process.id = std::process::id();
    process.executable = std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default();
    process.allocator = "mimalloc";
    process.resident = kilobytes(&status, "VmRSS:");
    process.peak = kilobytes(&status, "VmHWM:");
    process.total_memory = kilobytes(&read("/proc/meminfo"), "MemTotal:").unwrap_or(0);
    (process.user_seconds, process.system_seconds) = processor_seconds(&read("/proc/self/stat")).unwrap_or_default();
    process
}

/// Returns the value in bytes of a field that is given in kilobytes.
fn kilobytes(text: &str, field: &str) -> Option<u64> {
    let line = text.lines().find(|line| line.starts_with(field))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1_024)
}

/// Returns the seconds that the process has spent in user code and in the kernel, from the kernel's account in ticks of
/// 10 ms.
fn processor_seconds(stat: &str) -> Option<(f64, f64)> {
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut seconds = || Some(fields.next()?.parse::<f64>().ok()? / 100.0);
    Some((seconds()?, seconds()?))
}
