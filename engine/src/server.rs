//! The state that all sessions of one server share.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use core::net::{IpAddr, SocketAddr};

use crate::aof::{Fault, Folder, Log, Manifest, Stage};
use crate::client::{Client, Clients, Notify, Peer, TaskNotifier};
use crate::config::{Config, Store};
use crate::keyspace::Keyspace;
use crate::memory::Account;
use crate::pause::Pause;
use crate::phase::{Phase, Phases};
use crate::process::Process;
use crate::pubsub::Registry;
use crate::settings::Settings;
use crate::slowlog::SlowLog;
use crate::statistics::{CommandStatistics, Statistics};
use crate::time::{Clock, Now, Pace};
use crate::tracking::Tracking;

/// Function that was given to [`Server::set_client_room`].
#[derive(Default)]
struct ClientRoom(OnceLock<Box<dyn Fn(u32) -> u32 + Send + Sync>>);

impl std::fmt::Debug for ClientRoom {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientRoom")
    }
}

/// The function that [`Server::set_process`] was given.
#[derive(Default)]
struct ReadProcess(OnceLock<Box<dyn Fn() -> Process + Send + Sync>>);

impl std::fmt::Debug for ReadProcess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReadProcess")
    }
}

/// Long work that nobody waits for.
pub(crate) trait Chore: std::fmt::Debug + Send {
    /// Runs a portion of a fraction of a millisecond. Returns whether nothing is left.
    fn portion(&mut self, server: &Server) -> bool;
}

/// A server without its sockets: key space, registries, settings and statistics.
///
/// ```
/// use std::sync::Arc;
/// use engine::{Config, ManualClock, Notify, Pace, Server, server::Runtime};
///
/// /// Wakes a task, or counts.
/// #[derive(Default)]
/// struct Wakes(std::sync::atomic::AtomicUsize);
///
/// impl Notify for Wakes {
///     fn notify(&self) {
///         self.0.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
///     }
/// }
///
/// let server = Server::new(Config::default(), ManualClock::at_unix_millis(1_000));
/// assert_eq!((server.now().millis(), server.pace()), (1_000, Pace::Manual));
/// assert_eq!(server.config().port, 6379);
/// server.set_client_room(|wanted| wanted.min(1_000)); // no more file descriptors
/// assert!(server.begin(Runtime::new("my-server", "my-runtime 1"), &[]), "it is not run yet");
/// let wakes = Arc::new(Wakes::default());
/// server.set_purge_notifier(wakes.clone());
/// server.set_stop_notifier(wakes.clone());
/// assert_eq!(server.purge().rest, None, "no key has a deadline");
/// assert_eq!(server.connected(), 0);
/// server.set_runtime(Runtime::new("my-server", "my-runtime 2")); // `INFO` shows it
/// server.stop();
/// assert!(server.is_stopping());
/// assert_eq!(server.failure(), None);
/// ```
///
/// The append-only file needs a folder, and two tasks, one for each [`Duty`](crate::persistence::Duty):
///
/// ```
#[doc = include_str!("aof/memory_folder.md")]
/// # use engine::{Config, ManualClock, Notify, Server, Session};
/// use engine::persistence::{Duty, Rest};
///
/// # struct Nobody;
/// # impl Notify for Nobody {
/// #     fn notify(&self) {}
/// # }
/// /// What a task does until it has to wait.
/// fn tend(server: &Server, duty: Duty) -> Rest {
///     loop {
///         match server.log_rest(duty) {
///             Rest::Work => server.tend_log(duty),
///             rest => return rest,
///         }
///     }
/// }
///
/// # fn main() -> Result<(), Fault> {
/// let mut config = Config::default();
/// config.appendonly = true;
/// let server = Server::new(config, ManualClock::at_unix_millis(0));
/// let folder = Arc::new(Memory::default()); // `host::Folder` is one of the operating system
/// server.set_folder(folder.clone());
/// server.open_log()?;
/// for duty in [Duty::Sync, Duty::Rewrite] {
///     server.set_log_notifier(duty, Arc::new(Nobody));
///     assert_ne!(tend(&server, duty), Rest::End); // loads the file
/// }
/// let mut session = Session::detached(&server);
/// let _ = session.feed(b"SET hello world\r\n", &mut Vec::new());
///
/// drop(session);
/// server.stop();
/// assert_eq!(tend(&server, Duty::Sync), Rest::End); // writes and syncs what is left
/// let written = folder.read("appendonly.aof.1.incr.aof")?.expect("there is one");
/// assert!(written.ends_with(b"$3\r\nSET\r\n$5\r\nhello\r\n$5\r\nworld\r\n"));
/// # Ok(())
/// # }
/// ```
pub struct Server {
    pub(crate) keyspace: Arc<Keyspace>,
    pub(crate) registry: Registry,
    pub(crate) clients: Clients,
    pub(crate) settings: Settings,
    pub(crate) config: Config,
    pub(crate) statistics: Statistics,
    pub(crate) command_statistics: CommandStatistics,
    pub(crate) pause: Pause,
    pub(crate) slowlog: SlowLog,
    pub(crate) started: Now,
    clock: Box<dyn Clock>,
    pub(crate) run_id: String,
    pub(crate) runtime: Mutex<Runtime>,
    client_room: ClientRoom,
    read_process: ReadProcess,
    /// Notified when a deadline was set that is earlier than all others; see [`Server::set_purge_notifier`].
    pub(crate) purge_notifier: TaskNotifier,
    stop_notifier: TaskNotifier,
    pub(crate) phases: Phases,
    pub(crate) chores: Mutex<VecDeque<Box<dyn Chore>>>,
    /// Deadline for which the purging task sleeps, in Unix milliseconds.
    pub(crate) purge_at: AtomicU64,
    /// `true` if the server is stopping.
    stopping: AtomicBool,
    is_run: AtomicBool,
    /// The address of a listener that other machines reach.
    exposed: OnceLock<IpAddr>,
    /// Account of the memory that clients hold.
    pub(crate) account: Arc<Account>,
    /// Keys that clients may have in their caches.
    pub(crate) tracking: Tracking,
    /// `false` if `DEBUG SET-ACTIVE-EXPIRE` has stopped the purge.
    pub(crate) active_expire: AtomicBool,
    /// The append-only file.
    pub(crate) log: Arc<Log>,
}

