//! The guide says what the sources say, and its links lead somewhere.

use compat_tests::guide;

#[test]
fn quotes_equal_their_sources_and_links_lead_somewhere() {
    let problems = guide::check_documents(&guide::repository_root()).unwrap();
    assert!(
        problems.is_empty(),
        "{}",
        problems
            .iter()
            .map(|problem| format!("{problem}\n"))
            .collect::<String>()
    );
}
