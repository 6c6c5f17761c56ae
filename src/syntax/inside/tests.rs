use super::*;
use proptest::prelude::*;

/// Language and text of each piece; every byte that is copied leads back to itself.
fn pieces(path: &str, file: &str) -> Vec<(&'static str, String)> {
    let (all, more) = of(path, file.as_bytes());
    assert!(!more);
    let piece = |inside: Inside| {
        let text = String::from_utf8(inside.text.clone()).unwrap();
        // Words stand in the file where the text says they do.
        for (at, word) in words(&text) {
            let (start, end) = inside.places.outer(at as u32, (at + word.len()) as u32);
            let outer = &file[start as usize..end as usize];
            if !outer.contains(['\\', '{']) {
                assert_eq!(outer, word, "{path}");
            }
        }
        (inside.table.language, text)
    };
    all.into_iter().map(piece).collect()
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| w.len() > 4)
        .map(move |w| (w.as_ptr() as usize - text.as_ptr() as usize, w))
}

#[test]
fn scripts_of_pages_are_found_without_what_is_filled_in() {
    let page = "<p>a<b</p><!-- <script>no()</script> -->\n<SCRIPT type=\"module\">\nconst a = \"<?php echo $b ?>\";\n</Script>\
        <script type='application/json'>{}</script><script lang=ts>let b: string = {{ name }};</script>";
    assert_eq!(pieces("a/index.html", page), [("javascript", "\nconst a = \"_\";\nlet b: string = _;".to_string())]);
    let component = "<template><script-like/></template>\n<script setup lang=\"ts\">\nlet a: string;\n</script>\n<style>b{}</style>";
    assert_eq!(pieces("A.vue", component), [("typescript", "\nlet a: string;\n".to_string())]);
    let astro = "---\nconst first = 1;\n---\n<p/>\n<script>second()</script>";
    assert_eq!(
        pieces("a.astro", astro),
        [("typescript", "const first = 1;\n".to_string()), ("typescript", "second()".to_string())]
    );
}

#[test]
fn blocks_of_documents_have_the_language_of_their_first_line() {
    let document = "text\n```python title=x\nimport requests\n```\n  ~~~ts\n  const a = `\n  ```\n  ~~~\n```\nnone\n```\n\
        ```console\n$ curl https://one \\\n  --two\nprinted\n$ three\n```\n```{.python}\nopened";
    assert_eq!(
        pieces("README.md", document),
        [
            ("python", "import requests\n".to_string()),
            ("typescript", "const a = `\n```\n".to_string()),
            ("shell", "curl https://one \\\n  --two\nthree\n".to_string()),
            ("python", "opened".to_string()),
        ]
    );
}

