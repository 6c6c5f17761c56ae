//! What a name says about its value: the words of an identifier, a header or a configuration key, and their role.
//!
//! In: a name as written, and `rules/judge/roles.txt`. Out: a [`Role`]. Judging by name is the same for a variable, an
//! environment name, a JSON key and a header, because all of them are split into words first.

mod counterparts;

pub use counterparts::counterparts;

use super::lists;
use super::words::Words;
use crate::model::quick::Map;
use std::cell::RefCell;
use std::sync::LazyLock;

/// What a name says about its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The name of a secret by itself: `client_secret`, `dbPassword`.
    Strong,
    /// A secret if the value looks like one: `token`, `auth`.
    Weak,
    /// More often no secret, even if the value is random: `key`, `salt`, `session`.
    Faint,
    /// Something about a secret, or no secret: `token_type`, `public_key`.
    Not,
    /// Nothing is known.
    Unknown,
}

/// Joined words of the ends of names, in lower case, with their role.
static ROLES: LazyLock<Map<&'static [u8], Role>> = LazyLock::new(|| {
    let mut roles = Map::default();
    for line in lists::ROLES {
        let mut words = line.split_whitespace();
        let role = match words.next() {
            Some("strong") => Role::Strong,
            Some("weak") => Role::Weak,
            Some("faint") => Role::Faint,
            Some("not") => Role::Not,
            _ => continue,
        };
        words.for_each(|w| {
            roles.insert(w.as_bytes(), role);
        });
    }
    roles
});

/// The last three letters of all names with a role and of all qualifiers, as bits: most names end otherwise.
static ENDINGS: LazyLock<Box<[u32; 1 << 10]>> = LazyLock::new(|| {
    let mut endings = Box::new([0; 1 << 10]);
    let low = |b: &u8| usize::from(b & 31);
    let behind = Words::Holder.all().iter().chain(Words::Hosted.all()).map(|w| w.as_bytes());
    let others = STRONG_ENDS.iter().chain(WEAK_ENDS).chain(QUALIFIERS).copied().chain(behind);
    for word in ROLES.keys().copied().chain(others) {
        match word {
            [.., first, second, third] => endings[low(third) << 5 | low(second)] |= 1 << low(first),
            [second, third] => endings[low(third) << 5 | low(second)] = u32::MAX,
            [third] => endings[low(third) << 5..][..32].fill(u32::MAX),
            [] => {}
        }
    }
    endings
});

/// Whether a name ends like one with a role: one look that turns most away.
pub fn may_have_role(name: &[u8]) -> bool {
    let mut letters = name.iter().take(NAME_MAX).rev().filter(|b| b.is_ascii_alphanumeric() || **b >= 0x80);
    match (letters.next(), letters.next(), letters.next()) {
        (Some(third), Some(second), Some(first)) if [first, second, third].iter().all(|b| b.is_ascii_alphabetic()) => {
            ENDINGS[usize::from(third & 31) << 5 | usize::from(second & 31)] & 1 << (first & 31) != 0
                || third.is_ascii_uppercase() && before_abbreviation_of(name)
        }
        (last, ..) => last.is_some(),
    }
}

/// [`before_abbreviation`] of bytes, for a first look.
fn before_abbreviation_of(name: &[u8]) -> bool {
    std::str::from_utf8(name).is_ok_and(|name| before_abbreviation(name).is_some())
}

/// `mypassword`, `dbpasswd`, `thesecret`: written together, so only the unambiguous words are looked for.
const STRONG_ENDS: &[&[u8]] = &[
    b"password",
    b"passwd",
    b"secret",
    b"apikey",
    b"passphrase",
    b"passcode",
    b"pass",
    b"pwd",
    b"senha",
    "密码".as_bytes(),
    "密碼".as_bytes(),
    "パスワード".as_bytes(),
    "비밀번호".as_bytes(),
    "授权码".as_bytes(),
    "口令".as_bytes(),
    "密钥".as_bytes(),
    b"kennwort",
    b"passwort",
    b"wachtwoord",
];
const WEAK_ENDS: &[&[u8]] = &[b"token"];

/// Whether a byte may stand in an identifier: `db_password`.
pub const fn is_identifier(b: &u8) -> bool {
    b.is_ascii_alphanumeric() || *b == b'_'
}

