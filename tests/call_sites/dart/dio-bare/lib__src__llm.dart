import 'dart:io';

import 'package:dio/dio.dart';

class Llm {
  final Dio _dio = Dio(BaseOptions(
    baseUrl: 'https://api.mistral.ai/v1',
    headers: {'Authorization': 'Bearer ${Platform.environment['MISTRAL_API_KEY']}'},
  ));

  Future<String> chat(List<Map<String, String>> messages) async {
    final response = await _dio.post('/chat/completions', data: {'model': 'mistral-small-latest', 'messages': messages});
    return response.data['choices'][0]['message']['content'] as String;
  }
}
