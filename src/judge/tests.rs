//! Judging of texts whose tokens are computed.

use super::*;
use crate::detect::detect;

fn verdicts(text: &str, path: &str) -> Vec<(String, Verdict)> {
    let judged = detect(text.as_bytes()).into_iter().map(|c| with_path(judge(text.as_bytes(), c, 0), path.as_bytes()));
    judged.map(|s| (String::from_utf8_lossy(s.text.reveal()).into_owned(), s.verdict)).collect()
}

/// A password as people choose it, made here so that it does not stand in the source.
fn chosen(joiner: char) -> String {
    format!("Tr{}ub{}dor{joiner}{}x", 0, 4, 3)
}

#[test]
fn passwords_by_name_and_place() {
    let likely = |text: &str, path: &str| verdicts(text, path).iter().any(|(_, v)| v.is_reported());
    assert!(likely(&format!("password = \"{}\"", chosen('&')), "app/db.py"));
    assert!(likely(&format!("DB_PASSWORD={}", chosen('-')), ".env"));
    assert!(!likely("password = \"password\"", "app/db.py"));
    assert!(!likely("password = getPassword()", "app/db.py"));
    assert!(!likely("password = user.password1", "app/db.py"));
    assert!(!likely("password: \"Passwort\"", "config/locales/de.yml"));
    assert!(!likely("password = \"your_password_here\"", "app/db.py"));
    assert!(!likely("password = \"${DB_PASSWORD}\"", "app/db.py"));
}

#[test]
fn evidence_says_what_is_there() {
    let codes = |text: &str| -> Vec<&'static str> {
        let judged = detect(text.as_bytes()).into_iter().map(|c| judge(text.as_bytes(), c, 0));
        judged.flat_map(|secret| secret.evidence).map(|e| e.code).collect()
    };
    let quoted = codes(&format!("password = \"{}\"", chosen('&')));
    assert!(quoted.contains(&"quoted") && !quoted.contains(&"placed"), "{quoted:?}");
    // A cell of a table has no quotes, and is a literal all the same.
    let cell = codes(&format!("COPY users (name, password) FROM stdin;\nmarie\t{}\n\\.\n", chosen('&')));
    assert!(cell.contains(&"placed") && !cell.contains(&"quoted"), "{cell:?}");
    let bare = codes(&format!("DB_PASSWORD={}", chosen('-')));
    assert!(!bare.contains(&"placed") && !bare.contains(&"quoted"), "{bare:?}");
}

#[test]
fn no_two_weights_share_a_code() {
    let mut codes: Vec<&str> =
        include_str!("weights.rs").split("weight(\"").skip(1).filter_map(|w| w.split('"').next()).collect();
    codes.sort_unstable();
    let all = codes.len();
    codes.dedup();
    assert!(all > 50 && codes.len() == all, "{all} weights, {} codes", codes.len());
}

#[test]
fn what_a_statement_gives_to_a_user_may_be_words() {
    let likely = |text: &str, path: &str| verdicts(text, path).iter().any(|(_, v)| v.is_reported());
    for (text, path) in [
        ("CREATE USER 'shop'@'localhost' IDENTIFIED BY '{{flower}}project483tulips';", "a.sql"),
        ("ALTER ROLE shop WITH PASSWORD 'tulips_{{flower}}_2031';", "a.sql"),
        ("$p = ConvertTo-SecureString \"gardenia7\" -AsPlainText -Force", "a.ps1"),
        ("$p = ConvertTo-SecureString -String \"gardenia7\" -AsPlainText -Force", "a.ps1"),
        ("password = \"gardenia7\"", "app.py"),
        ("app.secret_key = \"{{flower}}-tulips-session-key\"", "app.py"),
        ("secretOrKey: 'tulips {{flower}}, watered',", "auth.ts"),
        ("expect \"assword:\"\nsend \"gardenia\\r\"", "a.exp"),
    ] {
        let text = &text.replace("{{flower}}", "garden");
        assert!(likely(text, path), "{text}");
    }
    for (text, path) in [
        ("CREATE USER 'shop'@'localhost' IDENTIFIED BY 'shop_user_password';", "a.sql"),
        ("CREATE USER 'shop'@'localhost' IDENTIFIED BY 'gardenia';", "a.sql"),
        ("ALTER ROLE shop WITH PASSWORD 'your_password_2031';", "a.sql"),
        ("$p = ConvertTo-SecureString \"Password1\" -AsPlainText -Force", "a.ps1"),
        ("password = \"gardenia\"", "app.py"),
        ("password = \"password7\"", "app.py"),
        ("secretOrKey: 'your secret goes here',", "auth.ts"),
        ("title: 'tulips garden, watered', secret", "auth.ts"),
        ("expect \"assword:\"\nsend \"password\\r\"", "a.exp"),
        ("private const string UNLOCK_AES_KEY = \"game_unlocked_AES\";", "a.cs"),
        ("AES_KEY = \"00112233445566778899aabbccddeeff\"", "a.py"),
        ("app.secret_key = \"your-session-key-goes-here\"", "app.py"),
    ] {
        assert!(!likely(text, path), "{text}");
    }
}

