//! Texts that are drawn, and chains of changes to them: what is found by what changed is what is found in the whole text.

use super::super::find;
use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Pieces of which texts are made: tokens, names, URLs, blocks, filler; none is a live key.
fn piece() -> impl Strategy<Value = String> {
    let token = "[A-Za-z0-9]{36}".prop_map(|body| format!("{}{body}", "ghp_"));
    let named = ("(api_key|password|client_secret|Authorization)( = |: |=)", "[a-z0-9]{32}")
        .prop_map(|(n, v)| format!("{n}\"{v}\"\n"));
    let url = "[a-z]{3,8}".prop_map(|user| format!("postgres://{user}:{}@db.acme.io/x\n", ["p4ss", "-Word9"].concat()));
    let block =
        "[A-Za-z0-9+/]{64}".prop_map(|body| format!("-----BEGIN {0}-----\n{body}\n-----END {0}-----\n", "PRIVATE KEY"));
    let encoded = "[ -~]{20,90}".prop_map(|text| format!("data: {}\n", data_encoding::BASE64.encode(text.as_bytes())));
    let escaped = "[a-z]{12,40}".prop_map(|text| text.bytes().map(|b| format!("\\x{b:02x}")).collect::<String>());
    let pieces = "[A-Za-z0-9]{36}".prop_map(|body| format!("\"{}\" + \"{body}\"", "ghp_"));
    let layer = prop_oneof![encoded, escaped, pieces];
    let phrase = any::<u64>().prop_map(|seed| {
        let words = crate::rules::sample::phrase(&mut crate::rules::sample::Draw::new(seed));
        format!("mnemonic: {words}\n")
    });
    let web_key = ("[A-Za-z0-9]{43}", "[a-z\n ]{0,380}")
        .prop_map(|(d, gap)| format!("{{\"kty\": \"EC\", \"x\": \"{gap}\", \"d\": \"{d}\"}}\n"));
    let announced = prop_oneof![phrase, web_key];
    let filler = "[ -~\n]{0,200}";
    let long = "[a-z ,.()\n]{500,3000}";
    prop_oneof![3 => token, 3 => named, 1 => url, 1 => block, 3 => layer, 3 => announced, 4 => filler, 6 => long]
}

fn text() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(piece(), 1..14).prop_map(|p| p.concat().into_bytes())
}

/// The lines by which it is measured what is found, their slots filled, in all notations that are known.
static NOTATIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quality/recall");
    let mut draw = crate::rules::sample::Draw::new(7);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().map(|file| std::fs::read_to_string(file).unwrap());
    let lines = texts.flat_map(|text| text.lines().map(|line| filled(line, &mut draw)).collect::<Vec<_>>());
    lines.filter(|line| !line.starts_with(['#', '=']) && line.len() > 8).collect()
});

/// `{hex32}`, `{b62-40}`: as many characters as the slot says, and those of a password where it says nothing.
fn filled(line: &str, draw: &mut crate::rules::sample::Draw) -> String {
    let mut parts = line.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('}').filter(|(slot, _)| slot.len() < 16 && !slot.contains([' ', ':', '"'])) {
            Some((slot, rest)) => {
                let len = slot.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches("62-").parse();
                filled.push_str(&draw.alnum(len.unwrap_or(14)));
                filled.push_str(rest);
            }
            None => {
                filled.push('{');
                filled.push_str(part);
            }
        }
    }
    filled.replace('\u{23ce}', "\n")
}

/// One of the notations, drawn out at one of the places where more may stand.
fn notation() -> impl Strategy<Value = String> {
    let more =
        prop_oneof![Just(String::new()), "[a-z ]{1,700}", "(\n    [a-z ]{0,40},){1,40}", "('[a-z ]{9,400}', ){1,4}"];
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), more).prop_map(|(line, place, more)| {
        let line = line.get(&NOTATIONS);
        let places: Vec<usize> =
            line.match_indices(['\'', '"', ',', '\n', '(', '{', '[']).map(|(at, sign)| at + sign.len()).collect();
        let at = if places.is_empty() { 0 } else { *place.get(&places) };
        format!("{}{more}{}\n", &line[..at], &line[at..])
    })
}

/// Texts of such notations, with others between them.
fn notations() -> impl Strategy<Value = Vec<u8>> {
    let filler = "([a-z ]{0,60}\n){0,12}";
    prop::collection::vec((notation(), filler), 1..5)
        .prop_map(|parts| parts.into_iter().flat_map(|(one, other)| (one + &other).into_bytes()).collect())
}

/// Finds each text of a chain of changes whole and by what changed.
fn assert_chain(first: Vec<u8>, chain: &[Edits]) -> Result<(), TestCaseError> {
    let mut base = first;
    let mut found = find_in_version(&base);
    prop_assert_eq!(sorted(found.clone()), sorted(find(&base)), "{}", String::from_utf8_lossy(&base));
    for edits in chain {
        let (text, parts) = apply(&base, edits);
        let by_parts = find_in_changed(&text, parts.iter().copied(), &found);
        prop_assert_eq!(sorted(by_parts.clone()), sorted(find(&text)), "{}", String::from_utf8_lossy(&text));
        (base, found) = (text, by_parts);
    }
    Ok(())
}

/// Where edits are made, as fractions of the text, with what is removed and inserted there.
type Edits = Vec<(u16, u8, Vec<u8>)>;

fn edits() -> impl Strategy<Value = Edits> {
    let inserted =
        prop_oneof![Just(Vec::new()), piece().prop_map(String::into_bytes), prop::collection::vec(any::<u8>(), 1..4),];
    prop::collection::vec((any::<u16>(), any::<u8>(), inserted), 0..4)
}

