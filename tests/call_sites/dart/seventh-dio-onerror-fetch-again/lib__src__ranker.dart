import 'package:dio/dio.dart';

class Ranker {
  Ranker(this._key) {
    _dio.interceptors.add(InterceptorsWrapper(onError: (e, handler) async {
      final count = (e.requestOptions.extra['count'] as int?) ?? 0;
      final status = e.response?.statusCode ?? 0;
      if (count < 3 && (status == 429 || status >= 500)) {
        await Future.delayed(const Duration(seconds: 2));
        e.requestOptions.extra['count'] = count + 1;
        return handler.resolve(await _dio.fetch(e.requestOptions));
      }
      return handler.next(e);
    }));
  }

  final String _key;
  final Dio _dio = Dio(BaseOptions(connectTimeout: const Duration(seconds: 5), receiveTimeout: const Duration(seconds: 20)));

  Future<Map<String, dynamic>> rank(Map<String, dynamic> query) async {
    final response = await _dio.post('https://api.cohere.com/v2/rerank', data: query, options: Options(headers: {'Authorization': 'Bearer $_key'}));
    return response.data as Map<String, dynamic>;
  }
}
