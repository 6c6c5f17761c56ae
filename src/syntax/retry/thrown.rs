//! Failures that a repeated function turns into errors of the project, and of which a library is told to repeat some kinds.
//!
//! In: what a library is told to take, and the function that it repeats. Out: the statuses whose errors are taken, that every bad status is, or
//! that none is.

use super::Retries;
use crate::model::Policy;
use crate::rules::clients::{Label, RetryRule, Role};
use crate::syntax::eval::bases;
use crate::syntax::scope::{Def, Key};
use crate::syntax::tree::Id;

/// Errors of one function, classes of one file and tests around an error that are looked at.
const MOST: usize = 16;
const MOST_CLASSES: usize = 32;
const DEPTH: u8 = 12;
/// Nodes of what a library is told.
const MOST_NODES: Id = 64;

/// The statuses of the errors that are thrown in one place.
enum Bad {
    Every,
    Some(Vec<(u16, u16)>),
}

impl<'a> Retries<'a> {
    /// Adds to the policy of a library which statuses it repeats by the classes of errors that it is told to take: `called` is what tells it, `around`
    /// the function.
    pub(super) fn taken_classes(&self, rule: &'static RetryRule, called: Id, around: Id, policy: &mut Policy) {
        let Some(taken) = self.classes_told(rule, called).filter(|_| policy.statuses.is_none() && !policy.catches_all)
        else {
            return;
        };
        let n = self.eval.nodes;
        let own = |name: &'a str| self.class_of_file(name).is_some();
        // What is decorated may stand around the function.
        let function =
            n.below(around).find(|i| n.role(*i) == Role::Function).filter(|_| n.role(around) != Role::Function);
        let around = function.unwrap_or(around);
        let throws = |i: &Id| n.role(*i) == Role::Throw && self.belongs(*i, around);
        let thrown: Vec<(Id, &'a str)> =
            n.below(around).filter(throws).filter_map(|i| Some((i, self.class_thrown(i)?))).take(MOST).collect();
        let is_taken = |name: &'a str| self.line_of_classes(name).iter().any(|c| taken.contains(c));
        if taken.iter().all(|name| own(name)) {
            self.statuses_taken(&thrown, around, &is_taken, policy);
        } else if !taken.iter().any(|name| own(name)) {
            // An error of the library for a bad status becomes one of the project's that is not taken.
            let turns = |i: Id| {
                let handler = n.above(i).take_while(|a| *a != around).find(|a| n.role(*a) == Role::Catch);
                handler.is_some_and(|h| {
                    let types = self.types_taken(h);
                    let broad = |t: &&str| self.eval.table.broad_errors.contains(t) && !taken.contains(t);
                    types.iter().any(broad)
                })
            };
            policy.connect_only |= thrown.iter().any(|(i, name)| own(name) && !is_taken(name) && turns(*i));
        }
    }

    /// What the places where errors are thrown say of the statuses.
    fn statuses_taken(
        &self,
        thrown: &[(Id, &'a str)],
        around: Id,
        is_taken: &dyn Fn(&'a str) -> bool,
        policy: &mut Policy,
    ) {
        let mut statuses = Vec::new();
        let mut others = Vec::new();
        for (at, name) in thrown {
            match self.bad_around(*at, around) {
                Some(Bad::Some(some)) if is_taken(name) => statuses.extend(some),
                Some(Bad::Some(some)) => others.extend(some),
                // What was thrown before is none of the rest.
                Some(Bad::Every) if is_taken(name) => {
                    policy.catches_all = others.is_empty();
                    return;
                }
                Some(Bad::Every) => break,
                // Something else than a status decides.
                None if is_taken(name) => return,
                None => {}
            }
        }
        policy.statuses = Some(statuses).filter(|all| !all.is_empty());
    }

    /// For which statuses an error is thrown, by the nearest test around it.
    fn bad_around(&self, at: Id, around: Id) -> Option<Bad> {
        let n = self.eval.nodes;
        let mut inner = at;
        for above in n.above(at).take_while(|a| *a != around).take(MOST) {
            match n.role(above) {
                Role::If => {
                    let condition = n.child(above, Label::Condition)?;
                    let otherwise = n.children(above).any(|c| n.get(c).label == Label::Else && n.within(inner, c));
                    return match otherwise {
                        true => None,
                        false if self.is_failure_test(condition) => Some(Bad::Every),
                        false => self.statuses_of(condition, DEPTH).map(Bad::Some),
                    };
                }
                Role::Catch | Role::For | Role::While => return None,
                _ => {}
            }
            inner = above;
        }
        None
    }

    /// The names of the classes that a library is told to take; nothing where it is told by something else.
    fn classes_told(&self, rule: &'static RetryRule, called: Id) -> Option<Vec<&'a str>> {
        let n = self.eval.nodes;
        let args = n.child(called, Label::Args)?;
        let named = |a: &Id| n.child(*a, Label::Key).is_some_and(|k| rule.filters.contains(&n.source(k)));
        let numbered = |(at, a): (usize, Id)| {
            (n.role(a) != Role::Pair && rule.filters.contains(&at.to_string().as_str())).then_some(a)
        };
        let told = n.children(args).find(named).or_else(|| n.children(args).enumerate().find_map(numbered))?;
        if n.get(told).end_id - told > MOST_NODES {
            return None;
        }
        let is_class = |name: &&'a str| name.starts_with(char::is_uppercase);
        let names = n.below(told).chain([told]).filter(|i| n.role(*i) == Role::Name).map(|i| n.source(i));
        let classes: Vec<&'a str> = names.filter(is_class).collect();
        // What is made of several conditions, or turned round, is not read.
        let plain = !n.below(told).any(|i| matches!(n.role(i), Role::Binary | Role::Unary | Role::Function))
            && !n.source(told).contains("not_");
        (plain && !classes.is_empty()).then_some(classes)
    }

    /// The name of the class of an error that is thrown.
    fn class_thrown(&self, throw: Id) -> Option<&'a str> {
        let n = self.eval.nodes;
        let made = n.children(throw).next()?;
        let callee = n.child(made, Label::Callee).unwrap_or(made);
        let name = n.child(callee, Label::Property).unwrap_or(callee);
        Some(n.source(name)).filter(|name| name.starts_with(char::is_uppercase))
    }

    fn class_of_file(&self, name: &'a str) -> Option<Id> {
        self.eval.scopes.definitions(Key::Name(0, name)).iter().find_map(|(def, _)| match def {
            Def::Class(class) => Some(*class),
            _ => None,
        })
    }

    /// A class and those that it is derived from, as far as the file says.
    fn line_of_classes(&self, name: &'a str) -> Vec<&'a str> {
        let n = self.eval.nodes;
        let mut line = vec![name];
        let mut at = 0;
        while let Some(name) = line.get(at).copied().filter(|_| line.len() < MOST_CLASSES) {
            if let Some(class) = self.class_of_file(name) {
                let above = bases(n, class).into_iter().map(|base| n.source(base));
                line.extend(above.filter(|base| !line.contains(base)).collect::<Vec<_>>());
            }
            at += 1;
        }
        line
    }
}
