import java.net.URI; import java.net.http.*; import java.time.Duration;
class A {
    String find(String t) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest r = HttpRequest.newBuilder(URI.create("https://api.geoplaces.io/v1/search?api_key=" + System.getenv("GEO_KEY") + "&q=" + t)).timeout(Duration.ofSeconds(5)).build();
        HttpResponse<String> a = client.send(r, HttpResponse.BodyHandlers.ofString());
        if (a.statusCode() != 200) throw new RuntimeException();
        return a.body();
    }
}
