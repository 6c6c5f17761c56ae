package voice;

import com.assemblyai.api.AssemblyAI;
import com.assemblyai.api.resources.transcripts.types.Transcript;
import com.assemblyai.api.resources.transcripts.types.TranscriptStatus;

class JobPoll {
    private final AssemblyAI client = AssemblyAI.builder().apiKey(System.getenv("ASSEMBLYAI_API_KEY")).build();

    Transcript await(String id) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            Transcript t = client.transcripts().get(id);
            if (t.getStatus() == TranscriptStatus.COMPLETED || t.getStatus() == TranscriptStatus.ERROR) {
                return t;
            }
            Thread.sleep(3000);
        }
        throw new IllegalStateException("transcript " + id + " is still not done");
    }
}
