//! Load: sends the same requests repeatedly to two services, and compares their speeds.

#[cfg(target_os = "linux")]
mod closed;
pub mod stats;

use std::io;
use std::time::{Duration, Instant};

use serde::Serialize;

#[cfg(target_os = "linux")]
pub use closed::{Closed, Replies, Requests, closed};

use crate::framing::{Cut, Cutter, Framing};
use crate::net::{Address, Stream};
use crate::play::{Player, Target};
use crate::script::Script;
use stats::{Summary, ratio};

/// Reason why a measurement has no result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MeasureError {
    /// A socket failed.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The service sent an answer that the load does not expect.
    #[error("unexpected reply: {0}")]
    Reply(String),
    /// The service did not answer in time.
    #[error("no answer within {0:?}")]
    Silence(Duration),
    /// The setup script of a new connection found a difference.
    #[error("{0}")]
    Setup(Box<dyn std::error::Error + Send + Sync>),
    /// The setup script of a new connection left a reply unread.
    #[error("the setup has left a reply unread")]
    Unread,
    /// A thread of the load panicked.
    #[error("a thread of the load panicked")]
    Thread,
}

/// Requests to send, and the measurements to make.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// The request, as bytes.
    pub request: Vec<u8>,
    /// Framing of the answers. With [`Framing::Raw`], answers are told apart by length: each has as many bytes as the
    /// first.
    pub framing: Framing,
    /// Number of frames that answer a request.
    pub replies: usize,
    /// Numbers of requests in flight on each connection; each number is measured.
    pub depths: Vec<usize>,
    /// Numbers of connections; each number is measured.
    pub connections: Vec<usize>,
    /// Number of rounds, each of which measures both services in turn.
    pub rounds: u32,
    /// Duration of each measurement.
    pub measure: Duration,
}

impl Plan {
    /// Returns a plan for `request`, which one frame answers: one connection with one request in flight, in three
    /// rounds of one second each.
    ///
    /// ```
    /// use wire_player::framing::Framing;
    /// use wire_player::load::Plan;
    ///
    /// let mut plan = Plan::new(b"PING\r\n", Framing::Resp);
    /// plan.depths = vec![1, 16];
    /// assert_eq!((plan.replies, plan.rounds), (1, 3));
    /// ```
    pub fn new(request: impl Into<Vec<u8>>, framing: Framing) -> Self {
        Self {
            request: request.into(),
            framing,
            replies: 1,
            depths: vec![1],
            connections: vec![1],
            rounds: 3,
            measure: Duration::from_secs(1),
        }
    }
}

/// Speeds at one depth and number of connections.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Row {
    /// Requests in flight on each connection.
    pub depth: usize,
    /// Connections.
    pub connections: usize,
    /// Requests per second of the old service.
    pub old: Summary,
    /// Requests per second of the new service.
    pub new: Summary,
    /// Speed of the new service divided by that of the old one, round by round.
    pub ratio: Summary,
}

/// A batch that is always the same.
#[cfg(target_os = "linux")]
struct Fixed(Vec<u8>);

#[cfg(target_os = "linux")]
impl Requests for Fixed {
    fn batch(&mut self) -> &[u8] {
        &self.0
    }
}

/// Counts answers by frames, or by bytes if there is no framing.
#[cfg(target_os = "linux")]
struct Counted {
    cutter: Cutter,
    request: Vec<u8>,
    buffer: Vec<u8>,
    /// Number of frames that answer a batch, or of bytes if there is no framing.
    batch: usize,
    left: usize,
    by_length: bool,
}

#[cfg(target_os = "linux")]
impl Replies for Counted {
    fn begin(&mut self) {
        self.left = self.batch;
        // The length of an answer depends on the request only in HTTP.
        self.cutter.asked(&self.request);
    }

