//! Compiles a port, and keeps what the compiler says of it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use serde_json::Value;

use super::{CheckError, io_error};
use crate::lessons::{Built, Spec, Tokens};

/// The lint that finds calls of listed methods; `clippy.toml` beside the stored ports lists them, with reasons.
const METHODS: &str = "clippy::disallowed_methods";

/// The lint that finds a future that `let _ =` drops.
const DISCARDED: &str = "clippy::let_underscore_future";

/// Beginnings of the names of calls that may block a thread of tokio's pool. What sleeps, waits for another task or owns a
/// socket needs no thread of its own, and is refused there too.
const MAY_BLOCK_THE_POOL: [&str; 4] =
    ["std::process::", "std::io::Stdin::", "futures::executor::block_on", "tokio::runtime::Handle::block_on"];

/// Lints of clippy that find what no run shows reliably.
const ON_BLOCKING: [&str; 3] = [METHODS, "clippy::await_holding_lock", IN_PART];

/// The lint that finds a `write` or a `read` whose count is not looked at.
const IN_PART: &str = "clippy::unused_io_amount";

/// A warning of the compiler.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warning {
    /// Name of the lint, such as `unused_must_use`; empty if it has none.
    pub lint: String,
    /// Its first line, without the level.
    pub message: String,
    /// Notes on it, one on each line.
    pub notes: String,
    /// The line of the source that it is about, from 1; 0 if it is about none.
    pub line: usize,
    /// Content of that line.
    pub code: String,
    /// The warning as the compiler prints it.
    pub rendered: String,
    /// The call that hands the code of the warning to another thread, such as `spawn_blocking`; empty if there is none.
    pub handed_on_by: String,
}

impl Warning {
    /// Returns whether it is about a call that blocks its thread, or about a guard that is held over an `.await`.
    ///
    /// A call on tokio's pool may block its thread where there is no other way to do the work, or hardly one.
    pub(super) fn is_on_blocking(&self) -> bool {
        let is_on_the_pool = ["spawn_blocking", "block_in_place"].contains(&self.handed_on_by.as_str());
        let may_block = || MAY_BLOCK_THE_POOL.iter().any(|name| self.message.contains(&format!("`{name}")));
        // On the first thread it is what `Runtime::block_on` does.
        let is_root = || self.handed_on_by.is_empty() && self.message.contains("`tokio::runtime::Handle::block_on`");
        ON_BLOCKING.contains(&self.lint.as_str()) && !(is_on_the_pool && may_block()) && !is_root()
    }

    /// Returns whether it is about a `write` or a `read` whose count is not looked at.
    pub(super) fn is_on_a_part(&self) -> bool {
        self.lint == IN_PART
    }

    /// Returns the hint for a warning about blocking.
    pub(super) fn why_it_blocks(&self) -> String {
        let Self { line, code, .. } = self;
        if self.lint == METHODS {
            let reason = self.notes.lines().next().unwrap_or_default();
            if self.handed_on_by.is_empty() {
                return format!("Line {line}, `{code}`, {reason} (B30).");
            }
            let instead = reason.split_once("; ").map_or("it can be awaited", |(_, instead)| instead);
            let thread = match self.handed_on_by.as_str() {
                "block_in_place" => {
                    "takes the thread of its task for as long as it waits, and another one for all the others"
                }
                _ => "takes a thread of its own that only waits",
            };
            format!("Line {line}, `{code}`, {thread}: {instead} (B30).")
        } else if self.lint == IN_PART {
            format!(
                "Line {line}, `{code}`: `write` may take, and `read` may bring, only a part, and nobody looks how much. \
                 `write_all` and `read_exact` go on until all is there."
            )
        } else {
            format!(
                "The guard of line {line}, `{code}`, is held over an `.await`: whoever else wants the lock blocks its thread \
                 until the task goes on. End the guard's scope before, or take a lock of `tokio::sync` (B25)."
            )
        }
    }

    /// Returns whether it is about a future, or a stream, that nobody polls.
    pub(super) fn is_on_an_unpolled_future(&self) -> bool {
        let says = ["`Future`", "`futures::Future`", "futures do nothing", "streams do nothing"];
        self.lint == "unused_must_use"
            && says.iter().any(|text| self.message.contains(text) || self.notes.contains(text))
    }

    /// Returns whether it is about a future that is dropped by `let _ =`. The handle of a task is one, too.
    pub(super) fn is_on_a_discarded_future(&self) -> bool {
        self.lint == DISCARDED
    }

