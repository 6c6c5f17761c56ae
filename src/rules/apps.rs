//! Manifests that say that what is built of a folder runs in an app.
//!
//! In: `rules/judge/apps.txt`. Out: what each kind of manifest says. It refuses to know where manifests are and who reads them.

use super::lists;
use std::sync::LazyLock;

/// One line of the table: several may be about one kind of manifest.
#[derive(Debug)]
pub struct AppManifest {
    name: &'static str,
    sign: &'static str,
    /// The folders of its sources, from its own: `.` is that itself, `..` the one above.
    pub folders: Vec<&'static str>,
    /// Whether the app runs in browsers, and not on phones and desktops.
    pub browser: bool,
    /// Whether that holds for what servers do as well, where the frameworks of both have the same parts.
    pub whole: bool,
    /// How a diagnostic says so.
    pub reason: &'static str,
}

impl AppManifest {
    /// Whether a file of this name is such a manifest, whatever stands in it.
    pub fn is_called(&self, name: &[u8]) -> bool {
        match self.name.strip_prefix('*') {
            Some(end) => name.ends_with(end.as_bytes()),
            None => name == self.name.as_bytes(),
        }
    }

    /// Whether its text says that an app is built.
    pub fn builds_app(&self, text: &str) -> bool {
        self.sign == "-" || text.contains(self.sign)
    }
}

static MANIFESTS: LazyLock<Vec<AppManifest>> = LazyLock::new(|| {
    let lines = lists::APPS.iter().copied();
    lines.filter_map(read).collect()
});

fn read(line: &'static str) -> Option<AppManifest> {
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    let (name, sign, folders) = (next()?, next()?, next()?.split(' ').collect());
    let (place, reason) = (next()?, next()?);
    let browser = matches!(place, "browser" | "extension");
    Some(AppManifest { name, sign, folders, browser, whole: place == "browser", reason })
}

/// All lines of the table.
pub fn manifests() -> &'static [AppManifest] {
    &MANIFESTS
}

#[cfg(test)]
mod tests {
    use super::manifests;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = crate::rules::lists::APPS.len();
        assert_eq!(manifests().len(), lines);
        assert!(manifests().iter().all(|m| !m.reason.is_empty() && m.folders.iter().all(|f| !f.is_empty())));
    }
}
