//! The functions of a project that return futures of 0.1, and what has to go over together.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use ra_ap_syntax::ast::{self, AstNode, HasAttrs, HasName, HasVisibility};
use ra_ap_syntax::{Edition, SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::callers::{Dark, Form, in_the_dark};
use super::shown::Shown;
use super::types::{Named, result_in, settle_result, shape};
use crate::error::Error;
use crate::fix::chains::syntax::macro_name;
use crate::fix::change::{Edit, FileContext, Hidden};
use crate::fix::judge::Judge;
use crate::fix::step::visit;

/// A file of the project.
pub(super) struct File {
    /// Its path in the copy.
    pub(super) path: PathBuf,
    /// Its text before the step.
    pub(super) text: String,
    /// Its edition.
    pub(super) edition: Edition,
    /// The tree as the parser sees it: arguments of macros are tokens.
    pub(super) plain: SyntaxNode,
    /// The tree in which the arguments of macros are code.
    pub(super) open: SyntaxNode,
    /// `true` if the compiler looks at it.
    pub(super) is_seen: bool,
    /// Names of crates of today that mean something else in it.
    pub(super) hidden: Vec<Hidden>,
    /// Calls of `future::ok` and its like, and of the sides of `Either`, by their places, with what they call.
    pub(super) made: HashMap<TextSize, String>,
}

/// Form of what a function returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `impl Future`.
    Opaque,
    /// `Box<dyn Future>`, or an alias of one.
    Boxed,
}

/// A function that returns a future of 0.1.
pub(super) struct Function {
    pub(super) name: String,
    /// Index of its file.
    pub(super) file: usize,
    /// The function in the plain tree.
    pub(super) node: ast::Fn,
    /// The place of its first word, behind attributes and comments.
    pub(super) start: TextSize,
    pub(super) shape: Shape,
    /// The edits of its return type; none where an alias has them.
    pub(super) returned: Vec<Edit>,
    /// The type or trait that it is a function of.
    pub(super) owner: Option<String>,
    /// The alias that it returns: one of its name, until the compiler has said which.
    pub(super) alias: Option<usize>,
    /// Index of its group.
    pub(super) group: usize,
    /// `true` if others may call it.
    pub(super) is_public: bool,
    /// `true` if it implements a method of a trait, whose uses are reported at the trait.
    pub(super) is_impl: bool,
    /// `true` once the compiler has shown that it looked at it.
    pub(super) is_seen: bool,
    /// Uses of it.
    pub(super) uses: Vec<(usize, TextRange)>,
}

/// An alias of a boxed future of 0.1.
pub(super) struct Alias {
    pub(super) name: String,
    pub(super) file: usize,
    pub(super) start: TextSize,
    /// The place of its name.
    pub(super) name_at: TextRange,
    /// The item.
    pub(super) item: TextRange,
    pub(super) edits: Vec<Edit>,
    /// Edits where it stays what it was, by file.
    pub(super) rest: Vec<(usize, Edit)>,
    pub(super) group: usize,
    pub(super) uses: Vec<(usize, TextRange)>,
}

/// Functions and aliases that go over together.
#[derive(Debug, Default, Clone)]
pub(super) struct Group {
    /// Reason why it stays.
    pub(super) refused: Option<String>,
}

/// All that the step looks at.
pub(super) struct World {
    pub(super) files: Vec<File>,
    pub(super) functions: Vec<Function>,
    pub(super) aliases: Vec<Alias>,
    pub(super) groups: Vec<Group>,
    /// Examples in documentation.
    pub(super) shown: Vec<Shown>,
    /// Places at which the compiler reports uses of 0.1: code that it has seen.
    pub(super) hits: BTreeMap<usize, Vec<TextRange>>,
}

/// A method of a trait, or of an implementation of one, by the names of both.
type TraitMethod = (String, String);

impl World {
    /// Reads the project.
    pub(super) fn read(judge: &Judge) -> Result<Self, Error> {
        let mut world = Self {
            files: Vec::new(),
            functions: Vec::new(),
            aliases: Vec::new(),
            groups: Vec::new(),
            shown: Vec::new(),
            hits: BTreeMap::new(),
        };
        let mut methods: BTreeMap<TraitMethod, (bool, Vec<usize>)> = BTreeMap::new();
        let mut by_name: Vec<(usize, ast::Fn, String, bool)> = Vec::new();
        let mut has_task_local = false;
        visit(judge, true, &mut |context| {
            let file = world.files.len();
            let plain = context.plain_tree();
            has_task_local |=
                plain.descendants().filter_map(ast::MacroCall::cast).any(|call| macro_name(&call) == "task_local");
            for node in plain.descendants() {
                if let Some(alias) = ast::TypeAlias::cast(node.clone()) {
                    world.alias(context, file, &alias);
                } else if let Some(function) = ast::Fn::cast(node) {
                    match function.ret_type().and_then(|returned| returned.ty()).and_then(|ty| shape(context, &ty)) {
                        Some((shape, edits)) => {
                            world.function(file, &function, shape, edits, None, context.is_library, &mut methods);
                        }
                        None => by_name.extend(
                            last_name(&function).map(|name| (file, function.clone(), name, context.is_library)),
                        ),
                    }
                }
            }
            world.files.push(File {
                path: context.path.to_path_buf(),
                text: context.source.text.clone(),
                edition: context.edition,
                made: made(context, &plain),
                plain,
                open: context.tree(),
                is_seen: context.is_judged,
                hidden: context.hidden(),
            });
        })?;
        for (file, function, name, is_library) in by_name {
            if let Some(alias) = world.aliases.iter().position(|alias| alias.name == name) {
                world.function(file, &function, Shape::Boxed, Vec::new(), Some(alias), is_library, &mut methods);
            }
        }
        world.read_examples(judge);
        world.tie(&methods);
        world.settle_results();
        if has_task_local {
            world.functions.clear();
        }
        Ok(world)
    }

