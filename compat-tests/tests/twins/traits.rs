//! Checks of `docs/api.md` that hold for every public type: to which threads it goes, what an error implements, and what
//! may grow.

use std::collections::HashMap;

use rustdoc_types::{
    Attribute, Crate, GenericArg, GenericArgs, GenericParamDef, GenericParamDefKind, Id, Item, ItemEnum, StructKind,
    Type, Visibility,
};

/// Types that do not go to any thread, or are not shared among threads, with the reason.
pub(crate) const NOT_EVERYWHERE: &[(&str, &[&str], &str)] = &[
    ("legacy::BlockingClient", &["Send", "Sync"], RUNTIME_01),
    ("legacy::BlockingSubscriber", &["Send", "Sync"], RUNTIME_01),
    ("legacy::Messages", &["Send", "Sync"], RUNTIME_01),
    ("bridge::Handle", &["Sync"], "that of `runtime::current_thread` alone, as in 0.1"),
    ("bridge::Local", &["Send", "Sync"], "it exists for tasks that stay on their thread"),
    ("bridge::Runtime", &["Send", "Sync"], "that of `runtime::current_thread` alone, whose tasks stay on its thread"),
    ("engine::Conversation", &["Sync"], ONE_TASK),
    ("engine::Session", &["Sync"], ONE_TASK),
    ("bridge::Bridged", &["Sync"], ONE_TASK),
    ("bridge::BridgedSink", &["Sync"], ONE_TASK),
    ("wire_player::Ready", &["Send", "Sync"], "it borrows a closure of the caller's, on whose thread it is called"),
];

const ONE_TASK: &str = "one task has it at a time, and needs `&mut` of it for everything";
const RUNTIME_01: &str = "it has a current-thread runtime of 0.1, which is neither";

/// Enums and structs of public fields that are complete, with the reason.
pub(crate) const COMPLETE: &[(&str, &str)] = &[
    ("engine::MemoryShare", "a number or a percentage, as Redis has it"),
    ("engine::Fsync", "the three policies of Redis"),
    ("engine::Next", DRIVER),
    ("engine::Duty", DRIVER),
    ("engine::Rest", DRIVER),
    ("engine::Extended", "a float is finite or not"),
    ("client_protocol::Format", "for people or for programs"),
    ("host::Flags", "flags are parsed and not built"),
    ("host::Store", "values of a flag"),
    ("host::AppendFsync", "values of a flag"),
    ("host::Log", "values of a flag, the levels of `tracing`"),
    ("host::YesNo", "yes or no"),
    ("host::Program", LITERAL),
    ("wire_player::End", "TCP has two"),
    ("wire_player::Prefix", LITERAL),
    ("wire_player::Closed", LITERAL),
    ("wire_player::Summary", "a median with its spread; `bench` stores and reads it"),
    ("wire_player::Verdict", "all that comes of two results"),
    ("wire_player::Aggregate", "the lists of RESP3"),
];

const DRIVER: &str = "whoever drives it has to handle each: a new one has to break the driver";
const LITERAL: &str = "a struct that callers write as a literal";

/// The public traits: all are made to be implemented by others, and to be used as objects.
pub(crate) const OPEN_TRAITS: &[&str] = &[
    "engine::Clock",
    "engine::Collector",
    "engine::File",
    "engine::Folder",
    "engine::Notify",
    "engine::Source",
    "wire_player::Replies",
    "wire_player::Requests",
];

/// Types with bounds on their parameters, with the reason.
pub(crate) const BOUNDED: &[(&str, &str)] = &[("bridge::BridgedSink", "it has a field of the sink's associated type")];

/// Operators and conversions that no type overloads.
const OPERATORS: [&str; 10] = ["Deref", "DerefMut", "Index", "Add", "Sub", "Mul", "Div", "Neg", "Not", "AddAssign"];

/// Returns the public traits of a crate, and panics at one that is no object.
pub(crate) fn traits(name: &str, krate: &Crate) -> Vec<String> {
    let traits = krate.index.values().filter(|item| item.crate_id == 0).filter_map(|item| match &item.inner {
        ItemEnum::Trait(it) => Some((format!("{name}::{}", item.name.as_deref().unwrap_or_default()), it)),
        _ => None,
    });
    traits.inspect(|(name, of)| assert!(of.is_dyn_compatible, "{name}")).map(|(name, _)| name).collect()
}

/// Returns the structs and enums whose parameters have bounds.
pub(crate) fn bounded(name: &str, krate: &Crate) -> Vec<String> {
    let bounded = types(krate).filter(|(item, _)| {
        let generics = match &item.inner {
            ItemEnum::Struct(it) => &it.generics,
            ItemEnum::Enum(it) => &it.generics,
            _ => return false,
        };
        let has_bound = |param: &GenericParamDef| {
            matches!(&param.kind, GenericParamDefKind::Type { bounds, .. } if !bounds.is_empty())
        };
        generics.params.iter().any(has_bound) || !generics.where_predicates.is_empty()
    });
    bounded.map(|(item, _)| format!("{name}::{}", item.name.as_deref().unwrap_or_default())).collect()
}

