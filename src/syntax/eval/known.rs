//! What nodes are worth, remembered.
//!
//! In: a node, and how many steps may be taken. Out: its value, from what is known already if that was followed as far.

use super::Eval;
use crate::model::Value;
use crate::syntax::tree::Id;

/// A value that would take more steps, and has so many parts already, is unknown: names that are made of each other grow with each step.
const MAX_CUT: u32 = 256;

/// The value of a node, as far as it was followed.
pub(super) struct Known {
    value: Value,
    /// Steps that it took.
    height: u8,
    /// Whether it would have taken more: what is below the last step is unknown.
    is_cut: bool,
    /// How large it is.
    size: u32,
}

impl Known {
    /// Whether following the node over so many steps would tell no more. A value that is known to its end serves however few are left.
    fn serves(&self, depth: u8) -> bool {
        !self.is_cut || depth <= self.height
    }
}

impl Eval<'_> {
    /// The value of a node, from what is known already if that was followed as far. What it takes from the budget bounds the size of values,
    /// too.
    pub(super) fn at(&self, id: Id, depth: u8) -> Value {
        let fuel = self.fuel.get();
        if depth == 0 || fuel == 0 {
            self.lowest.set(0);
            return Value::Unknown;
        }
        if let Some(known) = self.known.borrow().get(&id)
            && known.serves(depth)
            && known.size < fuel
        {
            self.fuel.set(fuel - known.size);
            let left = if known.is_cut { 0 } else { depth.saturating_sub(known.height) };
            self.lowest.set(self.lowest.get().min(left));
            return known.value.clone();
        }
        let outer = self.lowest.replace(depth);
        self.fuel.set(fuel - 1);
        let mut value = self.evaluated(id, depth - 1);
        let (lowest, left) = (self.lowest.get(), self.fuel.get());
        if left > 0 && lowest <= depth {
            let mut size = value.size(fuel);
            if lowest == 0 && size > MAX_CUT {
                (value, size) = (Value::Unknown, 1);
            }
            // Whoever asks pays for the size of what is answered, whether it was made for this or known already.
            self.fuel.set(left.min(fuel.saturating_sub(size)));
            let known = Known { value: value.clone(), height: depth - lowest, is_cut: lowest == 0, size };
            self.known.borrow_mut().insert(id, known);
        }
        self.lowest.set(outer.min(lowest));
        value
    }
}
