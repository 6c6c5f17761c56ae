//! The code of Dalvik classes: which field or method a string goes to.
//!
//! In: the methods of a class (source.android.com, Dalvik bytecode format, instruction formats). Out: lines of [`Calls`]. Registers are followed from
//! one instruction to the next in the order in which they stand, without branches: what a register holds there is what the source had
//! written before, nearly always.

use super::{Calls, FIELD_IDS, Listing, METHOD_IDS, class_name, member, short, u16_le, u32_le, uleb};
use crate::decode::listing::calls;
use std::collections::HashSet;

/// Registers that are followed: an instruction with strings names them in one byte, or a few in a row.
const REGISTERS: usize = 256;

/// Bytes of a method before its code, and steps that it counts for without any: many methods may have the same code.
const HEAD: usize = 16;

/// What a method's registers hold: numbers of strings.
struct State {
    registers: Vec<Option<usize>>,
    /// What the call before gave back.
    result: Option<usize>,
}

/// Lists the code of a class.
pub(super) fn list(
    bytes: &[u8],
    class: usize,
    steps: &mut usize,
    named: &mut HashSet<usize>,
    calls: &mut Calls,
    out: &mut Listing,
) -> Option<()> {
    let mut data = u32_le(bytes, class + 24)?;
    if data == 0 {
        return None;
    }
    let mut counts = [0usize; 4];
    for count in &mut counts {
        *count = uleb(bytes, &mut data)?;
    }
    for _ in 0..counts[0].checked_add(counts[1])? {
        uleb(bytes, &mut data)?;
        uleb(bytes, &mut data)?;
    }
    for _ in 0..counts[2].checked_add(counts[3])? {
        uleb(bytes, &mut data)?;
        uleb(bytes, &mut data)?;
        let code = uleb(bytes, &mut data)?;
        // Code that is damaged ends there; the next method has its own.
        if code > 0 {
            let _ = method(bytes, code, steps, named, calls, out);
        }
    }
    Some(())
}

fn method(
    bytes: &[u8],
    code: usize,
    steps: &mut usize,
    named: &mut HashSet<usize>,
    calls: &mut Calls,
    out: &mut Listing,
) -> Option<()> {
    let start = code.checked_add(HEAD)?;
    let len = u32_le(bytes, code.checked_add(12)?)?.checked_mul(2)?;
    let units = bytes.get(start..start.checked_add(len)?)?;
    *steps = steps.checked_sub(HEAD)?;
    let mut state = State { registers: vec![None; REGISTERS], result: None };
    let mut at = 0;
    while let Some(unit) = u16_le(units, at) {
        *steps = steps.checked_sub(1)?;
        let (op, high) = (unit & 0xFF, unit >> 8);
        let operand = |n: usize| u16_le(units, at + 2 * n);
        match op {
            // const-string, const-string/jumbo
            0x1A => state.set(high, operand(1)),
            0x1B => state.set(high, Some(operand(1)? | operand(2)? << 16)),
            // move-object, move-object/from16
            0x07 => state.set(high & 15, state.get(high >> 4)),
            0x08 => state.set(high, state.get(operand(1)?)),
            // move-result-object
            0x0C => state.set(high, state.result),
            // iput-object, sput-object
            0x5B | 0x69 => {
                let from = if op == 0x5B { high & 15 } else { high };
                put(bytes, operand(1)?, state.get(from), named, calls, out);
            }
            0x6E..=0x72 | 0x74..=0x78 => {
                let (first, more) = (operand(2)?, high);
                let registers = match op {
                    0x6E..=0x72 => arguments(more, first),
                    _ => (first..first.saturating_add(more)).collect(),
                };
                let is_static = matches!(op, 0x71 | 0x77);
                state.result = invoke(bytes, operand(1)?, &registers, is_static, &state, named, calls, out);
            }
            _ => state.forget(op, high),
        }
        at += 2 * width(op, high, units, at)?;
    }
    Some(())
}

impl State {
    fn get(&self, register: usize) -> Option<usize> {
        self.registers.get(register).copied().flatten()
    }

    fn set(&mut self, register: usize, value: Option<usize>) {
        if let Some(slot) = self.registers.get_mut(register) {
            *slot = value;
        }
    }

