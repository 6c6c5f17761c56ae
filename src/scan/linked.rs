//! The second pass over source files: those that are linked to an integration are read, and all are read again with the pictures
//! of the others.
//!
//! In: the pictures of the first pass, the paths of all source files, and a way to get a text once more. Out: pictures in which
//! clients, constants, helpers and policies of other files are known. Texts are not kept in between: memory is that of pictures. Each
//! round reads what the round before changed for others, against the pictures of that round alone, so that neither the order of
//! files nor the number of threads is seen in the result.

use super::tree::Picture;
use crate::model::{Export, FileSummary, Origin, Retry};
use crate::rules::clients::Contract;
use crate::suppress;
use crate::syntax::{self, Modules, Naming, Patience, Together};
use bstr::{BString, ByteSlice};
use rayon::prelude::*;
use std::collections::HashSet;

/// Gives the text of a path once more.
pub(super) type Text<'a> = &'a (dyn Fn(&[u8]) -> Option<Vec<u8>> + Sync);

/// A source file, read or not.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) path: BString,
    /// Words of its imports, if nothing else speaks for reading it.
    pub(super) words: Vec<u32>,
}

/// Names are followed over so many files one after the other.
const ROUNDS: usize = 3;

/// Adds the pictures of linked files, and puts what files know of each other into all of them. Sorted by path at the end.
pub(super) fn read(
    pictures: &mut Vec<Picture>,
    sources: Vec<Source>,
    naming: Vec<Naming>,
    (text, own): (Text<'_>, &[Contract]),
) {
    let text = &Texts { text, own };
    if pictures.iter().any(|p| !p.summary.is_of_document()) {
        let importing = importing(pictures, &sources);
        let own = pictures.len();
        pictures.extend(pictures_of(&importing, true, text));
        let modules = Modules::new(sources.into_iter().map(|s| s.path), naming);
        needed(pictures, own, &modules, text);
        let keys: HashSet<BString> = pictures.iter().filter(|p| p.keys).map(|p| p.summary.path.clone()).collect();
        let uses_key = |file: &FileSummary| {
            let imports = file.imports.iter().chain(&file.stars).filter(|_| !keys.is_empty());
            imports.flat_map(|m| modules.of(&file.path, m)).any(|path| keys.contains(path.as_bytes().as_bstr()))
        };
        for picture in pictures.iter_mut().filter(|p| !p.near) {
            picture.near = is_made_of_own(&picture.summary, &modules) || uses_key(&picture.summary);
        }
        pictures.sort_by(order);
        evaluate(pictures, &modules, text);
    }
    pictures.sort_by(order);
}

/// Whether a file has a class that is made of a type of the project: it may call what that type has.
fn is_made_of_own(file: &FileSummary, modules: &Modules) -> bool {
    let own = |base: &String| !modules.of(&file.path, base).is_empty();
    file.exports.iter().any(|(_, export)| matches!(export, Export::Class(class) if class.bases.iter().any(own)))
}

/// By path, and by number within a file.
fn order(a: &Picture, b: &Picture) -> std::cmp::Ordering {
    let key = |p: &Picture| p.summary.inside.map(|i| i.number);
    a.summary.path.cmp(&b.summary.path).then_with(|| key(a).cmp(&key(b)))
}

/// Where texts come from, and the user's own providers.
struct Texts<'a> {
    text: Text<'a>,
    own: &'a [Contract],
}

/// Files that may make requests through clients which files that talk give to others, or to addresses that they give; those that may repeat
/// the requests of others; and those that may let out a key that stands in another file.
fn importing(pictures: &[Picture], sources: &[Source]) -> Vec<BString> {
    // Whoever calls a function that repeats nothing may repeat it.
    let open = |p: &Picture| {
        p.summary.calls.iter().any(|c| matches!(&c.retry, Retry::None { functions } if !functions.is_empty()))
    };
    let gives =
        |p: &&Picture| p.keys || p.talks && (p.summary.gives_clients() || !p.summary.addresses.is_empty() || open(p));
    let giving = pictures.iter().filter(gives);
    let names: HashSet<u32> = giving.map(|p| syntax::import_name(&p.summary.path)).collect();
    let may = sources.iter().filter(|s| s.words.iter().any(|w| names.contains(w)));
    may.map(|s| s.path.clone()).collect()
}

/// Whether a file makes requests, or clients for them, or gives addresses to functions of other files.
fn requests(file: &FileSummary) -> bool {
    let speaks = !file.calls.is_empty() || !file.clients.is_empty() || !file.given.is_empty();
    speaks && !file.is_of_document()
}

