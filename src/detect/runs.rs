//! What a run of token characters is: a token with a known prefix, or a value that a name claims.
//!
//! In: a text and the bounds of one run. Out: candidates. Prefixes are looked up at the start of the run, after every
//! character in it that is not alphanumeric (`NAME=ghp_…` is one run), and after an escape (`\n` glued before a key).

use super::window::Candidates;
use super::{address, anchors, announced, context, given, glued, left, literal, login, pairs, parent, simd};
use crate::model::{Candidate, RuleId, Sink, Use};
use crate::rules::words::Words;
use crate::rules::{self, Match, Piece, names, owners};
use crate::search::heads::{self, Heads};
use std::ops::Range;
use std::sync::LazyLock;

/// Least length of a run that is looked at. Rules whose tokens may be part of a shorter run are found by
/// [`super::literals`] instead; a test holds this against the rules.
pub(super) const MIN_RUN: usize = 12;

/// Lengths of values that only a name makes a candidate.
const GENERIC: std::ops::RangeInclusive<usize> = 10..=512;

/// A run of token characters, with what its first look tells.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many of its first characters belong to an escape before it.
    pub(super) escape: usize,
    /// Where its first and its last `=` stand, but for those at its end.
    pub(super) signs: Option<(usize, usize)>,
    /// Whether there may be a digit in it.
    has_digit: bool,
}

/// More than any look beyond a run to tell what it is by itself.
pub(super) const LEFT: usize = 4;
pub(super) const RIGHT: usize = 2;

impl Run {
    /// A run of which nothing but what stands around is of interest.
    pub(super) fn unread(text: &[u8], start: usize, end: usize) -> Run {
        Run { start, end, escape: 0, signs: signs(&text[start..end]), has_digit: true }
    }
}

/// Looks at one run by itself: for tokens that are known by their form. What decides about them stands in the run, [`LEFT`] bytes
/// before it and [`RIGHT`] bytes after it; rules of which this is not true are left to [`super::literals`].
pub(super) fn inspect(text: &[u8], start: usize, end: usize, found: &mut Vec<Candidate>) -> Run {
    let escape = escape_length(text, start, end);
    prefixed_at(text, start, found);
    if escape > 0 && start + escape < end - 1 {
        prefixed_at(text, start + escape, found);
    }
    // The second byte of a character may look like a letter: in Big5, GBK and Shift-JIS.
    if start > 0 && text[start - 1] >= 0x80 {
        prefixed_at(text, start + 1, found);
    }
    let (mut has_digit, mut has_equals) = (false, false);
    for (part, from) in text[start..end].chunks(Marks::MOST).zip((start..).step_by(Marks::MOST)) {
        let mut marks = Marks::of(part);
        (has_digit, has_equals) = (has_digit || marks.digits != 0, has_equals || marks.equals != 0);
        while marks.signs != 0 {
            let sign = from + marks.signs.trailing_zeros() as usize;
            marks.signs &= marks.signs - 1;
            if sign + 2 < end {
                prefixed_at(text, sign + 1, found);
            }
            glued::before(text, start..end, sign, found);
        }
    }
    anchors::inspect(text, start, end, found);
    Run { start, end, escape, signs: if has_equals { signs(&text[start..end]) } else { None }, has_digit }
}

/// The first and the last `=` of a run that are not its padding.
pub(super) fn signs(run: &[u8]) -> Option<(usize, usize)> {
    let first = memchr::memchr(b'=', run)?;
    let unpadded = run.iter().rposition(|b| *b != b'=').map_or(0, |p| p + 1);
    Some((first, memchr::memrchr(b'=', &run[..unpadded])?))
}

/// What the characters of a run are, one bit for each: of at most [`Marks::MOST`] of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Marks {
    /// Neither letters nor digits.
    signs: u64,
    digits: u64,
    equals: u64,
}

impl Marks {
    const MOST: usize = 64;

