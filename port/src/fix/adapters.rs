//! Tasks and variables are futures of today, without the adapters that stand between them.
//!
//! # What is rewritten
//!
//! A rewritten chain goes out as a future of 0.1, by `Box::pin(async move { … }).compat()`, since code of 0.1 may take it. Where
//! everybody who takes it could take one of today, it goes out as it is:
//!
//! - a variable that is awaited through `.compat()`, or handed to a function of futures 0.3 through it;
//! - what `tokio::spawn` of 0.1 is given, or what runs futures of the bridge: `bridge::spawn_async`, `bridge::run_async` and
//!   `runtime.block_on_async(…)` do the same with a future of today.
//!
//! A loop over a stream of 0.1 asks it by methods, `stream.try_next().await`, and no longer by the names of functions.
//!
//! # What stays
//!
//! A variable that is used in any other way, and in macros. Methods of what is not certainly a runtime of the bridge. Spawns whose
//! value is used. Spawns in packages without the bridge, which is not added for them alone.
//!
//! # What keeps its behaviour
//!
//! The same future is polled by the same task and dropped at the same place. `bridge::spawn_async` makes of it what stood there
//! before, and spawns that on the same executor of 0.1.

use ra_ap_syntax::ast::{self, AstNode, HasGenericArgs, HasName};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange};

use super::bridge::NAME as BRIDGE;
use super::chains::syntax::{arguments, is_postfix, method};
use super::chains::vars::{Mention, binding, mentions};
use super::change::{Change, Edit, FileContext, RuleSet, no_repair};
use crate::syntax::scope::Meaning;

/// Tasks and variables are futures of today.
pub const ADAPTERS: RuleSet = RuleSet {
    name: "adapters",
    title: "Tasks and variables are futures of today, without the adapters between them",
    changes,
    repair: no_repair,
};

/// Functions of the bridge that take a future of 0.1, and have a sister for one of today.
const FUNCTIONS: [&str; 4] =
    ["run", "runtime::current_thread::block_on_all", "runtime::current_thread::run", "runtime::current_thread::spawn"];
/// Methods of its runtimes that do.
const METHODS: [&str; 3] = ["block_on", "block_on_all", "spawn"];
/// Its runtimes and their builders, each of which has a function `new`.
const RUNTIMES: [&str; 4] = [
    "bridge::runtime::Runtime",
    "bridge::runtime::Builder",
    "bridge::runtime::current_thread::Runtime",
    "bridge::runtime::current_thread::Builder",
];
/// Ending of the sisters' names.
const SUFFIX: &str = "_async";

/// Functions of futures 0.3 that pin what they are given.
const PINNING: [&str; 8] = ["join", "join3", "join4", "join5", "try_join", "try_join3", "try_join4", "try_join5"];

fn changes(context: &FileContext<'_>) -> Vec<Change> {
    let tree = context.plain_tree();
    let calls = tree.descendants().filter_map(ast::MethodCallExpr::cast);
    let adapted = calls.filter_map(|call| Adapted::of(&call)).filter_map(|adapted| change(context, &adapted));
    let lets = tree.descendants().filter_map(ast::LetStmt::cast);
    adapted.chain(lets.filter_map(|statement| asked(&statement))).collect()
}

/// Returns the change of `let mut stream = Compat01As03::new(old);` and of `TryStreamExt::try_next(&mut stream)`, if that is its only
/// use.
fn asked(statement: &ast::LetStmt) -> Option<Change> {
    let Some(ast::Expr::CallExpr(made)) = statement.initializer() else { return None };
    let [old] = <[_; 1]>::try_from(arguments(&made)).ok()?;
    if named(&made)? != "futures::compat::Compat01As03::new" || statement.ty().is_some() {
        return None;
    }
    let Some(ast::Pat::IdentPat(pattern)) = statement.pat() else { return None };
    let name = pattern.name()?.text().to_string();
    let all = mentions(&statement.syntax().parent()?);
    let mut own = all.into_iter().filter(|(known, mention)| {
        *known == name && mention.node().and_then(|node| binding(&name, &node)).as_ref() == Some(pattern.syntax())
    });
    let (Some((_, Mention::Path(only))), None) = (own.next(), own.next()) else { return None };
    let reference = ast::RefExpr::cast(only.parent()?).filter(|reference| reference.mut_token().is_some())?;
    let call = ast::ArgList::cast(reference.syntax().parent()?)?.syntax().parent().and_then(ast::CallExpr::cast)?;
    if named(&call)? != "futures::TryStreamExt::try_next" || arguments(&call).len() != 1 {
        return None;
    }
    let (whole, inner) = (made.syntax().text_range(), old.syntax().text_range());
    let (before, behind) = (TextRange::new(whole.start(), inner.start()), TextRange::new(inner.end(), whole.end()));
    if loses_comment(made.syntax(), &[before, behind]) {
        return None;
    }
    let (open, close) = if is_postfix(&old) { ("", ".compat()") } else { ("(", ").compat()") };
    let edits = vec![
        Edit::replace(before, open),
        Edit::replace(behind, close),
        Edit::replace(call.syntax().text_range(), format!("{name}.try_next()")),
    ];
    let place = edits.iter().map(|edit| edit.range).reduce(TextRange::cover)?;
    let change = Change::rewrite("asked", place, edits);
    Some(change.with_import("futures::TryStreamExt as _").with_import("futures::compat::Stream01CompatExt as _"))
}

