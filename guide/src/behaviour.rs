//! The behaviour pages, generated from `compat-tests/behaviour.toml` and the regions that its entries name.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use super::map::Group;
use super::markdown::lower;
use super::shown::{self, Shown, Side, Sides};
use super::vocabulary::Shows;
use super::{Files, Problem, quote};

/// The data, relative to the root.
pub const DATA: &str = "compat-tests/behaviour.toml";

/// The index page, relative to the root.
pub const INDEX: &str = "guide/behaviour.md";

/// The folder of the tests that prove the entries, relative to the root.
const PROOFS: &str = "compat-tests/tests/behaviour";

/// The document that also lists the silent changes, and the markers around its list.
const ENTRANCE: &str = "MIGRATION.md";
const LIST_BEGINS: &str = "<!-- silent: written by the guide tool from behaviour.toml -->";
const LIST_ENDS: &str = "<!-- /silent -->";

/// The pages: name, title, and the areas whose entries they show.
const PAGES: [(&str, &str, &[&str]); 7] = [
    ("running", "Running, ending, panicking", &["running"]),
    ("outside", "Outside a runtime, and blocking inside one", &["outside"]),
    ("joining", "Spawning, joining, choosing", &["joining", "permits"]),
    (
        "streams",
        "Channels, sinks, streams, frames",
        &["channels", "streams", "sink_ends", "framing", "flushing", "proto"],
    ),
    ("time", "Time", &["time", "same_times"]),
    ("sockets", "Sockets", &["sockets", "sockets_unix", "accepting"]),
    ("files", "Bytes, files, processes, and buffers on their way", &["bytes_and_files", "beyond", "sizes"]),
];

impl Shows {
    fn heading(self) -> &'static str {
        match self {
            Self::Silence => "⚠ Silent: it compiles, it runs, and nothing tells",
            Self::Hang => "Hangs",
            Self::Abort => "Aborts the process",
            Self::Panic => "Panics",
            Self::ErrorValue => "Yields another error",
            Self::CompileError => "Does not compile",
            Self::Same => "Has not changed, though one expects it",
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Self::Silence => {
                "> [!WARNING]\n> ⚠ **SILENT.** A port that overlooks this compiles and runs, and nothing tells."
            }
            Self::Hang => "> [!CAUTION]\n> **It hangs** where it is overlooked.",
            Self::Abort => "> [!CAUTION]\n> **The process aborts.**",
            Self::Panic => "**How it shows:** a panic.",
            Self::ErrorValue => "**How it shows:** as another error value.",
            Self::CompileError => "**How it shows:** it does not compile.",
            Self::Same => "**How it shows:** it does not; this has not changed.",
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Regions {
    pub(crate) legacy: Vec<String>,
    pub(crate) modern: Vec<String>,
}

/// One fact; the top of the data file explains the fields.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Behaviour {
    pub(crate) number: u32,
    pub(crate) api: String,
    pub(crate) title: String,
    pub(crate) area: String,
    pub(crate) legacy: String,
    pub(crate) modern: String,
    pub(crate) shows_as: Shows,
    #[serde(rename = "do")]
    pub(crate) action: String,
    #[serde(default)]
    pub(crate) items: Vec<String>,
    #[serde(default)]
    pub(crate) first: bool,
    pub(crate) test: Vec<String>,
    pub(crate) regions: Regions,
    #[expect(dead_code, reason = "for whoever reads the data")]
    found_by: String,
}

#[derive(Debug, Deserialize)]
struct Data {
    behaviour: Vec<Behaviour>,
}

impl Behaviour {
    pub(crate) fn name(&self) -> String {
        format!("B{}", self.number)
    }

    pub(crate) fn page(&self) -> &'static str {
        PAGES.iter().find(|(_, _, areas)| areas.contains(&self.area.as_str())).map_or("running", |(page, ..)| page)
    }
}

