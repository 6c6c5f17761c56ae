//! What programs do with answers, and how they run many calls at the same time, as data of each language.
//!
//! In: `rules/languages/*/answers.toml`, compiled by `build/clients.rs`. Out: lists of one table. Names are last parts: of a member, or
//! of what is called.

/// Names of one language.
#[derive(Debug)]
pub struct AnswerRules {
    /// Libraries of requests of whose answers this is known.
    pub libraries: &'static [&'static str],
    /// Libraries whose requests give the answer to the function that they are given last.
    pub callbacks: &'static [&'static str],
    /// Libraries that make an error of a bad status unless a setting says otherwise.
    pub quieted: &'static [&'static str],
    /// Those settings, where they are false.
    pub quiet_settings: &'static [&'static str],
    /// Settings that take it from them where they are true.
    pub quiet_switches: &'static [&'static str],
    /// Libraries whose requests may be given a block behind them, to which they give the answer.
    pub blocks: &'static [&'static str],
    /// Libraries whose requests give the body and the head of an answer beside each other.
    pub pairs: &'static [&'static str],
    /// Libraries into whose answers an index reads their bodies.
    pub indexed: &'static [&'static str],
    /// Members of an answer that tell, or judge, its status.
    pub statuses: &'static [&'static str],
    /// Names whose presence in a function means that it knows the status.
    pub status_signs: &'static [&'static str],
    /// Settings by which a client makes an error of a bad status: their presence in a file speaks for all of its requests.
    pub client_signs: &'static [&'static str],
    /// Those of them that do so for certain: who catches everything catches a refused key.
    pub client_raises: &'static [&'static str],
    /// Members of an answer that give its body, read as text or data.
    pub bodies: &'static [&'static str],
    /// Those that give it as bytes.
    pub bytes: &'static [&'static str],
    /// Words by which a body is read while it comes, with the brackets behind them where they say it together.
    pub streams: &'static [&'static str],
    /// Members behind bytes that make text of them.
    pub decoded: &'static [&'static str],
    /// Members behind a body that only put it away.
    pub closers: &'static [&'static str],
    /// Methods that send a request which is made step by step: what stands before them is no answer.
    pub sends: &'static [&'static str],
    /// Methods of an answer to come whose argument is given the answer.
    pub thens: &'static [&'static str],
    /// Methods of an object that is given for an answer to come; the answer is their last parameter.
    pub receivers: &'static [&'static str],
    /// What the parameter of a function without parameters is called.
    pub implicit: &'static [&'static str],
    /// Functions and methods that keep a body as it is, in a file or in a store.
    pub keepers: &'static [&'static str],
    /// Functions that are given a body where the answer is the body.
    pub takers: &'static [&'static str],
    /// Functions that wait for many things at once.
    pub gathers: &'static [&'static str],
    /// Methods that run a function once for each of many things, with an answer for each.
    pub maps: &'static [&'static str],
    /// Methods that do so without an answer, one after another.
    pub visits: &'static [&'static str],
    /// Methods that add to a collection.
    pub adds: &'static [&'static str],
    /// Functions that let something run beside, and words before what runs beside.
    pub spawns: &'static [&'static str],
    /// Methods of an executor that begin what they are given when one of its threads is free.
    pub submits: &'static [&'static str],
    /// What makes an executor with as many threads as it is given things.
    pub boundless: &'static [&'static str],
    /// Types of collections that run all that is put into them.
    pub collectors: &'static [&'static str],
    /// What stands before the type and the size of a channel where one is made.
    pub slots: &'static [&'static str],
    /// Methods that send a message through a socket.
    pub messages: &'static [&'static str],
}
