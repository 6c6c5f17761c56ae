//! The stack and the local variables of a machine that works on a stack, as far as strings stand in them.
//!
//! In: what the instructions of a method push, pop and store. Out: the strings that are there when a field or a method gets them. It refuses
//! to know any instruction.

/// Values that are kept of a stack: code that pushes more in a row means none of them for one method.
pub(super) const DEEPEST: usize = 64;

/// Local variables that are followed: a method that has more was written by a program.
const LOCALS: usize = 256;

/// Numbers of strings on the stack and in local variables; `None` is any other value.
#[derive(Default)]
pub(super) struct State {
    stack: Vec<Option<usize>>,
    locals: Vec<Option<usize>>,
}

impl State {
    pub(super) fn push(&mut self, value: Option<usize>) {
        if self.stack.len() == DEEPEST {
            self.stack.remove(0);
        }
        self.stack.push(value);
    }

    /// The value on top, which stays there.
    pub(super) fn top(&self) -> Option<usize> {
        self.stack.last().copied().flatten()
    }

    /// The last values, those that are not known too.
    pub(super) fn pop(&mut self, count: usize) -> Vec<Option<usize>> {
        let kept = self.stack.len().saturating_sub(count);
        let mut popped = vec![None; count - (self.stack.len() - kept)];
        popped.extend(self.stack.drain(kept..));
        popped
    }

    pub(super) fn local(&self, index: usize) -> Option<usize> {
        self.locals.get(index).copied().flatten()
    }

    pub(super) fn store(&mut self, index: usize) {
        let value = self.pop(1).pop().flatten();
        if index >= LOCALS {
            return;
        }
        if index >= self.locals.len() {
            self.locals.resize(index + 1, None);
        }
        self.locals[index] = value;
    }
}
