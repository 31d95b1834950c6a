//! Both paths of each row of `guide/map/services.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// tokio_proto
mod old_0 {
    fn names() {
        use ::tokio_proto as it;
    }
}

// tokio_proto::BindClient
mod old_1 {
    fn names() {
        use ::tokio_proto::BindClient as _;
    }
}

// tokio_proto::BindClient::BindClient
mod old_2 {
    fn names() {
        use ::tokio_proto::BindClient as _;
        fn f<Kind, T: 'static, Zelf: ::tokio_proto::BindClient<Kind, T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::BindClient<Kind, T>>::BindClient>; }
    }
}

// tokio_proto::BindClient::ServiceError
mod old_3 {
    fn names() {
        use ::tokio_proto::BindClient as _;
        fn f<Kind, T: 'static, Zelf: ::tokio_proto::BindClient<Kind, T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::BindClient<Kind, T>>::ServiceError>; }
    }
}

// tokio_proto::BindClient::ServiceRequest
mod old_4 {
    fn names() {
        use ::tokio_proto::BindClient as _;
        fn f<Kind, T: 'static, Zelf: ::tokio_proto::BindClient<Kind, T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::BindClient<Kind, T>>::ServiceRequest>; }
    }
}

// tokio_proto::BindClient::ServiceResponse
mod old_5 {
    fn names() {
        use ::tokio_proto::BindClient as _;
        fn f<Kind, T: 'static, Zelf: ::tokio_proto::BindClient<Kind, T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::BindClient<Kind, T>>::ServiceResponse>; }
    }
}

// tokio_proto::BindClient::bind_client
mod old_6 {
    fn names() {
        use ::tokio_proto::BindClient as _;
        fn f<Kind, T: 'static, Zelf: ::tokio_proto::BindClient<Kind, T>>() { let _ = <Zelf as ::tokio_proto::BindClient<Kind, T>>::bind_client; }
    }
}

// tokio_proto::BindServer
mod old_7 {
    fn names() {
        use ::tokio_proto::BindServer as _;
    }
}

// tokio_proto::BindServer::ServiceError
mod old_8 {
    fn names() {
        use ::tokio_proto::BindServer as _;
        fn f<Kind, T: 'static, Zelf: ::tokio_proto::BindServer<Kind, T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::BindServer<Kind, T>>::ServiceError>; }
    }
}

// tokio_proto::BindServer::ServiceRequest
mod old_9 {
    fn names() {
        use ::tokio_proto::BindServer as _;
        fn f<Kind, T: 'static, Zelf: ::tokio_proto::BindServer<Kind, T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::BindServer<Kind, T>>::ServiceRequest>; }
    }
}

// tokio_proto::BindServer::ServiceResponse
mod old_10 {
    fn names() {
        use ::tokio_proto::BindServer as _;
        fn f<Kind, T: 'static, Zelf: ::tokio_proto::BindServer<Kind, T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::BindServer<Kind, T>>::ServiceResponse>; }
    }
}

// tokio_proto::BindServer::bind_server
mod old_11 {
    fn names() {
        use ::tokio_proto::BindServer as _;
        fn f<Kind, T: 'static, S, Zelf: ::tokio_proto::BindServer<Kind, T>>() where S: ::tokio_service::Service<Request = Zelf::ServiceRequest, Response = Zelf::ServiceResponse, Error = Zelf::ServiceError> + 'static { let _ = <Zelf as ::tokio_proto::BindServer<Kind, T>>::bind_server::<S>; }
    }
}

// tokio_proto::Connect
mod old_12 {
    fn names() {
        use ::tokio_proto::Connect as _;
    }
}

// tokio_proto::TcpClient
mod old_13 {
    fn names() {
        use ::tokio_proto::TcpClient as _;
    }
}

// tokio::net::TcpStream::connect
mod new_13 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpStream>::connect::<A>; }
    }
}

// tokio_proto::TcpClient::connect
mod old_14 {
    fn names() {
        use ::tokio_proto::TcpClient as _;
        fn f<Kind, P>() where P: ::tokio_proto::BindClient<Kind, ::tokio_core::net::TcpStream> { let _ = <::tokio_proto::TcpClient<Kind, P>>::connect; }
    }
}

// tokio::net::TcpStream::connect
mod new_14 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpStream>::connect::<A>; }
    }
}

// tokio_proto::TcpClient::new
mod old_15 {
    fn names() {
        use ::tokio_proto::TcpClient as _;
        fn f<Kind, P>() where P: ::tokio_proto::BindClient<Kind, ::tokio_core::net::TcpStream> { let _ = <::tokio_proto::TcpClient<Kind, P>>::new; }
    }
}

// tokio::net::TcpStream::connect
mod new_15 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpStream>::connect::<A>; }
    }
}

// tokio_proto::TcpServer
mod old_16 {
    fn names() {
        use ::tokio_proto::TcpServer as _;
    }
}

// tokio::net::TcpListener
mod new_16 {
    fn names() {
        use ::tokio::net::TcpListener as _;
    }
}

