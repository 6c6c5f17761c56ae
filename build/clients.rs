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

/// The names of a language: `clients.toml`, `leaks.toml`, `answers.toml`, `manifests.toml`, `advice.toml`.
fn names_of(dir: &Path) -> Table {
    let mut all = Table::new();
    for file in ["clients.toml", "leaks.toml", "answers.toml", "manifests.toml", "advice.toml"]
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
    let mut out = String::from("Some(ModuleRule {\n");
    for key in ["separator", "unnamed"] {
        let _ = writeln!(out, "{key}: {},", t.text(key));
    }
    for key in ["extensions", "index", "written", "roots", "homes", "aliases", "packages", "objects", "loads", "words"]
    {
        let _ = writeln!(out, "{key}: {},", t.list(key));
    }
    for key in ["dots", "anywhere", "folders", "types"] {
        let _ = writeln!(out, "{key}: {},", t.flag(key));
    }
    t.end();
    out.push_str("})");
    out
}

fn language_table(language: &str, syntax: Table, clients: Table, modules: &str) -> String {
    let mut out = String::new();
    let mut s = Taker { place: language, table: syntax };
    let _ = writeln!(out, "SyntaxTable {{ language: {language:?}, grammar: {},", s.text("grammar"));
    let family = s.text("family");
    let _ = writeln!(out, "family: {},", if family == "\"\"" { format!("{language:?}") } else { family });
    let _ = writeln!(out, "extensions: {},", s.list("extensions"));
    let variants = s.table.remove("variants").map(|v| v.try_into::<Table>().expect("a table")).unwrap_or_default();
    out.push_str("variants: &[");
    for (extension, grammar) in &variants {
        let _ = write!(out, "({extension:?}, {:?}), ", grammar.as_str().expect("a text"));
    }
    out.push_str("],\nnodes: &[\n");
    let nodes = s.table.remove("nodes").expect("[nodes]").try_into::<Table>().expect("a table");
    for (kind, meaning) in &nodes {
        let mut words = meaning.as_str().expect("a text").split_whitespace();
        let role = camel(words.next().expect("a role"));
        let _ = write!(out, "NodeRule {{ kind: {kind:?}, role: Role::{role}, fields: &[");
        for field in words {
            let (field, label) = field.split_once('=').expect("field=label");
            let _ = write!(out, "({field:?}, Label::{}), ", camel(label));
        }
        out.push_str("] },\n");
    }
    out.push_str("],\n");
    for flag in [
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
    ] {
        let _ = writeln!(out, "{flag}: {},", s.flag(flag));
    }
    for key in
        ["own_class_names", "this_names", "macros", "data_macros", "test_blocks", "own_roots", "called", "prompts"]
    {
        let _ = writeln!(out, "{key}: {},", s.list(key));
    }
    s.end();
    let mut c = Taker { place: language, table: clients };
    out.push_str("commands: &[\n");
    for table in c.tables("command") {
        let mut t = Taker { place: language, table };
        let _ = write!(out, "CommandRule {{ library: {}, ", t.text("library"));
        for key in [
            "names",
            "url",
            "headers",
            "method",
            "auth",
            "retry",
            "retry_all",
            "fixed",
            "timeout",
            "insecure",
            "weak_tls",
            "plain_channel",
            "follows",
            "follows_with_all",
            "fails",
            "output",
            "valued",
        ] {
            let _ = write!(out, "{key}: {}, ", t.list(key));
        }
        for flag in ["items", "channel", "socket"] {
            let _ = write!(out, "{flag}: {}, ", t.flag(flag));
        }
        out.push_str("},\n");
        t.end();
    }
    out.push_str("],\nclients: &[\n");
    for client in c.tables("client") {
        out.push_str(&client_rule(language, client));
    }
    out.push_str("],\nretries: &[\n");
    for retry in c.tables("retry") {
        out.push_str(&retry_rule(language, retry));
    }
    out.push_str("],\n");
    for key in [
        "env_maps",
        "bundle_maps",
        "bundle_calls",
        "env_calls",
        "env_getters",
        "env_writes",
        "getters",
        "sleeps",
        "thread_sleeps",
        "raises",
        "throwers",
        "broad_errors",
        "connection_errors",
        "logs",
        "same_text",
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
        "fresh_ids",
        "durations",
        "spans",
        "limiters",
        "rerun_calls",
        "rerun_signs",
        "counted_calls",
        "endless_calls",
        "inline_calls",
        "time_limits",
        "async_words",
        "firsts",
        "queries",
        "received",
        "insecure",
        "deciding",
        "deciding_methods",
        "empty_values",
        "agreeing",
        "weighing",
        "trusting",
        "factories",
        "factory_defaults",
        "factory_retries",
        "configures",
        "server_modules",
        "browser_modules",
        "mobile_modules",
        "browser_globals",
        "browser_names",
        "test_modules",
        "rerun_modules",
        "public_env",
        "locks",
        "marks",
    ] {
        let _ = writeln!(out, "{key}: {},", c.list(key));
    }
    out.push_str("advice: &[");
    let advice = c.table.remove("advice").map(|v| v.try_into::<Table>().expect("a table")).unwrap_or_default();
    for (lint, text) in advice {
        let _ = write!(out, "({lint:?}, {:?}), ", text.as_str().expect("a text"));
    }
    out.push_str("],\n");
    out.push_str("answers: crate::rules::answers::AnswerRules {\n");
    for key in [
        "libraries",
        "statuses",
        "status_signs",
        "client_signs",
        "bodies",
        "bytes",
        "closers",
        "sends",
        "thens",
        "takers",
        "gathers",
        "maps",
        "visits",
        "adds",
        "spawns",
        "messages",
    ] {
        let _ = writeln!(out, "{key}: {},", c.list(key));
    }
    out.push_str("},\n");
    out.push_str("leaks: crate::rules::leaks::LeakRules {\n");
    for key in [
        "stores",
        "safe_stores",
        "processes",
        "answers",
        "defines",
        "holders",
        "env_makers",
        "answering",
        "weak_tls",
        "plain_channels",
    ] {
        let _ = writeln!(out, "{key}: {},", c.list(key));
    }
    out.push_str("},\n");
    let _ = writeln!(out, "wait_unit_ms: {},", c.number("wait_unit_ms").unwrap_or(0));
    c.end();
    let _ = writeln!(out, "modules: {modules},");
    out.push_str("},\n");
    out
}

