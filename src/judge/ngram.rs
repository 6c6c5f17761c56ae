//! Random key material or source text: a likelihood ratio from one small table.
//!
//! In: the bytes of one token (a value between quotes, a run of token characters). Out: decibels, positive when the token
//! is of the kind that is drawn at random rather than written by a programmer. This module refuses to know where the token
//! stood, how it is named and which format it has: placeholders, checksums and context are judged elsewhere.
//!
//! Two hypotheses are compared. *Random*: every character is drawn uniformly from the smallest of the usual alphabets (hex,
//! base32, base36, base58, base62, base64) that holds them all. *Source*: a trigram model over letters without case, digits
//! and separators, times a model of upper and lower case given the classes of the last four characters. Splitting off the
//! case lets `HTTP_SERVER`, `httpServer` and `http-server` share one set of trigrams, and makes the irregular case of base62
//! evidence of its own. As length and alphabet enter through the ratio, there is no fixed entropy limit that would be wrong
//! for short tokens or small alphabets. The ratio alone would be content with any odd word, though, while random tokens of
//! 40 characters reach ratios in the hundreds: so a token must reach what all but a few in ten thousand random tokens of its
//! length and kind of alphabet reach. Those floors are in the table too.
//!
//! The table is written by `cargo run --release --example train_ngram`; `cargo run --release --example ngram_report` prints
//! what it achieves on sources that it was not trained on.

/// Symbols that are predicted: 26 letters, 10 digits, joiners (`_`, `-`), `.`, `/`, and everything else.
pub const OUTCOMES: usize = 40;
/// Symbols of the context: the outcomes, and the edge of the token or of a camel-case word.
pub const CONTEXTS: usize = OUTCOMES + 1;
const EDGE: u8 = OUTCOMES as u8;

/// Character classes of the case model: lower, upper, digit, separator, and the edge of the token.
const CLASSES: usize = 5;
const LOWER: u8 = 0;
const UPPER: u8 = 1;
const CASE_CONTEXTS: usize = CLASSES * CLASSES * CLASSES * CLASSES;

/// Number of trigram costs, which come first in the table.
pub const TRIGRAMS: usize = CONTEXTS * CONTEXTS * OUTCOMES;
/// Number of case costs, which come second: four classes of context, then lower or upper.
pub const CASES: usize = CASE_CONTEXTS * 2;
/// Costs in the table are quarters of a decibel.
pub const STEPS_PER_DECIBEL: i32 = 4;

/// Floors, which come last, are in steps of this many decibels above [`LEAST_FLOOR`].
pub const FLOOR_STEP: i32 = 2;
/// The lowest floor that can be written.
pub const LEAST_FLOOR: i32 = -20;
/// Shortest and longest token that has a floor of its own. Shorter ones must reach the floor of the shortest.
pub const FLOOR_LENGTHS: std::ops::RangeInclusive<usize> = 16..=64;
const FLOORS_PER_KIND: usize = *FLOOR_LENGTHS.end() - *FLOOR_LENGTHS.start() + 1;
/// Bytes of the table.
pub const TABLE_LEN: usize = TRIGRAMS + CASES + KINDS * FLOORS_PER_KIND;

/// The result is cut off here: beyond, a model of this kind has nothing more to say.
const LIMIT: i32 = 100;

static TABLE: &[u8; TABLE_LEN] = include_bytes!("../../rules/judge/ngram.bin");

/// What kind of alphabet a token is drawn from if it is random.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Hexadecimal digits of one case, at least one letter and one digit.
    Hex,
    /// Letters of one case, perhaps digits.
    OneCase,
    /// Both cases, or separators of base64.
    Mixed,
}

/// Number of kinds.
pub const KINDS: usize = 3;

const DIGIT: u8 = 1;
/// `0`, `1`, `8`, `9`: not in base32.
const NOT_BASE32: u8 = 2;
const LOWER_CASE: u8 = 4;
const UPPER_CASE: u8 = 8;
const NOT_HEX: u8 = 16;
/// `0`, `O`, `I`, `l`: not in base58.
const NOT_BASE58: u8 = 32;
const SYMBOL: u8 = 64;
const OUTSIDE: u8 = 128;

/// What is known of a byte.
#[derive(Clone, Copy)]
struct Byte {
    symbol: u8,
    class: u8,
    flags: u8,
}

static BYTES: [Byte; 256] = bytes();

