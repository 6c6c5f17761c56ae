//! Compiles `rules/languages/*/{syntax,clients,modules}.toml` and `rules/contracts/*.toml` (and what `rules/providers/*.toml`
//! says of providers without a contract of their own) into the tables of `src/rules/clients.rs`.
//!
//! In: those files. Out: `$OUT_DIR/clients.rs`. An unknown key is an error: a misspelt one would silently say nothing.

use std::fmt::Write as _;
use std::path::Path;
use toml::{Table, Value};

/// Writes the tables.
pub(crate) fn generate(root: &Path, out: &Path) {
    let mut code = String::new();
    code.push_str("pub(super) static SYNTAX: &[SyntaxTable] = &[\n");
    for dir in sorted(&root.join("languages")) {
        let syntax = dir.join("syntax.toml");
        if syntax.exists() {
            let language = dir.file_name().and_then(|n| n.to_str()).expect("a language folder has a name").to_string();
            let mut clients = names_of(&dir);
            if let Some(Value::String(other)) = clients.remove("same_as") {
                clients = merged(names_of(&root.join("languages").join(other)), clients);
            }
            let modules = module_rule(root, &language);
            code.push_str(&language_table(&language, read(&syntax), clients, &modules));
        }
    }
    code.push_str("];\npub(super) static CONTRACTS: &[Contract] = &[\n");
    for file in sorted(&root.join("contracts")) {
        let table = read(&file);
        code.push_str(&contract(&file, table));
    }
    for file in sorted(&root.join("providers")) {
        let Some(Value::Table(provider)) = read(&file).remove("provider") else { continue };
        if provider.get("integration").and_then(Value::as_bool) == Some(true) {
            let own = root.join("contracts").join(file.file_name().expect("a file has a name"));
            assert!(!own.exists(), "{}: `integration` says less than the contract of the provider", file.display());
            code.push_str(&contract(&file, plain_contract(provider)));
        }
    }
    code.push_str("];\n");
    std::fs::write(out, code).expect("OUT_DIR is writable");
}

/// The names of a language: `clients.toml`, `texts.toml`, `leaks.toml`, `answers.toml`, `manifests.toml`, `advice.toml`.
fn names_of(dir: &Path) -> Table {
    let mut all = Table::new();
    for file in ["clients.toml", "texts.toml", "leaks.toml", "answers.toml", "manifests.toml", "advice.toml"]
        .map(|f| dir.join(f))
        .into_iter()
        .filter(|f| f.exists())
    {
        all.extend(read(&file));
    }
    all
}

/// The clients of another language, with more of this one: lists are put together, everything else is replaced.
fn merged(mut base: Table, own: Table) -> Table {
    for (key, value) in own {
        match (base.get_mut(&key), value) {
            (Some(Value::Array(all)), Value::Array(more)) => all.splice(0..0, more).for_each(drop),
            (_, value) => drop(base.insert(key, value)),
        }
    }
    base
}

fn sorted(dir: &Path) -> Vec<std::path::PathBuf> {
    println!("cargo::rerun-if-changed={}", dir.display());
    let entries = std::fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    let mut paths: Vec<_> = entries.map(|e| e.expect("readable folder").path()).collect();
    paths.sort();
    paths
}

