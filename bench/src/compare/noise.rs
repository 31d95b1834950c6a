//! The distance that two medians may have by chance.

use std::collections::HashMap;

use super::figures::{Figure, Series};
use crate::results::Part;

/// Number of standard errors that a change has to exceed. Hundreds of figures are examined together: with two or three
/// standard errors, some of them would always be reported.
const ERRORS: f64 = 4.0;

/// Weight, in rounds, of the spread of similar figures against a figure's own spread: a few rounds that happen to agree
/// do not prove that the figure is quiet.
const BORROWED: f64 = 4.0;

/// Spread of the rounds for each metric of each part, learnt from both runs.
#[derive(Debug)]
pub(super) struct Noise {
    variances: HashMap<(Part, String), f64>,
}

impl Noise {
    /// Learns from all figures, each with its rounds in the first and in the second run.
    pub(super) fn learn<'a>(figures: impl Iterator<Item = (&'a Figure, &'a [(u32, f64)], &'a [(u32, f64)])>) -> Self {
        let mut sums: HashMap<(Part, String), (f64, f64)> = HashMap::new();
        for (figure, before, after) in figures {
            if let Some((variance, freedom)) = within(before, after) {
                let sum = sums.entry((figure.part, figure.metric.clone())).or_default();
                sum.0 += variance * freedom;
                sum.1 += freedom;
            }
        }
        Self { variances: sums.into_iter().map(|(key, (sum, freedom))| (key, sum / freedom)).collect() }
    }

    /// Returns how far from 1 noise may take a quotient of two medians, as a share; `None` if that is unknown.
    pub(super) fn of(&self, figure: &Figure, before: &Series, after: &Series) -> Option<f64> {
        if figure.is_exact() {
            return Some(0.0);
        }
        let all = before.iter().chain(after);
        if before.is_empty() || after.is_empty() || all.into_iter().any(|(_, value)| *value <= 0.0) {
            return None;
        }
        let of_its_like = self.variances.get(&(figure.part, figure.metric.clone()))?;
        let (own, freedom) = within(before, after).unwrap_or((0.0, 0.0));
        let variance = (own * freedom + of_its_like * BORROWED) / (freedom + BORROWED);
        let rounds = 1.0 / before.len() as f64 + 1.0 / after.len() as f64;
        Some((ERRORS * (variance * rounds).sqrt()).exp_m1())
    }
}

/// Returns the variance of the logarithms within each run, pooled over both runs, and its degrees of freedom.
fn within(before: &[(u32, f64)], after: &[(u32, f64)]) -> Option<(f64, f64)> {
    let (mut sum, mut freedom) = (0.0, 0.0);
    for series in [before, after] {
        if series.iter().any(|(_, value)| *value <= 0.0) {
            return None;
        }
        let logs: Vec<f64> = series.iter().map(|(_, value)| value.ln()).collect();
        let mean = logs.iter().sum::<f64>() / logs.len() as f64;
        sum += logs.iter().map(|log| (log - mean).powi(2)).sum::<f64>();
        freedom += logs.len() as f64 - 1.0;
    }
    (freedom > 0.0).then(|| (sum / freedom, freedom))
}
