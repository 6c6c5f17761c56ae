//! Tests of comments that allow, and of those that do not.

use super::*;

/// Our word is written `@@` here, so that a check of this repository does not take these texts for comments of it.
fn word(text: &str) -> String {
    text.replace("@@", directive::WORD)
}

const KNOWN: &[&str] = &["hardcoded-secret", "plaintext-http"];

fn covered(text: &str, line: u32) -> Option<&'static str> {
    scan_directives(word(text).as_bytes()).covers(line, &["hardcoded-secret"], About::Secret)
}

fn complaints(directives: &Directives) -> Vec<(u32, u32, String)> {
    let origin = Origin::Stdin;
    directives
        .findings((b"a.py", &origin), ("unused-allow", Level::Warning), KNOWN, &|_| true)
        .into_iter()
        .map(|f| (f.place.line, f.place.column, f.message))
        .collect()
}

#[test]
fn it_covers_its_line_and_alone_on_a_line_the_next_in_any_comment_syntax() {
    for (open, close) in [
        ("#", ""),
        ("//", ""),
        ("/*", "*/"),
        ("<!--", "-->"),
        ("--", ""),
        (";", ""),
        ("{#", "#}"),
        ("%", ""),
        ("'", ""),
        ("REM", ""),
        ("(*", "*)"),
    ] {
        let alone = format!("first\n  {open} @@ allow(hardcoded-secret) in the vendor's manual {close}\nkey\nother\n");
        assert_eq!(covered(&alone, 3), Some(kind::ALLOW_COMMENT), "{alone}");
        assert_eq!((covered(&alone, 1), covered(&alone, 4)), (None, None), "{alone}");
        if open == "REM" {
            continue; // Only at the beginning of a line.
        }
        let beside = format!("key = 1 {open} @@ allow(hardcoded-secret) a test key {close}\r\nkey\n");
        assert_eq!(covered(&beside, 1), Some(kind::ALLOW_COMMENT), "{beside}");
        assert_eq!(covered(&beside, 2), None, "{beside}");
        let no_reason = format!("key = 1 {open} @@ allow(hardcoded-secret) {close}");
        assert_eq!(covered(&no_reason, 1), None, "{no_reason}");
    }
}

#[test]
fn comments_above_each_other_speak_for_the_line_below_all() {
    let text = "# @@ allow(hardcoded-secret) vendor sample\n# @@ allow(plaintext-http) inside the cluster\nkey\n";
    let mut directives = scan_directives(word(text).as_bytes());
    assert!(directives.covers(3, &["hardcoded-secret"], About::Secret).is_some());
    assert!(directives.covers(3, &["plaintext-http"], About::Other).is_some());
    assert!(directives.covers(3, &["other-lint"], About::Other).is_none());
    assert!(complaints(&directives).is_empty());
}

#[test]
fn whatever_has_no_effect_is_reported_with_its_place() {
    let text = "é = 1 # @@ allow(hardcoded-secret) why not\n\
                # @@ allow(hardcoded-secrets) why not\n\
                # @@ allow(plaintext-http)\n\
                # @@ allow everything\n\
                # @@ allow(hardcoded-secret, plaintext-http) one of them is used\nkey\n\
                # @@ ignore hardcoded-secret\nkey # @@ disable-line\n";
    let mut directives = scan_directives(word(text).as_bytes());
    assert!(directives.covers(6, &["plaintext-http"], About::Other).is_some());
    let complaints = complaints(&directives);
    let places: Vec<(u32, u32)> = complaints.iter().map(|c| (c.0, c.1)).collect();
    assert_eq!(places, [(1, 9), (2, 3), (3, 3), (4, 3), (5, 3), (7, 3), (8, 7)], "{complaints:?}");
    assert!(complaints[5..].iter().all(|c| c.2.contains("cannot be understood")), "{complaints:?}");
    assert!(complaints[1].2.contains("`hardcoded-secrets`, which is no lint"));
    let help = |names: &str| {
        let text = word(&format!("# @@ allow({names}) why not\nkey\n"));
        let findings = scan_directives(text.as_bytes()).findings(
            (b"", &Origin::Stdin),
            ("unused-allow", Level::Note),
            KNOWN,
            &|_| true,
        );
        findings[0].help.join("\n")
    };
    assert_eq!(help("hardcoded-secrets"), "did you mean `hardcoded-secret`? `keylint rules` lists the lints");
    assert_eq!(help("zzzzzzzzzzzz"), "`keylint rules` lists the lints");
    assert!(complaints[2].2.contains("no reason"));
    let quiet =
        directives.findings((b"", &Origin::Stdin), ("unused-allow", Level::Note), KNOWN, &|l| l == "plaintext-http");
    assert_eq!(quiet.len(), 5, "an unused name is no fault if its lint was not evaluated");
}

