//! Checks every lesson on both sides: its output, its end, the observations of its peers; and that the course is
//! complete.

mod commands;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::{env, fs, thread};

use compat_tests::check_port;
use compat_tests::lessons::{
    ANSWERS, Built, Side, Spec, WrongPort, all_specs, build, judge, play, render_answers, render_index,
    replace_section, tells_processor_time,
};
use guide::behaviour::Behaviours;
use guide::teaching;
use guide::workspace_root;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = Arguments::from_args();
    // Most of a test's time is spent waiting for programs and peers.
    let threads = thread::available_parallelism()?.get() * 2;
    arguments.test_threads.get_or_insert(threads);
    let specs = all_specs()?;
    let built = if arguments.list {
        BTreeMap::new()
    } else {
        BTreeMap::from([("legacy", build(Side::Legacy)?), ("modern", build(Side::Modern)?)])
    };
    let built = Arc::new(built);

    let mut trials = vec![
        Trial::test("every_example_has_a_counterpart_and_a_spec", every_example_has_a_counterpart_and_a_spec),
        Trial::test("every_example_opens_with_a_sentence", every_example_opens_with_a_sentence),
        Trial::test("both_sides_name_the_same_regions", both_sides_name_the_same_regions),
        Trial::test("no_side_uses_the_other_generation", no_side_uses_the_other_generation),
        Trial::test("lesson_numbers_are_unique", lesson_numbers_are_unique),
        Trial::test("facts_are_named_by_their_numbers", facts_are_named_by_their_numbers),
        Trial::test("ten_lessons_or_more_are_exercises", ten_lessons_or_more_are_exercises),
        Trial::test("check_port_answers_by_its_exit_code", commands::check_port_answers_by_its_exit_code),
        Trial::test("check_port_builds_what_it_needs", commands::check_port_builds_what_it_needs),
        Trial::test("a_port_that_is_not_begun_is_announced", commands::a_port_that_is_not_begun_is_announced),
        Trial::test("check_port_names_the_exercises", commands::check_port_names_the_exercises),
        Trial::test("a_port_may_use_what_our_examples_may_use", a_port_may_use_what_our_examples_may_use),
        Trial::test("a_reader_that_has_seen_enough_is_no_error", commands::a_reader_that_has_seen_enough_is_no_error),
        Trial::test("lessons_md_is_current", lessons_md_is_current),
        Trial::test(
            "teaching_md_is_current_and_each_answer_is_a_test",
            teaching_md_is_current_and_each_answer_is_a_test,
        ),
        Trial::test("a_port_begins_and_a_class_is_judged", commands::a_port_begins_and_a_class_is_judged),
        Trial::test("what_is_taken_out_of_a_port_is_noticed", commands::what_is_taken_out_of_a_port_is_noticed),
        Trial::test("a_lesson_is_played_to_both_sides", commands::a_lesson_is_played_to_both_sides),
        Trial::test(
            "a_panic_that_belongs_to_a_lesson_is_announced",
            commands::a_panic_that_belongs_to_a_lesson_is_announced,
        ),
        Trial::test("an_answer_is_printed_when_it_is_asked_for", commands::an_answer_is_printed_when_it_is_asked_for),
        Trial::test("sentences_of_a_report_fit_the_columns", commands::sentences_of_a_report_fit_the_columns),
        Trial::test("the_width_of_the_terminal_is_asked_of_it", commands::the_width_of_the_terminal_is_asked_of_it),
    ];
    let built_examples = Arc::clone(&built);
    trials.push(Trial::test("many_tasks::memory_is_as_the_answer_says", move || {
        memory_of_a_sleeping_task_is_as_the_answer_says(&built_examples)
    }));
    for spec in specs {
        for (at, run) in spec.runs.iter().enumerate() {
            let case = if run.case.is_empty() { String::new() } else { format!("::{}", run.case.replace(' ', "_")) };
            let (spec, built) = (spec.clone(), Arc::clone(&built));
            let name = format!("{}{case}", spec.name);
            trials.push(Trial::test(name, move || both_sides_do_what_the_spec_says(&spec, at, &built)));
        }
        let Some(exercise) = &spec.exercise else {
            continue;
        };
        let model = Side::Modern.source(&spec.name);
        let others = exercise.right.iter().map(|file| Spec::folder().join(file));
        for (at, file) in [model].into_iter().chain(others).enumerate() {
            let (spec, built) = (spec.clone(), Arc::clone(&built));
            let label = if at == 0 { "model" } else { "own" };
            trials.push(Trial::test(format!("port::{}::right_{label}_{at}", spec.name), move || {
                a_right_port_passes(&spec, &file, &built[Side::Modern.package()])
            }));
        }
        for wrong in exercise.wrong.clone() {
            let (spec, built) = (spec.clone(), Arc::clone(&built));
            let label = wrong.label();
            trials.push(Trial::test(format!("port::{}::wrong_{label}", spec.name), move || {
                a_wrong_port_is_told_why(&spec, &wrong, &built[Side::Modern.package()])
            }));
        }
    }
    libtest_mimic::run(&arguments, trials).exit()
}

