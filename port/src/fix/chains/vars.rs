//! The bindings that names mean, and whether a value is moved on or stays behind.
//!
//! A closure drops what it captured and what it was given when it returns. Without the closure these values live to
//! the end of the block. Nothing changes for a value that is moved on in every case (it is an argument, a field, what
//! a `move` closure takes), nor for plain data, whose drop nobody sees. [`is_settled`] answers this for one name, and
//! says no where it is not sure.

use ra_ap_syntax::ast::{self, AstNode, HasGenericArgs, HasLoopBody, HasName};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, T, TextRange};

use super::syntax::{arguments, macro_name, method, tokens};
use crate::fix::own;

/// Returns the names that a pattern binds, with their places.
pub(super) fn bound(pattern: &SyntaxNode) -> Vec<(String, SyntaxNode)> {
    let patterns = pattern.descendants().filter_map(ast::IdentPat::cast);
    let named = patterns.filter_map(|pattern| Some((pattern.name()?.text().to_string(), pattern.syntax().clone())));
    // `None` and other constants are written as names too.
    named.filter(|(name, _)| !name.starts_with(|first: char| first.is_uppercase())).collect()
}

fn binds(pattern: Option<ast::Pat>, name: &str) -> Option<SyntaxNode> {
    bound(pattern?.syntax()).into_iter().rev().find(|(found, _)| found == name).map(|(_, node)| node)
}

fn binds_in_condition(condition: Option<ast::Expr>, name: &str) -> Option<SyntaxNode> {
    let lets = condition?.syntax().descendants().filter_map(ast::LetExpr::cast).collect::<Vec<_>>();
    lets.into_iter().rev().find_map(|found| binds(found.pat(), name))
}

fn in_parameters(list: Option<ast::ParamList>, name: &str) -> Option<SyntaxNode> {
    list?.params().find_map(|parameter| binds(parameter.pat(), name))
}

