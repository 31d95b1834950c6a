//! A service that nothing is bound to.

use futures::future::{FutureResult, ok};
use tokio_service::Service;

pub struct Echo;

impl Service for Echo {
    type Request = String;
    type Response = String;
    type Error = ();
    type Future = FutureResult<String, ()>;

    fn call(&self, request: String) -> Self::Future {
        ok(request)
    }
}
