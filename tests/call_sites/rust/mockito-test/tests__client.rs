#[tokio::test]
async fn sends_the_key() {
    let mut server = mockito::Server::new_async().await;
    let mock = server.mock("POST", "/v1/text-to-speech/x").match_header("xi-api-key", "test-key").create_async().await;
    let res = reqwest::Client::new().post(format!("{}/v1/text-to-speech/x", server.url())).header("xi-api-key", "test-key").send().await.unwrap();
    assert!(res.status().is_success());
    mock.assert_async().await;
}
