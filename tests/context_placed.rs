//! Keys without a form of their own are found by the name of their provider, wherever code and settings put the two together.
//!
//! Every context rule with a key of sixteen characters or more, all of token characters, is drawn in every setting; shorter keys and those
//! with other signs in them are told by less. What the settings name a key are nearly all found; where only a comment, a log line or the
//! name of a class tells whose it is, words that are ordinary elsewhere do not count, and a quarter may be missed.

use crate::support::leaks::judged;
use keylint::rules::sample::{self, Draw};
use keylint::rules::{self, Class, Credential, Severity};

/// How a key stands beside the name of its provider.
struct Setting {
    name: &'static str,
    write: fn(&str, &str) -> String,
    /// Of so many keys one may be missed.
    missed_one_in: usize,
}

/// Settings in which a name says that it is a key, and others.
const NAMED: usize = 40;
const TOLD: usize = 4;

const fn named(name: &'static str, write: fn(&str, &str) -> String) -> Setting {
    Setting { name, write, missed_one_in: NAMED }
}

const fn told(name: &'static str, write: fn(&str, &str) -> String) -> Setting {
    Setting { name, write, missed_one_in: TOLD }
}

fn snake(word: &str) -> String {
    word.replace([' ', '-', '.'], "_").to_lowercase()
}

fn constant(word: &str) -> String {
    snake(word).to_uppercase()
}

fn pascal(word: &str) -> String {
    let capitalised = |part: &str| part[..1].to_uppercase() + &part[1..];
    snake(word).split('_').filter(|part| !part.is_empty()).map(capitalised).collect()
}

fn camel(word: &str) -> String {
    let pascal = pascal(word);
    pascal[..1].to_lowercase() + &pascal[1..]
}

fn host(word: &str) -> String {
    format!("https://api.{}.com/v1", snake(word).replace('_', ""))
}

