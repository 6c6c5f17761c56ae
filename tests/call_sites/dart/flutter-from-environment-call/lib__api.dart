import 'dart:convert';

import 'package:flutter/widgets.dart';
import 'package:http/http.dart' as http;

const _key = String.fromEnvironment('OPENAI_API_KEY');

class Api {
  const Api(this.navigator);

  final GlobalKey<NavigatorState> navigator;

  Future<Map<String, dynamic>> moderate(String text) async {
    final response = await http
        .post(Uri.parse('https://api.openai.com/v1/moderations'),
            headers: {'Authorization': 'Bearer $_key', 'Content-Type': 'application/json'}, body: jsonEncode({'input': text}))
        .timeout(const Duration(seconds: 20));
    if (response.statusCode != 200) throw StateError('openai ${response.statusCode}');
    return jsonDecode(response.body) as Map<String, dynamic>;
  }
}

