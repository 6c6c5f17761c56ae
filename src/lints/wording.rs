//! What the lints about secrets have in common: how a secret is called, how bad it is, and what to do first.

use super::SecretContext;
use super::public_env_secret::public_prefix;
use crate::model::{Evidence, Level, Origin, Secret, Sink, Verdict, path as paths};
use crate::rules::words::Words;
use crate::rules::{self, Class, Credential, Environment, Provider, Severity, names};
use bstr::ByteSlice as _;

/// The rule that names a secret, unless several unrelated ones claim it.
pub(super) fn rule_of(secret: &Secret) -> Option<&'static Credential> {
    secret.rules.first().map(|id| rules::credential(*id))
}

/// What the secret is, for a headline: `GitHub personal access token (classic)`, or what its name or place tells.
pub(super) fn what(secret: &Secret) -> String {
    if let Some(rule) = rule_of(secret) {
        let others: Vec<&str> = secret.rules[1..]
            .iter()
            .map(|id| rules::credential(*id))
            .filter(|r| r.provider != rule.provider)
            .map(|r| r.name)
            .collect();
        return match others.as_slice() {
            [] => rule.name.to_string(),
            _ if rule.class == Class::Context => rule.name.to_string(),
            [one] => format!("{} or {one}", rule.name),
            [one, ..] => format!("{}, {one} or another of this form", rule.name),
        };
    }
    match (&secret.usage.sink, secret.usage.name.as_deref()) {
        (Sink::UrlPassword { scheme }, _) => format!("password in a `{scheme}` URL"),
        (Sink::Header { name, .. }, _) => format!("value of the header `{name}`"),
        (Sink::QueryParam { name }, _) => format!("value of the URL parameter `{name}`"),
        (_, Some(name)) => format!("value of `{}`", shown_name(name)),
        _ => "secret".to_string(),
    }
}

/// A headline for a secret in a text.
pub(super) fn in_plain_text(secret: &Secret) -> String {
    let what = what(secret);
    // A name with an apposition ends before it goes on.
    let comma = if what.contains(", ") { "," } else { "" };
    format!("{what}{comma}{IN_PLAIN_TEXT}")
}

const IN_PLAIN_TEXT: &str = " in plain text";

/// What the secret is, of such a headline.
pub(super) fn without_place(headline: &str) -> Option<&str> {
    headline.strip_suffix(IN_PLAIN_TEXT).map(|what| what.trim_end_matches(','))
}

/// The level of a finding about a secret: errors for what leaks, warnings for sandboxes and what is only possible, notes for what is
/// public, expired or malformed.
pub(super) fn level(secret: &Secret) -> Level {
    let alone = |r: &Credential| !r.completed_by.is_empty() && !secret.joined;
    // Who an account is opens nothing without what completes it.
    let harmless = rule_of(secret).is_some_and(|r| alone(r) && r.severity <= Severity::Low);
    let mild = rule_of(secret)
        .is_some_and(|r| r.severity <= Severity::Low || r.environment == Environment::Test || r.retired || alone(r))
        || secret
            .evidence
            .iter()
            .any(|e| [Evidence::FORGEABLE, Evidence::TEST_DATA, Evidence::WEAK_IN_USE].contains(&e.code))
        || is_mixed_in(secret);
    match secret.verdict {
        Verdict::Proven | Verdict::Likely | Verdict::Possible if harmless => Level::Note,
        Verdict::Proven | Verdict::Likely if mild => Level::Warning,
        Verdict::Proven | Verdict::Likely => Level::Error,
        Verdict::Possible => Level::Warning,
        _ => Level::Note,
    }
}

/// Whether a value is a salt or a vector: as a constant it makes what is hashed or enciphered weaker, and opens nothing by itself.
fn is_mixed_in(secret: &Secret) -> bool {
    let words = names::words(secret.usage.name.as_deref().unwrap_or(""));
    let known = rule_of(secret).is_some();
    !known && words.iter().rev().find(|w| *w != "bytes").is_some_and(|w| ["salt", "iv", "nonce"].contains(&w.as_str()))
}

/// Whether a value is the vector or the number used once of a cipher, which goes along with every message.
pub(super) fn is_vector(secret: &Secret) -> bool {
    let words = names::words(secret.usage.name.as_deref().unwrap_or(""));
    let last = words.iter().rev().find(|w| *w != "bytes").map_or("", String::as_str);
    is_mixed_in(secret) && last != "salt"
}

