//! The command line.

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::baseline::Baseline;
use crate::cargo::Calling;
use crate::error::Error;
use crate::exact::FeatureSet;
use crate::explain;
use crate::fix::bridge::Origin;
use crate::fix::run::Wishes;
use crate::fix::write::{Commits, Diff};
use crate::guide::guide;
use crate::manifest::Manifests;
use crate::report::text::Look;
use crate::report::{Format, build, github, html, json, markdown, sarif, text};
use crate::run::{Options, Outcome, run};

/// Exit code for findings; with a baseline, for new ones.
const FINDINGS: u8 = 1;
/// Exit code for a wrong command line or file.
const WRONG: u8 = 2;
/// Exit code for a report that comes from the syntax alone, since nothing could be compiled.
const NOT_COMPILED: u8 = 3;

/// Says line by line what a port from tokio 0.1 to tokio 1 means for your code.
#[derive(Debug, Parser)]
#[command(
    name = "cargo tokio-port",
    bin_name = "cargo tokio-port",
    version,
    subcommand_required = true,
    after_help = "\
Exit status:
  0  nothing is left to do, or no more than the baseline knows
  1  there are findings; `accuracy --check`: below what is promised
  2  a mistake in the command line or in a file
  3  the compiler did not judge the project, so the report is that of the syntax alone

Reports go to stdout; what is under way, and errors, to stderr."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Report every use of tokio 0.1, futures 0.1 and bytes 0.4, what it becomes, and the silent changes
    Scan(Scan),
    /// Make an old tree build again, in a copy of its lock file, and say how to do it for good
    Revive(Project),
    /// Make the mechanical part of the port, in steps that compile
    Fix(Fix),
    /// Compare the syntax engine with the compiler on projects that build
    Accuracy(Accuracy),
}

/// Project, and options with which cargo is called.
#[derive(Debug, Clone, Args)]
struct Project {
    /// A folder or file of the project: at its root the whole workspace, in a member's folder that member
    #[arg(default_value = ".")]
    path: PathBuf,
    /// The manifest, instead of PATH
    #[arg(long, value_name = "FILE", conflicts_with = "path")]
    manifest_path: Option<PathBuf>,
    /// Only this package (may be given several times)
    #[arg(short, long, value_name = "NAME")]
    package: Vec<String>,
    /// The whole workspace, also from a member's folder
    #[arg(long, conflicts_with = "package")]
    workspace: bool,
    /// Features to turn on, separated by commas
    #[arg(short = 'F', long, value_name = "FEATURES")]
    features: Vec<String>,
    /// Turn on all features
    #[arg(long)]
    all_features: bool,
    /// Turn off the default features
    #[arg(long)]
    no_default_features: bool,
    /// Check with the default features, with none, and with each feature alone
    #[arg(long, conflicts_with_all = ["all_features", "features"])]
    each_feature: bool,
    /// Check for this target
    #[arg(long, value_name = "TRIPLE")]
    target: Option<String>,
    /// Leave out tests, examples and benchmarks
    #[arg(long)]
    no_tests: bool,
    /// Do not use the network
    #[arg(long)]
    offline: bool,
    /// Fail if the lock file does not fit
    #[arg(long)]
    locked: bool,
    /// Same as --offline and --locked
    #[arg(long)]
    frozen: bool,
    /// Build here, and not in the user's cache folder
    #[arg(long, value_name = "FOLDER")]
    target_dir: Option<PathBuf>,
    /// Print no progress
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Debug, Args)]
struct Scan {
    #[command(flatten)]
    project: Project,
    /// The form of the report
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write the report to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Read the syntax, and do not compile
    #[arg(long)]
    syntax_only: bool,
    /// Do not try to repair a tree that does not build
    #[arg(long)]
    no_revive: bool,
    /// Print the summary without the findings
    #[arg(long)]
    summary: bool,
    /// Name every fact that the guide has for an item, not only those that matter where it is used
    #[arg(long)]
    all_facts: bool,
    /// Print what the guide says of a fact (B35), of an error (E0277, or words of its text) or of an item or a crate
    /// (`Future::map`, `LocalRuntime`, `hyper`), and nothing else
    #[arg(long, value_name = "NAME")]
    explain: Option<String>,
    /// File with the known uses; only new ones count
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write today's uses into the baseline, unless there are new ones
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
    /// Prefix of links into the guide, such as `https://…/`
    #[arg(long, value_name = "ADDRESS", default_value = "", env = "CARGO_TOKIO_PORT_GUIDE")]
    guide: String,
    /// Colours
    #[arg(long, value_enum, default_value = "auto")]
    color: Color,
}