fn read(file: &Path) -> Table {
    println!("cargo::rerun-if-changed={}", file.display());
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    text.parse::<Table>().unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// Of `syntax.toml`: what is true of a language or not.
const SYNTAX_FLAGS: &[&str] = &[
    "names_are_environment",
    "run_by_hand",
    "errors_are_thrown",
    "fields_are_names",
    "imports_bind_last",
    "dollar_names",
    "brace_names",
    "last_is_result",
    "imports_all_names",
    "blocks_have_receiver",
    "keys_are_bare",
    "results_have_names",
    "brackets_give_types",
    "functions_set_globals",
    "names_are_calls",
];

/// Of `syntax.toml`: names with a meaning of their own.
const SYNTAX_LISTS: &[&str] = &[
    "own_class_names",
    "this_names",
    "macros",
    "wrapping_macros",
    "optional_links",
    "data_macros",
    "test_blocks",
    "blocks",
    "unblocked_words",
    "local_words",
    "own_roots",
    "called",
    "prompts",
];

/// Of a `[[command]]`: options and words of a program.
const COMMAND_LISTS: &[&str] = &[
    "bodies",
    "names",
    "url",
    "headers",
    "method",
    "posts",
    "gets",
    "auth",
    "retry",
    "retry_all",
    "fixed",
    "timeout",
    "no_limit",
    "insecure",
    "weak_tls",
    "plain_channel",
    "follows",
    "follows_with_all",
    "fails",
    "shows",
    "streams",
    "output",
    "valued",
];

/// Of a `[[command]]`.
const COMMAND_FLAGS: &[&str] = &["items", "channel", "socket"];

/// Names of a language and of its libraries.
const LANGUAGE_LISTS: &[&str] = &[
    "env_maps",
    "bundle_maps",
    "shipped_fields",
    "bundle_calls",
    "env_calls",
    "env_getters",
    "env_writes",
    "env_annotations",
    "settings_files",
    "settings_folder",
    "settings_holders",
    "settings_sections",
    "getters",
    "sleeps",
    "thread_sleeps",
    "timers",
    "inputs",
    "failure_events",
    "failure_methods",
    "providers",
    "cells",
    "raises",
    "partials",
    "loads",
    "published",
    "runners",
    "throwers",
    "quits",
    "broad_errors",
    "connection_errors",
    "logs",
    "same_text",
    "writers",
    "cuts",
    "local_methods",
    "texts",
    "schemes",
    "fallbacks",
    "joins",
    "appends",
    "hosts",
    "definers",
    "formats",
    "merges",
    "readers",
    "header_holders",
    "scheme_setters",
    "fresh_ids",
    "durations",
    "spans",
    "once",
    "asserts",
    "class_waits",
    "limiters",
    "rerun_calls",
    "rerun_signs",
    "rerun_off",
    "rerun_methods",
    "counted_calls",
    "endless_calls",
    "inline_calls",
    "initializers",
    "maker_methods",
    "base_calls",
    "own_calls",
    "own_types",
    "function_types",
    "membership_calls",
    "time_limits",
    "time_limit_methods",
    "races",
    "cancels",
    "async_words",
    "blocking_steps",
    "input_limits",
    "leaving",
    "comparing",
    "firsts",
    "queries",
    "url_queries",
    "query_sets",
    "makes_given",
    "inner_parts",
    "field_words",
    "error_headers",
    "traces",
    "handed_globals",
    "received",
    "received_defaults",
    "insecure",
    "deciding",
    "verifying",
    "deciding_methods",
    "empty_values",
    "agreeing",
    "weighing",
    "trusting",
    "factories",
    "factory_defaults",
    "factory_retries",
    "factory_calls",
    "factory_services",
    "beans",
    "bean_calls",
    "factory_leaves_out",
    "factory_breaks",
    "configures",
    "server_modules",
    "server_signs",
    "browser_modules",
    "mobile_modules",
    "browser_globals",
    "browser_names",
    "browser_attributes",
    "browser_calls",
    "page_builders",
    "page_servers",
    "test_modules",
    "rerun_modules",
    "rerun_when_told",
    "task_classes",
    "again_calls",
    "map_makers",
    "again_waits",
    "public_env",
    "locks",
    "marks",
];

/// Of `answers.toml`: how answers are read and calls are gathered.
const ANSWER_LISTS: &[&str] = &[
    "libraries",
    "callbacks",
    "quieted",
    "quiet_settings",
    "quiet_switches",
    "blocks",
    "pairs",
    "indexed",
    "statuses",
    "status_signs",
    "client_signs",
    "client_raises",
    "bodies",
    "bytes",
    "streams",
    "decoded",
    "closers",
    "sends",
    "thens",
    "receivers",
    "implicit",
    "keepers",
    "takers",
    "gathers",
    "maps",
    "visits",
    "adds",
    "spawns",
    "submits",
    "boundless",
    "collectors",
    "slots",
    "messages",
];

/// Of `texts.toml`: how texts and addresses are put together.
const TEXT_LISTS: &[&str] = &[
    "buffers",
    "adders",
    "adding_blocks",
    "list_joins",
    "joiners",
    "url_makers",
    "url_steps",
    "same_values",
    "gets",
    "pair_maps",
    "map_blocks",
    "lists",
    "bases",
    "lazies",
    "lazy_members",
    "look_ups",
    "beginnings",
    "query_functions",
    "query_arguments",
];

/// Of `leaks.toml`: where keys are kept and where they escape.
const LEAK_LISTS: &[&str] = &[
    "stores",
    "safe_stores",
    "processes",
    "answers",
    "defines",
    "holders",
    "env_makers",
    "environments",
    "header_logs",
    "settings",
    "answering",
    "route_functions",
    "routes",
    "weak_tls",
    "plain_channels",
];

/// Of a `[[client]]`.
const CLIENT_TEXTS: &[&str] = &["library", "constructor_options", "scheme", "policy"];

/// Of a `[[client]]`: names of its parts and options.
const CLIENT_LISTS: &[&str] = &[
    "modules",
    "globals",
    "constructors",
    "mixins",
    "base",
    "host",
    "path",
    "headers",
    "auth",
    "query",
    "timeout",
    "no_limit",
    "insecure",
    "follows",
    "transport",
    "query_notes",
    "transport_limits",
    "plain_transports",
    "unsent",
    "measuring_transports",
    "builders",
    "types",
    "customizers",
    "configured_by",
    "waiting",
    "retry",
    "retry_limit",
    "excluded_methods",
    "limits_for_all",
];

/// Of a `[[client]]`.
const CLIENT_FLAGS: &[&str] = &[
    "timeout_default",
    "retries",
    "blocking",
    "throws",
    "any_object",
    "bare",
    "handed",
    "injected",
    "layered",
    "transport_said",
];

/// Of a `[[retry]]`.
const RETRY_TEXTS: &[&str] = &["library", "options", "attaches", "inner"];

/// Of a `[[retry]]`: names of its options and what they mean.
const RETRY_LISTS: &[&str] = &[
    "names",
    "growth",
    "grows_by",
    "exponential",
    "linear",
    "fixed",
    "bound",
    "statuses",
    "methods",
    "excluded_methods",
    "filters",
    "decides",
    "jitter",
    "caps",
    "repeats",
    "more",
    "unbounded",
    "runs",
    "needs",
    "answers",
];

/// Of a `[[retry]]`.
const RETRY_FLAGS: &[&str] = &["bounded", "connect_only", "waits", "errors_alone", "every_5xx", "raises"];

/// Of a contract.
const CONTRACT_TEXTS: &[&str] =
    &["name", "user_id_header", "user_id_required", "browser_token", "audio_field", "idempotency_header", "docs"];

/// Of a contract.
const CONTRACT_LISTS: &[&str] = &[
    "hosts",
    "query_auth",
    "env",
    "headers_required",
    "header_values",
    "headers_advised",
    "ratelimit_headers",
    "browser_flags",
    "browser_headers",
    "public_prefixes",
    "token_schemes",
    "audio_accepted",
    "audio_advised",
    "key_paths",
    "key_scopes",
    "admin_env",
    "admin_paths",
    "told_by",
];

/// Takes keys out of a table one by one; what is left at the end was misspelt.
struct Taker<'a> {
    place: &'a str,
    table: Table,
}

