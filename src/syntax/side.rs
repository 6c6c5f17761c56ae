//! Where a file runs: on a server, in a browser, in an app, while building, in tests, or nowhere.
//!
//! In: the path, directives at the top, imports, global names. The first decisive signal wins; without one the side is
//! unknown, and unknown never accuses. The name of the repository is no evidence.

use crate::model::Side;
use crate::rules::clients::SyntaxTable;
use crate::rules::paths::{Kind, Lower};
use crate::rules::signs;

/// Signals of one file.
pub(super) struct Signals<'a> {
    pub(super) path: &'a str,
    pub(super) imports: &'a [&'a str],
    /// Texts of expression statements at the top, such as `use client`.
    pub(super) directives: &'a [&'a str],
    /// Global names that are mentioned.
    pub(super) globals: &'a [String],
}

const PUBLISHED: &str = "it reads what the build writes into pages";

/// The side and why.
pub(super) fn side(table: &SyntaxTable, s: &Signals<'_>) -> (Side, &'static str) {
    let path = Lower::of(s.path.as_bytes());
    let imports = |modules: &[&str]| {
        s.imports.iter().any(|i| {
            modules.iter().any(|m| {
                i == m
                    || m.strip_suffix('*').is_some_and(|begin| i.starts_with(begin))
                    || i.strip_prefix(m).is_some_and(|r| r.starts_with(['.', '/']))
                    || signs::MODULE_PREFIXES.iter().any(|p| i.strip_prefix(p) == Some(m))
            })
        })
    };
    let says = |directives: &[&str]| s.directives.iter().any(|d| directives.contains(d));
    if path.is(Kind::Test) || imports(table.test_modules) {
        return (Side::Test, "it is a test");
    }
    if says(signs::SAYS_BROWSER) {
        return (Side::Browser, "it says \"use client\"");
    }
    if says(signs::SAYS_SERVER) || s.imports.iter().any(|i| signs::SERVER_ONLY.contains(i)) {
        return (Side::Server, "it says that it is for the server");
    }
    if [Kind::Example, Kind::Documentation, Kind::Guide].iter().any(|kind| path.is(*kind)) {
        return (Side::Docs, "it is an example");
    }
    if path.is(Kind::Build) {
        return (Side::Build, "it configures the build");
    }
    if table.browser_globals.is_empty() && table.mobile_modules.is_empty() {
        return (Side::Unknown, "");
    }
    if path.is(Kind::ServerName) {
        return (Side::Server, "its name says server");
    }
    if path.is(Kind::BrowserName) {
        return (Side::Browser, "its name says client");
    }
    // Apps have folders called `api` and `scripts` as well.
    if imports(table.mobile_modules) && !imports(table.server_modules) {
        return (Side::Mobile, "it imports a library of apps");
    }
    let reads_published = || s.globals.iter().any(|g| table.published.iter().any(|p| g.starts_with(p)));
    // Pages keep what calls their server in a folder of this name as well.
    if path.is(Kind::Sources) && path.is(Kind::Api) && !path.is(Kind::Route) && reads_published() {
        return (Side::Browser, PUBLISHED);
    }
    if path.is(Kind::Server) {
        return (Side::Server, "its path is that of a server");
    }
    if imports(table.server_modules)
        || s.imports.iter().any(|i| signs::begins_with(signs::SERVER_MODULES, i.as_bytes()))
    {
        return (Side::Server, "it imports a library of servers");
    }
    let global = |names: &[&str]| s.globals.iter().any(|g| names.contains(&g.as_str()));
    // What imports nothing, and is handed out or does what only a page can, is a script of a page.
    let of_page = || path.is(Kind::HandedOut) || global(table.browser_calls) || global(table.browser_globals);
    if path.is(Kind::Scripts) && !(s.imports.is_empty() && of_page()) {
        return (Side::Server, "its path is that of a server");
    }
    if imports(table.browser_modules) {
        return (Side::Browser, "it imports a library of browsers");
    }
    if global(table.browser_globals) {
        return (Side::Browser, "it uses names that only a browser has");
    }
    if global(table.browser_names) {
        return (Side::Browser, "it keeps state that only a browser has");
    }
    if global(table.browser_attributes) {
        return (Side::Browser, "it answers what a visitor does");
    }
    if global(table.browser_calls) {
        return (Side::Browser, "it calls a library that only pages have");
    }
    if reads_published() {
        return (Side::Browser, PUBLISHED);
    }
    (Side::Unknown, "")
}

/// Whether a path is of somebody else's code, or generated: it is not the project's to mend.
pub(super) fn is_foreign(path: &str) -> bool {
    let path = Lower::of(path.as_bytes());
    path.is(Kind::Foreign) || path.is(Kind::Generated)
}
