//! The project as integration lints see it: calls with their provider, and values followed from file to file.
//!
//! In: the pictures of all files. Out: a [`Project`] that is made once and asked by every integration lint, and [`check`], which
//! runs them all. Names of other files of the project are put in here, because one file alone does not know them. What stays
//! unresolved stays unknown, and unknown never accuses.

mod afar;
mod clear;
mod crowds;
mod factories;
mod given;
mod keys;
mod named;
mod owner;
mod passed;
mod policies;
mod query;
mod repeated;
mod sides;
mod url;

pub(super) use afar::Afar;
pub(super) use clear::in_the_clear;
pub(super) use crowds::crowded;
pub(super) use keys::{could_be_key, could_be_password};
use owner::{by_address_name, by_header, by_key_name};
pub(super) use policies::{policy_findings, policy_findings_around, policy_findings_of};
pub(super) use query::{at_host, in_map, in_text, is_account_key, is_signed, sent_as};
pub(super) use url::{asks_for_health, asks_for_token, heads, host, is_private, is_stand_in, scheme_and_host};

use super::{LINTS, ProjectContext};
use crate::model::{
    Call, CallKind, Client, Factory, FileSummary, Finding, Level, Origin, Place, Related, Retry, Setting, Side, Spot,
    Value,
};
use crate::rules;
use crate::rules::clients::{Contract, syntax_table};
use crate::rules::contracts::Contracts;
use std::collections::{BTreeMap, HashSet};

/// Runs every integration lint over the pictures of a project.
pub fn check(summaries: Vec<FileSummary>, contracts: Contracts, out: &mut Vec<Finding>) {
    let cx = ProjectContext { integration: Project::new(summaries, contracts), ..ProjectContext::default() };
    LINTS.iter().for_each(|l| l.on_project(&cx, out));
}

/// The parts of an integration lint that all of them have: `check(project, (name, level), out)` does the work.
macro_rules! integration_lint {
    ($lint:ident, $name:literal, $level:ident, $topic:ident, $file:literal) => {
        /// See the page above.
        pub(super) struct $lint;

        impl super::Lint for $lint {
            fn name(&self) -> &'static str {
                $name
            }

            fn level(&self) -> crate::model::Level {
                crate::model::Level::$level
            }

            fn source(&self) -> &'static str {
                super::page!($file)
            }

            fn topic(&self) -> super::Topic {
                super::Topic::$topic
            }

            fn on_project(&self, cx: &super::ProjectContext<'_>, out: &mut Vec<crate::model::Finding>) {
                check(&cx.integration, (self.name(), self.level()), out);
            }
        }
    };
}
pub(super) use integration_lint;

/// All files of a run and what follows from them together.
#[derive(Default)]
pub struct Project {
    /// The pictures, by path.
    pub files: Vec<FileSummary>,
    /// What providers ask.
    pub contracts: Contracts,
    /// Calls of providers.
    pub(super) calls: Vec<ProviderCall>,
    /// Calls of other hosts.
    pub(super) others: Vec<OtherCall>,
    /// Those of them that send a key to a host on the public network: an API of which nothing else is known.
    unknown: Vec<ProviderCall>,
    /// Functions that something repeats, anywhere.
    repeated: repeated::Repeated,
    /// Functions that repeat what is given to them.
    helpers: HashSet<String>,
    /// Functions of the project by name.
    functions: HashSet<String>,
    /// Literals that are keys.
    keys: keys::Keys,
}

/// A call whose provider is known.
pub(super) struct ProviderCall {
    /// Index of the file.
    pub(super) file: usize,
    /// Index of the call in it.
    pub(super) call: usize,
    /// Whose it is.
    pub(super) contract: &'static Contract,
    /// URL with names of other files put in.
    pub(super) url: Value,
    /// Headers likewise.
    pub(super) headers: Value,
}

/// A call whose provider is not known.
pub(super) struct OtherCall {
    /// Index of the file.
    pub(super) file: usize,
    /// Index of the call in it.
    pub(super) call: usize,
    /// URL with names of other files put in.
    pub(super) url: Value,
    /// Headers likewise.
    pub(super) headers: Value,
}

/// Any call: file, call, URL, headers, provider.
pub(super) type AnyCall<'p> = (&'p FileSummary, &'p Call, &'p Value, &'p Value, Option<&'static Contract>);

