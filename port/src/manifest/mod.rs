//! The manifests of a project, read without cargo.

mod features;
pub mod target;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use ra_ap_syntax::Edition;
use semver::Version;
use toml::{Table, Value};

use crate::error::Error;
use crate::family;
use crate::syntax::files;
use crate::syntax::scope::normal;

/// A dependency as a manifest states it.
#[derive(Debug, Clone)]
pub struct Dependency {
    /// The name that the manifest gives it.
    pub key: String,
    /// The crate's own name.
    pub package: String,
    /// The version requirement; empty if there is none.
    pub requirement: String,
    /// `dependencies`, `dev-dependencies` or `build-dependencies`.
    pub table: &'static str,
    /// `true` if it is of generation 0.1.
    pub old: bool,
}

/// Kind of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The library.
    Lib,
    /// A program.
    Bin,
    /// An example.
    Example,
    /// An integration test.
    Test,
    /// A benchmark.
    Bench,
    /// The build script.
    Build,
}

/// A target's name, kind and root file.
#[derive(Debug, Clone)]
pub struct Target {
    /// Kind of the target.
    pub kind: Kind,
    /// Its root file.
    pub root: PathBuf,
}

/// A package of the user.
#[derive(Debug, Clone)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// The folder of its manifest.
    pub folder: PathBuf,
    /// Its edition.
    pub edition: Edition,
    /// Dependencies of the package.
    pub dependencies: Vec<Dependency>,
    /// Its targets.
    pub targets: Vec<Target>,
    /// Its features, `default` left out.
    pub features: Vec<String>,
}

impl Package {
    /// Returns the crates that its code can name.
    pub fn externs(&self) -> HashMap<String, Option<String>> {
        let mut externs: HashMap<String, Option<String>> = HashMap::new();
        for dependency in &self.dependencies {
            let known = dependency.old.then(|| family::code_name(&dependency.package));
            let entry = externs.entry(family::code_name(&dependency.key)).or_default();
            if entry.is_none() {
                *entry = known;
            }
        }
        let own = family::code_name(&self.name);
        externs.entry(own).or_insert(None);
        externs
    }
}

/// A project: the packages of a workspace, or one alone.
#[derive(Debug)]
pub struct Manifests {
    /// The folder of the workspace, or of the package where there is none.
    pub root: PathBuf,
    /// Its packages, by folder.
    pub packages: Vec<Package>,
    /// Manifests that could not be read, with the reason.
    pub refused: Vec<(PathBuf, String)>,
}

impl Manifests {
    /// Finds the project of a path.
    ///
    /// # Errors
    ///
    /// Fails if there is no manifest, or if the project's own cannot be read.
    pub fn find(path: &Path) -> Result<Self, Error> {
        let start = path.canonicalize().map_err(|_| Error::NoSuchPath(path.to_path_buf()))?;
        let folder = match start.is_dir() {
            true => start.as_path(),
            false => start.parent().unwrap_or(&start),
        };
        let own = folder
            .ancestors()
            .find(|folder| folder.join("Cargo.toml").is_file())
            .ok_or_else(|| Error::NoManifest(path.to_path_buf()))?;
        let manifest = read_table(&own.join("Cargo.toml"))?;
        let root = match manifest.contains_key("workspace") {
            true => own,
            false => workspace_of(own, &manifest).unwrap_or(own),
        };
        Self::read(root)
    }

    fn read(root: &Path) -> Result<Self, Error> {
        let locked = family::locked(&root.join("Cargo.lock"));
        let top = read_table(&root.join("Cargo.toml"))?;
        let mut project = Self { root: root.to_path_buf(), packages: Vec::new(), refused: Vec::new() };
        for folder in folders(root, &top) {
            let path = folder.join("Cargo.toml");
            match read_table(&path) {
                Ok(manifest) if is_bridge(&manifest) => {}
                Ok(manifest) => project.packages.extend(package(&folder, &manifest, &top, &locked)),
                Err(Error::Manifest { path, why }) => project.refused.push((path, why)),
                Err(error) => return Err(error),
            }
        }
        Ok(project)
    }