    /// Writes `Result` where a file means that of the standard library by it, and its path elsewhere.
    fn settle_results(&mut self) {
        let named: Vec<Named> = self.files.iter().map(|file| result_in(&file.plain)).collect();
        let is_shown = named.contains(&Named::Own);
        let is_standard = |file: usize| match named[file] {
            Named::Standard => true,
            Named::Own => false,
            Named::ByGlob => !is_shown,
        };
        for function in &mut self.functions {
            settle_result(&mut function.returned, is_standard(function.file));
        }
        for alias in &mut self.aliases {
            settle_result(&mut alias.edits, is_standard(alias.file));
        }
    }

    fn alias(&mut self, context: &FileContext<'_>, file: usize, alias: &ast::TypeAlias) {
        let is_free = !alias.syntax().ancestors().any(|node| matches!(node.kind(), SyntaxKind::ASSOC_ITEM_LIST));
        let (Some(name), Some(ty)) = (alias.name(), alias.ty()) else { return };
        if !is_free || is_deprecated(alias) {
            return;
        }
        if let Some((Shape::Boxed, edits)) = shape(context, &ty) {
            let group = self.group();
            let start = first_word(alias.syntax());
            let (name_at, item) = (name.syntax().text_range(), alias.syntax().text_range());
            let name = name.text().to_string();
            self.aliases.push(Alias {
                name,
                file,
                start,
                name_at,
                item,
                edits,
                rest: Vec::new(),
                group,
                uses: Vec::new(),
            });
        }
    }

    fn group(&mut self) -> usize {
        self.groups.push(Group::default());
        self.groups.len() - 1
    }

    #[allow(clippy::too_many_arguments)] // all that is known of one function, at two places
    fn function(
        &mut self,
        file: usize,
        function: &ast::Fn,
        shape: Shape,
        returned: Vec<Edit>,
        alias: Option<usize>,
        is_library: bool,
        methods: &mut BTreeMap<TraitMethod, (bool, Vec<usize>)>,
    ) {
        let Some(name) = function.name().map(|name| name.text().to_string()) else { return };
        if function.async_token().is_some() || function.abi().is_some() || is_deprecated(function) {
            return;
        }
        let holder = function.syntax().parent().and_then(|list| list.parent());
        let mut is_impl = false;
        let mut is_public = is_library && is_pub(function);
        let mut owner = None;
        let index = self.functions.len();
        if let Some(holder) = &holder {
            if let Some(item) = ast::Trait::cast(holder.clone()) {
                is_public = is_library && is_pub(&item);
                let known = item.name().map(|name| name.text().to_string()).unwrap_or_default();
                owner = Some(known.clone());
                let entry = methods.entry((known, name.clone())).or_default();
                entry.0 = true;
                entry.1.push(index);
            } else if let Some(item) = ast::Impl::cast(holder.clone()) {
                owner = Some(item.self_ty().as_ref().and_then(named).unwrap_or_default());
                if let Some(ty) = item.trait_() {
                    is_impl = true;
                    is_public = false;
                    methods.entry((named(&ty).unwrap_or_default(), name.clone())).or_default().1.push(index);
                }
            }
        }
        let group = self.group();
        let start = first_word(function.syntax());
        let node = function.clone();
        self.functions.push(Function {
            name,
            file,
            node,
            start,
            shape,
            returned,
            owner,
            alias,
            group,
            is_public,
            is_impl,
            is_seen: false,
            uses: Vec::new(),
        });
    }

    /// Ties what goes over together; what implements a foreign trait stays.
    fn tie(&mut self, methods: &BTreeMap<TraitMethod, (bool, Vec<usize>)>) {
        for (is_own, members) in methods.values() {
            let first = self.functions[members[0]].group;
            for member in members {
                self.merge(first, self.functions[*member].group);
            }
            let is_mixed =
                members.iter().any(|member| self.functions[*member].shape != self.functions[members[0]].shape);
            if !is_own {
                self.refuse(first, "the trait is not of this project");
            } else if is_mixed {
                self.refuse(first, "the trait and its implementations return different forms");
            }
        }
        // An implementation whose method returns something else than the trait's is found by the compiler.
    }

