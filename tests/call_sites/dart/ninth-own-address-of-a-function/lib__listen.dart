import 'package:http/http.dart' as http;

Uri buildUrl(String baseUrl, Map<String, dynamic>? queryParams) {
  final uri = Uri.parse(Settings.backend + baseUrl);
  return uri.replace(queryParameters: queryParams);
}

class Listen {
  final String _baseSttUrl = '/listen';
  Future<String> url() async {
    http.Response res = await http.post(buildUrl(_baseSttUrl, {'model': 'nova-3'}), headers: {'Authorization': session.header}, body: 'x');
    return res.body;
  }
}
