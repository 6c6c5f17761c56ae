import Foundation
import UIKit

actor WhisperService {
    static let shared = WhisperService()
    private let token = "{{openai-project-key}}"

    func transcribe(_ file: URL) async throws -> String {
        var request = URLRequest(url: URL(string: "https://api.openai.com/v1/audio/transcriptions")!)
        request.httpMethod = "POST"
        let boundary = UUID().uuidString
        request.setValue("multipart/form-data; boundary=\(boundary)", forHTTPHeaderField: "Content-Type")
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        let body = try multipart(file, boundary)
        let (data, response) = try await URLSession.shared.upload(for: request, from: body)
        guard let http = response as? HTTPURLResponse, http.statusCode == 200 else { throw URLError(.badServerResponse) }
        return String(decoding: data, as: UTF8.self)
    }

    private func multipart(_ file: URL, _ boundary: String) throws -> Data { try Data(contentsOf: file) }
}
