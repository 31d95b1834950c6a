//! Checks that the twins have the same public items in the same order, with the same signatures except for what the
//! step from 0.1 to 1 changes in all of them.
//!
//! Both sides are read from rustdoc's JSON. [`signature`] defines which signatures count as the same: a future of an
//! item and an error is a future of a `Result`, and a client that a call takes and returns is one that it borrows. All
//! other differences are in [`exceptions`], each with its reason.

mod examples;
mod exceptions;
mod signature;
mod traits;

use std::collections::{BTreeMap, HashMap};
use std::process::Command;
use std::sync::LazyLock;

use exceptions::EXCEPTIONS;
use guide::workspace_root;
use rustdoc_types::{Crate, FORMAT_VERSION, Id, Impl, Item, ItemEnum, Visibility};

/// The libraries that others build upon: package, and the name of its JSON.
const LIBRARIES: [(&str, &str); 7] = [
    ("legacy", "legacy"),
    ("modern", "modern"),
    ("redis-compatible-engine", "engine"),
    ("client-protocol", "client_protocol"),
    ("host", "host"),
    ("wire-player", "wire_player"),
    ("tokio01-bridge", "bridge"),
];

/// Returns rustdoc's JSON of a library.
fn documented(name: &str) -> &'static Crate {
    static DOCUMENTED: LazyLock<BTreeMap<&str, Crate>> = LazyLock::new(document);
    &DOCUMENTED[name]
}

/// Returns rustdoc's JSON of all [`LIBRARIES`].
///
/// The format is unstable. A program that replaces rustdoc asks for it, so that cargo sees the same compiler and does
/// not rebuild dependencies.
fn document() -> BTreeMap<&'static str, Crate> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["doc", "--quiet", "--locked", "--no-deps", "--lib"])
        .args(LIBRARIES.iter().flat_map(|(package, _)| ["--package", package]))
        .env("RUSTDOC", workspace_root().join("compat-tests/tests/twins/rustdoc"))
        .env("RUSTDOCFLAGS", "-Z unstable-options --output-format json --cap-lints allow")
        .current_dir(workspace_root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace_root().join("target"), Into::into);
    let read = |name| {
        let text = std::fs::read(target.join(format!("doc/{name}.json"))).expect("rustdoc wrote it");
        let version: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
        assert_eq!(
            version["format_version"], FORMAT_VERSION,
            "this compiler's rustdoc has another format: set the version of rustdoc-types to it"
        );
        serde_json::from_slice(&text).expect("rustdoc's format")
    };
    LIBRARIES.iter().map(|&(_, name)| (name, read(name))).collect()
}

/// The public items of each source file, in order.
type Files = BTreeMap<String, Vec<String>>;

/// Returns the public items of `krate`.
fn items(krate: &Crate) -> Files {
    let owners = owners(krate);
    let mut placed: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for item in krate.index.values().filter(|item| item.crate_id == 0) {
        let Some(span) = &item.span else { continue };
        let Some((_, file)) = span.filename.to_str().and_then(|file| file.split_once("/src/")) else { continue };
        if let Some(line) = described(krate, item, &owners) {
            placed.entry(file.to_owned()).or_default().push((span.begin.0, line));
        }
    }
    placed
        .into_iter()
        .map(|(file, mut items)| {
            // The derived traits of a type, and the names in one `use`, are on one line, so they are sorted.
            items.sort();
            (file, items.into_iter().map(|(_, line)| line).collect())
        })
        .collect()
}

/// Returns the type that each field, variant and method belongs to.
fn owners(krate: &Crate) -> HashMap<Id, String> {
    let mut owners = HashMap::new();
    for item in krate.index.values() {
        let (name, ids) = match &item.inner {
            ItemEnum::Struct(it) => match &it.kind {
                rustdoc_types::StructKind::Plain { fields, .. } => (item.name.clone(), fields.clone()),
                rustdoc_types::StructKind::Tuple(fields) => {
                    (item.name.clone(), fields.iter().flatten().copied().collect())
                }
                rustdoc_types::StructKind::Unit => continue,
            },
            ItemEnum::Enum(it) => (item.name.clone(), it.variants.clone()),
            ItemEnum::Impl(it) if it.trait_.is_none() => (Some(signature::of_type(&it.for_)), it.items.clone()),
            _ => continue,
        };
        owners.extend(ids.into_iter().map(|id| (id, name.clone().unwrap_or_default())));
    }
    owners
}

