//! Build script that writes `VERSION` for `--version`: the package's version, and the commit that it is built from.
//!
//! The commit is the one named in `.cargo_vcs_info.json`, if cargo made the package, or else the one that git has
//! checked out; uncommitted changes are not reported. If neither is known, `VERSION` holds the version only. The script
//! does not run git, and the same commit always gives the same bytes.
//!
//! In a checkout, the generated code includes git's log of `HEAD`, so that rustc knows that it depends on the log:
//! after a commit, the programs are compiled again, but not everything that is built on their libraries. The log is
//! read at compile time, and only the commit ends up in the program.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Number of digits of the commit that are shown.
const DIGITS: usize = 9;

fn main() -> io::Result<()> {
    let folder = |name| PathBuf::from(env::var_os(name).unwrap_or_default());
    let package = folder("CARGO_MANIFEST_DIR");
    // The whole path, so that this runs again if the checkout is gone and another one uses its target folder.
    println!("cargo::rerun-if-changed={}", package.join("Cargo.toml").display());
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let code = match (packaged_commit(&package), head_log(&package)) {
        (Some(commit), _) => format!("const VERSION: &str = \"{version} ({commit})\";"),
        (None, Some(log)) => from_log(&version, &package, &log),
        (None, None) => format!("const VERSION: &str = \"{version}\";"),
    };
    fs::write(folder("OUT_DIR").join("version.rs"), code + "\n")
}

/// Returns the commit from which a package was made.
fn packaged_commit(package: &Path) -> Option<String> {
    let text = fs::read_to_string(package.join(".cargo_vcs_info.json")).ok()?;
    let commit: String = text.split("\"sha1\"").nth(1)?.chars().filter(char::is_ascii_hexdigit).take(DIGITS).collect();
    (commit.len() == DIGITS).then_some(commit)
}

/// Returns git's log of what it has checked out, for a repository at `package` or in the folder above it.
fn head_log(package: &Path) -> Option<PathBuf> {
    let git = package.ancestors().take(2).map(|folder| folder.join(".git")).find(|git| git.exists())?;
    let folder = if git.is_dir() {
        git
    } else {
        // That of a worktree is elsewhere.
        let text = fs::read_to_string(&git).ok()?;
        git.parent()?.join(text.strip_prefix("gitdir:")?.trim())
    };
    Some(folder.join("logs/HEAD")).filter(|log| log.is_file())
}

/// Returns code that extracts the commit from the last line of `log`, whose fields are: previous commit, commit, who,
/// when, what. If checkouts share a target folder, cargo may compile one of them with code that was written for
/// another; in that case there is no commit.
fn from_log(version: &str, package: &Path, log: &Path) -> String {
    let text = format!("{version} ({})", "-".repeat(DIGITS));
    let (length, at) = (text.len(), version.len() + 2);
    format!(
        r#"const VERSION: &str = {{
    const LOG: &[u8] = include_bytes!({log:?});
    const IS_OF_THIS_CHECKOUT: bool = {{
        let (here, there) = (env!("CARGO_MANIFEST_DIR").as_bytes(), {package:?}.as_bytes());
        let (mut same, mut at) = (here.len() == there.len(), 0);
        while same && at < here.len() {{
            same = here[at] == there[at];
            at += 1;
        }}
        same
    }};
    const COMMIT: usize = {{
        let mut at = LOG.len().saturating_sub(1);
        while at > 0 && LOG[at - 1] != b'\n' {{
            at -= 1;
        }}
        while at < LOG.len() && LOG[at] != b' ' {{
            at += 1;
        }}
        at + 1
    }};
    const TEXT: [u8; {length}] = {{
        let mut text = *b"{text}";
        let mut digit = 0;
        while digit < {DIGITS} && COMMIT + digit < LOG.len() {{
            text[{at} + digit] = LOG[COMMIT + digit];
            digit += 1;
        }}
        text
    }};
    match core::str::from_utf8(&TEXT) {{
        Ok(text) if IS_OF_THIS_CHECKOUT && COMMIT + {DIGITS} < LOG.len() => text,
        _ => "{version}",
    }}
}};"#
    )
}
