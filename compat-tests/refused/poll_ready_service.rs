//! Shows what the compiler says to old habits where `poll_ready_service` is ported. Each case is compiled by itself.

// refused: E0596: cannot borrow `*service` as mutable, as it is behind a `&` reference
use tower::Service;
fn ask<S: Service<String>>(service: &S) -> S::Future {
    service.call("get".to_owned())
}

// refused: is not general enough
use futures::future::BoxFuture;
use tower::Service;
fn later<S>(mut inner: S, request: &'static str) -> BoxFuture<'static, Result<String, S::Error>>
where
    S: Service<&'static str, Response = String> + Send + 'static,
    S::Future: Send,
    S::Error: Send,
{
    Box::pin(async move {
        tokio::task::yield_now().await;
        inner.call(request).await
    })
}
