//! Timers that are awaited by an adapter become those of tokio 1, in code that certainly runs on one of its runtimes.
//!
//! # What is taken over
//!
//! A `Delay` that is awaited where it is made, or kept in a variable that is used for nothing else: the deadline is taken where
//! it was taken, and `sleep` or `sleep_until` waits for it. Such a wait cannot fail, so that what dealt with the timer's error
//! goes with it, as far as it did nothing else: `map_err`, `?`, the arm of a `match`. Loops over the ticks of an `Interval`, as
//! `chains` writes them; and timeouts of whose error no more is asked than whether the time was over.
//!
//! # What stays
//!
//! Timers in code that may run elsewhere, as `Certainty` says; those that a combinator, a field or a signature holds; and
//! those whose error somebody looks at in another way. Where one is left, a reason is given.

mod delay;
mod fold;
mod interval;
mod timeout;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::apply::Patched;
use super::certain::Certainty;
use super::change::{Change, FileContext, RuleSet, no_repair};
use super::copy::Changed;
use super::judge::Judge;
use super::step::{Done, Outcome, Step, run_on, visit};
use crate::error::Error;
use crate::join::Engine;
use crate::report::Finding;

/// The step's name.
pub const NAME: &str = "timers";
/// Greatest number of times that the step looks at what it has written: a delay may be awaited only once another is gone.
const PASSES: usize = 4;

const SET: RuleSet =
    RuleSet { name: NAME, title: "Timers that are awaited are those of tokio 1", changes: nothing, repair: no_repair };

fn nothing(_: &FileContext<'_>) -> Vec<Change> {
    Vec::new()
}

/// Note on what no mark can say: it is about two timers, which may stand anywhere.
const SAME_MOMENT: &str =
    "timers that are due at the same moment fire in another order than those of 0.1, and neither promises one";

/// Items of 0.1 that make a timer.
fn makes_timer(rule: &str) -> bool {
    matches!(
        rule,
        "tokio::timer::Delay::new"
            | "tokio::timer::Interval::new"
            | "tokio::timer::Interval::new_interval"
            | "tokio::timer::Timeout::new"
            | "tokio::timer::Timeout::new_at"
            | "tokio::util::FutureExt::timeout"
            | "tokio::util::FutureExt::deadline"
            | "tokio_timer::sleep"
    )
}

/// A place that stays: line, reason.
type Left = (usize, String);

/// Runs the step on the working copy. What is left of it compiles.
///
/// # Errors
///
/// Fails if the project cannot be read or written, or cargo not be started.
pub fn run(judge: &mut Judge, tell: &dyn Fn(&str)) -> Result<Step, Error> {
    let mut step = Step { name: NAME.to_owned(), title: SET.title.to_owned(), ..Step::default() };
    let mut changed = Changed::new();
    // What was taken out once is not tried again: the places of a file, by their text.
    let mut refused: BTreeSet<(PathBuf, String)> = BTreeSet::new();
    for pass in 1..=PASSES {
        let outcome = crate::run::run(&judge.options, tell)?;
        if !outcome.compiled {
            let why = outcome.report.run.not_compiled.clone().unwrap_or_default();
            step.notes.push(format!("the compiler could not be asked where the timers are: {why}"));
            break;
        }
        let mut by_file: BTreeMap<PathBuf, Vec<&Finding>> = BTreeMap::new();
        for finding in outcome.report.findings.iter().filter(|finding| makes_timer(&finding.rule)) {
            by_file.entry(PathBuf::from(&finding.file)).or_default().push(finding);
        }
        if by_file.is_empty() {
            break;
        }
        let certainty = Certainty::of(judge, &outcome.report)?;
        let mut files: BTreeMap<PathBuf, Patched> = BTreeMap::new();
        let mut left: BTreeMap<PathBuf, Vec<Left>> = BTreeMap::new();
        let mut tried: BTreeMap<(PathBuf, usize), String> = BTreeMap::new();
        visit(judge, true, &mut |context| {
            let Some(findings) = by_file.get(context.path) else { return };
            let stays = left.entry(context.path.to_path_buf()).or_default();
            if let Some(why) = certainty.why_not(context.path) {
                let why = format!("it may run without a runtime of tokio 1: {why}");
                stays.extend(findings.iter().map(|finding| (finding.line, why.clone())));
                return;
            }
            let is_seen = |finding: &&&Finding| finding.engine != Engine::Syntax && finding.through.is_none();
            let unseen = findings.iter().filter(|finding| !is_seen(finding));
            stays.extend(unseen.map(|finding| (finding.line, "the compiler did not see it as code".to_owned())));
            let seen: Vec<&Finding> = findings.iter().filter(is_seen).copied().collect();
            let (mut changes, more) = delay::changes(context, &seen);
            let path = || context.path.to_path_buf();
            changes.retain(|change| !refused.contains(&(path(), text_of(context, change))));
            tried.extend(changes.iter().map(|change| ((path(), line_of(context, change)), text_of(context, change))));
            stays.extend(more);
            if !changes.is_empty() {
                let tree = context.plain_tree();
                files.insert(
                    context.path.to_path_buf(),
                    Patched::new(&context.source.text, &tree, &context.hidden(), changes),
                );
            }
        })?;
        let made = run_on(judge, &SET, files, tell)?;
        step.rounds += made.rounds;
        step.notes.extend(made.notes);
        let is_done = made.changed.is_empty();
        for done in made.done {
            let file = PathBuf::from(&done.file);
            if done.outcome == Outcome::BackedOut
                && let Some(text) = tried.get(&(file.clone(), done.line))
            {
                refused.insert((file, text.clone()));
            }
            step.done.push(done);
        }
        for (path, (before, after)) in made.changed {
            changed.entry(path).or_insert((before, None)).1 = after;
        }
        if is_done || pass == PASSES {
            for (path, places) in left {
                for (line, why) in places {
                    step.done.push(Done {
                        rule: "timer".to_owned(),
                        file: path.to_string_lossy().replace('\\', "/"),
                        line,
                        outcome: Outcome::Left,
                        facts: Vec::new(),
                        why,
                    });
                }
            }
            break;
        }
    }
    step.changed = changed;
    if !step.changed.is_empty() {
        step.notes.push(SAME_MOMENT.to_owned());
    }
    Ok(step)
}

/// Returns the line of a change, as reports tell it.
fn line_of(context: &FileContext<'_>, change: &Change) -> usize {
    let start = change.edits.iter().map(|edit| edit.range.start()).min().unwrap_or(change.place.start());
    context.source.text[..usize::from(start)].matches('\n').count() + 1
}

/// Returns the text of a change's place, which tells it again when lines have moved.
fn text_of(context: &FileContext<'_>, change: &Change) -> String {
    context.source.text[change.place].to_owned()
}
