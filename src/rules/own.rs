//! Credential formats that users declare for themselves, beside the compiled ones.
//!
//! In: [`Format`]s, read from a configuration. Out: [`Formats`], by which a text is searched for them, and their place among the compiled
//! ones: each gets a [`RuleId`] of its own, behind those. It knows no file and does not search itself.

use super::notation::{self, Element};
use super::{AsciiSet, Check, Class, Credential, Environment, Piece, Severity};
use crate::model::RuleId;
use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

/// What a user says of a format. Nothing here is checked again: see [`Format::fault`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Format {
    /// Kebab-case, no compiled one's.
    pub id: String,
    /// What it is, in words.
    pub name: String,
    /// Case-sensitive beginnings, any one of them.
    pub prefixes: Vec<String>,
    /// What follows the prefix.
    pub shape: Vec<Element>,
    /// Literal that must stand inside; empty: none.
    pub marker: String,
    /// From what it opens.
    pub severity: Severity,
    /// Live or test, where the form tells.
    pub environment: Environment,
    /// Whether it may stand in client code.
    pub client_safe: bool,
    /// Where it is revoked; empty if that is not said.
    pub revoke: String,
}

/// A shorter token would be met by chance.
const LEAST: usize = 12;

/// Longer ones are no tokens.
const MOST: usize = 4096;

/// Shorter beginnings stand everywhere.
const LEAST_PREFIX: usize = 3;

/// So many ways to divide a text among the parts of a shape are tried at a place, at most.
const MOST_WAYS: usize = 1 << 16;

impl Format {
    /// Why it cannot be looked for.
    pub fn fault(&self) -> Option<String> {
        let short = self.prefixes.iter().find(|p| p.len() < LEAST_PREFIX);
        let strange = self.prefixes.iter().find(|p| !p.bytes().all(|b| b.is_ascii_graphic()));
        let (least, most) = notation::length(&self.shape);
        let first = self.prefixes.iter().map(String::len).min().unwrap_or(0);
        match (short, strange) {
            _ if self.prefixes.is_empty() => Some("a format needs `prefixes`: by them it is found".into()),
            (Some(prefix), _) => {
                Some(format!("`{prefix}` is too short a beginning: write {LEAST_PREFIX} characters or more"))
            }
            (_, Some(prefix)) => Some(format!("`{}` is not printable ASCII without blanks", prefix.escape_debug())),
            _ if first + least < LEAST => Some(format!(
                "it may be {} characters long, which is met by chance: {LEAST} are the least",
                first + least
            )),
            _ if most > MOST => Some(format!("it may be {most} characters long: {MOST} are the most")),
            _ if ways(&self.shape) > MOST_WAYS => {
                Some("its shape leaves too much open: give its parts narrower lengths".into())
            }
            _ => None,
        }
    }
}

/// In how many ways a text may be divided among the parts of a shape.
fn ways(shape: &[Element]) -> usize {
    shape.iter().fold(1, |all, element| {
        let of = match element {
            Element::Literal(_) => 1,
            Element::Class { min, max, .. } => usize::from(max - min) + 1,
            Element::OneOf(options) => options.iter().fold(0, |sum: usize, option| sum.saturating_add(ways(option))),
        };
        all.saturating_mul(of)
    })
}

/// The formats of one configuration. Nothing but a mark where there are none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Formats(Option<&'static Searched>);

/// What is looked for, and what it is the beginning of.
#[derive(Debug)]
struct Searched {
    prefixes: AhoCorasick,
    /// In step with the prefixes: their lengths, and the format that begins so.
    formats: Vec<(usize, RuleId)>,
}

impl Formats {
    /// These formats, which have no [`Format::fault`]. None if there are too many.
    ///
    /// They are kept as long as the process runs, once each: a run has one configuration.
    pub fn of(declared: &[Format]) -> Option<Self> {
        if declared.is_empty() {
            return Some(Self::default());
        }
        let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.searched.get(declared) {
            return Some(Self(Some(known)));
        }
        let ids: Vec<RuleId> = declared.iter().map(|format| kept.id_of(format)).collect::<Option<_>>()?;
        let begins = declared.iter().zip(&ids).flat_map(|(f, id)| f.prefixes.iter().map(|p| (p.as_str(), *id)));
        let (texts, formats): (Vec<&str>, Vec<_>) = begins.map(|(text, id)| (text, (text.len(), id))).unzip();
        let searched = Box::leak(Box::new(Searched { prefixes: AhoCorasick::new(texts).ok()?, formats }));
        kept.searched.insert(declared.to_vec(), searched);
        Some(Self(Some(searched)))
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0.is_none()
    }

    /// The formats themselves, in the order of their declaration.
    pub fn all(self) -> Vec<RuleId> {
        let mut all: Vec<RuleId> = self.0.iter().flat_map(|s| s.formats.iter().map(|(_, id)| *id)).collect();
        all.dedup();
        all
    }

