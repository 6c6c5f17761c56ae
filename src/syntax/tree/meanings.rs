//! What the kinds of a grammar mean.
//!
//! In: the table of a language and its grammar. Out: for the number of a kind its role and the labels of its children. Names are looked up
//! once, not for each node.

use crate::rules::clients::{Label, Role, SyntaxTable};
use tree_sitter::Language;

/// Meaning of the kinds of one grammar by their number.
pub(in crate::syntax) struct Meanings {
    pub(super) table: &'static SyntaxTable,
    kinds: Vec<Option<Meaning>>,
    /// Numbers of the kinds that are blocks.
    pub(super) blocks: Vec<bool>,
}

/// A role, and the labels of the children.
pub(super) type Meaning = (Role, Vec<(Child, Label)>);

/// Which children of a node have a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Child {
    /// Those in this field.
    Field(u16),
    /// The named child with this number, comments left out.
    Nth(u16),
    /// Those of this kind.
    Kind(u16),
}

impl Child {
    /// `name`, `#1`, `@kind`. `None`: the grammar has no such thing.
    pub(super) fn new(text: &str, language: &Language) -> Option<Self> {
        if let Some(number) = text.strip_prefix('#') {
            return number.parse().ok().map(Self::Nth);
        }
        match text.strip_prefix('@') {
            Some(kind) => Some(language.id_for_node_kind(kind, true)).filter(|id| *id != 0).map(Self::Kind),
            None => language.field_id_for_name(text).map(|f| Self::Field(f.get())),
        }
    }
}

impl Meanings {
    /// Looks the names of the table up in the grammar.
    pub(in crate::syntax) fn new(table: &'static SyntaxTable, language: &Language) -> Self {
        let mut kinds: Vec<Option<Meaning>> = Vec::new();
        kinds.resize_with(language.node_kind_count() + 1, || None);
        let mut blocks = vec![false; language.node_kind_count() + 1];
        // A kind may have several numbers (aliases): go through all numbers, not through the names.
        for id in 0..language.node_kind_count() as u16 {
            if !language.node_kind_is_named(id) {
                continue;
            }
            let Some(name) = language.node_kind_for_id(id) else { continue };
            blocks[id as usize] = table.blocks.contains(&name);
            let Some(rule) = table.nodes.iter().find(|n| n.kind == name) else { continue };
            let fields =
                rule.fields.iter().filter_map(|(child, label)| Some((Child::new(child, language)?, *label))).collect();
            kinds[id as usize] = Some((rule.role, fields));
        }
        Self { table, kinds, blocks }
    }

    pub(super) fn of(&self, kind: u16) -> Option<&Meaning> {
        self.kinds.get(kind as usize)?.as_ref()
    }
}
