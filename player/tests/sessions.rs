//! Tests of sessions from end to end: recorded through the proxy, played to services, served to clients.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use regex::bytes::Regex;
use wire_player::framing::Framing;
use wire_player::net::{Address, Listener};
use wire_player::play::Target;
use wire_player::session::proxy::{Recorded, Recording, record};
use wire_player::session::replay::{Concurrency, Passes, ReplayOptions, replay};
use wire_player::session::tape::Secret;
use wire_player::session::{captures, fake, files, learn};

const PATIENCE: Duration = Duration::from_secs(20);

/// Starts a service that does the same with each connection.
fn service(serve: impl Fn(TcpStream) + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let serve = Arc::new(serve);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let serve = Arc::clone(&serve);
            thread::Builder::new().stack_size(128 * 1024).spawn(move || serve(stream)).unwrap();
        }
    });
    address
}

/// Starts a service that answers each line, until its client closes.
fn lines(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> SocketAddr {
    service(move |stream| {
        stream.set_nodelay(true).unwrap();
        let mut writer = stream.try_clone().unwrap();
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if writer.write_all(answer(&line).as_bytes()).is_err() {
                break;
            }
        }
    })
}

/// Records the traffic of `clients` with the service.
fn recorded_by(
    upstream: SocketAddr,
    framing: &str,
    folder: &Path,
    secrets: Vec<Secret>,
    clients: impl FnOnce(SocketAddr),
) -> Recorded {
    let listener = Listener::bind(&Address::from(SocketAddr::from(([127, 0, 0, 1], 0)))).unwrap();
    let Address::Tcp(address) = listener.address().unwrap() else { panic!("a port") };
    let stop = Arc::new(AtomicBool::new(false));
    let mut recording = Recording::new(upstream.into(), folder, framing.parse().unwrap());
    recording.secrets = secrets;
    let recorder = {
        let stop = Arc::clone(&stop);
        thread::spawn(move || record(&listener, recording, &stop).unwrap())
    };
    clients(address);
    stop.store(true, Ordering::SeqCst);
    recorder.join().unwrap()
}

fn options() -> ReplayOptions {
    ReplayOptions::new(PATIENCE)
}

fn sessions(folder: &Path) -> Vec<PathBuf> {
    files(&[folder.to_path_buf()]).unwrap()
}

fn played(folder: &Path, address: SocketAddr, options: &ReplayOptions) -> Passes {
    let target = Target::new("new", address);
    replay(&sessions(folder), &[target], options, &|_, _, _| {}).unwrap()
}

/// Returns the first difference of all sessions.
fn difference(passes: &Passes) -> String {
    passes.played.iter().find_map(wire_player::report::Played::first_difference).unwrap_or_default()
}

/// Sends line by line, each after the answer to the one before.
fn ask(address: SocketAddr, requests: &[&str]) -> Vec<String> {
    let mut stream = TcpStream::connect(address).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let answers = requests
        .iter()
        .map(|request| {
            stream.write_all(format!("{request}\n").as_bytes()).unwrap();
            let mut answer = String::new();
            reader.read_line(&mut answer).unwrap();
            answer.trim_end().to_owned()
        })
        .collect();
    stream.shutdown(Shutdown::Write).unwrap();
    reader.read_to_end(&mut Vec::new()).unwrap();
    answers
}

#[test]
fn what_was_recorded_is_answered_again_and_what_is_not_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let old = lines(|line| format!("{}\n", line.to_uppercase()));
    let recorded = recorded_by(old, "lines", folder.path(), Vec::new(), |address| {
        assert_eq!(ask(address, &["one", "two"]), ["ONE", "TWO"]);
    });
    assert_eq!((recorded.sessions, recorded.failures.len()), (1, 0));
    assert_eq!(difference(&played(folder.path(), old, &options())), "");
    let new = lines(|line| format!("{}\n", line.to_uppercase().replace('W', "V")));
    let shown = difference(&played(folder.path(), new, &options()));
    assert!(shown.contains("raw< \"TWO\\n\"") && shown.contains("new: \"TVO\\n\""), "{shown}");
}

