fn main() -> std::process::ExitCode {
    if let Some(plan) = std::env::var_os(cargo_tokio_port::exact::wrapper::PLAN) {
        return cargo_tokio_port::exact::wrapper::run(&plan);
    }
    let path = std::env::args_os().nth(1).unwrap();
    let m = cargo_tokio_port::manifest::Manifests::find(path.as_ref()).unwrap();
    let t = std::time::Instant::now();
    let scan = cargo_tokio_port::syntax::scan::scan(&m, &[]);
    eprintln!("syntax {:?}, {} files, unread {:?}", t.elapsed(), scan.files.len(), scan.files.unread);
    let work = cargo_tokio_port::cargo::place::work_folder(&m.root, None).unwrap();
    let tree = cargo_tokio_port::cargo::Tree::read(&m.root, &work, &Default::default()).unwrap();
    let t = std::time::Instant::now();
    let e = cargo_tokio_port::exact::check(&tree, &work, &Default::default()).unwrap();
    eprintln!("{} hits {} units {:?} broken {:?} refused {:?}", e.hits.len(), e.units.len(), e.broken, e.refused, t.elapsed());
    let base = cargo_tokio_port::join::base_conditions(&mut tree.calling.rustc(&tree.root), None);
    let seen = cargo_tokio_port::join::Seen::of(&e, &scan, &base);
    let c = cargo_tokio_port::accuracy::compare(&scan, &e, &seen);
    for d in &c.disagreements { println!("{d}"); }
    for x in [c.paths, c.methods, c.inherent] { eprintln!("{x:?} {:.3} {:.3} unsure {:.3}", x.precision(), x.recall(), x.unsure_share()); }
    std::process::ExitCode::SUCCESS
}
