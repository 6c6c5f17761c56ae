//! Placeholders, masks, sequences and references: values that stand for a secret.
//!
//! In: a value (without its known prefix). Out: why it is none, for people. Words are compared as words, after splitting at
//! case, digits and punctuation, because random text holds short words by chance.

use super::steps::{is_beside_a_sequence, is_sequence, is_signed};
use super::{made_up, printable, shape};
use crate::rules::{self, names, signs};
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// Why a value is a placeholder. `strict` values have the exact form of a known token: for those a single short word proves nothing.
pub fn reason(value: &[u8], strict: bool) -> Option<String> {
    if value.is_empty() {
        return Some("empty".into());
    }
    if let Some(reason) = reference(value) {
        return Some(reason.into());
    }
    if is_mask(value) {
        return Some("masked or repeated characters".into());
    }
    if is_mashed(value) {
        return Some("a few letters over and over".into());
    }
    if is_sequence(value) && !is_signed(value) && !is_said_twice(value) && !is_beside_a_sequence(value) {
        return Some("a sequence of characters".into());
    }
    if made_up::is_shuffled(value) {
        return Some("letters that a generator of documents shuffles".into());
    }
    if is_of_keyboard(value) {
        return Some("a row of the keyboard".into());
    }
    if !strict && is_user_at_host(value) {
        return Some("a template of an address".into());
    }
    let word = placeholder_word(value, strict).filter(|_| !shape::is_generated(value))?;
    (strict || !is_beside_a_key(value, &word)).then(|| format!("a placeholder (`{word}`)"))
}

/// `test_R9DnTTLp…`: what the key is for, before it. A word that says that the value shows how one looks stands for all of it.
fn is_beside_a_key(value: &[u8], word: &str) -> bool {
    /// Shorter ones may be one more word.
    const LEAST: usize = 20;
    let lower = value.to_ascii_lowercase();
    let at = memchr::memmem::rfind(&lower, word.as_bytes()).map_or(0, |at| at + word.len());
    let rest = &value[at..];
    // `store-key:OSMM…`: a name, whatever it is, and the key.
    let named = memchr::memchr(b':', rest).is_some_and(|colon| !value[..at + colon].contains(&b' '));
    if !named && !["test", "testing", "secret", "my", "demo"].contains(&word) {
        return false;
    }
    let rest = if named { &rest[memchr::memchr(b':', rest).unwrap_or(0)..] } else { rest };
    let rest = &rest[rest.iter().take_while(|b| !b.is_ascii_alphanumeric()).count()..];
    rest.len() >= LEAST && super::randomness::decibels(rest) > 0
}

/// `&#xf023;`: one character or a few, as a font of icons has them.
fn is_character(value: &[u8]) -> bool {
    let Some(inner) = value.strip_prefix(b"&#").and_then(|rest| rest.strip_suffix(b";")) else { return false };
    inner.iter().all(|b| b.is_ascii_hexdigit() || b"x&#;".contains(b))
}

