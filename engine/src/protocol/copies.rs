//! Copies of requests that share memory.

use super::request::{Request, Span};

/// Largest number of bytes that all copies together take.
const ROOM: usize = 16 * 1024;

/// Copies of short requests, one after the other. A transaction of a few commands then allocates nothing for each.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    bytes: Vec<u8>,
    spans: Vec<Span>,
}

/// The place of a copy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Index of its first byte.
    byte: usize,
    /// Indices of its first argument, and of the argument after its last.
    from: usize,
    to: usize,
}

impl Copies {
    /// Appends a copy of `request`; returns `None` if there is no room for it.
    pub(crate) fn add(&mut self, request: &Request<'_>) -> Option<Place> {
        let place = Place { byte: self.bytes.len(), from: self.spans.len(), to: self.spans.len() + request.len() };
        let bytes = &request.bytes[..request.length()];
        if place.byte + bytes.len() + place.to * size_of::<Span>() > ROOM {
            return None;
        }
        self.bytes.extend_from_slice(bytes);
        self.spans.extend_from_slice(request.spans);
        Some(place)
    }

    /// Returns the copy at `place`, which [`Self::add`] has returned since the last [`Self::clear`].
    pub(crate) fn at(&self, place: Place) -> Request<'_> {
        Request { bytes: &self.bytes[place.byte..], spans: &self.spans[place.from..place.to] }
    }

    /// Returns the size in bytes of the memory, which may be up to twice that of the copies.
    pub(crate) fn memory(&self) -> usize {
        2 * (self.bytes.len() + self.spans.len() * size_of::<Span>())
    }

    /// Drops all copies, and keeps their memory.
    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.spans.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RequestBuffer;

    #[test]
    fn copies_are_the_requests_until_there_is_no_room() {
        let (mut copies, mut places) = (Copies::default(), Vec::new());
        let mut requests = RequestBuffer::default();
        requests.extend(&b"*2\r\n$3\r\nGET\r\n$3\r\nkey\r\nSET 'a key' value\r\n".repeat(1_000));
        while let Some(request) = requests.next(Default::default()).unwrap() {
            let Some(place) = copies.add(&request) else { break };
            places.push(place);
        }
        assert!((100..1_000).contains(&places.len()), "{}", places.len());
        let words = |place: &Place| copies.at(*place).from(0).map(<[u8]>::to_vec).collect::<Vec<_>>();
        for pair in places.chunks_exact(2) {
            assert_eq!(words(&pair[0]), [&b"GET"[..], b"key"]);
            assert_eq!(words(&pair[1]), [&b"SET"[..], b"a key", b"value"]);
        }
        copies.clear();
        assert!(copies.bytes.capacity() > 0);
    }
}