/// What the primary place shows.
pub(super) fn label(secret: &Secret) -> String {
    let length = String::from_utf8_lossy(secret.text.reveal()).chars().count();
    format!("{length} characters, {}", verdict_words(secret.verdict))
}

fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Proven => "proven to be well-formed",
        Verdict::Likely => "likely a secret",
        Verdict::Possible => "possibly a secret",
        Verdict::Public => "public by design",
        Verdict::Expired => "expired by its own claims",
        Verdict::Malformed => "malformed",
        Verdict::Unlikely | Verdict::Placeholder | Verdict::Encrypted => "not a secret",
    }
}

/// The first thing to do: revoke.
pub(super) fn revoke(secret: &Secret) -> Option<String> {
    if !secret.verdict.is_reported() {
        return None;
    }
    let page = rule_of(secret).map(|r| r.revoke).filter(|r| !r.is_empty());
    Some(match page {
        Some(page) => format!("revoke it first, at {page}: whoever has read it can use it until then"),
        None => "revoke or change it first: whoever has read it can use it until then".to_string(),
    })
}

/// What to do about a key in a page.
const ON_SERVER: &str = "then keep it on your server: a page hides nothing";
const READ_IT: &str = "read it from the environment";

/// Help for code that a page loads, where it has been thought of as code with an environment.
pub fn page_help(help: &mut String) {
    if help.contains(READ_IT) {
        *help = ON_SERVER.to_owned();
    }
}

/// How the file's language would read it from the environment.
pub(super) fn read_from_environment(cx: &SecretContext<'_>) -> String {
    let name = environment_name(cx.secret);
    if let Some(prefix) = cx.secret.usage.name.as_deref().and_then(public_prefix) {
        return format!(
            "then read `{name}` on the server only: the build gives what begins with `{prefix}` to everybody"
        );
    }
    if let Origin::GitFile { path } = cx.origin {
        return out_of_git(path);
    }
    if cx.in_browser {
        return ON_SERVER.to_owned();
    }
    let expression = rules::language_of_path(cx.path).map(|l| l.read_env).filter(|e| !e.is_empty());
    match expression {
        Some(expression) => format!("then {READ_IT}: `{}`", expression.replace("{NAME}", &name)),
        None => format!("then keep it out of the repository, for instance in the environment variable `{name}`"),
    }
}

/// How a text of a git directory is mended.
fn out_of_git(path: &[u8]) -> String {
    let shown = path.to_str_lossy();
    let log = shown.rsplit_once("logs/").map(|(_, name)| name);
    match (paths::name(path), log) {
        (_, Some("refs/stash")) => "then `git stash drop` what has it in its message (`git stash list`)".to_owned(),
        (_, Some(reference)) if is_plain(reference) => {
            format!("then let go of the log that has it: `git reflog expire --expire=now {reference}`")
        }
        (b"config" | b"config.worktree", _) if is_plain(&shown) => format!(
            "then take it out of git's configuration, `git config --file {shown} --edit`, and let a credential helper keep it (`git help credentials`)"
        ),
        (b"refs" | b"packed-refs", _) => {
            "then give the branch or tag another name: `git branch -m OLD NEW`, or `git tag NEW OLD && git tag -d OLD`"
                .to_owned()
        }
        _ => "then take it out of this file of git's own, which no commit has".to_owned(),
    }
}

/// Whether a shell reads it as it stands.
fn is_plain(text: &str) -> bool {
    !text.starts_with('-') && text.chars().all(|c| c.is_alphanumeric() || "/._-+@=".contains(c))
}