/// Templates and look-ups: the secret is elsewhere.
pub(super) fn reference(value: &[u8]) -> Option<&'static str> {
    // Each of what follows has another sign in it; most values have none.
    if value.iter().all(|b| b.is_ascii_alphanumeric() || b"-/=".contains(b)) {
        return None;
    }
    if is_between_literals(value) {
        return Some("code between two literals");
    }
    if is_character(value) {
        return Some("a character by its number");
    }
    if is_slot(value) {
        return Some("a name between signs, in whose place another value comes");
    }
    let begins = |p: &str| value.starts_with(p.as_bytes());
    let has = |p: &str| memchr::memmem::find(value, p.as_bytes()).is_some();
    // A generator writes `$(` by chance.
    let drawn = || shape::is_generated(value) && !value.starts_with(b"$") && !value.starts_with(b"{{");
    if signs::any_in(signs::TEMPLATES, value) && !drawn() {
        return Some("a template expression");
    }
    if is_member_of_variable(value) {
        return Some("a template expression");
    }
    if signs::begins_with(signs::READS, value) {
        return Some("read from the environment or the configuration");
    }
    if signs::begins_with(signs::STORES, value) {
        return Some("a reference to a secret store");
    }
    let wrapped = |open: u8, close: u8| value.first() == Some(&open) && value.last() == Some(&close) && value.len() > 2;
    let chosen = || is_word_and_number(&value[1..value.len() - 1]);
    if wrapped(b'<', b'>')
        || wrapped(b'[', b']')
        || wrapped(b'%', b'%') && !chosen()
        || wrapped(b'{', b'}')
        || wrapped(b'@', b'@') && value[1..value.len() - 1].iter().all(names::is_part) && !chosen()
        || wrapped(b'!', b'!') && value[1..value.len() - 1].iter().all(|b| b.is_ascii_alphabetic() || *b == b'_')
        || wrapped(b'$', b'$') && is_macro(&value[1..value.len() - 1])
        || (begins("__") && value.ends_with(b"__"))
        || (begins("##") && value.ends_with(b"##"))
    {
        return Some("a bracketed placeholder");
    }
    if let [b'?', name @ ..] = value
        && name.iter().all(|b| b.is_ascii_alphabetic() || *b == b'_')
    {
        return Some("a parameter of a statement");
    }
    let value = value.strip_prefix(b"\\").filter(|rest| rest.starts_with(b"$")).unwrap_or(value);
    let name = value.strip_prefix(b"$$").or_else(|| value.strip_prefix(b"$"));
    // `%SFTP_PWD`, `%CONFIG-SALT`: capitals and what joins them alone, since `%` is also a sign of passwords.
    let percent = value.strip_prefix(b"%").filter(|n| n.iter().all(|b| b.is_ascii_uppercase() || b"_-".contains(b)));
    let parts = |n: &[u8]| n.split(|b| *b == b'-').all(is_variable);
    if name.is_some_and(|n| is_variable(n) || is_provided(n))
        || percent.is_some_and(parts)
        || has(" $") && !drawn()
        || is_word_of_variable(value)
        || are_variables(value)
    {
        return Some("a variable");
    }
    let format = signs::any_in(signs::FORMATS, value) && !printable::is_jumbled_around_percent(value);
    if (has("...") || format) && drawn() {
        return None;
    }
    if has("...") || signs::any_in(signs::ELLIPSES, value) || is_elided(value) && !drawn() {
        return Some("cut short by an ellipsis");
    }
    if format {
        return Some("a format string");
    }
    None
}

/// `Harbour218`, as in `%Harbour218%`: one word with a capital and a number of three digits or more, as no variable is called.
fn is_word_and_number(inner: &[u8]) -> bool {
    let digits = inner.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let word = &inner[..inner.len() - digits];
    digits >= 3
        && word.len() >= 4
        && word[0].is_ascii_uppercase()
        && word[1..].iter().all(u8::is_ascii_lowercase)
        && placeholder_word(word, false).is_none()
}

/// `HOSTADDRESS`, `USER23`: the name of a macro, and its number.
fn is_macro(name: &[u8]) -> bool {
    let digits = name.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let word = &name[..name.len() - digits];
    let letters = |is: fn(&u8) -> bool| word.iter().all(|b| is(b) || *b == b'_');
    digits == 0 && letters(u8::is_ascii_alphabetic) || digits <= 2 && word.len() > 2 && letters(u8::is_ascii_uppercase)
}

/// `{$user->password}`: a variable in a brace, and a member of it; up to the sign of the member where a value ends there.
fn is_member_of_variable(value: &[u8]) -> bool {
    let Some(name) = value.strip_prefix(b"{$") else { return false };
    let len = name.iter().take_while(|b| names::is_identifier(b)).count();
    let begins = name.first().is_some_and(|b| b.is_ascii_alphabetic() || *b == b'_');
    begins && matches!(&name[len..], [] | [b'-'] | [b'-', b'>', ..] | [b'?', b'-', ..] | [b':', b':', ..] | [b'[', ..])
}

