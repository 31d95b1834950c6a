//! Rewrites futures, streams and sinks that are written by hand to the traits of today. Beside each stays an
//! implementation of the trait of 0.1.
//!
//! # What a `poll` becomes
//!
//! Before:
//!
//! ```text
//! impl Future for Greeting {
//!     type Item = String;
//!     type Error = io::Error;
//!
//!     fn poll(&mut self) -> Poll<String, io::Error> {
//!         let n = try_ready!(self.peer.poll());
//!         Ok(Async::Ready(text(n)?))
//!     }
//! }
//! ```
//!
//! After:
//!
//! ```text
//! impl std::future::Future for Greeting {
//!     type Output = Result<String, io::Error>;
//!
//!     fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> std::task::Poll<Self::Output> {
//!         let this = self.get_mut();
//!         let n = std::task::ready!(poll01(context, || this.peer.poll()))?;
//!         std::task::Poll::Ready(Ok(text(n)?))
//!     }
//! }
//! ```
//!
//! The statements and their order stay. Returned values and patterns are written with `std::task::Poll`. Whatever the body
//! polls is still of 0.1; the function `poll01` polls it in a task of 0.1 that wakes the context. A generic type becomes
//! `Unpin`: 0.1 moved what it polled, so nothing in the type is pinned.
//!
//! # The implementation of 0.1 beside it
//!
//! Combinators, executors and fields of 0.1 still ask for the trait of 0.1. The implementation that stays calls the new one,
//! with a waker that notifies the current task of 0.1. Callers do not change.
//!
//! Code may poll outside of a task, as tests do. A future of 0.1 allows that as long as nothing asks for the task. Where the
//! project does so, or where a type is public, the implementation of 0.1 looks for a task first and polls with a waker
//! that wakes nobody if there is none.
//!
//! # What is left
//!
//! A `poll` is left with a mark:
//!
//! - where a returned value, or a pattern of what it polls, has a form that is not listed in `body`;
//! - where it stores its task;
//! - where it calls something, other than by polling it, that may ask for the task of 0.1 (`asks`);
//! - where it waits, nothing in it is seen to wake the task, and a function of another crate may have asked for it;
//! - where a value on the way to what it polls would be dropped earlier (`plain`).
//!
//! A sink is left where its `start_send` cannot be split (`sink`).

mod asks;
mod body;
mod forms;
mod item;
mod plain;
mod sink;

use std::collections::{BTreeMap, BTreeSet};

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{SyntaxNode, TextRange, TextSize};

use super::apply::Patched;
use super::change::{Change, FileContext, Mark, RuleSet, no_repair};
use super::codecs::traits::{is_of_public, owner_name};
use super::judge::Judge;
use super::step::{self, Step};
use crate::error::Error;
use asks::Asks;
pub(super) use asks::is_in_poll;
use item::Needs;

/// The step's name.
pub const NAME: &str = "polls";
/// The step; [`run`] collects its changes.
const POLLS: RuleSet = RuleSet {
    name: NAME,
    title: "Futures, streams and sinks written by hand are those of today",
    changes: |_| Vec::new(),
    repair: no_repair,
};

/// The implemented trait, or the part of it that a body becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `Future`, and the methods of a sink that flush and close it.
    Future,
    /// `Stream`.
    Stream,
    /// `Sink`.
    Sink,
    /// The part of a `start_send` that says whether there is room.
    Ready,
    /// The part of a `start_send` that takes the item.
    Send,
}

impl Shape {
    /// Reads a trait's name as the map has it.
    fn of(path: &str) -> Option<Self> {
        match path {
            "futures::Future" => Some(Self::Future),
            "futures::Stream" => Some(Self::Stream),
            "futures::Sink" => Some(Self::Sink),
            _ => None,
        }
    }

    /// Returns the rule's name.
    fn rule(self) -> &'static str {
        match self {
            Self::Stream => "poll_next",
            Self::Sink | Self::Ready | Self::Send => "sink",
            Self::Future => "poll",
        }
    }
}