/// Returns the path of the function that is called, without `::` before it.
fn named(call: &ast::CallExpr) -> Option<String> {
    let callee = call.expr()?.syntax().text().to_string();
    Some(callee.strip_prefix("::").map(str::to_owned).unwrap_or(callee))
}

/// A future of today that goes out as one of 0.1: `Box::pin(future).compat()`.
struct Adapted {
    whole: SyntaxNode,
    /// The argument of `Box::pin`.
    future: ast::Expr,
    /// `Box::pin(future)`.
    pinned: SyntaxNode,
}

impl Adapted {
    fn of(call: &ast::MethodCallExpr) -> Option<Self> {
        if method(call) != "compat" || !arguments(call).is_empty() {
            return None;
        }
        let ast::Expr::CallExpr(pin) = call.receiver()? else { return None };
        let [future] = <[_; 1]>::try_from(arguments(&pin)).ok()?;
        let is_pin = pin.expr()?.syntax().text() == "Box::pin";
        is_pin.then(|| Self { whole: call.syntax().clone(), future, pinned: pin.syntax().clone() })
    }

    /// Returns the edits that leave the future itself, or its box; none where a comment would be lost.
    fn bare(&self, stays_pinned: bool) -> Option<Vec<Edit>> {
        let whole = self.whole.text_range();
        let kept = if stays_pinned { self.pinned.text_range() } else { self.future.syntax().text_range() };
        removed(&self.whole, [TextRange::new(whole.start(), kept.start()), TextRange::new(kept.end(), whole.end())])
    }
}

/// Returns the edits that remove ranges of an expression; `None` if a comment stands in one.
fn removed<const N: usize>(within: &SyntaxNode, ranges: [TextRange; N]) -> Option<Vec<Edit>> {
    let is_lost = loses_comment(within, &ranges);
    (!is_lost).then(|| ranges.into_iter().filter(|range| !range.is_empty()).map(Edit::remove).collect())
}

/// Returns whether a comment of an expression stands in one of the ranges.
fn loses_comment(within: &SyntaxNode, ranges: &[TextRange]) -> bool {
    let mut comments = within.descendants_with_tokens().filter(|element| element.kind() == SyntaxKind::COMMENT);
    comments.any(|comment| ranges.iter().any(|range| range.contains_range(comment.text_range())))
}

/// Returns the largest expression whose value is that of a node: of a block's end the block.
fn value_of(node: &SyntaxNode) -> SyntaxNode {
    let mut here = node.clone();
    loop {
        let Some(parent) = here.parent() else { return here };
        let above = match ast::StmtList::cast(parent.clone()) {
            Some(list) if list.tail_expr().is_some_and(|tail| *tail.syntax() == here) => {
                let block = parent.parent().and_then(ast::BlockExpr::cast);
                block.filter(|block| block.modifier().is_none() && is_expression(block))
            }
            _ => None,
        };
        match above {
            Some(block) => here = block.syntax().clone(),
            None => return here,
        }
    }
}

/// Returns whether a block is an expression by itself, and not the body of something.
fn is_expression(block: &ast::BlockExpr) -> bool {
    block.syntax().parent().is_some_and(|parent| {
        matches!(parent.kind(), SyntaxKind::LET_STMT | SyntaxKind::ARG_LIST | SyntaxKind::STMT_LIST)
    })
}

