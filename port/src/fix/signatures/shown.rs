//! Calls in examples of documentation.
//!
//! An example is a program of its own: what is decided of a call is decided in that program, and its edits are written where
//! its lines stand in the documentation.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{Edition, SourceFile, SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::callers::{Caller, Dark, called, caller, is_import};
use super::plan::Rendered;
use super::survey::{File, World};
use crate::fix::change::{Edit, TO_OLD};
use crate::fix::copy::Copy;
use crate::fix::examples::{Example, examples_in};
use crate::fix::judge::Judge;
use crate::syntax::source::Source;

/// A block of code in documentation.
pub(super) struct Shown {
    /// Index of the file that it stands in.
    file: usize,
    example: Example,
    /// The program that it makes.
    program: File,
    /// `true` if the compiler judges it.
    is_judged: bool,
}

impl World {
    /// Reads the examples of all files, and files of documentation that are no code.
    pub(super) fn read_examples(&mut self, judge: &Judge) {
        for (path, edition) in judge.examples.included() {
            if let Some(text) = judge.copy.read(path) {
                self.files.push(file(path, text, edition, false));
            }
        }
        for index in 0..self.files.len() {
            let File { path, text, edition, .. } = &self.files[index];
            let (path, edition) = (path.clone(), *edition);
            for (number, example) in examples_in(&judge.copy, &path, text, edition).into_iter().enumerate() {
                let is_judged = judge.examples.is_judged(&path, number);
                let program = file(&path, example.text().to_owned(), edition, is_judged);
                self.shown.push(Shown { file: index, example, program, is_judged });
            }
        }
    }

    /// Returns the example in which a place of a file lies.
    fn example_at(&self, file: usize, at: TextRange) -> Option<&Shown> {
        self.shown.iter().find(|shown| shown.file == file && shown.example.span.contains_range(at))
    }

    /// Returns whether a place lies in an example.
    pub(super) fn is_in_example(&self, file: usize, at: TextRange) -> bool {
        self.example_at(file, at).is_some()
    }

    /// Looks at a place at which a function is named, in code or in an example.
    pub(super) fn caller(&self, file: usize, at: TextRange) -> Caller {
        match self.example_at(file, at) {
            Some(shown) => shown.caller(&self.files[file].text, at).unwrap_or(Caller::Unknown(UNWRITTEN)),
            None => caller(&self.files[file], at),
        }
    }

    /// Returns whether a place lies in a `use`, of code or of an example.
    pub(super) fn is_import(&self, file: usize, at: TextRange) -> bool {
        match self.example_at(file, at) {
            Some(shown) => shown.example.inside(at).is_some_and(|at| is_import(&shown.program, at)),
            None => is_import(&self.files[file], at),
        }
    }

    /// Returns the edits that write imports into the examples that their places lie in, each once.
    pub(super) fn imports_of_examples(&self, file: usize, wanted: &[(TextSize, &str)]) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        for (at, import) in wanted {
            let Some(shown) = self.example_at(file, TextRange::empty(*at)) else { continue };
            let edit = shown.example.import(&self.files[file].text, import).flatten();
            edits.extend(edit.filter(|edit| !edits.contains(edit)).into_iter().collect::<Vec<_>>());
        }
        edits
    }

    /// Returns the names that are called in documentation where the compiler does not judge it.
    pub(super) fn dark_in_documentation(&self) -> Vec<Dark> {
        let why = "code in documentation that is not judged calls something of this name";
        let dark = self.shown.iter().filter(|shown| !shown.is_judged);
        let names = dark.flat_map(|shown| called(shown.example.text()));
        names.map(|(name, form)| Dark { name, form, why, is_outside: true }).collect()
    }

    /// Returns the groups whose edits stand nearest to an error in an example: in its statement, or in the example. `None` if
    /// it is in no example.
    pub(super) fn blamed_in_example(
        &self,
        copy: &Copy,
        rendered: &Rendered,
        file: usize,
        at: TextRange,
    ) -> Option<BTreeSet<usize>> {
        if !self.shown.iter().any(|shown| shown.file == file) {
            return None;
        }
        let source = &self.files[file];
        let text = rendered.texts.get(&file).unwrap_or(&source.text);
        let examples = examples_in(copy, &source.path, text, source.edition);
        let example = examples.iter().find(|example| example.span.contains_range(at))?;
        let places = rendered.places.get(&file).map(Vec::as_slice).unwrap_or_default();
        let within = |range: TextRange| -> BTreeSet<usize> {
            places.iter().filter(|(place, _)| range.contains_range(*place)).map(|(_, group)| *group).collect()
        };
        let tree = example.tree();
        let node = example.inside(at).map(|at| match tree.covering_element(at) {
            ra_ap_syntax::NodeOrToken::Node(node) => Some(node),
            ra_ap_syntax::NodeOrToken::Token(token) => token.parent(),
        });
        let levels = node.flatten().into_iter().flat_map(|node| node.ancestors().collect::<Vec<SyntaxNode>>());
        for level in levels {
            let is_level = matches!(level.kind(), SyntaxKind::LET_STMT | SyntaxKind::EXPR_STMT | SyntaxKind::CALL_EXPR);
            let found = example.outside(level.text_range()).filter(|_| is_level).map(within).unwrap_or_default();
            if !found.is_empty() {
                return Some(found);
            }
        }
        Some(within(example.span))
    }
}

/// Reason why a call in an example cannot go over.
const UNWRITTEN: &str = "an example in documentation calls it where an adapter cannot be written";

impl Shown {
    /// Looks at a call in the program, and says in places of the file what is to be done.
    fn caller(&self, text: &str, at: TextRange) -> Option<Caller> {
        let inside = self.example.inside(at)?;
        let outside = |range: &TextRange| self.example.outside(*range);
        let found = match caller(&self.program, inside) {
            Caller::Adapted(ranges) => Caller::Adapted(ranges.iter().map(outside).collect::<Option<_>>()?),
            found @ (Caller::Old(range) | Caller::Named(range)) => {
                // The import would stand outside of the module.
                let node = self.program.plain.covering_element(inside);
                if node.ancestors().any(|node| ast::Module::can_cast(node.kind())) {
                    return None;
                }
                self.example.import(text, TO_OLD)?;
                let range = outside(&range)?;
                if matches!(found, Caller::Old(_)) { Caller::Old(range) } else { Caller::Named(range) }
            }
            other => other,
        };
        Some(found)
    }
}

/// Returns a text as a file; it is read as code if `is_code`.
fn file(path: &Path, text: String, edition: Edition, is_code: bool) -> File {
    let code = if is_code { text.clone() } else { String::new() };
    let plain = SourceFile::parse(&code, edition).syntax_node();
    let open = Source::new(path.to_path_buf(), code, edition).tree();
    File {
        path: path.to_path_buf(),
        text,
        edition,
        plain,
        open,
        made: HashMap::new(),
        is_seen: true,
        hidden: Vec::new(),
    }
}
