//! What ships: apps, extensions, images, bundles and their source maps. A secret in them is reported as what it is there: built into an app,
//! sent to every visitor. Tokens are drawn, so that none stands here.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::pack::{self, Zip};
use crate::support::{assemblies, compiled, compiled_code};
use keylint::config::Config;
use keylint::model::{Finding, Layer};
use keylint::rules::{self, sample};
use keylint::scan::{self, Job, Options, Outcome};

fn token() -> String {
    let rule = rules::credentials().iter().find(|c| c.prefixes.contains(&"ghp_")).unwrap();
    sample::token(rule, &mut sample::Draw::new(7)).unwrap()
}

/// A value that only its name tells.
const VALUE: &str = "9fQ2mZt7Lw4xVb8Nc1RkTd6Y";

/// Writes files below a folder and looks at it: all of them can be read.
fn check(files: &[(&str, &[u8])]) -> Vec<Finding> {
    let outcome = scanned(files);
    assert!(outcome.ledger.is_complete(), "{:?}", outcome.ledger.uncovered_counts());
    outcome.findings
}

fn scanned(files: &[(&str, &[u8])]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let options = Options { memory: 1 << 28, ..Options::default() };
    let job = Job::Check { base: std::path::PathBuf::new(), paths: vec![folder.path().to_path_buf()] };
    scan::run(&job, &options, &Config::default()).unwrap()
}

/// Lint and way of each finding in one file.
fn found(name: &str, bytes: &[u8]) -> Vec<(&'static str, String)> {
    check(&[(name, bytes)]).iter().map(|f| (f.lint, Layer::way(&f.layers))).collect()
}

#[test]
fn compiled_files_list_names_and_strings() {
    let token = token();
    for (way, bytes) in [
        ("dex strings", compiled::dex("API_KEY", VALUE, &["x"])),
        // The length of a string of 48 to 57 characters looks like a digit.
        ("dex strings", compiled::dex("TAG", "A", &[&format!("Bearer 12 {token}")])),
        ("class strings", compiled::class("API_KEY", VALUE, "x")),
        ("class strings", compiled::class("TAG", "A", &token)),
        ("assembly strings", assemblies::assembly(VALUE, "x", "y", "z", b"")),
        ("assembly strings", assemblies::assembly("x", &token, "y", "z", b"")),
        ("android resources", compiled::resources("speech_api_key", VALUE, true)),
        ("android resources", compiled::resources("speech_api_key", VALUE, false)),
        ("android resources", compiled::resources("title", &token, false)),
        ("android xml", compiled::xml("com.example.API_KEY", &token)),
        ("plist", compiled::plist("ApiKey", VALUE, false)),
        ("plist", compiled::plist("ApiKey", VALUE, true)),
        ("plist", compiled::plist("Title", &token, true)),
    ] {
        assert_eq!(found("file", &bytes), [("hardcoded-secret", way.to_owned())], "{way}");
    }
}

#[test]
fn code_of_compiled_files_says_what_a_string_is_for() {
    let header = format!("Bearer {VALUE}");
    for (way, bytes) in [
        ("dex strings", compiled_code::dex("pL4x9Qm27vRt!", "Authorization", &header)),
        ("class strings", compiled_code::class("pL4x9Qm27vRt!", "Authorization", &header)),
        ("python strings", compiled_code::python("pL4x9Qm27vRt!", "Authorization", &header)),
        ("assembly strings", assemblies::assembly("x", "pL4x9Qm27vRt!", "Authorization", &header, b"")),
    ] {
        let said = [("hardcoded-auth-value", way.to_owned()), ("hardcoded-secret", way.to_owned())];
        assert_eq!(sorted(found("file", &bytes)), said, "{way}");
        // Each string stands once in what is listed, and nothing but the two says anything.
        assert!(found("file", &compiled_code_of(way, "a sentence", "title", "of the window")).is_empty(), "{way}");
    }
}

#[test]
fn what_an_assembly_carries_beside_its_code_is_read_too() {
    let resource = format!("  {}  ", token());
    let bytes = assemblies::assembly("x", "y", "z", "of the window", resource.as_bytes());
    assert_eq!(found("a.dll", &bytes), [("hardcoded-secret", String::new())]);
    // Cut anywhere, or with a method of too much code, it is still looked at.
    let whole = assemblies::assembly(VALUE, "pL4x9Qm27vRt!", "Authorization", "x", b"");
    for len in (0..whole.len()).step_by(3) {
        check(&[("a.dll", &whole[..len])]);
    }
}