/// Whether a byte may stand in the name of a setting: `server.db-password`.
pub const fn is_part(b: &u8) -> bool {
    is_identifier(b) || matches!(*b, b'-' | b'.')
}

/// Whether a byte may stand in the name of a setting or of a variable with its sign: `$db-password`.
pub const fn is_variable(b: &u8) -> bool {
    is_part(b) || *b == b'$'
}

/// Whether a name says that values with it stand in front-end code on purpose: `publishableKey`, `SITE_KEY`.
pub fn is_public(name: &str) -> bool {
    Words::Public.in_name(name)
}

/// Whether a name is that of a key or of another secret: what an ordinary word in it names, counts.
pub fn is_key(name: &str) -> bool {
    matches!(role(name), Role::Strong | Role::Weak)
}

/// Whether the end of a name says that the value tells who somebody is: `user.email`, `remoteAddr`.
pub fn is_personal(name: &str) -> bool {
    let words = words(name);
    let from = words.len().saturating_sub(2);
    let is = |word: &str| Words::Personal.has(word.as_bytes());
    is(&words[from..].concat()) || words.last().is_some_and(|word| is(word))
}

/// Calls `each` with every run of one to three adjacent words of a name, joined, the longest first: `eleven_labs_key` gives `elevenlabs`
/// too.
pub fn each_run(name: &str, mut each: impl FnMut(&str)) {
    match Joined::whole(name) {
        Some(joined) => (1..=3).rev().for_each(|n| (n..=joined.words).for_each(|end| each(joined.run(end - n, end)))),
        None => {
            let words = words(name);
            (1..=3).rev().for_each(|n| words.windows(n).for_each(|run| each(&run.concat())));
        }
    }
}

/// The name of a setting, as a framework takes it: neither case nor hyphens nor underscores matter.
pub fn setting(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '_')).flat_map(char::to_lowercase).collect()
}

/// Whether a name is that of a password, in any of the languages that people speak, and not of any secret.
pub fn is_of_password(name: &str) -> bool {
    let lower = lower(name);
    Words::Password.part_of(&lower) && !["secret", "shared", "material", "credential"].iter().any(|w| lower.contains(w))
}

/// The lower-case words of a name: `dbPassword2` and `DB_PASSWORD-2` both give `db password 2`.
pub fn words(name: &str) -> Vec<String> {
    match Joined::whole(name) {
        Some(joined) => (0..joined.words).map(|at| joined.run(at, at + 1).to_string()).collect(),
        None => words_of_any(name),
    }
}

/// `SMTPpwd`, `DBpassword`: whether the small letters that a text begins with are a word that has a role, so that the capital before them belongs to an
/// abbreviation.
fn is_role(text: &[u8]) -> bool {
    let len = text.iter().take_while(|b| b.is_ascii_lowercase()).count();
    len > 2 && matches!(ROLES.get(&text[..len]), Some(Role::Strong | Role::Weak | Role::Faint))
}

/// Whether such a word begins behind two capitals or more.
fn ends_abbreviation(name: &[u8], at: usize) -> bool {
    at >= 2 && name[at - 2..at].iter().all(u8::is_ascii_uppercase) && is_role(&name[at..])
}

/// Bits of keys and digests.
const NUMBERS_OF_ALGORITHMS: &[&str] = &[
    "128", "160", "168", "192", "224", "256", "320", "384", "448", "512", "521", "1024", "2048", "3072", "4096",
    "25519",
];

/// Whether a text is the name of an algorithm: `pbkdf2`, `HmacSHA512`, `PBKDF2WithHmacSHA256`.
pub fn is_algorithm(text: &str) -> bool {
    let words = words(text);
    let number = |w: &String| w.bytes().all(|b| b.is_ascii_digit());
    // `ps719384` has such a word and a number that no algorithm has.
    let known = |w: &String| w.len() <= 2 || NUMBERS_OF_ALGORITHMS.contains(&w.as_str());
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_/+".contains(&b));
    plain
        && words.iter().any(|w| !number(w) && w.len() > 1)
        && words.iter().all(|w| number(w) && known(w) || w == "with" || Words::Algorithm.has(w.as_bytes()))
}