#[test]
fn letters_alone_are_told_from_words() {
    let is = |verdict: Verdict, text: &str| {
        let judged = verdicts(text, "app/settings.py");
        assert_eq!(judged.len(), 1, "{text}");
        judged[0].1 == verdict
    };
    let pairs = [
        ("jcwlhi", "garden"),
        ("Zvqxkd", "Garden"),
        ("qkzrvx7", "planet7"),
        ("qkzrvwxh", "horsebat"),
        ("wqTzKvbRhn", "backOffice"),
        ("hqzk-wvxj", "blue-horse"),
    ];
    for (random, word) in pairs {
        assert!(is(Verdict::Likely, &format!("password = \"{random}\"")), "{random}");
        assert!(!is(Verdict::Likely, &format!("password = \"{word}\"")), "{word}");
    }
    for random in ["qkzrvwxhtbnj", "wqTzKvbRhnXy", "Xq7Tz0Kv2Rhn"] {
        assert!(is(Verdict::Likely, &format!("api_key = \"{random}\"")), "{random}");
        assert!(!is(Verdict::Likely, &format!("token = \"{random}\"")), "{random}");
    }
    for other in ["administrator", "getCurrentKey", "abc123def456", "keyForTesting"] {
        assert!(!is(Verdict::Likely, &format!("api_key = \"{other}\"")), "{other}");
    }
}

#[test]
fn keys_of_bytes_and_keys_behind_a_label_are_told() {
    // Drawn here: bytes in no order.
    let mut state = 7u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 24
    };
    let escaped: String = (0..24).map(|_| format!("\\x{:02x}", next())).collect();
    let digits: String = (0..32).map(|_| format!("{:02x}", next())).collect();
    let first = |text: &str| verdicts(text, "app.py")[0].1;
    assert_eq!(first(&format!("encryption_key = b'ok{escaped}'")), Verdict::Likely);
    let counted: String = (0..24).map(|byte| format!("\\x{byte:02x}")).collect();
    assert_ne!(first(&format!("encryption_key = b'ok{counted}'")), Verdict::Likely);
    assert_eq!(first(&format!("headers = {{\"x-api-key\": \"pro_{digits}\"}}")), Verdict::Likely);
    assert_ne!(first(&format!("headers = {{\"x-api-key\": \"pro_{}\"}}", "word".repeat(8))), Verdict::Likely);
}

#[test]
fn a_key_may_stand_behind_its_name() {
    let body = "q7ZkD2fXcV9bN4mJ1hG8tR5wE3yU6iP7sK4nMbQ2xZfVcT8rLw";
    for name in ["my-store-key", "minio-key", "app_key"] {
        let text = format!("export KMS_SECRET_KEY={name}:{body}");
        assert_eq!(verdicts(&text, "run.sh")[0].1, Verdict::Likely, "{text}");
    }
    assert_ne!(verdicts("export KMS_SECRET_KEY=my-store-key:my-other-key", "run.sh")[0].1, Verdict::Likely);
}