    /// Those of so many characters, which are token characters. Eight at a time: this is done for a tenth of all bytes.
    #[inline]
    fn of(run: &[u8]) -> Marks {
        let mut marks = Marks::default();
        let (words, rest) = run.as_chunks::<8>();
        words.iter().enumerate().for_each(|(at, word)| marks.add(at * 8, word));
        // The rest with the bytes before it: they are the same when they are marked again.
        if !rest.is_empty() {
            match run.last_chunk::<8>() {
                Some(last) => marks.add(run.len() - 8, last),
                None => {
                    let mut word = [b'a'; 8];
                    word[..rest.len()].copy_from_slice(rest);
                    marks.add(0, &word);
                }
            }
        }
        marks
    }

    /// Marks the characters at a place.
    #[inline]
    fn add(&mut self, at: usize, word: &[u8; 8]) {
        const HIGHS: u64 = 0x8080_8080_8080_8080;
        /// Brings the highest bits of eight bytes together, in order.
        const GATHER: u64 = 0x0002_0408_1020_4081;
        const fn all(byte: u8) -> u64 {
            0x0101_0101_0101_0101 * byte as u64
        }
        let word = u64::from_le_bytes(*word);
        // All bytes are below 0x80, so that no sum carries into the next byte.
        let at_least = |byte: u8| (word + all(0x80 - byte)) & HIGHS;
        let equal = |byte: u8| !((word ^ all(byte)) + all(0x7F)) & HIGHS;
        let bits = |highs: u64| highs.wrapping_mul(GATHER) >> 56 << at;
        let (zero, equals) = (at_least(b'0'), equal(b'='));
        self.equals |= bits(equals);
        self.digits |= bits(zero & !at_least(b'9' + 1));
        // Of the others `$ + - . /` stand before the digits.
        self.signs |= bits((!zero & HIGHS) | equals | equal(b'_') | equal(b'~'));
    }
}

