//! `impl Encoder` and `impl Decoder`: those of tokio-util, and beside them those of 0.1 for what still frames with 0.1.

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasAttrs, HasGenericParams, HasName};
use ra_ap_syntax::{SyntaxNode, TextRange};

use super::imports::traits;
use super::survey::{Look, is_public};
use crate::fix::change::{Edit, Mark};
use crate::fix::signatures::types::{Named, result_in};

/// Module of the codec traits.
const NEW: &str = "tokio_util::codec";

/// Adds what the codecs of a file need; returns whether there are any.
pub(super) fn edits(look: &mut Look<'_>, plain: &SyntaxNode) -> bool {
    let mut codecs: Vec<(ast::Impl, ast::PathType, &'static str)> = Vec::new();
    for item in plain.descendants().filter_map(ast::Impl::cast) {
        let Some(ast::Type::PathType(named)) = item.trait_() else { continue };
        let Some(name) = named.path().and_then(|path| path.segment()).and_then(|segment| segment.name_ref()) else {
            continue;
        };
        let at = usize::from(name.syntax().text_range().start());
        let rule = look.findings.iter().find(|finding| finding.start == at).map(|finding| finding.rule.as_str());
        match rule {
            Some(rule) if rule.ends_with("codec::Encoder") => codecs.push((item, named, "Encoder")),
            Some(rule) if rule.ends_with("codec::Decoder") => codecs.push((item, named, "Decoder")),
            _ => {}
        }
    }
    if codecs.is_empty() {
        return false;
    }
    let imported = traits(plain, look.crates);
    let old = |name: &str| {
        let known = if name == "Encoder" { imported.encoder.clone() } else { imported.decoder.clone() };
        known.or_else(|| look.crates.codecs.first().map(|module| format!("{module}::{name}")))
    };
    let (Some(encoder), Some(decoder)) = (old("Encoder"), old("Decoder")) else { return false };
    rest(look, &codecs, &imported.names, &encoder, &decoder);
    for (item, named, name) in &codecs {
        let old = if *name == "Encoder" { &encoder } else { &decoder };
        let is_imported = (if *name == "Encoder" { &imported.encoder } else { &imported.decoder }).is_some();
        if codec(look, item, named, name, old, is_imported).is_none() {
            look.refuse(Mark::new("", format!("an `impl {name}` in a form that is not understood")));
        }
    }
    true
}

/// Rewrites all other uses of the traits' names in the file, so that they still mean the old ones.
fn rest(
    look: &mut Look<'_>,
    codecs: &[(ast::Impl, ast::PathType, &'static str)],
    names: &[(String, &'static str)],
    encoder: &str,
    decoder: &str,
) {
    for finding in look.findings.iter().filter(|finding| finding.rule.ends_with("codec::Decoder::framed")) {
        framed(look, finding, decoder);
    }
    let paths: Vec<ast::Path> = look.open.descendants().filter_map(ast::Path::cast).collect();
    for path in paths.into_iter().filter(|path| path.qualifier().is_none()) {
        let Some(name) = path.segment().and_then(|segment| segment.name_ref()) else { continue };
        let Some((_, which)) = names.iter().find(|(known, _)| name.text() == known.as_str()) else { continue };
        let at = name.syntax().text_range();
        let is_header = codecs.iter().any(|(_, named, _)| named.syntax().text_range().contains_range(at));
        let in_use = name.syntax().ancestors().any(|node| ast::Use::can_cast(node.kind()));
        let next = path.syntax().parent().and_then(ast::Path::cast).and_then(|whole| whole.segment());
        let next = next.and_then(|segment| segment.name_ref()).map(|name| name.text().to_string());
        let is_call = matches!(next.as_deref(), Some("encode" | "decode" | "decode_eof"));
        if !is_header && !in_use && !is_call {
            look.edits.push(Edit::replace(at, if *which == "Encoder" { encoder } else { decoder }));
        }
    }
}

/// Rewrites `codec.framed(io)`: the new trait has a method of that name, so the old one is named. What is evaluated
/// first stays first.
fn framed(look: &mut Look<'_>, finding: &crate::report::Finding, decoder: &str) {
    let Some(name) = look.name_at(finding) else { return };
    let Some(call) = name.syntax().parent().and_then(ast::MethodCallExpr::cast) else { return };
    let (Some(receiver), Some(list)) = (call.receiver(), call.arg_list()) else { return };
    let Some(paren) = list.l_paren_token() else { return };
    let between = TextRange::new(receiver.syntax().text_range().end(), paren.text_range().end());
    if look.text[between].contains('/') {
        look.refuse(Mark::new("", "a comment would be lost"));
        return;
    }
    let before = look.source.start_of(call.syntax().text_range().start());
    look.edits.push(Edit::insert(before, format!("{decoder}::framed(")));
    look.edits.push(Edit::replace(between, ", "));
}

/// Rewrites one implementation.
fn codec(
    look: &mut Look<'_>,
    item: &ast::Impl,
    named: &ast::PathType,
    name: &'static str,
    old: &str,
    is_imported: bool,
) -> Option<()> {
    let list = item.assoc_item_list()?;
    let (mut item_type, mut error, mut has_eof) = (None, None, false);
    for member in list.assoc_items() {
        match member {
            ast::AssocItem::TypeAlias(alias) => match alias.name()?.text() {
                "Item" => item_type = Some(alias),
                "Error" => error = Some(alias.ty()?),
                _ => return None,
            },
            ast::AssocItem::Fn(function) => match function.name()?.text() {
                "encode" | "decode" => {}
                "decode_eof" => has_eof = true,
                _ => return None,
            },
            _ => return None,
        }
    }
    let item_type = item_type?;
    let item_text = look.rendered(item_type.ty()?.syntax().text_range());
    let error_text = look.rendered(error?.syntax().text_range());
    let is_path = named.path()?.qualifier().is_some() || !is_imported;
    // By the name that the import gives it.
    let written = named.path()?.segment()?.name_ref()?.text().to_string();
    let header = if is_path { format!("{NEW}::{name}") } else { written };
    let header = if name == "Encoder" { format!("{header}<{item_text}>") } else { header };
    look.edits.retain(|edit| !named.syntax().text_range().contains_range(edit.range));
    look.edits.push(Edit::replace(named.syntax().text_range(), header));
    look.places.push((
        if name == "Encoder" { "encoder" } else { "decoder" },
        super::survey::start(item.syntax()),
        Vec::new(),
    ));
    if name == "Encoder" {
        // The item is a parameter of the trait now.
        let range = item_type.syntax().text_range();
        let rest = &look.text[usize::from(range.end())..];
        let blanks = rest.len() - rest.trim_start().len();
        let end = range.end() + ra_ap_syntax::TextSize::from(u32::try_from(blanks).ok()?);
        look.edits.retain(|edit| !range.contains_range(edit.range));
        look.edits.push(Edit::remove(TextRange::new(super::survey::start(item_type.syntax()), end)));
        let paths: Vec<ast::Path> = list.syntax().descendants().filter_map(ast::Path::cast).collect();
        for path in paths.iter().filter(|path| path.syntax().text() == "Self::Item") {
            let is_whole = path.syntax().parent().is_none_or(|parent| !ast::Path::can_cast(parent.kind()));
            let text = if is_whole { item_text.clone() } else { format!("<{item_text}>") };
            look.edits.push(Edit::replace(path.syntax().text_range(), text));
        }
    }
    let owner = item.self_ty()?;
    let is_shown = look.is_library && is_of_public(&owner);
    if look.is_framed || is_shown {
        let text = sister(look, item, &owner, name, old, &item_text, &error_text, has_eof)?;
        if !is_shown {
            look.sisters.push((owner_name(&owner), text.clone()));
        }
        look.edits.push(Edit::insert(item.syntax().text_range().end(), text));
    }
    Some(())
}

/// Returns the name of a type, without its arguments.
pub(in crate::fix) fn owner_name(owner: &ast::Type) -> String {
    let text = owner.syntax().text().to_string();
    let path = text.split('<').next().unwrap_or_default().trim();
    path.rsplit("::").next().unwrap_or_default().to_owned()
}

/// Returns whether the type of an implementation is declared `pub` in the same file, or not in it.
pub(in crate::fix) fn is_of_public(owner: &ast::Type) -> bool {
    let name = owner_name(owner);
    let tree = owner.syntax().ancestors().last();
    let declared = tree.into_iter().flat_map(|tree| tree.descendants()).find_map(|node| match ast::Item::cast(node)? {
        ast::Item::Struct(item) if item.name().is_some_and(|own| own.text() == name) => Some(is_public(&item)),
        ast::Item::Enum(item) if item.name().is_some_and(|own| own.text() == name) => Some(is_public(&item)),
        _ => None,
    });
    declared.unwrap_or(true)
}

/// Returns the implementation of 0.1 that calls the new one.
#[allow(clippy::too_many_arguments)] // the parts of one text
fn sister(
    look: &Look<'_>,
    item: &ast::Impl,
    owner: &ast::Type,
    name: &str,
    old: &str,
    item_text: &str,
    error: &str,
    has_eof: bool,
) -> Option<String> {
    let bytes = look.crates.bytes.as_deref()?;
    let generics = item.generic_param_list().map(|list| look.rendered(list.syntax().text_range())).unwrap_or_default();
    let bounds = item.where_clause().map(|clause| format!(" {}", look.rendered(clause.syntax().text_range())));
    let bounds = bounds.unwrap_or_default();
    let conditions: String = item
        .attrs()
        .map(|attribute| attribute.syntax().text().to_string())
        .filter(|text| text.starts_with("#[cfg"))
        .map(|text| text + "\n")
        .collect();
    let owner = look.rendered(owner.syntax().text_range());
    // `use std::io::Result` is common where codecs are.
    let is_standard = matches!(result_in(&look.open), Named::Standard);
    let result = if is_standard { "Result" } else { "std::result::Result" };
    let method = |function: &str, parameters: &str, passed: &str, yields: &str, buffer: &str| {
        format!(
            "fn {function}(&mut self, {parameters}{buffer}: &mut {bytes}::BytesMut) -> {result}<{yields}, Self::Error> {{\n\
             let mut copy = bytes::BytesMut::from(&{buffer}[..]);\n\
             let done = {NEW}::{name}::{function}(self, {passed}&mut copy);\n\
             {buffer}.clear();\n\
             {buffer}.extend_from_slice(&copy);\n\
             done\n}}\n"
        )
    };
    let methods = match name {
        "Encoder" => method("encode", "item: Self::Item, ", "item, ", "()", "output"),
        _ => {
            let item = "Option<Self::Item>";
            let eof =
                if has_eof { format!("\n{}", method("decode_eof", "", "", item, "input")) } else { String::new() };
            method("decode", "", "", item, "input") + &eof
        }
    };
    Some(format!(
        "\n\n// PORT: for what frames with 0.1, and goes with the last of it; each call copies the buffer.\n\
         {conditions}impl{generics} {old} for {owner}{bounds} {{\ntype Item = {item_text};\ntype Error = {error};\n\n{methods}}}"
    ))
}
