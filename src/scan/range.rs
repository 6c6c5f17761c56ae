//! What commits bring: a range of them, as in a pull request, or a push that waits to be accepted.
//!
//! In: two revisions, or what a push would do to references. Out: findings on lines that the new commits add. Of a range the
//! files are looked at as the newest commit has them, with all lints; then each blob that some commit of the range brings, for
//! secrets that a later one took away again; then messages. Only what differs is read, whatever the size of the repository.

use super::dotenv::may_be_secret;
use super::fresh::{self, Fresh};
use super::inspect::{self, Located, Text};
use super::names::Names;
use super::tree::{self, Part};
use super::{Error, Options, Outcome, draft, groups, message, objects, packed};
use crate::config::{self, Config};
use crate::decode::archive::{self, Limits};
use crate::judge;
use crate::lints::{self, Holding};
use crate::model::{Blob, Finding, Ledger, ObjectId, Origin, Place, Provenance, Related, Secret, SecretText, Unit};
use crate::source::git::compare::{Changed, Changes, Compared, Gone, file_at};
use crate::source::git::graph::{self, NewCommit, NewCommits, new_commits};
use crate::source::git::{CommitLog, Kind, ObjectStore};
use crate::source::refs;
use crate::source::repository::{Environment, Repository};
use crate::source::revision::{self, Ends};
use crate::source::staged;
use crate::source::tree::EXCLUDED;
use crate::suppress::{self, About};
use bstr::{BString, ByteSlice};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// What a push would do to one reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// What it is; none if it is to be made.
    pub old: Option<ObjectId>,
    /// What it would be; none if it is to be deleted.
    pub new: Option<ObjectId>,
    /// Its full name.
    pub name: BString,
}

/// Places of one secret that are named beside the first.
const PLACES_MAX: usize = 50;
/// In how many commits one blob is looked at; to bring the same bytes back more often is no news.
const EVENTS_MAX: usize = 64;

/// What the commits of a range bring.
pub(super) fn range(path: &Path, ends: &Ends, options: &Options, config: &Config) -> Result<Outcome, Error> {
    let repository = repository(path)?;
    let (store, mut ledger) = ObjectStore::open(&repository.object_dirs, None);
    let resolve = |text: &str| revision::resolve(&repository, &store, text).map_err(Error);
    let (old, new) = (resolve(&ends.old)?, resolve(&ends.new)?);
    let commits = new_commits(&store, &[new], &[old], &|_| false, &mut ledger);
    if commits.commits.is_empty() {
        let commit = |id| graph::tip(&store, id).map(|(commit, _)| commit);
        let why = match commit(old) == commit(new) {
            true => "no commit in the range",
            false => "no commit in the range: its end is older than its beginning",
        };
        ledger.skipped(Unit::Target, why, format!("{}..{}", ends.old, ends.new));
    }
    let mut part = Part::default();
    part.outcome.ledger.merge(ledger);
    if let Some((_, tree)) = graph::tip(&store, new).filter(|_| !commits.commits.is_empty()) {
        let changes = Compared::default().compare(&store, tree, &commits.boundary, &mut part.outcome.ledger);
        files(&repository, &store, &changes, &mut part, options, config);
        for changed in changes.changed.iter().filter(|changed| judges(&changed.path)) {
            part.outcome.ledger.remark(Unit::File, JUDGES_ITSELF, changed.path.to_str_lossy());
        }
    }
    let mut outcome = part.outcome;
    let events = Events::of(&store, &commits, &mut outcome.ledger);
    let brought = events.look(&store, &events.ids(), options, config, &mut outcome.ledger);
    let local = local(&repository, &store, &commits, new, !brought.is_empty());
    report(&store, brought, &Seen { events: &events, tip: Some(new), local: &local }, config, &mut outcome);
    Ok(outcome)
}

