//! The guides that the lints were made from, answered: every sentence that asks for something, with the lints that hold it and the cases
//! that prove them; and the guides' own samples, rebuilt.
//!
//! `tests/seeds/<guide>/{bad,good,verbatim}/<sample>/` holds the samples. Of a bad one the lints that speak at the level of a warning or
//! above are exactly those that the table names; a good one has none; and one with the placeholders of the guide is no error. Names of
//! files are written as in `fixtures/`, keys are drawn when the test runs.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::files::{entries, name};
use crate::support::{git, slots};
use keylint::lints::LINTS;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A sentence of a guide.
struct Row {
    /// Folder of the guide below `tests/seeds`.
    guide: &'static str,
    /// What it asks for, in short.
    sentence: &'static str,
    /// The lints that hold it.
    lints: &'static [&'static str],
    /// Samples of this guide that show it.
    samples: &'static [&'static str],
}

const fn row(
    guide: &'static str,
    sentence: &'static str,
    lints: &'static [&'static str],
    samples: &'static [&'static str],
) -> Row {
    Row { guide, sentence, lints, samples }
}

const RETRY: &[&str] = &[
    "no-retry-backoff",
    "retry-misses-429",
    "retry-misses-5xx",
    "retry-method-excluded",
    "retry-connect-only",
    "retry-fixed-delay",
    "retry-not-exponential",
    "retry-shrinking-delay",
    "retry-unbounded",
    "retry-no-cap",
    "retry-no-jitter",
    "sdk-version-without-retry",
    "retry-nested",
    "retry-quota-429",
];
const CLIENT_SIDE: &[&str] = &[
    "client-side-key",
    "public-env-secret",
    "browser-sdk-flag",
    "client-direct-provider-call",
    "key-returned-to-client",
    "key-sent-to-caller-url",
    "define-injects-secret",
    "key-in-html-or-extension",
];
const IN_CODE: &[&str] = &[
    "hardcoded-auth-value",
    "hardcoded-key-param",
    "hardcoded-secret",
    "env-assigned-literal",
    "env-fallback-literal",
    "shell-export-literal",
    "config-literal-secret",
];

