//! One file: its text, and a syntax tree in which the arguments of macros are parsed as code.
//!
//! `try_ready!(self.inner.poll())` contains an expression that a parser does not look into, since only the macro knows
//! what its tokens mean. If they are Rust all the same, blanks overwrite the macro's name. The rest,
//! `(self.inner.poll())`, is parsed in its place, and all offsets stay the same.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ra_ap_syntax::ast::{self, AstNode, HasName};
use ra_ap_syntax::{Edition, Parse, SourceFile, SyntaxKind, SyntaxNode, T, TextRange, TextSize};

/// A macro call.
#[derive(Debug, Clone)]
pub struct MacroUse {
    /// The path as written, by segments.
    pub path: Vec<String>,
    /// Range of the last segment.
    pub name: TextRange,
    /// Beginning of the arguments, at the delimiter.
    pub arguments: TextSize,
}

/// A file that was read and parsed.
#[derive(Debug)]
pub struct Source {
    /// Its path.
    pub path: PathBuf,
    /// Its text, as it is on disk.
    pub text: String,
    parse: Parse<SourceFile>,
    /// The macro calls, in order.
    pub macros: Vec<MacroUse>,
    /// Index into `macros` by the place of the arguments.
    by_arguments: HashMap<TextSize, usize>,
    /// First error of the parser: line (from 1) and message.
    pub refused: Option<(usize, String)>,
}

impl Source {
    /// Reads and parses a file.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be read or is not UTF-8.
    pub fn read(path: &Path, edition: Edition) -> std::io::Result<Self> {
        let text = String::from_utf8(std::fs::read(path)?).map_err(|error| {
            std::io::Error::other(format!("not UTF-8 after byte {}", error.utf8_error().valid_up_to()))
        })?;
        Ok(Self::new(path.to_path_buf(), text, edition))
    }

    /// Parses a text.
    pub fn new(path: PathBuf, text: String, edition: Edition) -> Self {
        let plain = SourceFile::parse(&text, edition);
        let mut macros = Vec::new();
        let mut code = text.clone().into_bytes();
        open(&plain.syntax_node(), 0, edition, &mut code, &mut macros);
        let parse = match code == text.as_bytes() {
            true => plain.clone(),
            // Blanks have replaced only ASCII, so it is still UTF-8.
            false => SourceFile::parse(&String::from_utf8_lossy(&code), edition),
        };
        // Some errors come from checks of newer rules; only error nodes in the tree count here.
        let refused = broken(&plain.syntax_node()).map(|(offset, what)| (line_at(&text, offset), what));
        let by_arguments = macros.iter().enumerate().map(|(index, call)| (call.arguments, index)).collect();
        Self { path, text, parse, macros, by_arguments, refused }
    }

    /// Returns the tree, with macro arguments as code.
    pub fn tree(&self) -> SyntaxNode {
        self.parse.syntax_node()
    }

    /// Returns the macro whose arguments begin at this place.
    pub fn macro_at(&self, arguments: TextSize) -> Option<&MacroUse> {
        self.by_arguments.get(&arguments).map(|&index| &self.macros[index])
    }

    /// Returns the start of code whose node in [`Source::tree`] begins at `at`. If a macro's arguments begin there, this
    /// is the start of the macro's path.
    pub fn start_of(&self, at: TextSize) -> TextSize {
        let Some(call) = self.macro_at(at) else { return at };
        let before = &self.text[..usize::from(call.name.start())];
        let path = before.len() - before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_' || c == ':').len();
        call.name.start() - TextSize::from(u32::try_from(path).unwrap_or(0))
    }

    /// Returns the line and the column, both from 1, of an offset in bytes; the column counts characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..offset.min(self.text.len())];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (line_at(&self.text, offset), before[start..].chars().count() + 1)
    }
}

fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// Returns the first error node: its offset and text.
fn broken(tree: &SyntaxNode) -> Option<(usize, String)> {
    // `fn f(&self, &'static str)` of edition 2015: the tree is whole but for the lifetime.
    let is_lifetime = |node: &SyntaxNode| node.text().to_string().trim().starts_with('\'');
    tree.descendants().find(|node| node.kind() == SyntaxKind::ERROR && !is_lifetime(node)).map(|node| {
        let found: String = node.text().to_string().chars().take(20).collect();
        (usize::from(node.text_range().start()), format!("cannot be read at `{}`", found.trim()))
    })
}

