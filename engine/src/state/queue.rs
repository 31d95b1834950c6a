//! The commands that a transaction has queued.

use std::cell::RefCell;

use crate::command::table::{Command, Known};
use crate::garbage::free_elsewhere;
use crate::protocol::{Copies, OwnedRequest, Place, Request};

/// Size in bytes of a queued command without its arguments, times two, since the queue has up to twice the places that
/// it needs.
const QUEUED: usize = 2 * size_of::<Queued>();

/// Largest number of commands of a queue whose memory is kept for another transaction.
const FEW: usize = 64;

/// Number of commands from which a queue is dropped without anybody waiting for it.
const MANY: usize = 500;

/// Largest number of queues whose memory a thread keeps.
const POOLED: usize = 4;

thread_local! {
    static POOL: RefCell<Vec<(Vec<Queued>, Copies)>> = const { RefCell::new(Vec::new()) };
}

/// Commands in the order in which `EXEC` runs them. The memory of a short queue goes back to a pool of the thread when
/// the queue is dropped.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    commands: Vec<Queued>,
    copies: Copies,
    /// Size in bytes of the requests that are not among the copies.
    owned: usize,
}

/// A queued request, with the command that it names.
#[derive(Debug)]
struct Queued {
    request: Stored,
    known: &'static Known,
}

/// Memory of a queued request.
#[derive(Debug)]
enum Stored {
    /// A place in [`Queue::copies`].
    Copy(Place),
    /// Memory of its own.
    Owned(OwnedRequest),
}

impl Queue {
    /// Appends a copy of `request` for the command `known`.
    pub(crate) fn push(&mut self, request: &Request<'_>, known: &'static Known) {
        if self.commands.capacity() == 0 {
            (self.commands, self.copies) = POOL.with_borrow_mut(Vec::pop).unwrap_or_default();
        }
        match self.copies.add(request) {
            Some(place) => self.commands.push(Queued { request: Stored::Copy(place), known }),
            None => self.push_owned(request.to_owned(), known),
        }
    }

    /// Appends a request that owns its memory.
    pub(crate) fn push_owned(&mut self, request: OwnedRequest, known: &'static Known) {
        self.owned += request.memory();
        self.commands.push(Queued { request: Stored::Owned(request), known });
    }

    /// Returns the number of commands.
    pub(crate) fn len(&self) -> usize {
        self.commands.len()
    }

    /// Returns the size in bytes of the memory.
    pub(crate) fn memory(&self) -> usize {
        self.copies.memory() + self.owned + self.commands.len() * QUEUED
    }

    /// Returns the commands without their arguments.
    pub(crate) fn commands(&self) -> impl Iterator<Item = &'static Command> {
        self.commands.iter().map(|queued| queued.known.command)
    }

    /// Returns the request at `index`, also as the owner of its memory if it is one, and its command.
    pub(crate) fn get(&self, index: usize) -> Option<(Request<'_>, Option<&OwnedRequest>, &'static Known)> {
        let Queued { request, known } = self.commands.get(index)?;
        Some(match request {
            Stored::Copy(place) => (self.copies.at(*place), None, known),
            Stored::Owned(request) => (request.as_request(), Some(request), known),
        })
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        let bytes = self.memory();
        let (mut commands, mut copies) = (std::mem::take(&mut self.commands), std::mem::take(&mut self.copies));
        if commands.len() > MANY {
            free_elsewhere((commands, copies), bytes);
        } else if commands.capacity() > 0 && commands.capacity() <= FEW {
            commands.clear();
            copies.clear();
            // A queue that is dropped at the end of its thread finds no pool.
            let _ = POOL.try_with(|pool| {
                let mut pool = pool.borrow_mut();
                if pool.len() < POOLED {
                    pool.push((commands, copies));
                }
            });
        }
    }
}
