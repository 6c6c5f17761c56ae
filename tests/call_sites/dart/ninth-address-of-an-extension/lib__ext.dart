extension S on String {
  Uri toUri() => Uri.parse(this);
}
