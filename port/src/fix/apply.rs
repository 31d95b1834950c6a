//! Changes as text: which of them can stand together, and what a file is with them.

use ra_ap_syntax::ast::{self, AstNode, HasModuleItem, HasName};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::change::{Change, Edit, Hidden, Kind, Mark};
use super::imports::{Leaf, flatten};
use crate::guide::guide;

/// Crates of today that the rules name in what they write.
pub(super) const NEW: [&str; 5] = ["futures", "tokio", "bytes", "tokio_util", super::bridge::NAME];

/// Changes that touch each other's places, judged together.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The range in the file as it was.
    pub place: TextRange,
    /// The changes.
    pub changes: Vec<Change>,
    /// Text in the place while the unit is applied.
    pub output: String,
    /// `false` once it has been taken out.
    pub is_in: bool,
    /// Repairs that were made.
    pub repairs: usize,
    /// Message of the compiler for which it was taken out.
    pub said: Option<String>,
    /// `true` for calls outside of what the rules change, which the compiler has two meanings for since then.
    pub is_call: bool,
}

impl Unit {
    /// Repairs it by edits of the compiled text, in which its place was `place`.
    pub fn repair(&mut self, edits: Vec<Edit>, place: TextRange) {
        let local: Vec<Edit> =
            edits.into_iter().map(|edit| Edit { range: edit.range - place.start(), text: edit.text }).collect();
        self.output = apply(&self.output, &local);
        self.repairs += 1;
    }
}

/// A file with the changes that rules ask for.
#[derive(Debug)]
pub struct Patched {
    /// The text as it was.
    pub before: String,
    /// The units, in order.
    pub units: Vec<Unit>,
    /// Changes that want the same bytes as another.
    pub collided: Vec<Change>,
    modules: Vec<Module>,
}

/// A module of a file, as far as imports go.
#[derive(Debug)]
struct Module {
    range: TextRange,
    /// Place where imports are inserted.
    at: TextSize,
    /// Indentation of its line.
    indent: String,
    known: Vec<String>,
    /// Names that stand in it for something else than the crate of the name.
    hidden: Vec<String>,
}

impl Module {
    /// Returns the lines that import paths, each with what follows in its line.
    fn imports(&self, paths: &[&str]) -> String {
        let line = |path: &&str| format!("use {};\n{}", rooted(path, &self.hidden), self.indent);
        paths.iter().map(line).collect()
    }
}

/// Returns a text that a rule wrote with `::` before each path that begins with one of these names.
fn rooted(text: &str, names: &[String]) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut made = text.to_owned();
    for name in names.iter().filter(|name| NEW.contains(&name.as_str())) {
        let path = format!("{name}::");
        let mut at = 0;
        while let Some(found) = made[at..].find(&path) {
            let start = at + found;
            at = start + path.len();
            let before = &made[..start];
            let is_inner = before.ends_with("::") || before.ends_with(|c: char| is_word(c) || matches!(c, '#' | '.'));
            if !is_inner {
                made.insert_str(start, "::");
                at += 2;
            }
        }
    }
    made
}

/// Returns the edits with `::` before the crates of today, in modules where another thing has the name of one. Where the code itself
/// means that other thing, nobody can tell the two apart in what is written anew, and the edit stays as it is.
pub(super) fn with_roots<'a>(
    text: &str,
    tree: &SyntaxNode,
    hidden: &[Hidden],
    edits: impl IntoIterator<Item = &'a mut Edit>,
) {
    let modules = modules(text, tree, hidden);
    for edit in edits {
        let holders = modules.iter().filter(|module| module.range.contains_range(edit.range));
        let Some(module) = holders.min_by_key(|module| module.range.len()).filter(|module| !module.hidden.is_empty())
        else {
            continue;
        };
        let own = &text[edit.range];
        if rooted(own, &module.hidden) == own {
            edit.text = rooted(&edit.text, &module.hidden);
        }
    }
}

fn size(at: usize) -> TextSize {
    TextSize::from(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Applies edits that do not overlap.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let (start, end) = (usize::from(edit.range.start()), usize::from(edit.range.end()));
        if start < at {
            continue;
        }
        made.push_str(&text[at..start]);
        made.push_str(&edit.text);
        at = end;
    }
    made.push_str(&text[at..]);
    made
}

