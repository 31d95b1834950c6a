//! The commands of the course: begin a port, check it, play a lesson, show both sides.

mod columns;
mod handout;
mod mutate;
mod start;
mod verdicts;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fmt, fs};

use clap::Subcommand;

use crate::behaviour::Behaviours;
use crate::cargo::BuildError;
use crate::check_port::{self, CheckError};
use crate::fill::{self, filled, width};
use crate::lessons::{
    Exercise, Happened, Side, Spec, SpecError, WrongPortError, all_specs, build, build_some, judge, play,
};
use crate::teaching::TeachingError;
use crate::{map, region, teaching, workspace_root};

pub use columns::beside;
pub(crate) use start::place;

/// Width of two columns, in characters, where neither `--width`, `COLUMNS` nor a terminal says another one.
const WIDTH: usize = 160;

/// Commands of the course.
#[derive(Debug, Subcommand)]
pub enum Course {
    /// Write the first file of a port, ports/src/bin/NAME.rs, with the arguments and, for a server, its listener
    Start {
        /// The lesson's name, as in LESSONS.md
        name: String,
    },
    /// Compile a learner's port of a lesson, and check that it behaves as the lesson demands
    CheckPort {
        /// The lesson's name, as in LESSONS.md
        #[arg(required_unless_present = "all")]
        name: Option<String>,
        /// The port: one file of Rust on tokio 1 [default: ports/src/bin/NAME.rs]
        file: Option<PathBuf>,
        /// Check every port in this folder, NAME.rs or LEARNER/NAME.rs, and print a table
        #[arg(long, value_name = "DIR", conflicts_with_all = ["name", "file"])]
        all: Option<PathBuf>,
    },
    /// Run a lesson on both sides, and print the bytes that are sent and received, and the output
    Lesson {
        /// The lesson's name, as in LESSONS.md
        name: String,
        /// Print the lesson's question and its answer instead
        #[arg(long)]
        answer: bool,
    },
    /// Take one thing out of each right port at a time, and list the changes that the checks do not notice
    Mutate {
        /// The lesson's name [default: all lessons]
        name: Option<String>,
    },
    /// Write the teacher's handout, as handout.md and as handout.pdf
    Handout {
        /// Folder to write to
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
    /// Check every stored port, right and wrong, and list the verdicts that are not as expected
    Verdicts {
        /// The lesson's name [default: all exercises]
        name: Option<String>,
        /// Number of times that each is checked
        #[arg(long, default_value_t = 1)]
        times: usize,
        /// Number of threads that keep the processors busy meanwhile
        #[arg(long, default_value_t = 0)]
        load: usize,
    },
    /// Print both sides of a lesson, or of one of its regions, side by side
    SideBySide {
        /// The lesson's name, or a file of the servers such as src/server.rs
        name: String,
        /// Only this region (`// region: NAME`)
        region: Option<String>,
        /// Width of the page in characters [default: that of the terminal, or 160]
        #[arg(long)]
        width: Option<usize>,
    },
}

/// Reason why a command could not do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CourseError {
    /// The spec of a lesson cannot be used.
    #[error(transparent)]
    Spec(#[from] SpecError),
    /// The examples cannot be built.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// A port cannot be checked.
    #[error(transparent)]
    Check(#[from] CheckError),
    /// A file or a process cannot be used.
    #[error("{what}: {source}")]
    Io {
        /// Action that was tried.
        what: String,
        /// The error.
        source: io::Error,
    },
    /// A stored wrong port is not well described.
    #[error(transparent)]
    WrongPort(#[from] WrongPortError),
    /// There is no such region on one of the sides.
    #[error("{file}: {source}; its regions are: {known}")]
    Region {
        /// The file.
        file: String,
        /// The error.
        source: region::RegionError,
        /// The regions that it has, separated by commas.
        known: String,
    },
    /// The handout cannot be made from its data.
    #[error("compat-tests/teaching.toml: {0}")]
    Handout(#[from] TeachingError),
    /// Standard output cannot be written to; a reader that has seen enough, as `head`, closes it.
    #[error("standard output: {0}")]
    Output(io::Error),
    /// The folder contains no port.
    #[error("{0} contains no file with the name of an exercise, such as four_tasks.rs")]
    NoPorts(String),
}

/// Runs the command, and returns the exit code: 0 if everything is right, 1 if something is not, 2 if that could not be
/// found out.
#[must_use]
pub fn run(command: &Course) -> ExitCode {
    let done = match command {
        Course::Start { name } => start(name),
        Course::CheckPort { all: Some(folder), .. } => check_all(folder),
        Course::CheckPort { name, file, .. } => {
            let name = name.as_deref().unwrap_or_default();
            return check_port::run(name, &file.clone().unwrap_or_else(|| place(name)));
        }
        Course::Lesson { name, answer: true } => answer(name),
        Course::Lesson { name, .. } => lesson(name),
        Course::Handout { folder } => write_handout(folder),
        Course::Verdicts { name, times, load } => verdicts::judge_all(name.as_deref(), *times, *load),
        Course::Mutate { name } => mutate(name.as_deref()),
        Course::SideBySide { name, region, width } => side_by_side(name, region.as_deref(), *width),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(CourseError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            check_port::complain(&error);
            ExitCode::from(2)
        }
    }
}

/// Prints a line.
fn say(line: impl fmt::Display) -> Result<(), CourseError> {
    writeln!(io::stdout(), "{line}").map_err(CourseError::Output)
}

fn start(name: &str) -> Result<bool, CourseError> {
    let spec = Spec::load(name)?;
    check_port::exercise(&spec)?;
    let path = start::write(&spec).map_err(|source| CourseError::Io { what: format!("start {name}"), source })?;
    say(format_args!(
        "{}\n\nThe old side is legacy/examples/{name}.rs; when yours does the same:\n\n    cargo run -p compat-tests -- \
         check-port {name}\n\n`cargo run -p ports --bin {name}` runs it without its peers. modern/examples/{name}.rs is one way to \
         write it: compare when yours is right.",
        path.display()
    ))?;
    Ok(true)
}

/// Returns the ports in `folder`: the learner, the lesson and the file of each.
fn ports(folder: &Path) -> Result<Vec<(String, Spec, PathBuf)>, CourseError> {
    let unreadable = |source| CourseError::Io { what: format!("read {}", folder.display()), source };
    let exercises: Vec<Spec> = all_specs()?.into_iter().filter(|spec| spec.exercise.is_some()).collect();
    let mut found = Vec::new();
    let mut look = |who: &str, path: PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "rs")
            && let Some(spec) = exercises.iter().find(|spec| spec.name == name)
        {
            found.push((who.to_owned(), spec.clone(), path));
        }
    };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            let who = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            for entry in fs::read_dir(&path).map_err(unreadable)? {
                look(&who, entry.map_err(unreadable)?.path());
            }
        } else {
            look("", path);
        }
    }
    found.sort_by(|(who, spec, _), (other, others, _)| (who, spec.place()).cmp(&(other, others.place())));
    Ok(found)
}

