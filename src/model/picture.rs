//! How a source file talks to APIs: the language-neutral picture that parsers fill and integration lints read.
//!
//! Plain data. A thing that could not be resolved is `Unknown`, and unknown never accuses: a lint that reports an absence
//! asks whether every source of the thing was resolved. Literals are held as [`SecretText`](super::SecretText): any of them may be a key.

use super::{
    Around, Excerpt, Export, Follows, Function, HeaderRead, KeyAsked, KeyGiven, KeyMessage, Literal, OpenService,
    Package, SecretText, Unencrypted, Value,
};
use bstr::BString;

/// A place in the file of the picture, with the masked line to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// First line, from 1.
    pub line: u32,
    /// First column in characters, from 1.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
    /// Byte offset of the place, which may go on beyond the line.
    pub start: u32,
    /// Byte offset after it.
    pub end: u32,
    /// The lines of the place; anything in them that could be a key is masked to the same length.
    pub excerpt: Excerpt,
}

/// Where a file runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Nothing decides.
    #[default]
    Unknown,
    /// On a server, or a tool of its owner.
    Server,
    /// In the browser of a visitor.
    Browser,
    /// In an app on somebody's device.
    Mobile,
    /// While building.
    Build,
    /// Documentation and samples.
    Docs,
    /// Tests.
    Test,
}

/// Whether a parameter of a call is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// May be set somewhere that could not be resolved.
    #[default]
    Unknown,
    /// Not set anywhere, and the default does nothing.
    Absent,
    /// Set, or sound by default.
    Present,
    /// Turned off in so many words.
    Off,
}

/// How the wait grows from try to try.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Growth {
    /// Could not be evaluated.
    #[default]
    Unknown,
    /// No wait at all.
    None,
    /// Always the same.
    Fixed,
    /// By the same amount.
    Linear,
    /// By a factor.
    Exponential,
    /// Gets shorter.
    Shrinking,
}

/// What repeats a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// What it is, for people: `loop`, or the name of a library.
    pub what: String,
    /// Growth of the wait.
    pub growth: Growth,
    /// Whether the number of tries or the total time is bounded. `None`: not known.
    pub bounded: Option<bool>,
    /// Whether a failed authentication is repeated too, whatever the call makes of it. `None`: not known.
    pub repeats_auth_errors: Option<bool>,
    /// Every error is repeated, whatever it is: a failed authentication too, if it becomes an error.
    pub catches_all: bool,
    /// It sees errors alone: a bad status is none unless something makes it one.
    pub by_error: bool,
    /// An answer is a success to it, whatever its status, unless it is made an error first.
    pub errors_alone: bool,
    /// After the last try nothing is thrown and nothing returned: the caller takes it for success.
    pub swallows: bool,
    /// A bad status becomes an error where the policy sees it.
    pub raises: bool,
    /// What it repeats gives nothing back where the status is bad, which is a success to it.
    pub gives_nothing: bool,
    /// A handler between the request and the policy takes every error and throws none.
    pub hidden: bool,
    /// Statuses that are repeated, as inclusive ranges, when the source says so and every other status is not.
    pub statuses: Option<Vec<(u16, u16)>>,
    /// Whether chance is in the wait. `None`: not known, or the wait does not grow.
    pub jitter: Option<bool>,
    /// Seconds of the longest wait before a try, when it could be computed and nothing limits it.
    pub longest_wait: Option<u64>,
    /// Whether only failed connections are repeated, never a status.
    pub connect_only: bool,
    /// Methods that are left out, upper case.
    pub excluded_methods: &'static [&'static str],
    /// Where it is.
    pub spot: Spot,
    /// The file of that place, if it is another one.
    pub home: Option<BString>,
}

