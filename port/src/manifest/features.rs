//! The features that items of generation 1 need.

/// Returns the crate of a path of generation 1, and the features that the path needs.
pub(crate) fn of(path: &str) -> Option<(&'static str, &'static [&'static str])> {
    let mut parts = path.split("::");
    let (krate, module) = (parts.next()?, parts.next().unwrap_or_default());
    let item = parts.next().unwrap_or_default();
    Some(match krate {
        "tokio" => ("tokio", of_tokio(module, item)),
        "tokio_util" => ("tokio-util", of_tokio_util(module)),
        "tokio_stream" => ("tokio-stream", of_tokio_stream(module, item)),
        "futures" => ("futures", &[]),
        "bytes" => ("bytes", &[]),
        "socket2" => ("socket2", &[]),
        "tower" => ("tower", &[]),
        _ => return None,
    })
}

fn of_tokio(module: &str, item: &str) -> &'static [&'static str] {
    match (module, item) {
        ("main", _) => &["macros", "rt-multi-thread"],
        ("test", _) => &["macros", "rt"],
        ("select" | "join" | "try_join", _) => &["macros"],
        ("runtime", "Handle") => &["rt"],
        ("runtime", _) | ("task", "block_in_place") => &["rt-multi-thread"],
        ("spawn" | "task" | "task_local", _) => &["rt"],
        ("net", _) => &["net"],
        ("time", "pause" | "resume" | "advance") => &["test-util", "time"],
        ("time", _) => &["time"],
        ("sync", _) => &["sync"],
        ("fs", _) => &["fs"],
        ("signal", _) => &["signal"],
        ("process", _) => &["process"],
        ("io", "stdin" | "stdout" | "stderr" | "Stdin" | "Stdout" | "Stderr") => &["io-std", "io-util"],
        ("io", "unix") => &["net"],
        ("io", _) => &["io-util"],
        _ => &[],
    }
}

fn of_tokio_util(module: &str) -> &'static [&'static str] {
    match module {
        "codec" => &["codec"],
        "udp" => &["codec", "net"],
        "net" => &["net"],
        "time" => &["time"],
        "io" => &["io"],
        "compat" => &["compat"],
        "task" => &["rt"],
        _ => &[],
    }
}

fn of_tokio_stream(module: &str, item: &str) -> &'static [&'static str] {
    match (module, item) {
        ("wrappers", "IntervalStream") | ("StreamExt", "timeout" | "throttle" | "chunks_timeout") => &["time"],
        ("wrappers", "BroadcastStream" | "WatchStream") => &["sync"],
        ("wrappers", "TcpListenerStream" | "UnixListenerStream") => &["net"],
        ("wrappers", "LinesStream" | "SplitStream") => &["io-util"],
        ("wrappers", "ReadDirStream") => &["fs"],
        ("wrappers", "SignalStream" | "CtrlCStream" | "CtrlBreakStream") => &["signal"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fmt::Write;
    use std::fs;
    use std::process::Command;

    use super::of;
    use crate::guide::guide;

    #[test]
    fn a_program_that_begins_with_main_has_a_runtime() {
        assert_eq!(of("tokio::main"), Some(("tokio", ["macros", "rt-multi-thread"].as_slice())));
        assert_eq!(of("tokio_stream::wrappers::IntervalStream::new"), Some(("tokio-stream", ["time"].as_slice())));
        assert_eq!(of("std::sync::Mutex"), None);
    }

    /// Returns the path without methods and variants, which `use` cannot name.
    fn nameable(path: &str) -> String {
        let mut parts = Vec::new();
        for part in path.split("::") {
            parts.push(part);
            if part.starts_with(char::is_uppercase) {
                break;
            }
        }
        parts.join("::")
    }

    #[test]
    #[ignore = "compiles a crate for each set of features; CONTRIBUTING.md has the command"]
    fn each_counterpart_is_there_with_its_features_alone() {
        let on_windows = |path: &str| path.contains("windows") || path.contains("::symlink_");
        let mut sets: BTreeMap<(&str, &[&str]), BTreeSet<String>> = BTreeMap::new();
        for row in guide().rows().iter().filter(|row| !on_windows(&row.new)) {
            if let Some(needs) = of(&row.new).filter(|(name, _)| name.starts_with("tokio")) {
                sets.entry(needs).or_default().insert(nameable(&row.new));
            }
        }
        let folder = tempfile::tempdir().expect("a folder");
        let mut members = Vec::new();
        for (index, ((name, features), paths)) in sets.iter().enumerate() {
            let version = if *name == "tokio" { "1" } else { "*" };
            let at = folder.path().join(format!("p{index}"));
            fs::create_dir_all(at.join("src")).expect("a folder");
            let manifest = format!(
                "[package]\nname = \"p{index}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n[dependencies]\n\
                 {name} = {{ version = \"{version}\", default-features = false, features = {features:?} }}\n"
            );
            fs::write(at.join("Cargo.toml"), manifest).expect("a manifest");
            let mut code = String::from("#![allow(unused_imports)]\n");
            for path in paths.iter().filter(|path| path.contains("::")) {
                let _ = writeln!(code, "mod p{} {{ use {path}; }}", code.len());
            }
            fs::write(at.join("src/lib.rs"), code).expect("a file");
            members.push((at, name, features));
        }
        let mut wrong = String::new();
        for (at, name, features) in members {
            let mut command = Command::new("cargo");
            command.args(["check", "--quiet", "--target-dir"]).arg(folder.path().join("target")).current_dir(&at);
            let output = command.output().expect("cargo");
            if !output.status.success() {
                let _ = writeln!(wrong, "{name} {features:?}:\n{}", String::from_utf8_lossy(&output.stderr));
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }
}
