//! Causes that stop old trees from building today, and their cures.

use crate::cargo::Tree;
use crate::exact::Exact;

/// A change of the lock file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cure {
    /// One package to one version.
    Exactly(&'static str, &'static str),
    /// One package to the newest version that is allowed.
    Newest(&'static str),
}

/// A known cause, with the messages that identify it.
#[derive(Debug)]
pub(super) struct Cause {
    /// Name in reports.
    pub(super) name: &'static str,
    /// The crate that does not build.
    pub(super) krate: &'static str,
    /// Texts that must all be in the messages of cargo and rustc.
    pub(super) says: &'static [&'static str],
    /// Remedies, tried one after the other.
    pub(super) cures: &'static [Cure],
}

/// The known causes.
pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "ring before 0.16.9: its build script does not compile with a newer `cc` (E0283)",
        krate: "ring",
        says: &["ring", "E0283"],
        cures: &[Cure::Exactly("cc", "1.0.83"), Cure::Exactly("cc", "1.0.79")],
    },
    Cause {
        name: "ring: its build script meets methods of `cc` that it does not know",
        krate: "ring",
        says: &["ring", "build.rs", "error[E0"],
        cures: &[Cure::Exactly("cc", "1.0.83"), Cure::Exactly("cc", "1.0.79")],
    },
    Cause {
        name: "socket2 before 0.3.16 transmutes `SocketAddr` (E0512)",
        krate: "socket2",
        says: &["socket2", "E0512"],
        cures: &[Cure::Exactly("socket2", "0.3.19"), Cure::Newest("socket2")],
    },
    Cause {
        name: "net2 before 0.2.36 transmutes `SocketAddr` (E0512)",
        krate: "net2",
        says: &["net2", "E0512"],
        cures: &[Cure::Exactly("net2", "0.2.39"), Cure::Newest("net2")],
    },
    Cause {
        name: "mio before 0.6.22 transmutes `SocketAddr` (E0512)",
        krate: "mio",
        says: &["mio", "E0512"],
        cures: &[Cure::Exactly("mio", "0.6.23"), Cure::Newest("mio")],
    },
    Cause {
        name: "xattr asks `libc` for `ENOATTR`, which is gone (E0425)",
        krate: "xattr",
        says: &["xattr", "ENOATTR"],
        cures: &[Cure::Newest("xattr"), Cure::Exactly("libc", "0.2.155")],
    },
    Cause {
        name: "time 0.3 before 0.3.35: type annotations needed for `Box<_>` (E0282)",
        krate: "time",
        says: &["time", "E0282"],
        cures: &[Cure::Newest("time"), Cure::Exactly("time", "0.3.36")],
    },
    Cause {
        name: "openssl-sys is too old for the OpenSSL of this system",
        krate: "openssl-sys",
        says: &["openssl-sys"],
        cures: &[Cure::Newest("openssl-sys"), Cure::Newest("openssl")],
    },
    Cause {
        name: "proc-macro2 before 1.0.60 uses a feature that nightly compilers renamed (E0635)",
        krate: "proc-macro2",
        says: &["proc-macro2", "E0635"],
        cures: &[Cure::Newest("proc-macro2")],
    },
    Cause {
        name: "traitobject 0.1.0 implements a trait twice (E0119)",
        krate: "traitobject",
        says: &["traitobject", "E0119"],
        cures: &[Cure::Exactly("traitobject", "0.1.1")],
    },
    Cause {
        name: "rustc-serialize before 0.3.25 leaves out a lifetime that is asked for now (E0310)",
        krate: "rustc-serialize",
        says: &["rustc-serialize", "E0310"],
        cures: &[Cure::Exactly("rustc-serialize", "0.3.25")],
    },
    Cause {
        name: "lexical-core before 0.7.5 indexes by a type that has become ambiguous",
        krate: "lexical-core",
        says: &["lexical-core"],
        cures: &[Cure::Newest("lexical-core")],
    },
    Cause {
        name: "num-bigint 0.1 or 0.2: arithmetic that has become ambiguous",
        krate: "num-bigint",
        says: &["num-bigint"],
        cures: &[Cure::Newest("num-bigint")],
    },
    Cause {
        name: "ahash 0.7 before 0.7.7 uses a feature that is gone (E0635)",
        krate: "ahash",
        says: &["ahash", "E0635"],
        cures: &[Cure::Newest("ahash")],
    },
    Cause {
        name: "libc before 0.2.2x or a crate beside it: types that do not fit each other",
        krate: "nix",
        says: &["nix", "E0308"],
        cures: &[Cure::Newest("nix")],
    },
];

impl Cause {
    /// Returns whether this cause stops a tree: the crate is in the tree, it fails, and the messages have the texts.
    pub(super) fn fits(&self, errors: &str, tree: &Tree) -> bool {
        let is_there =
            tree.metadata.packages.iter().any(|package| package.name == self.krate && package.source.is_some());
        let fails = [
            format!("error in {}\n", self.krate),
            format!("could not compile `{}`", self.krate),
            format!("custom build command for `{} v", self.krate),
        ];
        is_there
            && fails.iter().any(|words| errors.contains(words))
            && self.says.iter().all(|words| errors.contains(words))
    }
}

/// Returns the dependencies that do not build, with their versions.
pub(super) fn failing(exact: &Exact, tree: &Tree) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for broken in exact.broken.iter().filter(|broken| !broken.own) {
        for package in
            tree.metadata.packages.iter().filter(|package| package.name == broken.package && package.source.is_some())
        {
            found.push((package.name.clone(), package.version.to_string()));
        }
    }
    found
}
