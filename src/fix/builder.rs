//! One fix: the steps of a remedy over the texts of its files.
//!
//! In: a remedy. Out: patches, all or none. A file is read once for all of its findings.

use super::edits::Edits;
use super::lines;
use super::plan::breaks;
use super::steps::{self, Change, Source};
use super::{Content, Files, digest, least};
use crate::model::{Digest, Fix, LineIndex, Patch, Remedy, SecretText, Step};
use bstr::{BString, ByteSlice};
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Makes fixes; keeps what it has read.
pub(super) struct Builder<'a> {
    files: &'a dyn Files,
    texts: HashMap<BString, Option<Rc<Existing>>>,
    /// Whether a file's program has an environment, and whether it depends on a package: manifests are not read for each finding.
    environments: HashMap<BString, bool>,
    packages: HashMap<(BString, String), bool>,
    templates: HashMap<BString, BString>,
    ignored: HashMap<BString, Option<(BString, String)>>,
}

/// A file, or the place for one: with what is asked of it for every fix.
struct Existing {
    /// It may hold secrets, so this type cannot be printed.
    text: String,
    /// Digest of the file; none if it is not there.
    digest: Option<Digest>,
    lines: OnceCell<LineIndex>,
}

impl Existing {
    fn new(text: &str, exists: bool) -> Rc<Self> {
        let digest = exists.then(|| digest(text.as_bytes()));
        Rc::new(Self { text: text.to_owned(), digest, lines: OnceCell::new() })
    }
}

/// What is to be done to one file.
#[derive(Default)]
struct Changes {
    changes: Vec<Change>,
    keys: Vec<(usize, usize)>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(files: &'a dyn Files) -> Self {
        Self {
            files,
            texts: HashMap::new(),
            environments: HashMap::new(),
            packages: HashMap::new(),
            templates: HashMap::new(),
            ignored: HashMap::new(),
        }
    }

    /// The text of a file that may be changed. A file that is not there is empty.
    fn existing(&mut self, path: &[u8]) -> Option<Rc<Existing>> {
        let files = self.files;
        self.texts
            .entry(path.into())
            .or_insert_with(|| match files.content(path) {
                Content::File(text) => {
                    let text = text.reveal().to_str().ok().filter(|text| !text.contains('\0'));
                    text.map(|text| Existing::new(text, true))
                }
                Content::Absent => Some(Existing::new("", false)),
                Content::Foreign => None,
            })
            .clone()
    }

