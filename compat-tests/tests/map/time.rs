//! Both paths of each row of `guide/map/time.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// tokio::clock
mod old_0 {
    fn names() {
        use ::tokio_legacy::clock as _;
    }
}

// tokio::time
mod new_0 {
    fn names() {
        use ::tokio::time as _;
    }
}

// tokio::clock::now
mod old_1 {
    fn names() {
        use ::tokio_legacy::clock::now as _;
    }
}

// tokio::time::Instant::now
mod new_1 {
    fn names() {
        use ::tokio::time::Instant as _;
        fn f() { let _ = <::tokio::time::Instant>::now; }
    }
}

// tokio::timer
mod old_2 {
    fn names() {
        use ::tokio_legacy::timer as _;
    }
}

// tokio::time
mod new_2 {
    fn names() {
        use ::tokio::time as _;
    }
}

// tokio::timer::Deadline
mod old_3 {
    fn names() {
        use ::tokio_legacy::timer::Deadline as _;
    }
}

// tokio::time::Timeout
mod new_3 {
    fn names() {
        use ::tokio::time::Timeout as _;
    }
}

// tokio::timer::DeadlineError
mod old_4 {
    fn names() {
        use ::tokio_legacy::timer::DeadlineError as _;
    }
}

// tokio::time::error::Elapsed
mod new_4 {
    fn names() {
        use ::tokio::time::error::Elapsed as _;
    }
}

// tokio::timer::Delay
mod old_5 {
    fn names() {
        use ::tokio_legacy::timer::Delay as _;
    }
}

// tokio::time::Sleep
mod new_5 {
    fn names() {
        use ::tokio::time::Sleep as _;
    }
}

// tokio::timer::Delay::deadline
mod old_6 {
    fn names() {
        use ::tokio_legacy::timer::Delay as _;
        fn f() { let _ = <::tokio_legacy::timer::Delay>::deadline; }
    }
}

// tokio::time::Sleep::deadline
mod new_6 {
    fn names() {
        use ::tokio::time::Sleep as _;
        fn f() { let _ = <::tokio::time::Sleep>::deadline; }
    }
}

// tokio::timer::Delay::is_elapsed
mod old_7 {
    fn names() {
        use ::tokio_legacy::timer::Delay as _;
        fn f() { let _ = <::tokio_legacy::timer::Delay>::is_elapsed; }
    }
}

// tokio::time::Sleep::is_elapsed
mod new_7 {
    fn names() {
        use ::tokio::time::Sleep as _;
        fn f() { let _ = <::tokio::time::Sleep>::is_elapsed; }
    }
}

// tokio::timer::Delay::new
mod old_8 {
    fn names() {
        use ::tokio_legacy::timer::Delay as _;
        fn f() { let _ = <::tokio_legacy::timer::Delay>::new; }
    }
}

// tokio::time::sleep_until
mod new_8 {
    fn names() {
        use ::tokio::time::sleep_until as _;
    }
}

// tokio::timer::Delay::reset
mod old_9 {
    fn names() {
        use ::tokio_legacy::timer::Delay as _;
        fn f() { let _ = <::tokio_legacy::timer::Delay>::reset; }
    }
}

// tokio::time::Sleep::reset
mod new_9 {
    fn names() {
        use ::tokio::time::Sleep as _;
        fn f() { let _ = <::tokio::time::Sleep>::reset; }
    }
}

// tokio::timer::DelayQueue
mod old_10 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
    }
}

// tokio_util::time::DelayQueue
mod new_10 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
    }
}

// tokio::timer::DelayQueue::capacity
mod old_11 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::capacity; }
    }
}

// tokio_util::time::DelayQueue::capacity
mod new_11 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::capacity; }
    }
}

// tokio::timer::DelayQueue::clear
mod old_12 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::clear; }
    }
}

// tokio_util::time::DelayQueue::clear
mod new_12 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::clear; }
    }
}

// tokio::timer::DelayQueue::insert
mod old_13 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::insert; }
    }
}

// tokio_util::time::DelayQueue::insert
mod new_13 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::insert; }
    }
}

// tokio::timer::DelayQueue::insert_at
mod old_14 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::insert_at; }
    }
}

// tokio_util::time::DelayQueue::insert_at
mod new_14 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::insert_at; }
    }
}