/// The retry state of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Retry {
    /// Something wraps the call that could not be resolved.
    #[default]
    Unknown,
    /// Nothing repeats it here. The functions whose callers may still repeat it.
    None {
        /// Names of the enclosing functions, innermost first.
        functions: Vec<String>,
    },
    /// Repeated.
    By(Policy),
    /// Given to a function of another module.
    Wrapped {
        /// Dotted name of that function.
        by: String,
        /// Names of the enclosing functions.
        functions: Vec<String>,
    },
    /// Turned off in so many words.
    Off(Spot),
    /// Repeated if whoever makes the client that is handed in made one that repeats.
    Given {
        /// Library of the client.
        library: &'static str,
        /// Names of the enclosing functions.
        functions: Vec<String>,
    },
    /// Repeated if what hands the client over was told so.
    Handed {
        /// Name of the class that is handed the client.
        to: String,
        /// Whether it makes a client by itself where nothing hands one to it.
        made_otherwise: bool,
    },
}

impl Retry {
    /// The retry state of a client that the class of this name is handed, and never makes.
    pub fn handed(to: impl Into<String>) -> Self {
        Self::Handed { to: to.into(), made_otherwise: false }
    }
}

/// What kind of thing a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallKind {
    /// An HTTP request.
    Http,
    /// A WebSocket.
    Socket,
    /// A call of a provider's own library.
    Sdk,
}

/// One call to an API.
#[derive(Clone, Debug)]
pub struct Call {
    /// Kind.
    pub kind: CallKind,
    /// The client library, as its data names it.
    pub library: &'static str,
    /// Slug of the provider whose library it is.
    pub sdk_provider: Option<&'static str>,
    /// What was called, as written.
    pub callee: String,
    /// Index of the client object, if it is one of this file.
    pub client: Option<usize>,
    /// HTTP method in upper case, when it is known.
    pub method: Option<String>,
    /// URL with the base URL of the client before it.
    pub url: Value,
    /// All headers: of the client, then of the call.
    pub headers: Value,
    /// Value of a parameter that authenticates.
    pub auth: Value,
    /// Query parameters.
    pub query: Value,
    /// Time limit.
    pub timeout: Setting,
    /// What repeats it.
    pub retry: Retry,
    /// Whether it blocks a thread while it is inside of an asynchronous function.
    pub blocks_async: bool,
    /// Whether a bad status becomes an error by itself.
    pub throws: bool,
    /// Name of the innermost function with a name.
    pub function: Option<String>,
    /// What is around it.
    pub around: Around,
    /// Where.
    pub spot: Spot,
}

/// An object through which calls are made.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// The library.
    pub library: &'static str,
    /// Number of its rule in the data of the language; of a provider's library, nothing.
    pub rule: Option<usize>,
    /// The file that makes it and its number there, if it is another one.
    pub home: Option<(BString, usize)>,
    /// Slug of the provider whose library it is.
    pub sdk_provider: Option<&'static str>,
    /// Name by which it is bound, empty if none.
    pub name: String,
    /// A variable of a function holds it: it is made anew with every run.
    pub local: bool,
    /// Its requests wait on the thread.
    pub blocking: bool,
    /// Base URL.
    pub base: Value,
    /// The key given to it, or `Null` if none is given.
    pub key: Value,
    /// A flag that lets the library run in a browser with a key.
    pub browser_flag: Option<Spot>,
    /// Default headers.
    pub headers: Value,
    /// Query parameters of all its requests.
    pub query: Value,
    /// Time limit of its requests.
    pub timeout: Setting,
    /// It says how often its requests are repeated, or may.
    pub has_knob: bool,
    /// Whether its requests go where an answer sends them.
    pub follows: Follows,
    /// Whether a retry is set at the client.
    pub retry: Option<Retry>,
    /// Where it is made.
    pub spot: Spot,
}

