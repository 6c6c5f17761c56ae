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
fn a_script_of_a_page_has_no_environment() {
    let script = "export const token = \"{{github-pat-classic}}\";\n";
    let page = "<script src=\"js/api.js\"></script>\n";
    let helped = |files: &[(&str, &str)]| {
        let (tree, key) = folder(files);
        let (_, found, _) = keylint(tree.path(), &["check", "."]);
        keylint(tree.path(), &["fix", "--unsafe"]);
        let text = std::fs::read_to_string(tree.path().join("site/js/api.js")).unwrap_or_default();
        (text.contains(&key), found.contains("a page hides nothing"), found.contains("read it from the environment"))
    };
    let (left, mended) = ((true, true, false), (false, false, true));
    assert_eq!(helped(&[("site/js/api.js", script), ("site/index.html", page), ("package.json", "{}")]), left);
    assert_eq!(helped(&[("site/js/api.js", script), ("site/index.html", "<script type=module>run()</script>")]), left);
    assert_eq!(helped(&[("site/js/api.js", script), ("site/about.html", "<p>a text</p>")]), mended);
    assert_eq!(
        helped(&[("site/js/api.js", script), ("site/about.html", "<script>run()</script>"), ("package.json", "{}")]),
        mended
    );
    let server = format!("const fs = require(\"fs\");\n{script}");
    assert_eq!(helped(&[("site/js/api.js", &server), ("site/index.html", page)]), mended);
}

#[test]
fn a_variable_is_not_read_beside_itself() {
    let secret = "{{github-pat-classic}}";
    let left = [
        ("a.py", format!("import os\n\nGITHUB_TOKEN = os.getenv(\"GITHUB_TOKEN\", \"{secret}\" + SUFFIX)\n")),
        ("a.py", format!("import os\n\nURL = os.getenv(\"URL\", \"https://me:{secret}@example.com/x\")\n")),
        ("a.sh", format!("#!/bin/sh\nif [ \"$GITHUB_TOKEN\" = \"{secret}\" ]; then echo default; fi\n")),
    ];
    for (path, text) in &left {
        let (tree, key) = folder(&[(path, text)]);
        keylint(tree.path(), &["fix", "--unsafe"]);
        let after = std::fs::read_to_string(tree.path().join(path)).unwrap_or_default();
        assert!(after.contains(&key), "{after}");
    }
}

#[test]
fn an_app_that_is_built_for_pages_has_no_environment() {
    let script = "export const token = \"{{github-pat-classic}}\";\n";
    let has_key = |manifest: &str, path: &str, text: &str| {
        let (tree, key) = folder(&[("package.json", manifest), (path, text)]);
        keylint(tree.path(), &["fix", "--unsafe"]);
        std::fs::read_to_string(tree.path().join(path)).unwrap_or_default().contains(&key)
    };
    let app = "{\"dependencies\": {\"react-scripts\": \"5\"}}";
    assert!(has_key(app, "src/api.js", script));
    assert!(!has_key("{\"dependencies\": {\"koa\": \"2\"}}", "src/api.js", script));
    assert!(!has_key(app, "server/api.js", &format!("import express from \"express\";\n{script}")));
}

/// A loop that waits in this way before the next try.
fn waiting(wait: &str) -> String {
    format!(
        "import os\nimport time\n\nimport requests\n\nPAUSE = 5\n\n\ndef models(delay, config):\n    for attempt in range(5):\n        \
         r = requests.get(\"https://api.openai.com/v1/models\", headers={{\"Authorization\": f\"Bearer {{os.environ['OPENAI_API_KEY']}}\"}}, timeout=9)\n        \
         if r.status_code == 429 or r.status_code >= 500:\n            time.sleep({wait})\n            continue\n        return r.json()\n    raise RuntimeError\n"
    )
}

