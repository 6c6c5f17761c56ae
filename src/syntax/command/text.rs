//! Commands of a shell in texts of another language: `system("curl ...")`, and texts in backquotes.
//!
//! In: what a call that starts programs is given, as a value. Out: the words of the command, and the request that they make. Only a command
//! whose first word is known is read; what is put into the text stays one word, or a part of one.

use super::Words;
use crate::model::{TlsOff, Value};
use crate::rules::clients::{CommandRule, Label, Role, syntax_tables};
use crate::syntax::calls::Calls;
use crate::syntax::eval::synthetic;
use crate::syntax::exits::callee_matches;
use crate::syntax::tree::Id;

/// Words of one command that are read.
const MOST_WORDS: usize = 64;
/// Words that end a command.
const ENDS: [&str; 9] = ["|", "||", "&", "&&", ";", ">", ">>", "2>&1", "<"];

impl Calls<'_> {
    /// Reads the command that a node starts, if it does.
    pub(in crate::syntax) fn command_in_text(&mut self, id: Id) -> Option<TlsOff> {
        let n = self.eval.nodes;
        if !self.eval.table.commands.is_empty() {
            return None;
        }
        let words = match n.role(id) {
            Role::Substitution => split(&self.eval.command_line(id)),
            Role::Call => {
                let callee = n.child(id, Label::Callee)?;
                if !callee_matches(self.eval, callee, self.eval.table.leaks.processes) {
                    return None;
                }
                let args = self.eval.arguments(id);
                let given: Vec<Value> = (0..MOST_WORDS).map_while(|at| args.get(&at.to_string()).cloned()).collect();
                match &given[..] {
                    [Value::List(words)] | [Value::List(words), ..] => words.clone(),
                    [only] => split(only),
                    _ => given,
                }
            }
            _ => return None,
        };
        let name = words.first()?.text()?.to_string();
        let rule = rule_of(&name)?;
        let mut read = Words::default();
        let mut pending = None;
        for word in words.into_iter().skip(1).take(MOST_WORDS) {
            if word.text().is_some_and(|t| ENDS.contains(&t)) {
                break;
            }
            read.take(word, rule, &mut pending);
        }
        let spot = self.spot(id);
        self.request_of_words(id, (rule, &name), &read, spot)
    }
}

/// The program of a name, whichever shell knows it.
fn rule_of(name: &str) -> Option<&'static CommandRule> {
    syntax_tables().iter().flat_map(|t| t.commands).find(|c| c.names.contains(&name))
}

/// The words of a command line: spaces part them, quotes keep them together.
fn split(line: &Value) -> Vec<Value> {
    let parts = match line {
        Value::Join(parts) => &parts[..],
        one => std::slice::from_ref(one),
    };
    let mut words: Vec<Value> = Vec::new();
    let (mut word, mut text, mut quote): (Vec<Value>, String, Option<char>) = (Vec::new(), String::new(), None);
    let mut begun = false;
    for part in parts {
        let Some(piece) = part.text() else {
            if !text.is_empty() {
                word.push(synthetic(&std::mem::take(&mut text)));
            }
            word.push(part.clone());
            begun = true;
            continue;
        };
        let mut chars = piece.chars();
        while let Some(c) = chars.next() {
            match (c, quote) {
                ('\\', open) if open != Some('\'') => match chars.next() {
                    // The line goes on.
                    Some('\n') | None => {}
                    Some(escaped) => text.push(escaped),
                },
                (c, Some(open)) if c == open => quote = None,
                ('"' | '\'', None) => (quote, begun) = (Some(c), true),
                (c, None) if c.is_whitespace() => {
                    finish(&mut words, &mut word, &mut text, &mut begun);
                    if words.len() >= MOST_WORDS {
                        return words;
                    }
                }
                (c, _) => {
                    text.push(c);
                    begun = true;
                }
            }
        }
    }
    finish(&mut words, &mut word, &mut text, &mut begun);
    words
}

/// Ends a word, if one has begun.
fn finish(words: &mut Vec<Value>, word: &mut Vec<Value>, text: &mut String, begun: &mut bool) {
    if !std::mem::take(begun) {
        return;
    }
    if !text.is_empty() || word.is_empty() {
        word.push(synthetic(&std::mem::take(text)));
    }
    let mut pieces = std::mem::take(word);
    words.push(if pieces.len() == 1 { pieces.swap_remove(0) } else { Value::Join(pieces) });
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::syntax::eval::synthetic;

    #[test]
    fn words_are_parted_as_a_shell_does() {
        let words = split(&synthetic("curl -sf -H 'a: b c' \\\n --data \"{\\\"x\\\": 1}\" '' https://a.b/c"));
        let texts: Vec<&str> = words.iter().map(|w| w.text().unwrap_or("?")).collect();
        assert_eq!(texts, ["curl", "-sf", "-H", "a: b c", "--data", "{\"x\": 1}", "", "https://a.b/c"]);
    }
}
