//! The single hint that is given for a port, about the first cause of its problems.

use super::{Port, Warning};
use crate::errors;
use crate::lessons::{Busy, Exercise, Hint, Played, Poll, Problem, Sign, Verdict, count_calls};
use crate::workspace_root;

/// The exit code of a program whose `main` has panicked.
const PANICKED: i32 = 101;

/// Returns the hint for a port that the compiler refused.
pub(super) fn of_the_compiler(exercise: &Exercise, message: &str) -> Option<String> {
    let general = [
        (
            "can't find crate for `tokio_legacy`",
            "The port is built with tokio 1 only: take the `extern crate` lines out and write `use tokio::…`.",
        ),
        (
            "can't find crate for `futures_legacy`",
            "The port has futures 0.3 as `futures`; most of the old combinators become `async` and `.await`.",
        ),
        (
            "future cannot be sent between threads safely",
            "Something that is not `Send` lives across an `.await`: end its scope before.",
        ),
        (
            "may outlive borrowed value",
            "A task may not borrow from the function that starts it: `async move`, or an `Arc`.",
        ),
    ];
    let general = general.iter().find(|(has, _)| message.contains(has)).map(|(_, say)| (*say).to_owned());
    own(exercise, Sign::Compile, Port::default(), "", &[message]).or(general)
}

/// Returns the hint for a port with a run that went wrong; `None` if the printed difference is enough.
///
/// Causes are checked in order. A future that is never polled, and then a call that blocks, stand first: the compiler is
/// certain of them, and they can cause everything else. A program that panicked, died or printed no address shows all the
/// other problems as well. Of the exercise's own hints, the first that applies is given, so specific hints come before
/// general ones.
pub(super) fn of_a_run(exercise: &Exercise, verdict: &Verdict, played: &Played, port: Port<'_>) -> Option<String> {
    let unpolled = of_an_unpolled_future(port.warnings).or_else(|| of_a_discarded_future(port.warnings));
    if let Some(hint) = unpolled.or_else(|| port.blocking.map(Warning::why_it_blocks)) {
        return Some(hint);
    }
    if played.stderr.contains("panicked at") {
        let said = own(exercise, Sign::Panics, port, &played.stdout, &[&played.stderr]);
        // Some lessons let a task panic on purpose, so a panic counts as a cause only if it ended the program.
        let ended_it = || (played.exit == Some(PANICKED)).then(|| in_the_index(&played.stderr)).flatten();
        if let Some(hint) = said.or_else(ended_it) {
            return Some(hint);
        }
    }
    if let Some(signal) = played.exit.and_then(|code| code.checked_sub(128)).filter(|signal| (1..65).contains(signal)) {
        return Some(format!("Signal {signal} ended it: nothing of the port waits for this signal at that time."));
    }
    let problems = &verdict.problems;
    let busy = problems.iter().find_map(|problem| match problem {
        Problem::Busy(busy) => Some(busy),
        _ => None,
    });
    if let Some(busy) = busy {
        return Some(port.polls.map_or_else(|| of_a_busy_program(busy), of_a_poll));
    }
    let dialogue = problems.iter().find_map(|problem| match problem {
        Problem::Dialogue(message) => Some(message.as_str()),
        _ => None,
    });
    if dialogue.is_some_and(|message| message.contains("has not printed `listening on ADDRESS`")) {
        return Some(
            "The checker learns the address from the line `listening on ADDRESS` on standard error, as the old side \
             prints it: `eprintln!(\"listening on {}\", listener.local_addr()?)`."
                .to_owned(),
        );
    }
    // A program that was killed at a step of the dialogue might have printed the lines later.
    let is_cut = played.broken_step.is_some() && played.exit.is_none();
    let own = exercise
        .hints
        .iter()
        .filter(|hint| may_be_said(hint, port, &played.stdout) && !(is_cut && hint.sign == Sign::Missing))
        .find(|hint| problems.iter().any(|problem| fits(hint, problem)));
    own.map(|hint| hint.say.clone())
        .or_else(|| problems.iter().find_map(|problem| of_the_source(problem, port.source)))
        .or_else(|| problems.iter().find_map(|problem| of_anything(problem, port.lesson)))
}

