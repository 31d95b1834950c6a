//! Checks what SECURITY.md says: that the tests which it names for its promises exist, and that modern is built from nothing
//! with a known advisory.

use std::fs;
use std::process::Command;

use guide::workspace_root as root;

/// The links of a text: what stands in the brackets, and where they lead.
fn links(text: &str) -> Vec<(String, String)> {
    let after_bracket = text.split('[').skip(1);
    after_bracket
        .filter_map(|rest| {
            let (words, rest) = rest.split_once("](")?;
            let (target, _) = rest.split_once(')')?;
            Some((words.to_owned(), target.to_owned()))
        })
        .collect()
}

/// Returns why a link names no test, if it does not.
fn fault(words: &str, target: &str) -> Option<String> {
    if target.ends_with(".script") {
        // The guide's check of links sees whether it is there, and `--test scripts` plays all of them.
        return (!target.ends_with(&format!("/{words}"))).then(|| format!("{words} is not {target}"));
    }
    let name = words.strip_prefix('`').and_then(|words| words.strip_suffix('`'))?;
    let code = fs::read_to_string(root().join(target)).unwrap_or_default();
    let is_function = code.contains(&format!("fn {name}("));
    // A test by itself, or one of `on_both!` and its like, which name it once more.
    let is_test = code.contains(&format!("#[test]\nfn {name}("))
        || code.contains(&format!("#[test]\n    fn {name}("))
        || code.matches(&format!(" {name}\n")).count() > 0
        || code.split("proptest!").skip(1).any(|rest| rest.contains(&format!("fn {name}(")));
    (!(is_function && is_test)).then(|| format!("{target} has no test {name}"))
}

#[test]
fn each_promise_names_tests_that_are_there() {
    let text = fs::read_to_string(root().join("SECURITY.md")).expect("SECURITY.md");
    let mut rows = 0;
    let mut faults = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| ") && !line.contains("held by")) {
        rows += 1;
        let held_by = line.trim_end_matches('|').rsplit('|').next().unwrap_or_default();
        let links = links(held_by);
        if links.is_empty() {
            faults.push(format!("nothing holds: {line}"));
        }
        faults.extend(links.iter().filter_map(|(words, target)| fault(words, target)));
    }
    assert!(rows > 25, "{rows} rows");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_test_that_is_gone_would_be_seen() {
    assert_eq!(fault("`a_test_that_is_gone_would_be_seen`", "compat-tests/tests/security.rs"), None);
    for (words, target) in [
        ("`no_such_test`", "compat-tests/tests/security.rs"),
        ("`links`", "compat-tests/tests/security.rs"),
        ("other.script", "compat-tests/scripts/protocol/http.script"),
    ] {
        assert!(fault(words, target).is_some(), "{words}");
    }
}

/// Returns the numbers of a version.
fn numbers(version: &str) -> Vec<u64> {
    let release = version.split(['-', '+']).next().unwrap_or_default();
    release.split('.').map(|number| number.parse().expect("a number")).collect()
}

/// Returns name and version of each crate that modern is built from, except those of this repository.
fn crates_of_modern() -> Vec<(String, String)> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--locked", "--package", "modern", "--edges", "normal,build"])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let named = |line: &str| {
        let (name, version) = line.split_once(" v")?;
        let is_own = version.contains("(/");
        (!is_own).then(|| (name.to_owned(), version.split(' ').next().unwrap_or_default().to_owned()))
    };
    text.lines().filter_map(named).collect()
}

#[test]
fn modern_is_built_from_crates_that_were_looked_up_and_have_no_known_advisory() {
    let text = fs::read_to_string(root().join("dist/advisories.toml")).expect("the list");
    let list: toml::Table = text.parse().expect("TOML");
    let looked_up = list["looked_up"].as_array().expect("names");
    let advisories = list["advisories"].as_array().expect("advisories");
    let crates = crates_of_modern();
    assert!(crates.len() > 30, "{crates:?}");
    let mut held = 0;
    for (name, version) in &crates {
        assert!(
            looked_up.iter().any(|known| known.as_str() == Some(name)),
            "{name} is not in dist/advisories.toml: look it up in the RustSec database"
        );
        for advisory in advisories.iter().filter(|advisory| advisory["crate"].as_str() == Some(name)) {
            held += 1;
            let mended = advisory["mended_in"].as_str().expect("a version");
            assert!(numbers(version) >= numbers(mended), "{name} {version} has {advisory:?}");
        }
    }
    assert!(held >= advisories.len(), "an advisory names a crate that is not built: {advisories:?}");
    let security = fs::read_to_string(root().join("SECURITY.md")).expect("SECURITY.md");
    assert!(security.contains(list["date"].as_str().expect("a date")), "SECURITY.md has another date");
}
