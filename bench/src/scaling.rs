//! Extrapolates processor time from a few worker threads to more cores than the machine has, by Gunther's universal
//! scalability law.
//!
//! `X(N) = N · X(1) / (1 + σ·(N − 1) + κ·N·(N − 1))` is the throughput on N processors, each with one busy worker. σ is
//! the share of the work that only one worker at a time can do (with κ = 0 this is Amdahl's law). κ is the cost of each
//! pair of workers, such as cache lines that both write. The denominator is the processor time of a request relative to
//! its processor time with one worker. It can be measured with more workers than cores, and that is what the law is
//! fitted to.

use serde::Serialize;

/// The two coefficients.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Law {
    /// σ: the share of the work that only one worker at a time can do.
    pub serial: f64,
    /// κ: the cost of each pair of workers, as a share of the cost of a request.
    pub crosstalk: f64,
}

impl Law {
    /// Fits the law to the processor time of a request relative to that with one worker, as `(workers, relative cost)`.
    /// Neither coefficient is negative. Returns `None` without a point for two or more workers.
    #[must_use]
    pub fn fit(points: &[(f64, f64)]) -> Option<Self> {
        // cost − 1 = σ·a + κ·b by least squares, where a = N − 1 and b = N·(N − 1).
        let rows: Vec<[f64; 3]> =
            points.iter().filter(|(n, _)| *n > 1.0).map(|(n, cost)| [n - 1.0, n * (n - 1.0), cost - 1.0]).collect();
        if rows.is_empty() {
            return None;
        }
        let sum = |i: usize, j: usize| rows.iter().map(|row| row[i] * row[j]).sum::<f64>();
        let (aa, ab, bb, ay, by) = (sum(0, 0), sum(0, 1), sum(1, 1), sum(0, 2), sum(1, 2));
        let determinant = aa * bb - ab * ab;
        // If all points have the same number of workers, the two coefficients cannot be told apart.
        if determinant > 1e-9 * aa * bb {
            let (serial, crosstalk) = ((ay * bb - by * ab) / determinant, (by * aa - ay * ab) / determinant);
            if serial >= 0.0 && crosstalk >= 0.0 {
                return Some(Self { serial, crosstalk });
            }
        }
        // Otherwise the best solution lies on the edge, where one of the two is zero.
        let edges =
            [Self { serial: (ay / aa).max(0.0), crosstalk: 0.0 }, Self { serial: 0.0, crosstalk: (by / bb).max(0.0) }];
        let error =
            |law: &Self| rows.iter().map(|[a, b, y]| (law.serial * a + law.crosstalk * b - y).powi(2)).sum::<f64>();
        edges.into_iter().min_by(|a, b| error(a).total_cmp(&error(b)))
    }

    /// Returns the throughput on `processors` processors, as a multiple of that on one.
    #[must_use]
    pub fn throughput(&self, processors: f64) -> f64 {
        processors / (1.0 + self.serial * (processors - 1.0) + self.crosstalk * processors * (processors - 1.0))
    }

    /// Returns the number of processors beyond which throughput falls; `None` if it never falls.
    #[must_use]
    pub fn peak(&self) -> Option<f64> {
        (self.crosstalk > 0.0).then(|| ((1.0 - self.serial).max(0.0) / self.crosstalk).sqrt().max(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn costs(law: Law) -> Vec<(f64, f64)> {
        [1.0, 2.0, 4.0, 8.0].map(|n| (n, n / law.throughput(n))).into()
    }

    #[track_caller]
    fn assert_close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-9, "{a} is not {b}");
    }

    #[test]
    fn the_coefficients_are_found_again() {
        for (serial, crosstalk) in [(0.05, 0.002), (0.0, 0.01), (0.2, 0.0), (0.0, 0.0)] {
            let law = Law::fit(&costs(Law { serial, crosstalk })).unwrap();
            assert_close(law.serial, serial);
            assert_close(law.crosstalk, crosstalk);
        }
    }

    #[test]
    fn requests_that_get_cheaper_promise_no_more_than_linear_growth() {
        let law = Law::fit(&[(1.0, 1.0), (2.0, 0.9), (4.0, 0.8)]).unwrap();
        assert_eq!(law, Law { serial: 0.0, crosstalk: 0.0 });
        assert_close(law.throughput(16.0), 16.0);
    }

    #[test]
    fn without_crosstalk_it_is_amdahls_law() {
        let law = Law { serial: 0.1, crosstalk: 0.0 };
        assert_close(law.throughput(10.0), 1.0 / (0.1 + 0.9 / 10.0));
        assert_eq!(law.peak(), None);
    }

    #[test]
    fn crosstalk_has_a_peak() {
        let law = Law { serial: 0.0, crosstalk: 0.01 };
        assert_close(law.peak().unwrap(), 10.0);
        assert!(law.throughput(10.0) > law.throughput(9.0) && law.throughput(10.0) > law.throughput(11.0));
    }

    #[test]
    fn one_number_of_workers_is_laid_to_what_is_serial() {
        let law = Law::fit(&[(2.0, 1.1)]).unwrap();
        assert_close(law.throughput(2.0), 2.0 / 1.1);
        assert_eq!(Law::fit(&[(1.0, 1.0)]), None);
    }
}
