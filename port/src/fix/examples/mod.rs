//! Examples in documentation, judged with the rest of the code.
//!
//! rustdoc makes a program of each block of code. This module makes the same programs, writes them into the working copy as
//! an example target for one compilation, and puts what the compiler says of them down to the lines of documentation that
//! they come from. Blocks stand in one file, each in a module of its own, where that means the same; a block with
//! attributes, macros or names of its crate's root gets a file.
//!
//! Only what compiled before the first step that writes code is judged. What is not: blocks with `ignore`, `compile_fail`
//! or an edition of their own, documentation in strings with escapes, and what does not compile.

mod block;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{Edition, SourceFile, TextRange};
use toml_edit::DocumentMut;

pub(super) use block::Example;

use super::copy::Copy;
use super::judge::Judge;
use super::step::visit;
use crate::cargo::Tree;
use crate::error::Error;
use crate::exact::messages::{Message, Span};
use crate::syntax::scope::normal;
use text::{Made, size};

/// Greatest number of compilations until only blocks that compile are left.
const ROUNDS: usize = 6;
/// Beginning of the names of the targets.
const NAME: &str = "tokio_port_docs";

/// Returns the blocks of code in the documentation of a file of Rust, or in a file of Markdown.
///
/// `copy` is where the file stands, for what it includes.
pub(super) fn examples_in(copy: &Copy, path: &Path, file: &str, edition: Edition) -> Vec<Example> {
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let included = |name: &str| copy.read(&folder.join(name));
    examples(path, file, edition, &included)
}

fn examples(path: &Path, file: &str, edition: Edition, included: &dyn Fn(&str) -> Option<String>) -> Vec<Example> {
    let docs = match path.extension().is_some_and(|extension| extension == "rs") {
        true => text::docs(file, &SourceFile::parse(file, edition).syntax_node(), included).0,
        false => vec![text::markdown(file)],
    };
    docs.iter().flat_map(|doc| block::blocks(file, doc, edition)).collect()
}

/// A file with documentation of a library.
#[derive(Debug)]
struct Shown {
    path: PathBuf,
    edition: Edition,
    /// The folder of its package, relative to the root.
    package: PathBuf,
    /// Indexes of the blocks that are judged.
    judged: BTreeSet<usize>,
}

/// The examples in a project's documentation that are judged.
#[derive(Debug, Default)]
pub struct Examples {
    shown: Vec<Shown>,
    /// The packages, relative to the root: the folder for targets, and attributes of their examples.
    packages: BTreeMap<PathBuf, Package>,
}

#[derive(Debug)]
struct Package {
    /// `examples` or `tests`.
    folder: &'static str,
    /// Inner attributes, as `#![doc(test(attr(…)))]` asks for them.
    attributes: String,
    /// `true` if these make errors of warnings.
    is_strict: bool,
}

/// Files that were written for one compilation; dropping it removes them.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Texts by the paths that the compiler names, with what they are made of.
    files: BTreeMap<PathBuf, Vec<Part>>,
    /// The paths at which they were written, and folders that were made for them.
    paths: Vec<PathBuf>,
}

/// A block in a written file.
#[derive(Debug)]
struct Part {
    from: usize,
    to: usize,
    path: PathBuf,
    index: usize,
    made: Made,
    span: TextRange,
    is_strict: bool,
}

impl Examples {
    /// Finds the examples of all libraries, and leaves out what does not compile. Says in `notes` what is left out.
    ///
    /// # Errors
    ///
    /// Fails if the project cannot be read, or cargo not be started.
    pub(super) fn find(judge: &mut Judge, notes: &mut Vec<String>) -> Result<(), Error> {
        if judge.options.exact.without_tests {
            return Ok(());
        }
        judge.tree()?;
        let mut examples = Self::default();
        let mut files: Vec<(PathBuf, Edition, Vec<String>)> = Vec::new();
        visit(judge, true, &mut |context| {
            if context.is_library {
                let included = text::docs(&context.source.text, &context.plain_tree(), &|_| None).1;
                files.push((context.path.to_path_buf(), context.edition, included));
            }
        })?;
        for (path, edition, included) in files {
            let Some(package) = judge.package_of(&path) else { continue };
            let folder = judge.copy.at.join(&path).parent().map(Path::to_path_buf).unwrap_or_default();
            let included = included.iter().map(|file| judge.copy.relative(&normal(&folder.join(file))));
            let inside: Vec<PathBuf> = included.filter(|file| file.is_relative()).collect();
            for path in std::iter::once(path).chain(inside) {
                let Some(text) = judge.copy.read(&path) else { continue };
                let found = examples_in(&judge.copy, &path, &text, edition);
                let judged: BTreeSet<usize> = (0..found.len()).filter(|index| found[*index].is_code).collect();
                let is_known = examples.shown.iter().any(|shown| shown.path == path);
                if !found.is_empty() && !is_known {
                    examples.shown.push(Shown { path, edition, package: package.clone(), judged });
                }
            }
            if !examples.packages.contains_key(&package) {
                let found = settings(judge, &package);
                examples.packages.extend(found.map(|found| (package.clone(), found)));
            }
        }
        let packages = &examples.packages;
        examples.shown.retain(|shown| packages.contains_key(&shown.package));
        let all = examples.count();
        if all == 0 {
            return Ok(());
        }
        judge.examples = examples;
        let mut is_clean = false;
        for _ in 0..ROUNDS {
            let (verdict, faulty) = judge.compile_examples()?;
            is_clean = verdict.is_clean();
            if is_clean || !judge.examples.leave_out(&faulty) {
                break;
            }
        }
        if !is_clean {
            judge.examples = Self::default();
        }
        let count = judge.examples.count();
        notes.push(format!("{count} of {all} examples in documentation compile, and are judged with the code"));
        Ok(())
    }

