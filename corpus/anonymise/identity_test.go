package anonymise

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"filippo.io/age"

	"github.com/mitten-qda/mitten/internal/fault"
)

// quick is a cost of scrypt that takes no time.
const quick = 4

func newIdentity(t *testing.T) *Identity {
	t.Helper()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return &Identity{key}
}

// sealedFor is an age file without armour.
func sealedFor(t *testing.T, data []byte, to ...age.Recipient) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := age.Encrypt(&b, to...)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(data)
	w.Close()
	return b.Bytes()
}

func TestWhichIdentityFilesOpen(t *testing.T) {
	id, other := newIdentity(t), newIdentity(t)
	protected, err := FileOf(id, "a quiet kettle", quick)
	if err != nil {
		t.Fatal(err)
	}
	scrypt, _ := age.NewScryptRecipient("a quiet kettle")
	scrypt.SetWorkFactor(quick)
	keygen := "# created: 2026-05-04T10:00:00Z\r\n# public key: " + id.Recipient() + "\r\n\r\n" + id.key.String() + "\r\n"
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, passphrase string
		data             []byte
		protected        bool
		wrong            string // "" where it opens
	}{
		{"plain", "", id.plain(), false, ""},
		{"plain, a passphrase given", "whatever", id.plain(), false, ""},
		{"age-keygen's, with comments and Windows line ends", "", []byte(keygen), false, ""},
		{"with a passphrase", "a quiet kettle", protected, true, ""},
		{"with line ends of Windows", "a quiet kettle", bytes.ReplaceAll(protected, []byte("\n"), []byte("\r\n")), true, ""},
		{"without armour", "a quiet kettle", sealedFor(t, []byte(keygen), scrypt), true, ""},
		{"another passphrase", "a loud kettle", protected, true, "wrong passphrase"},
		{"no passphrase", "", protected, true, "wrong passphrase"},
		{"torn", "a quiet kettle", protected[:len(protected)-60], false, "damaged"},
		{"torn, without armour", "a quiet kettle", sealedFor(t, []byte(keygen), scrypt)[:200], true, "damaged"},
		{"cut in the header", "", []byte("age-encryption.org/v1\n-> scr"), false, "damaged"},
		{"two keys", "", append(id.plain(), other.plain()...), false, "exactly one"},
		{"two keys under a passphrase", "a quiet kettle", sealedFor(t, append(id.plain(), other.plain()...), scrypt), true, "exactly one"},
		{"a key of another kind", "", []byte(hybrid.String()), false, "exactly one"},
		{"to a key", "", sealedFor(t, id.plain(), other.key.Recipient()), false, "not with a passphrase"},
		{"empty", "", nil, false, "damaged"},
		{"a letter", "", []byte("Dear Maureen,\n"), false, "damaged"},
		{"huge", "", bytes.Repeat([]byte("# x\n"), 1<<15), false, "more than"},
	} {
		file, err := ParseIdentityFile(c.data, "backup.txt")
		var got *Identity
		if err == nil {
			if file.Protected() != c.protected {
				t.Errorf("%s: protected is %v", c.name, file.Protected())
			}
			got, err = file.Open(c.passphrase)
		}
		switch {
		case c.wrong == "" && (err != nil || got.Recipient() != id.Recipient()):
			t.Errorf("%s: %v", c.name, err)
		case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong) || !strings.Contains(err.Error(), "backup.txt") || len(fault.Hints(err)) == 0):
			t.Errorf("%s: error %v with hints %v, want %q", c.name, err, fault.Hints(err), c.wrong)
		case err != nil && (strings.Contains(err.Error(), "Maureen") || strings.Contains(err.Error(), "SECRET")):
			t.Errorf("%s: the error quotes the file: %v", c.name, err)
		case errors.Is(err, ErrPassphrase) != (c.wrong == "wrong passphrase"):
			t.Errorf("%s: it is or is not a wrong passphrase: %v", c.name, err)
		}
	}
}

// What protects a key is read by the age library, and so by the age program.
func TestAgeReadsAProtectedKey(t *testing.T) {
	id := newIdentity(t)
	data, err := FileOf(id, "a quiet kettle", 0)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte(id.Recipient())) || !bytes.HasPrefix(data, []byte("-----BEGIN AGE ENCRYPTED FILE-----\n")) {
		t.Errorf("the file begins %q", data[:40])
	}
	file, err := ParseIdentityFile(data, "key")
	if err != nil {
		t.Fatal(err)
	}
	if cost := strings.Fields(strings.Split(string(file.sealed), "\n")[1])[3]; cost != "18" {
		t.Errorf("scrypt's cost is 2^%s, age's is 2^18", cost)
	}
}

