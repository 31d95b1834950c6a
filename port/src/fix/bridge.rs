//! The bridge in the user's tree: where it comes from, and the manifests that name it.

use std::path::{Component, Path, PathBuf};

use toml_edit::{DocumentMut, InlineTable, Value};

use super::copy::Changed;
use super::judge::Judge;
use super::manifest::with_entry;
use crate::family::BRIDGE;
use crate::manifest::{Manifests, Package};
use crate::syntax::scope::normal;

/// The folder of the copy in the user's tree.
const FOLDER: &str = BRIDGE;
/// The name that code gives the bridge.
pub(crate) const NAME: &str = "bridge";

/// Expands to a list of `(name, text)` of carried files.
macro_rules! carried {
    ($($name:literal)*) => {
        [$((concat!("src/", $name, ".rs"), include_str!(concat!("../../data/bridge/", $name, ".rs")))),*]
    };
}

/// The sources, as this program was built with them: links to those in the repository, files in a package.
const SOURCES: [(&str, &str); 20] = carried!("bridged" "context" "handle" "lib" "local" "modern" "polled" "run" "sync" "tasks"
    "thread" "runtime/mod" "runtime/builder" "runtime/current_thread" "runtime/pool" "driver/mod" "driver/signal" "driver/slot" "driver/task" "driver/thread");
const MANIFEST: &str = include_str!("../../data/bridge/manifest.toml");

/// Source of the bridge.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    /// A copy of the sources that this program carries, put into the user's tree.
    #[default]
    Carried,
    /// A folder, relative to the one that the program was started in.
    Path(String),
    /// Address of a git repository.
    Git(String),
    /// Requirement for a version of a registry.
    Version(String),
}

impl std::str::FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some(("path", path)) => Ok(Self::Path(path.to_owned())),
            Some(("git", address)) => Ok(Self::Git(address.to_owned())),
            Some(("version", version)) => Ok(Self::Version(version.to_owned())),
            _ => Err("one of `path=FOLDER`, `git=ADDRESS` and `version=REQUIREMENT`".to_owned()),
        }
    }
}

/// Puts the bridge into the manifests of packages of the copy; `packages` are their names.
///
/// # Errors
///
/// Says what stands in the way.
pub(crate) fn add(
    judge: &Judge,
    manifests: &Manifests,
    packages: &[String],
    origin: &Origin,
) -> Result<Changed, String> {
    let mut changed = Changed::new();
    for package in manifests.packages.iter().filter(|package| packages.contains(&package.name)) {
        if has_bridge(package) {
            continue;
        }
        if package.dependencies.iter().any(|known| known.key == NAME) {
            return Err(format!("`{}` depends on another crate that is called `{NAME}`", package.name));
        }
        let path = judge.copy.relative(&package.folder.join("Cargo.toml"));
        let before = judge.copy.read(&path).ok_or_else(|| format!("{} cannot be read", path.display()))?;
        let mut entry = InlineTable::new();
        entry.insert("package", Value::from(BRIDGE));
        match origin {
            Origin::Carried => {
                let from = path.parent().unwrap_or(Path::new(""));
                let up: PathBuf = from.components().map(|_| Component::ParentDir).collect();
                entry.insert("path", Value::from(up.join(FOLDER).to_string_lossy().replace('\\', "/")));
            }
            Origin::Path(folder) => {
                let path = found(judge, folder, path.parent().unwrap_or(Path::new("")))?;
                entry.insert("path", Value::from(path.to_string_lossy().replace('\\', "/")));
            }
            Origin::Git(address) => _ = entry.insert("git", Value::from(address.as_str())),
            Origin::Version(version) => _ = entry.insert("version", Value::from(version.as_str())),
        }
        let is_plain = package.dependencies.iter().any(|known| known.old && known.table == "dependencies");
        let kind = if is_plain { "dependencies" } else { "dev-dependencies" };
        let after = with_entry(&before, kind, NAME, entry, &[])?;
        changed.insert(path, (Some(before), Some(after)));
    }
    if *origin == Origin::Carried && !changed.is_empty() {
        let folder = Path::new(FOLDER);
        changed.insert(folder.join("Cargo.toml"), (judge.copy.read(&folder.join("Cargo.toml")), Some(manifest()?)));
        for (name, text) in SOURCES {
            changed.insert(folder.join(name), (judge.copy.read(&folder.join(name)), Some(text.to_owned())));
        }
    }
    Ok(changed)
}

/// Returns the path by which a manifest in the folder `from` of the user's tree names `given`, which is relative to the folder
/// that the program was started in.
fn found(judge: &Judge, given: &str, from: &Path) -> Result<PathBuf, String> {
    let here = std::env::current_dir().map_err(|error| error.to_string())?;
    let target = normal(&here.join(given));
    if !target.join("Cargo.toml").is_file() {
        return Err(format!("there is no Cargo.toml in {}", target.display()));
    }
    if Path::new(given).is_absolute() {
        return Ok(target);
    }
    judge.copy.link(&target).map_err(|error| error.to_string())?;
    Ok(relative(&judge.copy.root.join(from), &target))
}

/// Returns the way from one absolute folder to another.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let common = from.components().zip(to.components()).take_while(|(one, other)| one == other).count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    up.chain(to.components().skip(common)).collect()
}

fn has_bridge(package: &Package) -> bool {
    package.dependencies.iter().any(|known| known.package == BRIDGE)
}

/// Returns the bridge's manifest without its tests and the settings meant for its own repository.
fn manifest() -> Result<String, String> {
    let mut document = MANIFEST.parse::<DocumentMut>().map_err(|error| error.to_string())?;
    for key in ["dev-dependencies", "lints"] {
        document.remove(key);
    }
    if let Some(package) = document.get_mut("package").and_then(toml_edit::Item::as_table_mut) {
        package.remove("readme");
    }
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_modules_of_the_bridge_are_carried() {
        for (name, text) in SOURCES {
            let folder = match name {
                "src/lib.rs" => "src/".to_owned(),
                name => name.trim_end_matches("mod.rs").trim_end_matches(".rs").trim_end_matches('/').to_owned() + "/",
            };
            let modules = text.lines().map(|line| line.strip_prefix("pub ").unwrap_or(line));
            for module in modules.filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')) {
                let places = [format!("{folder}{module}.rs"), format!("{folder}{module}/mod.rs")];
                assert!(SOURCES.iter().any(|(known, _)| places.iter().any(|place| place == known)), "{name}: {module}");
            }
        }
    }

    #[test]
    fn what_is_put_into_a_tree_has_no_tests_of_its_own() {
        let manifest = manifest().unwrap();
        assert!(manifest.contains("[dependencies]") && !manifest.contains("dev-dependencies"), "{manifest}");
    }

    #[test]
    fn the_way_from_a_manifest_to_the_bridge_is_relative_to_the_manifest() {
        let way = |from: &str, to: &str| relative(Path::new(from), Path::new(to)).to_string_lossy().into_owned();
        assert_eq!(way("/a/app", "/a/bridge"), "../bridge");
        assert_eq!(way("/a/app/part", "/a/app/bridge"), "../bridge");
        assert_eq!(way("/a/app", "/b"), "../../b");
        assert_eq!(way("/a", "/a/bridge"), "bridge");
    }

    #[test]
    fn an_origin_is_read() {
        assert_eq!("path=../b".parse(), Ok(Origin::Path("../b".to_owned())));
        assert_eq!("git=https://example.org/x?a=b".parse(), Ok(Origin::Git("https://example.org/x?a=b".to_owned())));
        assert!("../b".parse::<Origin>().is_err());
    }
}
