import GoogleGenerativeAI
import SwiftUI

final class Assistant: ObservableObject {
    private let model = GenerativeModel(name: "gemini-1.5-flash", apiKey: "{{google-api-key}}")

    func ask(_ text: String) async throws -> String? {
        try await model.generateContent(text).text
    }
}
