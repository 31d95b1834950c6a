//! Runs the program: exit codes, unusual projects, forms of the report.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

mod common;

use std::fs;
use std::path::Path;

use common::{findings, manifest, outcome, program, syntax, tree};
use serde_json::Value;

const CODE: &str = "use futures::{Future, future};\n\npub fn one() -> impl Future<Item = u32, Error = ()> {\n    future::ok(1).map(|n| n + 1)\n}\n";

#[test]
fn a_folder_without_a_manifest_is_an_error() {
    let folder = tree(&[("src/lib.rs", CODE)]);
    let (code, _, err) = outcome(program(folder.path()).arg("scan").arg(folder.path()));
    assert_eq!(code, 2);
    assert!(err.contains("no `Cargo.toml`"), "{err}");
}

#[test]
fn a_path_that_is_not_there_is_an_error() {
    let folder = tree(&[]);
    let (code, _, err) = outcome(program(folder.path()).args(["scan", "/no/such/path"]));
    assert_eq!((code, err.as_str()), (2, "error: `/no/such/path` does not exist\n"));
}

#[test]
fn a_manifest_that_is_no_toml_is_an_error_that_names_the_line() {
    let folder = tree(&[("Cargo.toml", "[package]\nname = \"old\nversion = 1\n")]);
    let (code, _, err) = outcome(program(folder.path()).arg("scan").arg(folder.path()));
    assert_eq!(code, 2);
    assert!(err.contains("Cargo.toml` cannot be read: line 2"), "{err}");
}

#[test]
fn cargo_passes_its_own_name_first() {
    let folder = tree(&[]);
    let (code, out, _) = outcome(program(folder.path()).args(["tokio-port", "--help"]));
    assert_eq!(code, 0);
    assert!(out.contains("Usage: cargo tokio-port <COMMAND>"), "{out}");
    let (code, ..) = outcome(program(folder.path()).args(["tokio-port", "scan", "--no-such-flag"]));
    assert_eq!(code, 2);
}

#[test]
fn nothing_of_0_1_is_nothing_found() {
    let folder = tree(&[
        (
            "Cargo.toml",
            "[package]\nname = \"new\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[dependencies]\nfutures = \"0.3\"\n",
        ),
        ("src/lib.rs", "use futures::FutureExt;\n"),
    ]);
    let (code, out, _) = outcome(program(folder.path()).arg("scan").arg(folder.path()));
    assert_eq!(code, 0);
    assert!(out.starts_with("Nothing of tokio 0.1 is used here."), "{out}");
    assert!(!folder.path().join("Cargo.lock").exists());
}

#[test]
fn a_form_does_not_change_the_exit_code() {
    let folder = tree(&[("Cargo.toml", &manifest("")), ("src/lib.rs", CODE)]);
    for format in ["text", "json", "sarif", "github", "html", "markdown"] {
        let (code, out, err) =
            outcome(program(folder.path()).args(["scan", "--syntax-only", "--format", format]).arg(folder.path()));
        assert_eq!(code, 3, "{format}: {err}");
        assert!(out.contains("src/lib.rs"), "{format}: {out}");
    }
}

#[test]
fn the_syntax_finds_what_is_written() {
    let folder = tree(&[("Cargo.toml", &manifest("")), ("src/lib.rs", CODE)]);
    assert_eq!(
        findings(&syntax(folder.path())),
        [
            "src/lib.rs:1 futures::Future",
            "src/lib.rs:1 futures::future",
            "src/lib.rs:3 futures::Future",
            "src/lib.rs:3 futures::Future::Item",
            "src/lib.rs:3 futures::Future::Error",
            "src/lib.rs:4 futures::future::ok",
            "src/lib.rs:4 futures::Future::map",
        ]
    );
}

