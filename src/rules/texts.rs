//! How programs put texts and addresses together, as data of each language.
//!
//! In: `rules/languages/*/texts.toml`, compiled by `build/clients.rs`. Out: lists of one table. A name is that of a function or of what makes an
//! object, as a whole or its last parts; of a method the method's own.

/// Names of one language.
#[derive(Debug)]
pub struct TextRules {
    /// What makes a text to which others are added: `StringBuilder`.
    pub buffers: &'static [&'static str],
    /// Methods that add what they are given to the text that they are called on.
    pub adders: &'static [&'static str],
    /// Functions whose block does so by the bare names of these methods.
    pub adding_blocks: &'static [&'static str],
    /// Functions that put the parts of a list together, with a text between them.
    pub list_joins: &'static [&'static str],
    /// Methods that do so, of the list or of the text.
    pub joiners: &'static [&'static str],
    /// What makes an address of its parts, which are named, or set by its methods; numbers behind the name are the places of scheme, host and path.
    pub url_makers: &'static [&'static str],
    /// Methods and members of what an address is put together with that leave its beginning as it is.
    pub url_steps: &'static [&'static str],
    /// Functions that give back what they are given first, or at the place whose number stands behind the name.
    pub same_values: &'static [&'static str],
    /// Methods that give the value of a key: the key, and what is given where there is none.
    pub gets: &'static [&'static str],
    /// Functions that make a map of keys and values which stand one after the other.
    pub pair_maps: &'static [&'static str],
    /// Functions whose block puts the entries of a map together, by the bare names of what puts one into a map.
    pub map_blocks: &'static [&'static str],
    /// Functions that make a list of what they are given.
    pub lists: &'static [&'static str],
    /// Names of the argument before which a path is to be seen.
    pub bases: &'static [&'static str],
    /// Functions and types that are given what makes their value, when it is asked for.
    pub lazies: &'static [&'static str],
    /// Members that give that value.
    pub lazy_members: &'static [&'static str],
    /// Methods and functions that tell whether something is among others.
    pub look_ups: &'static [&'static str],
    /// Methods and functions that tell whether a text begins with another one.
    pub beginnings: &'static [&'static str],
    /// Functions that put a parameter, or a map of them, into the query of an address; numbers behind the name are the places of the address and of
    /// the parameter.
    pub query_functions: &'static [&'static str],
    /// Arguments with a map of parameters that methods of an address put into its query.
    pub query_arguments: &'static [&'static str],
}

impl TextRules {
    /// Whether a list has a name, or the last parts of it.
    pub fn has(list: &[&str], name: &str) -> bool {
        let is = |known: &&str| {
            name.strip_suffix(*known).is_some_and(|before| before.is_empty() || before.ends_with(['.', '/', '\\']))
        };
        list.iter().any(is)
    }
}
