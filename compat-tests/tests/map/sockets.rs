//! Both paths of each row of `guide/map/sockets.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// tokio::net
mod old_0 {
    fn names() {
        use ::tokio_legacy::net as _;
    }
}

// tokio::net
mod new_0 {
    fn names() {
        use ::tokio::net as _;
    }
}

// tokio::net::ConnectFuture
mod old_1 {
    fn names() {
        use ::tokio_legacy::net::ConnectFuture as _;
    }
}

// tokio::net::Incoming
mod old_2 {
    fn names() {
        use ::tokio_legacy::net::Incoming as _;
    }
}

// tokio_stream::wrappers::TcpListenerStream
mod new_2 {
    fn names() {
        use ::tokio_stream::wrappers::TcpListenerStream as _;
    }
}

// tokio::net::RecvDgram
mod old_3 {
    fn names() {
        use ::tokio_legacy::net::RecvDgram as _;
    }
}

// tokio::net::SendDgram
mod old_4 {
    fn names() {
        use ::tokio_legacy::net::SendDgram as _;
    }
}

// tokio::net::TcpListener
mod old_5 {
    fn names() {
        use ::tokio_legacy::net::TcpListener as _;
    }
}

// tokio::net::TcpListener
mod new_5 {
    fn names() {
        use ::tokio::net::TcpListener as _;
    }
}

// tokio::net::TcpListener::accept
mod old_6 {
    fn names() {
        use ::tokio_legacy::net::TcpListener as _;
        fn f() { let _ = <::tokio_legacy::net::TcpListener>::accept; }
    }
}

// tokio::net::TcpListener::accept
mod new_6 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::accept; }
    }
}

// tokio::net::TcpListener::accept_std
mod old_7 {
    fn names() {
        use ::tokio_legacy::net::TcpListener as _;
        fn f() { let _ = <::tokio_legacy::net::TcpListener>::accept_std; }
    }
}

// tokio::net::TcpListener::accept
mod new_7 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::accept; }
    }
}

// tokio::net::TcpListener::bind
mod old_8 {
    fn names() {
        use ::tokio_legacy::net::TcpListener as _;
        fn f() { let _ = <::tokio_legacy::net::TcpListener>::bind; }
    }
}

// tokio::net::TcpListener::bind
mod new_8 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpListener>::bind::<A>; }
    }
}

// tokio::net::TcpListener::from_std
mod old_9 {
    fn names() {
        use ::tokio_legacy::net::TcpListener as _;
        fn f() { let _ = <::tokio_legacy::net::TcpListener>::from_std; }
    }
}

// tokio::net::TcpListener::from_std
mod new_9 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::from_std; }
    }
}

// tokio::net::TcpListener::incoming
mod old_10 {
    fn names() {
        use ::tokio_legacy::net::TcpListener as _;
        fn f() { let _ = <::tokio_legacy::net::TcpListener>::incoming; }
    }
}

// tokio_stream::wrappers::TcpListenerStream
mod new_10 {
    fn names() {
        use ::tokio_stream::wrappers::TcpListenerStream as _;
    }
}

// tokio::net::TcpListener::local_addr
mod old_11 {
    fn names() {
        use ::tokio_legacy::net::TcpListener as _;
        fn f() { let _ = <::tokio_legacy::net::TcpListener>::local_addr; }
    }
}

// tokio::net::TcpListener::local_addr
mod new_11 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::local_addr; }
    }
}

// tokio::net::TcpListener::poll_accept
mod old_12 {
    fn names() {
        use ::tokio_legacy::net::TcpListener as _;
        fn f() { let _ = <::tokio_legacy::net::TcpListener>::poll_accept; }
    }
}

// tokio::net::TcpListener::poll_accept
mod new_12 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::poll_accept; }
    }
}

// tokio::net::TcpListener::poll_accept_std
mod old_13 {
    fn names() {
        use ::tokio_legacy::net::TcpListener as _;
        fn f() { let _ = <::tokio_legacy::net::TcpListener>::poll_accept_std; }
    }
}

// tokio::net::TcpListener::accept
mod new_13 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::accept; }
    }
}

// tokio::net::TcpListener::set_ttl
mod old_14 {
    fn names() {
        use ::tokio_legacy::net::TcpListener as _;
        fn f() { let _ = <::tokio_legacy::net::TcpListener>::set_ttl; }
    }
}

// tokio::net::TcpListener::set_ttl
mod new_14 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::set_ttl; }
    }
}

// tokio::net::TcpListener::ttl
mod old_15 {
    fn names() {
        use ::tokio_legacy::net::TcpListener as _;
        fn f() { let _ = <::tokio_legacy::net::TcpListener>::ttl; }
    }
}

// tokio::net::TcpListener::ttl
mod new_15 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::ttl; }
    }
}

// tokio::net::TcpStream
mod old_16 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
    }
}

// tokio::net::TcpStream
mod new_16 {
    fn names() {
        use ::tokio::net::TcpStream as _;
    }
}

// tokio::net::TcpStream::connect
mod old_17 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::connect; }
    }
}

// tokio::net::TcpStream::connect
mod new_17 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpStream>::connect::<A>; }
    }
}

// tokio::net::TcpStream::connect_std
mod old_18 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::connect_std; }
    }
}

// tokio::net::TcpSocket::from_std_stream
mod new_18 {
    fn names() {
        use ::tokio::net::TcpSocket as _;
        fn f() { let _ = <::tokio::net::TcpSocket>::from_std_stream; }
    }
}

// tokio::net::TcpStream::from_std
mod old_19 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::from_std; }
    }
}

// tokio::net::TcpStream::from_std
mod new_19 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::from_std; }
    }
}

// tokio::net::TcpStream::keepalive
mod old_20 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::keepalive; }
    }
}

// socket2::SockRef
mod new_20 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio::net::TcpStream::linger
mod old_21 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::linger; }
    }
}

// tokio::net::TcpStream::linger
mod new_21 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::linger; }
    }
}

// tokio::net::TcpStream::local_addr
mod old_22 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::local_addr; }
    }
}

// tokio::net::TcpStream::local_addr
mod new_22 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::local_addr; }
    }
}

// tokio::net::TcpStream::nodelay
mod old_23 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::nodelay; }
    }
}

// tokio::net::TcpStream::nodelay
mod new_23 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::nodelay; }
    }
}

// tokio::net::TcpStream::peek
mod old_24 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::peek; }
    }
}

// tokio::net::TcpStream::peek
mod new_24 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::peek; }
    }
}

// tokio::net::TcpStream::peer_addr
mod old_25 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::peer_addr; }
    }
}

// tokio::net::TcpStream::peer_addr
mod new_25 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::peer_addr; }
    }
}

// tokio::net::TcpStream::poll_peek
mod old_26 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::poll_peek; }
    }
}

// tokio::net::TcpStream::poll_peek
mod new_26 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::poll_peek; }
    }
}

// tokio::net::TcpStream::poll_read_ready
mod old_27 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::poll_read_ready; }
    }
}

// tokio::net::TcpStream::poll_read_ready
mod new_27 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::poll_read_ready; }
    }
}

// tokio::net::TcpStream::poll_write_ready
mod old_28 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::poll_write_ready; }
    }
}

// tokio::net::TcpStream::poll_write_ready
mod new_28 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::poll_write_ready; }
    }
}

