//! The text of office documents, whose words are torn apart: a key that somebody typed into a letter may stand in four elements.
//!
//! In: the XML of a part of such a document. Out: one text of all runs, a line for each paragraph, whose bytes know where they stand in
//! the XML. Other XML is none of its business: its elements are values of their own. It reads each byte once and never fails.

use super::{Doc, Map, Only};
use crate::model::Layer;
use std::borrow::Cow;

/// How much of the beginning tells what kind of XML it is.
const HEAD: usize = 2048;

/// What the kinds of documents call themselves: text, slides, tables, and those of the other format.
const KINDS: [&[u8]; 4] = [b"wordprocessingml", b"drawingml", b"spreadsheetml", b"tc:opendocument"];

/// The text of a part of a document, if the bytes are one and it is made of more than one run.
pub(super) fn text(bytes: &[u8]) -> Option<Doc<'static>> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let xml = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).starts_with(b"<?xml");
    if !xml || !KINDS.iter().any(|kind| memchr::memmem::find(head, kind).is_some()) {
        return None;
    }
    let mut out = Out { text: Vec::new(), offsets: Vec::new() };
    let (mut at, mut inside, mut runs) = (0, false, 0usize);
    while let Some(open) = memchr::memchr(b'<', &bytes[at..]).map(|p| at + p) {
        if inside {
            out.characters(bytes, at, open);
        }
        let Some(close) = memchr::memchr(b'>', &bytes[open..]).map(|p| open + p) else { break };
        let tag = &bytes[open + 1..close];
        let (ends, name) = tag.strip_prefix(b"/").map_or((false, tag), |name| (true, name));
        let name = &name[..name.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b':').count()];
        match name {
            b"w:t" | b"a:t" | b"t" | b"text:p" | b"text:h" if !tag.ends_with(b"/") => {
                inside = !ends;
                runs += usize::from(!ends);
            }
            _ => {}
        }
        match name {
            b"w:p" | b"a:p" | b"si" | b"text:p" | b"text:h" if ends => out.push(b'\n', open),
            b"w:br" | b"a:br" | b"w:cr" | b"text:line-break" => out.push(b'\n', open),
            b"w:tab" | b"text:tab" | b"text:s" => out.push(b' ', open),
            _ => {}
        }
        at = close + 1;
    }
    if runs == 0 || out.text.iter().all(|b| *b == b'\n') {
        return None;
    }
    out.offsets.push(place(bytes.len()));
    let layers = vec![Layer::Coding("runs of text")];
    Some(Doc {
        text: Cow::Owned(out.text),
        layers,
        map: Map::Each { offsets: out.offsets, slack: 0 },
        only: Only::Anything,
    })
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What has been read, with the place of each byte.
struct Out {
    text: Vec<u8>,
    offsets: Vec<u32>,
}

impl Out {
    fn push(&mut self, byte: u8, at: usize) {
        self.text.push(byte);
        self.offsets.push(place(at));
    }

    /// Characters between two tags, with the entities that XML knows.
    fn characters(&mut self, bytes: &[u8], from: usize, to: usize) {
        const ENTITIES: [(&[u8], u8); 5] =
            [(b"&amp;", b'&'), (b"&lt;", b'<'), (b"&gt;", b'>'), (b"&quot;", b'"'), (b"&apos;", b'\'')];
        let mut at = from;
        while at < to {
            let entity = ENTITIES.iter().find(|(name, _)| bytes[at..to].starts_with(name));
            let (byte, len) = entity.map_or((bytes[at], 1), |(name, byte)| (*byte, name.len()));
            self.push(byte, at);
            at += len;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str =
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";

    #[test]
    fn words_that_are_torn_apart_are_one() {
        let body = "<w:p><w:r><w:t>The key is ab</w:t></w:r><w:proofErr/><w:r><w:t xml:space=\"preserve\">c&amp;d</w:t></w:r></w:p><w:p><w:t>next</w:t></w:p>";
        let xml = format!("{HEADER}{body}</w:document>");
        let doc = text(xml.as_bytes()).unwrap();
        assert_eq!(doc.text.as_ref(), b"The key is abc&d\nnext\n");
        let at = doc.text.windows(5).position(|w| w == b"abc&d").unwrap();
        let span = doc.outer_span(&(at..at + 5));
        assert!(xml[span.clone()].starts_with("ab</w:t>") && xml[span].contains("c&amp;d"));
    }

    #[test]
    fn other_xml_is_left_alone() {
        for xml in
            ["", "<?xml version=\"1.0\"?><a><t>x</t></a>", "<w:t>wordprocessingml</w:t>", "<?xml wordprocessingml <w:t"]
        {
            assert!(text(xml.as_bytes()).is_none(), "{xml}");
        }
        let open = format!("{HEADER}<w:t>never closed");
        assert!(text(open.as_bytes()).is_none());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_survived(body in "[<>/wtap:& ;x]{0,200}") {
            let xml = format!("{HEADER}{body}");
            if let Some(doc) = text(xml.as_bytes()) {
                let span = doc.outer_span(&(0..doc.text.len()));
                proptest::prop_assert!(span.end <= xml.len());
            }
        }
    }
}
