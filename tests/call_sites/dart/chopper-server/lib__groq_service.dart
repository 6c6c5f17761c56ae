import 'dart:io';

import 'package:chopper/chopper.dart';

part 'groq_service.chopper.dart';

@ChopperApi(baseUrl: '/openai/v1')
abstract class GroqService extends ChopperService {
  @Post(path: '/chat/completions')
  Future<Response<Map<String, dynamic>>> chat(@Body() Map<String, dynamic> body);

  static GroqService create() {
    final client = ChopperClient(
      baseUrl: Uri.parse('https://api.groq.com'),
      services: [_$GroqService()],
      interceptors: [
        HeadersInterceptor({'Authorization': 'Bearer ${Platform.environment['GROQ_API_KEY']}'}),
      ],
      converter: const JsonConverter(),
    );
    return _$GroqService(client);
  }
}

