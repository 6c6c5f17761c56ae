//! Compiled Python (`.pyc`): its strings, and what its code does with them.
//!
//! In: a file as `py_compile` writes it: a magic number, a header, a code object in the format of the module `marshal` (CPython,
//! Python/marshal.c and Lib/importlib/_bootstrap_external.py). Out: lines of [`Calls`], and all other strings among the constants. It is
//! read from version 2.7 on; names of variables are no strings.

mod code;

use super::Listing;
use super::calls::Calls;
use std::collections::HashSet;
use std::rc::Rc;

/// Code within code, tuples within tuples.
const DEEPEST: usize = 60;

/// What of the constants matters.
#[derive(Clone)]
enum Value<'a> {
    /// A string or bytes, and where they stand.
    Text(&'a [u8], usize),
    Tuple(Rc<[Value<'a>]>),
    Other,
}

/// A reader of marshalled objects.
struct Reader<'a, 'o> {
    bytes: &'a [u8],
    at: usize,
    /// The magic number's first half, which tells the version.
    magic: u16,
    /// Objects that later ones refer to.
    shared: Vec<Value<'a>>,
    /// Places of all strings among constants.
    texts: Vec<(&'a [u8], usize)>,
    /// Places of strings that a line of [`Calls`] shows.
    named: HashSet<usize>,
    calls: Calls,
    out: &'o mut Listing,
}

/// Magic numbers of the versions whose objects or code differ.
mod magic {
    pub(super) const PY3_0: u16 = 3000;
    pub(super) const PY3_3: u16 = 3190;
    pub(super) const PY3_5: u16 = 3320;
    pub(super) const PY3_6: u16 = 3360;
    pub(super) const PY3_7: u16 = 3390;
    pub(super) const PY3_8: u16 = 3400;
    pub(super) const PY3_11: u16 = 3450;
    pub(super) const PY3_12: u16 = 3500;
    pub(super) const PY3_13: u16 = 3550;
    pub(super) const PY3_14: u16 = 3600;
    /// 2.7, and what is not Python 3.
    pub(super) const PY2: std::ops::RangeInclusive<u16> = 62151..=62300;
}

/// Whether this may be such a file.
pub(super) fn is_compiled(bytes: &[u8]) -> bool {
    let [low, high, b'\r', b'\n', ..] = bytes else { return false };
    let number = u16::from_le_bytes([*low, *high]);
    let head = header(number);
    ((magic::PY3_0..4000).contains(&number) || magic::PY2.contains(&number))
        && bytes.get(head).is_some_and(|first| first & 0x7F == b'c')
}

/// Bytes before the code.
fn header(number: u16) -> usize {
    match number {
        magic::PY3_7..4000 => 16,
        magic::PY3_3..magic::PY3_7 => 12,
        _ => 8,
    }
}

pub(super) fn list(bytes: &[u8], out: &mut Listing) -> Option<()> {
    let magic = u16::from_le_bytes([*bytes.first()?, *bytes.get(1)?]);
    let mut reader = Reader {
        bytes,
        at: header(magic),
        magic,
        shared: Vec::new(),
        texts: Vec::new(),
        named: HashSet::new(),
        calls: Calls::new(bytes.len()),
        out,
    };
    reader.value(0)?;
    let Reader { texts, mut named, out, .. } = reader;
    for (text, at) in texts {
        if named.insert(at) {
            out.string(text)?;
        }
    }
    Some(())
}

impl<'a> Reader<'a, '_> {
    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let part = self.bytes.get(self.at..self.at.checked_add(len)?)?;
        self.at += len;
        Some(part)
    }

    fn byte(&mut self) -> Option<usize> {
        self.take(1).map(|b| usize::from(b[0]))
    }

    /// A length or count, which is never negative.
    fn len(&mut self) -> Option<usize> {
        let bytes: [u8; 4] = self.take(4)?.try_into().ok()?;
        usize::try_from(i32::from_le_bytes(bytes)).ok()
    }

    fn text(&mut self, len: usize) -> Option<Value<'a>> {
        let at = self.at;
        let text = self.take(len)?;
        self.texts.push((text, at));
        Some(Value::Text(text, at))
    }

    /// An object.
    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        self.out.spend(1)?;
        if depth > DEEPEST {
            return None;
        }
        let kind = *self.take(1)?.first()?;
        let is_shared = kind & 0x80 != 0 && self.magic < 4000;
        let place = self.shared.len();
        if is_shared {
            self.shared.push(Value::Other);
        }
        let kind = if self.magic < 4000 { kind & 0x7F } else { kind };
        let value = match kind {
            b'i' => self.take(4).map(|_| Value::Other)?,
            b'I' | b'g' => self.take(8).map(|_| Value::Other)?,
            b'y' => self.take(16).map(|_| Value::Other)?,
            b'f' => {
                let len = self.byte()?;
                self.take(len).map(|_| Value::Other)?
            }
            b'x' => {
                for _ in 0..2 {
                    let len = self.byte()?;
                    self.take(len)?;
                }
                Value::Other
            }
            b'l' => {
                let digits: [u8; 4] = self.take(4)?.try_into().ok()?;
                let digits = usize::try_from(i32::from_le_bytes(digits).unsigned_abs()).ok()?;
                self.take(digits.checked_mul(2)?).map(|_| Value::Other)?
            }
            b's' | b'u' | b'a' | b'A' | b't' => {
                let len = self.len()?;
                let value = self.text(len)?;
                // Version 2 numbers its interned strings.
                if kind == b't' && self.magic >= 4000 {
                    self.shared.push(value.clone());
                }
                value
            }
            b'z' | b'Z' => {
                let len = self.byte()?;
                self.text(len)?
            }
            b'r' | b'R' => {
                let index = self.len()?;
                return Some(self.shared.get(index)?.clone());
            }
            b'(' | b'[' | b'<' | b'>' => {
                let count = self.len()?;
                self.items(count, depth)?
            }
            b')' => {
                let count = self.byte()?;
                self.items(count, depth)?
            }
            b'{' => self.dictionary(depth)?,
            b'c' => self.code(depth)?,
            b':' => {
                (0..3).try_for_each(|_| self.value(depth + 1).map(|_| ()))?;
                Value::Other
            }
            b'0' | b'N' | b'F' | b'T' | b'S' | b'.' => Value::Other,
            _ => return None,
        };
        if is_shared {
            self.shared[place] = value.clone();
        }
        Some(value)
    }

    fn items(&mut self, count: usize, depth: usize) -> Option<Value<'a>> {
        let items: Option<Vec<Value<'a>>> = (0..count).map(|_| self.value(depth + 1)).collect();
        items.map(|items| Value::Tuple(items.into()))
    }

    /// Keys and values to an empty object.
    fn dictionary(&mut self, depth: usize) -> Option<Value<'a>> {
        while *self.bytes.get(self.at)? != b'0' {
            self.value(depth + 1)?;
        }
        self.take(1).map(|_| Value::Other)
    }

    /// A code object: numbers, the code, its constants and names, and what is of no matter here.
    fn code(&mut self, depth: usize) -> Option<Value<'a>> {
        let numbers = match self.magic {
            magic::PY3_11..4000 => 5,
            magic::PY3_8..magic::PY3_11 => 6,
            magic::PY3_0..magic::PY3_8 => 5,
            _ => 4,
        };
        self.take(numbers * 4)?;
        let before = self.texts.len();
        let code = self.value(depth + 1)?;
        // Neither the code nor names are strings of the program.
        self.texts.truncate(before);
        let constants = self.value(depth + 1)?;
        let before = self.texts.len();
        let names = self.value(depth + 1)?;
        let variables = self.value(depth + 1)?;
        // 3.11: kinds of variables, file, name, qualified name; before: free and cell variables, file, name.
        (0..4).try_for_each(|_| self.value(depth + 1).map(|_| ()))?;
        self.take(4)?;
        self.value(depth + 1)?;
        if (magic::PY3_11..4000).contains(&self.magic) {
            self.value(depth + 1)?;
        }
        self.texts.truncate(before);
        if let (Value::Text(code, _), Value::Tuple(constants), Value::Tuple(names), Value::Tuple(variables)) =
            (code, constants, names, variables)
        {
            let module =
                code::Module { magic: self.magic, constants: &constants, names: &names, variables: &variables };
            let _ = module.list(code, &mut self.named, &mut self.calls, self.out);
        }
        Some(Value::Other)
    }
}
