//! Combinator chains to `async` blocks.
//!
//! # What a chain becomes
//!
//! A function of futures 0.1 does three things at three times: it runs what stands before the future when it is
//! called, it builds the future then too, and each stage runs at the poll in which the stage before it ends. The form
//! that keeps all three is a plain function with an `async move` block for its stages:
//!
//! ```text
//! fn f(a: A) -> impl Future<Item = T, Error = E> {          fn f(a: A) -> impl Future<Output = Result<T, E>> {
//!     before();                                                 before();
//!     ask(a)                                                    let future = ask(a);
//!         .map(|x| x + 1)                           →           async move {
//!         .and_then(move |x| tell(x))                               let x = future.await.map(|x| x + 1)?;
//!                                                                   tell(x).await
//! }                                                             }
//!                                                           }
//! ```
//!
//! An `async fn` would run `before` and `ask` at the first poll (B24), and borrow what the old one did not.
//!
//! # Stages that do not wait
//!
//! `await` yields a `Result`, and `Result` has `map`, `map_err`, `and_then` and `or_else` as the future had. A stage
//! whose closure returns no future goes over as it stands, closure and all: its captures, its `return`, its `?`, its
//! comments and the moment at which its captures are dropped are the same by construction.
//!
//! `then` has no such method. Its closure goes, and its body stands behind `let result = future.await;`, where that drops
//! everything at the moment at which the closure did: `then` says when.
//!
//! # Stages that wait
//!
//! There are two forms. The *kept* one leaves the closure whole, and awaits what it made:
//!
//! ```text
//! let next = future.await.map(move |x| { … })?;
//! next.await
//! ```
//!
//! It is exact for the same reason. Where an error must not leave the block, because a later stage handles it, `match`
//! stands for `?`. The *flat* one, `let x = future.await?; …`, is shorter, and it lets values live to the end of the
//! block that the closure would have dropped (B25). So it is taken only where each value is plain data, or is moved
//! on in every case (`vars` says how that is known), where no name hides one that is used later, where nothing in
//! the closure leaves it early, and where no temporary would be held across the `await`.
//!
//! # Borders
//!
//! A rewrite is local: what it replaces is a future of 0.1 before and after, so that nothing around it has to change.
//! Futures of 0.1 that it awaits go in by `.compat()`, and the block goes out as `Box::pin(async move { … }).compat()`.
//! Where both sides have been rewritten, a later step takes these adapters away. It follows that a combinator without a
//! rule (`select`, `shared`, a stream's `fold`) can stand at the beginning of a chain: it stays what it was, and what
//! comes behind it is rewritten.
//!
//! # What differs
//!
//! One thing within one poll: `map` of 0.1 called its closure while the finished future still stood, and an `await`
//! drops the future first. It can be seen where a future that is done holds something with a `Drop`; `and_then`, `then`
//! and `or_else` had dropped it first too.
//!
//! Another where a loop over a stream is dropped in the middle of an item: the future of that item goes first now, and went last,
//! behind the stream and what the closure had captured.
//!
//! # What is not rewritten
//!
//! What the syntax does not tell, and what the compiler refuses. A chain that does not leave its function becomes `async`
//! without `move`, which borrows what the closures borrowed: an owning block would change when things are dropped. Comments are counted before and after: a rewrite that would lose one is refused.

mod calls;
mod chain;
pub(super) mod closure;
mod emit;
mod kind;
mod loops;
mod names;
mod rules;
mod sites;
pub(super) mod syntax;
mod then;
pub(super) mod vars;

use ra_ap_syntax::TextRange;

use super::change::Edit;

pub use kind::Kind;
pub use names::{Imports, Names, Owner, future_aliases};
pub use rules::CHAINS;
pub use sites::rewrite;

/// Names of crates in the code that is written.
#[derive(Debug, Clone)]
pub struct CrateNames {
    /// The name by which the code calls futures 0.3.
    pub futures: String,
}

impl Default for CrateNames {
    fn default() -> Self {
        Self { futures: "futures".to_owned() }
    }
}

/// A chain that is rewritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// The rules that were applied, by name, without repetition.
    pub rules: Vec<&'static str>,
    /// The chain.
    pub range: TextRange,
    /// Text that stands there afterwards.
    pub text: String,
    /// Futures of 0.1 are awaited in it, by `.compat()`.
    pub awaits_old: bool,
}

/// A chain that stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Place at which a person should look.
    pub range: TextRange,
    /// In short words, for a report that counts them.
    pub why: String,
    /// The fact to read.
    pub fact: Option<&'static str>,
}

/// Applies edits to a text.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.range.start()));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(usize::from(edit.range.start())..usize::from(edit.range.end()), &edit.text);
    }
    text
}
