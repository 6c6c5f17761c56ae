struct TransientError: Error {
    let status: Int
}

func withRetry<T>(attempts: Int = 5, _ operation: () async throws -> T) async throws -> T {
    var delay = 0.5
    for attempt in 1...attempts {
        do {
            return try await operation()
        } catch let error as TransientError where attempt < attempts {
            _ = error
            try await Task.sleep(nanoseconds: UInt64((delay + Double.random(in: 0...delay / 2)) * 1_000_000_000))
            delay = min(delay * 2, 20)
        }
    }
    throw CancellationError()
}
