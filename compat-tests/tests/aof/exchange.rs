//! Folders that pass from one kind of server to the other; `compat-tests exchange` does it with a million keys.

use std::process::Command;

use compat_tests::exchange::{hand_on, load_large};
use compat_tests::servers::Kind;
use compat_tests::writers::Writer;

use crate::harness::{Client, Place, is_there, kill, on_each, program};

/// Size of the largest file that a server is started on to observe its loading, in bytes.
const LARGEST: u64 = 1 << 30;

fn a_folder_goes_to_redis_and_back(kind: Kind) {
    let (Some(own), Some(redis)) = (program(kind), program(Kind::Redis)) else { return };
    for (writer, reader) in [(own, redis), (redis, own)] {
        hand_on(writer, reader, 2000).unwrap_or_else(|error| panic!("{:?} to {:?}: {error}", writer.kind, reader.kind));
    }
}

fn redis_check_aof_finds_nothing_wrong(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let place = Place::new();
    let server = place.start(kind, "always", &[], None);
    let mut client = Client::new(&server);
    let mut writer = Writer::new("w");
    client.write(&mut writer, 30);
    client.rewrite(&place);
    client.write(&mut writer, 30);
    kill(server);
    let manifest = place.data.join("appendonlydir/appendonly.aof.manifest");
    let output = match Command::new("redis-check-aof").arg(manifest).output() {
        Ok(output) => output,
        Err(error) => {
            assert!(std::env::var_os("COMPAT_REQUIRE_REDIS").is_none_or(|value| value != "1"), "{error}");
            eprintln!("redis-check-aof is not installed: the file of {} is not checked by it", kind.name());
            return;
        }
    };
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("All AOF files and manifest are valid"), "{said}");
}

/// The file is made so large that loading takes long enough for requests meanwhile.
fn questions_are_answered_with_loading_until_it_has_loaded(kind: Kind) {
    let Some(binary) = program(kind) else { return };
    let mut bytes = 16 << 20;
    loop {
        let loading = load_large(binary, bytes).unwrap_or_else(|error| panic!("{error}"));
        if loading.told > 0 {
            return;
        }
        assert!(bytes < LARGEST, "it never said that it is loading: {loading:?}");
        bytes *= 2;
    }
}

on_each! {
    a_folder_goes_to_redis_and_back
    redis_check_aof_finds_nothing_wrong
    questions_are_answered_with_loading_until_it_has_loaded
}
