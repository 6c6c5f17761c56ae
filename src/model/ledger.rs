//! What was looked at and what was not: every unit ends as scanned, skipped by policy, or uncovered.

use std::collections::BTreeMap;

/// Kinds of things that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A file of the working tree or named on the command line.
    File,
    /// A member of an archive, or the archive in a file as far as it was not read.
    Member,
    /// A folder that was not entered.
    Directory,
    /// An entry of the index.
    IndexEntry,
    /// A blob, commit, tag (or tree, when it was read) of the object store.
    Object,
    /// A pack.
    Pack,
    /// A reference, reflog or other text of the git directory.
    GitFile,
    /// The target as a whole (not a repository, shallow, partial).
    Target,
}

impl Unit {
    /// All kinds.
    pub const ALL: [Unit; 8] = [
        Unit::File,
        Unit::Member,
        Unit::Directory,
        Unit::IndexEntry,
        Unit::Object,
        Unit::Pack,
        Unit::GitFile,
        Unit::Target,
    ];

    /// The word used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Unit::File => "file",
            Unit::Member => "archive member",
            Unit::Directory => "directory",
            Unit::IndexEntry => "index entry",
            Unit::Object => "object",
            Unit::Pack => "pack",
            Unit::GitFile => "git file",
            Unit::Target => "target",
        }
    }
}

/// Why a unit was skipped or is uncovered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// The kind of unit.
    pub unit: Unit,
    /// A short constant sentence, such as `ignored by git` or `permission denied`.
    pub why: &'static str,
}

/// Names kept per reason.
const NAMES_KEPT: usize = 20;

/// How many units met one reason, and the first of them by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Number of units.
    pub count: u64,
    /// The least names in byte order (deterministic for any number of threads), lossily decoded.
    pub names: Vec<String>,
}

/// The coverage of a run. Built per thread and merged; the order of merging does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    scanned: BTreeMap<Unit, u64>,
    bytes: u64,
    skipped: BTreeMap<Reason, Count>,
    uncovered: BTreeMap<Reason, Count>,
    remarks: BTreeMap<Reason, Count>,
}

impl Ledger {
    /// Nothing seen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A unit was looked at whole.
    pub fn scanned(&mut self, unit: Unit, bytes: u64) {
        self.scanned_many(unit, 1, bytes);
    }

    /// Gives what has a path another one. Absolute paths stay as they are.
    pub fn rename(&mut self, path: &dyn Fn(&[u8]) -> Vec<u8>) {
        let counts = [&mut self.skipped, &mut self.uncovered, &mut self.remarks];
        for count in counts.into_iter().flat_map(BTreeMap::values_mut) {
            let names = count.names.iter_mut().filter(|name| !name.starts_with('/'));
            names.for_each(|name| *name = String::from_utf8_lossy(&path(name.as_bytes())).into_owned());
            count.names.sort();
        }
    }

    /// Several units were looked at whole.
    pub fn scanned_many(&mut self, unit: Unit, count: u64, bytes: u64) {
        *self.scanned.entry(unit).or_default() += count;
        self.bytes += bytes;
    }

    /// A unit was left out by policy.
    pub fn skipped(&mut self, unit: Unit, why: &'static str, name: impl Into<String>) {
        self.skipped.entry(Reason { unit, why }).or_default().add(1, vec![name.into()]);
    }

    /// Several units were left out by policy, too many to name.
    pub fn skipped_many(&mut self, unit: Unit, why: &'static str, count: u64) {
        if count > 0 {
            self.skipped.entry(Reason { unit, why }).or_default().add(count, Vec::new());
        }
    }

    /// A unit could not be read; the run is not complete.
    pub fn uncovered(&mut self, unit: Unit, why: &'static str, name: impl Into<String>) {
        self.uncovered.entry(Reason { unit, why }).or_default().add(1, vec![name.into()]);
    }

