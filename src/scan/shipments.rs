//! Files for secrets that builds take along: into images of containers, into packages of npm and Python, into apps of Flutter.
//!
//! In: the recipes of a tree (Dockerfiles, `package.json`, `MANIFEST.in`, `pyproject.toml`, `pubspec.yaml`), the files that leave others out, and the files for secrets that
//! lie there. Out: [`Shipment`]s. A recipe is taken to be used from its own folder, as its program does by default; what a later stage
//! of a Dockerfile does not take over is not shipped.

mod apps;
mod docker;
mod package;
mod project;

use crate::model::{EnvFile, EnvKind, Parcel, Shipment, path};
use crate::rules::paths::{Kind, Lower};
use bstr::{BString, ByteSlice};
use globset::{GlobBuilder, GlobMatcher};
use std::collections::BTreeMap;

/// Larger recipes are none.
const LARGEST: usize = 1 << 20;

/// Recipes and lists of what is left out, by path.
#[derive(Debug, Default)]
pub(super) struct Recipes {
    texts: BTreeMap<BString, String>,
}

impl Recipes {
    /// Keeps a file if it is one.
    pub(super) fn take(&mut self, path: &[u8], bytes: &[u8]) {
        if (is_recipe(path) || path.ends_with(apps::INSTALLED))
            && bytes.len() <= LARGEST
            && let Ok(text) = bytes.to_str()
        {
            self.texts.insert(path.into(), text.to_owned());
        }
    }

    pub(super) fn merge(&mut self, other: Recipes) {
        self.texts.extend(other.texts);
    }

    /// What is taken along of these files.
    pub(super) fn shipments(&self, files: &[EnvFile]) -> Vec<Shipment> {
        let mut found = Vec::new();
        for (path, text) in &self.texts {
            let folder = path::prefix(path);
            let below = |file: &&EnvFile| file.kind == EnvKind::Dotenv && file.path.starts_with(folder);
            for file in files.iter().filter(below) {
                let relative = file.path[folder.len()..].to_str_lossy();
                found.extend(self.shipment(path, text, file, &relative));
            }
        }
        found
    }

    fn shipment(&self, recipe: &BString, text: &str, file: &EnvFile, relative: &str) -> Option<Shipment> {
        let folder = path::prefix(recipe);
        let beside = |name: &[u8]| BString::from([folder, name].concat());
        let shipment = |parcel, line, ignore| Shipment {
            parcel,
            recipe: recipe.clone(),
            line,
            file: file.path.clone(),
            relative: relative.into(),
            ignore,
        };
        match recipe_of(recipe)? {
            Kind::ImageRecipe => {
                let line = docker::taking(text, relative)?;
                // The one with the name of the Dockerfile comes first.
                let own = BString::from([&recipe[..], b".dockerignore"].concat());
                let path = if self.texts.contains_key(&own) { own } else { beside(b".dockerignore") };
                let patterns = self.texts.get(&path);
                if patterns.is_some_and(|text| is_left_out(text, relative, Depth::Top)) {
                    return None;
                }
                Some(shipment(Parcel::Image, line, Some((path, patterns.is_some()))))
            }
            Kind::ScriptPackage => {
                let path = beside(b".npmignore");
                let list = self.texts.get(&path);
                let ignored = match list {
                    Some(text) => is_left_out(text, relative, Depth::Any),
                    // Without a list of its own npm goes by that of git.
                    None => file.pattern_matches,
                };
                let line = package::npm(text, relative, ignored)?;
                Some(shipment(Parcel::Package, line, Some((path, list.is_some()))))
            }
            Kind::PythonManifest => Some(shipment(Parcel::Package, package::manifest(text, relative)?, None)),
            Kind::PythonProject => Some(shipment(Parcel::Package, project::taking(text, relative)?, None)),
            Kind::FlutterProject => Some(shipment(Parcel::App, package::app(text, relative)?, None)),
            _ => None,
        }
    }
}

/// What a file is among recipes and what they leave out, by its name.
fn recipe_of(path: &[u8]) -> Option<Kind> {
    const RECIPES: [Kind; 7] = [
        Kind::ImageIgnore,
        Kind::ImageRecipe,
        Kind::ScriptPackage,
        Kind::ScriptIgnore,
        Kind::PythonManifest,
        Kind::PythonProject,
        Kind::FlutterProject,
    ];
    let lower = Lower::of(path::name(path));
    RECIPES.into_iter().find(|kind| lower.is(*kind))
}

fn is_recipe(path: &[u8]) -> bool {
    recipe_of(path).is_some() || crate::rules::apps::manifests().iter().any(|m| m.is_called(path::name(path)))
}

/// Where a pattern without a slash matches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// In the folder of the list alone.
    Top,
    /// In every folder below.
    Any,
}

/// Whether a list of patterns leaves a path out: the last pattern decides that matches it or a folder above.
fn is_left_out(list: &str, path: &str, depth: Depth) -> bool {
    let mut left_out = false;
    for line in list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (pattern, takes_back) = line.strip_prefix('!').map_or((line, false), |rest| (rest, true));
        if matches_or_holds(pattern, path, depth) {
            left_out = !takes_back;
        }
    }
    left_out
}

/// Whether a pattern matches a path or a folder above it.
fn matches_or_holds(pattern: &str, path: &str, depth: Depth) -> bool {
    let pattern = pattern.trim();
    let trimmed = pattern.trim_start_matches("./").trim_start_matches('/').trim_end_matches('/');
    let any = depth == Depth::Any && !pattern.trim_end_matches('/').contains('/');
    let floating = if any { format!("**/{trimmed}") } else { trimmed.to_owned() };
    let Some(glob) = glob(&floating) else { return false };
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    folders.chain([path]).any(|part| glob.is_match(part))
}

fn glob(pattern: &str) -> Option<GlobMatcher> {
    let glob = GlobBuilder::new(pattern).literal_separator(true).build().ok()?;
    Some(glob.compile_matcher())
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX - 1) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_pattern_that_matches_decides() {
        let out = |list: &str, path: &str| (is_left_out(list, path, Depth::Top), is_left_out(list, path, Depth::Any));
        assert_eq!(out(".env", ".env"), (true, true));
        assert_eq!(out(".env", "api/.env"), (false, true));
        assert_eq!(out("**/.env*", "api/.env.local"), (true, true));
        assert_eq!(out("*\n!.env", ".env"), (false, false));
        assert_eq!(out("# .env\nnode_modules", ".env"), (false, false));
        assert_eq!(out("/api/", "api/.env"), (true, true));
        assert_eq!(out("api/*", "api/.env"), (true, true));
    }
}
