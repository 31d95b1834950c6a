//! Two traits whose methods return futures: one for objects, one for generic code.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use futures::future::BoxFuture;
use tokio::time::sleep;

// region: object
type Answer = BoxFuture<'static, io::Result<Option<String>>>;

/// For objects: which store it is turns out at run time. A trait with an `async fn` cannot be one.
trait Store {
    fn get(&self, key: &str) -> Answer;
}

struct Slow(BTreeMap<&'static str, &'static str>);

impl Store for Slow {
    fn get(&self, key: &str) -> Answer {
        let found = self.0.get(key).map(|value| (*value).to_owned());
        Box::pin(async {
            sleep(Duration::from_millis(1)).await;
            Ok(found)
        })
    }
}

struct Broken;

impl Store for Broken {
    fn get(&self, _key: &str) -> Answer {
        Box::pin(async { Err(io::ErrorKind::NotConnected.into()) })
    }
}
// endregion: object

// region: generic
/// For generic code: no box. Without `+ Send` in the trait, what calls it could not be spawned.
trait Lookup {
    fn length(&self, word: &str) -> impl Future<Output = io::Result<usize>> + Send;
}

struct Counting;

impl Lookup for Counting {
    async fn length(&self, word: &str) -> io::Result<usize> {
        Ok(word.len())
    }
}

async fn total<L>(lookup: L, words: Vec<&'static str>) -> io::Result<usize>
where
    L: Lookup + Send + Sync + 'static,
{
    let mut sum = 0;
    for word in words {
        sum += lookup.length(word).await?;
    }
    Ok(sum)
}
// endregion: generic

#[tokio::main]
async fn main() -> io::Result<()> {
    let capitals = BTreeMap::from([("Norway", "Oslo"), ("Peru", "Lima")]);
    let stores: Vec<Box<dyn Store + Send>> = vec![Box::new(Slow(capitals)), Box::new(Broken)];
    for store in stores {
        match store.get("Peru").await {
            Ok(answer) => println!("{}", answer.as_deref().unwrap_or("unknown")),
            Err(e) => println!("failed: {}", e.kind()),
        }
    }
    let counted = tokio::spawn(total(Counting, vec!["one", "three"]));
    println!("{} letters", counted.await??);
    Ok(())
}
