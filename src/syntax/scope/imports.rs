//! Names that a file takes from elsewhere.
//!
//! In: an import. Out: the names that it binds, each with the module and the name there, and the modules that are mentioned. What
//! a module is, and where, is not asked.

use super::{Def, Scopes, push, scope_of, unquoted};
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::{Id, Nodes};

impl<'a> Scopes<'a> {
    /// `use a::{b, c::{d as e}};`: every leaf binds its last name.
    fn import_tree(&mut self, nodes: &Nodes<'a>, id: Id) {
        let at = nodes.get(id).end;
        self.imports.extend(nodes.below(id).filter(|i| nodes.role(*i) == Role::Name).take(64).map(|i| nodes.source(i)));
        for part in nodes.below(id) {
            let above = nodes.get(nodes.get(part).parent).role;
            let label = nodes.get(part).label;
            let leaf = match nodes.role(part) {
                Role::Name | Role::Member if above == Role::Import => true,
                Role::Name | Role::Member => above == Role::Namespace && label != Label::Module,
                Role::Alias => true,
                _ => false,
            };
            let bound = match nodes.role(part) {
                Role::Alias => nodes.child(part, Label::Target),
                Role::Member => nodes.child(part, Label::Property),
                _ => Some(part),
            };
            if let (true, Some(bound)) = (leaf, bound) {
                push(&mut self.defs, (scope_of(nodes, id), nodes.source(bound)), (Def::Used(part), at));
            }
        }
    }

    pub(super) fn import(&mut self, nodes: &Nodes<'a>, id: Id) {
        if !nodes.table.own_roots.is_empty() {
            return self.import_tree(nodes, id);
        }
        let at = nodes.get(id).end;
        let module = nodes.child(id, Label::Module).map(|m| unquoted(nodes.source(m)));
        if let Some(module) = module {
            self.imports.push(module);
            let whole = nodes.table.imports_all_names && nodes.child(id, Label::Target).is_none();
            if whole || nodes.children(id).any(|c| nodes.role(c) == Role::Wildcard) {
                self.stars.push(module);
            }
        }
        for part in nodes.children(id) {
            if nodes.get(part).label == Label::Module {
                continue;
            }
            let (name, bound) = match nodes.role(part) {
                // `import alias "path"`
                Role::String => {
                    let path = unquoted(nodes.source(part));
                    self.imports.push(path);
                    let alias = nodes.child(id, Label::Target).map(|t| nodes.source(t));
                    let bound = alias.unwrap_or_else(|| package_of(path));
                    push(&mut self.defs, (0, bound), (Def::Import { module: path, name: "" }, at));
                    continue;
                }
                Role::Name if nodes.get(part).label == Label::Target => {
                    // `import module as alias`
                    if let Some(module) = module {
                        let def = Def::Import { module, name: "" };
                        push(&mut self.defs, (0, nodes.source(part)), (def, at));
                    }
                    continue;
                }
                Role::Name => (nodes.source(part), nodes.source(part)),
                Role::Alias => {
                    let name = nodes.child_or_first(part, Label::Name).map_or("", |n| nodes.source(n));
                    let bound = nodes.child(part, Label::Target).map_or(name, |n| nodes.source(n));
                    (unquoted(name), bound)
                }
                Role::Namespace => {
                    let name = nodes.children(part).next().map_or("", |n| nodes.source(n));
                    if let Some(module) = module {
                        push(&mut self.defs, (0, name), (Def::Import { module, name: "" }, at));
                    }
                    continue;
                }
                _ => continue,
            };
            let labelled = nodes.get(part).label == Label::Name;
            match module {
                // `from m import a`, `import { a } from "m"`
                Some(module) if labelled || nodes.role(part) == Role::Alias => {
                    push(&mut self.defs, (scope_of(nodes, id), bound), (Def::Import { module, name }, at));
                }
                // `import a from "m"`: the default export
                Some(module) => push(&mut self.defs, (0, bound), (Def::Import { module, name: "default" }, at)),
                // `import a.b` binds `a`, `import a.b as c` binds `c`
                None => {
                    self.imports.push(name);
                    let last = nodes.table.imports_bind_last;
                    // A sign for all names is no node of its own in some grammars.
                    let all_names = nodes.children(id).any(|c| nodes.role(c) == Role::Wildcard)
                        || nodes.source(id).trim_end_matches([';', ' ']).ends_with(".*");
                    if last && all_names {
                        self.wildcards.push(name);
                        continue;
                    }
                    let (module, bound) = if nodes.role(part) == Role::Alias && (!last || bound != name) {
                        (name, bound)
                    } else if last {
                        (name, name.rsplit(['.', '\\', '/']).next().unwrap_or(name))
                    } else {
                        let first = name.split(['.', '/']).next().unwrap_or(name);
                        (first, first)
                    };
                    // `import a.b` and `import a.c` both bind the one `a`.
                    let key = (scope_of(nodes, id), bound);
                    let same = |(def, _): &(Def<'a>, u32)| matches!(def, Def::Import { module: known, name: "" } if *known == module);
                    if !self.defs.get(&key).is_some_and(|defs| defs.iter().any(same)) {
                        push(&mut self.defs, key, (Def::Import { module, name: "" }, at));
                    }
                }
            }
        }
    }
}

/// The name that a package path binds: its last part that is no version.
fn package_of(path: &str) -> &str {
    let version = |p: &str| p.len() >= 2 && p.starts_with('v') && p[1..].bytes().all(|b| b.is_ascii_digit());
    let last = path.rsplit('/').find(|p| !version(p)).unwrap_or(path);
    let last = last.strip_prefix("go-").or_else(|| last.strip_suffix("-go")).unwrap_or(last);
    last.strip_suffix("-sdk").unwrap_or(last)
}

/// The dotted path of a leaf of an import tree, with those of the braces around it before it.
pub(in crate::syntax) fn used_path(nodes: &Nodes<'_>, leaf: Id) -> String {
    let own = if nodes.role(leaf) == Role::Alias { nodes.child(leaf, Label::Name).unwrap_or(leaf) } else { leaf };
    let mut parts = vec![nodes.source(own)];
    for above in nodes.above(leaf).take_while(|a| nodes.role(*a) == Role::Namespace) {
        parts.extend(nodes.child(above, Label::Module).map(|m| nodes.source(m)));
    }
    parts.reverse();
    let mut path = parts.join("::").replace("::", ".");
    path.retain(|c| !c.is_whitespace());
    // `use a::{self}` is `a`.
    path.strip_suffix(".self").map(str::to_string).unwrap_or(path)
}
