import 'dart:convert';
import 'package:http/http.dart' as http;

class Stripe {
  Stripe(this._apiKey);

  final String _apiKey;
  static const _baseUrl = 'https://api.stripe.com/v1';

  Map<String, String> get _headers => {
        'Authorization': 'Bearer $_apiKey',
        'Content-Type': 'application/x-www-form-urlencoded',
      };

  Future<Map<String, dynamic>> customers() async {
    final response = await http.get(Uri.parse('$_baseUrl/customers'), headers: _headers);
    if (response.statusCode != 200) throw StateError('stripe ${response.statusCode}');
    return jsonDecode(response.body) as Map<String, dynamic>;
  }
}
