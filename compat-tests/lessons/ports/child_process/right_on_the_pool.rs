//! The first child is waited for on a thread of the pool.

use std::io;
use std::process::Stdio;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;

async fn output() -> io::Result<()> {
    let mut command = Command::new("sh");
    command.args(["-c", "echo to the parent; exit 3"]);
    let output = tokio::task::spawn_blocking(move || command.as_std_mut().output()).await??;
    print!("{}", String::from_utf8_lossy(&output.stdout));
    println!("exit code {:?}", output.status.code());
    Ok(())
}

async fn pipes() -> io::Result<()> {
    let mut command = Command::new("tr");
    command.args(["a-z", "A-Z"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn()?;
    let mut stdin = child.stdin.take().expect("it is piped");
    let mut stdout = child.stdout.take().expect("it is piped");
    let write = async move {
        stdin.write_all(b"to the child").await
        // The pipe's end is the drop of `stdin`, which has moved in here.
    };
    let mut answer = Vec::new();
    let ((), _, status) = tokio::try_join!(write, stdout.read_to_end(&mut answer), child.wait())?;
    println!("{}, {status}", String::from_utf8_lossy(&answer));
    Ok(())
}

async fn dropped() -> io::Result<()> {
    let mut command = Command::new("sleep");
    // Without `kill_on_drop` the child lives on.
    command.arg("600").stdout(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn()?;
    let mut stdout = child.stdout.take().expect("it is piped");
    drop(child);
    stdout.read_to_end(&mut Vec::new()).await?;
    println!("gone with its handle");
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    output().await?;
    pipes().await?;
    dropped().await
}