/// A good name for the environment variable: the one it already has, the provider's, or one made of its rule.
pub(super) fn environment_name(secret: &Secret) -> String {
    let written = match secret.usage.name.as_deref().unwrap_or("") {
        // Shells call the folder that they are in so.
        short if ["pwd", "pass", "passwd"].contains(&&*short.to_ascii_lowercase()) => "password",
        written => written,
    };
    let written = &written[public_prefix(written).map_or(0, str::len)..];
    let written = own_name(written);
    if let Sink::UrlPassword { scheme } = &secret.usage.sink {
        return format!("{}_PASSWORD", shout(&service_of_url(scheme, secret.usage.host.as_deref().unwrap_or(""))));
    }
    let header = matches!(secret.usage.sink, Sink::Header { .. } | Sink::QueryParam { .. });
    let rule = rule_of(secret);
    let custom = rule.and_then(|r| rules::provider(r.provider).and_then(|p| customary_name(r, p)));
    // What holds several values is called like none of them: `new Credentials(id, secret)`.
    let is_holder = |word: &String| SEVERAL.contains(&word.as_str());
    let holds =
        custom.is_some() && written.contains(char::is_lowercase) && names::words(written).last().is_some_and(is_holder);
    let is_known = custom.is_some() || rule.is_some_and(|r| r.provider != "generic");
    let says_nothing = custom.is_some() && names::words(written).iter().all(|word| OF_ANY.contains(&word.as_str()))
        || holds
        || is_known && names::role(written) == names::Role::Unknown;
    if !header && names::words(written).len() > 1 && !says_nothing {
        // `client_secret` is that of any provider.
        let of_any = |word: &String| OF_ANY.contains(&word.as_str()) || OF_CLIENTS.contains(&word.as_str());
        let owner = rule.filter(|r| r.provider != "generic" && names::words(written).iter().all(of_any));
        return owner.map_or_else(|| shout(written), |r| format!("{}_{}", shout(owner_of_rule(r)), shout(written)));
    }
    match (custom, rule) {
        (Some(name), _) => name.to_string(),
        (None, Some(rule)) if rule.provider != "generic" => shout(rule.id),
        _ if !written.is_empty() && !header => shout(written),
        (None, Some(rule)) => shout(rule.id),
        _ => match &secret.usage.sink {
            // A parameter of several words says what it is for, and so does one with a password.
            Sink::QueryParam { name } if names::words(name).len() > 1 => shout(name),
            Sink::QueryParam { name } if name.to_ascii_lowercase().starts_with("pass") => "PASSWORD".to_string(),
            _ => secret.usage.host.as_deref().and_then(name_of_host).unwrap_or_else(|| "API_KEY".to_string()),
        },
    }
}

/// The variable for the key of a host, where nothing else is known of it.
fn name_of_host(host: &str) -> Option<String> {
    let customary = rules::provider_of_host(host).and_then(|p| p.env.iter().find(|name| !is_webhook(name)));
    customary.map(ToString::to_string).or_else(|| Some(format!("{}_API_KEY", shout(owner_of_host(host)?))))
}

/// Words that the name of any key may have.
const OF_ANY: [&str; 7] = ["access", "api", "auth", "key", "secret", "server", "token"];
/// Words that the name of any key of a registered program may have.
const OF_CLIENTS: [&str; 5] = ["app", "application", "client", "consumer", "private"];
/// Last words of names of what is made of several values.
const SEVERAL: [&str; 4] = ["credentials", "client", "provider", "options"];
/// Objects that are called after nothing but that they hold settings.
const HOLDERS: [&str; 8] = ["exports", "globalThis", "config", "settings", "options", "self", "this", "app"];
/// Steps of a path that name a setting well enough: the last ones of more.
const STEPS: usize = 3;

/// A name as people know it: without what reads it (`process.env.X`), the sign that parts it from what stands before (`\u0026token`), and the command that
/// is given it as a word (`set_env_var X`).
fn shown_name(written: &str) -> &str {
    let variable = |name: &&str| {
        name.contains('_') && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    };
    let last = written.rsplit([' ', '.']).next().filter(variable).unwrap_or(written);
    last.strip_prefix("u0026").filter(|rest| !rest.is_empty()).unwrap_or(last)
}

/// Whose the keys of a rule are, as the rule begins: a company may have several services.
fn owner_of_rule(rule: &Credential) -> &'static str {
    if rule.id.starts_with(rule.provider) { rule.provider } else { rule.id.split('-').next().unwrap_or(rule.provider) }
}