/// All facts, with the data from which their pages are made.
#[derive(Debug)]
pub struct Behaviours {
    pub(crate) entries: Vec<Behaviour>,
    /// The file of each region in the proofs, relative to the root.
    pub(crate) regions: BTreeMap<String, String>,
    /// The tests of the proofs, as cargo names them.
    tests: BTreeSet<String>,
    /// Number of mentions, in real code, of a fact's items, by the name of the fact.
    uses: HashMap<String, u32>,
    /// Items that facts name but that have no row in the map.
    unknown: Vec<String>,
    /// The claims `shown(…)` that the tests make.
    shown: Vec<Shown>,
    sides: Sides,
}

impl Behaviours {
    /// Returns the cells of a fact: link, API, both sides, advice.
    pub(crate) fn row(&self, number: u32) -> Option<[String; 5]> {
        let entry = self.entries.iter().find(|entry| entry.number == number)?;
        let link = format!("[B{number}](guide/behaviour/{}.md#b{number})", entry.page());
        Some([link, entry.api.clone(), entry.legacy.clone(), entry.modern.clone(), entry.action.clone()])
    }

    /// Returns whether this test proves a fact.
    pub(crate) fn is_a_proof(&self, test: &str) -> bool {
        self.entries.iter().any(|entry| entry.test.iter().any(|proof| proof == test))
    }

    /// Reads the data, and the names in the tests; `groups` is the map, whose rows name the facts about each item.
    ///
    /// # Errors
    ///
    /// Fails if a file cannot be read, or if the data are invalid.
    pub fn load(root: &Path, groups: &[Group]) -> io::Result<Self> {
        let text = fs::read_to_string(root.join(DATA))?;
        let in_data = |error| io::Error::other(format!("{DATA}: {error}"));
        let data: Data = toml::from_str(&text).map_err(in_data)?;
        let (uses, unknown) = count(groups, &data.behaviour);
        let mut loaded = Self {
            entries: data.behaviour,
            regions: BTreeMap::new(),
            tests: BTreeSet::new(),
            uses,
            unknown,
            shown: Vec::new(),
            sides: Sides::parse(&text).map_err(in_data)?,
        };
        for entry in fs::read_dir(root.join(PROOFS))? {
            let file = entry?.file_name().to_string_lossy().into_owned();
            if let Some(module) = file.strip_suffix(".rs") {
                loaded.read_proofs(module, &fs::read_to_string(root.join(PROOFS).join(&file))?);
            }
        }
        Ok(loaded)
    }