#[test]
fn a_protocol_that_nobody_knows_is_played_as_it_came() {
    let folder = tempfile::tempdir().unwrap();
    let serve = |mut stream: TcpStream| {
        let _ = stream.write_all(b"\x00\xffhello");
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        all.reverse();
        let _ = stream.write_all(&all);
    };
    let old = service(serve);
    recorded_by(old, "raw", folder.path(), Vec::new(), |address| {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.read_exact(&mut [0; 7]).unwrap();
        stream.write_all(b"\x01\x02\x03").unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        assert_eq!(answer, b"\x03\x02\x01");
    });
    let text = fs::read_to_string(&sessions(folder.path())[0]).unwrap();
    let order =
        [": connect", "raw< \"\\x00\\xffhello\"", "raw> \"\\x01\\x02\\x03\"", ": half-close", "< closed with FIN"];
    let places: Vec<_> =
        order.iter().map(|step| text.find(step).unwrap_or_else(|| panic!("{step} in {text}"))).collect();
    assert!(places.is_sorted(), "{text}");
    assert_eq!(difference(&played(folder.path(), service(serve), &options())), "");
}

#[test]
fn a_value_that_the_service_gave_is_sent_back_as_it_is_given_now() {
    let folder = tempfile::tempdir().unwrap();
    let with_tokens = |first: usize| {
        let next = AtomicUsize::new(first);
        lines(move |line| match line.strip_prefix("use ") {
            Some(token) if token.len() == 11 => format!("welcome {token}\n"),
            _ => format!("token={:09x}ab;\n", next.fetch_add(0x123, Ordering::SeqCst)),
        })
    };
    let old = with_tokens(0x1_2345_6789);
    recorded_by(old, "lines", folder.path(), Vec::new(), |address| {
        let token = ask(address, &["login"]).remove(0).replace("token=", "").replace(';', "");
        // Sent on another connection, as clients do.
        ask(address, &[&format!("use {token}")]);
    });
    let named = captures::mark(folder.path()).unwrap();
    assert_eq!(named.len(), 1, "{named:?}");
    let passes = played(folder.path(), with_tokens(0xa_aaaa_aaaa), &options());
    let shown = difference(&passes);
    // The answer to the second request repeats the token, which a client has sent by then.
    assert!(shown.is_empty() || shown.contains("welcome"), "{shown}");
    let text = fs::read_to_string(&sessions(folder.path())[1]).unwrap();
    assert!(text.contains("raw> \"use ${v1}\\n\""), "{text}");
}

#[test]
fn a_secret_is_in_no_file_and_comes_from_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let old = lines(|line| format!("{}\n", if line == "AUTH hunter2" { "OK" } else { "no" }));
    let secret = Secret::new("WIRE_PLAYER_TEST_PASSWORD", Regex::new(r"AUTH (\S+)").unwrap());
    recorded_by(old, "lines", folder.path(), vec![secret], |address| {
        assert_eq!(ask(address, &["AUTH hunter2"]), ["OK"]);
    });
    let text = fs::read_to_string(&sessions(folder.path())[0]).unwrap();
    assert!(!text.contains("hunter2") && text.contains("${env.WIRE_PLAYER_TEST_PASSWORD}"), "{text}");
    let shown = difference(&played(folder.path(), old, &options()));
    assert!(shown.contains("the environment has no variable WIRE_PLAYER_TEST_PASSWORD"), "{shown}");
}

#[test]
fn what_the_service_does_not_repeat_is_learned() {
    let folder = tempfile::tempdir().unwrap();
    let count = AtomicUsize::new(1000);
    let old = lines(move |line| format!("request {} said {line}\n", count.fetch_add(1, Ordering::SeqCst)));
    recorded_by(old, "lines", folder.path(), Vec::new(), |address| drop(ask(address, &["a", "b"])));
    let target = Target::new("old", old);
    let learned = learn::learn(&sessions(folder.path()), &target, &options(), &|_, _, _| {}).unwrap();
    assert!(learned[0].to_string().contains("masked as <int>: \"1000\" came as \"1002\""), "{learned:?}");
    assert_eq!(difference(&played(folder.path(), old, &options())), "");
    let other = lines(|line| format!("request 7 was {line}\n"));
    assert!(difference(&played(folder.path(), other, &options())).contains("request 7 was a"));
}