#[test]
fn cells_are_one_program_with_escapes_undone() {
    let notebook = r##"{"cells": [
 {"cell_type": "markdown", "source": ["import nothing"]},
 {"cell_type": "code", "source": ["%matplotlib inline\n", "!curl https://first \\\n", "  --second\n", "key = \"a\\nb \u00e9\"\n"], "outputs": [{"text": ["no"]}]},
 {"source": "%%bash\nprint third", "cell_type": "code"},
 {"source": "last = 1", "cell_type": "code"}],
 "metadata": {"kernelspec": {"language": "python", "name": "x"}}, "nbformat": 4}"##;
    assert_eq!(
        pieces("a.ipynb", notebook),
        [
            ("python", "key = \"a\\nb é\"\nlast = 1".to_string()),
            ("shell", "curl https://first \\\n  --second\nprint third".to_string()),
        ]
    );
    assert_eq!(pieces("a.ipynb", r#"{"cells": [{"cell_type": "code", "source": ["first\n", "sec"#).len(), 0);
}

#[test]
fn steps_are_commands_in_all_forms_that_people_write() {
    let workflow = "jobs:\n  a:\n    steps:\n      - name: x\n        run: |\n          curl -H \"A: ${{ secrets.FIRST }}\"\n\n          second\n\
        \x20     - run: \"third \\\"x\\\"\"\n      - shell: python\n        run: |\n          import fourth\n      - run: fifth # comment\n        env: {}\n\
        \x20     - run: >-\n          sixth\n          --seven\n        shell: bash\n";
    assert_eq!(
        pieces(".github/workflows/a.yml", workflow),
        [
            ("shell", "curl -H \"A: ${FIRST}\"\n\nsecond\n".to_string()),
            ("shell", "third \"x\"\n".to_string()),
            ("python", "import fourth\n".to_string()),
            ("shell", "fifth\n".to_string()),
            ("shell", "sixth --seven \n".to_string()),
        ]
    );
    let jobs = "build:\n  script:\n    - first one\n    - 'sec''ond'\n    - |\n      third\n      fourth\n  after_script: [\"fifth\", sixth]\nx:\n";
    assert_eq!(
        pieces(".gitlab-ci.yml", jobs),
        [("shell", "first one\nsec'ond\nthird\nfourth\n".to_string()), ("shell", "fifth\nsixth".to_string())]
    );
    let compose = "services:\n  a:\n    command: [\"curl\", \"-H\", \"A: bearer\"]\n    healthcheck:\n      test: [\"CMD-SHELL\", \"curl healthy\"]\n\
        \x20   entrypoint:\n      - sh\n      - -c\n      - first second\n";
    assert_eq!(
        pieces("compose.yaml", compose),
        [
            ("shell", "curl -H 'A: bearer' \n".to_string()),
            ("shell", "curl healthy\n".to_string()),
            ("shell", "first second\n".to_string())
        ]
    );
}

#[test]
fn recipes_run_commands() {
    let recipe = "FROM x\nRUN --mount=type=cache,target=/a curl first \\\n  # comment\n  && second\nENV A=b\nrun [\"sh\", \"-c\", \"third \\\"x\\\"\"]\n\
        RUN <<EOF\nfourth\nEOF\nCMD [\"fifth\", \"--sixth\"]\n";
    assert_eq!(
        pieces("Dockerfile", recipe),
        [
            ("shell", "curl first \\\n  && second\n".to_string()),
            ("shell", "third \"x\"\n".to_string()),
            ("shell", "fourth\n".to_string()),
            ("shell", "fifth --sixth \n".to_string()),
        ]
    );
}

#[test]
fn requests_are_commands_with_their_headers() {
    let requests = "@token = {{$dotenv FIRST_KEY}}\n### name\n# comment\nPOST https://second/{{host}} HTTP/1.1\nAuthorization: Bearer {{token}}\nX-Price: $5\n\n\
        {\"body\": 1}\n\n###\nhttps://third\n";
    assert_eq!(
        pieces("a.http", requests),
        [(
            "shell",
            "token=\"${FIRST_KEY}\"\ncurl -X POST \"https://second/${host}\" -H \"Authorization: Bearer ${token}\" -H \"X-Price: \\$5\"\ncurl \"https://third\"\n"
                .to_string()
        )]
    );
}

proptest! {
    #[test]
    fn any_text_is_read_and_leads_back_into_the_file(text in "[{}<>\\[\\]\"':`~,\\\\nu|#\\- \n$a%!@=/&?]{0,120}", which in 0usize..8) {
        let heads = ["<script", "```py\n", "{\"cells\":[{\"cell_type\":\"code\",\"source\":[\"", "a:\n  - run: ", "RUN ", "POST ", "---\n", "script:\n"];
        let names = ["a.html", "a.md", "a.ipynb", "action.yml", "Dockerfile", "a.http", "a.astro", ".gitlab-ci.yml"];
        let file = format!("{}{text}", heads[which]);
        for inside in of(names[which], file.as_bytes()).0 {
            for at in 0..inside.text.len() as u32 {
                let (start, end) = inside.places.outer(at, at + 1);
                prop_assert!(start <= end && end as usize <= file.len());
            }
        }
    }
}
