//! Whether a file is worth parsing, from literals in its text.
//!
//! In: path and bytes. Out: a [`Weight`]. Parsing costs a hundred times what looking for literals does, and most files that name a
//! client never talk to a provider: servers, tools for the own service. A host, a provider's library, the name of its key or a
//! switched-off check speak for a file; a client alone does so when the file is linked to one that talks, see [`super::links`].

use crate::model::{near, path};
use crate::rules::clients::{Contract, SyntaxTable, contracts, syntax_tables};
use crate::rules::{names, signs};
use crate::search::Literals;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

/// What a file may say about an integration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Nothing.
    Nothing,
    /// Something if it is linked to a file that talks to a provider.
    Linked,
    /// Something about itself alone.
    Local,
    /// It names a provider.
    Talks,
}

/// What a literal speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Provider,
    /// The library of a provider, where it is imported or used: many are called by a word of ordinary speech.
    Library,
    Itself,
    /// The same of a command, where it stands as one.
    Command,
    /// A read of the environment: of a key, if a word for one stands near.
    Environment,
    /// A key of a build's configuration, in the files of builds alone.
    Build,
    Client,
    /// The module of a client, where it stands as a word of its own.
    Module,
    /// Something that is given to a container.
    Bean,
    /// A header or parameter with a key.
    Auth,
    /// The precise name of a key, where a line writes something to a log.
    Logged,
    /// The whole environment, likewise.
    Logs,
    /// What a function of this name is told, so that it logs whole headers.
    Told(&'static str),
    /// A URL without encryption.
    Plain,
    /// A URL with it.
    Remote,
}

/// Words in the names of variables that hold keys.
const KEY_WORDS: [&str; 6] = ["key", "token", "secret", "passw", "cred", "auth"];
/// The same in capitals.
const CAPITAL_KEY_WORDS: [&str; 6] = ["KEY", "TOKEN", "SECRET", "PASSW", "CRED", "AUTH"];
/// Bytes after which it is asked whether anything more can matter.
const PART: usize = 16 << 10;
/// Shorter names of settings are words of every day.
const LEAST_SETTING: usize = 8;
/// Bytes around a read of the environment in which its name stands.
const NAME_WITHIN: usize = 80;

/// What the text of a file speaks for, hosts of the user's `own` providers included.
pub(super) fn weigh(table: &'static SyntaxTable, path: &str, bytes: &[u8], own: &[Contract]) -> Weight {
    static MARKS: OnceLock<HashMap<&'static str, OnceLock<Marks>>> = OnceLock::new();
    let all = MARKS.get_or_init(|| syntax_tables().iter().map(|t| (t.language, OnceLock::new())).collect());
    // Texts of an interface have the extension of a language (Qt's `.ts`), and take long to be read as a program.
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let has = |sign: &[u8]| memchr::memmem::find(text, sign).is_some();
    if text.starts_with(b"<?xml") && !has(b"<?php") && !has(b"<?=") {
        return Weight::Nothing;
    }
    if names_host(own, bytes) {
        return Weight::Talks;
    }
    match all.get(table.language).map(|m| m.get_or_init(|| Marks::new(table))) {
        Some(marks) => marks.weigh(bytes, is_build(table, path)),
        None => Weight::Talks,
    }
}

/// Whether a host of a provider of the user's own is in the text.
fn names_host(own: &[Contract], bytes: &[u8]) -> bool {
    own.iter()
        .flat_map(|c| c.hosts)
        .any(|h| memchr::memmem::find(bytes, h.trim_start_matches('.').as_bytes()).is_some())
}

struct Marks(Literals<Mark>);

