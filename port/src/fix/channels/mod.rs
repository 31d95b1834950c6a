//! Channels whose both ends are in the project: those of 0.1 become those of today.
//!
//! # What is taken over
//!
//! The channels for one value: `futures::sync::oneshot` and `unsync::oneshot` become `futures::channel::oneshot`, which is the
//! same code, and tokio's becomes tokio 1's. The channels for many values: `futures::sync::mpsc`, and those of `unsync::mpsc`
//! that have no limit, become `futures::channel::mpsc`, which counts as they did. They need no runtime, so that it does not
//! matter where they are made and awaited. A file goes over as a whole. Files of a project hand ends to each other, so that one
//! which cannot go over takes those with it that need it; the compiler says which.
//!
//! # Where an end meets what stays
//!
//! A receiver of today is no future or stream of 0.1, and a sender no sink. Where a receiver was awaited by an adapter, the
//! adapter goes; where a combinator or a `poll` of 0.1 takes an end, it gets one. The compiler says where that is, and each
//! adapter is a repair of an error that it reports (`repair`, `many`). Once all of it compiles, adapters of streams and sinks are
//! said in fewer words, where it still compiles then (`adorn`).
//!
//! # What changes for senders of many values
//!
//! - What cannot be sent comes back from `unbounded_send` and `try_send`, and no longer from a sink: there it is dropped before
//!   the error arrives. That is marked, unless nothing can be seen of it (`follow`).
//! - A sender that is closed, as `forward` and `send_all` do at the end, is disconnected, where it could go on (B70). That is
//!   marked, unless it is dropped there.
//!
//! # What stays
//!
//! `oneshot::spawn`, `mpsc::spawn` and their handles, which are no channels; channels of `unsync` with a limit, which hold no
//! more than they were told to; tokio's `mpsc`, whose ends are streams and sinks in 0.1 and not in 1; files that call
//! `start_send` of a sender, or poll a receiver by hand outside of a task, which an adapter would need; and what a macro's
//! definition or code that the compiler did not see names.

mod adorn;
mod follow;
mod many;
mod repair;

use std::collections::BTreeMap;
use std::path::PathBuf;

use ra_ap_syntax::TextSize;
use ra_ap_syntax::ast::{self, AstNode, HasArgList};

use super::change::{Edit, FileContext, Mark};
use super::items::{End, Family, File, holder, survey};
use super::judge::{Judge, Located};
use super::step::{Step, old_futures, visit};
use super::whole::{report, respond, write};
use crate::error::Error;
use crate::manifest::Manifests;

/// The step's name.
pub const NAME: &str = "channels";
/// Greatest number of compilations for a kind of channel.
const ROUNDS: usize = 24;
/// Greatest number of compilations after which one file is mended.
const PATIENCE: usize = 8;

const UNSYNC: &str =
    "a channel of `unsync` holds no more than it was told to, and one of today a value more for each sender (B32)";

/// A channel of today wakes tasks as one of 0.1 does, and the order in which a runtime runs them is another.
const ORDER: &[&str] = &["B80"];

/// Marks each call of `description`: for errors of channels of today it has no words.
fn described(context: &FileContext<'_>) -> Vec<(TextSize, Mark)> {
    let calls = context.tree().descendants().filter_map(ast::MethodCallExpr::cast).filter(|call| {
        let has_arguments = call.arg_list().is_none_or(|list| list.args().next().is_some());
        !has_arguments && call.name_ref().is_some_and(|name| name.text() == "description")
    });
    calls.map(|call| (holder(call.syntax()), Mark::new("", DESCRIBED))).collect()
}

const SHOWN: &str = "public: what it names of a channel is of today";
const PRINTED: Option<&str> = Some("`{:?}` prints an end of a channel in other words");
const PRINTED_ERRORS: Option<&str> = Some("`{:?}` prints an end of a channel, and its errors, in other words");
const DESCRIBED: &str = "`description` of a channel's error says nothing of it today, and `to_string` what it said";

/// A kind of channel.
struct Kind {
    family: Family,
    /// Edits of a text that may cure an error; `old` is the name of futures 0.1 in the code.
    repair: fn(old: &str, text: &str, fault: &Located) -> Vec<Edit>,
    /// `true` if its senders have a method of the name of one of 0.1 that does something else.
    is_fed: bool,
    /// Returns a text that says the same in fewer words, if there is one.
    adorn: fn(text: &str, has_loops: bool) -> Option<String>,
}

