//! The machine that the figures were measured on.

use std::fs;
use std::process::Command;

use serde::{Deserialize, Serialize};

/// Facts about the machine that a reader needs to compare results.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// The processor's name.
    pub processor: String,
    /// Cores that this process may run on.
    pub cores: usize,
    /// Memory in bytes.
    pub memory_bytes: u64,
    /// The kernel's release.
    pub kernel: String,
    /// The compiler.
    pub rustc: String,
    /// `true` if the processor says that it runs under a hypervisor.
    pub virtual_machine: bool,
    /// The kernel's policy on huge pages, which affects how memory grows.
    pub huge_pages: String,
    /// The limit on open files.
    pub open_files: u64,
    /// Sizes of the second- and third-level caches, as the kernel writes them.
    #[serde(default)]
    pub caches: Vec<String>,
}

impl Machine {
    /// Reads the facts about this machine.
    #[must_use]
    pub fn here(open_files: u64) -> Self {
        let cpuinfo = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let meminfo = fs::read_to_string("/proc/meminfo").unwrap_or_default();
        let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        let huge = fs::read_to_string("/sys/kernel/mm/transparent_hugepage/enabled");
        let rustc = Command::new("rustc").arg("--version").output();
        Self {
            processor: after(&cpuinfo, "model name").unwrap_or_else(|| std::env::consts::ARCH.into()),
            cores: crate::affinity::allowed().len(),
            memory_bytes: after(&meminfo, "MemTotal")
                .and_then(|text| text.split(' ').next()?.parse::<u64>().ok())
                .unwrap_or(0)
                * 1024,
            // Only the release number matters; what follows it names a build.
            kernel: kernel.trim().split('-').next().unwrap_or_default().into(),
            rustc: rustc.map_or_else(|_| String::new(), |output| String::from_utf8_lossy(&output.stdout).trim().into()),
            virtual_machine: after(&cpuinfo, "flags")
                .is_some_and(|flags| flags.split(' ').any(|flag| flag == "hypervisor")),
            huge_pages: huge.ok().as_deref().and_then(chosen).unwrap_or("none").into(),
            open_files,
            caches: (2..=3).filter_map(cache).collect(),
        }
    }

    /// Returns the facts on one line.
    #[must_use]
    pub fn line(&self) -> String {
        let kind = if self.virtual_machine { "virtual machine" } else { "machine" };
        let gib = self.memory_bytes as f64 / f64::from(1 << 30);
        let caches: String = self.caches.iter().map(|cache| format!(", {cache}")).collect();
        format!("{kind} with {} cores ({}{caches}), {gib:.0} GiB, Linux {}", self.cores, self.processor, self.kernel)
    }
}

/// Other work that the machine did during the run, as far as the kernel accounts for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Load {
    /// Load average over the minute before the run: threads that were running or waiting for a processor.
    pub average_at_start: Option<f64>,
    /// Load average over the last minute of the run, including the run's own threads.
    pub average_at_end: Option<f64>,
    /// Share of the processors' time that the hypervisor gave to other machines during the run.
    pub stolen_share: Option<f64>,
}

impl Load {
    /// Returns the load on one line, or `None` if nothing is known about it.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        let (start, end) = (self.average_at_start?, self.average_at_end?);
        let stolen = self.stolen_share.map_or_else(String::new, |share| {
            format!("; the hypervisor gave {:.1} % of the processors' time to others", share * 100.0)
        });
        Some(format!("load average {start:.2} before the run, {end:.2} at its end{stolen}"))
    }
}

/// The load since a point in time.
#[derive(Clone, Copy, Debug)]
pub struct LoadWatch {
    average: Option<f64>,
    ticks: Option<Ticks>,
}

impl LoadWatch {
    /// Starts watching.
    #[must_use]
    pub fn start() -> Self {
        Self { average: load_average(), ticks: Ticks::now() }
    }

    /// Returns what was observed since the start.
    #[must_use]
    pub fn stop(&self) -> Load {
        let ticks = self.ticks.zip(Ticks::now());
        Load {
            average_at_start: self.average,
            average_at_end: load_average(),
            stolen_share: ticks.and_then(|(before, after)| after.stolen_since(before)),
        }
    }
}

/// Clock ticks of all processors together since the machine started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ticks {
    all: u64,
    stolen: u64,
}

impl Ticks {
    fn now() -> Option<Self> {
        Self::parse(&fs::read_to_string("/proc/stat").ok()?)
    }

    /// Parses the first line of `/proc/stat`: user, nice, system, idle, waiting for a disk, two kinds of interrupts,
    /// stolen. The time of guests is not added, since `user` already includes it.
    fn parse(text: &str) -> Option<Self> {
        let line = text.lines().next()?.strip_prefix("cpu ")?;
        let ticks: Vec<u64> = line.split_ascii_whitespace().map_while(|word| word.parse().ok()).take(8).collect();
        Some(Self { all: ticks.iter().sum(), stolen: *ticks.get(7)? })
    }

    fn stolen_since(self, before: Self) -> Option<f64> {
        let all = self.all.checked_sub(before.all).filter(|&all| all > 0)?;
        Some(self.stolen.checked_sub(before.stolen)? as f64 / all as f64)
    }
}

fn load_average() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}

/// Returns the size of the first processor's cache of the given level, such as `L2 512K`.
fn cache(level: u32) -> Option<String> {
    let folder = format!("/sys/devices/system/cpu/cpu0/cache/index{level}");
    let read = |name: &str| fs::read_to_string(format!("{folder}/{name}")).ok();
    let (level, size) = (read("level")?, read("size")?);
    Some(format!("L{} {}", level.trim(), size.trim()))
}

/// Returns the text after `name :` in a file that consists of such lines.
fn after(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == name).then(|| value.trim().to_owned())
    })
}

/// Returns the word in square brackets, which is the selected one.
fn chosen(text: &str) -> Option<&str> {
    Some(text.split_once('[')?.1.split_once(']')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_in_brackets_is_the_one_in_force() {
        assert_eq!(chosen("always [madvise] never\n"), Some("madvise"));
        assert_eq!(chosen("always\n"), None);
    }

    #[test]
    fn stolen_time_is_a_share_of_all_time() {
        let before = Ticks::parse("cpu  10 0 10 60 10 0 0 10 5 0\ncpu0 1 1\n").unwrap();
        assert_eq!(before, Ticks { all: 100, stolen: 10 });
        let after = Ticks { all: 300, stolen: 20 };
        assert_eq!(after.stolen_since(before), Some(0.05));
        assert_eq!(before.stolen_since(before), None);
        assert_eq!(Ticks::parse("cpu  1 2 3\n"), None);
    }

    #[test]
    fn the_load_is_told_only_where_it_is_known() {
        let load = Load { average_at_start: Some(0.1), average_at_end: Some(1.5), stolen_share: Some(0.012) };
        let line = load.line().unwrap();
        assert!(line.contains("0.10 before") && line.contains("1.50 at its end") && line.contains("1.2 %"), "{line}");
        assert_eq!(Load::default().line(), None);
    }

    #[test]
    fn lines_of_proc_files_are_found_by_their_whole_name() {
        assert_eq!(after("model\t\t: 5\nmodel name\t: Chip\n", "model name"), Some("Chip".into()));
    }
}
