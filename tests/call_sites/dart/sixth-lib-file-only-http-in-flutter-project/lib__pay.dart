import 'dart:convert';
import 'package:http/http.dart' as http;

class Pay {
  Future<Map<String, dynamic>> createPaymentIntent(String amount, String currency) async {
    final response = await http.post(
      Uri.parse('https://api.stripe.com/v1/payment_intents'),
      headers: {
        'Authorization': 'Bearer {{stripe-secret-key-live}}',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: {'amount': amount, 'currency': currency},
    );
    if (response.statusCode != 200) {
      throw Exception('stripe ${response.statusCode}');
    }
    return json.decode(response.body);
  }
}
