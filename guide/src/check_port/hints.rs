//! The single hint that is given for a port, about the first cause of its problems.

use super::{Port, Warning};
use crate::errors;
use crate::lessons::{Busy, Exercise, Hint, Played, Poll, Problem, Sign, Verdict, count_calls, find_left_task};
use crate::workspace_root;

/// The exit code of a program whose `main` has panicked.
const PANICKED: i32 = 101;

/// Numbers of the signals that dialogues send: HUP, INT and TERM.
const SENT: [i32; 3] = [1, 2, 15];

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
            "the item is gated behind the",
            "A port has the features that our examples have; LESSONS.md names them, under Exercises.",
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
        return Some(match SENT.contains(&signal) {
            true => format!("Signal {signal} ended it: nothing of the port waits for this signal at that time."),
            false => {
                format!("Signal {signal} ended it, which nobody sent: what its standard error says last is the cause.")
            }
        });
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
    // Whoever reports an error has not come to the end of `main` too soon.
    let with_an_error = problems.iter().find_map(|problem| of_an_end_with_an_error(problem, played));
    let is_true = |hint: &Hint| {
        may_be_said(hint, port, &played.stdout)
            && !(is_cut && hint.sign == Sign::Missing)
            && !(with_an_error.is_some() && hint.say.contains("(B1)"))
    };
    let own = exercise.hints.iter().find(|hint| is_true(hint) && problems.iter().any(|problem| fits(hint, problem)));
    own.map(|hint| hint.say.clone())
        .or_else(|| problems.iter().find_map(|problem| of_the_source(problem, port.source)))
        .or(with_an_error)
        .or_else(|| problems.iter().find_map(|problem| of_anything(problem, port)))
}

/// Returns the hint for a program that should not have ended with an error.
fn of_an_end_with_an_error(problem: &Problem, played: &Played) -> Option<String> {
    let (Problem::Exit { .. } | Problem::Dialogue(_)) = problem else { return None };
    let code = played.exit.filter(|code| *code != 0)?;
    Some(if code == PANICKED && played.stderr.contains("panicked at") {
        "A panic ended it: the last lines of its standard error, above, say where and why.".to_owned()
    } else if played.stderr.trim().is_empty() {
        format!(
            "It ended with exit code {code}, which stands for an error, and said nothing of it on its standard error."
        )
    } else {
        "It ended with an error, whose text stands above: which `?` hands it to `main`, and what did the 0.1 side do with it?"
            .to_owned()
    })
}