    fn count(&self) -> usize {
        self.shown.iter().map(|shown| shown.judged.len()).sum()
    }

    /// Leaves out blocks; returns whether there were any.
    fn leave_out(&mut self, faulty: &BTreeSet<(PathBuf, usize)>) -> bool {
        let mut is_less = false;
        for shown in &mut self.shown {
            shown.judged.retain(|index| {
                let is_faulty = faulty.contains(&(shown.path.clone(), *index));
                is_less |= is_faulty;
                !is_faulty
            });
        }
        is_less
    }

    /// Returns whether a block of a file is judged.
    pub(super) fn is_judged(&self, path: &Path, index: usize) -> bool {
        self.shown.iter().any(|shown| shown.path == path && shown.judged.contains(&index))
    }

    /// Returns the files of documentation that are not code.
    pub(super) fn included(&self) -> impl Iterator<Item = (&Path, Edition)> {
        let is_code = |path: &Path| path.extension().is_some_and(|extension| extension == "rs");
        let others = self.shown.iter().filter(move |shown| !is_code(&shown.path));
        others.map(|shown| (shown.path.as_path(), shown.edition))
    }

    /// Writes the programs for one compilation.
    pub(super) fn write(&self, copy: &Copy, tree: &Tree) -> Result<Written, Error> {
        let mut written = Written::default();
        for (number, (folder, package)) in self.packages.iter().enumerate() {
            let mut together = Made::default();
            together.push(&package.attributes);
            let mut parts = Vec::new();
            let mut alone = Vec::new();
            for shown in self.shown.iter().filter(|shown| shown.package == *folder && !shown.judged.is_empty()) {
                let Some(text) = copy.read(&shown.path) else { continue };
                let found = examples_in(copy, &shown.path, &text, shown.edition);
                for (index, example) in found.into_iter().enumerate() {
                    if !shown.judged.contains(&index) {
                        continue;
                    }
                    let part = |from: usize, to: usize, made: &Made| Part {
                        from,
                        to,
                        path: shown.path.clone(),
                        index,
                        made: made.clone(),
                        span: example.span,
                        is_strict: package.is_strict,
                    };
                    // The module's own `main` would be called unused.
                    if example.is_alone || package.is_strict {
                        let mut made = Made::default();
                        made.push(&package.attributes);
                        made.append(example.made());
                        alone.push((part(0, made.text.len(), &made), made.text));
                        continue;
                    }
                    together.push(&format!("mod e{} {{\n", parts.len()));
                    let from = together.text.len();
                    together.append(example.made());
                    let to = together.text.len();
                    together.push("\n}\n");
                    parts.push(part(from, to, example.made()));
                }
            }
            let at = tree.at.join(folder).join(package.folder);
            let mut put = |name: String, text: &str, parts: Vec<Part>| -> Result<(), Error> {
                let path = at.join(format!("{name}.rs"));
                if !at.exists() {
                    fs::create_dir_all(&at).map_err(Error::file(&at))?;
                    written.paths.push(at.clone());
                }
                written.paths.push(path.clone());
                fs::write(&path, text).map_err(Error::file(&path))?;
                written.files.insert(normal(&tree.user_path(&path)), parts);
                Ok(())
            };
            if !parts.is_empty() {
                together.push("fn main() {}\n");
                put(format!("{NAME}_{number}"), &together.text, parts)?;
            }
            for (index, (part, text)) in alone.into_iter().enumerate() {
                put(format!("{NAME}_{number}_{index}"), &text, vec![part])?;
            }
        }
        Ok(written)
    }
}

