//! Runs the player's probes on pairs of programs of this repository, and on wrong ports of them: the expected
//! differences are found, and no others.
//!
//! `compat-tests/probes.csv` lists every probe whose verdict is neither "same" nor "not applicable", with the reason.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use compat_tests::testing::wrong_port;
use guide::lessons::{Side, build_some};
use guide::workspace_root;
use player::framing::Framing;
use player::probe::{Material, Row, Service, Settings, Verdict, all, link, probe};

/// Returns the verdicts of a pair in the table, by probe.
fn expected(pair: &str) -> BTreeMap<String, String> {
    let table = std::fs::read_to_string(workspace_root().join("compat-tests/probes.csv")).unwrap();
    table
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.splitn(4, ',');
            (fields.next()? == pair).then_some(())?;
            Some((fields.next()?.to_owned(), fields.next()?.to_owned()))
        })
        .collect()
}

fn service(program: &Path) -> Service {
    Service::Command {
        command: format!("{} 127.0.0.1:{{port}}", program.display()),
        ready: Some("listening on".into()),
    }
}

fn material(request: &[u8], framing: Framing) -> Material {
    Material::new(request, framing)
}

fn rows(old: &Path, new: &Path, material: Material, only: &[&str]) -> Vec<Row> {
    let mut settings = Settings::new(service(old), service(new), material);
    settings.only = only.iter().map(|&name| name.to_owned()).collect();
    probe(&settings, &|_| {})
}

/// Compares the verdicts with the table's rows of `pair`.
fn judged(pair: &str, rows: &[Row]) {
    let expected = expected(pair);
    for row in rows {
        let verdict = match row.verdict {
            Verdict::Same | Verdict::NotApplicable => "same",
            Verdict::Different => "different",
            Verdict::Failed => "failed",
        };
        let wanted = expected.get(row.probe).map_or("same", String::as_str);
        assert_eq!(verdict, wanted, "{pair}:\n{}", player::probe::table(rows));
    }
    let known: Vec<&str> = rows.iter().map(|row| row.probe).collect();
    let missing: Vec<_> = expected.keys().filter(|name| !known.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "{pair}: not probed: {missing:?}");
}

fn example(side: Side, name: &str) -> PathBuf {
    build_some(side, &[name.to_owned()]).unwrap().examples[name].clone()
}

/// Checks that a probe distinguishes a wrong port from the right one.
fn wrong_port_is_found_out(lesson: &str, port: &str, material: Material, probe: &str) {
    let folder = tempfile::tempdir().unwrap();
    let right = example(Side::Modern, lesson);
    let wrong = wrong_port(lesson, port, folder.path());
    judged(port, &rows(&right, &wrong, material.clone(), &[probe]));
    judged("", &rows(&right, &right, material, &[probe]));
}

fn lines(request: &[u8]) -> Material {
    material(request, Framing::Lines)
}

#[test]
fn a_port_that_flushes_each_reply_is_found_out() {
    wrong_port_is_found_out("framed_codec", "flushed_one_by_one", lines(b"5\n"), "segments");
}

#[test]
fn a_port_that_never_flushes_is_found_out() {
    wrong_port_is_found_out("framed_codec", "not_flushed", lines(b"5\n"), "answer");
}

#[test]
fn a_port_whose_stream_ends_with_an_error_is_found_out() {
    wrong_port_is_found_out("framed_codec", "error_of_the_codec", lines(b"5\n"), "bad-request");
}

#[test]
fn a_port_that_ends_under_its_session_is_found_out() {
    let mut material = lines(b"a\n");
    material.slow = Some(b"a\n".to_vec());
    wrong_port_is_found_out("graceful_shutdown", "nobody_waits", material, "sigterm-busy");
}

/// Checks that the facts that probes name are in the guide.
#[test]
fn each_probe_leads_to_its_facts() {
    for probe in all() {
        for fact in probe.facts {
            let link = link(fact);
            let (page, anchor) = link.split_once('#').unwrap();
            let page = std::fs::read_to_string(workspace_root().join(page)).unwrap();
            assert!(page.contains(&format!("\"{anchor}\"")), "{}: {link}", probe.name);
        }
    }
}

#[test]
#[ignore = "takes a minute"]
fn the_http_service_and_its_port_differ_where_the_table_says() {
    let request = b"GET /hello HTTP/1.1\r\nhost: a\r\n\r\n";
    let (old, new) = (example(Side::Legacy, "http_service"), example(Side::Modern, "http_service"));
    judged("http_service", &rows(&old, &new, material(request, Framing::Http1), &[]));
}

#[test]
#[ignore = "takes minutes"]
fn lessons_and_their_ports_differ_where_the_table_says() {
    for pair in ["framed_codec", "pipelined_server"] {
        let (old, new) = (example(Side::Legacy, pair), example(Side::Modern, pair));
        judged(pair, &rows(&old, &new, lines(b"5\n"), &[]));
    }
}
