//! Parses arguments, runs one command, exits with its code.

fn main() {}
