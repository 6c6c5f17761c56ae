//! URLs without encryption: another scheme.

use crate::model::{Applicability, FileSummary, Literal, Remedy, SecretText, Step, Value};

/// `https` in place of `http` (or `wss` of `ws`) in the literal by which a URL begins. Only for literals of the file itself, and not where a
/// port is named: something else answers there. `own`: the host is known to answer to the other scheme.
pub(crate) fn encrypt(file: &FileSummary, url: &Value, (from, to): (&str, &str), own: bool) -> Option<Remedy> {
    let plain = format!("{from}://");
    let literal = first_literal(url).filter(|l| l.as_str().starts_with(&plain))?;
    let host = literal.as_str()[plain.len()..].split(['/', '?', '#']).next()?;
    if host.contains(':') || literal.end <= literal.start {
        return None;
    }
    Some(Remedy {
        title: format!("use `{to}://`"),
        applicability: if own { Applicability::Safe } else { Applicability::Unsafe },
        path: file.path.clone(),
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
        steps: vec![Step::Replace { start: literal.start, old: SecretText::new(plain), new: format!("{to}://") }],
    })
}

fn first_literal(url: &Value) -> Option<&Literal> {
    let mut now = url;
    for _ in 0..8 {
        match now {
            Value::Text(literal) => return Some(literal),
            Value::Join(parts) => now = parts.first()?,
            _ => return None,
        }
    }
    None
}
