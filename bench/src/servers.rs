//! Builds the servers that are measured, starts each on a free port, and stops it. Tests start their servers with
//! `compat_tests::servers` instead, which pins nothing to cores and starts no other servers.

use std::env;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use guide::cargo::{Profile, program};
use player::process::Process;
use player::service::{NotReady, Ready, address_at_end, free_port, wait_until_ready};
use serde::{Deserialize, Serialize};

use crate::hello::Host;

/// Time after which a server that does not listen yet counts as failed.
const START_LIMIT: Duration = Duration::from_secs(20);

/// Largest number of connections that each server accepts: enough for ten thousand subscribers and their publisher.
const MAX_CLIENTS: &str = "15000";

/// Reason why a server cannot be measured.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// A process could not be started or read.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// `cargo build` failed.
    #[error("`cargo build --release -p {0}` failed")]
    Build(String),
    /// The process ended before it listened.
    #[error("{0} ended before it listened: {1}")]
    Ended(String, String),
    /// The process did not listen in time.
    #[error("{0} did not listen within {START_LIMIT:?}")]
    Silent(String),
}

/// Reason why a text does not name a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeerError {
    /// The text does not begin with a name.
    #[error("expected name=command {{port}}")]
    NoName,
    /// The command does not say where the port goes (`{port}`).
    #[error("the command must say {{port}} where the port goes")]
    NoPort,
}

/// A server that is measured, and how to start it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Peer {
    /// The name in every table.
    pub name: String,
    /// Version line of the server, or its command.
    pub version: String,
    /// Program and arguments; `{port}` stands for the port.
    pub command: Vec<String>,
    /// `true` if its first line on standard output ends with the address.
    pub announces: bool,
    /// `true` if it keeps what is `SET`, so that keys can be stored before a measurement.
    pub keeps_keys: bool,
}

impl Peer {
    /// Returns one of this workspace's servers, on `threads` worker threads, or on its own default number.
    ///
    /// Protected mode is off. It admits 127.0.0.1 only, but load also comes from other loopback addresses where one
    /// address would run out of ports.
    #[must_use]
    pub fn own(name: &str, executable: &Path, threads: Option<usize>) -> Self {
        let executable = executable.to_string_lossy();
        let command = [&executable, "--port", "0", "--protected-mode", "no", "--maxclients", MAX_CLIENTS];
        let mut command = command.map(str::to_owned).to_vec();
        if let Some(threads) = threads {
            command.extend(["--threads".into(), threads.to_string()]);
        }
        Self { name: name.into(), version: String::new(), command, announces: true, keeps_keys: true }
    }

    /// Returns this server as a report shows it: its program relative to `folder` if it lies there, so that a report that
    /// is kept does not name the folders of one machine.
    #[must_use]
    pub fn relative_to(&self, folder: &Path) -> Self {
        let mut peer = self.clone();
        if let Some(program) = peer.command.first_mut()
            && let Ok(inside) = Path::new(program).strip_prefix(folder)
        {
            *program = inside.display().to_string();
        }
        peer
    }

    /// Returns `redis-server` without persistence, if it is installed.
    #[must_use]
    pub fn redis() -> Option<Self> {
        let output = Command::new("redis-server").arg("--version").output().ok()?;
        let version = String::from_utf8_lossy(&output.stdout);
        let version = version.split_whitespace().find(|word| word.starts_with("v="));
        let command = "redis-server --port {port} --bind 127.0.0.1 --protected-mode no --tcp-backlog 1024 \
                       --daemonize no --save";
        let mut command: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
        command.extend([String::new(), "--maxclients".into(), MAX_CLIENTS.into()]);
        command.extend(["--dir".into(), env::temp_dir().to_string_lossy().into_owned()]);
        Some(Self {
            name: "redis-server".into(),
            version: version.unwrap_or("v=?").replacen("v=", "redis-server ", 1),
            command,
            announces: false,
            keeps_keys: true,
        })
    }

    /// Returns a server given as `name=command {port}`; the command is run by `sh`, in this process's directory.
    ///
    /// # Errors
    ///
    /// When `text` has no name or does not say where the port goes.
    pub fn other(text: &str) -> Result<Self, PeerError> {
        let (name, command) =
            text.split_once('=').filter(|(name, _)| !name.trim().is_empty()).ok_or(PeerError::NoName)?;
        if !command.contains("{port}") {
            return Err(PeerError::NoPort);
        }
        Ok(Self {
            name: name.trim().into(),
            version: command.trim().into(),
            // `exec` replaces the shell with the server, so that the account that is read is the server's.
            command: vec!["sh".into(), "-c".into(), format!("exec {}", command.trim())],
            announces: false,
            keeps_keys: true,
        })
    }

    /// Returns this server with an append-only file in `folder` that is synced according to `policy`. The file is never
    /// rewritten. The flags are ones that redis-server and this workspace's servers have in common.
    #[must_use]
    pub fn logging(&self, policy: &str, folder: &Path) -> Self {
        let folder = folder.to_string_lossy();
        let flags =
            ["--appendonly", "yes", "--appendfsync", policy, "--auto-aof-rewrite-percentage", "0", "--dir", &folder];
        let mut peer = self.clone();
        if let Some(at) = peer.command.iter().position(|word| word == "--dir") {
            peer.command.drain(at..at + 2);
        }
        peer.command.extend(flags.map(str::to_owned));
        peer
    }

