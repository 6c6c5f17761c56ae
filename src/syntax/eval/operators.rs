//! What operators give: texts one behind the other, one value or another, maps put together, formats with what is put in.
//!
//! In: a node with an operator. Out: its value.

use super::Eval;
use super::maps::spread_into;
use super::texts::{join, one_of, synthetic};
use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

impl Eval<'_> {
    pub(super) fn binary(&self, id: Id, depth: u8) -> Value {
        let n = self.nodes;
        let side = |label, index| n.child(id, label).or_else(|| n.children(id).nth(index));
        let (Some(left), Some(right)) = (side(Label::Left, 0), side(Label::Right, 1)) else { return Value::Unknown };
        let between = n.text.get(n.get(left).end as usize..n.get(right).start as usize).unwrap_or_default();
        let between = std::str::from_utf8(between)
            .unwrap_or("")
            .trim_matches(|c: char| c.is_whitespace() || c == '(' || c == ')');
        let operator = if n.operator(id).is_empty() { between } else { n.operator(id) };
        match operator {
            "+" => join(vec![self.read(left, depth), self.read(right, depth)]),
            // Texts put together, where the language has a word of its own for it.
            "." => join(vec![self.at(left, depth), self.at(right, depth)]),
            "<<" => match self.at(left, depth) {
                text @ (Value::Text(_) | Value::Join(_)) => join(vec![text, self.at(right, depth)]),
                _ => Value::Unknown,
            },
            // A path behind an address.
            "/" => match self.at(left, depth) {
                text @ (Value::Text(_) | Value::Join(_)) => join(vec![text, synthetic("/"), self.at(right, depth)]),
                _ => Value::Unknown,
            },
            "to" => Value::List(vec![self.at(left, depth), self.at(right, depth)]),
            // `given ?: return`: what goes on is what was given.
            "||" | "??" | "or" | "?:"
                if matches!(n.role(right), Role::Return | Role::Throw | Role::Break | Role::Continue | Role::Leave) =>
            {
                self.at(left, depth)
            }
            "||" | "??" | "or" | "?:" => self.or(self.at(left, depth), self.at(right, depth)),
            "&&" | "and" => Value::Choice(vec![self.at(right, depth), Value::Null]),
            "|" => {
                let (mut entries, mut open) = (Vec::new(), false);
                spread_into(&mut entries, &mut open, self.at(left, depth));
                spread_into(&mut entries, &mut open, self.at(right, depth));
                Value::Map { entries, open }
            }
            "%" => match self.at(left, depth) {
                text @ (Value::Text(_) | Value::Join(_)) => {
                    let right = match self.at(right, depth) {
                        Value::List(items) => items,
                        one => vec![one],
                    };
                    let entries = right.into_iter().enumerate().map(|(i, v)| (synthetic(&i.to_string()), v)).collect();
                    self.formatted(id, &text, &Value::Map { entries, open: false }, (0, depth))
                }
                _ => Value::Unknown,
            },
            _ => Value::Unknown,
        }
    }

    /// What a part of a text is: of something that is read like a field, what it gives.
    pub(super) fn read(&self, id: Id, depth: u8) -> Value {
        match self.at(id, depth) {
            Value::Path { root: Root::Function(f), name }
                if name.is_empty() && self.nodes.role(id) == Role::Name && self.is_getter(f as Id) =>
            {
                self.returned(f as Id, depth.saturating_sub(2))
            }
            value => value,
        }
    }

    pub(super) fn ternary(&self, id: Id, depth: u8) -> Value {
        let n = self.nodes;
        let (a, b) = match (n.child(id, Label::Body), n.child(id, Label::Else)) {
            (Some(a), Some(b)) => (a, b),
            // `value ?: fallback`
            (None, Some(b)) => match n.child(id, Label::Condition) {
                Some(a) => return self.or(self.at(a, depth), self.at(b, depth)),
                None => return Value::Unknown,
            },
            // `a if condition else b`
            _ => match (n.children(id).next(), n.children(id).nth(2)) {
                (Some(a), Some(b)) => (a, b),
                _ => return Value::Unknown,
            },
        };
        one_of(vec![self.at(a, depth), self.at(b, depth)])
    }
}
