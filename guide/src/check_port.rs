//! Checks that a learner's port of a lesson behaves as the lesson demands.

mod compiler;
mod hints;

use std::fmt::{self, Write as _};
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;
use std::{fs, io};

use crate::cargo::BuildError;
use crate::course::place;
use crate::fill::{filled, width};
use crate::lessons::{
    self, Built, Demand, Exercise, Happened, Poll, Problem, Run, Side, Spec, SpecError, Step, WORKERS, build_some,
    count_calls, count_on_tasks, find_polls, judge, play,
};
use crate::workspace_root;

pub use compiler::{Compiled, Warning, compile};

/// Longest time that a run of a port may take, for learners and in tests; most lessons take far less than a second.
const PATIENCE: Duration = Duration::from_secs(10);

/// Largest number of lines that are shown of the compiler's warnings, and of a program's standard error.
const MAX_SHOWN: usize = 30;

/// Largest number of lines that are shown of the standard error of a program that ended with an error.
const MAX_LAST: usize = 10;

/// Width of a report in characters, where neither `COLUMNS` nor a terminal says another one.
pub(crate) const COLUMNS: usize = 100;

/// Indentation of what is quoted: output of the port or of the compiler.
const QUOTED: &str = "    ";

/// Compiles the port `file` of the lesson `name` for tokio 1, runs it according to the lesson's spec, and prints the
/// differences, with a hint.
///
/// Returns the exit code: 0 if the port is right, 1 if it is not, 2 if it cannot be checked.
#[must_use]
pub fn run(name: &str, file: &Path) -> ExitCode {
    match check(name, file) {
        Ok(report) => {
            // A reader that has seen enough, as `head`, takes nothing from the verdict.
            let _ = writeln!(io::stdout(), "{}", report.filled(width().unwrap_or(COLUMNS)));
            if report.is_right() { ExitCode::SUCCESS } else { ExitCode::from(1) }
        }
        Err(error) => {
            complain(&error);
            ExitCode::from(2)
        }
    }
}

