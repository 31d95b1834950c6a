//! Single figures of the report in a page.
//!
//! A page marks each number that it takes from the report: `<!-- bench: memory modern bytes_per_key_at_1000000 -->85` is
//! the median of that metric over the rounds, with as many decimals as stand there. `<!-- bench: date -->2026-11-27` is
//! the day of the run. [`renewed`] writes what stands in the report behind each mark.

use bench::report::format::date;
use bench::results::{Part, Results};
use clap::ValueEnum;

/// Start of a mark.
const MARK: &str = "<!-- bench: ";

/// End of a mark.
const END: &str = " -->";

/// Returns `page` with the figures of `results` behind its marks, and how many marks there are.
///
/// # Errors
///
/// Says which mark cannot be followed, and why.
pub(crate) fn renewed(page: &str, results: &Results) -> Result<(String, usize), String> {
    let mut pieces = page.split(MARK);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    let mut count = 0;
    for piece in pieces {
        let (mark, rest) = piece.split_once(END).ok_or_else(|| format!("`{}` has no end", first_line(piece)))?;
        let (old, rest) = if mark == "date" { rest.split_at(dated(rest)) } else { rest.split_at(numbered(rest)) };
        out.push_str(MARK);
        out.push_str(mark);
        out.push_str(END);
        out.push_str(&figure(mark, old, results)?);
        out.push_str(rest);
        count += 1;
    }
    Ok((out, count))
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// Returns the length of the date at the start of `text`.
fn dated(text: &str) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count()
}

/// Returns the length of the number at the start of `text`: digits, with commas and a point between them.
fn numbered(text: &str) -> usize {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let is_part =
        |&at: &usize| is_digit(at) || (matches!(text.as_bytes().get(at), Some(b',' | b'.')) && is_digit(at + 1));
    (0..text.len()).take_while(is_part).count()
}

/// Returns what belongs behind a mark; `old` stands there now.
fn figure(mark: &str, old: &str, results: &Results) -> Result<String, String> {
    if mark == "date" {
        return Ok(date(results.started_unix));
    }
    let form = || format!("`{mark}` is neither `date` nor `PART SERVER METRIC`");
    let mut words = mark.split(' ');
    let (Some(part), Some(server), Some(metric), None) = (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(form());
    };
    let part = Part::from_str(part, false).map_err(|_| form())?;
    let summary =
        results.summary(part, server, &[], metric).ok_or_else(|| format!("the report has no figure `{mark}`"))?;
    let decimals = old.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Ok(with_commas(&format!("{:.decimals$}", summary.median)))
}

/// Returns a number with a comma before each group of three digits of its whole part.
fn with_commas(number: &str) -> String {
    let (whole, decimals) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + decimals
}

/// Returns `text` with the figures of three rounds of one metric.
fn page(text: &str) -> Result<(String, usize), String> {
    let mut results = super::committed();
    let mut sample = results.samples.swap_remove(0);
    results.samples.clear();
    for (round, value) in [(1, 1234.4), (2, 1235.3), (3, 99_999.0)] {
        (sample.part, sample.server, sample.round) = (Part::Throughput, "modern".to_owned(), round);
        sample.outcome.metrics = [("server_cpu_us_per_request".to_owned(), value)].into();
        results.samples.push(sample.clone());
    }
    results.started_unix = 1_700_000_000;
    renewed(text, &results)
}

const METRIC: &str = "<!-- bench: throughput modern server_cpu_us_per_request -->";

#[test]
fn a_figure_is_the_median_with_the_decimals_that_stand_there() {
    for (old, new) in [("7", "1,235"), ("1,234,567.8", "1,235.3"), ("", "1,235"), ("0.12", "1,235.30")] {
        let (text, count) = page(&format!("| a key | {METRIC}{old}, or so. |\n")).unwrap();
        assert_eq!((text, count), (format!("| a key | {METRIC}{new}, or so. |\n"), 1));
    }
}

#[test]
fn all_else_stays() {
    let text = format!("of <!-- bench: date -->2023-11-14: {METRIC}1,235 and {METRIC}1,235.3. <!-- other -->8\n");
    assert_eq!(page(&text).unwrap(), (text, 3));
    assert_eq!(page("nothing").unwrap(), ("nothing".to_owned(), 0));
}

#[test]
fn a_mark_that_cannot_be_followed_is_an_error() {
    let said = |text: &str| page(text).unwrap_err();
    assert!(said("<!-- bench: date").ends_with("has no end"));
    assert!(said("<!-- bench: throughput modern -->").contains("neither"));
    assert!(said("<!-- bench: nonsense modern metric -->").contains("neither"));
    assert!(said("<!-- bench: throughput modern metric -->").contains("has no figure `throughput modern metric`"));
}
