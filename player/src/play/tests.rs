use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use socket2::SockRef;

use super::{Outcome, Target, play};
use crate::record::record;
use crate::report::Played;
use crate::script::parser::parse;

/// Returns a server that handles every connection with `serve`.
fn server(serve: impl Fn(TcpStream) + Send + Sync + Clone + 'static) -> Target {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let serve = serve.clone();
            std::thread::spawn(move || serve(stream));
        }
    });
    Target { name: "tiny".into(), address: address.into() }
}

/// Returns a server that answers the first bytes of each connection with `reply`, then closes it.
fn answering(reply: &'static [u8]) -> Target {
    server(move |mut stream| {
        let _ = stream.read(&mut [0; 1024]);
        let _ = stream.write_all(reply);
    })
}

fn play_with(text: &str, target: &Target, timeout: Duration) -> Outcome {
    play(&parse(text, Path::new("x"), "x").unwrap(), target, timeout)
}

fn played(text: &str, target: &Target) -> Outcome {
    play_with(text, target, Duration::from_secs(10))
}

/// Returns the first difference found by playing a script.
fn difference(text: &str, target: &Target) -> String {
    let outcome = played(text, target);
    outcome.first_difference().and_then(|event| event.difference()).unwrap_or("no difference").to_owned()
}

#[test]
fn a_reply_may_come_in_any_pieces() {
    let target = server(|mut stream| {
        let _ = stream.set_nodelay(true);
        for byte in b"*2\r\n$5\r\nhello\r\n:1\r\n" {
            let _ = stream.write_all(&[*byte]);
            std::thread::yield_now();
        }
    });
    assert!(played(": connect\n< [ \"hello\" :1 ]\n< closed with FIN", &target).passed());
}

#[test]
fn each_kind_of_difference_is_told() {
    let ok = answering(b"+OK\r\n");
    assert_eq!(difference("> PING\n< +PONG", &ok), "expected +PONG, found +OK");
    assert_eq!(difference("> PING\n< \"OK\"", &ok), "expected \"OK\", found +OK");
    assert_eq!(difference("> PING\n< <int>", &ok), "expected an integer, found +OK");
    assert_eq!(difference("> PING\n< +OK\n< +OK", &ok), "closed with FIN instead of a reply");
    assert_eq!(difference("> PING\n< +OK\n< closed with RST", &ok), "closed with FIN");
    assert_eq!(difference("> PING\n< closed", &ok), "\"+OK\\r\\n\" before the close");
    assert_eq!(difference("> PING\nraw< \"-OK\\r\\n\"", &ok), "expected \"-OK\\r\\n\", found \"+OK\\r\\n\"");
    assert_eq!(difference("> PING\nraw< \"+OK\\r\\n+\"", &ok), "expected \"+OK\\r\\n+\", found \"+OK\\r\\n\"");
    assert_eq!(difference("> PING\n< silence 10s", &ok), "\"+OK\\r\\n\" instead of silence");

    let list = answering(b"*2\r\n:1\r\n*1\r\n$1\r\na\r\n");
    assert_eq!(difference("> X\n< [ :1 [ \"b\" ] ]", &list), "element 2: element 1: expected \"b\", found \"a\"");
    assert_eq!(difference("> X\n< [ :1 ]", &list), "expected 1 elements, found 2");
    assert_eq!(difference("> X\n< [ <int 2..3> ... ]", &list), "element 1: :1 is less than 2");
    assert_eq!(difference("> X\n< [ :1 [ \"a\" ] ]", &list), "no difference");
    assert_eq!(difference("> X\n< unordered [ [ <bulk \"?\"> ] :1 ]", &list), "no difference");
}

#[test]
fn a_number_with_a_leading_zero_in_a_length_is_a_difference() {
    let target = answering(b"$02\r\nOK\r\n");
    assert!(difference("> X\n< \"OK\"", &target).contains("canonical form"));
    assert!(difference("> X\n< <bulk>", &target).contains("canonical form"));
}

#[test]
fn bytes_that_are_no_reply_are_shown() {
    let found = difference("> X\n< +OK", &answering(b"HTTP/1.1 400\r\n"));
    assert!(found.contains("no reply begins with \"H\"") && found.contains("HTTP/1.1 400"), "{found}");
}

