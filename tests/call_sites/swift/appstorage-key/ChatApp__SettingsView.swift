import SwiftUI

struct SettingsView: View {
    @AppStorage("openAIAPIKey") private var openAIAPIKey = ""
    @AppStorage("theme") private var theme = "dark"

    var body: some View {
        SecureField("OpenAI key", text: $openAIAPIKey)
    }
}