#[test]
fn assemblies_are_read_in_the_packages_of_apps() {
    let assembly = assemblies::assembly(VALUE, "x", "y", "z", b"");
    let compressed = assemblies::compressed(&assembly);
    for (name, bytes, way) in [
        ("assemblies/a.dll", compressed.clone(), "compressed assembly"),
        (
            "assemblies/assemblies.blob",
            assemblies::store(&compressed, 1),
            "assembly store > 0.dll > compressed assembly",
        ),
        ("assemblies/assemblies.blob", assemblies::store(&assembly, 2), "assembly store > 0.dll"),
        (
            "lib/arm64-v8a/libassemblies.arm64-v8a.blob.so",
            assemblies::library(&assemblies::store(&compressed, 3), true),
            "payload > assembly store > 0.dll > compressed assembly",
        ),
        ("lib/x86/lib_a.dll.so", assemblies::library(&compressed, false), "payload > compressed assembly"),
        ("lib/arm64-v8a/lib_b.dll.so", assemblies::library(&assembly, true), "payload"),
    ] {
        let apk = Zip::new()
            .deflated("AndroidManifest.xml", &compiled::xml("a", "b"))
            .deflated("classes.dex", &compiled::dex("TAG", "x", &[]))
            .deflated(name, &bytes)
            .end();
        let way = format!("android app > {name} > {way} > assembly strings");
        assert_eq!(found("app.apk", &apk), [("mobile-bundled-key", way)]);
        assert_eq!(found(name, &bytes).len(), 1, "{name}");
    }
    // Cut short, or with lengths that nothing stands behind, they are said.
    let long = [&b"XALZ\0\0\0\0\xFF\xFF\xFF\x0F"[..], &[0; 40]].concat();
    for bytes in [&compressed[..compressed.len() - 9], &assemblies::store(&compressed, 2)[..400], &long] {
        assert!(!scanned(&[("a", bytes)]).ledger.is_complete());
    }
}

fn compiled_code_of(way: &str, put: &str, name: &str, value: &str) -> Vec<u8> {
    match way {
        "dex strings" => compiled_code::dex(put, name, value),
        "class strings" => compiled_code::class(put, name, value),
        "assembly strings" => assemblies::assembly("of the window", put, name, value, b""),
        _ => compiled_code::python(put, name, value),
    }
}

#[test]
fn strings_without_anything_between_them_are_told_apart() {
    let token = token();
    let long = format!("{} {token}", "x".repeat(300));
    for (way, bytes) in [
        ("hermes strings", compiled_code::hermes(&["before", &token, "after"], "wide", "long", 16)),
        ("hermes strings", compiled_code::hermes(&["before", &token, "after"], "wide", "long", 12)),
        ("hermes strings", compiled_code::hermes(&["before", "after"], &token, "long", 16)),
        ("hermes strings", compiled_code::hermes(&["before", "after"], "wide", &long, 16)),
        ("unity strings", compiled_code::unity(&["before", &token, "after"])),
    ] {
        assert_eq!(found("file", &bytes), [("hardcoded-secret", way.to_owned())], "{way}");
    }
    // Cut anywhere, a file is still looked at.
    let whole = compiled_code::python("pL4x9Qm27vRt!", "Authorization", "x");
    for len in 0..whole.len() {
        check(&[("a.pyc", &whole[..len])]);
    }
}