fn check_all(folder: &Path) -> Result<bool, CourseError> {
    let ports = ports(folder)?;
    if ports.is_empty() {
        return Err(CourseError::NoPorts(folder.display().to_string()));
    }
    let built = build(Side::Modern)?;
    let name_width = ports.iter().map(|(who, ..)| who.len()).max().unwrap_or_default();
    let width = width().unwrap_or(check_port::COLUMNS);
    let mut right = 0;
    for (who, spec, file) in &ports {
        let report = check_port::check_with(spec, file, &built)?;
        right += usize::from(report.is_right());
        let begin = format!("{who:<name_width$}  {:<24}  ", spec.name);
        for line in filled(&begin, begin.chars().count(), &report.in_a_line(), width) {
            say(line)?;
        }
    }
    say(format_args!("{right} of {} ports are right", ports.len()))?;
    Ok(right == ports.len())
}

fn answer(name: &str) -> Result<bool, CourseError> {
    let spec = Spec::load(name)?;
    for text in [Some(spec.predict), spec.answer].into_iter().flatten() {
        for line in filled("", 0, &text, width().unwrap_or(check_port::COLUMNS)) {
            say(line)?;
        }
        say("")?;
    }
    Ok(true)
}

fn lesson(name: &str) -> Result<bool, CourseError> {
    let spec = Spec::load(name)?;
    let mut good = true;
    for side in Side::BOTH {
        let mut examples = check_port::siblings(&spec);
        examples.push(name.to_owned());
        let built = build_some(side, &examples)?;
        for run in &spec.runs {
            let program = built.examples.get(name).map_or(Path::new(name), PathBuf::as_path);
            let io_error = |source| CourseError::Io { what: format!("run {}", program.display()), source };
            let played = play(program, run, &built.examples, None).map_err(io_error)?;
            let case = if run.case.is_empty() { String::new() } else { format!(" ({})", run.case) };
            say(format_args!("== {side}{case}: {name} {}", run.args.join(" ")))?;
            for event in &played.events {
                let what = match &event.what {
                    Happened::Step(step) => step.clone(),
                    Happened::Stdout(line) => format!("    prints  {line}"),
                    Happened::Stderr(line) => format!("    says    {line}"),
                };
                say(format_args!("{:>6} ms  {what}", event.after.as_millis()))?;
            }
            if let Some(panics) = &run.panics {
                say(format_args!("           the panic belongs to the lesson: {panics}"))?;
            }
            match played.exit {
                Some(code) => say(format_args!("           ends with exit code {code}"))?,
                None => say("           serves on, and is ended here")?,
            }
            let verdict = judge(run, side, &played);
            if !verdict.is_good() {
                good = false;
                say(&verdict)?;
            }
            say("")?;
        }
    }
    Ok(good)
}