/// Overwrites the names of macros whose arguments are code, and records every macro call. `shift` is the offset of this
/// tree's text in the file.
fn open(tree: &SyntaxNode, shift: i64, edition: Edition, code: &mut [u8], macros: &mut Vec<MacroUse>) {
    for call in tree.descendants().filter_map(ast::MacroCall::cast) {
        let (Some(path), Some(arguments)) = (call.path(), call.token_tree()) else { continue };
        let segments: Vec<String> = path.segments().map(|segment| segment.to_string()).collect();
        let Some(name) = path.segment().and_then(|segment| segment.name_ref()) else { continue };
        let Some(range) = shifted(arguments.syntax().text_range(), shift) else { continue };
        let Some(name) = shifted(name.syntax().text_range(), shift) else { continue };
        let Some(whole) = shifted(call.syntax().text_range(), shift) else { continue };
        macros.push(MacroUse { path: segments, name, arguments: range.start() });
        let text = arguments.syntax().text().to_string();
        let Some((form, tree, prefix)) = Form::read(&text, Place::of(&call), edition) else { continue };
        blank(code, TextRange::new(whole.start(), range.start()));
        // `[…]` around a list and `{…}` around statements are code already.
        if let Form::Items = form {
            blank(code, TextRange::at(range.start(), TextSize::new(1)));
            blank(code, TextRange::new(range.end() - TextSize::new(1), whole.end()));
        }
        open(&tree, i64::from(u32::from(range.start())) - prefix, edition, code, macros);
    }
}

fn shifted(range: TextRange, shift: i64) -> Option<TextRange> {
    let place = |offset: TextSize| u32::try_from(i64::from(u32::from(offset)) + shift).ok().map(TextSize::from);
    Some(TextRange::new(place(range.start())?, place(range.end())?))
}

