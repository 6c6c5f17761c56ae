//! Dockerfiles: by which instruction a file of the build's folder gets into the image.
//!
//! In: the text and a path. Out: the line of the first `COPY` or `ADD` that takes the path into the last stage or one it is built on.

use super::{Depth, matches_or_holds, number};

/// An instruction: its line and its words.
struct Instruction<'a> {
    line: u32,
    words: Vec<&'a str>,
}

/// The line that takes a path along.
pub(super) fn taking(text: &str, path: &str) -> Option<u32> {
    let instructions = instructions(text);
    let is = |i: &Instruction<'_>, word: &str| i.words[0].eq_ignore_ascii_case(word);
    let starts: Vec<usize> = (0..instructions.len()).filter(|i| is(&instructions[*i], "FROM")).collect();
    let base = |start: usize| instructions[start].words.iter().skip(1).find(|w| !w.starts_with("--")).copied();
    let name = |start: usize| {
        let words = &instructions[start].words;
        let at = words.iter().position(|w| w.eq_ignore_ascii_case("as"))?;
        words.get(at + 1).copied()
    };
    // From the last stage to those below it.
    let mut stage = starts.len().checked_sub(1)?;
    loop {
        let end = starts.get(stage + 1).copied().unwrap_or(instructions.len());
        let mut copies = instructions[starts[stage]..end].iter().filter(|i| is(i, "COPY") || is(i, "ADD"));
        if let Some(copy) = copies.find(|i| takes(i, path)) {
            return Some(copy.line);
        }
        let base = base(starts[stage])?;
        stage = (0..stage).rev().find(|s| name(starts[*s]).is_some_and(|n| n.eq_ignore_ascii_case(base)))?;
    }
}

/// Instructions, with those lines joined that end with a backslash.
fn instructions(text: &str) -> Vec<Instruction<'_>> {
    let mut found: Vec<Instruction<'_>> = Vec::new();
    let mut goes_on = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (words, more) = line.strip_suffix('\\').map_or((line, false), |rest| (rest, true));
        let words =
            words.split(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | ',' | '"')).filter(|w| !w.is_empty());
        match found.last_mut().filter(|_| goes_on) {
            Some(last) => last.words.extend(words),
            None => found.push(Instruction { line: number(index), words: words.collect() }),
        }
        goes_on = more;
    }
    found.retain(|i| !i.words.is_empty());
    found
}

/// Whether a copying instruction takes a path of the build's folder.
fn takes(copy: &Instruction<'_>, path: &str) -> bool {
    let flags = copy.words.iter().skip(1).take_while(|w| w.starts_with("--")).count();
    let from_elsewhere = copy.words.iter().any(|w| w.starts_with("--from="));
    let excluded = copy.words.iter().filter_map(|w| w.strip_prefix("--exclude="));
    let sources = &copy.words[1 + flags..];
    let Some((_, sources)) = sources.split_last().filter(|_| !from_elsewhere) else { return false };
    let takes = |source: &&str| matches!(*source, "." | "./" | "/") || matches_or_holds(source, path, Depth::Top);
    sources.iter().any(takes) && !excluded.into_iter().any(|pattern| matches_or_holds(pattern, path, Depth::Top))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_last_stage_takes() {
        let line = |text: &str, path: &str| taking(text, path);
        assert_eq!(line("FROM a\nWORKDIR /app\nCOPY . .\n", "api/.env"), Some(3));
        assert_eq!(line("FROM a\nCOPY --chown=1:1 [\"./\", \"/app\"]\n", ".env"), Some(2));
        assert_eq!(line("FROM a\nADD .env* \\\n  package.json /app/\n", ".env.local"), Some(2));
        assert_eq!(line("FROM a\nCOPY src /app\n", ".env"), None);
        assert_eq!(line("FROM a\nCOPY src /app\n", "src/.env"), Some(2));
        assert_eq!(line("FROM a AS b\nCOPY . .\nFROM c\nCOPY --from=b . .\n", ".env"), None, "not in the last stage");
        assert_eq!(line("FROM a AS b\nCOPY . .\nFROM b\nRUN x\n", ".env"), Some(2), "built on it");
        assert_eq!(line("FROM a\n# COPY . .\nCOPY --exclude=.env . .\n", ".env"), None);
        assert_eq!(line("FROM a\nCOPY\nCOPY .\n", ".env"), None);
    }
}
