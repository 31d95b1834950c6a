//! trust-dns-resolver 0.11, on trust-dns-proto 0.7.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};

use frameworks::on_tokio_1;
use trust_dns_resolver::AsyncResolver;
use trust_dns_resolver::config::{NameServerConfig, Protocol, ResolverConfig, ResolverOpts};

#[test]
fn a_name_is_looked_up_over_udp() {
    on_tokio_1(|bridge| async move {
        let server = UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = server.local_addr().unwrap();
        std::thread::spawn(move || {
            let mut request = [0; 512];
            while let Ok((count, from)) = server.recv_from(&mut request) {
                // The question as it came, and one address: its name is a pointer to the question's.
                let mut end = 12;
                while request[end] != 0 {
                    end += usize::from(request[end]) + 1;
                }
                let end = (end + 5).min(count);
                let mut response = request[..end].to_vec();
                response[2..12].copy_from_slice(&[0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]);
                response.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 1, 2, 3]);
                server.send_to(&response, from).unwrap();
            }
        });
        let mut config = ResolverConfig::new();
        config.add_name_server(NameServerConfig { socket_addr: address, protocol: Protocol::Udp, tls_dns_name: None });
        let (resolver, background) = AsyncResolver::new(config, ResolverOpts::default());
        bridge.handle().spawn(background);
        let found = bridge.handle().compat(resolver.lookup_ip("somewhere.example.")).await.unwrap();
        assert_eq!(found.iter().next(), Some(IpAddr::V4(Ipv4Addr::new(10, 1, 2, 3))));
    });
}