const SETTINGS: &[Setting] = &[
    named("assignment", |t, w| format!("{}_api_key = \"{t}\"\n", snake(w))),
    named("access token", |t, w| format!("{}_access_token = \"{t}\"\n", snake(w))),
    named("camel case", |t, w| format!("const {}ApiKey = '{t}';\n", camel(w))),
    named("key alone", |t, w| format!("\t{}Key := \"{t}\"\n", camel(w))),
    named("constant", |t, w| format!("define('{}_API_KEY', '{t}');\n", constant(w))),
    named("dotenv", |t, w| format!("A=1\n{}_API_KEY={t}\n", constant(w))),
    named("dotenv, secret", |t, w| format!("{}_SECRET={t}\n", constant(w))),
    named("export", |t, w| format!("export {}_KEY='{t}'\n", constant(w))),
    named("workflow", |t, w| format!("env:\n  {}_TOKEN: {t}\n", constant(w))),
    named("json", |t, w| format!("{{\n  \"{}\": {{\n    \"apiKey\": \"{t}\"\n  }}\n}}\n", snake(w))),
    named("json, key", |t, w| format!("{{\n  \"{}\": {{\n    \"key\": \"{t}\"\n  }}\n}}\n", snake(w))),
    named("yaml", |t, w| format!("{}:\n  api_key: {t}\n", snake(w))),
    named("yaml, token", |t, w| format!("{}:\n  enabled: true\n  token: {t}\n", snake(w))),
    named("property", |t, w| format!("{}.api.key={t}\n", snake(w))),
    named("attribute", |t, w| format!("<add key=\"{}ApiKey\" value=\"{t}\" />\n", pascal(w))),
    named("resource", |t, w| format!("<string name=\"{}_api_key\">{t}</string>\n", snake(w))),
    named("block", |t, w| format!("provider \"{}\" {{\n  api_key = \"{t}\"\n}}\n", snake(w))),
    named("argument", |t, w| format!("./run --{}-api-key {t}\n", snake(w).replace('_', "-"))),
    named("keyword argument", |t, w| format!("client = {}(api_key=\"{t}\")\n", pascal(w))),
    named("configuration", |t, w| format!("{}.configure do |config|\n  config.api_key = '{t}'\nend\n", pascal(w))),
    named("header", |t, w| format!("url = \"{}\"\nheaders = {{'Authorization': 'Bearer {t}'}}\n", host(w))),
    named("words and a sign", |t, w| format!("{w} token = '{t}'\n")),
    named("token beside a host", |t, w| format!("BASE = \"{}\"\ntoken = \"{t}\"\n", host(w))),
    told("key of few letters", |t, w| format!("{}key = '{t}'\n", snake(w).replace('_', ""))),
    named("apikey in one word", |t, w| format!("{}apikey: {t}\n", snake(w).replace('_', ""))),
    named("token in quotes", |t, w| format!("\"{}Token\": \"{t}\",\n", camel(w))),
    named("secret in quotes", |t, w| format!("\"{}Secret\" : \"{t}\"\n", camel(w))),
    named("container", |t, w| format!("docker run --rm -e {}_API_KEY={t} acme/web\n", constant(w))),
    named("entry of an environment", |t, w| format!("- name: {}_API_KEY\n  value: {t}\n", constant(w))),
    named("item of a list", |t, w| format!("environment:\n  - {}_TOKEN={t}\n", constant(w))),
    named("element over lines", |t, w| format!("<{0}ApiKey>\n    {t}\n</{0}ApiKey>\n", camel(w))),
    named("system property", |t, w| format!("System.setProperty(\"{}_API_KEY\", \"{t}\");\n", constant(w))),
    named("field", |t, w| format!("private static final String {}_TOKEN = \"{t}\";\n", constant(w))),
    named("parameter of a URL", |t, w| format!("curl '{}/things?api_key={t}&n=1'\n", host(w))),
    told("key as a parameter", |t, w| format!("fetch(\"{}/things?key={t}\")\n", host(w))),
    named("header of its own", |t, w| format!("curl -H 'X-Api-Key: {t}' {}\n", host(w))),
    named("user of a URL", |t, w| format!("https://{t}@api.{}.com/v1\n", snake(w).replace('_', ""))),
    named("user of a command", |t, w| format!("curl -u {t}: {}\n", host(w))),
    named("object of a collection", |t, w| format!("{{\"key\": \"{}_api_key\", \"value\": \"{t}\"}}\n", snake(w))),
    named("setting of a chart", |t, w| format!("helm install x . --set {}.apiKey={t}\n", camel(w))),
    named("literal of a secret", |t, w| {
        format!("kubectl create secret generic x --from-literal={}-token={t}\n", snake(w))
    }),
    named("section", |t, w| format!("[{}]\nenabled = true\napi_key = {t}\n", snake(w))),
    told("section, key", |t, w| format!("[{}]\nkey = {t}\n", snake(w))),
    named("array", |t, w| format!("'{}_token' => '{t}',\n", snake(w))),
    named("variable of a shell", |t, w| format!("$env:{}_API_KEY = \"{t}\"\n", constant(w))),
    told("set with a blank", |t, w| format!("set -x {}_API_KEY {t}\n", constant(w))),
    named("set", |t, w| format!("set {}_TOKEN={t}\n", constant(w))),
    named("method", |t, w| format!("{}.setApiKey(\"{t}\");\n", camel(w))),
    named("option", |t, w| format!("{}.init({{ apiKey: '{t}', debug: true }})\n", camel(w))),
    named("comment with a sign", |t, w| format!("# {w} api key: {t}\n")),
    named("minified", |t, w| format!("{{\"a\":1,\"{}_key\":\"{t}\",\"b\":[2]}}\n", snake(w))),
    named("escaped", |t, w| format!("\"{{\\\"{}_token\\\": \\\"{t}\\\"}}\"\n", snake(w))),
    named("credentials", |t, w| format!("{}_credentials = \"{t}\"\n", snake(w))),
    named("auth", |t, w| format!("{}_auth: \"{t}\"\n", snake(w))),
    named("personal", |t, w| format!("{}_PAT={t}\n", constant(w))),
    named("heading", |t, w| format!("{w}:\n  credentials:\n    secret: {t}\n")),
    told("constructor", |t, w| format!("const c = new {}('{t}');\n", pascal(w))),
    told("option named key", |t, w| format!("{}({{ key: \"{t}\" }})\n", camel(w))),
    told("call", |t, w| format!("{}.auth(\"{t}\")\n", camel(w))),
    told("table", |t, w| format!("| {w} API key | {t} |\n")),
    told("sentence", |t, w| format!("My {w} api key is {t}\n")),
    told("client", |t, w| format!("client = {}Client(\"{t}\")\n", pascal(w))),
    named("constant key", |t, w| format!("{}_KEY = \"{t}\"\n", constant(w))),
    told("key in a line", |t, w| format!("{w} key: {t}\n")),
    told("provider alone", |t, w| format!("{w} = '{t}'\n")),
    told("comment", |t, w| format!("// {w} credentials\nvar key = \"{t}\";\n")),
    told("log", |t, w| format!("[INFO] Sending request to the {w} API\n[DEBUG] Using Key={t}\n[INFO] 200 OK\n")),
];

