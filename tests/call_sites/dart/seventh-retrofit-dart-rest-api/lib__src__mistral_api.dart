import 'package:dio/dio.dart';
import 'package:retrofit/retrofit.dart';

part 'mistral_api.g.dart';

@RestApi(baseUrl: 'https://api.mistral.ai/v1')
abstract class MistralApi {
  factory MistralApi(Dio dio) = _MistralApi;

  @POST('/chat/completions')
  Future<ChatResponse> chat(@Header('Authorization') String auth, @Body() ChatRequest request);
}
