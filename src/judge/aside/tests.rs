//! What a value is instead of a secret, and what only looks like that.

use super::reason;
use crate::detect::detect;
use crate::judge::judge;

/// Digits that look random, made here.
fn digits(len: usize) -> String {
    let mut state = 7u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b"0123456789abcdef"[(state >> 28) as usize])
    };
    (0..len).map(|_| next()).collect()
}

fn is_reported(text: &str) -> bool {
    let text = text.replace("{{pw}}", "kX9vQ2mL7p");
    detect(text.as_bytes()).into_iter().any(|c| judge(text.as_bytes(), c, 0).verdict.is_reported())
}

#[test]
fn examples_of_interfaces_and_labels_of_forms_are_no_secrets() {
    let token = digits(40);
    let answer = format!("          id: cart_1\n          token: {token}\n");
    assert!(!is_reported(&format!("      content:\n        example:\n{answer}")));
    assert!(is_reported(&format!("      content:\n        settings:\n{answer}")));
    let key = answer.replace("token", "api_key");
    assert!(is_reported(&format!("      content:\n        example:\n{key}")));
    for cut in ["\u{2026}", "&#8230;", "&hellip;", "..."] {
        let label = |value: &str| format!("<string name=\"login_password\">{value}</string>");
        assert!(!is_reported(&label(&format!("Contraseña9{cut}"))), "{cut}");
        assert!(is_reported(&label("{{pw}}")));
    }
    assert!(!is_reported("input[type=password]:disabled+label,input[type=password][readonly]+label{color:red}"));
    assert!(is_reported("settings[password]:{{pw}}+label"));
}

#[test]
fn results_of_tests_are_no_passwords() {
    assert!(!is_reported("print('check pass: _sym1_start < func1 < end')"));
    assert!(!is_reported("# b) PASS: when all of them are set to \"aws:kms\" or \"AES256\""));
    assert!(is_reported("pass: '{{pw}}'"));
    assert!(is_reported("class Login(val pass: String = \"{{pw}}\")"));
    assert!(is_reported("# ftp pass: \"{{pw}}\""));
}

#[test]
fn commits_of_repositories_and_branches_are_no_secrets() {
    let id = digits(40);
    for text in [
        format!("1f0 9ad Ada <ada@acme.io> 1764000000 +0000\trebase (finish): refs/heads/secrets onto {id}\n"),
        format!("| acme/api-token | {id} | 3 |\n"),
        format!("* [new branch] origin/api-token -> {id}\n"),
        format!("see https://git.acme.io/acme/client-secret {id}\n"),
    ] {
        assert!(!is_reported(&text), "{text}");
    }
    for text in [
        format!("| api-token | {id} |\n"),
        format!("acme/api-token = {id}\n"),
        format!("| acme/api-token | {} |\n", digits(32)),
    ] {
        assert!(is_reported(&text), "{text}");
    }
}

#[test]
fn tokens_of_badges_are_shown() {
    let token = digits(64);
    for address in ["api.acme.io/v2/badges/7", "cov.acme.io/gh/a/b/graph/badge.svg", "acme.io/build.svg"] {
        assert!(!is_reported(&format!("[![x](https://{address}?token={token})](https://acme.io)")), "{address}");
    }
    let image = "https://acme.io/api/project_badges/measure?project=a&token=";
    for source in [format!("[![x]({image}{token})](https://acme.io)"), format!("<img src=\"{image}{token}\"/>")] {
        assert!(!is_reported(&source), "{source}");
    }
    for text in [
        format!("curl https://api.acme.io/v2/builds/7?token={token}"),
        format!("[x]({image}{token})"),
        format!("[![x](https://acme.io/x.png)]({image}{token})"),
        format!("![x](https://acme.io/v2/camera/snapshot.png?token={token})"),
    ] {
        assert!(is_reported(&text), "{text}");
    }
}

