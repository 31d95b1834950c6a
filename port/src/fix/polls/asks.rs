//! Survey of a project: which of its functions ask for the task of 0.1, and what it polls by hand outside of a task.
//!
//! A `poll` of today runs in no task of 0.1, so that it must not call what asks for one (`task::current()`, a `poll` of
//! 0.1, a read of a socket of 0.1) unless the call is wrapped. Functions are told apart by name, owner and number of
//! arguments: two functions that the syntax cannot tell apart count as one that asks.

use std::collections::{BTreeMap, BTreeSet};

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasName};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange};

use crate::fix::change::FileContext;
use crate::fix::codecs::traits::owner_name;

/// Methods that ask for readiness by themselves, in the task of 0.1.
const REGISTERS: [&str; 26] = [
    "read",
    "read_exact",
    "read_to_end",
    "read_line",
    "read_buf",
    "fill_buf",
    "write",
    "write_all",
    "write_buf",
    "write_fmt",
    "flush",
    "shutdown",
    "start_send",
    "close",
    "try_recv",
    "recv",
    "try_send",
    "accept",
    "register",
    "is_current",
    "will_notify_current",
    "park",
    "wait",
    "block_on",
    "notify",
    "blocking",
];
/// Functions and methods of the standard library that ask for no task.
const STANDARD: [&str; 78] = [
    "and_then",
    "as_bytes",
    "as_deref",
    "as_mut",
    "as_ref",
    "as_slice",
    "as_str",
    "borrow",
    "borrow_mut",
    "checked_add",
    "checked_sub",
    "clear",
    "clone",
    "cloned",
    "collect",
    "contains",
    "contains_key",
    "copied",
    "default",
    "drain",
    "drop",
    "elapsed",
    "entry",
    "err",
    "expect",
    "extend",
    "fetch_add",
    "fetch_sub",
    "filter",
    "first",
    "from",
    "front",
    "get",
    "get_mut",
    "get_or_insert_with",
    "insert",
    "into",
    "is_empty",
    "is_err",
    "is_none",
    "is_ok",
    "is_some",
    "iter",
    "iter_mut",
    "last",
    "len",
    "load",
    "lock",
    "map",
    "map_err",
    "min",
    "max",
    "new",
    "next",
    "now",
    "ok",
    "ok_or",
    "ok_or_else",
    "or_else",
    "pop",
    "pop_front",
    "position",
    "push",
    "push_back",
    "remove",
    "replace",
    "saturating_sub",
    "set",
    "split_off",
    "store",
    "swap",
    "take",
    "to_owned",
    "to_string",
    "truncate",
    "unwrap",
    "unwrap_or",
    "unwrap_or_default",
];
/// Beginnings of paths of 0.1 that mean the task of the moment.
const TASKS: [&str; 3] = ["futures::task", "tokio_io::try_nb", "tokio_threadpool::blocking"];

/// A call or a name that stands for a function.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Called {
    /// `x.name(…)`, with the number of arguments.
    Method(String, usize),
    /// `Type::name`. The type is empty where the syntax does not tell it: `Self`, a parameter, `<T as Trait>`.
    Owned(String, String),
    /// `name`, `module::name`.
    Free(String),
    /// `name!(…)`.
    Macro(String),
}

/// A function, or the definition of a macro.
#[derive(Debug)]
struct Function {
    /// The forms in which it can be called.
    forms: Vec<Called>,
    /// Functions and macros that it calls.
    calls: BTreeSet<Called>,
    /// `true` if it returns `Poll`, `Async` or `StartSend` of 0.1.
    is_poll: bool,
    asks: bool,
    /// The first file of its crate.
    krate: Option<usize>,
    /// `true` if it stands in a library.
    is_library: bool,
}

impl Function {
    /// The crate that may call it: its own, or all.
    fn scope(&self) -> Option<usize> {
        self.krate.filter(|_| !self.is_library)
    }
}

/// Polls and sends of a crate that are written outside of a task.
#[derive(Debug, Default)]
struct ByHand {
    /// Types, by name.
    types: BTreeSet<String>,
    /// `true` if something is polled of which the syntax does not tell the type.
    is_unknown: bool,
    /// `true` if sinks are fed.
    is_fed: bool,
}

/// The survey.
#[derive(Debug, Default)]
pub(super) struct Asks {
    functions: Vec<Function>,
    /// The forms in which functions that ask are called, by the crate that may call them; all may call those of a library.
    asking: BTreeMap<Option<usize>, BTreeSet<Called>>,
    /// The forms in which nothing but functions that return a poll are called, likewise.
    polling: BTreeMap<Option<usize>, BTreeSet<Called>>,
    /// Polls by hand, by the first file of the crate: nobody else polls what is private to it.
    by_hand: BTreeMap<Option<usize>, ByHand>,
}

