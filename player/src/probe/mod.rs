//! Probes two services for behaviour that changes silently when a service is ported from one runtime to another.
//!
//! Each probe tests, from the outside, what a fact of the guide describes. It is run on both services. What is compared
//! is not the figures themselves, but the class that they fall into.

mod battery;
mod client;
mod instance;
mod limits;
mod processes;

use std::time::{Duration, Instant};

use serde::Serialize;

pub use client::Material;
pub use instance::{Service, ServiceError};

use client::Client;
use instance::Instance;

use crate::output::{Curve, Section};
use crate::play::StepError;
use crate::proc;

/// One probe.
#[derive(Clone, Copy, Debug)]
pub struct Probe {
    /// Name, for `--only` and `--skip`.
    pub name: &'static str,
    /// Purpose, in a few words.
    pub about: &'static str,
    /// Facts of the guide that the probe tests from the outside.
    pub facts: &'static [&'static str],
    /// `true` if the probe needs a process that is started for it.
    owned: bool,
    run: fn(&Subject<'_>) -> Result<Seen, NotSeen>,
}

/// Returns all probes, in the order in which they are run.
///
/// ```
/// use wire_player::probe::all;
///
/// assert!(all().iter().any(|probe| probe.name == "half-close"));
/// assert!(all().iter().all(|probe| !probe.about.is_empty()));
/// ```
#[must_use]
pub fn all() -> &'static [Probe] {
    battery::ALL
}

/// Result of a probe on one service.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Seen {
    /// Class of the behaviour; equal classes are the same behaviour.
    pub class: String,
    /// Description of the result, including its figures.
    pub said: String,
    /// A figure that is compared in addition to the class, and the factor by which it may differ.
    #[serde(skip)]
    figure: Option<(f64, f64)>,
    /// Memory of the service over time, if the probe reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory: Option<Memory>,
}

/// Memory of a service, step by step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Memory {
    /// Label of the horizontal axis, which counts requests or connections.
    pub over: &'static str,
    /// Points of the curve: a count on the horizontal axis, and the bytes that the process had in use at that point.
    pub points: Vec<(u64, u64)>,
}

impl Memory {
    fn over(over: &'static str) -> Self {
        Self { over, points: Vec::new() }
    }

    /// Adds a point with the memory that the process is using now.
    fn look(&mut self, pid: u32, count: u64) {
        if let Some(bytes) = proc::resident(pid) {
            self.points.push((count, bytes));
        }
    }
}

impl Seen {
    fn new(class: impl Into<String>, said: impl Into<String>) -> Self {
        Self { class: class.into(), said: said.into(), figure: None, memory: None }
    }

    /// Returns a result whose class is also its description.
    fn plain(said: impl Into<String>) -> Self {
        let said = said.into();
        Self { class: said.clone(), said, figure: None, memory: None }
    }

    fn with_figure(self, figure: f64, factor: f64) -> Self {
        Self { figure: Some((figure, factor)), ..self }
    }

    fn with_memory(self, memory: Memory) -> Self {
        Self { memory: Some(memory), ..self }
    }
}

/// Reason why a probe has no result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[non_exhaustive]
pub enum NotSeen {
    /// The probe does not apply.
    #[error("it does not apply: {0}")]
    NotApplicable(String),
    /// The probe should have worked, but the service did not start, or did not answer at all.
    #[error("{0}")]
    Failed(String),
}

impl From<std::io::Error> for NotSeen {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<ServiceError> for NotSeen {
    fn from(error: ServiceError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<StepError> for NotSeen {
    fn from(error: StepError) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Comparison of two services in one probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Both behave alike.
    Same,
    /// Both behave differently.
    Different,
    /// The probe does not apply to one of them.
    NotApplicable,
    /// The probe failed on one of them.
    Failed,
}

/// Result of one probe.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Row {
    /// The probe.
    pub probe: &'static str,
    /// Purpose of the probe.
    pub about: &'static str,
    /// Facts of the guide that it belongs to.
    pub facts: &'static [&'static str],
    /// Result on the old service.
    pub old: Result<Seen, NotSeen>,
    /// Result on the new service.
    pub new: Result<Seen, NotSeen>,
    /// Comparison of the two.
    pub verdict: Verdict,
}

/// A service that is being probed, with the requests for it.
struct Subject<'a> {
    pub(crate) service: &'a Service,
    pub(crate) material: &'a Material,
    /// Longest time that an answer may take.
    pub(crate) patience: Duration,
}

