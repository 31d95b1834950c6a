//! actix 0.7 and actix-web 0.7, whose system brings its runtime.

use actix_web07 as actix_web;
use actix07 as actix;
use frameworks::{get, on_tokio_1};

#[test]
fn a_system_on_a_thread_of_its_own() {
    on_tokio_1(|_bridge| async move {
        let (told, tells) = tokio::sync::oneshot::channel();
        let system = bridge::thread(|| {
            let system = actix::System::new("old");
            let server = actix_web::server::new(|| actix_web::App::new().resource("/", |r| r.f(|_| "hello")));
            let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
            let address = server.addrs()[0];
            server.start();
            told.send((address, actix::System::current())).ok().unwrap();
            system.run()
        })
        .unwrap();
        let (address, current) = tells.await.unwrap();
        let response = tokio::task::spawn_blocking(move || get(address, "/")).await.unwrap();
        assert!(response.ends_with("hello"), "{response}");
        current.stop();
        assert_eq!(system.await.unwrap(), 0);
    });
}
