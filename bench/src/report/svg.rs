//! Curves and bars as SVG text, drawn by plotters, in colours that the page's style sheet replaces.

use std::io;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};
use plotters::prelude::*;

use super::format::number;
use crate::parts::growth::MEMORY;

/// Width and height in SVG units: small, so that the text is legible on a phone.
const SIZE: (u32, u32) = (480, 320);

/// The colour of lines and text, which the page replaces by its own.
pub const INK: RGBColor = RGBColor(0, 0, 0);

/// Colours of the servers, in order; the page has a light and a dark shade of each.
pub const SERIES: [RGBColor; 6] = [
    RGBColor(200, 80, 0),
    RGBColor(0, 95, 190),
    RGBColor(90, 90, 92),
    RGBColor(225, 160, 90),
    RGBColor(95, 165, 230),
    RGBColor(130, 40, 140),
];

/// A picture.
#[derive(Clone, Debug)]
pub enum Figure {
    /// Curves on logarithmic axes.
    Curves(Curves),
    /// Bars from zero.
    Bars(Bars),
}

/// Curves, one for each server, on logarithmic axes.
#[derive(Clone, Debug)]
pub struct Curves {
    /// Label of the horizontal axis, with its unit.
    pub x_label: String,
    /// Label of the vertical axis, with its unit.
    pub y_label: String,
    /// Name and points of each curve; all coordinates are positive.
    pub series: Vec<(String, Vec<(f64, f64)>)>,
}

/// Groups of bars that start at zero, with one bar for each server.
#[derive(Clone, Debug)]
pub struct Bars {
    /// Name of each group, and name and value of each bar in it.
    pub groups: Vec<(String, Vec<(String, f64)>)>,
}

impl Figure {
    /// Names of the servers in it, in order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let all: Vec<&str> = match self {
            Self::Curves(curves) => curves.series.iter().map(|(name, _)| name.as_str()).collect(),
            Self::Bars(bars) => bars.groups.iter().flat_map(|(_, bars)| bars).map(|(name, _)| name.as_str()).collect(),
        };
        let mut names = Vec::new();
        for name in all {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Returns the picture as an SVG element. `color` maps each server to its index in [`SERIES`].
    ///
    /// # Errors
    ///
    /// When there is nothing to draw.
    pub fn draw(&self, color: impl Fn(&str) -> usize) -> Result<String, DrawingAreaErrorKind<io::Error>> {
        let mut svg = String::new();
        let color = |name: &str| SERIES[color(name) % SERIES.len()];
        {
            let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
            match self {
                Self::Curves(curves) => curves.draw(&area, color),
                Self::Bars(bars) => bars.draw(&area, color),
            }
            .and_then(|()| area.present())?;
        }
        Ok(svg)
    }
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;
type Drawn<'a> = Result<(), DrawingAreaErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>>;

/// Returns the smallest and the largest of `values`, widened a little by a factor.
fn bounds(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (least, most) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), v| (least.min(v), most.max(v)));
    if least.is_finite() && least > 0.0 { (least / 1.15, most * 1.15) } else { (0.5, 2.0) }
}

/// A logarithmic axis that marks 1, 2 and 5 of each power of ten.
#[derive(Clone)]
struct Decades {
    low: f64,
    high: f64,
}

impl Ranged for Decades {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let share = (value / self.low).ln() / (self.high / self.low).ln();
        limit.0 + (share * f64::from(limit.1 - limit.0)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let exponents = self.low.log10().floor() as i32..=self.high.log10().ceil() as i32;
        let marks = |digits: &[f64]| -> Vec<f64> {
            let all = exponents.clone().flat_map(|e| digits.iter().map(move |d| d * 10_f64.powi(e)));
            all.filter(|mark| (self.low..=self.high).contains(mark)).collect()
        };
        let fine = marks(&[1.0, 2.0, 5.0]);
        if fine.len() <= hint.max_num_points().min(7) { fine } else { marks(&[1.0]) }
    }

    fn range(&self) -> std::ops::Range<f64> {
        self.low..self.high
    }
}

/// Returns a number short enough for an axis.
fn short(value: f64) -> String {
    let (scaled, unit) = match value.abs() {
        size if size >= 1e6 => (value / 1e6, "M"),
        size if size >= 1e3 => (value / 1e3, "k"),
        _ => (value, ""),
    };
    let text = format!("{scaled:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{text}{unit}")
}

