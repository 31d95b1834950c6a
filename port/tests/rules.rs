//! `port/rules.md`: the rules of `fix` with before and after, from the fixtures that are compiled and run.
//!
//! `WRITE=1 cargo test -p cargo-tokio-port --test rules` writes it anew.

#![allow(clippy::unwrap_used)] // a test may panic

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const HEAD: &str = "\
# The rules of `cargo tokio-port fix`, before and after

Written from the fixtures in [tests/fix](tests/fix). Those of [chains](tests/chains.rs) and of
[the steps behind it](tests/fix_rules.rs) are compiled and run on both sides by tests, which compare what happened in which order.
`leaf`, `note` and `Noisy` are theirs: a future that notes when it is polled and dropped, a line, and a value that notes
its drop; `wire` is a byte stream that plays what a peer sends, and notes what is written to it.

";

/// The folders with fixtures, in the order of the steps.
const FOLDERS: [&str; 7] = ["runtime", "chains", "signatures", "polls", "codecs", "channels", "timers"];

fn page() -> String {
    let mut page = HEAD.to_owned();
    for of in FOLDERS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fix").join(of);
        let mut names: Vec<String> = fs::read_dir(&folder)
            .unwrap()
            .filter_map(|entry| {
                let name = entry.unwrap().file_name().into_string().unwrap();
                name.strip_suffix(".input.rs").map(str::to_owned)
            })
            .collect();
        names.sort();
        for name in names {
            let read = |side: &str| fs::read_to_string(folder.join(format!("{name}.{side}.rs"))).unwrap();
            let (before, after) = (read("input"), read("output"));
            let title: Vec<&str> = before.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
            let body = |text: &str| {
                let lines = text.lines().skip_while(|line| line.starts_with("//!") || line.trim().is_empty());
                lines.collect::<Vec<_>>().join("\n")
            };
            let name = if of == "chains" { name } else { format!("{of}: {name}") };
            let title = title.join("\n");
            let _ = writeln!(page, "## {name}\n\n{title}\n\n**before**\n\n```rust\n{}\n```\n", body(&before));
            match before == after {
                true => page.push_str("**after**: the same.\n\n"),
                false => _ = writeln!(page, "**after**\n\n```rust\n{}\n```\n", body(&after)),
            }
        }
    }
    page.trim_end().to_owned() + "\n"
}

#[test]
fn the_page_of_rules_is_that_of_the_fixtures() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules.md");
    let page = page();
    if std::env::var_os("WRITE").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    assert!(known == page, "rules.md is old: WRITE=1 cargo test -p cargo-tokio-port --test rules");
}
