//! Both paths of each row of `guide/map/channels.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// futures::sync
mod old_0 {
    fn names() {
        use ::futures_legacy::sync as _;
    }
}

// futures::channel
mod new_0 {
    fn names() {
        use ::futures::channel as _;
    }
}

// futures::sync::mpsc
mod old_1 {
    fn names() {
        use ::futures_legacy::sync::mpsc as _;
    }
}

// futures::channel::mpsc
mod new_1 {
    fn names() {
        use ::futures::channel::mpsc as _;
    }
}

// futures::sync::mpsc::Execute
mod old_2 {
    fn names() {
        use ::futures_legacy::sync::mpsc::Execute as _;
    }
}

// futures::stream::Forward
mod new_2 {
    fn names() {
        use ::futures::stream::Forward as _;
    }
}

// futures::sync::mpsc::Receiver
mod old_3 {
    fn names() {
        use ::futures_legacy::sync::mpsc::Receiver as _;
    }
}

// futures::channel::mpsc::Receiver
mod new_3 {
    fn names() {
        use ::futures::channel::mpsc::Receiver as _;
    }
}

// futures::sync::mpsc::Receiver::close
mod old_4 {
    fn names() {
        use ::futures_legacy::sync::mpsc::Receiver as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::Receiver<T>>::close; }
    }
}

// futures::channel::mpsc::Receiver::close
mod new_4 {
    fn names() {
        use ::futures::channel::mpsc::Receiver as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::Receiver<T>>::close; }
    }
}

// futures::sync::mpsc::SendError
mod old_5 {
    fn names() {
        use ::futures_legacy::sync::mpsc::SendError as _;
    }
}

// futures::channel::mpsc::SendError
mod new_5 {
    fn names() {
        use ::futures::channel::mpsc::SendError as _;
    }
}

// futures::sync::mpsc::SendError::into_inner
mod old_6 {
    fn names() {
        use ::futures_legacy::sync::mpsc::SendError as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::SendError<T>>::into_inner; }
    }
}

// futures::channel::mpsc::TrySendError::into_inner
mod new_6 {
    fn names() {
        use ::futures::channel::mpsc::TrySendError as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::TrySendError<T>>::into_inner; }
    }
}

// futures::sync::mpsc::Sender
mod old_7 {
    fn names() {
        use ::futures_legacy::sync::mpsc::Sender as _;
    }
}

// futures::channel::mpsc::Sender
mod new_7 {
    fn names() {
        use ::futures::channel::mpsc::Sender as _;
    }
}

// futures::sync::mpsc::Sender::is_closed
mod old_8 {
    fn names() {
        use ::futures_legacy::sync::mpsc::Sender as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::Sender<T>>::is_closed; }
    }
}

// futures::channel::mpsc::Sender::is_closed
mod new_8 {
    fn names() {
        use ::futures::channel::mpsc::Sender as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::Sender<T>>::is_closed; }
    }
}

// futures::sync::mpsc::Sender::poll_ready
mod old_9 {
    fn names() {
        use ::futures_legacy::sync::mpsc::Sender as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::Sender<T>>::poll_ready; }
    }
}

// futures::channel::mpsc::Sender::poll_ready
mod new_9 {
    fn names() {
        use ::futures::channel::mpsc::Sender as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::Sender<T>>::poll_ready; }
    }
}

// futures::sync::mpsc::Sender::try_send
mod old_10 {
    fn names() {
        use ::futures_legacy::sync::mpsc::Sender as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::Sender<T>>::try_send; }
    }
}

// futures::channel::mpsc::Sender::try_send
mod new_10 {
    fn names() {
        use ::futures::channel::mpsc::Sender as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::Sender<T>>::try_send; }
    }
}

// futures::sync::mpsc::SpawnHandle
mod old_11 {
    fn names() {
        use ::futures_legacy::sync::mpsc::SpawnHandle as _;
    }
}

// futures::channel::mpsc::Receiver
mod new_11 {
    fn names() {
        use ::futures::channel::mpsc::Receiver as _;
    }
}

// futures::sync::mpsc::TrySendError
mod old_12 {
    fn names() {
        use ::futures_legacy::sync::mpsc::TrySendError as _;
    }
}

// futures::channel::mpsc::TrySendError
mod new_12 {
    fn names() {
        use ::futures::channel::mpsc::TrySendError as _;
    }
}

// futures::sync::mpsc::TrySendError::into_inner
mod old_13 {
    fn names() {
        use ::futures_legacy::sync::mpsc::TrySendError as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::TrySendError<T>>::into_inner; }
    }
}

// futures::channel::mpsc::TrySendError::into_inner
mod new_13 {
    fn names() {
        use ::futures::channel::mpsc::TrySendError as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::TrySendError<T>>::into_inner; }
    }
}

