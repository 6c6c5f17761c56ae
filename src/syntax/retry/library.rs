//! What a retry library makes of its settings: arguments, methods of a builder, options that are calls of their own, calls in a block.
//!
//! In: the rule of the library and the arguments. Out: a [`Policy`]. What is not resolved is not claimed.

use super::{Retries, last_names, made_by};
use crate::model::{Growth, Policy, Value};
use crate::rules::clients::{Label, RetryRule, Role};
use crate::syntax::calls::{block_calls, lookup};
use crate::syntax::eval::STEPS;
use crate::syntax::index::Known;
use crate::syntax::scope::Def;
use crate::syntax::tree::Id;

/// The settings of one policy.
struct Settings {
    /// Where the named parameters are.
    options: Value,
    args: Value,
    /// Methods of a builder, options that are calls, calls in a block: names and their arguments.
    steps: Vec<(String, Value)>,
}

impl Settings {
    /// What stands at a place: a parameter, `0`, a step, or an argument of a step such as `withDelay.0`.
    fn get(&self, place: &str) -> Option<Value> {
        let plain = self.options.get(place).or_else(|| self.args.get(place)).cloned();
        plain.or_else(|| {
            let (step, rest) = place.split_once('.').unwrap_or((place, ""));
            let (_, args) = self.steps.iter().rev().find(|(name, _)| name == step)?;
            if rest.is_empty() { Some(args.clone()) } else { lookup(args, rest) }
        })
    }

    fn first(&self, places: &[&str]) -> Option<Value> {
        places.iter().find_map(|place| match place.strip_suffix("[]") {
            Some(place) => self.get(place).filter(|value| matches!(value, Value::List(_))),
            None => self.get(place),
        })
    }
}

impl Retries<'_> {
    /// The policy that a library makes of these arguments.
    pub(in crate::syntax) fn policy(&self, rule: &'static RetryRule, args: &Value, at: Id) -> Policy {
        let n = self.eval.nodes;
        let spot = self.lines.spot(n.get(at).start, n.get(at).end, None);
        let mut policy = Policy { what: rule.library.to_string(), spot, ..Policy::default() };
        let settings = self.settings(rule, args);
        // What is asked about answers may be written with their type: `OrResult<Answer>`.
        let plain = |step: &str| step.split('<').next().unwrap_or("").to_string();
        let is_asked = settings.first(rule.answers).is_some()
            || settings.steps.iter().any(|(step, _)| rule.answers.contains(&plain(step).as_str()));
        (policy.errors_alone, policy.raises) = (rule.errors_alone && !is_asked, rule.raises);
        let given = |places: &[&str]| settings.first(places);
        if !rule.needs.is_empty() && given(rule.needs).is_none() {
            return policy;
        }
        let unknown = matches!(settings.options, Value::Unknown | Value::Param { .. });
        policy.connect_only = rule.connect_only && rule.inner.is_empty();
        if !rule.inner.is_empty() {
            match given(&[rule.inner]) {
                Some(value @ Value::Result { .. }) => {
                    let Value::Result { args, .. } = &value else { return policy };
                    if let Some(Known::Retry(inner)) = made_by(&value).and_then(|name| self.index.get(name)) {
                        let (spot, errors_alone) = (policy.spot, policy.errors_alone);
                        let made = self.policy(inner, args, at);
                        let mut made = Policy { spot, errors_alone: errors_alone || made.errors_alone, ..made };
                        // What runs decides on failures, not what is waited.
                        made.catches_all |= !rule.filters.is_empty() && given(rule.filters).is_none();
                        return made;
                    }
                    return policy;
                }
                Some(Value::Number(_)) => {
                    policy.connect_only = true;
                    policy.bounded = Some(true);
                    return policy;
                }
                None => policy.connect_only = rule.connect_only,
                Some(_) => return policy,
            }
        }
        policy.growth = match given(rule.growth) {
            _ if unknown => Growth::Unknown,
            Some(value) => {
                // What sets the wait may say by its name how the wait grows.
                let named = rule.growth.iter().find(|place| settings.get(place).is_some());
                growth_by_name(rule, named.unwrap_or(&"")).unwrap_or_else(|| self.growth_of_given(rule, &value))
            }
            None => growth_of_steps(rule, &settings.steps).unwrap_or(rule.growth_default),
        };
        policy.bounded = if unknown {
            None
        } else if unbounded(rule, &settings) {
            Some(false)
        } else if rule.bounded || given(rule.bound).is_some_and(|v| !matches!(v, Value::Null)) {
            Some(true)
        } else if matches!(settings.options, Value::Map { open: false, .. }) && !rule.bound.is_empty() {
            Some(false)
        } else {
            None
        };
        let by_default = rule.statuses.is_empty() || !rule.repeats.is_empty();
        policy.connect_only |= !unknown && !by_default && given(rule.statuses).is_none();
        self.library_failures(rule, unknown, &given, &mut policy);
        if !unknown && policy.statuses.is_none() && given(rule.statuses).is_none() && given(rule.more).is_none() {
            policy.statuses = ranges(rule.repeats);
        }
        if !unknown && !rule.excluded_methods.is_empty() && given(rule.methods).is_none() {
            policy.excluded_methods = rule.excluded_methods;
        }
        policy
    }

    /// Whether the settings without which a library does not repeat are surely not given.
    pub(super) fn lacks(&self, rule: &'static RetryRule, args: &Value) -> bool {
        let closed = matches!(args, Value::Map { open: false, .. });
        closed && !rule.needs.is_empty() && self.settings(rule, args).first(rule.needs).is_none()
    }

    /// Whether the arguments of a decorator are about retries, or name the class of a task: `@app.task(autoretry_for=(Error,))`.
    pub(super) fn sounds_like_retry(&self, called: Id) -> bool {
        let n = self.eval.nodes;
        let args = n.child(called, Label::Args).into_iter().flat_map(|a| n.children(a));
        args.filter_map(|a| n.child(a, Label::Key)).any(|key| {
            let name = n.source(key);
            self.eval.table.task_classes.contains(&name) || name.contains("retr")
        })
    }

    fn settings(&self, rule: &'static RetryRule, args: &Value) -> Settings {
        let mut steps = steps_of(args);
        if let (true, Value::Map { entries, .. }) = (self.eval.table.blocks_have_receiver, args) {
            for (_, value) in entries {
                let calls = block_calls(self.eval, value);
                steps.extend(calls.into_iter().map(|(name, call)| (name.to_string(), self.eval.arguments(call))));
            }
        }
        // Of a builder, arguments by number are those of what began it.
        let args = match args.get(STEPS) {
            Some(Value::Map { entries, .. }) => entries.first().map_or(args, |(_, head)| head).clone(),
            _ => args.clone(),
        };
        let mut settings = Settings { options: args.clone(), args, steps };
        if !rule.options.is_empty() {
            settings.options = match settings.get(rule.options) {
                // An object of options: what its constructor is given.
                Some(Value::Result { name, args, .. }) if last_names(&name).starts_with(char::is_uppercase) => *args,
                Some(other) => other,
                None => Value::Map { entries: Vec::new(), open: false },
            };
        }
        settings
    }

    /// The policy of an object, if this is a method of it that runs what it is given.
    pub(super) fn run_by(&self, callee: Id) -> Option<Policy> {
        let n = self.eval.nodes;
        let (object, method) = (n.child(callee, Label::Object)?, n.child(callee, Label::Property)?);
        let method = n.source(method);
        if n.role(callee) != Role::Member || !self.eval.table.retries.iter().any(|r| r.runs.contains(&method)) {
            return None;
        }
        let value = self.eval.value(object);
        let Value::Result { args, .. } = &value else { return None };
        match self.index.get(made_by(&value)?)? {
            Known::Retry(rule) if rule.runs.contains(&method) => Some(self.policy(rule, args, self.origin(object))),
            _ => None,
        }
    }

    /// Where an object is made: one policy is one cause, wherever it runs something.
    fn origin(&self, object: Id) -> Id {
        let n = self.eval.nodes;
        let definitions = self.eval.scopes.key_of(n, object).map(|(key, _)| self.eval.scopes.definitions(key));
        match definitions {
            Some([(Def::Value(made), _)]) => *made,
            _ => object,
        }
    }
}

