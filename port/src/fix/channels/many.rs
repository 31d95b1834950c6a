//! Repairs of what the compiler says about the ends of channels for many values.
//!
//! A receiver of today is a stream of plain values, and a sender is a sink that is given its values by reference. Where a
//! combinator, a `poll` or a function of 0.1 takes one, an adapter stands around it:
//!
//! - `futures::compat::Compat::new(futures::StreamExt::map(receiver, Ok::<_, ()>))`, which is a stream of 0.1 again;
//! - `futures::compat::CompatSink::new(sender)`, which is a sink of 0.1 again, but for what it does when it is closed.

use ra_ap_syntax::ast::{self, AstNode, HasArgList};
use ra_ap_syntax::{SyntaxNode, TextRange, TextSize};

use super::follow::{Fate, fate};
use super::repair::{Look, Taken, in_context, in_task};
use crate::fix::apply::comment;
use crate::fix::change::{Edit, Mark};
use crate::fix::items::holder;
use crate::fix::judge::Located;

/// Makes a stream of 0.1 of a receiver.
pub(super) const STREAM: (&str, &str) = ("futures::compat::Compat::new(futures::StreamExt::map(", ", Ok::<_, ()>))");
/// Makes a sink of 0.1 of a sender.
const SINK: (&str, &str) = ("futures::compat::CompatSink::new(", ")");
/// Gives back the sender of an adapter.
const INNER: &str = ".map(futures::compat::CompatSink::into_inner)";
/// Makes a stream of today of one of 0.1.
const TO_NEW: &str = "futures::compat::Compat01As03::new";
const CLOSED: &str =
    "what closes this sender disconnects it: it can send nothing afterwards, and its channel ends when it was the last";
const DROPPED: &str = "an item that cannot be sent is dropped before this, and no longer with the error";

/// Methods of a stream of 0.1 that take it by value.
const STREAMS: [&str; 35] = [
    "map",
    "map_err",
    "filter",
    "filter_map",
    "then",
    "and_then",
    "or_else",
    "collect",
    "fold",
    "flatten",
    "skip_while",
    "take_while",
    "for_each",
    "from_err",
    "take",
    "skip",
    "fuse",
    "catch_unwind",
    "buffered",
    "buffer_unordered",
    "merge",
    "zip",
    "chain",
    "peekable",
    "chunks",
    "select",
    "forward",
    "split",
    "inspect",
    "inspect_err",
    "wait",
    "into_future",
    "concat2",
    "boxed",
    "timeout",
];
/// Methods of a sink of 0.1 that take it by value.
const SINKS: [&str; 10] =
    ["send", "send_all", "wait", "with", "with_flat_map", "sink_map_err", "sink_from_err", "buffer", "fanout", "flush"];

/// An end of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Receiver,
    Sender,
}

impl End {
    /// Returns the end that a type is, or is a reference to that changes it, and whether it is a reference.
    fn of(said: &str) -> Option<(Self, bool)> {
        let (said, is_reference) = match said.strip_prefix("&mut ") {
            Some(said) => (said, true),
            None => (said, false),
        };
        // What is only borrowed is given to nothing by value.
        let (path, _) = said.split_once('<').filter(|(path, _)| !path.starts_with('&'))?;
        let (module, name) = path.rsplit_once("::").unwrap_or(("mpsc", path));
        let end = match name {
            "Receiver" | "UnboundedReceiver" => Self::Receiver,
            "Sender" | "UnboundedSender" => Self::Sender,
            _ => return None,
        };
        module.ends_with("mpsc").then_some((end, is_reference))
    }
}

/// Edits of a text that may cure an error; none where nothing is known. `old` is the name of futures 0.1 in the code.
pub(super) fn repair(old: &str, text: &str, fault: &Located) -> Vec<Edit> {
    let Some((look, node)) = Look::at(old, text, fault) else { return Vec::new() };
    let edits = match look.code() {
        "E0599" => match End::of(look.quoted(3)) {
            Some((end, is_reference)) => called(&look, &node, end, is_reference),
            None => None,
        },
        "E0277" => match look.quoted(1).rsplit_once(": ").and_then(|(said, of)| Some((End::of(said)?.0, of))) {
            Some((End::Receiver, bound)) if bound.ends_with("Stream") => taken(&look, &node, End::Receiver),
            Some((End::Sender, bound)) if bound.ends_with("Sink") => taken(&look, &node, End::Sender),
            _ => None,
        },
        "E0061" => asked_for_room(&look, &node),
        "E0271" | "E0308" | "E0631" => without_item(&look, &node),
        _ => None,
    };
    edits.unwrap_or_default()
}

