//! Checks rules for the whole workspace: generations that each crate may depend on, layers of the engine, one table of
//! commands, right versions.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use guide::workspace_root as root;

/// Returns `name version` of every crate that a package is built from, including those for its tests and examples.
fn tree(package: &str, edges: &str) -> BTreeSet<String> {
    tree_with(package, edges, &[])
}

/// As [`tree`], with the features that `features` choose.
fn tree_with(package: &str, edges: &str, features: &[&str]) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--locked", "--prefix", "none", "--format", "{p}", "--package", package, "--edges", edges])
        .args(features)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let name_and_version = |line: &str| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    String::from_utf8_lossy(&output.stdout).lines().map(name_and_version).filter(|line| !line.is_empty()).collect()
}

/// Returns crates whose name and version begin with a pair in `forbidden`.
fn leaks(package: &str, edges: &str, forbidden: &[(&str, &str)]) -> Vec<String> {
    let is_forbidden = |entry: &String| {
        let (name, version) = entry.split_once(' ').unwrap_or((entry, ""));
        forbidden.iter().any(|(prefix, generation)| {
            let named = name == *prefix || prefix.strip_suffix('*').is_some_and(|prefix| name.starts_with(prefix));
            named && version.starts_with(generation)
        })
    };
    tree(package, edges).into_iter().filter(is_forbidden).collect()
}

const ANY_RUNTIME: &[(&str, &str)] =
    &[("tokio*", "v"), ("futures*", "v"), ("mio", "v"), ("async-*", "v"), ("smol", "v"), ("hyper", "v")];

const GENERATION_1: &[(&str, &str)] = &[
    ("tokio", "v1"),
    ("tokio-util", "v"),
    ("tokio-stream", "v"),
    ("tokio-macros", "v"),
    ("futures", "v0.3"),
    ("futures-*", "v0.3"),
    ("mio", "v1"),
];

const GENERATION_01: &[(&str, &str)] = &[
    ("tokio", "v0.1"),
    ("tokio-io", "v"),
    ("tokio-reactor", "v"),
    ("tokio-executor", "v"),
    ("tokio-timer", "v"),
    ("tokio-core", "v"),
    ("tokio-signal", "v"),
    ("futures", "v0.1"),
    ("futures-cpupool", "v"),
    ("bytes", "v0.4"),
    ("mio", "v0.6"),
];

#[test]
fn engine_and_host_have_no_runtime_in_their_trees() {
    for package in ["redis-compatible-engine", "host"] {
        assert_eq!(leaks(package, "normal,build,dev", ANY_RUNTIME), Vec::<String>::new(), "{package}");
    }
}

#[test]
fn legacy_has_nothing_of_tokio_1() {
    assert_eq!(leaks("legacy", "normal,build,dev", GENERATION_1), Vec::<String>::new());
}

#[test]
fn modern_has_nothing_of_tokio_0_1() {
    assert_eq!(leaks("modern", "normal,build,dev", GENERATION_01), Vec::<String>::new());
}

/// `port/` is installed alone, and works on projects of either generation. Its tests run the fixtures of `fix` on both.
#[test]
fn port_has_no_runtime_and_nothing_of_this_house_in_its_tree() {
    let own: &[(&str, &str)] =
        &[("redis-compatible-engine", "v"), ("host", "v"), ("legacy", "v"), ("modern", "v"), ("compat-tests", "v")];
    assert_eq!(leaks("cargo-tokio-port", "normal,build", ANY_RUNTIME), Vec::<String>::new());
    assert_eq!(leaks("cargo-tokio-port", "normal,build,dev", own), Vec::<String>::new());
}

/// `player/` is installed alone, and works with any service.
#[test]
fn player_has_no_runtime_and_nothing_of_this_house_in_its_tree() {
    let own: &[(&str, &str)] = &[
        ("redis-compatible-engine", "v"),
        ("host", "v"),
        ("legacy", "v"),
        ("modern", "v"),
        ("guide", "v"),
        ("compat-tests", "v"),
    ];
    assert_eq!(leaks("wire-player", "normal,build,dev", ANY_RUNTIME), Vec::<String>::new());
    assert_eq!(leaks("wire-player", "normal,build,dev", own), Vec::<String>::new());
}

