//! Servers that are killed under load, at random times; `compat-tests crash` does it more often.

use compat_tests::crash::{Trial, try_server};
use compat_tests::servers::Kind;

use crate::harness::{on_each, program};

fn survives(kind: Kind, policy: &str) {
    let Some(binary) = program(kind) else { return };
    let seed = fastrand::u64(..);
    let trial = Trial { rounds: 6, clients: 4, policy: policy.into(), most: 600, seed };
    match try_server(binary, &trial) {
        Ok(survived) => assert!(survived.rounds == 6 && survived.answered > 0, "{survived:?}"),
        Err(error) => panic!("seed {seed}: {error}"),
    }
}

fn every_answered_write_survives_a_kill_with_always(kind: Kind) {
    survives(kind, "always");
}

fn every_answered_write_survives_a_kill_with_everysec(kind: Kind) {
    survives(kind, "everysec");
}

on_each! {
    every_answered_write_survives_a_kill_with_always
    every_answered_write_survives_a_kill_with_everysec
}
