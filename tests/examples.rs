//! Every example of the crate runs, and its output begins as it should.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The first line of output of each example.
const EXAMPLES: [(&str, &str); 4] = [
    (
        "change_batch",
        "InvalidInput: [Invalid request: Missing field 'SetIdentifier' in Change with \
         [Action=CREATE, Name=www.example.com., Type=A, SetIdentifier=null]]",
    ),
    ("own_handler", "hello.example.com TXT: NOERROR, 1 records for 300 s, 60 octets"),
    ("resolve", "8 of 12 records in the answer"),
    ("tally", "10000 queries, 8 of 12 records each"),
];

#[test]
fn examples_print_what_they_should() {
    for (name, expected) in EXAMPLES {
        let output = run(name);
        assert_eq!(output.lines().next(), Some(expected), "{name}");
    }
}

#[test]
fn every_example_is_run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let sources = paths.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let names = sources.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned());
    let expected = EXAMPLES.map(|(name, _)| name.to_owned());
    assert_eq!(names.collect::<BTreeSet<_>>(), BTreeSet::from(expected));
}

/// Runs an example by cargo, with the features of this test, so that nothing is built twice.
fn run(name: &str) -> String {
    let features = if cfg!(feature = "typescript") { "typescript,interop" } else { "" };
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--features", features, "--example", name]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let (text, errors) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
    assert!(output.status.success(), "{name}: {}", errors.unwrap());
    text.unwrap()
}