// tokio::net::TcpStream::recv_buffer_size
mod old_29 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::recv_buffer_size; }
    }
}

// socket2::SockRef
mod new_29 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio::net::TcpStream::send_buffer_size
mod old_30 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::send_buffer_size; }
    }
}

// socket2::SockRef
mod new_30 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio::net::TcpStream::set_keepalive
mod old_31 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_keepalive; }
    }
}

// socket2::SockRef
mod new_31 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio::net::TcpStream::set_linger
mod old_32 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_linger; }
    }
}

// tokio::net::TcpStream::set_linger
mod new_32 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::set_linger; }
    }
}

// tokio::net::TcpStream::set_nodelay
mod old_33 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_nodelay; }
    }
}

// tokio::net::TcpStream::set_nodelay
mod new_33 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::set_nodelay; }
    }
}

// tokio::net::TcpStream::set_recv_buffer_size
mod old_34 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_recv_buffer_size; }
    }
}

// tokio::net::TcpSocket::set_recv_buffer_size
mod new_34 {
    fn names() {
        use ::tokio::net::TcpSocket as _;
        fn f() { let _ = <::tokio::net::TcpSocket>::set_recv_buffer_size; }
    }
}

// tokio::net::TcpStream::set_send_buffer_size
mod old_35 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_send_buffer_size; }
    }
}

// tokio::net::TcpSocket::set_send_buffer_size
mod new_35 {
    fn names() {
        use ::tokio::net::TcpSocket as _;
        fn f() { let _ = <::tokio::net::TcpSocket>::set_send_buffer_size; }
    }
}

// tokio::net::TcpStream::set_ttl
mod old_36 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::set_ttl; }
    }
}

// tokio::net::TcpStream::set_ttl
mod new_36 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::set_ttl; }
    }
}

// tokio::net::TcpStream::shutdown
mod old_37 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::shutdown; }
    }
}

// tokio::io::AsyncWriteExt::shutdown
mod new_37 {
    fn names() {
        use ::tokio::io::AsyncWriteExt as _;
        fn f<Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::shutdown; }
    }
}

// tokio::net::TcpStream::try_clone
mod old_38 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::try_clone; }
    }
}

// tokio::net::TcpStream::into_split
mod new_38 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::into_split; }
    }
}

// tokio::net::TcpStream::ttl
mod old_39 {
    fn names() {
        use ::tokio_legacy::net::TcpStream as _;
        fn f() { let _ = <::tokio_legacy::net::TcpStream>::ttl; }
    }
}

// tokio::net::TcpStream::ttl
mod new_39 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::ttl; }
    }
}

// tokio::net::UdpFramed
mod old_40 {
    fn names() {
        use ::tokio_legacy::net::UdpFramed as _;
    }
}

// tokio_util::udp::UdpFramed
mod new_40 {
    fn names() {
        use ::tokio_util::udp::UdpFramed as _;
    }
}

// tokio::net::UdpFramed::get_mut
mod old_41 {
    fn names() {
        use ::tokio_legacy::net::UdpFramed as _;
        fn f<C>() { let _ = <::tokio_legacy::net::UdpFramed<C>>::get_mut; }
    }
}

// tokio_util::udp::UdpFramed::get_mut
mod new_41 {
    fn names() {
        use ::tokio_util::udp::UdpFramed as _;
        fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::get_mut; }
    }
}

// tokio::net::UdpFramed::get_ref
mod old_42 {
    fn names() {
        use ::tokio_legacy::net::UdpFramed as _;
        fn f<C>() { let _ = <::tokio_legacy::net::UdpFramed<C>>::get_ref; }
    }
}

// tokio_util::udp::UdpFramed::get_ref
mod new_42 {
    fn names() {
        use ::tokio_util::udp::UdpFramed as _;
        fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::get_ref; }
    }
}

// tokio::net::UdpFramed::into_inner
mod old_43 {
    fn names() {
        use ::tokio_legacy::net::UdpFramed as _;
        fn f<C>() { let _ = <::tokio_legacy::net::UdpFramed<C>>::into_inner; }
    }
}

// tokio_util::udp::UdpFramed::into_inner
mod new_43 {
    fn names() {
        use ::tokio_util::udp::UdpFramed as _;
        fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::into_inner; }
    }
}

// tokio::net::UdpFramed::new
mod old_44 {
    fn names() {
        use ::tokio_legacy::net::UdpFramed as _;
        fn f<C>() { let _ = <::tokio_legacy::net::UdpFramed<C>>::new; }
    }
}

// tokio_util::udp::UdpFramed::new
mod new_44 {
    fn names() {
        use ::tokio_util::udp::UdpFramed as _;
        fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::new; }
    }
}

// tokio::net::UdpFramed::with_decode
mod old_45 {
    fn names() {
        use ::tokio_legacy::net::UdpFramed as _;
        fn f<C>() { let _ = <::tokio_legacy::net::UdpFramed<C>>::with_decode; }
    }
}

// tokio::net::UdpSocket
mod old_46 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
    }
}

// tokio::net::UdpSocket
mod new_46 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
    }
}

// tokio::net::UdpSocket::bind
mod old_47 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::bind; }
    }
}

// tokio::net::UdpSocket::bind
mod new_47 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::UdpSocket>::bind::<A>; }
    }
}

// tokio::net::UdpSocket::broadcast
mod old_48 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::broadcast; }
    }
}

// tokio::net::UdpSocket::broadcast
mod new_48 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::broadcast; }
    }
}

// tokio::net::UdpSocket::connect
mod old_49 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::connect; }
    }
}

// tokio::net::UdpSocket::connect
mod new_49 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::UdpSocket>::connect::<A>; }
    }
}

// tokio::net::UdpSocket::from_std
mod old_50 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::from_std; }
    }
}

// tokio::net::UdpSocket::from_std
mod new_50 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::from_std; }
    }
}

// tokio::net::UdpSocket::join_multicast_v4
mod old_51 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::join_multicast_v4; }
    }
}

// tokio::net::UdpSocket::join_multicast_v4
mod new_51 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::join_multicast_v4; }
    }
}

// tokio::net::UdpSocket::join_multicast_v6
mod old_52 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::join_multicast_v6; }
    }
}

// tokio::net::UdpSocket::join_multicast_v6
mod new_52 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::join_multicast_v6; }
    }
}

// tokio::net::UdpSocket::leave_multicast_v4
mod old_53 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::leave_multicast_v4; }
    }
}

// tokio::net::UdpSocket::leave_multicast_v4
mod new_53 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::leave_multicast_v4; }
    }
}

// tokio::net::UdpSocket::leave_multicast_v6
mod old_54 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::leave_multicast_v6; }
    }
}

// tokio::net::UdpSocket::leave_multicast_v6
mod new_54 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::leave_multicast_v6; }
    }
}

// tokio::net::UdpSocket::local_addr
mod old_55 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::local_addr; }
    }
}

// tokio::net::UdpSocket::local_addr
mod new_55 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::local_addr; }
    }
}

// tokio::net::UdpSocket::multicast_loop_v4
mod old_56 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::multicast_loop_v4; }
    }
}

// tokio::net::UdpSocket::multicast_loop_v4
mod new_56 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::multicast_loop_v4; }
    }
}

// tokio::net::UdpSocket::multicast_loop_v6
mod old_57 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::multicast_loop_v6; }
    }
}

