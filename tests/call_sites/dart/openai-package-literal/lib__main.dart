import 'package:dart_openai/dart_openai.dart';
import 'package:flutter/material.dart';

void main() {
  OpenAI.apiKey = '{{openai-project-key}}';
  runApp(const MaterialApp());
}
