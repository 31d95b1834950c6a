//! Markdown as HTML: links lead to pages of the site, code is coloured, and headings have the anchors that GitHub gives
//! them.

use std::collections::HashMap;

use guide::markdown::slug;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::highlight::{escape, lines};
use crate::links::Links;
use crate::twin::pair;

/// A heading of a page, for its table of contents and for the search.
#[derive(Debug, Clone, serde::Serialize)]
pub(crate) struct Heading {
    /// Level, from 1.
    pub(crate) level: u8,
    /// Its text, without Markdown.
    pub(crate) text: String,
    /// Its anchor.
    pub(crate) anchor: String,
    /// The text below it up to the next heading, for the search.
    #[serde(skip)]
    pub(crate) body: String,
    /// The code below it.
    #[serde(skip)]
    pub(crate) code: String,
}

/// A page's contents.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    /// The page's first heading, as plain text.
    pub(crate) title: String,
    /// The HTML.
    pub(crate) html: String,
    /// Its headings.
    pub(crate) headings: Vec<Heading>,
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
}

/// Returns the inline Markdown of a sentence (code and links, no paragraphs) as HTML; links are resolved from
/// `document`.
pub(crate) fn inline(links: &Links, page: &str, document: &str, text: &str) -> String {
    let events = Parser::new_ext(text, options()).filter_map(|event| match event {
        Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => None,
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = CowStr::from(links.rewrite(page, document, &dest_url));
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        Event::Code(code) => Some(Event::InlineHtml(code_html(&code).into())),
        event => Some(event),
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out.trim_end().to_owned()
}

/// Returns the HTML of code within a line of text; a long path may be broken after `::`.
pub(crate) fn code_html(code: &str) -> String {
    format!("<code>{}</code>", escape(code).replace("::", "::<wbr>"))
}

/// Returns the text of inline Markdown, without the markup.
pub(crate) fn words(text: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(text, options()) {
        match event {
            Event::Text(part) | Event::Code(part) => out.push_str(&part),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out
}

/// Returns a block of code as HTML.
pub(crate) fn block(language: &str, code: &str) -> String {
    let lines = lines(language, code).join("\n");
    format!("<pre class=\"code {language}\" tabindex=\"0\"><code>{lines}\n</code></pre>\n")
}

/// Renders the Markdown file `document` for the page `page`.
pub(crate) fn render(links: &Links, page: &str, document: &str, text: &str) -> Rendered {
    let mut writer = Writer {
        links,
        page,
        document,
        out: Rendered::default(),
        events: Vec::new(),
        anchors: HashMap::new(),
        table: None,
        pair: None,
    };
    let mut parser = Parser::new_ext(text, options());
    while let Some(event) = parser.next() {
        writer.event(event, &mut parser);
    }
    writer.release();
    writer.flush();
    writer.out
}

/// The columns of a table that is being written.
struct Table {
    /// Position in the page at which it begins.
    begins: usize,
    heads: Vec<String>,
    in_head: bool,
}

struct Writer<'a> {
    links: &'a Links,
    page: &'a str,
    document: &'a str,
    out: Rendered,
    events: Vec<Event<'a>>,
    anchors: HashMap<String, usize>,
    table: Option<Table>,
    /// Blocks of a pair that have been read while more are expected.
    pair: Option<Vec<String>>,
}

impl<'a> Writer<'a> {
    fn flush(&mut self) {
        let mut events = std::mem::take(&mut self.events);
        html::push_html(&mut self.out.html, events.drain(..));
    }

    fn event(&mut self, event: Event<'a>, parser: &mut Parser<'a>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.heading(level as u8, parser),
            Event::Start(Tag::CodeBlock(kind)) => self.code(&kind, parser),
            Event::Html(html) if html.trim_start().starts_with("<!--") => {
                let html = html.trim_start();
                let is_pair = html.starts_with("<!-- side-by-side:")
                    || (html.starts_with("<!-- quote: legacy/") && self.take_word("Before:"));
                if is_pair {
                    self.release();
                    self.pair = Some(Vec::new());
                }
            }
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(Tag::Paragraph) if self.pair.is_some() => self.caption(parser),
            Event::Start(Tag::Table(alignments)) => {
                self.flush();
                self.table = Some(Table { begins: self.out.html.len(), heads: Vec::new(), in_head: false });
                self.events.push(Event::Start(Tag::Table(alignments)));
            }
            Event::End(TagEnd::Table) => {
                self.events.push(event);
                self.flush();
                self.frame();
            }
            Event::Start(Tag::TableHead) => {
                if let Some(table) = &mut self.table {
                    table.in_head = true;
                }
                self.events.push(event);
            }
            Event::End(TagEnd::TableHead) => {
                if let Some(table) = &mut self.table {
                    table.in_head = false;
                }
                self.events.push(event);
            }
            Event::Start(Tag::TableCell) => {
                if let Some(table) = self.table.as_mut().filter(|table| table.in_head) {
                    table.heads.push(String::new());
                }
                self.events.push(event);
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = CowStr::from(self.links.rewrite(self.page, self.document, &dest_url));
                self.events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let dest_url = CowStr::from(self.links.rewrite(self.page, self.document, &dest_url));
                self.events.push(Event::Start(Tag::Image { link_type, dest_url, title, id }));
            }
            Event::Code(code) => {
                self.note(&code);
                self.head(&code);
                self.events.push(Event::InlineHtml(code_html(&code).into()));
            }
            Event::Text(text) => {
                self.note(&text);
                self.head(&text);
                self.events.push(Event::Text(text));
            }
            Event::SoftBreak => {
                self.note(" ");
                self.events.push(event);
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => {
                self.note("\n");
                self.events.push(event);
            }
            event => self.events.push(event),
        }
    }

    /// Records text for the search under the current heading.
    fn note(&mut self, text: &str) {
        if let Some(heading) = self.out.headings.last_mut() {
            heading.body.push_str(text);
        }
    }

    fn head(&mut self, text: &str) {
        if let Some(table) = &mut self.table
            && table.in_head
            && let Some(last) = table.heads.last_mut()
        {
            last.push_str(text);
        }
    }

    /// Puts a scrolling frame around the last table. In a wide table, each cell gets the name of its column, since on a
    /// small screen each row becomes a block of lines that begin with these names.
    fn frame(&mut self) {
        let Some(table) = self.table.take() else { return };
        let mut open = String::from("<div class=\"table\" tabindex=\"0\">");
        if table.heads.len() > 3 {
            open = String::from("<div class=\"table wide\" tabindex=\"0\" style=\"");
            for (index, head) in table.heads.iter().enumerate() {
                let head: String = head.chars().filter(|c| !matches!(c, '"' | '\'' | '\\' | '<' | '&')).collect();
                open.push_str(&format!("--c{}:'{head}';", index + 1));
            }
            open.push_str("\">");
        }
        self.out.html.insert_str(table.begins, &open);
        self.out.html.push_str(
            "</div>
",
        );
    }

    fn heading(&mut self, level: u8, parser: &mut Parser<'a>) {
        self.release();
        self.flush();
        // A page begins with a first-level heading, even if its document is meant to be part of another one.
        let level = if self.out.headings.is_empty() { 1 } else { level };
        let mut inner = Vec::new();
        let mut text = String::new();
        for event in parser.by_ref() {
            match event {
                Event::End(TagEnd::Heading(_)) => break,
                Event::Code(code) => {
                    text.push_str(&code);
                    inner.push(Event::InlineHtml(code_html(&code).into()));
                }
                Event::Text(part) => {
                    text.push_str(&part);
                    inner.push(Event::Text(part));
                }
                event => inner.push(event),
            }
        }
        let name = slug(&text);
        let uses = self.anchors.entry(name.clone()).or_insert(0);
        let anchor = if *uses == 0 { name } else { format!("{name}-{uses}") };
        *uses += 1;
        let mut html = String::new();
        html::push_html(&mut html, inner.into_iter());
        let html = html.trim();
        // The text is inside the link, so the link needs no label.
        self.out.html.push_str(&format!(
            "<h{level} id=\"{anchor}\">{html}<a class=\"anchor\" href=\"#{anchor}\" aria-hidden=\"true\" tabindex=\"-1\">#</a></h{level}>\n"
        ));
        if self.out.title.is_empty() {
            self.out.title.clone_from(&text);
        }
        self.out.headings.push(Heading { level, text, anchor, body: String::new(), code: String::new() });
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>, parser: &mut Parser<'a>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([',', ' ']).next().unwrap_or("").to_owned(),
            CodeBlockKind::Indented => String::new(),
        };
        let mut code = String::new();
        for event in parser.by_ref() {
            match event {
                Event::End(TagEnd::CodeBlock) => break,
                Event::Text(text) => code.push_str(&text),
                _ => {}
            }
        }
        if let Some(heading) = self.out.headings.last_mut() {
            heading.code.push_str(&code);
        }
        match &mut self.pair {
            Some(blocks) => {
                blocks.push(code);
                if let [left, right] = blocks.as_slice() {
                    let html = pair::inline(left, right);
                    self.pair = None;
                    self.flush();
                    self.out.html.push_str(&html);
                }
            }
            None => {
                self.flush();
                self.out.html.push_str(&block(&language, &code));
            }
        }
    }

    /// Removes the last paragraph of the page if it consists of only this word. Returns whether it did.
    fn take_word(&mut self, word: &str) -> bool {
        let is_it = matches!(
            self.events.as_slice(),
            [.., Event::Start(Tag::Paragraph), Event::Text(text), Event::End(TagEnd::Paragraph)] if &**text == word
        );
        if is_it {
            self.events.truncate(self.events.len() - 3);
        }
        is_it
    }

    /// Writes a pair that has only one side, and ends it.
    fn release(&mut self) {
        for code in self.pair.take().into_iter().flatten() {
            self.flush();
            self.out.html.push_str(&block("rust", &code));
        }
    }

    /// Skips the caption of a quoted side, since the columns show it themselves. Any other text ends the pair.
    fn caption(&mut self, parser: &mut Parser<'a>) {
        let inner: Vec<Event<'a>> =
            parser.by_ref().take_while(|event| !matches!(event, Event::End(TagEnd::Paragraph))).collect();
        let is_caption = inner
            .iter()
            .any(|event| matches!(event, Event::Text(text) if text.starts_with("tokio ") || &**text == "After:"));
        if is_caption {
            return;
        }
        self.release();
        self.events.push(Event::Start(Tag::Paragraph));
        let mut rest = Parser::new_ext("", options());
        for event in inner {
            self.event(event, &mut rest);
        }
        self.events.push(Event::End(TagEnd::Paragraph));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn rendered(text: &str) -> Rendered {
        let documents = BTreeSet::from(["guide/a.md".to_owned(), "guide/b.md".to_owned()]);
        let links = Links::new(Path::new("/nowhere"), documents, BTreeSet::new());
        render(&links, "guide/a.html", "guide/a.md", text)
    }

    #[test]
    fn headings_have_the_anchors_of_github_and_links_lead_to_pages() {
        let page = rendered("# One `two`\n\n## Twice\n\n## Twice\n\n[b](b.md#x)\n");
        let anchors: Vec<&str> = page.headings.iter().map(|heading| heading.anchor.as_str()).collect();
        assert_eq!(anchors, ["one-two", "twice", "twice-1"]);
        assert_eq!(page.title, "One two");
        assert!(page.html.contains("href=\"../guide/b.html#x\""), "{}", page.html);
    }

    #[test]
    fn what_was_before_and_after_stands_beside_each_other() {
        let quote = |side: &str, code: &str| format!("<!-- quote: {side}/x.rs#r -->\n```rust\n{code}\n```\n\n");
        let both = format!("Before:\n\n{}After:\n\n{}Then.\n", quote("legacy", "old();"), quote("modern", "new();"));
        let page = rendered(&both).html;
        assert_eq!(page.matches("class=\"pair\"").count(), 1, "{page}");
        assert!(!page.contains("Before:") && page.contains("<p>Then.</p>"), "{page}");

        let alone = rendered(&format!("Before:\n\n{}Then.\n", quote("legacy", "old();"))).html;
        assert!(!alone.contains("class=\"pair\"") && alone.contains("class=\"code rust\""), "{alone}");
        assert!(alone.find("old").unwrap() < alone.find("Then").unwrap(), "{alone}");
    }

    #[test]
    fn a_wide_table_knows_the_names_of_its_columns() {
        let page = rendered("| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n").html;
        assert!(page.contains("--c2:'b';"), "{page}");
        assert!(!rendered("| a |\n|---|\n| 1 |\n").html.contains("--c1"));
    }
}
