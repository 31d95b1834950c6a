//! Connects a test with its fact: records what it has shown of each side.

use std::sync::LazyLock;

pub(crate) use compat_tests::guide::shown::Side::{self, Legacy, Modern};
use compat_tests::guide::shown::Sides;

static SIDES: LazyLock<Sides> = LazyLock::new(|| Sides::parse(include_str!("../../behaviour.toml")).unwrap());

/// States what the assertions since the beginning of the test, or since the last such line, have shown of `side`: words
/// that `behaviour.toml` has for this side of fact `number` and not for the other.
///
/// The guide's check reads these lines as well: each fact needs one for each side, with an assertion before it.
#[track_caller]
pub(crate) fn shown(number: u32, side: Side, words: &str) {
    if let Err(what) = SIDES.check(number, side, words) {
        panic!("{what}");
    }
}

/// The same for an assertion that has shown both sides.
#[track_caller]
pub(crate) fn shown_both(number: u32, legacy: &str, modern: &str) {
    shown(number, Legacy, legacy);
    shown(number, Modern, modern);
}