/// What a push brings. For who receives: everything in its quarantine; without one, what no reference reaches yet. For who pushes:
/// what the remote does not have.
pub(super) fn push(
    path: &Path,
    updates: &[Update],
    remote: Option<&str>,
    options: &Options,
    config: &Config,
) -> Result<Outcome, Error> {
    let environment = Environment::of_process();
    let repository = repository(path)?;
    let (store, mut ledger) = ObjectStore::open(&repository.object_dirs, None);
    let tips: Vec<ObjectId> = updates.iter().filter_map(|update| update.new).collect();
    let quarantine = environment.object_directory.as_ref().and(repository.object_dirs.first());
    let new_store =
        quarantine.filter(|_| !tips.is_empty()).map(|folder| ObjectStore::open(std::slice::from_ref(folder), None).0);
    let mut outcome = Outcome::default();
    let commits = match &new_store {
        Some(new_store) => new_commits(&store, &tips, &[], &|id| !new_store.contains(id), &mut ledger),
        None => {
            let (refs, prefix) = (refs::read(&repository, &mut ledger).refs, known(remote));
            let of_remote = refs.iter().filter(|r| r.name.starts_with(prefix.as_bytes()));
            let mut old: Vec<ObjectId> = of_remote.map(|r| r.target).collect();
            old.extend(updates.iter().filter_map(|u| u.old));
            if let Some(name) = remote.filter(|name| !name.is_empty() && old.is_empty()) {
                ledger.remark(Unit::Target, NEVER_SEEN, name);
            }
            new_commits(&store, &tips, &old, &|_| false, &mut ledger)
        }
    };
    outcome.ledger.merge(ledger);
    let events = Events::of(&store, &commits, &mut outcome.ledger);
    let mut ids = events.ids();
    let mut brought = Vec::new();
    if let Some(new_store) = &new_store {
        // Everything that arrived is looked at once, whether or not a commit has it; only what holds something is asked where it stands.
        let objects::Scanned { hits, ledger, .. } =
            objects::scan(new_store, options, config.formats(), (&[], CommitLog::default()));
        outcome.ledger.merge(ledger);
        ids.retain(|id| !new_store.contains(id));
        let hits: BTreeSet<ObjectId> = hits.iter().map(|hit| hit.object).collect();
        brought = events.look(&store, &Vec::from_iter(hits), options, config, &mut Ledger::new());
    }
    brought.extend(events.look(&store, &ids, options, config, &mut outcome.ledger));
    report(&store, brought, &Seen { events: &events, tip: None, local: &HashSet::new() }, config, &mut outcome);
    let mut known = outcome.findings.iter().filter_map(|f| f.secret.clone()).collect();
    let mut names = Names::default();
    for update in updates.iter().filter(|update| update.new.is_some() && update.old.is_none()) {
        names.take(&update.name, &Origin::GitFile { path: update.name.clone() });
    }
    names.report(&mut known, options, config, &mut outcome);
    Ok(outcome)
}

/// Where references stand of what the other side has, as far as is known here: what receives has what its own reach; a remote has what was
/// seen of it. One that was given as a URL has perhaps what was seen of any.
fn known(remote: Option<&str>) -> String {
    match remote {
        None => String::new(),
        Some("") => "refs/remotes/".to_owned(),
        Some(name) => format!("refs/remotes/{name}/"),
    }
}

/// Of a remote that was never fetched from. What other remotes have says nothing: a private one may have what a public one must not.
const NEVER_SEEN: &str =
    "nothing is known of what this remote has, so that every commit counts as new; `git fetch` makes it known";

/// Of a file that says what is reported, and that comes with what is judged by it.
const JUDGES_ITSELF: &str = "these commits change a file that says what is reported";

/// Whether a file is a configuration of this program, or a baseline.
fn judges(path: &[u8]) -> bool {
    [config::FILE_NAME, super::known::FILE_NAME].iter().any(|name| super::names::last(path) == name.as_bytes())
}

pub(super) fn repository(path: &Path) -> Result<Repository, Error> {
    let found = Repository::from_environment(path, &Environment::of_process()).map_err(|e| Error(e.to_string()))?;
    found.ok_or_else(|| Error(format!("{}: not a git repository, so nothing in it is new", path.display())))
}

