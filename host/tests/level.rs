//! Checks that the rest of the program sees the level of the log.

use tracing::level_filters::LevelFilter;

/// For each batch the engine checks whether requests are logged: the check has to stay a single load.
#[test]
fn what_is_below_the_level_is_dismissed_before_anybody_is_asked() {
    host::log::start(host::Log::Info);
    assert_eq!(LevelFilter::current(), LevelFilter::INFO);
}