// tokio::net::UdpSocket::multicast_loop_v6
mod new_57 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::multicast_loop_v6; }
    }
}

// tokio::net::UdpSocket::multicast_ttl_v4
mod old_58 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::multicast_ttl_v4; }
    }
}

// tokio::net::UdpSocket::multicast_ttl_v4
mod new_58 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::multicast_ttl_v4; }
    }
}

// tokio::net::UdpSocket::poll_read_ready
mod old_59 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_read_ready; }
    }
}

// tokio::net::UdpSocket::poll_recv_ready
mod new_59 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::poll_recv_ready; }
    }
}

// tokio::net::UdpSocket::poll_recv
mod old_60 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_recv; }
    }
}

// tokio::net::UdpSocket::poll_recv
mod new_60 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::poll_recv; }
    }
}

// tokio::net::UdpSocket::poll_recv_from
mod old_61 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_recv_from; }
    }
}

// tokio::net::UdpSocket::poll_recv_from
mod new_61 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::poll_recv_from; }
    }
}

// tokio::net::UdpSocket::poll_send
mod old_62 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_send; }
    }
}

// tokio::net::UdpSocket::poll_send
mod new_62 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::poll_send; }
    }
}

// tokio::net::UdpSocket::poll_send_to
mod old_63 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_send_to; }
    }
}

// tokio::net::UdpSocket::poll_send_to
mod new_63 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::poll_send_to; }
    }
}

// tokio::net::UdpSocket::poll_write_ready
mod old_64 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::poll_write_ready; }
    }
}

// tokio::net::UdpSocket::poll_send_ready
mod new_64 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::poll_send_ready; }
    }
}

// tokio::net::UdpSocket::recv
mod old_65 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::recv; }
    }
}

// tokio::net::UdpSocket::recv
mod new_65 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::recv; }
    }
}

// tokio::net::UdpSocket::recv_dgram
mod old_66 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f<T>() where T: ::std::convert::AsMut<[u8]> { let _ = <::tokio_legacy::net::UdpSocket>::recv_dgram::<T>; }
    }
}

// tokio::net::UdpSocket::recv_from
mod new_66 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::recv_from; }
    }
}

// tokio::net::UdpSocket::recv_from
mod old_67 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::recv_from; }
    }
}

// tokio::net::UdpSocket::recv_from
mod new_67 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::recv_from; }
    }
}

// tokio::net::UdpSocket::send
mod old_68 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::send; }
    }
}

// tokio::net::UdpSocket::send
mod new_68 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::send; }
    }
}

// tokio::net::UdpSocket::send_dgram
mod old_69 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f<T>() where T: ::std::convert::AsRef<[u8]> { let _ = <::tokio_legacy::net::UdpSocket>::send_dgram::<T>; }
    }
}

// tokio::net::UdpSocket::send_to
mod new_69 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::UdpSocket>::send_to::<A>; }
    }
}

// tokio::net::UdpSocket::send_to
mod old_70 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::send_to; }
    }
}

// tokio::net::UdpSocket::send_to
mod new_70 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::UdpSocket>::send_to::<A>; }
    }
}

// tokio::net::UdpSocket::set_broadcast
mod old_71 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::set_broadcast; }
    }
}

// tokio::net::UdpSocket::set_broadcast
mod new_71 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::set_broadcast; }
    }
}

// tokio::net::UdpSocket::set_multicast_loop_v4
mod old_72 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::set_multicast_loop_v4; }
    }
}

// tokio::net::UdpSocket::set_multicast_loop_v4
mod new_72 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::set_multicast_loop_v4; }
    }
}

// tokio::net::UdpSocket::set_multicast_loop_v6
mod old_73 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::set_multicast_loop_v6; }
    }
}

// tokio::net::UdpSocket::set_multicast_loop_v6
mod new_73 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::set_multicast_loop_v6; }
    }
}

// tokio::net::UdpSocket::set_multicast_ttl_v4
mod old_74 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::set_multicast_ttl_v4; }
    }
}

// tokio::net::UdpSocket::set_multicast_ttl_v4
mod new_74 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::set_multicast_ttl_v4; }
    }
}

// tokio::net::UdpSocket::set_ttl
mod old_75 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::set_ttl; }
    }
}

// tokio::net::UdpSocket::set_ttl
mod new_75 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::set_ttl; }
    }
}

// tokio::net::UdpSocket::ttl
mod old_76 {
    fn names() {
        use ::tokio_legacy::net::UdpSocket as _;
        fn f() { let _ = <::tokio_legacy::net::UdpSocket>::ttl; }
    }
}

// tokio::net::UdpSocket::ttl
mod new_76 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::ttl; }
    }
}

// tokio::net::UnixDatagram
mod old_77 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
    }
}

// tokio::net::UnixDatagram
mod new_77 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
    }
}

// tokio::net::UnixDatagram::bind
mod old_78 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio_legacy::net::UnixDatagram>::bind::<P>; }
    }
}

// tokio::net::UnixDatagram::bind
mod new_78 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio::net::UnixDatagram>::bind::<P>; }
    }
}

// tokio::net::UnixDatagram::connect
mod old_79 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f<P: ::std::convert::AsRef<::std::path::Path>>() { let _ = <::tokio_legacy::net::UnixDatagram>::connect::<P>; }
    }
}

// tokio::net::UnixDatagram::connect
mod new_79 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f<P: ::std::convert::AsRef<::std::path::Path>>() { let _ = <::tokio::net::UnixDatagram>::connect::<P>; }
    }
}

// tokio::net::UnixDatagram::from_std
mod old_80 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::from_std; }
    }
}

// tokio::net::UnixDatagram::from_std
mod new_80 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::from_std; }
    }
}

// tokio::net::UnixDatagram::local_addr
mod old_81 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::local_addr; }
    }
}

// tokio::net::UnixDatagram::local_addr
mod new_81 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::local_addr; }
    }
}

// tokio::net::UnixDatagram::pair
mod old_82 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::pair; }
    }
}

// tokio::net::UnixDatagram::pair
mod new_82 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::pair; }
    }
}

// tokio::net::UnixDatagram::peer_addr
mod old_83 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::peer_addr; }
    }
}

// tokio::net::UnixDatagram::peer_addr
mod new_83 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::peer_addr; }
    }
}

// tokio::net::UnixDatagram::poll_read_ready
mod old_84 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::poll_read_ready; }
    }
}

// tokio::net::UnixDatagram::poll_recv_ready
mod new_84 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::poll_recv_ready; }
    }
}

// tokio::net::UnixDatagram::poll_recv
mod old_85 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::poll_recv; }
    }
}

// tokio::net::UnixDatagram::poll_recv
mod new_85 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::poll_recv; }
    }
}

// tokio::net::UnixDatagram::poll_recv_from
mod old_86 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::poll_recv_from; }
    }
}

// tokio::net::UnixDatagram::poll_recv_from
mod new_86 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::poll_recv_from; }
    }
}

// tokio::net::UnixDatagram::poll_send
mod old_87 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::poll_send; }
    }
}

// tokio::net::UnixDatagram::poll_send
mod new_87 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::poll_send; }
    }
}

// tokio::net::UnixDatagram::poll_send_to
mod old_88 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio_legacy::net::UnixDatagram>::poll_send_to::<P>; }
    }
}

// tokio::net::UnixDatagram::poll_send_to
mod new_88 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio::net::UnixDatagram>::poll_send_to::<P>; }
    }
}

