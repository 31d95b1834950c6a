//! Tells whether a learner's port of a lesson behaves as the lesson demands.

use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;
use std::{env, fs, io};

use crate::cargo::BuildError;
use crate::lessons::{self, Built, Exercise, Problem, Run, Side, Sign, Spec, SpecError, Step, build_some, judge, play};

/// How long a port may take for one run: most lessons take far less than a second.
const PATIENCE: Duration = Duration::from_secs(10);

/// Compiles the port `file` of the lesson `name` for tokio 1, runs it as the lesson's spec says and prints what
/// differs, with hints.
///
/// The exit code is 0 if the port is right, 1 if it is not, 2 if it cannot be checked.
#[must_use]
pub fn run(name: &str, file: &Path) -> ExitCode {
    match check(name, file) {
        Ok(report) => {
            println!("{report}");
            if report.is_right() { ExitCode::SUCCESS } else { ExitCode::from(1) }
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// A port that cannot be checked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CheckError {
    /// The lesson's spec.
    #[error(transparent)]
    Spec(#[from] SpecError),
    /// The libraries that a port may use could not be made.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The lesson is not one to port.
    #[error("{name} is no exercise; the exercises are: {known}")]
    NoExercise {
        /// What was asked for.
        name: String,
        /// All exercises, separated by commas.
        known: String,
    },
    /// A file or a process cannot be had.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// Why not.
        source: io::Error,
    },
}

/// What the check of a port found.
#[derive(Clone, Debug)]
pub struct Report {
    name: String,
    findings: Vec<Finding>,
    runs: usize,
}

#[derive(Clone, Debug)]
struct Finding {
    what: String,
    hints: Vec<String>,
}

impl Report {
    /// Whether nothing is wrong with the port.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.findings.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_right() {
            let runs = if self.runs == 1 { "run" } else { "runs" };
            return write!(f, "right: {} behaves as the lesson demands ({} {runs})", self.name, self.runs);
        }
        writeln!(f, "not yet: {} differs from what the lesson demands", self.name)?;
        for finding in &self.findings {
            writeln!(f, "\n{}", finding.what.trim_end())?;
            for hint in &finding.hints {
                writeln!(f, "  hint: {}", hint.split_whitespace().collect::<Vec<_>>().join(" "))?;
            }
        }
        write!(f, "\nThe behaviour to meet: cargo run -p legacy --example {}", self.name)
    }
}

/// Compiles and plays the port `file` of the lesson `name`.
///
/// # Errors
///
/// There is no such exercise, or the tools to check it cannot be had.
pub fn check(name: &str, file: &Path) -> Result<Report, CheckError> {
    let spec = Spec::load(name)?;
    let mut examples = siblings(&spec);
    examples.push(name.to_owned());
    check_with(&spec, file, &build_some(Side::Modern, &examples)?, PATIENCE)
}

/// The same with what is built already; a run may take `patience`.
///
/// # Errors
///
/// The lesson is no exercise, or the tools to check it cannot be had.
pub fn check_with(spec: &Spec, file: &Path, built: &Built, patience: Duration) -> Result<Report, CheckError> {
    let name = &spec.name;
    let Some(exercise) = &spec.exercise else {
        let known = lessons::all_specs()?
            .into_iter()
            .filter(|spec| spec.exercise.is_some())
            .map(|spec| spec.name)
            .collect::<Vec<_>>()
            .join(", ");
        return Err(CheckError::NoExercise { name: name.clone(), known });
    };
    let source = file.canonicalize().map_err(io_error("read", file))?;
    let folder = built.target.join("check-port");
    fs::create_dir_all(&folder).map_err(io_error("create", &folder))?;
    let program = tempfile::Builder::new()
        .prefix(&format!("{name}-"))
        .tempdir_in(&folder)
        .map_err(io_error("create a folder in", &folder))?;
    let mut report = Report { name: name.clone(), findings: Vec::new(), runs: spec.runs.len() };
    let program_file = program.path().join(name);
    if let Err(message) = compile(&source, &program_file, built)? {
        report.findings.push(Finding {
            hints: compile_hints(exercise, &message),
            what: format!("it does not compile:\n{message}"),
        });
        return Ok(report);
    }
    for run in &spec.runs {
        report.findings.extend(check_run(exercise, run, &program_file, built, patience)?);
    }
    Ok(report)
}

fn siblings(spec: &Spec) -> Vec<String> {
    let dialogues = spec.runs.iter().filter_map(|run| run.parsed_dialogue().ok());
    dialogues
        .flat_map(|dialogue| dialogue.steps)
        .filter_map(|(_, step)| match step {
            Step::Run { example, .. } => Some(example),
            _ => None,
        })
        .collect()
}

