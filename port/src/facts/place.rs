//! The code around a use.

use std::collections::HashSet;

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasAttrs, HasName};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, TextSize};

use crate::join::Use;
use crate::syntax::scan::Scan;
use crate::syntax::source::{MacroUse, Source};

/// A use with its surroundings.
pub(super) struct Around<'a> {
    macros: &'a [MacroUse],
    token: SyntaxToken,
    /// The call whose function or method it names, if any.
    call: Option<SyntaxNode>,
}

/// Methods of 0.1 whose closures run inside tasks.
const COMBINATORS: [&str; 24] = [
    "and_then",
    "then",
    "map",
    "map_err",
    "or_else",
    "for_each",
    "fold",
    "filter_map",
    "filter",
    "lazy",
    "poll_fn",
    "loop_fn",
    "spawn",
    "run",
    "block_on",
    "block_on_all",
    "unfold",
    "take_while",
    "inspect",
    "execute",
    "spawn_fn",
    "with",
    "serve_fn",
    "service_fn",
];

/// Combinators that iterators and options have as well. Their closures run inside a task only if the receiver is a
/// future or stream.
const SHARED: [&str; 9] = ["and_then", "map", "map_err", "or_else", "for_each", "fold", "filter_map", "filter", "with"];

impl<'a> Around<'a> {
    pub(super) fn of(tree: &SyntaxNode, source: &'a Source, found: &Use) -> Option<Self> {
        let start = TextSize::from(u32::try_from(found.start).ok()?);
        let token = tree.token_at_offset(start).right_biased()?;
        let parent = token.parent()?;
        let call = match parent.parent() {
            Some(holder) if holder.kind() == SyntaxKind::METHOD_CALL_EXPR => Some(holder),
            _ => {
                let path = parent
                    .ancestors()
                    .take_while(|node| !ast::Expr::can_cast(node.kind()) || node.kind() == SyntaxKind::PATH_EXPR);
                let path = path.filter_map(ast::PathExpr::cast).last();
                path.and_then(|path| path.syntax().parent()).filter(|node| {
                    let callee = ast::CallExpr::cast(node.clone()).and_then(|call| call.expr());
                    callee.is_some_and(|callee| callee.syntax().text_range().contains_range(token.text_range()))
                })
            }
        };
        Some(Self { macros: &source.macros, token, call })
    }

    pub(super) fn at(&self) -> TextSize {
        self.token.text_range().start()
    }

    /// Returns the names of all functions and methods that are called in the file.
    pub(super) fn in_file(&self) -> Vec<(String, TextSize)> {
        self.token.parent_ancestors().last().map(|tree| names_below(&tree, self.macros)).unwrap_or_default()
    }

    /// Returns whether it is called and not only named. A function that is passed by name counts as called.
    pub(super) fn is_called(&self) -> bool {
        self.call.is_some()
            || self.token.parent().is_some_and(|node| {
                let is_value = node.ancestors().take(4).any(|node| node.kind() == SyntaxKind::PATH_EXPR);
                let returns = node.ancestors().any(|node| node.kind() == SyntaxKind::RET_TYPE);
                is_value || returns
            })
    }

    pub(super) fn function(&self) -> Option<SyntaxNode> {
        self.token.parent_ancestors().find(|node| node.kind() == SyntaxKind::FN)
    }

    pub(super) fn function_name(&self) -> Option<String> {
        let function = ast::Fn::cast(self.function()?)?;
        Some(function.name()?.text().to_string())
    }

    /// Returns the names of all functions and methods that are called in the enclosing function, with their places.
    pub(super) fn in_function(&self) -> Vec<(String, TextSize)> {
        self.function().map(|function| names_below(&function, self.macros)).unwrap_or_default()
    }

    /// Returns the whole expression of the call.
    fn value(&self) -> Option<SyntaxNode> {
        self.call.clone()
    }

