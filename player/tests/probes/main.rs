//! Checks that each probe finds a fault in a service that has it, and nothing in one that has none.
//!
//! The service is this program itself, started with `serve FAULT PORT`.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

mod service;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use service::Fault;
use wire_player::framing::Framing;
use wire_player::load::{self, MeasureError, Plan};
use wire_player::net::{Address, Listener};
use wire_player::probe::{Material, Row, Service, Settings, Verdict, all, probe, table};
use wire_player::process::Process;
use wire_player::script::Script;
use wire_player::service::{Ready, address_at_end, free_port, wait_until_ready};
use wire_player::watch::Watch;

/// Fault that each probe finds.
const FOUND: &[(&str, Fault)] = &[
    ("answer", Fault::WholeReads),
    ("pipeline", Fault::OneForEachRead),
    ("segments", Fault::WriteForEach),
    ("in-flight", Fault::OneAtATime),
    ("half-close", Fault::EndIsAll),
    ("half-close-idle", Fault::NeverCloses),
    ("bad-request", Fault::SilentRefusal),
    ("cut-request", Fault::CutEndsAll),
    ("reset", Fault::ResetEndsAll),
    ("slow-reader", Fault::Unbounded),
    ("backlog", Fault::SmallBacklog),
    ("descriptors", Fault::Leaks),
    ("no-descriptors", Fault::AcceptEndsAll),
    ("idle-memory", Fault::LargeBuffers),
    ("keepalive", Fault::NoKeepalive),
    ("threads", Fault::ManyThreads),
    ("sigterm-idle", Fault::NoSignals),
    ("sigint-idle", Fault::NoSignals),
    ("sigterm-busy", Fault::NoDrain),
    ("sigint-busy", Fault::NoDrain),
    ("sigterm-unread", Fault::EndlessDrain),
    ("panic", Fault::Poisoned),
    ("panic", Fault::PanicEndsAll),
    ("port-in-use", Fault::SharedPort),
    ("restart", Fault::NoReuse),
    ("stdin-end", Fault::EndsWithInput),
    ("children", Fault::LeavesChild),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().collect();
    if let [_, serve, fault, port] = words.as_slice()
        && serve == "serve"
    {
        service::serve(Fault::named(fault), port.parse().unwrap());
    }
    let mut trials: Vec<Trial> = FOUND
        .iter()
        .map(|&(probe, fault)| Trial::test(format!("{probe}::finds_{fault:?}"), move || is_found(probe, fault)))
        .collect();
    trials.extend(all().iter().map(|probe| {
        Trial::test(format!("{}::finds_nothing_in_a_right_port", probe.name), || nothing_is_found(probe.name))
    }));
    trials.push(Trial::test("a_watch_finds_what_leaks", a_watch_finds_what_leaks));
    trials.push(Trial::test(
        "load_is_measured_after_a_setup_and_over_unix_sockets",
        load_is_measured_after_a_setup_and_over_unix_sockets,
    ));
    trials.push(Trial::test("each_probe_has_a_fault_that_it_finds", each_probe_has_a_fault_that_it_finds));
    trials.push(Trial::test("the_readme_lists_each_probe", the_readme_lists_each_probe));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn service(fault: Fault) -> Service {
    let program = std::env::current_exe().unwrap();
    Service::Command {
        command: format!("'{}' serve {fault:?} {{port}}", program.display()),
        ready: Some("listening on".into()),
    }
}

fn row(probe_name: &str, fault: Fault) -> Row {
    // These probes need answers of a thousand bytes.
    let request: &[u8] = if matches!(probe_name, "slow-reader" | "sigterm-unread") { b"page\n" } else { b"hello\n" };
    let mut material = Material::new(request, Framing::Lines);
    material.bad = b"\xff\xfe\n".to_vec();
    material.slow = Some(b"slow\n".to_vec());
    material.panic = Some(b"panic\n".to_vec());
    let mut settings = Settings::new(service(Fault::None), service(fault), material);
    settings.only.push(probe_name.to_owned());
    probe(&settings, &|_| {}).remove(0)
}

fn is_found(probe: &str, fault: Fault) -> Result<(), Failed> {
    if fault == Fault::SmallBacklog && largest_backlog() < 300 {
        return Ok(()); // this system gives every service a small one
    }
    let row = row(probe, fault);
    if row.verdict == Verdict::Different { Ok(()) } else { Err(table(&[row]).into()) }
}

fn nothing_is_found(probe: &str) -> Result<(), Failed> {
    let row = row(probe, Fault::None);
    if row.verdict == Verdict::Same { Ok(()) } else { Err(table(&[row]).into()) }
}

/// Runs twenty clients between two samples.
fn a_watch_finds_what_leaks() -> Result<(), Failed> {
    let start = |fault: Fault| -> Result<(Process, SocketAddr), Failed> {
        let program = std::env::current_exe()?;
        let port = free_port()?.to_string();
        let mut process = Process::start(Command::new(program).args(["serve", &format!("{fault:?}"), &port]), None)?;
        let address = wait_until_ready(&mut process, &Ready::Prints(&address_at_end), Duration::from_secs(20))?;
        Ok((process, address))
    };
    let (old, old_address) = start(Fault::None)?;
    let (new, new_address) = start(Fault::Leaks)?;
    let mut watch = Watch::begin(&[("old", old.id()), ("new", new.id())])?;
    for _ in 0..24 {
        for address in [old_address, new_address] {
            for _ in 0..20 {
                let mut client = TcpStream::connect(address)?;
                client.write_all(b"hello\n")?;
                client.read_exact(&mut [0; 6])?;
            }
        }
        watch.look();
    }
    let complaints = watch.complaints();
    if complaints.iter().any(|complaint| complaint == "new: more and more descriptors") {
        Ok(())
    } else {
        Err(watch.table().into())
    }
}

/// Returns a service that sends nothing before a login.
fn load_is_measured_after_a_setup_and_over_unix_sockets() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let address = Address::Unix(folder.path().join("socket"));
    let listener = Listener::bind(&address)?;
    std::thread::spawn(move || {
        while let Ok(mut stream) = listener.accept() {
            std::thread::spawn(move || {
                let mut first = [0; 6];
                let known = stream.read_exact(&mut first).is_ok() && &first == b"login\n";
                let mut bytes = if known { b"welcome\n".to_vec() } else { Vec::new() };
                while known && stream.write_all(&bytes).is_ok() {
                    let mut chunk = [0; 4096];
                    let count = stream.read(&mut chunk).unwrap_or(0);
                    if count == 0 {
                        break;
                    }
                    bytes = chunk[..count].to_ascii_uppercase();
                }
            });
        }
    });
    let file = folder.path().join("login.script");
    std::fs::write(&file, "framing lines\nraw> \"login\\n\"\nraw< \"welcome\\n\"\n")?;
    let setup = Script::load(&file, &file)?;
    let mut plan = Plan::new(b"hello\n", Framing::Lines);
    plan.depths = vec![1, 16];
    plan.connections = vec![2];
    plan.rounds = 1;
    plan.measure = Duration::from_millis(50);
    let connect = |_new: bool| load::connection(&address, Some(&setup), &plan.framing);
    let rows = load::compare(&plan, &connect, &|_, _, _| {})?;
    if rows.len() != 2 || rows.iter().any(|row| row.new.median <= 0.0) {
        return Err(load::table(&rows).into());
    }
    // A client that does not log in is closed, which is reported.
    let stranger = |_new: bool| load::connection(&address, None, &plan.framing);
    match load::compare(&plan, &stranger, &|_, _, _| {}) {
        Err(MeasureError::Reply(_) | MeasureError::Io(_)) => Ok(()),
        other => Err(format!("{other:?}").into()),
    }
}

