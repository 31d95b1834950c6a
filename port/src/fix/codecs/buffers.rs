//! `bytes` 0.4 to 1: paths, and the methods that have other names or another form.

use ra_ap_syntax::ast::{self, AstNode, HasArgList};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, T, TextRange};

use super::survey::{Look, is_public, is_test};
use super::traits::is_of_public;
use crate::fix::change::{Edit, Mark};
use crate::report::Finding;
use crate::syntax::source::plain;

/// Import for `advance`, which is a trait's method now.
const BUF: &str = "bytes::Buf as _";
/// Methods that only `bytes` 0.4 has, or that do something else in `bytes` 1: method, fact, reason.
const LEFT: [(&str, &str, &str); 13] = [
    ("writer", "B52", "a writer stopped at the capacity, and grows in bytes 1"),
    ("remaining_mut", "B58", "the room of a buffer is without limit in bytes 1"),
    ("has_remaining_mut", "B58", "the room of a buffer is without limit in bytes 1"),
    ("capacity", "B52", "a buffer has no room of its own in bytes 1"),
    ("bytes_mut", "", "what is not written yet is of another type in bytes 1"),
    ("bytes_vec", "", "vectored reads have another form in bytes 1"),
    ("bytes_vec_mut", "", "vectored reads are gone"),
    ("try_mut", "", "a short `Bytes` is no longer a copy, so that others may hold it"),
    ("get_int", "", "versions of bytes 1 differ in the sign"),
    ("get_int_be", "", "versions of bytes 1 differ in the sign"),
    ("get_int_le", "", "versions of bytes 1 differ in the sign"),
    ("set_len", "", "unsafe: a buffer of bytes 1 may have less room than one of 0.4"),
    ("advance_mut", "", "unsafe: a buffer of bytes 1 may have less room than one of 0.4"),
];

/// Adds what the buffers of a file need.
pub(super) fn edits(look: &mut Look<'_>, in_tests: bool) {
    paths(look);
    let findings = look.findings;
    for finding in findings.iter().filter(|finding| finding.rule.starts_with("bytes::")) {
        let Some(name) = look.name_at(finding) else { continue };
        let method = finding.rule.rsplit("::").next().unwrap_or_default();
        let is_function = matches!(finding.kind.as_str(), "method" | "trait_method");
        if !is_function {
            shown(look, &name);
            continue;
        }
        let call = name.syntax().parent().and_then(ast::MethodCallExpr::cast);
        if method == "set_len" && call.as_ref().is_some_and(has_room) {
            continue;
        }
        if let Some((_, fact, why)) = LEFT.iter().find(|(known, _, _)| *known == method) {
            look.refuse(Mark::new(fact, format!("`{method}`: {why}")));
            continue;
        }
        function(look, finding, &name, call.as_ref(), method);
        if !in_tests {
            facts(look, finding, &name, call.as_ref(), method);
        }
    }
    constructors(look);
    if !in_tests {
        written(look);
    }
}

/// Marks `write!` in functions that name a `BytesMut`: without room it was an error.
fn written(look: &mut Look<'_>) {
    let named: Vec<SyntaxNode> = look
        .findings
        .iter()
        .filter(|finding| finding.rule == "bytes::BytesMut")
        .filter_map(|finding| look.name_at(finding)?.syntax().ancestors().find(|node| ast::Fn::can_cast(node.kind())))
        .collect();
    for function in named {
        // Names of macros are blanks in the tree.
        let text = &look.text[function.text_range()];
        if ["write!", "writeln!"].iter().any(|name| text.contains(name)) && !is_test(&function) {
            look.mark(&function, Mark::new("B52", "a buffer without room grows, and `write!` was an error"));
        }
    }
}

