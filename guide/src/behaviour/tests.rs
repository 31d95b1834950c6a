//! Tests of the checks over the behaviour facts.

use super::*;

const ENTRY: &str = "[[behaviour]]\nnumber = 1\napi = '`a`'\ntitle = 't'\narea = 'time'\nlegacy = 'l'\nmodern = 'm'\n\
    shows_as = 'silence'\ndo = 'd'\ntest = ['time::b01_a']\n\
    regions = { legacy = ['b01_legacy'], modern = ['b01_modern'] }\nfound_by = 'x'\n";
const PROOF: &str = "#[test]\nfn b01_a() {\n    assert!(old());\n    shown(1, Legacy, \"l\");\n    assert!(new());\n    \
    shown(1, Modern, \"m\");\n}\n// region: b01_legacy\nold();\n// endregion: b01_legacy\n\
    // region: b01_modern\nnew();\n// endregion: b01_modern\n";

fn tree(data: &str, proof: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in [
        (DATA, data),
        ("compat-tests/tests/behaviour/time.rs", proof),
        (ENTRANCE, &format!("a\n{LIST_BEGINS}\nold\n{LIST_ENDS}\nb\n")),
    ] {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn complaints(data: &str, proof: &str) -> Vec<String> {
    let root = tree(data, proof);
    let loaded = Behaviours::load(root.path(), &[]).unwrap();
    loaded.check().into_iter().map(|problem| problem.what).collect()
}

#[test]
fn an_entry_with_its_test_and_regions_is_a_page() {
    assert_eq!(complaints(ENTRY, PROOF), Vec::<String>::new());
    let root = tree(ENTRY, PROOF);
    let (files, problems) = Behaviours::load(root.path(), &[]).unwrap().pages(root.path()).unwrap();
    assert_eq!(problems, []);
    let text = |name: &str| &files.iter().find(|(file, _)| file == name).unwrap().1;
    assert!(text("guide/behaviour/time.md").contains("**SILENT.**"));
    assert!(text("guide/behaviour/time.md").contains("```rust\nold();\n```"));
    assert!(text("guide/behaviour/time.md").contains("```rust\nnew();\n```"));
    assert!(text(INDEX).contains("[B1](behaviour/time.md#b1)"));
    assert!(text(ENTRANCE).starts_with("a\n<!-- silent"));
    assert!(text(ENTRANCE).contains("[B1](guide/behaviour/time.md#b1)"));
    assert!(!text(ENTRANCE).contains("\nold\n"));
}

#[test]
fn a_test_or_a_region_that_is_gone_or_that_nobody_names_is_reported() {
    assert_eq!(
        complaints(ENTRY, &PROOF.replace("b01_a", "b01_b")),
        [
            "B1 names the test `time::b01_a`, which does not exist",
            "B1 does not name `time::b01_b`, which shows Legacy",
            "B1 does not name `time::b01_b`, which shows Modern",
            "the test `time::b01_b` proves no entry",
        ]
    );
    assert_eq!(
        complaints(&ENTRY.replace("'b01_modern'", "'b01_modern_too'"), PROOF),
        ["B1 names the region `b01_modern_too`, which does not exist", "the region `b01_modern` is quoted by no entry",]
    );
}

#[test]
fn sides_that_are_swapped_in_the_data_are_reported() {
    let swapped = ENTRY.replace("legacy = 'l'\nmodern = 'm'", "legacy = 'm'\nmodern = 'l'");
    assert_eq!(
        complaints(&swapped, PROOF),
        ["B1 does not say `l` of Legacy (in `time::b01_a`)", "B1 does not say `m` of Modern (in `time::b01_a`)",]
    );
    let swapped = ENTRY.replace(
        "legacy = ['b01_legacy'], modern = ['b01_modern']",
        "legacy = ['b01_modern'], modern = ['b01_legacy']",
    );
    assert_eq!(complaints(&swapped, PROOF).len(), 2);
}

#[test]
fn a_side_without_an_assertion_is_reported() {
    assert_eq!(
        complaints(ENTRY, &PROOF.replace("assert!(new());", "new();")),
        ["`time::b01_a` asserts nothing before it says what B1 shows of Modern"]
    );
    let unsaid = complaints(ENTRY, &PROOF.replace("shown(1, Modern, \"m\");", ""));
    assert_eq!(unsaid, ["no test says what it has `shown` of Modern for B1"]);
}

#[test]
fn an_item_without_a_row_is_reported() {
    let entry = ENTRY.replace("test =", "items = ['tokio::nothing']\ntest =");
    assert_eq!(complaints(&entry, PROOF), ["B1 names `tokio::nothing`, which has no row in the map"]);
}

#[test]
fn an_entry_that_is_removed_leaves_its_test_without_one() {
    let second = ENTRY.replace("number = 1", "number = 2").replace("b01", "b02");
    let proof = format!("{PROOF}{}", PROOF.replace("b01", "b02").replace("shown(1", "shown(2"));
    assert_eq!(complaints(&format!("{ENTRY}{second}"), &proof), Vec::<String>::new());
    let complaints = complaints(&second, &proof);
    assert!(complaints.contains(&"the test `time::b01_a` proves no entry".to_owned()), "{complaints:?}");
    assert!(complaints[0].starts_with("B2 stands in place 1"), "{complaints:?}");
}