// tokio_proto::TcpServer::addr
mod old_17 {
    fn names() {
        use ::tokio_proto::TcpServer as _;
        fn f<Kind, P>() where P: ::tokio_proto::BindServer<Kind, ::tokio_core::net::TcpStream> + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_proto::TcpServer<Kind, P>>::addr; }
    }
}

// tokio::net::TcpListener::bind
mod new_17 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpListener>::bind::<A>; }
    }
}

// tokio_proto::TcpServer::new
mod old_18 {
    fn names() {
        use ::tokio_proto::TcpServer as _;
        fn f<Kind, P>() where P: ::tokio_proto::BindServer<Kind, ::tokio_core::net::TcpStream> + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_proto::TcpServer<Kind, P>>::new; }
    }
}

// tokio::net::TcpListener::bind
mod new_18 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f<A: ::tokio::net::ToSocketAddrs>() { let _ = <::tokio::net::TcpListener>::bind::<A>; }
    }
}

// tokio_proto::TcpServer::serve
mod old_19 {
    fn names() {
        use ::tokio_proto::TcpServer as _;
        fn f<Kind, P, S>() where P: ::tokio_proto::BindServer<Kind, ::tokio_core::net::TcpStream> + ::std::marker::Send + ::std::marker::Sync + 'static, S: ::tokio_service::NewService + ::std::marker::Send + ::std::marker::Sync + 'static, <S as ::tokio_service::NewService>::Instance: 'static, P::ServiceError: 'static, P::ServiceResponse: 'static, P::ServiceRequest: 'static, <S as ::tokio_service::NewService>::Request: ::std::convert::From<P::ServiceRequest>, <S as ::tokio_service::NewService>::Response: ::std::convert::Into<P::ServiceResponse>, <S as ::tokio_service::NewService>::Error: ::std::convert::Into<P::ServiceError> { let _ = <::tokio_proto::TcpServer<Kind, P>>::serve::<S>; }
    }
}

// tokio::net::TcpListener::accept
mod new_19 {
    fn names() {
        use ::tokio::net::TcpListener as _;
        fn f() { let _ = <::tokio::net::TcpListener>::accept; }
    }
}

// tokio_proto::TcpServer::threads
mod old_20 {
    fn names() {
        use ::tokio_proto::TcpServer as _;
        fn f<Kind, P>() where P: ::tokio_proto::BindServer<Kind, ::tokio_core::net::TcpStream> + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_proto::TcpServer<Kind, P>>::threads; }
    }
}

// tokio::runtime::Builder::worker_threads
mod new_20 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::worker_threads; }
    }
}

// tokio_proto::TcpServer::with_handle
mod old_21 {
    fn names() {
        use ::tokio_proto::TcpServer as _;
        fn f<Kind, P, F, S>() where P: ::tokio_proto::BindServer<Kind, ::tokio_core::net::TcpStream> + ::std::marker::Send + ::std::marker::Sync + 'static, F: ::std::ops::Fn(& ::tokio_core::reactor::Handle) -> S + ::std::marker::Send + ::std::marker::Sync + 'static, S: ::tokio_service::NewService + ::std::marker::Send + ::std::marker::Sync + 'static, <S as ::tokio_service::NewService>::Instance: 'static, P::ServiceError: 'static, P::ServiceResponse: 'static, P::ServiceRequest: 'static, <S as ::tokio_service::NewService>::Request: ::std::convert::From<P::ServiceRequest>, <S as ::tokio_service::NewService>::Response: ::std::convert::Into<P::ServiceResponse>, <S as ::tokio_service::NewService>::Error: ::std::convert::Into<P::ServiceError> { let _ = <::tokio_proto::TcpServer<Kind, P>>::with_handle::<F, S>; }
    }
}

// tokio::runtime::Handle::current
mod new_21 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::current; }
    }
}

// tokio_proto::multiplex
mod old_22 {
    fn names() {
        use ::tokio_proto::multiplex as _;
    }
}

// tokio_proto::multiplex::ClientProto
mod old_23 {
    fn names() {
        use ::tokio_proto::multiplex::ClientProto as _;
    }
}

// tokio_proto::multiplex::ClientProto::BindTransport
mod old_24 {
    fn names() {
        use ::tokio_proto::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::multiplex::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::multiplex::ClientProto<T>>::BindTransport>; }
    }
}

// tokio_proto::multiplex::ClientProto::Request
mod old_25 {
    fn names() {
        use ::tokio_proto::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::multiplex::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::multiplex::ClientProto<T>>::Request>; }
    }
}

// tokio_proto::multiplex::ClientProto::Response
mod old_26 {
    fn names() {
        use ::tokio_proto::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::multiplex::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::multiplex::ClientProto<T>>::Response>; }
    }
}

// tokio_proto::multiplex::ClientProto::Transport
mod old_27 {
    fn names() {
        use ::tokio_proto::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::multiplex::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::multiplex::ClientProto<T>>::Transport>; }
    }
}

// tokio_proto::multiplex::ClientProto::bind_transport
mod old_28 {
    fn names() {
        use ::tokio_proto::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::multiplex::ClientProto<T>>() { let _ = <Zelf as ::tokio_proto::multiplex::ClientProto<T>>::bind_transport; }
    }
}