    /// Returns a floor: this program as a bare loop on the runtime of `generation`, which answers with fixed bytes or
    /// from a map; see [`crate::floor`].
    ///
    /// # Errors
    ///
    /// When this program's own path is unknown.
    pub fn floor(generation: &str, map: bool, op: &str, value_bytes: usize) -> io::Result<Self> {
        let this = env::current_exe()?.to_string_lossy().into_owned();
        let (role, value_bytes) = (format!("floor-{generation}"), value_bytes.to_string());
        let mut command = [&this, &role, "--op", op, "--value-bytes", &value_bytes].map(str::to_owned).to_vec();
        if map {
            command.push("--map".into());
        }
        Ok(Self {
            name: floor_name(generation, map),
            version: if map {
                "a bare loop: read, parse, look up in a HashMap, answer".into()
            } else {
                "a bare loop: read, count, answer fixed bytes".into()
            },
            command,
            announces: true,
            keeps_keys: map,
        })
    }

    /// Returns this program as a server that answers HTTP requests with a greeting, by hyper 0.12, on the runtime that
    /// `host` names.
    ///
    /// # Errors
    ///
    /// When this program's own path is unknown.
    pub fn hello(host: Host, threads: usize) -> io::Result<Self> {
        let this = env::current_exe()?.to_string_lossy().into_owned();
        let threads = threads.to_string();
        Ok(Self {
            name: host.name().into(),
            version: host.described().into(),
            command: [&this, "hello", host.name(), "--threads", &threads].map(str::to_owned).to_vec(),
            announces: true,
            keeps_keys: false,
        })
    }

    /// Starts the server on a free port, confined to `cpus`, and waits until it listens.
    ///
    /// # Errors
    ///
    /// When it does not start, or not in time.
    pub fn start(&self, cpus: &[usize]) -> Result<Server, ServerError> {
        let port = if self.announces { 0 } else { free_port()? };
        let list: Vec<String> = cpus.iter().map(ToString::to_string).collect();
        let mut command = Command::new(env::current_exe()?);
        command
            .args(["launch", "--cpus", &list.join(","), "--"])
            .args(self.command.iter().map(|word| word.replace("{port}", &port.to_string())));
        let mut process = Process::start(&mut command, None)?;
        process.end_input();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let ready = if self.announces { Ready::Prints(&address_at_end) } else { Ready::Accepts(address) };
        match wait_until_ready(&mut process, &ready, START_LIMIT) {
            Ok(address) => {
                let greeting = process.stdout().line(Instant::now(), |line| Some(line.to_owned()));
                Ok(Server { process, address, greeting: greeting.unwrap_or_default() })
            }
            Err(NotReady::Io(error)) => Err(error.into()),
            Err(NotReady::Ended { said, .. }) => {
                Err(ServerError::Ended(self.name.clone(), said.lines().next().unwrap_or_default().to_owned()))
            }
            Err(_) => Err(ServerError::Silent(self.name.clone())),
        }
    }
}

/// Returns the name of a floor in tables and results.
#[must_use]
pub fn floor_name(generation: &str, map: bool) -> String {
    format!("{}-{generation}", if map { "map" } else { "floor" })
}

/// A running server; it is killed when this is dropped.
#[derive(Debug)]
pub struct Server {
    process: Process,
    /// Address at which it listens.
    pub address: SocketAddr,
    /// Its first line, if it announces itself.
    pub greeting: String,
}

impl Server {
    /// Returns the id of its process.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.process.id()
    }
}

/// Builds the package `name` in the release profile and returns its executable.
///
/// # Errors
///
/// When cargo fails or names no executable.
pub fn build(name: &str) -> Result<PathBuf, ServerError> {
    program(name, name, Profile::Release).map_err(|_| ServerError::Build(name.into()))
}

/// Turns this process into the server: sets limits, cores and the parent-death signal, then replaces the program by
/// `command`. Returns only if that fails.
#[must_use]
pub fn launch(cpus: &[usize], command: &[String]) -> io::Error {
    use std::os::unix::process::CommandExt;

    let prepared =
        crate::limits::raise_open_files().and_then(|_| crate::affinity::pin(cpus)).and_then(|()| die_with_parent());
    match (prepared, command.split_first()) {
        (Err(error), _) => error,
        (_, None) => io::ErrorKind::InvalidInput.into(),
        (_, Some((program, arguments))) => Command::new(program).args(arguments).exec(),
    }
}

/// Has the kernel kill this process when its parent ends.
///
/// # Errors
///
/// When the kernel refuses.
pub fn die_with_parent() -> io::Result<()> {
    let kill = Some(rustix::process::Signal::KILL);
    Ok(rustix::process::set_parent_process_death_signal(kill)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_shows_the_program_relative_to_the_folder_of_the_run() {
        let shown =
            |folder| Peer::own("modern", Path::new("/src/target/modern"), None).relative_to(Path::new(folder)).command;
        assert_eq!(shown("/src")[0], "target/modern");
        assert_eq!(shown("/elsewhere")[0], "/src/target/modern");
    }

    #[test]
    fn a_folder_is_named_once() {
        let mut peer = Peer::own("modern", Path::new("modern"), Some(1));
        peer.command.extend(["--dir", "/elsewhere"].map(str::to_owned));
        let command = peer.logging("everysec", Path::new("/here")).command.join(" ");
        assert!(command.ends_with("--appendfsync everysec --auto-aof-rewrite-percentage 0 --dir /here"), "{command}");
        assert!(command.contains("--threads 1") && !command.contains("elsewhere"), "{command}");
    }

    #[test]
    fn other_servers_need_a_name_and_a_port() {
        let peer = Peer::other("mine=my-server --port {port}").unwrap();
        assert_eq!(peer.name, "mine");
        assert_eq!(peer.command[2], "exec my-server --port {port}");
        assert!(Peer::other("=my-server {port}").is_err());
        assert!(Peer::other("mine=my-server").is_err());
        assert!(Peer::other("my-server {port}").is_err());
    }
}