impl Asks {
    /// Adds a file.
    pub(super) fn read(&mut self, context: &FileContext<'_>) {
        let tree = context.tree();
        for node in tree.descendants() {
            match (ast::Fn::cast(node.clone()), ast::MacroRules::cast(node.clone())) {
                (Some(function), _) => self.function(context, &function),
                (_, Some(definition)) => self.definition(context, &definition),
                _ => self.polled(context, &node),
            }
        }
    }

    fn function(&mut self, context: &FileContext<'_>, function: &ast::Fn) {
        let Some(name) = function.name().map(|name| name.text().to_string()) else { return };
        let owner = function.syntax().ancestors().skip(1).find(|node| {
            matches!(node.kind(), SyntaxKind::IMPL | SyntaxKind::TRAIT | SyntaxKind::FN | SyntaxKind::MODULE)
        });
        let owners = owner.map(|owner| owners(&owner)).unwrap_or_default();
        let list = function.param_list();
        let count = list.as_ref().map_or(0, |list| list.params().count());
        let mut forms: Vec<Called> = owners.iter().map(|owner| Called::Owned(owner.clone(), name.clone())).collect();
        if owners.is_empty() {
            forms.push(Called::Free(name.clone()));
        } else {
            forms.push(Called::Owned(String::new(), name.clone()));
        }
        if !owners.is_empty() && list.is_some_and(|list| list.self_param().is_some()) {
            forms.push(Called::Method(name, count));
        }
        let range = function.syntax().text_range();
        let mut calls: BTreeSet<Called> = function.syntax().descendants().filter_map(|node| called(&node)).collect();
        calls.extend(macros(context, range).map(Called::Macro));
        let uses_task = context.uses_in(range).any(|found| TASKS.iter().any(|start| found.path.starts_with(start)));
        let asks = uses_task || calls.iter().any(asks_by_name);
        let is_poll = returns_poll(function);
        let (krate, is_library) = (root(context), context.is_library);
        self.functions.push(Function { forms, calls, is_poll, asks, krate, is_library });
    }

