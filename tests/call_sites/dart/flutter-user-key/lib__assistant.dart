import 'dart:convert';

import 'package:flutter/material.dart';
import 'package:flutter_secure_storage/flutter_secure_storage.dart';
import 'package:http/http.dart' as http;

class Assistant extends ChangeNotifier {
  static const _storage = FlutterSecureStorage();

  Future<String> ask(String text) async {
    final key = await _storage.read(key: 'openai_api_key');
    final response = await http
        .post(Uri.parse('https://api.openai.com/v1/responses'),
            headers: {'Authorization': 'Bearer $key', 'Content-Type': 'application/json'},
            body: jsonEncode({'model': 'gpt-4o-mini', 'input': text}))
        .timeout(const Duration(seconds: 30));
    if (response.statusCode != 200) throw Exception('openai ${response.statusCode}');
    return jsonDecode(response.body)['output_text'];
  }
}

