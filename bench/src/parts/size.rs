//! Measures what is not speed but still belongs in the comparison: lines, crates, build time, binary size.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use super::{Bench, BenchError};
use crate::load::Outcome;
use crate::results::{Part, setting};
use guide::cargo::command;
use guide::workspace_root;

const TWINS: [&str; 2] = ["legacy", "modern"];

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    for name in TWINS {
        bench.progress.step(&format!("{name} · lines, crates, binary"));
        let source = workspace_root().join(name).join("src");
        let mut modules = Vec::new();
        collect_modules(&source, &source, &mut modules)?;
        let all: usize = modules.iter().map(|(_, lines)| lines).sum();
        modules.push(("all modules".into(), all));
        for (module, lines) in modules {
            let mut outcome = Outcome::default();
            outcome.metrics.insert("code_lines".into(), lines as f64);
            bench.add(Part::Size, name, setting([("module", module)]), 1, outcome);
        }

        let mut outcome = Outcome::default();
        outcome.metrics.insert("crates".into(), crates(name)? as f64);
        let executable = bench.executables.iter().find(|(of, _)| of == name);
        if let Some(bytes) = executable.and_then(|(_, path)| fs::metadata(path).ok()) {
            outcome.metrics.insert("binary_bytes".into(), bytes.len() as f64);
        }
        if bench.plan.builds {
            bench.progress.step(&format!("{name} · clean release build"));
            match clean_build(name) {
                Ok(seconds) => drop(outcome.metrics.insert("clean_build_seconds".into(), seconds)),
                Err(error) => bench.missing(format!("clean build of {name}: {error}")),
            }
        }
        bench.add(Part::Size, name, setting([("module", "crate".into())]), 1, outcome);
    }
    if !bench.plan.builds {
        bench.missing("clean build time: not in a quick run".into());
    }
    Ok(())
}

fn collect_modules(root: &Path, directory: &Path, modules: &mut Vec<(String, usize)>) -> Result<(), BenchError> {
    let mut entries: Vec<_> = fs::read_dir(directory)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            collect_modules(root, &path, modules)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            modules.push((name, code_lines(&fs::read_to_string(&path)?)));
        }
    }
    Ok(())
}

/// Counts lines that contain code: those that are neither blank nor only a comment, and not in a `#[cfg(test)]` module
/// at the end of the file.
fn code_lines(source: &str) -> usize {
    let shipped = source.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut in_comment = false;
    shipped
        .lines()
        .map(str::trim)
        .filter(|line| {
            let was_in_comment = in_comment;
            if in_comment {
                in_comment = !line.contains("*/");
            } else if line.starts_with("/*") {
                in_comment = !line.contains("*/");
                return false;
            }
            !(was_in_comment || line.is_empty() || line.starts_with("//"))
        })
        .count()
}

/// Counts the crates in the tree of package `name`, including itself, but not those for building and testing.
fn crates(name: &str) -> Result<usize, BenchError> {
    let output = command()
        .args(["tree", "--package", name, "--edges", "normal", "--prefix", "none"])
        .stderr(Stdio::null())
        .output()?;
    if !output.status.success() {
        return Err(BenchError::Tool(format!("cargo tree failed for {name}")));
    }
    Ok(distinct_crates(&String::from_utf8_lossy(&output.stdout)))
}

fn distinct_crates(tree: &str) -> usize {
    let names: BTreeSet<_> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.next()?))
        })
        .collect();
    names.len()
}

fn clean_build(name: &str) -> Result<f64, BenchError> {
    let target = tempfile::tempdir()?;
    let began = Instant::now();
    let status = command()
        .args(["build", "--release", "--quiet", "--package", name, "--bin", name, "--target-dir"])
        .arg(target.path())
        .stdout(Stdio::null())
        .status()?;
    if status.success() {
        Ok(began.elapsed().as_secs_f64())
    } else {
        Err(BenchError::Tool("cargo build failed".into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_blank_lines_and_unit_tests_are_not_code() {
        let source = "//! Doc.\n\nuse a::b; // used\n\n/* one\ntwo\n*/\nfn f() {\n    // why\n    g();\n}\n\
                      \n#[cfg(test)]\nmod tests {\n    fn t() {}\n}\n";
        assert_eq!(code_lines(source), 4);
    }

    #[test]
    fn a_crate_counts_once_and_its_versions_apart() {
        let tree = "legacy v0.1.0 (path)\nbytes v0.4.12\nbytes v1.10.0\nbytes v0.4.12 (*)\n";
        assert_eq!(distinct_crates(tree), 3);
    }
}
