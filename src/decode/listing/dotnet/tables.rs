//! The tables of an assembly: which names its types, fields, methods and parameters have.
//!
//! In: the streams of tables and of names (ECMA-335, partition II, 24.2.6 and 22). Out: names by numbers of rows, from 0. What stands behind
//! the table of constants is not looked at.

use crate::decode::listing::{u16_le, u32_le};

/// Tables by their numbers.
#[derive(Clone, Copy)]
pub(super) enum Table {
    TypeRef = 1,
    TypeDef = 2,
    Field = 4,
    Method = 6,
    Parameter = 8,
    MemberRef = 10,
    Constant = 11,
}

/// As many as there may be.
const COUNT: usize = 64;

/// Those whose rows are read, and all before them.
const READ: usize = Table::Constant as usize + 1;

/// Columns of a table.
const MOST: usize = 6;

/// A column.
#[derive(Clone, Copy)]
enum Column {
    /// A number of so many bytes.
    Bytes(usize),
    Name,
    Guid,
    Blob,
    /// A row of a table.
    Row(usize),
    /// A row of one of these tables, of which the last bits tell which.
    Of(&'static [usize], u32),
}

const TYPE: Column = Column::Of(&[2, 1, 27], 2);
const SCOPE: Column = Column::Of(&[0, 26, 35, 1], 2);
const PARENT: Column = Column::Of(&[2, 1, 26, 6, 27], 3);
const OWNER: Column = Column::Of(&[4, 8, 23], 2);

/// The columns of the first tables, in order.
const COLUMNS: [&[Column]; READ] = [
    &[Column::Bytes(2), Column::Name, Column::Guid, Column::Guid, Column::Guid],
    &[SCOPE, Column::Name, Column::Name],
    &[Column::Bytes(4), Column::Name, Column::Name, TYPE, Column::Row(4), Column::Row(6)],
    &[Column::Row(4)],
    &[Column::Bytes(2), Column::Name, Column::Blob],
    &[Column::Row(6)],
    &[Column::Bytes(4), Column::Bytes(2), Column::Bytes(2), Column::Name, Column::Blob, Column::Row(8)],
    &[Column::Row(8)],
    &[Column::Bytes(2), Column::Bytes(2), Column::Name],
    &[Column::Row(2), TYPE],
    &[PARENT, Column::Name, Column::Blob],
    &[Column::Bytes(2), OWNER, Column::Blob],
];

pub(super) struct Tables<'a> {
    names: &'a [u8],
    /// Rows of each.
    counts: [usize; COUNT],
    /// The rows of the first ones, and where their columns begin, with the width of a row at last.
    rows: [&'a [u8]; READ],
    starts: [[usize; MOST + 1]; READ],
}

/// A field or method with the name of its type.
pub(super) struct Member<'a> {
    pub(super) class: &'a [u8],
    pub(super) name: &'a [u8],
}

/// A method, or what stands for one of another assembly.
pub(super) struct Method<'a> {
    pub(super) member: Member<'a>,
    /// Where its type stands among the blobs.
    pub(super) kind: usize,
    /// Its row, if it is one of this assembly.
    pub(super) row: Option<usize>,
}

/// Whose value a constant is.
pub(super) enum Owner {
    Field(usize),
    Parameter(usize),
    Other,
}

impl<'a> Tables<'a> {
    pub(super) fn of(stream: &'a [u8], names: &'a [u8]) -> Option<Self> {
        let sizes = *stream.get(6)?;
        let present = u64::from_le_bytes(*stream.get(8..)?.first_chunk()?);
        // Bytes of an index into the heaps of names, of GUIDs and of blobs.
        let heaps = [1, 2, 4].map(|bit| if sizes & bit == 0 { 2 } else { 4 });
        let (mut counts, mut at) = ([0; COUNT], 24);
        for (_, count) in counts.iter_mut().enumerate().filter(|(table, _)| present >> table & 1 == 1) {
            *count = u32_le(stream, at)?;
            at += 4;
        }
        // Four bytes more, if a bit says so that only compilers within editors set.
        at += if sizes & 0x40 == 0 { 0 } else { 4 };
        let mut tables = Tables { names, counts, rows: [&[]; READ], starts: [[0; MOST + 1]; READ] };
        for (table, columns) in COLUMNS.iter().enumerate() {
            let mut width = 0;
            for (column, start) in columns.iter().zip(&mut tables.starts[table]) {
                *start = width;
                width += size(*column, &counts, heaps);
            }
            tables.starts[table][columns.len()..].fill(width);
            let len = width.checked_mul(counts[table])?;
            tables.rows[table] = stream.get(at..at.checked_add(len)?)?;
            at += len;
        }
        Some(tables)
    }

    pub(super) fn rows(&self, table: Table) -> usize {
        self.counts[table as usize]
    }

