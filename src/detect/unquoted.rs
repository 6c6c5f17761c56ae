//! Values without quotes that go on where others end: the rest of the line of a setting, a part of a string of settings.
//!
//! In: a text, where a name ends and where its value begins. Out: the value, if the signs in it are its own. Textual, within one line.

use super::noted;
use crate::model::near;
use crate::rules::{names, words};
use std::ops::Range;

/// As long as passwords are.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=64;

/// Longer names are none.
const NAME: usize = 100;

/// The value of a setting whose signs part nothing.
pub(super) fn whole(text: &[u8], name_end: usize, at: usize) -> Option<Range<usize>> {
    let joined = text[name_end..at].iter().all(|b| b" \t=:".contains(b));
    let head = near::line_before(text, name_end, NAME);
    if joined && is_plural(head) {
        let list = listed(near::rest_of_line(text, at, LIST));
        return is_list(list).then(|| at..at + list.len());
    }
    if !joined {
        return None;
    }
    let rest = near::rest_of_line(text, at, LENGTHS.end() + 2);
    let value = match quote_before(head) {
        _ if is_line_of_setting(head) => to_end(rest),
        Some(quote) if at == name_end + 1 => to_quote(quote, rest)?,
        _ => to_next(head, rest)?,
    };
    (is_password(value) || words::is_passphrase(value) || is_named_password(head) && is_of_groups(value))
        .then(|| at..at + value.len())
}

/// No longer lists are looked at.
const LIST: usize = 400;

/// Up to what ends a word.
fn listed(rest: &[u8]) -> &[u8] {
    &rest[..rest.iter().take_while(|b| b.is_ascii_graphic() && !b"\"'`;|&()<>{}[]".contains(b)).count()]
}

/// `Kv7cRm2q,Wn4tXb9z`: two passwords and more, each of letters and digits and none a word with a number, which commas part.
fn is_list(value: &[u8]) -> bool {
    let entry = |part: &[u8]| {
        let turns = part.windows(2).filter(|two| two[0].is_ascii_digit() != two[1].is_ascii_digit()).count();
        LENGTHS.contains(&part.len()) && part.iter().any(u8::is_ascii_alphabetic) && turns >= 2
    };
    value.contains(&b',') && value.len() < LIST && value.split(|b| *b == b',').all(entry)
}

/// `passwords=`: a list, whose commas part it.
fn is_plural(head: &[u8]) -> bool {
    head.last().is_some_and(|b| b.eq_ignore_ascii_case(&b's')) && !head.ends_with(b"ss")
}

/// `DB_PASSWORD=`, `- DB_PASSWORD=`, `export DB_PASSWORD=`: nothing else stands before it.
fn is_line_of_setting(head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    let words = [&b"- "[..], b"export ", b"set ", b"ENV ", b"ARG "];
    let name = words.iter().find_map(|word| head.strip_prefix(*word)).unwrap_or(head);
    name.iter().all(names::is_part)
}

/// `Environment="DB_PASSWORD=`: the quote that opens before a name.
fn quote_before(head: &[u8]) -> Option<u8> {
    let name = head.iter().rposition(|b| !names::is_identifier(b))?;
    Some(head[name]).filter(|b| b"\"'".contains(b))
}

/// Up to the quote that closes what the name opens, on the same line.
fn to_quote(quote: u8, rest: &[u8]) -> Option<&[u8]> {
    memchr::memchr(quote, rest).map(|len| &rest[..len]).filter(|value| !value.contains(&b' '))
}

/// What ends a statement ends the value.
fn to_end(rest: &[u8]) -> &[u8] {
    let rest = rest.trim_ascii_end();
    rest.strip_suffix(b";").or_else(|| rest.strip_suffix(b",")).unwrap_or(rest)
}