#[derive(Debug, Args)]
struct Fix {
    #[command(flatten)]
    project: Project,
    /// Print the difference and write nothing (the default)
    #[arg(long, conflicts_with = "write")]
    dry_run: bool,
    /// Write into the project, one commit for each step; git has to say that the tree is clean
    #[arg(long)]
    write: bool,
    /// Run only these steps of rules after the first step (may be given several times)
    #[arg(long, value_name = "NAME")]
    step: Vec<String>,
    /// Source of the bridge: `path=FOLDER`, `git=ADDRESS` or `version=REQUIREMENT`; by default a copy in the project
    #[arg(long, value_name = "ORIGIN")]
    bridge: Option<Origin>,
    /// The form of the report
    #[arg(long, value_enum, default_value = "text")]
    format: FixFormat,
}

/// Form of the output of `fix`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FixFormat {
    /// The difference on standard output, followed by the report.
    Text,
    /// The report as JSON, for programs.
    Json,
}

#[derive(Debug, Args)]
struct Accuracy {
    /// Folders of projects
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Print each disagreement
    #[arg(long)]
    disagreements: bool,
    /// Fail if a figure is below the promised minimum
    #[arg(long)]
    check: bool,
    /// Build here, and not in the user's cache folder
    #[arg(long, value_name = "FOLDER")]
    target_dir: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// Runs the program, whose `--version` is `version`.
pub fn main(version: &'static str) -> ExitCode {
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    // `cargo tokio-port scan` calls `cargo-tokio-port tokio-port scan`.
    if arguments.get(1).is_some_and(|first| first == "tokio-port") {
        arguments.remove(1);
    }
    let parsed = Cli::command().version(version).try_get_matches_from(arguments);
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(WRONG) } else { ExitCode::SUCCESS };
        }
    };
    let result = match cli.command {
        Command::Scan(arguments) => scan(&arguments),
        Command::Revive(arguments) => revive(&arguments),
        Command::Fix(arguments) => fix(&arguments),
        Command::Accuracy(arguments) => accuracy(&arguments),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("error: {error}");
            if let Error::NoManifest(_) = error {
                eprintln!("\nGive the path of a project: `cargo tokio-port scan PATH`.");
            }
            ExitCode::from(WRONG)
        }
    }
}

impl Project {
    fn options(&self) -> Result<Options, Error> {
        let path = match &self.manifest_path {
            Some(manifest) if !manifest.is_file() => return Err(Error::NoSuchPath(manifest.clone())),
            Some(manifest) => manifest.clone(),
            None => self.path.clone(),
        };
        let calling =
            Calling { offline: self.offline || self.frozen, locked: self.locked || self.frozen, toolchain: None };
        let mut options = Options { path, calling, work: self.target_dir.clone(), ..Options::default() };
        options.exact.packages = match self.package.is_empty() && !self.workspace {
            true => Manifests::find(&options.path)?
                .member_at(&options.path)
                .map(|member| member.name.clone())
                .into_iter()
                .collect(),
            false => self.package.clone(),
        };
        options.exact.target = self.target.clone();
        options.exact.without_tests = self.no_tests;
        options.exact.features = self.sets(&options)?;
        Ok(options)
    }

