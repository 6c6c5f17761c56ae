//! Passwords of generators, of printable alphabets: how many of those that a literal gives to a name of a secret are reported.
//!
//! Keys are drawn of letters and digits; password managers add signs, and what looks like code by chance is a password all the same.

use crate::support::leaks;

use leaks::{Draw, judged};

/// Drawn of each alphabet and length.
const DRAWN: usize = 1000;

/// Letters and digits, to which each alphabet adds its signs.
const ALNUM: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The signs of an alphabet, and how many of a thousand are missed at most of 12, 16, 20 and 32 characters: as many as are. All punctuation but quotes, the backslash and the dollar
/// sign, which literals of many languages escape.
const MISSED: [(&str, [usize; 4]); 4] = [
    ("!#%&()*+,-./:;<=>?@[]^_{|}~", [31, 2, 6, 9]),
    ("!@#%^&*()-_=+", [11, 1, 0, 2]),
    ("!@#%^&*", [1, 4, 8, 1]),
    ("-_.~", [9, 0, 3, 0]),
];

const LENGTHS: [usize; 4] = [12, 16, 20, 32];

#[test]
fn few_passwords_of_generators_are_missed() {
    let measured = MISSED.map(|(signs, _)| {
        let alphabet = [ALNUM, signs].concat();
        (signs, LENGTHS.map(|len| missed(alphabet.as_bytes(), len)))
    });
    println!("missed of {DRAWN} of {LENGTHS:?} characters: {measured:?}");
    for ((signs, counts), (_, most)) in measured.iter().zip(MISSED) {
        assert!(
            counts.iter().zip(most).all(|(count, most)| *count <= most),
            "of {signs}: {counts:?}, at most {most:?}"
        );
    }
}

#[test]
fn what_is_written_is_no_password_of_a_generator() {
    for written in [
        "^[A-Za-z0-9@#]+$",
        "(?=.*[A-Z])(?=.*[0-9]).{8,}",
        "%Y-%m-%dT%H:%M:%SZ",
        "getPass(Ctx, X1)->Bx",
        "Foo::Bar::Baz->Qux",
        "${DB_PASS:-Xy9}",
        "{{ .Values.dbPass }}",
        "<%= ENV[\"DbPass\"] %>",
        "input[type=password]:focus",
    ] {
        let found = judged(&format!("DB_PASSWORD = '{written}'\n"), "settings.py");
        assert!(!found.iter().any(|j| j.reported), "{written}: {:?}", found.iter().map(|j| &j.why).collect::<Vec<_>>());
    }
}

/// How many of those that are drawn are not reported.
fn missed(alphabet: &[u8], len: usize) -> usize {
    let mut draw = Draw(len as u64 + alphabet.len() as u64);
    let values: Vec<String> = (0..DRAWN).map(|_| draw.of(alphabet, len)).collect();
    let lost = values.iter().filter(|value| {
        let found = judged(&format!("DB_PASSWORD = \"{value}\"\n"), "settings.py");
        !found.iter().any(|j| j.reported && j.value == **value)
    });
    lost.count()
}
