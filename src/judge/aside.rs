//! Values that the line around them makes something else than the secret that a name promises: results of tests, badges, identifiers of keys.
//!
//! In: a text and a value of it that a name or a parameter claims. Out: what it is instead, for people. It looks at [`REACH`] bytes on each side.

mod lists;
mod notation;

use super::{example, hosts, randomness, shape, uuids};
use crate::model::{Secret, Sink, hex, near, trimmed};
use crate::rules::words::Words;
use crate::rules::{names, signs};
use std::ops::Range;

/// As long as a line of results, or an address, is.
const REACH: usize = 160;

/// What a value is instead of a secret, if the line around tells.
pub(super) fn reason(text: &[u8], secret: &Secret) -> Option<&'static str> {
    let before = &text[secret.span.start.saturating_sub(REACH)..secret.span.start];
    let behind = &text[secret.span.end..text.len().min(secret.span.end + REACH)];
    let name = secret.usage.name.as_deref().unwrap_or("");
    if name.eq_ignore_ascii_case("pass") && (is_listed(before, behind, secret) || is_told(before, behind)) {
        return Some("the result of a test");
    }
    if let Some(reason) = of_words_around(before, behind, secret).or_else(|| notation::reason(before, behind, secret)) {
        return Some(reason);
    }
    if matches!(secret.usage.sink, Sink::QueryParam { .. }) && is_badge(before) {
        return Some("the token of a badge, which every page shows that carries it");
    }
    if is_of_assembly(before, behind, name, secret.text.reveal()) {
        return Some("the token of the public key of an assembly");
    }
    if is_hidden_field(before) {
        return Some("a field that a page hides, made for one form");
    }
    if name == "_token"
        && [&b"'_token'"[..], b"\"_token\"", b"[_token]"].iter().any(|n| memchr::memmem::rfind(before, n).is_some())
    {
        return Some("the token of a form, made for one session");
    }
    if is_choice(before, name, secret.text.reveal()) {
        return Some("one of two values between which the name decides");
    }
    if is_of_user(before, secret.text.reveal()) {
        return Some("the identifier of a user");
    }
    if is_listed_identifier(before, behind, secret.text.reveal(), name) {
        return Some("one of several identifiers, the others under names that tell of no secret");
    }
    if is_column(before, behind) {
        return Some("a field between colons");
    }
    if is_commit_of(before, name, secret.text.reveal()) {
        return Some("the commit of the repository or the branch that is named before it");
    }
    if is_title(before, behind) {
        return Some("the name of an entry, to which its settings belong");
    }
    if is_answer(before, secret.text.reveal()) {
        return Some("what a function under test makes of a password");
    }
    if is_enciphered(text, &secret.span) {
        return Some("a test vector: the command enciphers bytes that stand in it");
    }
    match &secret.usage.sink {
        Sink::UrlPassword { .. } if before.ends_with(b"://") && is_key_of_server(before, secret.text.reveal()) => {
            return Some("the digest of a server's key before its host");
        }
        Sink::UrlPassword { .. } if before.ends_with(b"://") && uuids::is_uuid(secret.text.reveal()) => {
            return Some("an identifier before a host, and no password");
        }
        Sink::Assignment if is_of_example(before) => return Some("a part of an address that only documentation has"),
        Sink::Assignment if name.eq_ignore_ascii_case("token") && is_signed(before, behind) => {
            return Some("a part of a message that was signed, for one time");
        }
        _ => {}
    }
    // A server hands tokens out for a while; a password or a key in an example is somebody's.
    let is_token = || names::words(name).last().is_some_and(|word| word == "token");
    if secret.usage.sink == Sink::Assignment && is_token() && example::is_within(text, secret.span.start) {
        return Some("a token in the example of a description of an interface");
    }
    if is_of_certificate(before, secret.text.reveal(), name) {
        return Some("the identifier of the key of a certificate, which is named before it");
    }
    if is_thumbprint(behind, secret.text.reveal()) {
        return Some("the thumbprint of a certificate, as what follows says");
    }
    if is_of_descriptor(before, name) {
        return Some("a field in the description of a message, behind the number that begins it");
    }
    if is_about_passwords(secret.text.reveal()) {
        return Some("a sentence about passwords");
    }
    (is_key_id(secret.text.reveal()) && (is_named_key(before, name) || is_of_repository(name)))
        .then_some("the identifier of a key: a key itself has more digits")
}