#[test]
fn renames_globs_preludes_and_macros_are_seen_through() {
    let folder = tree(&[
        ("Cargo.toml", &manifest("old-futures = { package = \"futures\", version = \"0.1\" }\n")),
        ("src/lib.rs", "mod prelude;\nmod code;\nmod tokens;\n#[macro_use]\nextern crate futures;\n"),
        ("src/prelude.rs", "pub use old_futures::{Async as Ready, Poll};\npub use old_futures::prelude::*;\n"),
        (
            "src/code.rs",
            "use crate::prelude::*;\npub struct A<F>(F);\nimpl<F: Future> Future for A<F> {\n    type Item = F::Item;\n    type Error = F::Error;\n    \
             fn poll(&mut self) -> Poll<F::Item, F::Error> {\n        let item = try_ready!(self.0.poll());\n        Ok(Ready::Ready(item))\n    }\n}\n",
        ),
        (
            "src/tokens.rs",
            "macro_rules! ready {\n    ($e:expr) => {\n        futures::Async::Ready($e)\n    };\n}\n#[cfg(windows)]\npub fn f() -> futures::Async<()> { ready!(()) }\n",
        ),
    ]);
    let report = syntax(folder.path());
    let found = findings(&report);
    for expected in [
        "src/prelude.rs:1 futures::Async",
        "src/code.rs:3 futures::Future",
        "src/code.rs:4 futures::Future::Item",
        "src/code.rs:6 futures::Poll",
        "src/code.rs:7 futures::try_ready",
        "src/code.rs:7 futures::Future::poll",
        "src/code.rs:8 futures::Async::Ready",
        "src/tokens.rs:3 futures::Async::Ready",
        "src/tokens.rs:7 futures::Async",
    ] {
        assert!(found.contains(&expected.to_owned()), "{expected}: {found:#?}");
    }
}

#[test]
fn a_crate_that_the_root_file_renames_is_known_in_every_module() {
    let folder = tree(&[
        ("Cargo.toml", &manifest("old-futures = { package = \"futures\", version = \"0.1\" }\n")),
        ("src/lib.rs", "extern crate old_futures as fut;\npub mod code;\n"),
        ("src/code.rs", "use fut::future::loop_fn;\npub type F = fut::Async<()>;\n"),
    ]);
    let found = findings(&syntax(folder.path()));
    for expected in ["src/code.rs:1 futures::future::loop_fn", "src/code.rs:2 futures::Async"] {
        assert!(found.contains(&expected.to_owned()), "{expected}: {found:#?}");
    }
}

#[test]
fn methods_of_std_are_left_alone() {
    let folder = tree(&[
        ("Cargo.toml", &manifest("")),
        (
            "src/lib.rs",
            "use futures::{Future, Stream};\npub fn f(list: Vec<u32>, option: Option<u32>, result: Result<u32, ()>) {\n    \
             let _: Vec<u32> = list.iter().map(|n| n + 1).filter(|n| *n > 1).collect();\n    \
             let _ = option.map(|n| n + 1).and_then(Some);\n    let _ = result.map_err(drop).and_then(Ok::<u32, ()>);\n}\n",
        ),
    ]);
    let report = syntax(folder.path());
    assert_eq!(findings(&report), ["src/lib.rs:1 futures::Future", "src/lib.rs:1 futures::Stream"]);
    assert_eq!(report["unsure"].as_array().unwrap().len(), 0, "{report:#}");
}

#[test]
fn a_file_that_cannot_be_read_costs_only_itself() {
    let folder = tree(&[("Cargo.toml", &manifest("")), ("src/lib.rs", CODE), ("src/bad.rs", "fn f( { } ] let = ;")]);
    fs::write(folder.path().join("src/latin.rs"), b"// caf\xe9\n").unwrap();
    let report = syntax(folder.path());
    let unread: Vec<&str> =
        report["run"]["unread"].as_array().unwrap().iter().map(|unread| unread["file"].as_str().unwrap()).collect();
    assert_eq!(unread, ["src/bad.rs", "src/latin.rs"]);
    assert_eq!(findings(&report).len(), 7);
}