    /// Empties the register that any other instruction writes.
    fn forget(&mut self, op: usize, high: usize) {
        match op {
            // The first of four bits: moves, short constants, instance-of, array-length, new-array, iget, unary and two-address operations.
            0x01 | 0x04 | 0x12 | 0x20 | 0x21 | 0x23 | 0x52..=0x58 | 0x7B..=0x8F | 0xB0..=0xD7 => {
                self.set(high & 15, None)
            }
            // The first of eight bits: moves, constants, new-instance, comparisons, aget, sget, operations of three registers.
            0x02 | 0x05 | 0x0A..=0x0B | 0x0D | 0x13..=0x19 | 0x1C | 0x22 | 0x2D..=0x31 | 0x44..=0x4A | 0x60..=0x66 => {
                self.set(high, None);
            }
            0x90..=0xAF | 0xD8..=0xE2 | 0xFE | 0xFF => self.set(high, None),
            _ => {}
        }
    }
}

/// The registers of an instruction that names up to five: their count and the last of them in one byte, four more in a unit.
fn arguments(high: usize, unit: usize) -> Vec<usize> {
    let mut registers: Vec<usize> = (0..4).map(|n| unit >> (4 * n) & 15).collect();
    registers.push(high & 15);
    registers.truncate(high >> 4);
    registers
}

fn put(
    bytes: &[u8],
    field: usize,
    value: Option<usize>,
    named: &mut HashSet<usize>,
    calls: &mut Calls,
    out: &mut Listing,
) -> Option<()> {
    let value = value?;
    let (class, name) = member(bytes, FIELD_IDS, field)?;
    if calls.put(class_name(bytes, class)?, name, short(bytes, value)?, out) {
        named.insert(value);
    }
    Some(())
}

/// Says what a method is given; the string that it gives back, where it is one of those.
#[expect(clippy::too_many_arguments, reason = "what one instruction has, and where it goes")]
fn invoke(
    bytes: &[u8],
    method: usize,
    registers: &[usize],
    is_static: bool,
    state: &State,
    named: &mut HashSet<usize>,
    calls: &mut Calls,
    out: &mut Listing,
) -> Option<usize> {
    let strings: Vec<Option<usize>> = registers.iter().map(|register| state.get(*register)).collect();
    if strings.iter().all(Option::is_none) {
        return None;
    }
    let (class, name) = member(bytes, METHOD_IDS, method)?;
    if calls::keeps(name) {
        return strings.first().copied().flatten();
    }
    let given = strings.get(usize::from(!is_static)..).unwrap_or_default();
    let texts: Vec<Option<&[u8]>> = given.iter().map(|index| index.and_then(|index| short(bytes, index))).collect();
    if calls.given(class_name(bytes, class)?, name, &texts, out) {
        named.extend(given.iter().flatten());
    }
    None
}

/// Units of 16 bits that an instruction takes.
fn width(op: usize, high: usize, units: &[u8], at: usize) -> Option<usize> {
    Some(match op {
        // Tables in the code stand behind a `nop` with a number.
        0x00 => match high {
            1 => u16_le(units, at + 2)?.checked_mul(2)?.checked_add(4)?,
            2 => u16_le(units, at + 2)?.checked_mul(4)?.checked_add(2)?,
            3 => u16_le(units, at + 2)?.checked_mul(u32_le(units, at + 4)?)?.div_ceil(2).checked_add(4)?,
            _ => 1,
        },
        0x18 => 5,
        0xFA | 0xFB => 4,
        0x03
        | 0x06
        | 0x09
        | 0x14
        | 0x17
        | 0x1B
        | 0x24..=0x26
        | 0x2A..=0x2C
        | 0x6E..=0x72
        | 0x74..=0x78
        | 0xFC
        | 0xFD => 3,
        0x02 | 0x05 | 0x08 | 0x13 | 0x15 | 0x16 | 0x19 | 0x1A | 0x1C | 0x1F | 0x20 | 0x22 | 0x23 | 0x29 => 2,
        0x2D..=0x3D | 0x44..=0x6D | 0x90..=0xAF | 0xD0..=0xE2 | 0xFE | 0xFF => 2,
        _ => 1,
    })
}
