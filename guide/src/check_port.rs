//! Checks that a learner's port of a lesson behaves as the lesson demands.

use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;
use std::{env, fs, io};

use crate::cargo::BuildError;
use crate::lessons::{
    self, Built, Demand, Exercise, Happened, Problem, Run, Side, Spec, SpecError, Step, build_some, count_calls, judge,
    play,
};

mod hints;

/// Longest time that a run of a port may take, for learners and in tests; most lessons take far less than a second.
const PATIENCE: Duration = Duration::from_secs(10);

/// Largest number of lines that are shown of the compiler's warnings, and of a program's standard error.
const MAX_SHOWN: usize = 30;

/// Compiles the port `file` of the lesson `name` for tokio 1, runs it according to the lesson's spec, and prints the
/// differences, with a hint.
///
/// Returns the exit code: 0 if the port is right, 1 if it is not, 2 if it cannot be checked.
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

/// Reason why a port could not be checked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CheckError {
    /// The spec of the lesson cannot be used.
    #[error(transparent)]
    Spec(#[from] SpecError),
    /// The libraries that a port may use cannot be built.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The lesson is not an exercise.
    #[error("{name} is not an exercise; the exercises are: {known}")]
    NoExercise {
        /// Name that was given.
        name: String,
        /// All exercises, separated by commas.
        known: String,
    },
    /// The compiler refused the port, with this message.
    #[error("it does not compile:\n{0}")]
    Refused(String),
    /// A file or a process cannot be used.
    #[error("{what}: {source}")]
    Io {
        /// Action that was tried.
        what: String,
        /// The error.
        source: io::Error,
    },
}

/// Result of the check of a port.
#[derive(Clone, Debug)]
pub struct Report {
    name: String,
    findings: Vec<Finding>,
    runs: usize,
}

#[derive(Clone, Debug)]
struct Finding {
    what: String,
    hint: Option<String>,
}

