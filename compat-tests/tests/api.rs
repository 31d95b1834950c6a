//! Checks the claims of `docs/api.md` about public types, by the compiler and on samples.

use std::error::Error;

fn goes_to_other_threads<T: Send + 'static>() {}

fn is_shared_among_threads<T: Send + Sync + 'static>() {}

fn is_an_error<T: Error + Send + Sync + 'static>() {}

#[test]
fn servers_and_clients_go_to_any_thread() {
    is_shared_among_threads::<engine::Server>();
    is_shared_among_threads::<engine::Client>();
    is_shared_among_threads::<engine::Config>();
    is_shared_among_threads::<engine::Frame>();
    goes_to_other_threads::<engine::Session>();
    goes_to_other_threads::<engine::Conversation>();
    goes_to_other_threads::<engine::RequestBuffer>();
    goes_to_other_threads::<engine::ReplyBuffer>();

    is_shared_among_threads::<modern::client::Client>();
    is_shared_among_threads::<modern::client::BufferedClient>();
    is_shared_among_threads::<modern::client::ReconnectingClient>();
    is_shared_among_threads::<modern::client::BlockingClient>();
    is_shared_among_threads::<modern::client::ConnectOptions>();
    goes_to_other_threads::<modern::client::Subscriber>();
    goes_to_other_threads::<modern::client::BlockingSubscriber>();
    goes_to_other_threads::<modern::socket::Listener>();

    is_shared_among_threads::<legacy::client::BufferedClient>();
    is_shared_among_threads::<legacy::client::ReconnectingClient>();
    goes_to_other_threads::<legacy::client::Client>();
    goes_to_other_threads::<legacy::client::Subscriber>();
    goes_to_other_threads::<legacy::socket::Listener>();

    goes_to_other_threads::<player::connection::Connection>();
    goes_to_other_threads::<player::process::Process>();
    is_shared_among_threads::<player::script::Script>();
    is_shared_among_threads::<player::play::Outcome>();

    goes_to_other_threads::<bridge::Bridge>();
    is_shared_among_threads::<bridge::Handle>();
    is_shared_among_threads::<bridge::ModernHandle>();
}

#[test]
fn errors_are_errors_that_go_to_any_thread() {
    is_an_error::<engine::ProtocolError>();
    is_an_error::<engine::frame::FrameError>();
    is_an_error::<engine::config::ConfigError>();
    is_an_error::<modern::client::Error>();
    is_an_error::<modern::client::Refusal>();
    is_an_error::<legacy::client::Error>();
    is_an_error::<player::script::LoadError>();
    is_an_error::<player::script::ScriptError>();
    is_an_error::<player::record::RecordError>();
    is_an_error::<player::session::replay::ReplayError>();
    is_an_error::<player::service::NotReady>();
    is_an_error::<player::load::MeasureError>();
    is_an_error::<player::probe::NotSeen>();
    is_an_error::<player::connection::Missing>();
}

/// Texts of errors are parts of sentences, which callers begin.
#[test]
fn texts_of_errors_begin_small_and_end_without_a_full_stop() {
    use modern::client::{Error as ClientError, Refusal};
    let limit = std::time::Duration::from_secs(1);
    let samples: Vec<Box<dyn Error>> = vec![
        Box::new(ClientError::closed()),
        Box::new(ClientError::TimedOut(limit)),
        Box::new(ClientError::Unexpected(engine::Frame::Null)),
        Box::new(ClientError::Unasked(engine::Frame::Null)),
        Box::new(Refusal::Empty),
        Box::new(player::service::NotReady::Silent { limit, said: String::new() }),
        Box::new("?".parse::<player::script::Script>().expect_err("it is no script")),
    ];
    for error in samples {
        let text = error.to_string();
        assert!(!text.ends_with('.') && !text.starts_with(char::is_uppercase), "{text:?}");
        assert_ne!(format!("{error:?}"), format!("{text:?}"), "its Debug is more than its text");
    }
}
