//! Compiles the lists of `rules/judge/*.txt` into the statics of `src/rules/lists.rs`: the lines of each, without its comments.
//!
//! In: the files, and below the form that the lines of each have. Out: `$OUT_DIR/lists.rs`. A line of another form stops the build and says where it
//! is, as does a file that has no form: those who read a line at run time need not ask whether it is one.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// What is wrong with a line, if it is not of its form.
type Form = fn(&str) -> Option<&'static str>;

const FORMS: &[(&str, Form)] = &[
    ("accounts", account),
    ("apps", app),
    ("arguments", argument),
    ("asked", word),
    ("calls", call),
    ("channels", |line| tagged(line, &["part", "method"])),
    ("commands", command),
    ("comparisons", word),
    ("counterparts", counterpart),
    ("database-errors", word),
    ("gates", word),
    ("jwt", token),
    ("limiters", word),
    ("limiters-of-files", word),
    ("marvin32", seeds),
    ("plain-wrappers", word),
    ("python-builders", builder),
    ("puts-back", word),
    ("query-keys", |line| tagged(line, &["key", "account", "signature", "host"])),
    ("queues", word),
    ("repeaters", word),
    ("roles", |line| tagged(line, &["strong", "weak", "faint", "not"])),
    ("services", service),
    ("signing", signing),
    ("success", word),
    ("takes-next", word),
    ("tells-apart", word),
    ("terminals", word),
    ("timers", word),
    ("waits-for-others", word),
    ("waits-powers", word),
    ("waits-same", word),
];

/// Files that are read in another way.
const OTHERS: [&str; 3] = ["bip39", "known-examples", "words"];

/// Writes the statics.
pub(crate) fn generate(folder: &Path, out: &Path) -> Result<(), String> {
    let mut code = String::new();
    for path in super::files(folder, "txt")? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if OTHERS.contains(&&*name) {
            continue;
        }
        let Some((_, form)) = FORMS.iter().find(|(of, _)| *of == name) else {
            return Err(format!("{}: no form of its lines is known (build/lists.rs)", path.display()));
        };
        let text = super::read(&path)?;
        let mut seen = BTreeSet::new();
        let mut lines = Vec::new();
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#')) {
            let twice = (!seen.insert(line)).then_some("it stands twice");
            let blank =
                (line.trim().is_empty() || line.ends_with(' ') && name != "accounts").then_some("a blank too many");
            if let Some(wrong) = blank.or(twice).or_else(|| form(line)) {
                return Err(format!("{}:{number}: {wrong}: `{line}`", path.display()));
            }
            lines.push(line);
        }
        let constant = name.to_uppercase().replace('-', "_");
        let _ =
            writeln!(code, "/// The lines of `rules/judge/{name}.txt`.\npub static {constant}: &[&str] = &{lines:?};");
    }
    std::fs::write(out, code).map_err(|e| format!("{}: {e}", out.display()))
}

fn word(line: &str) -> Option<&'static str> {
    (line != line.to_lowercase() || line.starts_with(' ')).then_some("no word in small letters")
}

fn tagged(line: &str, tags: &[&str]) -> Option<&'static str> {
    let tag = line.split_once(' ').map(|(tag, _)| tag);
    (!tag.is_some_and(|tag| tags.contains(&tag))).then_some("no list with one of the tags of this file before it")
}

/// `table|sers = |`: what looks for passwords, and the words before them.
fn account(line: &str) -> Option<&'static str> {
    let fields: Vec<&str> = line.split('|').collect();
    let known = [
        "table",
        "provider",
        "check",
        "keys",
        "registration",
        "section",
        "block",
        "insert",
        "both",
        "asked",
        "secrets",
        "macro",
    ];
    let whole = matches!(fields[..], [kind, words, ""] if known.contains(&kind) && !words.is_empty());
    (!whole).then_some("no `kind|words|` of a known kind")
}

fn app(line: &str) -> Option<&'static str> {
    let fields: Vec<&str> = line.split('\t').collect();
    let places = ["mobile", "browser", "extension"];
    let whole = fields.len() == 5 && fields.iter().all(|f| !f.is_empty()) && places.contains(&fields[3]);
    (!whole).then_some("no name, sign, folders, place and reason between tabs")
}

/// `3 mc alias set`: how many words stand before the password, and perhaps a sign; then the command.
fn argument(line: &str) -> Option<&'static str> {
    let whole = line.split_once(' ').is_some_and(|(place, command)| is_place(place, 1) && !command.is_empty());
    (!whole).then_some("no place and command")
}

/// `2+ login connect`: which argument is the password, and perhaps what the others are; then the names.
fn call(line: &str) -> Option<&'static str> {
    let whole = line.split_once(' ').is_some_and(|(place, names)| is_place(place, 1) && !names.trim().is_empty());
    (!whole).then_some("no place and names of calls")
}

/// Digits, and no more than so many other characters behind them.
fn is_place(place: &str, signs: usize) -> bool {
    let number = place.trim_end_matches(|c: char| !c.is_ascii_digit());
    number.parse::<usize>().is_ok() && place.len() - number.len() <= signs
}

/// ` -p*: mysql mysqldump`: a flag, and the commands that take a password by it.
fn command(line: &str) -> Option<&'static str> {
    let whole = line.split_once(": ").is_some_and(|(flag, commands)| flag.starts_with(' ') && !commands.is_empty());
    (!whole).then_some("no flag with a blank before it, and commands")
}

fn counterpart(line: &str) -> Option<&'static str> {
    let whole = line.split_once(':').is_some_and(|(secret, others)| {
        !secret.trim().is_empty() && others.split(',').all(|other| !other.trim().is_empty())
    });
    (!whole).then_some("no name of a secret and names of its identifiers")
}

/// `public`, and what its claims say, between tabs.
fn token(line: &str) -> Option<&'static str> {
    let mut fields = line.split('\t');
    let known = fields.next().is_some_and(|kind| ["powerful", "public", "statement", "weak"].contains(&kind));
    (!known || fields.next().is_none()).then_some("no kind of token and what tells of it")
}

fn seeds(line: &str) -> Option<&'static str> {
    let fields: Vec<&str> = line.split(' ').collect();
    let whole =
        fields.len() > 2 && fields[1].parse::<usize>().is_ok() && fields[2..].iter().all(|seed| seed.len() == 8);
    (!whole).then_some("no signature, length and seeds of eight characters")
}

fn builder(line: &str) -> Option<&'static str> {
    let fields: Vec<&str> = line.split(' ').collect();
    let whole = (2..=3).contains(&fields.len()) && ["list", "forced", "data"].contains(&fields[0]);
    (!whole).then_some("no kind, way and setting that takes out")
}

fn service(line: &str) -> Option<&'static str> {
    let name = line.split_once(' ').map(|(name, _)| name);
    name.is_none_or(|name| name != name.to_uppercase()).then_some("no name in capitals and words that tell of it")
}

fn signing(line: &str) -> Option<&'static str> {
    line[1..].is_empty().then_some("no name behind its sign")
}
