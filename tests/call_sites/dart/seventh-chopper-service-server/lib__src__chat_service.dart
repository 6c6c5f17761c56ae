import 'package:chopper/chopper.dart';

part 'chat_service.chopper.dart';

@ChopperApi(baseUrl: '/v1')
abstract class ChatService extends ChopperService {
  @POST(path: '/chat/completions')
  Future<Response<Map<String, dynamic>>> chat(@Body() Map<String, dynamic> body);

  static ChatService create([ChopperClient? client]) => _$ChatService(client);
}
