import { HttpService } from "@nestjs/axios";
import { Injectable } from "@nestjs/common";
import { ConfigService } from "@nestjs/config";
import { AxiosError } from "axios";
import { firstValueFrom, retry, throwError, timer } from "rxjs";

const transient = (e: AxiosError) => !e.response || e.response.status === 429 || e.response.status >= 500;

@Injectable()
export class PaymentsService {
  constructor(
    private readonly http: HttpService,
    private readonly config: ConfigService,
  ) {}

  async verify(reference: string) {
    const { data } = await firstValueFrom(
      this.http
        .get(`https://api.paystack.co/transaction/verify/${reference}`, {
          headers: { Authorization: `Bearer ${this.config.getOrThrow("PAYSTACK_SECRET_KEY")}` },
          timeout: 10_000,
        })
        .pipe(
          retry({
            count: 4,
            delay: (e: AxiosError, n) =>
              transient(e) ? timer(Math.min(2 ** n * 500, 15_000) + Math.random() * 300) : throwError(() => e),
          }),
        ),
    );
    return data.data;
  }
}
