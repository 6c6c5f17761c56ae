import 'dart:io';
import 'dart:math';

import 'package:http/http.dart' as http;

Future<String> ask(String body) async {
  var wait = 500;
  for (var i = 0; i < 5; i++) {
    final response = await http.post(
      Uri.parse('https://api.openai.com/v1/chat/completions'),
      headers: {'Authorization': 'Bearer ${Platform.environment['OPENAI_API_KEY']}'},
      body: body,
    );
    if (response.statusCode == 200) return response.body;
    final hint = int.tryParse(response.headers['retry-after'] ?? '') ?? 0;
    await Future.delayed(Duration(milliseconds: max(hint * 1000, wait + Random().nextInt(200))));
    wait = min(wait * 2, 20000);
  }
  throw Exception('gave up');
}