/// Returns the line for an item that users can see; `None` for any other.
fn described(krate: &Crate, item: &Item, owners: &HashMap<Id, String>) -> Option<String> {
    let is_public = item.visibility == Visibility::Public;
    let owner = owners.get(&item.id).map(|owner| format!("{owner}::")).unwrap_or_default();
    let name = format!("{owner}{}", item.name.as_deref().unwrap_or_default());
    Some(match &item.inner {
        ItemEnum::Module(it) if is_public && !it.is_crate => format!("mod {name}"),
        ItemEnum::Struct(_) if is_public => format!("struct {name}"),
        ItemEnum::Enum(_) if is_public => format!("enum {name}"),
        ItemEnum::Variant(_) => format!("variant {name}"),
        ItemEnum::StructField(it) if is_public => format!("field {name}: {}", signature::of_type(it)),
        ItemEnum::Constant { type_, .. } if is_public => format!("const {name}: {}", signature::of_type(type_)),
        ItemEnum::Use(it) if is_public => format!("use {}", it.name),
        ItemEnum::Function(it) if is_public => format!("fn {name}{}", signature::of_function(it)),
        ItemEnum::Impl(Impl { trait_: Some(path), for_, is_synthetic: false, blanket_impl: None, .. })
            if is_of_public_type(krate, for_) =>
        {
            format!("impl {} for {}", signature::of_path(path), signature::of_type(for_))
        }
        _ => return None,
    })
}

fn is_of_public_type(krate: &Crate, of: &rustdoc_types::Type) -> bool {
    let rustdoc_types::Type::ResolvedPath(path) = of else { return true };
    krate.index.get(&path.id).is_none_or(|item| item.visibility == Visibility::Public)
}

/// Removes the differences of `EXCEPTIONS` from both sides. An exception that does not apply is added to `wrong`.
fn without_exceptions(files: [&Files; 2], file: &str, wrong: &mut Vec<String>) -> [Vec<String>; 2] {
    let mut sides = files.map(|files| files.get(file).cloned().unwrap_or_default());
    for exception in EXCEPTIONS.iter().filter(|exception| exception.file == file) {
        let lines = [exception.legacy, exception.modern];
        for (side, line) in sides.iter_mut().zip(lines).filter(|(_, line)| !line.is_empty()) {
            match side.iter().position(|item| item == line) {
                // A difference that both sides have keeps its position, under a common name.
                Some(at) if lines.iter().all(|line| !line.is_empty()) => side[at] = lines.join(" | "),
                Some(at) => drop(side.remove(at)),
                None => wrong.push(format!("{file}: an exception for what is not there: {line}")),
            }
        }
    }
    sides
}

/// Returns the differences of the two sides, file by file.
fn differences(legacy: &Files, modern: &Files) -> Vec<String> {
    let mut wrong = Vec::new();
    let files: std::collections::BTreeSet<&String> = legacy.keys().chain(modern.keys()).collect();
    for file in files {
        let [old, new] = without_exceptions([legacy, modern], file, &mut wrong);
        let lines = old.len().max(new.len());
        for at in 0..lines {
            let (old, new) = (old.get(at).map_or("", String::as_str), new.get(at).map_or("", String::as_str));
            if old != new {
                wrong.push(format!("{file}, item {}:\n  legacy  {old}\n  modern  {new}", at + 1));
                // Later items differ only by their position.
                break;
            }
        }
    }
    wrong
}

