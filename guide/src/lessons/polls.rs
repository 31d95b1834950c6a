//! Finds loops that ask again and again where they could wait, from a port's tokens.
//!
//! Most such loops print what they should, late or with a processor at full load, and many lessons are over too soon for
//! that to be measured. A loop is found if a round of it can pass in which the answer was "not yet" and nothing was waited
//! for but a pause. What takes all that is there and then stops, or waits, is not found.

use std::ops::Range;

use super::tokens::Tokens;

/// Calls that look whether something is there, and do not wait for it.
const ASKS: [&str; 20] = [
    "try_recv",
    "try_next",
    "try_join_next",
    "try_wait",
    "try_lock",
    "try_read",
    "try_write",
    "try_acquire",
    "try_acquire_owned",
    "try_accept",
    "try_recv_from",
    "try_send",
    "try_reserve",
    "is_finished",
    "is_terminated",
    "now_or_never",
    "poll",
    "has_changed",
    "strong_count",
    "load",
];

/// The [`ASKS`] that are asked for other reasons as well, so that only those count that decide on the end of a loop.
const ALSO_ASIDE: [&str; 5] = ["try_send", "try_reserve", "poll", "strong_count", "load"];

/// Futures that only let time pass.
const PAUSES: [&str; 7] = ["yield_now", "sleep", "sleep_until", "tick", "pending", "ready", "consume_budget"];

/// Locks are held for moments, so a wait for one is no wait for what it holds.
const LOCKS: [&str; 3] = ["lock", "read", "write"];

/// Macros that wait for the futures in them.
const WAITING_MACROS: [&str; 4] = ["select", "join", "try_join", "ready"];

/// A place where a port asks again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poll {
    /// Its line, from 1.
    pub line: usize,
    /// Content of that line.
    pub code: String,
    /// `true` if a future wakes itself instead of leaving its waker; `false` for a loop.
    pub wakes_itself: bool,
}

/// Returns the first place in `source` that asks again and again.
#[must_use]
pub fn find(source: &str) -> Option<Poll> {
    let tokens = Tokens::of(source);
    let at = |token, wakes_itself| {
        let line = tokens.line(token);
        let code = source.lines().nth(line - 1).unwrap_or_default().trim().to_owned();
        Poll { line, code, wakes_itself }
    };
    let loops = (0..tokens.len()).filter_map(|token| Loop::at(&tokens, token));
    let polling = loops.filter(Loop::asks_again_and_again).map(|one| at(one.start, false));
    let waking = (0..tokens.len()).filter(|token| wakes_itself(&tokens, *token)).map(|token| at(token, true));
    polling.chain(waking).min_by_key(|poll| poll.line)
}

/// Returns whether the task that is polled is woken here by itself, as by `cx.waker().wake_by_ref()`, although nothing has just
/// been ready: it is polled again at once then. Whoever has got on, and lets others run before the next step, wakes itself
/// once for each step.
fn wakes_itself(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_chain = |chain: &[&str]| {
        at.checked_sub(chain.len())
            .is_some_and(|from| chain.iter().zip(from..at).all(|(text, at)| tokens.text(at) == *text))
    };
    // A waker that has been kept somewhere is that of another task.
    let of_this_task = match tokens.text(at) {
        "wake_by_ref" => is_chain(&[".", "waker", "(", ")", "."]),
        "wake" => is_chain(&[".", "waker", "(", ")", ".", "clone", "(", ")", "."]),
        _ => false,
    };
    let is_ready_now = tokens.text(at + 3) == ";" && (at + 4..at + 9).any(|next| tokens.text(next) == "Ready");
    of_this_task && !is_ready_now && !has_got_on(tokens, at)
}

/// Returns whether the code at `at` is reached only after something that was polled has been ready. What stands nearest
/// decides: the statements before it, and then the heads of the blocks around it.
fn has_got_on(tokens: &Tokens<'_>, mut at: usize) -> bool {
    while let Some(open) = tokens.block_around(at) {
        let keyword = keyword_of(tokens, open);
        let is_match = keyword.is_some_and(|keyword| tokens.text(keyword) == "match");
        if !is_match {
            let limit = tokens.statement_start(at, open);
            let mut start = open + 1;
            while start < limit {
                let end = tokens.statement_end(start, limit).max(start + 1);
                if passes_when_ready(tokens, open, start, end) {
                    return true;
                }
                start = end;
            }
        }
        if let Some(is_ready) = keyword.and_then(|keyword| is_entered_when_ready(tokens, keyword, open, at)) {
            return is_ready;
        }
        at = open;
    }
    false
}

