import { HttpService } from "@nestjs/axios";
import { Injectable } from "@nestjs/common";
import { ConfigService } from "@nestjs/config";
import { firstValueFrom } from "rxjs";

@Injectable()
export class PaymentsService {
  constructor(
    private readonly http: HttpService,
    private readonly config: ConfigService,
  ) {}

  async verify(reference: string) {
    const { data } = await firstValueFrom(
      this.http.get(`https://api.paystack.co/transaction/verify/${reference}`, {
        headers: { Authorization: `Bearer ${this.config.get("PAYSTACK_SECRET_KEY")}` },
      }),
    );
    return data.data;
  }
}
