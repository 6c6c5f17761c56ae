//! Sources of apps that import nothing of a platform: what builds them says that they run in an app.
//!
//! In: manifests, of which a table tells what they say ([`crate::rules::apps`]), and the pictures of files. Out: the side of files below them, where nothing else has told it.

use super::Recipes;
use crate::model::{FileSummary, Side, path};
use crate::rules::apps::manifests;
use crate::rules::signs;
use std::collections::HashSet;

/// The list of files that a package of Python which was installed into a folder leaves there.
pub(super) const INSTALLED: &[u8] = b".dist-info/RECORD";

/// What a manifest says about the folders beside it.
struct App {
    /// Beginnings of the paths of its sources.
    folders: Vec<Vec<u8>>,
    /// Where they run, and why; nothing if the manifest is one of something else.
    runs: Option<(Side, &'static str, bool)>,
}

impl Recipes {
    /// Leaves out the files of packages that were installed into the tree: they are others' code.
    pub(in crate::scan) fn leave_installed(&self, files: &mut Vec<FileSummary>) {
        let lists = self.texts.iter().filter(|(path, _)| path.ends_with(INSTALLED));
        let installed: HashSet<Vec<u8>> = lists
            .flat_map(|(path, text)| {
                let beside = path::prefix(path::folder(path));
                text.lines().filter_map(move |line| Some([beside, line.split_once(',')?.0.as_bytes()].concat()))
            })
            .collect();
        if !installed.is_empty() {
            files.retain(|file| !installed.contains(file.path.as_slice()));
        }
    }

    /// Tells the side of files that an app is built of. The nearest manifest decides.
    pub(in crate::scan) fn mark_apps(&self, files: &mut [FileSummary]) {
        let apps: Vec<App> = self.texts.iter().filter_map(|(path, text)| app(path, text)).collect();
        if apps.is_empty() {
            return;
        }
        let built = |f: &&mut FileSummary| !signs::ends_with(signs::SCRIPTS_BESIDE_APPS, &f.path);
        for file in files.iter_mut().filter(|f| matches!(f.side, Side::Unknown | Side::Server)).filter(built) {
            let above = apps.iter().filter_map(|app| {
                let folder = app.folders.iter().filter(|f| file.path.starts_with(f)).map(Vec::len).max()?;
                Some((folder, app.runs))
            });
            // What is built for browsers uses parts of the framework that servers use as well.
            if let Some((_, Some((side, reason, whole)))) = above.max_by_key(|(folder, _)| *folder)
                && (file.side == Side::Unknown || whole)
            {
                (file.side, file.side_reason) = (side, reason);
            }
        }
    }
}

fn app(path: &[u8], text: &str) -> Option<App> {
    let folder = path::prefix(path);
    let kinds = || manifests().iter().filter(|m| m.is_called(path::name(path)));
    let inner = |inner: &&str| match *inner {
        "." => folder.to_vec(),
        // `App.xcodeproj/project.pbxproj`: the sources lie beside the folder of the manifest.
        ".." => {
            let own = folder.strip_suffix(b"/").unwrap_or(folder);
            path::prefix(own).to_vec()
        }
        below => [folder, below.as_bytes()].concat(),
    };
    let folders = kinds().next()?.folders.iter().map(inner).collect();
    let runs = kinds().find(|m| m.builds_app(text)).map(|m| {
        let side = if m.browser { Side::Browser } else { Side::Mobile };
        (side, m.reason, m.whole)
    });
    Some(App { folders, runs })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(recipes: &[(&str, &str)], path: &str) -> Side {
        let mut all = Recipes::default();
        recipes.iter().for_each(|(path, text)| all.take(path.as_bytes(), text.as_bytes()));
        let mut files = [FileSummary { path: path.into(), ..FileSummary::default() }];
        all.mark_apps(&mut files);
        files[0].side
    }

    #[test]
    fn sources_of_apps_run_in_them() {
        let flutter = ("pubspec.yaml", "dependencies:\n  flutter:\n    sdk: flutter\n");
        assert_eq!(side(&[flutter], "lib/pay.dart"), Side::Mobile);
        assert_eq!(side(&[flutter], "bin/server.dart"), Side::Unknown);
        assert_eq!(side(&[flutter], "lib/create.py"), Side::Unknown);
        let server = ("server/pubspec.yaml", "dependencies:\n  shelf: ^1.4.0\n");
        assert_eq!(side(&[flutter, server], "server/lib/pay.dart"), Side::Unknown);
        assert_eq!(side(&[("pubspec.yaml", "dependencies:\n  http: ^1.2.0\n")], "lib/pay.dart"), Side::Unknown);
        let extension = ("src/manifest.json", "{\"manifest_version\": 3}");
        assert_eq!(side(&[extension], "src/common/api.ts"), Side::Browser);
        assert_eq!(side(&[("public/manifest.json", "{\"icons\": []}")], "public/api.ts"), Side::Unknown);
        let android = ("app/src/main/AndroidManifest.xml", "<manifest/>");
        assert_eq!(side(&[android], "app/src/main/java/com/x/Keys.kt"), Side::Mobile);
        assert_eq!(side(&[android], "backend/src/main/java/com/x/Keys.kt"), Side::Unknown);
        let xcode = ("ios/App.xcodeproj/project.pbxproj", "productType = \"com.apple.product-type.application\";");
        assert_eq!(side(&[xcode], "ios/App/Keys.swift"), Side::Mobile);
        assert_eq!(side(&[xcode], "server/Sources/Keys.swift"), Side::Unknown);
        let wasm = ("Client/Client.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.BlazorWebAssembly\">");
        let web = ("Server/Server.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\">");
        assert_eq!(side(&[wasm, web], "Client/Services/Chat.cs"), Side::Browser);
        assert_eq!(side(&[wasm, web], "Server/Chat.cs"), Side::Unknown);
        let maui = ("App/App.csproj", "<PropertyGroup><UseMaui>true</UseMaui></PropertyGroup>");
        assert_eq!(side(&[maui], "App/Keys.cs"), Side::Mobile);
        let tool = ("Tool.xcodeproj/project.pbxproj", "productType = \"com.apple.product-type.tool\";");
        assert_eq!(side(&[tool], "Tool/main.swift"), Side::Unknown);
    }

    #[test]
    fn packages_that_were_installed_are_others() {
        let mut all = Recipes::default();
        all.take(b"fn/requests-2.32.4.dist-info/RECORD", b"requests/adapters.py,sha256=abc,1\nrequests/api.py,,\n");
        let paths = ["fn/requests/adapters.py", "fn/handler.py", "requests/adapters.py"];
        let mut files: Vec<FileSummary> =
            paths.iter().map(|p| FileSummary { path: (*p).into(), ..FileSummary::default() }).collect();
        all.leave_installed(&mut files);
        assert_eq!(
            files.iter().map(|f| f.path.to_string()).collect::<Vec<_>>(),
            ["fn/handler.py", "requests/adapters.py"]
        );
    }
}
