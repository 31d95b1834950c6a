//! Branches: `Either`, boxes, an early `return` in a closure.

use futures01::Future;
use futures01::future::{self, Either};

use crate::leaf::{Noisy, leaf, note, run};

fn either(start: u32) -> impl Future<Item = u32, Error = String> {
    if start == 0 {
        return Either::A(future::err("zero".to_owned()));
    }
    note("not zero");
    Either::B(leaf("start", Ok::<_, String>(start)).and_then(|x| {
        if x == 1 {
            Either::A(leaf("one", Ok(10)))
        } else {
            // Nothing to wait for.
            Either::B(future::ok(x))
        }
    }))
}

fn early(start: u32) -> impl Future<Item = u32, Error = String> {
    let guard = Noisy("guard");
    leaf("start", Ok::<_, String>(start))
        .and_then(move |x| {
            if x > 5 {
                return Either::A(future::err("large".to_owned()));
            }
            guard.touch();
            Either::B(leaf("next", Ok::<_, String>(x)).map(|x| x + 1))
        })
        .and_then(|x| leaf("last", Ok(x)))
}

fn boxed(start: u32) -> Box<dyn Future<Item = u32, Error = String>> {
    Box::new(leaf("start", Ok::<_, String>(start)).and_then(|x| -> Box<dyn Future<Item = u32, Error = String>> {
        match x {
            0 => Box::new(future::err("zero".to_owned())),
            1 => Box::new(leaf("one", Ok(5)).map(|x| x * 2)),
            _ => boxed(x - 1),
        }
    }))
}

struct Reply {
    code: u32,
}

fn matched(start: u32) -> impl Future<Item = u32, Error = String> {
    leaf("reply", Ok::<_, String>(Reply { code: start })).and_then(|reply| match reply.code {
        0 => Either::A(leaf("zero", Ok(0))),
        _ => Either::B(leaf("other", Ok(reply.code)).map(|x| x + 1)),
    })
}

fn scrutinee(start: u32) -> impl Future<Item = u32, Error = String> {
    let values = std::rc::Rc::new(std::cell::RefCell::new(vec![start]));
    leaf("start", Ok::<_, String>(start)).and_then(move |x| match values.borrow().get(0) {
        Some(1) => Either::A(leaf("one", Ok::<_, String>(x)).map({
            let values = values.clone();
            move |x| {
                values.borrow_mut().push(x);
                x
            }
        })),
        _ => Either::B(future::ok(x)),
    })
}

pub(crate) fn run_all() {
    for start in [0, 1, 2, 7] {
        run(|| either(start));
        run(|| early(start));
        run(|| boxed(start));
        run(|| matched(start));
        run(|| scrutinee(start));
    }
}
