//! `wire-player record`.

use std::path::PathBuf;

use regex::bytes::Regex;

use super::fake::client;
use super::{Failure, listen, stopped_by_signals};
use crate::framing::Framing;
use crate::net::Address;
use crate::session::captures;
use crate::session::proxy::{Recording, record};
use crate::session::tape::Secret;

#[derive(Debug, clap::Args)]
#[command(after_help = "Recording ends with SIGINT or SIGTERM, or when the command behind `--` has ended:\n  \
    wire-player record --listen 127.0.0.1:0 --upstream 127.0.0.1:8080 --framing http1 --out sessions \
    -- ./client-tests {address}")]
pub(super) struct Arguments {
    /// Address that clients connect to; port 0 picks a free one
    #[arg(long, value_name = "ADDRESS")]
    listen: Address,

    /// Address of the service
    #[arg(long, value_name = "ADDRESS")]
    upstream: Address,

    /// Folder to write the sessions to, one file for each connection
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,

    /// Framing of the protocol: raw, lines, resp, http1, `length-prefixed 1|2|4|8 [big|little]
    /// [with-itself] [offset N]` or `command COMMAND`
    #[arg(long, default_value = "raw")]
    framing: Framing,

    /// Secret: text that matches the expression (its first group, if it has one) is written as `${env.NAME}`, and comes
    /// from the environment when the session is played. May be given several times
    #[arg(long, value_name = "NAME=REGEX", value_parser = parse_secret)]
    redact: Vec<Secret>,

    /// Keep values literally that the service gave and a client sends back, instead of turning them into variables
    #[arg(long)]
    no_captures: bool,

    /// Command of the clients; `{address}` stands for the address to connect to
    #[arg(last = true, value_name = "COMMAND")]
    command: Vec<String>,
}

fn parse_secret(text: &str) -> Result<Secret, regex::Error> {
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let (name, source) = text.split_once('=').filter(|(name, _)| is_name(name)).unwrap_or(("SECRET", text));
    Ok(Secret { name: name.to_owned(), regex: Regex::new(source)? })
}

pub(super) fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let stop = stopped_by_signals()?;
    let (listener, address) = listen(&arguments.listen)?;
    println!("recording {} on {address}", arguments.upstream);
    let clients = client(&arguments.command, &address, &stop)?;
    let recording = Recording {
        upstream: arguments.upstream.clone(),
        folder: arguments.out.clone(),
        framing: arguments.framing.clone(),
        secrets: arguments.redact.clone(),
    };
    let recorded = record(&listener, recording, &stop).map_err(Failure::Io)?;
    for failure in &recorded.failures {
        eprintln!("wire-player: {failure}");
    }
    println!("{} sessions in {}", recorded.sessions, arguments.out.display());
    if !arguments.no_captures {
        for capture in captures::mark(&arguments.out)? {
            println!("{capture}");
        }
    }
    let clients_passed = clients.is_none_or(|clients| clients.join().is_ok_and(|passed| passed));
    Ok(recorded.failures.is_empty() && clients_passed)
}