/// Returns the keyword that the block at `open` belongs to, such as `if`.
fn keyword_of(tokens: &Tokens<'_>, open: usize) -> Option<usize> {
    let mut at = open;
    while let Some(before) = at.checked_sub(1) {
        match tokens.text(before) {
            "match" | "if" | "while" | "else" | "fn" => return Some(before),
            ")" | "]" => at = tokens.end(before),
            ">" if before > 0 && tokens.text(before - 1) == "=" => return None,
            ";" | "{" | "}" | "(" | "[" | "," => return None,
            _ => at = before,
        }
    }
    None
}

/// Returns whether a statement lets what comes behind it run only if a poll was ready: by `ready!`, or by a way out for
/// `Pending`.
fn passes_when_ready(tokens: &Tokens<'_>, block: usize, start: usize, end: usize) -> bool {
    let is_on_the_level =
        |at: usize| tokens.level(at, block).is_some_and(|blocks| blocks.iter().all(|open| tokens.is_plain(*open)));
    if (start..end).any(|at| is_ready_macro(tokens, at) && is_on_the_level(at)) {
        return true;
    }
    let returns = |from: usize, to: usize| (from..to).any(|at| tokens.text(at) == "return");
    let Some(keyword) = (start..end).find(|at| ["match", "if", "else"].contains(&tokens.text(*at))) else {
        return false;
    };
    let Some(open) = tokens.next_block(keyword + 1).filter(|open| *open < end) else { return false };
    match tokens.text(keyword) {
        "match" => {
            let arms = tokens.arms(open);
            arms.iter().any(|arm| says(tokens, arm.pattern.clone(), PENDING) && returns(arm.body.start, arm.body.end))
        }
        "if" => says(tokens, keyword..open, PENDING) && returns(open, tokens.end(open)),
        // `let Poll::Ready(x) = poll else { return Poll::Pending };`
        _ => says(tokens, start..keyword, READY) && returns(open, tokens.end(open)),
    }
}

/// Returns whether the block at `open`, or the arm of it with the code at `at`, is entered when a poll was ready; `None` if
/// its head says nothing of that.
fn is_entered_when_ready(tokens: &Tokens<'_>, keyword: usize, open: usize, at: usize) -> Option<bool> {
    let head = keyword + 1..open;
    let asks = |range: Range<usize>| range.into_iter().any(|at| tokens.is_call(at) && ASKS.contains(&tokens.text(at)));
    match tokens.text(keyword) {
        "fn" => Some(false),
        "match" => {
            let arms = tokens.arms(open);
            let arm = arms.iter().find(|arm| arm.pattern.start <= at && at < arm.body.end)?;
            let any = |what| arms.iter().any(|arm| says(tokens, arm.pattern.clone(), what));
            let is_any_other = arm.pattern.len() == 1;
            if says(tokens, arm.pattern.clone(), PENDING) {
                Some(false)
            } else if says(tokens, arm.pattern.clone(), READY) {
                Some(true)
            } else if is_any_other && (any(READY) || any(PENDING)) {
                Some(any(PENDING))
            } else if head.clone().any(|at| is_ready_macro(tokens, at)) {
                Some(true)
            } else {
                asks(head).then_some(false)
            }
        }
        "if" | "while" => {
            let is_negated = head.clone().any(|at| tokens.text(at) == "!" && tokens.text(at + 1) != "=");
            if says(tokens, head.clone(), READY) {
                Some(!is_negated)
            } else if says(tokens, head.clone(), PENDING) {
                Some(is_negated)
            } else {
                asks(head).then_some(false)
            }
        }
        _ => {
            let outer = tokens.block_around(keyword).unwrap_or_default();
            let before = tokens.statement_start(keyword, outer)..keyword;
            if says(tokens, before.clone(), READY) {
                Some(false)
            } else if says(tokens, before.clone(), PENDING) {
                Some(true)
            } else {
                asks(before).then_some(false)
            }
        }
    }
}