// tokio_proto::multiplex::ClientService
mod old_29 {
    fn names() {
        use ::tokio_proto::multiplex::ClientService as _;
    }
}

// tower::Service
mod new_29 {
    fn names() {
        use ::tower::Service as _;
    }
}

// tokio_proto::multiplex::Multiplex
mod old_30 {
    fn names() {
        use ::tokio_proto::multiplex::Multiplex as _;
    }
}

// tokio_proto::multiplex::RequestId
mod old_31 {
    fn names() {
        use ::tokio_proto::multiplex::RequestId as _;
    }
}

// tokio_proto::multiplex::ServerProto
mod old_32 {
    fn names() {
        use ::tokio_proto::multiplex::ServerProto as _;
    }
}

// tokio_proto::multiplex::ServerProto::BindTransport
mod old_33 {
    fn names() {
        use ::tokio_proto::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::multiplex::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::multiplex::ServerProto<T>>::BindTransport>; }
    }
}

// tokio_proto::multiplex::ServerProto::Request
mod old_34 {
    fn names() {
        use ::tokio_proto::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::multiplex::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::multiplex::ServerProto<T>>::Request>; }
    }
}

// tokio_proto::multiplex::ServerProto::Response
mod old_35 {
    fn names() {
        use ::tokio_proto::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::multiplex::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::multiplex::ServerProto<T>>::Response>; }
    }
}

// tokio_proto::multiplex::ServerProto::Transport
mod old_36 {
    fn names() {
        use ::tokio_proto::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::multiplex::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::multiplex::ServerProto<T>>::Transport>; }
    }
}

// tokio_proto::multiplex::ServerProto::bind_transport
mod old_37 {
    fn names() {
        use ::tokio_proto::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::multiplex::ServerProto<T>>() { let _ = <Zelf as ::tokio_proto::multiplex::ServerProto<T>>::bind_transport; }
    }
}

// tokio_proto::pipeline
mod old_38 {
    fn names() {
        use ::tokio_proto::pipeline as _;
    }
}

// tokio_proto::pipeline::ClientProto
mod old_39 {
    fn names() {
        use ::tokio_proto::pipeline::ClientProto as _;
    }
}

// tokio_proto::pipeline::ClientProto::BindTransport
mod old_40 {
    fn names() {
        use ::tokio_proto::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::pipeline::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::pipeline::ClientProto<T>>::BindTransport>; }
    }
}

// tokio_proto::pipeline::ClientProto::Request
mod old_41 {
    fn names() {
        use ::tokio_proto::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::pipeline::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::pipeline::ClientProto<T>>::Request>; }
    }
}

// tokio_proto::pipeline::ClientProto::Response
mod old_42 {
    fn names() {
        use ::tokio_proto::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::pipeline::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::pipeline::ClientProto<T>>::Response>; }
    }
}

// tokio_proto::pipeline::ClientProto::Transport
mod old_43 {
    fn names() {
        use ::tokio_proto::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::pipeline::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::pipeline::ClientProto<T>>::Transport>; }
    }
}

// tokio_proto::pipeline::ClientProto::bind_transport
mod old_44 {
    fn names() {
        use ::tokio_proto::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::pipeline::ClientProto<T>>() { let _ = <Zelf as ::tokio_proto::pipeline::ClientProto<T>>::bind_transport; }
    }
}

// tokio_proto::pipeline::ClientService
mod old_45 {
    fn names() {
        use ::tokio_proto::pipeline::ClientService as _;
    }
}

// tower::Service
mod new_45 {
    fn names() {
        use ::tower::Service as _;
    }
}

// tokio_proto::pipeline::Pipeline
mod old_46 {
    fn names() {
        use ::tokio_proto::pipeline::Pipeline as _;
    }
}

// tokio_proto::pipeline::ServerProto
mod old_47 {
    fn names() {
        use ::tokio_proto::pipeline::ServerProto as _;
    }
}

// tokio_proto::pipeline::ServerProto::BindTransport
mod old_48 {
    fn names() {
        use ::tokio_proto::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::pipeline::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::pipeline::ServerProto<T>>::BindTransport>; }
    }
}

// tokio_proto::pipeline::ServerProto::Request
mod old_49 {
    fn names() {
        use ::tokio_proto::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::pipeline::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::pipeline::ServerProto<T>>::Request>; }
    }
}

// tokio_proto::pipeline::ServerProto::Response
mod old_50 {
    fn names() {
        use ::tokio_proto::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::pipeline::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::pipeline::ServerProto<T>>::Response>; }
    }
}

// tokio_proto::pipeline::ServerProto::Transport
mod old_51 {
    fn names() {
        use ::tokio_proto::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::pipeline::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::pipeline::ServerProto<T>>::Transport>; }
    }
}

// tokio_proto::pipeline::ServerProto::bind_transport
mod old_52 {
    fn names() {
        use ::tokio_proto::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::pipeline::ServerProto<T>>() { let _ = <Zelf as ::tokio_proto::pipeline::ServerProto<T>>::bind_transport; }
    }
}

// tokio_proto::streaming
mod old_53 {
    fn names() {
        use ::tokio_proto::streaming as _;
    }
}

