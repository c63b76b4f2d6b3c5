package coding

import (
	"bytes"
	"crypto/rand"
	"errors"
	"regexp"
	"testing"
	"testing/iotest"
	"time"

	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

func TestIDsSortByTime(t *testing.T) {
	form := regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{26}$`)
	rapid.Check(t, func(t *rapid.T) {
		millis := rapid.Int64Range(0, 1<<47)
		a, b := millis.Draw(t, "a"), millis.Draw(t, "b")
		x, y := NewID(time.UnixMilli(a), rand.Reader), NewID(time.UnixMilli(b), rand.Reader)
		if a < b && x >= y || a > b && x <= y {
			t.Fatalf("%d gives %s, %d gives %s", a, x, b, y)
		}
		if !form.MatchString(x) || corpus.CheckID(x) != nil {
			t.Fatalf("%s is not for a file or a URL", x)
		}
	})
}

func TestIDsKeepEightyRandomBits(t *testing.T) {
	zero := NewID(day, bytes.NewReader(make([]byte, 10)))
	for bit := range 80 {
		raw := make([]byte, 10)
		raw[bit/8] = 1 << (bit % 8)
		if id := NewID(day, bytes.NewReader(raw)); id == zero || id[:10] != zero[:10] {
			t.Errorf("random bit %d: %s and %s", bit, id, zero)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("an id without randomness")
		}
	}()
	NewID(day, iotest.ErrReader(errors.New("none left")))
}

func TestStampIsLaterThanTheJournal(t *testing.T) {
	zone := time.FixedZone("", 7200)
	now := time.Date(2019, 5, 14, 11, 30, 0, 1_234_567, zone)
	if got, want := Stamp(now, nil), day.Add(time.Millisecond); !got.Equal(want) || got.Location() != time.UTC {
		t.Errorf("Stamp = %v, want %v", got, want)
	}
	ahead := day.Add(time.Hour + time.Microsecond) // another machine's clock
	if got, want := Stamp(now, []Event{{At: day}, {At: ahead}, {At: day}}), day.Add(time.Hour+time.Millisecond); !got.Equal(want) {
		t.Errorf("Stamp = %v, want %v", got, want)
	}
}
