//! `docs/configuration.md` says what `keylint.toml` takes: its examples are read, and its keys are those of the code.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use keylint::config::Config;
use keylint::lints::LINTS;
use keylint::rules::notation;
use std::path::Path;

fn page() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md")).unwrap()
}

fn parse(text: &str) -> Result<Config, keylint::config::ConfigError> {
    let known: Vec<&'static str> = LINTS.iter().map(|lint| lint.name()).collect();
    Config::parse(text, &known)
}

#[test]
fn every_example_is_a_configuration() {
    let page = page();
    let examples: Vec<&str> = page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(examples.len() >= 5, "{}", examples.len());
    for example in examples {
        assert!(parse(example).is_ok(), "{:?}\n{example}", parse(example).err());
    }
}

#[test]
fn every_key_of_every_table_is_on_the_page() {
    let page = page();
    let mut keys = 0;
    for head in [
        "",
        "[paths]\n",
        "[[override]]\n",
        "[[provider]]\n",
        "[[provider]]\nauth = [{ zz = 1 }]\n",
        "[[provider]]\naudio = { zz = 1 }\n",
        "[[credential]]\n",
    ] {
        let error = parse(&format!("{head}zz = 1\n")).unwrap_err();
        let message = error.message;
        assert!(message.starts_with("unknown field `zz`, expected"), "{message}");
        for key in message.split('`').skip(3).step_by(2) {
            keys += 1;
            let named = [format!("`{key}`"), format!("[{key}]"), format!("`{key} = ")];
            assert!(named.iter().any(|name| page.contains(name)), "{head}{key} is not on the page");
        }
    }
    assert!(keys > 30, "{keys}");
}

#[test]
fn every_element_of_a_shape_and_every_alphabet_is_on_the_page() {
    let page = page();
    let shapes = page.split("### Shapes").nth(1).unwrap();
    let (elements, alphabets) = shapes.split_once("Alphabets:").unwrap();
    let rows: Vec<String> = elements
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.replace("\\|", "/OR/").split('`').nth(1).unwrap().replace("/OR/", "|"))
        .collect();
    assert_eq!(rows.len(), 6, "{rows:?}");
    for row in rows {
        assert!(notation::shape(&row).is_ok(), "{row}: {:?}", notation::shape(&row));
    }
    let named: Vec<&str> =
        alphabets.split('`').skip(1).step_by(2).filter(|n| !n.contains(['+', ' ', '=', '_'])).collect();
    for name in &named {
        assert!(notation::alphabet(name).is_ok(), "{name}");
    }
    for name in notation::alphabet_names() {
        assert!(named.contains(&name), "{name} is not on the page");
    }
    assert!(notation::alphabet("no-such-alphabet").is_err());
}
