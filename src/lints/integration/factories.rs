//! What clients that a framework hands out were told where they were registered, put into the requests that are made with them.
//!
//! In: the pictures of all files. Out: the same, with the address, the headers and what repeats of a registration in the requests of the
//! class or the name that it is for. A name that is registered twice tells an address only if both say the same.

use crate::model::{Call, Factory, FileSummary, Literal, Policy, Retry, SecretText, Value};
use std::collections::HashMap;

/// The registrations of one name, each with its file.
type Registered = HashMap<String, Vec<(usize, Factory)>>;

/// Tells all requests.
pub(super) fn tell(files: &mut [FileSummary]) {
    let mut registered = Registered::new();
    for (at, file) in files.iter().enumerate() {
        for factory in file.factories.iter().filter(|f| !f.for_all) {
            for name in &factory.names {
                registered.entry(name.clone()).or_default().push((at, factory.clone()));
            }
        }
    }
    if registered.is_empty() {
        return;
    }
    let paths: Vec<_> = files.iter().map(|f| f.path.clone()).collect();
    for file in files {
        let FileSummary { calls, clients, .. } = file;
        for call in calls {
            let by_client = call.client.and_then(|c| clients.get(c)).and_then(|c| c.retry.as_ref());
            let name = match (by_client, &call.retry) {
                (Some(Retry::Handed(name)), _) | (_, Retry::Handed(name)) => name.clone(),
                _ => continue,
            };
            let Some(known) = registered.get(&name) else { continue };
            let [(at, factory), others @ ..] = known.as_slice() else { continue };
            if others.iter().any(|(_, other)| other.base != factory.base) {
                continue;
            }
            address(call, factory);
            if let (Retry::Handed(_), Some(policy), []) = (&call.retry, &factory.policy, others) {
                let home = policy.home.clone().or_else(|| paths.get(*at).cloned());
                call.retry = Retry::By(Policy { home, ..policy.clone() });
            }
        }
    }
}

/// Puts the address and the headers of a registration before those of a request.
fn address(call: &mut Call, factory: &Factory) {
    if let Value::Map { entries: own, open } = &mut call.headers
        && let Value::Map { entries, .. } = &factory.headers
    {
        let mut all = entries.clone();
        all.append(own);
        *own = all;
        *open = true;
    }
    let whole = |v: &Value| v.parts().iter().any(|p| p.text().is_some_and(|t| t.contains("://")));
    if whole(&factory.base) && !whole(&call.url) {
        let path = std::mem::take(&mut call.url);
        let ends = factory.base.parts().last().and_then(|p| p.text()).is_some_and(|t| t.ends_with('/'));
        let between = SecretText::new(if ends { "" } else { "/" });
        let between = Value::Text(Literal { text: between, start: 0, end: 0 });
        let mut parts = vec![factory.base.clone(), between];
        match path {
            Value::Join(more) => parts.extend(more),
            path => parts.push(path),
        }
        call.url = Value::Join(parts);
    }
}
