//! Which failures a loop repeats, how long it may wait at most, and whether chance is in the wait.
//!
//! In: a loop that repeats. Out: the rest of its [`Policy`]. Everything is said only of loops that say so themselves: one that
//! tells failures apart in a way that is not understood here has no set of statuses, and then nothing is claimed of it.

use super::{Retries, last_names};
use crate::model::{Growth, Policy, Retry, Root, Value};
use crate::rules::clients::{Label, RetryRule, Role};
use crate::rules::loops;
use crate::syntax::tree::Id;

/// Whether statuses are those of success.
fn is_success(statuses: &(u16, u16)) -> bool {
    statuses.0 >= 200 && statuses.1 < 300
}

/// Whether chance is in a piece of code, by its words.
pub(super) fn is_by_chance(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["rand", "jitter", "uniform", "splay", "lcg"].iter().any(|w| lower.contains(w))
}

/// The kinds of errors that a filter names, alone, in a list, or in what makes a filter of them: `if_exception_type((A, B))`.
fn kinds(filter: &Value) -> Vec<&Value> {
    match filter {
        Value::List(types) => types.iter().collect(),
        Value::Result { args, .. } => args.get("0").map(kinds).unwrap_or_default(),
        other => vec![other],
    }
}

/// Cases of a choice, and statements before one that throws, that are looked at.
const MOST_CASES: usize = 32;
/// Calls in waits whose functions are read.
const MOST_ASKED: usize = 8;
/// Evaluation of numbers goes no deeper.
pub(super) const DEPTH: u8 = 12;