    /// The fixes of the remedies of one file, in their order.
    pub(super) fn fixes<'r>(&mut self, path: &[u8], remedies: impl Iterator<Item = &'r Remedy>) -> Vec<Option<Fix>> {
        let file = self.existing(path);
        let source = file.as_ref().map(|file| Source::new(path, &file.text));
        let remedies: Vec<&Remedy> = remedies.collect();
        let mut fixes: Vec<Option<Fix>> = remedies
            .iter()
            .copied()
            .map(|first| {
                let mut all = std::iter::once(first).chain(&first.otherwise);
                all.find_map(|remedy| self.fix(remedy, source.as_ref()))
            })
            .collect();
        if let Some(source) = source {
            drop_breaking(&mut fixes, &source);
            super::left::say(&mut fixes, &remedies, &source);
        }
        fixes
    }

    fn fix(&mut self, remedy: &Remedy, source: Option<&Source<'_>>) -> Option<Fix> {
        let mut by_file: BTreeMap<BString, Changes> = BTreeMap::new();
        let mut applicability = remedy.applicability;
        for step in &remedy.steps {
            let moved = match remedy.inside {
                true => {
                    let code = source?.code()?;
                    Some(step.moved(|at| code.outer(at)))
                }
                false => None,
            };
            let step = moved.as_ref().unwrap_or(step);
            match step {
                Step::Require { package } => self.depends(source?, package).then_some(())?,
                Step::Generation { told_by, not_with } => {
                    let source = source?;
                    let has = |text: &&str| source.text.contains(text);
                    let told = told_by.is_empty() || told_by.iter().any(has);
                    if not_with.iter().any(has) || !told && !told_by.iter().any(|text| self.depends(source, text)) {
                        return None;
                    }
                }
                Step::Append { path, lines } => {
                    let file = self.existing(path)?;
                    let change = steps::append(&file.text, lines);
                    by_file.entry(path.clone()).or_default().changes.push(change);
                }
                _ => {
                    let source = source?;
                    // Code that reads a variable already has an environment.
                    let reads = matches!(step, Step::ReadEnvironment { .. });
                    // The path is asked first: a test need not be parsed to be left alone.
                    if reads && (source.is_test() || !self.has_environment(source)?) {
                        return None;
                    }
                    let done = steps::changes(step, source)?;
                    applicability = least(applicability, done.applicability);
                    let entry = by_file.entry(remedy.path.clone()).or_default();
                    entry.changes.extend(done.changes);
                    entry.keys.extend(done.keys);
                }
            }
            let names = match step {
                Step::ReadEnvironment { name, .. } | Step::DropFallback { name, .. } | Step::Announce { name } => {
                    Some(name)
                }
                _ => None,
            };
            if let Some((path, change)) = names.and_then(|name| self.template(&remedy.path, name)) {
                if let Some((patterns, line)) = self.unignored(&path) {
                    by_file.entry(patterns).or_default().changes.push(line);
                }
                by_file.entry(path).or_default().changes.push(change);
            }
        }
        let mut patches = Vec::new();
        for (path, changes) in by_file {
            patches.push(self.patch(path, changes)?);
        }
        (!patches.is_empty()).then(|| Fix { title: remedy.title.clone(), applicability, patches })
    }

    /// Whether a manifest of the project that a file belongs to has a text.
    fn depends(&mut self, source: &Source<'_>, text: &str) -> bool {
        let table = source.code().and_then(|code| crate::rules::fixes::of(code.table));
        let Some(table) = table else { return false };
        let files = self.files;
        let of = (BString::from(source.path), text.to_owned());
        *self.packages.entry(of).or_insert_with(|| files.depends(source.path, table.manifests, text))
    }

    /// Whether the program that a file belongs to has an environment, as far as the files of its project tell. Apps have none.
    fn has_environment(&mut self, source: &Source<'_>) -> Option<bool> {
        if let Some(known) = self.environments.get(source.path.as_bstr()) {
            return Some(*known);
        }
        let table = crate::rules::fixes::of(source.code()?.table)?;
        let names = |rule: &&&str| {
            let (file, name) = rule.split_once(' ').unwrap_or((rule, ""));
            self.files.depends(source.path, &[file], name)
        };
        // Beside an app stands its server, and what builds it.
        let code_says = table.never_in_pages.iter().any(|word| source.text.contains(word)) || source.is_of_server();
        let has = !table.never_in_pages.is_empty() && code_says || !table.apps.iter().any(|rule| names(&rule));
        self.environments.insert(source.path.into(), has);
        Some(has)
    }

    /// `NAME=` at the end of the template of the environment file, unless the template has the name or may not be changed.
    fn template(&mut self, of: &[u8], name: &str) -> Option<(BString, Change)> {
        let name = name.rsplit('.').next().unwrap_or(name);
        let files = self.files;
        let path = self.templates.entry(of.into()).or_insert_with(|| files.environment_template(of)).clone();
        let file = self.existing(&path)?;
        let text = file.text.as_str();
        let has = text.lines().any(|line| {
            let line = line.trim_start_matches(['#', ' ', '\t']);
            line.strip_prefix("export ").unwrap_or(line).split('=').next().is_some_and(|n| n.trim() == name)
        });
        (!has).then(|| (path, steps::append(text, &[format!("{name}=")])))
    }

    /// A template that is made is no use to others where git ignores it.
    fn unignored(&mut self, template: &BString) -> Option<(BString, Change)> {
        let files = self.files;
        let is_new = self.existing(template)?.digest.is_none();
        let found = self.ignored.entry(template.clone());
        let (path, line) = found.or_insert_with(|| files.unignored(template).filter(|_| is_new)).clone()?;
        let text = self.existing(&path)?;
        Some((path, steps::append(&text.text, &[line])))
    }

    fn patch(&mut self, path: BString, changes: Changes) -> Option<Patch> {
        let file = self.existing(&path)?;
        let text = file.text.as_str();
        let index = file.lines.get_or_init(|| LineIndex::new(text.as_bytes()));
        let mut edits: Vec<_> =
            changes.changes.into_iter().map(|c| lines::edit(text, index, c.start, c.end, c.text)).collect();
        edits.sort_by_key(|e| (e.start, e.end));
        edits.dedup();
        let mut checked = Edits::default();
        if !checked.take(&edits) || !checked.lie_in(text.len()) {
            return None;
        }
        let around = lines::excerpts(text, &edits, &changes.keys);
        let keys = changes.keys.iter().filter_map(|key| text.get(key.0..key.1)).map(SecretText::new).collect();
        Some(Patch { path, before: file.digest, edits, around, keys })
    }
}

