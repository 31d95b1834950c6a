//! The bridge in the user's tree: where it comes from, and the manifests that name it.

use std::fmt;
use std::path::{Component, Path, PathBuf};

use ra_ap_syntax::ast::{self, AstNode, HasAttrs};
use ra_ap_syntax::{Edition, NodeOrToken, SourceFile, SyntaxKind, SyntaxToken};
use toml_edit::{DocumentMut, InlineTable, Value};

use super::copy::Changed;
use super::judge::Judge;
use super::manifest::with_entry;
use crate::family::BRIDGE;
use crate::manifest::{Kind, Manifests, Package};
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
const SOURCES: [(&str, &str); 21] = carried!("bridged" "context" "current" "handle" "lib" "local" "modern" "polled" "run" "sync" "tasks"
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

/// A package that needs the bridge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Needs {
    /// Name of the package.
    pub(crate) package: String,
    /// `true` if only tests, examples and benchmarks name it.
    pub(crate) only_for_tests: bool,
}

/// Returns whether `text`, a file of the package, names the bridge only where tests, examples and benchmarks are compiled.
pub(crate) fn is_only_for_tests(package: &Package, file: &Path, text: &str) -> bool {
    let is_development = |kind| matches!(kind, Kind::Test | Kind::Example | Kind::Bench);
    let folders = package.targets.iter().filter(|target| is_development(target.kind)).filter_map(|target| {
        let folder = target.root.parent()?;
        let is_shared =
            package.targets.iter().any(|other| !is_development(other.kind) && other.root.starts_with(folder));
        (!is_shared).then_some(folder)
    });
    let is_in_folder = folders.into_iter().any(|folder| file.starts_with(folder));
    let is_root = package.targets.iter().any(|target| is_development(target.kind) && target.root == file);
    let tree = SourceFile::parse(text, Edition::CURRENT).tree();
    let tokens = tree.syntax().descendants_with_tokens().filter_map(NodeOrToken::into_token);
    let mut named = tokens.filter(|token| token.kind() == SyntaxKind::IDENT && token.text() == NAME);
    is_in_folder || is_root || named.all(|token| is_in_test(&token))
}

/// Returns whether a token stands in an item with `#[cfg(test)]`.
fn is_in_test(token: &SyntaxToken) -> bool {
    let items = token.parent_ancestors().filter_map(ast::AnyHasAttrs::cast);
    let mut attributes = items.flat_map(|item| item.attrs().collect::<Vec<_>>());
    attributes
        .any(|attribute| attribute.syntax().text().to_string().split_whitespace().collect::<String>() == "#[cfg(test)]")
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Carried => write!(f, "`{BRIDGE}` in the folder of that name"),
            Self::Path(folder) => write!(f, "`{BRIDGE}` in {folder}"),
            Self::Git(address) => write!(f, "`{BRIDGE}` at {address}"),
            Self::Version(version) => write!(f, "`{BRIDGE}` {version} in the registry"),
        }
    }
}

/// Puts the bridge into the manifests of packages of the copy.
///
/// # Errors
///
/// Says what stands in the way.
pub(crate) fn add(
    judge: &Judge,
    manifests: &Manifests,
    packages: &[Needs],
    origin: &Origin,
) -> Result<Changed, String> {
    let mut changed = Changed::new();
    for package in &manifests.packages {
        let Some(needs) = packages.iter().find(|needs| needs.package == package.name) else { continue };
        let is_plain = package.dependencies.iter().any(|known| known.old && known.table == "dependencies");
        let table = if is_plain && !needs.only_for_tests { "dependencies" } else { "dev-dependencies" };
        if has_bridge(package, table) {
            continue;
        }
        if package.dependencies.iter().any(|known| known.key == NAME && known.package != BRIDGE) {
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
        let after = with_entry(&before, table, NAME, entry, &[])?;
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

/// Returns whether the package has the bridge for what needs it in `table`.
pub(super) fn has_bridge(package: &Package, table: &str) -> bool {
    let mut own = package.dependencies.iter().filter(|known| known.package == BRIDGE);
    own.any(|known| known.table == table || known.table == "dependencies")
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
    use crate::manifest::Target;

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
    fn where_the_bridge_is_named_says_who_needs_it() {
        let target = |kind, root: &str| Target { kind, root: root.into() };
        let targets = vec![
            target(Kind::Lib, "/a/src/lib.rs"),
            target(Kind::Test, "/a/tests/one.rs"),
            target(Kind::Example, "/a/demo.rs"),
            target(Kind::Bench, "/a/src/bench.rs"),
        ];
        let package = Package {
            name: "a".to_owned(),
            folder: "/a".into(),
            edition: Edition::Edition2018,
            dependencies: Vec::new(),
            targets,
            features: Vec::new(),
        };
        let plain = "fn f() { bridge::run(g()) }";
        let is_for_tests = |file: &str, text: &str| is_only_for_tests(&package, Path::new(file), text);
        assert!(!is_for_tests("/a/src/lib.rs", plain));
        assert!(!is_for_tests("/a/src/part/mod.rs", "use bridge::runtime::Runtime;"));
        assert!(!is_for_tests("/a/src/lib.rs", "macro_rules! m { () => { bridge::run(g()) } }"));
        assert!(is_for_tests("/a/tests/one.rs", plain));
        assert!(is_for_tests("/a/tests/support/mod.rs", plain));
        assert!(is_for_tests("/a/demo.rs", plain));
        assert!(is_for_tests("/a/src/bench.rs", plain));
        assert!(is_for_tests(
            "/a/src/lib.rs",
            "/// bridge::run(g())\nfn f() {}\n#[cfg(test)]\nmod tests { use bridge::run; }"
        ));
        assert!(!is_for_tests(
            "/a/src/lib.rs",
            "use bridge::run;\n#[cfg( test )] mod tests { fn f() { bridge::run() } }"
        ));
        assert!(!is_for_tests("/a/src/lib.rs", "#[cfg(not(test))] mod tests { fn f() { bridge::run() } }"));
    }

    #[test]
    fn an_origin_is_read() {
        assert_eq!("path=../b".parse(), Ok(Origin::Path("../b".to_owned())));
        assert_eq!("git=https://example.org/x?a=b".parse(), Ok(Origin::Git("https://example.org/x?a=b".to_owned())));
        assert!("../b".parse::<Origin>().is_err());
    }
}
