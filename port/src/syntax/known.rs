//! Types of the 0.1 crates, as their sources say: what functions return and which traits types implement.
//!
//! `data/signatures.txt` is written by `cargo run -p cargo-tokio-port --example signatures`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::ty::{Associated, Ty, parse};

/// The carried signatures.
#[derive(Debug, Default)]
pub struct Known {
    returns: HashMap<&'static str, Ty>,
    implements: HashMap<&'static str, Vec<(String, Associated)>>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    for line in include_str!("../../data/signatures.txt").lines() {
        if let Some((path, ty)) = line.strip_prefix("fn ").and_then(|line| line.split_once(" -> ")) {
            known.returns.insert(path, parse(ty));
        } else if let Some((path, ty)) = line.strip_prefix("type ").and_then(|line| line.split_once(" : "))
            && let Ty::Bounds(bounds, types) = parse(ty)
        {
            let entry = known.implements.entry(path).or_default();
            for bound in bounds {
                if let super::ty::Bound::Old(name) = bound {
                    entry.push((name, types.clone()));
                }
            }
        }
    }
    known
});

/// Returns what a function or method of 0.1 returns.
pub fn returned(path: &str) -> Ty {
    KNOWN.returns.get(path).cloned().unwrap_or(Ty::Unknown)
}

/// Returns the traits of 0.1 that a type of 0.1 implements, with associated types.
pub fn implements(path: &str) -> &'static [(String, Associated)] {
    KNOWN.implements.get(path).map(Vec::as_slice).unwrap_or_default()
}