/// Methods of a builder, and options that are calls of their own.
fn steps_of(args: &Value) -> Vec<(String, Value)> {
    let Value::Map { entries, .. } = args else { return Vec::new() };
    let mut steps = Vec::new();
    for (key, value) in entries {
        match (key.text(), value) {
            (Some(STEPS), Value::Map { entries, .. }) => {
                steps.extend(entries.iter().filter_map(|(k, v)| Some((k.text()?.to_string(), v.clone()))));
            }
            (_, Value::Result { name, args, .. }) => steps.push((last_names(name).to_string(), Value::clone(args))),
            _ => {}
        }
    }
    steps
}

/// What the names of the steps say about growth; the last one counts.
fn growth_of_steps(rule: &RetryRule, steps: &[(String, Value)]) -> Option<Growth> {
    steps.iter().rev().find_map(|(name, _)| growth_by_name(rule, name))
}

/// What a name says about growth.
fn growth_by_name(rule: &RetryRule, name: &str) -> Option<Growth> {
    let lists = [(rule.exponential, Growth::Exponential), (rule.linear, Growth::Linear), (rule.fixed, Growth::Fixed)];
    lists.into_iter().find(|(list, _)| list.contains(&name)).map(|(_, growth)| growth)
}

/// Whether a setting says that nothing bounds it.
fn unbounded(rule: &RetryRule, settings: &Settings) -> bool {
    rule.unbounded.iter().any(|setting| match setting.split_once('=') {
        None => settings.get(setting).is_some_and(|v| !matches!(v, Value::Unknown)),
        Some((place, wanted)) => match settings.get(place) {
            Some(Value::Number(x)) => wanted.parse() == Ok(x),
            Some(Value::Path { name, .. }) => last_names(&name) == wanted || name.ends_with(wanted),
            _ => false,
        },
    })
}

/// `503` and `500-599` as inclusive ranges; nothing if there are none.
fn ranges(statuses: &[&str]) -> Option<Vec<(u16, u16)>> {
    let range = |s: &&str| {
        let (from, to) = s.split_once('-').unwrap_or((s, s));
        Some((from.parse().ok()?, to.parse().ok()?))
    };
    if statuses.is_empty() { None } else { statuses.iter().map(range).collect() }
}