// futures::sync::mpsc::TrySendError::is_disconnected
mod old_14 {
    fn names() {
        use ::futures_legacy::sync::mpsc::TrySendError as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::TrySendError<T>>::is_disconnected; }
    }
}

// futures::channel::mpsc::TrySendError::is_disconnected
mod new_14 {
    fn names() {
        use ::futures::channel::mpsc::TrySendError as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::TrySendError<T>>::is_disconnected; }
    }
}

// futures::sync::mpsc::TrySendError::is_full
mod old_15 {
    fn names() {
        use ::futures_legacy::sync::mpsc::TrySendError as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::TrySendError<T>>::is_full; }
    }
}

// futures::channel::mpsc::TrySendError::is_full
mod new_15 {
    fn names() {
        use ::futures::channel::mpsc::TrySendError as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::TrySendError<T>>::is_full; }
    }
}

// futures::sync::mpsc::UnboundedReceiver
mod old_16 {
    fn names() {
        use ::futures_legacy::sync::mpsc::UnboundedReceiver as _;
    }
}

// futures::channel::mpsc::UnboundedReceiver
mod new_16 {
    fn names() {
        use ::futures::channel::mpsc::UnboundedReceiver as _;
    }
}

// futures::sync::mpsc::UnboundedReceiver::close
mod old_17 {
    fn names() {
        use ::futures_legacy::sync::mpsc::UnboundedReceiver as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::UnboundedReceiver<T>>::close; }
    }
}

// futures::channel::mpsc::UnboundedReceiver::close
mod new_17 {
    fn names() {
        use ::futures::channel::mpsc::UnboundedReceiver as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::UnboundedReceiver<T>>::close; }
    }
}

// futures::sync::mpsc::UnboundedSender
mod old_18 {
    fn names() {
        use ::futures_legacy::sync::mpsc::UnboundedSender as _;
    }
}

// futures::channel::mpsc::UnboundedSender
mod new_18 {
    fn names() {
        use ::futures::channel::mpsc::UnboundedSender as _;
    }
}

// futures::sync::mpsc::UnboundedSender::is_closed
mod old_19 {
    fn names() {
        use ::futures_legacy::sync::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::UnboundedSender<T>>::is_closed; }
    }
}

// futures::channel::mpsc::UnboundedSender::is_closed
mod new_19 {
    fn names() {
        use ::futures::channel::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::UnboundedSender<T>>::is_closed; }
    }
}

// futures::sync::mpsc::UnboundedSender::send
mod old_20 {
    fn names() {
        use ::futures_legacy::sync::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::UnboundedSender<T>>::send; }
    }
}

// futures::channel::mpsc::UnboundedSender::unbounded_send
mod new_20 {
    fn names() {
        use ::futures::channel::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::UnboundedSender<T>>::unbounded_send; }
    }
}

// futures::sync::mpsc::UnboundedSender::unbounded_send
mod old_21 {
    fn names() {
        use ::futures_legacy::sync::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::futures_legacy::sync::mpsc::UnboundedSender<T>>::unbounded_send; }
    }
}

// futures::channel::mpsc::UnboundedSender::unbounded_send
mod new_21 {
    fn names() {
        use ::futures::channel::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::UnboundedSender<T>>::unbounded_send; }
    }
}

// futures::sync::mpsc::channel
mod old_22 {
    fn names() {
        use ::futures_legacy::sync::mpsc::channel as _;
    }
}

// futures::channel::mpsc::channel
mod new_22 {
    fn names() {
        use ::futures::channel::mpsc::channel as _;
    }
}

// futures::sync::mpsc::spawn
mod old_23 {
    fn names() {
        use ::futures_legacy::sync::mpsc::spawn as _;
    }
}

// futures::StreamExt::forward
mod new_23 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<S, Zelf: ::futures::StreamExt>() where S: ::futures::Sink<<Zelf as ::futures::TryStream>::Ok, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::futures::TryStream + ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::forward::<S>; }
    }
}

// futures::sync::mpsc::spawn_unbounded
mod old_24 {
    fn names() {
        use ::futures_legacy::sync::mpsc::spawn_unbounded as _;
    }
}

// futures::StreamExt::forward
mod new_24 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<S, Zelf: ::futures::StreamExt>() where S: ::futures::Sink<<Zelf as ::futures::TryStream>::Ok, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::futures::TryStream + ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::forward::<S>; }
    }
}

// futures::sync::mpsc::unbounded
mod old_25 {
    fn names() {
        use ::futures_legacy::sync::mpsc::unbounded as _;
    }
}

// futures::channel::mpsc::unbounded
mod new_25 {
    fn names() {
        use ::futures::channel::mpsc::unbounded as _;
    }
}

