//! Which functions of the project something repeats, as far as names tell.
//!
//! In: the pictures of all files. Out: whether a function of a file is called where something repeats, or by what is. A name that an import ties to
//! a module means functions of files that could be that module, and none of other files that happen to have the same name.

use crate::model::{FileSummary, Mention, Mentioned};
use crate::rules::clients::{SyntaxTable, syntax_table};
use bstr::{BStr, BString};
use std::collections::{HashMap, HashSet};

/// Functions of one name, more of which tell nothing: `run`, `get`.
const MOST: usize = 4;

/// Functions of one name, more of which are not even compared with a module.
const COMMON: usize = 256;

/// Steps from what something repeats to what that calls.
const MAX_STEPS: u8 = 4;

/// Functions that something repeats: their names, each with the files that define them.
#[derive(Default)]
pub(super) struct Repeated {
    by_name: HashMap<String, HashSet<BString>>,
}

impl Repeated {
    /// Of these files.
    pub(super) fn of(files: &[FileSummary]) -> Self {
        let mut defined: HashMap<&str, Vec<(usize, &[Mention])>> = HashMap::new();
        for (at, file) in files.iter().enumerate() {
            for function in &file.functions {
                defined.entry(&function.name).or_default().push((at, &function.mentions));
            }
        }
        let first = files.iter().enumerate().flat_map(|(at, file)| file.repeated_names.iter().map(move |m| (at, m, 0)));
        let mut todo: Vec<(usize, &Mention, u8)> = first.collect();
        let mut seen: HashSet<(usize, &str)> = HashSet::new();
        let mut asked: HashSet<(usize, &Mention)> = HashSet::new();
        while let Some((from, mention, steps)) = todo.pop() {
            if !asked.insert((from, mention)) {
                continue;
            }
            let Some(bodies) = defined.get(mention.name.as_str()) else { continue };
            // Names of every day are not asked for file by file: `run`, `main`.
            if bodies.len() > COMMON && mention.of != Mentioned::Here {
                continue;
            }
            let meant = |(at, _): &&(usize, &[Mention])| may_mean(files, from, mention, *at);
            let bodies: Vec<_> = bodies.iter().filter(meant).take(MOST + 1).collect();
            if bodies.len() > MOST {
                continue;
            }
            for (at, mentions) in bodies {
                if seen.insert((*at, mention.name.as_str())) && steps < MAX_STEPS {
                    todo.extend(mentions.iter().map(|m| (*at, m, steps + 1)));
                }
            }
        }
        let mut by_name: HashMap<String, HashSet<BString>> = HashMap::new();
        for (at, name) in seen {
            by_name.entry(name.to_string()).or_default().extend(files.get(at).map(|f| f.path.clone()));
        }
        Self { by_name }
    }

    /// Whether one of these functions of a file is among them.
    pub(super) fn any(&self, path: &[u8], functions: &[String]) -> bool {
        functions.iter().any(|f| self.by_name.get(f).is_some_and(|homes| homes.contains(BStr::new(path))))
    }
}

/// Whether what one file mentions may be what another one defines by that name.
fn may_mean(files: &[FileSummary], from: usize, mention: &Mention, at: usize) -> bool {
    let (Some(from), Some(file)) = (files.get(from), files.get(at)) else { return false };
    let table = |f: &FileSummary| syntax_table(f.language);
    if table(from).map(|t| t.family) != table(file).map(|t| t.family) {
        return false;
    }
    match &mention.of {
        Mentioned::Here => from.path == file.path,
        Mentioned::Module(module) => {
            from.path == file.path || table(from).is_none_or(|t| could_be(t, module, &mention.name, &file.path))
        }
        Mentioned::Anywhere => true,
    }
}

/// Whether a file could be a module, or a part of it, by the names in its path. A name that a configuration gives to some folder could be any.
fn could_be(table: &SyntaxTable, module: &str, name: &str, path: &[u8]) -> bool {
    let path = String::from_utf8_lossy(path);
    let parts: Vec<&str> = module.split(['/', '.', ':', '\\']).filter(|p| !p.is_empty()).collect();
    let scoped = module.starts_with('@') && !module.starts_with("@/");
    let folders = table.modules.as_ref().is_some_and(|m| m.folders);
    if parts.is_empty() || scoped || folders && !path.contains('/') {
        return true;
    }
    let named = |part: &str| {
        let stem = part.split('.').next().unwrap_or(part);
        let last = parts.iter().rev().take(2).any(|p| p.eq_ignore_ascii_case(stem));
        last || name.eq_ignore_ascii_case(stem)
    };
    path.split('/').any(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Function;

    fn file(path: &str, functions: &[&str], repeats: &[(&str, Mentioned)]) -> FileSummary {
        let named = |name: &&str| Function { name: (*name).into(), ..Function::default() };
        let mention = |(name, of): &(&str, Mentioned)| Mention { name: (*name).into(), of: of.clone() };
        FileSummary {
            path: path.into(),
            language: "python",
            functions: functions.iter().map(named).collect(),
            repeated_names: repeats.iter().map(mention).collect(),
            ..FileSummary::default()
        }
    }

    #[test]
    fn a_name_of_a_library_leads_to_no_function_of_the_project() {
        let of = |module: &str| Mentioned::Module(module.into());
        let told = |of: Mentioned, path: &str| {
            let files = [file("app/jobs.py", &[], &[("search", of)]), file(path, &["search"], &[])];
            Repeated::of(&files).any(path.as_bytes(), &["search".into()])
        };
        assert!(!told(of("re"), "app/web.py"));
        assert!(told(of("web"), "app/web.py"));
        assert!(told(of("app.web"), "app/web/first.py"));
        assert!(told(of("."), "app/web.py"));
        assert!(told(Mentioned::Anywhere, "app/web.py"));
        assert!(!told(Mentioned::Here, "app/web.py"));
        // Another language.
        assert!(
            !Repeated::of(&[
                file("app/jobs.py", &[], &[("search", Mentioned::Anywhere)]),
                FileSummary { language: "go", ..file("app/web.go", &["search"], &[]) },
            ])
            .any(b"app/web.go", &["search".into()])
        );
    }
}
