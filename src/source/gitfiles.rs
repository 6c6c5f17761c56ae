//! The texts of a git directory that are no objects: configuration, reference names, reflogs, messages being edited,
//! hooks, patches of a rebase in progress.
//!
//! In: a repository. Out: each such file as a blob. Everything in the directory is read but what has its own reader (objects,
//! the entries of indexes) and the git directories of submodules, which are named to the caller. A name proves nothing: what is called
//! as one of git's helpers is read as what it is.

use super::folder::{Handle, Kind, Read, ReadError, each_below};
use super::git::{ObjectFormat, ObjectStore};
use super::index;
use super::reftable::Table;
use super::repository::Repository;
use crate::model::{Blob, Ledger, Origin, Unit};
use bstr::ByteSlice;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// What reading the texts leaves behind.
#[derive(Debug, Default)]
pub struct Report {
    /// What was read and what was not.
    pub ledger: Ledger,
    /// Git directories of submodules, which were not read.
    pub nested: Vec<PathBuf>,
}

/// Hands the texts to `visit`, in the order of their paths. Larger files than `max_file` bytes are uncovered. What lies in stores that
/// alternates name (below `within`, if that is given) has its whole path.
pub fn visit(repository: &Repository, max_file: u64, within: Option<&Path>, visit: &mut dyn FnMut(Blob<'_>)) -> Report {
    let mut nested = Vec::new();
    let mut enter = |path: &[u8]| {
        if !is_in_modules(path) {
            return true;
        }
        let folder = repository.common_dir.join(super::repository::path_from_bytes(path));
        let is_repository = folder.join("objects").is_dir() && folder.join("HEAD").is_file();
        if is_repository {
            nested.push(folder);
        }
        !is_repository
    };
    let mut texts = Texts {
        visit,
        max_file,
        id_len: repository.object_format.map(ObjectFormat::id_len),
        ledger: Ledger::new(),
        ref_names: Vec::new(),
        links: Vec::new(),
        table_logs: Vec::new(),
        buffer: Vec::new(),
    };
    each_below(&repository.common_dir, &mut enter, &mut |path, entry| texts.take(path, path, entry));
    for root in ObjectStore::roots(&repository.object_dirs, within) {
        if root.canonicalize().is_ok_and(|root| !root.starts_with(&repository.common_dir)) {
            let shown = [root.as_os_str().as_encoded_bytes(), b"/"].concat();
            each_below(&root, &mut |_| true, &mut |path, entry| {
                texts.take(&[STORE, path].concat(), &[&shown, path].concat(), entry);
            });
        }
    }
    Report { ledger: texts.finish(), nested }
}

/// Beginning of the paths of what lies among the objects.
const STORE: &[u8] = b"objects/";

/// Largest file of numbers that is read as a text, too: that of some two million objects.
const MOST_NUMBERS: u64 = 64 << 20;

/// What has been met so far.
struct Texts<'v> {
    visit: &'v mut dyn FnMut(Blob<'_>),
    max_file: u64,
    ledger: Ledger,
    /// Bytes of an object name, if that is known.
    id_len: Option<usize>,
    /// Names of references, a line each.
    ref_names: Vec<u8>,
    /// Symbolic links and where they lead, a line each.
    links: Vec<u8>,
    /// Reflogs that stand in tables, each line behind the name of its reference.
    table_logs: Vec<u8>,
    buffer: Vec<u8>,
}

