//! Generates code that names both paths of each row. The tests compile it, and a misspelt path does not compile.
//!
//! Items of a module are imported. Items of a type are named in a generic function that has the parameters and bounds
//! of their `impl`, taken from rustdoc: `fn f<T, U>() { let _ = <Framed<T, U>>::get_ref; }`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use super::Problem;
use super::items::{Item, Items, Source};
use super::map::{Group, data_file};
use super::rustdoc::{Definition, Docs, ItemId, array, inner, text};

/// The items of a generation, with the names of its crates in the tests.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'a> {
    /// The JSON.
    pub docs: &'a Docs,
    /// The items in it.
    pub items: &'a Items,
    /// Crates that have a different name in the tests.
    pub renamed: &'a [(&'a str, &'a str)],
}

/// Names of the crates of 0.1 in packages that use both generations.
pub(crate) const LEGACY_NAMES: [(&str, &str); 3] =
    [("tokio", "tokio_legacy"), ("futures", "futures_legacy"), ("bytes", "bytes_legacy")];

/// Full paths of types of `std` whose name alone is ambiguous.
const STD_TYPES: [(&str, &str); 13] = [
    ("std::convert::AsRef", "<Vec<u8> as AsRef<[u8]>>"),
    ("std::future::Future", "<std::future::Ready<()> as Future>"),
    ("std::future::IntoFuture", "<std::future::Ready<()> as IntoFuture>"),
    ("std::io::Cursor", "std::io::Cursor::<Vec<u8>>"),
    ("std::result::Result", "Result::<(), ()>"),
    ("std::sync::Arc", "std::sync::Arc::<()>"),
    ("std::sync::Mutex", "std::sync::Mutex::<()>"),
    ("std::task::Context", "std::task::Context::<'_>"),
    ("std::task::Poll", "std::task::Poll::<()>"),
    ("std::task::RawWakerVTable", "std::task::RawWakerVTable"),
    ("std::task::Wake", "<crate::Woken as std::task::Wake>"),
    ("std::task::Waker", "std::task::Waker"),
    ("std::thread::Thread", "std::thread::Thread"),
];

/// Paths of items of `std` that occur in bounds and signatures; the last segment identifies them.
const STD_PATHS: [&str; 42] = [
    "std::any::Any",
    "std::borrow::Borrow",
    "std::boxed::Box",
    "std::clone::Clone",
    "std::cmp::Eq",
    "std::cmp::PartialEq",
    "std::convert::AsMut",
    "std::convert::AsRef",
    "std::convert::From",
    "std::convert::Into",
    "std::default::Default",
    "std::ffi::OsStr",
    "std::future::Future",
    "std::hash::Hash",
    "std::io::BufRead",
    "std::io::IoSlice",
    "std::iter::Extend",
    "std::iter::IntoIterator",
    "std::iter::Iterator",
    "std::marker::Copy",
    "std::marker::Send",
    "std::marker::Sized",
    "std::marker::Sync",
    "std::marker::Unpin",
    "std::net::SocketAddr",
    "std::ops::DerefMut",
    "std::ops::Fn",
    "std::ops::FnMut",
    "std::ops::FnOnce",
    "std::ops::RangeBounds",
    "std::option::Option",
    "std::panic::UnwindSafe",
    "std::path::Path",
    "std::pin::Pin",
    "std::process::Stdio",
    "std::rc::Rc",
    "std::string::String",
    "std::sync::Arc",
    "std::task::Context",
    "std::time::Duration",
    "std::time::Instant",
    "std::vec::Vec",
];

/// Items that are not identified by the last segment or not in `std`: the compiler's path, and the path to write.
const OTHER_PATHS: [(&str, &str); 9] = [
    ("byteorder::ByteOrder", "bytes_legacy::ByteOrder"),
    ("core::error::Error", "std::error::Error"),
    ("core::result::Result", "std::result::Result"),
    ("mio::event_imp::Evented", "mio_legacy::Evented"),
    ("std::io::Read", "std::io::Read"),
    ("std::io::Write", "std::io::Write"),
    ("std::io::error::Error", "std::io::Error"),
    ("std::io::error::Result", "std::io::Result"),
    ("std::os::fd::raw::AsRawFd", "std::os::fd::AsRawFd"),
];