/// A name in small letters, whatever its script.
pub fn lower(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { words_of_any(name).join("_") }
}

/// A name without the signs around it, and without the flag that it is glued to: `--password`, `-Dsonar.login`.
pub fn bare(name: &str) -> &str {
    let glued = name.strip_prefix("-D").filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    glued.unwrap_or(name).trim_matches(['-', '.', '/', ' '])
}

/// [`words`] of a name of any length in any script.
fn words_of_any(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    let mut characters = name.chars().peekable();
    while let Some(c) = characters.next() {
        if c.is_alphanumeric() {
            let follows_lower = characters.peek().is_some_and(|n| n.is_lowercase());
            let begins = !previous.is_alphanumeric()
                || (c.is_uppercase() && (previous.is_lowercase() || (previous.is_uppercase() && follows_lower)))
                || (c.is_numeric() != previous.is_numeric());
            if begins {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                // The dot above a Turkish capital is a mark of its own in small letters.
                word.extend(c.to_lowercase().filter(|c| *c != '\u{307}'));
            }
        }
        previous = c;
    }
    words
}

/// The words of a name, joined, but for those of a kind. Nothing for a name that is longer than names are, or
/// that is not ASCII.
pub fn joined_without(kind: Words, name: &str) -> String {
    let mut rest = String::with_capacity(name.len());
    if let Some(joined) = Joined::whole(name) {
        let words = (0..joined.words).map(|at| joined.word(at)).filter(|word| !kind.has(word));
        words.for_each(|word| rest.extend(word.iter().map(|b| char::from(*b))));
    }
    rest
}

/// Longest name whose role is asked for; what is longer is no name.
const NAME_MAX: usize = 120;

/// The letters and digits of a name in lower case, and where its words begin: what [`words`] gives, without allocating, since
/// every value in every file asks for it.
#[derive(Clone)]
struct Joined {
    letters: [u8; NAME_MAX],
    starts: [u8; NAME_MAX],
    len: usize,
    words: usize,
}

impl Joined {
    /// Nothing for a name that is longer than names are, or that is not ASCII.
    fn whole(name: &str) -> Option<Joined> {
        (name.len() <= NAME_MAX && name.is_ascii()).then(|| Joined::of(name.as_bytes()))
    }

    /// The words from one place to another, joined, of a name in ASCII.
    fn run(&self, first: usize, end: usize) -> &str {
        let end = if end < self.words { self.starts[end] as usize } else { self.len };
        std::str::from_utf8(&self.letters[self.starts[first] as usize..end]).unwrap_or("")
    }

    /// The same of a name in any script, the capitals of which are no single bytes.
    fn of_any(name: &str) -> Joined {
        if name.is_ascii() { Joined::of(name.as_bytes()) } else { Joined::of(words_of_any(name).join("_").as_bytes()) }
    }

    fn of(name: &[u8]) -> Joined {
        let mut joined = Joined { letters: [0; NAME_MAX], starts: [0; NAME_MAX], len: 0, words: 0 };
        let alnum = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80;
        let mut previous = b' ';
        for (i, &b) in name.iter().take(NAME_MAX).enumerate() {
            if alnum(b) {
                let follows_lower = name.get(i + 1).is_some_and(u8::is_ascii_lowercase);
                let abbreviated = b.is_ascii_uppercase() && previous.is_ascii_uppercase() && follows_lower;
                let begins = !alnum(previous)
                    || (b.is_ascii_uppercase() && previous.is_ascii_lowercase())
                    || abbreviated && !is_role(&name[i + 1..])
                    || b.is_ascii_lowercase() && previous.is_ascii_uppercase() && ends_abbreviation(name, i)
                    || b.is_ascii_digit() != previous.is_ascii_digit();
                if begins {
                    joined.starts[joined.words] = joined.len as u8;
                    joined.words += 1;
                }
                joined.letters[joined.len] = b.to_ascii_lowercase();
                joined.len += 1;
            }
            previous = b;
        }
        joined
    }

    /// The last `take` words, joined.
    fn ending(&self, take: usize) -> &[u8] {
        let start = self.words.checked_sub(take).map_or(0, |w| self.starts[w] as usize);
        &self.letters[start..self.len]
    }

