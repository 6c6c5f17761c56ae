import 'dart:convert';

import 'package:flutter/foundation.dart';
import 'package:http/http.dart' as http;

const String _apiKey = '{{openai-project-key}}';

class ApiService {
  static Future<String> sendMessage(String message) async {
    final response = await http.post(
      Uri.parse('https://api.openai.com/v1/chat/completions'),
      headers: {
        'Authorization': 'Bearer $_apiKey',
        'Content-Type': 'application/json',
      },
      body: jsonEncode({
        'model': 'gpt-3.5-turbo',
        'messages': [
          {'role': 'user', 'content': message}
        ],
      }),
    );
    if (response.statusCode == 200) {
      return jsonDecode(response.body)['choices'][0]['message']['content'];
    }
    debugPrint('failed: ${response.statusCode}');
    throw Exception('Failed to get a response');
  }
}
