//! Checks every stored port, repeatedly and under load.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::{CourseError, say};
use crate::check_port::check_with;
use crate::lessons::{Side, Spec, all_specs, build};

/// A stored port: its lesson, its name, its source, and the texts that its report has to contain; none for a right
/// port.
struct Stored {
    spec: Spec,
    name: String,
    source: String,
    says: Vec<String>,
}

/// Returns the stored ports of the lesson `only`, or of all lessons.
fn stored(only: Option<&str>) -> Result<Vec<Stored>, CourseError> {
    let mut all = Vec::new();
    let specs = match only {
        Some(name) => vec![Spec::load(name)?],
        None => all_specs()?,
    };
    for spec in specs {
        let Some(exercise) = spec.exercise.clone() else { continue };
        let rights = [Side::Modern.source(&spec.name)]
            .into_iter()
            .chain(exercise.right.iter().map(|file| Spec::folder().join(file)));
        for path in rights {
            let source = fs::read_to_string(&path)
                .map_err(|source| CourseError::Io { what: format!("read {}", path.display()), source })?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            all.push(Stored { spec: spec.clone(), name, source, says: Vec::new() });
        }
        for wrong in exercise.wrong {
            let source = wrong.source(&spec.name)?;
            all.push(Stored { spec: spec.clone(), name: wrong.label(), source, says: wrong.says });
        }
    }
    Ok(all)
}

/// Checks each stored port of the lesson `only`, or of all lessons, `times` times while `load` threads keep the
/// processors busy, and prints the wrong verdicts. Returns whether there are none.
pub(super) fn judge_all(only: Option<&str>, times: usize, load: usize) -> Result<bool, CourseError> {
    let ports = stored(only)?;
    let built = build(Side::Modern)?;
    let folder = tempfile::tempdir().map_err(|source| CourseError::Io { what: "make a folder".to_owned(), source })?;
    let file: PathBuf = folder.path().join("port.rs");
    let over = AtomicBool::new(false);
    let wrong = thread::scope(|scope| {
        for _ in 0..load {
            scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
        let judged: Result<usize, CourseError> = (|| {
            let mut wrong = 0;
            for port in &ports {
                let io_error = |source| CourseError::Io { what: format!("write {}", port.name), source };
                fs::write(&file, &port.source).map_err(io_error)?;
                for _ in 0..times {
                    let report = check_with(&port.spec, &file, &built)?;
                    let text = report.to_string();
                    let is_expected = report.is_right() == port.says.is_empty()
                        && port.says.iter().all(|says| text.contains(says.as_str()));
                    if !is_expected {
                        wrong += 1;
                        say(format_args!("{} {}: {}", port.spec.name, port.name, report.in_a_line()))?;
                    }
                }
            }
            Ok(wrong)
        })();
        over.store(true, Ordering::Relaxed);
        judged
    });
    let wrong = wrong?;
    say(format_args!("{} ports judged {times} times, {wrong} verdicts are not what they should be", ports.len()))?;
    Ok(wrong == 0)
}
