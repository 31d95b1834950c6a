//! A scan from its start to its report.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::cargo::{Calling, Tree, place};
use crate::error::Error;
use crate::exact::{self, Exact};
use crate::family;
use crate::join::{self, Seen};
use crate::manifest::{Manifests, target};
use crate::report::build::{self, relative};
use crate::report::summary::{Dependencies, Dependency, successor};
use crate::report::{Report, Run, Unread};
use crate::revive;
use crate::syntax::scan::{Scan, scan};

/// Options of a scan.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A path in the project.
    pub path: PathBuf,
    /// `true` for the syntax alone.
    pub syntax_only: bool,
    /// `true` to try no cures on a tree that does not build.
    pub no_revive: bool,
    /// Options for cargo.
    pub calling: Calling,
    /// Options of the exact engine.
    pub exact: exact::Selection,
    /// Folder to build in; `None` for one in the user's cache folder.
    pub work: Option<PathBuf>,
    /// Options of the report.
    pub report: build::Contents,
}

/// A report, and whether it is exact.
#[derive(Debug)]
pub struct Outcome {
    /// The report.
    pub report: Report,
    /// `true` if the compiler has reported uses.
    pub compiled: bool,
}

/// Findings of the compiler, with the tree that it has checked.
struct Checked {
    tree: Tree,
    exact: Exact,
    seen: Seen,
    cured: Vec<revive::Cured>,
}

/// Scans a project.
///
/// # Errors
///
/// Fails if there is no project, or if it cannot be read at all.
pub fn run(options: &Options, tell: &dyn Fn(&str)) -> Result<Outcome, Error> {
    let manifests = Manifests::find(&options.path)?;
    for name in &options.exact.packages {
        if !manifests.packages.iter().any(|package| package.name == *name) {
            return Err(Error::NoPackage(name.clone()));
        }
    }
    let scan = scan(&manifests, &options.exact.packages);
    let mut run = Run { engine: "syntax", ..Run::default() };
    run.unread = unread(&manifests, &scan);
    let refused = manifests.refused.iter().map(|(path, why)| Unread {
        file: relative(&manifests, path),
        line: 0,
        why: why.clone(),
    });
    run.refused_manifests = refused.collect();
    let is_used = scan.found.values().any(|found| !found.is_empty());
    // Nothing of 0.1 is named, so there is nothing to compile for.
    let nothing = !manifests.has_old() && !is_used && !in_lock(&manifests.root);
    let mut checked = None;
    if nothing {
        run.engine = "syntax";
    } else if options.syntax_only {
        run.not_compiled = Some("it was not asked for (`--syntax-only`)".to_owned());
    } else {
        match check(&manifests, &scan, options, tell) {
            Ok(found) if found.exact.units.is_empty() => {
                run.not_compiled = Some(why(&found.exact));
                run.broken = found.exact.broken;
                run.revived = found.cured;
            }
            Ok(found) => checked = Some(found),
            Err(Error::NotCompiled(why)) => run.not_compiled = Some(why),
            Err(Error::Start { program, error }) => {
                run.not_compiled = Some(format!("`{}` cannot be started: {error}", program.display()));
            }
            Err(error) => return Err(error),
        }
    }
    let compiled = checked.is_some() || nothing;
    if let Some(found) = &checked {
        run.engine = "exact";
        run.compiler = Some(found.exact.rustc.clone());
        run.features = match options.exact.features.as_slice() {
            [] => vec!["default features".to_owned()],
            sets => sets.iter().map(exact::FeatureSet::name).collect(),
        };
        run.broken = found.exact.broken.clone();
        run.revived = found.cured.clone();
        run.refused_copies = found.exact.refused.clone();
        let unseen = join::unseen(&scan, &found.seen);
        let with_uses = unseen.into_iter().filter(|path| {
            scan.files.at(path).and_then(|file| scan.found.get(&file)).is_some_and(|found| !found.is_empty())
        });
        run.syntax_only_files = with_uses.map(|path| relative(&manifests, &path)).collect();
    }
    let uses = join::join(&scan, checked.as_ref().map(|found| (&found.exact, &found.seen)));
    let chosen = &options.exact.packages;
    let dependencies = dependencies(&manifests, chosen, checked.as_ref().map(|found| &found.tree));
    let mut report = build::build(&manifests, &scan, &uses, dependencies, run, &options.report);
    report.manifests = target::changes(&manifests, chosen, &report.findings);
    Ok(Outcome { report, compiled })
}

