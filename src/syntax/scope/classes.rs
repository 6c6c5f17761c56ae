//! Classes of the file by what names them.
//!
//! In: a name, or a path of names. Out: the classes of this file that it may mean: `Config`, `Service.Keys`, and a type that several
//! parts of the file add to.

use super::{Def, Key, Scopes};
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::{Id, Nodes};

/// Types in types are named by this many names at most.
const DEEPEST: u8 = 4;

impl<'a> Scopes<'a> {
    /// The classes that a node names; none if it names something else.
    pub(in crate::syntax) fn classes(&self, nodes: &Nodes<'a>, named: Id) -> Vec<Id> {
        self.classes_at(nodes, named, DEEPEST)
    }

    /// The classes of the top level that have a name.
    pub(in crate::syntax) fn classes_named(&self, name: &'a str) -> Vec<Id> {
        self.classes_of(Key::Name(0, name))
    }

    fn classes_at(&self, nodes: &Nodes<'a>, named: Id, depth: u8) -> Vec<Id> {
        if depth == 0 {
            return Vec::new();
        }
        if let Some((key, scope)) = self.key_of(nodes, named) {
            // In a class its name means its constructor as well, which is called the same.
            let is_own = |name: Id| nodes.source(name) == nodes.source(named);
            return match key {
                Key::Attr(class, _) if class == scope && nodes.child(class, Label::Name).is_some_and(is_own) => {
                    vec![class]
                }
                key => self.classes_of(key),
            };
        }
        let (Some(object), Some(property)) = (nodes.child(named, Label::Object), nodes.child(named, Label::Property))
        else {
            return Vec::new();
        };
        if nodes.role(named) != Role::Member {
            return Vec::new();
        }
        let outer = self.classes_at(nodes, object, depth - 1);
        outer.into_iter().flat_map(|class| self.classes_of(Key::Attr(class, nodes.source(property)))).collect()
    }

    /// Something that is a class whoever defines it.
    fn classes_of(&self, key: Key<'a>) -> Vec<Id> {
        let class = |(def, _): &(Def<'a>, u32)| if let Def::Class(id) = def { Some(*id) } else { None };
        self.definitions(key).iter().map(class).collect::<Option<Vec<Id>>>().unwrap_or_default()
    }
}
