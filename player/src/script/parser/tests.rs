use std::path::Path;

use super::parse;
use crate::script::expectation::{Aggregate, Expectation};
use crate::script::template::{Template, Variables};
use crate::script::{Action, Close, Request, Script};

fn script(text: &str) -> Script {
    match parse(text, Path::new("x.script"), "x") {
        Ok(script) => script,
        Err(mistake) => panic!("{mistake}"),
    }
}

/// Returns the line of the error, what was expected, and what was found.
fn mistake(text: &str) -> (usize, String, String) {
    match parse(text, Path::new("x.script"), "x") {
        Ok(script) => panic!("no mistake was found: {script:?}"),
        Err(mistake) => (mistake.line, mistake.expected, mistake.found),
    }
}

fn words(text: &str) -> Vec<Vec<u8>> {
    match &script(text).steps[0].action {
        Action::Send { request: Request::Command(words), .. } => {
            words.iter().map(|word| word.render(&Variables::new()).unwrap()).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn expectation(text: &str) -> Expectation {
    match script(text).steps.remove(0).action {
        Action::Expect { expectation, .. } => expectation,
        other => panic!("{other:?}"),
    }
}

#[test]
fn commands_are_split_as_redis_cli_splits_them() {
    assert_eq!(words("> SET a b"), [b"SET", &b"a"[..], b"b"]);
    assert_eq!(words(r#"> SET "a b" 'c d'"#), [b"SET", &b"a b"[..], b"c d"]);
    assert_eq!(words(r#"> ECHO "\x00\xff\n\"\\" "#), [b"ECHO", &b"\x00\xff\n\"\\"[..]]);
    assert_eq!(words(r"> ECHO 'a\'b\n'"), [b"ECHO", &b"a'b\\n"[..]]);
    assert_eq!(words("> ECHO \"\" é"), [b"ECHO", &b""[..], "é".as_bytes()]);
}

#[test]
fn generated_values_are_filled_in() {
    assert_eq!(words("> a${repeat 3 \"xy\"}b")[0], b"axyxyxyb");
    assert_eq!(words("> \"${every-byte}\"")[0].len(), 256);
    assert_eq!(words(r#"> "\${now}" '${now}'"#), [b"${now}", b"${now}"]);
}

#[test]
fn every_reply_reads_back_what_it_writes() {
    let bytes = b"*12\r\n+OK\r\n-ERR a b\r\n:-7\r\n$3\r\n\"\r\n\r\n$-1\r\n*-1\r\n_\r\n~1\r\n:1\r\n>1\r\n+x\r\n%1\r\n+k\r\n#t\r\n=5\r\ntxt:x\r\n|1\r\n+a\r\n,1.5\r\n!3\r\nERR\r\n";
    let Ok(crate::reply::Parsed::Complete(reply, _)) = crate::reply::parse(bytes) else {
        panic!("not a reply");
    };
    let read = expectation(&format!("< {}", reply.notation()));
    assert_eq!(read.exact(&Variables::new()), Ok(Some(reply)));
}

#[test]
fn lists_go_on_over_lines_and_comments() {
    let read = expectation("< [ \"a\"\n  # a comment\n  [ :1 ]\n  ... ]\n> PING");
    let Expectation::Elements { kind: Aggregate::Array, elements, open: true, unordered: false } = read else {
        panic!("{read:?}");
    };
    assert_eq!(elements[0], Expectation::Bulk(Template::literal("a")));
    assert_eq!(elements.len(), 2);
}

#[test]
fn steps_know_their_line_and_connection() {
    let read = script("# one\n\nalice> PING\nalice< closed with RST\n");
    assert_eq!((read.steps[0].line, read.steps[1].line), (3, 4));
    assert!(matches!(&read.steps[1].action,
        Action::ExpectClose { connection, how: Close::Reset } if connection == "alice"));
}

#[test]
fn flags_and_skips_are_told_for_each_target() {
    let read = script("server --a 1\nserver redis: --b ''\nskip modern: no such thing\n> PING\n");
    assert_eq!(read.flags_for("legacy"), ["--a", "1"]);
    assert_eq!(read.flags_for("redis"), ["--b", ""]);
    assert_eq!(read.skip_reason("modern"), Some("no such thing"));
    assert_eq!(read.skip_reason("legacy"), None);
}

#[test]
fn a_mistake_is_told_with_its_line_and_what_may_stand_there() {
    for (text, line, expected, found) in [
        ("> PING\n> SET a \"b\n", 2, "a closing \" on the same line", "`\"b`"),
        ("> PING\n< \"a\"b\n", 2, "the end of the line after the reply", "`b`"),
        ("< +OK\n\nPING\n", 3, "a step", "`PING`"),
        ("< OK\n", 1, "a reply: +OK", "`OK`"),
        ("< [ :1\n:2\n", 3, "`]` for the `[` of line 1", "the end of the script"),
        ("< { :1 :2 }\n", 1, "`=>` between a key and its value", "`:2 }`"),
        ("> GET ${x}\n", 1, "a variable that is set above", "${x}"),
        ("repeat 10\n> PING\n", 3, "`end` for the `repeat` of line 1", "the end of the script"),
        ("> PING\nend\n", 2, "no `repeat` or `eventually` is open", "`end`"),
        ("repeat x\nend\n", 1, "`repeat 10`", "the end of the line"),
        (": explode\n", 1, "`half-close`", "`explode`"),
        ("pause 10\n> PING\n", 1, "a time, e.g. 100ms or 2s", "`10`"),
        ("@except redis\n> PING\n", 1, "a target, a colon and the reason", "`redis`"),
        ("@except redis: x\n", 2, "the step that the @ line is about", "the end of the script"),
        ("> PING\nserver --a\n", 2, "stand before the first one", "`server --a`"),
        ("framing http9\n> PING\n", 1, "raw, lines, resp, http1", "`http9`"),
        ("mask nonsense\n> PING\n", 1, "a mask: date, uuid", "`nonsense`"),
        ("mask regex \"(\"\n> PING\n", 1, "a regular expression", "unclosed group"),
        ("raw< \"a\" <int>\n", 1, "a text behind the last mask", "`<int>`"),
        ("raw< \"a\" <int as>\n", 1, "> at the end of the mask", "`as>`"),
        ("raw> <int>\n", 1, "bytes without masks", "`<int>`"),
        ("bytes> \"a\"\n", 1, "another word before `>`", "`bytes> \"a\"`"),
        ("@at 1.2345678\n> PING\n", 1, "seconds since the recording began", "`1.2345678`"),
        ("raw> \"${env.}\"\n", 1, "a variable of the environment", "`}\"`"),
        ("< <int 1>\n", 1, "`..` between the two bounds", "`>`"),
        ("< <nonsense>\n", 1, "a pattern", "`nonsense>`"),
        ("check keys is [ ]\n", 1, "a list that was collected above", "`keys is [ ]`"),
        (">PING\n", 1, "a blank after `>`", "`PING`"),
        ("> \"\\q\"\n", 1, "one of \\n", "`q\"`"),
        ("> \"\\xé\"\n", 1, "two hexadecimal digits", "`xé\"`"),
        ("", 1, "a step, e.g. `> PING`", "the end of the script"),
        ("<\n", 1, "a reply: +OK", "the end of the"),
    ] {
        let (at, wanted, there) = mistake(text);
        assert_eq!(at, line, "{text:?}: {wanted}, found {there}");
        assert!(wanted.contains(expected), "{text:?}: expected {wanted}");
        assert!(there.contains(found), "{text:?}: found {there}");
    }
}
