//! Names that a mistyped name may have meant.

/// The names nearest to `name`, best first, at most three; none if nothing is near.
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Vec<&'a str> {
    // Longer names are no names; the comparison is quadratic in the length.
    if name.len() > 64 {
        return Vec::new();
    }
    let mut near: Vec<(usize, &str)> = known
        .iter()
        .map(|k| (distance(name.as_bytes(), k.as_bytes()), *k))
        .filter(|(d, k)| *d <= 1 + k.len() / 4 || k.contains(name) && name.len() > 3)
        .collect();
    near.sort();
    near.into_iter().map(|(_, k)| k).take(3).collect()
}

/// Edits (insert, delete, replace, swap of neighbours) from one text to the other.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let (mut before, mut last): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replace = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replace.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_mistakes_find_their_name() {
        let known = ["hardcoded-secret", "hardcoded-auth-value", "private-key", "no-retry-backoff"];
        assert_eq!(nearest("hardcoded-secrets", &known)[0], "hardcoded-secret");
        assert_eq!(nearest("pirvate-key", &known), ["private-key"]);
        assert_eq!(nearest("retry", &known), ["no-retry-backoff"]);
        assert!(nearest("zzzzzzzzzzz", &known).is_empty());
        assert_eq!(distance(b"ab", b"ba"), 1);
    }
}