const fn bytes() -> [Byte; 256] {
    let mut table = [Byte { symbol: 39, class: 3, flags: OUTSIDE }; 256];
    let mut i = 0;
    while i < 128 {
        let b = i as u8;
        let hex = if b.is_ascii_hexdigit() { 0 } else { NOT_HEX };
        let base58 = if matches!(b, b'0' | b'O' | b'I' | b'l') { NOT_BASE58 } else { 0 };
        let base32 = if matches!(b, b'0' | b'1' | b'8' | b'9') { NOT_BASE32 } else { 0 };
        let (symbol, class, flags) = match b {
            b'a'..=b'z' => (b - b'a', LOWER, LOWER_CASE | hex | base58),
            b'A'..=b'Z' => (b - b'A', UPPER, UPPER_CASE | hex | base58),
            b'0'..=b'9' => (26 + b - b'0', 2, DIGIT | base32 | base58),
            b'_' | b'-' => (36, 3, SYMBOL),
            b'.' => (37, 3, OUTSIDE),
            b'/' => (38, 3, SYMBOL),
            b'+' => (39, 3, SYMBOL),
            _ => (39, 3, OUTSIDE),
        };
        table[i] = Byte { symbol, class, flags };
        i += 1;
    }
    table
}

/// The kind of alphabet, and the cost of one character drawn from the smallest alphabet that holds all of them, in 1/64
/// decibel. `None` without a letter: a number is not taken for a key.
fn hypothesis(flags: u8) -> Option<(Kind, i32)> {
    // round(64 * 10 * log10(size))
    const HEX: i32 = 771;
    const BASE32: i32 = 963;
    const BASE36: i32 = 996;
    const BASE58: i32 = 1129;
    const BASE62: i32 = 1147;
    const BASE64: i32 = 1156;
    const PRINTABLE: i32 = 1263;
    let any = |flag: u8| flags & flag != 0;
    let both_cases = any(LOWER_CASE) && any(UPPER_CASE);
    Some(match () {
        () if !any(LOWER_CASE | UPPER_CASE) => return None,
        () if any(OUTSIDE) => (Kind::Mixed, PRINTABLE),
        () if any(SYMBOL) => (Kind::Mixed, BASE64),
        () if both_cases && any(NOT_BASE58) => (Kind::Mixed, BASE62),
        () if both_cases => (Kind::Mixed, BASE58),
        () if !any(NOT_HEX) && any(DIGIT) => (Kind::Hex, HEX),
        () if any(NOT_BASE32) => (Kind::OneCase, BASE36),
        () => (Kind::OneCase, BASE32),
    })
}

/// Walks a token and hands out the place in the table of every cost that makes up its likelihood as source text. The
/// scorer adds them up, the training program counts them: both see the same model. A character that stands for the
/// third time in a row costs nothing: runs are never evidence of chance.
#[inline(always)]
pub fn walk(token: &[u8], mut visit: impl FnMut(usize)) {
    let (mut before, mut last) = (EDGE as usize, EDGE as usize);
    let mut classes = PACKED - 1;
    for byte in token {
        let Byte { symbol, class, .. } = BYTES[*byte as usize];
        let (symbol, class) = (symbol as usize, class as usize);
        let run = symbol == last && last == before;
        if !run {
            if class <= UPPER as usize {
                visit(CASE_AT[classes] as usize + class);
                // A hump begins a word: what stood before says nothing about its first letter.
                if class == UPPER as usize && classes % (1 << CLASS_BITS) == LOWER as usize {
                    (before, last) = (EDGE as usize, EDGE as usize);
                }
            }
            visit((before * CONTEXTS + last) * OUTCOMES + symbol);
        }
        (before, last) = (last, symbol);
        classes = (classes << CLASS_BITS | class) % PACKED;
    }
}

/// The last four classes in the bits of a number, so that taking in the next one is a shift: each character waits for the one before.
const CLASS_BITS: usize = 3;
const PACKED: usize = 1 << (4 * CLASS_BITS);

/// Where in the table the cost of a lower letter stands after these four classes. All bits set is the edge of the token.
static CASE_AT: [u32; PACKED] = {
    let mut table = [0; PACKED];
    let mut packed = 0;
    while packed < PACKED {
        let (mut context, mut at) = (0, 4);
        while at > 0 {
            at -= 1;
            let class = packed >> (at * CLASS_BITS) & ((1 << CLASS_BITS) - 1);
            context = context * CLASSES + if class < CLASSES { class } else { CLASSES - 1 };
        }
        table[packed] = (TRIGRAMS + context * 2) as u32;
        packed += 1;
    }
    table
};

