//! Checks that the guide agrees with the sources, that its map is complete, and that its links are valid.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

use std::fs;
use std::process::Command;

use compat_tests::guide::behaviour::Behaviours;
use compat_tests::guide::{self, Problem};

fn assert_none(problems: &[Problem]) {
    assert!(problems.is_empty(), "{}", problems.iter().map(|problem| format!("{problem}\n")).collect::<String>());
}

#[test]
fn quotes_equal_their_sources_and_links_lead_somewhere() {
    assert_none(&guide::check_documents(guide::workspace_root()).unwrap());
}

#[test]
fn every_fact_has_its_tests_every_test_its_fact_and_pages_are_in_step() {
    assert_none(&guide::check_behaviour(guide::workspace_root()).unwrap());
}

#[test]
fn every_item_has_a_row_every_row_an_item_and_pages_are_in_step() {
    assert_none(&guide::check_map(guide::workspace_root()).unwrap());
}

#[test]
fn lists_of_items_and_tests_of_paths_are_those_of_the_locked_crates() {
    assert_none(&guide::check_paths(guide::workspace_root()).unwrap());
}

/// Step 9 of the checklist: its words find each silent or hanging change in the guide's quotes of 0.1, except those
/// that the step itself excludes.
#[test]
fn the_words_to_search_for_find_all_but_what_the_checklist_names() {
    let root = guide::workspace_root();
    let text = fs::read_to_string(root.join("MIGRATION.md")).unwrap();
    let step = text.split("9. **Go through the silent ones.**").nth(1).unwrap();
    let step = step.split("### The end").next().unwrap();
    let words = step.split("grep -rnE '").nth(1).unwrap().split("' src").next().unwrap();

    let facts = Behaviours::load(root, &guide::map::load(root).unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for (name, code) in facts.unnoticed_in_legacy(root).unwrap() {
        let file = folder.path().join("quoted.rs");
        fs::write(&file, code).unwrap();
        let found = Command::new("grep").args(["-qE", words]).arg(&file).status().unwrap().success();
        let is_named = step.contains(&format!("[{name}]"));
        if found == is_named {
            wrong.push(format!("{name}: found by the words: {found}, named as missed: {is_named}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_port_carries_is_the_guides_own() {
    assert_none(&guide::check_carried(guide::workspace_root()).unwrap());
}