fn largest_backlog() -> u32 {
    let file = "/proc/sys/net/core/somaxconn";
    std::fs::read_to_string(file).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(u32::MAX)
}

fn each_probe_has_a_fault_that_it_finds() -> Result<(), Failed> {
    for probe in all() {
        if !FOUND.iter().any(|(name, _)| *name == probe.name) {
            return Err(format!("no fault is there for {}", probe.name).into());
        }
    }
    Ok(())
}

/// Checks that the README's table has a row for each probe, in their order, with its purpose and its facts.
fn the_readme_lists_each_probe() -> Result<(), Failed> {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))?;
    let mut rest = readme.as_str();
    for probe in all() {
        let row = format!("| `{}` | {} | ", probe.name, probe.about);
        let (_, behind) = rest.split_once(&row).ok_or_else(|| format!("missing, or in another order: {row}"))?;
        let (cells, behind) = behind.split_once('\n').unwrap_or((behind, ""));
        for (_, fault) in FOUND.iter().filter(|(name, _)| *name == probe.name) {
            if !cells.contains(&format!("`{fault:?}`")) {
                return Err(format!("{} does not name {fault:?}: {cells}", probe.name).into());
            }
        }
        for fact in probe.facts {
            if !cells.contains(fact) {
                return Err(format!("{} does not name {fact}: {cells}", probe.name).into());
            }
        }
        rest = behind;
    }
    Ok(())
}
