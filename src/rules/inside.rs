//! Which files hold code of other languages, and how it is found there, as data: `rules/languages/*/inside.toml`.

pub use super::schema::Reader;

use super::fits;
use crate::model::{Side, path};
use std::sync::LazyLock;

/// One kind of code in one kind of file.
#[derive(Debug)]
pub struct InsideRule {
    /// Names of files, lower case, in which `*` stands for anything; with a `/` in it the ends of paths.
    pub files: &'static [&'static str],
    /// How the code is found.
    pub reader: Reader,
    /// Name of its language where the file does not say it.
    pub language: &'static str,
    /// Names of elements, keys or instructions that hold it.
    pub holders: &'static [&'static str],
    /// Those of `holders` whose values are the words of a command.
    pub words: &'static [&'static str],
    /// What a program fills in before the code is read, as `open close instead`.
    pub templates: &'static [&'static str],
    /// Where the code runs.
    pub side: Side,
    /// Why, for people.
    pub reason: &'static str,
    /// All pieces of one language are one program.
    pub together: bool,
    /// Other files import it, and it imports others.
    pub module: bool,
}

mod tables {
    //! Written by `build/inside.rs`.
    use super::*;
    include!(concat!(env!("OUT_DIR"), "/inside.rs"));
}

/// The kinds of code in the file of a path, by its name alone.
pub fn inside_of_path(path: &str) -> impl Iterator<Item = &'static InsideRule> {
    let path = path.to_ascii_lowercase();
    let asked = |last: u8| BY_LAST[usize::from(last)].iter().filter(|(_, pattern)| means(&path, pattern));
    let mut kinds: Vec<usize> =
        path.bytes().last().into_iter().chain([b'*']).flat_map(asked).map(|(kind, _)| *kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.into_iter().map(|kind| &tables::INSIDE[kind])
}

/// Patterns by their last bytes, with the numbers of their kinds: most names end with another letter than most patterns, and this is asked
/// for each file.
static BY_LAST: LazyLock<[Vec<(usize, &'static str)>; 256]> = LazyLock::new(|| {
    let mut by_last = [const { Vec::new() }; 256];
    for (kind, rule) in tables::INSIDE.iter().enumerate() {
        for pattern in rule.files {
            by_last[usize::from(pattern.bytes().last().unwrap_or(b'*'))].push((kind, *pattern));
        }
    }
    by_last
});

fn means(path: &str, pattern: &str) -> bool {
    let name = path::name_str(path);
    if !pattern.contains('/') {
        return fits(name.as_bytes(), pattern.as_bytes());
    }
    let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
    starts.into_iter().any(|at| fits(&path.as_bytes()[at..], pattern.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_ends_of_paths_tell_the_kind() {
        let readers = |path: &str| inside_of_path(path).map(|r| r.reader).collect::<Vec<_>>();
        assert_eq!(readers("web/Index.HTML"), [Reader::Scripts]);
        assert_eq!(readers("a/.github/workflows/ci.yml"), [Reader::Steps]);
        assert_eq!(readers("workflows/ci.yml"), []);
        assert_eq!(readers("deploy/Dockerfile.prod"), [Reader::Recipe, Reader::Recipe]);
        assert_eq!(readers("pages/a.astro"), [Reader::Front, Reader::Scripts]);
        assert_eq!(readers("src/a.rs"), []);
    }
}