    /// Returns the methods that are called on this call's result, one after the other, also through a variable that
    /// holds it.
    pub(super) fn later(&self) -> Vec<String> {
        let mut names = Vec::new();
        let Some(mut value) = self.value() else { return names };
        climb(&mut value, &mut names);
        if let Some(bound) = bound_names(&value)
            && let Some(function) = self.function()
        {
            for call in function.descendants().filter_map(ast::MethodCallExpr::cast) {
                let Some(receiver) = call.receiver() else { continue };
                if call.syntax().text_range().start() > value.text_range().start()
                    && bound.contains(&receiver.syntax().text().to_string())
                {
                    let mut node = receiver.syntax().clone();
                    climb(&mut node, &mut names);
                }
            }
        }
        names
    }

    /// Returns the calls that have this one among their arguments.
    pub(super) fn inside(&self) -> Vec<String> {
        let mut names = Vec::new();
        let Some(value) = self.value() else { return names };
        for node in value.ancestors().skip(1).take_while(|node| node.kind() != SyntaxKind::FN) {
            if node.kind() == SyntaxKind::ARG_LIST
                && let Some(name) = node.parent().and_then(|call| called(&call))
            {
                names.push(name);
            }
        }
        names
    }

    /// Returns the calls in the arguments. A variable counts as the expression that it is bound to.
    pub(super) fn in_arguments(&self) -> Vec<String> {
        let Some(call) = &self.call else { return Vec::new() };
        let list = call.children().find_map(ast::ArgList::cast);
        let mut names = Vec::new();
        for argument in list.into_iter().flat_map(|list| list.args()) {
            names.extend(names_below(argument.syntax(), self.macros).into_iter().map(|(name, _)| name));
            if let Some(bound) = self.initial(&argument) {
                names.extend(names_below(&bound, self.macros).into_iter().map(|(name, _)| name));
            }
        }
        names
    }

    /// Returns the calls that make the receiver. A variable counts as the expression that it is bound to.
    pub(super) fn origin(&self) -> Vec<String> {
        let receiver = self.call.clone().and_then(ast::MethodCallExpr::cast).and_then(|call| call.receiver());
        let receiver = receiver.or_else(|| {
            // A function's first argument is its receiver.
            self.call.as_ref()?.children().find_map(ast::ArgList::cast)?.args().next()
        });
        let Some(receiver) = receiver else { return Vec::new() };
        let mut names: Vec<String> =
            names_below(receiver.syntax(), self.macros).into_iter().map(|(name, _)| name).collect();
        if let Some(bound) = self.initial(&receiver) {
            names.extend(names_below(&bound, self.macros).into_iter().map(|(name, _)| name));
        }
        names
    }

    /// Returns the expression that a `let` in the enclosing function binds to a variable.
    fn initial(&self, expr: &ast::Expr) -> Option<SyntaxNode> {
        let ast::Expr::PathExpr(path) = expr else { return None };
        let name = path.syntax().text().to_string();
        let mut found = None;
        for statement in self.function()?.descendants().filter_map(ast::LetStmt::cast) {
            let binds = statement.pat().is_some_and(|pattern| {
                pattern
                    .syntax()
                    .descendants()
                    .filter_map(ast::IdentPat::cast)
                    .any(|pattern| pattern.name().is_some_and(|known| known.text() == name.as_str()))
            });
            if binds && statement.syntax().text_range().end() <= expr.syntax().text_range().start() {
                found = statement.initializer().map(|value| value.syntax().clone());
            }
        }
        found
    }

    fn argument(&self, at: usize) -> Option<ast::Expr> {
        self.call.as_ref()?.children().find_map(ast::ArgList::cast)?.args().nth(at)
    }

    /// Returns the value of an argument that is a number.
    pub(super) fn literal(&self, at: usize) -> Option<u64> {
        number(&self.argument(at)?.syntax().text().to_string())
    }

    /// Returns the length of an argument that is a fixed buffer.
    pub(super) fn buffer(&self, at: usize) -> Option<u64> {
        let argument = self.argument(at)?;
        let array = argument.syntax().descendants().find_map(ast::ArrayExpr::cast)?;
        number(&array.exprs().nth(1)?.syntax().text().to_string())
    }

