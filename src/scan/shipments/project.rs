//! Packages of Python: whether what `pyproject.toml` lists for a builder takes a file along.
//!
//! In: the text of `pyproject.toml`, and a path. Out: the line by which it is taken. What a builder takes without being told is not asked here.

use super::{Depth, glob, matches_or_holds, number};
use crate::rules::builders::{self, Names};
use toml::{Table, Value};

/// The line of `pyproject.toml` by which a package takes a path.
pub(super) fn taking(text: &str, path: &str) -> Option<u32> {
    let project: Table = toml::from_str(text).ok()?;
    let tool = project.get("tool")?.as_table()?;
    let by_list = builders::taking(Names::List).find_map(|setting| {
        let (last, above) = setting.way.split_last()?;
        let holder = table_at(tool, above)?;
        let names = |key: &str| holder.get(key).map(patterns).unwrap_or_default();
        let holds = |pattern: &String| matches_or_holds(pattern, path, Depth::Top);
        names(last).into_iter().find(holds).filter(|_| !names(setting.exceptions).iter().any(holds))
    });
    let by_force = || {
        let tables = builders::taking(Names::Forced).filter_map(|setting| table_at(tool, &setting.way));
        tables.flat_map(Table::keys).find(|file| matches_or_holds(file, path, Depth::Top)).cloned()
    };
    let by_data = || builders::taking(Names::Data).find_map(|setting| data(table_at(tool, &setting.way)?, path));
    let pattern = by_list.or_else(by_force).or_else(by_data)?;
    let says = |line: &str| ['"', '\''].iter().any(|quote| line.contains(&format!("{quote}{pattern}{quote}")));
    Some(number(text.lines().position(says).unwrap_or(0)))
}

/// The pattern of a package's data by which it takes a path: names are those of packages, `*` is any of them.
fn data(packages: &Table, path: &str) -> Option<String> {
    packages.iter().find_map(|(package, files)| {
        let folder = format!("{}/", package.replace('.', "/"));
        let below = path.strip_prefix("src/").unwrap_or(path);
        let within = match package.as_str() {
            "*" => path.rsplit_once('/').map(|(_, name)| name),
            _ => below.strip_prefix(&folder),
        }?;
        patterns(files).into_iter().find(|p| glob(p).is_some_and(|g| g.is_match(within)))
    })
}

fn table_at<'t>(table: &'t Table, keys: &[&str]) -> Option<&'t Table> {
    keys.iter().try_fold(table, |now, key| now.get(*key)?.as_table())
}

/// The texts of a list, and the paths of what is more than a text.
fn patterns(list: &Value) -> Vec<String> {
    let text = |item: &Value| match item {
        Value::String(text) => Some(text.clone()),
        Value::Table(item) => item.get("path").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    list.as_array().map(|items| items.iter().filter_map(text).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::taking;

    #[test]
    fn lists_of_builders() {
        let poetry =
            "[tool.poetry]\nname = \"x\"\ninclude = [\n  \"LICENSE\",\n  { path = \".env\", format = \"sdist\" },\n]\n";
        assert_eq!(taking(poetry, ".env"), Some(5));
        assert_eq!(taking(poetry, "app/.env"), None);
        let hatch = "[tool.hatch.build.targets.sdist]\ninclude = [\"/config\"]\nexclude = [\"config/.env.local\"]\n";
        assert_eq!(taking(hatch, "config/.env"), Some(2));
        assert_eq!(taking(hatch, "config/.env.local"), None);
        assert_eq!(taking(hatch, ".env"), None);
        let forced = "[tool.hatch.build.targets.wheel.force-include]\n\".env\" = \"pkg/.env\"\n";
        assert_eq!(taking(forced, ".env"), Some(2));
        assert_eq!(taking("[project]\nname = \"x\"\n", ".env"), None);
        assert_eq!(taking("no [toml", ".env"), None);
    }

    #[test]
    fn data_of_packages() {
        let text = "[tool.setuptools.package-data]\n\"app.core\" = [\"*.json\", \".env*\"]\n";
        assert_eq!(taking(text, "app/core/.env"), Some(2));
        assert_eq!(taking(text, "src/app/core/.env.production"), Some(2));
        assert_eq!(taking(text, "app/.env"), None);
        let any = "[tool.setuptools.package-data]\n\"*\" = [\".env\"]\n";
        assert_eq!(taking(any, "app/.env"), Some(2));
        assert_eq!(taking(any, ".env"), None, "the root is no package");
    }
}
