//! Source maps: from a place in built code to the place in the original that it was made of.
//!
//! In: the text of a map (ECMA-426) and places. Out: for each the name of the source, line and column, as far as the map knows. The map's
//! groups of numbers are read by a decoder of our own: base64 digits of five bits, the least first, the sign in the lowest bit.

use super::spot::sixbits;
use serde::Deserialize;

#[derive(Deserialize)]
struct Map {
    #[serde(default, rename = "sourceRoot")]
    root: Option<String>,
    #[serde(default)]
    sources: Vec<Option<String>>,
    #[serde(default)]
    mappings: String,
}

/// A place in an original source: lines and columns from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// Its name in the map.
    pub source: String,
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// The originals of places (line and column from 1) in code that was built with this map.
pub fn originals(map: &[u8], places: &[(u32, u32)]) -> Vec<Option<Original>> {
    let Ok(map) = serde_json::from_slice::<Map>(map) else { return vec![None; places.len()] };
    let root = map.root.unwrap_or_default();
    let named = |found: Option<(i64, i64, i64)>| {
        let (source, line, column) = found?;
        let name = map.sources.get(usize::try_from(source).ok()?)?.as_deref()?;
        let number = |n: i64| u32::try_from(n).ok()?.checked_add(1);
        Some(Original { source: format!("{root}{name}"), line: number(line)?, column: number(column)? })
    };
    nearest(map.mappings.as_bytes(), places).into_iter().map(named).collect()
}

/// For each place the source, line and column (from 0) of the last segment of its line that begins at it or before.
fn nearest(mappings: &[u8], places: &[(u32, u32)]) -> Vec<Option<(i64, i64, i64)>> {
    let mut found = vec![None; places.len()];
    let (mut source, mut line, mut column) = (0i64, 0i64, 0i64);
    for (built, segments) in (1u32..).zip(mappings.split(|b| *b == b';')) {
        let here: Vec<usize> = (0..places.len()).filter(|at| places[*at].0 == built).collect();
        let mut start = 0i64;
        for segment in segments.split(|b| *b == b',') {
            let numbers = numbers(segment);
            let [by, rest @ ..] = numbers.as_slice() else { continue };
            start = start.wrapping_add(*by);
            let original = match rest {
                [a, b, c, ..] => {
                    (source, line, column) = (source.wrapping_add(*a), line.wrapping_add(*b), column.wrapping_add(*c));
                    Some((source, line, column))
                }
                // What the build has added itself.
                _ => None,
            };
            for at in &here {
                if start < i64::from(places[*at].1) {
                    found[*at] = original;
                }
            }
        }
    }
    found
}

/// The numbers of a segment; what is no digit ends it.
fn numbers(segment: &[u8]) -> Vec<i64> {
    let (mut numbers, mut number, mut shift) = (Vec::new(), 0i64, 0);
    for byte in segment {
        let digit = i64::from(sixbits(*byte));
        if digit > 63 || shift > 50 {
            break;
        }
        number |= (digit & 31) << shift;
        shift += 5;
        if digit & 32 == 0 {
            numbers.push(if number & 1 == 1 { -(number >> 1) } else { number >> 1 });
            (number, shift) = (0, 0);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A number as maps write it.
    fn written(number: i64) -> String {
        let mut rest = number.unsigned_abs() << 1 | u64::from(number < 0);
        let mut out = String::new();
        loop {
            let digit = usize::try_from(rest & 31).unwrap() | if rest > 31 { 32 } else { 0 };
            out.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[digit]));
            rest >>= 5;
            if rest == 0 {
                return out;
            }
        }
    }

    #[test]
    fn places_lead_to_the_original() {
        // Line 1: column 0 is of the first source, line 1; column 9 of the second, line 41, column 5; column 20 of none. Line 3: back.
        let group = |numbers: &[i64]| numbers.iter().map(|n| written(*n)).collect::<String>();
        let mappings = [
            [group(&[0, 0, 0, 0]), group(&[9, 1, 40, 4]), group(&[11])].join(","),
            String::new(),
            group(&[2, -1, -39, -2, 0]),
        ]
        .join(";");
        let map = serde_json::json!({"version": 3, "sources": ["a.ts", "b.ts"], "names": [], "mappings": mappings, "sourceRoot": "src/"});
        let places = [(1, 1), (1, 9), (1, 10), (1, 20), (1, 21), (2, 1), (3, 2), (3, 3)];
        let found = originals(map.to_string().as_bytes(), &places);
        let said: Vec<String> = found
            .iter()
            .map(|o| o.as_ref().map_or("-".into(), |o| format!("{}:{}:{}", o.source, o.line, o.column)))
            .collect();
        assert_eq!(
            said,
            ["src/a.ts:1:1", "src/a.ts:1:1", "src/b.ts:41:5", "src/b.ts:41:5", "-", "-", "-", "src/a.ts:2:3"]
        );
        assert_eq!(originals(b"{", &places), vec![None; places.len()]);
    }

    proptest! {
        #[test]
        fn numbers_come_back(number in -(1i64 << 40)..(1i64 << 40)) {
            prop_assert_eq!(numbers(written(number).as_bytes()), vec![number]);
        }

        #[test]
        fn any_mappings_are_read(mappings in "[A-Za-z0-9+/,; =]{0,200}") {
            let _ = nearest(mappings.as_bytes(), &[(1, 1), (2, 40), (9, 9)]);
        }
    }
}
