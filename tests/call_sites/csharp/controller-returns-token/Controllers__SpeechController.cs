using Microsoft.AspNetCore.Mvc;

[ApiController]
[Route("api/[controller]")]
public class SpeechController : ControllerBase
{
    private readonly IConfiguration _config;

    public SpeechController(IConfiguration config) => _config = config;

    [HttpGet("key")]
    public IActionResult Key()
    {
        var apiKey = Environment.GetEnvironmentVariable("DEEPGRAM_API_KEY");
        return Ok(new { apiKey });
    }
}
