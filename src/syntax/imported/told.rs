//! What other files tell of a thing of theirs without its value: whether it repeats, whether it goes straight through, whose a field is.
//!
//! In: numbers of things, and names of fields. Out: yes, no, or the value of the one file that has it. It evaluates nothing by itself.

use super::{Imported, Thing};
use crate::model::{Export, Value};

impl Imported<'_> {
    /// What the one other file of the package says that has a name.
    pub(in crate::syntax) fn only_beside(&self, name: &str) -> Option<Value> {
        let (project, own) = self.project.filter(|_| self.beside)?;
        let mut files = project.beside_with(own, name);
        let only = files.next().filter(|_| files.next().is_none())?;
        self.export(only, name, &mut 1)
    }

    /// Whether it is not known if a function repeats what is given to it, or if it is a function at all.
    pub(in crate::syntax) fn may_repeat(&self, number: usize) -> bool {
        let Some(Thing::Function(file, node)) = self.thing(number) else { return true };
        self.file(file).and_then(|summary| summary.function(node)).is_none_or(|f| f.may_repeat)
    }

    /// Whether a class has methods, all of which go straight through, and is made of no other class of its file.
    pub(in crate::syntax) fn passes_on(&self, number: usize) -> bool {
        let Some(Thing::Class(file, place) | Thing::Object(file, place)) = self.thing(number) else { return false };
        let (Some(summary), Some(class)) = (self.file(file), self.class(file, place)) else { return false };
        let mut methods = summary.methods(class);
        let first = methods.next();
        first.is_some_and(|f| f.straight)
            && methods.all(|f| f.straight)
            && !class.bases.iter().any(|base| matches!(summary.export(base), Some(Export::Class(_))))
    }
}
