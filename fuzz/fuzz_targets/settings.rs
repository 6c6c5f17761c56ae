//! Any text as keylint.toml, as a file with allow comments, and as text that a report shows.

#![no_main]

use keylint::config::Config;
use keylint::lints::LINTS;
use keylint::model::{Level, Origin};
use keylint::report::encode;
use keylint::suppress;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let known: Vec<&'static str> = LINTS.iter().map(|l| l.name()).collect();
    let text = String::from_utf8_lossy(bytes);
    if let Ok(config) = Config::parse(&text, &known) {
        let _ = (config.level(known[0], bytes, Level::Error), config.excludes(bytes));
    }
    let mut directives = suppress::scan_directives(bytes);
    for line in 0..8 {
        let _ = directives.covers(line, known[0], true);
    }
    let _ = directives.findings((b"a.py", &Origin::Stdin), (known[0], Level::Warning), &known, &|_| true);
    for shown in [encode::name(&text), encode::bytes(bytes)] {
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\n', '\u{202e}', '\u{200b}']), "hidden characters are encoded");
    }
});
