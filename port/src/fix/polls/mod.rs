//! Futures and streams written by hand: `poll` of today, and beside it that of 0.1 for what still polls with 0.1.
//!
//! # What a `poll` becomes
//!
//! ```text
//! impl Future for Greeting {                         impl std::future::Future for Greeting {
//!     type Item = String;                                type Output = Result<String, io::Error>;
//!     type Error = io::Error;                   →
//!     fn poll(&mut self) -> Poll<String, io::Error> {    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>)
//!         let n = try_ready!(self.peer.poll());          -> std::task::Poll<Self::Output> {
//!         Ok(Async::Ready(text(n)?))                         let this = self.get_mut();
//!     }                                                      let n = std::task::ready!(poll01(context, || this.peer.poll()))?;
//! }                                                          std::task::Poll::Ready(Ok(text(n)?))
//! ```
//!
//! The statements stay, in their order. What the body polls is of 0.1 as before, in a task that wakes the context; what it
//! returns is said in today's words. The type is made `Unpin`: nothing in it was pinned, since 0.1 moved what it polled.
//!
//! # Where it meets what stays
//!
//! Combinators, executors and fields of 0.1 go on polling it: an implementation of 0.1 stands beside the new one, and polls
//! that with the task of the moment. So nothing around it has to change, and it runs as it ran.
//!
//! # What is left
//!
//! A `poll` is left, with a mark, where a value that it returns, or a use of what it polls, is in another form than those that
//! are known here; where the task is stored; where it asks for bytes by itself, which registers the task of 0.1; and where
//! somebody in the project polls by hand outside of a `poll`, which needs no task in 0.1 and would need one then.

mod body;

use std::collections::{BTreeMap, BTreeSet};

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasAttrs, HasGenericParams, HasName};
use ra_ap_syntax::{SyntaxNode, TextRange, TextSize};

use super::apply::Patched;
use super::change::{Change, Edit, FileContext, Mark, RuleSet, no_repair};
use super::codecs::traits::{is_of_public, owner_name};
use super::judge::Judge;
use super::signatures::types::{Named, result_in};
use super::step::{self, Step};
use crate::error::Error;
use body::Body;

/// The step's name.
pub const NAME: &str = "polls";
/// The step; [`run`] collects its changes.
const POLLS: RuleSet = RuleSet {
    name: NAME,
    title: "Futures and streams written by hand are those of today",
    changes: |_| Vec::new(),
    repair: no_repair,
};

/// The implemented trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `Future`.
    Future,
    /// `Stream`.
    Stream,
}

/// The words of an implementation that its parts are made of.
pub(super) struct Words {
    pub(super) shape: Shape,
    /// The type of the error.
    pub(super) error: String,
}

