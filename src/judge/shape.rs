//! What a password cannot look like, and what one looks like that was made up or generated.
//!
//! In: a value and the name that it is given to. Out: why it is code, a message or a path instead, for people.

mod forms;

use super::weights::{self, Weight};
use super::{made_up, placeholder, printable};
use crate::rules::{names, signs};

/// Words with joiners between them.
pub(super) const IDENTIFIER: &str = "an identifier";

/// Words with blanks between them.
pub(super) const PHRASE: &str = "a phrase with blanks";

/// The name that the value is given to, once more.
pub(super) const OWN_NAME: &str = "repeats its own name";

/// How much it counts that a value is no password, by the reason: decisions are made by the code.
pub(super) fn weight(reason: &'static str) -> Weight {
    match reason {
        IDENTIFIER => weights::IDENTIFIER,
        PHRASE => weights::PHRASE,
        _ => weights::NOT_A_PASSWORD,
    }
}

/// Why a value that is named a password is none: it is code, a message, a path or the name itself.
pub(super) fn no_password(value: &[u8], name: &str) -> Option<&'static str> {
    let text = String::from_utf8_lossy(value);
    // The end of a line within a literal is not of the word.
    let text = ["\\r\\n", "\\n"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(&text);
    let squash = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (plain, named) = (squash(text), squash(name));
    // `minio123` for `MINIO_PASSWORD`: the name and a number.
    let stem = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    if text.contains(char::is_whitespace) && !is_drawn_with_blanks(value) {
        return Some(PHRASE);
    }
    // The name and as many signs as a generator writes are more than the name.
    let signed = text.bytes().filter(|b| b.is_ascii_punctuation() && !b"-_./:".contains(b)).count() > 3;
    // `password17042016`: and a day that somebody chose.
    let own = placeholder::is_own_number(&plain.as_bytes()[stem.len()..]);
    // `es_1123` is not the end of `POSTGRES_PASSWORD`.
    let is_named = named.contains(stem) && (stem.len() > 2 || names::words(name).iter().any(|word| word == stem));
    if !stem.is_empty() && is_named && !own || (named.len() > 3 && plain.contains(&named) && !signed && !own) {
        return Some(OWN_NAME);
    }
    // Chance draws brackets, arrows and equals signs, too.
    if [printable::is_drawn, printable::is_key_of_site, printable::is_wordless].iter().any(|is| is(text.as_bytes())) {
        return None;
    }
    let begins = |p: &&str| text.starts_with(*p) && !(*p == "/" && printable::is_behind_slash(text.as_bytes()));
    if text.contains("://") || ["/", "./", "~/", "@/"].iter().any(begins) || is_route(text) {
        return Some("a path or a URL");
    }
    if let Some(reason) = of_other_kind(text) {
        return Some(reason);
    }
    if is_other_name(value) {
        return Some("the name of what is no secret");
    }
    if signs::ENCODINGS.contains(&&*plain) {
        return Some("the name of an encoding or a digest");
    }
    if is_mail_address(text) {
        return Some("an e-mail address");
    }
    if named.ends_with("proxypass") && forms::is_endpoint(text) {
        return Some("the address to which requests are passed");
    }
    if is_expression(text) || is_required_type(text, name) {
        return Some("an expression");
    }
    // A block that begins, a list, alternatives: `before{content:`, `required|string`, `prog,link`.
    let joiners = ['_', '-', '.', ':', '/', ',', '|', '{', '}'];
    if text.chars().all(|c| c.is_alphabetic() || joiners.contains(&c)) && text.contains(joiners) {
        return Some(IDENTIFIER);
    }
    if let Some(reason) = of_words(text) {
        return Some(reason);
    }
    if text.strip_suffix(':').is_some_and(|word| word.chars().all(|c| c.is_alphanumeric() || joiners.contains(&c))) {
        return Some("the name of what follows");
    }
    let of_password = names::is_of_password(name);
    if !of_password && is_numbered_identifier(text) {
        return Some("a numbered identifier");
    }
    if text.len() < 4 {
        return Some("too short");
    }
    None
}