/// The part of a written name that tells what a value is: what holds a setting is no part of its name, and neither is where an object stands that has it.
fn own_name(written: &str) -> &str {
    let tells = |name: &&str| names::words(name).len() > 1;
    let behind = |mark: &str| Some(&written[written.rfind(mark)? + mark.len()..]);
    // How it is read already: `process.env.REDIS_PASSWORD`.
    let last = [".", "::", "->"].iter().filter_map(|mark| behind(mark)).min_by_key(|rest| rest.len());
    let is_variable = |name: &&str| !name.contains(|c: char| c.is_lowercase()) && name.contains('_');
    if let Some(last) = last.filter(is_variable) {
        return last;
    }
    let mut from = written;
    for holder in HOLDERS {
        let direct = from.strip_prefix(holder).and_then(|rest| rest.strip_prefix('.'));
        let inner = || from.rfind(&format!(".{holder}.")).map(|at| &from[at + holder.len() + 2..]);
        from = direct.or_else(inner).filter(tells).unwrap_or(from);
    }
    let dots: Vec<usize> = from.match_indices('.').map(|(at, _)| at).collect();
    match dots.len().checked_sub(2) {
        Some(at) if dots.len() >= STEPS && !Words::Whole.has(&from.as_bytes()[..dots[0]]) => {
            Some(&from[dots[at] + 1..]).filter(tells).unwrap_or(from)
        }
        _ => from,
    }
}

/// Whose a host is, in one word: `acme` of `api.acme.io`.
fn owner_of_host(host: &str) -> Option<&str> {
    let labels: Vec<&str> = host.split('.').collect();
    let is_name = |label: &&str| label.len() > 2 && label.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_plain = |label: &str| label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    // `acme.co.uk`
    let known = |label: &&&str| !["com", "net", "org", "gov", "edu", "localhost", "example", "api"].contains(label);
    let (_, rest) = labels.split_last()?;
    rest.iter().rev().filter(|label| is_name(label) && is_plain(label)).find(known).copied()
}

/// A name as those of variables are written; a number right behind a word is a part of it, and so is a letter of its own: `OAUTH2_TOKEN`, `N8N_URL`.
fn shout(name: &str) -> String {
    let (mut out, lower) = (String::new(), names::lower(name));
    // What gives a value, and what marks a header, are no words of it: `user.getPassword`, `X-Acme-Api-Key`.
    let (given, header) = (name.contains(".get"), name.starts_with(['X', 'x']) && name[1..].starts_with('-'));
    let is_of_name = |(at, word): &(usize, &String)| !(given && *word == "get" || header && *at == 0);
    let words = names::words(name);
    let kept: Vec<&String> = words.iter().enumerate().filter(is_of_name).map(|(_, word)| word).collect();
    for word in if kept.len() > 1 { kept } else { words.iter().collect() } {
        let last = out.rsplit('_').next().unwrap_or("").to_lowercase();
        let both = format!("{last}{word}");
        let is_written = || name.contains(&both) || name.contains(&both.to_uppercase());
        let follows = word.bytes().all(|b| b.is_ascii_digit()) && lower.contains(&both)
            || (word.len() == 1 || last.len() == 1) && is_written()
            || last == "o" && word == "auth"
            || is_brand(name, &last, word);
        out.push_str(if out.is_empty() || follows { "" } else { "_" });
        out.push_str(&word.to_uppercase());
    }
    out
}

/// `iCloud`, `eBay`: a letter and a word with a capital at the beginning of a name are one, unless the word is one for a secret.
fn is_brand(name: &str, letter: &str, word: &str) -> bool {
    let begins = name.trim_start_matches(['$', '@', '_']).chars();
    ["e", "i"].contains(&letter)
        && begins.take(2).collect::<String>().chars().map(char::is_uppercase).eq([false, true])
        && names::role(word) == names::Role::Unknown
}

