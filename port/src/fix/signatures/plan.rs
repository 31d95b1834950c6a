//! Decides which groups go over, and writes the files with what that changes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ra_ap_syntax::ast::{self, AstNode, HasName};
use ra_ap_syntax::{Edition, SourceFile, TextRange, TextSize};

use super::bodies::{Body, ends};
use super::callers::Caller;
use super::size;
use super::survey::{Shape, World};
use crate::fix::apply::{comment_of, imports, with_roots};
use crate::fix::chains::vars::binding;
use crate::fix::change::{Edit, TO_NEW, TO_OLD};

/// Uses of 0.1 that a signature takes with it.
const WORTH: usize = 3;

/// The groups that go over.
pub(super) struct Plan<'a> {
    world: &'a World,
    /// The callers of each function, each place once.
    callers: Vec<Vec<(usize, TextRange, Caller)>>,
    is_in: Vec<bool>,
    /// Calls where nothing but a box will do.
    boxes: BTreeSet<Key>,
    said: HashMap<usize, String>,
}

/// A range of a file, as a key.
type Key = (usize, (u32, u32));

fn key(file: usize, range: TextRange) -> Key {
    (file, (range.start().into(), range.end().into()))
}

/// The files as they will be.
#[derive(Debug, Default)]
pub(super) struct Rendered {
    /// Texts by the file's index; only those that change.
    pub(super) texts: BTreeMap<usize, String>,
    /// The places of edits in these texts, with their groups.
    pub(super) places: BTreeMap<usize, Vec<(TextRange, usize)>>,
    /// The ends of calls that have got an adapter and no box, with the calls.
    pub(super) adapted: BTreeMap<usize, Vec<(TextSize, Key)>>,
}

/// The edits of the groups that are in.
#[derive(Debug, Default)]
struct Edits {
    list: Vec<(usize, Edit, usize)>,
    imports: Vec<(usize, TextSize, &'static str)>,
    /// Calls of functions that returned a box and get an adapter.
    unboxed: BTreeMap<(usize, TextSize), Key>,
    brings: BTreeMap<usize, usize>,
    takes: BTreeMap<usize, usize>,
    refused: BTreeMap<usize, &'static str>,
}

impl Edits {
    fn add(&mut self, file: usize, group: usize, edits: impl IntoIterator<Item = Edit>) {
        self.list.extend(edits.into_iter().map(|edit| (file, edit, group)));
    }
}

impl<'a> Plan<'a> {
    pub(super) fn new(world: &'a World) -> Self {
        let mut is_in: Vec<bool> = vec![false; world.groups.len()];
        for function in &world.functions {
            is_in[function.group] = world.groups[function.group].refused.is_none();
        }
        let mut plan = Self { world, callers: Vec::new(), is_in, boxes: BTreeSet::new(), said: HashMap::new() };
        for function in &world.functions {
            let mut list: Vec<(usize, TextRange, Caller)> = Vec::new();
            for (file, at) in &function.uses {
                if list.iter().any(|(known, place, _)| known == file && place == at) {
                    continue;
                }
                let found = world.caller(*file, *at);
                if let Caller::Unknown(why) = found {
                    plan.take_out(function.group, why.to_owned());
                }
                list.push((*file, *at, found));
            }
            plan.callers.push(list);
        }
        plan
    }

    pub(super) fn is_in(&self, group: usize) -> bool {
        self.is_in[group]
    }

    pub(super) fn said(&self, group: usize) -> Option<&str> {
        self.said.get(&group).map(String::as_str)
    }

    pub(super) fn is_idle(&self) -> bool {
        !self.is_in.contains(&true)
    }

    /// Returns the groups that are in.
    pub(super) fn groups(&self) -> BTreeSet<usize> {
        (0..self.is_in.len()).filter(|group| self.is_in[*group]).collect()
    }

    pub(super) fn take_out(&mut self, group: usize, why: String) {
        if std::mem::take(&mut self.is_in[group]) {
            self.said.insert(group, why);
        }
    }

    /// Boxes what a call with an adapter returns where the compiler says that it wants the box of before; `at` is the place of its
    /// error.
    pub(super) fn wants_box(&mut self, rendered: &Rendered, file: usize, at: TextRange) -> bool {
        let calls = rendered.adapted.get(&file).map(Vec::as_slice).unwrap_or_default();
        let made = |end: TextSize| calls.iter().find(|(place, _)| *place == end);
        let held = || {
            let text = rendered.texts.get(&file)?;
            held_end(text, self.world.files[file].edition, at).and_then(made)
        };
        match made(at.end()).or_else(held) {
            Some((_, call)) => self.boxes.insert(*call),
            None => false,
        }
    }

