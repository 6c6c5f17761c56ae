//! Settings of calls: a parameter, a link of a chain, what follows a call; given, replaced or taken away.
//!
//! In: the code, and the place of a call or of a setting. Out: changes, or nothing where the call is not written in a form that is
//! known. What is written comes from the tables of the language.

use super::around;
use super::lines::line_at;
use super::steps::{Change, add_item, insertion, remove_argument, remove_statement, swap};
use crate::model::Setter;
use crate::rules::fixes;
use crate::syntax::{Bracketed, Code, Span};

/// Gives a call a setting, or another value of it.
pub(super) fn give(code: &Code<'_>, text: &str, at: Span, setter: &Setter) -> Option<Vec<Change>> {
    let callee = callee(code, at, setter)?;
    if setter.word {
        let start = callee.checked_sub(at.1 - at.0)?;
        let command = text.get(start..callee)?;
        return (!command.contains(char::is_whitespace)).then(|| vec![insertion(callee, format!(" {}", setter.text))]);
    }
    if setter.before {
        let name = text.get(..callee)?.rfind(|c: char| !(c.is_alphanumeric() || c == '_'))? + 1;
        return (name > at.0).then(|| vec![insertion(name, setter.text.clone())]);
    }
    if setter.follow {
        return around::follow(code, text, callee, &setter.text).map(|c| vec![c]);
    }
    if setter.block {
        return around::begin_block(code, text, callee, &setter.text).map(|c| vec![c]);
    }
    if setter.chain {
        return link(code, text, (at, callee), setter);
    }
    if setter.place.is_empty() && fixes::of(code.table).is_some_and(|table| table.keywords_are_map) {
        match last_map(code, text, callee) {
            LastMap::Written(map) => return in_list(code, text, &map, setter),
            LastMap::Named => return None,
            LastMap::Absent => {}
        }
    }
    if let (true, Some(items)) = (setter.place.is_empty(), code.bare_arguments(callee)) {
        return match items.iter().find(|i| code.key_of(**i).is_some_and(|k| k.trim_end_matches(':') == setter.name)) {
            Some(item) => replaced(text, *item, setter),
            None => items.last().map(|last| vec![insertion(last.1, format!(", {}", setter.text))]),
        };
    }
    // A decorator without arguments.
    let Some((args, _)) = code.arguments(callee) else {
        let bare = setter.place.is_empty() && code.is_decorator(callee) && text.as_bytes().get(callee) != Some(&b'(');
        return bare.then(|| vec![insertion(callee, format!("({})", setter.text))]);
    };
    match holder(code, args, setter)? {
        Holder::Without(list, item) => add_item(code, text, &list, &item).map(|c| vec![c]),
        Holder::There(list) => in_list(code, text, &list, setter),
    }
}

/// A setting among others in a list: in place of that of its name, or one more.
fn in_list(code: &Code<'_>, text: &str, list: &Bracketed, setter: &Setter) -> Option<Vec<Change>> {
    match list.items.iter().find(|i| code.key_of(**i).is_some_and(|k| k.trim_end_matches(':') == setter.name)) {
        Some(item) => replaced(text, *item, setter),
        None if setter.text.contains(NOW) => None,
        None => add_item(code, text, list, &setter.text).map(|c| vec![c]),
    }
}

/// The map of settings that a call is given as its last argument, where keywords are such a map: a call takes one.
enum LastMap {
    Written(Bracketed),
    /// It stands elsewhere, or is put together.
    Named,
    Absent,
}

/// Parts of the names of maps of settings.
const SETTINGS_NAMES: [&str; 7] = ["opt", "conf", "setting", "param", "args", "default", "**"];

fn last_map(code: &Code<'_>, text: &str, callee: usize) -> LastMap {
    let items = code.bare_arguments(callee).or_else(|| code.arguments(callee).map(|(list, _)| list.items));
    let Some(last) = items.as_ref().and_then(|items| items.last()).filter(|last| code.key_of(**last).is_none()) else {
        return LastMap::Absent;
    };
    if let Some(map) = code.object(*last) {
        return LastMap::Written(map);
    }
    let name = text.get(last.0..last.1).unwrap_or("").to_lowercase();
    let is_text = name.starts_with(['"', '\'', ':']);
    if !is_text && SETTINGS_NAMES.iter().any(|part| name.contains(part)) { LastMap::Named } else { LastMap::Absent }
}

