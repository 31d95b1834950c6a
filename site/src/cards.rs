//! The silent changes as cards: the old behaviour, the new one, and the code that proves both.

use std::cmp::Reverse;

use guide::facts::{Fact, Shows};
use guide::markdown::relative_link;
use minijinja::context;

use crate::data::{Guide, place_of};
use crate::output::Output;
use crate::template::Site;
use crate::twin::pair;
use crate::{Error, markdown};

const PAGE: &str = "silent.html";

/// Writes the page with the changes that show as silence or as a hang, beginning with the most used.
pub(crate) fn write(site: &Site<'_>, guide: &Guide, out: &mut Output) -> Result<(), Error> {
    let mut facts: Vec<&Fact> = guide.facts.iter().filter(|fact| fact.shows_as.is_quiet()).collect();
    facts.sort_by_key(|fact| (fact.shows_as == Shows::Hang, Reverse(fact.uses)));
    let cards: Vec<_> = facts
        .iter()
        .map(|fact| {
            let inline = |text: &str| markdown::inline(&site.links, PAGE, "README.md", text);
            let code = match (fact.old.first(), fact.new.first()) {
                (Some(old), Some(new)) => pair::inline(&old.code, &new.code),
                _ => String::new(),
            };
            context! {
                name => fact.name,
                anchor => fact.name.to_lowercase(),
                api => inline(&fact.api),
                title => inline(&fact.title),
                shows => fact.shows_as.name(),
                legacy => inline(&fact.legacy),
                modern => inline(&fact.modern),
                action => inline(&fact.action),
                uses => fact.uses,
                code,
                tests => fact.tests,
                link => relative_link(PAGE, &place_of(&fact.link)),
                twin => format!("twin/fact/{}.html", fact.name.to_lowercase()),
            }
        })
        .collect();
    let silent = facts.iter().filter(|fact| fact.shows_as == Shows::Silence).count();
    let values = context! { title => "Silent changes", cards, silent, hangs => facts.len() - silent };
    let html = site.render("cards.html", PAGE, values)?;
    out.write(PAGE, &html)
}
