//! A disk in memory that loses unsynced data in a power cut.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::aof::{Fault, File, Folder, Source};

/// Content of a file: as last synced, and current.
#[derive(Clone, Debug, Default)]
struct Content {
    synced: Vec<u8>,
    written: Vec<u8>,
}

#[derive(Debug, Default)]
struct State {
    contents: Vec<Content>,
    /// The names of files: as last synced, and current.
    synced: BTreeMap<String, usize>,
    names: BTreeMap<String, usize>,
    operations: usize,
    /// Number of operations after which the power is cut.
    power_until: usize,
    /// Kind of operations that fail.
    failing: Option<Operation>,
}

/// A request to the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    Create,
    Write,
    Sync,
    Rename,
    Remove,
    SyncFolder,
}

/// Part of the unsynced data and names that survives a power cut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Left {
    pub(crate) data: Data,
    /// `true` if unsynced names survive.
    pub(crate) names: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Data {
    None,
    Half,
    All,
}

impl Left {
    pub(crate) const ALL: [Self; 6] = {
        let (none, half, all) = (Data::None, Data::Half, Data::All);
        [
            Self { data: none, names: false },
            Self { data: none, names: true },
            Self { data: half, names: false },
            Self { data: half, names: true },
            Self { data: all, names: false },
            Self { data: all, names: true },
        ]
    };
}

type Hook = Box<dyn FnMut() + Send>;

/// The disk, which all its clones share.
#[derive(Clone, Default)]
pub(crate) struct Disk {
    state: Arc<Mutex<State>>,
    /// Called before operations between which clients are served.
    hook: Arc<Mutex<Option<Hook>>>,
}

impl std::fmt::Debug for Disk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Disk")
    }
}

impl Disk {
    pub(crate) fn new() -> Self {
        let disk = Self::default();
        disk.state.lock().unwrap().power_until = usize::MAX;
        disk
    }

    pub(crate) fn cut_power_behind(&self, operations: usize) {
        self.state.lock().unwrap().power_until = operations;
    }

    pub(crate) fn fail(&self, operation: Option<Operation>) {
        self.state.lock().unwrap().failing = operation;
    }

    pub(crate) fn operations(&self) -> usize {
        self.state.lock().unwrap().operations
    }

    pub(crate) fn set_hook(&self, hook: Option<Hook>) {
        *self.hook.lock().unwrap() = hook;
    }

    /// Returns the disk as it is when the power is back.
    pub(crate) fn after_power_cut(&self, left: Left) -> Self {
        let state = self.state.lock().unwrap();
        let names = if left.names { state.names.clone() } else { state.synced.clone() };
        let contents = state.contents.iter().map(|Content { synced, written }| {
            let grown = written.len().saturating_sub(synced.len());
            let kept = match left.data {
                Data::None => synced.clone(),
                Data::Half if written.starts_with(synced) => written[..synced.len() + grown / 2].to_vec(),
                Data::Half | Data::All => written.clone(),
            };
            Content { synced: kept.clone(), written: kept }
        });
        let state = State {
            contents: contents.collect(),
            synced: names.clone(),
            names,
            power_until: usize::MAX,
            ..State::default()
        };
        Self { state: Arc::new(Mutex::new(state)), hook: Arc::default() }
    }

    /// Returns the names of the files.
    pub(crate) fn names(&self) -> Vec<String> {
        self.state.lock().unwrap().names.keys().cloned().collect()
    }

