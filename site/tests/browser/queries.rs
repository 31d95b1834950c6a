use std::fs;

use serde::Deserialize;
use serde_json::Value;

use super::{browser, file, strings};

/// A list of queries, by somebody who knew neither the data nor the search.
#[derive(Deserialize)]
struct List {
    floor: Floor,
    query: Vec<Query>,
}

/// Numbers of queries below which a list must not fall.
#[derive(Deserialize)]
struct Floor {
    /// With the right answer at the top.
    first: usize,
    /// With it among the first three.
    three: usize,
}

#[derive(Deserialize)]
struct Query {
    text: String,
    /// Answers of which any is right.
    accept: Vec<String>,
}

/// Returns whether an answer is the one that `wanted` names; the lists say at their top how answers are named.
fn is_right(answer: &Value, wanted: &str) -> bool {
    if wanted.contains(".md") && !wanted.starts_with("error: ") {
        let wanted = if wanted.starts_with("patterns/") { format!("guide/{wanted}") } else { wanted.to_owned() };
        let (document, anchor) = wanted.split_once('#').unwrap_or((&wanted, ""));
        let page = site::page_of(document);
        let link = answer["link"].as_str().unwrap_or_default();
        return if anchor.is_empty() {
            link.split('#').next() == Some(page.as_str())
        } else {
            link == format!("{page}#{anchor}")
        };
    }
    answer["id"] == wanted || (answer["kind"] == "row" && strings(&answer["others"]).iter().any(|path| path == wanted))
}

/// Each list has its answers among the first three, and most of them at the top.
#[test]
fn the_right_answer_comes_first() {
    let Some(mut browser) = browser() else { return };
    browser.open(&file("index.html"));
    browser.eval("new Promise((done, failed) => site.search.ready(() => done(true), failed))");
    let folder = guide::workspace_root().join("site/tests/queries");
    let mut lists = 0;
    for entry in fs::read_dir(folder).expect("the lists").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let list: List = toml::from_str(&fs::read_to_string(entry.path()).expect("a list")).expect("a list");
        let (mut first, mut among_three) = (0, 0);
        let mut missed = Vec::new();
        for query in &list.query {
            let text = Value::from(query.text.as_str());
            let found = browser.eval(&format!("site.search.find({text}, 12).answers"));
            let answers = found.as_array().cloned().unwrap_or_default();
            let place = answers.iter().position(|answer| query.accept.iter().any(|wanted| is_right(answer, wanted)));
            first += usize::from(place == Some(0));
            among_three += usize::from(place.is_some_and(|place| place < 3));
            if place.is_none_or(|place| place >= 3) {
                let got: Vec<&Value> = answers.iter().take(3).map(|answer| &answer["id"]).collect();
                missed.push(format!("{:.120}\n  wanted {:?}\n  got {got:?}", query.text.trim(), query.accept));
            }
        }
        let count = list.query.len();
        eprintln!("{name}: {first} of {count} first, {among_three} among the first three");
        let Floor { first: least, three } = list.floor;
        assert!(first >= least && among_three >= three, "{name}: {first} first\n{}", missed.join("\n"));
        lists += 1;
    }
    assert!(lists > 0);
}

/// Names with letters that are wrong, missing, doubled or in another order are found all the same.
#[test]
fn typing_errors_are_forgiven() {
    let Some(mut browser) = browser() else { return };
    browser.open(&file("index.html"));
    browser.eval("new Promise((done, failed) => site.search.ready(() => done(true), failed))");
    for (query, wanted) in [
        ("tokio::timer::Dealy", "tokio::timer::Delay"),
        ("futures::sync::mpcs::chanel", "futures::sync::mpsc::channel"),
        ("tokio::runtime::current_thred::Runtime", "tokio::runtime::current_thread::Runtime"),
        ("AtomcTask", "futures::task::AtomicTask"),
        ("tokio::codec::LineCodec", "tokio::codec::LinesCodec"),
        ("futures::stream::FutureUnordered", "futures::stream::FuturesUnordered"),
    ] {
        let best = browser.eval(&format!("site.search.find({}, 3).answers.map(a => a.id)", Value::from(query)));
        assert!(strings(&best).iter().any(|id| id == wanted), "{query}: {best}");
    }
}
