//! PDF documents: what their compressed streams hold, and of a page its text as a reader sees it.
//!
//! In: the bytes of a document (ISO 32000-1). Out: the streams that are packed with deflate as members, named by their objects. A page shows
//! its words in pieces with the distances between them: the member is then the text, a line for each line of the page, else the stream
//! as it is. Pictures hold no text; encrypted documents, other packings, and pages whose text consists of numbers of glyphs are said to be
//! closed. No reference is followed and no table trusted: streams are found by their keyword, so that damage costs only what it hits.

use super::stream;
use super::{BIG, Walk, Whole};
use bstr::ByteSlice;
use memchr::memmem;

/// How far before its data a stream's dictionary may begin.
const DICTIONARY: usize = 4096;

/// Whether a blob is a document.
pub(super) fn is_document(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// Hands out the streams of a document.
pub(super) fn read(walk: &mut Walk<'_>, bytes: &[u8]) {
    if memmem::find(bytes, b"/Encrypt").is_some() {
        return walk.visitor.closed(&walk.way);
    }
    let mut closed = false;
    let mut done = 0;
    for at in memmem::find_iter(bytes, b"stream") {
        if at < done || walk.stopped {
            continue;
        }
        let Some((object, packing)) = dictionary(&bytes[at.saturating_sub(DICTIONARY).max(done)..at]) else { continue };
        let data = match &bytes[at + b"stream".len()..] {
            [b'\r', b'\n', rest @ ..] | [b'\n', rest @ ..] => rest,
            _ => continue,
        };
        let data = &data[..memmem::find(data, b"endstream").unwrap_or(data.len())];
        done = at + data.len();
        match packing {
            Packing::Deflate => closed |= member(walk, object, data),
            Packing::Other => closed = true,
            Packing::None => {}
        }
    }
    if closed {
        walk.visitor.closed(&walk.way);
    }
}

/// How a stream is packed.
#[derive(Debug, PartialEq, Eq)]
enum Packing {
    /// Not at all, so that it stands in the file as it is; or it is a picture.
    None,
    Deflate,
    Other,
}

/// The name of the object whose dictionary ends here, and the packing of its stream; nothing if no dictionary does.
fn dictionary(before: &[u8]) -> Option<(String, Packing)> {
    let before = before.trim_ascii_end().strip_suffix(b">>")?;
    let start = memmem::rfind(before, b" obj")?;
    let (head, dictionary) = before.split_at(start);
    // The number of the object, then that of its generation.
    let number = head.rsplit(|b| !b.is_ascii_digit()).filter(|word| !word.is_empty()).nth(1);
    let object = number.unwrap_or(b"?").as_bstr().to_string();
    let has = |word: &[u8]| memmem::find(dictionary, word).is_some();
    let Some(filter) = memmem::find(dictionary, b"/Filter") else { return Some((object, Packing::None)) };
    let filter = dictionary[filter + b"/Filter".len()..].trim_ascii_start();
    let list = filter.strip_prefix(b"[").map(|list| &list[..memchr::memchr(b']', list).unwrap_or(list.len())]);
    let names = list.unwrap_or(filter).trim_ascii();
    let is_alone = list.is_none_or(|list| list.iter().filter(|b| **b == b'/').count() == 1);
    let packing = if has(b"/Image") || PICTURES.iter().any(|name| has(name)) {
        Packing::None
    } else if is_alone && DEFLATE.iter().any(|name| names.starts_with(name)) {
        Packing::Deflate
    } else {
        Packing::Other
    };
    Some((object, packing))
}

const DEFLATE: [&[u8]; 2] = [b"/FlateDecode", b"/Fl"];
const PICTURES: [&[u8]; 4] = [b"/DCTDecode", b"/JPXDecode", b"/CCITTFaxDecode", b"/JBIG2Decode"];

/// Hands out one stream; whether it shows text that cannot be told.
fn member(walk: &mut Walk<'_>, object: String, data: &[u8]) -> bool {
    let mut input = stream::unzip(data, walk.budget.clone());
    let (bytes, whole) = walk.bytes(Vec::new(), &mut input);
    let page = Page::read(&bytes);
    let (text, has_glyphs) = page.map_or((bytes, false), |page| (page.text, page.has_glyphs));
    walk.limits.held -= text.len().min(walk.limits.held);
    walk.member(format!("object {object}").as_bytes(), &mut &text[..]);
    walk.limits.held += text.len();
    match whole {
        Whole::Yes => {}
        Whole::Larger => walk.unread(BIG),
        Whole::Failed => walk.failed(),
    }
    has_glyphs
}

/// The text of a page.
#[derive(Default)]
struct Page {
    text: Vec<u8>,
    /// What the next operator shows.
    pending: Vec<u8>,
    /// The last number.
    number: f64,
    in_array: bool,
    /// Some of it are numbers of glyphs, whose characters only the font knows.
    has_glyphs: bool,
}

/// A gap of so many thousandths of the size of the font is a space between words.
const GAP: f64 = -180.0;

impl Page {
    /// Reads a stream; nothing if it shows no text.
    fn read(stream: &[u8]) -> Option<Self> {
        let has = |word: &[u8]| memmem::find(stream, word).is_some();
        if !(has(b"BT") && (has(b"Tj") || has(b"TJ"))) {
            return None;
        }
        let mut page = Page::default();
        let mut rest = stream;
        while let Some(first) = rest.first() {
            rest = match first {
                b'(' => page.literal(&rest[1..]),
                b'<' if rest.get(1) != Some(&b'<') => page.hexadecimal(&rest[1..]),
                b'[' | b']' => {
                    page.in_array = *first == b'[';
                    &rest[1..]
                }
                b if is_regular(*b) => {
                    let len = rest.iter().take_while(|b| is_regular(**b)).count();
                    page.word(&rest[..len]);
                    &rest[len..]
                }
                _ => &rest[1..],
            };
        }
        Some(page)
    }

    /// A string in parentheses, which may be nested; gives what follows.
    fn literal<'s>(&mut self, mut rest: &'s [u8]) -> &'s [u8] {
        let mut depth = 1usize;
        loop {
            let taken = match rest {
                [] => return rest,
                [b'\\', b'\r', b'\n', ..] => 3,
                [b'\\', b'\r' | b'\n', ..] => 2,
                [b'\\', b'0'..=b'7', ..] => {
                    let digits = rest[1..].iter().take(3).take_while(|b| matches!(b, b'0'..=b'7'));
                    let (value, len) =
                        digits.fold((0u32, 1), |(value, len), digit| (value * 8 + u32::from(digit - b'0'), len + 1));
                    self.pending.push((value & 0xFF) as u8);
                    len
                }
                [b'\\', escaped, ..] => {
                    self.pending.push(match escaped {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        other => *other,
                    });
                    2
                }
                [byte, ..] => {
                    match byte {
                        b'(' => depth += 1,
                        b')' => depth -= 1,
                        _ => {}
                    }
                    if depth == 0 {
                        return &rest[1..];
                    }
                    self.pending.push(*byte);
                    1
                }
            };
            rest = &rest[taken.min(rest.len())..];
        }
    }

    /// A string in hexadecimal digits; gives what follows.
    fn hexadecimal<'s>(&mut self, rest: &'s [u8]) -> &'s [u8] {
        let len = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        let digits: Vec<u8> = rest[..len].iter().filter_map(|b| char::from(*b).to_digit(16)).map(|d| d as u8).collect();
        let bytes = digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0));
        let before = self.pending.len();
        self.pending.extend(bytes);
        self.has_glyphs |= self.pending[before..].contains(&0);
        &rest[(len + 1).min(rest.len())..]
    }

    /// A number or an operator.
    fn word(&mut self, word: &[u8]) {
        if let Some(number) = std::str::from_utf8(word).ok().and_then(|word| word.parse::<f64>().ok()) {
            self.number = number;
            if self.in_array && number < GAP {
                self.pending.push(b' ');
            }
            return;
        }
        match word {
            b"Tj" | b"TJ" => {}
            b"'" | b"\"" | b"T*" | b"Tm" | b"BT" | b"ET" => self.text.push(b'\n'),
            // Without a step down the line goes on.
            b"Td" | b"TD" => self.text.push(if self.number == 0.0 { b' ' } else { b'\n' }),
            _ => return self.pending.clear(),
        }
        self.text.append(&mut self.pending);
    }
}

