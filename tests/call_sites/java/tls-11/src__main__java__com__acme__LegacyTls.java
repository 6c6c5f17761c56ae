package com.acme;

import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;

public class LegacyTls {
    public static HttpClient client() throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.1");
        context.init(null, null, null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}

