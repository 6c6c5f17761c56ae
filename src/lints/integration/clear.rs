//! What goes over the network without encryption, the same for requests and sockets.
//!
//! In: the calls of a project and a pair of schemes. Out: findings. It knows no client and no provider.

use super::{Project, auth_value, finding, heads, is_private, is_stand_in, query, scheme_and_host, url::whose};
use crate::lints::fixes;
use crate::model::{Finding, Level, Side};

/// Reports calls by the first scheme where it should be the second: of a provider, or with a key to any host on the public network.
pub(in crate::lints) fn in_the_clear(
    project: &Project,
    lint: (&'static str, Level),
    (plain, encrypted): (&'static str, &'static str),
    out: &mut Vec<Finding>,
) {
    for (file, call, url, headers, contract) in project.all_calls() {
        if matches!(file.side, Side::Test | Side::Docs) {
            continue;
        }
        let heads = heads(url);
        let all = || heads.iter().filter_map(|head| scheme_and_host(head));
        let host = all().find_map(|(scheme, host)| (scheme == plain && !is_private(&host)).then_some(host));
        let Some(host) = host else { continue };
        // Where something chooses between the two, it is a setting.
        if all().any(|(scheme, of)| scheme == encrypted && of == host) {
            continue;
        }
        let sent = auth_value(call, headers, contract).is_some() || query::has_key(url, &call.query);
        let has_key = sent || call.around.says_secret;
        if !has_key && contract.is_none() {
            continue;
        }
        let stands_in = is_stand_in(&host);
        let label =
            if has_key { "the key goes over the network in the clear" } else { "goes over the network in the clear" };
        let mut f = finding(file, &call.spot, lint, format!("`{}` is called without encryption", whose(&host)), label);
        if !has_key {
            f.level = Level::Warning;
        }
        if stands_in {
            f.level = Level::Note;
        }
        f.help.push(format!("use `{encrypted}://`"));
        f.remedy = fixes::encrypt(file, &call.url, (plain, encrypted), contract.is_some());
        out.push(f);
    }
}
