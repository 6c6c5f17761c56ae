import 'package:dio/dio.dart';
import 'package:flutter/foundation.dart';

import '../core/constants.dart';

class ChatApi extends ChangeNotifier {
  final Dio _dio = Dio(BaseOptions(
    baseUrl: AppConstants.baseUrl,
    connectTimeout: const Duration(seconds: 10),
    receiveTimeout: const Duration(seconds: 60),
    headers: {'Authorization': 'Bearer ${AppConstants.openAiKey}'},
  ));

  Future<String> ask(String text) async {
    final response = await _dio.post('/responses', data: {'model': 'gpt-4o-mini', 'input': text});
    notifyListeners();
    return response.data['output_text'] as String;
  }
}

