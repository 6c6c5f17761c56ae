//! What can be proven of a token without asking anybody, row by row: which rules are checked by what, and which test holds the algorithm.
//!
//! The table is complete in both directions: a rule with a check stands in a row, and a row names tests that are there. The vectors are
//! those that the formats' own descriptions give, or that were computed from these; each is refused once one character is another.

use keylint::judge::check::{Outcome, run};
use keylint::rules::{self, Check, Credential};
use std::collections::BTreeSet;

const NOW: i64 = 1_795_000_000;

/// A row: what is checked, the name of the check, the rules, and the tests of the algorithm (`file: test`).
struct Row(&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

const CRC32: &str = "crc32: vectors_hold_and_every_change_fails";

const ROWS: &[Row] = &[
    Row(
        "CRC32 over the body, base62, at exactly 36 characters; other lengths say nothing",
        "crc32",
        &["github-app-token", "github-oauth-token", "github-pat-classic", "github-refresh-token", "npm-access-token"],
        &[CRC32, "crc32: other_lengths_say_nothing"],
    ),
    Row(
        "CRC32 over everything before it, base36, and fields inside that are told",
        "crc32",
        &["gitlab-pat-routable", "gitlab-runner-token-routable", "gitlab-token-routable"],
        &[CRC32, "routable: fields_are_read"],
    ),
    Row("CRC32, little-endian hexadecimal", "crc32", &["grafana-service-account-token"], &[CRC32]),
    Row(
        "CRC32, upper-case hexadecimal, the equals sign escaped or not",
        "crc32",
        &["atlassian-admin-api-key", "atlassian-cloud-api-token", "bitbucket-app-password"],
        &[CRC32, "crc32: an_escaped_equals_sign_is_one"],
    ),
    Row(
        "CRC32 over the body, lower-case hexadecimal",
        "crc32",
        &[
            "cloudflare-account-api-token",
            "cloudflare-global-api-key",
            "cloudflare-user-api-token",
            "zuplo-consumer-key",
        ],
        &[CRC32],
    ),
    Row("CRC32, base64 of its little-endian bytes", "crc32", &["confluent-api-secret"], &[CRC32]),
    Row("Marvin32 in 66 digits", "marvin32-base66", &["azure-entra-client-secret"], &["marvin32: sixty_six_digits"]),
    Row(
        "Marvin32 behind a signature of four characters",
        "marvin32-signature",
        &[
            "azure-apim-management-key",
            "azure-batch-key",
            "azure-container-registry-password",
            "azure-cosmosdb-key",
            "azure-eventgrid-key",
            "azure-eventhub-key",
            "azure-function-key",
            "azure-iot-key",
            "azure-redis-key",
            "azure-relay-key",
            "azure-search-key",
            "azure-servicebus-connection-string",
            "azure-servicebus-key",
            "azure-storage-account-key-marked",
        ],
        &[
            "marvin32: vectors_of_the_hash",
            "marvin32: every_line_of_the_data_can_be_read",
            "marvin32: every_signature_holds_and_every_change_fails",
        ],
    ),
    Row(
        "Marvin32 behind an annotation, and the month in which the key was made",
        "marvin32-annotated",
        &["azure-ai-services-key", "azure-annotated-key", "azure-devops-pat"],
        &["marvin32: annotated_vector_holds_and_every_change_fails"],
    ),
    Row(
        "sizes, padding and the moment of the making of a common annotated security key",
        "stamped",
        &["annotated-key-256", "annotated-key-512"],
        &["stamped: keys_tell_the_day_of_their_making", "stamped: one_changed_character_of_the_structure_is_seen"],
    ),
    Row(
        "CRC32 strewn over a key in base32; without it the key may be of the older kind",
        "permuted-crc32",
        &["azure-devops-pat-legacy"],
        &["crc32: a_strewn_sum_is_found"],
    ),
    Row(
        "base58check in both alphabets",
        "base58check",
        &["bip32-extended-private-key", "bitcoin-wif", "bitcoin-wif-compressed", "xrp-family-seed"],
        &["base58: vectors_of_the_base58_draft", "base58: sums_hold_and_every_change_fails"],
    ),
    Row(
        "the checksum of a phrase of words",
        "bip39",
        &["bip39-mnemonic"],
        &["mnemonic: vectors_of_the_specification", "mnemonic: most_changes_of_a_word_fail"],
    ),
    Row(
        "bech32",
        "bech32",
        &["age-secret-key", "nostr-secret-key"],
        &["bech32: vectors_of_the_specifications", "bech32: every_change_of_the_data_fails"],
    ),
    Row(
        "CRC16 of seeds in base32",
        "crc16-xmodem",
        &["nats-seed", "stellar-secret-seed"],
        &["crc16: the_published_check_value_holds", "crc16: sums_hold_and_every_change_fails"],
    ),
    Row(
        "a scalar below the order of its curve",
        "secp256k1-scalar",
        &["secp256k1-private-key"],
        &["bits: scalars_are_below_the_order"],
    ),
    Row(
        "the second half of a key pair follows from the first",
        "ed25519-pair",
        &["ed25519-key-pair"],
        &["ed25519: public_keys_of_the_specification", "ed25519: halves_belong_together_and_every_change_fails"],
    ),
    Row("the fixed bits of a scalar", "clamped-scalar", &["wireguard-key"], &["bits: clamping"]),
    Row("a macaroon, read to its last byte", "macaroon-v2", &["pypi-upload-token"], &["binary: macaroons"]),
    Row("a message with its HMAC", "protobuf-hmac", &["vault-service-token"], &["binary: messages_with_an_hmac"]),
    Row("a MessagePack array, read to its last byte", "msgpack-array", &["flyio-token"], &["binary: arrays"]),
    Row(
        "claims: expired, unsigned, public roles, samples, forgeable with a key that everybody knows",
        "jwt",
        &["jwt", "supabase-service-role-jwt"],
        &[
            "jwt: claims_decide",
            "jwt: headers_decide",
            "jwt: cut_tokens_contradict_themselves",
            "hmac: sums_have_the_values_of_the_specifications",
        ],
    ),
    Row(
        "the account number in an access key id",
        "base32-account",
        &["aws-access-key-id", "aws-session-key-id"],
        &["bits: account_numbers"],
    ),
    Row(
        "base64 of JSON with certain members",
        "base64-json",
        &[
            "1password-service-account-token",
            "grafana-cloud-api-token",
            "grafana-legacy-api-key",
            "mapbox-public-token",
            "mapbox-secret-token",
            "mapbox-temporary-token",
            "sentry-org-token",
        ],
        &["encoded: json_needs_its_keys"],
    ),
    Row(
        "base64 of an identifier, a colon and a secret",
        "base64-colon",
        &["artifactory-reference-token", "atlassian-datacenter-pat", "bitbucket-datacenter-token"],
        &["encoded: colons_part_ids_from_secrets"],
    ),
    Row("base58 text", "base58", &["artifactory-api-key"], &["base58: vectors_of_the_base58_draft"]),
    Row("the date in a number", "decimal-snowflake", &["discord-bot-token"], &["encoded: snowflakes_tell_their_date"]),
    Row("purpose and claims", "paseto", &["paseto-local", "paseto-public"], &["paseto: purpose_and_claims_decide"]),
    Row("the private member of a JSON Web Key", "jwk-member", &["jwk-private-key"], &["encoded: members_of_web_keys"]),
    Row(
        "private keys: the arithmetic of RSA, structure, encryption, check numbers and padding, CRC24",
        "pem",
        &["private-key"],
        &[
            "pem_tests: rsa_numbers_belong_together",
            "pem_tests: every_change_of_an_rsa_key_fails",
            "pem_tests: blocks_as_they_stand_in_source_code",
            "pem_tests: a_key_is_the_same_however_it_is_written",
            "pem_tests: encrypted_blocks",
            "pem_tests: what_is_no_key",
            "openssh: the_halves_the_checks_and_the_padding_count",
            "pgp: sums_and_protection",
            "der: lengths_are_held",
        ],
    ),
    Row(
        "the same, encoded as base64 once more",
        "pem-encoded",
        &["pem-private-key-base64"],
        &["pem_tests: a_key_is_the_same_however_it_is_written"],
    ),
    Row(
        "the same, without the lines around",
        "der-private-key",
        &["private-key-der"],
        &["pem_tests: a_key_is_the_same_however_it_is_written"],
    ),
    Row(
        "the authentication code of a PuTTY key",
        "putty-mac",
        &["putty-private-key"],
        &["putty: the_code_covers_everything"],
    ),
];

fn name_of(check: &Check) -> &'static str {
    match check {
        Check::None => "none",
        Check::Crc32 { .. } => "crc32",
        Check::Jwt => "jwt",
        Check::Pem => "pem",
        Check::Base64Json { .. } => "base64-json",
        Check::Named(name) => name,
    }
}

