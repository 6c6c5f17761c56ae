//! What a program does with the answer to a request: looks at its status, or takes its body as it comes.
//!
//! In: the node of a request. Out: an [`Answer`]. The answer is followed through the chain behind the call and through the name that it
//! is bound to, within its function. Where it leaves the function, or where its error is looked for in the body, nothing is known.

mod given;
mod strict;

use super::eval::Eval;
use super::retry::function_of;
use super::scope::Key;
use super::spots::Lines;
use super::tree::Id;
use crate::model::Answer;
use crate::rules::answers::AnswerRules;
use crate::rules::clients::{Label, Role};
use crate::rules::signs;
use std::cell::OnceCell;
use std::collections::HashMap;
use strict::Strict;

/// Steps out of a call to the statement that it stands in.
const STEPS: usize = 40;
/// Nodes of a function that are looked at; longer ones are not judged.
const LONGEST: u32 = 4_000;
/// Names in a body that tell of an error.
const ERRORS: [&str; 17] = [
    "error",
    "errors",
    "err",
    "detail",
    "fault",
    "Error",
    "Errors",
    "error_message",
    "error_code",
    "errcode",
    "ok",
    "success",
    "Ok",
    "OK",
    "Success",
    "ErrorMessage",
    "ErrorCode",
];

/// Names in a body that tell of its state, where they are compared.
const STATES: [&str; 12] = [
    "cod",
    "code",
    "status",
    "stat",
    "state",
    "errno",
    "ret",
    "retcode",
    "resultcode",
    "resultCode",
    "result_code",
    "statusCode",
];
/// Steps from such a name to its comparison.
const STATE_STEPS: usize = 6;

/// Follows answers in one file.
pub(super) struct Answers<'a> {
    pub(super) eval: &'a Eval<'a>,
    pub(super) lines: &'a Lines<'a>,
    /// Settings of clients and requests by which a bad status is an error.
    strict: Strict,
    /// Calls of the file by the last name of what they call, once somebody asks.
    called: OnceCell<HashMap<&'a str, Vec<Id>>>,
    /// Whether the one client of the file takes the error from a bad status.
    quiet_client: OnceCell<bool>,
}

/// On which way an answer is followed.
#[derive(Clone, Copy)]
struct Way {
    /// An index into the answer reads its body: `answer["text"]`.
    indexed: bool,
    /// Names it went through.
    depth: u8,
}

/// How far an answer was followed.
enum Step {
    /// It is decided.
    Known(Answer),
    /// It is bound to this name.
    Bound(Id),
}

impl<'a> Answers<'a> {
    pub(super) fn new(eval: &'a Eval<'a>, lines: &'a Lines<'a>, makers: Vec<Id>) -> Self {
        Self { eval, lines, strict: Strict::new(eval, makers), called: OnceCell::new(), quiet_client: OnceCell::new() }
    }

    /// Whether a setting makes an error of every bad status of a request for certain.
    pub(super) fn raises_for_certain(&self, id: Id, client: Option<usize>) -> bool {
        self.strict.holds_for_certain(self.eval, id, client)
    }

    /// Whether it does so, or may.
    pub(super) fn all_raise(&self, id: Id, client: Option<usize>) -> bool {
        self.strict.holds_for(self.eval, id, client)
    }