/// A type is named as the error that has its item, and is that of a sink, which has none.
fn without_item(look: &Look<'_>, node: &SyntaxNode) -> Option<Vec<Edit>> {
    let message = &look.fault.message;
    let said: Vec<&str> = [message.message.as_str()]
        .into_iter()
        .chain(message.children.iter().map(|child| child.message.as_str()))
        .collect();
    let parts = said.iter().flat_map(|said| said.match_indices("SendError").map(|(at, _)| &said[..at]));
    let (with, without): (Vec<&str>, Vec<&str>) = parts.partition(|before| before.ends_with("Try"));
    if with.is_empty() || without.is_empty() {
        return None;
    }
    let types = node.descendants().filter_map(ast::PathType::cast).filter_map(|named| named.path());
    let edits: Vec<Edit> = types
        .filter(|path| look.fault.at.contains_range(path.syntax().text_range()))
        .filter(|path| last(path).as_deref() == Some("TrySendError"))
        .map(|path| {
            let module = path.qualifier().map(|module| look.text[module.syntax().text_range()].to_owned());
            let module = module.as_deref().unwrap_or("futures::channel::mpsc");
            Edit::replace(path.syntax().text_range(), format!("{module}::SendError"))
        })
        .collect();
    (!edits.is_empty()).then_some(edits)
}

/// Returns the last name of a path.
fn last(path: &ast::Path) -> Option<String> {
    Some(path.segment()?.name_ref()?.text().to_string())
}

/// Puts an adapter around a value.
fn around(value: &ast::Expr, (before, after): (&str, &str)) -> Vec<Edit> {
    let range = value.syntax().text_range();
    vec![Edit::insert(range.start(), before), Edit::insert(range.end(), after)]
}

/// A method of 0.1 is called.
fn called(look: &Look<'_>, node: &SyntaxNode, end: End, is_reference: bool) -> Option<Vec<Edit>> {
    let call = node.ancestors().find_map(ast::MethodCallExpr::cast)?;
    let name = call.name_ref().filter(|name| name.syntax().text_range() == look.fault.at)?.text().to_string();
    let receiver = call.receiver()?;
    if look.text[receiver.syntax().text_range()].starts_with("futures::compat::") {
        return None;
    }
    match (end, name.as_str()) {
        (End::Receiver, "poll") => polled(look, &call, &receiver, is_reference),
        (End::Receiver, "by_ref") => {
            let value = borrowed(look, &receiver, is_reference);
            Some(vec![Edit::replace(call.syntax().text_range(), format!("{}{value}{}", STREAM.0, STREAM.1))])
        }
        (End::Receiver, name) if STREAMS.contains(&name) => Some(around(&receiver, STREAM)),
        (End::Sender, "send") => sent(look, &call, &receiver),
        (End::Sender, "send_all") => {
            let mut edits = around(&receiver, SINK);
            edits.extend(closed(look, &ast::Expr::MethodCallExpr(call)));
            Some(edits)
        }
        (End::Sender, "flush") => Some(around(&receiver, SINK)),
        (End::Sender, "wait") => {
            let mut edits = around(&receiver, SINK);
            edits.extend(dropped(look, call.syntax()));
            Some(edits)
        }
        (End::Sender, name) if SINKS.contains(&name) => {
            let mut edits = around(&receiver, SINK);
            edits.extend(dropped(look, call.syntax()));
            edits.extend(ended(look, ast::Expr::MethodCallExpr(call)));
            Some(edits)
        }
        _ => None,
    }
}

/// Returns a reference that changes a value.
fn borrowed(look: &Look<'_>, value: &ast::Expr, is_reference: bool) -> String {
    let text = &look.text[value.syntax().text_range()];
    if is_reference { format!("&mut *{text}") } else { format!("&mut {text}") }
}

/// A receiver is polled by hand.
fn polled(look: &Look<'_>, call: &ast::MethodCallExpr, receiver: &ast::Expr, is_reference: bool) -> Option<Vec<Edit>> {
    if call.arg_list()?.args().next().is_some() {
        return None;
    }
    let value = borrowed(look, receiver, is_reference);
    Some(vec![match in_context(call) {
        Some(range) => {
            let polled = format!("futures::StreamExt::poll_next_unpin({value}, context).map(Ok::<_, ()>)");
            Edit::replace(range, polled)
        }
        // An adapter asks for the task of 0.1 also where there is a value.
        None if !in_task(call.syntax()) => return None,
        None => Edit::replace(receiver.syntax().text_range(), format!("{}{value}{}", STREAM.0, STREAM.1)),
    }])
}