#[test]
fn very_many_comments_on_one_line_are_read_in_one_pass() {
    let count = 40_000;
    let text = word(&"é # @@ allow(hardcoded-secret) x # ".repeat(count));
    let begun = std::time::Instant::now();
    let places = complaints(&scan_directives(text.as_bytes()));
    assert_eq!((places.len(), places[0].1), (count, 5));
    assert_eq!(places[count - 1].1 as usize, 5 + (count - 1) * text.chars().count() / count);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn prose_is_no_directive() {
    let text = "Write `@@ allow(hardcoded-secret) reason` beside it.\n@@ found 3 errors\n# my@@ allow(x) y\n\
        s = \"# @@ allow(hardcoded-secret) in a string\"\nt = \"a\\n# @@ allow(hardcoded-secret) in a string\"\n\
        u = \"Example\\n\\n    # @@ allow(hardcoded-secret) published\"\n\
        Write '@@ allow(hardcoded-secret) reason' beside it.\n\
        # @@ results of the last run\n@@ allow(hardcoded-secret) without a comment mark\n\
        v = \"see # @@ allow(hardcoded-secret) in a string\"\nw = 'see // @@ allow(hardcoded-secret) so'\n\
        # @@ ignored lines are counted\n# @@ offers\n";
    let text = word(text);
    let directives = scan_directives(text.as_bytes());
    assert!(directives.is_empty() && may_have_directives(text.as_bytes()));
}

#[test]
fn markers_of_other_scanners_speak_for_secrets_alone() {
    for marker in
        ["gitleaks:allow", "trufflehog:ignore", "pragma: allowlist secret", "ggignore", "secretlint-disable-line"]
    {
        let mut directives = scan_directives(format!("a\nkey = 1 # {marker}\nb\n").as_bytes());
        assert_eq!(directives.covers(2, &["hardcoded-secret"], About::Secret), Some(kind::FOREIGN_MARKER), "{marker}");
        assert_eq!(directives.covers(2, &["plaintext-http"], About::Other), None, "{marker}");
        assert_eq!(directives.covers(3, &["hardcoded-secret"], About::Secret), None, "{marker}");
        assert!(complaints(&directives).is_empty());
    }
    for marker in ["pragma: allowlist nextline secret", "secretlint-disable-next-line"] {
        let mut directives = scan_directives(format!("# {marker}\nkey\n").as_bytes());
        assert_eq!(directives.covers(2, &["hardcoded-secret"], About::Secret), Some(kind::FOREIGN_MARKER), "{marker}");
        assert_eq!(directives.covers(1, &["hardcoded-secret"], About::Secret), None, "{marker}");
    }
}

#[test]
fn a_marker_of_another_scanner_is_a_word_of_a_comment() {
    let silences = |line: &str| {
        let mut directives = scan_directives(format!("first\n{line}\nlast\n").as_bytes());
        directives.covers(2, &["hardcoded-secret"], About::Secret).is_some()
    };
    for line in [
        "key = 'x' # gitleaks:allow",
        "key = 'x' #gitleaks:allow",
        "key = 'x'#gitleaks:allow",
        "key = \"x\"; // made up, trufflehog:ignore",
        "char *key = \"x\"; /* pragma: allowlist secret */",
        "<a key=\"x\"/> <!-- pragma: allowlist secret -->",
        "<a key=\"x\"/><!--gitleaks:allow-->",
        "SET key = 'x' -- pragma: allowlist secret",
        "key = \"x\" ' pragma: allowlist secret",
        "(def key \"x\") ; pragma: allowlist secret",
        "key = x ; ggignore",
        " * key: x (gitleaks:allow)",
        "it's = x # don't: gitleaks:allow.",
        "\\def\\key{x} % gitleaks:allow",
        "rem set KEY=x gitleaks:allow",
        "let key = (* ggignore *) \"x\"",
        "key: \"x // y\" # nosec gitleaks:allow",
        "key = 'x' ' don't ask: gitleaks:allow",
    ] {
        assert!(silences(line), "{line}");
    }
    for line in [
        "key = \"x\"; log(\"ggignored\")",
        "key = \"x\" # see docs/ggignore.md",
        "key = \"x\" # about ggignores",
        "key = \"x\"; log(\"gitleaks:allow\")",
        "key = \"x\"; log('# gitleaks:allow')",
        "key = \"x\"; log(\"// gitleaks:allow\")",
        "url = https://acme.io/ggignore key = x",
        "key = x gitleaks:allow",
        "mysql --password=x gitleaks:allow",
        "key = b'# gitleaks:allow'",
        "key = \"x\" # gitleaks:allowed",
        "key = \"x\"; log('it is noqa: S105')",
    ] {
        assert!(!silences(line), "{line}");
    }
}

#[test]
fn linters_that_ask_much_else_count_where_they_name_a_rule_about_secrets() {
    let silences = |line: &str, about: About| {
        let mut directives = scan_directives(format!("first\n{line}\nlast\n").as_bytes());
        directives.covers(2, &["hardcoded-secret"], about).is_some()
    };
    for line in [
        "password = \"x\"  # noqa: S105",
        "password = \"x\"  # NOQA:E501,S106",
        "password = \"x\"  # nosec B105",
        "password = \"x\"  # nosec: B101,B107",
        "const pass = \"x\" // #nosec G101 -- the name of a field",
        "const pass = \"x\"; // eslint-disable-line no-secrets/no-secrets",
        "password = \"x\" # checkov:skip=CKV_SECRET_6:made up",
    ] {
        assert!(silences(line, About::Secret), "{line}");
        assert!(!silences(line, About::Proven) && !silences(line, About::Other), "{line}");
    }
    for line in [
        "password = \"x\"  # noqa",
        "password = \"x\"  # noqa: E501",
        "password = \"x\"  # nosec",
        "password = \"x\"  # nosec B101 and not B105",
        "password = \"x\"  # nosecB105",
        "password = \"# noqa: S105\"",
        "password = \"x\"; // eslint-disable-line no-undef",
    ] {
        assert!(!silences(line, About::Secret), "{line}");
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(
        parts in proptest::collection::vec(proptest::sample::select(vec![
            &b"keylint:"[..], b" allow", b"(", b")", b"hardcoded-secret", b",", b"\n", b"\r\n", b"# ", b"why", b"\xff\xe9", b"`",
            "é".as_bytes(), b"gitleaks:allow",
        ]), 0..20),
        line in 0u32..12,
    ) {
        let mut directives = scan_directives(&parts.concat());
        directives.covers(line, &["hardcoded-secret"], About::Secret);
        complaints(&directives);
    }
}

#[test]
fn lines_are_those_of_the_findings_however_they_end() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["first", "# @@ allow(hardcoded-secret) revoked in March", "key", "other"].join(end);
        let allowed: Vec<u32> = (1..=4).filter(|line| covered(&text, *line).is_some()).collect();
        assert_eq!(allowed, [2, 3], "{end:?}");
        let foreign = ["first", "key # ggignore", "other"].join(end);
        let allowed: Vec<u32> = (1..=3).filter(|line| covered(&foreign, *line).is_some()).collect();
        assert_eq!(allowed, [2], "{end:?}");
    }
}