    /// Returns the packages of these names; without names, all.
    pub fn chosen(&self, names: &[String]) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(move |package| names.is_empty() || names.contains(&package.name))
    }

    /// Returns the member of a workspace that a path lies in, if it is one of several and not the one at the root.
    pub fn member_at(&self, path: &Path) -> Option<&Package> {
        let path = path.canonicalize().ok()?;
        let holders = self.packages.iter().filter(|package| path.starts_with(&package.folder));
        holders.max_by_key(|package| package.folder.components().count()).filter(|package| package.folder != self.root)
    }

    /// Returns the features of these packages; without names, those of all.
    pub fn features(&self, packages: &[String]) -> Vec<String> {
        let mut features: Vec<String> =
            self.chosen(packages).flat_map(|package| package.features.iter().cloned()).collect();
        features.sort();
        features.dedup();
        features
    }

    /// Returns whether any manifest names a crate of generation 0.1.
    pub fn has_old(&self) -> bool {
        self.packages.iter().any(|package| package.dependencies.iter().any(|dependency| dependency.old))
    }
}

/// Returns whether a manifest is that of the bridge, of which a user's tree may have a copy.
fn is_bridge(manifest: &Table) -> bool {
    manifest.get("package").and_then(|package| package.get("name")).and_then(Value::as_str) == Some(family::BRIDGE)
}

fn read_table(path: &Path) -> Result<Table, Error> {
    let text = fs::read_to_string(path).map_err(Error::file(path))?;
    text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].lines().count().max(1));
        Error::Manifest { path: path.to_path_buf(), why: format!("line {line}: {}", error.message()) }
    })
}

/// Returns the workspace of a package, which may be in a folder above.
fn workspace_of<'a>(own: &'a Path, manifest: &Table) -> Option<&'a Path> {
    if let Some(named) = manifest.get("package").and_then(|p| p.get("workspace")).and_then(Value::as_str) {
        let root = normal(&own.join(named));
        return own.ancestors().find(|folder| *folder == root);
    }
    own.ancestors().skip(1).find(|folder| {
        let Ok(table) = read_table(&folder.join("Cargo.toml")) else { return false };
        table.contains_key("workspace") && folders(folder, &table).iter().any(|member| member == own)
    })
}

