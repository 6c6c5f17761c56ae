//! What the manifest of an app allows: requests without encryption, to whatever host.
//!
//! In: the text of a manifest. Out: places. A permission for one domain is none for all.

use super::Lines;
use crate::model::{Unencrypted, path};
use crate::rules::paths::{Kind, Lower};
use crate::rules::signs;

/// Bytes before and behind a name in which its element and its value stand.
const NEAR: usize = 120;

/// Whether a file is the manifest of an app that people install, by its path.
pub(super) fn is_manifest(shown: &str) -> bool {
    let lower = Lower::of(shown.as_bytes());
    let of_app = lower.is(Kind::AndroidManifest) || lower.is(Kind::AppProperties) || lower.is(Kind::AppNetwork);
    of_app
        && !path::name_str(shown).contains("Tests")
        && !["/debug/", "/androidTest/"].iter().any(|d| shown.contains(d))
}

/// The places where a manifest allows requests without encryption to every host.
pub(super) fn in_the_clear<'t>(text: &'t str, lines: &dyn Fn() -> Lines<'t>) -> Vec<Unencrypted> {
    let mut found = Vec::new();
    for setting in signs::CLEAR_APPS {
        let (within, name) = setting.split_once(' ').unwrap_or(("", setting));
        for (at, _) in text.match_indices(name) {
            let before: Vec<char> = text[..at].chars().rev().take(NEAR).collect();
            let before: String = before.into_iter().rev().collect();
            let element = before.rsplit('<').next().unwrap_or(&before);
            let behind: String = text[at + name.len()..].chars().take(NEAR).collect();
            let value =
                behind.trim_start_matches(['"', '=', ' ', '\n', '\r', '\t']).trim_start_matches("</key>").trim_start();
            let is_on = value.starts_with("<true") || value.starts_with("true") && !value.starts_with("true/");
            if is_on && (within.is_empty() || element.starts_with(within)) && !before.trim_end().ends_with("<!--") {
                found.push((at, name));
            }
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let lines = lines();
    let place = |(at, name): (usize, &str)| Unencrypted {
        what: format!("`{name}` is true"),
        switch: None,
        spot: lines.spot(at as u32, (at + name.len()) as u32, None),
    };
    found.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> usize {
        in_the_clear(text, &|| Lines::new(text.as_bytes())).len()
    }

    #[test]
    fn a_permission_for_all_hosts_and_none_for_one() {
        assert_eq!(of("<key>NSAllowsArbitraryLoads</key>\n\t<true/>"), 1);
        assert_eq!(of("<key>NSAllowsArbitraryLoads</key><false/>"), 0);
        assert_eq!(of("<application android:usesCleartextTraffic=\"true\">"), 1);
        assert_eq!(of("<application android:usesCleartextTraffic=\"false\">"), 0);
        assert_eq!(of("<base-config cleartextTrafficPermitted=\"true\"/>"), 1);
        assert_eq!(of("<domain-config cleartextTrafficPermitted=\"true\"><domain>10.0.2.2</domain>"), 0);
    }

    #[test]
    fn what_people_install() {
        assert!(is_manifest("app/src/main/AndroidManifest.xml") && is_manifest("ios/App/Info.plist"));
        assert!(is_manifest("app/src/main/res/xml/network_security_config.xml"));
        assert!(!is_manifest("app/src/debug/AndroidManifest.xml") && !is_manifest("ios/AppTests/AppTests-Info.plist"));
        assert!(!is_manifest("pom.xml"));
    }
}
