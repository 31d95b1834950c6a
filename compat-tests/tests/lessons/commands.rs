//! The commands of the course: `check-port`, `start`, `lesson`, `side-by-side`, `mutate`.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

use compat_tests::check_port;
use compat_tests::lessons::{Side, Spec, all_specs};
use guide::workspace_root;
use libtest_mimic::Failed;

/// A port that nobody has begun is one to begin. No test may write to `ports`, so this is for a lesson that is not there.
pub(super) fn a_port_that_is_not_begun_is_announced() -> Result<(), Failed> {
    let exercises = all_specs()?.into_iter().filter(|spec| spec.exercise.is_some()).map(|spec| spec.name);
    let mut missing = exercises.filter(|name| !workspace_root().join(format!("ports/src/bin/{name}.rs")).exists());
    let Some(name) = missing.next() else { return Ok(()) };
    let said = says(&["check-port", name.as_str()], 2)?;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let expected =
        format!("there is no ports/src/bin/{name}.rs yet: `cargo run -p compat-tests -- start {name}` begins it");
    if said.contains(&expected) { Ok(()) } else { Err(said.into()) }
}

pub(super) fn check_port_builds_what_it_needs() -> Result<(), Failed> {
    // Its dialogue runs another example as well.
    let report = check_port::check("per_connection_store", &Side::Modern.source("per_connection_store"))?;
    if report.is_right() { Ok(()) } else { Err(report.to_string().into()) }
}

