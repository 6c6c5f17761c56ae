//! Compiles `rules/languages/*/fixes.toml` into the tables of `src/rules/fixes.rs`.
//!
//! In: those files. Out: `$OUT_DIR/fixes.rs`. An unknown key is an error.

use serde::Deserialize;
use std::fmt::Write as _;
use std::path::Path;

/// One file. `same_as` takes the file of another language, but for `given`.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Fixes {
    same_as: String,
    environment: String,
    environment_module: String,
    read: String,
    unset: String,
    ending: String,
    inside: String,
    inside_of: Vec<String>,
    join: String,
    read_argument: String,
    read_value: String,
    unwraps: bool,
    import_runs: bool,
    keeps: Vec<String>,
    either_quote: bool,
    #[serde(default)]
    keywords_are_map: bool,
    #[serde(default)]
    blocks_by_indent: bool,
    constants: Vec<String>,
    constant_nodes: Vec<String>,
    import: String,
    import_names: String,
    import_first: String,
    import_unless: String,
    import_below_comment: Vec<String>,
    borrowed_unless: Vec<String>,
    read_asked: bool,
    given: String,
    runtime: Vec<Runtime>,
    named: String,
    named_place: String,
    options: String,
    tight: bool,
    never_in_pages: Vec<String>,
    apps: Vec<String>,
    manifests: Vec<String>,
    wait: Vec<Wait>,
    setting: Vec<Setting>,
    headers: Vec<Headers>,
    swap: Vec<Swap>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Runtime {
    marks: Vec<String>,
    read: String,
    inside: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Headers {
    library: String,
    #[serde(default)]
    place: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Swap {
    lints: Vec<String>,
    #[serde(default)]
    library: String,
    pairs: Vec<(String, String)>,
    #[serde(default)]
    callees: Vec<String>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    imports: Vec<String>,
    title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wait {
    callees: Vec<String>,
    #[serde(default)]
    key: String,
    text: String,
    #[serde(default)]
    chance: String,
    #[serde(default)]
    milliseconds: bool,
    #[serde(default)]
    imports: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Setting {
    lints: Vec<String>,
    library: String,
    #[serde(default)]
    callees: Vec<String>,
    #[serde(default)]
    place: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    chain: bool,
    #[serde(default)]
    before: bool,
    #[serde(default)]
    follow: bool,
    #[serde(default)]
    block: bool,
    #[serde(default)]
    only_new: bool,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    only: Vec<String>,
    #[serde(default = "no_place")]
    client_place: String,
    #[serde(default)]
    client_only: bool,
    #[serde(default)]
    word: bool,
    #[serde(default)]
    whole: bool,
    #[serde(default)]
    streamed: bool,
    #[serde(default)]
    requires: String,
    #[serde(default)]
    told_by: Vec<String>,
    #[serde(default)]
    not_with: Vec<String>,
    #[serde(default)]
    wrap: String,
    #[serde(default)]
    borrows: String,
    #[serde(default)]
    through: String,
    #[serde(default)]
    decorator: String,
    #[serde(default)]
    raises: String,
    #[serde(default)]
    merge: bool,
    #[serde(default)]
    imports: Vec<String>,
    applicability: String,
    title: String,
}

/// A setting that clients do not have.
fn no_place() -> String {
    "-".to_owned()
}

/// Writes the tables.
pub(crate) fn generate(languages: &Path, out: &Path) {
    let mut code = String::from("pub(super) static FIXES: &[FixTable] = &[\n");
    let mut folders: Vec<_> =
        std::fs::read_dir(languages).expect("rules/languages").map(|e| e.expect("readable folder").path()).collect();
    folders.sort();
    for folder in folders.iter().filter(|f| f.join("fixes.toml").exists()) {
        let language = folder.file_name().and_then(|n| n.to_str()).expect("a language folder has a name");
        let mut fixes = read(&folder.join("fixes.toml"));
        if !fixes.same_as.is_empty() {
            let own = fixes;
            fixes = read(&languages.join(&own.same_as).join("fixes.toml"));
            fixes.given = own.given;
        }
        code.push_str(&table(language, &fixes));
    }
    code.push_str("];\n");
    std::fs::write(out, code).expect("OUT_DIR is writable");
}

fn read(file: &Path) -> Fixes {
    println!("cargo::rerun-if-changed={}", file.display());
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

fn table(language: &str, f: &Fixes) -> String {
    let mut out = format!("FixTable {{ language: {language:?},\n");
    let environment = match f.environment.as_str() {
        "" => "None".to_owned(),
        word => format!("Some({})", applicability(language, word)),
    };
    let _ = writeln!(
        out,
        "environment: {environment}, unwraps: {}, import_runs: {}, either_quote: {}, keywords_are_map: {}, blocks_by_indent: {}, tight: {}, read_asked: {},",
        f.unwraps, f.import_runs, f.either_quote, f.keywords_are_map, f.blocks_by_indent, f.tight, f.read_asked
    );
    for (key, value) in [
        ("environment_module", &f.environment_module),
        ("read", &f.read),
        ("unset", &f.unset),
        ("ending", &f.ending),
        ("read_argument", &f.read_argument),
        ("read_value", &f.read_value),
        ("inside", &f.inside),
        ("join", &f.join),
        ("named", &f.named),
        ("named_place", &f.named_place),
        ("options", &f.options),
        ("import", &f.import),
        ("import_names", &f.import_names),
        ("import_first", &f.import_first),
        ("import_unless", &f.import_unless),
        ("given", &f.given),
    ] {
        let _ = writeln!(out, "{key}: {value:?},");
    }
    for (key, list) in [
        ("inside_of", &f.inside_of),
        ("keeps", &f.keeps),
        ("apps", &f.apps),
        ("never_in_pages", &f.never_in_pages),
        ("manifests", &f.manifests),
        ("constants", &f.constants),
        ("constant_nodes", &f.constant_nodes),
        ("import_below_comment", &f.import_below_comment),
        ("borrowed_unless", &f.borrowed_unless),
    ] {
        let _ = writeln!(out, "{key}: &{list:?},");
    }
    out + &rows("waits", &f.wait, wait)
        + &rows("settings", &f.setting, |s| setting(language, s))
        + &rows("headers", &f.headers, |h| {
            format!("Headers {{ library: {:?}, place: {:?}, text: {:?} }}", h.library, h.place, h.text)
        })
        + &rows("swaps", &f.swap, swap)
        + &rows("runtimes", &f.runtime, |r| {
            format!("Runtime {{ marks: &{:?}, read: {:?}, inside: {:?} }}", r.marks, r.read, r.inside)
        })
        + "},\n"
}

/// A field that is a list.
fn rows<T>(field: &str, items: &[T], row: impl Fn(&T) -> String) -> String {
    format!("{field}: &[{}],\n", items.iter().map(|item| row(item) + ",\n").collect::<String>())
}

fn wait(w: &Wait) -> String {
    format!(
        "Wait {{ callees: &{:?}, key: {:?}, text: {:?}, chance: {:?}, milliseconds: {}, imports: &{:?} }}",
        w.callees, w.key, w.text, w.chance, w.milliseconds, w.imports
    )
}

fn setting(language: &str, s: &Setting) -> String {
    let words = format!(
        "library: {:?}, place: {:?}, name: {:?}, text: {:?}, client_place: {:?}, requires: {:?}, wrap: {:?}, borrows: {:?}, \
         through: {:?}, decorator: {:?}, raises: {:?}, title: {:?}",
        s.library,
        s.place,
        s.name,
        s.text,
        s.client_place,
        s.requires,
        s.wrap,
        s.borrows,
        s.through,
        s.decorator,
        s.raises,
        s.title
    );
    let lists = format!(
        "lints: &{:?}, callees: &{:?}, except: &{:?}, only: &{:?}, imports: &{:?}, told_by: &{:?}, not_with: &{:?}",
        s.lints, s.callees, s.except, s.only, s.imports, s.told_by, s.not_with
    );
    let flags = format!(
        "chain: {}, before: {}, follow: {}, block: {}, only_new: {}, merge: {}, client_only: {}, word: {}, whole: {}, streamed: {}",
        s.chain, s.before, s.follow, s.block, s.only_new, s.merge, s.client_only, s.word, s.whole, s.streamed
    );
    let applicability = applicability(language, &s.applicability);
    format!("Setting {{ {words}, {lists}, {flags}, applicability: {applicability} }}")
}

fn swap(s: &Swap) -> String {
    format!(
        "Swap {{ lints: &{:?}, library: {:?}, pairs: &{:?}, callees: &{:?}, name: {:?}, text: {:?}, imports: &{:?}, title: {:?} }}",
        s.lints, s.library, s.pairs, s.callees, s.name, s.text, s.imports, s.title
    )
}

fn applicability(language: &str, word: &str) -> String {
    let name = match word {
        "safe" => "Safe",
        "unsafe" => "Unsafe",
        "display" => "Display",
        other => panic!("{language}: `{other}` is not safe, unsafe or display"),
    };
    format!("Applicability::{name}")
}
