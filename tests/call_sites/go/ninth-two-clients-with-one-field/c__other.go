package c

import "net/http"

type Files struct{ http *http.Client }

func NewFiles() *Files { return &Files{http: &http.Client{}} }