// tokio_proto::streaming::Body
mod old_54 {
    fn names() {
        use ::tokio_proto::streaming::Body as _;
    }
}

// tokio_stream::wrappers::ReceiverStream
mod new_54 {
    fn names() {
        use ::tokio_stream::wrappers::ReceiverStream as _;
    }
}

// tokio_proto::streaming::Body::empty
mod old_55 {
    fn names() {
        use ::tokio_proto::streaming::Body as _;
        fn f<T, E>() { let _ = <::tokio_proto::streaming::Body<T, E>>::empty; }
    }
}

// futures::stream::empty
mod new_55 {
    fn names() {
        use ::futures::stream::empty as _;
    }
}

// tokio_proto::streaming::Body::pair
mod old_56 {
    fn names() {
        use ::tokio_proto::streaming::Body as _;
        fn f<T, E>() { let _ = <::tokio_proto::streaming::Body<T, E>>::pair; }
    }
}

// tokio::sync::mpsc::channel
mod new_56 {
    fn names() {
        use ::tokio::sync::mpsc::channel as _;
    }
}

// tokio_proto::streaming::Message
mod old_57 {
    fn names() {
        use ::tokio_proto::streaming::Message as _;
    }
}

// tokio_proto::streaming::Message::WithBody
mod old_58 {
    fn names() {
        use ::tokio_proto::streaming::Message as _;
        use ::tokio_proto::streaming::Message::WithBody as _;
    }
}

// tokio_proto::streaming::Message::WithoutBody
mod old_59 {
    fn names() {
        use ::tokio_proto::streaming::Message as _;
        use ::tokio_proto::streaming::Message::WithoutBody as _;
    }
}

// tokio_proto::streaming::Message::get_mut
mod old_60 {
    fn names() {
        use ::tokio_proto::streaming::Message as _;
        fn f<T, B>() { let _ = <::tokio_proto::streaming::Message<T, B>>::get_mut; }
    }
}

// tokio_proto::streaming::Message::get_ref
mod old_61 {
    fn names() {
        use ::tokio_proto::streaming::Message as _;
        fn f<T, B>() { let _ = <::tokio_proto::streaming::Message<T, B>>::get_ref; }
    }
}

// tokio_proto::streaming::Message::into_inner
mod old_62 {
    fn names() {
        use ::tokio_proto::streaming::Message as _;
        fn f<T, B>() { let _ = <::tokio_proto::streaming::Message<T, B>>::into_inner; }
    }
}

// tokio_proto::streaming::Message::take_body
mod old_63 {
    fn names() {
        use ::tokio_proto::streaming::Message as _;
        fn f<T, B>() { let _ = <::tokio_proto::streaming::Message<T, B>>::take_body; }
    }
}

// tokio_proto::streaming::multiplex
mod old_64 {
    fn names() {
        use ::tokio_proto::streaming::multiplex as _;
    }
}

// tokio_proto::streaming::multiplex::ClientProto
mod old_65 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ClientProto as _;
    }
}

// tokio_proto::streaming::multiplex::ClientProto::BindTransport
mod old_66 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ClientProto<T>>::BindTransport>; }
    }
}

// tokio_proto::streaming::multiplex::ClientProto::Error
mod old_67 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ClientProto<T>>::Error>; }
    }
}

// tokio_proto::streaming::multiplex::ClientProto::Request
mod old_68 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ClientProto<T>>::Request>; }
    }
}

// tokio_proto::streaming::multiplex::ClientProto::RequestBody
mod old_69 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ClientProto<T>>::RequestBody>; }
    }
}

// tokio_proto::streaming::multiplex::ClientProto::Response
mod old_70 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ClientProto<T>>::Response>; }
    }
}

// tokio_proto::streaming::multiplex::ClientProto::ResponseBody
mod old_71 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ClientProto<T>>::ResponseBody>; }
    }
}

// tokio_proto::streaming::multiplex::ClientProto::Transport
mod old_72 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ClientProto<T>>::Transport>; }
    }
}

// tokio_proto::streaming::multiplex::ClientProto::bind_transport
mod old_73 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ClientProto<T>>() { let _ = <Zelf as ::tokio_proto::streaming::multiplex::ClientProto<T>>::bind_transport; }
    }
}

// tokio_proto::streaming::multiplex::Frame
mod old_74 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Frame as _;
    }
}

// tokio_proto::streaming::multiplex::Frame::Body
mod old_75 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Frame as _;
        use ::tokio_proto::streaming::multiplex::Frame::Body as _;
    }
}

// tokio_proto::streaming::multiplex::Frame::Error
mod old_76 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Frame as _;
        use ::tokio_proto::streaming::multiplex::Frame::Error as _;
    }
}

// tokio_proto::streaming::multiplex::Frame::Message
mod old_77 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Frame as _;
        use ::tokio_proto::streaming::multiplex::Frame::Message as _;
    }
}

// tokio_proto::streaming::multiplex::Frame::request_id
mod old_78 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Frame as _;
        fn f<T, B, E>() { let _ = <::tokio_proto::streaming::multiplex::Frame<T, B, E>>::request_id; }
    }
}

