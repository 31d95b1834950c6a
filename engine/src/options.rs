//! The flags of both servers.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::limits;
use crate::protocol::number::parse_i64;
use crate::pubsub::OutputLimit;

/// The most that flags and `CONFIG SET` take for a number of seconds, as in Redis.
pub(crate) const MAX_SECONDS: i64 = i32::MAX as i64;

/// What a server is started with. Both binaries take these flags; an embedder fills the struct.
///
/// ```
/// let options = engine::Options { port: 0, ..engine::Options::default() };
/// assert!(options.bind.is_loopback());
/// ```
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Address to listen on
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), value_name = "ADDRESS")]
    pub bind: IpAddr,

    /// Port to listen on; 0 picks a free one
    #[arg(long, default_value_t = 6379)]
    pub port: u16,

    /// Also listen on a Unix socket at this path
    #[arg(long, value_name = "PATH")]
    pub unixsocket: Option<PathBuf>,

    /// Permissions of the Unix socket, in octal
    #[arg(long, value_name = "MODE", value_parser = octal, requires = "unixsocket")]
    pub unixsocketperm: Option<u32>,

    /// Who shares keys: one key space for all, or one for each connection
    #[arg(long, value_enum, default_value_t = Store::Shared)]
    pub store: Store,

    /// Worker threads of the runtime [default: one for each processor]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,

    /// How much to log to stderr
    #[arg(long, value_enum, default_value_t = Log::Info)]
    pub log: Log,

    /// Milliseconds that shutdown waits for peers that do not read
    #[arg(long, default_value_t = 5_000, value_name = "MILLISECONDS")]
    pub drain_ms: u64,

    /// Password that clients must give with AUTH; the environment keeps it out of the process list
    #[arg(
        long,
        env = "REQUIREPASS",
        hide_env_values = true,
        default_value = "",
        hide_default_value = true,
        value_name = "PASSWORD"
    )]
    pub requirepass: String,

    /// Whether to refuse an address that others reach when there is no password
    #[arg(long, value_enum, default_value_t = YesNo::Yes)]
    pub protected_mode: YesNo,

    /// Clients at one time; one too many gets an error and is closed
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..), value_name = "COUNT")]
    pub maxclients: u32,

    /// Seconds after which an idle client is closed; 0 for never
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=MAX_SECONDS), value_name = "SECONDS")]
    pub timeout: u32,

    /// Seconds between TCP keepalive probes; 0 for none
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(..=MAX_SECONDS), value_name = "SECONDS")]
    pub tcp_keepalive: u32,

    /// Bytes that keys and clients may take together before writes are refused; 0 for no limit. When
    /// clients alone hold more, those that hold most are closed. Suffixes: k, kb, m, mb, g, gb
    #[arg(long, visible_alias = "maxmemory", default_value = "0", value_parser = memory, value_name = "BYTES")]
    pub max_memory: u64,

    /// Bytes that clients may hold together, or per cent of --max-memory, before those that hold most are
    /// closed; 0 for as much as --max-memory
    #[arg(
        long,
        visible_alias = "maxmemory-clients",
        default_value = "0",
        value_parser = share,
        value_name = "BYTES|PER CENT%"
    )]
    pub max_memory_clients: MemoryShare,

    /// Bytes of one argument
    #[arg(long, default_value = "512mb", value_parser = bulk, value_name = "BYTES")]
    pub proto_max_bulk_len: u64,

    /// Bytes received and not yet executed that one client may hold
    #[arg(long, default_value = "1gb", value_parser = query_buffer, value_name = "BYTES")]
    pub client_query_buffer_limit: u64,

    /// What may wait for a client that does not read: `normal|pubsub HARD SOFT SECONDS`
    #[arg(long, num_args = 4, action = clap::ArgAction::Append, value_names = ["CLASS", "HARD", "SOFT", "SECONDS"])]
    pub client_output_buffer_limit: Vec<String>,

    /// Keyspace events to publish, as in Redis: K, E, g, $, x, e, m, n, A
    #[arg(long, default_value = "", hide_default_value = true, value_name = "FLAGS")]
    pub notify_keyspace_events: String,

    /// Allow DEBUG
    #[arg(long)]
    pub enable_debug_command: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            bind: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 6379,
            unixsocket: None,
            unixsocketperm: None,
            store: Store::Shared,
            threads: None,
            log: Log::Info,
            drain_ms: 5_000,
            requirepass: String::new(),
            protected_mode: YesNo::Yes,
            maxclients: 10_000,
            timeout: 0,
            tcp_keepalive: 300,
            max_memory: 0,
            max_memory_clients: MemoryShare::Bytes(0),
            proto_max_bulk_len: limits::MAX_BULK as u64,
            client_query_buffer_limit: limits::MAX_QUERY_BUFFER as u64,
            client_output_buffer_limit: Vec::new(),
            notify_keyspace_events: String::new(),
            enable_debug_command: false,
        }
    }
}

impl Options {
    /// Whether these options may be served.
    ///
    /// # Errors
    ///
    /// One line for the person who started the server: an address that others reach without a
    /// password (unless protected mode is off), or a flag whose value has no meaning.
    pub fn check(&self) -> Result<(), String> {
        if !self.bind.is_loopback() && self.requirepass.is_empty() && self.protected_mode == YesNo::Yes {
            return Err(format!(
                "refusing to listen on {}, which others may reach, without a password; set one with --requirepass \
                 or the REQUIREPASS environment variable, or say --protected-mode no",
                self.bind
            ));
        }
        self.output_limits()?;
        crate::config::parse_events(self.notify_keyspace_events.as_bytes())
            .ok_or("--notify-keyspace-events: unknown flag; known are K E g $ l s h z x e t d n m A")?;
        Ok(())
    }