#[test]
fn what_the_line_says_of_a_value_decides() {
    let key = digits(32);
    for (text, other) in [
        ("a_secret:\"KEY\":\"x\":0", "a_secret:\"KEY\", b: 0"),
        ("see https://example.com/reset-password=KEY now", "see https://acme.io/reset-password=KEY now"),
        (
            "{\"token\": \"KEY\", \"timestamp\": \"1\", \"signature\": \"x\"}",
            "{\"token\": \"KEY\", \"timestamp\": \"1\"}",
        ),
        ("password = \"PassWordMustBeAtLeast6Chars\"", "password = \"{{pw}}-KEY\""),
    ] {
        let told = |text: &str| {
            let text = text.replace("KEY", &key).replace("{{pw}}", "PassX7q");
            let mut judged = detect(text.as_bytes()).into_iter().map(|c| judge(text.as_bytes(), c, 0));
            judged.any(|secret| reason(text.as_bytes(), &secret).is_some())
        };
        assert!(told(text) && !is_reported(&text.replace("KEY", &key)), "{text}");
        assert!(!told(other), "{other}");
    }
}

/// What a value is instead, a text that says so, and texts that look alike and hold a secret.
const LOOK_ALIKES: [(&str, &str, &[&str]); 56] = [
    (
        "made anew with each start",
        "Using generated security password: {{pw}}\n",
        &["Using a generated password: {{pw}}\n", "security password: {{pw}}\n"],
    ),
    (
        "the seed of an account at an example",
        "otpauth://totp/Example:alice@google.com?secret=UPPER40&issuer=Example",
        &["otpauth://totp/Acme:alice@acme.io?secret=UPPER40&issuer=Acme"],
    ),
    (
        "an example in a comment, which cuts the value beside it short",
        " * Body: { \"resetToken\": \"abc...\", \"password\": \"{{weak}}\" }",
        &[
            " * Body: { \"user\": \"bob\", \"password\": \"{{pw}}\" }",
            "{ \"resetToken\": \"abc...\", \"password\": \"{{weak}}\" }",
            " * Body: { \"resetToken\": \"abc...\", \"password\": \"{{pw}}\" }",
        ],
    ),
    (
        "what helps who has forgotten a password",
        "'forgot_password' => 'zuruecksetzen77'",
        &["'password' => 'zuruecksetzen77'"],
    ),
    (
        "the class by which an editor colours the name before it",
        "sendResetPassword\tKEYWORD2\n",
        &["sendResetPassword=\"KEYWORD2{{pw}}\"\n"],
    ),
    (
        "the digest of a part of a page, by which the page asks for it",
        "?callback=A%3A%3Arender&args%5B0%5D&token=DIGEST\"",
        &["?callback=A%3A%3Arender&token=DIGEST\"", "?args%5B0%5D&token=DIGEST\""],
    ),
    (
        "the type of a member, in a comment about a function",
        " * @returns {Promise<{secretKey: Uint8Array, sharedKey: Uint8Array}>}",
        &[" * @example {secretKey: '{{pw}}'}"],
    ),
    (
        "what passes a test, beside what does not",
        "{ fail: '{{pw}}x', pass: '{{pw}}' }",
        &["{ user: 'bob', pass: '{{pw}}' }", "{ onfail: 'x', pass: '{{pw}}' }"],
    ),
    (
        "the identifier of a webhook, which is named so",
        "client.webhooks.delete(webhook_id=\"HEX40\")",
        &["client.webhooks.delete(webhook_token=\"HEX40\")"],
    ),
    (
        "an identifier, as its name says",
        "{\"type\": \"n8n-nodes-base.wiseTrigger\", \"webhookId\": \"UUID1\"}",
        &["{\"type\": \"n8n-nodes-base.wiseTrigger\", \"wiseApiToken\": \"UUID1\"}"],
    ),
    (
        "the public key of a node before its address",
        "\"enode://HEX64HEX64@18.138.108.67:30303\"",
        &["\"mqtt://bob:{{pw}}@18.138.108.67:30303\""],
    ),
    (
        "what follows a value in base64, whose end looks like a name",
        "<Coords>PN9/P1k5JD/P9wM/PN9/P6mCAT9vEgM6hJ7tPr+f+j5vEgM6TMgnPw==</Coords>\n<Places>HEX40</Places>",
        &["<add key=\"a/b/config/server/dbPw\" value=\"HEX40\"/>"],
    ),
    (
        "a cell of a table, in whose row another begins with a number",
        "157\t7270 Pepper Way\t\tBellevue\t79\t98004\tUPPER40\t2008",
        &["pepper\tUPPER40\n"],
    ),
    (
        "the type of a variable that has no value yet",
        "let secretBytes: Uint8Array\nif (x) {",
        &["let secretBytes: string = \"{{pw}}\"\n", "secretBytes: {{pw}}\n"],
    ),
    (
        "code between two literals",
        "throw new Error(\"Unrecognized Formula Token: \"+String(_))}if(3!=n.biff&&u>=0&&-1==[\"PtgAttrSpace\"",
        &["auth_token: \"+String9(_)zQ7kLmW2\""],
    ),
    (
        "the identifier of what keys are made or listed for",
        "client.create_secret_key(\"UUID1\", options); create_secret_key(\"UUID1\", x)",
        &["secret_key = \"UUID1\""],
    ),
    (
        "a number that a request was signed with once",
        "cipher = aes()\nnonce = \"HEX40\"\nheader = %(OAuth oauth_timestamp=\"1318622958\")",
        &["cipher = aes()\nnonce = \"HEX40\"\n"],
    ),
    (
        "a text that a statement joins with the value",
        "x := ENCODE(SHA256((generated_password || '{{pw}}')::BYTEA), 'base64');",
        &["const pw = process.env.generated_password || '{{pw}}';"],
    ),
    (
        "a selector of a style sheet",
        ".old-password #pass1-text\n{",
        &["old-password: #pass1-text4\n", "deploy.password #{{pw}}-7"],
    ),
    (
        "a key that the comment behind it calls public",
        "api_key = \"HEX32\"  # Public API key from the web site",
        &["api_key = \"HEX32\"  # not a public API key", "api_key = \"HEX32\"  # key of the public site"],
    ),
    (
        "one of several words, and so is the name",
        "'flow' => 'implicit', // Valid values are \"implicit\", \"password\", \"application\" or \"accessCode\".",
        &["\"password\": \"{{pw}}\"", "The password is \"{{pw}}\" or \"{{pw}}\"."],
    ),
    (
        "the digest of a file of a system, whose path stands before it",
        "    $ filebucket backup /etc/passwd\n    /etc/passwd: HEX32\n",
        &["db/password: HEX32\n", "password=HEX32 # see /etc/passwd"],
    ),
    (
        "the identifier of a secret that is kept elsewhere",
        "virsh secret-set-value --secret UUID1 --base64 $(cat client.key)",
        &["cli --client-secret UUID1 --base64 $(cat client.key)", "virsh secret-set-value --base64 --password {{pw}}"],
    ),
    (
        "a token that a server on this machine issued",
        " * TODO->http://localhost:9201/echo?access_token=UUID1\n",
        &["https://api.acme.io/echo?access_token=UUID1", "http://localhost:9201/echo?access_token=HEX40"],
    ),
    (
        "what an answer has that the comment shows",
        "    /**\n     * status : 1\n     * message : done\n     * token : HEX32\n     */\n",
        &[
            "    /**\n     * account : shop\n     * token : HEX32\n     */\n",
            "    /*\n     status : 1\n     token : HEX32\n     */\n",
        ],
    ),
    (
        "the thumbprint of a certificate, as what follows says",
        "new Secret(\"UPPER40\", \"mtls\") {\n    Type = SecretTypes.X509CertificateThumbprint\n}",
        &[
            "new Secret(\"UPPER40\", \"mtls\") {\n    Type = SecretTypes.Shared\n}",
            "client_secret: \"HEX64\",\ncert_thumbprint: \"x\"\n",
            "new Ad { ClientSecret = \"HEX32\", CertificateThumbprint = config[\"x\"] }",
        ],
    ),
    (
        "a field in the description of a message, behind the number that begins it",
        "\"\\bpassword\\x18\\x02 \\x01(\\tR\\bpassword:\\a\\x82\\xb5\\x18\\x033.0\\\"\\xb9\\x01\\n\" +",
        &["print(\"\\tpassword: {{pw}}\")"],
    ),
    (
        "the token of the public key of an assembly",
        "<key Token=\"HEX16\" PublicKey=\"0024\"/>",
        &["<key Token=\"HEX32\" PublicKey=\"0024\"/>", "<key token=\"HEX32\" name=\"x\"/>"],
    ),
    (
        "the token of a form, made for one session",
        "$data = ['_token' => 'HEX40'];",
        &["$data = ['api_token' => 'HEX40'];"],
    ),
    (
        "the commit of the repository or the branch that is named before it",
        "* [new branch] origin/api-token -> HEX40\n",
        &["acme/api-token = HEX40\n", "| api-token | HEX40 |\n"],
    ),
    (
        "the result of a test",
        "print('check pass: _sym1_start < func1 < end')",
        &["# ftp pass: \"{{pw}}\"", "FAIL: gas/i386/x86\nPASS: \"{{pw}}\"\n"],
    ),
    (
        "the token of a badge, which every page shows that carries it",
        "https://acme.io/build.svg?token=HEX64",
        &["curl https://api.acme.io/v2/builds/7?token=HEX64"],
    ),
    (
        "a field that a page hides, made for one form",
        "<input type=\"hidden\" name=\"_token\" value=\"HEX40\">",
        &["<input type=\"hidden\" name=\"api_key\" value=\"HEX40\">"],
    ),
    (
        "one of two values between which the name decides",
        "isset($apiSecret) ? 'shop_green_7' : 'none'",
        &["isset($apiSecret) ? 'HEX40' : 'none'", "apiSecret ? \"HEX40\" : \"none\""],
    ),
    ("the identifier of a user", "token = auth0|HEX24", &["token = auth0|HEX40", "api_token = \"17|HEX40\""]),
    (
        "one of several identifiers, the others under names that tell of no secret",
        "Keeper = \"UUID1\"\nNordPass = \"UUID2\"\nZoho = \"UUID3\"\n",
        &[
            "Tenant = \"UUID1\"\nUserPassword = \"UUID2\"\nClient = \"UUID3\"\n",
            "Tenant = \"UUID1\"\nClientSecret = \"UUID2\"\nClient = \"UUID3\"\n",
            "tenant: \"UUID1\"\nclient: \"UUID3\"\nclient_secret: \"UUID2\"\n",
        ],
    ),
    ("a field between colons", "a_secret:\"HEX40\":\"x\":0", &["{a_secret:\"HEX40\",\"x\":0}"]),
    (
        "the name of an entry, to which its settings belong",
        "jenkins_credentials { 'UUID1':",
        &["jenkins_credentials { password: 'HEX40', }"],
    ),
    (
        "what a function under test makes of a password",
        "allow(c).to receive(:digest).with('password').and_return('HEX40')",
        &["client.login(password: 'HEX40')"],
    ),
    (
        "a test vector: the command enciphers bytes that stand in it",
        "echo -e '\\x64\\xc8\\x01\\x02\\x03\\x04\\x05\\x06' | openssl enc -aes-128-ecb -K HEX32",
        &["openssl enc -aes-128-ecb -in a.txt -K HEX32"],
    ),
    (
        "the digest of a server's key before its host",
        "smp://DIGEST@smp8.acme.io",
        &["https://DIGEST@git.acme.io/a.git"],
    ),
    (
        "an identifier before a host, and no password",
        "sync://UUID1@smp8.acme.io",
        &["https://app:{{pw}}@git.acme.io/a.git"],
    ),
    (
        "a part of an address that only documentation has",
        "see https://example.com/reset-password=HEX40 now",
        &["reset-password=HEX40"],
    ),
    (
        "a part of a message that was signed, for one time",
        "{\"token\": \"HEX40\", \"timestamp\": \"1\", \"signature\": \"x\"}",
        &[
            "{\"token\": \"HEX40\", \"timestamp\": \"1\"}",
            "{\"api_key\": \"HEX40\", \"timestamp\": \"1\", \"signature\": \"x\"}",
        ],
    ),
    (
        "a token in the example of a description of an interface",
        "      content:\n        example:\n          id: cart_1\n          token: HEX40\n",
        &["      content:\n        example:\n          id: cart_1\n          api_key: HEX40\n"],
    ),
    (
        "the identifier of the key of a certificate, which is named before it",
        "log(\"Loaded X.509 cert 'Acme: signing key: HEX40'\")",
        &[
            "CERT_API_SECRET=HEX40\n",
            "CERT_PASSWORD=HEX32\n",
            "CERT_KEY_PASSPHRASE=HEX64\n",
            "cert_api_secret = \"HEX40\"",
            "SSL_CERT_PASSWORD = \"HEX32\"",
            "Cert(dns_api_key=\"HEX40\")",
            "certificate_signing_key: HEX64",
        ],
    ),
    (
        "an example, as the words before it say",
        "description: 'the api_key e.g. HEX32'",
        &["# e.g.\napi_key = 'HEX32'", "# e.g. api_key = 'HEX32'"],
    ),
    (
        "the key with which pages and apps report what happens in them, which everybody sees",
        "Rollbar.init({accessToken: 'HEX32'});",
        &["Rollbar.init({accessToken: t}); const api = {accessToken: 'HEX32'};", "UMENG_MESSAGE_SECRET: 'HEX32'"],
    ),
    (
        "a name that stands before it, and what it is the password of",
        "user: 'peer07', password: 'peer07pw'",
        &["user: 'peer07', password: '{{pw}}pw'", "user: 'peer070', password: 'peer07xpw'"],
    ),
    (
        "what was made of a password and a challenge",
        "CHAP-Password = \"0xHEX32\"",
        &["chap_password = \"{{pw}}\"", "secret_key = \"0xHEX32\""],
    ),
    (
        "the digest of a client's secret, as a server of identities keeps it",
        "\"ClientSecrets\": [{ \"Value\": \"DIGEST\" }]",
        &["\"ClientSecret\": \"DIGEST\"", "\"ClientSecrets\": [{ \"Value\": \"HEX40\" }]"],
    ),
    (
        "a sentence that says what it is",
        " * - client_secret: OAuth2 application client secret\n",
        &[
            " * - client_secret: {{pw}} application client secret\n",
            "client_secret: 'OAuth2' # application client secret\n",
        ],
    ),
    (
        "a parameter of an invitation, which is made to be handed on",
        "http://qm.qq.com/cgi-bin/qm/qr?authKey=HEX64",
        &["https://api.acme.io/qm/qr?authKey=HEX64"],
    ),
    (
        "the stamp of a file, by which its program knows it again",
        "<!-- book:{\"offset\":12,\"stamp\":{\"token\":\"HEX40\",\"version\":2}} -->",
        &["{\"offset\":12,\"login\":{\"token\":\"HEX40\",\"version\":2}}"],
    ),
    ("a sentence about passwords", "password = \"PassWordMustBeAtLeast6Chars\"", &["password = \"{{about}}\""]),
    (
        "the identifier of a key: a key itself has more digits",
        "PrivateKey => 'UPPER40'",
        &[
            "JWT_SIGNING_KEY=UPPER40\n",
            "SIGNING_KEY=UPPER40\n",
            "PrivateKey => 'HEX64'",
            "# gpg\nAPI_PRIVATE_KEY=\"UPPER40\"",
            "GPG_PASSPHRASE={{upper}}\n",
        ],
    ),
];

