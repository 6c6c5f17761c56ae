//! The object store: every blob, commit message and tag, whether or not a reference reaches it, and the texts of the git directory.
//!
//! In: a repository, and what its files hold. Out: findings. A secret that is also in a file is reported there, with what the history
//! says of it; the others are reported once each, at the place that introduced them, with their other places. Paths and commits are asked
//! for the objects with secrets alone; places and excerpts are made by reading those few objects again.

use super::groups::{Group, Holder, PLACES_MAX, Teller};
use super::inspect;
use super::names::{self, Names};
use super::objects::{self, Hit};
use super::remembered::{Memory, Past, Texts};
use super::tree::{self, Part};
use super::{Options, Outcome};
use crate::config::Config;
use crate::decode::archive;
use crate::judge::{self, weights};
use crate::lints::{self, Holding};
use crate::model::{Blob, Finding, Ledger, ObjectId, Origin, Provenance, SecretText};
use crate::source::git::{
    Before, BlobHistory, Care, CommitLog, Ends, Histories, Kind, ObjectStore, Reach, graph, histories_with,
};
use crate::source::gitfiles;
use crate::source::index::Index;
use crate::source::refs::{self, Head, Refs};
use crate::source::repository::Repository;
use bstr::{BString, ByteSlice, ByteVec};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// By secret.
pub(super) type Groups = BTreeMap<SecretText, Group>;

/// A repository as it is shown.
pub(super) struct Shown<'a> {
    pub(super) repository: &'a Repository,
    /// What stands before the paths of its files: empty, or with a `/` at the end.
    pub(super) files: &'a [u8],
    /// What stands before the paths of its own texts.
    pub(super) texts: &'a [u8],
    /// Somebody works in it; else it is a copy that others push to.
    pub(super) has_work_tree: bool,
    /// The folder that the paths of files are relative to.
    pub(super) base: &'a Path,
    /// Alternates outside of this folder are not followed.
    pub(super) within: Option<&'a Path>,
}

/// Adds to what the files hold what the history holds. Gives the git directories of its submodules.
pub(super) fn join(shown: &Shown<'_>, part: &mut Part, options: &Options, config: &Config) -> Vec<PathBuf> {
    let Part { outcome, secrets, elsewhere, .. } = part;
    let memory = Memory::of(shown, options, config);
    let staged = staged_paths(shown);
    let (store, past, texts) = match memory.as_ref().and_then(|memory| recall(memory, shown, options, config)) {
        Some((store, past, texts)) => (store, past, Some(texts)),
        None => {
            let (store, past) = study(shown, &staged, memory.as_ref(), options, config);
            (store, past, None)
        }
    };
    outcome.ledger.merge(past.ledger.clone());
    // What an older file tells stands in a newer one, too, though less is said of it there: it is not gone.
    let text = |path: &[u8]| tree::text_below(shown.base, path, options);
    let is_told = |secret: &SecretText| past.groups.contains_key(secret);
    secrets.extend(elsewhere.report(&is_told, "the history", &text, (options, config), outcome));
    about_files(&past.groups, outcome);
    if !shown.repository.shallow {
        aged(outcome, config);
    }
    let teller = Teller { store: &store, options, config };
    let only_here = past.groups.iter().filter(|(text, _)| secrets.insert((*text).clone()));
    let only_here: Vec<&Group> = only_here.map(|(_, group)| group).collect();
    teller.report(&only_here, outcome);
    // Files that are in an index alone have names, too.
    let mut names = Names::default();
    staged.iter().for_each(|(_, path)| names.take(path, &Origin::Staged { path: path.clone(), stage: 0 }));
    names.report(secrets, options, config, outcome);
    if let Some(Some(texts)) = texts {
        outcome.ledger.merge(texts.ledger);
        return texts.modules;
    }
    let found = git_files(shown, secrets, options, config, outcome);
    let Found { modules, nothing } = found;
    if let Some(memory) = memory.filter(|_| texts.is_none()) {
        let texts = nothing.map(|ledger| Texts { ledger, modules: modules.clone() });
        memory.keep(&past, texts.as_ref());
    }
    modules
}

