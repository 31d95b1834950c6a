//! A server that serves the built site on the loopback address.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, thread};

use crate::Error;

/// Largest size of a request's head, in bytes.
const HEAD: u64 = 16 * 1024;

/// Time that a browser may take for its request.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server that is bound to its socket, and that answers once it is run.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    folder: PathBuf,
    base: String,
}

impl Server {
    /// Listens on `address`; `base` is the path of the site, which begins and ends with `/`.
    ///
    /// # Errors
    ///
    /// Fails if it is not possible to listen on the address.
    pub fn bind(address: SocketAddr, folder: &Path, base: &str) -> Result<Self, Error> {
        let listener = TcpListener::bind(address).map_err(Error::Listen)?;
        Ok(Self { listener, folder: folder.to_owned(), base: base.to_owned() })
    }

    /// Returns the address that it listens on.
    ///
    /// # Panics
    ///
    /// Panics if the operating system does not know it.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.listener.local_addr().expect("a socket that listens has an address")
    }

    /// Answers requests until the process ends, each connection on its own thread.
    pub fn run(&self) {
        thread::scope(|scope| {
            for stream in self.listener.incoming() {
                match stream {
                    Ok(stream) => {
                        // A browser that has gone away does not need an answer.
                        scope.spawn(move || drop(self.answer(&stream)));
                    }
                    Err(_) => thread::sleep(Duration::from_millis(20)),
                }
            }
        });
    }

    fn answer(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut lines = BufReader::new(stream.take(HEAD)).lines();
        let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let mut words = request.split(' ');
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let path = target.split(['?', '#']).next().unwrap_or("");
        let (status, kind, body) = match self.find(path) {
            _ if method != "GET" && method != "HEAD" => ("405 Method Not Allowed", "text/plain", Vec::new()),
            Some(file) => ("200 OK", kind(&file), fs::read(file)?),
            None => {
                let missing = fs::read(self.folder.join("404.html")).unwrap_or_default();
                ("404 Not Found", "text/html; charset=utf-8", missing)
            }
        };
        let mut stream = stream;
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }

    /// Returns the file for a path, or `None` if there is none or it is outside the folder.
    fn find(&self, path: &str) -> Option<PathBuf> {
        let below = path.strip_prefix(&self.base)?;
        let below = decoded(below)?;
        if below.split('/').any(|part| part == ".." || part.starts_with('.')) || below.contains(['\\', '\0']) {
            return None;
        }
        let mut file = self.folder.join(below.trim_start_matches('/'));
        if below.is_empty() || below.ends_with('/') {
            file.push("index.html");
        }
        file.is_file().then_some(file)
    }
}

/// Returns a path with its percent-encoding decoded.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'%' {
            let (digits, after) = rest.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = after;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_of_the_folder_is_served() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("site")).unwrap();
        fs::write(folder.path().join("secret.html"), "x").unwrap();
        fs::write(folder.path().join("site/index.html"), "x").unwrap();
        fs::write(folder.path().join("site/a b.html"), "x").unwrap();
        let loopback = SocketAddr::from(([127, 0, 0, 1], 0));
        let server = Server::bind(loopback, &folder.path().join("site"), "/sub/").unwrap();
        assert!(server.find("/sub/").is_some());
        assert!(server.find("/sub/a%20b.html").is_some());
        for path in
            ["/", "/index.html", "/sub/../secret.html", "/sub/%2e%2e/secret.html", "/sub//etc/passwd", "/sub/%zz"]
        {
            assert_eq!(server.find(path), None, "{path}");
        }
    }
}
