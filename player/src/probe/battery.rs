//! The probes that use a service's connections. Those that concern whole processes are in [`processes`].

use std::process::ExitStatus;
use std::time::{Duration, Instant};

use super::client::Client;
use super::limits::{self, ALL_ANSWERS, IN_FLIGHT, OTHERS};
use super::processes;
use super::{Memory, NotSeen, Probe, Seen, Subject, until};
use crate::connection::{Connection, End};
use crate::framing::Framing;
use crate::proc;
use crate::tcp_info::segments_received;

pub(super) const ALL: &[Probe] = &[
    Probe {
        name: "answer",
        about: "one request, one byte at a time",
        facts: &["B50"],
        owned: false,
        run: byte_by_byte,
    },
    Probe {
        name: "pipeline",
        about: "16, 64 and 1000 requests in one write",
        facts: &["B83", "B67"],
        owned: false,
        run: pipeline,
    },
    Probe {
        name: "segments",
        about: "answers to one write, in how many segments",
        facts: &["B67", "B34"],
        owned: false,
        run: segments,
    },
    Probe {
        name: "in-flight",
        about: "two slow requests at once, each on a connection of its own",
        facts: &["B3"],
        owned: false,
        run: in_flight,
    },
    Probe {
        name: "half-close",
        about: "the client ends its direction, the answer is still to come",
        facts: &["B46", "B45"],
        owned: false,
        run: half_close,
    },
    Probe {
        name: "half-close-idle",
        about: "the client ends its direction and has asked nothing",
        facts: &["B45"],
        owned: false,
        run: half_close_idle,
    },
    Probe {
        name: "bad-request",
        about: "a bad request, then a good one",
        facts: &["B50", "B84"],
        owned: false,
        run: bad_request,
    },
    Probe {
        name: "cut-request",
        about: "connections that end inside of a request",
        facts: &["B49"],
        owned: false,
        run: cut_request,
    },
    Probe {
        name: "reset",
        about: "connections that are reset with answers on their way",
        facts: &["B49"],
        owned: false,
        run: reset,
    },
    Probe {
        name: "slow-reader",
        about: "a client that asks and does not read",
        facts: &["B67"],
        owned: true,
        run: slow_reader,
    },
    Probe {
        name: "backlog",
        about: "200 connections while the service stands still",
        facts: &["B47"],
        owned: true,
        run: processes::backlog,
    },
    Probe {
        name: "descriptors",
        about: "file descriptors after 100 connections",
        facts: &["B46"],
        owned: true,
        run: descriptors,
    },
    Probe {
        name: "no-descriptors",
        about: "no file descriptor left, then some again",
        facts: &["B49"],
        owned: true,
        run: processes::no_descriptors,
    },
    Probe {
        name: "idle-memory",
        about: "memory of an idle connection, of 300",
        facts: &[],
        owned: true,
        run: idle_memory,
    },
    Probe {
        name: "keepalive",
        about: "keepalive of the service's sockets",
        facts: &["B54"],
        owned: true,
        run: keepalive,
    },
    Probe {
        name: "threads",
        about: "threads before and after the first requests",
        facts: &["B10"],
        owned: true,
        run: processes::threads,
    },
    Probe {
        name: "sigterm-idle",
        about: "SIGTERM with an idle connection",
        facts: &["B1", "B45"],
        owned: true,
        run: processes::sigterm_idle,
    },
    Probe {
        name: "sigint-idle",
        about: "SIGINT with an idle connection",
        facts: &["B59"],
        owned: true,
        run: processes::sigint_idle,
    },
    Probe {
        name: "sigterm-busy",
        about: "SIGTERM while a slow request is in flight",
        facts: &["B1", "B12"],
        owned: true,
        run: processes::sigterm_busy,
    },
    Probe {
        name: "sigint-busy",
        about: "SIGINT while a slow request is in flight",
        facts: &["B1", "B12"],
        owned: true,
        run: processes::sigint_busy,
    },
    Probe {
        name: "sigterm-unread",
        about: "SIGTERM with a client that does not read",
        facts: &["B1"],
        owned: true,
        run: processes::sigterm_unread,
    },
    Probe {
        name: "panic",
        about: "a request whose code panics",
        facts: &["B3", "B4", "B5"],
        owned: true,
        run: processes::panic,
    },
    Probe {
        name: "port-in-use",
        about: "a second one on the same port",
        facts: &["B47"],
        owned: true,
        run: processes::port_in_use,
    },
    Probe {
        name: "restart",
        about: "restart at once after a kill",
        facts: &["B47"],
        owned: true,
        run: processes::restart,
    },
    Probe {
        name: "stdin-end",
        about: "standard input at its end",
        facts: &["B60"],
        owned: true,
        run: processes::stdin_end,
    },
    Probe {
        name: "children",
        about: "child processes after the end",
        facts: &["B56"],
        owned: true,
        run: processes::children,
    },
];

