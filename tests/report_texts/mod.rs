//! Findings for the tests of reports, and comparison with blessed texts.
//!
//! A blessed text is renewed by `KEYLINT_BLESS=1 cargo test --test suite reports`; review the difference.

use bstr::BString;
use keylint::model::*;
use keylint::report::{Head, LintDoc, Run};
use std::collections::BTreeMap;
use std::path::Path;

pub(crate) mod sarif;

/// A secret that nobody issued: 24 letters and digits from a fixed seed.
pub(crate) fn secret() -> String {
    let alphabet = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    let mut state = 0x2545_f491_4f6c_dd1du64;
    let body: String = (0..24)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            alphabet[(state % alphabet.len() as u64) as usize] as char
        })
        .collect();
    format!("zz_live_{body}")
}

pub(crate) fn place(path: &str, line: u32, column: u32, end_line: u32, end_column: u32) -> Place {
    Place { origin: Origin::File { path: path.into() }, line, column, end_line, end_column, commit: None }
}

fn id(byte: u8) -> ObjectId {
    ObjectId::from_bytes(&[byte; 20]).unwrap()
}

/// The first finding of the gallery; the others differ from it.
pub(crate) fn hardcoded() -> Finding {
    let masked = SecretText::new(secret()).masked(8);
    Finding {
        beside: false,
        lint: "hardcoded-auth-value",
        level: Level::Error,
        message: "hardcoded Authorization value".into(),
        label: "Zebra live key, 32 characters, written in the code".into(),
        path: "app/voice.py".into(),
        place: place("app/voice.py", 7, 34, 7, 66),
        excerpt: Excerpt {
            text: format!(
                "import requests\n\ndef send(payload):\n    headers = {{\n        \"Authorization\": \"Bearer {masked}\",\n\
                 \x20   }}\n\n    return requests.post(API, headers=headers, json=payload)"
            ),
            first_line: 3,
        },
        related: vec![
            Related { place: place("app/voice.py", 10, 31, 10, 46), label: "sent with every request here".into() },
            Related { place: place("app/client.py", 4, 1, 4, 20), label: "the client is made at".into() },
            Related { place: place("app/client.py", 4, 1, 4, 20), label: "the client is made at".into() },
        ],
        notes: vec!["the environment is production, says its form".into()],
        help: vec!["revoke the key first: it stays in the history whatever you change here".into()],
        remedy: None,
        fix: Some(Fix {
            title: "read the key from the environment".into(),
            applicability: Applicability::Safe,
            patches: vec![patch("app/voice.py", 3, "import os\n".into())],
        }),
        credential: Some("zebra-live-key"),
        verdict: Some(Verdict::Proven),
        evidence: vec![
            Evidence {
                code: "checksum-valid",
                weight: 60,
                text: "the checksum in its last 6 characters is right".into(),
            },
            Evidence { code: "test-path", weight: -5, text: "the path looks like a test".into() },
            Evidence { code: "auth-sink", weight: 20, text: "it is the value of an Authorization header".into() },
        ],
        provenance: Some(Provenance {
            introduced: Some(Commit { id: id(0x3f), author: "A. Person".into(), date: 1_785_672_000 }),
            in_head: true,
            reachable: true,
            blobs: 2,
            ..Provenance::default()
        }),
        fingerprint: "kl1:9b1f600011223344".into(),
        secret: Some(SecretText::new(secret())),
        layers: vec![],
    }
}

/// One of each kind: with everything, the same secret elsewhere, in the history alone, over several lines, without a secret
/// and without a path.
pub(crate) fn gallery() -> Vec<Finding> {
    let first = hardcoded();
    let again = Finding {
        path: "deploy/prod.yaml".into(),
        place: place("deploy/prod.yaml", 14, 11, 14, 43),
        excerpt: Excerpt::default(),
        related: vec![],
        ..first.clone()
    };
    let history = Finding {
        lint: "secret-in-history",
        message: "a secret is in the history".into(),
        label: "database password".into(),
        path: "old/settings.ini".into(),
        place: Place {
            commit: Some(id(0xab)),
            origin: Origin::Object { id: id(0xcd), kind: "blob" },
            ..place("", 2, 12, 2, 44)
        },
        excerpt: Excerpt { text: format!("[db]\npassword = {}", "*".repeat(32)), first_line: 1 },
        related: vec![],
        remedy: None,
        fix: None,
        fingerprint: "kl1:0000000000000001".into(),
        provenance: Some(Provenance { in_head: false, ..first.provenance.clone().unwrap() }),
        ..first.clone()
    };
    let pem = Finding {
        lint: "private-key",
        message: "private key in the repository".into(),
        label: "RSA key, not encrypted".into(),
        path: "certs/server.key".into(),
        place: place("certs/server.key", 1, 1, 4, 6),
        excerpt: Excerpt { text: "-----BEGIN\n****\n****\n-----".into(), first_line: 1 },
        related: vec![],
        remedy: None,
        fix: None,
        fingerprint: "kl1:0000000000000002".into(),
        provenance: None,
        layers: vec![keylint::model::Layer::Coding("gzip")],
        ..first.clone()
    };
    let plain = Finding {
        beside: false,
        lint: "env-file-not-ignored",
        level: Level::Warning,
        message: "git does not ignore this dotenv file".into(),
        label: "would be committed by `git add .`".into(),
        path: ".env".into(),
        place: place(".env", 1, 1, 1, 1),
        excerpt: Excerpt::default(),
        related: vec![],
        notes: vec![],
        help: vec!["add `.env` to .gitignore".into()],
        remedy: None,
        fix: Some(Fix {
            title: "ignore dotenv files".into(),
            applicability: Applicability::Safe,
            patches: vec![patch(".gitignore", 1, ".env\n.env.*\n!.env.example\n".into())],
        }),
        credential: None,
        verdict: None,
        evidence: vec![],
        provenance: None,
        fingerprint: "kl1:0000000000000003".into(),
        secret: None,
        layers: vec![],
    };
    let unreachable = Finding {
        lint: "secret-in-history",
        level: Level::Note,
        path: BString::default(),
        place: Place { origin: Origin::Object { id: id(0xef), kind: "commit" }, ..place("", 5, 1, 5, 33) },
        excerpt: Excerpt::default(),
        provenance: Some(Provenance::default()),
        fingerprint: "kl1:0000000000000004".into(),
        ..history.clone()
    };
    vec![first, again, history, pem, plain, unreachable]
}

