//! What providers ask of an integration, and the contracts in force: those that the user declares, then the built-in ones.
//!
//! In: [`Declared`] providers, as `keylint.toml` gives them. Out: [`Contracts`], which finds a contract by host or slug. A
//! declaration is kept for the life of the program, as the built-in tables are, and the same one is kept only once; so a
//! contract is the same kind of thing wherever it comes from.

use super::clients::contracts;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

/// A provider's own library.
#[derive(Clone, Copy, Debug)]
pub struct Sdk {
    /// Slug of the language.
    pub language: &'static str,
    /// Modules that have it.
    pub modules: &'static [&'static str],
    /// Names of constructors, and the argument with the key.
    pub constructors: &'static [(&'static str, &'static str)],
    /// Argument with the key when the default export of the module is called; empty if it makes no client.
    pub default: &'static str,
    /// Names that take a key for all clients: functions with the argument that has it, and (without an argument) settings.
    pub setters: &'static [(&'static str, &'static str)],
    /// Functions of the module that are requests, without a client.
    pub functions: &'static [&'static str],
    /// Whether other things have the names of the functions too, which count only with the module then.
    pub qualified: bool,
    /// Constructors of clients whose requests wait on the thread, and such functions.
    pub blocking: &'static [&'static str],
    /// Methods, with the names before them where these tell, that only give an object for further calls.
    pub objects: &'static [&'static str],
    /// Arguments that only another library of the same name takes, which repeats nothing.
    pub bare_keys: &'static [&'static str],
    /// Retries by default: 0 none, above: sound, below or `None`: not known.
    pub retries: Option<i8>,
    /// Parameter with the number of retries.
    pub knob: &'static str,
    /// Name of its package.
    pub package: &'static str,
    /// The version from which on it repeats by default; empty: the default does not depend on it.
    pub since: &'static str,
}

/// What a provider asks of an integration.
#[derive(Clone, Copy, Debug)]
pub struct Contract {
    /// Slug of the provider.
    pub provider: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Hosts; a leading `.` means every host below.
    pub hosts: &'static [&'static str],
    /// Header names and schemes with keys; several mean any of them.
    pub auth: &'static [(&'static str, &'static str)],
    /// Schemes of short-lived tokens: with one of them, its key is refused.
    pub token_schemes: &'static [&'static str],
    /// Query parameters that carry a key.
    pub query_auth: &'static [&'static str],
    /// Environment variables that by custom hold its key.
    pub env: &'static [&'static str],
    /// Header with the end user, if it asks for one.
    pub user_id_header: &'static str,
    /// When the header is required, for people.
    pub user_id_required: &'static str,
    /// The plan in use requires the header.
    pub user_id_strict: bool,
    /// Headers without which a request is refused.
    pub headers_required: &'static [&'static str],
    /// Values that such headers have for everybody, as `name: value`.
    pub header_values: &'static [&'static str],
    /// Headers that a request should have.
    pub headers_advised: &'static [&'static str],
    /// Statuses after which a request must be repeated; empty: 429 and those of 500 and above.
    pub retry_statuses: &'static [u16],
    /// Headers that tell the limit.
    pub ratelimit_headers: &'static [&'static str],
    /// Header that keeps a repeated request from being carried out twice; empty: there is none.
    pub idempotency_header: &'static str,
    /// What it is asked for is done: a message, a call, a payment. Asked twice, it is done twice.
    pub acts: bool,
    /// It limits how many requests run at the same time, rather than how many there are in a minute.
    pub limits_concurrency: bool,
    /// Days after which a key must be changed; 0: not said.
    pub rotation_days: u16,
    /// Parts of paths below which keys are made, listed and revoked.
    pub key_paths: &'static [&'static str],
    /// Settings that give a new key every right, as `field=value`.
    pub key_scopes: &'static [&'static str],
    /// Environment variables that by custom hold a key with which the account is managed.
    pub admin_env: &'static [&'static str],
    /// Parts of paths that need such a key.
    pub admin_paths: &'static [&'static str],
    /// Where the header of its key is one of other services too: parts of addresses, names of settings or headers one of which has to stand
    /// beside it, in lower case.
    pub told_by: &'static [&'static str],
    /// A browser gets a short-lived token from the server, for people; empty: not offered.
    pub browser_token: &'static str,
    /// Parameters that let a library run in a browser.
    pub browser_flags: &'static [&'static str],
    /// Headers that let a page send requests by itself.
    pub browser_headers: &'static [&'static str],
    /// Beginnings of keys that may stand in client code.
    pub public_prefixes: &'static [&'static str],
    /// Audio formats that it accepts, lower case.
    pub audio_accepted: &'static [&'static str],
    /// Audio formats that it advises.
    pub audio_advised: &'static [&'static str],
    /// Field with the audio format.
    pub audio_field: &'static str,
    /// Advised samples per second; 0: not said.
    pub audio_rate: u32,
    /// Libraries.
    pub sdks: &'static [Sdk],
    /// The page that says so.
    pub docs: &'static str,
}

