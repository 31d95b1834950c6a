//! Manifests with both generations side by side.

use std::ops::Range;

use toml_edit::{Array, Document, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use crate::family::{self, NAMESAKES};

/// Tables of dependencies.
const TABLES: [&str; 6] = [
    "dependencies",
    "dev-dependencies",
    "build-dependencies",
    "dev_dependencies",
    "build_dependencies",
    "workspace.dependencies",
];

/// Renames the old dependencies of a manifest that have the name of a new crate; everything else stays byte for byte.
///
/// `old` are the keys that ask for generation 0.1.
///
/// # Errors
///
/// Says what stands in a form that is not understood.
pub(crate) fn renamed(text: &str, old: &[String]) -> Result<String, String> {
    let document = Document::parse(text).map_err(|error| error.to_string())?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut optional: Vec<(&str, &str)> = Vec::new();
    for table in tables(document.as_table()) {
        for (name, new) in NAMESAKES {
            if !old.iter().any(|key| key == name) {
                continue;
            }
            let Some((key, item)) = table.get_key_value(name) else { continue };
            if !asks_for_old(name, item) {
                continue;
            }
            let span = key.span().ok_or_else(|| format!("`{name}` has no place"))?;
            edits.push((span, new.to_owned()));
            let entry = item.as_table_like();
            let is_inherited = entry.is_some_and(|entry| entry.contains_key("workspace"));
            let is_named = entry.is_some_and(|entry| entry.contains_key("package"));
            if entry.and_then(|entry| entry.get("optional")).and_then(Item::as_bool) == Some(true) {
                optional.push((name, new));
            }
            if is_inherited || is_named {
                continue;
            }
            edits.push(package_line(text, name, item)?);
        }
    }
    if let Some(features) = document.get("features").and_then(Item::as_table_like) {
        for (_, list) in features.iter() {
            for value in list.as_array().into_iter().flat_map(Array::iter) {
                let (Some(said), Some(span)) = (value.as_str(), value.span()) else { continue };
                if let Some(new) = feature(said, old, &optional) {
                    edits.push((span, new));
                }
            }
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut made = String::new();
    let mut at = 0;
    for (range, new) in edits {
        made.push_str(&text[at..range.start]);
        made.push_str(&new);
        at = range.end;
    }
    made.push_str(&text[at..]);
    match optional.is_empty() {
        true => Ok(made),
        false => with_features(&made, &optional),
    }
}

fn asks_for_old(name: &str, item: &Item) -> bool {
    let requirement = item.as_str().or_else(|| item.as_table_like()?.get("version")?.as_str());
    requirement.is_none_or(|requirement| family::asks_for_old(name, requirement) != Some(false))
}

/// Returns the place where the package's own name is inserted, and its text.
fn package_line(text: &str, name: &str, item: &Item) -> Result<(Range<usize>, String), String> {
    if let Some(value) = item.as_value() {
        let span = value.span().ok_or_else(|| format!("`{name}` has no place"))?;
        return match value {
            Value::String(_) => {
                let version = &text[span.clone()];
                Ok((span.clone(), format!("{{ package = \"{name}\", version = {version} }}")))
            }
            Value::InlineTable(_) => {
                let brace = span.start + 1;
                Ok((brace..brace, format!(" package = \"{name}\",")))
            }
            _ => Err(format!("`{name}` is written in a way that is not understood")),
        };
    }
    // `[dependencies.tokio]`: a line before its first key.
    let table = item.as_table().filter(|table| !table.is_dotted());
    let first =
        table.and_then(|table| table.iter().filter_map(|(key, _)| table.key(key)?.span()).map(|span| span.start).min());
    let first = first.ok_or_else(|| format!("`{name}` is written in a way that is not understood"))?;
    let line = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
    Ok((line..line, format!("package = \"{name}\"\n")))
}

/// Returns an entry of a feature's list that names a renamed dependency.
fn feature(said: &str, old: &[String], optional: &[(&str, &str)]) -> Option<String> {
    for (name, new) in NAMESAKES {
        if !old.iter().any(|key| key == name) {
            continue;
        }
        if said == format!("dep:{name}") {
            return Some(format!("\"dep:{new}\""));
        }
        for mark in ["?/", "/"] {
            if let Some(rest) = said.strip_prefix(name).and_then(|rest| rest.strip_prefix(mark)) {
                let is_optional = optional.iter().any(|(known, _)| *known == name);
                // Without a question mark it turned the dependency on, under the feature of its name.
                return Some(match is_optional && mark == "/" {
                    true => format!("\"{name}\", \"{new}/{rest}\""),
                    false => format!("\"{new}{mark}{rest}\""),
                });
            }
        }
    }
    None
}

/// Adds the features that optional dependencies had by their name, under which others know them.
fn with_features(text: &str, optional: &[(&str, &str)]) -> Result<String, String> {
    let mut document = text.parse::<DocumentMut>().map_err(|error| error.to_string())?;
    let features = document.entry("features").or_insert_with(|| Item::Table(Table::new()));
    let features = features.as_table_like_mut().ok_or("`features` is no table")?;
    let named: Vec<String> = features
        .iter()
        .flat_map(|(_, list)| list.as_array().into_iter().flat_map(Array::iter).filter_map(Value::as_str))
        .map(str::to_owned)
        .collect();
    for (name, new) in optional {
        if !features.contains_key(name) && !named.iter().any(|said| *said == format!("dep:{new}")) {
            let list: Array = std::iter::once(format!("dep:{new}")).collect();
            features.insert(name, Item::Value(Value::Array(list)));
        }
    }
    Ok(document.to_string())
}

/// Returns all dependency tables of a manifest.
fn tables(document: &Table) -> Vec<&dyn TableLike> {
    let mut found: Vec<&dyn TableLike> = Vec::new();
    let holders = std::iter::once(document as &dyn TableLike).chain(
        document
            .get("target")
            .and_then(Item::as_table_like)
            .into_iter()
            .flat_map(|target| target.iter().filter_map(|(_, item)| item.as_table_like())),
    );
    for holder in holders {
        for name in TABLES {
            let mut at = Some(holder);
            for part in name.split('.') {
                at = at.and_then(|table| table.get(part)).and_then(Item::as_table_like);
            }
            found.extend(at);
        }
    }
    found
}

/// Puts a dependency into a manifest, unless it is there; with features it gets those that it lacks.
///
/// # Errors
///
/// Says what stands in a form that is not understood.
pub(crate) fn with_dependency(
    text: &str,
    kind: &str,
    name: &str,
    version: &str,
    features: &[&str],
) -> Result<String, String> {
    let mut entry = InlineTable::new();
    entry.insert("version", Value::from(version));
    if !features.is_empty() {
        entry.insert("features", Value::Array(features.iter().copied().collect()));
    }
    with_entry(text, kind, name, entry, features)
}

/// Adds a dependency as [`with_dependency`] does, with the entry as it is to be.
///
/// # Errors
///
/// Says what stands in a form that is not understood.
pub(crate) fn with_entry(
    text: &str,
    kind: &str,
    name: &str,
    entry: InlineTable,
    features: &[&str],
) -> Result<String, String> {
    let mut document = text.parse::<DocumentMut>().map_err(|error| error.to_string())?;
    let make = || {
        let mut table = Table::new();
        table.set_implicit(false);
        Item::Table(table)
    };
    let table = document.entry(kind).or_insert_with(make);
    let table = table.as_table_like_mut().ok_or_else(|| format!("`{kind}` is no table"))?;
    match table.get_mut(name) {
        None => {
            let is_plain = entry.len() == 1 && entry.contains_key("version");
            let value = match (is_plain, entry.get("version")) {
                (true, Some(version)) => version.clone(),
                _ => Value::InlineTable(entry),
            };
            table.insert(name, Item::Value(value));
        }
        Some(known) => {
            if let Some(version) = known.as_str().map(str::to_owned) {
                if features.is_empty() {
                    return Ok(text.to_owned());
                }
                let mut entry = InlineTable::new();
                entry.insert("version", Value::from(version));
                *known = Item::Value(Value::InlineTable(entry));
            }
            let entry = known.as_table_like_mut().ok_or_else(|| format!("`{name}` is not understood"))?;
            if !features.is_empty() {
                let list = entry.entry("features").or_insert_with(|| Item::Value(Value::Array(Array::new())));
                let list = list.as_array_mut().ok_or_else(|| format!("the features of `{name}` are no list"))?;
                for feature in features {
                    if !list.iter().any(|value| value.as_str() == Some(feature)) {
                        list.push(*feature);
                    }
                }
            }
        }
    }
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn old() -> Vec<String> {
        ["tokio", "futures", "bytes"].map(str::to_owned).to_vec()
    }

    #[test]
    fn only_what_has_a_namesake_is_renamed() {
        let before = "[dependencies] # ours\nfutures = \"0.1\" # why\ntokio-codec = \"0.1\"\n\
                      tokio = { version = \"0.1\", features = [\"fs\"] }\nserde = \"1\"\n";
        let after = "[dependencies] # ours\nfutures01 = { package = \"futures\", version = \"0.1\" } # why\n\
                     tokio-codec = \"0.1\"\ntokio01 = { package = \"tokio\", version = \"0.1\", features = [\"fs\"] }\n\
                     serde = \"1\"\n";
        assert_eq!(renamed(before, &old()).unwrap(), after);
    }

    #[test]
    fn tables_of_one_dependency_are_renamed() {
        let before =
            "[dependencies.bytes]\nversion = \"0.4\"\n\n[target.\"cfg(unix)\".dependencies.tokio]\nversion = \"0.1\"\n";
        let after = "[dependencies.bytes04]\npackage = \"bytes\"\nversion = \"0.4\"\n\n\
                     [target.\"cfg(unix)\".dependencies.tokio01]\npackage = \"tokio\"\nversion = \"0.1\"\n";
        assert_eq!(renamed(before, &old()).unwrap(), after);
    }

    #[test]
    fn an_optional_dependency_keeps_its_feature() {
        let before = "[dependencies]\ntokio = { version = \"0.1\", optional = true }\n\n\
                      [features]\nnet = [\"tokio\", \"tokio/tcp\"]\n";
        let after = renamed(before, &old()).unwrap();
        assert!(after.contains("tokio01 = { package = \"tokio\", version = \"0.1\", optional = true }"), "{after}");
        assert!(after.contains("net = [\"tokio\", \"tokio\", \"tokio01/tcp\"]"), "{after}");
        assert!(after.contains("tokio = [\"dep:tokio01\"]"), "{after}");
    }

    #[test]
    fn what_is_new_already_stays() {
        let before = "[dependencies]\nbytes = \"1\"\nfutures = \"0.1\"\n";
        assert_eq!(
            renamed(before, &["futures".to_owned()]).unwrap(),
            "[dependencies]\nbytes = \"1\"\nfutures01 = { package = \"futures\", version = \"0.1\" }\n"
        );
    }

    #[test]
    fn a_dependency_that_is_there_gets_the_features_that_it_lacks() {
        let before = "[dependencies]\nfutures = \"0.3\"\n";
        let after = with_dependency(before, "dependencies", "futures", "0.3", &["compat"]).unwrap();
        assert!(after.contains("features = [\"compat\"]"), "{after}");
        assert_eq!(with_dependency(&after, "dependencies", "futures", "0.3", &["compat"]).unwrap(), after);
    }
}
