//! Branches that wait in different ways: an `async fn` takes them as they are, and only recursion needs a box.

use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

use tokio::time::sleep;

type Cache = RefCell<HashMap<&'static str, &'static str>>;

async fn ask_the_zone(name: &str) -> Result<&'static str, String> {
    sleep(Duration::from_millis(5)).await;
    match name {
        "www.example" => Ok("=web.example"),
        "web.example" => Ok("=host7.example"),
        "host7.example" => Ok("192.0.2.7"),
        "loop.example" => Ok("=loop.example"),
        _ => Err(format!("{name} does not exist")),
    }
}

// region: either
async fn record(cache: &Cache, name: &'static str) -> Result<&'static str, String> {
    // A `let`, so that the borrow ends here and not behind the await.
    let known = cache.borrow().get(name).copied();
    if let Some(known) = known {
        println!("{name}: cached");
        return Ok(known);
    }
    println!("{name}: asking");
    let record = ask_the_zone(name).await?;
    cache.borrow_mut().insert(name, record);
    Ok(record)
}
// endregion: either

// region: boxed
async fn resolve(cache: &Cache, name: &'static str, aliases: usize) -> Result<&'static str, String> {
    if aliases > 3 {
        return Err(format!("{name} has too many aliases"));
    }
    let record = record(cache, name).await?;
    match record.strip_prefix('=') {
        // Without the box the future would contain itself.
        Some(alias) => Box::pin(resolve(cache, alias, aliases + 1)).await,
        None => Ok(record),
    }
}
// endregion: boxed

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let cache = Cache::default();
    for name in ["www.example", "web.example", "no.example", "loop.example"] {
        match resolve(&cache, name, 0).await {
            Ok(address) => println!("{name} is {address}"),
            Err(e) => println!("error: {e}"),
        }
    }
}
