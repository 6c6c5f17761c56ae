//! Values that a name, a header or a parameter claims to be secrets: no form of their own proves anything, so name and look decide.
//!
//! In: a secret with its use, and a context rule whose form it has, if any. Out: evidence. It refuses to know paths and how
//! candidates are found.

use super::bare::{is_time_and_fraction, without_base, without_label, without_name};
use super::inner::{self, Inner};
use super::{
    Weighing, aside, company, constants, deployed, escapes, listed, made_up, ngram, opaque, owner, passwords,
    placeholder, randomness, shape, signing, uuids, vectors, weights,
};
use crate::decode::numbers::bytes_of_list;
use crate::model::{Evidence, Secret, Sink};
use crate::rules::words::Words;
use crate::rules::{self, Credential, names, owners, signs, words};

/// Weighs a value by its name, its look and the context rule that it fits.
pub(super) fn weigh(secret: &Secret, rule: Option<&Credential>, weigh: &mut Weighing) {
    match &secret.usage.sink {
        Sink::UrlPassword { .. } => return passwords::in_url(secret, weigh),
        Sink::Header { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => return basic(secret, weigh),
        _ => {}
    }
    let name = secret.usage.name.as_deref().unwrap_or("");
    let role = named(secret, name, weigh);
    if let Some(rule) = rule.filter(|_| role != names::Role::Not) {
        let reason = format!("has the form of {}, which what stands around tells", super::noun(rule));
        weigh.add(weights::PROVIDER_FORM, reason);
    }
    let value = secret.text.reveal();
    let words = names::words(name);
    if words.iter().any(|word| Words::Pretended.has(word.as_bytes())) {
        weigh.add(weights::PRETENDED, format!("`{name}` says that it is made up"));
    }
    if is_store_identifier(&words, value) {
        weigh.add(weights::STORE_IDENTIFIER, "has the form of the identifier of an access key, not of its secret");
    }
    if let Some(bytes) = secret.usage.literal.then(|| bytes_of_list(value)).flatten() {
        if super::is_known_example(data_encoding::HEXLOWER.encode(&bytes).as_bytes()) {
            return weigh.add(weights::NOT_A_PASSWORD, "the bytes of a well-known public example");
        }
        return constants::bytes(&bytes, name, role, weigh);
    }
    if is_unsigned_token(value) {
        return weigh.add(weights::UNSIGNED, "header and claims of a token without its signature");
    }
    if let Some(bytes) = escapes::key_bytes(value).filter(|_| role == names::Role::Strong) {
        return constants::bytes(&bytes, name, role, weigh);
    }
    if escapes::is_codes(value) {
        return weigh.add(weights::NOT_A_PASSWORD, "the code of a character");
    }
    let formed = match rule {
        None => Formed::No,
        Some(rule) if owners::has_sign(rule) => Formed::Signed,
        Some(_) => Formed::Plain,
    };
    // What stands in quotes is no type of a variable that begins with `$`.
    let name = if secret.usage.sure { name.trim_start_matches('$') } else { name };
    look(&escapes::unescaped(value), name, formed, weigh);
}

/// Whether a value has the form of a key that what stands around tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Formed {
    No,
    /// So many characters of an alphabet.
    Plain,
    /// The same with a sign at its place.
    Signed,
}

/// `accessKey: …`, twenty capitals and digits: stores for objects call the identifier so to which a secret key belongs.
fn is_store_identifier(words: &[String], value: &[u8]) -> bool {
    let capitals = value.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    value.len() == 20 && capitals && matches!(words, [.., first, last] if first == "access" && last == "key")
}

