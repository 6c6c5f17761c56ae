import Foundation

final class Slack {
    private let token = ProcessInfo.processInfo.environment["SLACK_BOT_TOKEN"]!

    func post(_ body: Data, attempt: Int = 0, done: @escaping (Error?) -> Void) {
        var request = URLRequest(url: URL(string: "https://slack.com/api/chat.postMessage")!)
        request.httpMethod = "POST"
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        request.httpBody = body
        URLSession.shared.dataTask(with: request) { data, response, error in
            if let error = error { return done(error) }
            let http = response as! HTTPURLResponse
            if (http.statusCode == 429 || http.statusCode >= 500) && attempt < 4 {
                let advised = Double(http.value(forHTTPHeaderField: "Retry-After") ?? "")
                let wait = advised ?? pow(2.0, Double(attempt))
                DispatchQueue.global().asyncAfter(deadline: .now() + wait) {
                    self.post(body, attempt: attempt + 1, done: done)
                }
                return
            }
            done(http.statusCode == 200 ? nil : URLError(.badServerResponse))
        }.resume()
    }
}
