//! Asks the compiler for the uses of the project's own functions: each is marked `#[deprecated]` for one compilation.

use std::collections::BTreeMap;

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{SyntaxNode, TextRange, TextSize};

use super::size;
use super::survey::{Function, World, returned_at};
use crate::error::Error;
use crate::exact::messages::Message;
use crate::fix::apply::apply;
use crate::fix::chains::vars::binding;
use crate::fix::change::Edit;
use crate::fix::judge::Judge;
use crate::syntax::scope::normal;

/// End of the name that an alias of 0.1 gets.
const OLD: &str = "01";
/// The word by which a note is known.
const NOTE: &str = "tokio-port-own";

/// The item of a note.
#[derive(Debug, Clone, Copy)]
enum Asked {
    Function(usize),
    Alias(usize),
}

/// Fills in the uses of all functions and aliases, and which functions the compiler has seen. The inner error says why it could
/// not be asked.
pub(super) fn ask(judge: &mut Judge, world: &mut World) -> Result<Result<(), String>, Error> {
    let mut asked: Vec<Asked> = Vec::new();
    let mut marks: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
    let mut mark = |file: usize, at: TextSize, what: Asked| {
        let edit = Edit::insert(at, format!("#[deprecated(note = \"{NOTE} {}\")] ", asked.len()));
        asked.push(what);
        marks.entry(file).or_default().push(edit);
    };
    for (index, function) in world.functions.iter().enumerate().filter(|(_, function)| !function.is_impl) {
        mark(function.file, function.start, Asked::Function(index));
    }
    for (index, alias) in world.aliases.iter().enumerate() {
        mark(alias.file, alias.start, Asked::Alias(index));
    }
    for (file, edits) in &mut marks {
        edits.sort_by_key(|edit| edit.range.start());
        let file = &world.files[*file];
        judge.copy.write(&file.path, Some(&apply(&file.text, edits)))?;
    }
    let verdict = judge.compile();
    for file in marks.keys() {
        let file = &world.files[*file];
        judge.copy.write(&file.path, Some(&file.text))?;
    }
    let verdict = verdict?;
    if !verdict.is_clean() {
        let first = verdict.faults.first().map(super::Located::line);
        return Ok(Err(first.unwrap_or_else(|| verdict.elsewhere.join("; "))));
    }
    // The place before the marks were there.
    let unmarked = |file: usize, at: TextRange| -> TextRange {
        let mut shift = TextSize::new(0);
        for edit in marks.get(&file).into_iter().flatten() {
            if edit.range.start() + shift <= at.start()
                && edit.range.start() + shift + TextSize::of(&edit.text) <= at.start()
            {
                shift += TextSize::of(&edit.text);
            }
        }
        at - shift
    };
    // Paths of aliases as they are called where they are used.
    let mut paths: BTreeMap<(usize, usize, u32), String> = BTreeMap::new();
    for warning in &verdict.warnings {
        let Some(what) = number(&warning.message).and_then(|number| asked.get(number)) else { continue };
        let Some(file) = world.files.iter().position(|file| file.path == warning.file) else {
            refuse(world, *what, "it is used in a file that is not read");
            continue;
        };
        let at = unmarked(file, warning.at);
        let uses = match *what {
            Asked::Function(index) => &mut world.functions[index].uses,
            Asked::Alias(index) => {
                let path = warning.message.message.split('`').nth(1).unwrap_or_default().to_owned();
                paths.insert((index, file, at.start().into()), path);
                &mut world.aliases[index].uses
            }
        };
        uses.push((file, at));
        let through = warning.message.spans.iter().any(|span| span.is_primary && span.expansion.is_some());
        if through {
            refuse(world, *what, "a macro's definition names it");
        }
    }
    for function in &mut world.functions {
        let own = own_calls(function, &world.files[function.file].open);
        function.uses.extend(own.into_iter().map(|at| (function.file, at)));
    }
    for hit in &verdict.exact.hits {
        let path = judge.copy.relative(&normal(&hit.file));
        if let Some(file) = world.files.iter().position(|file| file.path == path) {
            let at = unmarked(file, TextRange::new(size(hit.start), size(hit.end)));
            world.hits.entry(file).or_default().push(at);
        }
    }
    for index in 0..world.functions.len() {
        let function = &world.functions[index];
        let place = returned_at(&function.node);
        let is_hit =
            world.hits.get(&function.file).is_some_and(|hits| hits.iter().any(|hit| place.contains_range(*hit)));
        if function.alias.is_none() {
            world.functions[index].is_seen = is_hit;
            continue;
        }
        let is_use = |(file, at): &(usize, TextRange)| *file == function.file && place.contains_range(*at);
        let meant = world.aliases.iter().position(|alias| alias.uses.iter().any(is_use));
        world.functions[index].alias = meant;
        world.functions[index].is_seen = meant.is_some();
        if let Some(alias) = meant {
            world.merge(world.aliases[alias].group, world.functions[index].group);
        }
    }
    split_aliases(world, &paths);
    Ok(Ok(()))
}

