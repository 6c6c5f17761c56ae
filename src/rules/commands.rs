//! Programs that make requests, as data of the languages of shells: `rules/languages/*/clients.toml`.

/// A program that makes requests; flags are written with their dashes.
#[derive(Debug)]
pub struct CommandRule {
    /// Name for people.
    pub library: &'static str,
    /// Names of the program.
    pub names: &'static [&'static str],
    /// Flags with the URL; without one it is the first word.
    pub url: &'static [&'static str],
    /// Flags with what is sent.
    pub bodies: &'static [&'static str],
    /// Flags with a header.
    pub headers: &'static [&'static str],
    /// Flags with the method.
    pub method: &'static [&'static str],
    /// Flags with credentials.
    pub auth: &'static [&'static str],
    /// Flags that make it repeat, with a wait that grows.
    pub retry: &'static [&'static str],
    /// Flags that make it repeat every failure, a refused key as well.
    pub retry_all: &'static [&'static str],
    /// Flags that make the wait the same every time.
    pub fixed: &'static [&'static str],
    /// Flags with the time limit.
    pub timeout: &'static [&'static str],
    /// Values of a time limit by which there is none.
    pub no_limit: &'static [&'static str],
    /// Flags that switch the check of certificates off; with the value that does after a space, if they take one.
    pub insecure: &'static [&'static str],
    /// Flags that allow versions of TLS below 1.2; with the value that does after a space, if they take one.
    pub weak_tls: &'static [&'static str],
    /// Flags by which it goes where an answer sends it.
    pub follows: &'static [&'static str],
    /// Those by which it takes its credentials along.
    pub follows_with_all: &'static [&'static str],
    /// Flags by which it fails on a bad status. Empty: it fails by itself.
    pub fails: &'static [&'static str],
    /// Flags with a body, with which it sends a `POST` where nothing else is asked for.
    pub posts: &'static [&'static str],
    /// Flags that put the body into the address, or leave it out.
    pub gets: &'static [&'static str],
    /// Flags by which it shows the status.
    pub shows: &'static [&'static str],
    /// Flags by which it shows the answer while it comes.
    pub streams: &'static [&'static str],
    /// Flags with the file that the answer is written to.
    pub output: &'static [&'static str],
    /// Other flags with a value.
    pub valued: &'static [&'static str],
    /// Flags that open a channel without encryption.
    pub plain_channel: &'static [&'static str],
    /// It opens a channel to the host that is its first word, instead of sending a request to a URL.
    pub channel: bool,
    /// It opens a socket.
    pub socket: bool,
    /// Its words are the method, the URL, and headers as `Name:value`.
    pub items: bool,
}
