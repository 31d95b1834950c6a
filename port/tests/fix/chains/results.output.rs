//! Stages whose closures return a `Result`.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;

use crate::leaf::{Noisy, leaf, note, run};

fn checked(start: Result<&'static str, String>) -> impl Future<Item = u32, Error = String> {
    let leaf_future = leaf("text", start);
    Box::pin(async move {
        leaf_future
            .compat()
            .await
            .and_then(|text| {
                if text.is_empty() {
                    return Err("empty".to_owned());
                }
                let number: u32 = text.parse().map_err(|_| "no number".to_owned())?;
                Ok(number)
            })
            .or_else(|e| match e.as_str() {
                "empty" => Ok(0),
                _ => Err(e),
            })
    })
    .compat()
}

fn always(start: Result<u32, String>) -> impl Future<Item = u32, Error = String> {
    let guard = Noisy("guard");
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let x = futures::FutureExt::map(std::future::ready(leaf_future.compat().await), move |result| match result {
            Ok(x) => {
                note("it was good");
                guard.touch();
                Ok(x)
            }
            Err(e) => Err(format!("sadly {e}")),
        })
        .await?;
        leaf("behind", Ok(x)).compat().await
    })
    .compat()
}

fn last(start: Result<u32, String>) -> impl Future<Item = (), Error = ()> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        match leaf_future.compat().await {
            Ok(0) => return Err(()),
            Ok(x) => {
                note(format!("{x}"));
                Ok(())
            }
            Err(_) => Err(()),
        }
    })
    .compat()
}

pub(crate) fn run_all() {
    run(|| checked(Ok("12")));
    run(|| checked(Ok("")));
    run(|| checked(Ok("x")));
    run(|| checked(Err("early".to_owned())));
    run(|| always(Ok(1)));
    run(|| always(Err("no".to_owned())));
    run(|| last(Ok(0)));
    run(|| last(Ok(1)));
}
