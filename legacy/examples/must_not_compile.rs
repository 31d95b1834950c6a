//! Four tasks that the compiler refuses: this program has each of them compiled, and shows what the compiler says.

// Each case is compiled only when `main` asks for it.
#![allow(unexpected_cfgs)]

#[allow(unused_extern_crates)] // the cases use them
extern crate futures_legacy as futures;
#[allow(unused_extern_crates)]
extern crate tokio_legacy as tokio;

#[cfg(case = "borrow_in_task")]
#[path = "must_not_compile/borrow_in_task.rs"]
mod borrow_in_task;
#[cfg(case = "guard_across_await")]
#[path = "must_not_compile/guard_across_await.rs"]
mod guard_across_await;
#[cfg(case = "rc_across_await")]
#[path = "must_not_compile/rc_across_await.rs"]
mod rc_across_await;
#[cfg(case = "rc_unused_after_await")]
#[path = "must_not_compile/rc_unused_after_await.rs"]
mod rc_unused_after_await;

use std::process::{Command, ExitCode};
use std::{env, io};

const CASES: [&str; 4] = ["borrow_in_task", "rc_across_await", "rc_unused_after_await", "guard_across_await"];

// region: body
/// Returns whether the compiler accepts this file with `case` in it; its message goes to standard error.
fn compiles(case: &str) -> io::Result<bool> {
    let status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["rustc", "--quiet", "--locked", "--package", "legacy", "--example", "must_not_compile"])
        .args(["--", "--cfg", &format!("case=\"{case}\"")])
        .status()?;
    Ok(status.success())
}
// endregion: body

fn main() -> io::Result<ExitCode> {
    let asked = env::args().nth(1);
    let known = asked.as_deref().is_none_or(|case| CASES.contains(&case));
    if !known {
        eprintln!("the cases are: {}", CASES.join(", "));
        return Ok(ExitCode::from(2));
    }
    for case in CASES {
        if asked.as_deref().is_some_and(|asked| asked != case) {
            continue;
        }
        if compiles(case)? {
            println!("{case}: compiles");
            return Ok(ExitCode::FAILURE);
        }
        println!("{case}: does not compile");
    }
    Ok(ExitCode::SUCCESS)
}