    pub(super) fn field(&self, row: usize) -> Option<Member<'a>> {
        let class = self.type_of(row, 4)?;
        Some(Member { class, name: plain(self.name(Table::Field, row, 1)?) })
    }

    pub(super) fn method(&self, row: usize) -> Option<Method<'a>> {
        let member = Member { class: self.type_of(row, 5)?, name: self.name(Table::Method, row, 3)? };
        Some(Method { member, kind: self.cell(Table::Method, row, 4)?, row: Some(row) })
    }

    /// Where the code of a method stands in memory; none where it has none.
    pub(super) fn address(&self, method: usize) -> Option<usize> {
        self.cell(Table::Method, method, 0).filter(|address| *address > 0)
    }

    /// A field or method of another assembly, or of a type whose parameters are given.
    pub(super) fn foreign(&self, row: usize) -> Option<Method<'a>> {
        let parent = self.cell(Table::MemberRef, row, 0)?;
        let class = match (parent & 7, (parent >> 3).checked_sub(1)) {
            (0, Some(row)) => self.name(Table::TypeDef, row, 1)?,
            (1, Some(row)) => self.name(Table::TypeRef, row, 1)?,
            _ => b"",
        };
        let member = Member { class: unparameterised(class), name: plain(self.name(Table::MemberRef, row, 1)?) };
        Some(Method { member, kind: self.cell(Table::MemberRef, row, 2)?, row: None })
    }

    pub(super) fn parameter(&self, row: usize) -> Option<&'a [u8]> {
        self.name(Table::Parameter, row, 2)
    }

    /// The name of an argument of a method, counted from 0.
    pub(super) fn argument(&self, method: usize, argument: usize) -> Option<&'a [u8]> {
        let first = self.cell(Table::Method, method, 5)?.checked_sub(1)?;
        // The first one may be the result, and those without a name are left out.
        let is_it = |row: &usize| self.cell(Table::Parameter, *row, 1) == Some(argument + 1);
        (first..first.saturating_add(argument + 2)).find(is_it).and_then(|row| self.parameter(row))
    }

    /// The type of a constant, whose it is, and where its value stands among the blobs.
    pub(super) fn constant(&self, row: usize) -> Option<(u8, Owner, usize)> {
        let kind = self.cell(Table::Constant, row, 0)?;
        let owner = self.cell(Table::Constant, row, 1)?;
        let of = match (owner & 3, (owner >> 2).checked_sub(1)) {
            (0, Some(field)) => Owner::Field(field),
            (1, Some(parameter)) => Owner::Parameter(parameter),
            _ => Owner::Other,
        };
        Some((kind as u8, of, self.cell(Table::Constant, row, 2)?))
    }

    /// The name of the type to which a field or method belongs: the last one whose list of them, a column, does not begin behind it.
    fn type_of(&self, row: usize, column: usize) -> Option<&'a [u8]> {
        let begins = |class: usize| self.cell(Table::TypeDef, class, column).is_some_and(|first| first <= row + 1);
        let (mut low, mut high) = (0, self.rows(Table::TypeDef));
        while low < high {
            let middle = low + (high - low) / 2;
            if begins(middle) { low = middle + 1 } else { high = middle }
        }
        Some(unparameterised(self.name(Table::TypeDef, low.checked_sub(1)?, 1)?))
    }

    fn name(&self, table: Table, row: usize, column: usize) -> Option<&'a [u8]> {
        /// Longer names are no names.
        const LONGEST: usize = 1024;
        let name = self.names.get(self.cell(table, row, column)?..)?;
        let name = &name[..name.len().min(LONGEST)];
        Some(&name[..memchr::memchr(0, name)?])
    }

    fn cell(&self, table: Table, row: usize, column: usize) -> Option<usize> {
        let starts = &self.starts[table as usize];
        let row = self.rows[table as usize].get(row.checked_mul(starts[MOST])?..)?.get(..starts[MOST])?;
        match starts[column + 1] - starts[column] {
            2 => u16_le(row, starts[column]),
            _ => u32_le(row, starts[column]),
        }
    }
}

/// How many bytes a column takes.
fn size(column: Column, counts: &[usize; COUNT], heaps: [usize; 3]) -> usize {
    let wide = |is_wide: bool| if is_wide { 4 } else { 2 };
    match column {
        Column::Bytes(size) => size,
        Column::Name => heaps[0],
        Column::Guid => heaps[1],
        Column::Blob => heaps[2],
        Column::Row(table) => wide(counts[table] >= 1 << 16),
        Column::Of(tables, bits) => wide(tables.iter().any(|table| counts[*table] >= 1 << (16 - bits))),
    }
}

/// `<Password>k__BackingField`, `<password>5__2`: the property or the variable for which a compiler made a field.
fn plain(name: &[u8]) -> &[u8] {
    let inner = name.strip_prefix(b"<").and_then(|rest| Some(&rest[..memchr::memchr(b'>', rest)?]));
    inner.filter(|inner| !inner.is_empty()).unwrap_or(name)
}

/// `Dictionary` of ``Dictionary`2``.
fn unparameterised(class: &[u8]) -> &[u8] {
    &class[..memchr::memchr(b'`', class).unwrap_or(class.len())]
}
