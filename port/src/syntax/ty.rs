//! Types, as precisely as needed to find out which trait or type a called method belongs to.

use super::scope::ScopeId;
use crate::guide::guide;

/// The future trait of 0.1.
pub const FUTURE: &str = "futures::Future";
/// The stream trait of 0.1.
pub const STREAM: &str = "futures::Stream";
/// The sink trait of 0.1.
pub const SINK: &str = "futures::Sink";

/// A trait that is known to hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Bound {
    /// One of 0.1, by its path in the map.
    Old(String),
    /// One of this crate.
    Own(ScopeId, String),
}

impl Bound {
    /// Returns the trait as another crate of the project speaks of it.
    pub fn seen_from_outside(&self, added: ScopeId) -> Self {
        match self {
            Self::Old(path) => Self::Old(path.clone()),
            Self::Own(scope, name) => Self::Own(scope + added, name.clone()),
        }
    }
}

/// Associated types by name.
pub type Associated = Vec<(String, Ty)>;

/// A type.
#[derive(Debug, Clone, PartialEq)]
pub enum Ty {
    /// Not known: it may be anything.
    Unknown,
    /// Of the standard library or another crate, and certainly not of 0.1.
    Other,
    /// A type of 0.1, by its path in the map, with its arguments.
    Old(String, Vec<Ty>),
    /// A type of this crate.
    Own(ScopeId, String, Vec<Ty>),
    /// A type that is known by its traits: a parameter, `impl`, `dyn`. With associated types.
    Bounds(Vec<Bound>, Vec<(String, Ty)>),
    /// `Result`.
    Result(Box<Ty>, Box<Ty>),
    /// `Option`.
    Option(Box<Ty>),
    /// A type that iterates or can be iterated: vectors, arrays, iterators.
    List(Box<Ty>),
    /// A type whose content is reached through a call: `RefCell`, `Mutex`.
    Cell(Box<Ty>),
    /// A tuple.
    Tuple(Vec<Ty>),
    /// A type that can be called, with the type that it returns.
    Closure(Box<Ty>),
    /// The name of a parameter that is declared without bounds; its user may know more.
    Parameter(String),
}

impl Ty {
    /// Returns a future of 0.1.
    pub fn future(item: Self, error: Self) -> Self {
        Self::Bounds(vec![Bound::Old(FUTURE.to_owned())], vec![("Item".to_owned(), item), ("Error".to_owned(), error)])
    }

    /// Returns a stream of 0.1.
    pub fn stream(item: Self, error: Self) -> Self {
        Self::Bounds(vec![Bound::Old(STREAM.to_owned())], vec![("Item".to_owned(), item), ("Error".to_owned(), error)])
    }

    /// Nothing.
    pub fn unit() -> Self {
        Self::Tuple(Vec::new())
    }

    /// Returns the return type of `poll` for an item.
    pub fn poll(item: Self, error: Self) -> Self {
        Self::Result(Box::new(Self::Old("futures::Async".to_owned(), vec![item])), Box::new(error))
    }

    /// Returns the type as another crate of the project speaks of it: `added` is put on its scopes.
    pub fn seen_from_outside(&self, added: ScopeId) -> Self {
        let inner = |ty: &Self| Box::new(ty.seen_from_outside(added));
        let list = |types: &[Self]| types.iter().map(|ty| ty.seen_from_outside(added)).collect();
        match self {
            Self::Unknown | Self::Other | Self::Parameter(_) => self.clone(),
            Self::Old(path, arguments) => Self::Old(path.clone(), list(arguments)),
            Self::Own(scope, name, arguments) => Self::Own(scope + added, name.clone(), list(arguments)),
            Self::Bounds(bounds, types) => Self::Bounds(
                bounds.iter().map(|bound| bound.seen_from_outside(added)).collect(),
                types.iter().map(|(name, ty)| (name.clone(), ty.seen_from_outside(added))).collect(),
            ),
            Self::Result(item, error) => Self::Result(inner(item), inner(error)),
            Self::Option(item) => Self::Option(inner(item)),
            Self::List(item) => Self::List(inner(item)),
            Self::Cell(item) => Self::Cell(inner(item)),
            Self::Tuple(items) => Self::Tuple(list(items)),
            Self::Closure(returned) => Self::Closure(inner(returned)),
        }
    }

    /// Returns the type with its parameters replaced; those that `known` does not know become unknown.
    pub fn filled(&self, known: &dyn Fn(&str) -> Option<Self>) -> Self {
        let inner = |ty: &Self| Box::new(ty.filled(known));
        let list = |types: &[Self]| types.iter().map(|ty| ty.filled(known)).collect();
        match self {
            Self::Parameter(name) => match known(name) {
                Some(Self::Parameter(_)) | None => Self::Unknown,
                Some(ty) => ty,
            },
            Self::Unknown | Self::Other => self.clone(),
            Self::Old(path, arguments) => Self::Old(path.clone(), list(arguments)),
            Self::Own(scope, name, arguments) => Self::Own(*scope, name.clone(), list(arguments)),
            Self::Bounds(bounds, types) => {
                let types = types.iter().map(|(name, ty)| (name.clone(), ty.filled(known))).collect();
                Self::Bounds(bounds.clone(), types)
            }
            Self::Result(item, error) => Self::Result(inner(item), inner(error)),
            Self::Option(item) => Self::Option(inner(item)),
            Self::List(item) => Self::List(inner(item)),
            Self::Cell(item) => Self::Cell(inner(item)),
            Self::Tuple(items) => Self::Tuple(list(items)),
            Self::Closure(returned) => Self::Closure(inner(returned)),
        }
    }

