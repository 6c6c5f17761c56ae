require "rails_helper"
require "webmock/rspec"

RSpec.describe OpenaiService do
  it "sends the question" do
    stub = stub_request(:post, "https://api.openai.com/v1/chat/completions")
      .with(headers: { "Authorization" => "Bearer test" })
      .to_return(status: 200, body: { choices: [{ message: { content: "hi" } }] }.to_json)
    expect(described_class.new(api_key: "test").call([])).to eq("hi")
    expect(stub).to have_been_requested
  end
end
