//! Literals that one file gives to a function or a class of another one, which takes them for a key.
//!
//! In: the pictures of all files. Out: the same pictures, with these literals where they stand among the literals that are sent, or given to the
//! library of a provider.

use super::named::{Names, last};
use crate::model::{FileSummary, KeyAsked, KeyGiven, KeyUse, LiteralAuth, LiteralKey};
use std::collections::HashMap;

/// Functions of one name that are asked.
const MOST: usize = 12;

/// Adds them to the files that have them.
pub(super) fn tell(files: &mut [FileSummary]) {
    if files.iter().all(|f| f.keys_given.is_empty()) || files.iter().all(|f| f.keys_asked.is_empty()) {
        return;
    }
    for (at, home, asked, given) in found(files) {
        let used = files.get(home).map(|f| f.path.clone());
        let Some(file) = files.get_mut(at) else { continue };
        let start = given.literal.start;
        match asked.key {
            KeyUse::Header(header) if !file.literal_auths.iter().any(|l| l.literal.start == start) => {
                let (literal, spot) = (given.literal, given.spot);
                file.literal_auths.push(LiteralAuth { header, literal, spot, used: asked.used, home: used });
            }
            KeyUse::Param { provider, name } if !file.literal_keys.iter().any(|l| l.literal.start == start) => {
                let (literal, spot) = (given.literal, given.spot);
                file.literal_keys.push(LiteralKey { provider, param: name, literal, spot });
            }
            _ => {}
        }
    }
}

/// What each file gives, with the file that asks for it: the number of both.
fn found(files: &[FileSummary]) -> Vec<(usize, usize, KeyAsked, KeyGiven)> {
    let mut asked: HashMap<&str, Vec<(usize, &KeyAsked)>> = HashMap::new();
    for (at, file) in files.iter().enumerate() {
        for one in &file.keys_asked {
            asked.entry(&one.by).or_default().push((at, one));
        }
    }
    let names = Names::new(files);
    let mut out = Vec::new();
    for (at, file) in files.iter().enumerate() {
        for given in &file.keys_given {
            let takes = |(home, one): &&(usize, &KeyAsked)| {
                *home != at && one.places.contains(&given.place) && names.means(*home, at, &given.to)
            };
            let of_name = asked.get(last(&given.to)).into_iter().flatten().take(MOST);
            out.extend(of_name.filter(takes).take(1).map(|(home, one)| (at, *home, (*one).clone(), given.clone())));
        }
    }
    out
}