#[test]
fn every_check_stands_in_the_table_with_its_tests() {
    let mut listed = BTreeSet::new();
    for Row(what, check, ids, tests) in ROWS {
        for id in *ids {
            let rule = rules::credentials().iter().find(|r| r.id == *id);
            assert_eq!(rule.map(|r| name_of(&r.check)), Some(*check), "{what}: {id}");
            listed.insert(*id);
        }
        for test in *tests {
            let (file, name) = test.split_once(": ").unwrap();
            let source = std::fs::read_to_string(format!("src/judge/check/{file}.rs")).unwrap();
            let at = source.find(&format!("fn {name}()")).unwrap_or_else(|| panic!("{what}: no test {test}"));
            assert!(source[..at].trim_end().ends_with("#[test]"), "{test}");
        }
    }
    let unlisted: Vec<&str> = rules::credentials()
        .iter()
        .filter(|r| r.check != Check::None && !listed.contains(r.id))
        .map(|r| r.id)
        .collect();
    assert!(unlisted.is_empty(), "checked, but in no row: {unlisted:?}");
}

fn outcome(rule: &Credential, token: &str) -> Outcome {
    let prefix = rule.prefixes.iter().filter(|p| token.starts_with(**p)).map(|p| p.len()).max().unwrap_or(0);
    run(&rule.check, token.as_bytes(), prefix, NOW)
}

