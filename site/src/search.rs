//! The data for the search, in chunks that scripts load when the reader starts typing.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::Error;
use crate::data::{Guide, place_of};
use crate::markdown::{Heading, words};
use crate::output::Output;
use crate::page_of;
use crate::pages::Documents;
use crate::twin::{Kind, Twins};

/// A row of the map: old path, kind, new path, class, effort, advice, facts, uses, page, other paths.
type MapRow<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, String, &'a str, u32, String, Vec<&'a str>);

#[derive(Serialize)]
struct Fact<'a> {
    name: &'a str,
    api: String,
    title: String,
    shows: &'a str,
    text: String,
    items: &'a [String],
    uses: u32,
    link: String,
}

#[derive(Serialize)]
struct Said<'a> {
    code: &'a str,
    /// The text, with `…` in place of names that belong to the example.
    text: String,
    /// The text as a program printed it.
    full: &'a str,
    shows: &'a str,
    from: &'a str,
    why: String,
    action: String,
    facts: &'a [String],
    see: String,
    link: String,
}

#[derive(Serialize)]
struct Page<'a> {
    kind: &'a str,
    title: String,
    /// The title of the page that a section belongs to.
    within: String,
    text: String,
    /// The names in its code, each one once.
    code: String,
    link: String,
}

/// Largest number of characters of a section that the search uses.
const SECTION: usize = 3000;

/// Returns the names in code, each one once.
fn names(code: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let names: BTreeSet<&str> = code.split(|c| !is_part(c)).filter(|name| name.len() > 3).collect();
    names.into_iter().collect::<Vec<_>>().join(" ")
}

/// Writes the chunks.
pub(crate) fn write(guide: &Guide, documents: &Documents, twins: &Twins, out: &mut Output) -> Result<(), Error> {
    let rows: Vec<MapRow<'_>> = guide
        .rows()
        .map(|(group, row)| {
            (
                row.old.as_str(),
                row.kind.as_str(),
                row.new.as_str(),
                row.class.name(),
                row.effort.name(),
                words(&row.action),
                row.facts.as_str(),
                row.uses.unwrap_or(0),
                Guide::place(group, row),
                guide.other_paths(row),
            )
        })
        .collect();
    out.chunk("data/search-map.js", "map", &rows)?;

    let facts: Vec<Fact<'_>> = guide
        .facts
        .iter()
        .map(|fact| Fact {
            name: &fact.name,
            api: words(&fact.api),
            title: words(&fact.title),
            shows: fact.shows_as.name(),
            text: words(&format!("{} {} {}", fact.legacy, fact.modern, fact.action)),
            items: &fact.items,
            uses: fact.uses,
            link: place_of(&fact.link),
        })
        .collect();
    out.chunk("data/search-facts.js", "facts", &facts)?;

    let errors: Vec<Said<'_>> = guide
        .errors
        .iter()
        .map(|(entry, anchor)| Said {
            code: entry.code.as_deref().unwrap_or_default(),
            text: entry.words(),
            full: &entry.text,
            shows: entry.shows.name(),
            from: &entry.from,
            why: words(&entry.why),
            action: words(&entry.action),
            facts: &entry.facts,
            see: entry.see.clone().unwrap_or_default(),
            link: format!("guide/errors.html#{anchor}"),
        })
        .collect();
    out.chunk("data/search-errors.js", "errors", &errors)?;
    out.chunk("data/search-pages.js", "pages", &pages(guide, documents, twins))
}

/// Returns whether a page is left out: the map, the facts and the errors are searched row by row instead, and the answers
/// to the lessons' questions with the lessons.
fn is_left_out(page: &str) -> bool {
    page.starts_with("guide/map/")
        || page.starts_with("guide/behaviour")
        || matches!(page, "guide/errors.html" | "CHANGELOG.html" | "ANSWERS.html")
}

/// Returns whether a page is found as a whole and not by its sections: the hundred fixtures of `fix` would stand in front of
/// advice.
fn is_found_whole(page: &str) -> bool {
    page == "port/rules.html"
}

fn pages(guide: &Guide, documents: &Documents, twins: &Twins) -> Vec<Page<'static>> {
    let mut found = Vec::new();
    for written in documents.written.borrow().iter().filter(|written| !is_left_out(&written.page)) {
        let is_pattern = written.page.starts_with("guide/patterns/");
        if is_pattern {
            let all = |of: fn(&Heading) -> &str| written.headings.iter().map(of).collect::<Vec<_>>().join(" ");
            // The program is that of the lesson with the same name.
            let name = written.page.trim_start_matches("guide/patterns/").trim_end_matches(".html");
            let lesson = guide.lessons.iter().find(|spec| spec.name == name);
            found.push(Page {
                kind: "pattern",
                title: written.title.clone(),
                within: lesson.map(|spec| words(&spec.shows)).unwrap_or_default(),
                text: shortened(&all(|heading| &heading.body), 2 * SECTION),
                code: names(&all(|heading| &heading.code)),
                link: written.page.clone(),
            });
            continue;
        }
        let deepest = if is_found_whole(&written.page) { 1 } else { 3 };
        for (index, heading) in written.headings.iter().enumerate().filter(|(_, heading)| heading.level <= deepest) {
            let is_page = index == 0;
            found.push(Page {
                kind: if is_page { "page" } else { "section" },
                title: heading.text.clone(),
                within: if is_page { String::new() } else { written.title.clone() },
                text: shortened(&heading.body, SECTION),
                code: names(&heading.code),
                link: if is_page { written.page.clone() } else { format!("{}#{}", written.page, heading.anchor) },
            });
        }
    }
    let found_patterns: Vec<String> =
        found.iter().filter(|page| page.kind == "pattern").map(|page| page.link.clone()).collect();
    let has_pattern = |name: &str| found_patterns.iter().any(|page| page.ends_with(&format!("/{name}.html")));
    for twin in twins.all.iter().filter(|twin| matches!(twin.kind, Kind::Lesson | Kind::Server)) {
        if has_pattern(&twin.title) {
            continue;
        }
        let lesson = guide.lessons.iter().find(|spec| twin.kind == Kind::Lesson && spec.name == twin.title);
        let answer = lesson.and_then(|spec| spec.answer.as_deref()).unwrap_or_default();
        let question = lesson.map_or("", |spec| spec.predict.as_str());
        found.push(Page {
            kind: if twin.kind == Kind::Lesson { "lesson" } else { "server" },
            title: twin.title.clone(),
            within: String::new(),
            text: words(&format!("{} {question} {answer}", twin.shows)),
            code: String::new(),
            link: twin.page.clone(),
        });
    }
    found.push(Page {
        kind: "page",
        title: "The index of errors".into(),
        within: String::new(),
        text: "what a compiler, a panic or an error says".into(),
        code: String::new(),
        link: page_of("guide/errors.md"),
    });
    found
}

fn shortened(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().take(most).collect()
}