// tokio::net::UnixDatagram::poll_write_ready
mod old_89 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::poll_write_ready; }
    }
}

// tokio::net::UnixDatagram::poll_send_ready
mod new_89 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::poll_send_ready; }
    }
}

// tokio::net::UnixDatagram::recv_dgram
mod old_90 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f<T>() where T: ::std::convert::AsMut<[u8]> { let _ = <::tokio_legacy::net::UnixDatagram>::recv_dgram::<T>; }
    }
}

// tokio::net::UnixDatagram::recv_from
mod new_90 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::recv_from; }
    }
}

// tokio::net::UnixDatagram::send_dgram
mod old_91 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f<T, P>() where T: ::std::convert::AsRef<[u8]>, P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio_legacy::net::UnixDatagram>::send_dgram::<T, P>; }
    }
}

// tokio::net::UnixDatagram::send_to
mod new_91 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio::net::UnixDatagram>::send_to::<P>; }
    }
}

// tokio::net::UnixDatagram::shutdown
mod old_92 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::shutdown; }
    }
}

// tokio::net::UnixDatagram::shutdown
mod new_92 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::shutdown; }
    }
}

// tokio::net::UnixDatagram::take_error
mod old_93 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::take_error; }
    }
}

// tokio::net::UnixDatagram::take_error
mod new_93 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::take_error; }
    }
}

// tokio::net::UnixDatagram::unbound
mod old_94 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagram as _;
        fn f() { let _ = <::tokio_legacy::net::UnixDatagram>::unbound; }
    }
}

// tokio::net::UnixDatagram::unbound
mod new_94 {
    fn names() {
        use ::tokio::net::UnixDatagram as _;
        fn f() { let _ = <::tokio::net::UnixDatagram>::unbound; }
    }
}

// tokio::net::UnixDatagramFramed
mod old_95 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagramFramed as _;
    }
}

// tokio::net::UnixDatagramFramed::get_mut
mod old_96 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagramFramed as _;
        fn f<A, C>() { let _ = <::tokio_legacy::net::UnixDatagramFramed<A, C>>::get_mut; }
    }
}

// tokio::net::UnixDatagramFramed::get_ref
mod old_97 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagramFramed as _;
        fn f<A, C>() { let _ = <::tokio_legacy::net::UnixDatagramFramed<A, C>>::get_ref; }
    }
}

// tokio::net::UnixDatagramFramed::new
mod old_98 {
    fn names() {
        use ::tokio_legacy::net::UnixDatagramFramed as _;
        fn f<A, C>() { let _ = <::tokio_legacy::net::UnixDatagramFramed<A, C>>::new; }
    }
}

// tokio::net::UnixListener
mod old_99 {
    fn names() {
        use ::tokio_legacy::net::UnixListener as _;
    }
}

// tokio::net::UnixListener
mod new_99 {
    fn names() {
        use ::tokio::net::UnixListener as _;
    }
}

// tokio::net::UnixListener::bind
mod old_100 {
    fn names() {
        use ::tokio_legacy::net::UnixListener as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio_legacy::net::UnixListener>::bind::<P>; }
    }
}

// tokio::net::UnixListener::bind
mod new_100 {
    fn names() {
        use ::tokio::net::UnixListener as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio::net::UnixListener>::bind::<P>; }
    }
}

// tokio::net::UnixListener::from_std
mod old_101 {
    fn names() {
        use ::tokio_legacy::net::UnixListener as _;
        fn f() { let _ = <::tokio_legacy::net::UnixListener>::from_std; }
    }
}

// tokio::net::UnixListener::from_std
mod new_101 {
    fn names() {
        use ::tokio::net::UnixListener as _;
        fn f() { let _ = <::tokio::net::UnixListener>::from_std; }
    }
}

// tokio::net::UnixListener::incoming
mod old_102 {
    fn names() {
        use ::tokio_legacy::net::UnixListener as _;
        fn f() { let _ = <::tokio_legacy::net::UnixListener>::incoming; }
    }
}

// tokio_stream::wrappers::UnixListenerStream
mod new_102 {
    fn names() {
        use ::tokio_stream::wrappers::UnixListenerStream as _;
    }
}

// tokio::net::UnixListener::local_addr
mod old_103 {
    fn names() {
        use ::tokio_legacy::net::UnixListener as _;
        fn f() { let _ = <::tokio_legacy::net::UnixListener>::local_addr; }
    }
}

// tokio::net::UnixListener::local_addr
mod new_103 {
    fn names() {
        use ::tokio::net::UnixListener as _;
        fn f() { let _ = <::tokio::net::UnixListener>::local_addr; }
    }
}

// tokio::net::UnixListener::poll_accept
mod old_104 {
    fn names() {
        use ::tokio_legacy::net::UnixListener as _;
        fn f() { let _ = <::tokio_legacy::net::UnixListener>::poll_accept; }
    }
}

// tokio::net::UnixListener::poll_accept
mod new_104 {
    fn names() {
        use ::tokio::net::UnixListener as _;
        fn f() { let _ = <::tokio::net::UnixListener>::poll_accept; }
    }
}

// tokio::net::UnixListener::poll_accept_std
mod old_105 {
    fn names() {
        use ::tokio_legacy::net::UnixListener as _;
        fn f() { let _ = <::tokio_legacy::net::UnixListener>::poll_accept_std; }
    }
}

// tokio::net::UnixListener::accept
mod new_105 {
    fn names() {
        use ::tokio::net::UnixListener as _;
        fn f() { let _ = <::tokio::net::UnixListener>::accept; }
    }
}

// tokio::net::UnixListener::poll_read_ready
mod old_106 {
    fn names() {
        use ::tokio_legacy::net::UnixListener as _;
        fn f() { let _ = <::tokio_legacy::net::UnixListener>::poll_read_ready; }
    }
}

// tokio::net::UnixListener::poll_accept
mod new_106 {
    fn names() {
        use ::tokio::net::UnixListener as _;
        fn f() { let _ = <::tokio::net::UnixListener>::poll_accept; }
    }
}

// tokio::net::UnixListener::take_error
mod old_107 {
    fn names() {
        use ::tokio_legacy::net::UnixListener as _;
        fn f() { let _ = <::tokio_legacy::net::UnixListener>::take_error; }
    }
}

// tokio::net::UnixListener::take_error
mod new_107 {
    fn names() {
        use ::tokio::net::UnixListener as _;
        fn f() { let _ = <::tokio::net::UnixListener>::take_error; }
    }
}

// tokio::net::UnixStream
mod old_108 {
    fn names() {
        use ::tokio_legacy::net::UnixStream as _;
    }
}

// tokio::net::UnixStream
mod new_108 {
    fn names() {
        use ::tokio::net::UnixStream as _;
    }
}

// tokio::net::UnixStream::connect
mod old_109 {
    fn names() {
        use ::tokio_legacy::net::UnixStream as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio_legacy::net::UnixStream>::connect::<P>; }
    }
}

// tokio::net::UnixStream::connect
mod new_109 {
    fn names() {
        use ::tokio::net::UnixStream as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> { let _ = <::tokio::net::UnixStream>::connect::<P>; }
    }
}

// tokio::net::UnixStream::from_std
mod old_110 {
    fn names() {
        use ::tokio_legacy::net::UnixStream as _;
        fn f() { let _ = <::tokio_legacy::net::UnixStream>::from_std; }
    }
}

