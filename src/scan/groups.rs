//! All objects that hold one secret, and what is said of them.
//!
//! In: groups, which know the objects by name. Out: findings. Places and excerpts are made by reading the few objects again that are
//! shown; what was made so stays with the group, for who remembers it.

use super::again::{self, Reading, Seen, Wanted};
use super::{Options, Outcome, draft, message, names};
use crate::config::Config;
use crate::lints::{self, Holding};
use crate::model::{ObjectId, Origin, Place, Provenance, Related, Secret, Unit};
use crate::scan::tree;
use crate::source::git::{Kind, ObjectStore};
use crate::suppress::About;
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
    /// What is shown, if it was read already.
    pub(super) read: OnceLock<Option<Reading>>,
}

/// Reads objects again, and reports.
pub(super) struct Teller<'a> {
    pub(super) store: &'a ObjectStore,
    pub(super) options: &'a Options,
    pub(super) config: &'a Config,
}

impl Teller<'_> {
    /// One finding for each secret that no file holds.
    pub(super) fn report(&self, groups: &[&Group], outcome: &mut Outcome) {
        self.read(groups);
        groups.iter().for_each(|group| self.tell(group, outcome));
    }

    /// Reads what is shown of groups: of all of them at once, since an object may hold many secrets.
    fn read(&self, groups: &[&Group]) {
        let shown: Vec<&Group> = groups.iter().copied().filter(|group| group.read.get().is_none()).collect();
        let others = groups.iter().flat_map(|group| &group.others);
        let others: Vec<&Holder> = others.filter(|holder| holder.place.get().is_none()).collect();
        let in_full = shown.iter().map(|group| group.holder.wanted(true));
        let wanted: Vec<Wanted<'_>> = in_full.chain(others.iter().map(|holder| holder.wanted(false))).collect();
        let mut readings = again::read(self, &wanted).into_iter();
        for (group, reading) in shown.into_iter().zip(&mut readings) {
            // Known already if somebody else was faster: then it is the same.
            let _ = group.read.set(reading.and_then(Seen::whole).map(|reading| reading.of(&group.holder.secret)));
        }
        for (holder, reading) in others.into_iter().zip(readings) {
            let _ = holder.place.set(reading.map(Seen::place));
        }
    }

    /// The finding for a group that was read.
    fn tell(&self, group: &Group, outcome: &mut Outcome) {
        let holder = &group.holder;
        let Some(Reading { located, field, directives }) = group.read.get().and_then(Option::as_ref) else {
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
        let held = (holding(holder.kind, field), &*group.blobs);
        lints::advise(&mut finding.help, &group.provenance, held, staged.is_some());
        let others = group.others.iter().filter_map(related);
        finding.related.extend(others.chain(other_paths(group, &finding.place)));
        finding.notes.extend(where_it_stands(holder.kind, holder.object, holder.path.is_empty(), || field));
        let mut directives = directives.clone();
        let about = About::value(finding.verdict);
        let allowed = directives.covers(located.place.line, lints::allowed_by(&finding.lint), about);
        match self.config.heeds(allowed) {
            Some(kind) => outcome.count(kind, 1),
            None => tree::configured(finding, self.config, outcome),
        }
    }
}

impl Holder {
    fn wanted(&self, in_full: bool) -> Wanted<'_> {
        let Secret { text, span, layers, .. } = &self.secret;
        let same = Box::new(move |secret: &Secret| secret.text == *text);
        let bare = (!in_full).then_some(text);
        Wanted { object: self.object, kind: self.kind, path: &self.path, span, layers, bare, same }
    }
}

/// Another place of a secret, if it could be read.
fn related(holder: &Holder) -> Option<Related> {
    let place = holder.place.get()?.clone()?;
    Some(Related { place: placed(holder, None, place), label: "the same secret".to_string() })
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

/// What holds a secret, by the kind of its object and the field of that.
pub(super) fn holding(kind: Kind, field: &str) -> Holding {
    match kind {
        Kind::Blob => Holding::File,
        Kind::Tree => Holding::Name,
        Kind::Tag => Holding::Tag,
        Kind::Commit if message::is_about_people(field) => Holding::Person,
        Kind::Commit => Holding::Message,
    }
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
