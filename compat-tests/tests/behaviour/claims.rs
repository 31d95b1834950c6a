//! Ties a test to its fact: records which side showed what.

use std::sync::LazyLock;

pub(crate) use compat_tests::guide::shown::Side::{self, Legacy, Modern};
use compat_tests::guide::shown::Sides;

static SIDES: LazyLock<Sides> = LazyLock::new(|| Sides::parse(include_str!("../../behaviour.toml")).unwrap());

/// Says what the assertions since the test's beginning, or since the last such line, have shown of `side`: words that
/// `behaviour.toml` has for this side of fact `number` and not for the other.
///
/// The guide's check reads these lines as well: each fact has one for each side, and an assertion stands before it.
#[track_caller]
pub(crate) fn shown(number: u32, side: Side, words: &str) {
    if let Err(what) = SIDES.check(number, side, words) {
        panic!("{what}");
    }
}

/// The same where one assertion has shown both sides.
#[track_caller]
pub(crate) fn shown_both(number: u32, legacy: &str, modern: &str) {
    shown(number, Legacy, legacy);
    shown(number, Modern, modern);
}
