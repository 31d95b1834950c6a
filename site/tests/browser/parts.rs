use std::path::Path;

use super::{SIZES, browser, file, measure, strings};

/// Answers come while one types, each with its link, and stay in the address.
#[test]
fn the_box_answers_while_one_types() {
    let Some(mut browser) = browser() else { return };
    browser.open(&file("index.html"));
    browser.eval("document.getElementById('query').focus()");
    browser.type_text("error[E0425]: cannot find function `run` in crate `tokio`\n --> src/main.rs:12:5");
    browser.until("document.querySelector('.answer')");
    let first = browser.eval("document.querySelector('.answer a').getAttribute('href')");
    assert!(
        first.as_str().is_some_and(|link| link.starts_with("guide/errors.html#says-e0425-cannot-find-function-run")),
        "{first}"
    );
    assert!(browser.eval("location.search").as_str().is_some_and(|search| search.starts_with("?q=error")));
    for (width, height) in SIZES {
        browser.size(width, height);
        assert_eq!(strings(&measure(&mut browser, "overflow()")), Vec::<String>::new(), "{width}");
        assert_eq!(strings(&measure(&mut browser, "overlap()")), Vec::<String>::new(), "{width}");
    }
    // The address alone brings the same.
    let address = browser.eval("location.href");
    browser.open(address.as_str().expect("an address"));
    browser.until("document.querySelector('.answer')");
    assert_eq!(browser.eval("document.querySelector('.answer a').getAttribute('href')"), first);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// The map has all rows, filters them, and counts what is left.
#[test]
fn the_map_filters_all_rows() {
    let Some(mut browser) = browser() else { return };
    let guide = site::Guide::load(guide::workspace_root()).expect("the data");
    browser.open(&file("map.html"));
    let all = format!("document.querySelector('[data-count]').textContent.startsWith('{} rows')", guide.rows().count());
    browser.until(&all);
    let gone = guide.rows().filter(|(_, row)| row.class == guide::map::Class::Gone).count();
    browser.eval("{ const form = document.querySelector('[data-filters]'); form.class.value = 'gone'; form.class.dispatchEvent(new Event('input', { bubbles: true })); }");
    browser.until(&format!("document.querySelector('[data-count]').textContent.startsWith('{gone} rows')"));
    browser.eval("{ const form = document.querySelector('[data-filters]'); form.text.value = 'tokio_proto server'; form.text.dispatchEvent(new Event('input', { bubbles: true })); }");
    browser.until(&format!("!document.querySelector('[data-count]').textContent.startsWith('{gone} rows')"));
    let paths = strings(
        &browser.eval("Array.from(document.querySelectorAll('[data-rows] tr'), row => row.cells[0].textContent)"),
    );
    assert!(!paths.is_empty() && paths.iter().all(|path| path.contains("tokio_proto")), "{paths:?}");
    for (width, height) in SIZES {
        browser.size(width, height);
        assert_eq!(strings(&measure(&mut browser, "overflow()")), Vec::<String>::new(), "{width}");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// The chart ends at all uses, and the bars are as long as the rows' uses are many.
#[test]
fn bars_and_curve_show_the_uses() {
    let Some(mut browser) = browser() else { return };
    browser.open(&file("map.html"));
    browser.until("document.querySelectorAll('[data-rows] .bar').length > 50");
    let bars = browser
        .eval("Array.from(document.querySelectorAll('[data-rows] .bar'), bar => bar.getBoundingClientRect().width)");
    let bars: Vec<f64> = bars.as_array().expect("bars").iter().filter_map(serde_json::Value::as_f64).collect();
    assert!(bars.is_sorted_by(|a, b| a >= b) && bars[0] > bars[40] * 2.0, "{bars:?}");
    let last = browser.eval("site.points[site.points.length - 1][1]");
    assert_eq!(last.as_f64(), Some(100.0));
}

/// Silent changes are filtered by words, and each shows the code that proves it.
#[test]
fn cards_show_both_behaviours_and_their_proof() {
    let Some(mut browser) = browser() else { return };
    browser.open(&file("silent.html"));
    let cards = browser.eval("document.querySelectorAll('.card').length").as_u64().expect("a count");
    let whole = browser.eval("document.querySelectorAll('.card .did p, .card .does p').length");
    assert!(cards > 20 && whole == cards * 2, "{cards} {whole}");
    assert_eq!(browser.eval("document.querySelectorAll('.card .pair').length"), cards);
    browser.eval("{ const field = document.querySelector('[data-filters]').text; field.value = 'interval'; field.dispatchEvent(new Event('input', { bubbles: true })); }");
    let left = browser.eval("document.querySelectorAll('.card:not([hidden])').length").as_u64().expect("a count");
    assert!(left > 0 && left < cards, "{left} of {cards}");
}

/// The scanner's report becomes steps, and what is ticked is still ticked when the page is opened again.
#[test]
fn a_report_becomes_steps_that_stay_ticked() {
    let Some(mut browser) = browser() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let report = folder.path().join("report.json");
    scan(&guide::workspace_root().join("legacy"), &report);
    // From the front page, as a file.
    browser.open(&file("index.html"));
    browser.give_file("#report", &report);
    browser.until("location.pathname.endsWith('checklist.html') && document.querySelector('.step input')");
    let steps = browser.eval("document.querySelectorAll('.step').length").as_u64().expect("a count");
    assert!(steps > 50, "{steps}");
    browser.eval("document.querySelectorAll('.step input')[1].click()");
    let said = format!("1 of {steps} steps are done.");
    assert_eq!(browser.eval("document.querySelector('[data-status]').textContent"), said.as_str());
    browser.open(&file("checklist.html"));
    assert_eq!(browser.eval("document.querySelectorAll('.step input')[1].checked"), true);
    assert_eq!(browser.eval("document.querySelector('[data-status]').textContent"), said.as_str());
    // Its links lead to pages of the site.
    let links = strings(&browser.eval("Array.from(document.querySelectorAll('.step a[href]'), a => a.href)"));
    assert!(links.len() > 50);
    for link in &links {
        let path = link.trim_start_matches("file://").split('#').next().unwrap_or_default();
        assert!(Path::new(path).is_file(), "{link}");
    }
    browser.eval("document.querySelectorAll('details').forEach(details => details.open = true)");
    for (width, height) in SIZES {
        browser.size(width, height);
        assert_eq!(strings(&measure(&mut browser, "overflow()")), Vec::<String>::new(), "{width}");
        assert_eq!(strings(&measure(&mut browser, "overlap()")), Vec::<String>::new(), "{width}");
    }
    // What is no report says so, and leaves the plan alone.
    let other = folder.path().join("other.json");
    std::fs::write(&other, "{\"schema_version\": 7}").expect("a file");
    browser.give_file("[data-drop] input", &other);
    browser.until("document.querySelector('[data-status]').textContent.includes('is no report')");
    assert_eq!(browser.eval("document.querySelectorAll('.step').length"), steps);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// Writes a report of the scanner.
fn scan(project: &Path, report: &Path) {
    let mut options = port::run::Options { path: project.to_owned(), ..port::run::Options::default() };
    options.syntax_only = true;
    options.exact.packages = vec!["legacy".to_owned()];
    let outcome = port::run::run(&options, &|_| {}).expect("a report");
    std::fs::write(report, port::report::json::write(&outcome.report)).expect("a file");
}
