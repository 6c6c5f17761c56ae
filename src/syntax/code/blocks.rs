//! Statements, the blocks that they stand in and the comments above them.
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

    /// Whether a comment begins at an offset.
    pub fn is_comment(&self, at: usize) -> bool {
        let node = self.tree.root_node().descendant_for_byte_range(at, at + 1);
        let is = |n: &Node<'_>| n.start_byte() == at && n.kind().contains("comment");
        // Of some grammars the sign of a comment is a node in it.
        node.is_some_and(|n| is(&n) || n.parent().is_some_and(|p| is(&p)))
    }

    /// Where the comments begin that stand right above what begins at an offset; the offset if there are none.
    pub fn comments_above(&self, at: usize) -> usize {
        let mut first = at;
        let root = self.tree.root_node();
        let mut node = root.descendant_for_byte_range(at, at + 1);
        // The statement as a whole: what begins there and lies highest.
        while let Some(parent) = node.and_then(|n| n.parent()).filter(|p| p.start_byte() == at && *p != root) {
            node = Some(parent);
        }
        while let Some(before) = node.and_then(|n| n.prev_sibling()) {
            let apart = self.source((before.end_byte(), first)).matches('\n').count() > 1;
            // Of some grammars the end of a line is a node.
            let is_blank = self.source((before.start_byte(), before.end_byte())).trim().is_empty();
            if apart || !(is_blank || before.kind().contains("comment")) {
                break;
            }
            first = if is_blank { first } else { before.start_byte() };
            node = Some(before);
        }
        first
    }

    /// Where the first statement after a documentation text begins, with the comment that stands right before it: the place for the first
    /// import. A comment at the very beginning is about the file.
    pub fn first_statement(&self) -> usize {
        let root = self.tree.root_node();
        let mut cursor = root.walk();
        let mut seen_text = false;
        let mut comment: Option<usize> = None;
        let mut end = 0;
        for child in root.named_children(&mut cursor) {
            let between = self.source((end, child.start_byte()));
            let apart = between.matches('\n').count() > 1;
            end = child.end_byte();
            let text = child.kind() == "expression_statement"
                && child.named_child(0).is_some_and(|c| c.kind().contains("string"));
            if child.kind().contains("comment") || child.kind() == "hash_bang_line" {
                comment = comment.filter(|_| !apart).or(Some(child.start_byte()));
                continue;
            }
            if text && !seen_text {
                (seen_text, comment) = (true, None);
                continue;
            }
            return comment.filter(|at| !apart && *at > 0).unwrap_or(child.start_byte());
        }
        self.text.len()
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

pub(super) fn is_block(node: &Node<'_>) -> bool {
    let kind = node.kind();
    kind.contains("block")
        || kind.ends_with("_body")
        || matches!(kind, "statement_list" | "statements" | "compound_statement" | "body_statement")
}
