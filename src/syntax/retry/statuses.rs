//! Statuses that a test picks.
//!
//! In: a condition, or a value. Out: inclusive ranges of statuses, or nothing when the test asks for something else. Libraries name statuses
//! in many ways; what they share is the reason phrase of the protocol.

use super::failures::DEPTH;
use super::{Retries, last_names};
use crate::model::Value;
use crate::rules::clients::{ClientRule, Label, Role};
use crate::rules::{loops, signs};
use crate::syntax::scope::Def;
use crate::syntax::tree::{Id, end_of};

/// Reason phrases without anything between their words, as names of constants have them.
const PHRASES: [(&str, u16); 17] = [
    ("ok", 200),
    ("created", 201),
    ("accepted", 202),
    ("nocontent", 204),
    ("badrequest", 400),
    ("unauthorized", 401),
    ("paymentrequired", 402),
    ("forbidden", 403),
    ("notfound", 404),
    ("requesttimeout", 408),
    ("conflict", 409),
    ("unprocessableentity", 422),
    ("toomanyrequests", 429),
    ("internalservererror", 500),
    ("badgateway", 502),
    ("serviceunavailable", 503),
    ("gatewaytimeout", 504),
];

/// Classes of statuses, as methods ask for them.
const CLASSES: [(&str, u16, u16); 3] =
    [("is_success", 200, 299), ("is_client_error", 400, 499), ("is_server_error", 500, 599)];

/// The status that a value is: a number, or a constant named by its reason phrase.
pub(super) fn status_of(value: &Value) -> Option<u16> {
    match value {
        Value::Number(x) if (100.0..600.0).contains(x) => Some(*x as u16),
        // Of some libraries a status is a text.
        Value::Text(t) if t.as_str().len() == 3 => t.as_str().parse().ok().filter(|status| (100..600).contains(status)),
        Value::Path { name, .. } => {
            let last = last_names(name);
            let plain: String =
                last.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
            let plain = plain.trim_start_matches("http").trim_start_matches("status").trim_start_matches("sc");
            let digits = plain.get(..3).and_then(|d| d.parse().ok()).filter(|d| (100..600).contains(d));
            digits.or_else(|| PHRASES.iter().find(|(phrase, _)| *phrase == plain).map(|(_, status)| *status))
        }
        _ => None,
    }
}

/// What is in both of two lists of ranges.
fn common(a: &[(u16, u16)], b: &[(u16, u16)]) -> Vec<(u16, u16)> {
    let both = a.iter().flat_map(|x| b.iter().map(|y| (x.0.max(y.0), x.1.min(y.1))));
    both.filter(|(from, to)| from <= to).collect()
}

/// Tests of a status in one loop that are looked at.
const MOST_TESTS: usize = 16;

