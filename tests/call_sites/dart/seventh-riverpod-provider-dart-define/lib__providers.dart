import 'package:dio/dio.dart';
import 'package:flutter_riverpod/flutter_riverpod.dart';

const openAiKey = String.fromEnvironment('OPENAI_API_KEY');

final dioProvider = Provider<Dio>((ref) => Dio(BaseOptions(
      baseUrl: 'https://api.openai.com/v1',
      connectTimeout: const Duration(seconds: 10),
      receiveTimeout: const Duration(seconds: 60),
      headers: {'Authorization': 'Bearer $openAiKey'},
    )));

class ChatRepository {
  ChatRepository(this.ref);
  final Ref ref;

  Future<dynamic> send(Map<String, dynamic> body) async {
    final response = await ref.read(dioProvider).post('/chat/completions', data: body);
    return response.data;
  }
}
