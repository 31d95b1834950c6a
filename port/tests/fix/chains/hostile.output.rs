//! Code that is easy to get wrong.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures01::Future;
use futures01::future::{self, Either};

use crate::leaf::{Noisy, leaf, note, run};

type Step = Box<dyn Future<Item = u32, Error = String>>;

fn step(x: u32) -> Step {
    Box::new(leaf("step", Ok::<_, String>(x + 1)))
}

// Names that the writer would like to use.
fn collisions(
    next: u32,
    result: u32,
    error: u32,
    value: u32,
    leaf_future: u32,
) -> impl Future<Item = u32, Error = u32> {
    let step_future = step(next);
    Box::pin(async move {
        let outcome = match step_future.compat().await.map(move |x| {
            let held = Noisy("held");
            held.touch();
            step(x + result).compat()
        }) {
            Ok(next_future) => next_future.await,
            Err(failure) => Err(failure),
        };
        let outcome = match outcome.map_err(move |_| leaf("else", Ok::<u32, u32>(value)).compat()) {
            Ok(output) => Ok(output),
            Err(next_future) => next_future.await,
        };
        outcome.map(move |x| x + next + result + value + leaf_future).map_err(move |e| e + error)
    })
    .compat()
}

// Two copies of one counter.
fn copies() -> impl Future<Item = (u32, u32), Error = String> {
    let mut n = 1;
    let step_future = step(1);
    Box::pin(async move {
        let next = step_future.compat().await.map(move |x| {
            n += x;
            step(n).compat()
        })?;
        let next = next.await.map(move |y| {
            n += 100;
            let step_future = step(y);
            async move { step_future.compat().await.map(move |z| (z, n)) }
        })?;
        next.await.map(move |(z, m)| (z + m, n))
    })
    .compat()
}

fn borrowed<'a>(names: &'a [&'a str], index: &'a Cell<usize>) -> impl Future<Item = &'a str, Error = String> + 'a {
    index.set(index.get() + 1);
    let step_future = step(0);
    Box::pin(async move {
        let x = step_future.compat().await?;
        index.set(index.get() + 10);
        step(x).compat().await.map(move |x| names[x as usize])
    })
    .compat()
}

struct Client {
    seen: Rc<RefCell<Vec<u32>>>,
    noisy: Noisy,
}

impl Client {
    fn ask(&self, x: u32) -> impl Future<Item = usize, Error = String> {
        self.noisy.touch();
        let seen = self.seen.clone();
        let step = self.step(x);
        Box::pin(async move {
            let next = step.compat().await.map(move |x| {
                seen.borrow_mut().push(x);
                // The borrow ends before the wait.
                let length = seen.borrow().len();
                leaf("ask", Ok::<_, String>(length)).compat()
            })?;
            next.await
        })
        .compat()
    }

    fn step(&self, x: u32) -> Step {
        step(x)
    }

    fn consume(self) -> impl Future<Item = u32, Error = String> {
        let step_future = step(1);
        Box::pin(async move {
            let next = step_future.compat().await.map(move |x| {
                self.noisy.touch();
                step(x).compat()
            })?;
            next.await
        })
        .compat()
    }
}

fn temporaries(shared: Rc<RefCell<Vec<u32>>>) -> impl Future<Item = u32, Error = String> {
    let other = shared.clone();
    let step_future = step(0);
    Box::pin(async move {
        let next = step_future.compat().await.map(move |x| match shared.borrow_mut().pop() {
            Some(last) if last > 5 => step(last).compat(),
            Some(last) => step(last + x).compat(),
            None => step(x).compat(),
        })?;
        let next = next.await.map(move |x| {
            other.borrow_mut().push(x);
            if let Some(first) = other.borrow().first() { step(*first).compat() } else { step(0).compat() }
        })?;
        next.await
    })
    .compat()
}

fn parts() -> impl Future<Item = (u32, &'static str), Error = String> {
    let leaf_future = leaf("parts", Ok::<_, String>((1, Noisy("ignored"), Noisy("named"))));
    Box::pin(async move {
        let next = leaf_future.compat().await.map(|(x, _, named)| {
            let step_future = step(x);
            async move { step_future.compat().await.map(move |y| (y, named)) }
        })?;
        next.await.map(|(y, named)| (y, named.0))
    })
    .compat()
}

