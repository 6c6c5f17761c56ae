import 'dart:convert';

import 'package:flutter/material.dart';
import 'package:flutter_dotenv/flutter_dotenv.dart';
import 'package:http/http.dart' as http;

class OpenAiService {
  Future<String> ask(BuildContext context, String text) async {
    final response = await http.post(
      Uri.parse('https://api.openai.com/v1/responses'),
      headers: {
        'Authorization': 'Bearer ${dotenv.env['OPENAI_API_KEY']}',
        'Content-Type': 'application/json',
      },
      body: jsonEncode({'model': 'gpt-4o-mini', 'input': text}),
    ).timeout(const Duration(seconds: 30));
    if (response.statusCode != 200) throw Exception('openai ${response.statusCode}');
    return jsonDecode(response.body)['output_text'];
  }
}