/// Returns where a package's examples can be compiled, and how; `None` where they cannot.
fn settings(judge: &Judge, package: &Path) -> Option<Package> {
    let manifest = judge.copy.read(&package.join("Cargo.toml"))?.parse::<DocumentMut>().ok()?;
    let is_found = |key: &str| {
        let value = manifest.get("package").and_then(|package| package.get(key)).and_then(toml_edit::Item::as_bool);
        value != Some(false)
    };
    let folder = match (is_found("autoexamples"), is_found("autotests")) {
        (true, _) => "examples",
        (false, true) => "tests",
        (false, false) => return None,
    };
    let root = manifest.get("lib").and_then(|lib| lib.get("path")).and_then(toml_edit::Item::as_str);
    let root = judge.copy.read(&package.join(root.unwrap_or("src/lib.rs")))?;
    let tree = SourceFile::parse(&root, Edition::CURRENT).syntax_node();
    let mut asked = Vec::new();
    for attribute in tree.children().filter_map(ast::Attr::cast) {
        let text: String = attribute.syntax().text().to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((_, inner)) = text.split_once("attr(").filter(|_| text.contains("doc(test(")) else { continue };
        let mut depth = 1usize;
        let end = inner.find(|c: char| {
            depth = match c {
                '(' => depth + 1,
                ')' => depth - 1,
                _ => depth,
            };
            depth == 0
        });
        asked.push(format!("#![{}]", &inner[..end?]));
    }
    let is_strict = asked.iter().any(|attribute| attribute.contains("deny(") || attribute.contains("forbid("));
    let attributes = if asked.is_empty() { "#![allow(unused)]".to_owned() } else { asked.join(" ") };
    Some(Package { folder, attributes: attributes + "\n", is_strict })
}

impl Written {
    /// Returns whether a file is one of these, by the path that the compiler names.
    pub(super) fn has(&self, tree: &Tree, path: &Path) -> bool {
        !self.files.is_empty() && self.files.contains_key(&normal(&tree.user_path(path)))
    }

    fn part(&self, tree: &Tree, span: &Span) -> Option<(&Part, TextRange)> {
        let parts = self.files.get(&normal(&tree.user_path(Path::new(&span.file_name))))?;
        let part = parts.iter().find(|part| part.from <= span.byte_start && span.byte_start <= part.to);
        let part = part.or_else(|| parts.first())?;
        let start = span.byte_start.saturating_sub(part.from);
        Some((part, TextRange::new(size(start), size(span.byte_end.saturating_sub(part.from).max(start)))))
    }

    /// Puts the places of a message down to the documentation. Returns the block that its main place lies in.
    pub(super) fn put_down(&self, copy: &Copy, tree: &Tree, message: &mut Message) -> Option<(PathBuf, usize)> {
        let mut main = None;
        for span in &mut message.spans {
            let is_main = span.is_primary && main.is_none();
            let mut next = Some(span);
            while let Some(span) = next {
                if let Some((part, range)) = self.part(tree, span) {
                    if is_main {
                        main = Some((part.path.clone(), part.index));
                    }
                    let place = part.made.range(range).unwrap_or(TextRange::empty(part.span.start()));
                    span.file_name = copy.at.join(&part.path).display().to_string();
                    span.byte_start = place.start().into();
                    span.byte_end = place.end().into();
                    // It would be of the program's text.
                    span.suggested_replacement = None;
                }
                next = span.expansion.as_mut().map(|expansion| &mut expansion.span);
            }
        }
        for child in &mut message.children {
            self.put_down(copy, tree, child);
        }
        message.in_example = main.is_some();
        main
    }

