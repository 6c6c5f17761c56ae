//! Fixes for the findings of a run: the files are read again, below the folder that their paths are relative to.
//!
//! In: a job and its findings. Out: the same findings, with fixes where the files of the working tree allow one.

use super::contained::told;
use super::pages::Pages;
use super::{Job, Outcome};
use crate::fix::{self, Content, Files};
use crate::lints::page_help;
use crate::model::{EnvKind, Origin, Remedy, Step, path};
use crate::rules;
use crate::rules::paths::{Kind, Lower};
use crate::source::again::{Drafts, Found};
use crate::source::ignore::leaves_out;
use crate::source::repository::path_from_bytes;
use bstr::{BString, ByteSlice};
use std::path::{Component, Path, PathBuf};

/// Names of templates of the environment file; the first is that of a new one.
const TEMPLATES: [&str; 4] = [".env.example", ".env.sample", ".env.template", ".env.dist"];

/// Makes fixes of remedies.
pub(super) fn attach(job: &Job, outcome: &mut Outcome, drafts: &Drafts) {
    let Outcome { findings, ledger, .. } = outcome;
    let (base, named) = match job {
        Job::Audit { path } => (path.clone(), Vec::new()),
        Job::Check { base, paths } => (base.clone(), paths.iter().map(|path| path_of(path)).collect()),
        // What is staged or committed need not be what lies in the work tree.
        Job::Staged { .. } | Job::Range { .. } | Job::Push { .. } | Job::Stream { .. } | Job::Message { .. } => return,
    };
    for finding in findings.iter_mut() {
        // Only files as they lie there can be changed, and none that the project has from others.
        let is_foreign = || Lower::of(&finding.path).is(Kind::Foreign);
        if !matches!(finding.place.origin, Origin::File { .. }) || finding.place.commit.is_some() || is_foreign() {
            finding.remedy = None;
        }
    }
    let tree = Tree { base, named, drafts, pages: Pages::default() };
    for finding in findings.iter_mut().filter(|finding| finding.remedy.as_ref().is_some_and(reads_environment)) {
        if tree.is_of_page(&finding.path) {
            finding.remedy = None;
            finding.help.iter_mut().for_each(page_help);
        }
    }
    // Without fixes the findings stay what they are.
    told(ledger, "the fixes", || fix::attach(findings, &tree));
}

/// A path as those of files begin with it.
fn path_of(named: &Path) -> BString {
    let plain: PathBuf = named.components().filter(|part| *part != Component::CurDir).collect();
    plain.as_os_str().as_encoded_bytes().into()
}

fn reads_environment(remedy: &Remedy) -> bool {
    remedy.steps.iter().any(|step| matches!(step, Step::ReadEnvironment { .. }))
}

/// The files below a folder.
struct Tree<'a> {
    base: PathBuf,
    /// What was named to be looked at.
    named: Vec<BString>,
    /// What some of them are to hold.
    drafts: &'a Drafts,
    pages: Pages,
}

/// A folder above a file.
#[derive(Clone)]
struct Folder {
    /// Its path, empty for the top of what is looked at.
    path: BString,
    /// What stands between it and a name in it.
    slash: &'static str,
}

impl Folder {
    /// That of a path.
    fn of(path: &[u8]) -> Self {
        match path.rfind_byte(b'/') {
            Some(at) => Self { path: path[..at].into(), slash: "/" },
            None => Self { path: BString::default(), slash: "" },
        }
    }

    fn beside(&self, name: &str) -> BString {
        [self.path.as_slice(), self.slash.as_bytes(), name.as_bytes()].concat().into()
    }

    fn name(&self) -> String {
        path::name(&self.path).to_str_lossy().into_owned()
    }
}

/// Entries of a folder that are looked at.
const ENTRIES: usize = 1000;

