package fsx_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/internal/fsx"
)

func TestWriteCheckedAsksBeforeItReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	refused := errors.New("no")
	var seen string
	check := func(temp string) error {
		data, err := os.ReadFile(temp)
		if err != nil {
			return err
		}
		info, err := os.Stat(temp)
		if err != nil {
			return err
		}
		if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("others may read it: %v", info.Mode())
		}
		if old, _ := os.ReadFile(path); string(old) != "old" || filepath.Dir(temp) != dir || !fsx.IsTemp(temp) {
			t.Errorf("%s beside %q", temp, old)
		}
		if seen = string(data); seen == "bad" {
			return refused
		}
		return nil
	}
	if err := fsx.WriteChecked(path, []byte("bad"), 0o644, check); !errors.Is(err, refused) || seen != "bad" {
		t.Errorf("%v, saw %q", err, seen)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
	if err := fsx.WriteChecked(path, []byte("new"), 0o644, check); err != nil || seen != "new" {
		t.Errorf("%v, saw %q", err, seen)
	}
	if data, _ := os.ReadFile(path); string(data) != "new" {
		t.Errorf("in place is %q", data)
	}
	if info, err := os.Stat(path); err == nil && runtime.GOOS != "windows" && info.Mode().Perm() != 0o644 {
		t.Errorf("mode %v", info.Mode())
	}
}

// Killed between write and rename, a process leaves the old file.
func TestKilledWhileItIsCheckedTheOldFileStays(t *testing.T) {
	if path := os.Getenv("FSX_DIE_AT"); path != "" {
		_ = fsx.WriteChecked(path, []byte("new"), 0o644, func(string) error {
			self, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = self.Kill()
			}
			time.Sleep(10 * time.Second)
			return err
		})
		os.Exit(0)
	}
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledWhileItIsCheckedTheOldFileStays$")
	cmd.Env = append(os.Environ(), "FSX_DIE_AT="+path)
	if err := cmd.Run(); err == nil {
		t.Fatal("it was not killed")
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "old" {
		t.Errorf("%q, %v", data, err)
	}
}