/// `49cu..zx`: the beginning and the end of a key.
fn is_elided(value: &[u8]) -> bool {
    let Some(at) = memchr::memmem::find(value, b"..") else { return false };
    let (head, tail) = (&value[..at], &value[at + 2..]);
    /// More of it is what a password is made of.
    const MOST: usize = 6;
    let plain = |part: &[u8]| (2..=MOST).contains(&part.len()) && part.iter().all(u8::is_ascii_alphanumeric);
    let last = head.rsplit(|b| b"-_".contains(b)).next().unwrap_or(head);
    // `seata..123`: a word and a number, as people choose.
    let chosen = last == head
        && last.len() >= 4
        && last.iter().all(u8::is_ascii_lowercase)
        && tail.iter().all(u8::is_ascii_digit);
    plain(last) && plain(tail) && !chosen
}

/// Whether a byte may stand in what is called: `Md5.Hash`, `$this->hash`, `Hash::make`.
fn is_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_$.:>-".contains(&byte)
}

/// What a program joins to a text, where the quotes of two languages stand side by side.
fn is_between_literals(value: &[u8]) -> bool {
    // `"…&key=" + settings["…"]`
    if value[0] == b' ' && matches!(value.trim_ascii_start(), [b'+' | b'.' | b'&' | b'%', b' ', ..]) {
        return true;
    }
    // `"…?token=".concat(e.token)`
    if let [b'.', call @ ..] = value
        && memchr::memchr(b'(', call).is_some_and(|end| end > 3 && call[..end].iter().all(u8::is_ascii_lowercase))
    {
        return true;
    }
    // `password='".md5($password)."'`: a call that another language joins to the statement, without blanks.
    if let [sign @ (b'.' | b'+' | b'&'), call @ .., last] = value
        && sign == last
        && call.first().is_some_and(|b| b.is_ascii_alphabetic() || b"_$".contains(b))
        && call.ends_with(b")")
        && memchr::memchr(b'(', call).is_some_and(|open| call[..open].iter().all(|b| is_path(*b)))
    {
        return true;
    }
    // `value="'+name+'"`
    if let [b'+', name @ .., b'+'] = value
        && name.first().is_some_and(|b| b.is_ascii_alphabetic() || b"_$".contains(b))
        && name.iter().all(|b| b.is_ascii_alphabetic() || b"_$.()".contains(b))
    {
        return true;
    }
    false
}

/// `|$user|$pass|`: variables alone, between signs.
fn are_variables(value: &[u8]) -> bool {
    let mut parts = value.split(|b| *b == b'$');
    let first = parts.next().unwrap_or_default();
    let name = |part: &[u8]| part.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'_').count();
    let only = |part: &[u8]| name(part) > 2 && !part[name(part)..].iter().any(|b| b.is_ascii_alphanumeric());
    let names: Vec<&[u8]> = parts.collect();
    names.len() > 1 && !first.iter().any(u8::is_ascii_alphanumeric) && names.into_iter().all(only)
}

/// `用户=$BasicUser`: a word for people, and a variable whose name has two.
fn is_word_of_variable(value: &[u8]) -> bool {
    let Some(at) = memchr::memmem::find(value, b"=$") else { return false };
    let (word, name) = (&value[..at], &value[at + 2..]);
    let two = name.windows(2).any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase()) || name.contains(&b'_');
    !word.is_empty() && word.iter().all(|b| b.is_ascii_alphabetic() || *b >= 0x80) && two && is_variable(name)
}

/// `$__file{/run/secrets/pw}`: what follows the `$` is the name of what provides the value, and what it is told.
fn is_provided(name: &[u8]) -> bool {
    let provider = name.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'_').count();
    provider > 0 && name.get(provider) == Some(&b'{') && name.ends_with(b"}")
}

/// Whether what follows a `$` is the name of a variable: letters and `_`; digits only behind two words or in capitals.
fn is_variable(name: &[u8]) -> bool {
    let word = names::is_identifier;
    if name.is_empty() || !name.iter().all(word) || name[0].is_ascii_digit() {
        return false;
    }
    let digits = name.iter().any(u8::is_ascii_digit);
    let capitals = !name.iter().any(u8::is_ascii_lowercase);
    let two_words =
        name.contains(&b'_') || name.windows(2).any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase());
    !digits || capitals || two_words && is_read(name) || is_words_and_numbers(name)
}

