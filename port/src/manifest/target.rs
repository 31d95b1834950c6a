//! The manifest after the port: crates of generation 1 with the features that the uses need.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use similar::TextDiff;
use toml_edit::{Array, DocumentMut, InlineTable, Item, TableLike, Value, value};

use super::{Manifests, Package, features};
use crate::family;
use crate::report::build::relative;
use crate::report::summary::successor;
use crate::report::{Finding, ManifestChange};

/// Returns the changes of those manifests of the requested packages, or of all, that name generation 0.1.
pub fn changes(manifests: &Manifests, asked: &[String], findings: &[Finding]) -> Vec<ManifestChange> {
    manifests.chosen(asked).filter_map(|package| change(manifests, package, findings)).collect()
}

fn change(manifests: &Manifests, package: &Package, findings: &[Finding]) -> Option<ManifestChange> {
    let old: Vec<&str> = package
        .dependencies
        .iter()
        .filter(|dependency| dependency.old)
        .map(|dependency| dependency.key.as_str())
        .collect();
    if old.is_empty() {
        return None;
    }
    let path = package.folder.join("Cargo.toml");
    let before = fs::read_to_string(&path).ok()?;
    let mut document = before.parse::<DocumentMut>().ok()?;
    let uses: Vec<&Finding> = findings.iter().filter(|finding| finding.package == package.name).collect();
    let mut notes = Vec::new();
    let mut taken: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for (kind, platform) in tables(&document) {
        let Some(table) = table_mut(&mut document, kind, platform.as_deref()) else { continue };
        let removed: Vec<String> =
            old.iter().filter(|key| table.contains_key(key)).map(|key| (*key).to_owned()).collect();
        if removed.is_empty() {
            continue;
        }
        for key in &removed {
            let is_inherited =
                table.get(key).and_then(Item::as_table_like).is_some_and(|entry| entry.contains_key("workspace"));
            if is_inherited {
                notes.push(format!("`{key}` is inherited: change it in `[workspace.dependencies]`"));
            }
            table.remove(key);
        }
        let in_tests = kind == "dev-dependencies";
        let here: Vec<&&Finding> = uses.iter().filter(|finding| in_tests || !is_test(&finding.file)).collect();
        for (name, features) in needed(&here, &removed) {
            let known = taken.entry(name).or_default();
            // Tests and single platforms have the plain dependencies as well.
            let elsewhere = in_tests || platform.is_some();
            if elsewhere && !known.is_empty() && features.is_subset(known) {
                continue;
            }
            known.extend(features.iter().cloned());
            known.insert(String::new());
            insert(table, name, &features);
        }
    }
    for feature in naming(&document, &old) {
        notes.push(format!("the feature `{feature}` names a dependency that goes: point it at what takes its place"));
    }
    let edition = document.get("package").and_then(|package| package.get("edition")).and_then(Item::as_str);
    if !matches!(edition, Some("2018" | "2021" | "2024"))
        && document.get("package").is_some_and(|package| package.get("edition").and_then(Item::as_table_like).is_none())
    {
        document["package"]["edition"] = value("2021");
        notes.push("edition 2021, for `async`: `cargo fix --edition` first takes 2015 to 2018".to_owned());
    } else if edition == Some("2018") {
        notes.push("edition 2018 has `async`; 2021 has the prelude that new code expects".to_owned());
    }
    for dependency in
        package.dependencies.iter().filter(|dependency| !dependency.old && !family::is_known(&dependency.package))
    {
        let version = dependency.requirement.trim_start_matches(['=', '^', '~', ' ']);
        if let Some((becomes, bites)) = successor(&dependency.package, version) {
            notes.push(format!("{} {version} stands on 0.1 too: {becomes}. {bites}", dependency.package));
        }
    }
    notes.dedup();
    let after = document.to_string();
    let file = relative(manifests, &path);
    let diff = TextDiff::from_lines(&before, &after)
        .unified_diff()
        .header(&format!("a/{file}"), &format!("b/{file}"))
        .to_string();
    Some(ManifestChange { file, diff, notes })
}

