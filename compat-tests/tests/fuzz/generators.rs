//! Generates sequences of commands from tables of templates and of words to fill in.
//!
//! A template is a line of commands, which are separated by `;` and sent in one write. Words in lower case stand for
//! themselves, `a|b` for one of several, and the capital letters of [`word`] for a word of their kind. `~` at the end
//! waits until short deadlines have passed.

/// A xorshift generator, which repeats its sequence from the seed.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// Role of a client. Redis 7.0 puts messages of a client to itself into the middle of the reply to its own EXEC or
/// MGET, and a client whose replies are off gets no reply that could mark the end of a step. So not every client does
/// everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Reads and writes, in transactions as well, in both protocols; subscribes to nothing.
    Worker,
    /// Subscribes, in both protocols; queues nothing.
    Listener,
    /// Subscribes also in transactions, in RESP2, and publishes nothing.
    Old,
    /// Turns its replies off and on again.
    Quiet,
}

/// The clients of a sequence.
pub(crate) const CLIENTS: &[Role] = &[Role::Worker, Role::Worker, Role::Listener, Role::Old, Role::Quiet];

/// Number of steps in a sequence.
const STEPS: usize = 60;

/// Templates, with the roles that may use them. To cover more commands, add a table to [`TABLES`].
type Table = (&'static [Role], &'static [&'static str]);

const TABLES: &[Table] = &[
    (EVERYBODY, STRINGS),
    (EVERYBODY, KEYS),
    (EVERYBODY, EXPIRED),
    (EVERYBODY, CONNECTION),
    (EVERYBODY, SERVER),
    (EVERYBODY, MISTAKES),
    (&[Role::Worker, Role::Old], TRANSACTIONS),
    (&[Role::Worker, Role::Listener, Role::Quiet], PROTOCOLS),
    (&[Role::Worker, Role::Listener, Role::Quiet], PUBLISHING),
    (&[Role::Listener], SUBSCRIPTIONS),
    (&[Role::Old], OLD_SUBSCRIPTIONS),
    (&[Role::Worker, Role::Old, Role::Quiet], LISTS),
    (&[Role::Quiet], SILENCE),
    (EVERYBODY, TRACKING),
    (&[Role::Worker, Role::Old], TRACKED_TRANSACTIONS),
    (&[Role::Worker, Role::Quiet], TRACKED_READS),
];

const EVERYBODY: &[Role] = &[Role::Worker, Role::Listener, Role::Old, Role::Quiet];

const STRINGS: &[&str] = &[
    "get K",
    "set K V",
    "set K V",
    "set K N",
    "set K V nx|xx|get|keepttl",
    "set K V nx|xx get",
    "set K V exat T",
    "set K V pxat M nx|xx|get|keepttl",
    "set K V ex E",
    "setnx K V",
    "setex K E V",
    "psetex K E V",
    "getset K V",
    "getdel K",
    "getex K",
    "getex K persist",
    "getex K exat T",
    "getex K pxat M",
    "mset K V K V",
    "msetnx K V K V",
    "append K V",
    "strlen K",
    "getrange K N N",
    "substr K N N",
    "setrange K N V",
    "incr K",
    "decr K",
    "incrby K N",
    "decrby K N",
    "incrbyfloat K N",
    "incrbyfloat K V",
    "lcs K K",
    "lcs K K len",
    "lcs K K V",
];

const KEYS: &[&str] = &[
    "del K K",
    "unlink K",
    "exists K K",
    "type K",
    "touch K K",
    "rename K K",
    "rename K K",
    "renamenx K K",
    "copy K K",
    "copy K K replace",
    "copy K K db D replace",
    "move K D",
    "swapdb D D",
    "select D",
    "flushdb",
    "dbsize",
    "expireat K T",
    "expireat K T nx|xx|gt|lt",
    "pexpireat K M nx|xx|gt|lt",
    "pexpireat K M nx|xx|gt|lt xx|gt|lt",
    "expire K E",
    "expire K E V",
    "expiretime K",
    "pexpiretime K",
    "persist K",
    "object encoding K",
    "scan x",
    "scan 0 count x match|type",
];

/// Keys past their deadline that are not removed, and commands that find them.
const EXPIRED: &[&str] = &[
    "set K V px 1 ~",
    "set K V px 1 ~",
    "set K V px 1 ~",
    "pexpire K 1 ~",
    "psetex K 1 V ~",
    "set K V px 1 ; select 1 ; set K V px 1 ; select 0 ~",
];

const CONNECTION: &[&str] = &[
    "ping",
    "ping V",
    "echo V",
    "reset",
    "quit",
    "get K ; quit ; set K V",
    "client getname",
    "client setname V",
    "client no-evict on|off|V",
    "client setname S",
    "client info",
    "wait 0|-1 0",
    "wait 1 3",
    "client pause 4 all ; get K",
    "client pause 4 write ; get K ; set K V ; get K",
    "client unpause",
    "client unblock 0 V",
    "client kill V V",
    "client list type V",
];

const SERVER: &[&str] = &[
    "pubsub numsub C C",
    "pubsub numpat",
    "pubsub shardnumsub C",
    "config set notify-keyspace-events F",
    "config set notify-keyspace-events F",
    "config set P V",
    "config set P Q",
    "config set P Q P Q",
    "config set V V",
    "config set dir V",
    "config resetstat",
    "command getkeys set K V",
    "command getkeys mset K V K V",
    "command getkeysandflags rename K K",
    "command getkeysandflags set K V V",
    "function flush async|sync|V",
    "function list V",
    "latency reset V",
];

const MISTAKES: &[&str] = &[
    "nonsense K V",
    "V",
    "get",
    "set K",
    "object V K",
    "client V",
    "debug V",
    "flushall V",
    "select V",
    "swapdb N N",
    "hello V",
    "auth V",
    "auth V V",
];

const TRANSACTIONS: &[&str] =
    &["multi", "multi", "exec", "exec", "discard", "watch K K", "unwatch", "multi ; get K ; set K V ; exec"];

const PROTOCOLS: &[&str] = &["hello 2|3", "hello 3 setname S", "hello 3 setname V V", "hello 2|3 auth V V"];

const PUBLISHING: &[&str] = &["publish C V", "publish C V", "publish __keyspace@0__:a V", "spublish C V"];

const OLD_SUBSCRIPTIONS: &[&str] = &[
    "subscribe C",
    "subscribe C C",
    "psubscribe c*",
    "unsubscribe C",
    "unsubscribe",
    "punsubscribe c* other",
    "punsubscribe",
    "ssubscribe C",
    "sunsubscribe C",
];

const SUBSCRIPTIONS: &[&str] = &[
    "subscribe C",
    "subscribe C C",
    "psubscribe G",
    "psubscribe c*",
    "psubscribe __key*",
    "psubscribe __keyevent@0__:*",
    "unsubscribe C",
    "unsubscribe C C",
    "unsubscribe",
    "punsubscribe c* __key*",
    "punsubscribe",
    "ssubscribe C",
    "sunsubscribe C",
    "sunsubscribe",
];

/// Replies with several parts.
const LISTS: &[&str] = &[
    "mget K K K",
    "lcs K K idx",
    "lcs K K idx minmatchlen N withmatchlen",
    "keys G",
    "keys *",
    "scan 0 count 1000 match G",
    "scan 0 count 1000",
    "scan 0 count 1000 type string|V",
    "pubsub channels G",
    "pubsub shardchannels G",
    "config get P",
    "config get V",
    "command info V get",
];

/// None of these is used in a transaction, whose reply would lack elements, as in Redis.
const SILENCE: &[&str] = &[
    "client reply off ; set K V ; get K ; client reply on",
    "client reply skip ; get K",
    "client reply skip ; set K V ; get K",
    "client reply off ; client reply skip ; client reply on ; get K",
    "client reply skip ; nonsense ; get K",
    "client reply off ; wait 1 2 ; client reply on",
    "client reply V",
];

/// Client-side caching. No list of more than two prefixes: Redis 7.0 answers an error about a later one twice.
const TRACKING: &[&str] = &[
    "client tracking on",
    "client tracking on",
    "client tracking on noloop",
    "client tracking on optin|optout noloop|V",
    "client tracking on optin|optout",
    "client tracking on bcast noloop|bcast",
    "client tracking on bcast prefix K",
    "client tracking on bcast prefix K prefix K",
    "client tracking off",
    "client tracking on redirect x|-1|0",
    "client tracking V",
    "client tracking on|off bcast|V optin|noloop prefix K",
    "client caching yes|no",
    "client caching yes|no ; get K",
    "client caching yes|no|V ; client getredir ; get K ; get K",
    "client caching yes|no ; nonsense ; get K",
    "client trackinginfo",
    "client getredir",
    "get K ; set K V ; get K",
    "exists K K ; rename K K ; exists K K",
    "get K ; flushdb ; get K",
];

const TRACKED_TRANSACTIONS: &[&str] = &[
    "client caching yes|no ; multi ; get K ; set K V ; get K ; exec ; get K",
    "multi ; client caching yes|no ; get K ; set K V ; exec",
    "multi ; get K ; client tracking on|off ; set K V ; get K ; exec ; set K V",
    "mget K K ; multi ; mset K V K V ; flushall ; exec",
];

const TRACKED_READS: &[&str] = &[
    "hello 3 ; client tracking on ; get K ; strlen K ; expiretime K",
    "hello 3 ; client tracking on ; exists K K K ; set K V",
    "hello 3 ; client tracking on bcast ; set K V",
    "hello 3 ; client tracking on noloop ; get K ; set K V",
];

/// Some commands of one client, sent in one write.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) client: usize,
    pub(crate) commands: Vec<Vec<Vec<u8>>>,
    /// `true` to wait afterwards until short deadlines have passed.
    pub(crate) waits: bool,
}

impl Step {
    /// Returns whether it asks for messages about all changed keys.
    pub(crate) fn broadcasts(&self) -> bool {
        self.commands.iter().flatten().any(|word| word == b"bcast")
    }

    /// Returns whether the server closes the connection at the end.
    pub(crate) fn quits(&self) -> bool {
        self.commands.iter().any(|command| command[0] == b"quit")
    }
}

fn word(random: &mut Random, template: &str) -> Vec<u8> {
    match template {
        // A key.
        "K" => random.of::<&[u8]>(&[b"a", b"b", b"c", b"d", b"", b"k\xff"]).to_vec(),
        // A value.
        "V" => random.of(VALUES).to_vec(),
        // A number.
        "N" => random.of(NUMBERS).as_bytes().to_vec(),
        // Deadlines in seconds and in milliseconds, far away or long past.
        "T" => random.of(SECONDS).as_bytes().to_vec(),
        "M" => random.of(MILLIS).as_bytes().to_vec(),
        // Relative times that are invalid or in the past.
        "E" => random.of(&["0", "-1", "-100", "9223372036854775807", "x", ""]).as_bytes().to_vec(),
        // A channel.
        "C" => random.of::<&[u8]>(&[b"c1", b"c2", b"other", b"", b"c\xff"]).to_vec(),
        // A database.
        "D" => random.of(&["0", "0", "1", "2", "15", "16", "-1", "x"]).as_bytes().to_vec(),
        // The name of a client.
        "S" => random.of(&["one", "two"]).as_bytes().to_vec(),
        // A pattern.
        "G" => (0..=random.below(3)).flat_map(|_| random.of(GLOBS)).copied().collect(),
        // Classes of events.
        "F" => random.of(&["", "KEA", "EA", "KEAmn", "Km$gxen", "nE", "Q", "A"]).as_bytes().to_vec(),
        // A parameter and a value for one.
        "P" => random.of(PARAMETERS).as_bytes().to_vec(),
        "Q" => random.of(SETTINGS).as_bytes().to_vec(),
        choices if choices.contains('|') => {
            let choices: Vec<&str> = choices.split('|').collect();
            let chosen = random.of(&choices);
            if chosen.len() == 1 && chosen.starts_with(char::is_uppercase) {
                word(random, chosen)
            } else {
                chosen.into()
            }
        }
        literal => literal.as_bytes().to_vec(),
    }
}

const VALUES: &[&[u8]] = &[
    b"",
    b"1",
    b"-1",
    b"007",
    b"12abc",
    b"hello world",
    b"3.0e3",
    b"1.5",
    b"-0.1",
    b"inf",
    b"nan",
    b"9223372036854775807",
    b"-9223372036854775808",
    b"99999999999999999999",
    b" 1",
    b"x\r\ny",
    b"y\n",
    b"\x01\x00z",
    b"0x10",
    b"1e400",
    b"a string that is longer than forty-four bytes, so that it is raw",
    b"c1",
    b"yes",
    b"10000",
    b"\xff\xfe\x80",
    b"normal",
    b"get",
    b"on",
];

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "2",
    "3",
    "10",
    "-5",
    "100",
    "9223372036854775807",
    "-9223372036854775808",
    "4294967296",
    "2147483648",
    "x",
    "1.5",
    "",
];