fn mutable() -> impl Future<Item = u32, Error = String> {
    let leaf_future = leaf("mutable", Ok::<_, String>(vec![1, 2]));
    Box::pin(async move {
        let mut list: Vec<u32> = leaf_future.compat().await?;
        list.push(3);
        #[cfg(test)]
        list.push(4);
        let mut sum = 0;
        'outer: for x in &list {
            for y in &list {
                if x * y > 8 {
                    break 'outer;
                }
                sum += x * y;
            }
        }
        step(sum).compat().await
    })
    .compat()
}

fn comments(x: u32) -> impl Future<Item = u32, Error = String> {
    // before the head
    let step_future = step(x);
    Box::pin(async move {
        /* behind the head */
        // before and_then
        /* before the closure */
        /* behind the body */
        let next = step_future.compat().await.map(move |y| /* before the body */ step(x + y).compat())?;
        next.await
            // before map
            .map(|x| x /* inside */ + 1)
    })
    .compat() // behind map
    // at the end
}

fn conversions(start: Result<u32, String>) -> impl Future<Item = u32, Error = Outer> {
    let leaf_future = leaf("first", start);
    Box::pin(async move {
        let next = leaf_future
            .compat()
            .await
            .map_err(<Middle>::from)
            .map(|_| leaf("second", Err::<u32, _>(Middle("second".to_owned()))).compat())?;
        let x = next.await?;
        leaf("third", Ok::<_, Outer>(x)).compat().await
    })
    .compat()
}

#[derive(Debug)]
struct Middle(String);

impl From<String> for Middle {
    fn from(e: String) -> Self {
        Self(format!("middle {e}"))
    }
}

#[derive(Debug)]
struct Outer(#[allow(dead_code)] String);

impl From<Middle> for Outer {
    fn from(e: Middle) -> Self {
        Self(format!("outer {}", e.0))
    }
}

// A shorter way to the outer error, which is not the one of the chain.
impl From<String> for Outer {
    fn from(e: String) -> Self {
        Self(format!("wrong {e}"))
    }
}

fn early(x: u32) -> impl Future<Item = u32, Error = String> {
    let guard = Noisy("guard");
    let step_future = step(x);
    Box::pin(async move {
        let outcome = {
            let result = step_future
                .compat()
                .await
                .map(move |x| {
                    if x == 1 {
                        return 0;
                    }
                    guard.touch() as u32 + x
                })
                .and_then(|x| {
                    let parsed: u32 = if x == 0 { "".parse().map_err(|_| "nothing".to_owned())? } else { x };
                    Ok(parsed)
                });
            note("always");
            result
        };
        let next = outcome.map(step)?;
        next.compat().await
    })
    .compat()
}

fn recursive(n: u32) -> Step {
    let step_future = step(n);
    Box::new(
        Box::pin(async move {
            let next = step_future.compat().await.map(move |x| {
                if n == 0 {
                    futures::future::Either::Left(std::future::ready(Ok(x)))
                } else {
                    futures::future::Either::Right(recursive(n - 1).compat())
                }
            })?;
            next.await
        })
        .compat(),
    )
}

fn hidden(flag: bool) -> impl Future<Item = String, Error = String> {
    let text = String::from("outer");
    let noisy = Noisy("noisy");
    let step_future = step(1);
    Box::pin(async move {
        let next = step_future.compat().await.map(move |x| {
            let text = format!("{x}");
            noisy.touch();
            leaf("hidden", if flag { Ok(text) } else { Err(text) }).compat()
        })?;
        next.await.map(move |inner| format!("{text} {inner}"))
    })
    .compat()
}

fn never() -> impl Future<Item = u32, Error = String> {
    let step_future = step(1);
    Box::pin(async move { step_future.compat().await.or_else(|e| -> Result<u32, String> { unreachable!("{e}") }) })
        .compat()
}

pub(crate) fn run_all() {
    run(|| collisions(1, 2, 3, 4, 5));
    run(copies);
    let index = Cell::new(0);
    run(|| borrowed(&["a", "b", "c"], &index));
    note(index.get().to_string());
    let client = Client { seen: Rc::default(), noisy: Noisy("client") };
    run(|| client.ask(1));
    run(|| client.consume());
    for list in [vec![], vec![1], vec![9]] {
        run(|| temporaries(Rc::new(RefCell::new(list.clone()))));
    }
    run(parts);
    run(mutable);
    run(|| comments(1));
    run(|| conversions(Ok(1)));
    run(|| conversions(Err("first".to_owned())));
    run(|| early(0));
    run(|| early(5));
    run(|| recursive(2));
    run(|| hidden(true));
    run(|| hidden(false));
    run(never);
}
