//! Runtimes of many threads: imports, paths, fields and signatures.

use std::sync::mpsc;

use bridge::run;
use bridge::runtime;
use bridge::runtime::{Runtime, TaskExecutor};
use futures01::Future;
use futures01::future::{Executor, lazy, ok};
use tokio01::executor;

use crate::leaf::note;

struct Service {
    runtime: Runtime,
    executor: TaskExecutor,
}

impl Service {
    fn start() -> std::io::Result<Self> {
        let mut builder = runtime::Builder::new();
        let runtime = builder.core_threads(2).name_prefix("service-").build()?;
        let executor = runtime.executor();
        Ok(Self { runtime, executor })
    }

    fn stop(self) -> runtime::Shutdown {
        self.runtime.shutdown_on_idle()
    }
}

fn name() -> impl Future<Item = String, Error = ()> + Send {
    lazy(|| Ok(std::thread::current().name().unwrap_or_default().to_owned()))
}

fn ask(runtime: &mut bridge::runtime::Runtime) -> Result<u32, &'static str> {
    runtime.block_on(lazy(|| Err::<u32, _>("an error")))
}

/// An executor without a runtime stays what it is.
fn bare() -> Result<u32, ()> {
    executor::current_thread::block_on_all(ok(3))
}

pub(crate) fn run_all() {
    let (told, tells) = mpsc::channel();
    let late = told.clone();
    bridge::run(lazy(move || {
        tokio01::spawn(lazy(move || late.send("spawned").map_err(drop)));
        Ok(())
    }));
    note(format!("{:?}", tells.try_recv()));
    run(lazy(move || told.send("run").map_err(drop)));
    note(format!("{:?}", tells.iter().collect::<Vec<_>>()));

    let mut service = Service::start().unwrap();
    let name = service.runtime.block_on(name()).unwrap();
    note(format!("{}", name.starts_with("service-")));
    note(format!("{:?}", ask(&mut service.runtime)));
    let (told, tells) = mpsc::channel();
    service.executor.execute(lazy(move || told.send("executed").map_err(drop))).unwrap();
    note(format!("{:?}", tells.recv()));
    let executor = service.executor.clone();
    note(format!("{:?}", service.stop().wait()));
    note(format!("{}", executor.execute(ok(())).is_err()));

    // PORT(B26): on one thread of tokio 1 the task that was spawned or woken last by a task runs next, and no longer in turn (guide/behaviour/joining.md#b26)
    let alone = runtime::Builder::new().core_threads(1).build().unwrap();
    note(format!("{:?}", alone.block_on_all(ok::<_, ()>(2))));
    note(format!("{:?}", bare()));
}
