//! Java classes: their strings, and constants with their names.
//!
//! In: a class file (JVM specification, chapter 4). Out: lines `FIELD = "value"` for fields with a constant value, lines for what its code
//! does with strings (`code`), and all other strings of the constant pool, names of classes and methods among them.

mod code;

use super::Listing;
use super::calls::Calls;
use std::collections::HashSet;

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let part = self.bytes.get(self.at..self.at.checked_add(len)?)?;
        self.at += len;
        Some(part)
    }

    fn u16(&mut self) -> Option<usize> {
        self.take(2).map(|b| usize::from(b[0]) << 8 | usize::from(b[1]))
    }

    fn u32(&mut self) -> Option<usize> {
        Some(self.u16()? << 16 | self.u16()?)
    }
}

/// What of the pool matters.
#[derive(Clone, Copy)]
enum Constant<'a> {
    Text(&'a [u8]),
    /// A string, whose text is another constant.
    String(usize),
    /// A class, whose name is another constant.
    Class(usize),
    /// The class of a field or method, and its name and type.
    Member(usize, usize),
    /// A name and a type.
    Named(usize, usize),
    Other,
}

/// The constants of a class, from 1.
struct Pool<'a>(Vec<Constant<'a>>);

impl<'a> Pool<'a> {
    fn text(&self, index: usize) -> Option<&'a [u8]> {
        match self.0.get(index) {
            Some(Constant::Text(text)) => Some(*text),
            _ => None,
        }
    }

    /// The number of the text of a string.
    fn string(&self, index: usize) -> Option<usize> {
        match self.0.get(index) {
            Some(Constant::String(text)) => Some(*text),
            _ => None,
        }
    }
}

pub(super) fn list(bytes: &[u8], out: &mut Listing) -> Option<()> {
    let mut reader = Reader { bytes, at: 8 };
    let pool = Pool(pool(&mut reader)?);
    let mut named = HashSet::new();
    // Fields or code that cannot be read still have their strings in the list below.
    let _ = members(&mut reader, &pool, &mut named, out);
    for (index, constant) in pool.0.iter().enumerate() {
        if let Constant::Text(text) = constant
            && !named.contains(&index)
        {
            out.string(text)?;
        }
    }
    Some(())
}

/// The fields and the methods of a class.
fn members(reader: &mut Reader<'_>, pool: &Pool<'_>, named: &mut HashSet<usize>, out: &mut Listing) -> Option<()> {
    reader.take(6)?;
    let interfaces = reader.u16()?;
    reader.take(interfaces * 2)?;
    let mut calls = Calls::new(reader.bytes.len());
    for is_method in [false, true] {
        for _ in 0..reader.u16()? {
            reader.take(2)?;
            let name = pool.text(reader.u16()?)?;
            reader.take(2)?;
            for _ in 0..reader.u16()? {
                let attribute = pool.text(reader.u16()?)?;
                let len = reader.u32()?;
                let value = reader.take(len)?;
                match (attribute, value) {
                    (b"ConstantValue", [high, low]) if !is_method => {
                        let index = pool.string(usize::from(*high) << 8 | usize::from(*low));
                        if let Some((index, text)) = index.and_then(|index| Some((index, pool.text(index)?))) {
                            named.insert(index);
                            out.assign(name, text)?;
                        }
                    }
                    (b"Code", code) if is_method => {
                        let _ = code::list(code, pool, named, &mut calls, out);
                    }
                    _ => {}
                }
            }
        }
    }
    Some(())
}

fn pool<'a>(reader: &mut Reader<'a>) -> Option<Vec<Constant<'a>>> {
    let count = reader.u16()?;
    let mut pool = vec![Constant::Other];
    while pool.len() < count {
        let constant = match reader.take(1)?[0] {
            1 => {
                let len = reader.u16()?;
                Constant::Text(reader.take(len)?)
            }
            8 => Constant::String(reader.u16()?),
            7 => Constant::Class(reader.u16()?),
            16 | 19 | 20 => reader.take(2).map(|_| Constant::Other)?,
            15 => reader.take(3).map(|_| Constant::Other)?,
            9..=11 | 17 | 18 => Constant::Member(reader.u16()?, reader.u16()?),
            12 => Constant::Named(reader.u16()?, reader.u16()?),
            3 | 4 => reader.take(4).map(|_| Constant::Other)?,
            // Numbers of eight bytes take two places.
            5 | 6 => {
                pool.push(Constant::Other);
                reader.take(8).map(|_| Constant::Other)?
            }
            _ => return None,
        };
        pool.push(constant);
    }
    Some(pool)
}