fn client_rule(language: &str, table: Table) -> String {
    let mut t = Taker { place: language, table };
    let mut out = String::from("ClientRule {\n");
    for key in ["library", "constructor_options", "scheme"] {
        let _ = writeln!(out, "{key}: {},", t.text(key));
    }
    for key in [
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
        "insecure",
        "follows",
        "transport",
        "plain_transports",
        "retry",
        "retry_limit",
        "excluded_methods",
    ] {
        let _ = writeln!(out, "{key}: {},", t.list(key));
    }
    for key in ["timeout_default", "retries", "blocking", "throws", "any_object", "bare", "handed", "transport_said"] {
        let _ = writeln!(out, "{key}: {},", t.flag(key));
    }
    out.push_str("calls: &[\n");
    for table in t.tables("call") {
        let mut c = Taker { place: language, table };
        let _ = writeln!(
            out,
            "CallRule {{ names: {}, method: {}, method_in: {}, url: {}, options: {}, request: {}, deferred: {}, socket: {}, limited: {}, opens: {}, headers_in: {} }},",
            c.list("names"),
            c.text("method"),
            c.list("method_in"),
            c.list("url"),
            c.text("options"),
            c.list("request"),
            c.flag("deferred"),
            c.flag("socket"),
            c.flag("limited"),
            c.flag("opens"),
            c.text("headers_in")
        );
        c.end();
    }
    out.push_str("],\nmodifiers: &[\n");
    for table in t.tables("modifier") {
        let mut m = Taker { place: language, table };
        let _ = writeln!(
            out,
            "Modifier {{ name: {}, key: {}, value: {}, headers: {}, scheme: {}, query: {}, base: {}, timeout: {}, follows: {}, retry: {}, url: {}, method: {}, method_in: {}, policy: {}, client: {} }},",
            m.text("name"),
            m.text("key"),
            m.text("value"),
            m.text("headers"),
            m.text("scheme"),
            m.text("query"),
            m.text("base"),
            m.flag("timeout"),
            m.text("follows"),
            m.text("retry"),
            m.text("url"),
            m.text("method"),
            m.text("method_in"),
            m.text("policy"),
            m.text("client")
        );
        m.end();
    }
    out.push_str("],\n},\n");
    t.end();
    out
}

