//! A service that is being probed: a process that is started for each probe, or one that is already running.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Command, Stdio};

use super::limits;
use crate::net::Address;
use crate::process::Process;
use crate::service::{NotReady, Ready, free_port, wait_until_ready};

/// A service to probe.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Service {
    /// A service that is started for each probe.
    Command {
        /// Shell command; `{port}` stands for the port of 127.0.0.1 on which the service must listen.
        command: String,
        /// Text that it prints when it is ready. Without one, it counts as ready when it accepts connections.
        ready: Option<String>,
    },
    /// A service that is already running, and that is never stopped.
    Running(Address),
}

/// Reason why a service cannot be probed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServiceError {
    /// The service does not start.
    #[error("`{command}`: {source}")]
    NotReady {
        /// The command.
        command: String,
        /// Reason.
        source: NotReady,
    },
    /// The service cannot be run at all.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// A running service.
pub(crate) struct Instance {
    pub(super) address: Address,
    pub(super) process: Option<Process>,
}

impl Service {
    pub(crate) fn start(&self) -> Result<Instance, ServiceError> {
        match self {
            Self::Running(address) => Ok(Instance { address: address.clone(), process: None }),
            Self::Command { .. } => self.start_at(free_port()?),
        }
    }

    /// Starts the service on this port.
    pub(crate) fn start_at(&self, port: u16) -> Result<Instance, ServiceError> {
        let Self::Command { command, ready } = self else { return self.start() };
        let mut process = self.spawn(port, false)?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let printed = |line: &str| ready.as_ref().is_some_and(|text| line.contains(text)).then_some(address);
        let sign = if ready.is_some() { Ready::Prints(&printed) } else { Ready::Accepts(address) };
        wait_until_ready(&mut process, &sign, limits::START)
            .map_err(|source| ServiceError::NotReady { command: command.clone(), source })?;
        Ok(Instance { address: address.into(), process: Some(process) })
    }

    /// Starts the process without waiting until it is ready. Its standard input stays open, unless `no_input`.
    pub(crate) fn spawn(&self, port: u16, no_input: bool) -> io::Result<Process> {
        let Self::Command { command, .. } = self else { return Err(io::ErrorKind::Unsupported.into()) };
        // `exec` replaces the shell with the service, so that signals reach the service.
        let line = format!("exec {}", command.replace("{port}", &port.to_string()));
        let mut process = Process::start_group(Command::new("sh").args(["-c", &line]).stderr(Stdio::piped()))?;
        if no_input {
            process.end_input();
        }
        Ok(process)
    }
}

impl Instance {
    /// Returns the process; `Unsupported` if there is none. Probes that need a process are run only if there is one.
    pub(super) fn process(&mut self) -> io::Result<&mut Process> {
        self.process.as_mut().ok_or_else(|| io::ErrorKind::Unsupported.into())
    }

    pub(super) fn pid(&self) -> Option<u32> {
        self.process.as_ref().map(Process::id)
    }

    pub(super) fn port(&self) -> u16 {
        if let Address::Tcp(address) = &self.address { address.port() } else { 0 }
    }
}
