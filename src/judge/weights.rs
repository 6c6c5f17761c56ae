//! The one table of weights, in decibels: ten decibels make a thing ten times as likely to be a secret.
//!
//! Thresholds and weights belong together: change one and look at all. A candidate is *likely* from [`LIKELY`] on, that is
//! from a hundred to one; a proof decides alone.

use crate::model::Evidence;

/// A piece of evidence: its stable code and its weight.
#[derive(Clone, Copy, Debug)]
pub struct Weight {
    /// Stable code, as machine formats carry it.
    pub code: &'static str,
    /// Decibels; 0 where the weight is computed.
    pub decibels: i16,
}

const fn weight(code: &'static str, decibels: i16) -> Weight {
    Weight { code, decibels }
}

/// From here on a candidate is likely.
pub const LIKELY: i32 = 20;
/// From here on it is possible, below unlikely.
pub const POSSIBLE: i32 = 6;
/// How far a context word may stand from a value, in bytes on each side.
pub const CONTEXT_REACH: usize = 400;

/// How far the two parts of one credential may stand apart, in bytes.
pub const PAIR_REACH: usize = 400;

/// An arithmetic proof: a checksum holds, a key parses.
pub const CHECK_PASSED: Weight = weight("check-passed", 60);
/// A checksum or a structure that must hold does not.
pub const CHECK_FAILED: Weight = weight("check-failed", -40);
/// Signed with a key that everybody knows: a sample, or the work of a server that anybody can deceive.
pub const FORGEABLE: Weight = weight(Evidence::FORGEABLE, 10);
/// The same among tests, examples and documentation: a sample.
pub const SAMPLE_TOKEN: Weight = weight("sample-token", -40);
/// A value that begins like one of a known format and is none.
pub const OTHER_FORM: Weight = weight("other-form", 0);
/// A structure is as it should be, which does not prove that it was issued.
pub const STRUCTURE: Weight = weight("structure", 10);
/// Prefix, alphabet and length of a published format.
pub const EXACT_FORM: Weight = weight("exact-form", 25);
/// Several formats look like this: the secret is as likely, its owner is not.
pub const SHARED_FORM: Weight = weight("shared-form", 0);
/// A format that is weak alone, and a word of its provider in reach.
pub const CONTEXT: Weight = weight("context-word", 5);
/// A format that is weak alone, and nothing of its provider in reach.
pub const NO_CONTEXT: Weight = weight("no-context-word", -14);
/// Log-likelihood of random characters against source text.
pub const RANDOMNESS: Weight = weight("randomness", 0);
/// The identifier that belongs to a secret stands near.
pub const OTHER_PART: Weight = weight("other-part", 10);
/// An identifier without its secret: found all the same, but less grave.
pub const LONE_PART: Weight = weight("lone-part", 0);
/// For sandbox data.
pub const TEST_KEY: Weight = weight("test-environment", 0);
/// Cannot be used any more.
pub const RETIRED: Weight = weight("retired", -10);
/// The name is that of a secret.
pub const STRONG_NAME: Weight = weight("secret-name", 10);
/// The name may be that of a secret.
pub const WEAK_NAME: Weight = weight("weak-name", 0);
/// The name is that of many things besides.
pub const FAINT_NAME: Weight = weight("faint-name", -4);
/// A random UUID: a key of some services, an identifier in most programs.
pub const UUID: Weight = weight("uuid", 12);
/// A UUID of a time or a name can be guessed: an identifier.
pub const COUNTED_UUID: Weight = weight("counted-uuid", -6);
/// A key that pages show to everybody, so that they can search.
pub const SEARCH_KEY: Weight = weight("search-key", -30);
/// base64 of `user:password`.
pub const BASIC_CREDENTIALS: Weight = weight("basic-credentials", 8);
/// Somebody encoded a readable text, as manifests of secrets ask for.
pub const ENCODED_TEXT: Weight = weight("encoded-text", 2);
/// A short value in which letters and digits take turns.
pub const SHORT_MIXED: Weight = weight("short-mixed", 10);
/// A short value that might be anything.
pub const NOT_RANDOM: Weight = weight("not-random", -10);
/// A generic body in the exact form of a provider that what stands around tells.
pub const PROVIDER_FORM: Weight = weight("provider-form", 10);
/// Sent as an authentication header to a known host.
pub const AUTH_HEADER_KNOWN: Weight = weight("auth-header-known-host", 20);
/// Sent as an authentication header.
pub const AUTH_HEADER: Weight = weight("auth-header", 8);
/// A URL parameter.
pub const PARAMETER: Weight = weight("url-parameter", 2);
/// The provider's host is in reach.
pub const HOST: Weight = weight("provider-host", 8);
/// A literal in quotes.
pub const QUOTED: Weight = weight("quoted", 2);
/// A literal by its place: a cell of a table, an argument, a line of its own.
pub const PLACED: Weight = weight("placed", 2);
/// `scheme://user:password@host`.
pub const URL_PASSWORD: Weight = weight("url-password", 14);
/// A host that exists in documentation only.
pub const EXAMPLE_HOST: Weight = weight("example-host", -20);
/// A host that somebody runs, of a database or a broker.
pub const REAL_HOST: Weight = weight("real-host", 12);
/// What a framework signs sessions with.
pub const SIGNING_KEY: Weight = weight("signing-key", 14);
/// A host on this machine.
pub const LOCAL_HOST: Weight = weight("local-host", -10);
/// A host without a domain, a neighbour in a network of containers, or this machine with a strong password, which is not there for show.
pub const NEIGHBOUR_HOST: Weight = weight("neighbour-host", -4);
/// Random characters as a password.
pub const RANDOM_PASSWORD: Weight = weight("random-password", 14);
/// A short password without anything that reads like a word.
pub const GENERATED_PASSWORD: Weight = weight("generated-password", 18);
/// A word that says so itself, however it is spelled.
pub const MADE_UP: Weight = weight("made-up", -10);
/// A user and a place to log in are among the settings beside a password.
pub const SETTINGS_BESIDE: Weight = weight("settings-beside", 16);
/// A call is given a user and the password after it.
pub const LOGIN_BESIDE: Weight = weight("login-beside", 14);
/// An entry of the same list gives a password of somebody's own in the same words.
pub const LISTED_BESIDE: Weight = weight("listed-beside", 8);
/// What reports to a service for the author of a package that somebody else has installed.
pub const FOREIGN_REPORT: Weight = weight("foreign-report", -40);
/// A made-up password of something that has a name, as a program runs with it.
pub const DEPLOYED: Weight = weight("deployed", 8);
/// A comment says that it is what happens by default that stands there.
pub const UNUSED_DEFAULT: Weight = weight("unused-default", -20);
/// The name of a key that says what it is for.
pub const QUALIFIED_KEY: Weight = weight("qualified-key", 4);
/// A host that somebody runs is among the settings beside a password: a file is no test because of its name.
pub const REAL_PLACE: Weight = weight("real-place", 0);
/// A random UUID as the token of a service that a setting names in capitals.
pub const SERVICE_TOKEN: Weight = weight("service-token", 8);
/// What enciphers or signs stands near a key.
pub const CIPHER_NEAR: Weight = weight("cipher-near", 4);
/// The address of a service stands beside a key that has no other name.
pub const SERVICE_BESIDE: Weight = weight("service-beside", 4);
/// As many bytes in no order as a key has, in a program.
pub const KEY_BYTES: Weight = weight("key-bytes", 14);
/// The same under a name that says nothing but that they are a key, or are mixed in.
pub const PLAIN_KEY_BYTES: Weight = weight("plain-key-bytes", 28);
/// A salt or a vector that is a constant: all that is hashed or enciphered with it shares it.
pub const CONSTANT_SALT: Weight = weight("constant-salt", 4);
/// A name that says that its value stands in for a secret.
pub const PRETENDED: Weight = weight("pretended", -15);
/// A record of a test vector: what the key makes of an input stands beside it.
pub const VECTOR: Weight = weight("test-vector", -40);
/// An access key of a store: the identifier that belongs to a secret key.
pub const STORE_IDENTIFIER: Weight = weight("store-identifier", -25);
/// A password in the form that mail services give to applications.
pub const APPLICATION_PASSWORD: Weight = weight("application-password", 16);
/// A password with letters, digits and more.
pub const STRONG_PASSWORD: Weight = weight("strong-password", 12);
/// A password with letters and digits or signs.
pub const PASSWORD: Weight = weight("password", 10);
/// Digits as a password: numbers do not stand in quotes.
pub const DIGITS: Weight = weight("digits-password", 8);
/// A password that is tried first, of a user at a host that somebody runs.
pub const WEAK_IN_USE: Weight = weight(Evidence::WEAK_IN_USE, 20);
/// A plain word as a password.
pub const WORD_PASSWORD: Weight = weight("word-password", -6);
/// The value is a name, a type, a message, a path.
pub const NOT_A_PASSWORD: Weight = weight("no-password", -25);
/// The same: words with joiners between them.
pub const IDENTIFIER: Weight = weight("identifier", -25);
/// The same: words with blanks between them.
pub const PHRASE: Weight = weight("phrase", -25);
/// The same: a token that nothing proves.
pub const UNSIGNED: Weight = weight("unsigned-token", -25);
/// A bare word in a language whose literals stand in quotes is an expression.
pub const EXPRESSION: Weight = weight("expression", -40);
/// A file whose purpose is to hold settings of a deployment.
pub const SETTINGS_FILE: Weight = weight(Evidence::SETTINGS_FILE, 4);
/// All that a file holds, and what might be a secret if the name of the file said so.
pub const CONTENT: Weight = weight("content", 16);
/// Another place of the same files tells the value; computed.
pub const TOLD_ELSEWHERE: Weight = weight("told-elsewhere", 0);
/// Human passwords in test and example folders are mostly made up.
pub const TEST_PATH: Weight = weight("test-path", -8);
/// The same in settings and data of tests, where what opens a real place stands, too, if the password is strong and nobody made it up.
pub const TEST_DATA: Weight = weight(Evidence::TEST_DATA, -2);
/// The same in a module of tests within another file.
pub const TEST_MODULE: Weight = weight("test-module", -8);
/// Documents show passwords that are weak and made up; a strong one was pasted.
pub const DOCUMENT: Weight = weight("document", -2);
/// Lock files, generated manifests: full of digests.
pub const DIGEST_FILE: Weight = weight("digest-file", -30);
/// Translations: the word for a password is not one.
pub const TRANSLATION: Weight = weight("translation", -30);