    /// Adds a macro, whose body is tokens.
    fn definition(&mut self, context: &FileContext<'_>, definition: &ast::MacroRules) {
        let Some(name) = definition.name().map(|name| name.text().to_string()) else { return };
        let text = definition.syntax().text().to_string();
        let calls: BTreeSet<Called> = text
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|word| !word.is_empty())
            .flat_map(|word| [Called::Free(word.to_owned()), Called::Owned(String::new(), word.to_owned())])
            .collect();
        let asks = calls.iter().any(asks_by_name);
        let forms = vec![Called::Macro(name)];
        let (krate, is_library) = (root(context), context.is_library);
        self.functions.push(Function { forms, calls, is_poll: false, asks, krate, is_library });
    }

    /// Notes what is polled, or fed, in a function that is no part of a poll.
    fn polled(&mut self, context: &FileContext<'_>, node: &SyntaxNode) {
        let (name, receiver) = if let Some(call) = ast::MethodCallExpr::cast(node.clone()) {
            let has_arguments = call.arg_list().is_none_or(|list| list.args().next().is_some());
            let Some(name) = call.name_ref().map(|name| name.text().to_string()) else { return };
            if has_arguments && name != "start_send" {
                return;
            }
            (name, call.receiver().map(|receiver| receiver.syntax().text().to_string()))
        } else if let Some(path) = ast::PathExpr::cast(node.clone()) {
            let Some(path) = path.path().filter(|path| path.qualifier().is_some()) else { return };
            let Some(name) = path.segment().and_then(|segment| segment.name_ref()) else { return };
            (name.text().to_string(), None)
        } else {
            return;
        };
        if !matches!(name.as_str(), "poll" | "start_send" | "poll_complete" | "close") || is_in_poll(node) {
            return;
        }
        let by_hand = self.by_hand.entry(root(context)).or_default();
        if name != "poll" {
            by_hand.is_fed = true;
            return;
        }
        let function = node.ancestors().find_map(ast::Fn::cast);
        match function.zip(receiver).and_then(|(function, receiver)| made(&function, &receiver)) {
            Some(name) => _ = by_hand.types.insert(name),
            None => by_hand.is_unknown = true,
        }
    }

    /// Settles what follows from all files: who calls what asks, asks.
    pub(super) fn settle(&mut self) {
        loop {
            let mut is_changed = false;
            for function in &mut self.functions {
                let is_asking = |call: &Called| is_known(&self.asking, function.krate, call);
                if function.asks || function.calls.iter().any(is_asking) {
                    function.asks = true;
                    let asking = self.asking.entry(function.scope()).or_default();
                    for form in &function.forms {
                        is_changed |= asking.insert(form.clone());
                    }
                }
            }
            if !is_changed {
                break;
            }
        }
        let mut others: BTreeMap<Option<usize>, BTreeSet<Called>> = BTreeMap::new();
        for function in &self.functions {
            let forms = if function.is_poll { &mut self.polling } else { &mut others };
            forms.entry(function.scope()).or_default().extend(function.forms.iter().cloned());
        }
        for (scope, forms) in &mut self.polling {
            forms.retain(|form| !is_known(&others, *scope, form));
        }
        // What polls may itself be called outside of a task.
        let mut polls: BTreeMap<Option<usize>, BTreeSet<Called>> = BTreeMap::new();
        for function in self.functions.iter().filter(|function| function.is_poll && function.asks) {
            let forms = function.forms.iter().filter(|form| !asks_by_name(form)).cloned();
            polls.entry(function.scope()).or_default().extend(forms);
        }
        for function in self.functions.iter().filter(|function| !function.is_poll) {
            if function.calls.iter().any(|call| is_known(&polls, function.krate, call)) {
                self.by_hand.entry(function.krate).or_default().is_unknown = true;
            }
        }
    }

    /// Returns whether a type of a crate may be polled by hand outside of a task.
    pub(super) fn is_by_hand(&self, context: &FileContext<'_>, name: &str) -> bool {
        let by_hand = self.by_hand.get(&root(context));
        by_hand.is_some_and(|by_hand| by_hand.is_unknown || by_hand.types.contains(name))
    }

    /// Returns whether sinks of a crate are fed by hand outside of a task.
    pub(super) fn is_fed(&self, context: &FileContext<'_>) -> bool {
        self.by_hand.get(&root(context)).is_some_and(|by_hand| by_hand.is_fed)
    }

    /// Returns whether a node calls a function of the project that returns what `poll` does.
    pub(super) fn is_poll(&self, context: &FileContext<'_>, node: &SyntaxNode) -> bool {
        let callee = ast::CallExpr::cast(node.clone()).and_then(|call| call.expr());
        let node = callee.map_or_else(|| node.clone(), |callee| callee.syntax().clone());
        called(&node).is_some_and(|called| is_known(&self.polling, root(context), &called))
    }

    /// Returns the name of what a node calls or names, if that may ask for the task of 0.1.
    pub(super) fn asked(&self, context: &FileContext<'_>, node: &SyntaxNode) -> Option<String> {
        let is_value = |call: &ast::CallExpr| !matches!(call.expr(), None | Some(ast::Expr::PathExpr(_)));
        if ast::CallExpr::cast(node.clone()).is_some_and(|call| is_value(&call)) {
            return Some("a closure that it calls".to_owned());
        }
        let called = called(node)?;
        (asks_by_name(&called) || is_known(&self.asking, root(context), &called)).then(|| match called {
            Called::Method(name, _) | Called::Owned(_, name) | Called::Free(name) | Called::Macro(name) => {
                format!("`{name}`")
            }
        })
    }

    /// Returns the name of a function that a node calls, if it is one of neither the project nor the standard library.
    pub(super) fn foreign(&self, node: &SyntaxNode) -> Option<String> {
        let callee = ast::CallExpr::cast(node.clone()).and_then(|call| call.expr());
        let is_method = ast::MethodCallExpr::can_cast(node.kind());
        let called =
            called(&callee.filter(|_| !is_method).map_or_else(|| node.clone(), |callee| callee.syntax().clone()))?;
        if !is_method && !ast::CallExpr::can_cast(node.kind()) {
            return None;
        }
        let is_own = self.functions.iter().any(|function| function.forms.contains(&called));
        let (Called::Method(name, _) | Called::Owned(_, name) | Called::Free(name) | Called::Macro(name)) = called;
        // A value is made of its parts by the name of its type or variant.
        let is_made = name.starts_with(char::is_uppercase);
        (!is_own && !is_made && !STANDARD.contains(&name.as_str())).then_some(name)
    }

    /// Returns the name of a macro of the project within a range that may ask for the task of 0.1.
    pub(super) fn asked_by_macro(&self, context: &FileContext<'_>, range: TextRange) -> Option<String> {
        macros(context, range).find(|name| is_known(&self.asking, root(context), &Called::Macro(name.clone())))
    }
}

