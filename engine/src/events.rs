//! Keyspace events.

use crate::config::Events;
use crate::keyspace::{Key, Totals, Watchers};
use crate::server::Server;
use crate::time::Now;
use crate::tracking::Actor;

/// Counts a key that was removed because its deadline had passed, tells its watchers, and publishes the event.
#[cold]
pub(crate) fn expired(
    server: &Server,
    (watchers, counts): (&Watchers, &mut Totals),
    database: usize,
    key: Key<'_>,
    actor: Actor<'_>,
    now: Now,
) {
    counts.expired += 1;
    if server.log.gathers() {
        server.log.expired(database, key.bytes);
    }
    watchers.touch_removed(database, key);
    if server.settings.events().has(Events::EXPIRED) {
        notify(server, Events::EXPIRED, "expired", database, key.bytes, now);
    }
    if server.tracking.is_used() {
        server.tracking.invalidate(server, key.bytes, actor, now);
    }
}

/// Publishes a keyspace event if its class is switched on. Returns whether anybody received it.
#[cold]
pub(crate) fn notify(server: &Server, class: Events, event: &str, database: usize, key: &[u8], now: Now) -> bool {
    use crate::pubsub::Kind::Channel;
    let events = server.settings.events();
    if !events.has(class) {
        return false;
    }
    let mut received = 0;
    if events.has(Events::KEYSPACE) {
        let channel = [format!("__keyspace@{database}__:").as_bytes(), key].concat();
        received += server.registry.publish(Channel, &channel, event.as_bytes(), server, now);
    }
    if events.has(Events::KEYEVENT) {
        let channel = format!("__keyevent@{database}__:{event}");
        received += server.registry.publish(Channel, channel.as_bytes(), key, server, now);
    }
    received > 0
}
