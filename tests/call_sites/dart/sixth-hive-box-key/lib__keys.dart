import 'package:get_storage/get_storage.dart';

class Keys {
  final _box = GetStorage();

  Future<void> save(String apiKey) => _box.write('openai_api_key', apiKey);

  String? get key => _box.read('openai_api_key');
}
