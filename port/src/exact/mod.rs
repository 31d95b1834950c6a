//! The exact engine: the compiler reports the uses of 0.1.

pub mod annotate;
pub mod messages;
pub mod wrapper;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use ra_ap_syntax::Edition;
use rayon::prelude::*;

use crate::cargo::{Tree, run, words};
use crate::error::Error;
use crate::guide::guide;
use annotate::{FORMAT, Original, annotate};
use messages::{Line, Message, Span, use_of};
use wrapper::{Call, PLAN, Plan};

/// Features to turn on, one set for each run of the compiler.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FeatureSet {
    /// The flags for cargo.
    pub flags: Vec<String>,
}

impl FeatureSet {
    /// Returns the set in words.
    pub fn name(&self) -> String {
        match self.flags.is_empty() {
            true => "default features".to_owned(),
            false => self.flags.join(" "),
        }
    }
}

/// The part of a project that the exact engine looks at.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Packages; empty for the whole workspace.
    pub packages: Vec<String>,
    /// The sets of features.
    pub features: Vec<FeatureSet>,
    /// `--target`.
    pub target: Option<String>,
    /// `true` for only libraries and programs, without tests and examples.
    pub without_tests: bool,
    /// Root files of tests, examples and benchmarks whose errors do not count.
    pub left_out: Vec<PathBuf>,
}

/// A use that rustc reported, at its place in the user's files.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hit {
    /// The file.
    pub file: PathBuf,
    /// First byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The item's path in the map, or its own path if it has no row.
    pub path: String,
    /// Kind of the item, as the item lists name it.
    pub kind: String,
    /// The macro that expands to the use, if the use is not written at this place.
    pub through: Option<String>,
}

/// A crate that rustc compiled for the run.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The `--cfg` arguments.
    pub cfgs: Vec<String>,
    /// `true` if it was compiled as a test.
    pub test: bool,
    /// Files of the user that it consists of.
    pub files: Vec<PathBuf>,
}

/// Something that did not build.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Broken {
    /// The package, by name.
    pub package: String,
    /// The target.
    pub target: String,
    /// The first error, as rustc prints it.
    pub error: String,
    /// `true` if it is a package of the user, `false` if it is a dependency.
    pub own: bool,
    /// Root file of a test, an example or a benchmark, on which nothing else stands.
    #[serde(skip)]
    pub beside: Option<PathBuf>,
}

/// Findings of the compiler.
#[derive(Debug, Default)]
pub struct Exact {
    /// The uses.
    pub hits: BTreeSet<Hit>,
    /// The crates that were compiled.
    pub units: Vec<Unit>,
    /// Targets that did not build.
    pub broken: Vec<Broken>,
    /// Everything that cargo and rustc have written about failed builds, for `revive`.
    pub errors: String,
    /// The errors in the user's own packages.
    pub own_errors: Vec<Message>,
    /// Warnings in the user's own packages, without those that report uses of 0.1.
    pub own_warnings: Vec<Message>,
    /// Crates whose annotated copies the compiler refused.
    pub refused: Vec<String>,
    /// The compiler's version line.
    pub rustc: String,
}

/// Checks a tree against annotated copies of its 0.1 crates.
///
/// # Errors
///
/// Fails if the compiler cannot be started, or if nothing at all could be checked.
pub fn check(tree: &Tree, work: &Path, options: &Selection) -> Result<Exact, Error> {
    let mut exact = Exact { rustc: version(tree)?, ..Exact::default() };
    let minor = exact.rustc.split('.').nth(1).and_then(|minor| minor.parse::<u32>().ok()).unwrap_or(u32::MAX);
    let log = work.join("calls");
    let _ = fs::remove_dir_all(work.join("refused"));
    fs::create_dir_all(&log).map_err(Error::file(&log))?;
    for entry in fs::read_dir(&log).map_err(Error::file(&log))?.flatten() {
        if entry.file_name().to_string_lossy().starts_with("refused-") {
            let _ = fs::remove_file(entry.path());
        }
    }
    let plan = Plan {
        chained: chained(tree),
        flag: if minor >= 57 { "--force-warn" } else { "-W" }.to_owned(),
        copies: copies(tree, work)?,
        own: tree.own().map(|package| package.folder().to_path_buf()).collect(),
        log: log.clone(),
    };
    let path = work.join("plan.json");
    let text = serde_json::to_vec(&plan).map_err(|error| Error::NotCompiled(error.to_string()))?;
    fs::write(&path, text).map_err(Error::file(&path))?;
    let none = [FeatureSet::default()];
    let sets = if options.features.is_empty() { &none[..] } else { &options.features };
    for set in sets {
        check_once(tree, work, &path, options, set, minor, &mut exact)?;
    }
    for entry in fs::read_dir(&log).map_err(Error::file(&log))?.flatten() {
        if let Some(name) = entry.file_name().to_string_lossy().strip_prefix("refused-") {
            exact.refused.push(name.to_owned());
        }
    }
    Ok(exact)
}