/// A provider of the user's own, or changes to a built-in one. What is `None` is taken from the one it extends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The fields are those of `Contract`.
pub struct Declared {
    pub name: Option<String>,
    /// Slug of a built-in provider.
    pub extends: Option<String>,
    pub hosts: Option<Vec<String>>,
    /// Header and scheme.
    pub auth: Option<Vec<(String, String)>>,
    pub query_auth: Option<Vec<String>>,
    pub env: Option<Vec<String>>,
    pub headers_required: Option<Vec<String>>,
    pub headers_advised: Option<Vec<String>>,
    pub user_id_header: Option<String>,
    pub user_id_required: Option<bool>,
    pub retry_statuses: Option<Vec<u16>>,
    pub rotation_days: Option<u16>,
    pub audio_field: Option<String>,
    pub audio_accepted: Option<Vec<String>>,
    pub audio_advised: Option<Vec<String>>,
    pub audio_rate: Option<u32>,
    pub browser_token: Option<String>,
    pub public_prefixes: Option<Vec<String>>,
    pub docs: Option<String>,
}

/// A provider of which nothing is known.
const NOTHING: Contract = Contract {
    provider: "",
    name: "",
    hosts: &[],
    auth: &[],
    token_schemes: &[],
    query_auth: &[],
    env: &[],
    user_id_header: "",
    user_id_required: "",
    user_id_strict: false,
    headers_required: &[],
    header_values: &[],
    headers_advised: &[],
    retry_statuses: &[],
    ratelimit_headers: &[],
    idempotency_header: "",
    limits_concurrency: false,
    acts: false,
    rotation_days: 0,
    key_paths: &[],
    key_scopes: &[],
    admin_env: &[],
    admin_paths: &[],
    told_by: &[],
    browser_token: "",
    browser_flags: &[],
    browser_headers: &[],
    public_prefixes: &[],
    audio_accepted: &[],
    audio_advised: &[],
    audio_field: "",
    audio_rate: 0,
    sdks: &[],
    docs: "",
};

/// The contracts in force.
#[derive(Clone, Copy, Debug, Default)]
pub struct Contracts {
    own: &'static [Contract],
}

impl Contract {
    /// Whether nothing is known of who answers but that a key is sent there.
    pub fn is_of_unknown(&self) -> bool {
        self.provider.is_empty()
    }
}

impl Contracts {
    /// The built-in ones and these before them.
    pub fn with(declared: &[Declared]) -> Self {
        static KEPT: LazyLock<Mutex<HashMap<Vec<Declared>, &'static [Contract]>>> = LazyLock::new(Mutex::default);
        if declared.is_empty() {
            return Self::default();
        }
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        let own =
            kept.entry(declared.to_vec()).or_insert_with(|| Vec::leak(declared.iter().map(contract_of).collect()));
        Self { own }
    }

