//! The slice is gone when the function returns.

use bytes::Bytes;

pub fn is_get(request: &Bytes) -> bool {
    request.slice(0, 3) == "GET"
}
