use super::{browser, file, measure, strings};

/// Lines and items that belong together have the same height, at the widths at which they stand beside each other.
#[test]
fn both_sides_line_up() {
    let Some(mut browser) = browser() else { return };
    for page in [
        "twin/src/server.html",
        "twin/src/process.html",
        "twin/src/client/mod.html",
        "twin/examples/chat.html",
        "twin/pattern/select_and_timeout.html",
        "twin/fact/b1.html",
        "MIGRATION.html",
        "silent.html",
    ] {
        browser.size(1280, 800);
        browser.open(&file(page));
        browser.eval("document.querySelectorAll('details').forEach(details => details.open = true)");
        for (width, height) in [(1000, 700), (1280, 800), (1920, 1080)] {
            browser.size(width, height);
            assert_eq!(strings(&measure(&mut browser, "askew()")), Vec::<String>::new(), "{page} at {width}");
        }
    }
    // The measure sees a line that is moved.
    browser.eval("document.querySelector('.cols .modern .ln').style.paddingTop = '9px'; document.querySelector('.cols .modern pre').style.gridTemplateRows = 'none'");
    assert_ne!(strings(&measure(&mut browser, "askew()")), Vec::<String>::new());
}

/// Items of the same name stand opposite each other in every module, and what differs is marked.
#[test]
fn a_module_has_its_items_in_one_row_each() {
    let Some(mut browser) = browser() else { return };
    browser.open(&file("twin/src/server.html"));
    let rows = browser.eval(
        "Array.from(document.querySelectorAll('.item'), item => [item.querySelector('.name').textContent, \
         item.querySelectorAll('.side pre').length, item.querySelectorAll('.ln.x').length])",
    );
    let row = |name: &str| {
        let rows = rows.as_array().expect("rows");
        rows.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("{name} in {rows:?}")).clone()
    };
    assert_eq!(row("fn run")[1], 2);
    assert!(row("fn run")[2].as_u64().is_some_and(|marked| marked > 10));
    assert_eq!(row("Drop for Stopping::drop")[2], 0, "what is the same is not marked");
}

/// A link with two files shows their page, and any two files can be put beside each other.
#[test]
fn links_to_share_lead_to_both_files() {
    let Some(mut browser) = browser() else { return };
    let list = file("twin/index.html");
    browser.size(1280, 800);
    browser.go(&format!("{list}?left=legacy/src/server.rs&right=modern/src/server.rs"));
    browser.until("location.pathname.endsWith('twin/src/server.html') && document.readyState === 'complete'");
    browser.open(&format!("{list}?left=legacy/examples/chat.rs&right=modern/examples/proxy.rs"));
    browser.until("document.querySelectorAll('.part .cols').length > 3");
    assert_eq!(strings(&measure(&mut browser, "askew()")), Vec::<String>::new());
    browser.open(&format!("{list}?left=legacy/nowhere.rs&right=modern/src/server.rs"));
    browser.until("document.querySelector('.chosen .notice')");
}

/// The presenter's mode has large letters, and keys that go from item to item and back out of it.
#[test]
fn a_presenter_sees_large_code_and_goes_by_keys() {
    let Some(mut browser) = browser() else { return };
    browser.size(1920, 1080);
    browser.open(&file("twin/src/server.html"));
    let size = "parseFloat(getComputedStyle(document.querySelector('.cols pre')).fontSize)";
    let before = browser.eval(size).as_f64().expect("a size");
    browser.press("p", 80);
    let presented = browser.eval(size).as_f64().expect("a size");
    assert!(presented > before * 1.4, "{presented} after {before}");
    assert_eq!(strings(&measure(&mut browser, "askew()")), Vec::<String>::new());
    let now = "document.querySelector('.item[data-now]').id";
    let first = browser.eval(now);
    browser.press("ArrowDown", 40);
    assert_ne!(browser.eval(now), first);
    browser.press("ArrowUp", 38);
    assert_eq!(browser.eval(now), first);
    browser.press("Escape", 27);
    assert_eq!(browser.eval("document.body.classList.contains('presenting')"), false);
}

/// The lessons are one course: each leads to the next, from the first to the last.
#[test]
fn the_course_goes_from_lesson_to_lesson() {
    let Some(mut browser) = browser() else { return };
    browser.open(&file("twin/index.html"));
    let lessons = strings(&browser.eval(
        "Array.from(document.querySelectorAll('.twins a'), a => a.href).filter(link => link.includes('/examples/'))",
    ));
    assert!(lessons.len() > 30, "{lessons:?}");
    browser.open(&lessons[0]);
    for next in &lessons[1..4] {
        let link = browser.eval("document.querySelector('[rel=next]').href");
        assert_eq!(link, *next.as_str());
        browser.open(next);
        let question = browser.eval("document.querySelector('.question').innerText.length");
        assert!(question.as_u64().is_some_and(|letters| letters > 20), "{next}");
    }
    browser.open(&lessons[lessons.len() - 1]);
    assert_eq!(browser.eval("document.querySelector('[rel=next]')"), serde_json::Value::Null);
}