/// Compares both engines on a project.
///
/// # Errors
///
/// Fails if the tree cannot be compiled.
pub fn compare(options: &Options, tell: &dyn Fn(&str)) -> Result<crate::accuracy::Comparison, Error> {
    let manifests = Manifests::find(&options.path)?;
    let scan = scan(&manifests, &options.exact.packages);
    let found = check(&manifests, &scan, options, tell)?;
    if found.exact.units.is_empty() {
        return Err(Error::NotCompiled(why(&found.exact)));
    }
    Ok(crate::accuracy::compare(&scan, &found.exact, &found.seen))
}

fn check(manifests: &Manifests, scan: &Scan, options: &Options, tell: &dyn Fn(&str)) -> Result<Checked, Error> {
    let work = place::work_folder(&manifests.root, options.work.as_deref())?;
    let (tree, mut cured) = match options.no_revive {
        true => (Tree::read(&manifests.root, &work, &options.calling)?, Vec::new()),
        false => revive::read(&manifests.root, &work, &options.calling)?,
    };
    let (tree, exact) = match options.no_revive {
        true => {
            let exact = exact::check(&tree, &work, &options.exact)?;
            (tree, exact)
        }
        false => {
            let revived = revive::check(tree, &work, &options.exact, tell)?;
            cured.extend(revived.cured);
            (revived.tree, revived.exact)
        }
    };
    let base = join::base_conditions(&mut tree.calling.rustc(&tree.root), options.exact.target.as_deref());
    let seen = Seen::of(&exact.units, scan, &base);
    Ok(Checked { tree, exact, seen, cured })
}

/// Returns the reason why no package of the user was compiled.
fn why(exact: &Exact) -> String {
    match exact.broken.first() {
        Some(broken) => format!("{} ({}) does not build: {}", broken.package, broken.target, broken.error.trim()),
        None => "nothing was there to compile".to_owned(),
    }
}

fn unread(manifests: &Manifests, scan: &Scan) -> Vec<Unread> {
    let plain = |unread: &crate::syntax::files::Unread| Unread {
        file: relative(manifests, &unread.path),
        line: unread.line,
        why: unread.why.clone(),
    };
    scan.files.unread.iter().map(plain).collect()
}

fn in_lock(root: &Path) -> bool {
    family::locked(&root.join("Cargo.lock")).iter().any(|(name, version)| family::is_old(name, version))
}

/// Returns the dependencies of the requested packages, or of all, on 0.1 and on crates that build on it.
fn dependencies(manifests: &Manifests, asked: &[String], tree: Option<&Tree>) -> Dependencies {
    let mut found: BTreeSet<Dependency> = BTreeSet::new();
    let chosen: Vec<_> = manifests.chosen(asked).collect();
    let direct: BTreeSet<&str> =
        chosen.iter().flat_map(|package| package.dependencies.iter().map(|d| d.package.as_str())).collect();
    let Some(tree) = tree else {
        for package in chosen {
            for dependency in &package.dependencies {
                let version = dependency.requirement.trim_start_matches(['=', '^', '~', ' ']);
                if !dependency.old && family::is_known(&dependency.package) {
                    continue;
                }
                if let Some((becomes, bites)) = successor(&dependency.package, version) {
                    let name = format!("{} {version}", dependency.package).trim().to_owned();
                    found.insert(Dependency { name, becomes, bites, brought_by: Vec::new(), direct: true });
                }
            }
        }
        return found.into_iter().collect();
    };
    let nodes = tree.metadata.resolve.as_ref().map(|resolve| resolve.nodes.as_slice()).unwrap_or_default();
    let name_of = |id: &str| tree.metadata.packages.iter().find(|package| package.id == *id);
    let reached = tree.reached_from(asked);
    let nodes: Vec<_> = nodes.iter().filter(|node| reached.contains(node.id.as_str())).collect();
    for package in tree.metadata.packages.iter().filter(|package| reached.contains(package.id.as_str())) {
        if package.source.is_none() && tree.metadata.workspace_members.contains(&package.id) {
            continue;
        }
        let old = family::is_old(&package.name, &package.version);
        if !old && family::is_known(&package.name) {
            continue;
        }
        let Some((becomes, bites)) = successor(&package.name, &package.version.to_string()) else { continue };
        let brought_by: BTreeSet<String> = nodes
            .iter()
            .filter(|node| node.dependencies.contains(&package.id))
            .filter_map(|node| name_of(&node.id))
            .filter(|by| !family::is_old(&by.name, &by.version))
            .map(|by| by.name.clone())
            .collect();
        found.insert(Dependency {
            name: format!("{} {}", package.name, package.version),
            becomes,
            bites,
            brought_by: brought_by.into_iter().collect(),
            direct: direct.contains(package.name.as_str()),
        });
    }
    found.into_iter().collect()
}