#[test]
fn in_a_members_folder_that_member_is_meant_and_at_the_root_all() {
    let folder = tree(&[
        ("Cargo.toml", "[workspace]\nmembers = [\"a\", \"b\"]\nresolver = \"2\"\n"),
        ("a/Cargo.toml", &manifest("").replace("\"old\"", "\"a\"")),
        ("a/src/lib.rs", CODE),
        ("b/Cargo.toml", &manifest("").replace("\"old\"", "\"b\"")),
        ("b/src/lib.rs", "extern crate bytes;\n"),
    ]);
    let scan = |arguments: &[&str], path: &str| {
        let mut command = program(folder.path());
        command.args(["scan", "--syntax-only", "--format", "json"]).args(arguments).arg(folder.path().join(path));
        let (code, out, err) = outcome(&mut command);
        assert_eq!(code, 3, "{err}");
        let report: Value = serde_json::from_str(&out).unwrap();
        let manifests = report["manifests"].as_array().unwrap().iter();
        let manifests: Vec<String> = manifests.map(|change| change["file"].as_str().unwrap().to_owned()).collect();
        let of_a = findings(&report).iter().any(|found| found.starts_with("a/"));
        (of_a, manifests.join(" "))
    };
    let (all, b) = ((true, "a/Cargo.toml b/Cargo.toml".to_owned()), (false, "b/Cargo.toml".to_owned()));
    assert_eq!(scan(&[], ""), all);
    assert_eq!(scan(&["-p", "b"], ""), b);
    for path in ["b", "b/src", "b/src/lib.rs", "b/Cargo.toml"] {
        assert_eq!(scan(&[], path), b, "{path}");
    }
    assert_eq!(scan(&["--workspace"], "b"), all);
}

#[test]
fn a_workspace_that_is_half_ported_reports_the_other_half() {
    let folder = tree(&[
        ("Cargo.toml", "[workspace]\nmembers = [\"crates/*\"]\nexclude = [\"crates/out\"]\n"),
        ("crates/old/Cargo.toml", &manifest("")),
        ("crates/old/src/lib.rs", CODE),
        (
            "crates/new/Cargo.toml",
            "[package]\nname = \"new\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[dependencies]\nfutures = \"0.3\"\n",
        ),
        ("crates/new/src/lib.rs", CODE),
        ("crates/out/Cargo.toml", &manifest("").replace("\"old\"", "\"out\"")),
        ("crates/out/src/lib.rs", CODE),
    ]);
    let found = findings(&syntax(folder.path()));
    assert_eq!(found.len(), 7);
    assert!(found.iter().all(|finding| finding.starts_with("crates/old/")), "{found:?}");
    let (code, _, err) = outcome(program(folder.path()).args(["scan", "-p", "none"]).arg(folder.path()));
    assert_eq!((code, err.as_str()), (2, "error: there is no package `none` in this workspace\n"));
}

#[test]
fn a_fact_is_explained_with_its_code() {
    let folder = tree(&[]);
    let (code, out, _) = outcome(program(folder.path()).args(["scan", "--explain", "b35"]));
    assert_eq!(code, 0);
    assert!(out.contains("## B35") && out.contains("```rust"), "{out}");
    let (code, _, err) = outcome(program(folder.path()).args(["scan", "--explain", "B999"]));
    assert_eq!(code, 2);
    assert!(err.contains("the guide has no fact `B999`"), "{err}");
}

#[test]
fn a_baseline_refuses_new_debt_and_is_tightened() {
    let folder = tree(&[("Cargo.toml", &manifest("")), ("src/lib.rs", CODE)]);
    let known = folder.path().join("known.json");
    let scan = |write: bool| {
        let mut command = program(folder.path());
        command.args(["scan", "--syntax-only", "--summary", "--baseline"]).arg(&known).arg(folder.path());
        if write {
            command.arg("--write-baseline");
        }
        outcome(&mut command)
    };
    assert_eq!(scan(false).0, 2, "a baseline that is not there is an error");
    assert!(scan(true).1.contains("baseline: 7 → 7 uses; 0 new"));
    let first = fs::read_to_string(&known).unwrap();
    fs::write(folder.path().join("src/lib.rs"), format!("{CODE}pub fn two() {{ drop(future::ok::<u32, ()>(2)) }}\n"))
        .unwrap();
    let (_, out, err) = scan(true);
    assert!(out.contains("baseline: 7 → 8 uses; 1 new"), "{out}");
    assert!(err.contains("left as it is"), "{err}");
    assert_eq!(fs::read_to_string(&known).unwrap(), first);
    fs::write(folder.path().join("src/lib.rs"), CODE.replace(".map(|n| n + 1)", "")).unwrap();
    assert!(scan(true).1.contains("baseline: 7 → 6 uses; 0 new"));
    assert!(scan(false).1.contains("baseline: 6 → 6 uses; 0 new"));
    fs::write(&known, "{}").unwrap();
    assert!(scan(false).2.contains("is not a baseline"));
}

