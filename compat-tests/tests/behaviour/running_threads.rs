//! Order and threads of tasks, and polling of sockets: B74, B80, B81, B94, B96.

use std::sync::mpsc;
use std::time::Duration;

use crate::claims::{Legacy, Modern, shown};
use crate::common::{GLANCE, PATIENCE, Process, in_children};

type Report<T> = mpsc::Sender<T>;

#[test]
fn b74_tasks_of_this_thread_run_during_any_block_on_and_those_of_a_local_set_only_with_it() {
    assert!(b74_legacy());
    shown(74, Legacy, "run whenever the thread is inside `block_on`, whatever for");
    assert!(!b74_modern());
    assert!(b74_modern_run_until());
    assert!(b74_modern_local_runtime());
    assert!(b74_modern_main_local());
    assert_eq!(b74_modern_pinned(), 7);
    shown(74, Modern, "stand still while the thread waits for something else");
}

/// Returns whether the task has run.
fn b74_legacy() -> bool {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let has_run = std::rc::Rc::new(std::cell::Cell::new(false));
    let ran = has_run.clone();
    let task = futures::future::lazy(move || {
        ran.set(true);
        Ok(())
    });
    // region: b74_legacy
    use std::time::Instant;
    use tokio::runtime::current_thread::Runtime;
    use tokio::timer::Delay;

    let mut runtime = Runtime::new().unwrap();
    runtime.spawn(task); // need not be `Send`
    let something_else = Delay::new(Instant::now() + Duration::from_millis(1));
    runtime.block_on(something_else).unwrap(); // the task runs meanwhile
    // endregion: b74_legacy
    has_run.get()
}

fn b74_modern() -> bool {
    let has_run = std::rc::Rc::new(std::cell::Cell::new(false));
    let ran = has_run.clone();
    let task = async move { ran.set(true) };
    // region: b74_modern
    use tokio::runtime::Builder;
    use tokio::task::LocalSet;
    use tokio::time::sleep;

    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let local = LocalSet::new();
    local.spawn_local(task); // need not be `Send`
    runtime.block_on(async { sleep(Duration::from_millis(1)).await }); // the task stands still
    // endregion: b74_modern
    has_run.get()
}