/// One more link of a chain of calls, like the link before or behind: on a line of its own if that is.
fn link(code: &Code<'_>, text: &str, (at, callee): (Span, usize), setter: &Setter) -> Option<Vec<Change>> {
    let (list, _) = code.arguments(callee)?;
    let name = setter.text.trim_start_matches('.').split('(').next()?;
    // A link of this name is there already.
    if text.get(list.span.1..)?.split([';', '\n']).next()?.contains(name) {
        return None;
    }
    let before = text.get(..callee)?.rfind('.').map_or("", |dot| &text[..dot]);
    let after = text.get(list.span.1..)?;
    let own_line = |space: &&str| space.contains('\n');
    let above = Some(&before[before.trim_end().len()..]).filter(own_line).map(|space| (space, callee));
    let behind = Some(&after[..after.len() - after.trim_start().len()]).filter(own_line);
    let behind = behind.filter(|space| after[space.len()..].starts_with('.'));
    let behind = behind.map(|space| (space, list.span.1 + space.len()));
    let (space, line) = above.or(behind).unwrap_or(("", at.0));
    let new = around::lines(&setter.text, text, line)?;
    // A comment behind the last link stays with it.
    let (_, end) = line_at(text, list.span.1);
    let behind = text.get(list.span.1..end)?.trim_start();
    let is_commented = space.contains('\n') && !behind.is_empty() && code.is_comment(end - behind.len());
    Some(vec![insertion(if is_commented { end } else { list.span.1 }, format!("{space}{new}"))])
}

/// The list that a setting belongs in.
enum Holder {
    There(Bracketed),
    /// It has to be made: this item of that list, with the setting in it.
    Without(Bracketed, String),
}

/// Where among the arguments of a call the place of a setting is: themselves, an object of options, or an object in one.
fn holder(code: &Code<'_>, args: Bracketed, setter: &Setter) -> Option<Holder> {
    let object_of = |inner: &str| match fixes::of(code.table).map_or("", |table| table.options) {
        "" => format!("{{ {inner} }}"),
        template => template.replace("{TEXT}", inner),
    };
    let (at, key) = match setter.place.split_once('.').unwrap_or((&setter.place, "")) {
        ("", _) => return Some(Holder::There(args)),
        ("*", _) => {
            let object = args.items.iter().find_map(|i| code.object(*i));
            return Some(object.map_or_else(|| Holder::Without(args, object_of(&setter.text)), Holder::There));
        }
        (at, key) => (at.parse::<usize>().ok()?, key),
    };
    let named = format!("{key}: {}", object_of(&setter.text));
    let Some(options) = args.items.get(at) else {
        let inner = if key.is_empty() { &setter.text } else { &named };
        return (args.items.len() == at).then(|| Holder::Without(args, object_of(inner)));
    };
    let object = code.object(*options)?;
    match (key, code.entry(&object, key)) {
        ("", _) => Some(Holder::There(object)),
        (_, Some(inner)) => code.object(inner).map(Holder::There),
        (_, None) => Some(Holder::Without(object, named)),
    }
}

/// Stands in a setting for the value that it has.
const NOW: &str = "{NOW}";

/// Another value of a setting that is there.
fn replaced(text: &str, item: Span, setter: &Setter) -> Option<Vec<Change>> {
    let now = text.get(item.0..item.1)?;
    let new = match () {
        () if setter.merge => merged(now, &setter.text)?,
        // The value that is there, with something put to it.
        () if setter.text.contains(NOW) => {
            let value = now.get(setter.name.len()..)?.trim_start().strip_prefix(['=', ':'])?.trim();
            let is_whole = !value.contains(['\n', '+', '|']) && value.ends_with(')');
            is_whole.then(|| setter.text.replace(NOW, value))?
        }
        () => setter.text.clone(),
    };
    (!setter.only_new && new != now).then(|| vec![Change { start: item.0, end: item.1, text: new }])
}

