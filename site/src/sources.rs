//! Pages for the files and folders that documents link to.

use std::collections::BTreeSet;
use std::fs;

use guide::markdown::relative_link;
use minijinja::context;
use serde::Serialize;

use crate::links::is_picture;
use crate::output::Output;
use crate::template::Site;
use crate::{Error, highlight};

/// Largest number of lines of a file that its page shows. Sources are far shorter; figures of measurements are not.
const MAX_LINES: usize = 2_000;

#[derive(Serialize)]
struct Entry {
    name: String,
    link: Option<String>,
}

/// Writes a page for each file and folder that a page links to.
pub(crate) fn write(site: &Site<'_>, out: &mut Output) -> Result<(), Error> {
    let mut done = BTreeSet::new();
    loop {
        let wanted: Vec<String> = site.links.take_sources().into_iter().filter(|file| !done.contains(file)).collect();
        if wanted.is_empty() {
            return Ok(());
        }
        for file in wanted {
            if site.links.root().join(&file).is_dir() {
                folder(site, &file, out)?;
            } else {
                source(site, &file, out)?;
            }
            done.insert(file);
        }
    }
}

fn source(site: &Site<'_>, file: &str, out: &mut Output) -> Result<(), Error> {
    let path = site.links.root().join(file);
    let code = fs::read(&path).map_err(Error::file(&path))?;
    if is_picture(file) {
        return out.write(&site.links.place(file), &code);
    }
    let code = String::from_utf8_lossy(&code);
    let language = match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "rs" => "rust",
        "toml" | "yaml" | "yml" => "toml",
        "script" | "sh" => "sh",
        _ if code.starts_with("#!") => "sh",
        _ => "text",
    };
    let end = code.match_indices('\n').nth(MAX_LINES - 1).map_or(code.len(), |(at, _)| at);
    let mut lines = highlight::lines(language, &code[..end]);
    let more = code[end..].trim_end().lines().count().saturating_sub(1);
    if more > 0 {
        lines.push(format!("… and {more} lines more in the repository"));
    }
    let page = format!("source/{file}.html");
    let html = site.render("source.html", &page, context! { title => file, lines, entries => Vec::<Entry>::new() })?;
    out.write(&page, &html)
}

/// Writes the page of a folder, with the contents of its files and the names of its folders.
fn folder(site: &Site<'_>, folder: &str, out: &mut Output) -> Result<(), Error> {
    let path = site.links.root().join(folder);
    let page = format!("source/{}/index.html", folder.trim_end_matches('/'));
    let mut entries = Vec::new();
    for entry in fs::read_dir(&path).map_err(Error::file(&path))? {
        let entry = entry.map_err(Error::file(&path))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "target" {
            continue;
        }
        let file = format!("{}/{name}", folder.trim_end_matches('/'));
        let is_folder = entry.path().is_dir();
        let place = if is_folder { site.links.known(&file) } else { Some(site.links.place(&file)) };
        let name = if is_folder { format!("{name}/") } else { name };
        entries.push(Entry { name, link: place.map(|place| relative_link(&page, &place)) });
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    let title = format!("{}/", folder.trim_end_matches('/'));
    let html = site.render("source.html", &page, context! { title, entries, lines => Vec::<String>::new() })?;
    out.write(&page, &html)
}
