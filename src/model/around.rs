//! What is around a call: what is done with its answer, how many of it run at the same time, what it says of its audio.
//!
//! Plain data beside [`super::Call`]. As there, what could not be resolved is unknown, and unknown never accuses.

use super::{Literal, Retry, Spot, Value};

/// What is done with the answer to a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// It goes where it could not be followed, or nobody looks at it.
    #[default]
    Unknown,
    /// Its status is looked at, or a bad one becomes an error.
    Checked,
    /// Its body is taken and its status is never looked at.
    Taken {
        /// As bytes: an answer that tells of an error is kept, played or sent on like any other.
        bytes: bool,
        /// Where.
        spot: Spot,
    },
}

/// A call that is made once for each of many things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crowd {
    /// All at the same time, not one after another.
    pub together: bool,
    /// What makes it many: the loop, or what waits for all.
    pub spot: Spot,
}

/// A setting of a request that is about its audio.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it is.
    pub value: Value,
    /// Where.
    pub spot: Spot,
}

/// A header of an answer that is read.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderRead {
    /// Its name, in lower case.
    pub name: String,
    /// A missing header is taken for an empty limit: the fallback is the number 0.
    pub absent_is_empty: bool,
    /// Where.
    pub spot: Spot,
}

/// A key in a message that is sent through a socket.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyMessage {
    /// Name of the field.
    pub name: String,
    /// The key.
    pub key: Value,
    /// It stands there, in so many words.
    pub literal: Option<Literal>,
    /// Where.
    pub spot: Spot,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Around {
    /// What is done with the answer.
    pub answer: Answer,
    /// Whether it runs once for each of many things.
    pub crowd: Option<Crowd>,
    /// What it says of its audio.
    pub audio: Vec<Field>,
    /// What repeats it here, whatever its library does by itself.
    pub outer: Retry,
    /// It says how often it is repeated, or may.
    pub has_knob: bool,
    /// The answer is the result of the function around it, as it is.
    pub given_back: bool,
    /// The answer comes bit by bit, for as long as it takes.
    pub streams: bool,
    /// Its body streams while the answer comes: it can be sent once.
    pub relays: bool,
    /// The address is compared with what may be called, before it is called or around it.
    pub is_allowed: bool,
    /// What it says of the rights of a key that it makes.
    pub scopes: Vec<Field>,
    /// It says a secret of the program in what it sends: the exchange of a code for a token.
    pub says_secret: bool,
    /// It goes where an answer sends it, if it was told so in so many words.
    pub follows: Follows,
}

/// Whether a request was told to go where an answer sends it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd)]
pub enum Follows {
    /// Not in so many words.
    #[default]
    No,
    /// With its headers, but for those that every client takes away from another host.
    Yes,
    /// With all of its headers.
    WithAll,
}

/// A service that asks nobody for a key and answers beyond its own machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenService {
    /// The setting by which it asks for none, for people.
    pub what: String,
    /// By what it answers, for people.
    pub by: String,
    /// Where the setting is.
    pub spot: Spot,
    /// Where it is made to answer.
    pub public: Spot,
}

/// A version of a provider's library that the project takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Slug of the language that it is for.
    pub language: &'static str,
    /// The version, as it is written.
    pub version: String,
    /// Not only the least one.
    pub exact: bool,
    /// Where.
    pub spot: Spot,
}

/// A setting that leaves a service without encryption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unencrypted {
    /// The setting, for people.
    pub what: String,
    /// The text in place of which `true` would mend it.
    pub switch: Option<String>,
    /// Where.
    pub spot: Spot,
}
