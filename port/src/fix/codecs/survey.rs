//! The files that name codecs and buffers of 0.1, and what each becomes.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ra_ap_syntax::ast::{self, AstNode, HasAttrs, HasVisibility};
use ra_ap_syntax::{Edition, SourceFile, SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::{buffers, imports, traits};
use crate::error::Error;
use crate::family::code_name;
use crate::fix::apply::apply;
use crate::fix::change::{Edit, Mark};
use crate::fix::judge::Judge;
use crate::fix::whole;
use crate::join::Engine;
use crate::manifest::{Kind, Manifests, Package};
use crate::report::Finding;
use crate::syntax::paths::Place;
use crate::syntax::source::Source;

/// A file of the project that names codecs or buffers of 0.1.
pub(super) type File = whole::File<Codecs>;

/// The step's own knowledge of a file.
pub(super) struct Codecs {
    /// Index of its package.
    pub(super) package: usize,
    /// `true` if a codec goes over.
    pub(super) has_codec: bool,
    /// Implementations of 0.1 that may not be needed: the type's name, and their text.
    pub(super) sisters: Vec<(String, String)>,
}

/// The names of crates in the code of a package.
pub(super) struct Crates {
    /// Name of `bytes` 0.4.
    pub(super) bytes: Option<String>,
    /// Paths of the modules that hold the codec traits of 0.1.
    pub(super) codecs: Vec<String>,
    /// `byteorder` 1 is there, whose types `bytes` 0.4 showed as its own.
    pub(super) has_byteorder: bool,
}

impl Crates {
    fn of(package: &Package) -> Self {
        let old = |name: &str| {
            let found = package.dependencies.iter().find(|known| known.old && known.package == name);
            found.map(|known| code_name(&known.key))
        };
        let modules = [("tokio-codec", ""), ("tokio", "::codec"), ("tokio-io", "::codec")];
        let codecs = modules.into_iter().filter_map(|(name, module)| Some(format!("{}{module}", old(name)?)));
        let is_byteorder = |known: &crate::manifest::Dependency| {
            known.key == "byteorder" && known.requirement.trim_start_matches(['^', '=', '~', ' ']).starts_with('1')
        };
        Self {
            bytes: old("bytes"),
            codecs: codecs.collect(),
            has_byteorder: package.dependencies.iter().any(is_byteorder),
        }
    }
}

/// A file while it is looked at.
pub(super) struct Look<'a> {
    pub(super) text: &'a str,
    pub(super) source: &'a Source,
    /// The tree in which the arguments of macros are code.
    pub(super) open: SyntaxNode,
    pub(super) crates: &'a Crates,
    pub(super) findings: &'a [&'a Finding],
    pub(super) edits: Vec<Edit>,
    pub(super) marks: Vec<(TextSize, Mark)>,
    pub(super) imports: Vec<(TextSize, &'static str)>,
    pub(super) places: Vec<(&'static str, TextSize, Vec<&'static str>)>,
    pub(super) refused: Option<Mark>,
    /// Implementations of 0.1 that may not be needed: the type's name, and their text.
    pub(super) sisters: Vec<(String, String)>,
    /// Others may use it.
    pub(super) is_library: bool,
    /// Codecs are framed with somewhere in the project.
    pub(super) is_framed: bool,
}

impl Look<'_> {
    /// Notes why the file stays.
    pub(super) fn refuse(&mut self, mark: Mark) {
        self.refused.get_or_insert(mark);
    }

    /// Adds a mark above the statement, item or field that holds a place.
    pub(super) fn mark(&mut self, node: &SyntaxNode, mark: Mark) {
        let holder = node.ancestors().find(|node| {
            ast::Stmt::can_cast(node.kind())
                || ast::Item::can_cast(node.kind()) && node.kind() != SyntaxKind::MACRO_CALL
                || node.parent().is_some_and(|parent| parent.kind() == SyntaxKind::STMT_LIST)
        });
        let at = holder.map_or(node.text_range().start(), |holder| start(&holder));
        self.marks.push((at, mark));
    }

    /// Returns the text of a range with the edits that are known so far.
    pub(super) fn rendered(&self, range: TextRange) -> String {
        let inside: Vec<Edit> = self
            .edits
            .iter()
            .filter(|edit| range.contains_range(edit.range))
            .map(|edit| Edit { range: edit.range - range.start(), text: edit.text.clone() })
            .collect();
        apply(&self.text[range], &inside)
    }

    /// Returns the node whose name stands at a range.
    pub(super) fn name_at(&self, finding: &Finding) -> Option<ast::NameRef> {
        let at = TextSize::from(u32::try_from(finding.start).ok()?);
        let token = self.open.token_at_offset(at).right_biased()?;
        token.parent().and_then(ast::NameRef::cast)
    }
}

