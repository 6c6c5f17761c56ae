//! A small language-neutral tree: concrete nodes of any grammar in, nodes with a role and a label out.
//!
//! Nodes stand in an array in the order of the text, so that everything below a node is a range of indexes: walks are loops,
//! never recursion. What a kind of node means is data (`rules/languages/*/syntax.toml`); kinds without a meaning are
//! transparent.

mod blocks;
mod ends;
mod meanings;

use crate::rules::clients::{Label, Role, SyntaxTable};
use blocks::Blocks;
pub(super) use ends::{beginning_of, end_of};
use meanings::Child;
pub(super) use meanings::Meanings;
use std::collections::HashMap;
use tree_sitter::Tree;

/// Index of a node.
pub(super) type Id = u32;

/// More nodes than this are not looked at: no hand-written file has them.
const MAX_NODES: usize = 400_000;
/// Nodes above one that are looked at. Of code that is nested as deep as the file is long, each node would be asked for all the others.
const MAX_ABOVE: usize = 1_000;
/// Functions and classes in each other: what is asked of a function is asked of those in it, and each name of all around it.
const MAX_SCOPES: usize = 200;

/// One node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) role: Role,
    pub(super) label: Label,
    pub(super) parent: Id,
    /// Index after the last node below.
    pub(super) end_id: Id,
    /// The function, class or file around it.
    pub(super) scope: Id,
    /// Byte span.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Span of the operator, empty if there is none.
    operator: (u32, u32),
}

/// All nodes of a file.
pub(super) struct Nodes<'a> {
    pub(super) text: &'a [u8],
    pub(super) table: &'static SyntaxTable,
    nodes: Vec<Node>,
    /// The whole text, if all of it is UTF-8.
    whole: Option<&'a str>,
    /// The first child with each label, of nodes with more children than [`NEAR`].
    wide: HashMap<Id, Vec<(Label, Id)>>,
    blocks: Blocks,
}

/// Children among which one with a label is looked for one by one.
const NEAR: usize = 32;

/// A level of the walk: the nearest node with a role, its field meanings, and the label that transparent nodes hand down.
struct Level<'m> {
    node: Id,
    fields: &'m [(Child, Label)],
    handed: Label,
    /// Named children met so far.
    seen: u16,
    /// The member that stands for object and name of a call, while they are read.
    member: Option<Id>,
    /// The type of what is declared below.
    declared: Option<(u32, u32)>,
}

impl<'m> Level<'m> {
    fn new(node: Id, fields: &'m [(Child, Label)], handed: Label) -> Self {
        Self { node, fields, handed, seen: 0, member: None, declared: None }
    }

    /// The label of a child. Fields come first, then kinds, then numbers.
    fn label_of(&self, field: u16, kind: u16) -> Label {
        let of = |child: Child| self.fields.iter().find(|(c, _)| *c == child).map(|(_, l)| *l);
        let by_field = if field == 0 { None } else { of(Child::Field(field)) };
        by_field.or_else(|| of(Child::Kind(kind))).or_else(|| of(Child::Nth(self.seen))).unwrap_or(self.handed)
    }
}

