//! The handout as Markdown and as PDF, from one source.

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};

use crate::behaviour::Behaviours;
use crate::teaching::{Teaching, TeachingError};

/// An A4 page and its margin, in points.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 36.0;

/// Text sizes that are tried, in points, from the largest to the smallest legible one.
const SIZES: [f32; 9] = [10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.75, 6.5];

/// Height of a line, and width of every character of the fonts, for text of size one.
const LINE: f32 = 1.21;
const WIDTH: f32 = 0.6;

const TITLE: &str = "From tokio 0.1 to tokio 1: ten facts that bite first";

/// Returns the handout as Markdown and as PDF.
///
/// # Errors
///
/// The handout names a fact that does not exist, does not fit on one page, or contains a character that the font lacks.
pub(super) fn make(teaching: &Teaching, facts: &Behaviours) -> Result<(String, Vec<u8>), TeachingError> {
    let mut markdown = format!("# {TITLE}\n");
    let mut paragraphs = vec![Paragraph::Heading(TITLE.to_owned())];
    for number in &teaching.handout {
        let row = facts.row(*number).ok_or(TeachingError::NoFact(*number))?;
        let [_, api, legacy, modern, action] = row;
        markdown += &format!("\n**B{number}** {api}\n\n- 0.1: {legacy}\n- 1: {modern}\n- So: {action}\n");
        paragraphs.push(Paragraph::Heading(format!("B{number}  {}", api.replace('`', ""))));
        for (name, text) in [("0.1", legacy), ("1", modern), ("so", action)] {
            paragraphs.push(Paragraph::Text(name, text.clone()));
        }
    }
    Ok((markdown, page(&paragraphs)?))
}

/// A paragraph of the page.
enum Paragraph {
    /// In bold, after an empty line.
    Heading(String),
    /// A text after its name, with its code in backticks.
    Text(&'static str, String),
}

/// A line of the page: pieces of text, each with a flag that is `true` for bold.
type Line = Vec<(bool, String)>;

/// Indentation of a text, which stands behind its name.
const INDENT: usize = 6;

impl Paragraph {
    /// Returns the lines of the paragraph, none longer than `columns`.
    fn lines(&self, columns: usize) -> Vec<Line> {
        match self {
            Self::Heading(text) => vec![Vec::new(), vec![(true, text.clone())]],
            Self::Text(name, text) => {
                let mut lines = vec![vec![(false, format!("  {name:<4}"))]];
                let (mut column, mut is_code) = (INDENT, false);
                for word in text.split_whitespace() {
                    let width = word.chars().filter(|c| *c != '`').count();
                    if column > INDENT && column + 1 + width > columns {
                        lines.push(vec![(false, " ".repeat(INDENT))]);
                        column = INDENT;
                    } else if column > INDENT {
                        push(&mut lines, is_code, " ");
                        column += 1;
                    }
                    for (at, piece) in word.split('`').enumerate() {
                        is_code ^= at > 0;
                        push(&mut lines, is_code, piece);
                    }
                    column += width;
                }
                lines
            }
        }
    }
}

/// Adds a piece to the last line.
fn push(lines: &mut [Line], is_bold: bool, piece: &str) {
    if let Some(line) = lines.last_mut() {
        match line.last_mut() {
            Some((bold, text)) if *bold == is_bold => text.push_str(piece),
            _ => line.push((is_bold, piece.to_owned())),
        }
    }
}

/// Returns the page as PDF, with the largest text size that fits.
fn page(paragraphs: &[Paragraph]) -> Result<Vec<u8>, TeachingError> {
    let (width, height) = (PAGE.0 - 2.0 * MARGIN, PAGE.1 - 2.0 * MARGIN);
    let at = |size: f32| {
        let columns = (width / (WIDTH * size)) as usize;
        let lines: Vec<_> = paragraphs.iter().flat_map(|paragraph| paragraph.lines(columns)).skip(1).collect();
        (size, lines)
    };
    let fits = |(size, lines): &(f32, Vec<_>)| lines.len() as f32 * LINE * size <= height;
    let too_long = TeachingError::TooLong(paragraphs.len());
    let (size, lines) = SIZES.into_iter().map(at).find(fits).ok_or(too_long)?;
    let [catalog, tree, page_id, font, bold, content_id] = [1, 2, 3, 4, 5, 6].map(Ref::new);
    let (name, bold_name) = (Name(b"F"), Name(b"B"));
    let mut content = Content::new();
    let mut top = PAGE.1 - MARGIN;
    for line in &lines {
        top -= LINE * size;
        content.begin_text().next_line(MARGIN, top);
        for (is_bold, piece) in line {
            content.set_font(if *is_bold { bold_name } else { name }, size).show(Str(&encoded(piece)?));
        }
        content.end_text();
    }
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids([page_id]).count(1);
    let mut page = pdf.page(page_id);
    page.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(tree).contents(content_id);
    page.resources().fonts().pair(name, font).pair(bold_name, bold);
    page.finish();
    for (id, base) in [(font, Name(b"Courier")), (bold, Name(b"Courier-Bold"))] {
        pdf.type1_font(id).base_font(base).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
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
    fn no_line_is_wider_than_the_page_and_no_page_longer() {
        let text = Paragraph::Text("0.1", "one two three four five six seven ".repeat(20));
        for columns in [30, 87, 134] {
            let lines = text.lines(columns);
            let lines: Vec<String> = lines.iter().map(text_of).collect();
            assert!(lines.iter().all(|line| line.chars().count() <= columns), "{lines:?}");
            assert!(lines[0].starts_with("  0.1 one") && lines[1].starts_with("      "), "{lines:?}");
        }
        let endless = (0..1000).map(|_| Paragraph::Heading("x".into())).collect::<Vec<_>>();
        assert!(page(&endless).is_err());
    }

    fn text_of(line: &Line) -> String {
        line.iter().map(|(_, piece)| piece.as_str()).collect()
    }

    #[test]
    fn code_is_bold_also_where_a_line_ends_in_it() {
        let text = Paragraph::Text("so", "Write `biased;` there, and `while let Some` here.".to_owned());
        let lines = text.lines(36);
        let code: Vec<_> =
            lines.iter().flatten().filter(|(is_bold, _)| *is_bold).map(|(_, piece)| piece.trim()).collect();
        assert_eq!(code, ["biased;", "while", "let Some"]);
        assert!(lines.iter().all(|line| !text_of(line).contains('`')));
    }

    #[test]
    fn what_the_font_has_not_is_an_error() {
        assert_eq!(encoded("a…é").unwrap(), [b'a', 0x85, 0xe9]);
        assert!(encoded("→").is_err());
    }
}
