//! On one place the most specific speaks.
//!
//! In: what lints found in texts, and what those that know the project say of the same literals. Out: whether something was said already, and
//! findings that take the place of more general ones. Findings are looked up by their line: a project may have very many.

use crate::lints;
use crate::model::Finding;
use bstr::BString;
use std::collections::{HashMap, HashSet};

/// Lints that found a literal in a text and know no more of what it is for.
const GENERAL: [&str; 3] = ["hardcoded-secret", "shell-export-literal", "config-literal-secret"];

/// Lints that know what a literal is given to.
const SPECIFIC: [&str; 7] = [
    "mobile-bundled-key",
    "key-in-first-ws-message",
    "hardcoded-key-param",
    "hardcoded-auth-value",
    "env-fallback-literal",
    "env-assigned-literal",
    "define-injects-secret",
];

/// Those of them that say no more than where the code has it from.
const IN_CODE: [&str; 3] = ["hardcoded-key-param", "env-fallback-literal", "env-assigned-literal"];

/// Whether a lint knows what a literal is given to: what it has told is told.
pub(super) fn knows_use(lint: &str) -> bool {
    SPECIFIC.contains(&lint)
}

/// How values begin that say what they are: a token of claims, and digests of files.
const SAYING: [&[u8]; 4] = [b"eyJ", b"sha256-", b"sha384-", b"sha512-"];

/// What was said so far, by its line. Every question is asked with the same list of findings, which only grows.
pub(super) struct Told {
    of_line: HashMap<BString, HashMap<u32, Vec<usize>>>,
    /// How many of the list are known here.
    known: usize,
    /// Those whose place another one has taken.
    taken: HashSet<usize>,
}

impl Told {
    pub(super) fn new(findings: &[Finding]) -> Self {
        let mut told = Self { of_line: HashMap::new(), known: 0, taken: HashSet::new() };
        told.note(findings);
        told
    }

    /// Takes note of what has been added to the list.
    pub(super) fn note(&mut self, findings: &[Finding]) {
        for (at, finding) in findings.iter().enumerate().skip(self.known) {
            let of_path = self.of_line.entry(finding.path.clone()).or_default();
            of_path.entry(finding.place.line).or_default().push(at);
        }
        self.known = findings.len();
    }

    /// What else was said of the line of a finding, in the order of the list.
    fn beside<'f>(&self, finding: &Finding, findings: &'f [Finding]) -> impl Iterator<Item = (usize, &'f Finding)> {
        let of_path = self.of_line.get(&finding.path);
        let there = of_path.and_then(|lines| lines.get(&finding.place.line)).map_or(&[][..], Vec::as_slice);
        there.iter().filter(|at| !self.taken.contains(at)).filter_map(|at| Some((*at, findings.get(*at)?)))
    }

    /// Whether a secret that is shipped to browsers, or sent in a header, has been reported where it stands by a lint that knows as much.
    pub(super) fn has(&self, finding: &Finding, findings: &[Finding]) -> bool {
        let any = |is: &dyn Fn(&Finding) -> bool| self.beside(finding, findings).any(|(_, f)| is(f));
        let told = |f: &Finding| lints::is_about_secrets(f.lint) && !GENERAL.contains(&f.lint) && overlap(f, finding);
        match finding.lint {
            "client-side-key" => any(&|f| f.lint == finding.lint),
            "hardcoded-auth-value" => {
                // Of a token that says what it is, what was judged of it counts: it may be for everybody.
                let says =
                    finding.secret.as_ref().is_some_and(|s| SAYING.iter().any(|sign| s.reveal().starts_with(sign)));
                let judged = |f: &Finding| GENERAL.contains(&f.lint) && overlap(f, finding);
                any(&told) || says && !any(&judged)
            }
            _ => false,
        }
    }

    /// A lint that knows what a literal is given to takes the place, and what was judged of the secret, of the one that found the literal in
    /// the text.
    pub(super) fn take_over(&mut self, mut finding: Finding, findings: &[Finding]) -> Finding {
        if !SPECIFIC.contains(&finding.lint) {
            return finding;
        }
        // That a key is in every copy of an app, or in the first message of a socket, says more than that it is given to a library, or sent in
        // a header.
        let less = |lint: &str| {
            matches!(finding.lint, "mobile-bundled-key" | "key-in-first-ws-message")
                && matches!(lint, "hardcoded-key-param" | "hardcoded-auth-value")
        };
        let is_less = |f: &Finding| (GENERAL.contains(&f.lint) || less(f.lint)) && overlap(f, &finding);
        let Some((at, general)) = self.beside(&finding, findings).find(|(_, f)| is_less(f)) else { return finding };
        self.taken.insert(at);
        let general = general.clone();
        // What a credential opens is the same wherever it is given: one for trying is no error here and a warning there.
        if general.credential.is_some() && IN_CODE.contains(&finding.lint) {
            finding.level = finding.level.min(general.level);
        }
        finding.credential = general.credential;
        finding.verdict = general.verdict;
        finding.evidence = general.evidence;
        finding.secret = general.secret;
        finding.fingerprint = general.fingerprint;
        finding.excerpt = general.excerpt;
        finding.related.extend(general.related);
        finding
    }

    /// Takes those out of the list whose place another one has taken.
    pub(super) fn remove_taken(self, findings: &mut Vec<Finding>) {
        let mut at = 0..;
        findings.retain(|_| at.next().is_none_or(|at| !self.taken.contains(&at)));
    }
}