/// The compiler's message where it refuses `source`.
fn compile(source: &Path, program: &Path, built: &Built) -> Result<Result<(), String>, CheckError> {
    let rustc = env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from);
    let mut command = Command::new(&rustc);
    command
        .args(["--edition", "2024", "--crate-type", "bin", "--crate-name", "port", "-C", "debuginfo=0"])
        .arg("-L")
        .arg(format!("dependency={}", built.library_folder.display()))
        .arg("-o")
        .arg(program)
        .arg(source)
        .stdin(Stdio::null());
    for (name, file) in &built.libraries {
        command.arg("--extern").arg(format!("{name}={}", file.display()));
    }
    let output = command.output().map_err(io_error("run", &rustc))?;
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(if output.status.success() { Ok(()) } else { Err(message) })
}

fn compile_hints(exercise: &Exercise, message: &str) -> Vec<String> {
    let own = hints(exercise, Sign::Compile, &[message]);
    if !own.is_empty() {
        return own;
    }
    let general = [
        (
            "can't find crate for `tokio_legacy`",
            "The port is built with tokio 1 only: take the `extern crate` lines out and write `use tokio::…`.",
        ),
        (
            "can't find crate for `futures_legacy`",
            "The port has futures 0.3 as `futures`; most of the old combinators become `async` and `.await`.",
        ),
        (
            "future cannot be sent between threads safely",
            "Something that is not `Send` lives across an `.await`: end its scope before.",
        ),
        (
            "may outlive borrowed value",
            "A task may not borrow from the function that starts it: `async move`, or an `Arc`.",
        ),
    ];
    general.iter().filter(|(has, _)| message.contains(has)).map(|(_, say)| (*say).to_owned()).collect()
}

fn check_run(
    exercise: &Exercise,
    run: &Run,
    program: &Path,
    built: &Built,
    patience: Duration,
) -> Result<Option<Finding>, CheckError> {
    let played = play(program, run, &built.examples, Some(patience)).map_err(io_error("run", program))?;
    let verdict = judge(run, Side::Modern, &played);
    if verdict.is_good() {
        return Ok(None);
    }
    let mut what = String::new();
    if !run.case.is_empty() {
        let _ = writeln!(what, "{}:", run.case);
    }
    if !run.args.is_empty() {
        let _ = writeln!(what, "(with the arguments {})", run.args.join(" "));
    }
    let mut said = Vec::new();
    for problem in &verdict.problems {
        let _ = writeln!(what, "{problem}");
        said.extend(problem_hints(exercise, problem));
    }
    if played.stderr.contains("panicked at") {
        let message = played.stderr.trim_end().replace('\n', "\n    ");
        let _ = writeln!(what, "its standard error:\n    {message}");
        said.extend(hints(exercise, Sign::Panics, &[&played.stderr]));
    }
    let mut hints: Vec<String> = Vec::new();
    for hint in said {
        if !hints.contains(&hint) {
            hints.push(hint);
        }
    }
    Ok(Some(Finding { what, hints }))
}

/// What the exercise says to a problem, or what can be said to it anywhere.
fn problem_hints(exercise: &Exercise, problem: &Problem) -> Vec<String> {
    let (own, general) = match problem {
        Problem::Stdout { missing, extra, .. } => {
            let own = if missing.is_empty() && extra.is_empty() {
                hints(exercise, Sign::Order, &[""])
            } else {
                let mut own = hints(exercise, Sign::Missing, missing);
                own.extend(hints(exercise, Sign::Extra, extra));
                own
            };
            let general = match (missing.is_empty(), extra.is_empty()) {
                (true, true) => "All lines are there, in another order: what runs at the same time, what in turn?",
                (false, true) => {
                    "Lines are missing. `tokio::run` waited for every spawned task; `#[tokio::main]` ends with \
                     `main` and drops the rest (B1)."
                }
                (true, false) => "It prints more than it should: does something run twice, or tick too early (B40)?",
                (false, false) => "Compare the marked lines word by word with what the 0.1 side prints.",
            };
            (own, general)
        }
        Problem::Hangs(_) => (
            hints(exercise, Sign::Hangs, &[""]),
            "Something still waits: a sender that was not dropped keeps its receiver open, a handle of a task that \
             never ends is awaited, or a thread is blocked.",
        ),
        Problem::Dialogue(message) => (
            hints(exercise, Sign::Dialogue, &[message]),
            "Play the peer by hand, with `nc`: what is sent, is it flushed, is the connection closed when it should be?",
        ),
        _ => (Vec::new(), ""),
    };
    if own.is_empty() && !general.is_empty() { vec![general.to_owned()] } else { own }
}

fn hints(exercise: &Exercise, sign: Sign, texts: &[impl AsRef<str>]) -> Vec<String> {
    exercise
        .hints
        .iter()
        .filter(|hint| hint.sign == sign && texts.iter().any(|text| text.as_ref().contains(&hint.has)))
        .map(|hint| hint.say.clone())
        .collect()
}

fn io_error<'a>(verb: &'a str, path: &'a Path) -> impl Fn(io::Error) -> CheckError + 'a {
    move |source| CheckError::Io { what: format!("{verb} {}", path.display()), source }
}