/// The modules of which a file passes on names, if it does little else.
fn passed_on(file: &FileSummary) -> Vec<&String> {
    let again = file.exports.iter().filter_map(|(_, e)| match e {
        Export::Again { module, .. } => Some(module),
        _ => None,
    });
    let mut modules: Vec<&String> = again.collect();
    if modules.len() * 2 < file.exports.len() {
        modules.clear();
    }
    modules.extend(&file.stars);
    modules
}

/// Reads what files with requests import, likewise those from `importing` on, and what the files that are read so pass on.
fn needed(pictures: &mut Vec<Picture>, importing: usize, modules: &Modules, text: &Texts<'_>) {
    let mut have: HashSet<BString> = pictures.iter().map(|p| p.summary.path.clone()).collect();
    // Files that see each other's names have one list, which is asked for once.
    let mut listed: HashSet<(usize, bool)> = HashSet::new();
    let mut from = 0;
    for round in 0..ROUNDS {
        let mut wanted: Vec<BString> = Vec::new();
        for (at, file) in pictures.iter().map(|p| &p.summary).enumerate().skip(from) {
            let all = requests(file) || round == 0 && at >= importing;
            let followed = if all { file.imports.iter().chain(&file.stars).collect() } else { passed_on(file) };
            let named = followed.into_iter().flat_map(|m| modules.of(&file.path, m));
            // A program does not see the names of its tests.
            let of_test = syntax::Code::is_test(&file.path);
            let beside = modules.beside(&file.path);
            let beside = if listed.insert((beside.as_ptr().addr(), of_test)) { beside } else { &[] };
            let seen = named.chain(beside.iter().map(String::as_str));
            for path in seen.filter(|path| of_test || !syntax::Code::is_test(path.as_bytes())).map(BString::from) {
                if have.insert(path.clone()) {
                    wanted.push(path);
                }
            }
        }
        from = pictures.len();
        if wanted.is_empty() {
            break;
        }
        wanted.sort();
        pictures.extend(pictures_of(&wanted, false, text));
    }
}

fn pictures_of(paths: &[BString], near: bool, texts: &Texts<'_>) -> Vec<Picture> {
    let pictures = |path: &BString| {
        let Some(bytes) = (texts.text)(path) else { return Vec::new() };
        let turn = Patience::shared().turn(bytes.len());
        let summaries = syntax::read(path, &bytes, texts.own, turn.deadline());
        let mut directives = suppress::may_have_directives(&bytes).then(|| suppress::scan_directives(&bytes));
        let origin = Origin::File { path: path.clone() };
        let picture = |summary| Picture {
            summary,
            origin: origin.clone(),
            directives: directives.take(),
            talks: false,
            near,
            keys: false,
            late: true,
        };
        summaries.into_iter().map(picture).collect()
    };
    paths.par_iter().flat_map_iter(pictures).collect()
}

/// Reads files again whose imports mean files of the project, until nothing changes for others.
fn evaluate(pictures: &mut [Picture], modules: &Modules, texts: &Texts<'_>) {
    let near: Vec<bool> = pictures.iter().map(|p| p.near).collect();
    let mut summaries: Vec<FileSummary> = pictures.iter_mut().map(|p| std::mem::take(&mut p.summary)).collect();
    let mut changed: Vec<bool> = summaries.iter().map(|s| !s.exports.is_empty() || !s.stars.is_empty()).collect();
    for _ in 0..ROUNDS {
        let together = Together::new(&summaries, modules);
        let again = |(at, file): (usize, &FileSummary)| {
            let tells = |t: usize, names: &[&str]| {
                changed.get(t) == Some(&true) && summaries.get(t).is_some_and(|other| other.tells(names))
            };
            let touched = near.get(at) == Some(&true) || requests(file);
            let touched = touched && together.used(file).iter().any(|(t, names)| tells(*t, names));
            let bytes = if touched { (texts.text)(&file.path)? } else { return None };
            let turn = Patience::shared().turn(bytes.len());
            let fresh = syntax::read_among(file, &bytes, &together, turn.deadline())?;
            Some((at, fresh))
        };
        let fresh: Vec<(usize, FileSummary)> = summaries.par_iter().enumerate().filter_map(again).collect();
        changed = vec![false; summaries.len()];
        for (at, fresh) in fresh {
            let before = &summaries[at];
            // What clients are is worth another round; that a constant has become known, the next one shows.
            let differs = before.exports != fresh.exports
                || before.clients != fresh.clients
                || before.functions != fresh.functions;
            changed[at] = differs && fresh.gives_clients();
            summaries[at] = fresh;
        }
        if !changed.contains(&true) {
            break;
        }
    }
    for (picture, summary) in pictures.iter_mut().zip(summaries) {
        picture.summary = summary;
    }
}
