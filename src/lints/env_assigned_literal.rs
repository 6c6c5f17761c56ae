//! A key is written into the environment from a literal.
//!
//! ## What it does
//!
//! Reports an assignment of a literal that looks like a key to an environment variable with the name of a secret.
//!
//! ## Why it matters
//!
//! Setting a variable from the code is no better than having the key in the code: it is in the repository and its history.
//!
//! ## Example
//!
//! ```python
//! os.environ["SPEECH_API_KEY"] = "sk-...a real key..."
//! ```
//!
//! ## Use instead
//!
//! ```python
//! load_dotenv()  # from a file that git ignores; in production from the platform
//! ```

use super::integration::{Project, could_be_key, finding, integration_lint};
use crate::model::{Finding, Level, Side};
use crate::rules::names::{Role, role};

integration_lint!(EnvAssignedLiteral, "env-assigned-literal", Error, Security, "env_assigned_literal.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| f.side != Side::Test) {
        for assign in &file.env_assigns {
            let secret = matches!(role(&assign.name), Role::Strong | Role::Weak);
            if !secret || !could_be_key(assign.literal.as_str()) {
                continue;
            }
            let message = format!("`{}` is set from a key in the code", assign.name);
            let mut f = finding(file, &assign.spot, lint, message, "literal key");
            f.help.push("change the key: whoever has read it can use it until then".into());
            f.help.push("set the variable outside of the code".into());
            f.remedy = super::fixes::drop_assignment(file, assign);
            out.push(f);
        }
    }
}
