package anonymise

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/mitten-qda/mitten/internal/fault"
)

// newVault makes a vault in a study of its own and gives its folder and the
// identity's file.
func newVault(t *testing.T) (v *Vault, dir, identityFile string) {
	t.Helper()
	root := t.TempDir()
	dir = filepath.Join(root, "study", "vault")
	identityFile = filepath.Join(root, "config", "mitten", "identity.txt")
	id, err := LoadOrCreateIdentity(identityFile, true)
	if err != nil {
		t.Fatal(err)
	}
	if v, err = CreateVault(dir, identityFile, id); err != nil {
		t.Fatal(err)
	}
	return v, dir, identityFile
}

func TestIdentityIsMadeOnceAndKeptPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mitten", "identity.txt")
	var missing *NoIdentityError
	if _, err := LoadOrCreateIdentity(path, false); !errors.As(err, &missing) || missing.Path != path || len(fault.Hints(err)) != 1 {
		t.Fatalf("a missing identity gives %v", err)
	}
	var wg sync.WaitGroup
	made := make([]string, 8)
	for i := range made {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if id, err := LoadOrCreateIdentity(path, true); err == nil {
				made[i] = id.Recipient()
			}
		}()
	}
	wg.Wait()
	id, err := LoadOrCreateIdentity(path, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range made {
		if r != id.Recipient() {
			t.Errorf("one of several makers has the key %s, the file %s", r, id.Recipient())
		}
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Errorf("%d files beside the identity", len(entries)-1)
	}
	for _, s := range []string{fmt.Sprint(id), fmt.Sprintf("%+v", id), fmt.Sprintf("%#v", id)} {
		if strings.Contains(s, "SECRET") {
			t.Error("the identity prints its key")
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	for p, want := range map[string]fs.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(p); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, want %v", p, info.Mode().Perm(), want)
		}
	}
	os.Chmod(path, 0o644)
	if _, err := LoadOrCreateIdentity(path, true); err == nil || len(fault.Hints(err)) == 0 {
		t.Errorf("an identity that others may read gives %v", err)
	}
}

func TestADamagedIdentityIsNeitherQuotedNorReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "identity.txt")
	os.WriteFile(path, []byte("AGE-SECRET-KEY-1TORN"), 0o600)
	_, err := LoadOrCreateIdentity(path, true)
	if err == nil || strings.Contains(err.Error(), "TORN") {
		t.Errorf("got %v", err)
	}
	if data, _ := os.ReadFile(path); string(data) != "AGE-SECRET-KEY-1TORN" {
		t.Error("the file was written over")
	}
}