/// The same of what the words around say of it: an example, an identifier, a digest, a name with more behind it.
fn of_words_around(before: &[u8], behind: &[u8], secret: &Secret) -> Option<&'static str> {
    if signs::any_in(signs::MADE_AT_EACH_START, near::last_line(before)) {
        return Some("made anew with each start");
    }
    let name = secret.usage.name.as_deref().unwrap_or("");
    if signs::ends_with(signs::STAMPS, before) {
        return Some("the stamp of a file, by which its program knows it again");
    }
    if lists::is_put_behind(before, behind) {
        return Some("a text that a statement joins with the value");
    }
    if lists::is_called_public(behind) {
        return Some("a key that the comment behind it calls public");
    }
    if lists::is_one_of_several(before, name) {
        return Some("one of several words, and so is the name");
    }
    if is_shown_as_example(before) {
        return Some("an example, as the words before it say");
    }
    if lists::is_shown_answer(before, behind) {
        return Some("what an answer has that the comment shows");
    }
    if is_of_statistics(before, name) {
        return Some("the key with which pages and apps report what happens in them, which everybody sees");
    }
    if is_name_and_more(before, secret.text.reveal()) {
        return Some("a name that stands before it, and what it is the password of");
    }
    if is_response(name, secret.text.reveal()) {
        return Some("what was made of a password and a challenge");
    }
    if is_kept_as_digest(before, name, secret.text.reveal()) {
        return Some("the digest of a client's secret, as a server of identities keeps it");
    }
    if is_digest_of_file(before, behind, secret.text.reveal()) {
        return Some("the digest of a file of a system, whose path stands before it");
    }
    if is_of_entry(before, behind, secret.text.reveal()) {
        return Some("the identifier of a secret that is kept elsewhere");
    }
    if is_explained(before, behind, secret) {
        return Some("a sentence that says what it is");
    }
    if lists::is_selector(before, name, secret.text.reveal()) {
        return Some("a selector of a style sheet");
    }
    if is_issued_here(secret) {
        return Some("a token that a server on this machine issued");
    }
    if matches!(secret.usage.sink, Sink::QueryParam { .. }) && signs::any_in(signs::INVITATIONS, address(before)) {
        return Some("a parameter of an invitation, which is made to be handed on");
    }
    None
}

/// `gpg: using RSA key …`, `GPG_KEY=…`, `PrivateKey => …`: a key for signing on the same line, and no key of a service.
fn is_named_key(before: &[u8], name: &str) -> bool {
    let line = near::last_line(before);
    let words = names::words(name);
    let has_gpg =
        |text: &[u8]| text.windows(3).any(|w| w.eq_ignore_ascii_case(b"gpg") || w.eq_ignore_ascii_case(b"pgp"));
    // An entry of a list stands below what it is a list of.
    let signs = || has_gpg(line) || !line.iter().any(|b| b"=:".contains(b)) && has_gpg(before);
    let of_key = words.last().is_some_and(|word| matches!(word.as_str(), "key" | "keys"));
    let services = ["api", "secret", "access", "auth", "app"];
    let of_service = !has_gpg(name.as_bytes()) && words.iter().any(|word| services.contains(&word.as_str()));
    // `UBUNTU_SIGNING_KEY`: of who publishes something.
    let publishes = || words.iter().any(|word| Words::Publishes.has(word.as_bytes()));
    let of_release = words.ends_with(&["signing".into(), "key".into()]) && !of_service && publishes();
    // `user.signingkey` of git's own settings.
    let of_git = words == ["signingkey"];
    words == ["private", "key"]
        || of_git
        || of_release
        || name.starts_with("using ")
        || of_key && !of_service && signs()
}

/// `docker_repo_key: '69229E…'`, `jdk_ppa_key`: the fingerprint of who signs the packages of a repository, as tools for keys write it.
fn is_of_repository(name: &str) -> bool {
    let words = names::words(name);
    let of_key = words.last().is_some_and(|word| matches!(word.as_str(), "key" | "keys"));
    let keeps = |word: &String| Words::Keeps.has(word.as_bytes()) || Words::Publishes.has(word.as_bytes());
    of_key && words.iter().any(keeps)
}

