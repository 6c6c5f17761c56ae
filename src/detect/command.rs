//! Passwords on command lines, where a flag or a pipe tells what they are.
//!
//! In: a text and where a flag or the name of a command stands. Out: a candidate. Which flag of which command takes a password is data
//! (`rules/judge/commands.txt`), and so is which word of which command is one (`rules/judge/arguments.txt`). It looks at the command
//! alone: its line, up to [`REACH`] bytes to the left.

use super::literal::{bare, quoted};
use super::window::Candidates;
use super::{accounts, context};
use crate::model::{Sink, Use, near};
use crate::rules::{lists, names};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// How far to the left of a flag its command may stand.
const REACH: usize = 240;

/// A flag that takes a password.
pub(super) struct Flag {
    /// As written, with the blank before it.
    pub(super) text: &'static str,
    /// Whether the password is glued to it.
    glued: bool,
    /// The sign that parts a user from the password.
    pair: Option<u8>,
    /// The commands, each with the word that must stand on the line too, if any.
    commands: Vec<(&'static str, Option<&'static str>)>,
}

/// The flags, from the data.
pub(super) static FLAGS: LazyLock<Vec<Flag>> = LazyLock::new(|| {
    let lines = lists::COMMANDS.iter().copied();
    let flags = lines.filter_map(|line| {
        let (flag, commands) = line.split_once(": ")?;
        let commands = commands.split_whitespace().map(|c| c.split_once(':').map_or((c, None), |(c, w)| (c, Some(w))));
        let text = flag.strip_suffix(['*', '%', ',', ':']).unwrap_or(flag);
        let pair = flag.bytes().last().filter(|b| b"%,:".contains(b));
        Some(Flag { text, glued: flag.ends_with('*') || text.ends_with('='), pair, commands: commands.collect() })
    });
    flags.collect()
});

/// The short flags as they stand in a list of words: `"-p`.
pub(super) static LISTED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let short: BTreeSet<&str> = FLAGS.iter().map(|f| f.text).filter(|t| t.len() == 3 && t.starts_with(" -")).collect();
    let quoted = |flag: &&str| ['"', '\''].map(|quote| &*format!("{quote}{}", &flag[1..]).leak());
    short.iter().flat_map(quoted).collect()
});

/// A command that takes a password by its place.
pub(super) struct Command {
    /// As written.
    pub(super) text: &'static str,
    /// How many words stand between it and the password.
    place: usize,
    /// The sign that parts a user from the password, or [`FIRST`].
    pair: Option<u8>,
}

/// In the place of such a sign: nothing but blanks stands before the command on its line.
const FIRST: u8 = b'^';

/// The same: what stands before it on its line speaks of a user.
const OF_USER: u8 = b'@';

/// The commands, from the data.
pub(super) static COMMANDS: LazyLock<Vec<Command>> = LazyLock::new(|| {
    let lines = lists::ARGUMENTS.iter().copied();
    let commands = lines.filter_map(|line| {
        let (place, text) = line.split_once(' ')?;
        let pair = place.bytes().last().filter(|b| !b.is_ascii_digit());
        let place = place.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
        Some(Command { text, place, pair })
    });
    commands.collect()
});

/// The beginnings of the commands, by which they are looked for: those of one name share one literal.
pub(super) static NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    /// A shorter name is looked for with the word behind it.
    const LEAST: usize = 6;
    let name = |text: &'static str| match text.find(' ') {
        Some(blank) if blank >= LEAST => &text[..blank],
        _ => text,
    };
    let names: BTreeSet<&str> = COMMANDS.iter().map(|command| name(command.text)).collect();
    let is_longer = |name: &&&str| names.iter().any(|other| other.len() < name.len() && name.starts_with(other));
    names.iter().filter(|name| !is_longer(name)).copied().collect()
});