#[test]
fn a_reset_is_told_from_a_close() {
    let target = server(|mut stream| {
        let _ = stream.read(&mut [0; 1024]);
        let _ = SockRef::from(&stream).set_linger(Some(Duration::ZERO));
    });
    assert_eq!(difference("> X\n< closed with FIN", &target), "closed with RST");
    assert!(played("> X\n< closed with RST", &target).passed());
    assert!(played("> X\n< closed", &target).passed());
}

#[test]
fn a_step_ends_at_its_time_limit() {
    let target = server(|stream| {
        let _ = stream.peek(&mut [0; 1]);
        std::thread::sleep(Duration::from_secs(60));
    });
    let begun = Instant::now();
    let outcome = play_with("> X\n< +OK\n< +OK\n< +OK", &target, Duration::from_millis(50));
    assert!(begun.elapsed() < Duration::from_secs(30));
    // The first missing reply ends the script, since all later replies would be missing as well.
    assert_eq!((outcome.met, outcome.missed), (0, 1));
    let outcome = play_with("> X\n< closed", &target, Duration::from_millis(50));
    assert!(outcome.first_difference().is_some());
}

#[test]
fn a_long_pipeline_to_a_server_that_answers_each_request_locks_nobody_up() {
    // Answers before it reads on, as servers do; neither side's buffers have room for everything.
    let target = server(|mut stream| {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = stream.read(&mut buffer) {
            let length = format!("${count}\r\n");
            let sent = stream
                .write_all(length.as_bytes())
                .and_then(|()| stream.write_all(&buffer[..count]))
                .and_then(|()| stream.write_all(b"\r\n"));
            if sent.is_err() {
                return;
            }
        }
    });
    let outcome = played("raw> \"${repeat 20000000 \"x\"}\"\n: half-close\n< <bulk>", &target);
    assert!(outcome.passed(), "{:?}", outcome.first_difference());
}

#[test]
fn eventually_waits_until_its_steps_hold() {
    let count = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let target = server(move |mut stream| {
        while let Ok(1..) = stream.read(&mut [0; 1024]) {
            let number = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            let _ = stream.write_all(format!(":{number}\r\n").as_bytes());
        }
    });
    assert!(played("eventually\n> X\n< :5\nend\n> X\n< :6", &target).passed());
    let outcome = play_with("eventually\n> X\n< :5\nend", &target, Duration::from_millis(50));
    assert!(outcome.first_difference().is_some());
}

#[test]
fn captured_values_are_used_in_later_steps() {
    let target = server(|mut stream| {
        let mut buffer = [0; 1024];
        while let Ok(count @ 1..) = stream.read(&mut buffer) {
            let _ = stream.write_all(&buffer[..count]);
        }
    });
    let text = "raw> \":41\\r\\n\"\n< <int as n>\n> X ${n+1}\n< [ \"X\" \"42\" ]\nset m ${n-1}\n> ${m} ${main.local}\n< [ \"40\" <bulk \"127.0.0.1:*\"> ]\nrepeat i from -1 to 1\n> ${i}\n< [ <bulk as +all> ]\nend\ncheck all is [ \"-1\" \"0\" \"1\" ]";
    let outcome = played(text, &target);
    assert!(outcome.passed(), "{:?}", outcome.first_difference());
}

#[test]
fn steps_for_other_targets_are_left_out() {
    let ok = answering(b"+OK\r\n");
    assert!(played("> X\n@only redis: x\n< +PONG\n@except redis: x\n< +OK", &ok).passed());
    let skipped = played("skip tiny: it is too small\n> X\n< +PONG", &ok);
    assert_eq!(skipped.skipped.as_deref(), Some("it is too small"));
}

#[test]
fn targets_that_must_answer_the_same_are_compared() {
    let outcome = |reply| ("t".to_owned(), played("> X\n< <same>", &answering(reply)));
    let play = |one, other| Played { script: "x".into(), outcomes: vec![outcome(one), outcome(other)] };
    assert!(play(b"+OK\r\n", b"+OK\r\n").passed());
    let different = play(b"+OK\r\n", b":1\r\n");
    assert!(!different.passed());
    assert!(different.first_difference().is_some_and(|text| text.contains("t: :1")));
}