    fn parse(message: &Value, source: &Tokens<'_>) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let spans = message["spans"].as_array().map_or(&[][..], Vec::as_slice);
        let span = spans.iter().find(|span| span["is_primary"] == true);
        let notes = message["children"].as_array().into_iter().flatten();
        let number = |name: &str| span.and_then(|span| usize::try_from(span[name].as_u64()?).ok());
        let place = number("line_start").zip(number("column_start"));
        let token = place.and_then(|(line, column)| source.at_place(line, column));
        Self {
            lint: text(&message["code"]["code"]),
            message: text(&message["message"]),
            notes: notes.filter_map(|note| note["message"].as_str()).collect::<Vec<_>>().join("\n"),
            line: number("line_start").unwrap_or_default(),
            code: span.map(|span| text(&span["text"][0]["text"]).trim().to_owned()).unwrap_or_default(),
            rendered: text(&message["rendered"]),
            handed_on_by: token.and_then(|at| source.handed_on_by(at)).unwrap_or_default().to_owned(),
        }
    }
}

/// Result of compiling a port that the compiler accepted.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// The compiler's warnings.
    pub warnings: Vec<Warning>,
    /// `true` if calls that block were looked for, which takes clippy.
    pub with_clippy: bool,
}

/// Compiles `source` to `program`.
///
/// The compiler is clippy's where it is installed beside rustc. It makes the same program, and finds calls that block as
/// well.
///
/// # Errors
///
/// [`CheckError::Refused`] if the compiler refuses `source`, [`CheckError::Io`] if it cannot be run.
pub fn compile(source: &Path, program: &Path, built: &Built) -> Result<Compiled, CheckError> {
    let rustc = env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from);
    let clippy = clippy_beside(&rustc);
    let compiler = clippy.as_ref().unwrap_or(&rustc);
    let mut command = Command::new(compiler);
    command
        .args(["--edition", "2024", "--crate-type", "bin", "--crate-name", "port", "-C", "debuginfo=0"])
        .args(["--error-format", "json", "--diagnostic-width"])
        .arg(super::COLUMNS.to_string())
        .arg("-L")
        .arg(format!("dependency={}", built.library_folder.display()))
        .arg("-o")
        .arg(program)
        .arg(source)
        .stdin(Stdio::null());
    if clippy.is_some() {
        command.env("CLIPPY_CONF_DIR", Spec::folder().join("ports")).args(["-A", "clippy::all"]);
        // An `#[allow]` in a port would hide them.
        command.args(ON_BLOCKING.iter().chain([&DISCARDED]).flat_map(|lint| ["--force-warn", lint]));
    }
    for (name, file) in &built.libraries {
        command.arg("--extern").arg(format!("{name}={}", file.display()));
    }
    let output = command.output().map_err(io_error("run", compiler))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let text = fs::read_to_string(source).map_err(io_error("read", source))?;
    let tokens = Tokens::of(&text);
    let parse = |message: &Value| Warning::parse(message, &tokens);
    let messages: Vec<Value> = said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if output.status.success() {
        // The last message only counts the others.
        let warnings = messages.iter().map(parse).filter(|warning| warning.line > 0);
        return Ok(Compiled { warnings: warnings.collect(), with_clippy: clippy.is_some() });
    }
    let errors = messages.iter().filter(|message| message["level"] == "error").map(parse);
    let text: String = errors.map(|error| error.rendered).collect();
    // A compiler that fails as such explains itself outside of its messages.
    Err(CheckError::Refused(if text.is_empty() { said.into_owned() } else { text }))
}

/// Returns the driver of clippy that belongs to `rustc`, if it is installed.
fn clippy_beside(rustc: &Path) -> Option<PathBuf> {
    let output = Command::new(rustc).args(["--print", "sysroot"]).output().ok()?;
    let sysroot = String::from_utf8(output.stdout).ok()?;
    let driver = Path::new(sysroot.trim()).join("bin").join(format!("clippy-driver{}", env::consts::EXE_SUFFIX));
    driver.is_file().then_some(driver)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_taken_apart() {
        let message = serde_json::json!({
            "message": "unused implementer of `Future` that must be used",
            "code": { "code": "unused_must_use" },
            "level": "warning",
            "spans": [{ "is_primary": true, "line_start": 7, "text": [{ "text": "    work();" }] }],
            "children": [{ "message": "futures do nothing unless you `.await` or poll them" }],
            "rendered": "warning: …",
        });
        let warning = Warning::parse(&message, &Tokens::of(""));
        assert_eq!((warning.line, warning.code.as_str()), (7, "work();"));
        assert!(warning.is_on_an_unpolled_future() && !warning.is_on_blocking());
        let other =
            Warning { message: "unused `Result` that must be used".to_owned(), notes: String::new(), ..warning };
        assert!(!other.is_on_an_unpolled_future());
    }
}
