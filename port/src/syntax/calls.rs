//! Calls of functions and methods: the type or module that they belong to, and their return types.

use ra_ap_syntax::TextRange;
use ra_ap_syntax::ast::{self, AstNode, HasArgList};

use super::collect::begins_with_colons;
use super::infer::{Call, Walk};
use super::known;
use super::methods::{Whose, is_telling, standard};
use super::scope::{Meaning, ScopeId};
use super::source::plain;
use super::ty::{FUTURE, SINK, STREAM, Ty, traits_with};
use crate::guide::guide;

impl Walk<'_> {
    pub(super) fn call(&mut self, node: &ast::CallExpr) -> Ty {
        let Some(ast::Expr::PathExpr(callee)) = node.expr() else {
            let callee = self.optional(node.expr());
            self.arguments(node.arg_list(), &Ty::Unknown);
            return match callee {
                Ty::Closure(returned) => *returned,
                _ => Ty::Unknown,
            };
        };
        let Some(path) = callee.path() else { return Ty::Unknown };
        let segments = Self::segments(&path);
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        if let [name] = names.as_slice()
            && let Some(ty) = self.get(name)
        {
            self.arguments(node.arg_list(), &Ty::Unknown);
            return match ty {
                Ty::Closure(returned) => *returned,
                _ => Ty::Unknown,
            };
        }
        let meaning = self.krate.resolve(self.scope, &names, begins_with_colons(&path), false);
        let arguments = match (&meaning, node.arg_list().and_then(|list| list.args().next())) {
            // `loop_fn(start, |state| …)`.
            (Some(Meaning::Old(path)), Some(first)) if path.ends_with("loop_fn") || path.ends_with("unfold") => {
                let mut first = vec![self.expr(&first)];
                let rest: Vec<ast::Expr> = node.arg_list().into_iter().flat_map(|list| list.args()).skip(1).collect();
                for argument in rest {
                    let ty = match &argument {
                        ast::Expr::ClosureExpr(node) => self.closure(node, &first[0].clone()),
                        other => self.expr(other),
                    };
                    first.push(ty);
                }
                first
            }
            _ => self.arguments(node.arg_list(), &Ty::Unknown),
        };
        let argument = arguments.first().cloned().unwrap_or(Ty::Unknown);
        let last = names.last().copied().unwrap_or_default();
        match meaning {
            Some(Meaning::Old(path)) => self.of_old(&path, &argument, &arguments),
            Some(Meaning::Own(scope, name)) => self.of_own(scope, &name, last, argument),
            _ => self.of_standard(&names, argument),
        }
    }

    fn of_own(&self, scope: ScopeId, name: &str, last: &str, argument: Ty) -> Ty {
        let key = (scope, name.to_owned());
        if name == last {
            if let Some(returned) = self.index.functions.get(&key) {
                return returned.clone();
            }
            return self.plain(Ty::Own(scope, name.to_owned(), vec![argument]));
        }
        let owner = self.plain(Ty::Own(scope, name.to_owned(), Vec::new()));
        match &owner {
            Ty::Own(scope, name, _) => {
                let key = (*scope, name.clone());
                if let Some(returned) = self.index.methods.get(&key).and_then(|methods| methods.get(last)) {
                    return returned.clone();
                }
                let is_variant = last.starts_with(char::is_uppercase);
                if is_variant || matches!(last, "new" | "default" | "from") { owner } else { Ty::Unknown }
            }
            Ty::Old(path, _) => known::returned(&format!("{path}::{last}")),
            _ => Ty::Unknown,
        }
    }

    fn of_standard(&self, names: &[&str], argument: Ty) -> Ty {
        match names {
            ["Self", method] => match &self.generics.self_ty {
                Some(Ty::Own(scope, name, _)) => self.of_own(*scope, name, method, argument),
                _ => Ty::Unknown,
            },
            ["Self"] => self.generics.self_ty.clone().unwrap_or(Ty::Unknown),
            [.., "Ok"] => Ty::Result(Box::new(argument), Box::new(Ty::Unknown)),
            [.., "Err"] => Ty::Result(Box::new(Ty::Unknown), Box::new(argument)),
            [.., "Some"] => Ty::Option(Box::new(argument)),
            [.., "Box" | "Rc" | "Arc", "new"] | [.., "mem", "replace" | "take"] => argument,
            [.., "RefCell" | "Mutex" | "RwLock", "new"] => Ty::Cell(Box::new(argument)),
            [.., "Vec" | "VecDeque", "new" | "with_capacity"] => Ty::List(Box::new(Ty::Unknown)),
            [.., "String" | "Duration" | "Instant" | "HashMap" | "Cursor", _] => Ty::Other,
            _ => Ty::Unknown,
        }
    }

    /// Returns the return type of a function of 0.1 if its arguments tell more than its signature.
    fn of_old(&self, path: &str, argument: &Ty, arguments: &[Ty]) -> Ty {
        let items = guide().items.at(path);
        let Some((own, kind)) = items.iter().find(|(_, kind)| *kind != "module").or(items.first()) else {
            return Ty::Unknown;
        };
        let of_closure = |ty: &Ty| match ty {
            Ty::Closure(returned) => (**returned).clone(),
            _ => Ty::Unknown,
        };
        if *kind == "trait_method"
            && let Some((owner, method)) = own.rsplit_once("::")
        {
            let rest = arguments.get(1..).unwrap_or_default();
            return self.index.combined(owner, argument, method, rest).unwrap_or_else(|| known::returned(own));
        }
        match *own {
            "futures::Async::Ready" => Ty::Old("futures::Async".to_owned(), vec![argument.clone()]),
            "futures::future::Either::A" | "futures::future::Either::B" => {
                let item = self.index.item_of(argument);
                match self.index.holds(argument, STREAM) && !self.index.holds(argument, FUTURE) {
                    true => Ty::stream(item, Ty::Unknown),
                    false => Ty::future(item, Ty::Unknown),
                }
            }
            "futures::future::ok" => Ty::future(argument.clone(), Ty::Unknown),
            "futures::future::err" => Ty::future(Ty::Unknown, argument.clone()),
            "futures::future::result" | "futures::future::done" => {
                Ty::future(self.index.item_of(argument), Ty::Unknown)
            }
            "futures::future::lazy" => Ty::future(self.index.item_of(&of_closure(argument)), Ty::Unknown),
            "futures::future::poll_fn" => match of_closure(argument) {
                Ty::Result(item, error) => match *item {
                    Ty::Old(_, ready) => Ty::future(ready.into_iter().next().unwrap_or(Ty::Unknown), *error),
                    _ => Ty::future(Ty::Unknown, *error),
                },
                _ => Ty::future(Ty::Unknown, Ty::Unknown),
            },
            "futures::future::join_all" => match argument {
                Ty::List(item) => Ty::future(Ty::List(Box::new(self.index.item_of(item))), Ty::Unknown),
                _ => Ty::future(Ty::List(Box::new(Ty::Unknown)), Ty::Unknown),
            },
            "futures::stream::iter_ok" => match argument {
                Ty::List(item) => Ty::stream((**item).clone(), Ty::Unknown),
                _ => Ty::stream(Ty::Unknown, Ty::Unknown),
            },
            "futures::stream::iter_result" | "futures::stream::iter" => match argument {
                Ty::List(item) => Ty::stream(self.index.item_of(item), Ty::Unknown),
                _ => Ty::stream(Ty::Unknown, Ty::Unknown),
            },
            "futures::stream::once" => Ty::stream(self.index.item_of(argument), Ty::Unknown),
            "tokio::timer::Timeout::new" => {
                let item = self.index.item_of(argument);
                match self.index.holds(argument, STREAM) {
                    true => Ty::stream(item, Ty::Unknown),
                    false => Ty::future(item, Ty::Unknown),
                }
            }
            own => known::returned(own),
        }
    }

    pub(super) fn method(&mut self, node: &ast::MethodCallExpr) -> Ty {
        let receiver = self.optional(node.receiver());
        let receiver = self.plain(receiver);
        let Some(name) = node.name_ref() else { return Ty::Unknown };
        let range = name.syntax().text_range();
        let name = plain(name.text());
        let whose = self.whose(&receiver, &name);
        let owner = match &whose {
            Whose::Old(_, _, owner) => owner.clone(),
            _ => None,
        };
        let is_old = matches!(whose, Whose::Old(..));
        let given = match (&owner, is_old) {
            (Some(owner), _) => self.index.given(Some(owner), &receiver, &name),
            _ => self.index.given(None, &receiver, &name),
        };
        let arguments = self.arguments(node.arg_list(), &given);
        match whose {
            Whose::Old(path, kind, owner) => {
                let returned =
                    owner.as_deref().and_then(|owner| self.index.combined(owner, &receiver, &name, &arguments));
                let returned = returned.unwrap_or_else(|| match (path.as_str(), receiver.clone()) {
                    ("futures::Async::map", _) => match arguments.first() {
                        Some(Ty::Closure(inner)) => Ty::Old("futures::Async".to_owned(), vec![(**inner).clone()]),
                        _ => Ty::Old("futures::Async".to_owned(), Vec::new()),
                    },
                    _ => known::returned(&path),
                });
                self.calls.push(Call { name: range, path, kind, sure: true, receiver });
                returned
            }
            Whose::Own(returned) => returned,
            Whose::Elsewhere => standard(&receiver, &name, &arguments),
            Whose::Unknown => {
                self.unsure(range, &name, &receiver);
                match name.as_str() {
                    "clone" | "by_ref" | "as_mut" | "as_ref" => receiver,
                    // The return type that all of this crate's own methods of the name have in common.
                    _ => match self.index.by_name.get(&name).map(Vec::as_slice) {
                        Some([first, rest @ ..]) if receiver == Ty::Unknown && rest.iter().all(|ty| ty == first) => {
                            if is_common(&name) {
                                Ty::Unknown
                            } else {
                                first.clone()
                            }
                        }
                        _ => Ty::Unknown,
                    },
                }
            }
        }
    }

    fn whose(&mut self, receiver: &Ty, name: &str) -> Whose {
        let traits = self.traits_in_scope().clone();
        let found = self.index.whose(receiver, name);
        if let Whose::Old(..) | Whose::Own(_) = found {
            return found;
        }
        // Extension traits of tokio for futures and streams.
        for (extension, of) in [("tokio::util::FutureExt", FUTURE), ("tokio::util::StreamExt", STREAM)] {
            if traits.contains(extension)
                && self.index.holds(receiver, of)
                && let Some((path, kind)) = guide().items.member(extension, name)
            {
                return Whose::Old(path.to_owned(), kind.to_owned(), Some(extension.to_owned()));
            }
        }
        // `Ok(1).into_future()`.
        if name == "into_future" && matches!(receiver, Ty::Result(..)) && traits.contains("futures::IntoFuture") {
            return Whose::Old(
                "futures::IntoFuture::into_future".into(),
                "trait_method".into(),
                Some("futures::IntoFuture".into()),
            );
        }
        if is_telling(name) && !self.index.by_name.contains_key(name) {
            let mut candidates = traits_with(name).filter(|(owner, _)| traits.contains(owner));
            if let (Some((owner, path)), None) = (candidates.next(), candidates.next()) {
                return Whose::Old(path.to_owned(), "trait_method".to_owned(), Some(owner.to_owned()));
            }
            if !matches!(receiver, Ty::Own(..))
                && let Some(path) = only_inherent(name)
            {
                return Whose::Old(path.to_owned(), "method".to_owned(), None);
            }
        }
        found
    }

    /// Records a call whose receiver is unknown, if a trait in scope has a method of that name.
    fn unsure(&mut self, range: TextRange, name: &str, receiver: &Ty) {
        if *receiver != Ty::Unknown {
            return;
        }
        let traits = self.traits_in_scope().clone();
        let rank = |owner: &str| match owner {
            FUTURE => 0,
            STREAM => 1,
            SINK => 2,
            _ => 3,
        };
        let candidate =
            traits_with(name).filter(|(owner, _)| traits.contains(owner)).min_by_key(|(owner, _)| rank(owner));
        if let Some((_, path)) = candidate {
            let (path, kind) = (path.to_owned(), "trait_method".to_owned());
            self.calls.push(Call { name: range, path, kind, sure: false, receiver: Ty::Unknown });
        }
    }
}

/// Returns whether many types have methods of this name.
fn is_common(name: &str) -> bool {
    matches!(
        name,
        "new"
            | "get"
            | "get_mut"
            | "get_ref"
            | "into_inner"
            | "next"
            | "poll"
            | "map"
            | "send"
            | "call"
            | "read"
            | "write"
            | "take"
            | "clone"
            | "len"
            | "push"
            | "insert"
            | "remove"
            | "iter"
            | "and_then"
            | "map_err"
            | "wait"
            | "join"
            | "split"
            | "close"
            | "flush"
            | "shutdown"
            | "then"
            | "into"
            | "from"
            | "unwrap"
            | "lock"
            | "borrow"
            | "borrow_mut"
            | "as_ref"
            | "as_mut"
    )
}

/// Returns the inherent method of that name if the map has only one.
fn only_inherent(name: &str) -> Option<&'static str> {
    let mut found = guide()
        .items
        .all()
        .filter(|(path, kind)| *kind == "method" && path.ends_with(name) && path.rsplit("::").next() == Some(name));
    match (found.next(), found.next()) {
        (Some((path, _)), None) => Some(path),
        _ => None,
    }
}
