//! Both generations side by side: server modules, lessons, patterns, facts.

pub(crate) mod items;
mod margin;
pub(crate) mod pair;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use guide::facts::{Fact, Quoted};
use guide::markdown::relative_link;
use guide::region;
use guide::workspace_root;
use minijinja::context;
use serde::Serialize;

use crate::data::{Guide, place_of};
use crate::markdown;
use crate::output::Output;
use crate::pages::Documents;
use crate::template::Site;
use crate::{Error, page_of};
use margin::Margin;

/// Kind of a pair; the words are the headings of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A module of the servers.
    Server,
    /// A lesson.
    Lesson,
    /// A pattern's quotes.
    Pattern,
    /// A fact's proof.
    Fact,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Server, Self::Lesson, Self::Pattern, Self::Fact];

    fn heading(self) -> &'static str {
        match self {
            Self::Server => "The server, module by module",
            Self::Lesson => "The lessons, in the order of the course",
            Self::Pattern => "The patterns of real code",
            Self::Fact => "What behaves differently, and its proof",
        }
    }
}

/// Code of one side, and where it is.
#[derive(Debug, Clone, Default)]
struct Side {
    file: String,
    code: String,
}

/// Two pieces of code that are shown side by side.
#[derive(Debug)]
struct Part {
    /// Name of the part, on pages with several.
    name: String,
    left: Side,
    right: Side,
}

/// A page of the twin view.
#[derive(Debug)]
pub(crate) struct Twin {
    /// Its kind.
    pub(crate) kind: Kind,
    /// The page.
    pub(crate) page: String,
    /// Its name in lists.
    pub(crate) title: String,
    /// Description, as Markdown.
    pub(crate) shows: String,
    parts: Vec<Part>,
    question: String,
    answer: String,
    /// Names of the facts that belong to it.
    pub(crate) facts: Vec<String>,
    /// The page of the guide that explains it.
    story: Option<String>,
}

/// All pages of the twin view.
#[derive(Debug)]
pub(crate) struct Twins {
    /// The pages, kind by kind.
    pub(crate) all: Vec<Twin>,
}

impl Twins {
    /// Reads all pairs that are shown side by side.
    pub(crate) fn read(guide: &Guide, documents: &Documents) -> Result<Self, Error> {
        let root = workspace_root();
        let mut all = modules(root)?;
        all.extend(lessons(root, guide)?);
        all.extend(patterns(root, documents)?);
        all.extend(guide.facts.iter().map(fact));
        Ok(Self { all })
    }

    /// Returns the files that both sides have, as paths within either side.
    pub(crate) fn files(&self) -> BTreeSet<String> {
        let of = |twin: &Twin| twin.parts.first()?.left.file.strip_prefix("legacy/").map(str::to_owned);
        let whole = |twin: &&Twin| matches!(twin.kind, Kind::Server | Kind::Lesson);
        self.all.iter().filter(whole).filter_map(of).collect()
    }

    /// Writes all pages, their list, and the data with which any two files can be compared.
    pub(crate) fn write(&self, site: &Site<'_>, guide: &Guide, out: &mut Output) -> Result<(), Error> {
        let margin = Margin::read(&site.links);
        for (index, twin) in self.all.iter().enumerate() {
            let beside = |other: Option<&Twin>| {
                let other = other.filter(|other| other.kind == twin.kind)?;
                Some(context! { title => other.title, link => relative_link(&twin.page, &other.page) })
            };
            let before = beside(index.checked_sub(1).and_then(|before| self.all.get(before)));
            let after = beside(self.all.get(index + 1));
            let html = self.page(site, guide, twin, &margin, context! { before, after })?;
            out.write(&twin.page, &html)?;
        }
        self.list(site, out)?;
        self.data(out)
    }

    fn page(
        &self,
        site: &Site<'_>,
        guide: &Guide,
        twin: &Twin,
        margin: &Margin,
        neighbours: minijinja::Value,
    ) -> Result<String, Error> {
        let page = twin.page.as_str();
        let inline = |text: &str| markdown::inline(&site.links, page, "README.md", text);
        let shown = |name: &str| {
            let fact = guide.fact(name)?;
            Some(Shown {
                name: fact.name.clone(),
                about: inline(&fact.api),
                title: inline(&fact.title),
                quiet: fact.shows_as.is_quiet(),
                link: relative_link(page, &place_of(&fact.link)),
            })
        };
        let mut taken = BTreeSet::new();
        let mut parts = Vec::new();
        for part in &twin.parts {
            let (left, right) = (items::read(&part.left.code), items::read(&part.right.code));
            let mut rows = Vec::new();
            for row in pair::align(&left, &right) {
                let label = row.label();
                let mut anchor = pair::anchor(&label);
                while !taken.insert(anchor.clone()) {
                    anchor.push('_');
                }
                let facts: Vec<Shown> = row
                    .left
                    .map(|item| margin.of(&part.left.file, item))
                    .unwrap_or_default()
                    .iter()
                    .filter_map(|name| shown(name))
                    .collect();
                rows.push(context! { label => label, anchor, columns => pair::columns(&row), facts });
            }
            parts.push(context! {
                name => part.name,
                left => part.left.file,
                right => part.right.file,
                rows,
            });
        }
        let facts: Vec<Shown> = twin.facts.iter().filter_map(|name| shown(name)).collect();
        site.render(
            "twin.html",
            page,
            context! {
                title => twin.title,
                shows => inline(&twin.shows),
                kind => twin.kind.heading(),
                parts,
                question => inline(&twin.question),
                answer => inline(&twin.answer),
                facts,
                story => twin.story.as_ref().map(|story| relative_link(page, story)),
                ..neighbours
            },
        )
    }