#[test]
fn the_twins_have_the_same_public_items_in_the_same_order() {
    let [legacy, modern] = ["legacy", "modern"].map(|name| items(documented(name)));
    assert!(legacy.values().map(Vec::len).sum::<usize>() > 80, "the items are found: {legacy:#?}");
    let wrong = differences(&legacy, &modern);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_exception_has_its_reason() {
    for exception in EXCEPTIONS {
        assert!(exception.reason.len() > 20, "{}: {}{}", exception.file, exception.legacy, exception.modern);
    }
}

/// The first test would notice an item that has moved, one that is missing, and one whose signature has changed.
#[test]
fn a_difference_would_be_seen() {
    let files =
        |items: &[&str]| -> Files { [("x.rs".to_owned(), items.iter().map(|&item| item.to_owned()).collect())].into() };
    let legacy = files(&["struct A", "fn a(&self)", "fn b(&self)"]);
    assert_eq!(differences(&legacy, &legacy), Vec::<String>::new());
    for modern in [
        files(&["struct A", "fn b(&self)", "fn a(&self)"]),
        files(&["struct A", "fn a(&self)"]),
        files(&["struct A", "fn a(&self)", "fn b(&self) -> u64"]),
        Files::new(),
    ] {
        assert_eq!(differences(&legacy, &modern).len(), 1, "{modern:?}");
    }
}

#[test]
fn every_public_function_is_shown_in_use() {
    let mut unused: Vec<_> = examples::FILES_WITHOUT.iter().collect();
    for (_, name) in LIBRARIES {
        let (functions, mut missing) = examples::missing(documented(name));
        assert!(functions > 20, "{name}: {functions} functions are found");
        for exception in examples::FILES_WITHOUT.iter().filter(|exception| exception.libraries.contains(&name)) {
            let before = missing.len();
            missing.retain(|line| !line.contains(&format!("src/{}:", exception.file)));
            if missing.len() < before {
                unused.retain(|other| other.file != exception.file);
            }
        }
        assert!(missing.is_empty(), "{name}, without an example:\n{}", missing.join("\n"));
    }
    assert!(unused.is_empty(), "exceptions for what is shown: {unused:?}");
}

#[test]
fn every_public_type_goes_to_any_thread() {
    let mut lacking: Vec<_> =
        LIBRARIES.iter().flat_map(|(_, name)| traits::bound_to_threads(name, documented(name))).collect();
    for (of, traits, reason) in traits::NOT_EVERYWHERE {
        let at = lacking.iter().position(|(name, lacks)| name == of && lacks == traits);
        lacking.remove(at.unwrap_or_else(|| panic!("an exception for what is not so: {of} ({reason})")));
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn every_error_of_a_public_function_is_an_error() {
    let all = LIBRARIES.map(|(_, name)| traits::bad_errors(name, documented(name)));
    let count: usize = all.iter().map(|(count, _)| count).sum();
    assert!(count > 15, "{count} errors are found");
    let bad: Vec<_> = all.into_iter().flat_map(|(_, bad)| bad).collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn types_that_may_grow_are_non_exhaustive() {
    let open: Vec<_> = LIBRARIES.iter().flat_map(|(_, name)| traits::open_types(name, documented(name))).collect();
    let complete: Vec<_> = traits::COMPLETE.iter().map(|(name, _)| (*name).to_owned()).collect();
    let more: Vec<_> = open.iter().filter(|name| !complete.contains(name)).collect();
    assert!(more.is_empty(), "without #[non_exhaustive]: {more:?}");
    let fewer: Vec<_> = complete.iter().filter(|name| !open.contains(name)).collect();
    assert!(fewer.is_empty(), "exceptions for what is not so: {fewer:?}");
}

#[test]
fn public_traits_are_objects_made_for_others() {
    let mut found: Vec<_> = LIBRARIES.iter().flat_map(|(_, name)| traits::traits(name, documented(name))).collect();
    found.sort();
    assert_eq!(found, traits::OPEN_TRAITS);
}

#[test]
fn types_have_no_bounds_and_overload_no_operator() {
    let bounded: Vec<_> = LIBRARIES.iter().flat_map(|(_, name)| traits::bounded(name, documented(name))).collect();
    assert_eq!(bounded, traits::BOUNDED.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    let overloading: Vec<_> =
        LIBRARIES.iter().flat_map(|(_, name)| traits::overloading(name, documented(name))).collect();
    assert!(overloading.is_empty(), "{overloading:?}");
}

#[test]
fn an_example_shows_what_it_calls() {
    let docs = "Says get(x).\n```\nclient.set_expires(1);\nreply::<u8>();\n```\nThen del().";
    let shown = ["get", "set", "expires", "set_expires", "reply", "del"].map(|name| examples::calls(docs, name));
    assert_eq!(shown, [false, false, false, true, true, false]);
}