// tokio_proto::streaming::multiplex::Frame::unwrap_body
mod old_79 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Frame as _;
        fn f<T, B, E>() { let _ = <::tokio_proto::streaming::multiplex::Frame<T, B, E>>::unwrap_body; }
    }
}

// tokio_proto::streaming::multiplex::Frame::unwrap_err
mod old_80 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Frame as _;
        fn f<T, B, E>() { let _ = <::tokio_proto::streaming::multiplex::Frame<T, B, E>>::unwrap_err; }
    }
}

// tokio_proto::streaming::multiplex::Frame::unwrap_msg
mod old_81 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Frame as _;
        fn f<T, B, E>() { let _ = <::tokio_proto::streaming::multiplex::Frame<T, B, E>>::unwrap_msg; }
    }
}

// tokio_proto::streaming::multiplex::RequestId
mod old_82 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::RequestId as _;
    }
}

// tokio_proto::streaming::multiplex::ServerProto
mod old_83 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ServerProto as _;
    }
}

// tokio_proto::streaming::multiplex::ServerProto::BindTransport
mod old_84 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ServerProto<T>>::BindTransport>; }
    }
}

// tokio_proto::streaming::multiplex::ServerProto::Error
mod old_85 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ServerProto<T>>::Error>; }
    }
}

// tokio_proto::streaming::multiplex::ServerProto::Request
mod old_86 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ServerProto<T>>::Request>; }
    }
}

// tokio_proto::streaming::multiplex::ServerProto::RequestBody
mod old_87 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ServerProto<T>>::RequestBody>; }
    }
}

// tokio_proto::streaming::multiplex::ServerProto::Response
mod old_88 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ServerProto<T>>::Response>; }
    }
}

// tokio_proto::streaming::multiplex::ServerProto::ResponseBody
mod old_89 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ServerProto<T>>::ResponseBody>; }
    }
}

// tokio_proto::streaming::multiplex::ServerProto::Transport
mod old_90 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::ServerProto<T>>::Transport>; }
    }
}

// tokio_proto::streaming::multiplex::ServerProto::bind_transport
mod old_91 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::multiplex::ServerProto<T>>() { let _ = <Zelf as ::tokio_proto::streaming::multiplex::ServerProto<T>>::bind_transport; }
    }
}

// tokio_proto::streaming::multiplex::StreamingMultiplex
mod old_92 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::StreamingMultiplex as _;
    }
}

// tokio_proto::streaming::multiplex::Transport
mod old_93 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Transport as _;
    }
}

// tokio_proto::streaming::multiplex::Transport::cancel
mod old_94 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Transport as _;
        fn f<ReadBody, Zelf: ::tokio_proto::streaming::multiplex::Transport<ReadBody>>() { let _ = <Zelf as ::tokio_proto::streaming::multiplex::Transport<ReadBody>>::cancel; }
    }
}

// tokio_proto::streaming::multiplex::Transport::dispatching_body
mod old_95 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Transport as _;
        fn f<ReadBody, Zelf: ::tokio_proto::streaming::multiplex::Transport<ReadBody>>() { let _ = <Zelf as ::tokio_proto::streaming::multiplex::Transport<ReadBody>>::dispatching_body; }
    }
}

// tokio_proto::streaming::multiplex::Transport::poll_write_body
mod old_96 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Transport as _;
        fn f<ReadBody, Zelf: ::tokio_proto::streaming::multiplex::Transport<ReadBody>>() { let _ = <Zelf as ::tokio_proto::streaming::multiplex::Transport<ReadBody>>::poll_write_body; }
    }
}

// tokio_proto::streaming::multiplex::Transport::tick
mod old_97 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::Transport as _;
        fn f<ReadBody, Zelf: ::tokio_proto::streaming::multiplex::Transport<ReadBody>>() { let _ = <Zelf as ::tokio_proto::streaming::multiplex::Transport<ReadBody>>::tick; }
    }
}

// tokio_proto::streaming::multiplex::advanced
mod old_98 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced as _;
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch
mod old_99 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::BodyIn
mod old_100 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::BodyIn>; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::BodyOut
mod old_101 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::BodyOut>; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::Error
mod old_102 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::Error>; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::In
mod old_103 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::In>; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::Io
mod old_104 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::Io>; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::Out
mod old_105 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::Out>; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::Stream
mod old_106 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::Stream>; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::Transport
mod old_107 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::Transport>; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::cancel
mod old_108 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = <Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::cancel; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::dispatch
mod old_109 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = <Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::dispatch; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::poll
mod old_110 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = <Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::poll; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::poll_ready
mod old_111 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = <Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::poll_ready; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Dispatch::transport
mod old_112 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::multiplex::advanced::Dispatch>() { let _ = <Zelf as ::tokio_proto::streaming::multiplex::advanced::Dispatch>::transport; }
    }
}

// tokio_proto::streaming::multiplex::advanced::Multiplex
mod old_113 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Multiplex as _;
    }
}

// tokio_proto::streaming::multiplex::advanced::Multiplex::new
mod old_114 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::Multiplex as _;
        fn f<T>() where T: ::tokio_proto::streaming::multiplex::advanced::Dispatch { let _ = <::tokio_proto::streaming::multiplex::advanced::Multiplex<T>>::new; }
    }
}

