//! The probes that concern whole processes: signals, limits, restarts.

use std::net::TcpStream;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};

use super::battery::{ended, served, silent, still_serves};
use super::limits::{self, IN_FLIGHT, OTHERS};
use super::{NotSeen, Seen, Subject, until};
use crate::net::Address;
use crate::proc;
use crate::process::{Process, Signal, exit_code};

pub(super) fn backlog(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    const CONNECTIONS: usize = 200;
    let mut instance = subject.start()?;
    served(subject, &instance)?;
    let Address::Tcp(address) = instance.address else {
        return Err(NotSeen::NotApplicable("only over TCP".into()));
    };
    instance.process()?.signal(Signal::STOP)?;
    // In threads, since a connection attempt waits in silence if the backlog has no room for it.
    let connected: Vec<bool> = std::thread::scope(|scope| {
        let attempts: Vec<_> = (0..CONNECTIONS)
            .map(|_| scope.spawn(move || TcpStream::connect_timeout(&address, limits::BACKLOG)))
            .collect();
        let streams: Vec<_> =
            attempts.into_iter().map(|attempt| attempt.join().is_ok_and(|done| done.is_ok())).collect();
        streams
    });
    instance.process()?.signal(Signal::CONT)?;
    let count = connected.iter().filter(|&&done| done).count();
    let class = if count == CONNECTIONS { "all connect" } else { "not all connect" };
    let after = if still_serves(subject, &instance) { "" } else { ", and it does NOT serve afterwards" };
    Ok(Seen::new(format!("{class}{after}"), format!("{count} of {CONNECTIONS} connect{after}")))
}

pub(super) fn no_descriptors(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let mut instance = subject.start()?;
    served(subject, &instance)?;
    let pid = instance.pid().unwrap_or_default();
    let unknown = || NotSeen::NotApplicable("the system does not limit another process".into());
    let limit = proc::limit_that_leaves(pid, 4).ok_or_else(unknown)?;
    let before = getrlimit(Resource::Nofile);
    let raw = i32::try_from(pid).ok().and_then(Pid::from_raw).ok_or_else(unknown)?;
    prlimit(Some(raw), Resource::Nofile, Rlimit { current: Some(limit), maximum: before.maximum })
        .map_err(|_| unknown())?;
    let spent = proc::processor_time(pid).ok_or_else(unknown)?;
    let connections: Vec<_> = (0..20).filter_map(|_| silent(subject, &instance).ok()).collect();
    std::thread::sleep(limits::SPIN_WATCH);
    let spent = proc::processor_time(pid).unwrap_or(spent).saturating_sub(spent);
    let gone = instance.process()?.ended()?;
    drop(connections);
    if let Some(status) = gone {
        return Ok(Seen::new("ended", format!("the service ended ({status})")));
    }
    let again = until(limits::SERVES_AGAIN, || {
        let ended = instance.process().ok()?.ended().ok()?.is_some();
        (ended || still_serves(subject, &instance)).then_some(())
    });
    let again = again.is_some();
    if let Some(status) = instance.process()?.ended()? {
        return Ok(Seen::new("ended", format!("the service ended ({status})")));
    }
    let spins = if spent > limits::SPINS { ", and spins meanwhile" } else { "" };
    let class = if again { "serves again" } else { "does NOT serve again" };
    Ok(Seen::new(format!("{class}{spins}"), format!("{class}{spins} ({spent} ms of processor time in one second)")))
}

pub(super) fn threads(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let instance = subject.start()?;
    let pid = instance.pid().unwrap_or_default();
    let unknown = || NotSeen::NotApplicable("the system does not tell the threads of a process".into());
    let before = proc::threads(pid).ok_or_else(unknown)?;
    let clients: Result<Vec<_>, _> = (0..8).map(|_| served(subject, &instance)).collect();
    let _clients = clients?;
    let after = proc::threads(pid).ok_or_else(unknown)?;
    // The number at the start depends on when it is read, so it is only a figure and not part of the class.
    Ok(Seen::new("threads", format!("{before} at the start, {after} at work")).with_figure(after as f64, 1.5))
}

/// Sends a signal to a process, and returns how the process ended.
fn after_signal(process: &mut Process, signal: Signal) -> Result<(String, Duration), NotSeen> {
    let begun = Instant::now();
    process.signal(signal)?;
    let status = process.wait(Instant::now() + limits::END)?;
    let took = begun.elapsed();
    let class = match status.map(exit_code) {
        None => "runs on".to_owned(),
        Some(code) => {
            let pace = if took < limits::AT_ONCE { "at once" } else { "after seconds" };
            format!("exit code {code} {pace}")
        }
    };
    Ok((class, took))
}

fn idle(subject: &Subject<'_>, signal: Signal) -> Result<Seen, NotSeen> {
    let mut instance = subject.start()?;
    let (mut client, _) = served(subject, &instance)?;
    let (class, took) = after_signal(instance.process()?, signal)?;
    let end = ended(client.end(limits::LAST_END));
    Ok(Seen::new(
        format!("{class}, the connection is {end}"),
        format!("{class} ({} ms), the connection is {end}", took.as_millis()),
    ))
}

pub(super) fn sigterm_idle(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    idle(subject, Signal::TERM)
}

pub(super) fn sigint_idle(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    idle(subject, Signal::INT)
}