/// Parts of a name below what a file imports.
const MOST_BELOW: usize = 2;

impl Project {
    /// Puts the files together.
    pub fn new(mut files: Vec<FileSummary>, contracts: Contracts) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut project = Self { files, contracts, ..Self::default() };
        sides::tell(&mut project.files);
        factories::tell(&mut project.files);
        factories::tell_configured(&mut project.files);
        passed::tell(&mut project.files);
        project.keys = keys::Keys::of(&project.files);
        project.functions = project.files.iter().flat_map(|f| &f.functions).map(|f| f.name.clone()).collect();
        project.helpers = project
            .files
            .iter()
            .flat_map(|f| &f.functions)
            .filter(|f| f.repeats.is_some())
            .map(|f| f.name.clone())
            .collect();
        project.repeated = repeated::Repeated::of(&project.files);
        (project.calls, project.others) = project.resolved_calls();
        project.unknown = project.calls_of_unknown();
        project
    }

    pub(super) fn file(&self, path: &[u8]) -> Option<usize> {
        self.files.binary_search_by(|f| f.path.as_slice().cmp(path)).ok()
    }

    /// The other file that makes the client of a call, and the number of the client there.
    fn maker(&self, file: &FileSummary, call: &Call) -> Option<(usize, usize)> {
        let (path, client) = file.clients.get(call.client?)?.home.as_ref()?;
        Some((self.file(path)?, *client))
    }

    /// Where the cause of a group of calls is: the client, if other files use it, else the first call.
    pub(super) fn cause(&self, group: &[&ProviderCall]) -> Option<(&FileSummary, &Spot, bool)> {
        let (file, call) = self.call(group.first()?);
        let elsewhere = group.iter().find_map(|c| {
            let (file, call) = self.call(c);
            self.maker(file, call)
        });
        match elsewhere {
            Some((maker, client)) => {
                let maker = self.files.get(maker)?;
                Some((maker, &maker.clients.get(client)?.spot, true))
            }
            _ => Some((file, &call.spot, false)),
        }
    }

    pub(super) fn call(&self, of: &ProviderCall) -> (&FileSummary, &Call) {
        let file = &self.files[of.file];
        (file, &file.calls[of.call])
    }

    /// Other calls with the same cause, as second places.
    pub(super) fn likewise(&self, calls: &[&ProviderCall]) -> Vec<Related> {
        let places = calls.iter().map(|of| self.call(of));
        places.map(|(file, call)| related(file, &call.spot, "likewise")).collect()
    }

    /// Calls that must stand what any API may do: those of providers, and those that send a key to somebody else.
    pub(super) fn calls_of_apis(&self) -> impl Iterator<Item = &ProviderCall> {
        self.calls.iter().chain(&self.unknown)
    }

    /// Of the calls of other hosts those of an API. A browser's own code may send the key of its user.
    fn calls_of_unknown(&self) -> Vec<ProviderCall> {
        let of_api = |c: &OtherCall| {
            let (file, call) = (&self.files[c.file], &self.files[c.file].calls[c.call]);
            let public = |head: &String| {
                let host = scheme_and_host(head).map(|(_, host)| host);
                host.filter(|host| !is_private(host)).map(|host| url::whose(&host).to_string())
            };
            let held = is_production(file) && !matches!(file.side, Side::Browser | Side::Mobile);
            let asks = sends_key(call, &c.headers) || query::has_key(&c.url, &call.query) || call.around.says_secret;
            if !held || call.kind != CallKind::Http || !asks {
                return None;
            }
            let contract = Contracts::of_unknown(&heads(&c.url).iter().find_map(public)?)?;
            let (url, headers) = (c.url.clone(), c.headers.clone());
            Some(ProviderCall { file: c.file, call: c.call, contract, url, headers })
        };
        self.others.iter().filter_map(of_api).collect()
    }

    /// All calls, those of providers first.
    pub(super) fn all_calls(&self) -> impl Iterator<Item = AnyCall<'_>> {
        let of = |file: usize, call: usize| (&self.files[file], &self.files[file].calls[call]);
        let known = self.calls.iter().map(move |c| {
            let (file, call) = of(c.file, c.call);
            (file, call, &c.url, &c.headers, Some(c.contract))
        });
        known.chain(self.others.iter().map(move |c| {
            let (file, call) = of(c.file, c.call);
            (file, call, &c.url, &c.headers, None)
        }))
    }

    fn resolved_calls(&self) -> (Vec<ProviderCall>, Vec<OtherCall>) {
        let (mut out, mut others) = (Vec::new(), Vec::new());
        let handed = given::Handed::new(&self.files);
        for (file, summary) in self.files.iter().enumerate() {
            for (call, c) in summary.calls.iter().enumerate() {
                let (url, headers) = (c.url.clone(), c.headers.clone());
                let by_host = host(&url, self.contracts).and_then(|h| self.contracts.of_host(&h));
                // A library speaks to its own provider unless it was given another base.
                let by_library = c
                    .sdk_provider
                    .and_then(|p| self.contracts.of(p))
                    .filter(|_| matches!(url, Value::Null) || by_host.is_some());
                let by_key = || by_key_name(c, &headers, &url, self.contracts);
                let by_address = || by_address_name(&url, self.contracts);
                let by_header = || by_header(&headers, &url, self.contracts).or_else(by_key).or_else(by_address);
                let Some(contract) = by_host.or(by_library).or_else(by_header) else {
                    let before = out.len();
                    for (url, headers) in handed.filled(file, &url, &headers) {
                        let contract = host(&url, self.contracts).and_then(|h| self.contracts.of_host(&h));
                        let Some(contract) = contract else { continue };
                        let known = |c: &ProviderCall| c.contract.provider == contract.provider;
                        if !out[before..].iter().any(known) {
                            out.push(ProviderCall { file, call, contract, url, headers });
                        }
                    }
                    if out.len() == before
                        && let Some(url) = handed.by_setting(file, &url)
                        && let Some(contract) = host(&url, self.contracts).and_then(|h| self.contracts.of_host(&h))
                        && (begins_with_setting(&c.url) || sends_key_of(contract, &headers))
                    {
                        out.push(ProviderCall { file, call, contract, url, headers });
                        continue;
                    }
                    if out.len() == before {
                        others.push(OtherCall { file, call, url, headers });
                    }
                    continue;
                };
                out.push(ProviderCall { file, call, contract, url, headers });
            }
        }
        (out, others)
    }

    /// Whether a file of the project imports a library that repeats.
    pub(super) fn imports_retries(&self) -> bool {
        // The first part of a path is everybody's, `Microsoft` of `Microsoft.Extensions.Logging`.
        let of = |import: &str, name: &str| {
            let rest = name.strip_prefix(import).filter(|rest| rest.starts_with('.'));
            rest.is_some_and(|rest| rest.matches('.').count() <= MOST_BELOW)
        };
        self.files.iter().any(|file| {
            let Some(table) = syntax_table(file.language) else { return false };
            let names = || table.retries.iter().flat_map(|rule| rule.names);
            // A client may have something of the kind among other things.
            let is_client = |import: &str| table.clients.iter().any(|c| c.modules.contains(&import));
            let imports = file.imports.iter().filter(|import| !import.is_empty() && !is_client(import));
            imports.into_iter().any(|import| names().any(|name| of(import, name)))
        })
    }

    /// The clients that the project itself makes.
    fn made_here(&self) -> impl Iterator<Item = &Client> {
        let is_handed = |c: &&Client| matches!(c.retry, Some(Retry::Handed { .. }));
        self.files.iter().flat_map(|f| &f.clients).filter(move |c| !is_handed(c))
    }

    /// Whether it makes a client that repeats, or may, of a library, or of one whose name begins what is handed out: `library name`.
    fn makes_repeating(&self, of: &str) -> bool {
        let is_of =
            |c: &&Client| of.strip_prefix(c.library).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let repeats = |c: &Client| !matches!(c.retry, None | Some(Retry::Off(_) | Retry::None { .. }));
        self.made_here().filter(is_of).any(repeats)
    }

    /// Whether a client is handed in that the project nowhere makes or registers.
    pub(super) fn is_made_elsewhere(&self, retry: &Retry) -> bool {
        match retry {
            Retry::Given { library, .. } => !self.made_here().any(|c| c.library == *library),
            Retry::Handed { made_otherwise: false, .. } => self.files.iter().all(|f| f.factories.is_empty()),
            _ => false,
        }
    }

    /// Whether nothing repeats a call, by what its own file says of that and as far as the whole project tells. `None`: not known.
    pub(super) fn is_never_repeated(&self, file: &FileSummary, retry: &Retry) -> Option<bool> {
        match retry {
            Retry::Unknown => None,
            Retry::By(_) => Some(false),
            Retry::Off(_) => Some(true),
            Retry::Handed { to, made_otherwise } => {
                let all = || self.files.iter().flat_map(|f| &f.factories);
                let mut own = all().filter(|f| f.names.iter().any(|name| name == to)).peekable();
                if own.peek().is_none() && *made_otherwise {
                    return (!all().any(|f| f.for_all && f.repeats)).then_some(true);
                }
                if own.peek().is_none() {
                    // Whatever is handed out was made by one of the registrations; of things in a container that is not known,
                    // but for those that a framework makes unless it is told otherwise.
                    let made = to.strip_suffix('*');
                    let of_kind = |f: &&Factory| match made {
                        Some(library) => f.names.iter().any(|name| name.starts_with(library)),
                        None => f.names.iter().all(|name| !name.contains(' ')),
                    };
                    let mut same = all().filter(of_kind).peekable();
                    // Nobody registers anything: it is made where the project does not say.
                    let unsaid = || all().next().is_none() && !self.imports_retries() && !self.makes_repeating(to);
                    let known = made.is_some() || !to.contains(' ') && same.peek().is_some() || unsaid();
                    return (known && same.all(|f| !f.repeats)).then_some(true);
                }
                let known = !all().any(|f| f.for_all && f.repeats);
                (known && own.all(|f| !f.repeats)).then_some(true)
            }
            Retry::Given { library, functions } => {
                let any = self.makes_repeating(library)
                    || self.files.iter().flat_map(|f| &f.factories).any(|f| f.repeats)
                    || self.imports_retries();
                let around = || self.repeated.any(&file.path, functions);
                (!any && !around()).then_some(true)
            }
            Retry::None { functions } => {
                if self.repeated.any(&file.path, functions) {
                    None
                } else {
                    Some(true)
                }
            }
            Retry::Wrapped { by, functions } => {
                let last = by.rsplit('.').next().unwrap_or(by);
                let is_read = self.functions.contains(last);
                if self.helpers.contains(last) || !is_read && !rules::repeaters::runs_once(last) {
                    return None;
                }
                if self.repeated.any(&file.path, functions) { None } else { Some(true) }
            }
        }
    }
}

