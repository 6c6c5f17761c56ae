//! Cases of a text file, with slots that are filled from a seed, so that no value stands in the repository.

#![allow(dead_code, reason = "each test uses its part")]

use data_encoding::{BASE64, BASE64URL_NOPAD};
use keylint::rules::sample;
use keylint::{decode, detect, judge};

/// One case: the file it stands in, why it is there, its text.
pub(crate) struct Case {
    /// Path of the file.
    pub(crate) path: String,
    /// The last `-- reason` above it.
    pub(crate) reason: String,
    /// The text with slots.
    pub(crate) text: String,
}

/// Reads cases: `== path`, `-- reason`, `# comment`, and one case on each other line.
pub(crate) fn cases(file: &str) -> Vec<Case> {
    let (mut path, mut reason) = (String::new(), String::new());
    let mut cases = Vec::new();
    for line in file.lines() {
        if let Some(p) = line.strip_prefix("== ") {
            (path, reason) = (p.to_string(), String::new());
        } else if let Some(r) = line.strip_prefix("-- ") {
            reason = r.to_string();
        } else if !line.starts_with("# ") && !line.is_empty() {
            cases.push(Case { path: path.clone(), reason: reason.clone(), text: line.replace('⏎', "\n") });
        }
    }
    cases
}

/// SplitMix64.
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[(self.next() % of.len() as u64) as usize]
    }

    /// So many characters of an alphabet.
    pub(crate) fn of(&mut self, alphabet: &[u8], len: usize) -> String {
        (0..len).map(|_| *self.one(alphabet) as char).collect()
    }

    fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.next() as u8).collect()
    }

    /// A password as people choose it: a pronounceable word, digits, a sign.
    fn chosen(&mut self) -> String {
        let (consonants, vowels) = (b"bdfgklmnprstvz", b"aeiou");
        let mut word: String =
            (0..3).map(|_| format!("{}{}", *self.one(consonants) as char, *self.one(vowels) as char)).collect();
        word[..1].make_ascii_uppercase();
        let sign = *self.one(b"!#%+") as char;
        format!("{word}{sign}{}", self.of(b"23456789", 3))
    }

    /// A word that can be spoken and means nothing.
    fn word(&mut self) -> String {
        let (consonants, vowels) = (b"bdfgklmnprstvz", b"aeiou");
        (0..3).map(|_| format!("{}{}", *self.one(consonants) as char, *self.one(vowels) as char)).collect()
    }

    /// A password in one of the manners that people have: one word and a year, letters that are digits, a short random one, …
    fn human(&mut self, signs: &[u8]) -> String {
        const LOWER: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
        let (consonants, vowels) = (b"bdfgklmnprstvz", b"aeiou");
        let syllables = |d: &mut Draw, n| -> String {
            (0..n).map(|_| format!("{}{}", *d.one(consonants) as char, *d.one(vowels) as char)).collect()
        };
        let word = syllables(self, 3);
        let mut capital = word.clone();
        capital[..1].make_ascii_uppercase();
        let (sign, digits) = (*self.one(signs) as char, self.of(b"23456789", 3));
        match self.next() % 8 {
            0 => format!("{word}20{}", &digits[1..]),
            1 => format!("{capital}{}", &digits[1..]),
            2 => format!("{capital}{sign}{digits}"),
            3 => format!("{}{digits}", word.replace('a', "4").replace('o', "0").replace('e', "3")),
            4 => format!("{}{}{}", self.of(LOWER, 3), digits, self.of(LOWER, 2)),
            5 => format!("{}{}", self.of(b"BCDFGHJKLMNPQRSTVWXZ", 3), self.of(b"bcdfghjkmnpqrstvwxz", 5)),
            6 => self.of(b"bcdfghjklmnpqrstvwxz", 9),
            _ => format!("{sign}{word}{digits}{sign}"),
        }
    }

    /// Letters that could be a word, as the weakest passwords are.
    fn letters(&mut self, len: usize) -> String {
        let (consonants, vowels) = (b"bdfgklmnprstvz", b"aeiou");
        (0..len).map(|i| *self.one(if i % 2 == 0 { &consonants[..] } else { &vowels[..] }) as char).collect()
    }

    /// A password of a generator: every class of characters.
    fn generated(&mut self, signs: &[u8], len: usize) -> String {
        let alphabet = [&b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789"[..], signs].concat();
        let mut text = self.of(&alphabet, len - 4);
        text.push_str(&format!(
            "{}{}{}{}",
            self.of(b"XQZ", 1),
            self.of(b"qxz", 1),
            self.of(signs, 1),
            self.of(b"79", 1)
        ));
        text
    }

    /// The value of a slot.
    pub(crate) fn value(&mut self, slot: &str) -> Option<String> {
        const ALNUM: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        let number = |s: &str| s.parse::<usize>().ok();
        Some(match slot {
            "chosen" => self.chosen(),
            "word" => self.word(),
            "usual-key" => {
                let own = *self.one(&["super-secret-key", "thisismysecretkey", "mysecretjwtkey2024", "my-secret-key-"]);
                format!("{own}{}", if own.ends_with('-') { "2031" } else { "" })
            }
            "said-key" => format!("somesecretkeythatonly{}shouldknow", self.word()),
            "weak" => format!("welcome{}", self.of(b"123456789", 1)),
            "signed-words" => format!("AcmeScripts20{}!", self.of(b"23456789", 2)),
            "word-digit" => format!("{}{}", self.letters(8), self.of(b"23456789", 1)),
            "word-in-use" => self.letters(10),
            "parted" => format!("K{}7c,RmW{}9;Tb<x", self.letters(1), self.letters(1)),
            "secret-day" => format!("secret{}04{}", 10 + self.next() % 9, 2004 + self.next() % 15),
            "password-day" => format!("password{}04{}", 10 + self.next() % 9, 2004 + self.next() % 15),
            "two-words-number" => {
                let (first, second) = (self.letters(6), self.letters(6));
                format!(
                    "{}{}{}{}20{}",
                    first[..1].to_uppercase(),
                    &first[1..],
                    second[..1].to_uppercase(),
                    &second[1..],
                    self.of(b"3456789", 2)
                )
            }
            "time-and-fraction" => {
                format!("4{}{}.{}", self.of(b"abcdef", 1), self.of(b"0123456789abcdef", 12), self.of(b"0123456789", 8))
            }
            "labelled" => format!("Kontor_{}", self.of(b"0123456789ABCDEF", 16)),
            "behind-words" => format!("pay-{}-{}", self.word(), self.of(ALNUM, 22)),
            "encoded-b64" => format!("{}%2B{}%2F{}%3D%3D", self.of(ALNUM, 28), self.of(ALNUM, 30), self.of(ALNUM, 26)),
            "halves" => {
                format!("{}@{}", self.of(b"0123456789ABCDEFGHSXYKQZ", 20), self.of(b"0123456789ABCDEFGHSXYKQZ", 28))
            }
            "hit" => format!("G-rGis{}fsdfkjldsm1D6uOOhs", self.of(b"0123456789", 5)),
            "upper-hex32" => self.of(b"0123456789ABCDEF", 32),
            "made-up" => format!("Admin!20{}{}", self.of(b"3456789", 1), self.of(b"3456789", 1)),
            "cyrillic" => format!("Пароход{}!", self.of(b"3479", 4)),
            "signed-word" => {
                let word = self.letters(8);
                format!("{}{}{}!", word[..1].to_uppercase(), &word[1..], self.of(b"3479", 1))
            }
            "taking-turns" => format!(
                "k{}x{}{}mv{}c",
                self.of(b"3479", 1),
                self.of(b"bqz", 1),
                self.of(b"2568", 2),
                self.of(b"379", 1)
            ),
            "slash-joined" => format!("/{}", self.value("joined")?),
            "twice-and-sign" => {
                let (letter, end) = (self.letters(1), self.of(b"23456789", 1));
                format!("K{letter}7{end}wgnB&K{letter}7{end}wgnB!")
            }
            "mixed" => format!("K{}7cRmW{}9Tb", self.letters(1), self.letters(1)),
            "pairs" => {
                let (letter, digit) = (self.of(b"kmpqt", 1), self.of(b"79", 1));
                format!("{digit}{digit}88{digit}{digit}88{letter}")
            }
            "behind-slash" => format!("/K{}7cRmW{}9Tb2z", self.letters(1), self.letters(1)),
            "comma-cs" => format!("K{}7,cRmW{}9Tb2z", self.letters(1), self.letters(1)),
            "name-year" => format!("{}_19{}", self.letters(6), self.of(b"6789", 2)),
            "semicolon" => format!("K{}7;W{}9z", self.letters(4), self.letters(3)),
            "comma" => format!("J{}8>k,P{}5", self.letters(3), self.letters(4)),
            "equals" => format!("K{}7=W{}9z", self.letters(4), self.letters(3)),
            "dollar" => format!("$K{}7cR{}9T{}2z", self.letters(1), self.letters(1), self.letters(1)),
            "digits8" => format!("7{}1{}", self.of(b"03689", 3), self.of(b"2457", 3)),
            "site-key" => loop {
                let key = self.of(b"abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)", 50);
                let signs = key.bytes().filter(u8::is_ascii_punctuation).count();
                if signs > 9 && key.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                    break key;
                }
            },
            "words-number" => format!("{}_20{}", self.letters(6), self.of(b"23456789", 2)),
            "sharp" => format!("{}#{}", self.value("letters-digits")?, self.value("letters-digits")?),
            "slashed" => format!("{}/{}", self.value("letters-digits")?, self.value("letters-digits")?),
            "typed" => format!("7{}4@!#58{}", self.of(b"235689", 1), self.of(b"234679", 1)),
            "four-by-four" => (0..4).map(|_| self.of(b"abcdefghijklmnopqrstuvwxyz", 4)).collect::<Vec<_>>().join(" "),
            "six-by-four" => (0..6)
                .map(|_| format!("{}{}", self.of(ALNUM, 3), self.of(b"0123456789", 1)))
                .collect::<Vec<_>>()
                .join(" "),
            "starknet-key" => format!("0x{}", self.of(b"0123456789abcdef", 62)),
            "hex-and-letters" => format!("{}t{}o", self.of(b"0123456789abcdef", 12), self.of(b"0123456789abcdef", 18)),
            "owned" => format!("{}_{}_secret_20{}", self.word(), self.word(), self.of(b"23456789", 2)),
            "project-dev" => {
                format!("{}_{}_{}_dev_secret_20{}", self.word(), self.word(), self.word(), self.of(b"23456789", 2))
            }
            "filled-up" => {
                format!("1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5a6b7c8d9e0f{}", self.of(b"0123456789", 4))
            }
            "digits-filled" => format!("{}{}", "1234567890".repeat(5), self.of(b"2468", 1)),
            "block-repeated" => format!("{}#{}", self.word(), self.of(b"3456789", 4)).repeat(3),
            "year-words" => format!("{}-{}-signing-20{}", self.word(), self.word(), self.of(b"23456789", 2)),
            "counted" => {
                let mut word = self.word();
                word[..1].make_ascii_uppercase();
                format!("{word}12345")
            }
            "word-key" => format!("{}Key", self.word()),
            "own-key" => format!("{}-{}-secret-key", self.word(), self.word()),
            "signed-count" => format!("{}{}@123456", self.of(b"KVWZ", 1), self.of(b"kvwz", 1)),
            "django" => self.of(b"abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)", 50),
            "said-django" => format!("not-a-secret&{}", self.value("django")?),
            "word-uuid" => format!("{}-{}", self.word(), self.value("uuid")?),
            "bracketed" => format!("1{}({}4{}", self.of(b"KXQZ", 2), self.of(b"MWTB", 1), self.of(b"wbqkWBQK", 6)),
            "numbered" => format!("{}{}_{}", self.letters(8), self.letters(6), self.of(b"0123456789", 3)),
            "three-words" => format!("{}-{}-{}", self.word(), self.word(), self.word()),
            "four-words" => format!(
                "{} {} {} {}{} {}",
                self.word(),
                self.word(),
                self.of(b"BGKLMT", 1).to_lowercase() + &self.word(),
                self.of(b"BGKLMT", 1),
                self.word(),
                self.of(b"3579", 2)
            ),
            "dotted-pair" => format!("{}..{}", self.word(), self.of(b"3456789", 3)),
            "initials" => format!("{}{}123456", self.of(b"bcd", 1), self.of(b"mnp", 1)),
            "dashed-words" => (0..4).map(|_| self.word()).collect::<Vec<_>>().join("-"),
            "two-words-two" => {
                let (first, second) = (self.letters(6), self.letters(6));
                let digits = self.of(b"23456789", 2);
                format!(
                    "{}{}{}{}{digits}",
                    first[..1].to_uppercase(),
                    &first[1..],
                    second[..1].to_uppercase(),
                    &second[1..]
                )
            }
            "signed-pair" => {
                format!("{}{}{}{}", self.letters(8), self.of(b"+&*@", 1), self.letters(8), self.of(b"3456789", 2))
            }
            "joined-number" => format!("{}_{}{}", self.letters(6), self.letters(6), self.of(b"3456789", 4)),
            "joined-pair" => format!("{}_{}{}", self.letters(8), self.letters(8), self.of(b"3456789", 2)),
            "between-signs" => {
                let (word, sign) = (self.letters(6), self.of(b"%@*", 1));
                format!("{sign}{}{}{}{sign}", word[..1].to_uppercase(), &word[1..], self.of(b"3456789", 3))
            }
            "spaced" => format!("{} {} {}!", self.letters(6), self.letters(7), self.of(b"3456789", 3)),
            "passphrase" => {
                let capital = self.letters(6);
                format!(
                    "{}{}-{}-{}{}",
                    capital[..1].to_uppercase(),
                    &capital[1..],
                    self.word(),
                    self.word(),
                    self.of(b"3456789", 2)
                )
            }
            "spelled-words" => {
                let word = |letters: String| {
                    format!("{}{}", letters[..1].to_uppercase(), letters[1..].replace(['a', 'e', 'o'], "3"))
                };
                format!("{}-{}!{}", word(self.letters(6)), word(self.letters(6)), self.of(b"456789", 2))
            }
            "starred" => format!("{}20{}*", self.word(), self.of(b"23456789", 2)),
            "said-twice" => {
                let said = format!("{}{}", self.letters(4), self.of(b"3456789", 3));
                format!("{said}{said}")
            }
            "hex40-upper" => self.of(b"0123456789ABCDEF", 40),
            "word-in-capitals" => {
                format!("{}passw0rd20{}!", self.of(b"BCDFGHJKLMNPQRSTVWXZ", 6), self.of(b"23456789", 2))
            }
            "wechat-app" => format!("wx{}", self.of(b"0123456789abcdef", 16)),
            "bootstrap" => format!("{}.{}", self.of(b"0123456789abcdef", 6), self.of(b"0123456789abcdef", 16)),
            "recaptcha-capital" => {
                format!(
                    "6LdB{}AAAAAB7{}",
                    self.letters(4),
                    self.of(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", 18) + &self.of(b"3479", 7)
                )
            }
            "minisign" => format!("RWT{}", self.of(ALNUM, 53)),
            "asked" => format!("?{}", self.value("generated-20")?),
            "owned-plain" => {
                format!("{}{}SecretKey", self.letters(6), self.chosen().replace(|c: char| !c.is_ascii_alphabetic(), ""))
            }
            "drawn-out" => format!("{}AAAAAAAAA{}", self.of(ALNUM, 11), self.of(ALNUM, 44)),
            "joined" => format!("{}@{}", self.letters(10), self.of(b"3456789", 6)),
            "groups" => format!(
                "{} {} {} {}",
                self.of(b"abcdefghijklmnopqrstuvwxyz", 4),
                self.of(b"bcdfghjkmnpqrstvwxz", 4),
                self.of(b"abcdefghijklmnopqrstuvwxyz", 4),
                self.of(b"abcdefghijklmnopqrstuvwxyz", 4)
            ),
            "words" => format!("{}-{}", self.word(), self.word()),
            "chosen-url" => self.chosen().replace(['#', '%', '+'], "!"),
            "plain" => self.chosen().to_ascii_lowercase().replace(['!', '#', '%', '+'], ""),
            "letters-digits" => self.chosen().replace(['!', '#', '%', '+'], ""),
            "human" => self.human(b"!#%+@*"),
            "human-url" | "human-sh" | "human-cs" | "human-csv" => self.human(b"!_-~"),
            "generated" => self.generated(b"!#%+^_", 14),
            "generated-url" => self.generated(b"-_.~", 14),
            "generated-cs" => self.generated(b"!#%^_", 14),
            "uuid" => {
                let hex = |d: &mut Draw, n| d.of(b"0123456789abcdef", n);
                format!("{}-{}-4{}-a{}-{}", hex(self, 8), hex(self, 4), hex(self, 3), hex(self, 3), hex(self, 12))
            }
            "basic" => BASE64.encode(format!("deploy:{}", self.chosen()).as_bytes()),
            "b64-of-chosen" => BASE64.encode(self.chosen().as_bytes()),
            "b64-of-hex32" => BASE64.encode(self.of(b"0123456789abcdef", 32).as_bytes()),
            "telegram" => format!("{}:AA{}", self.of(b"123456789", 9), self.of(ALNUM, 33)),
            "discord" => format!("{}.{}.{}", self.of(ALNUM, 24), self.of(ALNUM, 6), self.of(ALNUM, 27)),
            "django-dev" => format!("django-insecure-{}", self.of(b"abcdefghijklmnopqrstuvwxyz0123456789", 50)),
            "recaptcha" => format!("6L{}", self.of(ALNUM, 38)),
            "google-refresh" => format!("1//{}", self.of(ALNUM, 60)),
            "0xhex64" => format!("0x{}", self.of(b"0123456789abcdef", 64)),
            "sas-sig" => format!("sig={}%3D", self.of(ALNUM, 43)),
            "google-key" => format!("AIza{}", self.of(ALNUM, 35)),
            "bcrypt" => self.of(&[ALNUM, b"./"].concat(), 53),
            "hex16-upper" => self.of(b"0123456789ABCDEF", 16),
            "mnemonic" => sample::phrase(&mut sample::Draw::new(self.next())),
            "bytes-hex16" => self.bytes(16).iter().map(|b| format!("0x{b:02x}")).collect::<Vec<_>>().join(", "),
            "bytes64" => self.bytes(64).iter().map(u8::to_string).collect::<Vec<_>>().join(","),
            _ => {
                if let Some(n) = slot.strip_prefix("hex").and_then(number) {
                    self.of(b"0123456789abcdef", n)
                } else if let Some(n) = slot.strip_prefix("hexup-").and_then(number) {
                    self.of(b"0123456789ABCDEF", n)
                } else if let Some(n) = slot.strip_prefix("base32-").and_then(number) {
                    self.of(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", n)
                } else if let Some(n) = slot.strip_prefix("digits-").and_then(number) {
                    self.of(b"0123456789", n)
                } else if let Some(n) = slot.strip_prefix("b62-").and_then(number) {
                    self.of(ALNUM, n)
                } else if let Some(n) = slot.strip_prefix("word-").and_then(number) {
                    self.letters(n)
                } else if let Some(n) = slot.strip_prefix("low-").and_then(number) {
                    self.of(b"abcdefghijklmnopqrstuvwxyz0123456789", n)
                } else if let Some(n) = slot.strip_prefix("b64url-").and_then(number) {
                    BASE64URL_NOPAD.encode(&self.bytes(n * 3 / 4))
                } else if let Some(n) = slot.strip_prefix("b64any-").and_then(number) {
                    self.of(&[ALNUM, b"+/"].concat(), n)
                } else if let Some(n) = slot.strip_prefix("b64-").and_then(number) {
                    BASE64.encode(&self.bytes(n))
                } else if let Some(n) = slot.strip_prefix("generated-").and_then(number) {
                    self.generated(b"!#%^&*(-_=+)", n)
                } else {
                    return None;
                }
            }
        })
    }

    /// The text with its slots filled, and the spans of their values. A slot that ends with `-id` is an identifier beside them.
    pub(crate) fn fill(&mut self, text: &str) -> (String, Vec<std::ops::Range<usize>>) {
        let (mut out, mut spans, mut rest) = (String::new(), Vec::new(), text);
        while let Some(open) = rest.find('{') {
            let slot = rest[open + 1..].split('}').next().unwrap_or("");
            let beside = slot.strip_suffix("-id");
            match self.value(beside.unwrap_or(slot)) {
                Some(value) if rest[open + 1..].contains('}') => {
                    out.push_str(&rest[..open]);
                    if beside.is_none() {
                        spans.push(out.len()..out.len() + value.len());
                    }
                    out.push_str(&value);
                    rest = &rest[open + slot.len() + 2..];
                }
                _ => {
                    out.push_str(&rest[..=open]);
                    rest = &rest[open + 1..];
                }
            }
        }
        (out + rest, spans)
    }
}

/// The moment of all tests, seconds since 1970-01-01 UTC.
const NOW: i64 = 1_750_000_000;

/// A candidate after judging.
pub(crate) struct Judged {
    /// Span in the text that it stands in.
    pub(crate) span: std::ops::Range<usize>,
    /// Its characters.
    pub(crate) value: String,
    /// Whether the default level reports it.
    pub(crate) reported: bool,
    /// Verdict and evidence.
    pub(crate) why: String,
    /// The codes of the evidence.
    pub(crate) codes: Vec<&'static str>,
}

/// All candidates of a text.
pub(crate) fn judged(text: &str, path: &str) -> Vec<Judged> {
    let mut found = Vec::new();
    for doc in decode::documents(text.as_bytes()) {
        for candidate in detect::detect(&doc.text) {
            let secret = judge::with_path(judge::judge(&doc.text, candidate, NOW), path.as_bytes());
            let evidence: Vec<String> = secret.evidence.iter().map(|e| format!("{} {:+}", e.code, e.weight)).collect();
            let name = secret.usage.name.as_deref().unwrap_or("-");
            found.push(Judged {
                value: String::from_utf8_lossy(secret.text.reveal()).into_owned(),
                reported: secret.verdict.is_reported(),
                why: format!("{} ({name}): {}", secret.verdict.as_str(), evidence.join(", ")),
                codes: secret.evidence.iter().map(|e| e.code).collect(),
                span: secret.span,
            });
        }
    }
    found
}
