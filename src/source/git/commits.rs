//! The graph of commits: parents, trees, dates, and an order in which parents come first.
//!
//! In: the bytes of commits. Out: a compact table by commit number. Nothing is compared with anything: which commit brought
//! what is the matter of `provenance`. People and messages are not kept; who wrote a commit is read again for the few that
//! are named.

use super::object::Kind;
use super::outline::Outline;
use super::store::ObjectStore;
use super::walk::{ObjectView, Visitor};
use crate::model::{Commit, Ledger, ObjectId, Unit};
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// No commit, no object.
pub(super) const NONE: u32 = u32::MAX;

/// What the graph needs of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Its tree.
    pub(super) tree: ObjectId,
    /// Its parents, in order.
    pub(super) parents: Vec<ObjectId>,
    /// Date of the committer, seconds since 1970; 0 if it has none that can be read.
    pub(super) date: i64,
}

/// Reads tree, parents and date; `None` if it does not begin as a commit does.
pub(super) fn parse(bytes: &[u8]) -> Option<Header> {
    let mut lines = header_lines(bytes);
    let tree = ObjectId::from_hex(lines.next()?.strip_prefix(b"tree ")?)?;
    let (mut parents, mut date) = (Vec::new(), 0);
    for line in lines {
        if let Some(parent) = line.strip_prefix(b"parent ") {
            parents.push(ObjectId::from_hex(parent)?);
        } else if let Some(person) = line.strip_prefix(b"committer ") {
            date = person_date(person);
            break;
        }
    }
    Some(Header { tree, parents, date })
}

/// Lines up to the first empty one.
fn header_lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|b| *b == b'\n').take_while(|line| !line.is_empty())
}

/// The seconds in `Name <mail> seconds zone`; 0 if there are none, the nearest number if they do not fit.
fn person_date(person: &[u8]) -> i64 {
    let after = person.iter().rposition(|b| *b == b'>').map_or(person, |at| &person[at + 1..]);
    let text = after.trim_ascii_start();
    let (sign, digits) = text.strip_prefix(b"-").map_or((1, text), |rest| (-1, rest));
    let seconds = digits.iter().take_while(|b| b.is_ascii_digit());
    sign * seconds.fold(0i64, |value, digit| value.saturating_mul(10).saturating_add(i64::from(digit - b'0')))
}

/// Author and author date of a commit's bytes.
pub(super) fn author(id: ObjectId, bytes: &[u8]) -> Commit {
    let field = |name: &[u8]| header_lines(bytes).find_map(|line| line.strip_prefix(name));
    let person = field(b"author ").or_else(|| field(b"committer ")).unwrap_or_default();
    let name = person.iter().position(|b| *b == b'<').map_or(person, |at| &person[..at]).trim_ascii();
    let latin = field(b"encoding ").is_some_and(|e| {
        [&b"iso-8859-1"[..], b"iso8859-1", b"latin1", b"latin-1"].iter().any(|l| e.eq_ignore_ascii_case(l))
    });
    let name = if latin && std::str::from_utf8(name).is_err() {
        name.iter().map(|b| char::from(*b)).collect()
    } else {
        String::from_utf8_lossy(name).into_owned()
    };
    Commit { id, author: name, date: person_date(person) }
}

/// What an id stands for in the end: itself, or what a tag points at. Tags on the way are added to `tags`.
pub(super) fn peel(
    store: &ObjectStore,
    id: ObjectId,
    tags: &mut HashSet<ObjectId>,
) -> Result<(Kind, ObjectId), &'static str> {
    /// Tags of tags go no deeper than this.
    const MAX_TAGS: usize = 64;
    let mut at = id;
    for _ in 0..MAX_TAGS {
        let (kind, bytes) = store.read(&at).map_err(|error| error.why())?;
        if kind != Kind::Tag {
            return Ok((kind, at));
        }
        tags.insert(at);
        let target = header_lines(&bytes).find_map(|line| line.strip_prefix(b"object "));
        at = target.and_then(ObjectId::from_hex).ok_or("the tag names no object")?;
    }
    Err("tags of tags without end")
}

/// A commit as a thread of the walk has seen it.
pub(super) struct Seen {
    /// Number of the commit object.
    pub(super) number: u32,
    pub(super) header: Header,
}

/// Gathers the commits that a walk shows, for [`super::histories`]: whoever looks at the texts of commits sees them anyway.
pub struct CommitLog {
    /// One for each thread and one for all others.
    shards: Vec<Mutex<(Vec<Seen>, Ledger)>>,
}

