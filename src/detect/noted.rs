//! Values that people note behind a word: `mot de passe : …`, `Password - …`, `<td>Password</td><td>…</td>`, and a user beside a password behind
//! the word for both: ``login with `me` / `…` ``.
//!
//! In: a text and the span of a name, or where the word for both ends. Out: the value that is noted. No sentence and no code holds such a word in such a
//! place but a password. Textual, bounded by [`REACH`], never fails.

use super::value::{Claim, Given};
use super::window::Candidates;
use super::{login, terse};
use crate::model::near;
use crate::rules::names;
use std::ops::Range;

/// How far from a word what is noted may begin, and how much of its line before it is looked at.
const REACH: usize = 100;

/// Longer values are found by their look.
const LONGEST: usize = 64;

/// What stands between a name and what is noted of it.
#[derive(Default)]
struct Gap {
    len: usize,
    /// A colon, a dash or an arrow.
    sign: bool,
    /// Tags of a page.
    tags: bool,
    blanks: usize,
    quoted: bool,
    /// The line of the name ended.
    below: bool,
}

/// The value that is noted of a name.
pub(super) fn noted(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let rest = &text[name.end..text.len().min(name.end + REACH)];
    if let Some(inner) = rest.strip_prefix(b" (") {
        return in_brackets(text, name, name.end + 2, inner);
    }
    let gap = Gap::of(rest);
    let at = name.end + gap.len;
    let len = word(&text[at..]);
    let span = at..at + len;
    let value = &text[span.clone()];
    let behind = near::rest_of_line(text, span.end, REACH);
    // `token eyJ…...`: it goes on.
    let cut = behind.starts_with(b"..");
    let told =
        !cut && is_drawn(value) && names::role(&String::from_utf8_lossy(&text[name.clone()])) == names::Role::Strong;
    let alone = || behind.iter().all(|b| b.is_ascii_whitespace() || b"*_`\"'.|)}\\".contains(b));
    let whole = match gap {
        Gap { below: true, .. } => alone() && begins_line(text, name) && !is_prompt(text, &span),
        Gap { tags: true, .. } => behind.starts_with(b"<") || alone(),
        Gap { sign: true, .. } => alone() && begins_line(text, name),
        Gap { quoted: true, .. } => is_within_sentence(text, name),
        // `!secret IoT_Wifi_Key_2` is another name.
        Gap { blanks: 1, .. } => {
            !value.contains(&b'_') && is_dense(value) && behind.first().is_none_or(|b| b" .,\r\n)".contains(b))
        }
        Gap { blanks: 2.., .. } => alone() && begins_line(text, name),
        _ => false,
    };
    (told && whole).then_some(Given { span, quoted: gap.quoted, claim: Claim::Name })
}

/// `Enter the password (…)`, `the root password (…)`: nothing else stands between the brackets.
fn in_brackets(text: &[u8], name: &Range<usize>, at: usize, inner: &[u8]) -> Option<Given> {
    let marks = inner.iter().take_while(|b| b"`\"'".contains(b)).count();
    let len = memchr::memchr(b')', &inner[marks..])?;
    let value = &inner[marks..marks + len];
    let value = &value[..value.len() - value.iter().rev().take_while(|b| b"`\"'".contains(b)).count()];
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"!#%@$^&*+?".contains(b);
    let strong = names::role(&String::from_utf8_lossy(&text[name.clone()])) == names::Role::Strong;
    let span = at + marks..at + marks + value.len();
    (strong && (8..=LONGEST).contains(&value.len()) && value.iter().all(plain) && is_drawn(value)).then_some(Given {
        span,
        quoted: marks > 0,
        claim: Claim::Name,
    })
}

/// `R1#enable` above `R1#show run`: what was typed behind a prompt, which the next line has, too. What is asked for a password shows none.
fn is_prompt(text: &[u8], line: &Range<usize>) -> bool {
    let value = &text[line.clone()];
    let Some(sign) = memchr::memchr3(b'#', b'>', b'$', value).filter(|at| *at > 0) else { return false };
    let below = text[line.end..].trim_ascii_start();
    below.starts_with(&value[..=sign])
}

