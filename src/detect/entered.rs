//! Values that are put into what a name stands for: forms that a script fills, mocks that give what they are told, defaults in an
//! attribute before their name, literals that are compared with a name behind them.
//!
//! In: a text and the span of a name. Out: the value. Which methods put something in is data (`enter` in `rules/judge/words.txt`).
//! Textual, bounded by [`REACH`], never fails.

use super::pairs::literal_before;
use super::prompted;
use super::value::{Claim, Given, unwrapped};
use crate::model::near;
use crate::rules::names;
use crate::rules::words::Words;
use std::ops::Range;

/// How far from the name the value may stand.
const REACH: usize = 160;

/// The value that is put into what the name stands for.
pub(super) fn entered(text: &[u8], name: &Range<usize>) -> Option<Given> {
    behind(text, name)
        .or_else(|| compared(text, name))
        .or_else(|| attribute(text, name))
        .or_else(|| prompted::below_flag(text, name))
        .or_else(|| field(text, name))
        .or_else(|| set_for(text, name))
        .or_else(|| keyword(text, name))
        .map(|given| Given { claim: Claim::Entered, ..given })
}

/// `fill('#password', '…')`, `getByLabel('Password').fill('…')`, `fill_in 'Password', with: '…'`, `receive(:password).and_return('…')`.
fn behind(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let rest = near::rest_of_line(text, name.end, REACH);
    let close = rest.iter().take(12).take_while(|b| b"\"'`]/i) ".contains(b)).count();
    let (closed, tail) = rest.split_at(close);
    let at = name.end + close;
    if let Some(method) = tail.strip_prefix(b".").or_else(|| tail.strip_prefix(b"->")) {
        let len = method.iter().take_while(|b| names::is_identifier(b)).count();
        let open = text.len() - text[at..].len() + (tail.len() - method.len()) + len;
        // `onView(withId(R.id.password)).perform(typeText("…"))`
        if closed.contains(&b')')
            && let Some(action) = method[len..].strip_prefix(b"(").filter(|_| &method[..len] == b"perform")
        {
            let word = action.iter().take_while(|b| names::is_identifier(b)).count();
            let typed = is_enter(&action[..word]) && action.get(word) == Some(&b'(');
            return typed.then(|| Given::literal(text, open + 1 + word + 1)).flatten();
        }
        let enters = closed.contains(&b')') && is_enter(&method[..len]) && text.get(open) == Some(&b'(');
        let at = if enters { open + 1 } else { property(text, &method[..len], open).filter(|_| close > 0)? };
        return Given::literal(text, unwrapped(text, at));
    }
    let argument = tail.strip_prefix(b",")?.trim_ascii_start();
    let labels: [&[u8]; 4] = [b"with: ", b":with => ", b"{ target: { value: ", b"{target: {value: "];
    let label = labels.iter().find(|l| argument.starts_with(l)).map_or(0, |l| l.len());
    let at = near::place_of(argument, text) + label;
    (label > 0 || is_entered(text, name)).then(|| Given::literal(text, unwrapped(text, at))).flatten()
}

/// `…('password').value = '…'`, `….AsString := '…'`: behind the sign of an assignment to the property that holds what is looked up.
fn property(text: &[u8], name: &[u8], at: usize) -> Option<usize> {
    const HELD: [&[u8]; 6] = [b"value", b"Value", b"text", b"Text", b"AsString", b"DefaultValue"];
    HELD.iter().find(|held| **held == name)?;
    let rest = text[at..text.len().min(at + 8)].trim_ascii_start();
    let rest = rest.strip_prefix(b":=").or_else(|| rest.strip_prefix(b"=").filter(|r| r.first() != Some(&b'=')))?;
    let skipped = text[at..].len().min(8) - rest.len();
    Some(at + skipped + rest.iter().take_while(|b| **b == b' ').count())
}

/// `<input type="password" name="pw" value="…">`: what a field for a password holds.
fn field(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let quote = *text.get(name.end).filter(|b| b"\"'".contains(b))?;
    text[..name.start].strip_suffix(&[quote])?.strip_suffix(b"type=")?;
    const VALUE: &[u8] = b" value=";
    let tag = near::rest_of_line(text, name.end, REACH).split(|b| *b == b'>').next()?;
    if let Some(value) = memchr::memmem::find(tag, VALUE) {
        return Given::literal(text, name.end + value + VALUE.len());
    }
    let head = near::line_before(text, name.start, REACH);
    let open = memchr::memrchr(b'<', head)?;
    let value = memchr::memmem::rfind(&head[open..], VALUE)?;
    Given::literal(text, name.start - head.len() + open + value + VALUE.len())
}

