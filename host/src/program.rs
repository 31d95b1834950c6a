//! The life of a server's process, from its command line to its exit code.

use std::io::{self, Write};
use std::process::{ExitCode, exit};
use std::sync::Arc;
use std::thread;

use engine::server::Runtime;
use engine::{Config, Server};

use crate::{Folder, Log, limits, log, process};

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
/// for `INFO`, and the number of clients for which there are file descriptors, of which the runtime takes
/// `descriptors`.
pub fn introduce(server: &Server, (name, version): (&'static str, &'static str), port: u16, descriptors: u32) {
    let mut runtime = Runtime::new(name, version);
    runtime.port = Some(port);
    server.set_runtime(runtime);
    server.set_process(process::read);
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

/// Returns the parsed command line. Ends the process after the answer to `--help` or `--version`, and with exit code 2
/// and one line on stderr after a mistake.
#[must_use]
pub fn parse<Cli: clap::Parser>(name: &str) -> Cli {
    Cli::try_parse().unwrap_or_else(|error| {
        if !error.use_stderr() {
            error.exit();
        }
        let text = error.to_string();
        let line = text.lines().next().unwrap_or_default();
        log::say(&format!("{name}: {}; --help lists the flags", line.trim_start_matches("error: ")));
        log::flush();
        exit(2);
    })
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
