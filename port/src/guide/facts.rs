//! The behaviour facts.

use serde::Deserialize;

use super::vocabulary::Shows;

/// One fact about a difference in behaviour. Fields that the scan does not need are left out.
#[derive(Debug, Clone, Deserialize)]
pub struct Behaviour {
    /// The fact's number.
    pub number: u32,
    /// The API that it is about, as code.
    #[serde(default)]
    pub api: String,
    /// Title.
    pub title: String,
    /// The page of the guide that has it, without folder and extension.
    #[serde(skip)]
    pub page: String,
    /// Behaviour in 0.1.
    pub legacy: String,
    /// Behaviour in 1.
    pub modern: String,
    /// Way in which a port that overlooks it shows the mistake.
    pub shows_as: Shows,
    /// Advice in one line.
    #[serde(rename = "do")]
    pub action: String,
}

impl Behaviour {
    /// Returns the name that rows use: `B35`.
    pub fn name(&self) -> String {
        format!("B{}", self.number)
    }

    /// Returns the heading in the guide: the API and the fact's title.
    pub fn heading(&self) -> String {
        match self.api.as_str() {
            "" => self.title.clone(),
            api => format!("{api}: {}", self.title),
        }
    }

    /// Returns the link to it, relative to the guide's root.
    pub fn link(&self) -> String {
        format!("guide/behaviour/{}.md#b{}", self.page, self.number)
    }
}

#[derive(Deserialize)]
struct File {
    behaviour: Vec<Behaviour>,
}

/// Reads the embedded facts, and finds each in the pages, which are given as name and text.
pub(super) fn read(text: &str, pages: &[(&str, &str)]) -> Vec<Behaviour> {
    let mut file: File = toml::from_str(text).unwrap_or_else(|error| panic!("the carried facts: {error}"));
    for fact in &mut file.behaviour {
        let anchor = format!("<a id=\"b{}\"></a>", fact.number);
        let page = pages.iter().find(|(_, text)| text.contains(&anchor));
        fact.page = page.map_or_else(String::new, |(name, _)| (*name).to_owned());
    }
    file.behaviour
}