func TestAKeyringAsksOnce(t *testing.T) {
	id := newIdentity(t)
	path := filepath.Join(t.TempDir(), "mitten", "key.txt")
	data, _ := FileOf(id, "a quiet kettle", quick)
	if err := StoreIdentity(path, data, false); err != nil {
		t.Fatal(err)
	}
	var locked *LockedError
	if _, err := LoadOrCreateIdentity(path, true); !errors.As(err, &locked) || locked.Path != path {
		t.Errorf("without a keyring: %v", err)
	}
	var none *Keyring
	if _, err := none.Identity(path); !errors.As(err, &locked) {
		t.Errorf("with no keyring: %v", err)
	}
	for _, answer := range []string{"a quiet kettle", "another"} {
		asked := 0
		keys := &Keyring{Ask: func(p string) (string, error) { asked++; return answer, nil }}
		for range 3 {
			got, err := keys.Identity(path)
			if right := answer == "a quiet kettle"; right != (err == nil) || right && got.Recipient() != id.Recipient() || !right && !errors.Is(err, ErrPassphrase) {
				t.Errorf("%q gives %v", answer, err)
			}
		}
		if asked != 1 {
			t.Errorf("asked %d times", asked)
		}
	}
	os.WriteFile(path, id.plain(), 0o600)
	keys := &Keyring{Ask: func(string) (string, error) { t.Error("asked without need"); return "", nil }}
	if _, err := keys.Identity(path); err != nil {
		t.Error(err)
	}
	if runtime.GOOS != "windows" {
		os.Chmod(path, 0o644)
		if _, err := keys.Identity(path); err == nil || !strings.Contains(fault.Hints(err)[0], "chmod 600") {
			t.Errorf("a key that others may read: %v", err)
		}
	}
}

func TestStoringAndDestroyingAKey(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mitten")
	path := filepath.Join(dir, "key.txt")
	var missing *NoIdentityError
	if err := DestroyIdentity(path); !errors.As(err, &missing) {
		t.Errorf("nothing there: %v", err)
	}
	first, second := newIdentity(t).plain(), newIdentity(t).plain()
	if err := StoreIdentity(path, first, false); err != nil {
		t.Fatal(err)
	}
	if err := StoreIdentity(path, second, false); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another one: %v", err)
	}
	if data, _ := os.ReadFile(path); !bytes.Equal(data, first) {
		t.Error("the first key was written over")
	}
	if err := StoreIdentity(path, second, true); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	linked := filepath.Join(t.TempDir(), "link") // sees what is written to the file itself
	if err := os.Link(path, linked); err != nil {
		t.Skip("no hard links here")
	}
	os.WriteFile(filepath.Join(dir, halfWritten+"123"), second, 0o600)
	os.WriteFile(filepath.Join(dir, ".mitten-tmp-123"), second, 0o600)
	os.WriteFile(filepath.Join(dir, "mine.txt"), nil, 0o600)
	if err := DestroyIdentity(path); err != nil {
		t.Fatal(err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 || entries[0].Name() != "mine.txt" {
		t.Errorf("left: %v", entries)
	}
	if data, _ := os.ReadFile(linked); len(bytes.Trim(data, "\x00")) > 0 {
		t.Error("the file was not overwritten")
	}
}

func TestDamagedFilesOfTheVaultAreNamed(t *testing.T) {
	v, dir, _ := newVault(t)
	if err := v.Put("T01.original", bytes.Repeat([]byte("words "), 40_000)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "T01.original.age")
	whole, _ := os.ReadFile(path)
	stranger := sealedFor(t, []byte("words"), newIdentity(t).key.Recipient())
	garbled := bytes.Clone(whole)
	garbled[len(garbled)/2] ^= 1
	for name, data := range map[string][]byte{
		"empty": nil, "cut in the header": whole[:30], "cut after the header": whole[:220], "cut between chunks": whole[:len(whole)/2],
		"cut at the end": whole[:len(whole)-1], "garbled": garbled, "longer": append(bytes.Clone(whole), 'x'), "plain": []byte("words words"), "somebody else's": stranger,
	} {
		os.WriteFile(path, data, 0o600)
		_, err := v.Get("T01.original")
		for _, err := range []error{err, v.Verify("T01.original")} {
			if !errors.Is(err, ErrDamaged) || !strings.HasPrefix(err.Error(), "vault/T01.original.age: damaged: ") || len(fault.Hints(err)) != 1 {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	os.WriteFile(path, whole, 0o600)
	if err := v.Verify("T01.original"); err != nil {
		t.Error(err)
	}
	if err := v.Put("people", []byte("no such,table\n\"")); err != nil {
		t.Fatal(err)
	}
	if _, err := v.People(); err == nil || !strings.Contains(err.Error(), "vault/people.age") {
		t.Errorf("a list that is none: %v", err)
	}
	for _, name := range []string{"names", "T01.decisions", "T01.identifiable"} {
		if err := v.Put(name, []byte("Maureen said {")); err != nil {
			t.Fatal(err)
		}
	}
	_, err := v.Literals()
	_, err2 := v.Decisions("T01")
	_, err3 := v.Identifiable("T01")
	for _, err := range []error{err, err2, err3} {
		if !errors.Is(err, ErrDamaged) || strings.Contains(err.Error(), "Maureen") || !strings.HasPrefix(err.Error(), "vault/") {
			t.Errorf("something else than expected: %v", err)
		}
	}
}
