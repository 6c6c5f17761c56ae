//! Texts as they are written in code, commands, statements and settings, by what they tell.
//!
//! In: `rules/judge/signs.toml`, compiled by `build.rs`. Out: its lists, and whether a text has one of a list.

include!(concat!(env!("OUT_DIR"), "/signs.rs"));

/// Whether one of these texts stands in a text.
pub fn any_in(signs: &[&str], text: &[u8]) -> bool {
    signs.iter().any(|sign| memchr::memmem::find(text, sign.as_bytes()).is_some())
}

/// Whether a text begins with one of these.
pub fn begins_with(signs: &[&str], text: &[u8]) -> bool {
    signs.iter().any(|sign| text.starts_with(sign.as_bytes()))
}

/// Whether the name of a host leads to the machine that asks, or to an address that stands in it.
pub fn is_own_machine(host: &str) -> bool {
    OWN_MACHINES.iter().any(|own| host == own.trim_start_matches('.') || host.ends_with(own) && ends_a_label(host, own))
}

/// Whether the end of a host is whole labels.
fn ends_a_label(host: &str, end: &str) -> bool {
    end.starts_with('.') || host.len() > end.len() && host[..host.len() - end.len()].ends_with('.')
}

/// Whether a text ends with one of these.
pub fn ends_with(signs: &[&str], text: &[u8]) -> bool {
    signs.iter().any(|sign| text.ends_with(sign.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_in_a_text_before_it_and_behind_it() {
        assert!(any_in(TEMPLATES, b"a ${b}") && !any_in(TEMPLATES, b"a $b"));
        assert!(begins_with(STORES, b"op://a/b") && !begins_with(STORES, b"shop://a"));
        assert!(is_own_machine("api.10.0.0.1.nip.io") && is_own_machine("api.lvh.me") && !is_own_machine("solvh.me"));
        assert!(ends_with(BEFORE_PASSWORDS, b"user x identified by") && !ends_with(BEFORE_PASSWORDS, b"identified"));
    }
}
