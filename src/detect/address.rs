//! Where a value is sent: the hosts of URLs around it.
//!
//! In: a text and the span of a value. Out: a scheme and a host. Textual, within the reach of `left`; never fails.

use super::left::REACH;
use crate::rules::{self, owners};
use std::ops::Range;

/// The host of a URL near the value: of the same call before any other, then a known provider's, then the nearest.
pub fn host_near(text: &[u8], value: Range<usize>) -> Option<String> {
    let start = value.start.saturating_sub(REACH);
    let window = text.get(start..(value.end + REACH).min(text.len()))?;
    let mut best: Option<(bool, bool, usize, String)> = None;
    for at in memchr::memmem::find_iter(window, b"://") {
        let rest = &window[at + 3..];
        let host = host_of_authority(rest);
        if host.is_empty() || owners::links_to_code(rest) {
            continue;
        }
        let unknown = rules::provider_of_host(&host).is_none();
        let position = start + at;
        let distance = value.start.abs_diff(position);
        let elsewhere =
            !(host.contains('.') && position < value.start && is_in_call(&window[..value.start - start], at));
        let rank = (elsewhere, unknown, distance, host);
        if best.as_ref().is_none_or(|b| rank < *b) {
            best = Some(rank);
        }
    }
    best.map(|(.., host)| host)
}

/// `post("https://acme.io", headers={"x-api-key": `: whether a URL is an argument of a call that is still open at the end of a text.
fn is_in_call(text: &[u8], at: usize) -> bool {
    let scheme = text[..at].iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let Some(head) = text[..at - scheme].strip_suffix(b"\"").or_else(|| text[..at - scheme].strip_suffix(b"'")) else {
        return false;
    };
    if !head.trim_ascii_end().ends_with(b"(") {
        return false;
    }
    let mut depth = 0usize;
    text[at..].iter().all(|b| {
        match b {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' if depth == 0 => return false,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
        true
    })
}

/// The scheme and the host of the nearest URL on the same command: the line of the value and the lines that a backslash joins to it.
pub fn url_near(text: &[u8], value: Range<usize>) -> Option<(String, String)> {
    let start = value.start.saturating_sub(REACH);
    let window = text.get(start..(value.end + REACH).min(text.len()))?;
    let (from, to) = (value.start - start, value.end - start);
    let inside = |at: usize| {
        let between = if at < from { window.get(at..from) } else { window.get(to..at) };
        let joined = |b: &[u8]| memchr::memchr_iter(b'\n', b).all(|p| b[..p].trim_ascii_end().ends_with(b"\\"));
        between.is_some_and(joined)
    };
    let at = memchr::memmem::find_iter(window, b"://")
        .filter(|at| inside(*at))
        .min_by_key(|at| (start + at).abs_diff(value.start))?;
    let scheme = window[..at].iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
    let scheme = String::from_utf8_lossy(&window[at - scheme..at]).to_ascii_lowercase();
    Some((scheme, host_of_authority(&window[at + 3..])))
}

/// The host at the start of an authority, lower case, without user information and port.
pub fn host_of_authority(rest: &[u8]) -> String {
    let end = rest
        .iter()
        .take(300)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'@' | b':' | b'%'))
        .count();
    let authority = &rest[..end];
    let authority = memchr::memrchr(b'@', authority).map_or(authority, |at| &authority[at + 1..]);
    let host = authority.split(|b| *b == b':').next().unwrap_or(authority);
    String::from_utf8_lossy(host).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_same_call_is_where_a_value_is_sent() {
        let host = |text: &str| {
            let at = text.find("KEY").unwrap_or_default();
            host_near(text.as_bytes(), at..at + 3)
        };
        let other = "\nurl = \"wss://api.deepgram.com/x\"";
        let own = "post(\n  \"https://dial.acme.io/x\",\n  headers={\"x-api-key\": \"KEY\"})";
        assert_eq!(host(&format!("{own}{other}")).as_deref(), Some("dial.acme.io"));
        assert_eq!(
            host(&format!("get(\"https://dial.acme.io\")\nkey = \"KEY\"{other}")).as_deref(),
            Some("api.deepgram.com")
        );
    }
}
