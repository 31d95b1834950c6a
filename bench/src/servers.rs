//! The servers that are measured: how each is built, started on a free port, and stopped.

use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use std::{env, thread};

use serde::Serialize;

/// A server that does not listen after so long has failed to start.
const START_LIMIT: Duration = Duration::from_secs(20);

/// Why a server cannot be measured.
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

/// How a server is started.
#[derive(Clone, Debug, Serialize)]
pub struct Peer {
    /// The name in every table.
    pub name: String,
    /// What it is: version line or command.
    pub version: String,
    /// Program and arguments; `{port}` stands for the port.
    pub command: Vec<String>,
    /// Whether the first line on standard output ends in the address.
    pub announces: bool,
    /// Whether it keeps what is `SET`, so that keys can be put in before a measurement.
    pub keeps_keys: bool,
}

impl Peer {
    /// One of this workspace's servers, on `threads` worker threads.
    #[must_use]
    pub fn own(name: &str, executable: &Path, threads: usize) -> Self {
        let threads = threads.to_string();
        let command = [&executable.to_string_lossy(), "--port", "0", "--threads", &threads];
        Self {
            name: name.into(),
            version: String::new(),
            command: command.map(str::to_owned).to_vec(),
            announces: true,
            keeps_keys: true,
        }
    }

    /// `redis-server` without persistence, if it is installed.
    #[must_use]
    pub fn redis() -> Option<Self> {
        let output = Command::new("redis-server").arg("--version").output().ok()?;
        let version = String::from_utf8_lossy(&output.stdout);
        let version = version.split_whitespace().find(|word| word.starts_with("v="));
        let command = "redis-server --port {port} --bind 127.0.0.1 --protected-mode no --appendonly no \
                       --maxclients 15000 --tcp-backlog 1024 --daemonize no --save";
        let mut command: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
        command.extend([String::new(), "--dir".into(), env::temp_dir().to_string_lossy().into_owned()]);
        Some(Self {
            name: "redis-server".into(),
            version: version.unwrap_or("v=?").replacen("v=", "redis-server ", 1),
            command,
            announces: false,
            keeps_keys: true,
        })
    }

    /// A server given as `name=command {port}`; the command goes through `sh`, in this process's
    /// directory.
    ///
    /// # Errors
    ///
    /// When `text` has no name or does not say where the port goes.
    pub fn other(text: &str) -> Result<Self, String> {
        let (name, command) =
            text.split_once('=').filter(|(name, _)| !name.trim().is_empty()).ok_or("expected name=command {port}")?;
        if !command.contains("{port}") {
            return Err("the command must say {port} where the port goes".into());
        }
        Ok(Self {
            name: name.trim().into(),
            version: command.trim().into(),
            // `exec`: the shell's process becomes the server's, whose account is read.
            command: vec!["sh".into(), "-c".into(), format!("exec {}", command.trim())],
            announces: false,
            keeps_keys: true,
        })
    }

    /// A floor: this program as a bare loop on the runtime of `generation`, that answers fixed bytes
    /// or what a map holds; see [`crate::floor`].
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

    /// Starts the server on a free port and on `cpus`, and waits until it listens.
    ///
    /// # Errors
    ///
    /// When it does not start, or not in time.
    pub fn start(&self, cpus: &[usize]) -> Result<Server, ServerError> {
        let port = if self.announces { 0 } else { free_port()? };
        let list: Vec<String> = cpus.iter().map(ToString::to_string).collect();
        let mut child = Command::new(env::current_exe()?)
            .args(["launch", "--cpus", &list.join(","), "--"])
            .args(self.command.iter().map(|word| word.replace("{port}", &port.to_string())))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let first = child.stdout.take().map(first_line);
        let complaint = child.stderr.take().map(first_line);
        let mut server =
            Server { child, address: SocketAddr::from((Ipv4Addr::LOCALHOST, port)), greeting: String::new() };

        let deadline = Instant::now() + START_LIMIT;
        while Instant::now() < deadline {
            if server.child.try_wait()?.is_some() {
                let said = complaint.and_then(|lines| lines.recv().ok()).unwrap_or_default();
                return Err(ServerError::Ended(self.name.clone(), said));
            }
            if let (true, Some(first)) = (self.announces, &first) {
                if let Ok(line) = first.recv_timeout(Duration::from_millis(100))
                    && let Some(address) = announced(&line)
                {
                    server.address = address;
                    server.greeting = line;
                    return Ok(server);
                }
            } else if TcpStream::connect(server.address).is_ok() {
                return Ok(server);
            } else {
                thread::sleep(Duration::from_millis(2));
            }
        }
        Err(ServerError::Silent(self.name.clone()))
    }
}