/// Prints an error, in lines that fit the terminal.
pub(crate) fn complain(error: &dyn std::error::Error) {
    for line in filled("error: ", QUOTED.len(), &error.to_string(), width().unwrap_or(COLUMNS)) {
        let _ = writeln!(io::stderr(), "{line}");
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
    /// There is no file with the port yet.
    #[error("there is no {path} yet: `cargo run -p compat-tests -- start {name}` begins it")]
    NotBegun {
        /// The lesson's name.
        name: String,
        /// The file, relative to the root.
        path: String,
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
    with_clippy: bool,
}

/// A difference from what is demanded.
#[derive(Clone, Debug)]
struct Finding {
    /// Description; lines that begin with [`QUOTED`] are quotes.
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

    /// Returns whether calls that block were looked for, which takes clippy.
    #[must_use]
    pub fn is_with_clippy(&self) -> bool {
        self.with_clippy
    }

    /// Returns the report with its sentences in lines of at most `width` characters. What it quotes stays as it is.
    #[must_use]
    pub fn filled(&self, width: usize) -> String {
        let text = self.to_string();
        let lines = text.lines().flat_map(|line| match line.strip_prefix(HINT) {
            Some(hint) => filled(HINT, HINT.len(), hint, width),
            None if line.starts_with(QUOTED) => vec![line.to_owned()],
            None => filled("", 2, line, width),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Beginning of a line with a hint.
const HINT: &str = "  hint: ";

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_right() {
            let runs = if self.runs == 1 { "run" } else { "runs" };
            write!(f, "right: {} behaves as the lesson demands ({} {runs})", self.name, self.runs)?;
            if !self.is_with_clippy() {
                let install = "`rustup component add clippy`";
                write!(f, "\nCalls that block were not looked for, since clippy is not installed: {install}")?;
            }
            return Ok(());
        }
        writeln!(f, "not yet: {} differs from what the lesson demands", self.name)?;
        let mut said = None;
        for finding in &self.findings {
            writeln!(f, "\n{}", finding.what.trim_end())?;
            if let Some(hint) = finding.hint.as_ref().filter(|hint| said != Some(*hint)) {
                said = Some(hint);
                writeln!(f, "{HINT}{}", hint.split_whitespace().collect::<Vec<_>>().join(" "))?;
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
    exercise(&spec)?;
    // The build takes long, and is of no use without a port.
    if let Err(error) = fs::metadata(file) {
        return Err(match file.strip_prefix(workspace_root()) {
            Ok(path) if *file == place(name) => {
                CheckError::NotBegun { name: name.to_owned(), path: path.display().to_string() }
            }
            _ => io_error("read", file)(error),
        });
    }
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
    let mut report = Report { name: name.clone(), findings: Vec::new(), runs: spec.runs.len(), with_clippy: true };
    let program_file = program.path().join(name);
    let compiled = match compile(&source, &program_file, built) {
        Ok(compiled) => compiled,
        Err(CheckError::Refused(message)) => {
            report.findings.push(Finding {
                hint: hints::of_the_compiler(exercise, &message),
                what: format!("it does not compile:\n{}", quoted(&message)),
            });
            return Ok(report);
        }
        Err(other) => return Err(other),
    };
    report.with_clippy = compiled.with_clippy;
    let text = fs::read_to_string(&source).map_err(io_error("read", &source))?;
    let (mut blocking, warnings): (Vec<_>, Vec<_>) = compiled.warnings.into_iter().partition(Warning::is_on_blocking);
    blocking.retain(|_| exercise.blocks.is_none());
    let polls = find_polls(&text);
    let port = Port {
        lesson: &spec.name,
        case: "",
        source: &text,
        warnings: &warnings,
        blocking: blocking.first(),
        polls: polls.as_ref(),
    };
    for run in &spec.runs {
        report.findings.extend(check_run(exercise, run, &program_file, built, Port { case: &run.case, ..port })?);
    }
    if report.is_right() {
        let unmet = exercise.demands.iter().find_map(|demand| unmet(demand, &text));
        report.findings.extend(unmet.or_else(|| port.blocking.map(blocks)).or_else(|| port.polls.map(asks)));
    } else if warnings.iter().any(|warning| !warning.is_on_a_discarded_future()) {
        // What clippy says of a dropped future is in the hint, without its advice to drop it in another way.
        let shown = warnings.iter().filter(|warning| !warning.is_on_a_discarded_future());
        let rendered: String = shown.map(|warning| warning.rendered.as_str()).collect();
        report.findings.push(Finding { what: format!("the compiler warns:\n{}", first_lines(&rendered)), hint: None });
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
    /// The case of the run, where it is about one.
    case: &'a str,
    source: &'a str,
    /// Warnings of the compiler, without those on calls that block.
    warnings: &'a [Warning],
    /// The first call that blocks, where the lesson does not allow it.
    blocking: Option<&'a Warning>,
    /// The first loop that asks again and again.
    polls: Option<&'a Poll>,
}

fn unmet(demand: &Demand, source: &str) -> Option<Finding> {
    let count = if demand.on_tasks { count_on_tasks } else { count_calls };
    let calls = count(source, &demand.calls);
    let names = demand.calls.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let calls = match demand.at_most {
        _ if count_calls(source, &demand.unless) > 0 => return None,
        _ if calls < demand.at_least && calls == 0 => format!("calls none of {names}"),
        _ if calls < demand.at_least => {
            format!("calls {names} {calls} times, and at least {} are asked for", demand.at_least)
        }
        Some(0) if calls > 0 => format!("calls {names}"),
        Some(most) if calls > most => format!("calls {names} {calls} times, and at most {most} are allowed"),
        _ => return None,
    };
    let what = format!("it prints what it should, but its source {calls}");
    Some(Finding { what, hint: Some(demand.say.clone()) })
}

/// Returns the finding for a port that behaves as it should, but blocks a thread on the way, or reads and writes in part.
fn blocks(warning: &Warning) -> Finding {
    let how = if warning.is_on_a_part() { "by good luck" } else { "but holds up its thread" };
    let what = format!("it prints what it should, {how}");
    Finding { what, hint: Some(warning.why_it_blocks()) }
}

/// Returns the finding for a port that behaves as it should, but asks again and again where it could wait.
fn asks(poll: &Poll) -> Finding {
    let what = "it prints what it should, but does not wait for it".to_owned();
    Finding { what, hint: Some(hints::of_a_poll(poll)) }
}

fn first_lines(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let more = lines.len().saturating_sub(MAX_SHOWN);
    let mut shown = quoted(&lines[..lines.len() - more].join("\n"));
    if more > 0 {
        let _ = write!(shown, "\n{QUOTED}… and {more} lines more");
    }
    shown
}

/// Returns the last lines, which are those that tell of an error that ended a program.
fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let left_out = lines.len().saturating_sub(MAX_LAST);
    let mut shown = if left_out > 0 { format!("{QUOTED}{left_out} lines and then …\n") } else { String::new() };
    shown.push_str(&quoted(&lines[left_out..].join("\n")));
    shown
}

fn quoted(text: &str) -> String {
    let lines = text.trim_end().lines().map(|line| format!("{QUOTED}{line}"));
    lines.collect::<Vec<_>>().join("\n")
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
    if let Some(workers) = run.workers {
        let _ = writeln!(what, "(with `{WORKERS}={workers}` in its environment)");
    }
    for problem in &verdict.problems {
        let problem = problem.to_string();
        let (says, shows) = problem.split_once('\n').unwrap_or((&problem, ""));
        let _ = writeln!(what, "{says}");
        for line in shows.lines() {
            let indent = if line.starts_with(QUOTED) { "" } else { QUOTED };
            let _ = writeln!(what, "{indent}{line}");
        }
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
    let is_an_error = played.exit.is_some_and(|code| code != 0 && run.exit != Some(code));
    let is_shown = verdict.problems.iter().any(|problem| matches!(problem, Problem::Stderr { .. }));
    let has_panicked = played.stderr.contains("panicked at");
    if has_panicked {
        let _ = writeln!(what, "its standard error:\n{}", first_lines(&played.stderr));
    } else if is_an_error && !is_shown && !played.stderr.trim().is_empty() {
        let _ = writeln!(what, "the end of its standard error:\n{}", last_lines(&played.stderr));
    }
    if let Some(panics) = run.panics.as_ref().filter(|_| has_panicked) {
        let _ = writeln!(what, "(a panic belongs to this lesson: {panics})");
    }
    Ok(Some(Finding { what, hint: hints::of_a_run(exercise, &verdict, &played, port) }))
}

fn io_error<'a>(verb: &'a str, path: &'a Path) -> impl Fn(io::Error) -> CheckError + 'a {
    move |source| CheckError::Io { what: format!("{verb} {}", path.display()), source }
}
