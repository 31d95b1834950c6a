//! Each script on each server is a test of its own name, such as `modern::strings::set_and_get`.
//!
//! Scripts are played to `legacy` and `modern` twice: with the defaults, and with one thread, for which `modern` uses
//! another runtime, and both have all keys behind one lock (`modern::one_thread::strings::set_and_get`).
//!
//! If no `redis-server` is installed, its tests are listed as ignored, unless `COMPAT_REQUIRE_REDIS=1` makes that a
//! failure.

use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use compat_tests::player::{STEP_TIMEOUT, Target, play};
use compat_tests::record::record;
use compat_tests::report::Played;
use compat_tests::run::play_on;
use compat_tests::script::{Script, load_all, parser};
use compat_tests::servers::{Binary, Kind, Launch, scripts};
use guide::workspace_root;
use libtest_mimic::{Arguments, Failed, Trial};

/// The servers, with their flags and the name of that variant.
const SERVERS: [(Kind, &[&str], &str); 5] = [
    (Kind::Legacy, &[], "legacy"),
    (Kind::Modern, &[], "modern"),
    (Kind::Legacy, &["--threads", "1"], "legacy::one_thread"),
    (Kind::Modern, &["--threads", "1"], "modern::one_thread"),
    (Kind::Redis, &[], "redis"),
];

/// The script that shows everything that scripts can contain.
const TOUR: &str = "example/tour.script";

/// The program of a server, built by the first test that needs it.
type Program = Arc<OnceLock<Result<Option<Binary>, String>>>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let scripts = match load_all(&[scripts()]) {
        Ok(scripts) => scripts,
        Err(mistake) => {
            eprintln!("{mistake}");
            return ExitCode::FAILURE;
        }
    };
    let redis = Kind::Redis.binary().ok().flatten();
    let required = std::env::var_os("COMPAT_REQUIRE_REDIS").is_some_and(|value| value == "1");
    if redis.is_none() {
        eprintln!("no redis-server is installed: its tests are {}", if required { "failed" } else { "ignored" });
    }
    let mut trials = Vec::new();
    for (kind, flags, label) in SERVERS {
        let program = Program::default();
        let ignored = kind == Kind::Redis && redis.is_none() && !required;
        for script in &scripts {
            let (script, program) = (script.clone(), Arc::clone(&program));
            let name = format!("{label}::{}", script.name.replace('/', "::"));
            let ignored = ignored || script.skip_reason(kind.name()).is_some();
            let trial = Trial::test(name, move || one_script(&script, &binary(kind, flags, &program)?));
            trials.push(trial.with_ignored_flag(ignored));
        }
        let name = format!("{label}::a_recorded_script_passes_on_the_server_that_it_was_recorded_from");
        let trial = Trial::test(name, move || recorded_script_passes(&binary(kind, flags, &program)?));
        trials.push(trial.with_ignored_flag(ignored));
    }
    trials.push(Trial::test("a_difference_fails_and_is_shown", a_difference_fails_and_is_shown));
    trials.push(Trial::test("no_damaged_script_panics", no_damaged_script_panics));
    trials.push(Trial::test("the_readme_shows_the_tour_as_it_is", the_readme_shows_the_tour_as_it_is));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn binary(kind: Kind, flags: &[&str], program: &Program) -> Result<Binary, Failed> {
    let built = program.get_or_init(|| kind.binary().map_err(|error| error.to_string()));
    match built {
        Ok(Some(binary)) => Ok(Binary { flags: flags.iter().map(|&flag| flag.to_owned()).collect(), ..binary.clone() }),
        Ok(None) => Err("no redis-server is installed, and COMPAT_REQUIRE_REDIS=1".into()),
        Err(error) => Err(error.into()),
    }
}

fn one_script(script: &Script, binary: &Binary) -> Result<(), Failed> {
    let outcome = play_on(script, binary, STEP_TIMEOUT)?;
    let played = Played::new(&script.name, vec![(binary.kind.name().to_owned(), outcome)]);
    match played.first_difference() {
        None => Ok(()),
        Some(difference) => Err(difference.into()),
    }
}

const COMMANDS: &str = r#"# Every kind of line that can be recorded.
SET key "a value\x00\xff"
GET key
b> DEL key nothing
b> GET key
NONSENSE "with  two blanks"
raw> "PING\r\n"
>> ECHO 1
> ECHO ${repeat 300 "2"}
COMMAND INFO get set
inline> GET key
b raw> "*x\r\n"
c> QUIT
: half-close
"#;

fn recorded_script_passes(binary: &Binary) -> Result<(), Failed> {
    let server = binary.start(&Launch::default())?;
    let target = Target::new(binary.kind.name(), server.address);
    let text = record(COMMANDS, "commands".as_ref(), &target, STEP_TIMEOUT)?;
    drop(server);
    let script = parser::parse(&text, "recorded".as_ref(), "recorded")?;
    let expectations = text.lines().filter(|line| line.contains("< ")).count();
    if expectations != 15 {
        return Err(format!("15 expectations should have been recorded:\n{text}").into());
    }
    one_script(&script, binary)
}

/// Returns a server that answers everything with an integer.
fn a_difference_fails_and_is_shown() -> Result<(), Failed> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    std::thread::spawn(move || {
        use std::io::{Read, Write};
        for mut stream in listener.incoming().flatten() {
            let mut buffer = [0; 1024];
            while stream.read(&mut buffer).is_ok_and(|count| count > 0) {
                if stream.write_all(b":1\r\n").is_err() {
                    break;
                }
            }
        }
    });
    let script = parser::parse("> INCR a\n< :1\n> GET a\n< \"1\"\n", "x".as_ref(), "x")?;
    let target = Target::new("odd", address);
    let outcome = play(&script, &target, STEP_TIMEOUT);
    let played = Played::new("x", vec![("odd".into(), outcome)]);
    let shown = played.first_difference().unwrap_or_default();
    if played.passed() || !shown.contains("-    4  < \"1\"") || !shown.contains("odd: :1") {
        return Err(format!("the difference is not shown:\n{}", played.transcript()).into());
    }
    Ok(())
}

fn no_damaged_script_panics() -> Result<(), Failed> {
    let file = scripts().join(TOUR);
    let text = std::fs::read_to_string(&file)?;
    for (at, _) in text.char_indices().step_by(5) {
        let _ = parser::parse(&text[..at], &file, "x");
        for damage in ["\"", "[", "é", "${", "\n"] {
            let _ = parser::parse(&format!("{}{damage}{}", &text[..at], &text[at + 1..]), &file, "x");
        }
    }
    Ok(())
}

fn the_readme_shows_the_tour_as_it_is() -> Result<(), Failed> {
    let readme = std::fs::read_to_string(workspace_root().join("player/README.md"))?;
    let tour = std::fs::read_to_string(scripts().join(TOUR))?;
    if readme.contains(&format!("```text\n{tour}```\n")) {
        Ok(())
    } else {
        Err(format!("player/README.md has to quote {TOUR}").into())
    }
}