// tokio::timer::DelayQueue::is_empty
mod old_15 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::is_empty; }
    }
}

// tokio_util::time::DelayQueue::is_empty
mod new_15 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::is_empty; }
    }
}

// tokio::timer::DelayQueue::new
mod old_16 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::new; }
    }
}

// tokio_util::time::DelayQueue::new
mod new_16 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::new; }
    }
}

// tokio::timer::DelayQueue::remove
mod old_17 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::remove; }
    }
}

// tokio_util::time::DelayQueue::remove
mod new_17 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::remove; }
    }
}

// tokio::timer::DelayQueue::reserve
mod old_18 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::reserve; }
    }
}

// tokio_util::time::DelayQueue::reserve
mod new_18 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::reserve; }
    }
}

// tokio::timer::DelayQueue::reset
mod old_19 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::reset; }
    }
}

// tokio_util::time::DelayQueue::reset
mod new_19 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::reset; }
    }
}

// tokio::timer::DelayQueue::reset_at
mod old_20 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::reset_at; }
    }
}

// tokio_util::time::DelayQueue::reset_at
mod new_20 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::reset_at; }
    }
}

// tokio::timer::DelayQueue::with_capacity
mod old_21 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::with_capacity; }
    }
}

// tokio_util::time::DelayQueue::with_capacity
mod new_21 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::with_capacity; }
    }
}

// tokio::timer::DelayQueue::with_capacity_and_handle
mod old_22 {
    fn names() {
        use ::tokio_legacy::timer::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::DelayQueue<T>>::with_capacity_and_handle; }
    }
}

// tokio_util::time::DelayQueue::with_capacity
mod new_22 {
    fn names() {
        use ::tokio_util::time::DelayQueue as _;
        fn f<T>() { let _ = <::tokio_util::time::DelayQueue<T>>::with_capacity; }
    }
}

// tokio::timer::Error
mod old_23 {
    fn names() {
        use ::tokio_legacy::timer::Error as _;
    }
}

// tokio::time::error::Error
mod new_23 {
    fn names() {
        use ::tokio::time::error::Error as _;
    }
}

// tokio::timer::Error::at_capacity
mod old_24 {
    fn names() {
        use ::tokio_legacy::timer::Error as _;
        fn f() { let _ = <::tokio_legacy::timer::Error>::at_capacity; }
    }
}

// tokio::time::error::Error::at_capacity
mod new_24 {
    fn names() {
        use ::tokio::time::error::Error as _;
        fn f() { let _ = <::tokio::time::error::Error>::at_capacity; }
    }
}

// tokio::timer::Error::is_at_capacity
mod old_25 {
    fn names() {
        use ::tokio_legacy::timer::Error as _;
        fn f() { let _ = <::tokio_legacy::timer::Error>::is_at_capacity; }
    }
}

// tokio::time::error::Error::is_at_capacity
mod new_25 {
    fn names() {
        use ::tokio::time::error::Error as _;
        fn f() { let _ = <::tokio::time::error::Error>::is_at_capacity; }
    }
}

// tokio::timer::Error::is_shutdown
mod old_26 {
    fn names() {
        use ::tokio_legacy::timer::Error as _;
        fn f() { let _ = <::tokio_legacy::timer::Error>::is_shutdown; }
    }
}

// tokio::time::error::Error::is_shutdown
mod new_26 {
    fn names() {
        use ::tokio::time::error::Error as _;
        fn f() { let _ = <::tokio::time::error::Error>::is_shutdown; }
    }
}

// tokio::timer::Error::shutdown
mod old_27 {
    fn names() {
        use ::tokio_legacy::timer::Error as _;
        fn f() { let _ = <::tokio_legacy::timer::Error>::shutdown; }
    }
}

// tokio::time::error::Error::shutdown
mod new_27 {
    fn names() {
        use ::tokio::time::error::Error as _;
        fn f() { let _ = <::tokio::time::error::Error>::shutdown; }
    }
}

// tokio::timer::Interval
mod old_28 {
    fn names() {
        use ::tokio_legacy::timer::Interval as _;
    }
}

// tokio::time::Interval
mod new_28 {
    fn names() {
        use ::tokio::time::Interval as _;
    }
}

