import 'dart:io';
import 'dart:math';

import 'package:http/http.dart' as http;

class DeepgramException implements Exception {
  DeepgramException(this.status);
  final int status;
}

class Deepgram {
  Deepgram(this._key, {http.Client? client}) : _client = client ?? http.Client();

  final String _key;
  final http.Client _client;
  final _random = Random();

  Future<String> listen(List<int> audio) async {
    for (var attempt = 0;; attempt++) {
      final response = await _client
          .post(
            Uri.https('api.deepgram.com', '/v1/listen', {'model': 'nova-2'}),
            headers: {HttpHeaders.authorizationHeader: 'Token $_key', 'Content-Type': 'audio/wav'},
            body: audio,
          )
          .timeout(const Duration(seconds: 60));
      if (response.statusCode == 200) return response.body;
      final transient = response.statusCode == 429 || response.statusCode >= 500;
      if (!transient || attempt >= 4) throw DeepgramException(response.statusCode);
      final wait = min(20000, 500 * pow(2, attempt).toInt()) + _random.nextInt(250);
      await Future.delayed(Duration(milliseconds: wait));
    }
  }
}
