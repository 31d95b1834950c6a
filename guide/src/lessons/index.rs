//! The parts of LESSONS.md and ANSWERS.md that are generated from the specs.

use std::fmt::Write as _;

use super::{Side, Spec};

/// Returns the sections of LESSONS.md that are generated from `specs`, by name.
#[must_use]
pub fn render(specs: &[Spec]) -> Vec<(&'static str, String)> {
    vec![("lessons", lessons(specs)), ("exercises", exercises(specs))]
}

/// The page with the answers, relative to the root.
pub const ANSWERS: &str = "ANSWERS.md";

/// Returns the section of the page with the answers that is generated from `specs`, with its name.
///
/// The answers stand on a page of their own, so that nobody who reads a question as plain text sees its answer too.
#[must_use]
pub fn render_answers(specs: &[Spec]) -> Vec<(&'static str, String)> {
    let mut text = String::new();
    for spec in specs {
        if let Some(answer) = &spec.answer {
            let _ = write!(
                text,
                "\n## {}\n\n> {}\n\n<details><summary>Answer</summary>\n\n{answer}\n\n</details>\n",
                spec.name, spec.predict
            );
        }
    }
    text.push('\n');
    vec![("answers", text)]
}

fn lessons(specs: &[Spec]) -> String {
    let mut text = String::new();
    let mut stage = None;
    let mut place = 0;
    for spec in specs {
        if spec.stage != stage || (spec.stage.is_none() && place == 0) {
            let heading = spec.stage.map_or("Other pairs", |stage| stage.heading());
            let _ = writeln!(text, "\n### {heading}");
            stage = spec.stage;
        }
        place += 1;
        let _ = writeln!(text, "\n**{place}. `{}`** — {}\n", spec.name, spec.shows);
        let files: Vec<String> =
            Side::BOTH.iter().map(|side| format!("[{side}]({}/examples/{}.rs)", side.package(), spec.name)).collect();
        let facts = match spec.facts.as_slice() {
            [] => String::new(),
            facts => format!(" · facts: {}", facts.join(", ")),
        };
        let exercise = match &spec.exercise {
            Some(_) => " · an [exercise](#exercises)",
            None => "",
        };
        let _ = writeln!(text, "{}{facts}{exercise}\n", files.join(" · "));
        let _ = writeln!(text, "> Predict: {}", spec.predict);
        if spec.answer.is_some() {
            let _ = writeln!(text, ">\n> [Answer]({ANSWERS}#{})", spec.name);
        }
    }
    text.push('\n');
    text
}

fn exercises(specs: &[Spec]) -> String {
    let mut text = String::from("\n| port this | keep in mind |\n|---|---|\n");
    for spec in specs {
        if let Some(exercise) = &spec.exercise {
            let _ = writeln!(
                text,
                "| [`{0}`](legacy/examples/{0}.rs) | {1} |",
                spec.name,
                exercise.task.split_whitespace().collect::<Vec<_>>().join(" ")
            );
        }
    }
    text.push('\n');
    text
}

/// Returns `page` with `section` in place of the text between `<!-- NAME -->` and `<!-- /NAME -->`; `None` if the page
/// does not have these markers.
#[must_use]
pub fn replace_section(page: &str, name: &str, section: &str) -> Option<String> {
    let open = format!("<!-- {name} -->\n");
    let close = format!("<!-- /{name} -->");
    let start = page.find(&open)? + open.len();
    let end = start + page[start..].find(&close)?;
    Some(format!("{}{section}{}", &page[..start], &page[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answer_stands_on_the_page_of_the_questions() {
        let specs = crate::lessons::all_specs().unwrap();
        let page: String = render(&specs).into_iter().map(|(_, text)| text).collect();
        let answers = &render_answers(&specs)[0].1;
        for spec in specs {
            let Some(answer) = &spec.answer else { continue };
            assert!(!page.contains(answer.as_str()) && page.contains(&spec.predict), "{}", spec.name);
            assert!(answers.contains(answer.as_str()), "{}", spec.name);
            assert!(page.contains(&format!("(ANSWERS.md#{})", spec.name)), "{}", spec.name);
        }
    }

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let page = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n";
        assert_eq!(replace_section(page, "x", "new\n").unwrap(), "a\n<!-- x -->\nnew\n<!-- /x -->\nb\n");
        assert_eq!(replace_section(page, "y", "new\n"), None);
    }
}
