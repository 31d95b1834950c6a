//! Certainty that code runs on a runtime of tokio 1, as sockets and timers of today need it.
//!
//! A program is certain where it starts no other runtime than the bridge's, polls nothing by itself (`.wait()`, executors),
//! and stands on no foreign crate of 0.1 that could. A library is certain where it is never published and each program of
//! the workspace that it is part of is certain. What is not known well enough is not certain.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use ra_ap_syntax::ast::{self, AstNode, HasAttrs};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, T, TextSize};

use super::bridge::NAME as BRIDGE;
use super::judge::Judge;
use crate::cargo::Metadata;
use crate::error::Error;
use crate::family;
use crate::manifest::{Kind, Manifests, Package};
use crate::report::Report;
use crate::syntax::scan::scan;

/// Items of 0.1 that run futures on something else than the bridge's runtimes, or serve them by another timer or reactor.
/// A path is meant with all below it.
const RUNNERS: [&str; 22] = [
    "futures::Future::wait",
    "futures::Sink::wait",
    "futures::Stream::wait",
    "futures::executor",
    "futures_cpupool",
    "tokio::executor::current_thread",
    "tokio::executor::thread_pool",
    "tokio::reactor::Background",
    "tokio::reactor::Reactor",
    "tokio::run",
    "tokio::runtime",
    "tokio_async_await",
    "tokio_core",
    "tokio_current_thread",
    "tokio_proto",
    "tokio_reactor::with_default",
    "tokio_threadpool",
    "tokio_timer::Timer",
    "tokio_timer::clock",
    "tokio_timer::set_default",
    "tokio_timer::timer",
    "tokio_timer::with_default",
];
/// Items of tokio-executor that name the executor of the moment, which is the bridge's.
const EXECUTORS: [&str; 5] = ["DefaultExecutor", "Executor", "SpawnError", "TypedExecutor", "spawn"];
/// Words that only code has which polls by itself, or which runs another runtime.
const WORDS: [&str; 16] = [
    "ArcWake",
    "LocalPool",
    "RawWaker",
    "RawWakerVTable",
    "ThreadPool",
    "Wake",
    "actix_rt",
    "async_std",
    "futures_executor",
    "futures_lite",
    "noop_waker",
    "noop_waker_ref",
    "now_or_never",
    "pollster",
    "smol",
    "tokio_test",
];
/// Modules and macros of the new crates that run futures.
const MODULES: [(&str, &[&str]); 2] = [("futures", &["executor"]), ("tokio", &["runtime", "main", "test"])];
/// Foreign crates that take futures of 0.1 and leave it to others to run them.
const HARMLESS: [&str; 9] = [
    "futures-util",
    "http-body",
    "tokio-io-timeout",
    "tokio-openssl",
    "tokio-rustls",
    "tokio-serde",
    "tokio-tls",
    "tower-layer",
    "tower-service",
];

/// A reason in a file, and the part of the file that has it.
type Reason = (String, Part);

/// Part of a crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// All that use it have it.
    Code,
    /// Only its own tests have it.
    Tests,
    /// Only its documentation has it, whose examples are programs.
    Docs,
}

/// Knowledge of the project's files.
#[derive(Debug, Default)]
pub(super) struct Certainty {
    /// The files that are not certain, with the reason; `None` for those that are.
    files: BTreeMap<PathBuf, Option<String>>,
}