// tokio::net::UnixStream::from_std
mod new_110 {
    fn names() {
        use ::tokio::net::UnixStream as _;
        fn f() { let _ = <::tokio::net::UnixStream>::from_std; }
    }
}

// tokio::net::UnixStream::local_addr
mod old_111 {
    fn names() {
        use ::tokio_legacy::net::UnixStream as _;
        fn f() { let _ = <::tokio_legacy::net::UnixStream>::local_addr; }
    }
}

// tokio::net::UnixStream::local_addr
mod new_111 {
    fn names() {
        use ::tokio::net::UnixStream as _;
        fn f() { let _ = <::tokio::net::UnixStream>::local_addr; }
    }
}

// tokio::net::UnixStream::pair
mod old_112 {
    fn names() {
        use ::tokio_legacy::net::UnixStream as _;
        fn f() { let _ = <::tokio_legacy::net::UnixStream>::pair; }
    }
}

// tokio::net::UnixStream::pair
mod new_112 {
    fn names() {
        use ::tokio::net::UnixStream as _;
        fn f() { let _ = <::tokio::net::UnixStream>::pair; }
    }
}

// tokio::net::UnixStream::peer_addr
mod old_113 {
    fn names() {
        use ::tokio_legacy::net::UnixStream as _;
        fn f() { let _ = <::tokio_legacy::net::UnixStream>::peer_addr; }
    }
}

// tokio::net::UnixStream::peer_addr
mod new_113 {
    fn names() {
        use ::tokio::net::UnixStream as _;
        fn f() { let _ = <::tokio::net::UnixStream>::peer_addr; }
    }
}

// tokio::net::UnixStream::peer_cred
mod old_114 {
    fn names() {
        use ::tokio_legacy::net::UnixStream as _;
        fn f() { let _ = <::tokio_legacy::net::UnixStream>::peer_cred; }
    }
}

// tokio::net::UnixStream::peer_cred
mod new_114 {
    fn names() {
        use ::tokio::net::UnixStream as _;
        fn f() { let _ = <::tokio::net::UnixStream>::peer_cred; }
    }
}

// tokio::net::UnixStream::poll_read_ready
mod old_115 {
    fn names() {
        use ::tokio_legacy::net::UnixStream as _;
        fn f() { let _ = <::tokio_legacy::net::UnixStream>::poll_read_ready; }
    }
}

// tokio::net::UnixStream::poll_read_ready
mod new_115 {
    fn names() {
        use ::tokio::net::UnixStream as _;
        fn f() { let _ = <::tokio::net::UnixStream>::poll_read_ready; }
    }
}

// tokio::net::UnixStream::poll_write_ready
mod old_116 {
    fn names() {
        use ::tokio_legacy::net::UnixStream as _;
        fn f() { let _ = <::tokio_legacy::net::UnixStream>::poll_write_ready; }
    }
}

// tokio::net::UnixStream::poll_write_ready
mod new_116 {
    fn names() {
        use ::tokio::net::UnixStream as _;
        fn f() { let _ = <::tokio::net::UnixStream>::poll_write_ready; }
    }
}

// tokio::net::UnixStream::shutdown
mod old_117 {
    fn names() {
        use ::tokio_legacy::net::UnixStream as _;
        fn f() { let _ = <::tokio_legacy::net::UnixStream>::shutdown; }
    }
}

// tokio::io::AsyncWriteExt::shutdown
mod new_117 {
    fn names() {
        use ::tokio::io::AsyncWriteExt as _;
        fn f<Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::shutdown; }
    }
}

// tokio::net::UnixStream::take_error
mod old_118 {
    fn names() {
        use ::tokio_legacy::net::UnixStream as _;
        fn f() { let _ = <::tokio_legacy::net::UnixStream>::take_error; }
    }
}

// tokio::net::UnixStream::take_error
mod new_118 {
    fn names() {
        use ::tokio::net::UnixStream as _;
        fn f() { let _ = <::tokio::net::UnixStream>::take_error; }
    }
}

// tokio::net::tcp
mod old_119 {
    fn names() {
        use ::tokio_legacy::net::tcp as _;
    }
}

// tokio::net::tcp
mod new_119 {
    fn names() {
        use ::tokio::net::tcp as _;
    }
}

// tokio::net::tcp::ConnectFuture
mod old_120 {
    fn names() {
        use ::tokio_legacy::net::tcp::ConnectFuture as _;
    }
}

// tokio::net::tcp::Incoming
mod old_121 {
    fn names() {
        use ::tokio_legacy::net::tcp::Incoming as _;
    }
}

// tokio_stream::wrappers::TcpListenerStream
mod new_121 {
    fn names() {
        use ::tokio_stream::wrappers::TcpListenerStream as _;
    }
}

// tokio::net::udp
mod old_122 {
    fn names() {
        use ::tokio_legacy::net::udp as _;
    }
}

// tokio::net
mod new_122 {
    fn names() {
        use ::tokio::net as _;
    }
}

// tokio::net::udp::RecvDgram
mod old_123 {
    fn names() {
        use ::tokio_legacy::net::udp::RecvDgram as _;
    }
}

// tokio::net::udp::RecvDgram::into_parts
mod old_124 {
    fn names() {
        use ::tokio_legacy::net::udp::RecvDgram as _;
        fn f<T>() { let _ = <::tokio_legacy::net::udp::RecvDgram<T>>::into_parts; }
    }
}

// tokio::net::udp::SendDgram
mod old_125 {
    fn names() {
        use ::tokio_legacy::net::udp::SendDgram as _;
    }
}

// tokio::net::unix
mod old_126 {
    fn names() {
        use ::tokio_legacy::net::unix as _;
    }
}

// tokio::net::unix
mod new_126 {
    fn names() {
        use ::tokio::net::unix as _;
    }
}

// tokio::net::unix::ConnectFuture
mod old_127 {
    fn names() {
        use ::tokio_legacy::net::unix::ConnectFuture as _;
    }
}

// tokio::net::unix::Incoming
mod old_128 {
    fn names() {
        use ::tokio_legacy::net::unix::Incoming as _;
    }
}

// tokio_stream::wrappers::UnixListenerStream
mod new_128 {
    fn names() {
        use ::tokio_stream::wrappers::UnixListenerStream as _;
    }
}

// tokio::net::unix::RecvDgram
mod old_129 {
    fn names() {
        use ::tokio_legacy::net::unix::RecvDgram as _;
    }
}

// tokio::net::unix::SendDgram
mod old_130 {
    fn names() {
        use ::tokio_legacy::net::unix::SendDgram as _;
    }
}

// tokio::net::unix::UCred
mod old_131 {
    fn names() {
        use ::tokio_legacy::net::unix::UCred as _;
    }
}

// tokio::net::unix::UCred
mod new_131 {
    fn names() {
        use ::tokio::net::unix::UCred as _;
    }
}

// tokio::net::unix::UCred::gid
mod old_132 {
    fn names() {
        use ::tokio_legacy::net::unix::UCred as _;
        fn f(it: &::tokio_legacy::net::unix::UCred) { let _ = &it.gid; }
    }
}

// tokio::net::unix::UCred::gid
mod new_132 {
    fn names() {
        use ::tokio::net::unix::UCred as _;
        fn f() { let _ = <::tokio::net::unix::UCred>::gid; }
    }
}

