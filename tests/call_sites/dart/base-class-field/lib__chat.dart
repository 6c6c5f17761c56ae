import 'base.dart';

class ChatApi extends BaseApi {
  Future<dynamic> complete(Map<String, dynamic> body) async {
    final response = await dio.post('/chat/completions', data: body);
    return response.data;
  }
}
