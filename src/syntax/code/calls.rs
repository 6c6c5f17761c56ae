//! What stands around a call: the variable that takes its result, the function that gives it back, the block that it is given.
//!
//! In: a parsed file, and where a callee ends. Out: spans and names, or nothing where the call is used in another way.

use super::blocks::is_block;
use super::{Code, Span, is_made_or_called};
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;
use tree_sitter::Node;

/// A function that gives something back in more places than this is not looked through for each call in it.
const MOST_RETURNS: usize = 64;
/// Parts of a function that are looked through for the use of a variable.
const MOST_BELOW: usize = 20_000;

impl<'a> Code<'a> {
    /// The call whose callee ends at an offset.
    pub fn call_of(&self, callee_end: usize) -> Option<Span> {
        self.call_at(callee_end, is_made_or_called).map(|id| self.span(id))
    }

    /// What is joined to an expression that ends at an offset, if nothing follows it: where the whole ends, and the right side.
    pub fn joined_to(&self, end: usize) -> Option<(usize, Span)> {
        let n = &self.nodes;
        let id = self.by_place().joined_at(end as u32).find(|id| n.operator(*id) == "+")?;
        let last = n.parent(id).is_none_or(|p| n.role(p) != Role::Binary);
        let right = n.children(id).nth(1).filter(|_| last)?;
        Some((self.span(id).1, self.span(right)))
    }

