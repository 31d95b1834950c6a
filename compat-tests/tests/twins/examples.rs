//! Checks that each public function is shown in use: in an example of its own, or in one of its type that calls it.

use std::collections::HashMap;

use rustdoc_types::{Crate, Id, Item, ItemEnum, Type, Visibility};

/// A file whose functions have no example.
#[derive(Debug)]
pub(crate) struct Without {
    pub(crate) libraries: &'static [&'static str],
    /// Path below `src`.
    pub(crate) file: &'static str,
    #[allow(dead_code, reason = "for whoever reads the list")]
    pub(crate) reason: &'static str,
}

const fn part_of_server(file: &'static str) -> Without {
    Without {
        libraries: &["legacy", "modern"],
        file,
        reason: "a part of a server, public to be read; its callers show it",
    }
}

const fn part_of_program(file: &'static str) -> Without {
    Without { libraries: &["host"], file, reason: "a part of which both binaries are made, each with one caller" }
}

pub(crate) const FILES_WITHOUT: &[Without] = &[
    part_of_server("connection.rs"),
    part_of_server("expire.rs"),
    part_of_server("notifier.rs"),
    part_of_server("persist.rs"),
    part_of_server("process.rs"),
    Without {
        libraries: &["client_protocol"],
        file: "cli.rs",
        reason: "the command line of both clients is made of it; both binaries show it in use",
    },
    part_of_program("allocator.rs"),
    part_of_program("limits.rs"),
    part_of_program("log/mod.rs"),
    part_of_program("program.rs"),
];

/// Returns how many public functions `krate` has, and those without an example as `file: name`.
pub(crate) fn missing(krate: &Crate) -> (usize, Vec<String>) {
    let owners = owners(krate);
    let mut functions = 0;
    let mut missing: Vec<String> = krate
        .index
        .values()
        .filter(|item| item.crate_id == 0 && matches!(item.inner, ItemEnum::Function(_)))
        .filter(|item| {
            item.visibility == Visibility::Public
                || owners.get(&item.id).is_some_and(|owner| matches!(owner.inner, ItemEnum::Trait(_)))
        })
        .inspect(|_| functions += 1)
        .filter(|item| !is_shown(item, owners.get(&item.id).copied()))
        .filter_map(|item| {
            let file = item.span.as_ref()?.filename.to_str()?;
            let owner = owners.get(&item.id).and_then(|owner| owner.name.as_deref()).unwrap_or_default();
            Some(format!("{file}: {owner}::{}", item.name.as_deref().unwrap_or_default()))
        })
        .collect();
    missing.sort();
    (functions, missing)
}

/// Returns the type or trait that each method belongs to.
fn owners(krate: &Crate) -> HashMap<Id, &Item> {
    let mut owners = HashMap::new();
    for item in krate.index.values() {
        match &item.inner {
            ItemEnum::Trait(it) => owners.extend(it.items.iter().map(|id| (*id, item))),
            ItemEnum::Impl(it) if it.trait_.is_none() => {
                if let Type::ResolvedPath(path) = &it.for_
                    && let Some(owner) = krate.index.get(&path.id)
                {
                    owners.extend(it.items.iter().map(|id| (*id, owner)));
                }
            }
            _ => {}
        }
    }
    owners
}

fn is_shown(function: &Item, owner: Option<&Item>) -> bool {
    let own = function.docs.as_deref().unwrap_or_default();
    let shared = owner.and_then(|owner| owner.docs.as_deref()).unwrap_or_default();
    own.contains("```") || calls(shared, function.name.as_deref().unwrap_or_default())
}

/// Returns whether an example in `docs` calls a function of this name.
pub(crate) fn calls(docs: &str, name: &str) -> bool {
    docs.split("```").skip(1).step_by(2).any(|code| {
        code.match_indices(name).any(|(at, _)| {
            let (before, after) = (&code[..at], &code[at + name.len()..]);
            !before.ends_with(|before: char| before.is_alphanumeric() || before == '_')
                && (after.starts_with('(') || after.starts_with("::<"))
        })
    })
}