/// Returns whether two ranges have bytes in common.
fn touches(a: TextRange, b: TextRange) -> bool {
    a.intersect(b).is_some_and(|both| !both.is_empty())
}

/// Returns whether two edits want the same bytes.
fn collide(a: &Edit, b: &Edit) -> bool {
    let (first, second) = if a.range.start() <= b.range.start() { (a, b) } else { (b, a) };
    match (first.range.is_empty(), second.range.is_empty()) {
        (true, true) => first.range == second.range && first.text != second.text,
        _ => first.range.end() > second.range.start(),
    }
}

impl Patched {
    /// Groups changes into units; of changes that collide, none is kept.
    pub fn new(text: &str, tree: &SyntaxNode, hidden: &[Hidden], mut changes: Vec<Change>) -> Self {
        for change in &mut changes {
            with_roots(text, tree, hidden, &mut change.edits);
        }
        let mut out = vec![false; changes.len()];
        for (i, one) in changes.iter().enumerate() {
            for (j, other) in changes.iter().enumerate().skip(i + 1) {
                if one.place.intersect(other.place).is_none() {
                    continue;
                }
                let hit = one.edits.iter().any(|a| other.edits.iter().any(|b| collide(a, b)));
                if hit {
                    out[i] = true;
                    out[j] = true;
                }
            }
        }
        let mut collided = Vec::new();
        let mut units: Vec<Unit> = Vec::new();
        let mut kept: Vec<Change> = Vec::new();
        for (change, is_out) in changes.into_iter().zip(out) {
            if is_out { collided.push(change) } else { kept.push(change) }
        }
        kept.sort_by_key(|change| (change.place.start(), std::cmp::Reverse(change.place.end())));
        for change in kept {
            match units.last_mut().filter(|unit| {
                unit.place.intersect(change.place).is_some_and(|both| !both.is_empty()) || unit.place == change.place
            }) {
                Some(unit) => {
                    unit.place = unit.place.cover(change.place);
                    unit.changes.push(change);
                }
                None => units.push(Unit {
                    place: change.place,
                    changes: vec![change],
                    output: String::new(),
                    is_in: true,
                    repairs: 0,
                    said: None,
                    is_call: false,
                }),
            }
        }
        for unit in &mut units {
            unit.output = output(text, unit);
        }
        Self { before: text.to_owned(), units, collided, modules: modules(text, tree, hidden) }
    }

    /// Returns the edits of the applied units and the imports, in order, each with its unit.
    fn edits(&self) -> Vec<(Edit, Option<usize>)> {
        let mut edits: Vec<(Edit, Option<usize>)> = Vec::new();
        for (index, unit) in self.units.iter().enumerate() {
            if unit.is_in {
                edits.push((Edit::replace(unit.place, unit.output.clone()), Some(index)));
            }
        }
        for module in &self.modules {
            let mut wanted: Vec<&str> = Vec::new();
            for unit in self.units.iter().filter(|unit| unit.is_in && module.range.contains_range(unit.place)) {
                let is_innermost = !self.modules.iter().any(|inner| {
                    inner.range != module.range
                        && module.range.contains_range(inner.range)
                        && inner.range.contains_range(unit.place)
                });
                if is_innermost {
                    let imports = unit.changes.iter().flat_map(|change| &change.imports).map(String::as_str);
                    wanted.extend(imports.filter(|import| !module.known.iter().any(|known| known == import)));
                }
            }
            wanted.sort_unstable();
            wanted.dedup();
            let text = module.imports(&wanted);
            if !text.is_empty() {
                edits.push((Edit::insert(module.at, text), None));
            }
        }
        edits.sort_by_key(|(edit, unit)| (edit.range.start(), unit.is_some()));
        edits
    }

