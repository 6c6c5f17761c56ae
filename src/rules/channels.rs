//! Channels that stay open in providers' libraries.
//!
//! In: `rules/judge/channels.txt` and the dotted name of a call. Out: whether it is one of a channel.

use super::lists;
use std::sync::LazyLock;

static PARTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| words("part"));
static METHODS: LazyLock<Vec<&'static str>> = LazyLock::new(|| words("method"));

fn words(kind: &str) -> Vec<&'static str> {
    let lines = lists::CHANNELS.iter().copied();
    lines.filter_map(|line| line.strip_prefix(kind)?.strip_prefix(' ')).flat_map(str::split_whitespace).collect()
}

/// Whether a call below a client is one through a channel that stays open: `streaming.transcriber().send`.
pub fn is_of_channel(name: &str) -> bool {
    let plain = |part: &str| part.replace(['(', ')', '_'], "").to_ascii_lowercase();
    let Some((before, last)) = name.rsplit_once('.') else { return false };
    METHODS.contains(&plain(last).as_str())
        && before
            .split('.')
            .map(plain)
            .any(|part| PARTS.iter().any(|word| part.starts_with(word) || part.ends_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_through_a_channel_is_told_from_requests() {
        assert!(!PARTS.is_empty() && !METHODS.is_empty());
        for name in [
            "streaming.transcriber().sendAudio",
            "listen.live().keep_alive",
            "realtime.connect",
            "tts.websocket().send",
        ] {
            assert!(is_of_channel(name), "{name}");
        }
        for name in [
            "realtime.sessions.create",
            "streaming.createTemporaryToken",
            "messages.send",
            "send",
            "transcripts.transcribe",
        ] {
            assert!(!is_of_channel(name), "{name}");
        }
    }
}
