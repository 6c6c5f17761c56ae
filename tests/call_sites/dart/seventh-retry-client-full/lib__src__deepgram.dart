import 'dart:io';
import 'dart:math';

import 'package:http/http.dart' as http;
import 'package:http/retry.dart';

class Deepgram {
  final http.Client _client = RetryClient(
    http.Client(),
    retries: 4,
    when: (response) => response.statusCode == 429 || response.statusCode >= 500,
    whenError: (error, _) => error is SocketException,
    delay: (count) => Duration(milliseconds: 500 * pow(2, count).toInt() + Random().nextInt(250)),
  );

  Future<String> listen(List<int> audio) async {
    final response = await _client
        .post(Uri.https('api.deepgram.com', '/v1/listen'), headers: {'Authorization': 'Token ${Platform.environment['DEEPGRAM_API_KEY']}'}, body: audio)
        .timeout(const Duration(minutes: 2));
    if (response.statusCode != 200) throw HttpException('deepgram ${response.statusCode}');
    return response.body;
  }
}
