//! Settings that check nothing, where nothing is to be checked, or it is checked all the same.
//!
//! In: a named argument of a request, or what is set. Out: whether the address of the request is one without encryption, whether the code
//! verifies by itself, and whether somebody is asked before.

use super::Marks;
use crate::model::Value;
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

impl Marks<'_> {
    /// Whether a setting is of a request whose address is not encrypted at all: what is wrong with that is told of the address.
    pub(super) fn has_no_certificate(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let Some(args) = n.parent(id).filter(|args| n.role(*args) == Role::Args) else { return false };
        let Some(first) = n.children(args).next().filter(|first| *first != id) else { return false };
        is_plain(&self.eval.value(first))
    }

    /// Whether what is given a setting is told to ask this machine, whatever the environment says.
    pub(super) fn is_for_own_machine(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let within = n.above(id).take_while(|a| !matches!(n.role(*a), Role::Function | Role::Class));
        let calls: Vec<Id> = within.filter(|a| matches!(n.role(*a), Role::Call | Role::New)).collect();
        calls.into_iter().map(|call| n.source(call)).filter(|text| text.len() <= MAX_GIVEN).any(|text| {
            ["localhost", "127.0.0.1"].iter().any(|own| text.contains(own))
                && !text.to_ascii_lowercase().contains("env")
        })
    }

    /// Whether what stands around a setting brings a check of its own in place of that which it switches off.
    pub(super) fn verifies_itself(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let own = self.eval.table.verifying;
        let around = n.get(id).scope;
        !own.is_empty() && n.below(around).any(|i| n.role(i) == Role::Name && own.contains(&n.source(i)))
    }

    /// Whether a function hands a switch on to another one of its name: who calls it sets it.
    pub(super) fn is_handed_on(&self, id: Id, setting: &str) -> bool {
        let n = self.eval.nodes;
        let function = n.above(id).find(|a| n.role(*a) == Role::Function && n.child(*a, Label::Name).is_some());
        let name = function.and_then(|f| n.child(f, Label::Name)).map_or("", |name| n.source(name));
        setting.strip_suffix("()").is_some_and(|switch| switch == name)
    }

    /// `if config.skip_verify:` and the like, for what stands in its body.
    pub(super) fn asks_for_it(&self, test: Id, inside: Id) -> bool {
        let n = self.eval.nodes;
        let Some(condition) = n.child(test, Label::Condition).filter(|c| !n.within(inside, *c)) else { return false };
        says_so(n.source(condition))
    }

    /// `case "skip-verify":` above it, of a choice that somebody makes.
    pub(super) fn is_of_such_a_case(&self, id: Id) -> bool {
        /// Lines between the case and what is set in it.
        const LINES: usize = 4;
        let n = self.eval.nodes;
        let before = &n.text[..n.get(id).start as usize];
        let begins =
            |line: &&[u8]| [&b"case "[..], b"default"].iter().any(|word| line.trim_ascii_start().starts_with(word));
        let case = before.rsplit(|b| *b == b'\n').take(LINES).find(begins);
        case.is_some_and(|case| says_so(&String::from_utf8_lossy(case)))
    }
}

/// Whether words say that nothing is to be checked, or that it is asked whether something is.
pub(in crate::syntax) fn says_so(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "insecure",
        "skip",
        "verify",
        "selfsigned",
        "self_signed",
        "allowinvalid",
        "unsafe",
        "ignoretls",
        "ignoressl",
        "ignorecert",
        "ignore_tls",
        "ignore_ssl",
        "ignore_cert",
        "no-check",
        "check_none",
        "checknone",
    ];
    let lower = text.to_ascii_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

/// Longer calls say too much for one host to be all that they ask.
const MAX_GIVEN: usize = 600;

/// Whether an address begins without encryption, whichever it is.
fn is_plain(url: &Value) -> bool {
    match url {
        Value::Text(text) => text.as_str().starts_with("http://"),
        Value::Join(parts) => parts.first().is_some_and(is_plain),
        Value::Choice(options) => options.iter().all(is_plain),
        _ => false,
    }
}
