//! Keys that go to a log with everything around them: headers of requests that a client was told to write down, and the whole environment.
//!
//! In: calls, names and assignments, and the lists of the language. Out: places. What is only so while somebody looks for a fault is asked for.

use super::Marks;
use crate::model::Logged;
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::{Id, end_of};

/// Words for keys in headers, in lower case: without one of them a file sends none.
const KEYS: [&str; 6] = ["authorization", "api-key", "api_key", "apikey", "bearer", "-token"];

impl Marks<'_> {
    /// Clients that are told to write down the headers of what they send.
    pub(super) fn header_logs(&mut self) {
        let (n, told) = (self.eval.nodes, self.eval.table.leaks.header_logs);
        if told.is_empty() {
            return;
        }
        for id in 1..n.len() {
            let Some(unless) = told.iter().find_map(|entry| {
                let (what, unless) = entry.split_once(" unless ").unwrap_or((entry, ""));
                self.tells(id, what).then_some(unless)
            }) else {
                continue;
            };
            let text = n.slice(0, n.text.len() as u32);
            let hides = unless.split('|').any(|word| !word.is_empty() && text.contains(word));
            let lower = text.to_ascii_lowercase();
            if hides || !KEYS.iter().any(|key| lower.contains(key)) || self.is_for_trying(id) {
                return;
            }
            let spot = self.lines.spot(n.get(id).start, n.get(id).end, None);
            self.logged.push(Logged {
                all: "every header of the requests, the key among them,",
                spot,
                ..Logged::default()
            });
            return;
        }
    }

    /// Whether a node is what an entry of the list says.
    fn tells(&self, id: Id, what: &str) -> bool {
        let n = self.eval.nodes;
        let ends = |source: &str, name: &str| {
            let before = end_of(source).strip_suffix(name);
            before.is_some_and(|b| b.is_empty() || name.starts_with('.') || b.ends_with(['.', ':']))
        };
        if let Some((callee, argument)) = what.split_once('(') {
            let called = n.child(id, Label::Callee).filter(|_| matches!(n.role(id), Role::Call | Role::New));
            let first =
                || n.child(id, Label::Args).and_then(|args| n.children(args).next()).map_or("", |a| n.source(a));
            return called.is_some_and(|c| ends(n.source(c), callee)) && (argument.is_empty() || first() == argument);
        }
        if let Some((name, value)) = what.split_once('=') {
            let target = match n.role(id) {
                Role::Assign => n.child(id, Label::Target),
                Role::Pair => n.child(id, Label::Key),
                _ => None,
            };
            let is_it = target.is_some_and(|t| ends(n.source(t).trim_matches(['"', '\'']), name));
            return is_it && n.child(id, Label::Value).is_some_and(|v| n.source(v) == value);
        }
        let whole = n.parent(id).is_none_or(|p| !matches!(n.role(p), Role::Member | Role::Import | Role::Name));
        n.role(id) == Role::Member && whole && ends(n.source(id), what)
    }

    /// Whether something stands below a test for looking for faults: `if (BuildConfig.DEBUG)`.
    fn is_for_trying(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        n.above(id).any(|a| {
            let condition = n.child(a, Label::Condition).filter(|_| matches!(n.role(a), Role::If | Role::Ternary));
            condition.is_some_and(|c| n.source(c).to_ascii_lowercase().contains("debug"))
        })
    }

    /// Whether an argument is the whole environment, as it is or written out.
    pub(super) fn is_environment(&self, arg: Id) -> bool {
        let (n, all) = (self.eval.nodes, self.eval.table.leaks.environments);
        let writes = |c: Id| self.eval.table.writers.contains(&end_of(n.source(c)));
        let inner = n.child(arg, Label::Args).filter(|_| n.child(arg, Label::Callee).is_some_and(writes));
        let of = inner.and_then(|args| n.children(args).next()).unwrap_or(arg);
        all.contains(&n.source(of))
    }
}
