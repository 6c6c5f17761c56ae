//! Statements and the blocks that they stand in.
//!
//! In: a parsed file, and a place in it. Out: the statement there that may be taken away, and whether it is reached only if something holds.

use super::{Code, DEEPEST, Span};
use crate::rules::clients::Role;
use tree_sitter::Node;

impl Code<'_> {
    /// The statement around a span, if it stands among others, so that its block is not left empty. Where a block must have a statement, comments
    /// and more settings of the same object are no others: these go, too.
    pub fn statement(&self, span: Span) -> Option<Span> {
        let (node, block) = self.in_block(span)?;
        if !self.blocks_by_indent() {
            let has_others = block.named_child_count() > 1 || block == self.tree.root_node();
            return has_others.then(|| (node.start_byte(), node.end_byte()));
        }
        let own = self.source((node.start_byte(), node.end_byte()));
        let object = own.split_once('=').and_then(|(target, _)| target.rsplit_once('.')).map(|(object, _)| object);
        let stays = |child: Node<'_>| {
            let source = self.source((child.start_byte(), child.end_byte()));
            let rest = object.and_then(|object| source.strip_prefix(object)?.strip_prefix('.'));
            let is_alike = rest.is_some_and(|rest| rest.split_once('=').is_some_and(|(name, _)| is_name(name.trim())));
            child != node && !child.kind().contains("comment") && !is_alike
        };
        let mut cursor = block.walk();
        let has_others = block == self.tree.root_node() || block.named_children(&mut cursor).any(stays);
        has_others.then(|| (node.start_byte(), node.end_byte()))
    }

    fn blocks_by_indent(&self) -> bool {
        crate::rules::fixes::of(self.table).is_some_and(|table| table.blocks_by_indent)
    }

    /// Number of blocks without a statement, in a language that marks blocks by their indent alone.
    pub(super) fn empty_blocks(&self) -> usize {
        if !self.blocks_by_indent() {
            return 0;
        }
        let (mut count, mut cursor) = (0, self.tree.root_node().walk());
        loop {
            let node = cursor.node();
            let mut children = node.walk();
            let mut is_empty = || node.named_children(&mut children).all(|child| child.kind().contains("comment"));
            count += usize::from(node.kind() == "block" && is_empty());
            if cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return count;
                }
            }
        }
    }

    /// Whether a place is reached only if something holds, within its function.
    pub fn is_conditional(&self, at: Span) -> bool {
        let around = self.around(at, |r| matches!(r, Role::If | Role::Function | Role::Class));
        around.is_some_and(|id| self.nodes.role(id) == Role::If)
    }

    /// The largest node around a span that is one of the statements of a block, and the block.
    pub(super) fn in_block(&self, span: Span) -> Option<(Node<'_>, Node<'_>)> {
        let above = self.above(span.0, span.1);
        let pairs = above.windows(2).take(DEEPEST).map(|pair| (pair[0], pair[1]));
        let root = self.tree.root_node();
        pairs.into_iter().find(|(_, parent)| *parent == root || is_block(parent))
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn is_block(node: &Node<'_>) -> bool {
    let kind = node.kind();
    kind.contains("block")
        || kind.ends_with("_body")
        || matches!(kind, "statement_list" | "statements" | "compound_statement" | "body_statement")
}