// futures::sync::oneshot
mod old_26 {
    fn names() {
        use ::futures_legacy::sync::oneshot as _;
    }
}

// futures::channel::oneshot
mod new_26 {
    fn names() {
        use ::futures::channel::oneshot as _;
    }
}

// futures::sync::oneshot::Canceled
mod old_27 {
    fn names() {
        use ::futures_legacy::sync::oneshot::Canceled as _;
    }
}

// futures::channel::oneshot::Canceled
mod new_27 {
    fn names() {
        use ::futures::channel::oneshot::Canceled as _;
    }
}

// futures::sync::oneshot::Receiver
mod old_28 {
    fn names() {
        use ::futures_legacy::sync::oneshot::Receiver as _;
    }
}

// futures::channel::oneshot::Receiver
mod new_28 {
    fn names() {
        use ::futures::channel::oneshot::Receiver as _;
    }
}

// futures::sync::oneshot::Receiver::close
mod old_29 {
    fn names() {
        use ::futures_legacy::sync::oneshot::Receiver as _;
        fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Receiver<T>>::close; }
    }
}

// futures::channel::oneshot::Receiver::close
mod new_29 {
    fn names() {
        use ::futures::channel::oneshot::Receiver as _;
        fn f<T>() { let _ = <::futures::channel::oneshot::Receiver<T>>::close; }
    }
}

// futures::sync::oneshot::Receiver::try_recv
mod old_30 {
    fn names() {
        use ::futures_legacy::sync::oneshot::Receiver as _;
        fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Receiver<T>>::try_recv; }
    }
}

// futures::channel::oneshot::Receiver::try_recv
mod new_30 {
    fn names() {
        use ::futures::channel::oneshot::Receiver as _;
        fn f<T>() { let _ = <::futures::channel::oneshot::Receiver<T>>::try_recv; }
    }
}

// futures::sync::oneshot::Sender
mod old_31 {
    fn names() {
        use ::futures_legacy::sync::oneshot::Sender as _;
    }
}

// futures::channel::oneshot::Sender
mod new_31 {
    fn names() {
        use ::futures::channel::oneshot::Sender as _;
    }
}

// futures::sync::oneshot::Sender::complete
mod old_32 {
    fn names() {
        use ::futures_legacy::sync::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Sender<T>>::complete; }
    }
}

// futures::channel::oneshot::Sender::send
mod new_32 {
    fn names() {
        use ::futures::channel::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures::channel::oneshot::Sender<T>>::send; }
    }
}

// futures::sync::oneshot::Sender::is_canceled
mod old_33 {
    fn names() {
        use ::futures_legacy::sync::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Sender<T>>::is_canceled; }
    }
}

// futures::channel::oneshot::Sender::is_canceled
mod new_33 {
    fn names() {
        use ::futures::channel::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures::channel::oneshot::Sender<T>>::is_canceled; }
    }
}

// futures::sync::oneshot::Sender::poll_cancel
mod old_34 {
    fn names() {
        use ::futures_legacy::sync::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Sender<T>>::poll_cancel; }
    }
}

// futures::channel::oneshot::Sender::poll_canceled
mod new_34 {
    fn names() {
        use ::futures::channel::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures::channel::oneshot::Sender<T>>::poll_canceled; }
    }
}

// futures::sync::oneshot::Sender::send
mod old_35 {
    fn names() {
        use ::futures_legacy::sync::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Sender<T>>::send; }
    }
}

// futures::channel::oneshot::Sender::send
mod new_35 {
    fn names() {
        use ::futures::channel::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures::channel::oneshot::Sender<T>>::send; }
    }
}

// futures::sync::oneshot::channel
mod old_36 {
    fn names() {
        use ::futures_legacy::sync::oneshot::channel as _;
    }
}

// futures::channel::oneshot::channel
mod new_36 {
    fn names() {
        use ::futures::channel::oneshot::channel as _;
    }
}

// futures::unsync
mod old_37 {
    fn names() {
        use ::futures_legacy::unsync as _;
    }
}

// futures::channel
mod new_37 {
    fn names() {
        use ::futures::channel as _;
    }
}

// futures::unsync::mpsc
mod old_38 {
    fn names() {
        use ::futures_legacy::unsync::mpsc as _;
    }
}

// futures::channel::mpsc
mod new_38 {
    fn names() {
        use ::futures::channel::mpsc as _;
    }
}

// futures::unsync::mpsc::Execute
mod old_39 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::Execute as _;
    }
}

// futures::stream::Forward
mod new_39 {
    fn names() {
        use ::futures::stream::Forward as _;
    }
}

// futures::unsync::mpsc::Receiver
mod old_40 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::Receiver as _;
    }
}

