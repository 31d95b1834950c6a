//! Files that go over as a whole: values go from file to file, so that files which need each other go over together, or
//! stay together. The compiler says which.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ra_ap_syntax::{SyntaxNode, TextSize};

use super::apply::{apply, comment, imports, with_roots};
use super::change::{Edit, Hidden, Mark};
use super::judge::{Judge, Located};
use super::step::{Done, Outcome, Step};
use crate::error::Error;

/// Rewritten places: rule, place, facts of the marks.
pub(super) type Places = Vec<(&'static str, TextSize, Vec<&'static str>)>;

/// A file that goes over.
pub(super) struct File<X> {
    /// Its path in the copy.
    pub(super) path: PathBuf,
    /// Its text before the step.
    pub(super) text: String,
    /// Its text after the step, as far as it is mended.
    pub(super) output: String,
    /// Repairs that were made.
    pub(super) repairs: usize,
    /// Reason why it is not tried.
    pub(super) refused: Option<Mark>,
    /// Message of the compiler for which it was taken back.
    pub(super) taken_back: Option<String>,
    /// Rewritten places.
    pub(super) places: Places,
    /// The step's own knowledge of it.
    pub(super) extra: X,
}

impl<X> File<X> {
    /// Returns whether it goes over, as far as is known.
    pub(super) fn is_in(&self) -> bool {
        self.refused.is_none() && self.taken_back.is_none() && !self.places.is_empty()
    }
}

/// Writes each file to the copy as it stands.
///
/// # Errors
///
/// Fails if a file cannot be written.
pub(super) fn write<X>(judge: &Judge, files: &[File<X>]) -> Result<(), Error> {
    for file in files {
        let text = if file.is_in() { &file.output } else { &file.text };
        if judge.copy.read(&file.path).as_deref() != Some(text) {
            judge.copy.write(&file.path, Some(text))?;
        }
    }
    Ok(())
}

/// Repairs what the errors point at, or takes the file back. Returns whether anything was done, and whether a file was
/// taken back. `is_patient` says that errors beside those which are repaired may go with them.
pub(super) fn respond<X>(
    files: &mut [File<X>],
    faults: &[Located],
    most: usize,
    is_patient: bool,
    repair: &dyn Fn(&File<X>, &Located) -> Vec<Edit>,
) -> (bool, bool) {
    let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
    let mut out: BTreeMap<usize, String> = BTreeMap::new();
    for fault in faults {
        let at = |path: &PathBuf| files.iter().position(|file| file.path == *path && file.is_in());
        let main = at(&fault.file);
        if let Some(index) = main.filter(|_| !fault.message.in_example) {
            let mended = repair(&files[index], fault);
            if !mended.is_empty() && files[index].repairs < most {
                edits.entry(index).or_default().extend(mended);
                continue;
            }
        }
        let others = fault.others.iter().filter_map(|(path, _)| at(path));
        if let Some(index) = main.or_else(|| others.into_iter().next()) {
            out.entry(index).or_insert_with(|| fault.line());
        }
    }
    if is_patient && !edits.is_empty() {
        out.clear();
    }
    // Errors of a file that is repaired may be those of one that goes: it goes first.
    let acted = !edits.is_empty() || !out.is_empty();
    for (index, edits) in edits {
        let file = &mut files[index];
        if !out.contains_key(&index) {
            file.repairs += edits.len();
            file.output = apply(&file.output, &distinct(edits));
        }
    }
    let is_less = !out.is_empty();
    for (index, why) in out {
        files[index].taken_back = Some(why);
    }
    (acted, is_less)
}

/// Returns the edits in order, each once.
pub(super) fn distinct(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
    edits.dedup();
    edits
}

/// Returns a text with edits, marks and imports.
pub(super) fn rendered(
    text: &str,
    plain: &SyntaxNode,
    hidden: &[Hidden],
    edits: &[Edit],
    marks: &[(TextSize, Mark)],
    wanted: &[(TextSize, &'static str)],
) -> String {
    let mut edits = edits.to_vec();
    with_roots(text, plain, hidden, &mut edits);
    let mut known: Vec<(TextSize, String)> = Vec::new();
    for (at, mark) in marks {
        let line = text[..usize::from(*at)].rfind('\n').map_or(0, |newline| newline + 1);
        let indent: String = text[line..].chars().take_while(|c| *c == ' ' || *c == '\t').collect();
        let line = TextSize::from(u32::try_from(line).unwrap_or(u32::MAX));
        let comment = comment(mark);
        if !known.iter().any(|(there, said)| *there == line && *said == comment) {
            edits.push(Edit::insert(line, format!("{indent}{comment}\n")));
            known.push((line, comment));
        }
    }
    edits.extend(imports(text, plain, hidden, wanted));
    apply(text, &edits)
}

/// Adds the fate of each place to a step.
pub(super) fn report<X>(files: &[File<X>], step: &mut Step) {
    for file in files {
        let name = file.path.to_string_lossy().replace('\\', "/");
        let line = |at: TextSize| file.text[..usize::from(at)].matches('\n').count() + 1;
        let (outcome, why) = match (&file.refused, &file.taken_back) {
            (Some(refused), _) => (Outcome::Left, refused.why.clone()),
            (None, Some(said)) => (Outcome::BackedOut, said.clone()),
            (None, None) => (Outcome::Rewritten, String::new()),
        };
        for (rule, at, facts) in &file.places {
            step.done.push(Done {
                rule: (*rule).to_owned(),
                file: name.clone(),
                line: line(*at),
                outcome,
                facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
                why: why.clone(),
            });
        }
    }
}
