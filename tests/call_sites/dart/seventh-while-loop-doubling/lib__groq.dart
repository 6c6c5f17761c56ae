import 'dart:io';
import 'dart:math';

import 'package:http/http.dart' as http;

Future<String> ask(String json) async {
  var delay = const Duration(milliseconds: 500);
  var attempt = 0;
  while (true) {
    final response = await http
        .post(Uri.parse('https://api.groq.com/openai/v1/chat/completions'),
            headers: {HttpHeaders.authorizationHeader: 'Bearer ${Platform.environment['GROQ_API_KEY']}'}, body: json)
        .timeout(const Duration(seconds: 30));
    if (response.statusCode == 200) return response.body;
    final again = response.statusCode == 429 || response.statusCode >= 500;
    if (!again || ++attempt >= 5) throw HttpException('groq ${response.statusCode}');
    final after = int.tryParse(response.headers['retry-after'] ?? '');
    await Future<void>.delayed(after != null ? Duration(seconds: after) : delay + Duration(milliseconds: Random().nextInt(250)));
    delay *= 2;
  }
}
