//! Explains a name by the guide: a fact, an error, an item of either generation, a crate.

use std::fmt::Write as _;

use crate::guide::{Behaviour, CrateRow, Row, Said, guide};

/// Largest number of the map's rows that are printed.
const ROWS: usize = 12;

/// Returns the guide's text about `name`, or `None` if there is none: a fact with its code; otherwise the errors with
/// that code or text, the items and crates of that name, and the facts that mention it.
pub(crate) fn explain(name: &str) -> Option<String> {
    if name.trim().is_empty() {
        return None;
    }
    if let Some(fact) = guide().explain(&name.to_uppercase()) {
        return Some(fact + "\n");
    }
    let mut text: String = guide().explain_error(name).into_iter().map(error).collect();
    let mut rows: Vec<_> =
        guide().rows().iter().filter(|row| is_called(&row.old, name) || is_called(&row.new, name)).collect();
    if text.is_empty() && rows.is_empty() {
        rows = guide().rows().iter().filter(|row| speaks_of(&row.action, name)).collect();
    }
    text.extend(rows.iter().take(ROWS).map(|row| item(row)));
    if rows.len() > ROWS {
        let _ = writeln!(text, "… and {} items more: write more of the path", rows.len() - ROWS);
    }
    text.extend(
        guide().crates.iter().filter(|one| speaks_of(&one.old, name) || speaks_of(&one.new, name)).map(a_crate),
    );
    if text.is_empty() {
        text.extend(
            guide().errors.iter().filter(|said| speaks_of(&said.why, name) || speaks_of(&said.action, name)).map(error),
        );
    }
    let speaks = |fact: &&Behaviour| {
        [&fact.api, &fact.title, &fact.legacy, &fact.modern, &fact.action].into_iter().any(|text| speaks_of(text, name))
    };
    for fact in guide().facts.iter().filter(speaks) {
        let _ = writeln!(text, "{} {}: {}", fact.name(), fact.api, fact.title);
    }
    (!text.is_empty()).then_some(text)
}

fn error(said: &Said) -> String {
    let facts = said.facts.join(" ");
    format!("{} {}\n  why: {}\n  do: {} {facts}\n", said.code, said.text, said.why, said.action)
}

fn item(row: &Row) -> String {
    let new = if row.new.is_empty() { "no counterpart" } else { &row.new };
    let facts = if row.facts.is_empty() { String::new() } else { format!("  facts: {}\n", row.facts) };
    let (class, effort) = (row.class.name(), row.effort.name());
    format!("{} ({}) → {new}, {class}, {effort}\n  do: {}\n{facts}  {}\n", row.old, row.kind, row.action, row.link)
}

fn a_crate(row: &CrateRow) -> String {
    format!("{} → {}\n  bites: {}\n", row.old, row.new, row.bites)
}

/// Returns whether `path` is `name`, or ends with `name` as whole segments.
fn is_called(path: &str, name: &str) -> bool {
    let name = name.trim_end_matches("()");
    path.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with("::"))
}

/// Returns whether `name` stands in `text` as a word of its own.
fn speaks_of(text: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(is_word) && !text[at + name.len()..].starts_with(is_word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_found_by_the_end_of_its_path_on_either_side() {
        let text = explain("ConnectFuture").unwrap();
        assert!(text.contains("tokio::net::tcp::ConnectFuture") || text.contains("ConnectFuture (struct)"), "{text}");
        let text = explain("LocalRuntime").unwrap();
        assert!(text.contains("tokio::runtime::current_thread::Runtime"), "{text}");
        assert!(text.contains("B74"), "{text}");
        assert!(!explain("Runtime").unwrap().contains("LocalRuntime (struct)"));
    }

    #[test]
    fn a_name_leads_to_the_facts_and_crates_that_speak_of_it() {
        assert!(explain("try_join_all").unwrap().contains("B21"));
        assert!(explain("hyper").unwrap().contains("hyper 0.12 → hyper 1"));
        assert!(explain("copy_from_slice").unwrap().contains("B90"));
        assert!(explain("AsyncFd::register").unwrap().contains("PollEvented"));
        assert_eq!(explain("no such thing"), None);
        assert_eq!(explain(""), None);
    }
}
