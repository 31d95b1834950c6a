//! The guide says what the sources say, its map is complete, and its links lead somewhere.

use compat_tests::guide::{self, Problem};

fn assert_none(problems: &[Problem]) {
    assert!(problems.is_empty(), "{}", problems.iter().map(|problem| format!("{problem}\n")).collect::<String>());
}

#[test]
fn quotes_equal_their_sources_and_links_lead_somewhere() {
    assert_none(&guide::check_documents(&guide::repository_root()).unwrap());
}

#[test]
fn every_fact_has_its_tests_every_test_its_fact_and_pages_are_in_step() {
    assert_none(&guide::check_behaviour(&guide::repository_root()).unwrap());
}

#[test]
fn every_item_has_a_row_every_row_an_item_and_pages_are_in_step() {
    assert_none(&guide::check_map(&guide::repository_root()).unwrap());
}

#[test]
fn lists_of_items_and_tests_of_paths_are_those_of_the_locked_crates() {
    assert_none(&guide::check_paths(&guide::repository_root()).unwrap());
}

#[test]
fn what_port_carries_is_the_guides_own() {
    assert_none(&guide::check_carried(&guide::repository_root()).unwrap());
}