impl Certainty {
    /// Judges each file of the copy by what the compiler and the syntax found in it.
    ///
    /// # Errors
    ///
    /// Fails if the project cannot be read or cargo cannot resolve it.
    pub(super) fn of(judge: &mut Judge, report: &Report) -> Result<Self, Error> {
        let manifests = Manifests::find(&judge.copy.at)?;
        judge.tree()?;
        let tree = judge.tree()?.metadata.clone();
        let scan = scan(&manifests, &[]);
        let mut reasons: HashMap<usize, Vec<Reason>> = HashMap::new();
        let mut named: HashMap<usize, BTreeSet<String>> = HashMap::new();
        for file in scan.files.indexes() {
            let source = scan.files.get(file);
            let name = judge.copy.relative(&source.path).to_string_lossy().replace('\\', "/");
            let root = source.tree();
            let found = report
                .findings
                .iter()
                .filter(|finding| finding.file == name)
                .map(|finding| (finding.rule.as_str(), finding.start));
            let suspected = report.unsure.iter().filter(|place| place.file == name);
            let all = found.chain(suspected.map(|place| (place.may_be.as_str(), place.start)));
            let mut here: Vec<Reason> = Vec::new();
            for (rule, start) in all {
                if is_runner(rule) && !waits_for_the_end(&source.text, start) {
                    here.push((format!("`{rule}` is used"), part(&root, start)));
                }
            }
            let (words, names) = words(&root);
            here.extend(words);
            reasons.insert(file, here);
            named.insert(file, names);
        }
        let crates: Vec<Unit<'_>> = scan
            .crates
            .iter()
            .map(|(package, krate, _)| {
                let package = &manifests.packages[*package];
                let root = krate.files.first().map(|root| scan.files.get(*root).path.clone());
                let target = package.targets.iter().find(|target| Some(&target.root) == root.as_ref());
                Unit { package, kind: target.map(|target| target.kind), files: &krate.files }
            })
            .collect();
        let asked = &judge.options.exact.packages;
        for unit in crates.iter().filter(|unit| !asked.is_empty() && !asked.contains(&unit.package.name)) {
            let why = format!("{} was not looked at", unit.package.name);
            unit.files.iter().for_each(|file| reasons.entry(*file).or_default().push((why.clone(), Part::Code)));
        }
        let look = Look { manifests: &manifests, metadata: &tree, crates: &crates, reasons: &reasons, named: &named };
        let whys = look.whys();
        let mut files: BTreeMap<PathBuf, Option<String>> = BTreeMap::new();
        for (unit, why) in crates.iter().zip(&whys) {
            for file in unit.files {
                let known = files.entry(judge.copy.relative(&scan.files.get(*file).path)).or_default();
                if known.is_none() {
                    known.clone_from(why);
                }
            }
        }
        Ok(Self { files })
    }

    /// Returns why a file may run elsewhere; `None` if all of it certainly runs on a runtime of tokio 1.
    pub(super) fn why_not(&self, path: &Path) -> Option<&str> {
        match self.files.get(path) {
            Some(why) => why.as_deref(),
            None => Some("no target of the project holds the file"),
        }
    }
}

/// A crate of the project.
struct Unit<'a> {
    package: &'a Package,
    /// The kind of its target; `None` if that is not known.
    kind: Option<Kind>,
    files: &'a [usize],
}

struct Look<'a> {
    manifests: &'a Manifests,
    metadata: &'a Metadata,
    crates: &'a [Unit<'a>],
    reasons: &'a HashMap<usize, Vec<Reason>>,
    named: &'a HashMap<usize, BTreeSet<String>>,
}

