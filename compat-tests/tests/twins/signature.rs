//! Signatures as text, without the differences that all items of 0.1 and 1 have.

use rustdoc_types::{
    AssocItemConstraintKind, Function, GenericArg, GenericArgs, GenericBound, GenericParamDefKind, Path, Term, Type,
};

/// Returns the parameters and the result of a function.
///
/// | here | in 0.1 | in 1 |
/// |---|---|---|
/// | `future<T, E>` | `impl Future<Item = T, Error = E>`, `Calling<T>` | `async fn … -> Result<T, E>`, `impl Future<Output = …>` |
/// | `stream<T, E>` | `impl Stream<Item = T, Error = E>` | `impl Stream<Item = Result<T, E>>` |
/// | `&mut self`, `future<T, E>` | `self`, a future of `(T, Self)`, or of `Self` where `T` is `()` | the same |
pub(crate) fn of_function(function: &Function) -> String {
    let generics = function.generics.params.iter().filter_map(|param| match &param.kind {
        // Those of `impl Trait` are shown where they are used.
        GenericParamDefKind::Type { bounds, is_synthetic: false, .. } => {
            Some(format!("{}: {}", param.name, of_bounds(bounds)))
        }
        _ => None,
    });
    let generics: Vec<String> = generics.collect();
    let generics = if generics.is_empty() { String::new() } else { format!("<{}>", generics.join(", ")) };
    let result = function.sig.output.as_ref().map_or_else(|| "()".to_owned(), of_type);
    let mut result = if function.header.is_async { future(&result) } else { result };
    let mut inputs: Vec<String> = function.sig.inputs.iter().map(|(name, of)| parameter(name, of)).collect();
    if inputs.first().is_some_and(|first| first == "self")
        && let Some(item) = handed_back(&result)
    {
        "&mut self".clone_into(&mut inputs[0]);
        result = item;
    }
    format!("{generics}({}) -> {result}", inputs.join(", "))
}

fn parameter(name: &str, of: &Type) -> String {
    match (name, of_type(of).as_str()) {
        ("self", "Self") => "self".to_owned(),
        ("self", "&Self") => "&self".to_owned(),
        ("self", "&mut Self") => "&mut self".to_owned(),
        (_, of) => format!("{name}: {of}"),
    }
}

/// Returns the future without the `Self` that it returns, if it does.
fn handed_back(result: &str) -> Option<String> {
    let of = result.strip_prefix("future<")?;
    let rest = of.strip_prefix("Self, ").map(|error| format!("future<(), {error}"));
    rest.or_else(|| {
        let (item, error) = of.strip_prefix('(')?.split_once(", Self), ")?;
        Some(format!("future<{item}, {error}"))
    })
}

/// Returns a future that resolves to `output`, by item and error.
fn future(output: &str) -> String {
    match output.strip_prefix("Result<") {
        Some(both) => format!("future<{both}"),
        None => format!("future<{output}, ()>"),
    }
}

/// Returns a type.
pub(crate) fn of_type(of: &Type) -> String {
    match of {
        Type::ResolvedPath(path) => of_path(path),
        Type::Generic(name) | Type::Primitive(name) => name.clone(),
        Type::Tuple(types) => format!("({})", types.iter().map(of_type).collect::<Vec<_>>().join(", ")),
        Type::Slice(of) => format!("[{}]", of_type(of)),
        Type::Array { type_, len } => format!("[{}; {len}]", of_type(type_)),
        Type::ImplTrait(bounds) => of_impl(bounds),
        Type::BorrowedRef { is_mutable, type_, .. } => {
            format!("&{}{}", if *is_mutable { "mut " } else { "" }, of_type(type_))
        }
        Type::QualifiedPath { name, self_type, .. } => format!("{}::{name}", of_type(self_type)),
        other => format!("{other:?}"),
    }
}

/// Returns a path by its last name. `io::Result<T>` is a `Result`.
pub(crate) fn of_path(path: &Path) -> String {
    let name = path.path.rsplit("::").next().unwrap_or_default();
    let mut arguments = arguments(path.args.as_deref());
    if name == "Result" && arguments.len() == 1 {
        arguments.push("Error".to_owned());
    }
    // The clients of 0.1 return this instead of an `impl Future`, which would capture the types of its arguments.
    if let ("Calling", [item]) = (name, &arguments[..]) {
        return format!("future<{item}, Error>");
    }
    if arguments.is_empty() { name.to_owned() } else { format!("{name}<{}>", arguments.join(", ")) }
}

fn arguments(args: Option<&GenericArgs>) -> Vec<String> {
    let Some(GenericArgs::AngleBracketed { args, constraints }) = args else { return Vec::new() };
    let types = args.iter().filter_map(|arg| match arg {
        GenericArg::Type(of) => Some(of_type(of)),
        _ => None,
    });
    let constraints = constraints.iter().map(|constraint| match &constraint.binding {
        AssocItemConstraintKind::Equality(Term::Type(of)) => format!("{} = {}", constraint.name, of_type(of)),
        other => format!("{other:?}"),
    });
    types.chain(constraints).collect()
}

/// Returns bounds without `Send` and lifetimes: in 0.1 every future of a task has both, while in 1 a future that is not
/// spawned needs neither.
fn of_bounds(bounds: &[GenericBound]) -> String {
    let bounds = bounds.iter().filter_map(|bound| match bound {
        GenericBound::TraitBound { trait_, .. } => Some(of_path(trait_)).filter(|name| name != "Send"),
        _ => None,
    });
    bounds.collect::<Vec<_>>().join(" + ")
}

fn of_impl(bounds: &[GenericBound]) -> String {
    let bounds = of_bounds(bounds);
    let assigned = |prefix: &str| bounds.strip_prefix(prefix).and_then(|rest| rest.strip_suffix('>'));
    if let Some((item, error)) = assigned("Future<Item = ").and_then(|both| both.rsplit_once(", Error = ")) {
        return format!("future<{item}, {error}>");
    }
    if let Some(output) = assigned("Future<Output = ") {
        return future(output);
    }
    if let Some((item, error)) = assigned("Stream<Item = ").and_then(|both| both.rsplit_once(", Error = ")) {
        return format!("stream<{item}, {error}>");
    }
    if let Some(both) = assigned("Stream<Item = Result<") {
        return format!("stream<{both}");
    }
    format!("impl {bounds}")
}
