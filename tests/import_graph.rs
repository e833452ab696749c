//! The import graph of the Rust sources: no cycle between files, no import of an upper room.
//!
//! The rooms and their order are the lines of the first picture in ARCHITECTURE.md, the upper
//! first. `tests/package/imports.test.mjs` does the same for the TypeScript rooms.

#[path = "support/modules/mod.rs"]
mod modules;

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

use modules::{Edges, Sources, Workspace, edges, sources};

const ARCHITECTURE: &str = include_str!("../ARCHITECTURE.md");

#[test]
fn no_cycle_between_files() {
    let found = cycles(&edges(&Workspace::parse(&sources())));
    assert!(found.is_empty(), "\n{}\n", found.join("\n\n"));
}

#[test]
fn no_import_of_an_upper_room() {
    let found = upward(&rooms(ARCHITECTURE), &edges(&Workspace::parse(&sources())));
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_folder_with_rust_sources_is_a_room() {
    let rooms = rooms(ARCHITECTURE);
    let roomless: Vec<String> =
        sources().into_keys().filter(|file| room_of(&rooms, file).is_none()).collect();
    assert_eq!(roomless, ["src/lib.rs"]);
}

#[test]
fn every_source_file_is_in_the_graph() {
    let workspace = Workspace::parse(&sources());
    let parsed = |file: &String| workspace.modules.iter().any(|module| module.file == *file);
    let missing: Vec<String> =
        sources().into_keys().filter(|file| !parsed(file) && !is_test_file(file)).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn a_planted_cycle_of_two_files() {
    let planted = plant(&[
        ("src/lib.rs", "pub mod zone;"),
        ("src/zone/mod.rs", "mod query; mod state; pub use state::Zone;"),
        ("src/zone/query.rs", "pub struct Query; fn f(zone: &super::state::Zone) {}"),
        ("src/zone/state.rs", "use super::query::Query; pub struct Zone(Query);"),
    ]);
    let expected = "src/zone/query.rs uses Zone of src/zone/state.rs\n\
                    src/zone/state.rs uses Query of src/zone/query.rs";
    assert_eq!(cycles(&planted), [expected]);
}

#[test]
fn a_planted_cycle_of_three_files_through_a_re_export() {
    let planted = plant(&[
        ("src/lib.rs", "pub mod health; pub mod zone; pub use zone::Zone;"),
        ("src/health/mod.rs", "mod check; pub use check::Check as Probe;"),
        ("src/health/check.rs", "use crate::Zone; pub struct Check(Zone);"),
        ("src/zone/mod.rs", "mod build; mod state; pub use state::*;"),
        ("src/zone/build.rs", "use crate::health; pub fn build(check: health::Probe) {}"),
        ("src/zone/state.rs", "pub struct Zone; fn f() { vec![super::build::build]; }"),
    ]);
    let expected = "src/health/check.rs uses Zone of src/zone/state.rs\n\
                    src/zone/build.rs uses Check of src/health/check.rs\n\
                    src/zone/state.rs uses build of src/zone/build.rs";
    assert_eq!(cycles(&planted), [expected]);
}

#[test]
fn a_planted_cycle_with_items_of_a_parent_module() {
    let planted = plant(&[
        ("src/lib.rs", "mod health;"),
        ("src/health/mod.rs", "mod check; pub use check::Check; pub enum Status { Up }"),
        ("src/health/check.rs", "use super::Status::Up; pub struct Check;"),
    ]);
    let expected = "src/health/check.rs uses Status of src/health/mod.rs\n\
                    src/health/mod.rs uses Check of src/health/check.rs";
    assert_eq!(cycles(&planted), [expected]);
}

#[test]
fn a_planted_cycle_of_two_impls_of_one_type() {
    for call in ["self.draw()", "Self::draw(self)", "assert!(Zone::draw(self))"] {
        let state = format!("pub struct Zone; impl Zone {{ fn f(&self) {{ {call}; }} }}");
        let planted = plant(&[
            ("src/lib.rs", "mod draw; mod state;"),
            ("src/draw.rs", "use crate::state::Zone; impl Zone { pub fn draw(&self) {} }"),
            ("src/state.rs", &state),
        ]);
        let expected = "src/draw.rs uses Zone of src/state.rs\n\
                        src/state.rs uses draw of src/draw.rs";
        assert_eq!(cycles(&planted), [expected]);
    }
}

#[test]
fn planted_files_without_a_cycle() {
    let planted = plant(&[
        ("src/lib.rs", "pub mod dns; pub mod zone; pub use zone::Zone;"),
        ("src/dns/mod.rs", "pub mod name; mod escape; pub use name::Name;"),
        ("src/dns/name.rs", "use super::escape::escape; pub struct Name;"),
        (
            "src/dns/escape.rs",
            "//! See [`super::Name`].\npub fn escape() {}\n#[cfg(test)] mod tests { use super::super::Name; }",
        ),
        ("src/zone/mod.rs", "mod build; mod state; pub use state::Zone;"),
        (
            "src/zone/build.rs",
            "use crate::dns::{Name, name}; use super::Zone; fn f(x: name::Name) {}",
        ),
        (
            "src/zone/state.rs",
            "pub struct Zone; impl Zone { fn f(&self) { self.build.escape(); } }",
        ),
    ]);
    assert_eq!(cycles(&planted), [""; 0]);
    assert_eq!(upward(&rooms(ROOMS), &planted), [""; 0]);
}

#[test]
fn planted_imports_of_upper_rooms() {
    let zone = ("src/zone/mod.rs", "pub struct Zone; pub fn serialize() {}");
    let lib = ("src/lib.rs", "pub mod dns; pub mod zone; pub use zone::Zone;");
    let table = [
        ("use crate::{zone::{Zone as Upper}};", "Zone"),
        ("use crate::Zone;", "Zone"),
        ("fn f() { super::zone::Zone; }", "Zone"),
        ("fn f() { assert!(a.b(crate::zone::Zone)); }", "Zone"),
        ("use crate::zone as z; fn f(x: z::Zone) {}", "Zone"),
        ("struct S { #[serde(with = \"crate::zone::serialize\")] x: u8 }", "serialize"),
        ("#[cfg(any(test, feature = \"x\"))] use crate::zone::Zone;", "Zone"),
    ];
    for (text, name) in table {
        let planted = plant(&[lib, zone, ("src/dns/mod.rs", text)]);
        let expected = format!("src/dns/mod.rs uses {name} of src/zone/mod.rs, which is above it");
        assert!(upward(&rooms(ROOMS), &planted).contains(&expected), "{text}: {planted:?}");
    }
}

#[test]
fn a_planted_import_of_another_crate() {
    let planted = plant(&[
        ("src/lib.rs", "pub mod zone; pub use zone::Zone;"),
        ("src/zone/mod.rs", "pub struct Zone;"),
        ("crates/wasm/src/lib.rs", "use multivalue::Zone;"),
    ]);
    let files = ("crates/wasm/src/lib.rs".to_owned(), "src/zone/mod.rs".to_owned());
    assert_eq!(
        planted,
        Edges::from([
            (files, vec!["Zone".to_owned()]),
            (("src/lib.rs".to_owned(), "src/zone/mod.rs".to_owned()), vec!["Zone".to_owned()]),
        ])
    );
}

/// The rooms of a picture: those of each line, the upper first.
fn rooms(architecture: &str) -> Vec<Vec<&str>> {
    let picture = architecture.split("```").nth(1).unwrap_or_default();
    let lines = picture.lines().skip(1).filter(|line| !line.is_empty());
    lines.map(|line| line.split("  ").next().unwrap_or_default().split(", ").collect()).collect()
}

/// The room of a file and its rank, 0 for the uppermost.
fn room_of<'a>(rooms: &[Vec<&'a str>], file: &str) -> Option<(usize, &'a str)> {
    let inside = |room: &str| file.strip_prefix(room).is_some_and(|rest| rest.starts_with('/'));
    rooms
        .iter()
        .enumerate()
        .find_map(|(rank, names)| names.iter().find(|room| inside(room)).map(|room| (rank, *room)))
}

