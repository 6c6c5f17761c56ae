//! `[[provider]]` in `keylint.toml`: an API of the user's own, held to the same contract as the built-in ones, or a change of one.
//!
//! In: the tables with their spans. Out: [`Declared`] providers, or what is wrong and where.
//!
//! ```toml
//! [[provider]]
//! name = "Speech"
//! hosts = ["speech.example.net", ".speech.example.org"]   # a leading dot: every host below
//! auth = [{ header = "x-api-key" }, { header = "authorization", scheme = "Bearer" }]
//! env = ["SPEECH_API_KEY"]
//! headers-required = ["x-version"]
//! headers-advised = ["x-request-id"]
//! user-id-header = "x-user-id"
//! user-id-required = true          # the plan requires it: an error instead of a warning
//! retry-statuses = [429, 500, 503]
//! rotation-days = 90
//! audio = { field = "format", accepted = ["wav", "mp3"], advised = ["wav"], rate = 16000 }
//!
//! [[provider]]
//! extends = "language-confidence"  # a built-in provider: what is not given stays as it is
//! user-id-required = true
//! ```

use super::file::{Fault, fault};
use super::nearest;
use crate::rules::clients::contracts;
use crate::rules::contracts::Declared;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// One table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Provider {
    name: Option<Spanned<String>>,
    extends: Option<Spanned<String>>,
    hosts: Option<Spanned<Vec<Spanned<String>>>>,
    auth: Option<Vec<Auth>>,
    query_auth: Option<Vec<String>>,
    env: Option<Vec<String>>,
    headers_required: Option<Vec<Spanned<String>>>,
    headers_advised: Option<Vec<Spanned<String>>>,
    user_id_header: Option<Spanned<String>>,
    user_id_required: Option<bool>,
    retry_statuses: Option<Vec<Spanned<u16>>>,
    rotation_days: Option<Spanned<u16>>,
    audio: Option<Audio>,
    browser_token: Option<String>,
    public_prefixes: Option<Vec<String>>,
    docs: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Auth {
    header: Spanned<String>,
    #[serde(default)]
    scheme: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Audio {
    field: Option<String>,
    accepted: Option<Vec<String>>,
    advised: Option<Vec<String>>,
    rate: Option<u32>,
}

/// Reads the tables.
pub(super) fn declared(tables: &[Spanned<Provider>]) -> Result<Vec<Declared>, Fault> {
    tables.iter().map(|t| one(t.get_ref(), t.span())).collect()
}

fn one(p: &Provider, span: Range<usize>) -> Result<Declared, Fault> {
    if let Some(base) = &p.extends {
        let slugs: Vec<&'static str> = contracts().iter().map(|c| c.provider).collect();
        if !slugs.contains(&base.get_ref().as_str()) {
            let help = nearest(base.get_ref(), &slugs).first().map(|n| format!("did you mean `{n}`?"));
            return Err(fault(format!("there is no built-in provider `{}`", base.get_ref()), help, base.span()));
        }
    } else if p.name.as_ref().is_none_or(|n| n.get_ref().trim().is_empty()) {
        let at = p.name.as_ref().map_or(span, Spanned::span);
        return Err(fault("a provider needs a `name`, or the built-in one that it `extends`".into(), None, at));
    } else if p.hosts.as_ref().is_none_or(|h| h.get_ref().is_empty()) {
        let at = p.hosts.as_ref().map_or(span, Spanned::span);
        return Err(fault("a provider needs `hosts`: by them its calls are known".into(), None, at));
    }
    let audio = p.audio.as_ref();
    let headers = |names: &Option<Vec<Spanned<String>>>| match names {
        Some(names) => names.iter().map(header).collect::<Result<Vec<_>, _>>().map(Some),
        None => Ok(None),
    };
    let auth = |a: &Auth| Ok((header(&a.header)?, a.scheme.clone()));
    Ok(Declared {
        name: p.name.as_ref().map(|n| n.get_ref().trim().to_owned()),
        extends: p.extends.as_ref().map(|n| n.get_ref().clone()),
        hosts: match &p.hosts {
            Some(hosts) => Some(hosts.get_ref().iter().map(host).collect::<Result<_, _>>()?),
            None => None,
        },
        auth: p.auth.as_ref().map(|all| all.iter().map(auth).collect::<Result<_, Fault>>()).transpose()?,
        query_auth: p.query_auth.clone(),
        env: p.env.clone(),
        headers_required: headers(&p.headers_required)?,
        headers_advised: headers(&p.headers_advised)?,
        user_id_header: p.user_id_header.as_ref().map(header).transpose()?,
        user_id_required: p.user_id_required,
        retry_statuses: match &p.retry_statuses {
            Some(all) => Some(all.iter().map(status).collect::<Result<_, _>>()?),
            None => None,
        },
        rotation_days: p.rotation_days.as_ref().map(days).transpose()?,
        audio_field: audio.and_then(|a| a.field.clone()),
        audio_accepted: audio.and_then(|a| a.accepted.as_deref().map(lower)),
        audio_advised: audio.and_then(|a| a.advised.as_deref().map(lower)),
        audio_rate: audio.and_then(|a| a.rate),
        browser_token: p.browser_token.clone(),
        public_prefixes: p.public_prefixes.clone(),
        docs: p.docs.clone(),
    })
}

/// A host alone: no scheme, port or path.
fn host(given: &Spanned<String>) -> Result<String, Fault> {
    let text = given.get_ref().trim().to_ascii_lowercase();
    let bare = text.strip_prefix('.').unwrap_or(&text);
    let labels = bare
        .split('.')
        .all(|l| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
    match labels {
        true => Ok(text),
        false => Err(fault(
            format!("`{}` is no host", given.get_ref()),
            Some("write the host alone, without scheme, port or path: `api.example.net`, or `.example.net` for every host below".into()),
            given.span(),
        )),
    }
}

/// A header's name, as RFC 9110 has it.
fn header(given: &Spanned<String>) -> Result<String, Fault> {
    let text = given.get_ref();
    let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    match !text.is_empty() && text.bytes().all(token) {
        true => Ok(text.to_ascii_lowercase()),
        false => Err(fault(format!("`{text}` is no name of a header"), None, given.span())),
    }
}

fn status(given: &Spanned<u16>) -> Result<u16, Fault> {
    match *given.get_ref() {
        status @ 400..=599 => Ok(status),
        other => {
            Err(fault(format!("{other} is no status of a failure"), Some("write 400 to 599".into()), given.span()))
        }
    }
}

fn days(given: &Spanned<u16>) -> Result<u16, Fault> {
    match *given.get_ref() {
        0 => Err(fault("a key cannot be changed every 0 days".into(), Some("leave it out".into()), given.span())),
        days => Ok(days),
    }
}

fn lower(all: &[String]) -> Vec<String> {
    all.iter().map(|t| t.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    fn error(text: &str) -> (String, u32, Option<String>) {
        let e = Config::parse(text, &[]).unwrap_err();
        (e.message, e.place.unwrap().0.0, e.help)
    }

    #[test]
    fn a_provider_is_read_and_each_mistake_names_its_line() {
        let good = "[[provider]]\nname = \"Speech\"\nhosts = [\"Speech.Example.net\"]\nauth = [{ header = \"X-Api-Key\" }]\n\
                    user-id-header = \"X-User-Id\"\nretry-statuses = [429, 503]\nrotation-days = 30\n\
                    audio = { field = \"format\", advised = [\"WAV\"], rate = 16000 }\n";
        let contracts = Config::parse(good, &[]).unwrap().contracts();
        let contract = contracts.of_host("speech.example.net").unwrap();
        assert_eq!((contract.name, contract.auth), ("Speech", &[("x-api-key", "")][..]));
        assert_eq!((contract.user_id_header, contract.rotation_days), ("x-user-id", 30));
        assert_eq!((contract.retry_statuses, contract.audio_advised), (&[429, 503][..], &["wav"][..]));
        let (message, line, _) = error("[[provider]]\nhosts = [\"a.example\"]\n");
        assert!(message.contains("`name`") && line == 1, "{message}");
        assert_eq!(error("[[provider]]\nname = \"A\"\n").1, 1);
        let (message, line, help) =
            error("[[provider]]\nname = \"A\"\nhosts = [\n  \"a.example\",\n  \"https://b.example/v1\",\n]\n");
        assert!(message.contains("no host") && line == 5 && help.is_some(), "{message} {line}");
        let wrong = |line: &str| error(&format!("[[provider]]\nname = \"A\"\nhosts = [\"a.example\"]\n{line}\n"));
        for line in [
            "user-id-header = \"x user\"",
            "retry-statuses = [200]",
            "rotation-days = 0",
            "user_id_header = \"x\"",
            "auth = [{ header = \"\" }]",
            "audio = { fields = \"x\" }",
            "headers-required = [\"a:\"]",
        ] {
            assert_eq!(wrong(line).1, 4, "{line}");
        }
        let (message, line, help) = error("[[provider]]\nextends = \"language-confidense\"\n");
        assert!(message.contains("language-confidense") && line == 2);
        assert_eq!(help.as_deref(), Some("did you mean `language-confidence`?"));
    }
}
