import axios, { AxiosInstance } from 'axios';
import axiosRetry, { exponentialDelay, isNetworkError } from 'axios-retry';

export class SpeechAssessment {
  private readonly http: AxiosInstance;

  constructor(apiKey: string) {
    this.http = axios.create({
      baseURL: 'https://apis.languageconfidence.ai',
      timeout: 30_000,
      headers: { 'api-key': apiKey },
    });
    axiosRetry(this.http, {
      retries: 4,
      retryDelay: exponentialDelay,
      retryCondition: (e) => isNetworkError(e) || e.response?.status === 429 || (e.response?.status ?? 0) >= 500,
    });
  }

  async scripted(userId: string, audio: string, text: string) {
    const { data } = await this.http.post(
      '/speech-assessment/scripted/us',
      { audio_base64: audio, audio_format: 'mp3', expected_text: text },
      { headers: { 'x-user-id': userId } },
    );
    return data;
  }
}