/// All lints on the files of a tree that have changed, on their new lines.
fn files(
    repository: &Repository,
    store: &ObjectStore,
    changes: &Changes,
    part: &mut Part,
    options: &Options,
    config: &Config,
) {
    let collected = Mutex::new((std::mem::take(part), Vec::new()));
    changes.changed.par_iter().for_each(|changed| {
        let (mut found, name) = (Part::default(), changed.path.to_str_lossy());
        let mut env_file = None;
        if config.excludes(&changed.path) {
            found.outcome.ledger.skipped(Unit::File, EXCLUDED, name);
        } else if changed.is_submodule {
            found.outcome.ledger.skipped(Unit::File, "submodule", name);
        } else {
            match store.read(&changed.id) {
                Ok((_, bytes)) => {
                    env_file = staged::env_file(&changed.path, &bytes, may_be_secret);
                    let origin = Origin::File { path: changed.path.clone() };
                    found = tree::file(&Blob { origin, bytes: (&bytes).into() }, options, config);
                    found.outcome.ledger.scanned(Unit::File, bytes.len() as u64);
                }
                Err(error) => found.outcome.ledger.uncovered(Unit::File, error.why(), name),
            }
        }
        let mut collected = collected.lock().unwrap_or_else(PoisonError::into_inner);
        collected.0.merge(found);
        collected.1.extend(env_file);
    });
    let (mut found, mut env_files) = collected.into_inner().unwrap_or_else(PoisonError::into_inner);
    staged::place_ignore_files(repository, &mut env_files);
    env_files.sort();
    let by_path: HashMap<&BString, &Changed> = changes.changed.iter().map(|c| (&c.path, c)).collect();
    let changed = |path: &[u8]| by_path.get(&BString::from(path)).map(|c| c.id);
    let text = |path: &[u8]| changed(path).and_then(|id| store.read(&id).ok()).map(|(_, bytes)| bytes);
    tree::project(&env_files, &mut found, config, &text);
    fresh::keep(&mut found.outcome, &|finding| {
        by_path.get(&finding.path).map_or_else(
            || Fresh::new(b"", &[]),
            |changed| {
                let now = store.read(&changed.id).map(|(_, bytes)| bytes).unwrap_or_default();
                Fresh::new(&now, &before(store, &changed.before, &changes.gone, &changed.path, &now))
            },
        )
    });
    *part = found;
}

/// The earlier versions of a file: at its path, or else the file that it was made of.
fn before(store: &ObjectStore, ids: &[ObjectId], gone: &[Gone], path: &[u8], now: &[u8]) -> Vec<Vec<u8>> {
    if ids.is_empty() {
        return fresh::renamed_from(store, gone, path, now).into_iter().collect();
    }
    ids.iter().filter_map(|id| store.read(id).ok()).map(|(_, bytes)| bytes).collect()
}

/// A file as a commit brings it.
struct Event {
    /// Position of the commit.
    commit: usize,
    path: BString,
    before: Vec<ObjectId>,
}

/// What the new commits bring.
struct Events<'a> {
    commits: &'a NewCommits,
    by_blob: HashMap<ObjectId, Vec<Event>>,
    /// What a commit takes away, by its position; where a file may have been renamed.
    gone: HashMap<usize, Vec<Gone>>,
    /// The last commit that takes each blob of the range away, by another version or altogether.
    taken: HashMap<ObjectId, usize>,
    /// Folders that went with all that was in them, each with the last commit that took it away.
    taken_folders: HashMap<BString, usize>,
}

/// A secret in a version of a file that a commit brings.
struct Brought {
    /// Whether the commit brings its line, too.
    is_new: bool,
    /// Position of the commit; none if no new commit has it.
    commit: Option<usize>,
    object: ObjectId,
    path: BString,
    located: Located,
    /// What it stands in, if that is no file.
    note: Option<String>,
    holding: Holding,
    /// What allows it.
    allowed: Option<&'static str>,
}

impl<'a> Events<'a> {
    fn of(store: &ObjectStore, commits: &'a NewCommits, ledger: &mut Ledger) -> Self {
        let mut events = Events {
            commits,
            by_blob: HashMap::new(),
            gone: HashMap::new(),
            taken: HashMap::new(),
            taken_folders: HashMap::new(),
        };
        let mut compared = Compared::default();
        for (at, commit) in commits.commits.iter().enumerate() {
            let changes = compared.compare(store, commit.tree, &commit.before, ledger);
            events.take_away(at, &changes);
            let files = changes.changed.into_iter().filter(|changed| !changed.is_submodule);
            let mut has_new = false;
            for Changed { path, id, before, .. } in files {
                has_new |= before.is_empty();
                let of_blob = events.by_blob.entry(id).or_default();
                if of_blob.len() < EVENTS_MAX {
                    of_blob.push(Event { commit: at, path, before });
                }
            }
            if has_new && !changes.gone.is_empty() {
                events.gone.insert(at, changes.gone);
            }
        }
        events
    }

    /// Notes what of the range so far is no more after a commit. Parents come before children, so the last note stays.
    fn take_away(&mut self, commit: usize, changes: &Changes) {
        let replaced = changes.changed.iter().flat_map(|changed| &changed.before);
        let gone = changes.gone.iter().filter(|gone| !gone.is_folder).map(|gone| &gone.id);
        for id in replaced.chain(gone).filter(|id| self.by_blob.contains_key(*id)) {
            self.taken.insert(*id, commit);
        }
        let folders = changes.gone.iter().filter(|gone| gone.is_folder);
        self.taken_folders.extend(folders.map(|gone| (gone.path.clone(), commit)));
    }

