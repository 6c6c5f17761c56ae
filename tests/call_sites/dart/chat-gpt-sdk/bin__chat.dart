import 'dart:io';
import 'package:chat_gpt_sdk/chat_gpt_sdk.dart';

class Chat {
  final openAI = OpenAI.instance.build(
    token: Platform.environment['OPENAI_API_KEY'],
    baseOption: HttpSetup(receiveTimeout: const Duration(seconds: 20)),
  );

  Future<String> ask(String text) async {
    final request = ChatCompleteText(messages: [Messages(role: Role.user, content: text)], model: GptTurboChatModel());
    final response = await openAI.onChatCompletion(request: request);
    return response!.choices.first.message!.content;
  }
}
