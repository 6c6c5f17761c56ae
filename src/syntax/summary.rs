//! Fills the picture of one file from its tree.
//!
//! In: the neutral tree. Out: a [`FileSummary`] that outlives the file's bytes and is small: clients, calls, environment reads,
//! and the names by which other files can refer to them.

use super::calls::{Calls, find_makers};
use super::eval::Eval;
use super::index::Index;
use super::retry::Retries;
use super::scope::{Def, Key, Scopes, scope_of};
use super::side::{Signals, side};
use super::spots::Lines;
use super::tree::{Id, Nodes};
use crate::model::{EnvAssign, EnvRead, FileSummary, Function, Logged, Root, TlsOff, Value};
use crate::rules::clients::{Label, Role, SyntaxTable};
use std::collections::BTreeSet;
use std::time::Instant;

/// Fills `summary`.
pub(super) fn fill(
    summary: &mut FileSummary,
    nodes: &Nodes<'_>,
    table: &'static SyntaxTable,
    index: &Index,
    deadline: Instant,
) {
    let lines = Lines::new(nodes.text);
    let scopes = Scopes::collect(nodes);
    let mut eval = Eval::new(nodes, &scopes, table);
    let (makers, requests) = find_makers(&eval, index);
    eval.clients = makers.iter().enumerate().map(|(i, (id, _))| (*id, i)).collect();
    eval.requests = requests.into_iter().map(|id| (id, ())).collect();
    let eval = eval;
    let path = String::from_utf8_lossy(&summary.path).into_owned();
    let globals = global_names(&eval);
    let directives = directives(nodes);
    let signals = Signals { path: &path, imports: &scopes.imports, directives: &directives, globals: &globals };
    (summary.side, summary.side_reason) = side(table, &signals);
    summary.imports = scopes.imports.iter().map(|i| i.to_string()).collect();
    if Instant::now() >= deadline {
        summary.uncovered = Some("reading took too long");
        return;
    }
    let retries = Retries::new(&eval, index, &lines);
    let mut calls = Calls::new(&eval, index, &retries, &lines, &makers);
    calls.run();
    let mut marks = Marks {
        eval: &eval,
        lines: &lines,
        env_reads: Vec::new(),
        env_assigns: Vec::new(),
        tls_off: Vec::new(),
        logged: Vec::new(),
    };
    marks.run();
    (summary.env_reads, summary.tls_off, summary.logged) = (marks.env_reads, marks.tls_off, marks.logged);
    summary.tls_off.extend(std::mem::take(&mut calls.tls_off));
    summary.env_assigns = marks.env_assigns;
    (summary.clients, summary.calls, summary.literal_keys) = (calls.clients, calls.calls, calls.literal_keys);
    summary.functions = functions(&eval, &retries);
    summary.repeated_names = repeated_names(nodes, &retries);
    summary.exports = exports(&eval, &scopes);
    if eval.exhausted() {
        summary.uncovered = Some("too much to evaluate in one source file");
    }
}

/// Expression statements at the top that are nothing but a text.
fn directives<'a>(nodes: &Nodes<'a>) -> Vec<&'a str> {
    nodes
        .children(0)
        .take(3)
        .filter(|c| nodes.role(*c) == Role::String)
        .map(|c| nodes.source(c).trim_matches(['"', '\'', '`']))
        .collect()
}

fn global_names(eval: &Eval<'_>) -> Vec<String> {
    let n = eval.nodes;
    let mut out = BTreeSet::new();
    for id in 1..n.len() {
        if n.role(id) != Role::Name || n.get(id).label == Label::Property || n.get(id).label == Label::Key {
            continue;
        }
        let name = n.source(id);
        if eval.table.browser_globals.contains(&name) && eval.scopes.key_of(n, id).is_none() && !is_type_test(eval, id)
        {
            out.insert(name.to_string());
        }
    }
    out.into_iter().collect()
}

/// `typeof window`: shared code asks where it runs.
fn is_type_test(eval: &Eval<'_>, id: Id) -> bool {
    let n = eval.nodes;
    n.parent(id).is_some_and(|p| n.role(p) == Role::Unary)
}

/// Reads of the environment, switched-off checks and keys in logs.
struct Marks<'a> {
    eval: &'a Eval<'a>,
    lines: &'a Lines<'a>,
    env_reads: Vec<EnvRead>,
    env_assigns: Vec<EnvAssign>,
    tls_off: Vec<TlsOff>,
    logged: Vec<Logged>,
}

