//! A model of a disk: it replays a server's operations, and tells what a power cut would leave.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::Entry;

/// Fate of the names in a folder that was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Names {
    /// Creation, renaming and removal become durable only when the folder is synced.
    WhenSynced,
    /// As [`Self::WhenSynced`], but removal is durable at once.
    RemovedAtOnce,
    /// All names are durable at once, but the contents of files are not.
    AtOnce,
}

impl Names {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::WhenSynced, Self::RemovedAtOnce, Self::AtOnce];
}

/// The files of a folder, by their paths within it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Files {
    /// Folders in it.
    pub folders: BTreeSet<String>,
    /// Content of each file.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// Reads the files in a folder.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut files = Self::default();
        walk(folder, "", &mut |path, place, is_folder| {
            if is_folder {
                files.folders.insert(path.to_owned());
            } else {
                files.files.insert(path.to_owned(), std::fs::read(place)?);
            }
            Ok(())
        })?;
        Ok(files)
    }

    /// Writes them into an empty folder.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        for path in &self.folders {
            std::fs::create_dir_all(folder.join(path))?;
        }
        for (path, bytes) in &self.files {
            std::fs::write(folder.join(path), bytes)?;
        }
        Ok(())
    }
}

fn walk(folder: &Path, below: &str, visit: &mut dyn FnMut(&str, &Path, bool) -> io::Result<()>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        let is_folder = entry.file_type()?.is_dir();
        visit(&path, &entry.path(), is_folder)?;
        if is_folder {
            walk(&entry.path(), &path, visit)?;
        }
    }
    Ok(())
}

/// A folder, or the file with this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    Folder,
    File(usize),
}

#[derive(Clone, Debug, Default)]
struct Content {
    written: Vec<u8>,
    synced: Vec<u8>,
}

/// State that becomes durable when a sync in progress returns.
#[derive(Clone, Debug)]
enum Promise {
    Bytes(usize, Vec<u8>),
    Names(BTreeMap<String, Node>),
}

/// A disk: everything that was written, and the part of it that is durable.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    contents: Vec<Content>,
    by_inode: HashMap<u64, usize>,
    names: BTreeMap<String, Node>,
    synced: BTreeMap<String, Node>,
    removed: BTreeSet<String>,
    promises: HashMap<u64, Promise>,
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

