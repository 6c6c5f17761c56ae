using Microsoft.AspNetCore.Mvc;

namespace Acme.Controllers;

[ApiController]
[Route("api/[controller]")]
public class ConfigController(IConfiguration configuration) : ControllerBase
{
    [HttpGet]
    public IActionResult Get() => Ok(new
    {
        region = configuration["Azure:Region"],
        openAiKey = configuration["OpenAI:ApiKey"],
    });
}