/// `"…;Password=Kv7,cRm;Database=…"`: up to the next setting of the string, of which one stands on either side.
fn to_next<'t>(head: &[u8], rest: &'t [u8]) -> Option<&'t [u8]> {
    let name = head.iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
    let before = head[..head.len() - name].trim_ascii_end();
    let len = rest.iter().take_while(|b| !b";\"'`".contains(b)).count();
    let next = rest.get(len..)?.strip_prefix(b";");
    let word = next.map_or(0, |next| next.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b' ').count());
    let follows = next.is_some_and(|next| word > 1 && next.get(word) == Some(&b'='));
    let ends = before.ends_with(b";") && rest.get(len).is_some_and(|b| b"\"';".contains(b));
    (follows || ends).then(|| &rest[..len])
}

/// Whether the name that ends here is that of a password: keys have no blanks, and what follows one is another.
fn is_named_password(head: &[u8]) -> bool {
    let name = head.iter().rev().take_while(|b| names::is_part(b)).count();
    std::str::from_utf8(&head[head.len() - name..]).is_ok_and(names::is_of_password)
}

/// Two words or more that are drawn: groups with blanks between them, two of which at least are drawn, and none a word, a flag or a comment.
fn is_of_groups(value: &[u8]) -> bool {
    const MOST: usize = 6;
    let group = |part: &[u8]| {
        part.len() >= 3
            && part.iter().all(|b| b.is_ascii_alphanumeric() || b"!#%@^&*+?_.~".contains(b))
            && part[0].is_ascii_alphanumeric()
            && part.iter().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
    };
    let count = value.split(|b| *b == b' ').count();
    LENGTHS.contains(&value.len())
        && (2..=MOST).contains(&count)
        && value.split(|b| *b == b' ').all(group)
        && value.split(|b| *b == b' ').filter(|part| part.len() >= 4 && noted::is_dense(part)).count() >= 2
}

/// Letters of both cases and digits with a sign among them that parts things elsewhere, and nothing of code.
fn is_password(value: &[u8]) -> bool {
    const CODE: [&[u8]; 7] = [b"()", b"](", b"::", b"->", b"//", b"/>", b"</"];
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    let parted = has(|b| b";,<>".contains(b)) || value.first().is_some_and(|b| b"(:".contains(b));
    let wrapped = [(b"<", b">"), (b"(", b")")]
        .iter()
        .any(|(open, close)| value.starts_with(&open[..]) && value.ends_with(&close[..]));
    LENGTHS.contains(&value.len())
        && parted
        && !wrapped
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit)
        && value.iter().all(|b| b.is_ascii_graphic() && !b"=\"'`${}|\\".contains(b))
        && !CODE.iter().any(|pair| memchr::memmem::find(value, pair).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_within_values_are_theirs() {
        // What the slot holds.
        const VALUE: &str = "Ru,20<48x";
        let of = |text: &str| {
            let text = text.replace("{{value}}", VALUE);
            let name = text.find("Password").unwrap() + 8;
            let at = name + text[name..].find(|c: char| !" =:".contains(c)).unwrap();
            whole(text.as_bytes(), name, at).map(|span| text[span].to_string())
        };
        for text in [
            "Password={{value}}",
            "  Password = {{value}}\r\n",
            "- Password={{value}}",
            "ENV Password={{value}};",
            "s = \"Server=db1;Password={{value}};Database=shop\"",
            "s = \"Server=db1;Password={{value}}\"",
            "Environment=\"Password={{value}}\"",
            "run -e 'Password={{value}}' x",
        ] {
            assert_eq!(of(text).as_deref(), Some(VALUE), "{text}");
        }
        let groups = |text: &str| {
            let text = text.replace("{{value}}", "Ru2K48xQ vT9bWz3");
            let name = text.find('=').unwrap();
            whole(text.as_bytes(), name, name + 1).map(|span| text[span].to_string())
        };
        assert_eq!(groups("DB_PASSWORD={{value}}\n").as_deref(), Some("Ru2K48xQ vT9bWz3"));
        for text in ["API_KEY={{value}}\n", "PASSWORD={{value}} run -h db\n", "PASSWORD={{value}} # old\n"] {
            assert_eq!(groups(text), None, "{text}");
        }
        for text in [
            "Password=Ru2048x",
            "f(Password={{value}})",
            "Password=<Ru2048x>",
            "Password=Ru,20=48x",
            "if Password == {{value}} then",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