fn is_found(text: &str, token: &str) -> bool {
    judged(text, "notes").iter().any(|j| j.reported && j.value == token)
}

/// A key that the settings can hold and that is told by its provider alone.
fn drawn(rule: &Credential, seed: u64) -> Option<String> {
    let token = sample::token(rule, &mut Draw::new(seed))?;
    let sure = |b: u8| b.is_ascii_alphanumeric() || b"-_".contains(&b);
    (token.len() >= 16 && token.bytes().all(sure) && token.bytes().any(|b| b.is_ascii_digit())).then_some(token)
}

/// The word that names the provider of a rule; a host has a setting of its own.
fn word_of(rule: &Credential) -> &'static str {
    rule.context.iter().find(|word| !word.contains('.')).copied().unwrap_or(rule.provider)
}

/// Draws a key of each rule in each setting, and complains where more are missed than may be.
fn find_in_settings(counts: impl Fn(&&Credential) -> bool, least: usize) {
    let mut complaints = Vec::new();
    for (number, setting) in SETTINGS.iter().enumerate() {
        let (mut all, mut missed) = (0, Vec::new());
        for (index, rule) in rules::credentials().iter().filter(&counts).enumerate() {
            let Some(token) = drawn(rule, index as u64 * 131 + number as u64) else { continue };
            let text = (setting.write)(&token, word_of(rule));
            all += 1;
            if !is_found(&text, &token) {
                missed.push(format!("{}: {}", rule.id, text.replace('\n', "⏎")));
            }
        }
        println!("{}: {} of {all} found", setting.name, all - missed.len());
        assert!(all > least, "{all}");
        if missed.len() * setting.missed_one_in > all {
            complaints.push(format!("{}: {} of {all} missed:\n{}", setting.name, missed.len(), missed.join("\n")));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
}

/// Whether a key of a rule is one that nobody is meant to have.
fn is_kept(rule: &Credential) -> bool {
    !(rule.shape.is_empty() || rule.client_safe || rule.retired || rule.provider == "generic")
        && rule.severity >= Severity::Medium
        && rule.completed_by.is_empty()
}

#[test]
fn keys_are_found_by_the_name_of_their_provider() {
    find_in_settings(|rule| rule.class == Class::Context && is_kept(rule), 500);
}

#[test]
fn and_so_are_those_whose_form_counts_only_beside_it() {
    find_in_settings(|rule| rule.class != Class::Context && rule.needs_context && is_kept(rule), 20);
}

#[test]
fn and_those_whose_form_is_enough_anywhere() {
    find_in_settings(|rule| rule.class != Class::Context && !rule.needs_context && is_kept(rule), 100);
}
