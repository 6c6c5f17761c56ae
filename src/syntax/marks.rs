//! Marks of one file that are no calls: reads and writes of the environment, switched-off checks, keys in logs.
//!
//! In: tree and values. Out: places. What a name means is asked of the evaluation; what counts is data of the language.

mod groups;
mod headers;
mod logs;
mod plain;
mod traces;

use super::eval::Eval;
use super::held::held;
use super::spots::Lines;
use super::tree::Id;
use crate::model::{EnvAssign, EnvRead, Literal, Logged, Root, SecretText, TlsOff, Value};
use crate::rules::clients::{ClientRule, Label, Role};
pub(super) use plain::says_so;
use std::borrow::Cow;
use traces::means_trace;

/// Nodes behind a name in which what it is given to is looked for.
const NEAR: usize = 4_000;

/// Reads of the environment, switched-off checks and keys in logs.
pub(super) struct Marks<'a> {
    eval: &'a Eval<'a>,
    lines: &'a Lines<'a>,
    pub(super) env_reads: Vec<EnvRead>,
    pub(super) env_assigns: Vec<EnvAssign>,
    pub(super) tls_off: Vec<TlsOff>,
    pub(super) logged: Vec<Logged>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(eval: &'a Eval<'a>, lines: &'a Lines<'a>) -> Self {
        Self { eval, lines, env_reads: Vec::new(), env_assigns: Vec::new(), tls_off: Vec::new(), logged: Vec::new() }
    }

    pub(super) fn run(&mut self) {
        let n = self.eval.nodes;
        for id in 1..n.len() {
            match n.role(id) {
                Role::Member | Role::Index | Role::Shorthand => self.env_read(id),
                Role::Call | Role::New => {
                    self.env_read(id);
                    self.env_write(id);
                    self.insecure_call(id);
                    self.log(id);
                }
                Role::Import => self.env_import(id),
                Role::Decorator => self.annotated(id),
                Role::Pair => self.insecure_pair(id),
                Role::Expand => self.expansion(id),
                Role::Command => self.written_out(id),
                Role::Assign => {
                    self.insecure_assignment(id);
                    self.env_assign(id);
                }
                _ => {}
            }
        }
        self.header_logs();
        for (id, setting) in super::trust::places(self.eval) {
            self.push_insecure(id, &setting);
        }
    }

    /// Whether a function of the file is called with a text, as those are that read a variable and give something else where there is none.
    fn is_own_reader(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let Some(callee) = n.child(call, Label::Callee).filter(|c| n.role(*c) == Role::Name) else { return false };
        let mut args = n.child(call, Label::Args).into_iter().flat_map(|a| n.children(a));
        args.next().is_some_and(|a| n.role(a) == Role::String)
            && args.next().is_some()
            && matches!(self.eval.value(callee), Value::Path { root: Root::Function(_), .. })
    }

    fn env_read(&mut self, id: Id) {
        let n = self.eval.nodes;
        // The outermost expression that is one read: `process.env.X`, not `process.env`.
        if n.role(id) == Role::Shorthand {
            let pattern = n.above(id).take(2).any(|a| matches!(n.role(a), Role::Declare));
            if !pattern {
                return;
            }
        }
        let source = dotted(n.source(id).trim_start_matches('$'));
        let source = source.as_ref();
        let direct = self.eval.table.env_maps.iter().any(|m| source.starts_with(m))
            || self.eval.table.bundle_maps.iter().any(|m| source.starts_with(m))
            || self.eval.table.bundle_calls.iter().any(|m| source.starts_with(m))
            || self
                .eval
                .table
                .env_calls
                .iter()
                .any(|c| source.starts_with(c) || source.starts_with(c.rsplit('.').next().unwrap_or(c)))
            || n.role(id) == Role::Shorthand
            || self.is_own_reader(id);
        if !direct || n.parent(id).is_some_and(|p| n.role(p) == Role::Call && n.child(p, Label::Callee) == Some(id)) {
            return;
        }
        let Value::Env { name, fallback } = self.eval.value(id) else { return };
        let span = n.get(id);
        let mut fallback = fallback.map(|f| *f);
        // `process.env.X || "literal"`
        let falls_back = |p: &Id| match n.role(*p) {
            Role::Binary => matches!(n.operator(*p), "||" | "??" | "or" | "?:" | ""),
            Role::Ternary => n.child(*p, Label::Body).is_none(),
            _ => false,
        };
        let mut around = n.parent(id).map_or(*span, |p| *n.get(p));
        // The last of several stands outermost: `$_ENV['X'] ?? getenv('X') ?: 'literal'`.
        let mut inner = id;
        for parent in n.above(id).take(4) {
            if !falls_back(&parent) || n.children(parent).next() != Some(inner) {
                break;
            }
            if let Value::Env { fallback: Some(f), .. } = self.eval.value(parent) {
                fallback = Some(*f);
                around = *n.get(parent);
            }
            inner = parent;
        }
        // `Optional.ofNullable(read).orElse("literal")`
        let outer = n.above(id).take(6).filter(|a| n.role(*a) == Role::Call && fallback.is_none());
        for outer in outer.collect::<Vec<_>>() {
            match self.eval.value(outer) {
                Value::Env { name: same, fallback: Some(f) } if same == name => {
                    fallback = Some(*f);
                    around = *n.get(outer);
                    break;
                }
                Value::Env { name: same, fallback: None } if same == name => {}
                _ => break,
            }
        }
        // A literal that stands here, not one that comes from elsewhere. Of several fallbacks it is the last: `?: (defined('X') ? X : 'literal')`.
        let is_here = |t: &&Literal| t.end > t.start && t.start >= around.start && t.end <= around.end;
        let literal = fallback.as_ref().and_then(Value::last_text).filter(is_here).cloned();
        self.env_reads.push(EnvRead {
            name,
            fallback_spot: literal.as_ref().map(|t| self.lines.spot(t.start, t.end, Some((t.start, t.end)))),
            fallback: literal,
            spot: self.lines.spot(span.start, span.end, None),
        });
    }

    /// `@Value("${name:literal}")`: a setting, and what it is where nobody sets it.
    fn annotated(&mut self, id: Id) {
        let n = self.eval.nodes;
        let Some(callee) = n.child(id, Label::Callee) else { return };
        if !self.eval.table.env_annotations.contains(&n.source(callee)) {
            return;
        }
        let args = self.eval.arguments(id);
        let Some(Value::Text(text)) = args.get("0").or_else(|| args.get("value")) else { return };
        let inner = text.as_str().strip_prefix("${").and_then(|t| t.strip_suffix('}')).and_then(|t| t.split_once(':'));
        let Some((name, fallback)) = inner.filter(|(_, f)| !f.is_empty() && text.end > text.start) else { return };
        let start = text.start + ("${".len() + name.len() + ":".len()) as u32;
        // Nothing in the text is written otherwise than it is.
        if text.end - text.start != text.as_str().len() as u32 {
            return;
        }
        let literal = Literal { text: SecretText::new(fallback), start, end: start + fallback.len() as u32 };
        self.env_reads.push(EnvRead {
            name: name.to_string(),
            fallback_spot: Some(self.lines.spot(literal.start, literal.end, Some((literal.start, literal.end)))),
            spot: self.lines.spot(text.start, text.end, None),
            fallback: Some(literal),
        });
    }

    /// Names that are imported from a module of variables.
    fn env_import(&mut self, id: Id) {
        let n = self.eval.nodes;
        let module = n.child(id, Label::Module).map_or("", |m| n.source(m).trim_matches(['"', '\'', '`']));
        let table = self.eval.table;
        let bundled = table.bundle_maps.contains(&module);
        if !bundled && !table.env_maps.contains(&module) {
            return;
        }
        for part in n.below(id).filter(|i| n.role(*i) == Role::Alias) {
            let Some(name) = n.child_or_first(part, Label::Name) else { continue };
            let span = n.get(name);
            self.env_reads.push(EnvRead {
                name: if bundled { format!("{module}.{}", n.source(name)) } else { n.source(name).to_string() },
                fallback_spot: None,
                fallback: None,
                spot: self.lines.spot(span.start, span.end, None),
            });
        }
    }

    /// `${X:-literal}`, whatever else sets the variable.
    fn expansion(&mut self, id: Id) {
        let n = self.eval.nodes;
        let mut parts = n.children(id);
        let (Some(name), Some(fallback)) = (parts.next(), parts.next()) else { return };
        let span = n.get(id);
        let literal = match self.eval.value(fallback) {
            Value::Text(t) if t.end > t.start && t.start >= span.start && t.end <= span.end => t,
            _ => return,
        };
        self.env_reads.push(EnvRead {
            name: n.source(name).to_string(),
            fallback_spot: Some(self.lines.spot(literal.start, literal.end, Some((literal.start, literal.end)))),
            fallback: Some(literal),
            spot: self.lines.spot(span.start, span.end, None),
        });
    }

    /// `echo "$X"` to the terminal: not what goes on into another program, into a file, or into a variable.
    fn written_out(&mut self, id: Id) {
        let n = self.eval.nodes;
        let Some(callee) = n.child(id, Label::Callee) else { return };
        if !self.eval.table.logs.contains(&n.source(callee)) || n.above(id).any(|a| n.role(a) == Role::Substitution) {
            return;
        }
        let behind = n.slice(n.get(id).end, n.text.len() as u32);
        let line = behind.lines().next().unwrap_or("");
        let goes_on = |behind: &str| {
            let behind = behind.split(';').next().unwrap_or("").replace(">&2", "").replace("1>&2", "");
            behind.contains(['|', '>']) && !behind.contains("||")
        };
        // Workflows are told what to hide in this way.
        let grouped = || groups::behind(behind).any(goes_on);
        if goes_on(line) || behind_brackets(line).is_some_and(goes_on) || grouped() || n.source(id).contains("add-mask")
        {
            return;
        }
        if self.is_output_of_function(id) {
            return;
        }
        // What another command makes of it is something else, and the name of a command is no variable.
        let is_handed_on = |i: Id| n.above(i).take_while(|a| *a != id).any(|a| n.role(a) == Role::Substitution);
        for name in n.below(id).filter(|i| n.role(*i) == Role::Name && !n.within(*i, callee) && !is_handed_on(*i)) {
            // Its length, a part of it, or whether it is set.
            let whole = match n.parent(name) {
                Some(p) if n.role(p) == Role::Expand => {
                    n.source(p).trim_matches(['$', '{', '}', '"']) == n.source(name)
                }
                _ => true,
            };
            let (what, literal) = match self.eval.value(name) {
                Value::Env { name, fallback } if !is_place(fallback.as_deref()) => (name, None),
                Value::Text(text) => match held(self.eval, &text, id) {
                    Some(held) => held,
                    None => continue,
                },
                _ => continue,
            };
            let spot = self.lines.spot(n.get(id).start, n.get(id).end, None);
            if whole && !self.logged.iter().any(|l| l.what == what && l.spot.line == spot.line) {
                self.logged.push(Logged { what, literal, spot, ..Logged::default() });
            }
        }
    }

    /// `set -x`, and behind it a command that is given a key: it is written out with it.
    pub(super) fn traced(&mut self) {
        let (n, traces) = (self.eval.nodes, self.eval.table.traces);
        if traces.is_empty() {
            return;
        }
        let commands: Vec<Id> = (1..n.len()).filter(|id| n.role(*id) == Role::Command).collect();
        let words = |id: Id| n.children(id).map(|w| n.source(w)).collect::<Vec<_>>();
        let mut tracing = None;
        for id in commands {
            let Some(callee) = n.child(id, Label::Callee) else { continue };
            let name = n.source(callee);
            if traces.iter().any(|t| t.split(' ').next() == Some(name)) {
                let words = words(id);
                let is_on = |w: &&str| traces.iter().filter_map(|t| t.split_once(' ')).any(|(_, s)| means_trace(w, s));
                match words.iter().any(is_on) {
                    true => tracing = Some(id),
                    false if words.iter().any(|w| w.starts_with('+')) => tracing = None,
                    false => {}
                }
            } else if let Some(set) = tracing
                && self.eval.table.commands.iter().any(|c| c.names.contains(&name))
            {
                let keys = n.below(id).filter(|i| n.role(*i) == Role::Name && !n.within(*i, callee));
                let mut key = keys.filter_map(|i| match self.eval.value(i) {
                    Value::Env { name, .. } if is_key_name(&name) => Some((name, None)),
                    Value::Text(text) => held(self.eval, &text, id).filter(|(name, _)| is_key_name(name)),
                    _ => None,
                });
                if let Some((what, literal)) = key.next() {
                    let spot = self.lines.spot(n.get(set).start, n.get(set).end, None);
                    self.logged.push(Logged { what, literal, spot, ..Logged::default() });
                    return;
                }
            }
        }
    }

    /// `os.environ["X"] = "literal"`
    fn env_assign(&mut self, id: Id) {
        let n = self.eval.nodes;
        let (Some(target), Some(value)) = (n.child(id, Label::Target), n.child(id, Label::Value)) else { return };
        if !matches!(n.role(target), Role::Index | Role::Member) {
            return;
        }
        let (Value::Env { name, .. }, Value::Text(literal)) = (self.eval.value(target), self.eval.value(value)) else {
            return;
        };
        if literal.end > literal.start {
            let spot = self.lines.spot(literal.start, literal.end, Some((literal.start, literal.end)));
            // What a bundle brings with it has the name of the map before it.
            let name = name.rsplit('.').next().unwrap_or(&name).to_string();
            self.env_assigns.push(EnvAssign { name, literal, spot });
        }
    }

    /// `os.Setenv("X", "literal")`
    fn env_write(&mut self, id: Id) {
        let writes = self.eval.table.env_writes;
        let Some(callee) = self.eval.nodes.child(id, Label::Callee).filter(|c| self.ends_as(*c, writes)) else {
            return;
        };
        let Value::Path { root: Root::Global | Root::Module { .. }, name } = self.eval.value(callee) else { return };
        if !writes.contains(&name.as_str()) {
            return;
        }
        let args = self.eval.arguments(id);
        // `NAME=value` in one text.
        if let (Some(Value::Text(both)), None) = (args.get("0"), args.get("1"))
            && let Some((name, _)) = both.as_str().split_once('=')
            && both.end > both.start
        {
            let start = both.start + name.len() as u32 + 1;
            let text = SecretText::new(both.as_str().get(name.len() + 1..).unwrap_or_default());
            let literal = Literal { text, start, end: both.end };
            let spot = self.lines.spot(start, both.end, Some((start, both.end)));
            return self.env_assigns.push(EnvAssign { name: name.to_string(), literal, spot });
        }
        if let (Some(Value::Text(name)), Some(Value::Text(literal))) = (args.get("0"), args.get("1"))
            && literal.end > literal.start
        {
            let spot = self.lines.spot(literal.start, literal.end, Some((literal.start, literal.end)));
            let name = name.as_str().to_string();
            self.env_assigns.push(EnvAssign { name, literal: literal.clone(), spot });
        }
    }

    /// Whether the last part of a callee is that of one of these names: asked before it is evaluated.
    fn ends_as(&self, callee: Id, names: &[&str]) -> bool {
        let n = self.eval.nodes;
        let last = match n.role(callee) {
            Role::Member => n.child(callee, Label::Property).map_or("", |p| n.source(p)),
            // It may be another name of the same thing.
            _ => return !names.is_empty(),
        };
        names.iter().any(|name| name.rsplit('.').next() == Some(last))
    }

    fn push_insecure(&mut self, id: Id, setting: &str) {
        let n = self.eval.nodes;
        let aside = self.verifies_itself(id) || self.has_no_certificate(id) || self.is_for_own_machine(id);
        if aside || self.is_handed_on(id, setting) {
            return;
        }
        // Of a chain of calls it is the last one that does it.
        let called = n.child(id, Label::Callee).filter(|_| n.role(id) == Role::Call);
        let chained = |c: &Id| n.child(*c, Label::Object).is_some_and(|o| matches!(n.role(o), Role::Call | Role::New));
        let method = called.filter(chained).and_then(|c| n.child(c, Label::Property)).unwrap_or(id);
        let spot = self.lines.spot(n.get(method).start, n.get(id).end, None);
        let asked_for = n.above(id).any(|a| matches!(n.role(a), Role::If | Role::Ternary) && self.asks_for_it(a, id))
            || self.is_of_such_a_case(id);
        self.tls_off.push(TlsOff { setting: setting.to_string(), asked_for, spot });
    }

    /// A named argument such as `verify=False`, of a client.
    fn insecure_pair(&mut self, id: Id) {
        let n = self.eval.nodes;
        let (Some(k), Some(v)) = (n.child(id, Label::Key), n.child(id, Label::Value)) else { return };
        let (key, value) = (n.source(k).trim_matches(['"', '\'', ':']), n.source(v));
        let (bare, table) = (value.trim_matches(['"', '\'']), self.eval.table);
        let always = table.insecure.iter().find(|s| {
            s.split_once('=').is_some_and(|(name, of)| match name.split_once(' ') {
                // `callee name=value`: of what is called so alone.
                Some((callee, name)) => name == key && (of == value || of == bare) && self.is_given_to(id, callee),
                None => name == key && (of == value || of == bare),
            })
        });
        if let Some(setting) = always {
            return self.push_insecure(id, setting.rsplit(' ').next().unwrap_or(setting));
        }
        // A parameter of a known client: only in a call of that client.
        let sets = |s: &&&str| s.split_once('=') == Some((key, value));
        let mut clients = table.clients.iter().filter_map(|c| Some((c, *c.insecure.iter().find(sets)?))).peekable();
        let Some((_, setting)) = clients.peek().copied() else { return };
        let Some(call) =
            n.above(id).find(|a| matches!(n.role(*a), Role::Call | Role::New)).or_else(|| self.given_to(id))
        else {
            return;
        };
        let Some(callee) = n.child(call, Label::Callee) else { return };
        let called = self.eval.value(callee);
        if clients.any(|(client, _)| belongs_to(&called, client) || self.is_request_of(callee, client)) {
            self.push_insecure(id, setting);
        }
    }

    /// Whether a named argument is one of a call whose name ends like this.
    fn is_given_to(&self, pair: Id, callee: &str) -> bool {
        let n = self.eval.nodes;
        let call = n.above(pair).find(|a| matches!(n.role(*a), Role::Call | Role::New));
        let named = call.and_then(|call| n.child(call, Label::Callee)).map_or("", |c| n.source(c));
        named.strip_suffix(callee).is_some_and(|before| before.is_empty() || before.ends_with(['.', ':', '>', '\\']))
    }

    /// The call that is given an object by its name: `options = [...]; new Client(options)`.
    fn given_to(&self, pair: Id) -> Option<Id> {
        let n = self.eval.nodes;
        let bound = n.above(pair).find(|a| matches!(n.role(*a), Role::Assign | Role::Declare | Role::Field))?;
        let name = n.child(bound, Label::Target).filter(|t| n.role(*t) == Role::Name)?;
        let range = (n.get(bound).end_id..n.get(n.get(bound).scope).end_id).take(NEAR);
        let is_argument = |i: &Id| {
            let args = n.parent(*i).filter(|p| matches!(n.role(*p), Role::Args | Role::Pair));
            n.role(*i) == Role::Name && n.source(*i) == n.source(name) && args.is_some()
        };
        let used = range.into_iter().find(is_argument)?;
        n.above(used).find(|a| matches!(n.role(*a), Role::Call | Role::New))
    }

    /// Whether what is called is called like a request of a client that the file imports, and is none of another object of it: the client may
    /// have come from anywhere.
    fn is_request_of(&self, callee: Id, client: &ClientRule) -> bool {
        let n = self.eval.nodes;
        let named = n.child(callee, Label::Property).map_or("", |p| n.source(p));
        let imported = self.eval.scopes.imports.iter().any(|i| {
            let dotted = i.replace('\\', ".");
            client
                .modules
                .iter()
                .any(|m| dotted.strip_prefix(m).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
        });
        imported && client.calls.iter().any(|call| !call.deferred && call.names.contains(&named))
    }

    /// `context.check_hostname = False`, `process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"`.
    fn insecure_assignment(&mut self, id: Id) {
        let n = self.eval.nodes;
        let (Some(target), Some(value)) = (n.child(id, Label::Target), n.child(id, Label::Value)) else { return };
        let is_several = |at: Id| matches!(n.role(at), Role::List | Role::Unit);
        // `context.check_hostname, context.verify_mode = False, CERT_NONE`
        if is_several(target) && is_several(value) {
            let pairs: Vec<(Id, Id)> = n.children(target).zip(n.children(value)).take(8).collect();
            return pairs.into_iter().for_each(|(target, value)| self.insecure_set(id, target, value));
        }
        self.insecure_set(id, target, value);
    }

    fn insecure_set(&mut self, id: Id, target: Id, value: Id) {
        let n = self.eval.nodes;
        let part = target;
        let target = match n.role(target) {
            Role::Member | Role::Name => n.source(target).to_string(),
            Role::Index => {
                let (Some(o), Some(k)) = (n.child(target, Label::Object), n.child(target, Label::Key)) else { return };
                format!("{}.{}", n.source(o), n.source(k).trim_matches(['"', '\'']))
            }
            _ => return,
        };
        // A member of its own that a class declares: what reads it decides.
        if ["self.", "this."].iter().any(|own| target.strip_prefix(own).is_some_and(|name| !name.contains('.'))) {
            return;
        }
        let value = n.source(value).trim_matches(['"', '\'']);
        let hit = self.eval.table.insecure.iter().find(|s| {
            s.split_once('=').is_some_and(|(k, v)| v == value && (target == k || target.ends_with(&format!(".{k}"))))
        });
        if let Some(setting) = hit {
            return self.push_insecure(id, setting);
        }
        // A setting of a client that was made here.
        let Some((object, name)) = Some(part)
            .filter(|t| n.role(*t) == Role::Member)
            .and_then(|t| Some((n.child(t, Label::Object)?, n.source(n.child(t, Label::Property)?))))
        else {
            return;
        };
        let set =
            self.eval.table.clients.iter().flat_map(|c| c.insecure).find(|s| s.split_once('=') == Some((name, value)));
        if let Some(setting) = set
            && matches!(self.eval.value(object), Value::Path { root: Root::Client(_), .. })
        {
            self.push_insecure(id, setting);
        }
    }

    fn insecure_call(&mut self, id: Id) {
        let n = self.eval.nodes;
        let args: Vec<Id> = n.child(id, Label::Args).map(|a| n.children(a).take(4).collect()).unwrap_or_default();
        for pair in args.windows(2).filter(|p| n.role(p[0]) == Role::Name) {
            let set = (n.source(pair[0]), n.source(pair[1]));
            if let Some(setting) = self.eval.table.insecure.iter().find(|s| s.split_once('=') == Some(set)) {
                return self.push_insecure(id, setting);
            }
        }
        let Some(callee) = self.eval.nodes.child(id, Label::Callee) else { return };
        // `builder.check_nothing(true)`
        if n.role(callee) == Role::Member
            && let (Some(method), [only]) = (n.child(callee, Label::Property), args.as_slice())
        {
            let set = (n.source(method), n.source(*only));
            let means = |s: &&&str| s.strip_suffix(')').and_then(|s| s.split_once('(')) == Some(set);
            if let Some(setting) = self.eval.table.insecure.iter().find(means) {
                return self.push_insecure(method, setting);
            }
        }
        // `client.checkNothing()`
        if let (Some(method), []) = (n.child(callee, Label::Property), args.as_slice())
            && let Some(setting) =
                self.eval.table.insecure.iter().find(|s| s.strip_suffix("()") == Some(n.source(method)))
        {
            return self.push_insecure(method, setting);
        }
        if self.ends_as(callee, self.eval.table.insecure)
            && let Value::Path { root: Root::Module { .. }, name } = self.eval.value(callee)
            && let Some(setting) = self.eval.table.insecure.iter().find(|s| **s == name)
        {
            self.push_insecure(id, setting);
        }
    }
}