fn retry_rule(language: &str, table: Table) -> String {
    let mut t = Taker { place: language, table };
    let mut out = String::from("RetryRule {\n");
    for key in ["library", "options", "attaches", "inner"] {
        let _ = writeln!(out, "{key}: {},", t.text(key));
    }
    for key in [
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
        "jitter",
        "caps",
        "repeats",
        "more",
        "unbounded",
        "runs",
        "needs",
    ] {
        let _ = writeln!(out, "{key}: {},", t.list(key));
    }
    let growth = t.text("growth_default");
    let growth = if growth == "\"\"" { "Unknown".into() } else { camel(growth.trim_matches('"')) };
    let _ = writeln!(out, "growth_default: Growth::{growth},");
    for key in ["bounded", "connect_only", "waits", "errors_alone", "every_5xx"] {
        let _ = writeln!(out, "{key}: {},", t.flag(key));
    }
    t.end();
    out.push_str("},\n");
    out
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

fn contract(file: &Path, table: Table) -> String {
    let place = file.display().to_string();
    let slug = file.file_stem().and_then(|s| s.to_str()).expect("a contract file has a name");
    let mut t = Taker { place: &place, table };
    let mut out = format!("Contract {{ provider: {slug:?},\n");
    for key in
        ["name", "user_id_header", "user_id_required", "browser_token", "audio_field", "idempotency_header", "docs"]
    {
        let _ = writeln!(out, "{key}: {},", t.text(key));
    }
    for key in [
        "hosts",
        "query_auth",
        "env",
        "headers_required",
        "header_values",
        "headers_advised",
        "ratelimit_headers",
        "browser_flags",
        "public_prefixes",
        "audio_accepted",
        "audio_advised",
        "key_paths",
        "key_scopes",
        "admin_env",
        "admin_paths",
    ] {
        let _ = writeln!(out, "{key}: {},", t.list(key));
    }
    for key in ["rotation_days", "audio_rate"] {
        let _ = writeln!(out, "{key}: {},", t.number(key).unwrap_or(0));
    }
    let statuses = t.table.remove("retry_statuses").map(|v| v.try_into::<Vec<u16>>().expect("a list of statuses"));
    let _ = writeln!(
        out,
        "retry_statuses: &{:?}, user_id_strict: false, limits_concurrency: {}, acts: {},",
        statuses.unwrap_or_default(),
        t.flag("limits_concurrency"),
        t.flag("acts")
    );
    out.push_str("auth: &[");
    for table in t.tables("auth") {
        let mut a = Taker { place: &place, table };
        let _ = write!(out, "({}, {}), ", a.text("header"), a.text("scheme"));
        a.end();
    }
    out.push_str("],\nsdks: &[\n");
    for table in t.tables("sdk") {
        let mut s = Taker { place: &place, table };
        let _ = write!(
            out,
            "Sdk {{ language: {}, modules: {}, objects: {}, blocking: {}, functions: {}, knob: {}, package: {}, since: {}, default: {}, retries: ",
            s.text("language"),
            s.list("modules"),
            s.list("objects"),
            s.list("blocking"),
            s.list("functions"),
            s.text("knob"),
            s.text("package"),
            s.text("since"),
            s.text("default")
        );
        match s.number("retries") {
            Some(n) => drop(write!(out, "Some({n})")),
            None => out.push_str("None"),
        }
        out.push_str(", constructors: &[");
        let constructors = s.table.remove("constructors").map(|v| v.try_into::<Table>().expect("a table"));
        for (name, key) in constructors.unwrap_or_default() {
            let _ = write!(out, "({name:?}, {:?}), ", key.as_str().expect("a text"));
        }
        out.push_str("], setters: &[");
        let setters = s.table.remove("setters").map(|v| v.try_into::<Table>().expect("a table"));
        for (name, key) in setters.unwrap_or_default() {
            let _ = write!(out, "({name:?}, {:?}), ", key.as_str().expect("a text"));
        }
        out.push_str("] },\n");
        s.end();
    }
    out.push_str("],\n},\n");
    t.end();
    out
}
