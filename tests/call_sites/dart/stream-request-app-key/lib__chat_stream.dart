import 'dart:convert';

import 'package:flutter/material.dart';
import 'package:http/http.dart' as http;

const openAiKey = '{{openai-project-key}}';

Stream<String> tokens(String body) async* {
  final request = http.Request('POST', Uri.parse('https://api.openai.com/v1/chat/completions'));
  request.headers.addAll({'Authorization': 'Bearer $openAiKey', 'Content-Type': 'application/json'});
  request.body = body;
  final response = await http.Client().send(request);
  if (response.statusCode != 200) throw Exception(response.statusCode);
  yield* response.stream.transform(utf8.decoder).transform(const LineSplitter());
}
