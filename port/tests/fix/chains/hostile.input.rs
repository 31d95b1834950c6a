//! Code that is easy to get wrong.

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
fn collisions(next: u32, result: u32, error: u32, value: u32, leaf_future: u32) -> impl Future<Item = u32, Error = u32> {
    step(next)
        .and_then(move |x| {
            let held = Noisy("held");
            held.touch();
            step(x + result)
        })
        .or_else(move |_| leaf("else", Ok::<u32, u32>(value)))
        .map(move |x| x + next + result + value + leaf_future)
        .map_err(move |e| e + error)
}

// Two copies of one counter.
fn copies() -> impl Future<Item = (u32, u32), Error = String> {
    let mut n = 1;
    step(1)
        .and_then(move |x| {
            n += x;
            step(n)
        })
        .and_then(move |y| {
            n += 100;
            step(y).map(move |z| (z, n))
        })
        .map(move |(z, m)| (z + m, n))
}

fn borrowed<'a>(names: &'a [&'a str], index: &'a Cell<usize>) -> impl Future<Item = &'a str, Error = String> + 'a {
    index.set(index.get() + 1);
    step(0).and_then(move |x| {
        index.set(index.get() + 10);
        step(x)
    })
    .map(move |x| names[x as usize])
}

struct Client {
    seen: Rc<RefCell<Vec<u32>>>,
    noisy: Noisy,
}

impl Client {
    fn ask(&self, x: u32) -> impl Future<Item = usize, Error = String> {
        self.noisy.touch();
        let seen = self.seen.clone();
        self.step(x).and_then(move |x| {
            seen.borrow_mut().push(x);
            // The borrow ends before the wait.
            let length = seen.borrow().len();
            leaf("ask", Ok::<_, String>(length))
        })
    }

    fn step(&self, x: u32) -> Step {
        step(x)
    }

    fn consume(self) -> impl Future<Item = u32, Error = String> {
        step(1).and_then(move |x| {
            self.noisy.touch();
            step(x)
        })
    }
}

fn temporaries(shared: Rc<RefCell<Vec<u32>>>) -> impl Future<Item = u32, Error = String> {
    let other = shared.clone();
    step(0).and_then(move |x| match shared.borrow_mut().pop() {
        Some(last) if last > 5 => step(last),
        Some(last) => step(last + x),
        None => step(x),
    })
    .and_then(move |x| {
        other.borrow_mut().push(x);
        if let Some(first) = other.borrow().first() { step(*first) } else { step(0) }
    })
}

fn parts() -> impl Future<Item = (u32, &'static str), Error = String> {
    leaf("parts", Ok::<_, String>((1, Noisy("ignored"), Noisy("named"))))
        .and_then(|(x, _, named)| step(x).map(move |y| (y, named)))
        .map(|(y, named)| (y, named.0))
}

fn mutable() -> impl Future<Item = u32, Error = String> {
    leaf("mutable", Ok::<_, String>(vec![1, 2])).and_then(|mut list: Vec<u32>| {
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
        step(sum)
    })
}

fn comments(x: u32) -> impl Future<Item = u32, Error = String> {
    // before the head
    step(x) /* behind the head */
        // before and_then
        .and_then(/* before the closure */ move |y| /* before the body */ step(x + y) /* behind the body */)
        // before map
        .map(|x| x /* inside */ + 1) // behind map
    // at the end
}

fn conversions(start: Result<u32, String>) -> impl Future<Item = u32, Error = Outer> {
    leaf("first", start)
        .from_err::<Middle>()
        .and_then(|_| leaf("second", Err::<u32, _>(Middle("second".to_owned()))))
        .from_err()
        .and_then(|x| leaf("third", Ok::<_, Outer>(x)))
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
    step(x)
        .map(move |x| {
            if x == 1 {
                return 0;
            }
            guard.touch() as u32 + x
        })
        .and_then(|x| {
            let parsed: u32 = if x == 0 { "".parse().map_err(|_| "nothing".to_owned())? } else { x };
            Ok(parsed)
        })
        .then(|result| {
            note("always");
            result
        })
        .and_then(step)
}

fn recursive(n: u32) -> Step {
    Box::new(step(n).and_then(move |x| if n == 0 { Either::A(future::ok(x)) } else { Either::B(recursive(n - 1)) }))
}

fn hidden(flag: bool) -> impl Future<Item = String, Error = String> {
    let text = String::from("outer");
    let noisy = Noisy("noisy");
    step(1)
        .and_then(move |x| {
            let text = format!("{x}");
            noisy.touch();
            leaf("hidden", if flag { Ok(text) } else { Err(text) })
        })
        .map(move |inner| format!("{text} {inner}"))
}

fn never() -> impl Future<Item = u32, Error = String> {
    step(1).or_else(|e| -> Result<u32, String> { unreachable!("{e}") })
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