impl Taker<'_> {
    fn text(&mut self, key: &str) -> String {
        match self.table.remove(key) {
            None => "\"\"".into(),
            Some(Value::String(s)) => format!("{s:?}"),
            Some(v) => panic!("{}: `{key}` must be a text, not {v}", self.place),
        }
    }
    fn list(&mut self, key: &str) -> String {
        match self.table.remove(key) {
            None => "&[]".into(),
            Some(Value::Array(items)) => {
                let texts: Vec<_> = items.iter().map(|v| format!("{:?}", v.as_str().expect("a text"))).collect();
                format!("&[{}]", texts.join(", "))
            }
            Some(v) => panic!("{}: `{key}` must be a list, not {v}", self.place),
        }
    }
    fn flag(&mut self, key: &str) -> bool {
        self.table.remove(key).is_some_and(|v| v.as_bool().expect("true or false"))
    }
    fn number(&mut self, key: &str) -> Option<i64> {
        self.table.remove(key).map(|v| v.as_integer().expect("a number"))
    }
    fn tables(&mut self, key: &str) -> Vec<Table> {
        match self.table.remove(key) {
            None => Vec::new(),
            Some(Value::Array(items)) => {
                items.into_iter().map(|v| v.try_into::<Table>().expect("a list of tables")).collect()
            }
            Some(v) => panic!("{}: `{key}` must be a list of tables, not {v}", self.place),
        }
    }
    /// Fields that are texts, as source.
    fn texts(&mut self, keys: &[&str]) -> String {
        keys.iter().map(|key| format!("{key}: {},\n", self.text(key))).collect()
    }
    /// Fields that are lists of texts, as source.
    fn lists(&mut self, keys: &[&str]) -> String {
        keys.iter().map(|key| format!("{key}: {},\n", self.list(key))).collect()
    }
    /// Fields that are true or false, as source.
    fn flags(&mut self, keys: &[&str]) -> String {
        keys.iter().map(|key| format!("{key}: {},\n", self.flag(key))).collect()
    }
    /// A table of texts, as pairs.
    fn pairs(&mut self, key: &str) -> String {
        let table = self.table.remove(key).map(|v| v.try_into::<Table>().expect("a table")).unwrap_or_default();
        let pair = |(name, value): (String, Value)| format!("({name:?}, {:?}), ", value.as_str().expect("a text"));
        format!("{key}: &[{}],\n", table.into_iter().map(pair).collect::<String>())
    }
    /// A list of tables as the field `field`: each is made into source by `row`, which takes all of its keys.
    fn rows(&mut self, key: &str, field: &str, row: impl Fn(&mut Taker<'_>) -> String) -> String {
        let place = self.place;
        let one = |table: Table| {
            let mut taker = Taker { place, table };
            let code = row(&mut taker);
            taker.end();
            code
        };
        format!("{field}: &[\n{}],\n", self.tables(key).into_iter().map(one).collect::<String>())
    }
    fn end(self) {
        if let Some(key) = self.table.keys().next() {
            panic!("{}: unknown key `{key}`", self.place);
        }
    }
}