impl Disk {
    /// Returns a disk with the current content of a folder, all of it durable.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let mut disk = Self::default();
        walk(folder, "", &mut |path, place, is_folder| {
            let node = if is_folder {
                Node::Folder
            } else {
                let bytes = std::fs::read(place)?;
                let inode = place.metadata()?.ino();
                Node::File(disk.add(inode, Content { written: bytes.clone(), synced: bytes }))
            };
            disk.names.insert(path.to_owned(), node);
            Ok(())
        })?;
        disk.synced = disk.names.clone();
        Ok(disk)
    }

    fn add(&mut self, inode: u64, content: Content) -> usize {
        let file = self.contents.len();
        self.contents.push(content);
        self.by_inode.insert(inode, file);
        file
    }

    fn file(&mut self, inode: u64) -> usize {
        match self.by_inode.get(&inode) {
            Some(file) => *file,
            None => self.add(inode, Content::default()),
        }
    }

    fn names_in(&self, folder: &str) -> BTreeMap<String, Node> {
        let inside = self.names.iter().filter(|(path, _)| parent(path) == folder);
        inside.map(|(path, node)| (path.clone(), *node)).collect()
    }

    /// Returns whether this is the path of a folder; the empty path is the watched folder itself.
    pub fn is_folder(&self, path: &str) -> bool {
        path.is_empty() || self.names.get(path) == Some(&Node::Folder)
    }

    /// Returns whether a sync of this path would make anything durable.
    pub fn would_change(&self, inode: u64, path: &str) -> bool {
        if self.is_folder(path) {
            let synced = self.synced.iter().filter(|(inside, _)| parent(inside) == path);
            return synced.map(|(path, node)| (path.clone(), *node)).collect::<BTreeMap<_, _>>() != self.names_in(path);
        }
        self.by_inode.get(&inode).is_some_and(|file| {
            let content = &self.contents[*file];
            content.written != content.synced
        })
    }

    /// Applies an operation of the server.
    pub fn play(&mut self, entry: &Entry) {
        match entry {
            Entry::Open { inode, created, truncated, path } => {
                if *created {
                    let file = self.add(*inode, Content::default());
                    self.names.insert(path.clone(), Node::File(file));
                    self.removed.remove(path);
                } else if *truncated {
                    let file = self.file(*inode);
                    self.contents[file].written.clear();
                }
            }
            Entry::Write { inode, offset, bytes } => {
                let file = self.file(*inode);
                let written = &mut self.contents[file].written;
                let end = offset + bytes.len();
                written.resize(written.len().max(end), 0);
                written[*offset..end].copy_from_slice(bytes);
            }
            Entry::Truncate { inode, length } => {
                let file = self.file(*inode);
                self.contents[file].written.resize(*length, 0);
            }
            Entry::SyncBegin { number, inode, path } => {
                let promise = if self.is_folder(path) {
                    Promise::Names(self.names_in(path))
                } else {
                    let file = self.file(*inode);
                    Promise::Bytes(file, self.contents[file].written.clone())
                };
                self.promises.insert(*number, promise);
            }
            Entry::SyncEnd { number, path, .. } => match self.promises.remove(number) {
                Some(Promise::Bytes(file, bytes)) => self.contents[file].synced = bytes,
                Some(Promise::Names(names)) => {
                    self.synced.retain(|inside, _| parent(inside) != path);
                    self.synced.extend(names);
                }
                None => {}
            },
            Entry::Rename { from, to } => {
                if let Some(node) = self.names.remove(from) {
                    self.names.insert(to.clone(), node);
                    self.removed.remove(to);
                }
            }
            Entry::Unlink { path } => {
                self.names.remove(path);
                self.removed.insert(path.clone());
            }
            Entry::Mkdir { path } => {
                self.names.insert(path.clone(), Node::Folder);
            }
            Entry::Swallowed { .. } | Entry::Send { .. } | Entry::Failed(_) | Entry::Held(_) | Entry::Killed(_) => {}
        }
    }

    /// Returns the files that a power cut would leave now.
    pub fn after_power_cut(&self, names: Names) -> Files {
        let durable = if names == Names::AtOnce { &self.names } else { &self.synced };
        let mut files = Files::default();
        // In the order of the map, a folder comes before its contents.
        for (path, node) in durable {
            let gone = names == Names::RemovedAtOnce && self.removed.contains(path);
            let folder = parent(path);
            if gone || !(folder.is_empty() || files.folders.contains(folder)) {
                continue;
            }
            match node {
                Node::Folder => {
                    files.folders.insert(path.clone());
                }
                Node::File(file) => {
                    files.files.insert(path.clone(), self.contents[*file].synced.clone());
                }
            }
        }
        files
    }

    /// Returns everything that was written, which is what the end of the process would leave.
    pub fn as_written(&self) -> Files {
        let mut files = Files::default();
        for (path, node) in &self.names {
            match node {
                Node::Folder => drop(files.folders.insert(path.clone())),
                Node::File(file) => drop(files.files.insert(path.clone(), self.contents[*file].written.clone())),
            }
        }
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disk(entries: &[Entry]) -> Disk {
        let mut disk = Disk::default();
        entries.iter().for_each(|entry| disk.play(entry));
        disk
    }

    fn sync(number: u64, inode: u64, path: &str) -> [Entry; 2] {
        let path = path.to_owned();
        [Entry::SyncBegin { number, inode, path: path.clone() }, Entry::SyncEnd { number, inode, path }]
    }

    fn made(inode: u64, path: &str) -> Entry {
        Entry::Open { inode, created: true, truncated: false, path: path.into() }
    }

    fn wrote(inode: u64, offset: usize, bytes: &[u8]) -> Entry {
        Entry::Write { inode, offset, bytes: bytes.to_vec() }
    }

    #[test]
    fn a_file_needs_its_own_sync_and_that_of_its_folder() {
        let mut disk = disk(&[made(1, "a"), wrote(1, 0, b"12")]);
        assert_eq!(disk.after_power_cut(Names::WhenSynced).files, BTreeMap::new());
        assert_eq!(disk.after_power_cut(Names::AtOnce).files["a"], b"");
        sync(1, 1, "a").iter().for_each(|entry| disk.play(entry));
        assert_eq!(disk.after_power_cut(Names::WhenSynced).files, BTreeMap::new());
        sync(2, 9, "").iter().for_each(|entry| disk.play(entry));
        disk.play(&wrote(1, 2, b"3"));
        assert_eq!(disk.after_power_cut(Names::WhenSynced).files["a"], b"12");
        assert_eq!(disk.as_written().files["a"], b"123");
    }

    #[test]
    fn what_is_written_while_a_sync_runs_is_not_durable() {
        let [begin, end] = sync(1, 1, "a");
        let disk = disk(&[made(1, "a"), wrote(1, 0, b"1"), begin, wrote(1, 1, b"2"), end]);
        assert_eq!(disk.after_power_cut(Names::AtOnce).files["a"], b"1");
        assert!(disk.would_change(1, "a"));
    }

    #[test]
    fn a_rename_and_a_removal_wait_for_the_folder() {
        let [begin, end] = sync(1, 9, "");
        let mut disk = disk(&[made(1, "a"), made(2, "b"), begin, end]);
        disk.play(&Entry::Rename { from: "a".into(), to: "c".into() });
        disk.play(&Entry::Unlink { path: "b".into() });
        let names = |disk: &Disk, names| disk.after_power_cut(names).files.into_keys().collect::<String>();
        assert_eq!(names(&disk, Names::WhenSynced), "ab");
        assert_eq!(names(&disk, Names::RemovedAtOnce), "a");
        assert_eq!(names(&disk, Names::AtOnce), "c");
        sync(2, 9, "").iter().for_each(|entry| disk.play(entry));
        assert_eq!(names(&disk, Names::WhenSynced), "c");
    }

    #[test]
    fn a_folder_that_is_not_durable_takes_its_files_along() {
        let mut disk = disk(&[Entry::Mkdir { path: "d".into() }, made(1, "d/a")]);
        sync(1, 5, "d").iter().for_each(|entry| disk.play(entry));
        assert_eq!(disk.after_power_cut(Names::WhenSynced), Files::default());
        sync(2, 9, "").iter().for_each(|entry| disk.play(entry));
        assert_eq!(disk.after_power_cut(Names::WhenSynced).files.len(), 1);
    }
}