/// Shows its runtime and some sizes, but neither keys nor the password.
impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server")
            .field("runtime", &self.runtime())
            .field("config", &self.config)
            .field("connected", &self.connected())
            .field("stopping", &self.is_stopping())
            .finish_non_exhaustive()
    }
}

/// Binary and runtime that the server runs in, for `INFO`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Runtime {
    /// Name of the binary, such as `legacy`.
    pub name: &'static str,
    /// The runtime with its version, such as `tokio 0.1.22`.
    pub version: &'static str,
    /// The port that the server listens on, once it is known; 0 if there is none.
    pub port: Option<u16>,
}

impl Runtime {
    /// Returns a runtime with the name of the binary and a version such as `tokio 0.1.22`, without a port.
    ///
    /// ```
    /// # use engine::{Config, ManualClock, Server, server::Runtime};
    /// let server = Server::new(Config::default(), ManualClock::at_unix_millis(0));
    /// server.set_runtime(Runtime::new("my-server", "tokio 1"));
    /// ```
    #[must_use]
    pub fn new(name: &'static str, version: &'static str) -> Self {
        Self { name, version, port: None }
    }
}

impl Server {
    /// Returns a server with an empty key space, which reads the time from `clock`.
    ///
    /// Accepts every configuration without an error or a panic; the fields of [`Config`] tell what a limit of 0 means.
    /// It also accepts one that [`Config::check`] refuses: protected mode then lets in only clients of this machine. A
    /// program that wants to refuse such a configuration calls `check` first, as the binaries do.
    ///
    /// ```
    /// use engine::{Config, ManualClock, Server};
    ///
    /// let mut config = Config::default();
    /// config.bind = [0, 0, 0, 0].into();
    /// assert!(config.check().is_err(), "others could reach it, and it has no password");
    /// config.requirepass = "secret".into();
    /// config.check().expect("it has a password");
    /// let server = Server::new(config, ManualClock::at_unix_millis(0));
    /// assert_eq!(server.connected(), 0);
    /// ```
    #[must_use]
    pub fn new(config: Config, clock: impl Clock) -> Arc<Self> {
        let now = clock.now();
        let run_id = {
            use std::hash::{BuildHasher, Hasher, RandomState};
            let random = |seed| {
                let mut hasher = RandomState::new().build_hasher();
                hasher.write_u64(now.micros() ^ seed);
                hasher.finish()
            };
            let id = format!("{:016x}{:016x}{:016x}", random(1), random(2), random(3));
            id[..40].to_owned()
        };
        Arc::new(Self {
            keyspace: Arc::new(Keyspace::shared(config.threads)),
            registry: Registry::default(),
            clients: Clients::default(),
            settings: Settings::new(&config),
            statistics: Statistics { last_save: AtomicI64::new(now.seconds() as i64), ..Statistics::default() },
            command_statistics: CommandStatistics::default(),
            pause: Pause::default(),
            slowlog: SlowLog::default(),
            started: now,
            clock: Box::new(clock),
            run_id,
            runtime: Mutex::default(),
            client_room: ClientRoom::default(),
            read_process: ReadProcess::default(),
            purge_notifier: TaskNotifier::default(),
            stop_notifier: TaskNotifier::default(),
            phases: Phases::default(),
            chores: Mutex::default(),
            purge_at: AtomicU64::new(u64::MAX),
            stopping: AtomicBool::new(false),
            is_run: AtomicBool::new(false),
            exposed: OnceLock::new(),
            account: Arc::default(),
            tracking: Tracking::new(config.store == Store::PerConnection),
            active_expire: AtomicBool::new(true),
            log: Arc::new(Log::new(config.appendfsync)),
            config,
        })
    }