impl Gap {
    fn of(rest: &[u8]) -> Self {
        /// Longer tags are no marks of text.
        const TAG: usize = 40;
        let mut gap = Self::default();
        while let Some(byte) = rest.get(gap.len) {
            let here = &rest[gap.len..];
            let signs =
                [&b":"[..], "：".as_bytes(), b"->", b"=>", b"-", "–".as_bytes(), "—".as_bytes(), "→".as_bytes()];
            gap.len += match byte {
                b' ' | b'\t' => {
                    gap.blanks += 1 + usize::from(*byte == b'\t');
                    1
                }
                // `***4f…`: what was made unreadable.
                b'*' if here.starts_with(b"***") => return Self::default(),
                b'*' | b'_' | b'`' | b'>' if !gap.quoted => 1,
                b'"' | b'\'' => {
                    gap.quoted = gap.blanks > 0;
                    1
                }
                // `Password: \texttt{…}`
                b'\\' => match [&b"\\texttt{"[..], b"\\textbf{", b"\\verb|"].iter().find(|mark| here.starts_with(mark))
                {
                    Some(mark) => mark.len(),
                    None => return gap,
                },
                b'<' => match memchr::memchr(b'>', &here[..here.len().min(TAG)]) {
                    Some(close) => {
                        gap.tags = true;
                        close + 1
                    }
                    None => return Self::default(),
                },
                b'\r' | b'\n' => {
                    gap.below = true;
                    1
                }
                _ => match signs.iter().find(|sign| here.starts_with(sign)).filter(|_| !gap.sign) {
                    Some(sign) => {
                        gap.sign = true;
                        sign.len()
                    }
                    None => return gap,
                },
            };
        }
        Self::default()
    }
}

/// How much of a text is one word, without the signs that end a sentence or close what marks it.
fn word(text: &[u8]) -> usize {
    let graphic = |b: &&u8| b.is_ascii_graphic() && !b"<>\"'`|}".contains(b);
    let len = text.iter().take(LONGEST).take_while(graphic).count();
    text[..len].iter().rposition(|b| !b".,*)".contains(b)).map_or(0, |last| last + 1)
}

/// Whether nothing but a few words and marks of a list stands before a name on its line.
fn begins_line(text: &[u8], name: &Range<usize>) -> bool {
    const WORDS: usize = 4;
    let head = near::line_before(text, name.start, REACH);
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b" \t*_#>-`|.".contains(b) || !b.is_ascii();
    head.len() < REACH
        && head.iter().all(plain)
        && head.split(|b| *b == b' ').filter(|w| !w.is_empty()).count() <= WORDS
}

/// `username "bob" and password `: words of a sentence before a name, and no code.
fn is_within_sentence(text: &[u8], name: &Range<usize>) -> bool {
    let head = near::line_before(text, name.start, REACH);
    let words = head.split(|b| *b == b' ').filter(|w| w.len() > 1 && w.iter().all(u8::is_ascii_alphabetic)).count();
    head.ends_with(b" ") && words >= 2 && !head.iter().any(|b| b"(){}[]=;$<".contains(b))
}

/// What no sentence and no code holds but a password: small letters, digits, and capitals or signs.
fn is_drawn(value: &[u8]) -> bool {
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    let is_sign = |b: &u8| b"!#%@$^&*+?".contains(b);
    let is_address = value.contains(&b'@') && value.contains(&b'.');
    // `Mushroom1!`: a capital, one digit and a sign, which is not the end of an exclamation.
    let signed = value
        .iter()
        .rposition(is_sign)
        .is_some_and(|at| at > 0 && (at + 1 < value.len() || value[at - 1].is_ascii_digit()));
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    value.len() >= 8
        && value.iter().all(|b| b.is_ascii_alphanumeric() || is_sign(b) || b"_.-~".contains(b))
        && has(u8::is_ascii_lowercase)
        && digits > 0
        && (digits > 1 || signed && has(u8::is_ascii_uppercase) || value.len() >= 12 && is_dense(value))
        && (has(u8::is_ascii_uppercase) || value.iter().skip(1).any(is_sign))
        && !value.starts_with(b"$")
        && !is_address
        && !std::str::from_utf8(value).is_ok_and(names::is_algorithm)
}

/// Whether the kinds of its characters take turns as in no word with a number and in no name.
pub(super) fn is_dense(value: &[u8]) -> bool {
    let kind = |b: u8| (b.is_ascii_digit(), b.is_ascii_uppercase(), b.is_ascii_lowercase());
    let turns = value.windows(2).filter(|two| kind(two[0]) != kind(two[1])).count();
    turns * 2 >= value.len() && value.iter().any(u8::is_ascii_uppercase)
}

