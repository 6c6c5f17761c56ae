//! How clients are called, as data: the calls that make and send requests, and those that change them.
//!
//! In: `[[client]]` tables of `rules/languages/*/clients.toml`. Out: their rows. Argument places are written as in [`clients`](super::clients).

/// One way to call a client.
#[derive(Debug)]
pub struct CallRule {
    /// Names below the module or the client object; empty for the thing itself.
    pub names: &'static [&'static str],
    /// HTTP method; empty: the name is the method.
    pub method: &'static str,
    /// Argument with the method.
    pub method_in: &'static [&'static str],
    /// Argument with the URL.
    pub url: &'static [&'static str],
    /// Argument that holds the named parameters; empty for keywords.
    pub options: &'static str,
    /// Argument with headers.
    pub headers_in: &'static str,
    /// Argument with the protocols of a socket: where no header can be set, one of them carries the key.
    pub protocols_in: &'static str,
    /// Argument with parameters of the URL.
    pub query_in: &'static str,
    /// Argument that may be a request made before.
    pub request: &'static [&'static str],
    /// Only makes a request; another call sends it.
    pub deferred: bool,
    /// Opens a WebSocket.
    pub socket: bool,
    /// An argument may carry a time limit.
    pub limited: bool,
    /// Gives an object whose later calls change the request.
    pub opens: bool,
}

/// A call on a request or a client that changes it.
#[derive(Debug)]
pub struct Modifier {
    /// Dotted name below the object, such as `headers.update`; after a space, the option that an argument must name.
    pub name: &'static str,
    /// Argument with a header's name.
    pub key: &'static str,
    /// Argument with a header's value.
    pub value: &'static str,
    /// Argument with a map of headers.
    pub headers: &'static str,
    /// Scheme put before the value, for an `Authorization` header, or the argument with it.
    pub scheme: &'static str,
    /// Argument with query parameters.
    pub query: &'static str,
    /// `key` and `value` are those of a parameter of the query, not of a header.
    pub in_query: bool,
    /// Argument with a base URL.
    pub base: &'static str,
    /// Sets the time limit.
    pub timeout: bool,
    /// Argument with that limit, if it is not the first; after a `+`, of one beside others: none there turns nothing off.
    pub limit: &'static str,
    /// Argument by which it goes where an answer sends it.
    pub follows: &'static str,
    /// Argument with what repeats: a policy object, or a number of retries.
    pub retry: &'static str,
    /// Argument with the URL.
    pub url: &'static str,
    /// HTTP method that it sets.
    pub method: &'static str,
    /// Argument with the HTTP method.
    pub method_in: &'static str,
    /// Its arguments are those of the retry library of this name.
    pub policy: &'static str,
    /// Argument with a client whose requests these are.
    pub client: &'static str,
}