/// Returns whether a buffer was made in the same function with at least as much room as `set_len` needs, both as literals.
fn has_room(call: &ast::MethodCallExpr) -> bool {
    let number = |expr: Option<ast::Expr>| expr?.syntax().text().to_string().replace('_', "").parse::<usize>().ok();
    let first = |list: Option<ast::ArgList>| list.and_then(|list| list.args().next());
    let Some(wanted) = number(first(call.arg_list())) else { return false };
    let Some(buffer) = call.receiver().map(|receiver| receiver.syntax().text().to_string()) else { return false };
    let Some(function) = call.syntax().ancestors().find_map(ast::Fn::cast) else { return false };
    let made = function.syntax().descendants().filter_map(ast::LetStmt::cast).filter_map(|found| {
        let pattern = found.pat()?.syntax().text().to_string();
        let ast::Expr::CallExpr(value) = found.initializer()? else { return None };
        let is_room = value.expr()?.syntax().text().to_string().ends_with("BytesMut::with_capacity");
        (is_room && pattern.trim_start_matches("mut ") == buffer).then(|| number(first(value.arg_list()))).flatten()
    });
    made.collect::<Vec<_>>().as_slice().first().is_some_and(|room| *room >= wanted)
}

/// Rewrites `bytes04::BytesMut` in the code, beside imports.
fn paths(look: &mut Look<'_>) {
    let Some(old) = look.crates.bytes.clone() else { return };
    let paths: Vec<ast::Path> = look.open.descendants().filter_map(ast::Path::cast).collect();
    for path in paths.into_iter().filter(|path| path.qualifier().is_none()) {
        let Some(first) = path.segment().and_then(|segment| segment.name_ref()) else { continue };
        let whole = path.syntax().ancestors().take_while(|node| ast::Path::can_cast(node.kind())).last();
        let second = whole.and_then(ast::Path::cast).and_then(|whole| whole.segments().nth(1));
        let second = second.and_then(|segment| segment.name_ref()).map(|name| plain(name.text()));
        let is_kept = second.as_deref().is_none_or(|name| matches!(name, "BigEndian" | "LittleEndian" | "ByteOrder"));
        if plain(first.text()) == old
            && !is_kept
            && path.syntax().ancestors().all(|node| !ast::Use::can_cast(node.kind()))
        {
            look.edits.push(Edit::replace(first.syntax().text_range(), "bytes"));
            look.places.push(("bytes", first.syntax().text_range().start(), Vec::new()));
        }
    }
}

/// Marks public functions of a library whose signatures name a buffer.
fn shown(look: &mut Look<'_>, name: &ast::NameRef) {
    let function = name.syntax().ancestors().find_map(ast::Fn::cast);
    let Some(function) = function.filter(|function| look.is_library && is_public(function)) else { return };
    let owner = function.syntax().ancestors().find_map(ast::Impl::cast).and_then(|item| item.self_ty());
    if owner.is_some_and(|owner| !is_of_public(&owner)) {
        return;
    }
    let at = name.syntax().text_range();
    let in_parameters = function.param_list().is_some_and(|list| list.syntax().text_range().contains_range(at));
    let in_result = function.ret_type().is_some_and(|ret| ret.syntax().text_range().contains_range(at));
    if in_parameters || in_result {
        look.mark(function.syntax(), Mark::new("", "public, with a buffer of bytes 1 in its signature now"));
    }
}