// futures::channel::mpsc::Receiver
mod new_40 {
    fn names() {
        use ::futures::channel::mpsc::Receiver as _;
    }
}

// futures::unsync::mpsc::Receiver::close
mod old_41 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::Receiver as _;
        fn f<T>() { let _ = <::futures_legacy::unsync::mpsc::Receiver<T>>::close; }
    }
}

// futures::channel::mpsc::Receiver::close
mod new_41 {
    fn names() {
        use ::futures::channel::mpsc::Receiver as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::Receiver<T>>::close; }
    }
}

// futures::unsync::mpsc::SendError
mod old_42 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::SendError as _;
    }
}

// futures::channel::mpsc::SendError
mod new_42 {
    fn names() {
        use ::futures::channel::mpsc::SendError as _;
    }
}

// futures::unsync::mpsc::SendError::into_inner
mod old_43 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::SendError as _;
        fn f<T>() { let _ = <::futures_legacy::unsync::mpsc::SendError<T>>::into_inner; }
    }
}

// futures::channel::mpsc::TrySendError::into_inner
mod new_43 {
    fn names() {
        use ::futures::channel::mpsc::TrySendError as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::TrySendError<T>>::into_inner; }
    }
}

// futures::unsync::mpsc::Sender
mod old_44 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::Sender as _;
    }
}

// futures::channel::mpsc::Sender
mod new_44 {
    fn names() {
        use ::futures::channel::mpsc::Sender as _;
    }
}

// futures::unsync::mpsc::SpawnHandle
mod old_45 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::SpawnHandle as _;
    }
}

// futures::channel::mpsc::Receiver
mod new_45 {
    fn names() {
        use ::futures::channel::mpsc::Receiver as _;
    }
}

// futures::unsync::mpsc::UnboundedReceiver
mod old_46 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::UnboundedReceiver as _;
    }
}

// futures::channel::mpsc::UnboundedReceiver
mod new_46 {
    fn names() {
        use ::futures::channel::mpsc::UnboundedReceiver as _;
    }
}

// futures::unsync::mpsc::UnboundedReceiver::close
mod old_47 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::UnboundedReceiver as _;
        fn f<T>() { let _ = <::futures_legacy::unsync::mpsc::UnboundedReceiver<T>>::close; }
    }
}

// futures::channel::mpsc::UnboundedReceiver::close
mod new_47 {
    fn names() {
        use ::futures::channel::mpsc::UnboundedReceiver as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::UnboundedReceiver<T>>::close; }
    }
}

// futures::unsync::mpsc::UnboundedSender
mod old_48 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::UnboundedSender as _;
    }
}

// futures::channel::mpsc::UnboundedSender
mod new_48 {
    fn names() {
        use ::futures::channel::mpsc::UnboundedSender as _;
    }
}

// futures::unsync::mpsc::UnboundedSender::send
mod old_49 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::futures_legacy::unsync::mpsc::UnboundedSender<T>>::send; }
    }
}

// futures::channel::mpsc::UnboundedSender::unbounded_send
mod new_49 {
    fn names() {
        use ::futures::channel::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::UnboundedSender<T>>::unbounded_send; }
    }
}

// futures::unsync::mpsc::UnboundedSender::unbounded_send
mod old_50 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::futures_legacy::unsync::mpsc::UnboundedSender<T>>::unbounded_send; }
    }
}

// futures::channel::mpsc::UnboundedSender::unbounded_send
mod new_50 {
    fn names() {
        use ::futures::channel::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::futures::channel::mpsc::UnboundedSender<T>>::unbounded_send; }
    }
}

// futures::unsync::mpsc::channel
mod old_51 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::channel as _;
    }
}

// futures::channel::mpsc::channel
mod new_51 {
    fn names() {
        use ::futures::channel::mpsc::channel as _;
    }
}

// futures::unsync::mpsc::spawn
mod old_52 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::spawn as _;
    }
}

// futures::StreamExt::forward
mod new_52 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<S, Zelf: ::futures::StreamExt>() where S: ::futures::Sink<<Zelf as ::futures::TryStream>::Ok, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::futures::TryStream + ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::forward::<S>; }
    }
}

// futures::unsync::mpsc::spawn_unbounded
mod old_53 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::spawn_unbounded as _;
    }
}

// futures::StreamExt::forward
mod new_53 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<S, Zelf: ::futures::StreamExt>() where S: ::futures::Sink<<Zelf as ::futures::TryStream>::Ok, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::futures::TryStream + ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::forward::<S>; }
    }
}

// futures::unsync::mpsc::unbounded
mod old_54 {
    fn names() {
        use ::futures_legacy::unsync::mpsc::unbounded as _;
    }
}

// futures::channel::mpsc::unbounded
mod new_54 {
    fn names() {
        use ::futures::channel::mpsc::unbounded as _;
    }
}

