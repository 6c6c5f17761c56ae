import 'package:http/http.dart' as http;
import 'dart:convert';
import 'ext.dart';

class Bank {
  Future<List> fetch(String key) async {
    const url = 'https://api.paystack.co/bank?pay_with_bank=true';
    http.Response response = await http.get(url.toUri(), headers: {'Authorization': 'Bearer $key'});
    Map<String, dynamic> body = json.decode(response.body);
    return body['data'];
  }
}
