//! Values that only look as if a name gave them: what is a type, a part of a longer value, a cell of a table, code between two literals.
//!
//! In: the text before and behind a value, and what claims it. Out: what it is instead, for people.

use super::super::shape;
use super::uuids;
use crate::model::{Secret, Sink, near};
use crate::rules::words::Words;
use crate::rules::{names, signs};

/// What it is, if its notation tells.
pub(super) fn reason(before: &[u8], behind: &[u8], secret: &Secret) -> Option<&'static str> {
    let name = secret.usage.name.as_deref().unwrap_or("");
    let value = secret.text.reveal();
    if let Sink::UrlPassword { .. } = secret.usage.sink {
        let is_key = before.ends_with(b"://") && value.len() == 128 && value.iter().all(u8::is_ascii_hexdigit);
        return is_key.then_some("the public key of a node before its address");
    }
    if is_end_of_base64(before, name) {
        return Some("what follows a value in base64, whose end looks like a name");
    }
    if is_cell_of_table(before, name) {
        return Some("a cell of a table, in whose row another begins with a number");
    }
    if is_type(before, behind, name) {
        return Some("the type of a variable that has no value yet");
    }
    if is_type_of_comment(before, value) {
        return Some("the type of a member, in a comment about a function");
    }
    if is_verdict(before, behind, name) {
        return Some("what passes a test, beside what does not");
    }
    if is_webhook_id((before, behind), name, value) {
        return Some("the identifier of a webhook, which is named so");
    }
    if is_code_between_literals(before, value) {
        return Some("code between two literals");
    }
    if is_class_of_editor(before, behind, value) {
        return Some("the class by which an editor colours the name before it");
    }
    if is_part_of_page(before) {
        return Some("the digest of a part of a page, by which the page asks for it");
    }
    if is_seed_of_example(before, behind, name) {
        return Some("the seed of an account at an example");
    }
    if is_beside_cut_value(before, behind) && !is_drawn(value) {
        return Some("an example in a comment, which cuts the value beside it short");
    }
    if is_of_forgotten(name, value) || is_way(value) {
        return Some("what helps who has forgotten a password");
    }
    if uuids::is_uuid(value) && is_identifier(name) {
        return Some("an identifier, as its name says");
    }
    if uuids::is_uuid(value) && is_operation(name) {
        return Some("the identifier of what keys are made or listed for");
    }
    if is_signature_of_request(before, behind, name) {
        return Some("a number that a request was signed with once");
    }
    None
}

/// `otpauth://totp/Example:alice@…?secret=…&issuer=Example`
fn is_seed_of_example(before: &[u8], behind: &[u8], name: &str) -> bool {
    let begin = |b: &u8| b.is_ascii_whitespace() || b"\"'`<(".contains(b);
    let address = before.rsplit(begin).next().unwrap_or_default().to_ascii_lowercase();
    let rest = behind.split(|b| begin(b) || *b == b'>').next().unwrap_or_default().to_ascii_lowercase();
    name == "secret"
        && address.starts_with(b"otpauth://")
        && (memchr::memmem::find(&address, b"/example").is_some()
            || memchr::memmem::find(&rest, b"issuer=example").is_some())
}

/// ` * { "resetToken": "abc...", "password": "…" }`: in a line of a comment, beside a value that ends with three dots. What a generator made was pasted.
fn is_beside_cut_value(before: &[u8], behind: &[u8]) -> bool {
    let line = near::last_line(before);
    let comment = line.trim_ascii_start();
    let commented = [&b"* "[..], b"//", b"# "].iter().any(|sign| comment.starts_with(sign));
    let rest = near::rest_of_line(behind, 0, behind.len());
    let cut = |text: &[u8]| [&b"...\""[..], b"...'"].iter().any(|end| memchr::memmem::find(text, end).is_some());
    commented && line.contains(&b'{') && (cut(line) || cut(rest))
}

/// `passwort_vergessen`, where a password stands: the name of such a link, in letters alone.
fn is_way(value: &[u8]) -> bool {
    let words = names::words(&String::from_utf8_lossy(value));
    let of_password = |w: &String| Words::Password.part_of(w) || w.starts_with("pass");
    value.iter().all(|b| b.is_ascii_alphabetic() || b"_-.".contains(b) || *b >= 0x80)
        && words.iter().any(|w| Words::Forgotten.has(w.as_bytes()))
        && words.iter().any(of_password)
}