/// The words of an implementation that its parts are made of.
#[derive(Clone)]
pub(super) struct Words<'a> {
    pub(super) shape: Shape,
    /// The type of the error.
    pub(super) error: String,
    /// The type of a sink's item.
    pub(super) item: Option<String>,
    /// The sink to which a sink hands its items on: `self.inner`.
    pub(super) inner: Option<String>,
    /// The functions that ask for the task of 0.1.
    asks: &'a Asks,
}

fn changes(context: &FileContext<'_>, asks: &Asks) -> Vec<Change> {
    let plain = context.plain_tree();
    let mut changes = Vec::new();
    let mut unpinned: BTreeSet<String> = BTreeSet::new();
    for item in plain.descendants().filter_map(ast::Impl::cast) {
        let Some(ast::Type::PathType(named)) = item.trait_() else { continue };
        let shape = named.path().and_then(|path| context.resolve(&path)).and_then(|path| Shape::of(&path));
        let Some(shape) = shape else { continue };
        // An earlier run wrote it.
        if ["futures::compat::Compat::new(self)", "futures::compat::CompatSink::<"]
            .iter()
            .any(|adapter| context.of(item.syntax()).contains(adapter))
        {
            continue;
        }
        let place = TextRange::new(start(item.syntax()), item.syntax().text_range().end());
        let owner = item.self_ty();
        let is_shown = context.is_library && owner.as_ref().is_some_and(is_of_public);
        let name = owner.as_ref().map(owner_name).unwrap_or_default();
        // Of a type that is defined beside it, all implementations share one.
        let whole = match item::definition(&item) {
            Some(definition) => format!("{:?}", definition.syntax().text_range()),
            None => owner.map(|owner| owner.syntax().text().to_string()).unwrap_or_default(),
        };
        let is_by_hand = if shape == Shape::Sink { asks.is_fed(context) } else { asks.is_by_hand(context, &name) };
        let needs = Needs { unpin: !unpinned.contains(&whole), outside: is_shown || is_by_hand };
        let words = Words { shape, error: String::new(), item: None, inner: None, asks };
        let made = match shape {
            Shape::Sink => sink::rewritten(context, &plain, &item, &named, &words, needs),
            _ => item::rewritten(context, &plain, &item, &named, &words, needs),
        };
        changes.push(match made {
            Ok(edits) => {
                unpinned.insert(whole);
                Change::rewrite(shape.rule(), place, edits)
            }
            Err(why) => {
                let what = if shape == Shape::Sink { "sink" } else { "`poll`" };
                Change::leave(shape.rule(), place, Mark::new("", format!("a {what} written by hand: {why}")))
            }
        });
    }
    changes
}

/// Runs the step on the working copy. What is left of it compiles.
///
/// # Errors
///
/// Fails if the project cannot be read or written, or cargo not be started.
pub fn run(judge: &mut Judge, tell: &dyn Fn(&str)) -> Result<Step, Error> {
    let (mut has_local, mut asks) = (false, Asks::default());
    step::visit(judge, true, &mut |context| {
        has_local |= context.source.text.contains("task_local!");
        asks.read(context);
    })?;
    if has_local {
        let why = "values of a task, which what is polled would lose (B87)";
        let (name, title) = (POLLS.name.to_owned(), POLLS.title.to_owned());
        return Ok(Step { name, title, notes: vec![why.to_owned()], ..Step::default() });
    }
    asks.settle();
    let mut files = BTreeMap::new();
    step::visit(judge, true, &mut |context| {
        let changes = context.only_judged(changes(context, &asks));
        if !changes.is_empty() {
            let tree = context.plain_tree();
            files.insert(
                context.path.to_path_buf(),
                Patched::new(&context.source.text, &tree, &context.hidden(), changes),
            );
        }
    })?;
    step::run_on(judge, &POLLS, files, tell)
}

/// Returns the start of an item behind its comments and attributes.
fn start(node: &SyntaxNode) -> TextSize {
    let first = node.children_with_tokens().find(|child| {
        let kind = child.kind();
        !matches!(
            kind,
            ra_ap_syntax::SyntaxKind::WHITESPACE | ra_ap_syntax::SyntaxKind::COMMENT | ra_ap_syntax::SyntaxKind::ATTR
        )
    });
    first.map_or(node.text_range().start(), |child| child.text_range().start())
}