/// `PASS: gas/i386/iamcu-1` with another result on the line before or behind, as DejaGnu and Automake write them.
fn is_listed(before: &[u8], behind: &[u8], secret: &Secret) -> bool {
    let result = |line: &[u8]| [&b"PASS: "[..], b"FAIL: ", b"XFAIL: ", b"SKIP: "].iter().any(|r| line.starts_with(r));
    !secret.usage.sure
        && secret.usage.name.as_deref() == Some("PASS")
        && (before.rsplit(|b| *b == b'\n').nth(1).is_some_and(result)
            || behind.split(|b| *b == b'\n').nth(1).is_some_and(result))
}

/// `check pass: _start < end`, `PASS: when all are set to "…"`: a sentence about what passes, or a comparison.
fn is_told(before: &[u8], behind: &[u8]) -> bool {
    let line = near::last_line(before).to_ascii_lowercase();
    let Some(at) = memchr::memmem::rfind(&line, b"pass: ") else { return false };
    let told = &line[at + b"pass: ".len()..];
    // `val pass: String = "…"`: a type.
    let head = &told[..told.iter().rposition(|b| !b"\"' ".contains(b)).map_or(0, |p| p + 1)];
    if head.ends_with(b"=") && !head.ends_with(b"==") {
        return false;
    }
    let words = told.iter().filter(|b| b.is_ascii_alphabetic()).count();
    /// More than the prefix of a literal.
    const WORD: usize = 2;
    words > WORD || [&b" < "[..], b" <= ", b" > ", b" >= ", b" == "].iter().any(|sign| behind.starts_with(sign))
}

/// `Loaded X.509 cert 'Acme: signing key: 239…'`: the digits by which a certificate names its key, which are those of a digest, within the literal that names
/// it. What a setting or an assignment gives to a name stands in no literal, or begins one.
fn is_of_certificate(before: &[u8], value: &[u8], name: &str) -> bool {
    let line = near::last_line(before);
    let mut words = line.split(|b| !b.is_ascii_alphanumeric());
    let within = [b'\'', b'"', b'`'].iter().any(|quote| memchr::memchr_iter(*quote, line).count() % 2 == 1);
    let told = within && line.ends_with(b": ") && names::words(name).last().is_some_and(|word| word == "key");
    hex::is_digest(value)
        && told
        && words.any(|w| w.eq_ignore_ascii_case(b"cert") || w.eq_ignore_ascii_case(b"certificate"))
}

/// `refs/heads/secrets onto 3f…`, `| acme/api-token | 3f… |`: the name is the last part of a path, and no sign gives it the value.
fn is_commit_of(before: &[u8], name: &str, value: &[u8]) -> bool {
    let is_id = hex::is_object_name(value);
    let line = near::last_line(before);
    let Some(at) = memchr::memmem::rfind(line, name.as_bytes()).filter(|_| is_id && !name.is_empty()) else {
        return false;
    };
    let (path, between) = (&line[..at], &line[at + name.len()..]);
    let is_path = path.strip_suffix(b"/").and_then(|owner| owner.last()).is_some_and(u8::is_ascii_alphanumeric);
    let goes_on = between.iter().all(|b| b.is_ascii_lowercase() || b" \t|`'\"@>-".contains(b));
    is_path && goes_on
}

/// What stands before it of the same address, or of what else has no blanks and quotes in it.
fn address(before: &[u8]) -> &[u8] {
    before.rsplit(|b| b.is_ascii_whitespace() || b"(\"'<`".contains(b)).next().unwrap_or_default()
}

/// `https://api.acme.io/v1?key=…`, `https://acme.io/api/route?key=…`: an address that says that programs ask there; `"GET /update?key=…`: a program
/// that writes the line of a request itself.
pub(super) fn is_of_interface(text: &[u8], secret: &Secret) -> bool {
    let before = &text[secret.span.start.saturating_sub(REACH)..secret.span.start];
    let line = near::last_line(before);
    let Some(at) = memchr::memmem::rfind(line, b"://") else { return begins_request(line) };
    let address = line[at + 3..].split(|b| b.is_ascii_whitespace() || *b == b'?').next().unwrap_or_default();
    // `free-api.acme.io`
    address.split(|b| b"./\"'-".contains(b)).any(|part| part == b"api" || part == b"openapi")
}

