import 'dart:convert';

import 'package:flutter_stripe/flutter_stripe.dart';
import 'package:http/http.dart' as http;

class Payments {
  final String _secret = '{{stripe-secret-key-live}}';

  Future<Map<String, dynamic>> createPaymentIntent(String amount, String currency) async {
    final response = await http.post(
      Uri.parse('https://api.stripe.com/v1/payment_intents'),
      headers: {
        'Authorization': 'Bearer $_secret',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: {'amount': amount, 'currency': currency},
    );
    if (response.statusCode != 200) throw Exception(response.statusCode);
    final intent = jsonDecode(response.body);
    await Stripe.instance.initPaymentSheet(paymentSheetParameters: SetupPaymentSheetParameters(paymentIntentClientSecret: intent['client_secret']));
    return intent;
  }
}