impl<'a> Nodes<'a> {
    /// Walks the concrete tree once. `Err`: too many nodes.
    pub(super) fn lower(tree: &Tree, text: &'a [u8], meanings: &Meanings) -> Result<Self, &'static str> {
        let root = tree.root_node();
        let mut nodes = vec![Node {
            role: Role::Root,
            label: Label::None,
            parent: 0,
            end_id: 0,
            scope: 0,
            start: 0,
            end: text.len() as u32,
            operator: (0, 0),
        }];
        let mut levels = vec![Level::new(0, &[], Label::None)];
        let mut cursor = root.walk();
        let mut blocks = Blocks::new();
        if !cursor.goto_first_child() {
            nodes[0].end_id = 1;
            return Self::finished(text, nodes, blocks, meanings.table);
        }
        while let Some(level) = levels.last_mut() {
            let cst = cursor.node();
            let mut label = level.label_of(cursor.field_id().map_or(0, |f| f.get()), cst.kind_id());
            if cst.is_named() && !cst.is_extra() {
                level.seen = level.seen.saturating_add(1);
            }
            let span = (cst.start_byte() as u32, cst.end_byte() as u32);
            if meanings.blocks.get(cst.kind_id() as usize) == Some(&true) {
                blocks.add(span);
                let around = nodes[level.node as usize];
                if label == Label::Body && around.role == Role::If {
                    blocks.depends_on(around.start);
                }
            }
            let parent = parent_of(level, &mut label, span, &mut nodes);
            let descend = if label == Label::Operator {
                // Of a pattern in another one the inner one counts, `Some(Ok(x))`, unless it only says of which kind that is: `Err(lib::Kind(x))`.
                let (before, now) = (&mut nodes[parent as usize].operator, text.get(span.0 as usize..span.1 as usize));
                if before.1 == 0 || now.is_none_or(|now| memchr::memmem::find(now, b"::").is_none()) {
                    *before = span;
                }
                false
            } else if label == Label::Type {
                level.declared = type_name(text, span);
                false
            } else if label != Label::Skip && cst.is_named() {
                enter(&cst, (label, parent), (&mut nodes, &mut levels), text, meanings)?
            } else {
                false
            };
            if descend {
                if cursor.goto_first_child() {
                    continue;
                }
                close(&mut nodes, &mut levels);
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() || levels.len() <= 1 {
                    let end = nodes.len() as Id;
                    nodes[0].end_id = end;
                    return Self::finished(text, nodes, blocks, meanings.table);
                }
                close(&mut nodes, &mut levels);
            }
        }
        Self::finished(text, nodes, blocks, meanings.table)
    }

    /// Adds what is asked of every node many times.
    fn finished(
        text: &'a [u8],
        mut nodes: Vec<Node>,
        blocks: Blocks,
        table: &'static SyntaxTable,
    ) -> Result<Self, &'static str> {
        let mut depths = vec![0_usize; nodes.len()];
        for id in 1..nodes.len() {
            let above = nodes[id].parent;
            let parent = nodes[above as usize];
            nodes[id].scope = match parent.role {
                Role::Function | Role::Class | Role::Root => above,
                _ => parent.scope,
            };
            let inner = usize::from(matches!(nodes[id].role, Role::Function | Role::Class));
            depths[id] = inner + depths[nodes[id].scope as usize];
            if depths[id] > MAX_SCOPES {
                return Err("functions nested too deeply");
            }
        }
        let mut counts = vec![0_u32; nodes.len()];
        nodes.iter().skip(1).for_each(|node| counts[node.parent as usize] += 1);
        let whole = std::str::from_utf8(text).ok();
        let mut all = Self { text, table, nodes, whole, wide: HashMap::new(), blocks };
        for id in (0..counts.len()).filter(|id| counts[*id] as usize > NEAR) {
            let mut firsts: Vec<(Label, Id)> = Vec::new();
            for child in all.children(id as Id) {
                let label = all.get(child).label;
                if firsts.iter().all(|(known, _)| *known != label) {
                    firsts.push((label, child));
                }
            }
            all.wide.insert(id as Id, firsts);
        }
        Ok(all)
    }

    pub(super) fn len(&self) -> Id {
        self.nodes.len() as Id
    }

    pub(super) fn get(&self, id: Id) -> &Node {
        // Ids come from this array alone; the root stands in for one that does not.
        self.nodes.get(id as usize).unwrap_or(&self.nodes[0])
    }

    pub(super) fn role(&self, id: Id) -> Role {
        self.get(id).role
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        (id != 0).then(|| self.get(id).parent)
    }

