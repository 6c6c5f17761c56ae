import { Injectable } from "@nestjs/common";
import axios from "axios";
import { ASSEMBLY_KEY, ASSEMBLY_URL } from "./constants";

@Injectable()
export class TranscriptService {
  async create(audioUrl: string): Promise<string> {
    const response = await axios.post(
      `${ASSEMBLY_URL}/transcript`,
      { audio_url: audioUrl },
      { headers: { authorization: ASSEMBLY_KEY } },
    );
    return response.data.id;
  }
}
