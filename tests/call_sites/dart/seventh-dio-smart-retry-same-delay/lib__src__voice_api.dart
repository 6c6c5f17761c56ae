import 'package:dio/dio.dart';
import 'package:dio_smart_retry/dio_smart_retry.dart';

class VoiceApi {
  VoiceApi(String key)
      : _dio = Dio(BaseOptions(baseUrl: 'https://api.elevenlabs.io', headers: {'xi-api-key': key}, receiveTimeout: const Duration(seconds: 30), connectTimeout: const Duration(seconds: 5))) {
    _dio.interceptors.add(RetryInterceptor(
      dio: _dio,
      retries: 3,
      retryDelays: const [Duration(seconds: 2), Duration(seconds: 2), Duration(seconds: 2)],
    ));
  }

  final Dio _dio;

  Future<List<int>> speak(String voice, String text) async {
    final response = await _dio.post<List<int>>('/v1/text-to-speech/$voice', data: {'text': text}, options: Options(responseType: ResponseType.bytes));
    return response.data!;
  }
}
