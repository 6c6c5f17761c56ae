//! All integration tests, one binary: one link instead of two dozen after each change. Each module tells what it holds.

mod action;
mod command_line;
mod env_file;
mod fixes;
mod fixtures;
mod generated;
mod git_catalogue;
mod git_history;
mod git_store;
mod history;
mod integration_lints;
mod layered;
mod layers;
mod lint_docs;
mod precision;
mod readme;
mod recall;
mod reports;
mod rules;
mod rules_found;
mod source_range;
mod source_refs;
mod source_staged;
mod source_tree;
mod support;
mod syntax_bounds;
