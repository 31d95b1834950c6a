//! Checks that the tables of the guide's page on the bridge name existing tests, and all those of frameworks.

use std::collections::BTreeSet;
use std::fs;

use guide::workspace_root;

fn read(path: &str) -> String {
    fs::read_to_string(workspace_root().join(path)).unwrap()
}

/// Returns the code in the last cells of the table whose head is `head`.
fn last_cells(page: &str, head: &str) -> Vec<String> {
    let rows = page.lines().skip_while(|line| *line != head).skip(2).take_while(|line| line.starts_with('|'));
    let last = |row: &str| row.trim_end_matches(" |").rsplit("| ").next().unwrap().trim_matches('`').to_owned();
    let cells: Vec<String> = rows.map(last).collect();
    assert!(cells.len() > 5, "the table {head} is found");
    cells
}

#[test]
fn each_framework_that_is_said_to_work_has_its_test_and_the_other_way_round() {
    let named = last_cells(&read("guide/bridge.md"), "| framework | runs on | what was tried | test |");
    let mut named: BTreeSet<String> = named.into_iter().collect();
    named.insert("readme".to_owned());
    let files = fs::read_dir(workspace_root().join("bridge/frameworks/tests")).unwrap();
    let files: BTreeSet<String> =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(named, files);
    let manifest = read("bridge/frameworks/Cargo.toml");
    for name in named {
        assert!(read(&format!("bridge/frameworks/tests/{name}.rs")).contains("#[test]"), "{name}");
        let built = manifest.contains(&format!("[[test]]\nname = \"{name}\"\nrequired-features = ["));
        assert!(built, "{name} is built by its feature");
    }
}

#[test]
fn each_end_that_is_described_has_its_test() {
    let tests = read("bridge/tests/it/ends.rs");
    for name in last_cells(&read("guide/bridge.md"), "| | what happens | tested as |") {
        assert!(tests.contains(&format!("#[test]\nfn {name}()")), "{name}");
    }
}