// futures::unsync::oneshot
mod old_55 {
    fn names() {
        use ::futures_legacy::unsync::oneshot as _;
    }
}

// futures::channel::oneshot
mod new_55 {
    fn names() {
        use ::futures::channel::oneshot as _;
    }
}

// futures::unsync::oneshot::Receiver
mod old_56 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::Receiver as _;
    }
}

// futures::channel::oneshot::Receiver
mod new_56 {
    fn names() {
        use ::futures::channel::oneshot::Receiver as _;
    }
}

// futures::unsync::oneshot::Receiver::close
mod old_57 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::Receiver as _;
        fn f<T>() { let _ = <::futures_legacy::unsync::oneshot::Receiver<T>>::close; }
    }
}

// futures::channel::oneshot::Receiver::close
mod new_57 {
    fn names() {
        use ::futures::channel::oneshot::Receiver as _;
        fn f<T>() { let _ = <::futures::channel::oneshot::Receiver<T>>::close; }
    }
}

// futures::unsync::oneshot::Sender
mod old_58 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::Sender as _;
    }
}

// futures::channel::oneshot::Sender
mod new_58 {
    fn names() {
        use ::futures::channel::oneshot::Sender as _;
    }
}

// futures::unsync::oneshot::Sender::is_canceled
mod old_59 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures_legacy::unsync::oneshot::Sender<T>>::is_canceled; }
    }
}

// futures::channel::oneshot::Sender::is_canceled
mod new_59 {
    fn names() {
        use ::futures::channel::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures::channel::oneshot::Sender<T>>::is_canceled; }
    }
}

// futures::unsync::oneshot::Sender::poll_cancel
mod old_60 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures_legacy::unsync::oneshot::Sender<T>>::poll_cancel; }
    }
}

// futures::channel::oneshot::Sender::poll_canceled
mod new_60 {
    fn names() {
        use ::futures::channel::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures::channel::oneshot::Sender<T>>::poll_canceled; }
    }
}

// futures::unsync::oneshot::Sender::send
mod old_61 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures_legacy::unsync::oneshot::Sender<T>>::send; }
    }
}

// futures::channel::oneshot::Sender::send
mod new_61 {
    fn names() {
        use ::futures::channel::oneshot::Sender as _;
        fn f<T>() { let _ = <::futures::channel::oneshot::Sender<T>>::send; }
    }
}

// futures::unsync::oneshot::channel
mod old_62 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::channel as _;
    }
}

// futures::channel::oneshot::channel
mod new_62 {
    fn names() {
        use ::futures::channel::oneshot::channel as _;
    }
}

// tokio::sync
mod old_63 {
    fn names() {
        use ::tokio_legacy::sync as _;
    }
}

// tokio::sync
mod new_63 {
    fn names() {
        use ::tokio::sync as _;
    }
}

// tokio::sync::mpsc
mod old_64 {
    fn names() {
        use ::tokio_legacy::sync::mpsc as _;
    }
}

// tokio::sync::mpsc
mod new_64 {
    fn names() {
        use ::tokio::sync::mpsc as _;
    }
}

// tokio::sync::mpsc::Receiver
mod old_65 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::Receiver as _;
    }
}

// tokio::sync::mpsc::Receiver
mod new_65 {
    fn names() {
        use ::tokio::sync::mpsc::Receiver as _;
    }
}

// tokio::sync::mpsc::Receiver::close
mod old_66 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::Receiver as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::Receiver<T>>::close; }
    }
}

// tokio::sync::mpsc::Receiver::close
mod new_66 {
    fn names() {
        use ::tokio::sync::mpsc::Receiver as _;
        fn f<T>() { let _ = <::tokio::sync::mpsc::Receiver<T>>::close; }
    }
}

// tokio::sync::mpsc::Sender
mod old_67 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::Sender as _;
    }
}

// tokio::sync::mpsc::Sender
mod new_67 {
    fn names() {
        use ::tokio::sync::mpsc::Sender as _;
    }
}

// tokio::sync::mpsc::Sender::poll_ready
mod old_68 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::Sender as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::Sender<T>>::poll_ready; }
    }
}

// tokio::sync::mpsc::Sender::reserve
mod new_68 {
    fn names() {
        use ::tokio::sync::mpsc::Sender as _;
        fn f<T>() { let _ = <::tokio::sync::mpsc::Sender<T>>::reserve; }
    }
}

// tokio::sync::mpsc::Sender::try_send
mod old_69 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::Sender as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::Sender<T>>::try_send; }
    }
}

// tokio::sync::mpsc::Sender::try_send
mod new_69 {
    fn names() {
        use ::tokio::sync::mpsc::Sender as _;
        fn f<T>() { let _ = <::tokio::sync::mpsc::Sender<T>>::try_send; }
    }
}

