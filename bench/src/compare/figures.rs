//! The figures of a run that can get better or worse, and their rounds.

use crate::results::{Part, Results, Sample, Setting};

/// Rounds and values.
pub(super) type Series = Vec<(u32, f64)>;

/// Direction in which a figure improves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Less is better: costs, times, sizes.
    Less,
    /// More is better: rates.
    More,
}

/// A figure: a metric of one server at one setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The part of the run.
    pub part: Part,
    /// The server.
    pub server: String,
    /// The setting within the part.
    pub setting: Setting,
    /// Name of the metric, which ends in its unit.
    pub metric: String,
    /// Direction in which it improves.
    pub better: Better,
}

impl Figure {
    /// Returns whether the figure is counted rather than timed, so that a single round is enough.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        matches!(self.metric.as_str(), "code_lines" | "crates" | "binary_bytes" | "handle_bytes")
    }
}

/// A figure that both runs have.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) figure: Figure,
    /// `true` if the values are quotients with the reference.
    pub(super) is_quotient: bool,
    pub(super) before: Series,
    pub(super) after: Series,
}

impl Pair {
    pub(super) fn values_before(&self) -> impl Iterator<Item = f64> + use<'_> {
        self.before.iter().map(|(_, value)| *value)
    }

    pub(super) fn values_after(&self) -> impl Iterator<Item = f64> + use<'_> {
        self.after.iter().map(|(_, value)| *value)
    }
}

/// Returns every figure of the parts `only` (of all parts if empty) with its rounds, in the order of measurement.
pub(super) fn series_of(results: &Results, only: &[Part]) -> Vec<(Figure, Series)> {
    let mut found: Vec<(Figure, Series)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for sample in results.samples.iter().filter(|sample| only.is_empty() || only.contains(&sample.part)) {
        for (metric, &value) in &sample.outcome.metrics {
            let Some(better) = better(sample, metric) else { continue };
            let key = (sample.part, &sample.server, &sample.setting, metric);
            let place = *places.entry(key).or_insert_with(|| {
                found.push((
                    Figure {
                        part: sample.part,
                        server: sample.server.clone(),
                        setting: sample.setting.clone(),
                        metric: metric.clone(),
                        better,
                    },
                    Series::new(),
                ));
                found.len() - 1
            });
            found[place].1.push((sample.round, value));
        }
    }
    found
}

/// Returns the figures that both runs have; as quotients with `reference`, if both runs have its figures too.
pub(super) fn common(before: &[(Figure, Series)], after: &[(Figure, Series)], reference: &str) -> Vec<Pair> {
    let find = |of: &'_ [(Figure, Series)], part: Part, server: &str, like: &Figure| -> Option<Series> {
        of.iter()
            .find(|(figure, _)| {
                figure.part == part
                    && figure.server == server
                    && figure.setting == like.setting
                    && figure.metric == like.metric
            })
            .map(|(_, series)| series.clone())
    };
    before
        .iter()
        .filter_map(|(figure, series)| {
            let later = find(after, figure.part, &figure.server, figure)?;
            let beside = if figure.part == Part::Floor { Part::Throughput } else { figure.part };
            let quotients = (figure.server != reference).then(|| {
                let (first, second) =
                    (find(before, beside, reference, figure)?, find(after, beside, reference, figure)?);
                let (first, second) = (divided(series, &first), divided(&later, &second));
                (!first.is_empty() && !second.is_empty()).then_some((first, second))
            });
            let (is_quotient, (before, after)) = match quotients.flatten() {
                Some(both) => (true, both),
                None => (false, (series.clone(), later)),
            };
            Some(Pair { figure: figure.clone(), is_quotient, before, after })
        })
        .collect()
}

/// Divides two series round by round.
fn divided(over: &Series, under: &Series) -> Series {
    over.iter()
        .filter_map(|(round, value)| {
            let (_, by) = under.iter().find(|(other, _)| other == round)?;
            (*by > 0.0).then_some((*round, value / by))
        })
        .collect()
}

/// Returns the direction in which a metric improves; `None` for a metric that only tells how something was measured.
fn better(sample: &Sample, metric: &str) -> Option<Better> {
    use Better::{Less, More};
    // In these parts the load sets the pace, or the figure belongs to the load.
    let paced = matches!(sample.part, Part::Latency | Part::Waits | Part::Syscalls);
    match (sample.part, metric) {
        (Part::Crosscheck, _) => None,
        (_, "requests_per_second") => (!paced).then_some(More),
        (_, "deliveries_per_second") => Some(More),
        (_, "server_cpu_us_per_request") => (sample.part != Part::Waits).then_some(Less),
        (_, "server_cpu_us_per_delivery" | "server_cpu_us_per_key") => Some(Less),
        (_, "latency_p50_us" | "latency_p99_us" | "latency_p999_us") => Some(Less),
        (_, "ping_wait_max_ms" | "ping_wait_p999_ms" | "command_ms") => Some(Less),
        (Part::Growth, "seconds") => {
            (sample.setting.get("over").is_some_and(|over| over == "value size")).then_some(Less)
        }
        (Part::Runtime, _) => (metric != "tasks").then_some(Less),
        (Part::Size, _) => Some(Less),
        (Part::Memory, _) => {
            let told = ["bytes_per_", "own_memory_bytes_of_", "flood_peak"];
            told.iter().any(|prefix| metric.starts_with(prefix)).then_some(Less)
        }
        (Part::Syscalls, _) => metric.starts_with("calls_").then_some(Less),
        (Part::Threads, "futex_calls_per_request") => Some(Less),
        _ => None,
    }
}
