import 'dart:io';
import 'dart:typed_data';

import 'package:http/http.dart' as http;
import 'package:http/retry.dart';

final _client = RetryClient(http.Client());

Future<Uint8List> speak(String voice, String json) async {
  final response = await _client.post(
    Uri.parse('https://api.elevenlabs.io/v1/text-to-speech/$voice'),
    headers: {'xi-api-key': Platform.environment['ELEVENLABS_API_KEY']!, 'Content-Type': 'application/json'},
    body: json,
  );
  if (response.statusCode != 200) {
    throw HttpException('elevenlabs ${response.statusCode}');
  }
  return response.bodyBytes;
}

