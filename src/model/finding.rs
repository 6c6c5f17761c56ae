//! What a lint says about a place. Complete before any report sees it.

use super::{Evidence, Excerpt, Fix, Layer, ObjectId, Origin, Place, Remedy, SecretText, Verdict};
use bstr::BString;

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Advice and information.
    Note,
    /// Fails in production.
    Warning,
    /// Leaks.
    Error,
}

impl Level {
    /// The word used in every report.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// A commit, as far as a diagnostic names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Commit {
    /// Its id.
    pub id: ObjectId,
    /// Author name as in the commit (bytes of the target, lossily decoded).
    pub author: String,
    /// Author date, seconds since 1970-01-01 UTC.
    pub date: i64,
}

/// What the history says about a secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The earliest commit that has it, none if no commit reaches it.
    pub introduced: Option<Commit>,
    /// Whether the commit of HEAD still has it.
    pub in_head: bool,
    /// Whether any commit reaches it.
    pub reachable: bool,
    /// Number of blobs of the object store that hold it.
    pub blobs: usize,
    /// If HEAD does not have it any more: the last commit of HEAD's history that took it away.
    pub removed: Option<Commit>,
    /// The first references that reach it: branches before remote-tracking ones, tags and others.
    pub refs: Vec<BString>,
    /// Number of references that reach it.
    pub ref_count: usize,
    /// Whether a reflog reaches it.
    pub logged: bool,
    /// Whether a remote-tracking reference reaches it: then others have it.
    pub pushed: bool,
    /// Whether only references of this copy reach it, as far as this copy knows: then nobody else has it. Never for a bare repository,
    /// whose branches are those of others.
    pub local: bool,
    /// The first parent of the commit that introduced it.
    pub parent: Option<ObjectId>,
    /// Whether the commit of HEAD is the one that introduced it, so that amending takes it away.
    pub introduced_by_head: bool,
    /// The full name of the branch that is checked out.
    pub branch: Option<BString>,
    /// Whether the commit that introduced it is a merge.
    pub by_merge: bool,
    /// Whether that is one, or one may have come since: then a plain rebase would flatten it.
    pub merged: bool,
    /// Whether a stash before the newest has it.
    pub stashed: bool,
}

/// A second place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub place: Place,
    /// What it is to the finding.
    pub label: String,
}

/// One diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Name of the lint.
    pub lint: &'static str,
    /// Level after configuration.
    pub level: Level,
    /// One line: what is wrong.
    pub message: String,
    /// What the primary place is, shown under it.
    pub label: String,
    /// Path shown to people and machines; empty for text without one (an unreachable object, a commit message).
    pub path: BString,
    /// Where.
    pub place: Place,
    /// Masked lines around.
    pub excerpt: Excerpt,
    /// More places of the same cause.
    pub related: Vec<Related>,
    /// Facts beside the evidence.
    pub notes: Vec<String>,
    /// What to do, most urgent first.
    pub help: Vec<String>,
    /// What would mend it, as the lint says.
    pub remedy: Option<Remedy>,
    /// A change that mends it, made of the remedy and the text of the files.
    pub fix: Option<Fix>,
    /// Id of the credential rule.
    pub credential: Option<&'static str>,
    /// Verdict, for findings about a secret.
    pub verdict: Option<Verdict>,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// What the history says, when it was read.
    pub provenance: Option<Provenance>,
    /// Stable id of the secret, of its place or of the defect: `kl1:` or `kl2:`, and 16 hexadecimal digits.
    pub fingerprint: String,
    /// Whether it says more of a secret that has a finding of its own at the same place.
    pub beside: bool,
    /// The secret, for reports that may mask or show it.
    pub secret: Option<SecretText>,
    /// The way from the file's bytes to the text.
    pub layers: Vec<Layer>,
}

impl Finding {
    /// The secret as it may be shown: as much of its beginning as the lines around show, which is the public prefix of its form, and
    /// nothing of a password.
    pub fn masked_secret(&self) -> Option<String> {
        let secret = self.secret.as_ref()?;
        let below = self.place.line.saturating_sub(self.excerpt.first_line.max(1)) as usize;
        let line = self.excerpt.text.split('\n').nth(below).unwrap_or_default();
        let here = line.chars().skip(self.place.column.saturating_sub(1) as usize);
        let prefix: String = here.take_while(|c| *c != '*').collect();
        let is_own = self.credential.is_some() && secret.reveal().starts_with(prefix.as_bytes());
        Some(secret.masked(if is_own { prefix.chars().count() } else { 0 }))
    }

    /// Gives the files that it speaks of other paths.
    pub fn rename(&mut self, path: &dyn Fn(&[u8]) -> Vec<u8>) {
        if !self.path.is_empty() {
            self.path = path(&self.path).into();
        }
        let related = self.related.iter_mut().map(|related| &mut related.place);
        for place in related.chain([&mut self.place]) {
            if let Origin::File { path: own } = &mut place.origin {
                *own = path(own).into();
            }
        }
        if let Some(remedy) = &mut self.remedy {
            remedy.rename(path);
        }
    }

    /// What every finding has; the rest is empty. The excerpt stays empty, too: whoever shows lines knows what in them is to be masked.
    pub fn new(lint: (&'static str, Level), message: String, path: &[u8], place: Place, fingerprint: String) -> Self {
        Finding {
            lint: lint.0,
            level: lint.1,
            message,
            label: String::new(),
            path: path.into(),
            place,
            excerpt: Excerpt::default(),
            related: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            remedy: None,
            fix: None,
            credential: None,
            verdict: None,
            evidence: Vec::new(),
            provenance: None,
            fingerprint,
            beside: false,
            secret: None,
            layers: Vec::new(),
        }
    }
}