/// How many characters at the start of a run belong to an escape before it: `n` of `\n`, `u003d`, `x3d`, `3D` of `%3D`,
/// `0m` of an ANSI colour, `B` of the return to ASCII in ISO-2022.
pub(super) fn escape_length(text: &[u8], start: usize, end: usize) -> usize {
    let run = &text[start..end];
    let hex = |n: usize| run.iter().skip(1).take(n).filter(|b| b.is_ascii_hexdigit()).count() == n;
    match start.checked_sub(1).map(|at| text[at]) {
        Some(b'\\') => match run[0] {
            b'u' if hex(4) => 5,
            b'x' if hex(2) => 3,
            b'n' | b'r' | b't' | b'f' | b'v' | b'b' | b'0' | b'a' => 1,
            _ => 0,
        },
        Some(b'%') if run.len() > 2 && run[..2].iter().all(u8::is_ascii_hexdigit) => 2,
        Some(b'(') if start > 1 && text[start - 2] == 0x1B && matches!(run[0], b'B' | b'J') => 1,
        Some(b'[' | b';') => {
            let digits = run.iter().take_while(|b| b.is_ascii_digit()).count();
            if run.get(digits) == Some(&b'm') && digits <= 3 { digits + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// Whether an escape ends at `at`.
pub(super) fn is_after_escape(text: &[u8], at: usize) -> bool {
    /// Longest part of an escape that consists of token characters.
    const LONGEST: usize = 5;
    let part = text[..at].iter().rev().take(LONGEST + 1).take_while(|b| simd::is_token(**b)).count();
    part > 0 && at < text.len() && escape_length(text, at - part, at + 1) == part
}

/// Tokens whose known prefix stands at `at`.
#[inline]
pub(super) fn prefixed_at(text: &[u8], at: usize, found: &mut Vec<Candidate>) {
    let head = heads::head(text, at);
    if rules::may_be_prefix([head[0], head[1], head[2]]) && HEADS.has(head) {
        tokens_at(text, at, found);
    }
}

/// The beginnings of prefixes. Of the words that begin with three bytes of a prefix most do not go on with the fourth.
static HEADS: LazyLock<Box<Heads>> =
    LazyLock::new(|| Heads::new(rules::prefixes().iter().map(|entry| entry.prefix.as_bytes())));

fn tokens_at(text: &[u8], at: usize, found: &mut Vec<Candidate>) {
    let bucket = rules::prefix_bucket(text[at], text.get(at + 1).copied().unwrap_or(0));
    let mut matches: Vec<(usize, usize, RuleId)> = Vec::new();
    let third = text.get(at + 2).copied();
    // One byte turns most entries away.
    let begins = |prefix: &[u8]| prefix.get(2).is_none_or(|b| Some(*b) == third) && text[at..].starts_with(prefix);
    for entry in bucket.iter().filter(|e| begins(e.prefix.as_bytes())) {
        for rule in entry.rules {
            let (body, rule) = (at + entry.prefix.len(), RuleId(*rule));
            if let Some(end) = token_end(text, at, body, rule).or_else(|| glued::end(text, at, body, rule)) {
                matches.push((end, entry.prefix.len(), rule));
            }
        }
    }
    let Some(end) = matches.iter().map(|m| m.0).max().filter(|_| !is_within_base64(text, at)) else { return };
    matches.retain(|m| m.0 == end);
    // The longest prefix says most; then the narrowest range of lengths.
    matches.sort_by_key(|(_, prefix, rule)| (std::cmp::Reverse(*prefix), slack(rules::credential(*rule).shape), *rule));
    let mut ids: Vec<RuleId> = Vec::new();
    matches.into_iter().for_each(|(_, _, rule)| {
        if !ids.contains(&rule) {
            ids.push(rule);
        }
    });
    found.push(Candidate { span: at..end, rules: ids, usage: left::usage_of(text, at..end) });
}

/// Whether a place behind a `/` or a `+` is the middle of base64: then what looks like a prefix is there by chance.
pub(super) fn is_within_base64(text: &[u8], at: usize) -> bool {
    /// So many characters before the place decide.
    const LEFT: usize = 40;
    let Some(before) = at.checked_sub(LEFT).map(|from| &text[from..at]) else { return false };
    if !matches!(before.last(), Some(b'/' | b'+')) {
        return false;
    }
    let count = |f: fn(&u8) -> bool| before.iter().filter(|b| f(b)).count();
    let signs = count(|b| b"/+".contains(b));
    let (digits, capitals, small) =
        (count(u8::is_ascii_digit), count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase));
    // Pictures begin with zeros, which leave room for few digits and small letters.
    signs + digits + capitals + small == LEFT && signs <= 6 && digits >= 1 && capitals >= 6 && small >= 3
}

/// Where a token of this rule ends whose shape starts at `body`, if it has the rule's form.
pub(super) fn token_end(text: &[u8], start: usize, body: usize, rule: RuleId) -> Option<usize> {
    let rule = rules::credential(rule);
    match Match::of(rule.shape, &text[body..], owners::boundary_of(rule.shape)) {
        Match::Whole(len) => {
            let end = body + len;
            let marked =
                rule.marker.is_empty() || memchr::memmem::find(&text[start..end], rule.marker.as_bytes()).is_some();
            marked.then_some(end)
        }
        Match::Partial(_) => None,
    }
}

/// How much a shape leaves open: the sum of its ranges.
fn slack(shape: &[Piece]) -> u32 {
    shape.iter().map(|p| if let Piece::Class { min, max, .. } = p { u32::from(max - min) } else { 0 }).sum()
}

impl Run {
    /// Where the value begins that a name may claim: behind its last sign, but for those that stand among random characters.
    fn value(&self, text: &[u8]) -> usize {
        // `${NAME:-value}`
        let default = text[..self.start].ends_with(b":") && text[self.start] == b'-';
        self.behind_signs(text) + usize::from(default && self.signs.is_none())
    }

    fn behind_signs(&self, text: &[u8]) -> usize {
        let Some((first, last)) = self.signs else { return self.start };
        let (first, last) = (self.start + first, self.start + last);
        if self.is_quoted(text) && !is_name(&text[self.start..first]) {
            return self.start;
        }
        1 + if first < last && !is_name(&text[first + 1..last]) { first } else { last }
    }

    /// Whether it is all that stands in quotes.
    fn is_quoted(&self, text: &[u8]) -> bool {
        let opening = self.start.checked_sub(1).map(|at| text[at]);
        opening.is_some_and(|quote| b"\"'`".contains(&quote)) && text.get(self.end).copied() == opening
    }
}

/// Whether [`named`] may find something: false for nearly all runs. At most [`left::NEAR`] bytes before the run and one behind it tell.
pub(super) fn may_be_named(text: &[u8], run: &Run) -> bool {
    is_claimable(text, run) || run.has_digit && announced::may_be(text, run.start..run.end)
}

/// Whether a name may claim the value of a run.
fn is_claimable(text: &[u8], run: &Run) -> bool {
    let (value, end) = (run.value(text), run.end);
    if !GENERIC.contains(&(end - value)) || !ends_here(text, value, end) {
        return false;
    }
    if !left::may_be_named_near(text, value) {
        return run.has_digit && may_be_named_from_afar(text, value..end);
    }
    left::Assigned::near(text, value).is_none_or(|assigned| claim(&assigned, &text[value..end]).is_some())
        || run.has_digit && may_be_named_from_afar(text, value..end)
}

/// Whether what stands before a `=` may be a name: `API_KEY`, and not eight characters or more in which digits take turns with letters.
fn is_name(text: &[u8]) -> bool {
    /// Shorter texts are names.
    const LEAST: usize = 8;
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let changes = text.windows(2).filter(|w| w[0].is_ascii_digit() != w[1].is_ascii_digit()).count();
    text.len() < LEAST || digits < 2 || changes < 3
}

/// How a name may claim a value.
enum Claim {
    /// The name stands to the left.
    Left,
    /// It is that of a provider alone.
    Provider,
    /// It is that of a parameter in which a provider wants its key, if the host is that of the provider.
    Parameter,
    /// It has to be looked for.
    Afar,
}

/// How a value is claimed to which this is assigned.
fn claim(assigned: &left::Assigned<'_>, value: &[u8]) -> Option<Claim> {
    let role = assigned.name().map_or(names::Role::Unknown, names::role);
    if assigned.is_header() || matches!(role, names::Role::Strong | names::Role::Weak | names::Role::Faint) {
        return Some(Claim::Left);
    }
    if role == names::Role::Unknown && context::is_of_provider(assigned.name().unwrap_or(""), value) {
        return Some(Claim::Provider);
    }
    if role == names::Role::Unknown && looks_like_a_key(value) && owners::takes_key(assigned.name().unwrap_or("")) {
        return Some(Claim::Parameter);
    }
    let afar = looks_like_a_key(value) && (role == names::Role::Unknown || passes_on(assigned.name()));
    afar.then_some(Claim::Afar)
}

/// Whether a value whose name does not stand directly before it is worth the search for it.
fn may_be_named_from_afar(text: &[u8], value: Range<usize>) -> bool {
    let is_listed = || text[..value.start].last() == Some(&b'[');
    (is_listed() || begins_its_line(text, value.start)) && looks_like_a_key(&text[value])
}

/// A value that its name, header or parameter claims to be a secret, or that something announces.
pub(super) fn named(text: &[u8], run: &Run, found: &mut Candidates) {
    if !claimed(text, run, found) {
        announced::push(text, run.start..run.end, found);
    }
}

/// A value that its name, header or parameter claims to be a secret: whether one does.
fn claimed(text: &[u8], run: &Run, found: &mut Candidates) -> bool {
    let (value, end) = (run.value(text), run.end);
    if !GENERIC.contains(&(end - value)) || !ends_here(text, value, end) {
        return false;
    }
    let end = end - usize::from(literal::ends_sentence(&text[value..end], text.get(end)));
    if !left::may_be_named(text, value) {
        return may_be_named_from_afar(text, value..end) && named_from_afar(text, value..end, found);
    }
    let assigned = left::Assigned::of(text, value);
    match claim(&assigned, &text[value..end]) {
        Some(Claim::Left) => {
            // `STORE_AUTH=me/…`: a user and the password.
            let of_both = assigned.name().filter(|name| name.as_bytes().ends_with(b"AUTH"));
            let inner = of_both.map_or(value..end, |name| login::within_pair(text, name, value..end));
            if inner.start > value {
                login::push(inner, found);
            } else {
                context::push(value..end, assigned.into_use(), found);
            }
            true
        }
        Some(Claim::Provider) => {
            if !is_published(text, value) {
                context::push(value..end, assigned.into_use(), found);
            }
            true
        }
        Some(Claim::Parameter) => parameter(text, value..end, assigned.into_use(), found),
        Some(Claim::Afar) => named_from_afar(text, value..end, found),
        None => assigned.name().is_some_and(|name| names::role(name) == names::Role::Not),
    }
}

/// A value in the parameter in which the provider whose host stands near wants its key.
fn parameter(text: &[u8], value: Range<usize>, mut usage: Use, found: &mut Candidates) -> bool {
    let host = address::host_near(text, value.clone());
    let name = usage.name.clone().unwrap_or_default().to_ascii_lowercase();
    let of = |p: &rules::Provider| p.query_auth.contains(&name.as_str());
    let takes = match host.as_deref() {
        Some(host) => rules::provider_of_host(host).is_some_and(of),
        None => {
            (is_of_query(text, &usage, value.start) || is_constant(text, &usage, value.start))
                && owners::has_form_of(&text[value.clone()], of)
        }
    };
    if takes {
        if !is_constant(text, &usage, value.start) {
            usage.sink = Sink::QueryParam { name };
        }
        context::push_sure(value, usage, found);
    }
    takes
}

/// `?appid=…`, `"appid=…"`: whether the name begins a parameter.
fn is_of_query(text: &[u8], usage: &Use, value: usize) -> bool {
    let name = usage.name.as_deref().unwrap_or("").len() + 1;
    let before = value.checked_sub(name + 1).map(|at| text[at]);
    text[..value].ends_with(b"=") && before.is_some_and(|b| b"?&\"'`".contains(&b))
}

/// `#define APPID "…"`, `const String appid = "…"`: a literal that is called as the parameter is written, without a capital between.
fn is_constant(text: &[u8], usage: &Use, value: usize) -> bool {
    let name = usage.name.as_deref().unwrap_or("");
    let one_case = name.bytes().all(|b| b.is_ascii_uppercase()) || name.bytes().all(|b| b.is_ascii_lowercase());
    one_case && usage.sink == Sink::Assignment && text[..value].last().is_some_and(|b| b"\"'".contains(b))
}

/// Whether a value stands in a block of what providers are to read in public: `"verification_tokens": {"openai": "…"}`.
fn is_published(text: &[u8], value: usize) -> bool {
    let above = parent::above(text, value).unwrap_or("");
    names::words(above).iter().any(|word| Words::Published.has(word.as_bytes()))
}

/// Whether nothing but an indent stands before a place on its line.
fn begins_its_line(text: &[u8], at: usize) -> bool {
    let indent = text[..at].iter().rev().take(40).take_while(|b| **b == b' ').count();
    indent > 0 && text[..at - indent].last() == Some(&b'\n')
}

/// `default`, `entryValue`, `set`, `ref`: the name of what gives another name its value, or wraps it.
fn passes_on(name: Option<&str>) -> bool {
    let words = names::words(name.unwrap_or(""));
    let passes = |w: &String| w == "value" || [Words::Wrap, Words::Assign].iter().any(|kind| kind.has(w.as_bytes()));
    words.last().is_some_and(passes) || words.first().is_some_and(|w| w == "default" || w == "set")
}

/// Whether a value is worth the search for a name that stands far from it: not the rest of a URL, nor a path or a name whose words may have
/// numbers.
fn looks_like_a_key(value: &[u8]) -> bool {
    if value.len() < 16 || value.starts_with(b"//") {
        return false;
    }
    // Most values have no digit at all: each count is one vectorised pass, and made only if the one before leaves the question open.
    if count(value, |b| b.is_ascii_digit()) == 0 || count(value, |b| b.is_ascii_alphabetic()) < 2 {
        return false;
    }
    let is_turn = |pair: &&[u8]| {
        let (a, b) = (pair[0], pair[1]);
        b.is_ascii_digit() && a.is_ascii_alphabetic() || b.is_ascii_alphabetic() && a.is_ascii_digit()
    };
    count(value, |b| matches!(b, b'_' | b'-' | b'.' | b'/')) == 0 || value.windows(2).filter(is_turn).count() > 1
}

/// How many bytes are of a kind.
fn count(value: &[u8], is: impl Fn(u8) -> bool) -> usize {
    value.iter().filter(|b| is(**b)).count()
}

/// A value that a name is given in a notation that only the way from the name to the value tells: whether there is such a name.
fn named_from_afar(text: &[u8], value: Range<usize>, found: &mut Candidates) -> bool {
    let (name, quoted) = match given::name_of(text, &value) {
        Some((name, given)) => (name, given.quoted),
        None => match pairs::name_behind(text, &value) {
            Some(name) => (name, true),
            None => return false,
        },
    };
    let name = std::str::from_utf8(&text[name]).unwrap_or("").trim_matches(['-', '.']).to_string();
    let sink = if left::is_auth_header(&name) {
        Sink::Header { name: name.clone(), scheme: String::new() }
    } else {
        Sink::Assignment
    };
    let usage = Use { sink, host: None, name: Some(name), sure: quoted, literal: false };
    context::push_sure(value, usage, found);
    true
}

/// Whether every token of this shape stands within one run.
pub(super) fn stays_within_runs(shape: &[Piece]) -> bool {
    shape.iter().all(|piece| match piece {
        Piece::Literal(text) => text.bytes().all(simd::is_token),
        Piece::Class { set, .. } => set.members().all(simd::is_token),
        Piece::OneOf(options) => options.iter().all(|option| stays_within_runs(option)),
    })
}

/// Whether a value that ends here is whole: a quoted one must be followed by its quote, a bare one by a delimiter.
fn ends_here(text: &[u8], start: usize, end: usize) -> bool {
    let opening = start.checked_sub(1).map(|at| text[at]);
    let next = text.get(end).copied();
    match opening {
        Some(quote @ (b'"' | b'\'' | b'`')) => next == Some(quote) || next == Some(b'\\'),
        _ => next.is_none_or(|b| {
            b.is_ascii_whitespace()
                || matches!(b, b'"' | b'\'' | b'`' | b'\\' | b'&' | b';' | b',' | b'<' | b'#' | b'}' | b')' | b']')
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn marks_are_those_of_each_character(run in "[A-Za-z0-9_+/=.~$-]{0,64}") {
            let bits = |is: fn(u8) -> bool| run.bytes().rev().fold(0, |bits, b| bits << 1 | u64::from(is(b)));
            let marks = Marks::of(run.as_bytes());
            let model = Marks {
                signs: bits(|b| !b.is_ascii_alphanumeric()),
                digits: bits(|b| b.is_ascii_digit()),
                equals: bits(|b| b == b'='),
            };
            prop_assert_eq!(marks, model);
        }
    }
}
