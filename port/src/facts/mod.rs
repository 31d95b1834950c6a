//! Decides which of the guide's facts matter at a place.
//!
//! `data/predicates.toml` lists, for each fact, the items at which it may matter and the conditions on the code around
//! them. A fact without a predicate is shown only on request.

mod place;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use ra_ap_syntax::TextSize;
use serde::Deserialize;

use crate::guide::guide;
use crate::join::Use;
use crate::syntax::paths::Place;
use crate::syntax::scan::Scan;
use crate::syntax::ty::{Ty, write};
use place::Around;

/// Conditions under which a fact matters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Predicate {
    /// The fact: `B49`.
    pub fact: String,
    /// Items at which it may matter.
    pub at: Vec<String>,
    /// Conditions that must all hold.
    #[serde(default)]
    pub when: Vec<String>,
    /// Conditions of which none may hold.
    #[serde(default)]
    pub unless: Vec<String>,
    /// `true` if imports and types count as well as calls.
    #[serde(default)]
    pub named: bool,
    /// `true` if it is reported once for each function.
    #[serde(default)]
    pub once: bool,
    /// `true` if it is reported once for the project.
    #[serde(default)]
    pub general: bool,
    /// Reason why it matters at such a place, for readers of the data.
    pub why: String,
}

#[derive(Deserialize)]
struct File {
    predicate: Vec<Predicate>,
}

static PREDICATES: LazyLock<Vec<Predicate>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../data/predicates.toml"))
        .unwrap_or_else(|error| panic!("the carried predicates: {error}"));
    file.predicate
});

/// Returns all predicates.
pub fn predicates() -> &'static [Predicate] {
    &PREDICATES
}

/// Results of the predicates for a project.
#[derive(Debug, Default)]
pub struct Placed {
    /// Facts by the index of the use at which they matter.
    pub at: BTreeMap<usize, Vec<String>>,
    /// General facts with the indexes of the uses at which they matter, the most likely first.
    pub general: BTreeMap<String, Vec<usize>>,
}

/// Facts of a project as a whole.
struct Project<'a> {
    scan: &'a Scan,
    /// Items that are used anywhere.
    items: HashSet<&'a str>,
    /// Names of functions that are called from within tasks.
    tasks: HashSet<String>,
}

/// Applies the predicates to every use.
pub fn place(scan: &Scan, uses: &[Use]) -> Placed {
    let mut by_item: HashMap<&str, Vec<&Predicate>> = HashMap::new();
    for predicate in predicates() {
        for item in &predicate.at {
            by_item.entry(item).or_default().push(predicate);
        }
    }
    let mut files: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, found) in uses.iter().enumerate().filter(|(_, found)| found.sure) {
        files.entry(found.file).or_default().push(index);
    }
    let project = Project {
        scan,
        items: uses.iter().map(|found| found.path.as_str()).collect(),
        tasks: place::called_from_tasks(scan),
    };
    let mut placed = Placed::default();
    let mut once: HashSet<(String, usize, TextSize)> = HashSet::new();
    for (file, indexes) in files {
        let tree = scan.files.get(file).tree();
        let here: Vec<&Use> = indexes.iter().map(|index| &uses[*index]).collect();
        for index in indexes {
            let found = &uses[index];
            let Some(candidates) = by_item.get(found.path.as_str()) else { continue };
            let Some(around) = Around::of(&tree, scan.files.get(file), found) else { continue };
            for predicate in candidates {
                if !fits(predicate, found, &around, &here, &project) {
                    continue;
                }
                if predicate.general {
                    placed.general.entry(predicate.fact.clone()).or_default().push(index);
                    continue;
                }
                let function = around.function().map_or(TextSize::new(0), |node| node.text_range().start());
                if predicate.once && !once.insert((predicate.fact.clone(), file, function)) {
                    continue;
                }
                let facts = placed.at.entry(index).or_default();
                if !facts.contains(&predicate.fact) {
                    facts.push(predicate.fact.clone());
                }
            }
        }
    }
    placed
}

fn fits(predicate: &Predicate, found: &Use, around: &Around<'_>, here: &[&Use], project: &Project<'_>) -> bool {
    let is_named_only = matches!(found.place, Place::Import | Place::Glob | Place::ExternCrate) || !around.is_called();
    if is_named_only && !predicate.named {
        return false;
    }
    let holds = |condition: &String| holds(condition, found, around, here, project);
    predicate.when.iter().all(holds) && !predicate.unless.iter().any(holds)
}

