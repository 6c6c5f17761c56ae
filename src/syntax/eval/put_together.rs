//! Texts that are put together of parts, and addresses: buffers that are added to, lists that are joined, builders of addresses.
//!
//! In: calls of methods and functions that the data of the language names. Out: texts. An address that is still being put together is a map with
//! its parts, told by a mark; it becomes a text where it is used.

use super::Eval;
use super::maps::is_put;
use super::texts::{join, synthetic};
use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role};
use crate::rules::texts::TextRules;
use crate::syntax::tree::Id;

/// The entry of a map that is an address in its parts.
const MARK: &str = "://";
/// What the parts of an address are called, in lower case.
const SCHEMES: [&str; 2] = ["scheme", "protocol"];
const HOSTS: [&str; 4] = ["host", "hostname", "authority", "encodedauthority"];
const PATHS: [&str; 8] =
    ["path", "pathname", "pathsegments", "addpathsegments", "addpathsegment", "appendpath", "encodedpath", "setpath"];
/// Parts of a list that are put together, and values of a map any of which may be meant.
const MOST_PARTS: usize = 32;
const MOST_CHOICES: usize = 8;

impl<'a> Eval<'a> {
    /// What a method gives of the text, the list or the map that it is called on.
    pub(super) fn of_parts(&self, id: Id, callee: Id, depth: u8) -> Option<Value> {
        let n = self.nodes;
        let rules = &self.table.put_together;
        let method = n.child(callee, Label::Property).map_or("", |p| n.source(p));
        let method = method.split('<').next().unwrap_or(method);
        let object = n.child(callee, Label::Object)?;
        let is = |list: &[&str]| list.contains(&method);
        if is(rules.joiners) {
            let args = self.arguments_at(id, depth);
            return match (self.at(object, depth), args.get("0").or_else(|| args.get("separator"))) {
                (between @ Value::Text(_), Some(list @ Value::List(_))) => joined(list, &between),
                // A path behind an address.
                (base, Some(path)) if begins_with_address(&base) => {
                    Some(join(vec![base, synthetic("/"), path.clone()]))
                }
                (list, Some(between @ Value::Text(_))) => joined(&list, between),
                (list, None) => joined(&list, &synthetic("")),
                _ => None,
            };
        }
        if is(rules.adders) {
            let before @ (Value::Text(_) | Value::Join(_)) = self.at(object, depth) else { return None };
            return Some(self.with_added(before, id, depth));
        }
        if is(rules.gets) {
            let map @ Value::Map { open: false, .. } = self.at(object, depth) else { return None };
            return Some(self.entry_of(&map, &self.arguments_at(id, depth))).filter(|_| !is_address(&map));
        }
        if self.table.query_sets.contains(&method) {
            let mut url = settled(self.at(object, depth));
            if begins_with_address(&url) {
                self.put_into_query(&mut url, &self.arguments_at(id, depth), ("0", "1"));
                return Some(url);
            }
        }
        // What an address has in its query so far.
        if self.table.queries.iter().any(|q| q.rsplit('.').next() == Some(method)) {
            return begins_with_address(&self.at(object, depth))
                .then(|| Value::Map { entries: Vec::new(), open: true });
        }
        let part = part_of(method);
        if part.is_none() && !is(rules.url_steps) && !is(self.table.cuts) {
            return None;
        }
        match self.at(object, depth) {
            mut map @ Value::Map { .. } if is_address(&map) => {
                if let (Some(part), Value::Map { entries, .. }) = (part, &mut map) {
                    let given = self.arguments_at(id, depth);
                    entries.extend(given.get("0").map(|value| (synthetic(part), value.clone())));
                }
                Some(map)
            }
            text if begins_with_address(&text) && (part.is_some() || is(rules.url_steps)) => {
                let args = self.arguments_at(id, depth);
                let query = rules.query_arguments.iter().find_map(|name| args.get(name));
                let query = query.filter(|map| matches!(map, Value::Map { .. })).cloned();
                Some(query.map_or_else(|| text.clone(), |map| join(vec![text.clone(), synthetic("?"), map])))
            }
            // Something is put in the place of a part, behind the host.
            text if begins_with_address(&text) => {
                let args = self.arguments_at(id, depth);
                let first = args.get("0").or_else(|| args.get("of"));
                let replaced = first.and_then(Value::text).unwrap_or("");
                let head = text.parts().into_iter().find_map(Value::text).unwrap_or("").to_string();
                let host = head.split('/').take(3).map(str::len).sum::<usize>() + 2;
                let behind = head.find(replaced).is_none_or(|at| at >= host.min(head.len()));
                (behind && !replaced.is_empty()).then_some(text)
            }
            _ => None,
        }
    }

