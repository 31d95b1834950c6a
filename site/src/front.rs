//! The front page, the plain list of all pages, and the page shown for missing ones.

use minijinja::context;

use crate::Error;
use crate::data::Guide;
use crate::output::Output;
use crate::pages::Documents;
use crate::template::Site;

/// Writes the three pages.
pub(crate) fn write(site: &Site<'_>, guide: &Guide, documents: &Documents, out: &mut Output) -> Result<(), Error> {
    let quiet = guide.facts.iter().filter(|fact| fact.shows_as.is_quiet()).count();
    let patterns = documents.all.iter().filter(|document| document.file.starts_with("guide/patterns/")).count();
    let values = context! {
        title => "tokio 0.1 → 1",
        rows => guide.rows().count(),
        facts => guide.facts.len(),
        quiet,
        errors => guide.errors.len(),
        patterns,
        lessons => guide.lessons.len(),
    };
    out.write("index.html", &site.render("front.html", "index.html", values)?)?;
    out.write("all.html", &site.render("index.html", "all.html", context! { title => "All pages" })?)?;
    out.write("404.html", &site.render("404.html", "404.html", context! {})?)
}
