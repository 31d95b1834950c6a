//! The crates of generation 0.1, and the versions that tell them from their successors of the same name.

use std::path::Path;

use semver::{Comparator, Op, Version, VersionReq};

/// The crates, each with the last (major, minor) version of the old generation.
const FAMILY: [(&str, (u64, u64)); 26] = [
    ("tokio", (0, 1)),
    ("futures", (0, 1)),
    ("bytes", (0, 4)),
    ("futures-cpupool", (0, 1)),
    ("tokio-buf", (0, 1)),
    ("tokio-codec", (0, 1)),
    ("tokio-core", (0, 1)),
    ("tokio-current-thread", (0, 1)),
    ("tokio-executor", (0, 1)),
    ("tokio-fs", (0, 1)),
    ("tokio-io", (0, 1)),
    ("tokio-process", (0, 2)),
    ("tokio-proto", (0, 1)),
    ("tokio-reactor", (0, 1)),
    ("tokio-service", (0, 1)),
    ("tokio-signal", (0, 2)),
    ("tokio-sync", (0, 1)),
    ("tokio-tcp", (0, 1)),
    ("tokio-threadpool", (0, 1)),
    ("tokio-timer", (0, 2)),
    ("tokio-trace-core", (0, 2)),
    ("tokio-udp", (0, 1)),
    ("tokio-uds", (0, 2)),
    ("tokio-async-await", (0, 1)),
    ("tokio-uds-proto", (0, 1)),
    ("tokio-udp-proto", (0, 1)),
];

/// The package that `fix` puts into the user's tree; it is not the user's code.
pub const BRIDGE: &str = "tokio01-bridge";

/// The crates of generation 1 that have the name of an old one. A manifest with both needs another name for the old
/// one.
pub const NAMESAKES: [(&str, &str); 3] = [("tokio", "tokio01"), ("futures", "futures01"), ("bytes", "bytes04")];

fn last_old(name: &str) -> Option<(u64, u64)> {
    FAMILY.iter().find(|(known, _)| *known == name).map(|(_, last)| *last)
}

/// Returns whether a crate of this version is of the old generation.
pub fn is_old(name: &str, version: &Version) -> bool {
    last_old(name).is_some_and(|last| (version.major, version.minor) <= last)
}

/// Returns whether a crate has an old generation.
pub fn is_known(name: &str) -> bool {
    last_old(name).is_some()
}

/// Returns whether a requirement asks for the old generation; `None` if it allows both.
pub fn asks_for_old(name: &str, requirement: &str) -> Option<bool> {
    let Some(last) = last_old(name) else { return Some(false) };
    let requirement = VersionReq::parse(requirement).ok()?;
    let is_new = |c: &Comparator| (c.major, c.minor.unwrap_or(0)) > last;
    let decides = |c: &Comparator| matches!(c.op, Op::Exact | Op::Caret | Op::Tilde | Op::Wildcard);
    if requirement.comparators.iter().any(|c| decides(c) && !is_new(c) && (c.major > 0 || c.minor.is_some())) {
        return Some(true);
    }
    if requirement.comparators.iter().any(|c| is_new(c) && !matches!(c.op, Op::Less | Op::LessEq)) {
        return Some(false);
    }
    None
}

/// Returns the name that code uses for a crate.
pub fn code_name(package: &str) -> String {
    package.replace('-', "_")
}

/// Returns the crates in a lock file with their versions.
pub fn locked(lock: &Path) -> Vec<(String, Version)> {
    let Ok(text) = std::fs::read_to_string(lock) else { return Vec::new() };
    let Ok(parsed) = text.parse::<toml::Table>() else { return Vec::new() };
    let packages = parsed.get("package").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    packages
        .iter()
        .filter_map(|package| {
            let name = package.get("name")?.as_str()?.to_owned();
            Some((name, Version::parse(package.get("version")?.as_str()?).ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_name_their_generation() {
        for (name, requirement, old) in [
            ("futures", "0.1", Some(true)),
            ("futures", "=0.1.25", Some(true)),
            ("futures", "0.3", Some(false)),
            ("futures", ">=0.1, <0.2", None),
            ("futures", "*", None),
            ("bytes", "0.4.11", Some(true)),
            ("bytes", "0.5", Some(false)),
            ("tokio", "1", Some(false)),
            ("tokio", "0.2", Some(false)),
            ("tokio-timer", "0.1", Some(true)),
            ("tokio-process", "~0.2.3", Some(true)),
            ("serde", "1", Some(false)),
        ] {
            assert_eq!(asks_for_old(name, requirement), old, "{name} {requirement}");
        }
    }
}