/// The name of a floor in tables and results.
#[must_use]
pub fn floor_name(generation: &str, map: bool) -> String {
    format!("{}-{generation}", if map { "map" } else { "floor" })
}

/// A server at work; it is killed when this is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Its first line, if it announces itself.
    pub greeting: String,
}

impl Server {
    /// Its process.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing of it is kept, so there is nothing to say good-bye for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// The first line, as soon as it is there; the rest is read and dropped, so that the server
/// never blocks on a full pipe.
fn first_line(output: impl io::Read + Send + 'static) -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut lines = BufReader::new(output).lines();
        if let Some(Ok(line)) = lines.next() {
            let _ = sender.send(line);
        }
        lines.for_each(drop);
    });
    receiver
}

/// The address at the end of a server's first line.
fn announced(line: &str) -> Option<SocketAddr> {
    line.rsplit(' ').next()?.parse().ok()
}

/// The workspace's directory.
#[must_use]
pub fn workspace() -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
    let manifest = PathBuf::from(manifest);
    manifest.parent().map_or(manifest.clone(), Path::to_path_buf)
}

/// The `cargo` to build with: the one that runs this program, if any.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    command.current_dir(workspace());
    command
}

/// Builds the package `name` in the release profile and returns its executable.
///
/// Each package is built by a call of its own: in a common one cargo would unite the features of
/// the crates that both use.
///
/// # Errors
///
/// When cargo fails or names no executable.
pub fn build(name: &str) -> Result<PathBuf, ServerError> {
    let output = cargo()
        .args(["build", "--release", "--package", name, "--bin", name])
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit())
        .output()?;
    let failed = || ServerError::Build(name.into());
    if !output.status.success() {
        return Err(failed());
    }
    executable(&String::from_utf8_lossy(&output.stdout), name).ok_or_else(failed)
}

/// The executable of the binary target `name` among cargo's JSON messages.
fn executable(messages: &str, name: &str) -> Option<PathBuf> {
    messages.lines().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let target = &message["target"];
        let is_bin = target["kind"].as_array()?.iter().any(|kind| kind == "bin");
        (is_bin && target["name"] == name).then(|| message["executable"].as_str())?.map(PathBuf::from)
    })
}

/// Becomes the server: limits, cores and the parent's death signal are set, then the program is
/// replaced by `command`. Returns only when that failed.
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

/// Asks for this process to be killed when the one that started it ends.
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
    fn other_servers_need_a_name_and_a_port() {
        let peer = Peer::other("mine=my-server --port {port}").unwrap();
        assert_eq!(peer.name, "mine");
        assert_eq!(peer.command[2], "exec my-server --port {port}");
        assert!(Peer::other("=my-server {port}").is_err());
        assert!(Peer::other("mine=my-server").is_err());
        assert!(Peer::other("my-server {port}").is_err());
    }

    #[test]
    fn the_address_ends_the_first_line() {
        let line = "legacy (tokio 0.1.22) listening on 127.0.0.1:4321";
        assert_eq!(announced(line), Some(([127, 0, 0, 1], 4321).into()));
        assert_eq!(announced("ready"), None);
    }

    #[test]
    fn the_executable_is_taken_from_the_bin_target_of_that_name() {
        let messages = r#"
{"reason":"compiler-artifact","target":{"kind":["lib"],"name":"modern"},"executable":null}
{"reason":"compiler-artifact","target":{"kind":["bin"],"name":"client"},"executable":"/t/client"}
{"reason":"compiler-artifact","target":{"kind":["bin"],"name":"modern"},"executable":"/t/modern"}
{"reason":"build-finished","success":true}"#;
        assert_eq!(executable(messages, "modern"), Some(PathBuf::from("/t/modern")));
        assert_eq!(executable(messages, "legacy"), None);
    }
}