/// Names of the two results of a poll, and of the methods that ask for them.
const READY: [&str; 2] = ["Ready", "is_ready"];
const PENDING: [&str; 2] = ["Pending", "is_pending"];

fn says(tokens: &Tokens<'_>, range: Range<usize>, what: [&str; 2]) -> bool {
    range.into_iter().any(|at| what.contains(&tokens.text(at)))
}

fn is_ready_macro(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.text(at) == "ready" && tokens.is_macro(at)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Loop,
    While,
    WhileLet,
    For,
}

/// A loop: the range of its head, if it has one, and that of its body without the braces.
struct Loop<'a> {
    tokens: &'a Tokens<'a>,
    kind: Kind,
    start: usize,
    open: usize,
    close: usize,
}

impl<'a> Loop<'a> {
    fn at(tokens: &'a Tokens<'a>, start: usize) -> Option<Self> {
        let kind = match (tokens.text(start), tokens.text(start + 1)) {
            ("loop", "{") => Kind::Loop,
            ("while", "let") => Kind::WhileLet,
            ("while", _) => Kind::While,
            // Not `for<'a>`, nor that of `impl Trait for Type`, which has no `in`.
            ("for", next) if next != "<" => Kind::For,
            _ => return None,
        };
        let open = tokens.next_block(start + 1)?;
        let has_in = (start..open).any(|at| tokens.text(at) == "in");
        (kind != Kind::For || has_in).then(|| Self { tokens, kind, start, open, close: tokens.end(open) })
    }

    fn asks_again_and_again(&self) -> bool {
        if self.goes_round_before_it_waits() {
            return true;
        }
        if self.waits_each_round() {
            return false;
        }
        match self.kind {
            Kind::Loop => self.yields() || self.only_pauses() || self.asks_in_vain(),
            // `while let Some(x) = next()` ends with what it takes.
            Kind::WhileLet if self.ends_when_asked_in_vain() => self.asks_in_vain(),
            Kind::While | Kind::WhileLet => {
                let asks = (self.start..self.open).any(|at| self.is_ask(at));
                let lets_time_pass = self.pauses().next().is_some() || self.is_empty();
                let head_waits_for_not_yet =
                    asks && !self.ends_when_asked_in_vain() && !self.leaves(self.open, self.close);
                self.yields() || self.only_pauses() || head_waits_for_not_yet && lets_time_pass || self.asks_in_vain()
            }
            Kind::For => self.pauses().next().is_some() && self.asks_in_vain(),
        }
    }

    /// Returns whether a block pauses and goes on with the next round, before this one has waited.
    fn goes_round_before_it_waits(&self) -> bool {
        let tokens = self.tokens;
        self.pauses().filter(|at| *at > self.open).any(|at| {
            let Some(open) = tokens.block_around(at).filter(|open| *open > self.open) else { return false };
            let close = tokens.end(open);
            let goes_on = (open..close).any(|at| tokens.text(at) == "continue") && !self.waits_or_leaves(open, close);
            goes_on && !(self.start + 1..open).any(|before| self.is_wait(before)) && !self.is_in_an_inner_loop(at)
        })
    }

    fn is_in_an_inner_loop(&self, at: usize) -> bool {
        (self.open + 1..at).filter_map(|start| Loop::at(self.tokens, start)).any(|inner| inner.close > at)
    }

    fn is_empty(&self) -> bool {
        self.open + 1 == self.close
            || (self.open + 1..self.close).all(|at| [";", "continue"].contains(&self.tokens.text(at)))
    }

    fn is_ask(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let is_macro = tokens.text(at) == "poll" && tokens.text(at + 1) == "!";
        let is_method = tokens.is_call(at) && tokens.text(at) != "poll" && tokens.text(at.wrapping_sub(1)) != "fn";
        (is_macro || is_method) && ASKS.contains(&tokens.text(at))
    }

    /// Returns whether each round waits for something: an `.await` in the head, or on the level of the body.
    fn waits_each_round(&self) -> bool {
        let tokens = self.tokens;
        (self.start + 1..self.close).any(|at| {
            self.is_wait(at)
                && tokens.level(at, self.open).is_some_and(|blocks| blocks.iter().all(|open| tokens.is_plain(*open)))
        })
    }

