//! Builds and starts the servers that scripts are played to: `legacy`, `modern` and `redis-server`.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use guide::cargo::{self, BuildError, Profile};
use player::process::Process;
use player::script::REDIS;
use player::service::{NotReady, Ready, address_at_end, free_port, wait_until_ready};
use tempfile::TempDir;

/// Longest time from the start of a server until it listens.
const START_TIMEOUT: Duration = Duration::from_secs(30);

/// Number of attempts to find a free port, since another process may take the port before the server does.
const PORT_ATTEMPTS: usize = 5;

/// Kind of server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// This project's server on tokio 0.1.
    Legacy,
    /// This project's server on tokio 1.
    Modern,
    /// redis-server.
    Redis,
}

/// A server's executable.
#[derive(Clone, Debug)]
pub struct Binary {
    /// Kind of server.
    pub kind: Kind,
    /// Path of the executable.
    pub path: PathBuf,
    /// Flags that it is started with, before those of a [`Launch`].
    pub flags: Vec<String>,
}

/// A running server; it is killed when this is dropped.
#[derive(Debug)]
pub struct Server {
    process: Process,
    folder: TempDir,
    /// Address that it listens on.
    pub address: SocketAddr,
    /// The line with which it announced that address.
    pub announcement: String,
}

/// Reason why a server cannot be started.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// A program could not be run.
    #[error("{program} cannot be run: {source}")]
    Run {
        /// The program.
        program: String,
        /// The operating system's error.
        source: io::Error,
    },
    /// Cargo failed; its messages are on stderr.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The server ended, or was not ready in time.
    #[error("{name} did not start{}", after_colon(.stderr))]
    Start {
        /// The server.
        name: &'static str,
        /// The server's output, on stderr and stdout.
        stderr: String,
    },
    /// A folder or port could not be used.
    #[error("{0}")]
    Io(#[from] io::Error),
}

fn after_colon(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { String::new() } else { format!(": {text}") }
}

impl Kind {
    /// Returns the name by which scripts mark steps for this kind of server.
    pub fn name(self) -> &'static str {
        match self {
            Self::Legacy => "legacy",
            Self::Modern => "modern",
            Self::Redis => REDIS,
        }
    }

    /// Returns the executable that `LEGACY_SERVER`, `MODERN_SERVER` or `REDIS_SERVER` names. Without that variable, it
    /// is built with cargo or, for Redis, looked up in the search path. Returns `None` if there is none.
    ///
    /// # Errors
    ///
    /// A failed build.
    pub fn binary(self) -> Result<Option<Binary>, ServerError> {
        let named = std::env::var_os(format!("{}_SERVER", self.name().to_uppercase())).map(PathBuf::from);
        let path = match (self, named) {
            (_, Some(path)) => Some(path),
            (Self::Legacy | Self::Modern, None) => Some(cargo::program(self.name(), self.name(), Profile::own())?),
            (Self::Redis, None) => redis_server(),
        };
        Ok(path.map(|path| Binary { kind: self, path, flags: Vec::new() }))
    }
}

/// Returns the folder of the project's scripts.
pub fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts")
}

fn redis_server() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join("redis-server")).find(|path| path.is_file())
}

fn with_nothing_inherited(mut command: Command) -> Command {
    command.stdin(Stdio::null()).env_remove("REQUIREPASS");
    command
}

/// Options with which a server is started, in addition to its flags.
#[derive(Clone, Debug, Default)]
pub struct Launch {
    /// Further flags.
    pub flags: Vec<String>,
    /// Further environment variables.
    pub environment: Vec<(String, String)>,
    /// Limit on its file descriptors (`RLIMIT_NOFILE`); `None` to leave it unchanged.
    pub open_files: Option<u32>,
    /// Port on which it listens; `None` for a free one.
    pub port: Option<u16>,
}

impl Binary {
    /// Returns a command that runs the program without arguments, for tests that set all of them. The program reads
    /// nothing from stdin, and inherits no password.
    #[must_use]
    pub fn bare(&self) -> Command {
        with_nothing_inherited(Command::new(&self.path))
    }