impl Texts<'_> {
    /// Takes a file by its path in a git directory, and by the one that is shown.
    fn take(&mut self, path: &[u8], shown: &[u8], entry: Result<(&Handle, &[u8], Kind), ReadError>) {
        let name = shown.to_str_lossy();
        let form = Form::of(path);
        let limit = if form == Form::Numbers { self.max_file.min(MOST_NUMBERS) } else { self.max_file };
        let outcome = match entry {
            Ok(_) if form == Form::Object => return,
            Ok((handle, file, Kind::Link)) => {
                self.take_link(shown, handle, file);
                return self.ledger.skipped(Unit::GitFile, "symbolic link, not followed", name);
            }
            Ok((handle, file, _)) => handle.read(file, limit, &mut self.buffer),
            Err(error) => Err(error),
        };
        match outcome {
            Ok(Read::Whole) => self.take_read(form, shown, &name),
            // Who reads it as an index says so.
            Ok(Read::Larger(_)) if form == Form::Index => {}
            Ok(Read::Larger(_)) if form == Form::Numbers => {
                self.ledger.skipped(Unit::GitFile, "numbers of git, more than are read as a text", name);
            }
            Ok(Read::Larger(_)) => {
                self.ledger.uncovered(Unit::GitFile, "larger than the limit for a file, which `--memory` raises", name)
            }
            Ok(Read::NotAFile(why)) => self.ledger.skipped(Unit::GitFile, why, name),
            Err(ReadError::Absent) => {}
            // What holds references is also read by who follows them, and said there.
            Err(ReadError::Uncovered(_)) if is_said_as_reference(path) => {}
            Err(ReadError::Uncovered(why)) => self.ledger.uncovered(Unit::GitFile, why, name),
        }
    }

    /// Takes what is in the buffer.
    fn take_read(&mut self, form: Form, shown: &[u8], name: &str) {
        let mut bytes = std::mem::take(&mut self.buffer);
        match form {
            Form::Listed => {
                blank_ids(&mut bytes);
                self.hand_over(shown, &bytes);
            }
            Form::Table => self.take_table(&bytes, name),
            Form::Reference => self.take_reference(shown, &bytes),
            Form::Index => {
                // What git has put beside the entries; all of it, if there are none.
                let rest = self.id_len.and_then(|len| index::extensions(&bytes, len)).unwrap_or(&bytes);
                if !rest.is_empty() {
                    self.hand_over(shown, rest);
                }
            }
            Form::Pack if bytes.starts_with(b"PACK") => {}
            Form::Text | Form::Pack | Form::Numbers | Form::Object => self.hand_over(shown, &bytes),
        }
        self.buffer = bytes;
    }

    /// A loose reference is its name, and that of another one if it leads there. What else is in the file is read as a text.
    fn take_reference(&mut self, shown: &[u8], bytes: &[u8]) {
        self.ref_names.extend([shown, b"\n"].concat());
        let value = bytes.trim_ascii_end();
        if is_id(value, 0) {
            return;
        }
        match value.strip_prefix(b"ref:") {
            Some(target) if !target.contains(&b'\n') => self.ref_names.extend([target.trim_ascii(), b"\n"].concat()),
            _ => self.hand_over(shown, bytes),
        }
    }

    /// What a link leads to is a text of its own; nobody goes there.
    fn take_link(&mut self, shown: &[u8], handle: &Handle, file: &[u8]) {
        if let Ok(target) = handle.read_link(file) {
            self.links.extend([shown, b" -> ", &target, b"\n"].concat());
        }
    }

    /// A table: its names and reflogs join those of others.
    fn take_table(&mut self, bytes: &[u8], name: &str) {
        let table = Table::parse(bytes);
        table.refs.iter().for_each(|(name, _)| self.ref_names.extend([name.as_slice(), b"\n"].concat()));
        for log in &table.logs {
            self.table_logs.extend([log.name.as_slice(), b"\t", &log.text, b"\n"].concat());
        }
        match table.damage {
            Some(why) => self.ledger.uncovered(Unit::GitFile, why, name),
            None => self.ledger.scanned(Unit::GitFile, bytes.len() as u64),
        }
    }

    fn hand_over(&mut self, path: &[u8], bytes: &[u8]) {
        self.ledger.scanned(Unit::GitFile, bytes.len() as u64);
        (self.visit)(Blob { origin: Origin::GitFile { path: path.into() }, bytes: Cow::Borrowed(bytes) });
    }

    /// Hands over what stood in many files.
    fn finish(mut self) -> Ledger {
        for (path, text) in [
            ("refs", std::mem::take(&mut self.ref_names)),
            ("logs", std::mem::take(&mut self.table_logs)),
            ("symbolic links", std::mem::take(&mut self.links)),
        ] {
            if !text.is_empty() {
                self.hand_over(path.as_bytes(), &text);
            }
        }
        self.ledger
    }
}

