//! What lints say of policies of repetition: one finding for each, with all the requests that it repeats.
//!
//! In: a project and what a lint complains of. Out: findings.

use super::{Complaint, Project, finding, is_production, level_for, related};
use crate::model::{Call, CallKind, Export, FileSummary, Finding, Level, Policy, Retry};
use crate::rules::clients::Contract;

impl Project {
    /// Whether nothing repeats a call, as far as the whole project tells. `None`: not known.
    pub(in crate::lints) fn repeats_never(&self, file: &FileSummary, call: &Call) -> Option<bool> {
        match &call.retry {
            // Who repeats around the call by himself turns its client off; a method may be called by who does so over an interface.
            Retry::Off(_) if is_method(file, call) && self.imports_retries() => None,
            Retry::Off(_) => self.is_never_repeated(file, &call.around.outer),
            retry => self.is_never_repeated(file, retry),
        }
    }
}

/// Whether a call stands in a method of a class: in a function that no other file can name without its object.
fn is_method(file: &FileSummary, call: &Call) -> bool {
    let has_class = file.exports.iter().any(|(_, export)| matches!(export, Export::Class(_)));
    let is_named = |function: &String| file.exports.iter().any(|(name, _)| name == function);
    has_class && call.function.as_ref().is_some_and(|function| !is_named(function))
}

/// One finding for each policy around calls of providers that `complains`, at the policy, with the calls as second places.
pub(in crate::lints) fn policy_findings(
    project: &Project,
    lint: (&'static str, Level),
    out: &mut Vec<Finding>,
    complains: impl Fn(&Policy, &Call) -> Option<Complaint>,
) {
    policy_findings_of(project, lint, out, |policy, call, _| complains(policy, call));
}

/// The same for lints that ask what the provider says as well.
pub(in crate::lints) fn policy_findings_of(
    project: &Project,
    lint: (&'static str, Level),
    out: &mut Vec<Finding>,
    complains: impl Fn(&Policy, &Call, &Contract) -> Option<Complaint>,
) {
    findings(project, lint, out, (own, complains));
}

/// The same for what matters whatever repeats inside of it: of a library that repeats by itself what is around the call as well.
pub(in crate::lints) fn policy_findings_around(
    project: &Project,
    lint: (&'static str, Level),
    out: &mut Vec<Finding>,
    complains: impl Fn(&Policy, &Call) -> Option<Complaint>,
) {
    findings(project, lint, out, (any, |policy, call, _| complains(policy, call)));
}

/// One finding for each policy that `policy_of` gives of calls, where `complains` does.
fn findings(
    project: &Project,
    lint: (&'static str, Level),
    out: &mut Vec<Finding>,
    (policy_of, complains): (fn(&Call) -> Option<&Policy>, impl Fn(&Policy, &Call, &Contract) -> Option<Complaint>),
) {
    let mut made: Vec<(usize, u32, u32, usize)> = Vec::new();
    for c in project.calls_of_apis() {
        let (file, call) = project.call(c);
        let Some(policy) = policy_of(call).filter(|_| is_production(file)) else { continue };
        let Some((message, label, advice)) = complains(policy, call, c.contract) else { continue };
        let at = policy.home.as_ref().and_then(|path| project.file(path)).unwrap_or(c.file);
        let key = (at, policy.spot.line, policy.spot.column);
        if let Some((.., at)) = made.iter().find(|m| (m.0, m.1, m.2) == key) {
            out[*at].related.push(related(file, &call.spot, "for this request too"));
            continue;
        }
        let message = format!("request to {}: {message}", c.contract.name);
        let mut f = finding(&project.files[at], &policy.spot, lint, message, format!("{label} ({})", policy.what));
        if at != c.file || (call.spot.line, call.spot.column) != (policy.spot.line, policy.spot.column) {
            f.related.push(related(file, &call.spot, "for this request"));
        }
        f.level = level_for(c.contract, f.level);
        f.help.push(advice.to_string());
        f.remedy = crate::lints::fixes::policy(&project.files[at], lint.0, policy);
        made.push((key.0, key.1, key.2, out.len()));
        out.push(f);
    }
}

/// What repeats a call.
fn own(call: &Call) -> Option<&Policy> {
    if let Retry::By(policy) = &call.retry { Some(policy) } else { None }
}

/// The same, or what is around a call of a library that repeats by itself.
fn any(call: &Call) -> Option<&Policy> {
    match &call.around.outer {
        Retry::By(policy)
            if matches!(call.retry, Retry::Unknown) && call.kind == CallKind::Sdk && policy.catches_all =>
        {
            Some(policy)
        }
        _ => own(call),
    }
}