impl Retries<'_> {
    /// Adds what a loop says about failures to its policy.
    pub(super) fn failures(&self, id: Id, own: &[Id], sleeps: &[Id], policy: &mut Policy) {
        let n = self.eval.nodes;
        let by_head = || self.head_of(id).and_then(|c| self.statuses_of(c, DEPTH));
        let statuses = self.repeated_statuses(id, own).or_else(by_head);
        policy.statuses = statuses.filter(|all| !all.iter().all(is_success));
        let whole = self.words_of(id, sleeps);
        if policy.statuses.is_none() && !self.tells_apart(&whole) {
            policy.catches_all = self.catches_all(id, own) || self.keeps_error_values(id, own);
            let inside: Vec<Id> = n.below(id).collect();
            policy.raises = self.raises(&inside);
            if self.leaves_on_success_alone(id, own) || self.head_of(id).is_some_and(|c| self.asks_for_success(c)) {
                policy.repeats_auth_errors = Some(true);
            }
        }
        // Where errors are values, a test of the error of the request tells nothing of its status.
        let by_value = policy.statuses.is_none() && !self.tells_apart(&whole) && !self.hands_answer_on(own);
        let of_error = |i: Id| by_value && n.child(i, Label::Condition).is_some_and(|c| self.asks_for_any_error(c));
        let tests = own.iter().any(|i| n.role(*i) == Role::If && self.tests_status(*i) && !of_error(*i))
            || self.stays_by_head(id)
            || self.tries_by_body(id, own, sleeps).is_some();
        policy.connect_only = !tests && policy.statuses.is_none() && self.takes_connections_alone(id, own);
        policy.by_error = policy.statuses.is_none() && !tests;
        policy.errors_alone = policy.by_error;
        policy.swallows = self.swallows(id, own);
        if let Some(statuses) = &policy.statuses {
            let in_set = |status: u16| statuses.iter().any(|(a, b)| (*a..=*b).contains(&status));
            policy.repeats_auth_errors = Some(in_set(401) && in_set(403));
        }
        if matches!(policy.growth, Growth::Exponential | Growth::Linear) {
            let around = self.eval.nodes.above(id).find(|a| self.eval.nodes.role(*a) == Role::Function).unwrap_or(id);
            let text = self.eval.nodes.source(around);
            policy.jitter = Some(is_by_chance(text) || self.asked_by_waits(sleeps).iter().any(|t| is_by_chance(t)));
        }
        if policy.growth == Growth::Exponential {
            policy.longest_wait = sleeps.iter().filter_map(|s| self.longest_wait(*s, id)).max();
        }
    }

    /// The functions of this file that work out how long to wait, in lower case.
    fn asked_by_waits(&self, sleeps: &[Id]) -> Vec<String> {
        let n = self.eval.nodes;
        let calls = sleeps.iter().flat_map(|s| n.below(*s).chain([*s]));
        let calls = calls.filter(|i| n.role(*i) == Role::Call).take(MOST_ASKED);
        let function = |call: Id| match self.eval.value(n.child(call, Label::Callee)?) {
            Value::Path { root: Root::Function(f), name } if name.is_empty() => Some(n.source(f as Id)),
            _ => None,
        };
        calls.filter_map(function).map(str::to_ascii_lowercase).collect()
    }

    /// Adds what the arguments of a library say about failures to its policy.
    pub(super) fn library_failures(
        &self,
        rule: &'static RetryRule,
        unknown: bool,
        given: &dyn Fn(&[&str]) -> Option<Value>,
        policy: &mut Policy,
    ) {
        if unknown {
            return;
        }
        let broad = |v: &Value| match v {
            Value::Path { name, .. } => self.eval.table.broad_errors.contains(&last_names(name)),
            _ => false,
        };
        // A number is the wait itself, which may stand in the place of what decides.
        let filter = given(rule.filters).filter(|told| !matches!(told, Value::Number(_)));
        policy.catches_all = match &filter {
            None => !rule.filters.is_empty(),
            Some(other) => kinds(other).iter().any(|v| broad(v)),
        };
        let known = self.eval.table.connection_errors;
        let connects = |v: &&Value| matches!(v, Value::Path { name, .. } if known.contains(&last_names(name)));
        policy.connect_only |=
            filter.as_ref().map(kinds).is_some_and(|all| !all.is_empty() && all.iter().all(connects));
        if let Some(Value::List(items)) = given(rule.statuses) {
            let number = |v: &Value| match v {
                Value::Number(x) if (100.0..600.0).contains(x) => Some((*x as u16, *x as u16)),
                _ => None,
            };
            policy.statuses = items.iter().map(number).collect();
            let has = |status: u16| policy.statuses.iter().flatten().any(|s| s.0 == status);
            policy.repeats_auth_errors = policy.statuses.is_some().then(|| has(401) || has(403));
        }
        if let Some(Value::Path { root: Root::Function(f), name }) = given(rule.statuses)
            && name.is_empty()
        {
            policy.statuses = self.decided(f as Id);
        }
        // What decides about a failure says yes to each: `retryCondition: () => true`.
        let says_yes = |places: &[&str]| match given(places) {
            Some(Value::Path { root: Root::Function(f), name }) if name.is_empty() => {
                self.eval.result(f as Id) == Value::Bool(true)
            }
            _ => false,
        };
        if policy.statuses.is_none() && says_yes(rule.decides) {
            policy.repeats_auth_errors = Some(true);
        }
        if rule.every_5xx && (policy.statuses.is_some() || given(rule.statuses).is_none()) {
            policy.statuses.get_or_insert_default().push((500, 599));
        }
        let wait = given(rule.growth);
        let parts = wait.as_ref().map(Value::parts).unwrap_or_default();
        let resolved = parts.iter().all(|p| !matches!(p, Value::Unknown | Value::Param { .. }));
        if !rule.jitter.is_empty() && matches!(policy.growth, Growth::Exponential | Growth::Linear) && resolved {
            let by_chance = parts.iter().any(|p| match p {
                Value::Result { name, .. } | Value::Path { name, .. } => rule.jitter.contains(&last_names(name)),
                _ => false,
            });
            policy.jitter = Some(by_chance || given(rule.jitter).is_some());
        } else if let (Some(Value::Path { root: Root::Function(f), name }), Growth::Exponential) =
            (&wait, policy.growth)
            && name.is_empty()
        {
            policy.jitter = self.chance_of_wait(*f as Id);
        }
        if let (false, Some(Value::Result { name, args, .. })) = (rule.caps.is_empty(), &wait)
            && rule.exponential.contains(&last_names(name))
            && rule.caps.iter().all(|c| args.get(c).is_none())
            && let Some(Value::Result { args: bound, .. }) = given(rule.bound)
            && let Some(Value::Number(tries)) = bound.get("0")
        {
            let factor = match args.get("multiplier").or_else(|| args.get("0")) {
                Some(Value::Number(x)) => *x,
                None => 1.0,
                Some(_) => return,
            };
            policy.longest_wait = Some((factor * (tries - 2.0).exp2()).clamp(0.0, 1e15) as u64);
        }
    }

    /// Adds what is done with failures in the function that a library repeats.
    pub(super) fn body_failures(&self, around: Id, policy: &mut Policy) {
        let inside: Vec<Id> = self.eval.nodes.below(around).collect();
        // A library that is given a test of results sees a bad status without an error.
        let n = self.eval.nodes;
        let by_result = |i: &Id| {
            let name = if n.role(*i) == Role::Name { n.source(*i).to_ascii_lowercase() } else { return false };
            n.get(*i).label != Label::Key && (name.contains("result") && name.len() > 6 || name.contains("predicate"))
        };
        policy.by_error = !inside.iter().any(by_result);
        policy.errors_alone &= policy.by_error;
        policy.raises = self.raises(&inside);
        policy.gives_nothing = policy.by_error && !policy.raises && self.gives_nothing(&inside);
        // What tells failures apart in the function may keep some of them from the library.
        policy.catches_all &= !inside.iter().any(|i| self.eval.nodes.role(*i) == Role::Catch)
            && !self.tells_apart(&self.words_of(around, &[]));
    }

    /// What repeats a function, as it sees a request in it: a handler in between may keep every error.
    pub(super) fn seen_from(&self, retry: Retry, id: Id, function: Id) -> Retry {
        let n = self.eval.nodes;
        let Retry::By(mut policy) = retry else { return retry };
        let mut tries = n.above(id).take_while(|a| *a != function).filter(|a| n.role(*a) == Role::Try);
        policy.hidden = policy.by_error && tries.any(|t| self.keeps_errors(t, id));
        Retry::By(policy)
    }

    /// Whether a block takes every error of what stands in it, and throws none.
    fn keeps_errors(&self, block: Id, id: Id) -> bool {
        let n = self.eval.nodes;
        let handlers: Vec<Id> = n.children(block).filter(|c| n.role(*c) == Role::Catch).collect();
        let broad = |handler: &Id| {
            let types = self.types_taken(*handler);
            types.is_empty() || types.iter().any(|t| self.eval.table.broad_errors.contains(t))
        };
        let again =
            |i: Id| matches!(n.role(i), Role::Throw | Role::Again) || self.eval.table.throwers.contains(&n.source(i));
        handlers.iter().any(broad) && !handlers.iter().any(|h| n.within(id, *h) || n.below(*h).any(again))
    }

    /// Adds that a function which a helper of the project repeats makes an error of a bad status.
    pub(super) fn raised_below(&self, around: Id, policy: &mut Policy) {
        let n = self.eval.nodes;
        let inside: Vec<Id> = n.below(around).collect();
        policy.raises |= self.raises(&inside);
        policy.catches_all &= !inside.iter().any(|i| n.role(*i) == Role::Catch);
    }

    /// Lower-case text of everything that may tell failures apart in a region: tests, comparisons, heads of handlers, lists of numbers, and
    /// names of what is asked. Tests of success tell nothing apart, and what is only sent (a header, a body) is no test.
    pub(super) fn words_of(&self, id: Id, sleeps: &[Id]) -> String {
        let n = self.eval.nodes;
        let mut text = String::new();
        let mut end = id;
        for i in n.below(id) {
            // What was taken whole is not taken again; a wait tells nothing.
            if i < end {
                continue;
            }
            // What stands before a function says what repeats it.
            if sleeps.binary_search(&i).is_ok() || n.role(i) == Role::Decorator {
                end = n.get(i).end_id;
                continue;
            }
            let parent = n.parent(i).unwrap_or(id);
            let tests = match n.role(i) {
                _ if n.get(i).label == Label::Condition && n.role(parent) != Role::Function => true,
                Role::Binary => loops::compares(n.operator(i)),
                Role::List => n.children(i).any(|c| n.role(c) == Role::Number),
                _ => false,
            };
            if tests {
                end = n.get(i).end_id;
                if !self.is_success_test(i) && !self.is_failure_test(i) {
                    // Of a request whose answer is matched, what it is given tells nothing.
                    let arm = |c: Id| n.role(c) == Role::If && matches!(n.operator(c), "Ok" | "Err");
                    let matched = n.role(i) == Role::Await && n.children(parent).any(|c| n.role(c) == Role::If)
                        || n.children(parent).any(arm);
                    text.push_str(if matched { "" } else { n.source(i) });
                    text.push(' ');
                }
                continue;
            }
            let asked = matches!(n.role(i), Role::Name)
                && (n.get(i).label == Label::Callee
                    || n.role(parent) == Role::Args
                    || n.get(i).label == Label::Property
                    || n.get(i).label == Label::Value);
            let name = if asked { n.source(i).to_ascii_lowercase() } else { continue };
            if loops::is_asked(&name) {
                text.push_str("transient ");
            }
        }
        for name in self.eval.table.raises {
            text = text.replace(name, "");
        }
        let text = text.to_ascii_lowercase();
        loops::of_success().iter().filter(|w| w.len() > 7).fold(text, |t, w| t.replace(w, "ok"))
    }

    pub(super) fn tells_apart(&self, text: &str) -> bool {
        loops::tells_apart(text)
            || text
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|w| w.len() == 3 && w.parse::<u16>().is_ok_and(|n| (400..600).contains(&n)))
    }

    /// Whether a handler takes every failure and lets it stay, and no other handler lets any of them out.
    fn catches_all(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        // An arm that takes an error is a handler; one that takes it after the last try is the end.
        let is_handler = |i: Id| match n.role(i) {
            Role::Catch => true,
            Role::If if n.operator(i) == "Err" || self.takes_error(i) => !self.tests_counter(i, own),
            _ => false,
        };
        // Errors of a database are none of the request, wherever they go.
        let of_request = |i: &Id| is_handler(*i) && !self.takes_database_errors(*i, own);
        let handlers: Vec<Id> = own.iter().copied().filter(of_request).collect();
        let broad = |handler: Id| {
            let types = self.types_taken(handler);
            types.is_empty() || types.iter().any(|t| self.eval.table.broad_errors.contains(t))
        };
        !handlers.is_empty()
            && handlers.iter().all(|h| !self.always_leaves(*h, id))
            && handlers.iter().any(|h| broad(*h))
            // A handler that decides by something else than the number of tries may let some out.
            && handlers.iter().all(|h| {
                n.below(*h).filter(|i| n.role(*i) == Role::If).all(|i| {
                    n.child(i, Label::Condition).is_some_and(|c| self.mentions_counter(c, own))
                })
            })
    }

    /// Whether a handler that tries again takes every failure, and nothing in its block tells failures apart.
    pub(super) fn takes_all(&self, handler: Id, block: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let types = self.types_taken(handler);
        let mut tests = n.below(handler).filter(|i| n.role(*i) == Role::If);
        (types.is_empty() || types.iter().any(|t| self.eval.table.broad_errors.contains(t)))
            && tests.all(|i| n.child(i, Label::Condition).is_some_and(|c| self.mentions_counter(c, own)))
            && own.iter().filter(|i| n.role(**i) == Role::Catch).count() == 1
            && !self.tells_apart(&self.words_of(block, &[]))
    }

    /// The types of errors that a handler names, without what they stand in.
    pub(super) fn types_taken(&self, handler: Id) -> Vec<&str> {
        let n = self.eval.nodes;
        let head = n.slice(n.get(handler).start, n.get(handler).end);
        let head = head.split(['{', '\n']).next().unwrap_or(head);
        // Of some languages the type stands before the handler: `on Transient catch (e)`.
        let tried = n.parent(handler).filter(|t| n.role(*t) == Role::Try);
        let before = tried.and_then(|t| n.children(t).take(MOST_CASES).take_while(|c| *c < handler).last());
        let before =
            before.map_or("", |b| n.slice(n.get(b).end.min(n.get(handler).start), n.get(handler).start).trim());
        let before = before.rsplit('}').next().unwrap_or(before).trim();
        let head = before.strip_prefix("on ").unwrap_or(head);
        // What stands behind a colon is the type, within brackets, or the body. Two of them stand between a type and what it stands in.
        let b = head.as_bytes();
        let alone = |at: usize| b[at] == b':' && b.get(at + 1) != Some(&b':') && (at == 0 || b[at - 1] != b':');
        let head = match (0..b.len()).find(|at| alone(*at)).map(|at| head.split_at(at)) {
            Some((name, rest)) if name.contains('(') && !name.contains(')') => rest.split(')').next().unwrap_or(rest),
            Some((before, _)) => before,
            None => head,
        };
        let names = head.split(|c: char| !c.is_alphanumeric() && !['_', '.', ':', '\\'].contains(&c));
        let last = |name: &'_ str| name.trim_end_matches(['.', ':', '\\']).len();
        let words = names.map(|w| &w[..last(w)]).map(|w| (w, w.rsplit(['.', ':', '\\']).next().unwrap_or(w)));
        // A case of an enumeration, `Failure.transient`, is one of its errors.
        let is_case = |whole: &str, last: &str| whole.len() > last.len() && whole.starts_with(char::is_uppercase);
        let types = words.filter(|(whole, w)| (w.starts_with(char::is_uppercase) || is_case(whole, w)) && *w != "Err");
        types.map(|(_, w)| w).collect()
    }

    /// Whether what stays in a loop are failed connections, whose types its handlers name: a bad status is none of them.
    fn takes_connections_alone(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let known = self.eval.table.connection_errors;
        let handlers = own.iter().copied().filter(|i| n.role(*i) == Role::Catch && !self.always_leaves(*i, id));
        let mut taken = handlers.map(|h| self.types_taken(h)).peekable();
        !known.is_empty()
            && taken.peek().is_some()
            && taken.all(|types| !types.is_empty() && types.iter().all(|t| known.contains(t)))
    }

    /// `Err(_) => {}`
    fn takes_error(&self, arm: Id) -> bool {
        let n = self.eval.nodes;
        n.child(arm, Label::Condition).is_some_and(|c| n.operator(c) == "Err")
    }

    /// Whether a bad status becomes an error inside of the loop.
    pub(super) fn raises(&self, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let makes_error = |i: Id| {
            let lower = n.source(i).to_ascii_lowercase();
            n.role(i) == Role::Name && (lower.starts_with("err") || lower.ends_with("err") || lower.ends_with("error"))
        };
        own.iter().any(|i| match n.role(*i) {
            Role::Call => self.is_raising(*i),
            Role::Throw => self.is_of_bad_status(*i) || self.follows_success(*i),
            // Where a function throws.
            Role::Name if self.eval.table.throwers.contains(&n.source(*i)) => self.is_of_bad_status(*i),
            // Where errors are values, one is given back.
            Role::Return => {
                !self.eval.table.errors_are_thrown && n.below(*i).any(makes_error) && self.is_of_bad_status(*i)
            }
            _ => false,
        })
    }

    /// Whether a call makes an error of a bad status.
    pub(super) fn is_raising(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let named =
            |names: &[&str]| n.child(call, Label::Callee).is_some_and(|c| names.contains(&last_names(n.source(c))));
        let holds = || n.child(call, Label::Args).and_then(|args| n.children(args).next());
        n.role(call) == Role::Call
            && (named(self.eval.table.raises)
                || named(self.eval.table.asserts) && holds().is_some_and(|test| self.is_success_test(test)))
    }

    /// Whether what leaves stands behind a test by which success has left already: `if (status == 200) return body; throw failure;`
    fn follows_success(&self, leave: Id) -> bool {
        let n = self.eval.nodes;
        let Some(parent) = n.parent(leave).filter(|p| !matches!(n.role(*p), Role::If | Role::Catch)) else {
            return false;
        };
        let succeeded = |i: Id| {
            n.role(i) == Role::If
                && n.child(i, Label::Condition).is_some_and(|c| self.is_success_test(c) && !n.source(c).contains('!'))
                && n.below(i).any(|x| n.role(x) == Role::Return)
        };
        n.children(parent).take(MOST_CASES).take_while(|c| *c < leave).any(succeeded)
    }

    /// Whether what leaves stands under a test for any bad status.
    fn is_of_bad_status(&self, leave: Id) -> bool {
        let n = self.eval.nodes;
        let tests = n.above(leave).filter(|a| n.role(*a) == Role::If).take(2);
        // A test may have several: `guard let http = response as? Response, http.statusCode == 200 else { throw failure }`.
        let conditions = |test: Id| n.children(test).filter(|c| n.get(*c).label == Label::Condition);
        let by_test = |test: Id| conditions(test).any(|c| self.is_success_test(c) || self.is_failure_test(c));
        // A choice by the status, or one of which another case takes success.
        let by_choice = |test: Id| {
            let mut cases =
                n.children(test).take(MOST_CASES).filter(|c| n.role(*c) == Role::If && !n.within(leave, *c));
            let mut chosen = conditions(test);
            chosen.any(|c| self.is_status(self.bare(c)))
                || cases.any(|case| conditions(case).any(|c| self.is_success_test(c)))
        };
        tests.enumerate().any(|(at, test)| at == 0 && by_test(test) || by_choice(test))
    }

    /// `status >= 400`, `status != 200`: every bad status, and nothing else.
    pub(super) fn is_failure_test(&self, condition: Id) -> bool {
        let is_bad = |(from, to): &(u16, u16)| (201..=400).contains(from) && *to >= 599;
        self.statuses_of(condition, DEPTH).is_some_and(|all| !all.is_empty() && all.iter().all(is_bad))
            || self.statuses_beside(condition, DEPTH).is_some_and(|all| !all.is_empty() && all.iter().all(is_success))
    }

    /// `status == 200`
    fn is_success_status(&self, condition: Id) -> bool {
        self.statuses_of(condition, DEPTH).is_some_and(|all| all.iter().all(is_success))
    }

    /// The condition in the head of a loop.
    fn head_of(&self, id: Id) -> Option<Id> {
        let n = self.eval.nodes;
        n.child(id, Label::Condition).filter(|_| matches!(n.role(id), Role::For | Role::While))
    }

    /// Whether the head of a loop asks for a request that did not succeed, beside the number of tries.
    pub(super) fn asks_for_success(&self, condition: Id) -> bool {
        let n = self.eval.nodes;
        let part = |side: Id| {
            let mut inner = side;
            while matches!(n.role(inner), Role::Unary | Role::Unit) {
                let Some(next) = n.children(inner).next() else { break };
                inner = next;
            }
            self.is_success_test(inner) || self.is_failure_test(inner) || self.is_kind_of_success(inner)
        };
        part(condition) || n.role(condition) == Role::Binary && n.children(condition).any(part)
    }

    /// `answer.is_a?(Success)`: an answer of the kind that a library gives for success.
    fn is_kind_of_success(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let signs = self.eval.table.answers.status_signs;
        n.role(call) == Role::Call
            && n.child(call, Label::Args).is_some_and(|args| {
                n.below(args).any(|i| {
                    n.role(i) == Role::Name && n.source(i).ends_with("Success") && signs.contains(&n.source(i))
                })
            })
    }

    /// A condition that asks for success and for nothing else.
    pub(super) fn is_success_test(&self, condition: Id) -> bool {
        let n = self.eval.nodes;
        if self.is_success_status(condition) {
            return true;
        }
        let mut names = n
            .below(condition)
            .chain([condition])
            .filter(|i| n.role(*i) == Role::Name)
            .map(|i| n.source(i).to_ascii_lowercase())
            .peekable();
        names.peek().is_some() && names.last().is_some_and(|last| loops::of_success().contains(&last.as_str()))
    }
}
