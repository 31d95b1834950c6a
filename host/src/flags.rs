//! The flags of both servers.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::thread;

use clap::{Args, ValueEnum};
use engine::Config;
use engine::config::{self, ConfigError, Events, MemoryShare};
use engine::limits::MAX_SECONDS;

/// The flags of a server's command line.
///
/// ```
/// use clap::Parser;
///
/// #[derive(Parser)]
/// struct Cli {
///     #[command(flatten)]
///     flags: host::Flags,
/// }
///
/// let flags = Cli::parse_from(["server", "--port", "0", "--timeout", "60"]).flags;
/// let config = flags.config().unwrap();
/// assert_eq!((config.port, config.timeout), (0, 60));
/// ```
#[derive(Args, Clone)]
pub struct Flags {
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

    /// Key space: one for all connections, or one for each
    #[arg(long, value_enum, default_value_t = Store::Shared)]
    pub store: Store,

    /// Worker threads of the runtime [default: one for each processor]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,

    /// Least severe events that are logged to stderr
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

    /// Refuse an address that other machines reach, unless there is a password
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

    /// Replies that may wait for a client that does not read: `normal|pubsub HARD SOFT SECONDS`
    #[arg(long, num_args = 4, action = clap::ArgAction::Append, value_names = ["CLASS", "HARD", "SOFT", "SECONDS"])]
    pub client_output_buffer_limit: Vec<String>,

    /// Keyspace events to publish, as in Redis: K, E, g, $, x, e, m, n, A
    #[arg(long, default_value = "", hide_default_value = true, value_name = "FLAGS")]
    pub notify_keyspace_events: String,

    /// Allow DEBUG
    #[arg(long)]
    pub enable_debug_command: bool,

    /// Append what changes to a file, and load that at the start
    #[arg(long, value_enum, default_value_t = YesNo::No)]
    pub appendonly: YesNo,

    /// When the file is synced: before each reply, once in a second, or when the operating system likes to
    #[arg(long, value_enum, default_value_t = AppendFsync::Everysec)]
    pub appendfsync: AppendFsync,

    /// Folder in which the folder of the append-only file is made
    #[arg(long, default_value = ".", value_name = "PATH")]
    pub dir: PathBuf,

    /// Name of the folder of the append-only file
    #[arg(long, default_value = "appendonlydir", value_name = "NAME")]
    pub appenddirname: String,

    /// First part of the names of its files
    #[arg(long, default_value = "appendonly.aof", value_name = "NAME")]
    pub appendfilename: String,

    /// Per cent by which the file grows before it is rewritten; 0 for never
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(..=2_147_483_647), value_name = "PER CENT")]
    pub auto_aof_rewrite_percentage: u32,

    /// Bytes that it has at the least before it is rewritten
    #[arg(long, default_value = "64mb", value_parser = memory, value_name = "BYTES")]
    pub auto_aof_rewrite_min_size: u64,

    /// Load a file that ends within a command up to there; refuse to start otherwise
    #[arg(long, value_enum, default_value_t = YesNo::Yes)]
    pub aof_load_truncated: YesNo,
}