/// The kinds of channels.
const KINDS: [Kind; 3] = [
    Kind {
        family: Family {
            rule: "oneshot",
            what: "a channel",
            shown: SHOWN,
            printed: PRINTED,
            marks: described,
            old: &["futures::sync::oneshot", "futures::unsync::oneshot"],
            new: "futures::channel::oneshot",
            items: &["", "Receiver", "Sender", "Canceled", "channel"],
            renamed: &[],
            methods: &[],
            refused: &[("complete", "`complete`, which has been called `send` for long")],
            facts: &[],
            kept: ORDER,
        },
        repair: repair::repair,
        is_fed: false,
        adorn: |_, _| None,
    },
    Kind {
        family: Family {
            rule: "tokio-oneshot",
            what: "a channel",
            shown: SHOWN,
            printed: PRINTED,
            marks: described,
            old: &["tokio::sync::oneshot"],
            new: "tokio::sync::oneshot",
            items: &["", "Receiver", "Sender", "channel", "error", "error::RecvError"],
            renamed: &[],
            methods: &[],
            refused: &[
                (
                    "poll_close",
                    "a sender that waits by hand for the end of its receiver: `poll_closed` is given a context",
                ),
                ("try_recv", "`try_recv`, which tells an empty channel from a closed one (B36)"),
            ],
            facts: &[(
                "B27",
                "a receiver that is polled by hand may say that nothing is there yet although there is, once its task has used up its budget",
            )],
            kept: ORDER,
        },
        repair: repair::repair,
        is_fed: false,
        adorn: |_, _| None,
    },
    Kind {
        family: Family {
            rule: "mpsc",
            what: "a channel",
            shown: SHOWN,
            printed: PRINTED_ERRORS,
            marks: described,
            old: &["futures::sync::mpsc", "futures::unsync::mpsc"],
            new: "futures::channel::mpsc",
            items: &[
                "",
                "Receiver",
                "SendError",
                "Sender",
                "TrySendError",
                "UnboundedReceiver",
                "UnboundedSender",
                "channel",
                "unbounded",
            ],
            renamed: &[("SendError", "TrySendError")],
            methods: &[
                ("futures::sync::mpsc::UnboundedSender::send", "unbounded_send"),
                ("futures::unsync::mpsc::UnboundedSender::send", "unbounded_send"),
            ],
            refused: &[
                ("futures::unsync::mpsc::channel", UNSYNC),
                ("futures::unsync::mpsc::Sender", UNSYNC),
                ("futures::unsync::mpsc::Receiver", UNSYNC),
            ],
            facts: &[],
            kept: ORDER,
        },
        repair: many::repair,
        is_fed: true,
        adorn: adorn::adorn,
    },
];

/// Runs the step on the working copy. What is left of it compiles.
///
/// # Errors
///
/// Fails if the project cannot be read or written, or cargo not be started.
pub fn run(judge: &mut Judge, tell: &dyn Fn(&str)) -> Result<Step, Error> {
    let mut step = Step { name: NAME.to_owned(), title: "Channels are those of today".to_owned(), ..Step::default() };
    let mut changed: BTreeMap<PathBuf, (Option<String>, Option<String>)> = BTreeMap::new();
    for kind in &KINDS {
        let family = &kind.family;
        let mut files = survey(judge, family, tell)?;
        let count = files.iter().filter(|file| file.is_in()).count();
        if count > 0 {
            tell(&format!("{NAME}: {} in {count} files", family.rule));
            let feeds = if kind.is_fed { feeds(judge)? } else { BTreeMap::new() };
            loop {
                settle(judge, kind, &mut files, &mut step.rounds)?;
                adorn(judge, kind, &mut files, &mut step.rounds)?;
                if feeds.is_empty() || !is_lost(judge, &feeds, &mut files)? {
                    break;
                }
                again(judge, &mut files)?;
            }
        }
        for file in files.iter().filter(|file| file.is_in() && file.output != file.text) {
            let known = changed.entry(file.path.clone()).or_insert((Some(file.text.clone()), None));
            known.1 = Some(file.output.clone());
        }
        report(&files, &mut step);
    }
    step.changed = changed;
    Ok(step)
}