/// Whether an address begins with a setting that has a name of its own.
fn begins_with_setting(url: &Value) -> bool {
    let begins = match url {
        Value::Join(parts) => parts.first(),
        whole => Some(whole),
    };
    matches!(begins, Some(Value::Env { .. }))
}

/// The authentication value of a call: a header that carries a key, or the parameter for it.
pub(super) fn auth_value<'v>(call: &'v Call, headers: &'v Value, contract: Option<&Contract>) -> Option<&'v Value> {
    let names = contract.map_or(&[][..], |c| c.auth).iter().map(|(h, _)| *h);
    for name in names.chain(["authorization", "x-api-key", "api-key", "sec-websocket-protocol"]) {
        if let Value::Map { entries, .. } = headers
            && let Some((_, v)) =
                entries.iter().rev().find(|(k, _)| k.text().is_some_and(|k| k.eq_ignore_ascii_case(name)))
        {
            return Some(v);
        }
    }
    (!matches!(call.auth, Value::Null | Value::Unknown)).then_some(&call.auth)
}

/// Whether a key goes along with a call, in whatever header.
fn sends_key(call: &Call, headers: &Value) -> bool {
    let named = |name: &str| matches!(rules::names::role(name), rules::names::Role::Strong | rules::names::Role::Weak);
    let header = || match headers {
        Value::Map { entries, .. } => entries.iter().any(|(k, _)| k.text().is_some_and(named)),
        _ => false,
    };
    auth_value(call, headers, None).is_some() || header()
}

