package main

import "os"

func init() {
	os.Setenv("ELEVENLABS_API_KEY", "{{elevenlabs-api-key}}")
}

func main() {}
