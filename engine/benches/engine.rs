//! Measures each stage of a request, with allocation counts: `cargo bench -p redis-compatible-engine`.

use std::sync::Arc;

use divan::{AllocProfiler, Bencher, black_box, counter::ItemsCount};
use engine::protocol::{Protocol, ReplyWriter};
use engine::{Config, ManualClock, ReplyBuffer, RequestBuffer, Server, Session};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// Returns a clock that stands still, so that the benches measure the engine and not the reading of a clock.
fn still() -> Arc<ManualClock> {
    Arc::new(ManualClock::at_unix_millis(1_000_000))
}

fn one_thread() -> Config {
    let mut config = Config::default();
    config.threads = Some(1);
    config
}

/// Requests in a batch.
const DEPTH: u64 = 64;

/// Keys in the key space.
const KEYS: u64 = 10_000;

fn get(key: u64) -> Vec<u8> {
    format!("*2\r\n$3\r\nGET\r\n$16\r\nkey:{key:012}\r\n").into_bytes()
}

fn set(key: u64, value: &str) -> Vec<u8> {
    let length = value.len();
    format!("*3\r\n$3\r\nSET\r\n$16\r\nkey:{key:012}\r\n${length}\r\n{value}\r\n").into_bytes()
}

/// Returns a batch of requests for keys all over the key space.
fn batch(request: impl Fn(u64) -> Vec<u8>) -> Vec<u8> {
    (0..DEPTH).flat_map(|n| request(n * 7_919 % KEYS)).collect()
}

fn session() -> (Arc<Server>, Session) {
    let server = Server::new(one_thread(), still());
    let mut session = Session::detached(&server);
    let mut replies = Vec::new();
    for key in 0..KEYS {
        let _ = session.feed(&set(key, "0123456789abcdef"), &mut replies);
        replies.clear();
    }
    (server, session)
}

fn run(bencher: Bencher<'_, '_>, requests: &[u8]) {
    let (_server, mut session) = session();
    let mut buffer = RequestBuffer::default();
    let mut replies = ReplyBuffer::default();
    bencher.counter(ItemsCount::new(DEPTH)).bench_local(|| {
        buffer.extend(black_box(requests));
        let flow = session.execute_all(&mut buffer, &mut replies);
        black_box(replies.unwritten());
        replies.advance(replies.len());
        flow
    });
}

#[divan::bench]
fn parse_64_gets(bencher: Bencher<'_, '_>) {
    let requests = batch(get);
    let mut buffer = RequestBuffer::default();
    bencher.counter(ItemsCount::new(DEPTH)).bench_local(|| {
        buffer.extend(black_box(&requests));
        while let Ok(Some(request)) = buffer.next(Default::default()) {
            black_box(request);
        }
        buffer.release_unused();
    });
}

#[divan::bench]
fn parse_64_sets(bencher: Bencher<'_, '_>) {
    let requests = batch(|key| set(key, "0123456789abcdef"));
    let mut buffer = RequestBuffer::default();
    bencher.counter(ItemsCount::new(DEPTH)).bench_local(|| {
        buffer.extend(black_box(&requests));
        while let Ok(Some(request)) = buffer.next(Default::default()) {
            black_box(request);
        }
        buffer.release_unused();
    });
}

#[divan::bench]
fn execute_64_pings(bencher: Bencher<'_, '_>) {
    run(bencher, &b"*1\r\n$4\r\nPING\r\n".repeat(DEPTH as usize));
}

#[divan::bench]
fn execute_64_gets_that_hit(bencher: Bencher<'_, '_>) {
    run(bencher, &batch(get));
}