    /// Source text of a node.
    pub(super) fn source(&self, id: Id) -> &'a str {
        let n = self.get(id);
        self.slice(n.start, n.end)
    }

    pub(super) fn slice(&self, start: u32, end: u32) -> &'a str {
        let range = start as usize..end as usize;
        match self.whole {
            Some(whole) => whole.get(range).unwrap_or(""),
            None => self.text.get(range).and_then(|t| std::str::from_utf8(t).ok()).unwrap_or(""),
        }
    }

    /// Text of the operator.
    pub(super) fn operator(&self, id: Id) -> &'a str {
        let (start, end) = self.get(id).operator;
        self.slice(start, end)
    }

    /// Whether a node changes a variable by what it was (`+=`).
    pub(super) fn is_augment(&self, id: Id) -> bool {
        let operator = self.operator(id);
        match self.role(id) {
            Role::Augment => true,
            Role::Assign => operator.len() >= 2 && operator.ends_with('=') && operator != ":=",
            _ => false,
        }
    }

    /// Direct children.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let end = self.get(id).end_id;
        let mut next = id + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let now = next;
                next = self.get(now).end_id.max(now + 1);
                now
            })
        })
    }

    /// The first child with a label.
    pub(super) fn child(&self, id: Id, label: Label) -> Option<Id> {
        let mut children = self.children(id);
        let near = children.by_ref().take(NEAR).find(|c| self.get(*c).label == label);
        // Of very many children it is asked for each of them.
        near.or_else(|| {
            children.next()?;
            self.wide.get(&id)?.iter().find(|(known, _)| *known == label).map(|(_, first)| *first)
        })
    }

    /// The child with a label, or the first one without.
    pub(super) fn child_or_first(&self, id: Id, label: Label) -> Option<Id> {
        self.child(id, label).or_else(|| self.child(id, Label::None))
    }

    /// Everything below, in the order of the text.
    pub(super) fn below(&self, id: Id) -> std::ops::Range<Id> {
        id + 1..self.get(id).end_id
    }

    /// Whether `inner` is `outer` or below it.
    pub(super) fn within(&self, inner: Id, outer: Id) -> bool {
        inner >= outer && inner < self.get(outer).end_id
    }

    /// The nodes above, nearest first; no more than [`MAX_ABOVE`].
    pub(super) fn above(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |i| self.parent(*i)).take(MAX_ABOVE)
    }

    /// Whether more stands above a node than [`above`](Self::above) says.
    pub(super) fn is_deep(&self, id: Id) -> bool {
        self.above(id).nth(MAX_ABOVE - 1).is_some()
    }

    /// Whether there is a line end between two offsets.
    pub(super) fn line_between(&self, a: u32, b: u32) -> bool {
        self.text.get(a as usize..b as usize).is_some_and(|t| t.contains(&b'\n'))
    }
}

/// Whether a call is followed by a block, and by nothing else, in a language in which that is an argument of it.
fn takes_block(call: &tree_sitter::Node<'_>, meanings: &Meanings) -> bool {
    meanings.table.blocks_have_receiver
        && call.next_named_sibling().is_some_and(|next| {
            !matches!(meanings.of(next.kind_id()), Some((Role::Args | Role::Skip, _)))
                && next.next_named_sibling().is_none()
        })
}

/// Whether what could be a call without arguments is only named: it is assigned to, or indexed.
fn is_member(nodes: &[Node], id: Id, cst: &tree_sitter::Node<'_>, fields: &[(Child, Label)]) -> bool {
    let node = nodes[id as usize];
    let given = |wanted: Label| has(cst, fields, wanted);
    let above = nodes[node.parent as usize].role;
    let named = node.label == Label::Target || (node.label == Label::Object && above == Role::Index);
    named && given(Label::Object) && !given(Label::Args)
}

/// Whether a module of a file is there for its tests.
fn holds_tests(cst: &tree_sitter::Node<'_>, fields: &[(Child, Label)], text: &[u8], table: &SyntaxTable) -> bool {
    let name = fields.iter().find_map(|(child, label)| match child {
        Child::Field(f) if *label == Label::Name => cst.child_by_field_id(*f),
        _ => None,
    });
    let name = name.and_then(|n| text.get(n.byte_range()));
    name.is_some_and(|name| table.test_blocks.iter().any(|b| b.as_bytes() == name))
}

