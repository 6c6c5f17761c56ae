import 'package:http/http.dart' as http;
import 'package:http/testing.dart';
import 'package:test/test.dart';
import 'package:app/src/deepgram.dart';

void main() {
  test('sends the key', () async {
    final client = MockClient((request) async {
      expect(request.headers['authorization'], 'Token test-key');
      return http.Response('{}', 200);
    });
    expect(await Deepgram('test-key', client: client).listen([1, 2]), '{}');
  });
}
