//! The part of this program that cargo calls in place of rustc.
//!
//! A call for a 0.1 crate compiles the annotated copy instead. A call for one of the user's crates reports each use of
//! a deprecated item. All other calls go to rustc unchanged.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde::{Deserialize, Serialize};

/// Environment variable with the path of the plan. If it is set, this program acts as a wrapper.
pub const PLAN: &str = "CARGO_TOKIO_PORT_PLAN";

/// Instructions for the wrapper.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Plan {
    /// The user's own wrapper, which this one calls.
    pub chained: Option<PathBuf>,
    /// The flag that asks for uses of deprecated items: `--force-warn`, or `-W` for toolchains before 1.57.
    pub flag: String,
    /// Folders of 0.1 crates, and the folders of their annotated copies.
    pub copies: Vec<(PathBuf, PathBuf)>,
    /// The folders of the user's own packages.
    pub own: Vec<PathBuf>,
    /// Folder for a record of each call for one of the user's crates.
    pub log: PathBuf,
}

/// Record of a call that compiled one of the user's crates.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Call {
    /// The crate's name and cargo's suffix, as in the names of what it writes.
    pub unit: String,
    /// The folder of the package.
    pub package: PathBuf,
    /// Folder that rustc writes to.
    pub out: PathBuf,
    /// The `--cfg` arguments.
    pub cfgs: Vec<String>,
    /// `true` if it is compiled as a test.
    pub test: bool,
}

/// Runs rustc with cargo's arguments, changed as the plan says.
pub fn run(plan: &OsStr) -> ExitCode {
    match call(Path::new(plan)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("cargo-tokio-port: {error}");
            ExitCode::FAILURE
        }
    }
}

fn call(plan: &Path) -> std::io::Result<ExitCode> {
    let plan: Plan = serde_json::from_slice(&fs::read(plan)?)?;
    let mut arguments = std::env::args_os().skip(1);
    let rustc = arguments.next().ok_or_else(|| std::io::Error::other("called without a compiler"))?;
    let arguments: Vec<OsString> = arguments.collect();
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let start = |arguments: &[OsString]| {
        let mut command = match &plan.chained {
            Some(chained) => {
                let mut command = Command::new(chained);
                command.arg(&rustc);
                command
            }
            None => Command::new(&rustc),
        };
        command.args(arguments).status()
    };
    let Some(package) = package.filter(|_| arguments.iter().any(|argument| argument == "--crate-name")) else {
        return start(&arguments).map(code);
    };
    let is_build_script = arguments.iter().any(|argument| argument == "build_script_build");
    if let Some((_, copy)) = plan.copies.iter().find(|(folder, _)| *folder == package)
        && !is_build_script
    {
        let status = start(&redirected(&arguments, &package, copy))?;
        if status.success() {
            return Ok(code(status));
        }
        // A crate without findings is better than a tree that does not build.
        let _ =
            fs::write(plan.log.join(format!("refused-{}", file_name(copy))), package.as_os_str().as_encoded_bytes());
        return start(&arguments).map(code);
    }
    if !plan.own.contains(&package) {
        return start(&arguments).map(code);
    }
    note(&plan, &package, &arguments);
    let mut own: Vec<OsString> = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "--cap-lints" {
            rest.next();
        } else if !argument.to_string_lossy().starts_with("--cap-lints=") {
            own.push(argument.clone());
        }
    }
    // Old code cannot comply with lints that are errors by default today and did not exist then.
    own.extend(["--cap-lints", "warn", &plan.flag, "deprecated"].map(OsString::from));
    start(&own).map(code)
}

fn code(status: std::process::ExitStatus) -> ExitCode {
    match status.code() {
        Some(0) => ExitCode::SUCCESS,
        Some(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        None => ExitCode::FAILURE,
    }
}

/// Returns the arguments with the copy's root file in place of the crate's, and with lints capped.
fn redirected(arguments: &[OsString], package: &Path, copy: &Path) -> Vec<OsString> {
    let mut changed: Vec<OsString> = arguments
        .iter()
        .map(|argument| {
            let path = Path::new(argument);
            let is_root = path.extension().is_some_and(|extension| extension == "rs");
            match path.strip_prefix(package) {
                Ok(relative) if is_root => copy.join(relative).into_os_string(),
                // cargo gives paths of a package in the working folder as relative ones.
                Err(_) if is_root && path.is_relative() && copy.join(path).is_file() => {
                    copy.join(path).into_os_string()
                }
                _ => argument.clone(),
            }
        })
        .collect();
    if !arguments.iter().any(|argument| argument.to_string_lossy().starts_with("--cap-lints")) {
        changed.extend(["--cap-lints", "allow"].map(OsString::from));
    }
    changed
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn note(plan: &Plan, package: &Path, arguments: &[OsString]) {
    let text = |argument: &OsString| argument.to_string_lossy().into_owned();
    let after = |flag: &str| arguments.iter().position(|a| a == flag).and_then(|at| arguments.get(at + 1)).map(text);
    let values = |flag: &str| -> Vec<String> {
        arguments.windows(2).filter(|pair| pair[0] == flag).map(|pair| text(&pair[1])).collect()
    };
    let joined = |prefix: &str| arguments.iter().map(text).find_map(|a| a.strip_prefix(prefix).map(str::to_owned));
    let suffix = values("-C").iter().find_map(|value| value.strip_prefix("extra-filename=").map(str::to_owned));
    let suffix = suffix.or_else(|| joined("-Cextra-filename=")).unwrap_or_default();
    let call = Call {
        unit: format!("{}{suffix}", after("--crate-name").unwrap_or_default()),
        package: package.to_path_buf(),
        out: after("--out-dir").map(PathBuf::from).unwrap_or_default(),
        cfgs: values("--cfg"),
        test: arguments.iter().any(|argument| argument == "--test"),
    };
    // If the record cannot be written, the report lacks a line about features, and nothing else.
    if let Ok(text) = serde_json::to_vec(&call) {
        let _ = fs::write(plan.log.join(format!("{}.json", call.unit)), text);
    }
}