impl Curves {
    fn draw<'a>(&self, area: &Area<'a>, color: impl Fn(&str) -> RGBColor) -> Drawn<'a> {
        let points = || self.series.iter().flat_map(|(_, points)| points);
        let (x_low, x_high) = bounds(points().map(|point| point.0));
        let (y_low, y_high) = bounds(points().map(|point| point.1));
        let axis = |low, high| Decades { low, high };
        let mut chart = ChartBuilder::on(area)
            .margin(8)
            .margin_right(16)
            .x_label_area_size(44)
            .y_label_area_size(62)
            .build_cartesian_2d(axis(x_low, x_high), axis(y_low, y_high))?;
        chart
            .configure_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(INK.mix(0.15))
            .axis_style(INK)
            .label_style(("sans-serif", 18).into_font().color(&INK))
            .axis_desc_style(("sans-serif", 18).into_font().color(&INK))
            .x_desc(&self.x_label)
            .y_desc(&self.y_label)
            .x_label_formatter(&|value| short(*value))
            .y_label_formatter(&|value| short(*value))
            .draw()?;
        for (name, points) in &self.series {
            let color = color(name);
            let line = points.iter().copied();
            if name.starts_with("floor") || name == MEMORY {
                chart.draw_series(DashedLineSeries::new(line, 5, 4, color.stroke_width(2)))?;
            } else {
                chart.draw_series(LineSeries::new(line, color.stroke_width(3)))?;
                let marks = points.iter().map(|point| Circle::new(*point, 4, color.filled()));
                chart.draw_series(marks)?;
            }
        }
        Ok(())
    }
}

impl Bars {
    fn draw<'a>(&self, area: &Area<'a>, color: impl Fn(&str) -> RGBColor) -> Drawn<'a> {
        let values = self.groups.iter().flat_map(|(_, bars)| bars.iter().map(|(_, value)| *value));
        let most = values.fold(1.0, f64::max) * 1.15;
        let groups = self.groups.len();
        let mut chart = ChartBuilder::on(area)
            .margin(8)
            .x_label_area_size(32)
            .y_label_area_size(62)
            .build_cartesian_2d(0.0..groups as f64, 0.0..most)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .disable_x_axis()
            .light_line_style(TRANSPARENT)
            .bold_line_style(INK.mix(0.15))
            .axis_style(INK)
            .label_style(("sans-serif", 18).into_font().color(&INK))
            .y_label_formatter(&|value| short(*value))
            .y_labels(6)
            .draw()?;
        let style = ("sans-serif", 18).into_font().color(&INK);
        for (index, (group, bars)) in self.groups.iter().enumerate() {
            let width = 0.8 / bars.len().max(1) as f64;
            for (place, (name, value)) in bars.iter().enumerate() {
                let left = index as f64 + 0.1 + width * place as f64;
                let corners = [(left, 0.0), (left + width * 0.92, value.max(0.0))];
                chart.draw_series([Rectangle::new(corners, color(name).filled())])?;
                let (x, y) = chart.backend_coord(&(left + width * 0.46, value.max(0.0)));
                area.draw_text(&number(value.round()), &style.clone().pos(middle()), (x, y - 10))?;
            }
            let (x, y) = chart.backend_coord(&(index as f64 + 0.5, 0.0));
            area.draw_text(group, &style.clone().pos(middle()), (x, y + 16))?;
        }
        Ok(())
    }
}

fn middle() -> plotters::style::text_anchor::Pos {
    use plotters::style::text_anchor::{HPos, Pos, VPos};
    Pos::new(HPos::Center, VPos::Center)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axis_numbers_are_short() {
        let written = [0.05, 1.0, 256.0, 1500.0, 2e6].map(short);
        assert_eq!(written, ["0.05", "1", "256", "1.5k", "2M"]);
    }

    #[test]
    fn equal_factors_are_equal_distances() {
        let axis = Decades { low: 1.0, high: 10_000.0 };
        let at = [1.0, 100.0, 10_000.0].map(|value| axis.map(&value, (0, 400)));
        assert_eq!(at, [0, 200, 400]);
    }

    #[test]
    fn every_server_is_drawn_in_its_colour() {
        let series =
            vec![("a".to_owned(), vec![(1.0, 5.0), (10.0, 50.0)]), ("b".to_owned(), vec![(1.0, 7.0), (10.0, 70.0)])];
        let curves = Curves { x_label: "x".into(), y_label: "y".into(), series };
        let svg = Figure::Curves(curves).draw(|name| usize::from(name == "b")).unwrap();
        assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"), "{svg}");
        assert!(svg.contains("#C85000") && svg.contains("#005FBE"), "{svg}");
    }

    #[test]
    fn bars_carry_their_values() {
        let bars = Bars { groups: vec![("of 10".into(), vec![("a".into(), 1234.0), ("b".into(), 567.0)])] };
        let svg = Figure::Bars(bars).draw(|name| usize::from(name == "b")).unwrap();
        assert!(svg.contains("1,234") && svg.contains("567") && svg.contains("of 10"), "{svg}");
    }
}
