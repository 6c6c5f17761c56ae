import 'dart:convert';

import 'package:flutter/foundation.dart';
import 'package:http/http.dart' as http;

class OpenAIService {
  static const String _apiKey = '{{openai-project-key}}';

  Future<String> chatGPT(String prompt) async {
    try {
      final res = await http.post(
        Uri.parse('https://api.openai.com/v1/chat/completions'),
        headers: {
          'Content-Type': 'application/json',
          'Authorization': 'Bearer $_apiKey',
        },
        body: jsonEncode({
          'model': 'gpt-3.5-turbo',
          'messages': [
            {'role': 'user', 'content': prompt}
          ],
        }),
      );
      if (res.statusCode == 200) {
        return jsonDecode(res.body)['choices'][0]['message']['content'].trim();
      }
      return 'An internal error occurred';
    } catch (e) {
      debugPrint(e.toString());
      return e.toString();
    }
  }
}
