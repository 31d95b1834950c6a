//! Rewrites functions that return futures of 0.1 so that they return futures of today, and removes the adapters that are
//! no longer needed between them.
//!
//! # What is rewritten
//!
//! - Functions, methods and methods of the project's own traits.
//! - Return types `impl Future<Item = T, Error = E>`, boxed futures, and aliases of boxed futures.
//!
//! Some functions can only change together: the method of a trait and all of its implementations, or all functions that
//! return the same alias. They form a group. A group is rewritten as a whole or left as a whole.
//!
//! # How callers are found
//!
//! The compiler names them. For one compilation each function is marked `#[deprecated]` in the working copy, and rustc reports
//! every use with its place, in tests and examples, too, and in those of documentation. So functions of the same name are
//! told apart. A call that is awaited through `.compat()` loses the adapter. A call that still needs a future of 0.1 gets one.
//! A function that is handed over by its name (`.and_then(respond)`) goes into a closure that adapts what it returns, or stands
//! as it is where what it makes is awaited here.
//!
//! A function is left where its uses cannot all be seen: a variable or a field holds it, the definition of a macro calls it,
//! or its name stands in code that was not compiled, which an example with `ignore` is, too.
//!
//! # What keeps its behaviour
//!
//! No statement moves: what ran at the call still runs at the call, and the same future is polled. Between two rewritten
//! functions two adapters go; between a rewritten function and other code one adapter remains, where the types tell. An adapter
//! runs what it adapts in a task of its own (B87), so a package with `task_local!` is left.
//!
//! # When it is worth it
//!
//! A rewritten signature removes three uses of 0.1. A group is left where it would add more adapters than that to code;
//! those in examples of documentation do not count.

mod ask;
mod bodies;
mod callers;
mod plan;
mod shown;
mod survey;
pub(super) mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ra_ap_syntax::{SyntaxKind, TextRange, TextSize};

use super::copy::Copy;
use super::judge::{Judge, Located};
use super::step::{Done, Outcome, Step};
use crate::error::Error;
use plan::{Plan, Rendered};
use survey::World;

/// The step's name.
pub const NAME: &str = "signatures";
/// Greatest number of compilations.
const ROUNDS: usize = 16;

/// Runs the step on the working copy. What is left of it compiles.
///
/// # Errors
///
/// Fails if the project cannot be read or written, or cargo not be started.
pub fn run(judge: &mut Judge, tell: &dyn Fn(&str)) -> Result<Step, Error> {
    let mut step = Step {
        name: NAME.to_owned(),
        title: "Functions return futures of today, without the adapters between them".to_owned(),
        ..Step::default()
    };
    let mut world = World::read(judge)?;
    if world.functions.is_empty() {
        return Ok(step);
    }
    tell(&format!("signatures: {} functions", world.functions.len()));
    step.rounds += 1;
    if let Err(why) = ask::ask(judge, &mut world)? {
        step.notes.push(format!("the compiler could not be asked for callers: {why}"));
        return Ok(step);
    }
    world.refuse_what_is_not_seen();
    let mut plan = Plan::new(&world);
    loop {
        plan.settle();
        let rendered = plan.render();
        write(judge, &world, &rendered)?;
        if plan.is_idle() {
            break;
        }
        step.rounds += 1;
        let verdict = judge.compile()?;
        if verdict.is_clean() {
            break;
        }
        let mut out: BTreeMap<usize, String> = BTreeMap::new();
        let mut is_mended = false;
        for fault in &verdict.faults {
            if wants_box(fault)
                && let Some(file) = world.files.iter().position(|file| file.path == fault.file)
                && plan.wants_box(&rendered, file, fault.at)
            {
                is_mended = true;
                continue;
            }
            for group in blamed(&judge.copy, &world, &rendered, fault) {
                out.entry(group).or_insert_with(|| fault.line());
            }
        }
        let is_lost = out.is_empty() && !is_mended || step.rounds > ROUNDS;
        if is_lost {
            let why = verdict.faults.first().map_or_else(|| verdict.elsewhere.join("; "), Located::line);
            out = plan.groups().into_iter().map(|group| (group, why.clone())).collect();
        }
        for (group, why) in out {
            plan.take_out(group, why);
        }
    }
    let rendered = plan.render();
    for (index, file) in world.files.iter().enumerate() {
        if let Some(text) = rendered.texts.get(&index) {
            step.changed.insert(file.path.clone(), (Some(file.text.clone()), Some(text.clone())));
        }
    }
    report(&world, &plan, &mut step);
    Ok(step)
}

