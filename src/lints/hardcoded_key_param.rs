//! A key is given literally to a provider's library.
//!
//! ## What it does
//!
//! Reports a literal that looks like a key in the key parameter of a provider's library, directly or through a constant of the file.
//! Placeholders and keys that may be public are not reported.
//!
//! ## Why it matters
//!
//! Whoever can read the repository, now or in ten years, has the key; so does everybody who gets a copy of the program.
//!
//! ## Example
//!
//! ```python
//! client = OpenAI(api_key="sk-...a real key...")
//! ```
//!
//! ## Use instead
//!
//! ```python
//! client = OpenAI()  # reads OPENAI_API_KEY
//! ```

use super::integration::{Project, could_be_key, finding, integration_lint};
use crate::model::{EnvRead, Finding, Level, SecretText, Side};
use crate::rules::names::{Role, role};

integration_lint!(HardcodedKeyParam, "hardcoded-key-param", Error, Security, "hardcoded_key_param.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| f.side != Side::Test) {
        for key in &file.literal_keys {
            let text = key.literal.as_str();
            let Some(contract) = project.contracts.of(key.provider) else { continue };
            // What stands in for a variable that is not set is reported as that.
            let stands_in = |r: &EnvRead| r.fallback.as_ref().is_some_and(|f| f.start == key.literal.start);
            if file.env_reads.iter().any(stands_in) {
                continue;
            }
            if !could_be_key(text) || contract.public_prefixes.iter().any(|p| text.starts_with(p)) {
                continue;
            }
            let message = format!("hardcoded {} key", contract.name);
            let mut f = finding(file, &key.spot, lint, message, "written in the code");
            f.secret = Some(SecretText::new(text.as_bytes()));
            f.help.push("change the key: it stays in the history whatever you change here".into());
            // Of several variables the one that is named like a secret.
            let named = contract.env.iter().find(|n| matches!(role(n), Role::Strong | Role::Weak));
            if let Some(name) = named.or(contract.env.first()) {
                f.help.push(format!("read it from the environment: `{name}`"));
                f.remedy = super::fixes::read_literal(file, &key.literal, name);
            }
            out.push(f);
        }
    }
}
