//! The certificate of the other side is not checked.
//!
//! ## What it does
//!
//! Reports settings and arguments that turn the check of certificates off, and variables that do so for a whole program, wherever they are
//! set: in code, scripts, recipes of images, workflows, files of variables, playbooks, connection strings of public hosts. The same of the key of
//! a host that a shell is opened on. What only a setting of the user's asks for is a note. A certificate authority of your own is not reported.
//!
//! ## Why it matters
//!
//! Without the check anybody on the way can be the other side: encryption then protects nothing, and the key is theirs.
//!
//! ## Example
//!
//! ```python
//! requests.post(url, json=body, verify=False)
//! ```
//!
//! ## Use instead
//!
//! ```python
//! requests.post(url, json=body, verify="/etc/ssl/our-ca.pem")
//! ```

use super::integration::{Project, finding, integration_lint, related};
use crate::model::{Finding, Level, Side};
use crate::rules::signs;

integration_lint!(TlsVerifyOff, "tls-verify-off", Error, Security, "tls_verify_off.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| !matches!(f.side, Side::Test | Side::Docs)) {
        let mut places = file.tls_off.iter().chain(&file.unchecking);
        let Some(first) = places.next() else { continue };
        // What only a setting of the user's asks for is off for nobody else.
        let asked_for = file.tls_off.iter().chain(&file.unchecking).all(|t| t.asked_for);
        // Of a shell on another machine it is the key of the host that would be checked.
        let of_host = |setting: &str| {
            let plain: String = setting.chars().filter(char::is_ascii_alphabetic).collect();
            ["hostkey", "addpolicy"].iter().any(|word| plain.to_ascii_lowercase().contains(word))
        };
        let what = if of_host(&first.setting) { "keys of hosts" } else { "certificates" };
        let message = format!("{what} are not checked: `{}`", first.setting);
        let mut f = finding(file, &first.spot, lint, message, "turns the check off");
        f.related = places.map(|t| related(file, &t.spot, "here too")).collect();
        // A task asks a machine of the project's own, most often.
        let of_task = |setting: &str| signs::begins_with(signs::UNCHECKING_TASKS, setting.as_bytes());
        if of_host(&first.setting) {
            f.level = Level::Warning;
        }
        if of_task(&first.setting) {
            f.level = Level::Note;
        }
        if asked_for {
            f.level = Level::Note;
            f.notes.push("only where a setting asks for it".into());
        }
        f.help.push(match of_host(&first.setting) {
            true => "compare with a list of known hosts instead".into(),
            false => "remove it; for a certificate authority of your own give its certificate instead".into(),
        });
        // What somebody may choose is not taken away from them.
        let plain = || file.tls_off.iter().filter(|t| !t.asked_for).map(|t| &t.spot);
        f.remedy = (!asked_for && file.unchecking.is_empty() && !file.tls_off.iter().any(|t| of_host(&t.setting)))
            .then(|| super::fixes::take(file, "let certificates be checked", plain()));
        out.push(f);
    }
}