    /// Leaves what cannot go over, and what would bring more adapters than it is worth, until nothing changes any more.
    pub(super) fn settle(&mut self) {
        loop {
            let edits = self.edits();
            let mut changed = false;
            for (group, why) in &edits.refused {
                changed |= self.is_in[*group];
                self.take_out(*group, (*why).to_owned());
            }
            if !changed {
                for group in self.groups() {
                    let count = self.world.functions.iter().filter(|function| function.group == group).count();
                    let of = |counts: &BTreeMap<usize, usize>| counts.get(&group).copied().unwrap_or(0);
                    if of(&edits.brings) > of(&edits.takes) + WORTH * count {
                        self.is_in[group] = false;
                        changed = true;
                    }
                }
            }
            if !changed {
                return;
            }
        }
    }

    fn edits(&self) -> Edits {
        let mut edits = Edits::default();
        let mut calls: HashMap<(usize, TextRange), Shape> = HashMap::new();
        for (function, callers) in self.world.functions.iter().zip(&self.callers) {
            if self.is_in[function.group] {
                for (file, _, found) in callers {
                    if let Caller::Old(range) = found {
                        calls.insert((*file, *range), function.shape);
                    }
                }
            }
        }
        for alias in self.world.aliases.iter().filter(|alias| self.is_in[alias.group]) {
            edits.add(alias.file, alias.group, alias.edits.iter().cloned());
            for (file, edit) in &alias.rest {
                edits.add(*file, alias.group, [edit.clone()]);
            }
        }
        let mut bare: BTreeSet<Key> = BTreeSet::new();
        for function in self.world.functions.iter().filter(|function| self.is_in[function.group]) {
            let (file, group) = (function.file, function.group);
            let source = &self.world.files[file];
            edits.add(file, group, function.returned.iter().cloned());
            if function.is_public {
                edits.add(file, group, self.mark(file, function.start));
            }
            let body = Body {
                called: &|range| calls.get(&(file, range)).copied(),
                path: &|call| source.made.get(&call.syntax().text_range().start()).cloned(),
                text: &source.text,
            };
            match ends(&function.node, function.shape, &body) {
                Ok(list) => {
                    for end in list {
                        if end.brings > 0 {
                            edits.imports.push((file, function.start, TO_NEW));
                        }
                        if let Some(call) = end.call {
                            bare.insert(key(file, call));
                        }
                        *edits.brings.entry(group).or_default() += end.brings;
                        *edits.takes.entry(group).or_default() += end.takes;
                        edits.add(file, group, end.edits);
                    }
                }
                Err(why) => _ = edits.refused.insert(group, why),
            }
        }
        for (function, callers) in self.world.functions.iter().zip(&self.callers) {
            let group = function.group;
            if !self.is_in[group] {
                continue;
            }
            for (file, _, found) in callers {
                match found {
                    Caller::Adapted(adapters) => {
                        *edits.takes.entry(group).or_default() += 1;
                        edits.add(*file, group, adapters.iter().copied().map(Edit::remove));
                    }
                    Caller::Old(range) if !bare.contains(&key(*file, *range)) => {
                        // An example shows how a function is called, whatever that takes.
                        if !self.world.is_in_example(*file, *range) {
                            *edits.brings.entry(group).or_default() += 1;
                        }
                        edits.imports.push((*file, range.start(), TO_OLD));
                        let (open, close) = match function.shape {
                            Shape::Opaque => ("Box::pin(", ").compat()"),
                            Shape::Boxed if self.boxes.contains(&key(*file, *range)) => ("Box::new(", ".compat())"),
                            Shape::Boxed => ("", ".compat()"),
                        };
                        if open.is_empty() {
                            edits.unboxed.insert((*file, range.end()), key(*file, *range));
                        }
                        if !open.is_empty() {
                            edits.add(*file, group, [Edit::insert(range.start(), open)]);
                        }
                        edits.add(*file, group, [Edit::insert(range.end(), close)]);
                    }
                    Caller::Named(range) => {
                        *edits.brings.entry(group).or_default() += 1;
                        edits.imports.push((*file, range.start(), TO_OLD));
                        let (open, close) = match function.shape {
                            Shape::Opaque => ("Box::pin(", ").compat()"),
                            Shape::Boxed => ("", ".compat()"),
                        };
                        let names = parameters(&function.node).join(", ");
                        let (before, behind) = (format!("|{names}| {open}"), format!("({names}){close}"));
                        edits.add(
                            *file,
                            group,
                            [Edit::insert(range.start(), before), Edit::insert(range.end(), behind)],
                        );
                    }
                    _ => {}
                }
            }
        }
        edits
    }