/// Whether a header goes along by which a provider is told who asks.
fn sends_key_of(contract: &Contract, headers: &Value) -> bool {
    let Value::Map { entries, .. } = headers else { return false };
    let mut names = entries.iter().filter_map(|(k, _)| k.text());
    names.any(|name| contract.auth.iter().any(|(header, _)| header.eq_ignore_ascii_case(name)))
}

/// The level of a finding about calls of an API: advice where nothing is known of it.
pub(super) fn level_for(contract: &Contract, level: Level) -> Level {
    if contract.is_of_unknown() { Level::Note } else { level }
}

/// Whether the files of this side are to be held to what production asks.
pub(super) fn is_production(file: &FileSummary) -> bool {
    !matches!(file.side, Side::Test | Side::Docs | Side::Build)
}

/// A finding at a place of a file.
pub(super) fn finding(
    file: &FileSummary,
    spot: &Spot,
    lint: (&'static str, Level),
    message: String,
    label: impl Into<String>,
) -> Finding {
    let print = fingerprint(&[lint.0.as_bytes(), &file.path, message.as_bytes(), spot.excerpt.text.trim().as_bytes()]);
    Finding {
        label: label.into(),
        excerpt: spot.excerpt.clone(),
        ..Finding::new(lint, message, &file.path, place(file, spot), print)
    }
}

/// A second place.
pub(super) fn related(file: &FileSummary, spot: &Spot, label: impl Into<String>) -> Related {
    Related { place: place(file, spot), label: label.into() }
}

fn place(file: &FileSummary, spot: &Spot) -> Place {
    Place {
        origin: Origin::File { path: file.path.clone() },
        line: spot.line,
        column: spot.column,
        end_line: spot.end_line,
        end_column: spot.end_column,
        commit: None,
    }
}

/// `kl1:` and 16 digits of a hash over the parts.
fn fingerprint(parts: &[&[u8]]) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().take(8).fold("kl1:".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

/// File, slug and name of who is called, client (0: none), and kind of call.
type Cause<'p> = (usize, (&'p str, &'p str), usize, &'p str);

/// Calls put together by what has to be mended: the client object, or the file and function.
pub(super) fn by_cause<'p>(
    project: &'p Project,
    calls: impl Iterator<Item = &'p ProviderCall>,
) -> Vec<Vec<&'p ProviderCall>> {
    let mut groups: BTreeMap<Cause<'_>, Vec<&ProviderCall>> = BTreeMap::new();
    for c in calls {
        let (file, call) = project.call(c);
        let who = (c.contract.provider, c.contract.name);
        let kind = if call.kind == CallKind::Socket { "socket" } else { "request" };
        // A client of another file is one cause wherever it is used.
        if let Some((maker, client)) = project.maker(file, call) {
            groups.entry((maker, who, client + 1, kind)).or_default().push(c);
            continue;
        }
        // One file and provider is one integration: one cause, unless there are several clients. One without a name is made for a
        // single call, and one without settings in a function is as good as none.
        let own = |i: &usize| file.clients.get(*i).is_some_and(|c| !(c.name.is_empty() || c.local && is_plain(c)));
        let client = call.client.filter(own).map_or(0, |i| i + 1);
        groups.entry((c.file, who, client, kind)).or_default().push(c);
    }
    groups.into_values().collect()
}

/// Whether a client has no settings of its own: any other one of its library does the same.
fn is_plain(client: &Client) -> bool {
    let no_headers = match &client.headers {
        Value::Map { entries, open } => entries.is_empty() && !open,
        headers => matches!(headers, Value::Null),
    };
    client.sdk_provider.is_none()
        && matches!(client.base, Value::Null)
        && no_headers
        && client.timeout == Setting::Absent
        && client.retry.is_none()
}

/// Requests to providers that ask for a header with the end user, where it is sent: file, call, header, value.
pub(super) fn user_ids(project: &Project) -> impl Iterator<Item = (&FileSummary, &Call, &'static str, &Value)> {
    project.calls.iter().filter(|c| !c.contract.user_id_header.is_empty()).filter_map(|c| {
        let (file, call) = project.call(c);
        let header = c.contract.user_id_header;
        is_production(file).then_some((file, call, header, c.headers.get(header)?))
    })
}

/// `OpenAI, at 3 calls`, for messages.
pub(super) fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// Message, label and advice about a retry policy.
pub(super) type Complaint = (&'static str, &'static str, &'static str);
