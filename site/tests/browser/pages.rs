use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;

use super::{SAMPLES, SIZES, all_pages, axe, browser, file, measure, site, strings};

/// Every page, opened from the disk: nothing complains, every link and anchor leads somewhere, nothing is wider than the
/// window.
#[test]
fn all_pages_from_the_disk_are_whole() {
    let Some(mut browser) = browser() else { return };
    let mut problems = Vec::new();
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut links: Vec<(String, String)> = Vec::new();
    for page in all_pages() {
        browser.size(1280, 800);
        browser.open(&file(&page));
        let found = measure(&mut browser, "links()");
        problems
            .extend(strings(&found["twice"]).into_iter().map(|id| format!("{page}: the anchor {id} is there twice")));
        ids.insert(file(&page), strings(&found["ids"]).into_iter().collect());
        links.extend(
            strings(&found["links"]).into_iter().chain(strings(&found["files"])).map(|link| (page.clone(), link)),
        );
        for (width, height) in SIZES {
            browser.size(width, height);
            let wide = strings(&measure(&mut browser, "overflow()"));
            problems.extend(wide.into_iter().map(|what| format!("{page} at {width}: {what}")));
        }
        problems.extend(browser.complaints().into_iter().map(|what| format!("{page}: {what}")));
    }
    let mut inner = 0;
    for (page, link) in links {
        let Some(path) = link.strip_prefix("file://") else {
            let is_outside = link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:");
            if !is_outside {
                problems.push(format!("{page}: a link to {link}"));
            }
            continue;
        };
        inner += 1;
        let address = link.split(['#', '?']).next().unwrap_or_default();
        let base = format!("file://{}", site().display());
        // The page for missing pages is for a server, and knows the path below which it stands.
        if page == "404.html" {
            continue;
        }
        if !address.starts_with(&base)
            || !std::path::Path::new(path.split(['#', '?']).next().unwrap_or_default()).is_file()
        {
            problems.push(format!("{page}: {link} is not there"));
        } else if let Some((_, anchor)) = link.split_once('#')
            && !anchor.is_empty()
            && !ids.get(address).is_some_and(|ids| ids.contains(&decoded(anchor)))
        {
            problems.push(format!("{page}: {link} has no such anchor"));
        }
    }
    assert!(inner > 10_000, "{inner} links");
    problems.sort();
    problems.dedup();
    let count = problems.len();
    problems.truncate(60);
    assert_eq!(problems, Vec::<String>::new(), "{count} in all");
}