// tokio::net::unix::UCred::uid
mod old_133 {
    fn names() {
        use ::tokio_legacy::net::unix::UCred as _;
        fn f(it: &::tokio_legacy::net::unix::UCred) { let _ = &it.uid; }
    }
}

// tokio::net::unix::UCred::uid
mod new_133 {
    fn names() {
        use ::tokio::net::unix::UCred as _;
        fn f() { let _ = <::tokio::net::unix::UCred>::uid; }
    }
}

// tokio_core::net
mod old_134 {
    fn names() {
        use ::tokio_core::net as _;
    }
}

// tokio::net
mod new_134 {
    fn names() {
        use ::tokio::net as _;
    }
}

// tokio_core::net::Incoming
mod old_135 {
    fn names() {
        use ::tokio_core::net::Incoming as _;
    }
}

// tokio_stream::wrappers::TcpListenerStream
mod new_135 {
    fn names() {
        use ::tokio_stream::wrappers::TcpListenerStream as _;
    }
}

// tokio_core::net::RecvDgram
mod old_136 {
    fn names() {
        use ::tokio_core::net::RecvDgram as _;
    }
}

// tokio_core::net::SendDgram
mod old_137 {
    fn names() {
        use ::tokio_core::net::SendDgram as _;
    }
}

// tokio_core::net::TcpListener
mod old_138 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
    }
}

// tokio::net::TcpListener
mod new_138 {
    fn names() {
        use ::tokio::net::TcpListener as _;
    }
}

// tokio_core::net::TcpListener::accept
mod old_139 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::accept; }
    }
}

// tokio::net::TcpListener::accept
mod new_139 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::accept; }
    }
}

// tokio_core::net::TcpListener::accept_std
mod old_140 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::accept_std; }
    }
}

// tokio::net::TcpListener::accept
mod new_140 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::accept; }
    }
}

// tokio_core::net::TcpListener::bind
mod old_141 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::bind; }
    }
}

// tokio::net::TcpListener::bind
mod new_141 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpListener>::bind::<A>; }
    }
}

// tokio_core::net::TcpListener::bind2
mod old_142 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::bind2; }
    }
}

// tokio::net::TcpListener::bind
mod new_142 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpListener>::bind::<A>; }
    }
}

// tokio_core::net::TcpListener::from_listener
mod old_143 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::from_listener; }
    }
}

// tokio::net::TcpListener::from_std
mod new_143 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::from_std; }
    }
}

// tokio_core::net::TcpListener::incoming
mod old_144 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::incoming; }
    }
}

// tokio_stream::wrappers::TcpListenerStream
mod new_144 {
    fn names() {
        use ::tokio_stream::wrappers::TcpListenerStream as _;
    }
}

// tokio_core::net::TcpListener::local_addr
mod old_145 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::local_addr; }
    }
}

// tokio::net::TcpListener::local_addr
mod new_145 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::local_addr; }
    }
}

// tokio_core::net::TcpListener::only_v6
mod old_146 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::only_v6; }
    }
}

// socket2::SockRef
mod new_146 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio_core::net::TcpListener::poll_read
mod old_147 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::poll_read; }
    }
}

// tokio::net::TcpListener::poll_accept
mod new_147 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::poll_accept; }
    }
}

// tokio_core::net::TcpListener::set_only_v6
mod old_148 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::set_only_v6; }
    }
}

// socket2::Socket::set_only_v6
mod new_148 {
    fn names() {
        use ::socket2::Socket as _;
        fn f() { let _ = <::socket2::Socket>::set_only_v6; }
    }
}

// tokio_core::net::TcpListener::set_ttl
mod old_149 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::set_ttl; }
    }
}

// tokio::net::TcpListener::set_ttl
mod new_149 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::set_ttl; }
    }
}

// tokio_core::net::TcpListener::ttl
mod old_150 {
    fn names() {
        use ::tokio_core::net::TcpListener as _;
        fn f() { let _ = <::tokio_core::net::TcpListener>::ttl; }
    }
}

// tokio::net::TcpListener::ttl
mod new_150 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::ttl; }
    }
}

// tokio_core::net::TcpStream
mod old_151 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
    }
}

// tokio::net::TcpStream
mod new_151 {
    fn names() {
        use ::tokio::net::TcpStream as _;
    }
}

// tokio_core::net::TcpStream::connect
mod old_152 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::connect; }
    }
}

// tokio::net::TcpStream::connect
mod new_152 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpStream>::connect::<A>; }
    }
}

// tokio_core::net::TcpStream::connect2
mod old_153 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::connect2; }
    }
}

// tokio::net::TcpStream::connect
mod new_153 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpStream>::connect::<A>; }
    }
}

// tokio_core::net::TcpStream::connect_stream
mod old_154 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::connect_stream; }
    }
}

// tokio::net::TcpSocket::from_std_stream
mod new_154 {
    fn names() {
        use ::tokio::net::TcpSocket as _;
        fn f() { let _ = <::tokio::net::TcpSocket>::from_std_stream; }
    }
}

// tokio_core::net::TcpStream::from_stream
mod old_155 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::from_stream; }
    }
}

// tokio::net::TcpStream::from_std
mod new_155 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::from_std; }
    }
}

// tokio_core::net::TcpStream::keepalive
mod old_156 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::keepalive; }
    }
}

// socket2::SockRef
mod new_156 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio_core::net::TcpStream::keepalive_ms
mod old_157 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::keepalive_ms; }
    }
}

// socket2::SockRef
mod new_157 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio_core::net::TcpStream::linger
mod old_158 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::linger; }
    }
}

// tokio::net::TcpStream::linger
mod new_158 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::linger; }
    }
}

// tokio_core::net::TcpStream::local_addr
mod old_159 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::local_addr; }
    }
}

// tokio::net::TcpStream::local_addr
mod new_159 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::local_addr; }
    }
}

// tokio_core::net::TcpStream::nodelay
mod old_160 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::nodelay; }
    }
}

// tokio::net::TcpStream::nodelay
mod new_160 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::nodelay; }
    }
}

// tokio_core::net::TcpStream::only_v6
mod old_161 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::only_v6; }
    }
}

// socket2::SockRef
mod new_161 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio_core::net::TcpStream::peek
mod old_162 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::peek; }
    }
}

// tokio::net::TcpStream::peek
mod new_162 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::peek; }
    }
}

// tokio_core::net::TcpStream::peer_addr
mod old_163 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::peer_addr; }
    }
}

// tokio::net::TcpStream::peer_addr
mod new_163 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::peer_addr; }
    }
}

// tokio_core::net::TcpStream::poll_read
mod old_164 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::poll_read; }
    }
}

// tokio::net::TcpStream::poll_read_ready
mod new_164 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::poll_read_ready; }
    }
}

// tokio_core::net::TcpStream::poll_write
mod old_165 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::poll_write; }
    }
}

// tokio::net::TcpStream::poll_write_ready
mod new_165 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::poll_write_ready; }
    }
}

// tokio_core::net::TcpStream::recv_buffer_size
mod old_166 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::recv_buffer_size; }
    }
}

// socket2::SockRef
mod new_166 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio_core::net::TcpStream::send_buffer_size
mod old_167 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::send_buffer_size; }
    }
}

