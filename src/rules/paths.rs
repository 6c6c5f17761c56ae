//! What the path of a file says of it: a test, an example, a document, code of others, settings.
//!
//! In: a path, and the classes of `rules/paths.toml`, compiled by `build.rs`. Out: whether it is of a class. One place for judging, for the side
//! on which code runs, and for lints: who asks whether a path is that of a test asks here, and all get the same answer.

use super::fits;
use crate::model::path;

mod table {
    //! Written by `build.rs`.
    use super::Class;
    include!(concat!(env!("OUT_DIR"), "/paths.rs"));

    impl Kind {
        pub(super) fn class(self) -> &'static Class {
            &CLASSES[self as usize]
        }
    }
}

pub use table::Kind;

/// The patterns of a class, by what they are compared with.
struct Class {
    what: &'static str,
    /// Whole components, sorted.
    folders: &'static [&'static str],
    /// Components with wildcards.
    folder_globs: &'static [&'static str],
    /// Several components in a row.
    ways: &'static [&'static str],
    /// Components in a row whose last is no folder of the class.
    but: &'static [&'static str],
    /// Whole names of files, sorted.
    names: &'static [&'static str],
    /// Names of files with wildcards.
    name_globs: &'static [&'static str],
    /// Ends of paths, from the beginning of a component.
    ends: &'static [&'static str],
}

impl Kind {
    /// What a file of it is, for people: `a page`.
    pub fn what(self) -> &'static str {
        self.class().what
    }

    /// Whether a path is of this class.
    pub fn has(self, path: &[u8]) -> bool {
        Lower::of(path).is(self)
    }

    /// Whether a folder of this name, in lower case, is of this class, wherever it stands.
    pub fn has_folder(self, folder: &str) -> bool {
        let class = self.class();
        class.folders.binary_search(&folder).is_ok() || class.folder_globs.iter().any(|g| matches(folder, g))
    }
}

/// A path in lower case, for several questions.
pub struct Lower(String);

impl Lower {
    /// Takes a path.
    pub fn of(path: &[u8]) -> Lower {
        Lower(String::from_utf8_lossy(path).to_lowercase())
    }

    /// The path in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        path::name_str(&self.0)
    }

    /// The folders on the way, from the top.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        path::folder_str(&self.0).split('/')
    }

    /// Whether it is of a class.
    pub fn is(&self, kind: Kind) -> bool {
        let class = kind.class();
        let name = self.name();
        class.names.binary_search(&name).is_ok()
            || class.name_globs.iter().any(|g| matches(name, g))
            || self.is_below(kind)
            || class.ends.iter().any(|end| self.starts().any(|at| matches(&self.0[at..], end)))
    }

    /// Whether a folder on the way is of a class.
    pub fn is_below(&self, kind: Kind) -> bool {
        let class = kind.class();
        let folders = path::folder_str(&self.0);
        if folders.is_empty() {
            return false;
        }
        let left_out = |end: usize| class.but.iter().any(|way| is_way(&folders[..end], way));
        let mut end = 0;
        folders.split('/').any(|folder| {
            end += folder.len();
            let is =
                kind.has_folder(folder) && !left_out(end) || class.ways.iter().any(|way| is_way(&folders[..end], way));
            end += 1;
            is
        })
    }

    /// Where its components begin.
    fn starts(&self) -> impl Iterator<Item = usize> {
        std::iter::once(0).chain(self.0.match_indices('/').map(|(at, _)| at + 1))
    }
}

/// Whether folders end with those of a way.
fn is_way(folders: &str, way: &str) -> bool {
    folders.strip_suffix(way).is_some_and(|above| above.is_empty() || above.ends_with('/'))
}

fn matches(text: &str, pattern: &str) -> bool {
    // Most names end with another letter than most patterns.
    let last = pattern.as_bytes().last();
    (last == text.as_bytes().last() || matches!(last, Some(b'*' | b'?'))) && fits(text.as_bytes(), pattern.as_bytes())
}

/// Whether a path is one of tests, examples or documentation, by its components and its file name.
pub fn is_test_or_document(path: &[u8]) -> bool {
    let path = Lower::of(path);
    is_example(&path) || path.is(Kind::Document)
}

/// The same but for documents, unless their folder or the rest of their name says so.
pub fn is_example(path: &Lower) -> bool {
    [Kind::Test, Kind::Example, Kind::Template, Kind::Documentation, Kind::MadeUp].iter().any(|kind| path.is(*kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_of_the_classes_that_their_parts_name() {
        for (path, kind) in [
            ("Tests/a.py", Kind::Test),
            ("src/unittests/a.py", Kind::Test),
            ("src/app_test.go", Kind::Test),
            ("pkg/test_app.py", Kind::Test),
            ("pkg/my_test_app.py", Kind::Test),
            ("src/judge/tests.rs", Kind::Test),
            ("examples/a.py", Kind::Example),
            ("config/app.example.yml", Kind::Template),
            ("rbi/app.rbi", Kind::MadeUp),
            ("README", Kind::Document),
            ("docs/a.py", Kind::Documentation),
            ("node_modules/a/b.js", Kind::Foreign),
            ("a/res/values-nl/strings.xml", Kind::AndroidResource),
            ("res/values-nl/strings.xml", Kind::Translation),
            ("res/values-pt-rBR/strings.xml", Kind::Translation),
            ("app/assets/config/.env", Kind::AppAsset),
            ("assets/.env.production", Kind::AppAsset),
            (".github/workflows/ci.yml", Kind::Settings),
            ("my-chrome-app/popup.js", Kind::Extension),
        ] {
            assert!(kind.has(path.as_bytes()), "{path}: {kind:?}");
        }
        for (path, kind) in [
            ("src/latest_test.d/a.py", Kind::Test),
            ("src/latest_app.py", Kind::Test),
            ("src/contest.py", Kind::Test),
            ("test", Kind::Test),
            ("src/com/example/App.java", Kind::Example),
            ("a.mdb", Kind::Document),
            ("res/values-night/colors.xml", Kind::Translation),
            ("a/res/values-nl/strings.json", Kind::AndroidResource),
            ("xassets/.env", Kind::AppAsset),
            ("", Kind::Test),
        ] {
            assert!(!kind.has(path.as_bytes()), "{path}: {kind:?}");
        }
        assert!(Kind::Example.has(b"com/example/examples/App.java"));
        // Where the templates of development environments begin, programs stay.
        let first = b"src/main/java/com/example/demo/App.java";
        assert!(!is_test_or_document(first) && !Kind::ByHand.has(first) && Kind::ByHand.has(b"demo/App.java"));
    }
}
