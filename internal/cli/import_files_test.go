package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFoldersAreWalkedToTheEnd(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"closed", "real"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name, name+".txt"), []byte("I: So?\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink("real", link); err != nil {
		t.Skip("no links here")
	}
	if paths, _, failed := importPaths([]string{link}); len(failed) > 0 || len(paths) != 1 || paths[0] != filepath.Join(link, "real.txt") {
		t.Errorf("a link to a folder: %q, %v", paths, failed)
	}
	closed := filepath.Join(dir, "closed")
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(closed, 0o755)
	if _, err := os.ReadDir(closed); err == nil {
		t.Skip("nothing is closed to this user")
	}
	paths, _, failed := importPaths([]string{dir})
	if len(paths) != 1 || filepath.Base(paths[0]) != "real.txt" {
		t.Errorf("%q", paths)
	}
	if len(failed) != 1 || failed[0].File != closed || !strings.Contains(failed[0].Err.Error(), "cannot be opened") {
		t.Errorf("%+v", failed)
	}
}

func TestWhatIsNoFileIsNotRead(t *testing.T) {
	for _, path := range []string{t.TempDir(), os.DevNull} {
		if data, err := readFile(path); err == nil || !strings.Contains(err.Error(), "is no file") {
			t.Errorf("%s: %q, %v", path, data, err)
		}
	}
}