/// Returns the places at which a function calls itself: what is deprecated may use itself without a warning.
fn own_calls(function: &Function, open: &SyntaxNode) -> Vec<TextRange> {
    let within = function.node.syntax().text_range();
    let name = function.name.as_str();
    let mut found = Vec::new();
    for node in open.descendants().filter(|node| within.contains_range(node.text_range())) {
        let named = match (ast::CallExpr::cast(node.clone()), ast::MethodCallExpr::cast(node)) {
            (Some(call), _) => own_path(function, &call),
            (None, Some(call)) => {
                let is_own = call.receiver().is_some_and(|receiver| receiver.syntax().text() == "self");
                call.name_ref().filter(|_| is_own && function.owner.is_some())
            }
            (None, None) => None,
        };
        let is_known = |named: &ast::NameRef| {
            let at = named.syntax().text_range();
            named.text() == name && !function.uses.iter().any(|(file, known)| *file == function.file && *known == at)
        };
        found.extend(named.filter(is_known).map(|named| named.syntax().text_range()));
    }
    found
}

/// Returns the name in a call of what may be the function itself: `name(…)`, `Self::name(…)`, `Owner::name(…)`.
fn own_path(function: &Function, call: &ast::CallExpr) -> Option<ast::NameRef> {
    let ast::Expr::PathExpr(callee) = call.expr()? else { return None };
    let path = callee.path()?;
    let owner = path.qualifier().map(|owner| owner.syntax().text().to_string());
    let is_own = match (&owner, &function.owner) {
        (None, None) => binding(&function.name, callee.syntax()).is_none(),
        (Some(said), Some(own)) => said == "Self" || said == own,
        _ => false,
    };
    path.segment()?.name_ref().filter(|_| is_own)
}

/// Splits an alias that is used elsewhere than in return types of functions that are changed and in imports: a sister
/// of it keeps the old meaning, for code that stays on 0.1.
fn split_aliases(world: &mut World, paths: &BTreeMap<(usize, usize, u32), String>) {
    for index in 0..world.aliases.len() {
        let alias = &world.aliases[index];
        let mut edits = Vec::new();
        let mut refused = None;
        for (file, at) in &alias.uses {
            let is_returned = world.functions.iter().any(|function| {
                function.alias == Some(index)
                    && function.file == *file
                    && returned_at(&function.node).contains_range(*at)
            });
            if is_returned || world.is_import(*file, *at) {
                continue;
            }
            let path = paths.get(&(index, *file, at.start().into()));
            match (path, super::callers::path_at(&world.files[*file], *at)) {
                // By the same name in the same file.
                (Some(_), Some(_)) if *file == alias.file => edits.push((*file, Edit::insert(at.end(), OLD))),
                (Some(path), Some(place)) => edits.push((*file, Edit::replace(place, format!("crate::{path}{OLD}")))),
                _ => refused = Some(format!("the alias `{}` is used for more than what functions return", alias.name)),
            }
        }
        let (group, file) = (alias.group, alias.file);
        if let Some(why) = refused {
            world.refuse(group, why);
        } else if !edits.is_empty() {
            let alias = &world.aliases[index];
            let text = &world.files[file].text;
            let item = alias.item;
            let indent =
                &text[text[..usize::from(alias.start)].rfind('\n').map_or(0, |at| at + 1)..usize::from(alias.start)];
            let indent = if indent.trim().is_empty() { indent } else { "" };
            let name = alias.name_at - alias.start;
            let mut copy = text[TextRange::new(alias.start, item.end())].to_owned();
            copy.insert_str(usize::from(name.end()), OLD);
            let sister =
                format!("\n\n{indent}/// [`{}`] as it was, for what is still of 0.1.\n{indent}{copy}", alias.name);
            edits.push((file, Edit::insert(item.end(), sister)));
            world.aliases[index].rest = edits;
        }
    }
}

fn refuse(world: &mut World, what: Asked, why: &str) {
    let group = match what {
        Asked::Function(index) => world.functions[index].group,
        Asked::Alias(index) => world.aliases[index].group,
    };
    world.refuse(group, why);
}

fn number(message: &Message) -> Option<usize> {
    let (_, rest) = message.message.split_once(NOTE)?;
    rest.trim().parse().ok()
}