    fn sets(&self, options: &Options) -> Result<Vec<FeatureSet>, Error> {
        if self.each_feature {
            let mut sets = vec![FeatureSet::default(), FeatureSet { flags: vec!["--no-default-features".to_owned()] }];
            let manifests = Manifests::find(&options.path)?;
            for feature in manifests.features(&options.exact.packages) {
                let flags = ["--no-default-features", "--features", &feature].map(str::to_owned).to_vec();
                sets.push(FeatureSet { flags });
            }
            return Ok(sets);
        }
        let mut flags = Vec::new();
        if self.all_features {
            flags.push("--all-features".to_owned());
        }
        if self.no_default_features {
            flags.push("--no-default-features".to_owned());
        }
        if !self.features.is_empty() {
            flags.extend(["--features".to_owned(), self.features.join(",")]);
        }
        Ok(if flags.is_empty() { Vec::new() } else { vec![FeatureSet { flags }] })
    }
}

fn progress(quiet: bool) -> impl Fn(&str) {
    move |line: &str| {
        if !quiet {
            eprintln!("{line}");
        }
    }
}

fn scan(arguments: &Scan) -> Result<u8, Error> {
    if let Some(name) = &arguments.explain {
        let text = explain::explain(name).ok_or_else(|| Error::NoFact(name.clone(), guide().facts.len()))?;
        print(&text, None)?;
        return Ok(0);
    }
    let mut options = arguments.project.options()?;
    options.syntax_only = arguments.syntax_only;
    options.no_revive = arguments.no_revive;
    options.report = build::Contents { all_facts: arguments.all_facts, guide: base(&arguments.guide) };
    let known = match &arguments.baseline {
        Some(path) => {
            let known = Baseline::read(path)?;
            if known.is_none() && !arguments.write_baseline {
                return Err(Error::NoSuchPath(path.clone()));
            }
            known
        }
        None => None,
    };
    let mut outcome = run(&options, &progress(arguments.project.quiet))?;
    if arguments.baseline.is_some() {
        let today = Baseline::of(&outcome.report.findings);
        known.clone().unwrap_or_else(|| today.clone()).compare(&mut outcome.report);
        if let (true, Some(path)) = (arguments.write_baseline, &arguments.baseline) {
            // New uses never go into the baseline.
            if outcome.report.counting() == 0 {
                today.write(path)?;
            } else {
                eprintln!("the baseline is left as it is: there are new uses");
            }
        }
    }
    write(arguments, &outcome)?;
    Ok(match (outcome.compiled, outcome.report.counting()) {
        (false, _) => NOT_COMPILED,
        (true, 0) => 0,
        (true, _) => FINDINGS,
    })
}

/// Returns an address ends in a slash.
fn base(guide: &str) -> String {
    if guide.is_empty() || guide.ends_with('/') { guide.to_owned() } else { format!("{guide}/") }
}

fn write(arguments: &Scan, outcome: &Outcome) -> Result<(), Error> {
    let report = &outcome.report;
    let text = match arguments.format {
        Format::Text => {
            let is_terminal = arguments.output.is_none() && std::io::stdout().is_terminal();
            let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            let color = match arguments.color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto => is_terminal && !plain,
            };
            let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(140);
            text::write(report, Look { color, summary_only: arguments.summary, width })
        }
        Format::Json => json::write(report),
        Format::Sarif => sarif::write(report, &base(&arguments.guide)),
        Format::Github => github::write(report),
        Format::Html => html::write(report),
        Format::Markdown => markdown::write(report),
    };
    print(&text, arguments.output.as_ref())
}

fn print(text: &str, output: Option<&PathBuf>) -> Result<(), Error> {
    match output {
        Some(path) => std::fs::write(path, text).map_err(Error::file(path)),
        None => match std::io::stdout().write_all(text.as_bytes()) {
            // A reader that has seen enough, as `head`.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            result => result.map_err(Error::file("standard output")),
        },
    }
}

