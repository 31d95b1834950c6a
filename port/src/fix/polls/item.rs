//! Rewrites `impl Future` and `impl Stream`, and writes the implementation of 0.1 beside each.

use ra_ap_syntax::ast::{self, AstNode, HasAttrs, HasGenericParams, HasName};
use ra_ap_syntax::{SyntaxNode, TextRange, TextSize};

use super::body::Body;
use super::forms::{opened, selfs};
use super::{Shape, Words, start};
use crate::fix::change::{Edit, FileContext};
use crate::fix::signatures::types::{Named, result_in};

/// The words about an implementation of 0.1 that may be polled outside of a task.
pub(super) const OUTSIDE: &str =
    "\n// Outside of a task, what asks for the task finds one that wakes nobody, where it panicked before.";

/// Parts that an implementation needs beside itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Needs {
    /// An `impl Unpin`, where the type is generic.
    pub(super) unpin: bool,
    /// A way for the implementation of 0.1 to be polled outside of a task.
    pub(super) outside: bool,
}

/// Returns the error of what lacks a part.
pub(super) fn missing() -> String {
    "a part of it is not there".to_owned()
}

/// Returns the edits of an implementation of `Future` or `Stream`, or why it is left.
pub(super) fn rewritten(
    context: &FileContext<'_>,
    plain: &SyntaxNode,
    item: &ast::Impl,
    named: &ast::PathType,
    words: &Words<'_>,
    needs: Needs,
) -> Result<Vec<Edit>, String> {
    let shape = words.shape;
    let list = item.assoc_item_list().ok_or("it has no body")?;
    let (mut value, mut error, mut poll) = (None, None, None);
    for member in list.assoc_items() {
        match member {
            ast::AssocItem::TypeAlias(alias) if is_named(&alias, "Item") => value = Some(alias),
            ast::AssocItem::TypeAlias(alias) if is_named(&alias, "Error") => error = Some(alias),
            ast::AssocItem::Fn(function) if is_named(&function, "poll") => poll = Some(function),
            _ => return Err("it has more than `poll`".to_owned()),
        }
    }
    let (value, error, poll) = (value.ok_or_else(missing)?, error.ok_or_else(missing)?, poll.ok_or_else(missing)?);
    let (value_text, error_text) = (aliased(context, &value)?, aliased(context, &error)?);
    let words = Words { error: error_text.clone(), ..words.clone() };
    let (header, kind, name, returned) = match shape {
        Shape::Stream => ("futures::Stream", "Item", "poll_next", "Option<Self::Item>"),
        _ => ("std::future::Future", "Output", "poll", "Self::Output"),
    };
    let mut edits = method(context, plain, &poll, &words, name, returned)?;
    edits.push(Edit::replace(named.syntax().text_range(), header));
    let output = format!("type {kind} = {}<{value_text}, {error_text}>;", result(plain));
    edits.extend(renamed_types(context, &value, &error, output));
    edits.push(Edit::insert(
        item.syntax().text_range().end(),
        sister(context, item, shape, &value_text, &error_text, needs)?,
    ));
    rename_rest(&list, &mut edits, &[("Self::Item", &value_text), ("Self::Error", &error_text)]);
    Ok(edits)
}

/// Returns whether an item has a name.
pub(super) fn is_named(item: &impl HasName, name: &str) -> bool {
    item.name().is_some_and(|own| own.text() == name)
}

/// Returns the text of the type that an alias stands for.
pub(super) fn aliased(context: &FileContext<'_>, alias: &ast::TypeAlias) -> Result<String, String> {
    alias.ty().map(|ty| context.of(ty.syntax()).to_owned()).ok_or_else(missing)
}

/// Returns the word for `Result` of the standard library in a file.
pub(super) fn result(plain: &SyntaxNode) -> &'static str {
    if matches!(result_in(plain), Named::Standard) { "Result" } else { "std::result::Result" }
}

/// Returns the edits that write one associated type in the place of two.
pub(super) fn renamed_types(
    context: &FileContext<'_>,
    kept: &ast::TypeAlias,
    gone: &ast::TypeAlias,
    text: String,
) -> [Edit; 2] {
    let whole = |alias: &ast::TypeAlias| TextRange::new(start(alias.syntax()), alias.syntax().text_range().end());
    let before = &context.source.text[..usize::from(start(gone.syntax()))];
    let blanks = before.len() - before.trim_end().len();
    let from = whole(gone).start() - TextSize::from(u32::try_from(blanks).unwrap_or(0));
    [Edit::replace(whole(kept), text), Edit::remove(TextRange::new(from, whole(gone).end()))]
}

