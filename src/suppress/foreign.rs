//! Marker comments of other scanners, so that a team can change tools without touching its code.

use super::Lines;
use memchr::memmem;

/// A marker and whether it speaks for the line after it.
struct Marker {
    text: &'static str,
    next_line: bool,
}

/// From the documentation of each tool. The one of detect-secrets for the next line is written differently from that for
/// the same line, so neither holds the other.
const MARKERS: &[Marker] = &[
    Marker { text: "gitleaks:allow", next_line: false },
    Marker { text: "betterleaks:allow", next_line: false },
    Marker { text: "trufflehog:ignore", next_line: false },
    Marker { text: "kingfisher:ignore", next_line: false },
    Marker { text: "ggignore", next_line: false },
    Marker { text: "pragma: allowlist secret", next_line: false },
    Marker { text: "pragma: whitelist secret", next_line: false },
    Marker { text: "pragma: allowlist nextline secret", next_line: true },
    Marker { text: "secretlint-disable-line", next_line: false },
    Marker { text: "secretlint-disable-next-line", next_line: true },
];

/// The lines that a marker covers, sorted, each once.
pub(super) fn find(text: &[u8], lines: &Lines<'_>) -> Vec<u32> {
    let mut covered: Vec<u32> = MARKERS
        .iter()
        .flat_map(|m| memmem::find_iter(text, m.text).map(|at| lines.line_of(at).0 + u32::from(m.next_line)))
        .collect();
    covered.sort_unstable();
    covered.dedup();
    covered
}