#[test]
fn secrets_in_apps_are_built_into_them() {
    let apk = Zip::new()
        .deflated("AndroidManifest.xml", &compiled::xml("a", "b"))
        .deflated("classes.dex", &compiled::dex("SPEECH_API_KEY", VALUE, &[]))
        .stored("resources.arsc", &compiled::resources("title", &token(), true))
        .deflated("assets/www/index.html", b"<p>nothing</p>");
    let said = |way: &str| ("mobile-bundled-key", way.to_owned());
    let mut all = found("app.apk", &apk.end());
    all.sort();
    assert_eq!(
        all,
        [said("android app > classes.dex > dex strings"), said("android app > resources.arsc > android resources")]
    );
    let plist = compiled::plist("ApiKey", VALUE, false);
    let ipa = Zip::new()
        .deflated("Payload/Demo.app/Info.plist", &plist)
        .deflated("Payload/Demo.app/Demo", b"\xCF\xFA\xED\xFE")
        .end();
    assert_eq!(found("app.ipa", &ipa), [said("ios app > Payload/Demo.app/Info.plist > plist")]);
    // A wheel that carries an app.
    let wheel = Zip::new().stored("assets/app.apk", &apk_of(&token())).end();
    assert_eq!(found("x.whl", &wheel), [said("zip > assets/app.apk > android app > classes.dex > dex strings")]);
}

fn apk_of(string: &str) -> Vec<u8> {
    Zip::new()
        .deflated("AndroidManifest.xml", &compiled::xml("a", "b"))
        .deflated("classes.dex", &compiled::dex("TAG", "A", &[string]))
        .end()
}

#[test]
fn a_packed_extension_is_told_by_its_manifest() {
    let script = format!("const key = \"{}\";\n", token());
    let manifest = br#"{"manifest_version": 3, "name": "x", "background": {"service_worker": "sw.js"}}"#;
    let zip = |manifest: &[u8]| {
        Zip::new().deflated("bg/work.js", script.as_bytes()).deflated("manifest.json", manifest).end()
    };
    assert_eq!(
        found("x.zip", &zip(manifest)),
        [("key-in-html-or-extension", "browser extension > bg/work.js".to_owned())]
    );
    assert_eq!(found("x.zip", &zip(b"{\"name\": \"pwa\"}")), [("hardcoded-secret", "zip > bg/work.js".to_owned())]);
    // A folder that was packed as a whole.
    let folder = Zip::new().deflated("ext/bg.js", script.as_bytes()).deflated("ext/manifest.json", manifest).end();
    assert_eq!(found("x.zip", &folder), [("key-in-html-or-extension", "browser extension > ext/bg.js".to_owned())]);
    // As the store packs it: a signature before the archive.
    let crx = [&b"Cr24\x03\0\0\0\x04\0\0\0sign"[..], &zip(manifest)].concat();
    assert_eq!(found("x.crx", &crx), [("key-in-html-or-extension", "browser extension > bg/work.js".to_owned())]);
}

#[test]
fn layers_of_an_image() {
    let layer = pack::tar(&[("srv/app/.env", format!("API_KEY={VALUE}\n").as_bytes())]);
    let image = pack::tar(&[("oci-layout", b"{}"), ("blobs/sha256/0a", &pack::gzip(&layer)), ("index.json", b"{}")]);
    // The file itself, and the key in it.
    let both = |way: &str| [("env-file-in-image", way.to_owned()), ("hardcoded-secret", way.to_owned())];
    let way = "container image > blobs/sha256/0a > gzip > tar > srv/app/.env";
    assert_eq!(sorted(found("image.tar", &image)), both(way));
    let old = pack::tar(&[("aa/layer.tar", &layer), ("manifest.json", b"[]")]);
    assert_eq!(sorted(found("image.tar", &old)), both("container image > aa/layer.tar > tar > srv/app/.env"));
    // One without a secret, and one that is to be copied, are none.
    let layer = pack::tar(&[("srv/.env", b"DEBUG=1\n"), ("srv/.env.example", b"API_KEY=\n")]);
    assert!(found("image.tar", &pack::tar(&[("aa/layer.tar", &layer), ("manifest.json", b"[]")])).is_empty());
}

fn sorted(mut found: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    found.sort();
    found
}