// tokio::timer::Interval::new
mod old_29 {
    fn names() {
        use ::tokio_legacy::timer::Interval as _;
        fn f() { let _ = <::tokio_legacy::timer::Interval>::new; }
    }
}

// tokio::time::interval_at
mod new_29 {
    fn names() {
        use ::tokio::time::interval_at as _;
    }
}

// tokio::timer::Interval::new_interval
mod old_30 {
    fn names() {
        use ::tokio_legacy::timer::Interval as _;
        fn f() { let _ = <::tokio_legacy::timer::Interval>::new_interval; }
    }
}

// tokio::time::interval
mod new_30 {
    fn names() {
        use ::tokio::time::interval as _;
    }
}

// tokio::timer::Timeout
mod old_31 {
    fn names() {
        use ::tokio_legacy::timer::Timeout as _;
    }
}

// tokio::time::Timeout
mod new_31 {
    fn names() {
        use ::tokio::time::Timeout as _;
    }
}

// tokio::timer::Timeout::get_mut
mod old_32 {
    fn names() {
        use ::tokio_legacy::timer::Timeout as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::Timeout<T>>::get_mut; }
    }
}

// tokio::time::Timeout::get_mut
mod new_32 {
    fn names() {
        use ::tokio::time::Timeout as _;
        fn f<T>() { let _ = <::tokio::time::Timeout<T>>::get_mut; }
    }
}

// tokio::timer::Timeout::get_ref
mod old_33 {
    fn names() {
        use ::tokio_legacy::timer::Timeout as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::Timeout<T>>::get_ref; }
    }
}

// tokio::time::Timeout::get_ref
mod new_33 {
    fn names() {
        use ::tokio::time::Timeout as _;
        fn f<T>() { let _ = <::tokio::time::Timeout<T>>::get_ref; }
    }
}

// tokio::timer::Timeout::into_inner
mod old_34 {
    fn names() {
        use ::tokio_legacy::timer::Timeout as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::Timeout<T>>::into_inner; }
    }
}

// tokio::time::Timeout::into_inner
mod new_34 {
    fn names() {
        use ::tokio::time::Timeout as _;
        fn f<T>() { let _ = <::tokio::time::Timeout<T>>::into_inner; }
    }
}

// tokio::timer::Timeout::new
mod old_35 {
    fn names() {
        use ::tokio_legacy::timer::Timeout as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::Timeout<T>>::new; }
    }
}

// tokio::time::timeout
mod new_35 {
    fn names() {
        use ::tokio::time::timeout as _;
    }
}

// tokio::timer::Timeout::new_at
mod old_36 {
    fn names() {
        use ::tokio_legacy::timer::Timeout as _;
        fn f<T: ::futures_legacy::Future>() { let _ = <::tokio_legacy::timer::Timeout<T>>::new_at; }
    }
}

// tokio::time::timeout_at
mod new_36 {
    fn names() {
        use ::tokio::time::timeout_at as _;
    }
}

// tokio::timer::delay_queue
mod old_37 {
    fn names() {
        use ::tokio_legacy::timer::delay_queue as _;
    }
}

// tokio_util::time::delay_queue
mod new_37 {
    fn names() {
        use ::tokio_util::time::delay_queue as _;
    }
}

// tokio::timer::delay_queue::Expired
mod old_38 {
    fn names() {
        use ::tokio_legacy::timer::delay_queue::Expired as _;
    }
}

// tokio_util::time::delay_queue::Expired
mod new_38 {
    fn names() {
        use ::tokio_util::time::delay_queue::Expired as _;
    }
}

// tokio::timer::delay_queue::Expired::get_mut
mod old_39 {
    fn names() {
        use ::tokio_legacy::timer::delay_queue::Expired as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::delay_queue::Expired<T>>::get_mut; }
    }
}

// tokio_util::time::delay_queue::Expired::get_mut
mod new_39 {
    fn names() {
        use ::tokio_util::time::delay_queue::Expired as _;
        fn f<T>() { let _ = <::tokio_util::time::delay_queue::Expired<T>>::get_mut; }
    }
}

// tokio::timer::delay_queue::Expired::get_ref
mod old_40 {
    fn names() {
        use ::tokio_legacy::timer::delay_queue::Expired as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::delay_queue::Expired<T>>::get_ref; }
    }
}

