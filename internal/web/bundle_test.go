package web

import (
	"bytes"
	"testing"

	"github.com/mitten-qda/mitten/internal/web/bundle/build"
)

func TestTheScriptIsFresh(t *testing.T) {
	want, err := build.Script("script/main.ts")
	if err != nil {
		t.Fatal(err)
	}
	got, err := files.ReadFile("assets/app.js")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("assets/app.js is not made of script/: run `go run ./bundle` in internal/web")
	}
}
