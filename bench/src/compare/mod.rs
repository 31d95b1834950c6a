//! Compares two runs: finds the figures that changed by more than noise.
//!
//! The figures of servers are compared as quotients with a reference, redis-server, taken round by round within each
//! run, so that a machine that was slower as a whole in one of them cancels out. If the reference was not measured, a
//! figure is compared as it is, provided that both runs come from the same kind of machine.

mod figures;
mod noise;
mod text;

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

pub use self::figures::Figure;
use self::figures::{Better, Series, common, series_of};
use self::noise::Noise;
pub use self::text::render;
use crate::results::{Part, Results};
use crate::stats::Summary;

/// Settings of a comparison.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Server whose figures the others are divided by.
    pub reference: String,
    /// Smallest change worth reporting, as a share: 0.02 is two per cent.
    pub least: f64,
    /// Parts to compare; empty for all.
    pub only: Vec<Part>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { reference: "redis-server".into(), least: 0.02, only: Vec::new() }
    }
}

/// Outcome for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Better by more than noise.
    Better,
    /// Worse by more than noise.
    Worse,
    /// No further apart than noise explains.
    Same,
    /// Nothing can be said: there are too few rounds to know the noise, or the machines differ.
    Unknown,
}

/// One figure in both runs.
#[derive(Clone, Debug)]
pub struct Change {
    /// The figure.
    pub figure: Figure,
    /// `true` if it is a quotient with the reference.
    pub is_quotient: bool,
    /// Its rounds in the first run.
    pub before: Summary,
    /// Its rounds in the second run.
    pub after: Summary,
    /// Median of the second run divided by that of the first.
    pub ratio: f64,
    /// Largest distance of the ratio from 1 that noise explains, as a share; `None` if unknown.
    pub noise: Option<f64>,
    /// Outcome for the figure.
    pub verdict: Verdict,
}

/// Two runs, compared.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Figures that both runs have, in the order of the first.
    pub changes: Vec<Change>,
    /// Number of figures that only the first run has.
    pub only_before: usize,
    /// Number of figures that only the second run has.
    pub only_after: usize,
    /// Median change of the reference itself, which is a drift of the machine, and the number of figures that it is
    /// based on.
    pub drift: Option<(f64, usize)>,
    /// Reasons why the runs are less comparable than they could be.
    pub warnings: Vec<String>,
}

impl Comparison {
    /// Returns the number of figures with the given verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.changes.iter().filter(|change| change.verdict == verdict).count()
    }
}

/// Reads a run that [`crate::report::write`] wrote.
///
/// # Errors
///
/// When the file cannot be read, or is not such a run.
pub fn read(path: &Path) -> io::Result<Results> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let file = BufReader::new(File::open(path).map_err(named)?);
    serde_json::from_reader(file).map_err(|error| named(error.into()))
}

/// Compares two runs.
#[must_use]
pub fn compare(before: &Results, after: &Results, settings: &Settings) -> Comparison {
    let (series_before, series_after) = (series_of(before, &settings.only), series_of(after, &settings.only));
    let same_machine = is_same_kind(before, after);
    let pairs = common(&series_before, &series_after, &settings.reference);
    let noise = Noise::learn(pairs.iter().map(|pair| (&pair.figure, pair.before.as_slice(), pair.after.as_slice())));
    let changes = pairs
        .iter()
        .filter(|pair| pair.figure.server != settings.reference)
        .filter_map(|pair| {
            let (before, after) = (Summary::of(pair.values_before())?, Summary::of(pair.values_after())?);
            let ratio = after.median / before.median;
            let noise = noise.of(&pair.figure, &pair.before, &pair.after);
            let comparable = pair.is_quotient || same_machine || pair.figure.is_exact();
            let verdict = match noise {
                Some(noise) if comparable => {
                    let apart = before.max < after.min || after.max < before.min;
                    verdict(pair.figure.better, ratio, noise.max(settings.least), apart)
                }
                _ => Verdict::Unknown,
            };
            Some(Change {
                figure: pair.figure.clone(),
                is_quotient: pair.is_quotient,
                before,
                after,
                ratio,
                noise,
                verdict,
            })
        })
        .collect();
    let found = |of: &[(Figure, Series)], other: &[(Figure, Series)]| {
        of.iter().filter(|(figure, _)| !other.iter().any(|(known, _)| known == figure)).count()
    };
    Comparison {
        changes,
        only_before: found(&series_before, &series_after),
        only_after: found(&series_after, &series_before),
        drift: drift(&pairs, &settings.reference),
        warnings: warnings(before, after),
    }
}

/// Judges a ratio that noise may take `allowed` away from 1; `apart` is `true` if no round of one run lies among those
/// of the other.
fn verdict(better: Better, ratio: f64, allowed: f64, apart: bool) -> Verdict {
    if !ratio.is_finite() {
        return Verdict::Unknown;
    }
    // The same factor is allowed upwards and downwards.
    if !apart || ratio.ln().abs() <= allowed.ln_1p() {
        return Verdict::Same;
    }
    if (ratio < 1.0) == (better == Better::Less) { Verdict::Better } else { Verdict::Worse }
}

/// Returns the median change of the reference's times, and the number of figures that it is based on.
fn drift(pairs: &[figures::Pair], reference: &str) -> Option<(f64, usize)> {
    let ratios = pairs.iter().filter(|pair| pair.figure.server == reference && pair.figure.better == Better::Less);
    let summary = Summary::of(ratios.filter_map(|pair| {
        Some(Summary::of(pair.values_after())?.median / Summary::of(pair.values_before())?.median)
    }))?;
    Some((summary.median, summary.rounds))
}

fn is_same_kind(before: &Results, after: &Results) -> bool {
    let (a, b) = (&before.machine, &after.machine);
    (&a.processor, a.cores, &a.kernel) == (&b.processor, b.cores, &b.kernel)
}

fn warnings(before: &Results, after: &Results) -> Vec<String> {
    let mut warnings = Vec::new();
    if !is_same_kind(before, after) {
        warnings.push(format!(
            "the machines differ ({}; {}): only quotients with the reference are judged",
            before.machine.line(),
            after.machine.line()
        ));
    }
    let mut differs = |what: &str, a: String, b: String| {
        if a != b {
            warnings.push(format!("{what}: {a} in the first run, {b} in the second"));
        }
    };
    differs("worker threads", before.server_threads.to_string(), after.server_threads.to_string());
    differs("quick run", before.quick.to_string(), after.quick.to_string());
    differs("placement", before.placement.reason.clone(), after.placement.reason.clone());
    differs("compiler", before.machine.rustc.clone(), after.machine.rustc.clone());
    for (which, results) in [("first", before), ("second", after)] {
        warnings.extend(results.warnings.iter().map(|warning| format!("in the {which} run: {warning}")));
    }
    warnings
}

#[cfg(test)]
mod tests;
