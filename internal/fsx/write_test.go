package fsx

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestWriteFileReplacesWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	for _, want := range []string{"a long first version", "short", ""} {
		if err := WriteFile(path, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != want {
			t.Fatalf("got %q, %v; want %q", got, err, want)
		}
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
		t.Errorf("mode is %v", info.Mode().Perm())
	}
	onlyFile(t, filepath.Dir(path), "a.txt")
}

func TestAFailedWriteLeavesTheOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	full := errors.New("no space left on device")
	err := WriteTo(path, 0o644, func(w io.Writer) error {
		io.WriteString(w, "half of the new")
		return full
	})
	if !errors.Is(err, full) {
		t.Fatalf("error is %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Fatalf("the file holds %q", got)
	}
	onlyFile(t, filepath.Dir(path), "a.txt")
}

func TestAppendAddsAtTheEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	for _, line := range []string{"one\n", "two\n"} {
		if err := Append(path, []byte(line), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(path); string(got) != "one\ntwo\n" {
		t.Fatalf("the file holds %q", got)
	}
	if err := Append(filepath.Join(path, "b"), nil, 0o644); err == nil {
		t.Fatal("appending below a file succeeded")
	}
}

func TestTempFilesAreKnown(t *testing.T) {
	dir := t.TempDir()
	WriteTo(filepath.Join(dir, "x"), 0o644, func(w io.Writer) error {
		if name := filepath.Base(w.(*os.File).Name()); !IsTemp(name) {
			t.Errorf("%s is not known as a temporary file", name)
		}
		return nil
	})
	if IsTemp("T01.md") {
		t.Error("a transcript counts as a temporary file")
	}
}

func onlyFile(t *testing.T, dir, name string) {
	t.Helper()
	entries, _ := os.ReadDir(dir)
	if len(entries) != 1 || entries[0].Name() != name {
		t.Errorf("%v is left beside %s", entries, name)
	}
}