/// Whether a field that has this label is there.
fn has(cst: &tree_sitter::Node<'_>, fields: &[(Child, Label)], wanted: Label) -> bool {
    fields.iter().any(|(child, label)| {
        *label == wanted && matches!(child, Child::Field(f) if cst.child_by_field_id(*f).is_some())
    })
}

/// Whether a kind that could be an index is a bare name.
fn is_bare(cst: &tree_sitter::Node<'_>, fields: &[(Child, Label)]) -> bool {
    fields.iter().any(|(_, label)| *label == Label::Key)
        && !has(cst, fields, Label::Key)
        && !has(cst, fields, Label::Property)
}

/// Whether a pair has a value alone.
fn lacks_key(cst: &tree_sitter::Node<'_>, fields: &[(Child, Label)]) -> bool {
    fields.iter().any(|(child, label)| {
        *label == Label::Key
            && match child {
                Child::Field(f) => cst.child_by_field_id(*f).is_none(),
                Child::Nth(i) => cst.named_child_count() < usize::from(*i) + 2,
                Child::Kind(_) => false,
            }
    })
}

/// The role of a node whose kind stands for several.
fn by_text(role: Role, text: &[u8]) -> Role {
    let begins = |word: &str| text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word.as_bytes()));
    match role {
        Role::Boolean if begins("true") => Role::True,
        Role::Boolean => Role::False,
        Role::Cast => Role::Unary,
        // Some grammars have no kinds for these words.
        Role::Name if text == b"true" => Role::True,
        Role::Name if text == b"false" => Role::False,
        Role::Name if text == b"null" => Role::Null,
        Role::Name if text == b"break" => Role::Break,
        Role::Name if text == b"continue" => Role::Continue,
        Role::Leave if begins("throw") => Role::Throw,
        Role::Leave if begins("break") => Role::Break,
        Role::Leave if begins("continue") => Role::Continue,
        Role::Leave => Role::Return,
        other => other,
    }
}

/// Whether a cast is one to a yes or no: `(bool) value`.
fn makes_yes_or_no(text: &[u8], (start, end): (u32, u32)) -> bool {
    let text = text.get(start as usize..end as usize).unwrap_or_default();
    let named = text.strip_prefix(b"(").and_then(|rest| rest.split(|b| *b == b')').next()).unwrap_or_default();
    named.trim_ascii().get(..4).is_some_and(|begins| begins.eq_ignore_ascii_case(b"bool"))
}

/// The name of a type, without what it is made of. Lists of it are none.
fn type_name(text: &[u8], (start, end): (u32, u32)) -> Option<(u32, u32)> {
    let text = text.get(start as usize..end as usize)?;
    let length = text.iter().position(|b| !b.is_ascii_alphanumeric() && !b"_.:".contains(b)).unwrap_or(text.len());
    let plain = length > 0 && text.get(length..).is_some_and(|rest| !rest.contains(&b'['));
    plain.then_some((start, start + length as u32))
}

/// Levels between a declaration and the object that it is given.
const MAX_DECLARED: usize = 6;