#[test]
fn a_wait_that_somebody_else_decides_on_stays() {
    for wait in ["delay", "PAUSE", "config[\"pause\"]", "config.pause", "int(r.headers.get(\"Retry-After\", 5))"] {
        let text = waiting(wait);
        assert_eq!(fixed(&[("a.py", &text)], "a.py"), text);
    }
    let kept = fixed(&[("a.py", &waiting("delay * 2**attempt"))], "a.py");
    assert!(kept.contains("time.sleep((delay * 2**attempt) * random.uniform(0.5, 1))"), "{kept}");
    for wait in ["5", "2 * attempt", "2**attempt"] {
        let text = waiting(wait);
        assert!(fixed(&[("a.py", &text)], "a.py").contains("time.sleep(min(2**attempt, 60) * random.uniform(0.5, 1))"));
    }
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
fn a_difference_shows_what_is_made_of_the_same_lines() {
    let text = "import requests\n\n\ndef f(url):\n    return requests.get(\"https://api.openai.com/v1\",\n                        verify=False)\n";
    let (tree, _) = folder(&[("a.py", text)]);
    let (_, diff, said) = keylint(tree.path(), &["fix", "--unsafe", "--diff"]);
    assert!(diff.contains("-                        verify=False)") && diff.contains("timeout=30"), "{diff}{said}");
}

#[test]
fn what_is_made_in_another_way_is_not_mended_elsewhere() {
    let text = "import okhttp3.OkHttpClient\nimport okhttp3.Request\nimport java.util.concurrent.TimeUnit\n\nval c = OkHttpClient()\n\nfun a() {\n    c.newCall(Request.Builder().url(\"https://api.openai.com/v1/models\").build()).execute()\n}\n\nval d = OkHttpClient.Builder().readTimeout(9, TimeUnit.SECONDS).build()\n\nfun b() {\n    d.newCall(Request.Builder().url(\"https://api.openai.com/v1/models\").build()).execute()\n}\n";
    // What is made is made once, as `fixed` says of a second run.
    assert!(fixed(&[("a.kt", text)], "a.kt").matches("addInterceptor").count() == 2);
}

#[test]
fn two_fixes_do_not_empty_a_block_together() {
    let text = "import os\n\n\ndef keys():\n    os.environ[\"GITHUB_TOKEN\"] = \"{{github-pat-classic}}\"\n    os.environ[\"SLACK_TOKEN\"] = \"{{github-pat-classic}}\"\n";
    let after = fixed(&[("a.py", text)], "a.py");
    assert!(after.matches("os.environ[").count() == 2, "{after}");
}

#[test]
fn a_wait_takes_the_place_of_a_wait() {
    let text = "using System;\nusing System.Net.Http;\nusing System.Threading;\nusing System.Threading.Tasks;\n\npublic class Client\n{\n    private readonly HttpClient http = new HttpClient();\n\n    public async Task<string> Models(CancellationToken ct)\n    {\n        for (int attempt = 0; attempt < 5; attempt++)\n        {\n            var answer = await http.GetAsync(\"https://api.openai.com/v1/models\", ct);\n            if (answer.IsSuccessStatusCode) return await answer.Content.ReadAsStringAsync();\n            await Task.Delay(1000, ct);\n        }\n        return null;\n    }\n}\n";
    let after = fixed(&[("Client.cs", text)], "Client.cs");
    let wait = after.lines().find(|line| line.contains("Task.Delay(")).unwrap_or_default();
    assert!(wait.ends_with(", ct);") && wait.contains("attempt"), "{after}");
    // All of it, with the type that it is made into.
    let cast = text.replace("Task.Delay(1000, ct)", "Task.Delay((int)(1000L * attempt), ct)");
    let after = fixed(&[("Client.cs", &cast)], "Client.cs");
    assert!(after.contains("Task.Delay(TimeSpan.") && after.contains(", ct);"), "{after}");
}

#[test]
fn a_library_that_does_not_know_a_setting_is_not_given_it() {
    let text = "const { Configuration, OpenAIApi } = require(\"openai\");\n\nconst configuration = new Configuration({ apiKey: process.env.OPENAI_API_KEY });\nconst openai = new OpenAIApi(configuration);\n\nmodule.exports = () => openai.listModels();\n";
    assert_eq!(fixed(&[("a.js", text)], "a.js"), text);
    let newer = "import OpenAI from \"openai\";\n\nconst openai = new OpenAI({ maxRetries: 0 });\n\nexport const models = () => openai.models.list();\n";
    assert!(fixed(&[("a.mjs", newer)], "a.mjs").contains("maxRetries: "));
}

#[test]
fn a_url_is_no_part_of_a_url_and_a_sentence_is_no_setting() {
    let text = "curl -fsS -d @body https://discord.com/api/webhooks/{{discord-webhook-url}}\n";
    let after = fixed(&[("a.sh", text)], "a.sh");
    assert!(!after.contains("://${"), "{after}");
    let sentence = "#!/bin/sh\necho \"the page is at http://localhost:6789, login with the password {{github-pat-classic}} there\"\n";
    let (tree, key) = folder(&[("install.sh", sentence)]);
    keylint(tree.path(), &["fix"]);
    assert!(std::fs::read_to_string(tree.path().join("install.sh")).unwrap_or_default().contains(&key));
}

#[test]
fn what_raises_stands_where_the_use_of_the_answer_is_tried() {
    let text = "import requests\n\n\ndef ask(q):\n    answer = requests.post(\"https://api.openai.com/v1/x\", data=q, timeout=9)\n\n    \
                try:\n        # the text\n        return answer.json()\n    except ValueError:\n        return answer.text\n";
    let files = [("a.py", text), ("requirements.txt", "requests\ntenacity\n")];
    let text = fixed(&files, "a.py");
    let inside = "    try:\n        # the text\n        answer.raise_for_status()\n        return answer.json()\n";
    assert!(text.contains(inside) && !text.contains("@retry"), "{text}");
}

#[test]
fn an_import_that_something_decides_about_is_none_and_code_in_a_comment_keeps_its_place() {
    let text =
        "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import os\n\ntoken = \"{{github-pat-classic}}\"\n";
    let text = fixed(&[("a.py", text)], "a.py");
    assert!(text.starts_with("import os\nfrom typing") && text.contains("token = os.environ["), "{text}");

    let text =
        "package a\n\n// #include <stdio.h>\n// int f();\nimport \"C\"\n\nvar token = \"{{github-pat-classic}}\"\n";
    let text = fixed(&[("a.go", text)], "a.go");
    assert!(text.contains("import \"os\"\n\n// #include <stdio.h>\n// int f();\nimport \"C\"\n"), "{text}");
}

#[test]
fn two_secrets_of_settings_and_code_are_two_variables() {
    let compose = "services:\n  a:\n    image: a\n    environment:\n      GITHUB_TOKEN: {{github-pat-classic}}\n  b:\n    image: b\n    \
                   environment:\n      GITHUB_TOKEN: {{github-pat-classic:2}}\n";
    let text = fixed(&[("docker-compose.yml", compose)], "docker-compose.yml");
    assert!(text.contains("${GITHUB_TOKEN:?}") && text.contains("${GITHUB_TOKEN_2:?}"), "{text}");

    // Those that are left alone take no number.
    let code = "const char *a = \"{{github-pat-classic:3}}\";\n";
    let files = [("a.c", code), ("b.py", "a = \"{{github-pat-classic}}\"\nt2 = \"{{github-pat-classic:2}}\"\n")];
    let text = fixed(&files, "b.py");
    assert!(text.contains("[\"GITHUB_TOKEN\"]") && text.contains("[\"GITHUB_TOKEN_2\"]"), "{text}");
}

#[test]
fn a_read_is_of_the_type_and_the_runtime_of_its_place() {
    let text = "const token: string = \"{{github-pat-classic}}\";\nconst h = { authorization: `token {{github-pat-classic:2}}` };\n";
    let typed = fixed(&[("a.ts", text)], "a.ts");
    assert!(
        typed.contains("= process.env.GITHUB_TOKEN!;") && typed.contains("${process.env.GITHUB_TOKEN_2}"),
        "{typed}"
    );
    let joined = fixed(&[("a.ts", "const h = { authorization: \"token {{github-pat-classic}}\" };\n")], "a.ts");
    assert!(joined.contains("\"token \" + process.env.GITHUB_TOKEN }"), "{joined}");
    let deno = format!("import {{ serve }} from \"https://deno.land/std/http/server.ts\";\n{text}");
    let deno = fixed(&[("a.ts", &deno)], "a.ts");
    assert!(deno.contains("= Deno.env.get(\"GITHUB_TOKEN\")!;") && deno.contains("`token ${Deno.env.get("), "{deno}");

    // What would have to outlive its function, or is no text of its own.
    let of = |body: &str| fixed(&[("a.rs", &format!("{body}\n"))], "a.rs");
    for kept in [
        "fn f() -> &'static str { let x = \"{{github-pat-classic}}\"; x }",
        "fn f() -> Config { Config { token: \"{{github-pat-classic}}\" } }",
        "fn f() { let t = \"{{github-pat-classic}}\"; std::thread::spawn(move || call(t)); }",
    ] {
        assert!(!of(kept).contains("env::var"), "{kept}");
    }
    for read in [
        "fn f() { let t = \"{{github-pat-classic}}\"; call(t); }",
        "fn f() -> String { \"{{github-pat-classic}}\".to_owned() }",
    ] {
        assert!(of(read).contains("env::var(\"GITHUB_TOKEN\")"), "{read}");
    }
}

#[test]
fn a_wait_that_is_long_already_stays() {
    let waits = |wait: &str| {
        let text = format!(
            "import time\nimport requests\n\n\ndef ask():\n    for attempt in range(5):\n        r = requests.get(\"https://api.openai.com/v1/models\", timeout=9)\n        \
             if r.status_code != 429:\n            return r\n        time.sleep({wait})\n"
        );
        fixed(&[("a.py", &text)], "a.py")
    };
    assert!(waits("60").contains("time.sleep(60)"), "{}", waits("60"));
    assert!(waits("2").contains("time.sleep(min(2**attempt, 60)"), "{}", waits("2"));
}

#[test]
fn an_import_with_a_name_of_its_own_is_sorted_by_its_module() {
    let text =
        "package a\n\nimport (\n\t\"fmt\"\n\tds \"io/fs\"\n\t\"time\"\n)\n\nvar token = \"{{github-pat-classic}}\"\n";
    let text = fixed(&[("a.go", text)], "a.go");
    assert!(text.contains("\t\"fmt\"\n\tds \"io/fs\"\n\t\"os\"\n\t\"time\"\n"), "{text}");
}

#[test]
fn what_holds_a_setting_is_no_part_of_its_name() {
    let text = "class C:\n    def __init__(self, config):\n        config.signing_secret = \"{{random:40}}\"\n        self.stripe_secret = \"{{random:41}}\"\n";
    let text = fixed(&[("a.py", text)], "a.py");
    assert!(text.contains("[\"SIGNING_SECRET\"]") && text.contains("[\"STRIPE_SECRET\"]"), "{text}");
}

#[test]
fn what_is_left_tells_in_the_exit_status() {
    let call = "import requests\n\n\ndef ask():\n    return requests.get(\"https://api.openai.com/v1/models\", verify=False)\n";
    let (tree, _) = folder(&[("ask.py", call), ("keys.py", "GITHUB_TOKEN = \"{{github-pat-classic}}\"\n")]);
    assert_eq!(keylint(tree.path(), &["fix", "--exit-zero", "--diff"]).0, 0);
    let (status, _, said) = keylint(tree.path(), &["fix", "keys.py"]);
    assert!(status == 0 && !said.contains("left"), "{said}");
    // That nothing repeats the request is left, as a safe change knows nothing better.
    let (status, _, said) = keylint(tree.path(), &["fix", "ask.py"]);
    assert!(status == 1 && said.contains("left: `keylint check` shows"), "{said}");
    assert_eq!(keylint(tree.path(), &["fix", "--diff", "ask.py"]).0, 1);
    assert_eq!(keylint(tree.path(), &["fix", "--exit-zero", "ask.py"]).0, 0);
    assert_eq!(keylint(tree.path(), &["fix", "--fail-on", "never", "ask.py"]).0, 0);
}

#[test]
fn what_lies_beside_the_current_folder_is_mended_where_it_lies() {
    let (tree, key) = folder(&[
        ("here/a.txt", "nothing\n"),
        ("project/.git/HEAD", "ref: refs/heads/main\n"),
        ("project/app/keys.py", "GITHUB_TOKEN = \"{{github-pat-classic}}\"\n"),
        ("alone/app/keys.py", "GITHUB_TOKEN = \"{{github-pat-classic}}\"\n"),
    ]);
    let here = tree.path().join("here");
    let text = |path: &str| std::fs::read_to_string(tree.path().join(path)).unwrap_or_default();
    keylint(&here, &["fix", "../project/app"]);
    assert!(!text("project/app/keys.py").contains(&key));
    assert_eq!(text("project/.env.example"), "GITHUB_TOKEN=\n");
    keylint(&here, &["fix", "../alone"]);
    assert!(!text("alone/app/keys.py").contains(&key));
    assert_eq!(text("alone/.env.example"), "GITHUB_TOKEN=\n");
    assert!(text("here/.env.example").is_empty() && text(".env.example").is_empty());
}

#[test]
fn a_package_under_another_name_is_imported_under_its_own() {
    let call = "func ask() {\n\treq, _ := http.NewRequest(\"GET\", \"https://api.openai.com/v1/models\", nil)\n\t\
                req.Header.Set(\"Authorization\", \"Bearer {{key}}\")\n\thttp.DefaultClient.Do(req)\n}\n";
    for (import, imports) in [("_ \"os\"", 2), ("system \"os\" // as before", 2), ("\"os\" // as before", 1)] {
        let text = format!("package ask\n\nimport (\n\t\"net/http\"\n\t{import}\n)\n\n{call}");
        let (tree, key) = folder(&[("ask.go", &text)]);
        keylint(tree.path(), &["fix", "--unsafe"]);
        let after = std::fs::read_to_string(tree.path().join("ask.go")).unwrap_or_default();
        assert!(!after.contains(&key) && after.contains("os.Getenv(\"OPENAI_API_KEY\")"), "{after}");
        assert_eq!(after.matches("\"os\"").count(), imports, "{after}");
    }
}

#[test]
fn what_others_need_is_not_taken_away_with_a_setting() {
    let trust = "import java.security.cert.X509Certificate\nimport javax.net.ssl.X509TrustManager\n\nval trust = object : X509TrustManager {\n    override fun checkClientTrusted(chain: Array<X509Certificate>, type: String) {\n    }\n\n    override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {\n    }\n\n    override fun getAcceptedIssuers(): Array<X509Certificate> = arrayOf()\n}\n";
    assert_eq!(fixed(&[("Trust.kt", trust)], "Trust.kt"), trust);
    let page = "import ssl\nimport urllib.request\n\n\ndef page(url):\n    context = ssl._create_unverified_context()\n    return urllib.request.urlopen(url, context=context, timeout=9).read()\n";
    let wanted = page.replace("_create_unverified_context", "create_default_context");
    assert_eq!(fixed(&[("a.py", page)], "a.py"), wanted);
    let with_ca = page.replace("context()", "context(cafile=CA)");
    assert_eq!(fixed(&[("a.py", &with_ca)], "a.py"), with_ca);
    let direct = "import ssl\nimport urllib.request\n\nurllib.request.urlopen(\"https://a.dev\", timeout=9, context=ssl._create_unverified_context())\n";
    assert!(!fixed(&[("a.py", direct)], "a.py").contains("context"));
}

#[test]
fn a_variable_holds_the_word_for_how_its_value_is_written() {
    let compose = |value: &str| {
        let text = format!("services:\n  app:\n    image: app\n    environment:\n      APP_KEY: {value}\n");
        fixed(&[("docker-compose.yml", &text)], "docker-compose.yml")
    };
    let key = "base64:{{random:43}}=";
    for value in [key.to_owned(), format!("\"{key}\""), format!("\"${{APP_KEY:-{key}}}\"")] {
        let after = compose(&value);
        assert!(after.contains("${APP_KEY:?}") && !after.contains("base64"), "{after}");
    }
}

#[test]
fn a_script_of_a_page_has_no_environment_in_a_folder_of_scripts() {
    let is_left = |path: &str, text: &str| {
        let (tree, key) = folder(&[(path, text)]);
        keylint(tree.path(), &["fix", "--unsafe"]);
        std::fs::read_to_string(tree.path().join(path)).unwrap_or_default().contains(&key)
    };
    let page =
        "jQuery(document).ready(function () {\n  $(\"#movie\").load({ token: \"{{github-pat-classic}}\" });\n});\n";
    assert!(is_left("wwwroot/assets/pages/scripts/movie.js", page));
    assert!(is_left("scripts/movie.js", page));
    assert!(!is_left("scripts/movie.js", "send({ token: \"{{github-pat-classic}}\" });\n"));
    let run = "const fs = require(\"fs\");\ndocument.write({ token: \"{{github-pat-classic}}\" });\n";
    assert!(!is_left("scripts/movie.js", run));
}

#[test]
fn the_template_of_the_environment_has_names_alone() {
    let main = "import 'package:flutter_dotenv/flutter_dotenv.dart';\nvoid main() {\n  dotenv.env['GEMINI_API_KEY'] = '{{google-api-key}}';\n  run();\n}\n";
    let (tree, _) = folder(&[("lib/main.dart", main), (".env.example", "GEMINI_API_KEY=\n")]);
    keylint(tree.path(), &["fix", "--unsafe"]);
    let template = std::fs::read_to_string(tree.path().join(".env.example")).unwrap_or_default();
    assert_eq!(template, "GEMINI_API_KEY=\n");
}

#[test]
fn what_is_written_out_is_not_read_from_the_environment() {
    let text = "const fs = require(\"fs\");\nconsole.log(\"token: {{github-pat-classic}}\");\nsend(\"{{github-pat-classic}}\");\n";
    let (tree, key) = folder(&[("a.js", text)]);
    keylint(tree.path(), &["fix", "--unsafe"]);
    let after = std::fs::read_to_string(tree.path().join("a.js")).unwrap_or_default();
    assert!(
        after.contains(&format!("console.log(\"token: {key}\")")) && after.contains("send(process.env."),
        "{after}"
    );
}

#[test]
fn retries_that_somebody_turned_off_stay_off() {
    let session = "import os\nimport requests\nfrom requests.adapters import HTTPAdapter\n\nsession = requests.Session()\nsession.mount(\"https://\", HTTPAdapter(max_retries=0))\nr = session.get(\"https://api.openai.com/v1/models\", headers={\"Authorization\": f\"Bearer {os.environ['OPENAI_API_KEY']}\"}, timeout=9)\nr.raise_for_status()\n";
    let client = "from openai import OpenAI\n\nclient = OpenAI(max_retries=0)\nclient.models.list()\n";
    for text in [session, client] {
        assert_eq!(fixed(&[("a.py", text)], "a.py"), text);
    }
}

#[test]
fn a_model_is_given_more_time() {
    let asked = |path: &str| {
        let text = format!(
            "import os\nimport requests\n\nr = requests.post(\"https://api.openai.com/v1/{path}\", headers={{\"Authorization\": f\"Bearer {{os.environ['OPENAI_API_KEY']}}\"}})\nr.raise_for_status()\n"
        );
        fixed(&[("a.py", &text)], "a.py")
    };
    assert!(asked("chat/completions").contains(", timeout=120)"));
    assert!(asked("files").contains(", timeout=30)"));
}

#[test]
fn a_variable_is_named_after_who_is_beside_it() {
    let read = |path: &str, text: &str| {
        let (tree, _) = folder(&[(path, text)]);
        keylint(tree.path(), &["fix", "--unsafe"]);
        std::fs::read_to_string(tree.path().join(path)).unwrap_or_default()
    };
    let users = "const mysql = require(\"mysql2\");\nconst users = [\n  { email: \"doctor@acme.dev\", password: \"{{random:18}}\" },\n  { email: \"a@acme.dev\", password: \"{{random:20}}\", role: \"nurse\" },\n];\nmodule.exports = users;\n";
    let after = read("seed.js", users);
    assert!(after.contains("process.env.DOCTOR_PASSWORD") && after.contains("process.env.NURSE_PASSWORD"), "{after}");
    let mail = "import smtplib\n\nserver = smtplib.SMTP(\"mail.acme.dev\", 587)\nserver.starttls()\nserver.login(\"me@acme.dev\", \"{{random:18}}\")\n";
    assert!(read("a.py", mail).contains("os.environ[\"SMTP_PASSWORD\"]"), "{}", read("a.py", mail));
    let both =
        "class A { Object a() { return new BasicAWSCredentials(\"{{aws-access-key-id}}\", \"{{random:40}}\"); } }\n";
    assert!(read("A.java", both).contains("System.getenv(\"AWS_ACCESS_KEY_ID\")"), "{}", read("A.java", both));
}

#[test]
fn a_fix_says_what_is_left_to_do_by_hand() {
    let told = |path: &str, text: &str| {
        let (tree, _) = folder(&[(path, text)]);
        keylint(tree.path(), &["check", "--exit-zero"]).1
    };
    let key = "const apiKey = \"{{github-pat-classic}}\";\nuse(apiKey);\n";
    assert!(told("a.js", key).contains("where it is not set it is undefined: throw before it is used"), "{key}");
    // A read that fails by itself.
    let own = told("a.py", "GITHUB_TOKEN = \"{{github-pat-classic}}\"\n");
    assert!(
        own.contains("from the environment") && !own.contains("where it is not set") && !own.contains("is left on")
    );
    // A comment has it as well, above the place that is mended.
    let twice = told("a.py", "# token {{github-pat-classic}}\n\nGITHUB_TOKEN = \"{{github-pat-classic}}\"\n");
    assert!(twice.contains("read `GITHUB_TOKEN` from the environment; the same key is left on line 1"), "{twice}");
    // Both are mended.
    let both = told("a.py", "GITHUB_TOKEN = \"{{github-pat-classic}}\"\nTOKEN = \"{{github-pat-classic}}\"\n");
    assert!(!both.contains("is left on"), "{both}");
}

#[test]
fn without_its_fallback_a_program_ends_where_a_variable_is_not_set() {
    let key = "\"{{github-pat-classic}}\"";
    let mended = |path: &str, text: &str| fixed(&[(path, text)], path);
    let js =
        mended("a.js", &["const token = process.env.WIPE_TOKEN || ", key, ";\nmodule.exports = token;\n"].concat());
    assert!(
        js.contains("process.env.WIPE_TOKEN || (() => { throw new Error(\"WIPE_TOKEN is not set\"); })();"),
        "{js}"
    );
    let kotlin = mended("A.kt", &format!("val token = System.getenv(\"WIPE_TOKEN\") ?: {key}\n"));
    assert!(kotlin.contains("?: error(\"WIPE_TOKEN is not set\")"), "{kotlin}");
    let php = |more: &str| format!("<?php\n$token = getenv('WIPE_TOKEN') ?: {key};\n{more}\n");
    assert!(
        mended("a.php", &php("str_contains('a', 'b');"))
            .contains("?: throw new \\RuntimeException('WIPE_TOKEN is not set');")
    );
    // Before PHP 8 that is no expression.
    assert!(mended("a.php", &php("")).contains("$token = getenv('WIPE_TOKEN');"));
}

#[test]
fn an_import_stands_behind_what_a_file_has_to_begin_with() {
    let go = fixed(
        &[(
            "a.go",
            "// Package a is.\npackage a\n\nconst x = 1\n\nfunc f(u *U) { u.Password = \"{{github-pat-classic}}\" }\n",
        )],
        "a.go",
    );
    assert!(go.starts_with("// Package a is.\npackage a\n\nimport \"os\"\n\nconst x"), "{go}");
    let python = fixed(
        &[("a.py", "\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\n\nAPI_TOKEN = \"{{github-pat-classic}}\"\n")],
        "a.py",
    );
    assert!(
        python.starts_with("\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\n\nimport os\n\nAPI_TOKEN"),
        "{python}"
    );
    let sharp = fixed(
        &[("A.cs", "global using System.Text;\n\nclass A { string password = \"{{github-pat-classic}}\"; }\n")],
        "A.cs",
    );
    assert!(sharp.starts_with("global using System.Text;\nusing System;\n"), "{sharp}");
}
