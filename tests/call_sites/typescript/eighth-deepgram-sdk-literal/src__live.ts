import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";

const deepgram = createClient("{{deepgram-api-key}}");
const live = deepgram.listen.live({ model: "nova-3" });
live.on(LiveTranscriptionEvents.Transcript, (d) => console.log(d.channel.alternatives[0].transcript));
