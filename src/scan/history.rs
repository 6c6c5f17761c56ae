//! The object store: every blob, commit message and tag, whether or not a reference reaches it, and the texts of the git directory.
//!
//! In: a repository, and what its files hold. Out: findings. A secret that is also in a file is reported there, with what the history
//! says of it; the others are reported once each, at the place that introduced them, with their other places. Paths and commits are asked
//! for the objects with secrets alone; places and excerpts are made by reading those few objects again.

use super::inspect::{self, Located};
use super::objects::{self, Hit};
use super::tree::{self, Part};
use super::{Options, Outcome, draft, message, packed};
use crate::config::Config;
use crate::decode::archive::{self, Limits};
use crate::lints;
use crate::model::{Blob, Commit, Finding, Ledger, ObjectId, Origin, Place, Provenance, Related, Secret, SecretText};
use crate::source::git::{BlobHistory, Care, Ends, Kind, ObjectStore, Reach, graph, histories};
use crate::source::gitfiles;
use crate::source::index::Index;
use crate::source::refs::{self, Head, Refs};
use crate::source::repository::Repository;
use crate::suppress;
use bstr::{BString, ByteSlice, ByteVec};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// Places of one secret that are named beside the primary one.
const PLACES_MAX: usize = 50;

/// A repository as it is shown.
pub(super) struct Shown<'a> {
    pub(super) repository: &'a Repository,
    /// What stands before the paths of its files: empty, or with a `/` at the end.
    pub(super) files: &'a [u8],
    /// What stands before the paths of its own texts.
    pub(super) texts: &'a [u8],
    /// Somebody works in it; else it is a copy that others push to.
    pub(super) has_work_tree: bool,
    /// Alternates outside of this folder are not followed.
    pub(super) within: Option<&'a Path>,
}

/// Adds to what the files hold what the history holds. Gives the git directories of its submodules.
pub(super) fn join(shown: &Shown<'_>, part: &mut Part, options: &Options, config: &Config) -> Vec<PathBuf> {
    let (Part { outcome, secrets, .. }, repository) = (part, shown.repository);
    let care = Care { check_indexes: true, within: shown.within };
    let (store, ledger) = ObjectStore::open_with(&repository.object_dirs, None, &care);
    outcome.ledger.merge(ledger);
    let (hits, ledger) = objects::scan(&store, options);
    outcome.ledger.merge(ledger);
    let memory = usize::try_from(options.memory).unwrap_or(usize::MAX);
    let refs = refs::read(repository, &mut outcome.ledger);
    say_what_is_cut_off(repository, &mut outcome.ledger);
    let tips = Tips::new(&refs);
    // Where a remote is configured of which nothing is known here, nothing is known of who has what.
    let is_seen = refs.refs.iter().any(|r| r.name.starts_with(b"refs/remotes/"));
    let is_clone = shown.has_work_tree && (is_seen || !repository.has_remotes);
    let (mut attributed, reach) = attribute(&refs, &tips, &store, &hits, memory, &mut outcome.ledger);
    let mut staged = staged_paths(repository);
    if !shown.files.is_empty() {
        let put = |path: &mut BString| path.insert_str(0, shown.files);
        staged.values_mut().for_each(put);
        attributed
            .values_mut()
            .for_each(|history| history.paths.iter_mut().chain(&mut history.introduced_path).for_each(put));
    }
    let history =
        History { store: &store, attributed, reach, tips, head: refs.head.id(), is_clone, staged, options, config };
    let groups = history.groups(hits);
    about_files(&groups, outcome);
    if !repository.shallow {
        aged(outcome, config);
    }
    for (text, group) in &groups {
        if secrets.insert(text.clone()) {
            history.report(group, outcome);
        }
    }
    git_files(shown, secrets, options, config, outcome)
}