/// Whether the signature of a token, or the rest of a key, stands in the literals that follow: `"eyJ….eyJ…" + "…"`.
fn goes_on(text: &[u8], secret: &Secret) -> bool {
    /// More than stands between two literals.
    const REACH: usize = 60;
    let claims =
        memchr::memmem::find(secret.text.reveal(), b".eyJ").is_some() || inner::is_head_of_key(secret.text.reveal());
    let rest = &text[secret.span.end..text.len().min(secret.span.end + REACH)];
    let Some(quote) = rest.first().filter(|b| b"\"'".contains(b)) else { return false };
    let gap = rest[1..].iter().take_while(|b| b.is_ascii_whitespace() || b"+.\\&".contains(b)).count();
    claims && gap > 0 && rest.get(1 + gap) == Some(quote)
}

/// `eyJ….eyJ…`: one part or two of a JSON Web Token, which without the last prove nothing.
fn is_unsigned_token(value: &[u8]) -> bool {
    // Where the parts stand on lines of their own, the dots end them.
    let dots = value.iter().rev().take_while(|b| **b == b'.').count();
    let parts: Vec<&[u8]> = value[..value.len() - dots].splitn(4, |b| *b == b'.').collect();
    let signed = |end: &[u8]| end.len() > 20 || end.iter().any(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    // `eyJhbGciOiJIUzI1NiJ9.payload.signature`: fewer characters than claims have.
    let stands_in = |head: &[u8], claims: &[u8]| claims.len() < 16 && inner::begins_an_object(head);
    match parts[..] {
        [head] => head.starts_with(b"eyJ") && inner::begins_an_object(head) && !inner::is_object_of_its_own(head),
        [head, claims] => head.starts_with(b"eyJ") && (claims.starts_with(b"eyJ") || stands_in(head, claims)),
        [head, claims, end] => {
            head.starts_with(b"eyJ") && (claims.starts_with(b"eyJ") || claims == b"e30") && !signed(end)
                || stands_in(head, claims)
        }
        _ => false,
    }
}

/// Whether the base64 that begins a text is longer than that of any key and of any file of keys, of which no more was taken than the beginning.
fn is_file(value: &[u8]) -> bool {
    const LONGEST: usize = 1 << 14;
    let digit = |b: &u8| b.is_ascii_alphanumeric() || b"+/%-_=".contains(b);
    value.get(..LONGEST).is_some_and(|head| head.iter().all(digit))
}

/// What stands beside the value: other results of tests, or the name of an index, which makes it a key for searching that pages show
/// to everybody.
pub(super) fn beside(text: &[u8], secret: &Secret, weigh: &mut Weighing) {
    if is_file(&text[secret.span.start..]) {
        return weigh.add(weights::NOT_A_PASSWORD, "longer than any key: a picture or a document");
    }
    if inner::is_head_of_key(secret.text.reveal()) && !goes_on(text, secret) {
        return weigh.add(weights::NOT_A_PASSWORD, "the first bytes of a key, which all keys of its kind have");
    }
    if let Some(reason) = aside::reason(text, secret) {
        return weigh.add(weights::NOT_A_PASSWORD, reason);
    }
    if weigh.has(weights::KEY_BYTES) || weigh.has(weights::PLAIN_KEY_BYTES) {
        return constants::beside(text, secret, weigh);
    }
    if weigh.sum() >= weights::POSSIBLE && vectors::is_member(text, secret) {
        return weigh.add(weights::VECTOR, "a test vector: what it makes of an input stands beside it");
    }
    if let Some(at) =
        weigh.evidence.iter().position(|e| e.code == weights::UNSIGNED.code).filter(|_| goes_on(text, secret))
    {
        weigh.evidence.remove(at);
        return weigh.add_scaled(weights::RANDOMNESS, 20, "the beginning of a token whose signature follows");
    }
    if company::is_unused_default(text, secret) {
        return weigh.add(weights::UNUSED_DEFAULT, "a comment says that it is the default that stands there");
    }
    let name = secret.usage.name.as_deref().unwrap_or("");
    if passwords::is_password(name) && company::is_digest(text, secret) {
        return weigh.add(weights::NOT_A_PASSWORD, "as long as a digest, and what makes digests stands near");
    }
    if !weigh.has(weights::PRETENDED) && company::is_pretended(text, secret) {
        weigh.add(weights::PRETENDED, "what its line assigns is called made up");
    }
    let chosen = weigh.has(weights::PASSWORD) || weigh.has(weights::STRONG_PASSWORD);
    if chosen && company::is_delivered_word(text, secret) {
        return weigh.add(weights::UNUSED_DEFAULT, "a word in a setting that is commented out");
    }
    if chosen && company::repeats_user(text, secret) {
        return weigh.add(weights::NOT_A_PASSWORD, "the password repeats the user's name");
    }
    in_use(text, secret, weigh);
    if is_number_of_its_own(text, secret)
        && let Some(digits) = weigh.evidence.iter_mut().find(|e| e.code == weights::DIGITS.code)
    {
        digits.weight = weights::PASSWORD.decibels;
    }
    if weigh.has(weights::UUID) && uuids::is_token_of_service(name) {
        weigh.add(weights::SERVICE_TOKEN, format!("`{name}` says of which service it is"));
    } else if weigh.has(weights::UUID) && uuids::is_setting_of_auth(name) {
        weigh.add(weights::QUALIFIED_KEY, format!("`{name}` says what it opens"));
    } else if weigh.has(weights::UUID) && company::is_of_webhook(text, secret) {
        weigh.add(
            weights::SERVICE_TOKEN,
            "whoever asks for the address that it is part of starts what stands beside it",
        );
    }
    if weigh.has(weights::FAINT_NAME) && (weigh.has(weights::RANDOMNESS) || weigh.has(weights::PROVIDER_FORM)) {
        key(text, secret, weigh);
        constants::salt(text, secret, weigh);
    }
    /// As far as the other settings of one small object.
    const REACH: usize = 160;
    let value = secret.text.reveal();
    let hex = value.len() == 32 && value.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let name = names::words(secret.usage.name.as_deref().unwrap_or(""));
    if !hex || !secret.usage.sure || name.iter().any(|w| matches!(w.as_str(), "admin" | "write" | "private" | "secret"))
    {
        return;
    }
    let around = &text[secret.span.start.saturating_sub(REACH)..text.len().min(secret.span.end + REACH)];
    if signs::any_in(signs::INDEXES, around) {
        weigh.add(weights::SEARCH_KEY, "the name of an index stands beside it: a key for searching");
    }
}

/// `<password>…</password>`, `pwd = …`: as many digits as people choose, all that a setting of this name is given.
fn is_number_of_its_own(text: &[u8], secret: &Secret) -> bool {
    let name = names::words(secret.usage.name.as_deref().unwrap_or(""));
    let next = text.get(secret.span.end);
    !secret.usage.sure
        && (7..=9).contains(&secret.text.len())
        && name.last().is_some_and(|word| matches!(word.as_str(), "password" | "passwd" | "pwd" | "pass" | "psk"))
        && next.is_none_or(|b| b"\r\n<".contains(b))
}

/// A plain word is a password where the settings beside it make it one that opens something, and a key where a framework takes it.
fn in_use(text: &[u8], secret: &Secret, weigh: &mut Weighing) {
    if weigh.sum() < weights::LIKELY && signing::is_own(text, secret) {
        signing::weigh(secret, weigh);
        if signing::has_length_of_cipher(secret) {
            weigh.add(weights::CIPHER_NEAR, "as long as a key of a cipher, and called so");
        }
        return;
    }
    let name = secret.usage.name.as_deref().unwrap_or("");
    if secret.usage.sink != Sink::Assignment || !passwords::is_password_name(name) {
        return;
    }
    // `THE_NAME_OF_AN_ENTRY` stays an identifier.
    let value = secret.text.reveal();
    let own = words::is_passphrase(value);
    let phrase = || own || signing::is_phrase(&text[..secret.span.start], name, value);
    let is_words = |e: &Evidence| e.code == weights::IDENTIFIER.code || e.code == weights::PHRASE.code && phrase();
    let literal = (secret.usage.sure || own) && value.iter().any(u8::is_ascii_lowercase) && !is_path_to(name, value);
    let words = weigh.evidence.iter().position(|e| literal && is_words(e));
    let some = [weights::PASSWORD, weights::STRONG_PASSWORD, weights::DIGITS].into_iter().any(|w| weigh.has(w));
    let stated = || company::is_of_statement(text, secret);
    if weigh.has(weights::STRONG_PASSWORD) && !weigh.has(weights::MADE_UP) && company::is_of_real_host(text, secret) {
        weigh.add(weights::REAL_PLACE, "a host that somebody runs stands beside it");
    }
    if some && !weigh.has(weights::MADE_UP) && (stated() || company::is_of_settings(text, secret, true)) {
        return weigh.evidence.retain(|e| !is_against_words(e));
    }
    if some && weigh.has(weights::MADE_UP) {
        // What people write anywhere is what they write where it counts, too.
        if company::is_of_real_login(text, secret) {
            weigh.add(weights::SETTINGS_BESIDE, "a user and a host that somebody runs stand beside it");
        } else if listed::is_among_own(text, secret) {
            weigh.add(weights::LISTED_BESIDE, "an entry like it gives a password of somebody's own");
        } else if deployed::is_password_of(text, secret) {
            weigh.add(weights::DEPLOYED, deployed::REASON);
        }
        return;
    }
    if weigh.has(weights::WORD_PASSWORD) && passwords::is_word_and_digit(value, 6) && stated() {
        weigh.evidence.retain(|e| e.code != weights::WORD_PASSWORD.code);
        return weigh.add(weights::PASSWORD, "a word and a digit, which a statement gives to a user");
    }
    if weigh.has(weights::WORD_PASSWORD) && weigh.has(weights::MADE_UP) && deployed::is_password_of(text, secret) {
        return weigh.add_scaled(weights::DEPLOYED, deployed::OF_WORD, deployed::REASON);
    }
    if words.is_none() && (!weigh.has(weights::WORD_PASSWORD) || weigh.has(weights::MADE_UP)) {
        return;
    }
    let (weight, reason) = if secret.usage.sure && signing::signs_sessions(&text[..secret.span.start], name) {
        (weights::SIGNING_KEY, "signs the sessions of an application")
    } else if words.is_some() && (!passwords::has_own_word(value) || describes_itself(name, value)) {
        return;
    } else if passwords::is_password(name)
        && !Words::Offhand.has(&value.to_ascii_lowercase())
        && !passwords::is_name_of_secret(value)
        && company::is_of_settings(text, secret, passwords::is_two_words(secret.text.reveal()))
    {
        (weights::SETTINGS_BESIDE, "a user and a place to log in stand beside it")
    } else if company::is_of_login(text, secret) {
        (weights::LOGIN_BESIDE, "a call logs a user in with it")
    } else if company::is_answer(text, secret) {
        (weights::LOGIN_BESIDE, "it is sent where a prompt asks for a password")
    } else if !passwords::is_common(value) && words.is_none() && company::is_of_command(text, secret) {
        (weights::LOGIN_BESIDE, "a command logs a user in with it")
    } else if !passwords::is_common(value) && words.is_none() && company::is_of_mail_user(text, secret) {
        (weights::LOGIN_BESIDE, "the address of mail of who logs in with it stands beside it")
    } else {
        return;
    };
    if let Some(at) = words {
        weigh.evidence[at].code = weights::WORD_PASSWORD.code;
        weigh.evidence[at].weight = weights::WORD_PASSWORD.decibels;
    }
    // What signs sessions is a key however it reads.
    if weight.code == weights::SIGNING_KEY.code {
        weigh.evidence.retain(|e| !is_against_words(e));
    }
    weigh.add(weight, reason);
}

/// `ldap_bind_account_password`, and `acmeproxy_password` for `PROXY_PASS`: words of which the last says what it is.
fn describes_itself(name: &str, value: &[u8]) -> bool {
    let words = names::words(&String::from_utf8_lossy(value));
    // `pass`, `password`
    let same = |own: String| words.last().is_some_and(|last| own.len() > 2 && last.starts_with(&own));
    let is_name = words.len() == 2 && value.contains(&b'_') && names::words(name).pop().is_some_and(same);
    (words.len() > 2 || is_name)
        && words.last().is_some_and(|w| {
            matches!(w.as_str(), "password" | "passwd" | "pass" | "pwd" | "passphrase" | "secret" | "token" | "key")
        })
}

/// Whether it counts against a value that it reads like words.
fn is_against_words(evidence: &Evidence) -> bool {
    evidence.code == weights::RANDOMNESS.code && evidence.weight < 0
}

/// `PostgreSQLPassword = "storage.postgres.password"`, `KEY_FTP_PASS = "export/ftp_pass"`: the path of a setting, whose last word is that of the name.
fn is_path_to(name: &str, value: &[u8]) -> bool {
    let Some(sign) = memchr::memrchr3(b'.', b'/', b':', value) else { return false };
    let last = names::words(&String::from_utf8_lossy(&value[sign + 1..])).pop();
    last.is_some() && names::words(name).pop() == last
}

/// A random value that is called a key: what the name says of it besides, or what stands near, tells whether it is kept secret.
fn key(text: &[u8], secret: &Secret, weigh: &mut Weighing) {
    let name = secret.usage.name.as_deref().unwrap_or("");
    let words = names::words(name);
    let of = |kind: Words| words.iter().any(|w| kind.has(w.as_bytes()));
    if words.ends_with(&["primary".into(), "key".into()]) {
        // The first of two keys of an account, or the one that records are enciphered with; elsewhere the column of a table.
        let enciphers = of(Words::Cryptic) || company::is_below_cipher(text, secret);
        if enciphers || is_encoded_key(secret.text.reveal()) {
            weigh.add(weights::QUALIFIED_KEY, format!("`{name}` holds as many characters as a key has"));
        }
        return;
    }
    if words.last().is_none_or(|w| w != "key" && w != "keys")
        || of(Words::Elsewhere)
        // `S3Key` has two words.
        || words.windows(2).any(|w| Words::Elsewhere.has(w.concat().as_bytes()))
        || of(Words::Pretended)
        || names::is_public(name)
    {
        return;
    }
    // `setKey(…)` says no more than `key`.
    if words
        .iter()
        .any(|w| !matches!(w.as_str(), "key" | "keys" | "set" | "get" | "put" | "add" | "with" | "my" | "the" | "k"))
    {
        return weigh.add(weights::QUALIFIED_KEY, format!("`{name}` says what the key is for"));
    }
    if words.len() == 1 && owner::stands_before_name(text, secret) {
        return weigh.add(weights::QUALIFIED_KEY, "whose key it is stands before its name");
    }
    if name == "key" && company::is_of_service(text, secret) {
        return weigh.add(weights::SERVICE_BESIDE, "the address of a service stands beside it, which it opens");
    }
    if name == "key" && company::is_header_of_list(text, secret) {
        return weigh.add(weights::SERVICE_BESIDE, "a header, as a service takes it");
    }
    if name == "key" && company::is_below_cipher(text, secret) {
        return weigh.add(weights::CIPHER_NEAR, "what it stands below enciphers or signs");
    }
    if !secret.usage.sure || company::is_near(text, secret, Words::Shown) {
        return;
    }
    if company::is_near(text, secret, Words::Cryptic) || company::is_near(text, secret, Words::Signs) {
        weigh.add(weights::CIPHER_NEAR, "what enciphers or signs stands near");
    } else if constants::becomes_bytes(text, secret) {
        weigh.add(weights::CIPHER_NEAR, "it is turned into bytes, as a cipher takes them");
    }
}

/// 32 or 64 bytes in base64, with the sign at their end.
fn is_encoded_key(value: &[u8]) -> bool {
    data_encoding::BASE64.decode(value).is_ok_and(|bytes| value.ends_with(b"=") && matches!(bytes.len(), 32 | 64))
}

/// `AF1QipOu6exxjgTWxVgHHiqBxKGDgHr5`: what stands where a name does, and ends with the letters of one by chance.
fn is_random(name: &str) -> bool {
    /// No name is so long and has so many digits.
    const LEAST: usize = 30;
    const DIGITS: usize = 3;
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    name.len() >= LEAST && digits >= DIGITS && ngram::log_odds(name.as_bytes()) >= 10
}

/// What the name says. That of a header counts as the header (see [`super::used`]), not twice.
fn named(secret: &Secret, name: &str, weigh: &mut Weighing) -> names::Role {
    if matches!(secret.usage.sink, Sink::Header { .. }) {
        return names::Role::Strong;
    }
    if is_random(name) {
        weigh.add(weights::NOT_A_PASSWORD, "stands where a name may, behind what is random itself");
        return names::Role::Not;
    }
    let role = names::role(name);
    match role {
        names::Role::Strong => weigh.add(weights::STRONG_NAME, format!("`{name}` names a secret")),
        names::Role::Weak => weigh.add(weights::WEAK_NAME, format!("`{name}` may name a secret")),
        names::Role::Faint => weigh.add(weights::FAINT_NAME, format!("`{name}` is seldom the name of a secret")),
        names::Role::Not | names::Role::Unknown => {}
    }
    role
}

/// `Basic` credentials: base64 of `user:password`, and the password tells.
fn basic(secret: &Secret, weigh: &mut Weighing) {
    match inner::read(secret.text.reveal()) {
        Some(Inner::UserAndPassword(user, password)) => {
            weigh.add(weights::BASIC_CREDENTIALS, "decodes to a user name and a password");
            passwords::chosen_by(&user, &password, weigh);
        }
        _ => weigh.add(weights::NOT_A_PASSWORD, "is not the base64 of a user name and a password"),
    }
}

/// What the characters say; less against it if they have the form of a key of the provider that is named.
fn look(value: &[u8], name: &str, form: Formed, weigh: &mut Weighing) {
    let formed = form != Formed::No;
    // `-----BEGIN`
    if value.starts_with(b"LS0tLS1CRUdJ") {
        return weigh.add(weights::NOT_A_PASSWORD, "base64 of a block, which is judged by what it holds");
    }
    match inner::read(value) {
        Some(Inner::Words) => return weigh.add(weights::NOT_A_PASSWORD, "decodes to words"),
        Some(Inner::Sequence) => return weigh.add(weights::NOT_A_PASSWORD, "decodes to a sequence of bytes"),
        Some(Inner::PublicKey) => return weigh.add(weights::NOT_A_PASSWORD, "a public key: a point of a curve"),
        Some(Inner::Structured) => return weigh.add(weights::NOT_A_PASSWORD, "decodes to structured data"),
        Some(Inner::UserAndPassword(user, password)) => {
            weigh.add(weights::BASIC_CREDENTIALS, "decodes to a user name and a password");
            return passwords::chosen_by(&user, &password, weigh);
        }
        Some(Inner::Text(text)) => return inner_text(&text, name, weigh),
        None => {}
    }
    if uuids::is_uuid(value) {
        let (weight, text) = uuids::judged(value, name, formed);
        return weigh.add(weight, text);
    }
    if names::role(name) == names::Role::Strong && uuids::ends_with_uuid(value) {
        return weigh.add(weights::UUID, "a word and a random UUID, as some services take for keys");
    }
    if is_address(value) && names::role(name) != names::Role::Strong {
        return weigh.add(weights::NOT_A_PASSWORD, "has the form of the address of an account of a chain");
    }
    if shape::is_path(value) || std::str::from_utf8(value).is_ok_and(shape::is_asset) {
        return weigh.add(weights::NOT_A_PASSWORD, "a path");
    }
    if std::str::from_utf8(value).is_ok_and(shape::is_version) {
        return weigh.add(weights::NOT_A_PASSWORD, "a version");
    }
    if std::str::from_utf8(value).is_ok_and(|v| shape::is_character_class(v) || shape::is_release(v)) {
        return weigh.add(weights::NOT_A_PASSWORD, "an expression for characters, or a name and its release");
    }
    let value = without_name(without_base(value));
    let value = if names::role(name) == names::Role::Strong { without_label(value) } else { value };
    if is_time_and_fraction(value) {
        return weigh.add_scaled(weights::RANDOMNESS, 16, "a time to the microsecond and a random fraction");
    }
    let password = passwords::is_password_name(name);
    if password && passwords::is_for_an_application(value) {
        return weigh.add(weights::APPLICATION_PASSWORD, "groups of four characters, as applications are given them");
    }
    if is_drawn(value, names::role(name)) {
        return weigh.add(weights::GENERATED_PASSWORD, "letters, digits and signs in no order");
    }
    let chosen = || names::role(name) == names::Role::Strong && deployed::is_chosen_key(value);
    if value.len() >= 16 && value.iter().all(u8::is_ascii_graphic) {
        let decibels = randomness::decibels(value);
        if password && made_up::is_made_up(value) {
            return passwords::chosen(value, name, weigh);
        }
        if decibels > 0 {
            // What passes at all passes a floor that one source token in hundreds reaches.
            return weigh.add_scaled(weights::RANDOMNESS, (10 + decibels).min(20), "the characters look random");
        }
        if passwords::has_every_class(value) || password && passwords::is_of_people(value) || chosen() {
            return passwords::chosen(value, name, weigh);
        }
        if formed && value.iter().any(u8::is_ascii_digit) && randomness::of_parts(value).is_none() {
            return match form {
                Formed::Signed => {
                    weigh.add_scaled(weights::RANDOMNESS, 10, "more digits than in words, and the sign of its form")
                }
                _ => weigh.add_scaled(weights::RANDOMNESS, 4, "more digits than in words"),
            };
        }
        if password {
            return read(value, name, decibels, weigh);
        }
        let floor = -20;
        weigh.add_scaled(weights::RANDOMNESS, decibels.max(floor), READS_LIKE_WORDS);
    }
    if password || chosen() {
        passwords::chosen(value, name, weigh);
    } else if value.len() < 16 {
        short(value, weigh);
    }
}

/// Whether letters, digits and signs stand in no order. What is called a token is asked as a key first.
fn is_drawn(value: &[u8], role: names::Role) -> bool {
    let asked = match role {
        names::Role::Strong => true,
        names::Role::Weak => value.len() < 16 || randomness::decibels(value) <= 0,
        _ => false,
    };
    asked && shape::is_generated(value)
}

/// What counts against a value whose characters follow one another as in words.
const READS_LIKE_WORDS: &str = "reads like words, not like random characters";

/// A long password that reads like words: where nothing in it is a word, it does not.
fn read(value: &[u8], name: &str, decibels: i16, weigh: &mut Weighing) {
    const FLOOR: i16 = -8;
    passwords::chosen(value, name, weigh);
    let generated = weigh.evidence.iter_mut().find(|e| e.code == weights::GENERATED_PASSWORD.code);
    if let Some(generated) = generated {
        if !shape::has_words(value) {
            return;
        }
        // Capitals and digits take turns in it, and yet words are all that it is made of.
        let weights::Weight { code, decibels } = weights::STRONG_PASSWORD;
        (generated.code, generated.weight) = (code, decibels);
        generated.text = passwords::CHOSEN.to_string();
    }
    // Keys that somebody hit, and not words.
    if weigh.has(weights::STRONG_PASSWORD) && (!shape::has_words(value) || shape::is_hammered(value)) {
        return;
    }
    // `brenner_admin_2024`, `PlanetPepper2035`: words of its own and a number are no prose.
    let numbered = passwords::is_words_and_number(value)
        || passwords::is_words_and_digits(value)
        || passwords::is_signed_pair(value)
        || passwords::is_dashed_phrase(value)
        || passwords::is_words_around_number(value);
    if numbered && (weigh.has(weights::PASSWORD) || weigh.has(weights::STRONG_PASSWORD)) {
        return;
    }
    weigh.add_scaled(weights::RANDOMNESS, decibels.max(FLOOR), READS_LIKE_WORDS);
}

/// `0x` and 40 hexadecimal digits.
fn is_address(value: &[u8]) -> bool {
    value.strip_prefix(b"0x").is_some_and(|digits| digits.len() == 40 && digits.iter().all(u8::is_ascii_hexdigit))
}

/// base64 of a readable text: the text is judged.
fn inner_text(text: &[u8], name: &str, weigh: &mut Weighing) {
    if let Some(reason) = placeholder::reason(text, false) {
        return weigh.add(weights::NOT_A_PASSWORD, format!("base64 of {reason}"));
    }
    if opaque::reason(text, 0, text).is_some() {
        return weigh.add(weights::NOT_A_PASSWORD, "base64 of what cannot be used as it stands");
    }
    if text.len() >= 16 && randomness::decibels(text) > 0 {
        return weigh.add_scaled(weights::RANDOMNESS, 20, "base64 of characters that look random");
    }
    weigh.add(weights::ENCODED_TEXT, "base64 of a readable text");
    passwords::chosen(text, name, weigh);
}

/// `gpt-3.5-turbo`, `llama-3.1-8b`: words and a number with a point.
fn is_version_of_model(value: &[u8]) -> bool {
    let parts = || value.split(|b| *b == b'-');
    let number = |part: &[u8]| part.iter().all(|b| b.is_ascii_digit() || *b == b'.') && part.contains(&b'.');
    let plain = |part: &[u8]| part.len() > 1 && part.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    parts().any(number) && parts().all(|part| number(part) || plain(part))
}

/// Too short for the floors of random keys: digits among letters, or letters that no word has.
fn short(value: &[u8], weigh: &mut Weighing) {
    if is_version_of_model(value) {
        return;
    }
    /// A shorter one is a name too often, unless more than that speaks for chance: a decibel for each character.
    const LEAST: usize = 12;
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    let mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
        || has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    let missing = LEAST.saturating_sub(value.len()) as i32;
    if (missing == 0 || mixed) && ngram::short_odds(value).is_some_and(|odds| odds > missing) {
        return weigh.add(weights::SHORT_MIXED, "the characters look random, as far as so few tell");
    }
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = value.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let changes = value.windows(2).filter(|w| w[0].is_ascii_digit() != w[1].is_ascii_digit()).count();
    if value.len() >= 10 && digits >= 2 && letters >= 2 && changes >= 4 {
        weigh.add(weights::SHORT_MIXED, "letters and digits take turns");
    } else {
        weigh.add(weights::NOT_RANDOM, "does not look random");
    }
}

/// A value that stands for no key although a header takes it: the scheme's word itself, a bare word, a number.
pub(super) fn is_no_key(value: &[u8]) -> bool {
    let digits = value.iter().any(u8::is_ascii_digit);
    let letters = value.iter().any(u8::is_ascii_alphabetic);
    // Chance draws no letters of one case alone so often that this is no key: somebody's hand ran over the keyboard.
    let plain = value.len() < 32 && value.iter().all(u8::is_ascii_lowercase);
    value.len() < 8 || !letters || (!digits && value.len() < 20) || plain || value.iter().any(u8::is_ascii_whitespace)
}

/// Whether the context rule of a candidate belongs to a provider whose host stands near.
pub(super) fn host_agrees(secret: &Secret) -> bool {
    let provider = secret.usage.host.as_deref().and_then(rules::provider_of_host);
    provider.is_some_and(|p| secret.rules.iter().any(|id| rules::credential(*id).provider == p.id))
}
