using Twilio;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

public class Notify
{
    public Notify(IConfiguration config) => TwilioClient.Init(config["Twilio:Sid"], config["Twilio:Token"]);

    public async Task SendAsync(string to, string text)
    {
        await MessageResource.CreateAsync(to: new PhoneNumber(to), from: new PhoneNumber("+15005550006"), body: text);
    }
}