impl Tree<'_> {
    /// Whether a folder has an entry whose name ends like this.
    fn has_entry(&self, folder: &[u8], end: &str) -> bool {
        let folder = std::path::Path::new(".").join(&self.base).join(path_from_bytes(folder));
        let Ok(entries) = std::fs::read_dir(folder) else { return false };
        entries.take(ENTRIES).flatten().any(|e| e.file_name().as_encoded_bytes().ends_with(end.as_bytes()))
    }
}

/// Whether a path leads to a folder above the current one: `../..`.
fn is_above(path: &[u8]) -> bool {
    !path.is_empty() && path.split_str("/").all(|step| step == b"..")
}

/// Whether a folder is one of projects rather than a project.
pub(super) fn holds_folders_alone(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.take(ENTRIES).flatten().all(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
}

impl Tree<'_> {
    fn exists(&self, path: &BString) -> bool {
        let path = self.base.join(path_from_bytes(path));
        self.drafts.text(&path).is_some() || path.symlink_metadata().is_ok()
    }

    /// The folders from that of a file up to the top of its repository; where it is in none, up to the current one, or to the folder that was named, if
    /// the current one holds folders alone. Outside of any repository and of the current folder it is the one that was named, or its own alone.
    fn above(&self, of: &[u8]) -> impl Iterator<Item = Folder> {
        let mut all = vec![Folder::of(of)];
        loop {
            let last = &all[all.len() - 1];
            if self.exists(&last.beside(".git")) {
                return all.into_iter();
            }
            if last.slash.is_empty() {
                let top = all.iter().rposition(|folder| self.named.contains(&folder.path));
                if let Some(top) = top.filter(|_| holds_folders_alone(&Path::new(".").join(&self.base))) {
                    all.truncate(top + 1);
                }
                return all.into_iter();
            }
            match Folder::of(&last.path) {
                // The root of the file system, or a folder above what was named beside the current one.
                folder if folder.path.is_empty() && !folder.slash.is_empty() || is_above(&folder.path) => {
                    let named = all.iter().rposition(|folder| self.named.contains(&folder.path));
                    all.truncate(named.filter(|_| is_above(&folder.path)).map_or(1, |top| top + 1));
                    return all.into_iter();
                }
                folder => all.push(folder),
            }
        }
    }

    /// Whether a script runs in a page: one loads it, or pages load scripts and nothing says that a program is built here or runs elsewhere.
    fn is_of_page(&self, script: &[u8]) -> bool {
        let table = rules::language_of_path(script).and_then(|language| rules::fixes::of_language(language.id));
        let Some(table) = table.filter(|table| !table.never_in_pages.is_empty()) else { return false };
        let Content::File(text) = self.content(script) else { return false };
        if table.never_in_pages.iter().any(|word| text.reveal().contains_str(word)) {
            return false;
        }
        let (mut in_page, mut is_built) = (false, false);
        for folder in self.above(script) {
            is_built |= table.manifests.iter().any(|manifest| self.exists(&folder.beside(manifest)));
            let text = |page: &str| match self.content(&folder.beside(page)) {
                Content::File(text) => Some(text.reveal().to_vec()),
                _ => None,
            };
            let (this, any) = self.pages.load(&folder.path, script, || self.names_in(&folder), text);
            if this {
                return true;
            }
            in_page |= any;
        }
        in_page && !is_built
    }

    /// Names of the entries of a folder, as far as they are looked at.
    fn names_in(&self, folder: &Folder) -> Vec<String> {
        let path = std::path::Path::new(".").join(&self.base).join(path_from_bytes(&folder.path));
        let Ok(entries) = std::fs::read_dir(&path) else { return Vec::new() };
        entries.take(ENTRIES).flatten().filter_map(|e| e.file_name().into_string().ok()).collect()
    }

    /// The environment files of a folder and their templates.
    fn environments_in(&self, folder: &Folder) -> Vec<BString> {
        let path = std::path::Path::new(".").join(&self.base).join(path_from_bytes(&folder.path));
        let names = self.names_in(folder).into_iter();
        let names = names.chain(self.drafts.names_in(&path).map(str::to_owned));
        let wanted = |name: &String| {
            let kind = EnvKind::of_name(name.as_bytes());
            matches!(kind, Some(EnvKind::Dotenv | EnvKind::Template))
        };
        let mut found: Vec<BString> = names.filter(wanted).map(|name| folder.beside(&name)).collect();
        found.sort();
        found.dedup();
        found
    }
}

