import 'dart:io';
import 'dart:typed_data';

import 'package:http/http.dart' as http;

Future<Uint8List> speak(String voice, String body) async {
  var tries = 0;
  while (tries < 3) {
    final response = await http.post(Uri.parse('https://api.elevenlabs.io/v1/text-to-speech/$voice'),
        headers: {'xi-api-key': Platform.environment['ELEVENLABS_API_KEY']!}, body: body);
    if (response.statusCode == 200) return response.bodyBytes;
    if (response.statusCode != 429 && response.statusCode < 500) throw HttpException('${response.statusCode}');
    tries++;
    await Future.delayed(const Duration(seconds: 2));
  }
  throw const HttpException('gave up');
}
