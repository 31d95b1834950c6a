//! The site in a real browser: Chromium, headless. Where none is installed the tests are skipped with a line.

mod chromium;
/// All pages: links, console, widths.
mod pages;
/// The parts that scripts make: map, cards, checklist, front page.
mod parts;
/// The pictures in README.md.
mod pictures;
/// The lists of queries.
mod queries;
/// Both sides beside each other.
mod twin;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chromium::Browser;
use serde_json::Value;

const MEASURE: &str = include_str!("measure.js");

/// Phone, laptop, projector: width and height.
const SIZES: [(u32, u32); 3] = [(390, 844), (1280, 800), (1920, 1080)];

/// Pages of each kind.
const SAMPLES: [&str; 14] = [
    "index.html",
    "all.html",
    "README.html",
    "LESSONS.html",
    "guide/index.html",
    "guide/errors.html",
    "guide/map/time.html",
    "guide/behaviour/time.html",
    "guide/patterns/chat.html",
    "twin/index.html",
    "twin/src/process.html",
    "map.html",
    "numbers.html",
    "checklist.html",
];

/// Returns the folder of the site, built once for all tests.
fn site() -> &'static Path {
    static BUILT: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let options = site::Options { output: folder.path().to_owned(), base: "/sub/path/".to_owned() };
        site::build(guide::workspace_root(), &options).expect("the site is built");
        folder
    });
    BUILT.path()
}

/// Returns the address of a page on the disk.
fn file(page: &str) -> String {
    format!("file://{}/{page}", site().display())
}

/// Returns a browser, or nothing where none is installed.
fn browser() -> Option<Browser> {
    chromium::installed().map(|program| Browser::start(&program))
}

/// Evaluates a call of `measure.js` in the page that is open.
fn measure(browser: &mut Browser, call: &str) -> Value {
    browser.eval(&format!("window.measure || (() => {{ {MEASURE} }})(); measure.{call}"))
}

/// Returns the strings of a list.
fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

/// Returns every page of the site, relative to its folder.
fn all_pages() -> Vec<String> {
    fn collect(folder: &Path, below: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                collect(&entry.path(), &format!("{name}/"), found);
            } else if name.ends_with(".html") {
                found.push(name);
            }
        }
    }
    let mut found = Vec::new();
    collect(site(), "", &mut found);
    found.sort();
    found
}

/// axe-core, where `npm install --prefix target/axe axe-core@4` has put it; insisted on if `SITE_REQUIRE_BROWSER` is set.
fn axe() -> Option<String> {
    let file: PathBuf = guide::workspace_root().join("target/axe/node_modules/axe-core/axe.min.js");
    let text = std::fs::read_to_string(file).ok();
    assert!(
        text.is_some() || std::env::var_os("SITE_REQUIRE_BROWSER").is_none(),
        "axe-core is missing: npm install --prefix target/axe axe-core@4"
    );
    text
}
