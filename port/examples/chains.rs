//! Shows how `fix` rewrites the chains in files or folders, without a compiler: `--example chains -- [--show] PATH…`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cargo_tokio_port::fix::chains::{CrateNames, Imports, apply, future_aliases, rewrite};
use cargo_tokio_port::fix::change::Edit;
use cargo_tokio_port::syntax::files::below;
use ra_ap_syntax::{Edition, SourceFile, SyntaxNode};

fn main() -> std::io::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_shown = arguments.iter().any(|argument| argument == "--show");
    arguments.retain(|argument| argument != "--show");
    for argument in arguments {
        let path = PathBuf::from(&argument);
        let files = if path.is_dir() { below(&path) } else { vec![path] };
        let mut trees: Vec<(PathBuf, String, SyntaxNode)> = Vec::new();
        for file in files {
            let text = std::fs::read_to_string(&file)?;
            let tree = SourceFile::parse(&text, Edition::Edition2018).syntax_node();
            trees.push((file, text, tree));
        }
        let aliases: Vec<String> = trees.iter().flat_map(|(_, _, tree)| future_aliases(tree)).collect();
        let mut known = Imports::default();
        known.aliases = aliases;
        for (_, _, tree) in &trees {
            known.note_functions(tree);
        }
        let (mut done, mut whys, mut rules) = (0, BTreeMap::<String, usize>::new(), BTreeMap::<&str, usize>::new());
        for (file, text, tree) in &trees {
            let mut names = Imports::read(tree);
            names.functions.clone_from(&known.functions);
            names.aliases.clone_from(&known.aliases);
            let (rewrites, refusals) = rewrite(tree, &names, &CrateNames::default());
            done += rewrites.len();
            for refusal in &refusals {
                *whys.entry(refusal.why.clone()).or_default() += 1;
                if is_shown {
                    println!("// {}: {} at {}", short(file), refusal.why, &text[refusal.range]);
                }
            }
            for rule in rewrites.iter().flat_map(|rewrite| &rewrite.rules) {
                *rules.entry(rule).or_default() += 1;
            }
            let edits: Vec<Edit> = rewrites.into_iter().map(|found| Edit::replace(found.range, found.text)).collect();
            let written = apply(text, &edits);
            let errors = |text: &str| SourceFile::parse(text, Edition::Edition2018).errors().len();
            if errors(&written) > errors(text) {
                println!("// {}: what is written cannot be read", file.display());
            }
            if is_shown {
                println!("{written}");
            }
        }
        eprintln!("{argument}: {done} chains rewritten; left: {whys:?}; rules: {rules:?}");
    }
    Ok(())
}

fn short(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
