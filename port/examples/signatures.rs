//! Writes `data/signatures.txt`: what the functions of the 0.1 crates return and which traits their types implement,
//! read from the sources of those crates.
//!
//! `cargo run -p cargo-tokio-port --example signatures -- FOLDER…`, each folder that of an unpacked 0.1 crate.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cargo_tokio_port::family::code_name;
use cargo_tokio_port::guide::guide;
use cargo_tokio_port::manifest::{Kind, Manifests, sources};
use cargo_tokio_port::syntax::files::Files;
use cargo_tokio_port::syntax::index::Index;
use cargo_tokio_port::syntax::scope::Crate;
use cargo_tokio_port::syntax::ty::{Bound, Ty, write};

fn main() {
    let mut lines = BTreeSet::new();
    for folder in std::env::args_os().skip(1).map(PathBuf::from) {
        if let Err(error) = read(&folder, &mut lines) {
            eprintln!("{}: {error}", folder.display());
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/signatures.txt");
    let text: String = lines.into_iter().map(|line| line + "\n").collect();
    if let Err(error) = std::fs::write(&path, text) {
        eprintln!("{}: {error}", path.display());
    }
}

fn read(folder: &Path, lines: &mut BTreeSet<String>) -> Result<(), Box<dyn std::error::Error>> {
    let manifests = Manifests::find(folder)?;
    let package = manifests.packages.first().ok_or("no package")?;
    let library = package.targets.iter().find(|target| target.kind == Kind::Lib).ok_or("no library")?;
    let paths: Vec<_> = sources(package).into_iter().map(|path| (path, package.edition)).collect();
    let files = Files::read(&paths);
    let root = files.at(&library.root).ok_or("no root file")?;
    let is_2015 = package.edition == ra_ap_syntax::Edition::Edition2015;
    let krate = Crate::load(&files, root, Arc::new(package.externs()), is_2015);
    let index = Index::of(&krate, &files);
    let public = krate.public_paths(&code_name(&package.name));
    let path = |scope: usize, name: &str| {
        let known = public.get(&(scope, name.to_owned()))?;
        known.iter().find_map(|path| guide().items.at(path).first().map(|(own, _)| (*own).to_owned()))
    };
    let known = |ty: &Ty| write(&index.plain(ty.clone()), &path);
    for ((scope, name), returned) in &index.functions {
        if let Some(path) = path(*scope, name) {
            lines.insert(format!("fn {path} -> {}", known(returned)));
        }
    }
    for ((scope, name), methods) in &index.methods {
        let Some(owner) = path(*scope, name) else { continue };
        for (method, returned) in methods {
            if guide().items.member(&owner, method).is_some() {
                lines.insert(format!("fn {owner}::{method} -> {}", known(returned)));
            }
        }
    }
    for ((scope, name), own) in &index.traits {
        let Some(owner) = path(*scope, name) else { continue };
        for (method, returned) in &own.methods {
            lines.insert(format!("fn {owner}::{method} -> {}", known(returned)));
        }
    }
    for ((scope, name), implemented) in &index.implements {
        let Some(owner) = path(*scope, name) else { continue };
        for (bound, types) in implemented {
            let ty = Ty::Bounds(vec![bound.clone()], types.clone());
            let is_old = match bound {
                Bound::Old(_) => true,
                Bound::Own(scope, name) => path(*scope, name).is_some(),
            };
            if is_old {
                lines.insert(format!("type {owner} : {}", known(&ty)));
            }
        }
    }
    lines.retain(|line| !line.ends_with("-> _") && !line.ends_with("-> Tuple()"));
    Ok(())
}