    /// Returns whether a warning ends the compilation of this block, as its library has asked for.
    pub(super) fn is_error(&self, block: &(PathBuf, usize), message: &Message) -> bool {
        let is_strict = |part: &&Part| part.is_strict && part.path == block.0 && part.index == block.1;
        message.code.as_ref().is_some_and(|code| code.code != "deprecated")
            && self.files.values().flatten().any(|part| is_strict(&part))
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        for path in self.paths.iter().rev() {
            let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the programs of the blocks of a file, those that are not compiled as `None`.
    fn programs(text: &str) -> Vec<Option<String>> {
        let found = examples(Path::new("x.rs"), text, Edition::Edition2018, &|_| None);
        found.iter().map(|example| example.is_code.then(|| example.text().to_owned())).collect()
    }

    fn wrapped(code: &str) -> Option<String> {
        Some(format!("fn main() {{\n{code}\n\n}}\n"))
    }

    #[test]
    fn blocks_are_those_that_rustdoc_compiles() {
        let with = |tags: &str| programs(&format!("/// ```{tags}\n/// f();\n/// ```\nfn f() {{}}\n")).remove(0);
        for tags in ["", "rust", "no_run", "should_panic", "edition2018", "rust,no_run", "rust,other", "no_run other"] {
            assert_eq!(with(tags), wrapped("f();"), "{tags}");
        }
        for tags in ["ignore", "ignore-windows", "text", "toml", "compile_fail", "edition2021", "other no_run"] {
            assert_eq!(with(tags), None, "{tags}");
        }
    }

    #[test]
    fn documentation_has_many_forms() {
        let one = |text: &str| {
            let found = programs(text);
            assert_eq!(found.len(), 1, "{text}");
            found.into_iter().next().flatten()
        };
        for text in [
            "//! ```\n//! f();\n//! ```\n",
            "/** ```\nf();\n``` */\nfn f() {}\n",
            "/**\n * ```\n * f();\n * ```\n */\nfn f() {}\n",
            "/// A.\n///\n///     f();\nfn f() {}\n",
            "/// - ~~~\n///   f();\n///   ~~~\nfn f() {}\n",
            "#[doc = r\"```\nf();\n```\"]\nfn f() {}\n",
            "/// ```\n#[inline]\n/// f();\n/// ```\nfn f() {}\n",
            "commands! {\n    /// ```\r\n    /// # f();\r\n    /// ```\r\n    fn f();\n}\n",
        ] {
            assert_eq!(one(text), wrapped("f();"), "{text}");
        }
        for text in ["//// ```\n//// f();\n//// ```\n", "/* ``` f(); */\n", "// ```\n// f();\n"] {
            assert!(programs(text).is_empty(), "{text}");
        }
        assert_eq!(one("#[doc = \"```\\nf();\\n```\"]\nfn f() {}\n"), None, "a string with escapes");
        assert_eq!(one("/// ```\n/// f(\n/// ```\nfn f() {}\n"), None, "what cannot be read");
    }

    #[test]
    fn an_example_may_begin_in_another_file() {
        let setup = |name: &str| (name == "a.md").then(|| "# use a::B;\n# fn main() {\n# let x = 1;".to_owned());
        let text = "/// ```\n#[doc = include_str!(\"a.md\")]\n/// f(x);\n/// # }\n/// ```\nfn f() {}\n";
        let found = examples(Path::new("x.rs"), text, Edition::Edition2018, &setup);
        assert_eq!(found[0].text(), "use a::B;\nfn main() {\nlet x = 1;\nf(x);\n}\n");
        assert!(found[0].is_code);
        let import = found[0].import(text, "c::D").unwrap().unwrap();
        assert_eq!(import.text, "/// # use c::D;\n");
        assert_eq!(usize::from(import.range.start()), text.find("/// f(x)").unwrap());
        let whole = "/// ```\n#[doc = include_str!(\"a.md\")]\n/// ```\nfn f() {}\n";
        assert!(examples(Path::new("x.rs"), whole, Edition::Edition2018, &setup).is_empty());
    }

    #[test]
    fn programs_are_wrapped_as_rustdoc_wraps_them() {
        let of = |lines: &[&str]| {
            let text: String = lines.iter().map(|line| format!("/// {line}\n")).collect();
            let found =
                examples(Path::new("x.rs"), &format!("/// ```\n{text}/// ```\n"), Edition::Edition2018, &|_| None);
            (found[0].text().to_owned(), found[0].is_alone)
        };
        assert_eq!(of(&["fn main() { f() }"]), ("fn main() { f() }\n".to_owned(), false));
        assert_eq!(
            of(&["#![feature(x)]", "extern crate a as b;", "##[allow(x)] f();"]),
            ("#![feature(x)]\nextern crate a as b;\nfn main() {\n#[allow(x)] f();\n\n}\n".to_owned(), true)
        );
        let (text, is_alone) = of(&["f()?;", "# Ok::<(), ()>(())"]);
        assert!(text.contains("fn _inner() -> core::result::Result<") && text.contains("_inner().unwrap()"), "{text}");
        assert!(!is_alone);
    }

    #[test]
    fn places_lead_to_the_file_and_back() {
        let text = "impl X {\n    /// Does.\n    ///\n    /// ```\n    /// # let x = y();\n    ///  f(x)\n    ///     .g();\n    /// ```\n}";
        let example = examples(Path::new("x.rs"), text, Edition::Edition2018, &|_| None).remove(0);
        for word in ["y()", "f", "x)", ".g()"] {
            let at = TextRange::at(size(text.find(word).unwrap()), size(word.len()));
            let inside = example.inside(at).unwrap();
            assert_eq!(&example.text()[inside], word);
            assert_eq!(example.outside(inside), Some(at));
        }
        let call = example.text().find(" f(x)").unwrap() + 1;
        let whole = TextRange::new(size(call), size(example.text().find(";\n\n}").unwrap()));
        assert_eq!(&text[example.outside(whole).unwrap()], "f(x)\n    ///     .g()");
        // No import is there, so that this one is shown.
        let import = example.import(text, "a::B").unwrap().unwrap();
        assert_eq!(
            (import.text.as_str(), &text[usize::from(import.range.start())..][..15]),
            ("    /// use a::B;\n", "    /// # let x")
        );
    }
}
