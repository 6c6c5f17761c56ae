//! The code of Java classes: which field or method a string goes to.
//!
//! In: the code of a method (JVM specification, chapter 6). Out: lines of [`Calls`]. The stack and the local variables are followed from one
//! instruction to the next in the order in which they stand, without branches, a value of any width as one: what matters is a string that
//! is pushed shortly before it is used.

use super::{Calls, Constant, Listing, Pool, Reader};
use crate::decode::listing::calls;
use crate::decode::listing::stack::{DEEPEST, State};
use crate::model::path;
use std::collections::HashSet;

/// A field or method that an instruction names.
struct Target<'a> {
    class: &'a [u8],
    name: &'a [u8],
    kind: &'a [u8],
}

/// Lists the code of a method.
pub(super) fn list(
    code: &[u8],
    pool: &Pool<'_>,
    named: &mut HashSet<usize>,
    calls: &mut Calls,
    out: &mut Listing,
) -> Option<()> {
    let mut head = Reader { bytes: code, at: 4 };
    let len = head.u32()?;
    let code = head.take(len)?;
    let mut reader = Reader { bytes: code, at: 0 };
    let mut state = State::default();
    while let Some(op) = reader.take(1) {
        let op = op[0];
        match op {
            // ldc, ldc_w
            0x12 => {
                let index = usize::from(reader.take(1)?[0]);
                state.push(pool.string(index));
            }
            0x13 => state.push(pool.string(reader.u16()?)),
            // aload, astore
            0x19 => {
                let local = usize::from(reader.take(1)?[0]);
                state.push(state.local(local));
            }
            0x2A..=0x2D => state.push(state.local(usize::from(op - 0x2A))),
            0x3A => {
                let local = usize::from(reader.take(1)?[0]);
                state.store(local);
            }
            0x4B..=0x4E => state.store(usize::from(op - 0x4B)),
            // dup and its kin
            0x59..=0x5E => state.push(state.top()),
            // putstatic, putfield
            0xB3 | 0xB5 => {
                let field = target(pool, reader.u16()?);
                let value = state.pop(1).pop().flatten();
                state.pop(usize::from(op == 0xB5));
                put(field, value, pool, named, calls, out);
            }
            0xB6..=0xBA => {
                let index = reader.u16()?;
                reader.take(if op >= 0xB9 { 2 } else { 0 })?;
                let is_static = matches!(op, 0xB8 | 0xBA);
                invoke(target(pool, index)?, is_static, &mut state, pool, named, calls, out);
            }
            _ => other(op, &mut reader, &mut state)?,
        }
    }
    Some(())
}

fn target<'a>(pool: &Pool<'a>, index: usize) -> Option<Target<'a>> {
    let Some(Constant::Member(class, named)) = pool.0.get(index).copied() else { return None };
    let Some(Constant::Named(name, kind)) = pool.0.get(named).copied() else { return None };
    let class = match pool.0.get(class) {
        Some(Constant::Class(name)) => path::name(pool.text(*name)?),
        // A call that is made when it runs has none.
        _ => b"",
    };
    Some(Target { class, name: pool.text(name)?, kind: pool.text(kind)? })
}

fn put(
    field: Option<Target<'_>>,
    value: Option<usize>,
    pool: &Pool<'_>,
    named: &mut HashSet<usize>,
    calls: &mut Calls,
    out: &mut Listing,
) -> Option<()> {
    let (field, value) = (field?, value?);
    if calls.put(field.class, field.name, pool.text(value)?, out) {
        named.insert(value);
    }
    Some(())
}

fn invoke(
    method: Target<'_>,
    is_static: bool,
    state: &mut State,
    pool: &Pool<'_>,
    named: &mut HashSet<usize>,
    calls: &mut Calls,
    out: &mut Listing,
) {
    let given = state.pop(arguments(method.kind));
    let receiver = if is_static { given.first().copied() } else { state.pop(1).pop() };
    let result = receiver.flatten().filter(|_| calls::keeps(method.name));
    if !method.kind.ends_with(b")V") {
        state.push(result);
    }
    if result.is_some() || given.iter().all(Option::is_none) || method.class.is_empty() {
        return;
    }
    let texts: Vec<Option<&[u8]>> = given.iter().map(|index| index.and_then(|index| pool.text(index))).collect();
    if calls.given(method.class, method.name, &texts, out) {
        named.extend(given.iter().flatten());
    }
}

/// The number of arguments in the type of a method: `(Ljava/lang/String;[BI)V` has three.
fn arguments(kind: &[u8]) -> usize {
    let (mut count, mut at) = (0, 1);
    while let Some(byte) = kind.get(at).filter(|byte| **byte != b')') {
        at += match byte {
            b'L' => memchr::memchr(b';', &kind[at..]).unwrap_or(kind.len()) + 1,
            _ => 1,
        };
        count += usize::from(*byte != b'[');
    }
    // No method has more.
    count.min(255)
}

/// What any other instruction takes from the stack and puts on it; nothing at the end of the code.
fn other(op: u8, reader: &mut Reader<'_>, state: &mut State) -> Option<()> {
    let (operands, popped, pushed) = match op {
        0x00 | 0x74..=0x77 | 0x85..=0x93 => (0, 0, 0),
        0x01..=0x0F | 0x1A..=0x29 => (0, 0, 1),
        0x10 | 0x15..=0x18 => (1, 0, 1),
        0x11 | 0x14 | 0xB2 | 0xBB => (2, 0, 1),
        0x2E..=0x35 | 0x60..=0x73 | 0x78..=0x83 | 0x94..=0x98 => (0, 2, 1),
        0x36..=0x39 => (1, 1, 0),
        0x3B..=0x4A | 0x57 | 0x58 | 0xC2 | 0xC3 => (0, 1, 0),
        0x4F..=0x56 => (0, 3, 0),
        0x84 | 0xA7 | 0xA8 | 0xC0 => (2, 0, 0),
        0x99..=0x9E | 0xC6 | 0xC7 => (2, 1, 0),
        0x9F..=0xA6 => (2, 2, 0),
        0xA9 => (1, 0, 0),
        0xB4 | 0xBD | 0xC1 => (2, 1, 1),
        0xBC => (1, 1, 1),
        0xBE => (0, 1, 1),
        0xC5 => (3, DEEPEST, 1),
        0xC8 | 0xC9 => (4, 0, 0),
        0xAA | 0xAB => return switch(op, reader, state),
        // wide: iinc with two operands, all others with one.
        0xC4 => (if reader.bytes.get(reader.at) == Some(&0x84) { 5 } else { 3 }, DEEPEST, 0),
        // Returns, throw, swap: what is on the stack is not followed further.
        _ => (0, DEEPEST, 0),
    };
    reader.take(operands)?;
    state.pop(popped);
    (0..pushed).for_each(|_| state.push(None));
    Some(())
}

/// Steps over the table of a switch, which stands at a multiple of four.
fn switch(op: u8, reader: &mut Reader<'_>, state: &mut State) -> Option<()> {
    state.pop(1);
    reader.take(reader.at.next_multiple_of(4) - reader.at)?;
    reader.take(4)?;
    let first = reader.u32()?;
    let entries = match op {
        0xAB => first.checked_mul(8)?,
        _ => reader.u32()?.wrapping_sub(first).checked_add(1)?.checked_mul(4)?,
    };
    reader.take(entries)?;
    Some(())
}