/// A text with its slots filled.
fn filled(text: &str) -> String {
    let upper = digits(40).to_ascii_uppercase();
    let mut text = text.replace("UPPER40", &upper).replace("{{upper}}", &upper);
    text = text.replace("{{weak}}", "newpass123");
    text = text.replace("{{about}}", &format!("PassX7q-{}", digits(32)));
    for n in 1..4 {
        text = text.replace(&format!("UUID{n}"), &format!("7f3a91c{n}-52d8-4e6b-9a0f-c1d24b7e83{n}5"));
    }
    for len in [16, 24, 32, 40, 64] {
        text = text.replace(&format!("HEX{len}"), &digits(len));
    }
    text.replace("DIGEST", &data_encoding::BASE64URL.encode(digits(32).as_bytes()))
}

/// What is wrong with a row.
fn fault(why: &str, silent: &str, told: &[&str]) -> Option<String> {
    let text = filled(silent);
    let judged: Vec<_> = detect(text.as_bytes()).into_iter().map(|c| judge(text.as_bytes(), c, 0)).collect();
    let reasons: Vec<_> = judged.iter().map(|secret| reason(text.as_bytes(), secret)).collect();
    if !reasons.contains(&Some(why)) || is_reported(&text) || told.is_empty() {
        return Some(format!("{why}: {text}: {reasons:?}"));
    }
    told.iter().find(|text| !is_reported(&filled(text))).map(|text| format!("{why}: not told: {text}"))
}