/// Returns the hint for a program that ended before it had printed everything. Where it leaves a task alone, that is the
/// first suspect.
fn of_an_early_end(source: &str) -> String {
    match find_left_task(source) {
        Some(task) => format!(
            "Line {}, `{}`, starts a task that nobody waits for: `tokio::run` waited for every spawned task, `#[tokio::main]` \
             ends with `main` and drops the rest (B1).",
            task.line, task.code
        ),
        None => "It ended by itself before it had printed these lines: what ended the loop, the stream or the function that \
                 prints them?"
            .to_owned(),
    }
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
        (Sign::Order, Problem::Stdout { missing, extra, difference, .. }) => {
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
fn of_anything(problem: &Problem, port: Port<'_>) -> Option<String> {
    let say = match problem {
        Problem::Stdout { missing, extra, ends_early, .. } => match (missing.is_empty(), extra.is_empty()) {
            (true, true) => "All lines are there, in another order: what runs at the same time, what in turn?",
            (false, true) if *ends_early => return Some(of_an_early_end(port.source)),
            (false, true) => "Lines are missing that others follow: in which case does the program not print them?",
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
        Problem::Dialogue(message) if message.contains("but the stream ended") => match find_left_task(port.source) {
            Some(_) => {
                "It has closed the connection, or ended: does `main` wait for what it has started (B1), and who holds the \
                 socket?"
            }
            None => "It has closed the connection, or ended: who holds the socket, and until when?",
        },
        Problem::Dialogue(_) => {
            let lesson = port.lesson;
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
        let port = Port { lesson: "four_tasks", source: LEFT_ALONE, warnings, ..Port::default() };
        of_a_run(&exercise(), &Verdict { problems }, played, port)
    }

    const LEFT_ALONE: &str = "async fn main() {\n    tokio::spawn(work());\n}\n";

    fn without(line: &str) -> Problem {
        let missing = vec![line.to_owned()];
        Problem::Stdout { missing, extra: Vec::new(), ends_early: true, difference: String::new() }
    }

    fn general(problems: Vec<Problem>, played: &Played, source: &str) -> String {
        let port = Port { lesson: "four_tasks", source, ..Port::default() };
        of_a_run(&Exercise::default(), &Verdict { problems }, played, port).unwrap()
    }

    #[test]
    fn a_task_that_is_left_alone_is_named_where_lines_are_missing_at_the_end() {
        let played = Played { exit: Some(0), ..Played::default() };
        let said = |problem, source| general(vec![problem], &played, source);
        let hint = said(without("one"), LEFT_ALONE);
        assert!(hint.starts_with("Line 2, `tokio::spawn(work());`,") && hint.ends_with("(B1)."), "{hint}");
        assert!(!said(without("one"), "async fn main() { work().await }").contains("B1"));
        let Problem::Stdout { missing, extra, difference, .. } = without("one") else { unreachable!() };
        let amid = Problem::Stdout { missing, extra, ends_early: false, difference };
        assert!(!said(amid, LEFT_ALONE).contains("B1"));
    }

    #[test]
    fn a_program_that_ended_with_an_error_did_not_end_too_soon() {
        let ended = |code, stderr: &str| {
            let played = Played { exit: Some(code), stderr: stderr.to_owned(), ..Played::default() };
            let exit = Problem::Exit { expected: Some(0), got: Some(code) };
            general(vec![exit, without("one")], &played, LEFT_ALONE)
        };
        assert!(ended(1, "Error: Elapsed(())\n").contains("which `?` hands it to `main`"));
        assert!(ended(3, "").contains("exit code 3"));
        assert!(ended(PANICKED, "thread 'main' panicked at port.rs:1:1:\nno\n").starts_with("A panic ended it"));
    }

    #[test]
    fn the_exercises_own_hint_on_b1_is_not_given_for_an_error() {
        let text = "task = 't'\n[[hint]]\nsign = 'missing'\nhas = 'one'\nsay = 'it ended before its tasks (B1)'\n";
        let exercise: Exercise = toml::from_str(text).unwrap();
        let said = |code| {
            let exit = Problem::Exit { expected: Some(0), got: Some(code) };
            let problems = if code == 0 { vec![without("one")] } else { vec![exit, without("one")] };
            let played = Played { exit: Some(code), stderr: "Error: no\n".to_owned(), ..Played::default() };
            of_a_run(&exercise, &Verdict { problems }, &played, Port::default()).unwrap()
        };
        assert!(said(0).contains("(B1)"));
        assert!(said(1).starts_with("It ended with an error"));
    }

    #[test]
    fn a_feature_that_a_port_does_not_have_is_announced() {
        let message = "error[E0432]: unresolved import `tokio_stream::wrappers::SignalStream`\nnote: found an item that was \
                       configured out\n| --- the item is gated behind the `signal` feature\n";
        assert!(of_the_compiler(&exercise(), message).unwrap().contains("LESSONS.md"));
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
        assert!(
            hint(vec![without("two")], &killed, &[]).unwrap().contains("nothing of the port waits for this signal")
        );
        let aborted = Played { exit: Some(134), ..Played::default() };
        assert!(hint(vec![without("two")], &aborted, &[]).unwrap().contains("which nobody sent"));
        let silent = "dialogue line 1, `a connect`: it has not printed `listening on ADDRESS` on its standard error";
        let said = hint(vec![Problem::Dialogue(silent.to_owned())], &Played::default(), &[]).unwrap();
        assert!(said.contains("eprintln!"));
        assert!(hint(vec![Problem::Floods], &Played::default(), &[]).unwrap().contains("None"));
    }
}
