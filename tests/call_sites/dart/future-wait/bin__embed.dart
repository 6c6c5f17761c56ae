import 'dart:convert';
import 'dart:io';

import 'package:http/http.dart' as http;

Future<List<String>> embedAll(List<String> texts) => Future.wait(texts.map((text) async {
      final response = await http.post(Uri.parse('https://api.openai.com/v1/embeddings'),
          headers: {'Authorization': 'Bearer ${Platform.environment['OPENAI_API_KEY']}', 'Content-Type': 'application/json'},
          body: jsonEncode({'model': 'text-embedding-3-small', 'input': text}));
      if (response.statusCode != 200) throw HttpException('status ${response.statusCode}');
      return response.body;
    }));
