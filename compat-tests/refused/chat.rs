//! Shows what the compiler says to old habits where `chat` is ported. Each case is compiled by itself.

// refused: future cannot be sent between threads safely
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::mpsc::Sender;
fn tell(peers: Arc<Mutex<Vec<Sender<String>>>>) {
    tokio::spawn(async move {
        let peers = peers.lock().unwrap_or_else(PoisonError::into_inner);
        for peer in peers.iter() {
            let _ = peer.send("hello".to_owned()).await;
        }
    });
}