// tokio_util::time::delay_queue::Expired::get_ref
mod new_40 {
    fn names() {
        use ::tokio_util::time::delay_queue::Expired as _;
        fn f<T>() { let _ = <::tokio_util::time::delay_queue::Expired<T>>::get_ref; }
    }
}

// tokio::timer::delay_queue::Expired::into_inner
mod old_41 {
    fn names() {
        use ::tokio_legacy::timer::delay_queue::Expired as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::delay_queue::Expired<T>>::into_inner; }
    }
}

// tokio_util::time::delay_queue::Expired::into_inner
mod new_41 {
    fn names() {
        use ::tokio_util::time::delay_queue::Expired as _;
        fn f<T>() { let _ = <::tokio_util::time::delay_queue::Expired<T>>::into_inner; }
    }
}

// tokio::timer::delay_queue::Key
mod old_42 {
    fn names() {
        use ::tokio_legacy::timer::delay_queue::Key as _;
    }
}

// tokio_util::time::delay_queue::Key
mod new_42 {
    fn names() {
        use ::tokio_util::time::delay_queue::Key as _;
    }
}

// tokio::timer::timeout
mod old_43 {
    fn names() {
        use ::tokio_legacy::timer::timeout as _;
    }
}

// tokio::time
mod new_43 {
    fn names() {
        use ::tokio::time as _;
    }
}

// tokio::timer::timeout::Error
mod old_44 {
    fn names() {
        use ::tokio_legacy::timer::timeout::Error as _;
    }
}

// tokio::time::error::Elapsed
mod new_44 {
    fn names() {
        use ::tokio::time::error::Elapsed as _;
    }
}

// tokio::timer::timeout::Error::elapsed
mod old_45 {
    fn names() {
        use ::tokio_legacy::timer::timeout::Error as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::elapsed; }
    }
}

// tokio::timer::timeout::Error::inner
mod old_46 {
    fn names() {
        use ::tokio_legacy::timer::timeout::Error as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::inner; }
    }
}

// tokio::timer::timeout::Error::into_inner
mod old_47 {
    fn names() {
        use ::tokio_legacy::timer::timeout::Error as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::into_inner; }
    }
}

// tokio::timer::timeout::Error::into_timer
mod old_48 {
    fn names() {
        use ::tokio_legacy::timer::timeout::Error as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::into_timer; }
    }
}

// tokio::timer::timeout::Error::is_elapsed
mod old_49 {
    fn names() {
        use ::tokio_legacy::timer::timeout::Error as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::is_elapsed; }
    }
}

// std::result::Result::is_err
mod new_49 {
    fn names() {
        let _ = Result::<(), ()>::is_err;
    }
}

// tokio::timer::timeout::Error::is_inner
mod old_50 {
    fn names() {
        use ::tokio_legacy::timer::timeout::Error as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::is_inner; }
    }
}

// tokio::timer::timeout::Error::is_timer
mod old_51 {
    fn names() {
        use ::tokio_legacy::timer::timeout::Error as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::is_timer; }
    }
}

// tokio::timer::timeout::Error::timer
mod old_52 {
    fn names() {
        use ::tokio_legacy::timer::timeout::Error as _;
        fn f<T>() { let _ = <::tokio_legacy::timer::timeout::Error<T>>::timer; }
    }
}

// tokio_core::reactor::Interval
mod old_53 {
    fn names() {
        use ::tokio_core::reactor::Interval as _;
    }
}

// tokio::time::Interval
mod new_53 {
    fn names() {
        use ::tokio::time::Interval as _;
    }
}

// tokio_core::reactor::Interval::new
mod old_54 {
    fn names() {
        use ::tokio_core::reactor::Interval as _;
        fn f() { let _ = <::tokio_core::reactor::Interval>::new; }
    }
}

// tokio::time::interval
mod new_54 {
    fn names() {
        use ::tokio::time::interval as _;
    }
}

// tokio_core::reactor::Interval::new_at
mod old_55 {
    fn names() {
        use ::tokio_core::reactor::Interval as _;
        fn f() { let _ = <::tokio_core::reactor::Interval>::new_at; }
    }
}

// tokio::time::interval_at
mod new_55 {
    fn names() {
        use ::tokio::time::interval_at as _;
    }
}

