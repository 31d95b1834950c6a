//! Takes one thing at a time out of a right port, to find changes that the check of the lesson does not notice.

use std::fs;
use std::io;

use serde::Deserialize;

use crate::lessons::{Side, Spec};
use crate::workspace_root;

/// File that lists the mutants that are not mistakes, with the reasons, relative to the root.
const EQUIVALENT: &str = "compat-tests/mutants.toml";

/// Statements on lines of their own that a learner might forget.
const FORGOTTEN: [&str; 14] = [
    "biased;",
    ".flush()",
    ".close()",
    ".shutdown()",
    ".abort()",
    ".cancel()",
    "drop(",
    "set_nodelay(",
    ".wake()",
    ".register(",
    ".notify_",
    ".wait()",
    ".join_all()",
    ".unsplit(",
];

/// Replacements of one text by another.
const REPLACED: [(&str, &str); 13] = [
    ("kill_on_drop(true)", "kill_on_drop(false)"),
    ("interval_at(Instant::now() + period, period)", "interval(period)"),
    ("try_join!", "join!"),
    ("try_join_all(", "join_all("),
    ("mpsc::channel(4)", "mpsc::channel(5)"),
    ("try_buffered(", "try_buffer_unordered("),
    ("Err(e) => eprintln!", "Err(e) => panic!"),
    ("MissedTickBehavior::Burst", "MissedTickBehavior::Skip"),
    (" > MAX_LINE", " > usize::MAX - 1"),
    // The first leaves a loop that ends after one round, the others a task that never runs.
    ("while let ", "if let "),
    ("tokio::spawn(", "drop("),
    ("spawn_local(", "drop("),
    ("tasks.spawn(", "drop("),
];

/// A right port with one thing taken out.
#[derive(Debug)]
pub(super) struct Mutant {
    /// Description of the change, with the line of the model.
    pub(super) what: String,
    /// The source.
    pub(super) source: String,
}

/// Returns the mutants of the model solution of `spec`.
///
/// # Errors
///
/// The model solution cannot be read.
pub(super) fn mutants(spec: &Spec) -> io::Result<Vec<Mutant>> {
    let may_block = spec.exercise.as_ref().is_none_or(|exercise| exercise.blocks.is_some());
    Ok(of(&fs::read_to_string(Side::Modern.source(&spec.name))?, may_block))
}

fn of(source: &str, may_block: bool) -> Vec<Mutant> {
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim();
        if code.starts_with("//") || code.starts_with("use ") {
            continue;
        }
        let mut change = |what: String, new: Option<String>| {
            let mut changed: Vec<&str> = lines.clone();
            let new = new.unwrap_or_default();
            changed[at] = &new;
            found.push(Mutant { what, source: changed.join("\n") + "\n" });
        };
        let is_statement = code.ends_with(';') && !code.starts_with("let ") && !code.starts_with("return");
        // No check can know how long a pause should be.
        let is_pause = ["sleep(", "sleep_until(", "pause()"].iter().any(|text| code.contains(text));
        let awaits = !is_pause && (code.ends_with(".await;") || code.ends_with(".await?;"));
        let same = lines[..at].iter().filter(|other| other.trim() == code).count();
        let again = if lines[at + 1..].iter().any(|other| other.trim() == code) || same > 0 {
            format!(", number {}", same + 1)
        } else {
            String::new()
        };
        if is_statement && (awaits || FORGOTTEN.iter().any(|text| code.contains(text))) {
            change(format!("without `{code}`{again}"), None);
        }
        let pause = code.strip_prefix("time::").unwrap_or(code).strip_suffix(".await;");
        if let Some(pause) = pause.filter(|code| !may_block && code.starts_with("sleep(")) {
            change(format!("`{pause}` blocks its thread{again}"), Some(format!("std::thread::{pause};")));
        }
        for (old, new) in REPLACED {
            if line.contains(old) {
                change(format!("`{old}` becomes `{new}`{again}"), Some(line.replace(old, new)));
            }
        }
    }
    found
}

/// A mutant that is not a mistake.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Equivalent {
    lesson: String,
    what: String,
    #[allow(dead_code)] // for readers of the file
    because: String,
}

#[derive(Debug, Deserialize)]
struct Equivalents {
    #[serde(default)]
    equivalent: Vec<Equivalent>,
}

/// Returns the mutants known not to be mistakes, each as its lesson and its change.
///
/// # Errors
///
/// The list cannot be read.
pub(super) fn equivalent() -> io::Result<Vec<(String, String)>> {
    let text = fs::read_to_string(workspace_root().join(EQUIVALENT))?;
    let list: Equivalents = toml::from_str(&text).map_err(io::Error::other)?;
    Ok(list.equivalent.into_iter().map(|one| (one.lesson, one.what)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_taken_out_at_a_time() {
        let source =
            "use a::flush();\nfn main() {\n    biased;\n    let a = b.await;\n    c.await?;\n    try_join!(d)\n}\n";
        let what: Vec<_> = of(source, false).into_iter().map(|mutant| mutant.what).collect();
        assert_eq!(what, ["without `biased;`", "without `c.await?;`", "`try_join!` becomes `join!`"]);
        assert!(!of(source, false)[0].source.contains("biased"));
        assert!(of(source, false)[0].source.contains("c.await?;"));
        let pause = "    time::sleep(a / 4).await;\n";
        assert_eq!(of(pause, false)[0].source, "std::thread::sleep(a / 4);\n");
        assert!(of(pause, true).is_empty());
    }

    #[test]
    fn the_list_of_those_that_are_no_mistakes_names_mutants_that_there_are() {
        for (lesson, what) in equivalent().unwrap() {
            let mutants = mutants(&Spec::load(&lesson).unwrap()).unwrap();
            assert!(mutants.iter().any(|mutant| mutant.what == what), "{lesson}: {what}");
        }
    }
}