/// A list of numbers with those of another one; `None` if there is more in it than numbers.
fn merged(now: &str, wanted: &str) -> Option<String> {
    let list = |t: &str| Some((t.find(['[', '(', '{'])?, t.rfind([']', ')', '}'])?));
    let numbers = |t: &str| {
        let (open, close) = list(t)?;
        let parts = t.get(open + 1..close)?.split(',').map(str::trim).filter(|p| !p.is_empty());
        parts.map(|p| p.parse::<u16>().ok()).collect::<Option<Vec<u16>>>()
    };
    let mut all = numbers(now)?;
    all.extend(numbers(wanted)?);
    all.sort_unstable();
    all.dedup();
    let (open, close) = list(now)?;
    let text: Vec<String> = all.iter().map(u16::to_string).collect();
    Some(format!("{}{}{}", now.get(..=open)?, text.join(", "), now.get(close..)?))
}

/// The end of the callee: that of the place itself, or of a call by one of the names below it, or of the only one in the function
/// around, or of the only one in the file.
fn callee(code: &Code<'_>, at: Span, setter: &Setter) -> Option<usize> {
    if setter.callees.is_empty() {
        return Some(at.1);
    }
    let named = |within, most| code.named(&setter.callees, within, most);
    if let Some(first) = named(at, 1).first() {
        return Some(first.1);
    }
    // What is made here in another way is mended here, or not at all.
    if let Some(made) = code.made_at(at) {
        return named(made, 1).first().map(|first| first.1);
    }
    let near = code.function(at).map_or_else(Vec::new, |function| named(function, 2));
    match (near.as_slice(), named((0, usize::MAX), 2).as_slice()) {
        ([only], _) | ([], [only]) => Some(only.1),
        _ => None,
    }
}

/// Takes a setting away: an argument, an entry, a link of a chain, or a statement that does nothing else. Where that cannot be, the other
/// word of the language's table takes its place.
pub(super) fn take(code: &Code<'_>, text: &str, at: Span) -> Option<Vec<Change>> {
    taken(code, text, at).or_else(|| {
        let swaps = fixes::of(code.table)?.swaps;
        let mut pairs = swaps.iter().filter(|known| known.lints.contains(&TAKEN)).map(|known| known.pairs);
        pairs.find_map(|pairs| swap(text, at, pairs)).map(|change| vec![change])
    })
}

/// The lint whose settings are taken away.
const TAKEN: &str = "tls-verify-off";

fn taken(code: &Code<'_>, text: &str, at: Span) -> Option<Vec<Change>> {
    // A method of an object that has to have it: without it the program would not be one.
    if code.is_function(at) {
        return None;
    }
    let is_read = code.is_read_later(at);
    let at = code.setting_of(at);
    if code.list_of(at).is_some() {
        return remove_argument(code, text, at).map(|c| vec![c]);
    }
    if is_read {
        return None;
    }
    // `.name(value)`: only between two others, or at the end of a chain.
    if let Some((list, _)) = code.arguments(at.1)
        && text.get(..at.0)?.ends_with('.')
    {
        let dot = at.0 - 1;
        let before = text.get(..dot)?;
        let start = before.trim_end().len();
        let own_line = before.get(start..)?.contains('\n');
        let end = list.span.1;
        let mut rest = text.get(end..)?.trim_start();
        if !rest.is_empty() && code.is_comment(text.len() - rest.len()) {
            rest = rest.split_once('\n')?.1.trim_start();
        }
        let follows = rest.starts_with(['.', '?', ')', ',']);
        return (follows || code.is_value(at, end))
            .then(|| vec![Change { start: if own_line { start } else { dot }, end, text: String::new() }]);
    }
    // Where something asks for it, it is a choice: without the statement the choice would have no effect.
    let statement = code.statement(at).filter(|_| code.is_setting(at) && !code.is_conditional(at))?;
    let whole = text.get(statement.0..statement.1)?.trim_end_matches(';').trim_end();
    (whole == text.get(at.0..at.1)?.trim_end_matches(';').trim_end())
        .then(|| remove_statement(code, text, at).map(|c| vec![c]))?
}
