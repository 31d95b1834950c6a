//! Checks that the manifest lines in the guide are those with which these tests are built.

use std::collections::BTreeSet;
use std::fs;

use guide::workspace_root;
use toml::{Table, Value};

fn read(path: &str) -> Table {
    fs::read_to_string(workspace_root().join(path)).unwrap().parse().unwrap()
}

/// Returns the package, version and path of a dependency, and its features.
fn dependency(name: &str, value: &Value) -> ([Option<String>; 3], BTreeSet<String>) {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let version = value.as_str().map(str::to_owned).or_else(|| text("version"));
    let package = text("package").unwrap_or_else(|| name.to_owned());
    let features = value.get("features").and_then(Value::as_array).into_iter().flatten();
    let features = features.filter_map(Value::as_str).map(str::to_owned).collect();
    ([Some(package), version, text("path")], features)
}

#[test]
fn the_manifest_lines_of_the_guide_are_those_of_this_build() {
    let shown = read("compat-tests/halfway.toml");
    let workspace = read("Cargo.toml");
    let workspace = workspace["workspace"]["dependencies"].as_table().unwrap();
    let own = read("compat-tests/Cargo.toml");
    let own = own["dev-dependencies"].as_table().unwrap();
    let mut lines = 0;
    for (name, value) in shown.values().filter_map(Value::as_table).flatten() {
        let (wanted, wanted_features) = dependency(name, value);
        let (built, mut features) = dependency(name, &workspace[name]);
        assert_eq!(wanted, built, "{name}");
        features.extend(dependency(name, &own[name]).1);
        // `full`, as in the guide, includes everything that the build has.
        if !wanted_features.contains("full") && !features.contains("full") {
            assert!(wanted_features.is_subset(&features), "{name}: {wanted_features:?} of {features:?}");
        }
        lines += 1;
    }
    assert_eq!(lines, 9, "every line was looked at");
}