static ROWS: &[Row] = &[
    row(
        "language-confidence",
        "keys must not be exposed or leaked",
        &["key-logged", "key-in-url-query", "key-insecure-storage", "key-in-process-args"],
        &[],
    ),
    row("language-confidence", "not on the client side; call from the back end", CLIENT_SIDE, &[]),
    row(
        "language-confidence",
        "not in the code: environment variables or secrets",
        IN_CODE,
        &["bad/assess", "good/assess"],
    ),
    row(
        "language-confidence",
        "not in the git history, even of a private repository",
        &["secret-in-history", "env-file-tracked"],
        &[],
    ),
    row("language-confidence", "optimal audio formats", &["suboptimal-audio-format"], &["bad/assess", "good/assess"]),
    row(
        "language-confidence",
        "retry 429 and 500 with a pause that grows, up to a limit",
        RETRY,
        &["bad/fixed", "good/assess"],
    ),
    row(
        "language-confidence",
        "tenacity, exponential-backoff",
        &["retry-unbounded", "retry-no-cap", "retry-no-jitter"],
        &["good/assess", "good/backoff"],
    ),
    row(
        "language-confidence",
        "x-user-id: unique, anonymous, required per user",
        &["missing-x-user-id", "constant-x-user-id", "pii-x-user-id", "untrusted-x-user-id"],
        &["bad/assess", "good/assess"],
    ),
    row(
        "audiopod",
        "Authorization: Bearer with every request",
        &["wrong-auth-scheme", "hardcoded-auth-value"],
        &["good/environment"],
    ),
    row(
        "audiopod",
        "an environment variable; `.env` is never committed",
        &["env-assigned-literal", "hardcoded-key-param", "env-file-not-ignored", "env-file-tracked"],
        &["bad/environment", "bad/parameter", "bad/env-file", "good/environment", "verbatim/methods"],
    ),
    row(
        "audiopod",
        "separate keys for each environment and app",
        &["same-key-across-envs", "key-reused-in-files", "env-prefix-mismatch", "mobile-bundled-key"],
        &["bad/stages"],
    ),
    row("audiopod", "server side only; a back end that proxies", CLIENT_SIDE, &["bad/frontend"]),
    row("audiopod", "HTTPS only", &["plaintext-http", "plaintext-ws"], &["bad/plain"]),
    row("audiopod", "rotate keys, revoke unused ones", &["key-age"], &["bad/keys"]),
    row(
        "audiopod",
        "keys are made and revoked by requests; every key has full access",
        &["key-management-in-app", "broad-key-scope"],
        &[],
    ),
    row(
        "audiopod",
        "limits in headers; what is refused is not retried, nor is a lack of credits",
        &["retry-on-auth-error", "ratelimit-headers-ignored", "no-client-rate-limit", "status-unchecked"],
        &["good/retry"],
    ),
    row(
        "sm-ai-models",
        "X-API-Key or Bearer; may be skipped in private networks; the least rights",
        &["wrong-auth-scheme", "hardcoded-auth-value", "auth-disabled-on-public-bind", "broad-key-scope"],
        &["bad/rest", "good/rest", "verbatim/rest"],
    ),
    row(
        "sm-ai-models",
        "limits of requests and of concurrency",
        &["no-client-rate-limit", "unbounded-concurrency"],
        &[],
    ),
    row(
        "sm-ai-models",
        "`.env` in .gitignore; rotate every 90 days; HTTPS",
        &["env-file-not-ignored", "key-age", "plaintext-http"],
        &[],
    ),
    row(
        "sm-ai-models",
        "the key as the first message of a socket",
        &["key-in-first-ws-message", "plaintext-ws"],
        &["bad/socket", "good/socket", "verbatim/socket"],
    ),
    row(
        "sm-ai-models",
        "TLS 1.3; ssl_channel_credentials; a private CA is passed, not switched off",
        &["tls-verify-off", "tls-min-version-low", "grpc-insecure-channel"],
        &["bad/grpc", "bad/tls", "good/grpc", "good/tls"],
    ),
    row(
        "smallest",
        "Token with the license key",
        &["wrong-auth-scheme", "hardcoded-key-param"],
        &["bad/library", "verbatim/requests"],
    ),
    row(
        "smallest",
        "localhost in samples, HTTPS in production",
        &["plaintext-http"],
        &["bad/requests", "good/requests", "verbatim/requests"],
    ),
    row(
        "smallest",
        "export LICENSE_KEY; secret managers",
        &["shell-export-literal", "config-literal-secret"],
        &["bad/export"],
    ),
    row("smallest", "apiServer.tls.enabled, certSecretName", &["k8s-tls-disabled"], &["bad/chart", "good/chart"]),
    row(
        "smallest",
        "rotate every 90 days, different keys for each stage",
        &["key-age", "same-key-across-envs", "key-reused-in-files"],
        &["bad/library"],
    ),
    row("smallest", "limit the rate on the client", &["no-client-rate-limit"], &["good/requests"]),
    row(
        "smallest",
        "429: wait the given seconds, back off; libraries retry by themselves",
        &["no-retry-backoff", "sdk-version-without-retry"],
        &[],
    ),
    row(
        "svara",
        "Bearer; sk_test_ and sk_live_",
        &["wrong-auth-scheme", "env-prefix-mismatch", "hardcoded-auth-value"],
        &["bad/stages", "bad/usage", "verbatim/key"],
    ),
    row("svara", "from the environment, not a literal", IN_CODE, &["bad/key", "verbatim/key"]),
    row("svara", "a secrets manager; rotate at once after a leak", &["key-age", "secret-in-history"], &[]),
    row("svara", "headers of limits and usage", &["ratelimit-headers-ignored"], &["bad/headers"]),
];

/// Bad samples, and the lints that speak of them at the level of a warning or above.
static BAD: &[(&str, &[&str])] = &[
    ("audiopod/bad/env-file", &["env-file-not-ignored", "hardcoded-secret"]),
    ("audiopod/bad/environment", &["env-assigned-literal"]),
    ("audiopod/bad/frontend", &["client-side-key", "public-env-secret"]),
    ("audiopod/bad/keys", &["missing-timeout", "no-retry-backoff"]),
    ("audiopod/bad/parameter", &["hardcoded-key-param"]),
    ("audiopod/bad/plain", &["plaintext-http", "retry-on-auth-error"]),
    ("audiopod/bad/stages", &["env-file-not-ignored", "hardcoded-secret", "same-key-across-envs"]),
    (
        "language-confidence/bad/assess",
        &[
            "hardcoded-auth-value",
            "missing-timeout",
            "missing-x-user-id",
            "no-retry-backoff",
            "suboptimal-audio-format",
        ],
    ),
    ("language-confidence/bad/fixed", &["retry-fixed-delay", "retry-on-auth-error", "retry-unbounded"]),
    ("sm-ai-models/bad/grpc", &["grpc-insecure-channel"]),
    ("sm-ai-models/bad/rest", &["hardcoded-auth-value", "status-unchecked"]),
    ("sm-ai-models/bad/socket", &["key-in-first-ws-message", "plaintext-ws"]),
    ("sm-ai-models/bad/tls", &["retry-on-auth-error", "tls-min-version-low", "tls-verify-off"]),
    ("smallest/bad/chart", &["k8s-tls-disabled"]),
    ("smallest/bad/export", &["shell-export-literal"]),
    ("smallest/bad/library", &["hardcoded-key-param", "key-reused-in-files"]),
    ("smallest/bad/requests", &["hardcoded-auth-value", "key-reused-in-files", "plaintext-http"]),
    ("svara/bad/headers", &["missing-timeout", "no-retry-backoff"]),
    ("svara/bad/key", &["hardcoded-secret"]),
    ("svara/bad/stages", &["config-literal-secret", "env-prefix-mismatch"]),
    ("svara/bad/usage", &["hardcoded-auth-value"]),
];