    /// Returns whether the arguments contain one of these words.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        let list = self.call.as_ref().and_then(|call| call.children().find_map(ast::ArgList::cast));
        let tokens = list.into_iter().flat_map(|list| list.syntax().descendants_with_tokens().collect::<Vec<_>>());
        tokens.filter_map(ra_ap_syntax::NodeOrToken::into_token).any(|token| words.contains(&token.text()))
    }

    pub(super) fn is_in_loop(&self) -> bool {
        let inside = self.token.parent_ancestors().take_while(|node| node.kind() != SyntaxKind::FN);
        inside
            .into_iter()
            .any(|node| matches!(node.kind(), SyntaxKind::FOR_EXPR | SyntaxKind::WHILE_EXPR | SyntaxKind::LOOP_EXPR))
    }

    pub(super) fn is_in_test(&self) -> bool {
        self.token.parent_ancestors().any(|node| {
            let of_function = ast::Fn::cast(node.clone()).is_some_and(|node| node.attrs().any(|a| is_test(&a)));
            of_function || ast::Module::cast(node).is_some_and(|node| node.attrs().any(|a| is_test(&a)))
        })
    }

    pub(super) fn is_in_task(&self) -> bool {
        self.token.parent().is_some_and(|node| is_in_task(&node))
    }

    /// Returns whether the value is thrown away: a statement, `let _`, or `drop` by its name.
    pub(super) fn is_dropped(&self) -> bool {
        let Some(value) = self.value() else { return false };
        let Some(parent) = value.parent() else { return false };
        if parent.kind() == SyntaxKind::EXPR_STMT {
            return true;
        }
        let Some(statement) = ast::LetStmt::cast(parent) else { return false };
        let Some(pattern) = statement.pat() else { return false };
        if pattern.syntax().text().to_string().starts_with('_') {
            return true;
        }
        let Some(names) = bound_names(&value) else { return false };
        let Some(function) = self.function() else { return false };
        let dropped = function.descendants().filter_map(ast::CallExpr::cast).any(|call| {
            let is_drop = called(call.syntax()).is_some_and(|name| name == "drop");
            let argument = call.arg_list().and_then(|list| list.args().next());
            is_drop && argument.is_some_and(|argument| names.contains(&argument.syntax().text().to_string()))
        });
        dropped || pattern.syntax().descendants().any(|node| node.kind() == SyntaxKind::WILDCARD_PAT)
    }

    /// Returns whether the value is kept in a struct.
    pub(super) fn is_stored(&self) -> bool {
        let Some(value) = self.value() else { return false };
        let holders = value.ancestors().skip(1).take_while(|node| {
            !matches!(node.kind(), SyntaxKind::STMT_LIST | SyntaxKind::FN | SyntaxKind::CLOSURE_EXPR)
        });
        let in_record = holders.into_iter().any(|node| node.kind() == SyntaxKind::RECORD_EXPR_FIELD);
        let Some(names) = bound_names(&value) else { return in_record };
        let by_name =
            self.function().into_iter().flat_map(|function| function.descendants().collect::<Vec<_>>()).any(|node| {
                ast::RecordExprField::cast(node).is_some_and(|field| {
                    let value = field.expr().map(|expr| expr.syntax().text().to_string());
                    let short = field.field_name().map(|name| name.text().to_string());
                    value.or(short).is_some_and(|text| names.contains(&text))
                })
            });
        in_record || by_name
    }

    /// Returns whether this is the return type of a function that has effects before it returns its future.
    pub(super) fn works_before_its_future(&self) -> bool {
        let Some(returned) = self.token.parent_ancestors().find(|node| node.kind() == SyntaxKind::RET_TYPE) else {
            return false;
        };
        let Some(function) = returned.parent().and_then(ast::Fn::cast) else { return false };
        let Some(list) = function.body().and_then(|body| body.stmt_list()) else { return false };
        list.statements().any(|statement| match statement {
            ast::Stmt::ExprStmt(statement) => match statement.expr() {
                Some(ast::Expr::ReturnExpr(_)) | None => false,
                Some(expr) => names_below(expr.syntax(), self.macros).iter().any(|(name, _)| !is_logging(name)),
            },
            _ => false,
        })
    }

    /// Returns whether a closure captures by move and the chain goes on after it.
    pub(super) fn moves_and_goes_on(&self) -> bool {
        let moves = self.argument(0).is_some_and(
            |argument| matches!(&argument, ast::Expr::ClosureExpr(closure) if closure.move_token().is_some()),
        );
        moves && self.later().iter().any(|name| matches!(name.as_str(), "and_then" | "then" | "or_else"))
    }
}

