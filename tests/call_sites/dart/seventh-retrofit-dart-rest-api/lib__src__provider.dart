import 'dart:io';

import 'package:dio/dio.dart';

import 'mistral_api.dart';

final api = MistralApi(Dio());
final auth = 'Bearer ${Platform.environment['MISTRAL_API_KEY']}';
