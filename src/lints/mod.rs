//! Lints: one file for each, one line in [`LINTS`].
//!
//! In: a judged secret of one text ([`SecretContext`]) or what the whole project left behind ([`ProjectContext`]). Out:
//! findings. A lint asks no file system, no git, no parser and no language; what it needs is in the context. Its page (what
//! `keylint explain` prints, what SARIF and `docs/lints/` hold) is the `//!` comment of its own file: one source.
//!
//! To add a lint: a file here whose `//!` comment has the page, `impl Lint`, a line in [`LINTS`], a fixture folder.

use crate::model::{Finding, Level, Origin, Provenance, Secret};
pub use advice::{Holding, advise};
pub use wording::page_help;

mod advice;
mod auth_disabled_on_public_bind;
mod blocking_call_in_async;
mod broad_key_scope;
mod browser_sdk_flag;
mod client_direct_provider_call;
mod client_side_key;
mod config_literal_secret;
mod constant_x_user_id;
mod define_injects_secret;
mod env_assigned_literal;
mod env_example_real_value;
mod env_fallback_literal;
mod env_file_in_image;
mod env_file_in_package;
mod env_file_not_ignored;
mod env_file_tracked;
mod env_prefix_mismatch;
pub mod fixes;
mod grpc_insecure_channel;
mod hardcoded_auth_value;
mod hardcoded_key_param;
mod hardcoded_secret;
pub mod integration;
mod k8s_tls_disabled;
mod key_age;
mod key_in_first_ws_message;
mod key_in_html_or_extension;
mod key_in_process_args;
mod key_in_url_query;
mod key_insecure_storage;
mod key_logged;
mod key_management_in_app;
mod key_returned_to_client;
mod key_reused_in_files;
mod key_sent_to_caller_url;
mod missing_required_header;
mod missing_timeout;
mod missing_x_user_id;
mod mobile_bundled_key;
mod no_client_rate_limit;
mod no_retry_backoff;
mod packed_env;
mod pii_x_user_id;
mod plaintext_http;
mod plaintext_ws;
mod private_key;
mod public_env_secret;
mod ratelimit_headers_ignored;
mod redirect_leaks_key;
mod retry_connect_only;
mod retry_exhaustion_swallowed;
mod retry_fixed_delay;
mod retry_ignores_retry_after;
mod retry_method_excluded;
mod retry_misses_429;
mod retry_misses_5xx;
mod retry_nested;
mod retry_never_triggers;
mod retry_no_cap;
mod retry_no_jitter;
mod retry_not_exponential;
mod retry_on_auth_error;
mod retry_post_without_idempotency_key;
mod retry_quota_429;
mod retry_shrinking_delay;
mod retry_unbounded;
mod same_key_across_envs;
mod sdk_version_without_retry;
mod secret_in_history;
mod shell_export_literal;
mod stages;
mod status_unchecked;
mod suboptimal_audio_format;
mod tls_min_version_low;
mod tls_verify_off;
mod unbounded_concurrency;
mod untrusted_x_user_id;
mod unused_allow;
mod wording;
mod wrong_auth_scheme;

/// The text of a lint's own file, from which its page is taken: `page!("no_retry.rs")`.
macro_rules! page {
    ($file:literal) => {
        include_str!($file)
    };
}
pub(crate) use page;

/// What a lint is about; reports rank and tag by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A secret is where it must not be, or may get there.
    Security,
    /// The integration fails, or costs more than it must.
    Operation,
}

/// A judged secret of one text, and what a lint may know around it.
pub struct SecretContext<'a> {
    /// The secret.
    pub secret: &'a Secret,
    /// Where the text is from.
    pub origin: &'a Origin,
    /// The path of the text, empty if it has none.
    pub path: &'a [u8],
    /// Whether the text is code that a browser runs, by its own words.
    pub in_browser: bool,
    /// What the history says, if the secret is nowhere but in the history.
    pub only_in_history: Option<&'a Provenance>,
    /// A finding with path, place, excerpt, credential, verdict, evidence, fingerprint, secret and layers filled in; lint,
    /// level, message, label, notes, help and fix are for the lint.
    pub draft: &'a dyn Fn() -> Finding,
}

/// What the files of a run left behind for lints about the project as a whole.
#[derive(Default)]
pub struct ProjectContext<'a> {
    /// Files in which secrets live by custom, by path.
    pub env_files: &'a [crate::model::EnvFile],
    /// Those that builds take along, by recipe.
    pub shipments: &'a [crate::model::Shipment],
    /// What was said of secrets in files.
    pub secrets: &'a [Finding],
    /// The same by the secret.
    pub by_text: std::collections::HashMap<&'a [u8], Vec<&'a Finding>>,
    /// How the code talks to APIs.
    pub integration: integration::Project,
}