/// A value is sent by a future, which gives the sender back.
fn sent(look: &Look<'_>, call: &ast::MethodCallExpr, receiver: &ast::Expr) -> Option<Vec<Edit>> {
    let mut edits = around(receiver, SINK);
    let whole = ast::Expr::MethodCallExpr(call.clone());
    let fate = fate(&whole);
    if !fate.is_unused {
        let at = fate.awaited.as_ref().unwrap_or(&whole).syntax().text_range().end();
        edits.push(Edit::insert(at, INNER));
    }
    if !fate.is_quiet {
        edits.extend(dropped(look, call.syntax()));
    }
    Some(edits)
}

/// Returns the mark of items that are dropped earlier when they cannot be sent, where that can be seen.
fn dropped(look: &Look<'_>, call: &SyntaxNode) -> Vec<Edit> {
    match is_plain(look.quoted(3)) {
        true => Vec::new(),
        false => marked(look, call, &Mark::new("", DROPPED)),
    }
}

/// Returns whether values of the type in a sender's are made of what does nothing when it is dropped.
fn is_plain(sender: &str) -> bool {
    const PLAIN: [&str; 26] = [
        "u8",
        "u16",
        "u32",
        "u64",
        "u128",
        "usize",
        "i8",
        "i16",
        "i32",
        "i64",
        "i128",
        "isize",
        "f32",
        "f64",
        "bool",
        "char",
        "integer",
        "float",
        "str",
        "String",
        "Vec",
        "Option",
        "Bytes",
        "BytesMut",
        "SocketAddr",
        "Duration",
    ];
    let Some((_, item)) = sender.split_once('<') else { return false };
    let words = item.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).filter(|word| !word.is_empty());
    words.filter_map(|word| word.rsplit("::").next()).all(|word| PLAIN.contains(&word))
}

/// Returns the mark of a call that closes its sink at the end, if the sender is used afterwards.
fn closed(look: &Look<'_>, call: &ast::Expr) -> Vec<Edit> {
    let Fate { is_unused, .. } = fate(call);
    match is_unused {
        true => Vec::new(),
        false => marked(look, call.syntax(), &Mark::new("B70", CLOSED)),
    }
}

/// Returns the mark of a sink that something may close and use afterwards.
fn ended(look: &Look<'_>, sink: ast::Expr) -> Vec<Edit> {
    let mut value = sink;
    loop {
        let Some(parent) = value.syntax().parent() else { break };
        if let Some(call) = ast::MethodCallExpr::cast(parent.clone()) {
            let name = call.name_ref().map(|name| name.text().to_string()).unwrap_or_default();
            match name.as_str() {
                "send_all" => return closed(look, &ast::Expr::MethodCallExpr(call)),
                "send" | "wait" => return Vec::new(),
                _ => value = ast::Expr::MethodCallExpr(call),
            }
            continue;
        }
        let outer = parent.parent().filter(|_| ast::ArgList::can_cast(parent.kind()));
        match outer.and_then(ast::MethodCallExpr::cast) {
            Some(call) if call.name_ref().is_some_and(|name| name.text() == "forward") => {
                return closed(look, &ast::Expr::MethodCallExpr(call));
            }
            _ => break,
        }
    }
    marked(look, value.syntax(), &Mark::new("B70", CLOSED))
}

/// Returns the edit that writes a mark above the statement around a node.
fn marked(look: &Look<'_>, node: &SyntaxNode, mark: &Mark) -> Vec<Edit> {
    let start = usize::from(holder(node));
    let line = look.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let indent: String = look.text[line..].chars().take_while(|c| *c == ' ' || *c == '\t').collect();
    let comment = comment(mark);
    if look.text[..line].lines().next_back().is_some_and(|above| above.trim() == comment) {
        return Vec::new();
    }
    let at = TextSize::from(u32::try_from(line).unwrap_or(u32::MAX));
    vec![Edit::insert(at, format!("{indent}{comment}\n"))]
}