/// The password among the words of the command whose name stands at `at`.
pub(super) fn placed(text: &[u8], at: usize, found: &mut Candidates) {
    let named = COMMANDS.iter().filter(|c| begins(&text[at..], c.text.as_bytes()));
    let begins = line_before(text, at).last().is_none_or(|b| b.is_ascii_whitespace() || b"/\"'`($".contains(b));
    let longest = named.clone().map(|c| c.text.len()).max().unwrap_or(0);
    let alone = |c: &&Command| match c.pair {
        Some(FIRST) => line_before(text, at).iter().all(u8::is_ascii_whitespace),
        Some(OF_USER) => line_before(text, at).to_ascii_lowercase().windows(5).any(|word| word == b"user "),
        _ => true,
    };
    named
        .filter(|c| begins && c.text.len() == longest)
        .filter(alone)
        .for_each(|command| placed_in(text, at, command, found));
}

/// Whether a text begins with one of many words. Their second letters turn most away.
fn begins(text: &[u8], word: &[u8]) -> bool {
    text.get(1) == word.get(1) && text.starts_with(word)
}

/// The word of a command that is the password.
fn placed_in(text: &[u8], at: usize, command: &Command, found: &mut Candidates) {
    let end = at + command.text.len();
    let line = text[end..text.len().min(end + REACH)].split(|b| b"\n|;&".contains(b)).next().unwrap_or_default();
    let whole = command.text.ends_with(['/', '.', '>']) || line.starts_with(b" ");
    let mut words = line.split(|b| *b == b' ').filter(|w| !w.is_empty() && !is_switch(w));
    let Some(word) = words.nth(command.place).filter(|_| whole) else { return };
    let start = near::place_of(word, text);
    match command.pair {
        None | Some(FIRST | OF_USER) => {
            if let Some(span) = value(text, start) {
                push(span, found);
            }
        }
        Some(sign) => {
            let Some(cut) = memchr::memchr(sign, word).filter(|p| *p > 0) else { return };
            let rest = &word[cut + 1..];
            let len = memchr::memrchr(b'@', rest).unwrap_or(rest.len());
            let span =
                start + cut + 1..start + cut + 1 + rest[..len].iter().take_while(|b| !b"\"'".contains(b)).count();
            if span.len() >= 4 && !b"$-<%{[*/&".contains(&text[span.start]) {
                push(span, found);
            }
        }
    }
}

/// `-v`, `/user:me`, `/y`, the letter of a drive: no word that has a place.
fn is_switch(word: &[u8]) -> bool {
    let rest = || word.strip_prefix(b"/").filter(|rest| !rest.contains(&b'/'));
    let letters = |rest: &[u8]| rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let dashed = rest().is_some_and(|rest| !rest.is_empty() && matches!(rest.get(letters(rest)), None | Some(b':')));
    word.starts_with(b"-") || dashed || word.len() == 2 && word[1] == b':'
}

/// The password behind a flag, whose blank stands at `at`, if it is a flag of the command of this line.
pub(super) fn flag(text: &[u8], at: usize, found: &mut Candidates) {
    let rest = &text[at + 1..];
    let quote = text[at] != b' ';
    let own = FLAGS.iter().filter(|f| begins(rest, &f.text.as_bytes()[1..]));
    for flag in own {
        let end = at + flag.text.len();
        // In a list of words the flag's quote closes, and the next word's opens.
        let gap: &[u8] = if quote { b"\"', " } else { b" " };
        let blanks = text[end..].iter().take(4).take_while(|b| gap.contains(b)).count();
        if (blanks == 0) != flag.glued {
            continue;
        }
        let span = match flag.pair {
            Some(sign) => pair(text, end + blanks, sign),
            None if quote => word(text, end + blanks),
            None => value(text, end + blanks),
        };
        let Some(span) = span.and_then(|span| flag.password(text, span)) else { continue };
        let line = line_before(text, at);
        if is_of_command(line, flag) {
            return match stored_as(line) {
                Some(name) => push_as(name, span, found),
                None => push(span, found),
            };
        }
    }
}

impl Flag {
    /// The password within what the flag takes.
    fn password(&self, text: &[u8], span: Range<usize>) -> Option<Range<usize>> {
        let Some(sign) = self.pair else { return Some(span) };
        let cut = memchr::memchr(sign, &text[span.clone()]).filter(|p| *p > 0)?;
        let quote = usize::from(text.get(span.start + cut + 1).is_some_and(|b| b"\"'".contains(b)));
        (span.len() - cut > 4).then_some(span.start + cut + 1 + quote..span.end)
    }
}

