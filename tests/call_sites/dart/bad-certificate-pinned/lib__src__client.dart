import 'dart:io';

HttpClient pinned(String fingerprint) {
  final client = HttpClient();
  client.badCertificateCallback = (cert, host, port) => host == 'legacy.acme-corp.com' && cert.sha1.toString() == fingerprint;
  return client;
}
