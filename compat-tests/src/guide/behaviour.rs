//! The behaviour facts: one entry for each, written from `compat-tests/behaviour.toml` and the tests' own regions.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use super::map::{Group, Row};
use super::{Files, Problem, quote};

/// The data, relative to the root.
const DATA: &str = "compat-tests/behaviour.toml";

/// The folder of the tests, relative to the root.
const TESTS: &str = "compat-tests/tests/behaviour";

/// The index of the facts, relative to the root.
pub const INDEX: &str = "guide/behaviour/README.md";

/// The areas, in the order in which a port meets them, each with its page's heading.
const AREAS: [(&str, &str); 11] = [
    ("running", "Running, ending, panicking"),
    ("outside", "Outside a runtime"),
    ("joining", "Spawning, joining, choosing"),
    ("channels", "Channels"),
    ("streams", "Streams and sinks"),
    ("time", "Time"),
    ("sockets", "Sockets"),
    ("accepting", "Accepting connections"),
    ("framing", "Framing"),
    ("bytes_and_files", "Bytes, files and processes"),
    ("beyond", "Beyond"),
];

/// How a port that overlooks a fact shows it: the word of the data, and what it means.
const SHOWS: [(&str, &str); 7] = [
    ("silence", "⚠ **Silent:** it compiles, it runs, and it does something else."),
    ("hang", "⚠ **It hangs.**"),
    ("abort", "**The process aborts.**"),
    ("panic", "**It panics.**"),
    ("error value", "**An error value** that 0.1 did not give."),
    ("compile error", "**It does not compile.**"),
    ("same", "**The same in both,** though one expects a change."),
];

/// A fact, as the data files spell it.
#[derive(Debug, Clone, Deserialize)]
pub struct Fact {
    /// Its number; the names of its tests begin with it.
    pub number: u32,
    /// What one would call it, without a full stop.
    pub title: String,
    /// The page that it is on.
    pub area: String,
    /// What happens in 0.1.
    pub legacy: String,
    /// What happens in 1.
    pub modern: String,
    /// How a port that overlooks it shows it.
    pub shows_as: String,
    /// What to do.
    #[serde(rename = "do")]
    pub action: String,
    /// The tests that prove it, `module::name`.
    pub test: Vec<String>,
    /// The regions to quote.
    pub regions: Regions,
}

/// The regions that show a fact, old code and new code.
#[derive(Debug, Clone, Deserialize)]
pub struct Regions {
    /// Code on 0.1.
    pub legacy: Vec<String>,
    /// Code on 1.
    pub modern: Vec<String>,
}

impl Fact {
    /// The fact as the map names it: `B14`.
    pub fn name(&self) -> String {
        format!("B{}", self.number)
    }

    /// The page that it is on, relative to the root.
    fn page(&self) -> String {
        page_file(&self.area)
    }

    /// Its anchor on that page.
    fn anchor(&self) -> String {
        format!("b{}", self.number)
    }
}

fn page_file(area: &str) -> String {
    format!("guide/behaviour/{area}.md")
}

#[derive(Debug, Deserialize)]
struct DataFile {
    behaviour: Vec<Fact>,
}

/// Reads all facts, in the order of their numbers; none if the repository has no data.
///
/// # Errors
///
/// Fails if the data are not TOML of the described form.
pub fn load(root: &Path) -> io::Result<Vec<Fact>> {
    let path = root.join(DATA);
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let data: DataFile =
        toml::from_str(&fs::read_to_string(path)?).map_err(|error| io::Error::other(format!("{DATA}: {error}")))?;
    let mut facts = data.behaviour;
    facts.sort_by_key(|fact| fact.number);
    Ok(facts)
}

/// What the test sources have: regions with the file that each is in, and tests as `module::name`.
#[derive(Debug, Default)]
struct Sources {
    regions: HashMap<String, String>,
    tests: BTreeSet<String>,
}

fn sources(root: &Path) -> io::Result<Sources> {
    let mut sources = Sources::default();
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join(TESTS))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    for name in names {
        let Some(module) = name.strip_suffix(".rs") else { continue };
        let file = format!("{TESTS}/{name}");
        let mut is_test = false;
        for line in fs::read_to_string(root.join(&file))?.lines().map(str::trim_start) {
            if let Some(region) = line.strip_prefix("// region: ") {
                sources.regions.insert(region.trim().to_owned(), file.clone());
            }
            if line == "#[test]" {
                is_test = true;
            } else if let Some((name, _)) = line.strip_prefix("fn ").and_then(|rest| rest.split_once('(')) {
                // Other tests prove other things, such as texts of errors: a fact's begin with its number.
                let number = name.strip_prefix('b').and_then(|rest| rest.split('_').next()).unwrap_or("");
                if is_test && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
                    sources.tests.insert(format!("{module}::{name}"));
                }
                is_test = false;
            }
        }
    }
    Ok(sources)
}

