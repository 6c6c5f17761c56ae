//! A key stands in the code as the value for the case that the environment has none.
//!
//! ## What it does
//!
//! Reports a literal that looks like a key and is the fallback of a read of an environment variable with the name of a secret.
//! Placeholders, empty texts, URLs and plain words are not reported.
//!
//! ## Why it matters
//!
//! The key is in the code and in its history all the same, and a deployment that forgot to set the variable runs with it, unseen.
//!
//! ## Example
//!
//! ```python
//! key = os.environ.get("SPEECH_API_KEY", "sk-...a real key...")
//! ```
//!
//! ## Use instead
//!
//! ```python
//! key = os.environ["SPEECH_API_KEY"]
//! ```

use super::integration::{Project, could_be_key, could_be_password, finding, integration_lint};
use crate::model::{Finding, Level, Side};
use crate::rules::names::{Role, role};

integration_lint!(EnvFallbackLiteral, "env-fallback-literal", Error, Security, "env_fallback_literal.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| f.side != Side::Test) {
        for read in &file.env_reads {
            let (Some(fallback), Some(spot)) = (&read.fallback, &read.fallback_spot) else { continue };
            let fallback = fallback.as_str();
            // What is told as a secret is one where it is a fallback.
            let is_secret = match role(&read.name) {
                Role::Strong => could_be_key(fallback) || could_be_password(fallback) || project.is_told(fallback),
                Role::Weak => could_be_key(fallback) || project.is_told(fallback),
                _ => false,
            };
            if !is_secret {
                continue;
            }
            let message = format!("a key stands in the code for when `{}` is not set", read.name);
            let mut f = finding(file, spot, lint, message, "literal fallback");
            f.help.push("change the key: whoever has read it can use it until then".into());
            f.help.push(format!("fail when `{}` is not set", read.name));
            f.remedy = super::fixes::drop_fallback(file, read);
            out.push(f);
        }
    }
}
