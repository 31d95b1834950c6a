//! Functions that examples in documentation call. The examples are compiled with the code, and go over with it.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;
use futures01::future::FutureResult;

use crate::leaf::{leaf, run};

/// Doubles a number.
///
/// ```
/// use futures01::Future;
/// use old::documented::double;
///
/// assert_eq!(double(4).wait(), Ok(8)); // a comment stays
/// ```
///
/// The example hides its imports, and so what it needs more:
///
/// ```rust
/// # use futures01::Future;
/// # use old::documented::double;
/// let doubled = double(1)
///     .map(|x| x + 1)
///     .wait();
/// assert_eq!(doubled, Ok(3));
/// ```
///
/// A function of its own, one example that is not run, and one that fails:
///
/// ```no_run
/// use futures01::future::Future;
///
/// fn four() -> impl Future<Item = u32, Error = ()> {
///     old::documented::double(2)
/// }
///
/// fn main() {
///     println!("{:?}", four().wait());
/// }
/// ```
///
/// ```should_panic
/// # use futures01::Future;
/// assert_eq!(old::documented::double(1).wait(), Ok(1), "{:?}", old::documented::double(1).wait());
/// ```
pub fn double(x: u32) -> impl Future<Item = u32, Error = ()> {
    let doubled = futures01::future::ok(2 * x);
    Box::pin(async move { doubled.compat().await }).compat()
}

/** Halves a number.

     # use futures01::Future;
     assert_eq!(old::documented::halve(8).wait(), Ok::<u32, ()>(4));
*/
pub fn halve(x: u32) -> Box<dyn Future<Item = u32, Error = ()> + Send> {
    let halved = futures01::future::ok(x / 2);
    Box::new(Box::pin(async move { halved.compat().await }).compat())
}

/**
 * Halves twice.
 *
 * ```
 * use futures01::Future as _;
 *
 * fn quartered() -> Result<(), ()> {
 *     old::documented::quarter(8).wait()?;
 *     Ok(())
 * }
 * quartered()?;
 * # Ok::<(), ()>(())
 * ```
 */
pub fn quarter(x: u32) -> Box<dyn Future<Item = u32, Error = ()> + Send> {
    let half = halve(x);
    Box::new(Box::pin(async move { halve(half.compat().await?).compat().await }).compat())
}

#[doc = "Adds one, and shows it without a comment."]
#[doc = ""]
#[doc = "```"]
#[doc = "assert_eq!(futures01::Future::wait(old::documented::next(1)), Ok(2));"]
#[doc = "```"]
pub fn next(x: u32) -> impl Future<Item = u32, Error = ()> {
    let next = futures01::future::ok(x + 1);
    Box::pin(async move { next.compat().await }).compat()
}

/// A macro's names are those of the root of the example's crate:
///
/// ```
/// #[macro_use]
/// extern crate futures01;
///
/// use futures01::{Async, Future, Poll};
/// use old::documented::{sum, Sum};
///
/// struct More(Sum);
///
/// impl Future for More {
///     type Item = u32;
///     type Error = ();
///
///     fn poll(&mut self) -> Poll<u32, ()> {
///         Ok(Async::Ready(try_ready!(self.0.poll()) + crate::one()))
///     }
/// }
///
/// fn one() -> u32 {
///     1
/// }
///
/// fn main() {
///     assert_eq!(More(sum(1, 2)).wait(), Ok(4));
///     assert_eq!(old::documented::total(1).wait(), Ok(2));
/// }
/// ```
pub fn sum(a: u32, b: u32) -> Sum {
    futures01::future::ok(a + b)
}

/// Sum of two numbers.
pub type Sum = FutureResult<u32, ()>;

/// Adds to itself.
pub fn total(x: u32) -> impl Future<Item = u32, Error = ()> {
    let total = sum(x, x);
    Box::pin(async move { total.compat().await }).compat()
}

/// Is left, since the example names a state that nobody compiles.
///
/// ```ignore
/// old::documented::ignored(1).wait().unwrap();
/// ```
pub fn ignored(x: u32) -> impl Future<Item = u32, Error = ()> {
    let ignored = futures01::future::ok(x);
    Box::pin(async move { ignored.compat().await }).compat()
}

/// Is left, since the example did not compile before.
///
/// ```
/// old::documented::broken(1).await.unwrap();
/// ```
pub fn broken(x: u32) -> impl Future<Item = u32, Error = ()> {
    let broken = futures01::future::ok(x);
    Box::pin(async move { broken.compat().await }).compat()
}

/// Is left, since the example names it without calling it.
///
/// ```
/// use futures01::Future;
///
/// assert_eq!(futures01::future::ok(1).and_then(old::documented::named).wait(), Ok(1));
/// ```
pub fn named(x: u32) -> impl Future<Item = u32, Error = ()> {
    let named = futures01::future::ok(x);
    Box::pin(async move { named.compat().await }).compat()
}

/// Is left, since the example's string says something else than what stands in the file.
#[doc = "```\nassert_eq!(futures01::Future::wait(old::documented::escaped(1)), Ok(1));\n```"]
pub fn escaped(x: u32) -> impl Future<Item = u32, Error = ()> {
    let escaped = futures01::future::ok(x);
    Box::pin(async move { escaped.compat().await }).compat()
}

pub(crate) fn run_all() {
    run(|| leaf("first", Ok::<_, ()>(1)).and_then(|x| double(x).map(|x| x + 1)));
    run(|| leaf("second", Ok::<_, ()>(8)).and_then(|x| halve(x)));
    run(|| next(1).join3(total(2), quarter(8)));
    run(|| ignored(1).join3(broken(2), escaped(3)));
    run(|| sum(1, 2).and_then(named));
}