/// Rewrites a call that has another name or another form.
fn function(
    look: &mut Look<'_>,
    finding: &Finding,
    name: &ast::NameRef,
    call: Option<&ast::MethodCallExpr>,
    method: &str,
) {
    let at = name.syntax().text_range();
    let start = look.source.start_of(call.map_or(at.start(), |call| call.syntax().text_range().start()));
    let is_known = has_buf(look, name.syntax());
    let mut rewrite = |edits: Vec<Edit>| {
        look.edits.extend(edits);
        look.places.push(("bytes", at.start(), Vec::new()));
    };
    let owner = finding.rule.rsplit("::").nth(1).unwrap_or_default();
    match (owner, method) {
        ("BytesMut", "take" | "drain") => rewrite(vec![Edit::replace(at, "split")]),
        ("Bytes" | "BytesMut", "drain_to") => rewrite(vec![Edit::replace(at, "split_to")]),
        ("Buf", "bytes") => rewrite(vec![Edit::replace(at, "chunk")]),
        ("Bytes" | "BytesMut", "advance") if !is_known => look.imports.push((at.start(), BUF)),
        ("Bytes", "slice" | "slice_from" | "slice_to") => match call.and_then(|call| sliced(call, method)) {
            Some(edits) => rewrite(edits),
            None => look.refuse(Mark::new("", format!("`{method}` in a form that is not understood"))),
        },
        ("IntoBuf", "into_buf") => match call.and_then(|call| Some((call.receiver()?, call))) {
            Some((receiver, call)) => {
                let behind = TextRange::new(receiver.syntax().text_range().end(), call.syntax().text_range().end());
                let before = start;
                rewrite(vec![Edit::insert(before, "std::io::Cursor::new("), Edit::replace(behind, ")")]);
            }
            None => look.refuse(Mark::new("", "`into_buf` in a form that is not understood")),
        },
        ("Buf", "collect") | ("Bytes", "with_capacity" | "extend_from_slice") => {
            look.refuse(Mark::new("", format!("`{owner}::{method}` is gone")));
        }
        ("Buf" | "BufMut", _) => match number(call, name, method) {
            Number::Same => {}
            Number::Renamed(edits) => rewrite(edits),
            Number::Unknown => look.refuse(Mark::new("", format!("`{method}` of a byte order that is not known here"))),
        },
        _ => {}
    }
    // A value that nobody looks at: bytes 1 asks to say so.
    if matches!(method, "split_to" | "split_off" | "take" | "drain" | "drain_to")
        && let Some(call) = call
        && call.syntax().parent().is_some_and(|parent| ast::ExprStmt::can_cast(parent.kind()))
    {
        look.edits.push(Edit::insert(start, "let _ = "));
    }
}

/// Returns whether the module of a node imports `Buf` itself.
fn has_buf(look: &Look<'_>, node: &SyntaxNode) -> bool {
    let module = |node: &SyntaxNode| node.ancestors().find(|node| ast::Module::can_cast(node.kind()));
    look.findings.iter().filter(|finding| finding.rule == "bytes::Buf").any(|finding| {
        let named = look.name_at(finding);
        named.is_some_and(|named| {
            let is_import = named.syntax().ancestors().any(|node| ast::Use::can_cast(node.kind()));
            is_import && module(named.syntax()) == module(node)
        })
    })
}

/// Returns the edits that make `slice(a..b)` of `slice(a, b)`.
fn sliced(call: &ast::MethodCallExpr, method: &str) -> Option<Vec<Edit>> {
    let list = call.arg_list()?;
    let arguments: Vec<ast::Expr> = list.args().collect();
    // What `..` would be taken into.
    let is_weak = |argument: &ast::Expr| {
        matches!(argument, ast::Expr::ClosureExpr(_) | ast::Expr::RangeExpr(_) | ast::Expr::ReturnExpr(_))
    };
    if arguments.iter().any(is_weak) {
        return None;
    }
    let mut commas = list.syntax().children_with_tokens().filter(|child| child.kind() == T![,]);
    let comma = commas.next().map(|comma| comma.text_range());
    let dots = match (method, arguments.len(), comma) {
        ("slice", 2, Some(comma)) => Edit::replace(comma, ".."),
        ("slice_from", 1, Some(comma)) => Edit::replace(comma, ".."),
        ("slice_from", 1, None) => Edit::insert(list.r_paren_token()?.text_range().start(), ".."),
        ("slice_to", 1, _) => Edit::insert(list.l_paren_token()?.text_range().end(), ".."),
        _ => return None,
    };
    Some(vec![Edit::replace(call.name_ref()?.syntax().text_range(), "slice"), dots])
}

/// New name of a method that reads or writes a number.
enum Number {
    Same,
    Renamed(Vec<Edit>),
    Unknown,
}

