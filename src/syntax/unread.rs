//! Programs of whose calls nothing is said: their language has no grammar here.
//!
//! In: path and bytes. Out: what is to be known of the file, if it is such a program and names the host of a provider.

use super::{inside, language_of_file, side};
use crate::rules::clients::{Contract, contracts};
use crate::rules::paths::{Kind, Lower};
use crate::rules::{self, Language};
use memchr::memmem;
use std::collections::HashMap;
use std::sync::LazyLock;

/// URLs of a file that are looked at.
const MOST: usize = 1000;
/// How the hosts of APIs begin: a link to where a provider keeps files is no call.
const APIS: [&str; 3] = ["api.", "graph.", "hooks."];
/// Bytes of a host.
const LONGEST: usize = 253;

/// What is said of each language.
static SAID: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let is_program = |language: &&Language| !language.read_env.is_empty();
    let said = |name: &str| &*format!("secrets alone are looked for in {name}, not how it calls APIs").leak();
    rules::languages().iter().filter(is_program).map(|language| (language.id, said(language.name))).collect()
});

/// What is to be known of a program that calls a provider in a language whose calls are not read.
pub fn unread(path: &[u8], bytes: &[u8], own: &[Contract]) -> Option<&'static str> {
    let said = SAID.get(rules::language_of_path(path)?.id)?;
    let text_path = String::from_utf8_lossy(path);
    let is_read = language_of_file(&text_path, bytes).is_some() || !inside::kinds(&text_path).is_empty();
    let is_aside = side::is_foreign(&text_path) || Lower::of(path).is(Kind::Test);
    (!is_read && !is_aside && names_provider(bytes, own)).then_some(*said)
}

/// Whether the host of a provider stands in a URL.
fn names_provider(bytes: &[u8], own: &[Contract]) -> bool {
    memmem::find_iter(bytes, b"://").take(MOST).any(|at| {
        let rest = &bytes[at + 3..bytes.len().min(at + 3 + LONGEST)];
        let len = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
        let host = String::from_utf8_lossy(&rest[..len]).to_ascii_lowercase();
        let is_own = |known: &str| host == known || known.starts_with('.') && host.ends_with(known);
        let is_api = || APIS.iter().any(|label| host.starts_with(label)) && rules::provider_of_host(&host).is_some();
        contracts().iter().chain(own).flat_map(|c| c.hosts).any(|known| is_own(known)) || is_api()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_whose_calls_are_not_read_are_told_where_they_name_a_provider() {
        let said = |path: &str, text: &str| unread(path.as_bytes(), text.as_bytes(), &[]);
        let call = "Invoke-RestMethod -Uri https://api.openai.com/v1/models -Headers $h";
        assert_eq!(said("a.ps1", call), Some("secrets alone are looked for in PowerShell, not how it calls APIs"));
        assert!(said("src/Main.scala", "val u = \"https://api.openai.com/v1\"").is_some());
        assert!(said("Makefile.PL", "# https://github.com/acme/tool").is_none());
        // The own host, a language whose calls are read, a test, a text.
        assert_eq!(said("a.ps1", "Invoke-RestMethod https://api.acme-internal.io/v1"), None);
        assert_eq!(said("a.py", "requests.get('https://api.openai.com/v1')"), None);
        assert_eq!(said("tests/a.ps1", call), None);
        assert_eq!(said("a.md", call), None);
    }
}
