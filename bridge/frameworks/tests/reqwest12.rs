//! The other way: reqwest 0.12 inside a process on 0.1.

use frameworks::http_peer;
use futures01::Future;
use futures01::future::lazy;

#[test]
fn a_client_of_today_in_a_task_of_legacy() {
    let modern = bridge::Modern::start().unwrap();
    let handle = modern.handle().clone();
    let url = format!("http://{}/", http_peer());
    let (told, tells) = std::sync::mpsc::channel();
    tokio01::run(lazy(move || {
        let asked = handle.future(async move { reqwest12::get(url).await?.text().await });
        tokio01::spawn(asked.then(move |text| told.send(text.unwrap()).map_err(|_| ())));
        Ok(())
    }));
    drop(modern); // tokio 1 is there until the last task of 0.1 has ended
    assert_eq!(tells.recv_timeout(frameworks::PATIENCE).unwrap(), "hello");
}