const SECONDS: &[&str] = &["4000000000", "4000000001", "5000000000", "1", "0", "-1", "9223372036854775807", "x"];

const MILLIS: &[&str] =
    &["4000000000123", "4000000000124", "5000000000999", "1", "0", "-1", "9223372036854775807", "x"];

const GLOBS: &[&[u8]] = &[
    b"*",
    b"*",
    b"?",
    b"a",
    b"c",
    b"[a-c]",
    b"[^a]",
    b"\\a",
    b"k",
    b"\xff",
    b"[a-\xff]",
    b"[",
    b"",
    b"c*",
    b"[\x80-a]",
];

/// Parameters that are changed, and reset before the next sequence.
pub(crate) const PARAMETERS: &[&str] = &[
    "hz",
    "HZ",
    "maxmemory-samples",
    "activerehashing",
    "appendfsync",
    "lua-time-limit",
    "busy-reply-threshold",
    "slave-read-only",
    "hash-max-listpack-value",
    "list-max-ziplist-size",
    "shutdown-on-sigint",
    "oom-score-adj-values",
    "daemonize",
    "repl-backlog-size",
    "latency-tracking-info-percentiles",
    "nonsense",
];

const SETTINGS: &[&str] = &[
    "yes",
    "NO",
    "1",
    "10",
    "-2",
    "501",
    "1mb",
    "5%",
    "always",
    "now force",
    "0 200 800",
    "50 99",
    "101",
    "",
    "x",
    "9223372036854775808",
];