/// A look at a value, and what it is if that is so.
type Kind = (fn(&str) -> bool, &'static str);

/// What stands where passwords do and is of another kind by its form.
fn of_other_kind(text: &str) -> Option<&'static str> {
    const KINDS: [Kind; 18] = [
        (forms::is_colour, "a colour"),
        (forms::is_date, "a date"),
        (is_asset, "the name of a file"),
        (forms::is_file_reference, "the name of a file to read it from"),
        (is_version, "a version"),
        (forms::is_size, "a size"),
        (names::is_algorithm, "the name of an algorithm"),
        (forms::is_class, "the name of a class"),
        (forms::is_list_of_filters, "functions through which a value goes"),
        (forms::is_encoding_and_length, "an encoding and a length"),
        (forms::is_issue, "the number of an issue"),
        (is_character_class, "an expression for characters"),
        (forms::is_account, "an account in the list of a system"),
        (forms::is_folder_and_number, "a path"),
        (forms::is_member_of_model, "the name of a part of a model"),
        (forms::is_condition, "an expression"),
        (forms::is_repetition, "a rule of a grammar"),
        (forms::is_function_and_arity, "a function and how many arguments it takes"),
    ];
    KINDS.iter().find(|(is, _)| is(text)).map(|(_, reason)| *reason)
}

/// The same of words and numbers, where nothing else is the case.
fn of_words(text: &str) -> Option<&'static str> {
    const KINDS: [Kind; 5] = [
        (is_foreign, "words of another language"),
        (is_label, "words of another language"),
        (is_variable, "the name of a variable"),
        (is_rule, "a rule for what is valid"),
        (is_number, "a number"),
    ];
    KINDS.iter().find(|(is, _)| is(text)).map(|(_, reason)| *reason)
}

/// `Парола`, `mã_bí_mật_của_bạn`: a word with letters beyond ASCII, or several with joiners.
fn is_foreign(text: &str) -> bool {
    let mut words = text.split(['_', '-']);
    let spelled = words.clone().filter(|w| w.chars().all(char::is_alphabetic)).count();
    let plain = words.all(|w| !w.is_empty() && w.chars().all(char::is_alphanumeric));
    // `这里填入32位base64密钥`: a script of which passwords are not made, since they are entered letter by letter.
    let wide = |c: &char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    !text.is_ascii()
        && plain
        && (spelled > 2 || text.chars().all(char::is_alphabetic) || text.chars().filter(wide).count() > 3)
}

/// `商户密钥（V2）`: letters beyond ASCII and no digit, up to a bracket or a sign as wide as they are, as keyboards write it for texts alone.
fn is_label(text: &str) -> bool {
    let wide = |c: char| matches!(c, '\u{3000}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}');
    let Some(at) = text.find(wide) else { return false };
    let head = &text[..at];
    !head.is_ascii() && !head.contains(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation())
}

/// `GCP_SA_KEY_B64`, `AZURE_CREDENTIALS2`, `ROOTDNPWD`: a constant whose last word tells what it holds, or of three words and more.
fn is_variable(text: &str) -> bool {
    let words = text.split('_').filter(|w| w.len() > 1 && w.bytes().any(|b| b.is_ascii_uppercase())).count();
    let named = || names::role(text) != names::Role::Unknown;
    let word = words == 1 && text.len() > 6 && text.bytes().all(|b| b.is_ascii_uppercase());
    is_constant(text) && (words > 2 || (words > 1 || word) && named())
}

/// `4.0.0b7`, `v1.2.3-rc.1`: numbers between dots, and how far the next one is. Behind a `v` numbers alone are one, too: `v0.8.1`, `v1beta2`.
pub(super) fn is_version(text: &str) -> bool {
    let released = text.strip_prefix('v').is_some_and(|rest| {
        let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let staged = ["alpha", "beta"].iter().find_map(|stage| rest.split_once(stage));
        rest.contains('.') && rest.split('.').all(number) || staged.is_some_and(|(a, b)| number(a) && number(b))
    });
    if released {
        return true;
    }
    let text = text.strip_prefix('v').unwrap_or(text);
    let numbers = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let (head, stage) = text.split_at(numbers);
    let stage = stage.trim_start_matches(['-', '.', '_']);
    let word = stage.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let known =
        matches!(word, "a" | "b" | "c" | "rc" | "alpha" | "beta" | "dev" | "post" | "pre" | "preview" | "snapshot");
    known && head.matches('.').count() >= 1 && head.starts_with(|c: char| c.is_ascii_digit())
}