/// `bridge/` is copied into other projects: its manifest inherits nothing from this workspace, but has the same
/// versions, and all its dependencies support the compiler that it names.
#[test]
fn bridge_stands_alone() {
    let read = |path: &str| -> toml::Table {
        std::fs::read_to_string(root().join(path)).expect("a manifest").parse().expect("TOML")
    };
    let (manifest, workspace) = (read("bridge/Cargo.toml"), read("Cargo.toml"));
    for line in std::fs::read_to_string(root().join("bridge/Cargo.toml")).expect("a manifest").lines() {
        let entry = line.split('#').next().unwrap_or_default();
        assert!(!entry.contains("workspace = true") && !entry.contains("path = "), "{line}");
    }

    let shared = workspace["workspace"]["dependencies"].as_table().expect("a table");
    let version = |value: &toml::Value| value.get("version").unwrap_or(value).as_str().map(str::to_owned);
    for (name, value) in manifest["dependencies"].as_table().expect("a table") {
        if let Some(other) = shared.get(name) {
            assert_eq!(version(value), version(other), "{name} here and in the workspace");
        }
    }
}

/// Crates that others build or install, and the rest of what these are built from. `dist/oldest` builds them with the
/// compiler that they name.
const FOR_STRANGERS: &[&str] = &[
    "redis-compatible-engine",
    "client-protocol",
    "host",
    "legacy",
    "modern",
    "wire-player",
    "tokio01-bridge",
    "cargo-tokio-port",
];

/// Returns cargo's metadata of the workspace and of everything that it depends on.
fn metadata() -> serde_json::Value {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn a_crate_for_strangers_says_what_it_is() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages");
    for name in FOR_STRANGERS {
        let package = packages.iter().find(|package| package["name"] == *name).expect("it is a member");
        for field in ["description", "license", "rust_version"] {
            assert!(package[field].as_str().is_some_and(|text| !text.is_empty()), "{name}: {field}");
        }
        for field in ["keywords", "categories"] {
            assert!(package[field].as_array().is_some_and(|words| (1..=5).contains(&words.len())), "{name}: {field}");
        }
    }
}

#[test]
fn a_crate_for_strangers_is_built_from_nothing_that_asks_for_a_newer_compiler_than_it_does() {
    let metadata = metadata();
    let asks: std::collections::BTreeMap<String, (u32, u32)> = metadata["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .map(|package| {
            let text = |field: &str| package[field].as_str().unwrap_or_default();
            (
                format!("{} v{}", text("name"), text("version")),
                semver(package["rust_version"].as_str().unwrap_or("0.0")),
            )
        })
        .collect();
    let script = std::fs::read_to_string(root().join("dist/oldest")).expect("the script is there");
    for package in FOR_STRANGERS {
        let needed = tree(package, "normal,build");
        let own = needed.iter().find(|entry| entry.split(' ').next() == Some(package)).expect("its own entry");
        let minimum = asks[own];
        for entry in &needed {
            assert!(asks[entry] <= minimum, "{entry} asks for {:?}, and {package} says {minimum:?}", asks[entry]);
        }
        assert!(needed.len() > 3, "{needed:?}");
        let tried = script.contains(&format!(" {package} "))
            || script.contains(&format!("({package} "))
            || script.contains(&format!(" {package})"));
        assert_eq!(tried, minimum == (1, 85), "{package} says {minimum:?}");
    }
}

/// Checks that the newest section of the top CHANGELOG has a part for each crate for strangers, that a crate with a
/// CHANGELOG of its own has the newest release in it, and that all have one version.
#[test]
fn each_crate_for_strangers_has_its_part_of_the_changelog_and_the_version_of_all() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).expect(path);
    let sections = |text: &str| text.split("\n## ").skip(1).map(str::to_owned).collect::<Vec<_>>();
    let names = |text: &str| -> Vec<String> {
        sections(text).iter().filter_map(|section| section.lines().next().map(str::to_owned)).collect()
    };
    let changes = read("CHANGELOG.md");
    let newest = sections(&changes).swap_remove(0);
    let parts: Vec<&str> = newest.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    for package in FOR_STRANGERS {
        let is_named = |part: &&str| part.contains(&format!("`{package}`"));
        assert!(parts.iter().any(is_named), "{package} has no part in the newest section: {parts:?}");
    }
    for folder in ["engine", "player", "port", "bridge"] {
        let own = names(&read(&format!("{folder}/CHANGELOG.md")));
        let all = names(&changes);
        assert!(own.iter().all(|name| all.contains(name)), "{folder}: {own:?}, and in the top {all:?}");
        assert!(own.contains(&all[0]) || all[0] == "Unreleased", "{folder} does not have the release {}", all[0]);
    }
    let top: toml::Table = read("Cargo.toml").parse().expect("TOML");
    let bridge: toml::Table = read("bridge/Cargo.toml").parse().expect("TOML");
    assert_eq!(bridge["package"]["version"], top["workspace"]["package"]["version"]);
}

