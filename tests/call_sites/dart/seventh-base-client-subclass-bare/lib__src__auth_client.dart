import 'package:http/http.dart' as http;

class AuthClient extends http.BaseClient {
  AuthClient(this._key, [http.Client? inner]) : _inner = inner ?? http.Client();

  final String _key;
  final http.Client _inner;

  @override
  Future<http.StreamedResponse> send(http.BaseRequest request) {
    request.headers['Authorization'] = 'Bearer $_key';
    return _inner.send(request);
  }
}