impl Files for Tree<'_> {
    fn content(&self, path: &[u8]) -> Content {
        match self.drafts.read(&self.base, &path_from_bytes(path)) {
            Found::File(text) => Content::File(text),
            Found::Absent => Content::Absent,
            Found::Foreign => Content::Foreign,
        }
    }

    fn depends(&self, of: &[u8], manifests: &[&str], package: &str) -> bool {
        let name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/');
        let mut folder = of;
        loop {
            let at = folder.rfind_byte(b'/');
            folder = at.map_or(&b""[..], |i| &folder[..i]);
            let slash: &[u8] = if at.is_some() { b"/" } else { b"" };
            for manifest in manifests {
                if let Some(end) = manifest.strip_prefix('*').filter(|_| package.is_empty()) {
                    if self.has_entry(folder, end) {
                        return true;
                    }
                    continue;
                }
                // A file that is named like its folder.
                let last = path::name(folder);
                let manifest = manifest.as_bytes().replace("{FOLDER}", last);
                let path = [folder, slash, &manifest].concat();
                let Content::File(text) = self.content(&path) else { continue };
                let text = text.reveal();
                let alone = |at: usize| {
                    let after = text.get(at + package.len()).copied().unwrap_or(b' ');
                    (at == 0 || !name(text[at - 1])) && (package.ends_with('.') || !name(after))
                };
                if memchr::memmem::find_iter(text, package.as_bytes()).any(alone) {
                    return true;
                }
            }
            if at.is_none() || at == Some(0) || is_above(folder) {
                return false;
            }
        }
    }

    /// The nearest one above the file; else a new one in the folder of its program.
    fn environment_template(&self, of: &[u8]) -> BString {
        let found = self.above(of).flat_map(|folder| TEMPLATES.iter().map(move |name| folder.beside(name)));
        let mut found = found.filter(|path| self.exists(path));
        found.next().unwrap_or_else(|| match self.project(of) {
            folder if folder.is_empty() => TEMPLATES[0].into(),
            folder => [folder.as_slice(), b"/", TEMPLATES[0].as_bytes()].concat().into(),
        })
    }

    /// The deepest one that is there and that stands below the folder.
    fn unignored(&self, path: &[u8]) -> Option<(BString, String)> {
        let top = self.above(path).last().filter(|top| self.exists(&top.beside(".git")))?;
        let below = path.get(top.path.len() + top.slash.len()..)?;
        let mut deepest = None;
        let is_ignored = leaves_out(below, |folder| {
            let file = BString::from([&path[..path.len() - below.len()], folder, b".gitignore"].concat());
            let Content::File(text) = self.content(&file) else { return None };
            deepest = Some(file);
            Some(text.reveal().to_vec())
        });
        let name = path::name(path).to_str_lossy();
        is_ignored.then(|| Some((deepest?, format!("!{name}"))))?
    }

    fn environments(&self, of: &[u8]) -> Vec<BString> {
        self.above(of).flat_map(|folder| self.environments_in(&folder)).collect()
    }

    fn project(&self, of: &[u8]) -> BString {
        let mut top = Folder::of(of);
        for folder in self.above(of) {
            let is_program = |manifest: &&str| match manifest.strip_prefix('*') {
                Some(end) => self.has_entry(&folder.path, end),
                None => self.exists(&folder.beside(&manifest.replace("{FOLDER}", &folder.name()))),
            };
            if rules::fixes::all().iter().flat_map(|t| t.manifests).any(is_program)
                || !self.environments_in(&folder).is_empty()
            {
                return folder.path;
            }
            top = folder;
        }
        top.path
    }
}
