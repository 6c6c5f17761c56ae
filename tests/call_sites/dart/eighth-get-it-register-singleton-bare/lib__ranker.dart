import 'package:dio/dio.dart';

class Ranker {
  Ranker(this._dio);
  final Dio _dio;

  Future<Object?> rank(Object query) async {
    final response = await _dio.post<Object>('/rerank', data: query);
    return response.data;
  }
}
