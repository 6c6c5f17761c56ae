//! The form in which an audit is remembered: positions, names of objects, paths, counts, and keyed sums of secrets.
//!
//! In: what the history holds. Out: bytes; and back. Of a secret there is its place alone; who wants it reads the object again.

use super::folder::Open;
use super::{Past, Texts};
use crate::model::{Commit, Layer, Ledger, ObjectId, Origin, Place, Provenance, Reason, Secret, SecretText, Unit};
use crate::scan::again::{self, Reading, Seen, Wanted};
use crate::scan::groups::{Group, Holder, Teller};
use crate::scan::history::Groups;
use crate::scan::{inspect, tree};
use crate::source::git::{Kind, ObjectStore, graph};
use bstr::BString;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// All of it.
#[derive(Serialize, Deserialize)]
pub(super) struct Body {
    /// Of what it holds.
    pub(super) state: String,
    /// When it was written, and until when it holds: seconds since 1970-01-01 UTC.
    pub(super) written: i64,
    pub(super) until: i64,
    ledger: Counts,
    groups: Vec<GroupForm>,
    /// The texts of the git directory, if nothing was found in them: what was read, and the git directories of submodules.
    texts: Option<(Counts, Vec<Vec<u8>>)>,
}

type Named = (String, String, u64, Vec<String>);

#[derive(Serialize, Deserialize)]
struct Counts {
    scanned: Vec<(String, u64)>,
    bytes: u64,
    skipped: Vec<Named>,
    uncovered: Vec<Named>,
    remarks: Vec<Named>,
}

#[derive(Serialize, Deserialize)]
struct GroupForm {
    /// Keyed sum of the secret.
    secret: String,
    holder: HolderForm,
    staged: Option<Vec<u8>>,
    others: Vec<HolderForm>,
    paths: Vec<(Vec<u8>, String)>,
    blobs: Vec<String>,
    history: HistoryForm,
}

#[derive(Serialize, Deserialize)]
struct HolderForm {
    object: String,
    kind: String,
    span: Range<usize>,
    layers: Vec<LayerForm>,
    path: Vec<u8>,
    introduced: Option<String>,
    place: Option<(u32, u32, u32, u32)>,
}

#[derive(Serialize, Deserialize)]
enum LayerForm {
    Coding(String),
    Member(Vec<u8>),
}

#[derive(Serialize, Deserialize)]
struct HistoryForm {
    introduced: Option<String>,
    removed: Option<String>,
    parent: Option<String>,
    refs: Vec<Vec<u8>>,
    ref_count: usize,
    blobs: usize,
    in_head: bool,
    reachable: bool,
    logged: bool,
    pushed: bool,
    local: bool,
    introduced_by_head: bool,
    branch: Option<Vec<u8>>,
    by_merge: bool,
    merged: bool,
    stashed: bool,
}

impl Body {
    pub(super) fn new(past: &Past, texts: Option<&Texts>, cache: &Open) -> Self {
        let sum = |text: &SecretText| hex(&cache.sum(&[b"secret", text.identity()])[..16]);
        Body {
            state: String::new(),
            written: 0,
            until: i64::MAX,
            ledger: Counts::new(&past.ledger),
            groups: past.groups.iter().map(|(text, group)| GroupForm::new(sum(text), group)).collect(),
            texts: texts.map(|texts| {
                let folders = texts.modules.iter().map(|path| path.as_os_str().as_encoded_bytes().to_vec());
                (Counts::new(&texts.ledger), folders.collect())
            }),
        }
    }

    /// Everything in it that is text of the target, for who looks whether there is a secret in it.
    pub(super) fn texts(&self) -> Vec<u8> {
        let mut all: Vec<&[u8]> = Vec::new();
        let texts = self.texts.as_ref();
        let counts = [Some(&self.ledger), texts.map(|t| &t.0)].into_iter().flatten();
        let named = counts.flat_map(|c| c.skipped.iter().chain(&c.uncovered).chain(&c.remarks));
        all.extend(named.flat_map(|(.., names)| names.iter().map(String::as_bytes)));
        all.extend(texts.iter().flat_map(|t| t.1.iter().map(Vec::as_slice)));
        for group in &self.groups {
            let holders = std::iter::once(&group.holder).chain(&group.others);
            for holder in holders {
                all.push(&holder.path);
                all.extend(holder.layers.iter().filter_map(|layer| match layer {
                    LayerForm::Member(name) => Some(name.as_slice()),
                    LayerForm::Coding(_) => None,
                }));
            }
            all.extend(group.staged.iter().map(Vec::as_slice));
            all.extend(group.paths.iter().map(|(path, _)| path.as_slice()));
            all.extend(group.history.refs.iter().chain(&group.history.branch).map(Vec::as_slice));
        }
        all.sort_unstable();
        all.dedup();
        all.join(&b'\n')
    }

