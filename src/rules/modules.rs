//! How names of modules lead to files of the project, as data of each language: `rules/languages/*/modules.toml`.

/// The rules of one language.
#[derive(Debug)]
pub struct ModuleRule {
    /// Between the parts of a name.
    pub separator: &'static str,
    /// A dot at the beginning is the own folder, each further one a folder up.
    pub dots: bool,
    /// Extensions of files, in the order in which they are tried.
    pub extensions: &'static [&'static str],
    /// Names of files that stand for their folder.
    pub index: &'static [&'static str],
    /// Extensions that are written for those of the source, as `written=source`.
    pub written: &'static [&'static str],
    /// A whole name begins in any folder above the importing file.
    pub anywhere: bool,
    /// Folders below one of those in which names begin as well.
    pub roots: &'static [&'static str],
    /// Beginnings of names for a folder at or above the importing file, as `beginning=folder`; a `*` in it is a name of any package.
    pub homes: &'static [&'static str],
    /// Names of configurations with more of them; a `*` stands for anything.
    pub aliases: &'static [&'static str],
    /// Names of files that say what a package of the project is called.
    pub packages: &'static [&'static str],
    /// All files of a folder are one module, and see each other's names.
    pub folders: bool,
    /// What a file of the same folder defines is known without an import.
    pub beside: bool,
    /// A type is known in the whole project, and stands in a file of its name: `KeyStore` in `KeyStore.java`, `key_store.rb`.
    pub types: bool,
    /// Name of what a file exports without a name.
    pub unnamed: &'static str,
    /// Objects that the exports of a file are written to.
    pub objects: &'static [&'static str],
    /// Functions that give a module by its name.
    pub loads: &'static [&'static str],
    /// Words of lines that import.
    pub words: &'static [&'static str],
}