/// Whether a literal begins with a verb and a path, in whose parameters a line ends. A log writes who asked before them, and when.
fn begins_request(line: &[u8]) -> bool {
    let Some(path) = memchr::memrchr(b' ', line) else { return false };
    let head = &line[..path];
    let verb = [&b"GET"[..], b"POST", b"PUT"].iter().find_map(|verb| head.strip_suffix(*verb));
    let logged = |before: &[u8]| before.iter().any(|b| b"[]".contains(b)) && before.iter().any(u8::is_ascii_digit);
    line[path..].starts_with(b" /")
        && verb.and_then(|before| before.strip_suffix(b"\"")).is_some_and(|before| !logged(before))
}

/// `https://example.com/reset-password=…`: in the path of an address of documentation.
fn is_of_example(before: &[u8]) -> bool {
    let address = address(before);
    let Some(at) = memchr::memmem::find(address, b"://") else { return false };
    let rest = &address[at + 3..];
    let host = memchr::memchr(b'/', rest).and_then(|slash| std::str::from_utf8(&rest[..slash]).ok());
    !rest.contains(&b'?') && host.is_some_and(|host| !host.is_empty() && hosts::is_example(host))
}

/// `{"token": "…", "timestamp": "…", "signature": "…"}`: what a sender makes for each message, and signs.
fn is_signed(before: &[u8], behind: &[u8]) -> bool {
    let has = |word: &[u8]| [before, behind].iter().any(|part| memchr::memmem::find(part, word).is_some());
    has(b"\"timestamp\"") && has(b"\"signature\"")
}

/// `PassWordMustBeAtLeast6Chars`: it begins with the word itself and goes on with several more.
fn is_about_passwords(value: &[u8]) -> bool {
    /// Longer words than those of a random value, and so many of them.
    const WORDS: usize = 4;
    if !value.get(..4).is_some_and(|head| head.eq_ignore_ascii_case(b"pass")) || value.len() > REACH {
        return false;
    }
    let words = names::words(&String::from_utf8_lossy(value));
    words.iter().skip(1).filter(|w| w.len() > 1 && w.bytes().all(|b| b.is_ascii_alphabetic())).count() >= WORDS
}

/// `the key, e.g. 8eKPKR…`: directly before the value.
fn is_shown_as_example(before: &[u8]) -> bool {
    let head = before[..before.iter().rposition(|b| !b"\"'`( :".contains(b)).map_or(0, |p| p + 1)].to_ascii_lowercase();
    [&b" e.g."[..], b"(e.g.", b" e.g.,", b" looks like", b" for example", b" for example,"]
        .iter()
        .any(|words| head.ends_with(words))
}

/// `TrackJS.install({ token: "…" })`, `UMENG_APPKEY: "…"`: an identifier that is called a key, of a service to which pages and apps report. What
/// such services call a secret is one.
fn is_of_statistics(before: &[u8], name: &str) -> bool {
    let words = names::words(name);
    let identifies = words.last().is_some_and(|w| matches!(w.as_str(), "key" | "appkey" | "apikey" | "token"))
        && !words.iter().any(|w| matches!(w.as_str(), "secret" | "private" | "server" | "rest"));
    let line = near::last_line(before);
    let head = &line[memchr::memrchr2(b';', b'}', line).map_or(0, |p| p + 1)..];
    identifies && signs::any_in(signs::STATISTICS, head)
}

/// `the username to "user23" and the password to "user23pwd"`, `var55:var55pwd`: the name is a word of its own near it.
fn is_name_and_more(before: &[u8], value: &[u8]) -> bool {
    const LEAST: usize = 3;
    let ends = [&b"pwd"[..], b"pw", b"pass"];
    // The pair itself.
    let own = memchr::memchr(b':', value).map(|sign| (&value[..sign], &value[sign + 1..]));
    if own
        .is_some_and(|(name, more)| name.len() >= LEAST && ends.iter().any(|end| more.strip_prefix(name) == Some(*end)))
    {
        return true;
    }
    let Some(name) = ends.iter().find_map(|end| value.strip_suffix(*end)).filter(|name| name.len() >= LEAST) else {
        return false;
    };
    let part = |b: Option<&u8>| b.is_some_and(names::is_identifier);
    memchr::memmem::find_iter(before, name)
        .any(|at| !part(at.checked_sub(1).and_then(|p| before.get(p))) && !part(before.get(at + name.len())))
}

