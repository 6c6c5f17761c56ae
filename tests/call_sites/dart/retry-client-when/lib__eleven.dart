import 'dart:io';
import 'dart:math';
import 'dart:typed_data';

import 'package:http/http.dart' as http;
import 'package:http/retry.dart';

final _random = Random();
final _client = RetryClient(
  http.Client(),
  retries: 4,
  when: (response) => response.statusCode == 429 || response.statusCode >= 500,
  whenError: (error, _) => error is SocketException,
  delay: (retry) => Duration(milliseconds: 500 * pow(2, retry).toInt() + _random.nextInt(250)),
);

Future<Uint8List> speak(String voice, String json) async {
  final response = await _client
      .post(
        Uri.parse('https://api.elevenlabs.io/v1/text-to-speech/$voice'),
        headers: {'xi-api-key': Platform.environment['ELEVENLABS_API_KEY']!, 'Content-Type': 'application/json'},
        body: json,
      )
      .timeout(const Duration(seconds: 60));
  if (response.statusCode != 200) {
    throw HttpException('elevenlabs ${response.statusCode}');
  }
  return response.bodyBytes;
}