fn both_sides_do_what_the_spec_says(
    spec: &Spec,
    at: usize,
    built: &BTreeMap<&'static str, Built>,
) -> Result<(), Failed> {
    let run = &spec.runs[at];
    let expected = run.expected()?;
    let mut outputs = Vec::new();
    for side in Side::BOTH {
        let examples = &built[side.package()].examples;
        let program = examples.get(&spec.name).ok_or_else(|| format!("{side} has no example {}", spec.name))?;
        let played = play(program, run, examples, None)?;
        let verdict = judge(run, side, &played);
        if !verdict.is_good() {
            return Err(format!("{side}: {verdict}\nits standard error:\n{}", played.stderr).into());
        }
        outputs.push((played.exit, expected.normalise(&played.stdout)));
    }
    if outputs[0] != outputs[1] {
        return Err(format!("the sides differ: {outputs:#?}").into());
    }
    Ok(())
}

/// The answer to the lesson's question: less than a kilobyte, about twice as much on the old side as on the new one, and
/// about the numbers that it states.
fn memory_of_a_sleeping_task_is_as_the_answer_says(built: &BTreeMap<&'static str, Built>) -> Result<(), Failed> {
    let spec = Spec::load("many_tasks")?;
    let mut bytes = Vec::new();
    for side in Side::BOTH {
        let examples = &built[side.package()].examples;
        let played = play(&examples[&spec.name], &spec.runs[0], examples, None)?;
        let line = played.stdout.lines().find_map(|line| line.strip_prefix("memory for each task: "));
        let number = line.and_then(|rest| rest.strip_suffix(" bytes")).ok_or("no line on memory")?;
        bytes.push(number.parse::<u32>()?);
    }
    let (legacy, modern) = (bytes[0], bytes[1]);
    if legacy >= 1_024 || legacy * 2 < modern * 3 || legacy > modern * 3 {
        return Err(format!("a task takes {legacy} bytes in legacy, {modern} in modern").into());
    }
    let answer = spec.answer.unwrap_or_default();
    let mut stated =
        answer.split("some ").skip(1).filter_map(|rest| rest.split([' ', ')']).next()?.parse::<u32>().ok());
    for (side, bytes) in ["legacy", "modern"].into_iter().zip([legacy, modern]) {
        let stated = stated.next().ok_or("the answer states no number")?;
        if bytes.abs_diff(stated) * 3 > stated {
            return Err(format!("{side}: {bytes} bytes, and the answer says {stated}").into());
        }
    }
    Ok(())
}

fn a_right_port_passes(spec: &Spec, file: &Path, built: &Built) -> Result<(), Failed> {
    let report = check_port::check_with(spec, file, built)?;
    if report.is_right() { Ok(()) } else { Err(report.to_string().into()) }
}

fn a_wrong_port_is_told_why(spec: &Spec, wrong: &WrongPort, built: &Built) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("port.rs");
    fs::write(&file, wrong.source(&spec.name)?)?;
    let report = check_port::check_with(spec, &file, built)?;
    if wrong.clippy && !report.is_with_clippy() {
        return without_clippy();
    }
    if wrong.timed && !tells_processor_time() {
        eprintln!(
            "not judged: only its processor time shows the mistake of this port, and this system does not tell it"
        );
        return Ok(());
    }
    if report.is_right() {
        return Err("this port is wrong and passes".into());
    }
    let report = report.to_string();
    for text in &wrong.says {
        if !report.contains(text) {
            return Err(format!("the report does not say `{text}`:\n{report}").into());
        }
    }
    for text in &wrong.says_not {
        if report.contains(text) {
            return Err(format!("the report says `{text}`, which is not the mistake:\n{report}").into());
        }
    }
    Ok(())
}

/// Says that a port was not judged, or fails where clippy has to be there.
fn without_clippy() -> Result<(), Failed> {
    if env::var_os("COMPAT_REQUIRE_COMPONENTS").is_some() {
        return Err("clippy is not installed, and COMPAT_REQUIRE_COMPONENTS is set".into());
    }
    eprintln!("not judged: only clippy finds the mistake of this port, and it is not installed");
    Ok(())
}