/// `CHAP-Password = 0x01…`: a number and a digest (RFC 2865, 5.3).
fn is_response(name: &str, value: &[u8]) -> bool {
    let digits = value.strip_prefix(b"0x").unwrap_or(value);
    names::words(name).first().is_some_and(|w| w == "chap")
        && matches!(digits.len(), 32 | 34)
        && digits.iter().all(u8::is_ascii_hexdigit)
}

/// `"ClientSecrets": [{ "Value": "…=" }]`: 32 bytes in base64. The server compares digests, and what a client sends stands under a name in the singular.
fn is_kept_as_digest(before: &[u8], name: &str, value: &[u8]) -> bool {
    let head = &before[..before.iter().rposition(|b| !b"\"': ".contains(b)).map_or(0, |p| p + 1)];
    let secrets = names::words(name).ends_with(&["secrets".into()]);
    secrets
        && head.ends_with(b"Value")
        && value.len() == 44
        && data_encoding::BASE64.decode(value).is_ok_and(|bytes| bytes.len() == 32)
}

/// `- client_secret: Oauth application client secret`: words in small letters follow, one of which is that of the name.
fn is_explained(before: &[u8], behind: &[u8], secret: &Secret) -> bool {
    let value = secret.text.reveal();
    let word = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let technical = word > 0
        && value[0].is_ascii_uppercase()
        && value.len() - word <= 3
        && value[word..].iter().all(u8::is_ascii_digit);
    let quoted = before.last().is_some_and(|b| b"\"'`".contains(b));
    let rest = near::rest_of_line(behind, 0, behind.len());
    // A sentence that is cited ends with its quotes.
    let rest = rest.split(|b| b"`\"".contains(b)).next().unwrap_or_default().trim_ascii_end();
    let plain = rest.starts_with(b" ") && rest.iter().all(|b| b.is_ascii_lowercase() || b" .,".contains(b));
    let name = names::words(secret.usage.name.as_deref().unwrap_or(""));
    let told = rest.split(|b| !b.is_ascii_lowercase()).any(|w| name.last().is_some_and(|n| n.as_bytes() == w));
    technical && !quoted && plain && told && rest.split(|b| *b == b' ').count() > 2
}

/// `/etc/passwd: 429b22…`, `restore /tmp/passwd 429b22…`: stores of secrets have paths, too, but not below the folders that a system has. Other paths
/// are those of files where an entry beside this one gives such a digest to a file.
fn is_digest_of_file(before: &[u8], behind: &[u8], value: &[u8]) -> bool {
    if !hex::is_digest(value) {
        return false;
    }
    let path = path_before(near::last_line(before));
    let is_entry = |entry: &[u8]| {
        let entry = trimmed(entry, |b| b"\"'`,} \t\r".contains(&b));
        let digest = entry.get(entry.len().wrapping_sub(value.len())..).filter(|digest| hex::is_digest(digest));
        digest.is_some_and(|_| is_file(path_before(&entry[..entry.len() - value.len()])))
    };
    let parts = |b: &u8| b"\n,".contains(b);
    let beside = || {
        let above = before.rsplit(parts).nth(1).is_some_and(is_entry);
        above || behind.split(parts).nth(1).is_some_and(is_entry)
    };
    signs::begins_with(signs::FOLDERS_OF_SYSTEMS, path) || path.contains(&b'/') && beside()
}

/// The word before the sign that ends a line.
fn path_before(line: &[u8]) -> &[u8] {
    let head = trimmed(line, |b| b"\"'`:=> \t".contains(&b));
    &head[head.iter().rposition(|b| b.is_ascii_whitespace() || b"\"'`({".contains(b)).map_or(0, |p| p + 1)..]
}

/// Whether it is the path of a file: below a folder that systems have, or with an ending.
fn is_file(path: &[u8]) -> bool {
    let ending = memchr::memrchr(b'.', path).map_or(&b""[..], |dot| &path[dot + 1..]);
    let ends = (1..=5).contains(&ending.len()) && ending.iter().all(u8::is_ascii_alphanumeric) && path.contains(&b'/');
    ends || signs::begins_with(signs::FOLDERS_OF_SYSTEMS, path)
}

