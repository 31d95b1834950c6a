//! The life of a server's process, from its command line to its exit code.

use std::io::{self, Write};
use std::process::{ExitCode, exit};
use std::sync::Arc;
use std::thread;

use engine::server::Runtime;
use engine::{Config, Server};

use crate::{Flags, Folder, Log, limits, log, process, supervisor};

/// Prepares the process: starts its log, and raises its limit on file descriptors for the clients that it may have.
///
/// `runtime` is the number of file descriptors that the runtime itself takes. Where the operating system does not allow
/// enough of them, [`Config::maxclients`] is lowered and a warning is logged.
///
/// # Errors
///
/// One line for the person who started the server: there are too few file descriptors for even one client.
///
/// A subscriber of `tracing` that the program has set before stays; panics are logged all the same.
pub fn start(level: Log, config: &mut Config, runtime: u32) -> io::Result<()> {
    log::start(level);
    limits::fit(config, runtime)
}

/// Tells `server` what it needs to know of its process: the name and the runtime of the program, the port, the figures
/// for `INFO`, and the number of clients for which there are file descriptors. `descriptors` is the number that the
/// runtime itself takes. From then on the server's supervisor, if there is one, is told when the server serves and when
/// it stops.
pub fn introduce(server: &Server, (name, version): (&'static str, &'static str), port: u16, descriptors: u32) {
    let mut runtime = Runtime::new(name, version);
    runtime.port = Some(port);
    server.set_runtime(runtime);
    server.set_process(process::read);
    server.set_phase_observer(supervisor::tell);
    server.set_client_room(move |wanted| limits::clients(wanted, descriptors));
}

/// Gives `server` the folder of its append-only file, and opens the file where the configuration asks for it.
///
/// # Errors
///
/// One line for the person who started the server: another server has the folder, or it cannot be read.
pub fn open(server: &Server) -> io::Result<()> {
    server.set_folder(Arc::new(Folder::new(server.config())));
    server.open_log().map_err(|fault| io::Error::other(format!("no append-only file: {fault}")))
}

/// Returns how a server has ended.
///
/// # Errors
///
/// One line for the person who started it: its keys could not be loaded, or what was left could not be written.
pub fn ended(server: &Server) -> io::Result<()> {
    server.failure().map_or(Ok(()), |why| Err(io::Error::other(why)))
}

/// Text on the exit status in `--help` and in the manual.
const EXIT_STATUS: &str = "\
Exit status:
  0  it was told to stop (SIGTERM, SIGINT, SHUTDOWN) and has answered what was received
  1  it could not start or load its file, could not write what was left, or was interrupted twice
  2  a mistake in the command line

Errors and the log go to stderr. Once it listens it prints one line to stdout.";

/// A server's program: its name, and the runtime that it runs on, such as `tokio 0.1.22`.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// Name of the binary.
    pub name: &'static str,
    /// The runtime with its version.
    pub runtime: &'static str,
    /// The version that `--version` prints.
    pub version: &'static str,
}

impl Program {
    /// Returns the definition of the command line, from which help, manual page and completions are made.
    ///
    /// ```
    /// let program = host::Program { name: "server", runtime: "tokio 1", version: "0.1.0" };
    /// let help = program.command().render_help().to_string();
    /// assert!(help.starts_with("A Redis-compatible server on tokio 1") && help.contains("--port"));
    /// ```
    #[must_use]
    pub fn command(&self) -> clap::Command {
        let command = clap::Command::new(self.name).version(self.version);
        let about = format!("A Redis-compatible server on {}", self.runtime);
        <Flags as clap::Args>::augment_args(command).about(about).long_about(None).after_help(EXIT_STATUS)
    }

    /// Returns the parsed command line, or ends the process: `--help` and `--version` are answered, and a mistake
    /// is one line on stderr and exit code 2.
    #[must_use]
    pub fn parse(&self) -> Flags {
        let parsed = self.command().try_get_matches();
        parsed.and_then(|matches| <Flags as clap::FromArgMatches>::from_arg_matches(&matches)).unwrap_or_else(|error| {
            if !error.use_stderr() {
                error.exit();
            }
            let text = error.to_string();
            let line = text.lines().next().unwrap_or_default();
            log::say(&format!("{}: {}; --help lists the flags", self.name, line.trim_start_matches("error: ")));
            log::flush();
            exit(2);
        })
    }
}

/// Writes a line to stdout, after the lines that have been logged so far. It is written in the background and errors
/// are ignored: a program that started the server and has gone, or does not read, must not keep it from serving.
pub fn announce(line: String) {
    let write = move || {
        log::flush();
        let _ = writeln!(io::stdout(), "{line}");
    };
    // Without the thread nobody learns the address; everything else works.
    let _ = thread::Builder::new().name("announce".into()).spawn(write);
}

/// Returns the exit code for the result `served` of a server, and writes an error as one line to stderr.
#[must_use]
pub fn finish(name: &str, served: io::Result<()>) -> ExitCode {
    let code = match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::say(&format!("{name}: {error}"));
            ExitCode::FAILURE
        }
    };
    log::flush();
    code
}

/// Ends the process at once, with exit code 1, even if replies are still to be sent.
pub fn abandon(name: &str) -> ! {
    log::say(&format!("{name}: interrupted again, so replies may be lost"));
    log::flush();
    exit(1);
}
