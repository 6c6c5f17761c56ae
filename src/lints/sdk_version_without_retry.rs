//! The version of a provider's library that the project takes does not repeat by itself; later ones do.
//!
//! ## What it does
//!
//! Some libraries have the code that repeats failed requests, and versions in which its default is none. Where the project takes such a
//! version, by a manifest or a list of locked versions, and calls the library with nothing that repeats, neither around the call nor by
//! the library's own parameter, the version is reported. A locked or exact version is a warning; a least version, which may be a later one
//! on your machine, is a note.
//!
//! ## Why it matters
//!
//! The documentation that you read is that of the latest version: it says that the library repeats, and yours does not. In a spike of
//! traffic each 429 and 500 becomes an error of your own product.
//!
//! ## Example
//!
//! ```text
//! elevenlabs==2.40.0
//! ```
//!
//! ## Use instead
//!
//! ```text
//! elevenlabs>=2.60.0
//! ```

use super::integration::{Project, ProviderCall, finding, integration_lint, is_production};
use crate::model::{CallKind, FileSummary, Finding, Level, Package, Retry};
use crate::rules::clients::{Contract, Sdk};

integration_lint!(
    SdkVersionWithoutRetry,
    "sdk-version-without-retry",
    Warning,
    Operation,
    "sdk_version_without_retry.rs"
);

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for contract in project.contracts.all() {
        for sdk in contract.sdks.iter().filter(|s| !s.since.is_empty()) {
            let calls = bare_calls(project, contract, sdk);
            let Some((file, package)) = calls.first().and_then(|_| version_of(project, sdk)) else { continue };
            let (name, version, since) = (sdk.package, &package.version, sdk.since);
            let message = if package.exact {
                format!("`{name}` {version} does not repeat failed requests, and nothing around it does")
            } else {
                format!(
                    "versions of `{name}` from {version} on are taken, and those before {since} do not repeat failed requests"
                )
            };
            let mut f = finding(file, &package.spot, lint, message, format!("it does from {since} on"));
            if !package.exact {
                f.level = Level::Note;
            }
            f.related = project.likewise(&calls);
            f.related.iter_mut().for_each(|r| r.label = "called here".into());
            let knob = sdk.knob.rsplit('.').next().unwrap_or(sdk.knob);
            f.help.push(format!("take `{name}` {since} or later, or set `{knob}` at the call"));
            out.push(f);
        }
    }
}

/// Calls of a library that nothing repeats, as far as everything around them is known.
fn bare_calls<'p>(project: &'p Project, contract: &Contract, sdk: &Sdk) -> Vec<&'p ProviderCall> {
    let bare = |c: &&ProviderCall| {
        let (file, call) = project.call(c);
        call.kind == CallKind::Sdk
            && c.contract.provider == contract.provider
            && file.language == sdk.language
            && is_production(file)
            && !call.around.has_knob
            // What never repeats, in any version, is told where it is called.
            && call.retry == Retry::Unknown
            && project.is_never_repeated(file, &call.around.outer) == Some(true)
    };
    project.calls.iter().filter(bare).collect()
}

/// Where the version comes from that is too old: the most exact one. A locked version that is late enough decides.
fn version_of<'p>(project: &'p Project, sdk: &Sdk) -> Option<(&'p FileSummary, &'p Package)> {
    let named = |p: &&Package| p.language == sdk.language && p.name == sdk.package;
    let files = project.files.iter().filter(|f| is_production(f));
    let mut all: Vec<_> = files.flat_map(|f| f.packages.iter().filter(named).map(move |p| (f, p))).collect();
    if all.iter().any(|(_, p)| p.exact) {
        all.retain(|(_, p)| p.exact);
    }
    let late = all.iter().any(|(_, p)| !is_before(&p.version, sdk.since));
    if late { None } else { all.into_iter().next() }
}

/// Whether a version is before another one, by its numbers.
fn is_before(version: &str, other: &str) -> bool {
    let numbers = |v: &str| -> Vec<u64> {
        let digits = |part: &str| part.chars().take_while(char::is_ascii_digit).collect::<String>();
        v.split('.').map(|part| digits(part).parse().unwrap_or(0)).collect()
    };
    let (mut a, mut b) = (numbers(version), numbers(other));
    let length = a.len().max(b.len());
    a.resize(length, 0);
    b.resize(length, 0);
    a < b
}

#[cfg(test)]
mod tests {
    use super::is_before;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        assert!(is_before("2.9", "2.60.0") && is_before("0.13.5", "0.13.8") && is_before("2", "2.60.0"));
        assert!(!is_before("2.60", "2.60.0") && !is_before("10.0", "9.9.9") && !is_before("2.60.1rc1", "2.60.0"));
    }
}