// tokio_core::reactor::Timeout
mod old_56 {
    fn names() {
        use ::tokio_core::reactor::Timeout as _;
    }
}

// tokio::time::Sleep
mod new_56 {
    fn names() {
        use ::tokio::time::Sleep as _;
    }
}

// tokio_core::reactor::Timeout::new
mod old_57 {
    fn names() {
        use ::tokio_core::reactor::Timeout as _;
        fn f() { let _ = <::tokio_core::reactor::Timeout>::new; }
    }
}

// tokio::time::sleep
mod new_57 {
    fn names() {
        use ::tokio::time::sleep as _;
    }
}

// tokio_core::reactor::Timeout::new_at
mod old_58 {
    fn names() {
        use ::tokio_core::reactor::Timeout as _;
        fn f() { let _ = <::tokio_core::reactor::Timeout>::new_at; }
    }
}

// tokio::time::sleep_until
mod new_58 {
    fn names() {
        use ::tokio::time::sleep_until as _;
    }
}

// tokio_core::reactor::Timeout::reset
mod old_59 {
    fn names() {
        use ::tokio_core::reactor::Timeout as _;
        fn f() { let _ = <::tokio_core::reactor::Timeout>::reset; }
    }
}

// tokio::time::Sleep::reset
mod new_59 {
    fn names() {
        use ::tokio::time::Sleep as _;
        fn f() { let _ = <::tokio::time::Sleep>::reset; }
    }
}

// tokio_timer
mod old_60 {
    fn names() {
        use ::tokio_timer as it;
    }
}

// tokio::time
mod new_60 {
    fn names() {
        use ::tokio::time as _;
    }
}

// tokio_timer::Deadline
mod old_61 {
    fn names() {
        use ::tokio_timer::Deadline as _;
    }
}

// tokio::time::Timeout
mod new_61 {
    fn names() {
        use ::tokio::time::Timeout as _;
    }
}

// tokio_timer::Deadline::get_mut
mod old_62 {
    fn names() {
        use ::tokio_timer::Deadline as _;
        fn f<T>() { let _ = <::tokio_timer::Deadline<T>>::get_mut; }
    }
}

// tokio::time::Timeout::get_mut
mod new_62 {
    fn names() {
        use ::tokio::time::Timeout as _;
        fn f<T>() { let _ = <::tokio::time::Timeout<T>>::get_mut; }
    }
}

// tokio_timer::Deadline::get_ref
mod old_63 {
    fn names() {
        use ::tokio_timer::Deadline as _;
        fn f<T>() { let _ = <::tokio_timer::Deadline<T>>::get_ref; }
    }
}

// tokio::time::Timeout::get_ref
mod new_63 {
    fn names() {
        use ::tokio::time::Timeout as _;
        fn f<T>() { let _ = <::tokio::time::Timeout<T>>::get_ref; }
    }
}

// tokio_timer::Deadline::into_inner
mod old_64 {
    fn names() {
        use ::tokio_timer::Deadline as _;
        fn f<T>() { let _ = <::tokio_timer::Deadline<T>>::into_inner; }
    }
}

// tokio::time::Timeout::into_inner
mod new_64 {
    fn names() {
        use ::tokio::time::Timeout as _;
        fn f<T>() { let _ = <::tokio::time::Timeout<T>>::into_inner; }
    }
}

// tokio_timer::Deadline::new
mod old_65 {
    fn names() {
        use ::tokio_timer::Deadline as _;
        fn f<T>() { let _ = <::tokio_timer::Deadline<T>>::new; }
    }
}

// tokio::time::timeout_at
mod new_65 {
    fn names() {
        use ::tokio::time::timeout_at as _;
    }
}

// tokio_timer::DeadlineError
mod old_66 {
    fn names() {
        use ::tokio_timer::DeadlineError as _;
    }
}

// tokio::time::error::Elapsed
mod new_66 {
    fn names() {
        use ::tokio::time::error::Elapsed as _;
    }
}

// tokio_timer::DeadlineError::elapsed
mod old_67 {
    fn names() {
        use ::tokio_timer::DeadlineError as _;
        fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::elapsed; }
    }
}

// tokio_timer::DeadlineError::inner
mod old_68 {
    fn names() {
        use ::tokio_timer::DeadlineError as _;
        fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::inner; }
    }
}