fn b74_modern_run_until() -> bool {
    let has_run = std::rc::Rc::new(std::cell::Cell::new(false));
    let ran = has_run.clone();
    let task = async move { ran.set(true) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let local = tokio::task::LocalSet::new();
    // region: b74_modern_run_until
    local.spawn_local(task);
    let something_else = async { tokio::time::sleep(Duration::from_millis(1)).await };
    runtime.block_on(local.run_until(something_else)); // the task runs meanwhile
    // endregion: b74_modern_run_until
    has_run.get()
}

fn b74_modern_local_runtime() -> bool {
    let has_run = std::rc::Rc::new(std::cell::Cell::new(false));
    let ran = has_run.clone();
    let task = async move { ran.set(true) };
    // region: b74_modern_local_runtime
    use tokio::runtime::LocalRuntime;
    use tokio::time::sleep;

    let runtime = LocalRuntime::new().unwrap();
    runtime.spawn_local(task); // need not be `Send`
    runtime.block_on(async { sleep(Duration::from_millis(1)).await }); // the task runs meanwhile
    // endregion: b74_modern_local_runtime
    has_run.get()
}

#[tokio::main(flavor = "local")]
async fn b74_modern_main_local() -> bool {
    // region: b74_modern_main_local
    // `#[tokio::main(flavor = "local")]` stands on this function.
    let not_send = std::rc::Rc::new(7);
    let task = tokio::task::spawn_local(async move { *not_send });
    let has_run = task.await.unwrap() == 7;
    // endregion: b74_modern_main_local
    has_run
}

#[tokio::main]
async fn b74_modern_pinned() -> u32 {
    // region: b74_modern_pinned
    use std::rc::Rc;
    use tokio_util::task::LocalPoolHandle;

    // From any thread: the closure is `Send`, the future that it makes need not be. As `Remote::spawn` was.
    let pool = LocalPoolHandle::new(1);
    let answer = pool.spawn_pinned(|| {
        let not_send = Rc::new(7);
        async move { *not_send }
    });
    // endregion: b74_modern_pinned
    answer.await.unwrap()
}

#[test]
fn b80_woken_tasks_run_in_the_order_of_their_wake_ups_and_in_tokio_1_the_last_one_first() {
    assert_eq!(b80_legacy(), [1, 2, 3]);
    shown(80, Legacy, "in the order in which they were woken");
    assert_eq!(b80_modern(), [3, 1, 2]);
    shown(80, Modern, "runs the last one first");
}

fn b80_legacy() -> Vec<u32> {
    use futures::{Async, Future as _, future::poll_fn};
    use {futures_legacy as futures, tokio_legacy as tokio};
    let runtime = tokio::runtime::Builder::new().core_threads(1).build().unwrap();
    let (report, reports) = mpsc::channel();
    let wake = [1, 2, 3].map(|name| {
        let (wake, mut woken) = futures::sync::oneshot::channel::<()>();
        let (waits, report) = (report.clone(), report.clone());
        let waiting = poll_fn(move || match woken.poll() {
            Ok(Async::NotReady) => {
                waits.send(0).unwrap();
                Ok(Async::NotReady)
            }
            woken => woken.map_err(drop),
        });
        let task = waiting.map(move |()| report.send(name).unwrap());
        runtime.executor().spawn(task);
        wake
    });
    drop(report);
    for _ in 0..3 {
        assert_eq!(reports.recv_timeout(PATIENCE), Ok(0), "each waits");
    }
    let waker = futures::future::lazy(move || {
        // region: b80_legacy
        for wake in wake {
            wake.send(()).unwrap(); // three tasks wait; they run in this order
        }
        // endregion: b80_legacy
        Ok(())
    });
    runtime.executor().spawn(waker);
    reports.iter().collect()
}

fn b80_modern() -> Vec<u32> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
    let (report, reports) = mpsc::channel();
    let wake = [1, 2, 3].map(|name| {
        let (wake, mut woken) = tokio::sync::oneshot::channel::<()>();
        let report = report.clone();
        runtime.spawn(async move {
            std::future::poll_fn(|cx| {
                let polled = std::pin::Pin::new(&mut woken).poll(cx);
                if polled.is_pending() {
                    report.send(0).unwrap();
                }
                polled
            })
            .await
            .unwrap();
            report.send(name).unwrap();
        });
        wake
    });
    drop(report);
    for _ in 0..3 {
        assert_eq!(reports.recv_timeout(PATIENCE), Ok(0), "each waits");
    }
    runtime.spawn(async move {
        // region: b80_modern
        for wake in wake {
            wake.send(()).unwrap(); // three tasks wait; they run as third, first, second
        }
        // endregion: b80_modern
    });
    reports.iter().collect()
}

#[test]
fn b81_workers_have_numbers_in_their_names_and_in_tokio_1_all_the_same_one() {
    let names = |run: fn(&Report<String>)| {
        let (report, reports) = mpsc::channel();
        run(&report);
        drop(report);
        let mut names: Vec<String> = reports.iter().collect();
        names.sort();
        names
    };
    assert_eq!(names(b81_legacy), ["worker-0", "worker-1"]);
    shown(81, Legacy, "numbered");
    assert_eq!(names(b81_modern), ["worker-", "worker-"]);
    shown(81, Modern, "one name for all");
}

fn name_of_this_thread() -> String {
    std::thread::current().name().unwrap_or("").to_owned()
}