/// A word with a user and a password, in quotes or not, or with the password alone in them: `me%'…'`.
fn pair(text: &[u8], at: usize, sign: u8) -> Option<Range<usize>> {
    let word = || {
        let len = text[at..].iter().take(REACH).take_while(|b| b.is_ascii_graphic() && !b"\"'".contains(b)).count();
        let rest = || text[at..at + len].ends_with(&[sign]).then(|| quoted(text, at + len)).flatten();
        at..rest().map_or(at + len, |password| password.end)
    };
    quoted(text, at).or_else(|| Some(word())).filter(|span| !text[span.clone()].contains(&b'$'))
}

/// The rest of a word of a list that its quote closes.
fn word(text: &[u8], at: usize) -> Option<Range<usize>> {
    let first = *text.get(at)?;
    let len = text[at..].iter().take(REACH).take_while(|b| b.is_ascii_graphic() && !b"\"'".contains(b)).count();
    let closes = text.get(at + len).is_some_and(|b| b"\"'".contains(b));
    (len >= 4 && closes && !b"$-<%{[*".contains(&first)).then_some(at..at + len)
}

fn is_of_command(line: &[u8], flag: &Flag) -> bool {
    // `SQLCMD -S …`: the shells of Windows know no case.
    let lower = line.iter().any(u8::is_ascii_uppercase).then(|| line.to_ascii_lowercase());
    let line = lower.as_deref().unwrap_or(line);
    let has = |word: &str| {
        memchr::memmem::find_iter(line, word).any(|p| {
            let before = p.checked_sub(1).map(|i| line[i]);
            let begins = before.is_none_or(|b| b.is_ascii_whitespace() || b"/\"'`(|;&=$!".contains(&b));
            begins && line.get(p + word.len()).is_none_or(|b| b.is_ascii_whitespace() || b".\"'".contains(b))
        })
    };
    flag.commands.iter().any(|(command, word)| has(command) && word.is_none_or(has))
}

/// The command up to a place: from the last sign that parts commands, with lines that a backslash joins.
fn line_before(text: &[u8], at: usize) -> &[u8] {
    let floor = at.saturating_sub(REACH);
    let window = &text[floor..at];
    let joined = |p: usize| window[..p].trim_ascii_end().ends_with(b"\\");
    let line = memchr::memrchr_iter(b'\n', window).find(|p| !joined(*p)).map_or(0, |p| p + 1);
    let line = &window[line..];
    &line[memchr::memrchr3(b'|', b';', b'&', line).map_or(0, |p| p + 1)..]
}

/// What a flag takes: a word or a literal, no other flag and no reference.
fn value(text: &[u8], at: usize) -> Option<Range<usize>> {
    let span = quoted(text, at).or_else(|| bare(text, at))?;
    let first = *text.get(span.start)?;
    (span.len() >= 4 && !b"$-<%{[*".contains(&first)).then_some(span)
}

