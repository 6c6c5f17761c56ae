//! Objects that are read again for what is shown of them.
//!
//! In: secrets that are looked for, each with its object. Out: for each its place and its excerpt, and what the text around it says. An
//! object is read and searched once however many of its secrets are asked for; nothing of its text is kept.

use super::groups::Teller;
use super::inspect::{self, Located, Text};
use super::{message, names, packed};
use crate::decode::{Lines, archive::Limits};
use crate::model::{Layer, ObjectId, Origin, Place, Secret, SecretText};
use crate::source::git::Kind;
use crate::suppress::{self, Directives};
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;

/// A secret that is looked for in an object.
pub(super) struct Wanted<'a> {
    pub(super) object: ObjectId,
    pub(super) kind: Kind,
    /// Of a tree the last name of it is the text.
    pub(super) path: &'a [u8],
    /// Where it stands, in the innermost of these layers.
    pub(super) span: &'a Range<usize>,
    pub(super) layers: &'a [Layer],
    /// The secret itself, of which nothing but its place is shown: that its bytes stand there is enough. Nothing: all is shown.
    pub(super) bare: Option<&'a SecretText>,
    /// Whether the secret that stands there is the one.
    pub(super) same: Box<dyn Fn(&Secret) -> bool + Sync + 'a>,
}

impl Wanted<'_> {
    fn is(&self, secret: &Secret) -> bool {
        secret.span == *self.span && secret.layers == *self.layers && (self.same)(secret)
    }

    /// What the text is: the object, and of a tree the name.
    fn text(&self) -> (ObjectId, &[u8]) {
        (self.object, if self.kind == Kind::Tree { self.path } else { b"" })
    }
}

/// What is known of a secret in an object.
pub(super) enum Seen {
    Whole(Box<Reading>),
    /// Nothing more was asked for.
    Place(Place),
}

impl Seen {
    pub(super) fn whole(self) -> Option<Reading> {
        match self {
            Seen::Whole(reading) => Some(*reading),
            Seen::Place(_) => None,
        }
    }

    pub(super) fn place(self) -> Place {
        match self {
            Seen::Whole(reading) => reading.located.place,
            Seen::Place(place) => place,
        }
    }
}

/// What is shown of a secret in an object.
pub(super) struct Reading {
    pub(super) located: Located,
    /// Which part of a commit or a tag it stands in.
    pub(super) field: &'static str,
    /// The comments that speak of its line.
    pub(super) directives: Directives,
}

impl Reading {
    /// The same with the secret as it was judged before.
    pub(super) fn of(mut self, secret: &Secret) -> Self {
        self.located.secret = secret.clone();
        self
    }
}

/// Reads each object once. Nothing stands for what could not be read, or is not there any more.
pub(super) fn read(teller: &Teller<'_>, wanted: &[Wanted<'_>]) -> Vec<Option<Seen>> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|at| wanted[*at].text());
    let objects: Vec<&[usize]> = order.chunk_by(|a, b| wanted[*a].text() == wanted[*b].text()).collect();
    let found: Vec<(usize, Seen)> =
        objects.into_par_iter().flat_map_iter(|of| Object { teller, wanted }.read(of)).collect();
    let mut readings: Vec<Option<Seen>> = wanted.iter().map(|_| None).collect();
    found.into_iter().for_each(|(at, reading)| readings[at] = Some(reading));
    readings
}

struct Object<'a> {
    teller: &'a Teller<'a>,
    wanted: &'a [Wanted<'a>],
}

/// Wanted secrets that were not found yet, by their spans.
type Open<'a> = HashMap<&'a Range<usize>, Vec<usize>>;

impl<'a> Object<'a> {
    /// What is shown of those of the wanted that stand in one object.
    fn read(&self, of: &[usize]) -> Vec<(usize, Seen)> {
        let mut found = Vec::new();
        let Some(first) = of.first().map(|at| &self.wanted[*at]) else { return found };
        let bytes = match first.kind {
            Kind::Tree => names::last(first.path).to_vec(),
            _ => match self.teller.store.read(&first.object) {
                Ok((_, bytes)) => bytes,
                Err(_) => return found,
            },
        };
        let origin = Origin::Object { id: first.object, kind: first.kind.as_str() };
        let of = &self.bare(of, (first.kind, &origin, &bytes), &mut found);
        if of.is_empty() {
            return found;
        }
        let before = found.len();
        // Apart, so that nothing said of those in full depends on how many others there are.
        let mut open = [true, false].map(|in_full| {
            let mut open = Open::new();
            let those = of.iter().filter(|at| self.wanted[**at].bare.is_none() == in_full);
            those.for_each(|at| open.entry(self.wanted[*at].span).or_default().push(*at));
            open
        });
        for text in message::texts(first.kind, &bytes, self.teller.config.formats()) {
            open.iter_mut().for_each(|open| self.take(&text, (&origin, &bytes), open, &mut found));
        }
        if found.len() - before < of.len() {
            let ways: Vec<&[Layer]> =
                open.iter().flat_map(|open| open.values().flatten()).map(|at| self.wanted[*at].layers).collect();
            let job = packed::Job {
                limits: Limits::of_version(bytes.len(), self.teller.options.memory),
                name: &String::new,
                wants: &|way| ways.iter().any(|layers| layers.starts_with(way)),
                own: self.teller.config.formats(),
            };
            job.texts(&bytes, &mut |text| {
                let member = text.doc.text.to_vec();
                open.iter_mut().for_each(|open| self.take(&text, (&origin, &member), open, &mut found));
            });
        }
        found
    }

    /// Takes those of which the place alone is asked for, and whose bytes stand there in the file itself: for them it is not searched.
    /// Gives the others.
    fn bare(
        &self,
        of: &[usize],
        (kind, origin, bytes): (Kind, &Origin, &[u8]),
        found: &mut Vec<(usize, Seen)>,
    ) -> Vec<usize> {
        let stands = |wanted: &Wanted<'_>| {
            let is_plain = kind == Kind::Blob && wanted.layers.is_empty();
            is_plain && wanted.bare.is_some_and(|text| bytes.get(wanted.span.clone()) == Some(text.reveal()))
        };
        let (plain, others): (Vec<usize>, Vec<usize>) = of.iter().partition(|at| stands(&self.wanted[**at]));
        if !plain.is_empty() {
            let lines = Lines::new(bytes);
            found.extend(plain.iter().map(|at| (*at, Seen::Place(lines.place(origin, self.wanted[*at].span)))));
        }
        others
    }

    /// Takes those of the `open` ones that stand in a text, which was read from `bytes`.
    fn take(
        &self,
        text: &Text<'_>,
        (origin, bytes): (&Origin, &[u8]),
        open: &mut Open<'a>,
        found: &mut Vec<(usize, Seen)>,
    ) {
        let is = |at: &usize, secret: &Secret| self.wanted[*at].is(secret);
        let located = inspect::locate(text, origin, |secret| {
            open.get(&secret.span).is_some_and(|there| there.iter().any(|at| is(at, secret)))
        });
        if located.is_empty() {
            return;
        }
        let directives = suppress::scan_directives(bytes);
        for located in located {
            let Some(there) = open.get_mut(&located.secret.span) else { continue };
            let line = located.place.line;
            for at in there.extract_if(.., |at| is(at, &located.secret)) {
                let field = message::field(bytes, line, !located.secret.layers.is_empty());
                let reading = Reading { located: located.clone(), field, directives: directives.of_line(line) };
                found.push((at, Seen::Whole(Box::new(reading))));
            }
        }
    }
}
