//! The last guard before any format: no known secret stands in any text of any finding.
//!
//! In: all findings of a run. Out: the same with every whole occurrence of any of their secrets masked, wherever it stands: a
//! file name, an author, a neighbouring line of another finding's excerpt. Excerpts come masked from judging already; this
//! holds for the strings that nobody thought of. With `--show-secrets` it is not built at all.

use crate::model::{Finding, Layer, Verdict, masked_at};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::BTreeSet;

/// Shorter secrets (a password `admin`) would mask ordinary words of every sentence.
const LEAST: usize = 8;

/// Masks secrets in texts.
pub(super) struct Redactor {
    search: Option<AhoCorasick>,
    /// For names of files and references, without what such names are made of.
    names: Option<AhoCorasick>,
}

impl Redactor {
    /// Learns the secrets of these findings.
    pub(super) fn new(findings: &[Finding]) -> Self {
        let secrets: BTreeSet<&[u8]> = findings
            .iter()
            .filter_map(|f| Some((f, f.secret.as_ref()?.reveal())))
            .filter(|(f, s)| s.len() >= LEAST && (f.verdict.is_none_or(Verdict::is_reported) || !is_word(s)))
            .map(|(_, s)| s)
            .collect();
        let search_of = |secrets: &mut dyn Iterator<Item = &[u8]>| {
            // Little text is searched: what costs time is to build it.
            let kind = Some(AhoCorasickKind::ContiguousNFA);
            let search = AhoCorasick::builder().kind(kind).match_kind(MatchKind::LeftmostLongest).build(secrets).ok();
            search.filter(|s| s.patterns_len() > 0)
        };
        Self {
            search: search_of(&mut secrets.iter().copied()),
            names: search_of(&mut secrets.iter().copied().filter(|s| is_drawn(s))),
        }
    }

    /// Masks in place, one asterisk for each character.
    pub(super) fn text(&self, text: &mut String) {
        let Some(search) = &self.search else { return };
        *text = masked_at(text, search.find_iter(text.as_bytes()).map(|hit| hit.range()));
    }

    /// Masks in every text of a finding.
    pub(super) fn finding(&self, finding: &mut Finding) {
        self.text(&mut finding.message);
        self.text(&mut finding.label);
        self.text(&mut finding.excerpt.text);
        finding.related.iter_mut().for_each(|r| self.text(&mut r.label));
        finding.notes.iter_mut().chain(finding.help.iter_mut()).for_each(|t| self.text(t));
        finding.evidence.iter_mut().for_each(|e| self.text(&mut e.text));
        if let Some(fix) = &mut finding.fix {
            self.text(&mut fix.title);
            for patch in &mut fix.patches {
                patch.edits.iter_mut().for_each(|e| self.text(&mut e.text));
                patch.around.iter_mut().for_each(|lines| self.text(&mut lines.text));
                self.name(&mut patch.path);
            }
        }
        if let Some(provenance) = &mut finding.provenance {
            for commit in [&mut provenance.introduced, &mut provenance.removed].into_iter().flatten() {
                self.text(&mut commit.author);
            }
            provenance.refs.iter_mut().for_each(|name| self.name(name));
        }
        self.name(&mut finding.path);
        for layer in &mut finding.layers {
            if let Layer::Member(name) = layer {
                self.name(name);
            }
        }
        self.place(&mut finding.place);
        finding.related.iter_mut().for_each(|r| self.place(&mut r.place));
    }

    fn place(&self, place: &mut crate::model::Place) {
        use crate::model::Origin;
        match &mut place.origin {
            Origin::File { path } | Origin::Staged { path, .. } | Origin::GitFile { path } => self.name(path),
            Origin::Object { .. } | Origin::Stdin => {}
        }
    }

    /// Masks in the name of a file or a reference.
    fn name(&self, name: &mut Vec<u8>) {
        let Some(search) = &self.names else { return };
        let spans: Vec<_> = search.find_iter(name.as_slice()).map(|m| m.range()).collect();
        for span in spans {
            name[span].fill(b'*');
        }
    }

    /// Masks in a list of names, such as those of the ledger.
    pub(super) fn cleaned(&self, text: &str) -> String {
        let mut name = text.as_bytes().to_vec();
        self.name(&mut name);
        String::from_utf8_lossy(&name).into_owned()
    }
}

/// What no file is called but after the secret itself: hexadecimal digits, characters whose kinds take turns as in no words and numbers, or letters of
/// one case among which digits stand here and there, in one piece. A file could not be found whose name was masked since a password is the same word.
fn is_drawn(secret: &[u8]) -> bool {
    const HEX: usize = 16;
    /// As long as no word and number is.
    const PIECE: usize = 16;
    let kind = |b: u8| (b.is_ascii_digit(), b.is_ascii_uppercase(), b.is_ascii_lowercase());
    let turns = secret.windows(2).filter(|two| kind(two[0]) != kind(two[1])).count();
    let hex = secret.len() >= HEX && secret.iter().all(|b| b.is_ascii_hexdigit() || *b == b'-');
    let one_case = !(secret.iter().any(u8::is_ascii_uppercase) && secret.iter().any(u8::is_ascii_lowercase));
    let piece = secret.len() >= PIECE && one_case && secret.iter().all(u8::is_ascii_alphanumeric);
    secret.iter().any(u8::is_ascii_digit)
        && (hex || turns * 5 >= secret.len() * 2 || piece && turns * 6 >= secret.len())
}

/// A name of letters: where it is not even likely to be a secret, folders and projects are called so.
fn is_word(secret: &[u8]) -> bool {
    secret.iter().all(|b| b.is_ascii_alphabetic() || b"-_. ".contains(b))
}

#[cfg(test)]
mod tests {
    use super::is_drawn;

    #[test]
    fn names_are_masked_for_what_no_file_is_called_by_itself() {
        for drawn in [
            "3f9a7c2e81b4d056".repeat(2),
            ["kX9v", "Q2mL", "7pR4"].concat(),
            ["aB3", "dE5", "gH7jK9"].concat(),
            ["qwm4tz", "hk9xvnr2", "plwsyt7ocu"].concat(),
            ["MFRG4ZDF", "MZTW25LK", "NNWG23TPOA"].concat(),
        ] {
            assert!(is_drawn(drawn.as_bytes()), "{drawn}");
        }
        for called in [
            "Kontor2024",
            "KontorHarbourDB2024",
            "kontor-harbour-service-production-2024",
            "harbour",
            "20240131-120000",
            "harbourproduction2024",
        ] {
            assert!(!is_drawn(called.as_bytes()), "{called}");
        }
    }
}
