//! Which transactions watch which keys.

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

/// The watched keys of one shard.
#[derive(Debug, Default)]
pub(crate) struct Watchers {
    keys: HashMap<(usize, Box<[u8]>), Vec<WatchFlag>, std::hash::RandomState>,
}

impl Watchers {
    pub(crate) fn add(&mut self, database: usize, key: &[u8], flag: &WatchFlag) {
        self.keys.entry((database, key.into())).or_default().push(flag.clone());
    }

    pub(crate) fn remove(&mut self, database: usize, key: &[u8], flag: &WatchFlag) {
        let place = (database, key.into());
        if let Some(flags) = self.keys.get_mut(&place) {
            flags.retain(|other| !other.same(flag));
            if flags.is_empty() {
                self.keys.remove(&place);
            }
        }
    }

    /// The key changed.
    #[inline(always)]
    pub(crate) fn touch(&self, database: usize, key: &[u8]) {
        if !self.keys.is_empty() {
            self.raise(database, key);
        }
    }

    #[cold]
    fn raise(&self, database: usize, key: &[u8]) {
        if let Some(flags) = self.keys.get(&(database, key.into())) {
            flags.iter().for_each(WatchFlag::raise);
        }
    }

    /// Whether any key is watched.
    pub(crate) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// All watched keys of a database, with their flags.
    pub(crate) fn of(&self, database: usize) -> impl Iterator<Item = (&[u8], &[WatchFlag])> {
        let in_database = move |place: &&(usize, Box<[u8]>)| place.0 == database;
        self.keys.iter().filter(move |(place, _)| in_database(place)).map(|(place, flags)| (&*place.1, &**flags))
    }
}