/// Whether a byte is part of a number, a name or an operator.
fn is_regular(byte: u8) -> bool {
    !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%') && byte.is_ascii_graphic()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(stream: &str) -> String {
        String::from_utf8(Page::read(stream.as_bytes()).unwrap().text).unwrap().trim().to_owned()
    }

    #[test]
    fn pieces_of_words_are_one() {
        assert_eq!(shown("BT /F1 12 Tf (a key) Tj ET"), "a key");
        assert_eq!(shown("BT [(a)-250(k)20(e)-3(y)]TJ ET"), "a key");
        assert_eq!(shown("BT (one) Tj 0 -14 Td (two) Tj T* (three) Tj ET"), "one\ntwo\nthree");
        assert_eq!(shown("BT (one) Tj 40 0 Td (two) Tj ET"), "one two");
        assert_eq!(shown("BT (a\\(b\\)(c)\\101\\\nd) Tj ET"), "a(b)(c)Ad");
        assert_eq!(shown("BT <61 62 6> Tj ET"), "ab`");
        assert!(Page::read(b"BT <00010002> Tj ET").unwrap().has_glyphs);
        assert!(Page::read(b"q 1 0 0 1 0 0 cm Q").is_none(), "a drawing");
    }

    #[test]
    fn dictionaries_say_how_a_stream_is_packed() {
        let of = |text: &str| dictionary(text.as_bytes());
        let object = |packing| Some(("12".to_owned(), packing));
        assert_eq!(of("endobj\n12 0 obj\n<</Length 5/Filter/FlateDecode>>\n"), object(Packing::Deflate));
        assert_eq!(of("12 0 obj <</Filter [ /Fl ] /Length 9 0 R >>"), object(Packing::Deflate));
        assert_eq!(of("12 0 obj <</Filter [/ASCII85Decode /FlateDecode]>>"), object(Packing::Other));
        assert_eq!(of("12 0 obj <</Filter/FlateDecode/Subtype/Image>>"), object(Packing::None));
        assert_eq!(of("12 0 obj <</Length 5>>"), object(Packing::None));
        assert_eq!(of("a stream of words, end"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(prop_oneof![Just(b'('), Just(b'\\'), Just(b'<'), Just(b'>'), Just(b'1'), any::<u8>()], 0..100)) {
            let _ = Page::read(&[b"BT Tj", &bytes[..]].concat());
            let _ = dictionary(&bytes);
            let _ = dictionary(&[&bytes[..], b" obj>>"].concat());
        }
    }
}
