//! Parameters with which a server is started.
//!
//! The values that `CONFIG SET` changes later are in `settings`.

mod events;
mod memory;
mod output_limits;

use std::fmt;
use std::path::PathBuf;

use core::net::{IpAddr, Ipv4Addr};

pub use events::Events;
pub(crate) use memory::memory_size;
pub use memory::{MemoryShare, parse_memory};
pub use output_limits::{OutputLimit, OutputLimits};

use crate::limits;

/// Parameters with which a server is started. `host::Flags` creates one from a command line; programs that embed a
/// server change the default.
///
/// ```
/// let mut config = engine::Config::default();
/// config.requirepass = "secret".into();
/// config.maxclients = 100;
/// assert!(config.check().is_ok());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Config {
    /// Address that the server listens on. `CONFIG GET bind` shows it, and it tells whether others may reach the
    /// server.
    pub bind: IpAddr,
    /// Port that the server listens on; 0 if the operating system chooses one.
    pub port: u16,
    /// Path of a Unix socket that the server listens on as well.
    pub unixsocket: Option<PathBuf>,
    /// Permissions of the Unix socket.
    pub unixsocketperm: Option<u32>,
    /// Number of key spaces.
    pub store: Store,
    /// Number of threads that use the server at the same time; `None` for any number. For one or two, the key space is not
    /// split into shards: they rarely wait for each other, and each lock then serves several commands.
    pub threads: Option<u16>,
    /// Milliseconds that shutdown waits for peers that do not read.
    pub drain_ms: u64,
    /// Milliseconds that the server, after it has closed a connection, waits for the peer to do so. A socket that is
    /// dropped earlier may lose replies on their way.
    pub linger_ms: u64,
    /// Password that clients must give with `AUTH`; empty for none.
    pub requirepass: Password,
    /// `true` if only clients on this machine are let in while there is no password.
    pub protected_mode: bool,
    /// Largest number of clients at the same time; further ones get an error and are closed.
    pub maxclients: u32,
    /// Seconds after which an idle client is closed; 0 for never.
    pub timeout: u32,
    /// Seconds between TCP keepalive probes; 0 for none.
    pub tcp_keepalive: u32,
    /// Bytes that keys and clients may take together before writes are refused; 0 for no limit.
    pub max_memory: u64,
    /// Bytes that clients may hold together before those that hold most are closed.
    pub max_memory_clients: MemoryShare,
    /// Largest length of an argument in bytes.
    pub proto_max_bulk_len: u64,
    /// Largest number of bytes that one client may have sent and that are not executed yet.
    pub client_query_buffer_limit: u64,
    /// Limits on the output that waits for clients that do not read.
    pub client_output_buffer_limits: OutputLimits,
    /// Keyspace events that are published.
    pub notify_keyspace_events: Events,
    /// `true` if `DEBUG` is allowed.
    pub enable_debug_command: bool,
    /// `true` if changes are appended to a file, which is loaded at the start. This needs a folder
    /// ([`Server::set_folder`](crate::Server::set_folder)).
    pub appendonly: bool,
    /// Time at which the append-only file is synced.
    pub appendfsync: Fsync,
    /// Folder that [`Self::appenddirname`] is in.
    pub dir: PathBuf,
    /// Name of the folder with the files.
    pub appenddirname: String,
    /// First part of the names of these files.
    pub appendfilename: String,
    /// Per cent by which the file grows before it is rewritten; 0 for never.
    pub auto_aof_rewrite_percentage: u32,
    /// Size in bytes below which the file is not rewritten by itself.
    pub auto_aof_rewrite_min_size: u64,
    /// `true` if a file that ends within a command is cut before it; with `false` the server does not start then.
    pub aof_load_truncated: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            bind: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 6379,
            unixsocket: None,
            unixsocketperm: None,
            store: Store::Shared,
            threads: None,
            drain_ms: 5_000,
            linger_ms: 500,
            requirepass: Password::default(),
            protected_mode: true,
            maxclients: 10_000,
            timeout: 0,
            tcp_keepalive: 300,
            max_memory: 0,
            max_memory_clients: MemoryShare::Bytes(0),
            proto_max_bulk_len: limits::MAX_BULK as u64,
            client_query_buffer_limit: limits::MAX_QUERY_BUFFER as u64,
            client_output_buffer_limits: OutputLimits::default(),
            notify_keyspace_events: Events::NONE,
            enable_debug_command: false,
            appendonly: false,
            appendfsync: Fsync::Everysec,
            dir: PathBuf::from("."),
            appenddirname: "appendonlydir".to_owned(),
            appendfilename: "appendonly.aof".to_owned(),
            auto_aof_rewrite_percentage: 100,
            auto_aof_rewrite_min_size: 64 << 20,
            aof_load_truncated: true,
        }
    }
}