    /// The word at a place.
    fn word(&self, at: usize) -> &[u8] {
        let end = if at + 1 < self.words { self.starts[at + 1] as usize } else { self.len };
        &self.letters[self.starts[at] as usize..end]
    }

    /// Whether one of the words from one on, before the last `take`, says that the value was made of a secret: `hashed_secret`.
    fn has_derived_between(&self, from: usize, take: usize) -> bool {
        (from..self.words.saturating_sub(take)).any(|at| Words::Derived.has(self.word(at)))
    }

    /// `x.account.key.acme.blob.core.windows.net`: the host that a key opens stands behind the name of the key.
    fn has_key_of_host(&self) -> bool {
        let two = |at: usize| ROLES.get(&self.letters[usize::from(self.starts[at])..usize::from(self.starts[at + 2])]);
        (0..self.words - 2).any(|at| self.word(at + 1) == b"key" && two(at) == Some(&Role::Strong))
    }

    fn drop_last(&mut self) {
        self.words -= 1;
        self.len = self.starts[self.words] as usize;
    }

    /// The longest ending that has a role: of how many words it is, and the role.
    fn role_of_ending(&self) -> Option<(usize, Role)> {
        (1..=self.words.min(4)).rev().find_map(|take| Some((take, *ROLES.get(self.ending(take))?)))
    }

    /// `PASSWORD_DB`, `API_KEY_OPENAI`, `passwordMySQL`: whose it is stands in one word or two behind what it is.
    fn role_before_holder(&self) -> Option<Role> {
        let holder = [2, 1].into_iter().find(|n| self.words > *n && Words::Holder.has(self.ending(*n)))?;
        let opened = Words::Opened.has(self.ending(holder));
        let mut rest = self.clone();
        (0..holder).for_each(|_| rest.drop_last());
        match rest.role_of_ending() {
            Some((take, _)) if rest.has_derived_between(0, take) => None,
            // `secret_server`: of a thing as often as of a password.
            Some((_, Role::Strong)) if rest.words == 1 && Words::Loose.has(&self.letters[rest.len..self.len]) => {
                Some(Role::Weak)
            }
            Some((_, Role::Strong)) => Some(Role::Strong),
            Some((_, Role::Weak)) if Words::Held.has(rest.ending(1)) => Some(Role::Weak),
            // `KEY_OPENAI`: a key alone may be that of anything else.
            Some((_, Role::Faint)) if opened && rest.words == 1 && Words::Held.has(rest.ending(1)) => Some(Role::Weak),
            _ => None,
        }
    }
}

/// The role of a name. The longest known ending of up to four joined words decides; trailing numbers and
/// environment words (`prod`, `old`) do not count.
pub fn role(name: &str) -> Role {
    if !may_have_role(name.as_bytes()) {
        return Role::Unknown;
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(role) = known.get(name.as_bytes()) {
            return *role;
        }
        let role = role_of(name);
        if known.len() == MOST_KNOWN {
            known.clear();
        }
        if name.len() <= NAME_MAX {
            known.insert(name.as_bytes().into(), role);
        }
        role
    })
}

thread_local! {
    /// Roles of names that were asked for: in the versions of a file the same few are asked for again and again.
    static KNOWN: RefCell<Map<Box<[u8]>, Role>> = RefCell::default();
}

/// So many are remembered.
const MOST_KNOWN: usize = 1 << 14;

fn role_of(name: &str) -> Role {
    match role_of_words(name) {
        Role::Unknown => match before_abbreviation(name).map(role_of_words) {
            Some(role @ (Role::Strong | Role::Weak)) => role,
            _ => Role::Unknown,
        },
        role => role,
    }
}

