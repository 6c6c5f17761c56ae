//! Source text for those who change it: where strings, calls, arguments, imports and statements begin and end.
//!
//! In: a path and the bytes of a file. Out: byte spans of the things that an edit concerns. Like the rest of this layer it knows
//! the nodes of a language by the data of that language alone. It changes nothing and knows no fix.

mod blocks;
mod calls;
mod names;
mod places;

use super::eval::Eval;
use super::imported::Imported;
use super::inside::Places;
use super::scope::Scopes;
use super::side::{Signals, side};
use super::summary::side_of;
use super::tree::{Id, Nodes};
use super::{Patience, grammar, language, language_of, macros};
use crate::model::Side;
use crate::rules::clients::{Label, Role, SyntaxTable};
use places::ByPlace;
use std::cell::OnceCell;
use tree_sitter::{Node, Tree};

/// Statements nested deeper than this are not looked through.
const DEEPEST: usize = 256;

/// A byte span.
pub type Span = (usize, usize);

/// A parsed file.
pub struct Code<'a> {
    text: &'a [u8],
    nodes: Nodes<'a>,
    tree: Tree,
    /// The tables of its language.
    pub table: &'static SyntaxTable,
    /// Where the file runs, if that is known without its text.
    side: Option<Side>,
    /// Whether it may import what it does not yet.
    pub may_import: bool,
    /// Where the piece of code stands in the file that is read of it.
    places: Option<Places>,
    by_place: OnceCell<ByPlace<'a>>,
    imports: OnceCell<Vec<Span>>,
    scopes: OnceCell<Scopes<'a>>,
}

/// Bytes of a file with errors that are read: what the parser could not read is one node with as many children as there are words, which
/// each question goes through.
const MOST_BROKEN: usize = 64 * 1024;

/// Nodes of a loop or a function that are looked at for what counts its rounds, and for its other waits: it is asked for every wait.
const MOST_OF_A_LOOP: usize = 5_000;

/// A list of things with brackets around: arguments, or the entries of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bracketed {
    /// The whole, with its brackets.
    pub span: Span,
    /// The things in it.
    pub items: Vec<Span>,
}

/// A call that waits in a loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait<'a> {
    /// What is called, as written.
    pub callee: &'a str,
    /// The time that it waits.
    pub argument: Span,
    /// Name of the parameter of that time, empty if it has none.
    pub key: &'a str,
    /// The variable that counts the tries, if there is one.
    pub counter: Option<&'a str>,
    /// The time is worked out of numbers and that variable alone.
    pub worked_out: bool,
}

/// A string and the things that decide whether another expression may take its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// The whole, with prefix and quotes.
    pub span: Span,
    /// It is a value by itself: an argument, an entry, the right side of an assignment.
    pub alone: bool,
    /// It is an argument without a name.
    pub argument: bool,
    /// It is the name of an entry or a statement by itself, or part of an import: no expression can take its place.
    pub fixed: bool,
}

impl<'a> Code<'a> {
    /// Parses a file. `None`: not a language that is read, or it took too long.
    pub fn read(path: &[u8], text: &'a [u8]) -> Option<Self> {
        let path = String::from_utf8_lossy(path);
        if let Some((table, grammar)) = language_of(&path) {
            let parsed = macros::for_grammar(text, table);
            return Self::parsed(text, &parsed, (table, grammar));
        }
        let (piece, masked, rule) = super::inside::in_place(&path, text)?;
        let code = Self::parsed(text, &masked, (piece.table, piece.grammar))?;
        Some(Self { side: Some(piece.side), may_import: rule.module, places: Some(piece.places), ..code })
    }

    /// The offset in the file of an offset in the piece of code that is read of it.
    pub fn outer(&self, at: u32) -> u32 {
        self.places.as_ref().map_or(at, |places| places.outer(at, at).0)
    }

    /// Code of a text, by another one of the same length in which everything else is blank.
    fn parsed(text: &'a [u8], parsed: &[u8], (table, grammar): (&'static SyntaxTable, &'static str)) -> Option<Self> {
        let language = language(grammar).filter(|_| text.len() <= super::MAX_BYTES)?;
        let turn = Patience::shared().turn(text.len());
        let tree = grammar::parse(&language.grammar, parsed, turn.deadline()).ok()?;
        if tree.root_node().has_error() && text.len() > MOST_BROKEN {
            return None;
        }
        let nodes = Nodes::lower(&tree, text, &language.meanings).ok()?;
        Some(Self {
            text,
            nodes,
            tree,
            table,
            side: None,
            may_import: true,
            places: None,
            by_place: OnceCell::new(),
            imports: OnceCell::new(),
            scopes: OnceCell::new(),
        })
    }