    /// Returns the current time of the server's clock.
    #[must_use]
    pub fn now(&self) -> Now {
        self.clock.now()
    }

    /// Returns what moves the server's clock on, which decides how its tasks wait for a moment of it.
    #[must_use]
    pub fn pace(&self) -> Pace {
        self.clock.pace()
    }

    /// Sets the runtime that `INFO` shows.
    pub fn set_runtime(&self, runtime: Runtime) {
        *self.runtime.lock().unwrap_or_else(PoisonError::into_inner) = runtime;
    }

    /// Records that the server is run. `runtime` is shown by `INFO`, unless [`Self::set_runtime`] has set one before;
    /// `addresses` are those of its TCP listeners. Returns `false` if the server is run already: it has one task that
    /// removes expired keys, and one that waits for [`Self::stop`].
    #[must_use]
    pub fn begin(&self, runtime: Runtime, addresses: &[SocketAddr]) -> bool {
        if self.is_run.swap(true, Ordering::SeqCst) {
            return false;
        }
        let mut known = self.runtime.lock().unwrap_or_else(PoisonError::into_inner);
        if known.name.is_empty() {
            *known = runtime;
        }
        known.port = Some(addresses.first().map_or(0, SocketAddr::port));
        if let Some(address) = addresses.iter().find(|address| !address.ip().is_loopback()) {
            let _ = self.exposed.set(address.ip());
            if self.settings.protected_mode() && !self.settings.has_password() {
                tracing::warn!(
                    "others reach this server, and it has no password: only clients of this machine are let in"
                );
            }
        }
        self.phases.reach(if self.is_loading() { Phase::Loading } else { Phase::Serving });
        true
    }

    /// Returns the address at which other machines reach the server, if there is one in its configuration or among its
    /// listeners.
    pub(crate) fn exposed(&self) -> Option<IpAddr> {
        let configured = Some(self.config.bind).filter(|address| !address.is_loopback());
        configured.or_else(|| self.exposed.get().copied())
    }

    /// Sets the function that `CONFIG SET maxclients` calls: it gets the wanted number of clients, and returns the
    /// number for which the process has room. Without it there is room for all. A second call changes nothing.
    pub fn set_client_room(&self, room: impl Fn(u32) -> u32 + Send + Sync + 'static) {
        let _ = self.client_room.0.set(Box::new(room));
    }

    /// Returns the number of clients for which the process has room, at most `wanted`.
    pub(crate) fn client_room(&self, wanted: u32) -> u32 {
        self.client_room.0.get().map_or(wanted, |room| room(wanted))
    }

