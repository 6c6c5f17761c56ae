import 'dart:developer';
import 'package:flutter/material.dart';

const apiKey = String.fromEnvironment('GROQ_API_KEY');

void main() {
  log('starting with $apiKey');
  runApp(const MaterialApp());
}
