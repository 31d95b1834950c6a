//! The syntax engine over a whole project.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use ra_ap_syntax::Edition;
use rayon::prelude::*;

use super::files::Files;
use super::index::Index;
use super::infer::Walk;
use super::paths::{Found, Looking, Place};
use super::scope::{Crate, LIBRARY, Others};
use crate::manifest::{Kind, Manifests, Package, sources};

/// Findings of the syntax engine.
#[derive(Debug)]
pub struct Scan {
    /// The files.
    pub files: Files,
    /// Findings by file.
    pub found: BTreeMap<usize, Vec<Found>>,
    /// The crates, each with the package it belongs to.
    pub crates: Vec<(usize, Crate, Index)>,
    /// The package of each file.
    pub package_of: HashMap<usize, usize>,
}

/// Reads a project.
pub fn scan(manifests: &Manifests, only: &[String]) -> Scan {
    // A package that cannot name anything of 0.1 has no uses; what others of the project re-export counts as nameable.
    let names_old: Vec<bool> =
        manifests.packages.iter().map(|package| package.dependencies.iter().any(|d| d.old)).collect();
    let libraries: Vec<String> = manifests
        .packages
        .iter()
        .zip(&names_old)
        .filter(|(_, old)| **old)
        .map(|(package, _)| package.name.clone())
        .collect();
    let may_name = |package: usize| {
        let depends = |d: &crate::manifest::Dependency| libraries.contains(&d.package);
        names_old[package] || manifests.packages[package].dependencies.iter().any(depends)
    };
    let chosen: Vec<(usize, &Package)> = manifests
        .packages
        .iter()
        .enumerate()
        .filter(|(index, package)| may_name(*index) && (only.is_empty() || only.contains(&package.name)))
        .collect();
    let mut paths: BTreeMap<_, (Edition, usize)> = BTreeMap::new();
    for (index, package) in &chosen {
        for path in sources(package) {
            paths.entry(path).or_insert((package.edition, *index));
        }
    }
    let list: Vec<_> = paths.iter().map(|(path, (edition, _))| (path.clone(), *edition)).collect();
    let files = Files::read(&list);
    let package_of: HashMap<usize, usize> =
        files.indexes().filter_map(|file| Some((file, paths.get(&files.get(file).path)?.1))).collect();
    let mut roots = Vec::new();
    for (index, package) in &chosen {
        for target in &package.targets {
            if let Some(root) = files.at(&target.root) {
                roots.push((*index, root, target.kind));
            }
        }
    }
    // Libraries first: other targets name what they export.
    let (libraries, rest): (Vec<_>, Vec<_>) = roots.into_iter().partition(|(_, _, kind)| *kind == Kind::Lib);
    let load = |index: usize, root: usize, others: Others| {
        let package = &manifests.packages[index];
        let is_2015 = package.edition == Edition::Edition2015;
        let mut krate = Crate::load(&files, root, Arc::new(package.externs()), is_2015);
        krate.others = others;
        krate
    };
    let made: Vec<(usize, Crate)> =
        libraries.par_iter().map(|&(index, root, _)| (index, load(index, root, Others::default()))).collect();
    let exported: Others = Arc::new(
        libraries
            .iter()
            .enumerate()
            .map(|(at, &(index, root, _))| {
                let name = crate::family::code_name(&manifests.packages[index].name);
                (name, ((at + 1) * LIBRARY, load(index, root, Others::default())))
            })
            .collect(),
    );
    let made_count = made.len();
    let mut crates: Vec<(usize, Crate)> = made;
    for (_, krate) in &mut crates {
        krate.others = exported.clone();
    }
    crates.extend(
        rest.par_iter().map(|&(index, root, _)| (index, load(index, root, exported.clone()))).collect::<Vec<_>>(),
    );
    let mut reached = vec![false; files.indexes().len()];
    for file in crates.iter().flat_map(|(_, krate)| &krate.files) {
        reached[*file] = true;
    }
    // A file that no target reaches is read for itself.
    for file in files.indexes() {
        if !reached[file]
            && let Some(&index) = package_of.get(&file)
        {
            let krate = load(index, file, exported.clone());
            for inner in &krate.files {
                reached[*inner] = true;
            }
            crates.push((index, krate));
        }
    }
    let outside: HashMap<&str, (usize, Index)> =
        exported.par_iter().map(|(name, (added, krate))| (name.as_str(), (*added, Index::of(krate, &files)))).collect();
    let crates: Vec<(usize, Crate, Index)> = crates
        .into_par_iter()
        .enumerate()
        .map(|(at, (package, krate))| {
            let mut index = Index::of(&krate, &files);
            let own = crate::family::code_name(&manifests.packages[package].name);
            for (name, (added, library)) in &outside {
                // A library names its own items without its name.
                if krate.names_crate(name) && !(at < made_count && *name == own) {
                    index.absorb(library, *added);
                }
            }
            (package, krate, index)
        })
        .collect();
    let work: Vec<(usize, &Crate, &Index)> =
        crates.iter().flat_map(|(_, krate, index)| krate.files.iter().map(move |file| (*file, krate, index))).collect();
    let results: Vec<(usize, Vec<Found>)> = work
        .par_iter()
        .map(|&(file, krate, index)| {
            let source = files.get(file);
            let mut found = Looking::through(source, files.collected(file), file, krate, index);
            found.extend(Walk::through(source, file, krate, index).into_iter().map(|call| {
                let is_field = call.kind == "field";
                Found {
                    at: call.name,
                    path: call.path,
                    kind: call.kind,
                    place: if is_field { Place::Path } else { Place::Method },
                    sure: call.sure,
                    receiver: call.receiver,
                }
            }));
            (file, found)
        })
        .collect();
    let mut found: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
    for (file, more) in results {
        found.entry(file).or_default().extend(more);
    }
    for list in found.values_mut() {
        settle(list);
    }
    Scan { files, found, crates, package_of }
}

/// One finding for each place and item; where several crates hold a file, the surer one.
fn settle(list: &mut Vec<Found>) {
    list.sort_by(|a, b| {
        (a.at.start(), a.at.end(), !a.sure, a.place, &a.path).cmp(&(
            b.at.start(),
            b.at.end(),
            !b.sure,
            b.place,
            &b.path,
        ))
    });
    let mut kept: Vec<Found> = Vec::new();
    for found in list.drain(..) {
        let same = kept
            .iter()
            .rev()
            .take_while(|known| known.at == found.at)
            .any(|known| known.path == found.path || !found.sure);
        if !same {
            kept.push(found);
        }
    }
    *list = kept;
}
