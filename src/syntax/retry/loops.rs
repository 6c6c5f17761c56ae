//! Whether a loop repeats a failed attempt, and whether it ends.
//!
//! In: a loop. Out: a [`Policy`], or nothing when the loop works through inputs or failure leaves it.

use super::{Retries, growth, last_names};
use crate::model::{Growth, Policy, Root, Value};
use crate::rules::clients::{Label, Role};
use crate::rules::signs;
use crate::syntax::index::Known;
use crate::syntax::scope::{Def, Key};
use crate::syntax::tree::Id;

/// States of work that somebody asks about until it is done: not of an answer.
pub(in crate::syntax) const STATES: [&str; 22] = [
    "aborted",
    "canceled",
    "cancelled",
    "complete",
    "completed",
    "done",
    "error",
    "failed",
    "finished",
    "in_progress",
    "pending",
    "processing",
    "queued",
    "ready",
    "running",
    "starting",
    "success",
    "succeeded",
    "submitted",
    "transcribed",
    "waiting",
    "working",
];

/// Nodes of a test that has a name.
pub(super) const MAX_TEST: Id = 64;

/// Functions in functions of which it is asked whether they only wait, and their nodes.
const DEEPEST_WAIT: u8 = 1;
const MAX_WAITING: Id = 160;

/// Loops around a loop of which it is asked whether it repeats what failed: each is read with all that is in it.
const MOST_AROUND: usize = 16;

/// Waits of one loop of which it is asked how they grow: each reads the loop.
const MOST_WAITS: usize = 16;

