//! Requests made by commands of a shell.
//!
//! In: commands of the neutral tree, and the flags of known programs from the data of the language. Out: [`Call`]s. A word that
//! may stand for several (an array, a variable without quotes) may set anything: then what is not seen is unknown.

mod loops;
mod rounds;
mod text;

use super::calls::Calls;
use super::eval::synthetic;
use super::messages;
use super::scope::Def;
use super::tree::Id;
use crate::model::{
    Answer, Around, Call, CallKind, Follows, Growth, PlainChannel, Policy, Retry, Setting, Spot, TlsOff, Value,
};
use crate::rules::clients::{CommandRule, Label, Role};

/// The words of a command after its name.
#[derive(Default)]
struct Words {
    /// Flags with their values, in order; a flag without a value has `Null`.
    flags: Vec<(String, Value)>,
    /// Words that belong to no flag.
    plain: Vec<Value>,
    /// Whether there may be more.
    open: bool,
    /// Whether the command that runs it stops it after a time.
    limited: bool,
}

impl Words {
    /// The values of the flags with these names, in order.
    fn given(&self, names: &[&str]) -> Vec<Value> {
        let named = self.flags.iter().filter(|(flag, _)| names.contains(&flag.as_str()));
        named.map(|(_, value)| value.clone()).collect()
    }
}

