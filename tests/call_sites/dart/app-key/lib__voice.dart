import 'dart:convert';

import 'package:flutter/material.dart';
import 'package:http/http.dart' as http;

const apiKey = '{{elevenlabs-api-key}}';

Future<List<int>> speak(String text) async {
  final response = await http.post(
    Uri.parse('https://api.elevenlabs.io/v1/text-to-speech/abc'),
    headers: {'xi-api-key': apiKey, 'Content-Type': 'application/json'},
    body: jsonEncode({'text': text}),
  );
  if (response.statusCode != 200) throw Exception('status ${response.statusCode}');
  return response.bodyBytes;
}
