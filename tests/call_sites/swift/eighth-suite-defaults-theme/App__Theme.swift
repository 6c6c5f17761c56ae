import Foundation

struct Theme {
    let defaults = UserDefaults(suiteName: "group.io.acme")!

    func save(_ name: String, dark: Bool) {
        defaults.set(name, forKey: "theme_name")
        defaults.set(dark, forKey: "dark_mode")
    }
}
