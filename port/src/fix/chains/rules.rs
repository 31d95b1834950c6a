//! The rules of this folder as the runner knows them.

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{TextRange, TextSize};

use super::names::{Names, Owner};
use super::{Kind, Options, rewrite};
use crate::fix::change::{Change, Edit, Fault, FileContext, Mark, RuleSet, TO_NEW, TO_OLD};
use crate::syntax::known;
use crate::syntax::ty::{Bound, FUTURE, Ty};

/// Chains of combinators become `async` blocks.
pub const CHAINS: RuleSet =
    RuleSet { name: "chains", title: "Chains of combinators become async blocks", changes, repair };

/// Names as the scan knows them.
struct InContext<'a>(&'a FileContext<'a>);

fn kind_of(ty: &Ty) -> Kind {
    match ty {
        Ty::Result(..) => Kind::Result,
        Ty::Bounds(bounds, _) if bounds.contains(&Bound::Old(FUTURE.to_owned())) => Kind::Future,
        Ty::Old(path, _) if known::implements(path).iter().any(|(owner, _)| owner == FUTURE) => Kind::Future,
        Ty::Option(_) | Ty::List(_) | Ty::Cell(_) | Ty::Tuple(_) => Kind::Other,
        _ => Kind::Unknown,
    }
}

impl Names for InContext<'_> {
    fn path(&self, path: &ast::Path) -> Option<String> {
        let found = self.0.resolve(path)?;
        // The crates that lie under tokio 0.1 hold what it shows under its own name.
        let parts = [("tokio_io::io::", "tokio::io::"), ("tokio_tcp::", "tokio::net::"), ("tokio_uds::", "tokio::net::")];
        let part = parts.iter().find_map(|(old, new)| Some(format!("{new}{}", found.strip_prefix(old)?)));
        Some(part.unwrap_or(found))
    }

    fn method(&self, call: &ast::MethodCallExpr) -> Owner {
        let Some(name) = call.name_ref() else { return Owner::Unknown };
        match self.0.use_at(name.syntax().text_range()) {
            Some(found) if found.path.starts_with("futures::Future::") => Owner::Future,
            Some(_) => Owner::Other,
            // What the compiler has looked at and said nothing of is not of 0.1.
            None => Owner::Unknown,
        }
    }

    fn returned(&self, name: &str) -> Kind {
        let methods = self.0.index.by_name.get(name).into_iter().flatten();
        let functions = self.0.index.functions.iter().filter(|((_, known), _)| known == name).map(|(_, ty)| ty);
        let mut kinds = methods.chain(functions).map(|ty| kind_of(&self.0.index.plain(ty.clone())));
        let Some(first) = kinds.next() else { return Kind::Unknown };
        if kinds.all(|kind| kind == first) { first } else { Kind::Unknown }
    }
}

fn changes(context: &FileContext<'_>) -> Vec<Change> {
    let tree = context.plain_tree();
    let names = InContext(context);
    let (rewrites, refusals) = rewrite(&tree, &names, &Options::default());
    let mut changes = Vec::new();
    for found in rewrites {
        let change = Change::rewrite("chain", found.range, vec![Edit::replace(found.range, found.text)]);
        let change = change.with_import(TO_OLD);
        changes.push(if found.awaits_old { change.with_import(TO_NEW) } else { change });
    }
    for refusal in refusals {
        changes.push(Change::leave("chain", refusal.range, Mark::new("", refusal.why)));
    }
    changes
}

/// `.await` on what turned out to be a `Result`.
fn repair(fault: &Fault<'_>) -> Vec<Edit> {
    let text = &fault.message.message;
    let is_no_future = text.contains("no method named `compat` found for enum `Result`")
        || text.contains("no method named `compat` found for enum `std::result::Result`");
    if !is_no_future {
        return Vec::new();
    }
    // The error stands at the name: `.compat().await` goes, `.compat()` alone becomes a future that is ready.
    let start = usize::from(fault.at.start());
    let Some(rest) = fault.text.get(start..) else { return Vec::new() };
    let Some(before) = fault.text[..start].trim_end().strip_suffix('.') else { return Vec::new() };
    match rest.strip_prefix("compat().await") {
        Some(_) => {
            let size = |at: usize| TextSize::from(u32::try_from(at).unwrap_or(0));
            let range = TextRange::new(size(before.len()), size(start + "compat().await".len()));
            vec![Edit::remove(range)]
        }
        None => Vec::new(),
    }
}

