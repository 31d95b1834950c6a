//! Shows what the compiler says to old habits where `loop_until_done` is ported. Each case is compiled by itself.

// refused: E0432: no `loop_fn` in `future`
use futures::future::{Loop, loop_fn};
