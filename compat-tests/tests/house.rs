//! The laws of the house: which crate may see which generation, one table of commands, true versions.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use guide::workspace_root as root;

/// `name version` of every crate that a package is built from, tests and examples of its own included.
fn tree(package: &str, edges: &str) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--locked", "--prefix", "none", "--format", "{p}", "--package", package, "--edges", edges])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let name_and_version = |line: &str| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    String::from_utf8_lossy(&output.stdout).lines().map(name_and_version).filter(|line| !line.is_empty()).collect()
}

/// Crates whose name begins with one of `names` and whose version with the prefix that goes with it.
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
    for package in ["engine", "host"] {
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

/// `port/` is installed alone, and works on projects of any generation.
#[test]
fn port_has_no_runtime_and_nothing_of_this_house_in_its_tree() {
    let own: &[(&str, &str)] =
        &[("engine", "v"), ("host", "v"), ("legacy", "v"), ("modern", "v"), ("compat-tests", "v")];
    assert_eq!(leaks("cargo-tokio-port", "normal,build,dev", ANY_RUNTIME), Vec::<String>::new());
    assert_eq!(leaks("cargo-tokio-port", "normal,build,dev", own), Vec::<String>::new());
}

/// `player/` is installed alone, and is played to any service.
#[test]
fn player_has_no_runtime_and_nothing_of_this_house_in_its_tree() {
    let own: &[(&str, &str)] =
        &[("engine", "v"), ("host", "v"), ("legacy", "v"), ("modern", "v"), ("guide", "v"), ("compat-tests", "v")];
    assert_eq!(leaks("wire-player", "normal,build,dev", ANY_RUNTIME), Vec::<String>::new());
    assert_eq!(leaks("wire-player", "normal,build,dev", own), Vec::<String>::new());
}

/// The test above would see a leak: this crate has both generations.
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

#[test]
fn the_first_line_names_the_version_in_the_lock_file() {
    for (package, runtime) in [("legacy", legacy::RUNTIME), ("modern", modern::RUNTIME)] {
        let (name, version) = runtime.split_once(' ').expect("name and version");
        let entry = format!("{name} v{version}");
        assert!(tree(package, "normal").contains(&entry), "{entry} is not what {package} is built with");
    }
}

/// The twins have the same modules, and each public item of one has its twin in the other.
#[test]
fn legacy_and_modern_have_the_same_modules() {
    let modules = |package: &str| {
        let source = root().join(package).join("src");
        let mut files = Vec::new();
        collect(&source, &mut files);
        let relative = |file: std::path::PathBuf| file.strip_prefix(&source).expect("below src").to_path_buf();
        files.into_iter().map(relative).collect::<BTreeSet<_>>()
    };
    assert_eq!(modules("legacy"), modules("modern"));
}

/// README.md lists the commands of the table, all of them and no other.
#[test]
fn the_readme_lists_the_commands_of_the_table() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("README.md");
    let (_, rest) = readme.split_once("<!-- commands -->").expect("the list begins with <!-- commands -->");
    let (list, _) = rest.split_once("<!-- /commands -->").expect("the list ends with <!-- /commands -->");
    assert_eq!(list.trim(), command_list().trim(), "write this list into README.md:\n{}", command_list());
}

/// The table, by group.
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