/// Paths and commits of the objects that hold something.
fn attribute(
    refs: &Refs,
    tips: &Tips,
    store: &ObjectStore,
    hits: &[Hit],
    memory: usize,
    ledger: &mut Ledger,
) -> (HashMap<ObjectId, BlobHistory>, Reach) {
    let mut ids: Vec<ObjectId> = hits.iter().map(|h| h.object).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut logged: Vec<ObjectId> = refs.reflogs.iter().map(|r| r.target).collect();
    logged.sort_unstable();
    logged.dedup();
    let ends = Ends { tips: &tips.ids, logged: &logged, head: refs.head.id() };
    let (histories, reach, found) = histories(store, &ids, &ends, memory);
    ledger.merge(found);
    (histories, reach)
}

/// What references point at, each once, with the names that do.
struct Tips {
    ids: Vec<ObjectId>,
    /// Branches, remote-tracking ones, tags, the others, each with its tip.
    names: Vec<(BString, usize)>,
}

impl Tips {
    fn new(refs: &Refs) -> Self {
        let mut by_id: BTreeMap<ObjectId, Vec<BString>> = BTreeMap::new();
        // HEAD on a branch is that branch.
        let is_on_branch = matches!(refs.head, Head::Commit { branch: Some(_), .. });
        for reference in &refs.refs {
            if !(is_on_branch && reference.name == "HEAD") {
                by_id.entry(reference.target).or_default().push(reference.name.clone());
            }
        }
        let (ids, lists): (Vec<_>, Vec<_>) = by_id.into_iter().unzip();
        let named = |(tip, names): (usize, Vec<BString>)| names.into_iter().map(move |name| (name, tip));
        let mut names: Vec<_> = lists.into_iter().enumerate().flat_map(named).collect();
        let class = |name: &BString| {
            ["refs/heads/", "refs/remotes/", "refs/tags/"]
                .iter()
                .position(|p| name.starts_with(p.as_bytes()))
                .unwrap_or(3)
        };
        names.sort_unstable_by(|(a, _), (b, _)| (class(a), a).cmp(&(class(b), b)));
        Tips { ids, names }
    }

    /// The names of tips, in the order of all names.
    fn names_of(&self, tips: &[u32]) -> Vec<&BString> {
        let mut asked = vec![false; self.ids.len()];
        for tip in tips.iter().filter_map(|tip| usize::try_from(*tip).ok()) {
            asked[tip] = true;
        }
        self.names.iter().filter(|(_, tip)| asked[*tip]).map(|(name, _)| name).collect()
    }
}

/// References that are named for one secret.
const REFS_MAX: usize = 10;

/// A shallow or partial clone does not hold the whole history.
fn say_what_is_cut_off(repository: &Repository, ledger: &mut Ledger) {
    use crate::model::Unit;
    let name = repository.git_dir.to_string_lossy();
    for extension in &repository.unknown_extensions {
        ledger.uncovered(Unit::Target, "a repository extension that is not known", extension.as_str());
    }
    if let Some(version) = &repository.unknown_version {
        ledger.uncovered(Unit::Target, "a version of the repository format that is not known", version.as_str());
    }
    if repository.object_format.is_none() {
        ledger.uncovered(Unit::Target, "an object format that is not known", name.clone());
    }
    if repository.foreign_owner {
        ledger.remark(
            Unit::Target,
            "the repository belongs to another user: it is read, and nothing that it names is run",
            name.clone(),
        );
    }
    if repository.shallow {
        ledger.uncovered(Unit::Target, "shallow clone: older commits are not here", name.clone());
    }
    if repository.partial {
        ledger.uncovered(Unit::Target, "partial clone: objects were left out and are never fetched", name);
    }
}

/// Paths of the indexes of all work trees by object; the own one is the strongest.
fn staged_paths(repository: &Repository) -> HashMap<ObjectId, BString> {
    let Some(format) = repository.object_format else { return HashMap::new() };
    let own = [repository.index_file.clone(), repository.common_dir.join("index")];
    let linked = std::fs::read_dir(repository.common_dir.join("worktrees")).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = linked.map(|entry| entry.path().join("index")).collect();
    files.sort_unstable();
    files.extend(own);
    let mut paths = HashMap::new();
    for file in files {
        let Some(git_dir) = file.parent() else { continue };
        // What is wrong with the own index has been said by the walk of the tree.
        let Ok(index) = Index::read(&file, format.id_len(), git_dir) else { continue };
        paths.extend(index.entries().iter().map(|e| (e.id, BString::from(index.path(e)))));
    }
    paths
}

