//! For which stage a file or a line is, by its path and its names: development, staging, production.
//!
//! In: a finding about a secret. Out: a [`Stage`], or nothing when neither tells, or both tell different things.

use crate::model::Finding;
use crate::rules::names;
use crate::rules::paths::{Kind, Lower};

/// Where software runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// On the machine of who writes it.
    Development,
    /// Where tests run.
    Test,
    /// Where it is tried before.
    Staging,
    /// For those who use it.
    Production,
}

impl Stage {
    /// The word for people.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Stage::Development => "development",
            Stage::Test => "test",
            Stage::Staging => "staging",
            Stage::Production => "production",
        }
    }
}

/// Words for stages.
const WORDS: [(&str, Stage); 12] = [
    ("dev", Stage::Development),
    ("devel", Stage::Development),
    ("development", Stage::Development),
    ("local", Stage::Development),
    ("test", Stage::Test),
    ("testing", Stage::Test),
    ("staging", Stage::Staging),
    ("stage", Stage::Staging),
    ("preprod", Stage::Staging),
    ("uat", Stage::Staging),
    ("prod", Stage::Production),
    ("production", Stage::Production),
];

/// Words for clusters on the machine of who tries something.
const LOCAL_CLUSTERS: [&str; 5] = ["minikube", "kind", "k3d", "microk8s", "vagrant"];
/// Ends of the names of scripts: what they are called says what they do, and not for which stage the keys in them are.
const SCRIPTS: [&str; 6] = [".sh", ".bash", ".zsh", ".ps1", ".bat", ".cmd"];

fn stage_in<'w>(words: impl Iterator<Item = &'w str>) -> Option<Stage> {
    let mut found: Vec<Stage> = words.filter_map(|w| WORDS.iter().find(|(k, _)| *k == w).map(|(_, s)| *s)).collect();
    found.sort_unstable();
    found.dedup();
    if let [only] = found.as_slice() { Some(*only) } else { None }
}

/// The stage that the place of a secret is for: the name before it says more than the file.
pub(super) fn stage_of(finding: &Finding) -> Option<Stage> {
    let below = usize::try_from(finding.place.line.saturating_sub(finding.excerpt.first_line)).unwrap_or(0);
    let line = finding.excerpt.text.lines().nth(below).unwrap_or_default();
    let column = usize::try_from(finding.place.column).unwrap_or(1).saturating_sub(1);
    let before: String = line.chars().take(column).collect();
    // A type may stand between the name and the value: `NAME: string = value`.
    let is_type = |t: &&str| !t.trim().is_empty() && !t.contains(['"', '\'', '`', ',', '{', '}']);
    let typed = before.rsplit_once('=').and_then(|(left, _)| left.rsplit_once(':')).filter(|(_, of)| is_type(of));
    let named = typed.map(|(name, _)| name).or_else(|| before.rsplit(['=', ':']).nth(1)).map(str::trim);
    let named = named.map(|n| names::words(n.rsplit([' ', '\t', ',', '{']).next().unwrap_or(n)));
    let by_name = named.and_then(|words| stage_in(words.iter().map(String::as_str)));
    by_name.or_else(|| by_path(&finding.path))
}

/// Whether a file is for development or tests, by its path.
pub(super) fn is_for_trying(path: &[u8]) -> bool {
    let lower = String::from_utf8_lossy(path).to_ascii_lowercase();
    let local = |step: &str| step.split(['.', '-', '_']).any(|word| LOCAL_CLUSTERS.contains(&word));
    matches!(by_path(path), Some(Stage::Development | Stage::Test)) || lower.split('/').any(local)
}

/// Whether a file is of a program that somebody runs by hand and runs again if it fails, by its path.
pub(super) fn is_run_by_hand(path: &[u8]) -> bool {
    let path = Lower::of(path);
    // Below the sources of a program, the folder of a tool is a part of it: the tools of an agent, the commands of a command line.
    let tool = path.folders().take_while(|folder| !Kind::Program.has_folder(folder)).any(|f| Kind::Tool.has_folder(f));
    tool || path.is(Kind::ByHand) || path.is(Kind::Example)
}

fn by_path(path: &[u8]) -> Option<Stage> {
    let path = String::from_utf8_lossy(path).to_ascii_lowercase();
    let is_script = SCRIPTS.iter().any(|end| path.ends_with(end));
    let named = if is_script { path.rsplit_once('/').map_or("", |(folder, _)| folder) } else { path.as_str() };
    let steps: Vec<&str> = named.split('/').collect();
    // The nearest step that tells.
    steps.iter().rev().find_map(|step| stage_in(step.split(['.', '-', '_'])))
}
