//! The folder of the append-only file, on the disk of this machine.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use engine::Config;
use engine::aof::{self, Fault, Source};
use rustix::fs::{FlockOperation, flock};

/// Duration of [`aof::Folder::pause`].
const PAUSE: Duration = Duration::from_millis(2);

/// The folder that a server's configuration names. It is created when it is first needed.
///
/// ```
/// use engine::{Config, Server};
/// use std::sync::Arc;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut config = Config::default();
/// config.appendonly = true;
/// config.dir = std::env::temp_dir().join(format!("folder-{}", std::process::id()));
/// # std::fs::create_dir_all(&config.dir)?;
/// let server = Server::new(config.clone(), host::SystemClock);
/// server.set_folder(Arc::new(host::Folder::new(&config)));
/// server.open_log()?;
/// assert!(config.dir.join("appendonlydir").is_dir());
/// # std::fs::remove_dir_all(&config.dir)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Folder {
    parent: PathBuf,
    path: PathBuf,
    /// Path of the single append-only file that Redis kept before version 7.
    of_old: PathBuf,
    manifest: PathBuf,
    /// The lock on the folder, held as long as this file is open.
    lock: Mutex<Option<fs::File>>,
}

impl Folder {
    /// Returns the folder that `config` names.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        let path = config.dir.join(&config.appenddirname);
        Self {
            parent: config.dir.clone(),
            of_old: config.dir.join(&config.appendfilename),
            manifest: path.join(format!("{}.manifest", config.appendfilename)),
            path,
            lock: Mutex::default(),
        }
    }

    fn take(&self) -> io::Result<()> {
        let mut lock = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        if lock.is_some() {
            return Ok(());
        }
        match fs::create_dir(&self.path) {
            Ok(()) => sync_folder(&self.parent)?,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        let folder = fs::File::open(&self.path)?;
        flock(&folder, FlockOperation::NonBlockingLockExclusive).map_err(|error| {
            if error == rustix::io::Errno::WOULDBLOCK {
                return io::Error::other("another server has it");
            }
            error.into()
        })?;
        if self.of_old.is_file() && !self.manifest.exists() {
            let why = "it is the file of a Redis before version 7: start a Redis 7 on it once, which brings it into the folder";
            return Err(io::Error::other(format!("{}: {why}", self.of_old.display())));
        }
        *lock = Some(folder);
        Ok(())
    }

    /// Converts the error into the engine's, with the name of the file.
    fn fault(&self, name: &str, error: &io::Error) -> Fault {
        Fault::new(format!("{}: {}", self.path.join(name).display(), plain(error)))
    }
}

impl aof::Folder for Folder {
    fn open(&self) -> Result<(), Fault> {
        self.take().map_err(|error| Fault::new(format!("the folder {}: {}", self.path.display(), plain(&error))))
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        match fs::read(self.path.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.fault(name, &error)),
        }
    }

    fn source(&self, name: &str) -> Result<Box<dyn Source>, Fault> {
        let file = fs::File::open(self.path.join(name)).map_err(|error| self.fault(name, &error))?;
        Ok(Box::new(Reading(file)))
    }

    fn create(&self, name: &str) -> Result<Arc<dyn aof::File>, Fault> {
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(self.path.join(name));
        Ok(Arc::new(Writing(file.map_err(|error| self.fault(name, &error))?)))
    }

    fn append(&self, name: &str) -> Result<Arc<dyn aof::File>, Fault> {
        let file = OpenOptions::new().append(true).create(true).open(self.path.join(name));
        Ok(Arc::new(Writing(file.map_err(|error| self.fault(name, &error))?)))
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), Fault> {
        fs::rename(self.path.join(from), self.path.join(to)).map_err(|error| self.fault(from, &error))
    }

    fn remove(&self, name: &str) -> Result<(), Fault> {
        match fs::remove_file(self.path.join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(self.fault(name, &error)),
            _ => Ok(()),
        }
    }

    fn sync(&self) -> Result<(), Fault> {
        sync_folder(&self.path).map_err(|error| self.fault("", &error))
    }

    fn pause(&self) {
        std::thread::sleep(PAUSE);
    }
}

fn sync_folder(path: &Path) -> io::Result<()> {
    // The parent of a relative path without a folder is empty.
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    fs::File::open(path)?.sync_all()
}

/// A file that is open for writing.
#[derive(Debug)]
struct Writing(fs::File);

impl aof::File for Writing {
    fn write(&self, bytes: &[u8]) -> Result<usize, Fault> {
        loop {
            match (&self.0).write(bytes) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                written => return written.map_err(|error| Fault::new(plain(&error))),
            }
        }
    }

    fn sync(&self) -> Result<(), Fault> {
        self.0.sync_data().map_err(|error| Fault::new(plain(&error)))
    }

    fn truncate(&self, length: u64) -> Result<(), Fault> {
        self.0.set_len(length).map_err(|error| Fault::new(plain(&error)))
    }

    fn length(&self) -> Result<u64, Fault> {
        self.0.metadata().map(|metadata| metadata.len()).map_err(|error| Fault::new(plain(&error)))
    }
}

/// A file that is open for reading.
struct Reading(fs::File);

impl Source for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Fault> {
        loop {
            match self.0.read(buffer) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => return read.map_err(|error| Fault::new(plain(&error))),
            }
        }
    }

    fn length(&self) -> Result<u64, Fault> {
        self.0.metadata().map(|metadata| metadata.len()).map_err(|error| Fault::new(plain(&error)))
    }
}

/// Returns the operating system's message, without the `(os error 28)` that Rust appends.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}
