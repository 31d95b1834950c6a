//! Watches the resources of processes over time, since leaks are slow to show.

use std::time::Instant;

use serde::Serialize;

use crate::output::{Curve, Section};
use crate::proc;

/// Number of samples at which every second one is dropped, so that a watch of months takes no more memory than a watch
/// of a day.
const MAX_SAMPLES: usize = 20_000;

/// Smallest number of samples from which growth is judged.
const ENOUGH: usize = 12;

/// Resources of a process at one point in time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Sample {
    /// Seconds since the watch began.
    pub seconds: f64,
    /// Memory in use, in bytes.
    pub memory: u64,
    /// Open file descriptors.
    pub descriptors: u64,
    /// Threads.
    pub threads: u64,
}

/// A figure in a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Figure {
    /// Memory in use.
    Memory,
    /// Open file descriptors.
    Descriptors,
    /// Threads.
    Threads,
}

impl Figure {
    /// All figures, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Memory, Self::Descriptors, Self::Threads];

    fn of(self, sample: &Sample) -> u64 {
        match self {
            Self::Memory => sample.memory,
            Self::Descriptors => sample.descriptors,
            Self::Threads => sample.threads,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory, MB",
            Self::Descriptors => "descriptors",
            Self::Threads => "threads",
        }
    }

    fn shown(self, value: u64) -> f64 {
        if self == Self::Memory { value as f64 / (1024.0 * 1024.0) } else { value as f64 }
    }
}

/// A process under watch.
///
/// ```
/// use wire_player::watch::{Figure, Watch};
///
/// let mut watch = Watch::begin(&[("new", std::process::id())])?;
/// watch.look();
/// let process = &watch.processes()[0];
/// assert_eq!((process.samples.len(), process.gone_at), (1, None));
/// assert!(!process.grows(Figure::Threads), "one sample shows no growth");
/// # Ok::<(), wire_player::watch::NoProcess>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Watched {
    /// Name under which it is shown, such as `old` or `new`.
    pub name: String,
    /// Its process id.
    pub pid: u32,
    /// Samples, in order.
    pub samples: Vec<Sample>,
    /// Time at which it was found to have ended, in seconds since the watch began.
    pub gone_at: Option<f64>,
    #[serde(skip)]
    began: u64,
}

impl Watched {
    /// Returns whether a figure grows steadily. The first quarter of the samples is warm-up and does not count. Of the
    /// rest, the lowest value of each third must be higher than that of the third before, and the lowest of the last
    /// third at least a tenth higher than that of the first.
    #[must_use]
    pub fn grows(&self, figure: Figure) -> bool {
        let values: Vec<u64> = self.samples.iter().map(|sample| figure.of(sample)).collect();
        let behind = &values[values.len() / 4..];
        if values.len() < ENOUGH {
            return false;
        }
        let third = behind.len() / 3;
        let lowest = |part: &[u64]| part.iter().copied().min().unwrap_or(0);
        let (first, second) = (lowest(&behind[..third]), lowest(&behind[third..2 * third]));
        let last = lowest(&behind[2 * third..]);
        first < second && second < last && last * 10 >= first * 11
    }
}

/// A watch over processes.
///
/// ```
/// use wire_player::watch::Watch;
///
/// let mut watch = Watch::begin(&[("new", std::process::id())])?;
/// // Again and again, at whatever pace.
/// assert!(watch.look(), "the process is there");
/// let sample = watch.processes()[0].samples[0];
/// assert!(sample.memory > 0 && sample.threads > 0);
/// assert_eq!(watch.complaints(), Vec::<String>::new());
/// # Ok::<(), wire_player::watch::NoProcess>(())
/// ```
///
/// The results are text, JSON, or a section of a page:
///
/// ```
/// use wire_player::watch::{Figure, Watch};
///
/// let mut watch = Watch::begin(&[("new", std::process::id())])?;
/// watch.look();
/// assert!(!watch.processes()[0].grows(Figure::Memory), "one sample shows no growth");
/// assert!(watch.table().contains("new memory, MB"));
/// assert!(watch.json().contains(r#""name": "new""#));
/// let section = watch.html(); // for `output::write_report`
/// # drop(section);
/// # Ok::<(), wire_player::watch::NoProcess>(())
/// ```
#[derive(Debug)]
pub struct Watch {
    began: Instant,
    processes: Vec<Watched>,
}

/// Error for a process that does not exist.
#[derive(Debug, thiserror::Error)]
#[error("there is no process {pid}, or its use of memory and descriptors cannot be read from /proc")]
pub struct NoProcess {
    pid: u32,
}

impl Watch {
    /// Begins to watch processes, each with the name under which it is shown.
    ///
    /// # Errors
    ///
    /// A process that does not exist.
    pub fn begin(processes: &[(&str, u32)]) -> Result<Self, NoProcess> {
        let one = |&(name, pid): &(&str, u32)| {
            let began = proc::began(pid).ok_or(NoProcess { pid })?;
            Ok(Watched { name: name.to_owned(), pid, samples: Vec::new(), gone_at: None, began })
        };
        Ok(Self { began: Instant::now(), processes: processes.iter().map(one).collect::<Result<_, _>>()? })
    }

