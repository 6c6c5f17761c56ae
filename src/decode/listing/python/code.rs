//! The code of a Python function or module: which name a string gets, and which function it is given to.
//!
//! In: code, constants and names of a code object (CPython, Lib/opcode.py of each version). Out: lines of [`Calls`]. What is on the stack is followed
//! through the few instructions that matter; any other empties it.

use super::{Calls, Listing, Value, magic};
use crate::decode::listing::calls::ARGUMENTS;
use std::collections::HashSet;

/// A code object.
pub(super) struct Module<'c, 'a> {
    pub(super) magic: u16,
    pub(super) constants: &'c [Value<'a>],
    pub(super) names: &'c [Value<'a>],
    pub(super) variables: &'c [Value<'a>],
}

/// An instruction that matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Op {
    Constant,
    /// A name or variable whose value is not known.
    Name,
    Variable,
    /// A part of what is on the stack.
    Attribute,
    StoreName,
    StoreVariable,
    StoreAttribute,
    StoreItem,
    /// One more entry of a dictionary that is on the stack (2.7).
    StoreEntry,
    Entries,
    EntriesOfKeys,
    Call,
    /// A call with a tuple of names on the stack.
    CallWithNames,
    /// Names for the next call.
    Names,
    Items,
    Drop,
    More,
    Nothing,
    Other,
}

/// Something on the stack: a string or a tuple, or what has a name.
#[derive(Clone)]
enum Item<'a> {
    Value(Value<'a>),
    Named(&'a [u8]),
    Other,
}

/// Instructions of 2.7 to 3.12, which kept their numbers.
fn old(op: u8, magic: u16) -> Op {
    match op {
        1 => Op::Drop,
        // Until 3.4.
        54 if !(magic::PY3_5..4000).contains(&magic) => Op::StoreEntry,
        60 => Op::StoreItem,
        90 | 97 => Op::StoreName,
        95 => Op::StoreAttribute,
        100 => Op::Constant,
        101 | 116 => Op::Name,
        102 | 103 => Op::Items,
        105 => Op::Entries,
        106 => Op::Attribute,
        124 => Op::Variable,
        125 => Op::StoreVariable,
        131 => Op::Call,
        136 | 137 => Op::Other,
        141 if (magic::PY3_6..magic::PY3_11).contains(&magic) => Op::CallWithNames,
        144 | 145 => Op::More,
        156 => Op::EntriesOfKeys,
        160 if magic < magic::PY3_12 => Op::Attribute,
        161 if magic < magic::PY3_11 => Op::Call,
        171 => Op::Call,
        172 => Op::Names,
        0 | 2 | 9 | 151 | 166 if (magic::PY3_11..4000).contains(&magic) => Op::Nothing,
        _ => Op::Other,
    }
}

/// Instructions of 3.13.
fn of_3_13(op: u8) -> Op {
    match op {
        0 | 30 | 34 | 149 => Op::Nothing,
        32 => Op::Drop,
        39 => Op::StoreItem,
        46 => Op::EntriesOfKeys,
        47 | 52 => Op::Items,
        48 => Op::Entries,
        53 => Op::Call,
        57 => Op::CallWithNames,
        71 => Op::More,
        82 => Op::Attribute,
        83 => Op::Constant,
        85 => Op::Variable,
        91 | 92 => Op::Name,
        108 => Op::StoreAttribute,
        110 => Op::StoreVariable,
        113 | 114 => Op::StoreName,
        _ => Op::Other,
    }
}

/// Instructions of 3.14.
fn of_3_14(op: u8) -> Op {
    match op {
        0 | 27 | 28 | 33 | 128 => Op::Nothing,
        31 => Op::Drop,
        38 => Op::StoreItem,
        46 | 51 => Op::Items,
        47 => Op::Entries,
        52 => Op::Call,
        55 => Op::CallWithNames,
        69 => Op::More,
        80 => Op::Attribute,
        82 => Op::Constant,
        84 | 86 => Op::Variable,
        92 | 93 => Op::Name,
        110 => Op::StoreAttribute,
        112 => Op::StoreVariable,
        115 | 116 => Op::StoreName,
        _ => Op::Other,
    }
}

/// Where lines go.
struct Out<'m> {
    named: &'m mut HashSet<usize>,
    calls: &'m mut Calls,
    out: &'m mut Listing,
}

