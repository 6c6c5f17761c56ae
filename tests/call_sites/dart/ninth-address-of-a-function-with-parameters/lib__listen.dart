import 'package:http/http.dart' as http;

Uri buildUrl(String baseUrl, Map<String, dynamic>? queryParams) {
  final uri = Uri.parse(baseUrl);
  return uri.replace(queryParameters: queryParams);
}

class Listen {
  final String _baseSttUrl = 'https://api.deepgram.com/v1/listen';
  Future<String> url(String key) async {
    http.Response res = await http.post(buildUrl(_baseSttUrl, {'model': 'nova-3'}), headers: {'Authorization': 'Token $key'}, body: 'x');
    return res.body;
  }
}