/// Adds edits for paths to associated types that are gone: they are named by what they were.
pub(super) fn rename_rest(list: &ast::AssocItemList, edits: &mut Vec<Edit>, types: &[(&str, &String)]) {
    for path in list.syntax().descendants().filter_map(ast::Path::cast) {
        let range = path.syntax().text_range();
        let text = path.syntax().text().to_string();
        let is_free = !edits.iter().any(|edit| edit.range.contains_range(range));
        if let Some((_, meant)) = types.iter().find(|(name, _)| is_free && text == *name) {
            edits.push(Edit::replace(range, (*meant).clone()));
        }
    }
}

/// Returns the edits of a method that polls: its signature, its body, and what its body stands on.
pub(super) fn method(
    context: &FileContext<'_>,
    plain: &SyntaxNode,
    function: &ast::Fn,
    words: &Words<'_>,
    name: &str,
    returned: &str,
) -> Result<Vec<Edit>, String> {
    let block = function.body().ok_or_else(missing)?;
    let open = opened(context, &block).ok_or_else(missing)?;
    let range = block.syntax().text_range();
    let tail = ast::Expr::BlockExpr(open.clone());
    let (mut edits, has_old) = Body::new(context, plain, &open, range, words).edits(Some(&tail))?;
    let uses_context = edits.iter().any(|edit| edit.text.contains("context"));
    edits.push(Edit::replace(signature_of(function)?, signature(name, uses_context, returned)));
    let before = opening(context, has_old, selfs(plain, range).next().is_some());
    if !before.is_empty() {
        edits.push(Edit::insert(inside(&block)?.start(), before));
    }
    Ok(edits)
}

/// Returns the range of a function's name, parameters and return type.
pub(super) fn signature_of(function: &ast::Fn) -> Result<TextRange, String> {
    Ok(TextRange::new(
        function.name().ok_or_else(missing)?.syntax().text_range().start(),
        function.ret_type().ok_or_else(missing)?.syntax().text_range().end(),
    ))
}

/// Returns the signature of a method that polls.
pub(super) fn signature(name: &str, uses_context: bool, returned: &str) -> String {
    let context = if uses_context { "context" } else { "_context" };
    format!(
        "{name}(self: std::pin::Pin<&mut Self>, {context}: &mut std::task::Context<'_>) -> std::task::Poll<{returned}>"
    )
}

/// Returns the range between the braces of a block.
pub(super) fn inside(block: &ast::BlockExpr) -> Result<TextRange, String> {
    let list = block.stmt_list().ok_or_else(missing)?;
    let (open, close) = (list.l_curly_token().ok_or_else(missing)?, list.r_curly_token().ok_or_else(missing)?);
    Ok(TextRange::new(open.text_range().end(), close.text_range().start()))
}

/// Returns the first lines of a method: the function that polls what is of 0.1, and the value itself.
pub(super) fn opening(context: &FileContext<'_>, has_old: bool, uses_self: bool) -> String {
    let mut text = String::new();
    if has_old {
        let old = context.old_name("futures");
        text += &format!(
            "\n// What is still of 0.1, in a task that wakes the context.\n\
             fn poll01<T, E>(\ncontext: &mut std::task::Context<'_>,\npoll: impl FnMut() -> {old}::Poll<T, E>,\n) \
             -> std::task::Poll<std::result::Result<T, E>> {{\n\
             let mut polled = futures::compat::Compat01As03::new({old}::future::poll_fn(poll));\n\
             std::future::Future::poll(std::pin::Pin::new(&mut polled), context)\n}}\n\n"
        );
    }
    if uses_self {
        if text.is_empty() {
            text.push('\n');
        }
        text += "let this = self.get_mut();\n";
    }
    text
}

/// The words around an implementation that the one beside it begins with as well.
pub(super) struct Frame {
    /// Type that it is for, with the bounds.
    pub(super) owner: String,
    /// Attributes with conditions.
    pub(super) conditions: String,
    /// Generic parameters.
    pub(super) generics: String,
    /// The promise that nothing in the type is pinned, as an item; empty where the compiler knows.
    pub(super) unpin: String,
}