/// Whether two findings are about the same place.
pub(super) fn overlap(a: &Finding, b: &Finding) -> bool {
    let (x, y) = (&a.place, &b.place);
    x.line == y.line && x.column < y.end_column && y.column < x.end_column && a.path == b.path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Level, Origin, Place};

    fn at(lint: &'static str, line: u32, column: u32) -> Finding {
        let origin = Origin::Stdin;
        let place = Place { origin, line, column, end_line: line, end_column: column + 10, commit: None };
        Finding::new((lint, Level::Error), format!("{lint} {line}:{column}"), b"a.py", place, String::new())
    }

    #[test]
    fn the_one_that_knows_more_takes_the_place() {
        let mut findings =
            vec![at("hardcoded-secret", 1, 5), at("hardcoded-secret", 1, 30), at("hardcoded-secret", 2, 5)];
        let mut told = Told::new(&findings);
        for specific in [at("hardcoded-key-param", 1, 5), at("mobile-bundled-key", 1, 5), at("missing-timeout", 2, 5)] {
            let specific = told.take_over(specific, &findings);
            findings.push(specific);
            told.note(&findings);
        }
        told.remove_taken(&mut findings);
        let left: Vec<(&str, u32, u32)> = findings.iter().map(|f| (f.lint, f.place.line, f.place.column)).collect();
        let expected = [("hardcoded-secret", 1, 30), ("hardcoded-secret", 2, 5), ("mobile-bundled-key", 1, 5)];
        assert_eq!(left, [&expected[..], &[("missing-timeout", 2, 5)]].concat());
    }

    #[test]
    fn what_a_credential_opens_is_the_same_wherever_it_is_given() {
        let of = |credential, lint| {
            let general = Finding { credential, level: Level::Warning, ..at("hardcoded-secret", 1, 5) };
            Told::new(std::slice::from_ref(&general)).take_over(at(lint, 1, 5), &[general]).level
        };
        assert_eq!(of(Some("stripe-secret-key-test"), "hardcoded-key-param"), Level::Warning);
        assert_eq!(of(Some("stripe-secret-key-test"), "mobile-bundled-key"), Level::Error);
        assert_eq!(of(None, "hardcoded-key-param"), Level::Error);
    }

    #[test]
    fn what_was_told_as_well_is_not_told_again() {
        let findings = [at("hardcoded-auth-value", 3, 5), at("client-side-key", 4, 5)];
        let told = Told::new(&findings);
        let has = |lint, line, column| told.has(&at(lint, line, column), &findings);
        assert!(has("hardcoded-auth-value", 3, 8) && !has("hardcoded-auth-value", 3, 15));
        assert!(has("client-side-key", 4, 90) && !has("client-side-key", 3, 5));
        assert!(!has("missing-timeout", 3, 5));
    }

    #[test]
    fn a_digest_in_the_place_of_a_key_is_judged_by_what_it_says() {
        let with = |text: &str| Finding {
            secret: Some(crate::model::SecretText::new(text)),
            ..at("hardcoded-auth-value", 3, 5)
        };
        let told = Told::new(&[]);
        assert!(told.has(&with("sha512-OrXJbZ=="), &[]) && told.has(&with("eyJx"), &[]));
        assert!(!told.has(&with("shared-512-secret"), &[]));
    }

    #[test]
    fn very_many_are_taken_over_each_by_its_own() {
        let mut findings: Vec<_> = (0..60_000).map(|line| at("hardcoded-secret", line, 5)).collect();
        let mut told = Told::new(&findings);
        for line in 0..60_000 {
            let finding = told.take_over(at("hardcoded-key-param", line, 5), &findings);
            findings.push(finding);
            told.note(&findings);
        }
        told.remove_taken(&mut findings);
        assert_eq!(findings.len(), 60_000);
        assert!(findings.iter().all(|f| f.lint == "hardcoded-key-param"));
    }
}