    /// Renders the text with the applied units, and returns the range of each unit in it.
    pub fn render(&self) -> (String, Vec<TextRange>) {
        let edits = self.edits();
        let mut text = String::with_capacity(self.before.len());
        let mut ranges = vec![TextRange::empty(TextSize::new(0)); self.units.len()];
        let mut at = 0;
        for (edit, unit) in edits {
            let (start, end) = (usize::from(edit.range.start()), usize::from(edit.range.end()));
            if start < at {
                continue;
            }
            text.push_str(&self.before[at..start]);
            if let Some(unit) = unit {
                ranges[unit] = TextRange::at(size(text.len()), size(edit.text.len()));
            }
            text.push_str(&edit.text);
            at = end;
        }
        text.push_str(&self.before[at..]);
        (text, ranges)
    }

    /// Returns the place in the text before of a place in the rendered one; `None` within what is written anew.
    fn origin(&self, at: TextSize) -> Option<TextSize> {
        let (mut known, mut rendered) = (TextSize::new(0), TextSize::new(0));
        for (edit, _) in self.edits() {
            if edit.range.start() < known {
                continue;
            }
            let gap = edit.range.start() - known;
            if at <= rendered + gap {
                break;
            }
            rendered += gap + size(edit.text.len());
            if at < rendered {
                return None;
            }
            known = edit.range.end();
        }
        Some(known + (at - rendered))
    }

    /// Edits a call within the rendered text. Where no unit holds it, it becomes one, with the calls that it touches. Returns
    /// whether it was done. `rendered` and `ranges` are what [`Patched::render`] returned; of several calls, the edits are
    /// made together.
    pub fn edit_calls(
        &mut self,
        rendered: &str,
        ranges: &[TextRange],
        rule: &'static str,
        calls: Vec<(TextRange, Vec<Edit>)>,
    ) -> bool {
        let mut groups: Vec<(TextRange, Vec<Edit>)> = Vec::new();
        let places = ranges.iter().zip(&self.units).filter(|(range, unit)| unit.is_in && !range.is_empty());
        let places: Vec<TextRange> = places.map(|(range, _)| *range).collect();
        for (mut place, mut edits) in calls {
            while let Some(other) =
                places.iter().find(|other| touches(**other, place) && !place.contains_range(**other))
            {
                place = place.cover(*other);
            }
            while let Some(index) = groups.iter().position(|(other, _)| touches(*other, place)) {
                let (other, more) = groups.remove(index);
                place = place.cover(other);
                edits.extend(more);
            }
            groups.push((place, edits));
        }
        let mut made: Vec<Unit> = Vec::new();
        let mut gone: Vec<usize> = Vec::new();
        for (place, edits) in groups {
            let local: Vec<Edit> =
                edits.into_iter().map(|edit| Edit { range: edit.range - place.start(), text: edit.text }).collect();
            let output = apply(&rendered[place], &local);
            let held: Vec<usize> = (0..self.units.len())
                .filter(|index| {
                    self.units[*index].is_in && !ranges[*index].is_empty() && touches(ranges[*index], place)
                })
                .collect();
            if let [one] = held.as_slice()
                && ranges[*one] == place
            {
                self.units[*one].output = output;
                self.units[*one].repairs += 1;
                made.push(self.units[*one].clone());
                gone.push(*one);
                continue;
            }
            let (Some(start), Some(end)) = (self.origin(place.start()), self.origin(place.end())) else { continue };
            if held.iter().any(|index| !self.units[*index].is_call) {
                continue;
            }
            let place = TextRange::new(start, end);
            // It was tried before, and did not compile.
            if self.units.iter().any(|unit| unit.is_call && !unit.is_in && touches(unit.place, place)) {
                continue;
            }
            let mut changes: Vec<Change> = held.iter().flat_map(|index| self.units[*index].changes.clone()).collect();
            changes.push(Change::rewrite(rule, place, Vec::new()));
            gone.extend(held);
            made.push(Unit { place, changes, output, is_in: true, repairs: 0, said: None, is_call: true });
        }
        let is_done = !made.is_empty();
        let mut index = 0;
        self.units.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
        self.units.extend(made);
        self.units.sort_by_key(|unit| unit.place.start());
        is_done
    }

    /// Returns whether anything would change.
    pub fn is_idle(&self) -> bool {
        !self.units.iter().any(|unit| unit.is_in)
    }
}