fn role_of_words(name: &str) -> Role {
    if Words::Attribute.has(name.as_bytes()) {
        return Role::Not;
    }
    // `ID for the webhook`: by which something is known.
    if ["id for ", "id of "].iter().any(|head| name.get(..head.len()).is_some_and(|n| n.eq_ignore_ascii_case(head))) {
        return Role::Not;
    }
    // `user.IsAuthToken(…)`: what it answers is yes or no.
    let own = Joined::of_any(name.rsplit('.').next().unwrap_or(name));
    if own.words > 1 && Words::Asks.has(own.word(0)) {
        return Role::Not;
    }
    if is_about_another(&own) {
        return Role::Not;
    }
    // `FunctionPass`, `stencil_pass_depth_pass`: a run over a program or a picture.
    if own.words > 1 && Words::Staged.has(own.ending(2)) {
        return Role::Not;
    }
    // `encryptedSavedObjects.encryptionKey`: what the words before a member of several say is not said of it.
    let members = own.words;
    let mut name = Joined::of_any(name);
    let from = if members > 1 { name.words.saturating_sub(members) } else { 0 };
    while name.words > 1 && is_qualifier(name.ending(1)) {
        name.drop_last();
    }
    match name.role_of_ending() {
        // `PASSWORD_EMAIL`: what an address alone says counts where it is not that of a holder.
        Some((1, Role::Not)) => return name.role_before_holder().unwrap_or(Role::Not),
        Some((take, role)) => return if name.has_derived_between(from, take) { Role::Not } else { role },
        None => {}
    }
    if let Some(role) = name.role_before_holder() {
        return role;
    }
    if Words::Hosted.has(name.ending(1)) && name.words > 4 && name.has_key_of_host() {
        return Role::Strong;
    }
    let last = name.ending(1);
    if Words::Passing.has(last) {
        return Role::Unknown;
    }
    // `passdb`, `senhaadmin`: whose it is stands behind it, written together.
    let holder = [&b"pass"[..], b"pwd", b"senha"].iter().find_map(|word| last.strip_prefix(*word));
    if holder.is_some_and(|holder| Words::Holder.has(holder) && !Words::Loose.has(holder)) {
        return Role::Strong;
    }
    let ends = |words: &[&[u8]]| words.iter().any(|w| last.ends_with(w));
    if ends(STRONG_ENDS) {
        // `hashedpassword`, written together.
        let derived = Words::Derived.all().iter().any(|w| last.starts_with(w.as_bytes()));
        return if derived { Role::Not } else { Role::Strong };
    }
    if ends(WEAK_ENDS) {
        return Role::Weak;
    }
    Role::Unknown
}

/// `passwordSTA`, `apiKeyOWM`: an abbreviation in capitals behind a name in which small letters stand tells whose it is, unless it is known to tell
/// what of it the value is.
fn before_abbreviation(name: &str) -> Option<&str> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=4;
    let capitals = name.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    let (rest, behind) = name.split_at(name.len() - capitals);
    let told = Words::Aspect.has(behind.to_ascii_lowercase().as_bytes());
    (LENGTHS.contains(&capitals) && rest.ends_with(|c: char| c.is_ascii_lowercase()) && !told).then_some(rest)
}

/// `notASecret`, `encryptWithPassword`: a name that denies it, or that of what is made with a secret.
fn is_about_another(name: &Joined) -> bool {
    let made = |at: usize| name.word(at) == b"with" && matches!(name.word(at - 1), b"encrypt" | b"encrypted");
    name.words > 1 && matches!(name.word(0), b"not" | b"non") || (1..name.words).any(made)
}

/// Words at the end of a name that say nothing of its value.
const QUALIFIERS: &[&[u8]] = &[
    b"prod",
    b"production",
    b"dev",
    b"development",
    b"staging",
    b"qa",
    b"uat",
    b"preprod",
    b"homolog",
    b"eu",
    b"us",
    b"stage",
    b"live",
    b"sandbox",
    b"old",
    b"new",
    b"default",
    b"primary",
    b"secondary",
    b"backup",
    b"local",
    b"here",
    b"plain",
    b"raw",
    b"str",
    b"string",
    b"bytes",
    b"a",
    b"b",
    // `base64`, `b64`: how the value is written.
    b"base",
    b"hex",
    b"encoded",
    b"decrypted",
    b"cleartext",
    b"plaintext",
    // `ACCESS_TOKEN_PART2`
    b"part",
];