    fn take(&mut self, bytes: &[u8]) -> Result<bool, MeasureError> {
        let surplus = || MeasureError::Reply("more came than was asked for".into());
        if self.by_length {
            self.left = self.left.checked_sub(bytes.len()).ok_or_else(surplus)?;
            return Ok(self.left == 0);
        }
        self.buffer.extend_from_slice(bytes);
        let mut from = 0;
        loop {
            let cut = self.cutter.cut(&self.buffer[from..], false);
            match cut.map_err(|malformed| MeasureError::Reply(malformed.to_string()))? {
                Cut::Frame(length) => {
                    from += length;
                    self.left = self.left.checked_sub(1).ok_or_else(surplus)?;
                }
                Cut::Incomplete(_) => {
                    self.buffer.drain(..from);
                    return Ok(self.left == 0);
                }
            }
        }
    }
}

/// Longest time that connecting and each step of a setup may take.
const SETUP_TIMEOUT: Duration = Duration::from_secs(10);

/// Opens a connection to the service at `address`, and plays `setup` on it: a login, a handshake.
///
/// ```
/// # use std::io::{Read, Write};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// # let address = listener.local_addr()?;
/// # std::thread::spawn(move || {
/// #     for mut client in listener.incoming().flatten() {
/// #         let _ = client.read(&mut [0; 64]).and_then(|_| client.write_all(b"+OK\r\n"));
/// #         let _ = client.read(&mut [0]);
/// #     }
/// # });
/// use wire_player::framing::Framing;
/// use wire_player::load::connection;
/// use wire_player::script::Script;
///
/// // A service at `address` that lets in whoever knows the password.
/// let login: Script = "> AUTH s3cret\n< +OK\n".parse()?;
/// let stream = connection(&address.into(), Some(&login), &Framing::Resp)?;
/// assert!(stream.tcp().is_some());
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// The operating system's error, or the first step of the setup that finds a difference.
pub fn connection(address: &Address, setup: Option<&Script>, framing: &Framing) -> Result<Stream, MeasureError> {
    let Some(script) = setup else { return Ok(Stream::connect(address, SETUP_TIMEOUT)?) };
    let target = Target { name: "service".into(), address: address.clone() };
    let connection = Player::connection_after(script, &target, framing, SETUP_TIMEOUT);
    let connection = connection.map_err(|error| MeasureError::Setup(error.into()))?;
    connection.into_stream().ok_or(MeasureError::Unread)
}

/// Measures both services in turn. `connect` opens a connection to the old one (`false`) or the new one (`true`);
/// `progress` is called before each measurement.
///
/// ```
/// # use std::io::{Read, Write};
/// # use std::time::Duration;
/// # use wire_player::load::MeasureError;
/// # fn main() -> Result<(), MeasureError> {
/// # let mut addresses = Vec::new();
/// # for _ in 0..2 {
/// #     let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// #     addresses.push(listener.local_addr()?.into());
/// #     std::thread::spawn(move || {
/// #         for mut client in listener.incoming().flatten() {
/// #             std::thread::spawn(move || while client.read(&mut [0; 6]).is_ok_and(|count| count > 0) {
/// #                 let _ = client.write_all(b"+PONG\r\n");
/// #             });
/// #         }
/// #     });
/// # }
/// use wire_player::framing::Framing;
/// use wire_player::load::{Plan, compare, table};
/// use wire_player::net::Stream;
///
/// // Two services that answer `PING`, at `addresses`.
/// let mut plan = Plan::new(b"PING\r\n", Framing::Resp);
/// plan.measure = Duration::from_millis(20);
/// let connect = |new: bool| Ok(Stream::connect(&addresses[usize::from(new)], Duration::from_secs(10))?);
/// let rows = compare(&plan, &connect, &|round, depth, connections| {
///     eprintln!("round {round}: {connections} connections, {depth} requests in flight");
/// })?;
/// assert_eq!((rows.len(), rows[0].ratio.rounds), (1, 3));
/// assert!(table(&rows).contains("new : old"));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Those of [`closed`](fn@closed).
#[cfg(target_os = "linux")]
pub fn compare(
    plan: &Plan,
    connect: &(dyn Fn(bool) -> Result<Stream, MeasureError> + Sync),
    progress: &dyn Fn(u32, usize, usize),
) -> Result<Vec<Row>, MeasureError> {
    let length = if plan.framing == Framing::Raw { Some(answer_length(plan, connect)?) } else { None };
    let mut rows = Vec::new();
    for &connections in &plan.connections {
        for &depth in &plan.depths {
            let mut speeds = [Vec::new(), Vec::new()];
            for round in 0..plan.rounds.max(1) {
                progress(round, depth, connections);
                // The order alternates, so that neither service always goes second.
                let order = if round % 2 == 0 { [false, true] } else { [true, false] };
                for new in order {
                    let speed = speed(plan, depth, connections, length, &|| connect(new))?;
                    speeds[usize::from(new)].push((round, speed));
                }
            }
            let [old, new] = &speeds;
            let of = |values: &[(u32, f64)]| Summary::of(values.iter().map(|(_, value)| *value));
            if let (Some(before), Some(after), Some(ratio)) = (of(old), of(new), ratio(new, old)) {
                rows.push(Row { depth, connections, old: before, new: after, ratio });
            }
        }
    }
    Ok(rows)
}

