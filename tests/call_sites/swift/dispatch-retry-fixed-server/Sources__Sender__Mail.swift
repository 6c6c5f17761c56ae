import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

enum MailError: Error { case status(Int), gaveUp }

func sendMail(_ body: Data, key: String) async throws {
    var request = URLRequest(url: URL(string: "https://api.sendgrid.com/v3/mail/send")!)
    request.httpMethod = "POST"
    request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.httpBody = body
    for _ in 1...3 {
        let (_, response) = try await URLSession.shared.data(for: request)
        let status = (response as! HTTPURLResponse).statusCode
        if status == 202 { return }
        if status != 429 && status < 500 { throw MailError.status(status) }
        try await Task.sleep(for: .seconds(2))
    }
    throw MailError.gaveUp
}