fn change(context: &FileContext<'_>, adapted: &Adapted) -> Option<Change> {
    let value = value_of(&adapted.whole);
    let uses = match taken(context, &value) {
        Some(taken) => Uses::of(taken),
        None => uses(context, &value.parent().and_then(ast::LetStmt::cast)?)?,
    };
    let mut edits = adapted.bare(uses.stays_pinned)?;
    edits.extend(uses.edits);
    let place = edits.iter().map(|edit| edit.range).chain(uses.calls).reduce(TextRange::cover)?;
    Some(Change { imports: uses.imports, ..Change::rewrite("adapter", place, edits) })
}

/// The uses of a future.
#[derive(Default)]
struct Uses {
    /// The edits of all of them.
    edits: Vec<Edit>,
    /// The calls that take it: errors in them are put down to the change.
    calls: Vec<TextRange>,
    /// The imports that they need.
    imports: Vec<String>,
    /// `true` if one of them needs it pinned.
    stays_pinned: bool,
}

impl Uses {
    fn of(taken: Taken) -> Self {
        let mut uses = Self::default();
        uses.add(taken);
        uses
    }

    fn add(&mut self, taken: Taken) {
        self.edits.push(taken.edit);
        self.calls.push(taken.call);
        self.imports.extend(taken.import);
    }
}

/// Returns the uses of a variable. `None` if one of them takes nothing but a future of 0.1.
fn uses(context: &FileContext<'_>, statement: &ast::LetStmt) -> Option<Uses> {
    let ast::Pat::IdentPat(pattern) = statement.pat()? else { return None };
    if statement.ty().is_some()
        || statement.let_else().is_some()
        || pattern.pat().is_some()
        || pattern.ref_token().is_some()
        || pattern.mut_token().is_some()
    {
        return None;
    }
    let name = pattern.name()?.text().to_string();
    let list = statement.syntax().parent()?;
    let mut uses = Uses::default();
    for (known, mention) in mentions(&list) {
        if known != name || mention.node().and_then(|node| binding(&name, &node)).as_ref() != Some(pattern.syntax()) {
            continue;
        }
        let Mention::Path(node) = mention else { return None };
        if let Some(taken) = taken(context, &node) {
            uses.add(taken);
            continue;
        }
        let adapter = ast::MethodCallExpr::cast(node.parent()?)?;
        if method(&adapter) != "compat" || !arguments(&adapter).is_empty() {
            return None;
        }
        let behind = TextRange::new(node.text_range().end(), adapter.syntax().text_range().end());
        uses.edits.extend(removed(adapter.syntax(), [behind])?);
        uses.stays_pinned |= !is_pinned_there(adapter.syntax());
    }
    (!uses.edits.is_empty()).then_some(uses)
}

/// Returns whether whoever takes a value pins it: `.await`, and the functions that join.
fn is_pinned_there(value: &SyntaxNode) -> bool {
    let Some(parent) = value.parent() else { return false };
    if ast::AwaitExpr::can_cast(parent.kind()) {
        return true;
    }
    let call = ast::ArgList::cast(parent).and_then(|list| list.syntax().parent()).and_then(ast::CallExpr::cast);
    let callee = call.as_ref().and_then(named);
    callee.is_some_and(|callee| callee.strip_prefix("futures::future::").is_some_and(|name| PINNING.contains(&name)))
}

/// A call that can take a future of today.
struct Taken {
    /// The edit by which it does.
    edit: Edit,
    /// The call.
    call: TextRange,
    /// The import that its name needs.
    import: Option<String>,
}

