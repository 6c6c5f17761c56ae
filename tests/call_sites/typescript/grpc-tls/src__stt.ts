import * as grpc from "@grpc/grpc-js";
import { SpeechClient } from "./gen/speech_grpc_pb";

const metadata = new grpc.Metadata();
metadata.add("x-api-key", process.env.SVARA_API_KEY!);

export const client = new SpeechClient("stt.svara.io:443", grpc.credentials.createSsl());
export { metadata };
