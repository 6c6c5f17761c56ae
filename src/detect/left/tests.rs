//! Names and hosts beside values, in the notations of many languages.

use super::*;

/// The use of the value written as `VALUE` in the text.
fn of(text: &str) -> Use {
    let start = text.find("VALUE").unwrap();
    usage_of(text.as_bytes(), start..start + 5)
}

#[test]
fn names_in_many_languages() {
    for (text, name) in [
        ("api_key = \"VALUE\"", "api_key"),
        ("const apiKey: string = 'VALUE';", "apiKey"),
        ("pub const API_KEY: &'static str = \"VALUE\";", "API_KEY"),
        ("const apiKey string = \"VALUE\"", "apiKey"),
        ("apiKey := `VALUE`", "apiKey"),
        ("'api_key' => 'VALUE',", "api_key"),
        ("  \"apiKey\": \"VALUE\"", "apiKey"),
        ("{\\\"apiKey\\\": \\\"VALUE\\\"}", "apiKey"),
        ("export API_KEY=VALUE", "API_KEY"),
        ("api_key: VALUE", "api_key"),
        ("os.environ['API_KEY'] = 'VALUE'", "API_KEY"),
        ("os.environ[ 'API_KEY' ] = 'VALUE'", "API_KEY"),
        ("setenv(\"API_KEY\", \"VALUE\")", "API_KEY"),
        ("Client(api_key=f\"VALUE\")", "api_key"),
        ("<apiKey>VALUE</apiKey>", "apiKey"),
        ("<string name=\"api_key\">VALUE</string>", "api_key"),
        ("<add key=\"ApiKey\" value=\"VALUE\"/>", "ApiKey"),
        ("- name: API_KEY\n  value: \"VALUE\"", "API_KEY"),
        ("#define API_KEY \"VALUE\"", "API_KEY"),
        ("ENV API_KEY VALUE", "API_KEY"),
        ("tool --api-key VALUE", "api-key"),
        ("setApiKey(\"VALUE\")", "setApiKey"),
        ("machine h login u password VALUE", "password"),
        ("apiKey =\n    \"VALUE\"", "apiKey"),
        ("APP_KEY=base64:VALUE", "APP_KEY"),
        ("x: ${API_KEY:-VALUE}", "API_KEY"),
        ("process.env.API_KEY || 'VALUE'", "process.env.API_KEY"),
        ("$env:API_KEY = \"VALUE\"", "API_KEY"),
        ("char api_key[64] = \"VALUE\"", "api_key"),
        ("char api_key[] = \"VALUE\"", "api_key"),
        ("the API key: VALUE", "API key"),
        ("variable \"api_key\" {\n  default = \"VALUE\"", "api_key"),
        ("<key>ApiKey</key>\n<string>VALUE</string>", "ApiKey"),
        ("<entry key=\"apiKey\">VALUE</entry>", "apiKey"),
        ("<setting name=\"apiKey\"><value>VALUE</value>", "apiKey"),
        ("set(API_KEY \"VALUE\")", "API_KEY"),
        ("field \"API_KEY\", \"\\\"VALUE\\\"\"", "API_KEY"),
    ] {
        assert_eq!(of(text).name.as_deref(), Some(name), "{text}");
    }
}

#[test]
fn headers_in_many_languages() {
    for text in [
        "Authorization: Bearer VALUE",
        "'Authorization': 'Bearer VALUE'",
        "\"Authorization\" : f\"Bearer VALUE",
        "-H \"Authorization: Bearer VALUE\"",
        "req.Header.Set(\"Authorization\", \"Bearer VALUE\")",
        "{\"key\": \"Authorization\", \"value\": \"Bearer VALUE\"}",
        "headers['Authorization'] = `Bearer VALUE`",
    ] {
        let wanted = Sink::Header { name: "Authorization".into(), scheme: "Bearer".into() };
        assert_eq!(of(text).sink, wanted, "{text}");
    }
    assert_eq!(of("x-api-key: VALUE").sink, Sink::Header { name: "x-api-key".into(), scheme: String::new() });
    assert_eq!(of("see Bearer VALUE").sink, Sink::Header { name: "Authorization".into(), scheme: "Bearer".into() });
}

#[test]
fn query_parameters_and_hosts() {
    let usage = of("https://api.example.com/v1?api_key=VALUE&x=1");
    assert_eq!(usage.sink, Sink::QueryParam { name: "api_key".into() });
    assert_eq!(usage.host.as_deref(), Some("api.example.com"));
}

#[test]
fn prose_has_no_name() {
    for text in ["see VALUE", "the token VALUE", "(VALUE", "a, VALUE", "VALUE"] {
        assert_eq!(of(text).name, None, "{text}");
    }
}
