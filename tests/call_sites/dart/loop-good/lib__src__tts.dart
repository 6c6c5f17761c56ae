import 'dart:io';
import 'dart:math';
import 'dart:typed_data';

import 'package:http/http.dart' as http;

class Tts {
  final _random = Random();

  Future<Uint8List> speak(String voice, String body) async {
    const maxAttempts = 5;
    for (var attempt = 0; attempt < maxAttempts; attempt++) {
      final response = await http
          .post(Uri.parse('https://api.elevenlabs.io/v1/text-to-speech/$voice'),
              headers: {'xi-api-key': Platform.environment['ELEVENLABS_API_KEY']!, 'Content-Type': 'application/json'}, body: body)
          .timeout(const Duration(seconds: 30));
      if (response.statusCode == 200) return response.bodyBytes;
      if (response.statusCode != 429 && response.statusCode < 500) {
        throw HttpException('ElevenLabs answered ${response.statusCode}');
      }
      final seconds = int.tryParse(response.headers['retry-after'] ?? '');
      await Future.delayed(seconds != null
          ? Duration(seconds: seconds)
          : Duration(milliseconds: min(30000, 500 * pow(2, attempt).toInt()) + _random.nextInt(250)));
    }
    throw const HttpException('ElevenLabs did not answer');
  }
}