#[test]
fn packages_that_take_a_file_for_secrets_along() {
    let env = format!("API_KEY={VALUE}\n");
    let code = format!("client = connect(\"{}\")\n", token());
    let said = |lint: &'static str, way: &str| (lint, way.to_owned());
    // npm.
    let npm = [("package/.env", env.as_bytes()), ("package/package.json", b"{}"), ("package/a.py", code.as_bytes())];
    assert_eq!(
        sorted(found("client-1.0.0.tgz", &pack::gzip(&pack::tar(&npm)))),
        [
            said("env-file-in-package", "gzip > tar > package/.env"),
            said("hardcoded-secret", "gzip > tar > package/.env"),
            said("hardcoded-secret", "gzip > tar > package/a.py"),
        ]
    );
    // A wheel.
    let wheel = Zip::new()
        .deflated("client/.env", env.as_bytes())
        .deflated("client/a.py", code.as_bytes())
        .deflated("client-1.0.dist-info/METADATA", b"Name: client\n")
        .end();
    assert_eq!(
        sorted(found("client-1.0-py3-none-any.whl", &wheel)),
        [
            said("env-file-in-package", "zip > client/.env"),
            said("hardcoded-secret", "zip > client/.env"),
            said("hardcoded-secret", "zip > client/a.py"),
        ]
    );
    // Sources of Python.
    let sources = [("client-1.0/.env.local", env.as_bytes()), ("client-1.0/PKG-INFO", b"Name: client\n")];
    assert_eq!(
        sorted(found("client-1.0.tar.gz", &pack::gzip(&pack::tar(&sources)))),
        [
            said("env-file-in-package", "gzip > tar > client-1.0/.env.local"),
            said("hardcoded-secret", "gzip > tar > client-1.0/.env.local"),
        ]
    );
    // A program of Java: strings of a class, settings, and the file.
    let jar = Zip::new()
        .deflated("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\n")
        .deflated("a/Client.class", &compiled::class("TAG", "A", &token()))
        .deflated("prod.env", env.as_bytes())
        .end();
    assert_eq!(
        sorted(found("service.jar", &jar)),
        [
            said("env-file-in-package", "zip > prod.env"),
            said("hardcoded-secret", "zip > a/Client.class > class strings"),
            said("hardcoded-secret", "zip > prod.env"),
        ]
    );
    // An archive that is no package says nothing of the file.
    let backup = pack::gzip(&pack::tar(&[("srv/.env", env.as_bytes())]));
    assert_eq!(found("backup.tar.gz", &backup), [said("hardcoded-secret", "gzip > tar > srv/.env")]);
}

#[test]
fn apps_that_take_a_file_for_secrets_along() {
    let env = format!("API_KEY={VALUE}\n");
    let both = |way: &str| [("env-file-in-package", way.to_owned()), ("mobile-bundled-key", way.to_owned())];
    let apk = Zip::new()
        .deflated("AndroidManifest.xml", &compiled::xml("a", "b"))
        .deflated("classes.dex", &compiled::dex("TAG", "A", &[]))
        .deflated("assets/flutter_assets/.env", env.as_bytes())
        .end();
    assert_eq!(sorted(found("app.apk", &apk)), both("android app > assets/flutter_assets/.env"));
    let ipa = Zip::new()
        .deflated("Payload/Demo.app/Info.plist", &compiled::plist("Title", "Demo", true))
        .deflated("Payload/Demo.app/.env", env.as_bytes())
        .end();
    assert_eq!(sorted(found("app.ipa", &ipa)), both("ios app > Payload/Demo.app/.env"));
}

#[test]
fn a_source_map_leads_back_to_the_original() {
    let source = format!("import x from 'x';\n\ndocument.title = call('{}');\n", token());
    let map = serde_json::json!({"version": 3, "file": "app.js", "sources": ["a.js", "webpack:///./src/api.ts"],
        "names": [], "mappings": "AAAA", "sourcesContent": [null, source]});
    let text = map.to_string().replacen("\"file\":\"app.js\",", "", 1);
    let text =
        format!("{{\"version\":3,{}", text[1..].replacen("\"version\":3,", "", 1).replacen(",\"version\":3", "", 1));
    let findings = check(&[("dist/app.js.map", text.as_bytes())]);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(Layer::way(&findings[0].layers), "source map > webpack:///./src/api.ts");
    assert_eq!((findings[0].place.line, findings[0].lint), (3, "client-side-key"));
    // In an archive, too, and once.
    assert_eq!(found("x.zip", &Zip::new().deflated("a.map", text.as_bytes()).end()).len(), 1);
}

