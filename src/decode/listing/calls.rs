//! What compiled code does with its strings: which field it puts one into, and which it gives to a method together.
//!
//! In: strings that stand in the registers or on the stack of a machine, as the readers of its code follow them. Out: lines as source has
//! them, `Class.field = "value"` and `Class.method("name", _, "value");`, each once. It refuses to know what a name means.

use super::Listing;
use std::collections::HashSet;

/// Lines of one file, each of which is said once.
#[derive(Default)]
pub(super) struct Calls {
    said: HashSet<Vec<u8>>,
    /// Bytes that lines may still take: a file may give one string to many methods.
    left: usize,
}

/// Strings that are shorter name no secret and are none.
const SHORTEST: usize = 4;

/// Arguments that are shown of one call.
const ARGUMENTS: usize = 16;

/// Methods of strings and of their builders that give back what they were given, in another form.
const KEEPING: [&[u8]; 7] =
    [b"getBytes", b"toCharArray", b"trim", b"strip", b"toString", b"intern", b"encodeToByteArray"];

/// Methods that are given parts of texts to be shown, all over a program.
const SHOWING: [&[u8]; 8] =
    [b"append", b"println", b"print", b"equals", b"concat", b"contains", b"startsWith", b"endsWith"];

/// Whether a method gives back the string that it is called with.
pub(super) fn keeps(method: &[u8]) -> bool {
    KEEPING.contains(&method)
}

impl Calls {
    /// For a file of so many bytes.
    pub(super) fn new(len: usize) -> Calls {
        Calls { said: HashSet::new(), left: len.saturating_mul(3) }
    }

    /// A string that is put into a field of a class, or gets a name where the class has none; whether it was said.
    pub(super) fn put(&mut self, class: &[u8], field: &[u8], value: &[u8], out: &mut Listing) -> bool {
        let dot: &[u8] = if class.is_empty() { b"" } else { b"." };
        is_shown(value) && is_shown(field) && self.line([class, dot, field, b" = \"", value, b"\""].concat(), out)
    }

    /// Strings that are given to a method, at their places among its arguments; whether they were said.
    pub(super) fn given(&mut self, class: &[u8], method: &[u8], given: &[Option<&[u8]>], out: &mut Listing) -> bool {
        if SHOWING.contains(&method) {
            return false;
        }
        let before = match method {
            b"<init>" => [b"new ", class, b"("].concat(),
            _ => [class, b".", method, b"("].concat(),
        };
        self.row(&before, given, b");", out)
    }

    /// Strings that stand together, one of which at least is as long as a secret; whether they were said.
    pub(super) fn row(&mut self, before: &[u8], row: &[Option<&[u8]>], after: &[u8], out: &mut Listing) -> bool {
        let longest = row.iter().flatten().filter(|value| is_shown(value)).map(|value| value.len()).max();
        if longest.is_none_or(|len| len < SHORTEST) {
            return false;
        }
        let mut line = before.to_vec();
        for (index, value) in row.iter().take(ARGUMENTS).enumerate() {
            if index > 0 {
                line.extend(b", ");
            }
            match value.filter(|value| is_shown(value)) {
                Some(value) => [b"\"", value, b"\""].iter().for_each(|part| line.extend_from_slice(part)),
                None => line.push(b'_'),
            }
        }
        line.extend(after);
        self.line(line, out)
    }

    fn line(&mut self, line: Vec<u8>, out: &mut Listing) -> bool {
        if self.said.contains(&line) {
            return true;
        }
        let Some(left) = self.left.checked_sub(line.len() + 1) else { return false };
        self.left = left;
        let whole = out.named_line(&[&line]).is_some();
        self.said.insert(line);
        whole
    }
}

/// Whether a string can stand in one line between quotes. Another is listed by itself.
fn is_shown(value: &[u8]) -> bool {
    value.iter().all(|byte| *byte >= b' ' && *byte != b'"')
}