/// Gives the object that was just begun the type of the declaration that it is the value of.
fn name_type(nodes: &mut Vec<Node>, levels: &[Level<'_>]) {
    let id = nodes.len() as Id - 1;
    // A declaration in a function has no node of its own, but that of the function.
    let ends = |l: &&Level<'_>| matches!(nodes[l.node as usize].role, Role::New | Role::Call | Role::Function);
    let above = || levels.iter().rev().skip(1).take(MAX_DECLARED);
    // What a function gives stands among its own levels.
    let last = above().find(ends).map(|l| l.node);
    let mut near = above().take_while(|l| last.is_none_or(|node| l.node >= node));
    let Some((start, end)) = near.find_map(|l| l.declared) else { return };
    let object = nodes[id as usize];
    let (role, label) = (Role::Name, Label::Callee);
    nodes.push(Node { role, label, parent: id, end_id: id + 2, start, end, operator: (0, 0), ..object });
}

/// Makes a call of a node that holds object and name itself; with an object, a member stands for both.
fn split_method(nodes: &mut Vec<Node>, levels: &mut [Level<'_>], object: bool) {
    let id = nodes.len() as Id - 1;
    let call = nodes[id as usize];
    nodes[id as usize].role = Role::Call;
    if object {
        let member = Node { role: Role::Member, label: Label::Callee, parent: id, end_id: id + 2, ..call };
        nodes.push(member);
        if let Some(level) = levels.last_mut() {
            level.member = Some(id + 1);
        }
    }
}

/// The node that a child belongs to: the member of a call for its object and name, else the node of the level.
fn parent_of(level: &mut Level<'_>, label: &mut Label, span: (u32, u32), nodes: &mut [Node]) -> Id {
    let Some(member) = level.member else {
        // A method without an object is called by its name.
        if *label == Label::Property && nodes[level.node as usize].role == Role::Call {
            *label = Label::Callee;
        }
        return level.node;
    };
    if matches!(label, Label::Object | Label::Property) {
        nodes[member as usize].end = span.1;
        return member;
    }
    if *label == Label::Args {
        nodes[member as usize].end_id = nodes.len() as Id;
        level.member = None;
    }
    level.node
}

/// Leaves a level: the node of it ends with the last node that was made.
fn close(nodes: &mut [Node], levels: &mut Vec<Level<'_>>) {
    let end = nodes.len() as Id;
    if let Some(level) = levels.pop() {
        if let Some(member) = level.member {
            nodes[member as usize].end_id = end;
        }
        // A transparent level shares the node of the level below it; setting its end again is harmless.
        nodes[level.node as usize].end_id = end;
    }
}

/// What is called, and behind it the types that it is made for.
const TYPES_BEHIND: &[(Child, Label)] =
    &[(Child::Nth(1), Label::Skip), (Child::Nth(2), Label::Skip), (Child::Nth(3), Label::Skip)];

/// Takes a node of the grammar in: as a node of its own, or as a part of the one around it. `Ok(false)`: nothing below it counts.
fn enter<'m>(
    cst: &tree_sitter::Node<'_>,
    (label, parent): (Label, Id),
    (nodes, levels): (&mut Vec<Node>, &mut Vec<Level<'m>>),
    text: &[u8],
    meanings: &'m Meanings,
) -> Result<bool, &'static str> {
    let span = (cst.start_byte() as u32, cst.end_byte() as u32);
    match meanings.of(cst.kind_id()).map(|(role, fields)| (*role, fields.as_slice())) {
        Some((Role::Skip, _)) => return Ok(false),
        // `open(host) { ... }`: the block is one more argument of the call before it.
        Some((Role::Call, fields))
            if label == Label::Callee && nodes[parent as usize].role == Role::Call && takes_block(cst, meanings) =>
        {
            levels.push(Level::new(parent, fields, Label::None));
        }
        Some((Role::Inline, fields)) => levels.push(Level::new(parent, fields, label)),
        // `value!` is the value, once it is there.
        Some((Role::Update | Role::Unary, _)) if text.get(..span.1 as usize).is_some_and(|t| t.ends_with(b"!")) => {
            levels.push(Level::new(parent, &[], label));
        }
        Some((Role::Cast, fields)) if !makes_yes_or_no(text, span) => levels.push(Level::new(parent, fields, label)),
        // `get[Page](url)`: the function stands for itself, whatever type it is made for.
        Some((Role::Index, _)) if label == Label::Callee && meanings.table.brackets_give_types => {
            levels.push(Level::new(parent, TYPES_BEHIND, label));
        }
        Some((Role::Module, fields)) if holds_tests(cst, fields, text, meanings.table) => return Ok(false),
        // An argument that has no name.
        Some((Role::Pair, fields)) if lacks_key(cst, fields) => {
            levels.push(Level::new(parent, &[], label));
        }
        // A kind for members, indexes and bare names alike.
        Some((Role::Member, fields)) if is_bare(cst, fields) => {
            levels.push(Level::new(parent, &[], label));
        }
        Some((role, fields)) => {
            let id = nodes.len() as Id;
            if nodes.len() + 1 >= MAX_NODES {
                return Err("too many syntax nodes");
            }
            let role = if role == Role::Member && has(cst, fields, Label::Key) { Role::Index } else { role };
            let role = by_text(role, text.get(span.0 as usize..span.1 as usize).unwrap_or_default());
            let node =
                Node { role, label, parent, end_id: id + 1, scope: 0, start: span.0, end: span.1, operator: (0, 0) };
            nodes.push(node);
            levels.push(Level::new(id, fields, Label::None));
            if role == Role::New && fields.iter().all(|(_, label)| *label != Label::Callee) {
                name_type(nodes, levels);
            }
            if role == Role::Method && is_member(nodes, id, cst, fields) {
                nodes[id as usize].role = Role::Member;
            } else if role == Role::Method {
                split_method(nodes, levels, has(cst, fields, Label::Object));
            }
        }
        None => levels.push(Level::new(parent, &[], label)),
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::clients::syntax_tables;
    use crate::syntax::grammar;
    use crate::syntax::patience::Deadline;
    use std::time::Duration;

    #[test]
    fn every_kind_and_field_of_the_tables_exists_in_its_grammar() {
        for table in syntax_tables() {
            let names: Vec<_> = std::iter::once(table.grammar).chain(table.variants.iter().map(|(_, g)| *g)).collect();
            for name in names {
                let language = grammar::grammar(name).unwrap();
                for node in table.nodes {
                    let known = (0..language.node_kind_count() as u16)
                        .any(|id| language.node_kind_is_named(id) && language.node_kind_for_id(id) == Some(node.kind));
                    assert!(known, "{name} has no node kind {}", node.kind);
                    for (field, _) in node.fields {
                        assert!(Child::new(field, &language).is_some(), "{name} has no field or kind {field}");
                    }
                }
            }
        }
    }

    #[test]
    fn ranges_nest_and_deep_text_is_walked_without_recursion() {
        let table = syntax_tables().iter().find(|t| t.language == "python").unwrap();
        let language = grammar::grammar(table.grammar).unwrap();
        let meanings = Meanings::new(table, &language);
        let deep = format!("x = {}1{}\n", "[".repeat(20_000), "]".repeat(20_000));
        for text in ["def f(a=1):\n    return requests.get(a + 'x', headers={'a': b})\n", &deep, "(((", ""] {
            let tree = grammar::parse(&language, text.as_bytes(), Deadline::after(Duration::from_secs(20))).unwrap();
            let nodes = Nodes::lower(&tree, text.as_bytes(), &meanings).unwrap();
            assert_eq!(nodes.get(0).end_id, nodes.len());
            for id in 1..nodes.len() {
                let (node, parent) = (nodes.get(id), nodes.get(nodes.get(id).parent));
                assert!(node.parent < id && node.end_id <= parent.end_id && node.end_id > id);
            }
        }
    }
    #[test]
    fn the_first_child_with_a_label_is_found_among_many() {
        let table = syntax_tables().iter().find(|t| t.language == "python").unwrap();
        let language = grammar::grammar(table.grammar).unwrap();
        let names: Vec<String> = (0..300).map(|n| format!("a{n}")).collect();
        let text =
            format!("{} = f({}, k=1)\nclass A:\n{}", names.join(" = "), names.join(", "), "    x = 1\n".repeat(300));
        let tree = grammar::parse(&language, text.as_bytes(), Deadline::after(Duration::from_secs(20))).unwrap();
        let nodes = Nodes::lower(&tree, text.as_bytes(), &Meanings::new(table, &language)).unwrap();
        assert!((0..nodes.len()).any(|id| nodes.children(id).count() > 299));
        for id in 0..nodes.len() {
            for label in [Label::None, Label::Args, Label::Body, Label::Key, Label::Value, Label::Right, Label::Callee]
            {
                let first = nodes.children(id).find(|child| nodes.get(*child).label == label);
                assert_eq!(nodes.child(id, label), first);
            }
        }
    }
}
