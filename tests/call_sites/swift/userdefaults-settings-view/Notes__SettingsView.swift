import SwiftUI

struct SettingsView: View {
    @State private var apiKey = ""

    var body: some View {
        Form {
            SecureField("OpenAI key", text: $apiKey)
            Button("Save") {
                UserDefaults.standard.set(apiKey, forKey: "openai_api_key")
            }
        }
    }
}
