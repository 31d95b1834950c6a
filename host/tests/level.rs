//! Checks that the rest of the program sees the level of the log.

use tracing::level_filters::LevelFilter;

/// The engine asks for each batch whether requests are logged: that has to stay one load.
#[test]
fn what_is_below_the_level_is_dismissed_before_anybody_is_asked() {
    host::log::start(host::Log::Info);
    assert_eq!(LevelFilter::current(), LevelFilter::INFO);
}
