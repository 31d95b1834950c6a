//! Tells the supervisor of this process, systemd or another that sets `NOTIFY_SOCKET`, when the server serves and when
//! it stops.
//!
//! A message is a datagram of lines (sd_notify(3)). The crate sd-notify speaks the same; but it waits for as long as the
//! supervisor does not read, and a server waits for nobody.

use std::env;
use std::ffi::OsStr;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::time::Duration;

use engine::Phase;
use tracing::warn;

/// Longest time that a supervisor may keep a message from being sent: its queue of datagrams is full.
const PATIENCE: Duration = Duration::from_millis(200);

/// Tells the supervisor, where there is one, of a phase of the server. Waits for [`PATIENCE`] at most; a failure is logged.
pub(crate) fn tell(phase: Phase) {
    let Some(socket) = env::var_os("NOTIFY_SOCKET").filter(|socket| !socket.is_empty()) else { return };
    let message: &[u8] = match phase {
        Phase::Loading => b"STATUS=loading the append-only file",
        Phase::Serving => b"READY=1\nSTATUS=serving",
        Phase::Stopping => b"STOPPING=1\nSTATUS=finishing what was received",
        _ => return,
    };
    if let Err(error) = send(&socket, message) {
        warn!("the supervisor at NOTIFY_SOCKET is not told {phase:?}: {error}");
    }
}

fn send(socket: &OsStr, message: &[u8]) -> io::Result<()> {
    let sender = UnixDatagram::unbound()?;
    sender.set_write_timeout(Some(PATIENCE))?;
    sender.connect_addr(&address(socket)?)?;
    sender.send(message).map(drop)
}

/// Returns the address that a path, or `@` and a name in the abstract name space of Linux, stands for.
fn address(socket: &OsStr) -> io::Result<SocketAddr> {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    if let Some(name) = socket.as_bytes().strip_prefix(b"@") {
        #[cfg(target_os = "android")]
        use std::os::android::net::SocketAddrExt;
        #[cfg(target_os = "linux")]
        use std::os::linux::net::SocketAddrExt;
        return SocketAddr::from_abstract_name(name);
    }
    SocketAddr::from_pathname(socket)
}