impl Marks {
    fn new(table: &SyntaxTable) -> Self {
        let mut marks: BTreeMap<&str, Mark> = BTreeMap::new();
        let mut add = |text: &'static str, mark: Mark| {
            if !text.is_empty() {
                let at = marks.entry(text).or_insert(mark);
                *at = mark.min(*at);
            }
        };
        for contract in contracts() {
            contract.hosts.iter().for_each(|h| add(h.trim_start_matches('.'), Mark::Provider));
            contract.env.iter().for_each(|e| add(e, Mark::Provider));
            let own_header = |h: &&(&str, &str)| h.0.contains('-') && !matches!(h.0, "x-api-key" | "api-key");
            contract.auth.iter().filter(own_header).for_each(|h| add(h.0, Mark::Provider));
            for sdk in contract.sdks.iter().filter(|s| s.language == table.family) {
                let names = sdk.constructors.iter().chain(sdk.setters).map(|(n, _)| n.split('.').next().unwrap_or(n));
                let names = names.filter(|n| n.len() >= 5 && sdk.modules.contains(&""));
                let modules = sdk.modules.iter().map(|m| telling(m, contract.provider)).filter(|m| m.len() >= 4);
                names.for_each(|n| add(n, Mark::Provider));
                modules.for_each(|n| add(n, Mark::Library));
            }
        }
        for client in table.clients {
            // Short module names are words of their own; they come with the text of an import.
            let modules = client.modules.iter().map(|m| root_of(m)).filter(|m| m.len() >= 5);
            modules.for_each(|m| add(m, Mark::Module));
        }
        for mark in table.marks {
            add(mark, kind_of(table, mark));
        }
        let leaks = &table.leaks;
        let last = |name: &'static str| name.rsplit(['.', ' ', ':']).next().unwrap_or(name);
        leaks.stores.iter().for_each(|s| add(store(s), Mark::Environment));
        leaks.plain_channels.iter().for_each(|s| add(last(s.split('=').next().unwrap_or(s)), Mark::Itself));
        for setting in leaks.weak_tls {
            let value = setting.rsplit(['=', '(']).next().unwrap_or(setting);
            let value = value.trim_end_matches(')');
            // Values such as `1.0` stand everywhere.
            let telling = if value.len() < 6 { setting.split(['=', '(']).next().unwrap_or(value) } else { value };
            add(telling, Mark::Itself);
        }
        leaks.environments.iter().for_each(|e| add(e, Mark::Logs));
        for told in leaks.header_logs {
            let what = told.split(" unless ").next().unwrap_or(told);
            let (callee, argument) = what.split_once('(').unwrap_or((what, ""));
            let callee = last_long(callee.split('=').next().unwrap_or(callee));
            match argument {
                "" => add(callee, Mark::Itself),
                argument => add(argument, Mark::Told(callee)),
            }
        }
        for key in leaks.defines {
            let mark = if key.contains(' ') { Mark::Build } else { Mark::Environment };
            add(last(key.trim_end_matches('=')), mark);
        }
        for command in table.commands {
            let flags = command.weak_tls.iter().map(|f| f.split(' ').next().unwrap_or(f));
            flags
                .chain(command.plain_channel.iter().copied())
                .filter(|f| f.len() > 5)
                .for_each(|f| add(f, Mark::Itself));
        }
        // What sets a limit for all requests may stand in a file that makes none.
        let limits = table.clients.iter().flat_map(|c| c.limits_for_all);
        limits.for_each(|limit| add(last_long(limit.split(' ').next().unwrap_or(limit)), Mark::Itself));
        // `callee name=value`, `name=value`, `name(value)`: the name, where it says enough by itself, else the value.
        for setting in table.insecure.iter().chain(table.clients.iter().flat_map(|c| c.insecure)) {
            let (name, value) = setting.split_once(['=', '(']).unwrap_or((setting, ""));
            let is_word = !last(name).contains(|c: char| !c.is_ascii_lowercase());
            let telling = if is_word && last(value).len() >= LEAST_SETTING { last(value) } else { last(name) };
            Some(telling).filter(|n| n.len() >= LEAST_SETTING).into_iter().for_each(|n| add(n, Mark::Itself));
        }
        let decided = table.deciding.iter().chain(table.deciding_methods).chain(table.trusting).chain(table.agreeing);
        decided.for_each(|d| add(d, Mark::Itself));
        table.factories.iter().chain(table.factory_defaults).for_each(|f| add(f, Mark::Itself));
        table.clients.iter().flat_map(|c| c.customizers).for_each(|c| add(c, Mark::Itself));
        table.env_writes.iter().for_each(|w| add(w.rsplit('.').next().unwrap_or(w), Mark::Environment));
        // Whoever is handed a client of another file imports nothing of it.
        table.beans.iter().chain(table.bean_calls).for_each(|b| add(b, Mark::Bean));
        signs::AUTH_ARGUMENTS.iter().for_each(|a| add(a, Mark::Auth));
        // What puts a key in with its scheme: `withToken(key)`, `setBearerAuth(key)`.
        let schemed = table.clients.iter().flat_map(|c| c.modifiers).filter(|m| !m.scheme.is_empty());
        let setters = table.scheme_setters.iter().filter_map(|s| s.split(' ').next());
        schemed.map(|m| last(m.name)).chain(setters).filter(|n| n.len() >= 8).for_each(|n| add(n, Mark::Auth));
        signs::LOGGED_KEYS.iter().for_each(|k| add(k, Mark::Logged));
        add("https://", Mark::Remote);
        ["http://", "ws://"].iter().for_each(|p| add(p, Mark::Plain));
        Self(Literals::new(marks))
    }

    fn weigh(&self, bytes: &[u8], is_build: bool) -> Weight {
        let (mut provider, mut client, mut local, mut bean) = (false, false, false, false);
        let (mut auth, mut plain, mut remote) = (false, false, false);
        let mut from = 0;
        while from < bytes.len() && !provider {
            let part = from..bytes.len().min(from + PART);
            from = part.end;
            self.0.each(bytes, &part, |hit, number| match self.0.all()[number].kind {
                Mark::Provider => provider = true,
                Mark::Library => provider = provider || is_of_code(bytes, hit),
                Mark::Itself => local = local || begins_name(bytes, &hit),
                Mark::Command => local = local || is_command(bytes, &hit),
                Mark::Logged | Mark::Logs => local = local || is_logged(bytes, hit.start),
                Mark::Told(callee) => local = local || is_told(bytes, &hit, callee),
                Mark::Environment => local = local || names_key(bytes, hit.end) || is_written_whole(bytes, &hit),
                Mark::Build => local = local || is_build && names_key(bytes, hit.end),
                Mark::Client => client = true,
                Mark::Module => client = client || is_imported(bytes, hit),
                Mark::Bean => bean = true,
                Mark::Auth => {
                    auth = true;
                    // Most of them are names of keys as well.
                    local = local || is_logged(bytes, hit.start);
                }
                Mark::Plain => plain = plain || !is_local(bytes.get(hit.end..).unwrap_or_default()),
                Mark::Remote => remote = remote || !is_local(bytes.get(hit.end..).unwrap_or_default()),
            });
        }
        if provider {
            return Weight::Talks;
        }
        // A key that goes to some host: an API of which nothing else is known, which speaks for no other file.
        if local || (client && (bean || auth && (plain || remote))) {
            Weight::Local
        } else if client {
            Weight::Linked
        } else {
            Weight::Nothing
        }
    }
}

