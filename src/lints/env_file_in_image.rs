//! A file for secrets gets into the image of a container.
//!
//! ## What it does
//!
//! Compares the `COPY` and `ADD` instructions of a Dockerfile with the dotenv files that lie below its folder: those that an instruction of
//! the last stage (or of one that it is built on) takes along, and that no `.dockerignore` leaves out, are reported, also where
//! git ignores them. The folder of the Dockerfile is taken to be the one that is built from. In a saved image, dotenv files in its layers
//! with a secret in them are reported as well.
//!
//! ## Why it matters
//!
//! Whoever can pull the image has the file: `docker save` unpacks it. A later `RUN rm .env` changes nothing, since the layer before still
//! has it. What git ignores is not left out by that.
//!
//! ## Example
//!
//! ```dockerfile
//! FROM python:3.13
//! COPY . /app
//! ```
//!
//! ## Use instead
//!
//! Leave the file out in `.dockerignore`, and hand the values over when the container starts:
//!
//! ```text
//! **/.env
//! **/.env.*
//! !**/.env.example
//! ```

use super::{Lint, ProjectContext, packed_env, page};
use crate::model::{Finding, GitState, Level, Origin, Parcel, Place, Related, Shipment, fingerprint, path};
use bstr::ByteSlice;

/// See the page above.
pub(super) struct EnvFileInImage;

impl Lint for EnvFileInImage {
    fn name(&self) -> &'static str {
        "env-file-in-image"
    }

    fn level(&self) -> Level {
        Level::Warning
    }

    fn source(&self) -> &'static str {
        page!("env_file_in_image.rs")
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        out.extend(findings((self.name(), self.level()), &[Parcel::Image], cx));
        out.extend(packed_env::findings((self.name(), self.level()), &[Parcel::Image], cx));
    }
}

/// One finding for each line of a recipe, with the files that it takes along.
pub(super) fn findings(
    (lint, level): (&'static str, Level),
    parcels: &[Parcel],
    cx: &ProjectContext<'_>,
) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for shipment in cx.shipments.iter().filter(|s| parcels.contains(&s.parcel)) {
        let level = if harmless(&shipment.file, cx) { Level::Note } else { level };
        let related = Related { place: place(&shipment.file, 1), label: "this file is taken along".to_owned() };
        match found.last_mut().filter(|f| f.path == shipment.recipe && f.place.line == shipment.line) {
            Some(same) => {
                same.level = same.level.max(level);
                same.related.push(related);
            }
            None => found.push(Finding { related: vec![related], ..finding(lint, level, shipment) }),
        }
    }
    found
}

/// Whether a file was read and assigns nothing that may be a secret. What git ignores is where real values live, and counts unread.
fn harmless(file: &bstr::BString, cx: &ProjectContext<'_>) -> bool {
    let known = cx.env_files.iter().find(|known| known.path == *file);
    known.is_some_and(|known| known.state != GitState::Ignored && known.first_secret.is_none())
}

fn finding(lint: &'static str, level: Level, shipment: &Shipment) -> Finding {
    let file = shipment.file.to_str_lossy();
    let into = match shipment.parcel {
        Parcel::Image => "the image",
        Parcel::Package => "the published package",
        Parcel::App => "the installed app",
    };
    let help = match &shipment.ignore {
        Some((path, true)) => format!("leave it out: `**/{}` in {path}", path::name(&shipment.relative).as_bstr()),
        Some((path, false)) => {
            format!("leave it out: there is no {path} yet; `**/{}` in it", path::name(&shipment.relative).as_bstr())
        }
        None if shipment.parcel == Parcel::App => {
            "take it from the assets, keep the keys on a server, and let the app call that".to_owned()
        }
        None if shipment.recipe.ends_with(b".toml") => "take it out of what this list takes along".to_owned(),
        None => format!("leave it out: `global-exclude {}` behind this line", path::name(&shipment.relative).as_bstr()),
    };
    let print = fingerprint(&[lint.as_bytes(), &shipment.recipe, &shipment.file]);
    let place = place(&shipment.recipe, shipment.line);
    Finding {
        label: "takes it along".to_owned(),
        notes: vec![format!("whoever can get {into} can read the file")],
        help: vec![help],
        ..Finding::new((lint, level), format!("`{file}` gets into {into}"), &shipment.recipe, place, print)
    }
}

fn place(path: &bstr::BString, line: u32) -> Place {
    Place { origin: Origin::File { path: path.clone() }, line, column: 1, end_line: line, end_column: 1, commit: None }
}
