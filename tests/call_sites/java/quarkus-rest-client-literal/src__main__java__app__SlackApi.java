package app;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(baseUri = "https://slack.com/api")
@ClientHeaderParam(name = "Authorization", value = "Bearer {{slack-bot-token}}")
public interface SlackApi {
    @POST
    @Path("/chat.postMessage")
    String post(Message message);
}