    /// Returns the comment above what others may call.
    fn mark(&self, file: usize, at: TextSize) -> Option<Edit> {
        let text = &self.world.files[file].text;
        let line = text[..usize::from(at)].rfind('\n').map_or(0, |newline| newline + 1);
        let indent = &text[line..usize::from(at)];
        let mark = comment_of("", "public, and a future of today: who calls it from outside may need `.compat()`");
        indent.trim().is_empty().then(|| Edit::insert(size(line), format!("{indent}{mark}\n")))
    }

    /// Returns the files with what the groups that are in change.
    pub(super) fn render(&self) -> Rendered {
        let edits = self.edits();
        let mut rendered = Rendered::default();
        for (index, file) in self.world.files.iter().enumerate() {
            let mut own: Vec<(Edit, Option<usize>)> = edits
                .list
                .iter()
                .filter(|(of, _, _)| *of == index)
                .map(|(_, edit, group)| (edit.clone(), Some(*group)))
                .collect();
            if own.is_empty() {
                continue;
            }
            with_roots(&file.text, &file.plain, &file.hidden, own.iter_mut().map(|(edit, _)| edit));
            let of_file = edits.imports.iter().filter(|(of, _, _)| *of == index);
            let (shown, wanted): (Vec<(TextSize, &str)>, Vec<_>) = of_file
                .map(|(_, at, import)| (*at, *import))
                .partition(|(at, _)| self.world.is_in_example(index, TextRange::empty(*at)));
            let imports = imports(&file.text, &file.plain, &file.hidden, &wanted);
            let imports = imports.into_iter().chain(self.world.imports_of_examples(index, &shown));
            own.extend(imports.map(|edit| (edit, None)));
            // Of insertions at one place those come first that close what is inside, as they were added.
            own.sort_by_key(|(edit, _)| (edit.range.start(), edit.range.end()));
            let mut text = String::with_capacity(file.text.len());
            let mut places = Vec::new();
            let mut at = 0;
            for (edit, group) in own {
                let (start, end) = (usize::from(edit.range.start()), usize::from(edit.range.end()));
                if start < at {
                    continue;
                }
                text.push_str(&file.text[at..start]);
                let from = text.len();
                text.push_str(&edit.text);
                if edit.range.is_empty()
                    && edit.text == ".compat()"
                    && let Some(call) = edits.unboxed.get(&(index, edit.range.start()))
                {
                    rendered.adapted.entry(index).or_default().push((size(text.len()), *call));
                }
                if let Some(group) = group {
                    places.push((TextRange::new(size(from), size(text.len())), group));
                }
                at = end;
            }
            text.push_str(&file.text[at..]);
            rendered.texts.insert(index, text);
            rendered.places.insert(index, places);
        }
        rendered
    }
}

/// Returns names for the parameters of a function; none is that of the function, which it would hide.
fn parameters(function: &ast::Fn) -> Vec<String> {
    let list = function.param_list();
    let own = list.as_ref().and_then(ast::ParamList::self_param).map(|_| "this".to_owned());
    let others = list.into_iter().flat_map(|list| list.params()).enumerate().map(|(at, parameter)| {
        let name = match parameter.pat() {
            Some(ast::Pat::IdentPat(pattern)) => pattern.name(),
            _ => None,
        };
        let own = function.name();
        let name = name.filter(|name| own.as_ref().is_none_or(|own| own.text() != name.text()));
        name.map_or_else(|| format!("argument_{}", at + 1), |name| name.text().to_string())
    });
    own.into_iter().chain(others).collect()
}

/// Returns the end of the value that a variable at a place was made of, if that was in a `let` without a type.
fn held_end(text: &str, edition: Edition, at: TextRange) -> Option<TextSize> {
    let tree = SourceFile::parse(text, edition).syntax_node();
    let token = tree.token_at_offset(at.start()).right_biased().filter(|token| token.text_range() == at)?;
    let pattern = binding(token.text(), &token.parent()?)?;
    let statement = ast::LetStmt::cast(pattern.parent()?).filter(|statement| statement.ty().is_none())?;
    Some(statement.initializer()?.syntax().text_range().end())
}
