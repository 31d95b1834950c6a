//! Each flag, subcommand and exit status of each program is in its manual page and in its completions.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clap::Command;
use tempfile::TempDir;

/// Returns the contents of every file that is written, by its path below the prefix.
fn written() -> BTreeMap<String, String> {
    let prefix = TempDir::new().unwrap();
    let paths = dist::write(prefix.path()).unwrap();
    let below = |path: &Path| path.strip_prefix(prefix.path()).unwrap().display().to_string();
    paths.iter().map(|path| (below(path), fs::read_to_string(path).unwrap())).collect()
}

/// Returns the long names of the flags that are not hidden.
fn flags(command: &Command) -> Vec<String> {
    let mut command = command.clone();
    command.build();
    let seen = command.get_arguments().filter(|argument| !argument.is_hide_set());
    seen.filter_map(|argument| argument.get_long().map(str::to_owned)).collect()
}

/// Returns a command and all its subcommands, each with the name of its manual page.
fn commands(name: &str, command: &Command) -> Vec<(String, Command)> {
    let mut all = vec![(name.to_owned(), command.clone())];
    for subcommand in command.get_subcommands() {
        all.extend(commands(&format!("{name}-{}", subcommand.get_name()), subcommand));
    }
    all
}

#[test]
fn each_flag_is_in_the_manual_and_in_the_completions_of_each_shell() {
    let files = written();
    let mut count = 0;
    for (program, command) in dist::programs() {
        let completions = [
            format!("share/bash-completion/completions/{program}"),
            format!("share/fish/vendor_completions.d/{program}.fish"),
            format!("share/zsh/site-functions/_{program}"),
        ];
        for (name, command) in commands(program, &command) {
            let page = files[&format!("share/man/man1/{name}.1")].replace('\\', "");
            for flag in flags(&command) {
                count += 1;
                assert!(page.contains(&format!("--{flag}")), "--{flag} in {name}(1)");
                for file in &completions {
                    let wanted = if file.ends_with(".fish") { format!(" -l {flag}") } else { format!("--{flag}") };
                    assert!(files[file].contains(&wanted), "--{flag} of {name} in {file}");
                }
            }
            for subcommand in command.get_subcommands() {
                assert!(page.contains(subcommand.get_name()), "{} in {name}(1)", subcommand.get_name());
                for file in &completions {
                    assert!(files[file].contains(subcommand.get_name()), "{} in {file}", subcommand.get_name());
                }
            }
        }
    }
    assert!(count > 100, "{count} flags");
}

#[test]
fn the_manual_of_each_program_says_how_it_exits() {
    let files = written();
    for (program, mut command) in dist::programs() {
        let page = &files[&format!("share/man/man1/{program}.1")];
        let help = command.render_long_help().to_string();
        let (_, statuses) = help.split_once("Exit status:").unwrap_or_else(|| panic!("{program}: {help}"));
        let codes: Vec<&str> =
            statuses.lines().filter_map(|line| line.trim().split_once("  ")).map(|(code, _)| code).collect();
        assert!(codes.starts_with(&["0", "1", "2"]), "{program}: {statuses}");
        assert!(page.contains("Exit status:"), "{program}: {page}");
        for code in codes {
            let line = statuses.lines().map(str::trim).find(|line| line.starts_with(code)).unwrap();
            let (_, meaning) = line.split_once("  ").unwrap();
            assert!(page.replace('\\', "").contains(meaning), "{program}: {meaning}");
        }
    }
}

/// Where man is installed, it formats each page without complaint.
#[test]
fn man_has_no_complaint() {
    let prefix = TempDir::new().unwrap();
    for path in dist::write(prefix.path()).unwrap() {
        if path.extension().is_none_or(|extension| extension != "1") {
            continue;
        }
        let formatted =
            std::process::Command::new("groff").args(["-Kutf8", "-man", "-Tutf8", "-ww", "-z"]).arg(&path).output();
        let Ok(output) = formatted else {
            eprintln!("groff is not installed: no page is formatted");
            return;
        };
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && said.is_empty(), "{}: {said}", path.display());
    }
}