#[test]
fn a_token_goes_on_in_the_literals_that_follow() {
    let part = |text: &str| data_encoding::BASE64URL_NOPAD.encode(text.as_bytes());
    let head = format!("{}.{}", part(r#"{"alg":"RS256"}"#), part(r#"{"sub":"orders-7","scope":"all"}"#));
    let verdict = |text: String| verdicts(&text, "src/Api.java")[0].1;
    assert_eq!(verdict(format!("String apiToken = \"{head}\"\n    + \".kX9vQ2mL7pR4tY8wZ3nB6cD1\"")), Verdict::Likely);
    assert_ne!(verdict(format!("String apiToken = \"{head}\"; // \"kX9vQ2mL7pR4\"")), Verdict::Likely);
}

#[test]
fn passwords_in_urls_depend_on_the_host() {
    let likely = |text: &str| verdicts(text, "config/database.yml").iter().any(|(_, v)| v.is_reported());
    let url = |host: &str| format!("postgres://app:{}@{host}/main", chosen('-'));
    assert!(likely(&url("db.acme.io")));
    assert!(!likely(&url("db.example.com")));
    assert!(!likely("postgres://postgres:postgres@localhost/main"));
    assert!(!likely("https://user:pass@host/x"));
}

#[test]
fn a_value_that_only_begins_like_a_key_is_judged_by_its_name() {
    let body = "q7ZkD2fXcV9bN4mJ1hG8tR5wE3yU6iP7sK4nMbQ2xZfVcT8rLw";
    assert_eq!(verdicts(&format!("wallet = \"Kx{body}\""), "a.py")[0].1, Verdict::Malformed);
    assert_eq!(verdicts(&format!("client_secret = \"Kx{body}\""), "a.py")[0].1, Verdict::Likely);
}

#[test]
fn tokens_that_anybody_can_make_are_samples_among_tests() {
    let part = |text: &str| data_encoding::BASE64URL_NOPAD.encode(text.as_bytes());
    let signed = format!("{}.{}", part(r#"{"alg":"HS256"}"#), part(r#"{"sub":"orders-7","scope":"all"}"#));
    let key: Vec<u8> = (0..64).map(|i| b"secret".get(i).unwrap_or(&0) ^ 0x36).collect();
    let outer: Vec<u8> = (0..64).map(|i| b"secret".get(i).unwrap_or(&0) ^ 0x5c).collect();
    let inner = Sha256::digest([key, signed.clone().into_bytes()].concat());
    let sum = Sha256::digest([outer, inner.to_vec()].concat());
    let text = format!("token = \"{signed}.{}\"", data_encoding::BASE64URL_NOPAD.encode(&sum));
    assert_eq!(verdicts(&text, "src/api.py")[0].1, Verdict::Likely);
    assert_eq!(verdicts(&text, "tests/test_api.py")[0].1, Verdict::Unlikely);
}

/// A form that counts only where its provider is named must not make less of a value than no form at all.
#[test]
fn a_weak_form_takes_nothing_from_a_name() {
    let likely = |text: &str, path: &str| verdicts(text, path).iter().any(|(_, v)| v.is_reported());
    for (seed, prefix) in (1..).zip(["sk-", "sk_", "pk_", "key-", "tk_"]) {
        let value = format!("{prefix}{}", rules::sample::Draw::new(seed).alnum(48));
        assert!(likely(&format!("api_key = \"{value}\""), "app/client.py"), "{prefix}");
        assert!(likely(&format!("SERVICE_TOKEN={value}"), "deploy/run.sh"), "{prefix}");
    }
}

/// The name of a variable says whose key it is, before what stands on the lines around.
#[test]
fn a_name_decides_among_providers_with_the_same_form() {
    let key = format!("sk_live_{}", rules::sample::Draw::new(7).alnum(40));
    let of = |name: &str| {
        let text = format!("# stripe, paystack\n{name} = \"{key}\"\n# clerk\n");
        let secret = judge(text.as_bytes(), detect(text.as_bytes()).into_iter().next().unwrap(), 0);
        secret.rules.first().map(|id| rules::credential(*id).provider)
    };
    assert_eq!(of("CLERK_SECRET_KEY"), Some("clerk"));
    assert_eq!(of("STRIPE_SECRET_KEY"), Some("stripe"));
    assert_eq!(of("PAYSTACK_SECRET_KEY"), Some("paystack"));
}

#[test]
fn a_mark_out_of_the_middle_is_malformed_and_a_longer_form_is_not() {
    let sides = |before: usize, after: usize| {
        let mut draw = rules::sample::Draw::new(11);
        format!("OPENAI_API_KEY = \"sk-{}-{}{}FJ{}\"", "proj", draw.alnum(before), "T3Blbk", draw.alnum(after))
    };
    assert_eq!(verdicts(&sides(40, 61), "a.py")[0].1, Verdict::Malformed);
    assert!(verdicts(&sides(66, 66), "a.py")[0].1.is_reported());
    assert!(verdicts(&sides(58, 58), "a.py")[0].1.is_reported());
}

#[test]
fn key_pairs_are_proven_in_both_forms() {
    use crate::rules::sample;
    let rule = rules::credentials().iter().find(|r| r.id == "ed25519-key-pair").unwrap();
    let text = sample::token(rule, &mut sample::Draw::new(1)).unwrap();
    assert_eq!(verdicts(&format!("SOLANA_PRIVATE_KEY={text}"), ".env")[0].1, Verdict::Proven);
    let changed = text.replacen('4', "5", 1);
    assert_eq!(verdicts(&format!("SOLANA_PRIVATE_KEY={changed}"), ".env")[0].1, Verdict::Malformed);
}

#[test]
fn programs_among_documents_are_programs() {
    let likely = |path: &str| {
        let text = format!("login({{ password: \"{}\" }})", chosen('&'));
        verdicts(&text, path).iter().any(|(_, v)| v.is_reported())
    };
    assert!(likely("plugin/docs/print.php") && likely("docs/app.js"));
    assert!(
        !likely("docs/examples/print.php") && !likely("docs/test/print.php") && !likely("docs/demo_pages/print.php")
    );
}

#[test]
fn words_and_a_number_between_them_are_chosen_and_so_is_what_looks_like_a_format_by_chance() {
    let likely = |value: &str| {
        let text = format!("password = \"{value}\"\n");
        verdicts(&text, "app/db.py").iter().any(|(_, v)| v.is_reported())
    };
    for value in ["KIT-4417-harbour", "tulip_2093_Lantern", "mCj92LQ%d3", "Rt7%s4WqKx"] {
        assert!(likely(value), "{value}");
    }
    for value in ["admin-2031-password", "change-1234-password", "2031-04-17", "user_%d_name", "Item%d", "PREFIX%s"] {
        assert!(!likely(value), "{value}");
    }
}

#[test]
fn a_password_in_brackets_behind_its_name_is_told() {
    let told = |text: &str| verdicts(text, "notes.txt").iter().any(|(_, v)| v.is_reported());
    for text in ["1. Enter the password ({})\n", "The root password is set to {} for now\n"] {
        assert!(told(&text.replace("{}", &["Wharf", "4417!", "Kettle"].concat())), "{text}");
    }
    for text in
        ["Enter the password (optional)\n", "password (min 8 characters)\n", "function password (Value1, Value2)\n"]
    {
        assert!(!told(text), "{text}");
    }
}

#[test]
fn a_digest_in_the_element_of_a_user_is_a_digest_and_a_setting_is_none() {
    let digest = "9c41e7b2d05f8a3316cb94e2f70d8a5b";
    let told = |text: &str| {
        let text = text.replace("{}", digest);
        verdicts(&text, "data/set.xml").iter().any(|(_, v)| v.is_reported())
    };
    assert!(!told("<dataset><user id=\"1\" name=\"bob\" passwd=\"{}\"/></dataset>"));
    assert!(told("<connection id=\"1\" host=\"db4.acme.io\" passwd=\"{}\"/>"));
}

#[test]
fn client_secrets_with_a_mark_inside_are_found_by_it() {
    let secret = format!("kX9{}vQ2mL7pRt4Wz8Kd1NbG5sHc3JfY6eA0", "7Q~");
    let found = verdicts(&format!("value: {}\n", &secret[..37]), "notes.txt");
    assert!(found.iter().any(|(value, v)| value == &secret[..37] && v.is_reported()), "{found:?}");
}
