//! Audio is sent in a format that the provider does not advise, or does not take.
//!
//! ## What it does
//!
//! Compares literal settings of requests with the provider's contract: the format of the audio, and its samples per second. A format that
//! is not accepted is a warning, one that is accepted and not advised a note.
//!
//! ## Why it matters
//!
//! A format that is not advised is converted at the other end: the answer comes later and is less exact. More samples than are used
//! cost time and traffic alone.
//!
//! ## Example
//!
//! ```python
//! body = {"audio_base64": audio, "audio_format": "ogg"}
//! ```
//!
//! ## Use instead
//!
//! ```python
//! body = {"audio_base64": audio, "audio_format": "mp3"}  # 16 kHz, mono
//! ```

use super::integration::{Project, finding, integration_lint, is_production};
use crate::model::{Field, Finding, Level, Spot, Value};
use crate::rules::clients::Contract;
use std::collections::HashSet;

integration_lint!(SuboptimalAudioFormat, "suboptimal-audio-format", Note, Operation, "suboptimal_audio_format.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    let mut told = HashSet::new();
    for c in &project.calls {
        let (file, call) = project.call(c);
        if !is_production(file) {
            continue;
        }
        for field in &call.around.audio {
            let Some((level, message, help)) = complaint(c.contract, field) else { continue };
            // What is set at one place for several requests is one cause.
            let spot = if field.spot == Spot::default() { &call.spot } else { &field.spot };
            if !told.insert((c.file, spot.line, spot.column, message.clone())) {
                continue;
            }
            let mut f = finding(file, spot, lint, message, "set here");
            f.level = level;
            f.help.push(help);
            out.push(f);
        }
    }
}

fn complaint(contract: &Contract, field: &Field) -> Option<(Level, String, String)> {
    let name = contract.name;
    if field.name == contract.audio_field {
        let format = field.value.text()?.trim_start_matches('.').to_ascii_lowercase();
        if format.is_empty() || contract.audio_accepted.is_empty() || contract.audio_advised.contains(&format.as_str())
        {
            return None;
        }
        let advised = contract.audio_advised.join(" or ");
        let help = format!("send {advised}{}", rate(contract));
        return Some(if contract.audio_accepted.contains(&format.as_str()) {
            (Level::Note, format!("{name} takes `{format}` and advises {advised}"), help)
        } else {
            let all = contract.audio_accepted.join(", ");
            (Level::Warning, format!("{name} does not take `{format}`: it takes {all}"), help)
        });
    }
    let given = match &field.value {
        Value::Number(x) => *x,
        Value::Text(t) => t.as_str().parse().ok()?,
        _ => return None,
    };
    let is_rate = field.name.to_ascii_lowercase().contains("rate");
    (is_rate && contract.audio_rate > 0 && given != f64::from(contract.audio_rate)).then(|| {
        let message = format!("{name} advises {} samples per second, not {given}", contract.audio_rate);
        (Level::Note, message, format!("send {}", contract.audio_advised.join(" or ")) + &rate(contract))
    })
}

fn rate(contract: &Contract) -> String {
    match contract.audio_rate {
        0 => String::new(),
        rate => format!(" with {} kHz, mono", f64::from(rate) / 1000.0),
    }
}
