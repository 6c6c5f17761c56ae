//! Requests whose answers come bit by bit: asked for as a stream, or read as one.
//!
//! In: the node of a request. Out: yes or no. It is told by words of the function around, and of those that call it where it is they that say what
//! is asked or read. A limit that suits a stream suits every answer, so a request of which this is said wrongly loses nothing.

use super::Calls;
use crate::rules::clients::{Label, Role};
use crate::rules::names::is_identifier;
use crate::syntax::retry::function_of;
use crate::syntax::tree::Id;

/// Functions around a request that are looked at, from the inside.
const MOST_AROUND: usize = 3;
/// Callers of one function that are asked.
const MOST_CALLERS: usize = 12;
/// Fields and parameters by which a stream is asked for, in lower case.
const ASKING: [&str; 4] = ["stream", "setstream", "withstream", "useserversentevents"];
/// Those whose value says it.
const KINDS: [&str; 2] = ["responsetype", "response_type"];
/// Bytes between a field and its value.
const MOST_BETWEEN: usize = 8;

impl Calls<'_> {
    /// Whether the answer to a request comes bit by bit.
    pub(in crate::syntax) fn streams(&self, id: Id, given_back: bool) -> bool {
        let n = self.eval.nodes;
        let signs = self.stream_signs.get_or_init(|| signs(n.text, self.eval.table.answers.streams));
        if signs.is_empty() {
            return false;
        }
        let has = |start: u32, end: u32| {
            let from = signs.partition_point(|at| *at < start);
            signs.get(from).is_some_and(|at| *at < end)
        };
        let within = |i: Id| has(n.get(i).start, n.get(i).end);
        let around: Vec<Id> = n.above(id).filter(|a| n.role(*a) == Role::Function).take(MOST_AROUND).collect();
        if around.is_empty() || around.iter().any(|f| within(*f)) {
            return true;
        }
        let callers = self.callers.get_or_init(|| self.callers());
        let callers = around.iter().filter_map(|f| callers.get(f)).flatten().take(MOST_CALLERS);
        callers.into_iter().any(|caller| {
            let args = n.child(*caller, Label::Args);
            args.is_some_and(within) || given_back && within(function_of(self.eval, *caller))
        })
    }
}

/// Where in a text something says that an answer is a stream, in order.
fn signs(bytes: &[u8], readers: &[&str]) -> Vec<u32> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = at + bytes[at..].iter().take_while(|b| is_identifier(b)).count();
        if end == at {
            at += 1;
            continue;
        }
        let word = &bytes[at..end];
        let rest = &bytes[end..];
        if is_reader(word, rest, readers) || asks_for_stream(word, rest) {
            out.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        at = end;
    }
    out
}

/// Whether a word, with what stands behind it, is one by which an answer is read as a stream.
fn is_reader(word: &[u8], rest: &[u8], readers: &[&str]) -> bool {
    readers.iter().any(|reader| {
        let reader = reader.as_bytes();
        reader.strip_prefix(word).is_some_and(|more| rest.starts_with(more))
    })
}

/// Whether a word is a field that asks for a stream: `"stream": true`, `stream=True`, `.stream(true)`, `responseType: 'stream'`.
fn asks_for_stream(word: &[u8], rest: &[u8]) -> bool {
    let named = |all: &[&str]| all.iter().any(|name| word.eq_ignore_ascii_case(name.as_bytes()));
    let (asks, kind) = (named(&ASKING), named(&KINDS));
    if !asks && !kind {
        return false;
    }
    let is_between = |b: &u8| b.is_ascii_whitespace() || b"\"'`\\)]:=>,(.$&@".contains(b);
    let skipped = rest.iter().take(MOST_BETWEEN).take_while(|b| is_between(b)).count();
    let gives = rest[..skipped].iter().any(|b| b":=,(.".contains(b));
    let value = &rest[skipped..];
    let value = &value[..value.iter().take_while(|b| is_identifier(b)).take(16).count()];
    // What is given under its own name may be either.
    let spaced = rest[..skipped].starts_with(b" =");
    let passed = value.eq_ignore_ascii_case(b"stream") && !spaced && rest[..skipped].iter().any(|b| b":=".contains(b));
    gives && if kind { value.eq_ignore_ascii_case(b"stream") } else { value.eq_ignore_ascii_case(b"true") || passed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(text: &str) -> bool {
        !signs(text.as_bytes(), &["getReader", "chunk()"]).is_empty()
    }

    #[test]
    fn streams_are_asked_for_in_many_ways() {
        for text in [
            r#"{"model": "a", "stream": true}"#,
            r#""{\"stream\":true}""#,
            "f(x, stream=True)",
            "'stream' => true",
            ":stream => true",
            "body.put(\"stream\", true);",
            "body[\"stream\"] = true",
            "Stream: true,",
            "request.stream = true",
            "builder.stream(true)",
            "o.setStream(true)",
            "{ stream: stream }",
            "json={'stream': stream}",
            "{ responseType: 'stream' }",
            "ResponseType.stream",
            "a.body.getReader()",
            "while let Some(c) = r.chunk().await? {}",
        ] {
            assert!(says(text), "{text}");
        }
    }

    #[test]
    fn other_words_ask_for_none() {
        for text in [
            r#"{"stream": false}"#,
            "stream=False",
            "const stream = fs.createReadStream(path)",
            "self.stream = stream",
            "function f(stream: boolean) {}",
            "upstream: true",
            "stream_options: true",
            "responseType: 'json'",
            "for chunk in all {}",
            "stream",
            "",
        ] {
            assert!(!says(text), "{text}");
        }
    }
}