    /// Takes a sample of each process. Returns `false` if none of them exists any more.
    pub fn look(&mut self) -> bool {
        let seconds = self.began.elapsed().as_secs_f64();
        for process in self.processes.iter_mut().filter(|process| process.gone_at.is_none()) {
            match sample(process.pid, process.began, seconds) {
                Some(sample) => process.samples.push(sample),
                None => process.gone_at = Some(seconds),
            }
            if process.samples.len() > MAX_SAMPLES {
                let mut number = 0;
                process.samples.retain(|_| {
                    number += 1;
                    number % 2 == 1
                });
            }
        }
        self.processes.iter().any(|process| process.gone_at.is_none())
    }

    /// Returns the processes with their samples.
    #[must_use]
    pub fn processes(&self) -> &[Watched] {
        &self.processes
    }

    /// Returns the faults of the last process, which is the new one: that it has ended, or that a figure grows that
    /// does not grow in any other process.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        let Some((new, others)) = self.processes.split_last() else { return Vec::new() };
        let mut complaints = Vec::new();
        if let Some(at) = new.gone_at {
            complaints.push(format!("{} has ended, {at:.0} seconds after the watch began", new.name));
        }
        for figure in Figure::ALL {
            if new.grows(figure) && !others.iter().any(|other| other.grows(figure)) {
                let what = figure.name().trim_end_matches(", MB");
                complaints.push(format!("{}: more and more {what}", new.name));
            }
        }
        complaints
    }

    /// Returns the samples as a table.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text = format!("{:24}{:>10}{:>10}{:>10}{:>10}\n", "", "at first", "least", "most", "at last");
        for process in &self.processes {
            for figure in Figure::ALL {
                let values: Vec<u64> = process.samples.iter().map(|sample| figure.of(sample)).collect();
                let columns = [values.first(), values.iter().min(), values.iter().max(), values.last()];
                let digits = usize::from(figure == Figure::Memory);
                text.push_str(&format!("{:24}", format!("{} {}", process.name, figure.name())));
                for value in columns {
                    text.push_str(&format!("{:>10.digits$}", figure.shown(value.copied().unwrap_or(0))));
                }
                text.push_str(if process.grows(figure) { "  grows\n" } else { "\n" });
            }
        }
        for complaint in self.complaints() {
            text.push_str(&complaint);
            text.push('\n');
        }
        text
    }

    /// Returns the samples as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let all = serde_json::json!({ "format": 1, "watched": self.processes, "complaints": self.complaints() });
        format!("{all:#}\n")
    }

    /// Returns the samples as a section of a page.
    #[must_use]
    pub fn html(&self) -> Section {
        let mut section = Section::new("watch", "Processes watched beside each other");
        for complaint in self.complaints() {
            section.paragraph(&complaint);
        }
        for figure in Figure::ALL {
            let curve = |process: &Watched| -> Curve {
                let point = |sample: &Sample| (sample.seconds, figure.shown(figure.of(sample)));
                (process.name.clone(), process.samples.iter().map(point).collect())
            };
            section.curves("seconds", figure.name(), &self.processes.iter().map(curve).collect::<Vec<_>>());
        }
        section
    }
}

fn sample(pid: u32, began: u64, seconds: f64) -> Option<Sample> {
    let sample = Sample {
        seconds,
        memory: proc::resident(pid)?,
        descriptors: proc::open_files(pid)? as u64,
        threads: proc::threads(pid)? as u64,
    };
    (proc::began(pid)? == began).then_some(sample)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watched(memory: impl IntoIterator<Item = u64>) -> Watched {
        let sample = |(number, memory)| Sample { seconds: number as f64, memory, descriptors: 5, threads: 1 };
        let samples = memory.into_iter().enumerate().map(sample).collect();
        Watched { name: "new".into(), pid: 1, samples, gone_at: None, began: 0 }
    }

    #[test]
    fn what_leaks_grows_and_what_breathes_does_not() {
        assert!(watched((0..60).map(|second| 1000 + second * 10)).grows(Figure::Memory));
        assert!(watched((0..60).map(|second| 1000 + second * 10 + second % 7 * 100)).grows(Figure::Memory), "in waves");
        assert!(!watched((0..60).map(|second| 1000 + second % 7 * 100)).grows(Figure::Memory), "waves alone");
        assert!(!watched((0..60).map(|second| 1000 + second.min(15) * 100)).grows(Figure::Memory), "a warm-up");
        assert!(!watched((0..5).map(|second| 1000 * (second + 1))).grows(Figure::Memory), "too few to tell");
        assert!(!watched((0..60).map(|second| 1000 + second)).grows(Figure::Descriptors));
    }

    #[test]
    fn only_what_the_old_one_does_not_do_is_complained_of() {
        let leak = || watched((0..60).map(|second| 1000 + second * 10));
        let steady = || watched((0..60).map(|_| 1000));
        let watch = |old: Watched, new: Watched| Watch { began: Instant::now(), processes: vec![old, new] };
        assert_eq!(watch(steady(), leak()).complaints(), ["new: more and more memory"]);
        assert!(watch(leak(), leak()).complaints().is_empty());
        let gone = Watched { gone_at: Some(12.0), ..steady() };
        assert_eq!(watch(steady(), gone).complaints(), ["new has ended, 12 seconds after the watch began"]);
    }

    #[test]
    fn a_process_that_ends_is_noticed() {
        let mut child = std::process::Command::new("sleep").arg("600").spawn().unwrap();
        let mut watch = Watch::begin(&[("new", child.id())]).unwrap();
        assert!(watch.look());
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!watch.look());
        assert_eq!(watch.processes()[0].samples.len(), 1);
        assert!(Watch::begin(&[("new", child.id())]).is_err());
    }
}