// tokio_proto::streaming::multiplex::advanced::MultiplexMessage
mod old_115 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::MultiplexMessage as _;
    }
}

// tokio_proto::streaming::multiplex::advanced::MultiplexMessage::error
mod old_116 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::MultiplexMessage as _;
        fn f<T, B, E>() { let _ = <::tokio_proto::streaming::multiplex::advanced::MultiplexMessage<T, B, E>>::error; }
    }
}

// tokio_proto::streaming::multiplex::advanced::MultiplexMessage::id
mod old_117 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::MultiplexMessage as _;
        fn f<T, B, E>(it: &::tokio_proto::streaming::multiplex::advanced::MultiplexMessage<T, B, E>) { let _ = &it.id; }
    }
}

// tokio_proto::streaming::multiplex::advanced::MultiplexMessage::message
mod old_118 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::MultiplexMessage as _;
        fn f<T, B, E>(it: &::tokio_proto::streaming::multiplex::advanced::MultiplexMessage<T, B, E>) { let _ = &it.message; }
    }
}

// tokio_proto::streaming::multiplex::advanced::MultiplexMessage::new
mod old_119 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::MultiplexMessage as _;
        fn f<T, B, E>() { let _ = <::tokio_proto::streaming::multiplex::advanced::MultiplexMessage<T, B, E>>::new; }
    }
}

// tokio_proto::streaming::multiplex::advanced::MultiplexMessage::solo
mod old_120 {
    fn names() {
        use ::tokio_proto::streaming::multiplex::advanced::MultiplexMessage as _;
        fn f<T, B, E>(it: &::tokio_proto::streaming::multiplex::advanced::MultiplexMessage<T, B, E>) { let _ = &it.solo; }
    }
}

// tokio_proto::streaming::pipeline
mod old_121 {
    fn names() {
        use ::tokio_proto::streaming::pipeline as _;
    }
}

// tokio_proto::streaming::pipeline::ClientProto
mod old_122 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ClientProto as _;
    }
}

// tokio_proto::streaming::pipeline::ClientProto::BindTransport
mod old_123 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ClientProto<T>>::BindTransport>; }
    }
}

// tokio_proto::streaming::pipeline::ClientProto::Error
mod old_124 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ClientProto<T>>::Error>; }
    }
}

// tokio_proto::streaming::pipeline::ClientProto::Request
mod old_125 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ClientProto<T>>::Request>; }
    }
}

// tokio_proto::streaming::pipeline::ClientProto::RequestBody
mod old_126 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ClientProto<T>>::RequestBody>; }
    }
}

// tokio_proto::streaming::pipeline::ClientProto::Response
mod old_127 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ClientProto<T>>::Response>; }
    }
}

// tokio_proto::streaming::pipeline::ClientProto::ResponseBody
mod old_128 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ClientProto<T>>::ResponseBody>; }
    }
}

// tokio_proto::streaming::pipeline::ClientProto::Transport
mod old_129 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ClientProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ClientProto<T>>::Transport>; }
    }
}

// tokio_proto::streaming::pipeline::ClientProto::bind_transport
mod old_130 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ClientProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ClientProto<T>>() { let _ = <Zelf as ::tokio_proto::streaming::pipeline::ClientProto<T>>::bind_transport; }
    }
}

// tokio_proto::streaming::pipeline::Frame
mod old_131 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::Frame as _;
    }
}

// tokio_proto::streaming::pipeline::Frame::Body
mod old_132 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::Frame as _;
        use ::tokio_proto::streaming::pipeline::Frame::Body as _;
    }
}

// tokio_proto::streaming::pipeline::Frame::Error
mod old_133 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::Frame as _;
        use ::tokio_proto::streaming::pipeline::Frame::Error as _;
    }
}

// tokio_proto::streaming::pipeline::Frame::Message
mod old_134 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::Frame as _;
        use ::tokio_proto::streaming::pipeline::Frame::Message as _;
    }
}

// tokio_proto::streaming::pipeline::Frame::unwrap_body
mod old_135 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::Frame as _;
        fn f<T, B, E>() { let _ = <::tokio_proto::streaming::pipeline::Frame<T, B, E>>::unwrap_body; }
    }
}

// tokio_proto::streaming::pipeline::Frame::unwrap_err
mod old_136 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::Frame as _;
        fn f<T, B, E>() { let _ = <::tokio_proto::streaming::pipeline::Frame<T, B, E>>::unwrap_err; }
    }
}

// tokio_proto::streaming::pipeline::Frame::unwrap_msg
mod old_137 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::Frame as _;
        fn f<T, B, E>() { let _ = <::tokio_proto::streaming::pipeline::Frame<T, B, E>>::unwrap_msg; }
    }
}

// tokio_proto::streaming::pipeline::ServerProto
mod old_138 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ServerProto as _;
    }
}

// tokio_proto::streaming::pipeline::ServerProto::BindTransport
mod old_139 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ServerProto<T>>::BindTransport>; }
    }
}

// tokio_proto::streaming::pipeline::ServerProto::Error
mod old_140 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ServerProto<T>>::Error>; }
    }
}