fn holds(condition: &str, found: &Use, around: &Around<'_>, here: &[&Use], project: &Project<'_>) -> bool {
    let mut words = condition.split_whitespace();
    let what = words.next().unwrap_or_default();
    let names: Vec<&str> = words.collect();
    let number = |at: usize| names.get(at).and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
    match what {
        "chain" => around.later().iter().any(|name| names.contains(&name.as_str())),
        "inside" => around.inside().iter().any(|name| names.contains(&name.as_str())),
        "argument" => around.in_arguments().iter().any(|name| names.contains(&name.as_str())),
        "origin" => around.origin().iter().any(|name| names.contains(&name.as_str())),
        "function" => around.in_function().iter().any(|(name, _)| names.contains(&name.as_str())),
        "before" => around.in_function().iter().any(|(name, at)| *at < around.at() && names.contains(&name.as_str())),
        "after" => around.in_function().iter().any(|(name, at)| *at > around.at() && names.contains(&name.as_str())),
        "twice" => around.in_function().iter().filter(|(name, _)| names.contains(&name.as_str())).count() > 1,
        "next" => {
            let later = around
                .in_function()
                .into_iter()
                .filter(|(name, at)| *at > around.at() && names.contains(&name.as_str()));
            later.min_by_key(|(_, at)| *at).is_some_and(|(name, _)| Some(&name.as_str()) == names.first())
        }
        "file" => around.in_file().iter().any(|(name, _)| names.contains(&name.as_str())),
        "file-uses" => here.iter().any(|other| names.contains(&other.path.as_str())),
        "function-uses" => around.function().is_some_and(|function| {
            let range = function.text_range();
            here.iter().any(|other| {
                let start = TextSize::from(u32::try_from(other.start).unwrap_or(0));
                other.place != Place::Import && range.contains(start) && names.contains(&other.path.as_str())
            })
        }),
        "project-uses" => names.iter().any(|name| project.items.contains(name)),
        "small" => around.literal(usize::try_from(number(0)).unwrap_or(0)).is_some_and(|value| value <= number(1)),
        "buffer" => around.buffer(usize::try_from(number(0)).unwrap_or(0)).is_some_and(|value| value <= number(1)),
        "receiver" => {
            let receiver = write(&found.receiver, &|_, _| None);
            names.iter().any(|name| receiver.starts_with(name))
        }
        "says" => around.says(&names),
        "receiver-known" => found.receiver != Ty::Unknown,
        "in-task" => around.is_in_task() || around.function_name().is_some_and(|name| project.tasks.contains(&name)),
        "in-loop" => around.is_in_loop(),
        "in-main" => around.function_name().is_some_and(|name| name == "main"),
        "in-test" => around.is_in_test() || is_test_file(project.scan, found.file),
        "dropped" => around.is_dropped(),
        "stored" => around.is_stored(),
        "works-first" => around.works_before_its_future(),
        "moves-and-goes-on" => around.moves_and_goes_on(),
        other => panic!("the predicates name a condition `{other}` that does not exist"),
    }
}

fn is_test_file(scan: &Scan, file: usize) -> bool {
    let path = &scan.files.get(file).path;
    path.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "benches" | "examples")))
}

/// Returns the facts that the map's rows name for an item, whatever the predicates say.
pub fn all_of(path: &str, kind: &str) -> Vec<String> {
    let row = guide().row(path, Some(kind));
    row.map(|row| row.facts.split_whitespace().map(str::to_owned).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predicates_name_facts_and_items_that_exist() {
        for predicate in predicates() {
            assert!(guide().fact(&predicate.fact).is_some(), "{}", predicate.fact);
            for item in &predicate.at {
                assert!(!guide().items.at(item).is_empty(), "{}: {item}", predicate.fact);
                assert_eq!(guide().items.at(item)[0].0, item, "{}: by its own path", predicate.fact);
            }
        }
    }

    #[test]
    fn every_quiet_fact_has_a_predicate() {
        for fact in guide().facts.iter().filter(|fact| fact.shows_as.is_quiet()) {
            assert!(predicates().iter().any(|predicate| predicate.fact == fact.name()), "{}", fact.name());
        }
    }
}
