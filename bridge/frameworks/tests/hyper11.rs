//! hyper 0.11, which brings its `Core`.

use frameworks::{get, on_tokio_1};
use hyper::server::{Http, Response};
use hyper11 as hyper;

#[test]
fn a_server_on_a_thread_of_its_own() {
    on_tokio_1(|_bridge| async move {
        let (told, tells) = tokio::sync::oneshot::channel();
        let mut server = bridge::thread_until(|stop| {
            let service = || {
                Ok(hyper::server::service_fn(|_| {
                    futures01::future::ok::<Response, hyper::Error>(Response::new().with_body("hello"))
                }))
            };
            let server = Http::new().bind(&"127.0.0.1:0".parse().unwrap(), service).unwrap();
            told.send(server.local_addr().unwrap()).unwrap();
            server.run_until(stop).map_err(|error| error.to_string())
        })
        .unwrap();
        let address = tells.await.unwrap();
        let response = tokio::task::spawn_blocking(move || get(address, "/")).await.unwrap();
        assert!(response.contains("hello"), "{response}");
        server.stop();
        assert_eq!(server.await.unwrap(), Ok(()));
    });
}

/// The message of the index of errors.
#[test]
fn a_core_that_runs_on_the_bridge_says_so() {
    on_tokio_1(|bridge| async move {
        let run = futures01::future::lazy(|| {
            let mut core = tokio_core::reactor::Core::new().unwrap();
            core.run(futures01::future::ok::<_, ()>(()))
        });
        let bridged = bridge.handle().compat(run);
        let panic = tokio::spawn(bridged).await.unwrap_err().into_panic();
        let text = panic.downcast_ref::<&str>().map(ToString::to_string).or(panic.downcast_ref::<String>().cloned());
        assert_eq!(text.unwrap(), "default Tokio reactor already set for execution context");
    });
}
