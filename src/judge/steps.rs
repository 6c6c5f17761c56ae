//! Characters that follow one another: sequences of letters and digits, which people type and document.
//!
//! In: a value. Out: whether most of it counts up or down, and whether it is a password all the same. It refuses to know any name.

/// Most of the value is made of runs with a constant step (`abcdef`, `12345`, `fedcba`), possibly interleaved (`a1b2c3`).
pub(super) fn is_sequence(value: &[u8]) -> bool {
    let lower = || value.iter().filter(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase);
    let len = lower().count();
    if len < 6 {
        return false;
    }
    if is_counting_bytes(value) {
        return true;
    }
    let (even, odd) = (len.div_ceil(2), len / 2);
    in_steps(lower(), 5) * 10 >= len * 4
        // `abc123def456`
        || in_steps(lower(), 3) * 10 >= len * 9
        || (in_steps(lower().step_by(2), 5) * 10 >= even * 7 && in_steps(lower().skip(1).step_by(2), 5) * 10 >= odd * 7)
}

/// `abc@!#123`: keys one beside another with several signs among them, as people type a password.
pub(super) fn is_signed(value: &[u8]) -> bool {
    let signs = value.iter().filter(|b| b"!@#$%^&*".contains(b)).count();
    let plain = value.iter().all(|b| b.is_ascii_alphanumeric() || b"!@#$%^&*".contains(b));
    plain && signs >= 3 && signs * 2 <= value.len() + 1
}

/// `K123456789$k`: letters outside of the sequence and a sign, so that a rule for passwords is met.
pub(super) fn is_beside_a_sequence(value: &[u8]) -> bool {
    /// Longer values are no passwords that people type.
    const LONGEST: usize = 16;
    let letters = || value.iter().filter(|b| b.is_ascii_alphabetic());
    let digits = || value.iter().filter(|b| b.is_ascii_digit());
    let signs = value.iter().filter(|b| b"!@#$%^&*".contains(b)).count();
    value.len() <= LONGEST
        && signs + letters().count() + digits().count() == value.len()
        && (1..=3).contains(&signs)
        && digits().count() > 0
        && letters().count() >= 2
        && in_steps(letters().map(u8::to_ascii_lowercase), 3) == 0
}

/// `02030405060708090a0b0c`, `00112233445566`: the hexadecimal digits of bytes of which each is as far from the one before.
pub(super) fn is_counting_bytes(value: &[u8]) -> bool {
    /// Fewer count by chance.
    const LEAST: usize = 6;
    let digit = |b: u8| char::from(b).to_digit(16);
    let byte = |pair: &[u8]| Some(digit(pair[0])? * 16 + digit(pair[1])?);
    let Some(bytes) = value.chunks_exact(2).map(byte).collect::<Option<Vec<u32>>>() else { return false };
    let steps: Vec<u32> = bytes.windows(2).map(|w| (w[1] + 256 - w[0]) % 256).collect();
    // What most of them go by stands in the middle, too.
    let most = |step: &u32| steps.iter().filter(|s| *s == step).count() * 10 >= steps.len() * 8;
    bytes.len() >= LEAST && [steps.len() / 3, steps.len() / 2].into_iter().any(|at| steps.get(at).is_some_and(most))
}

/// Number of characters that belong to runs of so many or more with a constant step of one, up or down; digits go on after 9 with 0.
pub(super) fn in_steps(mut text: impl Iterator<Item = u8>, least: usize) -> usize {
    let step = |a: u8, b: u8| match (a, b) {
        (b'9', b'0') | (b'z', b'a') => 1,
        (b'0', b'9') | (b'a', b'z') => -1,
        _ => i16::from(b) - i16::from(a),
    };
    let (mut total, mut run, mut direction) = (0, 1, 0);
    let Some(mut before) = text.next() else { return 0 };
    for after in text {
        let now = step(before, after);
        before = after;
        if now.abs() == 1 && (now == direction || run == 1) {
            (run, direction) = (run + 1, now);
        } else {
            total += if run >= least { run } else { 0 };
            (run, direction) = if now.abs() == 1 { (2, now) } else { (1, 0) };
        }
    }
    total + if run >= least { run } else { 0 }
}
