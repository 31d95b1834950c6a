//! Both paths of each row of `guide/map/processes.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// tokio_process
mod old_0 {
    fn names() {
        use ::tokio_process as it;
    }
}

// tokio::process
mod new_0 {
    fn names() {
        use ::tokio::process as _;
    }
}

// tokio_process::Child
mod old_1 {
    fn names() {
        use ::tokio_process::Child as _;
    }
}

// tokio::process::Child
mod new_1 {
    fn names() {
        use ::tokio::process::Child as _;
    }
}

// tokio_process::Child::forget
mod old_2 {
    fn names() {
        use ::tokio_process::Child as _;
        fn f() { let _ = <::tokio_process::Child>::forget; }
    }
}

// tokio_process::Child::id
mod old_3 {
    fn names() {
        use ::tokio_process::Child as _;
        fn f() { let _ = <::tokio_process::Child>::id; }
    }
}

// tokio::process::Child::id
mod new_3 {
    fn names() {
        use ::tokio::process::Child as _;
        fn f() { let _ = <::tokio::process::Child>::id; }
    }
}

// tokio_process::Child::kill
mod old_4 {
    fn names() {
        use ::tokio_process::Child as _;
        fn f() { let _ = <::tokio_process::Child>::kill; }
    }
}

// tokio::process::Child::start_kill
mod new_4 {
    fn names() {
        use ::tokio::process::Child as _;
        fn f() { let _ = <::tokio::process::Child>::start_kill; }
    }
}

// tokio_process::Child::stderr
mod old_5 {
    fn names() {
        use ::tokio_process::Child as _;
        fn f() { let _ = <::tokio_process::Child>::stderr; }
    }
}

// tokio::process::Child::stderr
mod new_5 {
    fn names() {
        use ::tokio::process::Child as _;
        fn f(it: &::tokio::process::Child) { let _ = &it.stderr; }
    }
}

// tokio_process::Child::stdin
mod old_6 {
    fn names() {
        use ::tokio_process::Child as _;
        fn f() { let _ = <::tokio_process::Child>::stdin; }
    }
}

// tokio::process::Child::stdin
mod new_6 {
    fn names() {
        use ::tokio::process::Child as _;
        fn f(it: &::tokio::process::Child) { let _ = &it.stdin; }
    }
}

// tokio_process::Child::stdout
mod old_7 {
    fn names() {
        use ::tokio_process::Child as _;
        fn f() { let _ = <::tokio_process::Child>::stdout; }
    }
}

// tokio::process::Child::stdout
mod new_7 {
    fn names() {
        use ::tokio::process::Child as _;
        fn f(it: &::tokio::process::Child) { let _ = &it.stdout; }
    }
}

// tokio_process::Child::wait_with_output
mod old_8 {
    fn names() {
        use ::tokio_process::Child as _;
        fn f() { let _ = <::tokio_process::Child>::wait_with_output; }
    }
}

// tokio::process::Child::wait_with_output
mod new_8 {
    fn names() {
        use ::tokio::process::Child as _;
        fn f() { let _ = <::tokio::process::Child>::wait_with_output; }
    }
}

// tokio_process::ChildStderr
mod old_9 {
    fn names() {
        use ::tokio_process::ChildStderr as _;
    }
}

// tokio::process::ChildStderr
mod new_9 {
    fn names() {
        use ::tokio::process::ChildStderr as _;
    }
}

// tokio_process::ChildStdin
mod old_10 {
    fn names() {
        use ::tokio_process::ChildStdin as _;
    }
}

// tokio::process::ChildStdin
mod new_10 {
    fn names() {
        use ::tokio::process::ChildStdin as _;
    }
}

// tokio_process::ChildStdout
mod old_11 {
    fn names() {
        use ::tokio_process::ChildStdout as _;
    }
}

// tokio::process::ChildStdout
mod new_11 {
    fn names() {
        use ::tokio::process::ChildStdout as _;
    }
}

// tokio_process::CommandExt
mod old_12 {
    fn names() {
        use ::tokio_process::CommandExt as _;
    }
}

// tokio::process::Command
mod new_12 {
    fn names() {
        use ::tokio::process::Command as _;
    }
}

// tokio_process::CommandExt::output_async
mod old_13 {
    fn names() {
        use ::tokio_process::CommandExt as _;
        fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::output_async; }
    }
}

// tokio::process::Command::output
mod new_13 {
    fn names() {
        use ::tokio::process::Command as _;
        fn f() { let _ = <::tokio::process::Command>::output; }
    }
}