    /// Returns whether `at` is an `.await`, or a macro, that waits for more than a pause or a lock.
    fn is_wait(&self, at: usize) -> bool {
        let tokens = self.tokens;
        if WAITING_MACROS.contains(&tokens.text(at)) && tokens.text(at + 1) == "!" {
            let end = tokens.end(at + 2);
            let lets_time_pass =
                |at: &usize| PAUSES.contains(&tokens.text(*at)) || tokens.text(*at).starts_with("from_");
            // A macro that is given futures by their names waits for these.
            let mut calls = (at + 3..end).filter(|at| tokens.is_call(*at)).peekable();
            return calls.peek().is_none() || calls.any(|at| !lets_time_pass(&at));
        }
        tokens.is_await(at) && !self.is_pause(at) && !self.is_lock(at)
    }

    /// Returns whether the `.await` at `at` is for a pause: `sleep(d).await`, or a `timeout` around nothing.
    fn is_pause(&self, at: usize) -> bool {
        let tokens = self.tokens;
        if !tokens.is_await(at) {
            return false;
        }
        let Some(call) = tokens.awaited_call(at) else { return false };
        let name = tokens.text(call);
        if ["timeout", "timeout_at"].contains(&name) {
            let inside = call + 2..tokens.end(call + 1);
            let awaits = |at: usize| tokens.is_call(at) && !PAUSES.contains(&tokens.text(at));
            let first_comma =
                inside.clone().find(|at| tokens.text(*at) == "," && tokens.depth(*at) == tokens.depth(call) + 1);
            return first_comma.is_some_and(|comma| {
                let mut future = comma + 1..inside.end;
                let is_named = future.len() <= 2 || future.clone().any(|at| tokens.text(at) == "&");
                !is_named && !future.any(awaits)
            });
        }
        PAUSES.contains(&name)
    }

    fn is_lock(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let call = tokens.awaited_call(at);
        call.is_some_and(|call| LOCKS.contains(&tokens.text(call)) && tokens.text(call + 2) == ")")
    }