fn is_test(attribute: &ast::Attr) -> bool {
    let text: String = attribute.syntax().text().to_string().chars().filter(|c| !c.is_whitespace()).collect();
    text == "#[test]" || text == "#[cfg(test)]" || text == "#[bench]"
}

fn is_logging(name: &str) -> bool {
    matches!(name, "trace" | "debug" | "info" | "warn" | "error" | "log" | "debug_assert" | "assert" | "assert_eq")
}

fn number(text: &str) -> Option<u64> {
    let text = text.replace('_', "");
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = &text[digits.len()..];
    let is_suffix = rest.is_empty() || matches!(rest, "usize" | "u32" | "u64" | "i32");
    if is_suffix { digits.parse().ok() } else { None }
}

/// Follows a chain of calls from its start, and records their names.
fn climb(value: &mut SyntaxNode, names: &mut Vec<String>) {
    while let Some(parent) = value.parent() {
        match parent.kind() {
            SyntaxKind::METHOD_CALL_EXPR => {
                let call = ast::MethodCallExpr::cast(parent.clone());
                let is_receiver =
                    call.as_ref().and_then(ast::MethodCallExpr::receiver).is_some_and(|r| r.syntax() == value);
                if !is_receiver {
                    break;
                }
                names.extend(call.and_then(|call| call.name_ref()).map(|name| name.text().to_string()));
            }
            SyntaxKind::PAREN_EXPR | SyntaxKind::TRY_EXPR | SyntaxKind::REF_EXPR => {}
            _ => break,
        }
        *value = parent;
    }
}

/// Returns the names that a `let` binds the value to.
fn bound_names(value: &SyntaxNode) -> Option<HashSet<String>> {
    let statement = value.ancestors().skip(1).find_map(|node| match node.kind() {
        SyntaxKind::LET_STMT => Some(ast::LetStmt::cast(node)),
        SyntaxKind::METHOD_CALL_EXPR | SyntaxKind::PAREN_EXPR | SyntaxKind::TRY_EXPR => None,
        _ => Some(None),
    })??;
    let pattern = statement.pat()?;
    let names = pattern.syntax().descendants().filter_map(ast::IdentPat::cast).filter_map(|pattern| pattern.name());
    Some(names.map(|name| name.text().to_string()).collect())
}

/// Returns the name of the function or method that a call calls.
fn called(call: &SyntaxNode) -> Option<String> {
    if let Some(call) = ast::MethodCallExpr::cast(call.clone()) {
        return Some(call.name_ref()?.text().to_string());
    }
    let callee = ast::CallExpr::cast(call.clone())?.expr()?;
    let ast::Expr::PathExpr(callee) = callee else { return None };
    Some(callee.path()?.segment()?.name_ref()?.text().to_string())
}

/// Returns Returns `Type::function` for a call by such a path.
fn called_of(call: &SyntaxNode) -> Option<String> {
    let ast::Expr::PathExpr(callee) = ast::CallExpr::cast(call.clone())?.expr()? else { return None };
    let path = callee.path()?;
    let owner = path.qualifier()?.segment()?.name_ref()?;
    Some(format!("{}::{}", owner.text(), path.segment()?.name_ref()?.text()))
}