// socket2::SockRef
mod new_167 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio_core::net::TcpStream::set_keepalive
mod old_168 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::set_keepalive; }
    }
}

// socket2::SockRef
mod new_168 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio_core::net::TcpStream::set_keepalive_ms
mod old_169 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::set_keepalive_ms; }
    }
}

// socket2::SockRef
mod new_169 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio_core::net::TcpStream::set_linger
mod old_170 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::set_linger; }
    }
}

// tokio::net::TcpStream::set_linger
mod new_170 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::set_linger; }
    }
}

// tokio_core::net::TcpStream::set_nodelay
mod old_171 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::set_nodelay; }
    }
}

// tokio::net::TcpStream::set_nodelay
mod new_171 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::set_nodelay; }
    }
}

// tokio_core::net::TcpStream::set_only_v6
mod old_172 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::set_only_v6; }
    }
}

// socket2::Socket::set_only_v6
mod new_172 {
    fn names() {
        use ::socket2::Socket as _;
        fn f() { let _ = <::socket2::Socket>::set_only_v6; }
    }
}

// tokio_core::net::TcpStream::set_recv_buffer_size
mod old_173 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::set_recv_buffer_size; }
    }
}

// tokio::net::TcpSocket::set_recv_buffer_size
mod new_173 {
    fn names() {
        use ::tokio::net::TcpSocket as _;
        fn f() { let _ = <::tokio::net::TcpSocket>::set_recv_buffer_size; }
    }
}

// tokio_core::net::TcpStream::set_send_buffer_size
mod old_174 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::set_send_buffer_size; }
    }
}

// tokio::net::TcpSocket::set_send_buffer_size
mod new_174 {
    fn names() {
        use ::tokio::net::TcpSocket as _;
        fn f() { let _ = <::tokio::net::TcpSocket>::set_send_buffer_size; }
    }
}

// tokio_core::net::TcpStream::set_ttl
mod old_175 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::set_ttl; }
    }
}

// tokio::net::TcpStream::set_ttl
mod new_175 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::set_ttl; }
    }
}

// tokio_core::net::TcpStream::shutdown
mod old_176 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::shutdown; }
    }
}

// tokio::io::AsyncWriteExt::shutdown
mod new_176 {
    fn names() {
        use ::tokio::io::AsyncWriteExt as _;
        fn f<Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::shutdown; }
    }
}

// tokio_core::net::TcpStream::ttl
mod old_177 {
    fn names() {
        use ::tokio_core::net::TcpStream as _;
        fn f() { let _ = <::tokio_core::net::TcpStream>::ttl; }
    }
}

// tokio::net::TcpStream::ttl
mod new_177 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f() { let _ = <::tokio::net::TcpStream>::ttl; }
    }
}

// tokio_core::net::TcpStreamNew
mod old_178 {
    fn names() {
        use ::tokio_core::net::TcpStreamNew as _;
    }
}

// tokio_core::net::UdpCodec
mod old_179 {
    fn names() {
        use ::tokio_core::net::UdpCodec as _;
    }
}

// tokio_util::codec::Decoder
mod new_179 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
    }
}

// tokio_core::net::UdpCodec::In
mod old_180 {
    fn names() {
        use ::tokio_core::net::UdpCodec as _;
        fn f<Zelf: ::tokio_core::net::UdpCodec>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::net::UdpCodec>::In>; }
    }
}

// tokio_util::codec::Decoder::Item
mod new_180 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_util::codec::Decoder>::Item>; }
    }
}

// tokio_core::net::UdpCodec::Out
mod old_181 {
    fn names() {
        use ::tokio_core::net::UdpCodec as _;
        fn f<Zelf: ::tokio_core::net::UdpCodec>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::net::UdpCodec>::Out>; }
    }
}

// tokio_util::codec::Encoder
mod new_181 {
    fn names() {
        use ::tokio_util::codec::Encoder as _;
    }
}

// tokio_core::net::UdpCodec::decode
mod old_182 {
    fn names() {
        use ::tokio_core::net::UdpCodec as _;
        fn f<Zelf: ::tokio_core::net::UdpCodec>() { let _ = <Zelf as ::tokio_core::net::UdpCodec>::decode; }
    }
}

// tokio_util::codec::Decoder::decode
mod new_182 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = <Zelf as ::tokio_util::codec::Decoder>::decode; }
    }
}

// tokio_core::net::UdpCodec::encode
mod old_183 {
    fn names() {
        use ::tokio_core::net::UdpCodec as _;
        fn f<Zelf: ::tokio_core::net::UdpCodec>() { let _ = <Zelf as ::tokio_core::net::UdpCodec>::encode; }
    }
}

// tokio_util::codec::Encoder::encode
mod new_183 {
    fn names() {
        use ::tokio_util::codec::Encoder as _;
        fn f<Item, Zelf: ::tokio_util::codec::Encoder<Item>>() { let _ = <Zelf as ::tokio_util::codec::Encoder<Item>>::encode; }
    }
}

// tokio_core::net::UdpFramed
mod old_184 {
    fn names() {
        use ::tokio_core::net::UdpFramed as _;
    }
}

// tokio_util::udp::UdpFramed
mod new_184 {
    fn names() {
        use ::tokio_util::udp::UdpFramed as _;
    }
}

// tokio_core::net::UdpFramed::get_mut
mod old_185 {
    fn names() {
        use ::tokio_core::net::UdpFramed as _;
        fn f<C>() { let _ = <::tokio_core::net::UdpFramed<C>>::get_mut; }
    }
}

// tokio_util::udp::UdpFramed::get_mut
mod new_185 {
    fn names() {
        use ::tokio_util::udp::UdpFramed as _;
        fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::get_mut; }
    }
}

// tokio_core::net::UdpFramed::get_ref
mod old_186 {
    fn names() {
        use ::tokio_core::net::UdpFramed as _;
        fn f<C>() { let _ = <::tokio_core::net::UdpFramed<C>>::get_ref; }
    }
}

// tokio_util::udp::UdpFramed::get_ref
mod new_186 {
    fn names() {
        use ::tokio_util::udp::UdpFramed as _;
        fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::get_ref; }
    }
}

// tokio_core::net::UdpFramed::into_inner
mod old_187 {
    fn names() {
        use ::tokio_core::net::UdpFramed as _;
        fn f<C>() { let _ = <::tokio_core::net::UdpFramed<C>>::into_inner; }
    }
}

// tokio_util::udp::UdpFramed::into_inner
mod new_187 {
    fn names() {
        use ::tokio_util::udp::UdpFramed as _;
        fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::into_inner; }
    }
}

// tokio_core::net::UdpSocket
mod old_188 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
    }
}

// tokio::net::UdpSocket
mod new_188 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
    }
}

// tokio_core::net::UdpSocket::bind
mod old_189 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::bind; }
    }
}

// tokio::net::UdpSocket::bind
mod new_189 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::UdpSocket>::bind::<A>; }
    }
}

// tokio_core::net::UdpSocket::broadcast
mod old_190 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::broadcast; }
    }
}

// tokio::net::UdpSocket::broadcast
mod new_190 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::broadcast; }
    }
}

// tokio_core::net::UdpSocket::connect
mod old_191 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::connect; }
    }
}

// tokio::net::UdpSocket::connect
mod new_191 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::UdpSocket>::connect::<A>; }
    }
}