fn number(call: Option<&ast::MethodCallExpr>, name: &ast::NameRef, method: &str) -> Number {
    let at = name.syntax().text_range();
    let Some((_, of)) = method.split_once('_') else { return Number::Same };
    let is_access = method.starts_with("put_") || method.starts_with("get_");
    let bare = of.trim_end_matches("_be").trim_end_matches("_le");
    let is_number = matches!(
        bare,
        "u16" | "i16" | "u32" | "i32" | "u64" | "i64" | "u128" | "i128" | "uint" | "int" | "f32" | "f64"
    );
    if !is_access || !is_number {
        return Number::Same;
    }
    if let Some(short) = method.strip_suffix("_be") {
        return Number::Renamed(vec![Edit::replace(at, short)]);
    }
    if method.ends_with("_le") {
        return Number::Same;
    }
    // Without a suffix it took the order as a type.
    let Some(arguments) = call.and_then(ast::HasGenericArgs::generic_arg_list) else { return Number::Unknown };
    let order = arguments.syntax().text().to_string();
    let order = order.trim_start_matches("::<").trim_end_matches('>').trim();
    let new = match order.rsplit("::").next() {
        Some("BigEndian" | "NetworkEndian" | "BE") => method.to_owned(),
        Some("LittleEndian" | "LE") => format!("{method}_le"),
        _ => return Number::Unknown,
    };
    Number::Renamed(vec![Edit::replace(at, new), Edit::remove(arguments.syntax().text_range())])
}

/// Marks where a buffer behaves differently.
fn facts(
    look: &mut Look<'_>,
    finding: &Finding,
    name: &ast::NameRef,
    call: Option<&ast::MethodCallExpr>,
    method: &str,
) {
    let node = name.syntax();
    if is_test(node) {
        return;
    }
    if method.starts_with("put_uint") {
        look.mark(node, Mark::new("B101", "a number too large for its bytes is cut, and panicked"));
    }
    if finding.facts.iter().any(|fact| fact == "B90") {
        look.mark(node, Mark::new("B90", "a short slice keeps the whole buffer"));
    }
    if finding.rule == "bytes::BytesMut::split_to" && !call.is_some_and(is_bounded) {
        look.mark(node, Mark::new("B102", "beyond the length this panics, and yielded what there was"));
    }
    let function = node.ancestors().find_map(ast::Fn::cast);
    if method.starts_with("put")
        && finding.rule.contains("BufMut")
        && let Some(function) = function
    {
        let inside = function.syntax().text_range();
        let reserves = look.findings.iter().any(|known| {
            known.rule.ends_with("::reserve")
                && u32::try_from(known.start).is_ok_and(|at| inside.contains_inclusive(at.into()))
        });
        let is_vector = finding.receiver.as_deref().is_some_and(|receiver| receiver.contains("Vec"));
        if !reserves && !is_vector {
            look.mark(function.syntax(), Mark::new("B52", "a buffer without room grows, and panicked"));
        }
    }
}