/// Returns the hint for a place that asks again and again.
pub(super) fn of_a_poll(poll: &Poll) -> String {
    let Poll { line, code, wakes_itself } = poll;
    if *wakes_itself {
        return format!(
            "The future of line {line}, `{code}`, wakes its own task, so it is polled again at once, and again, until what it \
             waits for has happened. Leave the waker with whoever makes it happen."
        );
    }
    format!(
        "The loop of line {line}, `{code}`, asks again and again: it keeps a processor busy, or notices late, after its pause. \
         What it waits for can be awaited: the `recv` of a receiver, the handle of a task, a `Notify`."
    )
}

/// Returns the hint for a program that is busy where it has nothing to do, when the source does not show why.
fn of_a_busy_program(busy: &Busy) -> String {
    let loops = match busy.never_waits() {
        true => {
            "A loop goes round without waiting: does it go on after the end, which is `None`, or `Ok(0)`? Or it asks"
        }
        false => "A loop pauses for a moment, and then asks",
    };
    format!(
        "{loops} again and again for what can be awaited: the `recv` of a receiver, the handle of a task, a `Notify`. A future \
         that returns `Pending` leaves its waker with whoever ends the wait, and does not wake itself."
    )
}

/// Returns whether the hint is for this run, and neither the source nor what was printed contradicts it.
fn may_be_said(hint: &Hint, port: Port<'_>, stdout: &str) -> bool {
    port.case.contains(&hint.case)
        && stdout.contains(&hint.printed)
        && (hint.unprinted.is_empty() || !stdout.contains(&hint.unprinted))
        && (hint.uncalled.is_empty() || count_calls(port.source, &hint.uncalled) == 0)
}

/// Returns a hint that follows from the source, for a problem in any lesson.
fn of_the_source(problem: &Problem, source: &str) -> Option<String> {
    let keeps_wakers = ["waker", "register", "wake_by_ref", "wake"].map(str::to_owned);
    let is_unwoken = matches!(problem, Problem::Hangs(_))
        && source.contains("Poll::Pending")
        && count_calls(source, &keeps_wakers) == 0;
    is_unwoken.then(|| {
        "It returns `Poll::Pending`, and no waker is registered anywhere: unless something that was polled with this \
         context has just returned `Pending` itself, nobody polls it again."
            .to_owned()
    })
}

/// Returns whether a hint of the exercise applies to this problem.
fn fits(hint: &Hint, problem: &Problem) -> bool {
    let has = |lines: &[String]| lines.iter().any(|line| line.contains(&hint.has));
    match (hint.sign, problem) {
        (Sign::Order, Problem::Stdout { missing, extra, difference }) => {
            let is_marked = |line: &str| line.starts_with(['-', '+']) && line.contains(&hint.has);
            missing.is_empty() && extra.is_empty() && difference.lines().any(is_marked)
        }
        (Sign::Missing, Problem::Stdout { missing, .. }) => has(missing),
        (Sign::Extra, Problem::Stdout { extra, .. }) => has(extra),
        (Sign::Hangs, Problem::Hangs(_)) => true,
        (Sign::Dialogue, Problem::Dialogue(message)) => message.contains(&hint.has),
        _ => false,
    }
}

/// Returns the hint for a future that the source makes and leaves there.
fn of_an_unpolled_future(warnings: &[Warning]) -> Option<String> {
    let Warning { line, code, .. } = warnings.iter().find(|warning| warning.is_on_an_unpolled_future())?;
    Some(format!("Nobody awaits the future of line {line}, `{code}`, and without that it does nothing (B24)."))
}

/// Returns the hint for a future that `let _ =` drops, unless the line starts a task.
fn of_a_discarded_future(warnings: &[Warning]) -> Option<String> {
    let is_cause = |warning: &&Warning| warning.is_on_a_discarded_future() && !warning.code.contains("spawn");
    let Warning { line, code, .. } = warnings.iter().find(is_cause)?;
    Some(format!("`let _ =` drops the future of line {line}, `{code}`, before it has done anything (B24)."))
}

