import 'dart:io';
import 'dart:typed_data';

import 'package:http/http.dart' as http;

Future<Uint8List> speak(String voice, String json, {int triesLeft = 3}) async {
  try {
    final response = await http.post(Uri.parse('https://api.elevenlabs.io/v1/text-to-speech/$voice'),
        headers: {'xi-api-key': Platform.environment['ELEVENLABS_API_KEY']!, 'Content-Type': 'application/json'}, body: json);
    if (response.statusCode != 200) throw HttpException('status ${response.statusCode}');
    return response.bodyBytes;
  } catch (e) {
    if (triesLeft <= 1) rethrow;
    await Future.delayed(const Duration(seconds: 1));
    return speak(voice, json, triesLeft: triesLeft - 1);
  }
}