/// `.github/workflows/ci.yml` has no checks of its own.
#[test]
fn the_workflow_runs_the_checks_and_nothing_else() {
    let text = std::fs::read_to_string(root().join(".github/workflows/ci.yml")).expect("the workflow");
    let steps: Vec<&str> = text.lines().filter_map(|line| line.trim_start().strip_prefix("- ")).collect();
    let [checkout, checks] = steps[..] else { panic!("{steps:?}") };
    assert!(checkout.starts_with("uses: actions/checkout@"), "{checkout}");
    assert_eq!(checks, "run: bash .ci/run");
}

/// Returns the major and the minor number of a version.
fn semver(version: &str) -> (u32, u32) {
    let mut parts = version.split('.').map(|part| part.parse().expect("a number"));
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

/// Number of crates that a client alone resolves, itself included and without what only build scripts need. They only
/// fall.
const OF_A_CLIENT: [(&str, usize); 2] = [("modern", 22), ("legacy", 48)];

/// A client alone needs only the protocol of the engine and the runtime's crates.
#[test]
fn a_client_alone_resolves_few_crates() {
    for (package, most) in OF_A_CLIENT {
        let needed = tree_with(package, "normal", &["--no-default-features", "--features", "client"]);
        assert!(needed.len() <= most, "{package}: {} crates: {needed:?}", needed.len());
        assert!(needed.len() > 10, "{package}: {needed:?}");
    }
    let others = tree("tokio@0.1.22", "normal,build");
    let needed = tree_with("legacy", "normal,build", &["--no-default-features", "--features", "client"]);
    let own: Vec<_> = needed.difference(&others).collect();
    assert!(own.len() <= 24, "beside its runtime: {own:?}");
}

#[test]
fn clients_and_servers_without_a_command_line_compile_no_c() {
    let compiles_c = |entry: &&String| {
        let name = entry.split(' ').next().unwrap_or_default();
        // Constants of the kernel, in Rust.
        let is_c = name.ends_with("-sys") && name != "linux-raw-sys";
        is_c || ["cc", "cmake", "pkg-config"].contains(&name)
    };
    for (package, features) in [("legacy", "client"), ("modern", "client"), ("legacy", "server"), ("modern", "server")]
    {
        let needed = tree_with(package, "normal,build", &["--no-default-features", "--features", features]);
        assert_eq!(needed.iter().find(compiles_c), None, "{package} with {features}");
    }
    assert!(tree("modern", "normal,build").iter().any(|entry| compiles_c(&entry)), "the allocator would be seen");
}

/// The tests of trees above would notice a leak, as this crate shows, which has both generations.
#[test]
fn a_leak_would_be_seen() {
    assert!(!leaks("compat-tests", "normal,build,dev", GENERATION_1).is_empty());
    assert!(!leaks("compat-tests", "normal,build,dev", GENERATION_01).is_empty());
    assert!(!leaks("legacy", "normal", ANY_RUNTIME).is_empty());
}

#[test]
fn legacy_has_no_async_in_its_sources() {
    let mut files = Vec::new();
    for folder in ["legacy/src", "legacy/examples", "legacy/tests"] {
        collect(&root().join(folder), &mut files);
    }
    assert!(files.len() > 8, "the sources are found");
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a source is readable");
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            assert!(!words.contains(&"async") && !line.contains(".await"), "{}: {line}", file.display());
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Parts of the standard library that wait or ask the operating system, each with the reason why a file of the
/// engine may name it nevertheless.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("session.rs", "std::thread::panicking", "it reads a flag of the thread: a session that panicked is not worked on"),
    (
        "command/server/info.rs",
        "std::env::consts",
        "constants of the compiler: INFO shows for which system it compiled",
    ),
];

/// Parts of the standard library that wait, or that use a service of the operating system.
const SERVICES: &[&str] = &[
    "std::net",
    "std::fs",
    "std::thread",
    "std::os",
    "std::env",
    "std::process",
    "std::io",
    "std::sync::mpsc",
    "std::sync::Condvar",
    "std::sync::Barrier",
    "std::time::Instant",
    "std::time::SystemTime",
];

/// Returns every path of `std` that `code` names, with groups in braces expanded.
fn std_paths(code: &str) -> Vec<String> {
    fn expand(prefix: &str, rest: &str, paths: &mut Vec<String>) {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':'))).unwrap_or(rest.len());
        let path = format!("{prefix}{}", &rest[..end]);
        let Some(group) = rest[end..].strip_prefix('{').filter(|_| path.ends_with("::")) else {
            return paths.push(path);
        };
        let mut depth = 0;
        let mut start = 0;
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                ',' | '}' if depth == 0 => {
                    expand(&path, group[start..at].trim(), paths);
                    start = at + 1;
                    if c == '}' {
                        return;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    let mut paths = Vec::new();
    for (at, _) in code.match_indices("std::") {
        expand("", &code[at..], &mut paths);
    }
    paths
}

/// Returns the breaches of the engine's rule in `code`, the code of one of its files without comments and tests.
fn waits(file: &str, code: &str) -> Vec<String> {
    let allowed = |path: &str| ALLOWED.iter().any(|(of, name, _)| *of == file && path.starts_with(name));
    let is_service = |path: &String| {
        let is = |service: &&str| path == *service || path.starts_with(&format!("{service}::"));
        SERVICES.iter().any(is) && !allowed(path)
    };
    let mut found: Vec<String> = std_paths(code).into_iter().filter(is_service).collect();
    for call in ["Instant::now", "SystemTime::now", "thread::sleep", "unsafe extern", "extern \"C\""] {
        found.extend(code.contains(call).then(|| call.to_owned()));
    }
    found
}

/// Returns the code of a source file without comments, and without the tests at its end.
fn code_of(text: &str) -> String {
    let lines = text.lines().take_while(|line| *line != "#[cfg(test)]");
    lines.filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// Returns the path below `engine/src` and the code of each of its files, except folders of tests.
fn engine_sources() -> Vec<(String, String)> {
    let source = root().join("engine/src");
    let mut files = Vec::new();
    collect(&source, &mut files);
    assert!(files.len() > 50, "the sources are found");
    let relative = |file: &Path| file.strip_prefix(&source).expect("below src").display().to_string();
    let sources = files.into_iter().map(|file| {
        let text = std::fs::read_to_string(&file).expect("a source is readable");
        (relative(&file), code_of(&text))
    });
    sources.filter(|(file, _)| !file.split('/').any(|folder| folder == "tests")).collect()
}

#[test]
fn engine_names_nothing_that_waits_or_asks_the_operating_system() {
    let found = engine_sources().into_iter().flat_map(|(file, code)| {
        let paths = waits(&file, &code);
        paths.into_iter().map(move |path| format!("{file}: {path}"))
    });
    assert_eq!(found.collect::<Vec<_>>(), Vec::<String>::new());
}

/// The test above would notice a breach of the rule, in whatever form it is written.
#[test]
fn a_wait_in_the_engine_would_be_seen() {
    for (code, path) in [
        ("use std::fs;", "std::fs"),
        ("use std::{fmt, net::TcpStream};", "std::net::TcpStream"),
        ("use std::sync::{Arc, mpsc::{channel, Sender}};", "std::sync::mpsc::channel"),
        ("let begun = std::time::Instant::now();", "std::time::Instant::now"),
        ("std::thread::sleep(time);", "std::thread::sleep"),
        ("let begun = Instant::now();", "Instant::now"),
    ] {
        assert!(waits("server.rs", &code_of(code)).contains(&path.to_owned()), "{code}");
    }
    for code in [
        "use std::fmt;",
        "use core::net::IpAddr;",
        "use std::time::Duration;",
        "// std::fs",
        "#[cfg(test)]\nuse std::fs;",
    ] {
        assert_eq!(waits("server.rs", &code_of(code)), Vec::<String>::new(), "{code}");
    }
}

/// The engine's modules from the bottom up: each uses only those before it in this list.
const LAYERS: &[&str] = &[
    "limits",
    "glob",
    "garbage",
    "phase",
    "process",
    "time",
    "pause",
    "protocol",
    "frame",
    "config",
    "buffers",
    "memory",
    "keyspace",
    "pubsub",
    "tracking",
    "client",
    "settings",
    "slowlog",
    "statistics",
    "aof",
    "server",
    "events",
    "eviction",
    "purge",
    "state",
    "command",
    "session",
    "persistence",
    "conversation",
];

/// Uses of a later module in the list, with the reason why they cannot be avoided.
const CIRCLES: &[(&str, &str, &str)] = &[
    ("keyspace", "client", "a connection that waits for keys is woken when they are free"),
    ("pubsub", "client", "a channel's subscribers are clients, and a client has the mailbox that they are sent to"),
    ("pubsub", "server", "a subscriber for whom too much waits is closed while others are sent to"),
    ("pubsub", "eviction", "a subscriber for whom too much waits is closed while others are sent to"),
    ("tracking", "client", "the table knows which clients have read a key, and a client how it tracks"),
    ("tracking", "server", "the table may take a share of the memory that the server allows"),
    ("tracking", "eviction", "a client for whom too much waits is closed while others are sent to"),
    (
        "client",
        "command",
        "CLIENT LIST shows each client's last command: a row of the table, beside the function that runs it",
    ),
    (
        "statistics",
        "command",
        "figures are kept for each row of the table, which stands beside the function that runs it",
    ),
    ("state", "command", "a command that goes on in portions is a part of its connection's state"),
];

#[test]
fn the_modules_of_the_engine_form_layers() {
    let rank = |module: &str| LAYERS.iter().position(|layer| *layer == module);
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    for (file, code) in engine_sources() {
        let module = file.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        if module == "lib" {
            continue;
        }
        let own = rank(&module).unwrap_or_else(|| panic!("{module} has no place in the list"));
        for (at, _) in code.match_indices("crate::") {
            let rest = &code[at + "crate::".len()..];
            let used: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            // A name that begins with a capital is a re-export of the root.
            if rank(&used).is_some_and(|used| used > own) {
                found.insert((module.clone(), used));
            }
        }
    }
    let allowed = CIRCLES.iter().map(|(module, used, _)| ((*module).to_owned(), (*used).to_owned())).collect();
    assert_eq!(found, allowed, "a module uses one that is above it, or an exception is not needed any more");
}

/// The engine has at most twelve direct dependencies, each with its reason in the workspace's manifest.
#[test]
fn engine_has_few_dependencies_each_with_its_reason() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).expect("a manifest");
    let manifest: toml::Table = read("engine/Cargo.toml").parse().expect("TOML");
    let dependencies: Vec<&String> = manifest["dependencies"].as_table().expect("a table").keys().collect();
    assert!(dependencies.len() <= 12, "{dependencies:?}");
    let workspace = read("Cargo.toml");
    for name in dependencies {
        let line = workspace.lines().find(|line| line.starts_with(&format!("{name} ="))).unwrap_or_default();
        assert!(line.contains(" # "), "{name} has no reason: {line:?}");
    }
    let services: &[(&str, &str)] =
        &[("libc", "v"), ("rustix", "v"), ("nix", "v"), ("socket2", "v"), ("getrandom", "v"), ("parking_lot", "v")];
    assert_eq!(leaks("redis-compatible-engine", "normal,build", services), Vec::<String>::new());
}

