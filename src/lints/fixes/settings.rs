//! Settings of calls, clients and retry libraries: what is written is data, where it goes is known by the lint.

use crate::model::{Applicability, Call, FileSummary, Policy, Remedy, Setter, Spot, Step, Value};
use crate::rules::clients::{Contract, syntax_table};
use crate::rules::fixes::{Setting, of_language, settings};
use crate::rules::signs;

/// Lints about the wait between two tries.
const WAITS: [&str; 5] =
    ["retry-fixed-delay", "retry-no-cap", "retry-no-jitter", "retry-not-exponential", "retry-shrinking-delay"];

fn span(spot: &Spot) -> (u32, u32) {
    (spot.start, spot.end)
}

/// What mends the policy that repeats a request: a setting of its library, or a wait that grows.
pub(crate) fn policy(file: &FileSummary, lint: &str, policy: &Policy) -> Option<Remedy> {
    if let Some(remedy) = swap(file, lint, &policy.what, std::iter::once(&policy.spot)) {
        return Some(remedy);
    }
    let known = settings(file.language, lint, &policy.what);
    if let Some(remedy) = chain(known.map(|known| remedy(file, known, &[(span(&policy.spot), known.place)]))) {
        return Some(remedy);
    }
    // What grows already keeps how it does.
    let chance = lint == WAITS[2];
    WAITS.contains(&lint).then(|| Remedy {
        title: match chance {
            true => "put chance into the wait".to_owned(),
            false => "let the wait grow by a factor, with a limit and with chance".to_owned(),
        },
        applicability: Applicability::Unsafe,
        path: file.path.clone(),
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
        steps: vec![Step::Grow { at: span(&policy.spot), chance }],
    })
}

/// The first remedy, with the others for where it is not possible.
fn chain(mut all: impl Iterator<Item = Remedy>) -> Option<Remedy> {
    let first = all.next()?;
    Some(Remedy { otherwise: all.collect(), ..first })
}

/// A setting for every one of these calls of one file.
pub(crate) fn calls(file: &FileSummary, lint: &str, calls: &[&Call]) -> Option<Remedy> {
    let library = calls.first()?.library;
    if calls.iter().any(|c| c.library != library) {
        return None;
    }
    let streams = streams(file, calls);
    let fitting =
        settings(file.language, lint, library).filter(|known| if streams { !known.whole } else { !known.streamed });
    // What streams is given a limit for each of its parts.
    let waits_for_model = lint == LIMITS && !streams && calls.iter().any(|call| generates(call));
    chain(
        fitting
            .filter_map(|known| given(file, known, calls))
            .map(|all| if waits_for_model { longer(all) } else { all }),
    )
}

/// Whether an answer streams, to one of these calls or to another one of their clients: what is given to a client is given to all of its calls.
fn streams(file: &FileSummary, calls: &[&Call]) -> bool {
    let shared = |of: &Call| of.client.is_some() && calls.iter().any(|call| call.client == of.client);
    calls.iter().any(|call| call.around.streams) || file.calls.iter().any(|of| of.around.streams && shared(of))
}

fn given(file: &FileSummary, known: &Setting, calls: &[&Call]) -> Option<Remedy> {
    let last = |c: &&&Call| c.callee.rsplit(['.', ':', '>']).next().is_some_and(|name| known.only.contains(&name));
    if !known.only.is_empty() && calls.iter().filter(last).count() < calls.len() {
        return None;
    }
    let mut places: Vec<((u32, u32), &str)> = Vec::new();
    for call in calls {
        let client = call.client.and_then(|i| file.clients.get(i)).filter(|c| c.library == known.library);
        let at_client = client.filter(|_| known.client_place != "-").map(|c| (span(&c.spot), known.client_place));
        let place = match at_client {
            Some(place) => place,
            None if known.client_only || known.except.contains(&call.callee.as_str()) => return None,
            None if known.place == "?" => (span(&call.spot), options_of(file.language, call)?),
            None => (span(&call.spot), known.place),
        };
        if !places.contains(&place) {
            places.push(place);
        }
    }
    Some(remedy(file, known, &places))
}

/// The lint whose fix gives a limit.
const LIMITS: &str = "missing-timeout";

/// The seconds of a limit, and those that a model may take.
const SECONDS: (&str, &str) = ("30", "120");

/// A remedy with the limit for what takes its time.
fn longer(mut remedy: Remedy) -> Remedy {
    let longer = |text: &str| text.replace(SECONDS.0, SECONDS.1);
    remedy.title = longer(&remedy.title);
    for step in &mut remedy.steps {
        if let Step::Give { setter, .. } = step {
            setter.text = longer(&setter.text);
        }
    }
    remedy
}

/// Whether a request is answered when a model is done.
fn generates(call: &Call) -> bool {
    let options = call.url.alternatives();
    let texts = options.into_iter().flat_map(Value::parts).filter_map(Value::text);
    texts.into_iter().any(|text: &str| signs::any_in(signs::GENERATING, text.as_bytes()))
}

/// The argument in which the table of a client expects the named parameters of a call.
fn options_of(language: &str, call: &Call) -> Option<&'static str> {
    let table = syntax_table(language)?;
    let verb = call.callee.rsplit('.').next().unwrap_or("");
    let rules = table.clients.iter().filter(|c| c.library == call.library).flat_map(|c| c.calls);
    let by_verb = |wanted: &str| rules.clone().find(|c| c.names.contains(&wanted)).map(|c| c.options);
    by_verb(verb).or_else(|| by_verb("")).filter(|o| !o.is_empty())
}