impl Default for CommitLog {
    fn default() -> Self {
        CommitLog { shards: (0..=rayon::current_num_threads()).map(|_| Mutex::default()).collect() }
    }
}

impl CommitLog {
    /// With the commits of packs of which the outline is known.
    pub fn with(store: &ObjectStore, outline: &Outline) -> Option<Self> {
        let log = CommitLog::default();
        log.shards.first()?.lock().unwrap_or_else(PoisonError::into_inner).0 = outline.seen(store)?;
        Some(log)
    }

    /// Takes note of an object, if it is a commit.
    pub fn add(&self, object: &ObjectView<'_>) {
        if object.kind != Kind::Commit {
            return;
        }
        let at = rayon::current_thread_index().map_or(0, |thread| (thread + 1) % self.shards.len());
        let mut shard = self.shards[at].lock().unwrap_or_else(PoisonError::into_inner);
        match parse(object.bytes) {
            Some(header) => shard.0.push(Seen { number: object.number, header }),
            None => shard.1.uncovered(Unit::Object, "the commit is damaged", object.id().to_string()),
        }
    }

    /// All of them, and those that are damaged.
    pub(super) fn into_seen(self) -> (Vec<Seen>, Ledger) {
        let (mut all, mut ledger) = (Vec::new(), Ledger::new());
        for shard in self.shards {
            let (seen, damaged) = shard.into_inner().unwrap_or_else(PoisonError::into_inner);
            all.extend(seen);
            ledger.merge(damaged);
        }
        (all, ledger)
    }
}

impl Visitor for CommitLog {
    type State = ();

    fn wants_delta(&self) -> bool {
        false
    }

    fn visit(&self, object: &ObjectView<'_>, _: Option<&()>) {
        self.add(object);
    }
}

/// All commits, in an order in which parents come before their children.
#[derive(Default)]
pub(super) struct Commits {
    /// Object number by commit.
    pub(super) numbers: Vec<u32>,
    /// Object number of the tree, [`NONE`] if it is not there.
    pub(super) trees: Vec<u32>,
    /// Committer dates, raised above those of the parents where a clock went wrong: an order that agrees with the graph.
    pub(super) dates: Vec<i64>,
    parent_starts: Vec<u32>,
    parents: Vec<u32>,
    /// Commit by object number.
    by_number: Vec<u32>,
}