impl<'a> Module<'_, 'a> {
    /// Lists what the code does.
    pub(super) fn list(
        &self,
        code: &[u8],
        named: &mut HashSet<usize>,
        calls: &mut Calls,
        out: &mut Listing,
    ) -> Option<()> {
        let mut out = Out { named, calls, out };
        let mut stack: Vec<Item<'a>> = Vec::new();
        let (mut at, mut more, mut names) = (0, 0usize, None);
        while let Some(op) = code.get(at) {
            let (argument, width) = self.argument(code, at);
            let argument = more << 8 | argument;
            let kind = self.kind(*op);
            more = if kind == Op::More { argument } else { 0 };
            match kind {
                Op::More | Op::Nothing => {}
                Op::Names => names = Some(self.constant(argument)),
                Op::CallWithNames => {
                    let Some(Item::Value(keys)) = stack.pop() else {
                        stack.clear();
                        at += width;
                        continue;
                    };
                    self.call(argument, &keys, &mut stack, &mut out);
                }
                Op::Call => self.call(argument, &names.take().unwrap_or(Value::Other), &mut stack, &mut out),
                _ => self.step(kind, argument, &mut stack, &mut out),
            }
            at += width;
        }
        Some(())
    }

    fn kind(&self, op: u8) -> Op {
        match self.magic {
            magic::PY3_14..4000 => of_3_14(op),
            magic::PY3_13..magic::PY3_14 => of_3_13(op),
            magic => old(op, magic),
        }
    }

    /// The argument of an instruction and its bytes: two each since 3.6, before that one, or three with an argument.
    fn argument(&self, code: &[u8], at: usize) -> (usize, usize) {
        let byte = |n: usize| code.get(at + n).copied().map_or(0, usize::from);
        match self.magic {
            magic::PY3_6..4000 => (byte(1), 2),
            _ if byte(0) >= 90 => (byte(1) | byte(2) << 8, 3),
            _ => (0, 1),
        }
    }

    fn constant(&self, index: usize) -> Value<'a> {
        self.constants.get(index).cloned().unwrap_or(Value::Other)
    }

    /// A name by its number; those of attributes and of globals have a mark in the last bit since 3.12 and 3.11.
    fn name(&self, kind: Op, index: usize, op_is_global: bool) -> &'a [u8] {
        let marked = match kind {
            Op::Attribute => (magic::PY3_12..4000).contains(&self.magic),
            _ => op_is_global && (magic::PY3_11..4000).contains(&self.magic),
        };
        match self.names.get(if marked { index >> 1 } else { index }) {
            Some(Value::Text(name, _)) => name,
            _ => b"",
        }
    }

    fn step(&self, kind: Op, argument: usize, stack: &mut Vec<Item<'a>>, out: &mut Out<'_>) {
        match kind {
            Op::Constant => stack.push(Item::Value(self.constant(argument))),
            // What a global is called is of no matter where its number might be marked.
            Op::Name => stack.push(Item::Named(self.name(kind, argument, true))),
            Op::Variable => stack.push(Item::Other),
            Op::Attribute => {
                stack.pop();
                stack.push(Item::Named(self.name(kind, argument, false)));
            }
            Op::StoreName | Op::StoreAttribute => {
                if kind == Op::StoreAttribute {
                    stack.pop();
                }
                let value = stack.pop();
                out.assign(self.name(kind, argument, false), value.as_ref());
            }
            Op::StoreVariable => {
                let value = stack.pop();
                if let Some(Value::Text(name, _)) = self.variables.get(argument) {
                    out.assign(name, value.as_ref());
                }
            }
            Op::StoreItem | Op::StoreEntry => {
                let key = stack.pop();
                if kind == Op::StoreItem {
                    stack.pop();
                }
                let value = stack.pop();
                out.entry(key.as_ref(), value.as_ref());
                if kind == Op::StoreEntry {
                    stack.push(Item::Other);
                }
            }
            Op::Entries if (magic::PY3_5..4000).contains(&self.magic) => {
                let taken = take(stack, argument.saturating_mul(2));
                taken.chunks_exact(2).for_each(|pair| out.entry(Some(&pair[0]), Some(&pair[1])));
                stack.push(Item::Other);
            }
            Op::EntriesOfKeys => {
                let keys = stack.pop();
                let values = take(stack, argument);
                if let Some(Item::Value(Value::Tuple(keys))) = keys {
                    keys.iter().zip(&values).for_each(|(key, value)| {
                        out.entry(Some(&Item::Value(key.clone())), Some(value));
                    });
                }
                stack.push(Item::Other);
            }
            Op::Items => {
                let items = take(stack, argument);
                let values = items.into_iter().map(|item| match item {
                    Item::Value(value) => value,
                    _ => Value::Other,
                });
                stack.push(Item::Value(Value::Tuple(values.collect())));
            }
            // A dictionary that is empty yet.
            Op::Entries => stack.push(Item::Other),
            Op::Drop => drop(stack.pop()),
            _ => stack.clear(),
        }
    }

    /// A call with so many arguments, the last of which have names.
    fn call(&self, count: usize, names: &Value<'a>, stack: &mut Vec<Item<'a>>, out: &mut Out<'_>) {
        // Before 3.6 the two bytes of the argument count those without and with a name, whose pairs stand on the stack.
        let (plain, pairs) = match self.magic {
            magic::PY3_6..4000 => (count, 0),
            _ => (count & 0xFF, count >> 8),
        };
        let pairs = take(stack, pairs * 2);
        pairs.chunks_exact(2).for_each(|pair| out.entry(Some(&pair[0]), Some(&pair[1])));
        let mut given = take(stack, plain);
        if let Value::Tuple(names) = names {
            let values = given.split_off(given.len().saturating_sub(names.len()));
            names
                .iter()
                .zip(&values)
                .for_each(|(name, value)| out.entry(Some(&Item::Value(name.clone())), Some(value)));
        }
        let function = stack.pop();
        if let Some(Item::Named(function)) = function {
            out.given(function, &given);
        }
        stack.push(Item::Other);
    }
}

