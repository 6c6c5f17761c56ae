//! Blocks of code: where what is declared in them ends.
//!
//! In: the spans of blocks, in the order of the text. Out: the innermost block around a place. Files of languages whose names live as long as
//! their function have blocks as well: what is assigned in one may not have happened behind it.

use super::{Id, Nodes};

/// Blocks around one place that are asked; code nested deeper is generated.
const MAX_DEPTH: usize = 200;

/// One block, and the one around it.
#[derive(Clone, Copy, Debug)]
struct Block {
    start: u32,
    end: u32,
    outer: u32,
    /// Where the part begins that may not be run, if what stands before it always is: the header of a condition.
    depends: Option<u32>,
}

/// The blocks of a file. Number 0 is the file.
#[derive(Debug)]
pub(super) struct Blocks {
    all: Vec<Block>,
}

impl Blocks {
    pub(super) fn new() -> Self {
        Self { all: vec![Block { start: 0, end: u32::MAX, outer: 0, depends: None }] }
    }

    /// Adds a block. They come in the order in which they begin, outer ones first.
    pub(super) fn add(&mut self, (start, end): (u32, u32)) {
        let mut outer = self.all.len() as u32 - 1;
        while outer != 0 && self.all[outer as usize].end < end {
            outer = self.all[outer as usize].outer;
        }
        self.all.push(Block { start, end, outer, depends: None });
    }

    /// The block that was added last is what depends on the header of the one around it, which begins at a place.
    pub(super) fn depends_on(&mut self, header: u32) {
        let Some(Block { start, outer, .. }) = self.all.last().copied() else { return };
        let outer = &mut self.all[outer as usize];
        if outer.start == header && outer.depends.is_none() {
            outer.depends = Some(start);
        }
    }

    /// Whether there are any.
    pub(super) fn is_empty(&self) -> bool {
        self.all.len() == 1
    }

    /// The end of the innermost block around what ends at a place. `closes`: what stands before the place ends a block of its own.
    pub(super) fn end_around(&self, at: u32, closes: bool) -> u32 {
        self.end_of(at, closes, |_| false)
    }

    /// The end of the innermost block around what ends at a place and may not be run although the block around it is.
    pub(super) fn end_of_chance(&self, at: u32, closes: bool) -> u32 {
        self.end_of(at, closes, |b| b.depends.is_some_and(|body| at <= body))
    }

    fn end_of(&self, at: u32, closes: bool, passes: impl Fn(&Block) -> bool) -> u32 {
        let mut now = self.all.partition_point(|b| b.start < at).saturating_sub(1);
        for _ in 0..MAX_DEPTH {
            let block = self.all[now];
            let ends_here = block.end == at && closes;
            if block.end >= at && !ends_here && !passes(&block) {
                return block.end;
            }
            now = block.outer as usize;
        }
        u32::MAX
    }
}

impl Nodes<'_> {
    /// Whether the language has blocks.
    pub(in crate::syntax) fn has_blocks(&self) -> bool {
        !self.blocks.is_empty()
    }

    /// The end of the innermost block around a statement that ends at a place.
    pub(in crate::syntax) fn block_end(&self, at: u32) -> u32 {
        let closes = self.text.get((at as usize).saturating_sub(1)) == Some(&b'}');
        self.blocks.end_around(at, closes)
    }

    /// Up to where an assignment that ends at a place has certainly happened: one in the header of a condition has behind it as well.
    pub(in crate::syntax) fn certain_end(&self, at: u32) -> u32 {
        let closes = self.text.get((at as usize).saturating_sub(1)) == Some(&b'}');
        self.blocks.end_of_chance(at, closes)
    }

    /// Whether a declaration holds in its block alone: some words declare for the whole function.
    pub(in crate::syntax) fn is_of_block(&self, id: Id) -> bool {
        let before = self.text.get(..self.get(id).start as usize).unwrap_or_default().trim_ascii_end();
        self.has_blocks() && !self.table.unblocked_words.iter().any(|word| before.ends_with(word.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::Blocks;

    #[test]
    fn the_innermost_block_around_a_place_is_found() {
        let mut blocks = Blocks::new();
        assert!(blocks.is_empty());
        for span in [(10, 100), (20, 40), (25, 30), (50, 60)] {
            blocks.add(span);
        }
        let ends: Vec<u32> = [5, 15, 27, 35, 45, 55, 70, 200].map(|at| blocks.end_around(at, true)).into();
        assert_eq!(ends, [u32::MAX, 100, 30, 40, 100, 60, 100, u32::MAX]);
        // The last statement of a block without a closing brace ends where the block does.
        assert_eq!((blocks.end_around(60, false), blocks.end_around(60, true)), (60, 100));
    }

    #[test]
    fn what_stands_in_a_header_is_certain_behind_it() {
        let mut blocks = Blocks::new();
        // A function; in its condition the header, and in that the body of a function; what depends on the condition.
        for span in [(10, 100), (20, 60), (25, 28)] {
            blocks.add(span);
        }
        blocks.depends_on(24);
        blocks.add((40, 60));
        blocks.depends_on(20);
        let ends: Vec<u32> = [26, 35, 40, 50, 70].map(|at| blocks.end_of_chance(at, true)).into();
        assert_eq!(ends, [28, 100, 100, 60, 100]);
        assert_eq!(blocks.end_around(35, true), 60);
    }
}