/// How much likelier the token is under the random hypothesis than as source text, in decibels, before any floor. `None` for
/// a token without letters.
pub fn ratio(table: &[u8; TABLE_LEN], token: &[u8]) -> Option<(Kind, i32)> {
    let flags = token.iter().fold(0, |flags, b| flags | BYTES[*b as usize].flags);
    let (kind, per_character) = hypothesis(flags)?;
    let mut source = 0i64;
    walk(token, |at| source += i64::from(table[at]));
    let random = token.len() as i64 * i64::from(per_character) / 64;
    let decibels = source / i64::from(STEPS_PER_DECIBEL) - random;
    Some((kind, decibels.clamp(i32::MIN.into(), i32::MAX.into()) as i32))
}

/// Place in the table of the floor for a kind and a length.
pub fn floor_at(kind: Kind, len: usize) -> usize {
    let len = len.clamp(*FLOOR_LENGTHS.start(), *FLOOR_LENGTHS.end()) - FLOOR_LENGTHS.start();
    TRIGRAMS + CASES + kind as usize * FLOORS_PER_KIND + len
}

/// The token as it is weighed: without the padding of base64; a UUID without its hyphens, in `space`.
pub fn body<'t>(token: &'t [u8], space: &'t mut [u8; 32]) -> &'t [u8] {
    const HYPHENS: [usize; 4] = [8, 13, 18, 23];
    if token.len() == 36 && HYPHENS.iter().all(|at| token[*at] == b'-') {
        let digits = token.iter().enumerate().filter(|(at, _)| !HYPHENS.contains(at)).map(|(_, b)| *b);
        if digits.clone().all(|b| b.is_ascii_hexdigit()) {
            space.iter_mut().zip(digits).for_each(|(to, b)| *to = b);
            return space;
        }
    }
    let padding = token.iter().rev().take(2).take_while(|b| **b == b'=').count();
    &token[..token.len() - padding]
}

/// By how many decibels the token exceeds what is asked of random tokens of its length and kind of alphabet: positive is
/// random, zero and negative is source text. Between -100 and 100; a token without letters has -100. Linear in the length.
pub fn log_odds(token: &[u8]) -> i16 {
    let mut space = [0; 32];
    let token = body(token, &mut space);
    let Some((kind, ratio)) = ratio(TABLE, token) else { return -LIMIT as i16 };
    let floor = i32::from(TABLE[floor_at(kind, token.len())]) * FLOOR_STEP + LEAST_FLOOR;
    ratio.saturating_sub(floor).clamp(-LIMIT, LIMIT) as i16
}

/// Lengths of tokens that are too short for the floors of the table, and long enough for letters to tell words from chance.
pub const SHORT: std::ops::RangeInclusive<usize> = 8..=15;

/// By how many decibels a short token of letters and digits exceeds what about nineteen in twenty random ones of its length and alphabet
/// exceed: what stands around it must say that it is a secret. `None` for a token of another length, or with other characters.
/// `examples/ngram_report` prints the shares of random tokens and of source tokens that do.
pub fn short_odds(token: &[u8]) -> Option<i32> {
    if !SHORT.contains(&token.len()) || !token.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    let (kind, ratio) = ratio(TABLE, token)?;
    let has = |f: fn(&u8) -> bool| i32::from(token.iter().any(f));
    // In tenths of a decibel, for each character and for all.
    let (each, start) = match kind {
        Kind::Hex => (7, 100),
        Kind::OneCase => (56 + 18 * has(u8::is_ascii_digit), -280),
        Kind::Mixed => (64 + 16 * has(u8::is_ascii_digit), -250),
    };
    Some(ratio - (each * token.len() as i32 + start) / 10)
}

/// Lengths of letters that are too short for [`SHORT`], and long enough to spell something.
const FEW: std::ops::RangeInclusive<usize> = 5..=7;

/// Whether so few letters spell nothing, in no language of the sources: `jcwlhi`. Three in four random tokens of six or seven letters of one case do, one in
/// three of five, and of the words of sources one in two hundred, nearly all of them abbreviations.
pub fn few_letters_spell_nothing(token: &[u8]) -> bool {
    // In decibels.
    let least = if token.len() == *FEW.start() { 36 } else { 26 };
    FEW.contains(&token.len())
        && token.iter().all(u8::is_ascii_lowercase)
        && ratio(TABLE, token).is_some_and(|(_, ratio)| ratio > least)
}

