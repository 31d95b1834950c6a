//! Figures that `INFO` shows of the process that a server runs in.

/// Figures of the process and its machine. The engine does not ask the operating system: see
/// [`Server::set_process`](crate::Server::set_process).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Process {
    /// Id of the process.
    pub id: u32,
    /// Path of the program.
    pub executable: String,
    /// Name of the allocator.
    pub allocator: &'static str,
    /// Bytes of memory in use, if known.
    pub resident: Option<u64>,
    /// Largest number of bytes of memory that were ever in use, if known.
    pub peak: Option<u64>,
    /// Bytes of memory of the machine.
    pub total_memory: u64,
    /// Seconds of processor time in user code.
    pub user_seconds: f64,
    /// Seconds of processor time in the kernel.
    pub system_seconds: f64,
}

impl Default for Process {
    fn default() -> Self {
        Self {
            id: 0,
            executable: String::new(),
            allocator: "libc",
            resident: None,
            peak: None,
            total_memory: 0,
            user_seconds: 0.0,
            system_seconds: 0.0,
        }
    }
}