/// `virsh secret-set-value --secret 4f515eff-…`, `# secret 4f515eff-… is created`: programs and sentences name an entry of a store by its UUID.
fn is_of_entry(before: &[u8], behind: &[u8], value: &[u8]) -> bool {
    uuids::is_uuid(value)
        && (signs::any_in(signs::STORES_BY_IDENTIFIER, near::last_line(before))
            || signs::begins_with(signs::DONE_TO_ENTRIES, behind))
}

/// `http://localhost:9201/echo?access_token=e2b86af3-…`: what OAuth hands out for a while, as a UUID, and nobody else's server did.
fn is_issued_here(secret: &Secret) -> bool {
    let Sink::QueryParam { name } = &secret.usage.sink else { return false };
    matches!(name.as_str(), "access_token" | "refresh_token")
        && uuids::is_uuid(secret.text.reveal())
        && secret.usage.host.as_deref().is_some_and(|host| hosts::is_local(host) && !hosts::is_neighbour(host))
}

/// `…/badge.svg?token=…`, `…/badges/21183?token=…`: made to be shown. Where it is the source of an image, the word may stand anywhere in the path.
fn is_badge(before: &[u8]) -> bool {
    let address = address(before);
    let path = address.split(|b| *b == b'?').next().unwrap_or_default();
    let path = path.strip_suffix(b"/").unwrap_or(path);
    let head = &before[..before.len() - address.len()];
    // `![build](https://…`, `<img src="https://…`
    let shown = || {
        let line = near::last_line(head);
        let alt = line.strip_suffix(b"](").and_then(|alt| memchr::memmem::rfind(alt, b"![").map(|at| &alt[at..]));
        alt.is_some_and(|alt| memchr::memmem::find(alt, b"](").is_none())
            || [&b" src=\""[..], b" src='", b"image:: "].iter().any(|source| line.ends_with(source))
    };
    let word = || [&b"badge"[..], b"shield", b"buildStatus"].iter().any(|w| memchr::memmem::find(path, w).is_some());
    memchr::memmem::find(address, b"://").is_some()
        && (path.ends_with(b".svg") || memchr::memmem::find(path, b"/badge").is_some() || word() && shown())
}

/// `echo -e '\x64\xc8…' | openssl enc -K …`: what a cipher makes of bytes that stand in the same line, for everybody to check.
fn is_enciphered(text: &[u8], span: &Range<usize>) -> bool {
    /// As long as such a command is: each byte takes four characters.
    const COMMAND: usize = 1200;
    /// Bytes that a cipher takes at once.
    const BYTES: usize = 8;
    if !text[..span.start].ends_with(b" -K ") {
        return false;
    }
    let before = &text[span.start.saturating_sub(COMMAND)..span.start];
    let line = near::last_line(before);
    memchr::memmem::find(line, b"enc ").is_some()
        && memchr::memmem::find_iter(line, b"\\x").take(BYTES).count() == BYTES
}

/// `<map Token="7cec…" PublicKey="0024…"/>`: half of the digest of the key that follows.
fn is_of_assembly(before: &[u8], behind: &[u8], name: &str, value: &[u8]) -> bool {
    let next = behind.strip_prefix(b"\"").unwrap_or(behind).trim_ascii_start();
    // The word may be parted by the end of a line: `PublicK' + 'eyToken=…`.
    let of_culture = || memchr::memmem::find(before, b"Culture=").is_some() && before.ends_with(b"eyToken=");
    let named = name.eq_ignore_ascii_case("token") && next.starts_with(b"PublicKey=") || of_culture();
    named && value.len() == 16 && value.iter().all(u8::is_ascii_hexdigit)
}

/// `<input type="hidden" name="_token" value="…">`: what a server gives a page to prove that a form came from it.
fn is_hidden_field(before: &[u8]) -> bool {
    let Some(open) = memchr::memrchr(b'<', before) else { return false };
    let tag = before[open..].to_ascii_lowercase();
    tag.starts_with(b"<input ")
        && [&b"type=\"hidden\""[..], b"type='hidden'"].iter().any(|t| memchr::memmem::find(&tag, t).is_some())
        && [&b"token\" "[..], b"token' "].iter().any(|t| memchr::memmem::find(&tag, t).is_some())
}

