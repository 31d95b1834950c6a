//! The chains of `fix`: what they become, and that it does the same in the same order.
//!
//! Each fixture is a pair below `fix/chains`: `NAME.input.rs` is rewritten, and must become `NAME.output.rs` as rustfmt
//! lays it out. Both are compiled here and run; what they note on the way must be the same.

#![allow(clippy::unwrap_used)] // a test may panic

extern crate futures_legacy as futures01;

mod common;
#[path = "fix/leaf.rs"]
mod leaf;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use cargo_tokio_port::fix::chains::{CrateNames, Imports, Kind, apply, future_aliases, rewrite};
use cargo_tokio_port::fix::change::Edit;
use ra_ap_syntax::{Edition, SourceFile};

/// Two modules and a test for each fixture.
macro_rules! fixtures {
    ($($name:ident $input:literal $output:literal;)*) => {
        $(#[path = "fix/chains"]
        // Code of the time, and what is made of it.
        #[allow(clippy::all, unused_imports, unused_qualifications, unused_parens, dead_code)]
        mod $name {
            #[path = $input]
            mod input;
            #[path = $output]
            mod output;

            #[test]
            fn becomes_what_it_should() {
                super::becomes(stringify!($name));
            }

            #[test]
            fn does_the_same_in_the_same_order() {
                let (before, after) = (super::leaf::trace(input::run_all), super::leaf::trace(output::run_all));
                assert!(before.len() > 1, "a trace that says nothing: {before:?}");
                pretty_assert(&before, &after);
            }

            fn pretty_assert(before: &[String], after: &[String]) {
                assert_eq!(before, after, "\nbefore:\n{}\n\nafter:\n{}", before.join("\n"), after.join("\n"));
            }
        })*
    };
}

fixtures! {
    map_and_map_err "map_and_map_err.input.rs" "map_and_map_err.output.rs";
    and_then "and_then.input.rs" "and_then.output.rs";
    results "results.input.rs" "results.output.rs";
    errors "errors.input.rs" "errors.output.rs";
    join "join.input.rs" "join.output.rs";
    branches "branches.input.rs" "branches.output.rs";
    lazy "lazy.input.rs" "lazy.output.rs";
    borrowed "borrowed.input.rs" "borrowed.output.rs";
    hostile "hostile.input.rs" "hostile.output.rs";
    moments "moments.input.rs" "moments.output.rs";
    temporaries "temporaries.input.rs" "temporaries.output.rs";
    for_each "for_each.input.rs" "for_each.output.rs";
    loops "loops.input.rs" "loops.output.rs";
    then "then.input.rs" "then.output.rs";
    once_more "once_more.input.rs" "once_more.output.rs";
    early "early.input.rs" "early.output.rs";
}

/// The one difference, which the docs of the rules name: an `await` drops a finished future before what follows runs,
/// and `map` of 0.1 ran its closure first.
#[test]
fn a_finished_future_is_dropped_before_map_runs_and_in_01_behind_it() {
    use futures::TryFutureExt as _;
    use futures::compat::Future01CompatExt as _;
    use futures01::Future as _;
    use leaf::{Holding, Noisy, note};

    let before = leaf::trace(|| leaf::run(|| Holding(Noisy("what it holds")).map(|()| note("map"))));
    let after = leaf::trace(|| {
        leaf::run(|| {
            let future = Holding(Noisy("what it holds"));
            Box::pin(async move { future.compat().await.map(|()| note("map")) }).compat()
        });
    });
    assert_eq!(before, ["it is made", "map", "drop of what it holds", "it yields Ok(())"]);
    assert_eq!(after, ["it is made", "drop of what it holds", "map", "it yields Ok(())"]);
}