fn write_handout(folder: &Path) -> Result<bool, CourseError> {
    let io_error = |what: String| move |source| CourseError::Io { what, source };
    let unread = || io_error("read the guide's data".to_owned());
    let root = workspace_root();
    let map = map::load(root).map_err(unread())?;
    let facts = Behaviours::load(root, &map).map_err(unread())?;
    let data = teaching::load(root).map_err(unread())?;
    let (markdown, pdf) = handout::make(&data, &facts)?;
    for (name, bytes) in [("handout.md", markdown.as_bytes()), ("handout.pdf", &pdf)] {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(io_error(format!("write {}", path.display())))?;
        say(path.display())?;
    }
    Ok(true)
}

fn mutate(only: Option<&str>) -> Result<bool, CourseError> {
    let io_error = |what: &str| {
        let what = what.to_owned();
        move |source| CourseError::Io { what, source }
    };
    let specs = match only {
        Some(name) => vec![Spec::load(name)?],
        None => all_specs()?,
    };
    let known = mutate::equivalent().map_err(io_error("read the list of equivalent mutants"))?;
    let built = build(Side::Modern)?;
    let folder = tempfile::tempdir().map_err(io_error("make a folder"))?;
    let file = folder.path().join("port.rs");
    let (mut tried, mut unnoticed) = (0, 0);
    for mut spec in specs {
        // Pairs that are no exercises are checked by their runs alone.
        let blocks = Some("no port of it is judged".to_owned());
        spec.exercise.get_or_insert_with(|| Exercise { blocks, ..Exercise::default() });
        let mutants = mutate::mutants(&spec).map_err(io_error("read a model"))?;
        if !mutants.is_empty() && !check_port::check_with(&spec, &Side::Modern.source(&spec.name), &built)?.is_right() {
            unnoticed += 1;
            say(format_args!("{}: its model is not right here, so nothing can be said of its mutants", spec.name))?;
            continue;
        }
        for mutant in mutants {
            tried += 1;
            fs::write(&file, &mutant.source).map_err(io_error("write a mutant"))?;
            let report = check_port::check_with(&spec, &file, &built)?;
            let is_known = known.iter().any(|(lesson, what)| *lesson == spec.name && *what == mutant.what);
            if report.is_right() && !is_known {
                unnoticed += 1;
                say(format_args!("{}: {}", spec.name, mutant.what))?;
            }
        }
    }
    say(format_args!("{tried} tried, {unnoticed} neither noticed nor in the list of those that are no mistakes"))?;
    Ok(unnoticed == 0)
}

fn side_by_side(name: &str, part: Option<&str>, width: Option<usize>) -> Result<bool, CourseError> {
    let width = width.or_else(fill::width).unwrap_or(WIDTH);
    let is_path = Path::new(name).extension().is_some();
    let [old, new] = Side::BOTH.map(|side| {
        let path = if is_path { workspace_root().join(side.package()).join(name) } else { side.source(name) };
        let source = fs::read_to_string(&path)
            .map_err(|source| CourseError::Io { what: format!("read {}", path.display()), source })?;
        let file = path.strip_prefix(workspace_root()).unwrap_or(&path).display().to_string();
        let text = match part {
            Some(part) => region::extract(&source, part).map_err(|error| CourseError::Region {
                file: file.clone(),
                source: error,
                known: regions(&source),
            })?,
            None => source.lines().filter(|line| !is_marker(line)).map(|line| format!("{line}\n")).collect(),
        };
        Ok::<_, CourseError>((file, text))
    });
    let ((old_file, old), (new_file, new)) = (old?, new?);
    let mut page = beside(&old_file, &new_file, width);
    let _ = writeln!(page, "{}", "─".repeat(width));
    page += &beside(&old, &new, width);
    say(page.trim_end())?;
    Ok(true)
}

fn is_marker(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("// region: ") || line.starts_with("// endregion: ")
}

fn regions(source: &str) -> String {
    let names = source.lines().filter_map(|line| line.trim_start().strip_prefix("// region: "));
    names.collect::<Vec<_>>().join(", ")
}