// tokio_process::CommandExt::output_async_with_handle
mod old_14 {
    fn names() {
        use ::tokio_process::CommandExt as _;
        fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::output_async_with_handle; }
    }
}

// tokio::process::Command::output
mod new_14 {
    fn names() {
        use ::tokio::process::Command as _;
        fn f() { let _ = <::tokio::process::Command>::output; }
    }
}

// tokio_process::CommandExt::spawn_async
mod old_15 {
    fn names() {
        use ::tokio_process::CommandExt as _;
        fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::spawn_async; }
    }
}

// tokio::process::Command::spawn
mod new_15 {
    fn names() {
        use ::tokio::process::Command as _;
        fn f() { let _ = <::tokio::process::Command>::spawn; }
    }
}

// tokio_process::CommandExt::spawn_async_with_handle
mod old_16 {
    fn names() {
        use ::tokio_process::CommandExt as _;
        fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::spawn_async_with_handle; }
    }
}

// tokio::process::Command::spawn
mod new_16 {
    fn names() {
        use ::tokio::process::Command as _;
        fn f() { let _ = <::tokio::process::Command>::spawn; }
    }
}

// tokio_process::CommandExt::status_async
mod old_17 {
    fn names() {
        use ::tokio_process::CommandExt as _;
        fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::status_async; }
    }
}

// tokio::process::Command::status
mod new_17 {
    fn names() {
        use ::tokio::process::Command as _;
        fn f() { let _ = <::tokio::process::Command>::status; }
    }
}

// tokio_process::CommandExt::status_async_with_handle
mod old_18 {
    fn names() {
        use ::tokio_process::CommandExt as _;
        fn f<Zelf: ::tokio_process::CommandExt>() { let _ = <Zelf as ::tokio_process::CommandExt>::status_async_with_handle; }
    }
}

// tokio::process::Command::status
mod new_18 {
    fn names() {
        use ::tokio::process::Command as _;
        fn f() { let _ = <::tokio::process::Command>::status; }
    }
}

// tokio_process::OutputAsync
mod old_19 {
    fn names() {
        use ::tokio_process::OutputAsync as _;
    }
}

// tokio_process::StatusAsync
mod old_20 {
    fn names() {
        use ::tokio_process::StatusAsync as _;
    }
}

// tokio_process::StatusAsync2
mod old_21 {
    fn names() {
        use ::tokio_process::StatusAsync2 as _;
    }
}

// tokio_process::WaitWithOutput
mod old_22 {
    fn names() {
        use ::tokio_process::WaitWithOutput as _;
    }
}

// tokio_signal
mod old_23 {
    fn names() {
        use ::tokio_signal as it;
    }
}

// tokio::signal
mod new_23 {
    fn names() {
        use ::tokio::signal as _;
    }
}

// tokio_signal::IoFuture
mod old_24 {
    fn names() {
        use ::tokio_signal::IoFuture as _;
    }
}

// futures::future::BoxFuture
mod new_24 {
    fn names() {
        use ::futures::future::BoxFuture as _;
    }
}

// tokio_signal::IoStream
mod old_25 {
    fn names() {
        use ::tokio_signal::IoStream as _;
    }
}

// futures::stream::BoxStream
mod new_25 {
    fn names() {
        use ::futures::stream::BoxStream as _;
    }
}

// tokio_signal::ctrl_c
mod old_26 {
    fn names() {
        use ::tokio_signal::ctrl_c as _;
    }
}

// tokio::signal::ctrl_c
mod new_26 {
    fn names() {
        use ::tokio::signal::ctrl_c as _;
    }
}

// tokio_signal::ctrl_c_handle
mod old_27 {
    fn names() {
        use ::tokio_signal::ctrl_c_handle as _;
    }
}

// tokio::signal::ctrl_c
mod new_27 {
    fn names() {
        use ::tokio::signal::ctrl_c as _;
    }
}

// tokio_signal::unix
mod old_28 {
    fn names() {
        use ::tokio_signal::unix as _;
    }
}

// tokio::signal::unix
mod new_28 {
    fn names() {
        use ::tokio::signal::unix as _;
    }
}

// tokio_signal::unix::SIGALRM
mod old_29 {
    fn names() {
        use ::tokio_signal::unix::SIGALRM as _;
    }
}

