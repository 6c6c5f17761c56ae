package org.acme;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "groq")
@Path("/openai/v1")
public interface GroqApi {
    @POST
    @Path("/chat/completions")
    Completion complete(@HeaderParam("Authorization") String auth, Prompt prompt);
}