impl Side<'_> {
    /// Returns a path as the tests write it.
    fn written(&self, path: &str) -> String {
        let (first, rest) = path.split_once("::").unwrap_or((path, ""));
        let first = self.renamed.iter().find(|(name, _)| *name == first).map_or(first, |(_, written)| written);
        if rest.is_empty() { format!("::{first}") } else { format!("::{first}::{rest}") }
    }

    /// Returns the statement that names `path`, or as error the reason why there is none.
    fn probe(&self, path: &str, kind: Option<&str>) -> Result<String, String> {
        if path.starts_with("std::") {
            return Ok(std_probe(path));
        }
        let found = self.items.find(path);
        let item = found
            .iter()
            .find(|item| kind.is_none_or(|kind| kind == item.kind))
            .or(found.first())
            .ok_or_else(|| format!("there is no `{path}`"))?;
        let Some(Source { item: id, parent: Some((parent, owner)) }) = &item.source else {
            return Ok(import(&self.written(path)));
        };
        let (parent_path, name) = path.rsplit_once("::").ok_or("a path without a parent")?;
        let mut code = import(&self.written(parent_path));
        let printer = Printer { side: self, krate: &id.krate };
        let hanging = match item.kind {
            "variant" => import(&self.written(path)),
            "field" => printer.field(parent, name)?,
            "method" => printer.method(id, owner.as_ref().ok_or("a method without an impl")?, name)?,
            "trait_method" | "assoc_type" | "assoc_const" => printer.of_trait(item, id, parent, name)?,
            kind => return Err(format!("a {kind} cannot be named")),
        };
        code.push_str(&hanging);
        Ok(code)
    }
}

fn import(path: &str) -> String {
    // A crate as a whole can be imported only under a name.
    let name = if path.matches("::").count() == 1 { "it" } else { "_" };
    format!("use {path} as {name}; ")
}

fn std_probe(path: &str) -> String {
    let hangs_on = path
        .rsplit_once("::")
        .and_then(|(parent, name)| Some((STD_TYPES.iter().find(|(path, _)| *path == parent)?.1, name)));
    match hangs_on {
        None => import(&format!("::{path}")),
        Some((parent, name)) if parent.starts_with('<') && name.starts_with(char::is_uppercase) => {
            format!("fn f() {{ let _ = std::marker::PhantomData::<{parent}::{name}>; }} ")
        }
        Some((parent, "map")) => format!("fn f() {{ let _ = {parent}::map::<(), fn(())>; }} "),
        Some((parent, name)) => format!("fn f() {{ let _ = {parent}::{name}; }} "),
    }
}

/// Prints rustdoc's types and bounds as Rust code.
struct Printer<'a> {
    side: &'a Side<'a>,
    krate: &'a str,
}

type Printed = Result<String, String>;

fn joined(parts: impl IntoIterator<Item = Printed>, separator: &str) -> Printed {
    Ok(parts.into_iter().collect::<Result<Vec<_>, _>>()?.join(separator))
}

