//! How random a value looks, in decibels.

/// Positive: like random characters; negative: like words and identifiers.
pub(super) fn decibels(value: &[u8]) -> i16 {
    // Changes between classes of characters, against what words and random text have.
    let class = |b: &u8| match b {
        b'a'..=b'z' => 0u8,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let changes = value.windows(2).filter(|w| class(&w[0]) != class(&w[1])).count();
    let rate = changes * 100 / value.len().max(1);
    if rate >= 40 {
        20
    } else if rate >= 28 {
        10
    } else if rate >= 20 {
        0
    } else {
        -20
    }
}
