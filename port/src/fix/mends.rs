//! Repairs of what any rule writes, by the compiler's word.

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{Edition, NodeOrToken, SourceFile, SyntaxNode, TextRange, TextSize};

use super::change::{Edit, Fault};
use crate::exact::messages::Message;

/// Returns the innermost node of a text at a range.
pub(super) fn node_at(text: &str, at: TextRange) -> Option<SyntaxNode> {
    if usize::from(at.end()) > text.len() {
        return None;
    }
    let tree = SourceFile::parse(text, Edition::Edition2021).syntax_node();
    match tree.covering_element(at) {
        NodeOrToken::Node(node) => Some(node),
        NodeOrToken::Token(token) => token.parent(),
    }
}

/// Returns the edit that adds `move` where a block outlives what it borrows (E0373) and rustc says where the word goes.
/// The closures of 0.1 that such a block was made of had to own what they used, since they outlived it too.
pub(super) fn moved(fault: &Fault<'_>) -> Vec<Edit> {
    if fault.message.code.as_ref().is_none_or(|code| code.code != "E0373") {
        return Vec::new();
    }
    let size = |at: usize| TextSize::from(u32::try_from(at).unwrap_or(u32::MAX));
    let suggested = fault.message.children.iter().flat_map(|child| &child.spans).filter_map(|span| {
        let text = span.suggested_replacement.clone()?;
        let range = TextRange::new(size(span.byte_start), size(span.byte_end));
        text.contains("move").then(|| Edit::replace(range, text))
    });
    suggested.take(1).collect()
}

/// Returns the edit that adds `mut` where a closure that a rule has given a name changes what it captured (E0596) and
/// rustc says where the word goes.
pub(super) fn mutable(fault: &Fault<'_>) -> Vec<Edit> {
    if fault.message.code.as_ref().is_none_or(|code| code.code != "E0596") {
        return Vec::new();
    }
    let size = |at: usize| TextSize::from(u32::try_from(at).unwrap_or(u32::MAX));
    let suggested = fault.message.children.iter().flat_map(|child| &child.spans).filter_map(|span| {
        let text = span.suggested_replacement.clone()?;
        let range = TextRange::new(size(span.byte_start), size(span.byte_end));
        (text.trim() == "mut").then(|| Edit::replace(range, text))
    });
    suggested.take(1).collect()
}

/// Returns the edit that removes `drop(x);` of which rustc says that it does nothing: `x` is a reference, or copied.
pub(super) fn empty_drop(message: &Message, text: &str, at: TextRange) -> Option<Edit> {
    let code = message.code.as_ref()?.code.as_str();
    if !matches!(code, "dropping_copy_types" | "dropping_references") {
        return None;
    }
    let statement = node_at(text, at)?.ancestors().find_map(ast::ExprStmt::cast)?;
    Some(Edit::remove(statement.syntax().text_range()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::messages::Code;

    #[test]
    fn a_drop_that_does_nothing_goes() {
        let text = "fn f(n: u32) { drop(n); drop(s) }";
        let said = |code: &str| Message {
            message: String::new(),
            level: "warning".to_owned(),
            code: Some(Code { code: code.to_owned() }),
            spans: Vec::new(),
            rendered: None,
            children: Vec::new(),
            in_example: false,
        };
        let at = |start: u32, length: u32| TextRange::at(TextSize::new(start), TextSize::new(length));
        for code in ["dropping_copy_types", "dropping_references"] {
            assert_eq!(empty_drop(&said(code), text, at(15, 7)), Some(Edit::remove(at(15, 8))));
            // The value of a block.
            assert_eq!(empty_drop(&said(code), text, at(24, 7)), None);
        }
        assert_eq!(empty_drop(&said("unused_imports"), text, at(15, 7)), None);
    }
}