/// An end is given to what takes a stream or a sink of 0.1.
fn taken(look: &Look<'_>, node: &SyntaxNode, end: End) -> Option<Vec<Edit>> {
    if let (End::Receiver, Some(made)) = (end, made_new(look, node)) {
        return Some(made);
    }
    let Taken::Value(value) = look.taking(node)? else { return None };
    if look.text[value.syntax().text_range()].starts_with("futures::compat::") {
        return None;
    }
    match end {
        End::Receiver => Some(around(&value, STREAM)),
        End::Sender => {
            let mut edits = around(&value, SINK);
            edits.extend(ended(look, value));
            Some(edits)
        }
    }
}

/// A receiver was made a stream of today by an adapter: `let mut stream = Compat01As03::new(receiver)`.
fn made_new(look: &Look<'_>, node: &SyntaxNode) -> Option<Vec<Edit>> {
    // `typed(&stream, …)` is told as a whole.
    let whole =
        node.ancestors().find_map(ast::CallExpr::cast).filter(|call| call.syntax().text_range() == look.fault.at);
    let at = whole
        .and_then(|call| call.arg_list()?.args().next())
        .map_or(look.fault.at, |value| value.syntax().text_range());
    let name = look.text[at].trim_start_matches('&').trim_start_matches("mut ");
    let function = node.ancestors().find_map(ast::Fn::cast)?;
    let found = function.syntax().descendants().filter_map(ast::LetStmt::cast).filter(|found| {
        let pattern = found.pat().map(|pattern| pattern.syntax().text().to_string()).unwrap_or_default();
        pattern.trim_start_matches("mut ") == name && found.syntax().text_range().end() <= look.fault.at.start()
    });
    let ast::Expr::CallExpr(call) = found.last()?.initializer()? else { return None };
    let callee = call.expr()?.syntax().text_range();
    let value = call.arg_list()?.args().next()?.syntax().text_range();
    (&look.text[callee] == TO_NEW)
        .then(|| vec![Edit::replace(callee, "futures::StreamExt::map"), Edit::insert(value.end(), ", Ok::<_, ()>")])
}

/// A sender is asked by hand whether there is room: `poll_ready` is given a context today.
fn asked_for_room(look: &Look<'_>, node: &SyntaxNode) -> Option<Vec<Edit>> {
    let call = node.ancestors().find_map(ast::MethodCallExpr::cast)?;
    let name = call.name_ref().filter(|name| name.text() == "poll_ready")?;
    let is_meant = name.syntax().text_range() == look.fault.at && call.arg_list()?.args().next().is_none();
    let spans = look.fault.message.children.iter().flat_map(|child| &child.spans);
    let is_sender = spans.into_iter().any(|span| {
        let path = span.file_name.replace('\\', "/");
        path.contains("/futures-channel-") && path.contains("/src/mpsc/")
    });
    if !is_meant || !is_sender {
        return None;
    }
    let value = &look.text[call.receiver()?.syntax().text_range()];
    let made: (TextRange, String) = match in_context(&call) {
        Some(range) => (range, format!("{value}.poll_ready(context)")),
        None if !in_task(call.syntax()) => return None,
        None => {
            let waits = format!("std::future::poll_fn(|context| {value}.poll_ready(context))");
            let polled = format!("{}::Future::poll(&mut futures::compat::Compat::new({waits}))", look.old);
            (call.syntax().text_range(), polled)
        }
    };
    Some(vec![Edit::replace(made.0, made.1)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_told_from_other_types() {
        let of = End::of;
        assert_eq!(of("futures::futures_channel::mpsc::Receiver<u32>"), Some((End::Receiver, false)));
        assert_eq!(of("&mut UnboundedReceiver<u32>"), Some((End::Receiver, true)));
        assert_eq!(of("futures::futures_channel::mpsc::UnboundedSender<(u8, u8)>"), Some((End::Sender, false)));
        assert_eq!(of("futures::futures_channel::oneshot::Receiver<u32>"), None);
        // What closes it closes it for all.
        assert_eq!(of("&futures::futures_channel::mpsc::UnboundedSender<u32>"), None);
        assert_eq!(of("futures::stream::Map<futures::futures_channel::mpsc::Receiver<u32>, F>"), None);
    }

    #[test]
    fn what_does_nothing_when_it_is_dropped_is_told_by_its_name() {
        for plain in ["Sender<u32>", "Sender<Vec<u8>>", "mpsc::Sender<(std::net::SocketAddr, bytes::Bytes)>"] {
            assert!(is_plain(plain), "{plain}");
        }
        for other in ["Sender<Request>", "Sender<Option<oneshot::Sender<u8>>>", "Sender<T>"] {
            assert!(!is_plain(other), "{other}");
        }
    }
}
