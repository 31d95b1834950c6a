//! Curves and bars of the report.

use super::format::number;
use super::svg::{Bars, Curves, Figure};
use super::tables::chased;
use crate::parts::growth::MEMORY;
use crate::results::{Part, Results};
use crate::servers::floor_name;

/// A plot: a figure and the words that belong to it.
#[derive(Clone, Debug)]
pub struct Plot {
    /// Title of the plot.
    pub title: String,
    /// Description of the plot for readers who cannot see it.
    pub description: String,
    /// The picture.
    pub figure: Figure,
}

/// Returns every plot for which the results have data.
#[must_use]
pub fn all(results: &Results) -> Vec<Plot> {
    let mut plots = Vec::new();
    for op in results.values(Part::Throughput, "op") {
        plots.extend(over_depth(results, &op, "requests_per_second", "requests per second"));
        plots.extend(over_depth(results, &op, "server_cpu_us_per_request", "µs of server CPU"));
    }
    for op in results.values(Part::Latency, "op") {
        plots.extend(percentiles(results, &op));
    }
    plots.extend(memory(results));
    for op in ["GET", "SET"] {
        let wanted = [("over", "keys"), ("op", op)];
        let title = format!("{op} per second over stored keys");
        plots.extend(growth(results, &title, "keys", &wanted, "requests_per_second"));
    }
    plots.extend(beside_memory(results));
    let wanted = [("over", "connections")];
    let title = "GET per second over busy connections";
    plots.extend(growth(results, title, "connections", &wanted, "requests_per_second"));
    let wanted = [("over", "value size")];
    plots.extend(growth(results, "Seconds over the size of one value", "bytes", &wanted, "seconds"));
    plots
}

type Points = Vec<(f64, f64)>;

fn plot(title: String, x_label: &str, y_label: &str, series: Vec<(String, Points)>) -> Option<Plot> {
    let series: Vec<_> = series.into_iter().filter(|(_, points)| !points.is_empty()).collect();
    if series.is_empty() {
        return None;
    }
    let spoken: Vec<String> = series
        .iter()
        .map(|(name, points)| {
            let points: Vec<String> = points.iter().map(|(x, y)| format!("{} at {}", number(*y), number(*x))).collect();
            format!("{name}: {}", points.join(", "))
        })
        .collect();
    Some(Plot {
        description: format!("{y_label} over {x_label}. {}.", spoken.join("; ")),
        title,
        figure: Figure::Curves(Curves { x_label: x_label.into(), y_label: y_label.into(), series }),
    })
}

/// Returns the medians of `metric` over the values of `key`.
fn medians(results: &Results, part: Part, server: &str, key: &str, wanted: &[(&str, &str)], metric: &str) -> Points {
    let values = results.values(part, key);
    let point = |value: &String| {
        let mut wanted = wanted.to_vec();
        wanted.push((key, value));
        let summary = results.summary(part, server, &wanted, metric)?;
        Some((value.parse().ok()?, summary.median))
    };
    values.iter().filter_map(point).collect()
}

fn over_depth(results: &Results, op: &str, metric: &str, y_label: &str) -> Option<Plot> {
    let wanted = [("op", op), ("value_bytes", "16"), ("connections", "50")];
    let mut series: Vec<(String, Points)> = results
        .servers(Part::Throughput)
        .into_iter()
        .map(|name| {
            let points = medians(results, Part::Throughput, &name, "depth", &wanted, metric);
            (name, points)
        })
        .collect();
    if metric.starts_with("server_cpu") {
        series.extend(["legacy", "modern"].map(|generation| {
            let name = floor_name(generation, false);
            let points = medians(results, Part::Floor, &name, "depth", &wanted, metric);
            (name, points)
        }));
    }
    let title = format!("{op}: {y_label} over pipeline depth (50 connections, 16 bytes)");
    plot(title, "pipeline depth", y_label, series)
}

fn percentiles(results: &Results, op: &str) -> Option<Plot> {
    let series = results
        .servers(Part::Latency)
        .into_iter()
        .map(|name| {
            let rounds: Vec<_> = results
                .samples
                .iter()
                .filter(|sample| {
                    sample.part == Part::Latency
                        && sample.server == name
                        && sample.setting.get("op").is_some_and(|of| of == op)
                })
                .map(|sample| &sample.outcome.percentiles)
                .collect();
            let shares = rounds.first().map_or(0, |first| first.len());
            let points = (0..shares)
                .filter_map(|index| {
                    let share = rounds[0][index].0;
                    let at = rounds.iter().filter_map(|round| Some(round.get(index)?.1));
                    let median = crate::stats::Summary::of(at)?.median;
                    // The axis shows the `n` of "one request in `n` is slower".
                    (share < 1.0).then(|| (1.0 / (1.0 - share), median))
                })
                .collect();
            (name, points)
        })
        .collect();
    let title = format!("{op}: latency at a fixed rate");
    plot(title, "one request in … is slower (100 is p99)", "µs", series)
}