fn failed(why: impl Into<String>) -> NotSeen {
    NotSeen::Failed(why.into())
}

/// Returns a client after one valid request: a service that does not answer it cannot be probed.
pub(super) fn served<'a>(
    subject: &'a Subject<'_>,
    instance: &super::Instance,
) -> Result<(Client<'a>, Vec<u8>), NotSeen> {
    let mut client = subject.client(instance)?;
    let answer = client.learn_length().map_err(|why| failed(format!("the request is not answered: {why}")))?;
    Ok((client, answer))
}

/// Returns whether a new client is served.
pub(super) fn still_serves(subject: &Subject<'_>, instance: &super::Instance) -> bool {
    subject.client(instance).is_ok_and(|mut client| client.ask().is_ok())
}

pub(super) fn ended(end: Option<End>) -> &'static str {
    match end {
        Some(End::Fin) => "closed with FIN",
        Some(End::Reset) => "closed with RST",
        None => "left open",
    }
}

fn byte_by_byte(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let instance = subject.start()?;
    let (_, whole) = served(subject, &instance)?;
    let mut client = subject.client(&instance)?;
    // Without a pause, the kernel would deliver many bytes together, and the probe would test nothing.
    let request = &subject.material.request;
    let pause = limits::BYTE_PAUSE.min(limits::BYTE_PAUSES / u32::try_from(request.len()).unwrap_or(u32::MAX));
    client.connection.set_pieces(Some(1));
    client.connection.set_pause(pause);
    Ok(match client.ask() {
        // Answers may contain the time or a counter, so only their lengths are compared.
        Ok(answer) if answer.len() == whole.len() => Seen::plain("answered"),
        Ok(answer) => Seen::new(
            "answered otherwise",
            format!("answered otherwise: {} bytes instead of {}", answer.len(), whole.len()),
        ),
        Err(why) => Seen::new("not answered", format!("not answered: {why}")),
    })
}

/// Sends `count` requests in one write. Returns the number of answers, the time that they took, and the reason why
/// there are no more.
fn asked_at_once(
    subject: &Subject<'_>,
    client: &mut Client<'_>,
    count: usize,
) -> Result<(usize, Duration, Option<String>), NotSeen> {
    let begun = Instant::now();
    if let Err(why) = client.send(&subject.material.request.repeat(count)) {
        return Ok((0, begun.elapsed(), Some(why.to_string())));
    }
    for answered in 0..count {
        if begun.elapsed() > ALL_ANSWERS {
            return Err(NotSeen::NotApplicable(format!("{count} requests take more than {ALL_ANSWERS:?}")));
        }
        match client.answer() {
            Ok(answer) if !answer.is_empty() => {}
            Ok(_) => return Ok((answered, begun.elapsed(), Some("no answer".into()))),
            Err(missing) => return Ok((answered, begun.elapsed(), Some(missing.to_string()))),
        }
    }
    Ok((count, begun.elapsed(), None))
}

fn pipeline(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let instance = subject.start()?;
    let mut classes = Vec::new();
    let mut rate = 0.0_f64;
    // The machine may be busy during one attempt, so the largest pipeline is sent several times, and the best time
    // counts. A service that is itself slow is slow every time.
    let begun = Instant::now();
    for (round, count) in [16, 64, 1000, 1000, 1000, 1000].into_iter().enumerate() {
        if round > 2 && begun.elapsed() > limits::PIPELINES {
            break;
        }
        let (mut client, _) = served(subject, &instance)?;
        let (answered, took, why) = asked_at_once(subject, &mut client, count)?;
        if let Some(why) = why {
            let class = if answered > 1 { "some" } else { "one or none" };
            return Ok(Seen::new(
                format!("{class} of {count}"),
                format!("{answered} of {count} were answered, then: {why}"),
            ));
        }
        if round < 3 {
            classes.push(format!("{count} of {count}"));
        }
        if count == 1000 {
            rate = rate.max(count as f64 / took.as_secs_f64().max(1e-6));
        }
    }
    // The factor is small enough to detect a flush for each answer, which costs a hundred times as much, and large
    // enough to tolerate differences between machines.
    Ok(Seen::new("all answered", format!("{} answered, {rate:.0} a second", classes.join(", ")))
        .with_figure(rate, 20.0))
}

