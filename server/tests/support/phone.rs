//! A phone, as far as the server sees one: HTTP/1.1 over one kept connection, blocking. It asks only for what is named here, so that a
//! measurement measures the server.

use std::{
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// The headers, in small letters.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

/// One phone's connection.
pub(crate) struct Phone {
    stream: BufReader<TcpStream>,
    /// Headers that every request carries.
    pub(crate) headers: String,
}

impl Phone {
    /// Connects; a server that does not answer within a minute is an error.
    pub(crate) fn connect(server: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(server)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream), headers: format!("Host: {server}\r\n") })
    }

    pub(crate) fn get(&mut self, path: &str) -> io::Result<Reply> {
        let request = format!("GET {path} HTTP/1.1\r\n{}\r\n", self.headers);
        self.write(request.as_bytes())?;
        self.answer()
    }

    pub(crate) fn post(&mut self, path: &str, body: &str) -> io::Result<Reply> {
        self.write_post(path, body)?;
        self.answer()
    }

    /// Sends a post and does not wait for the answer.
    pub(crate) fn write_post(&mut self, path: &str, body: &str) -> io::Result<()> {
        let kind = "Content-Type: application/x-www-form-urlencoded";
        let request = format!("POST {path} HTTP/1.1\r\n{}{kind}\r\nContent-Length: {}\r\n\r\n{body}", self.headers, body.len());
        self.write(request.as_bytes())
    }

    /// Sends bytes as they are.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.get_mut().write_all(bytes)
    }

    /// Waits for the answer of what was written.
    pub(crate) fn answer(&mut self) -> io::Result<Reply> {
        let broken = || io::Error::new(io::ErrorKind::UnexpectedEof, "the answer broke off");
        let mut head = String::new();
        loop {
            let before = head.len();
            if self.stream.read_line(&mut head)? == 0 {
                return Err(broken());
            }
            if head[before..].trim().is_empty() {
                break;
            }
        }
        let head = head.to_lowercase();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
        let mut body = Vec::new();
        if header(&head, "transfer-encoding") == Some("chunked") {
            loop {
                let mut size = String::new();
                self.stream.read_line(&mut size)?;
                let size = usize::from_str_radix(size.trim(), 16).map_err(|_| broken())?;
                let start = body.len();
                body.resize(start + size, 0);
                self.stream.read_exact(&mut body[start..])?;
                self.stream.read_line(&mut String::new())?;
                if size == 0 {
                    break;
                }
            }
        } else {
            body.resize(header(&head, "content-length").and_then(|length| length.parse().ok()).unwrap_or(0), 0);
            self.stream.read_exact(&mut body)?;
        }
        Ok(Reply { status, head, body })
    }
}

/// A header's value in a head in small letters.
pub(crate) fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).map(str::trim)
}

/// The token on a form's page.
pub(crate) fn token(page: &[u8]) -> Option<&str> {
    const BEFORE: &[u8] = b"name=\"token\" value=\"";
    let place = page.windows(BEFORE.len()).position(|window| window == BEFORE)? + BEFORE.len();
    std::str::from_utf8(page.get(place..place + 64)?).ok()
}
