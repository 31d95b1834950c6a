//! Both servers, both clients, and the player, as another project uses them.

use std::time::Duration;

use futures_legacy::Future as _;
use modern::client::{BufferedClient, connect};
use outside::{Address, start_legacy, start_modern, visit, visit_legacy};

#[tokio::test(flavor = "multi_thread")]
async fn each_client_counts_on_each_server() -> Result<(), Box<dyn std::error::Error>> {
    let (legacy, mut runtime) = start_legacy()?;
    for address in [start_modern()?, legacy] {
        let client = BufferedClient::buffer(connect(address).await?);
        let name = String::from("somebody");
        assert_eq!(visit(&client, &name).await?, 1);
        assert_eq!(visit(&client, &name).await?, 2);
        let counted = legacy::client::connect(&address)
            .map(legacy::client::BufferedClient::buffer)
            .and_then(move |client| visit_legacy(&client, &name));
        let (tell, told) = tokio::sync::oneshot::channel();
        runtime.spawn(counted.then(move |counted| tell.send(counted).map_err(drop)));
        assert_eq!(told.await??, 3);
    }
    Ok(())
}

const SCRIPT: &str = "> SET hello world\n< +OK\n> GET hello\n< \"world\"\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_script_is_played_to_both() -> Result<(), Box<dyn std::error::Error>> {
    let (legacy, _runtime) = start_legacy()?;
    let addresses = [("modern", start_modern()?), ("legacy", legacy)];
    tokio::task::spawn_blocking(move || addresses.map(|(name, address)| assert_plays(name, address))).await?;
    Ok(())
}

fn assert_plays(name: &str, address: Address) {
    let script = SCRIPT.parse().expect("it is a script");
    let target = format!("{name}={address}").parse().expect("a target is NAME=ADDRESS");
    let outcome = wire_player::play::play(&script, &target, Duration::from_secs(30));
    assert!(outcome.passed(), "{:?}", outcome.first_difference());
}
