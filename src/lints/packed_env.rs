//! Files for secrets within what is shipped: packages, images, apps.
//!
//! In: findings about secrets, with the way from the file to the text. Out: one finding for each such file, for the lint of its parcel. A file without
//! a secret in it is none.

use super::ProjectContext;
use crate::model::{EnvKind, Finding, Layer, Level, Parcel, fingerprint, path};
use crate::rules::words::Words;
use bstr::{BStr, ByteSlice};
use std::collections::HashSet;

/// The files for secrets in such parcels.
pub(super) fn findings(
    (lint, level): (&'static str, Level),
    parcels: &[Parcel],
    cx: &ProjectContext<'_>,
) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for found in cx.secrets {
        let member = found.layers.iter().rev().find_map(|layer| match layer {
            Layer::Member(name) => Some(name.as_bstr()),
            Layer::Coding(_) => None,
        });
        let Some(member) = member.filter(|m| EnvKind::of_name(path::name(m)) == Some(EnvKind::Dotenv)) else {
            continue;
        };
        let Some(parcel) = parcel_of(found, member).filter(|p| parcels.contains(p)) else { continue };
        if !seen.insert((&found.path, Layer::way(&found.layers))) {
            continue;
        }
        let (within, who) = match parcel {
            Parcel::Image => ("the image", "pull the image"),
            Parcel::Package => ("the package", "install the package"),
            Parcel::App => ("the app", "install the app"),
        };
        out.push(Finding {
            label: "a secret in it".to_owned(),
            excerpt: found.excerpt.clone(),
            layers: found.layers.clone(),
            notes: vec![format!("whoever can {who} can read the file")],
            help: vec!["leave the file out of what is built, and change what is in it".to_owned()],
            ..Finding::new(
                (lint, level),
                format!("`{member}` is in {within}"),
                &found.path,
                found.place.clone(),
                fingerprint(&[lint.as_bytes(), &found.path, member]),
            )
        });
    }
    out
}

/// What a file is shipped in.
fn parcel_of(found: &Finding, member: &BStr) -> Option<Parcel> {
    let has = |coding| found.layers.contains(&Layer::Coding(coding));
    if has(Layer::CONTAINER_IMAGE) {
        return Some(Parcel::Image);
    }
    if has(Layer::ANDROID_APP) || has(Layer::IOS_APP) {
        return Some(Parcel::App);
    }
    let path = found.path.to_str_lossy().to_ascii_lowercase();
    // Packages of npm have one folder of this name; sources of Python one of their own.
    let npm = has("tar") && member.starts_with(b"package/");
    let sources = || {
        let (folder, _) = member.split_once_str("/").unwrap_or_default();
        let archive = [folder, &b".tar.gz"[..]].concat();
        let has_version =
            folder.rsplit(|b| *b == b'-').next().is_some_and(|v| v.first().is_some_and(u8::is_ascii_digit));
        has_version && found.path.find(&archive).is_some()
    };
    let is_package = |part: &str| part.rsplit_once('.').is_some_and(|(_, end)| Words::Package.has(end.as_bytes()));
    let installed = path.split('/').any(is_package);
    (npm || installed || sources()).then_some(Parcel::Package)
}
