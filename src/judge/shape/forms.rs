//! What a value is whose form alone says it: a day, a size, a class, a part of a model, a condition.
//!
//! In: a value. Out: whether it has the form. It knows no names and no text around.

use crate::rules::{names, signs};

/// `2024-03-15T08:12:00+00:00`: a day and a time.
pub(super) fn is_date(text: &str) -> bool {
    let form = |b: u8| match b {
        b'0'..=b'9' => b'0',
        b => b,
    };
    let form: Vec<u8> = text.bytes().map(form).collect();
    [&b"0000-00-00T00:00"[..], b"0000-00-00 00:00"].iter().any(|date| form.starts_with(date))
        && text.bytes().all(|b| b.is_ascii_digit() || b"-:.TZ+ ".contains(&b))
}

/// `#16a34a`
pub(super) fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6 | 8) && digits.bytes().all(|b| b.is_ascii_hexdigit())
}

/// `1920x1080`: how wide and how high.
pub(super) fn is_size(text: &str) -> bool {
    let number = |n: &str| (2..=5).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit());
    text.split_once('x').is_some_and(|(wide, high)| number(wide) && number(high))
}

/// `aws.auth#sigv4`: a part of what stands in a space of names, as models of interfaces write it.
pub(super) fn is_member_of_model(text: &str) -> bool {
    let Some((space, part)) = text.split_once('#') else { return false };
    let word = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    space.contains('.')
        && space.split('.').all(word)
        && part.len() > 2
        && part.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// `2===a.type?`: a condition of code that was made small; `flags.0?true`: a type that a bit says is there.
pub(super) fn is_condition(text: &str) -> bool {
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_alphabetic());
    let flagged = || {
        let (bit, kind) = text.split_once('?')?;
        let (name, number) = bit.split_once('.')?;
        Some(word(name) && word(kind) && (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
    };
    text.ends_with('?') && text.contains("==") || flagged() == Some(true)
}

/// `1*SAFE`, `*DIGIT`, `1*255CHAR`: how often something may stand there, as the grammars of RFCs say it (RFC 5234, 3.6).
pub(super) fn is_repetition(text: &str) -> bool {
    let Some((least, rest)) = text.split_once('*') else { return false };
    let name = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = |n: &str| n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit());
    number(least)
        && number(&rest[..rest.len() - name.len()])
        && name.len() > 2
        && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'-')
}

/// `backend:8080`: a host and a port.
pub(super) fn is_endpoint(text: &str) -> bool {
    let Some((host, port)) = text.split_once(':') else { return false };
    (2..=5).contains(&port.len())
        && port.bytes().all(|b| b.is_ascii_digit())
        && host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
}

/// `unicode/3299`: folders and a number, as names of files in a set.
pub(super) fn is_folder_and_number(text: &str) -> bool {
    let Some((folders, number)) = text.rsplit_once('/') else { return false };
    number.len() >= 2
        && number.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
        && folders.split('/').all(|f| f.len() >= 3 && f.bytes().all(|b| b.is_ascii_lowercase()))
}

/// `wrap/1`, `to_string/2`
pub(super) fn is_function_and_arity(text: &str) -> bool {
    let Some((name, arity)) = text.rsplit_once('/') else { return false };
    arity.len() == 1
        && arity.bytes().all(|b| b.is_ascii_digit())
        && name.len() > 2
        && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// `OC\Preview`: words with capitals that name a class within its namespace; `Api\MailController@resend`, `MailController@resend`: and a method of it.
pub(super) fn is_class(text: &str) -> bool {
    let word = |part: &str| part.len() > 1 && part.bytes().all(|b| b.is_ascii_alphabetic());
    let named =
        |class: &str| class.split('\\').all(|part| word(part) && part.starts_with(|c: char| c.is_ascii_uppercase()));
    // Two words: `Winter@garden` is none.
    let has_hump =
        |class: &str| class.as_bytes().windows(2).any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase());
    match text.split_once('@') {
        Some((class, method)) => {
            word(method)
                && method.starts_with(|c: char| c.is_ascii_lowercase())
                && named(class)
                && (class.contains('\\') || has_hump(class))
        }
        None => text.contains('\\') && named(text),
    }
}

/// `trim,md5`, `trim|sha1`: functions through which a value goes, one of them an algorithm.
pub(super) fn is_list_of_filters(text: &str) -> bool {
    let parts = || text.split([',', '|']);
    let name = |part: &str| {
        let plain = part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        part.len() > 2 && plain && part.starts_with(|c: char| c.is_ascii_lowercase())
    };
    parts().count() > 1 && parts().all(name) && parts().any(names::is_algorithm)
}

/// `hex:32`: an encoding and a length, of what is to be made.
pub(super) fn is_encoding_and_length(text: &str) -> bool {
    let Some((encoding, length)) = text.split_once(':') else { return false };
    signs::ENCODINGS.contains(&encoding)
        && (1..=4).contains(&length.len())
        && length.bytes().all(|b| b.is_ascii_digit())
}

/// `fix(pwd): EE-2842`: a key of a project in capitals and a number, which is no year.
pub(super) fn is_issue(text: &str) -> bool {
    let Some((project, number)) = text.split_once('-') else { return false };
    let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    !is_year
        && (2..=10).contains(&project.len())
        && project.bytes().all(|b| b.is_ascii_uppercase())
        && (1..=6).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
}

/// `eli:x:2098:1000:`: an account as `/etc/passwd` lists it, whose password stands elsewhere.
pub(super) fn is_account(text: &str) -> bool {
    let mut fields = text.split(':');
    let number = |f: Option<&str>| f.is_some_and(|f| !f.is_empty() && f.bytes().all(|b| b.is_ascii_digit()));
    fields.next().is_some_and(|name| !name.is_empty())
        && matches!(fields.next(), Some("x" | "*" | "!" | "!!" | ""))
        && number(fields.next())
        && number(fields.next())
}

/// `@token.txt`: many commands read what follows the sign from a file.
pub(super) fn is_file_reference(text: &str) -> bool {
    let extension = text.strip_prefix('@').and_then(|path| path.rsplit_once('.')).map_or("", |(_, end)| end);
    (2..=4).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_lowercase())
}