    /// The commit after which no version that holds a secret is left.
    fn removed_by(&self, group: &[Brought]) -> Option<usize> {
        let last = group.iter().filter_map(|b| b.commit).max()?;
        let of_folder = |b: &Brought| {
            let folders = b.path.char_indices().filter(|(_, _, c)| *c == '/').map(|(at, ..)| &b.path[..at]);
            folders.filter_map(|folder| self.taken_folders.get(folder)).max().copied()
        };
        let taken = group.iter().filter_map(|b| self.taken.get(&b.object).copied().max(of_folder(b))).max()?;
        (taken > last).then_some(taken)
    }

    /// Everything that holds new text.
    fn ids(&self) -> Vec<ObjectId> {
        let commits = self.commits.commits.iter().map(|commit| commit.id);
        let mut ids: Vec<ObjectId> =
            self.by_blob.keys().copied().chain(commits).chain(self.commits.others.iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Looks at objects, and at those with secrets once for each commit that brings them.
    fn look(
        &self,
        store: &ObjectStore,
        ids: &[ObjectId],
        options: &Options,
        config: &Config,
        ledger: &mut Ledger,
    ) -> Vec<Brought> {
        let positions: HashMap<ObjectId, usize> =
            self.commits.commits.iter().enumerate().map(|(at, commit)| (commit.id, at)).collect();
        let parts: Vec<(Vec<Brought>, Ledger)> = ids
            .par_iter()
            .map(|id| {
                let mut ledger = Ledger::new();
                let found = match store.read(id) {
                    Ok((Kind::Tree, _)) => Vec::new(),
                    Ok((kind, bytes)) => {
                        ledger.scanned(Unit::Object, bytes.len() as u64);
                        let position = positions.get(id).copied();
                        self.look_at(store, (*id, kind, &bytes), position, (options, config), &mut ledger)
                    }
                    Err(error) => {
                        ledger.uncovered(Unit::Object, error.why(), id.to_string());
                        Vec::new()
                    }
                };
                (found, ledger)
            })
            .collect();
        let mut brought = Vec::new();
        for (found, part) in parts {
            brought.extend(found);
            ledger.merge(part);
        }
        brought
    }

    fn look_at(
        &self,
        store: &ObjectStore,
        (id, kind, bytes): (ObjectId, Kind, &[u8]),
        position: Option<usize>,
        (options, config): (&Options, &Config),
        ledger: &mut Ledger,
    ) -> Vec<Brought> {
        let held = Held { id, kind, bytes, packed: archive::is_packed(bytes), options, config };
        if !held.may_hold_secrets() {
            return Vec::new();
        }
        let mut said = Some(ledger);
        let mut brought = Vec::new();
        let mut take = |commit: Option<usize>, path: &BString, origin: &Origin, fresh: &dyn Fn() -> Fresh| {
            let located = held.located(path, origin, &mut said);
            if !located.is_empty() {
                brought.extend(held.brought(located, commit, path, &fresh()));
            }
        };
        let all_new = || Fresh::new(bytes, &[]);
        let events = self.by_blob.get(&id).map_or(&[][..], Vec::as_slice);
        for event in events.iter().filter(|event| !config.excludes(&event.path)) {
            let gone = self.gone.get(&event.commit).map_or(&[][..], Vec::as_slice);
            // What stood there before the range is no news when a commit of the range brings it back.
            let old = || self.commits.boundary.iter().filter_map(|tree| file_at(store, *tree, &event.path));
            let earlier = || event.before.iter().copied().chain(old()).collect::<Vec<_>>();
            let fresh = || Fresh::new(bytes, &before(store, &earlier(), gone, &event.path, bytes));
            take(Some(event.commit), &event.path, &Origin::File { path: event.path.clone() }, &fresh);
        }
        if events.is_empty() {
            take(position, &BString::default(), &Origin::Object { id, kind: kind.as_str() }, &all_new);
        }
        brought
    }
}

/// An object that is looked at for each commit that brings it.
struct Held<'a> {
    id: ObjectId,
    kind: Kind,
    bytes: &'a [u8],
    packed: bool,
    options: &'a Options,
    config: &'a Config,
}

impl Held<'_> {
    /// Whether anything in it may be reported, wherever it stands. What is packed is looked at in any case.
    fn may_hold_secrets(&self) -> bool {
        let may_be = |s: &Secret| self.options.include_all || judge::may_be_reported(s);
        self.packed || self.texts().iter().flat_map(|text| &text.secrets).any(may_be)
    }

