//! Rustdoc's JSON of the locked crates: the public API as the compiler knows it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// A generation of crates whose API is read. Within a generation, every crate has a single version.
#[derive(Debug)]
pub struct Generation {
    /// Name, which is also the name of the folder with the JSON below `target/`.
    pub name: &'static str,
    /// Crates as Cargo names them, each with a version requirement and its features.
    pub crates: &'static [(&'static str, &'static str, &'static [&'static str])],
}

/// The crates whose items have rows in the map; the ones that users name come first.
pub(crate) const LEGACY: Generation = Generation {
    name: "legacy",
    crates: &[
        ("bytes", "0.4", &["i128"]),
        ("futures", "0.1", &[]),
        ("tokio", "0.1", &[]),
        ("tokio-codec", "0.1", &[]),
        ("tokio-current-thread", "0.1", &[]),
        ("tokio-executor", "0.1", &[]),
        ("tokio-fs", "0.1", &[]),
        ("tokio-io", "0.1", &[]),
        ("tokio-reactor", "0.1", &[]),
        ("tokio-sync", "0.1", &[]),
        ("tokio-tcp", "0.1", &[]),
        ("tokio-threadpool", "0.1", &[]),
        ("tokio-timer", "0.2", &[]),
        ("tokio-udp", "0.1", &[]),
        ("tokio-uds", "0.2", &[]),
        ("tokio-core", "0.1", &[]),
        ("tokio-proto", "0.1", &[]),
        ("tokio-service", "0.1", &[]),
        ("futures-cpupool", "0.1", &[]),
        ("tokio-signal", "0.2", &[]),
        ("tokio-process", "0.2", &[]),
    ],
};

/// The crates of the map's new paths.
pub(crate) const MODERN: Generation = Generation {
    name: "modern",
    crates: &[
        ("bytes", "1", &[]),
        ("futures", "0.3", &["compat", "io-compat", "thread-pool"]),
        ("futures-channel", "0.3", &["sink"]),
        ("futures-core", "0.3", &[]),
        ("futures-executor", "0.3", &["thread-pool"]),
        ("futures-io", "0.3", &[]),
        ("futures-sink", "0.3", &[]),
        ("futures-task", "0.3", &[]),
        ("futures-util", "0.3", &["channel", "io", "sink", "compat", "io-compat"]),
        ("pin-project-lite", "0.2", &[]),
        ("socket2", "0.6", &["all"]),
        ("tokio", "1", &["full", "test-util"]),
        ("tokio-stream", "0.1", &["full"]),
        ("tokio-util", "0.7", &["full"]),
        ("tower-layer", "0.3", &[]),
        ("tower-service", "0.3", &[]),
        ("tower", "0.5", &["util"]),
    ],
};

/// The JSON of a generation's crates, by the name of the crate in code (`tokio_io`).
#[derive(Debug)]
pub struct Docs {
    crates: BTreeMap<String, CrateDocs>,
}

#[derive(Debug)]
struct CrateDocs {
    json: Value,
    /// Ids of the items defined in this crate, by the path and the kind of their definition.
    ids: HashMap<(String, String), String>,
}

/// An item of one of the crates: the crate's name and the item's id in its JSON.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId {
    /// Name of the crate in code.
    pub krate: String,
    /// The key of the item in the crate's index.
    pub id: String,
}

/// Target of a `use` or a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Definition {
    /// An item of a crate whose JSON is loaded.
    Known(ItemId),
    /// An item of another crate, mostly of `std`: its path, and rustdoc's name for its kind.
    Foreign(String, String),
}