/// ``login with `me` / `…` ``, `Credentials: me:…`: the password beside a user, behind a word for both.
pub(super) fn pair(text: &[u8], end: usize, found: &mut Candidates) {
    let rest = near::rest_of_line(text, end, REACH);
    let marks = |rest: &[u8]| rest.iter().take(8).take_while(|b| b" \t*_`\"'(".contains(b)).count();
    let user = marks(rest);
    let len = rest[user..].iter().take_while(|b| b.is_ascii_alphanumeric() || b"_.@-".contains(b)).count();
    let behind = &rest[user + len..];
    let closers = behind.iter().take_while(|b| b"*_`\"' ".contains(b)).count();
    let Some(sign) = behind.get(closers).filter(|b| b"/:".contains(b)) else { return };
    let after = &behind[closers + 1..];
    // `login: bob password: …` has names of its own, and a path has no blanks.
    let spaced = after.starts_with(b" ");
    // `Account: acme / …` may be of whom it is: who logs in there is marked, or an address of mail.
    let of_account = text[..end].ends_with(b"ccount: ");
    let named = rest[user..user + len].contains(&b'@') || rest[..user].ends_with(b"`");
    // `user: bob / …`: the user alone is named, so that a password must be noted apart from it.
    let of_user = text[..end].ends_with(b"ser: ");
    let apart = *sign == b'/' && spaced;
    if len < 2 || *sign == b':' && spaced || of_account && !named || of_user && !apart {
        return;
    }
    let start = end + rest.len() - after.len() + marks(after);
    let password = start..start + word(&text[start.min(text.len())..]);
    let value = &text[password.clone()];
    let ends = text.get(password.end).is_none_or(|b| b.is_ascii_whitespace() || b"`\"'*),.<|".contains(b));
    // A path has digits as well, but no blanks.
    let told = is_drawn(value) || (apart || *sign == b':') && terse::is_with_digits(value);
    if told && ends {
        login::push(password, found);
    }
}

/// `User/Pass: me / …`: the password behind the value of two names, which the same sign parts.
pub(super) fn behind_user(text: &[u8], name: usize, value: &Range<usize>) -> Option<Range<usize>> {
    let sign = *text[..name].last().filter(|b| b"/:".contains(b))?;
    let named = text[..name - 1].last().is_some_and(u8::is_ascii_alphabetic);
    let rest = near::rest_of_line(text, value.end, REACH).strip_prefix(b" ")?;
    let rest = rest.strip_prefix(&[sign])?.strip_prefix(b" ")?;
    let start = near::place_of(rest, text);
    let len = word(rest);
    (named && is_drawn(&rest[..len])).then_some(start..start + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUE: &str = "wVq7IARk2Lt";

    #[test]
    fn what_is_noted_of_a_name() {
        for text in [
            "Passwort : VALUE\n",
            "- **Password** - VALUE",
            "Password  VALUE",
            "<td>Password</td><td>VALUE</td>",
            "<p>Password: <b>VALUE</b></p>",
            "**Password**\n\n`VALUE`\n",
            "Password:\nVALUE\n",
            "Root password → VALUE",
            "log in as \"bob\" and password \"VALUE\"",
            "eva: password VALUE works",
        ] {
            let text = text.replace("VALUE", VALUE);
            let at = text.to_lowercase().find("passw").unwrap();
            let name = at..at + 8;
            let given = noted(text.as_bytes(), &name).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[given.span], VALUE, "{text}");
        }
        for text in [
            "let password : Utf8String16 = x",
            "password - Length2Min8 is odd",
            "password\nlogin2Factor",
            "password  is hashed",
            "call(password, \"Option2Of3x\")",
            "<td>Password</td><td>at least 8 Characters</td>",
            "the password PBKDF2WithHmacSHA256 makes",
        ] {
            let at = text.to_lowercase().find("passw").unwrap();
            assert_eq!(noted(text.as_bytes(), &(at..at + 8)).map(|g| &text[g.span]), None, "{text}");
        }
    }

    #[test]
    fn a_user_and_a_password_behind_the_word_for_both() {
        let of = |text: &str| {
            let mut found = Vec::new();
            pair(text.as_bytes(), 6, &mut Candidates::of(text.as_bytes(), &mut found));
            found.into_iter().map(|c| text[c.span].to_string()).collect::<Vec<_>>()
        };
        for text in
            ["login: bob / VALUE", "login: `bob` / `VALUE`.", "login: bob@acme.io:VALUE", "login: **bob/VALUE**"]
        {
            assert_eq!(of(&text.replace("VALUE", VALUE)), [VALUE], "{text}");
        }
        for text in [
            "login: https://acme.io/Page24",
            "login: bob / password",
            "login: bob: see 24Hours",
            "login: POST /v2/Login22",
        ] {
            assert!(of(text).is_empty(), "{text}");
        }
    }
}