#[test]
fn each_reason_has_a_text_of_its_own_and_one_that_only_looks_alike() {
    let faults: Vec<_> = LOOK_ALIKES.iter().filter_map(|(why, silent, told)| fault(why, silent, told)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // A reason without a row of the table is not one of them.
    let code = concat!(include_str!("../aside.rs"), include_str!("notation.rs"));
    let reasons: Vec<&str> = code.split("ome(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let reasons: Vec<&str> = reasons.into_iter().filter(|text| text.contains(' ')).collect();
    assert_eq!(reasons.len(), LOOK_ALIKES.len());
    assert!(reasons.iter().all(|why| LOOK_ALIKES.iter().any(|row| row.0 == *why)), "{reasons:?}");
}

#[test]
fn identifiers_among_identifiers_are_no_secrets() {
    let uuid = |n: u32| format!("7f3a91c{n}-52d8-4e6b-9a0f-c1d24b7e83{n}5");
    let list = |names: [&str; 4]| {
        let line = |(n, name)| format!("  {name} = \"{}\",\n", uuid(n));
        (0..).zip(names).map(line).collect::<String>()
    };
    assert!(!is_reported(&list(["Keeper", "NordPass", "Zoho", "Dash"])));
    // Those of settings have roles themselves.
    assert!(is_reported(&list(["tenant_id", "client_secret", "client_id", "scope"])));
    assert!(is_reported(&format!("Keeper = \"x\"\nclient_secret = \"{}\"\nZoho = \"y\"\n", uuid(1))));
    assert!(is_reported(&format!("token = auth|{}", digits(32))));
}

#[test]
fn digests_of_servers_and_modules_are_no_passwords() {
    let digest = data_encoding::BASE64URL.encode(digits(32).as_bytes());
    assert!(!is_reported(&format!("smp://{digest}@smp8.acme.io")));
    assert!(is_reported(&format!("https://{digest}@git.acme.io/a.git")));
    assert!(!is_reported("import { getUserByUsername, createUser } from 'acme9/queries7';"));
    assert!(is_reported("client.auth('{{pw}}');"));
}

#[test]
fn identifiers_of_keys_are_no_keys() {
    let id = digits(40).to_ascii_uppercase();
    assert!(!is_reported(&format!("PrivateKey => '{id}'")));
    assert!(is_reported(&format!("PrivateKey => '{}'", digits(64))));
    assert!(is_reported(&format!("AuthKey => '{id}'")));
}

#[test]
fn digests_of_files_stand_beside_others() {
    let (first, second) = (digits(64)[..32].to_string(), digits(64)[32..].to_string());
    let of = |text: &str| is_reported(&text.replace("{{a}}", &first).replace("{{b}}", &second));
    for text in ["src/main.rs: {{a}}\nconf/token: {{b}}\n", "{\"conf/token\": \"{{a}}\", \"src/main.rs\": \"{{b}}\"}"] {
        assert!(!of(text), "{text}");
    }
    for text in ["db/user: {{a}}\ndb/password: {{b}}\n", "src/main.rs: {{a}}\n\napi_token: {{b}}\n"] {
        assert!(of(text), "{text}");
    }
}