/// What a generator made: no word is in it.
fn is_drawn(value: &[u8]) -> bool {
    shape::is_generated(value) || shape::is_wordless(value)
}

/// `passwort_vergessen`, `forgotPassword`: a link, a mail or a text; not what a generator made.
fn is_of_forgotten(name: &str, value: &[u8]) -> bool {
    let words = names::words(name);
    let forgotten = words.iter().any(|w| Words::Forgotten.has(w.as_bytes()));
    let of_password = || words.iter().any(|w| w.starts_with("pass") || Words::Password.has(w.as_bytes()));
    forgotten && of_password() && !is_drawn(value) && !words.iter().any(|w| w == "token" || w == "key")
}

/// `sendResetPassword  KEYWORD2`: the last word of a line, of which blanks part the name.
fn is_class_of_editor(before: &[u8], behind: &[u8], value: &[u8]) -> bool {
    let words = [&b"KEYWORD"[..], b"LITERAL"];
    let number = words.iter().find_map(|word| value.strip_prefix(*word));
    number.is_some_and(|rest| rest.len() <= 1 && rest.iter().all(u8::is_ascii_digit))
        && before.ends_with(b"\t") | before.ends_with(b" ")
        && behind.first().is_none_or(|b| b.is_ascii_whitespace())
}

/// `…%3A%3ArenderMessages&args%5B0%5D&token=…`: the method that makes a part of a page, what it is given, and the token of both.
fn is_part_of_page(before: &[u8]) -> bool {
    let ends = [&b"&token="[..], b"&amp;token=", b"u0026token="];
    let Some(head) = ends.iter().find_map(|end| before.strip_suffix(*end)) else { return false };
    let url = head.rsplit(|b| b" \"'<>".contains(b)).next().unwrap_or_default();
    let has = |words: [&[u8]; 2]| words.iter().any(|word| memchr::memmem::find(url, word).is_some());
    has([b"args%5B", b"args["]) && has([b"%3A%3A", b"::"])
}

/// `…j5vEgM6TMgnPw==</a>`: digits of base64 stand before what looks like a name, and it has digits and letters of both cases itself.
fn is_end_of_base64(before: &[u8], name: &str) -> bool {
    const LEAST: usize = 16;
    let mixed = |text: &[u8]| {
        text.iter().any(u8::is_ascii_digit)
            && text.iter().any(u8::is_ascii_lowercase)
            && text.iter().any(u8::is_ascii_uppercase)
    };
    if !mixed(name.as_bytes()) {
        return false;
    }
    let Some(at) = memchr::memmem::rfind(before, name.as_bytes()) else { return false };
    let head = &before[..at];
    let run = head.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || b"+/".contains(b)).count();
    let run = &head[head.len() - run..];
    before[at + name.len()..].starts_with(b"=")
        && run.len() >= LEAST
        && mixed(run)
        && run.last().is_some_and(|b| b"+/".contains(b))
}

/// `7270 Pepper Way⇥…⇥E610…`: the row of an address or of a product.
fn is_cell_of_table(before: &[u8], name: &str) -> bool {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let parted = before.last().is_some_and(|b| b"\t,;|\"".contains(b));
    digits > 1 && name[digits..].starts_with(' ') && parted
}

/// `let secretBytes: Bytes` and nothing behind it.
fn is_type(before: &[u8], behind: &[u8], name: &str) -> bool {
    let line = near::last_line(before);
    let Some(head) = line.strip_suffix(b" ").unwrap_or(line).strip_suffix(b":").map(<[u8]>::trim_ascii_end) else {
        return false;
    };
    let head = head.strip_suffix(b"?").or_else(|| head.strip_suffix(b"!")).unwrap_or(head);
    let Some(head) = head.strip_suffix(name.as_bytes()).filter(|_| !name.is_empty()) else { return false };
    let ends = behind.iter().find(|b| !b" \t\r;".contains(b)).is_none_or(|b| b"\n`\\".contains(b));
    let words = head.trim_ascii_end().rsplit(|b| b.is_ascii_whitespace()).next().unwrap_or_default();
    ends && head.ends_with(b" ") && signs::ends_with(signs::BEFORE_VARIABLES, words)
}