// tokio::sync::mpsc::UnboundedReceiver
mod old_70 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::UnboundedReceiver as _;
    }
}

// tokio::sync::mpsc::UnboundedReceiver
mod new_70 {
    fn names() {
        use ::tokio::sync::mpsc::UnboundedReceiver as _;
    }
}

// tokio::sync::mpsc::UnboundedReceiver::close
mod old_71 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::UnboundedReceiver as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::UnboundedReceiver<T>>::close; }
    }
}

// tokio::sync::mpsc::UnboundedReceiver::close
mod new_71 {
    fn names() {
        use ::tokio::sync::mpsc::UnboundedReceiver as _;
        fn f<T>() { let _ = <::tokio::sync::mpsc::UnboundedReceiver<T>>::close; }
    }
}

// tokio::sync::mpsc::UnboundedSender
mod old_72 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::UnboundedSender as _;
    }
}

// tokio::sync::mpsc::UnboundedSender
mod new_72 {
    fn names() {
        use ::tokio::sync::mpsc::UnboundedSender as _;
    }
}

// tokio::sync::mpsc::UnboundedSender::try_send
mod old_73 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::UnboundedSender<T>>::try_send; }
    }
}

// tokio::sync::mpsc::UnboundedSender::send
mod new_73 {
    fn names() {
        use ::tokio::sync::mpsc::UnboundedSender as _;
        fn f<T>() { let _ = <::tokio::sync::mpsc::UnboundedSender<T>>::send; }
    }
}

// tokio::sync::mpsc::channel
mod old_74 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::channel as _;
    }
}

// tokio::sync::mpsc::channel
mod new_74 {
    fn names() {
        use ::tokio::sync::mpsc::channel as _;
    }
}

// tokio::sync::mpsc::error
mod old_75 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::error as _;
    }
}

// tokio::sync::mpsc::error
mod new_75 {
    fn names() {
        use ::tokio::sync::mpsc::error as _;
    }
}

// tokio::sync::mpsc::error::RecvError
mod old_76 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::error::RecvError as _;
    }
}

// tokio::sync::mpsc::error::SendError
mod old_77 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::error::SendError as _;
    }
}

// tokio::sync::mpsc::error::SendError
mod new_77 {
    fn names() {
        use ::tokio::sync::mpsc::error::SendError as _;
    }
}

// tokio::sync::mpsc::error::TrySendError
mod old_78 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::error::TrySendError as _;
    }
}

// tokio::sync::mpsc::error::TrySendError
mod new_78 {
    fn names() {
        use ::tokio::sync::mpsc::error::TrySendError as _;
    }
}

// tokio::sync::mpsc::error::TrySendError::into_inner
mod old_79 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::error::TrySendError as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::error::TrySendError<T>>::into_inner; }
    }
}

// tokio::sync::mpsc::error::TrySendError::into_inner
mod new_79 {
    fn names() {
        use ::tokio::sync::mpsc::error::TrySendError as _;
        fn f<T>() { let _ = <::tokio::sync::mpsc::error::TrySendError<T>>::into_inner; }
    }
}

// tokio::sync::mpsc::error::TrySendError::is_closed
mod old_80 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::error::TrySendError as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::error::TrySendError<T>>::is_closed; }
    }
}

// tokio::sync::mpsc::error::TrySendError::Closed
mod new_80 {
    fn names() {
        use ::tokio::sync::mpsc::error::TrySendError as _;
        use ::tokio::sync::mpsc::error::TrySendError::Closed as _;
    }
}

// tokio::sync::mpsc::error::TrySendError::is_full
mod old_81 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::error::TrySendError as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::error::TrySendError<T>>::is_full; }
    }
}

// tokio::sync::mpsc::error::TrySendError::Full
mod new_81 {
    fn names() {
        use ::tokio::sync::mpsc::error::TrySendError as _;
        use ::tokio::sync::mpsc::error::TrySendError::Full as _;
    }
}

// tokio::sync::mpsc::error::UnboundedRecvError
mod old_82 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::error::UnboundedRecvError as _;
    }
}

// tokio::sync::mpsc::error::UnboundedSendError
mod old_83 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::error::UnboundedSendError as _;
    }
}

// tokio::sync::mpsc::error::SendError
mod new_83 {
    fn names() {
        use ::tokio::sync::mpsc::error::SendError as _;
    }
}

// tokio::sync::mpsc::error::UnboundedTrySendError
mod old_84 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::error::UnboundedTrySendError as _;
    }
}

// tokio::sync::mpsc::error::SendError
mod new_84 {
    fn names() {
        use ::tokio::sync::mpsc::error::SendError as _;
    }
}