/// `isset($password) ? "…" : "…"`, `x == "password" ? "…" : "…"`: the name decides between the values and is given none of them. A key between which and
/// nothing it decides is one all the same.
fn is_choice(before: &[u8], name: &str, value: &[u8]) -> bool {
    if value.len() >= 16 && randomness::decibels(value) > 0 || shape::is_generated(value) {
        return false;
    }
    let trimmed = |text: &'_ [u8], drop: &[u8]| text.iter().rposition(|b| !drop.contains(b)).map_or(0, |p| p + 1);
    let head = &before[..trimmed(before, b"\"'` ")];
    let Some(head) = head.strip_suffix(b"?").filter(|head| !head.ends_with(b"?")) else { return false };
    let head = &head[..trimmed(head, b")\"'` ")];
    let name = name.trim_start_matches('$').as_bytes();
    // `errors.password || form.errors.password ? "…" : "…"`: several names decide together.
    let condition = &head[memchr::memrchr3(b'"', b'\'', b'`', head).map_or(0, |p| p + 1)..];
    let condition = &condition[memchr::memrchr3(b'\n', b'{', b';', condition).map_or(0, |p| p + 1)..];
    let several = || {
        let parts: Vec<&[u8]> =
            condition.split(|b| b"|&".contains(b)).map(<[u8]>::trim_ascii).filter(|p| !p.is_empty()).collect();
        let named = |part: &&[u8]| part.iter().all(|b| names::is_variable(b) || *b == b'!');
        // Behind the sign of an assignment the first of them is given a value.
        parts.len() > 1 && parts.iter().all(named) && parts.iter().any(|p| p.ends_with(name))
    };
    !name.is_empty() && (head.ends_with(name) || several())
}

/// `auth0|507f1f77bcf86cd799439011`: the service that knows a user, and the number of an entry of a document store (12 bytes).
fn is_of_user(before: &[u8], value: &[u8]) -> bool {
    let digits = value.len() == 24 && value.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let head = before.strip_suffix(b"|").filter(|_| digits).unwrap_or_default();
    let service = head.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    // `17|…`: a key with its number.
    head[head.len() - service..].iter().filter(|b| b.is_ascii_alphabetic()).count() > 2
}

/// `Keeper = "…", NordPass = "…", Vault = "…"`: UUIDs on lines of their own, of which the names of two next to this one tell nothing, and this one is that of a
/// product. Beside the identifiers of a tenant and a client stands their secret.
fn is_listed_identifier(before: &[u8], behind: &[u8], value: &[u8], name: &str) -> bool {
    /// Names that tell nothing, among the two lines on each side.
    const LEAST: usize = 2;
    let words = names::words(name);
    let product = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|b| b.is_ascii_alphanumeric())
        && matches!(&words[..], [brand, last] if last.starts_with("pass") && !is_holder(brand));
    if !uuids::is_uuid(value) || !product {
        return false;
    }
    let above = before.rsplit(|b| *b == b'\n').skip(1).take(2);
    let below = behind.split(|b| *b == b'\n').skip(1).take(2);
    above.chain(below).filter(|line| is_plain_identifier(line)).count() >= LEAST
}

/// `UserPassword`: of no product.
fn is_holder(word: &str) -> bool {
    let holders = ["user", "client", "app", "admin", "root", "db", "database", "login", "account", "service", "server"];
    holders.contains(&word)
}

/// A line that gives a UUID in quotes to a single word that is no role.
fn is_plain_identifier(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let name = line.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let sign = line[name..].trim_ascii_start();
    let Some(value) = sign.strip_prefix(b"=").or_else(|| sign.strip_prefix(b":")).map(<[u8]>::trim_ascii_start) else {
        return false;
    };
    let quoted = value.first().is_some_and(|b| b"\"'".contains(b)) && value.get(1..37).is_some_and(uuids::is_uuid);
    let name = std::str::from_utf8(&line[..name]).unwrap_or_default();
    let has_role = names::words(name).iter().any(|word| names::role(word) != names::Role::Unknown);
    quoted && !name.is_empty() && !has_role
}

/// `a_secret:"…":"…":0`: a field between colons, and no member of an object, behind which there is none.
fn is_column(before: &[u8], behind: &[u8]) -> bool {
    before.ends_with(b":\"") && behind.starts_with(b"\":") && behind.get(2).is_some_and(|b| !b.is_ascii_whitespace())
}

