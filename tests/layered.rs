//! Secrets in texts within texts: base64, hexadecimal, compressed, escaped, in several pieces. Each is found with its line and the way to
//! it, in files and in standard input alike. Tokens are drawn, so that none stands here.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use flate2::Compression;
use flate2::write::GzEncoder;
use keylint::config::Config;
use keylint::model::{Finding, Layer};
use keylint::rules::{self, sample};
use keylint::scan::{self, Job, Options};
use std::io::Write;

fn token() -> String {
    let rule = rules::credentials().iter().find(|c| c.prefixes.contains(&"ghp_")).unwrap();
    sample::token(rule, &mut sample::Draw::new(7)).unwrap()
}

fn findings(text: &[u8]) -> Vec<Finding> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("values.yaml");
    std::fs::write(&path, text).unwrap();
    let options = Options { memory: 1 << 28, ..Options::default() };
    scan::run(&Job::Check { base: std::path::PathBuf::new(), paths: vec![path] }, &options, &Config::default())
        .unwrap()
        .findings
}

/// The one finding about the token: its line and the way to it.
fn found(text: &str) -> (u32, String) {
    let found = findings(text.as_bytes());
    let about: Vec<&Finding> =
        found.iter().filter(|f| f.secret.as_ref().is_some_and(|s| s.reveal() == token().as_bytes())).collect();
    assert_eq!(about.len(), 1, "{text}\n{found:#?}");
    assert!(!about[0].excerpt.text.contains(&token()));
    (about[0].place.line, Layer::way(&about[0].layers))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn escaped(text: &str, one: impl Fn(u8) -> String) -> String {
    text.bytes().map(one).collect()
}

#[test]
fn encoded_texts() {
    let inner = format!("config of a thing\ntoken: {}\nand the rest of it\n", token());
    let once = BASE64.encode(inner.as_bytes());
    let way = |text: &str| (2, text.to_owned());
    assert_eq!(found(&format!("a: b\ndata: {once}\n")), way("base64"));
    assert_eq!(found(&format!("a: b\ndata: {}\n", BASE64URL_NOPAD.encode(inner.as_bytes()))), way("base64"));
    assert_eq!(found(&format!("a: b\ndata: {}\n", HEXLOWER.encode(inner.as_bytes()))), way("hex"));
    assert_eq!(found(&format!("a: b\ndata: {}\n", BASE64.encode(once.as_bytes()))), way("base64 > base64"));
    let packed = BASE64.encode(&gzip(inner.as_bytes()));
    assert_eq!(found(&format!("a: b\ndata: {packed}\n")), way("base64 > gzip"));
    let release = BASE64.encode(packed.as_bytes());
    assert_eq!(found(&format!("a: b\nrelease: {release}\n")), way("base64 > base64 > gzip"));
    let wide: Vec<u8> = inner.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(found(&format!("a: b\nrun -e {}\n", BASE64.encode(&wide))), way("base64 > utf-16le"));
}

#[test]
fn wrapped_base64_is_found_at_the_line_that_holds_it() {
    let inner = format!("{}\ntoken: {}\n", "a line of text that fills it ".repeat(4), token());
    let digits = BASE64.encode(inner.as_bytes());
    let lines: Vec<&str> = digits.as_bytes().chunks(76).map(|l| std::str::from_utf8(l).unwrap()).collect();
    let (line, way) = found(&format!("data: |\n  {}\n", lines.join("\n  ")));
    assert_eq!((line, way.as_str()), (2 + u32::try_from((117 + 8) * 4 / 3 / 76).unwrap(), "base64"));
}

#[test]
fn escaped_texts() {
    let token = token();
    for (text, way) in [
        (escaped(&token, |b| format!("%{b:02x}")), "percent"),
        (escaped(&token, |b| format!("\\x{b:02x}")), "escapes"),
        (escaped(&token, |b| format!("\\u{b:04x}")), "escapes"),
        (escaped(&token, |b| format!("&#{b};")), "html"),
        (token.replace('_', "%5F"), "percent"),
        (token.replace('_', "\\u005f"), "escapes"),
        (token.replace('_', "&#95;"), "html"),
        (token.replace('_', "=5F"), "quoted-printable"),
        (format!("{}=\n{}", &token[..20], &token[20..]), "quoted-printable"),
    ] {
        assert_eq!(found(&format!("a: b\nc: \"{text}\"\n")), (2, way.to_owned()), "{way}");
    }
}

#[test]
fn literals_in_pieces() {
    let token = token();
    let (a, b) = token.split_at(4);
    for text in [format!("\"{a}\" + \"{b}\""), format!("('{a}'\n  '{b}')"), format!("'{a}' . '{b}'")] {
        assert_eq!(found(&format!("\nx = {text};\n")), (2, "concatenation".to_owned()), "{text}");
    }
    assert_eq!(found(&format!("\nX={a}\\\n{b}\n")), (2, "continued line".to_owned()));
    assert!(findings(format!("[\"{a}\", \"{b}\"]").as_bytes()).is_empty());
}

#[test]
fn layers_beyond_the_limit_are_said() {
    let mut text = format!("token: {}", token());
    for _ in 0..12 {
        text = BASE64.encode(text.as_bytes());
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("values.yaml");
    std::fs::write(&path, text).unwrap();
    let options = Options { memory: 1 << 28, ..Options::default() };
    let outcome =
        scan::run(&Job::Check { base: std::path::PathBuf::new(), paths: vec![path] }, &options, &Config::default())
            .unwrap();
    assert!(outcome.findings.is_empty());
    let said: Vec<&str> = outcome.ledger.uncovered_counts().keys().map(|reason| reason.why).collect();
    assert_eq!(said, ["layers nested deeper than the limit"]);
}

#[test]
fn layers_in_the_history_are_found_with_their_commit() {
    let repository = tempfile::tempdir().unwrap();
    let git = |args: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.current_dir(repository.path()).args(["-c", "user.name=A", "-c", "user.email=a@example.com"]).args(args);
        assert!(command.output().unwrap().status.success(), "{args:?}");
    };
    git(&["init", "-q"]);
    let padding = "a line that stays as it is\n".repeat(200);
    let data = BASE64.encode(format!("config of a thing\ntoken: {}\n", token()).as_bytes());
    for (name, text) in
        [("one", format!("{padding}data: {data}\n{padding}")), ("two", format!("{padding}x\n{padding}"))]
    {
        std::fs::write(repository.path().join("values.yaml"), text).unwrap();
        git(&["add", "."]);
        git(&["commit", "-qm", name]);
    }
    git(&["gc", "-q"]);
    let options = Options { memory: 1 << 28, ..Options::default() };
    let job = Job::Audit { path: repository.path().to_path_buf() };
    let outcome = scan::run(&job, &options, &Config::default()).unwrap();
    let found: Vec<_> = outcome.findings.iter().map(|f| (f.place.line, Layer::way(&f.layers))).collect();
    assert_eq!(found, [(201, "base64".to_owned())]);
    assert!(outcome.findings[0].place.commit.is_some());
}

/// A text as a shell of another encoding writes it.
fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn places(bytes: &[u8]) -> Vec<(u32, String)> {
    findings(bytes).iter().map(|f| (f.place.line, Layer::way(&f.layers))).collect()
}

#[test]
fn parts_in_another_encoding() {
    let secret = format!("API_PASSWORD = \"{}\"\ntoken: {}\n", "Gk3vq9Lw2xZt", token());
    let at = |line: u32, way: &str| (line, way.to_owned());
    // Appended to a text, in another script without a byte order mark, and big endian.
    let appended = [b"node_modules\n".repeat(6), utf16(&secret)].concat();
    assert_eq!(places(&appended), [at(7, "utf-16"), at(8, "utf-16")]);
    let script = "\u{41f}\u{430}\u{440}\u{43e}\u{43b}\u{44c}\n".repeat(4);
    let big: Vec<u8> = format!("{script}{secret}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(places(&big), [at(5, "utf-16"), at(6, "utf-16")]);
    let wider: Vec<u8> = format!("{script}{secret}").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    assert_eq!(places(&wider), [at(5, "utf-16"), at(6, "utf-16")]);
    // In a program only what has a form that is known counts.
    let noise: Vec<u8> = (0..9000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8 | 0x80).collect();
    let program = [&b"MZ\0\x01"[..], &noise, b"\0\0", &utf16(&secret), b"\0\0", &noise].concat();
    assert_eq!(places(&program).len(), 1);
}

#[test]
fn a_few_stray_bytes_make_no_data_of_a_text() {
    let stray = format!(
        "a line\0 of a log\n{}\nAPI_PASSWORD = \"{}\"\n",
        "another one of many words ".repeat(9),
        "Gk3vq9Lw2xZt"
    );
    assert_eq!(places(stray.as_bytes()), [(3, String::new())]);
    let latin: Vec<u8> = [&b"gr\xF6\xDFe\nAPI_PASSWORD = \"Gk3vq9Lw2xZt\"\n"[..]].concat();
    assert_eq!(places(&latin), [(2, String::new())]);
}

#[test]
fn what_names_a_value_may_be_escaped_for_a_url() {
    for text in [
        "https://x.example/?u=api_key%3D{}%26b%3D1",
        "body=%7B%22client_secret%22%3A%20%22{}%22%7D",
        "url=postgres%3A%2F%2Fuser%3A{}%40db.corp.io%2Fmain",
    ] {
        let text = text.replace("{}", "9fQ2mZt7Lw4xVb8Nc1Rk");
        assert_eq!(places(format!("\n{text}\n").as_bytes()), [(2, "percent".to_owned())], "{text}");
    }
}

#[test]
fn secrets_in_notebooks_name_their_cell() {
    let notebook = format!(
        "{{\"cells\": [{{\"cell_type\": \"markdown\", \"source\": [\"# T\"]}},\n{{\"cell_type\": \"code\", \"source\": [\"import os\\n\",\n\"t = '{}'\\n\"],\n\"outputs\": []}}], \"nbformat\": 4}}",
        token()
    );
    let found = findings(notebook.as_bytes());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].place.line, 3);
    assert_eq!(found[0].notes.last().unwrap(), "this is line 2 of cell 2 of the notebook");
}

#[test]
fn words_of_office_documents_are_put_together() {
    let token = token();
    let (first, rest) = token.split_at(9);
    let head = "<?xml version=\"1.0\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
    let runs = format!("<w:r><w:t>the key {first}</w:t></w:r><w:r><w:rPr/><w:t>{rest} is new</w:t></w:r>");
    assert_eq!(found(&format!("{head}\n<w:p>{runs}</w:p></w:document>")), (3, "runs of text".to_owned()));
    // In one run it is found where it stands, once.
    let whole = format!("{head}\n<w:p><w:r><w:t>{token}</w:t></w:r></w:p></w:document>");
    assert_eq!(found(&whole), (3, String::new()));
}

#[test]
fn archives_in_texts_are_opened() {
    let inner = format!("# settings\ntoken: {}\n", token());
    let zip = crate::support::pack::Zip::new().deflated("app/settings.yaml", inner.as_bytes()).end();
    let text = format!("a: b\nzipFile: {}\n", BASE64.encode(&zip));
    assert_eq!(found(&text), (2, "base64 > zip > app/settings.yaml".to_owned()));
}