fn segments(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    const REQUESTS: usize = 200;
    const ROUNDS: usize = 5;
    let instance = subject.start()?;
    let (mut client, answer) = served(subject, &instance)?;
    let not_tcp = || NotSeen::NotApplicable("only over TCP".into());
    let count =
        |client: &Client<'_>| segments_received(client.connection.tcp().ok_or_else(not_tcp)?).map_err(NotSeen::from);
    // When many answers are flushed one by one, the kernel joins all but the first, unless Nagle's algorithm is off.
    // With only two answers, separate flushes can be seen in either case.
    let mut apart = 0;
    for _ in 0..ROUNDS {
        let before = count(&client)?;
        if let (_, _, Some(why)) = asked_at_once(subject, &mut client, 2)? {
            return Ok(Seen::new("not all answered", format!("two requests in one write are not answered: {why}")));
        }
        apart += usize::from(count(&client)?.wrapping_sub(before) >= 2);
    }
    let before = count(&client)?;
    let (answered, _, why) = asked_at_once(subject, &mut client, REQUESTS)?;
    if let Some(why) = why {
        return Ok(Seen::new("not all answered", format!("{answered} of {REQUESTS} were answered, then: {why}")));
    }
    let segments = count(&client)?.wrapping_sub(before) as usize;
    let large = answer.len() > 1000;
    let class = if apart * 2 > ROUNDS && !large { "one for each answer" } else { "together" };
    Ok(Seen::new(class, format!("{class}; {REQUESTS} answers came in {segments} segments")))
}

fn in_flight(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let Some(slow) = &subject.material.slow else {
        return Err(NotSeen::NotApplicable("no slow request is named (--slow)".into()));
    };
    let instance = subject.start()?;
    let mut alone = subject.client(&instance)?;
    let ask = |client: &mut Client<'_>| -> Result<(), NotSeen> {
        client.answer().map(drop).map_err(|missing| failed(missing.to_string()))
    };
    let begun = Instant::now();
    alone.send(slow)?;
    ask(&mut alone)?;
    let one = begun.elapsed();
    if one < IN_FLIGHT {
        return Err(NotSeen::NotApplicable(format!("the slow request is answered within {IN_FLIGHT:?}")));
    }
    let mut other = subject.client(&instance)?;
    // The machine may be busy during one attempt, so the best of several counts. A service that handles requests one
    // after the other is slow every time.
    let mut two = Duration::MAX;
    for _ in 0..3 {
        let begun = Instant::now();
        alone.send(slow)?;
        other.send(slow)?;
        ask(&mut alone)?;
        ask(&mut other)?;
        two = two.min(begun.elapsed());
        if two < one.mul_f64(1.6) {
            break;
        }
    }
    let class = if two < one.mul_f64(1.6) { "at once" } else { "one after the other" };
    Ok(Seen::new(class, format!("one took {} ms, two {} ms: {class}", one.as_millis(), two.as_millis())))
}

fn half_close(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    // Whether the service notices the end before it writes the answer may depend on a race, so this is repeated.
    const ROUNDS: usize = 20;
    let instance = subject.start()?;
    served(subject, &instance)?;
    let request = subject.material.slow.as_ref().unwrap_or(&subject.material.request);
    let rounds = if subject.material.slow.is_some() { 3 } else { ROUNDS };
    let mut answered = 0;
    let mut end = "left open";
    for _ in 0..rounds {
        let mut client = subject.client(&instance)?;
        // The FIN comes with the request, as from a client that has nothing more to send.
        client.connection.send_and_half_close(request, subject.patience)?;
        answered += usize::from(client.answer().is_ok_and(|answer| !answer.is_empty()));
        end = ended(client.end(OTHERS));
    }
    let class = if answered == rounds { "always answered" } else { "NOT always answered" };
    let said = format!("{class} ({answered} of {rounds}), then {end}");
    Ok(Seen::new(if answered == rounds { format!("{class}, then {end}") } else { class.to_owned() }, said))
}

fn half_close_idle(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let instance = subject.start()?;
    served(subject, &instance)?;
    let mut client = subject.client(&instance)?;
    client.connection.half_close()?;
    Ok(Seen::plain(ended(client.end(OTHERS))))
}