/// `llama3.3:70b`, `postgres:16-alpine`: the name of what is loaded, and which release of it.
pub(super) fn is_release(text: &str) -> bool {
    let Some((name, release)) = text.split_once(':') else { return false };
    let word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-/".contains(&b);
    let letters = name.bytes().take_while(u8::is_ascii_lowercase).count();
    letters >= 4
        && name.bytes().all(word)
        && (1..=12).contains(&release.len())
        && release.starts_with(|c: char| c.is_ascii_digit())
        && release.bytes().all(word)
}

/// `oauth2/success`: words between slashes, one with the number of a version.
fn is_route(text: &str) -> bool {
    let word = |part: &str| {
        let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
        letters.len() >= 3 && part.len() - letters.len() < 2 && letters.bytes().all(|b| b.is_ascii_lowercase())
    };
    text.contains('/') && text.split('/').all(word)
}

/// `/aTrHUi4lSu4.png`, `8fK2mQ9xZr4T.webp`: a picture, a page or a script, whatever it is called.
pub(super) fn is_asset(text: &str) -> bool {
    let Some((stem, ending)) = text.rsplit_once('.') else { return false };
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_-./".contains(&b);
    !stem.is_empty() && stem.bytes().all(plain) && signs::ASSETS.contains(&ending)
}

/// `between:60,60`, `max:50`, `string|60`, `Required|min:6`: a word and its bounds, or several rules.
fn is_rule(text: &str) -> bool {
    let is_word = |rule: &str| rule.len() > 2 && rule.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    // Capitals are those of a list of rules: one by itself may be a name and a year.
    let many = || text.contains('|') && text.to_ascii_lowercase().split('|').all(|r| is_word(r) || is_one_rule(r));
    is_one_rule(text) || many()
}

fn is_one_rule(text: &str) -> bool {
    let word = text.bytes().take_while(|b| b.is_ascii_lowercase() || *b == b'_').count();
    let (sign, bounds) = text.split_at(word).1.split_at_checked(1).unwrap_or_default();
    let refers =
        matches!(&text[..word], "in" | "same" | "different" | "exists" | "unique" | "required_if" | "required_with");
    if refers && sign == ":" && bounds.bytes().all(|b| names::is_identifier(&b) || b == b',') {
        return true;
    }
    let of_form = matches!(&text[..word], "max" | "min" | "size" | "digits" | "length" | "gt" | "lt" | "gte" | "lte");
    let numbers = bounds.split(',').all(|n| (1..=5).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    word >= 3 && numbers && (sign == "|" || sign == ":" && (of_form || bounds.contains(',')))
}

/// `name@mail.example.org`, in small letters behind the sign, as nobody writes a password.
fn is_mail_address(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let label = |l: &str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let top =
        host.rsplit_once('.').is_some_and(|(_, top)| top.len() > 1 && top.bytes().all(|b| b.is_ascii_lowercase()));
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b))
        && top
        && host.split('.').all(label)
}

/// `baigu@2018`, `Harbour2018`: digits behind letters or beside a sign, as no pattern and no type has them.
fn is_number_and_sign(text: &str) -> bool {
    let has = |f: fn(&u8) -> bool| text.bytes().any(|b| f(&b));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let number = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase);
    let chosen = number > 1 && has(u8::is_ascii_alphabetic) && !text.starts_with("0x") || mixed && digits > 0;
    (chosen || digits > 1 && text.contains(['@', '#', '!', '$'])) && !text.contains(['*', '/'])
}