fn growth(results: &Results, title: &str, key: &str, wanted: &[(&str, &str)], metric: &str) -> Option<Plot> {
    let series = results
        .servers(Part::Growth)
        .into_iter()
        .map(|name| {
            let points = medians(results, Part::Growth, &name, key, wanted, metric);
            (name, points)
        })
        .collect();
    let y_label = if metric == "seconds" { "seconds" } else { "requests per second" };
    plot(title.into(), key, y_label, series)
}

/// Draws the cost of a `GET` over the number of keys, next to the time of one access to that much memory.
fn beside_memory(results: &Results) -> Option<Plot> {
    let points = chased(results);
    let mut series: Vec<(String, Points)> = Vec::new();
    for point in &points {
        let of_memory = (MEMORY.to_owned(), point.chase_ns);
        for (name, ns) in point.get_ns.iter().cloned().chain([of_memory]) {
            match series.iter_mut().find(|(known, _)| *known == name) {
                Some((_, points)) => points.push((point.keys, ns)),
                None => series.push((name, vec![(point.keys, ns)])),
            }
        }
    }
    plot("GET: ns of server CPU over stored keys, beside one access to memory".into(), "keys", "ns", series)
}

fn memory(results: &Results) -> Vec<Plot> {
    let servers = results.servers(Part::Memory);
    let mut plots = Vec::new();
    for (prefix, title) in [
        ("bytes_per_idle_connection_at_", "Memory of an idle connection, bytes"),
        ("bytes_per_key_at_", "Memory of a key with a 16-byte value, bytes"),
    ] {
        let mut metrics: Vec<&String> = results
            .samples
            .iter()
            .filter(|sample| sample.part == Part::Memory)
            .flat_map(|sample| sample.outcome.metrics.keys())
            .filter(|name| name.starts_with(prefix))
            .collect();
        metrics.sort_by_key(|name| (name.len(), *name));
        metrics.dedup();
        let groups: Vec<(String, Vec<(String, f64)>)> = metrics
            .iter()
            .map(|metric| {
                let bars = servers
                    .iter()
                    .filter_map(|name| {
                        let each = results.summary(Part::Memory, name, &[], metric)?;
                        Some((name.clone(), each.median))
                    })
                    .collect();
                let count = metric.trim_start_matches(prefix).parse().map_or_else(|_| String::new(), number);
                (format!("of {count}"), bars)
            })
            .collect();
        if groups.is_empty() {
            continue;
        }
        let spoken: Vec<String> = groups
            .iter()
            .flat_map(|(group, bars)| {
                bars.iter().map(move |(name, value)| format!("{name}, {group}: {}", number(*value)))
            })
            .collect();
        plots.push(Plot {
            title: title.into(),
            description: format!("{}.", spoken.join("; ")),
            figure: Figure::Bars(Bars { groups }),
        });
    }
    plots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::run_of;

    #[test]
    fn a_plot_can_be_read_without_being_seen() {
        let results = run_of(&[("modern", 1, 1, 2.0), ("modern", 16, 1, 0.5)]);
        let plots = all(&results);
        assert_eq!(plots.len(), 2);
        let spoken = &plots[1].description;
        assert_eq!(spoken, "µs of server CPU over pipeline depth. modern: 2 at 1, 0.500 at 16.");
    }

    #[test]
    fn each_count_of_connections_has_one_group_of_bars() {
        let mut results = run_of(&[("modern", 1, 1, 0.0), ("modern", 1, 2, 0.0), ("legacy", 1, 1, 0.0)]);
        for sample in &mut results.samples {
            sample.part = Part::Memory;
            let metrics = [1_000, 9_000].map(|count| (format!("bytes_per_idle_connection_at_{count}"), 1.0));
            sample.outcome.metrics = metrics.into();
        }
        let plots = memory(&results);
        let Figure::Bars(bars) = &plots[0].figure else { panic!("memory is drawn in bars") };
        let groups: Vec<&str> = bars.groups.iter().map(|(group, _)| group.as_str()).collect();
        assert_eq!(groups, ["of 1,000", "of 9,000"]);
    }

    #[test]
    fn nothing_measured_is_nothing_drawn() {
        assert!(all(&run_of(&[])).is_empty());
    }
}