// tokio_proto::streaming::pipeline::ServerProto::Request
mod old_141 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ServerProto<T>>::Request>; }
    }
}

// tokio_proto::streaming::pipeline::ServerProto::RequestBody
mod old_142 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ServerProto<T>>::RequestBody>; }
    }
}

// tokio_proto::streaming::pipeline::ServerProto::Response
mod old_143 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ServerProto<T>>::Response>; }
    }
}

// tokio_proto::streaming::pipeline::ServerProto::ResponseBody
mod old_144 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ServerProto<T>>::ResponseBody>; }
    }
}

// tokio_proto::streaming::pipeline::ServerProto::Transport
mod old_145 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ServerProto<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::ServerProto<T>>::Transport>; }
    }
}

// tokio_proto::streaming::pipeline::ServerProto::bind_transport
mod old_146 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::ServerProto as _;
        fn f<T: 'static, Zelf: ::tokio_proto::streaming::pipeline::ServerProto<T>>() { let _ = <Zelf as ::tokio_proto::streaming::pipeline::ServerProto<T>>::bind_transport; }
    }
}

// tokio_proto::streaming::pipeline::StreamingPipeline
mod old_147 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::StreamingPipeline as _;
    }
}

// tokio_proto::streaming::pipeline::Transport
mod old_148 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::Transport as _;
    }
}

// tokio_proto::streaming::pipeline::Transport::cancel
mod old_149 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::Transport as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::Transport>() { let _ = <Zelf as ::tokio_proto::streaming::pipeline::Transport>::cancel; }
    }
}

// tokio_proto::streaming::pipeline::Transport::tick
mod old_150 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::Transport as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::Transport>() { let _ = <Zelf as ::tokio_proto::streaming::pipeline::Transport>::tick; }
    }
}

// tokio_proto::streaming::pipeline::advanced
mod old_151 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced as _;
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch
mod old_152 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::BodyIn
mod old_153 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::BodyIn>; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::BodyOut
mod old_154 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::BodyOut>; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::Error
mod old_155 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::Error>; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::In
mod old_156 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::In>; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::Io
mod old_157 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::Io>; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::Out
mod old_158 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::Out>; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::Stream
mod old_159 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::Stream>; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::Transport
mod old_160 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::Transport>; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::dispatch
mod old_161 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = <Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::dispatch; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::has_in_flight
mod old_162 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = <Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::has_in_flight; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::poll
mod old_163 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = <Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::poll; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Dispatch::transport
mod old_164 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Dispatch as _;
        fn f<Zelf: ::tokio_proto::streaming::pipeline::advanced::Dispatch>() { let _ = <Zelf as ::tokio_proto::streaming::pipeline::advanced::Dispatch>::transport; }
    }
}

// tokio_proto::streaming::pipeline::advanced::Pipeline
mod old_165 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Pipeline as _;
    }
}

// tokio_proto::streaming::pipeline::advanced::Pipeline::new
mod old_166 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::Pipeline as _;
        fn f<T>() where T: ::tokio_proto::streaming::pipeline::advanced::Dispatch { let _ = <::tokio_proto::streaming::pipeline::advanced::Pipeline<T>>::new; }
    }
}

// tokio_proto::streaming::pipeline::advanced::PipelineMessage
mod old_167 {
    fn names() {
        use ::tokio_proto::streaming::pipeline::advanced::PipelineMessage as _;
    }
}

// tokio_proto::util
mod old_168 {
    fn names() {
        use ::tokio_proto::util as _;
    }
}

// tokio_proto::util::client_proxy
mod old_169 {
    fn names() {
        use ::tokio_proto::util::client_proxy as _;
    }
}

// tokio_proto::util::client_proxy::ClientProxy
mod old_170 {
    fn names() {
        use ::tokio_proto::util::client_proxy::ClientProxy as _;
    }
}

// tokio::sync::mpsc::Sender
mod new_170 {
    fn names() {
        use ::tokio::sync::mpsc::Sender as _;
    }
}

// tokio_proto::util::client_proxy::Pair
mod old_171 {
    fn names() {
        use ::tokio_proto::util::client_proxy::Pair as _;
    }
}

// tokio_proto::util::client_proxy::Receiver
mod old_172 {
    fn names() {
        use ::tokio_proto::util::client_proxy::Receiver as _;
    }
}

// tokio::sync::mpsc::Receiver
mod new_172 {
    fn names() {
        use ::tokio::sync::mpsc::Receiver as _;
    }
}

// tokio_proto::util::client_proxy::Response
mod old_173 {
    fn names() {
        use ::tokio_proto::util::client_proxy::Response as _;
    }
}

// tokio::sync::oneshot::Receiver
mod new_173 {
    fn names() {
        use ::tokio::sync::oneshot::Receiver as _;
    }
}

// tokio_proto::util::client_proxy::pair
mod old_174 {
    fn names() {
        use ::tokio_proto::util::client_proxy::pair as _;
    }
}

// tokio::sync::mpsc::channel
mod new_174 {
    fn names() {
        use ::tokio::sync::mpsc::channel as _;
    }
}

// tokio_service
mod old_175 {
    fn names() {
        use ::tokio_service as it;
    }
}