fn remedy(file: &FileSummary, known: &Setting, places: &[((u32, u32), &str)]) -> Remedy {
    let give = |((start, end), place): &((u32, u32), &str)| match (known.wrap, known.decorator) {
        ("", "") => Step::Give {
            at: (*start, *end),
            setter: Setter {
                callees: known.callees.to_vec(),
                place: (*place).to_owned(),
                name: known.name.to_owned(),
                only_new: known.only_new,
                merge: known.merge,
                chain: known.chain,
                before: known.before,
                follow: known.follow,
                block: known.block,
                word: known.word,
                text: known.text.to_owned(),
            },
        },
        ("", decorator) => {
            Step::Decorate { callee_end: *end, template: decorator.to_owned(), raises: known.raises.to_owned() }
        }
        (wrap, _) => Step::Wrap {
            callee_end: *end,
            template: wrap.to_owned(),
            borrows: known.borrows.to_owned(),
            through: known.through.to_owned(),
        },
    };
    let require = Some(known.requires).filter(|r| !r.is_empty()).map(|r| Step::Require { package: r.to_owned() });
    let is_of_one = !known.told_by.is_empty() || !known.not_with.is_empty();
    let generation = is_of_one.then_some(Step::Generation { told_by: known.told_by, not_with: known.not_with });
    let import = |i: &&str| {
        let (module, names) = i.split_once("::").unwrap_or((i, ""));
        let names = names.split(',').filter(|n| !n.is_empty()).map(str::to_owned).collect();
        Step::Import { module: module.to_owned(), names }
    };
    Remedy {
        title: known.title.to_owned(),
        applicability: known.applicability,
        path: file.path.clone(),
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
        steps: require
            .into_iter()
            .chain(generation)
            .chain(places.iter().map(give))
            .chain(known.imports.iter().map(import))
            .collect(),
    }
}

/// Other words at these places, as the table of the language has them.
pub(crate) fn swap<'s>(
    file: &FileSummary,
    lint: &str,
    library: &str,
    spots: impl Iterator<Item = &'s Spot>,
) -> Option<Remedy> {
    let known = crate::rules::fixes::swap(file.language, lint, library)?;
    let mut steps = Vec::new();
    for spot in spots {
        let at = span(spot);
        steps.push(Step::Swap { at, pairs: known.pairs });
        if !known.name.is_empty() {
            let (callees, name, text) = (known.callees.to_vec(), known.name.to_owned(), known.text.to_owned());
            steps.push(Step::Give { at, setter: Setter { callees, name, text, ..Setter::default() } });
        }
    }
    let import = |module: &&str| Step::Import { module: (*module).to_owned(), names: Vec::new() };
    steps.extend(known.imports.iter().map(import));
    Some(Remedy {
        title: known.title.to_owned(),
        applicability: Applicability::Unsafe,
        path: file.path.clone(),
        steps,
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
    })
}

/// Without settings that switch something off.
pub(crate) fn take<'s>(file: &FileSummary, title: &str, spots: impl Iterator<Item = &'s Spot>) -> Remedy {
    Remedy {
        title: title.to_owned(),
        applicability: Applicability::Unsafe,
        path: file.path.clone(),
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
        steps: spots.map(|s| Step::Take { start: s.start, end: s.end }).collect(),
    }
}

/// The number of tries, where the provider's library has a parameter for it that the client was not given; else what the table of the
/// language knows about the client.
pub(crate) fn retries(file: &FileSummary, contract: &Contract, calls_of: &[&Call]) -> Option<Remedy> {
    let first = calls_of.first()?;
    if first.sdk_provider.is_none() {
        return calls(file, "no-retry-backoff", calls_of);
    }
    let table = of_language(file.language).filter(|t| !t.named.is_empty())?;
    let mut steps = Vec::new();
    for call in calls_of {
        let client = call.client.and_then(|i| file.clients.get(i))?;
        let family = syntax_table(file.language)?.family;
        let sdk = contract.sdks.iter().find(|s| s.language == family && !s.knob.is_empty())?;
        let name = sdk.knob.rsplit('.').next().unwrap_or(sdk.knob);
        // Others take an object.
        let lower = name.to_ascii_lowercase();
        if !(lower.contains("max") && lower.contains("retries")) {
            return None;
        }
        let setter = Setter {
            place: table.named_place.to_owned(),
            name: name.to_owned(),
            text: table.named.replace("{NAME}", name).replace("{VALUE}", "5"),
            callees: constructors(contract, family, sdk.knob),
            ..Setter::default()
        };
        let step = Step::Give { at: span(&client.spot), setter };
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    Some(Remedy {
        title: "let the library try up to five times more".to_owned(),
        applicability: Applicability::Unsafe,
        path: file.path.clone(),
        inside: file.inside.is_some(),
        otherwise: Vec::new(),
        steps,
    })
}

/// The constructors that take a setting, where others of the provider's libraries for the language do not: a client is one of them, or is left
/// alone. None: all take it.
fn constructors(contract: &Contract, family: &str, knob: &str) -> Vec<&'static str> {
    let of_family = || contract.sdks.iter().filter(|sdk| sdk.language == family);
    if of_family().all(|sdk| !sdk.knob.is_empty()) {
        return Vec::new();
    }
    let taking = of_family().filter(|sdk| sdk.knob == knob);
    taking.flat_map(|sdk| sdk.constructors).map(|(name, _)| name.rsplit('.').next().unwrap_or(name)).collect()
}
