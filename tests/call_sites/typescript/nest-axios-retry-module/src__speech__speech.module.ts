import { HttpModule, HttpService } from "@nestjs/axios";
import { Module, OnModuleInit } from "@nestjs/common";
import axiosRetry from "axios-retry";
import { SpeechService } from "./speech.service";

@Module({ imports: [HttpModule.register({ timeout: 20000 })], providers: [SpeechService] })
export class SpeechModule implements OnModuleInit {
  constructor(private readonly http: HttpService) {}

  onModuleInit() {
    axiosRetry(this.http.axiosRef, {
      retries: 4,
      retryDelay: axiosRetry.exponentialDelay,
      retryCondition: axiosRetry.isRetryableError,
    });
  }
}