impl Subject<'_> {
    /// Starts a process for the probe, or returns the service that is already running.
    pub(crate) fn start(&self) -> Result<Instance, ServiceError> {
        self.service.start()
    }

    fn client(&self, instance: &Instance) -> Result<Client<'_>, StepError> {
        Client::open(&instance.address, self.material, self.patience)
    }
}

/// Settings of a run of probes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// The old service.
    pub old: Service,
    /// The new service.
    pub new: Service,
    /// Requests for both.
    pub material: Material,
    /// Longest time that an answer may take.
    pub patience: Duration,
    /// Names of the probes to run; empty for all.
    pub only: Vec<String>,
    /// Names of the probes to leave out.
    pub skip: Vec<String>,
}

impl Settings {
    /// Returns settings for all probes on `old` and `new`, whose answers may take five seconds.
    ///
    /// ```
    /// use wire_player::framing::Framing;
    /// use wire_player::probe::{Material, Service, Settings, probe};
    ///
    /// let service = |port: u16| Service::Running(std::net::SocketAddr::from(([127, 0, 0, 1], port)).into());
    /// let mut settings = Settings::new(service(1), service(2), Material::new(b"PING\r\n", Framing::Resp));
    /// settings.only.push("no such probe".to_owned());
    /// assert!(probe(&settings, &|_| {}).is_empty());
    /// ```
    #[must_use]
    pub fn new(old: Service, new: Service, material: Material) -> Self {
        Self { old, new, material, patience: Duration::from_secs(5), only: Vec::new(), skip: Vec::new() }
    }
}

/// Runs the probes, and calls `progress` before each.
///
/// ```
/// use wire_player::framing::Framing;
/// use wire_player::probe::{Material, Service, Settings, Verdict, html, json, probe, table};
///
/// // Nobody listens at these ports.
/// let service = |port: u16| Service::Running(std::net::SocketAddr::from(([127, 0, 0, 1], port)).into());
/// let mut settings = Settings::new(service(1), service(2), Material::new(b"PING\r\n", Framing::Resp));
/// settings.only.push("half-close".to_owned());
/// let rows = probe(&settings, &|probe| eprintln!("{}: {}", probe.name, probe.about));
/// assert_eq!(rows[0].verdict, Verdict::Failed);
/// assert!(table(&rows).contains("1 probes: 0 same, 0 different, 1 failed"));
/// assert!(json(&rows).contains(r#""verdict": "failed""#));
/// let section = html(&rows); // for `output::write_report`
/// # drop(section);
/// ```
pub fn probe(settings: &Settings, progress: &dyn Fn(&Probe)) -> Vec<Row> {
    let wanted = |probe: &&Probe| {
        (settings.only.is_empty() || settings.only.iter().any(|name| name == probe.name))
            && !settings.skip.iter().any(|name| name == probe.name)
    };
    let material = &settings.material;
    let old = Subject { service: &settings.old, material, patience: settings.patience };
    let new = Subject { service: &settings.new, material, patience: settings.patience };
    all()
        .iter()
        .filter(wanted)
        .map(|probe| {
            progress(probe);
            let (old, new) = (one(probe, &old), one(probe, &new));
            let verdict = compared(&old, &new);
            Row { probe: probe.name, about: probe.about, facts: probe.facts, old, new, verdict }
        })
        .collect()
}

fn one(probe: &Probe, subject: &Subject<'_>) -> Result<Seen, NotSeen> {
    if probe.owned && matches!(subject.service, Service::Running(_)) {
        return Err(NotSeen::NotApplicable("only on a process that was started for it".into()));
    }
    (probe.run)(subject)
}

fn compared(old: &Result<Seen, NotSeen>, new: &Result<Seen, NotSeen>) -> Verdict {
    match (old, new) {
        (Ok(old), Ok(new)) => {
            let figures = match (old.figure, new.figure) {
                (Some((old, factor)), Some((new, _))) => {
                    let (small, large) = (old.min(new).max(f64::MIN_POSITIVE), old.max(new));
                    large / small <= factor
                }
                _ => true,
            };
            if old.class == new.class && figures { Verdict::Same } else { Verdict::Different }
        }
        (Err(NotSeen::Failed(_)), _) | (_, Err(NotSeen::Failed(_))) => Verdict::Failed,
        _ => Verdict::NotApplicable,
    }
}

/// Returns the link to a fact in the guide.
///
/// ```
/// assert_eq!(wire_player::probe::link("B45"), "guide/behaviour/sockets.md#b45");
/// ```
#[must_use]
pub fn link(fact: &str) -> String {
    let page = match fact {
        "B45" | "B46" | "B47" | "B49" | "B54" => "sockets",
        "B56" | "B59" | "B60" => "files",
        "B34" | "B50" | "B67" | "B83" | "B84" => "streams",
        _ => "running",
    };
    format!("guide/behaviour/{page}.md#{}", fact.to_lowercase())
}