impl Config {
    /// Checks that a server with this configuration may be started.
    ///
    /// # Errors
    ///
    /// [`ConfigError::Exposed`] for an address that others reach without a password, unless protected mode is off.
    /// [`ConfigError::LogOfNobody`] and [`ConfigError::FileName`] for an impossible append-only file.
    pub fn check(&self) -> Result<(), ConfigError> {
        if !self.bind.is_loopback() && self.requirepass.is_empty() && self.protected_mode {
            return Err(ConfigError::Exposed(self.bind));
        }
        if self.appendonly && self.store == Store::PerConnection {
            return Err(ConfigError::LogOfNobody);
        }
        for (name, parameter) in [(&self.appenddirname, "appenddirname"), (&self.appendfilename, "appendfilename")] {
            if name.is_empty() || name.contains('/') {
                return Err(ConfigError::FileName(parameter));
            }
        }
        Ok(())
    }
}

/// Time at which the append-only file is synced.
///
/// ```
/// use engine::config::Fsync;
///
/// assert_eq!(Fsync::parse(b"everysec"), Some(Fsync::Everysec));
/// assert_eq!(Fsync::Always.name(), "always");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Fsync {
    /// Before the reply leaves.
    Always,
    /// Once in a second.
    Everysec,
    /// Whenever the operating system decides to.
    No,
}

impl Fsync {
    /// Returns the name in `CONFIG GET appendfsync`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Everysec => "everysec",
            Self::No => "no",
        }
    }

    /// Returns the policy with this name, regardless of case.
    #[must_use]
    pub fn parse(name: &[u8]) -> Option<Self> {
        let all = [Self::Always, Self::Everysec, Self::No];
        all.into_iter().find(|policy| policy.name().as_bytes().eq_ignore_ascii_case(name))
    }

    pub(crate) fn from_number(number: u8) -> Self {
        let all = [Self::Always, Self::No];
        all.into_iter().find(|policy| *policy as u8 == number).unwrap_or(Self::Everysec)
    }
}

/// Number of key spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Store {
    /// All connections share one key space.
    Shared,
    /// Each connection has a key space of its own, as in the tutorial's earlier stage.
    PerConnection,
}

/// A password, which `Debug` does not show.
///
/// ```
/// use engine::config::Password;
///
/// let password = Password::from("secret");
/// assert_eq!(password.as_bytes(), b"secret");
/// assert!(!password.is_empty() && Password::default().is_empty());
/// assert_eq!(format!("{password:?}"), "Password(…)");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Password(Box<[u8]>);

impl Password {
    /// Returns the password as bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Returns whether there is no password.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Password {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().into())
    }
}

impl From<String> for Password {
    fn from(text: String) -> Self {
        Self(text.into_bytes().into())
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_empty() { "Password(none)" } else { "Password(…)" })
    }
}

/// Reason why a value is refused, in Redis's words if it has any for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// Others may reach this address, and there is no password.
    #[error(
        "refusing to listen on {0}, which others may reach, without a password; set one with --requirepass \
         or the REQUIREPASS environment variable, or say --protected-mode no"
    )]
    Exposed(IpAddr),
    /// An append-only file for key spaces that end with their connections.
    #[error("--appendonly yes needs --store shared: other keys are gone when their connection ends")]
    LogOfNobody,
    /// A name that is not valid for a file.
    #[error("--{0} must be a file's name and not a path")]
    FileName(&'static str),
    /// A letter that stands for no class of events.
    #[error("Invalid event class character. Use 'Ag$lshzxeKEtmdn'.")]
    EventClass,
    /// Neither a number of bytes nor a percentage.
    #[error("argument must be a memory or percent value")]
    MemoryShare,
    /// More than 100 per cent.
    #[error("percentage argument must be less or equal to 100")]
    Percentage,
    /// Not four words for each class.
    #[error("Wrong number of arguments in buffer limit configuration.")]
    OutputLimitWords,
    /// A class of clients that does not exist.
    #[error("Invalid client class specified in buffer limit configuration.")]
    OutputLimitClass,
    /// A limit that is no number of bytes or of seconds.
    #[error("Error in hard, soft or soft_seconds setting in buffer limit configuration.")]
    OutputLimitValue,
}

impl From<ConfigError> for String {
    fn from(error: ConfigError) -> Self {
        error.to_string()
    }
}