/// Returns a general hint, for a problem that may occur in any lesson.
fn of_anything(problem: &Problem, lesson: &str) -> Option<String> {
    let say = match problem {
        Problem::Stdout { missing, extra, .. } => match (missing.is_empty(), extra.is_empty()) {
            (true, true) => "All lines are there, in another order: what runs at the same time, what in turn?",
            (false, true) => {
                "Lines are missing, and the program ended by itself: `tokio::run` waited for every spawned task, \
                 `#[tokio::main]` ends with `main` and drops the rest (B1)."
            }
            (true, false) => "It prints more than it should: does something run twice, or tick too early (B40)?",
            (false, false) => "Compare the marked lines word by word with what the 0.1 side prints.",
        },
        Problem::Hangs(_) => {
            "Something still waits: a sender that was not dropped keeps its receiver open, a handle of a task that never \
             ends is awaited, a `poll` returned `Pending` and kept no waker, or a thread is blocked."
        }
        Problem::Floods => {
            "A loop goes round without waiting: does it go on after the end, which is `None`, or `Ok(0)`?"
        }
        Problem::Dialogue(message) if message.contains("Connection refused") => {
            "Nobody listens there any more: a server goes on until it is ended, and outlives its clients."
        }
        Problem::Dialogue(message) if message.contains("but the stream ended") => {
            "It has closed the connection, or ended: does `main` wait for what it has started (B1), and who holds the \
             socket?"
        }
        Problem::Dialogue(_) => {
            return Some(format!(
                "`cargo run -p compat-tests -- lesson {lesson}` shows how both sides answer these steps."
            ));
        }
        _ => return None,
    };
    Some(say.to_owned())
}

/// Returns a link to the entry for this panic in the index of errors.
fn in_the_index(stderr: &str) -> Option<String> {
    let entries = errors::load(workspace_root()).ok()?;
    let known = entries.iter().find(|entry| entry.shows == errors::Speaker::Panic && stderr.contains(&entry.text))?;
    Some(format!("The index of errors (guide/errors.md) has this text: {}", known.advice()))
}