/// Returns whether an error says that a box of a future of 0.1 is wanted.
fn wants_box(fault: &Located) -> bool {
    let is_mismatch = fault.message.code.as_ref().is_some_and(|code| code.code == "E0308");
    let words = fault.message.rendered.as_deref().unwrap_or_default();
    is_mismatch && words.contains("Box<") && words.contains("Compat<")
}

fn write(judge: &Judge, world: &World, rendered: &Rendered) -> Result<(), Error> {
    for (index, file) in world.files.iter().enumerate() {
        let text = rendered.texts.get(&index).unwrap_or(&file.text);
        if judge.copy.read(&file.path).as_deref() != Some(text) {
            judge.copy.write(&file.path, Some(text))?;
        }
    }
    Ok(())
}

/// Returns the groups whose edits stand nearest to an error: in its statement, in its function, in its file.
fn blamed(copy: &Copy, world: &World, rendered: &Rendered, fault: &Located) -> BTreeSet<usize> {
    let places = std::iter::once((&fault.file, fault.at)).chain(fault.others.iter().map(|(path, at)| (path, *at)));
    for (path, at) in places {
        let found = blamed_at(copy, world, rendered, path, at);
        if !found.is_empty() {
            return found;
        }
    }
    let file = world.files.iter().position(|file| file.path == fault.file);
    let places = file.and_then(|file| rendered.places.get(&file));
    places.into_iter().flatten().map(|(_, group)| *group).collect()
}

fn blamed_at(copy: &Copy, world: &World, rendered: &Rendered, path: &Path, at: TextRange) -> BTreeSet<usize> {
    let Some(index) = world.files.iter().position(|file| file.path == path) else { return BTreeSet::new() };
    if let Some(found) = world.blamed_in_example(copy, rendered, index, at) {
        return found;
    }
    let (Some(text), Some(places)) = (rendered.texts.get(&index), rendered.places.get(&index)) else {
        return BTreeSet::new();
    };
    let tree = ra_ap_syntax::SourceFile::parse(text, world.files[index].edition).syntax_node();
    if at.end() > tree.text_range().end() {
        return BTreeSet::new();
    }
    let element = tree.covering_element(at);
    let node = match &element {
        ra_ap_syntax::NodeOrToken::Node(node) => Some(node.clone()),
        ra_ap_syntax::NodeOrToken::Token(token) => token.parent(),
    };
    let is_level = |kind: SyntaxKind| {
        matches!(
            kind,
            SyntaxKind::LET_STMT | SyntaxKind::EXPR_STMT | SyntaxKind::CALL_EXPR | SyntaxKind::FN | SyntaxKind::IMPL
        )
    };
    for here in node.iter().flat_map(ra_ap_syntax::SyntaxNode::ancestors).filter(|node| is_level(node.kind())) {
        let within = here.text_range();
        let found: BTreeSet<usize> =
            places.iter().filter(|(place, _)| within.contains_range(*place)).map(|(_, group)| *group).collect();
        if !found.is_empty() {
            return found;
        }
    }
    BTreeSet::new()
}

fn report(world: &World, plan: &Plan<'_>, step: &mut Step) {
    for function in &world.functions {
        let file = &world.files[function.file];
        let line = file.text[..usize::from(function.start)].matches('\n').count() + 1;
        let (outcome, why) = match (plan.is_in(function.group), plan.said(function.group)) {
            (true, _) => (Outcome::Rewritten, String::new()),
            (false, Some(said)) => (Outcome::BackedOut, said.to_owned()),
            (false, None) => {
                let why = world.groups[function.group].refused.clone();
                (Outcome::Left, why.unwrap_or_else(|| "it would bring more adapters than it takes away".to_owned()))
            }
        };
        step.done.push(Done {
            rule: "signature".to_owned(),
            file: name_of(&file.path),
            line,
            outcome,
            facts: Vec::new(),
            why: if why.is_empty() { why } else { format!("`{}`: {why}", function.name) },
        });
    }
}

fn name_of(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Returns a place as rustc counts it.
fn size(at: usize) -> TextSize {
    TextSize::from(u32::try_from(at).unwrap_or(u32::MAX))
}