    fn pauses(&self) -> impl Iterator<Item = usize> + '_ {
        (self.start..self.close).filter(|at| self.is_pause(*at))
    }

    /// Returns whether a round passes with a `yield_now` and counts nothing.
    fn yields(&self) -> bool {
        let tokens = self.tokens;
        let counts =
            (self.open..self.close).any(|at| ["+", "-"].contains(&tokens.text(at)) && tokens.text(at + 1) == "=");
        let yields = self.pauses().any(|at| {
            let is_yield = tokens.awaited_call(at).is_some_and(|call| tokens.text(call) == "yield_now");
            let block = tokens.block_around(at).unwrap_or(self.open);
            let inside = if block == self.open { (self.open, self.close) } else { (block, tokens.end(block)) };
            is_yield && (block == self.open || !self.waits_or_leaves(inside.0, inside.1))
        });
        yields && !counts
    }

    /// Returns whether the body consists of pauses, of conditions to leave, and of variables for them.
    fn only_pauses(&self) -> bool {
        let tokens = self.tokens;
        if self.pauses().next().is_none() || (self.start..self.close).any(|at| self.is_wait(at)) {
            return false;
        }
        let head = self.start + 1..self.open;
        let is_about_time = |at: usize| ["now", "elapsed"].contains(&tokens.text(at));
        let counts = head.clone().any(|at| ["<", ">"].contains(&tokens.text(at)));
        if head.clone().any(is_about_time)
            || self.kind == Kind::While && counts && !head.clone().any(|at| tokens.is_call(at))
        {
            return false;
        }
        let mut at = self.open + 1;
        let mut leaves = self.kind != Kind::Loop;
        while at < self.close {
            let end = tokens.statement_end(at, self.close);
            let is_pause = (at..end).any(|at| self.is_pause(at)) && !(at..end).any(|at| tokens.text(at) == "{");
            let is_condition = tokens.text(at) == "if" && self.leaves(at, end);
            let is_variable = tokens.text(at) == "let" && !(at..end).any(|at| tokens.text(at) == "{");
            leaves |= is_condition;
            if !(is_pause || is_condition || is_variable) {
                return false;
            }
            at = end;
        }
        leaves
    }

    /// Returns whether a head such as `while let Ok(x) = ask()` or `while ask().is_ok()` ends the loop at "not yet".
    fn ends_when_asked_in_vain(&self) -> bool {
        let head = self.start + 1..self.open;
        let has = |text: &str| head.clone().any(|at| self.tokens.text(at) == text);
        match self.kind {
            Kind::WhileLet => !has("Err") && !has("None") && !has("Pending") && !has("_"),
            _ => has("is_ok") || has("is_some") || has("is_ready"),
        }
    }

    /// Returns whether a look of the body can find nothing, and the round goes on to the next without waiting.
    fn asks_in_vain(&self) -> bool {
        (self.open + 1..self.close)
            .filter(|at| self.is_ask(*at))
            .any(|ask| !self.is_in_an_inner_loop(ask) && self.goes_on_after(ask))
    }

    fn goes_on_after(&self, ask: usize) -> bool {
        let tokens = self.tokens;
        let start = tokens.statement_start(ask, self.open);
        let end = tokens.statement_end(start, self.close);
        let lets_time_pass = self.pauses().next().is_some();
        let open = tokens.next_block(start).filter(|open| ask < *open && *open < end);
        match (tokens.text(start), open) {
            ("match", Some(open)) => tokens
                .arms(open)
                .into_iter()
                .filter(|arm| {
                    (arm.pattern.clone()).any(|at| ["Err", "None", "_", "Pending", "false"].contains(&tokens.text(at)))
                })
                .any(|arm| !self.waits_or_leaves(arm.body.start, arm.body.end)),
            ("if", Some(open)) => {
                let head = start + 1..open;
                let has = |text: &str| head.clone().any(|at| tokens.text(at) == text);
                let found_is_then =
                    !(has("Err") || has("None") || has("!") || has("Pending") || has("is_err") || has("is_none"));
                let then = (open, tokens.end(open));
                let otherwise = (tokens.text(then.1 + 1) == "else").then(|| (then.1 + 1, end));
                let in_vain = if found_is_then { otherwise } else { Some(then) };
                // Where nothing stands for "not yet", the loop has to get on by what comes behind.
                let leaves = in_vain.is_some_and(|(from, to)| self.waits_or_leaves(from, to));
                let found_ends_it = self.leaves(then.0, then.1) || in_vain.is_some();
                !leaves && (found_ends_it || lets_time_pass) && !self.waits_or_leaves(end, self.close)
            }
            ("let", _) if (start..end).any(|at| tokens.text(at) == "else") => {
                let from = (start..end).find(|at| tokens.text(*at) == "else").unwrap_or(end);
                !self.waits_or_leaves(from, end)
                    || (from..end).any(|at| tokens.text(at) == "continue") && !(from..end).any(|at| self.is_wait(at))
            }
            _ => {
                let aside = ALSO_ASIDE.contains(&tokens.text(ask));
                lets_time_pass && !aside && !(start..end).any(|at| tokens.text(at) == "?")
            }
        }
    }

    /// Returns whether these tokens end the loop.
    fn leaves(&self, from: usize, to: usize) -> bool {
        let words = ["break", "return", "?", "panic", "unreachable", "exit"];
        (from..to).any(|at| words.contains(&self.tokens.text(at)))
    }

    fn waits_or_leaves(&self, from: usize, to: usize) -> bool {
        self.leaves(from, to) || (from..to).any(|at| self.is_wait(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> bool {
        find(&format!("async fn main() {{\n{body}\n}}\n")).is_some()
    }

    #[test]
    fn loops_that_ask_again_and_again_are_found() {
        for body in [
            "loop { if let Ok(v) = rx.try_recv() { break; } yield_now().await; }",
            "loop { if let Ok(v) = rx.try_recv() { break; } }",
            "loop { match rx.try_recv() { Ok(v) => use_it(v).await, Err(TryRecvError::Empty) => sleep(MOMENT).await, Err(_) => break } }",
            "loop { match rx.try_recv() { Ok(v) => println!(\"{v}\"), Err(TryRecvError::Disconnected) => break, Err(_) => {} } }",
            "loop { match rx.try_recv() { Ok(v) => n += v, Err(TryRecvError::Disconnected) => break, Err(_) => continue } }",
            "while !task.is_finished() { tokio::task::yield_now().await; }",
            "while !tasks.iter().all(|task| task.is_finished()) { tokio::time::sleep(Duration::from_millis(1)).await; }",
            "while !done.load(Ordering::SeqCst) {}",
            "while left.load(Ordering::SeqCst) > 0 { sleep(MOMENT).await; }",
            "while Arc::strong_count(&data) > 1 { yield_now().await }",
            "while child.try_wait()?.is_none() { sleep(MOMENT).await; }",
            "while lock.lock().await.is_none() { yield_now().await; }",
            "let got = loop { if let Some(v) = (&mut rx).now_or_never() { break v; } tokio::task::yield_now().await; };",
            "loop { if let Poll::Ready(v) = futures::poll!(&mut rx) { break v; } sleep(MOMENT).await; }",
            "loop { timeout(MOMENT, async {}).await; if let Ok(v) = rx.try_recv() { println!(\"{v}\"); break; } }",
            "let mut guard = loop { if let Ok(guard) = lock.try_lock() { break guard; } yield_now().await; };",
            "for _ in 0..100 { if task.is_finished() { break; } sleep(MOMENT).await; }",
            "loop { let value = *shared.lock().unwrap(); if value == 4 { break; } sleep(MOMENT).await; }",
            "while let Err(TryRecvError::Empty) = rx.try_recv() { yield_now().await; }",
            "loop { let Ok(v) = rx.try_recv() else { yield_now().await; continue }; println!(\"{v}\"); break; }",
            "while tx.try_send(v).is_err() { yield_now().await; }",
            "loop { if batch.is_empty() { yield_now().await; continue; } commit(batch).await; }",
            "loop { match queue.pop() { Some(v) => println!(\"{v}\"), None => yield_now().await } }",
        ] {
            assert!(found(body), "{body}");
        }
    }

    #[test]
    fn loops_that_wait_or_end_are_not_found() {
        for body in [
            "while let Some(v) = rx.recv().await { println!(\"{v}\"); }",
            "while let Some(v) = rx.recv().await { while let Ok(v) = rx.try_recv() { n += v; } yield_now().await; }",
            "while let Ok(v) = rx.try_recv() { n += v; }",
            "loop { match rx.try_recv() { Ok(v) => batch.push(v), Err(_) => break } }",
            "while tx.try_send(held).is_ok() { held += 1; }",
            "loop { ticks.tick().await; println!(\"{n}\"); n = 0; }",
            "loop { sleep(period).await; println!(\"{n}\"); }",
            "loop { tokio::select! { v = rx.recv() => n += v, () = sleep(period) => println!(\"{n}\") } }",
            "loop { let n = match framed.next().now_or_never() { Some(n) => n, None => { framed.flush().await?; framed.next().await } }; }",
            "loop { socket.readable().await?; match socket.try_read(&mut buf) { Ok(n) => break, Err(e) if e.kind() == WouldBlock => continue, Err(e) => return Err(e) } }",
            "loop { match TcpStream::connect(addr).await { Ok(s) => break s, Err(_) => sleep(pause).await } }",
            "loop { match listener.accept().await { Ok((s, _)) => serve(s), Err(_) => sleep(PAUSE).await } }",
            "for i in 0..3 { println!(\"{i}\"); yield_now().await; }",
            "while i < 3 { sleep(period).await; i += 1; }",
            "while running.load(Ordering::Relaxed) { let v = rx.recv().await; use_it(v); }",
            "while let Some(v) = items.pop() { work(v); yield_now().await; }",
            "for mut task in tasks { if let Some(v) = task.now_or_never() { println!(\"{v:?}\"); } }",
            "loop { changed.changed().await?; if done.load(Ordering::SeqCst) { break; } }",
            "loop { let gone = room.notified(); if left.load(Ordering::SeqCst) == 0 { break; } gone.await; }",
            "while Instant::now() < end { sleep(step).await; }",
            "loop { match select(a, b).await { Either::Left(_) => break, Either::Right(_) => sleep(step).await } }",
            "loop { match timeout(period, rx.recv()).await { Ok(Some(v)) => n += v, Ok(None) => break, Err(_) => println!(\"{n}\") } }",
            "loop { let _ = tx.try_send(n); ticks.tick().await; }",
        ] {
            assert!(!found(body), "{body}");
        }
    }

    #[test]
    fn a_future_that_wakes_itself_is_found() {
        assert!(found("{ cx.waker().wake_by_ref(); Poll::Pending }"));
        assert!(found("{ cx.waker().clone().wake(); return Poll::Pending; }"));
        assert!(found("poll_fn(|cx| { let p = rx.poll_recv(cx); if p.is_pending() { cx.waker().wake_by_ref(); } p })"));
        assert!(!found("{ for waker in waiting.drain(..) { waker.wake(); } Poll::Pending }"));
        assert!(!found("{ cx.waker().wake_by_ref(); Poll::Ready(()) }"));
    }

    #[test]
    fn a_future_that_yields_after_it_has_got_on_is_not_found() {
        for body in [
            "match ready!(chunks.poll_next_unpin(cx)) { Some(c) => { buffer.push(c); cx.waker().wake_by_ref(); return Poll::Pending; } None => ended = true }",
            "match inner.poll(cx) { Poll::Ready(v) => { got.push(v); cx.waker().wake_by_ref(); Poll::Pending } Poll::Pending => Poll::Pending }",
            "let n = ready!(Pin::new(stream).poll_read(cx, &mut b))?; match line(b) { Some(l) => return Poll::Ready(l), None => { cx.waker().wake_by_ref(); return Poll::Pending } }",
            "let Poll::Ready(v) = rx.poll_recv(cx) else { return Poll::Pending }; n += v; cx.waker().wake_by_ref(); Poll::Pending",
            "let v = match rx.poll_recv(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; n += v; cx.waker().wake_by_ref(); Poll::Pending",
            "while let Poll::Ready(Some(v)) = rx.poll_recv(cx) { budget -= 1; if budget == 0 { cx.waker().wake_by_ref(); return Poll::Pending; } } Poll::Pending",
            "if p.is_pending() { return Poll::Pending; } cx.waker().wake_by_ref(); Poll::Pending",
            "if p.is_ready() { cx.waker().wake_by_ref(); } Poll::Pending",
        ] {
            assert!(!found(body), "{body}");
        }
    }

    #[test]
    fn a_future_that_wakes_itself_in_vain_is_found_behind_what_was_ready_before() {
        for body in [
            "let a = ready!(first.poll(cx)); match second.poll(cx) { Poll::Ready(b) => Poll::Ready((a, b)), Poll::Pending => { cx.waker().wake_by_ref(); Poll::Pending } }",
            "match first.poll(cx) { Poll::Ready(v) => return Poll::Ready(v), Poll::Pending => {} } cx.waker().wake_by_ref(); Poll::Pending",
            "match rx.poll_recv(cx) { Poll::Ready(v) => Poll::Ready(v), other => { cx.waker().wake_by_ref(); other } }",
            "ready!(permit.poll(cx)); if !open.load(SeqCst) { cx.waker().wake_by_ref(); return Poll::Pending; } Poll::Ready(())",
            "let Poll::Ready(v) = rx.poll_recv(cx) else { cx.waker().wake_by_ref(); return Poll::Pending }; Poll::Ready(v)",
            "if let Poll::Ready(v) = p { Poll::Ready(v) } else { cx.waker().wake_by_ref(); Poll::Pending }",
            "if eager { ready!(first.poll(cx)); } cx.waker().wake_by_ref(); Poll::Pending",
            "match p { Poll::Pending => cx.waker().wake_by_ref(), Poll::Ready(()) => return Poll::Ready(()) } Poll::Pending",
        ] {
            assert!(found(body), "{body}");
        }
    }

    #[test]
    fn the_line_is_told() {
        let poll = find("fn main() {\n    // a loop\n    while !task.is_finished() {}\n}\n").unwrap();
        assert_eq!((poll.line, poll.code.as_str()), (3, "while !task.is_finished() {}"));
    }
}
