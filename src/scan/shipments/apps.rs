//! Sources of apps that import nothing of a platform: what builds them says that they run in an app.
//!
//! In: manifests of Flutter, of Android, of Xcode and of .NET, and the pictures of files. Out: the side of files below them, where nothing else has told it.

use super::{Recipes, name_of};
use crate::model::{FileSummary, Side};

/// What a manifest says about the folders beside it.
struct App {
    /// Beginnings of the paths of its sources.
    folders: Vec<Vec<u8>>,
    /// Where they run, and why; nothing if the manifest is one of something else.
    runs: Option<(Side, &'static str)>,
}

impl Recipes {
    /// Tells the side of files that an app is built of. The nearest manifest decides.
    pub(in crate::scan) fn mark_apps(&self, files: &mut [FileSummary]) {
        let apps: Vec<App> = self.texts.iter().filter_map(|(path, text)| app(path, text)).collect();
        if apps.is_empty() {
            return;
        }
        for file in files.iter_mut().filter(|f| matches!(f.side, Side::Unknown | Side::Server)) {
            let above = apps.iter().filter_map(|app| {
                let folder = app.folders.iter().filter(|f| file.path.starts_with(f)).map(Vec::len).max()?;
                Some((folder, app.runs))
            });
            // What is built for browsers uses parts of the framework that servers use as well.
            if let Some((_, Some((side, reason)))) = above.max_by_key(|(folder, _)| *folder)
                && (file.side == Side::Unknown || side == Side::Browser)
            {
                (file.side, file.side_reason) = (side, reason);
            }
        }
    }
}

fn app(path: &[u8], text: &str) -> Option<App> {
    let folder = &path[..path.len() - name_of(path).len()];
    let below = |inner: &str| [folder, inner.as_bytes()].concat();
    match name_of(path) {
        b"pubspec.yaml" => Some(App {
            folders: vec![below("lib/")],
            runs: text
                .lines()
                .any(|l| l.trim() == "sdk: flutter")
                .then_some((Side::Mobile, "its `pubspec.yaml` builds an app of Flutter")),
        }),
        b"AndroidManifest.xml" => Some(App {
            folders: vec![below("java/"), below("kotlin/")],
            runs: Some((Side::Mobile, "it is beside the manifest of an Android app")),
        }),
        b"project.pbxproj" => {
            // `App.xcodeproj/project.pbxproj`: the sources lie beside the first folder.
            let project = folder.strip_suffix(b"/").unwrap_or(folder);
            let above = project.iter().rposition(|b| *b == b'/').map_or(0, |at| at + 1);
            Some(App {
                folders: vec![project[..above].to_vec()],
                runs: text
                    .contains("\"com.apple.product-type.application\"")
                    .then_some((Side::Mobile, "Xcode builds it into an app")),
            })
        }
        name if name.ends_with(b".csproj") => Some(App { folders: vec![folder.to_vec()], runs: of_project(text) }),
        _ => None,
    }
}

/// Where a project of .NET runs.
fn of_project(text: &str) -> Option<(Side, &'static str)> {
    let runs = [
        ("Microsoft.NET.Sdk.BlazorWebAssembly", Side::Browser, "its project is built for browsers"),
        ("<UseMaui>true</UseMaui>", Side::Mobile, "its project builds an app of MAUI"),
    ];
    runs.into_iter().find(|(sign, ..)| text.contains(sign)).map(|(_, side, reason)| (side, reason))
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
        let server = ("server/pubspec.yaml", "dependencies:\n  shelf: ^1.4.0\n");
        assert_eq!(side(&[flutter, server], "server/lib/pay.dart"), Side::Unknown);
        assert_eq!(side(&[("pubspec.yaml", "dependencies:\n  http: ^1.2.0\n")], "lib/pay.dart"), Side::Unknown);
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
}
