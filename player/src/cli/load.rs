//! `wire-player load`.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use super::probe::request;
use super::{Failure, save, save_report};
use crate::framing::Framing;
use crate::load::{self, Plan};
use crate::net::Address;
use crate::output::Section;
use crate::script::Script;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Address of the old service
    #[arg(long, value_name = "ADDRESS")]
    old: Address,

    /// Address of the new service
    #[arg(long, value_name = "ADDRESS")]
    new: Address,

    /// File with the request that is sent repeatedly
    #[arg(long, value_name = "FILE")]
    request: PathBuf,

    /// Framing of the answers, as for `record`; with raw, bytes are counted
    #[arg(long, default_value = "raw")]
    framing: Framing,

    /// Number of frames that answer the request
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    replies: usize,

    /// Script that is played first on each new connection: a login, a handshake
    #[arg(long, value_name = "FILE")]
    setup: Option<PathBuf>,

    /// Requests in flight on each connection
    #[arg(long, value_name = "COUNT", value_delimiter = ',', default_value = "1,16")]
    depth: Vec<usize>,

    /// Numbers of connections
    #[arg(long, value_name = "COUNT", value_delimiter = ',', default_value = "1,50")]
    connections: Vec<usize>,

    /// Number of rounds, each of which measures both services in turn
    #[arg(long, value_name = "COUNT", default_value_t = 3)]
    rounds: u32,

    /// Duration of each measurement, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 1000)]
    measure: u64,

    /// Fail when the new service has less than this share of the old one's speed in any measurement
    #[arg(long, value_name = "RATIO", default_value_t = 0.0)]
    at_least: f64,

    /// Write the results as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Write a page of HTML; sections of other commands in an existing page stay
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<bool, Failure> {
    if arguments.depth.contains(&0) || arguments.connections.contains(&0) {
        return Err(Failure::Usage("a depth and a number of connections are at least 1".into()));
    }
    let plan = Plan {
        request: request(&arguments.request)?,
        framing: arguments.framing.clone(),
        replies: arguments.replies,
        depths: arguments.depth.clone(),
        connections: arguments.connections.clone(),
        rounds: arguments.rounds,
        measure: Duration::from_millis(arguments.measure),
    };
    let setup = arguments.setup.as_deref().map(|file| Script::load(file, file)).transpose()?;
    let connect = |new: bool| {
        let address = if new { &arguments.new } else { &arguments.old };
        load::connection(address, setup.as_ref(), &arguments.framing)
    };
    let rows = load::compare(&plan, &connect, &progress)?;
    print!("{}", load::table(&rows));
    save(arguments.json.as_ref(), || format!("{:#}\n", serde_json::json!({ "format": 1, "load": rows })))?;
    save_report(arguments.report.as_ref(), || html(&rows))?;
    Ok(rows.iter().all(|row| row.ratio.median >= arguments.at_least))
}

fn progress(round: u32, depth: usize, connections: usize) {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let _ = writeln!(stderr, "round {}: {connections} connections, depth {depth}", round + 1);
    }
}

fn html(rows: &[load::Row]) -> Section {
    let mut section = Section::new("load", "Two services under load");
    for row in rows {
        section.heading(&format!("{} connections, {} requests in flight on each", row.connections, row.depth));
        let bar = |name: &str, speed: f64| (name.to_owned(), speed, format!("{speed:.0} requests a second"));
        section.bars(&[bar("old", row.old.median), bar("new", row.new.median)]);
        section
            .paragraph(&format!("new : old = {:.2} ({:.2} to {:.2})", row.ratio.median, row.ratio.min, row.ratio.max));
    }
    section
}