    /// What it stands for; nothing if an object is not what it was.
    pub(super) fn recall(&self, teller: &Teller<'_>, cache: &Open) -> Option<(Past, Option<Texts>)> {
        let asked: Vec<Asked> = self.groups.iter().map(Asked::new).collect::<Option<_>>()?;
        let wanted: Vec<Wanted<'_>> = asked.iter().map(|asked| asked.wanted(cache)).collect();
        let readings = again::read(teller, &wanted);
        let recalled = self
            .groups
            .par_iter()
            .zip(readings)
            .map(|(group, reading)| group.recall(reading.and_then(Seen::whole)?, teller));
        let groups: Option<Groups> = recalled.collect();
        let texts = match &self.texts {
            None => None,
            Some((counts, folders)) => Some(Texts {
                ledger: counts.ledger()?,
                modules: folders.iter().map(|path| crate::source::repository::path_from_bytes(path)).collect(),
            }),
        };
        Some((Past { ledger: self.ledger.ledger()?, groups: groups? }, texts))
    }
}

impl GroupForm {
    fn new(secret: String, group: &Group) -> Self {
        GroupForm {
            secret,
            holder: HolderForm::new(&group.holder),
            staged: group.staged.as_ref().map(|path| path.to_vec()),
            others: group.others.iter().map(HolderForm::new).collect(),
            paths: group.paths.iter().map(|(path, commit)| (path.to_vec(), commit.to_string())).collect(),
            blobs: group.blobs.iter().map(ObjectId::to_string).collect(),
            history: HistoryForm::new(&group.provenance),
        }
    }

    /// What it stands for, with what was read of the object that is shown: its secret is judged anew.
    fn recall(&self, mut reading: Reading, teller: &Teller<'_>) -> Option<(SecretText, Group)> {
        let located = &mut reading.located;
        located.secret = tree::judged_with(located.secret.clone(), &self.holder.path);
        if !inspect::is_wanted(&located.secret, teller.options.include_all) {
            return None;
        }
        let secret = located.secret.clone();
        let group = Group {
            holder: self.holder.holder(&secret)?,
            staged: self.staged.clone().map(BString::from),
            others: self.others.iter().map(|other| other.holder(&secret)).collect::<Option<_>>()?,
            paths: self.paths.iter().map(|(p, c)| Some((p.clone().into(), id(c)?))).collect::<Option<_>>()?,
            blobs: self.blobs.iter().map(|blob| id(blob)).collect::<Option<_>>()?,
            provenance: self.history.provenance(teller.store)?,
            read: OnceLock::from(Some(reading)),
        };
        Some((secret.text, group))
    }
}

/// What is looked for of a group.
struct Asked<'a> {
    form: &'a GroupForm,
    object: ObjectId,
    kind: Kind,
    layers: Vec<Layer>,
}

impl<'a> Asked<'a> {
    fn new(form: &'a GroupForm) -> Option<Self> {
        let holder = &form.holder;
        Some(Asked { form, object: id(&holder.object)?, kind: kind(&holder.kind)?, layers: holder.layers() })
    }

    fn wanted(&'a self, cache: &'a Open) -> Wanted<'a> {
        let HolderForm { path, span, .. } = &self.form.holder;
        let sum = |secret: &Secret| hex(&cache.sum(&[b"secret", secret.text.identity()])[..16]);
        Wanted {
            object: self.object,
            kind: self.kind,
            path,
            span,
            layers: &self.layers,
            bare: None,
            same: Box::new(move |secret| sum(secret) == self.form.secret),
        }
    }
}

impl HolderForm {
    fn new(holder: &Holder) -> Self {
        let place = holder.place.get().and_then(Option::as_ref);
        HolderForm {
            object: holder.object.to_string(),
            kind: holder.kind.as_str().to_owned(),
            span: holder.secret.span.clone(),
            layers: holder.secret.layers.iter().map(LayerForm::new).collect(),
            path: holder.path.to_vec(),
            introduced: holder.introduced.map(|commit| commit.to_string()),
            place: place.map(|p| (p.line, p.column, p.end_line, p.end_column)),
        }
    }

    fn layers(&self) -> Vec<Layer> {
        self.layers.iter().map(LayerForm::layer).collect()
    }

    /// The holder of the same secret as another one.
    fn holder(&self, secret: &Secret) -> Option<Holder> {
        let (object, kind) = (id(&self.object)?, kind(&self.kind)?);
        let place = self.place.map(|(line, column, end_line, end_column)| Place {
            origin: Origin::Object { id: object, kind: kind.as_str() },
            line,
            column,
            end_line,
            end_column,
            commit: None,
        });
        Some(Holder {
            object,
            kind,
            secret: Secret { span: self.span.clone(), layers: self.layers(), ..secret.clone() },
            path: self.path.clone().into(),
            introduced: optional(&self.introduced)?,
            place: place.map_or_else(OnceLock::new, |place| OnceLock::from(Some(place))),
        })
    }
}

