//! Tokens of public source text, and random keys: the data of the n-gram table's training and report programs.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

/// Bytes of a file beyond which it is taken for data or generated code.
const MAX_FILE: u64 = 1 << 20;

/// Files that are full of digests, keys or encoded binary data by their purpose. A rule by path alone, so that no token
/// is set apart because of what a model thinks of it.
pub(crate) fn is_data_path(path: &Path) -> bool {
    let whole = path.to_string_lossy().to_ascii_lowercase();
    let name = path.file_name().map(|n| n.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    const NAMES: [&str; 4] = ["go.sum", "package-lock.json", "pnpm-lock.yaml", ".cargo-checksum.json"];
    const ENDS: [&str; 24] = [
        ".lock",
        ".pem",
        ".crt",
        ".cer",
        ".key",
        ".pub",
        ".asc",
        ".sig",
        ".csr",
        ".p12",
        ".enc",
        ".b64",
        ".uue",
        ".svg",
        ".map",
        ".min.js",
        ".min.css",
        ".snap",
        ".ipynb",
        ".eps",
        ".pdf",
        ".lock.hcl",
        ".lock.json",
        ".lock.yaml",
    ];
    const FOLDERS: [&str; 9] = [
        "/testdata/",
        "/test-data/",
        "/fixtures/",
        "/vectors/",
        "/snapshots/",
        "/__snapshots__/",
        "/vendor/",
        "/node_modules/",
        "/.git/",
    ];
    NAMES.contains(&name.as_str())
        || ENDS.iter().any(|e| name.ends_with(e))
        || FOLDERS.iter().any(|f| whole.contains(f))
}

/// Whether a line is part of an encoded block: base64 between PEM lines, or after a `base64,` of a data URI.
fn is_encoded(line: &[u8], in_pem: &mut bool) -> bool {
    let has = |needle: &[u8]| line.windows(needle.len()).any(|w| w == needle);
    if has(b"-----BEGIN ") {
        *in_pem = true;
    }
    let encoded = *in_pem || has(b"base64,");
    if has(b"-----END ") || line.len() > 200 {
        *in_pem = false;
    }
    encoded
}

/// All files below a folder, in a stable order; symbolic links are not followed.
pub(crate) fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

fn is_token_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"_+/=.-".contains(&b)
}

/// A run of token characters, whole, and split at `/` and `.`.
fn pieces(run: &[u8], least: usize, mut visit: impl FnMut(&[u8])) {
    visit(run);
    if run.iter().any(|b| matches!(b, b'/' | b'.')) {
        run.split(|b| matches!(b, b'/' | b'.')).filter(|part| part.len() >= least).for_each(visit);
    }
}

/// Whether a token is random data by its shape: a hexadecimal digest or abbreviated id (letters and digits, 12 and more), a
/// UUID, or base64 (40 and more characters, or padded to a multiple of four; digits and letters of both cases or padding;
/// no separator but `+`, `/`, `=`).
fn is_random_shape(t: &[u8]) -> bool {
    let has = |f: fn(&u8) -> bool| t.iter().any(f);
    let digits_and_letters = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    let hex = t.len() >= 12 && t.iter().all(u8::is_ascii_hexdigit);
    let uuid = t.len() == 36
        && t.iter().enumerate().all(|(i, b)| b.is_ascii_hexdigit() || (*b == b'-' && [8, 13, 18, 23].contains(&i)));
    let both_cases = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && !has(|b| b"_-.".contains(b));
    let padded = t.len().is_multiple_of(4) && t.ends_with(b"=") && !t[..t.len() - 2].contains(&b'=');
    digits_and_letters && (hex || uuid || both_cases && t.len() >= 40) || both_cases && padded
}

