//! Whose API is called, where the host does not say it.
//!
//! In: the headers and the address of a call. Out: a provider, by a header that no other one asks for, or by the name of the variable that holds the
//! key or the address.

use super::{auth_value, host};
use crate::model::{Call, Value};
use crate::rules::contracts::{Contract, Contracts};

/// The provider that asks for a header which no other one asks for.
pub(super) fn by_header(headers: &Value, url: &Value, contracts: Contracts) -> Option<&'static Contract> {
    let Value::Map { entries, .. } = headers else { return None };
    // A whole URL of another host decides against it.
    if host(url, contracts).is_some() {
        return None;
    }
    let asks = |c: &Contract, name: &str| {
        let required = c.headers_required.iter().any(|h| h.eq_ignore_ascii_case(name));
        required
            || c.auth.iter().any(|(h, _)| h.eq_ignore_ascii_case(name))
            // One provider's key may be another one's user.
            || c.user_id_header.eq_ignore_ascii_case(name)
    };
    let mut hits = entries.iter().filter_map(|(k, _)| k.text()).filter_map(|name| {
        let mut owners = contracts.all().filter(|c| asks(c, name));
        let owner = owners.next()?;
        (owners.next().is_none() && name.contains('-') && !name.eq_ignore_ascii_case("api-key")).then_some(owner)
    });
    hits.next().filter(|owner| owner.told_by.is_empty() || is_told(owner, url, headers))
}

/// Whether something beside the header of a key says whose it is, where other services take theirs in it too.
fn is_told(contract: &Contract, url: &Value, headers: &Value) -> bool {
    let says = |text: &str| {
        let lower = text.to_ascii_lowercase();
        contract.told_by.iter().any(|sign| lower.contains(sign))
    };
    let in_value = |value: &Value| match value {
        Value::Env { name, .. } | Value::Param { name, .. } | Value::Path { name, .. } => says(name),
        other => other.text().is_some_and(says),
    };
    let is_header = |entries: &[(Value, Value)]| entries.iter().any(|(k, v)| in_value(k) || in_value(v));
    url.parts().into_iter().any(in_value) || matches!(headers, Value::Map { entries, .. } if is_header(entries))
}

/// The provider whose key is sent, by the name of the variable that holds it, where the address is not known.
pub(super) fn by_key_name(
    call: &Call,
    headers: &Value,
    url: &Value,
    contracts: Contracts,
) -> Option<&'static Contract> {
    let begins = match url {
        Value::Join(parts) => parts.first()?,
        whole => whole,
    };
    // A setting, not what a caller gives.
    let set = matches!(begins, Value::Env { .. } | Value::Path { .. } | Value::Result { .. });
    let sent = auth_value(call, headers, None).filter(|_| set && host(url, contracts).is_none())?;
    let mut names = sent.parts().into_iter().filter_map(|part| match part {
        Value::Env { name, .. } => Some(name.as_str()),
        _ => None,
    });
    names.find_map(|name| owner_of_variable(name, contracts))
}

/// The one provider whose variable has this name; words of the program may stand before it: `ALERTS_SLACK_WEBHOOK_URL`.
fn owner_of_variable(name: &str, contracts: Contracts) -> Option<&'static Contract> {
    let mut owners = contracts.all().filter(|c| c.env.contains(&name));
    if let Some(owner) = owners.next() {
        return owners.next().is_none().then_some(owner);
    }
    // Behind such words the name has to say itself whose it is, and the longest one says most.
    let names = |c: &'static Contract| {
        let slug = c.provider.split('-').next().unwrap_or(c.provider);
        let ends = move |own: &&'static str| name.strip_suffix(*own).is_some_and(|before| before.ends_with('_'));
        let own = c.env.iter().copied().filter(move |own| own.to_ascii_lowercase().contains(slug));
        own.filter(ends).map(move |own| (own.len(), c))
    };
    contracts.all().flat_map(names).max_by_key(|(length, _)| *length).map(|(_, owner)| owner)
}

/// The provider in whose variable of the environment the whole address is: that of a webhook.
pub(super) fn by_address_name(url: &Value, contracts: Contracts) -> Option<&'static Contract> {
    let Value::Env { name, .. } = url else { return None };
    owner_of_variable(name, contracts)
}