fn revive(arguments: &Project) -> Result<u8, Error> {
    let options = arguments.options()?;
    let outcome = run(&options, &progress(arguments.quiet))?;
    let run = &outcome.report.run;
    for cured in &run.revived {
        println!("{}\n  done: {}\n  for good: {}", cured.cause, cured.done, cured.for_good);
    }
    match (&run.not_compiled, run.revived.is_empty(), run.broken.is_empty()) {
        (Some(why), ..) => {
            println!("The tree does not build, and no known cure helps:\n{why}");
            Ok(NOT_COMPILED)
        }
        (None, true, true) => {
            println!("The tree builds as it is.");
            Ok(0)
        }
        (None, _, is_whole) => {
            for broken in &run.broken {
                println!("{} ({}) does not build:\n{}", broken.package, broken.target, broken.error.trim());
            }
            println!("{}", if is_whole { "The tree builds." } else { "The rest of the tree builds." });
            Ok(if is_whole { 0 } else { FINDINGS })
        }
    }
}

fn fix(arguments: &Fix) -> Result<u8, Error> {
    let options = arguments.project.options()?;
    let tell = progress(arguments.project.quiet);
    let root = Manifests::find(&options.path)?.root;
    let mut diff = Diff::default();
    let wishes = Wishes { steps: arguments.step.clone(), bridge: arguments.bridge.clone().unwrap_or_default() };
    let report = match arguments.write {
        true => crate::fix::run::run(&options, &wishes, &mut Commits::new(&root)?, &tell)?,
        false => crate::fix::run::run(&options, &wishes, &mut diff, &tell)?,
    };
    match arguments.format {
        FixFormat::Json => {
            let text = serde_json::to_string_pretty(&report).map_err(|error| Error::NotCompiled(error.to_string()))?;
            print(&(text + "\n"), None)?;
        }
        FixFormat::Text => {
            print(&diff.text(), None)?;
            eprint!("{}", report.text());
        }
    }
    Ok(if report.not_judged.is_some() { NOT_COMPILED } else { 0 })
}

fn accuracy(arguments: &Accuracy) -> Result<u8, Error> {
    println!("| project | paths | precision | recall | calls of trait methods | precision | recall | unsure |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|");
    let mut is_low = false;
    let mut all = crate::accuracy::Comparison::default();
    let row = |name: &str, compared: &crate::accuracy::Comparison| {
        let (paths, methods) = (compared.paths, compared.methods);
        println!(
            "| {name} | {} | {:.3} | {:.3} | {} | {:.3} | {:.3} | {:.3} |",
            paths.both + paths.only_exact,
            paths.precision(),
            paths.recall(),
            methods.both + methods.only_exact,
            methods.precision(),
            methods.recall(),
            methods.unsure_share(),
        );
    };
    for path in &arguments.paths {
        let options = Options { path: path.clone(), work: arguments.target_dir.clone(), ..Options::default() };
        let compared = crate::run::compare(&options, &|_| {})?;
        let name = path.canonicalize().ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
        row(&name.unwrap_or_default(), &compared);
        if arguments.disagreements {
            for line in &compared.disagreements {
                eprintln!("{line}");
            }
        }
        all.paths.add(compared.paths);
        all.methods.add(compared.methods);
        is_low |= compared.paths.precision() < 0.99 || compared.methods.precision() < 0.99;
    }
    row("all", &all);
    is_low |= all.paths.recall() < 0.99 || all.methods.recall() < 0.70 || all.methods.unsure_share() > 0.40;
    Ok(if arguments.check && is_low { FINDINGS } else { 0 })
}

/// Returns the definition of the command line, for tests.
pub fn definition() -> clap::Command {
    Cli::command()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        definition().debug_assert();
    }
}
