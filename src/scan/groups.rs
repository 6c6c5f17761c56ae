//! All objects that hold one secret, and what is said of them.
//!
//! In: a group, which knows the objects by name. Out: a finding. Places and excerpts are made by reading the few objects again that are
//! shown; what was made so stays with the group, for who remembers it.

use super::inspect::{self, Located};
use super::{Options, Outcome, draft, message, names, packed};
use crate::config::Config;
use crate::decode::archive::Limits;
use crate::lints;
use crate::model::{Layer, ObjectId, Origin, Place, Provenance, Related, Secret, Unit};
use crate::scan::tree;
use crate::source::git::{Kind, ObjectStore};
use crate::suppress;
use bstr::BString;
use std::sync::OnceLock;

/// Places of one secret that are named beside the primary one.
pub(super) const PLACES_MAX: usize = 50;

/// One object with a secret, and the path by which it was judged.
pub(super) struct Holder {
    pub(super) object: ObjectId,
    pub(super) kind: Kind,
    pub(super) secret: Secret,
    pub(super) path: BString,
    /// The commit that brought the object.
    pub(super) introduced: Option<ObjectId>,
    /// Where it is, once that was asked; nothing if it could not be read again.
    pub(super) place: OnceLock<Option<Place>>,
}

/// All objects that hold one secret.
pub(super) struct Group {
    /// The one that is shown: what is staged before what came first.
    pub(super) holder: Holder,
    /// Its path in an index.
    pub(super) staged: Option<BString>,
    /// Others in the order in which they came.
    pub(super) others: Vec<Holder>,
    /// Other paths of the object that is shown, each with a commit that has it there.
    pub(super) paths: Vec<(BString, ObjectId)>,
    /// The blobs among all of them, sorted.
    pub(super) blobs: Vec<ObjectId>,
    pub(super) provenance: Provenance,
    /// What is shown, with the text that it is in, if it was read already.
    pub(super) read: OnceLock<Option<(Located, Vec<u8>)>>,
}

/// Reads objects again, and reports.
pub(super) struct Teller<'a> {
    pub(super) store: &'a ObjectStore,
    pub(super) options: &'a Options,
    pub(super) config: &'a Config,
}

