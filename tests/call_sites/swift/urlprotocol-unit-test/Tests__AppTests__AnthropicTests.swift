import XCTest
@testable import Worker

final class AnthropicTests: XCTestCase {
    func testHeader() async throws {
        StubProtocol.handler = { request in
            XCTAssertEqual(request.value(forHTTPHeaderField: "x-api-key"), "test-key")
            return (HTTPURLResponse(url: request.url!, statusCode: 200, httpVersion: nil, headerFields: nil)!, Data("{}".utf8))
        }
        _ = try await Anthropic(apiKey: "test-key").complete(Data())
    }
}
