//! Which functions a text calls or hands over, and what is known of where they are defined.
//!
//! In: the tree and the names of a file. Out: [`Mention`]s, to be compared with the functions of other files. What a module is, and
//! whether it belongs to the project, is not asked.

use super::eval::Eval;
use super::retry::Retries;
use super::scope::Def;
use super::tree::{Id, Nodes};
use crate::model::{Mention, Mentioned};
use crate::rules::clients::{Label, Role};
use std::collections::BTreeSet;

/// Names before the one that is called.
const MAX_STEPS: usize = 8;

/// What is mentioned where something repeats what is called, sorted.
pub(super) fn repeated_names(eval: &Eval<'_>, retries: &Retries<'_>) -> Vec<Mention> {
    let anywhere = |name: &str| Mention { name: name.to_string(), of: Mentioned::Anywhere };
    let mut names: BTreeSet<Mention> = retries.repeated_objects().into_iter().map(anywhere).collect();
    for region in retries.repeating_regions() {
        names.extend(eval.nodes.below(region).filter_map(|i| mention(eval, i)));
    }
    names.into_iter().collect()
}

/// What is called at a node, or handed over there by its bare name or path.
pub(super) fn mention(eval: &Eval<'_>, id: Id) -> Option<Mention> {
    let n = eval.nodes;
    let named = called(n, id)?;
    let name = n.source(named);
    let (root, depth) = root_of(n, id);
    let of = |name: &str, of: Mentioned| Some(Mention { name: name.to_string(), of });
    if n.role(root) != Role::Name {
        return of(name, Mentioned::Anywhere);
    }
    let defs = eval.scopes.definitions_above(n, root, n.source(root));
    match defs {
        [(Def::Import { module, name: own }, _)] if depth == 0 && own.is_empty() => {
            of(name, Mentioned::Module((*module).to_string()))
        }
        // Under the name that it has there.
        [(Def::Import { module, name: own }, _)] => {
            let name = if depth == 0 && *own != "default" { own } else { name };
            let module = if depth == 0 { (*module).to_string() } else { format!("{module}/{own}") };
            of(name, Mentioned::Module(module))
        }
        [(Def::Function(_), _), ..] if depth == 0 => of(name, Mentioned::Here),
        _ => of(name, Mentioned::Anywhere),
    }
}

/// The last name of what is called at a node, or of what is handed over by its bare name or path.
fn called(nodes: &Nodes<'_>, id: Id) -> Option<Id> {
    let node = nodes.get(id);
    // A method without arguments is called by its bare name.
    let bare = !matches!(node.label, Label::Property | Label::Key | Label::Target | Label::Name | Label::Params);
    if nodes.table.names_are_calls && node.role == Role::Name && bare {
        return Some(id);
    }
    let named = match node.role {
        Role::Name if node.label != Label::Property && node.label != Label::Key => id,
        Role::Member => nodes.child(id, Label::Property)?,
        _ => return None,
    };
    let handed_over = nodes.role(node.parent) == Role::Args;
    (node.label == Label::Callee || handed_over).then_some(named)
}

/// The name with which a path begins, and how many names stand behind it.
fn root_of(nodes: &Nodes<'_>, id: Id) -> (Id, usize) {
    let mut at = id;
    for depth in 0..MAX_STEPS {
        match nodes.role(at) {
            Role::Member => match nodes.child(at, Label::Object) {
                Some(object) => at = object,
                None => return (at, depth),
            },
            _ => return (at, depth),
        }
    }
    (id, MAX_STEPS)
}
