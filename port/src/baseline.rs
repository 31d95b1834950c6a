//! Known debt: the number of uses by file and rule. More uses than that are refused, and the numbers in the file go
//! down as uses go away.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::report::{Finding, Report};

/// A baseline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Baseline {
    /// The version of this form.
    pub schema_version: u32,
    /// Uses by file and rule.
    pub counts: BTreeMap<String, BTreeMap<String, usize>>,
}

/// Result of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// Uses that the baseline knows.
    pub before: usize,
    /// Uses now.
    pub now: usize,
    /// The indexes of findings beyond the number that the baseline has for their file and rule.
    pub new: Vec<usize>,
}

impl Baseline {
    /// Returns the baseline of findings.
    pub(crate) fn of(findings: &[Finding]) -> Self {
        let mut counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for finding in findings {
            *counts.entry(finding.file.clone()).or_default().entry(finding.rule.clone()).or_default() += 1;
        }
        Self { schema_version: 1, counts }
    }

    /// Reads a baseline. Returns `None` if the file does not exist.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be read, or is no baseline.
    pub(crate) fn read(path: &Path) -> Result<Option<Self>, Error> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::file(path)(error)),
        };
        let wrong = |why: String| Error::Baseline { path: path.to_path_buf(), why };
        let read: Self = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        match read.schema_version {
            1 => Ok(Some(read)),
            other => Err(wrong(format!("schema version {other} is not known"))),
        }
    }

    /// Writes a baseline.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be written.
    pub(crate) fn write(&self, path: &Path) -> Result<(), Error> {
        let text = serde_json::to_string_pretty(self).unwrap_or_default() + "\n";
        fs::write(path, text).map_err(Error::file(path))
    }

    fn total(&self) -> usize {
        self.counts.values().flat_map(BTreeMap::values).sum()
    }

    /// Compares a report, and marks its new findings.
    pub(crate) fn compare(&self, report: &mut Report) {
        let mut left = self.counts.clone();
        let mut new = Vec::new();
        for (index, finding) in report.findings.iter_mut().enumerate() {
            let known = left.get_mut(&finding.file).and_then(|rules| rules.get_mut(&finding.rule));
            match known.filter(|known| **known > 0) {
                Some(known) => *known -= 1,
                None => {
                    finding.is_new = true;
                    new.push(index);
                }
            }
        }
        report.baseline = Some(Compared { before: self.total(), now: report.findings.len(), new });
    }
}