impl Teller<'_> {
    /// One finding for a secret that no file holds.
    pub(super) fn report(&self, group: &Group, outcome: &mut Outcome) {
        let holder = &group.holder;
        let Some((located, bytes)) = self.read(group) else {
            outcome.ledger.uncovered(Unit::Object, "could not be read again", holder.object.to_string());
            return;
        };
        let (staged, mut located) = (group.staged.as_ref(), located.clone());
        located.place = placed(holder, staged, located.place);
        located.part = located.part.map(|place| placed(holder, staged, place));
        let only_in_history = staged.is_none().then_some(&group.provenance);
        let path = staged.unwrap_or(&holder.path);
        let Some(mut finding) = draft::finding(&located, path, only_in_history) else { return };
        finding.provenance = Some(group.provenance.clone());
        lints::advise(&mut finding.help, &group.provenance, &group.blobs, staged.is_some());
        let others = group.others.iter().filter_map(|h| self.related(h));
        finding.related.extend(others.chain(other_paths(group, &finding.place)));
        let decoded = !located.secret.layers.is_empty();
        let field = || message::field(bytes, located.place.line, decoded);
        finding.notes.extend(where_it_stands(holder.kind, holder.object, holder.path.is_empty(), field));
        let mut directives = suppress::scan_directives(bytes);
        let allowed = ["hardcoded-secret", finding.lint]
            .iter()
            .find_map(|lint| directives.covers(located.place.line, lint, true));
        match allowed {
            Some(kind) => outcome.count(kind, 1),
            None => tree::configured(finding, self.config, outcome),
        }
    }

    fn read<'g>(&self, group: &'g Group) -> Option<&'g (Located, Vec<u8>)> {
        let read = || self.locate(&group.holder);
        group.read.get_or_init(read).as_ref()
    }

    fn related(&self, holder: &Holder) -> Option<Related> {
        let place = holder.place.get_or_init(|| Some(self.locate(holder)?.0.place)).clone()?;
        Some(Related { place: placed(holder, None, place), label: "the same secret".to_string() })
    }

    /// Reads the object of a holder again and finds its secret.
    fn locate(&self, holder: &Holder) -> Option<(Located, Vec<u8>)> {
        let same = |s: &Secret| {
            s.text == holder.secret.text && s.span == holder.secret.span && s.layers == holder.secret.layers
        };
        let (mut located, bytes) =
            self.find((holder.object, holder.kind, &holder.path), &holder.secret.layers, &same)?;
        located.secret = holder.secret.clone();
        Some((located, bytes))
    }

    /// Reads an object again and finds a secret in it; with the text in which it stands. Of a tree the text is the last name of the path.
    pub(super) fn find(
        &self,
        (object, kind, path): (ObjectId, Kind, &[u8]),
        layers: &[Layer],
        same: &dyn Fn(&Secret) -> bool,
    ) -> Option<(Located, Vec<u8>)> {
        let bytes = match kind {
            Kind::Tree => names::last(path).to_vec(),
            _ => self.store.read(&object).ok()?.1,
        };
        let origin = Origin::Object { id: object, kind: kind.as_str() };
        let texts = message::texts(kind, &bytes, self.config.formats());
        let find = |text: &inspect::Text<'_>| inspect::locate(text, &origin, same).into_iter().next();
        let outside = texts.iter().find_map(find);
        drop(texts);
        match outside {
            Some(located) => Some((located, bytes)),
            None => self.find_inside(layers, &bytes, &find),
        }
    }

    /// Finds a secret in a member of an archive, and gives the member's text.
    fn find_inside(
        &self,
        layers: &[Layer],
        bytes: &[u8],
        find: &dyn Fn(&inspect::Text<'_>) -> Option<Located>,
    ) -> Option<(Located, Vec<u8>)> {
        let mut found = None;
        let job = packed::Job {
            limits: Limits::of_version(bytes.len(), self.options.memory),
            name: &String::new,
            wants: &|way| layers.starts_with(way),
            own: self.config.formats(),
        };
        job.texts(bytes, &mut |text| {
            if found.is_none() {
                found = find(&text).map(|located| (located, text.doc.text.to_vec()));
            }
        });
        found
    }
}

/// The place of a holder as people find it: a file at a commit, an entry of the index, or the object itself.
fn placed(holder: &Holder, staged: Option<&BString>, place: Place) -> Place {
    if let Some(path) = staged {
        return Place { origin: Origin::Staged { path: path.clone(), stage: 0 }, ..place };
    }
    match holder.introduced {
        Some(commit) if matches!(holder.kind, Kind::Blob | Kind::Tree) && !holder.path.is_empty() => {
            Place { origin: Origin::File { path: holder.path.clone() }, commit: Some(commit), ..place }
        }
        _ => place,
    }
}

/// The other paths of the object that is shown: a file that was moved or copied.
fn other_paths<'a>(group: &'a Group, place: &'a Place) -> impl Iterator<Item = Related> + use<'a> {
    let at = place.clone();
    group.paths.iter().map(move |(path, commit)| Related {
        place: Place { origin: Origin::File { path: path.clone() }, commit: Some(*commit), ..at.clone() },
        label: "the same secret".to_string(),
    })
}

/// For objects that are no files.
pub(super) fn where_it_stands(
    kind: Kind,
    id: ObjectId,
    nameless: bool,
    field: impl Fn() -> &'static str,
) -> Option<String> {
    match kind {
        Kind::Commit => Some(format!("it stands in {} of commit {id}", field())),
        Kind::Tag => Some(format!("it stands in {} of the tag object {id}", field())),
        Kind::Tree => Some(names::IN_A_NAME.to_owned()),
        Kind::Blob if nameless => Some(format!("it stands in blob {id}, which no tree names")),
        _ => None,
    }
}
