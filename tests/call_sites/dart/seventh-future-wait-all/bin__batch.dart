import 'dart:io';

import 'package:http/http.dart' as http;

Future<String> label(String text) async {
  final response = await http.post(Uri.parse('https://api.openai.com/v1/chat/completions'),
      headers: {'Authorization': 'Bearer ${Platform.environment['OPENAI_API_KEY']}'}, body: text);
  if (response.statusCode != 200) throw HttpException('openai ${response.statusCode}');
  return response.body;
}

Future<void> main() async {
  final lines = await File('tickets.txt').readAsLines();
  final labels = await Future.wait(lines.map(label));
  labels.forEach(print);
}
