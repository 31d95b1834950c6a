//! A self-contained HTML page, with a section for each command.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use plotters::prelude::*;

/// The commands that have a section, in the order in which the page shows them.
const ORDER: [&str; 4] = ["play", "probe", "load", "watch"];

/// The colours of curves, the first one for the old service.
const COLOURS: [RGBColor; 2] = [RGBColor(0x4a, 0x7f, 0xb5), RGBColor(0xd9, 0x6c, 0x1e)];

/// The size of a plot, in pixels.
const PLOT: (u32, u32) = (900, 260);

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:75em;margin:2em auto;padding:0 1em;color:#222;\
background:#fff}table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #ccc;padding:.3em .7em;\
text-align:left;vertical-align:top}th{background:#f4f4f4}.bad{background:#fde8e8}.good{background:#e8f6e8}\
.none{color:#777}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font:13px/1.4 ui-monospace,monospace}\
details{margin:.6em 0}summary{cursor:pointer}svg{display:block;max-width:100%;height:auto}\
@media(prefers-color-scheme:dark){body{background:#1b1b1b;color:#ddd}th{background:#2a2a2a}th,td{border-color:#444}\
.bad{background:#4a2222}.good{background:#1f3a1f}}";

/// A section of the page: the results of one command.
///
/// ```
/// use wire_player::output::{Section, write_report};
///
/// # fn main() -> std::io::Result<()> {
/// let mut section = Section::new("load", "Old and new");
/// section.heading("Requests per second");
/// section.paragraph("One connection, sixteen requests in flight.");
/// section.table(&["old", "new"], &[vec![("", "100".to_owned()), ("good", "120".to_owned())]]);
/// section.bars(&[("old".to_owned(), 100.0, "100 /s".to_owned()), ("new".to_owned(), 120.0, "120 /s".to_owned())]);
/// section.folded("Each second", |inside| {
///     inside.curves("seconds", "requests", &[("new".to_owned(), vec![(0.0, 119.0), (1.0, 121.0)])]);
/// });
///
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("report.html");
/// write_report(&file, &section)?;
/// assert!(std::fs::read_to_string(&file)?.contains("Requests per second"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    command: &'static str,
    text: String,
}

/// A curve: its name, and its points in the order of their horizontal coordinates.
pub type Curve = (String, Vec<(f64, f64)>);

impl Section {
    /// Returns a section for the command, with only its title.
    #[must_use]
    pub fn new(command: &'static str, title: &str) -> Self {
        Self { command, text: format!("<h2>{}</h2>\n", escaped(title)) }
    }

    /// Returns its HTML.
    #[cfg(test)]
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds a heading.
    pub fn heading(&mut self, text: &str) {
        let _ = writeln!(self.text, "<h3>{}</h3>", escaped(text));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: &str) {
        let _ = writeln!(self.text, "<p>{}</p>", escaped(text));
    }

    /// Adds a table. Each cell has a class (`good`, `bad`, `none` or an empty one) and a text.
    pub fn table(&mut self, head: &[&str], rows: &[Vec<(&str, String)>]) {
        self.text.push_str("<table><tr>");
        for cell in head {
            let _ = write!(self.text, "<th>{}</th>", escaped(cell));
        }
        self.text.push_str("</tr>\n");
        for row in rows {
            self.text.push_str("<tr>");
            for (class, cell) in row {
                let _ = write!(self.text, "<td class=\"{class}\"><pre>{}</pre></td>", escaped(cell));
            }
            self.text.push_str("</tr>\n");
        }
        self.text.push_str("</table>\n");
    }

    /// Adds a part that is folded until it is clicked.
    pub fn folded(&mut self, title: &str, inside: impl FnOnce(&mut Self)) {
        let _ = writeln!(self.text, "<details><summary>{}</summary>", escaped(title));
        inside(self);
        self.text.push_str("</details>\n");
    }

    /// Adds bars; each has a name, a length, and a text after it.
    pub fn bars(&mut self, bars: &[(String, f64, String)]) {
        let longest = bars.iter().map(|(_, length, _)| *length).fold(f64::MIN_POSITIVE, f64::max);
        let height = bars.len() * 26 + 6;
        let _ =
            writeln!(self.text, "<svg role=\"img\" viewBox=\"0 0 900 {height}\" width=\"900\" height=\"{height}\">");
        for (number, (name, length, value)) in bars.iter().enumerate() {
            let y = number * 26 + 4;
            let width = (length / longest * 420.0).clamp(1.0, 420.0);
            let middle = y + 15;
            let _ = writeln!(
                self.text,
                "<text x=\"0\" y=\"{middle}\" font-size=\"13\" fill=\"currentColor\">{}</text>\
                 <rect x=\"260\" y=\"{y}\" width=\"{width:.1}\" height=\"20\" fill=\"#4a7fb5\"/>\
                 <text x=\"{:.1}\" y=\"{middle}\" font-size=\"13\" fill=\"currentColor\">{}</text>",
                escaped(name),
                266.0 + width,
                escaped(value)
            );
        }
        self.text.push_str("</svg>\n");
    }

    /// Adds a plot of all curves; both axes start at zero. `x` and `y` are the labels of the axes.
    pub fn curves(&mut self, x: &str, y: &str, curves: &[Curve]) {
        let mut svg = String::new();
        if plot(&mut svg, x, y, curves).is_ok() {
            self.text.push_str(&svg);
            for (number, (name, _)) in curves.iter().enumerate() {
                let RGBColor(red, green, blue) = COLOURS[number % COLOURS.len()];
                let _ = write!(
                    self.text,
                    "<span style=\"color:rgb({red},{green},{blue})\">&#9632;</span> {} &nbsp; ",
                    escaped(name)
                );
            }
            self.text.push_str("<br>\n");
        }
    }
}

fn plot(svg: &mut String, x: &str, y: &str, curves: &[Curve]) -> Result<(), Box<dyn std::error::Error>> {
    let most = |pick: fn(&(f64, f64)) -> f64| {
        curves.iter().flat_map(|(_, points)| points).map(pick).fold(f64::MIN_POSITIVE, f64::max)
    };
    let area = SVGBackend::with_string(svg, PLOT).into_drawing_area();
    let mut chart = ChartBuilder::on(&area)
        .margin(10)
        .margin_right(40)
        .x_label_area_size(40)
        .y_label_area_size(70)
        .build_cartesian_2d(0.0..most(|point| point.0), 0.0..most(|point| point.1) * 1.05)?;
    let grey = RGBColor(0x88, 0x88, 0x88);
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(grey.mix(0.3))
        .axis_style(grey)
        .label_style(("sans-serif", 12).into_font().color(&grey))
        .x_label_formatter(&|value| number(*value, most(|point| point.0)))
        .y_label_formatter(&|value| number(*value, most(|point| point.1)))
        .x_desc(x)
        .y_desc(y)
        .draw()?;
    for (number, (_, points)) in curves.iter().enumerate() {
        let colour = COLOURS[number % COLOURS.len()];
        chart.draw_series(LineSeries::new(points.iter().copied(), colour.stroke_width(2)))?;
    }
    area.present()?;
    Ok(())
}

/// Formats a number for an axis that goes up to `most`.
fn number(value: f64, most: f64) -> String {
    if most < 20.0 { format!("{value:.1}") } else { format!("{value:.0}") }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Writes `section` into the page in `file`. Sections of other commands in an existing page stay; one of the same
/// command is replaced.
///
/// ```
/// use wire_player::output::{Section, write_report};
///
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("report.html");
/// write_report(&file, &Section::new("load", "Load"))?;
/// write_report(&file, &Section::new("probe", "Probes"))?;
/// let page = std::fs::read_to_string(&file)?;
/// assert!(page.contains("<h2>Load</h2>") && page.contains("<h2>Probes</h2>"));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// The operating system's error; `AlreadyExists` if the file exists and is not a page of this program.
pub fn write_report(file: &Path, section: &Section) -> io::Result<()> {
    let before = match fs::read_to_string(file) {
        Ok(text) if text.is_empty() || text.starts_with(&opening()) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) if error.kind() != io::ErrorKind::InvalidData => return Err(error),
        _ => return Err(io::Error::new(io::ErrorKind::AlreadyExists, "it is no report, and stays as it is")),
    };
    let mut page = opening();
    for command in ORDER {
        let text = if command == section.command { Some(section.text.as_str()) } else { inside(&before, command) };
        if let Some(text) = text {
            let _ = write!(page, "{}{text}{}", begin(command), end(command));
        }
    }
    page.push_str("</body></html>\n");
    fs::write(file, page)
}

fn opening() -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>wire-player</title>\
         <style>{STYLE}</style></head><body>\n<h1>wire-player</h1>\n"
    )
}

// The content of a section is escaped, so it cannot contain either of these markers.
fn begin(command: &str) -> String {
    format!("<section id=\"{command}\">\n")
}

fn end(command: &str) -> String {
    format!("</section><!-- {command} -->\n")
}

/// Returns the section of `command` in a page, if it has one.
fn inside<'a>(page: &'a str, command: &str) -> Option<&'a str> {
    let (_, behind) = page.split_once(&begin(command))?;
    behind.split_once(&end(command)).map(|(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(command: &'static str, text: &str) -> Section {
        let mut section = Section::new(command, "title");
        section.paragraph(text);
        section
    }

    #[test]
    fn one_page_takes_the_sections_of_all_commands() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report.html");
        write_report(&file, &section("load", "of the load")).unwrap();
        write_report(&file, &section("play", "</section><!-- load -->")).unwrap();
        write_report(&file, &section("load", "of a second load")).unwrap();
        let page = fs::read_to_string(&file).unwrap();
        assert!(page.contains("of a second load") && !page.contains("of the load"), "{page}");
        assert!(page.find("&lt;/section&gt;").unwrap() < page.find("of a second load").unwrap(), "{page}");
        assert_eq!(page.matches("<h1>").count(), 1);
    }

    #[test]
    fn what_is_no_report_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("notes.html");
        for bytes in [b"<!doctype html>\n<p>mine</p>".as_slice(), b"\xff\xfe"] {
            fs::write(&file, bytes).unwrap();
            let error = write_report(&file, &section("load", "")).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read(&file).unwrap(), bytes);
        }
    }

    #[test]
    fn curves_are_drawn_with_their_names() {
        let mut section = Section::new("probe", "title");
        let curve = |factor: f64| (0..5).map(|x| (f64::from(x), f64::from(x) * factor)).collect();
        section.curves("seconds", "MB", &[("old".into(), curve(1.0)), ("new".into(), curve(3.0))]);
        assert!(section.text.contains("seconds") && section.text.contains("MB"), "{}", section.text);
        assert!(section.text.matches("<polyline").count() >= 2, "{}", section.text);
        assert!(section.text.contains("old") && section.text.contains("new"));
    }
}