// tokio::sync::mpsc::error::UnboundedTrySendError::into_inner
mod old_85 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::error::UnboundedTrySendError as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::error::UnboundedTrySendError<T>>::into_inner; }
    }
}

// tokio::sync::mpsc::error::SendError
mod new_85 {
    fn names() {
        use ::tokio::sync::mpsc::error::SendError as _;
    }
}

// tokio::sync::mpsc::unbounded_channel
mod old_86 {
    fn names() {
        use ::tokio_legacy::sync::mpsc::unbounded_channel as _;
    }
}

// tokio::sync::mpsc::unbounded_channel
mod new_86 {
    fn names() {
        use ::tokio::sync::mpsc::unbounded_channel as _;
    }
}

// tokio::sync::oneshot
mod old_87 {
    fn names() {
        use ::tokio_legacy::sync::oneshot as _;
    }
}

// tokio::sync::oneshot
mod new_87 {
    fn names() {
        use ::tokio::sync::oneshot as _;
    }
}

// tokio::sync::oneshot::Receiver
mod old_88 {
    fn names() {
        use ::tokio_legacy::sync::oneshot::Receiver as _;
    }
}

// tokio::sync::oneshot::Receiver
mod new_88 {
    fn names() {
        use ::tokio::sync::oneshot::Receiver as _;
    }
}

// tokio::sync::oneshot::Receiver::close
mod old_89 {
    fn names() {
        use ::tokio_legacy::sync::oneshot::Receiver as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::oneshot::Receiver<T>>::close; }
    }
}

// tokio::sync::oneshot::Receiver::close
mod new_89 {
    fn names() {
        use ::tokio::sync::oneshot::Receiver as _;
        fn f<T>() { let _ = <::tokio::sync::oneshot::Receiver<T>>::close; }
    }
}

// tokio::sync::oneshot::Receiver::try_recv
mod old_90 {
    fn names() {
        use ::tokio_legacy::sync::oneshot::Receiver as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::oneshot::Receiver<T>>::try_recv; }
    }
}

// tokio::sync::oneshot::Receiver::try_recv
mod new_90 {
    fn names() {
        use ::tokio::sync::oneshot::Receiver as _;
        fn f<T>() { let _ = <::tokio::sync::oneshot::Receiver<T>>::try_recv; }
    }
}

// tokio::sync::oneshot::Sender
mod old_91 {
    fn names() {
        use ::tokio_legacy::sync::oneshot::Sender as _;
    }
}

// tokio::sync::oneshot::Sender
mod new_91 {
    fn names() {
        use ::tokio::sync::oneshot::Sender as _;
    }
}

// tokio::sync::oneshot::Sender::is_closed
mod old_92 {
    fn names() {
        use ::tokio_legacy::sync::oneshot::Sender as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::oneshot::Sender<T>>::is_closed; }
    }
}

// tokio::sync::oneshot::Sender::is_closed
mod new_92 {
    fn names() {
        use ::tokio::sync::oneshot::Sender as _;
        fn f<T>() { let _ = <::tokio::sync::oneshot::Sender<T>>::is_closed; }
    }
}

// tokio::sync::oneshot::Sender::poll_close
mod old_93 {
    fn names() {
        use ::tokio_legacy::sync::oneshot::Sender as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::oneshot::Sender<T>>::poll_close; }
    }
}

// tokio::sync::oneshot::Sender::poll_closed
mod new_93 {
    fn names() {
        use ::tokio::sync::oneshot::Sender as _;
        fn f<T>() { let _ = <::tokio::sync::oneshot::Sender<T>>::poll_closed; }
    }
}

// tokio::sync::oneshot::Sender::send
mod old_94 {
    fn names() {
        use ::tokio_legacy::sync::oneshot::Sender as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::oneshot::Sender<T>>::send; }
    }
}

// tokio::sync::oneshot::Sender::send
mod new_94 {
    fn names() {
        use ::tokio::sync::oneshot::Sender as _;
        fn f<T>() { let _ = <::tokio::sync::oneshot::Sender<T>>::send; }
    }
}

// tokio::sync::oneshot::channel
mod old_95 {
    fn names() {
        use ::tokio_legacy::sync::oneshot::channel as _;
    }
}

// tokio::sync::oneshot::channel
mod new_95 {
    fn names() {
        use ::tokio::sync::oneshot::channel as _;
    }
}

// tokio::sync::oneshot::error
mod old_96 {
    fn names() {
        use ::tokio_legacy::sync::oneshot::error as _;
    }
}

// tokio::sync::oneshot::error
mod new_96 {
    fn names() {
        use ::tokio::sync::oneshot::error as _;
    }
}

// tokio::sync::oneshot::error::RecvError
mod old_97 {
    fn names() {
        use ::tokio_legacy::sync::oneshot::error::RecvError as _;
    }
}

