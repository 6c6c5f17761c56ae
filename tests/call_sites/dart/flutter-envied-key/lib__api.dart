import 'dart:convert';

import 'package:flutter/foundation.dart';
import 'package:http/http.dart' as http;

class Api {
  static const key = String.fromEnvironment('OPENAI_API_KEY');

  Future<String?> image(String prompt) async {
    final response = await http.post(
      Uri.parse('https://api.openai.com/v1/images/generations'),
      headers: {'Authorization': 'Bearer $key', 'Content-Type': 'application/json'},
      body: jsonEncode({'prompt': prompt, 'n': 1}),
    );
    if (response.statusCode != 200) {
      debugPrint('image: ${response.statusCode}');
      return null;
    }
    return jsonDecode(response.body)['data'][0]['url'];
  }
}
