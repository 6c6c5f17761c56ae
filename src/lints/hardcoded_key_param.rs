//! A key is given literally to a provider's library.
//!
//! ## What it does
//!
//! Reports a literal that looks like a key in the key parameter of a provider's library, directly or through a constant, of the file or of another one.
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

use super::integration::{Afar, could_be_key, finding, host};
use super::{Lint, ProjectContext, fixes, page};
use crate::model::{Client, EnvRead, FileSummary, Finding, Level, LiteralKey, SecretText, Side, Value};
use crate::rules::names::{Role, role};

/// See the page above.
pub(super) struct HardcodedKeyParam;

impl Lint for HardcodedKeyParam {
    fn name(&self) -> &'static str {
        "hardcoded-key-param"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("hardcoded_key_param.rs")
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        let mut afar = Afar::new(cx, self.name());
        for file in cx.integration.files.iter().filter(|f| f.side != Side::Test) {
            for key in &file.literal_keys {
                self.check((cx, &mut afar), (file, key), out);
            }
        }
    }
}

impl HardcodedKeyParam {
    fn check(
        &self,
        (cx, afar): (&ProjectContext<'_>, &mut Afar<'_>),
        (file, key): (&FileSummary, &LiteralKey),
        out: &mut Vec<Finding>,
    ) {
        let text = key.literal.as_str();
        let Some(contract) = cx.integration.contracts.of(key.provider) else { return };
        // What stands in for a variable that is not set is reported as that.
        let stands_in = |r: &EnvRead| r.fallback.as_ref().is_some_and(|f| f.start == key.literal.start);
        let from_afar = key.literal.end == 0;
        if !from_afar && file.env_reads.iter().any(stands_in) {
            return;
        }
        if !could_be_key(text) || contract.public_prefixes.iter().any(|p| text.starts_with(p)) {
            return;
        }
        // A library that is told to ask somebody else is given their key.
        let own =
            |c: &&Client| matches!(&c.key, Value::Text(k) if k.start == key.literal.start && k.end == key.literal.end);
        let base = file.clients.iter().find(own).and_then(|c| host(&c.base, cx.integration.contracts));
        let contract = base.and_then(|h| cx.integration.contracts.of_host(&h)).unwrap_or(contract);
        let message = format!("hardcoded {} key", contract.name);
        if from_afar {
            // What was not found where it stands is no key for sure.
            let named = |_: &Finding| message.clone();
            afar.tell(text, &named, (file, &key.spot), out);
            return;
        }
        let mut f = finding(file, &key.spot, (self.name(), self.level()), message, "written in the code");
        f.secret = Some(SecretText::new(text.as_bytes()));
        f.help.push("change the key: whoever has read it can use it until then".into());
        // Of several variables the one that is named like a secret.
        let named = contract.env.iter().find(|n| matches!(role(n), Role::Strong | Role::Weak));
        if let Some(name) = named.or(contract.env.first()) {
            f.help.push(format!("read it from the environment: `{name}`"));
            f.remedy = fixes::read_literal(file, &key.literal, name);
        }
        afar.push(f, out);
    }
}