/// Returns the start of a node, after its comments.
pub(in crate::fix) fn start(node: &SyntaxNode) -> TextSize {
    let first =
        node.children_with_tokens().find(|child| !matches!(child.kind(), SyntaxKind::WHITESPACE | SyntaxKind::COMMENT));
    first.map_or(node.text_range().start(), |child| child.text_range().start())
}

/// Returns whether a node is code of tests.
pub(super) fn is_test(node: &SyntaxNode) -> bool {
    node.ancestors().any(|node| {
        let attributes = match node.kind() {
            SyntaxKind::MODULE => ast::Module::cast(node).map(|item| item.attrs()),
            SyntaxKind::FN => ast::Fn::cast(node).map(|item| item.attrs()),
            _ => None,
        };
        attributes.into_iter().flatten().any(|attribute| {
            let text = attribute.syntax().text().to_string();
            text == "#[test]" || text.starts_with("#[cfg(") && text.contains("test")
        })
    })
}

/// Looks at all files that the compiler has seen.
pub(super) fn survey(judge: &Judge, manifests: &Manifests, tell: &dyn Fn(&str)) -> Result<Vec<File>, Error> {
    let outcome = crate::run::run(&judge.options, tell)?;
    if !outcome.compiled {
        return Ok(Vec::new());
    }
    let findings = &outcome.report.findings;
    let is_framed = findings.iter().any(|finding| {
        finding.rule.contains("::codec::") && (finding.rule.contains("Framed") || finding.rule.ends_with("::framed"))
    });
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        by_file.entry(&finding.file).or_default().push(finding);
    }
    let mut files = Vec::new();
    for (name, findings) in by_file {
        if !findings.iter().any(|finding| is_ours(finding)) {
            continue;
        }
        let path = PathBuf::from(name);
        let Some(text) = judge.copy.read(&path) else { continue };
        let whole = judge.copy.at.join(&path);
        let holders = manifests.packages.iter().enumerate().filter(|(_, package)| whole.starts_with(&package.folder));
        let Some((index, package)) = holders.max_by_key(|(_, package)| package.folder.components().count()) else {
            continue;
        };
        if package.edition == Edition::Edition2015 {
            continue;
        }
        let is_library = package.targets.iter().any(|target| {
            target.kind == Kind::Lib && target.root.parent().is_some_and(|folder| whole.starts_with(folder))
        });
        let in_tests = path.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "benches");
        let crates = Crates::of(package);
        let source = Source::new(whole, text.clone(), package.edition);
        let mut look = Look {
            text: &text,
            source: &source,
            open: source.tree(),
            crates: &crates,
            findings: &findings,
            edits: Vec::new(),
            marks: Vec::new(),
            imports: Vec::new(),
            places: Vec::new(),
            refused: None,
            sisters: Vec::new(),
            is_library,
            is_framed,
        };
        for finding in findings.iter().filter(|finding| is_ours(finding)) {
            let is_reported = !matches!(finding.form, Place::Glob | Place::ExternCrate)
                && !matches!(finding.kind.as_str(), "module" | "item")
                && !matches!(finding.rule.as_str(), "bytes::BigEndian" | "bytes::LittleEndian" | "bytes::ByteOrder");
            if finding.engine == Engine::Syntax && is_reported {
                look.refuse(Mark::new("", "code that the compiler did not see names a buffer or a codec"));
            }
        }
        buffers::edits(&mut look, in_tests);
        let plain = SourceFile::parse(&text, package.edition).syntax_node();
        let has_codec = traits::edits(&mut look, &plain);
        match imports::edits(&text, &plain, &crates, has_codec) {
            Some(edits) => look.edits.extend(edits),
            None => look.refuse(Mark::new("", "a comment stands among the names of an import")),
        }
        if look.places.is_empty() && look.edits.is_empty() {
            continue;
        }
        if look.places.is_empty() {
            look.places.push(("bytes", TextSize::new(0), Vec::new()));
        }
        let output = whole::rendered(&text, &plain, &[], &look.edits, &look.marks, &look.imports);
        let Look { places, refused, sisters, .. } = look;
        files.push(File {
            path,
            output,
            repairs: 0,
            refused,
            taken_back: None,
            places,
            text,
            extra: Codecs { package: index, has_codec, sisters },
        });
    }
    Ok(files)
}

/// Returns whether a finding is one of a buffer or of a codec's trait.
fn is_ours(finding: &Finding) -> bool {
    let is_trait = |name: &str| finding.rule.ends_with(name);
    finding.rule.starts_with("bytes::")
        || finding.rule.contains("codec::") && (is_trait("::Encoder") || is_trait("::Decoder"))
}

/// Returns whether an item is shown to other crates, as far as its own words say.
pub(in crate::fix) fn is_public(item: &impl HasVisibility) -> bool {
    item.visibility().is_some_and(|shown| shown.syntax().text() == "pub")
}
