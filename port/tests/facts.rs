//! Checks that every silent or hanging fact is found in the guide's own 0.1 code, and not in code that only resembles
//! it.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cargo_tokio_port::facts::predicates;
use cargo_tokio_port::guide::guide;
use cargo_tokio_port::report::Report;
use cargo_tokio_port::run::{Options, run};

const DEPENDENCIES: &str = "\
[dependencies]\n\
tokio = \"0.1\"\nfutures = \"0.1\"\nbytes = \"0.4\"\n\
tokio-legacy = { package = \"tokio\", version = \"0.1\" }\n\
futures-legacy = { package = \"futures\", version = \"0.1\" }\n\
bytes-legacy = { package = \"bytes\", version = \"0.4\" }\n\
tokio-codec = \"0.1\"\ntokio-core = \"0.1\"\ntokio-process = \"0.2\"\ntokio-reactor = \"0.1\"\ntokio-signal = \"0.2\"\n\
tokio-timer = \"0.2\"\ntokio-threadpool = \"0.1\"\nfutures-cpupool = \"0.1\"\ntokio-executor = \"0.1\"\ntokio-io = \"0.1\"\ntokio-sync = \"0.1\"\ntokio-proto = \"0.1\"\ntokio-service = \"0.1\"\n";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns a project of these files, which are modules of its library.
fn project(files: &[(String, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let manifest = format!("[package]\nname = \"proofs\"\nversion = \"0.1.0\"\nedition = \"2024\"\n{DEPENDENCIES}");
    fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    let modules: String = files.iter().map(|(name, _)| format!("mod {name};\n")).collect();
    fs::write(folder.path().join("src/lib.rs"), modules).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(format!("src/{name}.rs")), text).unwrap();
    }
    folder
}

fn scanned(folder: &Path) -> Report {
    let options = Options { path: folder.to_path_buf(), syntax_only: true, ..Options::default() };
    run(&options, &|_| {}).unwrap().report
}

/// Returns the facts of a report by file and line; general ones by the places that are shown.
fn placed(report: &Report) -> BTreeSet<(String, usize, String)> {
    let mut placed = BTreeSet::new();
    for finding in &report.findings {
        for fact in &finding.facts {
            placed.insert((finding.file.clone(), finding.line, fact.clone()));
        }
    }
    placed
}

/// Returns the guide's proofs, as a library: what marks them as tests is taken out, and lines stay where they are.
fn proofs() -> Vec<(String, String)> {
    let folder = root().parent().unwrap().join("compat-tests/tests/behaviour");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if name != "main" {
            files.push((name, fs::read_to_string(&path).unwrap().replace("#[test]", "")));
        }
    }
    files.sort();
    files
}

/// Returns the regions `bNN_legacy…` of the proofs: fact, file, first and last line.
fn regions(files: &[(String, String)]) -> Vec<(String, String, usize, usize)> {
    let mut regions = Vec::new();
    for (name, text) in files {
        let mut open: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if let Some(region) = line.strip_prefix("// region: ") {
                open.insert(region, index + 1);
            } else if let Some(region) = line.strip_prefix("// endregion: ")
                && let Some(first) = open.remove(region)
                && let Some((number, rest)) = region.strip_prefix('b').and_then(|rest| rest.split_once('_'))
                && rest.starts_with("legacy")
            {
                let fact = format!("B{}", number.trim_start_matches('0'));
                regions.push((fact, format!("src/{name}.rs"), first, index + 1));
            }
        }
    }
    regions
}

fn quiet() -> impl Iterator<Item = String> {
    guide().facts.iter().filter(|fact| fact.shows_as.is_quiet()).map(cargo_tokio_port::guide::Behaviour::name)
}

#[test]
fn every_quiet_fact_is_found_on_the_code_that_proves_it() {
    let files = proofs();
    let folder = project(&files);
    let report = scanned(folder.path());
    let placed = placed(&report);
    let regions = regions(&files);
    let mut missed = Vec::new();
    for fact in quiet() {
        let general = predicates().iter().any(|predicate| predicate.fact == fact && predicate.general);
        let here: Vec<_> = regions.iter().filter(|(of, ..)| *of == fact).collect();
        assert!(!here.is_empty(), "{fact} has no region");
        let found = here.iter().any(|(_, file, first, last)| {
            placed.iter().any(|(at, line, name)| at == file && *name == fact && (first..=last).contains(&line))
        });
        let found_generally = general && report.general.iter().any(|general| general.fact == fact);
        if !found && !found_generally {
            missed.push(fact);
        }
    }
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn a_near_miss_of_every_quiet_fact_is_not_taken_for_it() {
    let mut wrong = Vec::new();
    for fact in quiet() {
        let number: u32 = fact[1..].parse().unwrap();
        let name = format!("b{number:02}");
        let path = root().join(format!("tests/near_misses/{name}.rs"));
        let Ok(text) = fs::read_to_string(&path) else {
            wrong.push(format!("{fact} has no near miss: {} is to hold one", path.display()));
            continue;
        };
        let report = scanned(project(&[(name, text)]).path());
        if report.findings.is_empty() {
            wrong.push(format!("{fact}: nothing of 0.1 is found in its near miss"));
        }
        let is_general = report.general.iter().any(|general| general.fact == fact);
        for (file, line, _) in placed(&report).iter().filter(|(.., name)| *name == fact) {
            wrong.push(format!("{fact} is seen in its near miss, {file}:{line}"));
        }
        if is_general {
            wrong.push(format!("{fact} is seen in its near miss"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{wrong:#?}");
}