fn changes(context: &FileContext<'_>, by_hand: &BTreeSet<String>) -> Vec<Change> {
    let plain = context.plain_tree();
    let mut changes = Vec::new();
    for item in plain.descendants().filter_map(ast::Impl::cast) {
        let Some(ast::Type::PathType(named)) = item.trait_() else { continue };
        let shape = match named.path().and_then(|path| context.resolve(&path)).as_deref() {
            Some("futures::Future") => Shape::Future,
            Some("futures::Stream") => Shape::Stream,
            _ => continue,
        };
        let place = TextRange::new(start(item.syntax()), item.syntax().text_range().end());
        let rule = if shape == Shape::Future { "poll" } else { "poll_next" };
        let owner = item.self_ty();
        let is_shown = context.is_library && owner.as_ref().is_some_and(is_of_public);
        let name = owner.as_ref().map(owner_name).unwrap_or_default();
        let made = match by_hand.contains(&name) {
            true => Err("somebody polls it by hand outside of a task".to_owned()),
            false => rewritten(context, &plain, &item, &named, shape),
        };
        changes.push(match made {
            Ok(edits) => {
                let change = Change::rewrite(rule, place, edits);
                let public = "public, and polled in a task: who calls `poll` by hand from outside has to be in one";
                if is_shown { change.with_mark(place.start(), Mark::new("", public)) } else { change }
            }
            Err(why) => Change::leave(rule, place, Mark::new("", format!("a `poll` written by hand: {why}"))),
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
    let (mut has_local, mut by_hand) = (false, ByHand::default());
    step::visit(judge, true, &mut |context| {
        has_local |= context.source.text.contains("task_local!");
        by_hand.read(context);
    })?;
    if has_local || by_hand.is_unknown {
        let why = match has_local {
            true => "values of a task, which what is polled would lose (B87)",
            false => "the project polls something by hand outside of a task, and it is not known what",
        };
        let (name, title) = (POLLS.name.to_owned(), POLLS.title.to_owned());
        return Ok(Step { name, title, notes: vec![why.to_owned()], ..Step::default() });
    }
    let mut files = BTreeMap::new();
    step::visit(judge, true, &mut |context| {
        let changes = changes(context, &by_hand.types);
        if !changes.is_empty() {
            let tree = context.plain_tree();
            files.insert(context.path.to_path_buf(), Patched::new(&context.source.text, &tree, changes));
        }
    })?;
    step::run_on(judge, &POLLS, files, tell)
}

/// The start of an item behind its comments and attributes.
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

/// Types that the project polls by hand outside of a task, in functions that are not part of a poll.
#[derive(Default)]
struct ByHand {
    /// Types, by name.
    types: BTreeSet<String>,
    /// `true` if something else is polled.
    is_unknown: bool,
}

impl ByHand {
    /// Adds what a file polls.
    fn read(&mut self, context: &FileContext<'_>) {
        for call in context.tree().descendants().filter_map(ast::MethodCallExpr::cast) {
            let is_named = call.name_ref().is_some_and(|name| name.text() == "poll");
            if !is_named || call.arg_list().is_none_or(|list| list.args().next().is_some()) {
                continue;
            }
            let function = call.syntax().ancestors().find_map(ast::Fn::cast);
            let in_closure = call.syntax().ancestors().any(|node| ast::ClosureExpr::can_cast(node.kind()));
            let returned = function.as_ref().and_then(ast::Fn::ret_type);
            let is_poll = returned.is_some_and(|returned| {
                let text = returned.syntax().text().to_string();
                ["Poll<", "Async<", "StartSend<"].iter().any(|name| text.contains(name))
            });
            if is_poll || in_closure {
                continue;
            }
            let receiver = call.receiver().map(|receiver| receiver.syntax().text().to_string()).unwrap_or_default();
            match function.and_then(|function| made(&function, &receiver)) {
                Some(name) => _ = self.types.insert(name),
                None => self.is_unknown = true,
            }
        }
    }
}

/// The type of a variable that a function makes: `Name { … }`, `Name::new(…)`.
fn made(function: &ast::Fn, variable: &str) -> Option<String> {
    let mut lets = function.syntax().descendants().filter_map(ast::LetStmt::cast).filter(|found| {
        let pattern = found.pat().map(|pattern| pattern.syntax().text().to_string()).unwrap_or_default();
        pattern.trim_start_matches("mut ") == variable
    });
    let (Some(found), None) = (lets.next(), lets.next()) else { return None };
    let path = match found.initializer()? {
        ast::Expr::RecordExpr(made) => made.path()?,
        ast::Expr::CallExpr(call) => match call.expr()? {
            ast::Expr::PathExpr(path) => path.path()?.qualifier()?,
            _ => return None,
        },
        _ => return None,
    };
    let name = path.segment()?.name_ref()?.text().to_string();
    name.starts_with(char::is_uppercase).then_some(name)
}

fn rewritten(
    context: &FileContext<'_>,
    plain: &SyntaxNode,
    item: &ast::Impl,
    named: &ast::PathType,
    shape: Shape,
) -> Result<Vec<Edit>, String> {
    let list = item.assoc_item_list().ok_or("it has no body")?;
    let (mut value, mut error, mut poll) = (None, None, None);
    for member in list.assoc_items() {
        match member {
            ast::AssocItem::TypeAlias(alias) if alias.name().is_some_and(|name| name.text() == "Item") => {
                value = Some(alias);
            }
            ast::AssocItem::TypeAlias(alias) if alias.name().is_some_and(|name| name.text() == "Error") => {
                error = Some(alias);
            }
            ast::AssocItem::Fn(function) if function.name().is_some_and(|name| name.text() == "poll") => {
                poll = Some(function);
            }
            _ => return Err("it has more than `poll`".to_owned()),
        }
    }
    let missing = || "a part of it is not there".to_owned();
    let (value, error, poll) = (value.ok_or_else(missing)?, error.ok_or_else(missing)?, poll.ok_or_else(missing)?);
    let text = |alias: &ast::TypeAlias| alias.ty().map(|ty| context.of(ty.syntax()).to_owned()).ok_or_else(missing);
    let (value_text, error_text) = (text(&value)?, text(&error)?);
    let block = poll.body().ok_or_else(missing)?;
    let words = Words { shape, error: error_text.clone() };
    let (mut edits, has_old) = Body::new(context, plain, &block, &words).edits()?;
    let result = if matches!(result_in(plain), Named::Standard) { "Result" } else { "std::result::Result" };
    let output = format!("{result}<{value_text}, {error_text}>");
    let (header, kind, function, returned) = match shape {
        Shape::Future => ("std::future::Future", "Output", "poll", "Self::Output"),
        Shape::Stream => ("futures::Stream", "Item", "poll_next", "Option<Self::Item>"),
    };
    edits.push(Edit::replace(named.syntax().text_range(), header));
    edits.push(Edit::replace(
        TextRange::new(start(value.syntax()), value.syntax().text_range().end()),
        format!("type {kind} = {output};"),
    ));
    let gone = start(error.syntax());
    let blanks =
        context.source.text[..usize::from(gone)].len() - context.source.text[..usize::from(gone)].trim_end().len();
    let gone = gone - TextSize::from(u32::try_from(blanks).unwrap_or(0));
    edits.push(Edit::remove(TextRange::new(gone, error.syntax().text_range().end())));
    let signature = TextRange::new(
        poll.name().ok_or_else(missing)?.syntax().text_range().start(),
        poll.ret_type().ok_or_else(missing)?.syntax().text_range().end(),
    );
    edits.push(Edit::replace(
        signature,
        format!(
            "{function}(self: std::pin::Pin<&mut Self>, context: &mut std::task::Context<'_>) -> std::task::Poll<{returned}>"
        ),
    ));
    if has_old {
        let opened = block.stmt_list().and_then(|list| list.l_curly_token()).ok_or_else(missing)?;
        edits.push(Edit::insert(opened.text_range().end(), helper(context)));
    }
    let uses_self = body::selfs(plain, block.syntax().text_range()).next().is_some();
    if uses_self {
        let opened = block.stmt_list().and_then(|list| list.l_curly_token()).ok_or_else(missing)?;
        let at = opened.text_range().end();
        match edits.iter_mut().find(|edit| edit.range == TextRange::empty(at)) {
            Some(edit) => edit.text.push_str("let this = self.get_mut();\n"),
            None => edits.push(Edit::insert(at, "\nlet this = self.get_mut();\n")),
        }
    }
    edits.push(Edit::insert(item.syntax().text_range().end(), sister(context, item, shape, &value_text, &error_text)?));
    // Associated types that are gone are named by what they were.
    for path in list.syntax().descendants().filter_map(ast::Path::cast) {
        let range = path.syntax().text_range();
        let is_free = !edits.iter().any(|edit| edit.range.contains_range(range));
        let text = path.syntax().text().to_string();
        if is_free && matches!(text.as_str(), "Self::Item" | "Self::Error") {
            edits.push(Edit::replace(range, if text == "Self::Item" { &value_text } else { &error_text }));
        }
    }
    Ok(edits)
}

/// A function within `poll` that polls what is of 0.1.
fn helper(context: &FileContext<'_>) -> String {
    let old = context.old_name("futures");
    format!(
        "\n// What is still of 0.1, in a task that wakes the context.\n\
         fn poll01<T, E>(\ncontext: &mut std::task::Context<'_>,\npoll: impl FnMut() -> {old}::Poll<T, E>,\n) \
         -> std::task::Poll<std::result::Result<T, E>> {{\n\
         let mut polled = futures::compat::Compat01As03::new({old}::future::poll_fn(poll));\n\
         std::future::Future::poll(std::pin::Pin::new(&mut polled), context)\n}}\n\n"
    )
}

/// The implementation of 0.1, which polls the new one, and the promise that nothing in the type is pinned.
fn sister(
    context: &FileContext<'_>,
    item: &ast::Impl,
    shape: Shape,
    value: &str,
    error: &str,
) -> Result<String, String> {
    let old = context.old_name("futures");
    let owner = item.self_ty().ok_or("its type is not understood")?;
    let owner = context.of(owner.syntax());
    let generics = item.generic_param_list().map(|list| context.of(list.syntax())).unwrap_or_default();
    let bounds = item.where_clause().map(|clause| format!(" {}", context.of(clause.syntax()))).unwrap_or_default();
    let conditions: String = item
        .attrs()
        .map(|attribute| context.of(attribute.syntax()))
        .filter(|text| text.starts_with("#[cfg"))
        .map(|text| format!("{text}\n"))
        .collect();
    let (name, returned) = match shape {
        Shape::Future => ("Future", "Self::Item"),
        Shape::Stream => ("Stream", "Option<Self::Item>"),
    };
    let pinned = match generics.is_empty() {
        true => String::new(),
        false => format!("\n\n{conditions}impl{generics} Unpin for {owner}{bounds} {{}}"),
    };
    let what = name.to_lowercase();
    Ok(format!(
        "{pinned}\n\n// PORT: for what polls it as a {what} of 0.1, and goes with the last of it.\n\
         {conditions}impl{generics} {old}::{name} for {owner}{bounds} {{\ntype Item = {value};\ntype Error = {error};\n\n\
         fn poll(&mut self) -> {old}::Poll<{returned}, Self::Error> {{\n\
         {old}::{name}::poll(&mut futures::compat::Compat::new(self))\n}}\n}}"
    ))
}