/// Returns the folders of a workspace's packages, including a package in the root folder.
fn folders(root: &Path, top: &Table) -> Vec<PathBuf> {
    let mut found = Vec::new();
    if top.contains_key("package") || top.contains_key("project") {
        found.push(root.to_path_buf());
    }
    let list = |key: &str| -> Vec<String> {
        let names = top.get("workspace").and_then(|workspace| workspace.get(key)).and_then(Value::as_array);
        names.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let excluded: Vec<PathBuf> = list("exclude").iter().map(|path| normal(&root.join(path))).collect();
    for pattern in list("members") {
        for folder in glob(root, &pattern) {
            if folder.join("Cargo.toml").is_file() && !excluded.iter().any(|excluded| folder.starts_with(excluded)) {
                found.push(folder);
            }
        }
    }
    // Path dependencies below the root are members of its workspace.
    let mut at = 0;
    while at < found.len() {
        let folder = found[at].clone();
        at += 1;
        let Ok(manifest) = read_table(&folder.join("Cargo.toml")) else { continue };
        let tables = dependency_tables(&manifest);
        let paths = tables.iter().flat_map(|(_, table)| table.values()).filter_map(|entry| entry.get("path")?.as_str());
        for path in paths {
            let target = normal(&folder.join(path));
            if target.starts_with(root)
                && target.join("Cargo.toml").is_file()
                && !found.contains(&target)
                && !excluded.iter().any(|excluded| target.starts_with(excluded))
            {
                found.push(target);
            }
        }
    }
    let mut seen = Vec::new();
    found.retain(|folder| {
        let is_new = !seen.contains(folder);
        seen.push(folder.clone());
        is_new
    });
    found
}

/// Expands `*` in the segments of a member pattern.
fn glob(root: &Path, pattern: &str) -> Vec<PathBuf> {
    let mut folders = vec![root.to_path_buf()];
    for segment in pattern.split('/').filter(|segment| !segment.is_empty()) {
        let mut next = Vec::new();
        for folder in folders {
            if let Some((before, after)) = segment.split_once('*') {
                let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
                let fits = |name: &str| name.starts_with(before) && name.ends_with(after);
                next.extend(
                    entries.filter(|entry| fits(&entry.file_name().to_string_lossy())).map(|entry| entry.path()),
                );
            } else {
                next.push(normal(&folder.join(segment)));
            }
        }
        folders = next;
    }
    folders.sort();
    folders
}

const TABLES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// Returns all dependency tables of a manifest, including those for single platforms.
fn dependency_tables(manifest: &Table) -> Vec<(&'static str, &Table)> {
    let mut tables = Vec::new();
    let platforms = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
    let holders = std::iter::once(manifest).chain(platforms.filter_map(Value::as_table));
    for holder in holders {
        for name in TABLES {
            let old_spelling = name.replace("-dep", "_dep");
            let table = holder.get(name).or_else(|| holder.get(&old_spelling)).and_then(Value::as_table);
            tables.extend(table.map(|table| (name, table)));
        }
    }
    tables
}

fn package(folder: &Path, manifest: &Table, top: &Table, locked: &[(String, Version)]) -> Option<Package> {
    let package = manifest.get("package").or_else(|| manifest.get("project"))?;
    let inherited = |key: &str| {
        let own = package.get(key)?;
        match own.get("workspace") {
            Some(_) => top.get("workspace")?.get("package")?.get(key),
            None => Some(own),
        }
    };
    let edition = match inherited("edition").and_then(Value::as_str) {
        Some("2018") => Edition::Edition2018,
        Some("2021") => Edition::Edition2021,
        Some("2024") => Edition::Edition2024,
        _ => Edition::Edition2015,
    };
    let shared = top.get("workspace").and_then(|workspace| workspace.get("dependencies")).and_then(Value::as_table);
    let mut dependencies = Vec::new();
    for (table, entries) in dependency_tables(manifest) {
        for (key, entry) in entries {
            let entry = match entry.get("workspace") {
                Some(_) => shared.and_then(|shared| shared.get(key)).unwrap_or(entry),
                None => entry,
            };
            dependencies.push(dependency(key, entry, table, locked));
        }
    }
    let name = package.get("name")?.as_str()?.to_owned();
    let features = manifest.get("features").and_then(Value::as_table);
    let features = features.into_iter().flat_map(Table::keys).filter(|name| *name != "default").cloned().collect();
    Some(Package {
        name,
        folder: folder.to_path_buf(),
        edition,
        dependencies,
        targets: targets(folder, manifest, edition),
        features,
    })
}

fn dependency(key: &str, entry: &Value, table: &'static str, locked: &[(String, Version)]) -> Dependency {
    let text = |name: &str| entry.get(name).and_then(Value::as_str);
    let package = text("package").unwrap_or(key).to_owned();
    let requirement = entry.as_str().or_else(|| text("version")).unwrap_or_default().to_owned();
    let mut versions = locked.iter().filter(|(name, _)| *name == package).map(|(_, version)| version);
    let old = match family::asks_for_old(&package, if requirement.is_empty() { "*" } else { &requirement }) {
        Some(old) => old,
        // Both generations are allowed: the lock file decides, and without one cargo takes the newest.
        None => {
            let allowed = semver::VersionReq::parse(&requirement).ok();
            versions.any(|version| {
                family::is_old(&package, version) && allowed.as_ref().is_none_or(|allowed| allowed.matches(version))
            }) || (locked.is_empty() && requirement.contains('<'))
        }
    };
    Dependency { key: key.to_owned(), package, requirement, table, old }
}

fn targets(folder: &Path, manifest: &Table, edition: Edition) -> Vec<Target> {
    let mut found: BTreeMap<PathBuf, Kind> = BTreeMap::new();
    let mut add = |kind: Kind, path: PathBuf| {
        if path.is_file() {
            found.entry(normal(&path)).or_insert(kind);
        }
    };
    let stated = |entry: &Value| entry.get("path").and_then(Value::as_str).map(|path| folder.join(path));
    match manifest.get("lib").and_then(&stated) {
        Some(path) => add(Kind::Lib, path),
        None => add(Kind::Lib, folder.join("src/lib.rs")),
    }
    let lists = [
        ("bin", "src/bin", "autobins", Kind::Bin),
        ("example", "examples", "autoexamples", Kind::Example),
        ("test", "tests", "autotests", Kind::Test),
        ("bench", "benches", "autobenches", Kind::Bench),
    ];
    for (key, place, auto, kind) in lists {
        let entries: Vec<&Value> = manifest.get(key).and_then(Value::as_array).into_iter().flatten().collect();
        for entry in &entries {
            match (stated(entry), entry.get("name").and_then(Value::as_str)) {
                (Some(path), _) => add(kind, path),
                (None, Some(name)) => {
                    add(kind, folder.join(place).join(name).join("main.rs"));
                    add(kind, folder.join(place).join(format!("{name}.rs")));
                }
                (None, None) => {}
            }
        }
        // The files of a folder are found by cargo; in edition 2015 only where none is named.
        let said = manifest.get("package").and_then(|package| package.get(auto)).and_then(Value::as_bool);
        if kind == Kind::Bin && (said != Some(false) || entries.iter().any(|entry| stated(entry).is_none())) {
            add(kind, folder.join("src/main.rs"));
        }
        if !said.unwrap_or(edition != Edition::Edition2015 || entries.is_empty()) {
            continue;
        }
        for entry in fs::read_dir(folder.join(place)).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => add(kind, path.join("main.rs")),
                false if path.extension().is_some_and(|extension| extension == "rs") => add(kind, path),
                false => {}
            }
        }
    }
    let build = manifest.get("package").and_then(|package| package.get("build")).and_then(Value::as_str);
    add(Kind::Build, folder.join(build.unwrap_or("build.rs")));
    found.into_iter().map(|(root, kind)| Target { kind, root }).collect()
}