impl Calls<'_> {
    /// Reads a command.
    pub(super) fn command(&mut self, id: Id) -> Option<TlsOff> {
        let n = self.eval.nodes;
        let first = n.child(id, Label::Callee)?;
        let commands = self.eval.table.commands;
        let rule_of = |word: Id| commands.iter().find(|c| c.names.contains(&n.source(word)));
        // `xargs -P 4 curl ...`: a command that another one runs stands among its words.
        let program = match rule_of(first) {
            Some(_) => first,
            None if self.eval.table.runners.contains(&n.source(first)) => {
                n.children(id).find(|word| *word != first && rule_of(*word).is_some())?
            }
            None => return None,
        };
        let rule = rule_of(program)?;
        let mut words = self.words(id, program, rule);
        words.limited = program != first && self.eval.table.time_limits.contains(&n.source(first));
        let start = if program == first { n.get(id).start } else { n.get(program).start };
        let spot = self.lines.spot(start, n.get(program).end, None);
        self.request_of_words(id, (rule, n.source(program)), &words, spot)
    }

    /// The request that a program makes of its words.
    fn request_of_words(
        &mut self,
        id: Id,
        (rule, name): (&'static CommandRule, &str),
        words: &Words,
        spot: Spot,
    ) -> Option<TlsOff> {
        let given = |names: &[&str]| words.given(names);
        let is_verb = |v: &&Value| v.text().is_some_and(|t| t.bytes().all(|b| b.is_ascii_uppercase()));
        let verb = words.plain.first().filter(|_| rule.items).filter(is_verb);
        let mut items = words.plain.iter().skip(usize::from(verb.is_some()));
        let url = given(rule.url).into_iter().next().or_else(|| items.next().cloned()).unwrap_or_default();
        let named: Vec<Value> = if rule.items { items.cloned().collect() } else { given(rule.headers) };
        let headers = Value::Map {
            entries: named.iter().filter_map(header).collect(),
            open: words.open || !rule.items && named.iter().any(|h| header(h).is_none()),
        };
        let retry = self.retry_of_words(id, (rule, name), (words, &url), &spot);
        let limits = given(rule.timeout);
        let is_none = |limit: &Value| limit.text().is_some_and(|limit| rule.no_limit.contains(&limit));
        let timeout = match (words.limited, words.open) {
            (true, _) => Setting::Present,
            (false, _) if !limits.is_empty() && limits.iter().all(is_none) => Setting::Off,
            (false, _) if !limits.is_empty() => Setting::Present,
            (false, true) => Setting::Unknown,
            (false, false) => Setting::Absent,
        };
        let auth = given(rule.auth).into_iter().next().unwrap_or(Value::Null);
        // An answer that tells of an error is written to the file like any other.
        let kept = given(rule.output).iter().any(|v| v.text() != Some(NOWHERE)) && !rule.fails.is_empty();
        let looked_at = !given(rule.fails).is_empty() || !given(rule.shows).is_empty();
        let answer = match kept && !looked_at && !words.open {
            true => Answer::Taken { bytes: true, spot: spot.clone() },
            false => Answer::Unknown,
        };
        let has = |names: &[&str]| words.flags.iter().any(|(f, _)| names.contains(&f.as_str()));
        let follows = match (has(rule.follows_with_all), has(rule.follows)) {
            (true, _) => Follows::WithAll,
            (_, true) => Follows::Yes,
            _ => Follows::No,
        };
        let streams = has(rule.streams) || self.streams(id, false);
        let said = Value::List(words.flags.iter().map(|(_, value)| value.clone()).collect());
        let (audio, scopes) = (messages::audio(&said, self.lines), messages::scopes(&said, self.lines));
        let (crowd, says_secret) = (self.crowds.of(id), messages::says_secret(&said));
        let around = Around { answer, follows, streams, crowd, audio, scopes, says_secret, ..Around::default() };
        if words.flags.iter().any(|(f, _)| rule.plain_channel.contains(&f.as_str())) {
            let target = words.plain.first().cloned().unwrap_or_default();
            self.plain_channels.push(PlainChannel { by: name.to_string(), target, spot: spot.clone() });
        }
        if rule.channel {
            return None;
        }
        self.calls.push(Call {
            kind: if rule.socket { CallKind::Socket } else { CallKind::Http },
            library: rule.library,
            sdk_provider: None,
            callee: name.to_string(),
            client: None,
            method: method(rule, given(rule.method).first().or(verb), has),
            url,
            headers,
            auth,
            query: Value::Null,
            timeout,
            retry,
            blocks_async: false,
            throws: false,
            function: None,
            around,
            spot: spot.clone(),
        });
        let allows = |(flag, value): &(String, Value)| {
            let with_value = format!("{flag} {}", value.text().unwrap_or_default());
            rule.weak_tls.iter().find(|w| *w == flag || **w == with_value)
        };
        if let Some(weak) = words.flags.iter().find_map(allows) {
            self.old_tls.push(TlsOff { setting: format!("{name} {weak}"), asked_for: false, spot: spot.clone() });
        }
        let switches_off = |(flag, value): &(String, Value)| {
            let with_value = format!("{flag} {}", value.text().unwrap_or_default());
            rule.insecure.iter().find(|i| *i == flag || **i == with_value)
        };
        let insecure = words.flags.iter().find_map(switches_off)?;
        // Nobody stands between a machine and itself.
        if self.calls.last().is_some_and(|call| is_own_machine(&call.url)) {
            return None;
        }
        Some(TlsOff { setting: format!("{name} {insecure}"), asked_for: false, spot })
    }

    /// Whether nobody sees what a command puts out, as what stands behind it says: `curl ... > /dev/null`. Its errors may be dropped alone.
    fn output_is_dropped(&self, id: Id) -> bool {
        const LONGEST: usize = 80;
        let n = self.eval.nodes;
        let behind = n.parent(id).map_or("", |p| n.slice(n.get(id).end, n.get(p).end));
        let mut parts = behind.match_indices(NOWHERE).map(|(at, _)| behind[..at].trim_end());
        behind.len() <= LONGEST && parts.any(|before| before.ends_with('>') && !before.ends_with("2>"))
    }

    /// Whether a command repeats its request, by its flags or by what is around it.
    fn retry_of_words(
        &mut self,
        id: Id,
        (rule, name): (&'static CommandRule, &str),
        (words, url): (&Words, &Value),
        spot: &Spot,
    ) -> Retry {
        let given = |names: &[&str]| words.given(names);
        // Whether a host can be reached is what it wants to know: a second try would be another answer.
        let dropped = || given(rule.output).iter().any(|v| v.text() == Some(NOWHERE)) || self.output_is_dropped(id);
        let says_nothing = [rule.headers, rule.auth, rule.shows].iter().all(|names| given(names).is_empty());
        if says_nothing && !words.open && is_host_alone(url) && dropped() {
            return Retry::Unknown;
        }
        let fails = !given(rule.fails).is_empty();
        if !given(rule.retry).is_empty() {
            let fixed = given(rule.fixed).iter().any(|v| !matches!(v.text(), Some("0") | None));
            Retry::By(Policy {
                what: format!("{name} {}", rule.retry.first().unwrap_or(&"")),
                growth: if fixed { Growth::Fixed } else { Growth::Exponential },
                bounded: Some(true),
                repeats_auth_errors: (fails && !given(rule.retry_all).is_empty()).then_some(true),
                spot: spot.clone(),
                ..Policy::default()
            })
        } else if words.open {
            Retry::Unknown
        } else {
            // A command in a text of another language is repeated by what is around the text.
            let own = if self.eval.table.commands.is_empty() { None } else { self.shell_loop(id, fails) };
            own.unwrap_or_else(|| match self.eval.table.commands.is_empty() {
                true => self.retries.of(id),
                false => Retry::None { functions: self.retries.functions_around(id) },
            })
        }
    }

    /// The words behind the name of a command.
    fn words(&self, id: Id, named: Id, rule: &CommandRule) -> Words {
        let n = self.eval.nodes;
        let mut words = Words::default();
        let mut pending: Option<String> = None;
        for arg in n.children(id).filter(|c| *c > named) {
            let several = ["[@]", "[*]"].iter().any(|all| n.source(arg).contains(all));
            if let Some(items) = several.then(|| self.items_of(arg)).flatten() {
                items.into_iter().for_each(|item| words.take(item, rule, &mut pending));
                continue;
            }
            // An expansion without quotes may be any number of words.
            let bare = n.role(arg) == Role::Unit && n.source(arg).starts_with('$');
            let expands = several || bare || matches!(n.role(arg), Role::Name | Role::Expand);
            let value = self.eval.value(arg);
            // An address that is put together is one word.
            let parts = value.parts();
            let texts = || parts.iter().filter_map(|p| p.text());
            let one_word = matches!(value, Value::Text(_))
                || parts.len() > 1 && texts().any(|t| t.contains('/')) && !texts().any(|t| t.contains(' '));
            if expands && pending.is_none() && !one_word {
                words.open = true;
                words.plain.push(value);
                continue;
            }
            match value.text().filter(|t| expands && pending.is_none() && t.contains(' ')) {
                // Without quotes it is as many words as it has.
                Some(text) if !text.contains(['"', '\'']) => {
                    text.split_whitespace().for_each(|w| words.take(synthetic(w), rule, &mut pending));
                }
                Some(_) => words.open = true,
                None => words.take(value, rule, &mut pending),
            }
        }
        words
    }

    /// The lists that a name is given.
    fn lists_named(&self, name: Id) -> impl Iterator<Item = Id> {
        let n = self.eval.nodes;
        let key = self.eval.scopes.key_of(n, name).map(|(key, _)| key);
        let given = key.map_or(&[][..], |key| self.eval.scopes.definitions(key));
        given.iter().filter_map(move |(def, _)| match def {
            Def::Value(value) if n.role(*value) == Role::List => Some(*value),
            _ => None,
        })
    }

    /// The words of a list that is known, for `"${list[@]}"`.
    fn items_of(&self, word: Id) -> Option<Vec<Value>> {
        let n = self.eval.nodes;
        let name = n.below(word).find(|i| n.role(*i) == Role::Name)?;
        // What stands in quotes is one word, whatever it is.
        let quoted = self.lists_named(name).all(|list| n.children(list).all(|c| n.role(c) == Role::String));
        let known = |value: Value| match value {
            Value::List(items) if quoted || !items.contains(&Value::Unknown) => Some(items),
            _ => None,
        };
        match self.eval.value(name) {
            // What is put behind it, under a test or not: `list+=(--flag)`.
            Value::Choice(all) => {
                all.into_iter().map(known).collect::<Option<Vec<_>>>().map(|all| all.into_iter().flatten().collect())
            }
            whole => known(whole),
        }
    }
}

impl Words {
    /// Takes one word.
    fn take(&mut self, word: Value, rule: &CommandRule, pending: &mut Option<String>) {
        if let Some(flag) = pending.take() {
            self.flags.push((flag, word));
            return;
        }
        if let Some((flag, value)) = flag_with_value(&word) {
            self.flags.push((flag, value));
            return;
        }
        match word.text().filter(|t| t.len() > 1 && t.starts_with('-')) {
            Some(flag) => *pending = split_flag(flag, rule, &mut self.flags),
            None => self.plain.push(word),
        }
    }
}

/// `--flag="text $NAME"`: a flag whose value is put together.
fn flag_with_value(word: &Value) -> Option<(String, Value)> {
    let Value::Join(parts) = word else { return None };
    let (flag, first) = parts.first()?.text()?.split_once('=').filter(|(flag, _)| flag.starts_with("--"))?;
    let rest = parts[1..].iter().cloned();
    let mut value: Vec<Value> = Some(synthetic(first)).filter(|_| !first.is_empty()).into_iter().chain(rest).collect();
    let value = if value.len() == 1 { value.swap_remove(0) } else { Value::Join(value) };
    Some((flag.to_string(), value))
}

/// Whether a URL names a host and nothing on it.
fn is_host_alone(url: &Value) -> bool {
    let path = url
        .text()
        .and_then(|url| url.split_once("://"))
        .and_then(|(_, rest)| rest.trim_end_matches('/').split_once('/'));
    url.text().is_some_and(|url| url.contains("://")) && path.is_none()
}

/// Where what nobody wants to see is written.
const NOWHERE: &str = "/dev/null";

/// Whether a URL leads to the machine that asks.
fn is_own_machine(url: &Value) -> bool {
    let first = match url {
        Value::Join(parts) => parts.first().and_then(Value::text),
        other => other.text(),
    };
    let text = first.unwrap_or_default();
    let host = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([':', '/', '?']);
    ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"].iter().any(|own| host.strip_prefix(own).is_some_and(ends))
}

/// Takes a flag word apart; gives back the flag whose value is the next word.
fn split_flag(word: &str, rule: &CommandRule, flags: &mut Vec<(String, Value)>) -> Option<String> {
    let takes_value = |flag: &str| {
        [rule.url, rule.headers, rule.method, rule.auth, rule.retry, rule.fixed, rule.timeout, rule.output, rule.valued]
            .iter()
            .any(|l| l.contains(&flag))
    };
    // A word of one dash that is one flag.
    if word.len() > 2 && !word.starts_with("--") && rule.valued.contains(&word) {
        return Some(word.to_string());
    }
    if rule.plain_channel.contains(&word) {
        flags.push((word.to_string(), Value::Null));
        return None;
    }
    if word.starts_with("--") {
        if let Some((flag, value)) = word.split_once('=') {
            flags.push((flag.to_string(), synthetic(value)));
            return None;
        }
        if takes_value(word) {
            return Some(word.to_string());
        }
        flags.push((word.to_string(), Value::Null));
        return None;
    }
    // `-sSLk`, `-XPOST`
    for (at, letter) in word.char_indices().skip(1) {
        let flag = format!("-{letter}");
        if takes_value(&flag) {
            let rest = &word[at + letter.len_utf8()..];
            if rest.is_empty() {
                return Some(flag);
            }
            flags.push((flag, synthetic(rest)));
            return None;
        }
        flags.push((flag, Value::Null));
    }
    None
}

/// `Name: value`
fn header(word: &Value) -> Option<(Value, Value)> {
    match word {
        Value::Text(t) => {
            let (name, _) = t.as_str().split_once(':')?;
            let from = (name.len() + 1) as u32;
            let value = t.as_str()[from as usize..].trim();
            Some((synthetic(name.trim()), synthetic(value)))
        }
        Value::Join(parts) => {
            let (name, rest) = parts.first()?.text()?.split_once(':')?;
            let mut value = vec![synthetic(rest.trim_start())];
            value.extend(parts[1..].iter().cloned());
            // `Authorization: $KEY` has nothing before the value.
            if rest.trim().is_empty() {
                value.remove(0);
            }
            let value = if value.len() == 1 { value.swap_remove(0) } else { Value::Join(value) };
            Some((synthetic(name.trim()), value))
        }
        _ => None,
    }
}

/// The method of a request: what it asks for, or what its flags mean.
fn method(rule: &CommandRule, asked: Option<&Value>, has: impl Fn(&[&str]) -> bool) -> Option<String> {
    match asked {
        Some(method) => method.text().map(str::to_ascii_uppercase),
        None if rule.posts.is_empty() => None,
        None => Some(if has(rule.posts) && !has(rule.gets) { "POST" } else { "GET" }.to_owned()),
    }
}
