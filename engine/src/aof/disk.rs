//! The disk as the append-only file needs it: a folder, and files in it.
//!
//! The engine names no file of the operating system. `host` implements these traits with real files, and tests with a
//! disk that forgets what was not synced.

use std::fmt;
use std::sync::Arc;

/// Failure of the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The operating system's words, such as `No space left on device`.
    pub text: String,
}

impl Fault {
    /// Returns a failure with these words.
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
pub trait Folder: fmt::Debug + Send + Sync + 'static {
    /// Makes the folder if it is missing, and takes it for this server until the process ends.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when another server has taken it.
    fn open(&self) -> Result<(), Fault>;

    /// Returns the whole of a small file, or `None` where there is none.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Fault>;

    /// Opens a file to be read from its beginning.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when there is no such file.
    fn source(&self, name: &str) -> Result<Box<dyn Source>, Fault>;

    /// Makes an empty file, in place of one that is there.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn create(&self, name: &str) -> Result<Arc<dyn File>, Fault>;

    /// Opens a file to be written at its end; makes it where there is none.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn append(&self, name: &str) -> Result<Arc<dyn File>, Fault>;

    /// Gives a file another name, in place of a file that has it.
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

    /// Makes the names in the folder outlive a power cut: those of new files, and renames.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn sync(&self) -> Result<(), Fault>;

    /// Waits for a few milliseconds.
    fn pause(&self);
}

/// A file that is written. Every call may wait for the disk; a sync may run beside a write.
pub trait File: fmt::Debug + Send + Sync {
    /// Writes some of `bytes` to the end of the file, and returns how many.
    ///
    /// # Errors
    ///
    /// [`Fault`]: none of them is written.
    fn write(&self, bytes: &[u8]) -> Result<usize, Fault>;

    /// Makes what is written outlive a power cut.
    ///
    /// # Errors
    ///
    /// [`Fault`]: nothing that was written since the last sync can be relied upon.
    fn sync(&self) -> Result<(), Fault>;

    /// Cuts the file to its first `length` bytes.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn truncate(&self, length: u64) -> Result<(), Fault>;

    /// Returns the bytes of the file.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn length(&self) -> Result<u64, Fault>;
}

/// A file that is read.
pub trait Source: Send {
    /// Reads some bytes into `buffer`, and returns how many: 0 at the end.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Fault>;

    /// Returns the bytes of the file.
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