/// `SET PASSWORD FOR 'me'@'%' = '…'`.
fn set_for(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let rest = near::rest_of_line(text, name.end, REACH);
    let set = text[..name.start].trim_ascii_end();
    let user = rest.strip_prefix(b" FOR ").or_else(|| rest.strip_prefix(b" for "))?;
    let is_set = set.len() >= 3 && set[set.len() - 3..].eq_ignore_ascii_case(b"set");
    let sign = memchr::memchr(b'=', user).filter(|_| is_set)?;
    let value = user[sign + 1..].trim_ascii_start();
    Given::literal(text, near::place_of(value, text))
}

/// `Input Password    id=password    …`: the last cell of a line that two blanks or more part, whose first word enters something.
fn keyword(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let line = near::line_start(text, name.start, REACH);
    let row = near::rest_of_line(text, line, REACH);
    let first = row.trim_ascii_start().split(|b| *b == b' ').next().unwrap_or_default();
    let last = row.trim_ascii_end();
    let gap = memchr::memmem::rfind(last, b"  ").filter(|gap| line + gap > name.end)?;
    let cells = memchr::memmem::find_iter(last.trim_ascii_start(), b"    ").count();
    let value = line + gap + 2..line + last.len();
    let word = text[value.clone()].iter().all(|b| b.is_ascii_graphic()) && !b"$@&".contains(text.get(value.start)?);
    (cells > 0 && word && first.eq_ignore_ascii_case(b"input")).then_some(Given {
        span: value,
        quoted: true,
        claim: Claim::Entered,
    })
}

/// Whether the name stands within the first argument of a call that enters the second.
fn is_entered(text: &[u8], name: &Range<usize>) -> bool {
    let floor = name.start.saturating_sub(REACH);
    let before = &text[floor..name.start];
    let line = near::last_line(before);
    let callee = |open: usize| {
        let len = line[..open].iter().rev().take_while(|b| names::is_identifier(b)).count();
        (&line[open - len..open], &line[open + 1..])
    };
    memchr::memrchr_iter(b'(', line)
        .map(callee)
        .any(|(word, inner)| is_enter(word) && !inner.iter().any(|b| b",;".contains(b)))
}

/// `"…".equals(password)`, `"…" == password`.
fn compared(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let head = trimmed(&text[..name.start], b" ", 4);
    const METHODS: [&[u8]; 3] = [b".equals(", b".Equals(", b".equalsIgnoreCase("];
    let method = METHODS.iter().find_map(|m| head.strip_suffix(*m));
    // `MOVE '…' TO WS-PASSWORD`
    let moved = || {
        let head = head.strip_suffix(b"TO").or_else(|| head.strip_suffix(b"to")).map(|h| trimmed(h, b" ", 4))?;
        let line = near::line_before(head, head.len(), REACH);
        line.trim_ascii_start().get(..5).filter(|first| first.eq_ignore_ascii_case(b"move "))?;
        Some(head)
    };
    // `"…" -> password`, alone on its line.
    let given = || {
        let head = head.strip_suffix(b">").and_then(|h| h.strip_suffix(b"-")).map(|h| trimmed(h, b" ", 4))?;
        let line = near::line_before(head, head.len(), REACH);
        line.first().filter(|b| b"\"'".contains(b))?;
        Some(head)
    };
    let sign = || {
        let rest = trimmed(head, b"=", 3);
        (head.len() - rest.len() > 1).then(|| trimmed(rest, b" ", 4))
    };
    let literal =
        method.or_else(sign).or_else(given).or_else(moved).filter(|l| l.last().is_some_and(|b| b"\"'".contains(b)))?;
    literal_before(text, literal.len())
}

/// `#[arg(default_value = "…")] password: String`, `@DefaultValue("…") String password`.
fn attribute(text: &[u8], name: &Range<usize>) -> Option<Given> {
    const WORDS: [&[u8]; 4] = [b"default_value = \"", b"default_value=\"", b"DefaultValue(\"", b"Default(\""];
    let floor = name.start.saturating_sub(REACH);
    let before = &text[floor..name.start];
    let opens = |quote: &usize| WORDS.iter().any(|word| before[..=*quote].ends_with(word));
    let quote = memchr::memrchr_iter(b'"', before).find(opens)?;
    let given = Given::literal(text, floor + quote)?;
    let between = text.get(given.span.end + 1..name.start)?;
    let closes = between.iter().find(|b| !b.is_ascii_whitespace()).is_some_and(|b| b")],".contains(b));
    let attributes = memchr::memrchr2(b']', b')', between).map_or(0, |p| p + 1);
    // Between the attribute and the name stands a type or nothing.
    let declares =
        between[attributes..].iter().all(|b| names::is_identifier(b) || b.is_ascii_whitespace() || b"<>:".contains(b));
    let one =
        !between[..attributes].iter().any(|b| b"{};".contains(b)) && memchr::memchr_iter(b'\n', between).count() < 3;
    (closes && declares && one).then_some(given)
}

