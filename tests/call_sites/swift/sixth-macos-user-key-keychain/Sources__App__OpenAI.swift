import AppKit

actor OpenAI {
    private let keychain: Keychain

    init(keychain: Keychain) {
        self.keychain = keychain
    }

    func complete(_ body: Data) async throws -> Data {
        let key = try keychain.read("openai")
        var request = URLRequest(url: URL(string: "https://api.openai.com/v1/chat/completions")!)
        request.httpMethod = "POST"
        request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = body
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let http = response as? HTTPURLResponse, http.statusCode == 200 else { throw URLError(.badServerResponse) }
        return data
    }
}