impl Report {
    /// Returns whether the port behaves as it should.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.findings.is_empty()
    }

    /// Returns the verdict in one line, with the hint if there is one.
    #[must_use]
    pub fn in_a_line(&self) -> String {
        let Some(finding) = self.findings.first() else { return "right".to_owned() };
        let said = finding.hint.as_deref().unwrap_or(&finding.what);
        format!("not yet: {}", said.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_right() {
            let runs = if self.runs == 1 { "run" } else { "runs" };
            return write!(f, "right: {} behaves as the lesson demands ({} {runs})", self.name, self.runs);
        }
        writeln!(f, "not yet: {} differs from what the lesson demands", self.name)?;
        let mut said = None;
        for finding in &self.findings {
            writeln!(f, "\n{}", finding.what.trim_end())?;
            if let Some(hint) = finding.hint.as_ref().filter(|hint| said != Some(*hint)) {
                said = Some(hint);
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
/// There is no such exercise, or the tools to check it are not available.
pub fn check(name: &str, file: &Path) -> Result<Report, CheckError> {
    let spec = Spec::load(name)?;
    let mut examples = siblings(&spec);
    examples.push(name.to_owned());
    check_with(&spec, file, &build_some(Side::Modern, &examples)?)
}

/// Does the same as [`check`], with libraries that have already been built.
///
/// # Errors
///
/// The lesson is not an exercise, or the tools to check it are not available.
pub fn check_with(spec: &Spec, file: &Path, built: &Built) -> Result<Report, CheckError> {
    let name = &spec.name;
    let exercise = exercise(spec)?;
    let source = file.canonicalize().map_err(io_error("read", file))?;
    let folder = built.target.join("check-port");
    fs::create_dir_all(&folder).map_err(io_error("create", &folder))?;
    let program = tempfile::Builder::new()
        .prefix(&format!("{name}-"))
        .tempdir_in(&folder)
        .map_err(io_error("create a folder in", &folder))?;
    let mut report = Report { name: name.clone(), findings: Vec::new(), runs: spec.runs.len() };
    let program_file = program.path().join(name);
    let warnings = match compile(&source, &program_file, built) {
        Ok(warnings) => warnings,
        Err(CheckError::Refused(message)) => {
            report.findings.push(Finding {
                hint: hints::of_the_compiler(exercise, &message),
                what: CheckError::Refused(message).to_string(),
            });
            return Ok(report);
        }
        Err(other) => return Err(other),
    };
    let text = fs::read_to_string(&source).map_err(io_error("read", &source))?;
    let port = Port { lesson: &spec.name, source: &text, warnings: &warnings };
    for run in &spec.runs {
        report.findings.extend(check_run(exercise, run, &program_file, built, port)?);
    }
    if report.is_right() {
        report.findings.extend(exercise.demands.iter().find_map(|demand| unmet(demand, &text)));
    } else if !warnings.is_empty() {
        let what = format!("the compiler warns:\n{}", first_lines(&warnings));
        report.findings.push(Finding { what, hint: None });
    }
    Ok(report)
}

/// Returns the exercise of a lesson.
///
/// # Errors
///
/// The lesson is not an exercise.
pub fn exercise(spec: &Spec) -> Result<&Exercise, CheckError> {
    spec.exercise.as_ref().ok_or(()).or_else(|()| {
        let exercises = lessons::all_specs()?.into_iter().filter(|spec| spec.exercise.is_some());
        let known = exercises.map(|spec| spec.name).collect::<Vec<_>>().join(", ");
        Err(CheckError::NoExercise { name: spec.name.clone(), known })
    })
}

/// A port that the compiler accepted.
#[derive(Clone, Copy, Default)]
struct Port<'a> {
    /// The lesson's name.
    lesson: &'a str,
    source: &'a str,
    /// Output of the compiler.
    warnings: &'a str,
}

fn unmet(demand: &Demand, source: &str) -> Option<Finding> {
    let calls = count_calls(source, &demand.calls);
    let names = demand.calls.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let asked = match demand.at_most {
        _ if calls < demand.at_least => format!("at least {}", demand.at_least),
        Some(most) if calls > most => format!("at most {most}"),
        _ => return None,
    };
    let what =
        format!("it prints what it should, but its source calls {names} {calls} times, and {asked} are asked for");
    Some(Finding { what, hint: Some(demand.say.clone()) })
}

fn first_lines(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let more = lines.len().saturating_sub(MAX_SHOWN);
    let mut shown = lines[..lines.len() - more].iter().map(|line| format!("    {line}")).collect::<Vec<_>>();
    if more > 0 {
        shown.push(format!("    … and {more} lines more"));
    }
    shown.join("\n")
}

/// Returns the names of the other examples that the dialogues of a lesson run.
pub(crate) fn siblings(spec: &Spec) -> Vec<String> {
    let dialogues = spec.runs.iter().filter_map(|run| run.parsed_dialogue().ok());
    dialogues
        .flat_map(|dialogue| dialogue.steps)
        .filter_map(|(_, step)| match step {
            Step::Run { example, .. } => Some(example),
            _ => None,
        })
        .collect()
}

/// Compiles `source` to `program`, and returns the compiler's warnings.
///
/// # Errors
///
/// [`CheckError::Refused`] if the compiler refuses `source`, [`CheckError::Io`] if it cannot be run.
pub fn compile(source: &Path, program: &Path, built: &Built) -> Result<String, CheckError> {
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
    if output.status.success() { Ok(message) } else { Err(CheckError::Refused(message)) }
}

fn check_run(
    exercise: &Exercise,
    run: &Run,
    program: &Path,
    built: &Built,
    port: Port<'_>,
) -> Result<Option<Finding>, CheckError> {
    let played = play(program, run, &built.examples, Some(PATIENCE)).map_err(io_error("run", program))?;
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
    for problem in &verdict.problems {
        let _ = writeln!(what, "{problem}");
    }
    if played.broken_step.is_some() {
        let lacks_lines = verdict.problems.iter().any(|problem| matches!(problem, Problem::Stdout { .. }));
        if lacks_lines && played.exit.is_none() {
            what.push_str("(it was killed at this step: what it would have printed later is missing as well)\n");
        }
        let steps = played.events.iter().filter_map(|event| match &event.what {
            Happened::Step(step) => Some(step.as_str()),
            Happened::Stdout(_) | Happened::Stderr(_) => None,
        });
        let steps: Vec<_> = steps.collect();
        if !steps.is_empty() {
            let _ = writeln!(what, "the steps before it were as they should be:\n{}", first_lines(&steps.join("\n")));
        }
    }
    if played.stderr.contains("panicked at") {
        let _ = writeln!(what, "its standard error:\n{}", first_lines(&played.stderr));
    }
    Ok(Some(Finding { what, hint: hints::of_a_run(exercise, &verdict, &played, port) }))
}

fn io_error<'a>(verb: &'a str, path: &'a Path) -> impl Fn(io::Error) -> CheckError + 'a {
    move |source| CheckError::Io { what: format!("{verb} {}", path.display()), source }
}
