//! Members of objects that the file makes of its own classes: `settings = Settings()`, then `settings.base`.
//!
//! In: a member of a name whose only value is such an object, or of the object itself where it is made. Out: what the class gives by that name,
//! with what the constructor is given in the places of its parameters.

use super::{Eval, filled};
use crate::model::Value;
use crate::rules::clients::{Label, Role};
use crate::syntax::scope::{Def, Key};
use crate::syntax::tree::Id;

/// Names that lead from one to the other before the object is made.
const MOST_NAMES: u8 = 3;

impl<'a> Eval<'a> {
    /// What a member of a made object is.
    pub(super) fn of_made(&self, object: Id, property: Id, depth: u8) -> Option<Value> {
        let n = self.nodes;
        let made = self.made_at(object, MOST_NAMES).filter(|_| depth > 1)?;
        let class = self.class_made(made)?;
        let name = n.source(property);
        let attr = Key::Attr(class, name);
        let args = || self.arguments_at(made, depth - 1);
        // Fields that are set where it is made.
        let named = |args: &Value| match args.get(name) {
            None | Some(Value::Unknown) => None,
            Some(value) => Some(value.clone()),
        };
        if self.scopes.definitions(attr).is_empty() {
            return match self.inherited(class, name, depth - 1) {
                Value::Unknown => {
                    let args = args();
                    let place = self.constructor_parameters(class).iter().position(|p| *p == name);
                    place.and_then(|at| args.get(&at.to_string()).cloned()).or_else(|| named(&args))
                }
                value => Some(value),
            };
        }
        let args = args();
        if let Some(value) = named(&args).filter(|_| n.role(made) == Role::New) {
            return Some(value);
        }
        let value = self.binding(object, attr, class, depth - 1);
        if !value.parts().iter().any(|part| matches!(part, Value::Param { .. })) {
            return Some(value);
        }
        Some(filled(&value, &self.constructor_parameters(class), &args))
    }

    /// Where the object of a name is made, if that is the only thing that the name means.
    fn made_at(&self, object: Id, names: u8) -> Option<Id> {
        let n = self.nodes;
        match n.role(object) {
            Role::New | Role::Call => Some(object),
            Role::Name => {
                let (key, _) = self.scopes.key_of(n, object)?;
                match self.scopes.definitions(key) {
                    [(Def::Value(value), _)] => self.made_at(*value, names.checked_sub(1)?),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The class of this file that a call makes an object of.
    fn class_made(&self, made: Id) -> Option<Id> {
        let n = self.nodes;
        let callee = n.child(made, Label::Callee)?;
        let makes = n.role(callee) == Role::Member
            && n.child(callee, Label::Property).is_some_and(|p| self.table.maker_methods.contains(&n.source(p)));
        let named = if makes { n.child(callee, Label::Object)? } else { callee };
        match self.scopes.classes(n, named).as_slice() {
            [class] => Some(*class),
            _ => None,
        }
    }

    /// The parameters of what makes the objects of a class: those of its head, or of its constructor.
    fn constructor_parameters(&self, class: Id) -> Vec<&'a str> {
        let n = self.nodes;
        let of_head = self.parameters(class);
        if !of_head.is_empty() {
            return of_head;
        }
        let own = n.child(class, Label::Name).map(|name| n.source(name));
        let names = self.table.initializers.iter().copied().chain(own);
        let mut defined = names.flat_map(|name| self.scopes.definitions(Key::Attr(class, name)));
        let function = defined.find_map(|(def, _)| if let Def::Function(f) = def { Some(*f) } else { None });
        function.map_or_else(Vec::new, |f| self.parameters(f))
    }
}