    /// What is asked by whoever answers at a host that no contract names: nothing special. `None` for hosts without end.
    ///
    /// They are kept as long as the process runs, once for each host.
    pub fn of_unknown(host: &str) -> Option<&'static Contract> {
        /// More hosts than any project talks to.
        const MOST: usize = 4096;
        static KEPT: LazyLock<Mutex<HashMap<String, &'static Contract>>> = LazyLock::new(Mutex::default);
        let mut hosts = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if hosts.len() >= MOST && !hosts.contains_key(host) {
            return None;
        }
        let contract = || -> &'static Contract { Box::leak(Box::new(Contract { name: kept(host), ..NOTHING })) };
        Some(hosts.entry(host.to_owned()).or_insert_with(contract))
    }

    /// The user's own.
    pub fn own(self) -> &'static [Contract] {
        self.own
    }

    /// All of them, the user's own first. One that a declaration extends is left out.
    pub fn all(self) -> impl Iterator<Item = &'static Contract> {
        let extended = move |c: &&Contract| !self.own.iter().any(|o| o.provider == c.provider);
        self.own.iter().chain(contracts().iter().filter(extended))
    }

    /// The contract of a provider.
    pub fn of(self, provider: &str) -> Option<&'static Contract> {
        self.all().find(|c| c.provider == provider)
    }

    /// The contract of the provider that answers at this host (lower case, without port).
    pub fn of_host(self, host: &str) -> Option<&'static Contract> {
        self.all()
            .find(|c| {
                c.hosts.iter().any(|h| match h.strip_prefix('.') {
                    Some(parent) => host.strip_suffix(parent).is_some_and(|rest| rest.ends_with('.')),
                    None => *h == host,
                })
            })
            .or_else(|| self.above(host))
    }

    /// The provider whose host for requests a host stands below: `eu.api.speech.example`.
    fn above(self, host: &str) -> Option<&'static Contract> {
        let (_, parent) = host.split_once('.')?;
        let is_api = parent.starts_with("api.") && parent.matches('.').count() > 1;
        self.all().find(|c| is_api && c.hosts.contains(&parent))
    }
}

fn contract_of(declared: &Declared) -> Contract {
    let base = declared.extends.as_deref().and_then(|slug| contracts().iter().find(|c| c.provider == slug));
    let mut contract = *base.unwrap_or(&NOTHING);
    let d = declared;
    if base.is_none() {
        contract.provider = kept(&slug(d.name.as_deref().unwrap_or_default()));
    }
    let text = |field: &mut &'static str, given: &Option<String>| {
        if let Some(given) = given {
            *field = kept(given);
        }
    };
    text(&mut contract.name, &d.name);
    text(&mut contract.user_id_header, &d.user_id_header);
    text(&mut contract.audio_field, &d.audio_field);
    text(&mut contract.browser_token, &d.browser_token);
    text(&mut contract.docs, &d.docs);
    let list = |field: &mut &'static [&'static str], given: &Option<Vec<String>>| {
        if let Some(given) = given {
            *field = Vec::leak(given.iter().map(|t| kept(t)).collect());
        }
    };
    list(&mut contract.hosts, &d.hosts);
    list(&mut contract.query_auth, &d.query_auth);
    list(&mut contract.env, &d.env);
    list(&mut contract.headers_required, &d.headers_required);
    list(&mut contract.headers_advised, &d.headers_advised);
    list(&mut contract.audio_accepted, &d.audio_accepted);
    list(&mut contract.audio_advised, &d.audio_advised);
    list(&mut contract.public_prefixes, &d.public_prefixes);
    if let Some(auth) = &d.auth {
        contract.auth = Vec::leak(auth.iter().map(|(header, scheme)| (kept(header), kept(scheme))).collect());
    }
    if let Some(statuses) = &d.retry_statuses {
        contract.retry_statuses = Vec::leak(statuses.clone());
    }
    contract.user_id_strict = d.user_id_required.unwrap_or(contract.user_id_strict);
    contract.rotation_days = d.rotation_days.unwrap_or(contract.rotation_days);
    contract.audio_rate = d.audio_rate.unwrap_or(contract.audio_rate);
    contract
}

fn kept(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

fn slug(name: &str) -> String {
    super::names::words(name).join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_comes_before_the_built_in_ones_and_is_kept_once() {
        let extends = contracts().iter().find(|c| !c.user_id_header.is_empty()).unwrap();
        let declared = [
            Declared {
                name: Some("Our Speech".into()),
                hosts: Some(vec![".speech.example".into()]),
                ..Declared::default()
            },
            Declared { extends: Some(extends.provider.into()), user_id_required: Some(true), ..Declared::default() },
        ];
        let contracts = Contracts::with(&declared);
        assert!(std::ptr::eq(contracts.own(), Contracts::with(&declared).own()));
        assert_eq!(contracts.of_host("eu.speech.example").unwrap().provider, "our-speech");
        assert!(contracts.of_host("speech.example").is_none());
        let changed = contracts.of_host(extends.hosts[0]).unwrap();
        assert!(changed.user_id_strict && changed.name == extends.name && !extends.user_id_strict);
        assert_eq!(contracts.all().filter(|c| c.provider == extends.provider).count(), 1);
    }
}
