import 'base.dart';

class Whisper extends Base {
  Whisper(String key) : super('https://api.openai.com/v1/embeddings', key);

  Future<String> run(String text) => ask({'input': text});
}