/// What a file of a git directory is by its name; its content may say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// A loose object or a pack: who reads those reads it, and says what is wrong with it.
    Object,
    /// A pack that is being written.
    Pack,
    /// What helps to find objects: numbers and names of objects, in which nobody looks for a text, and which could keep one out of sight.
    Numbers,
    /// An index of this or of a linked work tree, or what several share.
    Index,
    /// A loose reference.
    Reference,
    /// A table of references and reflogs, which is decoded.
    Table,
    /// References that are packed or were fetched, a line each behind the name of its object.
    Listed,
    /// Anything else.
    Text,
}

impl Form {
    fn of(path: &[u8]) -> Form {
        if let Some(stored) = path.strip_prefix(STORE) {
            return Form::of_stored(arriving(stored));
        }
        let own =
            path.strip_prefix(b"worktrees/").and_then(|rest| rest.split_once_str(b"/")).map_or(path, |(_, own)| own);
        match own {
            b"index" => Form::Index,
            _ if own.strip_prefix(b"sharedindex.").is_some_and(|id| is_id(id, 0)) => Form::Index,
            _ if is_table(path) => Form::Table,
            _ if is_loose_ref(path) => Form::Reference,
            b"packed-refs" => Form::Listed,
            _ => Form::Text,
        }
    }

    /// Of a file of an object store, by the names that git gives.
    fn of_stored(path: &[u8]) -> Form {
        let Some((folder, name)) = path.rsplit_once_str(b"/") else { return Form::Text };
        let ends = |list: &[&str]| list.iter().any(|end| name.ends_with(end.as_bytes()));
        match folder {
            b"info" if name == b"commit-graph" => Form::Numbers,
            b"info/commit-graphs" if ends(&[".graph"]) => Form::Numbers,
            b"pack" if name.starts_with(b"tmp_pack_") => Form::Pack,
            b"pack" if ends(&[".pack"]) => Form::Object,
            b"pack" if ends(&[".promisor"]) => Form::Listed,
            b"pack" if name.starts_with(b"multi-pack-index") || ends(&[".idx", ".rev", ".bitmap", ".mtimes"]) => {
                Form::Numbers
            }
            b"pack/multi-pack-index.d" if ends(&[".midx"]) => Form::Numbers,
            _ if folder.len() == 2 && is_hex(folder) && is_id(name, 2) => Form::Object,
            _ => Form::Text,
        }
    }
}

/// The path within a store of objects that are arriving, or were when something broke off, if it is one.
fn arriving(stored: &[u8]) -> &[u8] {
    match stored.split_once_str(b"/") {
        Some((store, own)) if store.starts_with(b"tmp_objdir-") || store.starts_with(b"incoming-") => own,
        _ => stored,
    }
}

/// Whether these are the digits of an object id without its first ones, which the folder has.
fn is_id(text: &[u8], without: usize) -> bool {
    is_hex(text) && [40, 64].contains(&(text.len() + without))
}

fn is_hex(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(b))
}

/// Puts blanks in the place of the names of objects, `ID refs/…` and `^ID`: there are as many as references, and each looks like a key. Any other
/// line stays as it is.
fn blank_ids(text: &mut [u8]) {
    for line in text.split_mut(|b| *b == b'\n') {
        let peeled = usize::from(line.starts_with(b"^"));
        let id = line[peeled..].iter().take_while(|b| b.is_ascii_hexdigit()).count();
        let (of_line, rest) = line.split_at_mut(peeled + id);
        let ends = if peeled > 0 { rest.is_empty() } else { rest.starts_with(b" refs/") };
        if ends && is_id(&of_line[peeled..], 0) {
            of_line[peeled..].fill(b' ');
        }
    }
}

