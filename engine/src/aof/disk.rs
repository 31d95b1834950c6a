//! Traits for the disk that the append-only file needs: a folder, and files in it.
//!
//! The engine does not call the operating system. `host` implements these traits with real files, and tests implement
//! them with a disk that forgets what was not synced.

use std::fmt;
use std::sync::Arc;

/// Failure of the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// Message of the operating system, such as `No space left on device`.
    pub text: String,
}

impl Fault {
    /// Returns a failure with this message.
    ///
    /// ```
    /// use engine::aof::Fault;
    ///
    /// assert_eq!(Fault::new("No space left on device").to_string(), "No space left on device");
    /// ```
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Fault {}

/// A folder that holds the files of one server. Every call may wait for the disk.
///
/// The example is a folder in memory, with all that the engine relies on:
///
/// ```
#[doc = include_str!("memory_folder.md")]
/// # fn main() -> Result<(), Fault> {
/// let folder = Memory::default();
/// folder.open()?;
/// assert_eq!(folder.read("new.aof")?, None);
/// folder.create("new.aof")?.write(b"one")?;
/// folder.append("new.aof")?.write(b"two")?;
/// folder.rename("new.aof", "1.aof")?;
/// folder.sync()?; // from now on the file has its new name, whatever happens
/// assert_eq!(folder.read("1.aof")?, Some(b"onetwo".to_vec()));
/// assert_eq!(folder.source("1.aof")?.length()?, 6);
/// folder.remove("1.aof")?;
/// assert!(folder.source("1.aof").is_err());
/// folder.pause(); // between two portions of a long work
/// # Ok(())
/// # }
/// ```
pub trait Folder: fmt::Debug + Send + Sync + 'static {
    /// Creates the folder if it is missing, and locks it for this server until the process ends.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when another server has locked it.
    fn open(&self) -> Result<(), Fault>;

    /// Returns the content of a small file, or `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Fault>;

    /// Opens a file for reading, from its beginning.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when there is no such file.
    fn source(&self, name: &str) -> Result<Box<dyn Source>, Fault>;

    /// Creates an empty file, or empties one that exists.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn create(&self, name: &str) -> Result<Arc<dyn File>, Fault>;

    /// Opens a file for writing at its end, and creates it if there is none.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn append(&self, name: &str) -> Result<Arc<dyn File>, Fault>;

    /// Renames a file, and replaces a file that has the new name.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn rename(&self, from: &str, to: &str) -> Result<(), Fault>;

    /// Removes a file.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn remove(&self, name: &str) -> Result<(), Fault>;

    /// Syncs the folder, so that the names of new files, and renames, outlive a power cut.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn sync(&self) -> Result<(), Fault>;

    /// Waits for a few milliseconds.
    fn pause(&self);
}

/// A file that is open for writing. Every call may wait for the disk; a sync and a write may run at the same time.
///
/// ```
#[doc = include_str!("memory_folder.md")]
/// # fn main() -> Result<(), Fault> {
/// # let folder = Memory::default();
/// let file: Arc<dyn File> = folder.create("1.aof")?;
/// assert_eq!(file.write(b"whole, torn")?, 11);
/// file.truncate(6)?;
/// file.sync()?; // from now on the file has these six bytes, whatever happens
/// assert_eq!(file.length()?, 6);
/// # Ok(())
/// # }
/// ```
pub trait File: fmt::Debug + Send + Sync {
    /// Writes some of `bytes` to the end of the file, and returns their number.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then none of them is written.
    fn write(&self, bytes: &[u8]) -> Result<usize, Fault>;

    /// Syncs the file, so that what was written outlives a power cut.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then nothing that was written since the last sync can be relied upon.
    fn sync(&self) -> Result<(), Fault>;

    /// Cuts the file to its first `length` bytes.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn truncate(&self, length: u64) -> Result<(), Fault>;

    /// Returns the length of the file in bytes.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn length(&self) -> Result<u64, Fault>;
}

/// A file that is open for reading.
///
/// ```
#[doc = include_str!("memory_folder.md")]
/// # fn main() -> Result<(), Fault> {
/// # let folder = Memory::default();
/// # folder.create("1.aof")?.write(b"bytes")?;
/// let mut source: Box<dyn Source> = folder.source("1.aof")?;
/// assert_eq!(source.length()?, 5);
/// let mut buffer = [0; 8];
/// assert_eq!(source.read(&mut buffer)?, 5);
/// assert_eq!(source.read(&mut buffer)?, 0, "that was all");
/// # Ok(())
/// # }
/// ```
pub trait Source: Send {
    /// Reads some bytes into `buffer`, and returns their number; 0 at the end of the file.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Fault>;

    /// Returns the length of the file in bytes.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn length(&self) -> Result<u64, Fault>;
}

/// Writes all of `bytes`.
pub(crate) fn write_all(file: &dyn File, mut bytes: &[u8]) -> Result<(), Fault> {
    while !bytes.is_empty() {
        match file.write(bytes)? {
            0 => return Err(Fault::new("nothing was written")),
            count => bytes = &bytes[count..],
        }
    }
    Ok(())
}
