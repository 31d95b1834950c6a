use std::fs;
use std::path::Path;

use super::{browser, file};

/// The two pictures at the top of README.md. `UPDATE_PICTURES=1` writes them into the repository; fonts differ from machine
/// to machine, so what is there is not compared.
#[test]
fn pictures_of_the_front_page_and_the_twin_view() {
    let Some(mut browser) = browser() else { return };
    let root = guide::workspace_root();
    let kept = root.join("site/pictures");
    let folder =
        if std::env::var_os("UPDATE_PICTURES").is_some() { kept.clone() } else { root.join("target/pictures") };
    fs::create_dir_all(&folder).expect("a folder");

    browser.size(1280, 800);
    browser.open(&file("index.html"));
    browser.eval("document.getElementById('query').focus()");
    browser.type_text("thread 'main' panicked at 'there is no reactor running, must be called from the context of a Tokio 1.x runtime', src/main.rs:12:5");
    browser.until("document.querySelector('.answer')");
    browser.eval("document.activeElement.blur()");
    save(&folder.join("search.png"), &browser.picture());

    browser.size(1600, 900);
    browser.open(&file("twin/src/process.html"));
    browser.eval("document.querySelectorAll('.item')[3].scrollIntoView({ block: 'start' })");
    save(&folder.join("twin.png"), &browser.picture());

    for name in ["search.png", "twin.png"] {
        assert!(kept.join(name).is_file(), "site/pictures/{name} is missing: UPDATE_PICTURES=1");
    }
}

fn save(file: &Path, picture: &str) {
    let bytes = decoded(picture);
    assert!(bytes.starts_with(b"\x89PNG") && bytes.len() > 20_000, "{} bytes", bytes.len());
    fs::write(file, bytes).expect("the picture is written");
}

/// Returns the bytes of a text in base 64.
fn decoded(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for value in text.bytes().filter_map(value) {
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff).to_le_bytes()[0]);
        }
    }
    bytes
}
