import { Logger } from "@nestjs/common";
import { ConfigService } from "@nestjs/config";

export function report(config: ConfigService) {
  const logger = new Logger("bootstrap");
  const apiKey = config.get<string>("DEEPGRAM_API_KEY");
  logger.log(`Deepgram key: ${apiKey}`);
}
