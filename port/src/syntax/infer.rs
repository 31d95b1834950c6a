//! Walks through bodies with what is known of types, and finds method calls of 0.1.

use std::collections::{HashMap, HashSet};

use ra_ap_syntax::ast::{self, AstNode, HasLoopBody, HasName};
use ra_ap_syntax::{SyntaxNode, TextRange};

use super::collect::begins_with_colons;
use super::index::{Index, impl_generics};
use super::lower::{Generics, Lower};
use super::scope::{Crate, Meaning, ScopeId};
use super::source::{Source, name_of, plain};
use super::ty::{Bound, Ty};
use crate::guide::guide;

/// A call of a method that is or may be of 0.1.
#[derive(Debug, Clone)]
pub struct Call {
    /// Range of its name.
    pub name: TextRange,
    /// The method's path in the map; for one that is not sure, the likeliest.
    pub path: String,
    /// The word of the item lists.
    pub kind: String,
    /// `true` if the receiver's type is known.
    pub sure: bool,
    /// Type of the receiver as far as it is known, for those who rewrite the call.
    pub receiver: Ty,
}

/// A walk through one file of a crate.
pub struct Walk<'a> {
    source: &'a Source,
    file: usize,
    pub(super) krate: &'a Crate,
    pub(super) index: &'a Index,
    pub(super) scope: ScopeId,
    pub(super) generics: Generics,
    variables: Vec<HashMap<String, Ty>>,
    in_scope: HashMap<ScopeId, HashSet<&'static str>>,
    /// The calls found.
    pub calls: Vec<Call>,
}

impl<'a> Walk<'a> {
    /// Walks through all bodies of a file.
    pub fn through(source: &'a Source, file: usize, krate: &'a Crate, index: &'a Index) -> Vec<Call> {
        let mut walk = Self {
            source,
            file,
            krate,
            index,
            scope: 0,
            generics: Generics::default(),
            variables: Vec::new(),
            in_scope: HashMap::new(),
            calls: Vec::new(),
        };
        let tree = source.tree();
        for node in tree.descendants() {
            if let Some(function) = ast::Fn::cast(node.clone()) {
                walk.function(&function);
            } else if let Some(value) = ast::Const::cast(node.clone()).and_then(|node| node.body()) {
                walk.start(&node);
                walk.expr(&value);
            } else if let Some(value) = ast::Static::cast(node.clone()).and_then(|node| node.body()) {
                walk.start(&node);
                walk.expr(&value);
            }
        }
        walk.calls
    }

    /// Forgets all, and takes the place of an item.
    fn start(&mut self, item: &SyntaxNode) {
        self.scope = scope_of(self.krate, self.file, item);
        self.generics = Generics::default();
        self.variables = vec![HashMap::new()];
        let none = Generics::default();
        let lower = Lower { krate: self.krate, scope: self.scope, generics: &none };
        let holder = item.ancestors().skip(1).find(|node| {
            ast::Impl::can_cast(node.kind()) || ast::Trait::can_cast(node.kind()) || ast::Fn::can_cast(node.kind())
        });
        if let Some(node) = holder.clone().and_then(ast::Impl::cast) {
            self.generics = impl_generics(lower, &node);
        } else if let Some(node) = holder.and_then(ast::Trait::cast) {
            self.generics = lower.with(&node);
            if let Some(name) = name_of(&node) {
                self.generics.self_ty = Some(Ty::Bounds(vec![Bound::Own(self.scope, name)], Vec::new()));
            }
        }
    }

