import Foundation

struct TransientFailure: Error { let retryAfter: Double? }

func withExponentialBackoff<T>(attempts: Int = 5, operation: () async throws -> T) async throws -> T {
    for attempt in 0..<(attempts - 1) {
        do {
            return try await operation()
        } catch let failure as TransientFailure {
            let wait = failure.retryAfter ?? min(30, pow(2, Double(attempt))) * Double.random(in: 0.75...1.25)
            try await Task.sleep(nanoseconds: UInt64(wait * 1_000_000_000))
        }
    }
    return try await operation()
}