#[test]
fn what_cannot_be_recorded_is_told() {
    let target = answering(b"+OK\r\n");
    let mistake =
        |list: &str| record(list, Path::new("list"), &target, Duration::from_secs(1)).unwrap_err().to_string();
    assert!(mistake("PING\n< +PONG\n").starts_with("list:2: expected a command"));
    assert!(mistake("PING\nGET \"x\n").starts_with("list:2: expected a closing \""));
    assert_eq!(
        record("# hi\nPING\n", Path::new("list"), &target, Duration::from_secs(10)).unwrap(),
        "# hi\n> PING\n< +OK\n< closed with FIN\n"
    );
}

#[test]
fn what_speaks_another_protocol_is_not_recorded() {
    let recorded = |target: &Target| {
        record("HELO me\n", Path::new("list"), target, Duration::from_secs(10)).unwrap_err().to_string()
    };
    let greeting = server(|mut stream| {
        let _ = stream.write_all(b"220 mail\r\n");
        let _ = stream.read(&mut [0; 1024]);
        let _ = stream.write_all(b"250 hello\r\n");
    });
    assert!(recorded(&greeting).starts_with("list:1: the server speaks before it is asked"));
    assert!(recorded(&answering(b"250 hello\r\n")).contains("for another protocol: `wire-player record"));
}

#[test]
fn a_script_that_was_skipped_has_not_passed() {
    let outcome = played("skip tiny: it is too small\n> X\n< +PONG", &answering(b"+PONG\r\n"));
    assert!(outcome.skipped.is_some() && !outcome.passed());
}

#[test]
fn masks_take_what_changes_and_captures_are_sent_back() {
    let target = server(|mut stream| {
        let _ = stream.write_all(b"token=4f9a;\nbye 17\n");
        let mut sent = [0; 5];
        let _ = stream.read_exact(&mut sent);
        let _ = stream.write_all(&sent);
    });
    let text =
        "raw< \"token=\" <hex as token> \";\\n\" \"bye \" <int> \"\\n\"\nraw> \"${token}\\n\"\nraw< \"4f9a\\n\"\n";
    assert_eq!(difference(text, &target), "no difference");
    assert!(difference(&text.replace("<hex", "<int"), &target).starts_with("expected \"token=\" <int>"));
}

#[test]
fn a_framing_says_where_an_answer_ends_and_names_its_parts() {
    let target = answering(b"HTTP/1.1 200 OK\r\nDate: Thu, 26 Nov 2026 22:15:01 GMT\r\nContent-Length: 2\r\n\r\nhi");
    let text = "framing http1\nmask header date\nraw> \"GET / HTTP/1.1\\r\\n\\r\\n\"\n\
                raw< \"HTTP/1.1 200 OK\\r\\nDate: never\\r\\nContent-Length: 2\\r\\n\\r\\n\"\n\"hi\"\n< closed with FIN\n";
    assert_eq!(difference(text, &target), "no difference");
    assert_eq!(difference(&text.replace("hi", "ho"), &target), "body: expected \"ho\", found \"hi\"");
    let other = text.replace("200 OK", "404 Not Found");
    assert_eq!(
        difference(&other, &target),
        "start line: expected \"HTTP/1.1 404 Not Found\", found \"HTTP/1.1 200 OK\""
    );
}

#[test]
fn a_secret_comes_from_the_environment() {
    let target = answering(b"x");
    assert!(
        difference("raw> \"${env.NO_SUCH_VARIABLE_HERE}\"\n", &target).contains("no variable NO_SUCH_VARIABLE_HERE")
    );
    assert_eq!(difference("raw> \"${env.PATH}\"\nraw< \"x\"\n", &target), "no difference");
}

#[test]
fn pinning_another_protocol_is_refused() {
    let target = server(|mut stream| {
        let _ = stream.read(&mut [0; 64]);
        let _ = stream.write_all(b"250 hello\r\n");
    });
    let error = record("inline> HELO me\n", Path::new("list"), &target, Duration::from_secs(5)).unwrap_err();
    let said = error.to_string();
    assert!(said.starts_with("list:1: not a reply") && said.contains("wire-player record --framing"), "{said}");
}