impl Look<'_> {
    /// Returns for each crate why it is not certain.
    fn whys(&self) -> Vec<Option<String>> {
        let reached: Vec<BTreeSet<usize>> = (0..self.crates.len()).map(|at| self.reached(at)).collect();
        let mut whys: Vec<Option<String>> = (0..self.crates.len())
            .map(|at| match self.crates[at].kind {
                Some(Kind::Lib) => self.library(at, &reached),
                Some(Kind::Build) => Some("build scripts have no runtime".to_owned()),
                Some(_) => self.program(at, &reached[at]),
                None => Some("its target is not known".to_owned()),
            })
            .collect();
        // A library is certain as long as all that hold it are.
        loop {
            let lost = (0..self.crates.len()).find(|&at| {
                let is_library = self.crates[at].kind == Some(Kind::Lib);
                let mut holders = (0..self.crates.len()).filter(|&other| other != at && reached[other].contains(&at));
                is_library && whys[at].is_none() && holders.any(|other| whys[other].is_some())
            });
            let Some(at) = lost else { return whys };
            whys[at] = Some("a library that a program on another runtime may use".to_owned());
        }
    }

    fn names(&self, at: usize) -> impl Iterator<Item = &str> {
        self.crates[at].files.iter().filter_map(|file| self.named.get(file)).flatten().map(String::as_str)
    }

    /// Returns a crate with all libraries of the project that it names, and that these name.
    fn reached(&self, at: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([at]);
        let mut open = vec![at];
        while let Some(here) = open.pop() {
            let package = self.crates[here].package;
            let names: BTreeSet<&str> = self.names(here).collect();
            for (index, other) in self.crates.iter().enumerate() {
                let is_named = other.package.name == package.name
                    && names.contains(family::code_name(&package.name).as_str())
                    || package.dependencies.iter().any(|dependency| {
                        dependency.package == other.package.name
                            && names.contains(family::code_name(&dependency.key).as_str())
                    });
                if other.kind == Some(Kind::Lib) && is_named && found.insert(index) {
                    open.push(index);
                }
            }
        }
        found
    }

    fn program(&self, at: usize, reached: &BTreeSet<usize>) -> Option<String> {
        for &index in reached {
            let reasons = self.crates[index].files.iter().filter_map(|file| self.reasons.get(file)).flatten();
            if let Some((why, _)) = reasons.into_iter().find(|(_, part)| match part {
                Part::Code => true,
                Part::Tests => index == at,
                Part::Docs => false,
            }) {
                return Some(why.clone());
            }
            let with_tests = !matches!(self.crates[index].kind, Some(Kind::Bin | Kind::Lib));
            if let Some(foreign) = self.foreign(index, with_tests) {
                return Some(format!("{foreign} may run futures on a runtime of its own"));
            }
        }
        let has_bridge = reached.iter().any(|&index| self.names(index).any(|name| name == BRIDGE));
        (!has_bridge).then(|| "nothing in it starts a runtime of the bridge".to_owned())
    }

    fn library(&self, at: usize, reached: &[BTreeSet<usize>]) -> Option<String> {
        let unit = &self.crates[at];
        let is_held = (0..self.crates.len()).any(|other| other != at && reached[other].contains(&at));
        if !is_held || !is_private(unit.package) {
            return Some("a library that others may use".to_owned());
        }
        let holders = self.manifests.packages.iter().filter(|package| {
            package
                .dependencies
                .iter()
                .any(|known| known.package == unit.package.name && known.table == "build-dependencies")
        });
        if holders.count() > 0 {
            return Some("a library that a build script may use".to_owned());
        }
        if let Some(foreign) = self.foreign(at, true) {
            return Some(format!("{foreign} may run futures on a runtime of its own"));
        }
        let mut reasons = unit.files.iter().filter_map(|file| self.reasons.get(file)).flatten();
        reasons.next().map(|(why, _)| why.clone())
    }

    /// Returns a foreign crate that a crate names, by itself or through others, and that takes futures of 0.1: it may run them.
    fn foreign(&self, at: usize, with_tests: bool) -> Option<String> {
        let package = self.crates[at].package;
        let own = self.metadata.packages.iter().find(|known| known.source.is_none() && known.name == package.name)?;
        let nodes = &self.metadata.resolve.as_ref()?.nodes;
        let package_of = |id: &str| self.metadata.packages.iter().find(|known| known.id == id);
        let names: BTreeSet<&str> = self.names(at).collect();
        let is_left_out = |name: &str| {
            let entries: Vec<_> = package.dependencies.iter().filter(|known| known.package == name).collect();
            let is_named = entries.iter().any(|known| names.contains(family::code_name(&known.key).as_str()));
            let is_for_tests = !with_tests && entries.iter().all(|known| known.table != "dependencies");
            !entries.is_empty() && (!is_named || is_for_tests)
        };
        let mut open: Vec<&str> = Vec::new();
        for id in nodes.iter().find(|node| node.id == own.id).into_iter().flat_map(|node| &node.dependencies) {
            if package_of(id).is_some_and(|known| !is_left_out(&known.name)) {
                open.push(id);
            }
        }
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        while let Some(id) = open.pop() {
            let Some(known) = package_of(id).filter(|_| seen.insert(id)) else { continue };
            let is_own = known.source.is_none() && self.manifests.packages.iter().any(|own| own.name == known.name);
            if is_own || known.name == family::BRIDGE || family::is_old(&known.name, &known.version) {
                continue;
            }
            let below = || nodes.iter().filter(|node| node.id == id).flat_map(|node| &node.dependencies);
            let takes = below()
                .filter_map(|id| package_of(id))
                .any(|known| family::is_old(&known.name, &known.version) && known.name != "bytes");
            if takes && !HARMLESS.contains(&known.name.as_str()) {
                return Some(known.name.clone());
            }
            open.extend(below().map(String::as_str));
        }
        None
    }
}