/// Compiles, repairs and takes files back until what is left compiles.
fn settle(judge: &mut Judge, kind: &Kind, files: &mut Vec<File>, rounds: &mut usize) -> Result<(), Error> {
    let last = *rounds + ROUNDS;
    let manifests = Manifests::find(&judge.copy.at)?;
    loop {
        write(judge, files)?;
        if !files.iter().any(|file| file.is_in() && !file.extra.is_guest) {
            return Ok(());
        }
        *rounds += 1;
        let verdict = judge.compile()?;
        if verdict.is_clean() {
            return Ok(());
        }
        // A file that names no channel may still be given a receiver.
        for fault in &verdict.faults {
            let is_known = files.iter().any(|file| file.path == fault.file);
            if let (false, Some(text)) = (is_known, judge.copy.read(&fault.file))
                && !(kind.repair)(&old_futures(&manifests, judge, &fault.file), &text, fault).is_empty()
            {
                files.push(End::guest(fault.file.clone(), text));
            }
        }
        let own = |files: &[File]| files.iter().filter(|file| file.is_in() && !file.extra.is_guest).count();
        let count = own(files);
        let before: Vec<String> = files.iter().map(|file| file.output.clone()).collect();
        let mend = |file: &File, fault: &Located| match file.extra.mended < PATIENCE {
            true => (kind.repair)(&old_futures(&manifests, judge, &file.path), &file.output, fault),
            false => Vec::new(),
        };
        let (acted, is_less) = respond(files, &verdict.faults, repair::MOST, true, &mend);
        for (file, before) in files.iter_mut().zip(before) {
            file.extra.mended += usize::from(file.output != before);
        }
        if *rounds >= last || !acted || is_less && own(files) == count {
            let why = verdict.faults.first().map_or_else(|| verdict.elsewhere.join("; "), Located::line);
            for file in files.iter_mut().filter(|file| file.is_in()) {
                file.taken_back = Some(why.clone());
            }
        }
        if is_less {
            again(judge, files)?;
        }
    }
}

/// Forgets all repairs: they may have answered to what is gone.
fn again(judge: &Judge, files: &mut Vec<File>) -> Result<(), Error> {
    for file in files.iter().filter(|file| file.extra.is_guest) {
        judge.copy.write(&file.path, Some(&file.text))?;
    }
    files.retain(|file| !file.extra.is_guest);
    for file in files.iter_mut() {
        file.output.clone_from(&file.extra.first);
        file.repairs = 0;
        file.extra.mended = 0;
    }
    Ok(())
}

/// Counts the calls of the `start_send` of 0.1 in each file, as the compiler has them. A sender of today has a method of this
/// name, whose result says something else, so that a call may compile and mean another.
fn feeds(judge: &mut Judge) -> Result<BTreeMap<PathBuf, usize>, Error> {
    let (mut is_fed, mut counts) = (false, BTreeMap::new());
    visit(judge, true, &mut |context| is_fed |= context.source.text.contains("start_send"))?;
    if is_fed {
        for hit in judge.compile()?.exact.hits.into_iter().filter(|hit| hit.path == "futures::Sink::start_send") {
            *counts.entry(hit.file).or_insert(0) += 1;
        }
    }
    Ok(counts)
}

/// Takes files back in which a call of `start_send` means another than it did; returns whether there were any.
fn is_lost(judge: &mut Judge, before: &BTreeMap<PathBuf, usize>, files: &mut [File]) -> Result<bool, Error> {
    let after = feeds(judge)?;
    let mut is_lost = false;
    for (path, _) in before.iter().filter(|(path, count)| after.get(*path).unwrap_or(&0) < count) {
        let is_own = files.iter().any(|file| file.is_in() && !file.extra.is_guest && path.ends_with(&file.path));
        for file in files.iter_mut().filter(|file| file.is_in() && (!is_own || path.ends_with(&file.path))) {
            file.taken_back =
                Some("`start_send` of a sender says in another way today that there is no room".to_owned());
            is_lost = true;
        }
    }
    Ok(is_lost)
}

/// Says the same in fewer words, in each file in which the compiler agrees.
fn adorn(judge: &mut Judge, kind: &Kind, files: &mut [File], rounds: &mut usize) -> Result<(), Error> {
    // The text without them, and whether loops are among them.
    let mut plain: BTreeMap<PathBuf, (String, bool)> = BTreeMap::new();
    for file in files.iter_mut().filter(|file| file.is_in()) {
        if let Some(adorned) = (kind.adorn)(&file.output, true) {
            let before = std::mem::replace(&mut file.output, adorned);
            plain.insert(file.path.clone(), (before, true));
        }
    }
    while !plain.is_empty() {
        write(judge, files)?;
        *rounds += 1;
        let verdict = judge.compile()?;
        if verdict.is_clean() {
            break;
        }
        let is_met = |path: &PathBuf| verdict.faults.iter().any(|fault| fault.file == *path);
        let met: Vec<PathBuf> = plain.keys().filter(|path| is_met(path)).cloned().collect();
        let back = if met.is_empty() { plain.keys().cloned().collect() } else { met };
        for path in back {
            let known = files.iter_mut().find(|file| file.path == path);
            let (Some(file), Some((before, has_loops))) = (known, plain.remove(&path)) else { continue };
            match (kind.adorn)(&before, false).filter(|adorned| has_loops && *adorned != file.output) {
                Some(adorned) => {
                    file.output = adorned;
                    plain.insert(path, (before, false));
                }
                None => file.output = before,
            }
        }
    }
    write(judge, files)
}