/// `…; echo) | …`: what stands behind the bracket that closes one opened before.
fn behind_brackets(line: &str) -> Option<&str> {
    let mut open = 0usize;
    for (at, sign) in line.char_indices() {
        match sign {
            '(' => open += 1,
            ')' if open == 0 => return line.get(at + 1..),
            ')' => open -= 1,
            _ => {}
        }
    }
    None
}

/// Whether what is called is of a library, or of a client that was made before.
fn belongs_to(callee: &Value, client: &ClientRule) -> bool {
    match callee {
        Value::Path { root: Root::Module { .. }, name } => client.modules.iter().any(|m| name.starts_with(m)),
        // By its whole name: `new \Library\Client()`.
        Value::Path { root: Root::Global, name } if is_below_module(name, client) => true,
        Value::Path { root: Root::Global, name } => {
            let below = |g: &&str| !g.is_empty() && name.strip_prefix(*g).is_some_and(|r| r.starts_with('.'));
            client.globals.iter().any(below)
                || client.globals.contains(&"") && client.calls.iter().any(|c| c.names.contains(&name.as_str()))
        }
        Value::Path { root: Root::Client(_), .. } => true,
        _ => false,
    }
}

/// Whether a name without an import is one of a module of a client.
fn is_below_module(name: &str, client: &ClientRule) -> bool {
    let dotted = name.trim_start_matches('\\').replace('\\', ".");
    client.modules.iter().any(|m| dotted.strip_prefix(m).is_some_and(|rest| rest.starts_with('.')))
}

/// The beginning of a path with `::` between its parts as other languages write it.
fn dotted(source: &str) -> Cow<'_, str> {
    match source.split_once('(').map_or(source, |(path, _)| path) {
        path if path.contains("::") => Cow::Owned(path.replace("::", ".")),
        _ => Cow::Borrowed(source),
    }
}

/// Whether what a variable has where nobody sets it is a path: it leads to keys, and is none.
pub(super) fn is_place(fallback: Option<&Value>) -> bool {
    let begins =
        |value: &Value| value.text().is_some_and(|text| text.starts_with(['/', '~']) || text.starts_with("./"));
    match fallback {
        Some(Value::Join(parts)) => match &parts[..] {
            [Value::Env { .. }, rest, ..] => rest.text().is_some_and(|text| text.starts_with('/')),
            [first, ..] => begins(first),
            [] => false,
        },
        Some(value) => begins(value),
        None => false,
    }
}

/// Whether a variable holds a key, by its name.
fn is_key_name(name: &str) -> bool {
    let upper = name.to_ascii_uppercase();
    ["KEY", "TOKEN", "SECRET", "PASSW", "CREDENTIAL"].iter().any(|w| upper.contains(w))
}