/// One object with a secret, and the path by which it was judged.
struct Holder {
    object: ObjectId,
    kind: Kind,
    secret: Secret,
    path: BString,
}

struct History<'a> {
    store: &'a ObjectStore,
    attributed: HashMap<ObjectId, BlobHistory>,
    reach: Reach,
    tips: Tips,
    head: Option<ObjectId>,
    /// Somebody works in it: what no remote-tracking reference reaches is known here alone.
    is_clone: bool,
    staged: HashMap<ObjectId, BString>,
    options: &'a Options,
    config: &'a Config,
}

/// All objects that hold one secret.
struct Group {
    holders: Vec<Holder>,
    provenance: Provenance,
}

impl Group {
    fn blobs(&self) -> Vec<ObjectId> {
        let mut ids: Vec<ObjectId> = self.holders.iter().filter(|h| h.kind == Kind::Blob).map(|h| h.object).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

impl History<'_> {
    /// Hits by secret, judged with their paths, those to be reported alone.
    fn groups(&self, hits: Vec<Hit>) -> BTreeMap<SecretText, Group> {
        let mut holders: BTreeMap<SecretText, Vec<Holder>> = BTreeMap::new();
        for hit in hits {
            let history = self.attributed.get(&hit.object);
            let path = history
                .and_then(|h| h.introduced_path.clone().or_else(|| h.paths.first().cloned()))
                .unwrap_or_default();
            let secret = tree::judged_with(hit.secret, &path);
            let inside = archive::path_of(&path, &secret.layers);
            if inspect::is_wanted(&secret, self.options.include_all)
                && !self.config.excludes(&path)
                && !self.config.excludes(&inside)
            {
                let holder = Holder { object: hit.object, kind: hit.kind, secret, path };
                holders.entry(holder.secret.text.clone()).or_default().push(holder);
            }
        }
        let objects: Vec<Vec<ObjectId>> = holders.values().map(|h| h.iter().map(|h| h.object).collect()).collect();
        let tips = self.reach.tips(&objects);
        holders.into_iter().zip(tips).map(|((text, holders), tips)| (text, self.group(holders, &tips))).collect()
    }

    /// Orders holders by when they came, parents before children: reachable ones, then the others; a fixed order in any case.
    fn group(&self, mut holders: Vec<Holder>, tips: &[u32]) -> Group {
        let introduced = |h: &Holder| self.attributed.get(&h.object).and_then(|a| a.introduced.clone());
        holders.sort_by_cached_key(|h| {
            let history = self.attributed.get(&h.object);
            let commit = history.and_then(|a| a.introduced.as_ref());
            let when = history.map(|a| (!a.reachable, a.introduced_at));
            (commit.is_none(), when, commit.map(|c| c.id), h.object, h.secret.span.start)
        });
        let of = |f: fn(&BlobHistory) -> bool| holders.iter().any(|h| self.attributed.get(&h.object).is_some_and(f));
        let histories = || holders.iter().filter_map(|h| self.attributed.get(&h.object));
        let names = self.tips.names_of(tips);
        let introduced = holders.first().and_then(introduced);
        let in_head = of(|h| h.in_head);
        let last = histories()
            .filter(|h| h.removed.is_some())
            .max_by_key(|h| (h.removed_at, h.removed.as_ref().map(|c| c.id)));
        let (pushed, reachable) = (names.iter().any(|name| name.starts_with(b"refs/remotes/")), of(|h| h.reachable));
        let provenance = Provenance {
            removed: last.and_then(|h| h.removed.clone()).filter(|_| !in_head),
            introduced_by_head: introduced.as_ref().is_some_and(|c| Some(c.id) == self.head),
            in_head,
            pushed,
            ref_count: names.len(),
            refs: names.into_iter().take(REFS_MAX).cloned().collect(),
            logged: of(|h| h.logged),
            local: reachable && !pushed && self.is_clone,
            parent: introduced.as_ref().and_then(|c| graph::parents(self.store, c.id)?.first().copied()),
            introduced,
            reachable,
            blobs: holders.iter().map(|h| h.object).collect::<HashSet<_>>().len(),
        };
        Group { holders, provenance }
    }

    /// One finding for a secret that no file holds.
    fn report(&self, group: &Group, outcome: &mut Outcome) {
        let staged = group.holders.iter().find_map(|h| Some((h, self.staged.get(&h.object)?)));
        let Some(holder) = staged.map(|s| s.0).or_else(|| group.holders.first()) else { return };
        let Some((mut located, bytes)) = self.locate(holder) else {
            outcome.ledger.uncovered(crate::model::Unit::Object, "could not be read again", holder.object.to_string());
            return;
        };
        let path = staged.map_or(&holder.path, |s| s.1);
        located.place = self.placed(holder, staged.map(|s| s.1), located.place);
        located.part = located.part.map(|place| self.placed(holder, staged.map(|s| s.1), place));
        let only_in_history = staged.is_none().then_some(&group.provenance);
        let Some(mut finding) = draft::finding(&located, path, only_in_history) else { return };
        finding.provenance = Some(group.provenance.clone());
        lints::advise(&mut finding.help, &group.provenance, &group.blobs(), staged.is_some());
        let others = group.holders.iter().filter(|h| h.object != holder.object).take(PLACES_MAX);
        let others = others.filter_map(|h| self.related(h)).chain(self.other_paths(holder, &finding.place));
        finding.related.extend(others);
        let decoded = !located.secret.layers.is_empty();
        let field = || message::field(&bytes, located.place.line, decoded);
        finding.notes.extend(where_it_stands(holder.kind, holder.object, holder.path.is_empty(), field));
        let mut directives = suppress::scan_directives(&bytes);
        let allowed = ["hardcoded-secret", finding.lint]
            .iter()
            .find_map(|lint| directives.covers(located.place.line, lint, true));
        match allowed {
            Some(kind) => outcome.count(kind, 1),
            None => tree::configured(finding, self.config, outcome),
        }
    }

    /// The place of a holder as people find it: a file at a commit, an entry of the index, or the object itself.
    fn placed(&self, holder: &Holder, staged: Option<&BString>, place: Place) -> Place {
        if let Some(path) = staged {
            return Place { origin: Origin::Staged { path: path.clone(), stage: 0 }, ..place };
        }
        let commit: Option<&Commit> = self.attributed.get(&holder.object).and_then(|h| h.introduced.as_ref());
        match commit {
            Some(commit) if holder.kind == Kind::Blob && !holder.path.is_empty() => {
                Place { origin: Origin::File { path: holder.path.clone() }, commit: Some(commit.id), ..place }
            }
            _ => place,
        }
    }

    /// The other paths of the same object: a file that was moved or copied.
    fn other_paths(&self, holder: &Holder, place: &Place) -> Vec<Related> {
        let Some(history) = self.attributed.get(&holder.object) else { return Vec::new() };
        let paths = history.paths.iter().zip(&history.path_commits);
        paths
            .filter(|(path, commit)| **path != holder.path && commit.is_some())
            .take(PLACES_MAX)
            .map(|(path, commit)| Related {
                place: Place { origin: Origin::File { path: path.clone() }, commit: *commit, ..place.clone() },
                label: "the same secret".to_string(),
            })
            .collect()
    }

    fn related(&self, holder: &Holder) -> Option<Related> {
        let (located, _) = self.locate(holder)?;
        Some(Related { place: self.placed(holder, None, located.place), label: "the same secret".to_string() })
    }

    /// Reads an object again and finds the secret in it.
    fn locate(&self, holder: &Holder) -> Option<(Located, Vec<u8>)> {
        let (_, bytes) = self.store.read(&holder.object).ok()?;
        let origin = Origin::Object { id: holder.object, kind: holder.kind.as_str() };
        let texts = message::texts(holder.kind, &bytes);
        let same = |s: &Secret| {
            s.text == holder.secret.text && s.span == holder.secret.span && s.layers == holder.secret.layers
        };
        let find = |text: &inspect::Text<'_>| inspect::locate(text, &origin, same).into_iter().next();
        let outside = texts.iter().find_map(find);
        drop(texts);
        let (mut located, bytes) = match outside {
            Some(located) => (located, bytes),
            None => self.locate_inside(holder, &bytes, &find)?,
        };
        located.secret = holder.secret.clone();
        Some((located, bytes))
    }

    /// Finds the secret in a member of an archive, and gives the member's text.
    fn locate_inside(
        &self,
        holder: &Holder,
        bytes: &[u8],
        find: &dyn Fn(&inspect::Text<'_>) -> Option<Located>,
    ) -> Option<(Located, Vec<u8>)> {
        let mut found = None;
        let job = packed::Job {
            limits: Limits::of_version(bytes.len(), self.options.memory),
            name: &String::new,
            wants: &|way| holder.secret.layers.starts_with(way),
        };
        job.texts(bytes, &mut |text| {
            if found.is_none() {
                found = find(&text).map(|located| (located, text.doc.text.to_vec()));
            }
        });
        found
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
        Kind::Blob if nameless => Some(format!("it stands in blob {id}, which no tree names")),
        _ => None,
    }
}

/// Tells findings about files what the history says of their secret.
fn about_files(groups: &BTreeMap<SecretText, Group>, outcome: &mut Outcome) {
    for finding in outcome.findings.iter_mut().filter(|f| f.provenance.is_none()) {
        let group = finding.secret.as_ref().and_then(|s| groups.get(s));
        if let Some(group) = group.filter(|_| lints::is_about_secrets(finding.lint)) {
            finding.provenance = Some(group.provenance.clone());
            lints::advise(&mut finding.help, &group.provenance, &group.blobs(), true);
        }
    }
}

/// Secrets in files that came into the history too long ago.
fn aged(outcome: &mut Outcome, config: &Config) {
    let age = |f: &Finding| Some((f.fingerprint.clone(), lints::on_age(f, *inspect::NOW, config.contracts())?));
    let found: Vec<_> = outcome.findings.iter().filter_map(age).collect();
    let mut seen = HashSet::new();
    for (of, finding) in found.into_iter().filter(|(_, f)| seen.insert(f.fingerprint.clone())) {
        match outcome.aged.get(&of).copied() {
            Some(kind) => outcome.count(kind, 1),
            None => tree::configured(finding, config, outcome),
        }
    }
}

/// Secrets in the texts of the git directory that stand nowhere else: URLs in its configuration, names of references, reflogs.
fn git_files(
    repository: &Shown<'_>,
    known: &mut HashSet<SecretText>,
    options: &Options,
    config: &Config,
    outcome: &mut Outcome,
) -> Vec<PathBuf> {
    let mut found = Outcome::default();
    let mut visit = |blob: Blob<'_>| {
        let Origin::GitFile { path } = &blob.origin else { return };
        let path = [repository.texts, path.as_bytes()].concat();
        let named = Blob { origin: Origin::GitFile { path: path.into() }, bytes: blob.bytes };
        found.merge(tree::file(&named, options, config).outcome);
    };
    let report = gitfiles::visit(repository.repository, options.memory, &mut visit);
    found.findings.retain(|f| f.secret.as_ref().is_none_or(|s| !known.contains(s)));
    known.extend(found.findings.iter().filter_map(|f| f.secret.clone()));
    found.ledger.merge(report.ledger);
    outcome.merge(found);
    report.nested
}