impl Docs {
    /// Runs rustdoc on the locked crates of `generation`, and loads the result. Later runs are quick.
    ///
    /// The JSON format is unstable, so rustdoc has to accept unstable options; nothing else is built in this way.
    ///
    /// # Errors
    ///
    /// Fails if cargo fails (the error contains its messages), or if files cannot be read or written.
    pub fn generate(root: &Path, generation: &Generation) -> io::Result<Self> {
        let folder = root.join("target").join("guide").join(generation.name);
        fs::create_dir_all(&folder)?;
        let mut manifest = String::from(
            "[package]\nname = \"map-items\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [lib]\npath = \"lib.rs\"\n\n[workspace]\n\n[dependencies]\n",
        );
        for (name, version, features) in generation.crates {
            let _ = writeln!(manifest, "{name} = {{ version = \"{version}\", features = {features:?} }}");
        }
        // Cargo looks for HTML to find out whether documentation is fresh, so it would rebuild the JSON every time.
        let lock = fs::read_to_string(root.join("Cargo.lock"))?;
        let stamp = format!("{}\n{manifest}\n{lock}", compiler_version()?);
        let stamp_file = folder.join("stamp");
        if fs::read_to_string(&stamp_file).ok().as_deref() != Some(stamp.as_str()) {
            run_rustdoc(&folder, generation, &manifest, &lock)?;
            fs::write(&stamp_file, stamp)?;
        }

        let mut crates = BTreeMap::new();
        for (name, _, _) in generation.crates {
            let name = name.replace('-', "_");
            let file = folder.join("target/doc").join(format!("{name}.json"));
            let json: Value = serde_json::from_slice(&fs::read(file)?)?;
            let mut ids = HashMap::new();
            for (id, summary) in entries(&json["paths"]) {
                if summary["crate_id"] == 0 {
                    ids.insert((joined(&summary["path"]), text(&summary["kind"])), id.clone());
                }
            }
            crates.insert(name, CrateDocs { json, ids });
        }
        Ok(Self { crates })
    }

    /// Returns the names of the crates in code.
    pub fn crate_names(&self) -> impl Iterator<Item = &str> {
        self.crates.keys().map(String::as_str)
    }

    /// Returns the root module of a crate; `None` if the crate is not loaded.
    pub fn root(&self, krate: &str) -> Option<ItemId> {
        let id = key(&self.crates.get(krate)?.json["root"]);
        Some(ItemId { krate: krate.to_owned(), id })
    }

    /// Returns the JSON of an item; null if the item does not exist.
    pub fn item(&self, item: &ItemId) -> &Value {
        self.crates.get(&item.krate).map_or(&Value::Null, |docs| &docs.json["index"][&item.id])
    }

    /// Returns the definition with the id `id` in the JSON of `krate`.
    pub fn definition(&self, krate: &str, id: &Value) -> Option<Definition> {
        let docs = self.crates.get(krate)?;
        let id = key(id);
        if docs.json["index"][&id]["crate_id"] == 0 {
            return Some(Definition::Known(ItemId { krate: krate.to_owned(), id }));
        }
        let summary = &docs.json["paths"][&id];
        let path = joined(&summary["path"]);
        let kind = text(&summary["kind"]);
        let home = text(&docs.json["external_crates"][key(&summary["crate_id"])]["name"]);
        if let Some(home_docs) = self.crates.get(&home)
            && let Some(id) = home_docs.ids.get(&(path.clone(), kind.clone()))
        {
            return Some(Definition::Known(ItemId { krate: home, id: id.clone() }));
        }
        (!path.is_empty()).then_some(Definition::Foreign(path, kind))
    }
}

fn compiler_version() -> io::Result<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn run_rustdoc(folder: &Path, generation: &Generation, manifest: &str, lock: &str) -> io::Result<()> {
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("lib.rs"), "//! Names the crates whose API is read.\n")?;
    fs::write(folder.join("Cargo.lock"), lock)?;
    let call = |offline: &[&str]| {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args(["doc", "--quiet", "--no-deps", "--lib", "--manifest-path"])
            .arg(folder.join("Cargo.toml"))
            .arg("--target-dir")
            .arg(folder.join("target"))
            .args(offline)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTDOCFLAGS", "-Z unstable-options --output-format json --document-hidden-items --cap-lints allow");
        for (name, version, _) in generation.crates {
            cargo.args(["-p", &format!("{name}@{version}")]);
        }
        cargo.output()
    };
    let mut output = call(&["--offline"])?;
    // With all their features the crates need a few that the workspace does not build.
    if !output.status.success() {
        output = call(&[])?;
    }
    if output.status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!(
            "cargo doc of the {} crates: {}",
            generation.name,
            String::from_utf8_lossy(&output.stderr)
        )))
    }
}

/// Returns rustdoc's name for the kind of an item (`function`, `struct`, …), and the data of the item for that kind.
pub(crate) fn inner(item: &Value) -> (&str, &Value) {
    item["inner"]
        .as_object()
        .and_then(|inner| inner.iter().next())
        .map_or(("", &Value::Null), |(kind, inner)| (kind.as_str(), inner))
}

/// Returns the elements of an array; empty for any other value.
pub(crate) fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// Returns a string; an empty one for any other value.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Returns an id in the form in which the index has it.
fn key(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn joined(path: &Value) -> String {
    array(path).iter().map(text).collect::<Vec<_>>().join("::")
}