    /// Makes one group of two.
    pub(super) fn merge(&mut self, one: usize, other: usize) {
        if one == other {
            return;
        }
        for function in self.functions.iter_mut().filter(|function| function.group == other) {
            function.group = one;
        }
        for alias in self.aliases.iter_mut().filter(|alias| alias.group == other) {
            alias.group = one;
        }
        if let Some(why) = self.groups[other].refused.take() {
            self.refuse(one, why);
        }
    }

    /// Leaves a group as it is.
    pub(super) fn refuse(&mut self, group: usize, why: impl Into<String>) {
        let refused = &mut self.groups[group].refused;
        if refused.is_none() {
            *refused = Some(why.into());
        }
    }

    /// Leaves what the compiler did not look at, and what may be called from where it did not look.
    pub(super) fn refuse_what_is_not_seen(&mut self) {
        for index in 0..self.functions.len() {
            if !self.functions[index].is_seen {
                let group = self.functions[index].group;
                self.refuse(group, "the compiler did not look at it in this run");
            }
        }
        let mut seen = self.hits.clone();
        let uses = self.functions.iter().flat_map(|function| &function.uses);
        let uses = uses.chain(self.aliases.iter().flat_map(|alias| &alias.uses));
        // An example does not show that the compiler saw the item above which it stands.
        for (file, at) in uses.filter(|(file, at)| !self.is_in_example(*file, *at)) {
            seen.entry(*file).or_default().push(*at);
        }
        let dark: Vec<Dark> = self
            .files
            .iter()
            .enumerate()
            .flat_map(|(index, file)| in_the_dark(file, seen.get(&index).map_or(&[], Vec::as_slice)))
            .chain(self.dark_in_documentation())
            .collect();
        for Dark { name, form, why, is_outside } in dark {
            let is_form = |function: &Function| match (&form, &function.owner) {
                (Form::Free, None) => true,
                (Form::Method, Some(_)) => function.node.param_list().is_some_and(|list| list.self_param().is_some()),
                // Generic arguments, `Self` and parameters of a type may stand for any.
                (Form::Of(said), Some(owner)) => said == owner || said == "Self" || said.len() < 2,
                _ => false,
            };
            let meant = self.functions.iter().filter(|function| function.name == name && is_form(function));
            let groups: Vec<usize> =
                meant.filter(|function| function.is_public || !is_outside).map(|function| function.group).collect();
            for group in groups {
                self.refuse(group, why);
            }
        }
    }
}

fn is_pub(item: &impl HasVisibility) -> bool {
    item.visibility().is_some_and(|visibility| visibility.syntax().text() == "pub")
}

fn is_deprecated(item: &impl HasAttrs) -> bool {
    item.attrs().any(|attribute| attribute.syntax().text().to_string().contains("deprecated"))
}

/// Returns the place of an item's first word: what stands before it are comments and attributes.
fn first_word(node: &SyntaxNode) -> TextSize {
    node.children_with_tokens()
        .find(|child| !matches!(child.kind(), SyntaxKind::WHITESPACE | SyntaxKind::COMMENT | SyntaxKind::ATTR))
        .map_or(node.text_range().start(), |child| child.text_range().start())
}

/// Returns the last name of the path that a function returns.
fn last_name(function: &ast::Fn) -> Option<String> {
    named(&function.ret_type()?.ty()?)
}

/// Returns the last name of a type's path.
fn named(ty: &ast::Type) -> Option<String> {
    let ast::Type::PathType(path) = ty else { return None };
    Some(path.path()?.segment()?.name_ref()?.text().to_string())
}

/// Returns the place of a function's return type.
pub(super) fn returned_at(function: &ast::Fn) -> TextRange {
    function.ret_type().map_or(function.syntax().text_range(), |returned| returned.syntax().text_range())
}

/// Returns the calls of functions of 0.1 that make a future which is ready, or of a side of `Either`.
fn made(context: &FileContext<'_>, tree: &SyntaxNode) -> HashMap<TextSize, String> {
    let calls = tree.descendants().filter_map(ast::CallExpr::cast);
    calls
        .filter_map(|call| {
            let Some(ast::Expr::PathExpr(callee)) = call.expr() else { return None };
            let path = callee.path()?;
            let name = path.segment()?.name_ref()?.text().to_string();
            let is_side = matches!(name.as_str(), "A" | "B");
            if !is_side && !matches!(name.as_str(), "ok" | "err" | "result" | "done" | "failed" | "finished") {
                return None;
            }
            let found = context.resolve(&path).or_else(|| {
                // A variant of what is imported by its own name.
                let either = context.resolve(&path.qualifier().filter(|_| is_side)?)?;
                Some(format!("{either}::{name}"))
            });
            Some((call.syntax().text_range().start(), found?))
        })
        .collect()
}