/// Returns the pattern that a name refers to at a place: an `IdentPat`, or for `self` its function.
pub(in crate::fix) fn binding(name: &str, at: &SyntaxNode) -> Option<SyntaxNode> {
    let place = at.text_range();
    for here in at.ancestors() {
        let found = match here.kind() {
            SyntaxKind::STMT_LIST => {
                let before = here.children().filter(|child| child.text_range().end() <= place.start());
                let lets = before.filter_map(ast::LetStmt::cast).collect::<Vec<_>>();
                lets.into_iter().rev().find_map(|found| binds(found.pat(), name))
            }
            SyntaxKind::CLOSURE_EXPR => {
                ast::ClosureExpr::cast(here.clone()).and_then(|closure| in_parameters(closure.param_list(), name))
            }
            SyntaxKind::MATCH_ARM => {
                let arm = ast::MatchArm::cast(here.clone());
                arm.and_then(|arm| binds(arm.pat(), name))
            }
            SyntaxKind::FOR_EXPR => ast::ForExpr::cast(here.clone())
                .filter(|node| node.loop_body().is_some_and(|body| body.syntax().text_range().contains_range(place)))
                .and_then(|node| binds(node.pat(), name)),
            SyntaxKind::WHILE_EXPR => {
                ast::WhileExpr::cast(here.clone()).and_then(|node| binds_in_condition(node.condition(), name))
            }
            SyntaxKind::IF_EXPR => ast::IfExpr::cast(here.clone())
                .filter(|node| {
                    let other = node.syntax().children().filter(|child| ast::Expr::can_cast(child.kind())).nth(2);
                    other.is_none_or(|other| !other.text_range().contains_range(place))
                })
                .and_then(|node| binds_in_condition(node.condition(), name)),
            SyntaxKind::FN => {
                let function = ast::Fn::cast(here.clone())?;
                let list = function.param_list();
                if name == "self" {
                    return list.and_then(|list| list.self_param()).map(|_| here);
                }
                return in_parameters(list, name);
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// A place at which a name stands in an expression.
#[derive(Debug, Clone)]
pub(in crate::fix) enum Mention {
    /// As an expression of its own.
    Path(SyntaxNode),
    /// Among the tokens of a macro.
    Token(SyntaxToken),
}

impl Mention {
    /// Returns the node from which the tree is searched upwards.
    pub(in crate::fix) fn node(&self) -> Option<SyntaxNode> {
        match self {
            Self::Path(node) => Some(node.clone()),
            Self::Token(token) => token.parent(),
        }
    }

    /// Returns its place.
    pub(in crate::fix) fn range(&self) -> TextRange {
        match self {
            Self::Path(node) => node.text_range(),
            Self::Token(token) => token.text_range(),
        }
    }
}

/// Returns all places below a node at which variables may be mentioned, by name.
pub(in crate::fix) fn mentions(node: &SyntaxNode) -> Vec<(String, Mention)> {
    let mut found = Vec::new();
    for token in tokens(node) {
        let is_name = matches!(token.kind(), SyntaxKind::IDENT | T![self]);
        let Some(parent) = token.parent() else { continue };
        if parent.kind() == SyntaxKind::TOKEN_TREE
            || parent.ancestors().any(|node| node.kind() == SyntaxKind::TOKEN_TREE)
        {
            if is_name {
                found.push((token.text().to_owned(), Mention::Token(token)));
            } else if token.kind() == SyntaxKind::STRING {
                found.extend(named_in_format(token.text()).map(|name| (name, Mention::Token(token.clone()))));
            }
            continue;
        }
        // A name reference in a path of one segment.
        if is_name
            && let Some(path) = parent.ancestors().take(4).find_map(ast::PathExpr::cast)
            && let Some(inner) = path.path()
            && inner.qualifier().is_none()
            && inner.syntax().text_range().start() == token.text_range().start()
        {
            found.push((token.text().to_owned(), Mention::Path(path.syntax().clone())));
        }
    }
    found
}

/// Returns the names in `{name}` of a format string.
pub(super) fn named_in_format(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split('{').skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_'))?;
        (end > 0 && matches!(rest.as_bytes()[end], b'}' | b':')).then(|| rest[..end].to_owned())
    })
}

/// Returns the variables that a closure captures: their names, with what they refer to.
pub(in crate::fix) fn captured(closure: &ast::ClosureExpr) -> Vec<(String, SyntaxNode)> {
    let inside = closure.syntax().text_range();
    let mut found: Vec<(String, SyntaxNode)> = Vec::new();
    for (name, mention) in mentions(closure.syntax()) {
        let Some(meant) = mention.node().and_then(|node| binding(&name, &node)) else { continue };
        let is_outside = !inside.contains_range(meant.text_range());
        if is_outside && found.iter().all(|(known, _)| *known != name) {
            found.push((name, meant));
        }
    }
    found
}

/// Returns whether a method takes its receiver by value.
pub(super) fn takes_receiver(name: &str) -> bool {
    matches!(
        name,
        "map"
            | "map_err"
            | "and_then"
            | "or_else"
            | "then"
            | "from_err"
            | "join"
            | "join3"
            | "join4"
            | "join5"
            | "unwrap"
            | "expect"
            | "unwrap_or"
            | "unwrap_or_else"
            | "unwrap_or_default"
            | "ok_or"
            | "ok_or_else"
            | "into"
            | "into_iter"
            | "into_future"
            | "into_inner"
            | "into_stream"
            | "into_boxed_slice"
            | "into_bytes"
            | "into_string"
            | "framed"
            | "for_each"
            | "fold"
            | "collect"
            | "concat2"
            | "incoming"
    )
}

/// Returns whether the expression at this place is moved out of where it stands.
fn is_moved(path: &SyntaxNode) -> bool {
    let Some(parent) = path.parent() else { return false };
    match parent.kind() {
        SyntaxKind::ARG_LIST
        | SyntaxKind::TUPLE_EXPR
        | SyntaxKind::ARRAY_EXPR
        | SyntaxKind::RETURN_EXPR
        | SyntaxKind::STMT_LIST
        | SyntaxKind::AWAIT_EXPR
        | SyntaxKind::RECORD_EXPR_FIELD => true,
        SyntaxKind::PAREN_EXPR => is_moved(&parent),
        SyntaxKind::CLOSURE_EXPR => true,
        SyntaxKind::LET_STMT => ast::LetStmt::cast(parent).is_some_and(
            |node| matches!(node.pat(), Some(ast::Pat::IdentPat(pattern)) if pattern.ref_token().is_none()),
        ),
        SyntaxKind::METHOD_CALL_EXPR => ast::MethodCallExpr::cast(parent).is_some_and(|call| {
            let name = method(&call);
            takes_receiver(&name) && !own::borrows(&name, call.syntax())
        }),
        SyntaxKind::MATCH_ARM => true,
        SyntaxKind::MATCH_EXPR => ast::MatchExpr::cast(parent).is_some_and(|node| is_taken_apart(&node)),
        _ => false,
    }
}

/// Returns whether each arm of a `match` takes all of the value, and moves on what it takes.
fn is_taken_apart(node: &ast::MatchExpr) -> bool {
    let mut arms = node.match_arm_list().into_iter().flat_map(|list| list.arms());
    let takes_all = arms.all(|arm| arm.guard().is_none() && arm.pat().is_some_and(|pattern| takes_all(&pattern)));
    takes_all && super::closure::are_arms_settled(node)
}

/// Returns whether a pattern binds every part of a value that may have a drop.
fn takes_all(pattern: &ast::Pat) -> bool {
    match pattern {
        ast::Pat::IdentPat(name) => {
            let text = name.name().map(|name| name.text().to_string()).unwrap_or_default();
            let is_constant = text.starts_with(|first: char| first.is_uppercase());
            name.pat().is_none() && name.ref_token().is_none() && (!is_constant || text == "None")
        }
        ast::Pat::TupleStructPat(all) => all.fields().all(|field| takes_all(&field)),
        ast::Pat::TuplePat(all) => all.fields().all(|field| takes_all(&field)),
        ast::Pat::ParenPat(inner) => inner.pat().is_some_and(|inner| takes_all(&inner)),
        ast::Pat::LiteralPat(_) => true,
        // Of a unit struct, or of a variant without fields, nothing is moved: the value stays, and may have a drop.
        ast::Pat::PathPat(path) => path.syntax().text() == "None" || path.syntax().text() == "Option::None",
        _ => false,
    }
}

/// Returns whether the value of a name is moved on within `region` in every case.
fn is_moved_within(name: &str, meant: &SyntaxNode, region: &SyntaxNode) -> bool {
    let all: Vec<SyntaxNode> = mentions(region)
        .into_iter()
        .filter_map(|(found, mention)| match mention {
            Mention::Path(node) if found == name => Some(node),
            _ => None,
        })
        .filter(|node| binding(name, node).is_some_and(|other| other == *meant))
        .collect();
    // What is moved away may be filled again.
    !all.iter().any(is_assigned) && all.iter().any(|node| is_certain(node, region))
}

/// Returns whether a mention stands on the left side of an assignment, alone or in a pattern.
fn is_assigned(mention: &SyntaxNode) -> bool {
    mention.ancestors().filter_map(ast::BinExpr::cast).any(|node| {
        let is_left = node.lhs().is_some_and(|left| left.syntax().text_range().contains_range(mention.text_range()));
        is_left && matches!(node.op_kind(), Some(ast::BinaryOp::Assignment { op: None }))
    })
}

/// `true` if the value is moved at this mention, and the mention is reached in every case once the region is entered.
fn is_certain(mention: &SyntaxNode, region: &SyntaxNode) -> bool {
    let mut is_moved_here = is_moved(mention);
    let mut is_reached = true;
    let mut below = mention.clone();
    for here in mention.ancestors().skip(1) {
        if below == *region {
            break;
        }
        match here.kind() {
            // What a `move` closure mentions it takes; another one takes what it moves somewhere inside.
            SyntaxKind::CLOSURE_EXPR => {
                let takes = ast::ClosureExpr::cast(here.clone()).is_some_and(|closure| closure.move_token().is_some());
                is_moved_here |= takes;
                is_reached = true;
                // A closure that stays behind in a variable keeps what it took.
                is_moved_here &= is_moved(&here);
            }
            SyntaxKind::BLOCK_EXPR => {
                let block = ast::BlockExpr::cast(here.clone());
                if block.is_some_and(|block| block.async_token().is_some()) {
                    is_reached = false;
                }
            }
            SyntaxKind::IF_EXPR => {
                let condition = ast::IfExpr::cast(here.clone()).and_then(|node| node.condition());
                is_reached &= condition.is_some_and(|condition| *condition.syntax() == below);
            }
            SyntaxKind::MATCH_ARM
            | SyntaxKind::FOR_EXPR
            | SyntaxKind::WHILE_EXPR
            | SyntaxKind::LOOP_EXPR
            | SyntaxKind::LET_ELSE => is_reached = false,
            SyntaxKind::BIN_EXPR => {
                let operator = tokens_of(&here).any(|kind| matches!(kind, T![&&] | T![||]));
                let is_left = here.children().next().is_some_and(|first| first == below);
                is_reached &= !operator || is_left;
            }
            SyntaxKind::FN => return false,
            _ => {}
        }
        below = here;
    }
    is_moved_here && is_reached
}

fn tokens_of(node: &SyntaxNode) -> impl Iterator<Item = SyntaxKind> {
    node.children_with_tokens()
        .filter_map(|element| element.as_token().map(SyntaxToken::kind))
        .collect::<Vec<_>>()
        .into_iter()
}

/// `true` if nothing changes when the value of a name is dropped at the end of the block in place of the end of
/// `region`: it is moved on in every case, or plain.
pub(super) fn is_settled(name: &str, meant: &SyntaxNode, region: &SyntaxNode) -> bool {
    is_plain(meant) || is_moved_within(name, meant, region)
}

/// Returns whether the value that a pattern binds is data whose drop nobody can observe.
pub(in crate::fix) fn is_plain(pattern: &SyntaxNode) -> bool {
    // `self`: a reference, or a value.
    if let Some(function) = ast::Fn::cast(pattern.clone()) {
        let own = function.param_list().and_then(|list| list.self_param());
        return own.is_some_and(|own| own.amp_token().is_some());
    }
    let Some(holder) = pattern.parent() else { return false };
    if let Some(parameter) = ast::Param::cast(holder.clone()) {
        return parameter.ty().is_some_and(|ty| is_plain_type(&ty));
    }
    if let Some(statement) = ast::LetStmt::cast(holder) {
        return match (statement.ty(), statement.initializer()) {
            (Some(ty), _) => is_plain_type(&ty),
            (None, Some(value)) => is_plain_value(&value),
            _ => false,
        };
    }
    false
}

/// Returns whether a type of the standard library has no drop that anyone can observe.
pub(super) fn is_plain_type(ty: &ast::Type) -> bool {
    match ty {
        ast::Type::RefType(_) | ast::Type::NeverType(_) | ast::Type::PtrType(_) | ast::Type::FnPtrType(_) => true,
        ast::Type::ParenType(inner) => inner.ty().is_some_and(|ty| is_plain_type(&ty)),
        ast::Type::TupleType(tuple) => tuple.fields().all(|ty| is_plain_type(&ty)),
        ast::Type::ArrayType(array) => array.ty().is_some_and(|ty| is_plain_type(&ty)),
        ast::Type::PathType(path) => {
            let Some(segment) = path.path().and_then(|path| path.segment()) else { return false };
            let name = segment.name_ref().map(|name| name.text().to_string()).unwrap_or_default();
            let is_known = matches!(
                name.as_str(),
                "bool"
                    | "char"
                    | "u8"
                    | "u16"
                    | "u32"
                    | "u64"
                    | "u128"
                    | "usize"
                    | "i8"
                    | "i16"
                    | "i32"
                    | "i64"
                    | "i128"
                    | "isize"
                    | "f32"
                    | "f64"
                    | "String"
                    | "Duration"
                    | "Instant"
                    | "SystemTime"
                    | "SocketAddr"
                    | "IpAddr"
                    | "Ipv4Addr"
                    | "Ipv6Addr"
                    | "SocketAddrV4"
                    | "SocketAddrV6"
                    | "PathBuf"
                    | "Ordering"
            );
            let is_container = matches!(name.as_str(), "Vec" | "Option" | "VecDeque");
            let inner = segment.generic_arg_list().into_iter().flat_map(|list| list.generic_args());
            let mut inner = inner.filter_map(|argument| match argument {
                ast::GenericArg::TypeArg(argument) => argument.ty(),
                _ => None,
            });
            is_known || is_container && inner.all(|ty| is_plain_type(&ty))
        }
        _ => false,
    }
}

fn is_plain_value(value: &ast::Expr) -> bool {
    match value {
        ast::Expr::Literal(_) => true,
        ast::Expr::ParenExpr(inner) => inner.expr().is_some_and(|inner| is_plain_value(&inner)),
        ast::Expr::RefExpr(_) => true,
        ast::Expr::CastExpr(cast) => cast.ty().is_some_and(|ty| is_plain_type(&ty)),
        ast::Expr::TupleExpr(tuple) => tuple.fields().all(|field| is_plain_value(&field)),
        ast::Expr::ArrayExpr(array) => array.exprs().all(|item| is_plain_value(&item)),
        ast::Expr::MacroExpr(call) => call.macro_call().is_some_and(|call| macro_name(&call) == "format"),
        ast::Expr::MethodCallExpr(call) => {
            let name = method(call);
            arguments(call).is_empty()
                && matches!(
                    name.as_str(),
                    "len"
                        | "is_empty"
                        | "to_string"
                        | "to_uppercase"
                        | "to_lowercase"
                        | "as_str"
                        | "as_bytes"
                        | "is_some"
                        | "is_none"
                        | "is_ok"
                        | "is_err"
                        | "count"
                )
        }
        ast::Expr::CallExpr(call) => call.expr().is_some_and(|callee| {
            let text: String = callee.syntax().text().to_string().split_whitespace().collect();
            matches!(
                text.as_str(),
                "String::new"
                    | "String::from"
                    | "String::with_capacity"
                    | "Instant::now"
                    | "SystemTime::now"
                    | "Duration::from_secs"
                    | "Duration::from_millis"
                    | "Duration::from_micros"
                    | "Duration::from_nanos"
                    | "Duration::new"
            )
        }),
        _ => false,
    }
}