/// Returns whether an item of 0.1 runs futures elsewhere.
fn is_runner(rule: &str) -> bool {
    let within = |path: &str| rule.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    if let Some(rest) = rule.strip_prefix("tokio_executor::").or_else(|| rule.strip_prefix("tokio::executor::")) {
        return !EXECUTORS.iter().any(|name| rest.split("::").next() == Some(name));
    }
    let is_blocking = matches!(rule, "tokio_threadpool::blocking" | "tokio_threadpool::BlockingError");
    !is_blocking && RUNNERS.iter().any(|path| within(path))
}

/// Returns whether a `.wait()` waits for the end of a runtime, which is no future that the project made.
fn waits_for_the_end(text: &str, start: usize) -> bool {
    let before: String = text[..start.min(text.len())].chars().filter(|c| !c.is_whitespace()).collect();
    text[start.min(text.len())..].starts_with("wait")
        && (before.ends_with(".shutdown_on_idle().") || before.ends_with(".shutdown_now()."))
}

/// Returns whether a place is compiled for tests only.
fn part(root: &SyntaxNode, at: usize) -> Part {
    let at = TextSize::from(u32::try_from(at).unwrap_or(u32::MAX)).min(root.text_range().end());
    let Some(token) = root.token_at_offset(at).right_biased() else { return Part::Code };
    let items = token.parent_ancestors().filter_map(ast::AnyHasAttrs::cast);
    let is_test = items.flat_map(|item| item.attrs().collect::<Vec<_>>()).any(|attribute| {
        let text: String = attribute.syntax().text().to_string().split_whitespace().collect();
        matches!(text.as_str(), "#[cfg(test)]" | "#[test]")
    });
    if is_test { Part::Tests } else { Part::Code }
}

/// Returns the words of a file that polls by itself, and the crates that the file may name.
fn words(root: &SyntaxNode) -> (Vec<Reason>, BTreeSet<String>) {
    let (mut found, mut names) = (Vec::new(), BTreeSet::new());
    for token in root.descendants_with_tokens().filter_map(ra_ap_syntax::NodeOrToken::into_token) {
        let text = token.text();
        let here = || part(root, usize::from(token.text_range().start()));
        match token.kind() {
            SyntaxKind::COMMENT => {
                let is_doc = ["//!", "///", "/**", "/*!"].iter().any(|start| text.starts_with(start));
                if is_doc && ["wait()", "block_on(", "run(", "executor"].iter().any(|word| text.contains(word)) {
                    found.push(("an example in its documentation may run futures by itself".to_owned(), Part::Docs));
                }
            }
            SyntaxKind::IDENT => {
                let is_method = beside(&token, false).is_some_and(|before| before.kind() == T![.]);
                if text == "include_str" && token.parent_ancestors().any(|node| ast::Attr::can_cast(node.kind())) {
                    found.push(("its documentation includes a file".to_owned(), Part::Docs));
                }
                if WORDS.contains(&text) || text == "block_on" && !is_method {
                    found.push((format!("`{text}` is used"), here()));
                }
                let inner = MODULES.iter().filter(|(krate, _)| *krate == text).flat_map(|(_, inner)| *inner);
                let below = below(&token);
                for name in inner.filter(|name| below.iter().any(|found| found == *name)) {
                    found.push((format!("`{text}::{name}` is used"), here()));
                }
                names.insert(text.to_owned());
            }
            _ => {}
        }
    }
    (found, names)
}