/// The name without the words for the thing that takes it: `passwordField`, `password_text_input`.
pub(super) fn without_widget(mut name: &[u8]) -> &[u8] {
    let words = names::words(&String::from_utf8_lossy(name));
    for last in words.iter().skip(1).rev().take_while(|w| Words::Widget.has(w.as_bytes())) {
        name = trimmed(&name[..name.len().saturating_sub(last.len())], b"_-.", 4);
    }
    name
}

/// Whether a method of this name puts something in.
pub(super) fn is_enter(method: &[u8]) -> bool {
    let word: Vec<u8> = method.iter().filter(|b| **b != b'_').map(u8::to_ascii_lowercase).collect();
    !word.is_empty() && Words::Enter.has(&word)
}

fn trimmed<'t>(text: &'t [u8], drop: &[u8], most: usize) -> &'t [u8] {
    &text[..text.len() - text.iter().rev().take(most).take_while(|b| drop.contains(b)).count()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_entered_for_a_name() {
        for text in [
            "page.fill('#password', 'VALUE')",
            "page.type('input[name=\"password\"]', 'VALUE')",
            "page.getByLabel('password').fill('VALUE')",
            "screen.getByLabelText(/password/i).type(\"VALUE\")",
            "user.type(screen.getByLabelText(/password/i), 'VALUE')",
            "fireEvent.change(password, { target: { value: 'VALUE' } })",
            "driver.findElement(By.id(\"password\")).sendKeys(\"VALUE\")",
            "fill_in 'password', with: 'VALUE'",
            "allow(config).to receive(:password).and_return('VALUE')",
            "if (\"VALUE\".equals(password)) {",
            "if ('VALUE' === password) {",
            r#"s = "if (\"VALUE\".equals(password)) {";"#,
            "#[arg(long, default_value = \"VALUE\")] password: String",
            "#[arg(long, default_value = \"VALUE\")]\n    pub password: String",
            "@DefaultValue(\"VALUE\") String password()",
            "document.getElementById('password').value = 'VALUE';",
            "cmd.Parameters[\"@password\"].Value = \"VALUE\";",
            "Query.ParamByName('password').AsString := 'VALUE';",
            "SET password FOR 'me'@'%' = 'VALUE'",
            "<input type=\"password\" name=\"pw\" value=\"VALUE\">",
            "    Input Text    id=password    VALUE\n",
            "onView(withId(R.id.password)).perform(typeText(\"VALUE\"));",
            "onView(withId(R.id.password)).perform(replaceText(\"VALUE\"), closeSoftKeyboard());",
            "       MOVE 'VALUE' TO password.",
        ] {
            let name = text.find("password").unwrap();
            let given = entered(text.as_bytes(), &(name..name + 8)).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[given.span], "VALUE", "{text}");
        }
        for text in [
            "find('#password', 'VALUE')",
            "onView(withId(R.id.password)).perform(scrollTo(\"VALUE\"));",
            "label('password').join('VALUE')",
            "x = \"VALUE\"; password",
            "#[arg(default_value = \"VALUE\")] user: String,\n  #[arg(long)]\n\n password: String",
            "password",
            "document.getElementById('password').value == 'VALUE'",
            "document.getElementById('password').name = 'VALUE'",
            "<input type=\"password\"><input value=\"VALUE\">",
            "SELECT password FOR x = 'VALUE'",
            "    Input Text    password    ${VALUE}",
            "    Click    password    VALUE",
        ] {
            let name = text.find("password").unwrap();
            assert_eq!(entered(text.as_bytes(), &(name..name + 8)), None, "{text}");
        }
        assert_eq!(without_widget(b"passwordField"), b"password");
        assert_eq!(without_widget(b"login_password_input"), b"login_password");
        assert_eq!(without_widget(b"passwordTextField"), b"password");
        assert_eq!(without_widget(b"input"), b"input");
    }
}