#[test]
fn the_first_line_names_the_version_in_the_lock_file() {
    for (package, runtime) in [("legacy", legacy::RUNTIME), ("modern", modern::RUNTIME)] {
        let (name, version) = runtime.split_once(' ').expect("name and version");
        let entry = format!("{name} v{version}");
        assert!(tree(package, "normal").contains(&entry), "{entry} is not what {package} is built with");
    }
}

/// The twins have the same source files. The test `twins` compares their items.
#[test]
fn legacy_and_modern_have_the_same_modules() {
    let modules = |package: &str| {
        let source = root().join(package).join("src");
        let mut files = Vec::new();
        collect(&source, &mut files);
        let relative = |file: std::path::PathBuf| file.strip_prefix(&source).expect("below src").to_path_buf();
        files.into_iter().map(relative).collect::<BTreeSet<_>>()
    };
    let mut legacy = modules("legacy");
    // tokio 1 has this itself: `tokio::task::yield_now`.
    assert!(legacy.remove(Path::new("yield_now.rs")));
    assert_eq!(legacy, modules("modern"));
}

/// README.md lists exactly the commands of the table.
#[test]
fn the_readme_lists_the_commands_of_the_table() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("README.md");
    let (_, rest) = readme.split_once("<!-- commands -->").expect("the list begins with <!-- commands -->");
    let (list, _) = rest.split_once("<!-- /commands -->").expect("the list ends with <!-- /commands -->");
    assert_eq!(list.trim(), command_list().trim(), "write this list into README.md:\n{}", command_list());
}

/// Returns the commands of the table, by group.
fn command_list() -> String {
    use engine::command::table;
    let groups: BTreeSet<table::Group> = table::all().map(|command| command.group).collect();
    let mut text = String::from("| group | commands |\n|---|---|\n");
    for group in groups {
        let mut names: Vec<String> = Vec::new();
        for command in table::all().filter(|command| command.group == group) {
            let own = command.name.to_uppercase();
            let subcommands: Vec<String> =
                command.subcommands.iter().map(|sub| sub.own_name().to_uppercase()).collect();
            names.push(if subcommands.is_empty() { own } else { format!("{own} ({})", subcommands.join(", ")) });
        }
        names.sort();
        text.push_str(&format!("| {} | {} |\n", group.name(), names.join(", ")));
    }
    text
}
