//! Results as JUnit XML, JSON and HTML.

mod html;
mod page;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use serde_json::{Value, json};

pub use html::html;
pub use page::{Curve, Section, write_report};

use crate::play::Outcome;
use crate::session::replay::Passes;

/// Results to be written.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Results<'a> {
    /// Scripts and their outcomes.
    pub passes: &'a Passes,
    /// Description of a target that was too slow, if one was.
    pub slower: Option<&'a str>,
}

impl<'a> Results<'a> {
    /// Returns results in which no target was too slow.
    ///
    /// ```
    /// use wire_player::output::{Results, json, junit};
    /// use wire_player::play::Outcome;
    /// use wire_player::report::Played;
    /// use wire_player::session::replay::Passes;
    ///
    /// let mut passes = Passes::default();
    /// passes.played.push(Played::new("000001", vec![("new".to_owned(), Outcome::default())]));
    /// let results = Results::new(&passes);
    /// assert!(junit(&results).contains("000001") && json(&results).contains("000001"));
    /// ```
    #[must_use]
    pub fn new(passes: &'a Passes) -> Self {
        Self { passes, slower: None }
    }
}

/// Returns the results as JUnit XML: a test suite for each target, with a test case for each session.
///
/// ```
/// use wire_player::output::{Results, junit};
/// use wire_player::play::Outcome;
/// use wire_player::report::Played;
/// use wire_player::session::replay::Passes;
///
/// let mut passes = Passes::default();
/// passes.played.push(Played::new("000001", vec![("new".to_owned(), Outcome::failed("PING", "no reply"))]));
/// let xml = junit(&Results::new(&passes));
/// assert!(xml.contains(r#"<testsuite name="new" tests="1""#) && xml.contains("no reply"), "{xml}");
/// ```
#[must_use]
pub fn junit(results: &Results<'_>) -> String {
    let mut report = Report::new("wire-player");
    let names = results.passes.played.first().map(|one| one.outcomes.iter().map(|(name, _)| name.clone()));
    for (column, name) in names.into_iter().flatten().enumerate() {
        let mut suite = TestSuite::new(name);
        for played in &results.passes.played {
            let Some((_, outcome)) = played.outcomes.get(column) else { continue };
            let mut status = match (&outcome.skipped, outcome.passed()) {
                (Some(reason), _) => {
                    let mut skipped = TestCaseStatus::skipped();
                    skipped.set_message(reason.as_str());
                    skipped
                }
                (None, true) => TestCaseStatus::success(),
                (None, false) => TestCaseStatus::non_success(NonSuccessKind::Failure),
            };
            if let Some(event) = outcome.first_difference().filter(|_| !outcome.passed()) {
                let why = event.difference().unwrap_or_default();
                status.set_message(format!("line {}, {}: {why}", event.line, event.source));
            }
            let mut case = TestCase::new(played.script.as_str(), status);
            case.set_classname("wire-player").set_time(outcome.elapsed);
            suite.add_test_case(case);
        }
        report.add_test_suite(suite);
    }
    if let Some(slower) = results.slower {
        let mut suite = TestSuite::new("speed");
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(slower);
        suite.add_test_case(TestCase::new("no target is much slower than the first", status));
        report.add_test_suite(suite);
    }
    report.to_string().unwrap_or_default()
}

/// Returns the results as JSON. `differences` contains the line, the step and the reason of each difference.
///
/// ```
/// use wire_player::output::{Results, json};
/// use wire_player::play::Outcome;
/// use wire_player::report::Played;
/// use wire_player::session::replay::Passes;
///
/// let mut passes = Passes::default();
/// passes.played.push(Played::new("000001", vec![("new".to_owned(), Outcome::failed("PING", "no reply"))]));
/// let text = json(&Results::new(&passes));
/// assert!(text.contains(r#""passed": false"#) && text.contains(r#""difference": "no reply""#), "{text}");
/// ```
#[must_use]
pub fn json(results: &Results<'_>) -> String {
    let passes = results.passes;
    let sessions: Vec<Value> = passes
        .played
        .iter()
        .map(|played| {
            let targets: Vec<Value> = played.outcomes.iter().map(|(name, outcome)| of(name, outcome)).collect();
            json!({ "name": played.script, "passed": played.passed(), "targets": targets })
        })
        .collect();
    let took: Vec<Value> =
        passes.took.iter().map(|(name, took)| json!({ "target": name, "seconds": took.as_secs_f64() })).collect();
    let all = json!({
        "format": 1,
        "recorded_seconds": passes.recorded.as_secs_f64(),
        "took": took,
        "slower": results.slower,
        "sessions": sessions,
    });
    format!("{all:#}\n")
}

fn of(name: &str, outcome: &Outcome) -> Value {
    let differences: Vec<Value> = outcome
        .events
        .iter()
        .filter_map(|event| {
            let difference = event.difference()?;
            Some(json!({ "line": event.line, "step": event.source, "difference": difference }))
        })
        .collect();
    json!({
        "target": name,
        "met": outcome.met,
        "missed": outcome.missed,
        "skipped": outcome.skipped,
        "seconds": outcome.elapsed.as_secs_f64(),
        "differences": differences,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Played;

    #[test]
    fn a_difference_is_in_each_of_the_three() {
        let good = ("old".to_owned(), Outcome { met: 2, ..Outcome::default() });
        let bad = ("new".to_owned(), Outcome::failed("(the session)", "expected <a> & got \"b\""));
        let played = vec![Played { script: "000001".into(), outcomes: vec![good, bad] }];
        let passes = Passes { played, ..Passes::default() };
        let results = Results { passes: &passes, slower: Some("slower: new") };
        let xml = junit(&results);
        for part in ["tests=\"3\"", "failures=\"2\"", "expected &lt;a"] {
            assert!(xml.contains(part), "{xml}");
        }
        let json: Value = serde_json::from_str(&json(&results)).unwrap();
        assert_eq!(json["sessions"][0]["passed"], false);
        assert_eq!(json["sessions"][0]["targets"][1]["differences"][0]["difference"], "expected <a> & got \"b\"");
        let section = html(&results);
        let page = section.text();
        assert!(
            page.contains("1 of 1 differ.") && page.contains("expected &lt;a&gt; &amp; got &quot;b&quot;"),
            "{page}"
        );
    }
}
