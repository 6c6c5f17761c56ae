//! How code of each language talks to APIs, as data: what the nodes of its grammar mean, its HTTP clients, the libraries of
//! providers and retry libraries; what a provider asks of an integration is a [`Contract`].
//!
//! In: `rules/languages/*/{syntax,clients}.toml` and `rules/contracts/*.toml`, compiled by `build/clients.rs`. Out: static tables. Argument places
//! are texts: `0` is the first positional argument, `timeout` a named one (a keyword, or a key of the options), `1.headers` a key of the second.

pub use super::commands::CommandRule;
pub use super::contracts::{Contract, Sdk};
use super::modules::ModuleRule;
pub use super::nodes::{Label, NodeRule, Role};
pub use super::requests::{CallRule, Modifier};
pub use super::retries::RetryRule;

/// An HTTP client.
#[derive(Debug)]
pub struct ClientRule {
    /// Name for people.
    pub library: &'static str,
    /// Modules that have it.
    pub modules: &'static [&'static str],
    /// Names that need no import.
    pub globals: &'static [&'static str],
    /// Names below the module that make a client.
    pub constructors: &'static [&'static str],
    /// Where a constructor has its named parameters; empty for keywords.
    pub constructor_options: &'static str,
    /// Ways to call it.
    pub calls: &'static [CallRule],
    /// Calls that change a request or a client.
    pub modifiers: &'static [Modifier],
    /// Named parameters with the base URL.
    pub base: &'static [&'static str],
    /// Scheme of a URL that is given in parts.
    pub scheme: &'static str,
    /// Named parameters with the host, where the URL may be given in parts instead.
    pub host: &'static [&'static str],
    /// Named parameters with the path of a URL in parts.
    pub path: &'static [&'static str],
    /// Named parameters with headers.
    pub headers: &'static [&'static str],
    /// Named parameters with credentials.
    pub auth: &'static [&'static str],
    /// Named parameters with query parameters.
    pub query: &'static [&'static str],
    /// Named parameters with the time limit.
    pub timeout: &'static [&'static str],
    /// Values of a time limit by which there is none: numbers, or last names of constants.
    pub no_limit: &'static [&'static str],
    /// What sets a time limit for all its requests, wherever they are: names of settings and of functions, the latter with a word they must be given.
    pub limits_for_all: &'static [&'static str],
    /// There is a sound time limit by default.
    pub timeout_default: bool,
    /// Named parameters that switch certificate checks off, as `name=value`.
    pub insecure: &'static [&'static str],
    /// Named parameters by which it goes where an answer sends it, with every header but the common ones for credentials.
    pub follows: &'static [&'static str],
    /// Named parameters with a transport that may repeat.
    pub transport: &'static [&'static str],
    /// A transport is given in so many words or not at all: options that are not known hold none.
    pub transport_said: bool,
    /// Annotations of methods of an interface that put a parameter into the query, where a client makes an object of the interface.
    pub query_notes: &'static [&'static str],
    /// Settings of a transport that limit the wait for the head of an answer.
    pub transport_limits: &'static [&'static str],
    /// What makes a transport that repeats nothing, by full names.
    pub plain_transports: &'static [&'static str],
    /// Methods of a request by which it is looked at and not sent.
    pub unsent: &'static [&'static str],
    /// What makes a transport that only measures, by full names: it is what stands inside of it.
    pub measuring_transports: &'static [&'static str],
    /// Types of what a framework hands out to make such clients with, by their full names. It sets nothing by itself.
    pub builders: &'static [&'static str],
    /// Whole names of types that its clients have beside the names of what makes them.
    pub types: &'static [&'static str],
    /// Types of what a project gives to a framework to set something on all that it hands out.
    pub customizers: &'static [&'static str],
    /// Keys in files of settings by which a framework makes all of them repeat.
    pub configured_by: &'static [&'static str],
    /// Constructors of clients whose requests wait on the thread, as those without a client do; others give way.
    pub waiting: &'static [&'static str],
    /// The retry library whose settings its options are, of the client and of a call; empty: none.
    pub policy: &'static str,
    /// Named parameters with the number of retries or a policy.
    pub retry: &'static [&'static str],
    /// Keys of a policy with the number of retries: zero switches them off.
    pub retry_limit: &'static [&'static str],
    /// It repeats by default (statuses, growing wait).
    pub retries: bool,
    /// Methods that its own retry leaves out by default.
    pub excluded_methods: &'static [&'static str],
    /// It blocks the thread.
    pub blocking: bool,
    /// A bad status becomes an error by itself.
    pub throws: bool,
    /// Calls of any object that is not known, by their names.
    pub any_object: bool,
    /// Its objects repeat nothing, whoever makes them.
    pub bare: bool,
    /// A framework hands it out, and may have been told to repeat: a parameter of its type is a client.
    pub handed: bool,
    /// A container hands it to a class by its type and name, as something else in the project gives it.
    pub injected: bool,
    /// It is there to be put around with what repeats: whoever makes one most likely does.
    pub layered: bool,
    /// Calls in the body of a class that take it in: the class is a client then, and its body tells it things.
    pub mixins: &'static [&'static str],
}

