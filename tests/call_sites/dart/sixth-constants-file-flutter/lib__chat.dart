import 'dart:convert';
import 'package:flutter/material.dart';
import 'package:http/http.dart' as http;
import 'consts.dart';

class Chat extends ChangeNotifier {
  Future<String> ask(String question) async {
    final res = await http.post(
      Uri.parse('https://api.openai.com/v1/chat/completions'),
      headers: {'Content-Type': 'application/json', 'Authorization': 'Bearer $openAiKey'},
      body: jsonEncode({'model': 'gpt-4o-mini', 'messages': [{'role': 'user', 'content': question}]}),
    );
    if (res.statusCode != 200) return 'Sorry';
    return jsonDecode(utf8.decode(res.bodyBytes))['choices'][0]['message']['content'];
  }
}