/// Calls, members, arguments, flags, tags and patterns of the languages around.
fn is_expression(text: &str) -> bool {
    let identifier = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    is_tagged(text)
        || is_list_of_settings(text)
        || has_octal_escape(text)
        || ["->", "-&gt", "::", "=>", "&&", "||", ".#"].iter().any(|p| text.contains(p))
        || text.contains(['(', ')', '[', ']']) && !is_behind_bracket(text)
        || is_roff(text)
        || is_nullable_type(text)
        || text.starts_with("--")
        // `s/PASSWORD=.*/…/`, `password:\s*root`: a pattern.
        || [".*", "\\s", "\\S", "\\w", "[^", "(?:"].iter().any(|start| text.starts_with(start))
        || text.ends_with('=')
        || text.ends_with('*') && !is_number_and_sign(text[..text.len() - 1].trim_start_matches('*'))
        // `'…?secret='.$key.'…'`: pieces of a text put together.
        || text.starts_with(".$")
        || is_alternatives(text)
        || is_cipher_list(text)
        || text
            .strip_prefix(['!', '+', '?', '@', '#'])
            .is_some_and(|s| identifier(s) && !s.contains(|c: char| c.is_ascii_digit()))
        || text.strip_prefix('$').is_some_and(|s| s.trim_end_matches(['-', '.', ':']) != s || s.contains(['.', ':']))
        || text.strip_prefix("!!").is_some_and(identifier)
        // `_#encoding & 5`: a definition of CUE.
        || text.strip_prefix("_#").is_some_and(|s| identifier(s) && !s.contains(|c: char| c.is_ascii_digit()))
        || text.split_once(":!").is_some_and(|(name, _)| identifier(name))
        || text.rsplit_once('=').is_some_and(|(name, _)| ends_like_a_name(name))
        || gives_to_a_constant(text)
        // `!this.unsafe`
        || text.strip_prefix('!').is_some_and(|s| s.split('.').all(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_alphabetic())))
        || is_percent_encoded(text)
}

/// `(Harbour@2018`: a bracket that nothing closes, and a number or a sign as passwords have them.
fn is_behind_bracket(text: &str) -> bool {
    text.strip_prefix('(').is_some_and(|rest| !rest.contains(['(', ')', '[', ']']) && is_number_and_sign(rest))
}

/// `123<a>456`: with a tag of a page in it.
fn is_tagged(text: &str) -> bool {
    let Some((_, rest)) = text.split_once('<') else { return false };
    let tag = rest.strip_prefix('/').unwrap_or(rest);
    tag.split_once('>')
        .is_some_and(|(name, _)| (1..=10).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase()))
}

/// `id=token,env=TOKEN`: names and what they are given, after one another.
fn is_list_of_settings(text: &str) -> bool {
    let setting = |part: &str| {
        part.split_once('=').is_some_and(|(name, value)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase()) && !value.is_empty()
        })
    };
    text.starts_with("id=") || text.contains(',') && text.split(',').all(setting)
}

/// `dsa2\223jdf`: bytes that were no text, as programs print them.
fn has_octal_escape(text: &str) -> bool {
    let escape =
        |w: &[u8]| w[0] == b'\\' && matches!(w[1], b'0'..=b'3') && w[2..].iter().all(|b| (b'0'..=b'7').contains(b));
    text.as_bytes().windows(4).any(escape)
}

/// The escapes of roff, in which manual pages are written: `\fIFILE\fP`, `\-alias`.
fn is_roff(text: &str) -> bool {
    ["\\fB", "\\fI", "\\fP", "\\fR", "\\f[", "\\-"].iter().any(|escape| text.contains(escape))
}

