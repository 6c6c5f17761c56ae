//! Evaluation of source text ends, whatever the text: deep chains of changes, branching values, names that mean each other.
//!
//! Each case runs on a thread with the stack that the program's own threads have. An overflow would end the whole test process;
//! work that grows exponentially would not end at all.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use keylint::model::{FileSummary, Retry};
use keylint::syntax::Deadline;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// The stack of the program's threads, see `src/scan.rs`.
const STACK: usize = 64 << 20;

fn read(path: &'static str, text: String) -> FileSummary {
    read_all(path, text).remove(0)
}

fn read_all(path: &'static str, text: String) -> Vec<FileSummary> {
    timed(path, text).0
}

/// What is read, and the seconds that it took.
fn timed(path: &'static str, text: String) -> (Vec<FileSummary>, f64) {
    let work = move || {
        let begun = Instant::now();
        let deadline = Deadline::after(Duration::from_secs(60));
        let summaries = keylint::syntax::read(path.as_bytes(), text.as_bytes(), &[], deadline);
        (summaries, on_processor().unwrap_or_else(|| begun.elapsed().as_secs_f64()))
    };
    std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap().join().unwrap()
}

/// The text has one call, and it is seen, whatever its headers are worth.
fn call_is_seen(path: &'static str, text: String) {
    let summary = read(path, text);
    assert_eq!(summary.calls.len(), 1, "{path}");
}

#[test]
fn chains_of_updates_end() {
    for steps in [10, 100, 500] {
        let mut text = String::from("import requests\n");
        for i in 0..steps {
            let _ = writeln!(text, "x{i} = {{'a{i}': x{}}}", i + 1);
        }
        for i in 0..steps {
            let _ = writeln!(text, "x{i}.update(x{})\nx{i}.update(new_x(x{}))", i + 1, i + 1);
        }
        text.push_str("requests.post('https://api.openai.com/v1', headers=x0)\n");
        call_is_seen("a.py", text);
    }
}

#[test]
fn an_object_that_is_updated_with_itself_ends() {
    let mut text = String::from("import requests\nx = {}\n");
    (0..150).for_each(|i| {
        let _ = writeln!(text, "new_x = {{**x, 'k{i}': x}}\nx.update(new_x)\nx = x");
    });
    text.push_str("requests.post('https://api.openai.com/v1', headers=x)\n");
    call_is_seen("a.py", text);
}

#[test]
fn values_that_branch_at_every_step_end() {
    let mut python = String::from("import requests\n");
    let mut script = String::new();
    for i in 0..60 {
        let next = i + 1;
        let _ = writeln!(
            python,
            "def f{i}():\n    if a: return {{**f{next}(), **f{next}()}}\n    return f{next}() or f{next}()"
        );
        let _ = writeln!(
            script,
            "const f{i} = (a) => {{ if (a) return {{...f{next}(), ...f{next}()}}; return f{next}(f{next}()); }};"
        );
        let _ = writeln!(script, "const v{i} = `${{v{next}}}${{v{next}}}${{f{next}(v{next})}}`;");
    }
    python.push_str("requests.post('https://api.openai.com/v1', headers=f0())\n");
    script.push_str("fetch(`https://api.openai.com/${v0}`, { headers: f0(v0) });\n");
    call_is_seen("a.py", python);
    call_is_seen("a.js", script);
}

#[test]
fn formats_that_name_each_other_end() {
    let mut text = String::from("fn main() {\n    let mut a = String::new();\n    let mut b = String::new();\n");
    for _ in 0..4 {
        text.push_str("    a = format!(\"{b}{b}{a}\");\n    b = format!(\"{a}{a}{b}\");\n");
    }
    text.push_str("    let sent = reqwest::get(format!(\"https://api.openai.com/{a}{b}\"));\n}\n");
    call_is_seen("a.rs", text);
}

#[test]
fn deep_calls_and_members_end() {
    let deep = "f(".repeat(20_000) + &")".repeat(20_000);
    let members = "a".to_string() + &".b()".repeat(20_000);
    let text = format!(
        "import requests\nx = {deep}\ny = {members}\nrequests.post('https://api.openai.com/v1', headers=x, data=y)\n"
    );
    call_is_seen("a.py", text);
}

