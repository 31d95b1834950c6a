//! Both paths of each row of `guide/map/sockets.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::tokio_legacy::net as _; }; // 0.1: tokio::net
#[deny(deprecated)] const _: () = { use ::tokio::net as _; }; // now: tokio::net
const _: () = { use ::tokio_legacy::net::ConnectFuture as _; }; // 0.1: tokio::net::ConnectFuture
const _: () = { use ::tokio_legacy::net::Incoming as _; }; // 0.1: tokio::net::Incoming
#[deny(deprecated)] const _: () = { use ::tokio_stream::wrappers::TcpListenerStream as _; }; // now: tokio_stream::wrappers::TcpListenerStream
const _: () = { use ::tokio_legacy::net::RecvDgram as _; }; // 0.1: tokio::net::RecvDgram
const _: () = { use ::tokio_legacy::net::SendDgram as _; }; // 0.1: tokio::net::SendDgram
const _: () = { use ::tokio_legacy::net::TcpListener as _; }; // 0.1: tokio::net::TcpListener
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpListener as _; }; // now: tokio::net::TcpListener
const _: () = { use ::tokio_legacy::net::TcpListener as _; fn f() { let _ = <::tokio_legacy::net::TcpListener>::accept; } }; // 0.1: tokio::net::TcpListener::accept
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpListener as _; fn f() { let _ = <::tokio::net::TcpListener>::accept; } }; // now: tokio::net::TcpListener::accept
const _: () = { use ::tokio_legacy::net::TcpListener as _; fn f() { let _ = <::tokio_legacy::net::TcpListener>::accept_std; } }; // 0.1: tokio::net::TcpListener::accept_std
const _: () = { use ::tokio_legacy::net::TcpListener as _; fn f() { let _ = <::tokio_legacy::net::TcpListener>::bind; } }; // 0.1: tokio::net::TcpListener::bind
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpListener as _; fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpListener>::bind::<A>; } }; // now: tokio::net::TcpListener::bind
const _: () = { use ::tokio_legacy::net::TcpListener as _; fn f() { let _ = <::tokio_legacy::net::TcpListener>::from_std; } }; // 0.1: tokio::net::TcpListener::from_std
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpListener as _; fn f() { let _ = <::tokio::net::TcpListener>::from_std; } }; // now: tokio::net::TcpListener::from_std
const _: () = { use ::tokio_legacy::net::TcpListener as _; fn f() { let _ = <::tokio_legacy::net::TcpListener>::incoming; } }; // 0.1: tokio::net::TcpListener::incoming
const _: () = { use ::tokio_legacy::net::TcpListener as _; fn f() { let _ = <::tokio_legacy::net::TcpListener>::local_addr; } }; // 0.1: tokio::net::TcpListener::local_addr
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpListener as _; fn f() { let _ = <::tokio::net::TcpListener>::local_addr; } }; // now: tokio::net::TcpListener::local_addr
const _: () = { use ::tokio_legacy::net::TcpListener as _; fn f() { let _ = <::tokio_legacy::net::TcpListener>::poll_accept; } }; // 0.1: tokio::net::TcpListener::poll_accept
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpListener as _; fn f() { let _ = <::tokio::net::TcpListener>::poll_accept; } }; // now: tokio::net::TcpListener::poll_accept
const _: () = { use ::tokio_legacy::net::TcpListener as _; fn f() { let _ = <::tokio_legacy::net::TcpListener>::poll_accept_std; } }; // 0.1: tokio::net::TcpListener::poll_accept_std
const _: () = { use ::tokio_legacy::net::TcpListener as _; fn f() { let _ = <::tokio_legacy::net::TcpListener>::set_ttl; } }; // 0.1: tokio::net::TcpListener::set_ttl
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpListener as _; fn f() { let _ = <::tokio::net::TcpListener>::set_ttl; } }; // now: tokio::net::TcpListener::set_ttl
const _: () = { use ::tokio_legacy::net::TcpListener as _; fn f() { let _ = <::tokio_legacy::net::TcpListener>::ttl; } }; // 0.1: tokio::net::TcpListener::ttl
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpListener as _; fn f() { let _ = <::tokio::net::TcpListener>::ttl; } }; // now: tokio::net::TcpListener::ttl
const _: () = { use ::tokio_legacy::net::TcpStream as _; }; // 0.1: tokio::net::TcpStream
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; }; // now: tokio::net::TcpStream
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::connect; } }; // 0.1: tokio::net::TcpStream::connect
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpStream>::connect::<A>; } }; // now: tokio::net::TcpStream::connect
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::connect_std; } }; // 0.1: tokio::net::TcpStream::connect_std
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpSocket as _; fn f() { let _ = <::tokio::net::TcpSocket>::from_std_stream; } }; // now: tokio::net::TcpSocket::from_std_stream
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::from_std; } }; // 0.1: tokio::net::TcpStream::from_std
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::from_std; } }; // now: tokio::net::TcpStream::from_std
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::keepalive; } }; // 0.1: tokio::net::TcpStream::keepalive
#[deny(deprecated)] const _: () = { use ::socket2::SockRef as _; }; // now: socket2::SockRef
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::linger; } }; // 0.1: tokio::net::TcpStream::linger
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::linger; } }; // now: tokio::net::TcpStream::linger
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::local_addr; } }; // 0.1: tokio::net::TcpStream::local_addr
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::local_addr; } }; // now: tokio::net::TcpStream::local_addr
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::nodelay; } }; // 0.1: tokio::net::TcpStream::nodelay
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::nodelay; } }; // now: tokio::net::TcpStream::nodelay
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::peek; } }; // 0.1: tokio::net::TcpStream::peek
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::peek; } }; // now: tokio::net::TcpStream::peek
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::peer_addr; } }; // 0.1: tokio::net::TcpStream::peer_addr
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::peer_addr; } }; // now: tokio::net::TcpStream::peer_addr
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::poll_peek; } }; // 0.1: tokio::net::TcpStream::poll_peek
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::poll_peek; } }; // now: tokio::net::TcpStream::poll_peek
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::poll_read_ready; } }; // 0.1: tokio::net::TcpStream::poll_read_ready
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::poll_read_ready; } }; // now: tokio::net::TcpStream::poll_read_ready
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::poll_write_ready; } }; // 0.1: tokio::net::TcpStream::poll_write_ready
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::poll_write_ready; } }; // now: tokio::net::TcpStream::poll_write_ready
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::recv_buffer_size; } }; // 0.1: tokio::net::TcpStream::recv_buffer_size
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::send_buffer_size; } }; // 0.1: tokio::net::TcpStream::send_buffer_size
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_keepalive; } }; // 0.1: tokio::net::TcpStream::set_keepalive
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_linger; } }; // 0.1: tokio::net::TcpStream::set_linger
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::set_zero_linger; } }; // now: tokio::net::TcpStream::set_zero_linger
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_nodelay; } }; // 0.1: tokio::net::TcpStream::set_nodelay
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::set_nodelay; } }; // now: tokio::net::TcpStream::set_nodelay
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_recv_buffer_size; } }; // 0.1: tokio::net::TcpStream::set_recv_buffer_size
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpSocket as _; fn f() { let _ = <::tokio::net::TcpSocket>::set_recv_buffer_size; } }; // now: tokio::net::TcpSocket::set_recv_buffer_size
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_send_buffer_size; } }; // 0.1: tokio::net::TcpStream::set_send_buffer_size
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpSocket as _; fn f() { let _ = <::tokio::net::TcpSocket>::set_send_buffer_size; } }; // now: tokio::net::TcpSocket::set_send_buffer_size
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_ttl; } }; // 0.1: tokio::net::TcpStream::set_ttl
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::set_ttl; } }; // now: tokio::net::TcpStream::set_ttl
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::shutdown; } }; // 0.1: tokio::net::TcpStream::shutdown
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncWriteExt as _; fn f<Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::shutdown; } }; // now: tokio::io::AsyncWriteExt::shutdown
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::try_clone; } }; // 0.1: tokio::net::TcpStream::try_clone
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::into_split; } }; // now: tokio::net::TcpStream::into_split
const _: () = { use ::tokio_legacy::net::TcpStream as _; fn f() { let _ = <::tokio_legacy::net::TcpStream>::ttl; } }; // 0.1: tokio::net::TcpStream::ttl
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f() { let _ = <::tokio::net::TcpStream>::ttl; } }; // now: tokio::net::TcpStream::ttl
const _: () = { use ::tokio_legacy::net::UdpFramed as _; }; // 0.1: tokio::net::UdpFramed
#[deny(deprecated)] const _: () = { use ::tokio_util::udp::UdpFramed as _; }; // now: tokio_util::udp::UdpFramed
const _: () = { use ::tokio_legacy::net::UdpFramed as _; fn f<C>() { let _ = <::tokio_legacy::net::UdpFramed<C>>::get_mut; } }; // 0.1: tokio::net::UdpFramed::get_mut
#[deny(deprecated)] const _: () = { use ::tokio_util::udp::UdpFramed as _; fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::get_mut; } }; // now: tokio_util::udp::UdpFramed::get_mut
const _: () = { use ::tokio_legacy::net::UdpFramed as _; fn f<C>() { let _ = <::tokio_legacy::net::UdpFramed<C>>::get_ref; } }; // 0.1: tokio::net::UdpFramed::get_ref
#[deny(deprecated)] const _: () = { use ::tokio_util::udp::UdpFramed as _; fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::get_ref; } }; // now: tokio_util::udp::UdpFramed::get_ref
const _: () = { use ::tokio_legacy::net::UdpFramed as _; fn f<C>() { let _ = <::tokio_legacy::net::UdpFramed<C>>::into_inner; } }; // 0.1: tokio::net::UdpFramed::into_inner
#[deny(deprecated)] const _: () = { use ::tokio_util::udp::UdpFramed as _; fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::into_inner; } }; // now: tokio_util::udp::UdpFramed::into_inner
const _: () = { use ::tokio_legacy::net::UdpFramed as _; fn f<C>() { let _ = <::tokio_legacy::net::UdpFramed<C>>::new; } }; // 0.1: tokio::net::UdpFramed::new
#[deny(deprecated)] const _: () = { use ::tokio_util::udp::UdpFramed as _; fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::new; } }; // now: tokio_util::udp::UdpFramed::new
const _: () = { use ::tokio_legacy::net::UdpFramed as _; fn f<C>() { let _ = <::tokio_legacy::net::UdpFramed<C>>::with_decode; } }; // 0.1: tokio::net::UdpFramed::with_decode
const _: () = { use ::tokio_legacy::net::UdpSocket as _; }; // 0.1: tokio::net::UdpSocket
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; }; // now: tokio::net::UdpSocket
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::bind; } }; // 0.1: tokio::net::UdpSocket::bind
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::UdpSocket>::bind::<A>; } }; // now: tokio::net::UdpSocket::bind
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::broadcast; } }; // 0.1: tokio::net::UdpSocket::broadcast
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::broadcast; } }; // now: tokio::net::UdpSocket::broadcast
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::connect; } }; // 0.1: tokio::net::UdpSocket::connect
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::UdpSocket>::connect::<A>; } }; // now: tokio::net::UdpSocket::connect
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::from_std; } }; // 0.1: tokio::net::UdpSocket::from_std
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::from_std; } }; // now: tokio::net::UdpSocket::from_std
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::join_multicast_v4; } }; // 0.1: tokio::net::UdpSocket::join_multicast_v4
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::join_multicast_v4; } }; // now: tokio::net::UdpSocket::join_multicast_v4
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::join_multicast_v6; } }; // 0.1: tokio::net::UdpSocket::join_multicast_v6
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::join_multicast_v6; } }; // now: tokio::net::UdpSocket::join_multicast_v6
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::leave_multicast_v4; } }; // 0.1: tokio::net::UdpSocket::leave_multicast_v4
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::leave_multicast_v4; } }; // now: tokio::net::UdpSocket::leave_multicast_v4
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::leave_multicast_v6; } }; // 0.1: tokio::net::UdpSocket::leave_multicast_v6
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::leave_multicast_v6; } }; // now: tokio::net::UdpSocket::leave_multicast_v6
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::local_addr; } }; // 0.1: tokio::net::UdpSocket::local_addr
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::local_addr; } }; // now: tokio::net::UdpSocket::local_addr
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::multicast_loop_v4; } }; // 0.1: tokio::net::UdpSocket::multicast_loop_v4
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::multicast_loop_v4; } }; // now: tokio::net::UdpSocket::multicast_loop_v4
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::multicast_loop_v6; } }; // 0.1: tokio::net::UdpSocket::multicast_loop_v6
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::multicast_loop_v6; } }; // now: tokio::net::UdpSocket::multicast_loop_v6
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::multicast_ttl_v4; } }; // 0.1: tokio::net::UdpSocket::multicast_ttl_v4
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::multicast_ttl_v4; } }; // now: tokio::net::UdpSocket::multicast_ttl_v4
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_read_ready; } }; // 0.1: tokio::net::UdpSocket::poll_read_ready
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::poll_recv_ready; } }; // now: tokio::net::UdpSocket::poll_recv_ready
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_recv; } }; // 0.1: tokio::net::UdpSocket::poll_recv
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::poll_recv; } }; // now: tokio::net::UdpSocket::poll_recv
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_recv_from; } }; // 0.1: tokio::net::UdpSocket::poll_recv_from
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::poll_recv_from; } }; // now: tokio::net::UdpSocket::poll_recv_from
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_send; } }; // 0.1: tokio::net::UdpSocket::poll_send
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::poll_send; } }; // now: tokio::net::UdpSocket::poll_send
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_send_to; } }; // 0.1: tokio::net::UdpSocket::poll_send_to
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::poll_send_to; } }; // now: tokio::net::UdpSocket::poll_send_to
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_write_ready; } }; // 0.1: tokio::net::UdpSocket::poll_write_ready
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::poll_send_ready; } }; // now: tokio::net::UdpSocket::poll_send_ready
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::recv; } }; // 0.1: tokio::net::UdpSocket::recv
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::recv; } }; // now: tokio::net::UdpSocket::recv
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f<T>() where T: ::std::convert::AsMut<[u8]> { let _ = <::tokio_legacy::net::UdpSocket>::recv_dgram::<T>; } }; // 0.1: tokio::net::UdpSocket::recv_dgram
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::recv_from; } }; // now: tokio::net::UdpSocket::recv_from
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::recv_from; } }; // 0.1: tokio::net::UdpSocket::recv_from
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::send; } }; // 0.1: tokio::net::UdpSocket::send
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::send; } }; // now: tokio::net::UdpSocket::send
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f<T>() where T: ::std::convert::AsRef<[u8]> { let _ = <::tokio_legacy::net::UdpSocket>::send_dgram::<T>; } }; // 0.1: tokio::net::UdpSocket::send_dgram
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::UdpSocket>::send_to::<A>; } }; // now: tokio::net::UdpSocket::send_to
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::send_to; } }; // 0.1: tokio::net::UdpSocket::send_to
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::set_broadcast; } }; // 0.1: tokio::net::UdpSocket::set_broadcast
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::set_broadcast; } }; // now: tokio::net::UdpSocket::set_broadcast
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::set_multicast_loop_v4; } }; // 0.1: tokio::net::UdpSocket::set_multicast_loop_v4
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::set_multicast_loop_v4; } }; // now: tokio::net::UdpSocket::set_multicast_loop_v4
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::set_multicast_loop_v6; } }; // 0.1: tokio::net::UdpSocket::set_multicast_loop_v6
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::set_multicast_loop_v6; } }; // now: tokio::net::UdpSocket::set_multicast_loop_v6
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::set_multicast_ttl_v4; } }; // 0.1: tokio::net::UdpSocket::set_multicast_ttl_v4
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::set_multicast_ttl_v4; } }; // now: tokio::net::UdpSocket::set_multicast_ttl_v4
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::set_ttl; } }; // 0.1: tokio::net::UdpSocket::set_ttl
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::set_ttl; } }; // now: tokio::net::UdpSocket::set_ttl
const _: () = { use ::tokio_legacy::net::UdpSocket as _; fn f() { let _ = <::tokio_legacy::net::UdpSocket>::ttl; } }; // 0.1: tokio::net::UdpSocket::ttl
#[deny(deprecated)] const _: () = { use ::tokio::net::UdpSocket as _; fn f() { let _ = <::tokio::net::UdpSocket>::ttl; } }; // now: tokio::net::UdpSocket::ttl
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; }; // 0.1: tokio::net::UnixDatagram
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; }; // now: tokio::net::UnixDatagram
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio_legacy::net::UnixDatagram>::bind::<P>; } }; // 0.1: tokio::net::UnixDatagram::bind
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio::net::UnixDatagram>::bind::<P>; } }; // now: tokio::net::UnixDatagram::bind
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f<P: ::std::convert::AsRef<::std::path::Path>>() { let _ = <::tokio_legacy::net::UnixDatagram>::connect::<P>; } }; // 0.1: tokio::net::UnixDatagram::connect
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f<P: ::std::convert::AsRef<::std::path::Path>>() { let _ = <::tokio::net::UnixDatagram>::connect::<P>; } }; // now: tokio::net::UnixDatagram::connect
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::from_std; } }; // 0.1: tokio::net::UnixDatagram::from_std
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::from_std; } }; // now: tokio::net::UnixDatagram::from_std
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::local_addr; } }; // 0.1: tokio::net::UnixDatagram::local_addr
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::local_addr; } }; // now: tokio::net::UnixDatagram::local_addr
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::pair; } }; // 0.1: tokio::net::UnixDatagram::pair
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::pair; } }; // now: tokio::net::UnixDatagram::pair
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::peer_addr; } }; // 0.1: tokio::net::UnixDatagram::peer_addr
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::peer_addr; } }; // now: tokio::net::UnixDatagram::peer_addr
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::poll_read_ready; } }; // 0.1: tokio::net::UnixDatagram::poll_read_ready
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::poll_recv_ready; } }; // now: tokio::net::UnixDatagram::poll_recv_ready
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::poll_recv; } }; // 0.1: tokio::net::UnixDatagram::poll_recv
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::poll_recv; } }; // now: tokio::net::UnixDatagram::poll_recv
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::poll_recv_from; } }; // 0.1: tokio::net::UnixDatagram::poll_recv_from
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::poll_recv_from; } }; // now: tokio::net::UnixDatagram::poll_recv_from
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::poll_send; } }; // 0.1: tokio::net::UnixDatagram::poll_send
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::poll_send; } }; // now: tokio::net::UnixDatagram::poll_send
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio_legacy::net::UnixDatagram>::poll_send_to::<P>; } }; // 0.1: tokio::net::UnixDatagram::poll_send_to
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio::net::UnixDatagram>::poll_send_to::<P>; } }; // now: tokio::net::UnixDatagram::poll_send_to
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::poll_write_ready; } }; // 0.1: tokio::net::UnixDatagram::poll_write_ready
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::poll_send_ready; } }; // now: tokio::net::UnixDatagram::poll_send_ready
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f<T>() where T: ::std::convert::AsMut<[u8]> { let _ = <::tokio_legacy::net::UnixDatagram>::recv_dgram::<T>; } }; // 0.1: tokio::net::UnixDatagram::recv_dgram
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::recv_from; } }; // now: tokio::net::UnixDatagram::recv_from
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f<T, P>() where T: ::std::convert::AsRef<[u8]>, P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio_legacy::net::UnixDatagram>::send_dgram::<T, P>; } }; // 0.1: tokio::net::UnixDatagram::send_dgram
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio::net::UnixDatagram>::send_to::<P>; } }; // now: tokio::net::UnixDatagram::send_to
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::shutdown; } }; // 0.1: tokio::net::UnixDatagram::shutdown
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::shutdown; } }; // now: tokio::net::UnixDatagram::shutdown
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::take_error; } }; // 0.1: tokio::net::UnixDatagram::take_error
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::take_error; } }; // now: tokio::net::UnixDatagram::take_error
const _: () = { use ::tokio_legacy::net::UnixDatagram as _; fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::unbound; } }; // 0.1: tokio::net::UnixDatagram::unbound
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixDatagram as _; fn f() { let _ = <::tokio::net::UnixDatagram>::unbound; } }; // now: tokio::net::UnixDatagram::unbound
const _: () = { use ::tokio_legacy::net::UnixDatagramFramed as _; }; // 0.1: tokio::net::UnixDatagramFramed
const _: () = { use ::tokio_legacy::net::UnixDatagramFramed as _; fn f<A, C>() { let _ = <::tokio_legacy::net::UnixDatagramFramed<A, C>>::get_mut; } }; // 0.1: tokio::net::UnixDatagramFramed::get_mut
const _: () = { use ::tokio_legacy::net::UnixDatagramFramed as _; fn f<A, C>() { let _ = <::tokio_legacy::net::UnixDatagramFramed<A, C>>::get_ref; } }; // 0.1: tokio::net::UnixDatagramFramed::get_ref
const _: () = { use ::tokio_legacy::net::UnixDatagramFramed as _; fn f<A, C>() { let _ = <::tokio_legacy::net::UnixDatagramFramed<A, C>>::new; } }; // 0.1: tokio::net::UnixDatagramFramed::new
const _: () = { use ::tokio_legacy::net::UnixListener as _; }; // 0.1: tokio::net::UnixListener
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixListener as _; }; // now: tokio::net::UnixListener
const _: () = { use ::tokio_legacy::net::UnixListener as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio_legacy::net::UnixListener>::bind::<P>; } }; // 0.1: tokio::net::UnixListener::bind
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixListener as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio::net::UnixListener>::bind::<P>; } }; // now: tokio::net::UnixListener::bind
const _: () = { use ::tokio_legacy::net::UnixListener as _; fn f() { let _ = <::tokio_legacy::net::UnixListener>::from_std; } }; // 0.1: tokio::net::UnixListener::from_std
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixListener as _; fn f() { let _ = <::tokio::net::UnixListener>::from_std; } }; // now: tokio::net::UnixListener::from_std
const _: () = { use ::tokio_legacy::net::UnixListener as _; fn f() { let _ = <::tokio_legacy::net::UnixListener>::incoming; } }; // 0.1: tokio::net::UnixListener::incoming
#[deny(deprecated)] const _: () = { use ::tokio_stream::wrappers::UnixListenerStream as _; }; // now: tokio_stream::wrappers::UnixListenerStream
const _: () = { use ::tokio_legacy::net::UnixListener as _; fn f() { let _ = <::tokio_legacy::net::UnixListener>::local_addr; } }; // 0.1: tokio::net::UnixListener::local_addr
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixListener as _; fn f() { let _ = <::tokio::net::UnixListener>::local_addr; } }; // now: tokio::net::UnixListener::local_addr
const _: () = { use ::tokio_legacy::net::UnixListener as _; fn f() { let _ = <::tokio_legacy::net::UnixListener>::poll_accept; } }; // 0.1: tokio::net::UnixListener::poll_accept
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixListener as _; fn f() { let _ = <::tokio::net::UnixListener>::poll_accept; } }; // now: tokio::net::UnixListener::poll_accept
const _: () = { use ::tokio_legacy::net::UnixListener as _; fn f() { let _ = <::tokio_legacy::net::UnixListener>::poll_accept_std; } }; // 0.1: tokio::net::UnixListener::poll_accept_std
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixListener as _; fn f() { let _ = <::tokio::net::UnixListener>::accept; } }; // now: tokio::net::UnixListener::accept
const _: () = { use ::tokio_legacy::net::UnixListener as _; fn f() { let _ = <::tokio_legacy::net::UnixListener>::poll_read_ready; } }; // 0.1: tokio::net::UnixListener::poll_read_ready
const _: () = { use ::tokio_legacy::net::UnixListener as _; fn f() { let _ = <::tokio_legacy::net::UnixListener>::take_error; } }; // 0.1: tokio::net::UnixListener::take_error
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixListener as _; fn f() { let _ = <::tokio::net::UnixListener>::take_error; } }; // now: tokio::net::UnixListener::take_error
const _: () = { use ::tokio_legacy::net::UnixStream as _; }; // 0.1: tokio::net::UnixStream
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixStream as _; }; // now: tokio::net::UnixStream
const _: () = { use ::tokio_legacy::net::UnixStream as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio_legacy::net::UnixStream>::connect::<P>; } }; // 0.1: tokio::net::UnixStream::connect
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixStream as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio::net::UnixStream>::connect::<P>; } }; // now: tokio::net::UnixStream::connect
const _: () = { use ::tokio_legacy::net::UnixStream as _; fn f() { let _ = <::tokio_legacy::net::UnixStream>::from_std; } }; // 0.1: tokio::net::UnixStream::from_std
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixStream as _; fn f() { let _ = <::tokio::net::UnixStream>::from_std; } }; // now: tokio::net::UnixStream::from_std
const _: () = { use ::tokio_legacy::net::UnixStream as _; fn f() { let _ = <::tokio_legacy::net::UnixStream>::local_addr; } }; // 0.1: tokio::net::UnixStream::local_addr
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixStream as _; fn f() { let _ = <::tokio::net::UnixStream>::local_addr; } }; // now: tokio::net::UnixStream::local_addr
const _: () = { use ::tokio_legacy::net::UnixStream as _; fn f() { let _ = <::tokio_legacy::net::UnixStream>::pair; } }; // 0.1: tokio::net::UnixStream::pair
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixStream as _; fn f() { let _ = <::tokio::net::UnixStream>::pair; } }; // now: tokio::net::UnixStream::pair
const _: () = { use ::tokio_legacy::net::UnixStream as _; fn f() { let _ = <::tokio_legacy::net::UnixStream>::peer_addr; } }; // 0.1: tokio::net::UnixStream::peer_addr
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixStream as _; fn f() { let _ = <::tokio::net::UnixStream>::peer_addr; } }; // now: tokio::net::UnixStream::peer_addr
const _: () = { use ::tokio_legacy::net::UnixStream as _; fn f() { let _ = <::tokio_legacy::net::UnixStream>::peer_cred; } }; // 0.1: tokio::net::UnixStream::peer_cred
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixStream as _; fn f() { let _ = <::tokio::net::UnixStream>::peer_cred; } }; // now: tokio::net::UnixStream::peer_cred
const _: () = { use ::tokio_legacy::net::UnixStream as _; fn f() { let _ = <::tokio_legacy::net::UnixStream>::poll_read_ready; } }; // 0.1: tokio::net::UnixStream::poll_read_ready
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixStream as _; fn f() { let _ = <::tokio::net::UnixStream>::poll_read_ready; } }; // now: tokio::net::UnixStream::poll_read_ready
const _: () = { use ::tokio_legacy::net::UnixStream as _; fn f() { let _ = <::tokio_legacy::net::UnixStream>::poll_write_ready; } }; // 0.1: tokio::net::UnixStream::poll_write_ready
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixStream as _; fn f() { let _ = <::tokio::net::UnixStream>::poll_write_ready; } }; // now: tokio::net::UnixStream::poll_write_ready
const _: () = { use ::tokio_legacy::net::UnixStream as _; fn f() { let _ = <::tokio_legacy::net::UnixStream>::shutdown; } }; // 0.1: tokio::net::UnixStream::shutdown
const _: () = { use ::tokio_legacy::net::UnixStream as _; fn f() { let _ = <::tokio_legacy::net::UnixStream>::take_error; } }; // 0.1: tokio::net::UnixStream::take_error
#[deny(deprecated)] const _: () = { use ::tokio::net::UnixStream as _; fn f() { let _ = <::tokio::net::UnixStream>::take_error; } }; // now: tokio::net::UnixStream::take_error
const _: () = { use ::tokio_legacy::net::tcp as _; }; // 0.1: tokio::net::tcp
#[deny(deprecated)] const _: () = { use ::tokio::net::tcp as _; }; // now: tokio::net::tcp
const _: () = { use ::tokio_legacy::net::tcp::ConnectFuture as _; }; // 0.1: tokio::net::tcp::ConnectFuture
const _: () = { use ::tokio_legacy::net::tcp::Incoming as _; }; // 0.1: tokio::net::tcp::Incoming
const _: () = { use ::tokio_legacy::net::udp as _; }; // 0.1: tokio::net::udp
const _: () = { use ::tokio_legacy::net::udp::RecvDgram as _; }; // 0.1: tokio::net::udp::RecvDgram
const _: () = { use ::tokio_legacy::net::udp::RecvDgram as _; fn f<T>() { let _ = <::tokio_legacy::net::udp::RecvDgram<T>>::into_parts; } }; // 0.1: tokio::net::udp::RecvDgram::into_parts
const _: () = { use ::tokio_legacy::net::udp::SendDgram as _; }; // 0.1: tokio::net::udp::SendDgram
const _: () = { use ::tokio_legacy::net::unix as _; }; // 0.1: tokio::net::unix
#[deny(deprecated)] const _: () = { use ::tokio::net::unix as _; }; // now: tokio::net::unix
const _: () = { use ::tokio_legacy::net::unix::ConnectFuture as _; }; // 0.1: tokio::net::unix::ConnectFuture
const _: () = { use ::tokio_legacy::net::unix::Incoming as _; }; // 0.1: tokio::net::unix::Incoming
const _: () = { use ::tokio_legacy::net::unix::RecvDgram as _; }; // 0.1: tokio::net::unix::RecvDgram
const _: () = { use ::tokio_legacy::net::unix::SendDgram as _; }; // 0.1: tokio::net::unix::SendDgram
const _: () = { use ::tokio_legacy::net::unix::UCred as _; }; // 0.1: tokio::net::unix::UCred
#[deny(deprecated)] const _: () = { use ::tokio::net::unix::UCred as _; }; // now: tokio::net::unix::UCred
const _: () = { use ::tokio_legacy::net::unix::UCred as _; fn f(it: &::tokio_legacy::net::unix::UCred) { let _ = &it.gid; } }; // 0.1: tokio::net::unix::UCred::gid
#[deny(deprecated)] const _: () = { use ::tokio::net::unix::UCred as _; fn f() { let _ = <::tokio::net::unix::UCred>::gid; } }; // now: tokio::net::unix::UCred::gid
const _: () = { use ::tokio_legacy::net::unix::UCred as _; fn f(it: &::tokio_legacy::net::unix::UCred) { let _ = &it.uid; } }; // 0.1: tokio::net::unix::UCred::uid
#[deny(deprecated)] const _: () = { use ::tokio::net::unix::UCred as _; fn f() { let _ = <::tokio::net::unix::UCred>::uid; } }; // now: tokio::net::unix::UCred::uid
const _: () = { use ::tokio_core::net as _; }; // 0.1: tokio_core::net
const _: () = { use ::tokio_core::net::Incoming as _; }; // 0.1: tokio_core::net::Incoming
const _: () = { use ::tokio_core::net::RecvDgram as _; }; // 0.1: tokio_core::net::RecvDgram
const _: () = { use ::tokio_core::net::SendDgram as _; }; // 0.1: tokio_core::net::SendDgram
const _: () = { use ::tokio_core::net::TcpListener as _; }; // 0.1: tokio_core::net::TcpListener
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::accept; } }; // 0.1: tokio_core::net::TcpListener::accept
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::accept_std; } }; // 0.1: tokio_core::net::TcpListener::accept_std
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::bind; } }; // 0.1: tokio_core::net::TcpListener::bind
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::bind2; } }; // 0.1: tokio_core::net::TcpListener::bind2
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::from_listener; } }; // 0.1: tokio_core::net::TcpListener::from_listener
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::incoming; } }; // 0.1: tokio_core::net::TcpListener::incoming
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::local_addr; } }; // 0.1: tokio_core::net::TcpListener::local_addr
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::only_v6; } }; // 0.1: tokio_core::net::TcpListener::only_v6
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::poll_read; } }; // 0.1: tokio_core::net::TcpListener::poll_read
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::set_only_v6; } }; // 0.1: tokio_core::net::TcpListener::set_only_v6
#[deny(deprecated)] const _: () = { use ::socket2::Socket as _; fn f() { let _ = <::socket2::Socket>::set_only_v6; } }; // now: socket2::Socket::set_only_v6
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::set_ttl; } }; // 0.1: tokio_core::net::TcpListener::set_ttl
const _: () = { use ::tokio_core::net::TcpListener as _; fn f() { let _ = <::tokio_core::net::TcpListener>::ttl; } }; // 0.1: tokio_core::net::TcpListener::ttl
const _: () = { use ::tokio_core::net::TcpStream as _; }; // 0.1: tokio_core::net::TcpStream
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::connect; } }; // 0.1: tokio_core::net::TcpStream::connect
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::connect2; } }; // 0.1: tokio_core::net::TcpStream::connect2
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::connect_stream; } }; // 0.1: tokio_core::net::TcpStream::connect_stream
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::from_stream; } }; // 0.1: tokio_core::net::TcpStream::from_stream
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::keepalive; } }; // 0.1: tokio_core::net::TcpStream::keepalive
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::keepalive_ms; } }; // 0.1: tokio_core::net::TcpStream::keepalive_ms
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::linger; } }; // 0.1: tokio_core::net::TcpStream::linger
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::local_addr; } }; // 0.1: tokio_core::net::TcpStream::local_addr
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::nodelay; } }; // 0.1: tokio_core::net::TcpStream::nodelay
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::only_v6; } }; // 0.1: tokio_core::net::TcpStream::only_v6
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::peek; } }; // 0.1: tokio_core::net::TcpStream::peek
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::peer_addr; } }; // 0.1: tokio_core::net::TcpStream::peer_addr
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::poll_read; } }; // 0.1: tokio_core::net::TcpStream::poll_read
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::poll_write; } }; // 0.1: tokio_core::net::TcpStream::poll_write
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::recv_buffer_size; } }; // 0.1: tokio_core::net::TcpStream::recv_buffer_size
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::send_buffer_size; } }; // 0.1: tokio_core::net::TcpStream::send_buffer_size
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::set_keepalive; } }; // 0.1: tokio_core::net::TcpStream::set_keepalive
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::set_keepalive_ms; } }; // 0.1: tokio_core::net::TcpStream::set_keepalive_ms
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::set_linger; } }; // 0.1: tokio_core::net::TcpStream::set_linger
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::set_nodelay; } }; // 0.1: tokio_core::net::TcpStream::set_nodelay
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::set_only_v6; } }; // 0.1: tokio_core::net::TcpStream::set_only_v6
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::set_recv_buffer_size; } }; // 0.1: tokio_core::net::TcpStream::set_recv_buffer_size
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::set_send_buffer_size; } }; // 0.1: tokio_core::net::TcpStream::set_send_buffer_size
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::set_ttl; } }; // 0.1: tokio_core::net::TcpStream::set_ttl
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::shutdown; } }; // 0.1: tokio_core::net::TcpStream::shutdown
const _: () = { use ::tokio_core::net::TcpStream as _; fn f() { let _ = <::tokio_core::net::TcpStream>::ttl; } }; // 0.1: tokio_core::net::TcpStream::ttl
const _: () = { use ::tokio_core::net::TcpStreamNew as _; }; // 0.1: tokio_core::net::TcpStreamNew
const _: () = { use ::tokio_core::net::UdpCodec as _; }; // 0.1: tokio_core::net::UdpCodec
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; }; // now: tokio_util::codec::Decoder
const _: () = { use ::tokio_core::net::UdpCodec as _; fn f<Zelf: ::tokio_core::net::UdpCodec>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::net::UdpCodec>::In>; } }; // 0.1: tokio_core::net::UdpCodec::In
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_util::codec::Decoder>::Item>; } }; // now: tokio_util::codec::Decoder::Item
const _: () = { use ::tokio_core::net::UdpCodec as _; fn f<Zelf: ::tokio_core::net::UdpCodec>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::net::UdpCodec>::Out>; } }; // 0.1: tokio_core::net::UdpCodec::Out
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Encoder as _; }; // now: tokio_util::codec::Encoder
const _: () = { use ::tokio_core::net::UdpCodec as _; fn f<Zelf: ::tokio_core::net::UdpCodec>() { let _ = <Zelf as ::tokio_core::net::UdpCodec>::decode; } }; // 0.1: tokio_core::net::UdpCodec::decode
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = <Zelf as ::tokio_util::codec::Decoder>::decode; } }; // now: tokio_util::codec::Decoder::decode
const _: () = { use ::tokio_core::net::UdpCodec as _; fn f<Zelf: ::tokio_core::net::UdpCodec>() { let _ = <Zelf as ::tokio_core::net::UdpCodec>::encode; } }; // 0.1: tokio_core::net::UdpCodec::encode
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Encoder as _; fn f<Item, Zelf: ::tokio_util::codec::Encoder<Item>>() { let _ = <Zelf as ::tokio_util::codec::Encoder<Item>>::encode; } }; // now: tokio_util::codec::Encoder::encode
const _: () = { use ::tokio_core::net::UdpFramed as _; }; // 0.1: tokio_core::net::UdpFramed
const _: () = { use ::tokio_core::net::UdpFramed as _; fn f<C>() { let _ = <::tokio_core::net::UdpFramed<C>>::get_mut; } }; // 0.1: tokio_core::net::UdpFramed::get_mut
const _: () = { use ::tokio_core::net::UdpFramed as _; fn f<C>() { let _ = <::tokio_core::net::UdpFramed<C>>::get_ref; } }; // 0.1: tokio_core::net::UdpFramed::get_ref
const _: () = { use ::tokio_core::net::UdpFramed as _; fn f<C>() { let _ = <::tokio_core::net::UdpFramed<C>>::into_inner; } }; // 0.1: tokio_core::net::UdpFramed::into_inner
const _: () = { use ::tokio_core::net::UdpSocket as _; }; // 0.1: tokio_core::net::UdpSocket
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::bind; } }; // 0.1: tokio_core::net::UdpSocket::bind
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::broadcast; } }; // 0.1: tokio_core::net::UdpSocket::broadcast
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::connect; } }; // 0.1: tokio_core::net::UdpSocket::connect
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f<C: ::tokio_core::net::UdpCodec>() { let _ = <::tokio_core::net::UdpSocket>::framed::<C>; } }; // 0.1: tokio_core::net::UdpSocket::framed
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::from_socket; } }; // 0.1: tokio_core::net::UdpSocket::from_socket
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::join_multicast_v4; } }; // 0.1: tokio_core::net::UdpSocket::join_multicast_v4
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::join_multicast_v6; } }; // 0.1: tokio_core::net::UdpSocket::join_multicast_v6
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::leave_multicast_v4; } }; // 0.1: tokio_core::net::UdpSocket::leave_multicast_v4
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::leave_multicast_v6; } }; // 0.1: tokio_core::net::UdpSocket::leave_multicast_v6
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::local_addr; } }; // 0.1: tokio_core::net::UdpSocket::local_addr
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::multicast_loop_v4; } }; // 0.1: tokio_core::net::UdpSocket::multicast_loop_v4
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::multicast_loop_v6; } }; // 0.1: tokio_core::net::UdpSocket::multicast_loop_v6
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::multicast_ttl_v4; } }; // 0.1: tokio_core::net::UdpSocket::multicast_ttl_v4
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::only_v6; } }; // 0.1: tokio_core::net::UdpSocket::only_v6
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::poll_read; } }; // 0.1: tokio_core::net::UdpSocket::poll_read
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::poll_write; } }; // 0.1: tokio_core::net::UdpSocket::poll_write
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::recv; } }; // 0.1: tokio_core::net::UdpSocket::recv
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f<T>() where T: ::std::convert::AsMut<[u8]> { let _ = <::tokio_core::net::UdpSocket>::recv_dgram::<T>; } }; // 0.1: tokio_core::net::UdpSocket::recv_dgram
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::recv_from; } }; // 0.1: tokio_core::net::UdpSocket::recv_from
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::send; } }; // 0.1: tokio_core::net::UdpSocket::send
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f<T>() where T: ::std::convert::AsRef<[u8]> { let _ = <::tokio_core::net::UdpSocket>::send_dgram::<T>; } }; // 0.1: tokio_core::net::UdpSocket::send_dgram
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::send_to; } }; // 0.1: tokio_core::net::UdpSocket::send_to
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::set_broadcast; } }; // 0.1: tokio_core::net::UdpSocket::set_broadcast
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::set_multicast_loop_v4; } }; // 0.1: tokio_core::net::UdpSocket::set_multicast_loop_v4
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::set_multicast_loop_v6; } }; // 0.1: tokio_core::net::UdpSocket::set_multicast_loop_v6
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::set_multicast_ttl_v4; } }; // 0.1: tokio_core::net::UdpSocket::set_multicast_ttl_v4
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::set_only_v6; } }; // 0.1: tokio_core::net::UdpSocket::set_only_v6
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::set_ttl; } }; // 0.1: tokio_core::net::UdpSocket::set_ttl
const _: () = { use ::tokio_core::net::UdpSocket as _; fn f() { let _ = <::tokio_core::net::UdpSocket>::ttl; } }; // 0.1: tokio_core::net::UdpSocket::ttl
const _: () = { use ::tokio_tcp as it; }; // 0.1: tokio_tcp
const _: () = { use ::tokio_udp as it; }; // 0.1: tokio_udp
const _: () = { use ::tokio_uds as it; }; // 0.1: tokio_uds