fn bad_request(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let instance = subject.start()?;
    served(subject, &instance)?;
    let mut client = subject.client(&instance)?;
    client.send(&subject.material.bad)?;
    let first = if subject.material.framing == Framing::Raw {
        client.connection.more_than(0, OTHERS)?.then(|| client.connection.unread().len())
    } else {
        client.connection.frame(OTHERS).ok().map(|frame| frame.len())
    };
    if let Some(count) = first.filter(|_| subject.material.framing == Framing::Raw) {
        client.connection.bytes(count, Duration::ZERO)?;
    }
    let said = if first.is_some() { "the bad one is answered" } else { "the bad one is not answered" };
    // A peer that has closed may refuse further bytes; that is one of the results.
    let _ = client.send(&subject.material.request);
    let good = client.answer().is_ok_and(|answer| !answer.is_empty());
    // Whether the connection ends with FIN or RST depends on a race with our own valid request.
    let mut closed =
        || if client.end(OTHERS).is_some() { "the connection is closed" } else { "the connection is left open" };
    let then = if good { "the good one behind it is answered" } else { closed() };
    let others = if still_serves(subject, &instance) { "" } else { "; others are NOT served" };
    Ok(Seen::plain(format!("{said}, then {then}{others}")))
}

fn cut_request(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let mut instance = subject.start()?;
    served(subject, &instance)?;
    let half = &subject.material.request[..subject.material.request.len() / 2];
    for number in 0..50 {
        // A client that cannot connect is noticed when the others are checked below.
        let Ok(mut client) = subject.client(&instance) else { break };
        client.send(half)?;
        if number % 2 == 0 {
            client.connection.reset()?;
        }
    }
    others_after(subject, &mut instance)
}

fn reset(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let mut instance = subject.start()?;
    served(subject, &instance)?;
    for _ in 0..20 {
        let Ok(mut client) = subject.client(&instance) else { break };
        client.send(&subject.material.request.repeat(100))?;
        client.connection.reset()?;
    }
    others_after(subject, &mut instance)
}

/// Waits for the end of a service that difficult clients may have brought down: it may look at them later than at the next one.
fn ended_by_them(instance: &mut super::Instance) -> Result<Option<ExitStatus>, NotSeen> {
    match instance.process() {
        Ok(process) => Ok(process.wait(Instant::now() + limits::TAKEN_DOWN)?),
        Err(_) => Ok(None),
    }
}

/// Returns the effect that difficult clients had on others.
fn others_after(subject: &Subject<'_>, instance: &mut super::Instance) -> Result<Seen, NotSeen> {
    let mut gone = ended_by_them(instance)?;
    let serves = gone.is_none() && still_serves(subject, instance);
    if !serves && gone.is_none() {
        gone = ended_by_them(instance)?;
    }
    Ok(match gone {
        Some(status) => Seen::new("ended", format!("the service ended ({status})")),
        None if serves => Seen::plain("others are served"),
        None => Seen::plain("others are NOT served"),
    })
}

fn slow_reader(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    const MEGABYTE: u64 = 1024 * 1024;
    let instance = subject.start()?;
    let (_, answer) = served(subject, &instance)?;
    let pid = instance.pid().unwrap_or_default();
    let unknown = || NotSeen::NotApplicable("the system does not tell the memory of a process".into());
    let before = proc::resident(pid).ok_or_else(unknown)?;
    let mut client = subject.client(&instance)?;
    // Enough requests that they, or their answers, amount to 64 MB.
    let request = &subject.material.request;
    let count = (64 * 1024 * 1024 / request.len().max(answer.len()).max(1)).max(100);
    let batch = request.repeat((64 * 1024 / request.len().max(1)).clamp(1, count));
    let mut sent = 0;
    let mut memory = Memory::over("requests");
    let end = Instant::now() + limits::UNREAD;
    let mut taken = true;
    while sent < count && Instant::now() < end {
        memory.look(pid, sent as u64);
        taken = client.connection.send_unread(&batch, limits::TAKES_NO_MORE)?;
        if !taken {
            break;
        }
        sent += batch.len() / request.len().max(1);
    }
    // The service is still reading the bytes that the kernel holds, so its memory is final only once it stops growing.
    let end = Instant::now() + limits::SETTLED;
    let mut after = before;
    let mut looks = 0;
    while looks < 6 && Instant::now() < end {
        std::thread::sleep(limits::LOOK);
        let now = proc::resident(pid).ok_or_else(unknown)?;
        looks = if now > after + MEGABYTE / 4 { 0 } else { looks + 1 };
        after = after.max(now);
        memory.look(pid, sent as u64);
    }
    let others = until(OTHERS, || still_serves(subject, &instance).then_some(())).is_some();
    let grown = after.saturating_sub(before) / MEGABYTE;
    // A service that has read more than the kernel's buffers hold must be keeping the answers somewhere, even if they
    // are small.
    let reads_on = taken && sent as u64 * request.len() as u64 > 16 * MEGABYTE;
    let class = if grown > 48 || reads_on && grown > 12 { "memory grows" } else { "memory is bounded" };
    let served = if others { "others are served" } else { "others are NOT served" };
    let said = format!("{grown} MB more for {sent} requests: {class}, {served}");
    Ok(Seen::new(format!("{class}, {served}"), said).with_memory(memory))
}

