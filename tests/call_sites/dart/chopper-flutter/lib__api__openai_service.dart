import 'package:chopper/chopper.dart';
import 'package:flutter/foundation.dart';

part 'openai_service.chopper.dart';

@ChopperApi(baseUrl: '/v1')
abstract class OpenAiService extends ChopperService {
  static OpenAiService create(String key) => _$OpenAiService(ChopperClient(
        baseUrl: Uri.parse('https://api.openai.com'),
        interceptors: [HeadersInterceptor({'Authorization': 'Bearer $key'})],
      ));

  @Post(path: '/chat/completions')
  Future<Response> chat(@Body() Map<String, dynamic> body);
}
