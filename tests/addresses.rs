//! Ways of putting an address together, in each language: where the address alone says whose API it is, a request to it has to be told.
//!
//! `tests/addresses/<extension>.txt` begins with the text of a file; behind it stand the forms, each with lines that are declared in the file
//! (`d`), that stand before the request (`s`), and the address itself (`u`). A form whose name begins with `silent:` ends in no address of a
//! provider. `KEYLINT_CASE=text` asks only the forms whose name has the text in it.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::files::{entries, name};
use crate::support::scanned::{is_asked_for, on_all_cores, scanned};
use std::fs;
use std::path::Path;

/// A form: its name, and the file.
struct Form {
    name: String,
    extension: String,
    text: String,
}

fn forms() -> Vec<Form> {
    let mut forms = Vec::new();
    for file in entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/addresses")) {
        let extension = name(&file).split('.').next().unwrap().to_owned();
        let text = fs::read_to_string(&file).unwrap();
        let mut parts = text.split("\n== ");
        let frame = parts.next().unwrap();
        for part in parts {
            let (of, lines) = part.split_once('\n').unwrap();
            let of_kind = |kind: &str| {
                let lines = lines.lines().filter_map(|line| line.strip_prefix(kind)?.strip_prefix(' '));
                lines.collect::<Vec<_>>().join("\n")
            };
            let text = frame.replace("@declared@", &of_kind("d"));
            let text = text.replace("@before@", &of_kind("s")).replace("@address@", &of_kind("u"));
            forms.push(Form { name: format!("{extension}: {of}"), extension: extension.clone(), text });
        }
    }
    forms.retain(|form| is_asked_for(Path::new(&form.name)));
    forms
}

#[test]
fn every_form_of_an_address_is_read() {
    let forms = forms();
    let told = on_all_cores(&forms, |form| {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(format!("Speech.{}", form.extension)), &form.text).unwrap();
        scanned(folder.path(), "check").findings().iter().any(|f| f["lint"] == "no-retry-backoff")
    });
    let wrong = forms.iter().zip(told).filter(|(form, told)| form.name.contains(": silent: ") == *told);
    let wrong: Vec<&str> = wrong.map(|(form, _)| form.name.as_str()).collect();
    assert!(wrong.is_empty(), "{} of {} forms: {wrong:#?}", wrong.len(), forms.len());
}