/// Returns the text in a unit's place once its changes are made.
fn output(text: &str, unit: &Unit) -> String {
    let start = unit.place.start();
    let inside = &text[unit.place];
    let mut edits: Vec<Edit> = Vec::new();
    let mut before = String::new();
    for change in &unit.changes {
        for edit in &change.edits {
            if !edits.iter().any(|known| known.range - start == edit.range) {
                edits.push(edit.clone());
            }
        }
        for (at, mark) in &change.marks {
            let line = text[..usize::from(*at)].rfind('\n').map_or(0, |newline| newline + 1);
            let indent: String = text[line..].chars().take_while(|c| *c == ' ' || *c == '\t').collect();
            let comment = comment(mark);
            // A second run does not say it twice.
            let above = text[..line].lines().next_back().unwrap_or_default().trim();
            if above == comment || before.contains(&comment) {
                continue;
            }
            if size(line) < start {
                // The place begins within its line.
                before.push_str(&format!("{comment}\n{indent}"));
            } else {
                edits.push(Edit::insert(size(line), format!("{indent}{comment}\n")));
            }
        }
    }
    let local: Vec<Edit> = edits.into_iter().map(|edit| Edit { range: edit.range - start, text: edit.text }).collect();
    before + &apply(inside, &local)
}

/// Returns the edits that write imports into the modules that hold their places, each once; imports that are already
/// there are left out.
pub fn imports(text: &str, tree: &SyntaxNode, hidden: &[Hidden], wanted: &[(TextSize, &str)]) -> Vec<Edit> {
    let modules = modules(text, tree, hidden);
    let mut lists: Vec<Vec<&str>> = vec![Vec::new(); modules.len()];
    for (at, import) in wanted {
        let holders = modules.iter().enumerate().filter(|(_, module)| module.range.contains_inclusive(*at));
        let Some((index, module)) = holders.min_by_key(|(_, module)| module.range.len()) else { continue };
        if !module.known.iter().any(|known| known == import) && !lists[index].contains(import) {
            lists[index].push(import);
        }
    }
    let mut edits = Vec::new();
    for (module, mut list) in modules.iter().zip(lists) {
        list.sort_unstable();
        let text = module.imports(&list);
        if !text.is_empty() {
            edits.push(Edit::insert(module.at, text));
        }
    }
    edits
}

/// Returns the comment for a mark.
pub fn comment(mark: &Mark) -> String {
    comment_of(mark.fact, &mark.why)
}

/// Returns the comment that a fact has, with its page in the guide; none where the shape of the code is the reason.
pub fn comment_of(fact: &str, why: &str) -> String {
    // As in a scan: the address before links, where the guide stands elsewhere.
    let base = std::env::var("CARGO_TOKIO_PORT_GUIDE").unwrap_or_default();
    let base = if base.is_empty() || base.ends_with('/') { base } else { base + "/" };
    let link = guide().fact(fact).map(|fact| format!(" ({base}{})", fact.link())).unwrap_or_default();
    match fact {
        "" => format!("// PORT: {why}"),
        fact => format!("// PORT({fact}): {why}{link}"),
    }
}

/// Returns the modules of a file; the first is the file itself.
fn modules(text: &str, tree: &SyntaxNode, hidden: &[Hidden]) -> Vec<Module> {
    let mut found = Vec::new();
    if let Some(file) = ast::SourceFile::cast(tree.clone()) {
        found.extend(module(text, tree.text_range(), &file.items().collect::<Vec<_>>()));
    }
    for node in tree.descendants().filter_map(ast::Module::cast) {
        if let Some(list) = node.item_list() {
            found.extend(module(text, list.syntax().text_range(), &list.items().collect::<Vec<_>>()));
        }
    }
    for module in &mut found {
        let known = hidden.iter().filter(|hidden| hidden.module == module.range.start());
        module.hidden.extend(known.map(|hidden| hidden.name.to_owned()));
        module.hidden.sort_unstable();
        module.hidden.dedup();
    }
    found
}