// tokio::signal::unix::SignalKind::alarm
mod new_29 {
    fn names() {
        use ::tokio::signal::unix::SignalKind as _;
        fn f() { let _ = <::tokio::signal::unix::SignalKind>::alarm; }
    }
}

// tokio_signal::unix::SIGHUP
mod old_30 {
    fn names() {
        use ::tokio_signal::unix::SIGHUP as _;
    }
}

// tokio::signal::unix::SignalKind::hangup
mod new_30 {
    fn names() {
        use ::tokio::signal::unix::SignalKind as _;
        fn f() { let _ = <::tokio::signal::unix::SignalKind>::hangup; }
    }
}

// tokio_signal::unix::SIGINT
mod old_31 {
    fn names() {
        use ::tokio_signal::unix::SIGINT as _;
    }
}

// tokio::signal::unix::SignalKind::interrupt
mod new_31 {
    fn names() {
        use ::tokio::signal::unix::SignalKind as _;
        fn f() { let _ = <::tokio::signal::unix::SignalKind>::interrupt; }
    }
}

// tokio_signal::unix::SIGPIPE
mod old_32 {
    fn names() {
        use ::tokio_signal::unix::SIGPIPE as _;
    }
}

// tokio::signal::unix::SignalKind::pipe
mod new_32 {
    fn names() {
        use ::tokio::signal::unix::SignalKind as _;
        fn f() { let _ = <::tokio::signal::unix::SignalKind>::pipe; }
    }
}

// tokio_signal::unix::SIGQUIT
mod old_33 {
    fn names() {
        use ::tokio_signal::unix::SIGQUIT as _;
    }
}

// tokio::signal::unix::SignalKind::quit
mod new_33 {
    fn names() {
        use ::tokio::signal::unix::SignalKind as _;
        fn f() { let _ = <::tokio::signal::unix::SignalKind>::quit; }
    }
}

// tokio_signal::unix::SIGTERM
mod old_34 {
    fn names() {
        use ::tokio_signal::unix::SIGTERM as _;
    }
}

// tokio::signal::unix::SignalKind::terminate
mod new_34 {
    fn names() {
        use ::tokio::signal::unix::SignalKind as _;
        fn f() { let _ = <::tokio::signal::unix::SignalKind>::terminate; }
    }
}

// tokio_signal::unix::SIGTRAP
mod old_35 {
    fn names() {
        use ::tokio_signal::unix::SIGTRAP as _;
    }
}

// tokio::signal::unix::SignalKind::from_raw
mod new_35 {
    fn names() {
        use ::tokio::signal::unix::SignalKind as _;
        fn f() { let _ = <::tokio::signal::unix::SignalKind>::from_raw; }
    }
}

// tokio_signal::unix::SIGUSR1
mod old_36 {
    fn names() {
        use ::tokio_signal::unix::SIGUSR1 as _;
    }
}

// tokio::signal::unix::SignalKind::user_defined1
mod new_36 {
    fn names() {
        use ::tokio::signal::unix::SignalKind as _;
        fn f() { let _ = <::tokio::signal::unix::SignalKind>::user_defined1; }
    }
}

// tokio_signal::unix::SIGUSR2
mod old_37 {
    fn names() {
        use ::tokio_signal::unix::SIGUSR2 as _;
    }
}

// tokio::signal::unix::SignalKind::user_defined2
mod new_37 {
    fn names() {
        use ::tokio::signal::unix::SignalKind as _;
        fn f() { let _ = <::tokio::signal::unix::SignalKind>::user_defined2; }
    }
}

// tokio_signal::unix::Signal
mod old_38 {
    fn names() {
        use ::tokio_signal::unix::Signal as _;
    }
}

// tokio::signal::unix::Signal
mod new_38 {
    fn names() {
        use ::tokio::signal::unix::Signal as _;
    }
}

// tokio_signal::unix::Signal::new
mod old_39 {
    fn names() {
        use ::tokio_signal::unix::Signal as _;
        fn f() { let _ = <::tokio_signal::unix::Signal>::new; }
    }
}

// tokio::signal::unix::signal
mod new_39 {
    fn names() {
        use ::tokio::signal::unix::signal as _;
    }
}

// tokio_signal::unix::Signal::with_handle
mod old_40 {
    fn names() {
        use ::tokio_signal::unix::Signal as _;
        fn f() { let _ = <::tokio_signal::unix::Signal>::with_handle; }
    }
}

// tokio::signal::unix::signal
mod new_40 {
    fn names() {
        use ::tokio::signal::unix::signal as _;
    }
}
