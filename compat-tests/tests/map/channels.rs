//! Both paths of each row of `guide/map/channels.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::futures_legacy::sync as _; }; // 0.1: futures::sync
#[deny(deprecated)] const _: () = { use ::futures::channel as _; }; // now: futures::channel
const _: () = { use ::futures_legacy::sync::mpsc as _; }; // 0.1: futures::sync::mpsc
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc as _; }; // now: futures::channel::mpsc
const _: () = { use ::futures_legacy::sync::mpsc::Execute as _; }; // 0.1: futures::sync::mpsc::Execute
#[deny(deprecated)] const _: () = { use ::futures::stream::Forward as _; }; // now: futures::stream::Forward
const _: () = { use ::futures_legacy::sync::mpsc::Receiver as _; }; // 0.1: futures::sync::mpsc::Receiver
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::Receiver as _; }; // now: futures::channel::mpsc::Receiver
const _: () = { use ::futures_legacy::sync::mpsc::Receiver as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::Receiver<T>>::close; } }; // 0.1: futures::sync::mpsc::Receiver::close
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::Receiver as _; fn f<T>() { let _ = <::futures::channel::mpsc::Receiver<T>>::close; } }; // now: futures::channel::mpsc::Receiver::close
const _: () = { use ::futures_legacy::sync::mpsc::SendError as _; }; // 0.1: futures::sync::mpsc::SendError
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::SendError as _; }; // now: futures::channel::mpsc::SendError
const _: () = { use ::futures_legacy::sync::mpsc::SendError as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::SendError<T>>::into_inner; } }; // 0.1: futures::sync::mpsc::SendError::into_inner
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::TrySendError as _; fn f<T>() { let _ = <::futures::channel::mpsc::TrySendError<T>>::into_inner; } }; // now: futures::channel::mpsc::TrySendError::into_inner
const _: () = { use ::futures_legacy::sync::mpsc::Sender as _; }; // 0.1: futures::sync::mpsc::Sender
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::Sender as _; }; // now: futures::channel::mpsc::Sender
const _: () = { use ::futures_legacy::sync::mpsc::Sender as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::Sender<T>>::is_closed; } }; // 0.1: futures::sync::mpsc::Sender::is_closed
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::Sender as _; fn f<T>() { let _ = <::futures::channel::mpsc::Sender<T>>::is_closed; } }; // now: futures::channel::mpsc::Sender::is_closed
const _: () = { use ::futures_legacy::sync::mpsc::Sender as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::Sender<T>>::poll_ready; } }; // 0.1: futures::sync::mpsc::Sender::poll_ready
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::Sender as _; fn f<T>() { let _ = <::futures::channel::mpsc::Sender<T>>::poll_ready; } }; // now: futures::channel::mpsc::Sender::poll_ready
const _: () = { use ::futures_legacy::sync::mpsc::Sender as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::Sender<T>>::try_send; } }; // 0.1: futures::sync::mpsc::Sender::try_send
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::Sender as _; fn f<T>() { let _ = <::futures::channel::mpsc::Sender<T>>::try_send; } }; // now: futures::channel::mpsc::Sender::try_send
const _: () = { use ::futures_legacy::sync::mpsc::SpawnHandle as _; }; // 0.1: futures::sync::mpsc::SpawnHandle
const _: () = { use ::futures_legacy::sync::mpsc::TrySendError as _; }; // 0.1: futures::sync::mpsc::TrySendError
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::TrySendError as _; }; // now: futures::channel::mpsc::TrySendError
const _: () = { use ::futures_legacy::sync::mpsc::TrySendError as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::TrySendError<T>>::into_inner; } }; // 0.1: futures::sync::mpsc::TrySendError::into_inner
const _: () = { use ::futures_legacy::sync::mpsc::TrySendError as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::TrySendError<T>>::is_disconnected; } }; // 0.1: futures::sync::mpsc::TrySendError::is_disconnected
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::TrySendError as _; fn f<T>() { let _ = <::futures::channel::mpsc::TrySendError<T>>::is_disconnected; } }; // now: futures::channel::mpsc::TrySendError::is_disconnected
const _: () = { use ::futures_legacy::sync::mpsc::TrySendError as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::TrySendError<T>>::is_full; } }; // 0.1: futures::sync::mpsc::TrySendError::is_full
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::TrySendError as _; fn f<T>() { let _ = <::futures::channel::mpsc::TrySendError<T>>::is_full; } }; // now: futures::channel::mpsc::TrySendError::is_full
const _: () = { use ::futures_legacy::sync::mpsc::UnboundedReceiver as _; }; // 0.1: futures::sync::mpsc::UnboundedReceiver
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::UnboundedReceiver as _; }; // now: futures::channel::mpsc::UnboundedReceiver
const _: () = { use ::futures_legacy::sync::mpsc::UnboundedReceiver as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::UnboundedReceiver<T>>::close; } }; // 0.1: futures::sync::mpsc::UnboundedReceiver::close
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::UnboundedReceiver as _; fn f<T>() { let _ = <::futures::channel::mpsc::UnboundedReceiver<T>>::close; } }; // now: futures::channel::mpsc::UnboundedReceiver::close
const _: () = { use ::futures_legacy::sync::mpsc::UnboundedSender as _; }; // 0.1: futures::sync::mpsc::UnboundedSender
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::UnboundedSender as _; }; // now: futures::channel::mpsc::UnboundedSender
const _: () = { use ::futures_legacy::sync::mpsc::UnboundedSender as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::UnboundedSender<T>>::is_closed; } }; // 0.1: futures::sync::mpsc::UnboundedSender::is_closed
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::UnboundedSender as _; fn f<T>() { let _ = <::futures::channel::mpsc::UnboundedSender<T>>::is_closed; } }; // now: futures::channel::mpsc::UnboundedSender::is_closed
const _: () = { use ::futures_legacy::sync::mpsc::UnboundedSender as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::UnboundedSender<T>>::send; } }; // 0.1: futures::sync::mpsc::UnboundedSender::send
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::UnboundedSender as _; fn f<T>() { let _ = <::futures::channel::mpsc::UnboundedSender<T>>::unbounded_send; } }; // now: futures::channel::mpsc::UnboundedSender::unbounded_send
const _: () = { use ::futures_legacy::sync::mpsc::UnboundedSender as _; fn f<T>() { let _ = <::futures_legacy::sync::mpsc::UnboundedSender<T>>::unbounded_send; } }; // 0.1: futures::sync::mpsc::UnboundedSender::unbounded_send
const _: () = { use ::futures_legacy::sync::mpsc::channel as _; }; // 0.1: futures::sync::mpsc::channel
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::channel as _; }; // now: futures::channel::mpsc::channel
const _: () = { use ::futures_legacy::sync::mpsc::spawn as _; }; // 0.1: futures::sync::mpsc::spawn
#[deny(deprecated)] const _: () = { use ::futures::StreamExt as _; fn f<S, Zelf: ::futures::StreamExt>() where S: ::futures::Sink<<Zelf as ::futures::TryStream>::Ok, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::futures::TryStream + ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::forward::<S>; } }; // now: futures::StreamExt::forward
const _: () = { use ::futures_legacy::sync::mpsc::spawn_unbounded as _; }; // 0.1: futures::sync::mpsc::spawn_unbounded
const _: () = { use ::futures_legacy::sync::mpsc::unbounded as _; }; // 0.1: futures::sync::mpsc::unbounded
#[deny(deprecated)] const _: () = { use ::futures::channel::mpsc::unbounded as _; }; // now: futures::channel::mpsc::unbounded
const _: () = { use ::futures_legacy::sync::oneshot as _; }; // 0.1: futures::sync::oneshot
#[deny(deprecated)] const _: () = { use ::futures::channel::oneshot as _; }; // now: futures::channel::oneshot
const _: () = { use ::futures_legacy::sync::oneshot::Canceled as _; }; // 0.1: futures::sync::oneshot::Canceled
#[deny(deprecated)] const _: () = { use ::futures::channel::oneshot::Canceled as _; }; // now: futures::channel::oneshot::Canceled
const _: () = { use ::futures_legacy::sync::oneshot::Receiver as _; }; // 0.1: futures::sync::oneshot::Receiver
#[deny(deprecated)] const _: () = { use ::futures::channel::oneshot::Receiver as _; }; // now: futures::channel::oneshot::Receiver
const _: () = { use ::futures_legacy::sync::oneshot::Receiver as _; fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Receiver<T>>::close; } }; // 0.1: futures::sync::oneshot::Receiver::close
#[deny(deprecated)] const _: () = { use ::futures::channel::oneshot::Receiver as _; fn f<T>() { let _ = <::futures::channel::oneshot::Receiver<T>>::close; } }; // now: futures::channel::oneshot::Receiver::close
const _: () = { use ::futures_legacy::sync::oneshot::Receiver as _; fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Receiver<T>>::try_recv; } }; // 0.1: futures::sync::oneshot::Receiver::try_recv
#[deny(deprecated)] const _: () = { use ::futures::channel::oneshot::Receiver as _; fn f<T>() { let _ = <::futures::channel::oneshot::Receiver<T>>::try_recv; } }; // now: futures::channel::oneshot::Receiver::try_recv
const _: () = { use ::futures_legacy::sync::oneshot::Sender as _; }; // 0.1: futures::sync::oneshot::Sender
#[deny(deprecated)] const _: () = { use ::futures::channel::oneshot::Sender as _; }; // now: futures::channel::oneshot::Sender
const _: () = { use ::futures_legacy::sync::oneshot::Sender as _; fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Sender<T>>::complete; } }; // 0.1: futures::sync::oneshot::Sender::complete
#[deny(deprecated)] const _: () = { use ::futures::channel::oneshot::Sender as _; fn f<T>() { let _ = <::futures::channel::oneshot::Sender<T>>::send; } }; // now: futures::channel::oneshot::Sender::send
const _: () = { use ::futures_legacy::sync::oneshot::Sender as _; fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Sender<T>>::is_canceled; } }; // 0.1: futures::sync::oneshot::Sender::is_canceled
#[deny(deprecated)] const _: () = { use ::futures::channel::oneshot::Sender as _; fn f<T>() { let _ = <::futures::channel::oneshot::Sender<T>>::is_canceled; } }; // now: futures::channel::oneshot::Sender::is_canceled
const _: () = { use ::futures_legacy::sync::oneshot::Sender as _; fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Sender<T>>::poll_cancel; } }; // 0.1: futures::sync::oneshot::Sender::poll_cancel
#[deny(deprecated)] const _: () = { use ::futures::channel::oneshot::Sender as _; fn f<T>() { let _ = <::futures::channel::oneshot::Sender<T>>::poll_canceled; } }; // now: futures::channel::oneshot::Sender::poll_canceled
const _: () = { use ::futures_legacy::sync::oneshot::Sender as _; fn f<T>() { let _ = <::futures_legacy::sync::oneshot::Sender<T>>::send; } }; // 0.1: futures::sync::oneshot::Sender::send
const _: () = { use ::futures_legacy::sync::oneshot::channel as _; }; // 0.1: futures::sync::oneshot::channel
#[deny(deprecated)] const _: () = { use ::futures::channel::oneshot::channel as _; }; // now: futures::channel::oneshot::channel
const _: () = { use ::futures_legacy::unsync as _; }; // 0.1: futures::unsync
const _: () = { use ::futures_legacy::unsync::mpsc as _; }; // 0.1: futures::unsync::mpsc
const _: () = { use ::futures_legacy::unsync::mpsc::Execute as _; }; // 0.1: futures::unsync::mpsc::Execute
const _: () = { use ::futures_legacy::unsync::mpsc::Receiver as _; }; // 0.1: futures::unsync::mpsc::Receiver
const _: () = { use ::futures_legacy::unsync::mpsc::Receiver as _; fn f<T>() { let _ = <::futures_legacy::unsync::mpsc::Receiver<T>>::close; } }; // 0.1: futures::unsync::mpsc::Receiver::close
const _: () = { use ::futures_legacy::unsync::mpsc::SendError as _; }; // 0.1: futures::unsync::mpsc::SendError
const _: () = { use ::futures_legacy::unsync::mpsc::SendError as _; fn f<T>() { let _ = <::futures_legacy::unsync::mpsc::SendError<T>>::into_inner; } }; // 0.1: futures::unsync::mpsc::SendError::into_inner
const _: () = { use ::futures_legacy::unsync::mpsc::Sender as _; }; // 0.1: futures::unsync::mpsc::Sender
const _: () = { use ::futures_legacy::unsync::mpsc::SpawnHandle as _; }; // 0.1: futures::unsync::mpsc::SpawnHandle
const _: () = { use ::futures_legacy::unsync::mpsc::UnboundedReceiver as _; }; // 0.1: futures::unsync::mpsc::UnboundedReceiver
const _: () = { use ::futures_legacy::unsync::mpsc::UnboundedReceiver as _; fn f<T>() { let _ = <::futures_legacy::unsync::mpsc::UnboundedReceiver<T>>::close; } }; // 0.1: futures::unsync::mpsc::UnboundedReceiver::close
const _: () = { use ::futures_legacy::unsync::mpsc::UnboundedSender as _; }; // 0.1: futures::unsync::mpsc::UnboundedSender
const _: () = { use ::futures_legacy::unsync::mpsc::UnboundedSender as _; fn f<T>() { let _ = <::futures_legacy::unsync::mpsc::UnboundedSender<T>>::send; } }; // 0.1: futures::unsync::mpsc::UnboundedSender::send
const _: () = { use ::futures_legacy::unsync::mpsc::UnboundedSender as _; fn f<T>() { let _ = <::futures_legacy::unsync::mpsc::UnboundedSender<T>>::unbounded_send; } }; // 0.1: futures::unsync::mpsc::UnboundedSender::unbounded_send
const _: () = { use ::futures_legacy::unsync::mpsc::channel as _; }; // 0.1: futures::unsync::mpsc::channel
const _: () = { use ::futures_legacy::unsync::mpsc::spawn as _; }; // 0.1: futures::unsync::mpsc::spawn
const _: () = { use ::futures_legacy::unsync::mpsc::spawn_unbounded as _; }; // 0.1: futures::unsync::mpsc::spawn_unbounded
const _: () = { use ::futures_legacy::unsync::mpsc::unbounded as _; }; // 0.1: futures::unsync::mpsc::unbounded
const _: () = { use ::futures_legacy::unsync::oneshot as _; }; // 0.1: futures::unsync::oneshot
const _: () = { use ::futures_legacy::unsync::oneshot::Receiver as _; }; // 0.1: futures::unsync::oneshot::Receiver
const _: () = { use ::futures_legacy::unsync::oneshot::Receiver as _; fn f<T>() { let _ = <::futures_legacy::unsync::oneshot::Receiver<T>>::close; } }; // 0.1: futures::unsync::oneshot::Receiver::close
const _: () = { use ::futures_legacy::unsync::oneshot::Sender as _; }; // 0.1: futures::unsync::oneshot::Sender
const _: () = { use ::futures_legacy::unsync::oneshot::Sender as _; fn f<T>() { let _ = <::futures_legacy::unsync::oneshot::Sender<T>>::is_canceled; } }; // 0.1: futures::unsync::oneshot::Sender::is_canceled
const _: () = { use ::futures_legacy::unsync::oneshot::Sender as _; fn f<T>() { let _ = <::futures_legacy::unsync::oneshot::Sender<T>>::poll_cancel; } }; // 0.1: futures::unsync::oneshot::Sender::poll_cancel
const _: () = { use ::futures_legacy::unsync::oneshot::Sender as _; fn f<T>() { let _ = <::futures_legacy::unsync::oneshot::Sender<T>>::send; } }; // 0.1: futures::unsync::oneshot::Sender::send
const _: () = { use ::futures_legacy::unsync::oneshot::channel as _; }; // 0.1: futures::unsync::oneshot::channel
const _: () = { use ::tokio_legacy::sync as _; }; // 0.1: tokio::sync
#[deny(deprecated)] const _: () = { use ::tokio::sync as _; }; // now: tokio::sync
const _: () = { use ::tokio_legacy::sync::mpsc as _; }; // 0.1: tokio::sync::mpsc
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc as _; }; // now: tokio::sync::mpsc
const _: () = { use ::tokio_legacy::sync::mpsc::Receiver as _; }; // 0.1: tokio::sync::mpsc::Receiver
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::Receiver as _; }; // now: tokio::sync::mpsc::Receiver
const _: () = { use ::tokio_legacy::sync::mpsc::Receiver as _; fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::Receiver<T>>::close; } }; // 0.1: tokio::sync::mpsc::Receiver::close
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::Receiver as _; fn f<T>() { let _ = <::tokio::sync::mpsc::Receiver<T>>::close; } }; // now: tokio::sync::mpsc::Receiver::close
const _: () = { use ::tokio_legacy::sync::mpsc::Sender as _; }; // 0.1: tokio::sync::mpsc::Sender
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::Sender as _; }; // now: tokio::sync::mpsc::Sender
const _: () = { use ::tokio_legacy::sync::mpsc::Sender as _; fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::Sender<T>>::poll_ready; } }; // 0.1: tokio::sync::mpsc::Sender::poll_ready
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::Sender as _; fn f<T>() { let _ = <::tokio::sync::mpsc::Sender<T>>::reserve; } }; // now: tokio::sync::mpsc::Sender::reserve
const _: () = { use ::tokio_legacy::sync::mpsc::Sender as _; fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::Sender<T>>::try_send; } }; // 0.1: tokio::sync::mpsc::Sender::try_send
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::Sender as _; fn f<T>() { let _ = <::tokio::sync::mpsc::Sender<T>>::try_send; } }; // now: tokio::sync::mpsc::Sender::try_send
const _: () = { use ::tokio_legacy::sync::mpsc::UnboundedReceiver as _; }; // 0.1: tokio::sync::mpsc::UnboundedReceiver
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::UnboundedReceiver as _; }; // now: tokio::sync::mpsc::UnboundedReceiver
const _: () = { use ::tokio_legacy::sync::mpsc::UnboundedReceiver as _; fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::UnboundedReceiver<T>>::close; } }; // 0.1: tokio::sync::mpsc::UnboundedReceiver::close
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::UnboundedReceiver as _; fn f<T>() { let _ = <::tokio::sync::mpsc::UnboundedReceiver<T>>::close; } }; // now: tokio::sync::mpsc::UnboundedReceiver::close
const _: () = { use ::tokio_legacy::sync::mpsc::UnboundedSender as _; }; // 0.1: tokio::sync::mpsc::UnboundedSender
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::UnboundedSender as _; }; // now: tokio::sync::mpsc::UnboundedSender
const _: () = { use ::tokio_legacy::sync::mpsc::UnboundedSender as _; fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::UnboundedSender<T>>::try_send; } }; // 0.1: tokio::sync::mpsc::UnboundedSender::try_send
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::UnboundedSender as _; fn f<T>() { let _ = <::tokio::sync::mpsc::UnboundedSender<T>>::send; } }; // now: tokio::sync::mpsc::UnboundedSender::send
const _: () = { use ::tokio_legacy::sync::mpsc::channel as _; }; // 0.1: tokio::sync::mpsc::channel
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::channel as _; }; // now: tokio::sync::mpsc::channel
const _: () = { use ::tokio_legacy::sync::mpsc::error as _; }; // 0.1: tokio::sync::mpsc::error
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::error as _; }; // now: tokio::sync::mpsc::error
const _: () = { use ::tokio_legacy::sync::mpsc::error::RecvError as _; }; // 0.1: tokio::sync::mpsc::error::RecvError
const _: () = { use ::tokio_legacy::sync::mpsc::error::SendError as _; }; // 0.1: tokio::sync::mpsc::error::SendError
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::error::SendError as _; }; // now: tokio::sync::mpsc::error::SendError
const _: () = { use ::tokio_legacy::sync::mpsc::error::TrySendError as _; }; // 0.1: tokio::sync::mpsc::error::TrySendError
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::error::TrySendError as _; }; // now: tokio::sync::mpsc::error::TrySendError
const _: () = { use ::tokio_legacy::sync::mpsc::error::TrySendError as _; fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::error::TrySendError<T>>::into_inner; } }; // 0.1: tokio::sync::mpsc::error::TrySendError::into_inner
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::error::TrySendError as _; fn f<T>() { let _ = <::tokio::sync::mpsc::error::TrySendError<T>>::into_inner; } }; // now: tokio::sync::mpsc::error::TrySendError::into_inner
const _: () = { use ::tokio_legacy::sync::mpsc::error::TrySendError as _; fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::error::TrySendError<T>>::is_closed; } }; // 0.1: tokio::sync::mpsc::error::TrySendError::is_closed
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::error::TrySendError as _; use ::tokio::sync::mpsc::error::TrySendError::Closed as _; }; // now: tokio::sync::mpsc::error::TrySendError::Closed
const _: () = { use ::tokio_legacy::sync::mpsc::error::TrySendError as _; fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::error::TrySendError<T>>::is_full; } }; // 0.1: tokio::sync::mpsc::error::TrySendError::is_full
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::error::TrySendError as _; use ::tokio::sync::mpsc::error::TrySendError::Full as _; }; // now: tokio::sync::mpsc::error::TrySendError::Full
const _: () = { use ::tokio_legacy::sync::mpsc::error::UnboundedRecvError as _; }; // 0.1: tokio::sync::mpsc::error::UnboundedRecvError
const _: () = { use ::tokio_legacy::sync::mpsc::error::UnboundedSendError as _; }; // 0.1: tokio::sync::mpsc::error::UnboundedSendError
const _: () = { use ::tokio_legacy::sync::mpsc::error::UnboundedTrySendError as _; }; // 0.1: tokio::sync::mpsc::error::UnboundedTrySendError
const _: () = { use ::tokio_legacy::sync::mpsc::error::UnboundedTrySendError as _; fn f<T>() { let _ = <::tokio_legacy::sync::mpsc::error::UnboundedTrySendError<T>>::into_inner; } }; // 0.1: tokio::sync::mpsc::error::UnboundedTrySendError::into_inner
const _: () = { use ::tokio_legacy::sync::mpsc::unbounded_channel as _; }; // 0.1: tokio::sync::mpsc::unbounded_channel
#[deny(deprecated)] const _: () = { use ::tokio::sync::mpsc::unbounded_channel as _; }; // now: tokio::sync::mpsc::unbounded_channel
const _: () = { use ::tokio_legacy::sync::oneshot as _; }; // 0.1: tokio::sync::oneshot
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot as _; }; // now: tokio::sync::oneshot
const _: () = { use ::tokio_legacy::sync::oneshot::Receiver as _; }; // 0.1: tokio::sync::oneshot::Receiver
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot::Receiver as _; }; // now: tokio::sync::oneshot::Receiver
const _: () = { use ::tokio_legacy::sync::oneshot::Receiver as _; fn f<T>() { let _ = <::tokio_legacy::sync::oneshot::Receiver<T>>::close; } }; // 0.1: tokio::sync::oneshot::Receiver::close
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot::Receiver as _; fn f<T>() { let _ = <::tokio::sync::oneshot::Receiver<T>>::close; } }; // now: tokio::sync::oneshot::Receiver::close
const _: () = { use ::tokio_legacy::sync::oneshot::Receiver as _; fn f<T>() { let _ = <::tokio_legacy::sync::oneshot::Receiver<T>>::try_recv; } }; // 0.1: tokio::sync::oneshot::Receiver::try_recv
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot::Receiver as _; fn f<T>() { let _ = <::tokio::sync::oneshot::Receiver<T>>::try_recv; } }; // now: tokio::sync::oneshot::Receiver::try_recv
const _: () = { use ::tokio_legacy::sync::oneshot::Sender as _; }; // 0.1: tokio::sync::oneshot::Sender
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot::Sender as _; }; // now: tokio::sync::oneshot::Sender
const _: () = { use ::tokio_legacy::sync::oneshot::Sender as _; fn f<T>() { let _ = <::tokio_legacy::sync::oneshot::Sender<T>>::is_closed; } }; // 0.1: tokio::sync::oneshot::Sender::is_closed
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot::Sender as _; fn f<T>() { let _ = <::tokio::sync::oneshot::Sender<T>>::is_closed; } }; // now: tokio::sync::oneshot::Sender::is_closed
const _: () = { use ::tokio_legacy::sync::oneshot::Sender as _; fn f<T>() { let _ = <::tokio_legacy::sync::oneshot::Sender<T>>::poll_close; } }; // 0.1: tokio::sync::oneshot::Sender::poll_close
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot::Sender as _; fn f<T>() { let _ = <::tokio::sync::oneshot::Sender<T>>::poll_closed; } }; // now: tokio::sync::oneshot::Sender::poll_closed
const _: () = { use ::tokio_legacy::sync::oneshot::Sender as _; fn f<T>() { let _ = <::tokio_legacy::sync::oneshot::Sender<T>>::send; } }; // 0.1: tokio::sync::oneshot::Sender::send
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot::Sender as _; fn f<T>() { let _ = <::tokio::sync::oneshot::Sender<T>>::send; } }; // now: tokio::sync::oneshot::Sender::send
const _: () = { use ::tokio_legacy::sync::oneshot::channel as _; }; // 0.1: tokio::sync::oneshot::channel
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot::channel as _; }; // now: tokio::sync::oneshot::channel
const _: () = { use ::tokio_legacy::sync::oneshot::error as _; }; // 0.1: tokio::sync::oneshot::error
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot::error as _; }; // now: tokio::sync::oneshot::error
const _: () = { use ::tokio_legacy::sync::oneshot::error::RecvError as _; }; // 0.1: tokio::sync::oneshot::error::RecvError
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot::error::RecvError as _; }; // now: tokio::sync::oneshot::error::RecvError
const _: () = { use ::tokio_legacy::sync::oneshot::error::TryRecvError as _; }; // 0.1: tokio::sync::oneshot::error::TryRecvError
#[deny(deprecated)] const _: () = { use ::tokio::sync::oneshot::error::TryRecvError as _; }; // now: tokio::sync::oneshot::error::TryRecvError
const _: () = { use ::tokio_legacy::sync::watch as _; }; // 0.1: tokio::sync::watch
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch as _; }; // now: tokio::sync::watch
const _: () = { use ::tokio_legacy::sync::watch::Receiver as _; }; // 0.1: tokio::sync::watch::Receiver
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch::Receiver as _; }; // now: tokio::sync::watch::Receiver
const _: () = { use ::tokio_legacy::sync::watch::Receiver as _; fn f<T>() { let _ = <::tokio_legacy::sync::watch::Receiver<T>>::get_ref; } }; // 0.1: tokio::sync::watch::Receiver::get_ref
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch::Receiver as _; fn f<T>() { let _ = <::tokio::sync::watch::Receiver<T>>::borrow; } }; // now: tokio::sync::watch::Receiver::borrow
const _: () = { use ::tokio_legacy::sync::watch::Receiver as _; fn f<T>() { let _ = <::tokio_legacy::sync::watch::Receiver<T>>::poll_ref; } }; // 0.1: tokio::sync::watch::Receiver::poll_ref
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch::Receiver as _; fn f<T>() { let _ = <::tokio::sync::watch::Receiver<T>>::changed; } }; // now: tokio::sync::watch::Receiver::changed
const _: () = { use ::tokio_legacy::sync::watch::Ref as _; }; // 0.1: tokio::sync::watch::Ref
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch::Ref as _; }; // now: tokio::sync::watch::Ref
const _: () = { use ::tokio_legacy::sync::watch::Sender as _; }; // 0.1: tokio::sync::watch::Sender
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch::Sender as _; }; // now: tokio::sync::watch::Sender
const _: () = { use ::tokio_legacy::sync::watch::Sender as _; fn f<T>() { let _ = <::tokio_legacy::sync::watch::Sender<T>>::broadcast; } }; // 0.1: tokio::sync::watch::Sender::broadcast
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch::Sender as _; fn f<T>() { let _ = <::tokio::sync::watch::Sender<T>>::send; } }; // now: tokio::sync::watch::Sender::send
const _: () = { use ::tokio_legacy::sync::watch::Sender as _; fn f<T>() { let _ = <::tokio_legacy::sync::watch::Sender<T>>::poll_close; } }; // 0.1: tokio::sync::watch::Sender::poll_close
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch::Sender as _; fn f<T>() { let _ = <::tokio::sync::watch::Sender<T>>::closed; } }; // now: tokio::sync::watch::Sender::closed
const _: () = { use ::tokio_legacy::sync::watch::channel as _; }; // 0.1: tokio::sync::watch::channel
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch::channel as _; }; // now: tokio::sync::watch::channel
const _: () = { use ::tokio_legacy::sync::watch::error as _; }; // 0.1: tokio::sync::watch::error
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch::error as _; }; // now: tokio::sync::watch::error
const _: () = { use ::tokio_legacy::sync::watch::error::RecvError as _; }; // 0.1: tokio::sync::watch::error::RecvError
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch::error::RecvError as _; }; // now: tokio::sync::watch::error::RecvError
const _: () = { use ::tokio_legacy::sync::watch::error::SendError as _; }; // 0.1: tokio::sync::watch::error::SendError
#[deny(deprecated)] const _: () = { use ::tokio::sync::watch::error::SendError as _; }; // now: tokio::sync::watch::error::SendError