    /// Every place of a text at which one of them may begin: the place, the length of its beginning, and which it is.
    pub fn beginnings(self, text: &[u8]) -> impl Iterator<Item = (usize, usize, RuleId)> {
        self.0.into_iter().flat_map(move |searched| {
            searched.prefixes.find_overlapping_iter(text).map(move |found| {
                let (len, id) = searched.formats[found.pattern().as_usize()];
                (found.start(), len, id)
            })
        })
    }
}

/// Whether a rule is a user's own.
pub fn is_own(id: RuleId) -> bool {
    usize::from(id.0) >= super::credentials().len()
}

/// A user's own format.
pub(super) fn credential(id: RuleId) -> &'static Credential {
    let kept = KEPT.read().unwrap_or_else(PoisonError::into_inner);
    kept.credentials[usize::from(id.0) - super::credentials().len()]
}

/// The user's own format of this name that was declared last.
pub(super) fn by_id(id: &str) -> Option<&'static Credential> {
    let kept = KEPT.read().unwrap_or_else(PoisonError::into_inner);
    kept.credentials.iter().rev().find(|c| c.id == id).copied()
}

/// What was declared since the process began.
#[derive(Default)]
struct Kept {
    credentials: Vec<&'static Credential>,
    ids: HashMap<Format, RuleId>,
    searched: HashMap<Vec<Format>, &'static Searched>,
}

static KEPT: LazyLock<RwLock<Kept>> = LazyLock::new(RwLock::default);

impl Kept {
    fn id_of(&mut self, format: &Format) -> Option<RuleId> {
        if let Some(id) = self.ids.get(format) {
            return Some(*id);
        }
        let id = u16::try_from(super::credentials().len() + self.credentials.len()).ok().map(RuleId)?;
        self.credentials.push(Box::leak(Box::new(compiled(format))));
        self.ids.insert(format.clone(), id);
        Some(id)
    }
}

fn compiled(format: &Format) -> Credential {
    Credential {
        id: kept(&format.id),
        provider: "generic",
        name: kept(&format.name),
        class: Class::Prefix,
        prefixes: Vec::leak(format.prefixes.iter().map(|p| kept(p)).collect()),
        anchor: None,
        shape: pieces(&format.shape),
        marker: kept(&format.marker),
        context: &[],
        needs_context: false,
        weak_context: false,
        completed_by: &[],
        ends_by: "",
        lasts_days: 0,
        url_schemes: &[],
        check: Check::None,
        severity: format.severity,
        environment: format.environment,
        client_safe: format.client_safe,
        client_safe_beside: &[],
        retired: false,
        revoke: kept(&format.revoke),
    }
}

fn pieces(shape: &[Element]) -> &'static [Piece] {
    let piece = |element: &Element| match element {
        Element::Literal(text) => Piece::Literal(kept(text)),
        Element::Class { set, min, max } => Piece::Class { set: AsciiSet(*set), min: *min, max: *max },
        Element::OneOf(options) => Piece::OneOf(Vec::leak(options.iter().map(|option| pieces(option)).collect())),
    };
    Vec::leak(shape.iter().map(piece).collect())
}

fn kept(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(id: &str, prefixes: &[&str], shape: &str) -> Format {
        Format {
            id: id.into(),
            name: id.into(),
            prefixes: prefixes.iter().map(|p| (*p).to_owned()).collect(),
            shape: notation::shape(shape).unwrap(),
            marker: String::new(),
            severity: Severity::High,
            environment: Environment::Unknown,
            client_safe: false,
            revoke: String::new(),
        }
    }

    #[test]
    fn what_is_declared_twice_is_kept_once_behind_the_compiled_ones() {
        let declared = [format("acme-a", &["acme_a_", "acme_b_"], "alnum:20"), format("acme-c", &["acme_"], "hex:32")];
        let (one, two) = (Formats::of(&declared).unwrap(), Formats::of(&declared).unwrap());
        assert_eq!((one.all().len(), one.all()), (2, two.all()));
        assert!(one.all().iter().all(|id| is_own(*id) && super::super::credential(*id).id.starts_with("acme-")));
        assert!(!is_own(RuleId(0)) && !one.is_empty() && Formats::of(&[]).unwrap().is_empty());
        let places: Vec<_> = one.beginnings(b"x acme_b_ acme_x").map(|(at, len, _)| (at, len)).collect();
        assert_eq!(places, [(2, 5), (2, 7), (10, 5)]);
    }

    #[test]
    fn what_cannot_be_looked_for_is_named() {
        for (prefixes, shape, part) in [
            (&[][..], "alnum:20", "prefixes"),
            (&["ac"], "alnum:20", "too short"),
            (&["ac me"], "alnum:20", "printable"),
            (&["acme"], "alnum:3", "by chance"),
            (&["acme"], "alnum:5000", "the most"),
            (&["acme"], "alnum:9-300 'x' alnum:1-300 'x' alnum:1-300", "too much open"),
        ] {
            let fault = format("acme", prefixes, shape).fault().unwrap();
            assert!(fault.contains(part), "{fault}");
        }
        assert_eq!(format("acme", &["acme_"], "alnum:8-200 [ '.' hex:8 ]").fault(), None);
    }
}
