import 'package:dio/dio.dart';

class SummaryService {
  SummaryService(this._dio);

  final Dio _dio;

  Future<String> summarise(String text) async {
    final response = await _dio.post('/messages', data: {'model': 'claude-sonnet-4-20250514', 'max_tokens': 500, 'messages': [{'role': 'user', 'content': text}]});
    return response.data['content'][0]['text'] as String;
  }
}