/// What is piped into a command that takes passwords, or encodes them with a user for a header: `echo "user:…" | chpasswd`,
/// `echo … | login --password-stdin`, `printf 'user:…' | base64`. `at` is where the telling word stands.
pub(super) fn piped(text: &[u8], at: usize, found: &mut Candidates) {
    let line = near::line_start(text, at, REACH);
    let telling = text[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let rest = text[at + telling..].trim_ascii_start();
    let pairs = text[at..].starts_with(b"chpasswd");
    if pairs && let Some(words) = here_string(text, at) {
        return encoded_pair(text, words, found);
    }
    if pairs && (rest.starts_with(b":") || rest.starts_with(b"<<")) {
        return accounts::lines(text, at + telling, found);
    }
    let encoded = is_of_base64(text, at);
    if encoded && let Some(words) = here_string(text, at) {
        return encoded_pair(text, words, found);
    }
    let Some(pipe) = memchr::memrchr(b'|', &text[line..at + 1]).map(|p| line + p) else { return };
    let printed = [&b"echo "[..], b"printf "].iter().find_map(|word| {
        let at = memchr::memmem::rfind(&text[line..pipe], word)?;
        Some(line + at + word.len())
    });
    let Some(mut from) = printed else { return };
    // Flags, and the format of what is printed.
    while [&b"-"[..], b"'%s", b"\"%s", b"%s"].iter().any(|w| text[from..pipe].starts_with(w)) {
        from += memchr::memchr(b' ', &text[from..pipe]).map_or(pipe - from, |p| p + 1);
    }
    // A word without quotes ends where the pipe stands, with a blank before it or not.
    let Some(span) = value(&text[..pipe], from) else { return };
    // Nothing else is echoed.
    let rest = text.get(span.end..pipe).unwrap_or_default();
    if !rest.iter().all(|b| b"\"' ".contains(b)) {
        return;
    }
    if encoded {
        return encoded_pair(text, span, found);
    }
    // `user:password`, one after the other.
    let pair = text[at..].starts_with(b"chpasswd");
    let colon = memchr::memchr(b':', &text[span.clone()]).filter(|_| pair).map_or(0, |p| p + 1);
    if pair && colon == 0 {
        return;
    }
    push(span.start + colon..span.end, found);
}

/// ` base64`, `|base64`, `(base64`, ` -base64`: the command that encodes, or the flag of one.
fn is_of_base64(text: &[u8], at: usize) -> bool {
    text[at + 1..].starts_with(b"base64") || text[at..].starts_with(b" -base64")
}

/// `base64 -w0 <<< 'user:…'`: what the command that is named at `at` reads, written behind it.
fn here_string(text: &[u8], at: usize) -> Option<Range<usize>> {
    /// As far as its flags reach.
    const FLAGS: usize = 24;
    let rest = near::rest_of_line(text, at + 1, FLAGS);
    let sign = memchr::memmem::find(rest, b"<<<")?;
    let apart = rest[..sign].iter().any(|b| b"|;&()".contains(b));
    let start = at + 1 + sign + 3;
    let blanks = text[start..].iter().take_while(|b| **b == b' ').count();
    value(text, start + blanks).filter(|_| !apart)
}

/// The password of a text that a command encodes, if it is a user and a password.
fn encoded_pair(text: &[u8], span: Range<usize>, found: &mut Candidates) {
    let colon = memchr::memchr(b':', &text[span.clone()]).map_or(0, |p| p + 1);
    if colon > 0 && is_of_header(&text[span.clone()], colon) {
        push(span.start + colon..span.end, found);
    }
}

/// Whether a text is a user and a password with a colon between them, as a header has them, and no address, no setting and no other text.
fn is_of_header(text: &[u8], colon: usize) -> bool {
    let user = |b: &u8| b.is_ascii_alphanumeric() || b"._@+-".contains(b);
    let password = &text[colon..];
    colon > 1
        && text[..colon - 1].iter().all(user)
        && password.len() >= 4
        && !password.starts_with(b"//")
        && !password.iter().any(|b| b.is_ascii_whitespace() || b"$`{".contains(b))
}

/// `gh secret set AWS_REGION --body …`: the name under which a value is stored says what it is.
fn stored_as(line: &[u8]) -> Option<&str> {
    const SET: &[u8] = b"secret set ";
    let rest = &line[memchr::memmem::find(line, SET)? + SET.len()..];
    let len = rest.iter().take_while(|b| names::is_identifier(b)).count();
    std::str::from_utf8(&rest[..len]).ok().filter(|name| !name.is_empty())
}

fn push(span: Range<usize>, found: &mut Candidates) {
    push_as("password", span, found);
}

fn push_as(name: &str, span: Range<usize>, found: &mut Candidates) {
    let name = Some(name.to_string());
    context::push_sure(span, Use { sink: Sink::Assignment, host: None, name, sure: true, literal: false }, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        for (at, _) in text.match_indices(' ') {
            flag(text.as_bytes(), at, &mut Candidates::of(text.as_bytes(), &mut found));
        }
        found.into_iter().map(|c| &text[c.span]).collect()
    }

    #[test]
    fn flags_of_commands_take_passwords() {
        for text in [
            "mysql -uroot -pVALUE main",
            "/usr/bin/mysqldump -u root \\\n  -p'VALUE' main",
            "sshpass -p VALUE ssh x",
            "docker login -u me -p \"VALUE\" x.io",
            "true && sqlcmd -U sa -P VALUE",
            "xfreerdp /u:me /p:VALUE /v:x",
            "smbclient //x/y -U me%VALUE",
            "mysqladmin -u root password VALUE",
        ] {
            assert_eq!(values(text), ["VALUE"], "{text}");
        }
        for text in
            ["mkdir -p VALUE", "docker run -p VALUE x", "mysql -p main", "mysql -p$VALUE", "mysql x | tee -pVALUE"]
        {
            assert!(values(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn words_of_commands_are_passwords_by_their_place() {
        let of = |text: &str, at: &str| {
            let mut found = Vec::new();
            placed(text.as_bytes(), text.find(at).unwrap(), &mut Candidates::of(text.as_bytes(), &mut found));
            found.into_iter().map(|c| text[c.span].to_string()).collect::<Vec<_>>()
        };
        for (text, at) in [
            ("sudo rabbitmqctl add_user me VALUE", "rabbit"),
            ("htpasswd -cb /etc/x me 'VALUE'", "htpasswd"),
            ("sqlplus -s me/VALUE@db/main @x", "sqlplus"),
            ("npm set //npm.acme.io/:_authToken VALUE", "npm"),
            ("user me on >VALUE ~* +@all", "on >"),
        ] {
            assert_eq!(of(text, at), ["VALUE"], "{text}");
        }
        for (text, at) in [
            ("sqlplus / as sysdba", "sqlplus"),
            ("rabbitmqctl add_user me $PASSWORD", "rabbit"),
            ("htpasswd -c /etc/x me", "htpasswd"),
            ("xnet user me VALUE", "net user"),
            ("switch it on >VALUE", "on >"),
            ("parameters for createUser operation in VALUE", "createUser"),
        ] {
            assert!(of(text, at).is_empty(), "{text}");
        }
        let mut found = Vec::new();
        let list = "[\"mysql\", \"-uroot\", \"-pVALUE\", \"main\"]";
        flag(list.as_bytes(), list.find("\"-p").unwrap(), &mut Candidates::of(list.as_bytes(), &mut found));
        assert_eq!(&list[found[0].span.clone()], "VALUE");
    }

    #[test]
    fn what_is_piped_into_a_command() {
        for (text, word) in [
            ("echo \"me:VALUE\" | chpasswd", "chpasswd"),
            ("echo VALUE | login --password-stdin", "password-stdin"),
            ("echo -n 'VALUE' | sudo -S ls", "-S"),
            ("curl -H \"Authorization: Basic $(echo -n 'me@acme.io:VALUE' | base64)\"", " base64"),
            ("AUTH=$(printf '%s' \"me:VALUE\" | base64 -w0)", " base64"),
            ("auth=$(echo -n me:VALUE|base64)", "|base64"),
            ("auth=$(echo -n me:VALUE | openssl base64)", " base64"),
            ("auth=$(printf me:VALUE | openssl enc -base64)", " -base64"),
            ("auth=$(base64 -w0 <<< 'me:VALUE')", "(base64"),
            ("auth=`base64 <<<me:VALUE`", "`base64"),
        ] {
            let mut found = Vec::new();
            piped(text.as_bytes(), text.find(word).unwrap(), &mut Candidates::of(text.as_bytes(), &mut found));
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(&text[found[0].span.clone()], "VALUE", "{text}");
        }
        for text in [
            "echo -n VALUE | base64",
            "echo -n 'https://acme.io' | base64",
            "echo 'me:$X' | base64",
            "cat me:x | base64",
            "echo -n VALUE| base64 -d <<< $x:y1234",
        ] {
            let mut found = Vec::new();
            piped(text.as_bytes(), text.find(" base64").unwrap(), &mut Candidates::of(text.as_bytes(), &mut found));
            assert!(found.is_empty(), "{text}");
        }
        for text in ["cat x | chpasswd", "echo \"$X\" | chpasswd", "echo VALUE | chpasswd", "echo a b | chpasswd"] {
            let mut found = Vec::new();
            piped(text.as_bytes(), text.find("chpasswd").unwrap(), &mut Candidates::of(text.as_bytes(), &mut found));
            assert!(found.is_empty(), "{text}");
        }
    }
}
