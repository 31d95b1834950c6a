//! actix 0.8 and actix-web 1.0, whose system brings its runtime, or takes the executor of a `Local`.

use actix_web1 as actix_web;
use actix08 as actix;
use frameworks::{get, on_tokio_1};
use futures01::Future;

#[test]
fn a_system_on_a_thread_of_its_own() {
    on_tokio_1(|_bridge| async move {
        let (told, tells) = tokio::sync::oneshot::channel();
        let system = bridge::thread(|| {
            let system = actix::System::new("old");
            let app = || actix_web::App::new().route("/", actix_web::web::get().to(|| "hello"));
            let server = actix_web::HttpServer::new(app).workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
            let address = server.addrs()[0];
            server.start();
            told.send((address, actix::System::current())).ok().unwrap();
            system.run().map_err(|error| error.to_string())
        })
        .unwrap();
        let (address, current) = tells.await.unwrap();
        let response = tokio::task::spawn_blocking(move || get(address, "/")).await.unwrap();
        assert!(response.ends_with("hello"), "{response}");
        current.stop();
        assert_eq!(system.await.unwrap(), Ok(()));
    });
}

#[test]
fn a_system_on_a_local_set() {
    on_tokio_1(|bridge| async move {
        let set = tokio::task::LocalSet::new();
        let served = set.run_until(async {
            let local = bridge::Local::new(bridge.handle());
            let system = actix_rt::System::run_in_executor("old", local.handle());
            let app = || actix_web::App::new().route("/", actix_web::web::get().to(|| "hello"));
            let start = futures01::future::lazy(move || {
                let server = actix_web::HttpServer::new(app).workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
                let address = server.addrs()[0];
                server.start();
                Ok::<_, ()>((address, actix_rt::System::current()))
            });
            local.spawn(system.map_err(|error| panic!("{error}")));
            let (address, current) = local.run_until(start).await.unwrap();
            let response = tokio::task::spawn_blocking(move || get(address, "/")).await.unwrap();
            current.stop();
            response
        });
        let response = served.await;
        assert!(response.ends_with("hello"), "{response}");
    });
}