impl Client {
    /// A client of a library of which nothing else is known.
    pub fn unknown(library: &'static str, spot: Spot) -> Self {
        Self {
            library,
            rule: None,
            home: None,
            sdk_provider: None,
            name: String::new(),
            local: true,
            blocking: false,
            base: Value::Null,
            key: Value::Null,
            browser_flag: None,
            headers: Value::Map { entries: Vec::new(), open: true },
            query: Value::Null,
            timeout: Setting::Unknown,
            has_knob: false,
            follows: Follows::No,
            retry: Some(Retry::Unknown),
            spot,
        }
    }
}

/// A read of the environment.
#[derive(Clone, Debug)]
pub struct EnvRead {
    /// Name of the variable.
    pub name: String,
    /// A literal that is taken when it is not set.
    pub fallback: Option<Literal>,
    /// Where.
    pub spot: Spot,
    /// Where the fallback is.
    pub fallback_spot: Option<Spot>,
}

/// A literal written into the environment.
#[derive(Clone, Debug)]
pub struct EnvAssign {
    /// Name of the variable.
    pub name: String,
    /// The literal.
    pub literal: Literal,
    /// Its place.
    pub spot: Spot,
}

/// A key given literally to a provider's library.
#[derive(Clone, Debug)]
pub struct LiteralKey {
    /// Slug of the provider.
    pub provider: &'static str,
    /// Name of the parameter.
    pub param: String,
    /// The literal.
    pub literal: Literal,
    /// Its place.
    pub spot: Spot,
}

/// A literal that reaches a header with a key by way of a name.
#[derive(Clone, Debug)]
pub struct LiteralAuth {
    /// Name of the header.
    pub header: String,
    /// The literal.
    pub literal: Literal,
    /// Its place.
    pub spot: Spot,
    /// Where it is sent.
    pub used: Spot,
    /// The file of that place, if it is another one.
    pub home: Option<BString>,
}

/// Certificates are not checked.
#[derive(Clone, Debug)]
pub struct TlsOff {
    /// The setting as its data names it.
    pub setting: String,
    /// It stands under a test of a setting that asks for it.
    pub asked_for: bool,
    /// Where.
    pub spot: Spot,
}

/// Where a value of the environment gets to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Kept on the device, in the clear.
    Store,
    /// The arguments of a program.
    Process,
    /// The answer to a request.
    Answer,
    /// The code that a build makes.
    Bundle,
}

/// A value with a name leaves the program.
#[derive(Clone, Debug)]
pub struct Exited {
    /// Where to.
    pub to: Exit,
    /// The name of the environment variable, or the name under which it is kept; of a literal the name that holds it, which may be empty.
    pub what: String,
    /// The literal that leaves, if it is one: whether it is a key is not known here.
    pub literal: Option<SecretText>,
    /// Through what, as written.
    pub by: String,
    /// Where.
    pub spot: Spot,
}

impl Exited {
    /// What stands for the whole environment in place of the name of a variable.
    pub const ALL: &str = "*";
}

/// A channel without encryption.
#[derive(Clone, Debug)]
pub struct PlainChannel {
    /// What was called, as written.
    pub by: String,
    /// Where it leads to.
    pub target: Value,
    /// Where.
    pub spot: Spot,
}

/// A key is written to a log.
#[derive(Clone, Debug, Default)]
pub struct Logged {
    /// What is written, for people: the name of the environment variable or of the variable; of a literal the name that holds it, which may
    /// be empty.
    pub what: String,
    /// The literal that is written, if it is one: whether it is a key is not known here.
    pub literal: Option<SecretText>,
    /// More than one value, for people: keys are among them, whatever they are called.
    pub all: &'static str,
    /// Where.
    pub spot: Spot,
}

/// Code inside of a file of another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inside {
    /// Its number among the pieces of the file, from 1.
    pub number: u32,
    /// The first line of it.
    pub first_line: u32,
    /// The last line.
    pub last_line: u32,
}

impl FileSummary {
    /// Whether it is a piece of a document: that belongs to no program, whatever else the file's folder holds.
    pub fn is_of_document(&self) -> bool {
        self.inside.is_some() && self.side == Side::Docs
    }
}