fn apply(base: &[u8], edits: &Edits) -> (Vec<u8>, Vec<Part>) {
    let mut places: Vec<(usize, usize, &Vec<u8>)> = edits
        .iter()
        .map(|(at, removed, inserted)| (usize::from(*at) * base.len() / 65536, usize::from(*removed) / 4, inserted))
        .collect();
    places.sort_by_key(|p| p.0);
    let (mut text, mut parts, mut from) = (Vec::new(), Vec::new(), 0);
    for (at, removed, inserted) in places {
        let at = at.max(from);
        if at > from {
            parts.push(Part::Copy { base: from, len: at - from });
            text.extend_from_slice(&base[from..at]);
        }
        if !inserted.is_empty() {
            parts.push(Part::Insert { len: inserted.len() });
            text.extend_from_slice(inserted);
        }
        from = (at + removed).min(base.len());
    }
    if from < base.len() {
        parts.push(Part::Copy { base: from, len: base.len() - from });
        text.extend_from_slice(&base[from..]);
    }
    (text, parts)
}

fn sorted(found: Found) -> Vec<(usize, usize, String)> {
    let spots = found.settled_spots();
    let mut all: Vec<_> = super::super::without_overlaps(found.candidates)
        .into_iter()
        .map(|c| (c.span.start, c.span.end, format!("{:?} {:?}", c.rules, c.usage)))
        .chain(spots.into_iter().map(|s| (s.at, s.at + s.len, format!("{:?}", s.kind))))
        .collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn a_chain_of_changes_is_found_like_each_text_whole(first in text(), chain in prop::collection::vec(edits(), 1..5)) {
        assert_chain(first, &chain)?;
    }

    #[test]
    fn and_so_are_all_notations(first in notations(), chain in prop::collection::vec(edits(), 1..5)) {
        assert_chain(first, &chain)?;
    }
}

#[test]
fn what_opens_a_literal_far_before_a_value_is_seen_to_change() {
    let filler = "nothing of interest stands here\n".repeat(50);
    let value = ["kX9v", "Q2mL", "7p"].concat();
    let text = |open: &str| format!("{open}{filler}password={value}\n{filler}\"\"\"\n");
    let (with, without) = (text("s = \"\"\"\n"), text("s = ''\n"));
    let of = |open: usize, whole: &str| {
        [Part::Insert { len: open }, Part::Copy { base: with.len() - (whole.len() - open), len: whole.len() - open }]
    };
    let base = find(with.as_bytes());
    let changed = find_in_changed(without.as_bytes(), of("s = ''\n".len(), &without).into_iter(), &base);
    assert_ne!(sorted(base), sorted(find(without.as_bytes())));
    assert_eq!(sorted(changed), sorted(find(without.as_bytes())));
}

/// What is found in a text of which some bytes of a base were cut out: by what changed it is the same as in the whole text, and not that of the base.
fn assert_cut(base: &str, cut: Range<usize>) {
    let text = [&base[..cut.start], &base[cut.end..]].concat();
    let parts = [Part::Copy { base: 0, len: cut.start }, Part::Copy { base: cut.end, len: base.len() - cut.end }];
    let found = find(base.as_bytes());
    let whole = sorted(find(text.as_bytes()));
    assert_ne!(sorted(found.clone()), whole);
    assert_eq!(sorted(find_in_changed(text.as_bytes(), parts.into_iter(), &found)), whole);
}

#[test]
fn a_cell_is_one_of_the_first_rows_when_what_stands_before_it_goes() {
    let value = ["7lny3WDtPVCNDLdq", "iaPPaq6gAgwwUCD1"].concat();
    let head = "some words, and more of them\n".repeat(15);
    assert_cut(&format!("{head}a,{value}\")  # bot token\n"), 87..174);
}

#[test]
fn what_made_a_password_may_stand_far_before_it() {
    let value = ["Opqw", "HPgsks", "32as"].concat();
    let more = "\"tags\": {\"a\": \"some words and more of them\"},\n".repeat(12);
    let resource = "\"type\": \"random_password\",\n";
    let base = format!("{resource}\"type\": \"x\",\n{more}\"attributes\": {{\"result\": \"{value}\"}}\n");
    assert_cut(&base, resource.len()..resource.len() + "\"type\": \"x\",\n".len());
}

#[test]
fn the_last_argument_of_a_long_call_is_found_again_when_its_use_may_have_changed() {
    let value = ["qWWk", "Bqp77p", "KpIV"].concat();
    let words = "words and more of them ".repeat(38);
    let call = format!("m = mqtt.Client('{words}', \"node1\", 120, \"bob\", \"{value}\")\n");
    let filler = "nothing of interest stands here\n".repeat(60);
    let one = format!("password = \"{}\"\n", ["kX9v", "Q2mL7p", "3sRt"].concat());
    let at = call.len() + filler.len();
    assert_cut(&format!("{call}{filler}{one}{filler}"), at..at + one.len());
}

#[test]
fn literals_are_shorter_than_the_margin() {
    assert!(literals::longest() <= MARGIN);
}

#[test]
fn a_copy_of_everything_is_not_looked_at() {
    let text = [vec![b' '; 5000], b"token = \"0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c\"".to_vec(), vec![b' '; 5000]].concat();
    let found = find(&text);
    assert_eq!(found.candidates.len(), 1);
    let parts = [Part::Copy { base: 0, len: 4000 }, Part::Copy { base: 4000, len: text.len() - 4000 }];
    let copies = copies(parts.into_iter(), text.len(), text.len());
    assert!(dirty_places(&copies, text.len(), text.len()).is_empty());
    assert_eq!(find_in_changed(&text, parts.into_iter(), &found).candidates, found.candidates);
}
