import 'dart:convert';

import 'package:flutter_secure_storage/flutter_secure_storage.dart';
import 'package:http/http.dart' as http;

class Claude {
  const Claude(this._storage);
  final FlutterSecureStorage _storage;

  Future<String> ask(List<Map<String, String>> messages) async {
    final key = await _storage.read(key: 'anthropic_api_key');
    final response = await http.post(
      Uri.parse('https://api.anthropic.com/v1/messages'),
      headers: {
        'x-api-key': key!,
        'anthropic-version': '2023-06-01',
        'content-type': 'application/json',
      },
      body: jsonEncode({'model': 'claude-3-5-haiku-latest', 'max_tokens': 512, 'messages': messages}),
    );
    if (response.statusCode != 200) {
      throw Exception('Claude answered ${response.statusCode}');
    }
    return jsonDecode(response.body)['content'][0]['text'];
  }
}
