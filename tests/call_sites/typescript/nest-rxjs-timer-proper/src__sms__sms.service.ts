import { HttpService } from "@nestjs/axios";
import { Injectable } from "@nestjs/common";
import { ConfigService } from "@nestjs/config";
import { AxiosError } from "axios";
import { firstValueFrom, map, retry, throwError, timer } from "rxjs";

@Injectable()
export class SmsService {
  constructor(
    private readonly http: HttpService,
    private readonly config: ConfigService,
  ) {}

  balance(): Promise<number> {
    const request = this.http.get<{ value: number }>("https://rest.nexmo.com/account/get-balance", {
      auth: { username: this.config.getOrThrow("VONAGE_API_KEY"), password: this.config.getOrThrow("VONAGE_API_SECRET") },
      timeout: 10_000,
    });
    return firstValueFrom(
      request.pipe(
        retry({
          count: 4,
          delay: (error: AxiosError, attempt) => {
            const status = error.response?.status;
            if (status && status !== 429 && status < 500) return throwError(() => error);
            return timer(Math.random() * Math.min(10_000, 2 ** attempt * 250));
          },
        }),
        map((response) => response.data.value),
      ),
    );
  }
}
