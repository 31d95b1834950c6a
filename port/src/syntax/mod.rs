//! Reading code without a compiler: the second engine, and the hands of the first.

pub mod collect;
pub mod files;
pub mod scope;
pub mod source;