    /// Replaces a file, and syncs it.
    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        let mut state = self.state.lock().unwrap();
        let content = Content { synced: bytes.to_vec(), written: bytes.to_vec() };
        state.contents.push(content);
        let index = state.contents.len() - 1;
        state.names.insert(name.to_owned(), index);
        state.synced.insert(name.to_owned(), index);
    }

    fn run_hook(&self) {
        // Taken out, since serving clients writes to the disk as well.
        let hook = self.hook.lock().unwrap().take();
        if let Some(mut hook) = hook {
            hook();
            self.hook.lock().unwrap().get_or_insert(hook);
        }
    }

    fn act<T>(&self, operation: Operation, act: impl FnOnce(&mut State) -> T) -> Result<T, Fault> {
        let mut state = self.state.lock().unwrap();
        if state.operations >= state.power_until {
            return Err(Fault::new("no power"));
        }
        state.operations += 1;
        if state.failing == Some(operation) {
            return Err(Fault::new("it fails"));
        }
        Ok(act(&mut state))
    }

    fn handle(&self, index: usize, is_log: bool) -> Arc<dyn File> {
        Arc::new(Handle { disk: self.clone(), index, is_log })
    }
}

impl Folder for Disk {
    fn open(&self) -> Result<(), Fault> {
        Ok(())
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let state = self.state.lock().unwrap();
        Ok(state.names.get(name).map(|index| state.contents[*index].written.clone()))
    }

    fn source(&self, name: &str) -> Result<Box<dyn Source>, Fault> {
        let bytes = self.read(name)?.ok_or_else(|| Fault::new(format!("{name}: no such file")))?;
        Ok(Box::new(Reading { bytes, at: 0 }))
    }

    fn create(&self, name: &str) -> Result<Arc<dyn File>, Fault> {
        self.run_hook();
        let index = self.act(Operation::Create, |state| {
            state.contents.push(Content::default());
            let index = state.contents.len() - 1;
            state.names.insert(name.to_owned(), index);
            index
        })?;
        Ok(self.handle(index, name.contains(".incr.")))
    }

    fn append(&self, name: &str) -> Result<Arc<dyn File>, Fault> {
        let found = self.state.lock().unwrap().names.get(name).copied();
        match found {
            Some(index) => Ok(self.handle(index, name.contains(".incr."))),
            None => self.create(name),
        }
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), Fault> {
        self.run_hook();
        self.act(Operation::Rename, |state| {
            let index = state.names.remove(from).expect("a file is renamed that is there");
            state.names.insert(to.to_owned(), index);
        })
    }

    fn remove(&self, name: &str) -> Result<(), Fault> {
        self.run_hook();
        self.act(Operation::Remove, |state| {
            state.names.remove(name);
        })
    }

    fn sync(&self) -> Result<(), Fault> {
        self.run_hook();
        self.act(Operation::SyncFolder, |state| state.synced = state.names.clone())
    }

    fn pause(&self) {
        self.run_hook();
    }
}

#[derive(Debug)]
struct Handle {
    disk: Disk,
    index: usize,
    /// `true` if effects are written to the file. That happens under a lock, so no client is served in between.
    is_log: bool,
}

impl File for Handle {
    /// Writes at most 40 bytes at once, so that a power cut can interrupt a write.
    fn write(&self, bytes: &[u8]) -> Result<usize, Fault> {
        if !self.is_log {
            self.disk.run_hook();
        }
        let bytes = &bytes[..bytes.len().min(40)];
        self.disk.act(Operation::Write, |state| {
            state.contents[self.index].written.extend_from_slice(bytes);
            bytes.len()
        })
    }

    fn sync(&self) -> Result<(), Fault> {
        if !self.is_log {
            self.disk.run_hook();
        }
        self.disk.act(Operation::Sync, |state| {
            let content = &mut state.contents[self.index];
            content.synced = content.written.clone();
        })
    }

    fn truncate(&self, length: u64) -> Result<(), Fault> {
        self.disk.act(Operation::Write, |state| state.contents[self.index].written.truncate(length as usize))
    }

    fn length(&self) -> Result<u64, Fault> {
        Ok(self.disk.state.lock().unwrap().contents[self.index].written.len() as u64)
    }
}

struct Reading {
    bytes: Vec<u8>,
    at: usize,
}

impl Source for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Fault> {
        let count = buffer.len().min(self.bytes.len() - self.at);
        buffer[..count].copy_from_slice(&self.bytes[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }

    fn length(&self) -> Result<u64, Fault> {
        Ok(self.bytes.len() as u64)
    }
}