// tokio_timer::DeadlineError::into_inner
mod old_69 {
    fn names() {
        use ::tokio_timer::DeadlineError as _;
        fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::into_inner; }
    }
}

// tokio_timer::DeadlineError::into_timer
mod old_70 {
    fn names() {
        use ::tokio_timer::DeadlineError as _;
        fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::into_timer; }
    }
}

// tokio_timer::DeadlineError::is_elapsed
mod old_71 {
    fn names() {
        use ::tokio_timer::DeadlineError as _;
        fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::is_elapsed; }
    }
}

// std::result::Result::is_err
mod new_71 {
    fn names() {
        let _ = Result::<(), ()>::is_err;
    }
}

// tokio_timer::DeadlineError::is_inner
mod old_72 {
    fn names() {
        use ::tokio_timer::DeadlineError as _;
        fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::is_inner; }
    }
}

// tokio_timer::DeadlineError::is_timer
mod old_73 {
    fn names() {
        use ::tokio_timer::DeadlineError as _;
        fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::is_timer; }
    }
}

// tokio_timer::DeadlineError::timer
mod old_74 {
    fn names() {
        use ::tokio_timer::DeadlineError as _;
        fn f<T>() { let _ = <::tokio_timer::DeadlineError<T>>::timer; }
    }
}

// tokio_timer::Timer
mod old_75 {
    fn names() {
        use ::tokio_timer::Timer as _;
    }
}

// tokio_timer::Timer::get_park
mod old_76 {
    fn names() {
        use ::tokio_timer::Timer as _;
        fn f<T, N>() { let _ = <::tokio_timer::Timer<T, N>>::get_park; }
    }
}

// tokio_timer::Timer::get_park_mut
mod old_77 {
    fn names() {
        use ::tokio_timer::Timer as _;
        fn f<T, N>() { let _ = <::tokio_timer::Timer<T, N>>::get_park_mut; }
    }
}

// tokio_timer::Timer::handle
mod old_78 {
    fn names() {
        use ::tokio_timer::Timer as _;
        fn f<T, N>() where T: ::tokio_executor::park::Park, N: ::tokio_timer::timer::Now { let _ = <::tokio_timer::Timer<T, N>>::handle; }
    }
}

// tokio_timer::Timer::new
mod old_79 {
    fn names() {
        use ::tokio_timer::Timer as _;
        fn f<T>() where T: ::tokio_executor::park::Park { let _ = <::tokio_timer::Timer<T>>::new; }
    }
}

// tokio_timer::Timer::new_with_now
mod old_80 {
    fn names() {
        use ::tokio_timer::Timer as _;
        fn f<T, N>() where T: ::tokio_executor::park::Park, N: ::tokio_timer::timer::Now { let _ = <::tokio_timer::Timer<T, N>>::new_with_now; }
    }
}

// tokio_timer::Timer::turn
mod old_81 {
    fn names() {
        use ::tokio_timer::Timer as _;
        fn f<T, N>() where T: ::tokio_executor::park::Park, N: ::tokio_timer::timer::Now { let _ = <::tokio_timer::Timer<T, N>>::turn; }
    }
}

// tokio_timer::clock
mod old_82 {
    fn names() {
        use ::tokio_timer::clock as _;
    }
}

// tokio_timer::clock::Clock
mod old_83 {
    fn names() {
        use ::tokio_timer::clock::Clock as _;
    }
}

// tokio_timer::clock::Clock::new
mod old_84 {
    fn names() {
        use ::tokio_timer::clock::Clock as _;
        fn f() { let _ = <::tokio_timer::clock::Clock>::new; }
    }
}

// tokio_timer::clock::Clock::new_with_now
mod old_85 {
    fn names() {
        use ::tokio_timer::clock::Clock as _;
        fn f<T: ::tokio_timer::clock::Now>() { let _ = <::tokio_timer::clock::Clock>::new_with_now::<T>; }
    }
}

// tokio_timer::clock::Clock::now
mod old_86 {
    fn names() {
        use ::tokio_timer::clock::Clock as _;
        fn f() { let _ = <::tokio_timer::clock::Clock>::now; }
    }
}

// tokio::time::Instant::now
mod new_86 {
    fn names() {
        use ::tokio::time::Instant as _;
        fn f() { let _ = <::tokio::time::Instant>::now; }
    }
}

