//! A header more: beside one that a request of the file has already.

use crate::model::{Applicability, Call, FileSummary, HeaderValue, Literal, Remedy, Step, Value};
use crate::rules::clients::Contract;
use crate::rules::fixes::of_language;

/// Names of parameters that hold an id of the end user, as words in lower case without signs.
const USERS: [&str; 6] = ["userid", "enduserid", "useruuid", "uid", "publicuserid", "anonymoususerid"];

/// A header with a value that the contract knows.
pub(crate) fn fixed_header(file: &FileSummary, call: &Call, contract: &Contract, name: &str) -> Option<Remedy> {
    let known = contract.header_values.iter().filter_map(|v| v.split_once(": ")).find(|(n, _)| *n == name);
    let value = HeaderValue::Text(known?.1.to_owned());
    let step = step(call, contract, name, value)?;
    Some(Remedy {
        title: format!("add `{name}`"),
        applicability: Applicability::Unsafe,
        path: file.path.clone(),
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
        steps: vec![step],
    })
}

/// The header of a key, in place of the parameter of the URL that has it.
pub(crate) fn key_header(
    file: &FileSummary,
    call: &Call,
    contract: &Contract,
    (url, name): (&Value, &str),
) -> Option<Remedy> {
    let (header, scheme) = contract.auth.first()?;
    let form = of_language(file.language)?.headers.iter().find(|h| h.library == call.library)?;
    let Value::Join(parts) = url else { return None };
    let mark = |literal: &&Literal| {
        [format!("?{name}="), format!("&{name}=")].iter().any(|m| literal.as_str().ends_with(m.as_str()))
    };
    let literal = parts.iter().filter_map(|p| match p {
        Value::Text(literal) if literal.end > literal.start => Some(literal),
        _ => None,
    });
    let step = Step::KeyToHeader {
        at: literal.into_iter().find(mark)?.end,
        parameter: name.to_owned(),
        callee_end: call.spot.end,
        header: (*header).to_owned(),
        scheme: (*scheme).to_owned(),
        place: form.place.to_owned(),
        form: form.text.to_owned(),
    };
    Some(Remedy {
        title: format!("send the key in `{header}`"),
        applicability: Applicability::Unsafe,
        path: file.path.clone(),
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
        steps: vec![step],
    })
}

/// A header with the id of the end user, where the function around is given one.
pub(crate) fn user_header(file: &FileSummary, calls: &[&Call], contract: &Contract, name: &str) -> Option<Remedy> {
    let mut steps = Vec::new();
    for call in calls {
        let users = HeaderValue::User(USERS.iter().map(|u| (*u).to_owned()).collect());
        let step = step(call, contract, name, users)?;
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    (!steps.is_empty()).then(|| Remedy {
        title: format!("add `{name}` with the id that the function is given"),
        applicability: Applicability::Unsafe,
        path: file.path.clone(),
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
        steps,
    })
}

/// The header beside which another one is put: that of the key, else the last one.
fn step(call: &Call, contract: &Contract, name: &str, value: HeaderValue) -> Option<Step> {
    let Value::Map { entries, .. } = &call.headers else { return None };
    let written = || {
        entries.iter().rev().filter_map(|(k, _)| match k {
            Value::Text(literal) if literal.end > literal.start => Some(literal),
            _ => None,
        })
    };
    let authenticates = |l: &&Literal| contract.auth.iter().any(|(h, _)| h.eq_ignore_ascii_case(l.as_str()));
    let beside = written().find(authenticates).or_else(|| written().next())?;
    Some(Step::AddHeader { start: beside.start, beside: beside.as_str().to_owned(), name: name.to_owned(), value })
}
