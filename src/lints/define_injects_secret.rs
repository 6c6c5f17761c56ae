//! The build writes a secret into the code that it makes.
//!
//! ## What it does
//!
//! Reports variables of the environment with the names of secrets that a build is told to put into client code: `DefinePlugin`,
//! `EnvironmentPlugin`, `define` of a bundler, `env` of a framework's configuration.
//!
//! ## Why it matters
//!
//! The value stands in the files that every visitor downloads. That it came from the environment does not help: it is there as if it had
//! been written into the code.
//!
//! ## Example
//!
//! ```javascript
//! // vite.config.js
//! export default { define: { "process.env.SPEECH_API_KEY": JSON.stringify(process.env.SPEECH_API_KEY) } };
//! ```
//!
//! ## Use instead
//!
//! ```javascript
//! // vite.config.js: nothing; a route of your server reads the key and makes the request
//! export default {};
//! ```

use super::integration::{Project, finding, integration_lint};
use super::public_env_secret::{is_secret_name, public_prefix};
use crate::model::{Exit, Exited, Finding, Level, Side};

integration_lint!(DefineInjectsSecret, "define-injects-secret", Error, Security, "define_injects_secret.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| !matches!(f.side, Side::Test | Side::Docs)) {
        // What has the prefix of variables that are published is told as such.
        let injected = |what: &str| is_secret_name(what) && public_prefix(what).is_none();
        let is_one = |e: &&Exited| match &e.literal {
            None => injected(&e.what),
            // What is imported has no name here.
            Some(literal) => !e.what.is_empty() && project.is_key(literal),
        };
        let mut secrets: Vec<_> = file.exited.iter().filter(|e| e.to == Exit::Bundle).filter(is_one).collect();
        secrets.dedup_by(|a, b| a.spot == b.spot && a.what == b.what);
        for (at, secret) in secrets.iter().enumerate() {
            if secrets[..at].iter().any(|s| s.spot == secret.spot) {
                continue;
            }
            let same = secrets[at..].iter().filter(|s| s.spot == secret.spot);
            let names: Vec<String> = same.map(|s| format!("`{}`", s.what)).collect();
            let message = format!("the build writes {} into client code", names.join(", "));
            let label = format!("`{}` puts the value into the bundle", secret.by);
            let mut f = finding(file, &secret.spot, lint, message, label);
            if secret.literal.is_some() {
                f.help.push("change it: every visitor can read it".into());
            }
            f.help.push("take it out, and make the requests that need it on your server".into());
            out.push(f);
        }
    }
}
