//! A key is written to a log.
//!
//! ## What it does
//!
//! Reports the value of an environment variable with the name of a secret, or of a constant that holds a key, that is given to a log or
//! printed, whole; the whole environment; and clients that are told to write down the headers of their requests, without hiding the key. What a manual asks its reader to type, and what a function of a script hands to `$(…)`, is no log.
//!
//! ## Why it matters
//!
//! Logs are copied to places where keys must not be, kept for years, and read by many.
//!
//! ## Example
//!
//! ```javascript
//! console.log("key:", process.env.SPEECH_API_KEY);
//! ```
//!
//! ## Use instead
//!
//! ```javascript
//! console.log("key is set:", Boolean(process.env.SPEECH_API_KEY));
//! ```

use super::integration::{Project, finding, integration_lint};
use super::public_env_secret::is_secret_name;
use crate::model::{Finding, Level, Side};
use crate::rules::clients::syntax_table;
use crate::rules::names;

integration_lint!(KeyLogged, "key-logged", Error, Security, "key_logged.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| f.side != Side::Test) {
        // One place is told once, whatever variables its value may come from.
        let mut told = Vec::new();
        // What a document shows is typed by who reads it, into a terminal of their own.
        let typed = file.side == Side::Docs && syntax_table(file.language).is_some_and(|t| t.run_by_hand);
        for logged in file.logged.iter().filter(|_| !typed) {
            if !logged.all.is_empty() {
                let message = format!("{} is written to a log", logged.all);
                let mut f = finding(file, &logged.spot, lint, message, "written out");
                f.help.push("write down only what holds no key".into());
                out.push(f);
                continue;
            }
            let Some(value) = project.secret_value((&logged.what, logged.literal.as_ref()), is_secret) else {
                continue;
            };
            if told.contains(&logged.spot.start) {
                continue;
            }
            told.push(logged.spot.start);
            let message = format!("{value} is written to a log");
            let mut f = finding(file, &logged.spot, lint, message, "written out");
            // What a document shows runs where somebody copies it.
            if file.is_of_document() {
                f.level = Level::Note;
            }
            f.help.push("say whether it is set, or show its last four characters".into());
            out.push(f);
        }
    }
}

/// Whether a variable holds a secret, and not the path of a file with one, as `…_APPLICATION_CREDENTIALS` does.
fn is_secret(name: &str) -> bool {
    is_secret_name(name) && !names::words(name).ends_with(&["application".into(), "credentials".into()])
}
