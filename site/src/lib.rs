//! The guide and the pair of servers as a static site.
//!
//! [`build`] writes it. Its pages are those of the repository's Markdown, and in addition what Markdown cannot show: a
//! search over the guide's data, both servers side by side, the map with filters, the silent changes as cards, the
//! figures, and a checklist made from a report of `cargo tokio-port scan`.
//!
//! **Pages can be read without scripts, and nothing is fetched.** The data for scripts are themselves scripts, so that
//! the site works when opened from the disk.

mod cards;
mod checklist;
mod data;
mod explorer;
mod front;
mod highlight;
mod links;
mod markdown;
mod navigation;
mod numbers;
mod output;
mod pages;
mod search;
pub mod serve;
mod sources;
mod template;
mod twin;

use std::io;
use std::path::{Path, PathBuf};

pub use data::Guide;
pub use links::page_of;
pub use output::Built;

/// Options of a build.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder to write to.
    pub output: PathBuf,
    /// The path under which a server will serve the site; it begins and ends with `/`.
    pub base: String,
}

/// Reason why the site cannot be built or served.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The operating system's error.
        source: io::Error,
    },
    /// The guide's data are invalid.
    #[error("{0}")]
    Data(String),
    /// The folder contains something other than a site, so nothing is written.
    #[error("{} is not empty, and is not a site: name another folder, or empty it", .0.display())]
    NotOurs(PathBuf),
    /// A template cannot be filled.
    #[error("a template: {0:#}")]
    Template(#[from] minijinja::Error),
    /// The server cannot listen.
    #[error("cannot listen: {0}")]
    Listen(io::Error),
}

impl Error {
    fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}

/// Writes the site of the repository at `root`.
///
/// # Errors
///
/// Fails if the guide's data cannot be read, or a file cannot be written.
pub fn build(root: &Path, options: &Options) -> Result<Built, Error> {
    let guide = Guide::load(root)?;
    let documents = pages::Documents::read(root)?;
    let twins = twin::Twins::read(&guide, &documents)?;
    let site = template::Site::new(root, &documents, &twins, options)?;
    let mut out = output::Output::open(&options.output)?;

    out.assets()?;
    documents.write(&site, &guide, &mut out)?;
    twins.write(&site, &guide, &mut out)?;
    explorer::write(&site, &guide, &mut out)?;
    cards::write(&site, &guide, &mut out)?;
    numbers::write(&site, &mut out)?;
    checklist::write(&site, &mut out)?;
    search::write(&guide, &documents, &twins, &mut out)?;
    front::write(&site, &guide, &documents, &mut out)?;
    sources::write(&site, &mut out)?;
    match site.links.take_broken().as_slice() {
        [] => out.finish(),
        broken => Err(Error::Data(broken.join("\n"))),
    }
}