fn is_qualifier(word: &[u8]) -> bool {
    word.iter().all(u8::is_ascii_digit) || QUALIFIERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_into_words() {
        assert_eq!(words("dbPassword2"), ["db", "password", "2"]);
        assert_eq!(words("DB_PASSWORD-2"), ["db", "password", "2"]);
        assert_eq!(words("XMLHttpRequest"), ["xml", "http", "request"]);
        assert_eq!(words("xi-api-key"), ["xi", "api", "key"]);
    }

    #[test]
    fn the_ending_decides() {
        for name in [
            "client_secret",
            "dbPassword",
            "DEEPGRAM_API_KEY",
            "X-API-Key",
            "secret_key_base",
            "mysql.password",
            "AWS_SECRET_ACCESS_KEY",
            "apiKeyProd",
            "mypassword",
        ] {
            assert_eq!(role(name), Role::Strong, "{name}");
        }
        for name in ["PASSWORD_DB", "SECRET_STRIPE", "API_TOKEN_BASE64", "passRoot"] {
            assert_eq!(role(name), Role::Strong, "{name}");
        }
        for name in ["passwordAP", "wifiPwdSTA", "apiKeyOWM", "passwordQX"] {
            assert_eq!(role(name), Role::Strong, "{name}");
        }
        for name in ["passwordURL", "secretARN", "tokenID", "passwordXPATH", "passwordOverlay"] {
            assert!(!is_key(name), "{name}");
        }
        assert!(is_algorithm("es256") && is_algorithm("PBKDF2WithHmacSHA256") && !is_algorithm("ps719384"));
        assert_eq!(role("fs.azure.account.key.acme.blob.core.windows.net"), Role::Strong);
        assert_eq!(role("http.proxy.acme.blob.core.windows.net"), Role::Unknown);
        for name in ["API_KEY_OPENAI", "SECRET_KEY_FLASK", "passwordMySQL", "claveWifi", "senha_bd"] {
            assert_eq!(role(name), Role::Strong, "{name}");
        }
        for name in [
            "TOKEN_GITHUB",
            "PASSWORD_EMAIL",
            "secret_server",
            "token_api",
            "KEY_OPENAI",
            "keyApi",
            "CALENDARIO_TOKEN_API",
        ] {
            assert_eq!(role(name), Role::Weak, "{name}");
        }
        for name in ["hashed_password_db", "auth_server", "keyboard_app", "login_email", "user_app", "map_key_server"] {
            assert!(!matches!(role(name), Role::Strong | Role::Weak), "{name}");
        }
        for name in ["hashed_secret", "checksum/credentials-secret", "encryptedPassword", "ENCRYPTED_DB_PASSWORD"] {
            assert_eq!(role(name), Role::Not, "{name}");
        }
        assert_eq!(role("hash_secret"), Role::Strong);
        for name in ["token", "GH_TOKEN", "auth", "token2"] {
            assert_eq!(role(name), Role::Weak, "{name}");
        }
        for name in ["MAPS_KEY", "salt", "key2"] {
            assert_eq!(role(name), Role::Faint, "{name}");
        }
        for name in ["token_type", "public_key", "passwordHash", "secretName", "key_id", "password_file"] {
            assert_eq!(role(name), Role::Not, "{name}");
        }
        for name in ["FunctionPass", "STENCIL_PASS_DEPTH_PASS", "single-pass", "llvm.LoopPass"] {
            assert!(!matches!(role(name), Role::Strong | Role::Weak), "{name}");
        }
        assert_eq!(role("database_pass"), Role::Strong);
        assert_eq!(role("colour"), Role::Unknown);
        assert_eq!(role(""), Role::Unknown);
        assert_eq!(role(&"x".repeat(1000)), Role::Unknown);
    }

    #[test]
    fn joining_and_splitting_agree() {
        for name in ["dbPassword2", "DB_PASSWORD-2", "XMLHttpRequest", "xi-api-key", "a", "", "--", "x1y22Z"] {
            let joined = Joined::of(name.as_bytes());
            let split = words_of_any(name);
            assert_eq!(words(name), split, "{name}");
            assert_eq!(joined.words, split.len(), "{name}");
            assert_eq!(joined.ending(joined.words), split.concat().as_bytes(), "{name}");
            let inner: Vec<&[u8]> = (0..joined.words).map(|at| joined.word(at)).collect();
            assert_eq!(inner, split.iter().map(String::as_bytes).collect::<Vec<_>>(), "{name}");
            assert_eq!(joined.ending(1), split.last().map_or(&b""[..], |w| w.as_bytes()), "{name}");
        }
    }
}
