import io.grpc.ManagedChannelBuilder
import java.util.concurrent.TimeUnit

class Speech {
    private val channel = ManagedChannelBuilder.forAddress("speech.googleapis.com", 443)
        .useTransportSecurity()
        .enableRetry()
        .build()

    fun close() {
        channel.shutdown().awaitTermination(5, TimeUnit.SECONDS)
    }
}
