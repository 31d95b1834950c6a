//! Standard input: B95.

use std::io::{PipeWriter, Write as _};
use std::time::Duration;

use crate::claims::{Legacy, Modern, shown};
use crate::common::{Process, in_children};

const SOON: Duration = Duration::from_millis(10);

/// Replaces the standard input of this process by a pipe, and returns the other end of that.
fn standard_input() -> PipeWriter {
    let (reader, writer) = std::io::pipe().unwrap();
    rustix::stdio::dup2_stdin(&reader).unwrap();
    writer
}

#[test]
fn b95_a_timeout_around_stdin_waits_for_the_line_and_in_tokio_1_loses_it_and_holds_up_the_end() {
    let [legacy, modern, end] = in_children!(b95_legacy, b95_modern, b95_modern_end);
    let legacy = legacy.ends();
    assert!(legacy.said("Some(\"one\\n\")"), "{legacy:?}");
    shown(95, Legacy, "waits for the line inside of the poll");
    let modern = modern.ends();
    assert!(modern.said("\"two\\n\""), "{modern:?}");
    Process::hangs_after(end, "the runtime ends");
    shown(95, Modern, "the line that comes then is lost");
}

fn b95_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let mut typed = standard_input();
    std::thread::spawn(move || {
        std::thread::sleep(5 * SOON);
        typed.write_all(b"one\n").unwrap();
    });
    let mut runtime = tokio::runtime::Runtime::new().unwrap();
    // region: b95_legacy
    use futures::Future;
    use tokio::io::{read, stdin};
    use tokio::prelude::FutureExt;

    // "one" is typed after five times the timeout.
    let line = read(stdin(), [0; 4]).timeout(SOON);
    let line = runtime.block_on(line.map(|(_, line, length)| line[..length].to_vec()));
    // endregion: b95_legacy
    println!("{:?}", line.ok().map(|line| String::from_utf8(line).unwrap()));
    std::process::exit(0);
}

fn b95_modern() {
    let mut typed = standard_input();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut line = [0; 4];
    runtime.block_on(async {
        // region: b95_modern
        use tokio::io::{AsyncReadExt, stdin};
        use tokio::time::timeout;

        assert!(timeout(SOON, stdin().read(&mut line)).await.is_err());
        typed.write_all(b"one\n").unwrap(); // goes to the read that was given up
        typed.write_all(b"two\n").unwrap();
        stdin().read_exact(&mut line).await.unwrap(); // "two"
        // endregion: b95_modern
    });
    println!("{:?}", str::from_utf8(&line).unwrap());
    std::process::exit(0);
}

fn b95_modern_end() {
    let _typed = standard_input();
    // region: b95_modern_end
    use tokio::io::{AsyncReadExt, stdin};
    use tokio::time::timeout;

    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async { timeout(SOON, stdin().read(&mut [0; 4])).await.unwrap_err() });
    println!("the runtime ends");
    drop(runtime); // when a line has come; `shutdown_background` does not wait
    // endregion: b95_modern_end
    println!("the program ends");
}