/// Whether a file is one whose keys a build takes.
fn is_build(table: &SyntaxTable, path: &str) -> bool {
    let file = path::name_str(path);
    table.leaks.defines.iter().filter_map(|d| d.split_once(' ')).any(|(of, _)| file.starts_with(of))
}

/// The part of a module's name by which a text is found that imports it: the first, or all of it where that is the name of everybody's, `org.`.
fn root_of(module: &'static str) -> &'static str {
    let first = module.split('.').next().unwrap_or(module);
    if first.len() < 5 && module.matches('.').count() >= 2 { module } else { first }
}

/// The part of a module's name that stands for it: the one with the provider in it, else the last.
fn telling(module: &'static str, provider: &str) -> &'static str {
    let of_provider = module.split('.').find(|part| part.to_ascii_lowercase().contains(provider));
    of_provider.unwrap_or_else(|| module.rsplit('.').next().unwrap_or(module))
}

/// The part of a store's name that stands for it: what it does, if that says enough, else what it is, with the dot behind it.
fn store(name: &'static str) -> &'static str {
    let last = name.rsplit(['.', ' ', ':']).next().unwrap_or(name);
    let first = name.find('.').map_or(name, |dot| &name[..=dot]);
    if last.len() >= 6 { last } else { first }
}

/// The end of a dotted name that says enough by itself: its last part, with the one before where that is a word of every day.
fn last_long(name: &'static str) -> &'static str {
    let dots = || name.rmatch_indices('.').map(|(at, _)| &name[at + 1..]);
    dots().find(|end| end.len() >= LEAST_SETTING).unwrap_or(name)
}

/// Words by which lines of code bring in what others have written.
const IMPORTS: [&str; 8] = ["import", "require", "include", "using", "use ", "from ", "load", "alias"];
/// Bytes before a name in which such a word stands on its line.
const IMPORTED_WITHIN: usize = 200;

/// Whether the name of a library is no word of a sentence: it is part of a path or of a name, or its line imports something.
fn is_of_code(bytes: &[u8], at: Range<usize>) -> bool {
    let before = at.start.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
    let rest = bytes.get(at.end..).unwrap_or_default();
    let after = rest.first().copied().unwrap_or(b' ');
    // Another word that begins or ends alike.
    let is_small = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    if is_small(at.end - 1) && after.is_ascii_lowercase() || is_small(at.start) && before.is_ascii_lowercase() {
        return false;
    }
    let joins = |b: u8| b.is_ascii_alphanumeric() || b"_/\\@:-<".contains(&b);
    let is_quoted = |b: u8| b"\"'`".contains(&b);
    let goes_on = joins(after) || b"(.".contains(&after) && rest.get(1).is_some_and(|b| !b.is_ascii_whitespace());
    if joins(before) || before == b'.' || goes_on || is_quoted(before) && is_quoted(after) {
        return true;
    }
    let line = &bytes[at.start.saturating_sub(IMPORTED_WITHIN)..at.start];
    let line = near::last_line(line);
    IMPORTS.iter().any(|word| memchr::memmem::find(line, word.as_bytes()).is_some())
}

/// Whether the name of a module stands there as one: a whole word, and not the scheme of a URL.
fn is_imported(bytes: &[u8], at: Range<usize>) -> bool {
    let of_name = names::is_identifier;
    let before = at.start.checked_sub(1).and_then(|i| bytes.get(i)).is_some_and(of_name);
    let rest = bytes.get(at.end..).unwrap_or_default();
    !before && !rest.first().is_some_and(of_name) && !rest.starts_with(b"://")
}

/// Whether what was found is not the rest of a longer name. What begins with an underscore is looked for as such a rest.
fn begins_name(bytes: &[u8], at: &Range<usize>) -> bool {
    let of_name = names::is_identifier;
    let before = at.start.checked_sub(1).and_then(|i| bytes.get(i));
    !bytes.get(at.start).is_some_and(u8::is_ascii_alphanumeric) || !before.is_some_and(of_name)
}

/// Whether what was found is the first thing that a function of this name is given.
fn is_told(bytes: &[u8], at: &Range<usize>, callee: &str) -> bool {
    let before = bytes[..at.start].trim_ascii_end();
    begins_name(bytes, at) && before.strip_suffix(b"(").unwrap_or(before).trim_ascii_end().ends_with(callee.as_bytes())
}

/// Whether the name of a command may stand there to be run: not in a longer word, and with something to do behind it.
fn is_command(bytes: &[u8], at: &Range<usize>) -> bool {
    let of_word = names::is_part;
    let before = at.start.checked_sub(1).and_then(|i| bytes.get(i));
    let after = bytes.get(at.end);
    !before.is_some_and(of_word)
        && after.is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b'$' | b'\\'))
}

/// What a mark of a language's data speaks for: it is part of the name of a client, of a read of the environment, or of neither.
fn kind_of(table: &SyntaxTable, mark: &str) -> Mark {
    let plain = mark.trim_end_matches(['(', '!', ':', '.', '[']).trim_start_matches("use ").replace("::", ".");
    let reads = table.env_maps.iter().chain(table.env_calls).chain(table.bundle_maps).chain(table.bundle_calls);
    if reads.clone().any(|r| r.contains(&plain)) {
        return Mark::Environment;
    }
    if table.commands.iter().any(|c| c.names.contains(&mark)) {
        return Mark::Command;
    }
    let client = |c: &crate::rules::clients::ClientRule| {
        let calls = c.calls.iter().flat_map(|c| c.names);
        c.modules.iter().chain(c.globals).chain(c.constructors).chain(calls).any(|n| n.contains(&plain))
            || c.library.contains(&plain)
    };
    if table.clients.iter().any(client) { Mark::Client } else { Mark::Itself }
}

/// Whether a word for a key stands near: on the same line, or in capitals, as names of the environment are written, on those around.
fn names_key(bytes: &[u8], from: usize) -> bool {
    let first = from.saturating_sub(NAME_WITHIN);
    let near = bytes.get(first..bytes.len().min(from + NAME_WITHIN)).unwrap_or_default();
    let (before, after) = near.split_at(from - first);
    let line = near::line_start(before, before.len(), NAME_WITHIN)
        ..memchr::memchr(b'\n', after).map_or(near.len(), |at| before.len() + at);
    let has = |text: &[u8], words: &[&str]| words.iter().any(|w| memchr::memmem::find(text, w.as_bytes()).is_some());
    has(near, &CAPITAL_KEY_WORDS) || has(&near[line].to_ascii_lowercase(), &KEY_WORDS)
}

/// Whether nothing of the environment is named, and a log is given all of it.
fn is_written_whole(bytes: &[u8], at: &Range<usize>) -> bool {
    let before = &bytes[at.start.saturating_sub(NAME_WITHIN)..at.start];
    let line = &before[near::line_start(before, before.len(), NAME_WITHIN)..];
    let is_sent = || ["json(", "send(", "respond"].iter().any(|w| memchr::memmem::find(line, w.as_bytes()).is_some());
    bytes.get(at.end).is_some_and(|b| b"),. }".contains(b)) && (is_logged(bytes, at.start) || is_sent())
}

/// Whether a name stands in a line that writes something to a log, as far as words tell.
fn is_logged(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(at.saturating_sub(NAME_WITHIN)..at).unwrap_or_default();
    let line = before[near::line_start(before, before.len(), NAME_WITHIN)..].to_ascii_lowercase();
    let has = |word: &&str| memchr::memmem::find(&line, word.as_bytes()).is_some();
    ["log", "print", "puts", "console", "dump", "writeline", "debug"].iter().any(has)
}

/// Whether a URL goes on with the own machine, or with something that is put in later.
fn is_local(rest: &[u8]) -> bool {
    ["localhost", "127.", "0.0.0.0", "[::1]", "schemas.", "www.w3.org", "\"", "'"]
        .iter()
        .any(|h| rest.starts_with(h.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(language: &str, text: &str) -> Weight {
        let table = syntax_tables().iter().find(|t| t.language == language).unwrap();
        weigh(table, "a.x", text.as_bytes(), &[])
    }

    #[test]
    fn a_client_alone_needs_a_link_and_a_provider_does_not() {
        assert_eq!(of("go", "import \"net/http\"\nfunc Serve(w http.ResponseWriter) {}"), Weight::Linked);
        assert_eq!(of("go", "http.Get(\"https://api.openai.com/v1\")"), Weight::Talks);
        assert_eq!(of("go", "tls.Config{InsecureSkipVerify: true}"), Weight::Local);
        assert_eq!(of("go", "os.Getenv(\"HOME\")"), Weight::Nothing);
        assert_eq!(of("go", "os.Getenv(\"SOME_API_KEY\")"), Weight::Local);
        assert_eq!(of("javascript", "fetch(url)"), Weight::Linked);
        assert_eq!(of("javascript", "fetch('http://api.initech.io', {headers: {Authorization: key}})"), Weight::Local);
        assert_eq!(of("javascript", "fetch('https://api.initech.io', {headers: {Authorization: key}})"), Weight::Local);
        assert_eq!(of("javascript", "fetch('https://localhost/a', {headers: {Authorization: key}})"), Weight::Linked);
        assert_eq!(of("python", "import json"), Weight::Nothing);
        let texts = "<?xml version=\"1.0\"?>\n<TS><source>fetch('https://api.openai.com/v1')</source></TS>";
        let feed = "<?xml version=\"1.0\"?>\n<?php $a = file_get_contents('https://api.openai.com/v1'); ?>";
        assert_eq!(of("php", feed), Weight::Talks);
        assert_eq!((of("typescript", texts), of("typescript", &texts[21..])), (Weight::Nothing, Weight::Talks));
    }

    #[test]
    fn words_that_mean_something_else_say_nothing() {
        assert_eq!(of("javascript", "// see https://example.org\nlet request_count = 1"), Weight::Nothing);
        assert_eq!(of("javascript", "const client = require('https')"), Weight::Linked);
        assert_eq!(of("ruby", "cache_min_version = 7"), Weight::Nothing);
        assert_eq!(of("ruby", "http.min_version = :TLS1"), Weight::Local);
        assert_eq!(of("ruby", "config.respond_to?(:logger)"), Weight::Nothing);
        assert_eq!(of("ruby", "conn.response :logger, nil, bodies: true"), Weight::Local);
        assert_eq!(of("ruby", "conn.response(:logger)"), Weight::Local);
        assert_eq!(of("javascript", "'use strict';\nlet timeout = setTimeout(use, 10)"), Weight::Nothing);
        assert_eq!(of("javascript", "api.interceptors.request.use(addTimeout)"), Weight::Local);
        assert_eq!(of("shell", "grep libcurl curly curl-dev"), Weight::Nothing);
        assert_eq!(of("shell", "/usr/bin/curl -s \"$url\""), Weight::Local);
        assert_eq!(of("shell", "export SOME_TOKEN=$(cat token)"), Weight::Local);
        assert_eq!(of("javascript", "keys.set(offset, token)"), Weight::Nothing);
        assert_eq!(of("javascript", "Cookies.set('token', token)"), Weight::Local);
        assert_eq!(of("python", "client.read(key)"), Weight::Nothing);
        assert_eq!(of("python", "form.validate(data)"), Weight::Nothing);
        assert_eq!(of("python", "ldap.Tls(validate=ssl.CERT_NONE)"), Weight::Local);
        assert_eq!(of("python", "from elevenlabs.client import ElevenLabs"), Weight::Talks);
        assert_eq!(
            of("python", "# these do not resemble each other, nor do they resemble.\n\"resembles\""),
            Weight::Nothing
        );
        for line in ["import resemble", "from resemble import Resemble", "import os, resemble", "x = resemble.v2.clips"]
        {
            assert_eq!(of("python", line), Weight::Talks, "{line}");
        }
        assert_eq!(of("javascript", "const { Resemble } = require('@resemble/node')"), Weight::Talks);
        assert_eq!(of("go", "import (\n\t\"github.com/openai/openai-go\"\n)"), Weight::Talks);
        assert_eq!(of("ruby", "key = 1\npath = ENV[\"PATH\"]"), Weight::Nothing);
        let (table, text) = (syntax_tables().iter().find(|t| t.language == "javascript").unwrap(), b"define: { key }");
        assert_eq!(weigh(table, "src/a.js", text, &[]), Weight::Nothing);
        assert_eq!(weigh(table, "web/vite.config.js", text, &[]), Weight::Local);
    }
}