impl Printer<'_> {
    fn path(&self, id: &Value) -> Printed {
        match self.side.docs.definition(self.krate, id) {
            Some(Definition::Known(item)) => match self.side.items.at(&item) {
                Some(item) => Ok(self.side.written(&item.path)),
                None => Err(format!("an item without a public path in {}", item.krate)),
            },
            Some(Definition::Foreign(path, _)) => {
                if let Some((_, usual)) = OTHER_PATHS.iter().find(|(own, _)| *own == path) {
                    return Ok(format!("::{usual}"));
                }
                let name = path.rsplit("::").next().unwrap_or("");
                STD_PATHS
                    .iter()
                    .find(|usual| usual.rsplit("::").next() == Some(name))
                    .map(|usual| format!("::{usual}"))
                    .ok_or_else(|| format!("`{path}` is not known"))
            }
            None => Err(format!("the id {id} means nothing in {}", self.krate)),
        }
    }

    fn resolved(&self, path: &Value) -> Printed {
        Ok(format!("{}{}", self.path(&path["id"])?, self.arguments(&path["args"])?))
    }

    fn arguments(&self, arguments: &Value) -> Printed {
        if arguments.is_null() {
            return Ok(String::new());
        }
        let parenthesized = &arguments["parenthesized"];
        if !parenthesized.is_null() {
            let inputs = joined(array(&parenthesized["inputs"]).iter().map(|input| self.ty(input)), ", ")?;
            return Ok(match &parenthesized["output"] {
                Value::Null => format!("({inputs})"),
                output => format!("({inputs}) -> {}", self.ty(output)?),
            });
        }
        let angles = &arguments["angle_bracketed"];
        let parts = array(&angles["args"]).iter().map(|argument| {
            if let Some(lifetime) = argument["lifetime"].as_str() {
                Ok(lifetime.to_owned())
            } else if argument["const"].is_null() {
                self.ty(&argument["type"])
            } else {
                Ok(text(&argument["const"]["expr"]))
            }
        });
        let constraints = array(&angles["constraints"]).iter().map(|constraint| {
            let name = text(&constraint["name"]);
            let equality = &constraint["binding"]["equality"]["type"];
            if equality.is_null() {
                Ok(format!("{name}: {}", self.bounds(&constraint["binding"]["constraint"])?))
            } else {
                Ok(format!("{name} = {}", self.ty(equality)?))
            }
        });
        let list = joined(parts.chain(constraints), ", ")?;
        Ok(if list.is_empty() { String::new() } else { format!("<{list}>") })
    }

    fn ty(&self, ty: &Value) -> Printed {
        let Some((kind, inside)) = ty.as_object().and_then(|ty| ty.iter().next()) else {
            return Ok("_".to_owned());
        };
        Ok(match kind.as_str() {
            "resolved_path" => self.resolved(inside)?,
            "generic" if inside == "Self" => "Zelf".to_owned(),
            "generic" => text(inside),
            "primitive" if inside == "never" => "!".to_owned(),
            "primitive" if inside == "unit" => "()".to_owned(),
            "primitive" => text(inside),
            "tuple" => {
                let list = joined(array(inside).iter().map(|ty| self.ty(ty)), ", ")?;
                if array(inside).len() == 1 { format!("({list},)") } else { format!("({list})") }
            }
            "slice" => format!("[{}]", self.ty(inside)?),
            "array" => format!("[{}; {}]", self.ty(&inside["type"])?, text(&inside["len"])),
            "borrowed_ref" => format!(
                "&{} {}{}",
                text(&inside["lifetime"]),
                if inside["is_mutable"] == true { "mut " } else { "" },
                self.ty(&inside["type"])?
            ),
            "raw_pointer" => {
                format!("*{} {}", if inside["is_mutable"] == true { "mut" } else { "const" }, self.ty(&inside["type"])?)
            }
            "function_pointer" => {
                let inputs = array(&inside["sig"]["inputs"]).iter().map(|input| self.ty(&input[1]));
                let inputs = joined(inputs, ", ")?;
                match &inside["sig"]["output"] {
                    Value::Null => format!("fn({inputs})"),
                    output => format!("fn({inputs}) -> {}", self.ty(output)?),
                }
            }
            "qualified_path" => {
                let on = self.ty(&inside["self_type"])?;
                let name = text(&inside["name"]);
                if inside["trait"].is_null() || self.lacks_arguments(&inside["trait"]) {
                    format!("{on}::{name}")
                } else {
                    format!("<{on} as {}>::{name}", self.resolved(&inside["trait"])?)
                }
            }
            "impl_trait" => format!("impl {}", self.bounds(inside)?),
            "dyn_trait" => {
                let mut parts: Vec<String> = Vec::new();
                for bound in array(&inside["traits"]) {
                    parts.push(format!(
                        "{}{}",
                        self.higher_ranked(&bound["generic_params"]),
                        self.resolved(&bound["trait"])?
                    ));
                }
                parts.extend(inside["lifetime"].as_str().map(str::to_owned));
                format!("(dyn {})", parts.join(" + "))
            }
            kind => return Err(format!("a type of kind {kind}")),
        })
    }

    /// Returns whether a path to a trait omits arguments that the trait takes; code then writes `T::Item`.
    fn lacks_arguments(&self, path: &Value) -> bool {
        let Some(Definition::Known(item)) = self.side.docs.definition(self.krate, &path["id"]) else {
            return false;
        };
        let (_, particulars) = inner(self.side.docs.item(&item));
        path["args"].is_null() && !array(&particulars["generics"]["params"]).is_empty()
    }

    fn higher_ranked(&self, parameters: &Value) -> String {
        let names: Vec<String> = array(parameters).iter().map(|parameter| text(&parameter["name"])).collect();
        if names.is_empty() { String::new() } else { format!("for<{}> ", names.join(", ")) }
    }

    fn bounds(&self, bounds: &Value) -> Printed {
        let parts = array(bounds).iter().filter_map(|bound| {
            if let Some(lifetime) = bound["outlives"].as_str() {
                return Some(Ok(lifetime.to_owned()));
            }
            let bound = &bound["trait_bound"];
            if bound.is_null() {
                return None;
            }
            let modifier = if bound["modifier"] == "maybe" { "?" } else { "" };
            let ranks = self.higher_ranked(&bound["generic_params"]);
            Some(self.resolved(&bound["trait"]).map(|path| format!("{modifier}{ranks}{path}")))
        });
        joined(parts, " + ")
    }

    /// Returns the parameters with bounds, and the where-clauses, of all `generics`, leaving out synthetic parameters.
    fn generics(&self, generics: &[&Value]) -> Result<Generics, String> {
        let mut found = Generics::default();
        for generics in generics {
            for parameter in array(&generics["params"]) {
                let name = text(&parameter["name"]);
                let kind = &parameter["kind"];
                if !kind["lifetime"].is_null() {
                    found.lifetimes.push(name);
                } else if !kind["const"].is_null() {
                    let ty = self.ty(&kind["const"]["type"])?;
                    found.parameters.push(format!("const {name}: {ty}"));
                    found.names.push(name);
                } else if kind["type"]["is_synthetic"] == true {
                    found.is_synthetic = true;
                } else {
                    let bounds = self.bounds(&kind["type"]["bounds"])?;
                    found.parameters.push(if bounds.is_empty() { name.clone() } else { format!("{name}: {bounds}") });
                    found.names.push(name);
                }
            }
            for predicate in array(&generics["where_predicates"]) {
                let bound = &predicate["bound_predicate"];
                if bound.is_null() {
                    continue;
                }
                found.clauses.push(format!(
                    "{}{}: {}",
                    self.higher_ranked(&bound["generic_params"]),
                    self.ty(&bound["type"])?,
                    self.bounds(&bound["bounds"])?
                ));
            }
        }
        Ok(found)
    }

    fn method(&self, id: &ItemId, owner: &ItemId, name: &str) -> Printed {
        let docs = self.side.docs;
        let (_, implementation) = inner(docs.item(owner));
        let (_, function) = inner(docs.item(id));
        let on = self.ty(&implementation["for"])?;
        let mut generics = self.generics(&[&implementation["generics"], &function["generics"]])?;
        let own = self.generics(&[&function["generics"]])?;
        // A type with a lifetime may require its parameters to outlive it, which its `impl` does not have to repeat.
        let on_type = self.generics(&[&implementation["generics"]])?;
        for lifetime in &on_type.lifetimes {
            generics.clauses.extend(on_type.names.iter().map(|name| format!("{name}: {lifetime}")));
        }
        let code = if own.is_synthetic {
            self.call(&mut generics, &format!("<{on}>::{name}"), function, &on)?
        } else {
            generics.function("", &format!("let _ = <{on}>::{name}{};", own.turbofish()))
        };
        Ok(code.replace("Zelf", &on))
    }

    /// Returns a call instead of a mere mention, since a function with `impl Trait` arguments cannot be named.
    fn call(&self, generics: &mut Generics, path: &str, function: &Value, on: &str) -> Printed {
        let mut parameters = Vec::new();
        let mut arguments = Vec::new();
        for (index, input) in array(&function["sig"]["inputs"]).iter().enumerate() {
            parameters.push(format!("a{index}: {}", self.ty(&input[1])?.replace("Zelf", on)));
            arguments.push(format!("a{index}"));
        }
        let body = format!("let _ = {path}({});", arguments.join(", "));
        Ok(generics.function(&parameters.join(", "), &body))
    }

    fn of_trait(&self, item: &Item, id: &ItemId, parent: &ItemId, name: &str) -> Printed {
        let docs = self.side.docs;
        let (_, particulars) = inner(docs.item(parent));
        let mut generics = self.generics(&[&particulars["generics"]])?;
        let path = self.side.items.at(parent).ok_or("a trait without a path")?;
        let arguments =
            if generics.names.is_empty() { String::new() } else { format!("<{}>", generics.names.join(", ")) };
        let bound = format!("{}{arguments}", self.side.written(&path.path));
        let qualified = format!("<Zelf as {bound}>::{name}");
        let body = match item.kind {
            "assoc_type" => format!("let _ = std::marker::PhantomData::<{qualified}>;"),
            "assoc_const" => format!("let _ = {qualified};"),
            _ => {
                let (_, function) = inner(docs.item(id));
                let own = self.generics(&[&function["generics"]])?;
                if own.is_synthetic {
                    return Err("a trait's method with an `impl Trait` argument".to_owned());
                }
                let body = format!("let _ = {qualified}{};", own.turbofish());
                generics.lifetimes.extend(own.lifetimes);
                generics.parameters.extend(own.parameters);
                generics.clauses.extend(own.clauses);
                body
            }
        };
        generics.parameters.push(format!("Zelf: {bound}"));
        Ok(generics.function("", &body))
    }

    fn field(&self, parent: &ItemId, name: &str) -> Printed {
        let (_, particulars) = inner(self.side.docs.item(parent));
        let generics = self.generics(&[&particulars["generics"]])?;
        let path = self.side.items.at(parent).ok_or("a type without a path")?;
        let arguments =
            if generics.names.is_empty() { String::new() } else { format!("<{}>", generics.names.join(", ")) };
        let parameter = format!("it: &{}{arguments}", self.side.written(&path.path));
        Ok(generics.function(&parameter, &format!("let _ = &it.{name};")))
    }
}

