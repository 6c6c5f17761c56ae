//! `docs/lints/` is made of the lints' own comments. `KEYLINT_BLESS=1 cargo test --test suite lint_docs` writes it anew.

use keylint::lints::LINTS;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[test]
fn the_pages_in_docs_are_those_of_the_lints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lints");
    let mut wanted: BTreeMap<String, String> = LINTS.iter().map(|l| (format!("{}.md", l.name()), l.page())).collect();
    let mut index = String::from("# Lints\n\n| lint | default level | what it reports |\n| --- | --- | --- |\n");
    for lint in LINTS {
        let (name, level, summary) = (lint.name(), lint.level().as_str(), lint.summary().replace('|', "\\|"));
        let _ = writeln!(index, "| [`{name}`]({name}.md) | {level} | {summary} |");
    }
    wanted.insert("README.md".to_owned(), index);
    if std::env::var_os("KEYLINT_BLESS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        wanted.iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
    }
    let found: BTreeMap<String, String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|e| (e.file_name().into_string().unwrap(), fs::read_to_string(e.path()).unwrap()))
        .collect();
    let names = |m: &BTreeMap<String, String>| m.keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        names(&found),
        names(&wanted),
        "KEYLINT_BLESS=1 cargo test --test suite lint_docs writes docs/lints anew"
    );
    for (name, text) in &wanted {
        assert!(
            found[name] == *text,
            "docs/lints/{name} is stale; KEYLINT_BLESS=1 cargo test --test suite lint_docs writes it anew"
        );
    }
}
