//! `wire-player probe`.

use std::fmt::Display;
use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Failure, save, save_report};
use crate::framing::Framing;
use crate::net::Address;
use crate::probe::{self, Material, Probe, Service, Settings, Verdict};
use crate::reply::Reply;
use crate::script::template::Variables;
use crate::script::{Action, Request, Script};
use crate::session::{EXTENSION, SessionReader};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Requests are files of bytes as they are sent, or sessions (*.session) and scripts (*.script), whose steps that \
    send are taken.\n\n  \
    wire-player probe --old './old {port}' --new './new {port}' --request hello.http --framing http1\n\n\
    Nothing is sent but to the processes that were started, or to the addresses that were given."
)]
pub(super) struct Arguments {
    /// Shell command that starts the old service; {port} stands for the port to listen on
    #[arg(long, value_name = "COMMAND", required_unless_present = "old_target")]
    old: Option<String>,

    /// Shell command that starts the new service
    #[arg(long, value_name = "COMMAND", required_unless_present = "new_target")]
    new: Option<String>,

    /// Address of the old service if it runs already; only probes that need no process of their own are run
    #[arg(long, value_name = "ADDRESS", conflicts_with = "old")]
    old_target: Option<Address>,

    /// Address of the new service if it runs already
    #[arg(long, value_name = "ADDRESS", conflicts_with = "new")]
    new_target: Option<Address>,

    /// Text that the services print when they are ready; without it they are ready when they accept
    #[arg(long, value_name = "TEXT")]
    ready: Option<String>,

    /// File with a valid request
    #[arg(long, value_name = "FILE")]
    request: PathBuf,

    /// Framing of the protocol, as for `record`
    #[arg(long, default_value = "raw")]
    framing: Framing,

    /// Number of frames that answer the request
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    replies: usize,

    /// Script that is played first on each new connection: a login, a handshake
    #[arg(long, value_name = "FILE")]
    setup: Option<PathBuf>,

    /// File with an invalid request [default: bytes of no protocol]
    #[arg(long, value_name = "FILE")]
    bad: Option<PathBuf>,

    /// File with a request whose answer takes long, for instance a second
    #[arg(long, value_name = "FILE")]
    slow: Option<PathBuf>,

    /// File with a request whose handler panics
    #[arg(long, value_name = "FILE")]
    panic: Option<PathBuf>,

    /// Run only this probe; may be given several times
    #[arg(long, value_name = "PROBE")]
    only: Vec<String>,

    /// Do not run this probe; may be given several times
    #[arg(long, value_name = "PROBE")]
    skip: Vec<String>,

    /// Longest time that an answer may take, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 5000)]
    timeout: u64,

    /// Write the results as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Write a page of HTML; sections of other commands in an existing page stay
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let known: Vec<&str> = probe::all().iter().map(|probe| probe.name).collect();
    if let Some(unknown) = arguments.only.iter().chain(&arguments.skip).find(|name| !known.contains(&name.as_str())) {
        return Err(Failure::Usage(format!("there is no probe {unknown}; the probes are {}", known.join(", "))));
    }
    let optional = |file: &Option<PathBuf>| file.as_deref().map(request).transpose();
    let mut material = Material::new(request(&arguments.request)?, arguments.framing.clone());
    material.replies = arguments.replies;
    material.setup = arguments.setup.as_deref().map(|file| Script::load(file, file)).transpose()?;
    material.bad = optional(&arguments.bad)?.unwrap_or(material.bad);
    (material.slow, material.panic) = (optional(&arguments.slow)?, optional(&arguments.panic)?);
    let settings = Settings {
        old: service(arguments.old.as_ref(), arguments.old_target.as_ref(), arguments),
        new: service(arguments.new.as_ref(), arguments.new_target.as_ref(), arguments),
        material,
        patience: Duration::from_millis(arguments.timeout),
        only: arguments.only.clone(),
        skip: arguments.skip.clone(),
    };
    let rows = probe::probe(&settings, &progress);
    print!("{}", probe::table(&rows));
    save(arguments.json.as_ref(), || probe::json(&rows))?;
    save_report(arguments.report.as_ref(), || probe::html(&rows))?;
    Ok(rows.iter().all(|row| matches!(row.verdict, Verdict::Same | Verdict::NotApplicable)))
}

fn progress(probe: &Probe) {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let _ = writeln!(stderr, "{}: {}", probe.name, probe.about);
    }
}

fn service(command: Option<&String>, target: Option<&Address>, arguments: &Arguments) -> Service {
    match (command, target) {
        (_, Some(address)) => Service::Running(address.clone()),
        (command, None) => {
            Service::Command { command: command.cloned().unwrap_or_default(), ready: arguments.ready.clone() }
        }
    }
}

/// Returns the bytes of a request: those of the file, or those that a session or script in it sends.
pub(super) fn request(file: &Path) -> Result<Vec<u8>, Failure> {
    let steps = match file.extension().and_then(|extension| extension.to_str()) {
        Some(EXTENSION) => {
            let mut reader = SessionReader::open(file)?;
            let mut steps = Vec::new();
            while let Some(step) = reader.step()? {
                steps.push(step);
            }
            steps
        }
        Some("script") => Script::load(file, file)?.steps,
        _ => return fs::read(file).map_err(|source| Failure::File { file: file.to_path_buf(), source }),
    };
    let mut bytes = Vec::new();
    let wrong = |why: &dyn Display| Failure::Usage(format!("{}: {why}", file.display()));
    for step in &steps {
        if let Action::Send { request, .. } = &step.action {
            bytes.extend(match request {
                Request::Raw(text) => text.render(&Variables::new()).map_err(|why| wrong(&why))?,
                Request::Command(words) => {
                    let words: Result<Vec<_>, _> =
                        words.iter().map(|word| word.render(&Variables::new()).map(Reply::Bulk)).collect();
                    Reply::Array(words.map_err(|why| wrong(&why))?).encode()
                }
            });
        }
    }
    if bytes.is_empty() { Err(wrong(&"it sends nothing")) } else { Ok(bytes) }
}
