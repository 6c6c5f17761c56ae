import FirebaseAuth
import Foundation
import UIKit

struct Proxy {
    let base = URL(string: "https://europe-west1-dictate.cloudfunctions.net/transcribe")!

    func send(_ data: Data) async throws -> Data {
        let token = try await Auth.auth().currentUser!.getIDToken()
        var request = URLRequest(url: base)
        request.httpMethod = "POST"
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        request.httpBody = data
        let (answer, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
        return answer
    }
}