#[test]
fn requests_that_were_in_flight_at_once_are_so_again() {
    let folder = tempfile::tempdir().unwrap();
    // Answers only after two requests have come.
    let both = Arc::new(Barrier::new(2));
    let meeting = move || {
        let both = Arc::clone(&both);
        lines(move |line| {
            both.wait();
            format!("{line}\n")
        })
    };
    let old = meeting();
    recorded_by(old, "lines", folder.path(), Vec::new(), |address| {
        thread::scope(|scope| {
            for name in ["a", "b"] {
                scope.spawn(move || ask(address, &[name, name, name]));
            }
        });
    });
    assert_eq!(difference(&played(folder.path(), meeting(), &options())), "");
    // If sessions are played one after the other, nothing is ever answered.
    let mut in_turn = ReplayOptions::new(Duration::from_millis(300));
    in_turn.concurrency = Concurrency::InOrder;
    assert!(difference(&played(folder.path(), meeting(), &in_turn)).contains("no reply within"));
}

#[test]
fn what_a_client_was_told_before_is_told_before_again() {
    let folder = tempfile::tempdir().unwrap();
    let register = || {
        let kept = Arc::new(std::sync::Mutex::new(String::from("nothing")));
        lines(move |line| {
            let mut kept = kept.lock().unwrap();
            if let Some(value) = line.strip_prefix("set ") {
                *kept = value.to_owned();
            }
            format!("{kept}\n")
        })
    };
    let old = register();
    recorded_by(old, "lines", folder.path(), Vec::new(), |address| {
        // Both are open at once, and each request follows from the answer to the other's.
        let mut streams = [TcpStream::connect(address).unwrap(), TcpStream::connect(address).unwrap()];
        for number in 0..40 {
            let stream = &mut streams[number % 2];
            stream.write_all(format!("{} {number}\n", if number % 3 == 0 { "set" } else { "get" }).as_bytes()).unwrap();
            let mut answer = [0];
            while answer != [b'\n'] {
                stream.read_exact(&mut answer).unwrap();
            }
        }
    });
    for _ in 0..5 {
        assert_eq!(difference(&played(folder.path(), register(), &options())), "");
    }
}

/// A service that sends more after its client has closed.
fn afterword(mut stream: TcpStream) {
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all);
    // A write to a client that has gone fails the second time at the latest.
    for word in ["bye\n", "for ever\n"] {
        if stream.write_all(word.as_bytes()).is_err() {
            break;
        }
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_close_is_recorded_as_what_it_was() {
    for (closes, expected) in [(true, ": close\n"), (false, ": half-close\n")] {
        let folder = tempfile::tempdir().unwrap();
        let (told, ended) = std::sync::mpsc::channel();
        let old = service(move |stream| {
            afterword(stream);
            let _ = told.send(());
        });
        recorded_by(old, "lines", folder.path(), Vec::new(), |address| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(b"hello\n").unwrap();
            if closes {
                drop(stream);
                ended.recv_timeout(PATIENCE).unwrap();
            } else {
                stream.shutdown(Shutdown::Write).unwrap();
                let mut answer = String::new();
                stream.read_to_string(&mut answer).unwrap();
                assert_eq!(answer, "bye\nfor ever\n");
            }
        });
        let text = fs::read_to_string(&sessions(folder.path())[0]).unwrap();
        assert!(text.contains(expected), "{text}");
        assert_eq!(text.contains("bye"), !closes, "what nobody received is not expected: {text}");
        assert_eq!(difference(&played(folder.path(), service(afterword), &options())), "");
    }
}

