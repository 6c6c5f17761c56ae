import 'dart:convert';
import 'dart:typed_data';

import 'package:flutter/foundation.dart';
import 'package:http/http.dart' as http;

class ElevenService {
  static const String _apiKey = '{{elevenlabs-api-key}}';
  static const String _base = 'https://api.elevenlabs.io/v1';

  Future<Uint8List> speak(String voice, String text) async {
    final response = await http.post(
      Uri.parse('$_base/text-to-speech/$voice'),
      headers: {'xi-api-key': _apiKey, 'Content-Type': 'application/json'},
      body: jsonEncode({'text': text}),
    );
    if (response.statusCode != 200) {
      throw Exception('eleven: ${response.statusCode}');
    }
    return response.bodyBytes;
  }
}
