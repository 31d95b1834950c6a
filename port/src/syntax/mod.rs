//! Reading code without a compiler: the second engine, and the hands of the first.

pub mod calls;
pub mod cfg;
pub mod collect;
pub mod files;
pub mod index;
pub mod infer;
pub mod known;
pub mod lower;
pub mod methods;
pub mod paths;
pub mod scan;
pub mod scope;
pub mod source;
pub mod ty;