    /// What a function, or what makes an object, gives of texts.
    pub(super) fn put_together(&self, id: Id, name: &str, args: &Value, depth: u8) -> Option<Value> {
        let rules = &self.table.put_together;
        let Value::Map { entries, .. } = args else { return None };
        let has = |list: &[&str]| TextRules::has(list, name);
        let same = |known: &&&str| known.split(' ').next().is_some_and(|known| TextRules::has(&[known], name));
        if let Some(same) = rules.same_values.iter().find(same) {
            return args.get(same.split(' ').nth(1).unwrap_or("0")).cloned();
        }
        let in_query = |rule: &&str| {
            let mut places = rule.split(' ').skip(1);
            let mut url = args.get(places.next()?).filter(|url| begins_with_address(url))?.clone();
            let at = places.next()?;
            let next = at.parse::<u8>().map(|place| (place + 1).to_string()).unwrap_or_default();
            self.put_into_query(&mut url, args, (at, &next));
            Some(url)
        };
        if let Some(url) = rules.query_functions.iter().filter(|rule| same(rule)).find_map(in_query) {
            return Some(url);
        }
        if has(rules.lazies) {
            let makes = entries
                .iter()
                .map(|(_, value)| value)
                .find(|v| matches!(v, Value::Path { root: Root::Function(_), .. }))?;
            return Some(self.made_lazily(makes, depth)).filter(|made| *made != Value::Unknown);
        }
        if has(rules.lists) && !entries.iter().any(|(_, value)| matches!(value, Value::List(_))) {
            return Some(Value::List(entries.iter().map(|(_, value)| value.clone()).take(MOST_PARTS).collect()));
        }
        if has(rules.buffers) {
            // A number is the room for it.
            let first = args.get("0").filter(|v| !matches!(v, Value::Number(_)));
            return Some(first.cloned().unwrap_or_else(|| synthetic("")));
        }
        if has(rules.adding_blocks) {
            return Some(self.added_in_block(id, depth));
        }
        if has(rules.map_blocks) {
            return Some(self.entries_of_block(id, depth));
        }
        if has(rules.list_joins) {
            let between = entries.iter().map(|(_, value)| value).find(|v| matches!(v, Value::Text(_)))?;
            let list = entries.iter().map(|(_, value)| value).find(|v| matches!(v, Value::List(_) | Value::Map { .. }));
            let rest = || Value::List(entries.iter().skip(1).map(|(_, value)| value.clone()).collect());
            return joined(&list.cloned().unwrap_or_else(rest), between);
        }
        if has(rules.pair_maps) {
            let pairs = entries.chunks_exact(2).map(|pair| (pair[0].1.clone(), pair[1].1.clone()));
            return Some(Value::Map { entries: pairs.take(MOST_PARTS).collect(), open: false });
        }
        let maker = rules
            .url_makers
            .iter()
            .find(|m| m.split(' ').next().is_some_and(|maker| TextRules::has(&[maker], name)))?;
        Some(address_of(maker, args))
    }

    /// What a function gives that is asked once. Some grammars have no name for what it ends in: it stands last.
    fn made_lazily(&self, makes: &Value, depth: u8) -> Value {
        match (self.called(makes, depth), makes) {
            (Value::Unknown, Value::Path { root: Root::Function(f), .. }) if depth > 1 => {
                let last = self.nodes.children(*f as Id).last().filter(|c| self.nodes.get(*c).label == Label::None);
                last.map_or(Value::Unknown, |last| self.at(last, depth - 1))
            }
            (made, _) => made,
        }
    }

