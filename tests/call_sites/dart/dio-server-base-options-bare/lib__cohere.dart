import 'package:dio/dio.dart';

class Cohere {
  Cohere(String apiKey)
      : _dio = Dio(BaseOptions(
          baseUrl: 'https://api.cohere.com',
          connectTimeout: const Duration(seconds: 5),
          receiveTimeout: const Duration(seconds: 20),
          headers: {'Authorization': 'Bearer $apiKey'},
        ));

  final Dio _dio;

  Future<List<dynamic>> rerank(String query, List<String> documents) async {
    final response = await _dio.post('/v2/rerank', data: {'query': query, 'documents': documents});
    return response.data['results'] as List<dynamic>;
  }
}
