//! Checks that a server accepts every configuration without a panic.

use std::sync::Arc;

use engine::client::Peer;
use engine::config::{MemoryShare, OutputLimits, Store};
use engine::{Config, Conversation, ManualClock, Notify, ReplyBuffer, RequestBuffer, Server, Session};

struct Silent;

impl Notify for Silent {
    fn notify(&self) {}
}

fn configs() -> Vec<Config> {
    let mut configs = Vec::new();
    for bytes in [0, 1, u64::MAX] {
        for count in [0, 1, u32::MAX] {
            for threads in [None, Some(0), Some(1), Some(u16::MAX)] {
                let mut config = Config::default();
                config.bind = [0, 0, 0, 0].into();
                config.store = if count == 1 { Store::PerConnection } else { Store::Shared };
                config.threads = threads;
                (config.drain_ms, config.linger_ms) = (bytes, bytes);
                (config.maxclients, config.timeout, config.tcp_keepalive) = (count, count, count);
                (config.max_memory, config.max_memory_clients) = (bytes, MemoryShare::Bytes(bytes));
                (config.proto_max_bulk_len, config.client_query_buffer_limit) = (bytes, bytes);
                let most = bytes.min(i64::MAX as u64).to_string();
                let mut limits = OutputLimits::default();
                limits.set(&["normal", &most, &most, &most]).expect("numbers of bytes and seconds");
                config.client_output_buffer_limits = limits;
                config.protected_mode = count == 0;
                configs.push(config);
            }
        }
    }
    configs
}

#[test]
fn the_extremes_of_each_field_are_served() {
    for config in configs() {
        let clock = Arc::new(ManualClock::at_unix_millis(1_000));
        let server = Server::new(config, Arc::clone(&clock));
        let mut replies = Vec::new();
        let requests = b"SET a b PX 1000\r\nGET a\r\nINFO\r\nCONFIG GET *\r\nSUBSCRIBE c\r\n";
        let _ = Session::detached(&server).feed(requests, &mut replies);
        assert!(!replies.is_empty());
        if let Ok(session) = server.connect(Peer::none(), Arc::new(Silent)) {
            let mut conversation = Conversation::new(session);
            let (mut received, mut replies) = (RequestBuffer::default(), ReplyBuffer::default());
            received.extend(requests);
            conversation.read(requests.len());
            let _ = conversation.turn(&mut received, &mut replies);
            clock.advance(u64::from(u32::MAX));
            server.stop();
            let _ = conversation.turn(&mut received, &mut replies);
        }
        let _ = server.purge();
    }
}