impl Retries<'_> {
    /// The statuses that a condition picks: `== 429`, `>= 500`, `in (429, 503)`, and any of several. `None`: something else.
    pub(super) fn statuses_of(&self, id: Id, depth: u8) -> Option<Vec<(u16, u16)>> {
        let n = self.eval.nodes;
        let depth = depth.checked_sub(1)?;
        let (status, list) = (|i: Id| self.is_status(i), |i: Id| self.listed(i));
        match n.role(id) {
            // Of some grammars a chain of them is one node.
            Role::Binary if self.is_any_of(id) => {
                // That nothing came back may stand beside it.
                let sides = n.children(id).filter(|side| !self.is_of_nothing(*side));
                let all = sides.map(|side| self.statuses_of(side, depth)).collect::<Option<Vec<_>>>()?.concat();
                (!all.is_empty()).then_some(all)
            }
            // A grammar may take the sides of `a == 1 || b` for `a` and `1 || b`.
            Role::Binary if n.children(id).nth(1).is_some_and(|b| self.is_any_of(b)) => {
                let (a, b) = (n.children(id).next()?, n.children(id).nth(1)?);
                let first = self.picked(self.operator_of(id), a, n.children(b).next()?)?;
                let rest =
                    n.children(b).skip(1).map(|side| self.statuses_of(side, depth)).collect::<Option<Vec<_>>>()?;
                Some([first, rest.concat()].concat())
            }
            Role::Binary => {
                let sides: Vec<Id> = n.children(id).collect();
                let [a, b] = sides[..] else { return None };
                match self.operator_of(id) {
                    // The number of tries may stand beside it.
                    "&&" | "and" => match (self.statuses_of(a, depth), self.statuses_of(b, depth)) {
                        (Some(set), None) | (None, Some(set)) => Some(set),
                        _ => None,
                    },
                    operator => self.picked(operator, a, b),
                }
            }
            // `in_array(response.status, [429, 503])`
            Role::Call if n.child(id, Label::Callee).is_some_and(|c| n.role(c) == Role::Name) => {
                let args: Vec<Id> = n.child(id, Label::Args).into_iter().flat_map(|a| n.children(a)).take(3).collect();
                let callee = n.child(id, Label::Callee).map_or("", |c| n.source(c));
                let asks = self.eval.table.membership_calls.contains(&callee.trim_start_matches('\\'));
                // An argument may be a node of its own around its value.
                let bare =
                    |arg: Id| if n.role(arg) == Role::Pair { n.children(arg).last().unwrap_or(arg) } else { arg };
                if asks && status(bare(*args.first()?)) { list(bare(*args.get(1)?)) } else { None }
            }
            // `[429, 503].includes(response.status)`
            Role::Call => {
                let callee = n.child(id, Label::Callee).filter(|c| n.role(*c) == Role::Member)?;
                let verb = n.child(callee, Label::Property).map(|p| n.source(p).to_ascii_lowercase())?;
                let object = n.child(callee, Label::Object)?;
                // `response.status().is_server_error()`
                if let Some(class) = CLASSES.iter().find(|(name, ..)| *name == verb).filter(|_| status(object)) {
                    return Some(vec![(class.1, class.2)]);
                }
                n.children(n.child(id, Label::Args)?).next().filter(|a| status(*a))?;
                let asks = ["includes", "contains", "include?", "has"].contains(&verb.as_str());
                if asks { list(object) } else { None }
            }
            _ => None,
        }
    }

    /// The statuses that a loop repeats: those that one test keeps in it while every other status leaves, or those that no test lets out.
    pub(super) fn repeated_statuses(&self, id: Id, own: &[Id]) -> Option<Vec<(u16, u16)>> {
        let n = self.eval.nodes;
        let tests = || {
            let tests = own.iter().filter(|i| n.role(**i) == Role::If);
            let tests = tests.filter_map(|i| Some((*i, n.child(*i, Label::Condition)?)));
            // Success that leaves says nothing of failures.
            let succeeds = |c: Id| self.is_success_test(c) && !self.is_any_of(self.bare(c));
            tests.filter(move |(test, c)| !(succeeds(*c) && self.leaves_by(*test, *c)))
        };
        // A handler of everything around it is another way to stay, unless it asks for the status itself.
        let mut staying = own.iter().copied().filter(|i| n.role(*i) == Role::Catch && !self.always_leaves(*i, id));
        if let Some(handler) = staying.next() {
            let outside = tests().any(|(test, c)| !n.within(test, handler) && self.asks_for_status(c));
            let inside = tests().any(|(test, c)| n.within(test, handler) && self.asks_for_status(c));
            let alone = staying.next().is_none();
            // Where no bad status becomes an error, the handler is for connections that fail.
            let of_answers = outside && !inside && !self.eval.table.clients.iter().any(|c| c.throws && self.imports(c));
            if !alone || !of_answers || self.raises(own) || own.iter().any(|i| n.role(*i) == Role::Throw) {
                return (alone && !outside).then(|| self.kept_by_handler(handler, own)).flatten();
            }
        }
        if let Some(kept) = self.kept_by_choice(own) {
            return Some(kept);
        }
        let branch_of =
            |i: Id| n.above(i).take_while(|a| *a != id).find(|a| matches!(n.role(*a), Role::If | Role::Catch));
        let leaves_behind = |test: Id| {
            let behind = own.iter().copied().filter(|i| *i >= n.get(test).end_id);
            behind.filter(|i| self.is_way_out(*i)).any(|i| branch_of(i).is_none() || branch_of(i) == branch_of(test))
        };
        let mut picked = tests().filter_map(|(i, c)| Some((i, c, self.statuses_of(c, DEPTH)?)));
        if let Some((test, condition, set)) = picked.next() {
            // The body stays, and what comes behind it leaves.
            let otherwise: Vec<Id> = n.children(test).filter(|c| n.get(*c).label == Label::Else).collect();
            let in_otherwise = |i: Id| otherwise.iter().any(|e| *e == i || n.within(i, *e));
            let mut inside = n.below(test).filter(|i| !n.within(*i, condition) && !in_otherwise(*i));
            let leaves = || match otherwise.as_slice() {
                [] => leaves_behind(test),
                // `elif status == 429: wait(); continue` and `else: return nothing`
                all => all.iter().any(|e| self.is_way_out(*e)),
            };
            return (picked.next().is_none() && inside.any(|i| n.role(i) == Role::Continue) && leaves()).then_some(set);
        }
        // The body of each leaves, and what comes behind the last stays.
        let mut kept: Option<Vec<(u16, u16)>> = None;
        for (test, condition) in tests().take(MOST_TESTS) {
            let Some(beside) = self.statuses_beside(condition, DEPTH) else { continue };
            if !self.leaves_by(test, condition) || leaves_behind(test) {
                return None;
            }
            kept = Some(match kept {
                Some(before) => common(&before, &beside),
                None => beside,
            });
        }
        kept.filter(|set| !set.is_empty())
    }

    /// The statuses that a handler keeps: those that none of its tests lets out. `None`: it asks for something else.
    fn kept_by_handler(&self, handler: Id, own: &[Id]) -> Option<Vec<(u16, u16)>> {
        let n = self.eval.nodes;
        if let Some(picked) = self.picked_in_handler(handler, own) {
            return Some(picked);
        }
        let mut kept: Option<Vec<(u16, u16)>> = None;
        for test in own.iter().copied().filter(|i| n.role(*i) == Role::If && n.within(*i, handler)).take(MOST_TESTS) {
            let condition = n.child(test, Label::Condition)?;
            let leaves = n.below(test).any(|i| matches!(n.role(i), Role::Return | Role::Throw | Role::Break));
            match self.statuses_beside(condition, DEPTH) {
                Some(beside) if self.leaves_by(test, condition) => {
                    kept = Some(kept.map_or(beside.clone(), |before| common(&before, &beside)));
                }
                None if self.mentions_counter(condition, own) && !self.asks_for_status(condition) => {}
                None if !leaves && !self.asks_for_status(condition) => {}
                _ => return None,
            }
        }
        kept.filter(|set| !set.is_empty())
    }

    /// The statuses for which a handler stays while everything else leaves it: `if (error.status == 429) { wait(); continue; } throw error;`
    fn picked_in_handler(&self, handler: Id, own: &[Id]) -> Option<Vec<(u16, u16)>> {
        let n = self.eval.nodes;
        let tests = n.below(handler).filter(|i| n.role(*i) == Role::If);
        let mut picked = tests.filter_map(|test| {
            let condition = n.child(test, Label::Condition)?;
            Some((test, condition, self.statuses_of(condition, DEPTH)?))
        });
        let (test, condition, set) = picked.next().filter(|_| picked.next().is_none())?;
        // The head of the handler asks: `catch (e) when (e.Status == 429)`.
        if n.parent(test) == Some(handler) && n.below(test).all(|i| n.within(i, condition)) {
            return Some(set);
        }
        let otherwise = n.child(test, Label::Else);
        let in_otherwise = |i: Id| otherwise.is_some_and(|e| i == e || n.within(i, e));
        let under_tests = |i: Id, of: Id| {
            let mut around = n.above(i).take_while(move |a| *a != of).filter(|a| n.role(*a) == Role::If);
            around.any(|a| !self.tests_counter(a, own))
        };
        let leaves = |i: &Id| self.is_way_out(*i);
        let stays = !n.below(test).filter(leaves).any(|i| {
            !in_otherwise(i) && !under_tests(i, test) && {
                // The end of the tries is no way out of the test.
                !n.above(i).take_while(|a| *a != test).any(|a| n.role(a) == Role::If)
            }
        });
        let ends = n
            .below(handler)
            .filter(leaves)
            .any(|i| in_otherwise(i) && !under_tests(i, test) || i >= n.get(test).end_id && !under_tests(i, handler));
        (stays && ends).then_some(set)
    }

    /// Whether the file imports a client.
    fn imports(&self, client: &ClientRule) -> bool {
        self.eval.scopes.imports.iter().any(|module| client.modules.contains(module))
    }

    /// Whether a condition names a status at all.
    pub(super) fn asks_for_status(&self, condition: Id) -> bool {
        let n = self.eval.nodes;
        n.below(condition).chain([condition]).any(|i| self.is_status(i))
    }

    /// The statuses for which a function that decides says yes: one result picks them, the others are a plain yes or no.
    pub(super) fn decided(&self, function: Id) -> Option<Vec<(u16, u16)>> {
        let n = self.eval.nodes;
        let returned = n.below(function).filter(|i| n.role(*i) == Role::Return && n.get(*i).scope == function);
        let mut results: Vec<Id> = returned.take(MOST_TESTS).filter_map(|r| n.children(r).next()).collect();
        if results.is_empty() {
            results.extend(n.child(function, Label::Body));
        }
        let mut picks = results.into_iter().filter(|r| !matches!(n.role(*r), Role::True | Role::False | Role::Boolean));
        let only = picks.next().filter(|_| picks.next().is_none())?;
        self.statuses_of(only, DEPTH).filter(|all| !all.is_empty())
    }

    /// Whether all that a test does is to leave.
    fn leaves_by(&self, test: Id, condition: Id) -> bool {
        let n = self.eval.nodes;
        let inside = || n.below(test).filter(|i| !n.within(*i, condition)).map(|i| n.role(i));
        n.child(test, Label::Else).is_none()
            && inside().any(|role| matches!(role, Role::Return | Role::Throw | Role::Break))
            && !inside().any(|role| matches!(role, Role::If | Role::Continue))
    }

    /// The statuses beside those that a condition picks: `!= 429 && < 500`, `not in (429, 503)`, `!(... )`. `None`: something else.
    pub(super) fn statuses_beside(&self, id: Id, depth: u8) -> Option<Vec<(u16, u16)>> {
        let n = self.eval.nodes;
        let depth = depth.checked_sub(1)?;
        match n.role(id) {
            Role::Unary if n.source(id).starts_with(['!', 'n']) => self.statuses_of(n.children(id).next()?, depth),
            Role::Unit => self.statuses_beside(n.children(id).next()?, depth),
            Role::Binary if matches!(self.operator_of(id), "&&" | "and") => {
                // That something came back may stand before it.
                let sides = n.children(id).filter(|side| !self.is_of_answer(*side) && !self.is_of_kind(*side));
                let all = sides.map(|side| self.statuses_beside(side, depth)).collect::<Option<Vec<_>>>()?.concat();
                (!all.is_empty()).then_some(all)
            }
            // Success may stand beside it, and leaves all failures.
            Role::Binary if self.is_any_of(id) => {
                let beside = |side| match self.is_success_test(side) {
                    true => Some(vec![(300, 599)]),
                    // So does the number of tries.
                    false => self.statuses_beside(side, depth).or_else(|| {
                        let compares = n.role(side) == Role::Binary && loops::compares(self.operator_of(side));
                        let counts = compares && self.mentions_counter(side, &[]) && !self.asks_for_status(side);
                        counts.then(|| vec![(300, 599)])
                    }),
                };
                let all = n.children(id).map(beside).collect::<Option<Vec<_>>>()?;
                all.into_iter().reduce(|a, b| common(&a, &b)).filter(|set| !set.is_empty())
            }
            Role::Binary => {
                let sides: Vec<Id> = n.children(id).collect();
                let [a, b] = sides[..] else { return None };
                let number = || status_of(&self.eval.value(b)).filter(|_| self.is_status(a));
                match self.operator_of(id) {
                    "!=" | "!==" => number().map(|x| vec![(x, x)]),
                    "<" => number().map(|x| vec![(x, 599)]),
                    "<=" => number().map(|x| vec![(x + 1, 599)]),
                    "not in" => self.listed(b).filter(|_| self.is_status(a)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The statuses that a comparison picks.
    fn picked(&self, operator: &str, a: Id, b: Id) -> Option<Vec<(u16, u16)>> {
        let number = || status_of(&self.eval.value(b));
        match operator {
            _ if !self.is_status(a) => None,
            "==" | "===" => number().map(|x| vec![(x, x)]),
            ">=" => number().map(|x| vec![(x, 599)]),
            ">" => number().map(|x| vec![(x + 1, 599)]),
            "in" => self.listed(b),
            _ => None,
        }
    }

    /// `err != nil`, `response is None`, `!response`: whether there is an answer at all.
    fn is_of_nothing(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        match n.role(id) {
            Role::Unit => n.children(id).next().is_some_and(|inner| self.is_of_nothing(inner)),
            Role::Unary => {
                n.source(id).starts_with('!') && n.children(id).next().is_some_and(|inner| n.role(inner) == Role::Name)
            }
            Role::Binary => n.children(id).nth(1).is_some_and(|b| n.role(b) == Role::Null),
            _ => false,
        }
    }

    /// `err == nil`, `response is not None`, `response`, `!err`: whether there is an answer at all.
    fn is_of_answer(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        match n.role(id) {
            Role::Name => !self.is_success_test(id),
            Role::Unit => n.children(id).next().is_some_and(|inner| self.is_of_answer(inner)),
            _ => self.is_of_nothing(id),
        }
    }

    /// Whether a name says that an error is of the kind that is asked for: `e, ok := err.(*StatusError); ok && ...`.
    fn is_of_kind(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let test_of = |i: Id| n.above(i).find(|a| n.role(*a) == Role::If);
        let Some((key, _)) = self.eval.scopes.key_of(n, id).filter(|_| n.role(id) == Role::Name) else { return false };
        let of_head = |def: &Def<'_>| match def {
            Def::Value(value) | Def::Element(value, _) => test_of(*value).is_some() && test_of(*value) == test_of(id),
            _ => false,
        };
        self.eval.scopes.definitions(key).iter().any(|(def, _)| of_head(def))
    }

    /// What stands in parentheses.
    pub(super) fn bare(&self, id: Id) -> Id {
        let n = self.eval.nodes;
        n.children(id).next().filter(|_| n.role(id) == Role::Unit).map_or(id, |inner| self.bare(inner))
    }

    fn is_any_of(&self, id: Id) -> bool {
        self.eval.nodes.role(id) == Role::Binary && matches!(self.operator_of(id), "||" | "or")
    }

    /// The operator of two sides: what stands between them, where the grammar does not say which it is.
    fn operator_of(&self, id: Id) -> &str {
        let n = self.eval.nodes;
        let own = n.operator(id);
        let mut sides = n.children(id);
        match (sides.next(), sides.next()) {
            (Some(a), Some(b)) if own.is_empty() => n.slice(n.get(a).end, n.get(b).start.max(n.get(a).end)).trim(),
            _ => own,
        }
    }

    /// Whether an expression is the status of an answer.
    pub(super) fn is_status(&self, id: Id) -> bool {
        self.is_status_text(id) || self.is_named_status(id)
    }

    fn is_status_text(&self, id: Id) -> bool {
        let whole = end_of(self.eval.nodes.source(id));
        let source = signs::STATUS_NUMBERS.iter().find_map(|end| whole.strip_suffix(end)).unwrap_or(whole);
        let last = source.trim_end_matches("()").rsplit(['.', ':', '>', '$']).next().unwrap_or("").to_ascii_lowercase();
        let plain = last.strip_prefix("get").unwrap_or(&last).trim_start_matches('_');
        plain == "code" || signs::STATUSES.contains(&plain)
    }

    /// Whether a name was given the status of an answer, whatever it is called: `sc = answer.status_code`, `const { status: sc } = answer`.
    pub(super) fn is_named_status(&self, name: Id) -> bool {
        let n = self.eval.nodes;
        if n.role(name) != Role::Name || n.get(name).label == Label::Property {
            return false;
        }
        let Some((key, _)) = self.eval.scopes.key_of(n, name) else { return false };
        let definitions = self.eval.scopes.definitions(key);
        definitions.len() <= MOST_TESTS
            && definitions.iter().any(|(def, _)| match def {
                Def::Value(value) => self.gives_status(*value),
                Def::Entry(_, key) => signs::STATUSES.contains(&key.to_ascii_lowercase().as_str()),
                _ => false,
            })
    }

    /// Whether an expression is a part of an answer that is its status, or asks for it by the name of the protocol.
    fn gives_status(&self, value: Id) -> bool {
        let n = self.eval.nodes;
        let mut now = value;
        while matches!(n.role(now), Role::Unit | Role::Await)
            && let Some(inner) = n.children(now).last()
        {
            now = inner;
        }
        match n.role(now) {
            Role::Member => self.is_status_text(now),
            Role::Call => {
                let signs = self.eval.table.answers.status_signs;
                let args = || n.child(now, Label::Args).into_iter().flat_map(|args| n.children(args));
                let asked = |a: Id| n.role(a) == Role::Name && signs.contains(&n.source(a));
                n.child(now, Label::Callee).is_some_and(|c| n.role(c) == Role::Member && self.is_status_text(now))
                    || args().any(asked)
            }
            _ => false,
        }
    }

    /// The statuses of a list.
    fn listed(&self, id: Id) -> Option<Vec<(u16, u16)>> {
        let Value::List(items) = self.eval.value(id) else { return None };
        let all: Option<Vec<(u16, u16)>> = items.iter().map(|v| status_of(v).map(|x| (x, x))).collect();
        all.filter(|l| !l.is_empty())
    }
}
