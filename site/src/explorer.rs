//! The map with filters, and what share of the uses in real code its rows cover.

use std::cmp::Reverse;

use guide::map::{Class, Group, Row};
use minijinja::context;
use serde::Serialize;

use crate::data::{Guide, place_of};
use crate::output::Output;
use crate::template::Site;
use crate::{Error, markdown};

const PAGE: &str = "map.html";

/// A row of the table.
#[derive(Serialize)]
struct Shown {
    old: String,
    kind: String,
    krate: String,
    new: String,
    class: &'static str,
    effort: &'static str,
    action: String,
    link: String,
    facts: Vec<(String, String)>,
    uses: u32,
    /// The bar's length in per cent. It grows with the square root of the uses, since otherwise most bars would be
    /// invisible.
    bar: u32,
}

/// A point of the curve: the share of all uses, in per cent, that the first rows cover.
#[derive(Serialize)]
struct Point {
    rows: usize,
    share: f64,
}

/// Writes the page, and the chunk with the rows whose uses were not counted.
pub(crate) fn write(site: &Site<'_>, guide: &Guide, out: &mut Output) -> Result<(), Error> {
    let mut rows: Vec<(&Group, &Row)> = guide.rows().collect();
    rows.sort_by_key(|(_, row)| (Reverse(row.uses), row.old.clone()));
    let most = rows.first().and_then(|(_, row)| row.uses).unwrap_or(1).max(1);
    let shown: Vec<Shown> = rows.iter().map(|(group, row)| show(site, guide, group, row, most)).collect();
    let counted = rows.iter().filter(|(_, row)| row.uses.is_some()).count();
    let (first, rest) = shown.split_at(counted);

    let mut crates: Vec<&str> = shown.iter().map(|row| row.krate.as_str()).collect();
    crates.sort_unstable();
    crates.dedup();
    let classes: Vec<&str> = Class::ALL.iter().map(|class| class.name()).collect();
    let curve = curve(&rows);
    let html = site.render(
        "map.html",
        PAGE,
        context! {
            title => "The map",
            total => rows.len(),
            counted,
            rows => first,
            crates,
            classes,
            efforts => ["mechanical", "local rewrite", "redesign"],
            path => path(&curve),
            marks => marks(&curve),
            points => curve.iter().map(|point| (point.rows, point.share)).collect::<Vec<_>>(),
        },
    )?;
    out.write(PAGE, &html)?;
    out.chunk("data/map-rest.js", "map-rest", &rest)
}

fn show(site: &Site<'_>, guide: &Guide, group: &Group, row: &Row, most: u32) -> Shown {
    let uses = row.uses.unwrap_or(0);
    let fact = |name: &str| {
        let link = guide.fact(name).map(|fact| place_of(&fact.link)).unwrap_or_default();
        (name.to_owned(), link)
    };
    let bar = (f64::from(uses) / f64::from(most)).sqrt() * 100.0;
    Shown {
        old: row.old.clone(),
        kind: row.kind.replace('_', " "),
        krate: row.old.split("::").next().unwrap_or_default().to_owned(),
        new: row.new.clone(),
        class: row.class.name(),
        effort: row.effort.name(),
        action: markdown::inline(&site.links, PAGE, "guide/map/x.md", &row.action),
        link: Guide::place(group, row),
        facts: row.facts.split_whitespace().map(fact).collect(),
        uses,
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
        bar: bar.round() as u32,
    }
}

/// Returns, row by row, the share of all counted uses that the rows so far cover.
fn curve(rows: &[(&Group, &Row)]) -> Vec<Point> {
    let total: u32 = rows.iter().filter_map(|(_, row)| row.uses).sum();
    let mut sum = 0;
    let mut points = vec![Point { rows: 0, share: 0.0 }];
    for (index, uses) in rows.iter().map_while(|(_, row)| row.uses).enumerate() {
        sum += uses;
        let share = f64::from(sum) / f64::from(total.max(1)) * 100.0;
        points.push(Point { rows: index + 1, share: (share * 10.0).round() / 10.0 });
    }
    points
}

/// Width and height of the chart's plotting area, in its own units.
const PLANE: (f64, f64) = (600.0, 240.0);

fn place(curve: &[Point], point: &Point) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred rows")]
    let (at, last) = (point.rows as f64, curve.last().map_or(1.0, |last| last.rows as f64));
    (at / last.max(1.0) * PLANE.0, PLANE.1 - point.share / 100.0 * PLANE.1)
}

fn path(curve: &[Point]) -> String {
    let mut path = String::new();
    for point in curve {
        let (x, y) = place(curve, point);
        path.push_str(&format!("{}{x:.1} {y:.1}", if path.is_empty() { "M" } else { "L" }));
    }
    path
}

/// Returns the points at which half, three quarters and nine tenths are covered.
fn marks(curve: &[Point]) -> Vec<minijinja::Value> {
    [50.0, 75.0, 90.0]
        .iter()
        .filter_map(|share| {
            let point = curve.iter().find(|point| point.share >= *share)?;
            let (x, y) = place(curve, point);
            Some(context! { rows => point.rows, share => share, x => format!("{x:.1}"), y => format!("{y:.1}") })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_rises_from_nothing_to_all() {
        let guide = Guide::load(guide::workspace_root()).unwrap();
        let mut rows: Vec<_> = guide.rows().collect();
        rows.sort_by_key(|(_, row)| (Reverse(row.uses), row.old.clone()));
        let curve = curve(&rows);
        assert!(curve.is_sorted_by(|a, b| a.share <= b.share && a.rows < b.rows));
        assert!((curve.last().unwrap().share - 100.0).abs() < f64::EPSILON);
        assert!(curve.iter().find(|point| point.share >= 50.0).unwrap().rows < 20);
    }
}