impl Flags {
    /// Returns the configuration that the flags describe.
    ///
    /// # Errors
    ///
    /// [`FlagError`]: an address that others reach without a password, or a flag whose value has no meaning.
    pub fn config(&self) -> Result<Config, FlagError> {
        let mut config = Config::default();
        config.bind = self.bind;
        config.port = self.port;
        config.unixsocket = self.unixsocket.clone();
        config.unixsocketperm = self.unixsocketperm;
        config.store = self.store.into();
        config.threads = self.threads.or_else(|| u16::try_from(processors()).ok());
        config.drain_ms = self.drain_ms;
        config.requirepass = self.requirepass.as_str().into();
        config.protected_mode = self.protected_mode == YesNo::Yes;
        config.maxclients = self.maxclients;
        config.timeout = self.timeout;
        config.tcp_keepalive = self.tcp_keepalive;
        config.max_memory = self.max_memory;
        config.max_memory_clients = self.max_memory_clients;
        config.proto_max_bulk_len = self.proto_max_bulk_len;
        config.client_query_buffer_limit = self.client_query_buffer_limit;
        config.enable_debug_command = self.enable_debug_command;
        config.appendonly = self.appendonly == YesNo::Yes;
        config.appendfsync = self.appendfsync.into();
        config.dir = self.dir.clone();
        config.appenddirname = self.appenddirname.clone();
        config.appendfilename = self.appendfilename.clone();
        config.auto_aof_rewrite_percentage = self.auto_aof_rewrite_percentage;
        config.auto_aof_rewrite_min_size = self.auto_aof_rewrite_min_size;
        config.aof_load_truncated = self.aof_load_truncated == YesNo::Yes;
        config.check()?;
        config.client_output_buffer_limits.set(&self.client_output_buffer_limit).map_err(FlagError::OutputLimit)?;
        config.notify_keyspace_events =
            Events::parse(self.notify_keyspace_events.as_bytes()).map_err(|_| FlagError::Events)?;
        Ok(config)
    }
}

/// Returns the number of worker threads that a runtime starts by default.
fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Reason why a server is not started with these flags: one line for the person who gave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FlagError {
    /// The configuration is refused by the engine.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The value of `--client-output-buffer-limit` has no meaning.
    #[error("--client-output-buffer-limit: {0}")]
    OutputLimit(ConfigError),
    /// The value of `--notify-keyspace-events` has a letter that stands for nothing.
    #[error("--notify-keyspace-events: unknown flag; known are K E g $ l s h z x e t d n m A")]
    Events,
}

/// Number of key spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Store {
    /// All connections share one key space.
    Shared,
    /// Each connection has a key space of its own, as in the tutorial's earlier stage.
    PerConnection,
}

impl From<Store> for config::Store {
    fn from(store: Store) -> Self {
        match store {
            Store::Shared => Self::Shared,
            Store::PerConnection => Self::PerConnection,
        }
    }
}

/// Time at which the append-only file is synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AppendFsync {
    /// Before each reply.
    Always,
    /// Once in a second.
    Everysec,
    /// Whenever the operating system decides to.
    No,
}

impl From<AppendFsync> for config::Fsync {
    fn from(policy: AppendFsync) -> Self {
        match policy {
            AppendFsync::Always => Self::Always,
            AppendFsync::Everysec => Self::Everysec,
            AppendFsync::No => Self::No,
        }
    }
}

/// Amount of logging.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Log {
    /// Nothing.
    Off,
    /// Errors.
    Error,
    /// As `Error`, and limits that were hit.
    Warn,
    /// As `Warn`, and start and shutdown.
    Info,
    /// As `Info`, and connections and every request with its values; no passwords.
    Debug,
    /// Everything.
    Trace,
}

impl Log {
    /// Returns the level for `tracing`; `None` for off.
    ///
    /// ```
    /// use host::Log;
    ///
    /// assert_eq!(Log::Warn.level(), Some(tracing::Level::WARN));
    /// assert_eq!(Log::Off.level(), None);
    /// ```
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

/// Leaves the password out.
impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { threads, log, .. } = self;
        f.debug_struct("Flags")
            .field("threads", threads)
            .field("log", log)
            .field("config", &self.config())
            .finish_non_exhaustive()
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
    config::parse_memory(text.as_bytes()).ok_or_else(|| "not a number of bytes".to_owned())
}

fn share(text: &str) -> Result<MemoryShare, String> {
    MemoryShare::parse(text.as_bytes()).map_err(|error| error.to_string())
}

fn bulk(text: &str) -> Result<u64, String> {
    let bytes = memory(text)?;
    if bytes < 1024 * 1024 || i64::try_from(bytes).is_err() { Err("at least 1mb".to_owned()) } else { Ok(bytes) }
}

fn query_buffer(text: &str) -> Result<u64, String> {
    let bytes = memory(text)?;
    if bytes < 1024 * 1024 { Err("at least 1mb".to_owned()) } else { Ok(bytes) }
}