/// Compares the crates and features that an editor knows with those of the checker, and with the list in LESSONS.md.
fn a_port_may_use_what_our_examples_may_use() -> Result<(), Failed> {
    let manifest = |package: &str| -> Result<toml::Table, Failed> {
        Ok(fs::read_to_string(workspace_root().join(package).join("Cargo.toml"))?.parse()?)
    };
    let (ours, ports) = (manifest("modern")?, manifest("ports")?);
    let features_of = |manifest: &toml::Table, section: &str| -> BTreeMap<String, BTreeSet<String>> {
        let crates = manifest[section].as_table().into_iter().flatten();
        let features = |said: &toml::Value| {
            let features = said.get("features").and_then(toml::Value::as_array).into_iter().flatten();
            features.filter_map(|feature| Some(feature.as_str()?.to_owned())).collect()
        };
        crates.map(|(name, said)| (name.clone(), features(said))).collect()
    };
    let mut may_use = features_of(&ours, "dev-dependencies");
    for (name, features) in features_of(&ours, "dependencies") {
        may_use.entry(name).or_default().extend(features);
    }
    // `tokio/signal` in a feature of the package.
    let enabled = ours["features"].as_table().into_iter().flatten().flat_map(|(_, features)| features.as_array());
    for (name, feature) in enabled.flatten().filter_map(|feature| feature.as_str()?.split_once('/')) {
        if let Some(features) = may_use.get_mut(name) {
            features.insert(feature.to_owned());
        }
    }
    let examples = sources()?;
    let is_used = |name: &str| {
        let path = format!("{}::", name.replace('-', "_"));
        examples.iter().any(|(side, _, text)| *side == Side::Modern && text.contains(&path))
    };
    let ports = features_of(&ports, "dependencies");
    let page = fs::read_to_string(workspace_root().join("LESSONS.md"))?;
    let page = page.split("A port may use").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap_or_default();
    for (name, features) in &may_use {
        match ports.get(name) {
            None if is_used(name) => return Err(format!("our examples use {name}, and ports cannot").into()),
            Some(theirs) if theirs != features => {
                return Err(format!("{name} has {features:?} in our examples, and {theirs:?} in ports").into());
            }
            _ => {}
        }
    }
    for (name, features) in &ports {
        if name != "modern" && !may_use.contains_key(name) {
            return Err(format!("ports may use {name}, which the checker does not know").into());
        }
        let is_told = |feature: &String| page.contains(&format!("`{feature}`"));
        let tells_features = !name.starts_with("tokio-") || features.iter().all(is_told);
        if !page.contains(name.as_str()) || !tells_features {
            return Err(format!("LESSONS.md does not tell that a port may use {name} {features:?}:\n{page}").into());
        }
    }
    Ok(())
}

fn names_in(folder: &Path, extension: &str) -> Result<BTreeSet<String>, Failed> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    Ok(names)
}

fn example_names(side: Side) -> Result<BTreeSet<String>, Failed> {
    names_in(&workspace_root().join(side.package()).join("examples"), "rs")
}

fn every_example_has_a_counterpart_and_a_spec() -> Result<(), Failed> {
    let legacy = example_names(Side::Legacy)?;
    let modern = example_names(Side::Modern)?;
    let specs = names_in(&Spec::folder(), "toml")?;
    for (what, one, other) in [
        ("only in legacy/examples", &legacy, &modern),
        ("only in modern/examples", &modern, &legacy),
        ("without a spec in compat-tests/lessons", &legacy, &specs),
        ("a spec without examples", &specs, &legacy),
    ] {
        let alone: Vec<_> = one.difference(other).collect();
        if !alone.is_empty() {
            return Err(format!("{what}: {alone:?}").into());
        }
    }
    Ok(())
}

fn sources() -> Result<Vec<(Side, String, String)>, Failed> {
    let mut sources = Vec::new();
    for side in Side::BOTH {
        for name in example_names(side)? {
            let text = fs::read_to_string(side.source(&name))?;
            sources.push((side, name, text));
        }
    }
    Ok(sources)
}

fn every_example_opens_with_a_sentence() -> Result<(), Failed> {
    for (side, name, text) in sources()? {
        let opening: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//! ")).collect();
        if opening.is_empty() || !opening.join(" ").ends_with('.') {
            return Err(format!("{side}/examples/{name}.rs does not open with a sentence on what it shows").into());
        }
    }
    Ok(())
}