/// `@returns {Promise<{secretKey: Bytes}>}`: between the braces behind such a tag stand types.
fn is_type_of_comment(before: &[u8], value: &[u8]) -> bool {
    const TAGS: [&[u8]; 6] = [b"@param", b"@returns", b"@return", b"@type", b"@property", b"@typedef"];
    let line = near::last_line(before);
    let Some(at) = memchr::memchr(b'@', line) else { return false };
    let (head, rest) = line.split_at(at);
    let count = |sign: u8| memchr::memchr_iter(sign, rest).count();
    TAGS.iter().any(|tag| rest.starts_with(tag))
        && head.iter().all(|b| b" \t*/".contains(b))
        && count(b'{') > count(b'}')
        && value.iter().all(u8::is_ascii_alphanumeric)
}

/// `fail: 'f47a…', pass: 'f47a…'`: what a check lets through, and what not.
fn is_verdict(before: &[u8], behind: &[u8], name: &str) -> bool {
    const OTHERS: [&[u8]; 4] = [b"fail", b"reject", b"deny", b"block"];
    let given = |part: &[u8], word: &[u8]| {
        memchr::memmem::find_iter(part, word).any(|at| {
            let whole = at.checked_sub(1).is_none_or(|p| !names::is_part(&part[p]));
            let rest = &part[at + word.len()..];
            let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
            whole && rest.starts_with(b":")
        })
    };
    name.eq_ignore_ascii_case("pass") && OTHERS.iter().any(|word| given(before, word) || given(behind, word))
}

/// `delete(webhook_id="G007…")`: which of them is meant, as an argument of a call. In settings it is what an automation listens to, and a UUID may be all
/// that guards one.
fn is_webhook_id((before, behind): (&[u8], &[u8]), name: &str, value: &[u8]) -> bool {
    let given =
        before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).and_then(|head| head.strip_suffix(b"="));
    let argument =
        given.is_some_and(|head| head.ends_with(name.as_bytes())) && matches!(behind, [b'"' | b'\'', b',' | b')', ..]);
    argument && names::words(name).ends_with(&["webhook".into(), "id".into()]) && !uuids::is_uuid(value)
}

/// `case"Token: "+String(x)}if(y==["`: the quotes of two literals, and what stands between them.
fn is_code_between_literals(before: &[u8], value: &[u8]) -> bool {
    let quoted = before.last().is_some_and(|b| b"\"'`".contains(b));
    let joins = value.first().is_some_and(|b| b"+,)".contains(b));
    quoted
        && joins
        && [&b")}"[..], b"&&", b"==", b"(", b"=["]
            .iter()
            .filter(|code| memchr::memmem::find(value, code).is_some())
            .count()
            > 1
}

/// `webhookId`: whatever service it belongs to. The `secret_id` of an AppRole is a secret, and so is the `webhook_id` by which a home is asked.
fn is_identifier(name: &str) -> bool {
    if name == "webhook_id" {
        return false;
    }
    let words = names::words(name);
    words.last().is_some_and(|word| word == "id")
        && words.len() > 1
        && !words.iter().any(|word| word == "secret" || word == "key")
}

/// `create_key("…")`, `listCredentials("…")`: what is done, and to what; an identifier that is given to it is not what the name names.
fn is_operation(name: &str) -> bool {
    let words = names::words(name.rsplit('.').next().unwrap_or(name));
    words.len() > 1
        && (Words::Lookup.has(words[0].as_bytes()) || matches!(words[0].as_str(), "create" | "list" | "update"))
}

/// `oauth_nonce="…", oauth_timestamp="…"`: it is sent in plain sight, and enciphers nothing.
fn is_signature_of_request(before: &[u8], behind: &[u8], name: &str) -> bool {
    let words = names::words(name);
    let nonce = words.last().is_some_and(|word| word == "nonce" || word == "cnonce");
    let of = |text: &[u8]| signs::any_in(signs::SIGNED_REQUESTS, &text.to_ascii_lowercase());
    nonce && (of(name.as_bytes()) || of(before) || of(behind))
}
