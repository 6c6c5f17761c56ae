struct Transient: Error {}

func withRetry<T>(attempts: Int = 4, _ work: () async throws -> T) async throws -> T {
    var delay = 0.5
    for attempt in 1...attempts {
        do {
            return try await work()
        } catch is Transient where attempt < attempts {
            try await Task.sleep(nanoseconds: UInt64((delay + Double.random(in: 0...0.25)) * 1_000_000_000))
            delay = min(delay * 2, 20)
        }
    }
    throw Transient()
}
