//! Where a file runs: on a server, in a browser, in an app, while building, in tests, or nowhere.
//!
//! In: the path, directives at the top, imports, global names. The first decisive signal wins; without one the side is
//! unknown, and unknown never accuses. The name of the repository is no evidence.

use crate::model::{Side, path};
use crate::rules;
use crate::rules::clients::SyntaxTable;

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
    let path = format!("/{}", s.path.to_ascii_lowercase());
    // The package that templates of programs begin with is no folder of examples.
    let path = path.replace("/com/example/", "/com/").replace("/org/example/", "/org/");
    let name = path::name_str(&path);
    let imports = |modules: &[&str]| {
        s.imports.iter().any(|i| {
            modules.iter().any(|m| {
                i == m
                    || m.strip_suffix('*').is_some_and(|begin| i.starts_with(begin))
                    || i.strip_prefix(m).is_some_and(|r| r.starts_with(['.', '/']))
                    || i.strip_prefix("node:") == Some(m)
            })
        })
    };
    let in_folder = |folders: &[&str]| folders.iter().any(|f| path.contains(&format!("/{f}/")));
    if in_folder(&[
        "test",
        "tests",
        "__tests__",
        "spec",
        "specs",
        "e2e",
        "__mocks__",
        "mocks",
        "fixtures",
        "testdata",
        "cypress",
    ]) || [".test.", ".spec.", "_test.", "-test.", ".stories."].iter().any(|m| name.contains(m))
        || name.starts_with("test_")
        || name.starts_with("test-")
        || name == "conftest.py"
        || rules::is_test_name(name)
        || imports(table.test_modules)
    {
        return (Side::Test, "it is a test");
    }
    if s.directives.contains(&"use client") {
        return (Side::Browser, "it says \"use client\"");
    }
    if s.directives.contains(&"use server") || s.imports.contains(&"server-only") {
        return (Side::Server, "it says that it is for the server");
    }
    if in_folder(&["docs", "doc", "examples", "example", "samples", "cookbook", "notebooks", "tutorials"]) {
        return (Side::Docs, "it is an example");
    }
    if [".config.", "webpack.", "rollup.", "gulpfile", "gruntfile"].iter().any(|m| name.contains(m))
        || name == "setup.py"
    {
        return (Side::Build, "it configures the build");
    }
    if table.browser_globals.is_empty() && table.mobile_modules.is_empty() {
        return (Side::Unknown, "");
    }
    if name.contains(".server.")
        || name.starts_with("+server.")
        || name.starts_with("+page.server.")
        || name.starts_with("+layout.server.")
    {
        return (Side::Server, "its name says server");
    }
    if name.contains(".client.") {
        return (Side::Browser, "its name says client");
    }
    // Apps have folders called `api` and `scripts` as well.
    if imports(table.mobile_modules) && !imports(table.server_modules) {
        return (Side::Mobile, "it imports a library of apps");
    }
    let reads_published = || s.globals.iter().any(|g| table.published.iter().any(|p| g.starts_with(p)));
    // Pages keep what calls their server in a folder of this name as well.
    if in_folder(&["src"]) && in_folder(&["api"]) && !in_folder(&["pages/api", "app/api"]) && reads_published() {
        return (Side::Browser, PUBLISHED);
    }
    let route = ["route.ts", "route.js", "middleware.ts", "middleware.js", "proxy.ts", "instrumentation.ts"];
    if route.contains(&name)
        || in_folder(&[
            "pages/api",
            "app/api",
            "api",
            "server",
            "backend",
            "functions",
            "lambda",
            "lambdas",
            "worker",
            "workers",
            "scripts",
            "bin",
            "cli",
            "electron",
            "supabase/functions",
            "edge",
        ])
    {
        return (Side::Server, "its path is that of a server");
    }
    if imports(table.server_modules) || s.imports.iter().any(|i| i.starts_with("node:")) {
        return (Side::Server, "it imports a library of servers");
    }
    if imports(table.browser_modules) {
        return (Side::Browser, "it imports a library of browsers");
    }
    let global = |names: &[&str]| s.globals.iter().any(|g| names.contains(&g.as_str()));
    if global(table.browser_globals) {
        return (Side::Browser, "it uses names that only a browser has");
    }
    if global(table.browser_names) {
        return (Side::Browser, "it keeps state that only a browser has");
    }
    if reads_published() {
        return (Side::Browser, PUBLISHED);
    }
    (Side::Unknown, "")
}

/// Whether a path is of somebody else's code, or generated: it is not the project's to mend.
pub(super) fn is_foreign(path: &str) -> bool {
    const FOLDERS: [&str; 11] = [
        "node_modules",
        "vendor",
        "third_party",
        "thirdparty",
        "dist",
        "bower_components",
        "site-packages",
        ".venv",
        "venv",
        ".next",
        ".nuxt",
    ];
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let ends = |end: &str| {
        name.len() >= end.len() && name.as_bytes()[name.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
    };
    folders.split('/').any(|folder| FOLDERS.iter().any(|f| folder.eq_ignore_ascii_case(f)))
        || ends(".min.js")
        || ends(".d.ts")
}
