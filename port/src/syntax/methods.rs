//! Finds the owner of a method that is called, and the type that the call returns.

use super::index::Index;
use super::known;
use super::ty::{Bound, FUTURE, SINK, STREAM, Ty};
use crate::guide::guide;

/// Owner of a method.
#[derive(Debug, Clone, PartialEq)]
pub enum Whose {
    /// Of a trait or type of 0.1: its path and kind, and the trait.
    Old(String, String, Option<String>),
    /// Of this crate, with what it returns.
    Own(Ty),
    /// Of the standard library, or of another crate.
    Elsewhere,
    /// Not known.
    Unknown,
}

/// Names that nothing but 0.1 uses for methods: where the trait is in scope, the receiver's type does not matter.
const TELLING: [&str; 44] = [
    "from_err",
    "select2",
    "flatten_stream",
    "sink_map_err",
    "sink_from_err",
    "buffer_unordered",
    "poll_complete",
    "start_send",
    "send_all",
    "concat2",
    "poll_read",
    "poll_write",
    "is_not_ready",
    "read_buf",
    "write_buf",
    "into_buf",
    "has_remaining",
    "has_remaining_mut",
    "remaining_mut",
    "advance_mut",
    "bytes_mut",
    "bytes_vec",
    "bytes_vec_mut",
    "copy_to_slice",
    "put_slice",
    "put_u8",
    "put_i8",
    "get_u8",
    "get_i8",
    "unbounded_send",
    "spawn_async",
    "output_async",
    "status_async",
    "block_on_all",
    "shutdown_on_idle",
    "wait_future",
    "wait_stream",
    "poll_accept",
    "poll_cancel",
    "or_else_stream",
    "spawn_handle",
    "into_stream",
    "prepare_uninitialized_buffer",
    "bind_server",
];

/// Returns whether a name alone tells that it is of 0.1.
pub fn is_telling(name: &str) -> bool {
    let number = |prefix: &str| {
        name.strip_prefix(prefix).is_some_and(|rest| {
            let kind = rest.split('_').next().unwrap_or_default();
            let is_number = matches!(
                kind,
                "u16" | "u32" | "u64" | "u128" | "i16" | "i32" | "i64" | "i128" | "f32" | "f64" | "uint" | "int"
            );
            is_number && (rest.ends_with("_be") || rest.ends_with("_le") || prefix == "put_")
        })
    };
    TELLING.contains(&name) || number("put_") || number("get_")
}

impl Index {
    /// Returns the owner of the method of this name on a type.
    pub fn whose(&self, ty: &Ty, name: &str) -> Whose {
        match ty {
            Ty::Old(path, _) => {
                // `Sink::send` takes the sender itself, and so comes before the sender's own, which borrows it.
                let is_hidden = name == "send" && path.ends_with("mpsc::UnboundedSender");
                if let Some((path, kind)) = guide().items.member(path, name)
                    && !is_hidden
                {
                    return Whose::Old(path.to_owned(), kind.to_owned(), None);
                }
                let traits = known::implements(path);
                traits.iter().find_map(|(owner, _)| of_trait(owner, name)).unwrap_or(if traits.is_empty() {
                    Whose::Unknown
                } else {
                    Whose::Elsewhere
                })
            }
            Ty::Own(scope, own, _) => {
                let key = (*scope, own.clone());
                if let Some(returned) = self.methods.get(&key).and_then(|methods| methods.get(name)) {
                    return Whose::Own(returned.clone());
                }
                let implemented = self.implements.get(&key).map(Vec::as_slice).unwrap_or_default();
                let found = implemented.iter().map(|(bound, _)| self.of_bound(bound, name, 0));
                found.into_iter().find(|whose| *whose != Whose::Unknown).unwrap_or(Whose::Unknown)
            }
            Ty::Bounds(bounds, _) => {
                let found = bounds.iter().map(|bound| self.of_bound(bound, name, 0));
                found.into_iter().find(|whose| *whose != Whose::Unknown).unwrap_or(Whose::Unknown)
            }
            Ty::Unknown => Whose::Unknown,
            _ => Whose::Elsewhere,
        }
    }

    fn of_bound(&self, bound: &Bound, name: &str, depth: usize) -> Whose {
        match bound {
            Bound::Old(owner) => of_trait(owner, name).unwrap_or(Whose::Unknown),
            Bound::Own(scope, own) => {
                let Some(own) = self.traits.get(&(*scope, own.clone())).filter(|_| depth < 6) else {
                    return Whose::Unknown;
                };
                if let Some(returned) = own.methods.get(name) {
                    return Whose::Own(returned.clone());
                }
                let found = own.above.iter().map(|bound| self.of_bound(bound, name, depth + 1));
                found.into_iter().find(|whose| *whose != Whose::Unknown).unwrap_or(Whose::Unknown)
            }
        }
    }