impl Frame {
    /// Reads it from an implementation.
    pub(super) fn of(context: &FileContext<'_>, item: &ast::Impl, needs: Needs) -> Result<Self, String> {
        let owner = item.self_ty().ok_or("its type is not understood")?;
        let owner = context.of(owner.syntax());
        let generics = item.generic_param_list().map(|list| context.of(list.syntax())).unwrap_or_default();
        let bounds = item.where_clause().map(|clause| format!(" {}", context.of(clause.syntax()))).unwrap_or_default();
        let conditions = conditions(context, item);
        let unpin = match (generics.is_empty() || !needs.unpin, definition(item)) {
            (true, _) => String::new(),
            // Implementations of a type have bounds that differ: what one of them needs, another may not have.
            (false, Some(definition)) => unpin_of(context, &definition),
            (false, None) => format!("\n\n{conditions}impl{generics} Unpin for {owner}{bounds} {{}}"),
        };
        Ok(Self { owner: format!("{owner}{bounds}"), conditions, generics: generics.to_owned(), unpin })
    }
}

/// Returns the definition of the type that an implementation is for, if it stands beside it.
pub(super) fn definition(item: &ast::Impl) -> Option<ast::Adt> {
    let ast::Type::PathType(owner) = item.self_ty()? else { return None };
    let path = owner.path().filter(|path| path.qualifier().is_none())?;
    let name = path.segment()?.name_ref()?.text().to_string();
    let beside = item.syntax().parent()?.children().filter_map(ast::Adt::cast);
    let mut found = beside.filter(|known| known.name().is_some_and(|own| own.text() == name.as_str()));
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// Returns the promise that nothing in a type is pinned, with the bounds of its definition.
fn unpin_of(context: &FileContext<'_>, definition: &ast::Adt) -> String {
    let name = definition.name().map(|name| context.of(name.syntax()).to_owned()).unwrap_or_default();
    let (mut generics, mut arguments) = (Vec::new(), Vec::new());
    for parameter in definition.generic_param_list().into_iter().flat_map(|list| list.generic_params()) {
        let text = context.of(parameter.syntax());
        let (own, default) = match &parameter {
            ast::GenericParam::LifetimeParam(own) => (own.lifetime().map(|own| own.syntax().clone()), None),
            ast::GenericParam::TypeParam(own) => (own.name().map(|own| own.syntax().clone()), own.eq_token()),
            ast::GenericParam::ConstParam(own) => (own.name().map(|own| own.syntax().clone()), own.eq_token()),
        };
        let end = default.map_or(parameter.syntax().text_range().end(), |token| token.text_range().start());
        generics.push(text[..usize::from(end - parameter.syntax().text_range().start())].trim_end().to_owned());
        arguments.extend(own.map(|own| context.of(&own).to_owned()));
    }
    let bounds =
        definition.where_clause().map(|clause| format!(" {}", context.of(clause.syntax()))).unwrap_or_default();
    let conditions = conditions(context, definition);
    format!("\n\n{conditions}impl<{}> Unpin for {name}<{}>{bounds} {{}}", generics.join(", "), arguments.join(", "))
}

/// Returns the attributes with conditions of an item.
fn conditions(context: &FileContext<'_>, item: &impl HasAttrs) -> String {
    let texts = item.attrs().map(|attribute| context.of(attribute.syntax()));
    texts.filter(|text| text.starts_with("#[cfg")).map(|text| format!("{text}\n")).collect()
}

/// Returns the implementation of 0.1, which polls the new one, and the promise that nothing in the type is pinned.
fn sister(
    context: &FileContext<'_>,
    item: &ast::Impl,
    shape: Shape,
    value: &str,
    error: &str,
    needs: Needs,
) -> Result<String, String> {
    let old = context.old_name("futures");
    let Frame { owner, conditions, generics, unpin } = Frame::of(context, item, needs)?;
    let (name, returned) = match shape {
        Shape::Stream => ("Stream", "Option<Self::Item>"),
        _ => ("Future", "Self::Item"),
    };
    let what = name.to_lowercase();
    let (once, done) = match shape {
        Shape::Stream => ("futures::StreamExt::next(self)", "item.transpose()"),
        _ => ("self", "item"),
    };
    let (outside, told) = match needs.outside {
        true => (
            format!(
                "if !{old}::task::is_in_task() {{\n\
                 let polled = futures::FutureExt::now_or_never({once});\n\
                 return polled.map_or(Ok({old}::Async::NotReady), |item| {done}.map({old}::Async::Ready));\n}}\n"
            ),
            OUTSIDE,
        ),
        false => (String::new(), ""),
    };
    Ok(format!(
        "{unpin}\n\n// PORT: for what polls it as a {what} of 0.1, and goes with the last of it.{told}\n\
         {conditions}impl{generics} {old}::{name} for {owner} {{\ntype Item = {value};\ntype Error = {error};\n\n\
         fn poll(&mut self) -> {old}::Poll<{returned}, Self::Error> {{\n{outside}\
         {old}::{name}::poll(&mut futures::compat::Compat::new(self))\n}}\n}}"
    ))
}
