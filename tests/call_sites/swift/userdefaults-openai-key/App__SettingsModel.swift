import Foundation
import SwiftUI

final class SettingsModel: ObservableObject {
    @Published var apiKey: String = UserDefaults.standard.string(forKey: "openai_api_key") ?? "" {
        didSet { UserDefaults.standard.set(apiKey, forKey: "openai_api_key") }
    }
}
