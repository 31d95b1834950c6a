//! Servers with an append-only file, and an independent reader of such files, with which tests check a folder.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use player::connection::Connection;
use player::reply::{Parsed, Reply, command as encode, parse};

use crate::disk::Files;
use crate::servers::{Kind, Launch};
use crate::testing::until;

/// Default name of the folder with the files.
pub const FOLDER: &str = "appendonlydir";

/// Beginning of the files' names.
pub const NAME: &str = "appendonly.aof";

/// Returns the options for a server with its append-only file in a folder below `folder`, `policy` as the value of
/// `appendfsync`, and further flags, which may include `--appendonly no`.
pub fn launch(kind: Kind, folder: &Path, policy: &str, flags: &[&str]) -> Launch {
    let folder = folder.display().to_string();
    let mut all = vec!["--appendfsync", policy, "--dir", &folder];
    if !flags.contains(&"--appendonly") {
        all.extend(["--appendonly", "yes"]);
    }
    if kind == Kind::Redis {
        all.extend(["--aof-use-rdb-preamble", "no"]);
    }
    all.extend(flags);
    Launch { flags: all.into_iter().map(str::to_owned).collect(), ..Launch::default() }
}

/// Waits until a server has loaded its file, and returns a client connected to it.
///
/// # Panics
///
/// When the server has not loaded it within `patience`.
#[track_caller]
pub fn loaded(address: SocketAddr, patience: Duration) -> Connection {
    let mut client = until("the server accepts", patience, || Connection::open(address, patience).ok());
    until("the file is loaded", patience, || {
        client.send(&encode(&["DBSIZE"]), patience).ok()?;
        matches!(client.reply(patience), Ok((Reply::Integer(_), _))).then_some(())
    });
    client
}

/// A key's value, and its deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The string.
    pub bytes: Vec<u8>,
    /// Time from which the key has expired, in Unix milliseconds.
    pub deadline: Option<i64>,
}

/// Keys of database 0.
pub type Keys = HashMap<String, Value>;

/// Reason why files cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{file}, byte {offset}: {reason}")]
pub struct Damage {
    /// The file.
    pub file: String,
    /// Position in the file, in bytes.
    pub offset: usize,
    /// Reason why the rest cannot be read.
    pub reason: String,
}

/// Returns the paths of the files that the manifest names, in the order in which they are read; empty without a
/// manifest.
///
/// # Errors
///
/// A malformed manifest.
pub fn listed(files: &Files) -> Result<Vec<String>, Damage> {
    let path = format!("{FOLDER}/{NAME}.manifest");
    let Some(manifest) = files.files.get(&path) else { return Ok(Vec::new()) };
    let text = String::from_utf8_lossy(manifest);
    let damage = |reason: &str| Damage { file: path.clone(), offset: 0, reason: reason.to_owned() };
    if text.is_empty() {
        return Err(damage("the manifest is empty"));
    }
    let mut base = None;
    let mut increments = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split_ascii_whitespace().collect();
        let ["file", name, "seq", number, "type", kind] = words[..] else { return Err(damage(line)) };
        let number: u64 = number.parse().map_err(|_| damage(line))?;
        match kind {
            "b" => base = Some(name.to_owned()),
            "i" => increments.push((number, name.to_owned())),
            "h" => {}
            _ => return Err(damage(line)),
        }
    }
    increments.sort();
    let names = base.into_iter().chain(increments.into_iter().map(|(_, name)| name));
    Ok(names.map(|name| format!("{FOLDER}/{name}")).collect())
}