fn both_sides_name_the_same_regions() -> Result<(), Failed> {
    let mut regions: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for (_, name, text) in sources()? {
        let opened = text.lines().filter_map(|line| line.trim().strip_prefix("// region: ").map(str::to_owned));
        let closed = text.lines().filter_map(|line| line.trim().strip_prefix("// endregion: ").map(str::to_owned));
        let (mut opened, mut closed): (Vec<_>, Vec<_>) = (opened.collect(), closed.collect());
        opened.sort();
        closed.sort();
        if opened != closed {
            return Err(format!("{name}: regions {opened:?} are opened, {closed:?} closed").into());
        }
        regions.entry(name).or_default().push(opened);
    }
    for (name, sides) in regions {
        if sides.iter().any(|side| side.is_empty() || *side != sides[0]) {
            return Err(format!("{name}: the regions of the sides are {sides:?}").into());
        }
    }
    Ok(())
}

fn no_side_uses_the_other_generation() -> Result<(), Failed> {
    for (side, name, text) in sources()? {
        let foreign: &[&str] = match side {
            Side::Legacy => &["async fn", "async move", "async {", ".await"],
            Side::Modern => &["extern crate", "_legacy", "tokio_core", "Async::"],
        };
        let code = text.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
        for line in code {
            if let Some(word) = foreign.iter().find(|word| line.contains(**word)) {
                return Err(format!("{side}/examples/{name}.rs contains `{word}`: {line}").into());
            }
        }
    }
    Ok(())
}

fn lesson_numbers_are_unique() -> Result<(), Failed> {
    let mut seen = BTreeMap::new();
    for spec in all_specs()? {
        if spec.number.is_some() != spec.stage.is_some() {
            return Err(format!("{}: a lesson has a number and a stage", spec.name).into());
        }
        let Some(number) = spec.number else { continue };
        let names: &mut Vec<String> = seen.entry(number).or_default();
        names.push(spec.name);
        // Two of the numbers have two files each.
        let allowed = if matches!(number, 12 | 13) { 2 } else { 1 };
        if names.len() > allowed {
            return Err(format!("lesson {number} is {names:?}").into());
        }
    }
    Ok(())
}

fn facts_are_named_by_their_numbers() -> Result<(), Failed> {
    let facts = fs::read_to_string(workspace_root().join("compat-tests/behaviour.toml"))?;
    let known: BTreeSet<String> =
        facts.lines().filter_map(|line| line.strip_prefix("number = ").map(|number| format!("B{number}"))).collect();
    for spec in all_specs()? {
        for fact in &spec.facts {
            if !known.contains(fact) {
                return Err(format!("{}: there is no fact {fact}", spec.name).into());
            }
        }
    }
    Ok(())
}

fn ten_lessons_or_more_are_exercises() -> Result<(), Failed> {
    let exercises: Vec<_> = all_specs()?.into_iter().filter(|spec| spec.exercise.is_some()).collect();
    let with_two_mistakes =
        exercises.iter().filter_map(|spec| spec.exercise.as_ref()).filter(|exercise| exercise.wrong.len() >= 2).count();
    if exercises.len() < 10 || with_two_mistakes < 3 {
        return Err(format!("{} exercises, {with_two_mistakes} with two wrong ports", exercises.len()).into());
    }
    Ok(())
}

fn lessons_md_is_current() -> Result<(), Failed> {
    let specs = all_specs()?;
    is_current("LESSONS.md", render_index(&specs))?;
    is_current(ANSWERS, render_answers(&specs))
}

fn teaching_md_is_current_and_each_answer_is_a_test() -> Result<(), Failed> {
    let root = workspace_root();
    let facts = Behaviours::load(root, &guide::map::load(root)?)?;
    let data = teaching::load(root)?;
    if data.handout.len() != 10 || data.quiz.len() != 20 {
        return Err(format!("{} facts on the handout, {} questions", data.handout.len(), data.quiz.len()).into());
    }
    is_current(teaching::PAGE, teaching::render(&data, &facts)?)
}

/// Checks that the page has the generated sections.
fn is_current(page: &str, sections: Vec<(&'static str, String)>) -> Result<(), Failed> {
    let path = workspace_root().join(page);
    let text = fs::read_to_string(&path)?;
    let mut current = text.clone();
    for (name, section) in sections {
        current = replace_section(&current, name, &section)
            .ok_or_else(|| format!("{page} has no marks `<!-- {name} -->` and `<!-- /{name} -->`"))?;
    }
    if env::var_os("UPDATE_LESSONS").is_some() {
        fs::write(&path, &current)?;
    } else if current != text {
        return Err(format!(
            "{page} does not say what the data say; write it anew with \
             `UPDATE_LESSONS=1 cargo test -p compat-tests --test lessons _md_is_current`"
        )
        .into());
    }
    Ok(())
}