// tower::Service
mod new_175 {
    fn names() {
        use ::tower::Service as _;
    }
}

// tokio_service::NewService
mod old_176 {
    fn names() {
        use ::tokio_service::NewService as _;
    }
}

// tower::Service
mod new_176 {
    fn names() {
        use ::tower::Service as _;
    }
}

// tokio_service::NewService::Error
mod old_177 {
    fn names() {
        use ::tokio_service::NewService as _;
        fn f<Zelf: ::tokio_service::NewService>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_service::NewService>::Error>; }
    }
}

// tower::Service::Error
mod new_177 {
    fn names() {
        use ::tower::Service as _;
        fn f<Request, Zelf: ::tower::Service<Request>>() { let _ = std::marker::PhantomData::<<Zelf as ::tower::Service<Request>>::Error>; }
    }
}

// tokio_service::NewService::Instance
mod old_178 {
    fn names() {
        use ::tokio_service::NewService as _;
        fn f<Zelf: ::tokio_service::NewService>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_service::NewService>::Instance>; }
    }
}

// tower::Service::Response
mod new_178 {
    fn names() {
        use ::tower::Service as _;
        fn f<Request, Zelf: ::tower::Service<Request>>() { let _ = std::marker::PhantomData::<<Zelf as ::tower::Service<Request>>::Response>; }
    }
}

// tokio_service::NewService::Request
mod old_179 {
    fn names() {
        use ::tokio_service::NewService as _;
        fn f<Zelf: ::tokio_service::NewService>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_service::NewService>::Request>; }
    }
}

// tower::Service
mod new_179 {
    fn names() {
        use ::tower::Service as _;
    }
}

// tokio_service::NewService::Response
mod old_180 {
    fn names() {
        use ::tokio_service::NewService as _;
        fn f<Zelf: ::tokio_service::NewService>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_service::NewService>::Response>; }
    }
}

// tower::Service::Response
mod new_180 {
    fn names() {
        use ::tower::Service as _;
        fn f<Request, Zelf: ::tower::Service<Request>>() { let _ = std::marker::PhantomData::<<Zelf as ::tower::Service<Request>>::Response>; }
    }
}

// tokio_service::NewService::new_service
mod old_181 {
    fn names() {
        use ::tokio_service::NewService as _;
        fn f<Zelf: ::tokio_service::NewService>() { let _ = <Zelf as ::tokio_service::NewService>::new_service; }
    }
}

// tower::Service::call
mod new_181 {
    fn names() {
        use ::tower::Service as _;
        fn f<Request, Zelf: ::tower::Service<Request>>() { let _ = <Zelf as ::tower::Service<Request>>::call; }
    }
}

// tokio_service::Service
mod old_182 {
    fn names() {
        use ::tokio_service::Service as _;
    }
}

// tower::Service
mod new_182 {
    fn names() {
        use ::tower::Service as _;
    }
}

// tokio_service::Service::Error
mod old_183 {
    fn names() {
        use ::tokio_service::Service as _;
        fn f<Zelf: ::tokio_service::Service>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_service::Service>::Error>; }
    }
}

// tower::Service::Error
mod new_183 {
    fn names() {
        use ::tower::Service as _;
        fn f<Request, Zelf: ::tower::Service<Request>>() { let _ = std::marker::PhantomData::<<Zelf as ::tower::Service<Request>>::Error>; }
    }
}

// tokio_service::Service::Future
mod old_184 {
    fn names() {
        use ::tokio_service::Service as _;
        fn f<Zelf: ::tokio_service::Service>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_service::Service>::Future>; }
    }
}

// tower::Service::Future
mod new_184 {
    fn names() {
        use ::tower::Service as _;
        fn f<Request, Zelf: ::tower::Service<Request>>() { let _ = std::marker::PhantomData::<<Zelf as ::tower::Service<Request>>::Future>; }
    }
}

// tokio_service::Service::Request
mod old_185 {
    fn names() {
        use ::tokio_service::Service as _;
        fn f<Zelf: ::tokio_service::Service>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_service::Service>::Request>; }
    }
}

// tower::Service
mod new_185 {
    fn names() {
        use ::tower::Service as _;
    }
}

// tokio_service::Service::Response
mod old_186 {
    fn names() {
        use ::tokio_service::Service as _;
        fn f<Zelf: ::tokio_service::Service>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_service::Service>::Response>; }
    }
}

// tower::Service::Response
mod new_186 {
    fn names() {
        use ::tower::Service as _;
        fn f<Request, Zelf: ::tower::Service<Request>>() { let _ = std::marker::PhantomData::<<Zelf as ::tower::Service<Request>>::Response>; }
    }
}

// tokio_service::Service::call
mod old_187 {
    fn names() {
        use ::tokio_service::Service as _;
        fn f<Zelf: ::tokio_service::Service>() { let _ = <Zelf as ::tokio_service::Service>::call; }
    }
}

// tower::Service::call
mod new_187 {
    fn names() {
        use ::tower::Service as _;
        fn f<Request, Zelf: ::tower::Service<Request>>() { let _ = <Zelf as ::tower::Service<Request>>::call; }
    }
}
