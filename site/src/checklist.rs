//! The page that turns a scan's report into a list of steps, in the browser.

use minijinja::context;

use crate::Error;
use crate::output::Output;
use crate::template::Site;

const PAGE: &str = "checklist.html";

/// Writes the page.
pub(crate) fn write(site: &Site<'_>, out: &mut Output) -> Result<(), Error> {
    let html = site.render("checklist.html", PAGE, context! { title => "Your checklist" })?;
    out.write(PAGE, &html)
}