fn root(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// Samples of a kind, as `guide/kind/sample`.
fn samples(kind: &str) -> Vec<String> {
    let guides = entries(&root("tests/seeds"));
    let folders = guides.iter().flat_map(|g| entries(&g.join(kind)).into_iter().map(move |s| (g, s)));
    folders.map(|(g, s)| format!("{}/{kind}/{}", name(g), name(&s))).collect()
}

/// What is said of a sample: level and lint.
fn said(sample: &str) -> Vec<(String, String)> {
    let repo = git::Repo::new("sha1");
    let mut keys = Vec::new();
    for file in entries(&root("tests/seeds").join(sample)) {
        let path = name(&file).replace("__", "/").replace("dot-", ".");
        repo.write(&path, slots::fill(&fs::read_to_string(&file).unwrap(), &mut keys).as_bytes());
    }
    let mut keylint = Command::new(env!("CARGO_BIN_EXE_keylint"));
    keylint.args(["check", "--format", "json", "--exit-zero"]).current_dir(repo.path()).stdin(Stdio::null());
    let output = keylint.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{sample}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    for key in &keys {
        assert!(!text.contains(key.as_str()), "{sample}: a key in full");
    }
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let findings = lines.filter(|v| v["type"] == "finding");
    let part = |v: &Value, field: &str| v[field].as_str().unwrap().to_owned();
    findings.map(|v| (part(&v, "level"), part(&v, "lint"))).collect()
}

#[test]
fn bad_samples_say_what_the_table_says_good_ones_nothing_and_placeholders_are_no_errors() {
    let mut wrong = Vec::new();
    let listed: BTreeSet<String> = BAD.iter().map(|(s, _)| s.to_string()).collect();
    assert_eq!(listed, samples("bad").into_iter().collect(), "the table and the folders differ");
    for (sample, lints) in BAD {
        let all = said(sample);
        let loud: BTreeSet<&str> = all.iter().filter(|(l, _)| l != "note").map(|(_, n)| n.as_str()).collect();
        if loud != lints.iter().copied().collect() {
            wrong.push(format!("{sample}: {loud:?}"));
        }
    }
    for sample in samples("good") {
        let all = said(&sample);
        if all.iter().any(|(level, _)| level != "note") {
            wrong.push(format!("{sample}: {all:?}"));
        }
    }
    for sample in samples("verbatim") {
        let all = said(&sample);
        if all.iter().any(|(level, _)| level == "error") {
            wrong.push(format!("{sample}: {all:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_sentence_has_lints_and_each_of_them_cases_of_both_kinds() {
    let guides: BTreeSet<String> = entries(&root("tests/seeds")).iter().map(|g| name(g).to_owned()).collect();
    assert_eq!(guides, ROWS.iter().map(|r| r.guide.to_owned()).collect(), "a guide without sentences");
    let mut used = BTreeSet::new();
    for row in ROWS {
        assert!(!row.lints.is_empty(), "{}: {:?} has no lint", row.guide, row.sentence);
        for lint in row.lints {
            assert!(LINTS.iter().any(|l| l.name() == *lint), "{}: there is no lint {lint}", row.sentence);
            for kind in ["fire", "silent"] {
                let cases = entries(&root("fixtures").join(lint).join(kind));
                assert!(!cases.is_empty(), "{:?}: fixtures/{lint}/{kind} is empty", row.sentence);
            }
        }
        for sample in row.samples {
            assert!(root("tests/seeds").join(row.guide).join(sample).is_dir(), "{}: no sample {sample}", row.guide);
            used.insert(format!("{}/{sample}", row.guide));
        }
        // A bad sample of a sentence is answered by one of its lints.
        for sample in row.samples.iter().filter(|s| s.starts_with("bad/")) {
            let full = format!("{}/{sample}", row.guide);
            let says = BAD.iter().find(|(s, _)| *s == full).map_or(&[][..], |(_, lints)| lints);
            let notes = said(&full);
            let answered = row.lints.iter().any(|l| says.contains(l) || notes.iter().any(|(_, n)| n == l));
            assert!(answered || row.lints == ["key-age"], "{full} does not answer {:?}", row.sentence);
        }
    }
    let all = ["bad", "good", "verbatim"].iter().flat_map(|kind| samples(kind));
    let unused: Vec<String> = all.filter(|s| !used.contains(s)).collect();
    assert!(unused.is_empty(), "samples that no sentence has: {unused:?}");
}
