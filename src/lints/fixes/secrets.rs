//! Keys in code: read them from the environment.

use super::super::{SecretContext, wording};
use crate::model::{Applicability, Origin, Remedy, Step};

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
        steps: vec![Step::ReadEnvironment {
            start: u32::try_from(cx.secret.span.start).ok()?,
            key: cx.secret.text.clone(),
            name,
        }],
    })
}
