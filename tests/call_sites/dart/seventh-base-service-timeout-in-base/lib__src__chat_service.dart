import 'base_service.dart';

class ChatService extends BaseService {
  ChatService(String key) : super('api.mistral.ai', key);

  Future<String> chat(String json) => postJson('/v1/chat/completions', json);
}
