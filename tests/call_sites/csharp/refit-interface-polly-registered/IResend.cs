using Refit;

public interface IResend
{
    [Post("/emails")]
    Task<SentEmail> SendAsync([Body] Email email);
}