fn camel(word: &str) -> String {
    let mut out = String::new();
    for part in word.split('_') {
        let mut chars = part.chars();
        out.extend(chars.next().map(|c| c.to_ascii_uppercase()));
        out.extend(chars);
    }
    out
}

/// How names of modules lead to files, or nothing where that is not known.
fn module_rule(root: &Path, language: &str) -> String {
    let of = |language: &str| root.join("languages").join(language).join("modules.toml");
    if !of(language).exists() {
        return "None".into();
    }
    let mut table = read(&of(language));
    if let Some(Value::String(other)) = table.remove("same_as") {
        table = merged(read(&of(&other)), table);
    }
    let mut t = Taker { place: language, table };
    let out = t.texts(&["separator", "unnamed"])
        + &t.lists(&[
            "extensions",
            "index",
            "written",
            "roots",
            "homes",
            "aliases",
            "packages",
            "objects",
            "loads",
            "words",
        ])
        + &t.flags(&["dots", "anywhere", "folders", "beside", "types"]);
    t.end();
    format!("Some(ModuleRule {{\n{out}}})")
}

/// What is known of a language: its syntax, its clients, and how it loads modules.
fn language_table(language: &str, syntax: Table, clients: Table, modules: &str) -> String {
    let mut s = Taker { place: language, table: syntax };
    let mut c = Taker { place: language, table: clients };
    let fields = syntax_fields(language, &mut s) + &client_fields(&mut c);
    s.end();
    c.end();
    format!("SyntaxTable {{ language: {language:?}, modules: {modules},\n{fields}}},\n")
}