/// The facts' pages, and what is wrong with the data behind them.
///
/// # Errors
///
/// Fails if a data file or a test source cannot be read.
pub fn generate(root: &Path, groups: &[Group]) -> io::Result<(Files, Vec<Problem>)> {
    let facts = load(root)?;
    if facts.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let sources = sources(root)?;
    let problems = check(&facts, &sources);
    let rows = rows_by_fact(groups);
    let mut pages: Files = Vec::new();
    for (area, title) in AREAS {
        let members: Vec<&Fact> = facts.iter().filter(|fact| fact.area == area).collect();
        if members.is_empty() {
            continue;
        }
        let file = page_file(area);
        let text = page(title, &members, &sources, &rows);
        let text = quote::refresh(root, &file, &text).text;
        pages.push((file, text));
    }
    pages.push((INDEX.to_owned(), index(&facts, &rows)));
    Ok((pages, problems))
}

fn check(facts: &[Fact], sources: &Sources) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    let mut named = BTreeSet::new();
    for fact in facts {
        let mut problem = |what: String| {
            problems.push(Problem { file: DATA.to_owned(), line: 0, what: format!("{}: {what}", fact.name()) });
        };
        if !seen.insert(fact.number) {
            problem("the number is used twice".to_owned());
        }
        if !AREAS.iter().any(|(area, _)| *area == fact.area) {
            problem(format!("there is no area `{}`", fact.area));
        }
        if !SHOWS.iter().any(|(word, _)| *word == fact.shows_as) {
            problem(format!("`{}` is no way to show", fact.shows_as));
        }
        if fact.test.is_empty() {
            problem("no test proves it".to_owned());
        }
        for test in &fact.test {
            if !sources.tests.contains(test) {
                problem(format!("there is no test `{test}`"));
            }
            named.insert(test.clone());
        }
        for region in fact.regions.legacy.iter().chain(&fact.regions.modern) {
            if !sources.regions.contains_key(region) {
                problem(format!("there is no region `{region}`"));
            }
        }
    }
    for test in sources.tests.difference(&named) {
        problems.push(Problem {
            file: DATA.to_owned(),
            line: 0,
            what: format!("the test `{test}` belongs to no fact"),
        });
    }
    problems
}

/// The map's rows that name a fact, most used first.
fn rows_by_fact(groups: &[Group]) -> BTreeMap<String, Vec<(&Group, &Row)>> {
    let mut rows: BTreeMap<String, Vec<(&Group, &Row)>> = BTreeMap::new();
    for group in groups {
        for row in &group.rows {
            for fact in row.facts.split_whitespace() {
                rows.entry(fact.to_owned()).or_default().push((group, row));
            }
        }
    }
    for rows in rows.values_mut() {
        rows.sort_by_key(|(_, row)| (Reverse(row.uses), row.old.clone()));
    }
    rows
}

/// How often real code has the items that a fact belongs to.
fn uses(fact: &Fact, rows: &BTreeMap<String, Vec<(&Group, &Row)>>) -> u32 {
    rows.get(&fact.name()).into_iter().flatten().filter_map(|(_, row)| row.uses).sum()
}

fn notice() -> String {
    "<!-- Written by `cargo run -p compat-tests --bin guide -- --write` from `compat-tests/behaviour.toml`; edit that. -->\n\n"
        .to_owned()
}

fn page(title: &str, facts: &[&Fact], sources: &Sources, rows: &BTreeMap<String, Vec<(&Group, &Row)>>) -> String {
    let mut text = notice();
    let _ = writeln!(text, "# {title}\n\n[All facts](README.md) · [the map](../README.md)");
    for fact in facts {
        let _ = writeln!(text, "\n<a id=\"{}\"></a>\n\n## {} · {}\n", fact.anchor(), fact.name(), fact.title);
        let shows = SHOWS.iter().find(|(word, _)| *word == fact.shows_as).map_or("", |(_, meaning)| meaning);
        let _ = writeln!(text, "{shows}\n");
        let _ = writeln!(text, "- **0.1:** {}", fact.legacy);
        let _ = writeln!(text, "- **1:** {}", fact.modern);
        let _ = writeln!(text, "- **What to do:** {}", fact.action);
        let tests = fact.test.iter().map(|test| {
            let module = test.split("::").next().unwrap_or("");
            format!("[`{test}`](../../{TESTS}/{module}.rs)")
        });
        let _ = writeln!(text, "- **Proven by:** {}", tests.collect::<Vec<_>>().join(", "));
        if let Some(rows) = rows.get(&fact.name()) {
            let shown = rows
                .iter()
                .take(6)
                .map(|(group, row)| format!("[`{}`](../map/{}.md#{})", row.old, group.name, row.anchor(group)));
            let more = rows.len().saturating_sub(6);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let _ = writeln!(text, "- **In the map:** {}{more}", shown.collect::<Vec<_>>().join(", "));
        }
        for (generation, regions) in [("tokio 0.1", &fact.regions.legacy), ("tokio 1", &fact.regions.modern)] {
            for region in regions {
                let Some(file) = sources.regions.get(region) else { continue };
                let _ = writeln!(text, "\n{}\n\n<!-- quote: {file}#{region} -->", caption(generation, region));
            }
        }
    }
    text
}