// tokio::sync::oneshot::error::RecvError
mod new_97 {
    fn names() {
        use ::tokio::sync::oneshot::error::RecvError as _;
    }
}

// tokio::sync::oneshot::error::TryRecvError
mod old_98 {
    fn names() {
        use ::tokio_legacy::sync::oneshot::error::TryRecvError as _;
    }
}

// tokio::sync::oneshot::error::TryRecvError
mod new_98 {
    fn names() {
        use ::tokio::sync::oneshot::error::TryRecvError as _;
    }
}

// tokio::sync::watch
mod old_99 {
    fn names() {
        use ::tokio_legacy::sync::watch as _;
    }
}

// tokio::sync::watch
mod new_99 {
    fn names() {
        use ::tokio::sync::watch as _;
    }
}

// tokio::sync::watch::Receiver
mod old_100 {
    fn names() {
        use ::tokio_legacy::sync::watch::Receiver as _;
    }
}

// tokio::sync::watch::Receiver
mod new_100 {
    fn names() {
        use ::tokio::sync::watch::Receiver as _;
    }
}

// tokio::sync::watch::Receiver::get_ref
mod old_101 {
    fn names() {
        use ::tokio_legacy::sync::watch::Receiver as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::watch::Receiver<T>>::get_ref; }
    }
}

// tokio::sync::watch::Receiver::borrow
mod new_101 {
    fn names() {
        use ::tokio::sync::watch::Receiver as _;
        fn f<T>() { let _ = <::tokio::sync::watch::Receiver<T>>::borrow; }
    }
}

// tokio::sync::watch::Receiver::poll_ref
mod old_102 {
    fn names() {
        use ::tokio_legacy::sync::watch::Receiver as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::watch::Receiver<T>>::poll_ref; }
    }
}

// tokio::sync::watch::Receiver::changed
mod new_102 {
    fn names() {
        use ::tokio::sync::watch::Receiver as _;
        fn f<T>() { let _ = <::tokio::sync::watch::Receiver<T>>::changed; }
    }
}

// tokio::sync::watch::Ref
mod old_103 {
    fn names() {
        use ::tokio_legacy::sync::watch::Ref as _;
    }
}

// tokio::sync::watch::Ref
mod new_103 {
    fn names() {
        use ::tokio::sync::watch::Ref as _;
    }
}

// tokio::sync::watch::Sender
mod old_104 {
    fn names() {
        use ::tokio_legacy::sync::watch::Sender as _;
    }
}

// tokio::sync::watch::Sender
mod new_104 {
    fn names() {
        use ::tokio::sync::watch::Sender as _;
    }
}

// tokio::sync::watch::Sender::broadcast
mod old_105 {
    fn names() {
        use ::tokio_legacy::sync::watch::Sender as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::watch::Sender<T>>::broadcast; }
    }
}

// tokio::sync::watch::Sender::send
mod new_105 {
    fn names() {
        use ::tokio::sync::watch::Sender as _;
        fn f<T>() { let _ = <::tokio::sync::watch::Sender<T>>::send; }
    }
}

// tokio::sync::watch::Sender::poll_close
mod old_106 {
    fn names() {
        use ::tokio_legacy::sync::watch::Sender as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::watch::Sender<T>>::poll_close; }
    }
}

// tokio::sync::watch::Sender::closed
mod new_106 {
    fn names() {
        use ::tokio::sync::watch::Sender as _;
        fn f<T>() { let _ = <::tokio::sync::watch::Sender<T>>::closed; }
    }
}

// tokio::sync::watch::channel
mod old_107 {
    fn names() {
        use ::tokio_legacy::sync::watch::channel as _;
    }
}

// tokio::sync::watch::channel
mod new_107 {
    fn names() {
        use ::tokio::sync::watch::channel as _;
    }
}

// tokio::sync::watch::error
mod old_108 {
    fn names() {
        use ::tokio_legacy::sync::watch::error as _;
    }
}

// tokio::sync::watch::error
mod new_108 {
    fn names() {
        use ::tokio::sync::watch::error as _;
    }
}

// tokio::sync::watch::error::RecvError
mod old_109 {
    fn names() {
        use ::tokio_legacy::sync::watch::error::RecvError as _;
    }
}

// tokio::sync::watch::error::RecvError
mod new_109 {
    fn names() {
        use ::tokio::sync::watch::error::RecvError as _;
    }
}

// tokio::sync::watch::error::SendError
mod old_110 {
    fn names() {
        use ::tokio_legacy::sync::watch::error::SendError as _;
    }
}

// tokio::sync::watch::error::SendError
mod new_110 {
    fn names() {
        use ::tokio::sync::watch::error::SendError as _;
    }
}
