//! Asks cargo where a project's packages and their sources are.

pub mod mirror;
pub mod place;

use std::collections::{BTreeSet, HashMap};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use semver::Version;
use serde::Deserialize;

use crate::error::Error;
use mirror::Mirror;

/// Way in which cargo is to be called.
#[derive(Debug, Clone, Default)]
pub struct Calling {
    /// `--offline`.
    pub offline: bool,
    /// `true` for `--locked` or `--frozen`: a lock file that does not fit is an error.
    pub locked: bool,
    /// Toolchain to use instead of the one that the project names.
    pub toolchain: Option<String>,
}

impl Calling {
    /// Returns a command of cargo in a folder.
    pub fn command(&self, folder: &Path) -> Command {
        self.tool(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")), folder)
    }

    /// Returns a command of the compiler that cargo uses in a folder.
    pub fn rustc(&self, folder: &Path) -> Command {
        self.tool(std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc")), folder)
    }

    fn tool(&self, program: OsString, folder: &Path) -> Command {
        // If `cargo` itself has set it, it names the cargo of one toolchain, which cannot choose another one.
        let program = match &self.toolchain {
            Some(_) => PathBuf::from(program).file_name().map_or_else(|| OsString::from("cargo"), Into::into),
            None => program,
        };
        let mut command = Command::new(program);
        command.current_dir(folder).stdin(Stdio::null());
        // A toolchain that the toolchain file names and that is not installed is an error, not a download.
        command.env("RUSTUP_AUTO_INSTALL", "0");
        if let Some(toolchain) = &self.toolchain {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        command
    }

    /// Returns the flags that each call of cargo gets.
    pub fn flags(&self) -> Vec<&'static str> {
        match self.offline {
            true => vec!["--offline"],
            false => Vec::new(),
        }
    }
}

/// Facts that cargo knows of a project.
#[derive(Debug, Clone, Deserialize)]
pub struct Metadata {
    /// All packages of the tree.
    pub packages: Vec<Package>,
    /// The packages of the workspace.
    pub workspace_members: Vec<String>,
    /// The workspace's folder.
    pub workspace_root: PathBuf,
    /// Edges of the dependency graph.
    pub resolve: Option<Resolve>,
}

/// The resolved tree.
#[derive(Debug, Clone, Deserialize)]
pub struct Resolve {
    /// Its nodes.
    pub nodes: Vec<Node>,
}

/// A package and what it depends on, by identity.
#[derive(Debug, Clone, Deserialize)]
pub struct Node {
    /// The package.
    pub id: String,
    /// Its dependencies.
    #[serde(default)]
    pub dependencies: Vec<String>,
}

/// A package of the tree.
#[derive(Debug, Clone, Deserialize)]
pub struct Package {
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: Version,
    /// Source of the package; `None` for a path dependency.
    pub source: Option<String>,
    /// Its manifest.
    pub manifest_path: PathBuf,
    /// Its targets.
    pub targets: Vec<Target>,
    /// Its edition.
    #[serde(default)]
    pub edition: String,
    /// Its features.
    #[serde(default)]
    pub features: HashMap<String, Vec<String>>,
}

/// A target of a package.
#[derive(Debug, Clone, Deserialize)]
pub struct Target {
    /// Its kinds: `lib`, `bin`, …
    pub kind: Vec<String>,
    /// Its root file.
    pub src_path: PathBuf,
}

impl Package {
    /// Returns the folder of its manifest.
    pub fn folder(&self) -> &Path {
        self.manifest_path.parent().unwrap_or(&self.manifest_path)
    }

    /// Returns the root file of its library.
    pub fn library(&self) -> Option<&Path> {
        let is_library =
            |target: &&Target| target.kind.iter().any(|kind| kind.ends_with("lib") || kind == "proc-macro");
        self.targets.iter().find(is_library).map(|target| target.src_path.as_path())
    }
}

/// A project as cargo sees it.
#[derive(Debug)]
pub struct Tree {
    /// The user's folder.
    pub root: PathBuf,
    /// The folder in which cargo works: the user's, or a mirror of it.
    pub at: PathBuf,
    /// Output of cargo.
    pub metadata: Metadata,
    /// The lock file that is used.
    pub lock: PathBuf,
    /// Options with which cargo was called.
    pub calling: Calling,
}

impl Tree {
    /// Asks cargo about a project: in the user's own folder if its lock file fits, otherwise in a mirror.
    ///
    /// # Errors
    ///
    /// Fails with cargo's own words if the tree cannot be resolved, or if cargo cannot be started.
    pub fn read(root: &Path, work: &Path, calling: &Calling) -> Result<Self, Error> {
        if root.join("Cargo.lock").is_file() && !mirror::misses_targets(root) {
            match ask(root, calling, &["--locked"]) {
                Ok(metadata) => {
                    let lock = root.join("Cargo.lock");
                    return Ok(Self { root: root.into(), at: root.into(), metadata, lock, calling: calling.clone() });
                }
                Err(error) if calling.locked => return Err(error),
                Err(_) => {}
            }
        }
        let mirror = Mirror::make(root, work)?;
        Self::in_mirror(&mirror, calling)
    }

    /// Asks cargo about a mirror.
    ///
    /// # Errors
    ///
    /// Fails with cargo's own words if the tree cannot be resolved, or if cargo cannot be started.
    pub fn in_mirror(mirror: &Mirror, calling: &Calling) -> Result<Self, Error> {
        let metadata = ask(&mirror.at, calling, &[])?;
        Ok(Self {
            root: mirror.root.clone(),
            at: mirror.at.clone(),
            metadata,
            lock: mirror.at.join("Cargo.lock"),
            calling: calling.clone(),
        })
    }

    /// Returns the user's own packages: those by path. Crates of generation 0.1 are among them only if the workspace is
    /// theirs.
    pub fn own(&self) -> impl Iterator<Item = &Package> {
        self.metadata.packages.iter().filter(|package| {
            package.source.is_none()
                && package.name != crate::family::BRIDGE
                && (self.metadata.workspace_members.contains(&package.id)
                    || !crate::family::is_old(&package.name, &package.version))
        })
    }

    /// Returns these packages of the project and all that they depend on; without names, those of all its packages.
    pub fn reached_from(&self, names: &[String]) -> BTreeSet<&str> {
        let packages = &self.metadata.packages;
        let nodes = self.metadata.resolve.as_ref().map(|resolve| resolve.nodes.as_slice()).unwrap_or_default();
        let is_start = |package: &&Package| {
            names.is_empty() || package.source.is_none() && names.iter().any(|name| *name == package.name.as_str())
        };
        let mut next: Vec<&str> = packages.iter().filter(is_start).map(|package| package.id.as_str()).collect();
        let mut reached = BTreeSet::new();
        while let Some(id) = next.pop() {
            if reached.insert(id) {
                let node = nodes.iter().find(|node| node.id == id);
                next.extend(node.into_iter().flat_map(|node| node.dependencies.iter().map(String::as_str)));
            }
        }
        reached
    }

    /// Returns the 0.1 crates of the tree.
    pub fn old(&self) -> impl Iterator<Item = &Package> {
        self.metadata.packages.iter().filter(|package| {
            crate::family::is_old(&package.name, &package.version)
                && !(package.source.is_none() && self.metadata.workspace_members.contains(&package.id))
        })
    }

    /// Returns the path in the user's tree of a file that cargo or rustc has named.
    pub fn user_path(&self, path: &Path) -> PathBuf {
        let path = match path.is_absolute() {
            true => path.to_path_buf(),
            false => self.at.join(path),
        };
        match path.strip_prefix(&self.at) {
            Ok(relative) => self.root.join(relative),
            Err(_) => path,
        }
    }
}

fn ask(folder: &Path, calling: &Calling, flags: &[&str]) -> Result<Metadata, Error> {
    let mut command = calling.command(folder);
    command.args(["metadata", "--format-version", "1"]).args(flags).args(calling.flags());
    command.arg("--manifest-path").arg(folder.join("Cargo.toml"));
    let output = run(&mut command)?;
    if !output.status.success() {
        return Err(Error::NotCompiled(words(&output)));
    }
    serde_json::from_slice(&output.stdout)
        .map_err(|error| Error::NotCompiled(format!("the output of `cargo metadata` is not understood: {error}")))
}

/// Runs a command to its end.
///
/// # Errors
///
/// Fails if it cannot be started.
pub fn run(command: &mut Command) -> Result<Output, Error> {
    let program = PathBuf::from(command.get_program());
    command.output().map_err(|error| Error::Start { program, error })
}

/// Returns the output of a failed command without its progress lines.
pub fn words(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let is_progress = |line: &&str| {
        let first = line.split_whitespace().next().unwrap_or_default();
        !matches!(first, "Updating" | "Downloading" | "Downloaded" | "Locking" | "Adding" | "Blocking" | "warning:")
    };
    text.lines().filter(is_progress).collect::<Vec<_>>().join("\n").trim().to_owned()
}
