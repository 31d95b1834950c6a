//! Branches that wait in different ways: two become an `Either`, many or recursive ones become boxes.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures::Future;
use futures::future::{self, Either};
use tokio::runtime::current_thread::Runtime;
use tokio::timer::Delay;

type Cache = Rc<RefCell<HashMap<&'static str, &'static str>>>;

fn ask_the_zone(name: &'static str) -> impl Future<Item = &'static str, Error = String> {
    Delay::new(Instant::now() + Duration::from_millis(5)).map_err(|e| e.to_string()).and_then(move |()| match name {
        "www.example" => Ok("=web.example"),
        "web.example" => Ok("=host7.example"),
        "host7.example" => Ok("192.0.2.7"),
        "loop.example" => Ok("=loop.example"),
        _ => Err(format!("{name} does not exist")),
    })
}

// region: either
fn record(cache: &Cache, name: &'static str) -> impl Future<Item = &'static str, Error = String> {
    if let Some(known) = cache.borrow().get(name) {
        println!("{name}: cached");
        return Either::A(future::ok(*known));
    }
    println!("{name}: asking");
    let cache = cache.clone();
    Either::B(ask_the_zone(name).map(move |record| {
        cache.borrow_mut().insert(name, record);
        record
    }))
}
// endregion: either

// region: boxed
fn resolve(cache: Cache, name: &'static str, aliases: usize) -> Box<dyn Future<Item = &'static str, Error = String>> {
    if aliases > 3 {
        return Box::new(future::err(format!("{name} has too many aliases")));
    }
    Box::new(record(&cache, name).and_then(move |record| match record.strip_prefix('=') {
        Some(alias) => resolve(cache, alias, aliases + 1),
        None => Box::new(future::ok(record)),
    }))
}
// endregion: boxed

fn main() {
    let mut runtime = Runtime::new().expect("a runtime can be started");
    let cache = Cache::default();
    for name in ["www.example", "web.example", "no.example", "loop.example"] {
        match runtime.block_on(resolve(cache.clone(), name, 0)) {
            Ok(address) => println!("{name} is {address}"),
            Err(e) => println!("error: {e}"),
        }
    }
}