impl LayerForm {
    fn new(layer: &Layer) -> Self {
        match layer {
            Layer::Coding(coding) => LayerForm::Coding((*coding).to_owned()),
            Layer::Member(name) => LayerForm::Member(name.to_vec()),
        }
    }

    fn layer(&self) -> Layer {
        match self {
            LayerForm::Coding(coding) => Layer::Coding(super::words::constant(coding)),
            LayerForm::Member(name) => Layer::Member(name.clone().into()),
        }
    }
}

impl HistoryForm {
    fn new(history: &Provenance) -> Self {
        let commit = |commit: &Option<Commit>| commit.as_ref().map(|c| c.id.to_string());
        HistoryForm {
            introduced: commit(&history.introduced),
            removed: commit(&history.removed),
            parent: history.parent.map(|id| id.to_string()),
            refs: history.refs.iter().map(|name| name.to_vec()).collect(),
            ref_count: history.ref_count,
            blobs: history.blobs,
            in_head: history.in_head,
            reachable: history.reachable,
            logged: history.logged,
            pushed: history.pushed,
            local: history.local,
            introduced_by_head: history.introduced_by_head,
            branch: history.branch.as_ref().map(|name| name.to_vec()),
            by_merge: history.by_merge,
            merged: history.merged,
            stashed: history.stashed,
        }
    }

    /// Who wrote the commits is read from them.
    fn provenance(&self, store: &ObjectStore) -> Option<Provenance> {
        let commit = |named: &Option<String>| match optional(named)? {
            None => Some(None),
            Some(id) => Some(Some(graph::commit(store, id)?)),
        };
        Some(Provenance {
            introduced: commit(&self.introduced)?,
            removed: commit(&self.removed)?,
            parent: optional(&self.parent)?,
            refs: self.refs.iter().map(|name| name.clone().into()).collect(),
            ref_count: self.ref_count,
            blobs: self.blobs,
            in_head: self.in_head,
            reachable: self.reachable,
            logged: self.logged,
            pushed: self.pushed,
            local: self.local,
            introduced_by_head: self.introduced_by_head,
            branch: self.branch.clone().map(BString::from),
            by_merge: self.by_merge,
            merged: self.merged,
            stashed: self.stashed,
        })
    }
}

impl Counts {
    fn new(ledger: &Ledger) -> Self {
        let named = |of: &BTreeMap<Reason, crate::model::Count>| -> Vec<Named> {
            let row = |(reason, count): (&Reason, &crate::model::Count)| {
                (reason.unit.as_str().to_owned(), reason.why.to_owned(), count.count, count.names.clone())
            };
            of.iter().map(row).collect()
        };
        Counts {
            scanned: ledger.scanned_counts().iter().map(|(unit, n)| (unit.as_str().to_owned(), *n)).collect(),
            bytes: ledger.bytes(),
            skipped: named(ledger.skipped_counts()),
            uncovered: named(ledger.uncovered_counts()),
            remarks: named(ledger.remarks()),
        }
    }

    fn ledger(&self) -> Option<Ledger> {
        let mut ledger = Ledger::new();
        for (at, (name, count)) in self.scanned.iter().enumerate() {
            // All bytes are counted in one sum.
            ledger.scanned_many(unit(name)?, *count, if at == 0 { self.bytes } else { 0 });
        }
        type Add = fn(&mut Ledger, Unit, &'static str, u64, Vec<String>);
        let lists: [(&Vec<Named>, Add); 3] = [
            (&self.skipped, Ledger::skipped_named),
            (&self.uncovered, Ledger::uncovered_named),
            (&self.remarks, Ledger::remarked_named),
        ];
        for (list, add) in lists {
            for (name, why, count, names) in list {
                add(&mut ledger, unit(name)?, super::words::constant(why), *count, names.clone());
            }
        }
        Some(ledger)
    }
}

fn unit(name: &str) -> Option<Unit> {
    Unit::ALL.into_iter().find(|unit| unit.as_str() == name)
}

fn kind(name: &str) -> Option<Kind> {
    Kind::from_name(name.as_bytes())
}

fn id(hex: &str) -> Option<ObjectId> {
    ObjectId::from_hex(hex.as_bytes())
}

/// `Some(None)`: there is none, as it should be.
fn optional(hex: &Option<String>) -> Option<Option<ObjectId>> {
    match hex {
        None => Some(None),
        Some(hex) => id(hex).map(Some),
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}
