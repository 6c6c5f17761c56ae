import 'dart:io';

void main() {
  final key = Platform.environment['OPENAI_API_KEY'];
  print('key = $key');
}