fn b81_legacy(report: &Report<String>) {
    use futures::Future as _;
    use {futures_legacy as futures, tokio_legacy as tokio};
    let both = std::sync::Arc::new(std::sync::Barrier::new(2));
    // region: b81_legacy
    use tokio::runtime::Builder;

    let runtime = Builder::new().core_threads(2).name_prefix("worker-").build().unwrap(); // worker-0, worker-1
    // endregion: b81_legacy
    for _ in 0..2 {
        let (both, report) = (both.clone(), report.clone());
        runtime.executor().spawn(futures::future::lazy(move || {
            both.wait(); // each task has a worker
            report.send(name_of_this_thread()).unwrap();
            Ok(())
        }));
    }
    runtime.shutdown_on_idle().wait().unwrap();
}

fn b81_modern(report: &Report<String>) {
    // region: b81_modern
    use tokio::runtime::Builder;

    let runtime = Builder::new_multi_thread().worker_threads(2).thread_name("worker-").build().unwrap();
    // endregion: b81_modern
    let both = std::sync::Arc::new(std::sync::Barrier::new(2));
    let tasks = [(); 2].map(|()| {
        let (both, report) = (both.clone(), report.clone());
        runtime.spawn(async move {
            both.wait();
            report.send(name_of_this_thread()).unwrap();
        })
    });
    for task in tasks {
        runtime.block_on(task).unwrap();
    }
}

/// More threads than the machine has processors.
fn many() -> usize {
    std::thread::available_parallelism().unwrap().get() + 3
}

#[allow(unsafe_code)] // there is no other way to change the environment of this process
fn ask_for_many_workers() {
    // SAFETY: the child's only other thread reads its standard input and nothing of the environment.
    unsafe { std::env::set_var("TOKIO_WORKER_THREADS", many().to_string()) };
}

#[test]
fn b81_the_environment_says_how_many_workers_there_are_in_tokio_1_only() {
    let [legacy, modern] = in_children!(b81_legacy_environment, b81_modern_environment).map(Process::ends);
    assert!(legacy.said("as many as processors"), "{legacy:?}");
    assert!(modern.said("as many as the environment says"), "{modern:?}");
}

fn b81_legacy_environment() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    ask_for_many_workers();
    let (started, starts) = mpsc::channel();
    let started = std::sync::Mutex::new(started);
    let (open, gate) = mpsc::channel::<()>();
    let gate = std::sync::Arc::new(std::sync::Mutex::new(gate));
    let runtime =
        tokio::runtime::Builder::new().after_start(move || started.lock().unwrap().send(()).unwrap()).build().unwrap();
    for _ in 0..many() {
        let gate = gate.clone();
        runtime.executor().spawn(futures::future::lazy(move || {
            let _ = gate.lock().unwrap().recv(); // keeps its worker
            Ok(())
        }));
    }
    for _ in 0..many() - 3 {
        starts.recv_timeout(PATIENCE).unwrap();
    }
    if starts.recv_timeout(GLANCE).is_err() {
        println!("as many as processors");
    }
    drop(open);
}

fn b81_modern_environment() {
    ask_for_many_workers();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    if runtime.metrics().num_workers() == many() {
        println!("as many as the environment says");
    }
}

/// Number of connections that should be answered while another one keeps its worker busy.
const OTHERS: usize = 12;

/// Serves a request `b`: reports it, and parks its thread until it is released.
#[derive(Clone)]
struct Busy(std::sync::Arc<std::sync::Mutex<(Report<()>, mpsc::Receiver<()>)>>);

impl Busy {
    fn park(&self) {
        let both = self.0.lock().unwrap();
        both.0.send(()).unwrap();
        both.1.recv_timeout(PATIENCE).unwrap();
    }
}

