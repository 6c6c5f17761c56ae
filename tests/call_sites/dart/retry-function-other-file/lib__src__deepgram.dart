import 'dart:io';

import 'package:http/http.dart' as http;

import 'backoff.dart';

Future<String> listen(List<int> audio) => withBackoff(() async {
      final response = await http
          .post(Uri.parse('https://api.deepgram.com/v1/listen'),
              headers: {'Authorization': 'Token ${Platform.environment['DEEPGRAM_API_KEY']}'}, body: audio)
          .timeout(const Duration(seconds: 60));
      if (response.statusCode == 429 || response.statusCode >= 500) {
        throw TransientException(response.statusCode);
      }
      if (response.statusCode != 200) {
        throw HttpException('deepgram ${response.statusCode}');
      }
      return response.body;
    });

