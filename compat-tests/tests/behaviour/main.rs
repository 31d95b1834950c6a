//! What tokio 0.1 and tokio 1 do differently without a compiler's warning, each fact proven on both.

mod channels;