// tokio_core::net::UdpSocket::framed
mod old_192 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f<C: ::tokio_core::net::UdpCodec>() { let _ = <::tokio_core::net::UdpSocket>::framed::<C>; }
    }
}

// tokio_util::udp::UdpFramed::new
mod new_192 {
    fn names() {
        use ::tokio_util::udp::UdpFramed as _;
        fn f<C, T>() where T: ::std::borrow::Borrow<::tokio::net::UdpSocket> { let _ = <::tokio_util::udp::UdpFramed<C, T>>::new; }
    }
}

// tokio_core::net::UdpSocket::from_socket
mod old_193 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::from_socket; }
    }
}

// tokio::net::UdpSocket::from_std
mod new_193 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::from_std; }
    }
}

// tokio_core::net::UdpSocket::join_multicast_v4
mod old_194 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::join_multicast_v4; }
    }
}

// tokio::net::UdpSocket::join_multicast_v4
mod new_194 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::join_multicast_v4; }
    }
}

// tokio_core::net::UdpSocket::join_multicast_v6
mod old_195 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::join_multicast_v6; }
    }
}

// tokio::net::UdpSocket::join_multicast_v6
mod new_195 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::join_multicast_v6; }
    }
}

// tokio_core::net::UdpSocket::leave_multicast_v4
mod old_196 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::leave_multicast_v4; }
    }
}

// tokio::net::UdpSocket::leave_multicast_v4
mod new_196 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::leave_multicast_v4; }
    }
}

// tokio_core::net::UdpSocket::leave_multicast_v6
mod old_197 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::leave_multicast_v6; }
    }
}

// tokio::net::UdpSocket::leave_multicast_v6
mod new_197 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::leave_multicast_v6; }
    }
}

// tokio_core::net::UdpSocket::local_addr
mod old_198 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::local_addr; }
    }
}

// tokio::net::UdpSocket::local_addr
mod new_198 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::local_addr; }
    }
}

// tokio_core::net::UdpSocket::multicast_loop_v4
mod old_199 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::multicast_loop_v4; }
    }
}

// tokio::net::UdpSocket::multicast_loop_v4
mod new_199 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::multicast_loop_v4; }
    }
}

// tokio_core::net::UdpSocket::multicast_loop_v6
mod old_200 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::multicast_loop_v6; }
    }
}

// tokio::net::UdpSocket::multicast_loop_v6
mod new_200 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::multicast_loop_v6; }
    }
}

// tokio_core::net::UdpSocket::multicast_ttl_v4
mod old_201 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::multicast_ttl_v4; }
    }
}

// tokio::net::UdpSocket::multicast_ttl_v4
mod new_201 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::multicast_ttl_v4; }
    }
}

// tokio_core::net::UdpSocket::only_v6
mod old_202 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::only_v6; }
    }
}

// socket2::SockRef
mod new_202 {
    fn names() {
        use ::socket2::SockRef as _;
    }
}

// tokio_core::net::UdpSocket::poll_read
mod old_203 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::poll_read; }
    }
}

// tokio::net::UdpSocket::poll_recv_ready
mod new_203 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::poll_recv_ready; }
    }
}

// tokio_core::net::UdpSocket::poll_write
mod old_204 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::poll_write; }
    }
}

// tokio::net::UdpSocket::poll_send_ready
mod new_204 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::poll_send_ready; }
    }
}

// tokio_core::net::UdpSocket::recv
mod old_205 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::recv; }
    }
}

// tokio::net::UdpSocket::recv
mod new_205 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::recv; }
    }
}

// tokio_core::net::UdpSocket::recv_dgram
mod old_206 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f<T>() where T: ::std::convert::AsMut<[u8]> { let _ = <::tokio_core::net::UdpSocket>::recv_dgram::<T>; }
    }
}

// tokio::net::UdpSocket::recv_from
mod new_206 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::recv_from; }
    }
}

// tokio_core::net::UdpSocket::recv_from
mod old_207 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::recv_from; }
    }
}

// tokio::net::UdpSocket::recv_from
mod new_207 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::recv_from; }
    }
}

// tokio_core::net::UdpSocket::send
mod old_208 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::send; }
    }
}

// tokio::net::UdpSocket::send
mod new_208 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::send; }
    }
}

// tokio_core::net::UdpSocket::send_dgram
mod old_209 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f<T>() where T: ::std::convert::AsRef<[u8]> { let _ = <::tokio_core::net::UdpSocket>::send_dgram::<T>; }
    }
}

// tokio::net::UdpSocket::send_to
mod new_209 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::UdpSocket>::send_to::<A>; }
    }
}

// tokio_core::net::UdpSocket::send_to
mod old_210 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::send_to; }
    }
}

// tokio::net::UdpSocket::send_to
mod new_210 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::UdpSocket>::send_to::<A>; }
    }
}

// tokio_core::net::UdpSocket::set_broadcast
mod old_211 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::set_broadcast; }
    }
}

// tokio::net::UdpSocket::set_broadcast
mod new_211 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::set_broadcast; }
    }
}

// tokio_core::net::UdpSocket::set_multicast_loop_v4
mod old_212 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::set_multicast_loop_v4; }
    }
}

// tokio::net::UdpSocket::set_multicast_loop_v4
mod new_212 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::set_multicast_loop_v4; }
    }
}

// tokio_core::net::UdpSocket::set_multicast_loop_v6
mod old_213 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::set_multicast_loop_v6; }
    }
}

// tokio::net::UdpSocket::set_multicast_loop_v6
mod new_213 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::set_multicast_loop_v6; }
    }
}

// tokio_core::net::UdpSocket::set_multicast_ttl_v4
mod old_214 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::set_multicast_ttl_v4; }
    }
}

// tokio::net::UdpSocket::set_multicast_ttl_v4
mod new_214 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::set_multicast_ttl_v4; }
    }
}

// tokio_core::net::UdpSocket::set_only_v6
mod old_215 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::set_only_v6; }
    }
}

// socket2::Socket::set_only_v6
mod new_215 {
    fn names() {
        use ::socket2::Socket as _;
        fn f() { let _ = <::socket2::Socket>::set_only_v6; }
    }
}

// tokio_core::net::UdpSocket::set_ttl
mod old_216 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::set_ttl; }
    }
}

// tokio::net::UdpSocket::set_ttl
mod new_216 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::set_ttl; }
    }
}

// tokio_core::net::UdpSocket::ttl
mod old_217 {
    fn names() {
        use ::tokio_core::net::UdpSocket as _;
        fn f() { let _ = <::tokio_core::net::UdpSocket>::ttl; }
    }
}

// tokio::net::UdpSocket::ttl
mod new_217 {
    fn names() {
        use ::tokio::net::UdpSocket as _;
        fn f() { let _ = <::tokio::net::UdpSocket>::ttl; }
    }
}

// tokio_tcp
mod old_218 {
    fn names() {
        use ::tokio_tcp as it;
    }
}

// tokio::net
mod new_218 {
    fn names() {
        use ::tokio::net as _;
    }
}

// tokio_udp
mod old_219 {
    fn names() {
        use ::tokio_udp as it;
    }
}

// tokio::net
mod new_219 {
    fn names() {
        use ::tokio::net as _;
    }
}

// tokio_uds
mod old_220 {
    fn names() {
        use ::tokio_uds as it;
    }
}

// tokio::net
mod new_220 {
    fn names() {
        use ::tokio::net as _;
    }
}
