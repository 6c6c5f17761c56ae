//! The code of an assembly: which field, property or method a string goes to.
//!
//! In: the code of a method (ECMA-335, partition II, 25.4, and partition III). Out: lines of [`Calls`]. The stack and the local variables are
//! followed from one instruction to the next in the order in which they stand, without branches: what matters is a string that is pushed
//! shortly before it is used.

use super::tables::Method;
use super::{Assembly, length};
use crate::decode::listing::calls::{self, Calls};
use crate::decode::listing::stack::{DEEPEST, State};
use crate::decode::listing::{Listing, u16_le, u32_le};
use std::collections::HashSet;

/// Tables by the first byte of a token (partition II, 22).
const FIELDS: usize = 0x04;
const METHODS: usize = 0x06;
const FOREIGN: usize = 0x0A;

/// Instructions, step by step.
struct Reader<'a> {
    code: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn take(&mut self, len: usize) -> Option<usize> {
        let value = match len {
            1 => self.code.get(self.at).map(|byte| usize::from(*byte)),
            2 => u16_le(self.code, self.at),
            4 => u32_le(self.code, self.at),
            _ => self.code.get(self.at..self.at.checked_add(len)?).map(|_| 0),
        };
        self.at += len;
        value
    }
}

/// What a method is given, and what it gives back.
struct Shape {
    arguments: usize,
    has_this: bool,
    is_void: bool,
}

/// Lists the code of a method.
pub(super) fn list(
    assembly: &Assembly<'_>,
    code: &[u8],
    named: &mut HashSet<usize>,
    calls: &mut Calls,
    out: &mut Listing,
) -> Option<()> {
    let mut reader = Reader { code, at: 0 };
    let mut state = State::default();
    while reader.at < reader.code.len() {
        let op = reader.take(1)?;
        match op {
            // ldloc, stloc
            0x06..=0x09 => state.push(state.local(op - 0x06)),
            0x0A..=0x0D => state.store(op - 0x0A),
            0x11 => {
                let local = reader.take(1)?;
                state.push(state.local(local));
            }
            0x13 => {
                let local = reader.take(1)?;
                state.store(local);
            }
            // dup
            0x25 => state.push(state.top()),
            // ldstr, whose token is the place in the heap of strings
            0x72 => {
                let at = reader.take(4)? & 0x00FF_FFFF;
                state.push(Some(at));
            }
            // castclass
            0x74 => drop(reader.take(4)?),
            // call, callvirt, newobj
            0x28 | 0x6F | 0x73 => {
                let token = reader.take(4)?;
                match callee(assembly, token) {
                    Some(callee) => invoke(&callee, op == 0x73, assembly, &mut state, named, calls, out),
                    None => drop(state.pop(DEEPEST)),
                }
            }
            // stfld, stsfld
            0x7D | 0x80 => {
                let token = reader.take(4)?;
                let value = state.pop(1).pop().flatten();
                state.pop(usize::from(op == 0x7D));
                put(assembly, token, value, named, calls, out);
            }
            // switch
            0x45 => {
                state.pop(1);
                let len = reader.take(4)?.checked_mul(4)?;
                reader.take(len)?;
            }
            0xFE => {
                let op = reader.take(1)?;
                wide(op, &mut reader, &mut state)?;
            }
            _ => other(op, &mut reader, &mut state)?,
        }
    }
    Some(())
}

/// The instructions of a method.
pub(super) fn of<'a>(assembly: &Assembly<'a>, method: usize) -> Option<&'a [u8]> {
    let body = assembly.sections.from(assembly.tables.address(method)?)?;
    match *body.first()? {
        tiny if tiny & 3 == 2 => body.get(1..1 + usize::from(tiny >> 2)),
        fat if fat & 3 == 3 => body.get(12..12usize.checked_add(u32_le(body, 4)?)?),
        _ => None,
    }
}

fn callee<'a>(assembly: &Assembly<'a>, token: usize) -> Option<Method<'a>> {
    let row = (token & 0x00FF_FFFF).checked_sub(1)?;
    match token >> 24 {
        METHODS => assembly.tables.method(row),
        FOREIGN => assembly.tables.foreign(row),
        _ => None,
    }
}

/// The shape of a method from its type (partition II, 23.2.1).
fn shape(assembly: &Assembly<'_>, kind: usize) -> Option<Shape> {
    const HAS_THIS: u8 = 0x20;
    const GENERIC: u8 = 0x10;
    const VOID: u8 = 0x01;
    let kind = assembly.blob(kind)?;
    let (first, mut rest) = kind.split_first()?;
    if first & GENERIC != 0 {
        rest = &rest[length(rest)?.1..];
    }
    let (arguments, size) = length(rest)?;
    // No method has more.
    Some(Shape {
        arguments: arguments.min(255),
        has_this: first & HAS_THIS != 0,
        is_void: rest.get(size) == Some(&VOID),
    })
}

fn put(
    assembly: &Assembly<'_>,
    token: usize,
    value: Option<usize>,
    named: &mut HashSet<usize>,
    calls: &mut Calls,
    out: &mut Listing,
) -> Option<()> {
    let row = (token & 0x00FF_FFFF).checked_sub(1)?;
    let field = match token >> 24 {
        FIELDS => assembly.tables.field(row)?,
        FOREIGN => assembly.tables.foreign(row)?.member,
        _ => return None,
    };
    let value = value?;
    if calls.put(field.class, field.name, &assembly.string(value)?, out) {
        named.insert(value);
    }
    Some(())
}

