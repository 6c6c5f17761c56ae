//! Every way in which a git repository or a file can hold a secret: each is built with a token drawn at that moment (a repository by the
//! git program), it is proven that the token is where the case says, and then the program must find it at its place, or say what it did
//! not read.
//!
//! One module for each kind of hiding place. `harness` builds, proves and asks; it also holds that no output shows a token.

#![cfg(unix)]
#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

#[path = "catalogue/harness.rs"]
mod harness;

#[path = "catalogue/commits.rs"]
mod commits;
#[path = "catalogue/content.rs"]
mod content;
#[path = "catalogue/damage.rs"]
mod damage;
#[path = "catalogue/ended.rs"]
mod ended;
#[path = "catalogue/forms.rs"]
mod forms;
#[path = "catalogue/hostile.rs"]
mod hostile;
#[path = "catalogue/layout.rs"]
mod layout;
#[path = "catalogue/lost.rs"]
mod lost;
#[path = "catalogue/names.rs"]
mod names;
#[path = "catalogue/policy.rs"]
mod policy;
#[path = "catalogue/random_ranges.rs"]
mod random_ranges;
#[path = "catalogue/ranges.rs"]
mod ranges;
#[path = "catalogue/references.rs"]
mod references;
#[path = "catalogue/settings.rs"]
mod settings;
#[path = "catalogue/staged.rs"]
mod staged;
#[path = "catalogue/states.rs"]
mod states;
#[path = "catalogue/stores.rs"]
mod stores;
#[path = "catalogue/texts.rs"]
mod texts;

/// The rows of the catalogue, each with the tests that build its cases: section, case, tests. A test is named by its file, in the folder of
/// the catalogue or beside it.
const ROWS: &str = include_str!("catalogue/rows.tsv");

#[test]
fn every_row_of_the_catalogue_names_tests_that_are_there() {
    let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut named = std::collections::BTreeSet::new();
    for row in ROWS.lines() {
        let [_, case, of_case] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("not three columns: {row}") };
        for test in of_case.split(' ') {
            let (file, name) = test.split_once("::").unwrap();
            let files = [tests.join("catalogue"), tests.clone()].map(|folder| folder.join(file).with_extension("rs"));
            let text: String = files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect();
            assert!(text.contains(&format!("#[test]\nfn {name}() {{")), "{case}: there is no test {test}");
            named.insert(test);
        }
    }
    assert!(named.len() > 130, "{}", named.len());
}
