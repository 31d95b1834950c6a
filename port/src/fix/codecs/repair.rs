//! Repairs of what the compiler says about buffers.

use ra_ap_syntax::ast::{self, AstNode, HasArgList};
use ra_ap_syntax::{Edition, SourceFile, TextRange};

use crate::fix::change::Edit;
use crate::fix::judge::Located;

/// Greatest number of repairs of one file.
pub(super) const MOST: usize = 200;

/// Returns the edits of a text that may cure an error; none where nothing is known.
pub(super) fn repair(text: &str, fault: &Located) -> Vec<Edit> {
    let code = fault.message.code.as_ref().map(|code| code.code.as_str()).unwrap_or_default();
    let words = fault.message.message.as_str();
    if usize::from(fault.at.end()) > text.len() {
        return Vec::new();
    }
    let tree = SourceFile::parse(text, Edition::Edition2021).syntax_node();
    let node = match tree.covering_element(fault.at) {
        ra_ap_syntax::NodeOrToken::Node(node) => node,
        ra_ap_syntax::NodeOrToken::Token(token) => match token.parent() {
            Some(node) => node,
            None => return Vec::new(),
        },
    };
    let is_words = |parts: &[&str]| parts.iter().all(|part| words.contains(part));
    match code {
        // A vector was taken as it is.
        "E0277" if is_words(&["BytesMut: From<Vec<u8>>"]) || is_words(&["BytesMut: From<Vec<", "integer"]) => {
            function(&node, "from").map(|(_, argument)| sliced(&argument)).unwrap_or_default()
        }
        // A byte was one that could be put.
        "E0277"
            if words.contains("`u8: bytes::Buf`") || words.contains("u8: Buf`") || is_words(&["u8: AsRef<[u8]>"]) =>
        {
            let call = node.ancestors().filter_map(ast::MethodCallExpr::cast).find_map(|call| call.name_ref());
            call.filter(|name| name.text() == "put")
                .map(|name| vec![Edit::replace(name.syntax().text_range(), "put_u8")])
                .unwrap_or_default()
        }
        // What is no `Buf` is one behind a cursor.
        "E0277" if words.contains("Buf` is not satisfied") => {
            let call = node.ancestors().find_map(ast::MethodCallExpr::cast);
            let call = call.filter(|call| call.name_ref().is_some_and(|name| name.text() == "put"));
            let argument = call.and_then(|call| call.arg_list()).and_then(|list| list.args().next());
            argument
                .map(|argument| around(argument.syntax().text_range(), "std::io::Cursor::new(", ")"))
                .unwrap_or_default()
        }
        // `Bytes::from` copied, and keeps what is static.
        "E0597" | "E0716" | "E0521" | "E0515" | "E0505" | "E0506" => match function(&node, "from") {
            Some((name, _)) if text[..usize::from(name.start())].ends_with("Bytes::") => {
                vec![Edit::replace(name, "copy_from_slice")]
            }
            _ => Vec::new(),
        },
        "E0308" => match function(&node, "copy_from_slice") {
            Some((_, argument)) => vec![Edit::insert(argument.syntax().text_range().end(), ".as_bytes()")],
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn around(range: TextRange, before: &str, behind: &str) -> Vec<Edit> {
    vec![Edit::insert(range.start(), before), Edit::insert(range.end(), behind)]
}

/// Returns the place of the name, and the argument, of the call `….name(argument)` around a node.
fn function(node: &ra_ap_syntax::SyntaxNode, name: &str) -> Option<(TextRange, ast::Expr)> {
    let call = node.ancestors().find_map(ast::CallExpr::cast)?;
    let ast::Expr::PathExpr(callee) = call.expr()? else { return None };
    let own = callee.path()?.segment()?.name_ref()?;
    let argument = call.arg_list()?.args().next()?;
    (own.text() == name).then(|| (own.syntax().text_range(), argument))
}

fn sliced(argument: &ast::Expr) -> Vec<Edit> {
    let is_plain = matches!(
        argument,
        ast::Expr::PathExpr(_) | ast::Expr::CallExpr(_) | ast::Expr::MethodCallExpr(_) | ast::Expr::MacroExpr(_)
    );
    match is_plain {
        true => around(argument.syntax().text_range(), "&", "[..]"),
        false => around(argument.syntax().text_range(), "&(", ")[..]"),
    }
}