/// Distinct tokens of the text files below some folders, in three sets, none of which a model has a say in.
#[derive(Default)]
pub(crate) struct Corpus {
    /// Tokens of ordinary source text.
    pub(crate) source: HashSet<Vec<u8>>,
    /// Tokens of ordinary source text that are random data by shape, see [`is_random_shape`].
    pub(crate) random: HashSet<Vec<u8>>,
    /// Tokens that stand only in data files ([`is_data_path`]) and encoded blocks ([`is_encoded`]).
    pub(crate) data: HashSet<Vec<u8>>,
    /// Files read.
    pub(crate) files: usize,
}

impl Corpus {
    /// What is below these folders, tokens of `least` characters and more.
    pub(crate) fn read<'p>(roots: impl IntoIterator<Item = &'p Path>, least: usize) -> Self {
        let mut corpus = Self::default();
        for root in roots {
            for path in files(root) {
                corpus.add(root, &path, least);
            }
        }
        let source = &corpus.source;
        corpus.data.retain(|t| !source.contains(t));
        corpus
    }

    fn add(&mut self, root: &Path, path: &Path, least: usize) {
        if path.metadata().map(|m| m.len() > MAX_FILE).unwrap_or(true) {
            return;
        }
        let Ok(text) = std::fs::read(path) else { return };
        if text.contains(&0) {
            return;
        }
        self.files += 1;
        let data = is_data_path(&Path::new("/").join(path.strip_prefix(root).unwrap_or(path)));
        let mut in_pem = false;
        for line in text.split(|b| *b == b'\n') {
            let encoded = is_encoded(line, &mut in_pem);
            for run in line.split(|b| !is_token_byte(*b)).filter(|run| run.len() >= least) {
                let whole = is_random_shape(run);
                pieces(run, least, |piece| {
                    let set = match () {
                        () if data || encoded => &mut self.data,
                        () if whole || is_random_shape(piece) => &mut self.random,
                        () => &mut self.source,
                    };
                    if !set.contains(piece) {
                        set.insert(piece.to_vec());
                    }
                });
            }
        }
    }
}

/// A small generator with a fixed seed (SplitMix64), so that every run prints the same.
pub(crate) struct Random(u64);

impl Random {
    /// From a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((self.next() as u128 * n as u128) >> 64) as usize
    }
}

/// Alphabets of keys, by name.
pub(crate) fn alphabets() -> BTreeMap<&'static str, Vec<u8>> {
    let lower: Vec<u8> = (b'a'..=b'z').collect();
    let upper: Vec<u8> = (b'A'..=b'Z').collect();
    let digits: Vec<u8> = (b'0'..=b'9').collect();
    let join = |parts: &[&[u8]]| parts.concat();
    let base62 = join(&[&digits, &lower, &upper]);
    BTreeMap::from([
        ("hex-lower", join(&[&digits, b"abcdef"])),
        ("hex-upper", join(&[&digits, b"ABCDEF"])),
        ("base32-lower", join(&[&lower, b"234567"])),
        ("base32-upper", join(&[&upper, b"234567"])),
        ("base36-lower", join(&[&lower, &digits])),
        ("base36-upper", join(&[&upper, &digits])),
        ("base58", base62.iter().copied().filter(|b| !b"0OIl".contains(b)).collect()),
        ("base64", join(&[&base62, b"+/"])),
        ("base64url", join(&[&base62, b"-_"])),
        ("base62", base62),
    ])
}

/// A token drawn uniformly from an alphabet.
pub(crate) fn draw(random: &mut Random, alphabet: &[u8], len: usize) -> Vec<u8> {
    (0..len).map(|_| alphabet[random.below(alphabet.len())]).collect()
}

/// A UUID of version 4.
#[allow(dead_code)] // The training program has no use for it.
pub(crate) fn uuid_v4(random: &mut Random) -> Vec<u8> {
    let (a, b) = (random.next(), random.next());
    let (c, d) = (random.next() & 0xfff, 0x8 | random.next() & 3);
    format!("{:08x}-{:04x}-4{c:03x}-{d:x}{:03x}-{:012x}", a >> 32, a & 0xffff, b >> 52, b & 0xffff_ffff_ffff)
        .into_bytes()
}