    /// Whether the path alone says that a file is a test.
    pub fn is_test(path: &[u8]) -> bool {
        let path = String::from_utf8_lossy(path);
        let signals = Signals { path: &path, imports: &[], directives: &[], globals: &[] };
        language_of(&path).is_some_and(|(table, _)| side(table, &signals).0 == Side::Test)
    }

    /// Where the file runs, as far as its text tells.
    pub fn side(&self, path: &[u8]) -> Side {
        if let Some(side) = self.side {
            return side;
        }
        let scopes = Scopes::collect(&self.nodes);
        side_of(&String::from_utf8_lossy(path), &Eval::new(&self.nodes, &scopes, Imported::nothing())).0
    }

    /// Number of places that the parser could not read, or that would end a program before it begins.
    pub fn errors(&self) -> usize {
        let mut count = self.empty_blocks();
        let mut cursor = self.tree.root_node().walk();
        loop {
            let node = cursor.node();
            count += usize::from(node.is_error() || node.is_missing());
            if node.has_error() && cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return count;
                }
            }
        }
    }

    fn span(&self, id: Id) -> Span {
        let node = self.nodes.get(id);
        (node.start as usize, node.end as usize)
    }

    fn source(&self, span: Span) -> &'a str {
        self.text.get(span.0..span.1).and_then(|t| std::str::from_utf8(t).ok()).unwrap_or("")
    }

    fn by_place(&self) -> &ByPlace<'a> {
        self.by_place.get_or_init(|| ByPlace::new(&self.nodes))
    }

    /// The nodes with a span, outermost first.
    fn at(&self, span: Span) -> impl Iterator<Item = Id> + '_ {
        self.by_place().at(narrow(span))
    }

    /// The outermost node with a span that has a role.
    fn first_at(&self, span: Span, wanted: impl Fn(Role) -> bool) -> Option<Id> {
        self.at(span).find(|id| wanted(self.nodes.role(*id)))
    }

    /// The first call of some role whose callee ends at an offset.
    fn call_at(&self, callee_end: usize, wanted: impl Fn(Role) -> bool) -> Option<Id> {
        self.by_place().calls_at(callee_end as u32).find(|id| wanted(self.nodes.role(*id)))
    }

    /// The innermost node of some role that holds a span.
    fn around(&self, span: Span, wanted: impl Fn(Role) -> bool) -> Option<Id> {
        let n = &self.nodes;
        let holds = |id: &Id| {
            let (start, end) = self.span(*id);
            start <= span.0 && end >= span.1 && wanted(n.role(*id))
        };
        // Nodes stand in the order of the text: what holds the span stands above the last one that begins before it.
        let innermost =
            |last: Option<Id>| std::iter::successors(last, |id| n.parent(*id)).take_while(|id| *id != 0).find(holds);
        let (start, end) = narrow(span);
        let own = innermost(self.by_place().last_from(start));
        // A span of nothing is held by what ends there, too.
        let ends = start.checked_sub(1).filter(|_| start == end);
        own.max(ends.and_then(|before| innermost(self.by_place().last_from(before))))
    }

    /// The string that holds a span.
    pub fn string(&self, span: Span) -> Option<Text> {
        let id = self.around(span, |r| r == Role::String)?;
        let (n, node) = (&self.nodes, self.nodes.get(id));
        let parent = n.parent(id)?;
        let alone = match n.role(parent) {
            Role::Args | Role::List | Role::Object | Role::Return | Role::Command => true,
            Role::Pair | Role::Declare | Role::Assign | Role::Field | Role::Param => node.label == Label::Value,
            _ => false,
        };
        let fixed = matches!(node.label, Label::Key | Label::Module | Label::Name)
            || matches!(n.role(parent), Role::Import | Role::Export | Role::Root | Role::Alias)
            || self.is_statement(id)
            || self.is_constant(id);
        let argument = n.role(parent) == Role::Args;
        Some(Text { span: self.span(id), alone, argument, fixed })
    }

    /// Whether a string, or what it is a part of, is what a call that reads the environment gives where a variable is not set.
    pub fn is_fallback(&self, string: Span) -> bool {
        let n = &self.nodes;
        let Some(id) = self.around(string, |r| r == Role::String) else { return false };
        let mut now = id;
        for above in n.above(id) {
            match n.role(above) {
                Role::Binary | Role::Unit | Role::Cast | Role::Pair => {}
                Role::Args => {
                    let callee = n.parent(above).and_then(|call| n.child(call, Label::Callee));
                    let reads = callee.is_some_and(|c| n.source(c).to_ascii_lowercase().contains("env"));
                    return reads && n.children(above).next() != Some(now);
                }
                _ => return false,
            }
            now = above;
        }
        false
    }

    /// Whether a node is a whole statement: a documentation text.
    fn is_statement(&self, id: Id) -> bool {
        let (start, end) = self.span(id);
        let inner = self.tree.root_node().descendant_for_byte_range(start, end);
        let parent = inner.and_then(|n| n.parent());
        parent.is_some_and(|p| p.kind() == "expression_statement" && p.named_child_count() == 1)
    }

    /// Whether a node is the value of something that the language must know before the program runs.
    fn is_constant(&self, id: Id) -> bool {
        let Some(table) = crate::rules::fixes::of(self.table) else { return true };
        let (start, end) = self.span(id);
        let above = self.above(start, end);
        let inside_root = above.len().saturating_sub(1);
        for node in above.into_iter().take(inside_root.min(DEEPEST)) {
            if table.constant_nodes.iter().any(|wanted| self.is_node(node, wanted)) {
                return true;
            }
            if node.kind().contains("block") || node.kind().contains("body") {
                return false;
            }
            let head = self.source((node.start_byte(), node.end_byte().min(node.start_byte() + 80)));
            if head.split_whitespace().take(6).any(|w| table.constants.contains(&w)) {
                return true;
            }
        }
        false
    }

    /// Whether a node is of a kind, or of a kind and ends with a word: `as_expression const`.
    fn is_node(&self, node: Node<'_>, wanted: &str) -> bool {
        let (kind, word) = wanted.split_once(' ').unwrap_or((wanted, ""));
        node.kind() == kind && self.source((node.start_byte(), node.end_byte())).ends_with(word)
    }

    /// The smallest node around a span and those around it, the root last. Taken on the way down: a node finds its parent only by going
    /// down from the root again.
    fn above<'t>(&'t self, start: usize, end: usize) -> Vec<Node<'t>> {
        let root = self.tree.root_node();
        let mut path = vec![root];
        if let Some(inner) = root.descendant_for_byte_range(start, end) {
            let below = |node: &Node<'t>| node.child_with_descendant(inner).filter(|_| *node != inner);
            while let Some(next) = path.last().and_then(below) {
                path.push(next);
            }
        }
        path.reverse();
        path
    }

    /// The smallest expression that holds two spans.
    pub fn around_both(&self, a: Span, b: Span) -> Option<Span> {
        let both = (a.0.min(b.0), a.1.max(b.1));
        let expression = |r| matches!(r, Role::Call | Role::New | Role::Binary | Role::Ternary);
        self.around(both, expression).map(|id| self.span(id))
    }

    /// The arguments of the call whose callee ends at an offset, and the callee.
    pub fn arguments(&self, callee_end: usize) -> Option<(Bracketed, &'a str)> {
        let n = &self.nodes;
        let call = self.call_at(callee_end, is_made_or_called)?;
        let callee = n.source(n.child(call, Label::Callee)?);
        let args = n.child(call, Label::Args)?;
        Some((self.bracketed(args)?, callee))
    }

    /// The name of the function around an offset's call, and the function's span: the innermost one.
    pub fn function(&self, at: Span) -> Option<Span> {
        self.around(at, |r| r == Role::Function).map(|id| self.span(id))
    }

    /// The decorated or bare function definition around a span, with its column and its decorators' start.
    pub fn definition(&self, at: Span) -> Option<Span> {
        let id = self.around(at, |r| r == Role::Function)?;
        let parent = self.nodes.parent(id)?;
        let whole = if self.nodes.role(parent) == Role::Decorated { parent } else { id };
        self.nodes.child(id, Label::Name)?;
        Some(self.span(whole))
    }

    /// The object literal that is a whole span.
    pub fn object(&self, span: Span) -> Option<Bracketed> {
        self.bracketed(self.first_at(span, |r| r == Role::Object)?)
    }

    /// The name of an entry or of a named argument.
    pub fn key_of(&self, item: Span) -> Option<&'a str> {
        let n = &self.nodes;
        let pair = self.first_at(item, |r| r == Role::Pair)?;
        Some(n.source(n.child(pair, Label::Key)?).trim_matches(['"', '\'']))
    }

    /// The first callees in a span, no more than `most`, whose last name is one of these.
    pub fn named(&self, names: &[&str], within: Span, most: usize) -> Vec<Span> {
        let found = self.by_place().named(&self.nodes, names, narrow(within), most);
        found.into_iter().map(|c| self.span(c)).collect()
    }

    /// The arguments of the call whose callee ends at an offset, if they stand there without brackets.
    pub fn bare_arguments(&self, callee_end: usize) -> Option<Vec<Span>> {
        let n = &self.nodes;
        let call = self.call_at(callee_end, |r| r == Role::Call)?;
        let args = n.child(call, Label::Args)?;
        let open = self.text.get(self.span(args).0) != Some(&b'(');
        (n.role(args) == Role::Args && open).then(|| n.children(args).map(|a| self.span(a)).collect())
    }

    /// Whether something that ends at an offset is a decorator as a whole.
    pub fn is_decorator(&self, end: usize) -> bool {
        let n = &self.nodes;
        let whole = |id: Id| n.role(id) == Role::Decorator && self.span(id).1 == end;
        let last = self.by_place().last_from(end.saturating_sub(1) as u32);
        std::iter::successors(last, |id| n.parent(*id)).take(DEEPEST).any(whole)
    }

    /// The pair or assignment whose value is a span, or the span itself.
    pub fn setting_of(&self, at: Span) -> Span {
        let n = &self.nodes;
        let value = self.at(at).find(|id| n.get(*id).label == Label::Value);
        let holder = value.and_then(|id| n.parent(id)).filter(|p| matches!(n.role(*p), Role::Pair | Role::Assign));
        holder.map_or(at, |p| self.span(p))
    }

    /// The pair whose key is a span: itself and its value.
    pub fn pair_of_key(&self, key: Span) -> Option<(Span, Span)> {
        let n = &self.nodes;
        let pair_of = |id: Id| n.parent(id).filter(|p| n.role(*p) == Role::Pair && n.child(*p, Label::Key) == Some(id));
        let id = self.at(key).find_map(pair_of)?;
        Some((self.span(id), self.span(n.child(id, Label::Value)?)))
    }

    /// The assignment to an element whose key is a span: the target and the value.
    pub fn assigned_key(&self, key: Span) -> Option<(Span, Span)> {
        let n = &self.nodes;
        let assigned = |id: Id| {
            let target = n.parent(id).filter(|p| n.role(*p) == Role::Index && n.child(*p, Label::Key) == Some(id))?;
            n.parent(target).filter(|p| n.role(*p) == Role::Assign && n.child(*p, Label::Target) == Some(target))
        };
        let id = self.at(key).find_map(assigned)?;
        Some((self.span(n.child(id, Label::Target)?), self.span(n.child(id, Label::Value)?)))
    }

    /// Whether a span is an assignment or a call as a whole.
    pub fn is_setting(&self, at: Span) -> bool {
        self.first_at(at, |r| matches!(r, Role::Assign | Role::Call)).is_some()
    }

    /// Whether the call that ends at an offset, and whose method stands at a place, is a whole value: nothing is chained to it.
    pub fn is_value(&self, method: Span, end: usize) -> bool {
        let call = self.around(method, |r| r == Role::Call);
        call.is_some_and(|id| {
            let parent = self.nodes.parent(id).map(|p| self.nodes.role(p));
            self.span(id).1 == end && matches!(parent, Some(Role::Declare | Role::Assign | Role::Args | Role::Return))
        })
    }

    /// The call by which an object is made and given a name at a place.
    pub fn made_at(&self, at: Span) -> Option<Span> {
        let n = &self.nodes;
        let call = self.around(at, is_made_or_called)?;
        let callee = n.child(call, Label::Callee).map_or("", |c| n.source(c));
        let is_type = callee.rsplit(['.', ':']).next().is_some_and(|name| name.starts_with(char::is_uppercase));
        let named = n.parent(call).map(|p| n.role(p));
        let is_made = is_type || n.role(call) == Role::New;
        (is_made && matches!(named, Some(Role::Declare | Role::Assign | Role::Field))).then(|| self.span(call))
    }

    /// A call that waits, and what counts the tries of the loop around it.
    pub fn wait(&self, at: Span) -> Option<Wait<'a>> {
        let n = &self.nodes;
        let call = self.first_at(at, is_made_or_called)?;
        let args: Vec<Id> = n.children(n.child(call, Label::Args)?).collect();
        // A function to be called comes before the time.
        let argument = args.iter().copied().find(|a| !self.is_callback(call, *a))?;
        if args.len() > 2 {
            return None;
        }
        let (key, value) = match n.role(argument) {
            Role::Pair => (n.source(n.child(argument, Label::Key)?), n.child(argument, Label::Value)?),
            _ => ("", argument),
        };
        let around = n.above(call).find(|a| matches!(n.role(*a), Role::For | Role::While | Role::Function))?;
        let counter = self.counter(around);
        Some(Wait {
            callee: n.source(n.child(call, Label::Callee)?),
            argument: self.with_sigil(self.span(value)),
            key,
            counter,
            worked_out: self.is_worked_out(value, counter),
        })
    }

    /// Other calls of the loop around a wait that wait a number of their own, in the same way.
    pub fn waits_like(&self, at: Span) -> Vec<Span> {
        let n = &self.nodes;
        let call = self.first_at(at, |r| r == Role::Call);
        let callee_of = |call: Id| n.child(call, Label::Callee).map(|c| n.source(c));
        let holds = |id: &Id| matches!(n.role(*id), Role::For | Role::While | Role::Function);
        let Some((call, around)) = call.and_then(|call| Some((call, n.above(call).find(holds)?))) else {
            return Vec::new();
        };
        let others = n.below(around).take(MOST_OF_A_LOOP).filter(|id| *id != call && n.role(*id) == Role::Call);
        let same = others.filter(|id| callee_of(*id) == callee_of(call) && n.above(*id).find(holds) == Some(around));
        let by_number = |id: &Id| {
            let only = n.child(*id, Label::Args).and_then(|args| n.children(args).next());
            let value = only.and_then(|a| if n.role(a) == Role::Pair { n.child(a, Label::Value) } else { Some(a) });
            value.is_some_and(|v| n.role(v) == Role::Number)
        };
        same.filter(by_number).take(8).map(|id| self.span(id)).collect()
    }

    /// A name with the sign that some grammars leave out of it.
    fn with_sigil(&self, span: Span) -> Span {
        match span.0.checked_sub(1).and_then(|at| self.text.get(at)) {
            Some(b'$') => (span.0 - 1, span.1),
            _ => span,
        }
    }

    /// A function, or the name of one that a promise is resolved by: not the last of two, and not what a method is given.
    fn is_callback(&self, call: Id, id: Id) -> bool {
        let n = &self.nodes;
        let last = n.parent(id).is_some_and(|p| n.children(p).last() == Some(id));
        let of_function = n.child(call, Label::Callee).is_some_and(|c| n.role(c) == Role::Name);
        n.role(id) == Role::Function || (n.role(id) == Role::Name && !last && of_function)
    }

    /// The variable that counts the rounds of a loop or the calls of a block.
    fn counter(&self, around: Id) -> Option<&'a str> {
        let n = &self.nodes;
        let name = |id: Id| (n.role(id) == Role::Name).then(|| self.source(self.with_sigil(self.span(id))));
        if n.role(around) == Role::For {
            let target = n.child(around, Label::Target).or_else(|| {
                let init = n.child(around, Label::Init)?;
                n.child(init, Label::Target).or_else(|| n.below(init).find_map(|i| n.child(i, Label::Target)))
            })?;
            let over = n.child(around, Label::Right).map_or("", |r| n.source(r));
            let counts = over.is_empty() || over.contains("range") || over.contains("..") || over.contains(" until ");
            let single = n.below(target).chain([target]).find(|i| n.role(*i) == Role::Name)?;
            return name(single).filter(|name| counts && *name != "_");
        }
        // Counted up by one, and changed by nothing else.
        let counts = |id: Id| match n.role(id) {
            Role::Update => n.source(id).contains("++").then(|| n.child_or_first(id, Label::Target)).flatten(),
            _ if n.is_augment(id) && n.operator(id) == "+=" => {
                let one = n.child(id, Label::Value).is_some_and(|v| n.source(v) == "1");
                one.then(|| n.child(id, Label::Target)).flatten()
            }
            _ => None,
        };
        n.below(around).take(MOST_OF_A_LOOP).find_map(|id| counts(id).and_then(name))
    }

    /// The value of an entry of an object or of a named argument.
    pub fn entry(&self, of: &Bracketed, key: &str) -> Option<Span> {
        let n = &self.nodes;
        of.items.iter().find_map(|item| {
            let pair = self.first_at(*item, |r| r == Role::Pair)?;
            let name = n.source(n.child(pair, Label::Key)?).trim_matches(['"', '\'']);
            (name == key).then(|| n.child(pair, Label::Value).map(|v| self.span(v)))?
        })
    }

    fn bracketed(&self, id: Id) -> Option<Bracketed> {
        let span = self.span(id);
        let (open, close) = (self.text.get(span.0)?, self.text.get(span.1.checked_sub(1)?)?);
        if !matches!((open, close), (b'(', b')') | (b'{', b'}') | (b'[', b']')) {
            return None;
        }
        Some(Bracketed { span, items: self.nodes.children(id).map(|c| self.span(c)).collect() })
    }

    /// The list of arguments or entries that has exactly this span as one of its things.
    pub fn list_of(&self, item: Span) -> Option<Bracketed> {
        let n = &self.nodes;
        let id = self.at(item).find(|id| self.is_item(*id))?;
        self.bracketed(n.parent(id)?)
    }

    /// Whether a span is an argument of a call that is nothing but a name or a path of names.
    pub fn is_bare_argument(&self, item: Span) -> bool {
        let named = self.first_at(item, |r| matches!(r, Role::Name | Role::Member));
        named.and_then(|id| self.nodes.parent(id)).is_some_and(|p| self.nodes.role(p) == Role::Args)
    }

    fn is_item(&self, id: Id) -> bool {
        self.nodes.parent(id).is_some_and(|p| matches!(self.nodes.role(p), Role::Args | Role::Object))
    }

    /// The call that has a span as one of its arguments: itself, its callee, its arguments.
    pub fn call_around(&self, span: Span) -> Option<(Span, &'a str, Bracketed)> {
        let n = &self.nodes;
        let call = self.around(span, |r| matches!(r, Role::Call | Role::New))?;
        let args = n.child(call, Label::Args)?;
        let held = self.span(args);
        (held.0 < span.0 && held.1 > span.1)
            .then(|| Some((self.span(call), n.source(n.child(call, Label::Callee)?), self.bracketed(args)?)))?
    }

    /// The expression of two sides whose right side is a span, taken where the left one has nothing: the whole, its left side, and whether
    /// that is made of sides, too.
    pub fn left_of(&self, right: Span) -> Option<(Span, Span, bool)> {
        let n = &self.nodes;
        // `value ?: other` is a condition without a body to some grammars.
        let falls_back = |id: Id| match n.role(id) {
            Role::Binary => matches!(n.operator(id), "||" | "??" | "or" | "?:" | ""),
            Role::Ternary => n.child(id, Label::Body).is_none(),
            _ => false,
        };
        let id = self.at(right).find_map(|id| {
            let whole = n.parent(id).filter(|p| matches!(n.role(*p), Role::Binary | Role::Ternary))?;
            let mut sides = n.children(whole).skip(1);
            (sides.next() == Some(id) && sides.next().is_none()).then_some(whole)
        })?;
        let left = n.children(id).next()?;
        falls_back(id).then(|| (self.span(id), self.span(left), falls_back(left)))
    }

    /// Imports outside of functions that nothing else decides about, in the order of the text.
    pub fn imports(&self) -> &[Span] {
        let n = &self.nodes;
        let outside = |id: &Id| {
            n.role(*id) == Role::Import && n.above(*id).all(|a| !matches!(n.role(a), Role::Function | Role::If))
        };
        self.imports.get_or_init(|| (1..n.len()).filter(outside).map(|id| self.span(id)).collect())
    }
}

/// A span as nodes have it.
fn narrow(span: Span) -> (u32, u32) {
    let at = |at| u32::try_from(at).unwrap_or(u32::MAX);
    (at(span.0), at(span.1))
}

fn is_made_or_called(role: Role) -> bool {
    matches!(role, Role::Call | Role::New)
}
