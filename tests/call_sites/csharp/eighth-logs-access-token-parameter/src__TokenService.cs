using Microsoft.Extensions.Logging;

public class TokenService(ILogger<TokenService> logger)
{
    public void Store(string user, string accessToken)
    {
        logger.LogInformation("Storing token {Token} for {User}", accessToken, user);
    }
}