fn syntax_fields(language: &str, s: &mut Taker<'_>) -> String {
    let family = s.text("family");
    let family = if family == "\"\"" { format!("{language:?}") } else { family };
    let nodes = s.table.remove("nodes").expect("[nodes]").try_into::<Table>().expect("a table");
    let nodes: String = nodes.iter().map(|(kind, meaning)| node_rule(kind, meaning)).collect();
    format!("family: {family},\nnodes: &[\n{nodes}],\n")
        + &s.texts(&["grammar"])
        + &s.lists(&["extensions"])
        + &s.pairs("variants")
        + &s.flags(SYNTAX_FLAGS)
        + &s.lists(SYNTAX_LISTS)
}

/// A kind of node: its role, and which label each of its fields has.
fn node_rule(kind: &str, meaning: &Value) -> String {
    let mut words = meaning.as_str().expect("a text").split_whitespace();
    let role = camel(words.next().expect("a role"));
    let label = |field: &str| {
        let (field, label) = field.split_once('=').expect("field=label");
        format!("({field:?}, Label::{}), ", camel(label))
    };
    let fields: String = words.map(label).collect();
    format!("NodeRule {{ kind: {kind:?}, role: Role::{role}, fields: &[{fields}] }},\n")
}

fn client_fields(c: &mut Taker<'_>) -> String {
    let command = |t: &mut Taker<'_>| {
        let fields = t.texts(&["library"]) + &t.lists(COMMAND_LISTS) + &t.flags(COMMAND_FLAGS);
        format!("CommandRule {{ {fields} }},\n")
    };
    let wait_unit = c.number("wait_unit_ms").unwrap_or(0);
    c.rows("command", "commands", command)
        + &c.rows("client", "clients", client_rule)
        + &c.rows("retry", "retries", retry_rule)
        + &c.lists(LANGUAGE_LISTS)
        + &c.texts(&["blocked"])
        + &c.pairs("advice")
        + &format!("answers: crate::rules::answers::AnswerRules {{\n{}}},\n", c.lists(ANSWER_LISTS))
        + &format!("put_together: crate::rules::texts::TextRules {{\n{}}},\n", c.lists(TEXT_LISTS))
        + &format!("leaks: crate::rules::leaks::LeakRules {{\n{}}},\n", c.lists(LEAK_LISTS))
        + &format!("wait_unit_ms: {wait_unit},\n")
}

fn client_rule(t: &mut Taker<'_>) -> String {
    let call = |c: &mut Taker<'_>| {
        format!(
            "CallRule {{ {} }},\n",
            c.texts(&["method", "options", "headers_in", "protocols_in", "query_in"])
                + &c.lists(&["names", "method_in", "url", "request"])
                + &c.flags(&["deferred", "socket", "limited", "opens"])
        )
    };
    let modifier = |m: &mut Taker<'_>| {
        format!(
            "Modifier {{ {} }},\n",
            m.texts(&[
                "name",
                "key",
                "value",
                "headers",
                "scheme",
                "query",
                "base",
                "follows",
                "retry",
                "url",
                "method",
                "method_in",
                "policy",
                "client",
                "limit"
            ]) + &m.flags(&["timeout", "in_query"])
        )
    };
    let fields = t.texts(CLIENT_TEXTS) + &t.lists(CLIENT_LISTS) + &t.flags(CLIENT_FLAGS);
    let rows = t.rows("call", "calls", call) + &t.rows("modifier", "modifiers", modifier);
    format!("ClientRule {{\n{fields}{rows}}},\n")
}

