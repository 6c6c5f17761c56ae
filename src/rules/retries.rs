//! What repeats calls, as data: libraries for it, decorators, middleware and policies of a language, and what they do by default.
//!
//! In: `[[retry]]` of `rules/languages/*/clients.toml`, compiled by `build/clients.rs`. Out: static tables.

/// A retry library.
#[derive(Debug)]
pub struct RetryRule {
    /// Name for people.
    pub library: &'static str,
    /// Full names of decorators, wrappers and policy objects.
    pub names: &'static [&'static str],
    /// Where its named parameters are; empty for keywords.
    pub options: &'static str,
    /// Parameters that set the wait; with `[]` behind it, one that does if it is a list.
    pub growth: &'static [&'static str],
    /// A number there is a wait, not a factor.
    pub waits: bool,
    /// Growth when none of them is given.
    pub growth_default: crate::model::Growth,
    /// Last names of things that grow by a factor.
    pub exponential: &'static [&'static str],
    /// Last names of things that grow by the same amount.
    pub linear: &'static [&'static str],
    /// Last names of things that do not grow.
    pub fixed: &'static [&'static str],
    /// Parameters of what is given as the wait that make it grow by a factor; without any of them it does not grow.
    pub grows_by: &'static [&'static str],
    /// Parameters that bound it.
    pub bound: &'static [&'static str],
    /// Bounded when none of them is given.
    pub bounded: bool,
    /// It sees errors alone: an answer is a success, whatever its status.
    pub errors_alone: bool,
    /// Settings by which it is asked about answers, too.
    pub answers: &'static [&'static str],
    /// It makes an error of a bad status by itself, and repeats it.
    pub raises: bool,
    /// Every status from 500 on is repeated, whatever else is named.
    pub every_5xx: bool,
    /// Parameters without which only failed connections are repeated; empty: statuses are repeated.
    pub statuses: &'static [&'static str],
    /// Parameters that name the methods.
    pub methods: &'static [&'static str],
    /// Methods left out when none of them is given.
    pub excluded_methods: &'static [&'static str],
    /// It repeats failed connections alone, unless an inner policy is given.
    pub connect_only: bool,
    /// Attaches itself to the client given as this argument.
    pub attaches: &'static str,
    /// Argument with an inner policy.
    pub inner: &'static str,
    /// Parameters that choose which failures are repeated; without any of them all are. Empty: not known.
    pub filters: &'static [&'static str],
    /// Parameters with a function that is asked about each failure, an answer with a bad status among them.
    pub decides: &'static [&'static str],
    /// Last names of things given as the wait, and parameters, that put chance into it. Empty: not known, or by default.
    pub jitter: &'static [&'static str],
    /// Parameters of what is given as the wait that limit a single one. Empty: not known, or by default.
    pub caps: &'static [&'static str],
    /// Statuses that it repeats by itself, `503` or `500-599`; empty: not known.
    pub repeats: &'static [&'static str],
    /// Settings by which it repeats others instead, or more.
    pub more: &'static [&'static str],
    /// Settings by which nothing bounds it, `name` or `name=value`.
    pub unbounded: &'static [&'static str],
    /// Methods of the policy that run what they are given.
    pub runs: &'static [&'static str],
    /// Settings without any of which it does not repeat.
    pub needs: &'static [&'static str],
}
