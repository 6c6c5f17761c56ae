import SwiftUI

struct SettingsView: View {
    @AppStorage("theme") private var theme = "system"
    @AppStorage("hasApiKey") private var hasApiKey = false
    @AppStorage("model") private var model = "gpt-4o-mini"

    var body: some View {
        Form {
            Picker("Theme", selection: $theme) { Text("System").tag("system") }
            Toggle("Key saved", isOn: $hasApiKey).disabled(true)
        }
    }
}