    fn list(&self, site: &Site<'_>, out: &mut Output) -> Result<(), Error> {
        let page = "twin/index.html";
        let groups: Vec<_> = Kind::ALL
            .iter()
            .map(|kind| {
                let entries: Vec<_> = self
                    .all
                    .iter()
                    .filter(|twin| twin.kind == *kind)
                    .map(|twin| {
                        context! {
                            title => twin.title,
                            shows => markdown::inline(&site.links, page, "README.md", &twin.shows),
                            link => relative_link(page, &twin.page),
                        }
                    })
                    .collect();
                context! { title => kind.heading(), entries }
            })
            .collect();
        let files: BTreeSet<String> = self.files();
        let html = site.render("twins.html", page, context! { title => "Twin view", twins => groups, files })?;
        out.write(page, &html)
    }

    /// Writes a chunk for each file of either side, with its items, so that a script can show any two files side by
    /// side.
    fn data(&self, out: &mut Output) -> Result<(), Error> {
        #[derive(Serialize)]
        struct Chunk<'a> {
            key: &'a str,
            lines: Vec<(&'a str, &'a str)>,
        }
        let whole = |twin: &&Twin| matches!(twin.kind, Kind::Server | Kind::Lesson);
        let mut pages = Vec::new();
        for twin in self.all.iter().filter(whole) {
            for part in &twin.parts {
                for side in [&part.left, &part.right] {
                    let read = items::read(&side.code);
                    let chunk: Vec<Chunk<'_>> = read
                        .iter()
                        .map(|item| Chunk {
                            key: &item.key,
                            lines: item.lines.iter().map(|line| (line.text.as_str(), line.html.as_str())).collect(),
                        })
                        .collect();
                    out.chunk(&format!("data/code/{}.js", side.file), &format!("code/{}", side.file), &chunk)?;
                }
                pages.push((&part.left.file, &part.right.file, twin.page.strip_prefix("twin/").unwrap_or(&twin.page)));
            }
        }
        out.chunk("data/twins.js", "twins", &pages)
    }
}

/// A fact in the form in which a margin shows it.
#[derive(Debug, Serialize)]
struct Shown {
    name: String,
    about: String,
    title: String,
    quiet: bool,
    link: String,
}

fn read(root: &Path, file: &str) -> Result<Side, Error> {
    let path = root.join(file);
    let code = fs::read_to_string(&path).map_err(Error::file(&path))?;
    Ok(Side { file: file.to_owned(), code })
}

fn both(root: &Path, file: &str) -> Result<Part, Error> {
    let left = read(root, &format!("legacy/{file}"))?;
    let right = read(root, &format!("modern/{file}"))?;
    Ok(Part { name: String::new(), left, right })
}

/// The modules in the order in which a request passes through them; any others follow by name.
const MODULES: [&str; 10] = [
    "main.rs",
    "server.rs",
    "process.rs",
    "connection.rs",
    "socket.rs",
    "notifier.rs",
    "expire.rs",
    "clock.rs",
    "shutdown.rs",
    "lib.rs",
];

fn modules(root: &Path) -> Result<Vec<Twin>, Error> {
    let mut files = Vec::new();
    sources(&root.join("legacy/src"), "", &mut files)?;
    files.retain(|file| root.join("modern/src").join(file).is_file());
    files.sort_by_key(|file| (MODULES.iter().position(|known| known == file).unwrap_or(MODULES.len()), file.clone()));
    files
        .into_iter()
        .map(|file| {
            let part = both(root, &format!("src/{file}"))?;
            // Links between items have no meaning outside of rustdoc.
            let about =
                part.left.code.lines().map_while(|line| line.strip_prefix("//! ")).collect::<Vec<_>>().join(" ");
            let about = about.replace("[`", "`").replace("`]", "`");
            Ok(Twin {
                kind: Kind::Server,
                page: format!("twin/src/{}.html", file.trim_end_matches(".rs")),
                title: file,
                shows: about,
                parts: vec![part],
                question: String::new(),
                answer: String::new(),
                facts: Vec::new(),
                story: None,
            })
        })
        .collect()
}