fn upward(rooms: &[Vec<&str>], edges: &Edges) -> Vec<String> {
    let may_use = |from, to| match (room_of(rooms, from), room_of(rooms, to)) {
        (Some((rank, room)), Some((other_rank, other))) => room == other || rank < other_rank,
        (Some(_), None) => false,
        _ => true,
    };
    let wrong = edges.iter().filter(|((from, to), _)| !may_use(from, to));
    wrong
        .map(|((from, to), names)| {
            format!("{from} uses {} of {to}, which is above it", names.join(", "))
        })
        .collect()
}

/// Files that use each other in a circle: each group with the edges inside it.
fn cycles(edges: &Edges) -> Vec<String> {
    let graph: DiGraphMap<&str, ()> =
        edges.keys().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    let groups = tarjan_scc(&graph).into_iter().filter(|group| group.len() > 1);
    groups.map(|group| describe(&group, edges)).collect()
}

fn describe(group: &[&str], edges: &Edges) -> String {
    let inside = |file: &String| group.contains(&file.as_str());
    let lines = edges.iter().filter(|((from, to), _)| inside(from) && inside(to));
    let lines =
        lines.map(|((from, to), names)| format!("{from} uses {} of {to}", names.join(", ")));
    lines.collect::<Vec<_>>().join("\n")
}

fn plant(files: &[(&str, &str)]) -> Edges {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    edges(&Workspace::parse(&files.collect::<Sources>()))
}

fn is_test_file(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.contains("/tests/")
}

/// Rooms of the planted sources.
const ROOMS: &str = "```text\nsrc/zone    upper\nsrc/dns     lower\n```";