/// Returns the call that a value is given to, if it is all that it is given and the function has a sister that takes a future of
/// today.
fn taken(context: &FileContext<'_>, value: &SyntaxNode) -> Option<Taken> {
    let list = ast::ArgList::cast(value.parent()?)?;
    if !context.has_bridge || list.args().count() != 1 {
        return None;
    }
    let holder = list.syntax().parent()?;
    let range = holder.text_range();
    // As a whole: the compiler's errors name it.
    let renamed = |name: &ast::NameRef| Taken {
        edit: Edit::replace(name.syntax().text_range(), format!("{}{SUFFIX}", name.text())),
        call: range,
        import: None,
    };
    if let Some(call) = ast::MethodCallExpr::cast(holder.clone()) {
        let is_known = METHODS.contains(&method(&call).as_str()) && call.generic_arg_list().is_none();
        let is_runtime = is_known && call.receiver().is_some_and(|receiver| is_runtime(context, &receiver));
        let name = call.name_ref().filter(|_| is_runtime)?;
        return Some(renamed(&name));
    }
    let call = ast::CallExpr::cast(holder)?;
    let ast::Expr::PathExpr(callee) = call.expr()? else { return None };
    let path = callee.path()?;
    let segment = path.segment().filter(|segment| segment.generic_arg_list().is_none())?;
    match context.meaning(&path)? {
        Meaning::Old(found) if matches!(found.as_str(), "tokio::spawn" | "tokio::executor::spawn") => {
            let is_statement = call.syntax().parent().and_then(ast::ExprStmt::cast);
            is_statement.filter(|statement| statement.semicolon_token().is_some())?;
            let new = format!("{BRIDGE}::spawn{SUFFIX}");
            Some(Taken { edit: Edit::replace(callee.syntax().text_range(), new), call: range, import: None })
        }
        Meaning::Foreign(found) => {
            let own = found.strip_prefix(BRIDGE)?.strip_prefix("::")?;
            if !FUNCTIONS.contains(&own) {
                return None;
            }
            if path.qualifier().is_some() {
                return Some(renamed(&segment.name_ref()?));
            }
            let new = format!("{found}{SUFFIX}");
            let short = new.rsplit("::").next()?.to_owned();
            // A name that stands in the file already may be another thing's there.
            let is_free = !context.source.text.contains(&short);
            let (name, import) = if is_free { (short, Some(new)) } else { (new, None) };
            Some(Taken { edit: Edit::replace(callee.syntax().text_range(), name), call: range, import })
        }
        _ => None,
    }
}

/// Returns whether an expression certainly is a runtime of the bridge: it is made here, or a variable or a parameter whose
/// initializer or type says so. A type of the project's own may have a method of the same name, and lead to a runtime too.
fn is_runtime(context: &FileContext<'_>, expr: &ast::Expr) -> bool {
    match expr {
        ast::Expr::MethodCallExpr(call) => {
            let is_kept = matches!(
                method(call).as_str(),
                "unwrap" | "expect" | "build" | "core_threads" | "name_prefix" | "keep_alive" | "stack_size" | "spawn"
            );
            is_kept && call.receiver().is_some_and(|receiver| is_runtime(context, &receiver))
        }
        ast::Expr::TryExpr(node) => node.expr().is_some_and(|inner| is_runtime(context, &inner)),
        ast::Expr::ParenExpr(node) => node.expr().is_some_and(|inner| is_runtime(context, &inner)),
        ast::Expr::RefExpr(node) => node.expr().is_some_and(|inner| is_runtime(context, &inner)),
        ast::Expr::CallExpr(call) => {
            let Some(ast::Expr::PathExpr(callee)) = call.expr() else { return false };
            let made = callee.path().and_then(|path| context.meaning(&path));
            matches!(made, Some(Meaning::Foreign(path)) if path.strip_suffix("::new").is_some_and(|ty| RUNTIMES.contains(&ty)))
        }
        ast::Expr::PathExpr(path) => {
            let name = path.path().filter(|path| path.qualifier().is_none()).and_then(|path| path.segment());
            let name = name.and_then(|segment| segment.name_ref()).map(|name| name.text().to_string());
            let Some(meant) = name.and_then(|name| binding(&name, expr.syntax())) else { return false };
            let Some(holder) = meant.parent() else { return false };
            let is_typed = |ty: Option<ast::Type>| ty.is_some_and(|ty| is_runtime_type(context, &ty));
            match (ast::LetStmt::cast(holder.clone()), ast::Param::cast(holder)) {
                (Some(statement), _) if statement.ty().is_some() => is_typed(statement.ty()),
                (Some(statement), _) => statement.initializer().is_some_and(|value| is_runtime(context, &value)),
                (None, Some(parameter)) => is_typed(parameter.ty()),
                (None, None) => false,
            }
        }
        _ => false,
    }
}

/// Returns whether a type is a runtime of the bridge, or a reference to one.
fn is_runtime_type(context: &FileContext<'_>, ty: &ast::Type) -> bool {
    match ty {
        ast::Type::RefType(reference) => reference.ty().is_some_and(|ty| is_runtime_type(context, &ty)),
        ast::Type::PathType(path) => {
            let meant = path.path().and_then(|path| context.meaning(&path));
            matches!(meant, Some(Meaning::Foreign(path)) if RUNTIMES.contains(&path.as_str()))
        }
        _ => false,
    }
}