    fn read_proofs(&mut self, module: &str, text: &str) {
        self.shown.extend(shown::read(module, text));
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            if let Some(region) = line.strip_prefix("// region: ") {
                self.regions.insert(region.to_owned(), format!("{PROOFS}/{module}.rs"));
            }
            let name = line.trim_start_matches("async ").strip_prefix("fn ").and_then(|rest| rest.split('(').next());
            match name {
                Some(name) if is_test => {
                    self.tests.insert(format!("{module}::{name}"));
                    is_test = false;
                }
                _ => is_test |= line == "#[test]",
            }
        }
    }

    pub(crate) fn uses(&self, entry: &Behaviour) -> u32 {
        self.uses.get(&entry.name()).copied().unwrap_or(0)
    }

    /// Returns the names of the facts that show as silence or as a hang, and so go unnoticed.
    pub fn unnoticed(&self) -> BTreeSet<String> {
        let is_unnoticed = |entry: &&Behaviour| entry.shows_as.is_quiet();
        self.entries.iter().filter(is_unnoticed).map(Behaviour::name).collect()
    }

    /// Returns the quoted 0.1 code of each fact that shows as silence or as a hang, by the fact's name.
    ///
    /// # Errors
    ///
    /// Fails if a proof cannot be read, or does not have a region.
    pub fn unnoticed_in_legacy(&self, root: &Path) -> io::Result<BTreeMap<String, String>> {
        let unnoticed = self.unnoticed();
        let mut quoted = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| unnoticed.contains(&entry.name())) {
            let code: &mut String = quoted.entry(entry.name()).or_default();
            for region in &entry.regions.legacy {
                let file = self.regions.get(region).ok_or_else(|| io::Error::other(format!("no region {region}")))?;
                let source = fs::read_to_string(root.join(file))?;
                code.push_str(&super::region::extract(&source, region).map_err(io::Error::other)?);
            }
        }
        Ok(quoted)
    }

    /// Returns the text of a link to the fact of this name: its number, and the API that the fact is about.
    pub fn label(&self, name: &str) -> Option<String> {
        self.entries.iter().find(|entry| entry.name() == name).map(|entry| format!("{name} {}", entry.api))
    }

    /// Returns the target of a link to the fact of this name, relative to the folder of the guide.
    pub fn link(&self, name: &str) -> Option<String> {
        let entry = self.entries.iter().find(|entry| entry.name() == name)?;
        Some(format!("behaviour/{}.md#b{}", entry.page(), entry.number))
    }

    /// Returns facts without a test, tests without a fact, and regions that do not exist or are not quoted.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |what: String| problems.push(Problem { file: DATA.to_owned(), line: 1, what });
        let mut tests = BTreeSet::new();
        let mut regions = BTreeSet::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let name = entry.name();
            if !entry.api.contains('`') && !entry.api.contains("runtime") {
                problem(format!("{name}: `api` names no API: {}", entry.api));
            }
            if usize::try_from(entry.number) != Ok(index + 1) {
                problem(format!("{name} stands in place {}: the facts are numbered without a gap", index + 1));
            }
            if !PAGES.iter().any(|(_, _, areas)| areas.contains(&entry.area.as_str())) {
                problem(format!("{name}: there is no page for the area `{}`", entry.area));
            }
            if entry.test.is_empty() || entry.regions.legacy.is_empty() || entry.regions.modern.is_empty() {
                problem(format!("{name} needs a test, and a region of each side"));
            }
            for test in &entry.test {
                if !self.tests.contains(test) {
                    problem(format!("{name} names the test `{test}`, which does not exist"));
                }
                if !test.contains(&format!("::b{:02}_", entry.number)) {
                    problem(format!("{name} names the test `{test}`, whose name is that of another fact"));
                }
                tests.insert(test);
            }
            for (side, region) in [("legacy", &entry.regions.legacy), ("modern", &entry.regions.modern)]
                .into_iter()
                .flat_map(|(side, regions)| regions.iter().map(move |region| (side, region)))
            {
                if !region.starts_with(&format!("b{:02}_{side}", entry.number)) {
                    problem(format!("{name} quotes `{region}` as {side}, and its name says something else"));
                }
                if !self.regions.contains_key(region) {
                    problem(format!("{name} names the region `{region}`, which does not exist"));
                }
                regions.insert(region);
            }
        }
        for what in self.unknown.iter().cloned().chain(self.check_shown()) {
            problem(what);
        }
        for test in self.tests.iter().filter(|test| !tests.contains(test)) {
            problem(format!("the test `{test}` proves no entry"));
        }
        for region in self.regions.keys().filter(|region| !regions.contains(region)) {
            problem(format!("the region `{region}` is quoted by no entry"));
        }
        problems
    }

    /// Returns the sides of facts that no test shows, or whose test does not assert them, and claimed words that are
    /// not in the data.
    fn check_shown(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for Shown { number, side, words, test, is_asserted } in &self.shown {
            if let Err(what) = self.sides.check(*number, *side, words) {
                problems.push(format!("{what} (in `{test}`)"));
            }
            if !is_asserted {
                problems.push(format!("`{test}` asserts nothing before it says what B{number} shows of {side:?}"));
            }
        }
        for entry in &self.entries {
            for side in [Side::Legacy, Side::Modern] {
                let is_of = |shown: &&Shown| (shown.number, shown.side) == (entry.number, side);
                match self.shown.iter().find(is_of) {
                    None => problems.push(format!("no test says what it has `shown` of {side:?} for {}", entry.name())),
                    Some(shown) if !entry.test.contains(&shown.test) => {
                        problems.push(format!("{} does not name `{}`, which shows {side:?}", entry.name(), shown.test));
                    }
                    Some(_) => {}
                }
            }
        }
        problems
    }

    /// Returns all pages: each file, relative to the root, with its text. Quotes that cannot be filled in are returned
    /// as problems.
    ///
    /// # Errors
    ///
    /// Fails if the entrance document cannot be read.
    pub fn pages(&self, root: &Path) -> io::Result<(Files, Vec<Problem>)> {
        let mut files = vec![(INDEX.to_owned(), self.index())];
        let mut problems = Vec::new();
        for (page, title, _) in PAGES {
            let file = format!("guide/behaviour/{page}.md");
            let refreshed = quote::refresh(root, &file, &self.page(page, title));
            problems.extend(refreshed.problems);
            files.push((file, refreshed.text));
        }
        let entrance = fs::read_to_string(root.join(ENTRANCE))?;
        match (entrance.split_once(LIST_BEGINS), entrance.split_once(LIST_ENDS)) {
            (Some((before, _)), Some((_, after))) => {
                let list = self.list();
                files.push((ENTRANCE.to_owned(), format!("{before}{LIST_BEGINS}\n\n{list}\n{LIST_ENDS}{after}")));
            }
            _ => problems.push(Problem {
                file: ENTRANCE.to_owned(),
                line: 1,
                what: format!("the list of silent changes is to stand between `{LIST_BEGINS}` and `{LIST_ENDS}`"),
            }),
        }
        Ok((files, problems))
    }

    fn page(&self, page: &str, title: &str) -> String {
        let mut text = notice();
        let _ = write!(text, "# {title}\n\n[Index of behaviour](../behaviour.md) · [The guide](../../MIGRATION.md)\n");
        text.push_str("\n| fact | about | |\n|---|---|---|\n");
        for entry in self.entries.iter().filter(|entry| entry.page() == page) {
            let Behaviour { number, api, title, shows_as, .. } = entry;
            let warning = if *shows_as == Shows::Silence { "⚠ " } else { "" };
            let _ = writeln!(text, "| [B{number}](#b{number}) | {api} | {warning}{title} |");
        }
        for entry in self.entries.iter().filter(|entry| entry.page() == page) {
            let Behaviour { number, api, title, legacy, modern, action, .. } = entry;
            let _ = write!(
                text,
                "\n<a id=\"b{number}\"></a>\n\n## B{number} · {api}: {}\n\n{}\n\n**0.1:** {legacy}\n\n**1:** {modern}\n\n\
                 **What to do:** {action}\n",
                lower(title),
                entry.shows_as.sentence(),
            );
            self.quotes(&mut text, entry);
            text.push_str("\nProven by `cargo test -p compat-tests --test behaviour`:");
            for (index, test) in entry.test.iter().enumerate() {
                let _ = write!(text, "{} `{test}`", if index == 0 { "" } else { "," });
            }
            text.push_str(".\n");
        }
        text
    }

    fn source(&self, region: &str) -> String {
        format!("{}#{region}", self.regions.get(region).map_or(DATA, String::as_str))
    }

    fn quotes(&self, text: &mut String, entry: &Behaviour) {
        let (legacy, modern) = (&entry.regions.legacy, &entry.regions.modern);
        if let (Some(old), Some(new)) = (legacy.first(), modern.first()) {
            let _ = write!(text, "\n<!-- side-by-side: {} {} -->\n", self.source(old), self.source(new));
        }
        for (generation, side, regions) in [("tokio 0.1", "legacy", legacy), ("tokio 1", "modern", modern)] {
            for region in regions.iter().skip(1) {
                let stem = format!("b{:02}_{side}_", entry.number);
                let what = region.strip_prefix(&stem).unwrap_or(region).replace('_', " ");
                let _ = write!(text, "\nMore of {generation}: *{what}*\n\n<!-- quote: {} -->\n", self.source(region));
            }
        }
    }

    fn index(&self) -> String {
        let mut text = notice();
        let silent = self.entries.iter().filter(|entry| entry.shows_as == Shows::Silence).count();
        let _ = write!(
            text,
            "# What behaves differently\n\n[The guide](../MIGRATION.md)\n\n\
             {} facts, {silent} of them silent. Each is proven by tests that run both sides in this repository and fail \
             when the claim is false; its entry names them and quotes their code.\n\n\
             *Uses* counts, in 28 code bases of the time, the mentions of those items of [the map](README.md) that bring \
             the fact; – stands where none of them was counted, as methods were not: it does not mean rare. Within each \
             list, what real code meets most often comes first.\n",
            self.entries.len(),
        );
        for shows in Shows::ALL {
            let _ = write!(text, "\n## {}\n\n{}", shows.heading(), self.table(shows));
        }
        text
    }

    /// Returns the facts that show in this way, beginning with those that real code meets most often.
    fn ordered(&self, shows: Shows) -> Vec<&Behaviour> {
        let mut entries: Vec<&Behaviour> = self.entries.iter().filter(|entry| entry.shows_as == shows).collect();
        entries.sort_by_key(|entry| (!entry.first, std::cmp::Reverse(self.uses(entry)), entry.number));
        entries
    }

    /// Returns the list of titles for the entrance document.
    fn list(&self) -> String {
        let mut text = "| | what changes, and nothing tells | uses |\n|---|---|--:|\n".to_owned();
        for entry in self.ordered(Shows::Silence) {
            let Behaviour { number, api, title, .. } = entry;
            let (page, uses) = (entry.page(), shown(self.uses(entry)));
            let _ = writeln!(text, "| [B{number}](guide/behaviour/{page}.md#b{number}) {api} | ⚠ {title} | {uses} |");
        }
        text
    }

    fn table(&self, shows: Shows) -> String {
        let mut text = "| fact | | what to do | uses |\n|---|---|---|--:|\n".to_owned();
        for entry in self.ordered(shows) {
            let Behaviour { number, api, title, .. } = entry;
            // An unescaped `|` of a closure would end the cell.
            let action = entry.action.replace('|', "\\|");
            let (page, uses) = (entry.page(), shown(self.uses(entry)));
            let _ =
                writeln!(text, "| [B{number}](behaviour/{page}.md#b{number}) {api} | {title} | {action} | {uses} |");
        }
        text
    }
}