/// Returns the names of all functions, methods and macros that are called below a node, and of functions that are
/// passed by name.
pub(super) fn names_below(node: &SyntaxNode, macros: &[MacroUse]) -> Vec<(String, TextSize)> {
    let mut names = Vec::new();
    let within = node.text_range();
    let first = macros.partition_point(|call| call.name.start() < within.start());
    for call in macros[first..].iter().take_while(|call| call.name.start() < within.end()) {
        names.extend(call.path.last().map(|name| (name.clone(), call.name.start())));
    }
    for node in node.descendants() {
        if let Some(name) = called(&node) {
            let at = match ast::MethodCallExpr::cast(node.clone()).and_then(|call| call.name_ref()) {
                Some(name) => name.syntax().text_range().start(),
                None => node.text_range().start(),
            };
            names.push((name, at));
            names.extend(called_of(&node).map(|name| (name, at)));
        } else if node.kind() == SyntaxKind::ARG_LIST {
            for argument in node.children().filter_map(ast::PathExpr::cast) {
                let segment = argument.path().and_then(|path| path.segment()).and_then(|segment| segment.name_ref());
                names.extend(segment.map(|name| (name.text().to_string(), argument.syntax().text_range().start())));
            }
        }
    }
    names
}

/// Returns whether a runtime polls the code at a place: a closure of a combinator, or a hand-written `poll`.
fn is_in_task(node: &SyntaxNode) -> bool {
    for holder in node.ancestors() {
        if holder.kind() == SyntaxKind::CLOSURE_EXPR
            && let Some(list) = holder.parent().filter(|parent| parent.kind() == SyntaxKind::ARG_LIST)
            && let Some(call) = list.parent()
            && let Some(name) = called(&call)
            && COMBINATORS.contains(&name.as_str())
        {
            if !SHARED.contains(&name.as_str()) {
                return true;
            }
            // `option.map(…)` does not run in a task; `future.and_then(…)` in a chain of futures does.
            let chain: Vec<String> = names_below(&call, &[]).into_iter().map(|(name, _)| name).collect();
            let mut later = Vec::new();
            climb(&mut call.clone(), &mut later);
            let is_future = |name: &String| {
                matches!(
                    name.as_str(),
                    "connect"
                        | "incoming"
                        | "for_each"
                        | "map_err"
                        | "from_err"
                        | "lazy"
                        | "read_exact"
                        | "write_all"
                        | "select"
                        | "select2"
                        | "then"
                        | "poll_fn"
                        | "loop_fn"
                        | "spawn"
                )
            };
            if chain.iter().chain(&later).any(is_future) {
                return true;
            }
        }
        if let Some(function) = ast::Fn::cast(holder.clone()) {
            let name = function.name().map(|name| name.text().to_string()).unwrap_or_default();
            let of_trait =
                holder.parent().and_then(|list| list.parent()).and_then(ast::Impl::cast).and_then(|node| node.trait_());
            let is_task = of_trait.is_some_and(|ty| {
                let text = ty.syntax().text().to_string();
                ["Future", "Stream", "Sink", "Service", "AsyncRead", "AsyncWrite"]
                    .iter()
                    .any(|name| text.contains(name))
            });
            return is_task && matches!(name.as_str(), "poll" | "start_send" | "poll_complete" | "call" | "close");
        }
    }
    false
}

/// Returns the names of a project's functions that tasks call, directly or through other functions.
pub(super) fn called_from_tasks(scan: &Scan) -> HashSet<String> {
    let mut inside: HashSet<String> = HashSet::new();
    let mut calls: Vec<(String, String)> = Vec::new();
    let mut own: HashSet<String> = HashSet::new();
    for file in scan.files.indexes() {
        let tree = scan.files.get(file).tree();
        for function in tree.descendants().filter_map(ast::Fn::cast) {
            let Some(name) = function.name().map(|name| name.text().to_string()) else { continue };
            own.insert(name.clone());
            for node in function.syntax().descendants() {
                let Some(callee) = ast::CallExpr::cast(node.clone()).and_then(|call| called(call.syntax())) else {
                    continue;
                };
                if is_in_task(&node) {
                    inside.insert(callee.clone());
                }
                calls.push((name.clone(), callee));
            }
        }
    }
    for _ in 0..3 {
        let more: Vec<String> =
            calls.iter().filter(|(caller, _)| inside.contains(caller)).map(|(_, callee)| callee.clone()).collect();
        inside.extend(more);
    }
    // A name that many functions have proves nothing.
    inside.retain(|name| {
        own.contains(name)
            && !matches!(name.as_str(), "new" | "main" | "run" | "start" | "from" | "default" | "call" | "poll")
    });
    inside
}