    /// Returns the more precise of the types of two branches.
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown | Self::Parameter(_), other) => other,
            (Self::Result(item, error), Self::Result(other_item, other_error)) => {
                Self::Result(Box::new(item.or(*other_item)), Box::new(error.or(*other_error)))
            }
            (Self::Option(item), Self::Option(other)) => Self::Option(Box::new(item.or(*other))),
            (known, _) => known,
        }
    }
}

/// Reads a type as the carried signatures write it: `futures::Async<T>`, `Result(A, B)`, `Bounds(a::B; Item = C)`, `_`.
pub fn parse(text: &str) -> Ty {
    Parser { rest: text.trim() }.ty()
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn word(&mut self) -> &'a str {
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        word
    }

    fn eat(&mut self, what: char) -> bool {
        match self.rest.strip_prefix(what) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn list(&mut self) -> Vec<Ty> {
        let mut list = Vec::new();
        if self.eat('(') {
            while !self.rest.is_empty() && !self.eat(')') {
                list.push(self.ty());
                self.eat(',');
            }
        }
        list
    }

    fn ty(&mut self) -> Ty {
        let word = self.word();
        let boxed = |list: Vec<Ty>, at: usize| Box::new(list.into_iter().nth(at).unwrap_or(Ty::Unknown));
        match word {
            "_" | "" => Ty::Unknown,
            "Other" => Ty::Other,
            "Result" => {
                let list = self.list();
                Ty::Result(boxed(list.clone(), 0), boxed(list, 1))
            }
            "Option" => Ty::Option(boxed(self.list(), 0)),
            "List" => Ty::List(boxed(self.list(), 0)),
            "Cell" => Ty::Cell(boxed(self.list(), 0)),
            "Closure" => Ty::Closure(boxed(self.list(), 0)),
            "Tuple" => Ty::Tuple(self.list()),
            "Bounds" => {
                let (mut bounds, mut types) = (Vec::new(), Vec::new());
                self.eat('(');
                while !self.rest.is_empty() && !self.eat(')') {
                    let name = self.word().to_owned();
                    match self.eat('=') {
                        true => {
                            let ty = self.ty();
                            types.push((name, ty));
                        }
                        false if name.is_empty() => self.rest = "",
                        false => bounds.push(Bound::Old(name)),
                    }
                    self.eat(',');
                }
                Ty::Bounds(bounds, types)
            }
            path => Ty::Old(path.to_owned(), self.list()),
        }
    }
}

/// Writes a type as [`parse`] reads it; `own` gives the path of this crate's types.
pub fn write(ty: &Ty, own: &dyn Fn(ScopeId, &str) -> Option<String>) -> String {
    let list = |types: &[Ty]| types.iter().map(|ty| write(ty, own)).collect::<Vec<_>>().join(",");
    match ty {
        Ty::Unknown | Ty::Parameter(_) => "_".to_owned(),
        Ty::Other => "Other".to_owned(),
        Ty::Old(path, arguments) if arguments.is_empty() => path.clone(),
        Ty::Old(path, arguments) => format!("{path}({})", list(arguments)),
        Ty::Own(scope, name, arguments) => match own(*scope, name) {
            Some(path) if arguments.is_empty() => path,
            Some(path) => format!("{path}({})", list(arguments)),
            None => "_".to_owned(),
        },
        Ty::Result(item, error) => format!("Result({},{})", write(item, own), write(error, own)),
        Ty::Option(item) => format!("Option({})", write(item, own)),
        Ty::List(item) => format!("List({})", write(item, own)),
        Ty::Cell(item) => format!("Cell({})", write(item, own)),
        Ty::Closure(item) => format!("Closure({})", write(item, own)),
        Ty::Tuple(items) => format!("Tuple({})", list(items)),
        Ty::Bounds(bounds, types) => {
            let bounds = bounds.iter().filter_map(|bound| match bound {
                Bound::Old(path) => Some(path.clone()),
                Bound::Own(scope, name) => own(*scope, name),
            });
            let types = types.iter().map(|(name, ty)| format!("{name}={}", write(ty, own)));
            let all: Vec<String> = bounds.chain(types).collect();
            if all.is_empty() { "_".to_owned() } else { format!("Bounds({})", all.join(",")) }
        }
    }
}

/// Returns the traits of 0.1 that have a method of this name: (trait, method's path).
pub fn traits_with(method: &str) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
    TRAITS.iter().filter_map(move |owner| Some((*owner, guide().items.member(owner, method)?.0)))
}

/// The traits of 0.1 whose methods code calls with a dot.
pub static TRAITS: std::sync::LazyLock<Vec<&'static str>> = std::sync::LazyLock::new(|| {
    guide().items.all().filter(|(_, kind)| *kind == "trait").map(|(path, _)| path).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for text in [
            "_",
            "futures::Async(Option(_))",
            "Result(tokio::net::TcpStream,Other)",
            "Bounds(futures::Future,Item=Tuple(Other,_),Error=_)",
            "Closure(List(bytes::Bytes))",
        ] {
            assert_eq!(write(&parse(text), &|_, _| None), text);
        }
    }
}