impl Marks<'_> {
    fn run(&mut self) {
        let n = self.eval.nodes;
        for id in 1..n.len() {
            match n.role(id) {
                Role::Member | Role::Index | Role::Shorthand => self.env_read(id),
                Role::Call | Role::New => {
                    self.env_read(id);
                    self.insecure_call(id);
                    self.log(id);
                }
                Role::Pair => self.insecure_pair(id),
                Role::Assign => {
                    self.insecure_assignment(id);
                    self.env_assign(id);
                }
                _ => {}
            }
        }
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
        let source = n.source(id);
        let direct = self.eval.table.env_maps.iter().any(|m| source.starts_with(m))
            || self
                .eval
                .table
                .env_calls
                .iter()
                .any(|c| source.starts_with(c) || source.starts_with(c.rsplit('.').next().unwrap_or(c)))
            || n.role(id) == Role::Shorthand;
        if !direct || n.parent(id).is_some_and(|p| n.role(p) == Role::Call && n.child(p, Label::Callee) == Some(id)) {
            return;
        }
        let Value::Env { name, fallback } = self.eval.value(id) else { return };
        let span = n.get(id);
        let mut fallback = fallback.map(|f| *f);
        // `process.env.X || "literal"`
        if let Some(parent) = n.parent(id).filter(|p| n.role(*p) == Role::Binary)
            && matches!(n.operator(parent), "||" | "??" | "or")
            && n.children(parent).next() == Some(id)
            && let Value::Env { fallback: Some(f), .. } = self.eval.value(parent)
        {
            fallback = Some(*f);
        }
        // A literal that stands here, not one that comes from elsewhere.
        let around = n.parent(id).map_or(*span, |p| *n.get(p));
        let literal = match fallback {
            Some(Value::Text(t)) if t.end > t.start && t.start >= around.start && t.end <= around.end => Some(t),
            _ => None,
        };
        self.env_reads.push(EnvRead {
            name,
            fallback_spot: literal.as_ref().map(|t| self.lines.spot(t.start, t.end, Some((t.start, t.end)))),
            fallback: literal,
            spot: self.lines.spot(span.start, span.end, None),
        });
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
            self.env_assigns.push(EnvAssign { name, literal, spot });
        }
    }

    fn push_insecure(&mut self, id: Id, setting: &str) {
        let n = self.eval.nodes;
        let spot = self.lines.spot(n.get(id).start, n.get(id).end, None);
        self.tls_off.push(TlsOff { setting: setting.to_string(), spot });
    }

    /// A named argument such as `verify=False`, of a client.
    fn insecure_pair(&mut self, id: Id) {
        let n = self.eval.nodes;
        let (Some(k), Some(v)) = (n.child(id, Label::Key), n.child(id, Label::Value)) else { return };
        let (key, value) = (n.source(k).trim_matches(['"', '\'']), n.source(v));
        let table = self.eval.table;
        let always = table.insecure.iter().find(|s| s.split_once('=') == Some((key, value)));
        if let Some(setting) = always {
            return self.push_insecure(id, setting);
        }
        // A parameter of a known client: only in a call of that client.
        let setting = table
            .clients
            .iter()
            .find_map(|c| c.insecure.iter().find(|s| s.split_once('=') == Some((key, value))).map(|s| (c, s)));
        let Some((client, setting)) = setting else { return };
        let Some(call) = n.above(id).find(|a| matches!(n.role(*a), Role::Call | Role::New)) else { return };
        let Some(callee) = n.child(call, Label::Callee) else { return };
        let known = match self.eval.value(callee) {
            Value::Path { root: Root::Module { .. }, name } => client.modules.iter().any(|m| name.starts_with(m)),
            Value::Path { root: Root::Client(_), .. } => true,
            _ => false,
        };
        if known {
            self.push_insecure(id, setting);
        }
    }

    /// `context.check_hostname = False`, `process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"`.
    fn insecure_assignment(&mut self, id: Id) {
        let n = self.eval.nodes;
        let (Some(target), Some(value)) = (n.child(id, Label::Target), n.child(id, Label::Value)) else { return };
        let target = match n.role(target) {
            Role::Member | Role::Name => n.source(target).to_string(),
            Role::Index => {
                let (Some(o), Some(k)) = (n.child(target, Label::Object), n.child(target, Label::Key)) else { return };
                format!("{}.{}", n.source(o), n.source(k).trim_matches(['"', '\'']))
            }
            _ => return,
        };
        let value = n.source(value).trim_matches(['"', '\'']);
        let hit = self.eval.table.insecure.iter().find(|s| {
            s.split_once('=').is_some_and(|(k, v)| v == value && (target == k || target.ends_with(&format!(".{k}"))))
        });
        if let Some(setting) = hit {
            self.push_insecure(id, setting);
        }
    }

    fn insecure_call(&mut self, id: Id) {
        let Some(callee) = self.eval.nodes.child(id, Label::Callee) else { return };
        if let Value::Path { root: Root::Module { .. }, name } = self.eval.value(callee)
            && let Some(setting) = self.eval.table.insecure.iter().find(|s| **s == name)
        {
            self.push_insecure(id, setting);
        }
    }

    /// A value of the environment that is written out.
    fn log(&mut self, id: Id) {
        let n = self.eval.nodes;
        let Some(callee) = n.child(id, Label::Callee) else { return };
        if !self.eval.table.logs.contains(&n.source(callee)) {
            return;
        }
        let Some(args) = n.child(id, Label::Args) else { return };
        for arg in n.children(args).collect::<Vec<_>>() {
            let value = self.eval.value(arg);
            // A text with the value in it, or the value itself; not what a function makes of it.
            let pieces: Vec<&Value> = match &value {
                Value::Join(parts) => parts.iter().flat_map(Value::alternatives).collect(),
                other => other.alternatives(),
            };
            for part in pieces {
                if let Value::Env { name, .. } = part {
                    if self.logged.iter().any(|l| {
                        l.what == *name && l.spot.line == self.lines.spot(n.get(id).start, n.get(id).start, None).line
                    }) {
                        continue;
                    }
                    let spot = self.lines.spot(n.get(arg).start, n.get(arg).end, None);
                    self.logged.push(Logged { what: name.clone(), spot });
                }
            }
        }
    }
}