fn busy(subject: &Subject<'_>, signal: Signal) -> Result<Seen, NotSeen> {
    let Some(slow) = &subject.material.slow else {
        return Err(NotSeen::NotApplicable("no slow request is named (--slow)".into()));
    };
    let mut instance = subject.start()?;
    served(subject, &instance)?;
    let mut client = subject.client(&instance)?;
    client.send(slow)?;
    // Long enough for the request to be read, but not for it to be answered.
    if client.connection.more_than(0, IN_FLIGHT)? {
        return Err(NotSeen::NotApplicable(format!("the slow request is answered within {IN_FLIGHT:?}")));
    }
    let (class, took) = after_signal(instance.process()?, signal)?;
    let answered = client.answer().is_ok_and(|answer| !answer.is_empty());
    let request = if answered { "the request is answered" } else { "the request is LOST" };
    Ok(Seen::new(format!("{class}, {request}"), format!("{class} ({} ms), {request}", took.as_millis())))
}

pub(super) fn sigterm_busy(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    busy(subject, Signal::TERM)
}

pub(super) fn sigint_busy(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    busy(subject, Signal::INT)
}

pub(super) fn sigterm_unread(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let mut instance = subject.start()?;
    served(subject, &instance)?;
    let mut client = subject.client(&instance)?;
    let request = &subject.material.request;
    let batch = request.repeat((64 * 1024 / request.len().max(1)).max(1));
    let end = Instant::now() + limits::UNREAD;
    let mut taken = 0;
    while Instant::now() < end && client.connection.send_unread(&batch, limits::TAKES_NO_MORE)? {
        taken += batch.len();
        if taken > 256 * 1024 * 1024 {
            break;
        }
    }
    let (class, took) = after_signal(instance.process()?, Signal::TERM)?;
    Ok(Seen::new(class.clone(), format!("{class} ({} ms)", took.as_millis())))
}

pub(super) fn panic(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let Some(request) = &subject.material.panic else {
        return Err(NotSeen::NotApplicable("no request that panics is named (--panic)".into()));
    };
    let mut instance = subject.start()?;
    let (mut other, _) = served(subject, &instance)?;
    let mut client = subject.client(&instance)?;
    client.send(request)?;
    let answered = client.answer().is_ok_and(|answer| !answer.is_empty());
    let own = if answered { "answered" } else { ended(client.end(OTHERS)) };
    if let Some(status) = instance.process()?.wait(Instant::now() + limits::TAKEN_DOWN)? {
        return Ok(Seen::plain(format!(
            "its connection is {own}; the process ends with exit code {}",
            exit_code(status)
        )));
    }
    let open = if other.ask().is_ok() { "served" } else { "NOT served" };
    let new = if still_serves(subject, &instance) { "served" } else { "NOT served" };
    Ok(Seen::plain(format!("its connection is {own}; open connections are {open}, new ones {new}")))
}

pub(super) fn port_in_use(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let instance = subject.start()?;
    served(subject, &instance)?;
    let mut second = subject.service.spawn(instance.port(), false)?;
    let status = second.wait(Instant::now() + limits::PORT_IN_USE)?;
    let first = if still_serves(subject, &instance) { "" } else { "; the first one does NOT serve any more" };
    Ok(match status {
        None => Seen::plain(format!("the second one runs on{first}")),
        Some(status) => {
            let said = if second.stderr().all().trim().is_empty() { "says nothing" } else { "says why" };
            Seen::plain(format!("the second one ends with exit code {} and {said}{first}", exit_code(status)))
        }
    })
}

pub(super) fn restart(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let mut instance = subject.start()?;
    let (client, _) = served(subject, &instance)?;
    let port = instance.port();
    // The service closes first, so its end of the connection stays in TIME_WAIT.
    instance.process()?.kill();
    drop(client);
    match subject.service.start_at(port) {
        Ok(again) if still_serves(subject, &again) => Ok(Seen::plain("serves again at once")),
        Ok(_) => Ok(Seen::plain("starts again and does NOT serve")),
        Err(error) => Ok(Seen::new("does NOT start again", format!("does NOT start again: {error}"))),
    }
}

pub(super) fn stdin_end(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let mut instance = subject.start()?;
    served(subject, &instance)?;
    instance.process()?.end_input();
    match instance.process()?.wait(Instant::now() + limits::INPUT_ENDED)? {
        Some(status) => Ok(Seen::plain(format!("ends with exit code {}", exit_code(status)))),
        None if still_serves(subject, &instance) => Ok(Seen::plain("serves on")),
        None => Ok(Seen::plain("does NOT serve any more")),
    }
}

pub(super) fn children(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let mut instance = subject.start()?;
    served(subject, &instance)?;
    let leader = instance.pid().unwrap_or_default();
    let during = proc::left_in_group(leader).len();
    let (class, _) = after_signal(instance.process()?, Signal::TERM)?;
    if class == "runs on" {
        return Err(NotSeen::NotApplicable("it does not end after SIGTERM".into()));
    }
    let left = match until(limits::CHILDREN, || proc::left_in_group(leader).is_empty().then_some(())) {
        Some(()) => 0,
        None => proc::left_in_group(leader).len(),
    };
    let class = if left == 0 { "none is left" } else { "some are LEFT" };
    Ok(Seen::new(class, format!("{during} while it serves, {left} left")))
}