/// How code of one language is read.
#[derive(Debug)]
pub struct SyntaxTable {
    /// Slug.
    pub language: &'static str,
    /// Slug of the language whose libraries it shares; its own if none.
    pub family: &'static str,
    /// Name of the grammar.
    pub grammar: &'static str,
    /// File extensions.
    pub extensions: &'static [&'static str],
    /// Extensions with another grammar of the same node kinds.
    pub variants: &'static [(&'static str, &'static str)],
    /// What documents, notebooks and elements of markup call the language, lower case.
    pub called: &'static [&'static str],
    /// What stands before lines of it in transcripts.
    pub prompts: &'static [&'static str],
    /// Node kinds.
    pub nodes: &'static [NodeRule],
    /// Fields and methods of a class are called by their bare names in its methods.
    pub fields_are_names: bool,
    /// An import binds the last part of its name, and names of a library are written without it when all of them are imported.
    pub imports_bind_last: bool,
    /// `$name` in a text is the value of that name, though the grammar does not say so.
    pub dollar_names: bool,
    /// `{name}` in a format is the value of that name.
    pub brace_names: bool,
    /// An import without names brings all names of the file.
    pub imports_all_names: bool,
    /// The last expression of a function is its result.
    pub last_is_result: bool,
    /// A block behind a call is one of its arguments, and what is called in it belongs to what the call makes.
    pub blocks_have_receiver: bool,
    /// Results of a function may have names before their types.
    pub results_have_names: bool,
    /// Brackets behind what is called hold the types that a function is made for.
    pub brackets_give_types: bool,
    /// A bare name may be a call of a method without arguments.
    pub names_are_calls: bool,
    /// What a function assigns is a name of the file, unless it says that it is its own.
    pub functions_set_globals: bool,
    /// A name where an object has a key is the key itself, no variable.
    pub keys_are_bare: bool,
    /// Macros that are read as calls: the grammar gives no more than their tokens.
    pub macros: &'static [&'static str],
    /// Macros whose braces hold plain declarations.
    pub wrapping_macros: &'static [&'static str],
    /// Links to members that the grammar does not read as such: `?.`. Their first sign is left out.
    pub optional_links: &'static [&'static str],
    /// Macros whose arguments are data: they are read as lists of names and values.
    pub data_macros: &'static [&'static str],
    /// Names of modules in a file that hold its tests.
    pub test_blocks: &'static [&'static str],
    /// Kinds of nodes that are blocks: what is declared in one ends with it.
    pub blocks: &'static [&'static str],
    /// Words that declare a name for the whole function, whatever block they stand in.
    pub unblocked_words: &'static [&'static str],
    /// Words before a name that is one of the function around it alone.
    pub local_words: &'static [&'static str],
    /// First names of paths that begin in the project itself.
    pub own_roots: &'static [&'static str],
    /// What stands for the class around it.
    pub own_class_names: &'static [&'static str],
    /// Names that stand for the own object, beside words of the language.
    pub this_names: &'static [&'static str],
    /// Errors are thrown: a function that returns nothing has succeeded.
    pub errors_are_thrown: bool,
    /// Its programs are small and run by hand: who runs one sees it fail, and runs it again.
    pub run_by_hand: bool,
    /// What to do about a lint in this language, by the lint's name.
    pub advice: &'static [(&'static str, &'static str)],
    /// A name that nothing sets is a variable of the environment.
    pub names_are_environment: bool,
    /// Programs that make requests.
    pub commands: &'static [CommandRule],
    /// HTTP clients.
    pub clients: &'static [ClientRule],
    /// Retry libraries.
    pub retries: &'static [RetryRule],
    /// Objects whose members are environment variables.
    pub env_maps: &'static [&'static str],
    /// Objects whose members the build writes into what is shipped.
    pub bundle_maps: &'static [&'static str],
    /// Words before a field by which an editor or a build fills it in, and ships what it holds.
    pub shipped_fields: &'static [&'static str],
    /// Functions that read what the build wrote into what is shipped.
    pub bundle_calls: &'static [&'static str],
    /// Functions that read an environment variable: name first, fallback second.
    pub env_calls: &'static [&'static str],
    /// Methods of objects that hold settings, each with a part of the object's name before it: they read the variable that they are given.
    pub env_getters: &'static [&'static str],
    /// Functions that write an environment variable: name first, value second.
    pub env_writes: &'static [&'static str],
    /// Annotations with a setting in their text, `${name:fallback}`.
    pub env_annotations: &'static [&'static str],
    /// Beginnings of the names of files of settings whose names those annotations have.
    pub settings_files: &'static [&'static str],
    /// The folder whose files of the language itself are settings, each under its own name: `config`.
    pub settings_folder: &'static [&'static str],
    /// Ends of the names of objects that hold such settings, in lower case.
    pub settings_holders: &'static [&'static str],
    /// Methods that give a part of them.
    pub settings_sections: &'static [&'static str],
    /// What makes a method one that is read like a field: decorators, and words (with a space) before its name.
    pub getters: &'static [&'static str],
    /// Functions that wait.
    pub sleeps: &'static [&'static str],
    /// Those of them that wait on the thread.
    pub thread_sleeps: &'static [&'static str],
    /// Last names of functions that run a block which they are given after a time.
    pub timers: &'static [&'static str],
    /// Last names of functions that make a span of time of a number.
    pub durations: &'static [&'static str],
    /// Units of time: a name, a space, and its milliseconds.
    pub spans: &'static [&'static str],
    /// Milliseconds that a wait of 1 lasts; 0: not known, or not always the same.
    pub wait_unit_ms: u16,
    /// Functions that give a function some of its arguments before it is called.
    pub partials: &'static [&'static str],
    /// Calls that load a module where it is used, with their parentheses.
    pub loads: &'static [&'static str],
    /// Beginnings of reads of variables that are only there in what is written into pages.
    pub published: &'static [&'static str],
    /// Commands that run the command among their words.
    pub runners: &'static [&'static str],
    /// Events of a connection that has failed, and members that handle them.
    pub failure_events: &'static [&'static str],
    /// Methods of what will have a value, whose argument runs when it has failed.
    pub failure_methods: &'static [&'static str],
    /// Methods of a cell whose argument makes what it holds, once.
    pub cells: &'static [&'static str],
    /// What a framework is told by who gives a parameter: its argument is a function.
    pub providers: &'static [&'static str],
    /// Functions that throw.
    pub throwers: &'static [&'static str],
    /// Commands that wait for something new.
    pub inputs: &'static [&'static str],
    /// Functions that end the program; with a dot before it, a method of whatever object.
    pub quits: &'static [&'static str],
    /// Fields of a class with the wait between its tries, each with what the head of such a class names: `backoff ShouldQueue`.
    pub class_waits: &'static [&'static str],
    /// Functions that throw unless the condition that they are given holds.
    pub asserts: &'static [&'static str],
    /// Methods that make an error of a bad status.
    pub raises: &'static [&'static str],
    /// Types of errors that a bad status of any kind is one of.
    pub broad_errors: &'static [&'static str],
    /// Types of errors that a connection ends in, and no answer.
    pub connection_errors: &'static [&'static str],
    /// Functions that write to a log or a terminal.
    pub logs: &'static [&'static str],
    /// Methods that give the same text back.
    pub same_text: &'static [&'static str],
    /// Methods of texts that put something in the place of a part; what is replaced by nothing is cut off.
    pub cuts: &'static [&'static str],
    /// Functions that give their first argument back as text.
    pub texts: &'static [&'static str],
    /// Functions that put a scheme before a credential.
    pub schemes: &'static [&'static str],
    /// Methods whose argument is taken when the object has nothing.
    pub fallbacks: &'static [&'static str],
    /// Functions that put a path behind a base.
    pub joins: &'static [&'static str],
    /// Methods that put a path behind the URL that they are called on.
    pub appends: &'static [&'static str],
    /// Functions that make a URL of a host and a path, after their scheme and a space.
    pub hosts: &'static [&'static str],
    /// Functions that define a constant: its name first, its value second.
    pub definers: &'static [&'static str],
    /// Methods of a library's objects and answers, in lower case, that send nothing.
    pub local_methods: &'static [&'static str],
    /// Functions that fill a format text.
    pub formats: &'static [&'static str],
    /// Functions that give a new id with every call.
    pub fresh_ids: &'static [&'static str],
    /// Functions that merge maps.
    pub merges: &'static [&'static str],
    /// Calls in the body of a class that make fields readable by their bare names.
    pub readers: &'static [&'static str],
    /// Constructors of what holds the body and the headers of a request.
    pub header_holders: &'static [&'static str],
    /// Methods that put a key into headers, each with its scheme: `setBearerAuth Bearer`.
    pub scheme_setters: &'static [&'static str],
    /// Decorators that run once what they stand before, whatever their names sound like.
    pub once: &'static [&'static str],
    /// Libraries that limit how many calls run, and repeat none.
    pub limiters: &'static [&'static str],
    /// Methods that run the block given to them several times: retry state of what it does is not known.
    pub rerun_calls: &'static [&'static str],
    /// Names called in the body of a class by which its methods are run again when they fail: retry state of what they do is not known.
    pub rerun_signs: &'static [&'static str],
    /// Methods that run what their object does again when it fails.
    pub rerun_methods: &'static [&'static str],
    /// Settings in such a call by which nothing is run again.
    pub rerun_off: &'static [&'static str],
    /// Those of them that run it a number of times.
    pub counted_calls: &'static [&'static str],
    /// Those of them that run it until it leaves.
    pub endless_calls: &'static [&'static str],
    /// Methods that run the block given to them once, before they give back: what leaves the block may leave the function around it.
    pub inline_calls: &'static [&'static str],
    /// What a constructor is called, where it has a name of its own instead of that of its class.
    pub initializers: &'static [&'static str],
    /// Methods of a class that make an object of it.
    pub maker_methods: &'static [&'static str],
    /// How the constructor of the class below is called; one that ends with a dot begins such calls.
    pub base_calls: &'static [&'static str],
    /// Words before the name of a function whose type is meant.
    pub function_types: &'static [&'static str],
    /// Calls of another constructor of the same class.
    pub own_calls: &'static [&'static str],
    /// Words for the type that a method belongs to, where a function of it is called.
    pub own_types: &'static [&'static str],
    /// Functions that tell whether a value, the first argument, is in a list, the second.
    pub membership_calls: &'static [&'static str],
    /// Words by which a function does not hold a thread while it waits.
    pub async_words: &'static [&'static str],
    /// Words by which what waits for something new waits for a time alone.
    pub input_limits: &'static [&'static str],
    /// Words that leave a loop or the program.
    pub leaving: &'static [&'static str],
    /// Words behind which something is compared with a text.
    pub comparing: &'static [&'static str],
    /// Members of what an asynchronous call gives that wait for it on the thread.
    pub blocking_steps: &'static [&'static str],
    /// What such a wait, or another call that waits on the thread, blocks; empty: the event loop.
    pub blocked: &'static str,
    /// Functions that give the first of their arguments that has something in it.
    pub firsts: &'static [&'static str],
    /// Members of what puts a URL together that are given its query, as a list of names and values.
    pub url_queries: &'static [&'static str],
    /// Names below a request that give its query.
    pub queries: &'static [&'static str],
    /// Parts of an error that hold the headers of the request, its key among them: ends of dotted names.
    pub error_headers: &'static [&'static str],
    /// Words before a parameter of a constructor by which it is a field as well.
    pub field_words: &'static [&'static str],
    /// Methods that give a part of their object, to be changed: `headers_mut`.
    pub inner_parts: &'static [&'static str],
    /// Functions that make an object of the type that they are given.
    pub makes_given: &'static [&'static str],
    /// Commands by which a shell writes out what it runs, with a word that switches it on; `-*x` is a letter among others.
    pub traces: &'static [&'static str],
    /// Methods below an address that put a parameter into its query.
    pub query_sets: &'static [&'static str],
    /// Names without an import that a framework hands to a function as parts of an object, and a part that stands beside them: `name=part`.
    pub handed_globals: &'static [&'static str],
    /// What a request that is being answered has that its sender chose: beginnings of dotted names.
    pub received: &'static [&'static str],
    /// Defaults of parameters by which a framework gives them what a client sends.
    pub received_defaults: &'static [&'static str],
    /// Functions that write a value out as a text, all of it: `JSON.stringify`.
    pub writers: &'static [&'static str],
    /// Functions that stop what is given to them after a time.
    pub time_limits: &'static [&'static str],
    /// Methods that do so to their object, some of them by a word in what they are given: `get TimeUnit`.
    pub time_limit_methods: &'static [&'static str],
    /// Functions that end with the first of what they are given, and macros, which end in `!`.
    pub races: &'static [&'static str],
    /// What a request is given so that it can be stopped, by the last name.
    pub cancels: &'static [&'static str],
    /// Calls and settings that switch certificate checks off, as `callee`, `name=value`, `PATH=value` or `method(argument)`.
    pub insecure: &'static [&'static str],
    /// Methods and properties that are given a function which decides on a certificate.
    pub deciding: &'static [&'static str],
    /// Settings that bring a check of their own in place of the one that is switched off.
    pub verifying: &'static [&'static str],
    /// Methods that decide on a certificate by throwing.
    pub deciding_methods: &'static [&'static str],
    /// Names of values that such a method gives back where it has nothing in it.
    pub empty_values: &'static [&'static str],
    /// Names by which a method that is asked about a certificate agrees to it.
    pub agreeing: &'static [&'static str],
    /// Parts of the text of such a method that look at the certificate, or at who has it.
    pub weighing: &'static [&'static str],
    /// Constants that agree to every certificate.
    pub trusting: &'static [&'static str],
    /// Functions that say which clients a framework hands out: the types that get them stand in brackets.
    pub factories: &'static [&'static str],
    /// Those that speak for all of them.
    pub factory_defaults: &'static [&'static str],
    /// Beginnings of methods by which these clients repeat, or may.
    pub factory_retries: &'static [&'static str],
    /// Methods that hand out a client by the name under which it was registered.
    pub factory_calls: &'static [&'static str],
    /// Registrations of types whose methods are requests.
    pub factory_services: &'static [&'static str],
    /// Annotations of functions whose result a container hands to whoever asks for its type.
    pub beans: &'static [&'static str],
    /// Calls that give a client to a container.
    pub bean_calls: &'static [&'static str],
    /// Settings of what repeats by which it leaves out methods that do something.
    pub factory_leaves_out: &'static [&'static str],
    /// Words of a policy of a registration that repeats nothing.
    pub factory_breaks: &'static [&'static str],
    /// Methods of a module that give a block the module's own settings.
    pub configures: &'static [&'static str],
    /// Modules that only servers import.
    pub server_modules: &'static [&'static str],
    /// Texts that only code has which answers requests, where nothing else tells on which side it runs.
    pub server_signs: &'static [&'static str],
    /// Modules that only browser code imports.
    pub browser_modules: &'static [&'static str],
    /// Modules that only apps import.
    pub mobile_modules: &'static [&'static str],
    /// Global names that only browsers have.
    pub browser_globals: &'static [&'static str],
    /// Names of modules (`module.name`) that only code which reaches the browser uses, though servers may run it, too.
    pub browser_names: &'static [&'static str],
    /// Attributes of elements that are given what to do when a visitor does something: `onClick`.
    pub browser_attributes: &'static [&'static str],
    /// Beginnings of calls of a library that only browsers have, which no import brings: `$.ajax`.
    pub browser_calls: &'static [&'static str],
    /// Packages that build a project into pages, each with those that have to stand beside it: `builder + library`.
    pub page_builders: &'static [&'static str],
    /// Packages by which the code of a project runs on a server as well.
    pub page_servers: &'static [&'static str],
    /// Modules that only tests import.
    pub test_modules: &'static [&'static str],
    /// Modules that run functions again when they fail: retry state of what they run is not known.
    pub rerun_modules: &'static [&'static str],
    /// Modules that run again what failed where the code says so, by a name with `retr` in it or a class that tasks are made of.
    pub rerun_when_told: &'static [&'static str],
    /// Arguments that name the class of a task, which may say that it is run again.
    pub task_classes: &'static [&'static str],
    /// Methods of a map that give another one with one entry more.
    pub map_makers: &'static [&'static str],
    /// Calls in a handler that run the function around them once more, later.
    pub again_calls: &'static [&'static str],
    /// The arguments of such a call with the wait.
    pub again_waits: &'static [&'static str],
    /// Beginnings of names of environment variables that builds put into client code.
    pub public_env: &'static [&'static str],
    /// What is done with answers, and how many calls run at the same time.
    pub answers: crate::rules::answers::AnswerRules,
    /// How texts and addresses are put together.
    pub put_together: crate::rules::texts::TextRules,
    /// Where values leave, and weak settings.
    pub leaks: crate::rules::leaks::LeakRules,
    /// Texts by which a file is worth parsing, beside hosts and modules.
    pub marks: &'static [&'static str],
    /// Manifests and lists of locked versions: a name with at most one `*`, a space, and how they are written.
    pub locks: &'static [&'static str],
    /// How names of modules lead to files, where that is known.
    pub modules: Option<ModuleRule>,
}

mod tables {
    //! Written by `build/clients.rs`.
    use super::*;
    use crate::model::Growth;
    include!(concat!(env!("OUT_DIR"), "/clients.rs"));
}

/// All languages whose code is read.
pub fn syntax_tables() -> &'static [SyntaxTable] {
    tables::SYNTAX
}

/// The table of a language, by its slug.
pub fn syntax_table(language: &str) -> Option<&'static SyntaxTable> {
    syntax_tables().iter().find(|t| t.language == language)
}

/// All contracts.
pub fn contracts() -> &'static [Contract] {
    tables::CONTRACTS
}
