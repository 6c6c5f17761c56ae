import Foundation
import SwiftUI

actor API {
    static let shared = API()
    private let base = URL(string: "https://api.acme.io")!

    func transcribe(_ audio: Data) async throws -> String {
        var request = URLRequest(url: base.appendingPathComponent("transcripts"))
        request.httpMethod = "POST"
        request.setValue("Bearer \(try await TokenProvider.shared.token())", forHTTPHeaderField: "Authorization")
        request.httpBody = audio
        let (data, _) = try await URLSession.shared.data(for: request)
        return String(decoding: data, as: UTF8.self)
    }
}
