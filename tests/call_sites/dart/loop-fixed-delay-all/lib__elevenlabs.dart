import 'dart:convert';
import 'dart:io';

import 'package:http/http.dart' as http;

Future<List<int>> speak(String voice, String text) async {
  Object? last;
  for (var i = 0; i < 3; i++) {
    try {
      final response = await http
          .post(Uri.parse('https://api.elevenlabs.io/v1/text-to-speech/$voice'),
              headers: {'xi-api-key': Platform.environment['ELEVENLABS_API_KEY']!, 'Content-Type': 'application/json'},
              body: jsonEncode({'text': text}))
          .timeout(const Duration(seconds: 30));
      if (response.statusCode != 200) throw HttpException('tts ${response.statusCode}');
      return response.bodyBytes;
    } catch (e) {
      last = e;
      await Future.delayed(const Duration(seconds: 1));
    }
  }
  throw last!;
}