func TestVaultKeepsWhatIsPutAndShowsNothingOfIt(t *testing.T) {
	v, dir, identityFile := newVault(t)
	secret := []byte("Maureen Fitzwarren said so, Maureen Fitzwarren.docx")
	for _, data := range [][]byte{secret, {}, bytes.Repeat(secret, 5000)} {
		if err := v.Put("T01.original", data); err != nil {
			t.Fatal(err)
		}
		again, err := OpenVault(dir, identityFile)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := again.Get("T01.original"); err != nil || !bytes.Equal(got, data) {
			t.Errorf("%d bytes came back as %d: %v", len(data), len(got), err)
		}
	}
	d := interview(t, "Maureen=participant", "Maureen: hello\n")
	for _, err := range []error{
		v.PutOriginal("T01", secret), v.PutIdentifiable(d), v.PutPeople(cast),
		v.PutLiterals([]Literal{{Text: "Whitby"}}), v.PutDecisions("T01", Decisions{Offsets: OffsetMap{Source: 3, Target: 3}})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	filepath.WalkDir(filepath.Dir(dir), func(path string, e fs.DirEntry, err error) error {
		data, _ := os.ReadFile(path)
		if strings.Contains(path, "Maureen") || bytes.Contains(data, []byte("Maureen")) || bytes.Contains(data, []byte("Whitby")) {
			t.Errorf("%s shows a name", path)
		}
		return nil
	})
	names, err := v.List()
	if want := []string{"T01.decisions", "T01.identifiable", "T01.original", "names", "people"}; err != nil || !reflect.DeepEqual(names, want) {
		t.Errorf("names %v, %v", names, err)
	}
	back, err := v.Identifiable("T01")
	if err != nil || !bytes.Equal(back.Render(), d.Render()) {
		t.Errorf("the document came back changed: %v", err)
	}
	if p, err := v.People(); err != nil || !reflect.DeepEqual(p.Persons, cast.clone().Persons) {
		t.Errorf("people %+v, %v", p, err)
	}
	if ls, err := v.Literals(); err != nil || len(ls) != 1 {
		t.Errorf("literals %v, %v", ls, err)
	}
	if ids, err := v.Documents(); err != nil || !reflect.DeepEqual(ids, []string{"T01"}) {
		t.Errorf("documents %v, %v", ids, err)
	}
	if err := v.RemoveDocument("T01"); err != nil || v.HasIdentifiable("T01") || v.Has("T01.source") || !v.Has("people") {
		t.Errorf("removing the document: %v", err)
	}
	if err := v.PutPeople(&People{}); err != nil || v.Has("people") {
		t.Errorf("an empty list: %v", err)
	}
	if p, err := v.People(); err != nil || len(p.Persons) != 0 {
		t.Errorf("no list: %v", err)
	}
}

func TestWritingNeedsNoIdentityAndReadingSaysWhereItBelongs(t *testing.T) {
	v, dir, identityFile := newVault(t)
	if err := v.Put("a", []byte("x")); err != nil {
		t.Fatal(err)
	}
	away := identityFile + ".away"
	os.Rename(identityFile, away)
	v, err := OpenVault(dir, identityFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Put("b", []byte("y")); err != nil {
		t.Errorf("writing: %v", err)
	}
	_, err = v.Get("b")
	var missing *NoIdentityError
	if !errors.As(err, &missing) || len(fault.Hints(err)) != 1 || !strings.Contains(fault.Hints(err)[0], identityFile) || v.Readable() == nil {
		t.Errorf("reading: %v, hints %v", err, fault.Hints(err))
	}
	os.Rename(away, identityFile)
	if got, err := v.Get("b"); err != nil || string(got) != "y" || v.Readable() != nil {
		t.Errorf("after the identity came back: %q, %v", got, err)
	}
	if _, err := v.Get("c"); !errors.Is(err, fs.ErrNotExist) || v.Has("c") {
		t.Errorf("what is not there: %v", err)
	}
}

func TestVaultRefuses(t *testing.T) {
	v, dir, identityFile := newVault(t)
	if err := v.Put("a", []byte("some text")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"", "../a", "a/b", ".a", "Maureen F", strings.Repeat("x", 101)} {
		if err := v.Put(name, nil); err == nil || strings.Contains(err.Error(), "Maureen") {
			t.Errorf("putting %q: %v", name, err)
		}
		if _, err := v.Get(name); err == nil || v.Has(name) {
			t.Errorf("getting %q: %v", name, err)
		}
	}
	path := filepath.Join(dir, "a.age")
	sealed, _ := os.ReadFile(path)
	os.WriteFile(path, sealed[:len(sealed)-5], 0o600)
	if _, err := v.Get("a"); err == nil || len(fault.Hints(err)) == 0 {
		t.Errorf("a torn file: %v", err)
	}
	other := filepath.Join(filepath.Dir(identityFile), "other.txt")
	if _, err := LoadOrCreateIdentity(other, true); err != nil {
		t.Fatal(err)
	}
	os.WriteFile(path, sealed, 0o600)
	foreign, err := OpenVault(dir, other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := foreign.Get("a"); err == nil || !errors.Is(err, ErrForeignVault) || !errors.Is(foreign.Readable(), ErrForeignVault) || len(fault.Hints(err)) == 0 {
		t.Errorf("reading with another identity: %v", err)
	}
	if err := foreign.Put("a", nil); err == nil {
		t.Error("writing what one could not read again")
	}
	if _, err := OpenVault(dir, filepath.Join(filepath.Dir(dir), "identity.txt")); err == nil {
		t.Error("an identity inside the study")
	}
	if _, err := OpenVault(filepath.Dir(dir), identityFile); err == nil {
		t.Error("a folder that is no vault")
	}
	os.WriteFile(filepath.Join(dir, recipientFile), []byte("age1nonsense\n"), 0o644)
	if _, err := OpenVault(dir, identityFile); err == nil || !strings.Contains(err.Error(), recipientFile) {
		t.Errorf("a damaged recipient: %v", err)
	}
}