/// The words above a quote: the generation, and what the region's name adds to it (`b17_modern_one_worker`).
fn caption(generation: &str, region: &str) -> String {
    let rest = region.splitn(3, '_').nth(2).unwrap_or("").replace('_', " ");
    if rest.is_empty() { format!("**{generation}**") } else { format!("**{generation}**, {rest}") }
}

fn index(facts: &[Fact], rows: &BTreeMap<String, Vec<(&Group, &Row)>>) -> String {
    let mut text = notice();
    let _ = writeln!(
        text,
        "# What behaves differently\n\n\
         {} facts, each proven by tests that run both sides: `cargo test -p compat-tests --test behaviour`. \
         What nobody notices comes first, and within that what real code has most of: *uses* counts mentions of the \
         [map](../README.md)'s items that the fact belongs to, in 28 code bases of the time.",
        facts.len()
    );
    for (word, meaning) in SHOWS {
        let mut members: Vec<&Fact> = facts.iter().filter(|fact| fact.shows_as == word).collect();
        if members.is_empty() {
            continue;
        }
        members.sort_by_key(|fact| (Reverse(uses(fact, rows)), fact.number));
        let _ =
            writeln!(text, "\n## {word} ({} facts)\n\n{meaning}\n\n| fact | | uses |\n|---|---|--:|", members.len());
        for fact in members {
            let page = fact.page();
            let page = page.rsplit('/').next().unwrap_or("");
            let uses = uses(fact, rows);
            let uses = if uses > 0 { uses.to_string() } else { String::new() };
            let _ = writeln!(text, "| [{}]({page}#{}) | {} | {uses} |", fact.name(), fact.anchor(), fact.title);
        }
    }
    text.push_str("\n## Pages\n\n");
    for (area, title) in AREAS {
        let count = facts.iter().filter(|fact| fact.area == area).count();
        if count > 0 {
            let _ = writeln!(text, "- [{title}]({area}.md), {count} facts");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(test: &str, region: &str) -> Fact {
        Fact {
            number: 40,
            title: "When an interval first ticks".to_owned(),
            area: "time".to_owned(),
            legacy: "Later.".to_owned(),
            modern: "At once.".to_owned(),
            shows_as: "silence".to_owned(),
            action: "Nothing.".to_owned(),
            test: vec![test.to_owned()],
            regions: Regions { legacy: vec![region.to_owned()], modern: Vec::new() },
        }
    }

    fn sources() -> Sources {
        Sources {
            regions: HashMap::from([("b40_legacy".to_owned(), "time.rs".to_owned())]),
            tests: BTreeSet::from(["time::b40_ticks".to_owned()]),
        }
    }

    #[test]
    fn a_fact_with_its_test_and_region_is_well() {
        assert_eq!(check(&[fact("time::b40_ticks", "b40_legacy")], &sources()), []);
    }

    #[test]
    fn a_test_and_a_region_that_do_not_exist_are_found_and_a_test_without_a_fact() {
        let problems = check(&[fact("time::b40_gone", "b40_gone")], &sources());
        let what: Vec<&str> = problems.iter().map(|problem| problem.what.as_str()).collect();
        assert_eq!(
            what,
            [
                "B40: there is no test `time::b40_gone`",
                "B40: there is no region `b40_gone`",
                "the test `time::b40_ticks` belongs to no fact",
            ]
        );
    }

    #[test]
    fn a_number_that_is_used_twice_is_found() {
        let twice = [fact("time::b40_ticks", "b40_legacy"), fact("time::b40_ticks", "b40_legacy")];
        assert_eq!(check(&twice, &sources()).len(), 1);
    }

    #[test]
    fn captions_say_what_the_name_of_a_region_adds() {
        assert_eq!(caption("tokio 1", "b17_modern_one_worker"), "**tokio 1**, one worker");
        assert_eq!(caption("tokio 1", "b17_modern"), "**tokio 1**");
    }
}
