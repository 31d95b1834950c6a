//! Functions that examples in documentation call. The examples are compiled with the code, and go over with it.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;
use futures01::future::FutureResult;

use crate::leaf::{leaf, run};

/// Doubles a number.
///
/// ```
/// use futures::TryFutureExt as _;
/// use futures01::Future;
/// use old::documented::double;
///
/// assert_eq!(Box::pin(double(4)).compat().wait(), Ok(8)); // a comment stays
/// ```
///
/// The example hides its imports, and so what it needs more:
///
/// ```rust
/// # use futures::TryFutureExt as _;
/// # use futures01::Future;
/// # use old::documented::double;
/// let doubled = Box::pin(double(1)).compat()
///     .map(|x| x + 1)
///     .wait();
/// assert_eq!(doubled, Ok(3));
/// ```
///
/// A function of its own, one example that is not run, and one that fails:
///
/// ```no_run
/// use futures::TryFutureExt as _;
/// use futures01::future::Future;
///
/// fn four() -> impl Future<Item = u32, Error = ()> {
///     Box::pin(old::documented::double(2)).compat()
/// }
///
/// fn main() {
///     println!("{:?}", four().wait());
/// }
/// ```
///
/// ```should_panic
/// # use futures::TryFutureExt as _;
/// # use futures01::Future;
/// assert_eq!(Box::pin(old::documented::double(1)).compat().wait(), Ok(1), "{:?}", Box::pin(old::documented::double(1)).compat().wait());
/// ```
// PORT: public, and a future of today: who calls it from outside may need `.compat()`
pub fn double(x: u32) -> impl std::future::Future<Output = Result<u32, ()>> {
    let doubled = futures01::future::ok(2 * x);
    async move { doubled.compat().await }
}

/** Halves a number.

     # use futures::TryFutureExt as _;
     # use futures01::Future;
     assert_eq!(old::documented::halve(8).compat().wait(), Ok::<u32, ()>(4));
*/
// PORT: public, and a future of today: who calls it from outside may need `.compat()`
pub fn halve(x: u32) -> futures::future::BoxFuture<'static, Result<u32, ()>> {
    let halved = futures01::future::ok(x / 2);
    Box::pin(async move { halved.compat().await })
}

/**
 * Halves twice.
 *
 * ```
 * use futures::TryFutureExt as _;
 * use futures01::Future as _;
 *
 * fn quartered() -> Result<(), ()> {
 *     old::documented::quarter(8).compat().wait()?;
 *     Ok(())
 * }
 * quartered()?;
 * # Ok::<(), ()>(())
 * ```
 */
// PORT: public, and a future of today: who calls it from outside may need `.compat()`
pub fn quarter(x: u32) -> futures::future::BoxFuture<'static, Result<u32, ()>> {
    let half = halve(x);
    Box::pin(async move { halve(half.await?).await })
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
/// use futures::TryFutureExt as _;
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
///     assert_eq!(Box::pin(old::documented::total(1)).compat().wait(), Ok(2));
/// }
/// ```
pub fn sum(a: u32, b: u32) -> Sum {
    futures01::future::ok(a + b)
}

/// Sum of two numbers.
pub type Sum = FutureResult<u32, ()>;

/// Adds to itself.
// PORT: public, and a future of today: who calls it from outside may need `.compat()`
pub fn total(x: u32) -> impl std::future::Future<Output = Result<u32, ()>> {
    let total = sum(x, x);
    async move { total.compat().await }
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
    run(|| leaf("first", Ok::<_, ()>(1)).and_then(|x| Box::pin(double(x)).compat().map(|x| x + 1)));
    run(|| leaf("second", Ok::<_, ()>(8)).and_then(|x| halve(x).compat()));
    run(|| next(1).join3(Box::pin(total(2)).compat(), quarter(8).compat()));
    run(|| ignored(1).join3(broken(2), escaped(3)));
    run(|| sum(1, 2).and_then(named));
}