/// Each batch asks for other keys than the one before, so that the keys are not in the first cache, as in a server.
#[divan::bench]
fn execute_64_gets_of_other_keys(bencher: Bencher<'_, '_>) {
    let mut key = 1;
    let mut other = || {
        key = key * 48_271 % 0x7fff_ffff;
        key % KEYS
    };
    let batches: Vec<Vec<u8>> = (0..200).map(|_| (0..DEPTH).flat_map(|_| get(other())).collect()).collect();
    let (_server, mut session) = session();
    let mut buffer = RequestBuffer::default();
    let mut replies = ReplyBuffer::default();
    let mut batches = batches.iter().cycle();
    bencher.counter(ItemsCount::new(DEPTH)).bench_local(|| {
        buffer.extend(batches.next().expect("they come round"));
        let flow = session.execute_all(&mut buffer, &mut replies);
        black_box(replies.unwritten());
        replies.advance(replies.len());
        flow
    });
}

#[divan::bench]
fn execute_64_gets_that_miss(bencher: Bencher<'_, '_>) {
    run(bencher, &batch(|key| get(key + KEYS)));
}

#[divan::bench]
fn execute_64_sets_in_place(bencher: Bencher<'_, '_>) {
    run(bencher, &batch(|key| set(key, "fedcba9876543210")));
}

#[divan::bench]
fn execute_64_sets_of_new_keys(bencher: Bencher<'_, '_>) {
    let (_server, mut session) = session();
    let mut replies = ReplyBuffer::default();
    let mut next = KEYS;
    bencher
        .counter(ItemsCount::new(DEPTH))
        .with_inputs(|| {
            next += DEPTH;
            let requests: Vec<u8> = (next..next + DEPTH).flat_map(|key| set(key, "0123456789abcdef")).collect();
            let mut buffer = RequestBuffer::default();
            buffer.extend(&requests);
            buffer
        })
        .bench_local_values(|mut buffer| {
            let flow = session.execute_all(&mut buffer, &mut replies);
            replies.advance(replies.len());
            flow
        });
}

#[divan::bench]
fn encode_64_bulks(bencher: Bencher<'_, '_>) {
    let mut replies = Vec::with_capacity(64 * 1024);
    bencher.counter(ItemsCount::new(DEPTH)).bench_local(|| {
        let mut reply = ReplyWriter::new(&mut replies, Protocol::Resp2);
        for _ in 0..DEPTH {
            reply.bulk(black_box(b"0123456789abcdef"));
        }
        black_box(&replies);
        replies.clear();
    });
}

#[divan::bench]
fn encode_64_integers(bencher: Bencher<'_, '_>) {
    let mut replies = Vec::with_capacity(64 * 1024);
    bencher.counter(ItemsCount::new(DEPTH)).bench_local(|| {
        let mut reply = ReplyWriter::new(&mut replies, Protocol::Resp2);
        for number in 0..DEPTH {
            reply.integer(black_box(number as i64 * 1_000));
        }
        black_box(&replies);
        replies.clear();
    });
}

fn purge_all(bencher: Bencher<'_, '_>, keys: usize) {
    bencher
        .counter(ItemsCount::new(keys))
        .with_inputs(|| {
            let clock = still();
            let server = Server::new(one_thread(), Arc::clone(&clock));
            let mut session = Session::detached(&server);
            let mut replies = Vec::new();
            for key in 0..keys {
                let request = format!("SET key:{key:012} 0123456789abcdef PX 10\r\n");
                let _ = session.feed(request.as_bytes(), &mut replies);
                replies.clear();
            }
            clock.advance(1_000_000);
            server
        })
        .bench_local_refs(|server| {
            let mut removed = 0;
            while removed < keys {
                removed += server.purge().removed;
            }
        });
}

#[divan::bench]
fn purge_of_1000_expired_keys(bencher: Bencher<'_, '_>) {
    purge_all(bencher, 1_000);
}

/// More keys than a cache holds, so that what counts is the wait for memory.
#[divan::bench(sample_count = 5)]
fn purge_of_a_million_expired_keys(bencher: Bencher<'_, '_>) {
    purge_all(bencher, 1_000_000);
}

#[divan::bench]
fn purge_with_nothing_due(bencher: Bencher<'_, '_>) {
    let (server, _session) = session();
    bencher.bench_local(|| server.purge());
}
