//! Every line is waited for.

use futures::{Future, Stream};
use std::io::{self, BufReader};

pub fn echo() -> impl Future<Item = (), Error = io::Error> {
    tokio::io::lines(BufReader::new(tokio::io::stdin())).for_each(|line| {
        println!("{}", line);
        Ok(())
    })
}