/// Returns the length in bytes of the first answer, for protocols without framing.
#[cfg(target_os = "linux")]
fn answer_length(
    plan: &Plan,
    connect: &(dyn Fn(bool) -> Result<Stream, MeasureError> + Sync),
) -> Result<usize, MeasureError> {
    use std::io::{Read, Write};
    let mut stream = connect(false)?;
    stream.write_all(&plan.request)?;
    let mut buffer = vec![0; 1 << 20];
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut length = stream.read(&mut buffer)?;
    stream.set_read_timeout(Some(Duration::from_millis(200)))?;
    while let Ok(more) = stream.read(&mut buffer) {
        if more == 0 {
            break;
        }
        length += more;
    }
    if length == 0 { Err(MeasureError::Reply("the service closed the connection".into())) } else { Ok(length) }
}

#[cfg(target_os = "linux")]
fn speed(
    plan: &Plan,
    depth: usize,
    connections: usize,
    length: Option<usize>,
    connect: &(dyn Fn() -> Result<Stream, MeasureError> + Sync),
) -> Result<f64, MeasureError> {
    let size = Closed { threads: 1, connections, depth: depth as u64, spin: false };
    let batch = plan.request.repeat(depth);
    let replies = || Counted {
        cutter: Cutter::of_replies(&plan.framing),
        request: batch.clone(),
        buffer: Vec::new(),
        batch: length.unwrap_or(plan.replies) * depth,
        left: 0,
        by_length: length.is_some(),
    };
    let warm_up = plan.measure / 5;
    let (speed, _) = closed(
        size,
        connect,
        |_| Fixed(batch.clone()),
        replies,
        |answered| {
            std::thread::sleep(warm_up);
            let (before, begun) = (answered(), Instant::now());
            std::thread::sleep(plan.measure);
            Ok((answered() - before) as f64 / begun.elapsed().as_secs_f64())
        },
    )?;
    Ok(speed)
}

/// Returns the rows as a table.
///
/// ```
/// let text = wire_player::load::table(&[]);
/// assert!(text.starts_with("connections  depth"));
/// ```
#[must_use]
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from("connections  depth      old /s      new /s  new : old (of all rounds)\n");
    for row in rows {
        text.push_str(&format!(
            "{:>11}  {:>5}  {:>10.0}  {:>10.0}  {:.2} ({:.2} to {:.2})\n",
            row.connections, row.depth, row.old.median, row.new.median, row.ratio.median, row.ratio.min, row.ratio.max
        ));
    }
    text
}