#[test]
fn secrets_in_what_is_put_out_for_browsers() {
    let script = |marks: &str| format!("(()=>{{{marks}const k=\"{}\";f(k)}})();\n", token());
    let lint = |path: &str, text: &str| check(&[(path, text.as_bytes())])[0].lint;
    let browser = script("document.title=1;");
    assert_eq!(lint("dist/assets/index-4f3a.js", &browser), "client-side-key");
    assert_eq!(lint("public/app.js", &browser), "client-side-key");
    assert_eq!(lint("src/app.js", &browser), "hardcoded-secret");
    assert_eq!(lint("dist/server.js", &script("require(\"fs\");window.x=1;")), "hardcoded-secret");
    assert_eq!(lint("dist/index.js", &script("")), "hardcoded-secret");
}

#[test]
fn a_place_in_a_bundle_is_led_back_by_the_map_beside_it() {
    let script = format!("(()=>{{document.title=1;const k=\"{}\";f(k)}})();\n", token());
    // Column 22 of the first line was made of line 15, column 3 of the second source.
    let map = r#"{"version":3,"sources":["a.ts","src/api.ts"],"names":[],"mappings":"AAAA,sBCcE"}"#;
    let findings = check(&[("dist/app.js", script.as_bytes()), ("dist/app.js.map", map.as_bytes())]);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0].notes.last().unwrap(), "in the original: src/api.ts:15:3");
}

#[test]
fn a_script_names_its_map_in_itself_or_elsewhere() {
    let script =
        |end: &str| format!("(()=>{{document.title=1;const k=\"{}\";f(k)}})();\n//# sourceMappingURL={end}\n", token());
    let map = r#"{"version":3,"sources":["a.ts","src/api.ts"],"names":[],"mappings":"AAAA,sBCcE"}"#;
    let original = "in the original: src/api.ts:15:3";
    let elsewhere =
        check(&[("dist/js/app.js", script("../maps/app.map").as_bytes()), ("dist/maps/app.map", map.as_bytes())]);
    assert_eq!(elsewhere[0].notes.last().unwrap(), original);
    let inline = format!("data:application/json;base64,{}", data_encoding::BASE64.encode(map.as_bytes()));
    let inside = check(&[("dist/app.js", script(&inline).as_bytes())]);
    assert_eq!(inside[0].notes.last().unwrap(), original);
}

#[test]
fn a_key_of_a_script_and_of_its_map_is_one_key() {
    let source = format!("document.title = call('{}');\n", token());
    let map = serde_json::json!({"version": 3, "sources": ["src/api.ts"], "names": [], "mappings": "", "sourcesContent": [source]});
    let all = check(&[("dist/app.js", source.as_bytes()), ("dist/app.js.map", map.to_string().as_bytes())]);
    let lints: Vec<&str> = all.iter().map(|f| f.lint).collect();
    assert!(lints.contains(&"client-side-key") && !lints.contains(&"key-reused-in-files"), "{lints:?}");
}

#[test]
fn chunks_of_frameworks_are_sent_as_they_are() {
    let script = format!("e.exports=(t,n)=>{{let r=\"{}\";f(r)}};\n", token());
    let lint = |path: &str| check(&[(path, script.as_bytes())])[0].lint;
    assert_eq!(lint(".next/static/chunks/main-1.js"), "client-side-key");
    assert_eq!(lint(".next/server/app/page.js"), "hardcoded-secret");
}

#[test]
fn who_can_read_what_is_in_an_image_or_a_package_is_said() {
    let file = format!("TOKEN={}\n", token());
    let layer = pack::tar(&[("srv/.env", file.as_bytes())]);
    let image = pack::tar(&[("oci-layout", b"{}"), ("blobs/sha256/0a", &pack::gzip(&layer)), ("index.json", b"{}")]);
    let note = |name: &str, bytes: &[u8]| {
        let all = check(&[(name, bytes)]);
        all.iter().find(|f| f.lint == "hardcoded-secret").unwrap().notes.join("\n")
    };
    assert!(note("image.tar", &image).contains("pull the image"));
    let package = pack::gzip(&pack::tar(&[("package/.env", file.as_bytes())]));
    assert!(note("x-1.0.0.tgz", &package).contains("installs the package"));
    assert!(!note("x.tgz", &pack::gzip(&pack::tar(&[("src/.env", file.as_bytes())]))).contains("package"));
}