fn beside(token: &SyntaxToken, is_next: bool) -> Option<SyntaxToken> {
    let step = |token: &SyntaxToken| if is_next { token.next_token() } else { token.prev_token() };
    let mut here = step(token)?;
    while here.kind().is_trivia() {
        here = step(&here)?;
    }
    Some(here)
}

/// Returns the names behind `name::`, those in `name::{…}` with all that stands there.
fn below(token: &SyntaxToken) -> Vec<String> {
    let mut here = beside(token, true);
    // Two tokens in the arguments of macros.
    let is_colon = |token: &SyntaxToken| matches!(token.kind(), T![::] | T![:]);
    if !here.as_ref().is_some_and(is_colon) {
        return Vec::new();
    }
    while let Some(token) = here.clone().filter(is_colon) {
        here = beside(&token, true);
    }
    let mut found = Vec::new();
    let mut depth = 0;
    while let Some(token) = here {
        match token.kind() {
            T!['{'] => depth += 1,
            T!['}'] => depth -= 1,
            _ => found.push(token.text().to_owned()),
        }
        if depth <= 0 {
            break;
        }
        here = beside(&token, true);
    }
    found
}

/// Returns whether a package says that it is never published.
fn is_private(package: &Package) -> bool {
    let manifest = std::fs::read_to_string(package.folder.join("Cargo.toml")).unwrap_or_default();
    let manifest: toml::Table = manifest.parse().unwrap_or_default();
    let publish = manifest.get("package").and_then(|package| package.get("publish"));
    publish.and_then(toml::Value::as_bool) == Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ra_ap_syntax::{Edition, SourceFile};

    fn found(text: &str) -> Vec<String> {
        let root = SourceFile::parse(text, Edition::Edition2021).syntax_node();
        words(&root).0.into_iter().map(|(why, part)| format!("{why} {part:?}")).collect()
    }

    #[test]
    fn what_runs_futures_by_itself_is_known() {
        for rule in ["tokio::run", "tokio::runtime::Runtime::new", "futures::Future::wait", "futures::executor::spawn"]
        {
            assert!(is_runner(rule), "{rule}");
        }
        for rule in
            ["tokio_core::reactor::Core::run", "tokio::executor::current_thread::run", "futures_cpupool::CpuPool"]
        {
            assert!(is_runner(rule), "{rule}");
        }
        for rule in ["tokio_timer::timer::set_default", "tokio_timer::clock::with_default", "tokio_executor::enter"] {
            assert!(is_runner(rule), "{rule}");
        }
        for rule in ["tokio::spawn", "tokio::executor::DefaultExecutor::current", "tokio::timer::Delay::new"] {
            assert!(!is_runner(rule), "{rule}");
        }
    }

    #[test]
    fn waiting_for_the_end_of_a_runtime_polls_nothing_of_the_project() {
        let waits = |text: &str| waits_for_the_end(text, text.find("wait").unwrap());
        assert!(waits("runtime.shutdown_on_idle().wait()"));
        assert!(waits("runtime\n    .shutdown_now()\n    .wait()"));
        assert!(!waits("delay.wait()"));
        assert!(!waits("runtime.shutdown_on_idle().map(drop).wait()"));
    }

    #[test]
    fn other_executors_are_seen_by_their_names() {
        assert_eq!(found("fn f() { futures::executor::block_on(g()) }").len(), 2);
        assert_eq!(found("use futures::{channel, executor::LocalPool};").len(), 2);
        assert_eq!(found("#[tokio::main] async fn main() {}"), ["`tokio::main` is used Code"]);
        assert_eq!(found("use tokio::{net, runtime::Builder};"), ["`tokio::runtime` is used Code"]);
        assert_eq!(found("fn f() { try_it!(pollster::block_on(g())) }").len(), 2);
        assert_eq!(found("fn f(r: &mut bridge::runtime::Runtime) { r.block_on(g()) }"), Vec::<String>::new());
    }

    #[test]
    fn tests_and_documentation_are_told_from_code() {
        assert_eq!(found("#[cfg(test)] mod tests { fn f() { block_on(g()) } }"), ["`block_on` is used Tests"]);
        assert_eq!(found("/// ```\n/// old::go().wait();\n/// ```\nfn go() {}").len(), 1);
        assert_eq!(found("#![doc = include_str!(\"../README.md\")]").len(), 1);
        assert_eq!(found("const TEXT: &str = include_str!(\"../README.md\");"), Vec::<String>::new());
        assert_eq!(found("// go().wait()\nfn go() {}"), Vec::<String>::new());
    }

    #[test]
    fn a_foreign_crate_that_takes_futures_may_run_them() {
        let package = |name: &str, version: &str, source: Option<&str>| {
            serde_json::json!({ "id": name, "name": name, "version": version, "source": source, "targets": [],
                "manifest_path": "/old/Cargo.toml", "edition": "2018", "features": {} })
        };
        let from = Some("registry");
        let tree = |own: &[&str]| -> Metadata {
            let node = |id: &str, on: &[&str]| serde_json::json!({ "id": id, "dependencies": on });
            serde_json::from_value(serde_json::json!({
                "packages": [
                    package("old", "0.1.0", None), package("futures", "0.1.31", from), package("tokio", "0.1.22", from),
                    package("hyper", "0.12.36", from), package("client", "1.0.0", from), package("bytes", "0.4.12", from),
                    package("http", "0.1.21", from),
                ],
                "workspace_members": ["old"], "workspace_root": "/old", "target_directory": "/old/target",
                "resolve": { "nodes": [
                    node("old", own), node("tokio", &["futures"]), node("hyper", &["futures", "tokio"]),
                    node("client", &["hyper"]), node("http", &["bytes"]), node("futures", &[]), node("bytes", &[]),
                ] },
            }))
            .unwrap()
        };
        let dependency = |name: &str, table: &'static str| crate::manifest::Dependency {
            key: name.to_owned(),
            package: name.to_owned(),
            requirement: String::new(),
            table,
            old: false,
        };
        let old = Package {
            name: "old".to_owned(),
            folder: PathBuf::from("/old"),
            edition: Edition::Edition2018,
            dependencies: vec![dependency("client", "dev-dependencies"), dependency("tokio", "dependencies")],
            targets: Vec::new(),
            features: Vec::new(),
        };
        let manifests = Manifests { root: PathBuf::from("/old"), packages: Vec::new(), refused: Vec::new() };
        let reasons = HashMap::new();
        let foreign = |own: &[&str], names: &[&str], with_tests: bool| {
            let metadata = tree(own);
            let named = HashMap::from([(0, names.iter().map(|name| (*name).to_owned()).collect())]);
            let crates = [Unit { package: &old, kind: Some(Kind::Bin), files: &[0] }];
            let look =
                Look { manifests: &manifests, metadata: &metadata, crates: &crates, reasons: &reasons, named: &named };
            look.foreign(0, with_tests)
        };
        assert_eq!(foreign(&["tokio", "futures", "http"], &["tokio", "http"], true), None);
        assert_eq!(foreign(&["tokio", "client"], &["tokio", "client"], true).as_deref(), Some("hyper"));
        // Nothing is handed to what nobody names.
        assert_eq!(foreign(&["tokio", "client"], &["tokio"], true), None);
        // What only tests stand on is not in the program.
        assert_eq!(foreign(&["tokio", "client"], &["tokio", "client"], false), None);
    }
}
