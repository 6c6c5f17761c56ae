import 'dart:io';
import 'dart:math';

import 'package:http/http.dart' as http;

Future<String> voices(http.Client client) async {
  var attempt = 0;
  while (true) {
    final response = await client.get(Uri.parse('https://api.elevenlabs.io/v1/voices'),
        headers: {'xi-api-key': Platform.environment['ELEVENLABS_API_KEY']!}).timeout(const Duration(seconds: 20));
    if (response.statusCode == 200) return response.body;
    if (response.statusCode != 429 && response.statusCode < 500) throw HttpException('voices ${response.statusCode}');
    attempt++;
    if (attempt >= 5) throw HttpException('voices: no answer');
    await Future<void>.delayed(Duration(milliseconds: min(20000, 500 << attempt) + Random().nextInt(300)));
  }
}