/// Whether letters are more than numbers between them: not `Kv7cRmWq9Tb2z`, where both take turns as nobody names a variable.
fn is_read(name: &[u8]) -> bool {
    let words = names::words(&String::from_utf8_lossy(name));
    let number = |w: &String| w.bytes().all(|b| b.is_ascii_digit());
    let long = words.iter().filter(|w| !number(w) && w.len() >= 3).count();
    words.iter().filter(|w| number(w)).count() < 2 || long * 2 >= words.len()
}

/// `Base32String`: at least two words that are long enough to be words, with numbers between them.
fn is_words_and_numbers(name: &[u8]) -> bool {
    let words = names::words(&String::from_utf8_lossy(name));
    let letters: Vec<&String> = words.iter().filter(|w| !w.bytes().all(|b| b.is_ascii_digit())).collect();
    letters.len() >= 2 && letters.iter().all(|w| w.len() >= 4)
}

/// `user@host`, `pass@host`: the words of a template, not those of anybody.
fn is_user_at_host(value: &[u8]) -> bool {
    let words =
        ["user", "username", "name", "pass", "password", "host", "hostname", "server", "domain", "address", "email"];
    let known = |part: &[u8]| words.iter().any(|w| part.eq_ignore_ascii_case(w.as_bytes()));
    let at = memchr::memchr(b'@', value);
    at.is_some_and(|at| known(&value[..at]) && known(&value[at + 1..]))
}

/// `#tp_pw#`, `@@pw_2@@`, `@@DB_PASSWORD@@`: a name in letters of one case between the same signs.
fn is_slot(value: &[u8]) -> bool {
    let Some(sign) = value.first().filter(|b| b"#@".contains(b)) else { return false };
    let signs = value.iter().take_while(|b| *b == sign).count();
    let Some(name) = value.len().checked_sub(signs).and_then(|end| value.get(signs..end)) else { return false };
    let word = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'_';
    let capital = |b: &u8| b.is_ascii_uppercase() || *b == b'_';
    if signs > 1 && value.ends_with(&value[..signs]) && name.len() > 1 && name.iter().all(capital) {
        return true;
    }
    value.ends_with(&value[..signs])
        && name.first().is_some_and(u8::is_ascii_lowercase)
        && name.iter().all(word)
        && (name.contains(&b'_') && name.iter().all(|b| !b.is_ascii_digit()) || signs > 1)
}

/// What is left of a key whose end was masked is longer than a password.
const LEAST_CUT: usize = 16;

/// `wang666666`, `gitp7777`: a name and one digit over and over, as people choose passwords.
fn is_name_and_digit(value: &[u8]) -> bool {
    let name = value.iter().take_while(|b| b.is_ascii_lowercase()).count();
    let digits = &value[name..];
    let distinct = value[..name].iter().collect::<std::collections::BTreeSet<_>>().len();
    (2..=8).contains(&name)
        && distinct > 1
        && (5..=8).contains(&(digits.len() + usize::from(distinct > 2)))
        && digits[0].is_ascii_digit()
        && digits.iter().all(|b| *b == digits[0])
}