/// A check. All methods but three have defaults.
pub trait Lint: Sync {
    /// Its name, kebab-case.
    fn name(&self) -> &'static str;

    /// Its level unless configured.
    fn level(&self) -> Level;

    /// The text of its own file: `page!("file_name.rs")`. Page and summary are taken from its leading `//!` lines.
    fn source(&self) -> &'static str;

    /// What it is about.
    fn topic(&self) -> Topic {
        Topic::Security
    }

    /// One sentence: the first line of the page.
    fn summary(&self) -> &'static str {
        doc_lines(self.source()).next().unwrap_or("")
    }

    /// The page: summary, `What it does`, `Why it matters`, `Example`, `Use instead`, as Markdown.
    fn page(&self) -> String {
        let body: Vec<&str> = doc_lines(self.source()).collect();
        let fix = fixes::about(self.name()).map_or("no".to_owned(), |what| format!("`keylint fix` {what}"));
        format!(
            "# {}\n\nDefault level: **{}**. Fix: {fix}.\n\n{}\n",
            self.name(),
            self.level().as_str(),
            body.join("\n").trim_end()
        )
    }

    /// Looks at one judged secret.
    fn on_secret(&self, _cx: &SecretContext<'_>) -> Option<Finding> {
        None
    }

    /// Looks at the project once all files have been read.
    fn on_project(&self, _cx: &ProjectContext<'_>, _out: &mut Vec<Finding>) {}
}

/// All lints, in the order of their names.
pub static LINTS: &[&dyn Lint] = &[
    &auth_disabled_on_public_bind::AuthDisabledOnPublicBind,
    &blocking_call_in_async::BlockingCallInAsync,
    &broad_key_scope::BroadKeyScope,
    &browser_sdk_flag::BrowserSdkFlag,
    &client_direct_provider_call::ClientDirectProviderCall,
    &client_side_key::ClientSideKey,
    &config_literal_secret::ConfigLiteralSecret,
    &constant_x_user_id::ConstantXUserId,
    &define_injects_secret::DefineInjectsSecret,
    &env_assigned_literal::EnvAssignedLiteral,
    &env_example_real_value::EnvExampleRealValue,
    &env_fallback_literal::EnvFallbackLiteral,
    &env_file_in_image::EnvFileInImage,
    &env_file_in_package::EnvFileInPackage,
    &env_file_not_ignored::EnvFileNotIgnored,
    &env_file_tracked::EnvFileTracked,
    &env_prefix_mismatch::EnvPrefixMismatch,
    &grpc_insecure_channel::GrpcInsecureChannel,
    &hardcoded_auth_value::HardcodedAuthValue,
    &hardcoded_key_param::HardcodedKeyParam,
    &hardcoded_secret::HardcodedSecret,
    &k8s_tls_disabled::K8sTlsDisabled,
    &key_age::KeyAge,
    &key_in_first_ws_message::KeyInFirstWsMessage,
    &key_in_html_or_extension::KeyInHtmlOrExtension,
    &key_in_process_args::KeyInProcessArgs,
    &key_in_url_query::KeyInUrlQuery,
    &key_insecure_storage::KeyInsecureStorage,
    &key_logged::KeyLogged,
    &key_management_in_app::KeyManagementInApp,
    &key_returned_to_client::KeyReturnedToClient,
    &key_reused_in_files::KeyReusedInFiles,
    &key_sent_to_caller_url::KeySentToCallerUrl,
    &missing_required_header::MissingRequiredHeader,
    &missing_timeout::MissingTimeout,
    &missing_x_user_id::MissingXUserId,
    &mobile_bundled_key::MobileBundledKey,
    &no_client_rate_limit::NoClientRateLimit,
    &no_retry_backoff::NoRetryBackoff,
    &pii_x_user_id::PiiXUserId,
    &plaintext_http::PlaintextHttp,
    &plaintext_ws::PlaintextWs,
    &private_key::PrivateKey,
    &public_env_secret::PublicEnvSecret,
    &ratelimit_headers_ignored::RatelimitHeadersIgnored,
    &redirect_leaks_key::RedirectLeaksKey,
    &retry_connect_only::RetryConnectOnly,
    &retry_exhaustion_swallowed::RetryExhaustionSwallowed,
    &retry_fixed_delay::RetryFixedDelay,
    &retry_ignores_retry_after::RetryIgnoresRetryAfter,
    &retry_method_excluded::RetryMethodExcluded,
    &retry_misses_429::RetryMisses429,
    &retry_misses_5xx::RetryMisses5xx,
    &retry_nested::RetryNested,
    &retry_never_triggers::RetryNeverTriggers,
    &retry_no_cap::RetryNoCap,
    &retry_no_jitter::RetryNoJitter,
    &retry_not_exponential::RetryNotExponential,
    &retry_on_auth_error::RetryOnAuthError,
    &retry_post_without_idempotency_key::RetryPostWithoutIdempotencyKey,
    &retry_quota_429::RetryQuota429,
    &retry_shrinking_delay::RetryShrinkingDelay,
    &retry_unbounded::RetryUnbounded,
    &same_key_across_envs::SameKeyAcrossEnvs,
    &sdk_version_without_retry::SdkVersionWithoutRetry,
    &secret_in_history::SecretInHistory,
    &shell_export_literal::ShellExportLiteral,
    &status_unchecked::StatusUnchecked,
    &suboptimal_audio_format::SuboptimalAudioFormat,
    &tls_min_version_low::TlsMinVersionLow,
    &tls_verify_off::TlsVerifyOff,
    &unbounded_concurrency::UnboundedConcurrency,
    &untrusted_x_user_id::UntrustedXUserId,
    &unused_allow::UnusedAllow,
    &wrong_auth_scheme::WrongAuthScheme,
];