#[test]
fn a_long_function_that_calls_its_parameter_everywhere_ends() {
    let mut text = String::from("import requests\n\ndef up(builder):\n");
    (0..8_000).for_each(|i| {
        let _ = writeln!(text, "    builder.add('c{i}').drop(table(n{i}))");
    });
    text.push_str("    requests.post('https://api.openai.com/v1')\n");
    call_is_seen("a.py", text);
}

/// Files that hold code of other languages are read in a time that grows with their length alone, and their code is seen at the end.
fn code_is_seen_within(path: &'static str, text: String, most: f64) {
    let (summaries, seconds) = timed(path, text);
    assert!(summaries.iter().any(|s| !s.calls.is_empty() || s.skipped.is_some() || s.uncovered.is_some()), "{path}");
    assert!(seconds < most, "{path}: {seconds} s");
}

#[test]
fn pages_with_very_many_scripts_end() {
    let call = "<script>fetch('https://api.openai.com/v1')</script>";
    code_is_seen_within("a.html", "<script>a()</script>".repeat(100_000) + call, 120.0);
    let (_, seconds) = timed("a.html", "<script \"".repeat(200_000));
    assert!(seconds < 60.0, "{seconds} s");
    code_is_seen_within("a.html", "<script><% {{ <? {% ".repeat(100_000) + "\n</script>" + call, 60.0);
    code_is_seen_within("a.html", call.to_string() + &"<script>".repeat(100_000) + &"<!--".repeat(100_000), 60.0);
}

#[test]
fn notebooks_that_are_huge_or_deep_end() {
    let cell = |code: &str| format!(r#"{{"cell_type": "code", "source": ["{code}"]}}"#);
    let call = cell("import requests\\nrequests.post('https://api.openai.com/v1')");
    let notebook = |before: &str| format!(r#"{{"cells": [{before}{call}], "nbformat": 4}}"#);
    let output =
        format!(r#"{{"cell_type": "code", "outputs": [{{"text": "{}"}}], "source": "a"}},"#, "x\\n".repeat(1000));
    code_is_seen_within("a.ipynb", notebook(&output.repeat(5_000)), 60.0);
    code_is_seen_within("a.ipynb", notebook(&(cell("a = \\\"\\u0041\\n\\\"") + ",").repeat(20_000)), 60.0);
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    assert!(read_all("a.ipynb", notebook(&(deep + ","))).is_empty());
}

#[test]
fn documents_with_very_many_blocks_end() {
    let call = "```sh\ncurl https://api.openai.com/v1\n```\n";
    code_is_seen_within("a.md", call.repeat(20_000), 120.0);
    code_is_seen_within("a.md", call.to_string() + &"```\n~~~\n````\n".repeat(100_000), 60.0);
    code_is_seen_within("a.md", call.to_string() + "```python\n" + &"(".repeat(900_000), 60.0);
}

#[test]
fn configurations_with_very_many_commands_end() {
    let run = "    - run: curl https://api.openai.com/v1\n      shell: bash\n";
    code_is_seen_within(".github/workflows/a.yml", run.repeat(20_000), 120.0);
    code_is_seen_within(".github/workflows/a.yml", format!("a:\n{run}    - run: |\n{}", "\n".repeat(500_000)), 60.0);
    code_is_seen_within(
        ".gitlab-ci.yml",
        format!("script:\n  - curl https://api.openai.com\n{}", "  - [\n".repeat(200_000)),
        60.0,
    );
    code_is_seen_within("Dockerfile", "RUN curl https://api.openai.com/v1 \\\n#\n".repeat(100_000), 60.0);
    code_is_seen_within(
        "Dockerfile",
        format!("RUN curl https://api.openai.com\n{}", "RUN <<A\n".repeat(100_000)),
        60.0,
    );
    code_is_seen_within("a.sh", "curl https://api.openai.com/v1\n".to_string() + &"\0".repeat(400_000), 60.0);
    code_is_seen_within("a.http", "GET https://api.openai.com/{{a}}\nA: {{b\n\n###\n".repeat(50_000), 60.0);
}

/// What a text costs, in seconds: the least of three.
fn seconds(path: &'static str, text: &str) -> f64 {
    (0..3).map(|_| timed(path, text.to_owned()).1).fold(f64::INFINITY, f64::min)
}

/// The seconds that this thread has had a processor for, where the system tells: what else runs on the machine does not count.
fn on_processor() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9).filter(|seconds| *seconds > 0.0)
}

/// Four times the text may cost four times as much, and thrice that for a machine that is busy; a quadratic reading costs sixteen times.
fn is_linear(path: &'static str, text: impl Fn(usize) -> String) {
    grows_slowly(path, [seconds(path, &text(1)), seconds(path, &text(4))], 12.0);
}

fn grows_slowly(path: &str, [short, long]: [f64; 2], times: f64) {
    assert!(long < times * short.max(0.05), "{path}: {short} s, and {long} s for four times as much");
}

/// The same of a whole run of the program, in which findings get their fixes.
fn is_linear_with_fixes(path: &str, text: impl Fn(usize) -> String) {
    let spent = [1, 4].map(|times| {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(path), text(times)).unwrap();
        let runs = (0..3).map(|_| {
            let begun = Instant::now();
            let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_keylint"));
            let output = program.args(["check", "--format", "json", "."]).current_dir(dir.path()).output().unwrap();
            let found = String::from_utf8_lossy(&output.stdout);
            let whole = found.contains("\"complete\":true") && found.contains("\"edits\"");
            assert!(whole, "{path}: {}", &found[found.len().saturating_sub(400)..]);
            begun.elapsed().as_secs_f64()
        });
        runs.fold(f64::INFINITY, f64::min)
    });
    // What is no fix grows with the length alone, and hides a part of what would not.
    grows_slowly(path, spent, 10.0);
}

