//! Runs the targets with the corpus, and with a few thousand small changes of it.

use std::fs;
use std::path::Path;

/// Returns every file of a target's corpus.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    let files = fs::read_dir(folder).expect("the corpus is there");
    let mut paths: Vec<_> = files.map(|file| file.expect("it can be listed").path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("it can be read")).collect()
}

/// Xorshift: the same changes in every run.
fn next(random: &mut u64) -> usize {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    (*random >> 11) as usize
}

fn check(target: &str, property: fn(&[u8])) {
    const CHANGED: usize = 150;
    let corpus = corpus(target);
    assert!(corpus.len() >= 8, "{} files", corpus.len());
    let mut random = 0x9e37_79b9_7f4a_7c15;
    for bytes in &corpus {
        property(bytes);
        for _ in 0..CHANGED {
            let mut changed = bytes.clone();
            for _ in 0..next(&mut random) % 4 + 1 {
                let place = next(&mut random) % changed.len().max(1);
                match next(&mut random) % 4 {
                    0 => changed.truncate(place),
                    1 if place < changed.len() => drop(changed.remove(place)),
                    2 => {
                        let other = &corpus[next(&mut random) % corpus.len()];
                        changed.splice(place..place, other.iter().copied());
                    }
                    _ if place < changed.len() => changed[place] = b"\r\n*$+-:0139 \xff"[next(&mut random) % 13],
                    _ => {}
                }
            }
            property(&changed);
        }
    }
}

#[test]
fn requests_in_any_pieces_are_answered_alike() {
    check("requests", fuzz::requests);
}

#[test]
fn replies_in_any_pieces_are_the_same_frames() {
    check("replies", fuzz::replies);
}
