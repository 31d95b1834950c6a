//! The class of machine that the figures hold for.

use std::fs;
use std::process::Command;

use serde::Serialize;

/// Facts of the machine that a reader needs to compare results.
#[derive(Clone, Debug, Default, Serialize)]
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
    /// The kernel's policy for huge pages, which sets how memory grows.
    pub huge_pages: String,
    /// The limit on open files.
    pub open_files: u64,
}

impl Machine {
    /// Looks at the machine.
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
            // The release's number says what matters; what follows it names a build.
            kernel: kernel.trim().split('-').next().unwrap_or_default().into(),
            rustc: rustc.map_or_else(|_| String::new(), |output| String::from_utf8_lossy(&output.stdout).trim().into()),
            virtual_machine: after(&cpuinfo, "flags")
                .is_some_and(|flags| flags.split(' ').any(|flag| flag == "hypervisor")),
            huge_pages: huge.ok().as_deref().and_then(chosen).unwrap_or("none").into(),
            open_files,
        }
    }

    /// Returns the machine in one line.
    #[must_use]
    pub fn line(&self) -> String {
        let kind = if self.virtual_machine { "virtual machine" } else { "machine" };
        let gib = self.memory_bytes as f64 / f64::from(1 << 30);
        format!("{kind} with {} cores ({}), {gib:.0} GiB, Linux {}", self.cores, self.processor, self.kernel)
    }
}

/// Returns what follows `name :` in a file of such lines.
fn after(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == name).then(|| value.trim().to_owned())
    })
}

/// Returns the word in brackets.
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
    fn lines_of_proc_files_are_found_by_their_whole_name() {
        assert_eq!(after("model\t\t: 5\nmodel name\t: Chip\n", "model name"), Some("Chip".into()));
    }
}