impl Commits {
    /// Builds the graph. `missing` is told every tree and parent that is not in the store.
    pub(super) fn new(
        store: &ObjectStore,
        mut seen: Vec<Seen>,
        mut missing: impl FnMut(&ObjectId, &'static str),
    ) -> Self {
        seen.sort_unstable_by_key(|commit| commit.number);
        seen.dedup_by_key(|commit| commit.number);
        let mut by_number = vec![NONE; usize::try_from(store.numbers()).unwrap_or(0)];
        (0..).zip(&seen).for_each(|(at, commit)| by_number[commit.number as usize] = at);
        // Tree and parents of all commits are looked up together.
        let mut asked = Vec::with_capacity(seen.len() * 2);
        for commit in &seen {
            asked.push(commit.header.tree);
            asked.extend_from_slice(&commit.header.parents);
        }
        let mut numbers = store.numbers_of(&asked).into_iter();
        let mut trees = Vec::with_capacity(seen.len());
        let mut parents = Vec::with_capacity(seen.len());
        for commit in &seen {
            trees.push(numbers.next().flatten().unwrap_or_else(|| {
                missing(&commit.header.tree, "the tree of a commit is missing");
                NONE
            }));
            let mut found = Vec::with_capacity(commit.header.parents.len());
            for id in &commit.header.parents {
                match numbers.next().flatten().map(|number| by_number[number as usize]) {
                    Some(parent) if parent != NONE => found.push(parent),
                    _ => missing(id, "a parent commit is missing"),
                }
            }
            parents.push(found);
        }
        let order = parents_first(&parents);
        let mut rank = vec![0; seen.len()];
        (0..).zip(&order).for_each(|(at, commit)| rank[*commit as usize] = at);
        let mut commits = Commits { parent_starts: vec![0], ..Commits::default() };
        for old in &order {
            let commit = &seen[*old as usize];
            commits.numbers.push(commit.number);
            commits.trees.push(trees[*old as usize]);
            let mut date = commit.header.date;
            for parent in &parents[*old as usize] {
                let parent = rank[*parent as usize];
                // Part of a circle (impossible with true names) may come later; it counts as no parent.
                if (parent as usize) < commits.dates.len() {
                    date = date.max(commits.dates[parent as usize].saturating_add(1));
                    commits.parents.push(parent);
                }
            }
            commits.dates.push(date);
            commits.parent_starts.push(commits.parents.len() as u32);
        }
        (0..).zip(&commits.numbers).for_each(|(at, number)| by_number[*number as usize] = at);
        commits.by_number = by_number;
        commits
    }

    /// Number of commits.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Parents that are there.
    pub(super) fn parents(&self, commit: u32) -> &[u32] {
        let commit = commit as usize;
        &self.parents[self.parent_starts[commit] as usize..self.parent_starts[commit + 1] as usize]
    }

    /// The commit of an object number.
    pub(super) fn find(&self, number: u32) -> Option<u32> {
        self.by_number.get(number as usize).copied().filter(|commit| *commit != NONE)
    }

    /// Marks the commits that `tips` reach, themselves included.
    pub(super) fn reachable(&self, tips: impl IntoIterator<Item = u32>) -> Vec<bool> {
        let mut marks = vec![false; self.len()];
        tips.into_iter().for_each(|tip| marks[tip as usize] = true);
        for commit in (0..self.len() as u32).rev() {
            if marks[commit as usize] {
                self.parents(commit).iter().for_each(|parent| marks[*parent as usize] = true);
            }
        }
        marks
    }
}

/// Depth first over the parents, without recursion.
pub(super) fn parents_first(parents: &[Vec<u32>]) -> Vec<u32> {
    let (mut order, mut entered) = (Vec::with_capacity(parents.len()), vec![false; parents.len()]);
    let mut stack: Vec<(u32, usize)> = Vec::new();
    for start in 0..parents.len() as u32 {
        if !std::mem::replace(&mut entered[start as usize], true) {
            stack.push((start, 0));
        }
        while let Some((commit, next)) = stack.last_mut() {
            match parents[*commit as usize].get(*next) {
                Some(parent) => {
                    *next += 1;
                    if !std::mem::replace(&mut entered[*parent as usize], true) {
                        stack.push((*parent, 0));
                    }
                }
                None => {
                    order.push(*commit);
                    stack.pop();
                }
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_and_dates_of_all_sorts() {
        let id = ObjectId::from_bytes(&[1; 20]).unwrap();
        let commit = |text: &[u8]| author(id, text);
        let plain =
            commit(b"tree x\nauthor A U Thor <a@b> 1234 +0200\ncommitter C <c> 99 +0000\n\nauthor No <n> 7 +0000\n");
        assert_eq!((plain.author.as_str(), plain.date), ("A U Thor", 1234));
        let latin = commit(b"author J\xf6rg <j> 5 +0000\nencoding ISO-8859-1\n\n");
        assert_eq!(latin.author, "J\u{f6}rg");
        assert_eq!(commit(b"author J\xf6rg <j> 5 +0000\n\n").author, "J\u{fffd}rg");
        for (line, date) in [
            ("A <a> -77 +0000", -77),
            ("A <a> 99999999999999999999999999 +0000", i64::MAX),
            ("A <a>", 0),
            ("A <a> > 12", 12),
            ("", 0),
        ] {
            assert_eq!(person_date(line.as_bytes()), date, "{line}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_commit_or_none(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "(tree [0-9a-f]{40}\n)?(parent [0-9a-f]{38,42}\n){0,3}(committer .{0,30}\n)?\n?.{0,20}") {
            let id = ObjectId::from_bytes(&[1; 20]).unwrap();
            for bytes in [&bytes[..], text.as_bytes()] {
                let _ = (parse(bytes), author(id, bytes));
            }
        }

        #[test]
        fn parents_come_first(edges in prop::collection::vec((1u32..60, 0u32..60), 0..150)) {
            let mut parents = vec![Vec::new(); 60];
            for (child, parent) in edges {
                if parent < child { parents[(child * 37 % 60) as usize].push(parent * 37 % 60); }
            }
            let order = parents_first(&parents);
            let mut rank = [0; 60];
            order.iter().enumerate().for_each(|(at, commit)| rank[*commit as usize] = at);
            prop_assert_eq!(order.len(), 60);
            for (child, list) in parents.iter().enumerate() {
                prop_assert!(list.iter().all(|parent| rank[*parent as usize] < rank[child]));
            }
        }
    }
}