fn module(text: &str, range: TextRange, items: &[ast::Item]) -> Option<Module> {
    let uses: Vec<&ast::Item> = items.iter().filter(|item| matches!(item, ast::Item::Use(_))).collect();
    let is_mod = |item: &&ast::Item| !matches!(item, ast::Item::ExternCrate(_) | ast::Item::MacroCall(_));
    let first = uses.first().copied().or_else(|| items.iter().find(is_mod))?;
    // Attributes and comments of the item stand before it.
    let at = first
        .syntax()
        .children_with_tokens()
        .find(|child| !matches!(child.kind(), SyntaxKind::WHITESPACE))
        .map_or(first.syntax().text_range().start(), |child| child.text_range().start());
    let line = text[..usize::from(at)].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = text[line..usize::from(at)].to_owned();
    let indent = if indent.trim().is_empty() { indent } else { String::new() };
    let known = uses
        .iter()
        .map(|item| {
            let text = item.syntax().text().to_string();
            let path = text.trim().trim_start_matches("use ").trim_end_matches(';');
            path.strip_prefix("::").unwrap_or(path).to_owned()
        })
        .collect();
    Some(Module { range, at, indent, known, hidden: items.iter().flat_map(names).collect() })
}

/// Returns the names that an item brings into its module, as far as they may be those of crates.
fn names(item: &ast::Item) -> Vec<String> {
    let name = |name: Option<ast::Name>| name.map(|name| name.text().to_string());
    match item {
        ast::Item::Module(module) => name(module.name()).into_iter().collect(),
        ast::Item::Use(import) => {
            let mut leaves = Vec::new();
            if let Some(tree) = import.use_tree() {
                let _ = flatten(&tree, &[], &mut leaves);
            }
            let is_crate = |leaf: &&Leaf| matches!(leaf.path.as_slice(), [only] if leaf.name() == Some(only.as_str()));
            let others = leaves.iter().filter(|leaf| !is_crate(leaf));
            others.filter_map(|leaf| leaf.name().map(str::to_owned)).collect()
        }
        _ => Vec::new(),
    }
}

/// Counts of what changes do.
pub fn is_rewrite(change: &Change) -> bool {
    change.kind == Kind::Rewrite
}

#[cfg(test)]
mod tests {
    use ra_ap_syntax::{Edition, SourceFile};

    use super::*;

    fn hidden(text: &str) -> Vec<String> {
        let tree = SourceFile::parse(text, Edition::Edition2021).syntax_node();
        modules(text, &tree, &[]).into_iter().next().map(|module| module.hidden).unwrap_or_default()
    }

    #[test]
    fn names_of_crates_that_mean_something_else_are_known() {
        assert_eq!(hidden("pub use futures01 as futures;"), ["futures"]);
        assert_eq!(hidden("use old::futures;"), ["futures"]);
        assert_eq!(hidden("use old::futures::{self, Future};"), ["Future", "futures"]);
        assert_eq!(hidden("mod tokio {}"), ["tokio"]);
        assert!(hidden("use futures;").is_empty());
    }

    #[test]
    fn a_path_to_a_crate_whose_name_is_taken_begins_with_colons() {
        let names = ["futures".to_owned(), "Other".to_owned()];
        let text =
            "futures::future::ready(x); a::futures::b(); Box<futures::A>; my_futures::C; ::futures::D; Other::e()";
        let made =
            "::futures::future::ready(x); a::futures::b(); Box<::futures::A>; my_futures::C; ::futures::D; Other::e()";
        assert_eq!(rooted(text, &names), made);
        assert_eq!(rooted(text, &["tokio".to_owned()]), text);
    }

    #[test]
    fn an_edit_of_code_that_means_the_other_thing_stays() {
        let text = "mod futures {}\nfn f() { futures::a() }\nfn g() { b() }\n";
        let tree = SourceFile::parse(text, Edition::Edition2021).syntax_node();
        let at = |word: &str| TextRange::at(size(text.find(word).unwrap()), TextSize::of(word));
        let mut edits = vec![
            Edit::replace(at("futures::a()"), "futures::b(futures::a())"),
            Edit::replace(at("b()"), "futures::c()"),
        ];
        with_roots(text, &tree, &[], &mut edits);
        let texts: Vec<&str> = edits.iter().map(|edit| edit.text.as_str()).collect();
        assert_eq!(texts, ["futures::b(futures::a())", "::futures::c()"]);
    }
}