/// `String?`, where a name is declared.
fn is_nullable_type(text: &str) -> bool {
    let capital = text.starts_with(|c: char| c.is_ascii_uppercase());
    capital && text.strip_suffix('?').is_some_and(|name| name.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// `$password: String!`: the type of a variable in GraphQL, whose value must be given.
fn is_required_type(text: &str, name: &str) -> bool {
    let capital = text.starts_with(|c: char| c.is_ascii_uppercase());
    let is_type = |name: &str| name.bytes().all(|b| b.is_ascii_alphabetic());
    capital && text.strip_suffix('!').is_some_and(|of| of == "String" || name.starts_with('$') && is_type(of))
}

/// `/v2.0/tokens`: small letters between slashes, a word among them and no run of letters and digits that is long enough for a key.
pub(super) fn is_path(text: &[u8]) -> bool {
    /// A longer name between two slashes may be random.
    const LONGEST: usize = 16;
    let of_name = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(b);
    let names = || text.split(|b| *b == b'/').skip(1);
    let is_word = |name: &[u8]| name.len() > 3 && name.iter().all(u8::is_ascii_lowercase);
    text.first() == Some(&b'/')
        && names().count() > 1
        && names().all(|name| name.len() <= LONGEST && name.iter().all(of_name))
        && names().any(is_word)
}

/// `!RC4:!aNULL:@STRENGTH`: the end of a list of ciphers, in the syntax of OpenSSL.
fn is_cipher_list(text: &str) -> bool {
    let signed = |s: &str| {
        s.strip_prefix(['!', '@', '+', '-']).is_some_and(|s| s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
    };
    // `!SRP:ALL`: the end of a list may be a word that stands for all of them.
    let all = |s: &str| matches!(s, "ALL" | "HIGH" | "MEDIUM" | "LOW" | "DEFAULT");
    text.contains(':') && text.split(':').any(signed) && text.split(':').all(|s| signed(s) || all(s))
}

/// `0x7f06001d`: no longer than a machine word, as no key is.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    digits.is_some_and(|d| (1..=16).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// `nullable|min:6`: words, some with a number, between bars.
fn is_alternatives(text: &str) -> bool {
    let word = |part: &str| {
        let (name, argument) = part.split_once(':').unwrap_or((part, "0"));
        !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            && argument.bytes().all(|b| b.is_ascii_digit() || b == b',')
    };
    text.contains('|') && text.split('|').all(word)
}

/// Three small letters at its end: the name of an argument or an option.
fn ends_like_a_name(text: &str) -> bool {
    text.bytes().rev().take_while(|b| b.is_ascii_lowercase() || *b == b'_').count() >= 3
}

/// `KEY1=value1`: the name of a variable, which is given what stands behind the sign.
pub(super) fn gives_to_a_constant(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, value)| is_constant(name) && value.len() > 1)
}

/// Capitals, digits and what joins them.
fn is_constant(name: &str) -> bool {
    name.len() > 2
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

/// Mostly escapes of bytes: an encoded text, which nobody chooses as a password.
fn is_percent_encoded(text: &str) -> bool {
    let escape = |w: &&[u8]| w[0] == b'%' && w[1..].iter().all(u8::is_ascii_hexdigit);
    let escapes = text.as_bytes().windows(3).filter(escape).count();
    escapes >= 3 && escapes * 6 >= text.len()
}

/// `my-ca-1`, `tls_v2`, `books.1`: words and numbers in lower case.
fn is_numbered_identifier(text: &str) -> bool {
    let part = |p: &str| {
        let letters = p.trim_end_matches(|c: char| c.is_ascii_digit());
        !p.is_empty() && letters.chars().all(|c| c.is_ascii_lowercase())
    };
    text.contains(['-', '_', '.']) && text.split(['-', '_', '.']).all(part)
}

/// `[a-zA-Z0-9]+`, `[a-f]{8}`: one class of characters, and how many of them.
pub(super) fn is_character_class(text: &str) -> bool {
    let Some((class, count)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) else { return false };
    let ranges = class.as_bytes().windows(3).filter(|w| w[1] == b'-' && w[0] < w[2]).count();
    let counts = |b: u8| b.is_ascii_digit() || b"+*?{},$".contains(&b);
    ranges > 0 && count.bytes().all(counts)
}

/// `'SecretString', 'KmsKeyId'`, `readSecret('s3_accessKeyId')`: the name of what is no secret, in letters of both cases, is no value.
fn is_other_name(value: &[u8]) -> bool {
    let of_name = names::is_identifier;
    let bumps = value.windows(2).filter(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase()).count();
    bumps > 1
        && value.iter().all(of_name)
        && value.iter().filter(|b| b.is_ascii_digit()).count() < 2
        && std::str::from_utf8(value).is_ok_and(|v| names::role(v) == names::Role::Not)
}

/// Whether nothing in it reads like a word: no four letters in a row, however spelled, with as many vowels as words have.
pub(super) fn is_wordless(value: &[u8]) -> bool {
    is_scrambled(value) || is_jumbled(value) || !has_words(value)
}

/// `Kx3@vPq!7z`: shorter than what generators write without being asked, of every kind, and hardly two of one kind side by side. A sign that might be
/// read as a letter is none there.
fn is_jumbled(value: &[u8]) -> bool {
    const LENGTHS: std::ops::Range<usize> = 8..12;
    let count = |of: u8| value.iter().filter(|b| kind(b) == of).count();
    let turns = value.windows(2).filter(|w| kind(&w[0]) != kind(&w[1])).count();
    LENGTHS.contains(&value.len())
        && value.iter().all(u8::is_ascii_graphic)
        && count(0) >= 2
        && count(1) >= 2
        && count(2) >= 1
        && count(3) >= 1
        && turns * 5 >= (value.len() - 1) * 4
        // `Ch@ng3M3!`
        && placeholder::reason(&placeholder::spelled_out(value), false).is_none()
}

/// Whether there are such letters.
pub(super) fn has_words(value: &[u8]) -> bool {
    let vowel = |b: &u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let wordy = |run: &[u8]| {
        let vowels = run.iter().filter(|b| vowel(b)).count();
        run.len() >= 4 && vowels * 5 >= run.len() && vowels * 3 <= run.len() * 2
    };
    let lower = value.to_ascii_lowercase();
    [lower, placeholder::spelled_out(value)].iter().any(|text| text.split(|b| !b.is_ascii_alphabetic()).any(wordy))
}

/// `maria771!@#0042dsdjskuw8238`, `K-rGisdf23499fsdfkjldsm1`: keys that a hand hit, or a third of digits in several numbers, beside what can be read.
pub(super) fn is_hammered(value: &[u8]) -> bool {
    /// More consonants than stand together in words, even in two that were joined.
    const CONSONANTS: usize = 6;
    const LEAST: usize = 20;
    /// Longer ones are hashes and keys, which are asked otherwise.
    const LONGEST: usize = 64;
    let vowel = |b: &u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let consonants = value.split(|b| !b.is_ascii_lowercase() || vowel(b)).map(<[u8]>::len).max().unwrap_or(0);
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let numbers = value.split(|b| !b.is_ascii_digit()).filter(|number| number.len() > 1).count();
    let hit = consonants >= CONSONANTS || digits * 3 >= value.len();
    (LEAST..=LONGEST).contains(&value.len()) && (numbers >= 2 && hit || consonants > CONSONANTS)
}

/// Letters, digits and signs in no order, as generators of keys and passwords write them: hardly two of a kind in a row, hardly one twice, and few
/// letters that read like words. Patterns of what is valid, markup and escapes take turns, too.
pub(super) fn is_generated(value: &[u8]) -> bool {
    // `django-insecure-…`: what made it says so before it.
    let said = value.iter().take_while(|b| b.is_ascii_lowercase() || **b == b'-').count();
    let said = value[..said].iter().rposition(|b| *b == b'-').map_or(0, |dash| dash + 1);
    // What has the signs of base64 alone is asked as a key, and a password with a word in it was chosen.
    let signed = |value: &[u8]| value.iter().any(|b| b.is_ascii_punctuation() && !b"+/=-_.".contains(b));
    let drawn =
        |v: &[u8]| is_drawn(v) || printable::is_key_of_site(v) || signed(v) && printable::is_drawn(v) && is_wordless(v);
    drawn(value) || (4..=24).contains(&said) && drawn(&value[said..]) || is_drawn_with_blanks(value)
}

/// The blank is one of the signs of a key that WordPress draws for a site (`wp_generate_password`, of 64 characters): what stands between blanks is no word.
fn is_drawn_with_blanks(value: &[u8]) -> bool {
    const LEAST: usize = 40;
    const MOST: usize = 4;
    const SIGNS: usize = 8;
    let blanks = value.iter().filter(|b| **b == b' ').count();
    let signs = || value.iter().filter(|b| b.is_ascii_punctuation()).count();
    if value.len() < LEAST || !(1..=MOST).contains(&blanks) || signs() < SIGNS {
        return false;
    }
    let dense: Vec<u8> = value.iter().copied().filter(|b| *b != b' ').collect();
    is_drawn(&dense)
}

fn is_drawn(value: &[u8]) -> bool {
    const LEAST: usize = 12;
    const MOST: usize = 128;
    if !(LEAST..=MOST).contains(&value.len()) || !value.iter().all(u8::is_ascii_graphic) {
        return false;
    }
    let count = |f: fn(&u8) -> bool| value.iter().filter(|b| f(b)).count();
    let (letters, digits, signs) = (
        count(u8::is_ascii_alphabetic),
        count(u8::is_ascii_digit),
        count(|b| b.is_ascii_punctuation() && !b"-_./:".contains(b)),
    );
    // Without a digit it must be long, and have more signs than words have between them.
    let mixed = digits > 0 || value.len() >= 16 && signs >= 4;
    if letters < 3 || !mixed || signs < 2 || count(|b| *b == b'\\') * 8 > value.len() {
        return false;
    }
    let turns = value.windows(2).filter(|w| kind(&w[0]) != kind(&w[1])).count();
    let mut seen = [false; 128];
    value.iter().for_each(|b| seen[usize::from(*b & 127)] = true);
    let distinct = seen.iter().filter(|s| **s).count();
    // What comes twice in a long key comes twice in any alphabet.
    turns * 20 >= (value.len() - 1) * 9
        && distinct * 20 >= value.len().min(40) * if value.len() < 20 { 14 } else { 11 }
        && (value.len() >= 32 || !made_up::is_made_up(value))
        && wordy_letters(value) * 20 < value.len() * 7
        && !["://", "(?", "[A-Z", "[a-z", "a-z", "0-9", "\\d", "\\w", "\\s", ".*", ".+", "[^", "</", "/>"]
            .iter()
            .any(|part| memchr::memmem::find(value, part.as_bytes()).is_some())
        && !value.starts_with(b"/")
        && !value.starts_with(b"./")
}

/// How many letters stand in runs of four and more that have as many vowels as words.
pub(super) fn wordy_letters(value: &[u8]) -> usize {
    let vowel = |b: &u8| matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let runs = value.split(|b| !b.is_ascii_alphabetic()).filter(|run| {
        let vowels = run.iter().filter(|b| vowel(b)).count();
        run.len() >= 4 && vowels * 5 >= run.len() && vowels * 3 <= run.len() * 2
    });
    runs.map(<[u8]>::len).sum()
}

/// Capitals, small letters, digits, signs.
fn kind(b: &u8) -> u8 {
    match b {
        b'A'..=b'Z' => 0,
        b'a'..=b'z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    }
}

/// Capitals, small letters, digits and signs that take turns, as nobody spells: what generators write.
fn is_scrambled(value: &[u8]) -> bool {
    let count = |of: u8| value.iter().filter(|b| kind(b) == of).count();
    let turns = value.windows(2).filter(|w| kind(&w[0]) != kind(&w[1])).count();
    value.len() >= 12 && count(0) >= 2 && count(1) >= 2 && count(2) >= 1 && count(3) >= 1 && turns * 2 >= value.len()
}

/// `tuser1`, `Private!`: a word that can be read, with one more character.
pub(super) fn is_word_and_one(value: &[u8]) -> bool {
    let Some((last, word)) = value.split_last() else { return false };
    let vowel = |b: &u8| matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let vowels = word.iter().filter(|b| vowel(b)).count();
    let read = word.iter().skip(1).all(u8::is_ascii_lowercase) && vowels * 5 >= word.len();
    let digit = last.is_ascii_digit() && word.first().is_some_and(u8::is_ascii_lowercase);
    word.first().is_some_and(u8::is_ascii_alphabetic) && read && (digit || b"!.?".contains(last))
}

/// Whether letters alone spell nothing that anybody could read: too many consonants in a row, or capitals where no word begins.
pub(super) fn is_unreadable(value: &[u8]) -> bool {
    /// As many letters as a password of a site has at least.
    const LEAST: usize = 8;
    /// More consonants than stand together in words, even in two that were joined.
    const CONSONANTS: usize = 6;
    if value.len() < LEAST || !value.iter().all(u8::is_ascii_alphabetic) {
        return false;
    }
    let vowel = |b: &u8| matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let consonants = value.split(vowel).map(<[u8]>::len).max().unwrap_or(0);
    let humps = value.windows(2).filter(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase()).count();
    let repeats = value.windows(2).filter(|w| w[0] == w[1]).count();
    repeats * 3 < value.len() && (consonants >= CONSONANTS || humps >= 2 && (humps + 1) * 3 > value.len())
}

#[cfg(test)]
mod tests;