/// What is known from the last time. Indexes of packs were compared with their checksums then.
fn recall(
    memory: &Memory<'_>,
    shown: &Shown<'_>,
    options: &Options,
    config: &Config,
) -> Option<(ObjectStore, Past, Option<Texts>)> {
    let care = Care { check_indexes: false, within: shown.within };
    let (store, _) = ObjectStore::open_with(&shown.repository.object_dirs, None, &care);
    let (past, texts) = memory.recall(&Teller { store: &store, options, config })?;
    Some((store, past, texts))
}

/// Reads the whole history, but for what is known of its packs.
fn study(
    shown: &Shown<'_>,
    staged: &[(ObjectId, BString)],
    memory: Option<&Memory<'_>>,
    options: &Options,
    config: &Config,
) -> (ObjectStore, Past) {
    let repository = shown.repository;
    let care = Care { check_indexes: true, within: shown.within };
    let (store, mut ledger) = ObjectStore::open_with(&repository.object_dirs, None, &care);
    let mut packs = memory.map(|memory| memory.of_packs(&store));
    let commits = packs.as_mut().and_then(|packs| packs.commits(&store)).unwrap_or_default();
    let known = packs.as_ref().map_or(&[][..], |packs| packs.quiet());
    let objects::Scanned { mut hits, commits, ledger: scanned, quiet } =
        objects::scan(&store, options, config.formats(), (known, commits));
    if let (Some(packs), Some(quiet)) = (&mut packs, quiet) {
        packs.keep(quiet);
    }
    ledger.merge(scanned);
    let memory = usize::try_from(options.memory).unwrap_or(usize::MAX);
    let refs = refs::read(repository, &mut ledger);
    say_what_is_cut_off(repository, &mut ledger);
    let tips = Tips::new(&refs, &store);
    // Where a remote is configured of which nothing is known here, nothing is known of who has what.
    let is_seen = refs.refs.iter().any(|r| r.name.starts_with(b"refs/remotes/"));
    let is_clone = shown.has_work_tree && (is_seen || !repository.has_remotes);
    let branch = match &refs.head {
        Head::Commit { branch, .. } => branch.clone(),
        Head::Unborn { .. } | Head::Broken(_) => None,
    };
    let before = packs.as_ref().map_or_else(Before::default, |packs| packs.before());
    let Histories { by_id: mut attributed, names, reach, ledger: found, outline } =
        attribute(&refs, &tips, (&store, commits, before), &hits, memory);
    if let (Some(packs), Some(outline)) = (&packs, outline) {
        packs.keep_outline(&outline);
    }
    if repository.partial && !found.is_complete() {
        say_what_was_left_out(repository, &mut ledger);
    }
    ledger.merge(found);
    for name in &names {
        let secrets = names::texts(&name.name).into_iter().flat_map(|text| text.secrets);
        hits.extend(secrets.map(|secret| Hit { object: name.key, kind: Kind::Tree, secret }));
    }
    let trees = names.iter().map(|name| (name.key, name.tree)).collect();
    if !shown.files.is_empty() {
        let put = |path: &mut BString| path.insert_str(0, shown.files);
        attributed
            .values_mut()
            .for_each(|history| history.paths.iter_mut().chain(&mut history.introduced_path).for_each(put));
    }
    let here = Here { head: refs.head.id(), branch, is_clone, has_remotes: repository.has_remotes };
    let (staged, last_merge) = (staged.iter().cloned().collect(), reach.last_merge());
    let history = History { store: &store, attributed, trees, reach, last_merge, tips, here, staged, options, config };
    let groups = history.groups(hits);
    (store, Past { ledger, groups })
}