    /// A text with what a call adds to it.
    fn with_added(&self, before: Value, call: Id, depth: u8) -> Value {
        let Value::Map { entries, .. } = self.arguments_at(call, depth) else { return before };
        join(std::iter::once(before).chain(entries.into_iter().map(|(_, value)| value).take(MOST_PARTS)).collect())
    }

    /// What the calls in a block add, by their bare names.
    fn added_in_block(&self, call: Id, depth: u8) -> Value {
        let n = self.nodes;
        let adds = |i: &Id| {
            let callee = n.child(*i, Label::Callee).filter(|c| n.role(*c) == Role::Name);
            callee.is_some_and(|c| self.table.put_together.adders.contains(&n.source(c)))
        };
        let calls = n.below(call).filter(|i| n.role(*i) == Role::Call && adds(i)).take(MOST_PARTS);
        calls.fold(synthetic(""), |text, call| self.with_added(text, call, depth))
    }

    /// What the calls in a block put into a map, by their bare names.
    fn entries_of_block(&self, call: Id, depth: u8) -> Value {
        let n = self.nodes;
        let puts = |i: &Id| {
            let callee = n.child(*i, Label::Callee).filter(|c| n.role(*c) == Role::Name);
            callee.is_some_and(|c| is_put(n.source(c)))
        };
        let calls = n.below(call).filter(|i| n.role(*i) == Role::Call && puts(i)).take(MOST_PARTS);
        let of = |call: Id| {
            let args = self.arguments_at(call, depth);
            Some((args.get("0")?.clone(), args.get("1")?.clone()))
        };
        Value::Map { entries: calls.filter_map(of).collect(), open: false }
    }

    /// A text with what a later call on its name adds; `None` where the call adds nothing.
    pub(super) fn added_later(&self, text: &mut Value, method: &str, call: Id, depth: u8) {
        if self.table.put_together.adders.contains(&method) {
            *text = self.with_added(std::mem::take(text), call, depth);
        }
    }

    /// The value of a key, or what is given where there is none.
    fn entry_of(&self, map: &Value, args: &Value) -> Value {
        let keys = ["0", "1", "2", "3"].iter().map_while(|place| args.get(place).and_then(Value::text));
        let mut now = Some(map.clone());
        let mut steps = 0;
        for key in keys {
            // A second text is what is given where there is no such key.
            if steps > 0 && !matches!(now, Some(Value::Map { .. })) {
                break;
            }
            now = now.and_then(|map| map.get(key).cloned());
            steps += 1;
        }
        match now {
            _ if steps == 0 => one_of_addresses(map).unwrap_or_default(),
            Some(value) => value,
            None => args.get("1").cloned().unwrap_or_default(),
        }
    }

    /// What an index gives that is a number, or not known: an item of a list, one of the addresses of a map.
    pub(super) fn item_of(&self, object: &Value, key: Option<&Value>) -> Option<Value> {
        match (object, key) {
            (Value::List(items), Some(Value::Number(at))) if *at >= 0.0 => items.get(*at as usize).cloned(),
            (Value::Map { .. } | Value::List(_), key) if !matches!(key, Some(Value::Text(_))) => {
                one_of_addresses(object)
            }
            _ => None,
        }
    }
}

/// The parts of a list, with a text between them. Some literals of lists are maps with the numbers of places.
fn joined(list: &Value, between: &Value) -> Option<Value> {
    let items: Vec<&Value> = match list {
        Value::List(items) => items.iter().collect(),
        Value::Map { entries, open: false } if entries.first().is_some_and(|(key, _)| key.text() == Some("0")) => {
            entries.iter().map(|(_, value)| value).collect()
        }
        _ => return None,
    };
    let mut parts = Vec::new();
    for item in items.into_iter().take(MOST_PARTS) {
        if !parts.is_empty() {
            parts.push(between.clone());
        }
        parts.push(item.clone());
    }
    Some(join(parts))
}

/// The one address in what a constant of an enumeration is made of.
pub(super) fn address_in(items: Vec<Value>) -> Option<Value> {
    let mut addresses = items.into_iter().filter(begins_with_address);
    addresses.next().filter(|_| addresses.next().is_none())
}

