//! The handout as Markdown and as a page to print, from one source.

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};

use crate::behaviour::Behaviours;
use crate::teaching::{Teaching, TeachingError};

/// An A4 page, its margin, and the size of its text and lines, in points.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 36.0;
const TEXT: f32 = 6.5;
const LINE: f32 = 7.9;

/// Number of characters that fit into a line: each is as wide as three fifths of the size of the text.
const COLUMNS: usize = 134;

const TITLE: &str = "From tokio 0.1 to tokio 1: ten facts that bite first";

/// Returns the handout as Markdown and as PDF.
///
/// # Errors
///
/// It names a fact that is not there, does not fit on one page, or holds a character that the page's font has not.
pub(super) fn make(teaching: &Teaching, facts: &Behaviours) -> Result<(String, Vec<u8>), TeachingError> {
    let mut markdown = format!("# {TITLE}\n");
    let mut lines = vec![TITLE.to_owned()];
    for number in &teaching.handout {
        let row = facts.row(*number).ok_or(TeachingError::NoFact(*number))?;
        let [_, api, legacy, modern, action] = row;
        markdown += &format!("\n**B{number}** {api}\n\n- 0.1: {legacy}\n- 1: {modern}\n- So: {action}\n");
        lines.extend([String::new(), format!("B{number}  {}", api.replace('`', ""))]);
        for (name, text) in [("0.1", legacy), ("1", modern), ("so", action)] {
            lines.extend(filled(name, &text.replace('`', "")));
        }
    }
    Ok((markdown, page(&lines)?))
}

/// Returns `text` in lines that fit, the first behind `name`.
fn filled(name: &str, text: &str) -> Vec<String> {
    let mut lines = vec![format!("  {name:<4}")];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        if lines[last].chars().count() + 1 + word.chars().count() > COLUMNS {
            lines.push(format!("      {word}"));
        } else {
            lines[last] += " ";
            lines[last] += word;
        }
    }
    lines
}

fn page(lines: &[String]) -> Result<Vec<u8>, TeachingError> {
    let room = PAGE.1 - 2.0 * MARGIN;
    let mut top = PAGE.1 - MARGIN;
    if top - MARGIN < 0.0 || (lines.len() as f64) * f64::from(LINE) > f64::from(room) {
        return Err(TeachingError::TooLong(lines.len()));
    }
    let [catalog, tree, page_id, font, content_id] = [1, 2, 3, 4, 5].map(Ref::new);
    let name = Name(b"F");
    let mut content = Content::new();
    for line in lines {
        top -= LINE;
        content.begin_text().set_font(name, TEXT).next_line(MARGIN, top).show(Str(&encoded(line)?)).end_text();
    }
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids([page_id]).count(1);
    let mut page = pdf.page(page_id);
    page.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(tree).contents(content_id);
    page.resources().fonts().pair(name, font);
    page.finish();
    pdf.type1_font(font).base_font(Name(b"Courier")).encoding_predefined(Name(b"WinAnsiEncoding"));
    pdf.stream(content_id, &content.finish());
    Ok(pdf.finish())
}

/// Returns `line` in the encoding of the font.
fn encoded(line: &str) -> Result<Vec<u8>, TeachingError> {
    let byte = |c: char| match c {
        '…' => Ok(0x85),
        '–' => Ok(0x96),
        ' '..='~' | '\u{a0}'..='ÿ' => u8::try_from(u32::from(c)).map_err(|_| TeachingError::NoGlyph(c)),
        _ => Err(TeachingError::NoGlyph(c)),
    };
    line.chars().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{teaching, workspace_root};

    #[test]
    fn both_forms_hold_every_fact_and_the_page_is_one() {
        let root = workspace_root();
        let facts = Behaviours::load(root, &crate::map::load(root).unwrap()).unwrap();
        let data = teaching::load(root).unwrap();
        let (markdown, pdf) = make(&data, &facts).unwrap();
        let pdf = String::from_utf8_lossy(&pdf);
        assert!(pdf.starts_with("%PDF-") && pdf.contains("/Count 1"));
        for number in &data.handout {
            assert!(markdown.contains(&format!("**B{number}**")));
            assert!(pdf.contains(&format!("(B{number}  ")), "B{number}");
        }
    }

    #[test]
    fn what_the_font_has_not_is_an_error() {
        assert_eq!(encoded("a…é").unwrap(), [b'a', 0x85, 0xe9]);
        assert!(encoded("→").is_err());
    }
}