/// The last so many, those that are not known too.
fn take<'a>(stack: &mut Vec<Item<'a>>, count: usize) -> Vec<Item<'a>> {
    let missing = count.saturating_sub(stack.len());
    if missing > 0 {
        stack.clear();
        return Vec::new();
    }
    stack.split_off(stack.len() - count)
}

impl Out<'_> {
    fn assign(&mut self, name: &[u8], value: Option<&Item<'_>>) {
        match value {
            Some(Item::Value(Value::Text(text, at))) if self.calls.put(b"", name, text, self.out) => {
                self.named.insert(*at);
            }
            Some(Item::Value(Value::Tuple(items))) => self.tuple(&[name, b" = ("].concat(), items),
            _ => {}
        }
    }

    /// A key or the name of an argument, and its value.
    fn entry(&mut self, key: Option<&Item<'_>>, value: Option<&Item<'_>>) {
        if let Some(Item::Value(Value::Text(key, at))) = key {
            self.assign(key, value);
            self.named.insert(*at);
        }
    }

    fn tuple(&mut self, before: &[u8], items: &[Value<'_>]) {
        let texts: Vec<Option<(&[u8], usize)>> = items
            .iter()
            .take(ARGUMENTS)
            .map(|item| match item {
                Value::Text(text, at) => Some((*text, *at)),
                _ => None,
            })
            .collect();
        self.list(before, b")", &texts);
    }

    fn given(&mut self, function: &[u8], given: &[Item<'_>]) {
        let texts: Vec<Option<(&[u8], usize)>> = given
            .iter()
            .map(|item| match item {
                Item::Value(Value::Text(text, at)) => Some((*text, *at)),
                _ => None,
            })
            .collect();
        self.list(&[function, b"("].concat(), b")", &texts);
    }

    fn list(&mut self, before: &[u8], after: &[u8], texts: &[Option<(&[u8], usize)>]) {
        let shown: Vec<Option<&[u8]>> = texts.iter().map(|text| text.map(|(text, _)| text)).collect();
        if self.calls.row(before, &shown, after, self.out) {
            self.named.extend(texts.iter().flatten().map(|(_, at)| *at));
        }
    }
}