/// Few distinct characters, or a short pattern repeated.
pub(super) fn is_mask(value: &[u8]) -> bool {
    // The rest of a key was taken away.
    let is_cut = |end: &&[u8]| value.len() >= LEAST_CUT + end.len() && value.ends_with(end);
    if [&b"xxxxx"[..], b"*****", b"....."].iter().any(is_cut) {
        return true;
    }
    let letters: Vec<u8> = value.iter().copied().filter(|b| b.is_ascii_alphanumeric()).collect();
    if letters.len() < value.len() / 2 {
        let stars = value.iter().filter(|b| matches!(b, b'*' | b'.' | b'-' | b'_' | b'#' | b'?')).count();
        return stars * 2 > value.len();
    }
    let mut seen = [false; 256];
    letters.iter().for_each(|b| seen[b.to_ascii_lowercase() as usize] = true);
    let distinct = seen.iter().filter(|s| **s).count();
    if letters.len() >= 8 && distinct <= (letters.len() / 16).clamp(3, 8) && !is_of_pairs(&letters) {
        return true;
    }
    if is_name_and_digit(&letters) {
        return false;
    }
    // `yyyyy`
    if letters.len() >= 4 && distinct == 1 && letters[0].is_ascii_alphabetic() {
        return true;
    }
    let longest = longest_run(&letters, |a, b| a == b);
    if letters.len() >= 6 && longest * 2 >= letters.len() || longest >= 8 && longest * 5 >= letters.len() {
        return true;
    }
    letters.len() >= 12
        && (2..=letters.len() / 3).take(16).any(|period| {
            let same = letters.iter().zip(&letters[period..]).filter(|(a, b)| a == b).count();
            same * 10 >= (letters.len() - period) * 9
        })
        || is_twice(&letters) && !is_said_twice(value)
        || value.split(|b| *b == b'-').any(is_repeated)
        || has_masked_group(value)
}

/// `88338833k`, `77aa88aa77`: two or three letters and numbers by turns, none of them longer than a pair, as people choose what they can type.
fn is_of_pairs(letters: &[u8]) -> bool {
    const LONGEST: usize = 12;
    let distinct = letters.iter().collect::<std::collections::BTreeSet<_>>().len();
    let digits = letters.iter().filter(|b| b.is_ascii_digit()).count();
    letters.len() <= LONGEST
        && distinct >= 3
        && digits > 0
        && digits < letters.len()
        && longest_run(letters, |a, b| a == b) <= 2
        && !letters.windows(4).all(|w| w[..2] == w[2..])
}

/// `771dd4d7-cd19-xx-8099-xx`, `XXX-vNk2-LpR7`, `***T3vNk2LpR7`: a part of it was made unreadable.
fn has_masked_group(value: &[u8]) -> bool {
    let groups = || value.split(|b| *b == b'-');
    let is_masked = |group: &[u8]| group.len() > 1 && group.iter().all(|b| b"xX*".contains(b));
    value.starts_with(b"***") || groups().count() > 2 && groups().any(is_masked)
}

/// `1A1A1A1A1A1A`, one of the groups of an identifier: two characters by turns.
fn is_repeated(group: &[u8]) -> bool {
    group.len() >= 8 && group.iter().zip(&group[2..]).all(|(a, b)| a == b)
}

/// The same twice, but for one character: `crwdns71crwdne71`, the marks around a translated text.
fn is_twice(letters: &[u8]) -> bool {
    let (first, second) = letters.split_at(letters.len() / 2);
    // `grup017grup017`: a word and a number, as people say a password twice.
    let word = first.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let number = &first[word..];
    let said = first == second && word >= 4 && (2..=4).contains(&number.len()) && number.iter().all(u8::is_ascii_digit);
    !said
        && first.len() >= 6
        && first.len() == second.len()
        && first.iter().zip(second).filter(|(a, b)| a != b).count() <= 1
}

/// `Tk77wagen&Tk77wagen!`: a word of small letters, capitals and digits, said twice with a sign between.
fn is_said_twice(value: &[u8]) -> bool {
    let mut words = value.split(|b| !b.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    let (Some(first), Some(second), None) = (words.next(), words.next(), words.next()) else { return false };
    let has = |is: fn(&u8) -> bool| first.iter().any(is);
    first == second && has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit)
}

/// `qwertyuiopasdfghjkl`, `1-qwertyuiiopasdf`: the keys of a row one after another make most of it, some of them twice.
fn is_of_keyboard(value: &[u8]) -> bool {
    const ROWS: [&[u8]; 6] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm", b"qwertzuiop", b"azertyuiop", b"qsdfghjklm"];
    let mut lower = value.to_ascii_lowercase();
    lower.dedup();
    let typed: usize = ROWS.iter().filter(|row| memchr::memmem::find(&lower, row).is_some()).map(|row| row.len()).sum();
    typed * 10 >= value.len() * 7 && typed > 0
}

