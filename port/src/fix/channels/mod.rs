//! Channels whose both ends are in the project: those of 0.1 become those of today.
//!
//! # What is taken over
//!
//! The channels for one value: `futures::sync::oneshot` and `unsync::oneshot` become `futures::channel::oneshot`, which is the
//! same code, and tokio's becomes tokio 1's. They need no runtime, so that it does not matter where they are made and
//! awaited. A file goes over as a whole. Files of a project hand ends to each other, so that one which cannot go over takes those
//! with it that need it; the compiler says which.
//!
//! # Where a receiver meets what stays
//!
//! A receiver of today is no future of 0.1. Where it was awaited by an adapter, the adapter goes; where a combinator or a
//! `poll` of 0.1 takes it, it gets one. The compiler says where that is, and each adapter is a repair of an error that it
//! reports.
//!
//! # What stays
//!
//! `oneshot::spawn` and its handle, which are no channel; files that poll a receiver by hand outside of a task, which an
//! adapter would need; and what a macro's definition or code that the compiler did not see names.

mod repair;

use std::collections::BTreeMap;
use std::path::PathBuf;

use ra_ap_syntax::TextSize;

use super::change::{FileContext, Mark};
use super::items::{End, Family, File, survey};
use super::judge::{Judge, Located};
use super::step::{Step, old_futures};
use super::whole::{report, respond, write};
use crate::error::Error;
use crate::manifest::Manifests;

/// The step's name.
pub const NAME: &str = "channels";
/// Greatest number of compilations for a kind of channel.
const ROUNDS: usize = 24;
/// Greatest number of compilations after which one file is mended.
const PATIENCE: usize = 8;

/// Marks nothing.
fn no_marks(_: &FileContext<'_>) -> Vec<(TextSize, Mark)> {
    Vec::new()
}

const SHOWN: &str = "public: what it names of a channel is of today";
const PRINTED: Option<&str> = Some("`{:?}` prints an end of a channel in other words");

/// The kinds of channels.
const FAMILIES: [Family; 2] = [
    Family {
        rule: "oneshot",
        what: "a channel",
        shown: SHOWN,
        printed: PRINTED,
        marks: no_marks,
        old: &["futures::sync::oneshot", "futures::unsync::oneshot"],
        new: "futures::channel::oneshot",
        items: &["", "Receiver", "Sender", "Canceled", "channel"],
        refused: &[("complete", "`complete`, which has been called `send` for long")],
        facts: &[],
    },
    Family {
        rule: "tokio-oneshot",
        what: "a channel",
        shown: SHOWN,
        printed: PRINTED,
        marks: no_marks,
        old: &["tokio::sync::oneshot"],
        new: "tokio::sync::oneshot",
        items: &["", "Receiver", "Sender", "channel", "error", "error::RecvError"],
        refused: &[
            ("poll_close", "a sender that waits by hand for the end of its receiver: `poll_closed` is given a context"),
            ("try_recv", "`try_recv`, which tells an empty channel from a closed one (B36)"),
        ],
        facts: &[(
            "B27",
            "a receiver that is polled by hand may say that nothing is there yet although there is, once its task has used up its budget",
        )],
    },
];

/// Runs the step on the working copy. What is left of it compiles.
///
/// # Errors
///
/// Fails if the project cannot be read or written, or cargo not be started.
pub fn run(judge: &mut Judge, tell: &dyn Fn(&str)) -> Result<Step, Error> {
    let mut step = Step {
        name: NAME.to_owned(),
        title: "Channels for one value are those of today".to_owned(),
        ..Step::default()
    };
    let mut changed: BTreeMap<PathBuf, (Option<String>, Option<String>)> = BTreeMap::new();
    for family in &FAMILIES {
        let mut files = survey(judge, family, tell)?;
        let count = files.iter().filter(|file| file.is_in()).count();
        if count > 0 {
            tell(&format!("{NAME}: {} in {count} files", family.rule));
            settle(judge, &mut files, &mut step.rounds)?;
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
fn settle(judge: &mut Judge, files: &mut Vec<File>, rounds: &mut usize) -> Result<(), Error> {
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
                && !repair::repair(&old_futures(&manifests, judge, &fault.file), &text, fault).is_empty()
            {
                files.push(End::guest(fault.file.clone(), text));
            }
        }
        let own = |files: &[File]| files.iter().filter(|file| file.is_in() && !file.extra.is_guest).count();
        let count = own(files);
        let before: Vec<String> = files.iter().map(|file| file.output.clone()).collect();
        let mend = |file: &File, fault: &Located| match file.extra.mended < PATIENCE {
            true => repair::repair(&old_futures(&manifests, judge, &file.path), &file.output, fault),
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
            // Repairs may have answered to what is gone.
            for file in files.iter().filter(|file| file.extra.is_guest) {
                judge.copy.write(&file.path, Some(&file.text))?;
            }
            files.retain(|file| !file.extra.is_guest);
            for file in files.iter_mut() {
                file.output.clone_from(&file.extra.first);
                file.repairs = 0;
                file.extra.mended = 0;
            }
        }
    }
}