    fn texts(&self) -> Vec<Text<'_>> {
        message::texts(self.kind, self.bytes, self.config.formats())
    }

    /// Its secrets as a file of this path. What could not be unpacked is said the first time.
    fn located(&self, path: &BString, origin: &Origin, said: &mut Option<&mut Ledger>) -> Vec<Located> {
        let wanted = |s: &Secret| inspect::is_wanted(s, self.options.include_all);
        let texts = self.texts().into_iter().map(|text| tree::with_path(text, path));
        let mut located: Vec<Located> = texts.flat_map(|text| inspect::locate(&text, origin, wanted)).collect();
        if self.packed {
            let job = packed::Job {
                limits: Limits::of_version(self.bytes.len(), self.options.memory),
                name: &|| self.id.to_string(),
                wants: &|_| true,
                own: self.config.formats(),
            };
            let mut members = Vec::new();
            let read = job.texts(self.bytes, &mut |text| {
                members.extend(inspect::locate(&tree::with_path(text, path), origin, wanted));
            });
            if let Some(ledger) = said.take() {
                ledger.merge(read);
            }
            located.retain(|l| !members.iter().any(|m| m.secret.text == l.secret.text));
            located.append(&mut members);
        }
        located
    }

    /// What of it a commit brings, with what allows it.
    fn brought(&self, located: Vec<Located>, commit: Option<usize>, path: &BString, fresh: &Fresh) -> Vec<Brought> {
        let mut directives = suppress::scan_directives(self.bytes);
        let bring = |located: Located| {
            let is_new = fresh.touches(located.place.line, located.place.end_line);
            let about = About::value(Some(located.secret.verdict));
            let allowed = directives.covers(located.place.line, lints::allowed_by(&"secret-in-history"), about);
            let allowed = self.config.heeds(allowed);
            let decoded = !located.secret.layers.is_empty();
            let field = message::field(self.bytes, located.place.line, decoded);
            let note = groups::where_it_stands(self.kind, self.id, path.is_empty(), || field);
            let holding = groups::holding(self.kind, field);
            Brought { is_new, commit, object: self.id, path: path.clone(), located, allowed, note, holding }
        };
        located.into_iter().map(bring).collect()
    }
}

/// The commits of a range that no remote-tracking reference reaches.
fn local(
    repository: &Repository,
    store: &ObjectStore,
    commits: &NewCommits,
    tip: ObjectId,
    asked: bool,
) -> HashSet<ObjectId> {
    if !asked {
        return HashSet::new();
    }
    let all = refs::read(repository, &mut Ledger::new()).refs;
    let remote: Vec<ObjectId> = all.iter().filter(|r| r.name.starts_with(b"refs/remotes/")).map(|r| r.target).collect();
    if remote.is_empty() {
        return commits.commits.iter().map(|commit| commit.id).collect();
    }
    let unpushed = new_commits(store, &[tip], &remote, &|_| false, &mut Ledger::new());
    unpushed.commits.into_iter().map(|commit| commit.id).collect()
}

/// From where a report looks.
struct Seen<'a> {
    events: &'a Events<'a>,
    /// The newest commit of a range; none for a push.
    tip: Option<ObjectId>,
    /// Commits that are here alone.
    local: &'a HashSet<ObjectId>,
}