#[test]
fn the_target_manifest_has_the_features_that_the_uses_need() {
    let folder = tree(&[
        ("Cargo.toml", &manifest("tokio = \"0.1\" # the runtime\nserde = \"1\"\n")),
        ("src/lib.rs", "use tokio::net::TcpStream;\nuse tokio::timer::Delay;\npub fn f(_: TcpStream, _: Delay) {}\n"),
    ]);
    let report = syntax(folder.path());
    let diff = report["manifests"][0]["diff"].as_str().unwrap();
    assert!(diff.contains("+tokio = { version = \"1\", features = [\"net\", \"time\"] }"), "{diff}");
    assert!(diff.contains(" serde = \"1\""), "{diff}");
}

/// A small part of JSON Schema: what `schema/report.json` needs.
fn check(schema: &Value, root: &Value, value: &Value, at: &str) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return check(root.pointer(&name[1..]).unwrap(), root, value, at);
    }
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        if value.is_null() {
            return assert!(choices.iter().any(|choice| choice["type"] == "null"), "{at}");
        }
        return check(&choices[0], root, value, at);
    }
    match schema["type"].as_str().unwrap() {
        "object" => {
            let object = value.as_object().unwrap_or_else(|| panic!("{at} is an object"));
            for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
                assert!(object.contains_key(name.as_str().unwrap()), "{at} lacks {name}");
            }
            for (name, inner) in object {
                let known = schema.get("properties").and_then(|properties| properties.get(name));
                match (known, &schema["additionalProperties"]) {
                    (Some(known), _) => check(known, root, inner, &format!("{at}.{name}")),
                    (None, Value::Bool(false)) => panic!("{at} has `{name}`, which the schema does not know"),
                    (None, other) => check(other, root, inner, &format!("{at}.{name}")),
                }
            }
        }
        "array" => {
            for (index, inner) in value.as_array().unwrap_or_else(|| panic!("{at} is an array")).iter().enumerate() {
                if let Some(items) = schema.get("items") {
                    check(items, root, inner, &format!("{at}[{index}]"));
                }
            }
        }
        "string" => {
            let text = value.as_str().unwrap_or_else(|| panic!("{at} is a string"));
            if let Some(allowed) = schema.get("enum").and_then(Value::as_array) {
                assert!(allowed.iter().any(|word| word == text), "{at}: `{text}`");
            }
        }
        "integer" => assert!(value.is_u64(), "{at} is a number"),
        "boolean" => assert!(value.is_boolean(), "{at} is true or false"),
        other => panic!("the schema has a type `{other}`"),
    }
}

#[test]
fn the_json_form_is_what_its_schema_says() {
    let folder = tree(&[("Cargo.toml", &manifest("tokio = \"0.1\"\n")), ("src/lib.rs", CODE), ("src/bad.rs", "fn (")]);
    let schema: Value = serde_json::from_str(
        &fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/report.json")).unwrap(),
    )
    .unwrap();
    let report = syntax(folder.path());
    check(&schema, &schema, &report, "report");
    assert_eq!(report["schema_version"], schema["properties"]["schema_version"]["const"]);
}

#[test]
fn sarif_declares_every_rule_once() {
    let folder = tree(&[("Cargo.toml", &manifest("")), ("src/lib.rs", CODE)]);
    let (_, out, _) =
        outcome(program(folder.path()).args(["scan", "--syntax-only", "--format", "sarif"]).arg(folder.path()));
    let sarif: Value = serde_json::from_str(&out).unwrap();
    let run = &sarif["runs"][0];
    let rules: Vec<&str> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let mut once = rules.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), rules.len());
    assert!(rules.contains(&"B35") && rules.contains(&"tokio::run"));
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index], result["ruleId"]);
    }
}

/// Each link that a report can give leads to an anchor of the guide.
#[test]
fn every_link_leads_to_an_anchor() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let guide = cargo_tokio_port::guide::guide();
    let links = guide
        .rows()
        .iter()
        .map(|row| row.link.clone())
        .chain(guide.facts.iter().map(cargo_tokio_port::guide::Behaviour::link));
    let mut pages = std::collections::HashMap::new();
    for link in links.filter(|link| !link.is_empty()) {
        let (page, anchor) = link.split_once('#').unwrap();
        let text = pages.entry(page.to_owned()).or_insert_with(|| fs::read_to_string(root.join(page)).unwrap());
        assert!(text.contains(&format!("<a id=\"{anchor}\">")), "{link}");
    }
}
