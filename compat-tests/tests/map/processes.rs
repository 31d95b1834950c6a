//! Both paths of each row of `guide/map/processes.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::tokio_process as it; }; // 0.1: tokio_process
#[deny(deprecated)] const _: () = { use ::tokio::process as _; }; // now: tokio::process
const _: () = { use ::tokio_process::Child as _; }; // 0.1: tokio_process::Child
#[deny(deprecated)] const _: () = { use ::tokio::process::Child as _; }; // now: tokio::process::Child
const _: () = { use ::tokio_process::Child as _; fn f() { let _ = <::tokio_process::Child>::forget; } }; // 0.1: tokio_process::Child::forget
const _: () = { use ::tokio_process::Child as _; fn f() { let _ = <::tokio_process::Child>::id; } }; // 0.1: tokio_process::Child::id
#[deny(deprecated)] const _: () = { use ::tokio::process::Child as _; fn f() { let _ = <::tokio::process::Child>::id; } }; // now: tokio::process::Child::id
const _: () = { use ::tokio_process::Child as _; fn f() { let _ = <::tokio_process::Child>::kill; } }; // 0.1: tokio_process::Child::kill
#[deny(deprecated)] const _: () = { use ::tokio::process::Child as _; fn f() { let _ = <::tokio::process::Child>::start_kill; } }; // now: tokio::process::Child::start_kill
const _: () = { use ::tokio_process::Child as _; fn f() { let _ = <::tokio_process::Child>::stderr; } }; // 0.1: tokio_process::Child::stderr
#[deny(deprecated)] const _: () = { use ::tokio::process::Child as _; fn f(it: &::tokio::process::Child) { let _ = &it.stderr; } }; // now: tokio::process::Child::stderr
const _: () = { use ::tokio_process::Child as _; fn f() { let _ = <::tokio_process::Child>::stdin; } }; // 0.1: tokio_process::Child::stdin
#[deny(deprecated)] const _: () = { use ::tokio::process::Child as _; fn f(it: &::tokio::process::Child) { let _ = &it.stdin; } }; // now: tokio::process::Child::stdin
const _: () = { use ::tokio_process::Child as _; fn f() { let _ = <::tokio_process::Child>::stdout; } }; // 0.1: tokio_process::Child::stdout
#[deny(deprecated)] const _: () = { use ::tokio::process::Child as _; fn f(it: &::tokio::process::Child) { let _ = &it.stdout; } }; // now: tokio::process::Child::stdout
const _: () = { use ::tokio_process::Child as _; fn f() { let _ = <::tokio_process::Child>::wait_with_output; } }; // 0.1: tokio_process::Child::wait_with_output
#[deny(deprecated)] const _: () = { use ::tokio::process::Child as _; fn f() { let _ = <::tokio::process::Child>::wait_with_output; } }; // now: tokio::process::Child::wait_with_output
const _: () = { use ::tokio_process::ChildStderr as _; }; // 0.1: tokio_process::ChildStderr
#[deny(deprecated)] const _: () = { use ::tokio::process::ChildStderr as _; }; // now: tokio::process::ChildStderr
const _: () = { use ::tokio_process::ChildStdin as _; }; // 0.1: tokio_process::ChildStdin
#[deny(deprecated)] const _: () = { use ::tokio::process::ChildStdin as _; }; // now: tokio::process::ChildStdin
const _: () = { use ::tokio_process::ChildStdout as _; }; // 0.1: tokio_process::ChildStdout
#[deny(deprecated)] const _: () = { use ::tokio::process::ChildStdout as _; }; // now: tokio::process::ChildStdout
const _: () = { use ::tokio_process::CommandExt as _; }; // 0.1: tokio_process::CommandExt
#[deny(deprecated)] const _: () = { use ::tokio::process::Command as _; }; // now: tokio::process::Command
const _: () = { use ::tokio_process::CommandExt as _; fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::output_async; } }; // 0.1: tokio_process::CommandExt::output_async
#[deny(deprecated)] const _: () = { use ::tokio::process::Command as _; fn f() { let _ = <::tokio::process::Command>::output; } }; // now: tokio::process::Command::output
const _: () = { use ::tokio_process::CommandExt as _; fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::output_async_with_handle; } }; // 0.1: tokio_process::CommandExt::output_async_with_handle
const _: () = { use ::tokio_process::CommandExt as _; fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::spawn_async; } }; // 0.1: tokio_process::CommandExt::spawn_async
#[deny(deprecated)] const _: () = { use ::tokio::process::Command as _; fn f() { let _ = <::tokio::process::Command>::spawn; } }; // now: tokio::process::Command::spawn
const _: () = { use ::tokio_process::CommandExt as _; fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::spawn_async_with_handle; } }; // 0.1: tokio_process::CommandExt::spawn_async_with_handle
const _: () = { use ::tokio_process::CommandExt as _; fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::status_async; } }; // 0.1: tokio_process::CommandExt::status_async
#[deny(deprecated)] const _: () = { use ::tokio::process::Command as _; fn f() { let _ = <::tokio::process::Command>::status; } }; // now: tokio::process::Command::status
const _: () = { use ::tokio_process::CommandExt as _; fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::status_async_with_handle; } }; // 0.1: tokio_process::CommandExt::status_async_with_handle
const _: () = { use ::tokio_process::OutputAsync as _; }; // 0.1: tokio_process::OutputAsync
const _: () = { use ::tokio_process::StatusAsync as _; }; // 0.1: tokio_process::StatusAsync
const _: () = { use ::tokio_process::StatusAsync2 as _; }; // 0.1: tokio_process::StatusAsync2
const _: () = { use ::tokio_process::WaitWithOutput as _; }; // 0.1: tokio_process::WaitWithOutput
const _: () = { use ::tokio_signal as it; }; // 0.1: tokio_signal
#[deny(deprecated)] const _: () = { use ::tokio::signal as _; }; // now: tokio::signal
const _: () = { use ::tokio_signal::IoFuture as _; }; // 0.1: tokio_signal::IoFuture
#[deny(deprecated)] const _: () = { use ::futures::future::BoxFuture as _; }; // now: futures::future::BoxFuture
const _: () = { use ::tokio_signal::IoStream as _; }; // 0.1: tokio_signal::IoStream
#[deny(deprecated)] const _: () = { use ::futures::stream::BoxStream as _; }; // now: futures::stream::BoxStream
const _: () = { use ::tokio_signal::ctrl_c as _; }; // 0.1: tokio_signal::ctrl_c
#[deny(deprecated)] const _: () = { use ::tokio::signal::ctrl_c as _; }; // now: tokio::signal::ctrl_c
const _: () = { use ::tokio_signal::ctrl_c_handle as _; }; // 0.1: tokio_signal::ctrl_c_handle
const _: () = { use ::tokio_signal::unix as _; }; // 0.1: tokio_signal::unix
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix as _; }; // now: tokio::signal::unix
const _: () = { use ::tokio_signal::unix::SIGALRM as _; }; // 0.1: tokio_signal::unix::SIGALRM
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix::SignalKind as _; fn f() { let _ = <::tokio::signal::unix::SignalKind>::alarm; } }; // now: tokio::signal::unix::SignalKind::alarm
const _: () = { use ::tokio_signal::unix::SIGHUP as _; }; // 0.1: tokio_signal::unix::SIGHUP
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix::SignalKind as _; fn f() { let _ = <::tokio::signal::unix::SignalKind>::hangup; } }; // now: tokio::signal::unix::SignalKind::hangup
const _: () = { use ::tokio_signal::unix::SIGINT as _; }; // 0.1: tokio_signal::unix::SIGINT
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix::SignalKind as _; fn f() { let _ = <::tokio::signal::unix::SignalKind>::interrupt; } }; // now: tokio::signal::unix::SignalKind::interrupt
const _: () = { use ::tokio_signal::unix::SIGPIPE as _; }; // 0.1: tokio_signal::unix::SIGPIPE
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix::SignalKind as _; fn f() { let _ = <::tokio::signal::unix::SignalKind>::pipe; } }; // now: tokio::signal::unix::SignalKind::pipe
const _: () = { use ::tokio_signal::unix::SIGQUIT as _; }; // 0.1: tokio_signal::unix::SIGQUIT
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix::SignalKind as _; fn f() { let _ = <::tokio::signal::unix::SignalKind>::quit; } }; // now: tokio::signal::unix::SignalKind::quit
const _: () = { use ::tokio_signal::unix::SIGTERM as _; }; // 0.1: tokio_signal::unix::SIGTERM
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix::SignalKind as _; fn f() { let _ = <::tokio::signal::unix::SignalKind>::terminate; } }; // now: tokio::signal::unix::SignalKind::terminate
const _: () = { use ::tokio_signal::unix::SIGTRAP as _; }; // 0.1: tokio_signal::unix::SIGTRAP
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix::SignalKind as _; fn f() { let _ = <::tokio::signal::unix::SignalKind>::from_raw; } }; // now: tokio::signal::unix::SignalKind::from_raw
const _: () = { use ::tokio_signal::unix::SIGUSR1 as _; }; // 0.1: tokio_signal::unix::SIGUSR1
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix::SignalKind as _; fn f() { let _ = <::tokio::signal::unix::SignalKind>::user_defined1; } }; // now: tokio::signal::unix::SignalKind::user_defined1
const _: () = { use ::tokio_signal::unix::SIGUSR2 as _; }; // 0.1: tokio_signal::unix::SIGUSR2
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix::SignalKind as _; fn f() { let _ = <::tokio::signal::unix::SignalKind>::user_defined2; } }; // now: tokio::signal::unix::SignalKind::user_defined2
const _: () = { use ::tokio_signal::unix::Signal as _; }; // 0.1: tokio_signal::unix::Signal
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix::Signal as _; }; // now: tokio::signal::unix::Signal
const _: () = { use ::tokio_signal::unix::Signal as _; fn f() { let _ = <::tokio_signal::unix::Signal>::new; } }; // 0.1: tokio_signal::unix::Signal::new
#[deny(deprecated)] const _: () = { use ::tokio::signal::unix::signal as _; }; // now: tokio::signal::unix::signal
const _: () = { use ::tokio_signal::unix::Signal as _; fn f() { let _ = <::tokio_signal::unix::Signal>::with_handle; } }; // 0.1: tokio_signal::unix::Signal::with_handle