/// Paths and commits of the objects that hold something, and of names that do.
fn attribute(
    refs: &Refs,
    tips: &Tips,
    (store, commits, before): (&ObjectStore, CommitLog, Before<'_>),
    hits: &[Hit],
    memory: usize,
) -> Histories {
    let mut ids: Vec<ObjectId> = hits.iter().map(|h| h.object).collect();
    ids.sort_unstable();
    ids.dedup();
    let logs = |wanted: &dyn Fn(&BString) -> bool| -> Vec<ObjectId> {
        refs.reflogs.iter().filter(|r| wanted(&r.name)).map(|r| r.target).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let (logged, stashed) = (logs(&|_| true), logs(&|name| name == "logs/refs/stash"));
    let ends = Ends { tips: &tips.ids, logged: &logged, stashed: &stashed, head: refs.head.id() };
    histories_with(store, &ids, &ends, memory, (commits, before), &names::is_telling)
}

/// What references point at, each once, with the names that do.
struct Tips {
    ids: Vec<ObjectId>,
    /// Branches, remote-tracking ones, tags, the others, each with its tip.
    names: Vec<(BString, usize)>,
}

impl Tips {
    fn new(refs: &Refs, store: &ObjectStore) -> Self {
        let mut by_id: BTreeMap<ObjectId, Vec<BString>> = BTreeMap::new();
        // HEAD on a branch is that branch.
        let is_on_branch = matches!(refs.head, Head::Commit { branch: Some(_), .. });
        // What git leaves behind for itself (`ORIG_HEAD`) keeps nothing from being pruned: that its object is gone is no damage.
        let is_left = |name: &BString| name != "HEAD" && !name.contains(&b'/');
        for reference in refs.refs.iter().filter(|r| !is_left(&r.name) || store.contains(&r.target)) {
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

/// A shallow clone does not hold the whole history, and some repositories are not read whole.
fn say_what_is_cut_off(repository: &Repository, ledger: &mut Ledger) {
    use crate::model::Unit;
    let name = repository.git_dir.to_string_lossy();
    for extension in &repository.unknown_extensions {
        ledger.uncovered(Unit::Target, "a repository extension that is not known", extension.as_str());
    }
    if let Some(version) = &repository.unknown_version {
        ledger.uncovered(Unit::Target, "a version of the repository format that is not known", version.as_str());
    }
    if let Some(why) = repository.config_problem {
        ledger.uncovered(Unit::Target, why, name.clone());
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
        ledger.uncovered(
            Unit::Target,
            "shallow clone: older commits are not here; `git fetch --unshallow` brings them",
            name,
        );
    }
}

/// A partial clone lacks what others have.
fn say_what_was_left_out(repository: &Repository, ledger: &mut Ledger) {
    let why = "partial clone, which fetches nothing here: `git fetch --refetch --no-filter` brings what is missing";
    ledger.uncovered(crate::model::Unit::Target, why, repository.git_dir.to_string_lossy());
}

/// Paths of the indexes of all work trees by object; the own one is the strongest.
fn staged_paths(shown: &Shown<'_>) -> Vec<(ObjectId, BString)> {
    let repository = shown.repository;
    let Some(format) = repository.object_format else { return Vec::new() };
    let own = [repository.index_file.clone(), repository.common_dir.join("index")];
    let linked = std::fs::read_dir(repository.common_dir.join("worktrees")).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = linked.map(|entry| entry.path().join("index")).collect();
    files.sort_unstable();
    files.extend(own);
    let mut paths = Vec::new();
    for file in files {
        let Some(git_dir) = file.parent() else { continue };
        // What is wrong with the own index has been said by the walk of the tree.
        let Ok(index) = Index::read(&file, format.id_len(), git_dir) else { continue };
        paths.extend(index.entries().iter().map(|e| (e.id, [shown.files, index.path(e)].concat().into())));
    }
    paths
}

/// What is known of the copy that is looked at.
struct Here {
    /// The commit of `HEAD`, and its branch.
    head: Option<ObjectId>,
    branch: Option<BString>,
    /// Somebody works in it: what no remote-tracking reference reaches is known here alone.
    is_clone: bool,
    has_remotes: bool,
}

impl Here {
    /// Whether a reference may be one that came from elsewhere or went there without a trace: of tags, and of what a server keeps for itself,
    /// no copy notes down whether others have it.
    fn may_be_shared(&self, name: &BString) -> bool {
        let own = ["refs/heads/", "refs/stash", "refs/notes/", "refs/bisect/", "refs/worktree/", "refs/rewritten/"];
        self.has_remotes && name.starts_with(b"refs/") && !own.iter().any(|prefix| name.starts_with(prefix.as_bytes()))
    }
}

/// Without the files that are copied and filled in, in which the value that all of these hold has several names.
fn without_templates(holders: &mut Vec<Holder>) {
    if holders.len() < 2 {
        return;
    }
    let mut files: HashMap<ObjectId, Vec<&Holder>> = HashMap::new();
    holders.iter().for_each(|h| files.entry(h.object).or_default().push(h));
    let is_template = |of: &[&Holder]| judge::is_of_template(of.iter().map(|h| &h.secret), &of[0].path);
    let templates: HashSet<ObjectId> =
        files.into_iter().filter(|(_, of)| is_template(of)).map(|(object, _)| object).collect();
    holders.retain(|h| !templates.contains(&h.object));
}

struct History<'a> {
    store: &'a ObjectStore,
    attributed: HashMap<ObjectId, BlobHistory>,
    /// A tree for what stands for a name.
    trees: HashMap<ObjectId, ObjectId>,
    reach: Reach,
    last_merge: Option<i64>,
    tips: Tips,
    here: Here,
    staged: HashMap<ObjectId, BString>,
    options: &'a Options,
    config: &'a Config,
}

impl History<'_> {
    /// Hits by secret, judged with their paths, those to be reported alone.
    fn groups(&self, hits: Vec<Hit>) -> Groups {
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
                let introduced = history.and_then(|h| h.introduced.as_ref()).map(|c| c.id);
                let place = OnceLock::new();
                let holder = Holder { object: hit.object, kind: hit.kind, secret, path, introduced, place };
                holders.entry(holder.secret.text.clone()).or_default().push(holder);
            }
        }
        holders.values_mut().for_each(without_templates);
        holders.retain(|_, of| !of.is_empty());
        let objects: Vec<Vec<ObjectId>> = holders.values().map(|h| h.iter().map(|h| h.object).collect()).collect();
        let tips = self.reach.tips(&objects);
        let groups = holders.into_iter().zip(tips);
        groups.filter_map(|((text, holders), tips)| Some((text, self.group(holders, &tips)?))).collect()
    }

    /// Orders holders by when they came, parents before children: reachable ones, then the others; a fixed order in any case.
    fn group(&self, mut holders: Vec<Holder>, tips: &[u32]) -> Option<Group> {
        holders.sort_by_cached_key(|h| {
            let history = self.attributed.get(&h.object);
            let when = history.map(|a| (!a.reachable, a.introduced_at));
            (h.introduced.is_none(), when, h.introduced, h.object, h.secret.span.start)
        });
        let provenance = self.provenance(&holders, tips);
        let mut blobs: Vec<ObjectId> = holders.iter().filter(|h| h.kind == Kind::Blob).map(|h| h.object).collect();
        blobs.sort_unstable();
        blobs.dedup();
        let staged = holders.iter().position(|h| self.staged.contains_key(&h.object));
        let at = staged.unwrap_or(0);
        let paths = self.other_paths(holders.get(at)?);
        for holder in &mut holders {
            holder.object = self.trees.get(&holder.object).copied().unwrap_or(holder.object);
        }
        let holder = holders.remove(at);
        holders.retain(|h| h.object != holder.object);
        holders.truncate(PLACES_MAX);
        Some(Group {
            staged: self.staged.get(&holder.object).cloned(),
            paths,
            holder,
            others: holders,
            blobs,
            provenance,
            read: OnceLock::new(),
        })
    }

    /// What the history says of a secret, by all of its holders in their order.
    fn provenance(&self, holders: &[Holder], tips: &[u32]) -> Provenance {
        let of = |f: fn(&BlobHistory) -> bool| holders.iter().any(|h| self.attributed.get(&h.object).is_some_and(f));
        let histories = || holders.iter().filter_map(|h| self.attributed.get(&h.object));
        let names = self.tips.names_of(tips);
        let first = holders.first().and_then(|h| self.attributed.get(&h.object));
        let introduced = first.and_then(|history| history.introduced.clone());
        let in_head = of(|h| h.in_head);
        let last = histories()
            .filter(|h| h.removed.is_some())
            .max_by_key(|h| (h.removed_at, h.removed.as_ref().map(|c| c.id)));
        let (pushed, reachable) = (names.iter().any(|name| name.starts_with(b"refs/remotes/")), of(|h| h.reachable));
        let parents = introduced.as_ref().and_then(|c| graph::parents(self.store, c.id)).unwrap_or_default();
        let since = first.map(|history| history.introduced_at);
        let local = reachable && !pushed && self.here.is_clone && !names.iter().any(|n| self.here.may_be_shared(n));
        Provenance {
            removed: last.and_then(|h| h.removed.clone()).filter(|_| !in_head),
            introduced_by_head: introduced.as_ref().is_some_and(|c| Some(c.id) == self.here.head),
            in_head,
            pushed,
            ref_count: names.len(),
            refs: names.into_iter().take(REFS_MAX).cloned().collect(),
            logged: of(|h| h.logged),
            local,
            parent: parents.first().copied(),
            branch: self.here.branch.clone(),
            by_merge: parents.len() > 1,
            merged: self.last_merge.is_some_and(|last| since.is_some_and(|since| last >= since)),
            stashed: of(|h| h.stashed),
            introduced,
            reachable,
            blobs: holders.iter().map(|h| h.object).collect::<HashSet<_>>().len(),
        }
    }

    /// The other paths of the same object: a file that was moved or copied.
    fn other_paths(&self, holder: &Holder) -> Vec<(BString, ObjectId)> {
        let Some(history) = self.attributed.get(&holder.object) else { return Vec::new() };
        let paths = history.paths.iter().zip(&history.path_commits).filter(|(path, _)| **path != holder.path);
        paths.filter_map(|(path, commit)| Some((path.clone(), (*commit)?))).take(PLACES_MAX).collect()
    }
}

/// Tells findings about files what the history says of their secret.
fn about_files(groups: &BTreeMap<SecretText, Group>, outcome: &mut Outcome) {
    for finding in outcome.findings.iter_mut().filter(|f| f.provenance.is_none()) {
        let group = finding.secret.as_ref().and_then(|s| groups.get(s));
        if let Some(group) = group.filter(|_| lints::is_about_secrets(finding.lint)) {
            let mut provenance = group.provenance.clone();
            // A file of which the history says less than of others has it still.
            if finding.evidence.iter().any(|e| e.code == weights::TOLD_ELSEWHERE.code) {
                provenance.removed = None;
            }
            lints::advise(&mut finding.help, &provenance, (Holding::File, &group.blobs), true);
            finding.provenance = Some(provenance);
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

/// What the texts of a git directory have brought.
struct Found {
    /// Git directories of submodules.
    modules: Vec<PathBuf>,
    /// What was read, if there was nothing in it.
    nothing: Option<Ledger>,
}

/// Secrets in the texts of the git directory that stand nowhere else: URLs in its configuration, names of references, reflogs.
fn git_files(
    repository: &Shown<'_>,
    known: &mut HashSet<SecretText>,
    options: &Options,
    config: &Config,
    outcome: &mut Outcome,
) -> Found {
    let mut found = Outcome::default();
    let mut visit = |blob: Blob<'_>| {
        let Origin::GitFile { path } = &blob.origin else { return };
        // What an alternate holds has its whole path.
        let folder = if path.starts_with(b"/") { b"" } else { repository.texts };
        let path = [folder, path.as_bytes()].concat();
        let named = Blob { origin: Origin::GitFile { path: path.into() }, bytes: blob.bytes };
        found.merge(tree::file(&named, options, config).outcome);
    };
    let report = gitfiles::visit(repository.repository, options.memory, repository.within, &mut visit);
    found.ledger.merge(report.ledger);
    let nothing = (found.findings.is_empty() && found.suppressed.is_empty()).then(|| found.ledger.clone());
    found.findings.retain(|f| f.secret.as_ref().is_none_or(|s| !known.contains(s)));
    known.extend(found.findings.iter().filter_map(|f| f.secret.clone()));
    outcome.merge(found);
    Found { modules: report.nested, nothing }
}
