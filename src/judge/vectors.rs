//! Test vectors of ciphers: records that tell what a key makes of an input, for everybody to check.
//!
//! In: a text and a value of it that a name claims. Out: whether the lines beside it are the other members of such a record, each with hexadecimal
//! digits: `Key = …`, `IV = …`, `Ciphertext = …`. Which names they have is the table of words (`vector`, `result`). It looks at no more
//! than [`LINES`] lines and [`REACH`] bytes on each side.

use crate::model::Secret;
use crate::rules::words::Words;

/// Lines on each side that may belong to a record.
const LINES: usize = 12;

/// How far the lines of a record reach: signatures and texts are long.
const REACH: usize = 4096;

/// From so many digits on a member says something by itself.
const DIGITS: usize = 8;

/// Whether a value is a member of a test vector: what comes out stands beside it, or a short or doubtful result with another member.
pub(super) fn is_member(text: &[u8], secret: &Secret) -> bool {
    let span = &secret.span;
    let above = text[span.start.saturating_sub(REACH)..span.start].rsplit(|b| *b == b'\n').skip(1);
    let below = text[span.end..text.len().min(span.end + REACH)].split(|b| *b == b'\n').skip(1);
    let (mut results, mut others) = (0, 0);
    for line in record(above).chain(record(below)) {
        match member(line) {
            Some(Member::Result) => return true,
            Some(Member::Doubtful) => results += 1,
            Some(Member::Input) => others += 1,
            None => {}
        }
    }
    results > 0 && results + others > 1
}

/// The lines up to the end of the record: an empty line, or one that has nothing but brackets.
fn record<'t>(lines: impl Iterator<Item = &'t [u8]>) -> impl Iterator<Item = &'t [u8]> {
    lines.map(<[u8]>::trim_ascii).take(LINES).take_while(|line| line.iter().any(|b| !b"{}[](),; \t".contains(b)))
}

enum Member {
    /// What comes out: it decides alone.
    Result,
    /// What comes out and is short, or is a signature, which settings have, too.
    Doubtful,
    /// What goes in.
    Input,
}

/// What a line of a record tells: a known name, a sign, and an even number of hexadecimal digits or none.
fn member(line: &[u8]) -> Option<Member> {
    let sign = memchr::memchr2(b'=', b':', &line[..line.len().min(32)])?;
    let quote = |b: &u8| b"\"' \t".contains(b);
    // A test that was left out stands in a comment.
    let name = trimmed(&line[..sign], |b| quote(b) || b"#/*;".contains(b)).to_ascii_lowercase();
    let kind = [Words::Result, Words::Doubtful, Words::Vector].iter().position(|kind| kind.has(&name))?;
    let value = trimmed(&line[sign + 1..], |b| quote(b) || b",;".contains(b));
    let digits = value.strip_prefix(b"0x").unwrap_or(value);
    if digits.len() % 2 != 0 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let long = digits.len() >= DIGITS;
    match kind {
        0 if long => Some(Member::Result),
        0 | 1 => (!digits.is_empty()).then_some(Member::Doubtful),
        _ => Some(Member::Input),
    }
}

fn trimmed(text: &[u8], drop: impl Fn(&u8) -> bool) -> &[u8] {
    let start = text.iter().position(|b| !drop(b)).unwrap_or(text.len());
    let end = text.iter().rposition(|b| !drop(b)).map_or(start, |p| p + 1);
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use crate::detect::detect;
    use crate::judge::judge;

    const KEY: &str = "9b6c139da008a167e8a06d93650398c4f1d24b7a";

    fn is_reported(text: &str) -> bool {
        let text =
            text.replace("KEY", KEY).replace("{{digits}}", &KEY[..32]).replace("{{DIGITS}}", "55A4E9DD5F4CA2EF82AA");
        detect(text.as_bytes()).into_iter().any(|c| judge(text.as_bytes(), c, 0).verdict.is_reported())
    }

    #[test]
    fn a_record_with_its_result_is_a_test_vector() {
        for text in [
            "# Test 2\nSecret = KEY\nSalt = 55A4E9DD5F4CA2EF82\nOutput = FBEC\n\nSecret = 00\n",
            "# Secret = KEY\n# CounterKey = {{digits}}\n# K = 803d8ab2e5b6e6fc\n",
            "Secret = KEY\nSalt = 8AD8F6\nOutput = 4A\n",
            "Secret = 0xKEY\nCounterKey = {{digits}}\nK = 803d8ab2e5b6e6fc\n",
            "Msg =\nPrivateKey = KEY\nPublicKey = 419610a534af127f583b04818cdb7f0f\nValid = 1\nSignature = aa55\n",
            "{\n  \"secret\" : \"KEY\",\n  \"iv\" : \"00112233445566778899aabb\",\n  \"ct\" : \"a1b2c3d4e5f60718\"\n}",
        ] {
            assert!(!is_reported(text), "{text}");
        }
    }

    #[test]
    fn settings_with_digits_beside_them_are_none() {
        for text in [
            "Secret = KEY\n",
            "APP_SECRET=KEY\nAPP_ID={{DIGITS}}\nAPP_SALT={{DIGITS}}\n",
            "secret: KEY\niv: 00112233445566778899aabb\n",
            "secret: KEY\n\noutput: 00112233445566778899aabb\n",
            "secret: KEY\noutput: /var/log/app\ntag: v1.2.3\ninput: stdin\n",
            "{\n  \"secret\": \"KEY\",\n  \"message\": \"hello\",\n  \"output\": \"json\"\n}",
        ] {
            assert!(is_reported(text), "{text}");
        }
    }
}