/// Returns the exercise's first hint for this sign.
fn own(exercise: &Exercise, sign: Sign, port: Port<'_>, stdout: &str, texts: &[impl AsRef<str>]) -> Option<String> {
    let has = |hint: &Hint| texts.iter().any(|text| text.as_ref().contains(&hint.has));
    let fits = |hint: &&Hint| hint.sign == sign && has(hint) && may_be_said(hint, port, stdout);
    exercise.hints.iter().find(fits).map(|hint| hint.say.clone())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::lessons::{Run, Side, judge};

    fn exercise() -> Exercise {
        let text = "task = 't'\n[[hint]]\nsign = 'missing'\nhas = 'two'\nsay = 'two is missing'\n\
                    [[hint]]\nsign = 'hangs'\nsay = 'it waits'\n";
        toml::from_str(text).unwrap()
    }

    fn hint(problems: Vec<Problem>, played: &Played, warnings: &[Warning]) -> Option<String> {
        of_a_run(&exercise(), &Verdict { problems }, played, Port { lesson: "four_tasks", warnings, ..Port::default() })
    }

    fn without(line: &str) -> Problem {
        Problem::Stdout { missing: vec![line.to_owned()], extra: Vec::new(), difference: String::new() }
    }

    #[test]
    fn the_exercises_own_hint_goes_before_a_general_one() {
        assert_eq!(hint(vec![without("two")], &Played::default(), &[]).unwrap(), "two is missing");
        assert!(hint(vec![without("one")], &Played::default(), &[]).unwrap().contains("B1"));
        let both = vec![Problem::Hangs(Duration::ZERO), without("two")];
        assert_eq!(hint(both, &Played::default(), &[]).unwrap(), "two is missing");
    }

    #[test]
    fn a_panic_that_ended_the_program_leads_to_the_index_of_errors() {
        let stderr = "thread 'main' panicked at port.rs:3:5:\nthere is no reactor running, must be called from the \
                      context of a Tokio 1.x runtime\n";
        let played = Played { stderr: stderr.to_owned(), exit: Some(PANICKED), ..Played::default() };
        assert!(hint(vec![without("one")], &played, &[]).unwrap().contains("guide/errors.md"));
        let of_a_task = Played { exit: Some(0), ..played };
        assert!(!hint(vec![without("one")], &of_a_task, &[]).unwrap().contains("guide/errors.md"));
    }

    #[test]
    fn what_the_source_does_not_do_is_the_cause() {
        let text = "task = 't'\n[[hint]]\nsign = 'panics'\nhas = 'first'\nuncalled = ['poll_reserve']\nsay = 'ask'\n\
                    [[hint]]\nsign = 'panics'\nhas = 'first'\nsay = 'the clone'\n";
        let exercise: Exercise = toml::from_str(text).unwrap();
        let played = Played { stderr: "panicked at port.rs:1:1:\nfirst ask\n".to_owned(), ..Played::default() };
        let said = |source| {
            of_a_run(&exercise, &Verdict { problems: Vec::new() }, &played, Port { source, ..Port::default() })
        };
        assert_eq!(said("fn poll_reserve() {}").unwrap(), "ask");
        assert_eq!(said("self.0.poll_reserve(cx)").unwrap(), "the clone");
        let hangs = |source| of_the_source(&Problem::Hangs(Duration::ZERO), source);
        assert!(hangs("{ Poll::Pending }").unwrap().contains("no waker is registered"));
        assert!(hangs("{ cx.waker().wake_by_ref(); Poll::Pending }").is_none() && hangs("loop {}").is_none());
    }

    #[test]
    fn a_future_that_nobody_polls_is_named_before_all_else() {
        let warning = Warning {
            lint: "unused_must_use".to_owned(),
            message: "unused implementer of `Future` that must be used".to_owned(),
            line: 12,
            code: "work();".to_owned(),
            ..Warning::default()
        };
        let of_a_result = Warning { message: "unused `Result` that must be used".to_owned(), ..warning.clone() };
        let said = |warning: &Warning| hint(vec![without("two")], &Played::default(), std::slice::from_ref(warning));
        assert_eq!(said(&of_a_result).unwrap(), "two is missing");
        assert!(said(&warning).unwrap().starts_with("Nobody awaits the future of line 12, `work();`"));
    }

    #[test]
    fn a_hint_may_be_for_one_run_and_for_a_line_that_was_not_printed() {
        let text = "task = 't'\n[[hint]]\nsign = 'missing'\ncase = 'first tick'\nsay = 'the tick'\n\
                    [[hint]]\nsign = 'missing'\nunprinted = 'draining'\nsay = 'the signal'\n\
                    [[hint]]\nsign = 'order'\nhas = 'is gone'\nsay = 'the loser'\n";
        let exercise: Exercise = toml::from_str(text).unwrap();
        let said = |problem: Problem, case, stdout: &str| {
            let played = Played { stdout: stdout.to_owned(), ..Played::default() };
            of_a_run(&exercise, &Verdict { problems: vec![problem] }, &played, Port { case, ..Port::default() })
                .unwrap()
        };
        assert_eq!(said(without("one"), "the first tick comes late", ""), "the tick");
        assert_eq!(said(without("one"), "", "at work\n"), "the signal");
        let cut = Played { broken_step: Some("line 1".to_owned()), ..Played::default() };
        let said_of_it = of_a_run(&exercise, &Verdict { problems: vec![without("one")] }, &cut, Port::default());
        assert_ne!(said_of_it.as_deref(), Some("the signal"));
        assert!(!["the tick", "the signal"].contains(&&*said(without("one"), "", "at work\ndraining\n")));
        let run: Run = toml::from_str("stdout = \"it is gone\\none\\ntwo\\n\"").unwrap();
        let order = |printed: &str| {
            let played = Played { stdout: printed.to_owned(), ..Played::default() };
            said(judge(&run, Side::Modern, &played).problems.remove(0), "", "")
        };
        assert_eq!(order("one\ntwo\nit is gone\n"), "the loser");
        assert_ne!(order("it is gone\ntwo\none\n"), "the loser");
    }

    #[test]
    fn a_signal_and_a_missing_address_are_named() {
        let killed = Played { exit: Some(143), ..Played::default() };
        assert!(hint(vec![without("two")], &killed, &[]).unwrap().contains("Signal 15"));
        let silent = "dialogue line 1, `a connect`: it has not printed `listening on ADDRESS` on its standard error";
        let said = hint(vec![Problem::Dialogue(silent.to_owned())], &Played::default(), &[]).unwrap();
        assert!(said.contains("eprintln!"));
        assert!(hint(vec![Problem::Floods], &Played::default(), &[]).unwrap().contains("None"));
    }
}