#[test]
fn a_unix_socket_is_recorded_and_played() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| Address::Unix(folder.path().join(name));
    for (upstream, closes) in [("old", true), ("old2", false)] {
        let listener = Listener::bind(&at(upstream)).unwrap();
        thread::spawn(move || {
            while let Ok(stream) = listener.accept() {
                let mut stream = stream;
                let mut line = [0; 6];
                if stream.read_exact(&mut line).is_ok() {
                    let _ = stream.write_all(&line.to_ascii_uppercase());
                    let _ = stream.read(&mut line);
                }
            }
        });
        let proxy = Listener::bind(&at("proxy")).unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let out = folder.path().join(format!("sessions-{upstream}"));
        let recording = Recording::new(at(upstream), out.clone(), Framing::Lines);
        let recorder = {
            let stop = Arc::clone(&stop);
            thread::spawn(move || record(&proxy, recording, &stop).unwrap())
        };
        let mut stream = std::os::unix::net::UnixStream::connect(folder.path().join("proxy")).unwrap();
        stream.write_all(b"hello\n").unwrap();
        stream.read_exact(&mut [0; 6]).unwrap();
        if !closes {
            stream.shutdown(Shutdown::Write).unwrap();
            stream.read_to_end(&mut Vec::new()).unwrap();
        }
        drop(stream);
        stop.store(true, Ordering::SeqCst);
        assert_eq!(recorder.join().unwrap().sessions, 1);
        let text = fs::read_to_string(out.join("000001.session")).unwrap();
        assert!(text.contains("HELLO"), "{text}");
        assert!(text.contains(if closes { ": close\n" } else { ": half-close\n" }), "{text}");
        let target = Target::new("new", at(upstream));
        let passes = replay(&sessions(&out), &[target], &options(), &|_, _, _| {}).unwrap();
        assert_eq!(difference(&passes), "");
    }
}

#[test]
fn tls_is_refused_with_what_to_do_instead() {
    let folder = tempfile::tempdir().unwrap();
    let old = lines(|line| format!("{line}\n"));
    let recorded = recorded_by(old, "raw", folder.path(), Vec::new(), |address| {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"\x16\x03\x01\x00\x05hello").unwrap();
        assert!(matches!(stream.read(&mut [0; 8]), Ok(0) | Err(_)));
    });
    assert_eq!(recorded.sessions, 0);
    assert!(recorded.failures[0].contains("record behind the place where TLS ends"), "{:?}", recorded.failures);
    assert!(sessions(folder.path()).is_empty());
}

#[test]
fn a_service_that_refuses_is_to_refuse_again() {
    let folder = tempfile::tempdir().unwrap();
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    recorded_by(nobody, "raw", folder.path(), Vec::new(), |address| {
        let mut stream = TcpStream::connect(address).unwrap();
        let _ = stream.read(&mut [0; 8]);
    });
    let text = fs::read_to_string(&sessions(folder.path())[0]).unwrap();
    assert!(text.contains(": connect refused"), "{text}");
}

#[test]
fn a_client_is_pinned_from_the_other_side() {
    let folder = tempfile::tempdir().unwrap();
    let old = lines(|line| format!("{}\n", line.to_uppercase()));
    recorded_by(old, "lines", folder.path(), Vec::new(), |address| drop(ask(address, &["one", "two"])));
    for (requests, right) in [(["one", "two"], true), (["one", "too"], false)] {
        let listener = Listener::bind(&Address::from(SocketAddr::from(([127, 0, 0, 1], 0)))).unwrap();
        let Address::Tcp(address) = listener.address().unwrap() else { panic!("a port") };
        let files = sessions(folder.path());
        let served = thread::spawn(move || fake::serve(&listener, &files, PATIENCE, &Arc::default()).unwrap());
        let mut stream = TcpStream::connect(address).unwrap();
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        for request in requests {
            stream.write_all(format!("{request}\n").as_bytes()).unwrap();
            let _ = reader.read_line(&mut String::new());
        }
        drop((stream, reader));
        let played = served.join().unwrap();
        assert_eq!(played[0].passed(), right, "{}", played[0].transcript());
        if !right {
            assert!(played[0].transcript().contains("expected \"two\\n\", found \"too\\n\""));
        }
    }
}

#[test]
fn a_mistake_in_a_session_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    for (text, line, expected) in [
        ("framing lines\nopened 0.1\n\n@at 0.2\nraw> \"a\n", 5, "a closing \" on the same line"),
        ("framing nonsense\n@at 0.2\nraw> \"a\"\n", 1, "raw, lines, resp, http1"),
        ("@at 0.1\nraw> \"a\"\n@at x\nraw> \"b\"\n", 3, "seconds since the recording began"),
        ("@at 0.1\nraw> \"a\"\nraw< <int>\n", 3, "a text behind the last mask"),
    ] {
        let file = folder.path().join("1.session");
        fs::write(&file, text).unwrap();
        let target = Target::new("x", SocketAddr::from(([127, 0, 0, 1], 1)));
        let error = replay(&[file], &[target], &options(), &|_, _, _| {}).unwrap_err().to_string();
        assert!(error.contains(&format!("1.session:{line}: ")) && error.contains(expected), "{error}");
    }
}