/// Returns whether a command asks for a value of moderate size: long ones should not come up by chance.
fn is_affordable(command: &[Vec<u8>]) -> bool {
    !(command[0] == b"setrange" && command.get(2).is_some_and(|offset| offset.len() > 4))
}

fn step(random: &mut Random) -> Step {
    let client = random.below(CLIENTS.len());
    let tables: Vec<&Table> = TABLES.iter().filter(|(roles, _)| roles.contains(&CLIENTS[client])).collect();
    // Each template is as likely as any other, regardless of its table.
    let count = tables.iter().map(|(_, templates)| templates.len()).sum();
    let chosen = random.below(count);
    let template = tables.iter().flat_map(|(_, templates)| *templates).nth(chosen).expect("it was counted");
    let (line, waits) = template.strip_suffix(" ~").map_or((*template, false), |line| (line, true));
    let mut commands: Vec<Vec<Vec<u8>>> =
        line.split(" ; ").map(|command| command.split(' ').map(|part| word(random, part)).collect()).collect();
    // Sometimes one argument too many or too few. Only for a single command, since one in the middle may turn replies
    // on.
    if let [command] = &mut commands[..] {
        match random.below(40) {
            0 => command.push(word(random, "V")),
            1 if command.len() > 1 && !waits => {
                command.pop();
            }
            _ => {}
        }
    }
    commands.retain(|command| is_affordable(command));
    // A queued command may have set a short deadline.
    let waits = waits || commands.iter().any(|command| command[0] == b"exec");
    Step { client, commands, waits }
}

/// Returns a sequence of steps.
pub(crate) fn sequence(random: &mut Random) -> Vec<Step> {
    (0..STEPS).map(|_| step(random)).filter(|step| !step.commands.is_empty()).collect()
}
