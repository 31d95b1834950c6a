//! TLS of that time over sockets on the bridge: tokio-openssl 0.3, tokio-tls 0.2, tokio-rustls 0.9.

use std::sync::Arc;

use frameworks::on_tokio_1;
use futures01::{Future, Stream};
use openssl::asn1::Asn1Time;
use openssl::hash::MessageDigest;
use openssl::pkcs12::Pkcs12;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::ssl::{SslAcceptor, SslConnector, SslMethod};
use openssl::x509::extension::{BasicConstraints, SubjectAlternativeName};
use openssl::x509::{X509, X509Builder, X509NameBuilder};
use tokio_openssl::{SslAcceptorExt, SslConnectorExt};
use tokio01::io::{AsyncRead, AsyncWrite, read_exact, write_all};
use tokio01::net::{TcpListener, TcpStream};

/// Returns a key, and a certificate for `localhost` that it signed itself.
fn certificate() -> (PKey<Private>, X509) {
    let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("CN", "localhost").unwrap();
    let name = name.build();
    let mut certificate = X509Builder::new().unwrap();
    certificate.set_version(2).unwrap();
    let serial = openssl::bn::BigNum::from_u32(1).unwrap().to_asn1_integer().unwrap();
    certificate.set_serial_number(&serial).unwrap();
    certificate.set_subject_name(&name).unwrap();
    certificate.set_issuer_name(&name).unwrap();
    certificate.set_pubkey(&key).unwrap();
    certificate.set_not_before(&Asn1Time::days_from_now(0).unwrap()).unwrap();
    certificate.set_not_after(&Asn1Time::days_from_now(2).unwrap()).unwrap();
    let names = SubjectAlternativeName::new().dns("localhost").build(&certificate.x509v3_context(None, None)).unwrap();
    certificate.append_extension(names).unwrap();
    certificate.append_extension(BasicConstraints::new().ca().build().unwrap()).unwrap();
    certificate.sign(&key, MessageDigest::sha256()).unwrap();
    (key, certificate.build())
}

/// Sends five bytes back.
fn echo<S: AsyncRead + AsyncWrite>(stream: S) -> impl Future<Item = (), Error = ()> {
    read_exact(stream, [0; 5]).and_then(|(stream, bytes)| write_all(stream, bytes)).map(|_| ()).map_err(|_| ())
}

/// Returns what comes back of `hello`.
fn ask<S: AsyncRead + AsyncWrite>(stream: S) -> impl Future<Item = [u8; 5], Error = std::io::Error> {
    write_all(stream, "hello").and_then(|(stream, _)| read_exact(stream, [0; 5])).map(|(_, bytes)| bytes)
}

fn listen() -> (TcpListener, std::net::SocketAddr) {
    let listener = TcpListener::bind(&"127.0.0.1:0".parse().unwrap()).unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// Returns a server of tokio-openssl for one connection.
fn openssl_server(
    key: &PKey<Private>,
    certificate: &X509,
) -> (impl Future<Item = (), Error = ()> + Send, std::net::SocketAddr) {
    let mut acceptor = SslAcceptor::mozilla_intermediate(SslMethod::tls()).unwrap();
    acceptor.set_private_key(key).unwrap();
    acceptor.set_certificate(certificate).unwrap();
    let acceptor = acceptor.build();
    let (listener, address) = listen();
    let serve = listener
        .incoming()
        .take(1)
        .map_err(|_| ())
        .for_each(move |socket| acceptor.accept_async(socket).map_err(|error| panic!("{error}")).and_then(echo));
    (serve, address)
}

#[test]
fn tokio_openssl_on_both_sides() {
    let (key, certificate) = certificate();
    on_tokio_1(|bridge| async move {
        let (serve, address) = openssl_server(&key, &certificate);
        bridge.handle().spawn(serve);
        let mut connector = SslConnector::builder(SslMethod::tls()).unwrap();
        connector.cert_store_mut().add_cert(certificate).unwrap();
        let connector = connector.build();
        let asked = TcpStream::connect(&address).and_then(move |socket| {
            connector.connect_async("localhost", socket).map_err(|error| panic!("{error}")).and_then(ask)
        });
        assert_eq!(&bridge.handle().compat(asked).await.unwrap(), b"hello");
        bridge.idle().await;
    });
}

#[test]
fn tokio_tls_on_both_sides() {
    let (key, certificate) = certificate();
    on_tokio_1(|bridge| async move {
        let bundle = Pkcs12::builder().name("old").pkey(&key).cert(&certificate).build2("secret").unwrap();
        let identity = native_tls::Identity::from_pkcs12(&bundle.to_der().unwrap(), "secret").unwrap();
        let acceptor = tokio_tls::TlsAcceptor::from(native_tls::TlsAcceptor::new(identity).unwrap());
        let root = native_tls::Certificate::from_der(&certificate.to_der().unwrap()).unwrap();
        let connector = native_tls::TlsConnector::builder().add_root_certificate(root).build().unwrap();
        let connector = tokio_tls::TlsConnector::from(connector);
        let (listener, address) = listen();
        bridge.handle().spawn(
            listener
                .incoming()
                .take(1)
                .map_err(|_| ())
                .for_each(move |socket| acceptor.accept(socket).map_err(|error| panic!("{error}")).and_then(echo)),
        );
        let asked = TcpStream::connect(&address).and_then(move |socket| {
            connector.connect("localhost", socket).map_err(|error| panic!("{error}")).and_then(ask)
        });
        assert_eq!(&bridge.handle().compat(asked).await.unwrap(), b"hello");
        bridge.idle().await;
    });
}

/// Its verifier wants a certificate that no authority is, so that of the test is not checked here.
struct Trusting;

impl rustls15::ServerCertVerifier for Trusting {
    fn verify_server_cert(
        &self,
        _: &rustls15::RootCertStore,
        _: &[rustls15::Certificate],
        _: tokio_rustls::webpki::DNSNameRef<'_>,
        _: &[u8],
    ) -> Result<rustls15::ServerCertVerified, rustls15::TLSError> {
        Ok(rustls15::ServerCertVerified::assertion())
    }
}

#[test]
fn tokio_rustls_as_a_client() {
    let (key, certificate) = certificate();
    on_tokio_1(|bridge| async move {
        let (serve, address) = openssl_server(&key, &certificate);
        bridge.handle().spawn(serve);
        let mut config = rustls15::ClientConfig::new();
        config.dangerous().set_certificate_verifier(Arc::new(Trusting));
        let connector = tokio_rustls::TlsConnector::from(Arc::new(config));
        let asked = TcpStream::connect(&address).and_then(move |socket| {
            let name = tokio_rustls::webpki::DNSNameRef::try_from_ascii_str("localhost").unwrap();
            connector.connect(name, socket).and_then(ask)
        });
        assert_eq!(&bridge.handle().compat(asked).await.unwrap(), b"hello");
        bridge.idle().await;
    });
}
