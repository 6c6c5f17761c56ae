import Foundation

func embedAll(_ texts: [String], key: String) async throws -> [Data] {
    try await withThrowingTaskGroup(of: Data.self) { group in
        for text in texts {
            group.addTask {
                var request = URLRequest(url: URL(string: "https://api.openai.com/v1/embeddings")!)
                request.httpMethod = "POST"
                request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
                request.httpBody = try JSONEncoder().encode(["model": "text-embedding-3-small", "input": text])
                let (data, response) = try await URLSession.shared.data(for: request)
                guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
                return data
            }
        }
        return try await group.reduce(into: []) { $0.append($1) }
    }
}
