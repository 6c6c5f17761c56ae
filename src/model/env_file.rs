//! A file in which secrets live by custom, and whether git would commit it.

use bstr::BString;

/// What git knows of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GitState {
    /// It is in the index: it is, or will be, committed.
    Tracked,
    /// An ignore pattern matches it, and it is not in the index.
    Ignored,
    /// Neither: `git add .` would take it.
    Untracked,
}

/// Kinds of files that hold secrets by custom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnvKind {
    /// Environment assignments: `.env`, `.env.local`, `prod.env`.
    Dotenv,
    /// The same as a template to be committed: `.env.example`.
    Template,
    /// A private key or key store by its name: `id_ed25519`, `server.key`.
    Key,
}

impl EnvKind {
    /// What a file name says.
    pub fn of_name(name: &[u8]) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        if is_dotenv(&lower) {
            return Some(if is_template(&lower) { Self::Template } else { Self::Dotenv });
        }
        is_key(&lower).then_some(Self::Key)
    }
}

fn is_dotenv(name: &[u8]) -> bool {
    // `.env`, `.env.local`, `.env-prod`, `.envrc`, but not `.environment`.
    let after = name.strip_prefix(b".env").is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_lowercase));
    after || matches!(name, b".envrc" | b".dev.vars") || name.ends_with(b".env")
}

/// Whether some part of the name says that it is meant to be committed.
fn is_template(name: &[u8]) -> bool {
    const WORDS: &[&[u8]] = &[
        b"example",
        b"examples",
        b"sample",
        b"template",
        b"tmpl",
        b"tpl",
        b"dist",
        b"default",
        b"defaults",
        b"schema",
        b"test",
        b"testing",
        b"ci",
    ];
    name.split(|b| matches!(b, b'.' | b'-' | b'_' | b' ')).any(|part| WORDS.contains(&part))
}

fn is_key(name: &[u8]) -> bool {
    const NAMES: &[&[u8]] = &[b"id_rsa", b"id_dsa", b"id_ecdsa", b"id_ed25519"];
    const ENDS: &[&[u8]] = &[b".pem", b".key", b".p12", b".pfx", b".ppk", b".jks", b".keystore", b".kdbx"];
    NAMES.contains(&name) || ENDS.iter().any(|end| name.ends_with(end) && name.len() > end.len())
}

/// The pattern file of git that is nearest above a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct IgnoreFile {
    /// Its path relative to the target. The file need not exist yet.
    pub path: BString,
    /// Its number of lines; 0 if it does not exist.
    pub lines: u32,
    /// Length of its folder's path relative to the target, with the `/`.
    pub folder_len: usize,
}

/// A file in which secrets live by custom, in a work tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EnvFile {
    /// Path relative to the target.
    pub path: BString,
    /// Path relative to the top of its work tree, as git commands at the top name it.
    pub path_in_work_tree: BString,
    /// What it is.
    pub kind: EnvKind,
    /// What git knows of it.
    pub state: GitState,
    /// Whether an ignore pattern matches it: always for an ignored file, and to no effect for a tracked one.
    pub pattern_matches: bool,
    /// First line that assigns a value, starting at 1; none if there is none or the file was not read.
    pub first_value: Option<u32>,
    /// First line that assigns what may be a secret, by its name or by what it looks like, starting at 1.
    pub first_secret: Option<u32>,
    /// The name that is given that value.
    pub secret_name: Option<BString>,
    /// Where a pattern for it would go.
    pub ignore_file: IgnoreFile,
}

/// What it gets into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Parcel {
    /// The image of a container.
    Image,
    /// A package that is published.
    Package,
    /// An app that is installed on devices.
    App,
}

/// A file for secrets, and the line by which a build takes it along.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shipment {
    /// What it gets into.
    pub parcel: Parcel,
    /// The file that says what is taken: `Dockerfile`, `package.json`, `MANIFEST.in`, `pyproject.toml`.
    pub recipe: BString,
    /// The line of it, from 1.
    pub line: u32,
    /// The file for secrets, relative to the target.
    pub file: BString,
    /// The same, relative to the recipe.
    pub relative: BString,
    /// The file that leaves files out, relative to the target, and whether it exists; none if this kind of recipe has none.
    pub ignore: Option<(BString, bool)>,
}