    /// Returns whether a type implements a trait of 0.1.
    pub fn holds(&self, ty: &Ty, owner: &str) -> bool {
        match ty {
            Ty::Old(path, _) => known::implements(path).iter().any(|(known, _)| known == owner),
            Ty::Own(scope, name, _) => self
                .implements
                .get(&(*scope, name.clone()))
                .is_some_and(|list| list.iter().any(|(bound, _)| self.reaches(bound, owner, 0))),
            Ty::Bounds(bounds, _) => bounds.iter().any(|bound| self.reaches(bound, owner, 0)),
            _ => false,
        }
    }

    fn reaches(&self, bound: &Bound, owner: &str, depth: usize) -> bool {
        match bound {
            Bound::Old(known) => known == owner,
            Bound::Own(scope, name) => self
                .traits
                .get(&(*scope, name.clone()))
                .is_some_and(|own| depth < 6 && own.above.iter().any(|bound| self.reaches(bound, owner, depth + 1))),
        }
    }

    /// Returns an associated type, as `Item` of a future.
    pub fn associated(&self, ty: &Ty, name: &str) -> Ty {
        let find = |types: &[(String, Ty)]| types.iter().find(|(known, _)| known == name).map(|(_, ty)| ty.clone());
        match ty {
            Ty::Bounds(_, types) => find(types).unwrap_or(Ty::Unknown),
            Ty::Own(scope, own, _) => {
                let implemented = self.implements.get(&(*scope, own.clone())).map(Vec::as_slice).unwrap_or_default();
                let of_old = implemented.iter().filter(|(bound, _)| matches!(bound, Bound::Old(_)));
                of_old.into_iter().find_map(|(_, types)| find(types)).unwrap_or(Ty::Unknown)
            }
            Ty::Old(path, arguments) => {
                let found = known::implements(path).iter().find_map(|(_, types)| find(types));
                match (path.as_str(), name, arguments.first()) {
                    // What a channel or a wrapper carries is its argument.
                    (_, "Item", Some(argument)) if path.contains("Receiver") && !path.contains("watch") => {
                        argument.clone()
                    }
                    _ => found.unwrap_or(Ty::Unknown),
                }
            }
            _ => Ty::Unknown,
        }
    }

    /// Returns what a future, or what becomes one, yields.
    pub fn item_of(&self, ty: &Ty) -> Ty {
        match ty {
            Ty::Result(item, _) => (**item).clone(),
            other => self.associated(&self.plain(other.clone()), "Item"),
        }
    }

    fn error_of(&self, ty: &Ty) -> Ty {
        match ty {
            Ty::Result(_, error) => (**error).clone(),
            other => self.associated(&self.plain(other.clone()), "Error"),
        }
    }

    /// Returns what the closure of a method is given.
    pub fn given(&self, owner: Option<&str>, receiver: &Ty, method: &str) -> Ty {
        let item = || self.item_of(receiver);
        match (owner, method) {
            (
                Some(FUTURE | STREAM),
                "map" | "and_then" | "inspect" | "for_each" | "filter_map" | "filter" | "take_while" | "skip_while",
            ) => item(),
            (Some(FUTURE | STREAM), "map_err" | "or_else") => self.error_of(receiver),
            (Some(FUTURE), "then") | (Some(STREAM), "then") => {
                Ty::Result(Box::new(item()), Box::new(self.error_of(receiver)))
            }
            (None, "map" | "and_then" | "filter" | "for_each" | "filter_map" | "flat_map" | "map_or") => match receiver
            {
                Ty::Result(item, _) | Ty::Option(item) | Ty::List(item) => (**item).clone(),
                Ty::Old(path, arguments) if path == "futures::Async" => {
                    arguments.first().cloned().unwrap_or(Ty::Unknown)
                }
                _ => Ty::Unknown,
            },
            (None, "map_err" | "or_else" | "unwrap_or_else") => match receiver {
                Ty::Result(_, error) => (**error).clone(),
                _ => Ty::Unknown,
            },
            _ => Ty::Unknown,
        }
    }