/// `dfgdfgdzfgdgdfgdfg`: what fingers type that rest on a few keys.
fn is_mashed(value: &[u8]) -> bool {
    const LEAST: usize = 12;
    let distinct = || value.iter().collect::<std::collections::BTreeSet<_>>().len();
    value.len() >= LEAST && value.iter().all(u8::is_ascii_lowercase) && distinct() * 4 <= value.len()
}

fn longest_run(text: &[u8], same: impl Fn(u8, u8) -> bool) -> usize {
    let (mut best, mut run) = (usize::from(!text.is_empty()), 1);
    for pair in text.windows(2) {
        run = if same(pair[0], pair[1]) { run + 1 } else { 1 };
        best = best.max(run);
    }
    best
}

/// A word that people write where a secret belongs.
pub(super) fn placeholder_word(value: &[u8], strict: bool) -> Option<String> {
    let text = String::from_utf8_lossy(value);
    if let Some(word) = embedded_word(&text) {
        return Some(word.to_string());
    }
    // Signs between the words change nothing either: `CHANGE$This!`.
    if !strict && !text.bytes().any(|b| b.is_ascii_digit()) {
        let letters: String = text.chars().filter(char::is_ascii_alphabetic).flat_map(char::to_lowercase).collect();
        if letters.len() >= 7 && rules::placeholder_words().binary_search(&letters.as_str()).is_ok() {
            return Some(letters);
        }
    }
    if let Some(word) = disguised_word(&text).filter(|_| !strict) {
        return Some(word.to_string());
    }
    let mut words = names::words(&text);
    // `secret17042016`: a day that somebody chose, and no number that counts.
    if !strict && matches!(&words[..], [word, number] if word == "secret" && is_own_number(number.as_bytes())) {
        return None;
    }
    if !strict && is_noun_and_numbers(&words) {
        return words.into_iter().next();
    }
    // A number behind the word changes nothing: `test123`.
    while words.last().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit())) {
        words.pop();
    }
    let known = |w: &String| rules::placeholder_words().binary_search(&w.as_str()).is_ok();
    // Capitals part what is one word: `ChangeMe123!`.
    let joined = |w: &[String]| Some(w.concat()).filter(|w| w.len() >= 7 && known(w));
    if let Some(word) = words.windows(2).find_map(joined).filter(|_| !strict) {
        return Some(word);
    }
    let long_enough = |w: &String| w.len() >= if strict { 6 } else { 4 };
    // `your_key_here`: a phrase of words is a placeholder if one of them says so; so is a single telling word. Random
    // characters fall into words too where case changes or a digit stands, but that is no phrase.
    let has = |f: fn(&u8) -> bool| text.as_bytes().iter().any(f);
    let mixed = strict && has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    let alphabetic = |w: &String| w.bytes().all(|b| b.is_ascii_lowercase()) && w.len() < 16;
    let phrase = words.len() > 1 && !mixed && words.iter().all(alphabetic);
    words.iter().find(|w| known(w) && (long_enough(w) || phrase || words.len() == 1)).cloned()
}

/// Many digits that nobody counts up to, and not the year first, as dates of files are written.
pub(super) fn is_own_number(number: &[u8]) -> bool {
    let dated = number.len() == 8 && (number.starts_with(b"19") || number.starts_with(b"20"));
    number.len() >= 6 && number.iter().all(u8::is_ascii_digit) && !dated && !is_sequence(number)
}

/// `Ch@ngeM3!`: such a word with signs and digits in the place of letters.
fn disguised_word(text: &str) -> Option<&'static str> {
    let letters = spelled_out(text.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).as_bytes());
    long_words().find(|word| word.as_bytes() == letters)
}

/// The text with the digits and signs that people write for letters replaced by the letters, in lower case.
pub(super) fn spelled_out(value: &[u8]) -> Vec<u8> {
    let letter = |b: &u8| match b {
        b'0' => b'o',
        b'1' | b'!' => b'i',
        b'3' => b'e',
        b'4' | b'@' => b'a',
        b'5' | b'$' => b's',
        b'7' => b't',
        b => b.to_ascii_lowercase(),
    };
    value.iter().map(letter).collect()
}

