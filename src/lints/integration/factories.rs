//! What clients that a framework hands out were told where they were registered, put into the requests that are made with them.
//!
//! In: the pictures of all files. Out: the same, with the address, the headers and what repeats of a registration in the requests of the
//! class or the name that it is for. A name that is registered twice tells an address only if both say the same.

use crate::model::{Call, Factory, FileSummary, Literal, Policy, Retry, SecretText, Setting, Side, Value};
use bstr::BString;
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
    let beans = Beans::of(files);
    let paths: Vec<_> = files.iter().map(|f| f.path.clone()).collect();
    for file in files {
        let FileSummary { calls, clients, .. } = file;
        for call in calls {
            let by_client = call.client.and_then(|c| clients.get(c)).and_then(|c| c.retry.as_ref());
            let name = match (by_client, &call.retry) {
                (Some(Retry::Handed { to, .. }), _) | (_, Retry::Handed { to, .. }) => to.clone(),
                _ => continue,
            };
            if let Some((home, bean)) = beans.of_name(&name) {
                take_bean(call, bean, home);
                continue;
            }
            let Some(known) = registered.get(&name) else { continue };
            let [(at, factory), others @ ..] = known.as_slice() else { continue };
            if others.iter().any(|(_, other)| other.base != factory.base) {
                continue;
            }
            address(call, factory);
            // A loop around a client that repeats by itself: what the client repeats counts as well.
            if matches!(call.retry, Retry::By(_)) && (factory.policy.is_some() || factory.repeats) {
                call.retry = Retry::Unknown;
            }
            if let (Retry::Handed { .. }, Some(policy), []) = (&call.retry, &factory.policy, others) {
                let home = policy.home.clone().or_else(|| paths.get(*at).cloned());
                call.retry = Retry::By(Policy { home, ..policy.clone() });
            }
        }
    }
}

/// What settings make repeat may repeat in any way.
pub(super) fn tell_configured(files: &mut [FileSummary]) {
    let configured: Vec<&'static str> = files.iter().flat_map(|f| f.configured.iter().copied()).collect();
    let calls = files.iter_mut().flat_map(|f| &mut f.calls);
    for call in
        calls.filter(|c| configured.contains(&c.library) && matches!(c.retry, Retry::None { .. } | Retry::Given { .. }))
    {
        call.retry = Retry::Unknown;
    }
}

/// What a project gives to a container, with the files that do: its names are those of a library and of the thing.
struct Beans {
    all: Vec<(BString, Factory)>,
}

impl Beans {
    fn of(files: &[FileSummary]) -> Self {
        let given = files.iter().filter(|f| f.side != Side::Test).flat_map(|f| f.factories.iter().map(move |b| (f, b)));
        let beans = given.filter(|(_, b)| matches!(b.names.as_slice(), [name] if name.contains(' ')));
        Self { all: beans.map(|(file, bean)| (file.path.clone(), bean.clone())).collect() }
    }

    /// The one that is handed out under a name: the only one of its library, or the one that is called so.
    fn of_name(&self, name: &str) -> Option<(&BString, &Factory)> {
        let (library, _) = name.rsplit_once(' ')?;
        let is_of = |b: &&(BString, Factory)| b.1.names[0].rsplit_once(' ').is_some_and(|(of, _)| of == library);
        // What is set on all of a library may repeat in whatever is made of it.
        let for_all = format!("{library} customizer");
        if let Some((path, bean)) = self.all.iter().find(|b| b.1.names[0] == for_all) {
            return Some((path, bean));
        }
        let mut same = self.all.iter().filter(is_of);
        let first = same.next()?;
        let only = if same.next().is_none() { Some(first) } else { None };
        let mut called = self.all.iter().filter(|b| b.1.names[0] == name);
        let named = called.next().filter(|_| called.next().is_none());
        only.or(named).map(|(path, bean)| (path, bean))
    }
}

/// Puts what is known of a client of a container into a request that is made with it.
fn take_bean(call: &mut Call, bean: &Factory, home: &BString) {
    address(call, bean);
    if call.timeout == Setting::Unknown {
        call.timeout = bean.timeout;
    }
    if matches!(call.retry, Retry::Handed { .. }) {
        call.retry = match &bean.policy {
            Some(policy) => {
                let home = policy.home.clone().or_else(|| Some(home.clone()));
                Retry::By(Policy { home, ..policy.clone() })
            }
            None if bean.repeats => Retry::Unknown,
            None => Retry::None { functions: call.function.clone().into_iter().collect() },
        };
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