fn retry_rule(t: &mut Taker<'_>) -> String {
    let growth = t.text("growth_default");
    let growth = if growth == "\"\"" { "Unknown".into() } else { camel(growth.trim_matches('"')) };
    let fields = t.texts(RETRY_TEXTS) + &t.lists(RETRY_LISTS) + &t.flags(RETRY_FLAGS);
    format!("RetryRule {{\n{fields}growth_default: Growth::{growth},\n}},\n")
}

/// What the rules of a provider's keys say of an integration: where its API is, and how the key is sent.
fn plain_contract(mut provider: Table) -> Table {
    for key in ["id", "keys_page", "integration"] {
        provider.remove(key);
    }
    let auth = provider.get_mut("auth").and_then(Value::as_array_mut).into_iter().flatten();
    for header in auth.filter_map(Value::as_table_mut) {
        header.entry("scheme").or_insert_with(|| Value::String(String::new()));
    }
    provider
}

/// What a provider asks of an integration.
fn contract(file: &Path, table: Table) -> String {
    let place = file.display().to_string();
    let slug = file.file_stem().and_then(|s| s.to_str()).expect("a contract file has a name");
    let mut t = Taker { place: &place, table };
    let statuses = t.table.remove("retry_statuses").map(|v| v.try_into::<Vec<u16>>().expect("a list of statuses"));
    let mut fields = t.texts(CONTRACT_TEXTS) + &t.lists(CONTRACT_LISTS) + &t.flags(&["limits_concurrency", "acts"]);
    for key in ["rotation_days", "audio_rate"] {
        let _ = writeln!(fields, "{key}: {},", t.number(key).unwrap_or(0));
    }
    let _ = writeln!(fields, "retry_statuses: &{:?}, user_id_strict: false,", statuses.unwrap_or_default());
    let header = |a: &mut Taker<'_>| format!("({}, {}), ", a.text("header"), a.text("scheme"));
    let rows = t.rows("auth", "auth", header) + &t.rows("sdk", "sdks", sdk);
    t.end();
    format!("Contract {{ provider: {slug:?},\n{fields}{rows}}},\n")
}

/// A name with alternatives in its parts, `A|B.create|list`, as all the names that it means. Of the path of a package the parts stand between slashes.
fn spelled_out(name: &str, sign: &str) -> Vec<String> {
    name.split(sign).fold(vec![String::new()], |names, part| {
        let longer = |name: &String| {
            let sign = if name.is_empty() { "" } else { sign };
            part.split('|').map(|word| format!("{name}{sign}{word}")).collect::<Vec<_>>()
        };
        names.iter().flat_map(longer).collect()
    })
}

fn sdk(s: &mut Taker<'_>) -> String {
    for (key, sign) in [("functions", "."), ("blocking", "."), ("modules", "/")] {
        if let Some(Value::Array(names)) = s.table.get_mut(key) {
            let all = names.iter().filter_map(Value::as_str).flat_map(|n| spelled_out(n, sign)).map(Value::String);
            *names = all.collect();
        }
    }
    let retries = s.number("retries").map_or("None".to_owned(), |n| format!("Some({n})"));
    let fields = s.texts(&["language", "knob", "package", "since", "default"])
        + &s.lists(&["modules", "objects", "blocking", "functions", "bare_keys"]);
    let pairs = s.pairs("constructors") + &s.pairs("setters");
    let flags = s.flags(&["qualified"]);
    format!("Sdk {{ {fields}{pairs}{flags}retries: {retries} }},\n")
}