impl Retries<'_> {
    /// Whether a loop repeats a failed attempt, and how.
    pub(super) fn loop_policy(&self, id: Id) -> Option<Policy> {
        let n = self.eval.nodes;
        // A loop over the attempts of a library.
        if let Some(over) = n.child(id, Label::Right)
            && let Value::Result { name, args, .. } = self.eval.value(over)
            && let Some(Known::Retry(rule)) = self.index.get(&name)
        {
            let mut policy = self.policy(rule, &args, over);
            self.body_failures(id, &mut policy);
            return Some(policy);
        }
        if n.above(id).filter(|a| matches!(n.role(*a), Role::For | Role::While)).nth(MOST_AROUND).is_some() {
            return None;
        }
        let own: Vec<Id> = n.below(id).filter(|i| self.belongs(*i, id)).collect();
        let sleeps: Vec<Id> = n.below(id).filter(|i| n.role(*i) == Role::Call && self.is_sleep(*i)).collect();
        let tests =
            own.iter().copied().filter(|i| n.role(*i) == Role::If && self.tests_status(*i) && !self.is_of_database(*i));
        let tests = tests.filter(|i| !self.chooses_by_state(*i) && !self.is_of_inner_list(*i, id));
        let (out, mut tests): (Vec<Id>, Vec<Id>) =
            tests.partition(|i| self.fails_out(*i, id) || self.throws_out(*i, id));
        // What is asked of a success is not whether it failed.
        let succeeded: Vec<Id> = out.iter().copied().filter(|i| self.succeeds_on(*i, id)).collect();
        tests.retain(|i| !succeeded.iter().any(|test| n.within(*i, *test)));
        // Where bad statuses end the loop, a handler around something else is of something else.
        let of_request = |handler: Id| {
            let tried = n.above(handler).find(|a| n.role(*a) == Role::Try);
            out.is_empty() || tried.is_none_or(|t| out.iter().any(|test| n.within(*test, t)))
        };
        let handlers = own.iter().copied().filter(|i| n.role(*i) == Role::Catch);
        let by_body = if succeeded.is_empty() { self.tries_by_body(id, &own, &sleeps) } else { None };
        let stays =
            !tests.is_empty() || by_body.is_some() || self.keeps_by_bare_handler(id, &own) || self.stays_by_head(id);
        if !stays {
            let goes_on =
                |h: &Id| !self.always_leaves(*h, id) && of_request(*h) && !self.takes_database_errors(*h, &own);
            // What stands outside of them is not what is tried again: the arguments of a tool, behind the request that named it.
            let tried: Vec<Id> = handlers.filter(goes_on).map(|h| self.tried_by(h, id)).collect();
            if tried.is_empty() {
                return None;
            }
            self.tries.borrow_mut().insert(id, tried);
        }
        let leaves = own.iter().any(|i| n.role(*i) == Role::Return || n.role(*i) == Role::Break && self.breaks(*i, id))
            || (self.is_while(id) || self.stays_by_head(id))
                && n.child(id, Label::Condition)
                    .is_some_and(|c| n.role(c) != Role::True && !self.asks_for_the_end(c, &own));
        if !leaves || self.walks_inputs(id, &own) || self.walks_pages(id, &own) || self.takes_next(id, &own) {
            return None;
        }
        // Without a wait, only a counted loop around a handler and one that success alone ends are attempts to repeat; one that is as long as
        // a list goes through the list.
        let counted = self.is_counted(id) && !self.is_as_long_as_a_list(id) || self.counts_tries(id, &own);
        if sleeps.is_empty() && !counted && !self.runs_hot(id, &own) {
            return None;
        }
        let end = n.children(id).find(|c| n.get(*c).label == Label::Body).map_or(n.get(id).end, |b| n.get(b).start);
        let waits = self.waits_after_failures(id, &own, &sleeps);
        let growths: Vec<Growth> = waits.iter().take(MOST_WAITS).map(|s| self.sleep_growth(*s, id)).collect();
        let growth = match growths.as_slice() {
            [] => Growth::None,
            all if all.contains(&Growth::Exponential) => Growth::Exponential,
            all if all.contains(&Growth::Unknown) => Growth::Unknown,
            all if all.contains(&Growth::Shrinking) => Growth::Shrinking,
            all if all.contains(&Growth::Linear) => Growth::Linear,
            _ => Growth::Fixed,
        };
        // Point at the wait: that is what has to change.
        let (start, end) = waits.first().map_or((n.get(id).start, end), |s| (n.get(*s).start, n.get(*s).end));
        let mut policy = Policy {
            what: "loop".into(),
            growth,
            bounded: self.is_bounded(id, &own),
            spot: self.lines.spot(start, end, None),
            ..Policy::default()
        };
        self.failures(id, &own, &sleeps, &mut policy);
        if own.iter().any(|i| self.asks_for_work(*i)) || tests.is_empty() && by_body == Some(false) {
            // Asking again whether something is done is no repetition of what failed: it may well wait the same time.
            policy.growth = Growth::Unknown;
            policy.jitter = None;
            policy.longest_wait = None;
        }
        Some(policy)
    }

    /// What a handler in a loop is around: a block, or all of the loop.
    fn tried_by(&self, handler: Id, of: Id) -> Id {
        let n = self.eval.nodes;
        n.above(handler).take_while(|a| *a != of).find(|a| n.role(*a) == Role::Try).unwrap_or(of)
    }

    /// The waits of a loop that stand behind what failed.
    fn waits_after_failures(&self, id: Id, own: &[Id], sleeps: &[Id]) -> Vec<Id> {
        let n = self.eval.nodes;
        // What the answer asks for counts where there is no other wait.
        let own_waits: Vec<Id> = sleeps.iter().copied().filter(|s| !growth::names_retry_after(n.source(*s))).collect();
        let waits = if own_waits.is_empty() { sleeps.to_vec() } else { own_waits };
        // A function that gives something back, and waits on the way to it, waits for something else if the loop waits by itself.
        let is_direct = |s: &Id| n.child(*s, Label::Callee).is_none_or(|c| !self.is_of_this_file(c));
        let mut waits = waits;
        if waits.iter().any(is_direct) {
            waits.retain(|s| is_direct(s) || !self.is_used(*s));
        }
        // A wait for something else may stand before what is tried: `if not token: sleep(60); continue`.
        let first_try = own.iter().copied().find(|i| n.role(*i) == Role::Try);
        let around = |s: Id| n.above(s).take_while(|a| *a != id);
        let is_before = |s: &Id| {
            first_try.is_some_and(|t| *s < t) && around(*s).any(|a| n.role(a) == Role::If && !self.tests_status(a))
        };
        let failed: Vec<Id> = waits.iter().copied().filter(|s| !is_before(s)).collect();
        if failed.is_empty() { waits } else { failed }
    }

    fn is_of_this_file(&self, callee: Id) -> bool {
        matches!(self.eval.value(callee), Value::Path { root: Root::Function(_), .. })
    }

    /// Whether something is made of what a call gives back.
    fn is_used(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let part = |a: &Id| matches!(n.role(*a), Role::Await | Role::Unit | Role::Unary);
        n.above(call).take(4).find(|a| !part(a)).is_some_and(|a| {
            matches!(n.role(a), Role::Assign | Role::Declare | Role::Augment | Role::Binary | Role::Args | Role::Member)
        })
    }

    /// Whether a `break` leaves a loop, and not only one inside of it. One that names what it leaves may.
    fn breaks(&self, leave: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        let named = n.source(leave).trim_end_matches(';').trim() != "break";
        named || n.above(leave).find(|a| matches!(n.role(*a), Role::For | Role::While)) == Some(of)
    }

    /// A loop that has a condition and nothing that counts, whatever its word.
    fn is_while(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let counts = || [Label::Right, Label::Init, Label::Step].iter().any(|l| n.child(id, *l).is_some());
        n.role(id) == Role::While || n.role(id) == Role::For && !counts()
    }

    /// Whether the head of a loop only asks whether the program goes on: `while (!token.IsCancellationRequested)`. A success does not end it.
    fn asks_for_the_end(&self, condition: Id, own: &[Id]) -> bool {
        let text = self.eval.nodes.source(condition).to_ascii_lowercase();
        let words = ["active", "alive", "cancel", "interrupt", "mounted", "quit", "running", "shutdown", "stop"];
        words.iter().any(|word| text.contains(word)) && !self.mentions_counter(condition, own)
    }

    /// Whether the head of a loop asks for the status: `while (response.code == 429 && tries < 3)`.
    pub(super) fn stays_by_head(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        matches!(n.role(id), Role::For | Role::While)
            && n.child(id, Label::Condition).is_some_and(|c| self.names_status(c, true))
    }

    /// Whether a node is in a loop and not in a function made inside of it.
    pub(in crate::syntax) fn belongs(&self, node: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        // From function to function: between them may be as many blocks as the file is long.
        let mut scopes = std::iter::successors(Some(n.get(node).scope), |s| (*s != 0).then(|| n.get(*s).scope));
        let mut inner = scopes.by_ref().take_while(|s| *s != of && n.within(*s, of));
        inner.all(|s| n.role(s) != Role::Function || self.runs_in_place(s))
    }

    /// Whether a block is run once, where it stands: what leaves it leaves what is around it.
    fn runs_in_place(&self, block: Id) -> bool {
        let n = self.eval.nodes;
        let inline = self.eval.table.inline_calls;
        !inline.is_empty()
            && n.above(block)
                .take(2)
                .find(|a| n.role(*a) == Role::Call)
                .and_then(|call| n.child(call, Label::Callee))
                .is_some_and(|callee| inline.contains(&last_names(n.source(callee))))
    }

    /// A throw, a return, a break, or the end of the program.
    pub(super) fn is_way_out(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        match n.role(id) {
            Role::Throw | Role::Return | Role::Break => true,
            Role::Name => self.eval.table.throwers.contains(&n.source(id)),
            Role::Call => self.ends_the_program(id),
            _ => false,
        }
    }

    /// A handler that ends every time in a throw or a return: failure does not stay.
    pub(super) fn always_leaves(&self, handler: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        let direct = n.below(handler).filter(|i| self.is_way_out(*i) && self.belongs(*i, of));
        for leave in direct {
            let conditional = n
                .above(leave)
                .take_while(|a| *a != handler)
                .any(|a| matches!(n.role(a), Role::If | Role::Ternary | Role::For | Role::While));
            // A test that ends in `continue` before the throw lets failure stay.
            let escapes = n.below(handler).any(|i| n.role(i) == Role::Continue && i < leave);
            if !conditional && !escapes {
                return true;
            }
        }
        false
    }

    /// An `if` on a status, an `ok`, or an error.
    pub(super) fn tests_status(&self, test: Id) -> bool {
        let n = self.eval.nodes;
        // A pattern around it, `Err(e)`, is the operator of what it is matched by.
        if n.operator(test) == "Err" {
            return true;
        }
        let mut conditions = n.children(test).filter(|c| n.get(*c).label == Label::Condition);
        conditions.any(|condition| n.operator(condition) == "Err" || self.names_status(condition, true))
    }

    /// Whether an expression names a status, or something that was made of one before.
    fn names_status(&self, expression: Id, follow: bool) -> bool {
        let n = self.eval.nodes;
        let signs = self.eval.table.answers.status_signs;
        n.below(expression).chain([expression]).any(|i| {
            if !matches!(n.role(i), Role::Name | Role::Shorthand) {
                return false;
            }
            let lower = n.source(i).to_ascii_lowercase();
            let plain = lower.strip_prefix("get").unwrap_or(&lower);
            // Where errors are values, they have names of their own: `lastErr`.
            let error = !self.eval.table.errors_are_thrown
                && (plain.ends_with("err")
                    || plain == "e" && n.parent(i).is_some_and(|test| self.compares_error(test, "==")));
            (signs::STATUSES_OR_SUCCESS.contains(&plain)
                || error
                || signs::STATUSES.iter().any(|end| plain.ends_with(end)))
                && !self.is_of_work(i)
                || signs.iter().any(|s| s.eq_ignore_ascii_case(&lower))
                || lower.contains("retry")
                || lower.contains("ratelimit")
                || follow && (self.made_of_status(i) || self.is_named_status(i) || self.decides_by_status(i))
        })
    }

    /// Whether a name is of a function of this file that is called here and asks for a status.
    fn decides_by_status(&self, name: Id) -> bool {
        let n = self.eval.nodes;
        if n.get(name).label != Label::Callee {
            return false;
        }
        let Value::Path { root: Root::Function(f), name } = self.eval.value(name) else { return false };
        let f = f as Id;
        name.is_empty() && n.get(f).end_id - f <= MAX_WAITING && self.asks_for_status(f)
    }

    /// Whether a status is compared with the name of a state: `status == "completed"`.
    fn is_of_work(&self, name: Id) -> bool {
        let n = self.eval.nodes;
        let part = |a: &Id| matches!(n.role(*a), Role::Member | Role::Unit | Role::Index | Role::Call);
        n.above(name).take(4).find(|a| !part(a)).is_some_and(|test| self.asks_for_work(test))
    }

    /// Whether an expression compares something with the name of a state of work.
    pub(super) fn asks_for_work(&self, test: Id) -> bool {
        let n = self.eval.nodes;
        let state = |id: Id| self.is_state(id);
        n.role(test) == Role::Binary
            && n.children(test).any(|side| state(side) || n.role(side) == Role::List && n.children(side).any(state))
    }

    /// The name of a state of work, as a text.
    pub(super) fn is_state(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let text = || n.source(id).trim_matches(['"', '\'', '`', ':']).to_ascii_lowercase();
        n.role(id) == Role::String && STATES.contains(&text().as_str())
    }

    /// `transient = status == 429 || status >= 500`
    fn made_of_status(&self, name: Id) -> bool {
        let n = self.eval.nodes;
        let Some((key @ Key::Name(scope, _), _)) = self.eval.scopes.key_of(n, name) else { return false };
        match self.eval.scopes.definitions(key) {
            [(Def::Value(value), _)] if scope != 0 && n.get(*value).end_id - value <= MAX_TEST => {
                matches!(n.role(*value), Role::Binary | Role::Unary | Role::Unit) && self.names_status(*value, false)
            }
            _ => false,
        }
    }

    /// The block that a call runs again and again: `repeat(5) { ... }`.
    pub(super) fn repeated_by_call(&self, call: Id) -> Option<Id> {
        let n = self.eval.nodes;
        let table = self.eval.table;
        let callee = n.child(call, Label::Callee)?;
        let name = last_names(n.source(callee));
        if !table.counted_calls.contains(&name) && !table.endless_calls.contains(&name) && !self.counts_through(callee)
        {
            return None;
        }
        let args = n.children(call).filter(|a| n.get(*a).label == Label::Args);
        args.flat_map(|a| std::iter::once(a).chain(n.children(a))).find(|a| n.role(*a) == Role::Function)
    }

    /// Whether a loop goes through a list until one thing on it succeeds: a failure is caught, and a result leaves it.
    pub(in crate::syntax) fn tries_one_after_another(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let own = || n.below(id).filter(|i| self.belongs(*i, id));
        self.is_as_long_as_a_list(id)
            && own().any(|i| n.role(i) == Role::Catch && !self.always_leaves(i, id))
            && own().any(|i| n.role(i) == Role::Return && n.children(i).next().is_some())
    }

    /// A loop whose variable chooses what is requested works through inputs.
    pub(super) fn walks_inputs(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let of_block = n.child(id, Label::Params).filter(|_| n.role(id) == Role::Function);
        let variable = n.child(id, Label::Target).or(of_block).or_else(|| {
            let init = n.child(id, Label::Init)?;
            if n.role(init) == Role::Declare { n.child(init, Label::Target) } else { None }
        });
        let Some(variable) = variable else { return false };
        let names: Vec<&str> =
            n.below(variable).chain([variable]).filter(|i| n.role(*i) == Role::Name).map(|i| n.source(i)).collect();
        let counted = self.is_counted(id);
        own.iter().any(|i| {
            if n.role(*i) != Role::Name || !names.contains(&n.source(*i)) || n.within(*i, variable) {
                return false;
            }
            let call = n.above(*i).take_while(|a| *a != id).find(|a| n.role(*a) == Role::Call);
            let Some(call) = call else { return false };
            // What a wait is computed of stands in the call that waits.
            let mut around = n.above(*i).take_while(|a| *a != id).filter(|a| n.role(*a) == Role::Call);
            if around.any(|c| self.is_sleep(c) || self.is_log(c)) {
                return false;
            }
            if counted {
                return n.above(*i).take_while(|a| *a != call).any(|a| {
                    n.role(a) == Role::Index
                        && n.child(a, Label::Key).is_some_and(|k| n.within(*i, k))
                        && !self.is_of_waits(a)
                });
            }
            true
        })
    }

    /// Whether a loop goes on as long as the last answer names a next page: `while (url) { ...; url = page.next; }`.
    fn walks_pages(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let Some(condition) = n.child(id, Label::Condition) else { return false };
        // One that asks for a status waits for success: `while (status != 200)`.
        let text = n.source(condition).trim_start_matches('(');
        let denies = text.split_whitespace().any(|word| word.trim_start_matches('(') == "not") || text.contains('!');
        if !matches!(n.role(id), Role::For | Role::While)
            || text.starts_with('!')
            || denies && self.asks_for_success(condition)
            || self.asks_for_status(condition)
        {
            return false;
        }
        let asked = n.below(condition).chain([condition]).filter(|i| n.role(*i) == Role::Name).map(|i| n.source(i));
        let asked: Vec<&str> = asked.collect();
        // A part of an answer, or what a map has under a name; a number or an answer itself is none.
        let part = |value: Id| {
            let mut now = value;
            while matches!(n.role(now), Role::Binary | Role::Ternary | Role::Unit)
                && let Some(first) = n.children(now).next()
            {
                now = first;
            }
            match n.role(now) {
                Role::Member | Role::Index => true,
                Role::Call => n.child(now, Label::Callee).is_some_and(|c| last_names(n.source(c)) == "get"),
                _ => false,
            }
        };
        own.iter().any(|i| {
            matches!(n.role(*i), Role::Assign | Role::Declare)
                && n.child(*i, Label::Target).is_some_and(|t| asked.contains(&n.source(t)))
                && n.child(*i, Label::Value).is_some_and(part)
        })
    }

    /// Whether what is chosen by the number of a try is a wait: one of numbers.
    fn is_of_waits(&self, index: Id) -> bool {
        let Some(list) = self.eval.nodes.child(index, Label::Object) else { return false };
        match self.eval.value(list) {
            Value::List(items) => !items.is_empty() && items.iter().all(|v| matches!(v, Value::Number(_))),
            _ => false,
        }
    }

    pub(super) fn is_bounded(&self, id: Id, own: &[Id]) -> Option<bool> {
        let n = self.eval.nodes;
        if n.role(id) == Role::For {
            if let Some(right) = n.child(id, Label::Right) {
                let endless = n.role(right) == Role::Call && n.source(right).contains("count(");
                return if endless { None } else { Some(true) };
            }
            if n.child(id, Label::Condition).is_some() && !self.is_while(id) {
                return Some(true);
            }
        }
        if n.role(id) == Role::Function && self.is_counted_block(id) {
            return Some(true);
        }
        let condition = n.child(id, Label::Condition);
        // One that only asks whether the request succeeded, or whether somebody has given up, has no end of its own.
        let no_end = |c: Id| {
            let text = n.source(c).to_ascii_lowercase();
            text.contains("cancel") || self.asks_for_success(c) && !self.mentions_counter(c, own)
        };
        let always = condition.is_none_or(|c| n.role(c) == Role::True || n.source(c) == "1" || no_end(c));
        if !always {
            return None;
        }
        // A throw, a return or a break in a handler or under a test of a counter ends it.
        let ends = own.iter().any(|i| {
            (self.is_way_out(*i) || self.is_raising(*i) || self.only_throws(*i))
                && n.above(*i).take_while(|a| *a != id).any(|a| match n.role(a) {
                    Role::If => self.tests_counter(a, own),
                    Role::Catch => !self.is_of_wait(a),
                    _ => false,
                })
                // What the head of a handler does not take leaves: `catch (e) when (tries < 3)`.
                || n.role(*i) == Role::If && self.is_head_of_handler(*i) && self.tests_counter(*i, own)
        });
        let guarded = || self.is_guarded_by_count(id, own);
        Some(ends || self.leaves_in_last_round(id, own) || self.ends_with_its_limit(id, own) || guarded())
    }

    /// Whether a handler is one of a wait that somebody ends: `try { sleep(1000); } catch (InterruptedException e) { throw failure; }`. No request fails
    /// in it.
    fn is_of_wait(&self, handler: Id) -> bool {
        let n = self.eval.nodes;
        let Some(tried) = n.parent(handler).filter(|t| n.role(*t) == Role::Try) else { return false };
        let in_handler = |i: Id| n.above(i).take_while(|a| *a != tried).any(|a| n.role(a) == Role::Catch);
        let calls = n.below(tried).filter(|i| n.role(*i) == Role::Call && !in_handler(*i));
        let outermost = calls.filter(|i| !n.above(*i).take_while(|a| *a != tried).any(|a| n.role(a) == Role::Call));
        let mut waits = outermost.map(|call| self.is_sleep(call)).peekable();
        waits.peek().is_some() && waits.all(|waits| waits)
    }

    /// Whether a test is all that decides whether a handler takes an error.
    pub(super) fn is_head_of_handler(&self, test: Id) -> bool {
        let n = self.eval.nodes;
        n.parent(test).is_some_and(|p| n.role(p) == Role::Catch)
            && n.children(test).all(|c| n.get(c).label == Label::Condition)
    }

    /// Whether a call is one of a function of the file that does nothing but throw.
    fn only_throws(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let Some(callee) = n.child(call, Label::Callee).filter(|_| n.role(call) == Role::Call) else { return false };
        let Value::Path { root: Root::Function(f), name } = self.eval.value(callee) else { return false };
        let f = f as Id;
        let ways = || n.below(f).filter(|i| matches!(n.role(*i), Role::Throw | Role::Return | Role::If));
        name.is_empty()
            && n.get(f).end_id - f <= MAX_WAITING
            && ways().count() == 1
            && ways().all(|i| n.role(i) == Role::Throw)
    }

    pub(in crate::syntax) fn callee_name(&self, call: Id) -> Option<String> {
        let callee = self.eval.nodes.child(call, Label::Callee)?;
        match self.eval.value(callee) {
            Value::Path { root: Root::Global | Root::Module { .. }, name } => Some(name),
            _ => None,
        }
    }

    pub(super) fn is_log(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let source = n.child(call, Label::Callee).map_or("", |c| n.source(c));
        self.eval.table.logs.contains(&source)
            || self.eval.table.logs.iter().any(|l| source.ends_with(&l[l.find('.').unwrap_or(0)..]) && l.contains('.'))
    }

    /// A call that waits, or a function of the file that only waits.
    pub(super) fn is_sleep(&self, call: Id) -> bool {
        self.is_wait(call, DEEPEST_WAIT)
    }

    fn is_wait(&self, call: Id, deep: u8) -> bool {
        let n = self.eval.nodes;
        let Some(callee) = n.child(call, Label::Callee) else { return false };
        // One that gives up after a time runs something else meanwhile.
        let limits = |id: Id| ["reject", "race(", "abort"].iter().any(|w| n.source(id).contains(w));
        if self.callee_name(call).is_some_and(|name| self.eval.table.sleeps.iter().any(|s| *s == name)) {
            let first = n.child(call, Label::Args).and_then(|args| n.children(args).next());
            return !first.is_some_and(|first| n.role(first) == Role::Function && limits(first));
        }
        if let Value::Path { root: Root::Function(f), name } = self.eval.value(callee) {
            let f = f as Id;
            if name.is_empty() && !n.within(call, f) {
                let short = n.get(f).end_id - f <= MAX_WAITING;
                return !limits(f)
                    && n.below(f).any(|i| {
                        n.role(i) == Role::Call
                            && (self
                                .callee_name(i)
                                .is_some_and(|name| self.eval.table.sleeps.iter().any(|s| *s == name))
                                || short && deep > 0 && !n.within(call, f) && self.is_wait(i, deep - 1))
                    });
            }
        }
        // An imported or injected helper by its name.
        let last = last_names(n.source(callee)).to_ascii_lowercase();
        matches!(last.as_str(), "sleep" | "delay" | "wait" | "sleep_ms" | "pause" | "backoff_sleep" | "sleepms")
    }
}
