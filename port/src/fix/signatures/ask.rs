//! Asks the compiler for the uses of the project's own functions: each is marked `#[deprecated]` for one compilation.

use std::collections::BTreeMap;

use ra_ap_syntax::{TextRange, TextSize};

use super::size;
use super::survey::{World, returned_at};
use crate::error::Error;
use crate::exact::messages::Message;
use crate::fix::apply::apply;
use crate::fix::change::Edit;
use crate::fix::judge::Judge;
use crate::syntax::scope::normal;

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
    for warning in &verdict.warnings {
        let Some(what) = number(&warning.message).and_then(|number| asked.get(number)) else { continue };
        let Some(file) = world.files.iter().position(|file| file.path == warning.file) else {
            refuse(world, *what, "it is used in a file that is not read");
            continue;
        };
        let at = unmarked(file, warning.at);
        let uses = match *what {
            Asked::Function(index) => &mut world.functions[index].uses,
            Asked::Alias(index) => &mut world.aliases[index].uses,
        };
        uses.push((file, at));
        let through = warning.message.spans.iter().any(|span| span.is_primary && span.expansion.is_some());
        if through {
            refuse(world, *what, "a macro's definition names it");
        }
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
        let of_alias = function.alias.is_some_and(|alias| {
            world.aliases[alias].uses.iter().any(|(file, at)| *file == function.file && place.contains_range(*at))
        });
        world.functions[index].is_seen = if function.alias.is_some() { of_alias } else { is_hit };
    }
    refuse_aliases(world);
    Ok(Ok(()))
}

/// Leaves aliases that stand elsewhere than behind the arrow of a function that goes over, or in an import.
fn refuse_aliases(world: &mut World) {
    for index in 0..world.aliases.len() {
        let alias = &world.aliases[index];
        let is_known = alias.uses.iter().all(|(file, at)| {
            let is_returned = world.functions.iter().any(|function| {
                function.alias == Some(index)
                    && function.file == *file
                    && returned_at(&function.node).contains_range(*at)
            });
            is_returned || super::callers::is_import(&world.files[*file], *at)
        });
        if !is_known {
            let (group, name) = (alias.group, alias.name.clone());
            world.refuse(group, format!("the alias `{name}` is used for more than what functions return"));
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