#[derive(Debug, Default)]
struct Generics {
    lifetimes: Vec<String>,
    parameters: Vec<String>,
    /// Names of types and constants, in order.
    names: Vec<String>,
    clauses: Vec<String>,
    is_synthetic: bool,
}

impl Generics {
    fn turbofish(&self) -> String {
        if self.names.is_empty() { String::new() } else { format!("::<{}>", self.names.join(", ")) }
    }

    fn function(&self, parameters: &str, body: &str) -> String {
        let lifetimes: BTreeSet<&String> = self.lifetimes.iter().collect();
        let list: Vec<&str> = lifetimes.into_iter().chain(&self.parameters).map(String::as_str).collect();
        let mut code = String::from("fn f");
        if !list.is_empty() {
            let _ = write!(code, "<{}>", list.join(", "));
        }
        let _ = write!(code, "({parameters})");
        if !self.clauses.is_empty() {
            let _ = write!(code, " where {}", self.clauses.join(", "));
        }
        let _ = write!(code, " {{ {body} }} ");
        code
    }
}

/// Deprecated new paths that rows may use all the same.
const DEPRECATED: [&str; 0] = [];

/// Returns the test module that names all paths of a group, and the rows that it cannot name.
pub(crate) fn module(group: &Group, old: &Side<'_>, new: &Side<'_>) -> (String, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut text = format!(
        "//! Both paths of each row of `guide/map/{}.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.\n\n",
        group.name
    );
    let mut named = BTreeSet::new();
    for row in &group.rows {
        // Items that exist only on other platforms cannot be compiled here, and neither can their successors.
        if row.old.contains("::windows") {
            continue;
        }
        let paths = [(old, "0.1", &row.old, Some(row.kind.as_str())), (new, "now", &row.new, None)];
        for (side, generation, path, kind) in paths {
            if path.is_empty() || !named.insert((generation, path, kind)) {
                continue;
            }
            match side.probe(path, kind) {
                Ok(code) => {
                    let lint = match kind {
                        // Old paths may be deprecated, but new ones may not.
                        Some(_) => "",
                        None if DEPRECATED.contains(&path.as_str()) => "#[expect(deprecated)] ",
                        None => "#[deny(deprecated)] ",
                    };
                    let _ = writeln!(text, "{lint}const _: () = {{ {code}}}; // {generation}: {path}");
                }
                Err(what) => problems.push(Problem {
                    file: data_file(group.name),
                    line: row.line,
                    what: format!("`{path}`: {what}"),
                }),
            }
        }
    }
    (text, problems)
}