/// The other one: of a loop that is dropped in the middle of an item, that item's future goes first, and went last.
#[test]
fn a_loop_that_is_dropped_drops_the_future_of_its_item_first_and_in_01_last() {
    use futures::TryFutureExt as _;
    use futures::compat::Future01CompatExt as _;
    use futures01::{Future as _, Stream as _, stream};
    use leaf::{Noisy, leaf};

    let items = || {
        let guard = Noisy("the stream");
        stream::iter_ok::<_, ()>(vec![1]).map(move |item| item + guard.touch())
    };
    let handling = || {
        let guard = Noisy("the future of the item");
        leaf("handling", Ok(())).map(move |()| drop(guard))
    };
    let before = leaf::trace(|| {
        leaf::give_up(|| {
            let held = Noisy("what the closure holds");
            items().for_each(move |_| {
                held.touch();
                handling()
            })
        });
    });
    let after = leaf::trace(|| {
        leaf::give_up(|| {
            let held = Noisy("what the closure holds");
            let mut stream = futures::compat::Compat01As03::new(items());
            Box::pin(async move {
                loop {
                    match futures::TryStreamExt::try_next(&mut stream).await {
                        Ok(Some(_)) => {
                            held.touch();
                            if let Err(error) = handling().compat().await {
                                break Err(error);
                            }
                        }
                        Ok(None) => break Ok(()),
                        Err(error) => break Err(error),
                    }
                }
            })
            .compat()
        });
    });
    let drops =
        |trace: Vec<String>| -> Vec<String> { trace.into_iter().filter(|note| note.starts_with("drop of")).collect() };
    let [stream, held, item] =
        ["the stream", "what the closure holds", "the future of the item"].map(|what| format!("drop of {what}"));
    assert_eq!(drops(before), [&stream, &held, &item].map(String::clone));
    assert_eq!(drops(after), [item, stream, held]);
}

#[test]
fn what_is_not_known_to_be_a_future_is_left() {
    let left = [
        // Options, results, iterators, paths and streams have methods of these names.
        "fn f(x: Option<u32>) -> Option<u32> { x.map(|x| x + 1).and_then(|x| Some(x)) }",
        "fn f(x: &Path, y: &Path) -> PathBuf { x.join(y) }",
        "fn f(x: Vec<u32>) -> Vec<u32> { x.into_iter().map(|x| x + 1).collect() }",
        "fn f(x: S) -> impl Stream<Item = u32, Error = ()> { x.map(|x| x + 1).and_then(|x| leaf(\"\", Ok(x))) }",
        "fn f(x: Thing) -> u32 { x.map(|x| x + 1).then(|x| x) }",
        // A value that belongs to the task.
        "task_local! { static X: u32 = 1 } fn f() -> impl Future<Item = u32, Error = ()> { leaf().map(|x| x) }",
        // Arguments of macros are tokens.
        "fn f() -> impl Future<Item = u32, Error = ()> { wrap!(leaf().map(|x| x)) }",
        "fn f() -> impl Future<Item = u32, Error = ()> { #[allow(unused)] leaf().map(|x| x) }",
    ];
    for text in left {
        let tree = SourceFile::parse(text, Edition::Edition2021).syntax_node();
        let mut names = Imports::read(&tree);
        names.note("leaf", Kind::Future);
        let (rewrites, _) = rewrite(&tree, &names, &CrateNames::default());
        assert!(rewrites.is_empty(), "{text}\n{rewrites:?}");
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fix/chains")
}

/// Rewrites a fixture, and compares. With `BLESS=1` it writes.
fn becomes(name: &str) {
    let input = std::fs::read_to_string(folder().join(format!("{name}.input.rs"))).unwrap();
    let written = rewritten(&input);
    if !common::has_rustfmt() {
        return;
    }
    let written = formatted(&written);
    let path = folder().join(format!("{name}.output.rs"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, written).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap();
    assert!(written == expected, "{name} becomes\n{written}");
}

/// Returns a file with its chains rewritten, and the imports for them.
fn rewritten(input: &str) -> String {
    let tree = SourceFile::parse(input, Edition::Edition2021).syntax_node();
    let mut names = Imports::read(&tree);
    names.aliases = future_aliases(&tree);
    names.note_functions(&tree);
    // As the compiler would say.
    names.note("leaf", Kind::Future);
    names.note_method("for_each", "futures::Stream::for_each");
    let (rewrites, _) = rewrite(&tree, &names, &CrateNames::default());
    assert!(!rewrites.is_empty(), "nothing is rewritten");
    let needs_new = rewrites.iter().any(|found| found.awaits_old);
    let edits: Vec<Edit> = rewrites.into_iter().map(|found| Edit::replace(found.range, found.text)).collect();
    let text = apply(input, &edits);
    let mut imports = "use futures::TryFutureExt as _;\n".to_owned();
    if needs_new {
        imports.insert_str(0, "use futures::compat::Future01CompatExt as _;\n");
    }
    let at = text.find("\nuse ").map_or(0, |at| at + 1);
    format!("{}{imports}{}", &text[..at], &text[at..])
}

fn formatted(text: &str) -> String {
    use std::io::Write;
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "max_width=120,use_small_heuristics=Max"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "rustfmt refuses\n{text}");
    String::from_utf8(output.stdout).unwrap()
}