    /// Returns the same command, run with a limit on its file descriptors (`RLIMIT_NOFILE`).
    #[must_use]
    pub fn bare_with_open_files(&self, limit: u32) -> Command {
        self.bare_under("sh", "ulimit -n \"$0\" && exec \"$@\"", &limit.to_string())
    }

    /// Returns the same command, run by a shell script that ends with `exec "$@"` and whose `$0` is `value`.
    #[must_use]
    pub fn bare_under(&self, shell: &str, script: &str, value: &str) -> Command {
        let mut command = with_nothing_inherited(Command::new(shell));
        command.args(["-c", script, value]).arg(&self.path);
        command
    }

    fn command(&self, launch: &Launch, port: u16, folder: &Path) -> Command {
        let mut command = match launch.open_files {
            None => self.bare(),
            Some(limit) => self.bare_with_open_files(limit),
        };
        command.args(["--bind", "127.0.0.1", "--port", &port.to_string()]);
        if self.kind == Kind::Redis {
            command.args(["--save", "", "--appendonly", "no"]);
        }
        // The server gets its own folder, in case it writes files, which may also be switched on later.
        if !self.flags.iter().chain(&launch.flags).any(|flag| flag == "--dir") {
            command.arg("--dir").arg(folder);
        }
        command.args(&self.flags).args(&launch.flags).envs(launch.environment.iter().cloned());
        command
    }

    /// Starts the server, and waits only for it to announce its address, so that it may still be loading a file.
    /// Returns its process, whose output is captured, and the address.
    ///
    /// # Errors
    ///
    /// A server that cannot be run, or that does not announce its address.
    pub fn spawn_early(&self, launch: &Launch) -> Result<(Process, SocketAddr), ServerError> {
        let port = if self.kind == Kind::Redis { free_port()? } else { 0 };
        let mut command = self.command(launch, port, &std::env::temp_dir());
        let mut process = Process::start(&mut command, None)
            .map_err(|source| ServerError::Run { program: self.path.display().to_string(), source })?;
        process.end_input();
        if self.kind == Kind::Redis {
            return Ok((process, SocketAddr::from((Ipv4Addr::LOCALHOST, port))));
        }
        let address = process.stdout().line(Instant::now() + START_TIMEOUT, address_at_end);
        match address {
            Some(address) => Ok((process, address)),
            None => Err(ServerError::Start { name: self.kind.name(), stderr: process.stderr().so_far() }),
        }
    }

    /// Starts the server on a free port of 127.0.0.1, in its own folder, and waits until it listens.
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
        // For Redis, port 0 means that it does not listen on TCP.
        let port = match (launch.port, self.kind) {
            (Some(port), _) => port,
            (None, Kind::Redis) => free_port()?,
            (None, Kind::Legacy | Kind::Modern) => 0,
        };
        let mut command = self.command(launch, port, folder.path());
        command.stderr(std::fs::File::create(folder.path().join("stderr"))?);
        let stderr = std::fs::File::create(folder.path().join("stderr"))?;
        let mut process = Process::start(&mut command, Some(stderr.into()))
            .map_err(|source| ServerError::Run { program: self.path.display().to_string(), source })?;
        process.end_input();
        let unknown = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let is_ready = |line: &str| match self.kind {
            Kind::Redis => line.contains("Ready to accept connections").then_some(unknown),
            Kind::Legacy | Kind::Modern => address_at_end(line),
        };
        let ready = wait_until_ready(&mut process, &Ready::Prints(&is_ready), START_TIMEOUT);
        let announced = process.stdout().line(Instant::now(), |line| is_ready(line).map(|_| line.to_owned()));
        let mut server = Server { process, folder, address: unknown, announcement: announced.unwrap_or_default() };
        match ready {
            Ok(address) => {
                server.address = address;
                Ok(server)
            }
            Err(NotReady::Io(error)) => Err(error.into()),
            Err(_) => {
                let said = server.process.stdout().so_far();
                Err(ServerError::Start { name, stderr: format!("{}{said}", server.stderr()) })
            }
        }
    }
}

impl Server {
    /// Returns its process id.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Returns everything that it has written to stderr so far.
    pub fn stderr(&self) -> String {
        std::fs::read(self.folder.path().join("stderr"))
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// Returns its exit status, once it has ended.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.process.ended()
    }
}
