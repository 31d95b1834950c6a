//! The servers' targets, and whether they were met.

mod cost;
mod speed;
mod threads;

use super::format::spread;
use super::tables::Table;
use crate::results::{Part, Results};
use crate::stats::Summary;

const REDIS: &str = "redis-server";
const CPU: &str = "server_cpu_us_per_request";
const RATE: &str = "requests_per_second";

/// The servers that have targets.
const OURS: [&str; 2] = ["legacy", "modern"];

/// Spread that is assumed for a figure measured in one round only, as a share: such a round may be this far off.
const ONE_ROUND: f64 = 0.05;

/// Verdict on a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The median meets it.
    Met,
    /// The median misses it, but some of the rounds meet it.
    Open,
    /// No round meets it.
    Missed,
    /// It could not be measured here.
    NotMeasured,
}

impl Verdict {
    /// Returns the verdict as the table shows it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Open => "open",
            Self::Missed => "MISSED",
            Self::NotMeasured => "not measured",
        }
    }
}

/// Bound of a target.
#[derive(Clone, Copy, Debug)]
enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

impl Limit {
    fn judge(self, measured: &Summary) -> Verdict {
        let (least, most) = if measured.rounds > 1 {
            (measured.min, measured.max)
        } else {
            (measured.min * (1.0 - ONE_ROUND), measured.max * (1.0 + ONE_ROUND))
        };
        let (holds, may_hold) = match self {
            Self::AtMost(limit) => (measured.median <= limit, least <= limit),
            Self::AtLeast(limit) => (measured.median >= limit, most >= limit),
        };
        match (holds, may_hold) {
            (true, _) => Verdict::Met,
            (false, true) => Verdict::Open,
            (false, false) => Verdict::Missed,
        }
    }

    fn text(self) -> String {
        match self {
            Self::AtMost(limit) => format!("≤ {limit:.2}"),
            Self::AtLeast(limit) => format!("≥ {limit:.2}"),
        }
    }
}

/// One target, its measured value and whether it is met.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The statement that should hold.
    pub what: String,
    /// The limit, as text.
    pub limit: String,
    /// Value that was once reached, on another processor, for comparison.
    pub aim: String,
    /// The measured value, as text, or the reason why there is none.
    pub measured: String,
    /// Value of a bare loop on the same runtime, if it was measured: no server on that runtime can do better.
    pub floor: String,
    /// Value of the bare loop that looks keys up in a map.
    pub map: String,
    /// Verdict on the target.
    pub verdict: Verdict,
}

impl Target {
    /// Judges a quotient.
    fn of(what: String, limit: Limit, measured: &Summary) -> Self {
        Self {
            what,
            limit: limit.text(),
            aim: String::new(),
            measured: spread(measured),
            floor: String::new(),
            map: String::new(),
            verdict: limit.judge(measured),
        }
    }
}

/// Returns the targets that can be judged from the results.
#[must_use]
pub fn judge(results: &Results) -> Vec<Target> {
    let mut targets = Vec::new();
    speed::cpu(results, &mut targets);
    speed::large_values(results, &mut targets);
    speed::worst_throughput(results, &mut targets);
    speed::latency(results, &mut targets);
    threads::default_threads(results, &mut targets);
    cost::commands(results, &mut targets);
    cost::persistence(results, &mut targets);
    cost::growth(results, &mut targets);
    cost::memory(results, &mut targets);
    targets
}

/// Returns the targets as a table; `None` if none can be judged from the results.
#[must_use]
pub fn table(results: &Results) -> Option<Table> {
    let targets = judge(results);
    if targets.is_empty() {
        return None;
    }
    let count = |verdict: &Verdict| targets.iter().filter(|target| target.verdict == *verdict).count();
    Some(Table {
        title: "Targets".into(),
        note: format!(
            "{} of {} met, {} open, {} missed. Judged by the median; open is what misses its limit while at least one \
             round holds to it (of a single round: by less than {:.0} %). The floor is what a bare loop on the same \
             runtime reaches; with a map, what it reaches when it also looks the keys up. The aim is what was reached \
             on another processor, and judges nothing.",
            count(&Verdict::Met),
            targets.len(),
            count(&Verdict::Open),
            count(&Verdict::Missed),
            ONE_ROUND * 100.0
        ),
        columns: ["", "verdict", "measured", "limit", "aim", "floor", "with a map"].map(str::to_owned).into(),
        rows: targets
            .iter()
            .cloned()
            .map(|target| {
                let verdict = target.verdict.text().to_owned();
                vec![target.what, verdict, target.measured, target.limit, target.aim, target.floor, target.map]
            })
            .collect(),
    })
}

/// Returns the quotient of a metric of one server at two settings, round by round.
fn between(
    results: &Results,
    part: Part,
    server: &str,
    over: &[(&str, &str)],
    under: &[(&str, &str)],
    metric: &str,
) -> Option<Summary> {
    let series = |wanted| results.series(part, server, wanted, metric);
    crate::stats::ratio(&series(over), &series(under))
}

#[cfg(test)]
mod tests;
