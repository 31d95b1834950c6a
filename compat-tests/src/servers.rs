//! Builds and starts the servers that scripts are played to: `legacy`, `modern` and `redis-server`.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde::Deserialize;
use tempfile::TempDir;

use crate::script::REDIS;

/// How long a server may take until it listens.
const START_TIMEOUT: Duration = Duration::from_secs(30);

/// How often a free port is looked for, since another process may take it in between.
const PORT_ATTEMPTS: usize = 5;

/// Which server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// This project's server on tokio 0.1.
    Legacy,
    /// This project's server on tokio 1.
    Modern,
    /// A real Redis server.
    Redis,
}

/// A server's executable.
#[derive(Clone, Debug)]
pub struct Binary {
    /// Which server it is.
    pub kind: Kind,
    /// Where it is.
    pub path: PathBuf,
    /// Flags that it is started with, before those of a [`Launch`].
    pub flags: Vec<String>,
}

/// A server that runs; it is killed when this is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    folder: TempDir,
    /// Where it listens.
    pub address: SocketAddr,
    /// The line with which it said so.
    pub announcement: String,
}

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// A program could not be run.
    #[error("{program} cannot be run: {source}")]
    Run {
        /// The program.
        program: String,
        /// Why.
        source: io::Error,
    },
    /// Cargo failed; it has said why on stderr.
    #[error("building {0} failed")]
    Build(&'static str),
    /// The server ended, or said nothing in time.
    #[error("{name} did not start{}", after_colon(.stderr))]
    Start {
        /// The server.
        name: &'static str,
        /// What it wrote to stderr and stdout.
        stderr: String,
    },
    /// The first line holds no address.
    #[error("{name} announced no address: {line}")]
    Announcement {
        /// The server.
        name: &'static str,
        /// The line.
        line: String,
    },
    /// A folder or port could not be had.
    #[error("{0}")]
    Io(#[from] io::Error),
}

fn after_colon(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { String::new() } else { format!(": {text}") }
}

impl Kind {
    /// The name by which scripts mark steps for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Legacy => "legacy",
            Self::Modern => "modern",
            Self::Redis => REDIS,
        }
    }

    /// The executable: built with cargo, or for Redis the one of `REDIS_SERVER` or the search path,
    /// `None` where there is none.
    ///
    /// # Errors
    ///
    /// A build that failed.
    pub fn binary(self) -> Result<Option<Binary>, ServerError> {
        let path = match self {
            Self::Legacy | Self::Modern => Some(build(self.name())?),
            Self::Redis => redis_server(),
        };
        Ok(path.map(|path| Binary { kind: self, path, flags: Vec::new() }))
    }
}

/// The top folder of the workspace.
pub fn workspace() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// The folder of the scripts that come with the project.
pub fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts")
}

/// What cargo tells of each file that it made.
#[derive(Deserialize)]
struct Artifact {
    target: Option<ArtifactTarget>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct ArtifactTarget {
    name: String,
}

/// Builds a package's program of the same name, in the profile of this program.
///
/// One call for each package: programs of one name in two packages would be one file.
fn build(package: &'static str) -> Result<PathBuf, ServerError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(&cargo);
    command
        .args(["build", "--package", package, "--bin", package, "--message-format=json-render-diagnostics"])
        .current_dir(workspace())
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    if !cfg!(debug_assertions) {
        command.arg("--release");
    }
    let output = command
        .output()
        .map_err(|source| ServerError::Run { program: cargo.to_string_lossy().into_owned(), source })?;
    if !output.status.success() {
        return Err(ServerError::Build(package));
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Artifact>(line).ok())
        .find(|artifact| {
            artifact.target.as_ref().is_some_and(|target| target.name == package) && artifact.executable.is_some()
        })
        .and_then(|artifact| artifact.executable)
        .ok_or(ServerError::Build(package))
}

fn redis_server() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("REDIS_SERVER") {
        return Some(PathBuf::from(path));
    }
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join("redis-server")).find(|path| path.is_file())
}

/// How a server is started, beside the port and folder that it is given.
#[derive(Clone, Debug, Default)]
pub struct Launch {
    /// Further flags.
    pub flags: Vec<String>,
    /// Further environment variables.
    pub environment: Vec<(String, String)>,
    /// How many file descriptors it may have open at once (`RLIMIT_NOFILE`); unchanged if not set.
    pub open_files: Option<u32>,
}

impl Binary {
    fn command(&self, launch: &Launch, port: u16, folder: &Path) -> Command {
        let mut command = match launch.open_files {
            None => Command::new(&self.path),
            Some(limit) => {
                let mut shell = Command::new("sh");
                shell.args(["-c", "ulimit -n \"$0\" && exec \"$@\"", &limit.to_string()]);
                shell.arg(&self.path);
                shell
            }
        };
        command.args(["--bind", "127.0.0.1", "--port", &port.to_string()]);
        if self.kind == Kind::Redis {
            command.args(["--save", "", "--appendonly", "no", "--dir"]).arg(folder);
        }
        command.args(&self.flags).args(&launch.flags).envs(launch.environment.iter().cloned());
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        command
    }

    /// Starts the server on a free port of 127.0.0.1, in a folder of its own, and waits until it
    /// listens.
    ///
    /// # Errors
    ///
    /// A server that does not start.
    pub fn start(&self, launch: &Launch) -> Result<Server, ServerError> {
        let mut attempt = 1;
        loop {
            match self.try_start(launch) {
                Err(ServerError::Start { stderr, .. })
                    if self.kind == Kind::Redis
                        && attempt < PORT_ATTEMPTS
                        && stderr.contains("Address already in use") =>
                {
                    attempt += 1;
                }
                other => return other,
            }
        }
    }

    fn try_start(&self, launch: &Launch) -> Result<Server, ServerError> {
        let name = self.kind.name();
        let folder = TempDir::new()?;
        // Redis takes port 0 for "no port".
        let port = match self.kind {
            Kind::Redis => TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port(),
            Kind::Legacy | Kind::Modern => 0,
        };
        let mut command = self.command(launch, port, folder.path());
        command.stderr(std::fs::File::create(folder.path().join("stderr"))?);
        let mut child =
            command.spawn().map_err(|source| ServerError::Run { program: self.path.display().to_string(), source })?;
        let (sender, receiver) = mpsc::channel();
        if let Some(stdout) = child.stdout.take() {
            // Reads to the end, so that the server never waits for someone to read what it writes.
            std::thread::spawn(move || {
                for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
                    let _ = sender.send(String::from_utf8_lossy(&line).trim_end().to_owned());
                }
            });
        }
        let unknown = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut server = Server { child, folder, address: unknown, announcement: String::new() };
        let mut said = String::new();
        loop {
            let Ok(line) = receiver.recv_timeout(START_TIMEOUT) else {
                return Err(ServerError::Start { name, stderr: format!("{}{said}", server.stderr()) });
            };
            if self.kind != Kind::Redis {
                let address = line.rsplit(' ').next().and_then(|word| word.parse().ok());
                let address = address.ok_or_else(|| ServerError::Announcement { name, line: line.clone() })?;
                server.address = address;
                server.announcement = line;
                return Ok(server);
            }
            if line.contains("Ready to accept connections") {
                server.announcement = line;
                return Ok(server);
            }
            said.push_str(&line);
            said.push('\n');
        }
    }
}

impl Server {
    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Everything that it has written to stderr.
    pub fn stderr(&self) -> String {
        std::fs::read(self.folder.path().join("stderr"))
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// Its exit status, once it has ended.
    ///
    /// # Errors
    ///
    /// What the operating system says.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.child.try_wait()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A server that has ended already is no failure here.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
