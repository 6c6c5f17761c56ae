//! What builders of Python packages are told of the files that they take along.
//!
//! In: `rules/judge/python-builders.txt`. Out: the settings of `pyproject.toml` below `tool`.

use super::lists;
use std::sync::LazyLock;

/// How a setting names files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// A list of patterns.
    List,
    /// A table whose keys are files and folders that are taken as they are.
    Forced,
    /// A table with the patterns of each package.
    Data,
}

/// A setting by which a builder takes files along.
#[derive(Clone, Debug)]
pub struct Taking {
    /// How it names them.
    pub names: Names,
    /// The keys on the way to it.
    pub way: Vec<&'static str>,
    /// The setting beside it that takes something out again; empty if there is none.
    pub exceptions: &'static str,
}

static SETTINGS: LazyLock<Vec<Taking>> = LazyLock::new(|| {
    let lines = lists::PYTHON_BUILDERS.iter().copied();
    lines.filter(|l| !l.is_empty() && !l.starts_with('#')).filter_map(setting).collect()
});

fn setting(line: &'static str) -> Option<Taking> {
    let mut words = line.split(' ');
    let names = match words.next()? {
        "list" => Names::List,
        "forced" => Names::Forced,
        "data" => Names::Data,
        _ => return None,
    };
    Some(Taking { names, way: words.next()?.split('.').collect(), exceptions: words.next().unwrap_or("") })
}

/// The settings of one kind.
pub fn taking(names: Names) -> impl Iterator<Item = &'static Taking> {
    SETTINGS.iter().filter(move |s| s.names == names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_setting() {
        let lines = lists::PYTHON_BUILDERS.len();
        assert_eq!(SETTINGS.len(), lines);
        assert!(taking(Names::List).all(|s| s.way.len() > 1 && !s.exceptions.is_empty()));
        assert_eq!([Names::List, Names::Forced, Names::Data].map(|n| taking(n).count().min(1)), [1, 1, 1]);
    }
}