/// Tokens of one repeated letter with their sums: they look like no key.
#[test]
fn published_vectors_hold_and_every_change_fails() {
    let a = |n: usize| "A".repeat(n);
    for (id, token) in [
        ("github-pat-classic", format!("ghp_{}0uCPlr", a(30))),
        ("npm-access-token", format!("npm_{}0uCPlr", a(30))),
        ("gitlab-pat-routable", format!("glpat-{}.01.0r1jbw1s6", a(27))),
        ("grafana-service-account-token", format!("glsa_{}_d8dc8af3", a(32))),
        ("atlassian-cloud-api-token", format!("ATATT3xFfGF0{}=9F90C792", a(171))),
        ("cloudflare-user-api-token", format!("cfut_{}2ae98c30", a(40))),
        ("zuplo-consumer-key", format!("zpka_{}_cab11777", "a".repeat(32))),
        ("confluent-api-secret", format!("cflt{}FZQbVQ", a(54))),
        ("azure-devops-pat", format!("{}JQQJ99BF{}AZDO2AZL", a(52), a(16))),
        ("azure-devops-pat", format!("{}JQQJ99BF{}AZDO2AZL2D==", a(52), a(16))),
    ] {
        let rule = rules::credentials().iter().find(|r| r.id == id).unwrap();
        assert!(matches!(outcome(rule, &token), Outcome::Valid(_)), "{id}: {:?}", outcome(rule, &token));
        let prefix = rule.prefixes.iter().filter(|p| token.starts_with(**p)).map(|p| p.len()).max().unwrap_or(0);
        for at in prefix..token.trim_end_matches('=').len() {
            let old = token.as_bytes()[at];
            if old.is_ascii_alphanumeric() {
                let new = if old == b'B' { "C" } else { "B" };
                let changed = format!("{}{new}{}", &token[..at], &token[at + 1..]);
                assert!(!matches!(outcome(rule, &changed), Outcome::Valid(_)), "{id} changed at {at}");
            }
        }
    }
    let account = rules::credentials().iter().find(|r| r.id == "aws-session-key-id").unwrap();
    let told = outcome(account, &["AS", "IA", "QNZGKIQY", "56JQ7WML"].concat());
    assert_eq!(told, Outcome::Decoded("of account 029608264753".into()));
}