/// One finding for each secret that no file of the newest commit has; those that files have learn which commit brought them.
fn report(store: &ObjectStore, brought: Vec<Brought>, seen: &Seen<'_>, config: &Config, outcome: &mut Outcome) {
    let mut groups: BTreeMap<SecretText, Vec<Brought>> = BTreeMap::new();
    for found in brought {
        groups.entry(found.located.secret.text.clone()).or_default().push(found);
    }
    groups.retain(|_, group| group.iter().any(|b| b.is_new));
    let removed: HashMap<SecretText, usize> =
        groups.iter().filter_map(|(text, group)| Some((text.clone(), seen.events.removed_by(group)?))).collect();
    groups.values_mut().for_each(|group| group.retain(|b| b.is_new));
    let mut in_files: HashSet<SecretText> = HashSet::new();
    for finding in outcome.findings.iter_mut().filter(|f| lints::is_about_secrets(f.lint)) {
        let Some(text) = finding.secret.clone() else { continue };
        if let Some(group) = groups.get(&text) {
            let provenance = seen.provenance(store, group, None);
            lints::advise(&mut finding.help, &provenance, (Holding::File, &blobs(group)), true);
            finding.provenance = Some(provenance);
        }
        in_files.insert(text);
    }
    for (text, mut group) in groups {
        if in_files.contains(&text) {
            continue;
        }
        group.sort_by_key(|b| (b.commit.is_none(), b.commit, b.path.clone(), b.object, b.located.place.line));
        let provenance = seen.provenance(store, &group, Some(removed.get(&text).copied()));
        let Some(mut finding) = seen.finding(&group, &provenance) else { continue };
        if let Some(kind) = group.iter().find_map(|b| b.allowed) {
            outcome.count(kind, 1);
            continue;
        }
        let holding = group.first().map_or(Holding::File, |first| first.holding);
        lints::advise(&mut finding.help, &provenance, (holding, &blobs(&group)), false);
        finding.provenance = Some(provenance);
        tree::configured(finding, config, outcome);
    }
}

/// The blobs among what holds a secret.
fn blobs(group: &[Brought]) -> Vec<ObjectId> {
    let of_files = group.iter().filter(|b| !b.path.is_empty()).map(|b| b.object);
    of_files.collect::<BTreeSet<_>>().into_iter().collect()
}

impl Seen<'_> {
    fn commit_of(&self, brought: &Brought) -> Option<ObjectId> {
        brought.commit.and_then(|at| self.id_of(at))
    }

    fn id_of(&self, position: usize) -> Option<ObjectId> {
        self.events.commits.commits.get(position).map(|commit| commit.id)
    }

    /// `gone`: none if a file of the newest commit still has it, else the position of the commit that took it away, if that is known.
    fn provenance(&self, store: &ObjectStore, group: &[Brought], gone: Option<Option<usize>>) -> Provenance {
        let first = group.iter().min_by_key(|b| (b.commit.is_none(), b.commit)).and_then(|b| self.commit_of(b));
        let introduced = first.and_then(|id| graph::commit(store, id));
        let removed = gone.flatten().filter(|_| self.tip.is_some());
        let since = group.iter().filter_map(|b| b.commit).min().and_then(|at| self.events.commits.commits.get(at..));
        let is_merge = |commit: &NewCommit| commit.before.len() > 1;
        Provenance {
            by_merge: since.is_some_and(|since| since.first().is_some_and(is_merge)),
            merged: since.is_some_and(|since| since.iter().any(is_merge)),
            in_head: gone.is_none(),
            reachable: introduced.is_some(),
            blobs: group.iter().map(|b| b.object).collect::<HashSet<_>>().len(),
            pushed: self.tip.is_some() && first.is_some_and(|id| !self.local.contains(&id)),
            local: self.tip.is_some() && first.is_some_and(|id| self.local.contains(&id)),
            parent: first.and_then(|id| graph::parents(store, id)?.first().copied()),
            introduced_by_head: first.is_some() && first == self.tip,
            introduced,
            removed: removed.and_then(|at| graph::commit(store, self.id_of(at)?)),
            ..Provenance::default()
        }
    }

    /// What is said of a secret, at the first place that brings it.
    fn finding(&self, group: &[Brought], provenance: &Provenance) -> Option<Finding> {
        let first = group.first()?;
        let mut located = first.located.clone();
        located.part = located.part.map(|part| self.placed(first, &part));
        located.place = self.placed(first, &first.located.place);
        // What a push brings may well be in its files.
        let only_in_history = self.tip.map(|_| provenance);
        let mut finding = draft::finding(&located, &first.path, only_in_history)?;
        let mut places: Vec<Place> = Vec::new();
        for place in group[1..].iter().map(|b| self.placed(b, &b.located.place)) {
            if place != finding.place && !places.contains(&place) && places.len() < PLACES_MAX {
                places.push(place);
            }
        }
        let others = places.into_iter().map(|place| Related { place, label: "the same secret".to_string() });
        finding.related.extend(others);
        finding.notes.extend(first.note.clone());
        Some(finding)
    }

    fn placed(&self, brought: &Brought, place: &Place) -> Place {
        let commit = self.commit_of(brought).filter(|_| !brought.path.is_empty());
        Place { commit, ..place.clone() }
    }
}
