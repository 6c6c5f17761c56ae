//! Dalvik code (`classes.dex`): its strings, and the constants of classes with their names.
//!
//! In: a file as the format's description has it (source.android.com, Dalvik executable format). Out: lines `Class.FIELD = "value"` for
//! static fields that begin with a string, lines for what its code does with strings (`code`), and all other strings.

mod code;

use super::calls::{Calls, LONGEST};
use super::{Listing, u16_le, u32_le};
use crate::model::path;
use std::collections::HashSet;

const STRING_IDS: usize = 0x38;
const TYPE_IDS: usize = 0x40;
const FIELD_IDS: usize = 0x50;
const METHOD_IDS: usize = 0x58;
const CLASSES: usize = 0x60;

/// Kinds of values in arrays of constants.
const STRING: u8 = 0x17;
const ARRAY: u8 = 0x1C;
const ANNOTATION: u8 = 0x1D;
const NULL: u8 = 0x1E;
const BOOLEAN: u8 = 0x1F;

pub(super) fn list(bytes: &[u8], out: &mut Listing) -> Option<()> {
    let mut named = HashSet::new();
    let mut calls = Calls::new(bytes.len());
    // One step for each unit of code; what is over is for the strings.
    let mut steps = bytes.len();
    for class in 0..u32_le(bytes, CLASSES)? {
        let Some(at) = u32_le(bytes, CLASSES + 4)?.checked_add(class * 32).filter(|at| at + 32 <= bytes.len()) else {
            break;
        };
        // A class whose constants or code cannot be read still has its strings in the list below.
        let _ = constants(bytes, at, &mut named, out);
        let _ = code::list(bytes, at, &mut steps, &mut named, &mut calls, out);
    }
    for index in 0..u32_le(bytes, STRING_IDS)? {
        let Some(value) = string(bytes, index) else { return (index > 0).then_some(()) };
        if !named.contains(&index) {
            out.string(value)?;
        }
    }
    Some(())
}

/// A number in groups of seven bits.
fn uleb(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut number = 0usize;
    for shift in [0, 7, 14, 21, 28] {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= usize::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// A string by its number if it is a short one: it may be used many times, and its end is looked for each time.
fn short(bytes: &[u8], index: usize) -> Option<&[u8]> {
    let text = text_at(bytes, index)?;
    let text = &text[..text.len().min(LONGEST + 1)];
    Some(&text[..memchr::memchr(0, text)?])
}

/// A string by its number: its length in characters, then modified UTF-8 to a NUL.
fn string(bytes: &[u8], index: usize) -> Option<&[u8]> {
    let rest = text_at(bytes, index)?;
    Some(&rest[..memchr::memchr(0, rest)?])
}

/// What begins with a string.
fn text_at(bytes: &[u8], index: usize) -> Option<&[u8]> {
    if index >= u32_le(bytes, STRING_IDS)? {
        return None;
    }
    let mut at = u32_le(bytes, u32_le(bytes, STRING_IDS + 4)?.checked_add(index * 4)?)?;
    uleb(bytes, &mut at)?;
    bytes.get(at..)
}

/// The last part of the name of a type by its number.
fn class_name(bytes: &[u8], kind: usize) -> Option<&[u8]> {
    let class = short(bytes, u32_le(bytes, u32_le(bytes, TYPE_IDS + 4)?.checked_add(kind.checked_mul(4)?)?)?)?;
    // `Lcom/example/BuildConfig;`
    let class = path::name(class.strip_prefix(b"L").unwrap_or(class));
    Some(class.strip_suffix(b";").unwrap_or(class))
}

/// The number of the class and the name of a field or method by its number in one of both tables.
fn member(bytes: &[u8], table: usize, index: usize) -> Option<(usize, &[u8])> {
    let at = u32_le(bytes, table + 4)?.checked_add(index.checked_mul(8)?)?;
    Some((u16_le(bytes, at)?, short(bytes, u32_le(bytes, at.checked_add(4)?)?)?))
}

/// The static fields of a class that begin with a string.
fn constants(bytes: &[u8], class: usize, named: &mut HashSet<usize>, out: &mut Listing) -> Option<()> {
    let (mut data, mut values) = (u32_le(bytes, class + 24)?, u32_le(bytes, class + 28)?);
    if data == 0 || values == 0 {
        return None;
    }
    let class = class_name(bytes, u32_le(bytes, class)?)?;
    let fields = uleb(bytes, &mut data)?;
    for _ in 0..3 {
        uleb(bytes, &mut data)?;
    }
    let count = uleb(bytes, &mut values)?;
    let mut field = 0usize;
    for _ in 0..fields.min(count) {
        out.spend(1)?;
        field = field.checked_add(uleb(bytes, &mut data)?)?;
        uleb(bytes, &mut data)?;
        let head = *bytes.get(values)?;
        values += 1;
        let len = match head & 0x1F {
            ARRAY | ANNOTATION => return None,
            NULL | BOOLEAN => 0,
            _ => usize::from(head >> 5) + 1,
        };
        let value = bytes.get(values..values + len)?;
        values += len;
        if head & 0x1F == STRING && len <= 4 {
            let index = value.iter().rev().fold(0, |n, b| n << 8 | usize::from(*b));
            let ((_, name), text) = (member(bytes, FIELD_IDS, field)?, string(bytes, index)?);
            named.insert(index);
            out.assign(&[class, b".", name].concat(), text)?;
        }
    }
    Some(())
}