fn invoke(
    method: &Method<'_>,
    is_new: bool,
    assembly: &Assembly<'_>,
    state: &mut State,
    named: &mut HashSet<usize>,
    calls: &mut Calls,
    out: &mut Listing,
) {
    let Some(shape) = shape(assembly, method.kind) else { return drop(state.pop(DEEPEST)) };
    let given = state.pop(shape.arguments);
    let receiver = if shape.has_this && !is_new { state.pop(1).pop().flatten() } else { None };
    let name = method.member.name;
    let result = receiver.filter(|_| calls::keeps(name));
    if is_new || !shape.is_void {
        state.push(result);
    }
    if result.is_some() || given.iter().all(Option::is_none) {
        return;
    }
    let texts: Vec<Option<Vec<u8>>> = given.iter().map(|at| at.and_then(|at| assembly.string(at))).collect();
    let texts: Vec<Option<&[u8]>> = texts.iter().map(Option::as_deref).collect();
    let class = method.member.class;
    let said = match (name.strip_prefix(b"set_"), &texts[..]) {
        (Some(property), [Some(value)]) => calls.put(class, property, value, out),
        // `headers["x-api-key"] = …`
        (Some(b"Item"), [Some(name), Some(value)]) => calls.put(b"", name, value, out),
        _ => {
            let argument = |n: usize| method.row.and_then(|row| assembly.tables.argument(row, n)).unwrap_or_default();
            let names: Vec<&[u8]> = (0..texts.len()).map(argument).collect();
            calls.given_by_name(class, if name == b".ctor" { calls::NEW } else { name }, &texts, &names, out)
        }
    };
    if said {
        named.extend(given.iter().flatten());
    }
}

/// What any other instruction takes from the stack and puts on it, behind how many bytes of operands.
fn other(op: usize, reader: &mut Reader<'_>, state: &mut State) -> Option<()> {
    let (operands, popped, pushed) = match op {
        0x00 | 0x01 => (0, 0, 0),
        0x02..=0x05 | 0x14..=0x1E => (0, 0, 1),
        0x0E | 0x0F | 0x12 | 0x1F => (1, 0, 1),
        0x10 => (1, 1, 0),
        0x20 | 0x22 | 0x7E | 0x7F | 0xD0 => (4, 0, 1),
        0x21 | 0x23 => (8, 0, 1),
        0x26 => (0, 1, 0),
        0x2B => (1, 0, 0),
        0x2C | 0x2D => (1, 1, 0),
        0x2E..=0x37 => (1, 2, 0),
        0x38 => (4, 0, 0),
        0x39 | 0x3A => (4, 1, 0),
        0x3B..=0x44 => (4, 2, 0),
        0x46..=0x50 | 0x65..=0x6E | 0x76 | 0x82..=0x8B | 0x8E | 0xB3..=0xBA | 0xC3 | 0xD1..=0xD5 | 0xE0 => (0, 1, 1),
        0x51..=0x57 | 0xDF => (0, 2, 0),
        0x58..=0x64 | 0x90..=0x9A | 0xD6..=0xDB => (0, 2, 1),
        0x71 | 0x75 | 0x79 | 0x7B | 0x7C | 0x8C | 0x8D | 0xA5 | 0xC2 | 0xC6 => (4, 1, 1),
        0x70 | 0x81 => (4, 2, 0),
        0x8F | 0xA3 => (4, 2, 1),
        0x9B..=0xA2 => (0, 3, 0),
        0xA4 => (4, 3, 0),
        0x27 | 0x29 | 0xDD => (4, DEEPEST, 0),
        0xDE => (1, DEEPEST, 0),
        // Returns, throws, ends of handlers: what is on the stack is not followed further.
        0x2A | 0x7A | 0xDC => (0, DEEPEST, 0),
        _ => return None,
    };
    step(operands, popped, pushed, reader, state)
}

/// The same for instructions of two bytes, of which this is the second.
fn wide(op: usize, reader: &mut Reader<'_>, state: &mut State) -> Option<()> {
    match op {
        // ldloc, stloc
        0x0C => {
            let local = reader.take(2)?;
            state.push(state.local(local));
            return Some(());
        }
        0x0E => {
            let local = reader.take(2)?;
            state.store(local);
            return Some(());
        }
        _ => {}
    }
    let (operands, popped, pushed) = match op {
        0x00 => (0, 0, 1),
        0x01..=0x05 => (0, 2, 1),
        0x06 | 0x1C => (4, 0, 1),
        0x07 => (4, 1, 1),
        0x09 | 0x0A | 0x0D => (2, 0, 1),
        0x0B => (2, 1, 0),
        0x0F | 0x1D => (0, 1, 1),
        0x11 => (0, 1, 0),
        // Prefixes.
        0x12 | 0x19 => (1, 0, 0),
        0x13 | 0x14 | 0x1E => (0, 0, 0),
        0x15 => (4, 1, 0),
        0x16 => (4, 0, 0),
        0x17 | 0x18 => (0, 3, 0),
        0x1A => (0, DEEPEST, 0),
        _ => return None,
    };
    step(operands, popped, pushed, reader, state)
}

fn step(operands: usize, popped: usize, pushed: usize, reader: &mut Reader<'_>, state: &mut State) -> Option<()> {
    if operands > 0 {
        reader.take(operands)?;
    }
    state.pop(popped);
    (0..pushed).for_each(|_| state.push(None));
    Some(())
}
