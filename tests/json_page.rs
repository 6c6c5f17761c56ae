//! `docs/json.md` describes what `--format json` writes: each key of the wire types is on the page, and no other.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use std::collections::BTreeSet;
use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The fields of the types that are written.
fn keys() -> BTreeSet<String> {
    let source = read("src/report/json.rs");
    let types = source.split("#[derive(Serialize)]").skip(1).map(|rest| rest.split("\n}").next().unwrap());
    let field = |line: &str| {
        let (name, _) = line.strip_prefix("    ")?.split_once(": ")?;
        let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'#');
        plain.then(|| name.trim_start_matches("r#").to_owned())
    };
    types.flat_map(|body| body.lines().filter_map(field).collect::<Vec<_>>()).filter(|name| name != "place").collect()
}

#[test]
fn every_key_is_on_the_page_and_every_key_on_the_page_exists() {
    let (page, keys) = (read("docs/json.md"), keys());
    assert!(keys.len() > 40, "{keys:?}");
    let missing: Vec<&String> = keys.iter().filter(|key| !page.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "not on the page: {missing:?}");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
    let shown = rows.flat_map(|cell| cell.split(", ").map(|key| key.trim_matches('`').to_owned()).collect::<Vec<_>>());
    let unknown: Vec<String> = shown.filter(|key| !keys.contains(key)).collect();
    assert!(unknown.is_empty(), "no such key: {unknown:?}");
}
