//! A secret stands in a file that is built into an app.
//!
//! ## What it does
//!
//! Reports secrets in files from which apps take their resources and build settings: Android string resources, manifests, Gradle
//! properties and `buildConfigField` lines, iOS property lists and build settings, values given to a Flutter build by
//! `--dart-define`, files below an app's `assets`, and serialised scenes and objects of Unity; and whatever is found in a built package
//! (apk, aab, ipa): the strings of its code, its resources, its manifest. So are secrets in code that runs in an app, by what it imports.
//! Keys that are public by design, such as those of a Firebase client, are judged so before and are not reported here.
//!
//! ## Why it matters
//!
//! Whoever installs the app can unpack it: resources and constants are read from the package in a minute, and no obfuscation
//! changes that. The key is also in the repository.
//!
//! ## Example
//!
//! ```xml
//! <!-- app/src/main/res/values/strings.xml -->
//! <string name="speech_api_key">the key itself</string>
//! ```
//!
//! ## Use instead
//!
//! Let the app ask your own server, which has the key, or let the server hand out short-lived tokens:
//!
//! ```xml
//! <string name="speech_proxy">https://api.example.com/speech</string>
//! ```

use super::{Lint, ProjectContext, SecretContext, page, wording};
use crate::model::{FileSummary, Finding, Layer, Level, Side};
use crate::rules::paths::{Kind, Lower};
use crate::rules::signs;

/// See the page above.
pub(super) struct MobileBundledKey;

impl Lint for MobileBundledKey {
    fn name(&self) -> &'static str {
        "mobile-bundled-key"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("mobile_bundled_key.rs")
    }

    fn on_secret(&self, cx: &SecretContext<'_>) -> Option<Finding> {
        if !cx.secret.verdict.is_reported() {
            return None;
        }
        let path = Lower::of(cx.path);
        let draft = (cx.draft)();
        let what = by_package(cx).or_else(|| by_path(&path)).or_else(|| by_line(&path, &draft.excerpt.text))?;
        Some(Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: format!("{} is built into the app", wording::what(cx.secret)),
            label: wording::label(cx.secret),
            help: wording::revoke(cx.secret)
                .into_iter()
                .chain(["then keep it on your server, and let the app call your server".to_string()])
                .collect(),
            notes: vec![format!("this is {what}: it can be read from the installed package")],
            ..draft
        })
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        let apps = || cx.integration.files.iter().filter(|f| f.side == Side::Mobile);
        for found in cx.secrets.iter().filter(|f| IN_CODE.contains(&f.lint)) {
            // Here, or in a file of constants that it takes it from.
            let text = found.secret.as_ref().map(|s| s.reveal());
            let takes = |f: &&FileSummary| {
                f.literal_auths.iter().any(|a| a.literal.end == 0 && Some(a.literal.text.reveal()) == text)
            };
            // A comment is not built into anything.
            let below = usize::try_from(found.place.line.saturating_sub(found.excerpt.first_line)).unwrap_or(0);
            let in_comment = |line: &str| ["//", "/*", "*"].iter().any(|sign| line.trim_start().starts_with(sign));
            if found.excerpt.text.lines().nth(below).is_some_and(in_comment) {
                continue;
            }
            let Some(file) = apps().find(|f| f.path == found.path).or_else(|| apps().find(takes)) else { continue };
            out.push(Finding {
                lint: self.name(),
                message: match wording::without_place(&found.message) {
                    Some(what) => format!("{what} is built into the app"),
                    None => format!("{} is built into the app", found.message),
                },
                help: vec![
                    "change the key: it is in every installed copy".into(),
                    "then keep it on your server, and let the app call your server".into(),
                ],
                notes: vec![format!("this file runs in an app: {}", file.side_reason)],
                remedy: None,
                ..found.clone()
            });
        }
    }
}

/// Lints that tell of secrets in code, wherever it runs.
const IN_CODE: [&str; 2] = ["hardcoded-secret", "hardcoded-auth-value"];

/// What is unpacked from an app is in the app, whatever it is.
fn by_package(cx: &SecretContext<'_>) -> Option<&'static str> {
    let from = |app| cx.secret.layers.contains(&Layer::Coding(app));
    let what = from(Layer::ANDROID_APP).then_some("a part of a built Android app");
    what.or_else(|| from(Layer::IOS_APP).then_some("a part of a built iOS app"))
}

/// What a file is to an app, by its path. Tests are not shipped.
fn by_path(path: &Lower) -> Option<&'static str> {
    const OF_APPS: [Kind; 8] = [
        Kind::AndroidResource,
        Kind::AppAsset,
        Kind::AndroidManifest,
        Kind::AndroidProperty,
        Kind::AppProperties,
        Kind::AppSetting,
        Kind::UnityObject,
        Kind::UnityAsset,
    ];
    let of = OF_APPS.iter().find(|kind| path.is(**kind)).filter(|_| !path.is_below(Kind::Test));
    of.map(|kind| kind.what())
}

/// What a line gives to a build.
fn by_line(path: &Lower, line: &str) -> Option<&'static str> {
    if signs::any_in(signs::DART_BUILD, line.as_bytes()) {
        return Some("a value that the build writes into a Flutter app");
    }
    let given = signs::any_in(signs::GRADLE_FIELDS, line.as_bytes());
    (given && path.is(Kind::Gradle)).then_some("a field that the build writes into an Android app")
}
