//! Finds tasks that a port starts and nobody waits for, from its tokens.

use super::tokens::Tokens;

/// Calls that start a task which ends with its runtime. What runs on tokio's pool is waited for, once it has begun.
const STARTS: [&str; 2] = ["spawn", "spawn_local"];

/// Calls that wait for the tasks of a `JoinSet` or of a `TaskTracker`.
const WAITS_FOR_ALL: [&str; 9] = [
    "join_next",
    "join_next_with_id",
    "try_join_next",
    "poll_join_next",
    "join_all",
    "shutdown",
    "wait",
    "run_until",
    "block_on",
];

/// A place where a port starts a task and leaves it alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftTask {
    /// Its line, from 1.
    pub line: usize,
    /// Content of that line.
    pub code: String,
}

/// Returns the first task in `source` that is started and whose handle is dropped, or never used, or is one of a set that
/// nobody waits for.
#[must_use]
pub fn find(source: &str) -> Option<LeftTask> {
    let tokens = Tokens::of(source);
    let left = (0..tokens.len()).find(|at| is_left(&tokens, *at))?;
    let line = tokens.line(left);
    let code = source.lines().nth(line - 1).unwrap_or_default().trim().to_owned();
    Some(LeftTask { line, code })
}

fn is_left(tokens: &Tokens<'_>, at: usize) -> bool {
    if !STARTS.contains(&tokens.text(at)) || !tokens.is_call(at) || is_on_a_thread(tokens, at) {
        return false;
    }
    let Some(open) = (at + 1..tokens.len()).find(|open| tokens.text(*open) == "(") else { return false };
    let close = tokens.end(open);
    let start = chain_start(tokens, at);
    let is_of_a_set = start < at && tokens.text(at - 1) == ".";
    if is_of_a_set {
        let waits = |at: usize| WAITS_FOR_ALL.contains(&tokens.text(at)) && tokens.is_call(at);
        return !(0..tokens.len()).any(waits);
    }
    let before = |count: usize| start.checked_sub(count).map_or("", |at| tokens.text(at));
    match (before(1), tokens.text(close + 1)) {
        (";" | "{" | "}", ";") => true,
        ("(", ")") => before(2) == "drop",
        ("=", ";") if before(3) == "let" => !is_used(tokens, before(2), close),
        _ => false,
    }
}

/// Returns whether a thread is started here: `thread::spawn`, or a `spawn` that is given a closure.
fn is_on_a_thread(tokens: &Tokens<'_>, at: usize) -> bool {
    let of_std = at >= 3 && tokens.text(at - 1) == ":" && tokens.text(at - 3) == "thread";
    let closure = ["|", "move"].contains(&tokens.text(at + 2)) && tokens.text(at + 3) != "{";
    of_std || closure
}

/// Returns where the path, or the chain of methods, with the name at `at` begins.
fn chain_start(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        let is_link = [".", ":"].contains(&tokens.text(before));
        let is_linked = [".", ":"].contains(&tokens.text(start));
        start = match tokens.text(before) {
            ")" | "]" if is_linked => tokens.end(before),
            "?" if is_linked => before,
            _ if is_link => before,
            // A name before its link, or before the brackets of its call.
            text if (is_linked || ["(", "["].contains(&tokens.text(start))) && is_name(text) => before,
            _ => return start,
        };
    }
    start
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_') && !["return", "in", "match", "if"].contains(&text)
}

/// Returns whether the variable `name` is used behind `from`, other than to be dropped.
fn is_used(tokens: &Tokens<'_>, name: &str, from: usize) -> bool {
    let is_dropped = |at: usize| tokens.text(at - 1) == "(" && tokens.text(at - 2) == "drop";
    // A module or a field of the same name is another thing: `tokio::task`.
    let is_other = |at: usize| {
        tokens.text(at + 1) == ":" && tokens.text(at + 2) == ":"
            || tokens.text(at - 1) == ":" && tokens.text(at - 2) == ":"
    };
    name != "_" && (from..tokens.len()).any(|at| tokens.text(at) == name && !is_dropped(at) && !is_other(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> bool {
        find(&format!("async fn main() {{\n{body}\n}}\n")).is_some()
    }

    #[test]
    fn a_task_that_nobody_waits_for_is_found() {
        for body in [
            "tokio::spawn(async move { work().await });",
            "for i in 0..4 { spawn(work(i)); }",
            "let _ = tokio::spawn(work());",
            "let _task = tokio::task::spawn_local(work());\n done().await;",
            "let task = tokio::spawn(work());\n drop(task);\n tokio::task::yield_now().await;",
            "drop(tokio::spawn(work()));",
            "let mut tasks = JoinSet::new(); tasks.spawn(work()); tasks.detach_all();",
            "loop { let (s, _) = listener.accept().await?; tokio::spawn::<Session>(serve(s)); }",
            "self.tasks.borrow_mut().spawn(work());",
        ] {
            assert!(found(body), "{body}");
        }
    }

    #[test]
    fn a_task_that_is_waited_for_or_handed_on_is_not_found() {
        for body in [
            "let task = tokio::spawn(work()); task.await.unwrap();",
            "tokio::spawn(work()).await.unwrap();",
            "handles.push(tokio::spawn(work()));",
            "let handles: Vec<_> = (0..4).map(|i| tokio::spawn(work(i))).collect();",
            "let handles = [tokio::spawn(a()), tokio::spawn(b())];",
            "tokio::join!(tokio::spawn(a()), tokio::spawn(b()));",
            "tasks.spawn(work()); while tasks.join_next().await.is_some() {}",
            "tracker.spawn(work()); tracker.close(); tracker.wait().await;",
            "std::thread::spawn(move || work());",
            "thread::Builder::new().spawn(|| work()).unwrap();",
            "spawn_blocking(|| work());",
            "let task = { tokio::spawn(work()) }; task.await;",
            "let task = tokio::spawn(work()); Session { handle: task }",
            "std::thread::spawn(serve);",
        ] {
            assert!(!found(body), "{body}");
        }
    }

    #[test]
    fn the_line_is_told() {
        let task = find("fn main() {\n    // a task\n    tokio::spawn(a());\n}\n").unwrap();
        assert_eq!((task.line, task.code.as_str()), (3, "tokio::spawn(a());"));
    }
}