/// Any of the values of a map or a list, if all of them are addresses.
fn one_of_addresses(of: &Value) -> Option<Value> {
    let values: Vec<Value> = match of {
        Value::Map { entries, open: false } => entries.iter().map(|(_, value)| value.clone()).collect(),
        Value::List(items) => items.clone(),
        _ => return None,
    };
    let all = (1..=MOST_CHOICES).contains(&values.len()) && values.iter().all(begins_with_address);
    all.then_some(Value::Choice(values))
}

/// Whether a value is a text that begins with a scheme.
pub(super) fn begins_with_address(value: &Value) -> bool {
    let begins = |text: &str| text.split_once(MARK).is_some_and(|(scheme, _)| scheme.len() <= 5);
    match value {
        Value::Text(text) => begins(text.as_str()),
        Value::Join(parts) => parts.first().is_some_and(begins_with_address),
        Value::Choice(options) => options.iter().any(begins_with_address),
        Value::Env { fallback: Some(f), .. } => begins_with_address(f),
        _ => false,
    }
}

/// The part of an address that a name means.
pub(super) fn part_of(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let of = |names: &[&str], part| names.contains(&lower.as_str()).then_some(part);
    of(&SCHEMES, "scheme").or_else(|| of(&HOSTS, "host")).or_else(|| of(&PATHS, "path"))
}

/// Whether a map is an address in its parts.
pub(super) fn is_address(value: &Value) -> bool {
    matches!(value, Value::Map { entries, .. } if has_mark(entries))
}

/// Whether entries are the parts of an address.
pub(super) fn has_mark(entries: &[(Value, Value)]) -> bool {
    entries.first().is_some_and(|(key, _)| key.text() == Some(MARK))
}

/// An address of what its maker is given: a whole one, a list of parts, or parts by their names and places.
fn address_of(maker: &str, args: &Value) -> Value {
    let places: Vec<&str> = maker.split(' ').skip(1).collect();
    let first = args.get("0");
    if let Value::Map { entries: given, .. } = args
        && let Some((_, whole)) = given.iter().find(|(_, value)| begins_with_address(value))
    {
        return whole.clone();
    }
    let mut entries = vec![(synthetic(MARK), Value::Null)];
    let mut add = |part: &'static str, value: &Value| entries.push((synthetic(part), value.clone()));
    match first {
        Some(Value::List(items)) if !places.is_empty() => {
            ["scheme", "host", "path"].into_iter().zip(items).for_each(|(part, value)| add(part, value));
        }
        _ => {
            for (part, place) in ["scheme", "host", "path"].into_iter().zip(&places) {
                args.get(place).into_iter().for_each(|value| add(part, value));
            }
        }
    }
    let named = match first {
        Some(options @ Value::Map { .. }) => options,
        _ => args,
    };
    if let Value::Map { entries: given, .. } = named {
        for (key, value) in given {
            key.text().and_then(part_of).into_iter().for_each(|part| add(part, value));
        }
    }
    Value::Map { entries, open: false }
}

/// An address as a text, where it was in its parts.
pub(super) fn settled(value: Value) -> Value {
    if !is_address(&value) {
        return value;
    }
    let Value::Map { entries, .. } = value else { return Value::Unknown };
    let last = |part: &str| entries.iter().rev().find(|(key, _)| key.text() == Some(part)).map(|(_, value)| value);
    let Some(host) = last("host") else { return Value::Unknown };
    let scheme = last("scheme").and_then(Value::text).map_or("https", |s| s.trim_end_matches([':', '/']));
    let mut parts = vec![synthetic(&format!("{}{MARK}", scheme.to_ascii_lowercase())), host.clone()];
    for (_, path) in entries.iter().filter(|(key, _)| key.text() == Some("path")) {
        let begins = path.parts().into_iter().find_map(Value::text).is_some_and(|text| text.starts_with('/'));
        parts.extend((!begins).then(|| synthetic("/")));
        match path {
            list @ Value::List(_) => parts.extend(joined(list, &synthetic("/"))),
            path => parts.push(path.clone()),
        }
    }
    join(parts)
}
