//! The frame of every page.

use std::path::Path;

use guide::markdown::relative_link;
use minijinja::value::Value;
use minijinja::{Environment, context};

use crate::links::Links;
use crate::navigation::{self, Group};
use crate::pages::Documents;
use crate::twin::Twins;
use crate::{Error, Options};

const TEMPLATES: [(&str, &str); 11] = [
    ("frame.html", include_str!("../templates/frame.html")),
    ("page.html", include_str!("../templates/page.html")),
    ("front.html", include_str!("../templates/front.html")),
    ("index.html", include_str!("../templates/index.html")),
    ("source.html", include_str!("../templates/source.html")),
    ("twin.html", include_str!("../templates/twin.html")),
    ("twins.html", include_str!("../templates/twins.html")),
    ("map.html", include_str!("../templates/map.html")),
    ("cards.html", include_str!("../templates/cards.html")),
    ("numbers.html", include_str!("../templates/numbers.html")),
    ("checklist.html", include_str!("../templates/checklist.html")),
];

const MISSING: (&str, &str) = ("404.html", include_str!("../templates/404.html"));

/// Values that are shared by all pages.
pub(crate) struct Site<'a> {
    environment: Environment<'static>,
    /// The places of the repository's files in the site.
    pub(crate) links: Links,
    /// The list of pages.
    pub(crate) groups: Vec<Group>,
    /// The path under which a server will serve the site.
    pub(crate) base: &'a str,
}

impl<'a> Site<'a> {
    pub(crate) fn new(root: &Path, documents: &Documents, twins: &Twins, options: &'a Options) -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_trim_blocks(true);
        environment.set_lstrip_blocks(true);
        for (name, text) in TEMPLATES.into_iter().chain([MISSING]) {
            environment.add_template(name, text)?;
        }
        Ok(Self {
            environment,
            links: Links::new(root, documents.files(), twins.files()),
            groups: navigation::groups(documents),
            base: &options.base,
        })
    }

    /// Fills in a template for `page`. The template also gets `root`, the relative path from the page to the site's top
    /// folder.
    pub(crate) fn render(&self, template: &str, page: &str, values: Value) -> Result<String, Error> {
        let root = relative_link(page, "");
        let values = context! { root, page, groups => self.groups, base => self.base, ..values };
        Ok(self.environment.get_template(template)?.render(values)?)
    }
}