    fn lower(&self) -> Lower<'_> {
        Lower { krate: self.krate, scope: self.scope, generics: &self.generics }
    }

    fn function(&mut self, function: &ast::Fn) {
        let Some(body) = function.body() else { return };
        self.start(function.syntax());
        self.generics = self.lower().with(function);
        if let Some(parameters) = function.param_list() {
            if parameters.self_param().is_some() {
                let ty = self.generics.self_ty.clone().unwrap_or(Ty::Unknown);
                self.set("self", ty);
            }
            for parameter in parameters.params() {
                let ty = parameter.ty().map_or(Ty::Unknown, |ty| self.lower().ty(&ty));
                if let Some(pattern) = parameter.pat() {
                    self.bind(&pattern, &ty);
                }
            }
        }
        self.block(&body);
    }

    fn set(&mut self, name: &str, ty: Ty) {
        if let Some(frame) = self.variables.last_mut() {
            frame.insert(name.to_owned(), ty);
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<Ty> {
        self.variables.iter().rev().find_map(|frame| frame.get(name)).cloned()
    }

    pub(super) fn plain(&self, ty: Ty) -> Ty {
        match self.index.plain(ty) {
            Ty::Parameter(name) => match self.generics.parameters.get(&name) {
                Some(Ty::Parameter(_)) | None => Ty::Unknown,
                Some(known) => known.clone(),
            },
            known => known,
        }
    }

    fn block(&mut self, block: &ast::BlockExpr) -> Ty {
        let Some(list) = block.stmt_list() else { return Ty::Unknown };
        let outer = self.scope;
        if let Some(&scope) = self.krate.by_place.get(&(self.file, list.syntax().text_range().start())) {
            self.scope = scope;
        }
        self.variables.push(HashMap::new());
        for statement in list.statements() {
            match statement {
                ast::Stmt::ExprStmt(statement) => {
                    if let Some(expr) = statement.expr() {
                        self.expr(&expr);
                    }
                }
                ast::Stmt::LetStmt(statement) => {
                    let value = statement.initializer().map_or(Ty::Unknown, |value| self.expr(&value));
                    let ty = match statement.ty() {
                        Some(ty) => self.lower().ty(&ty).or(value),
                        None => value,
                    };
                    if let Some(other) = statement.let_else().and_then(|other| other.block_expr()) {
                        self.block(&other);
                    }
                    if let Some(pattern) = statement.pat() {
                        self.bind(&pattern, &ty);
                    }
                }
                ast::Stmt::Item(_) => {}
            }
        }
        let value = list.tail_expr().map_or_else(Ty::unit, |tail| self.expr(&tail));
        self.variables.pop();
        self.scope = outer;
        value
    }

    fn bind(&mut self, pattern: &ast::Pat, ty: &Ty) {
        let ty = &self.plain(ty.clone());
        match pattern {
            ast::Pat::IdentPat(pattern) => {
                if let Some(name) = pattern.name() {
                    self.set(&plain(name.text()), ty.clone());
                }
            }
            ast::Pat::RefPat(pattern) => {
                if let Some(inner) = pattern.pat() {
                    self.bind(&inner, ty);
                }
            }
            ast::Pat::ParenPat(pattern) => {
                if let Some(inner) = pattern.pat() {
                    self.bind(&inner, ty);
                }
            }
            ast::Pat::BoxPat(pattern) => {
                if let Some(inner) = pattern.pat() {
                    self.bind(&inner, ty);
                }
            }
            ast::Pat::OrPat(pattern) => {
                for inner in pattern.pats() {
                    self.bind(&inner, ty);
                }
            }
            ast::Pat::TuplePat(pattern) => {
                for (at, inner) in pattern.fields().enumerate() {
                    let field = match ty {
                        Ty::Tuple(fields) => fields.get(at).cloned().unwrap_or(Ty::Unknown),
                        _ => Ty::Unknown,
                    };
                    self.bind(&inner, &field);
                }
            }
            ast::Pat::TupleStructPat(pattern) => {
                let fields: Vec<ast::Pat> = pattern.fields().collect();
                let name = pattern.path().and_then(|path| path.segment()).and_then(|segment| segment.name_ref());
                let name = name.map(|name| plain(name.text())).unwrap_or_default();
                for (at, inner) in fields.iter().enumerate() {
                    let field = self.field_of_pattern(&name, at, ty);
                    self.bind(inner, &field);
                }
            }
            ast::Pat::RecordPat(pattern) => {
                let variant = pattern.path().and_then(|path| path.segment()).and_then(|segment| segment.name_ref());
                let variant = variant.map(|name| plain(name.text()));
                let own = pattern.path().map_or(Ty::Unknown, |path| self.constructed(&path));
                let ty = if matches!(ty, Ty::Own(..)) { ty.clone() } else { own };
                let old = pattern.path().and_then(|path| self.old_struct(&path));
                for field in pattern.record_pat_field_list().into_iter().flat_map(|list| list.fields()) {
                    let name = field.field_name().map(|name| name.text().to_string()).unwrap_or_default();
                    if let (Some(owner), Some(at)) = (&old, field.field_name()) {
                        self.named_field(owner, &name, at.syntax().text_range());
                    }
                    let known = self.index.field(&ty, variant.as_deref(), &name).unwrap_or(Ty::Unknown);
                    if let Some(inner) = field.pat() {
                        self.bind(&inner, &known);
                    }
                }
            }
            other => {
                for name in other.syntax().descendants().filter_map(ast::IdentPat::cast).filter_map(|pat| pat.name()) {
                    self.set(&plain(name.text()), Ty::Unknown);
                }
            }
        }
    }

    fn field_of_pattern(&self, name: &str, at: usize, ty: &Ty) -> Ty {
        match (name, ty) {
            ("Some", Ty::Option(item)) | ("Ok", Ty::Result(item, _)) => (**item).clone(),
            ("Err", Ty::Result(_, error)) => (**error).clone(),
            ("Ready", Ty::Old(path, arguments)) if path == "futures::Async" => {
                arguments.first().cloned().unwrap_or(Ty::Unknown)
            }
            (_, Ty::Own(..)) => self.index.field(ty, Some(name), &at.to_string()).unwrap_or(Ty::Unknown),
            _ => Ty::Unknown,
        }
    }

    /// Returns the struct of 0.1 that a path names.
    fn old_struct(&self, path: &ast::Path) -> Option<String> {
        let segments = Self::segments(path);
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        match self.krate.resolve(self.scope, &names, begins_with_colons(path), false)? {
            Meaning::Old(path) => Some(guide().items.at(&path).first()?.0.to_owned()),
            _ => None,
        }
    }

    /// Notes that a public field of a struct of 0.1 is named.
    fn named_field(&mut self, owner: &str, name: &str, at: TextRange) {
        if let Some((path, "field")) = guide().items.member(owner, name) {
            let (path, kind) = (path.to_owned(), "field".to_owned());
            self.calls.push(Call { name: at, path, kind, sure: true, receiver: Ty::Unknown });
        }
    }

    fn children(&mut self, node: &SyntaxNode) {
        for child in node.children() {
            match ast::Expr::cast(child.clone()) {
                Some(expr) => _ = self.expr(&expr),
                None if ast::Item::can_cast(child.kind()) => {}
                None => self.children(&child),
            }
        }
    }

    pub(super) fn optional(&mut self, expr: Option<ast::Expr>) -> Ty {
        expr.map_or(Ty::Unknown, |expr| self.expr(&expr))
    }

    /// Returns what is known of an expression's type; finds the calls in it.
    pub(super) fn expr(&mut self, expr: &ast::Expr) -> Ty {
        match expr {
            ast::Expr::PathExpr(node) => node.path().map_or(Ty::Unknown, |path| self.value(&path)),
            ast::Expr::CallExpr(node) => self.call(node),
            ast::Expr::MethodCallExpr(node) => self.method(node),
            ast::Expr::FieldExpr(node) => {
                let holder = self.optional(node.expr());
                let name = node.name_ref().map(|name| name.text().to_string()).unwrap_or_default();
                match self.plain(holder) {
                    Ty::Old(owner, _) => {
                        if let Some(at) = node.name_ref() {
                            self.named_field(&owner, &name, at.syntax().text_range());
                        }
                        Ty::Unknown
                    }
                    own @ Ty::Own(..) => self.index.field(&own, None, &name).unwrap_or(Ty::Unknown),
                    Ty::Tuple(fields) => {
                        name.parse::<usize>().ok().and_then(|at| fields.get(at).cloned()).unwrap_or(Ty::Unknown)
                    }
                    _ => Ty::Unknown,
                }
            }
            ast::Expr::BlockExpr(node) => {
                let value = self.block(node);
                // The type of an `async` block is a future of the new kind.
                if node.async_token().is_some() { Ty::Unknown } else { value }
            }
            ast::Expr::IfExpr(node) => {
                self.variables.push(HashMap::new());
                self.optional(node.condition());
                let then = node.then_branch().map_or(Ty::Unknown, |block| self.block(&block));
                self.variables.pop();
                let other = match node.else_branch() {
                    Some(ast::ElseBranch::Block(block)) => self.block(&block),
                    Some(ast::ElseBranch::IfExpr(node)) => self.expr(&ast::Expr::IfExpr(node)),
                    None => return Ty::Unknown,
                };
                if is_diverging(&then) { other } else { then.or(other) }
            }
            ast::Expr::LetExpr(node) => {
                let value = self.optional(node.expr());
                if let Some(pattern) = node.pat() {
                    self.bind(&pattern, &value);
                }
                Ty::Other
            }
            ast::Expr::MatchExpr(node) => self.matched(node),
            ast::Expr::WhileExpr(node) => {
                self.variables.push(HashMap::new());
                self.optional(node.condition());
                if let Some(body) = node.loop_body() {
                    self.block(&body);
                }
                self.variables.pop();
                Ty::unit()
            }
            ast::Expr::ForExpr(node) => {
                let item = match self.optional(node.iterable()) {
                    Ty::List(item) => *item,
                    _ => Ty::Unknown,
                };
                self.variables.push(HashMap::new());
                if let Some(pattern) = node.pat() {
                    self.bind(&pattern, &item);
                }
                if let Some(body) = node.loop_body() {
                    self.block(&body);
                }
                self.variables.pop();
                Ty::unit()
            }
            ast::Expr::LoopExpr(node) => {
                if let Some(body) = node.loop_body() {
                    self.block(&body);
                }
                Ty::Unknown
            }
            ast::Expr::ClosureExpr(node) => self.closure(node, &Ty::Unknown),
            ast::Expr::TryExpr(node) => match self.optional(node.expr()) {
                Ty::Result(item, _) | Ty::Option(item) => *item,
                _ => Ty::Unknown,
            },
            ast::Expr::RefExpr(node) => self.optional(node.expr()),
            ast::Expr::PrefixExpr(node) => self.optional(node.expr()),
            ast::Expr::ParenExpr(node) => {
                let inner = self.optional(node.expr());
                match self.source.macro_at(node.syntax().text_range().start()) {
                    Some(call) => of_macro(call.path.last().map_or("", String::as_str), inner),
                    None => inner,
                }
            }
            ast::Expr::ArrayExpr(node) => {
                let mut item = Ty::Unknown;
                for expr in node.exprs() {
                    item = item.or(self.expr(&expr));
                }
                Ty::List(Box::new(item))
            }
            ast::Expr::TupleExpr(node) => {
                let fields: Vec<Ty> = node.fields().map(|field| self.expr(&field)).collect();
                match self.source.macro_at(node.syntax().text_range().start()) {
                    Some(_) => Ty::Unknown,
                    None => Ty::Tuple(fields),
                }
            }
            ast::Expr::RecordExpr(node) => {
                self.children(node.syntax());
                if let Some(owner) = node.path().and_then(|path| self.old_struct(&path)) {
                    for field in node.record_expr_field_list().into_iter().flat_map(|list| list.fields()) {
                        if let Some(name) = field.field_name() {
                            self.named_field(&owner, name.text(), name.syntax().text_range());
                        }
                    }
                }
                let ty = node.path().map(|path| self.constructed(&path));
                ty.unwrap_or(Ty::Unknown)
            }
            ast::Expr::ReturnExpr(node) => {
                self.optional(node.expr());
                Ty::Unknown
            }
            ast::Expr::CastExpr(node) => {
                let inner = self.optional(node.expr());
                node.ty().map_or(Ty::Unknown, |ty| self.lower().ty(&ty)).or(inner)
            }
            ast::Expr::IndexExpr(node) => {
                let holder = self.optional(node.base());
                self.optional(node.index());
                match holder {
                    Ty::List(item) => *item,
                    _ => Ty::Unknown,
                }
            }
            ast::Expr::Literal(_) => Ty::Other,
            ast::Expr::BinExpr(node) => {
                let left = self.optional(node.lhs());
                let right = self.optional(node.rhs());
                let is_assignment = matches!(node.op_kind(), Some(ast::BinaryOp::Assignment { op: None }));
                if is_assignment
                    && let Some(ast::Expr::PathExpr(path)) = node.lhs()
                    && left == Ty::Unknown
                {
                    let name = path.syntax().text().to_string();
                    if let Some(frame) = self.variables.iter_mut().rev().find(|frame| frame.contains_key(&name)) {
                        frame.insert(name, right);
                    }
                }
                Ty::Other
            }
            other => {
                self.children(other.syntax());
                Ty::Unknown
            }
        }
    }

    fn matched(&mut self, node: &ast::MatchExpr) -> Ty {
        let value = self.optional(node.expr());
        let mut result = Ty::Unknown;
        for arm in node.match_arm_list().into_iter().flat_map(|list| list.arms()) {
            self.variables.push(HashMap::new());
            if let Some(pattern) = arm.pat() {
                self.bind(&pattern, &value);
            }
            if let Some(guard) = arm.guard().and_then(|guard| guard.condition()) {
                self.expr(&guard);
            }
            let ty = self.optional(arm.expr());
            self.variables.pop();
            result = result.or(ty);
        }
        result
    }

    pub(super) fn closure(&mut self, node: &ast::ClosureExpr, given: &Ty) -> Ty {
        self.variables.push(HashMap::new());
        for (at, parameter) in node.param_list().into_iter().flat_map(|list| list.params()).enumerate() {
            let ty = match parameter.ty() {
                Some(ty) => self.lower().ty(&ty).or(if at == 0 { given.clone() } else { Ty::Unknown }),
                None if at == 0 => given.clone(),
                None => Ty::Unknown,
            };
            if let Some(pattern) = parameter.pat() {
                self.bind(&pattern, &ty);
            }
        }
        let body = self.optional(node.body());
        self.variables.pop();
        let stated = node.ret_type().map(|ret| self.lower().returned(Some(ret)));
        Ty::Closure(Box::new(stated.unwrap_or(Ty::Unknown).or(body)))
    }

    /// Returns the types of arguments; a closure among them is given `given`.
    pub(super) fn arguments(&mut self, list: Option<ast::ArgList>, given: &Ty) -> Vec<Ty> {
        let arguments: Vec<ast::Expr> = list.into_iter().flat_map(|list| list.args()).collect();
        arguments
            .iter()
            .map(|argument| match argument {
                ast::Expr::ClosureExpr(node) => self.closure(node, given),
                other => self.expr(other),
            })
            .collect()
    }

    pub(super) fn segments(path: &ast::Path) -> Vec<String> {
        path.segments().filter_map(|segment| Some(plain(segment.name_ref()?.text()))).collect()
    }

    /// Returns a path as a value.
    fn value(&mut self, path: &ast::Path) -> Ty {
        let segments = Self::segments(path);
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        if let [name] = names.as_slice() {
            if let Some(ty) = self.get(name) {
                return ty;
            }
            if *name == "None" {
                return Ty::Option(Box::new(Ty::Unknown));
            }
        }
        match self.krate.resolve(self.scope, &names, begins_with_colons(path), false) {
            Some(Meaning::Own(scope, name)) => {
                if let Some(ty) = self.index.functions.get(&(scope, format!("const {name}"))) {
                    return ty.clone();
                }
                match self.index.functions.get(&(scope, name.clone())) {
                    Some(returned) => Ty::Closure(Box::new(returned.clone())),
                    None if names.last() != Some(&name.as_str()) => Ty::Unknown,
                    None => Ty::Own(scope, name, Vec::new()),
                }
            }
            Some(Meaning::Old(path)) => match guide().items.at(&path).first() {
                Some((own, "variant")) => {
                    let owner = own.rsplit_once("::").map_or(*own, |(owner, _)| owner);
                    Ty::Old(owner.to_owned(), Vec::new())
                }
                _ => Ty::Unknown,
            },
            _ => Ty::Unknown,
        }
    }

    fn constructed(&self, path: &ast::Path) -> Ty {
        let segments = Self::segments(path);
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        if names.first() == Some(&"Self") {
            return self.generics.self_ty.clone().unwrap_or(Ty::Unknown);
        }
        match self.krate.resolve(self.scope, &names, begins_with_colons(path), false) {
            Some(Meaning::Own(scope, name)) => self.plain(Ty::Own(scope, name, Vec::new())),
            _ => Ty::Unknown,
        }
    }

    pub(super) fn traits_in_scope(&mut self) -> &HashSet<&'static str> {
        let (krate, scope) = (self.krate, self.scope);
        self.in_scope.entry(scope).or_insert_with(|| krate.traits_in_scope(scope))
    }
}

fn is_diverging(ty: &Ty) -> bool {
    *ty == Ty::Unknown
}

/// Returns what a macro makes of its argument's type.
fn of_macro(name: &str, argument: Ty) -> Ty {
    match (name, argument) {
        ("try_ready", Ty::Result(item, _)) => match *item {
            Ty::Old(_, ready) => ready.into_iter().next().unwrap_or(Ty::Unknown),
            _ => Ty::Unknown,
        },
        ("try" | "r#try", Ty::Result(item, _)) => *item,
        _ => Ty::Unknown,
    }
}

/// Returns the innermost scope around a node.
pub fn scope_of(krate: &Crate, file: usize, node: &SyntaxNode) -> ScopeId {
    for holder in node.ancestors().skip(1) {
        if matches!(holder.kind(), ra_ap_syntax::SyntaxKind::STMT_LIST | ra_ap_syntax::SyntaxKind::ITEM_LIST)
            && let Some(&scope) = krate.by_place.get(&(file, holder.text_range().start()))
        {
            return scope;
        }
    }
    krate.by_place.get(&(file, ra_ap_syntax::TextSize::new(0))).copied().unwrap_or(0)
}
