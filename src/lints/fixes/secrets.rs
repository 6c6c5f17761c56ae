//! Keys in code: read them from the environment.

use super::super::{SecretContext, wording};
use crate::model::{Applicability, EnvAssign, EnvRead, FileSummary, Literal, Origin, Remedy, Step};
use crate::rules::Settings;

/// A read of the environment in place of the secret. Only for text that is the file itself: in what was decoded, offsets mean nothing.
pub(crate) fn read_from_environment(cx: &SecretContext<'_>) -> Option<Remedy> {
    let (Origin::File { path } | Origin::Staged { path, .. }) = cx.origin else { return None };
    if !cx.secret.layers.is_empty() || !cx.secret.verdict.is_reported() {
        return None;
    }
    let name = wording::environment_name(cx.secret);
    Some(Remedy {
        title: format!("read `{name}` from the environment"),
        applicability: Applicability::Safe,
        path: path.clone(),
        inside: false,
        otherwise: Vec::new(),
        steps: vec![Step::ReadEnvironment {
            start: u32::try_from(cx.secret.span.start).ok()?,
            key: cx.secret.text.clone(),
            name,
        }],
    })
}

/// A reference to a variable in place of a key in a file of settings, as such files refer to variables.
pub(crate) fn refer(cx: &SecretContext<'_>, settings: &Settings) -> Option<Remedy> {
    let reference = settings.reference;
    let (Origin::File { path } | Origin::Staged { path, .. }) = cx.origin else { return None };
    if reference.is_empty() || !cx.secret.layers.is_empty() || !cx.secret.verdict.is_reported() {
        return None;
    }
    let name = settings.named(&wording::environment_name(cx.secret));
    let refer = Step::Refer {
        start: u32::try_from(cx.secret.span.start).ok()?,
        key: cx.secret.text.clone(),
        name: name.clone(),
        template: reference,
    };
    // What a service keeps for its workflows is not of the environment.
    let own = (!reference.contains("secrets.")).then(|| Step::Announce { name: name.clone() });
    Some(Remedy {
        title: format!("refer to `{name}`"),
        applicability: Applicability::Unsafe,
        path: path.clone(),
        inside: false,
        otherwise: Vec::new(),
        steps: std::iter::once(refer).chain(own).collect(),
    })
}

/// A read of the environment in place of a literal of an integration.
pub(crate) fn read_literal(file: &FileSummary, literal: &Literal, name: &str) -> Option<Remedy> {
    (literal.end > literal.start).then(|| Remedy {
        title: format!("read `{name}` from the environment"),
        applicability: Applicability::Safe,
        path: file.path.clone(),
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
        steps: vec![Step::ReadEnvironment { start: literal.start, key: literal.text.clone(), name: name.to_owned() }],
    })
}

/// A read of the environment without the literal that is taken when there is nothing.
pub(crate) fn drop_fallback(file: &FileSummary, read: &EnvRead) -> Option<Remedy> {
    let literal = read.fallback.as_ref()?;
    Some(Remedy {
        title: format!("read `{}` from the environment alone", read.name),
        applicability: Applicability::Safe,
        path: file.path.clone(),
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
        steps: vec![Step::DropFallback {
            read: (read.spot.start, read.spot.end),
            start: literal.start,
            literal: literal.text.clone(),
            name: read.name.clone(),
        }],
    })
}

/// No assignment of a literal to the environment. Whoever starts the program has to set the variable from now on.
pub(crate) fn drop_assignment(file: &FileSummary, assign: &EnvAssign) -> Option<Remedy> {
    Some(Remedy {
        title: format!("take `{}` from the environment as it is", assign.name),
        applicability: Applicability::Unsafe,
        path: file.path.clone(),
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
        steps: vec![
            Step::RemoveStatement { start: assign.literal.start, end: assign.literal.end },
            Step::Announce { name: assign.name.clone() },
        ],
    })
}
