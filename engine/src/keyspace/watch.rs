//! Which transactions watch which keys.

use std::hash::RandomState;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hashbrown::HashMap;

/// Set when a watched key changed; shared by a session and the shards of the keys it watches.
#[derive(Clone, Debug, Default)]
pub(crate) struct WatchFlag(Arc<AtomicBool>);

impl WatchFlag {
    pub(crate) fn raise(&self) {
        self.0.store(true, Ordering::Release);
    }

    pub(crate) fn is_raised(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// One transaction that watches a key.
#[derive(Debug)]
struct Watch {
    flag: WatchFlag,
    /// Whether the key was past its deadline, though still there, when the watch began: its removal is
    /// then no change.
    expired: bool,
}

/// What a look at a database finds under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// No such key.
    Absent,
    /// A key past its deadline, not yet removed.
    Expired,
    /// A key.
    Live,
}

/// The watched keys of one shard.
#[derive(Debug, Default)]
pub(crate) struct Watchers {
    /// By database; as many as the highest database with a watched key needs.
    databases: Vec<Watched>,
    /// Watched keys in all databases.
    count: usize,
}

type Watched = HashMap<Box<[u8]>, Vec<Watch>, RandomState>;

impl Watchers {
    /// Lets `flag` watch a key that is [`Found::Expired`] or not. Returns false if it does already.
    pub(crate) fn add(&mut self, database: usize, key: &[u8], flag: &WatchFlag, expired: bool) -> bool {
        if database >= self.databases.len() {
            self.databases.resize_with(database + 1, Watched::default);
        }
        let watches = self.databases[database].entry_ref(key).or_insert_with(|| {
            self.count += 1;
            Vec::with_capacity(1)
        });
        if watches.iter().any(|watch| watch.flag.same(flag)) {
            return false;
        }
        watches.push(Watch { flag: flag.clone(), expired });
        true
    }

    pub(crate) fn remove(&mut self, database: usize, key: &[u8], flag: &WatchFlag) {
        let Some(watched) = self.databases.get_mut(database) else { return };
        if let Some(watches) = watched.get_mut(key) {
            watches.retain(|watch| !watch.flag.same(flag));
            if watches.is_empty() {
                watched.remove(key);
                self.count -= 1;
                if watched.is_empty() {
                    *watched = Watched::default();
                }
            }
        }
    }

    /// The key was written.
    #[inline(always)]
    pub(crate) fn touch(&mut self, database: usize, key: &[u8]) {
        if self.count > 0 {
            self.raise(database, key, true);
        }
    }

    /// The key was removed.
    #[inline]
    pub(crate) fn touch_removed(&mut self, database: usize, key: &[u8]) {
        if self.count > 0 {
            self.raise(database, key, false);
        }
    }

    #[cold]
    fn raise(&mut self, database: usize, key: &[u8], there: bool) {
        let watches = self.databases.get_mut(database).and_then(|watched| watched.get_mut(key));
        for watch in watches.into_iter().flatten() {
            if watch.expired && !there {
                watch.expired = false;
            } else {
                watch.flag.raise();
            }
        }
    }

    /// Whether a transaction that watches this key is to fail because the key's deadline has passed,
    /// given that the key is [`Found::Expired`].
    pub(crate) fn expired_since(&self, database: usize, key: &[u8], flag: &WatchFlag) -> bool {
        let watches = self.databases.get(database).and_then(|watched| watched.get(key));
        watches.into_iter().flatten().any(|watch| watch.flag.same(flag) && !watch.expired)
    }

    /// The content of a database is about to be replaced: `before` and `after` tell what stands under a
    /// key in the old content and in the new.
    pub(crate) fn replace(&mut self, database: usize, before: impl Fn(&[u8]) -> Found, after: impl Fn(&[u8]) -> Found) {
        for (key, watches) in self.databases.get_mut(database).into_iter().flatten() {
            let (before, after) = (before(key), after(key));
            if before == Found::Absent && after == Found::Absent {
                continue;
            }
            for watch in watches {
                // What was past its deadline when the watch began counts as absent.
                match (watch.expired || before == Found::Absent, after) {
                    (true, Found::Absent) => watch.expired = false,
                    (true, Found::Expired) => watch.expired = true,
                    _ => watch.flag.raise(),
                }
            }
        }
    }
}