fn descriptors(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let instance = subject.start()?;
    served(subject, &instance)?;
    let pid = instance.pid().unwrap_or_default();
    let unknown = || NotSeen::NotApplicable("the system does not tell the file descriptors of a process".into());
    let settled = until(OTHERS, || {
        let count = proc::open_files(pid)?;
        std::thread::sleep(limits::LOOK);
        (proc::open_files(pid) == Some(count)).then_some(count)
    });
    let before = settled.ok_or_else(unknown)?;
    let clients: Result<Vec<_>, _> = (0..100).map(|_| served(subject, &instance)).collect();
    let clients = clients?;
    let during = proc::open_files(pid).ok_or_else(unknown)?;
    drop(clients);
    let each = (during.saturating_sub(before) as f64 / 100.0).round();
    let released = until(OTHERS, || (proc::open_files(pid)? <= before + 2).then_some(()));
    let class = if released.is_some() { "all released" } else { "NOT released" };
    let left = proc::open_files(pid).ok_or_else(unknown)?.saturating_sub(before);
    let told = if released.is_some() { class.to_owned() } else { format!("{left} are left open") };
    Ok(Seen::new(class, format!("{each} for each connection, {told}")).with_figure(each.max(1.0), 1.0))
}

fn idle_memory(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    const CONNECTIONS: u64 = 300;
    let instance = subject.start()?;
    served(subject, &instance)?;
    let pid = instance.pid().unwrap_or_default();
    let unknown = || NotSeen::NotApplicable("the system does not tell the memory of a process".into());
    let warm: Result<Vec<_>, _> = (0..20).map(|_| served(subject, &instance)).collect();
    let warm = warm?;
    let before = proc::resident(pid).ok_or_else(unknown)?;
    let mut memory = Memory::over("connections");
    memory.look(pid, 0);
    let mut clients = Vec::new();
    for count in 1..=CONNECTIONS {
        clients.push(served(subject, &instance)?);
        memory.look(pid, count);
    }
    let after = proc::resident(pid).ok_or_else(unknown)?;
    drop((warm, clients));
    let each = after.saturating_sub(before) / CONNECTIONS;
    // Smaller differences come from the allocator's pages.
    let seen = Seen::new("memory", format!("{each} bytes each")).with_figure((each as f64).max(16_384.0), 4.0);
    Ok(seen.with_memory(memory))
}

fn keepalive(subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    let instance = subject.start()?;
    let (client, _) = served(subject, &instance)?;
    let unknown = || NotSeen::NotApplicable("the system does not tell the timers of a socket".into());
    let (Some(stream), crate::net::Address::Tcp(service)) = (client.connection.tcp(), &instance.address) else {
        return Err(unknown());
    };
    let local = stream.local_addr()?;
    // Right after an answer, the retransmission timer may be running instead, so this is repeated.
    let seen = until(OTHERS, || proc::keepalive(*service, local).filter(|&set| set));
    match (seen, proc::keepalive(*service, local)) {
        (Some(_), _) => Ok(Seen::plain("set")),
        (None, Some(_)) => Ok(Seen::plain("not set")),
        (None, None) => Err(unknown()),
    }
}

/// Returns a connection on which nothing is sent.
pub(super) fn silent(subject: &Subject<'_>, instance: &super::Instance) -> Result<Connection, NotSeen> {
    Ok(Connection::open(instance.address.clone(), subject.patience)?)
}
