//! Counts the measurements during which the server or the load waited for its core, since something else ran on it.

use std::fmt::Write;

use clap::ValueEnum;

use crate::parts::threads::cores_are_shared;
use crate::results::{Part, Results};

/// Share of a window for which a side may wait for its core before the figure counts as doubtful.
const WAITED_LIMIT: f64 = 0.05;

/// Returns a warning that counts, part by part, the measurements in which something else held the core of the server or of
/// the load; `None` if there are none.
///
/// Where server and load share their cores, each of them waits for the other, and nothing is counted.
#[must_use]
pub fn warning(results: &Results) -> Option<String> {
    if !results.placement.apart() {
        return None;
    }
    let mut parts = String::new();
    for part in Part::value_variants() {
        let shares: Vec<f64> = results
            .samples
            .iter()
            .filter(|sample| sample.part == *part && !cores_are_shared(&sample.setting))
            .filter_map(|sample| {
                let waited = |name: &str| sample.outcome.metrics.get(name).copied();
                Some(waited("server_waited_cores")?.max(waited("load_waited_cores")?))
            })
            .collect();
        let doubtful = shares.iter().filter(|share| **share > WAITED_LIMIT).count();
        if doubtful > 0 {
            let worst = shares.iter().copied().fold(0.0, f64::max) * 100.0;
            let before = if parts.is_empty() { "" } else { ", " };
            let _ = write!(parts, "{before}{} {doubtful} of {} ({worst:.0} % in the worst)", part.name(), shares.len());
        }
    }
    (!parts.is_empty()).then(|| {
        format!(
            "In some measurements something else held the core of the server or of the load for more than {:.0} % of the \
             time. There, times and rates are doubtful, and CPU for each request less so: {parts}.",
            WAITED_LIMIT * 100.0
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::threads::SHARED;
    use crate::results::tests::run_of;

    fn held(results: &mut Results, index: usize, share: f64) {
        let metrics = &mut results.samples[index].outcome.metrics;
        metrics.insert("server_waited_cores".into(), share);
        metrics.insert("load_waited_cores".into(), 0.0);
    }

    #[test]
    fn what_was_disturbed_is_counted_by_part() {
        let mut results = run_of(&[("modern", 1, 1, 2.0), ("modern", 16, 1, 1.0), ("modern", 64, 1, 1.0)]);
        (results.placement.server, results.placement.load) = (vec![1], vec![0]);
        assert_eq!(warning(&results), None);
        held(&mut results, 0, 0.04);
        held(&mut results, 1, 0.25);
        let said = warning(&results).unwrap();
        assert!(said.ends_with("throughput 1 of 2 (25 % in the worst)."), "{said}");
    }

    #[test]
    fn cores_that_are_shared_on_purpose_disturb_nothing() {
        let mut results = run_of(&[("modern", 1, 1, 2.0)]);
        (results.placement.server, results.placement.load) = (vec![1], vec![0]);
        held(&mut results, 0, 0.9);
        results.samples[0].setting.insert("what".into(), SHARED.into());
        assert_eq!(warning(&results), None);
    }
}