/// Times that the code of one file is parsed to see whether fixes break it, and the bytes that are parsed for that. What is not known to be
/// sound by then is not offered.
const MOST_PARSES: usize = 64;
const MOST_PARSED: usize = 4 << 20;

/// Drops the fixes that break the code of their file. They are tried together, and in halves where something breaks: a file is not parsed
/// once for every finding in it. The other files of a remedy are lists: of names to ignore, of variables.
fn drop_breaking(fixes: &mut [Option<Fix>], source: &Source<'_>) {
    let text = source.text.as_bytes();
    let own = |fix: &Fix| fix.patches.iter().position(|patch| patch.path == source.path);
    let all: Vec<usize> = (0..fixes.len()).filter(|at| fixes[*at].as_ref().is_some_and(|f| own(f).is_some())).collect();
    if all.is_empty() || source.code().is_none() {
        return;
    }
    let most = (MOST_PARSED / text.len().max(1)).clamp(8, MOST_PARSES);
    let (mut parses, mut waiting) = (0, vec![all]);
    while let Some(mut group) = waiting.pop() {
        // Those that overlap with others are tried afterwards.
        let (mut edits, mut apart) = (Edits::default(), Vec::new());
        group.retain(|at| {
            let patch = fixes[*at].as_ref().and_then(|fix| Some(&fix.patches[own(fix)?]));
            let fits = patch.is_some_and(|patch| edits.take(&patch.edits));
            if !fits {
                apart.push(*at);
            }
            fits
        });
        parses += 1;
        let broken = parses > most || edits.apply(text).is_none_or(|after| breaks(source.path, source.code(), &after));
        if broken && group.len() <= 1 {
            group.iter().for_each(|at| fixes[*at] = None);
        } else if broken {
            let second = group.split_off(group.len() / 2);
            waiting.extend([group, second]);
        }
        if !apart.is_empty() {
            waiting.push(apart);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Applicability, Edit};

    fn fix(start: usize, end: usize, text: &str) -> Option<Fix> {
        let edit = Edit { start, end, at: (1, 1, 1, 1), text: text.into() };
        let patch =
            Patch { path: "a.py".into(), before: None, edits: vec![edit], around: Vec::new(), keys: Vec::new() };
        Some(Fix { title: String::new(), applicability: Applicability::Safe, patches: vec![patch] })
    }

    #[test]
    fn what_breaks_the_file_is_dropped_and_nothing_else() {
        let text = "f(x)\ng(x)\nh(x)\n";
        let mut fixes = vec![fix(2, 3, "1"), None, fix(7, 8, "((("), fix(2, 3, "2"), fix(2, 3, "]"), fix(12, 13, "3")];
        drop_breaking(&mut fixes, &Source::new(b"a.py", text));
        let kept: Vec<bool> = fixes.iter().map(Option::is_some).collect();
        assert_eq!(kept, [true, false, false, true, false, true]);
    }

    #[test]
    fn a_file_with_very_many_findings_is_parsed_a_few_times() {
        let text = "f(x)\n".repeat(20_000);
        let mut fixes: Vec<_> = (0..20_000).map(|n| fix(5 * n + 2, 5 * n + 3, "1")).collect();
        let start = std::time::Instant::now();
        drop_breaking(&mut fixes, &Source::new(b"a.py", &text));
        assert!(fixes.iter().all(Option::is_some));
        assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
    }
}
