import 'dart:convert';

import 'package:flutter_bloc/flutter_bloc.dart';
import 'package:http/http.dart' as http;

class ChatCubit extends Cubit<List<String>> {
  ChatCubit() : super(const []);
  static const _apiKey = '{{openai-project-key}}';

  Future<void> send(String text) async {
    final response = await http.post(
      Uri.https('api.openai.com', '/v1/chat/completions'),
      headers: {'Authorization': 'Bearer $_apiKey', 'Content-Type': 'application/json'},
      body: jsonEncode({'model': 'gpt-4o-mini', 'messages': [{'role': 'user', 'content': text}]}),
    );
    if (response.statusCode == 200) emit([...state, response.body]);
  }
}