/// `jenkins_credentials { 'a0469025-…':`: the first literal behind the bracket, with a colon behind it.
fn is_title(before: &[u8], behind: &[u8]) -> bool {
    let Some(quote) = before.last().filter(|b| b"\"'".contains(b)) else { return false };
    behind.starts_with(&[*quote, b':']) && before[..before.len() - 1].trim_ascii_end().ends_with(b"{")
}

/// `('password').and_return('0f8a…')`: digits of a digest, with a salt or without, that a call gives back.
fn is_answer(before: &[u8], value: &[u8]) -> bool {
    /// The digits of the shortest digest.
    const LEAST: usize = 32;
    let head = before.strip_suffix(b"'").or_else(|| before.strip_suffix(b"\"")).and_then(|h| h.strip_suffix(b"("));
    let Some(head) = head.filter(|_| value.len() >= LEAST && value.iter().all(u8::is_ascii_hexdigit)) else {
        return false;
    };
    let name = head.iter().rev().take_while(|b| names::is_identifier(b)).count();
    let (call, name) = head.split_at(head.len() - name);
    let gives = names::words(&String::from_utf8_lossy(name)).iter().any(|w| matches!(w.as_str(), "return" | "returns"));
    gives && call.strip_suffix(b".").is_some_and(|c| c.ends_with(b"')") || c.ends_with(b"\")"))
}

/// `https://39389664…@errors.acme.io/5`: 32 digits, a host, and the number of a project: where errors are reported to, by everybody.
pub(super) fn is_for_reports(text: &[u8], secret: &Secret) -> bool {
    let (value, span) = (secret.text.reveal(), &secret.span);
    let digits = value.len() == 32 && value.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let behind = &text[span.end..text.len().min(span.end + REACH)];
    let user = digits && text[..span.start].ends_with(b"://");
    let Some(rest) = behind.strip_prefix(b"@").filter(|_| user) else { return false };
    let host = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b".-:".contains(b)).count();
    let Some(path) = rest[host..].strip_prefix(b"/") else { return false };
    let number = path.iter().take_while(|b| b.is_ascii_digit()).count();
    number > 0 && path.get(number).is_none_or(|b| !b.is_ascii_alphanumeric() && !b"/?&".contains(b))
}

/// `smp://…=@host`: 32 bytes in base64 with the sign at its end where no user stands: what a client must know of the server that it asks.
fn is_key_of_server(before: &[u8], value: &[u8]) -> bool {
    let of_digest = value.len() == 44 && data_encoding::BASE64URL.decode(value).is_ok_and(|bytes| bytes.len() == 32);
    of_digest && !before.ends_with(b"http://") && !before.ends_with(b"https://")
}

/// `new Secret("…") { Type = SecretTypes.X509CertificateThumbprint }`.
fn is_thumbprint(behind: &[u8], value: &[u8]) -> bool {
    /// The member that says it is one of the next.
    const NEAR: usize = 160;
    const WORD: &[u8] = b"humbprint";
    let near = &behind[..behind.len().min(NEAR)];
    let Some(at) = memchr::memmem::find(near, WORD).filter(|_| hex::is_digest(value)) else { return false };
    // A member of that name has a value of its own.
    let is_name = near[at + WORD.len()..].trim_ascii_start().first().is_some_and(|b| b"=:\"'([".contains(b));
    let of_type = near::line_before(near, at, NEAR).windows(4).any(|w| w.eq_ignore_ascii_case(b"type"));
    of_type && !is_name
}

/// `"\bpassword:\a\x82…"`: the letter of an escape is the first of the name.
fn is_of_descriptor(before: &[u8], name: &str) -> bool {
    let begins = |escape: char| name.strip_prefix(escape).is_some_and(|rest| names::role(rest) == names::Role::Strong);
    let escaped = [b"\\", name.as_bytes()].concat();
    ['a', 'b', 'f', 'v'].into_iter().any(begins) && memchr::memmem::rfind(before, &escaped).is_some()
}

/// Sixteen or forty capital digits: how tools for signing call a key that they hold.
fn is_key_id(value: &[u8]) -> bool {
    matches!(value.len(), 16 | 40) && value.iter().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(b))
}

#[cfg(test)]
mod tests;