// tokio_timer::clock::Clock::system
mod old_87 {
    fn names() {
        use ::tokio_timer::clock::Clock as _;
        fn f() { let _ = <::tokio_timer::clock::Clock>::system; }
    }
}

// tokio_timer::clock::DefaultGuard
mod old_88 {
    fn names() {
        use ::tokio_timer::clock::DefaultGuard as _;
    }
}

// tokio_timer::clock::Now
mod old_89 {
    fn names() {
        use ::tokio_timer::clock::Now as _;
    }
}

// tokio_timer::clock::Now::now
mod old_90 {
    fn names() {
        use ::tokio_timer::clock::Now as _;
        fn f<Zelf: ::tokio_timer::clock::Now>() { let _ = <Zelf as ::tokio_timer::clock::Now>::now; }
    }
}

// tokio_timer::clock::set_default
mod old_91 {
    fn names() {
        use ::tokio_timer::clock::set_default as _;
    }
}

// tokio_timer::clock::with_default
mod old_92 {
    fn names() {
        use ::tokio_timer::clock::with_default as _;
    }
}

// tokio_timer::sleep
mod old_93 {
    fn names() {
        use ::tokio_timer::sleep as _;
    }
}

// tokio::time::sleep
mod new_93 {
    fn names() {
        use ::tokio::time::sleep as _;
    }
}

// tokio_timer::throttle
mod old_94 {
    fn names() {
        use ::tokio_timer::throttle as _;
    }
}

// tokio_stream::StreamExt::throttle
mod new_94 {
    fn names() {
        use ::tokio_stream::StreamExt as _;
        fn f<Zelf: ::tokio_stream::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_stream::StreamExt>::throttle; }
    }
}

// tokio_timer::throttle::Throttle
mod old_95 {
    fn names() {
        use ::tokio_timer::throttle::Throttle as _;
    }
}

// tokio_stream::StreamExt::throttle
mod new_95 {
    fn names() {
        use ::tokio_stream::StreamExt as _;
        fn f<Zelf: ::tokio_stream::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_stream::StreamExt>::throttle; }
    }
}

// tokio_timer::throttle::Throttle::get_mut
mod old_96 {
    fn names() {
        use ::tokio_timer::throttle::Throttle as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::Throttle<T>>::get_mut; }
    }
}

// tokio_timer::throttle::Throttle::get_ref
mod old_97 {
    fn names() {
        use ::tokio_timer::throttle::Throttle as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::Throttle<T>>::get_ref; }
    }
}

// tokio_timer::throttle::Throttle::into_inner
mod old_98 {
    fn names() {
        use ::tokio_timer::throttle::Throttle as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::Throttle<T>>::into_inner; }
    }
}

// tokio_timer::throttle::Throttle::new
mod old_99 {
    fn names() {
        use ::tokio_timer::throttle::Throttle as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::Throttle<T>>::new; }
    }
}

// tokio_stream::StreamExt::throttle
mod new_99 {
    fn names() {
        use ::tokio_stream::StreamExt as _;
        fn f<Zelf: ::tokio_stream::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_stream::StreamExt>::throttle; }
    }
}

// tokio_timer::throttle::ThrottleError
mod old_100 {
    fn names() {
        use ::tokio_timer::throttle::ThrottleError as _;
    }
}

// tokio_timer::throttle::ThrottleError::from_stream_err
mod old_101 {
    fn names() {
        use ::tokio_timer::throttle::ThrottleError as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::from_stream_err; }
    }
}

// tokio_timer::throttle::ThrottleError::from_timer_err
mod old_102 {
    fn names() {
        use ::tokio_timer::throttle::ThrottleError as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::from_timer_err; }
    }
}

// tokio_timer::throttle::ThrottleError::get_stream_error
mod old_103 {
    fn names() {
        use ::tokio_timer::throttle::ThrottleError as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::get_stream_error; }
    }
}

// tokio_timer::throttle::ThrottleError::get_timer_error
mod old_104 {
    fn names() {
        use ::tokio_timer::throttle::ThrottleError as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::get_timer_error; }
    }
}

// tokio_timer::throttle::ThrottleError::into_stream_error
mod old_105 {
    fn names() {
        use ::tokio_timer::throttle::ThrottleError as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::into_stream_error; }
    }
}