/// Returns the keys of a server that is started with these files.
///
/// The end of the last file may be truncated, as `--aof-load-truncated yes` allows.
///
/// # Errors
///
/// Files that a server would refuse.
pub fn load(files: &Files) -> Result<Keys, Damage> {
    let listed = listed(files)?;
    let mut keys = Keys::new();
    for (at, path) in listed.iter().enumerate() {
        let damage = |offset, reason: &str| Damage { file: path.clone(), offset, reason: reason.to_owned() };
        let bytes = files.files.get(path).ok_or_else(|| damage(0, "it is missing"))?;
        let whole = apply(&mut keys, bytes).map_err(|(offset, reason)| damage(offset, &reason))?;
        if whole < bytes.len() && at + 1 < listed.len() {
            return Err(damage(whole, "it is cut, and is not the last"));
        }
    }
    Ok(keys)
}

/// Returns the offset at which each command of a file starts, and the end of the last complete one.
pub fn boundaries(bytes: &[u8]) -> Vec<usize> {
    let mut places = vec![0];
    let mut offset = 0;
    while let Some((_, length)) = command(&bytes[offset..]) {
        offset += length;
        places.push(offset);
    }
    places
}

/// Returns the words of the first command, and its length including any comments before it.
fn command(bytes: &[u8]) -> Option<(Vec<Vec<u8>>, usize)> {
    let mut at = 0;
    while bytes.get(at) == Some(&b'#') {
        at += bytes[at..].iter().position(|byte| *byte == b'\n')? + 1;
    }
    let Ok(Parsed::Complete(Reply::Array(items), length)) = parse(&bytes[at..]) else { return None };
    let words = items.into_iter().map(|item| match item {
        Reply::Bulk(word) => Some(word),
        _ => None,
    });
    Some((words.collect::<Option<_>>()?, at + length))
}

/// Applies commands to the keys. Returns the number of bytes of complete commands; a transaction counts as one command.
fn apply(keys: &mut Keys, bytes: &[u8]) -> Result<usize, (usize, String)> {
    let mut offset = 0;
    let mut whole = 0;
    let mut transaction: Option<Vec<(usize, Vec<Vec<u8>>)>> = None;
    while let Some((words, length)) = command(&bytes[offset..]) {
        let name = words.first().map(|word| String::from_utf8_lossy(word).to_uppercase()).unwrap_or_default();
        match (name.as_str(), &mut transaction) {
            ("MULTI", None) => transaction = Some(Vec::new()),
            ("EXEC", queued @ Some(_)) => {
                for (at, words) in queued.take().into_iter().flatten() {
                    one(keys, &words).map_err(|reason| (at, reason))?;
                }
            }
            (_, Some(queued)) => queued.push((offset, words)),
            (_, None) => one(keys, &words).map_err(|reason| (offset, reason))?,
        }
        offset += length;
        if transaction.is_none() {
            whole = offset;
        }
    }
    if offset < bytes.len() && !matches!(parse(&bytes[offset..]), Ok(Parsed::Incomplete(_))) && bytes[offset] != b'#' {
        return Err((offset, "what stands there is no command".into()));
    }
    Ok(whole)
}

fn integer(bytes: &[u8]) -> Result<i64, String> {
    let text = String::from_utf8_lossy(bytes);
    text.parse().map_err(|_| format!("{text} is no integer"))
}