/// The environment variable that by custom holds such a key: one that the rule itself names, else the provider's first that is not one for
/// another of its keys: `AZURE_DEVOPS_EXT_PAT` holds no connection string.
fn customary_name(rule: &Credential, provider: &'static Provider) -> Option<&'static str> {
    /// Words of names of variables that say no more than what the key of a rule is.
    const PLACES: [&str; 3] = ["uri", "url", "id"];
    let own = provider.env.iter().find(|name| rule.context.contains(&name.to_lowercase().as_str()));
    let of_rule = names::words(rule.id);
    let owner = provider.id.replace('-', "");
    let known = |word: &String| {
        let word = word.as_str();
        of_rule.iter().any(|own| own == word)
            || owner.contains(word)
            || OF_ANY.contains(&word)
            || PLACES.contains(&word)
    };
    // A provider of one or two kinds of keys calls them as it likes.
    let several = provider.env.len() > 1;
    let is_same = |name: &str| !several || names::words(name).iter().all(known);
    own.or(provider.env.iter().find(|name| is_webhook(name) == is_webhook(rule.id) && is_same(name))).copied()
}

/// The address of a webhook is none of a provider's keys.
fn is_webhook(name: &str) -> bool {
    name.to_ascii_lowercase().contains("webhook")
}

/// What a URL leads to, in one word: the service that its scheme names, or whose host it is.
fn service_of_url(scheme: &str, host: &str) -> String {
    let scheme = scheme.split('+').next().unwrap_or(scheme);
    let of_host = || {
        let labels: Vec<&str> = host.split('.').filter(|l| l.contains(|c: char| c.is_ascii_alphabetic())).collect();
        labels.iter().rev().nth(1).or(labels.first()).map_or("url", |l| *l).to_string()
    };
    match scheme {
        "http" | "https" | "ws" | "wss" => of_host(),
        "tcp" | "jdbc" | "" => "database".to_string(),
        _ => scheme.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_git_are_mended_by_git() {
        for (path, command) in [
            (".git/config", "`git config --file .git/config --edit`"),
            (".git/logs/refs/heads/main", "`git reflog expire --expire=now refs/heads/main`"),
            (".git/logs/HEAD", "`git reflog expire --expire=now HEAD`"),
            (".git/logs/refs/stash", "`git stash drop`"),
            (".git/refs", "`git branch -m OLD NEW`"),
            (".git/packed-refs", "`git branch -m OLD NEW`"),
            ("a b/.git/config", "this file of git's own"),
            (".git/logs/refs/heads/$(id)", "this file of git's own"),
        ] {
            assert!(out_of_git(path.as_bytes()).contains(command), "{path}");
        }
    }

    #[test]
    fn a_name_is_shown_as_people_know_it() {
        for (written, shown) in [
            ("process.env.DB_PASSWORD", "DB_PASSWORD"),
            ("set_env_var W1_APP_SECRET", "W1_APP_SECRET"),
            ("u0026token", "token"),
            ("DB password", "DB password"),
            ("app.secret_key", "app.secret_key"),
        ] {
            assert_eq!(shown_name(written), shown);
        }
    }

    #[test]
    fn a_name_is_what_tells_of_the_value() {
        for (written, own) in [
            ("process.env.REDIS_PASSWORD", "REDIS_PASSWORD"),
            ("Acme::Application.config.secret_key_base", "secret_key_base"),
            ("config.api_key", "api_key"),
            ("config.key", "config.key"),
            ("app.integration.services.acme.client-secret", "acme.client-secret"),
            ("spring.datasource.hikari.password", "spring.datasource.hikari.password"),
            ("mail.smtp.password", "mail.smtp.password"),
            ("a.b.c.password", "c.password"),
            ("::", "::"),
            ("", ""),
        ] {
            assert_eq!(own_name(written), own, "{written}");
        }
        assert_eq!(shout("OAuthToken"), "OAUTH_TOKEN");
        assert_eq!(shout("githubOAuthToken"), "GITHUB_OAUTH_TOKEN");
        assert_eq!(shout("iCloudPassword"), "ICLOUD_PASSWORD");
        assert_eq!(shout("iPassword"), "I_PASSWORD");
        assert_eq!(shout("X-Seq-ApiKey"), "SEQ_API_KEY");
        assert_eq!(shout("X_API_KEY"), "X_API_KEY");
        assert_eq!(shout("mikrotikUser.getPassword"), "MIKROTIK_USER_PASSWORD");
        assert_eq!(shout("get_token"), "GET_TOKEN");
    }

    #[test]
    fn a_host_tells_whose_a_key_is() {
        for (host, owner) in [
            ("api.aktau-go.kz", Some("aktau-go")),
            ("api.acme.co.uk", Some("acme")),
            ("localhost", None),
            ("api.example.com", None),
            ("10.0.0.5", None),
        ] {
            assert_eq!(owner_of_host(host), owner, "{host}");
        }
    }

    #[test]
    fn passwords_of_urls_have_names() {
        for (scheme, host, name) in [
            ("postgresql+psycopg2", "db.acme.io", "postgresql"),
            ("https", "git.acme.io", "acme"),
            ("https", "acme", "acme"),
            ("https", "10.0.0.5", "url"),
            ("jdbc", "db.acme.io", "database"),
        ] {
            assert_eq!(service_of_url(scheme, host), name, "{scheme}://{host}");
        }
    }
}