/// The lints about a single secret, the most specific first: on one place one of them speaks.
static ABOUT_SECRETS: &[&dyn Lint] = &[
    &secret_in_history::SecretInHistory,
    &private_key::PrivateKey,
    &mobile_bundled_key::MobileBundledKey,
    &key_in_html_or_extension::KeyInHtmlOrExtension,
    &client_side_key::ClientSideKey,
    &hardcoded_auth_value::HardcodedAuthValue,
    &env_example_real_value::EnvExampleRealValue,
    &shell_export_literal::ShellExportLiteral,
    &config_literal_secret::ConfigLiteralSecret,
    &hardcoded_secret::HardcodedSecret,
];

/// The lints that speak of a literal which is a secret. To people it is one value at one place, whichever of them speaks, and each
/// may be what they read when they allowed it.
static ABOUT_VALUES: [&str; 15] = [
    "client-side-key",
    "config-literal-secret",
    "define-injects-secret",
    "env-assigned-literal",
    "env-example-real-value",
    "env-fallback-literal",
    "hardcoded-auth-value",
    "hardcoded-key-param",
    "hardcoded-secret",
    "key-in-first-ws-message",
    "key-in-html-or-extension",
    "mobile-bundled-key",
    "private-key",
    "secret-in-history",
    "shell-export-literal",
];

/// Whether a lint speaks of a literal which is a secret.
pub fn is_about_values(name: &str) -> bool {
    ABOUT_VALUES.contains(&name)
}

/// The lints of which any one, allowed at a place, allows there what this one says.
pub fn allowed_by<'n>(name: &'n &'static str) -> &'n [&'static str] {
    if is_about_values(name) { &ABOUT_VALUES } else { std::slice::from_ref(name) }
}

/// Whether a lint speaks about single secrets.
pub fn is_about_secrets(name: &str) -> bool {
    ABOUT_SECRETS.iter().any(|lint| lint.name() == name)
}

/// What the most specific lint says about a secret.
pub fn on_secret(cx: &SecretContext<'_>) -> Option<Finding> {
    ABOUT_SECRETS.iter().find_map(|lint| lint.on_secret(cx))
}

/// The lint behind [`on_age`].
pub const ON_AGE: &str = "key-age";

/// What there is to say of a secret in a file for the time since it came into the history.
pub fn on_age(of: &Finding, now: i64, contracts: crate::rules::contracts::Contracts) -> Option<Finding> {
    if is_about_secrets(of.lint) { key_age::finding(of, now, contracts) } else { None }
}

/// The lint with this name.
pub fn by_name(name: &str) -> Option<&'static dyn Lint> {
    LINTS.iter().find(|l| l.name() == name).copied()
}

/// The leading `//!` lines of a source file without their marker.
fn doc_lines(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.lines().map_while(|l| l.strip_prefix("//!")).map(|l| l.strip_prefix(' ').unwrap_or(l))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lints_about_values_are_lints_and_those_about_single_secrets_are_among_them() {
        assert!(ABOUT_VALUES.iter().all(|name| by_name(name).is_some()));
        assert!(ABOUT_SECRETS.iter().all(|lint| is_about_values(lint.name())));
        assert_eq!(allowed_by(&"plaintext-http"), ["plaintext-http"]);
    }

    #[test]
    fn every_lint_has_a_whole_page_and_a_proper_name() {
        assert!(
            LINTS.windows(2).all(|w| w[0].name() < w[1].name()),
            "LINTS must be sorted by name, without duplicates"
        );
        for lint in LINTS {
            let (name, page) = (lint.name(), lint.page());
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{name}");
            assert!(lint.summary().len() > 20 && lint.summary().len() <= 200, "{name}: summary");
            for section in ["## What it does", "## Why it matters", "## Example", "## Use instead"] {
                assert!(page.contains(&format!("\n{section}\n")), "{name}: page lacks {section:?}");
            }
        }
    }
}