/// Returns the number of the other connections that were answered while one request kept its worker busy.
fn answered_beside_a_busy_worker(serve: impl FnOnce(std::net::TcpListener, Busy)) -> usize {
    use std::io::{Read as _, Write as _};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let ((entered, has_entered), (release, released)) = (mpsc::channel(), mpsc::channel());
    serve(listener, Busy(std::sync::Arc::new(std::sync::Mutex::new((entered, released)))));
    let mut peers: Vec<_> = (0..=OTHERS).map(|_| std::net::TcpStream::connect(address).unwrap()).collect();
    for peer in &mut peers {
        // All of them are being served.
        peer.write_all(b"a").unwrap();
        peer.read_exact(&mut [0]).unwrap();
    }
    std::thread::sleep(GLANCE); // until the workers are at rest
    let (one, others) = peers.split_first_mut().unwrap();
    one.write_all(b"b").unwrap();
    has_entered.recv_timeout(PATIENCE).unwrap();
    for other in others.iter_mut() {
        other.write_all(b"a").unwrap();
        other.set_read_timeout(Some(GLANCE / 10)).unwrap();
    }
    let answered = others.iter_mut().filter_map(|other| other.read_exact(&mut [0]).ok()).count();
    release.send(()).unwrap();
    answered
}

#[test]
fn b94_a_busy_worker_holds_up_its_own_sockets_and_in_tokio_1_those_of_all() {
    let some = (0..10).any(|_| answered_beside_a_busy_worker(b94_legacy) > 0);
    assert!(some);
    shown(94, Legacy, "The other workers serve theirs");
    let none = (0..10).any(|_| answered_beside_a_busy_worker(b94_modern) == 0);
    assert!(none);
    assert_eq!(answered_beside_a_busy_worker(b94_modern_blocking), OTHERS);
    shown(94, Modern, "nobody looks after sockets and timers");
}

fn b94_legacy(listener: std::net::TcpListener, busy: Busy) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b94_legacy
    use futures::{Future, Stream};
    use tokio::io::{read_exact, write_all};
    use tokio::reactor::Handle;
    use tokio::runtime::Builder;

    let mut runtime = Builder::new().core_threads(2).build().unwrap();
    let listener = tokio::net::TcpListener::from_std(listener, &Handle::default()).unwrap();
    runtime.spawn(listener.incoming().map_err(drop).for_each(move |socket| {
        let busy = busy.clone();
        let session = futures::future::loop_fn(socket, move |socket| {
            let busy = busy.clone();
            read_exact(socket, [0]).and_then(move |(socket, request)| {
                if request == *b"b" {
                    busy.park(); // blocks its thread
                }
                write_all(socket, request).map(|(socket, _)| futures::future::Loop::Continue(socket))
            })
        });
        tokio::spawn(session.map(|()| ()).map_err(drop))
    }));
    // endregion: b94_legacy
    std::mem::forget(runtime);
}

fn b94_modern(listener: std::net::TcpListener, busy: Busy) {
    listener.set_nonblocking(true).unwrap();
    // region: b94_modern
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::runtime::Builder;

    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.spawn(async move {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        while let Ok((mut socket, _)) = listener.accept().await {
            let busy = busy.clone();
            tokio::spawn(async move {
                while let Ok(request) = socket.read_u8().await {
                    if request == b'b' {
                        busy.park(); // blocks its thread, and with it the sockets of all
                    }
                    socket.write_u8(request).await.unwrap();
                }
            });
        }
    });
    // endregion: b94_modern
    std::mem::forget(runtime);
}

fn b94_modern_blocking(listener: std::net::TcpListener, busy: Busy) {
    listener.set_nonblocking(true).unwrap();
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.spawn(async move {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        while let Ok((mut socket, _)) = listener.accept().await {
            let busy = busy.clone();
            tokio::spawn(async move {
                while let Ok(request) = socket.read_u8().await {
                    // region: b94_modern_blocking
                    if request == b'b' {
                        tokio::task::block_in_place(|| busy.park()); // another thread takes over the worker
                    }
                    // endregion: b94_modern_blocking
                    socket.write_u8(request).await.unwrap();
                }
            });
        }
    });
    std::mem::forget(runtime);
}

/// Counts the turns of a task that never ends, each long enough for bytes to come.
#[derive(Clone, Default)]
struct Work(std::sync::Arc<std::sync::atomic::AtomicUsize>);

