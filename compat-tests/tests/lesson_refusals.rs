//! Checks that the compiler refuses the code that the guide's patterns say it refuses, with the same messages.
//!
//! `compat-tests/refused/NAME.rs` has the cases of `guide/patterns/NAME.md`; `errors.rs` and `errors_types.rs` have
//! those of `guide/errors.md`. Each case starts with the line `// refused: CODE: message` (without a code if the
//! compiler gives none), and is compiled by itself, for tokio 1, in the edition that a line such as `// edition: 2015`
//! names, else in the newest one.

use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use compat_tests::lessons::{Built, Side, build_some};
use guide::workspace_root;
use serde_json::Value;

const MARK: &str = "// refused: ";

struct Case {
    code: Option<String>,
    words: String,
    source: String,
}

fn cases(text: &str) -> Vec<Case> {
    text.split(MARK)
        .skip(1)
        .map(|case| {
            let (said, source) = case.split_once('\n').unwrap_or((case, ""));
            let (code, words) = match said.split_once(": ") {
                Some((code, words)) if code.starts_with('E') => (Some(code.to_owned()), words),
                _ => (None, said),
            };
            Case { code, words: words.to_owned(), source: source.to_owned() }
        })
        .collect()
}

/// An error of the compiler: its code, and its text with labels and notes.
type Refusal = (Option<String>, String);

fn errors(source: &str, built: &Built) -> Result<Vec<Refusal>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("case.rs");
    fs::write(&file, source)?;
    let edition = source.lines().find_map(|line| line.strip_prefix("// edition: ")).unwrap_or("2024");
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc
        .args(["--edition", edition, "--crate-type", "lib", "--emit", "metadata", "--error-format", "json"])
        .arg("--out-dir")
        .arg(folder.path())
        .arg("-L")
        .arg(format!("dependency={}", built.library_folder.display()))
        .arg(&file)
        .stdin(Stdio::null());
    for (name, library) in &built.libraries {
        rustc.arg("--extern").arg(format!("{name}={}", library.display()));
    }
    let output = rustc.output()?;
    let mut errors = Vec::new();
    for line in String::from_utf8(output.stderr)?.lines() {
        let message: Value = serde_json::from_str(line)?;
        if message["level"] == "error" {
            // For a lint this field has its name.
            let code = message["code"]["code"].as_str().filter(|code| code.starts_with('E')).map(str::to_owned);
            errors.push((code, message["rendered"].as_str().unwrap_or_default().to_owned()));
        }
    }
    Ok(errors)
}

fn check(file: &Path, built: &Built) -> Result<Vec<String>, Box<dyn Error>> {
    let name = file.file_stem().and_then(OsStr::to_str).ok_or("a name that is not text")?;
    // Cases without a pattern are in the index of errors, which names the codes of all files.
    let is_index = name.starts_with("errors");
    let page = if is_index { "guide/errors.md".to_owned() } else { format!("guide/patterns/{name}.md") };
    let guide = fs::read_to_string(workspace_root().join(&page))?;
    let guide = guide.split_whitespace().collect::<Vec<_>>().join(" ");
    let cases = cases(&fs::read_to_string(file)?);
    let mut wrong = Vec::new();
    for Case { code, words, source } in &cases {
        let errors = errors(source, built)?;
        if !errors.iter().any(|(got, text)| got == code && text.contains(words.as_str())) {
            wrong.push(format!("{name}: not refused with {code:?} {words:?} but: {errors:#?}"));
        }
        // The index shows `…` for names of the case; its own check compares it with the cases.
        if !is_index && !guide.contains(words) {
            wrong.push(format!("{page} does not say: {words}"));
        }
    }
    for said in guide.split(|c: char| !c.is_ascii_alphanumeric()) {
        let is_code = said.len() == 5 && said.starts_with('E') && said[1..].bytes().all(|b| b.is_ascii_digit());
        if is_code && !is_index && !cases.iter().any(|case| case.code.as_deref() == Some(said)) {
            wrong.push(format!("{page} says {said}, and no case proves it"));
        }
    }
    Ok(wrong)
}

#[test]
fn the_compiler_refuses_what_the_guide_says() -> Result<(), Box<dyn Error>> {
    let example = ["poll_ready_service".to_owned()];
    let mut built = build_some(Side::Modern, &example)?;
    // A crate that is being ported names both generations.
    let legacy = build_some(Side::Legacy, &example)?.libraries;
    built.libraries.extend(legacy.into_iter().filter(|(name, _)| name.ends_with("_legacy")));
    let mut files = fs::read_dir(workspace_root().join("compat-tests/refused"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<PathBuf>, _>>()?;
    files.sort();
    assert!(!files.is_empty());
    let mut wrong = Vec::new();
    for file in files {
        wrong.extend(check(&file, &built)?);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