fn one(keys: &mut Keys, words: &[Vec<u8>]) -> Result<(), String> {
    let text = |at: usize| words.get(at).map(|word| String::from_utf8_lossy(word).into_owned()).unwrap_or_default();
    let name = text(0).to_uppercase();
    let fresh = |bytes: &[u8]| Value { bytes: bytes.to_vec(), deadline: None };
    match (name.as_str(), &words[1..]) {
        ("SELECT", [database]) if database == b"0" => {}
        ("SET", [_, value, options @ ..]) => {
            let mut value = fresh(value);
            match options {
                [] => {}
                [option, at] if option.eq_ignore_ascii_case(b"PXAT") => value.deadline = Some(integer(at)?),
                [option] if option.eq_ignore_ascii_case(b"KEEPTTL") => {
                    value.deadline = keys.get(&text(1)).and_then(|value| value.deadline);
                }
                _ => return Err(format!("SET has an option that time or chance decides: {}", text(3))),
            }
            keys.insert(text(1), value);
        }
        ("MSET", pairs) if pairs.len() % 2 == 0 => {
            for pair in pairs.chunks_exact(2) {
                keys.insert(String::from_utf8_lossy(&pair[0]).into_owned(), fresh(&pair[1]));
            }
        }
        ("DEL" | "UNLINK", names) => {
            for name in names {
                keys.remove(String::from_utf8_lossy(name).as_ref());
            }
        }
        ("INCR" | "DECR" | "INCRBY" | "DECRBY", [_, step @ ..]) => {
            let step = step.first().map_or(Ok(1), |step| integer(step))?;
            let value = keys.entry(text(1)).or_insert_with(|| fresh(b"0"));
            let sum = integer(&value.bytes)? + if name.starts_with("INCR") { step } else { -step };
            value.bytes = sum.to_string().into_bytes();
        }
        ("APPEND", [_, end]) => keys.entry(text(1)).or_insert_with(|| fresh(b"")).bytes.extend_from_slice(end),
        ("SETRANGE", [_, place, part]) => {
            let place = usize::try_from(integer(place)?).map_err(|error| error.to_string())?;
            let bytes = &mut keys.entry(text(1)).or_insert_with(|| fresh(b"")).bytes;
            bytes.resize(bytes.len().max(place + part.len()), 0);
            bytes[place..place + part.len()].copy_from_slice(part);
        }
        ("PEXPIREAT", [_, at, ..]) => {
            let at = integer(at)?;
            if let Some(value) = keys.get_mut(&text(1)) {
                value.deadline = Some(at);
            }
        }
        ("PERSIST", [_]) => {
            if let Some(value) = keys.get_mut(&text(1)) {
                value.deadline = None;
            }
        }
        ("FLUSHALL" | "FLUSHDB", _) => keys.clear(),
        _ => return Err(format!("{name} is not expected in this file")),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(manifest: &str, files: &[(&str, Vec<u8>)]) -> Files {
        let mut found = Files::default();
        found.files.insert(format!("{FOLDER}/{NAME}.manifest"), manifest.into());
        for (name, bytes) in files {
            found.files.insert(format!("{FOLDER}/{name}"), bytes.clone());
        }
        found
    }

    #[test]
    fn the_base_comes_first_and_a_transaction_without_its_end_does_nothing() {
        let base = encode(&["SET", "k", "1"]);
        let mut increment = [encode(&["INCR", "k"]), encode(&["MULTI"]), encode(&["DEL", "k"])].concat();
        let manifest = "file i seq 1 type i\nfile b seq 1 type b\n";
        let found = load(&folder(manifest, &[("b", base.clone()), ("i", increment.clone())])).unwrap();
        assert_eq!(found["k"], Value { bytes: b"2".to_vec(), deadline: None });
        increment.extend_from_slice(&encode(&["EXEC"]));
        assert!(load(&folder(manifest, &[("b", base), ("i", increment)])).unwrap().is_empty());
    }

    #[test]
    fn what_is_missing_or_cut_in_the_middle_is_damage() {
        let manifest = "file b seq 1 type b\nfile i seq 1 type i\n";
        assert!(load(&folder(manifest, &[("b", Vec::new())])).is_err());
        let cut = encode(&["INCR", "k"])[..8].to_vec();
        assert!(load(&folder(manifest, &[("b", cut.clone()), ("i", Vec::new())])).is_err());
        assert!(load(&folder(manifest, &[("b", Vec::new()), ("i", cut)])).is_ok());
        assert!(load(&folder(manifest, &[("b", Vec::new()), ("i", b"garbage".to_vec())])).is_err());
    }

    #[test]
    fn each_command_has_its_place() {
        let file = [b"#TS:1\r\n".to_vec(), encode(&["INCR", "k"]), encode(&["INCR", "k"])].concat();
        assert_eq!(boundaries(&file), [0, 28, 49]);
        assert_eq!(boundaries(&file[..40]), [0, 28]);
    }
}