fn version(tree: &Tree) -> Result<String, Error> {
    let output = run(tree.calling.rustc(&tree.root).arg("--version"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
        false => Err(Error::NotCompiled(words(&output))),
    }
}

fn check_once(
    tree: &Tree,
    work: &Path,
    plan: &Path,
    options: &Selection,
    set: &FeatureSet,
    minor: u32,
    exact: &mut Exact,
) -> Result<(), Error> {
    let targets: &[&str] = if options.without_tests { &["--lib", "--bins"] } else { &["--all-targets"] };
    let complete = one_call(tree, work, plan, options, set, targets, minor >= 74, exact)?;
    // Without `--keep-going` (before 1.74) one broken test ends the run before the rest is checked.
    if !complete && minor < 74 && !options.without_tests {
        one_call(tree, work, plan, options, set, &[], false, exact)?;
    }
    Ok(())
}

#[allow(clippy::too_many_arguments)] // the parts of one call of cargo, which is made in one place
fn one_call(
    tree: &Tree,
    work: &Path,
    plan: &Path,
    options: &Selection,
    set: &FeatureSet,
    targets: &[&str],
    keep_going: bool,
    exact: &mut Exact,
) -> Result<bool, Error> {
    let program = std::env::current_exe().map_err(Error::file("cargo-tokio-port"))?;
    let mut command = tree.calling.command(&tree.root);
    command.args(["check", "--message-format=json", "--manifest-path"]).arg(tree.at.join("Cargo.toml"));
    command.arg("--target-dir").arg(work.join(format!("target-{FORMAT}")));
    match options.packages.is_empty() {
        true => _ = command.arg("--workspace"),
        false => {
            for package in &options.packages {
                command.args(["-p", package]);
            }
        }
    }
    command.args(targets).args(&set.flags).args(tree.calling.flags());
    if tree.at == tree.root {
        command.arg("--locked");
    }
    if keep_going {
        command.arg("--keep-going");
    }
    // A dependency's `rust-version` is sometimes newer than what it needs.
    command.arg("--ignore-rust-version");
    if let Some(target) = &options.target {
        command.args(["--target", target]);
    }
    command.env("RUSTC_WRAPPER", &program).env(PLAN, plan).env_remove("CARGO_BUILD_RUSTC_WRAPPER");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let program = PathBuf::from(command.get_program());
    let mut child = command.spawn().map_err(|error| Error::Start { program, error })?;
    let stderr = child.stderr.take();
    let said = std::thread::spawn(move || {
        let mut text = String::new();
        for line in stderr.into_iter().flat_map(|pipe| BufReader::new(pipe).split(b'\n')).map_while(Result::ok) {
            text.push_str(&String::from_utf8_lossy(&line));
            text.push('\n');
        }
        text
    });
    let names: HashMap<&str, (&str, bool)> = tree
        .metadata
        .packages
        .iter()
        .map(|package| (package.id.as_str(), (package.name.as_str(), package.source.is_none())))
        .collect();
    let mut artifacts = Vec::new();
    for line in child.stdout.take().into_iter().flat_map(|pipe| BufReader::new(pipe).split(b'\n')).map_while(Result::ok)
    {
        match serde_json::from_slice::<Line>(&line) {
            Ok(Line::CompilerMessage { target, .. })
                if !options.left_out.is_empty() && options.left_out.contains(&tree.user_path(&target.src_path)) => {}
            Ok(Line::CompilerMessage { package_id, target, message }) => {
                if let Some(found) = use_of(&message) {
                    exact.hits.extend(hit(tree, &found));
                } else if message.level == "warning" {
                    if names.get(package_id.as_str()).is_some_and(|(_, own)| *own) {
                        exact.own_warnings.push(*message);
                    }
                } else if message.level.starts_with("error") {
                    let (package, own) = names.get(package_id.as_str()).copied().unwrap_or((&package_id, false));
                    if own {
                        exact.own_errors.push((*message).clone());
                    }
                    let error = message.rendered.unwrap_or(message.message);
                    exact.errors.push_str(&format!("error in {package}\n{error}\n"));
                    let known =
                        exact.broken.iter().any(|broken| broken.package == package && broken.target == target.name);
                    if !known && !error.starts_with("error: aborting") {
                        let beside = (own && target.is_beside()).then(|| tree.user_path(&target.src_path));
                        let target = target.name;
                        exact.broken.push(Broken { package: package.to_owned(), target, error, own, beside });
                    }
                }
            }
            Ok(Line::CompilerArtifact { filenames, .. }) => artifacts.extend(filenames),
            _ => {}
        }
    }
    let status = child.wait().map_err(Error::file("cargo"))?;
    let said = said.join().unwrap_or_default();
    exact.units.extend(units(tree, &work.join("calls"), &artifacts));
    if !status.success() {
        exact.errors.push_str(&said);
        if exact.broken.is_empty() {
            exact.broken.extend(failed_script(&said));
        }
        if exact.broken.is_empty() && artifacts.is_empty() {
            return Err(Error::NotCompiled(last_words(&said)));
        }
    }
    Ok(status.success())
}

/// Returns the package whose build script has failed, according to cargo's messages.
fn failed_script(said: &str) -> Option<Broken> {
    let start = said.find("error: failed to run custom build command for `")?;
    let text = &said[start..];
    let package = text.split('`').nth(1)?.split(' ').next()?.to_owned();
    let error: String = text.lines().take(12).collect::<Vec<_>>().join("\n");
    Some(Broken { package, target: "build script".to_owned(), error, own: false, beside: None })
}

fn last_words(said: &str) -> String {
    let start = said.find("error").unwrap_or(0);
    said[start..].trim().to_owned()
}

/// Returns the wrapper of rustc that the user has set, by environment or configuration.
fn chained(tree: &Tree) -> Option<PathBuf> {
    let own = std::env::current_exe().ok();
    let by_environment = ["RUSTC_WRAPPER", "CARGO_BUILD_RUSTC_WRAPPER"].iter().find_map(std::env::var_os);
    if let Some(set) = by_environment {
        return Some(PathBuf::from(set)).filter(|set| !set.as_os_str().is_empty() && Some(set) != own.as_ref());
    }
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let folders = tree.root.ancestors().map(|folder| folder.join(".cargo")).chain(home);
    for folder in folders {
        for name in ["config.toml", "config"] {
            let Ok(text) = fs::read_to_string(folder.join(name)) else { continue };
            let Ok(table) = text.parse::<toml::Table>() else { continue };
            let set = table.get("build").and_then(|build| build.get("rustc-wrapper")).and_then(toml::Value::as_str);
            if let Some(set) = set.filter(|set| !set.is_empty()) {
                // A path is relative to the folder that holds `.cargo`; a bare name is looked up in `PATH`.
                let is_path = set.contains(std::path::MAIN_SEPARATOR) || set.contains('/');
                let base = folder.parent().unwrap_or(&folder);
                return Some(if is_path { base.join(set) } else { PathBuf::from(set) });
            }
        }
    }
    None
}

/// Makes the annotated copies that do not exist yet. Returns each crate's folder with that of its copy.
fn copies(tree: &Tree, work: &Path) -> Result<Vec<(PathBuf, PathBuf)>, Error> {
    let folder = work.join(format!("annotated-{FORMAT}"));
    fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
    let old: Vec<_> = tree.old().collect();
    old.par_iter()
        .filter_map(|package| Some((package, package.library()?)))
        .map(|(package, root)| {
            let mut hasher = DefaultHasher::new();
            (package.folder(), env!("CARGO_PKG_VERSION")).hash(&mut hasher);
            let place = folder.join(format!("{}-{}-{:08x}", package.name, package.version, hasher.finish() as u32));
            let original = Original {
                name: crate::family::code_name(&package.name),
                folder: package.folder().to_path_buf(),
                root: root.to_path_buf(),
                edition: edition(&package.edition),
            };
            if !place.exists() {
                // Made elsewhere and then moved, so that a run that is stopped leaves no incomplete copy.
                let made = tempfile::tempdir_in(&folder).map_err(Error::file(&folder))?;
                let inner = made.path().join("copy");
                annotate(&original, &inner).map_err(Error::file(&original.folder))?;
                if let Err(error) = fs::rename(&inner, &place)
                    && !place.exists()
                {
                    return Err(Error::File { path: place, error });
                }
            }
            Ok((original.folder, place))
        })
        .collect()
}

/// Returns the edition of this name.
pub fn edition(name: &str) -> Edition {
    match name {
        "2018" => Edition::Edition2018,
        "2021" => Edition::Edition2021,
        "2024" => Edition::Edition2024,
        _ => Edition::Edition2015,
    }
}

/// Returns the place of a use in the user's files, or `None` for uses within expansions of 0.1's own macros.
fn hit(tree: &Tree, found: &messages::Use) -> Option<Hit> {
    let own: HashSet<PathBuf> = tree.own().map(|package| tree.user_path(package.folder())).collect();
    let is_own = |span: &Span| {
        let path = tree.user_path(Path::new(&span.file_name));
        own.iter().any(|folder| path.starts_with(folder)).then_some(path)
    };
    let mut span = &found.span;
    let mut through = None;
    let file = loop {
        if let Some(file) = is_own(span) {
            break file;
        }
        let expansion = span.expansion.as_deref()?;
        let name = expansion.macro_decl_name.trim_end_matches('!');
        // The call of the macro is a finding of its own.
        if matches!(name, "try_ready" | "try_nb" | "task_local") {
            return None;
        }
        through = Some(expansion.macro_decl_name.clone());
        span = &expansion.span;
    };
    let (path, kind) = item(&found.path, &found.kind);
    Some(Hit { file, start: span.byte_start, end: span.byte_end, path, kind, through })
}

/// Returns the path in the map, and the kind, of an item that a note names.
fn item(path: &str, kind: &str) -> (String, String) {
    let items = &guide().items;
    let mut candidate = path.to_owned();
    // An item of a private module is re-exported by a module above it.
    loop {
        let known = items.at(&candidate);
        if let Some((own, kind)) = known.iter().find(|(_, known)| *known == kind).or_else(|| known.first()) {
            return ((*own).to_owned(), (*kind).to_owned());
        }
        let parts: Vec<&str> = candidate.split("::").collect();
        if parts.len() < 3 || matches!(kind, "module" | "method" | "trait_method") {
            return (path.to_owned(), kind.to_owned());
        }
        let (name, parents) = parts.split_last().unwrap_or((&"", &[]));
        candidate = format!("{}::{name}", parents[..parents.len() - 1].join("::"));
    }
}

/// Returns the units that have produced these artifacts, with their files and `--cfg` values.
fn units(tree: &Tree, log: &Path, artifacts: &[PathBuf]) -> Vec<Unit> {
    let mut calls: BTreeMap<String, Call> = BTreeMap::new();
    for entry in fs::read_dir(log).into_iter().flatten().flatten() {
        let call = fs::read(entry.path()).ok().and_then(|text| serde_json::from_slice::<Call>(&text).ok());
        if let Some(call) = call {
            calls.insert(call.unit.clone(), call);
        }
    }
    let mut units = Vec::new();
    let mut seen = HashSet::new();
    for path in artifacts {
        let Some(stem) = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()) else { continue };
        let call = calls.get(stem.strip_prefix("lib").unwrap_or(&stem)).or_else(|| calls.get(&stem)).or_else(|| {
            let folder = path.parent()?;
            calls.values().find(|call| call.out == folder && call.unit.starts_with("build_script"))
        });
        let Some(call) = call.filter(|call| seen.insert(call.unit.clone())) else { continue };
        let files =
            listed(&call.out.join(format!("{}.d", call.unit))).into_iter().map(|path| tree.user_path(&path)).collect();
        units.push(Unit { cfgs: call.cfgs.clone(), test: call.test, files });
    }
    units
}

/// Returns the files in a unit's dependency list.
fn listed(path: &Path) -> Vec<PathBuf> {
    let Ok(text) = fs::read_to_string(path) else { return Vec::new() };
    let Some(line) = text.lines().find(|line| line.contains(".d: ") || line.contains(".rmeta: ")) else {
        return Vec::new();
    };
    let Some((_, files)) = line.split_once(": ") else { return Vec::new() };
    let mut found = Vec::new();
    let mut name = String::new();
    let mut characters = files.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\\' if characters.peek() == Some(&' ') => name.extend(characters.next()),
            ' ' => found.push(PathBuf::from(std::mem::take(&mut name))),
            other => name.push(other),
        }
    }
    found.push(PathBuf::from(name));
    found.retain(|path| !path.as_os_str().is_empty());
    found
}
