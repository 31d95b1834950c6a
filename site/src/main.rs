//! Builds the site and, on request, serves it on this machine.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use site::{Options, build, serve};

/// Builds the guide and the pair of servers as a static site, which opens from the disk and from any server.
#[derive(Debug, Parser)]
struct Arguments {
    /// Folder to write to; what an earlier build left in it is removed
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Path below which a server will have the site; only the page for missing pages depends on it
    #[arg(long, value_name = "PATH", default_value = "/")]
    base: String,
    /// Serve the site on the loopback address afterwards; port 0 picks a free one
    #[arg(long, value_name = "PORT", num_args = 0..=1, default_missing_value = "8000")]
    serve: Option<u16>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let root = guide::workspace_root();
    let options = Options {
        output: arguments.output.unwrap_or_else(|| root.join("target/site")),
        base: format!("/{}/", arguments.base.trim_matches('/')).replace("//", "/"),
    };
    let result = build(root, &options).and_then(|built| {
        println!("{} files, {} KB: {}", built.files, built.bytes / 1000, options.output.join("index.html").display());
        let Some(port) = arguments.serve else { return Ok(()) };
        let server = serve::Server::bind(SocketAddr::from(([127, 0, 0, 1], port)), &options.output, &options.base)?;
        println!("http://{}{}", server.address(), options.base);
        server.run();
        Ok(())
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