    /// Returns what a combinator of 0.1 returns; `arguments` are the types of its arguments, closures included.
    pub fn combined(&self, owner: &str, receiver: &Ty, method: &str, arguments: &[Ty]) -> Option<Ty> {
        let argument = arguments.first().cloned().unwrap_or(Ty::Unknown);
        let of_closure = match &argument {
            Ty::Closure(returned) => (**returned).clone(),
            _ => Ty::Unknown,
        };
        let (item, error) = (self.item_of(receiver), self.error_of(receiver));
        let future = |item: Ty| Some(Ty::future(item, error.clone()));
        let stream = |item: Ty| Some(Ty::stream(item, error.clone()));
        match (owner, method) {
            (FUTURE, "map") => future(of_closure),
            (FUTURE, "and_then") => future(self.item_of(&of_closure)),
            (FUTURE, "then") => Some(Ty::future(self.item_of(&of_closure), self.error_of(&of_closure))),
            (FUTURE, "or_else") => Some(Ty::future(item, self.error_of(&of_closure))),
            (FUTURE, "map_err") => Some(Ty::future(item, of_closure)),
            (FUTURE, "from_err") => Some(Ty::future(item, Ty::Unknown)),
            (FUTURE, "inspect" | "fuse" | "boxed") => future(item),
            (FUTURE, "flatten") => future(self.item_of(&item)),
            (FUTURE, "join") => future(Ty::Tuple(vec![item, self.item_of(&argument)])),
            (FUTURE, "join3" | "join4" | "join5") => {
                let others = arguments.iter().map(|ty| self.item_of(ty));
                future(Ty::Tuple(std::iter::once(item).chain(others).collect()))
            }
            (FUTURE, "wait") => Some(Ty::Result(Box::new(item), Box::new(error))),
            (FUTURE, "poll") => Some(Ty::poll(item, error)),
            (FUTURE, "into_stream") => stream(item),
            (FUTURE, "flatten_stream") => stream(self.item_of(&item)),
            (FUTURE, "select") => Some(Ty::future(Ty::Tuple(vec![item]), Ty::Unknown)),
            (FUTURE, "select2") => Some(Ty::future(Ty::Unknown, Ty::Unknown)),
            (STREAM, "map") => stream(of_closure),
            (STREAM, "then" | "and_then") => stream(self.item_of(&of_closure)),
            (STREAM, "filter_map") => match of_closure {
                Ty::Option(item) => stream(*item),
                _ => stream(Ty::Unknown),
            },
            (STREAM, "map_err") => Some(Ty::stream(item, of_closure)),
            (STREAM, "or_else" | "from_err") => Some(Ty::stream(item, Ty::Unknown)),
            (
                STREAM,
                "filter" | "take" | "skip" | "take_while" | "skip_while" | "fuse" | "inspect" | "inspect_err"
                | "select" | "chain" | "by_ref" | "merge" | "boxed",
            ) => stream(item),
            (STREAM, "peekable") => stream(item),
            (STREAM, "zip") => stream(Ty::Tuple(vec![item, self.item_of(&argument)])),
            (STREAM, "chunks") => stream(Ty::List(Box::new(item))),
            (STREAM, "flatten" | "buffered" | "buffer_unordered") => stream(self.item_of(&item)),
            (STREAM, "for_each") => future(Ty::unit()),
            (STREAM, "fold") => future(self.item_of(&match arguments.get(1) {
                Some(Ty::Closure(returned)) => (**returned).clone(),
                _ => Ty::Unknown,
            })),
            (STREAM, "collect") => future(Ty::List(Box::new(item))),
            (STREAM, "concat2" | "concat") => future(item),
            (STREAM, "forward") => future(Ty::Tuple(vec![receiver.clone(), argument])),
            (STREAM, "into_future") => {
                Some(Ty::future(Ty::Tuple(vec![Ty::Option(Box::new(item)), receiver.clone()]), Ty::Unknown))
            }
            (STREAM, "poll") => Some(Ty::poll(Ty::Option(Box::new(item)), error)),
            (STREAM, "wait") => Some(Ty::List(Box::new(Ty::Result(Box::new(item), Box::new(error))))),
            (STREAM, "split") => Some(Ty::Tuple(vec![
                Ty::Old("futures::stream::SplitSink".to_owned(), Vec::new()),
                Ty::Bounds(
                    vec![Bound::Old(STREAM.to_owned())],
                    vec![("Item".to_owned(), item), ("Error".to_owned(), error)],
                ),
            ])),
            (SINK, "send") => Some(Ty::future(receiver.clone(), Ty::Unknown)),
            (SINK, "flush") => Some(Ty::future(receiver.clone(), Ty::Unknown)),
            (SINK, "send_all") => Some(Ty::future(Ty::Tuple(vec![receiver.clone(), argument]), Ty::Unknown)),
            (SINK, "sink_map_err" | "sink_from_err" | "with" | "buffer" | "fanout" | "with_flat_map") => {
                Some(Ty::Bounds(vec![Bound::Old(SINK.to_owned())], Vec::new()))
            }
            (SINK, "poll_complete" | "close") => Some(Ty::poll(Ty::unit(), Ty::Unknown)),
            ("futures::IntoFuture", "into_future") => Some(Ty::future(item, error)),
            ("tokio::util::FutureExt", "timeout" | "deadline") => future(item),
            ("tokio::util::StreamExt", "timeout" | "throttle") => stream(item),
            _ => None,
        }
    }
}