#[test]
fn code_that_is_nested_as_deep_as_it_is_long_costs_what_it_is_long() {
    let head = "package main\nimport \"net/http\"\nvar u = \"https://api.openai.com/v1\"\n";
    is_linear("a.go", |times| format!("{head}x={}{}", "f(".repeat(2_500 * times), ")".repeat(2_500 * times)));
    is_linear("a.go", |times| format!("{head}x=a{}\n", ".b()".repeat(5_000 * times)));
    is_linear("a.swift", |times| {
        format!("let u = \"https://api.openai.com/v1\"\nx=a{}\n", "[0]".repeat(5_000 * times))
    });
    let assignments = |n: usize| (0..n).map(|i| format!("v{i} = \"t{i}\"\n")).collect::<String>();
    is_linear("a.rs", |times| format!("use reqwest;\n{}", assignments(800 * times)));
}

#[test]
fn a_loop_with_very_many_commands_in_the_background_is_read_once() {
    is_linear("a.sh", |times| {
        let mut text = String::from("#!/bin/bash\nwhile true; do\n");
        for i in 0..400 * times {
            let _ = writeln!(text, "curl -s https://api.openai.com/v1/models/{i} > o{i} &");
        }
        text + "done\n"
    });
}

#[test]
fn a_class_with_very_many_fields_of_one_type_is_read_once() {
    is_linear("A.java", |times| {
        let mut text = String::from("import org.springframework.web.client.RestTemplate;\nclass A {\n");
        for i in 0..700 * times {
            let _ = writeln!(text, "  private RestTemplate r{i};\n  void f{i}() {{ r{i} = new RestTemplate(); }}");
        }
        text + "}\n"
    });
}

#[test]
fn very_many_clients_by_one_name_are_each_asked_for_a_part_of_their_changes() {
    is_linear("a.py", |times| {
        let session =
            "with requests.Session() as s:\n    s.headers['a'] = 'b'\n    s.get('https://api.openai.com/v1')\n";
        format!("import requests\n{}", session.repeat(500 * times))
    });
}