#[test]
fn a_large_frame_is_recorded_in_parts_and_played_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let echo = |mut stream: TcpStream| {
        let mut head = [0; 4];
        while stream.read_exact(&mut head).is_ok() {
            let mut body = vec![0; u32::from_be_bytes(head) as usize];
            if stream.read_exact(&mut body).and_then(|()| stream.write_all(&head)).is_err() {
                return;
            }
            let _ = stream.write_all(&body);
        }
    };
    let old = service(echo);
    let frame = |size: u32| [size.to_be_bytes().as_slice(), &vec![b'x'; size as usize]].concat();
    recorded_by(old, "length-prefixed 4", folder.path(), Vec::new(), |address| {
        let mut stream = TcpStream::connect(address).unwrap();
        for size in [10, 1_000_000, 20] {
            stream.write_all(&frame(size)).unwrap();
            stream.read_exact(&mut vec![0; size as usize + 4]).unwrap();
        }
    });
    let text = fs::read_to_string(&sessions(folder.path())[0]).unwrap();
    assert!(text.contains("bytes< ") && text.lines().all(|line| line.len() < 300_000), "parts");
    assert_eq!(text.matches("raw< ").count(), 2, "the small ones are frames");
    assert_eq!(difference(&played(folder.path(), service(echo), &options())), "");
}

#[test]
fn framings_have_one_name() {
    assert_eq!("length-prefixed:2,little".parse::<Framing>().unwrap().to_string(), "length-prefixed 2 little");
}

/// Returns the peak memory of this process, in bytes.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.split_whitespace().next().unwrap().parse::<u64>().unwrap() * 1024
}

#[test]
#[ignore = "takes a minute and 4,000 threads"]
fn ten_thousand_connections_two_thousand_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let old = lines(|line| format!("{line}\n"));
    recorded_by(old, "lines", folder.path(), Vec::new(), |address| {
        for _ in 0..5 {
            let mut streams: Vec<_> = (0..2000).map(|_| TcpStream::connect(address).unwrap()).collect();
            for stream in &mut streams {
                stream.write_all(b"hello\n").unwrap();
            }
            for stream in &mut streams {
                stream.read_exact(&mut [0; 6]).unwrap();
            }
        }
    });
    assert_eq!(sessions(folder.path()).len(), 10_000);
    let passes = played(folder.path(), old, &options());
    assert_eq!(difference(&passes), "");
    assert!(peak_memory() < 1 << 30, "{} MB", peak_memory() >> 20);
}

#[test]
#[ignore = "takes minutes and 1 GB of disk"]
fn a_session_of_a_gigabyte_takes_no_gigabyte_of_memory() {
    // In a process of its own, since the peak is that of the process, and other tests would contribute to it.
    const ALONE: &str = "WIRE_PLAYER_TEST_ALONE";
    if std::env::var_os(ALONE).is_none() {
        let name = "a_session_of_a_gigabyte_takes_no_gigabyte_of_memory";
        let alone = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "--nocapture", name])
            .env(ALONE, "1")
            .status();
        assert!(alone.unwrap().success());
        return;
    }
    const PIECE: usize = 1 << 20;
    let megabytes = std::env::var("SESSION_MEGABYTES").map_or(1024, |count| count.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let sink = |mut stream: TcpStream| {
        let mut buffer = vec![0; PIECE];
        let mut count = 0_u64;
        while let Ok(read) = stream.read(&mut buffer) {
            if read == 0 {
                break;
            }
            count += read as u64;
        }
        let _ = stream.write_all(format!("{count}\n").as_bytes());
    };
    let old = service(sink);
    recorded_by(old, "raw", folder.path(), Vec::new(), |address| {
        let mut stream = TcpStream::connect(address).unwrap();
        for _ in 0..megabytes {
            stream.write_all(&[b'x'; PIECE]).unwrap();
        }
        stream.shutdown(Shutdown::Write).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert_eq!(answer, format!("{}\n", megabytes * PIECE));
    });
    assert_eq!(difference(&played(folder.path(), old, &options())), "");
    println!("{megabytes} MB were recorded and played with a peak of {} MB", peak_memory() >> 20);
    assert!(peak_memory() < 64 << 20, "{} MB", peak_memory() >> 20);
}