    /// Sets the function that returns the figures of the process for `INFO`. Without one `INFO` shows zeros. A second
    /// call changes nothing.
    ///
    /// It is never called while a lock is held, since it may read files.
    ///
    /// ```
    /// # use engine::{Config, ManualClock, Server, Session};
    /// # let server = Server::new(Config::default(), ManualClock::at_unix_millis(0));
    /// server.set_process(|| {
    ///     let mut process = engine::Process::default();
    ///     process.id = std::process::id();
    ///     process
    /// });
    /// # let mut replies = Vec::new();
    /// # let _ = Session::detached(&server).feed(b"INFO server\r\n", &mut replies);
    /// # assert!(String::from_utf8_lossy(&replies).contains(&format!("process_id:{}", std::process::id())));
    /// ```
    pub fn set_process(&self, read: impl Fn() -> Process + Send + Sync + 'static) {
        let _ = self.read_process.0.set(Box::new(read));
    }

    /// Gives the server a function that is called when it reaches a phase: [`Phase::Serving`] once it is run and its
    /// files are loaded, [`Phase::Stopping`] when it is told to stop, by [`Self::stop`] or by a client. Each phase is
    /// told once. A second call of this method changes nothing.
    ///
    /// The function holds up its caller: the task that runs the server, loads its files or stops it.
    ///
    /// ```
    /// # use engine::{Config, ManualClock, Phase, Server, server::Runtime};
    /// # use std::sync::{Arc, Mutex};
    /// let server = Server::new(Config::default(), ManualClock::at_unix_millis(0));
    /// let phases = Arc::new(Mutex::new(Vec::new()));
    /// let reached = Arc::clone(&phases);
    /// server.set_phase_observer(move |phase| reached.lock().unwrap().push(phase));
    /// assert!(server.begin(Runtime::default(), &[]));
    /// server.stop();
    /// assert_eq!(*phases.lock().unwrap(), [Phase::Serving, Phase::Stopping]);
    /// ```
    pub fn set_phase_observer(&self, observer: impl Fn(Phase) + Send + Sync + 'static) {
        self.phases.set_observer(observer);
    }

    /// Reads the figures of the process.
    pub(crate) fn process(&self) -> Process {
        self.read_process.0.get().map(|read| read()).unwrap_or_default()
    }

    /// Returns the time of the monotonic clock, for durations.
    pub(crate) fn monotonic(&self) -> Duration {
        self.clock.monotonic()
    }

    pub(crate) fn runtime(&self) -> Runtime {
        self.runtime.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns the port that the server listens on.
    pub(crate) fn port(&self) -> u16 {
        self.runtime().port.unwrap_or(self.config.port)
    }

    /// Returns the configuration with which the server was started.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Returns the number of seconds between keepalive probes of a new connection; 0 for none. `CONFIG SET
    /// tcp-keepalive` changes it.
    ///
    /// ```
    /// # use engine::{Config, ManualClock, Server};
    /// let server = Server::new(Config::default(), ManualClock::at_unix_millis(0));
    /// assert_eq!(server.tcp_keepalive(), 300);
    /// ```
    #[must_use]
    pub fn tcp_keepalive(&self) -> u32 {
        self.settings.tcp_keepalive()
    }

    /// Returns whether protected mode keeps a client out, because others may reach the server and there is no password.
    pub(crate) fn denies(&self, peer: &Peer) -> bool {
        self.settings.protected_mode() && !self.settings.has_password() && !peer.is_local()
    }

    /// Kills a client. When this returns, other clients no longer see it; its task closes the socket a moment later.
    /// Returns whether this is the first time.
    pub(crate) fn kill(&self, client: &Client) -> bool {
        let first = self.registry.kill(client);
        self.clients.remove(client.id);
        client.doom();
        first
    }

    /// Tells every connection, and the server's own tasks, that the server stops.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::SeqCst);
        self.phases.reach(Phase::Stopping);
        self.pause.wake();
        self.clients.all().iter().for_each(|client| client.notify());
        self.purge_notifier.notify();
        self.stop_notifier.notify();
        self.log.notify();
    }

    /// Sets the notifier of the task that runs the server. [`Server::stop`] notifies it, and so does a client's
    /// `SHUTDOWN`.
    pub fn set_stop_notifier(&self, notifier: Arc<dyn Notify>) {
        self.stop_notifier.set(notifier);
        if self.is_stopping() {
            // The server was stopped before the notifier was set.
            self.stop_notifier.notify();
        }
    }