/// Formats a count for a table; a dash stands for "not counted".
fn shown(uses: u32) -> String {
    if uses == 0 { "–".to_owned() } else { uses.to_string() }
}

fn notice() -> String {
    format!("<!-- Written by `cargo run -p compat-tests --bin guide -- --write` from `{DATA}`; edit that. -->\n\n")
}

/// Counts the uses of each fact's items, and lists the items that facts name but the map does not have. A path with
/// several rows counts once.
fn count(groups: &[Group], entries: &[Behaviour]) -> (HashMap<String, u32>, Vec<String>) {
    let mut uses: HashMap<String, BTreeMap<&str, u32>> = HashMap::new();
    let mut rows: HashMap<&str, u32> = HashMap::new();
    for row in groups.iter().flat_map(|group| &group.rows) {
        let count = row.uses.unwrap_or(0);
        rows.insert(&row.old, count);
        for fact in row.facts.split_whitespace() {
            uses.entry(fact.to_owned()).or_default().insert(&row.old, count);
        }
    }
    let mut unknown = Vec::new();
    for entry in entries {
        for item in &entry.items {
            match rows.get(item.as_str()) {
                Some(count) => _ = uses.entry(entry.name()).or_default().insert(item, *count),
                None => unknown.push(format!("{} names `{item}`, which has no row in the map", entry.name())),
            }
        }
    }
    (uses.into_iter().map(|(fact, items)| (fact, items.values().sum())).collect(), unknown)
}