/// The picture of one file, or of one piece of code in it.
#[derive(Clone, Debug, Default)]
pub struct FileSummary {
    /// Path relative to the target.
    pub path: BString,
    /// Slug of the language.
    pub language: &'static str,
    /// Which code of the file it is, if the file holds code of other languages.
    pub inside: Option<Inside>,
    /// Where it runs.
    pub side: Side,
    /// Why, for people.
    pub side_reason: &'static str,
    /// Modules that it imports.
    pub imports: Vec<String>,
    /// A name says that something is retried, or of what class tasks are.
    pub tells_retries: bool,
    /// Names of the top level and what they are, sorted by name.
    pub exports: Vec<(String, Export)>,
    /// Modules of which everything is exported once more.
    pub stars: Vec<String>,
    /// Clients.
    pub clients: Vec<Client>,
    /// Calls.
    pub calls: Vec<Call>,
    /// Reads of the environment.
    pub env_reads: Vec<EnvRead>,
    /// Literals written into the environment.
    pub env_assigns: Vec<EnvAssign>,
    /// Literal keys given to libraries.
    pub literal_keys: Vec<LiteralKey>,
    /// Waits on the thread inside of asynchronous functions: what waits, and where.
    pub thread_waits: Vec<TlsOff>,
    /// Literals that are sent in headers with keys.
    pub literal_auths: Vec<LiteralAuth>,
    /// Switched-off certificate checks.
    pub tls_off: Vec<TlsOff>,
    /// The same by a variable or a setting of another program, as a text that sets it.
    pub unchecking: Vec<TlsOff>,
    /// Clients whose requests have all been given a time limit at once.
    pub limited: Vec<&'static str>,
    /// Settings that allow old versions of TLS.
    pub old_tls: Vec<TlsOff>,
    /// Channels without encryption.
    pub plain_channels: Vec<PlainChannel>,
    /// Keys in logs.
    pub logged: Vec<Logged>,
    /// Named values that leave the program.
    pub exited: Vec<Exited>,
    /// Headers of answers that are read.
    pub headers_read: Vec<HeaderRead>,
    /// Versions of providers' libraries, in manifests.
    pub packages: Vec<Package>,
    /// It is a manifest by which a project is built into pages, and into nothing that a server runs.
    pub builds_pages: bool,
    /// Settings that leave a service without encryption.
    pub unencrypted: Vec<Unencrypted>,
    /// Where an app is allowed to send anything without encryption.
    pub clear_apps: Vec<Unencrypted>,
    /// Services that ask for no key.
    pub open_services: Vec<OpenService>,
    /// Keys in messages through sockets.
    pub key_messages: Vec<KeyMessage>,
    /// Names of fields and parameters whose type is the client of a provider's library, with the provider.
    pub sdk_names: Vec<(String, &'static str)>,
    /// Functions.
    pub functions: Vec<Function>,
    /// What is mentioned where something repeats what is called, sorted.
    pub repeated_names: Vec<super::Mention>,
    /// Registrations of clients that a framework hands out.
    pub factories: Vec<super::Factory>,
    /// Addresses given to functions and classes of other files.
    pub given: Vec<super::Given>,
    /// Keys that functions and classes of the file are given.
    pub keys_asked: Vec<KeyAsked>,
    /// Literals that could be keys, given to functions and classes of other files.
    pub keys_given: Vec<KeyGiven>,
    /// Clients that a file of settings makes repeat, by the names of their libraries.
    pub configured: Vec<&'static str>,
    /// Addresses that settings have, by the last parts of their names.
    pub addresses: Vec<(String, Value)>,
    /// Why the syntax was left out by policy, if it was.
    pub skipped: Option<&'static str>,
    /// Why the picture is not whole, if it is not.
    pub uncovered: Option<&'static str>,
}