/// Returns the keys by which a manifest keeps cargo from finding files in edition 2018 that it does not find in 2015: there the
/// files of a folder are no targets once one of them is named.
pub fn kept_from_2018(folder: &Path, text: &str) -> Vec<&'static str> {
    let Ok(manifest) = text.parse::<Table>() else { return Vec::new() };
    let found = |edition: Edition| targets(folder, &manifest, edition);
    let old: Vec<PathBuf> = found(Edition::Edition2015).into_iter().map(|target| target.root).collect();
    let mut keys: Vec<&str> = found(Edition::Edition2018)
        .iter()
        .filter(|target| !old.contains(&target.root))
        .filter_map(|target| match target.kind {
            Kind::Bin => Some("autobins"),
            Kind::Example => Some("autoexamples"),
            Kind::Test => Some("autotests"),
            Kind::Bench => Some("autobenches"),
            Kind::Lib | Kind::Build => None,
        })
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Returns the Rust files of a package, including those that no target reaches.
pub fn sources(package: &Package) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = files::below(&package.folder).iter().map(|path| normal(path)).collect();
    found.extend(package.targets.iter().map(|target| target.root.clone()));
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_finds_files_where_nothing_else_is_said() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["src/lib.rs", "src/main.rs", "tests/all.rs", "tests/part.rs", "examples/shown/main.rs"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let found = |text: &str, edition: Edition| -> Vec<String> {
            let roots = targets(folder.path(), &text.parse::<Table>().unwrap(), edition);
            let mut names: Vec<String> = roots
                .iter()
                .map(|target| target.root.strip_prefix(normal(folder.path())).unwrap().display().to_string())
                .collect();
            names.sort();
            names
        };
        let named = "[package]\nname = \"a\"\n\n[[test]]\nname = \"all\"\n";
        let all = ["examples/shown/main.rs", "src/lib.rs", "src/main.rs", "tests/all.rs", "tests/part.rs"];
        assert_eq!(found("[package]\nname = \"a\"\n", Edition::Edition2015), all);
        assert_eq!(found(named, Edition::Edition2018), all);
        assert_eq!(found(named, Edition::Edition2015), &all[..4]);
        assert_eq!(kept_from_2018(folder.path(), named), ["autotests"]);
        let said = "[package]\nname = \"a\"\nautotests = false\nautobins = false\n";
        assert_eq!(found(said, Edition::Edition2018), &all[..2]);
        assert!(kept_from_2018(folder.path(), said).is_empty());
    }
}
