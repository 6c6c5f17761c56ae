import 'dart:io';

import 'package:chopper/chopper.dart';

import 'chat_service.dart';

ChatService buildChat() {
  final client = ChopperClient(
    baseUrl: Uri.parse('https://api.groq.com/openai'),
    services: [ChatService.create()],
    converter: const JsonConverter(),
    interceptors: [HeadersInterceptor({'Authorization': 'Bearer ${Platform.environment['GROQ_API_KEY']}'})],
  );
  return client.getService<ChatService>();
}
