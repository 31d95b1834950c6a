//! Two traits whose methods return futures: one for objects, one for generic code.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::collections::BTreeMap;
use std::io;
use std::time::{Duration, Instant};

use futures::future::{self, FutureResult};
use futures::{Future, Stream, stream};
use tokio::timer::Delay;

// region: object
type Answer = Box<dyn Future<Item = Option<String>, Error = io::Error> + Send>;

/// For objects: which store it is turns out at run time.
trait Store {
    fn get(&self, key: &str) -> Answer;
}

struct Slow(BTreeMap<&'static str, &'static str>);

impl Store for Slow {
    fn get(&self, key: &str) -> Answer {
        let found = self.0.get(key).map(|value| (*value).to_owned());
        let rest = Delay::new(Instant::now() + Duration::from_millis(1));
        Box::new(rest.map_err(io::Error::other).map(|()| found))
    }
}

struct Broken;

impl Store for Broken {
    fn get(&self, _key: &str) -> Answer {
        Box::new(future::err(io::ErrorKind::NotConnected.into()))
    }
}
// endregion: object

// region: generic
/// For generic code: no box, and an associated type that has a name.
trait Lookup {
    type Future: Future<Item = usize, Error = io::Error> + Send;

    fn length(&self, word: &str) -> Self::Future;
}

struct Counting;

impl Lookup for Counting {
    type Future = FutureResult<usize, io::Error>;

    fn length(&self, word: &str) -> Self::Future {
        future::ok(word.len())
    }
}

fn total<L>(lookup: L, words: Vec<&'static str>) -> impl Future<Item = usize, Error = io::Error>
where
    L: Lookup + Send + 'static,
{
    stream::iter_ok(words)
        .and_then(move |word| lookup.length(word))
        .fold(0, |sum, length| Ok::<_, io::Error>(sum + length))
}
// endregion: generic

fn main() {
    let capitals = BTreeMap::from([("Norway", "Oslo"), ("Peru", "Lima")]);
    let stores: Vec<Box<dyn Store + Send>> = vec![Box::new(Slow(capitals)), Box::new(Broken)];
    let asked = stream::iter_ok(stores).for_each(|store| {
        store.get("Peru").then(|answer| {
            match answer {
                Ok(answer) => println!("{}", answer.as_deref().unwrap_or("unknown")),
                Err(e) => println!("failed: {}", e.kind()),
            }
            Ok(())
        })
    });
    let counted = total(Counting, vec!["one", "three"]).map(|total| println!("{total} letters"));
    tokio::run(asked.and_then(|()| counted.map_err(|e| eprintln!("{e}"))));
}
