//! `bench`: measures both servers beside redis-server and writes a report.

#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: bench::alloc_count::CountingAllocator = bench::alloc_count::CountingAllocator;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    bench::cli::main()
}

#[cfg(not(target_os = "linux"))]
fn main() -> std::process::ExitCode {
    eprintln!("bench: this runs only on Linux, since it reads /proc");
    std::process::ExitCode::from(2)
}