    /// The variable that a text is the whole value of.
    pub fn variable_of(&self, text: Span) -> Option<&'a str> {
        let n = &self.nodes;
        let id = self.first_at(text, |r| r == Role::String)?;
        let mut holder = n.parent(id)?;
        while n.role(holder) == Role::Binary {
            holder = n.parent(holder)?;
        }
        let target = n.child(holder, Label::Target).filter(|t| n.role(*t) == Role::Name)?;
        matches!(n.role(holder), Role::Declare | Role::Assign).then(|| n.source(target))
    }

    /// The chain that begins with the call whose callee ends at an offset, up to the call of a name. Without a name: that call.
    pub fn chain_of(&self, callee_end: usize, through: &str) -> Option<Span> {
        let first = self.call_of(callee_end)?;
        if through.is_empty() {
            return Some(first);
        }
        let n = &self.nodes;
        let id = self.first_at(first, |r| r == Role::Call)?;
        let links =
            std::iter::once(id).chain(n.above(id).take_while(|a| matches!(n.role(*a), Role::Call | Role::Member)));
        let named = |id: &Id| {
            let callee = n.child(*id, Label::Callee).filter(|_| n.role(*id) == Role::Call);
            callee.is_some_and(|c| n.source(c).rsplit(['.', ':']).next() == Some(through))
        };
        links.into_iter().find(named).map(|id| self.span(id))
    }

    /// What is handed over by its bare name to the calls of a chain, and not by reference.
    pub fn names_given(&self, chain: Span) -> Vec<&'a str> {
        let n = &self.nodes;
        let given = |id: &Id| n.role(*id) == Role::Name && n.parent(*id).is_some_and(|p| n.role(p) == Role::Args);
        let before = |id: &Id| self.span(*id).0.checked_sub(1).and_then(|at| self.text.get(at));
        let Some(whole) = self.at(chain).next() else { return Vec::new() };
        n.below(whole).filter(|id| given(id) && before(id) != Some(&b'&')).map(|id| n.source(id)).collect()
    }

    /// The function that gives the result of a call back as it is: at once, or as a variable that is all that it gives back.
    pub fn returned_by(&self, call: Span) -> Option<Span> {
        let n = &self.nodes;
        let id = self.first_at(call, |r| r == Role::Call)?;
        let holder = n.above(id).find(|a| n.role(*a) != Role::Await)?;
        let function = n.above(holder).find(|a| n.role(*a) == Role::Function)?;
        n.child(function, Label::Name)?;
        if n.role(holder) == Role::Return {
            return Some(self.span(function));
        }
        let whole = matches!(n.role(holder), Role::Declare | Role::Assign);
        let target = n.child(holder, Label::Target).filter(|t| whole && n.role(*t) == Role::Name)?;
        let returns = self.by_place().returns(n.below(function));
        let same =
            |r: &Id| n.children(*r).next().is_some_and(|v| n.role(v) == Role::Name && n.source(v) == n.source(target));
        (!returns.is_empty() && returns.len() <= MOST_RETURNS && returns.iter().all(same)).then(|| self.span(function))
    }

    /// The function with a name around a call whose callee ends at an offset, if nothing between them catches what fails.
    pub fn untried(&self, callee_end: usize) -> Option<Span> {
        let n = &self.nodes;
        let call = self.call_at(callee_end, |r| r == Role::Call)?;
        let holder =
            n.above(call).find(|a| matches!(n.role(*a), Role::Function | Role::Try | Role::For | Role::While))?;
        (n.role(holder) == Role::Function && n.child(holder, Label::Name).is_some()).then(|| self.span(holder))
    }

    /// The variable that the result of a call is assigned to as it is, and the statement that does so in a function.
    pub fn bound(&self, callee_end: usize) -> Option<(&'a str, Span)> {
        let n = &self.nodes;
        let call = self.call_at(callee_end, is_made_or_called)?;
        let holder = n.above(call).find(|a| n.role(*a) != Role::Await)?;
        let target = n.child(holder, Label::Target).filter(|t| n.role(*t) == Role::Name)?;
        let whole = matches!(n.role(holder), Role::Declare | Role::Assign);
        n.above(holder).find(|a| n.role(*a) == Role::Function).filter(|_| whole)?;
        let (node, _) = self.in_block(self.span(holder))?;
        let (start, end) = (node.start_byte(), node.end_byte());
        // It goes on behind the call: a block that the variable is made for.
        let rest = self.source((self.span(call).1, end));
        (!rest.contains(['{', '\n'])).then(|| (self.source(self.with_sigil(self.span(target))), (start, end)))
    }

    /// Where a `try` takes over what a variable holds behind a statement: its first statement, if the first use of the variable stands in it.
    pub fn tried(&self, statement: Span, variable: &str) -> Option<usize> {
        let n = &self.nodes;
        let function = self.around(statement, |r| r == Role::Function)?;
        let below = n.below(function).take(MOST_BELOW);
        let is_use =
            |id: &Id| n.role(*id) == Role::Name && self.span(*id).0 >= statement.1 && n.source(*id) == variable;
        let first = below.filter(is_use).min_by_key(|id| self.span(*id).0)?;
        let mut above = n.above(first).take_while(|a| *a != function);
        let tried = above.find(|a| n.role(*a) == Role::Try && self.span(*a).0 >= statement.1)?;
        let (begin, end) = self.span(first);
        let nodes = self.above(begin, end);
        let whole = self.span(tried);
        let is_body = |pair: &&[Node<'_>]| {
            is_block(&pair[0]) && (pair[1].start_byte(), pair[1].end_byte()) == whole && pair[0].start_byte() <= begin
        };
        let body = nodes.windows(2).find(is_body)?[0];
        let mut cursor = body.walk();
        let mut statements = body.named_children(&mut cursor).filter(|child| !child.kind().contains("comment"));
        statements.next().map(|child| child.start_byte())
    }

    /// Whether something of a function stands where what fails is caught.
    pub fn is_tried(&self, at: Span) -> bool {
        self.around(at, |r| matches!(r, Role::Try | Role::Function)).is_some_and(|id| self.nodes.role(id) == Role::Try)
    }

    /// The block that a call is given: its first parameter, empty if it has none, and where its first statement begins.
    pub fn block(&self, callee_end: usize) -> Option<(&'a str, usize)> {
        let n = &self.nodes;
        let call = self.call_at(callee_end, |r| r == Role::Call)?;
        let given = n.children(call).filter(|a| n.get(*a).label == Label::Args);
        let block =
            given.flat_map(|a| std::iter::once(a).chain(n.children(a))).find(|a| n.role(*a) == Role::Function)?;
        let parameter = n.child(block, Label::Params).map_or("", |p| {
            let name = n.below(p).chain([p]).find(|id| n.role(*id) == Role::Name);
            name.map_or("", |id| n.source(id))
        });
        let first = n.children(block).find(|c| n.get(*c).label != Label::Params)?;
        Some((parameter, self.span(first).0))
    }
}
