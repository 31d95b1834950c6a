//! Prints a table of what `cargo tokio-port fix` achieves on the legacy lessons: how many compile, and how many behave
//! according to their specs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use guide::lessons::{Run, Side, all_specs, judge, play};

/// Lower limits in per cent: the lessons that compile, the lessons that behave according to their specs, and the uses
/// of 0.1 that are gone.
const FLOORS: [(&str, usize); 3] = [("compiles", 100), ("right", 95), ("gone", 50)];

/// Checks the results of `fix` by the specs of the lessons.
#[derive(Debug, Parser)]
struct Cli {
    /// The report of `fix --format json`
    #[arg(long)]
    report: PathBuf,
    /// The folder of the executables
    #[arg(long)]
    examples: PathBuf,
    /// The folder of the sources as they are now
    #[arg(long)]
    sources: PathBuf,
    /// Fail below the floors
    #[arg(long)]
    check: bool,
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli) -> Result<bool, Box<dyn std::error::Error>> {
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(&cli.report)?)?;
    let mut specs = all_specs()?;
    // This lesson is a program that starts the compiler, so there is nothing to port.
    specs.retain(|spec| spec.name != "must_not_compile");
    let built = executables(&cli.examples)?;
    println!("| lesson | compiles | does as its spec says | uses of 0.1 | left | marks |");
    println!("|---|---|---|--:|--:|--:|");
    let (mut compiled, mut right, mut before_all, mut after_all) = (0, 0, 0, 0);
    for spec in &specs {
        let name = &spec.name;
        let file = format!("legacy/examples/{name}.rs");
        let count = |when: &str| report[when]["files"][&file].as_u64().unwrap_or(0);
        let text = fs::read_to_string(cli.sources.join(format!("{name}.rs"))).unwrap_or_default();
        let marks = text.lines().filter(|line| line.trim_start().starts_with("// PORT")).count();
        let program = built.get(name);
        let mut said = "–".to_owned();
        if let Some(program) = program {
            compiled += 1;
            said = "yes".to_owned();
            for run in &spec.runs {
                // A part that is left as it was may block a worker, as it did on 0.1.
                let run = &Run { workers: None, ..run.clone() };
                let played = play(program, run, &built, None)?;
                // A part that has not been ported may still behave as the old side does.
                let problem = |side| judge(run, side, &played).problems.into_iter().next();
                if let (Some(problem), Some(_)) = (problem(Side::Legacy), problem(Side::Modern)) {
                    said = format!("no: {}", problem.to_string().lines().next().unwrap_or_default().replace('|', "/"));
                    break;
                }
            }
            right += usize::from(said == "yes");
        }
        let (before, after) = (count("before"), count("after"));
        before_all += before;
        after_all += after;
        let compiles = if program.is_some() { "yes" } else { "no" };
        println!("| `{name}` | {compiles} | {said} | {before} | {after} | {marks} |");
    }
    let all = specs.len();
    println!("| **all {all}** | {compiled} | {right} | {before_all} | {after_all} | |");
    let gone = usize::try_from(before_all.saturating_sub(after_all) * 100 / before_all.max(1))?;
    let reached = [compiled * 100 / all.max(1), right * 100 / all.max(1), gone];
    let mut is_good = true;
    for ((what, floor), reached) in FLOORS.into_iter().zip(reached) {
        if reached < floor {
            eprintln!("{what}: {reached} %, below the floor of {floor} %");
            is_good = false;
        }
    }
    Ok(is_good || !cli.check)
}

fn executables(folder: &Path) -> std::io::Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !name.contains(['.', '-']) && path.is_file() {
            found.insert(name, path);
        }
    }
    Ok(found)
}