// tokio_timer::throttle::ThrottleError::into_timer_error
mod old_106 {
    fn names() {
        use ::tokio_timer::throttle::ThrottleError as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::into_timer_error; }
    }
}

// tokio_timer::throttle::ThrottleError::is_stream_error
mod old_107 {
    fn names() {
        use ::tokio_timer::throttle::ThrottleError as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::is_stream_error; }
    }
}

// tokio_timer::throttle::ThrottleError::is_timer_error
mod old_108 {
    fn names() {
        use ::tokio_timer::throttle::ThrottleError as _;
        fn f<T>() { let _ = <::tokio_timer::throttle::ThrottleError<T>>::is_timer_error; }
    }
}

// tokio_timer::timer
mod old_109 {
    fn names() {
        use ::tokio_timer::timer as _;
    }
}

// tokio::time
mod new_109 {
    fn names() {
        use ::tokio::time as _;
    }
}

// tokio_timer::timer::DefaultGuard
mod old_110 {
    fn names() {
        use ::tokio_timer::timer::DefaultGuard as _;
    }
}

// tokio::runtime::EnterGuard
mod new_110 {
    fn names() {
        use ::tokio::runtime::EnterGuard as _;
    }
}

// tokio_timer::timer::Handle
mod old_111 {
    fn names() {
        use ::tokio_timer::timer::Handle as _;
    }
}

// tokio::runtime::Handle
mod new_111 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio_timer::timer::Handle::current
mod old_112 {
    fn names() {
        use ::tokio_timer::timer::Handle as _;
        fn f() { let _ = <::tokio_timer::timer::Handle>::current; }
    }
}

// tokio::runtime::Handle::current
mod new_112 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::current; }
    }
}

// tokio_timer::timer::Handle::deadline
mod old_113 {
    fn names() {
        use ::tokio_timer::timer::Handle as _;
        fn f<T>() { let _ = <::tokio_timer::timer::Handle>::deadline::<T>; }
    }
}

// tokio::time::timeout_at
mod new_113 {
    fn names() {
        use ::tokio::time::timeout_at as _;
    }
}

// tokio_timer::timer::Handle::delay
mod old_114 {
    fn names() {
        use ::tokio_timer::timer::Handle as _;
        fn f() { let _ = <::tokio_timer::timer::Handle>::delay; }
    }
}

// tokio::time::sleep_until
mod new_114 {
    fn names() {
        use ::tokio::time::sleep_until as _;
    }
}

// tokio_timer::timer::Handle::interval
mod old_115 {
    fn names() {
        use ::tokio_timer::timer::Handle as _;
        fn f() { let _ = <::tokio_timer::timer::Handle>::interval; }
    }
}

// tokio::time::interval_at
mod new_115 {
    fn names() {
        use ::tokio::time::interval_at as _;
    }
}

// tokio_timer::timer::Handle::timeout
mod old_116 {
    fn names() {
        use ::tokio_timer::timer::Handle as _;
        fn f<T>() { let _ = <::tokio_timer::timer::Handle>::timeout::<T>; }
    }
}

// tokio::time::timeout_at
mod new_116 {
    fn names() {
        use ::tokio::time::timeout_at as _;
    }
}

// tokio_timer::timer::Now
mod old_117 {
    fn names() {
        use ::tokio_timer::timer::Now as _;
    }
}

// tokio_timer::timer::Now::now
mod old_118 {
    fn names() {
        use ::tokio_timer::timer::Now as _;
        fn f<Zelf: ::tokio_timer::timer::Now>() { let _ = <Zelf as ::tokio_timer::timer::Now>::now; }
    }
}

// tokio_timer::timer::Turn
mod old_119 {
    fn names() {
        use ::tokio_timer::timer::Turn as _;
    }
}

// tokio_timer::timer::set_default
mod old_120 {
    fn names() {
        use ::tokio_timer::timer::set_default as _;
    }
}

// tokio::runtime::Handle::enter
mod new_120 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::enter; }
    }
}

// tokio_timer::with_default
mod old_121 {
    fn names() {
        use ::tokio_timer::with_default as _;
    }
}

// tokio::runtime::Handle::enter
mod new_121 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::enter; }
    }
}
