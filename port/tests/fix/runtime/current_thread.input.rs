//! Runtimes of the calling thread: what is not `Send`, several names, what spawns from elsewhere.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures01::Future;
use futures01::future::lazy;
use futures01::sync::oneshot;
use tokio01::runtime::current_thread::{self, Handle, Runtime as Local};
use tokio01::timer::Delay;

use crate::leaf::note;

struct Client {
    runtime: Local,
    told: Rc<RefCell<Vec<&'static str>>>,
}

impl Client {
    fn tell(&mut self, what: &'static str) {
        let told = Rc::clone(&self.told);
        self.runtime.spawn(lazy(move || {
            current_thread::spawn(lazy(move || {
                told.borrow_mut().push(what);
                Ok(())
            }));
            Ok(())
        }));
    }
}

fn elsewhere(handle: Handle, tell: oneshot::Sender<u32>) {
    std::thread::spawn(move || handle.spawn(lazy(|| tell.send(7).map_err(drop))).unwrap()).join().unwrap();
}

fn pause() -> impl Future<Item = (), Error = tokio01::timer::Error> {
    Delay::new(Instant::now() + Duration::from_millis(1))
}

pub(crate) fn run_all() {
    let mut client = Client { runtime: Local::new().unwrap(), told: Rc::default() };
    client.tell("first");
    client.tell("second");
    note(format!("{}", client.runtime.block_on(pause()).is_ok()));
    let (tell, told) = oneshot::channel();
    elsewhere(client.runtime.handle(), tell);
    note(format!("{:?}", client.runtime.block_on(told)));
    client.runtime.run().unwrap();
    note(format!("{:?}", client.told.borrow()));

    let mut built = tokio01::runtime::current_thread::Builder::new().build().unwrap();
    note(format!("{:?}", built.block_on(lazy(|| Ok::<_, ()>(1)))));
    let seen = Rc::new(RefCell::new(0));
    let sees = Rc::clone(&seen);
    let all = pause().map(move |()| {
        tokio01::runtime::current_thread::spawn(pause().then(move |_| {
            *sees.borrow_mut() += 1;
            Ok(())
        }))
    });
    note(format!("{}", current_thread::block_on_all(all).is_ok()));
    let sees = Rc::clone(&seen);
    current_thread::run(lazy(move || {
        *sees.borrow_mut() += 1;
        Ok(())
    }));
    note(format!("{}", seen.borrow()));
}