fn sources(folder: &Path, below: &str, found: &mut Vec<String>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(Error::file(folder))? {
        let entry = entry.map_err(Error::file(folder))?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            sources(&entry.path(), &format!("{name}/"), found)?;
        } else if name.ends_with(".rs") {
            found.push(name);
        }
    }
    Ok(())
}

fn lessons(root: &Path, guide: &Guide) -> Result<Vec<Twin>, Error> {
    let exists = |side: &str, name: &str| root.join(format!("{side}/examples/{name}.rs")).is_file();
    guide
        .lessons
        .iter()
        .filter(|spec| exists("legacy", &spec.name) && exists("modern", &spec.name))
        .map(|spec| {
            let story = root.join(format!("guide/patterns/{}.md", spec.name)).is_file();
            Ok(Twin {
                kind: Kind::Lesson,
                page: format!("twin/examples/{}.html", spec.name),
                title: spec.name.clone(),
                shows: spec.shows.clone(),
                parts: vec![both(root, &format!("examples/{}.rs", spec.name))?],
                question: spec.predict.clone(),
                answer: spec.answer.clone().unwrap_or_default(),
                facts: spec.facts.clone(),
                story: story.then(|| page_of(&format!("guide/patterns/{}.md", spec.name))),
            })
        })
        .collect()
}

fn patterns(root: &Path, documents: &Documents) -> Result<Vec<Twin>, Error> {
    let mut twins = Vec::new();
    for document in documents.all.iter().filter(|document| document.file.starts_with("guide/patterns/")) {
        let text = documents.text(&document.file).unwrap_or_default();
        let parts = quoted(root, text)?;
        let name = document.file.trim_start_matches("guide/patterns/").trim_end_matches(".md");
        if parts.is_empty() {
            continue;
        }
        let facts = text.lines().rfind(|line| line.starts_with("Facts: ")).unwrap_or_default();
        twins.push(Twin {
            kind: Kind::Pattern,
            page: format!("twin/pattern/{name}.html"),
            title: document.title.clone(),
            shows: String::new(),
            parts,
            question: String::new(),
            answer: String::new(),
            facts: facts.split("[B").skip(1).filter_map(|rest| Some(format!("B{}", rest.split(' ').next()?))).collect(),
            story: Some(page_of(&document.file)),
        });
    }
    Ok(twins)
}

/// Returns the code that a document quotes. Code of the new side is placed opposite the code of the old side that was
/// quoted before it.
fn quoted(root: &Path, text: &str) -> Result<Vec<Part>, Error> {
    let mut parts: Vec<Part> = Vec::new();
    for line in text.lines() {
        let marker = line.strip_prefix("<!-- quote: ").or_else(|| line.strip_prefix("<!-- side-by-side: "));
        let Some(sources) = marker.and_then(|rest| rest.strip_suffix(" -->")) else { continue };
        for source in sources.split_whitespace() {
            let Some((file, name)) = source.split_once('#') else { continue };
            let whole = read(root, file)?;
            let code = region::extract(&whole.code, name).map_err(|error| Error::Data(format!("{file}: {error}")))?;
            let side = Side { file: file.to_owned(), code };
            let is_old = file.starts_with("legacy/") || (!file.starts_with("modern/") && name.contains("legacy"));
            match parts.last_mut() {
                Some(part) if !is_old && part.right.code.is_empty() => part.right = side,
                _ if is_old => parts.push(Part { name: name.replace('_', " "), left: side, right: Side::default() }),
                _ => parts.push(Part { name: name.replace('_', " "), left: Side::default(), right: side }),
            }
        }
    }
    Ok(parts)
}

fn fact(fact: &Fact) -> Twin {
    let side = |quoted: Option<&Quoted>| {
        quoted.map_or_else(Side::default, |quoted| Side { file: quoted.file.clone(), code: quoted.code.clone() })
    };
    let name = |quoted: &Quoted| {
        let rest = quoted.region.splitn(3, '_').nth(2).unwrap_or_default();
        rest.replace('_', " ")
    };
    let parts = (0..fact.old.len().max(fact.new.len()))
        .map(|index| {
            let (old, new) = (fact.old.get(index), fact.new.get(index));
            let named = new.or(old).map(name).unwrap_or_default();
            Part { name: if index == 0 { String::new() } else { named }, left: side(old), right: side(new) }
        })
        .collect();
    Twin {
        kind: Kind::Fact,
        page: format!("twin/fact/{}.html", fact.name.to_lowercase()),
        title: format!("{} {}", fact.name, markdown::words(&fact.title)),
        shows: fact.action.clone(),
        parts,
        question: String::new(),
        answer: String::new(),
        facts: vec![fact.name.clone()],
        story: Some(place_of(&fact.link)),
    }
}