    /// Returns whether [`Server::stop`] was called.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::SeqCst)
    }

    /// Returns the number of connected clients.
    #[must_use]
    pub fn connected(&self) -> usize {
        self.clients.len()
    }

    /// Sets the notifier of the task that calls [`Server::purge`]. It is notified when a key gets a deadline before the
    /// one that the last call has returned.
    pub fn set_purge_notifier(&self, notifier: Arc<dyn Notify>) {
        self.purge_notifier.set(notifier);
    }

    /// Records that a key got a deadline.
    #[inline]
    pub(crate) fn deadline_set(&self, deadline: u64) {
        if deadline < self.purge_at.load(Ordering::SeqCst) {
            self.purge_at.fetch_min(deadline, Ordering::SeqCst);
            self.notify_purge();
        }
    }

    #[cold]
    pub(crate) fn notify_purge(&self) {
        self.purge_notifier.notify();
    }

    pub(crate) fn read_manifest(&self, folder: &dyn Folder) -> Result<Manifest, Fault> {
        let name = self.manifest_name();
        let Some(text) = folder.read(&name)? else { return Ok(Manifest::default()) };
        Manifest::parse(&text).map_err(|why| Fault::new(format!("{why} ({name})")))
    }

    pub(crate) fn manifest_name(&self) -> String {
        format!("{}.manifest", self.config.appendfilename)
    }

    /// Switches the append-only file on, which begins with a rewrite, or off.
    pub(crate) fn switch_log(&self, on: bool) -> Result<(), String> {
        const FAILED: &str = "Unable to turn on AOF. Check server logs.";
        match (on, self.log.stage()) {
            (true, Stage::Off) => {
                let folder = self.log.folder().filter(|_| self.config.store == Store::Shared);
                let Some(folder) = folder else {
                    tracing::warn!(
                        "no append-only file: each connection has its own keys, or the program gave no folder"
                    );
                    return Err(FAILED.to_owned());
                };
                let opened = folder.open().and_then(|()| self.read_manifest(&**folder));
                let manifest = opened.map_err(|fault| {
                    tracing::warn!("no append-only file: {fault}");
                    FAILED.to_owned()
                })?;
                self.log.begin(manifest);
                self.log.rewrite_notifier.notify();
            }
            (false, Stage::On | Stage::Beginning) => {
                self.log.set_stage(Stage::Off);
                self.log.ask_for_end();
            }
            _ => {}
        }
        Ok(())
    }

    /// Returns whether the keys are being loaded.
    pub(crate) fn is_loading(&self) -> bool {
        matches!(self.log.stage(), Stage::Loading | Stage::Unloaded)
    }

    /// Updates whether some commands are refused, from the state of the append-only file.
    pub(crate) fn settle_bars(&self) {
        self.pause.settle_bars(|| self.is_loading() || self.log.refuses());
    }

    /// Counts bytes that were read and written.
    pub(crate) fn count_bytes(&self, read: usize, written: usize) {
        if read > 0 {
            self.statistics.bytes_in.fetch_add(read as u64, Ordering::Relaxed);
        }
        if written > 0 {
            self.statistics.bytes_out.fetch_add(written as u64, Ordering::Relaxed);
        }
    }
}

/// Reason why a connection is not served.
///
/// ```
/// use engine::server::Refusal;
///
/// assert_eq!(Refusal::MaxClients.reply(), b"-ERR max number of clients reached\r\n");
/// assert!(Refusal::Denied.reply().starts_with(b"-DENIED "));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// As many clients as `maxclients` allows are connected.
    #[error("max number of clients reached")]
    MaxClients,
    /// The client is on another machine, protected mode is on, and there is no password.
    #[error("protected mode")]
    Denied,
}

impl Refusal {
    /// Returns the reply that the client gets before it is closed. Clients recognise it by its first word.
    #[must_use]
    pub fn reply(self) -> &'static [u8] {
        match self {
            Self::MaxClients => b"-ERR max number of clients reached\r\n",
            Self::Denied => {
                b"-DENIED The server is in protected mode and has no password, so only clients on its own machine are \
                  let in. Set one there with CONFIG SET requirepass, or at the start with --requirepass. Where nobody \
                  else can reach the server, CONFIG SET protected-mode no lets all in.\r\n"
            }
        }
    }
}
