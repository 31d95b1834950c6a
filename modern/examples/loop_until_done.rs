//! A loop that waits in its body: the pages of a listing are asked for until there is no next one.

use std::time::Duration;

use tokio::time::sleep;

const KEYS: [&str; 7] = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu"];

/// A part of the listing, and the cursor of the next part, if there is one.
struct Page {
    keys: &'static [&'static str],
    next: Option<usize>,
}

async fn fetch(cursor: usize) -> Page {
    sleep(Duration::from_millis(5)).await;
    let end = KEYS.len().min(cursor + 3);
    Page { keys: &KEYS[cursor..end], next: Some(end).filter(|end| *end < KEYS.len()) }
}

// region: collect_pages
async fn all_keys() -> Vec<&'static str> {
    let mut keys = Vec::new();
    let mut next = Some(0);
    while let Some(cursor) = next {
        let page = fetch(cursor).await;
        println!("page at {cursor}: {}", page.keys.join(" "));
        keys.extend_from_slice(page.keys);
        next = page.next;
    }
    keys
}
// endregion: collect_pages

// region: leave_early
async fn find(wanted: &str) -> Option<usize> {
    let mut cursor = 0;
    loop {
        let page = fetch(cursor).await;
        if let Some(i) = page.keys.iter().position(|key| *key == wanted) {
            return Some(cursor + i);
        }
        cursor = page.next?;
    }
}
// endregion: leave_early

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let keys = all_keys().await;
    println!("{} keys", keys.len());
    for wanted in ["eel", "yak"] {
        match find(wanted).await {
            Some(i) => println!("{wanted} is number {i}"),
            None => println!("{wanted} is not there"),
        }
    }
}
