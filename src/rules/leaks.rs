//! Where values leave a program, and settings that weaken its connections, as data of each language.
//!
//! In: `rules/languages/*/leaks.toml`, compiled by `build/clients.rs`. Out: lists of one table. A name such as `res.json` is a callee as
//! it is written or as its import resolves; `res json` is any callee that begins with `res` and ends with `json`, and `- putString` a
//! method of any object. Settings are written as `name=value` or `method(argument)`.

/// Names of one language.
#[derive(Debug)]
pub struct LeakRules {
    /// Functions that keep a value where others can read it: its name and the value are arguments.
    pub stores: &'static [&'static str],
    /// Names whose presence in a file means that what is kept is encrypted.
    pub safe_stores: &'static [&'static str],
    /// Functions that start a program with arguments.
    pub processes: &'static [&'static str],
    /// Functions that answer a request.
    pub answers: &'static [&'static str],
    /// Functions that are given what answers a request: what that gives back is sent.
    pub answering: &'static [&'static str],
    /// Names of functions whose results a framework sends to whoever asks for a page.
    pub route_functions: &'static [&'static str],
    /// Decorators that make a function the handler of a route, whose result is the answer.
    pub routes: &'static [&'static str],
    /// What the build writes into client code: functions, `key=` in files that configure a build, or `file key=` in one of them.
    pub defines: &'static [&'static str],
    /// Functions whose result still holds what was given to them.
    pub holders: &'static [&'static str],
    /// Functions that give the whole environment.
    pub env_makers: &'static [&'static str],
    /// What holds the whole environment, as it is written.
    pub environments: &'static [&'static str],
    /// What has a client write down the headers of its requests: `callee(argument`, `name=value`, or a name; behind ` unless ` words, with `|` between
    /// them, by which it hides keys.
    pub header_logs: &'static [&'static str],
    /// Objects that programs keep their settings in, by the names that they give them.
    pub settings: &'static [&'static str],
    /// Settings that allow versions of TLS below 1.2.
    pub weak_tls: &'static [&'static str],
    /// Functions that open, or let open, a channel without encryption.
    pub plain_channels: &'static [&'static str],
}
