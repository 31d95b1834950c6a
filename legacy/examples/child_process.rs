//! Child processes: one that is run to its end, one that is talked to, and one whose handle is dropped.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io;
use std::process::{Command, Stdio};

use futures::{Future, IntoFuture};
use tokio::io::{read_to_end, write_all};
use tokio::runtime::current_thread::Runtime;
use tokio_process::CommandExt;

// region: output
fn output() -> impl Future<Item = (), Error = io::Error> {
    let mut command = Command::new("sh");
    command.args(["-c", "echo to the parent; exit 3"]);
    command.output_async().map(|output| {
        print!("{}", String::from_utf8_lossy(&output.stdout));
        println!("exit code {:?}", output.status.code());
    })
}
// endregion: output

// region: pipes
fn pipes() -> impl Future<Item = (), Error = io::Error> {
    let mut command = Command::new("tr");
    command.args(["a-z", "A-Z"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    command.spawn_async().into_future().and_then(|mut child| {
        let stdin = child.stdin().take().expect("it is piped");
        let stdout = child.stdout().take().expect("it is piped");
        // The pipe's end is the drop of what `write_all` gives back.
        let write = write_all(stdin, "to the child").map(drop);
        let read = read_to_end(stdout, Vec::new());
        write.join3(read, child).map(|((), (_stdout, answer), status)| {
            println!("{}, {status}", String::from_utf8_lossy(&answer));
        })
    })
}
// endregion: pipes

// region: dropped
fn dropped() -> impl Future<Item = (), Error = io::Error> {
    let mut command = Command::new("sleep");
    command.arg("600").stdout(Stdio::piped());
    command.spawn_async().into_future().and_then(|mut child| {
        let stdout = child.stdout().take().expect("it is piped");
        // The drop kills it.
        drop(child);
        read_to_end(stdout, Vec::new()).map(|_| println!("gone with its handle"))
    })
}
// endregion: dropped

fn main() -> io::Result<()> {
    let mut runtime = Runtime::new()?;
    runtime.block_on(output())?;
    runtime.block_on(pipes())?;
    runtime.block_on(dropped())
}