pub(super) fn check_port_answers_by_its_exit_code() -> Result<(), Failed> {
    for (port, code, says) in [
        ("ports/four_tasks/right_handles.rs", 0, "right: four_tasks"),
        ("ports/four_tasks/forgot_to_wait.rs", 1, "hint: The program ended before its tasks did."),
        ("ports/four_tasks/no_such_file.rs", 2, "no_such_file.rs"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_compat-tests"))
            .args(["check-port", "four_tasks"])
            .arg(Spec::folder().join(port))
            .output()?;
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        if output.status.code() != Some(code) || !said.contains(says) {
            return Err(format!("{port}: {}\n{said}", output.status).into());
        }
    }
    Ok(())
}

pub(super) fn check_port_names_the_exercises() -> Result<(), Failed> {
    match check_port::check("proxi", Path::new("port.rs")) {
        Err(error) if error.to_string().contains("did you mean proxy?") => {}
        other => return Err(format!("{other:?}").into()),
    }
    for name in ["no_such_lesson", "many_tasks"] {
        match check_port::check(name, Path::new("port.rs")) {
            Err(error) if error.to_string().contains("four_tasks") => {}
            other => return Err(format!("{name}: {other:?}").into()),
        }
    }
    Ok(())
}

/// `lesson NAME | head -1` ends in silence.
pub(super) fn a_reader_that_has_seen_enough_is_no_error() -> Result<(), Failed> {
    let right = Side::Modern.source("four_tasks").display().to_string();
    for args in [
        vec!["lesson", "four_tasks"],
        vec!["lesson", "four_tasks", "--answer"],
        vec!["side-by-side", "four_tasks"],
        vec!["check-port", "four_tasks", &right],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_compat-tests"));
        let mut child = command.args(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        drop(child.stdout.take());
        let output = child.wait_with_output()?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        // Cargo tells of its builds there.
        if output.status.code() != Some(0)
            || said.contains("panicked")
            || said.lines().any(|line| line.starts_with("error"))
        {
            return Err(format!("{args:?}: {}\n{said}", output.status).into());
        }
    }
    Ok(())
}

/// Runs the program with these arguments, checks that it ends with `code`, and returns its output.
fn says(args: &[&str], code: i32) -> Result<String, Failed> {
    // Whatever terminal runs the test, its width is not asked.
    let output = Command::new(env!("CARGO_BIN_EXE_compat-tests")).args(args).env("COLUMNS", "100").output()?;
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    if output.status.code() == Some(code) {
        Ok(said)
    } else {
        Err(format!("{args:?}: {}\n{said}", output.status).into())
    }
}

pub(super) fn a_port_begins_and_a_class_is_judged() -> Result<(), Failed> {
    let class = tempfile::tempdir()?;
    for (who, port) in
        [("ada", Side::Modern.source("four_tasks")), ("bob", Spec::folder().join("ports/four_tasks/forgot_to_wait.rs"))]
    {
        fs::create_dir(class.path().join(who))?;
        fs::copy(port, class.path().join(who).join("four_tasks.rs"))?;
    }
    let table = says(&["check-port", "--all", &class.path().display().to_string()], 1)?;
    if let Some(long) = table.lines().find(|line| line.chars().count() > 100) {
        return Err(format!("`{long}` does not fit").into());
    }
    for line in [
        "ada  four_tasks                right\n",
        "bob  four_tasks                not yet: The program ended",
        "1 of 2 ports",
    ] {
        if !table.contains(line) {
            return Err(format!("no `{line}` in\n{table}").into());
        }
    }
    let empty = tempfile::tempdir()?;
    says(&["check-port", "--all", &empty.path().display().to_string()], 2)?;
    says(&["start", "no_such_lesson"], 2)?;
    Ok(())
}

/// Tests a sample; CONTRIBUTING has the command for all lessons.
pub(super) fn what_is_taken_out_of_a_port_is_noticed() -> Result<(), Failed> {
    for lesson in ["child_process", "own_async_read"] {
        says(&["mutate", lesson], 0)?;
    }
    Ok(())
}

pub(super) fn a_lesson_is_played_to_both_sides() -> Result<(), Failed> {
    let transcript = says(&["lesson", "accept_one_at_a_time"], 0)?;
    for side in Side::BOTH {
        let part = transcript.split("== ").find(|part| part.starts_with(side.package())).unwrap_or_default();
        if !part.contains("listening on 127.0.0.1:") || !part.contains(" connect") {
            return Err(format!("{side} is not in\n{transcript}").into());
        }
    }
    let page = says(&["side-by-side", "proxy", "relay", "--width", "100"], 0)?;
    if !page.contains("legacy/examples/proxy.rs") || page.lines().any(|line| line.chars().count() > 100) {
        return Err(page.into());
    }
    says(&["side-by-side", "proxy", "no_such_region"], 2)?;
    Ok(())
}

pub(super) fn a_panic_that_belongs_to_a_lesson_is_announced() -> Result<(), Failed> {
    let transcript = says(&["lesson", "join_handle"], 0)?;
    let announced = transcript.matches("the panic belongs to the lesson: the task with the words").count();
    if announced == 2 { Ok(()) } else { Err(format!("announced {announced} times in\n{transcript}").into()) }
}

pub(super) fn an_answer_is_printed_when_it_is_asked_for() -> Result<(), Failed> {
    let spec = Spec::load("four_tasks")?;
    let printed = says(&["lesson", "four_tasks", "--answer"], 0)?;
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let expected = words(&format!("{} {}", spec.predict, spec.answer.unwrap_or_default()));
    if words(&printed) == expected { Ok(()) } else { Err(printed.into()) }
}

pub(super) fn sentences_of_a_report_fit_the_columns() -> Result<(), Failed> {
    let port = Spec::folder().join("ports/hello_world_server/write_not_awaited.rs");
    for columns in [60, 132] {
        let output = Command::new(env!("CARGO_BIN_EXE_compat-tests"))
            .args(["check-port", "hello_world_server"])
            .arg(&port)
            .env("COLUMNS", columns.to_string())
            .output()?;
        let report = String::from_utf8(output.stdout)?;
        // Output of the compiler or of the port is quoted as it is, four characters further in.
        let sentences = report.lines().filter(|line| !line.starts_with("    "));
        let longest = sentences.map(|line| line.chars().count()).max().unwrap_or_default();
        if longest > columns || longest < columns / 2 || !report.contains("  hint: ") {
            return Err(format!("the longest line has {longest} characters of {columns}:\n{report}").into());
        }
    }
    Ok(())
}

pub(super) fn the_width_of_the_terminal_is_asked_of_it() -> Result<(), Failed> {
    // `script` runs a command in a terminal of its own.
    let command = format!("stty rows 24 cols 72; {} side-by-side four_tasks body", env!("CARGO_BIN_EXE_compat-tests"));
    let mut script = Command::new("script");
    script.args(["-q", "-e", "-c", &command, "/dev/null"]).env_remove("COLUMNS");
    let output = match script.output() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("`script` is not installed, so that no terminal can be asked");
            return Ok(());
        }
        output => output?,
    };
    let page = String::from_utf8_lossy(&output.stdout).replace('\r', "");
    let rule = page.lines().find(|line| line.starts_with('─')).map_or(0, |line| line.chars().count());
    if rule == 72 { Ok(()) } else { Err(format!("the page is {rule} wide:\n{page}").into()) }
}
