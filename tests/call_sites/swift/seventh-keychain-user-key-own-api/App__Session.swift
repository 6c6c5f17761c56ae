import Foundation
import SwiftUI
import Security

struct Session {
    func save(token: String) {
        let query: [String: Any] = [kSecClass as String: kSecClassGenericPassword, kSecAttrAccount as String: "token", kSecValueData as String: Data(token.utf8)]
        SecItemAdd(query as CFDictionary, nil)
    }

    func profile(token: String) async throws -> Data {
        var request = URLRequest(url: URL(string: "https://api.acme.io/me")!)
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        return try await URLSession.shared.data(for: request).0
    }
}