/// Returns the public types of a crate that overload an operator.
pub(crate) fn overloading(name: &str, krate: &Crate) -> Vec<String> {
    let overloading = types(krate).filter(|(_, impls)| OPERATORS.iter().any(|operator| has(krate, impls, operator)));
    overloading.map(|(item, _)| format!("{name}::{}", item.name.as_deref().unwrap_or_default())).collect()
}

/// Returns the public types of a crate.
fn types(krate: &Crate) -> impl Iterator<Item = (&Item, &[Id])> {
    krate.index.values().filter(|item| item.crate_id == 0 && item.visibility == Visibility::Public).filter_map(|item| {
        match &item.inner {
            ItemEnum::Struct(it) => Some((item, it.impls.as_slice())),
            ItemEnum::Enum(it) => Some((item, it.impls.as_slice())),
            _ => None,
        }
    })
}

/// Returns whether a type with these `impls` has the trait of this name, whatever its parameters have.
fn has(krate: &Crate, impls: &[Id], name: &str) -> bool {
    impls.iter().filter_map(|id| krate.index.get(id)).any(|item| {
        matches!(&item.inner, ItemEnum::Impl(it) if !it.is_negative
            && it.trait_.as_ref().is_some_and(|path| path.path.rsplit("::").next() == Some(name)))
    })
}

/// Returns the public types of a crate that lack `Send` or `Sync`, as `crate::Type: traits`.
pub(crate) fn bound_to_threads(name: &str, krate: &Crate) -> Vec<(String, Vec<&'static str>)> {
    let lacking = types(krate).filter_map(|(item, impls)| {
        let lacks: Vec<_> = ["Send", "Sync"].into_iter().filter(|wanted| !has(krate, impls, wanted)).collect();
        (!lacks.is_empty()).then(|| (format!("{name}::{}", item.name.as_deref().unwrap_or_default()), lacks))
    });
    let mut lacking: Vec<_> = lacking.collect();
    lacking.sort();
    lacking.dedup();
    lacking
}

/// Returns the errors of public functions that do not implement `Error`, `Display`, `Send` and `Sync`, and how many errors
/// there are.
pub(crate) fn bad_errors(name: &str, krate: &Crate) -> (usize, Vec<String>) {
    let by_id: HashMap<Id, (&Item, &[Id])> = types(krate).map(|(item, impls)| (item.id, (item, impls))).collect();
    let results = krate.index.values().filter(|item| item.crate_id == 0).filter_map(|item| match &item.inner {
        ItemEnum::Function(function) => function.sig.output.as_ref(),
        _ => None,
    });
    let mut errors: Vec<Id> = results.filter_map(error_of).filter(|id| by_id.contains_key(id)).collect();
    errors.sort_by_key(|id| id.0);
    errors.dedup();
    let bad = errors.iter().filter_map(|id| {
        let (item, impls) = by_id[id];
        let lacks: Vec<_> =
            ["Error", "Display", "Debug", "Send", "Sync"].into_iter().filter(|of| !has(krate, impls, of)).collect();
        (!lacks.is_empty()).then(|| format!("{name}::{}: {lacks:?}", item.name.as_deref().unwrap_or_default()))
    });
    (errors.len(), bad.collect())
}

/// Returns the `E` of a `Result<T, E>`.
fn error_of(output: &Type) -> Option<Id> {
    let Type::ResolvedPath(path) = output else { return None };
    if path.path.rsplit("::").next() != Some("Result") {
        return None;
    }
    let Some(GenericArgs::AngleBracketed { args, .. }) = path.args.as_deref() else { return None };
    match args.get(1)? {
        GenericArg::Type(Type::ResolvedPath(error)) => Some(error.id),
        _ => None,
    }
}

/// Returns the enums, and the structs of which every field is public, that are not `#[non_exhaustive]`.
pub(crate) fn open_types(name: &str, krate: &Crate) -> Vec<String> {
    let open = types(krate).filter(|(item, _)| {
        let is_open = match &item.inner {
            ItemEnum::Enum(it) => !it.has_stripped_variants,
            ItemEnum::Struct(it) => {
                matches!(&it.kind, StructKind::Plain { fields, has_stripped_fields: false } if !fields.is_empty())
            }
            _ => false,
        };
        is_open && !item.attrs.contains(&Attribute::NonExhaustive)
    });
    let mut open: Vec<String> =
        open.map(|(item, _)| format!("{name}::{}", item.name.as_deref().unwrap_or_default())).collect();
    open.sort();
    open
}
