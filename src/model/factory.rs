//! Registrations of clients: what a program tells a framework of the clients that it hands out.

use super::{Policy, Setting, Value};

/// Where a program says which clients a framework hands out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Factory {
    /// Types that they are handed to.
    pub names: Vec<String>,
    /// It speaks for all of them.
    pub for_all: bool,
    /// Something was put into them that repeats, or may.
    pub repeats: bool,
    /// What that is, if it is known.
    pub policy: Option<Policy>,
    /// How code that asks for them writes their type; empty: they are asked for by a name.
    pub asked_by: String,
    /// The address that they are given.
    pub base: Value,
    /// The headers that they send with every request.
    pub headers: Value,
    /// Their time limit.
    pub timeout: Setting,
}