/// What is said of values as passwords, for and against: people make such values up, and do so most often in tests and examples.
const OF_PASSWORDS: [Weight; 12] = [
    APPLICATION_PASSWORD,
    DIGITS,
    GENERATED_PASSWORD,
    IDENTIFIER,
    NOT_A_PASSWORD,
    PASSWORD,
    PHRASE,
    RANDOM_PASSWORD,
    STRONG_PASSWORD,
    UNSIGNED,
    URL_PASSWORD,
    WORD_PASSWORD,
];

/// Pieces of which one verdict holds one at most, since they say of one thing what contradicts: of a name what it names, of a host whose it is, of a
/// value what it looks like as a password and how random it is, of a path what is there.
pub const EXCLUSIVE: &[&[Weight]] = &[
    &[STRONG_NAME, WEAK_NAME, FAINT_NAME],
    &[CONTEXT, NO_CONTEXT],
    &[EXAMPLE_HOST, REAL_HOST, LOCAL_HOST, NEIGHBOUR_HOST],
    &[
        APPLICATION_PASSWORD,
        DIGITS,
        GENERATED_PASSWORD,
        IDENTIFIER,
        PASSWORD,
        PHRASE,
        RANDOM_PASSWORD,
        STRONG_PASSWORD,
        WORD_PASSWORD,
    ],
    &[RANDOMNESS, SHORT_MIXED, NOT_RANDOM, UUID, COUNTED_UUID, GENERATED_PASSWORD, RANDOM_PASSWORD],
    &[QUOTED, PLACED, EXPRESSION],
    &[TEST_PATH, TEST_DATA, TEST_MODULE, DOCUMENT],
    &[CHECK_PASSED, CHECK_FAILED],
];

/// Whether a piece of evidence judges a value as a password.
pub fn is_of_password(code: &str) -> bool {
    OF_PASSWORDS.iter().any(|weight| weight.code == code)
}