/// Returns the features that name one of these dependencies.
fn naming(document: &DocumentMut, old: &[&str]) -> Vec<String> {
    let features = document.get("features").and_then(Item::as_table_like);
    let names_old = |item: &Item| {
        let list = item.as_array().into_iter().flat_map(Array::iter).filter_map(Value::as_str);
        list.into_iter()
            .any(|entry| old.contains(&entry.trim_start_matches("dep:").split(['/', '?']).next().unwrap_or(entry)))
    };
    let named = features.into_iter().flat_map(TableLike::iter).filter(|(_, list)| names_old(list));
    named.map(|(name, _)| name.to_owned()).collect()
}

fn is_test(file: &str) -> bool {
    file.split('/').any(|part| matches!(part, "tests" | "benches" | "examples"))
}

/// Returns the dependency tables of a manifest as (kind, platform).
fn tables(document: &DocumentMut) -> Vec<(&'static str, Option<String>)> {
    let mut found = Vec::new();
    let platforms = document.get("target").and_then(Item::as_table_like);
    let names =
        platforms.into_iter().flat_map(|table| table.iter().map(|(name, _)| Some(name.to_owned())).collect::<Vec<_>>());
    for platform in std::iter::once(None).chain(names) {
        for kind in super::TABLES {
            found.push((kind, platform.clone()));
        }
    }
    found
}

fn table_mut<'a>(document: &'a mut DocumentMut, kind: &str, platform: Option<&str>) -> Option<&'a mut dyn TableLike> {
    let holder = match platform {
        None => document.as_table_mut() as &mut dyn TableLike,
        Some(platform) => document.get_mut("target")?.get_mut(platform)?.as_table_like_mut()?,
    };
    holder.get_mut(kind)?.as_table_like_mut()
}

/// Returns the crates that the uses need, with their features.
pub(crate) fn needed(uses: &[&&Finding], removed: &[String]) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut crates: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for finding in uses {
        if let Some((name, features)) = features::of(&finding.new) {
            let known = crates.entry(name).or_default();
            // The runtime of one thread needs no `rt-multi-thread`, although its counterpart has the name of the other
            // runtime.
            let is_pool = !finding.rule.contains("current_thread");
            let of_one = |feature: &'static str| if feature == "rt-multi-thread" && !is_pool { "rt" } else { feature };
            known.extend(features.iter().map(|feature| of_one(feature).to_owned()));
        }
    }
    // A dependency that was named and not used keeps its counterpart.
    for key in removed {
        match key.as_str() {
            "futures" => _ = crates.entry("futures").or_default(),
            "bytes" => _ = crates.entry("bytes").or_default(),
            key if key.starts_with("tokio") => _ = crates.entry("tokio").or_default(),
            _ => {}
        }
    }
    if let Some(features) = crates.get_mut("tokio") {
        if features.contains("rt-multi-thread") {
            // It includes `rt`. A program begins with `#[tokio::main]`, which needs `macros`.
            features.remove("rt");
            features.insert("macros".to_owned());
        }
        if features.is_empty() {
            features.insert("rt".to_owned());
        }
    }
    crates
}

fn insert(table: &mut dyn TableLike, name: &str, features: &BTreeSet<String>) {
    let version = match name {
        "tokio" | "bytes" => "1",
        "futures" => "0.3",
        "tokio-util" => "0.7",
        "tokio-stream" => "0.1",
        "socket2" => "0.6",
        _ => "0.5",
    };
    if features.is_empty() {
        table.insert(name, value(version));
        return;
    }
    let mut entry = InlineTable::new();
    entry.insert("version", Value::from(version));
    entry.insert("features", Value::Array(features.iter().map(String::as_str).collect::<Array>()));
    table.insert(name, Item::Value(Value::InlineTable(entry)));
}
