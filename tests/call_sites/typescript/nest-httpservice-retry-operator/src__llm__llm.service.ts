import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { AxiosError } from 'axios';
import { firstValueFrom, retry, throwError, timer } from 'rxjs';

@Injectable()
export class LlmService {
  constructor(private readonly http: HttpService) {}

  async complete(messages: unknown[]) {
    const { data } = await firstValueFrom(
      this.http
        .post(
          'https://api.mistral.ai/v1/chat/completions',
          { model: 'mistral-small-latest', messages },
          { headers: { Authorization: `Bearer ${process.env.MISTRAL_API_KEY}` }, timeout: 20000 },
        )
        .pipe(
          retry({
            count: 4,
            delay: (error: AxiosError, n) => {
              const status = error.response?.status ?? 0;
              if (status !== 0 && status !== 429 && status < 500) return throwError(() => error);
              return timer(2 ** n * 250 + Math.random() * 250);
            },
          }),
        ),
    );
    return data;
  }
}