#[test]
fn loops_in_loops_and_very_many_logs_of_one_key_are_read_once() {
    is_linear("a.js", |times| {
        format!(
            "{}fetch('https://api.openai.com/v1');{}",
            "for (const a of b) {".repeat(150 * times),
            "}".repeat(150 * times)
        )
    });
    is_linear("a.py", |times| {
        let logs = "print('x', key)\n".repeat(300 * times);
        format!(
            "import requests, os\nkey = os.environ['OPENAI_API_KEY']\n{logs}requests.get('https://api.openai.com/v1', headers={{'Authorization': key}})\n"
        )
    });
}

#[test]
fn fixes_of_very_many_findings_are_looked_up() {
    is_linear_with_fixes("a.py", |times| {
        let mut text = String::from("import requests\n");
        for i in 0..1_000 * times {
            let _ = writeln!(
                text,
                "@retry(stop=stop_after_attempt(3))\ndef f{i}():\n    return requests.get('https://api.openai.com/v1')"
            );
        }
        text
    });
}

#[test]
fn a_call_below_more_than_is_looked_at_is_not_accused() {
    let calls = |depth: usize| {
        let (open, close) = ("g(".repeat(depth), ")".repeat(depth));
        read("a.js", format!("f(() => {open}fetch('https://api.openai.com/v1'){close});\n")).calls
    };
    assert!(matches!(calls(3)[0].retry, Retry::None { .. }), "nothing around it repeats");
    assert!(matches!(calls(1_200)[0].retry, Retry::Unknown));
}

#[test]
fn functions_that_are_nested_too_deeply_are_said() {
    let nested = |depth: usize| {
        let (open, close) = ("f(() => ".repeat(depth), ")".repeat(depth));
        read("a.js", format!("{open}fetch('https://api.openai.com/v1'){close};\n"))
    };
    assert_eq!((nested(100).uncovered, nested(100).calls.len()), (None, 1));
    assert_eq!(nested(20_000).uncovered, Some("functions nested too deeply"));
}

#[test]
fn a_token_that_never_ends_is_read_no_longer_than_the_time_allows() {
    // Each broken character is read as the beginning of something that ends with the file.
    let text = [b"import 'package:http/http.dart' as http;\n".as_slice(), &b"\xff\xc3".repeat(200_000)].concat();
    let before = on_processor();
    let read = keylint::syntax::read(b"a.dart", &text, &[], Deadline::after(Duration::from_secs(1)));
    assert_eq!(read[0].uncovered, Some("parsing took too long"));
    let (Some(before), Some(after)) = (before, on_processor()) else { return };
    assert!(after - before < 20.0, "{} s", after - before);
}

/// What is asked of a function for every call in it, of a loop for every wait in it, and of a client for every one that has its name.
#[test]
fn long_bodies_are_not_read_for_each_of_their_parts() {
    let url = "https://api.openai.com/v1";
    let awaits = |n| format!("async def f(c):\n{}", format!("    await c.get('{url}')\n").repeat(n * 1_000));
    is_linear("a.py", awaits);
    let script = |n| format!("async function f(c) {{\n{}}}\n", format!("  await c.get('{url}');\n").repeat(n * 1_000));
    is_linear("a.js", script);
    let body = |n| format!("const r = await fetch('{url}'); await sleep(d);\n").repeat(n * 600);
    is_linear("a.js", |n| format!("async function f() {{ for (let i = 0; i < 3; i++) {{\n{}}} }}\n", body(n)));
    let body = |n| format!("r, err := http.Get(\"{url}\")\ntime.Sleep(d)\n").repeat(n * 600);
    let head = "package main\nimport (\"net/http\"\n\"time\")\nfunc f(d time.Duration) {\nfor i := 0; i < 3; i++ {\n";
    is_linear("a.go", |n| format!("{head}{}}}\n}}\n", body(n)));
}

#[test]
fn loops_in_loops_cost_what_they_are_long() {
    let nested = |open: &str, call: &str, close: &str, n: usize| {
        format!("{}{call}\n{}", open.repeat(n * 1_000), close.repeat(n * 1_000))
    };
    is_linear("a.sh", |n| nested("for i in 1 2; do\n", "curl https://api.openai.com/v1", "done\n", n));
    is_linear("a.js", |n| nested("for (const a of b) {", "fetch('https://api.openai.com/v1')", "}", n));
}
