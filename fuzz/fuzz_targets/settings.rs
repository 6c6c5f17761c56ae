//! Any text as keylint.toml, as a baseline, a range of commits and a source map, as a file with allow comments, and as text that a
//! report shows.

#![no_main]

use keylint::config::Config;
use keylint::decode::mappings;
use keylint::lints::LINTS;
use keylint::model::{Level, Origin};
use keylint::report::encode;
use keylint::scan::Ends;
use keylint::suppress::{self, About, baseline::Baseline};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let known: Vec<&'static str> = LINTS.iter().map(|l| l.name()).collect();
    let text = String::from_utf8_lossy(bytes);
    if let Ok(config) = Config::parse(&text, &known) {
        let _ = (config.level(known[0], bytes, Level::Error), config.excludes(bytes));
    }
    let _ = (Baseline::parse(&text), Ends::parse(&text));
    assert_eq!(mappings::originals(bytes, &[(1, 1), (2, 40)]).len(), 2, "an answer for each place");
    let mut directives = suppress::scan_directives(bytes);
    for line in 0..8 {
        for about in [About::Other, About::Secret, About::Proven] {
            let _ = directives.covers(line, &known[..1], about);
        }
    }
    let _ = directives.findings((b"a.py", &Origin::Stdin), (known[0], Level::Warning), &known, &|_| true);
    for shown in [encode::name(&text), encode::bytes(bytes)] {
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\n', '\u{202e}', '\u{200b}']), "hidden characters are encoded");
    }
});