/// Names, lines, labels and authors as an attacker would choose them. The secret stands in each of them.
pub(crate) fn hostile() -> Vec<Finding> {
    let evil = "\u{1b}]52;c;x\u{7}\u{9b}2J\r\n::add-mask::x\n##[group]\u{202e}\u{200b}\u{e0041}</script>%";
    let leak = format!("{evil} {}", secret());
    let mut f = hardcoded();
    f.message = leak.clone();
    f.label = leak.clone();
    f.excerpt.text = f.excerpt.text.replace("import requests", &leak.replace(['\r', '\n'], "\u{85}"));
    f.notes = vec![leak.clone()];
    f.help = vec![leak.clone()];
    f.related.iter_mut().for_each(|r| r.label = leak.clone());
    f.related[1].place.origin = Origin::File { path: leak.clone().into() };
    f.evidence[0].text = leak.clone();
    f.provenance.as_mut().unwrap().introduced.as_mut().unwrap().author = leak.clone();
    f.path = [leak.as_bytes(), b"/caf\xe9.py"].concat().into();
    f.place.origin = Origin::File { path: f.path.clone() };
    f.fix = Some(Fix {
        title: leak.clone(),
        applicability: Applicability::Unsafe,
        patches: vec![patch(&leak, 3, leak.clone())],
    });
    vec![f]
}

/// Lines put in before a line of a file.
fn patch(path: &str, line: u32, text: String) -> Patch {
    let edit = Edit { start: 0, end: 0, at: (line, 1, line, 1), text };
    Patch { path: path.into(), before: None, edits: vec![edit], around: Vec::new(), keys: Vec::new() }
}

pub(crate) fn docs() -> Vec<LintDoc> {
    let names = ["env-file-not-ignored", "hardcoded-auth-value", "private-key", "secret-in-history"];
    let doc = |name| LintDoc {
        name,
        level: if name == "env-file-not-ignored" { Level::Warning } else { Level::Error },
        summary: "What it is about in one sentence.",
        page: format!(
            "# {name}\n\nWhat it is about in one sentence.\n\n## What it does\n\nReports **it**.\n\n## Example\n\n```py\nx = 1\n```\n"
        ),
        security: true,
    };
    names.map(doc).to_vec()
}

/// A ledger with something of everything.
pub(crate) fn ledger(complete: bool) -> Ledger {
    let mut ledger = Ledger::new();
    ledger.scanned_many(Unit::File, 3_214, 12_000_000);
    ledger.scanned_many(Unit::Object, 292_555, 5_800_000_000);
    ledger.skipped(Unit::Directory, "ignored by git", "target");
    ledger.skipped(Unit::Directory, "ignored by git", "node_modules");
    if !complete {
        ledger.uncovered(Unit::File, "permission denied", format!("locked\u{1b}[2J/{}", secret()));
        ledger.uncovered(Unit::Pack, "damaged", "pack-00.pack");
    }
    ledger
}

pub(crate) fn with_run<T>(findings: Vec<Finding>, complete: bool, show: bool, then: impl FnOnce(&Run<'_>) -> T) -> T {
    let (ledger, docs) = (ledger(complete), docs());
    let suppressed = BTreeMap::from([("allow comment", 2), ("configuration", 0)]);
    let head = Head { command: "audit", rules: "0123abcd", show_secrets: show };
    then(&Run::new(head, findings, &ledger, &suppressed, &docs))
}

/// Compares with `tests/report_texts/<name>`, or writes it when `KEYLINT_BLESS` is set.
pub(crate) fn blessed(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report_texts").join(name);
    if std::env::var_os("KEYLINT_BLESS").is_some() {
        std::fs::write(&path, actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == actual, "{name} has changed; KEYLINT_BLESS=1 writes it anew. Now:\n{actual}");
}