/// The last name of what is called at a node, or of what is handed over by its bare name or path.
fn called_name<'a>(nodes: &Nodes<'a>, id: Id) -> Option<&'a str> {
    let node = nodes.get(id);
    let named = match node.role {
        Role::Name if node.label != Label::Property && node.label != Label::Key => id,
        Role::Member => nodes.child(id, Label::Property)?,
        _ => return None,
    };
    let handed_over = nodes.role(node.parent) == Role::Args;
    (node.label == Label::Callee || handed_over).then(|| nodes.source(named))
}

/// Functions by name, with what they mention.
fn functions(eval: &Eval<'_>, retries: &Retries<'_>) -> Vec<Function> {
    let n = eval.nodes;
    let mut out = Vec::new();
    for id in 1..n.len() {
        if n.role(id) != Role::Function {
            continue;
        }
        let Some(name) = retries.function_name(id) else { continue };
        let mentions: BTreeSet<&str> = n.below(id).filter_map(|i| called_name(n, i)).collect();
        out.push(Function {
            name,
            mentions: mentions.into_iter().map(str::to_string).collect(),
            repeats_argument: retries.is_helper(id),
            repeated: false,
        });
    }
    out
}

fn repeated_names(nodes: &Nodes<'_>, retries: &Retries<'_>) -> Vec<String> {
    let mut names = BTreeSet::new();
    for region in retries.repeating_regions() {
        names.extend(nodes.below(region).filter_map(|i| called_name(nodes, i)));
        if nodes.role(region) == Role::Function {
            names.extend(retries.function_name(region).is_some().then_some("").filter(|s| !s.is_empty()));
        }
    }
    names.into_iter().map(str::to_string).collect()
}

/// Names of the top level that other files may import, with their values.
fn exports(eval: &Eval<'_>, scopes: &Scopes<'_>) -> Vec<(String, Value)> {
    let n = eval.nodes;
    let mut names: Vec<&str> = scopes.top_level().collect();
    names.sort_unstable();
    let mut out = Vec::new();
    for name in names.into_iter().take(256) {
        let [(Def::Value(v), _)] = scopes.definitions(Key::Name(0, name)) else { continue };
        if scope_of(n, *v) != 0 {
            continue;
        }
        let value = eval.value(*v);
        if !matches!(value, Value::Unknown | Value::Result { .. }) {
            out.push((name.to_string(), value));
        }
    }
    out
}
