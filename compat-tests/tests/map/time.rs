//! Both paths of each row of `guide/map/time.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::tokio_legacy::clock as _; }; // 0.1: tokio::clock
#[deny(deprecated)] const _: () = { use ::tokio::time as _; }; // now: tokio::time
const _: () = { use ::tokio_legacy::clock::now as _; }; // 0.1: tokio::clock::now
#[deny(deprecated)] const _: () = { use ::tokio::time::Instant as _; fn f() { let _ = <::tokio::time::Instant>::now; } }; // now: tokio::time::Instant::now
const _: () = { use ::tokio_legacy::timer as _; }; // 0.1: tokio::timer
const _: () = { use ::tokio_legacy::timer::Deadline as _; }; // 0.1: tokio::timer::Deadline
#[deny(deprecated)] const _: () = { use ::tokio::time::Timeout as _; }; // now: tokio::time::Timeout
const _: () = { use ::tokio_legacy::timer::DeadlineError as _; }; // 0.1: tokio::timer::DeadlineError
#[deny(deprecated)] const _: () = { use ::tokio::time::error::Elapsed as _; }; // now: tokio::time::error::Elapsed
const _: () = { use ::tokio_legacy::timer::Delay as _; }; // 0.1: tokio::timer::Delay
#[deny(deprecated)] const _: () = { use ::tokio::time::Sleep as _; }; // now: tokio::time::Sleep
const _: () = { use ::tokio_legacy::timer::Delay as _; fn f() { let _ = <::tokio_legacy::timer::Delay>::deadline; } }; // 0.1: tokio::timer::Delay::deadline
#[deny(deprecated)] const _: () = { use ::tokio::time::Sleep as _; fn f() { let _ = <::tokio::time::Sleep>::deadline; } }; // now: tokio::time::Sleep::deadline
const _: () = { use ::tokio_legacy::timer::Delay as _; fn f() { let _ = <::tokio_legacy::timer::Delay>::is_elapsed; } }; // 0.1: tokio::timer::Delay::is_elapsed
#[deny(deprecated)] const _: () = { use ::tokio::time::Sleep as _; fn f() { let _ = <::tokio::time::Sleep>::is_elapsed; } }; // now: tokio::time::Sleep::is_elapsed
const _: () = { use ::tokio_legacy::timer::Delay as _; fn f() { let _ = <::tokio_legacy::timer::Delay>::new; } }; // 0.1: tokio::timer::Delay::new
#[deny(deprecated)] const _: () = { use ::tokio::time::sleep_until as _; }; // now: tokio::time::sleep_until
const _: () = { use ::tokio_legacy::timer::Delay as _; fn f() { let _ = <::tokio_legacy::timer::Delay>::reset; } }; // 0.1: tokio::timer::Delay::reset
#[deny(deprecated)] const _: () = { use ::tokio::time::Sleep as _; fn f() { let _ = <::tokio::time::Sleep>::reset; } }; // now: tokio::time::Sleep::reset
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; }; // 0.1: tokio::timer::DelayQueue
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; }; // now: tokio_util::time::DelayQueue
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::capacity; } }; // 0.1: tokio::timer::DelayQueue::capacity
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::capacity; } }; // now: tokio_util::time::DelayQueue::capacity
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::clear; } }; // 0.1: tokio::timer::DelayQueue::clear
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::clear; } }; // now: tokio_util::time::DelayQueue::clear
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::insert; } }; // 0.1: tokio::timer::DelayQueue::insert
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::insert; } }; // now: tokio_util::time::DelayQueue::insert
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::insert_at; } }; // 0.1: tokio::timer::DelayQueue::insert_at
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::insert_at; } }; // now: tokio_util::time::DelayQueue::insert_at
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::is_empty; } }; // 0.1: tokio::timer::DelayQueue::is_empty
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::is_empty; } }; // now: tokio_util::time::DelayQueue::is_empty
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::new; } }; // 0.1: tokio::timer::DelayQueue::new
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::new; } }; // now: tokio_util::time::DelayQueue::new
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::remove; } }; // 0.1: tokio::timer::DelayQueue::remove
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::remove; } }; // now: tokio_util::time::DelayQueue::remove
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::reserve; } }; // 0.1: tokio::timer::DelayQueue::reserve
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::reserve; } }; // now: tokio_util::time::DelayQueue::reserve
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::reset; } }; // 0.1: tokio::timer::DelayQueue::reset
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::reset; } }; // now: tokio_util::time::DelayQueue::reset
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::reset_at; } }; // 0.1: tokio::timer::DelayQueue::reset_at
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::reset_at; } }; // now: tokio_util::time::DelayQueue::reset_at
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::with_capacity; } }; // 0.1: tokio::timer::DelayQueue::with_capacity
#[deny(deprecated)] const _: () = { use ::tokio_util::time::DelayQueue as _; fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::with_capacity; } }; // now: tokio_util::time::DelayQueue::with_capacity
const _: () = { use ::tokio_legacy::timer::DelayQueue as _; fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::with_capacity_and_handle; } }; // 0.1: tokio::timer::DelayQueue::with_capacity_and_handle
const _: () = { use ::tokio_legacy::timer::Error as _; }; // 0.1: tokio::timer::Error
#[deny(deprecated)] const _: () = { use ::tokio::time::error::Error as _; }; // now: tokio::time::error::Error
const _: () = { use ::tokio_legacy::timer::Error as _; fn f() { let _ = <::tokio_legacy::timer::Error>::at_capacity; } }; // 0.1: tokio::timer::Error::at_capacity
#[deny(deprecated)] const _: () = { use ::tokio::time::error::Error as _; fn f() { let _ = <::tokio::time::error::Error>::at_capacity; } }; // now: tokio::time::error::Error::at_capacity
const _: () = { use ::tokio_legacy::timer::Error as _; fn f() { let _ = <::tokio_legacy::timer::Error>::is_at_capacity; } }; // 0.1: tokio::timer::Error::is_at_capacity
#[deny(deprecated)] const _: () = { use ::tokio::time::error::Error as _; fn f() { let _ = <::tokio::time::error::Error>::is_at_capacity; } }; // now: tokio::time::error::Error::is_at_capacity
const _: () = { use ::tokio_legacy::timer::Error as _; fn f() { let _ = <::tokio_legacy::timer::Error>::is_shutdown; } }; // 0.1: tokio::timer::Error::is_shutdown
#[deny(deprecated)] const _: () = { use ::tokio::time::error::Error as _; fn f() { let _ = <::tokio::time::error::Error>::is_shutdown; } }; // now: tokio::time::error::Error::is_shutdown
const _: () = { use ::tokio_legacy::timer::Error as _; fn f() { let _ = <::tokio_legacy::timer::Error>::shutdown; } }; // 0.1: tokio::timer::Error::shutdown
#[deny(deprecated)] const _: () = { use ::tokio::time::error::Error as _; fn f() { let _ = <::tokio::time::error::Error>::shutdown; } }; // now: tokio::time::error::Error::shutdown
const _: () = { use ::tokio_legacy::timer::Interval as _; }; // 0.1: tokio::timer::Interval
#[deny(deprecated)] const _: () = { use ::tokio::time::Interval as _; }; // now: tokio::time::Interval
const _: () = { use ::tokio_legacy::timer::Interval as _; fn f() { let _ = <::tokio_legacy::timer::Interval>::new; } }; // 0.1: tokio::timer::Interval::new
#[deny(deprecated)] const _: () = { use ::tokio::time::interval_at as _; }; // now: tokio::time::interval_at
const _: () = { use ::tokio_legacy::timer::Interval as _; fn f() { let _ = <::tokio_legacy::timer::Interval>::new_interval; } }; // 0.1: tokio::timer::Interval::new_interval
#[deny(deprecated)] const _: () = { use ::tokio::time::interval as _; }; // now: tokio::time::interval
const _: () = { use ::tokio_legacy::timer::Timeout as _; }; // 0.1: tokio::timer::Timeout
const _: () = { use ::tokio_legacy::timer::Timeout as _; fn f<T>() { let _ = <::tokio_legacy::timer::Timeout<T>>::get_mut; } }; // 0.1: tokio::timer::Timeout::get_mut
#[deny(deprecated)] const _: () = { use ::tokio::time::Timeout as _; fn f<T>() { let _ = <::tokio::time::Timeout<T>>::get_mut; } }; // now: tokio::time::Timeout::get_mut
const _: () = { use ::tokio_legacy::timer::Timeout as _; fn f<T>() { let _ = <::tokio_legacy::timer::Timeout<T>>::get_ref; } }; // 0.1: tokio::timer::Timeout::get_ref
#[deny(deprecated)] const _: () = { use ::tokio::time::Timeout as _; fn f<T>() { let _ = <::tokio::time::Timeout<T>>::get_ref; } }; // now: tokio::time::Timeout::get_ref
const _: () = { use ::tokio_legacy::timer::Timeout as _; fn f<T>() { let _ = <::tokio_legacy::timer::Timeout<T>>::into_inner; } }; // 0.1: tokio::timer::Timeout::into_inner
#[deny(deprecated)] const _: () = { use ::tokio::time::Timeout as _; fn f<T>() { let _ = <::tokio::time::Timeout<T>>::into_inner; } }; // now: tokio::time::Timeout::into_inner
const _: () = { use ::tokio_legacy::timer::Timeout as _; fn f<T>() { let _ = <::tokio_legacy::timer::Timeout<T>>::new; } }; // 0.1: tokio::timer::Timeout::new
#[deny(deprecated)] const _: () = { use ::tokio::time::timeout as _; }; // now: tokio::time::timeout
const _: () = { use ::tokio_legacy::timer::Timeout as _; fn f<T: ::futures_legacy::Future>() { let _ = <::tokio_legacy::timer::Timeout<T>>::new_at; } }; // 0.1: tokio::timer::Timeout::new_at
#[deny(deprecated)] const _: () = { use ::tokio::time::timeout_at as _; }; // now: tokio::time::timeout_at
const _: () = { use ::tokio_legacy::timer::delay_queue as _; }; // 0.1: tokio::timer::delay_queue
#[deny(deprecated)] const _: () = { use ::tokio_util::time::delay_queue as _; }; // now: tokio_util::time::delay_queue
const _: () = { use ::tokio_legacy::timer::delay_queue::Expired as _; }; // 0.1: tokio::timer::delay_queue::Expired
#[deny(deprecated)] const _: () = { use ::tokio_util::time::delay_queue::Expired as _; }; // now: tokio_util::time::delay_queue::Expired
const _: () = { use ::tokio_legacy::timer::delay_queue::Expired as _; fn f<T>() { let _ = <::tokio_legacy::timer::delay_queue::Expired<T>>::get_mut; } }; // 0.1: tokio::timer::delay_queue::Expired::get_mut
#[deny(deprecated)] const _: () = { use ::tokio_util::time::delay_queue::Expired as _; fn f<T>() { let _ = <::tokio_util::time::delay_queue::Expired<T>>::get_mut; } }; // now: tokio_util::time::delay_queue::Expired::get_mut
const _: () = { use ::tokio_legacy::timer::delay_queue::Expired as _; fn f<T>() { let _ = <::tokio_legacy::timer::delay_queue::Expired<T>>::get_ref; } }; // 0.1: tokio::timer::delay_queue::Expired::get_ref
#[deny(deprecated)] const _: () = { use ::tokio_util::time::delay_queue::Expired as _; fn f<T>() { let _ = <::tokio_util::time::delay_queue::Expired<T>>::get_ref; } }; // now: tokio_util::time::delay_queue::Expired::get_ref
const _: () = { use ::tokio_legacy::timer::delay_queue::Expired as _; fn f<T>() { let _ = <::tokio_legacy::timer::delay_queue::Expired<T>>::into_inner; } }; // 0.1: tokio::timer::delay_queue::Expired::into_inner
#[deny(deprecated)] const _: () = { use ::tokio_util::time::delay_queue::Expired as _; fn f<T>() { let _ = <::tokio_util::time::delay_queue::Expired<T>>::into_inner; } }; // now: tokio_util::time::delay_queue::Expired::into_inner
const _: () = { use ::tokio_legacy::timer::delay_queue::Key as _; }; // 0.1: tokio::timer::delay_queue::Key
#[deny(deprecated)] const _: () = { use ::tokio_util::time::delay_queue::Key as _; }; // now: tokio_util::time::delay_queue::Key
const _: () = { use ::tokio_legacy::timer::timeout as _; }; // 0.1: tokio::timer::timeout
#[deny(deprecated)] const _: () = { use ::tokio::time::error as _; }; // now: tokio::time::error
const _: () = { use ::tokio_legacy::timer::timeout::Error as _; }; // 0.1: tokio::timer::timeout::Error
const _: () = { use ::tokio_legacy::timer::timeout::Error as _; fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::elapsed; } }; // 0.1: tokio::timer::timeout::Error::elapsed
const _: () = { use ::tokio_legacy::timer::timeout::Error as _; fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::inner; } }; // 0.1: tokio::timer::timeout::Error::inner
const _: () = { use ::tokio_legacy::timer::timeout::Error as _; fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::into_inner; } }; // 0.1: tokio::timer::timeout::Error::into_inner
const _: () = { use ::tokio_legacy::timer::timeout::Error as _; fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::into_timer; } }; // 0.1: tokio::timer::timeout::Error::into_timer
const _: () = { use ::tokio_legacy::timer::timeout::Error as _; fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::is_elapsed; } }; // 0.1: tokio::timer::timeout::Error::is_elapsed
#[deny(deprecated)] const _: () = { fn f() { let _ = Result::<(), ()>::is_err; } }; // now: std::result::Result::is_err
const _: () = { use ::tokio_legacy::timer::timeout::Error as _; fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::is_inner; } }; // 0.1: tokio::timer::timeout::Error::is_inner
const _: () = { use ::tokio_legacy::timer::timeout::Error as _; fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::is_timer; } }; // 0.1: tokio::timer::timeout::Error::is_timer
const _: () = { use ::tokio_legacy::timer::timeout::Error as _; fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::timer; } }; // 0.1: tokio::timer::timeout::Error::timer
const _: () = { use ::tokio_core::reactor::Interval as _; }; // 0.1: tokio_core::reactor::Interval
const _: () = { use ::tokio_core::reactor::Interval as _; fn f() { let _ = <::tokio_core::reactor::Interval>::new; } }; // 0.1: tokio_core::reactor::Interval::new
const _: () = { use ::tokio_core::reactor::Interval as _; fn f() { let _ = <::tokio_core::reactor::Interval>::new_at; } }; // 0.1: tokio_core::reactor::Interval::new_at
const _: () = { use ::tokio_core::reactor::Timeout as _; }; // 0.1: tokio_core::reactor::Timeout
const _: () = { use ::tokio_core::reactor::Timeout as _; fn f() { let _ = <::tokio_core::reactor::Timeout>::new; } }; // 0.1: tokio_core::reactor::Timeout::new
#[deny(deprecated)] const _: () = { use ::tokio::time::sleep as _; }; // now: tokio::time::sleep
const _: () = { use ::tokio_core::reactor::Timeout as _; fn f() { let _ = <::tokio_core::reactor::Timeout>::new_at; } }; // 0.1: tokio_core::reactor::Timeout::new_at
const _: () = { use ::tokio_core::reactor::Timeout as _; fn f() { let _ = <::tokio_core::reactor::Timeout>::reset; } }; // 0.1: tokio_core::reactor::Timeout::reset
const _: () = { use ::tokio_timer as it; }; // 0.1: tokio_timer
const _: () = { use ::tokio_timer::Deadline as _; }; // 0.1: tokio_timer::Deadline
const _: () = { use ::tokio_timer::Deadline as _; fn f<T>() { let _ = <::tokio_timer::Deadline<T>>::get_mut; } }; // 0.1: tokio_timer::Deadline::get_mut
const _: () = { use ::tokio_timer::Deadline as _; fn f<T>() { let _ = <::tokio_timer::Deadline<T>>::get_ref; } }; // 0.1: tokio_timer::Deadline::get_ref
const _: () = { use ::tokio_timer::Deadline as _; fn f<T>() { let _ = <::tokio_timer::Deadline<T>>::into_inner; } }; // 0.1: tokio_timer::Deadline::into_inner
const _: () = { use ::tokio_timer::Deadline as _; fn f<T>() { let _ = <::tokio_timer::Deadline<T>>::new; } }; // 0.1: tokio_timer::Deadline::new
const _: () = { use ::tokio_timer::DeadlineError as _; }; // 0.1: tokio_timer::DeadlineError
const _: () = { use ::tokio_timer::DeadlineError as _; fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::elapsed; } }; // 0.1: tokio_timer::DeadlineError::elapsed
const _: () = { use ::tokio_timer::DeadlineError as _; fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::inner; } }; // 0.1: tokio_timer::DeadlineError::inner
const _: () = { use ::tokio_timer::DeadlineError as _; fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::into_inner; } }; // 0.1: tokio_timer::DeadlineError::into_inner
const _: () = { use ::tokio_timer::DeadlineError as _; fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::into_timer; } }; // 0.1: tokio_timer::DeadlineError::into_timer
const _: () = { use ::tokio_timer::DeadlineError as _; fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::is_elapsed; } }; // 0.1: tokio_timer::DeadlineError::is_elapsed
const _: () = { use ::tokio_timer::DeadlineError as _; fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::is_inner; } }; // 0.1: tokio_timer::DeadlineError::is_inner
const _: () = { use ::tokio_timer::DeadlineError as _; fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::is_timer; } }; // 0.1: tokio_timer::DeadlineError::is_timer
const _: () = { use ::tokio_timer::DeadlineError as _; fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::timer; } }; // 0.1: tokio_timer::DeadlineError::timer
const _: () = { use ::tokio_timer::Timer as _; }; // 0.1: tokio_timer::Timer
const _: () = { use ::tokio_timer::Timer as _; fn f<T, N>() { let _ = <::tokio_timer::Timer<T, N>>::get_park; } }; // 0.1: tokio_timer::Timer::get_park
const _: () = { use ::tokio_timer::Timer as _; fn f<T, N>() { let _ = <::tokio_timer::Timer<T, N>>::get_park_mut; } }; // 0.1: tokio_timer::Timer::get_park_mut
const _: () = { use ::tokio_timer::Timer as _; fn f<T, N>() where T: ::tokio_executor::park::Park, N: ::tokio_timer::timer::Now { let _ = <::tokio_timer::Timer<T, N>>::handle; } }; // 0.1: tokio_timer::Timer::handle
const _: () = { use ::tokio_timer::Timer as _; fn f<T>() where T: ::tokio_executor::park::Park { let _ = <::tokio_timer::Timer<T>>::new; } }; // 0.1: tokio_timer::Timer::new
const _: () = { use ::tokio_timer::Timer as _; fn f<T, N>() where T: ::tokio_executor::park::Park, N: ::tokio_timer::timer::Now { let _ = <::tokio_timer::Timer<T, N>>::new_with_now; } }; // 0.1: tokio_timer::Timer::new_with_now
const _: () = { use ::tokio_timer::Timer as _; fn f<T, N>() where T: ::tokio_executor::park::Park, N: ::tokio_timer::timer::Now { let _ = <::tokio_timer::Timer<T, N>>::turn; } }; // 0.1: tokio_timer::Timer::turn
const _: () = { use ::tokio_timer::clock as _; }; // 0.1: tokio_timer::clock
const _: () = { use ::tokio_timer::clock::Clock as _; }; // 0.1: tokio_timer::clock::Clock
#[deny(deprecated)] const _: () = { use ::tokio::time::pause as _; }; // now: tokio::time::pause
const _: () = { use ::tokio_timer::clock::Clock as _; fn f() { let _ = <::tokio_timer::clock::Clock>::new; } }; // 0.1: tokio_timer::clock::Clock::new
const _: () = { use ::tokio_timer::clock::Clock as _; fn f<T: ::tokio_timer::clock::Now>() { let _ = <::tokio_timer::clock::Clock>::new_with_now::<T>; } }; // 0.1: tokio_timer::clock::Clock::new_with_now
const _: () = { use ::tokio_timer::clock::Clock as _; fn f() { let _ = <::tokio_timer::clock::Clock>::now; } }; // 0.1: tokio_timer::clock::Clock::now
const _: () = { use ::tokio_timer::clock::Clock as _; fn f() { let _ = <::tokio_timer::clock::Clock>::system; } }; // 0.1: tokio_timer::clock::Clock::system
const _: () = { use ::tokio_timer::clock::DefaultGuard as _; }; // 0.1: tokio_timer::clock::DefaultGuard
const _: () = { use ::tokio_timer::clock::Now as _; }; // 0.1: tokio_timer::clock::Now
const _: () = { use ::tokio_timer::clock::Now as _; fn f<Zelf: ::tokio_timer::clock::Now>() { let _ = <Zelf as ::tokio_timer::clock::Now>::now; } }; // 0.1: tokio_timer::clock::Now::now
const _: () = { use ::tokio_timer::clock::set_default as _; }; // 0.1: tokio_timer::clock::set_default
const _: () = { use ::tokio_timer::clock::with_default as _; }; // 0.1: tokio_timer::clock::with_default
const _: () = { use ::tokio_timer::sleep as _; }; // 0.1: tokio_timer::sleep
const _: () = { use ::tokio_timer::throttle as _; }; // 0.1: tokio_timer::throttle
#[deny(deprecated)] const _: () = { use ::tokio_stream::StreamExt as _; fn f<Zelf: ::tokio_stream::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_stream::StreamExt>::throttle; } }; // now: tokio_stream::StreamExt::throttle
const _: () = { use ::tokio_timer::throttle::Throttle as _; }; // 0.1: tokio_timer::throttle::Throttle
const _: () = { use ::tokio_timer::throttle::Throttle as _; fn f<T>() { let _ = <::tokio_timer::throttle::Throttle<T>>::get_mut; } }; // 0.1: tokio_timer::throttle::Throttle::get_mut
const _: () = { use ::tokio_timer::throttle::Throttle as _; fn f<T>() { let _ = <::tokio_timer::throttle::Throttle<T>>::get_ref; } }; // 0.1: tokio_timer::throttle::Throttle::get_ref
const _: () = { use ::tokio_timer::throttle::Throttle as _; fn f<T>() { let _ = <::tokio_timer::throttle::Throttle<T>>::into_inner; } }; // 0.1: tokio_timer::throttle::Throttle::into_inner
const _: () = { use ::tokio_timer::throttle::Throttle as _; fn f<T>() { let _ = <::tokio_timer::throttle::Throttle<T>>::new; } }; // 0.1: tokio_timer::throttle::Throttle::new
const _: () = { use ::tokio_timer::throttle::ThrottleError as _; }; // 0.1: tokio_timer::throttle::ThrottleError
const _: () = { use ::tokio_timer::throttle::ThrottleError as _; fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::from_stream_err; } }; // 0.1: tokio_timer::throttle::ThrottleError::from_stream_err
const _: () = { use ::tokio_timer::throttle::ThrottleError as _; fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::from_timer_err; } }; // 0.1: tokio_timer::throttle::ThrottleError::from_timer_err
const _: () = { use ::tokio_timer::throttle::ThrottleError as _; fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::get_stream_error; } }; // 0.1: tokio_timer::throttle::ThrottleError::get_stream_error
const _: () = { use ::tokio_timer::throttle::ThrottleError as _; fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::get_timer_error; } }; // 0.1: tokio_timer::throttle::ThrottleError::get_timer_error
const _: () = { use ::tokio_timer::throttle::ThrottleError as _; fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::into_stream_error; } }; // 0.1: tokio_timer::throttle::ThrottleError::into_stream_error
const _: () = { use ::tokio_timer::throttle::ThrottleError as _; fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::into_timer_error; } }; // 0.1: tokio_timer::throttle::ThrottleError::into_timer_error
const _: () = { use ::tokio_timer::throttle::ThrottleError as _; fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::is_stream_error; } }; // 0.1: tokio_timer::throttle::ThrottleError::is_stream_error
const _: () = { use ::tokio_timer::throttle::ThrottleError as _; fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::is_timer_error; } }; // 0.1: tokio_timer::throttle::ThrottleError::is_timer_error
const _: () = { use ::tokio_timer::timer as _; }; // 0.1: tokio_timer::timer
const _: () = { use ::tokio_timer::timer::DefaultGuard as _; }; // 0.1: tokio_timer::timer::DefaultGuard
#[deny(deprecated)] const _: () = { use ::tokio::runtime::EnterGuard as _; }; // now: tokio::runtime::EnterGuard
const _: () = { use ::tokio_timer::timer::Handle as _; }; // 0.1: tokio_timer::timer::Handle
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; }; // now: tokio::runtime::Handle
const _: () = { use ::tokio_timer::timer::Handle as _; fn f() { let _ = <::tokio_timer::timer::Handle>::current; } }; // 0.1: tokio_timer::timer::Handle::current
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; fn f() { let _ = <::tokio::runtime::Handle>::current; } }; // now: tokio::runtime::Handle::current
const _: () = { use ::tokio_timer::timer::Handle as _; fn f<T>() { let _ = <::tokio_timer::timer::Handle>::deadline::<T>; } }; // 0.1: tokio_timer::timer::Handle::deadline
const _: () = { use ::tokio_timer::timer::Handle as _; fn f() { let _ = <::tokio_timer::timer::Handle>::delay; } }; // 0.1: tokio_timer::timer::Handle::delay
const _: () = { use ::tokio_timer::timer::Handle as _; fn f() { let _ = <::tokio_timer::timer::Handle>::interval; } }; // 0.1: tokio_timer::timer::Handle::interval
const _: () = { use ::tokio_timer::timer::Handle as _; fn f<T>() { let _ = <::tokio_timer::timer::Handle>::timeout::<T>; } }; // 0.1: tokio_timer::timer::Handle::timeout
const _: () = { use ::tokio_timer::timer::Now as _; }; // 0.1: tokio_timer::timer::Now
const _: () = { use ::tokio_timer::timer::Now as _; fn f<Zelf: ::tokio_timer::timer::Now>() { let _ = <Zelf as ::tokio_timer::timer::Now>::now; } }; // 0.1: tokio_timer::timer::Now::now
const _: () = { use ::tokio_timer::timer::Turn as _; }; // 0.1: tokio_timer::timer::Turn
const _: () = { use ::tokio_timer::timer::set_default as _; }; // 0.1: tokio_timer::timer::set_default
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; fn f() { let _ = <::tokio::runtime::Handle>::enter; } }; // now: tokio::runtime::Handle::enter
const _: () = { use ::tokio_timer::with_default as _; }; // 0.1: tokio_timer::with_default