    /// Several units were left out by policy, with some of their names.
    pub fn skipped_named(&mut self, unit: Unit, why: &'static str, count: u64, names: Vec<String>) {
        self.skipped.entry(Reason { unit, why }).or_default().add(count, names);
    }

    /// Several units could not be read, with some of their names.
    pub fn uncovered_named(&mut self, unit: Unit, why: &'static str, count: u64, names: Vec<String>) {
        self.uncovered.entry(Reason { unit, why }).or_default().add(count, names);
    }

    /// Something is to be known of several units, with some of their names.
    pub fn remarked_named(&mut self, unit: Unit, why: &'static str, count: u64, names: Vec<String>) {
        self.remarks.entry(Reason { unit, why }).or_default().add(count, names);
    }

    /// Something that people should know of a unit, though it was read whole.
    pub fn remark(&mut self, unit: Unit, why: &'static str, name: impl Into<String>) {
        self.remarks.entry(Reason { unit, why }).or_default().add(1, vec![name.into()]);
    }

    /// Takes over what another thread or stage has counted.
    pub fn merge(&mut self, other: Ledger) {
        for (unit, count) in other.scanned {
            *self.scanned.entry(unit).or_default() += count;
        }
        self.bytes += other.bytes;
        for (mine, theirs) in [
            (&mut self.skipped, other.skipped),
            (&mut self.uncovered, other.uncovered),
            (&mut self.remarks, other.remarks),
        ] {
            for (reason, count) in theirs {
                mine.entry(reason).or_default().add(count.count, count.names);
            }
        }
    }

    /// Whether everything that was found was read, but for what policy names.
    pub fn is_complete(&self) -> bool {
        self.uncovered.is_empty()
    }

    /// Whether nothing at all was looked at.
    pub fn is_empty(&self) -> bool {
        self.scanned.is_empty()
    }

    /// Units looked at, by kind.
    pub fn scanned_counts(&self) -> &BTreeMap<Unit, u64> {
        &self.scanned
    }

    /// Bytes of all units looked at (decoded bytes for git objects).
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Units left out by policy.
    pub fn skipped_counts(&self) -> &BTreeMap<Reason, Count> {
        &self.skipped
    }

    /// Units that could not be read.
    pub fn uncovered_counts(&self) -> &BTreeMap<Reason, Count> {
        &self.uncovered
    }

    /// What people should know of units that were read.
    pub fn remarks(&self) -> &BTreeMap<Reason, Count> {
        &self.remarks
    }

    /// Number of units of one kind that were met at all: scanned, skipped and uncovered.
    pub fn total(&self, unit: Unit) -> u64 {
        let of = |m: &BTreeMap<Reason, Count>| -> u64 {
            m.iter().filter(|(r, _)| r.unit == unit).map(|(_, c)| c.count).sum()
        };
        self.scanned.get(&unit).copied().unwrap_or(0) + of(&self.skipped) + of(&self.uncovered)
    }
}

impl Count {
    fn add(&mut self, count: u64, names: Vec<String>) {
        self.count += count;
        self.names.extend(names);
        self.names.sort();
        self.names.truncate(NAMES_KEPT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merging_is_order_independent_and_keeps_the_sum() {
        let part = |n: u32| {
            let mut l = Ledger::new();
            l.scanned(Unit::File, 10);
            l.uncovered(Unit::File, "permission denied", format!("f{n:03}"));
            l
        };
        let (mut a, mut b) = (Ledger::new(), Ledger::new());
        (0..50).for_each(|n| a.merge(part(n)));
        (0..50).rev().for_each(|n| b.merge(part(n)));
        assert_eq!(a, b);
        assert_eq!(a.total(Unit::File), 100);
        assert!(!a.is_complete());
        let (_, count) = a.uncovered_counts().iter().next().unwrap();
        assert_eq!((count.count, count.names.len()), (50, NAMES_KEPT));
    }
}