    /// The output limits of normal clients and of subscribers.
    pub(crate) fn output_limits(&self) -> Result<[OutputLimit; 3], String> {
        let mut limits = crate::config::DEFAULT_OUTPUT_LIMITS;
        for group in self.client_output_buffer_limit.chunks(4) {
            let words: Vec<&[u8]> = group.iter().map(String::as_bytes).collect();
            crate::config::set_output_limits(&mut limits, &words)
                .map_err(|error| format!("--client-output-buffer-limit: {error}"))?;
        }
        Ok(limits)
    }
}

/// A number of bytes, or a part of `maxmemory`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemoryShare {
    /// So many bytes; 0 for no limit.
    Bytes(u64),
    /// So many hundredths, up to 100.
    Percent(u8),
}

impl MemoryShare {
    /// Reads a number of bytes with an optional unit, or a number with a per cent sign.
    pub(crate) fn parse(text: &[u8]) -> Result<Self, &'static str> {
        const WRONG: &str = "argument must be a memory or percent value";
        // Shares are negative numbers inside of Redis, and too many bytes overflow to such.
        let size = match text.strip_suffix(b"%") {
            Some(percent) => -parse_i64(percent).filter(|percent| *percent >= 0).ok_or(WRONG)?,
            None => crate::config::memory_size(text).ok_or(WRONG)?.cast_signed(),
        };
        match size {
            0.. => Ok(Self::Bytes(size.cast_unsigned())),
            -100..0 => Ok(Self::Percent(-size as u8)),
            _ => Err("percentage argument must be less or equal to 100"),
        }
    }

    /// Bytes, where all of the memory is `max_memory`; 0 for no limit.
    pub(crate) fn of(self, max_memory: u64) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Percent(percent) => (u128::from(max_memory) * u128::from(percent) / 100) as u64,
        }
    }
}

impl fmt::Display for MemoryShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => bytes.fmt(f),
            Self::Percent(percent) => write!(f, "{percent}%"),
        }
    }
}

/// Who shares keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Store {
    /// All connections share one key space.
    Shared,
    /// Each connection has a key space of its own, as in the tutorial's earlier stage.
    PerConnection,
}

/// How much is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Log {
    /// Nothing.
    Off,
    /// What went wrong.
    Error,
    /// Limits that were hit as well.
    Warn,
    /// Start and shutdown as well.
    Info,
    /// Connections and every request as well, its values included; no passwords.
    Debug,
    /// Everything.
    Trace,
}

impl Log {
    /// The level for `tracing`; `None` for off.
    #[must_use]
    pub fn level(self) -> Option<tracing::Level> {
        match self {
            Self::Off => None,
            Self::Error => Some(tracing::Level::ERROR),
            Self::Warn => Some(tracing::Level::WARN),
            Self::Info => Some(tracing::Level::INFO),
            Self::Debug => Some(tracing::Level::DEBUG),
            Self::Trace => Some(tracing::Level::TRACE),
        }
    }
}

/// Yes or no, as Redis spells booleans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum YesNo {
    /// On.
    Yes,
    /// Off.
    No,
}

fn octal(text: &str) -> Result<u32, String> {
    let mode = u32::from_str_radix(text, 8).map_err(|_| "not an octal number".to_owned())?;
    if mode > 0o777 { Err("more than 777".to_owned()) } else { Ok(mode) }
}

fn memory(text: &str) -> Result<u64, String> {
    crate::config::parse_memory(text.as_bytes()).ok_or_else(|| "not a number of bytes".to_owned())
}

fn share(text: &str) -> Result<MemoryShare, String> {
    MemoryShare::parse(text.as_bytes()).map_err(str::to_owned)
}

fn bulk(text: &str) -> Result<u64, String> {
    let bytes = memory(text)?;
    if bytes < 1024 * 1024 || i64::try_from(bytes).is_err() { Err("at least 1mb".to_owned()) } else { Ok(bytes) }
}

fn query_buffer(text: &str) -> Result<u64, String> {
    let bytes = memory(text)?;
    if bytes < 1024 * 1024 { Err("at least 1mb".to_owned()) } else { Ok(bytes) }
}

/// Makes room for a Unix socket at `path`: removes the socket that a server left there.
///
/// # Errors
///
/// When something else than a socket stands there, or a server still listens on it.
pub fn prepare_unix_socket(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::FileTypeExt;
    match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(found) if !found.file_type().is_socket() => Err(io::ErrorKind::AlreadyExists.into()),
        Ok(_) if std::os::unix::net::UnixStream::connect(path).is_ok() => Err(io::ErrorKind::AddrInUse.into()),
        Ok(_) => std::fs::remove_file(path),
    }
}

/// Sets the permissions of a Unix socket, where any are given.
///
/// # Errors
///
/// What the operating system says.
pub fn set_mode(path: &Path, mode: Option<u32>) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    match mode {
        Some(mode) => std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)),
        None => Ok(()),
    }
}

/// One line for the person who started the server.
#[must_use]
pub fn cannot_listen(options: &Options, error: &io::Error) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("cannot listen on {}: {}", SocketAddr::from((options.bind, options.port)), plain(error)),
    )
}

/// The same for the Unix socket.
#[must_use]
pub fn cannot_listen_on_unix(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot listen on {}: {}", path.display(), plain(error)))
}

/// The operating system's words without Rust's `(os error 98)`.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