/// Returns whether forms hold a call that a crate makes.
fn is_known(forms: &BTreeMap<Option<usize>, BTreeSet<Called>>, krate: Option<usize>, call: &Called) -> bool {
    [krate, None].iter().any(|scope| forms.get(scope).is_some_and(|forms| forms.contains(call)))
}

/// Returns the first file of a file's crate.
fn root(context: &FileContext<'_>) -> Option<usize> {
    context.krate.files.first().copied()
}

/// Returns whether a call asks for the task whatever its receiver is.
fn asks_by_name(called: &Called) -> bool {
    match called {
        Called::Method(name, _) | Called::Owned(_, name) => {
            name == "poll" || name.starts_with("poll_") || REGISTERS.contains(&name.as_str())
        }
        Called::Free(name) => name == "poll" || name == "blocking",
        Called::Macro(_) => false,
    }
}

/// Returns the names of the macros that are called within a range.
fn macros<'a>(context: &'a FileContext<'_>, range: TextRange) -> impl Iterator<Item = String> + 'a {
    let called = context.source.macros.iter().filter(move |call| range.contains_range(call.name));
    called.filter_map(|call| call.path.last().cloned())
}

fn called(node: &SyntaxNode) -> Option<Called> {
    if let Some(call) = ast::MethodCallExpr::cast(node.clone()) {
        let count = call.arg_list().map_or(0, |list| list.args().count());
        return Some(Called::Method(call.name_ref()?.text().to_string(), count));
    }
    let path = ast::PathExpr::cast(node.clone())?.path()?;
    let name = path.segment()?.name_ref()?.text().to_string();
    let owner = path.qualifier().and_then(|owner| owner.segment());
    let owner = owner.map(|owner| owner.name_ref().map(|name| name.text().to_string()).unwrap_or_default());
    Some(match owner {
        Some(owner) if owner == "Self" || owner.len() < 2 => Called::Owned(String::new(), name),
        Some(owner) if owner.starts_with(char::is_uppercase) => Called::Owned(owner, name),
        _ => Called::Free(name),
    })
}

/// Returns the names of the type and the trait that the functions of an item belong to; none for a module or a function.
fn owners(node: &SyntaxNode) -> Vec<String> {
    if let Some(item) = ast::Trait::cast(node.clone()) {
        return item.name().map(|name| name.text().to_string()).into_iter().collect();
    }
    let Some(item) = ast::Impl::cast(node.clone()) else { return Vec::new() };
    let types = [item.self_ty(), item.trait_()];
    types.iter().flatten().map(owner_name).collect()
}

/// Returns whether a function returns what `poll` or `start_send` of 0.1 return.
fn returns_poll(function: &ast::Fn) -> bool {
    function.ret_type().is_some_and(|returned| {
        let text = returned.syntax().text().to_string();
        ["Poll<", "Async<", "StartSend<", "AsyncSink<"].iter().any(|name| text.contains(name))
    })
}

/// Returns whether a node is part of a poll: in a function that returns what a poll does, or in a closure of `poll_fn`.
pub(in crate::fix) fn is_in_poll(node: &SyntaxNode) -> bool {
    node.ancestors().find_map(ast::Fn::cast).is_some_and(|function| returns_poll(&function))
        || node
            .ancestors()
            .filter_map(ast::CallExpr::cast)
            .any(|call| call.expr().is_some_and(|callee| callee.syntax().text().to_string().ends_with("poll_fn")))
}

/// Returns the type of a variable that a function makes: `Name { … }`, `Name(…)`, `Name::new(…)`.
fn made(function: &ast::Fn, variable: &str) -> Option<String> {
    let mut lets = function.syntax().descendants().filter_map(ast::LetStmt::cast).filter(|found| {
        let pattern = found.pat().map(|pattern| pattern.syntax().text().to_string()).unwrap_or_default();
        pattern.trim_start_matches("mut ") == variable
    });
    let (Some(found), None) = (lets.next(), lets.next()) else { return None };
    let path = match found.initializer()? {
        ast::Expr::RecordExpr(made) => made.path()?,
        ast::Expr::CallExpr(call) => match call.expr()? {
            ast::Expr::PathExpr(path) => {
                let path = path.path()?;
                path.qualifier().unwrap_or(path)
            }
            _ => return None,
        },
        _ => return None,
    };
    let name = path.segment()?.name_ref()?.text().to_string();
    name.starts_with(char::is_uppercase).then_some(name)
}
