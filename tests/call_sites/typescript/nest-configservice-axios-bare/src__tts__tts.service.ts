import { Injectable, InternalServerErrorException } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import axios from 'axios';

@Injectable()
export class TtsService {
  private readonly apiUrl = 'https://api.elevenlabs.io/v1';

  constructor(private readonly configService: ConfigService) {}

  async synthesize(text: string, voiceId: string): Promise<Buffer> {
    try {
      const response = await axios.post(
        `${this.apiUrl}/text-to-speech/${voiceId}`,
        { text, model_id: 'eleven_multilingual_v2' },
        {
          headers: { 'xi-api-key': this.configService.get<string>('ELEVENLABS_API_KEY') },
          responseType: 'arraybuffer',
        },
      );
      return Buffer.from(response.data);
    } catch (error) {
      throw new InternalServerErrorException('TTS failed');
    }
  }
}