impl Work {
    /// Takes a turn, and returns whether the work is done, which it never is.
    fn do_a_little(&self) -> bool {
        std::thread::sleep(Duration::from_millis(1));
        self.0.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        false
    }

    fn turns(&self) -> usize {
        self.0.load(std::sync::atomic::Ordering::SeqCst)
    }
}

/// Returns the number of turns between a request to the echo service beside the work and the answer: the median of
/// several.
fn turns_before_an_answer(serve: impl FnOnce(std::net::TcpListener, Work)) -> usize {
    use std::io::{Read as _, Write as _};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mut client = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let work = Work::default();
    serve(listener, work.clone());
    let mut waits: Vec<usize> = (0..25)
        .map(|_| {
            // Waits for a turn of the work, so that the service waits again: it would read a byte that comes at once in
            // the same poll.
            let answered = work.turns();
            while work.turns() == answered {
                std::thread::yield_now();
            }
            let before = work.turns();
            client.write_all(b"a").unwrap();
            client.read_exact(&mut [0]).unwrap();
            work.turns() - before
        })
        .skip(1) // until it is accepted
        .collect();
    waits.sort_unstable();
    waits[waits.len() / 2]
}

#[test]
fn b96_a_task_that_notifies_itself_keeps_sockets_waiting_and_one_that_yields_does_not() {
    let turns = turns_before_an_answer(b96_legacy);
    assert!((17..=60).contains(&turns), "{turns}");
    shown(96, Legacy, "or after 32 turns");
    let turns = turns_before_an_answer(b96_modern);
    assert!(turns > 40, "{turns}");
    shown(96, Modern, "let the others wait for 61 turns");
    let turns = turns_before_an_answer(b96_modern_yield);
    assert!(turns < 8, "{turns}");
    shown(96, Modern, "looked at before the next turn");
}

fn b96_legacy(listener: std::net::TcpListener, work: Work) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let mut runtime = tokio::runtime::Builder::new().core_threads(1).build().unwrap();
    let listener = tokio::net::TcpListener::from_std(listener, &tokio::reactor::Handle::default()).unwrap();
    // region: b96_legacy
    use futures::future::{lazy, poll_fn};
    use futures::{Async, Future, Stream, task};

    runtime.spawn(lazy(move || {
        tokio::spawn(poll_fn(move || {
            if work.do_a_little() {
                return Ok(Async::Ready(()));
            }
            task::current().notify(); // others have their turn, but nobody looks at the sockets
            Ok(Async::NotReady)
        }));
        listener.incoming().map_err(drop).for_each(|socket| {
            use tokio::io::AsyncRead as _;
            let (reader, writer) = socket.split();
            tokio::spawn(tokio::io::copy(reader, writer).map(drop).map_err(drop))
        })
    }));
    // endregion: b96_legacy
    std::mem::forget(runtime);
}

fn b96_modern(listener: std::net::TcpListener, work: Work) {
    serve_beside(listener, async move {
        use std::task::Poll;
        // region: b96_modern
        std::future::poll_fn(|cx| {
            if work.do_a_little() {
                return Poll::Ready(());
            }
            cx.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
        // endregion: b96_modern
    });
}

fn b96_modern_yield(listener: std::net::TcpListener, work: Work) {
    serve_beside(listener, async move {
        // region: b96_modern_yield
        while !work.do_a_little() {
            tokio::task::yield_now().await;
        }
        // endregion: b96_modern_yield
    });
}

/// Echoes on one worker, beside `busy`.
fn serve_beside(listener: std::net::TcpListener, busy: impl Future<Output = ()> + Send + 'static) {
    listener.set_nonblocking(true).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.spawn(async move {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        tokio::spawn(busy);
        while let Ok((mut socket, _)) = listener.accept().await {
            tokio::spawn(async move {
                let (mut reader, mut writer) = socket.split();
                let _ = tokio::io::copy(&mut reader, &mut writer).await;
            });
        }
    });
    std::mem::forget(runtime);
}
