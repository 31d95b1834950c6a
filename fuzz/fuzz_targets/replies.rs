//! `cargo fuzz run replies`: see [`fuzz::replies`].
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::replies(bytes));

#[cfg(not(fuzzing))]
fn main() {
    eprintln!("this is a target of cargo-fuzz: cargo fuzz run replies");
}