/// By how many decibels a token with signs exceeds what about forty-nine in fifty exceed that generators draw of letters, digits and signs. The model
/// of source text has one outcome for most signs, so chance is asked for one of them, too: how often an alphabet of eighty has any.
pub fn printable_odds(token: &[u8]) -> i32 {
    // round(64 * 10 * log10(80)), of two joiners in it, of fourteen other signs.
    const CHARACTER: i64 = 1218;
    const JOINER: i64 = 1025;
    const SIGN: i64 = 484;
    let (mut source, mut random) = (0i64, 0);
    walk(token, |at| source += i64::from(TABLE[at]));
    for byte in token {
        random += match BYTES[*byte as usize].symbol {
            36 => JOINER,
            39 => SIGN,
            _ => CHARACTER,
        };
    }
    let floor = (66 * token.len() as i64 - 310) / 10;
    (source / i64::from(STEPS_PER_DECIBEL) - random / 64 - floor) as i32
}

/// Whether the token is of the kind that is drawn at random.
pub fn looks_random(token: &[u8]) -> bool {
    log_odds(token) > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sha2::{Digest, Sha256};

    /// Printed by the training program.
    const TABLE_SHA256: &str = "f2fc4d77c869cb48780256ec9ba7300295807ae3db36ad9fabcf4584d223d942";

    fn draw(seed: &mut u64, alphabet: &[u8], len: usize) -> Vec<u8> {
        let mut next = || {
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (*seed >> 33) as usize
        };
        (0..len).map(|_| alphabet[next() % alphabet.len()]).collect()
    }

    #[test]
    fn the_table_is_the_one_that_training_printed() {
        let sum: String = Sha256::digest(TABLE).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(sum, TABLE_SHA256);
    }

    #[test]
    fn random_keys_pass() {
        let alphabets: [&[u8]; 7] = [
            b"0123456789abcdef",
            b"0123456789ABCDEF",
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
            b"abcdefghijklmnopqrstuvwxyz0123456789",
            b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
            b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/",
            b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-",
        ];
        let mut seed = 7;
        for alphabet in alphabets {
            let keys = (16..=80).flat_map(|len| (0..40).map(move |_| len));
            let lost = keys.filter(|len| !looks_random(&draw(&mut seed, alphabet, *len))).count();
            assert!(lost <= 8, "{lost} of 2600 lost of {}", String::from_utf8_lossy(alphabet));
        }
    }

    #[test]
    fn short_random_tokens_are_told_from_words() {
        let alphabets: [&[u8]; 4] = [
            b"0123456789abcdef",
            b"abcdefghijklmnopqrstuvwxyz",
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        ];
        let mut seed = 7;
        for alphabet in alphabets {
            let keys = SHORT.flat_map(|len| (0..100).map(move |_| len));
            // One of digits alone has no odds.
            let odds = keys.filter_map(|len| short_odds(&draw(&mut seed, alphabet, len)));
            let lost = odds.filter(|odds| *odds <= 0).count();
            assert!(lost <= 80, "{lost} of 800 lost of {}", String::from_utf8_lossy(alphabet));
        }
        for token in ["administrator", "changeme", "getUserById", "postgres", "MyPassword", "base64url", "sha256sum"] {
            assert!(short_odds(token.as_bytes()).unwrap() <= 0, "{token}");
        }
        for token in ["k7Qz", "kX9vQ2mL7pR4tY8w", "kzqv-xwjh"] {
            assert_eq!(short_odds(token.as_bytes()), None, "{token}");
        }
    }

    #[test]
    fn a_uuid_and_padding_do_not_hide_randomness() {
        let mut seed = 3;
        let hex = String::from_utf8(draw(&mut seed, b"0123456789abcdef", 32)).unwrap();
        let uuid = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-");
        assert_eq!(log_odds(uuid.as_bytes()), log_odds(hex.as_bytes()));
        assert_eq!(log_odds(format!("{hex}==").as_bytes()), log_odds(hex.as_bytes()));
    }

    #[test]
    fn source_text_fails() {
        for token in [
            "authorization_header",
            "AbstractSingletonProxyFactoryBean",
            "application/vnd.github.v3+json",
            "getElementsByClassName",
            "MAX_RETRY_ATTEMPTS_DEFAULT",
            "node_modules/@types/react-dom/index.d.ts",
            "com.example.service.UserAccountRepository",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "00000000000000000000000000000000",
            "12345678901234567890",
            "2026-11-25T01-57-39.000Z",
            "your-api-key-goes-here",
            "test_should_return_not_found_when_missing",
            "",
            "-",
        ] {
            assert!(!looks_random(token.as_bytes()), "{token}: {}", log_odds(token.as_bytes()));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_have_bounded_odds(token in proptest::collection::vec(any::<u8>(), 0..400)) {
            prop_assert!((-100..=100).contains(&log_odds(&token)));
        }
    }
}