fn blank(code: &mut [u8], range: TextRange) {
    for byte in &mut code[usize::from(range.start())..usize::from(range.end())] {
        if byte.is_ascii() && *byte != b'\n' {
            *byte = b' ';
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Items,
    Expression,
}

impl Place {
    fn of(call: &ast::MacroCall) -> Self {
        match call.syntax().parent().map(|parent| parent.kind()) {
            Some(SyntaxKind::SOURCE_FILE | SyntaxKind::ITEM_LIST | SyntaxKind::ASSOC_ITEM_LIST) => Self::Items,
            _ => Self::Expression,
        }
    }
}

enum Form {
    Items,
    Expressions,
}

impl Form {
    /// Tries to read the arguments, delimiters included, as code; returns the tree and the length of what was put in
    /// front.
    fn read(text: &str, place: Place, edition: Edition) -> Option<(Self, SyntaxNode, i64)> {
        let try_read = |before: &str, inner: &str, after: &str| {
            let parse = SourceFile::parse(&format!("{before}{inner}{after}"), edition);
            let prefix = i64::try_from(before.len()).unwrap_or(0);
            parse.errors().is_empty().then(|| (parse.syntax_node(), prefix))
        };
        let inner = text.get(1..text.len().checked_sub(1)?)?;
        if inner.trim().is_empty() {
            return None;
        }
        if place == Place::Items {
            // A blank replaces the delimiter, so that offsets stay the same.
            let wrapped = format!(" {inner} ");
            return try_read("", &wrapped, "")
                .or_else(|| try_read("impl X{", &wrapped, "}"))
                .map(|(tree, prefix)| (Self::Items, tree, prefix));
        }
        try_read("fn f(){let _=", text, ";}").map(|(tree, prefix)| (Self::Expressions, tree, prefix))
    }
}

/// Token beside a path among tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    /// Nothing that matters.
    Nothing,
    /// A dot before it: a method's name.
    Dot,
    /// `!` behind it: a macro's.
    Bang,
}

/// Returns the paths in tokens that are not code: a macro's definition, or arguments in a language of their own. Each
/// comes with the ranges of its segments and the token beside it.
pub fn paths_in_tokens(tokens: &SyntaxNode) -> Vec<(Vec<(String, TextRange)>, Around)> {
    let mut found = Vec::new();
    let mut path: Vec<(String, TextRange)> = Vec::new();
    let mut around = Around::Nothing;
    let mut colons = 0;
    let mut before = T![;];
    for element in tokens.descendants_with_tokens() {
        let Some(token) = element.as_token() else { continue };
        match token.kind() {
            SyntaxKind::WHITESPACE | SyntaxKind::COMMENT => continue,
            SyntaxKind::IDENT | T![self] | T![super] | T![crate] | T![Self] => {
                if colons < 2 {
                    if !path.is_empty() {
                        found.push((std::mem::take(&mut path), around));
                    }
                    // `$name` is a parameter of the macro, and `$crate` the crate of the macro.
                    around = if before == T![.] { Around::Dot } else { Around::Nothing };
                    if before == T![$] && token.kind() != T![crate] {
                        before = token.kind();
                        colons = 0;
                        continue;
                    }
                }
                path.push((token.text().to_owned(), token.text_range()));
                colons = 0;
            }
            T![::] => colons = 2,
            // `name: ::krate::Type`: the path ends before its type begins.
            T![:] if before == T![:] && colons == 2 => {
                if !path.is_empty() {
                    found.push((std::mem::take(&mut path), around));
                }
                around = Around::Nothing;
            }
            T![:] if before == T![:] => colons = 2,
            T![:] => {}
            T![!] if !path.is_empty() => found.push((std::mem::take(&mut path), Around::Bang)),
            _ => {
                if !path.is_empty() {
                    found.push((std::mem::take(&mut path), around));
                }
                colons = 0;
            }
        }
        before = token.kind();
    }
    if !path.is_empty() {
        found.push((path, around));
    }
    found
}

/// Returns the name of an item, as text.
pub fn name_of(item: &impl HasName) -> Option<String> {
    item.name().map(|name| plain(name.text()))
}

/// Returns a name without `r#`.
pub fn plain(name: &str) -> String {
    name.strip_prefix("r#").unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new(PathBuf::from("x.rs"), text.to_owned(), Edition::Edition2018)
    }

    #[test]
    fn arguments_of_macros_are_code_at_their_own_offsets() {
        let text = "fn f() { let x = try_ready!(self.a.poll()); println!(\"{}\", vec![tokio::spawn(y)].len()); }";
        let source = source(text);
        let calls: Vec<String> = source
            .tree()
            .descendants()
            .filter_map(ast::MethodCallExpr::cast)
            .map(|call| {
                let range = call.name_ref().unwrap().syntax().text_range();
                text[range].to_owned()
            })
            .collect();
        assert_eq!(calls, ["poll", "len"]);
        let names: Vec<&str> = source.macros.iter().map(|call| &text[call.name]).collect();
        assert_eq!(names, ["try_ready", "println", "vec"]);
    }

    #[test]
    fn items_in_macros_are_items() {
        let source = source("if_std! {\n    mod lock;\n    pub fn f() {}\n}\nstruct A;");
        let file = SourceFile::cast(source.tree()).unwrap();
        assert_eq!(ast::HasModuleItem::items(&file).count(), 3);
    }

    #[test]
    fn what_is_no_code_stays_tokens() {
        let source = source("quick_error! { pub enum E { A(e: tokio::timer::Error) { from() } } }");
        let tokens = source.tree().descendants().find(|node| node.kind() == SyntaxKind::TOKEN_TREE).unwrap();
        let paths: Vec<String> = paths_in_tokens(&tokens)
            .into_iter()
            .map(|(path, _)| path.into_iter().map(|(name, _)| name).collect::<Vec<_>>().join("::"))
            .collect();
        assert!(paths.contains(&"tokio::timer::Error".to_owned()), "{paths:?}");
    }

    #[test]
    fn a_type_among_tokens_is_no_part_of_the_name_before_it() {
        let source = source("macro_rules! m { ($b:expr) => { let b: ::bytes::Bytes = $b; } }");
        let tokens = source.tree().descendants().find(|node| node.kind() == SyntaxKind::TOKEN_TREE).unwrap();
        let paths: Vec<Vec<String>> = paths_in_tokens(&tokens)
            .into_iter()
            .map(|(path, _)| path.into_iter().map(|(name, _)| name).collect())
            .collect();
        assert!(paths.contains(&vec!["bytes".to_owned(), "Bytes".to_owned()]), "{paths:?}");
    }

    #[test]
    fn code_of_2015_is_read() {
        let source = Source::new(
            PathBuf::from("x.rs"),
            "trait T { fn f(&self, &'static str) -> Box<Fn() -> u8>; fn async(&self); }".to_owned(),
            Edition::Edition2015,
        );
        assert_eq!(source.refused, None);
    }
}
