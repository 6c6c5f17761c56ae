//! Calls of providers that are made for each of many things, put together by what makes them many.
//!
//! In: the project. Out: findings for the lints about load, each with its first call.

use super::{Project, count, finding, is_production, related};
use crate::model::{Call, Crowd, Finding, Level, Side};
use crate::rules::clients::{Contract, syntax_table};
use std::collections::BTreeMap;

/// One finding for each place that makes a call of a provider one of many, and the first of these calls.
pub(in crate::lints) fn crowded<'p>(
    project: &'p Project,
    lint: (&'static str, Level),
    wanted: impl Fn(&Contract, &Crowd) -> bool,
) -> Vec<(Finding, &'p Call)> {
    let mut groups: BTreeMap<(usize, u32, u32, &str), Vec<&super::ProviderCall>> = BTreeMap::new();
    for c in &project.calls {
        let (file, call) = project.call(c);
        let by_hand = syntax_table(file.language).is_some_and(|t| t.run_by_hand);
        if !is_production(file) || matches!(file.side, Side::Browser | Side::Mobile) {
            continue;
        }
        // One after another by hand is as slow as it is.
        let counts = |crowd: &&Crowd| (crowd.together || !by_hand) && wanted(c.contract, crowd);
        if let Some(crowd) = call.around.crowd.as_ref().filter(counts) {
            groups.entry((c.file, crowd.spot.line, crowd.spot.column, c.contract.provider)).or_default().push(c);
        }
    }
    let mut out = Vec::new();
    for group in groups.into_values() {
        let Some(first) = group.first() else { continue };
        let (file, call) = project.call(first);
        let Some(crowd) = &call.around.crowd else { continue };
        let name = first.contract.name;
        let (message, label) = if crowd.together {
            (format!("any number of requests to {name} at the same time"), "all of them are started at once")
        } else {
            (format!("requests to {name} in a loop without a limit of their rate"), "as fast as the answers come")
        };
        let mut f = finding(file, &crowd.spot, lint, message, label);
        f.related.push(related(file, &call.spot, "the request"));
        if group.len() > 1 {
            f.notes.push(format!("{} in all", count(group.len(), "call")));
        }
        let advice = syntax_table(file.language).and_then(|t| t.advice("no-client-rate-limit"));
        f.help.push(advice.unwrap_or("limit how many run at the same time, and how many in a minute").to_string());
        out.push((f, call));
    }
    out
}
