fn main() -> std::process::ExitCode {
    if let Some(plan) = std::env::var_os(cargo_tokio_port::exact::wrapper::PLAN) {
        return cargo_tokio_port::exact::wrapper::run(&plan);
    }
    let path = std::env::args_os().nth(1).unwrap();
    let m = cargo_tokio_port::manifest::Manifests::find(path.as_ref()).unwrap();
    let work = cargo_tokio_port::cargo::place::work_folder(&m.root, None).unwrap();
    let tree = cargo_tokio_port::cargo::Tree::read(&m.root, &work, &Default::default()).unwrap();
    let t = std::time::Instant::now();
    let e = cargo_tokio_port::exact::check(&tree, &work, &Default::default()).unwrap();
    for h in &e.hits { println!("{}:{}-{} {} {} {:?}", h.file.display(), h.start, h.end, h.kind, h.path, h.through); }
    eprintln!("{} hits {} units {:?} broken {:?} refused {:?}", e.hits.len(), e.units.len(), e.broken, e.refused, t.elapsed());
    std::process::ExitCode::SUCCESS
}
