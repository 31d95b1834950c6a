//! Medians, spreads and ratios over rounds, and the exponent of a growth curve.

use serde::{Deserialize, Serialize};

/// The median and the spread of a value over rounds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The middle value, or the mean of the two middle ones.
    pub median: f64,
    /// The smallest value of any round.
    pub min: f64,
    /// The largest value of any round.
    pub max: f64,
    /// Number of rounds that gave a value.
    pub rounds: usize,
}

impl Summary {
    /// Summarises `values`. Returns `None` if there is no finite one.
    ///
    /// ```
    /// use wire_player::load::stats::{Summary, growth_exponent, ratio};
    ///
    /// let summary = Summary::of([1.0, 4.0, 2.0]).expect("there are values");
    /// assert_eq!((summary.median, summary.min, summary.max, summary.rounds), (2.0, 1.0, 4.0, 3));
    ///
    /// // Round by round: 2/1, 6/3.
    /// let quotient = ratio(&[(1, 2.0), (2, 6.0)], &[(1, 1.0), (2, 3.0)]).expect("both have rounds");
    /// assert_eq!((quotient.median, quotient.max), (2.0, 2.0));
    ///
    /// let exponent = growth_exponent(&[(1.0, 1.0), (2.0, 4.0), (4.0, 16.0)]).expect("there are points");
    /// assert!((exponent - 2.0).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().filter(|v| v.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        let (&min, &max) = (values.first()?, values.last()?);
        let middle = values.len() / 2;
        let median =
            if values.len() % 2 == 1 { values[middle] } else { f64::midpoint(values[middle - 1], values[middle]) };
        Some(Self { median, min, max, rounds: values.len() })
    }
}

/// Summarises the quotients of two series, taken round by round.
///
/// If the machine drifts, both sides of a round are affected and the drift cancels out, which it would not in a
/// quotient of two medians. Rounds that only one side has are left out.
///
/// ```
/// use wire_player::load::stats::ratio;
///
/// // In round 2 the machine was three times as slow: 2/1, 6/3.
/// let quotient = ratio(&[(1, 2.0), (2, 6.0)], &[(1, 1.0), (2, 3.0)]).expect("both have rounds");
/// assert_eq!((quotient.min, quotient.max), (2.0, 2.0));
/// ```
#[must_use]
pub fn ratio(over: &[(u32, f64)], under: &[(u32, f64)]) -> Option<Summary> {
    Summary::of(over.iter().filter_map(|(round, a)| {
        let (_, b) = under.iter().find(|(other, _)| other == round)?;
        (*b != 0.0).then_some(a / b)
    }))
}

/// Returns the exponent `k` of the power law `y = c * x^k` that fits the points best on log-log axes:
/// 1 is linear growth, 2 quadratic. `None` with fewer than two distinct positive points.
///
/// ```
/// use wire_player::load::stats::growth_exponent;
///
/// let exponent = growth_exponent(&[(1.0, 1.0), (2.0, 4.0), (4.0, 16.0)]).expect("there are points");
/// assert!((exponent - 2.0).abs() < 1e-9, "quadratic");
/// ```
#[must_use]
pub fn growth_exponent(points: &[(f64, f64)]) -> Option<f64> {
    let logs: Vec<(f64, f64)> =
        points.iter().filter(|(x, y)| *x > 0.0 && *y > 0.0).map(|(x, y)| (x.ln(), y.ln())).collect();
    let n = logs.len() as f64;
    let mean_x = logs.iter().map(|p| p.0).sum::<f64>() / n;
    let mean_y = logs.iter().map(|p| p.1).sum::<f64>() / n;
    let variance: f64 = logs.iter().map(|p| (p.0 - mean_x).powi(2)).sum();
    let covariance: f64 = logs.iter().map(|p| (p.0 - mean_x) * (p.1 - mean_y)).sum();
    (logs.len() >= 2 && variance > 0.0).then(|| covariance / variance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_of_rounds_lies_between_the_middle_two() {
        let summary = Summary::of([4.0, 1.0, 2.0, 9.0]).unwrap();
        assert_eq!(summary, Summary { median: 3.0, min: 1.0, max: 9.0, rounds: 4 });
        assert_eq!(Summary::of([5.0, 1.0, 2.0]).unwrap().median, 2.0);
    }

    #[test]
    fn values_that_are_not_numbers_are_left_out() {
        assert_eq!(Summary::of([f64::NAN, f64::INFINITY]), None);
        assert_eq!(Summary::of([f64::NAN, 7.0]).unwrap().rounds, 1);
    }

    #[test]
    fn ratios_are_taken_within_a_round() {
        // The machine was twice as slow in round 2: the ratio is 0.5 in both.
        let modern = [(1, 1.0), (2, 2.0)];
        let redis = [(2, 4.0), (1, 2.0)];
        let summary = ratio(&modern, &redis).unwrap();
        assert_eq!((summary.min, summary.max), (0.5, 0.5));
    }

    #[test]
    fn a_round_without_a_partner_or_with_a_zero_gives_no_ratio() {
        assert_eq!(ratio(&[(1, 1.0)], &[(2, 4.0)]), None);
        assert_eq!(ratio(&[(1, 1.0)], &[(1, 0.0)]), None);
    }

    #[test]
    fn the_exponent_tells_linear_from_quadratic() {
        let linear: Vec<_> = (1..6).map(|x| (f64::from(x), 3.0 * f64::from(x))).collect();
        let quadratic: Vec<_> = (1..6).map(|x| (f64::from(x), f64::from(x * x))).collect();
        assert!((growth_exponent(&linear).unwrap() - 1.0).abs() < 1e-9);
        assert!((growth_exponent(&quadratic).unwrap() - 2.0).abs() < 1e-9);
        assert_eq!(growth_exponent(&[(1.0, 1.0)]), None);
        assert_eq!(growth_exponent(&[(1.0, 1.0), (1.0, 2.0)]), None);
    }
}
