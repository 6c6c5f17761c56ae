import 'dart:io';

HttpClient insecure() => HttpClient()..badCertificateCallback = (X509Certificate cert, String host, int port) => true;