/// Where the git directories of submodules are: `modules/NAME`, with slashes in names, also of a linked work tree.
fn is_in_modules(path: &[u8]) -> bool {
    let own = path.strip_prefix(b"worktrees/").and_then(|rest| rest.split_once_str(b"/")).map_or(path, |(_, own)| own);
    own.starts_with(b"modules/")
}

/// A table of references and reflogs, which is decoded.
fn is_table(path: &[u8]) -> bool {
    let is_in_stack =
        path.starts_with(b"reftable/") || path.starts_with(b"worktrees/") && path.contains_str(b"/reftable/");
    is_in_stack && path.ends_with(b".ref")
}

/// Folders of loose references, `HEAD`, and the packed ones.
fn is_said_as_reference(path: &[u8]) -> bool {
    let is_head = path == b"HEAD" || path.starts_with(b"worktrees/") && path.ends_with(b"/HEAD");
    is_head || path == b"packed-refs" || is_loose_ref(path)
}

/// A loose reference is its name: the file holds an object name. All names make one text, so that a name that holds a
/// secret is not shown as a path. What is being written is no reference yet, and nobody else reads it.
fn is_loose_ref(path: &[u8]) -> bool {
    let is_below = path.starts_with(b"refs/") || path.starts_with(b"worktrees/") && path.contains_str(b"/refs/");
    is_below && !path.ends_with(b".lock")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_called_as_git_calls_it_has_another_form_than_a_text() {
        let id = "0123456789abcdef0123456789abcdef01234567";
        for (path, form) in [
            ("index", Form::Index),
            ("worktrees/a/index", Form::Index),
            (&format!("sharedindex.{id}"), Form::Index),
            (&format!("objects/ab/{}", &id[2..]), Form::Object),
            (&format!("objects/tmp_objdir-incoming-x/ab/{}", &id[2..]), Form::Object),
            ("objects/pack/foo.pack", Form::Object),
            ("objects/pack/tmp_pack_x7", Form::Pack),
            ("objects/pack/foo.idx", Form::Numbers),
            (&format!("objects/pack/multi-pack-index.d/multi-pack-index-{id}.midx"), Form::Numbers),
            ("objects/info/commit-graph", Form::Numbers),
            ("packed-refs", Form::Listed),
            ("objects/pack/foo.promisor", Form::Listed),
            ("refs/heads/main", Form::Reference),
            ("worktrees/a/refs/bisect/bad", Form::Reference),
            ("reftable/0x1-0x2-a.ref", Form::Table),
        ] {
            assert_eq!(Form::of(path.as_bytes()), form, "{path}");
        }
        for path in [
            "objects/notes.txt",
            "objects/zz/key",
            "objects/ab/cdkey",
            "objects/ab/cdef",
            "objects/ab/tmp_obj_x7",
            "objects/incoming-x/notes",
            "sharedindex.cdef",
            "objects/pack/readme",
            "objects/pack/a.keep",
            "objects/pack/tmp_notes",
            "objects/pack/multi-pack-index.d/multi-pack-index-chain",
            "objects/info/packs",
            "sharedindex.txt",
            "worktrees/a/deep/index",
            "refs/heads/main.lock",
            "config",
        ] {
            assert_eq!(Form::of(path.as_bytes()), Form::Text, "{path}");
        }
    }

    #[test]
    fn names_of_objects_before_references_are_blank_and_nothing_else_is() {
        let id = "0123456789abcdef0123456789abcdef01234567";
        let stays = format!("# pack-refs\n{id}\n{id} key\n^{id} refs/x\n{id}8 refs/x\nkey={id} refs/x\n {id} refs/x\n");
        let mut text = format!("{id} refs/heads/main\n^{id}\n{stays}").into_bytes();
        blank_ids(&mut text);
        let blank = " ".repeat(id.len());
        assert_eq!(text.to_str_lossy(), format!("{blank} refs/heads/main\n^{blank}\n{stays}"));
    }
}
