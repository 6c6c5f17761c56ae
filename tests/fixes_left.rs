//! What fixes leave alone, because without it the program would not be read, not run, or lose a choice that somebody has.

use crate::fixes::{fixed, folder, keylint};

/// A client whose retry is set up by this line.
fn faraday(line: &str) -> String {
    format!(
        "require \"faraday\"\n\nOPTIONS = {{ max: 2, retry_statuses: [429] }}.freeze\n\ndef client(opts)\n  \
         Faraday.new(url: \"https://api.openai.com\") do |f|\n    {line}\n    f.options.timeout = 10\n  end\nend\n\n\
         def models = client({{}}).get(\"/v1/models\")\n"
    )
}

#[test]
fn keywords_that_are_one_map_stay_one_argument() {
    let wanted = [
        ("f.request(:retry, { max: 2 })", "f.request(:retry, { max: 2, "),
        ("f.request :retry, { max: 2 }", "f.request :retry, { max: 2, "),
        ("f.request :retry, max: 2", "f.request :retry, max: 2, "),
        ("f.request(:retry, max: 2)", "f.request(:retry, max: 2, "),
    ];
    for (line, begin) in wanted {
        let text = fixed(&[("Gemfile", "gem \"faraday-retry\"\n"), ("a.rb", &faraday(line))], "a.rb");
        let line = text.lines().find(|l| l.contains(":retry")).unwrap_or_default();
        assert!(line.trim_start().starts_with(begin) && line.contains("retry_statuses: "), "{line}");
        assert_eq!(line.contains("{ max"), line.contains(" }"), "{line}");
    }
    for line in ["f.request :retry, OPTIONS", "f.request(:retry, OPTIONS)", "f.request :retry, **opts"] {
        let text = faraday(line);
        assert_eq!(fixed(&[("Gemfile", "gem \"faraday-retry\"\n"), ("a.rb", &text)], "a.rb"), text);
    }
}

#[test]
fn a_block_is_not_left_empty_nor_a_choice_without_an_effect() {
    let off = "        c.check_hostname = False\n        c.verify_mode = ssl.CERT_NONE\n";
    let text = |before: &str| {
        format!(
            "import ssl\n\n\ndef context(strict):\n    c = ssl.create_default_context()\n{before}{off}    return c\n"
        )
    };
    for before in ["    if strict:\n        c.load_default_certs()\n    else:\n", "    with lock:\n        # at home\n"]
    {
        let before = text(before);
        assert_eq!(fixed(&[("a.py", &before)], "a.py"), before);
    }
    let plain = text("").replace("        ", "    ");
    assert!(!fixed(&[("a.py", &plain)], "a.py").contains("CERT_NONE"));
}

#[test]
fn a_name_that_has_its_meaning_by_its_place_stays() {
    let text = "import Foundation\n\nclass Delegate: NSObject, URLSessionDelegate {\n    func urlSession(_ session: URLSession, didReceive c: URLAuthenticationChallenge,\n                    completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void) {\n        completionHandler(.useCredential, URLCredential(trust: c.protectionSpace.serverTrust!))\n    }\n}\n";
    assert_eq!(fixed(&[("Trust.swift", text)], "Trust.swift"), text);
}

#[test]
fn a_literal_type_stays_a_literal() {
    let text = "export const token = \"{{github-pat-classic}}\" as const;\n";
    let (tree, key) = folder(&[("server/a.ts", text)]);
    keylint(tree.path(), &["fix", "--unsafe"]);
    let after = std::fs::read_to_string(tree.path().join("server/a.ts")).unwrap_or_default();
    assert_eq!(after, text.replace("{{github-pat-classic}}", &key));
}

#[test]
fn a_workflow_refers_to_a_secret_that_can_be_made() {
    let workflow = "jobs:\n  a:\n    env:\n      TOKEN: {{github-pat-classic}}\n";
    let text = fixed(&[(".github/workflows/ci.yml", workflow)], ".github/workflows/ci.yml");
    assert!(text.contains("secrets.") && !text.contains("secrets.GITHUB_"), "{text}");
}

#[test]
fn a_difference_says_what_it_does_not_show() {
    let text = "import requests\n\n\ndef f(url):\n    return requests.get(\"https://api.openai.com/v1\",\n                        verify=False)\n";
    let (tree, _) = folder(&[("a.py", text)]);
    let (_, diff, said) = keylint(tree.path(), &["fix", "--unsafe", "--diff"]);
    assert!(diff.contains("\n+") && said.contains("not shown: 1 more"), "{diff}{said}");
}
