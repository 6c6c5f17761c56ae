//! Shapes of tokens: sequences of character classes and literals, matched without a regular expression.

use super::AsciiSet;

/// One element of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// These bytes exactly.
    Literal(&'static str),
    /// Between `min` and `max` characters of a set.
    Class {
        /// The set.
        set: AsciiSet,
        /// Least number of characters.
        min: u16,
        /// Greatest number of characters.
        max: u16,
    },
    /// One of several sequences; an optional part has an empty sequence among them.
    OneOf(&'static [&'static [Piece]]),
}

/// How a text begins with a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The shape ends here (bytes from the start), and the character after it cannot belong to it.
    Whole(usize),
    /// The text begins like the shape but is too short for it, or goes on where it must end: so many bytes agree.
    Partial(usize),
}

impl Match {
    /// Matches `shape` at the start of `text`. A match ends where the next byte is outside of `boundary`
    /// (characters that would make the token longer); of several ends the longest one is taken.
    ///
    /// The work is bounded by the product of the variable pieces' ranges, and those are bounded by the rules.
    pub fn of(shape: &[Piece], text: &[u8], boundary: AsciiSet) -> Match {
        let mut best = Match::Partial(0);
        walk(&Rest { now: shape, later: None }, text, 0, &mut |end| {
            let ends = text.get(end).is_none_or(|b| !boundary.has(*b));
            if ends {
                best = Match::Whole(end);
            } else if let Match::Partial(p) = best {
                best = Match::Partial(p.max(end));
            }
            ends
        });
        best
    }
}

/// What is still to be matched: a sequence, then those around it. Lives on the stack, so that matching allocates nothing.
struct Rest<'r> {
    now: &'r [Piece],
    later: Option<&'r Rest<'r>>,
}

/// Depth-first over what is left; `accept` returns true to stop.
fn walk(rest: &Rest<'_>, text: &[u8], at: usize, accept: &mut dyn FnMut(usize) -> bool) -> bool {
    let Some((piece, tail)) = rest.now.split_first() else {
        return match rest.later {
            Some(later) => walk(later, text, at, accept),
            None => accept(at),
        };
    };
    let next = Rest { now: tail, later: rest.later };
    match piece {
        Piece::Literal(l) => text[at..].starts_with(l.as_bytes()) && walk(&next, text, at + l.len(), accept),
        Piece::Class { set, min, max } => {
            let run = text[at..].iter().take(*max as usize).take_while(|b| set.has(**b)).count();
            (*min as usize..=run).rev().any(|n| walk(&next, text, at + n, accept))
        }
        Piece::OneOf(options) => {
            options.iter().any(|option| walk(&Rest { now: option, later: Some(&next) }, text, at, accept))
        }
    }
}