/// Returns whether what is split off is known to be there: a place that was found in the buffer, or a length that was
/// compared with that of the buffer before.
fn is_bounded(call: &ast::MethodCallExpr) -> bool {
    let Some(receiver) = call.receiver() else { return false };
    let Some(argument) = call.arg_list().and_then(|list| list.args().next()) else { return false };
    let buffer = receiver.syntax().text().to_string();
    let wanted = argument.syntax().text().to_string();
    if wanted == "0" || wanted == format!("{buffer}.len()") {
        return true;
    }
    let Some(function) = call.syntax().ancestors().find_map(ast::Fn::cast) else { return false };
    let before = call.syntax().text_range().start();
    let length = format!("{buffer}.len()");
    let is_compared = |node: &SyntaxNode| {
        node.kind() == SyntaxKind::BIN_EXPR
            && node.text_range().end() <= before
            && ast::BinExpr::cast(node.clone()).is_some_and(|compared| {
                let is_comparison = matches!(compared.op_kind(), Some(ast::BinaryOp::CmpOp(ast::CmpOp::Ord { .. })));
                let sides =
                    [compared.lhs(), compared.rhs()].map(|side| side.map(|side| side.syntax().text().to_string()));
                let is_length = sides.iter().flatten().any(|side| *side == length);
                let is_wanted = sides.iter().flatten().any(|side| side.contains(&wanted));
                is_comparison && is_length && is_wanted
            })
    };
    if function.syntax().descendants().any(|node| is_compared(&node)) {
        return true;
    }
    // `let Some(end) = input.iter().position(…)`, and then `end` or `end + 1`.
    let place = wanted.trim_end_matches("+ 1").trim();
    let found = |node: &SyntaxNode| {
        let range = node.text_range();
        let (pattern, value) = match node.kind() {
            SyntaxKind::LET_STMT => {
                let Some(found) = ast::LetStmt::cast(node.clone()) else { return false };
                (found.pat(), found.initializer())
            }
            SyntaxKind::LET_EXPR => {
                let Some(found) = ast::LetExpr::cast(node.clone()) else { return false };
                (found.pat(), found.expr())
            }
            _ => return false,
        };
        let value = value.map(|value| value.syntax().text().to_string()).unwrap_or_default();
        let pattern = pattern.map(|pattern| pattern.syntax().text().to_string()).unwrap_or_default();
        range.start() < before
            && (pattern == place || pattern == format!("Some({place})"))
            && (value.starts_with(&format!("{buffer}.iter().position(")) || value.starts_with("memchr("))
    };
    function.syntax().descendants().any(|node| found(&node))
}

/// Rewrites `BytesMut::from(vec![…])`, which bytes 1 has for slices, and `Bytes::from(&slice)`, which it has for what
/// is static.
fn constructors(look: &mut Look<'_>) {
    let is_buffer = |look: &Look<'_>, path: &ast::Path, own: &str| {
        let Some(owner) = path.qualifier().and_then(|owner| owner.segment()).and_then(|owner| owner.name_ref()) else {
            return false;
        };
        let at = owner.syntax().text_range();
        look.findings.iter().any(|finding| finding.start == usize::from(at.start()) && finding.rule == own)
    };
    let calls: Vec<ast::CallExpr> = look.open.descendants().filter_map(ast::CallExpr::cast).collect();
    for call in calls {
        let Some(ast::Expr::PathExpr(callee)) = call.expr() else { continue };
        let Some(path) = callee.path() else { continue };
        let Some(name) = path.segment().and_then(|segment| segment.name_ref()) else { continue };
        let Some(argument) = call.arg_list().and_then(|list| list.args().next()) else { continue };
        if name.text() != "from" {
            continue;
        }
        let range = argument.syntax().text_range();
        let said = &look.text[range];
        // The name of a macro is blanks in this tree.
        let opened = call.arg_list().and_then(|list| list.l_paren_token()).map(|paren| paren.text_range().end());
        let gap = TextRange::new(opened.unwrap_or(range.start()), range.start());
        let is_vector = look.text[gap].trim() == "vec!" && matches!(&argument, ast::Expr::ArrayExpr(_));
        if is_buffer(look, &path, "bytes::BytesMut") && is_vector {
            // A list needs no vector; `vec![0; n]` may have no length that is known.
            let is_list = matches!(&argument, ast::Expr::ArrayExpr(list) if list.semicolon_token().is_none());
            let name = if is_list { "&" } else { "&vec!" };
            look.edits.extend([Edit::replace(gap, name), Edit::insert(range.end(), "[..]")]);
            look.places.push(("bytes", range.start(), Vec::new()));
        }
        let is_copied = matches!(&argument, ast::Expr::RefExpr(_))
            || said.ends_with(".as_bytes()")
            || said.ends_with(".as_slice()");
        if is_buffer(look, &path, "bytes::Bytes") && is_copied && !said.contains('"') {
            look.edits.push(Edit::replace(name.syntax().text_range(), "copy_from_slice"));
            look.places.push(("bytes", range.start(), Vec::new()));
        }
    }
}
