//! The runtimes of tokio 0.1 become the bridge's: the same methods, on a runtime of tokio 1.
//!
//! # What is taken over
//!
//! `tokio::run`, `tokio::runtime` and `tokio::runtime::current_thread`, whose items the bridge has under the same names. So
//! only paths change: imports, calls, and the types of fields and functions. Sockets, timers and spawns of 0.1 are served
//! by the bridge, and code of tokio 1 may stand beside them from here on. A file goes over as a whole; files that hand each
//! other a runtime go over together, or stay, as the compiler says.
//!
//! # What stays
//!
//! Files that ask a builder for what tokio 1 does not have, hand a runtime to a crate of 0.1, or name one in a macro's
//! definition. Executors by themselves (`tokio::executor`), tokio-core and actix.

use std::path::PathBuf;

use ra_ap_syntax::TextSize;
use ra_ap_syntax::ast::{self, AstNode, HasArgList};

use super::bridge::{NAME as BRIDGE, Origin};
use super::change::{FileContext, Mark};
use super::items::{Family, File, holder, survey};
use super::judge::{Judge, Located};
use super::run::bridged;
use super::step::Step;
use super::whole::{report, respond, write};
use crate::error::Error;

/// The step's name.
pub const NAME: &str = "runtime";
/// Greatest number of compilations.
const ROUNDS: usize = 24;

const NONE: &str = "tokio 1 has nothing of the kind, nor has the bridge";

const FAMILY: Family = Family {
    rule: "runtime",
    what: "a runtime",
    old: &["tokio"],
    new: BRIDGE,
    items: &[
        "run",
        "runtime",
        "runtime::Builder",
        "runtime::Runtime",
        "runtime::Shutdown",
        "runtime::TaskExecutor",
        "runtime::current_thread",
        "runtime::current_thread::Builder",
        "runtime::current_thread::Handle",
        "runtime::current_thread::Runtime",
        "runtime::current_thread::TaskExecutor",
        "runtime::current_thread::block_on_all",
        "runtime::current_thread::run",
        "runtime::current_thread::spawn",
    ],
    renamed: &[],
    methods: &[],
    refused: &[("clock", NONE), ("blocking_threads", NONE), ("threadpool_builder", NONE), ("block_on_async", NONE)],
    facts: &[],
    kept: &[],
    shown: "public: the runtime that it names is the bridge's",
    printed: None,
    marks,
};

/// Marks a pool of one thread: with one, the order in which tasks run can be relied on.
fn marks(context: &FileContext<'_>) -> Vec<(TextSize, Mark)> {
    let calls = context.tree().descendants().filter_map(ast::MethodCallExpr::cast).filter(|call| {
        let is_named = call.name_ref().is_some_and(|name| name.text() == "core_threads");
        let mut arguments = call.arg_list().into_iter().flat_map(|list| list.args());
        let is_one = arguments.next().is_some_and(|first| first.syntax().text() == "1");
        is_named && is_one
    });
    let why =
        "on one thread of tokio 1 the task that was spawned or woken last by a task runs next, and no longer in turn";
    calls.map(|call| (holder(call.syntax()), Mark::new("B26", why))).collect()
}

/// Runs the step on the working copy. What is left of it compiles.
///
/// # Errors
///
/// Fails if the project cannot be read or written, or cargo not be started.
pub fn run(judge: &mut Judge, origin: &Origin, tell: &dyn Fn(&str)) -> Result<Step, Error> {
    let mut files = survey(judge, &FAMILY, tell)?;
    let new = || Step {
        name: NAME.to_owned(),
        title: "The runtime is tokio 1's, and the bridge serves what is still old".to_owned(),
        ..Step::default()
    };
    let named: Vec<(PathBuf, String)> =
        files.iter().filter(|file| file.is_in()).map(|file| (file.path.clone(), file.output.clone())).collect();
    let mut settled = |judge: &mut Judge| {
        let mut step = new();
        settle(judge, &mut files, &mut step, tell)?;
        report(&files, &mut step);
        for file in files.iter().filter(|file| file.is_in() && file.output != file.text) {
            step.changed.insert(file.path.clone(), (Some(file.text.clone()), Some(file.output.clone())));
        }
        Ok(step)
    };
    bridged(judge, new(), &named, origin, &mut settled)
}

/// Compiles, and takes files back until what is left compiles.
fn settle(judge: &mut Judge, files: &mut [File], step: &mut Step, tell: &dyn Fn(&str)) -> Result<(), Error> {
    let count = files.iter().filter(|file| file.is_in()).count();
    if count > 0 {
        tell(&format!("{NAME}: {count} files"));
    }
    let mut is_tried = false;
    loop {
        write(judge, files)?;
        if !files.iter().any(File::is_in) {
            return Ok(());
        }
        step.rounds += 1;
        let verdict = judge.compile()?;
        if verdict.is_clean() {
            return Ok(());
        }
        if judge.is_cured(&verdict, &mut is_tried, &mut step.notes, tell)? {
            continue;
        }
        let (acted, _) = respond(files, &verdict.faults, 0, false, &|_, _| Vec::new());
        if step.rounds >= ROUNDS || !acted {
            let why = verdict.faults.first().map_or_else(|| verdict.elsewhere.join("; "), Located::line);
            for file in files.iter_mut().filter(|file| file.is_in()) {
                file.taken_back = Some(why.clone());
            }
        }
    }
}