/// `key_1234`, `pass01;pass02`: what it is and a number that counts.
fn is_noun_and_numbers(words: &[String]) -> bool {
    let number = |w: &String| w.len() <= 4 && w.bytes().all(|b| b.is_ascii_digit());
    let noun = |w: &String| {
        matches!(w.as_str(), "key" | "token" | "pass" | "password" | "passphrase" | "pwd" | "apikey" | "auth")
    };
    words.first().is_some_and(noun) && words.iter().any(number) && words.iter().all(|w| noun(w) || number(w))
}

/// The long words, in small letters and in capitals, by turns.
static LONG_WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let cases = long_words().flat_map(|w| [w.to_string(), w.to_uppercase()]);
    AhoCorasick::builder().match_kind(MatchKind::Standard).build(cases).ok()
});

fn long_words() -> impl Iterator<Item = &'static str> {
    rules::placeholder_words().iter().copied().filter(|w| w.len() >= 7)
}

/// A long word in one case anywhere in the value: by chance that happens to one random key in many millions.
fn embedded_word(text: &str) -> Option<&'static str> {
    match &*LONG_WORDS {
        Some(words) => {
            let first = words.find_overlapping_iter(text).map(|found| found.pattern().as_usize() / 2).min()?;
            long_words().nth(first)
        }
        None => long_words().find(|w| text.contains(w) || text.contains(&w.to_uppercase())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_between_literals_is_no_value() {
        for code in [
            ".md5($pass).",
            "+Md5.Hash(txtPwd.Text)+",
            ".concat(e.token)):(o(e",
            " + os.environ[",
            " . $config[",
            " & settings(",
        ] {
            assert_eq!(super::reason(code.as_bytes(), false).as_deref(), Some("code between two literals"), "{code}");
        }
        assert!(super::reason(b"+kX9vQ2mL7p", false).is_none());
    }

    #[test]
    fn a_name_and_a_digit_or_a_sequence_and_signs_are_chosen() {
        for parts in [["gitp@", "7777"], ["kmw", "2222"], ["K123456", "789$k"], ["kX1234", "56!q"]] {
            assert_eq!(reason(parts.concat().as_bytes(), false), None, "{parts:?}");
        }
        for value in ["aaa7777", "1234567!", "abc@123456", "00001111"] {
            assert!(reason(value.as_bytes(), false).is_some(), "{value}");
        }
    }

    #[test]
    fn placeholders_are_recognised() {
        for value in [
            "your_key_here",
            "YOUR_API_KEY",
            "changeme",
            "xxxxxxxxxxxxxxxx",
            "XXXX-XXXX-XXXX",
            "****************",
            "${SECRET}",
            "{{ token }}",
            "<token>",
            "%TOKEN%",
            "$TOKEN",
            "process.env.KEY",
            "abcdefghijklmnop",
            "1234567890",
            "a1b2c3d4e5f6",
            "0123456789abcdef",
            "deadbeefdeadbeefdeadbeef",
            "op://vault/item",
            "__TOKEN__",
            "some-example-key",
            "Ch@ngeM3!",
            "#tp_pw#",
            "@@pw_2@@",
            "kX9vQ2mL7pR4tY8wxxxxx",
            "ch4ngem3",
            "fedcba9876543210",
            "crwdns71:0crwdne71:0",
        ] {
            assert!(reason(value.as_bytes(), false).is_some(), "{value}");
        }
    }

    #[test]
    fn passwords_and_random_text_are_not_placeholders() {
        let test_key = ["test_", "R9DnTTLp0AJ5mth_es0DTrnGgeQOQ", "IH7320XtzesxnI"].concat();
        assert_eq!(reason(test_key.as_bytes(), false), None);
        for value in
            ["wang666666", "hunter3!", "Tr0ub4dor&3", "kX9vQ2mL7pR4", "correct horse", "9f86d081884c7d65", "$ecret9"]
        {
            assert_eq!(reason(value.as_bytes(), false), None, "{value}");
        }
    }
}
