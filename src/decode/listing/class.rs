//! Java classes: their strings, and constants with their names.
//!
//! In: a class file (JVM specification, chapter 4). Out: lines `FIELD = "value"` for fields with a constant value, and all other strings
//! of the constant pool, names of classes and methods among them.

use super::Listing;
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
    Other,
}

pub(super) fn list(bytes: &[u8], out: &mut Listing) -> Option<()> {
    let mut reader = Reader { bytes, at: 8 };
    let pool = pool(&mut reader)?;
    let text = |index: usize| match pool.get(index) {
        Some(Constant::Text(text)) => Some(*text),
        _ => None,
    };
    let mut named = HashSet::new();
    let mut fields = || -> Option<()> {
        reader.take(6)?;
        let interfaces = reader.u16()?;
        reader.take(interfaces * 2)?;
        for _ in 0..reader.u16()? {
            reader.take(2)?;
            let name = text(reader.u16()?)?;
            reader.take(2)?;
            for _ in 0..reader.u16()? {
                let attribute = text(reader.u16()?)?;
                let len = reader.u32()?;
                let value = reader.take(len)?;
                if let (b"ConstantValue", [high, low]) = (attribute, value)
                    && let Some(Constant::String(index)) = pool.get(usize::from(*high) << 8 | usize::from(*low))
                    && let Some(value) = text(*index)
                {
                    named.insert(*index);
                    out.assign(name, value)?;
                }
            }
        }
        Some(())
    };
    let _ = fields();
    for (index, constant) in pool.iter().enumerate() {
        if let Constant::Text(text) = constant
            && !named.contains(&index)
        {
            out.string(text)?;
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
            7 | 16 | 19 | 20 => reader.take(2).map(|_| Constant::Other)?,
            15 => reader.take(3).map(|_| Constant::Other)?,
            3 | 4 | 9..=12 | 17 | 18 => reader.take(4).map(|_| Constant::Other)?,
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