fn of_trait(owner: &str, name: &str) -> Option<Whose> {
    let (path, kind) = guide().items.member(owner, name)?;
    Some(Whose::Old(path.to_owned(), kind.to_owned(), Some(owner.to_owned())))
}

/// Returns what a method of the standard library's containers returns.
pub fn standard(receiver: &Ty, method: &str, arguments: &[Ty]) -> Ty {
    let of_closure = match arguments.first() {
        Some(Ty::Closure(returned)) => (**returned).clone(),
        _ => Ty::Unknown,
    };
    match (receiver, method) {
        (
            ty,
            "clone" | "as_ref" | "as_mut" | "by_ref" | "borrow" | "to_owned" | "take" | "as_deref" | "as_deref_mut"
            | "cloned" | "rev" | "enumerate_",
        ) if !matches!(ty, Ty::Cell(_)) => ty.clone(),
        (Ty::Result(item, _), "unwrap" | "expect" | "unwrap_or" | "unwrap_or_else" | "unwrap_or_default") => {
            (**item).clone()
        }
        (
            Ty::Option(item),
            "unwrap" | "expect" | "unwrap_or" | "unwrap_or_else" | "unwrap_or_default" | "get_or_insert_with",
        ) => (**item).clone(),
        (Ty::Result(_, error), "unwrap_err") => (**error).clone(),
        (Ty::Result(item, _), "ok") => Ty::Option(item.clone()),
        (Ty::Result(_, error), "map") => Ty::Result(Box::new(of_closure), error.clone()),
        (Ty::Result(item, _), "map_err") => Ty::Result(item.clone(), Box::new(of_closure)),
        (Ty::Result(item, _), "or_else") => Ty::Result(item.clone(), Box::new(Ty::Unknown)),
        (Ty::Result(..) | Ty::Option(_), "and_then") => match of_closure {
            Ty::Unknown if matches!(receiver, Ty::Result(..)) => {
                Ty::Result(Box::new(Ty::Unknown), Box::new(Ty::Unknown))
            }
            Ty::Unknown => Ty::Option(Box::new(Ty::Unknown)),
            known => known,
        },
        (Ty::Option(_), "map") => Ty::Option(Box::new(of_closure)),
        (Ty::Option(item), "ok_or" | "ok_or_else") => Ty::Result(item.clone(), Box::new(Ty::Unknown)),
        (Ty::Option(_), "or" | "or_else" | "filter" | "replace") => receiver.clone(),
        (
            Ty::List(item),
            "next" | "pop" | "pop_front" | "pop_back" | "first" | "last" | "get" | "get_mut" | "nth" | "peek" | "find"
            | "first_mut" | "last_mut",
        ) => Ty::Option(item.clone()),
        (Ty::List(_), "map") => Ty::List(Box::new(of_closure)),
        (Ty::List(_), "filter_map") => match of_closure {
            Ty::Option(item) => Ty::List(item),
            _ => Ty::List(Box::new(Ty::Unknown)),
        },
        (
            Ty::List(_),
            "iter" | "iter_mut" | "into_iter" | "drain" | "skip" | "filter" | "chain" | "take_while" | "peekable",
        ) => receiver.clone(),
        (Ty::List(item), "enumerate") => Ty::List(Box::new(Ty::Tuple(vec![Ty::Other, (**item).clone()]))),
        // Into what it is collected is for the context to say; mostly a vector.
        (Ty::List(_), "collect") => Ty::Unknown,
        (Ty::Cell(item), "borrow" | "borrow_mut" | "into_inner") => (**item).clone(),
        (Ty::Cell(item), "lock" | "read" | "write" | "try_lock") => Ty::Result(item.clone(), Box::new(Ty::Other)),
        (Ty::Other, "len" | "to_string" | "as_str" | "as_bytes" | "is_empty") => Ty::Other,
        _ => Ty::Unknown,
    }
}