/// Returns the rows as a table, followed by the behaviour of both services for each difference, with its facts.
///
/// ```
/// assert!(wire_player::probe::table(&[]).starts_with("0 probes"));
/// ```
#[must_use]
pub fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.probe.len()).max().unwrap_or(0);
    let mut text = String::new();
    for row in rows {
        let verdict = match row.verdict {
            Verdict::Same => "same",
            Verdict::Different => "DIFFERENT",
            Verdict::NotApplicable => "not applicable",
            Verdict::Failed => "FAILED",
        };
        text.push_str(&format!("{:<width$}  {verdict:<14}  {}\n", row.probe, row.about));
        let facts: Vec<String> = row.facts.iter().map(|fact| link(fact)).collect();
        match row.verdict {
            Verdict::Same => text.push_str(&format!("{:width$}    both: {}\n", "", told(&row.new))),
            _ => {
                text.push_str(&format!(
                    "{:width$}    old: {}\n{:width$}    new: {}\n",
                    "",
                    told(&row.old),
                    "",
                    told(&row.new)
                ));
                if row.verdict == Verdict::Different && !facts.is_empty() {
                    text.push_str(&format!("{:width$}    see {}\n", "", facts.join(", ")));
                }
            }
        }
    }
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    text.push_str(&format!(
        "{} probes: {} same, {} different, {} failed, {} not applicable\n",
        rows.len(),
        count(Verdict::Same),
        count(Verdict::Different),
        count(Verdict::Failed),
        count(Verdict::NotApplicable)
    ));
    text
}

fn told(seen: &Result<Seen, NotSeen>) -> &str {
    match seen {
        Ok(seen) => &seen.said,
        Err(NotSeen::NotApplicable(why) | NotSeen::Failed(why)) => why,
    }
}

/// Returns the rows as JSON.
///
/// ```
/// assert!(wire_player::probe::json(&[]).contains(r#""probes": []"#));
/// ```
#[must_use]
pub fn json(rows: &[Row]) -> String {
    let rows = serde_json::json!({ "format": 1, "probes": rows });
    format!("{rows:#}\n")
}

/// Returns the rows as a section of a page.
///
/// ```
/// use wire_player::output::write_report;
/// use wire_player::probe::html;
///
/// let folder = tempfile::tempdir()?;
/// write_report(&folder.path().join("report.html"), &html(&[]))?;
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use]
pub fn html(rows: &[Row]) -> Section {
    let mut section = Section::new("probe", "Two services probed");
    let cells: Vec<Vec<(&str, String)>> = rows
        .iter()
        .map(|row| {
            let class = match row.verdict {
                Verdict::Same => "good",
                Verdict::Different | Verdict::Failed => "bad",
                Verdict::NotApplicable => "none",
            };
            let facts: Vec<String> = row.facts.iter().map(|fact| link(fact)).collect();
            vec![
                ("", format!("{}\n{}", row.probe, row.about)),
                (class, told(&row.old).to_owned()),
                (class, told(&row.new).to_owned()),
                ("", facts.join("\n")),
            ]
        })
        .collect();
    section.table(&["probe", "old", "new", "facts"], &cells);
    let both: Vec<(&Row, &Seen, &Seen)> =
        rows.iter().filter_map(|row| Some((row, row.old.as_ref().ok()?, row.new.as_ref().ok()?))).collect();
    section.heading("Memory");
    for (row, old, new) in &both {
        if let (Some(before), Some(after)) = (&old.memory, &new.memory) {
            section.paragraph(row.about);
            section.curves(before.over, "MB", &[curve("old", before), curve("new", after)]);
        }
    }
    section.heading("Figures");
    for (row, old, new) in &both {
        if let (Some((before, _)), Some((after, _))) = (old.figure, new.figure) {
            section.paragraph(row.about);
            let bar = |name: &str, figure: f64, seen: &Seen| (name.to_owned(), figure, seen.said.clone());
            section.bars(&[bar("old", before, old), bar("new", after, new)]);
        }
    }
    section
}

fn curve(name: &str, memory: &Memory) -> Curve {
    let megabytes = |bytes: u64| bytes as f64 / (1024.0 * 1024.0);
    (name.to_owned(), memory.points.iter().map(|&(count, bytes)| (count as f64, megabytes(bytes))).collect())
}

/// Repeats a question until there is an answer or the time runs out.
fn until<T>(limit: Duration, mut question: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + limit;
    loop {
        if let Some(answer) = question() {
            return Some(answer);
        }
        if Instant::now() > end {
            return None;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}