fn decoded(anchor: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = anchor.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match (byte, rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok())) {
            (b'%', Some(digits)) => {
                bytes.push(u8::from_str_radix(digits, 16).unwrap_or(byte));
                rest = &rest[2..];
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Below a path of a server everything is found that the pages name, and a missing page has its page.
#[test]
fn a_server_has_the_site_below_a_path() {
    let Some(mut browser) = browser() else { return };
    let address = SocketAddr::from(([127, 0, 0, 1], 0));
    let server = site::serve::Server::bind(address, site(), "/sub/path/").expect("a free port");
    let address = server.address();
    // The thread ends with the test's process.
    thread::spawn(move || server.run());
    let base = format!("http://{address}/sub/path/");
    let mut asked = BTreeSet::new();
    let mut problems = Vec::new();
    for page in SAMPLES.into_iter().chain(["twin/examples/chat.html", "source/LICENSE.html"]) {
        browser.open(&format!("{base}{page}"));
        let found = measure(&mut browser, "links()");
        problems.extend(browser.complaints());
        for link in strings(&found["links"]).into_iter().chain(strings(&found["files"])) {
            if link.starts_with(&format!("http://{address}")) {
                asked.insert(link.split(['#', '?']).next().unwrap_or_default().to_owned());
            }
        }
    }
    assert!(asked.len() > 150, "{asked:?}");
    let status = |link: &str| {
        let path = link.trim_start_matches(&format!("http://{address}")).to_owned();
        let mut stream = TcpStream::connect(address).expect("the server accepts");
        write!(stream, "HEAD {path} HTTP/1.1\r\nHost: x\r\n\r\n").expect("the server reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the server answers");
        answer.lines().next().unwrap_or_default().to_owned()
    };
    problems.extend(asked.iter().filter(|link| status(link) != "HTTP/1.1 200 OK").cloned());
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(status("/sub/path/nothing.html"), "HTTP/1.1 404 Not Found");
    browser.open(&format!("{base}deep/er/nothing.html"));
    let home = browser.eval("document.querySelector('a').href");
    assert_eq!(home, format!("{base}index.html"));
    browser.complaints();
}

/// Pages of each kind, at three widths, light and dark: no text lies on another, and axe finds nothing serious.
#[test]
fn text_lies_beside_text_and_axe_finds_nothing_serious() {
    let Some(mut browser) = browser() else { return };
    let axe = axe();
    if axe.is_none() {
        eprintln!("without axe-core, which `npm install --prefix target/axe axe-core@4` brings");
    }
    let mut problems = Vec::new();
    for page in SAMPLES.into_iter().chain(["silent.html", "twin/examples/chat.html", "twin/fact/b40.html", "404.html"])
    {
        for is_dark in [false, true] {
            browser.dark(is_dark);
            browser.size(1280, 800);
            browser.open(&file(page));
            if let Some(axe) = &axe {
                browser.eval(&format!("(() => {{ {axe} }})(); true"));
            }
            for (width, height) in SIZES {
                // A colour moves nothing: in the dark one width is enough.
                if is_dark && width != 1280 {
                    continue;
                }
                browser.size(width, height);
                let mut found = strings(&measure(&mut browser, "overlap()"));
                // The laptop's page is the projector's, as far as axe looks at it.
                if axe.is_some() && width != 1920 {
                    found.extend(strings(&measure(&mut browser, &format!("axe({is_dark})"))));
                }
                problems.extend(found.into_iter().map(|what| format!("{page} at {width}, dark {is_dark}: {what}")));
            }
        }
    }
    assert_eq!(problems, Vec::<String>::new());
}

/// Without scripts every page has its text, and the front page leads to the lists.
#[test]
fn pages_are_read_without_scripts() {
    let Some(mut browser) = browser() else { return };
    browser.scripts(false);
    for page in SAMPLES.into_iter().chain(["silent.html", "twin/examples/chat.html"]) {
        browser.open(&file(page));
        let words = browser.eval("document.querySelector('main').innerText.split(/\\s+/).length");
        assert!(words.as_u64().is_some_and(|words| words > 60), "{page} has {words} words");
        let dead = strings(&browser.eval(
            "Array.from(document.querySelectorAll('main button, main select, main input')).filter(e => e.checkVisibility() && !e.closest('.box')).map(e => e.outerHTML)",
        ));
        assert_eq!(dead, Vec::<String>::new(), "{page}: what only scripts could do is not shown");
    }
    browser.open(&file("index.html"));
    let notice =
        browser.eval("document.querySelector('noscript').innerText || document.querySelector('noscript').textContent");
    assert!(notice.as_str().is_some_and(|notice| notice.contains("list of all pages")), "{notice}");
    let form = browser.eval("document.querySelector('form.box').getAttribute('action')");
    assert_eq!(form, "all.html");
}

/// On paper there is the text alone, and nothing of it is folded away.
#[test]
fn paper_has_the_text_alone() {
    let Some(mut browser) = browser() else { return };
    browser.paper(true);
    browser.size(1280, 800);
    for page in ["guide/patterns/chat.html", "twin/examples/chat.html", "LESSONS.html", "silent.html"] {
        browser.open(&file(page));
        let shown = strings(&browser.eval(
            "Array.from(document.querySelectorAll('.top, .pages, .contents, .steps, button')).filter(e => e.checkVisibility()).map(e => e.className)",
        ));
        assert_eq!(shown, Vec::<String>::new(), "{page}");
        let folded = browser.eval(
            "Array.from(document.querySelectorAll('main details p')).filter(e => !e.checkVisibility({ contentVisibilityAuto: true })).length",
        );
        assert_eq!(folded, 0, "{page}");
    }
}

/// Holds the first page, before somebody types, below 300 KB, and the whole below 16 MB.
#[test]
fn the_site_stays_small() {
    let mut whole = 0;
    let mut open = vec![site().to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let meta = entry.metadata().expect("a size");
            if meta.is_dir() {
                open.push(entry.path());
            } else {
                whole += meta.len();
            }
        }
    }
    assert!(whole < 16_000_000, "{whole} bytes");
    let Some(mut browser) = browser() else { return };
    browser.open(&file("index.html"));
    let files = strings(&measure(&mut browser, "links()")["files"]);
    let size = |link: &str| std::fs::metadata(link.trim_start_matches("file://")).expect("a file").len();
    let first: u64 = files.iter().map(|link| size(link)).sum::<u64>() + size(&file("index.html"));
    assert!(first < 300_000, "{first} bytes");
}