    fn rules(&self) -> &'static AnswerRules {
        &self.eval.table.answers
    }

    /// What is done with the answer to the request at a node.
    pub(super) fn of(&self, id: Id, library: &str, client: Option<usize>) -> Answer {
        let by_callback = self.rules().callbacks.contains(&library);
        let in_pair = self.rules().pairs.contains(&library);
        if !by_callback
            && !in_pair
            && !self.rules().libraries.contains(&library)
            && !self.is_quieted(id, library, client)
        {
            return Answer::Unknown;
        }
        let n = self.eval.nodes;
        let function = function_of(self.eval, id);
        if n.get(function).end_id - function > LONGEST {
            return Answer::Unknown;
        }
        let way = Way { indexed: self.rules().indexed.contains(&library), depth: 0 };
        let found = match self.step(id, way) {
            _ if by_callback => self.called_back(id, way),
            _ if in_pair => self.given_in_pair(id),
            _ if self.gives_to_block(id, library) => self.called_back(id, way),
            Step::Known(answer) => answer,
            Step::Bound(target) => self.uses(target, function_of(self.eval, target), way),
        };
        match found {
            Answer::Taken { .. } if self.all_raise(id, client) || self.knows_otherwise(id, function) => Answer::Unknown,
            // What is read out of a body may tell the error where it goes to.
            Answer::Taken { bytes: false, .. } if self.callers_know_otherwise(function) => Answer::Unknown,
            other => other,
        }
    }

    fn taken(&self, at: Id, bytes: bool) -> Answer {
        let n = self.eval.nodes;
        Answer::Taken { bytes, spot: self.lines.spot(n.get(at).start, n.get(at).end, None) }
    }

    /// What a member of an answer says of it.
    fn member(&self, member: Id) -> Option<Answer> {
        let (n, rules) = (self.eval.nodes, self.rules());
        let name = n.child(member, Label::Property).map_or("", |p| n.source(p));
        if rules.statuses.contains(&name) {
            return Some(Answer::Checked);
        }
        let bytes = rules.bytes.contains(&name);
        if !bytes && !rules.bodies.contains(&name) {
            return None;
        }
        // What is given something makes a request of it that is sent later: `builder.json(&body)`.
        let given =
            n.parent(member).and_then(|call| n.child(call, Label::Args)).and_then(|args| n.children(args).next());
        if given.is_some() && !rules.sends.is_empty() && !bytes {
            return None;
        }
        // `body().bytes()`, and what writes a file: the body is kept as it is.
        let bytes = (bytes || self.is_read_as_bytes(member) || self.is_kept(member)) && !self.is_read_as_text(member);
        let closed = n.parent(member).is_some_and(|p| {
            n.role(p) == Role::Member
                && n.child(p, Label::Object) == Some(member)
                && n.child(p, Label::Property).is_some_and(|c| rules.closers.contains(&n.source(c)))
        });
        (!closed).then(|| self.taken(member, bytes))
    }

    /// Goes out from a call to what is done with what it gives.
    fn step(&self, id: Id, way: Way) -> Step {
        let (n, rules) = (self.eval.nodes, self.rules());
        let mut now = id;
        let mut sent = !self.is_sent_later(id);
        for _ in 0..STEPS {
            let Some(above) = n.parent(now) else { break };
            match n.role(above) {
                Role::Await | Role::Unit | Role::Inline => now = above,
                Role::Member if n.child(above, Label::Object) == Some(now) => {
                    let name = n.child(above, Label::Property).map_or("", |p| n.source(p));
                    if rules.sends.contains(&name) {
                        sent = true;
                    } else if sent {
                        if let Some(answer) = self.member(above) {
                            return Step::Known(answer);
                        }
                        if rules.thens.contains(&name) {
                            return Step::Known(self.given(above, way));
                        }
                    }
                    now = above;
                }
                Role::Call if n.child(above, Label::Callee) == Some(now) => now = above,
                Role::Index if n.child(above, Label::Object) == Some(now) && way.indexed => {
                    return Step::Known(self.taken(above, false));
                }
                // `start(host) { |http| http.request(question) }` gives what its block gives.
                Role::Function if self.passes_on(above, now) => match n.parent(above) {
                    Some(call) => now = call,
                    None => break,
                },
                Role::Declare | Role::Assign | Role::Field => {
                    let Some(target) = n.child(above, Label::Target).filter(|t| !n.within(now, *t)) else { break };
                    return Step::Bound(target);
                }
                // `json_decode(curl_exec($handle))`
                Role::Args if sent && !rules.takers.is_empty() => {
                    return Step::Known(self.one_use(now, above, function_of(self.eval, id), way));
                }
                _ => break,
            }
        }
        Step::Known(Answer::Unknown)
    }

    /// Whether the chain behind a call sends it.
    fn is_sent_later(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        n.above(id).take(STEPS).take_while(|a| matches!(n.role(*a), Role::Member | Role::Call | Role::Await)).any(|a| {
            n.role(a) == Role::Member
                && n.child(a, Label::Property).is_some_and(|p| self.rules().sends.contains(&n.source(p)))
        })
    }

    /// What is done with the answer that a name stands for.
    fn uses(&self, target: Id, function: Id, way: Way) -> Answer {
        let n = self.eval.nodes;
        let target = match n.role(target) {
            Role::Name => target,
            Role::Unit | Role::List => match n.children(target).next() {
                Some(first) if n.role(first) == Role::Name => first,
                _ => return Answer::Unknown,
            },
            Role::Object => return self.taken_apart(target, function),
            _ => return Answer::Unknown,
        };
        let Some((key @ Key::Name(scope, name), _)) = self.eval.scopes.key_of(n, target) else {
            return Answer::Unknown;
        };
        let range = if n.within(scope, function) || scope == function { n.below(scope) } else { n.below(function) };
        let mut taken = None;
        for id in range.filter(|i| *i > target && n.role(*i) == Role::Name && n.source(*i) == name) {
            if n.get(id).label == Label::Property || self.eval.scopes.key_of(n, id).map(|k| k.0) != Some(key) {
                continue;
            }
            let Some(above) = n.parent(id) else { continue };
            // Another answer in the same name: what follows is about that one.
            if matches!(n.role(above), Role::Declare | Role::Assign) && n.child(above, Label::Target) == Some(id) {
                break;
            }
            match self.one_use(id, above, function, way) {
                Answer::Unknown => {
                    if self.leaves(id, above) {
                        return Answer::Unknown;
                    }
                }
                Answer::Checked => return Answer::Checked,
                // The first place tells; bytes matter more.
                found => {
                    if !matches!(taken, Some(Answer::Taken { bytes: true, .. })) {
                        taken.get_or_insert(found);
                    }
                }
            }
        }
        taken.unwrap_or_default()
    }

    fn one_use(&self, id: Id, above: Id, function: Id, way: Way) -> Answer {
        let (n, rules) = (self.eval.nodes, self.rules());
        match n.role(above) {
            Role::Member if n.child(above, Label::Object) == Some(id) => {
                if let Some(answer) = self.member(above) {
                    return answer;
                }
                let name = n.child(above, Label::Property).map_or("", |p| n.source(p));
                if rules.sends.contains(&name) && way.depth < 2 {
                    return match self.step(above, way) {
                        Step::Known(answer) => answer,
                        Step::Bound(target) => self.uses(target, function, Way { depth: way.depth + 1, ..way }),
                    };
                }
                // `answer.use { it.body }`
                if rules.thens.contains(&name) { self.given(above, way) } else { Answer::Unknown }
            }
            Role::Args => {
                let callee = n.parent(above).and_then(|c| n.child(c, Label::Callee));
                match callee {
                    Some(c) if rules.takers.contains(&n.source(c)) => self.taken(id, self.is_kept(id)),
                    // Of what only gives the body, what is kept is the body.
                    Some(_) if !rules.takers.is_empty() && self.is_kept(id) => self.taken(id, true),
                    _ => Answer::Unknown,
                }
            }
            Role::Index if n.child(above, Label::Object) == Some(id) && way.indexed => self.taken(above, false),
            Role::If | Role::While | Role::Ternary => Answer::Checked,
            _ => Answer::Unknown,
        }
    }

    /// Whether a use takes the answer out of the function.
    fn leaves(&self, id: Id, above: Id) -> bool {
        let n = self.eval.nodes;
        match n.role(above) {
            Role::Args => {
                let callee = n.parent(above).and_then(|c| n.child(c, Label::Callee));
                !callee.is_some_and(|c| self.eval.table.logs.contains(&n.source(c)))
            }
            Role::Return | Role::Pair | Role::Shorthand | Role::List | Role::Object | Role::Assign | Role::Declare => {
                true
            }
            Role::Function => n.get(id).label == Label::Body,
            _ => false,
        }
    }

    /// Whether a function shows that it knows the status in another way, or looks for the error in the body.
    fn knows_otherwise(&self, id: Id, function: Id) -> bool {
        let (n, rules) = (self.eval.nodes, self.rules());
        n.below(function).any(|i| {
            let source = match n.role(i) {
                Role::Name => n.source(i),
                Role::Text if n.source(i).len() < 24 => n.source(i),
                _ => return false,
            };
            if n.role(i) == Role::Name && rules.status_signs.contains(&source) {
                return true;
            }
            if i > id && STATES.contains(&source) && self.is_judged(i) {
                return true;
            }
            if !ERRORS.contains(&source) || i < id {
                return false;
            }
            let Some(above) = n.parent(i) else { return false };
            match n.role(above) {
                Role::Member => {
                    n.get(i).label == Label::Property
                        && n.child(above, Label::Object).is_some_and(|o| !signs::WRITERS.contains(&n.source(o)))
                        // `error` of something that is called is what writes it out.
                        && !n.parent(above).is_some_and(|c| {
                            n.role(c) == Role::Call && n.child(c, Label::Callee) == Some(above)
                        })
                }
                // What is only named in something new is not looked at: `return ["error" => "no speech"]`.
                Role::String => {
                    !(n.get(above).label == Label::Key && n.parent(above).is_some_and(|p| n.role(p) == Role::Pair))
                }
                Role::Shorthand => true,
                _ => false,
            }
        })
    }

    /// Whether something in a body is compared with a literal: `body["cod"] != "404"`. What is asked of an error that was caught is no answer.
    fn is_judged(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let reads = |a: &Id| {
            matches!(n.role(*a), Role::String | Role::Index | Role::Member | Role::Args | Role::Call | Role::Unit)
        };
        let around: Vec<Id> = n.above(id).take(STATE_STEPS).collect();
        let Some(last) = around.iter().take_while(|a| reads(a)).last().copied() else { return false };
        let of_error = n.above(id).any(|a| n.role(a) == Role::Catch);
        let compared = n.parent(last).filter(|p| {
            let sign = |sign: &&str| n.operator(*p).contains(*sign);
            n.role(*p) == Role::Binary && ["==", "!="].iter().any(sign)
        });
        let literal = |i: Id| matches!(n.role(i), Role::String | Role::Number);
        !of_error && compared.is_some_and(|whole| n.children(whole).any(|side| side != last && literal(side)))
    }
}
